//! What is said of the accounts that are looked through in a week.

use super::method::days;
use crate::changes::Part as Of;
use crate::domain::day;
use crate::domain::entry::ENTRY_KINDS;
use crate::domain::field::find_choice;
use crate::domain::words::{Counted, Lang, counted};
use crate::printable::capital;
use crate::review::{Look, Review, Row};
use crate::store::review::Part;
use chrono::NaiveDate;

crate::sentences! {
    /// The tab.
    REVIEW: "Обзор недели" / "Week’s review";
    /// Headings of the columns.
    ACCOUNT: "Клиент" / "Account";
    HAPPENED: "С прошлого раза" / "Since last time";
    STALE: "Требует внимания" / "Needs attention";
    NEXT: "Следующий шаг" / "Next step";
    /// Where nothing is to be looked through.
    NOBODY: "Смотреть некого: отметьте категорию клиента (ключевой, развиваемый) или запишите контакт." / "Nobody to look through: give an account its category (key, developing), or write a contact.";
    /// In the title.
    fn of_week(day: &str): "неделя с {day}" / "week from {day}";
    fn progress(done: &str, all: &str): "просмотрено {done} из {all}" / "{done} of {all} looked through";
    /// What an account lacks.
    NOTHING_SINCE: "ничего" / "nothing";
    ADRIFT: "шага нет" / "no step";
    NO_STEP: "Дальше ничего не запланировано: n — дело, m — встреча." / "Nothing comes next: n writes a task, m a meeting.";
    fn silent(days: &str): "молчание {days}" / "silent for {days}";
    fn late(count: usize): "просрочено {count}" / "{count} overdue";
    fn since(day: &str): "С {day}" / "Since {day}";
    fn more(count: usize): "и ещё {count}" / "and {count} more";
    LATE: "Просрочено" / "Overdue";
    COMES: "Дальше" / "Next";
    NO_DAY: "без срока" / "no day";
    /// What was done.
    fn looked(name: &str): "{name}: просмотрено." / "{name}: looked through.";
    fn already(name: &str): "{name}: уже просмотрено сегодня." / "{name}: looked through today already.";
    LOOKED: "На этой неделе уже просмотрено; u отменяет последний просмотр." / "Looked through this week already; u takes the last look back.";
    /// In a shell.
    fn all_done(count: &str): "Все просмотрены: {count}." / "All looked through: {count}.";
}

const CONTACTS: Counted = counted(["контакт", "контакта", "контактов"], ["contact", "contacts"]);
const DONE: Counted = counted(["дело", "дела", "дел"], ["task done", "tasks done"]);
const HEARD: Counted = counted(["отзыв", "отзыва", "отзывов"], ["remark", "remarks"]);
const CHANGED: Counted = counted(["перемена", "перемены", "перемен"], ["change", "changes"]);
/// So many lines of what happened are told.
const MOST: usize = 12;
const ACCOUNTS: Counted = counted(["клиент", "клиента", "клиентов"], ["account", "accounts"]);

/// So many accounts.
pub fn accounts(count: usize, lang: Lang) -> String {
    ACCOUNTS.with(lang, count as u64)
}

/// The week and how far it is.
pub fn standing(review: &Review, today: NaiveDate, lang: Lang) -> String {
    let (done, all) = review.progress();
    format!("{} · {}", of_week(lang, &day::near(review.monday, today, lang)), progress(lang, &done.to_string(), &all.to_string()))
}

/// What happened, by its kinds, counted.
const KINDS: [(&[Of], Counted); 4] = [
    (&[Of::Contact], CONTACTS),
    (&[Of::OursKept, Of::TheirsKept, Of::Done], DONE),
    (&[Of::Complaint, Of::Signal, Of::Voice], HEARD),
    (&[Of::Came, Of::Left, Of::Post, Of::Judged, Of::Rival, Of::New, Of::Became, Of::Overdue, Of::Paid], CHANGED),
];

