//! What is typed into the filter of all actions: words, «мои», «просрочено», «источник:претензия», «срок<пт» (M29).

use crate::domain::action::{ACTION_KINDS, ACTION_STATES, OWNERS, SOURCES};
use crate::domain::dates;
use crate::domain::field::{Bias, Choice};
use crate::domain::name::fold;
use crate::domain::words::{Words, w};
use crate::domain::{Lang, day};
use crate::store::every_action::{Condition, Filter, State};
use chrono::NaiveDate;

/// So many days from today on are the coming week.
pub const WEEK: u64 = 6;

/// The circumstances in which a filter is read.
#[derive(Clone, Copy, Debug)]
pub struct Around {
    /// Today.
    pub today: NaiveDate,
    /// Whether what is late is told to nobody.
    pub without_late: bool,
}

/// A word that stands for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meant {
    Owner(&'static str),
    Kind(&'static [&'static str]),
    State(State),
    Late,
    Today,
    Tomorrow,
    Week,
    Undated,
}

/// The words with their forms, in both languages, parted by blanks.
const WORDS: &[(Words, Meant)] = &[
    (w("мои моё мое мой я", "mine my me"), Meant::Owner("me")),
    (w("коллеги коллег коллегам команда команды", "colleagues team"), Meant::Owner("colleague")),
    (w("просрочено просроченные просроченное просрочен просрочка", "overdue late"), Meant::Late),
    (w("сегодня", "today"), Meant::Today),
    (w("завтра", "tomorrow"), Meant::Tomorrow),
    (w("неделя неделю недели", "week"), Meant::Week),
    (w("бессрочно бессрочные", "undated"), Meant::Undated),
    (w("обещания обещание обещали", "promises promise"), Meant::Kind(&["our_promise", "their_promise"])),
    (w("задачи задача", "tasks task"), Meant::Kind(&["task"])),
    (w("открыто открытые", "open"), Meant::State(State::One("open"))),
    (w("закрыто закрытые", "closed"), Meant::State(State::Closed)),
    (w("все всё", "all"), Meant::State(State::Every)),
    (w("выполнено выполненные сделано", "done"), Meant::State(State::One("kept"))),
    (w("снято снятые", "dropped"), Meant::State(State::One("dropped"))),
];

/// What is said in two words and means one of those.
const JOINED: [(&str, &str); 3] = [("без срока", "бессрочно"), ("no date", "undated"), ("without date", "undated")];

/// What stands before a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    Account,
    Owner,
    Source,
    Kind,
    State,
    Due,
}

/// The names with their forms.
const NAMES: &[(Words, Named)] = &[
    (w("клиент", "account client"), Named::Account),
    (w("кто исполнитель", "who owner"), Named::Owner),
    (w("источник откуда", "source from"), Named::Source),
    (w("вид", "kind"), Named::Kind),
    (w("состояние", "state"), Named::State),
    (w("срок", "due"), Named::Due),
];

/// The signs behind a name, the longer ones first.
const SIGNS: [&str; 6] = ["<=", ">=", ":", "=", "<", ">"];

/// Whether a word is one of some forms, in either language.
fn is_of(words: Words, word: &str) -> bool {
    Lang::ALL.iter().any(|lang| words.get(*lang).split(' ').any(|form| fold(form) == word))
}

