//! In units of how much amounts count, as headings, titles and cells say it; all in minor units.

/// A kopeck, a cent.
pub const KOPECK: i64 = 1;
/// A rouble, a euro.
pub const WHOLE: i64 = 100;
/// A thousand of them.
pub const THOUSAND: i64 = 1_000 * WHOLE;
/// A million of them.
pub const MILLION: i64 = 1_000 * THOUSAND;
/// A billion of them.
pub const BILLION: i64 = 1_000 * MILLION;

/// Kopecks and cents by all of the word.
const KOPECKS: &[&str] = &["коп", "цент", "центы", "центах", "центов", "евроцентах", "cent", "cents", "eurocents", "pence", "kopeks"];
/// Letters for units that mean something else without a currency beside them: «$m», «т руб.», `EUR b`.
const LETTERS: &[(&str, i64)] =
    &[("т", THOUSAND), ("t", THOUSAND), ("м", MILLION), ("m", MILLION), ("mm", MILLION), ("mn", MILLION), ("b", BILLION)];
/// Units that are not reckoned with: whoever writes them is asked for others.
const ODD: &[&str] = &["дес", "tens", "lac", "lacs", "lakh", "lakhs", "crore", "crores", "трлн", "trn", "tn"];
const ODD_STEMS: &[&str] = &["сотн", "десятк", "триллион", "trillion", "hundred", "лакх", "крор"];
/// Letters of a unit that are glued to the code of a currency, before it or behind it: `kEUR`, `TEUR`, `USDm`.
const GLUED: &[(&str, i64)] = &[("bn", BILLION), ("mn", MILLION), ("mm", MILLION), ("k", THOUSAND), ("t", THOUSAND), ("m", MILLION)];

/// The unit that a word says by itself.
pub(super) fn of_word(word: &str) -> Option<i64> {
    let begins = |stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    match word {
        "к" | "k" | "тр" | "th" | "ths" | "thsd" | "tsd" => Some(THOUSAND),
        "мио" | "mio" => Some(MILLION),
        "bn" | "bln" | "mrd" => Some(BILLION),
        _ if KOPECKS.contains(&word) || begins(&["копеек", "копейк", "kopeck", "kopeyk"]) => Some(KOPECK),
        _ if begins(&["тыс", "thous"]) => Some(THOUSAND),
        _ if begins(&["млн", "миллион", "mln", "million"]) => Some(MILLION),
        _ if begins(&["млрд", "миллиард", "billion"]) => Some(BILLION),
        _ => None,
    }
}

/// The unit of a letter or two that stand beside a currency.
pub(super) fn of_letter(word: &str) -> Option<i64> {
    LETTERS.iter().find(|(letter, _)| *letter == word).map(|(_, unit)| *unit)
}

/// The unit and the rest of a word in which letters are glued to what is a currency, as `is_currency` tells.
pub(super) fn glued(word: &str, is_currency: impl Fn(&str) -> bool) -> Option<(i64, &str)> {
    let known = |code: &&str| code.len() == 3 && is_currency(code);
    GLUED.iter().find_map(|(letters, unit)| {
        let code = word.strip_prefix(letters).filter(known).or_else(|| word.strip_suffix(letters).filter(known))?;
        Some((*unit, code))
    })
}

/// How much noughts are worth that stand for thousands: «'000», «000s», «000 000».
pub(super) fn of_noughts(word: &str) -> Option<i64> {
    match word.trim_end_matches('s') {
        "000" => Some(1_000),
        "000000" => Some(1_000_000),
        _ => None,
    }
}

/// A thousand or a million in figures, where a currency follows or «x» leads: «1000 руб.», «x1000». Of other figures none is a unit.
pub(super) fn in_figures(word: &str) -> Option<Result<i64, ()>> {
    let figures = word.trim_start_matches(['x', 'х']);
    let is_power = figures.len() > 2 && figures.starts_with('1') && figures.bytes().skip(1).all(|byte| byte == b'0');
    is_power.then_some(match figures.len() {
        4 => Ok(THOUSAND),
        7 => Ok(MILLION),
        10 => Ok(BILLION),
        _ => Err(()),
    })
}

/// Whether a word says a unit that is not reckoned with.
pub(super) fn is_odd(word: &str) -> bool {
    ODD.contains(&word) || ODD_STEMS.iter().any(|stem| word.starts_with(stem))
}
