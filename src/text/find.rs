//! What search says: its headings, its hints, and what it found nothing of.

use crate::domain::Words;
use crate::domain::words::Lang;
use crate::search::full_text::Hint;

crate::sentences! {
    /// Heading: names.
    FIND: "Найти" / "Find";
    /// A phone was asked for where there is none.
    NO_PHONE: "Телефона нет." / "There is no phone.";
    /// A phone went to the clipboard.
    fn copied(phone: &str): "Телефон скопирован: {phone}" / "Phone copied: {phone}";
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
    /// Beside an opportunity.
    OPPORTUNITY: "возможность" / "opportunity";
    /// Nothing to search for.
    NOTHING_SOUGHT: "Что искать? Слова, «точная фраза», -лишнее, клиент:…, кто:…, вид:…, за месяц." / "What to look for? Words, “exact phrase”, -unwanted, account:…, person:…, kind:…, last month.";
    /// Nothing was found.
    fn nothing(typed: &str): "Ничего не найдено: {typed}." / "Nothing found: {typed}.";
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
    }
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
