//! Amounts and shares as people read them.

use super::grouped;
use crate::domain::words::Lang;

/// From so many minor units on, an amount is told in millions.
const MILLION: i128 = 100_000_000;
/// From so many on, in thousands.
const MANY: i128 = 1_000_000;

/// An amount to the last figure: «120 000 руб.», `120 000.50 EUR`.
pub fn exact(minor: impl Into<i128>, currency: &str, lang: Lang) -> String {
    format!("{} {}", grouped(minor, lang), unit(currency, lang)).trim_end().to_owned()
}

/// An amount in few letters: «18,4 млн руб.», «512 тыс. руб.», «9 400 руб.»; rounded half up at the last figure shown.
pub fn short(minor: impl Into<i128>, currency: &str, lang: Lang) -> String {
    let minor: i128 = minor.into();
    let sign = if minor < 0 { "−" } else { "" };
    let size = minor.saturating_abs();
    let (figures, times) = if size >= MILLION - MANY / 20 {
        (tenths(size, MILLION, lang), ["млн ", "mln "])
    } else if size >= MANY {
        (grouped((size + 50_000) / 100_000 * 100, lang), ["тыс. ", "k "])
    } else {
        (grouped((size + 50) / 100 * 100, lang), ["", ""])
    };
    format!("{sign}{figures} {}{}", times[usize::from(lang == Lang::En)], unit(currency, lang)).trim_end().to_owned()
}

/// How a currency is written behind an amount.
pub fn unit(currency: &str, lang: Lang) -> &str {
    match (currency, lang) {
        ("RUB", Lang::Ru) => "руб.",
        (code, _) => code,
    }
}

fn tenths(size: i128, unit: i128, lang: Lang) -> String {
    let tenths = (size + unit / 20) / (unit / 10);
    // From a hundred on no tenths are shown, and the figure before them is rounded by itself.
    if tenths >= 1_000 {
        return grouped((size + unit / 2) / unit * 100, lang);
    }
    format!("{}{}{}", grouped(tenths / 10 * 100, lang), point(lang), tenths % 10)
}

fn point(lang: Lang) -> char {
    if lang == Lang::Ru { ',' } else { '.' }
}

/// Tenths of a percentage point, with their sign: «−5,6 п.п.», `+0.4 pp`.
pub fn points(tenths: i64, lang: Lang) -> String {
    let said = percent(tenths, lang);
    let bare = said.trim_end_matches(['%', ' ', '\u{a0}']);
    format!("{}{bare} {}", if tenths > 0 { "+" } else { "" }, if lang == Lang::Ru { "п.п." } else { "pp" })
}

/// Tenths of how many times one sum is another: «4,3×».
pub fn times(tenths: i64, lang: Lang) -> String {
    format!("{}×", percent(tenths, lang).trim_end_matches([' ', '%']))
}

/// Tenths of a percent: «12,0 %».
pub fn percent(tenths: i64, lang: Lang) -> String {
    let size = tenths.saturating_abs();
    let whole = grouped((size / 10).saturating_mul(100), lang);
    format!("{}{}{}{} %", if tenths < 0 { "−" } else { "" }, whole, point(lang), size % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_grouped_by_thousands() {
        assert_eq!(exact(12_000_000, "RUB", Lang::Ru), "120 000 руб.");
        assert_eq!(exact(99_050, "EUR", Lang::En), "990.50 EUR");
        assert_eq!(exact(i64::MIN, "EUR", Lang::En).chars().next(), Some('−'));
        assert_eq!(exact(100_000_000, "RUB", Lang::En), "1 000 000 RUB");
    }

    #[test]
    fn amounts_are_told_in_few_letters() {
        for (minor, said) in [
            (1_i64, "0 руб."),
            (1_840_000_000, "18,4 млн руб."),
            (51_200_000, "512 тыс. руб."),
            (99_960_000, "1,0 млн руб."),
            (17_674_661_106, "177 млн руб."),
            (9_994_999_999, "99,9 млн руб."),
            (9_995_000_000, "100 млн руб."),
            (940_050, "9 401 руб."),
            (-15_000_000, "−150 тыс. руб."),
            (123_456_000_000_000, "1 234 560 млн руб."),
            (0, "0 руб."),
        ] {
            assert_eq!(short(minor, "RUB", Lang::Ru), said, "{minor}");
        }
        assert_eq!(short(1_840_000_000, "EUR", Lang::En), "18.4 mln EUR");
        assert_eq!((percent(120, Lang::Ru), percent(-5, Lang::En)), ("12,0 %".to_owned(), "−0.5 %".to_owned()));
        assert_eq!(percent(1_234_567, Lang::Ru), "123 456,7 %");
        assert_eq!((times(43, Lang::Ru), times(28, Lang::En)), ("4,3×".to_owned(), "2.8×".to_owned()));
    }
}
