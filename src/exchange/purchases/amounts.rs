//! Amounts as reports write them: what parts thousands and what kopecks, in which unit, in which currency.

use super::units::{self, KOPECK, WHOLE};
use crate::domain::money::BOUND;
use crate::domain::name::fold;

/// What parts figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A comma.
    Comma,
    /// A point.
    Point,
}

/// An amount as it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Minor units.
    pub minor: i64,
    /// What it is where the mark before three figures parts kopecks and not thousands, if the cell itself does not tell.
    pub other: Option<(Mark, i64)>,
    /// The mark that parts kopecks for certain.
    pub parts: Option<Mark>,
    /// The mark that parts thousands for certain.
    pub groups: Option<Mark>,
    /// Blanks part its figures.
    pub spaced: bool,
    /// The unit that the cell names, in minor units.
    pub unit: Option<i64>,
    /// The currency that the cell names.
    pub currency: Option<&'static str>,
}

/// Why a cell is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is something else.
    NoAmount,
    /// It is in a currency that nobody here knows.
    NoCurrency,
    /// It has a part of a kopeck.
    Unclear,
}

/// What words beside figures, or those of a heading, say of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// How much one is worth, in minor units: «тыс.» a thousand.
    pub unit: Option<i64>,
    /// A unit is named that is not reckoned with, or more than one.
    pub odd: bool,
    /// The currency.
    pub currency: Option<&'static str>,
    /// A currency is named that is not kept here, or more than one; which, if that is known.
    pub foreign: Option<&'static str>,
    /// There are other words.
    pub others: bool,
}

/// Stems of the words for a currency that stand in no list of names.
const STEMS: &[(&str, &str)] = &[
    ("рубл", "RUB"),
    ("rouble", "RUB"),
    ("ruble", "RUB"),
    ("rur", "RUB"),
    ("доллар", "USD"),
    ("dollar", "USD"),
    ("юан", "CNY"),
    ("фунт", "GBP"),
    ("pound", "GBP"),
];
/// The numbers of currencies.
const NUMBERS: &[(&str, &str)] =
    &[("643", "RUB"), ("810", "RUB"), ("978", "EUR"), ("840", "USD"), ("826", "GBP"), ("156", "CNY"), ("398", "KZT"), ("933", "BYN")];
/// Beginnings of words for currencies that are not kept here, with their codes.
const FOREIGN: &[(&str, &str)] = &[
    ("египетск", "EGP"),
    ("тугрик", "MNT"),
    ("гривн", "UAH"),
    ("гривен", "UAH"),
    ("франк", "CHF"),
    ("иен", "JPY"),
    ("лир", "TRY"),
    ("сум", "UZS"),
    ("сом", "KGS"),
    ("манат", "AZN"),
    ("драм", "AMD"),
    ("лари", "GEL"),
    ("злот", "PLN"),
    ("крон", ""),
    ("рупи", "INR"),
    ("дирхам", "AED"),
    ("канадск", "CAD"),
    ("австралийск", "AUD"),
    ("гонконг", "HKD"),
    ("сингапурск", "SGD"),
    ("egyptian", "EGP"),
    ("franc", "CHF"),
    ("yen", "JPY"),
    ("canadian", "CAD"),
    ("australian", "AUD"),
];
const FOREIGN_CODES: &[&str] = &[
    "CHF", "JPY", "UAH", "GEL", "AMD", "AZN", "UZS", "KGS", "TJS", "TRY", "INR", "AED", "PLN", "CZK", "SEK", "NOK", "DKK", "HKD", "SGD",
    "CAD", "AUD", "MNT", "ILS", "KRW", "TMT", "MDL", "BYR", "EGP", "HUF", "RON", "BGN", "RSD", "THB", "VND", "BRL", "MXN", "ZAR", "NZD",
    "SAR", "QAR", "IDR", "MYR",
];
/// Conventional units: a currency that nobody names.
const UNITS_OF_ACCOUNT: &[&str] = &["уе", "ue"];
const FOREIGN_SIGNS: &[(char, &str)] =
    &[('₴', "UAH"), ('₺', "TRY"), ('₹', "INR"), ('₾', "GEL"), ('֏', "AMD"), ('₼', "AZN"), ('₩', "KRW"), ('₪', "ILS")];
/// How currencies are called of which so many whole ones are meant, and kopecks behind them.
const WHOLES: &[&str] = &["руб", "rouble", "ruble", "dollar", "доллар", "фунт", "pound"];
/// Words that add nothing to the name of a currency.
const FILLERS: &[&str] = &[
    "s",
    "и",
    "and",
    "в",
    "in",
    "us",
    "сша",
    "рф",
    "российский",
    "российские",
    "российских",
    "рос",
    "the",
    "of",
    "стерлингов",
    "sterling",
    "british",
];

