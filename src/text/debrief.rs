//! What is said of the page after a contact (M20).

crate::sentences! {
    /// The heading of the form.
    AFTER: "После контакта" / "After the contact";
    /// The parts of it that are folded.
    MORE_QUESTIONS: "Другие вопросы" / "Other questions";
    MORE_PROMISES: "Другие обещания" / "Other promises";
    ENTRY: "Запись" / "The entry";
    /// Above a field: what it is about.
    fn ours(title: &str): "Мы обещали: {title}" / "We promised: {title}";
    fn theirs(title: &str): "Нам обещали: {title}" / "They promised: {title}";
    fn untold(name: &str): "Основного контакта не было: {name}" / "The main contact was not there: {name}";
    fn with_day(promise: &str, day: &str): "{promise} · {day}" / "{promise} · {day}";
    /// The action that comes of it: who is told stands behind it.
    WHAT_WAS_AGREED: "рассказать, о чём договорились" / "tell what was agreed";
    /// What is wrong with a field.
    NO_FATE: "Напишите «да», если выполнено, или новый день: «пт», «+3», «12.03». Пусто — обещание ещё открыто." / "Write “yes” where it is done, or a new day: “fri”, “+3”, “12 mar”. Empty leaves the promise open.";
}
