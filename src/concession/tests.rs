//! What lines mean, and what is asked of them.

use super::phrases::named;
use super::{Doubt, Kind, Return, Sum, asked, read, returned};
use crate::domain::Lang;
use std::collections::BTreeSet;

/// The rows of the table: the line, and what it is read as.
fn rows() -> Vec<(&'static str, &'static str)> {
    let text = include_str!("../../tests/data/concessions.txt");
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split_once(" = ").unwrap_or_else(|| panic!("{line}"))).collect()
}

fn lang_of(text: &str) -> Lang {
    if text.chars().find(|c| c.is_alphabetic()).is_some_and(|c| c.is_ascii()) { Lang::En } else { Lang::Ru }
}

#[test]
fn lines_mean_what_the_table_says() {
    let mut wrong = Vec::new();
    for (line, wanted) in rows() {
        let found = read(line);
        let given = match &found.given {
            Ok(given) => named(given, "RUB").said(lang_of(wanted)),
            Err(doubt) => format!("? {doubt:?}"),
        };
        let asked = if found.asked.is_empty() { String::new() } else { format!(" за {}", found.asked) };
        let unread = if found.unread.is_empty() { String::new() } else { format!(" ! {}", found.unread.join(" ")) };
        let said = format!("{given}{asked}{unread}").replace('\u{a0}', " ");
        if said != wanted {
            wrong.push(format!("{line}\n  wanted {wanted}\n  found  {said}"));
        }
    }
    assert!(rows().len() >= 60 && wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every question has words of its own, and the table asks nearly all of them.
#[test]
fn what_is_open_is_asked() {
    assert_eq!(read(" ").given, Err(Doubt::Empty));
    let asks: BTreeSet<&str> = rows().into_iter().filter_map(|(_, wanted)| wanted.strip_prefix("? ")?.split(' ').next()).collect();
    assert_eq!(asks.len(), 13, "{asks:?}");
    assert!(Lang::ALL.iter().all(|lang| !asked(Doubt::NoKind).get(*lang).is_empty()));
}

#[test]
fn what_is_asked_in_return_is_reckoned_where_it_can_be() {
    let sum = |minor, currency| Some(Return::Sum(Sum { minor, currency }));
    for (text, wanted) in [
        ("+0,5 % к цене", Some(Return::Rise(50))),
        ("0,5 % к цене", Some(Return::Rise(50))),
        ("цена +0,5 %", Some(Return::Rise(50))),
        ("0.5% on the price", Some(Return::Rise(50))),
        ("объём +10 %", Some(Return::Volume(1_000))),
        ("10 % к объёму", Some(Return::Volume(1_000))),
        ("growth 10%", Some(Return::Volume(1_000))),
        ("200 тыс. руб.", sum(20_000_000, Some("RUB"))),
        ("25 тыс в месяц", sum(30_000_000, None)),
        ("предоплата 30 %", Some(Return::Words)),
        ("график на год", Some(Return::Words)),
        ("цена −1 %", Some(Return::Words)),
        ("0,5 %", Some(Return::Words)),
        ("", None),
    ] {
        assert_eq!(returned(text), wanted, "{text}");
    }
    assert!(matches!(returned("отсрочка 60 45"), Some(Return::Back(given)) if given.kind == Kind::Deferral));
}

/// The order of figures alone decides nothing that a word has said.
#[test]
fn any_line_is_read_without_failing() {
    use proptest::prelude::*;
    proptest!(|(line in "[0-9а-яa-z %+.,→>/€-]{0,40}")| {
        let _ = (read(&line), returned(&line));
    });
}
