//! What is said as data: words in both languages with typed values in their places. Who builds a phrase knows no language, who shows
//! one nothing of what it is about.

use super::day;
use super::money::said;
use super::percent;
use super::words::{Counted, Lang, Words};
use super::written::{self, Case};
use chrono::NaiveDate;

/// Words with places (`{}`) for values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The words.
    pub words: Words,
    /// The values, in the order of their places.
    pub values: Vec<Value>,
}

/// Words with values in their places.
pub fn phrase(words: Words, values: impl IntoIterator<Item = Value>) -> Phrase {
    Phrase { words, values: values.into_iter().collect() }
}

/// A value and nothing beside it.
pub fn alone(value: Value) -> Phrase {
    phrase(Words { ru: "{}", en: "{}" }, [value])
}

/// Words of theirs, quoted unless they are quoted already.
pub fn quoted(words: &str, lang: Lang) -> String {
    let words = words.trim().trim_end_matches('.');
    match lang {
        _ if words.starts_with(['«', '“', '"']) => words.to_owned(),
        Lang::Ru => format!("«{words}»"),
        Lang::En => format!("“{words}”"),
    }
}

/// A value in a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Minor units, and the code of the currency: in few letters.
    Money(i128, String),
    /// The same to the last figure.
    Exact(i128, String),
    /// Tenths of a percent.
    Percent(i64),
    /// Hundredths of a percent, without zeros behind the point.
    Hundredths(i64),
    /// Tenths of a percent, as a change: with its sign.
    Change(i64),
    /// Tenths of a percentage point, with their sign.
    Points(i64),
    /// Tenths of how many times one sum is another.
    Times(i64),
    /// A day or a month, as the file keeps it.
    Day(String),
    /// A day, and the one from which it is seen: in few cells, «12.09».
    Brief(NaiveDate, NaiveDate),
    /// The same near at hand: «завтра», «пт 27.11».
    Near(NaiveDate, NaiveDate),
    /// A day in whole words, and the one from which it is seen; with its weekday in a case: «до пятницы, 27 ноября».
    Written(NaiveDate, NaiveDate, Option<Case>),
    /// So many of something.
    Count(u64, Counted),
    /// A name or a text of the user's own.
    Text(String),
    /// Words of theirs, in quotes.
    Quoted(String),
    /// A word of ours within a sentence, in small letters.
    Word(Words),
    /// A phrase within another.
    Said(Box<Phrase>),
    /// Those that say something, with commas between.
    Listed(Vec<Value>),
}

impl Phrase {
    /// Nothing.
    pub const fn nothing() -> Phrase {
        Phrase { words: Words { ru: "", en: "" }, values: Vec::new() }
    }

    /// Whether it says nothing.
    pub fn is_nothing(&self) -> bool {
        self.values.is_empty() && self.words.ru.is_empty()
    }

    /// The phrase in words.
    pub fn said(&self, lang: Lang) -> String {
        let mut values = self.values.iter().map(|value| value.said(lang));
        let mut parts = self.words.get(lang).split("{}");
        let mut text = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            text.push_str(&values.next().unwrap_or_default());
            text.push_str(part);
        }
        text
    }
}

impl Phrase {
    /// Takes the year from what is dated in that of a day on which it is read.
    pub fn read_on(&mut self, today: NaiveDate) {
        self.values.iter_mut().for_each(|value| value.read_on(today));
    }
}

impl Value {
    fn read_on(&mut self, today: NaiveDate) {
        match self {
            Value::Day(kept) => {
                if let Some(on) = day::from_iso(kept).filter(|on| day::is_of_near_year(*on, today)) {
                    *self = Value::Brief(on, today);
                }
            }
            Value::Said(phrase) => phrase.read_on(today),
            Value::Listed(values) => values.iter_mut().for_each(|value| value.read_on(today)),
            _ => {}
        }
    }

