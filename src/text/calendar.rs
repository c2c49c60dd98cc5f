//! What is said of the office calendar that is taken in (M20, M22).

mod asked;

pub use asked::{is_asked, questions};

use super::import::ROWS;
use super::letters::{also, party};
use super::purchases::Part;
use super::whose::{Question, REST_WAITS, left_of, not_theirs};
use super::{Counted, Words, w};
use crate::calendar::{Again, Basis, Changes, Done, Left, Newcomer, Plan, Shifted, Who};
use crate::domain::entry::{ENTRY_KINDS, last_day};
use crate::domain::field::find_choice;
use crate::domain::{Lang, day};
use crate::exchange::calendar::{Attendee, Beside, Calendar, Fault, Occurrence, Problem};
use crate::exchange::letters::Party;
use crate::printable::fit;
use crate::store::calendar::Contact;
use asked::{elsewhere, gone, strangers};
use chrono::NaiveDate;
use std::collections::BTreeSet;

crate::sentences! {
    fn source_of(name: &str, meetings: &str, encoding: &str): "{name}: календарь, {meetings}, {encoding}" / "{name}: a calendar, {meetings}, {encoding}";
    fn read_until(day: &str): "Повторяющиеся встречи — до {day}: срок меняют настройки." / "Meetings that repeat are taken until {day}: the settings change that.";
    WHO_IS_OURS: "Внутренние встречи и ваши отказы не отличить: впишите в настройки «Наша почта» свой адрес и домен." / "Internal meetings and what you declined cannot be told: write your address and domain into the setting “Our mail”.";
    fn seems_ours(mail: &str): "Ваш адрес, похоже, {mail}: он почти во всех встречах. Если нет, впишите свой в настройку «Наша почта»." / "Your address seems to be {mail}: it is in nearly all meetings. If not, write yours into the setting “Our mail”.";
    NEW: "Новые встречи" / "New meetings";
    TIED: "Уже в плане: свяжутся с календарём, второй записи не будет" / "Planned already: tied to the calendar, nothing is doubled";
    MOVED: "Перенесены" / "Moved";
    CHANGED: "Изменены" / "Changed";
    fn comes(people: &str): "участвует: {people}" / "takes part: {people}";
    fn off_file(people: &str): "участвует, но вне досье: {people}" / "takes part and is not on file: {people}";
    fn comes_not(people: &str): "не участвует: {people}" / "does not take part: {people}";
    fn declined_of(meeting: &str): "{meeting}; вы отказались" / "{meeting}; you declined";
    ELSEWHERE: "По названию, участникам или вашему ответу уже другого клиента, проверьте" / "By title, people or your answer with another client by now, check";
    NOT_OURS: "вы ответили: не ваш клиент" / "you answered: no client of yours";
    CAUGHT_UP: "В календаре теперь так же, как у вас" / "The calendar now says what stands here";
    fn caught_up_count(count: &str): "совпало {count}" / "{count} now agree";
    fn near_one(meeting: &str, time: &str): "{meeting}; рядом у вас в плане {time}" / "{meeting}; planned nearby at {time}";
    fn now_titled(meeting: &str, title: &str): "{meeting}, теперь «{title}»" / "{meeting}, now “{title}”";
    CANCELLED: "Отменены" / "Cancelled";
    RETURNED: "Снова состоятся" / "Take place again";
    GUESSES: "Чьи — догадка, проверьте" / "Whose they are is a guess: check";
    STRANGERS: "Чьи — неизвестно, подождут" / "Nobody knows whose they are: they wait";
    KEPT: "Изменено вами, останется как у вас" / "Changed by you: stays as you wrote it";
    SHIFTED: "Срок в календаре другой, здесь прежний: обещание переносят в плане" / "Another day in the calendar: here the old one stays, move promises in the plan";
    fn shifted_of(what: &str, here: &str, there: &str): "{what}: {here}, в календаре {there}" / "{what}: {here}, in the calendar {there}";
    fn ours_of(meetings: &str): "Это наш собственный календарь, без перемен: {meetings}." / "This is our own calendar, unchanged: {meetings}.";
    GONE_ASKED: "В календаре больше нет: Space отменит и здесь" / "In the calendar no longer: Space calls them off here too";
    fn there_at(meeting: &str, when: &str): "{meeting}; в календаре {when}" / "{meeting}; in the calendar {when}";
    fn titled_there(meeting: &str, title: &str): "{meeting}; в календаре «{title}»" / "{meeting}; in the calendar “{title}”";
    fn with_others(meeting: &str, people: &str): "{meeting}; вне досье: {people}" / "{meeting}; not on file: {people}";
    fn with_elsewhere(meeting: &str, people: &str): "{meeting}; также {people}" / "{meeting}; also {people}";
    fn others(people: &str): "Вне досье: {people}" / "Not on file: {people}";
    fn left_one(when: &str, title: &str): "{when} · {title}" / "{when} · {title}";
    fn kept_too(meeting: &str): "{meeting}; изменённое вами остаётся" / "{meeting}; what you changed stays";
    fn people_wait(meetings: &str, people: &str): "Ждут ответа, чьи они: {meetings}, в них {people}. Ответ запомнится, и дальше они будут вноситься сами." / "Waiting to be told whose they are: {meetings}, {people} in them. The answer is remembered, and from then on they are taken in.";
    /// How a shell is told so.
    HOW_GONE: "Отменить их и здесь: --gone." / "To call them off here too: --gone.";
    NOT_WHOSE: "Этой встречи в календаре больше нет: Space отменит её и здесь." / "This meeting is in the calendar no longer: Space calls it off here too.";
    GONE: "В календаре больше нет, здесь останутся" / "In the calendar no longer: they stay here";
    LEFT: "Не вносятся, правила — в настройках" / "Left out, by the rules in the settings";
    BESIDE: "В файле есть и не встречи, они не нужны" / "The file has other things too, which are not needed";
    NOT_READ: "Не прочитано" / "Not read";
    fn meeting_of(when: &str, account: &str, title: &str): "{when} · {account}: {title}" / "{when} · {account}: {title}";
    fn meeting_title(account: &str, title: &str): "{account}: {title}" / "{account}: {title}";
    fn with_people(meeting: &str, people: &str): "{meeting}; {people}" / "{meeting}; {people}";
    fn moved_of(account: &str, title: &str, before: &str, after: &str): "{account}: {title}, {before} → {after}" / "{account}: {title}, {before} → {after}";
    fn changed_of(meeting: &str, after: &str): "{meeting} → {after}" / "{meeting} → {after}";
    fn minutes_of(minutes: &str): "{minutes} мин" / "{minutes} min";
    fn until_of(day: &str): "по {day}" / "until {day}";
    ONE_DAY: "один день" / "one day";
    NO_LENGTH: "без длительности" / "no length";
    fn guessed(meeting: &str, why: &str): "{meeting} — {why}" / "{meeting} – {why}";
    fn not_sure(account: &str): "{account}?" / "{account}?";
    fn stranger_of(when: &str, title: &str, who: &str): "{when} · {title} ({who})" / "{when} · {title} ({who})";
    fn strangers_of(who: &str, meetings: &str, first: &str): "{who}: {meetings} — {first} и другие" / "{who}: {meetings}: {first} and others";
    fn stranger_alone(when: &str, title: &str): "{when} · {title}" / "{when} · {title}";
    fn and_more(when: &str, count: &str, until: &str): "{when} и ещё {count} до {until}" / "{when} and {count} more until {until}";
    fn by_person(name: &str): "по адресу: {name}" / "by the address: {name}";
    fn by_title(name: &str): "по названию встречи: «{name}»" / "by the title: “{name}”";
    fn by_domain(name: &str): "по почтовому домену {name}" / "by the mail domain {name}";
    fn by_name(name: &str): "по имени: {name}" / "by the name: {name}";
    BY_ANSWER: "вы так ответили" / "as you answered";
    fn whose(what: &str): "Чья встреча: {what}" / "Whose is {what}";
    NO_QUESTION: "Встаньте на встречу, о которой спрашивают." / "Go to a meeting that is asked about.";
    NO_GUESS: "Здесь нет догадки: скажите, чья встреча (F4)." / "There is no guess here: say whose the meeting is (F4).";
    ALL_WAITS: "Пока всё ждёт ответа: скажите, чьи встречи." / "All of it waits to be answered: say whose the meetings are.";
    UNTITLED: "без названия" / "untitled";
    fn wrong_line(line: u64, why: &str): "строка {line}: {why}" / "line {line}: {why}";
    fn wrong_value(value: &str, why: &str): "«{value}»: {why}" / "“{value}”: {why}";
    fn untouched_of(meetings: &str): "Без перемен: {meetings} — уже прошли, отменены, удалены вами или в файле старее." / "Left alone: {meetings}, which were held, called off, deleted by you, or are older in the file.";
    NOTES: "К сведению" / "To know";
    NOTHING_NEW: "Всё из календаря уже здесь. Менять нечего." / "All of the calendar is here already. There is nothing to change.";
    ONLY_GONE: "Нового в календаре нет, но каких-то встреч там больше нет." / "Nothing is new in the calendar, but some meetings are there no longer.";
    NOTHING_READ: "В календаре нет ни одной встречи. Вносить нечего." / "There is not a meeting in the calendar. There is nothing to take in.";
    NOTHING_TO_TAKE: "Вносить нечего: ни одной встречи с вашими клиентами." / "There is nothing to take in: no meeting is with a client of yours.";
    fn done_of(what: &str, waiting: &str): "Календарь внесён: {what}{waiting}." / "The calendar is taken in: {what}{waiting}.";
    fn new_of(count: &str): "новых {count}" / "{count} new";
    fn tied_of(count: &str): "связано {count}" / "{count} tied";
    fn moved_count(count: &str): "перенесено {count}" / "{count} moved";
    fn changed_count(count: &str): "изменено {count}" / "{count} changed";
    fn cancelled_count(count: &str): "отменено {count}" / "{count} cancelled";
    fn returned_count(count: &str): "снова в плане {count}" / "{count} planned again";
    NOTHING: "перемен нет" / "nothing changes";
    fn waiting_of(meetings: &str): "; ждут ответа, чьи они: {meetings}" / "; waiting to be told whose they are: {meetings}";
}

