//! What search says: its headings, its hints, and what it found nothing of.

use crate::domain::Words;
use crate::domain::day;
use crate::domain::words::Lang;
use crate::search::full_text::{Hint, Read};

crate::sentences! {
    ORDER_OF_NOTES: "Порядок меняют у найденного в записях: Tab." / "What is found in notes has an order: Tab.";
    /// Heading: names.
    FIND: "Найти" / "Find";
    /// A phone was asked for where there is none.
    NO_PHONE: "Телефона нет." / "There is no phone.";
    /// A phone went to the clipboard.
    fn copied(phone: &str): "Телефон скопирован: {phone}" / "Phone copied: {phone}";
    /// There is nobody yet.
    NOBODY_YET: "Пока искать некого: имена появятся с первым клиентом." / "There is nobody to find yet: names come with the first account.";
    /// Heading of names.
    NAMES: "Имена" / "Names";
    /// Heading: what is written.
    WRITTEN: "Записи" / "Written";
    /// Heading: what is written, the newest first.
    WRITTEN_NEWEST: "Записи, сначала новые" / "Written, newest first";
    /// Heading: what is written, what fits best first.
    WRITTEN_BEST: "Записи, сначала самые точные" / "Written, best first";
    /// There are more rows.
    MORE: "есть ещё; уточните: клиент:…, кто:…, вид:…, за месяц" / "there are more; narrow it down: account:…, person:…, kind:…, last month";
    /// Beside a row that only what is private found.
    PRIVATE: "личное" / "private";
    /// Beside a promise.
    PROMISE: "обещание" / "promise";
    /// Nothing to search for.
    NOTHING_SOUGHT: "Что искать? Слова, «точная фраза», -лишнее, клиент:…, кто:…, вид:…, за месяц." / "What to look for? Words, “exact phrase”, -unwanted, account:…, person:…, kind:…, last month.";
    /// Chips of what was understood.
    ACCOUNT: "клиент" / "account";
    WHO: "кто" / "person";
    KIND: "вид" / "kind";
    WITHOUT: "без" / "without";
    fn since(day: &str): "с {day}" / "since {day}";
    fn up_to(day: &str): "по {day}" / "until {day}";
    /// Before what was understood, in a shell.
    fn understood(chips: &str): "Понято: {chips}" / "Understood: {chips}";
    /// Beside what was found by a name that a merged record had.
    fn formerly(name: &str): "ранее: {name}" / "formerly: {name}";
    /// Heading of actions.
    ACTIONS: "Действия" / "Actions";
    /// Heading of names that are only like what was typed.
    LIKE: "Похожие" / "Similar";
    /// Which of several companies is meant.
    fn which_company(name: &str): "{name}: по какой компании?" / "{name}: which company?";
    /// What an empty result offers.
    fn offer_line(typed: &str): "Записать строкой: {typed}" / "Write down as a line: {typed}";
    fn offer_person(typed: &str): "Новый человек: {typed}" / "New person: {typed}";
    fn offer_account(typed: &str): "Новый клиент: {typed}" / "New account: {typed}";
    fn offer_text(typed: &str): "Искать в записях: {typed}" / "Search the notes: {typed}";
    fn offer_names(typed: &str): "Искать среди имён: {typed}" / "Search the names: {typed}";
    /// The same in a shell, by commands.
    fn offer_commands(kam: &str, quoted: &str): "Записать строкой: {kam} log {quoted}" / "Write it down as a line: {kam} log {quoted}";
    /// Beside the chosen line: the sides of promises, and the last contact.
    WE: "Мы" / "We";
    THEY: "Нам" / "They";
    LAST: "Было" / "Last";
    fn more_promises(count: usize): "ещё {count}" / "{count} more";
    /// Beside a phone of the company of somebody of whom none is known.
    COMPANY_PHONE: "тел. компании" / "the company’s";
    /// Nothing was found.
    fn nothing(typed: &str): "Ничего не найдено: {typed}." / "Nothing found: {typed}.";
    /// Nothing was found before a client, from whom much is hidden: the same whether it is there or not.
    fn not_seen(typed: &str): "При клиенте не видно: {typed}." / "Not shown before a client: {typed}.";
    /// The other layout.
    fn other_layout(meant: &str): "Искать: {meant}?" / "Look for: {meant}?";
    /// No such account.
    fn no_account(name: &str): "Нет клиента с таким названием: {name}." / "No account has this name: {name}.";
    /// No such person.
    fn no_person(name: &str): "Нет человека с таким именем: {name}." / "No person has this name: {name}.";
    /// No such kind.
    fn no_kind(name: &str): "Нет такого вида: {name}. Есть звонок, встреча, визит, письмо, обещание, вопрос, событие, досье и другие." / "There is no such kind: {name}. There are call, meeting, visit, mail, promise, question, event, dossier and others.";
}

/// The sentence of a hint.
pub fn hint(hint: &Hint, lang: Lang) -> String {
    match hint {
        Hint::Nothing => NOTHING_SOUGHT.get(lang).to_owned(),
        Hint::OtherLayout(meant) => other_layout(lang, meant),
        Hint::NoAccount(name) => no_account(lang, name),
        Hint::NoPerson(name) => no_person(lang, name),
        Hint::NoKind(name) => no_kind(lang, name),
        Hint::Filters(typed) => typed.iter().map(|typed| other_layout(lang, typed)).collect::<Vec<_>>().join("\n"),
    }
}

/// What of a search was understood as something else than words, a chip each: «01.10.2026 – 31.10.2026», «клиент: Ромашка».
pub fn chips(read: &Read, lang: Lang) -> Vec<String> {
    let day = |on: chrono::NaiveDate| day::show(&day::iso(on), lang);
    let mut chips = Vec::new();
    match (read.from, read.until) {
        (Some(from), Some(until)) if from == until => chips.push(day(from)),
        (Some(from), Some(until)) => chips.push(format!("{} – {}", day(from), day(until))),
        (Some(from), None) => chips.push(since(lang, &day(from))),
        (None, Some(until)) => chips.push(up_to(lang, &day(until))),
        (None, None) => {}
    }
    let named = [(ACCOUNT, &read.accounts), (WHO, &read.persons), (KIND, &read.kinds), (WITHOUT, &read.without)];
    chips.extend(
        named.iter().filter(|(_, names)| !names.is_empty()).map(|(words, names)| format!("{}: {}", words.get(lang), names.join(", "))),
    );
    chips
}

/// What a row found is called: its kind where it has one, else what it is.
pub fn kind(entity: crate::domain::Entity, code: &str, lang: Lang) -> &'static str {
    let choices = match entity.def().field("kind").map(|field| field.kind) {
        Some(crate::domain::Kind::Choice(choices)) => choices,
        _ => &[],
    };
    let words: Words = crate::domain::field::find_choice(choices, code).map_or(entity.def().words, |choice| choice.words);
    words.get(lang)
}
