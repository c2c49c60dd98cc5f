//! What programs write in ways of their own, and what of a meeting is easily lost.

use crate::importing::{calendar, world};
use crate::reading::moscow;
use kamdesk::calendar::{Left, Taken, apply};
use kamdesk::domain::Lang;
use kamdesk::exchange::calendar::{Calendar, Fault, Place, Window, read};
use kamdesk::text::calendar as say;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

fn of(event: &str, window: &Window) -> Calendar {
    read("odd.ics", &calendar(&[event]), None, window)
}

fn when(calendar: &Calendar) -> Vec<String> {
    let hour = |one: &kamdesk::exchange::calendar::Occurrence| {
        let hour = one.time.map_or_else(|| format!("{} d", one.days), |time| time.format("%H:%M").to_string());
        let minutes = one.minutes.map(|minutes| format!(" {minutes}")).unwrap_or_default();
        format!("{} {hour}{minutes}", one.day.format("%d.%m"))
    };
    calendar.occurrences.iter().map(hour).collect()
}

#[test]
fn a_zone_with_a_colon_in_its_name_is_read() {
    for zone in ["tzone://Microsoft/Utc", "\"tzone://Microsoft/Utc\"", "UTC", "UTC+00:00"] {
        let read = of(&format!("UID:z\nDTSTART;TZID={zone}:20261201T070000\nDURATION:PT1H"), &moscow());
        assert_eq!((when(&read), &read.problems[..]), (vec!["01.12 10:00 60".to_owned()], &[][..]), "{zone}");
    }
    for zone in ["UTC+03:00", "UTC+03:00;VALUE=DATE-TIME", "+03:00", "\"UTC+03:00\"", "tzone://Microsoft/Russian Standard Time"] {
        let read = of(&format!("UID:z\nDTSTART;TZID={zone}:20261201T100000\nDURATION:PT1H"), &moscow());
        assert_eq!((when(&read), &read.problems[..]), (vec!["01.12 10:00 60".to_owned()], &[][..]), "{zone}");
    }
    let unknown = of("UID:z\nDTSTART;TZID=tzone://Microsoft/Custom:20261201T100000", &moscow());
    assert_eq!(unknown.problems[0].fault, Fault::UnknownZone);
}

/// Outlook writes whole days with the hours at which they begin and end where it is.
#[test]
fn a_whole_day_with_hours_is_a_whole_day_wherever_it_is_read() {
    let event = "UID:w\nDTSTART:20261201T210000Z\nDTEND:20261202T210000Z\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE";
    for zone in [chrono_tz::Europe::Moscow, chrono_tz::Asia::Yekaterinburg, chrono_tz::Europe::Kaliningrad] {
        let read = of(event, &Window { place: Place::Zone(zone), ..moscow() });
        assert_eq!(when(&read), ["02.12 1 d"], "{zone}");
    }
    let series = "UID:w\nDTSTART;TZID=Europe/Moscow:20261201T000000\nDTEND;TZID=Europe/Moscow:20261203T000000\nRRULE:FREQ=WEEKLY;COUNT=3\n\
                  EXDATE;TZID=Europe/Moscow:20261208T000000\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE";
    let read = of(series, &moscow());
    assert_eq!(when(&read), ["01.12 2 d", "08.12 2 d", "15.12 2 d"]);
    assert_eq!(read.occurrences.iter().map(|one| one.excluded).collect::<Vec<_>>(), [false, true, false]);
    // What takes some hours is no day, whatever is said of it.
    let hours = "UID:w\nDTSTART:20261201T070000Z\nDTEND:20261201T080000Z\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE";
    assert_eq!(when(&of(hours, &moscow())), ["01.12 10:00 60"]);
    assert_eq!(when(&of(&event.replace("TRUE", "FALSE"), &moscow())), ["02.12 00:00 1440"]);
}

#[test]
fn a_day_that_was_added_has_its_own_length() {
    let event = "UID:p\nDTSTART;TZID=Europe/Moscow:20261201T100000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=2\n\
                 RDATE;VALUE=PERIOD:20261224T090000Z/20261224T120000Z,20261225T090000Z/PT2H";
    assert_eq!(when(&of(event, &moscow())), ["01.12 10:00 60", "08.12 10:00 60", "24.12 12:00 180", "25.12 12:00 120"]);
}

#[test]
fn a_rule_that_gives_no_day_is_said_and_repeats_nothing() {
    let read = of("UID:c\nDTSTART:20261201T100000\nRRULE:FREQ=WEEKLY;COUNT=0", &moscow());
    assert_eq!((read.occurrences.len(), read.problems[0].fault), (0, Fault::OddRule));
}

#[test]
fn what_apple_keeps_from_others_is_private() {
    let world = world();
    for access in ["CONFIDENTIAL", "PRIVATE", "RESTRICTED"] {
        let event = format!("UID:a\nDTSTART:20261201T100000\nSUMMARY:Ромашка\nX-CALENDARSERVER-ACCESS:{access}");
        assert_eq!(world.plan(&calendar(&[&event])).left, [(Left::Private, 0)], "{access}");
    }
    let event = "UID:a\nDTSTART:20261201T100000\nSUMMARY:Ромашка\nX-CALENDARSERVER-ACCESS:PUBLIC";
    assert_eq!(world.plan(&calendar(&[event])).newcomers.len(), 1);
}

const BOTH: &str = "DTSTART:20261203T100000\nDURATION:PT1H\nSUMMARY:Встреча: Ромашка\nATTENDEE:mailto:ivanov@romashka.example.ru";