/// «3 встречи».
pub const MEETINGS: Counted = Counted { ru: ["встреча", "встречи", "встреч"], en: ["meeting", "meetings"] };
const EVENTS: Counted = super::calendar_out::EVENTS;
const PEOPLE: Counted = Counted { ru: ["человек", "человека", "человек"], en: ["person", "people"] };
const TASKS: Counted = Counted { ru: ["задача", "задачи", "задач"], en: ["task", "tasks"] };
const JOURNALS: Counted = Counted {
    ru: ["запись журнала", "записи журнала", "записей журнала"], en: ["journal entry", "journal entries"]
};
const BUSY: Counted = Counted {
    ru: ["сведение о занятости", "сведения о занятости", "сведений о занятости"],
    en: ["busy time", "busy times"],
};
const REPLIES: Counted = Counted {
    ru: ["ответ на приглашение", "ответа на приглашения", "ответов на приглашения"],
    en: ["reply to an invitation", "replies to invitations"],
};

/// Why a meeting is left out.
pub fn left(left: Left) -> Words {
    match left {
        Left::Calendar => w("календари, которые вы не вносите", "calendars that you leave out"),
        Left::Past => w("прошедшие", "past ones"),
        Left::Cancelled => w("отменённые", "cancelled ones"),
        Left::Private => w("личные", "private ones"),
        Left::Declined => w("где вы отказались", "what you declined"),
        Left::Internal => w("внутренние и без клиента", "internal ones and those without a client"),
        Left::WholeDay => w("целые дни без клиента", "whole days without a client"),
        Left::Answered => w("не с вашими клиентами, как вы сказали", "not with clients of yours, as you said"),
    }
}

