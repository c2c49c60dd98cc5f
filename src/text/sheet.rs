//! What the page of a day says: each of its meetings prepared, to be taken along on paper (M20).

use crate::domain::affiliation::ROLE_NAMES;
use crate::domain::entry::{ENTRY_KINDS, ENTRY_STATES, HELD, NOTED};
use crate::domain::field::{find_choice, signed};
use crate::domain::{Lang, Record, day};
use crate::store::complaints::Complaint;
use crate::store::diary::EntryRow;
use crate::store::people::PersonRow;
use crate::store::plan::ActionRow;
use crate::text::{method, week};
use chrono::NaiveDate;

crate::sentences! {
    CALLED: "День на бумаге" / "The day on paper";
    /// What it is called where it is asked for.
    ABOUT: "День на бумаге: каждая встреча с подготовкой, обещания к сроку" / "The day on paper: each meeting prepared, and the promises due";
    NOTHING: "На этот день ничего не запланировано и не обещано." / "Nothing is planned or promised for this day.";
    /// Over the page.
    fn title(weekday_and_day: &str): "День: {weekday_and_day}" / "The day: {weekday_and_day}";
    DUE: "Наши обещания к этому дню" / "Our promises due by this day";
    TO_NOTE: "Заметки" / "Notes";
    /// Beside a person: how we know them, in figures; each has its scale.
    fn influence(figure: &str): "влияние {figure}" / "influence {figure}";
    fn attitude(figure: &str): "отношение {figure}" / "attitude {figure}";
    fn relationship(figure: &str): "контакт {figure}" / "relationship {figure}";
}

/// What stands over a meeting: its hour, its kind and the account.
pub fn meeting(entry: &Record, account: &str, on: NaiveDate, lang: Lang) -> String {
    let kind = find_choice(ENTRY_KINDS, entry.text("kind")).map_or("", |kind| kind.words.get(lang));
    let when = format!("{}{}", entry.text("time"), week::lasting(entry, on, lang));
    [when.trim(), kind, account].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// A promise with whom it concerns and its day; how late it is where it is late.
pub fn promise(row: &ActionRow, today: NaiveDate, lang: Lang) -> String {
    let due = row.presses(today).map_or_else(|| method::NO_DAY.get(lang).to_owned(), |due| day::near(due, today, lang));
    let late = method::late_action(row, today, lang).map(|late| format!("! {late}"));
    [row.title.clone(), row.person.clone(), late.unwrap_or(due)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Who comes: name, what they do, how we know them, how they are reached, what they care about.
pub fn person(row: &PersonRow, lang: Lang) -> String {
    let roles: Vec<&str> = row.roles.split(',').filter_map(|code| find_choice(ROLE_NAMES, code)).map(|role| role.words.get(lang)).collect();
    let main = if row.main { method::IS_MAIN.get(lang) } else { "" };
    let head: Vec<&str> = [row.position.as_str(), main].into_iter().filter(|part| !part.is_empty()).collect();
    let name = if head.is_empty() { row.name.full() } else { format!("{}, {}", row.name.full(), head.join(", ")) };
    let ratings = [
        row.influence.map(|value| influence(lang, &value.to_string())),
        row.attitude.map(|value| attitude(lang, &signed(value))),
        row.relationship.map(|value| relationship(lang, &value.to_string())),
    ];
    let cares = (!row.cares.is_empty()).then(|| format!("{}: {}", method::CARES.get(lang), row.cares));
    let told = [Some(name), Some(roles.join(", "))].into_iter().chain(ratings).chain([Some(row.phone.clone()), cares]);
    told.flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// What was complained of, with its day and whose words they are.
pub fn complaint(one: &Complaint, today: NaiveDate, lang: Lang) -> String {
    let words = if one.words.is_empty() { String::new() } else { crate::domain::phrase::quoted(&one.words, lang) };
    [words, day::dated(&one.day, today, lang), one.people.join(", ")]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

/// A contact that was: its day, its kind, what became of it where it was not held, and what tells most of it.
pub fn contact(row: &EntryRow, today: NaiveDate, lang: Lang) -> String {
    let kind = find_choice(ENTRY_KINDS, &row.kind).filter(|_| row.state != NOTED.code);
    let state = find_choice(ENTRY_STATES, &row.state).filter(|_| row.state != HELD.code);
    let words = [kind, state].into_iter().flatten().map(|choice| choice.words.get(lang).to_owned());
    let head = [day::dated(&row.day, today, lang)].into_iter().chain(words).collect::<Vec<_>>().join(" ");
    match row.said() {
        "" => head,
        said => format!("{head}: {said}"),
    }
}
