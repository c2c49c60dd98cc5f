//! Tax ids: what can be one at all, and whether the check figures of a Russian one agree.

use super::name::fold;

/// What may stand before one, and is no part of it.
const CALLED: [&str; 9] = ["инн/кпп", "инн", "бин", "иин", "унп", "vat id", "vat", "tin", "tax id"];
/// The longest that any country has, in characters with the signs between.
const LONGEST: usize = 32;
/// The shortest, in letters and figures.
const SHORTEST: usize = 5;
/// By what the figures of a Russian one are multiplied, from the left, before the check figure of a company, and before both of a person.
const WEIGHTS: [&[u32]; 3] = [&[2, 4, 10, 3, 5, 9, 4, 6, 8], &[7, 2, 4, 10, 3, 5, 9, 4, 6, 8], &[3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]];

/// What is odd of a tax id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Odd {
    /// It has letters or signs that none has, or no figure but noughts.
    Letters,
    /// It is shorter than any is.
    Short,
    /// It is as long as a Russian one, and its check figures do not agree.
    Check,
    /// It is a Russian one without its first zero, as it seems.
    Zero,
}

/// What a cell says of a tax id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stated {
    /// None: it is empty, or has noughts alone, as accounting programs write it for whoever has none.
    Nothing,
    /// One, in letters and figures alone.
    One(String),
    /// Two or more: nothing tells which is meant.
    Several,
}

/// From how many letters and figures on a part of a cell is a tax id by itself.
const WHOLE: usize = 9;
/// How many figures there are in the reason for registration that stands behind a Russian one.
const REASON: usize = 9;

/// The figures of a number that a program wrote with a point and noughts, «7700000016.0»; `None` where it is no such number.
fn whole_number(text: &str) -> Option<&str> {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, rest) = text.rsplit_once(['.', ','])?;
    (is_number(whole) && !rest.is_empty() && rest.bytes().all(|byte| byte == b'0')).then_some(whole)
}

/// Whether it is written as programs write a number, with a point and noughts behind it.
pub fn is_number(text: &str) -> bool {
    whole_number(text.trim()).is_some()
}

/// Reads the tax id in a cell of a table: without the reason for registration behind it, and without the point and noughts with which
/// programs write a number, «7700000016.0».
pub fn stated(cell: &str) -> Stated {
    let cell = bare(cell).trim_start_matches(['\'', '’']).trim();
    let figures = |part: &str| part.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let cell = whole_number(cell).unwrap_or(cell);
    let lower = cell.to_lowercase();
    let cell = lower.find("кпп").and_then(|at| cell.get(..at)).unwrap_or(cell);
    let is_whole = |part: &&str| figures(part).len() >= WHOLE && part.bytes().filter(u8::is_ascii_digit).count() >= SHORTEST;
    let mut parts = cell.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/' | '\\' | '|')).filter(is_whole);
    if let (Some(one), Some(other)) = (parts.next(), parts.next()) {
        let is_reason = other.bytes().all(|byte| byte.is_ascii_digit()) && other.len() == REASON && figures(one).len() == REASON + 1;
        if !is_reason && figures(one) != figures(other) || parts.next().is_some() {
            return Stated::Several;
        }
        return Stated::One(figures(one));
    }
    let one = figures(cell.split('/').next().unwrap_or_default());
    if one.chars().any(|c| matches!(c, '1'..='9')) { Stated::One(one) } else { Stated::Nothing }
}

/// A tax id without the word that says that it is one.
pub fn bare(text: &str) -> &str {
    let text = text.trim();
    let folded = fold(text);
    let called = CALLED.iter().find(|called| folded.strip_prefix(**called).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)));
    let rest = called.and_then(|called| text.char_indices().nth(called.chars().count())).and_then(|(at, _)| text.get(at..));
    rest.map_or(text, |rest| rest.trim_start_matches([':', '№', '.', ' ', '\u{a0}']))
}

/// What is odd of one, if anything.
pub fn odd(text: &str) -> Option<Odd> {
    let text = bare(text);
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '\u{a0}' | '.' | '-' | '/');
    if !text.chars().all(fits) || !text.chars().any(|c| c.is_ascii_digit()) || text.chars().count() > LONGEST {
        return Some(Odd::Letters);
    }
    if text.chars().filter(|c| c.is_alphanumeric()).count() < SHORTEST {
        return Some(Odd::Short);
    }
    // Behind a stroke stands the reason for registration: «7700000016/770001001».
    let first = text.split('/').next().unwrap_or(text);
    let figures: Vec<u32> = first.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_digit(10)).collect::<Option<_>>()?;
    if figures.iter().all(|figure| *figure == 0) {
        return Some(Odd::Letters);
    }
    if !agrees(&figures) {
        return Some(Odd::Check);
    }
    let with_zero: Vec<u32> = std::iter::once(0).chain(figures.iter().copied()).collect();
    (matches!(figures.len(), 9 | 11) && agrees(&with_zero)).then_some(Odd::Zero)
}