/// Why an event was not taken in.
pub fn fault(fault: Fault) -> Words {
    match fault {
        Fault::Unended => w("у встречи нет конца (END:VEVENT)", "the meeting has no end (END:VEVENT)"),
        Fault::CutOff => w(
            "у календаря нет конца (END:VCALENDAR), из него ничего не взято",
            "the calendar has no end (END:VCALENDAR): nothing of it is taken in",
        ),
        Fault::Stray => w("текст вне календаря", "text outside of the calendar"),
        Fault::NoStart => w("нет дня (DTSTART)", "it has no day (DTSTART)"),
        Fault::OddStart => w("нет такого дня или часа", "there is no such day or hour"),
        Fault::OddEnd => w("конец или длительность не читается", "the end or the length cannot be read"),
        Fault::EndsBefore => w("кончается раньше, чем начинается", "it ends before it begins"),
        Fault::UnknownZone => w("неизвестный часовой пояс", "an unknown time zone"),
        Fault::OddRule => w("неясно, когда повторяется", "unclear when it repeats"),
        Fault::TooOften => w("повторяется чаще, чем бывают встречи", "it repeats more often than meetings do"),
        Fault::OddDate => w("один из дней повтора не читается", "one of its days cannot be read"),
    }
}

/// What was not read, where, and why.
pub fn problem(problem: &Problem, lang: Lang) -> String {
    wrong_line(lang, problem.line, &reason(problem, lang))
}