    /// The value as people read it.
    pub fn said(&self, lang: Lang) -> String {
        match self {
            Value::Money(minor, currency) => said::short(*minor, currency, lang),
            Value::Exact(minor, currency) => said::exact(*minor, currency, lang),
            Value::Percent(tenths) => said::percent(*tenths, lang),
            Value::Hundredths(hundredths) => percent::shown(*hundredths, lang),
            Value::Change(tenths) if *tenths > 0 => format!("+{}", said::percent(*tenths, lang)),
            Value::Change(tenths) => said::percent(*tenths, lang),
            Value::Points(tenths) => said::points(*tenths, lang),
            Value::Times(tenths) => said::times(*tenths, lang),
            Value::Day(kept) => day::show(kept, lang),
            Value::Brief(on, from) => day::brief(*on, *from, lang),
            Value::Near(on, from) => day::near(*on, *from, lang),
            Value::Written(on, from, weekday) => written::day(*on, *from, *weekday, lang),
            Value::Count(count, counted) => counted.with(lang, *count).trim_end().to_owned(),
            Value::Text(text) => text.clone(),
            Value::Quoted(words) => quoted(words, lang),
            Value::Word(words) => words.get(lang).to_lowercase(),
            Value::Said(phrase) => phrase.said(lang),
            Value::Listed(values) => {
                let said: Vec<String> = values.iter().map(|value| value.said(lang)).filter(|said| !said.is_empty()).collect();
                // What has commas within is parted by more than that: a name behind one would read as the next of the list.
                said.join(if said.len() > 1 && said.iter().any(|said| said.contains(", ")) { "; " } else { ", " })
            }
        }
    }
}

impl From<Phrase> for Value {
    fn from(phrase: Phrase) -> Value {
        Value::Said(Box::new(phrase))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::words::{counted, w};

    #[test]
    fn values_are_said_in_their_places() {
        let on = |iso| day::from_iso(iso).unwrap();
        let today = on("2026-11-22");
        let pairs = Value::Count(2, counted(["пара", "пары", "пар"], ["pair", "pairs"]));
        let listed = Value::Listed(vec![Value::Exact(12_000_050, "RUB".into()), Value::from(""), Value::Near(on("2026-11-23"), today)]);
        let phrase = phrase(w("{}: {} — {}", "{}: {}, {}"), [Value::Word(w("Долг", "Debt")), pairs, listed]);
        assert_eq!(phrase.said(Lang::Ru), "долг: 2 пары — 120 000,50 руб., завтра");
        assert_eq!(phrase.said(Lang::En), "debt: 2 pairs, 120 000.50 RUB, tomorrow");
        assert_eq!(alone(phrase.into()).said(Lang::Ru), "долг: 2 пары — 120 000,50 руб., завтра");
    }

    #[test]
    fn what_has_commas_within_is_parted_by_semicolons() {
        let limit = |words: &str| phrase(w("{}, выше — {}", "{}, beyond it {}"), [Value::from(words), Value::from("Дымова Е.")]).into();
        let limits = alone(Value::Listed(vec![limit("скидка до 3 %"), Value::from("отсрочка до 45 дней")]));
        assert_eq!(limits.said(Lang::Ru), "скидка до 3 %, выше — Дымова Е.; отсрочка до 45 дней");
        assert_eq!(limits.said(Lang::En), "скидка до 3 %, beyond it Дымова Е.; отсрочка до 45 дней");
    }

    #[test]
    fn words_of_theirs_stand_in_one_pair_of_quotes() {
        let said = |words: &str, lang| Value::Quoted(words.to_owned()).said(lang);
        assert_eq!(said("На тендере вспомню.", Lang::Ru), "«На тендере вспомню»");
        assert_eq!(said("«На тендере вспомню»", Lang::Ru), "«На тендере вспомню»");
        assert_eq!(said("I shall remember it", Lang::En), "“I shall remember it”");
        assert_eq!(said("“I shall remember it”", Lang::En), "“I shall remember it”");
    }
}