/// A tax id as it is written, and with the zero before it that a spreadsheet takes from a Russian one; twice the same where it has
/// another length.
pub fn spellings(figures: &str) -> [String; 2] {
    let is_short = matches!(figures.len(), 9 | 11) && figures.bytes().all(|byte| byte.is_ascii_digit());
    [figures.to_owned(), format!("{}{figures}", if is_short { "0" } else { "" })]
}

/// Whether two are one, of which either may have lost its zero.
pub fn are_one(one: &str, other: &str) -> bool {
    spellings(one).contains(&other.to_owned()) || spellings(other).contains(&one.to_owned())
}

/// Whether the check figures agree, where there are any.
fn agrees(figures: &[u32]) -> bool {
    let check = |weights: &[u32]| {
        let sum: u32 = weights.iter().zip(figures).map(|(weight, figure)| weight * figure).sum();
        figures.get(weights.len()) == Some(&(sum % 11 % 10))
    };
    match figures.len() {
        10 => check(WEIGHTS[0]),
        12 => check(WEIGHTS[1]) && check(WEIGHTS[2]),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_odd_of_a_tax_id() {
        for good in [
            "7700000016",
            "ИНН 7700000016",
            "ИНН/КПП: 7700000016/770001001",
            "7700 000016",
            "500100732259",
            "DE123456789",
            "ATU12345678",
            "CHE-123.456.789",
            "GB 123 4567 89",
            "123456789",
        ] {
            assert_eq!(odd(good), None, "{good}");
        }
        for (odd_one, why) in [
            ("абв", Odd::Letters),
            ("123", Odd::Short),
            ("не знаю", Odd::Letters),
            ("n/a", Odd::Letters),
            ("77OO000O16 (стар.)", Odd::Letters),
            ("7700000017", Odd::Check),
            ("500100732250", Odd::Check),
            ("ИНН 7700000017", Odd::Check),
            ("0000000000", Odd::Letters),
            ("274123452", Odd::Zero),
        ] {
            assert_eq!(odd(odd_one), Some(why), "{odd_one}");
        }
        assert!(are_one("274123452", "0274123452") && are_one("0274123452", "274123452") && are_one("1", "1"));
        assert!(!are_one("7700000016", "07700000016") && !are_one("", "0"));
        assert_eq!((bare("ИНН: 7700000016"), bare("vat DE1"), bare("ИННОВА 1")), ("7700000016", "DE1", "ИННОВА 1"));
    }

    #[test]
    fn a_cell_states_one_or_none_or_several() {
        let one = |figures: &str| Stated::One(figures.to_owned());
        for (cell, wanted) in [
            ("", Stated::Nothing),
            ("-", Stated::Nothing),
            ("0", Stated::Nothing),
            ("0000000000", Stated::Nothing),
            ("0.0", Stated::Nothing),
            ("n/a", Stated::Nothing),
            ("нет", Stated::Nothing),
            ("7700000016", one("7700000016")),
            ("7700000016.0", one("7700000016")),
            ("7700000016,00", one("7700000016")),
            ("100000018.0", one("100000018")),
            ("'7700000016", one("7700000016")),
            ("ИНН 7700000016", one("7700000016")),
            ("7700000016/770001001", one("7700000016")),
            ("7700000016 / 770001001", one("7700000016")),
            ("ИНН 7700000016 КПП 770001001", one("7700000016")),
            ("7700000016, 7700000016", one("7700000016")),
            ("7700 000016", one("7700000016")),
            ("GB 123 4567 89", one("GB123456789")),
            ("DE 123456789", one("DE123456789")),
            ("CHE-123.456.789", one("CHE123456789")),
            ("7700000016, 7700000200", Stated::Several),
            ("7700000016 7700000200", Stated::Several),
            ("7700000016/7700000200", Stated::Several),
            ("500100732259;7700000016", Stated::Several),
        ] {
            assert_eq!(stated(cell), wanted, "{cell}");
        }
    }
}
