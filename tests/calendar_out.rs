//! The calendar that goes out: read back by the library that reads everybody's, and by our own import.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use calcard::common::IanaString;
use calcard::icalendar::{ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty, ICalendarValue};
use calcard::{Entry, Parser};
use kamdesk::calendar::out::outgoing;
use kamdesk::calendar::{Plan, Taken, apply, plan};
use kamdesk::clock::Clock;
use kamdesk::domain::visibility::Audience;
use kamdesk::domain::{Entity, Lang, Record, Value};
use kamdesk::exchange::calendar::Found;
use kamdesk::exchange::calendar_out::{Outgoing, is_ours, write};
use kamdesk::store::calendar::Came;
use kamdesk::store::{Store, Verb};
use kamdesk::text::calendar_out as say;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use tempfile::TempDir;

struct World {
    _folder: TempDir,
    store: Store,
    account: i64,
}

fn add(store: &Store, record: Record) -> i64 {
    store.step(Verb::Create, record.title(), |change| change.insert(&record)).unwrap()
}

/// Friday noon in Moscow, one client with two people.
fn world() -> World {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::Fixed(chrono::DateTime::parse_from_rfc3339("2026-11-27T12:00:00+03:00").unwrap());
    let store = Store::open(&folder.path().join("kam.db"), clock).unwrap();
    let account = Record::new(Entity::Account).with_text("short_name", "Ромашка").with_text("address", "Подольск, Заводская, 1; корпус 2");
    let account = add(&store, account);
    World { _folder: folder, store, account }
}

impl World {
    fn plan(&self, kind: &str, day: &str, time: &str) -> i64 {
        let entry = Record::owned(Entity::Entry, self.account)
            .with_text("kind", kind)
            .with_text("state", "planned")
            .with_text("day", day)
            .with_text("time", time)
            .with_text("purpose", "цены на пилот")
            .with_text("best_result", "контракт на год");
        add(&self.store, entry)
    }

    fn promise(&self, kind: &str, due: &str) -> i64 {
        let action =
            Record::owned(Entity::Action, self.account).with_text("kind", kind).with_text("state", "open").with_text("owner", "me");
        add(&self.store, action.with_text("title", "выслать КП").with_text("due_on", due))
    }

    fn set(&self, entity: Entity, id: i64, key: &str, value: &str) {
        self.store.step(Verb::Edit, "", |change| change.set(entity, id, key, Value::text(value))).unwrap();
    }

    fn events(&self, audience: Audience) -> Vec<Outgoing> {
        let all = outgoing(&self.store, Some(self.account), audience, Lang::Ru).unwrap();
        all.into_iter().map(|one| say::event(one, None, Lang::Ru)).collect()
    }

    fn uid(&self, entity: Entity, id: i64) -> String {
        self.store.uid_of(entity, id).unwrap().unwrap()
    }
}

/// The events of a calendar, as the library reads them.
fn read(text: &str) -> Vec<ICalendarComponent> {
    let Entry::ICalendar(ICalendar { components }) = Parser::new(text).entry() else { panic!("no calendar:\n{text}") };
    components.into_iter().filter(|component| component.component_type == ICalendarComponentType::VEvent).collect()
}

fn value(component: &ICalendarComponent, name: ICalendarProperty) -> String {
    let entry = component.entries.iter().find(|entry| entry.name == name);
    entry.map_or_else(String::new, |entry| match entry.values.first() {
        None => String::new(),
        Some(value) => shown(value),
    })
}

