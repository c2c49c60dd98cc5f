//! What comes of a calendar in the diary: whose meetings are, what is left out, and what a second file changes.

use crate::reading::file;
use chrono::DateTime;
use kamdesk::calendar::{Basis, Left, Plan, Taken, apply, plan};
use kamdesk::clock::Clock;
use kamdesk::domain::{Entity, Lang, Record, Value};
use kamdesk::exchange::calendar::Found;
use kamdesk::store::{Store, Verb};
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use tempfile::TempDir;

/// A file of ours with what it holds.
pub struct World {
    _folder: TempDir,
    pub store: Store,
    pub romashka: i64,
    pub alfa: i64,
    pub sever: i64,
    pub larkmead: i64,
    pub ivanov: i64,
    pub semenova: i64,
}

pub fn add(store: &Store, record: Record) -> i64 {
    store.step(Verb::Create, record.title(), |change| change.insert(&record)).unwrap()
}

/// The morning of a Tuesday in Moscow, four clients and two of their people.
pub fn world() -> World {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::Fixed(DateTime::parse_from_rfc3339("2026-11-24T09:00:00+03:00").unwrap());
    let store = Store::open(&folder.path().join("kam.db"), clock).unwrap();
    let account = |name: &str| add(&store, Record::new(Entity::Account).with_text("short_name", name));
    let (romashka, sever, larkmead) = (account("Ромашка"), account("Север-Металл"), account("Larkmead"));
    let alfa =
        add(&store, Record::new(Entity::Account).with_text("short_name", "Альфа-Трейд").with_text("site", "https://www.alfa.example.org/"));
    let person = |family: &str, given: &str, mail: &str, account: i64| {
        let person = add(
            &store,
            Record::new(Entity::Person).with_text("family_name", family).with_text("given_name", given).with_text("emails", mail),
        );
        add(&store, Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(person)));
        person
    };
    let ivanov = person("Иванов", "Иван", "ivanov@romashka.example.ru", romashka);
    let semenova = person("Семёнова", "Ольга", "o.semenova@sever.example.org", sever);
    add(&store, Record::new(Entity::Colleague).with_text("name", "Громов Павел").with_text("email", "gromov@gmail.com"));
    let world = World { _folder: folder, store, romashka, alfa, sever, larkmead, ivanov, semenova };
    world.set("own_mail", "petrova@postavka.example");
    world
}

impl World {
    pub fn set(&self, name: &str, value: &str) {
        self.store.step(Verb::Setting, name, |change| change.set_setting(name, value)).unwrap();
    }

    pub fn plan(&self, text: &[u8]) -> Plan {
        self.plan_with(text, &BTreeMap::new())
    }

    pub fn plan_with(&self, text: &[u8], answers: &BTreeMap<String, Option<i64>>) -> Plan {
        plan(&self.store, &Found { name: "office.ics".into(), bytes: text.to_vec(), wanted: None }, answers).unwrap()
    }

    pub fn take(&self, text: &[u8], taken: Taken) -> kamdesk::calendar::Done {
        let plan = self.plan(text);
        apply(&self.store, &plan, taken, &|new| kamdesk::text::calendar::notes(new, Lang::Ru), &mut |_| ControlFlow::Continue(())).unwrap()
    }

    /// The contacts: day, hour, state, purpose.
    pub fn diary(&self) -> Vec<String> {
        let mut told = Vec::new();
        self.store
            .each(Entity::Entry, |entry| {
                told.push([entry.text("day"), entry.text("time"), entry.text("state"), entry.text("purpose")].join(" "));
            })
            .unwrap();
        told
    }

    pub fn entries(&self) -> Vec<Record> {
        let mut entries = Vec::new();
        self.store.each(Entity::Entry, |entry| entries.push(entry)).unwrap();
        entries
    }
}

/// A calendar of these events; each is its lines.
pub fn calendar(events: &[&str]) -> Vec<u8> {
    let events = events.iter().map(|event| format!("BEGIN:VEVENT\n{}\nEND:VEVENT\n", event.trim()));
    format!("BEGIN:VCALENDAR\nX-WR-CALNAME:Работа\n{}END:VCALENDAR\n", events.collect::<String>()).into_bytes()
}

pub const CALL: &str = "UID:1\nSEQUENCE:1\nDTSTART:20261126T143000\nDURATION:PT1H\nSUMMARY:Звонок: отсрочка\nATTENDEE;CN=Иванов Иван:mailto:Ivanov@romashka.example.ru\n\
    ATTENDEE;CN=Громов Павел:mailto:gromov@gmail.com";

#[test]
fn a_meeting_is_whose_its_people_are_and_has_kind_people_and_length() {
    let world = world();
    let found = world.plan(&calendar(&[CALL]));
    let new = &found.newcomers[0];
    assert_eq!((new.account, new.guess, new.kind), (world.romashka, false, "call"));
    assert_eq!(new.basis, Basis::Person("Иванов И.".into()));
    let done = world.take(&calendar(&[CALL]), Taken::Sure);
    assert_eq!((done.new, done.waiting), (1, 0));
    let entry = &world.entries()[0];
    assert_eq!(world.diary(), ["2026-11-26 14:30 planned Звонок: отсрочка"]);
    assert_eq!((entry.owner, entry.int("minutes"), entry.text("kind")), (Some(world.romashka), Some(60), "call"));
    assert_eq!(entry.get("people"), &Value::Ids(vec![world.ivanov]));
    assert_eq!(entry.get("colleagues").ids().len(), 1);
    // One undo takes all of it back, and the next file brings it again.
    world.store.undo().unwrap();
    assert_eq!(world.diary(), Vec::<String>::new());
    assert_eq!(world.take(&calendar(&[CALL]), Taken::Sure).new, 1);
    assert_eq!(world.store.stale_find_texts().unwrap(), 0);
}