/// Reads what words say of figures.
pub fn named(text: &str) -> Named {
    let text = fold(text).replace("у.е", "уе").replace("у. е", "уе");
    let mut words: Vec<String> = vec![String::new()];
    for c in text.chars() {
        if c.is_alphanumeric() {
            words.last_mut().into_iter().for_each(|word| word.push(c));
        } else {
            words.push(if c.is_whitespace() || c.is_ascii_punctuation() && c != '$' { String::new() } else { c.to_string() });
            words.push(String::new());
        }
    }
    words.retain(|word| !word.is_empty());
    let mut named = Named::default();
    let (mut belarusian, mut wholes, mut noughts) = (false, false, 0);
    for (at, word) in words.iter().enumerate() {
        let beside = |at: Option<usize>| at.and_then(|at| words.get(at)).and_then(|word| currency(word));
        let (before, next) = (beside(at.checked_sub(1)), beside(Some(at + 1)));
        let times = word.starts_with(['x', 'х']) || at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| word == "×");
        let letter = || units::of_letter(word).filter(|_| before.or(next).is_some());
        let mut set = |unit: i64| {
            // «Руб. коп.» is both of one sum, in roubles.
            if unit != KOPECK || !wholes {
                named.odd |= named.unit.is_some_and(|known| known != unit);
                named.unit = Some(unit);
            }
        };
        if let Some(worth) = units::of_noughts(word) {
            noughts = if noughts == 0 { worth } else { worth.saturating_mul(noughts) };
            named.unit = Some(noughts.saturating_mul(WHOLE));
        } else if let Some(code) = foreign(word) {
            named.foreign = Some(code);
        } else if word.starts_with("бел") || word.starts_with("belarus") {
            belarusian = true;
        } else if let Some(unit) = units::of_word(word).filter(|_| word != "к" || at + 1 == words.len() || next.is_some()).or_else(letter)
        {
            // «К» before another word leads to it: «К оплате».
            set(unit);
        } else if let Some(unit) = units::in_figures(word).filter(|_| times || next.is_some()) {
            match unit {
                Ok(unit) => set(unit),
                Err(()) => named.odd = true,
            }
        } else if units::is_odd(word) {
            named.odd = true;
            named.others = true;
        } else if let Some(code) = currency(word) {
            if named.currency.is_some_and(|known| known != code) {
                named.foreign = Some("");
            }
            named.currency = Some(code);
            wholes |= WHOLES.iter().any(|stem| word.starts_with(stem)) || word == "р";
        } else if let Some((unit, code)) = units::glued(word, |code| currency(code).is_some()) {
            set(unit);
            named.currency = currency(code);
        } else if !FILLERS.contains(&word.as_str()) && word != "×" {
            named.others = true;
        }
    }
    if belarusian {
        match named.currency {
            Some("RUB") => named.currency = Some("BYN"),
            _ => named.others = true,
        }
    }
    named
}

/// The code of a currency that is not kept here, as a word or a sign names it; an empty text where the code is not plain.
fn foreign(word: &str) -> Option<&'static str> {
    let by_code = || FOREIGN_CODES.iter().find(|code| code.eq_ignore_ascii_case(word)).copied();
    let by_word = || FOREIGN.iter().find(|(stem, _)| word.starts_with(stem) && !word.starts_with("сумм")).map(|(_, code)| *code);
    let by_sign = || FOREIGN_SIGNS.iter().find(|(sign, _)| word.starts_with(*sign)).map(|(_, code)| *code);
    by_code().or_else(by_word).or_else(by_sign).or_else(|| UNITS_OF_ACCOUNT.contains(&word).then_some(""))
}

fn currency(word: &str) -> Option<&'static str> {
    let stem = || STEMS.iter().find(|(stem, _)| word.starts_with(stem)).map(|(_, code)| *code);
    crate::domain::money::amount(&format!("1 {word}")).and_then(|(_, code)| code).or_else(stem)
}

/// Whether nothing is said of an amount, or of its currency: the cell is empty or crossed out.
pub(super) fn is_blank(cell: &str) -> bool {
    cell.is_empty() || is_dash(cell)
}

/// Whether a cell is crossed out: «—», «-», «--». Nothing was bought.
pub(super) fn is_dash(cell: &str) -> bool {
    !cell.is_empty() && cell.chars().all(|c| matches!(c, '-' | '−' | '‐' | '‑' | '‒' | '–' | '—' | '―'))
}

/// The currency in a cell of its own: a name, a sign or a number. An empty cell names none.
pub fn currency_of(cell: &str) -> Result<Option<&'static str>, Wrong> {
    let cell = cell.trim();
    if is_blank(cell) {
        return Ok(None);
    }
    if let Some((_, code)) = NUMBERS.iter().find(|(number, _)| *number == cell) {
        return Ok(Some(code));
    }
    let named = named(cell);
    match named.currency {
        Some(code) if named.foreign.is_none() && !named.others && named.unit.is_none() => Ok(Some(code)),
        _ => Err(Wrong::NoCurrency),
    }
}

