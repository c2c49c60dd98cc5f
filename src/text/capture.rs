//! What capture says: the meaning of a line in words, and what became of it.

use crate::domain::Lang;
use crate::domain::money::grouped;

crate::sentences! {
    fn ours(what: &str): "мы: {what}" / "we: {what}";
    fn theirs(what: &str): "они: {what}" / "they: {what}";
    fn until(what: &str, day: &str): "{what} до {day}" / "{what} by {day}";
    fn ask(what: &str): "узнать: {what}" / "ask: {what}";
    fn complaint(what: &str): "претензия: {what}" / "complaint: {what}";
    fn value(what: &str): "дали клиенту: {what}" / "value given: {what}";
    fn next(what: &str): "далее: {what}" / "next: {what}";
    fn mood(what: &str): "настроение: {what}" / "mood: {what}";
    fn behalf_again(name: &str): "от имени: {name}, как в прошлый раз" / "on behalf of {name}, as the last time";
    fn behalf(name: &str): "от имени: {name}" / "on behalf of {name}";
    /// Several fit.
    fn which(typed: &str, names: &str): "«{typed}»: подходят {names}" / "“{typed}”: {names}";
    fn unknown_account(typed: &str): "клиент «{typed}» не найден" / "no account “{typed}”";
    NO_ACCOUNT: "клиент не назван" / "no account named";
    fn unknown_person(typed: &str): "{typed}: среди людей нет, имя останется в тексте" / "{typed}: not among the people, the name stays in the text";
    PLANNED: "запланировано" / "planned";

    /// After a line was saved.
    TITLE: "Записать одной строкой" / "Write it down in one line";
    /// Over a line of the inbox that is being settled.
    INBOX: "Разобрать входящее" / "Settle a line of the inbox";
    /// What a line may look like.
    EXAMPLE: "вчера 15:00 зв альфа: +Петров пилот одобрен; !КП до пт; !!список складов; ?кто подпишет" / "tue call alfa: +petrov pilot approved; we: offer by fri; they: list of sites; ask: who signs";
    /// A line that was not saved last time stands here again.
    RESTORED: "Здесь строка, которую вы не успели сохранить." / "This is the line you had not saved yet.";
    /// Headings of the picker that corrects a piece of the meaning.
    WHO: "Кто это" / "Who it is";
    WHICH_ACCOUNT: "Какой клиент" / "Which account";
    WHICH_KIND: "Вид контакта" / "Kind of contact";
    /// A piece of the line is selected.
    TYPE_OVER: "Напечатайте правильное: оно встанет на место выделенного." / "Type what is right: it takes the place of what is selected.";
    /// Several candidates fit.
    CHOOSE_FIRST: "Подходят несколько: выберите стрелками и Enter." / "Several fit: choose with the arrows and Enter.";
    /// After saving.
    SAVED: "Записано" / "Saved";
    /// Before the meaning of a line that was not saved because of `--dry-run`.
    WOULD_SAVE: "Будет записано" / "Would be saved";
    /// After a line was put into the inbox because it names no known account.
    IN_INBOX: "Строка сохранена во входящих: к ней нужен клиент" / "The line is kept in the inbox: it needs an account";
    /// The same, with `--dry-run`.
    WOULD_WAIT: "Останется во входящих: к ней нужен клиент" / "Would stay in the inbox: it needs an account";
    /// After a line was put into the inbox because something in it may mean several.
    TO_CHOOSE: "Строка сохранена во входящих: нужно выбрать" / "The line is kept in the inbox: a choice is needed";
    /// The same, with `--dry-run`.
    WOULD_CHOOSE: "Нужно выбрать" / "A choice is needed";
    /// Before candidates.
    fn fits(typed: &str): "Для «{typed}» подходят:" / "These fit “{typed}”:";
    /// What to do about it in a shell.
    NAME_MORE: "Назовите точнее, например имя вместе с фамилией через «_»." / "Name it more exactly, such as a given name joined to the surname by “_”.";
    /// Nothing was given to write down.
    NO_LINE: "Не хватает строки: kam log \"вчера зв альфа: …\"." / "A line is missing: kam log \"yesterday call alfa: …\".";
    /// A line of the inbox, on Today.
    fn waits(line: &str): "Во входящих, нужно уточнить: {line}" / "In the inbox, to be settled: {line}";
    /// A line longer than any field.
    fn too_long(limit: usize): "Строка длиннее {limit} знаков. Разделите её." / "The line is longer than {limit} characters. Divide it.";
}

/// An amount in minor units: «120 000 руб.», `120 000.50 EUR`.
pub fn money(minor: i64, currency: &str, lang: Lang) -> String {
    let figures = grouped(minor, lang);
    match (currency, lang) {
        ("RUB", Lang::Ru) => format!("{figures} руб."),
        _ => format!("{figures} {currency}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_grouped_by_thousands() {
        assert_eq!(money(12_000_000, "RUB", Lang::Ru), "120 000 руб.");
        assert_eq!(money(99_050, "EUR", Lang::En), "990.50 EUR");
        assert_eq!(money(i64::MIN, "EUR", Lang::En).chars().next(), Some('−'));
        assert_eq!(money(100_000_000, "RUB", Lang::En), "1 000 000 RUB");
    }
}