/// The choice of which a word begins so, in either language.
fn chosen(choices: &'static [Choice], begun: &str) -> Option<&'static str> {
    let is_meant =
        |choice: &&Choice| Lang::ALL.iter().any(|lang| fold(choice.words.get(*lang)).split(' ').any(|word| word.starts_with(begun)));
    choices.iter().find(is_meant).map(|choice| choice.code)
}

/// Understands what was typed, folded. What is no condition is a word like any other.
pub fn parse(folded: &str, around: Around) -> Filter {
    let mut filter = Filter::default();
    let folded = JOINED.iter().fold(folded.to_owned(), |text, (said, word)| text.replace(said, word));
    for word in folded.split_whitespace() {
        let known = WORDS.iter().find(|(words, _)| is_of(*words, word)).map(|(_, meant)| *meant);
        let known = known.filter(|meant| *meant != Meant::Late || !around.without_late);
        match known {
            Some(Meant::State(state)) => filter.state = state,
            Some(meant) => filter.all.extend(of_word(meant, around.today)),
            None => of_named(word, around.today, &mut filter),
        }
    }
    filter
}

fn of_word(meant: Meant, today: NaiveDate) -> Option<Condition> {
    let iso = |on| Some(day::iso(on));
    Some(match meant {
        Meant::Owner(code) => Condition::Owner(code),
        Meant::Kind(codes) => Condition::Kind(codes.to_vec()),
        Meant::Late => late(today),
        Meant::Today => Condition::Presses(iso(today), iso(today)),
        Meant::Tomorrow => Condition::Presses(iso(day::later(today, 1)), iso(day::later(today, 1))),
        Meant::Week => coming_week(today),
        Meant::Undated => Condition::Undated,
        Meant::State(_) => return None,
    })
}

/// What presses since a day that is over.
pub fn late(today: NaiveDate) -> Condition {
    Condition::Presses(None, Some(day::iso(day::earlier(today, 1))))
}

/// What presses today or within the days that follow it.
pub fn coming_week(today: NaiveDate) -> Condition {
    Condition::Presses(Some(day::iso(today)), Some(day::iso(day::later(today, WEEK))))
}

/// What presses after that.
pub fn later(today: NaiveDate) -> Condition {
    Condition::Presses(Some(day::iso(day::later(today, WEEK + 1))), None)
}

/// A word that names what is asked of; one whose value is still to be typed asks for nothing yet.
fn of_named(word: &str, today: NaiveDate, filter: &mut Filter) {
    let text = || Condition::Text(word.to_owned());
    let parted = word.find([':', '=', '<', '>']);
    let parts = parted.and_then(|at| {
        let (name, rest) = word.split_at_checked(at)?;
        let sign = SIGNS.iter().find(|sign| rest.starts_with(**sign))?;
        Some((name, *sign, rest.strip_prefix(*sign)?))
    });
    let known = parts.and_then(|(name, sign, value)| Some((NAMES.iter().find(|(words, _)| is_of(*words, name))?.1, sign, value)));
    let Some((named, sign, value)) = known else { return filter.all.push(text()) };
    if value.is_empty() {
        return;
    }
    let condition = match named {
        Named::Account => Some(Condition::Account(value.to_owned())),
        Named::Owner => Some(chosen(OWNERS, value).map_or_else(|| Condition::Colleague(value.to_owned()), Condition::Owner)),
        Named::Source => chosen(SOURCES, value).map(Condition::Source),
        Named::Kind => chosen(ACTION_KINDS, value).map(|code| Condition::Kind(vec![code])),
        Named::State => match chosen(ACTION_STATES, value) {
            Some(code) => return filter.state = State::One(code),
            None => None,
        },
        Named::Due => due(sign, value, today),
    };
    if condition.is_none() {
        filter.unread.push(word.to_owned());
    }
    filter.all.push(condition.unwrap_or_else(text));
}

/// A day as people say it, before or after which, or on which, something presses.
fn due(sign: &str, value: &str, today: NaiveDate) -> Option<Condition> {
    if ["нет", "none"].contains(&value) {
        return Some(Condition::Undated);
    }
    let on = dates::parse(value, today, Bias::Future)?;
    Some(match sign {
        "<" => Condition::Presses(None, Some(day::iso(day::earlier(on, 1)))),
        "<=" => Condition::Presses(None, Some(day::iso(on))),
        ">" => Condition::Presses(Some(day::iso(day::later(on, 1))), None),
        ">=" => Condition::Presses(Some(day::iso(on)), None),
        _ => Condition::Presses(Some(day::iso(on)), Some(day::iso(on))),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Filter {
        parse(&fold(typed), Around { today: day::from_iso("2026-11-24").unwrap(), without_late: false })
    }

    fn presses(from: Option<&str>, until: Option<&str>) -> Condition {
        Condition::Presses(from.map(str::to_owned), until.map(str::to_owned))
    }

    #[test]
    fn words_stand_for_what_they_say_in_either_language() {
        let both = [Condition::Owner("me"), presses(None, Some("2026-11-23"))];
        assert_eq!([read("Мои просроченные").all, read("mine overdue").all], [both.clone().to_vec(), both.to_vec()]);
        assert_eq!(read("неделя").all, [presses(Some("2026-11-24"), Some("2026-11-30"))]);
        assert_eq!(read("ромаш").all, [Condition::Text("ромаш".into())]);
        assert_eq!((read("все").state, read("closed").state, read("сделано").state), (State::Every, State::Closed, State::One("kept")));
        assert_eq!(read("обещания").all, [Condition::Kind(vec!["our_promise", "their_promise"])]);
    }

    #[test]
    fn what_is_asked_of_is_named() {
        assert_eq!(read("клиент:ромашка источник:прет").all, [Condition::Account("ромашка".into()), Condition::Source("complaint")]);
        assert_eq!(read("кто:орехов who:client").all, [Condition::Colleague("орехов".into()), Condition::Owner("client")]);
        assert_eq!(read("срок<27.11").all, [presses(None, Some("2026-11-26"))]);
        assert_eq!(read("due>27.11 срок:нет").all, [presses(Some("2026-11-28"), None), Condition::Undated]);
        assert_eq!(read("срок<=27.11 due>=27.11").all, [presses(None, Some("2026-11-27")), presses(Some("2026-11-27"), None)]);
        assert_eq!(read("без срока no date").all, [Condition::Undated, Condition::Undated]);
        assert_eq!(read("срок<хрень источник:хрень ромаш").unread, ["срок<хрень", "источник:хрень"]);
        assert_eq!(read("состояние:снято").state, State::One("dropped"));
        assert_eq!(
            read("клиент: http://x").all,
            [Condition::Text("http://x".into())],
            "a value that is still to be typed asks for nothing"
        );
    }

    /// Whoever is in the room would read off the rows who is late with what.
    #[test]
    fn what_is_late_is_no_word_before_a_client() {
        let filter = parse("просрочено", Around { today: day::from_iso("2026-11-24").unwrap(), without_late: true });
        assert_eq!(filter.all, [Condition::Text("просрочено".into())]);
    }
}
