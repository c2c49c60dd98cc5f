//! The words by which a line speaks of a contact that is still to come. They are beginnings of words unless it is said otherwise; like those of
//! [`signs`](super::signs) they settle nothing and lead to a question.

/// Words of a contact to come, agreed on or in doubt.
pub(super) const CONFIRMED: &[&[&str]] = &[
    &["подтвер"],
    &["под", "вопрос"],
    &["под", "угроз"],
    &["назнач"],
    &["намеч"],
    &["намети"],
    &["запланир"],
    &["согласован"],
    &["возможн"],
    &["скорее", "всего"],
    &["confirm"],
    &["tbc"],
    &["tba"],
    &["pencil"],
    &["in", "the", "air"],
    &["in", "doubt"],
    &["on", "hold"],
    &["pending"],
    &["scheduled"],
    &["booked"],
    &["arranged"],
    &["provisional"],
    &["tentativ"],
];
/// The same of one of which the line names the way, as they are said of much else.
pub(super) const STANDS: &[&[&str]] = &[
    &["stands"],
    &["still", "on"],
    &["holds"],
    &["stays"],
    &["remains"],
    &["ok", "by"],
    &["fine", "by"],
    &["в", "силе"],
    &["остает"],
    &["as", "planned"],
    &["по", "план"],
    &["не", "отмен"],
    &["не", "перен"],
    &["not", "cancel"],
    &["not", "moved"],
];
/// What may follow these and is no thing that was confirmed.
pub(super) const STANDING: [&str; 6] = ["что", "any", "next", "this", "them", "both"];

/// Words of a call that was not taken.
pub(super) const NOT_TAKEN: &[&[&str]] =
    &[&["сброс"], &["не", "взял"], &["не", "снял"], &["не", "ответил"], &["hung", "up"], &["declined"], &["rejected"], &["not", "pick"]];

/// English verbs, as whole words, of what one is to do in a contact, none of which is the name of a thing as well.
pub(super) const TO_BE_DONE: [&str; 24] = [
    "need", "follow", "ask", "discuss", "remind", "clarify", "explain", "tell", "chase", "thank", "arrange", "prepare", "check", "find",
    "bring", "invite", "send", "take", "show", "give", "try", "mention", "raise", "collect",
];
/// How words begin of how much something presses, or when it is to be.
pub(super) const PRESSING: &[&str] = &[
    "обязат",
    "срочн",
    "позже",
    "попозже",
    "потом",
    "сначала",
    "сперва",
    "скорее",
    "после",
    "важно",
    "горит",
    "asap",
    "later",
    "urgent",
    "soon",
    "must",
    "priority",
    "first",
    "after",
    "before",
    "back",
    "next",
];
/// What it takes to be let in, and to be in touch from afar, whole words before «=».
pub(super) const TO_GET_IN: &[&str] = &[
    "пропуск",
    "паспорт",
    "проходн",
    "парковк",
    "билет",
    "гостиниц",
    "отель",
    "такси",
    "каск",
    "спецодежд",
    "бахил",
    "pass=",
    "passes=",
    "badge",
    "passport",
    "parking",
    "ticket",
    "hotel",
    "taxi",
    "hard=",
];
pub(super) const BY_WIRE: &[&str] = &["ссылк", "зум", "тимс", "скайп", "zoom=", "teams=", "skype", "link=", "dial-in", "invite="];
/// Words beside these that say that it is wanting, or is needed.
pub(super) const LACKING: [&str; 14] =
    ["нужен", "нужна", "нужно", "нужны", "нет", "без", "будет", "needs", "need", "needed", "no", "our", "my", "only"];
/// After these stands what something is for.
pub(super) const FOR_IT: [&str; 4] = ["к", "ко", "для", "for"];
/// How words begin that say of somebody or something whether it is ready for that.
pub(super) const READY: &[&str] = &["готов", "подготов", "ready", "prepar", "needed", "нужн"];
/// How words begin of what a number or an address is called, and what is said of it.
pub(super) const NAMES_OF_A_NUMBER: &[&str] =
    &["тел", "номер", "моб", "почт", "адрес", "звон", "phone", "tel", "mail", "email", "e-mail", "call", "text"];