/// Why something was not read, and what it is that could not be.
pub fn reason(problem: &Problem, lang: Lang) -> String {
    let value = fit(&problem.value.split_whitespace().collect::<Vec<_>>().join(" "), 60);
    let why = fault(problem.fault).get(lang);
    if value.is_empty() { why.to_owned() } else { wrong_value(lang, &value, why) }
}

/// What the file is.
pub fn source(calendar: &Calendar, lang: Lang) -> String {
    source_of(lang, &calendar.name, &MEETINGS.with(lang, calendar.events as u64), calendar.encoding)
}

/// What there is to say where nothing is to be written.
pub fn nothing(plan: &Plan) -> Words {
    match plan {
        plan if plan.calendar.events == 0 => NOTHING_READ,
        plan if !plan.gone.is_empty() => ONLY_GONE,
        plan if !plan.strangers.is_empty() && plan.again.is_empty() && plan.untouched + plan.ours == 0 => ALL_WAITS,
        plan if !plan.strangers.is_empty() || !plan.elsewhere.is_empty() => REST_WAITS,
        plan if plan.again.is_empty() && plan.untouched + plan.ours == 0 => NOTHING_TO_TAKE,
        _ => NOTHING_NEW,
    }
}

/// On what it rests whose a meeting is.
pub fn basis(basis: &Basis, lang: Lang) -> String {
    match basis {
        Basis::Answer => BY_ANSWER.get(lang).to_owned(),
        Basis::Person(name) | Basis::Company(name) | Basis::Copied(name) => by_person(lang, name),
        Basis::Title(name) | Basis::Subject(name) => by_title(lang, name),
        Basis::Domain(name) => by_domain(lang, name),
        Basis::Name(name) => by_name(lang, name),
    }
}

fn titled(title: &str, lang: Lang) -> String {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() { UNTITLED.get(lang).to_owned() } else { fit(&title, TITLE) }
}

/// So many minutes has a day.
const DAY: i64 = 24 * 60;
/// How much of a title is told, in cells.
const TITLE: usize = 200;

/// Day and hour, with the last day of what takes several.
fn at(one: &Occurrence, today: NaiveDate, lang: Lang) -> String {
    let day = day::near(one.day, today, lang);
    let brief = |last: NaiveDate| day::brief(last, today, lang);
    match one.time {
        Some(time) => {
            let at = time.format("%H:%M").to_string();
            // A night is told by its beginning alone.
            let last =
                one.minutes.filter(|minutes| *minutes >= DAY).map(|minutes| last_day(&day::iso(one.day), Some(&at), Some(minutes), None));
            last.as_deref()
                .and_then(day::from_iso)
                .filter(|last| *last > one.day)
                .map_or_else(|| format!("{day} {at}"), |last| format!("{day} {at}–{}", brief(last)))
        }
        None if one.days > 1 => {
            format!("{day}–{}", brief(day::later(one.day, u64::try_from(one.days - 1).unwrap_or_default())))
        }
        None => day,
    }
}