/// Whoever declined tells whose a meeting is, and does not come; one who declines later is taken out.
#[test]
fn who_declined_takes_no_part() {
    let declined = CALL.replace("ATTENDEE;", "ATTENDEE;PARTSTAT=DECLINED;").replace("SEQUENCE:1", "SEQUENCE:2");
    let people = |world: &World| {
        let entries = world.entries();
        let told = |key: &str| entries[0].get(key).ids().len();
        (entries.len(), entries[0].owner, told("people"), told("colleagues"))
    };
    let world_of = world();
    world_of.take(&calendar(&[&declined]), Taken::Sure);
    assert_eq!(people(&world_of), (1, Some(world_of.romashka), 0, 0));
    let world_of = world();
    world_of.take(&calendar(&[CALL]), Taken::Sure);
    assert_eq!(people(&world_of), (1, Some(world_of.romashka), 1, 1));
    world_of.take(&calendar(&[&declined]), Taken::Sure);
    assert_eq!(people(&world_of), (1, Some(world_of.romashka), 0, 0));
    world_of.take(&calendar(&[&CALL.replace("SEQUENCE:1", "SEQUENCE:3")]), Taken::Sure);
    assert_eq!(people(&world_of), (1, Some(world_of.romashka), 1, 1));
}

#[test]
fn what_it_rests_on_tells_a_guess() {
    let world = world();
    let event = |uid: &str, title: &str, who: &str| format!("UID:{uid}\nDTSTART:20261201T100000\nSUMMARY:{title}\n{who}");
    let cases = [
        ("Встреча с Альфой", "ATTENDEE:mailto:new@alfa.example.org", Some((world.alfa, false))),
        ("Планы на год", "ATTENDEE:mailto:new@alfa.example.org", Some((world.alfa, false))),
        ("Визит в Север-Металл", "", Some((world.sever, false))),
        ("Презентация для Ромашки", "", Some((world.romashka, false))),
        ("Romashka: pricing", "", Some((world.romashka, false))),
        // In small letters it may be a word.
        ("подарить ромашку", "", Some((world.romashka, true))),
        // A domain at which only a person of theirs has an address.
        ("Склад", "ATTENDEE:mailto:other@sever.example.org", Some((world.sever, true))),
        // A name alone.
        ("Обед", "ATTENDEE;CN=Ольга Семёнова:mailto:olga@gmail.com", Some((world.sever, true))),
        // The people of one and the name of another.
        ("Обсудить Larkmead", "ATTENDEE:mailto:ivanov@romashka.example.ru", Some((world.larkmead, true))),
        // Two of us and nobody of theirs.
        (
            "Готовимся к Ромашке",
            "ATTENDEE:mailto:gromov@postavka.example\nATTENDEE:mailto:petrova@postavka.example",
            Some((world.romashka, true)),
        ),
        // A host at which everybody is says nothing.
        ("Кофе", "ATTENDEE:mailto:somebody@mail.ru", None),
    ];
    for (at, (title, who, wanted)) in cases.into_iter().enumerate() {
        let plan = world.plan(&calendar(&[&event(&at.to_string(), title, who)]));
        let found = plan.newcomers.first().map(|new| (new.account, new.guess));
        assert_eq!(found, wanted, "{title}");
        assert_eq!(plan.strangers.len(), usize::from(wanted.is_none()), "{title}");
    }
}

