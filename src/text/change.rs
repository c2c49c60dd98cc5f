//! What the page of changes says: an account since a day, in people, judgements, promises and money.

use crate::domain::Words;
use crate::domain::words::{Counted, counted, w};

crate::sentences! {
    CALLED: "Что изменилось" / "What has changed";
    /// What it is called where it is asked for.
    ABOUT: "Что изменилось у клиента с названного дня: люди, оценки, обещания, деньги" / "What has changed at an account since a day: people, judgements, promises, money";
    /// Over the page: the account and the day.
    fn title(account: &str, day: &str): "{account}: что изменилось с {day}" / "{account}: what has changed since {day}";
    PEOPLE: "Люди" / "People";
    JUDGEMENTS: "Оценки" / "Judgements";
    PROMISES: "Обещания" / "Promises";
    HEARD: "Претензии, сигналы, голос клиента" / "Complaints, signals, the voice of the customer";
    MONEY: "Деньги и сделки" / "Money and deals";
    /// Beside what they name.
    CAME: "Появились" / "New";
    LEFT: "Ушли" / "Left";
    POSTS: "Должность" / "Position";
    JUDGED: "О людях" / "On people";
    LADDER: "Конкуренты" / "Competitors";
    STANDING: "О клиенте" / "On the account";
    GIVEN: "Дали ценность" / "Value given";
    GIVEN_OF: "{}" / "{}";
    GOALS: "Цели" / "Goals";
    OURS_KEPT: "Мы выполнили" / "We kept";
    THEIRS_KEPT: "Они выполнили" / "They kept";
    OURS_LATE: "Мы просрочили" / "We are late";
    THEIRS_LATE: "Они просрочили" / "They are late";
    NEW: "Новое" / "New";
    SETTLED: "Изменилось" / "Changed";
    OVERDUE: "Просрочено" / "Overdue";
    PAID: "Оплачено" / "Paid";
    COMPLAINTS: "Претензии" / "Complaints";
    SIGNALS: "Сигналы" / "Signals";
    VOICES: "Голос клиента" / "Voice of the customer";
    BOUGHT: "Закупки" / "Purchases";
    CONTACTS: "Контакты" / "Contacts";
    /// In place of a section that has nothing to tell.
    NO_CHANGE: "без изменений" / "no change";
    NO_CONTACTS: "ни одного" / "none";
    NO_MONTH: "за это время нет ни одного полного месяца в отчётах" / "no whole month is reported since";
    NO_YEAR_BEFORE: "год назад — нет данных" / "the year before is not known";
    /// Somebody and what they do.
    AS: "{}, {}" / "{}, {}";
    /// Somebody, and what of them is judged otherwise.
    JUDGED_ON: "{}: {}" / "{}: {}";
    /// What it was and is, or is for the first time.
    WAS: "{}: {} → {}" / "{}: {} → {}";
    IS: "{}: {} (впервые)" / "{}: {} (the first time)";
    /// What was one thing and is another.
    BECAME: "{}: {} → {}" / "{}: {} → {}";
    /// What was done, but not in time.
    KEPT_LATE: "{}, позже срока" / "{}, after its day";
    /// A step of a complaint, and what was written of it.
    STEP: "{} · {}" / "{} · {}";
    STEP_NOTED: "{} · {}: {}" / "{} · {}: {}";
    /// An invoice and a sum.
    OWED: "{}, {}" / "{}, {}";
    /// What happened, with its day; what was due on it.
    DATED: "{} · {}" / "{} · {}";
    DUE: "{} · срок {}" / "{} · due {}";
    /// A record by its kind and its name.
    OF_KIND: "{}: {}" / "{}: {}";
    /// Purchases of so many months beside those a year before.
    COMPARED: "годом раньше {}" / "{} a year before";
    IN_MONTH: "{} за {}" / "{} in {}";
    SINCE_MONTH: "{} с {} по {}" / "{} from {} to {}";
}

/// Contacts that were held.
pub const HELD: Counted = counted(["контакт", "контакта", "контактов"], ["contact", "contacts"]);

/// What a fact is called of which nothing changed.
pub const NOTHING: Words = w("", "");