fn at_kept((kept, time): &(String, Option<String>), today: NaiveDate, lang: Lang) -> String {
    let day = day::from_iso(kept).map_or_else(|| kept.clone(), |on| day::near(on, today, lang));
    time.as_ref().map_or(day.clone(), |time| format!("{day} {time}"))
}

/// A row of meetings of one series with one account, by their places: «вт 01.12 10:00 и ещё 4 до 29.12».
fn span(plan: &Plan, places: &[usize], today: NaiveDate, lang: Lang) -> String {
    let Some(first) = places.first().and_then(|at| plan.meeting(*at)) else { return String::new() };
    let when = at(first, today, lang);
    match places.last().and_then(|at| plan.meeting(*at)).filter(|_| places.len() > 1) {
        Some(last) => and_more(lang, &when, &(places.len() - 1).to_string(), &day::brief(last.day, today, lang)),
        None => when,
    }
}

/// Rows of meetings, those of one series that have the same title and whatever `of` tells joined.
fn joined<K: PartialEq>(plan: &Plan, rows: Vec<(usize, K)>) -> Vec<(Vec<usize>, K)> {
    let mut joined: Vec<(Vec<usize>, K)> = Vec::new();
    let same = |one: usize, other: usize| match (plan.meeting(one), plan.meeting(other)) {
        (Some(one), Some(other)) => !one.recurrence.is_empty() && one.uid == other.uid && one.about.title == other.about.title,
        _ => false,
    };
    for (at, key) in rows {
        match joined.iter_mut().find(|(places, known)| *known == key && places.first().is_some_and(|first| same(*first, at))) {
            Some((places, _)) => places.push(at),
            None => joined.push((vec![at], key)),
        }
    }
    joined
}

/// What a person calls that by which an answer is remembered: an address, a domain, else the meeting.
fn asked_of(asks: &str, title: &str) -> String {
    asks.split_once(':').filter(|(kind, _)| *kind != "series").map_or_else(|| title.to_owned(), |(_, what)| what.to_owned())
}

/// New meetings, a line a series.
fn newcomers<'a>(plan: &'a Plan, which: impl Iterator<Item = &'a Newcomer>, today: NaiveDate, lang: Lang) -> Vec<Question> {
    let beside = |new: &'a Newcomer| (&new.others, &new.elsewhere, &new.near);
    let rows = which.map(|new| (new.at, (new.account, &new.basis, new.guess, &new.people, &new.asks, beside(new)))).collect();
    let told =
        joined(plan, rows).into_iter().filter_map(|(places, (account, by, guess, people, asks, (new_others, new_elsewhere, near)))| {
            let one = plan.meeting(*places.first()?)?;
            let account_name = if guess { not_sure(lang, plan.name(account)) } else { plan.name(account).to_owned() };
            let meeting = meeting_of(lang, &span(plan, &places, today, lang), &account_name, &titled(&one.about.title, lang));
            let people: Vec<&str> = people.iter().filter_map(|person| plan.people.get(person)).map(String::as_str).collect();
            let meeting = if people.is_empty() { meeting } else { with_people(lang, &meeting, &people.join(", ")) };
            let meeting =
                [(new_others, with_others as SayMore), (new_elsewhere, with_elsewhere)].into_iter().fold(meeting, |meeting, (who, say)| {
                    let who: Vec<&str> =
                        who.iter().take(NAMED).map(|one| if one.name.is_empty() { one.mail.as_str() } else { one.name.as_str() }).collect();
                    if who.is_empty() { meeting } else { say(lang, &meeting, &who.join(", ")) }
                });
            let meeting = near.as_ref().map_or_else(|| meeting.clone(), |time| near_one(lang, &meeting, time));
            let line = if guess { guessed(lang, &meeting, &basis(by, lang)) } else { meeting };
            let what = asked_of(asks, &titled(&one.about.title, lang));
            let name = plan.name(account).to_owned();
            let not = not_theirs(asks, one.about.people().into_iter().map(|who| who.mail.as_str()));
            Some(Question {
                asks: asks.clone(),
                not,
                what,
                name,
                account: Some(account),
                may: Vec::new(),
                is_whose: true,
                answered: false,
                line,
            })
        });
    told.collect()
}

