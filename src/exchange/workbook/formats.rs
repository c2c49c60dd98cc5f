//! What the format of a cell shows beside its number: a currency, thousands. People read it as if it were written there.

use crate::exchange::purchases::{BILLION, MILLION, THOUSAND, named};

/// Currencies with one sign by the number of their country, where it is not the first of them.
const BY_COUNTRY: &[(char, &str, &str)] = &[
    ('$', "1009", "CAD"),
    ('$', "C0C", "CAD"),
    ('$', "C09", "AUD"),
    ('$', "1409", "NZD"),
    ('$', "1004", "SGD"),
    ('$', "4804", "SGD"),
    ('$', "C04", "HKD"),
    ('$', "80A", "MXN"),
    ('¥', "411", "JPY"),
];

/// What a format says of the figures, as it would be written behind them: «тыс. руб.», «$», `CHF`; none where it says nothing of money.
pub(super) fn told(code: &str) -> Option<String> {
    let (mut said, mut scaled, mut figures) = (String::new(), false, false);
    let mut letters = code.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            // Of the parts for what is above zero, below it and nothing, the first one says it.
            ';' => break,
            '"' => said.extend(letters.by_ref().take_while(|c| *c != '"')),
            '\\' => said.extend(letters.next()),
            // A blank as wide as the next letter, and one letter again and again.
            '_' | '*' => {
                letters.next();
                said.push(' ');
            }
            '[' => {
                let inside: String = letters.by_ref().take_while(|c| *c != ']').collect();
                said.push_str(&bracket(&inside));
            }
            '0' | '#' | '?' => (figures, scaled) = (true, false),
            // A comma behind the last figure shows thousands of what stands in the cell.
            ',' if figures => scaled = true,
            '.' | ',' | '%' => {}
            other => said.push(other),
        }
    }
    let named = named(&said);
    let unit = named.unit.filter(|_| !scaled);
    if let Some(code) = named.foreign.filter(|code| !code.is_empty()) {
        return Some(code.to_owned());
    }
    if named.foreign.is_some() {
        return Some("у.е.".to_owned());
    }
    let unit = match unit {
        Some(THOUSAND) => "тыс. ",
        Some(MILLION) => "млн ",
        Some(BILLION) => "млрд ",
        _ => "",
    };
    let currency = match named.currency {
        Some("RUB") => "руб.",
        Some("USD") => "$",
        Some("EUR") => "€",
        Some(code) => code,
        None => "",
    };
    Some(format!("{unit}{currency}").trim().to_owned()).filter(|told| !told.is_empty())
}

/// What stands in brackets: `$€-407` is a sign and a country; a colour or a condition says nothing.
fn bracket(inside: &str) -> String {
    let Some(money) = inside.strip_prefix('$') else { return String::new() };
    let (sign, country) = money.rsplit_once('-').unwrap_or((money, ""));
    let by_country = BY_COUNTRY.iter().find(|(known, number, _)| sign.starts_with(*known) && country.eq_ignore_ascii_case(number));
    format!(" {} ", by_country.map_or(sign, |(.., code)| code))
}

#[cfg(test)]
mod tests {
    use super::told;

    /// What the screen showed as dollars, or as thousands, was taken for whole roubles.
    #[test]
    fn a_format_says_the_currency_and_the_thousands() {
        for (code, wanted) in [
            ("\"$\"#,##0.00", Some("$")),
            ("\\$#,##0.00_);[Red](\\$#,##0.00)", Some("$")),
            ("#,##0.00\\ [$€-407]", Some("€")),
            ("[$USD] #,##0.00", Some("$")),
            ("[$¥-804]#,##0", Some("CNY")),
            ("[$¥-411]#,##0", Some("JPY")),
            ("[$$-1009]#,##0", Some("CAD")),
            ("#,##0\\ [$₽-419]", Some("руб.")),
            ("_-* #,##0.00\\ \"₽\"_-;-* #,##0.00\\ \"₽\"_-", Some("руб.")),
            ("#,##0.00\" тыс. руб.\"", Some("тыс. руб.")),
            ("0.0\" млн\"", Some("млн")),
            // Shown in thousands, and whole in the cell.
            ("#,##0,\" тыс. руб.\"", Some("руб.")),
            ("#,##0.0,,\" млн\"", None),
            ("General", None),
            ("#,##0.00", None),
            ("0\" шт.\"", None),
            ("dd.mm.yyyy", None),
            ("[Red]#,##0;[Blue]-#,##0", None),
            ("0.0%", None),
        ] {
            assert_eq!(told(code).as_deref(), wanted, "{code}");
        }
    }
}
