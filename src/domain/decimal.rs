//! Numbers with two places, kept in hundredths: 1650 is 16.5.

use super::words::{Lang, thousands};

/// The greatest number that is read, in hundredths: a hundred thousand millions.
pub const MOST: i64 = 10_000_000_000_000;

/// Reads a number: «16,5», `-3`, «1 200». No more than hundredths are told.
pub fn read(text: &str) -> Option<i64> {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (below, bare) = match bare.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, bare.as_str()),
    };
    let (whole, rest) = bare.split_once([',', '.']).unwrap_or((bare, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 12 || rest.len() > 2 || !digits(whole) || !digits(rest) || bare.ends_with([',', '.']) {
        return None;
    }
    let hundredths = whole.parse::<i64>().ok()? * 100 + format!("{rest:0<2}").parse::<i64>().ok()?;
    (hundredths <= MOST).then_some(if below { -hundredths } else { hundredths })
}

/// The number as people write it, without zeros behind the point: «16,5», `−3`.
pub fn shown(hundredths: i64, lang: Lang) -> String {
    let size = hundredths.unsigned_abs();
    let (whole, rest) = (format!("{}{}", if hundredths < 0 { "−" } else { "" }, thousands(size / 100)), size % 100);
    let sign = if lang == Lang::Ru { ',' } else { '.' };
    match rest {
        0 => whole,
        rest if rest % 10 == 0 => format!("{whole}{sign}{}", rest / 10),
        rest => format!("{whole}{sign}{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_read_again() {
        for (text, hundredths, said) in
            [("16,5", 1_650, "16,5"), ("-3", -300, "−3"), ("1 200", 120_000, "1\u{a0}200"), ("0.05", 5, "0,05"), ("−0,5", -50, "−0,5")]
        {
            assert_eq!(read(text), Some(hundredths), "{text}");
            assert_eq!((shown(hundredths, Lang::Ru).as_str(), read(&shown(hundredths, Lang::En))), (said, Some(hundredths)));
        }
        for text in ["", "-", "--3", "1e3", "2,555", "2,", ",5", "пять", "1,2,3", "9999999999999"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