fn lines(questions: Vec<Question>) -> Vec<String> {
    questions.into_iter().map(|question| question.line).collect()
}

/// A contact that stands here.
fn contact(plan: &Plan, contact: &Contact, today: NaiveDate, lang: Lang) -> String {
    let when = at_kept(&(contact.day.clone(), contact.time.clone()), today, lang);
    meeting_of(lang, &when, plan.name(contact.account), &titled(&contact.purpose, lang))
}

fn moved(plan: &Plan, again: &Again, today: NaiveDate, lang: Lang) -> Option<String> {
    let [before, after] = again.changes.moved.as_ref()?;
    let title = titled(&again.contact.purpose, lang);
    Some(moved_of(lang, plan.name(again.contact.account), &title, &at_kept(before, today, lang), &at_kept(after, today, lang)))
}

fn changed(plan: &Plan, again: &Again, today: NaiveDate, lang: Lang) -> Option<String> {
    let Changes { title, minutes, until, .. } = &again.changes;
    let length =
        |minutes: &Option<i64>| minutes.map_or_else(|| NO_LENGTH.get(lang).to_owned(), |minutes| minutes_of(lang, &minutes.to_string()));
    let lasts = |until: &Option<String>| match until.as_deref().and_then(day::from_iso) {
        Some(last) => until_of(lang, &day::near(last, today, lang)),
        None => ONE_DAY.get(lang).to_owned(),
    };
    let after = title.iter().map(|title| titled(title, lang)).chain(minutes.iter().map(length)).chain(until.iter().map(lasts));
    let kind = again.changes.kind.and_then(|code| find_choice(ENTRY_KINDS, code)).map(|kind| kind.words.get(lang).to_owned());
    let after: Vec<String> = after.chain(kind).chain(who_comes(plan, &again.changes, lang)).collect();
    (!after.is_empty()).then(|| changed_of(lang, &contact(plan, &again.contact, today, lang), &after.join(", ")))
}

/// Who takes part by now, and who does not.
fn who_comes(plan: &Plan, changes: &Changes, lang: Lang) -> Vec<String> {
    let named = |of: fn(&Who) -> &Vec<i64>| {
        let theirs = of(&changes.people).iter().filter_map(|id| plan.people.get(id));
        let ours = of(&changes.colleagues).iter().filter_map(|id| plan.colleagues.get(id));
        theirs.chain(ours).map(String::as_str).collect::<Vec<_>>().join(", ")
    };
    let others = changes.others.iter().take(NAMED).map(|one| if one.name.is_empty() { one.mail.as_str() } else { one.name.as_str() });
    let others = others.collect::<Vec<_>>().join(", ");
    let told = [(named(|who| &who.added), comes as Say), (others, off_file), (named(|who| &who.dropped), comes_not)];
    told.into_iter().filter(|(names, _)| !names.is_empty()).map(|(names, say)| say(lang, &names)).collect()
}

/// What is left out, a line a rule with one of them named; private ones are not.
fn left_out(plan: &Plan, lang: Lang) -> Vec<String> {
    let told = plan.left_out().into_iter().map(|(why, count)| {
        let count = count.to_string();
        let first = plan.left.iter().find(|(other, _)| *other == why).and_then(|(_, at)| plan.meeting(*at));
        let what = left(why).get(lang);
        match first.filter(|_| why != Left::Private) {
            Some(one) => left_of(lang, what, &count, &fit(&titled(&one.about.title, lang), 40)),
            None => format!("{what}: {count}"),
        }
    });
    told.collect()
}

