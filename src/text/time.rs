//! What is said of our time beside what it brings.

use super::portfolio::why as unknown;
use crate::domain::day;
use crate::domain::money::said::{percent, short};
use crate::domain::words::{Counted, Lang, counted};
use crate::portfolio::{Time, Times};
use crate::printable::width;

crate::sentences! {
    MY_TIME: "Моё время" / "My time";
    /// Columns.
    ACCOUNT: "Клиент" / "Account";
    TIME: "Время" / "Time";
    SHARE_OF_TIME: "Доля времени" / "Of my time";
    SHARE_OF_INCOME: "Доля дохода" / "Of income";
    COST: "Стоит" / "Costs";
    CONTACTS: "Контактов" / "Contacts";
    /// Where nothing is known.
    NO_TIME: "За последние двенадцать месяцев ни контактов, ни дохода. Длительность — поле «Минут» у записи; цена часа — в настройках." / "No contacts and no income in the last twelve months. How long a contact took is its field Minutes; what an hour costs is a setting.";
    fn hours(hours: &str): "{hours} ч" / "{hours} h";
    fn minutes(minutes: &str): "{minutes} мин" / "{minutes} min";
    fn both(hours: &str, minutes: &str): "{hours} ч {minutes} мин" / "{hours} h {minutes} min";
    fn whole(months: &str, time: &str): "{months} · {time}" / "{months} · {time}";
    fn of_time(time: &str, share: &str): "Время: {time}, это {share} записанного." / "Time: {time}, {share} of what is written.";
    NONE_WRITTEN: "Время: ни у одного контакта не записано." / "Time: written of no contact.";
    fn contacts(count: &str): "Контактов: {count}." / "Contacts: {count}.";
    fn contacts_untimed(count: &str, untimed: &str): "Контактов: {count}, у {untimed} время не записано." / "Contacts: {count}, {untimed} without their time.";
    fn cost(sum: &str): "Стоит {sum}." / "Costs {sum}.";
    NO_COST: "Сколько стоит час, не указано: Практика → Настройки, e." / "What an hour costs is not set: Practice → Settings, e.";
    fn income(sum: &str, share: &str): "Доход: {sum}, это {share} целого." / "Income: {sum}, {share} of the whole.";
    fn no_income(sum: &str): "Доход: {sum}." / "Income: {sum}.";
    fn unknown_income(why: &str): "Доход: — {why}." / "Income: — {why}.";
}

/// So many contacts: those of whom something is not written.
const OF: Counted = counted(["контакта", "контактов", "контактов"], ["contact", "contacts"]);

/// Minutes as people say them: «12 ч 40 мин».
pub fn spent(all: i64, lang: Lang) -> String {
    match (all / 60, all % 60) {
        (0, left) => minutes(lang, &left.to_string()),
        (whole, 0) => hours(lang, &whole.to_string()),
        (whole, left) => both(lang, &whole.to_string(), &left.to_string()),
    }
}

/// Of which months, and how much in all; the time alone where there is no room.
pub fn heading(times: &Times, lang: Lang, cells: usize) -> String {
    let all = spent(times.all.minutes, lang);
    let said = whole(lang, &format!("{}–{}", day::show(&times.months.0, lang), day::show(&times.months.1, lang)), &all);
    if times.months.0.is_empty() || width(&said) > cells { all } else { said }
}

/// What is known of an account, in sentences.
pub fn told(row: &Time, times: &Times, lang: Lang) -> Vec<String> {
    let of_time = match row.tenths.filter(|_| row.spent.minutes > 0) {
        Some(tenths) => of_time(lang, &spent(row.spent.minutes, lang), &percent(tenths, lang)),
        None => NONE_WRITTEN.get(lang).to_owned(),
    };
    let count = row.spent.contacts.to_string();
    let contacts = match row.spent.untimed {
        0 => contacts(lang, &count),
        untimed => contacts_untimed(lang, &count, &OF.with(lang, untimed as u64)),
    };
    let cost = match row.cost {
        Some(sum) => cost(lang, &short(sum, &times.currency, lang)),
        None => NO_COST.get(lang).to_owned(),
    };
    let income = match (row.income.sum, row.income.tenths) {
        (Ok(sum), Some(tenths)) => income(lang, &short(sum, &times.currency, lang), &percent(tenths, lang)),
        (Ok(sum), None) => no_income(lang, &short(sum, &times.currency, lang)),
        (Err(why), _) => unknown_income(lang, unknown(why).get(lang)),
    };
    vec![of_time, contacts, cost, income]
}
