//! What is asked of a calendar before it is taken in.

use super::{
    ELSEWHERE, GONE, GONE_ASKED, GUESSES, MEETINGS, NOT_OURS, STRANGERS, and_more, asked_of, at_kept, contact, guessed, joined, meeting_of,
    newcomers, now_titled, span, stranger_alone, stranger_of, strangers_of, titled,
};
use crate::calendar::{Gone, OFF, Plan};
use crate::domain::{Lang, Words, day};
use crate::exchange::calendar::Occurrence;
use crate::store::calendar::Contact;
use crate::text::whose::{ANSWERED, Question, agreed_off, which};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What is asked of a calendar and what was answered already, under its headings: `names` are those of the accounts of the answers.
pub fn questions(plan: &Plan, names: &BTreeMap<i64, String>, today: NaiveDate, lang: Lang) -> Vec<(Words, Vec<Question>)> {
    let answered = plan.answers.iter().map(|(asks, account)| {
        if let Some(event) = asks.strip_prefix(OFF) {
            let off = plan.off.iter().find(|gone| gone.asks == *asks);
            let what = off.map_or_else(|| event.to_owned(), |gone| contact(plan, &gone.contact, today, lang));
            let line = agreed_off(lang, &what);
            return Question::agreed(asks, what, line);
        }
        let of_series = |one: &&Occurrence| asks.strip_prefix("series:") == Some(&*one.uid);
        let title = plan.calendar.occurrences.iter().find(of_series).map(|one| titled(&one.about.title, lang)).unwrap_or_default();
        let what = asked_of(asks, &title);
        Question::answered(asks, what, *account, names, lang)
    });
    let all = [
        (ELSEWHERE, elsewhere(plan, today, lang)),
        (GUESSES, newcomers(plan, plan.guesses(), today, lang)),
        (STRANGERS, strangers(plan, today, lang)),
        (GONE_ASKED, gone(plan, today, lang)),
        (ANSWERED, answered.collect()),
    ];
    all.into_iter().filter(|(_, questions)| !questions.is_empty()).collect()
}

/// Whether a part is one of [`questions`].
pub fn is_asked(heading: Words) -> bool {
    heading == ELSEWHERE || heading == GUESSES || heading == STRANGERS || heading == GONE
}

/// What the calendar has no longer, a line an event or its series.
pub(super) fn gone(plan: &Plan, today: NaiveDate, lang: Lang) -> Vec<Question> {
    let mut rows: Vec<(&Gone, usize, &Contact)> = Vec::new();
    for gone in &plan.gone {
        match rows.iter_mut().find(|(first, ..)| first.asks == gone.asks && first.contact.account == gone.contact.account) {
            Some((_, count, last)) => (*count, *last) = (*count + 1, &gone.contact),
            None => rows.push((gone, 1, &gone.contact)),
        }
    }
    let told = rows.into_iter().map(|(first, count, last)| {
        let line = several(plan, (&first.contact, count, last), today, lang);
        Question::offered(&first.asks, line.clone(), line)
    });
    told.collect()
}

/// The first of so many contacts that wait for one answer, how many more there are, and until when.
fn several(plan: &Plan, (first, count, last): (&Contact, usize, &Contact), today: NaiveDate, lang: Lang) -> String {
    let when = at_kept(&(first.day.clone(), first.time.clone()), today, lang);
    let until = || day::from_iso(&last.day).map_or_else(|| last.day.clone(), |on| day::brief(on, today, lang));
    let when = if count > 1 { and_more(lang, &when, &(count - 1).to_string(), &until()) } else { when };
    meeting_of(lang, &when, plan.name(first.account), &titled(&first.purpose, lang))
}

/// What is with another client by now, it seems: as it stands here, and of which it is one.
pub(super) fn elsewhere(plan: &Plan, today: NaiveDate, lang: Lang) -> Vec<Question> {
    let mut told: Vec<Question> = Vec::new();
    for (at, one) in plan.elsewhere.iter().enumerate() {
        if told.iter().any(|question| question.asks == one.asks) {
            continue;
        }
        // One answer is of all days of its series: they are told with the first.
        let same = || plan.elsewhere.iter().skip(at).filter(|other| other.asks == one.asks).map(|other| &other.contact);
        let title = plan.meeting(one.at).map(|met| titled(&met.about.title, lang)).unwrap_or_default();
        let here = several(plan, (&one.contact, same().count(), same().next_back().unwrap_or(&one.contact)), today, lang);
        let here = if title == titled(&one.contact.purpose, lang) { here } else { now_titled(lang, &here, &title) };
        let named = || which(one.may.iter().map(|account| plan.name(*account)), lang);
        let line = guessed(lang, &here, &if one.may.is_empty() { NOT_OURS.get(lang).to_owned() } else { named() });
        let only = if let [account] = one.may[..] { Some(account) } else { None };
        let name = only.map(|account| plan.name(account).to_owned()).unwrap_or_default();
        let (asks, may) = (one.asks.clone(), one.may.clone());
        told.push(Question { asks, not: Vec::new(), what: title, name, account: only, may, is_whose: true, answered: false, line });
    }
    told
}

/// Of whom nobody knows whose they are, a line an answer: when, what, and who is in it; of several that wait for one answer, the first.
pub(super) fn strangers(plan: &Plan, today: NaiveDate, lang: Lang) -> Vec<Question> {
    let rows = plan.strangers.iter().map(|stranger| (stranger.at, (&stranger.asks, &stranger.who, &stranger.may))).collect();
    let mut told: Vec<([usize; 2], Question)> = Vec::new();
    for (places, (asks, who, may)) in joined(plan, rows) {
        let Some(one) = places.first().and_then(|at| plan.meeting(*at)) else { continue };
        if let Some(([meetings, rows], _)) = told.iter_mut().find(|(_, question)| question.asks == *asks) {
            (*meetings, *rows) = (*meetings + places.len(), *rows + 1);
            continue;
        }
        let (when, title) = (span(plan, &places, today, lang), titled(&one.about.title, lang));
        let line = if who.is_empty() { stranger_alone(lang, &when, &title) } else { stranger_of(lang, &when, &title, &who.join(", ")) };
        let line = if may.is_empty() { line } else { guessed(lang, &line, &which(may.iter().map(|account| plan.name(*account)), lang)) };
        let what = asked_of(asks, &title);
        let question = Question {
            asks: asks.clone(),
            not: Vec::new(),
            what,
            name: String::new(),
            account: None,
            may: may.clone(),
            is_whose: true,
            answered: false,
            line,
        };
        told.push(([places.len(), 1], question));
    }
    let several = |([meetings, rows], question): ([usize; 2], Question)| match rows {
        1 => question,
        _ => Question { line: strangers_of(lang, &question.what, &MEETINGS.with(lang, meetings as u64), &question.line), ..question },
    };
    told.into_iter().map(several).collect()
}