/// What is left out, each meeting with its day under the rule that leaves it out; private ones are not named.
pub fn left_whole(plan: &Plan, today: NaiveDate, lang: Lang) -> Vec<String> {
    let one = |place: &usize| plan.meeting(*place).map(|one| left_one(lang, &at(one, today, lang), &titled(&one.about.title, lang)));
    let of = |(why, count): (Left, usize)| {
        let these = plan.left.iter().filter(move |(other, _)| *other == why && why != Left::Private);
        std::iter::once(format!("{}: {count}", left(why).get(lang)))
            .chain(these.filter_map(move |(_, place)| one(place)))
            .collect::<Vec<_>>()
    };
    plan.left_out().into_iter().flat_map(of).collect()
}

/// What a contact keeps of its meeting: who else was asked, of those who are not the client's people here.
pub fn notes(new: &Newcomer, lang: Lang) -> String {
    let parties = |these: &[Attendee]| {
        let named = these.iter().map(|one| Party { mail: one.mail.clone(), name: one.name.clone() });
        named.take(MOST).map(|one| party(&one, lang)).collect::<Vec<_>>().join(", ")
    };
    let told = [(parties(&new.others), others as Say), (parties(&new.elsewhere), also)];
    told.into_iter().filter(|(who, _)| !who.is_empty()).map(|(who, say)| say(lang, &who)).collect::<Vec<_>>().join("\n")
}

/// A task or a promise that has another day there.
fn shifted(plan: &Plan, one: &Shifted, today: NaiveDate, lang: Lang) -> String {
    let near = |kept: &String| day::from_iso(kept).map_or_else(|| kept.clone(), |on| day::near(on, today, lang));
    let title = titled(&one.title, lang);
    let what = one.account.map_or_else(|| title.clone(), |account| meeting_title(lang, plan.name(account), &title));
    shifted_of(lang, &what, &near(&one.here), &near(&one.there))
}

fn beside(beside: &Beside, lang: Lang) -> Vec<String> {
    let counted = [(beside.tasks, &TASKS), (beside.journals, &JOURNALS), (beside.busy, &BUSY), (beside.replies, &REPLIES)];
    counted.into_iter().filter(|(count, _)| *count > 0).map(|(count, noun)| noun.with(lang, count as u64)).collect()
}

fn notes_of(plan: &Plan, lang: Lang) -> Vec<String> {
    let series = plan.calendar.occurrences.iter().any(|one| !one.recurrence.is_empty());
    let until = plan.until.filter(|_| series).map(|until| read_until(lang, &day::show(&day::iso(until), lang)));
    let foreign = !plan.calendar.ours;
    let until = until.filter(|_| foreign);
    let us = match plan.taken_for_us.as_ref().filter(|_| foreign) {
        Some(mail) => Some(seems_ours(lang, mail)),
        None => (foreign && !plan.knows_us).then(|| WHO_IS_OURS.get(lang).to_owned()),
    };
    let untouched = (plan.untouched > 0).then(|| untouched_of(lang, &MEETINGS.with(lang, plan.untouched as u64)));
    let ours = (plan.ours > 0).then(|| ours_of(lang, &EVENTS.with(lang, plan.ours as u64)));
    let people: BTreeSet<&String> = plan.strangers.iter().flat_map(|one| &one.who).collect();
    let wait = (!people.is_empty()).then(|| {
        let meetings = plan.strangers.iter().filter(|one| !one.who.is_empty()).count();
        people_wait(lang, &MEETINGS.with(lang, meetings as u64), &PEOPLE.with(lang, people.len() as u64))
    });
    [us, until, wait, ours, untouched].into_iter().flatten().collect()
}