/// What happened at an account since the last look: «2 контакта, 1 дело».
pub fn happened(look: &Look, lang: Lang) -> String {
    let counts = KINDS.map(|(parts, words)| (look.count(parts), words));
    let said: Vec<String> =
        counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, words)| words.with(lang, count as u64)).collect();
    if said.is_empty() { NOTHING_SINCE.get(lang).to_owned() } else { said.join(", ") }
}

/// For how long there was no contact, where that is longer than usual.
pub fn silence(row: &Row, lang: Lang) -> Option<String> {
    row.silent.map(|gap| silent(lang, &days(gap, lang)))
}

/// What is stale: what is late, a silence longer than usual, and what *Today* knows, each matter once.
pub fn stale(row: &Row, lang: Lang) -> String {
    let late = (row.of.late > 0).then(|| late(lang, row.of.late));
    let mut said: Vec<String> = late.into_iter().chain(silence(row, lang)).collect();
    for begins in row.attention.iter().map(|notice| notice.begins.said(lang)) {
        if !said.contains(&begins) {
            said.push(begins);
        }
    }
    said.join(" · ")
}

/// What something is called; a contact of which nothing is written by its kind.
fn titled<'a>(title: &'a str, kind: Option<&'a str>, lang: Lang) -> &'a str {
    let kind = || kind.map_or("", |code| find_choice(ENTRY_KINDS, code).map_or(code, |kind| kind.words.get(lang)));
    if title.is_empty() { kind() } else { title }
}

/// The next step with its day.
pub fn next(row: &Row, today: NaiveDate, lang: Lang) -> String {
    let Some(next) = &row.of.next else { return ADRIFT.get(lang).to_owned() };
    let on = day::from_iso(&next.day).map_or_else(|| next.day.clone(), |on| day::near(on, today, lang));
    format!("{on} {}", titled(&next.title, next.kind.as_deref(), lang)).trim_end().to_owned()
}

/// What is told of a look, by its parts: a heading and its lines. What has no line is left out, but that nothing comes next is said.
pub fn told(look: &Look, today: NaiveDate, lang: Lang) -> Vec<(String, Vec<String>)> {
    let near = |on: &str| day::from_iso(on).map(|on| day::near(on, today, lang));
    let lines = |part: Part| -> Vec<String> {
        let of_part = look.details.iter().filter(|detail| detail.part == part);
        of_part
            .map(|detail| {
                let on = detail.day.as_deref().and_then(near).unwrap_or_else(|| NO_DAY.get(lang).to_owned());
                format!("{on} {}", titled(&detail.title, detail.kind.as_deref(), lang)).trim_end().to_owned()
            })
            .collect()
    };
    let mut happened: Vec<String> = look
        .happened
        .iter()
        .take(MOST)
        .map(|one| [near(&one.on).unwrap_or_default(), one.said.said(lang)].join(" ").trim_start().to_owned())
        .collect();
    if look.happened.len() > MOST {
        happened.push(more(lang, look.happened.len() - MOST));
    }
    let attention = look.row.attention.iter().map(|notice| format!("{} · {}", capital(&notice.begins.said(lang)), notice.rest.said(lang)));
    let begun = day::from_iso(&look.row.of.since).map_or_else(String::new, |on| day::brief(on, today, lang));
    let mut told = vec![(since(lang, &begun), happened)];
    told.push((LATE.get(lang).to_owned(), lines(Part::Late)));
    told.push((STALE.get(lang).to_owned(), attention.collect()));
    let comes = lines(Part::Next);
    told.retain(|(_, lines)| !lines.is_empty());
    told.push((COMES.get(lang).to_owned(), if comes.is_empty() { vec![NO_STEP.get(lang).to_owned()] } else { comes }));
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A visit of which no purpose was written was told as a call.
    #[test]
    fn what_has_no_purpose_is_called_by_its_kind() {
        assert_eq!(titled("", Some("visit"), Lang::Ru), "визит");
        assert_eq!(titled("Цена", Some("visit"), Lang::Ru), "Цена");
        assert_eq!(titled("", None, Lang::En), "");
    }
}
