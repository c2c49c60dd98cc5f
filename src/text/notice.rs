//! What needs attention on *Today*: as a sentence, and in the columns of a list.

use crate::domain::{Lang, Words, day, words::Counted};
use crate::store::deadlines::Pressing;
use crate::text::import::PAIRS;
use crate::text::method;
use crate::today::{Attention, Notice, notice::Person};
use chrono::NaiveDate;

/// Sections of a profile, counted.
const SECTIONS: Counted = Counted { ru: ["раздел", "раздела", "разделов"], en: ["section", "sections"] };
/// Years of age, counted.
const YEARS: Counted = Counted { ru: ["год", "года", "лет"], en: ["year", "years"] };

crate::sentences! {
    fn repeated(name: &str, count: &str): "Претензии повторяются: {name}, {count} за последнее время" / "Complaints repeat: {name}, {count} lately";
    fn reconnect(name: &str, last: &str, gap: &str): "Давно не общались: {name}, последний контакт {last} ({gap} назад)" / "Out of touch: {name}, last contact {last} ({gap} ago)";
    fn rhythm(who: &str, last: &str, gap: &str, rhythm: &str): "Связаться: {who} — последний контакт {last} ({gap} назад), ритм {rhythm}" / "Reconnect: {who}, last contact {last} ({gap} ago), rhythm {rhythm}";
    fn first_contact(who: &str, rhythm: &str): "Связаться: {who} — контактов ещё не было, ритм {rhythm}" / "Get in touch: {who}, no contact so far, rhythm {rhythm}";
    fn birthday(when: &str, who: &str): "День рождения {when}: {who}" / "Birthday {when}: {who}";
    fn turns(years: &str): "исполняется {years}" / "turns {years}";
    fn stale(name: &str, sections: &str, since: &str): "Уточнить досье: {name} — {sections}, дольше всего не проверялось с {since}" / "Check the dossier: {name}, {sections}, the oldest verified {since}";
    /// Under a row that was put off and has come back.
    fn put_off(until: &str, reason: &str): "откладывали до {until}: {reason}" / "put off until {until}: {reason}";
    /// The same, when no reason was given.
    fn put_off_bare(until: &str): "откладывали до {until}" / "put off until {until}";
    fn doubts(pairs: &str): "Похожие записи: {pairs}. Возможно, это одно и то же" / "Similar records: {pairs}. They may be the same";

    /// What a row of the list begins with: what is to be done, or what it is.
    CONTACT: "связаться" / "reconnect";
    COMPLAINTS: "претензии" / "complaints";
    DOSSIER: "досье" / "dossier";
    INBOX: "входящее" / "inbox";
    ALIKE: "похожие" / "similar";
    fn kept_of(who: &str, gap: &str, rhythm: &str): "{who} · {gap} (ритм {rhythm})" / "{who} · {gap} (rhythm {rhythm})";
    fn never_of(who: &str, rhythm: &str): "{who} · ещё не общались (ритм {rhythm})" / "{who} · no contact so far (rhythm {rhythm})";
    fn silent_of(gap: &str, last: &str): "контактов не было {gap}, с {last}" / "no contact for {gap}, since {last}";
    fn repeated_of(count: &str): "{count} за последнее время" / "{count} lately";
    fn born_of(who: &str): "{who} · день рождения" / "{who} · birthday";
    fn stale_of(sections: &str, since: &str): "{sections}: не проверялось с {since}" / "{sections}: oldest verified {since}";
    fn alike_of(pairs: &str): "{pairs}: возможно, это одно и то же" / "{pairs}: they may be the same";
}