fn shown(value: &ICalendarValue) -> String {
    match value {
        ICalendarValue::Text(text) => text.clone(),
        ICalendarValue::Integer(number) => number.to_string(),
        ICalendarValue::PartialDateTime(at) => {
            let day = format!("{:04}-{:02}-{:02}", at.year.unwrap(), at.month.unwrap(), at.day.unwrap());
            let hour = at.hour.map(|hour| format!(" {hour:02}:{:02}", at.minute.unwrap())).unwrap_or_default();
            format!("{day}{hour}{}", if at.tz_hour.is_some() { "Z" } else { "" })
        }
        ICalendarValue::Status(status) => status.as_str().to_owned(),
        ICalendarValue::Transparency(transparency) => transparency.as_str().to_owned(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn contacts_and_promises_are_read_back_as_they_are_here() {
    let world = world();
    let visit = world.plan("visit", "2026-12-01", "10:30");
    world.store.step(Verb::Edit, "", |change| change.set(Entity::Entry, visit, "minutes", Value::Int(90))).unwrap();
    world.plan("call", "2026-12-02", "");
    world.promise("our_promise", "2026-12-03");
    world.promise("task", "2026-12-04");
    let fair = world.plan("event", "2026-12-07", "");
    world.store.step(Verb::Edit, "", |change| change.set(Entity::Entry, fair, "until_on", Value::text("2026-12-09"))).unwrap();
    let text = write(&world.events(Audience::Anybody));
    assert!(is_ours(&text) && !is_ours("BEGIN:VCALENDAR\r\nPRODID:-//Somebody//EN\r\n"));
    let told: Vec<String> = read(&text)
        .iter()
        .map(|event| {
            use ICalendarProperty as P;
            let said = [P::Dtstart, P::Dtend, P::Summary, P::Location, P::Transp, P::Status].map(|name| value(event, name));
            said.join(" | ")
        })
        .collect();
    // What one meets for, and what one does for oneself, is for nobody else.
    assert_eq!(
        told,
        [
            "2026-12-01 10:30 | 2026-12-01 12:00 | Визит · Ромашка | Подольск, Заводская, 1; корпус 2 | OPAQUE | CONFIRMED",
            "2026-12-02 | 2026-12-03 | Звонок · Ромашка |  | TRANSPARENT | CONFIRMED",
            "2026-12-03 | 2026-12-04 | Мы обещали: выслать КП · Ромашка |  | TRANSPARENT | CONFIRMED",
            // Whoever is at a fair is to be had on none of its days.
            "2026-12-07 | 2026-12-10 | Мероприятие · Ромашка |  | OPAQUE | CONFIRMED",
        ]
    );
    assert!(!text.contains("пилот") && !text.contains("контракт"));
    let team = write(&world.events(Audience::Team));
    assert!(team.contains("Визит · Ромашка: цены") && team.contains("Задача: выслать КП") && !team.contains("контракт"));
    let own = world.events(Audience::Me);
    assert_eq!((own[0].title.as_str(), own[0].text.as_str()), ("Визит · Ромашка: цены на пилот", "Лучший итог: контракт на год"));
}

#[test]
fn an_event_keeps_its_identity_and_says_every_change() {
    let world = world();
    let call = world.plan("call", "2026-12-01", "10:00");
    let of = |uid: &str| world.events(Audience::Anybody).into_iter().find(|event| event.uid == uid).unwrap();
    let uid = world.uid(Entity::Entry, call);
    let mut last = of(&uid);
    for (key, to) in [("day", "2026-12-02"), ("time", "11:00"), ("kind", "meeting"), ("state", "cancelled"), ("state", "planned")] {
        world.set(Entity::Entry, call, key, to);
        let now = of(&uid);
        assert!(now.sequence > last.sequence && now.changed >= last.changed, "{key}");
        assert_eq!(now.cancelled, to == "cancelled");
        last = now;
    }
    // Taking back is a change too, and nothing changes where nothing was done.
    world.store.undo().unwrap();
    let back = of(&uid);
    assert!(back.sequence > last.sequence && back.cancelled);
    assert_eq!(of(&uid), back);
    world.store.redo().unwrap();
    let before = of(&uid).sequence;
    world.set(Entity::Account, world.account, "short_name", "Ромашка плюс");
    let renamed = of(&uid);
    assert!(renamed.sequence > before && renamed.title.ends_with("Ромашка плюс"));
    let before = renamed.sequence;
    let person = add(&world.store, Record::new(Entity::Person).with_text("family_name", "Ивнев"));
    for people in [vec![person], Vec::new()] {
        let before = of(&uid).sequence;
        world.store.step(Verb::Edit, "", |change| change.set(Entity::Entry, call, "people", Value::Ids(people))).unwrap();
        assert!(of(&uid).sequence > before);
    }
    assert!(of(&uid).sequence > before);
    // A journal that reaches back no more leaves the number of no use, and the next change is greater all the same.
    world.store.step(Verb::Delete, "", |change| change.delete(Entity::Entry, call)).unwrap();
    let gone = of(&uid);
    assert!(gone.cancelled && gone.sequence > before && gone.title == "Отменено");
}

#[test]
fn what_is_settled_ahead_of_its_day_goes_from_the_calendar() {
    let world = world();
    let (kept, past) = (world.promise("our_promise", "2026-12-03"), world.promise("our_promise", "2026-11-20"));
    for id in [kept, past] {
        world.set(Entity::Action, id, "state", "kept");
    }
    let events = world.events(Audience::Anybody);
    assert_eq!(
        events.iter().map(|event| (event.uid.clone(), event.cancelled)).collect::<Vec<_>>(),
        [(world.uid(Entity::Action, kept), true)]
    );
    // What took place stays where it stood: nothing is said of it.
    let held = world.plan("call", "2026-11-27", "09:00");
    world.set(Entity::Entry, held, "state", "held");
    assert_eq!(world.events(Audience::Anybody).len(), 1);
}

#[test]
fn what_came_from_a_calendar_keeps_the_identity_it_has_there() {
    let world = world();
    let meeting = world.plan("meeting", "2026-12-01", "10:00");
    let came = Came {
        event: "0400@office.example".into(),
        recurrence: "20261201".into(),
        calendar: "office".into(),
        sequence: 3,
        day: "2026-12-01".into(),
        time: Some("10:00".into()),
        title: "Пилот".into(),
        ..Came::default()
    };
    world.store.step(Verb::Import, "", |change| change.tie_meeting(&came, meeting)).unwrap();
    let event = || world.events(Audience::Anybody).remove(0);
    assert_eq!((event().uid.as_str(), event().sequence), ("0400@office.example", 3));
    let text = write(&[event()]);
    assert!(text.contains("\r\nRECURRENCE-ID:20261201T100000\r\n"), "{text}");
    world.set(Entity::Entry, meeting, "time", "12:00");
    assert_eq!(event().sequence, 4);
    assert!(write(&[event()]).contains("DTSTART:20261201T120000"));
}

/// A calendar of one meeting with Ромашка, taken in.
fn take(world: &World, event: &str) {
    let bytes = format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Встреча с Ромашкой\n{event}\nEND:VEVENT\nEND:VCALENDAR\n").into_bytes();
    let found = Found { name: "office.ics".into(), bytes, wanted: None };
    let plan = plan(&world.store, &found, &BTreeMap::new()).unwrap();
    apply(&world.store, &plan, Taken::Sure, &|_| String::new(), &mut |_| ControlFlow::Continue(())).unwrap();
}

/// Whatever comes of a meeting there, the calendar that was given it once knows it again, and takes the change for a newer one.
#[test]
fn what_went_out_once_keeps_its_identity_whatever_comes_of_it_in_the_office() {
    let world = world();
    let mut last = 0;
    let mut told = |uid: &str, recurrence: &str, at: &str, cancelled: bool, what: &str| {
        let events = world.events(Audience::Anybody);
        let [event] = &events[..] else { panic!("{what}: {events:?}") };
        let text = write(&events);
        assert_eq!((event.uid.as_str(), event.cancelled), (uid, cancelled), "{what}");
        assert!(recurrence.is_empty() || text.contains(&format!("\r\nRECURRENCE-ID:{recurrence}\r\n")), "{what}: {text}");
        assert!(text.contains(&format!("DTSTART:{at}")), "{what}: {text}");
        assert!(event.sequence > last, "{what}: {} after {last}", event.sequence);
        last = event.sequence;
    };
    let weekly = |seq: i64, hour: &str, more: &str| {
        format!("UID:office\nSEQUENCE:{seq}\nDTSTART:20261201T{hour}00\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=1{more}")
    };
    take(&world, &weekly(3, "1000", ""));
    told("office", "20261201T100000", "20261201T100000", false, "new");
    take(&world, &weekly(4, "1200", ""));
    told("office", "20261201T100000", "20261201T120000", false, "at another hour");
    take(&world, "UID:office\nSEQUENCE:5\nDTSTART:20261203T120000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=1");
    told("office", "20261201T100000", "20261203T120000", false, "on another weekday");
    take(&world, "UID:office\nSEQUENCE:6\nSTATUS:CANCELLED\nDTSTART:20261203T120000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=1");
    told("office", "20261201T100000", "20261203T120000", true, "called off");
    take(&world, "UID:office\nSEQUENCE:7\nDTSTART:20261203T120000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=1");
    told("office", "20261201T100000", "20261203T120000", false, "takes place again");
    take(&world, "UID:other\nDTSTART:20261203T120000\nDURATION:PT1H");
    let tied = world.store.calendar_events().unwrap();
    // It is another event there by now, and what was known of the first one stays with it.
    assert_eq!(tied.iter().map(|known| known.came.event.as_str()).collect::<Vec<_>>(), ["office", "other"]);
    let entry = tied[1].contact.clone().unwrap().id;
    world.set(Entity::Entry, entry, "time", "13:00");
    told("office", "20261201T100000", "20261203T130000", false, "moved here");
    world.store.step(Verb::Delete, "", |change| change.delete(Entity::Entry, entry)).unwrap();
    told("office", "", "20261203T130000", true, "deleted here");
    world.store.undo().unwrap();
    told("office", "20261201T100000", "20261203T130000", false, "the deletion taken back");
}

/// What a calendar that went out would bring when it comes back, changed by its reader in some lines.
fn come_back(world: &World, text: &str) -> Plan {
    plan(&world.store, &Found { name: "phone.ics".into(), bytes: text.as_bytes().to_vec(), wanted: None }, &BTreeMap::new()).unwrap()
}

#[test]
fn our_own_calendar_is_known_when_it_comes_back() {
    let world = world();
    let call = world.plan("call", "2026-12-01", "10:00");
    let fair = world.plan("event", "2026-12-07", "");
    world.set(Entity::Entry, fair, "until_on", "2026-12-09");
    world.promise("our_promise", "2026-12-03");
    take(&world, "UID:office\nSEQUENCE:3\nDTSTART:20261201T150000\nDURATION:PT30M\nRRULE:FREQ=WEEKLY;COUNT=2");
    let all = |world: &World| {
        let mut told = Vec::new();
        let mut of = |entry: Record| {
            told.push(
                ["day", "time", "minutes", "state", "until_on", "purpose"]
                    .map(|key| match entry.get(key) {
                        Value::Int(number) => number.to_string(),
                        value => value.as_str().to_owned(),
                    })
                    .join(" "),
            )
        };
        world.store.each(Entity::Entry, &mut of).unwrap();
        told
    };
    let before = all(&world);
    for audience in [Audience::Anybody, Audience::Me] {
        for of_us in [true, false] {
            // A phone or an office program writes another name of the program over it.
            let text = write(&world.events(audience));
            let text = if of_us { text } else { text.replace("PRODID:-//Kamdesk//Kamdesk//EN", "PRODID:-//Phone//EN") };
            let found = come_back(&world, &text);
            assert!(found.is_idle() && found.gone.is_empty() && found.strangers.is_empty(), "{found:?}");
            assert_eq!((found.ours, found.left.len()), (5, 0), "{audience:?} {of_us} {:?}", found.again);
        }
    }
    // Moved on the phone: a move here, and no word of a promise that one drags.
    let went = write(&world.events(Audience::Me));
    let text = went
        .replace("DTSTART:20261201T100000", "DTSTART:20261202T113000")
        .replace("DTEND:20261201T110000", "DTEND:20261202T123000")
        .replace("DTSTART:20261208T150000", "DTSTART:20261208T160000")
        .replace("DTEND:20261208T153000", "DTEND:20261208T170000")
        .replace("DATE:20261203", "DATE:20261204");
    let found = come_back(&world, &text.replace("PRODID:-//Kamdesk", "PRODID:-//Phone"));
    assert_eq!((found.changed().count(), found.newcomers.len(), found.ours), (2, 0, 2));
    assert_eq!(found.shifted.iter().map(|one| [one.here.as_str(), &one.there]).collect::<Vec<_>>(), [["2026-12-03", "2026-12-04"]]);
    apply(&world.store, &found, Taken::Sure, &|_| String::new(), &mut |_| ControlFlow::Continue(())).unwrap();
    let after = all(&world);
    assert_eq!(after.len(), before.len());
    assert!(after.iter().any(|one| one.starts_with("2026-12-02 11:30")) && after.iter().any(|one| one.starts_with("2026-12-08 16:00 60")));
    assert_eq!(after.iter().filter(|one| one.contains("Встреча с Ромашкой")).count(), 2, "{after:?}");
    // What is changed here since it went out is no move there, and what is deleted here does not come again.
    let went = write(&world.events(Audience::Me));
    world.set(Entity::Entry, call, "time", "09:00");
    world.store.step(Verb::Delete, "", |change| change.delete(Entity::Entry, fair)).unwrap();
    let found = come_back(&world, &went);
    assert!(found.is_idle(), "{found:?}");
    assert_eq!((found.ours, found.untouched, found.again.iter().filter(|again| again.changes.kept).count()), (3, 1, 1));
    // What went out as called off comes back so.
    let id = world.plan("visit", "2026-12-10", "10:00");
    world.set(Entity::Entry, id, "state", "cancelled");
    let found = come_back(&world, &write(&world.events(Audience::Me)));
    assert!(found.is_idle());
    assert_eq!((found.ours, found.untouched), (5, 1), "{found:?}");
    // Called off there is called off here.
    let off = write(&world.events(Audience::Me)).replacen("STATUS:CONFIRMED", "STATUS:CANCELLED", 1);
    let found = come_back(&world, &off);
    assert_eq!(found.changed().map(|again| again.changes.cancelled).collect::<Vec<_>>(), [true]);
    // The office itself goes on to be heard under the identity that both use.
    take(&world, "UID:office\nSEQUENCE:4\nDTSTART:20261201T170000\nDURATION:PT30M\nRRULE:FREQ=WEEKLY;COUNT=2");
    assert!(all(&world).iter().any(|one| one.starts_with("2026-12-01 17:00")), "{:?}", all(&world));
}

#[test]
fn what_takes_several_days_goes_out_with_all_of_them() {
    let world = world();
    let fair = world.plan("event", "2026-12-01", "");
    world.set(Entity::Entry, fair, "until_on", "2026-12-03");
    let audit = world.plan("visit", "2026-12-07", "14:00");
    world.store.step(Verb::Edit, "", |change| change.set(Entity::Entry, audit, "minutes", Value::Int(2760))).unwrap();
    let ends: Vec<String> = read(&write(&world.events(Audience::Anybody)))
        .iter()
        .map(|event| [ICalendarProperty::Dtstart, ICalendarProperty::Dtend].map(|name| value(event, name)).join(" | "))
        .collect();
    assert_eq!(ends, ["2026-12-01 | 2026-12-04", "2026-12-07 14:00 | 2026-12-09 12:00"]);
}

#[test]
fn what_was_planned_here_first_goes_out_as_it_did_when_it_is_tied() {
    let world = world();
    let call = world.plan("meeting", "2026-12-01", "10:00");
    let uid = world.uid(Entity::Entry, call);
    take(&world, "UID:office\nSEQUENCE:9\nDTSTART:20261201T100000\nDURATION:PT1H");
    let told = || world.events(Audience::Anybody).into_iter().map(|event| (event.uid, event.cancelled)).collect::<Vec<_>>();
    assert_eq!(world.store.calendar_events().unwrap().len(), 1, "one meeting, tied");
    assert_eq!(told(), [(uid.clone(), false)]);
    take(&world, "UID:office\nSEQUENCE:10\nSTATUS:CANCELLED\nDTSTART:20261201T100000\nDURATION:PT1H");
    assert_eq!(told(), [(uid, true)]);
}

#[test]
fn an_import_that_was_taken_back_and_made_again_is_the_newer_word() {
    let world = world();
    let event = "UID:office\nSEQUENCE:2\nDTSTART:20261201T100000\nDURATION:PT1H";
    let told = || world.events(Audience::Anybody).into_iter().map(|event| (event.uid, event.cancelled, event.sequence)).collect::<Vec<_>>();
    take(&world, event);
    let first = told();
    world.store.undo().unwrap();
    let gone = told();
    take(&world, event);
    let again = told();
    let of = |told: &[(String, bool, i64)]| (told[0].0.clone(), told[0].1);
    assert_eq!(
        (told().len(), of(&first), of(&gone), of(&again)),
        (1, ("office".into(), false), ("office".into(), true), ("office".into(), false))
    );
    assert!(first[0].2 < gone[0].2 && gone[0].2 < again[0].2, "{first:?} {gone:?} {again:?}");
}

#[test]
fn alarms_sound_only_where_they_are_asked_for() {
    let world = world();
    world.plan("call", "2026-12-01", "10:00");
    world.plan("call", "2026-12-02", "");
    let events = |alarm| -> Vec<Outgoing> {
        let all = outgoing(&world.store, None, Audience::Anybody, Lang::Ru).unwrap();
        all.into_iter().map(|one| say::event(one, alarm, Lang::Ru)).collect()
    };
    assert!(!write(&events(None)).contains("VALARM"));
    let text = write(&events(Some(15)));
    assert_eq!(text.matches("BEGIN:VALARM").count(), 1, "what has no hour sounds no alarm");
    assert!(text.contains("TRIGGER:-PT15M\r\n") && text.contains("ACTION:DISPLAY\r\n"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// No line is longer than 75 octets, none ends within a letter, and whatever text stands there is read back.
    #[test]
    fn any_text_is_folded_escaped_and_read_back(title in "\\PC{0,120}", text in "[а-яёa-z,;:\\\\\n\"]{0,200}") {
        let event = Outgoing {
            busy: true,
            uid: "u".into(),
            recurrence: None,
            day: chrono::NaiveDate::from_ymd_opt(2026, 12, 1).unwrap(),
            time: None,
            minutes: 60,
            until: None,
            title: title.clone(),
            text: text.clone(),
            place: String::new(),
            cancelled: false,
            sequence: 1,
            changed: chrono::DateTime::default(),
            alarm: None,
        };
        let written = write(&[event]);
        prop_assert!(written.ends_with("END:VCALENDAR\r\n"));
        for line in written.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75 && !line.contains('\n'), "{}", line);
        }
        let read = read(&written);
        prop_assert_eq!(value(&read[0], ICalendarProperty::Summary), title);
        prop_assert_eq!(value(&read[0], ICalendarProperty::Description), text);
    }
}
