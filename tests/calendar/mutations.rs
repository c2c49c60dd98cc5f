//! Calendars that are damaged in every way: nothing panics, and what was taken in is known again.
//!
//! `KAM_MUTATIONS=100000 cargo test --release --test calendar mutations` takes as many as are asked for.

use crate::importing::world;
use crate::reading::{file, moscow};
use crate::support::slips::cases;
use kamdesk::calendar::Taken;
use kamdesk::exchange::calendar::read;
use proptest::prelude::*;

const FILES: [&str; 8] =
    ["outlook.ics", "google.ics", "yandex.ics", "apple.ics", "exchange-invitation.ics", "office-cp1251.ics", "utf16.ics", "broken.ics"];

/// What becomes of a file.
#[derive(Clone, Debug)]
enum Slip {
    Put(usize, u8),
    Drop(usize),
    Cut(usize),
    Double(usize, usize),
    /// A line is put where another one begins.
    Line(usize, String),
}

/// A rule of days, most of them none that anybody writes.
fn rule() -> impl Strategy<Value = String> {
    let frequency = prop::sample::select(vec!["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "SECONDLY", "X"]);
    let day = (-60..60_i32, prop::sample::select(vec!["MO", "TU", "SU", "XX"]), any::<bool>())
        .prop_map(|(nth, day, plain)| if plain { day.to_owned() } else { format!("{nth}{day}") });
    let part = prop_oneof![
        (0..70_000_u32).prop_map(|n| format!("INTERVAL={n}")),
        (1..5_u32).prop_map(|n| format!("INTERVAL={n}")),
        any::<u32>().prop_map(|n| format!("COUNT={n}")),
        prop::collection::vec(day, 1..4).prop_map(|days| format!("BYDAY={}", days.join(","))),
        (-400..400_i32).prop_map(|n| format!("BYSETPOS={n}")),
        (-40..40_i32).prop_map(|n| format!("BYMONTHDAY={n}")),
        (-400..400_i32).prop_map(|n| format!("BYYEARDAY={n}")),
        (-60..60_i32).prop_map(|n| format!("BYWEEKNO={n}")),
        (0..14_i32).prop_map(|n| format!("BYMONTH={n}")),
        (0..30_i32).prop_map(|n| format!("BYHOUR={n}")),
        prop::sample::select(vec!["UNTIL=20261231", "UNTIL=00010101T000000Z", "UNTIL=99991231T235959Z", "WKST=SU", "RSCALE=CHINESE"])
            .prop_map(str::to_owned),
    ];
    (frequency, prop::collection::vec(part, 0..5)).prop_map(|(frequency, parts)| format!("FREQ={frequency};{}", parts.join(";")))
}

fn line() -> impl Strategy<Value = String> {
    let odd = [
        "DTSTART:00000000T000000",
        "DTSTART:99991231T235959Z",
        "DTSTART;TZID=Europe/Moscow:20261124T256199",
        "DTSTART;VALUE=DATE:20280229",
        "DTEND:19000101",
        "DURATION:-P99999W",
        "DURATION:P4294967295D",
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20261201T100000",
        "EXDATE:",
        "EXDATE:x,20261208T100000,",
        "RDATE;VALUE=PERIOD:20261124T100000Z/PT1H,20261125T100000Z/20261125T110000Z",
        "TZOFFSETTO:+9999",
        "TZOFFSETFROM:-2400",
        "TZID:Europe/Moscow",
        "BEGIN:VEVENT",
        "END:VEVENT",
        "BEGIN:VCALENDAR",
        "END:VCALENDAR",
        "BEGIN:VTIMEZONE",
        "END:STANDARD",
        "METHOD:CANCEL",
        "ATTENDEE;CN=\"a;b:c:mailto:x",
        "SUMMARY;ENCODING=BASE64:////",
        "SUMMARY;ENCODING=QUOTED-PRINTABLE:=D0=",
        "SEQUENCE:99999999999999999999",
    ];
    prop_oneof![rule().prop_map(|rule| format!("RRULE:{rule}")), prop::sample::select(odd.map(str::to_owned).to_vec())]
}

fn slips() -> impl Strategy<Value = Vec<Slip>> {
    let telling = prop::sample::select(b"\\\n\r:;,=.\" \t\0\xFF\xC30129TZ-+".to_vec());
    prop::collection::vec(
        prop_oneof![
            (any::<usize>(), prop_oneof![any::<u8>(), telling]).prop_map(|(at, byte)| Slip::Put(at, byte)),
            any::<usize>().prop_map(Slip::Drop),
            any::<usize>().prop_map(Slip::Cut),
            (any::<usize>(), 0..300_usize).prop_map(|(at, count)| Slip::Double(at, count)),
            (any::<usize>(), line()).prop_map(|(at, line)| Slip::Line(at, line)),
        ],
        1..8,
    )
}

/// The bytes of one of the files after these slips.
fn slipped(name: &str, slips: &[Slip]) -> Vec<u8> {
    let mut bytes = file(name);
    for slip in slips {
        let length = bytes.len().max(1);
        match slip {
            Slip::Put(at, byte) if !bytes.is_empty() => bytes[at % length] = *byte,
            Slip::Drop(at) if !bytes.is_empty() => {
                bytes.remove(at % length);
            }
            Slip::Cut(at) if at % 7 == 0 => bytes.truncate(at % length),
            Slip::Double(at, count) => {
                let at = at % length;
                let copy: Vec<u8> = bytes.iter().skip(at).take(*count).copied().collect();
                let at = at.min(bytes.len());
                bytes.splice(at..at, copy);
            }
            Slip::Line(at, line) => {
                let ends: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at] == b'\n').map(|at| at + 1).collect();
                if let Some(at) = ends.get(at % ends.len().max(1)) {
                    bytes.splice(at..at, format!("{line}\r\n").into_bytes());
                }
            }
            _ => {}
        }
    }
    bytes
}

proptest! {
    #![proptest_config(cases(1_500))]
    #[test]
    fn no_mutation_of_a_calendar_breaks_the_reader(at in 0..FILES.len(), slips in slips()) {
        let bytes = slipped(FILES[at], &slips);
        let calendar = read("mutated.ics", &bytes, None, &moscow());
        for one in &calendar.occurrences {
            prop_assert!(one.minutes.is_none_or(|minutes| minutes > 0) && one.days >= 0);
        }
        let mut names: Vec<_> = calendar.occurrences.iter().map(|one| (&one.uid, &one.recurrence)).collect();
        names.sort();
        let all = names.len();
        names.dedup();
        prop_assert_eq!(names.len(), all, "two days of one identity");
    }

    #[test]
    fn no_bytes_break_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let mut file = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261124T100000\n".to_vec();
        file.extend(bytes);
        let _ = read("any.ics", &file, None, &moscow());
    }
}

proptest! {
    #![proptest_config(cases(40))]
    #[test]
    fn what_a_damaged_calendar_brought_is_known_again(at in 0..FILES.len(), slips in slips()) {
        let world = world();
        let bytes = slipped(FILES[at], &slips);
        world.take(&bytes, Taken::Guesses);
        let plan = world.plan(&bytes);
        prop_assert!(plan.is_idle(), "{:?} {:?}", plan.newcomers, plan.changed().collect::<Vec<_>>());
    }
}
