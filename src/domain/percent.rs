//! Parts of a hundred, kept in hundredths of a percent: 250 is 2.5 % (M35, M50).

use super::decimal;
use super::words::Lang;

/// All of it, in hundredths of a percent.
pub const WHOLE: i64 = 10_000;

/// Reads a percentage up to the whole: «2,5», `2.5 %`, «15%». No more than hundredths are told.
pub fn read(text: &str) -> Option<i64> {
    decimal::read(text.trim().trim_end_matches('%')).filter(|hundredths| (0..=WHOLE).contains(hundredths) && !text.contains(['-', '−']))
}

/// The percentage as people write it, without zeros behind the point: «2,5 %», `15 %`.
pub fn shown(hundredths: i64, lang: Lang) -> String {
    format!("{} %", decimal::shown(hundredths, lang))
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
        assert_eq!([shown(-74, Lang::Ru), shown(-300, Lang::En)], ["−0,74 %", "−3 %"]);
        for text in ["", "%", "-3", "100,01", "1e3", "2,555", "2,", ",5", "1 процент"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