fn two(first: &str, second: &str) -> Vec<u8> {
    let part = |name: &str, uid: &str, event: &str| {
        format!("BEGIN:VCALENDAR\nX-WR-CALNAME:{name}\nBEGIN:VEVENT\nUID:{uid}\n{event}\nEND:VEVENT\nEND:VCALENDAR\n")
    };
    format!("{}{}", part("Работа", "1", first), part("Дом", "2", second)).into_bytes()
}

/// Two calendars of a file have one meeting, each under a name of its own.
#[test]
fn a_meeting_of_two_calendars_of_a_file_is_one() {
    let world = world();
    let done = world.take(&two(BOTH, BOTH), Taken::Sure);
    assert_eq!((done.new, done.tied, world.diary().len()), (1, 1, 1));
    let again = world.plan(&two(BOTH, BOTH));
    assert!(again.is_idle() && again.gone.is_empty());
    // Moved in both it is moved once.
    let moved = BOTH.replace("20261203", "20261204");
    world.take(&two(&format!("SEQUENCE:1\n{moved}"), &format!("SEQUENCE:1\n{moved}")), Taken::Sure);
    assert_eq!(world.diary(), ["2026-12-04 10:00 planned Встреча: Ромашка"]);
}

#[test]
fn two_meetings_at_one_hour_stay_two() {
    for second in [
        BOTH.replace("Встреча: Ромашка", "Ромашка: приёмка").replace("\nATTENDEE:mailto:ivanov@romashka.example.ru", ""),
        BOTH.replace("T10", "T11"),
    ] {
        let world = world();
        assert_eq!(world.take(&two(BOTH, &second), Taken::Sure).new, 2, "{second}");
    }
    // In one calendar they are two, whatever they are called.
    let world = world();
    assert_eq!(world.take(&calendar(&[&format!("UID:1\n{BOTH}"), &format!("UID:2\n{BOTH}")]), Taken::Sure).new, 2);
}

/// Whoever is asked to a meeting beside the client's people is told of with it.
#[test]
fn who_is_of_another_client_or_nobody_here_is_kept_with_the_meeting() {
    let world = world();
    let event = "UID:o\nDTSTART:20261203T100000\nSUMMARY:Север-Металл: встреча\nATTENDEE:mailto:ivanov@romashka.example.ru\n\
                 ATTENDEE:mailto:o.semenova@sever.example.org\nATTENDEE;CN=Новиков Пётр:mailto:novikov@sever.example.org";
    let text = calendar(&[event]);
    let answers = BTreeMap::from([("series:o".to_owned(), Some(world.sever))]);
    let plan = world.plan_with(&text, &answers);
    let new = &plan.newcomers[0];
    let mails = |these: &[kamdesk::exchange::calendar::Attendee]| these.iter().map(|one| one.mail.clone()).collect::<Vec<_>>();
    assert_eq!(
        (mails(&new.others), mails(&new.elsewhere)),
        (vec!["novikov@sever.example.org".into()], vec!["ivanov@romashka.example.ru".into()])
    );
    let line = &say::parts(&plan, world.store.clock().today(), Lang::Ru)[0].lines[0];
    assert!(line.ends_with("; вне досье: Новиков Пётр; также ivanov@romashka.example.ru"), "{line}");
    apply(&world.store, &plan, Taken::Sure, &|new| say::notes(new, Lang::Ru), &mut |_| ControlFlow::Continue(())).unwrap();
    let entry = &world.entries()[0];
    assert_eq!(entry.get("people").ids(), [world.semenova]);
    assert_eq!(entry.text("notes"), "Вне досье: Новиков Пётр <novikov@sever.example.org>\nТакже: ivanov@romashka.example.ru");
}

/// What was called otherwise here stays so: how it is called there is said, and of what kind it is follows.
#[test]
fn a_title_of_ones_own_stays_and_the_other_one_is_said() {
    let world = world();
    let event = |sequence: u8, title: &str| {
        calendar(&[&format!(
            "UID:k\nSEQUENCE:{sequence}\nDTSTART:20261203T100000\nSUMMARY:{title}\nATTENDEE:mailto:ivanov@romashka.example.ru"
        )])
    };
    world.take(&event(0, "Встреча по складу"), Taken::Sure);
    let original = world.entries()[0].clone();
    let own = original.clone().with_text("purpose", "Моя цель");
    world.store.step(kamdesk::store::Verb::Edit, "", |change| change.update(&original, &own)).unwrap();
    let plan = world.plan(&event(1, "Звонок по складу"));
    let told: Vec<String> = say::parts(&plan, world.store.clock().today(), Lang::Ru).into_iter().flat_map(|part| part.lines).collect();
    assert!(told.iter().any(|line| line.contains("звонок") && line.ends_with("в календаре «Звонок по складу»")), "{told:?}");
    world.take(&event(1, "Звонок по складу"), Taken::Sure);
    let entry = &world.entries()[0];
    assert_eq!((entry.text("purpose"), entry.text("kind")), ("Моя цель", "call"));
}

#[test]
fn a_public_mail_domain_is_never_remembered_as_somebodys() {
    let world = world();
    let text = calendar(&["UID:g\nDTSTART:20261203T100000\nSUMMARY:Кофе\nATTENDEE:mailto:somebody@gmail.com"]);
    let answers = BTreeMap::from([("domain:gmail.com".to_owned(), Some(world.alfa))]);
    let plan = world.plan_with(&text, &answers);
    apply(&world.store, &plan, Taken::Sure, &|_| String::new(), &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(world.store.calendar_answers().unwrap(), []);
}