/// What a calendar would change, part by part; those with nothing in them are left out.
pub fn parts(plan: &Plan, today: NaiveDate, lang: Lang) -> Vec<Part> {
    let each = |of: &dyn Fn(&Again) -> Option<String>| plan.again.iter().filter_map(of).collect::<Vec<_>>();
    let here = |again: &Again| contact(plan, &again.contact, today, lang);
    // What is moved is told once, with what of it stays.
    let there = |again: &Again, line: String| {
        let line = match &again.changes.there {
            Some(at) => there_at(lang, &line, &at_kept(at, today, lang)),
            None => line,
        };
        match &again.changes.titled_there {
            Some(title) => titled_there(lang, &line, &titled(title, lang)),
            None => line,
        }
    };
    let with_kept = |again: &Again, line: String| if again.changes.kept { there(again, kept_too(lang, &line)) } else { line };
    let off = |again: &Again| if again.changes.declined { declined_of(lang, &here(again)) } else { here(again) };
    let mut called_off = each(&|again| again.changes.cancelled.then(|| off(again)));
    let with_it = plan.off.iter().map(|gone| &gone.contact).chain(&plan.left_behind);
    called_off.extend(with_it.map(|one| contact(plan, one, today, lang)));
    let fresh = plan.sure().filter(|new| !new.is_tied());
    let parts = [
        (NEW, lines(newcomers(plan, fresh, today, lang))),
        (MOVED, each(&|again| moved(plan, again, today, lang).map(|line| with_kept(again, line)))),
        (CHANGED, each(&|again| changed(plan, again, today, lang).map(|line| with_kept(again, line)))),
        (CANCELLED, called_off),
        (RETURNED, each(&|again| again.changes.returns.then(|| here(again)))),
        (TIED, lines(newcomers(plan, plan.sure().filter(|new| new.is_tied()), today, lang))),
        (ELSEWHERE, lines(elsewhere(plan, today, lang))),
        (GUESSES, lines(newcomers(plan, plan.guesses(), today, lang))),
        (STRANGERS, lines(strangers(plan, today, lang))),
        (CAUGHT_UP, each(&|again| again.is_caught_up.then(|| here(again)))),
        (KEPT, each(&|again| (again.changes.kept && again.changes.is_idle()).then(|| there(again, here(again))))),
        (SHIFTED, plan.shifted.iter().map(|one| shifted(plan, one, today, lang)).collect()),
        (GONE, lines(gone(plan, today, lang))),
        (NOT_READ, plan.calendar.problems.iter().map(|wrong| problem(wrong, lang)).collect()),
        (LEFT, left_out(plan, lang)),
        (BESIDE, beside(&plan.calendar.beside, lang)),
        (NOTES, notes_of(plan, lang)),
    ];
    parts.into_iter().map(|(heading, lines)| Part { heading, lines }).filter(|part| !part.lines.is_empty()).collect()
}

/// By what the lines of a part are counted.
pub fn noun(heading: Words) -> &'static Counted {
    // Of a series, and of what waits for one answer, there is one line.
    if [MOVED, CHANGED, CANCELLED, RETURNED, CAUGHT_UP, KEPT].contains(&heading) { &MEETINGS } else { &ROWS }
}

/// A sentence with a count, or with names.
type Say = fn(Lang, &str) -> String;
/// One that goes on from another.
type SayMore = fn(Lang, &str, &str) -> String;
/// So many who are in a meeting beside are named on its line.
const NAMED: usize = 3;
/// And so many in the text of its contact.
const MOST: usize = 20;

/// How much of each was done, what was not done left out.
pub(super) fn counted(done: &Done, lang: Lang) -> Vec<String> {
    let counts: [(usize, Say); 7] = [
        (done.new, new_of),
        (done.tied, tied_of),
        (done.moved, moved_count),
        (done.changed, changed_count),
        (done.cancelled, cancelled_count),
        (done.returned, returned_count),
        (done.caught_up, caught_up_count),
    ];
    counts.iter().filter(|(count, _)| *count > 0).map(|(count, say)| say(lang, &count.to_string())).collect()
}

/// What was done.
pub fn done(done: &Done, lang: Lang) -> String {
    let told = counted(done, lang);
    let what = if told.is_empty() { NOTHING.get(lang).to_owned() } else { told.join(", ") };
    let waiting = if done.waiting == 0 { String::new() } else { waiting_of(lang, &MEETINGS.with(lang, done.waiting as u64)) };
    done_of(lang, &what, &waiting)
}
