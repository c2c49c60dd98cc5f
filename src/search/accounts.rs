//! What is typed into the filter of the accounts: words, «город:казань», «риск>0».

use crate::domain::name::fold;
use crate::domain::visibility::Audience;
use crate::domain::words::w;
use crate::domain::{Entity, Lang, Words, day};
use crate::store::account_filter::{Compare, Condition, Figure, Filter, is_number, is_text};
use chrono::NaiveDate;

/// Figures that are no field.
const FIGURES: &[(Words, Figure, bool)] = &[
    (w("просрочено", "overdue"), Figure::Overdue, false),
    (w("риск", "risk"), Figure::Risk, true),
    (w("молчит", "silent"), Figure::Silence, false),
];

/// The circumstances in which a filter is read.
#[derive(Clone, Copy, Debug)]
pub struct Around {
    /// Today.
    pub today: NaiveDate,
    /// Within how many days complaints count as a risk.
    pub complaint_days: i64,
    /// Leaves out what is hidden from a client in the room.
    pub without_private: bool,
}

/// Understands what was typed, folded. What is no condition on a field is a word like any other.
pub fn parse(folded: &str, around: Around) -> Filter {
    let from = day::earlier(around.today, around.complaint_days.unsigned_abs());
    let all = folded.split_whitespace().filter_map(|word| condition(word, around.without_private));
    Filter { all: all.collect(), without_private: around.without_private, risk_from: day::iso(from) }
}

/// The condition that a word is; `None` where its value is still to be typed.
fn condition(word: &str, without_private: bool) -> Option<Condition> {
    let text = || Some(Condition::Text(word.to_owned()));
    let Some((name, sign, value)) = parted(word) else { return text() };
    let called = |words: Words| Lang::ALL.iter().any(|lang| fold(words.get(*lang)).starts_with(name));
    let open = |private: bool| !(private && without_private);
    let compare = match sign {
        '>' => Compare::More,
        '<' => Compare::Less,
        _ => Compare::Same,
    };
    let figure = FIGURES.iter().find(|(words, _, private)| called(*words) && open(*private)).map(|(_, figure, _)| *figure);
    let mut fields =
        Entity::Account.def().fields.iter().filter(|field| called(field.words) && open(!Audience::Client.reads(field)) && is_text(field));
    let field = fields.next();
    if figure.is_none() && field.is_none() {
        return text();
    }
    if value.is_empty() {
        return None;
    }
    let number = || value.parse().ok();
    match (figure, field) {
        (Some(figure), _) => number().map_or_else(text, |number| Some(Condition::Number(figure, compare, number))),
        (None, Some(field)) if is_number(field) => {
            number().map_or_else(text, |number| Some(Condition::Number(Figure::Field(field.key), compare, number)))
        }
        (None, Some(field)) => Some(Condition::Field(field.key, value.to_owned())),
        (None, None) => text(),
    }
}

/// A word parted at the first sign that stands between a name and a value.
fn parted(word: &str) -> Option<(&str, char, &str)> {
    let (at, sign) = word.char_indices().find(|(_, c)| matches!(c, ':' | '=' | '>' | '<'))?;
    let (name, value) = (word.get(..at)?, word.get(at + sign.len_utf8()..)?);
    (name.chars().count() >= 2).then_some((name, sign, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_fields_and_figures() {
        let read = |typed: &str, without_private: bool| {
            parse(&fold(typed), Around { today: day::from_iso("2026-11-24").unwrap(), complaint_days: 30, without_private })
        };
        let filter = read("Ключевой кат:ключ риск>0 город:Казань", false);
        assert_eq!(filter.risk_from, "2026-10-25");
        assert_eq!(
            filter.all,
            [
                Condition::Text("ключевой".into()),
                Condition::Field("category", "ключ".into()),
                Condition::Number(Figure::Risk, Compare::More, 0),
                Condition::Field("city", "казань".into()),
            ]
        );
        assert_eq!(read("city:kazan headcount<50", false).all[1], Condition::Number(Figure::Field("headcount"), Compare::Less, 50));
        assert_eq!(read("город:", false).all, [], "the value is still to be typed");
        assert_eq!(read("http://x цвет:красный", false).all.len(), 2);
        assert_eq!(read("риск>0", true).all, [Condition::Text("риск>0".into())], "no client sees it");
    }
}
