//! What forms and pickers say.

use crate::domain::Lang;
use crate::domain::ethics::Refused;
use crate::editing::Problem;

crate::sentences! {
    /// A required field is empty.
    REQUIRED: "Заполните это поле." / "This field is needed.";
    NO_DAY: "Не похоже на дату. Примеры: завтра, пт, +3, 12.03, 12 марта." / "That is no date. Examples: tomorrow, fri, +3, 12.03, 12 mar.";
    NO_AMOUNT: "Не похоже на сумму. Примеры: 120 000, 1,5 млн. Валюта — в своём поле." / "That is no amount. Examples: 120 000, 1.5 mln. The currency has its own field.";
    DAY_EXAMPLES: "Завтра, пт, +3, 12.03 или 12 марта." / "Tomorrow, fri, +3, 12.03 or 12 mar.";
    NO_BIRTHDAY: "Не похоже на день рождения. Примеры: 12.03.1974, 12 марта." / "That is no birthday. Examples: 12.03.1974, 12 mar.";
    NO_TIME: "Не похоже на время. Примеры: 15:00, 9.30." / "That is no time. Examples: 15:00, 3pm.";
    fn no_phone(value: &str): "«{value}» — не телефон: нужно не меньше пяти цифр. Короткий внутренний пишут так: доб. 114." / "“{value}” is no phone: at least five figures are needed. A short one inside is written: ext. 114.";
    fn no_email(value: &str): "«{value}» — не адрес почты. Пример: ivanov@example.org." / "“{value}” is no e-mail address. Example: ivanov@example.org.";
    FLAG: "Пробел — да или нет." / "Space: yes or no.";
    PICK: "Начните печатать имя или нажмите пробел." / "Begin typing a name, or press Space.";
    DRAFT_RESTORED: "Здесь то, что вы не успели сохранить. F8 — забыть." / "This is what you had not saved yet. F8 drops it.";
    DRAFT_KEPT: "Не сохранено, но и не потеряно: текст ждёт в этой же форме." / "Not saved, not lost: the text waits in the same form.";
    DRAFT_DROPPED: "Черновик забыт." / "The draft is dropped.";
    CONFLICT: "Эту запись только что изменили в другом окне. Сохраните ещё раз, чтобы оставить своё, или возьмите их версию: F6." / "The record was just changed in another window. Save again to keep yours, or take the other version: F6.";
    SELECT: "Выделите текст стрелками и нажмите F7 ещё раз." / "Select the text with the arrows and press F7 again.";
    EXTRACT: "Сделать из выделенного" / "Make of the selection";
    NOTHING_FOUND: "Никого не нашлось." / "Nobody found.";
    CHOSEN: "Выбрано" / "Chosen";
    TYPE_TO_FIND: "начните печатать" / "type to find";
    fn number(least: i64, most: i64): "Нужно целое число от {least} до {most}." / "A whole number from {least} to {most} is needed.";
    fn too_long(limit: usize): "Больше сюда не помещается: предел — {limit} знаков." / "No more fits here: the limit is {limit} characters.";
    fn paste_too_long(limit: usize): "Вставка не помещается: предел — {limit} знаков. Ничего не вставлено, текст остался в буфере обмена." / "The paste does not fit: the limit is {limit} characters. Nothing was put in; the text is still in the clipboard.";
    fn saved(name: &str): "Сохранено: {name}" / "Saved: {name}";
    fn their_version(value: &str): "В другом окне: «{value}»" / "In the other window: “{value}”";
    fn on_whose_behalf(name: &str): "От чьего имени: {name}" / "On whose behalf: {name}";
    fn create(name: &str): "Создать «{name}»" / "Create “{name}”";
    fn special(category: &str): "Такое в досье не хранят ({category}): это особая категория личных данных. Запишите то, что нужно для работы." / "A dossier does not hold this ({category}): it is a special category of personal data. Write what the work needs.";
    INSULT: "Такое в досье не пишут. Запишите поведение, а не оценку: что человек сделал или сказал." / "A dossier does not hold this. Write behaviour, not a verdict: what the person did or said.";
}

/// Why a value is no phone or no e-mail.
pub fn not_reached(kind: &str, value: &str, lang: Lang) -> String {
    if kind == "email" { no_email(lang, value) } else { no_phone(lang, value) }
}

/// The sentence for a problem with a field.
pub fn problem(lang: Lang, problem: Problem) -> String {
    match problem {
        Problem::SamePerson => crate::text::map::ANOTHER_PERSON.get(lang).into(),
        Problem::Required => REQUIRED.get(lang).into(),
        Problem::TooLong(limit) => too_long(lang, limit),
        Problem::Refused(Refused::Special(category)) => special(lang, category.get(lang)),
        Problem::Refused(Refused::Insult) => INSULT.get(lang).into(),
    }
}