#[test]
fn a_guess_waits_until_somebody_agrees_and_is_remembered() {
    let world = world();
    let text = calendar(&["UID:7\nDTSTART:20261201T100000\nSUMMARY:Склад\nATTENDEE:mailto:other@sever.example.org"]);
    let done = world.take(&text, Taken::Sure);
    assert_eq!((done.new, done.waiting, world.diary().len()), (0, 1, 0));
    assert_eq!(world.take(&text, Taken::Guesses).new, 1);
    let later = calendar(&["UID:8\nDTSTART:20261202T100000\nSUMMARY:Ещё раз\nATTENDEE:mailto:third@sever.example.org"]);
    let plan = world.plan(&later);
    assert_eq!((plan.newcomers[0].guess, &plan.newcomers[0].basis), (false, &Basis::Answer));
    // Of a meeting with the people of one that names another the answer is about that meeting alone.
    let both = calendar(&["UID:b\nDTSTART:20261204T100000\nSUMMARY:Обсудить Larkmead\nATTENDEE:mailto:ivanov@romashka.example.ru"]);
    assert_eq!(world.plan(&both).newcomers[0].asks, "series:b");
    // That somebody is nobody's is remembered as well.
    let stranger = calendar(&["UID:9\nDTSTART:20261203T100000\nSUMMARY:Курсы\nATTENDEE:mailto:a@school.example.com"]);
    let answers = BTreeMap::from([(world.plan(&stranger).strangers[0].asks.clone(), None)]);
    assert_eq!(answers.keys().next().unwrap(), "domain:school.example.com");
    let plan = world.plan_with(&stranger, &answers);
    assert_eq!(plan.left, [(Left::Answered, 0)]);
    apply(&world.store, &plan, Taken::Sure, &|_| String::new(), &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(world.plan(&stranger).left, [(Left::Answered, 0)]);
    let placed = BTreeMap::from([("domain:school.example.com".to_owned(), Some(world.alfa))]);
    assert_eq!(world.plan_with(&stranger, &placed).newcomers[0].account, world.alfa);
}

#[test]
fn what_the_rules_leave_out_is_counted_and_the_rules_can_be_changed() {
    let world = world();
    let text = calendar(&[
        "UID:1\nDTSTART:20261201T100000\nSUMMARY:Врач в Ромашке\nCLASS:PRIVATE",
        "UID:2\nDTSTART:20261201T110000\nSUMMARY:Планёрка\nATTENDEE:mailto:gromov@postavka.example",
        "UID:3\nDTSTART;VALUE=DATE:20261202\nSUMMARY:Выставка\nATTENDEE:mailto:fair@fair.example.com",
        "UID:4\nDTSTART:20261123T110000\nSUMMARY:Вчера в Ромашке",
        "UID:5\nDTSTART:20261201T120000\nSUMMARY:Ромашка\nATTENDEE;PARTSTAT=DECLINED:mailto:petrova@postavka.example",
        "UID:6\nDTSTART:20261201T130000\nSUMMARY:Ромашка\nSTATUS:CANCELLED",
        "UID:7\nDTSTART:20261201T140000\nSUMMARY:Обед",
    ]);
    let counts = |plan: &Plan| plan.left_out().into_iter().collect::<Vec<_>>();
    let wanted = [(Left::Past, 1), (Left::Cancelled, 1), (Left::Private, 1), (Left::Declined, 1), (Left::Internal, 2), (Left::WholeDay, 1)];
    let plan = world.plan(&text);
    assert_eq!(counts(&plan), wanted);
    assert_eq!((plan.newcomers.len(), plan.strangers.len()), (0, 0));
    world.set("calendar_skip", "internal");
    let plan = world.plan(&text);
    assert_eq!(counts(&plan), [(Left::Past, 1), (Left::Cancelled, 1), (Left::Internal, 2)]);
    assert_eq!((plan.newcomers.len(), plan.strangers.len()), (2, 1));
    let done = apply(&world.store, &plan, Taken::Guesses, &|_| String::new(), &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!((done.new, world.entries()[0].int("private")), (2, Some(1)), "what is private there is private here");
    world.set("calendars_left", "Семья; работа");
    assert_eq!(counts(&world.plan(&calendar(&[&CALL.replace("UID:1", "UID:20")]))), [(Left::Calendar, 1)]);
}

#[test]
fn what_was_changed_there_changes_here_and_what_was_changed_here_stays() {
    let world = world();
    world.take(&calendar(&[CALL]), Taken::Sure);
    let of = |sequence: u8, start: &str, title: &str| {
        CALL.replace("SEQUENCE:1", &format!("SEQUENCE:{sequence}")).replace("20261126T143000", start).replace("Звонок: отсрочка", title)
    };
    // The same again changes nothing.
    let plan = world.plan(&calendar(&[CALL]));
    assert!(plan.is_idle() && plan.gone.is_empty());
    let done = world.take(&calendar(&[&of(2, "20261127T160000", "Звонок: отсрочка и цены")]), Taken::Sure);
    assert_eq!((done.moved, done.changed, done.new), (1, 0, 0));
    assert_eq!(world.diary(), ["2026-11-27 16:00 planned Звонок: отсрочка и цены"]);
    // An older word is no news.
    assert_eq!(world.take(&calendar(&[CALL]), Taken::Sure).moved, 0);
    // The purpose is ours now; the day is still theirs.
    let id = world.entries()[0].id.unwrap();
    world.store.step(Verb::Edit, "", |change| change.set(Entity::Entry, id, "purpose", Value::text("Дожать отсрочку"))).unwrap();
    let plan = world.plan(&calendar(&[&of(3, "20261130T100000", "Звонок")]));
    assert!(plan.again[0].changes.kept);
    world.take(&calendar(&[&of(3, "20261130T100000", "Звонок")]), Taken::Sure);
    assert_eq!(world.diary(), ["2026-11-30 10:00 planned Дожать отсрочку"]);
    // Called off there, called off here; and back again.
    let cancelled = format!("{}\nSTATUS:CANCELLED", of(4, "20261130T100000", "Canceled: Звонок"));
    assert_eq!(world.take(&calendar(&[&cancelled]), Taken::Sure).cancelled, 1);
    assert_eq!(world.diary(), ["2026-11-30 10:00 cancelled Дожать отсрочку"]);
    assert_eq!(world.take(&calendar(&[&of(5, "20261130T100000", "Звонок")]), Taken::Sure).returned, 1);
    // What took place is not touched: a later day of it is one more contact.
    world.store.step(Verb::Edit, "", |change| change.set(Entity::Entry, id, "state", Value::text("held"))).unwrap();
    let plan = world.plan(&calendar(&[&of(6, "20261201T100000", "Звонок")]));
    assert_eq!((plan.newcomers.len(), plan.changed().count()), (1, 0));
    // And what was deleted here does not come again.
    kamdesk::editing::delete(&world.store, Entity::Entry, id).unwrap();
    let plan = world.plan(&calendar(&[&of(7, "20261201T100000", "Звонок")]));
    assert_eq!((plan.untouched, plan.newcomers.len()), (1, 0));
}

#[test]
fn what_is_gone_there_is_said_and_stays_unless_the_file_is_of_one_meeting() {
    let world = world();
    let other = CALL.replace("UID:1", "UID:2").replace("20261126", "20261127");
    world.take(&calendar(&[CALL, &other]), Taken::Sure);
    let plan = world.plan(&calendar(&[CALL]));
    assert_eq!(plan.gone.iter().map(|gone| gone.contact.day.as_str()).collect::<Vec<_>>(), ["2026-11-27"]);
    assert!(plan.is_idle());
    assert_eq!(world.diary().len(), 2);
    let invitation = String::from_utf8(calendar(&[CALL])).unwrap().replace("BEGIN:VCALENDAR\n", "BEGIN:VCALENDAR\nMETHOD:REQUEST\n");
    assert_eq!(world.plan(invitation.as_bytes()).gone, []);
    let of_another = String::from_utf8(calendar(&[CALL])).unwrap().replace("Работа", "Другой");
    assert_eq!(world.plan(of_another.as_bytes()).gone, []);
}

/// At another hour it is another one: tied to it, what was planned here would be called off with it.
#[test]
fn a_contact_planned_by_hand_for_that_hour_is_the_same_meeting() {
    let world = world();
    let by_hand = |time: &str| {
        let entry = Record::owned(Entity::Entry, world.romashka).with_text("kind", "meeting").with_text("day", "2026-11-26");
        add(&world.store, entry.with_text("state", "planned").with_text("time", time).with_text("purpose", "Отсрочка 60 дней"))
    };
    let (far, near) = (by_hand("14:00"), by_hand("14:30"));
    let plan = world.plan(&calendar(&[CALL]));
    assert_eq!(plan.newcomers[0].same_as, Some(near));
    let done = world.take(&calendar(&[CALL]), Taken::Sure);
    assert_eq!((done.new, done.tied), (0, 1));
    assert_eq!(world.diary(), ["2026-11-26 14:00 planned Отсрочка 60 дней", "2026-11-26 14:30 planned Отсрочка 60 дней"]);
    let tied = world.store.load(Entity::Entry, near).unwrap().unwrap();
    assert_eq!((tied.int("minutes"), tied.get("people")), (Some(60), &Value::Ids(vec![world.ivanov])));
    assert!(world.store.load(Entity::Entry, far).unwrap().unwrap().get("people").is_empty());
    assert!(world.plan(&calendar(&[CALL])).is_idle());
}

#[test]
fn the_days_of_a_series_follow_it_when_all_of_them_are_others() {
    let world = world();
    let series = |start: &str, day: &str, more: &str| {
        calendar(&[&format!("UID:w\nDTSTART:{start}\nRRULE:FREQ=WEEKLY;COUNT=4;BYDAY={day}\nSUMMARY:Созвон с Ромашкой\n{more}")])
    };
    assert_eq!(world.take(&series("20261125T100000", "WE", ""), Taken::Sure).new, 4);
    let days = |world: &World| world.diary().iter().map(|told| told.chars().skip(5).take(11).collect::<String>()).collect::<Vec<_>>();
    assert_eq!(days(&world), ["11-25 10:00", "12-02 10:00", "12-09 10:00", "12-16 10:00"]);
    // Another hour, then another weekday: moved, and nothing is doubled.
    assert_eq!(world.take(&series("20261125T113000", "WE", ""), Taken::Sure).moved, 4);
    assert_eq!(days(&world), ["11-25 11:30", "12-02 11:30", "12-09 11:30", "12-16 11:30"]);
    let done = world.take(&series("20261126T113000", "TH", ""), Taken::Sure);
    assert_eq!((done.moved, done.new), (4, 0));
    assert_eq!(days(&world), ["11-26 11:30", "12-03 11:30", "12-10 11:30", "12-17 11:30"]);
    assert!(world.plan(&series("20261126T113000", "TH", "")).is_idle());
    // One day taken out of it is called off.
    let done = world.take(&series("20261126T113000", "TH", "EXDATE:20261203T113000"), Taken::Sure);
    assert_eq!((done.cancelled, world.diary()[1].contains("cancelled")), (1, true));
}

#[test]
fn who_is_in_nearly_all_meetings_is_taken_for_the_kam_and_said() {
    let world = world();
    world.set("own_mail", "");
    let me = "ATTENDEE:mailto:me@firm.example";
    let event = |uid: u8, who: &str| format!("UID:{uid}\nDTSTART:2026120{uid}T100000\nSUMMARY:x\n{me}\nATTENDEE:mailto:{who}");
    let events = [event(1, "a@one.example"), event(2, "b@two.example"), event(3, "second@firm.example"), event(4, "c@three.example")];
    let plan = world.plan(&calendar(&events.iter().map(String::as_str).collect::<Vec<_>>()));
    assert_eq!((plan.taken_for_us.as_deref(), plan.left_out()[&Left::Internal], plan.strangers.len()), (Some("me@firm.example"), 1, 3));
    let few = world.plan(&calendar(&[&events[0], &events[1]]));
    assert_eq!((few.taken_for_us, few.knows_us, few.strangers.len()), (None, false, 2));
}

/// Of a colleague alone a domain is known that is not the KAM's: the KAM is told by being everywhere, and what is internal is left out, counted.
#[test]
fn internal_meetings_are_grouped_where_only_a_domain_of_a_colleague_is_known() {
    let world = world();
    world.set("own_mail", "");
    add(&world.store, Record::new(Entity::Colleague).with_text("name", "Лунин Олег").with_text("email", "lunin@postavka.example"));
    let event = |uid: usize, title: &str, who: &[&str]| {
        let who: String = who.iter().map(|mail| format!("\nATTENDEE:mailto:{mail}")).collect();
        format!("UID:{uid}\nDTSTART:202612{:02}T{:02}0000\nSUMMARY:{title}{who}", 1 + uid % 28, 8 + uid / 28)
    };
    let internal = (0..100).map(|uid| event(uid, "Планёрка", &["me@firma.example", "lunin@postavka.example"]));
    let theirs = (100..110).map(|uid| event(uid, "Склад", &["me@firma.example", "ivanov@romashka.example.ru"]));
    let events: Vec<String> = internal.chain(theirs).collect();
    let plan = world.plan(&calendar(&events.iter().map(String::as_str).collect::<Vec<_>>()));
    assert_eq!((plan.taken_for_us.as_deref(), plan.newcomers.len(), plan.strangers.len()), (Some("me@firma.example"), 10, 0));
    assert_eq!(under(&world, &plan, kamdesk::text::calendar::LEFT), ["внутренние и без клиента: 100 (Планёрка)"]);
    // Where nobody is everywhere, what waits for one answer is one line.
    let events: Vec<String> = (0..40).map(|uid| event(uid, "Планёрка", &[["a@firma.example", "b@firma.example"][uid % 2]])).collect();
    let plan = world.plan(&calendar(&events.iter().map(String::as_str).collect::<Vec<_>>()));
    let told = under(&world, &plan, kamdesk::text::calendar::STRANGERS);
    assert_eq!(told, ["firma.example: 40 встреч — вт 01.12 08:00 · Планёрка (a@firma.example) и другие"]);
    let said = BTreeMap::from([("domain:firma.example".to_owned(), None)]);
    let plan = world.plan_with(&calendar(&events.iter().map(String::as_str).collect::<Vec<_>>()), &said);
    assert_eq!(under(&world, &plan, kamdesk::text::calendar::LEFT), ["не с вашими клиентами, как вы сказали: 40 (Планёрка)"]);
}

#[test]
fn files_of_office_programs_come_in_and_again_without_a_trace() {
    let world = world();
    for name in ["outlook.ics", "google.ics", "yandex.ics", "apple.ics", "exchange-invitation.ics", "office-cp1251.ics"] {
        world.take(&file(name), Taken::Guesses);
        let plan = world.plan(&file(name));
        assert!(plan.is_idle() && plan.gone.is_empty(), "{name}: {:?}", plan.newcomers);
    }
    assert!(world.diary().iter().any(|told| told.starts_with("2026-11-26  planned Визит Север-Металл")));
    assert!(world.entries().iter().any(|entry| entry.get("people") == &Value::Ids(vec![world.semenova])) || world.diary().len() > 8);
    let before = world.diary();
    assert_eq!(world.take(&file("exchange-cancelled.ics"), Taken::Sure).cancelled, 1);
    world.store.undo().unwrap();
    assert_eq!(world.diary(), before);
}

/// The days of a meeting, as they stand in the diary.
fn days(world: &World) -> Vec<[String; 4]> {
    let of = |entry: Record| {
        let minutes = entry.int("minutes").map(|minutes| minutes.to_string()).unwrap_or_default();
        [entry.text("day").to_owned(), entry.text("time").to_owned(), minutes, entry.text("until_on").to_owned()]
    };
    world.entries().into_iter().map(of).collect()
}

#[test]
fn what_takes_several_days_takes_all_of_them() {
    let world = world();
    let with =
        |uid: &str, when: &str| format!("UID:{uid}\n{when}\nSUMMARY:Аудит\nATTENDEE;CN=Иванов Иван:mailto:ivanov@romashka.example.ru");
    let fair = |last: &str| with("fair", &format!("DTSTART;VALUE=DATE:20261130\nDTEND;VALUE=DATE:{last}"));
    let audit = with("audit", "DTSTART:20261201T140000\nDTEND:20261203T120000");
    let evening = with("evening", "DTSTART:20261207T180000\nDTEND:20261208T000000");
    world.take(&calendar(&[&fair("20261203"), &audit, &evening]), Taken::Sure);
    let day = |day: &str, time: &str, minutes: &str, until: &str| [day, time, minutes, until].map(str::to_owned);
    let audited = day("2026-12-01", "14:00", "2760", "2026-12-03");
    assert_eq!(
        days(&world),
        [day("2026-11-30", "", "", "2026-12-02"), audited.clone(), day("2026-12-07", "18:00", "360", "")],
        "the end of a whole day is not counted in, nor is a midnight"
    );
    // A day more there is a day more here; a day less that was changed here stays.
    let done = world.take(&calendar(&[&fair("20261204"), &audit]), Taken::Sure);
    assert_eq!((done.changed, days(&world)[0].clone()), (1, day("2026-11-30", "", "", "2026-12-03")));
    let fair_id = world.entries()[0].id.unwrap();
    kamdesk::editing::move_to(&world.store, Entity::Entry, fair_id, chrono::NaiveDate::from_ymd_opt(2026, 12, 14).unwrap()).unwrap();
    assert_eq!(days(&world)[0], day("2026-12-14", "", "", "2026-12-17"), "it takes as many days where it is moved to");
    let done = world.take(&calendar(&[&fair("20261202"), &audit]), Taken::Sure);
    assert_eq!(
        (done.changed, days(&world)),
        (0, vec![day("2026-12-14", "", "", "2026-12-17"), audited, day("2026-12-07", "18:00", "360", "")])
    );
}

#[test]
fn a_title_that_names_two_clients_is_asked_about() {
    let world = world();
    let both = |who: &str| format!("UID:both\nDTSTART:20261126T100000\nSUMMARY:Ромашка и Север-Металл: общий склад{who}");
    let alone = world.plan(&calendar(&[&both("")]));
    assert_eq!((alone.left.len(), alone.newcomers.len()), (0, 0), "it is not internal");
    assert_eq!(alone.strangers[0].may, [world.romashka, world.sever]);
    let shown = kamdesk::text::calendar::parts(&alone, world.store.clock().today(), kamdesk::domain::Lang::Ru);
    let told: Vec<&str> = shown.iter().flat_map(|part| part.lines.iter().map(String::as_str)).collect();
    assert!(told.contains(&"чт 26.11 10:00 · Ромашка и Север-Металл: общий склад — Ромашка или Север-Металл?"), "{told:?}");
    let said = world.plan_with(&calendar(&[&both("")]), &BTreeMap::from([(alone.strangers[0].asks.clone(), Some(world.sever))]));
    assert_eq!(said.newcomers[0].account, world.sever);
    // Somebody of one of them who is in it tells.
    let with = world.plan(&calendar(&[&both("\nATTENDEE;CN=Иванов:mailto:ivanov@romashka.example.ru")]));
    assert_eq!((with.newcomers[0].account, with.newcomers[0].guess), (world.romashka, false));
}

#[test]
fn a_meeting_whose_title_alone_says_that_it_is_off_is_called_off() {
    let world = world();
    let event =
        |title: &str| format!("UID:off\nDTSTART:20261126T100000\nSUMMARY:{title}\nATTENDEE;CN=Иванов:mailto:ivanov@romashka.example.ru");
    for mark in
        ["Отменено: ", "[Отменено] ", "Отменённая встреча: ", "ОТМЕНА: ", "Canceled: ", "[Cancelled] ", "Cancelled event: ", "Abgesagt: "]
    {
        let fresh = world.plan(&calendar(&[&event(&format!("{mark}Склад"))]));
        assert_eq!(fresh.left_out().into_iter().collect::<Vec<_>>(), [(Left::Cancelled, 1)], "{mark}");
        world.take(&calendar(&[&event("Склад")]), Taken::Sure);
        let done = world.take(&calendar(&[&event(&format!("{mark}Склад"))]), Taken::Sure);
        assert_eq!((done.cancelled, done.changed), (1, 0), "{mark}");
        assert_eq!(world.diary(), ["2026-11-26 10:00 cancelled Склад"], "{mark}");
        while world.store.undo().unwrap().is_some_and(|step| step.verb == Verb::Import) {}
        world.set("own_mail", "petrova@postavka.example");
    }
    let kept = world.plan(&calendar(&[&event("Отмена отсрочки: обсудить")]));
    assert_eq!(kept.newcomers.len(), 1);
}

/// What is shown of a plan under one heading.
pub fn under(world: &World, plan: &Plan, heading: kamdesk::domain::Words) -> Vec<String> {
    let shown = kamdesk::text::calendar::parts(plan, world.store.clock().today(), kamdesk::domain::Lang::Ru);
    shown.into_iter().find(|part| part.heading == heading).map_or_else(Vec::new, |part| part.lines)
}

/// «This and all that follow», as Outlook writes it: the old series ends, and another one begins on other days.
#[test]
fn what_a_series_that_was_parted_leaves_behind_is_offered_to_be_called_off() {
    let world = world();
    let who = "SUMMARY:Статус\nATTENDEE;CN=Иванов:mailto:ivanov@romashka.example.ru";
    let first = |rule: &str| format!("UID:old\nDTSTART:20261125T100000\nDURATION:PT30M\nRRULE:FREQ=WEEKLY;{rule}\n{who}");
    let next = format!("UID:new\nDTSTART:20261204T150000\nDURATION:PT30M\nRRULE:FREQ=WEEKLY;COUNT=3\n{who}");
    world.take(&calendar(&[&first("COUNT=4")]), Taken::Sure);
    let parted = calendar(&[&first("UNTIL=20261125T235959"), &next]);
    let plan = world.plan(&parted);
    assert_eq!((plan.newcomers.len(), plan.gone.len(), plan.off.len()), (3, 3, 0));
    assert_eq!(under(&world, &plan, kamdesk::text::calendar::GONE), ["ср 02.12 10:00 и ещё 2 до 16.12 · Ромашка: Статус"]);
    let agreed = BTreeMap::from([(plan.gone[0].asks.clone(), None)]);
    let plan = world.plan_with(&parted, &agreed);
    assert_eq!((plan.gone.len(), plan.off.len()), (0, 3));
    let done = apply(&world.store, &plan, Taken::Sure, &|_| String::new(), &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!((done.new, done.cancelled), (3, 3));
    assert_eq!(world.diary().iter().filter(|one| one.contains("cancelled")).count(), 3);
    assert!(world.store.calendar_answers().unwrap().is_empty(), "it is agreed to once");
    assert!(world.plan(&parted).is_idle() && world.plan(&parted).gone.is_empty());
    // The series made whole again there, its days take place again.
    assert_eq!(world.take(&calendar(&[&first("COUNT=4"), &next]), Taken::Sure).returned, 3);
}

#[test]
fn a_moved_meeting_is_told_once_with_what_of_it_stays() {
    let world = world();
    world.take(&calendar(&[CALL]), Taken::Sure);
    let entry = world.entries()[0].id.unwrap();
    world.store.step(Verb::Edit, "", |change| change.set(Entity::Entry, entry, "purpose", Value::text("Отсрочка 45 дней"))).unwrap();
    let there = CALL.replace("T143000", "T160000").replace("отсрочка", "платёж").replace("SEQUENCE:1", "SEQUENCE:2");
    let plan = world.plan(&calendar(&[&there]));
    assert_eq!(
        under(&world, &plan, kamdesk::text::calendar::MOVED),
        ["Ромашка: Отсрочка 45 дней, чт 26.11 14:30 → чт 26.11 16:00; изменённое вами остаётся; в календаре «Звонок: платёж»"]
    );
    assert!(under(&world, &plan, kamdesk::text::calendar::KEPT).is_empty());
}

/// The hour of a series was changed after one of its days had been moved: that day is not there twice.
#[test]
fn what_stands_instead_of_a_day_is_found_by_the_day_when_the_hour_of_its_series_is_another_one() {
    let world = world();
    let series = "UID:s\nSEQUENCE:5\nDTSTART:20261125T110000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=2\nSUMMARY:Статус Ромашка";
    let moved = "UID:s\nSEQUENCE:1\nRECURRENCE-ID:20261202T100000\nDTSTART:20261203T150000\nDURATION:PT1H\nSUMMARY:Статус Ромашка";
    world.take(&calendar(&[series, moved]), Taken::Guesses);
    assert_eq!(world.diary(), ["2026-11-25 11:00 planned Статус Ромашка", "2026-12-03 15:00 planned Статус Ромашка"]);
}

#[test]
fn meetings_with_strangers_alone_wait_counted_with_their_people() {
    let world = world();
    let meeting = |uid: u8, when: &str, who: &str| format!("UID:{uid}\n{when}\nSUMMARY:Знакомство\nATTENDEE:mailto:a@new.example\n{who}");
    let plan = world.plan(&calendar(&[
        &meeting(1, "DTSTART:20261126T100000", "ATTENDEE:mailto:b@new.example"),
        &meeting(2, "DTSTART:20261127T100000", "ATTENDEE:mailto:c@other.example"),
    ]));
    assert_eq!((plan.strangers.len(), plan.left.len()), (2, 0));
    let notes = under(&world, &plan, kamdesk::text::calendar::NOTES);
    assert!(notes.iter().any(|note| note.starts_with("Ждут ответа, чьи они: 2 встречи, в них 3 человека.")), "{notes:?}");
}

/// An address that a client calls its own tells whose a meeting is, as it tells whose a letter is.
#[test]
fn an_address_of_the_company_itself_is_the_company() {
    let world = world();
    let office = "sever-office@gmail.com";
    world.store.step(Verb::Edit, "", |change| change.set(Entity::Account, world.sever, "email", Value::text(office))).unwrap();
    let event = format!("UID:c\nDTSTART:20261126T100000\nSUMMARY:Приёмка\nATTENDEE:mailto:{office}");
    let found = world.plan(&calendar(&[&event]));
    assert_eq!((found.newcomers[0].account, found.newcomers[0].guess), (world.sever, false));
    assert_eq!(found.newcomers[0].basis, Basis::Company(office.into()));
}

/// Two people of two clients: nobody knows whose it is, and the first one is no answer.
#[test]
fn people_of_several_clients_are_a_question_that_names_them() {
    let world = world();
    // Of both, as one of a holding is.
    let both = add(&world.store, Record::new(Entity::Person).with_text("family_name", "Общий").with_text("emails", "both@group.example"));
    for account in [world.romashka, world.larkmead] {
        add(&world.store, Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(both)));
    }
    let second =
        add(&world.store, Record::new(Entity::Person).with_text("family_name", "Вторая").with_text("emails", "second@romashka.example.ru"));
    add(&world.store, Record::owned(Entity::Affiliation, world.romashka).with("person_id", Value::Int(second)));
    let (ivanov, semenova, new) = ("ivanov@romashka.example.ru", "o.semenova@sever.example.org", "new@alfa.example.org");
    enum Is {
        Sure(i64),
        Guess(i64),
        OneOf(Vec<i64>),
        Left,
    }
    let [romashka, sever, alfa, larkmead] = [world.romashka, world.sever, world.alfa, world.larkmead];
    let cases = [
        ("Склад", vec![ivanov, semenova], Is::OneOf(vec![romashka, sever])),
        ("Склад", vec![semenova, ivanov], Is::OneOf(vec![sever, romashka])),
        // However many come of one of them.
        ("Склад", vec![ivanov, "second@romashka.example.ru", semenova], Is::OneOf(vec![romashka, sever])),
        // Somebody new of a second client counts as well.
        ("Склад", vec![ivanov, new], Is::OneOf(vec![romashka, alfa])),
        ("Склад", vec![new, "other@sever.example.org"], Is::OneOf(vec![alfa, sever])),
        ("Склад", vec!["both@group.example"], Is::OneOf(vec![romashka, larkmead])),
        // Who acts for both comes with one of one of them.
        ("Склад", vec!["both@group.example", ivanov], Is::Sure(romashka)),
        // The title tells which.
        ("Склад в Ромашке", vec![ivanov, semenova], Is::Sure(romashka)),
        ("Larkmead: склад", vec!["both@group.example"], Is::Sure(larkmead)),
        ("Larkmead: склад", vec![ivanov, semenova], Is::Guess(larkmead)),
        ("Ромашка и Larkmead", vec![semenova], Is::OneOf(vec![sever, romashka, larkmead])),
        // Two names that lead to two clients.
        ("Обед", vec!["Иван Иванов<a@gmail.com>", "Ольга Семёнова<b@gmail.com>"], Is::OneOf(vec![romashka, sever])),
        // Who was said to be nobody's says nothing of the others.
        ("Склад", vec!["aud@nobody.example", ivanov], Is::Sure(romashka)),
        ("Аудит Ромашка", vec!["aud@nobody.example"], Is::Guess(romashka)),
        ("Склад", vec!["aud@nobody.example"], Is::Left),
    ];
    let nobody = BTreeMap::from([("mail:aud@nobody.example".to_owned(), None)]);
    for (at, (title, who, wanted)) in cases.into_iter().enumerate() {
        let line = |who: &&str| match who.split_once('<') {
            Some((name, mail)) => format!("ATTENDEE;CN={name}:mailto:{}", mail.trim_end_matches('>')),
            None => format!("ATTENDEE:mailto:{who}"),
        };
        let people: Vec<String> = who.iter().map(line).collect();
        let event = format!("UID:{at}\nDTSTART:20261201T100000\nSUMMARY:{title}\n{}", people.join("\n"));
        let plan = world.plan_with(&calendar(&[&event]), &nobody);
        let found = (plan.newcomers.first().map(|new| (new.account, new.guess)), plan.strangers.first().map(|one| one.may.clone()));
        let wanted = match wanted {
            Is::Sure(account) => (Some((account, false)), None),
            Is::Guess(account) => (Some((account, true)), None),
            Is::OneOf(may) => (None, Some(may)),
            Is::Left => (None, None),
        };
        assert_eq!(found, wanted, "{title} {who:?}");
    }
    let plan = world.plan(&calendar(&[&format!(
        "UID:q\nDTSTART:20261201T100000\nSUMMARY:Склад\nATTENDEE:mailto:{ivanov}\nATTENDEE:mailto:{semenova}"
    )]));
    let shown = under(&world, &plan, kamdesk::text::calendar::STRANGERS);
    assert_eq!(shown, ["вт 01.12 10:00 · Склад (ivanov@romashka.example.ru, o.semenova@sever.example.org) — Ромашка или Север-Металл?"]);
}

/// Moved here and, to another day, there: what stands here stays, and both days are told.
#[test]
fn what_was_moved_here_and_there_is_told_with_both_days() {
    let world = world();
    world.take(&calendar(&[CALL]), Taken::Sure);
    let id = world.entries()[0].id.unwrap();
    kamdesk::editing::move_to(&world.store, Entity::Entry, id, chrono::NaiveDate::from_ymd_opt(2026, 11, 27).unwrap()).unwrap();
    let there = |more: &str| calendar(&[&CALL.replace("20261126T143000", "20261130T160000").replace("SEQUENCE:1", more)]);
    let plan = world.plan(&there("SEQUENCE:2"));
    assert_eq!(
        under(&world, &plan, kamdesk::text::calendar::KEPT),
        ["пт 27.11 14:30 · Ромашка: Звонок: отсрочка; в календаре пн 30.11 16:00"]
    );
    // With something else of it that changes, too.
    let longer = String::from_utf8(there("SEQUENCE:3")).unwrap().replace("PT1H", "PT90M");
    let told = under(&world, &world.plan(longer.as_bytes()), kamdesk::text::calendar::CHANGED);
    assert_eq!(told, ["пт 27.11 14:30 · Ромашка: Звонок: отсрочка → 90 мин; изменённое вами остаётся; в календаре пн 30.11 16:00"]);
    assert_eq!(world.take(&there("SEQUENCE:2"), Taken::Sure).moved, 0);
    assert_eq!(world.diary(), ["2026-11-27 14:30 planned Звонок: отсрочка"]);
}

/// The domain of a client is no stranger's because one of its people is: what is said of a guess is said of the address.
#[test]
fn that_a_guess_by_a_domain_is_wrong_is_said_of_the_address_alone() {
    let world = world();
    let event = |who: &str| format!("UID:{who}\nDTSTART:20261201T100000\nSUMMARY:Обед\nATTENDEE:mailto:{who}");
    let both = calendar(&[&event("new@sever.example.org"), &event("other@sever.example.org")]);
    let plan = world.plan(&both);
    assert!(plan.newcomers.iter().all(|new| new.guess && new.asks == "domain:sever.example.org"));
    let today = world.store.clock().today();
    let (_, asked) = kamdesk::text::calendar::questions(&plan, &BTreeMap::new(), today, kamdesk::domain::Lang::Ru).remove(0);
    assert_eq!(asked[0].not, ["mail:new@sever.example.org"]);
    let plan = world.plan_with(&both, &asked[0].not.iter().map(|asks| (asks.clone(), None)).collect());
    assert_eq!((plan.left_out()[&Left::Answered], plan.newcomers.len()), (1, 1));
    // Of a domain that is nobody's it is said as a whole.
    let stranger = world.plan(&calendar(&[&event("a@school.example.com")]));
    let (_, asked) = kamdesk::text::calendar::questions(&stranger, &BTreeMap::new(), today, kamdesk::domain::Lang::Ru).remove(0);
    assert_eq!((asked[0].asks.as_str(), asked[0].not.len()), ("domain:school.example.com", 0));
}

#[test]
fn names_are_found_with_whose_they_are_and_words_at_the_beginning_are_asked_about() {
    let world = world();
    add(&world.store, Record::new(Entity::Account).with_text("short_name", "Vector"));
    let told = |title: &str| {
        let plan = world.plan(&calendar(&[&format!("UID:x\nDTSTART:20261201T100000\nSUMMARY:{title}")]));
        plan.newcomers.first().map(|new| (plan.name(new.account).to_owned(), new.guess))
    };
    assert_eq!(told("Larkmead's visit"), Some(("Larkmead".into(), false)));
    assert_eq!(told("Larkmead’s visit"), Some(("Larkmead".into(), false)));
    assert_eq!(told("Вектор развития отдела"), Some(("Vector".into(), true)));
    assert_eq!(told("Вектор: цены"), Some(("Vector".into(), false)));
}

/// A call that is a visit by now is prepared as one, unless the kind was chosen here.
#[test]
fn the_kind_follows_the_title() {
    let world = world();
    let kind = |title: &str| {
        let text = CALL.replace("Звонок: отсрочка", title).replace("SEQUENCE:1", &format!("SEQUENCE:{}", title.len()));
        world.take(&calendar(&[&text]), Taken::Sure);
        world.entries()[0].text("kind").to_owned()
    };
    assert_eq!((kind("Звонок"), kind("Визит на склад")), ("call".into(), "visit".into()));
    let id = world.entries()[0].id.unwrap();
    world.store.step(Verb::Edit, "", |change| change.set(Entity::Entry, id, "kind", Value::text("negotiation"))).unwrap();
    assert_eq!(kind("Звонок о складе и ценах на год"), "negotiation");
}

/// What another file of this program gave out: its promises are no meetings.
#[test]
fn promises_of_another_file_are_no_meetings() {
    let world = world();
    let text = calendar(&[
        "UID:1\nDTSTART;VALUE=DATE:20261203\nSUMMARY:Мы обещали: выслать КП · Ромашка",
        "UID:2\nDTSTART;VALUE=DATE:20261203\nSUMMARY:They promised: samples · Ромашка",
        "UID:3\nDTSTART:20261203T100000\nSUMMARY:Визит · Ромашка",
    ]);
    assert_eq!(world.plan(&text).newcomers.len(), 3, "of another program");
    let ours = String::from_utf8(text).unwrap().replace("BEGIN:VCALENDAR\n", "BEGIN:VCALENDAR\nPRODID:-//Kamdesk//Kamdesk//EN\n");
    let plan = world.plan(ours.as_bytes());
    assert_eq!((plan.newcomers.len(), plan.calendar.beside.tasks), (1, 2));
}
