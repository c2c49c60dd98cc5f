//! What the prep page says: the names of its sections, and the sentences in them.

use crate::domain::fact::FACT_KINDS;
use crate::domain::field::find_choice;
use crate::domain::name::fold;
use crate::domain::{Lang, Record, Words};
use crate::store::people::PersonRow;
use crate::text::method;

crate::sentences! {
    /// How many lines do not fit, where some are above and some below.
    fn more_around(count: usize): "ещё {count} ↑↓" / "{count} more ↑↓";
    /// What is not read at once, where it stands in a pane of its own.
    BEYOND: "История и подробности" / "History and details";
    /// At the end of what does not fit at once.
    fn more_above(count: usize): "ещё {count} ↑" / "{count} more ↑";
    /// Over the rows of a section that are not read at once.
    fn rest(heading: &str, count: usize): "{heading} · ещё {count}" / "{heading} · {count} more";
    /// How many complaints there were in all within so many days.
    fn in_all(count: usize, days: &str): "всего {count} за {days}" / "{count} within {days}";
    /// What stands before the people when a plan names none.
    UNNAMED: "Участники пока не названы; к кому обратиться:" / "Nobody is named yet; whom to turn to:";
    /// What stands in place of people when the account has none.
    NOBODY: "Людей этого клиента пока не записано: запись с «+Имя» заводит и человека." / "No people of this account are written down yet: a line with “+Name” adds the person too.";
    /// What `e` is called where nothing is planned.
    PLAN_IT: "запланировать" / "plan it";
    /// The key that shows the checklist.
    fn list_key(done: usize, all: usize): "Перед контактом · {done}/{all} · Tab" / "Before the contact · {done}/{all} · Tab";
    /// The key that leads back from it.
    TO_PAGE: "к странице" / "to the page";
    /// Beside the purpose of a contact, where none is written.
    NO_PURPOSE_YET: "пока не записана" / "not written yet";
    LEAST: "минимум" / "at least";
    BEST: "лучше всего" / "at best";
}

/// What is told of somebody, under what it is called.
pub type Told = (&'static str, String);

/// What is known of somebody, each matter once: what they care about, how they decide and dress, with the facts of the same kind, and
/// then the other facts by their kinds.
pub fn known(person: &PersonRow, facts: &[Record], lang: Lang) -> (Vec<Told>, Vec<Told>) {
    let of_them = || facts.iter().filter(|fact| fact.int("person_id") == Some(person.person));
    let matters =
        [(method::CARES, &person.cares, ""), (method::DECIDES, &person.decides, "decides"), (method::DRESS, &person.dress, "dress")];
    let kinds = matters.map(|(.., kind)| kind);
    let bare = |text: &str| text.trim().trim_end_matches('.').to_owned();
    let told = matters.into_iter().filter_map(|(words, text, kind)| {
        let mut said: Vec<String> = Vec::new();
        for text in std::iter::once(text.as_str()).chain(of_them().filter(|fact| fact.text("kind") == kind).map(Record::title)) {
            if !bare(text).is_empty() && !said.iter().any(|known| fold(known) == fold(&bare(text))) {
                said.push(bare(text));
            }
        }
        let joined = |all: String, next: &String| {
            if next.starts_with(char::is_uppercase) { format!("{all}. {next}") } else { format!("{all}; {next}") }
        };
        said.into_iter().reduce(|all, next| joined(all, &next)).map(|told| (words.get(lang), told))
    });
    let others = of_them().filter(|fact| !kinds.contains(&fact.text("kind")));
    let kind = |fact: &Record| find_choice(FACT_KINDS, fact.text("kind")).map_or("", |kind| kind.words.get(lang));
    (told.collect(), others.map(|fact| (kind(fact), fact.title().to_owned())).collect())
}

/// Behind a contact whose words another section tells: «см. «Риск»».
pub fn told_under(part: Words, lang: Lang) -> String {
    match lang {
        Lang::Ru => format!("см.\u{a0}«{}»", part.ru),
        Lang::En => format!("see “{}”", part.en),
    }
}
