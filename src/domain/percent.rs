//! Parts of a hundred, kept in hundredths of a percent: 250 is 2.5 % (M35, M50).

use super::words::{Lang, thousands};

/// All of it, in hundredths of a percent.
pub const WHOLE: i64 = 10_000;

/// Reads a percentage up to the whole: «2,5», `2.5 %`, «15%». No more than hundredths are told.
pub fn read(text: &str) -> Option<i64> {
    let bare: String = text.trim().trim_end_matches('%').chars().filter(|c| !c.is_whitespace()).collect();
    let (whole, rest) = bare.split_once([',', '.']).unwrap_or((&bare, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || rest.len() > 2 || !digits(whole) || !digits(rest) || bare.ends_with([',', '.']) {
        return None;
    }
    let hundredths = whole.parse::<i64>().ok()? * 100 + format!("{rest:0<2}").parse::<i64>().ok()?;
    (hundredths <= WHOLE).then_some(hundredths)
}

/// The percentage as people write it, without zeros behind the point: «2,5 %», `15 %`.
pub fn shown(hundredths: i64, lang: Lang) -> String {
    let size = hundredths.unsigned_abs();
    let (whole, rest) = (format!("{}{}", if hundredths < 0 { "−" } else { "" }, thousands(size / 100)), size % 100);
    let sign = if lang == Lang::Ru { ',' } else { '.' };
    match rest {
        0 => format!("{whole} %"),
        rest if rest % 10 == 0 => format!("{whole}{sign}{} %", rest / 10),
        rest => format!("{whole}{sign}{rest:02} %"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_read_again() {
        for (text, hundredths, said) in
            [("2,5", 250, "2,5 %"), ("2.5 %", 250, "2,5 %"), ("15%", 1_500, "15 %"), ("0,05", 5, "0,05 %"), ("100", 10_000, "100 %")]
        {
            assert_eq!(read(text), Some(hundredths), "{text}");
            assert_eq!((shown(hundredths, Lang::Ru).as_str(), read(&shown(hundredths, Lang::En))), (said, Some(hundredths)));
        }
        assert_eq!(shown(5_144_621, Lang::Ru).replace('\u{a0}', " "), "51 446,21 %");
        assert_eq!([shown(-74, Lang::Ru), shown(-300, Lang::En)], ["−0,74 %", "−3 %"]);
        for text in ["", "%", "-3", "100,01", "1e3", "2,555", "2,", ",5", "1 процент"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