/// What needs attention, said without blame (M47).
pub fn attention(attention: &Attention, today: NaiveDate, lang: Lang) -> String {
    match attention {
        Attention::Complaints { name, count, .. } => repeated(lang, name, &method::COMPLAINTS.with(lang, u64::from(*count))),
        Attention::Reconnect { name, last, .. } => match day::from_iso(last) {
            Some(on) => reconnect(lang, name, &day::brief(on, today, lang), &method::days((today - on).num_days(), lang)),
            None => reconnect(lang, name, last, "?"),
        },
        Attention::Rhythm { who, last, days: wanted } => match last.as_deref().and_then(day::from_iso) {
            Some(on) => {
                let gap = method::days((today - on).num_days(), lang);
                rhythm(lang, &person(who), &day::brief(on, today, lang), &gap, &method::days(*wanted, lang))
            }
            None => first_contact(lang, &person(who), &method::days(*wanted, lang)),
        },
        Attention::Birthday { who, day: on, turns: age } => {
            let when = day::from_iso(on).map_or_else(|| on.clone(), |on| day::near(on, today, lang));
            let age = age.map(|age| of_age(age, lang));
            [Some(birthday(lang, &when, &person(who))), age].into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
        Attention::Stale { name, sections, oldest, .. } => {
            let since = day::from_iso(oldest).map_or_else(|| oldest.clone(), |on| day::brief(on, today, lang));
            stale(lang, name, &SECTIONS.with(lang, u64::from(*sections)), &since)
        }
        Attention::Inbox { line, .. } => super::capture::waits(lang, line),
        Attention::Deadline(of) => format!("{} · {}", of.name, deadline(of, today, lang)),
        Attention::Doubts { count, .. } => doubts(lang, &PAIRS.with(lang, u64::from(*count))),
    }
}

/// A record whose day comes near or has passed: «договор: Поставка плёнки, решить до вт 01.12».
pub fn deadline(of: &Pressing, today: NaiveDate, lang: Lang) -> String {
    format!("{}: {}", of.entity.def().words.get(lang), pressing(of, today, lang))
}

/// What it is called, how much it is about, and what is to be done by when.
fn pressing(of: &Pressing, today: NaiveDate, lang: Lang) -> String {
    let ago = |said: Words, on: NaiveDate| said.get(lang).replace("{}", &method::days((today - on).num_days(), lang));
    let ended = of.entity.def().deadline.and_then(|deadline| deadline.end).zip(of.end.as_deref().and_then(day::from_iso));
    let ended = ended.filter(|(_, on)| *on < today).map(|((_, said), on)| ago(said, on));
    let said = of.entity.def().deadline.zip(day::from_iso(&of.day)).map(|(deadline, on)| match on < today {
        true => ended.unwrap_or_else(|| ago(deadline.passed, on)),
        false => deadline.coming.get(lang).replace("{}", &day::near(on, today, lang)),
    });
    let sum = of.sum.as_ref().map(|(minor, currency)| super::capture::money(*minor, currency, lang));
    // «счёт 118, 500 000 руб.» would read as one number.
    let rest = [sum, said].into_iter().flatten().collect::<Vec<_>>().join(", ");
    format!("{} — {rest}", of.title)
}

/// The same in columns: what is to be done or when it is, the account, and the rest.
pub fn columns(attention: &Attention, today: NaiveDate, lang: Lang) -> [String; 3] {
    let brief = |iso: &str| day::from_iso(iso).map_or_else(|| iso.to_owned(), |on| day::brief(on, today, lang));
    let gap = |iso: &str| day::from_iso(iso).map_or_else(|| "?".to_owned(), |on| method::days((today - on).num_days(), lang));
    let row = |what: Words, name: &str, rest: String| [what.get(lang).to_owned(), name.to_owned(), rest];
    match attention {
        Attention::Inbox { line, .. } => row(INBOX, "", line.clone()),
        Attention::Complaints { name, count, .. } => {
            row(COMPLAINTS, name, repeated_of(lang, &method::COMPLAINTS.with(lang, u64::from(*count))))
        }
        Attention::Rhythm { who, last, days } => {
            let days = days.to_string();
            row(
                CONTACT,
                &who.at,
                last.as_ref().map_or_else(|| never_of(lang, &who.name, &days), |last| kept_of(lang, &who.name, &gap(last), &days)),
            )
        }
        Attention::Reconnect { name, last, .. } => row(CONTACT, name, silent_of(lang, &gap(last), &brief(last))),
        Attention::Birthday { who, day: on, turns: age } => {
            let when = day::from_iso(on).map_or_else(|| on.clone(), |on| day::near(on, today, lang));
            let rest =
                [Some(born_of(lang, &who.name)), age.map(|age| of_age(age, lang))].into_iter().flatten().collect::<Vec<_>>().join(", ");
            [when, who.at.clone(), rest]
        }
        Attention::Stale { name, sections, oldest, .. } => {
            row(DOSSIER, name, stale_of(lang, &SECTIONS.with(lang, u64::from(*sections)), &brief(oldest)))
        }
        Attention::Deadline(of) => [of.entity.def().words.get(lang).to_lowercase(), of.name.clone(), pressing(of, today, lang)],
        Attention::Doubts { count, .. } => row(ALIKE, "", alike_of(lang, &PAIRS.with(lang, u64::from(*count)))),
    }
}

fn of_age(age: i32, lang: Lang) -> String {
    match lang {
        Lang::Ru => turns(lang, &YEARS.with(lang, u64::from(age.unsigned_abs()))),
        Lang::En => turns(lang, &age.to_string()),
    }
}

/// «Иванов И. П., Ромашка».
fn person(who: &Person) -> String {
    [who.name.as_str(), who.at.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// What is said under a row that was put off and has come back; `None` when it never was.
pub fn came_back(notice: &Notice, today: NaiveDate, lang: Lang) -> Option<String> {
    let put = notice.put_off.as_ref()?;
    let until = day::from_iso(&put.until).map_or_else(|| put.until.clone(), |on| day::near(on, today, lang));
    Some(if put.reason.is_empty() { put_off_bare(lang, &until) } else { put_off(lang, &until, &put.reason) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> NaiveDate {
        day::from_iso(text).unwrap()
    }

    #[test]
    fn attention_is_said_as_a_colleague_would() {
        let today = d("2026-11-22");
        let silent = Attention::Reconnect { account: 1, name: "Вега".into(), last: "2026-09-12".into() };
        assert_eq!(attention(&silent, today, Lang::Ru), "Давно не общались: Вега, последний контакт 12.09 (71 день назад)");
        assert_eq!(attention(&silent, today, Lang::En), "Out of touch: Вега, last contact 12 Sep (71 days ago)");
        let twice = Attention::Complaints { account: 1, name: "Вега".into(), count: 2, latest: "2026-11-20".into() };
        assert_eq!(attention(&twice, today, Lang::Ru), "Претензии повторяются: Вега, 2 претензии за последнее время");
        let who = Person {
            person: 1,
            name: "Иванов И. П.".into(),
            family: "Иванов".into(),
            affiliation: None,
            account: Some(1),
            at: "Вега".into(),
        };
        let rhythm = Attention::Rhythm { who: who.clone(), last: Some("2026-10-01".into()), days: 31 };
        assert_eq!(
            attention(&rhythm, today, Lang::Ru),
            "Связаться: Иванов И. П., Вега — последний контакт 01.10 (52 дня назад), ритм 31 день"
        );
        let birthday = |turns| Attention::Birthday { who: who.clone(), day: "2026-11-23".into(), turns };
        assert_eq!(attention(&birthday(Some(51)), today, Lang::Ru), "День рождения завтра: Иванов И. П., Вега, исполняется 51 год");
        assert_eq!(attention(&birthday(None), today, Lang::En), "Birthday tomorrow: Иванов И. П., Вега");
        let stale =
            Attention::Stale { account: 1, name: "Вега".into(), sections: 3, section: "about".into(), oldest: "2026-03-12".into() };
        assert_eq!(attention(&stale, today, Lang::Ru), "Уточнить досье: Вега — 3 раздела, дольше всего не проверялось с 12.03");
    }

    #[test]
    fn a_row_says_the_same_in_columns() {
        let today = d("2026-11-22");
        let silent = Attention::Reconnect { account: 1, name: "Вега".into(), last: "2026-09-12".into() };
        assert_eq!(columns(&silent, today, Lang::Ru), ["связаться", "Вега", "контактов не было 71 день, с 12.09"]);
        let doubts = Attention::Doubts { count: 2, newest: 1 };
        assert_eq!(columns(&doubts, today, Lang::Ru), ["похожие", "", "2 пары: возможно, это одно и то же"]);
    }
}