/// Reads an amount that counts in units of so many minor ones: «707 103,63», `1,234.50`, «(1 200,00)», `-15`, «−15 руб.», `$1.50`. A cell that
/// names its unit is of that one.
///
/// # Errors
/// Why it is none.
pub fn amount(cell: &str, unit: i64) -> Result<Amount, Wrong> {
    let is_digit = |c: char| c.is_ascii_digit();
    let text = cell.trim().trim_start_matches(['\'', '’']);
    let (first, last) = text.find(is_digit).zip(text.rfind(is_digit)).ok_or(Wrong::NoAmount)?;
    let bare = text.get(..first).and_then(|head| head.strip_suffix([',', '.'])).filter(|head| !head.contains(char::is_alphabetic));
    let head = bare.unwrap_or_else(|| text.get(..first).unwrap_or_default());
    let (body, tail) = (text.get(head.len()..=last).unwrap_or_default(), text.get(last + 1..).unwrap_or_default());
    let (mut minus, mut open, mut beside) = (false, 0_i32, String::new());
    for (c, leads) in head.chars().map(|c| (c, true)).chain(std::iter::once((' ', true))).chain(tail.chars().map(|c| (c, false))) {
        match c {
            '-' | '−' | '–' => minus = true,
            '(' if leads => open += 1,
            ')' if !leads => open -= 1,
            ',' => return Err(Wrong::NoAmount),
            // «12%» is a share, «~12» no figure that anybody vouches for.
            '+' if leads => {}
            _ if c.is_ascii_punctuation() && !matches!(c, '.' | '\'' | '"' | '*' | '$') => return Err(Wrong::NoAmount),
            _ => beside.push(c),
        }
    }
    let named = if beside.trim().is_empty() { Named::default() } else { named(&beside) };
    if named.foreign.is_some() {
        return Err(Wrong::NoCurrency);
    }
    if named.others || open != 0 {
        return Err(Wrong::NoAmount);
    }
    let below = minus || head.contains('(');
    let sign = |minor: i64| if below { -minor } else { minor };
    let unit = named.unit.unwrap_or(unit);
    let read = figures(body, unit).ok_or(Wrong::NoAmount)?;
    // Of a kopeck there are no parts: either those figures are none, or they are roubles.
    if unit == KOPECK && read.parts.is_some() && figures(body, WHOLE).is_none_or(|whole| whole.minor % WHOLE != 0) {
        return Err(Wrong::Unclear);
    }
    let other = read.other.map(|(mark, minor)| (mark, sign(minor)));
    Ok(Amount { minor: sign(read.minor), other, unit: named.unit, currency: named.currency, ..read })
}

/// Figures and what parts them, without a word.
fn figures(text: &str, unit: i64) -> Option<Amount> {
    let space = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’');
    if !text.chars().all(|c| c.is_ascii_digit() || space(c) || matches!(c, ',' | '.')) {
        return None;
    }
    let text_spaced = text.contains(space);
    let count = |mark: char| text.matches(mark).count();
    let (commas, points) = (count(','), count('.'));
    let whole = |minor| Amount { minor, other: None, parts: None, groups: None, spaced: text_spaced, unit: None, currency: None };
    let Some((at, mark)) = text.char_indices().rfind(|(_, c)| matches!(c, ',' | '.')) else { return value(text, "", unit).map(whole) };
    let (mark, other, alike) = if mark == ',' { (Mark::Comma, Mark::Point, commas) } else { (Mark::Point, Mark::Comma, points) };
    let (before, after) = (text.get(..at)?, text.get(at + 1..)?);
    if commas > 0 && points > 0 {
        let parted = Amount { parts: Some(mark), groups: Some(other), ..whole(value(before, after, unit)?) };
        return (alike == 1).then_some(parted);
    }
    if alike > 1 {
        let threes = text.split([',', '.']).skip(1).all(|group| group.len() == 3);
        return threes.then(|| value(text, "", unit).map(|minor| Amount { groups: Some(mark), ..whole(minor) })).flatten();
    }
    let parted = value(before, after, unit)?;
    // Three figures behind the only mark: nothing in the cell tells.
    if after.len() == 3 && (1..4).contains(&before.len()) && !text_spaced && !before.starts_with('0') {
        return Some(Amount { other: (unit != KOPECK).then_some((mark, parted)), ..whole(value(text, "", unit)?) });
    }
    Some(Amount { parts: (!after.is_empty()).then_some(mark), ..whole(parted) })
}

/// Minor units of what stands before the mark and behind it, to the nearest.
fn value(before: &str, after: &str, unit: i64) -> Option<i64> {
    if !after.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digits = before.bytes().filter(u8::is_ascii_digit).chain(after.bytes().take(12));
    let (mut all, mut count) = (0_i128, 0_usize);
    for digit in digits {
        all = all.checked_mul(10)?.checked_add(i128::from(digit - b'0'))?;
        count += 1;
    }
    if count == 0 || count > 27 {
        return None;
    }
    let parts = 10_i128.checked_pow(u32::try_from(after.len().min(12)).ok()?)?;
    let minor = all.checked_mul(i128::from(unit))?;
    i64::try_from((minor + parts / 2) / parts).ok().filter(|minor| *minor < BOUND)
}

#[cfg(test)]
mod tests;
