//! What files of calendars say, by the programs that write them.

use chrono::NaiveDate;
use kamdesk::exchange::calendar::{Calendar, Fault, Occurrence, Place, Status, Window, read};

/// A file as a program writes it.
pub fn file(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/data/calendar/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A year of a KAM in Moscow.
pub fn moscow() -> Window {
    Window { from: day("2026-11-24"), until: day("2027-11-23"), place: Place::Zone(chrono_tz::Europe::Moscow) }
}

fn of(name: &str) -> Calendar {
    read(name, &file(name), None, &moscow())
}

/// Day, hour, minutes or days, what became of it, title.
fn told(one: &Occurrence) -> String {
    let hour = one.time.map_or_else(|| format!("{} d", one.days), |time| time.format("%H:%M").to_string());
    let minutes = one.minutes.map(|minutes| format!(" {minutes} min")).unwrap_or_default();
    let status = if one.status == Status::Cancelled { " cancelled" } else { "" };
    format!("{} {hour}{minutes}{status} {}", one.day, one.about.title)
}

fn all(calendar: &Calendar) -> Vec<String> {
    calendar.occurrences.iter().map(told).collect()
}

#[test]
fn outlook_is_read() {
    let read = of("outlook.ics");
    assert_eq!(
        all(&read),
        [
            "2026-11-25 14:30 60 min Переговоры: Ромашка, отсрочка платежа и условия поставки на следующий год",
            "2026-11-26 18:00 60 min Врач",
            "2026-12-01 10:00 60 min Созвон с Семёновой",
            "2026-12-08 10:00 60 min cancelled Созвон с Семёновой",
            "2026-12-16 16:00 60 min Созвон с Семёновой",
            "2026-12-22 10:00 60 min Созвон с Семёновой",
            "2026-12-29 10:00 60 min Созвон с Семёновой",
        ]
    );
    assert_eq!((&read.problems[..], read.beside.tasks, read.events, read.whole), (&[][..], 1, 4, true));
    let first = &read.occurrences[0];
    assert_eq!((first.sequence, first.modified.as_str(), first.recurrence.as_str(), first.line), (2, "20261102T101500Z", "", 17));
    assert_eq!((first.about.place.as_str(), first.about.calendar.as_str()), ("ул. Тверская, 1", "Календарь"));
    assert_eq!(first.about.text, "Повестка:\n1. Отсрочка платежа; 2. Цены на I квартал, скидки");
    let people: Vec<(&str, &str)> = first.about.people().iter().map(|one| (one.name.as_str(), one.mail.as_str())).collect();
    assert_eq!(people, [("Иванов Иван Иванович", "ivanov@romashka.example.ru"), ("Петрова Анна", "petrova@postavka.example")]);
    assert!(read.occurrences[1].about.private && !first.about.private);
    let days: Vec<&str> = read.occurrences[2..].iter().map(|one| one.recurrence.as_str()).collect();
    assert_eq!(days, ["20261201", "20261208", "20261215", "20261222", "20261229"], "a moved day is known by the one it was meant for");
    assert!(read.occurrences[3].excluded);
}

#[test]
fn google_is_read_over_the_change_of_the_clock() {
    let read = of("google.ics");
    assert_eq!(
        all(&read),
        [
            "2026-11-27 11:00 60 min Встреча с Альфой",
            "2026-11-30 11:30 30 min cancelled Weekly call Larkmead",
            "2026-12-07 11:30 30 min cancelled Weekly call Larkmead",
            "2026-12-15 16:00 30 min Weekly call Larkmead",
            "2026-12-21 11:30 30 min Weekly call Larkmead",
            "2026-12-31 11 d Каникулы",
        ]
    );
    let (cancelled, excluded) = (&read.occurrences[1], &read.occurrences[2]);
    assert_eq!((cancelled.excluded, excluded.excluded), (false, true));
    // What stands for a name where none is known is none.
    assert_eq!(read.occurrences[0].about.attendees[1].name, "");
    // In summer Berlin is an hour nearer.
    let summer = Window { from: day("2026-10-19"), until: day("2026-10-27"), ..moscow() };
    let read = kamdesk::exchange::calendar::read("google.ics", &file("google.ics"), None, &summer);
    let weekly: Vec<String> = read.occurrences.iter().filter(|one| one.recurrence.starts_with("202610")).map(told).collect();
    assert_eq!(weekly, ["2026-10-19 10:30 30 min Weekly call Larkmead", "2026-10-26 11:30 30 min Weekly call Larkmead"]);
}

#[test]
fn yandex_is_read_in_whatever_it_is_written() {
    let wanted = [
        "2026-11-24 14:30 60 min Звонок: Ромашка, отсрочка платежа",
        "2026-11-26 1 d Визит Север-Металл",
        "2026-12-26 1 d Визит Север-Металл",
        "2027-01-26 1 d Визит Север-Металл",
    ];
    assert_eq!(all(&of("yandex.ics")), wanted);
    let wide = of("utf16.ics");
    assert_eq!((all(&wide), wide.encoding), (wanted.map(str::to_owned).to_vec(), "UTF-16LE"));
    assert!(kamdesk::exchange::calendar::is_calendar(&file("utf16.ics")));
    let old = of("office-cp1251.ics");
    assert_eq!(
        (all(&old), old.encoding),
        (vec!["2026-11-30 11:00 60 min Презентация новой линейки для Ромашки".to_owned()], "windows-1251")
    );
    assert_eq!(old.occurrences[0].about.calendar, "Рабочий календарь");
}

#[test]
fn apple_is_read_with_what_holds_from_a_day_on_and_its_two_calendars() {
    let read = of("apple.ics");
    assert_eq!(
        all(&read),
        [
            "2026-12-02 12:00 60 min Обед с Семёновой",
            "2026-12-05 11:00 120 min День рождения у бабушки",
            "2027-01-06 12:00 60 min Обед с Семёновой",
            "2027-02-03 18:00 60 min Ужин с Семёновой",
            "2027-03-03 18:00 60 min Ужин с Семёновой",
        ]
    );
    let calendars: Vec<&str> = read.occurrences.iter().map(|one| one.about.calendar.as_str()).collect();
    assert_eq!(calendars, ["Работа", "Семья", "Работа", "Работа", "Работа"]);
}

#[test]
fn an_invitation_of_exchange_is_one_meeting_and_its_end_another_word_of_it() {
    let (invited, cancelled) = (of("exchange-invitation.ics"), of("exchange-cancelled.ics"));
    assert_eq!(all(&invited), ["2026-12-03 12:00 90 min Pricing review Larkmead"]);
    assert_eq!(all(&cancelled), ["2026-12-03 12:00 90 min cancelled Canceled: Pricing review Larkmead"]);
    assert!(!invited.whole && !cancelled.whole);
    assert_eq!((invited.occurrences[0].sequence, cancelled.occurrences[0].sequence), (0, 1));
    // What others answer is no word of a meeting.
    let mut reply = file("exchange-invitation.ics");
    let at = memchr::memmem::find(&reply, b"REQUEST").unwrap();
    reply.splice(at..at + 7, *b"REPLY");
    let read = read("reply.ics", &reply, None, &moscow());
    assert_eq!((read.occurrences.len(), read.beside.replies), (0, 1));
}

#[test]
fn what_is_broken_has_its_line_and_reason_and_spoils_nothing_else() {
    let read = of("broken.ics");
    let problems: Vec<(u64, Fault, &str)> = read.problems.iter().map(|one| (one.line, one.fault, one.value.as_str())).collect();
    assert_eq!(
        problems,
        [
            (1, Fault::Stray, "мусор"),
            (4, Fault::UnknownZone, "Narnia/Standard"),
            (9, Fault::NoStart, "Без дня"),
            (13, Fault::OddStart, "Тринадцатый месяц"),
            (18, Fault::EndsBefore, "Кончилось раньше"),
            (24, Fault::OddRule, "FREQ=FORTNIGHTLY"),
            (30, Fault::TooOften, "Каждую минуту"),
            (36, Fault::Unended, "Без конца"),
            (47, Fault::Unended, ""),
        ]
    );
    assert_eq!(all(&read), ["2026-12-02 11:00 Целая"]);
}

/// What a file that breaks off may have had besides, nobody knows: half a calendar would be taken for all of it.
#[test]
fn a_calendar_without_an_end_is_refused_with_its_line() {
    let event = |uid: u8| format!("BEGIN:VEVENT\nUID:{uid}\nDTSTART:2026120{uid}T100000\nSUMMARY:{uid}\nEND:VEVENT\n");
    let whole = format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", event(1));
    let cut = format!("BEGIN:VCALENDAR\nX-WR-CALNAME:Работа\n{}{}", event(2), event(3));
    for text in [format!("{whole}{cut}"), format!("{cut}{whole}")] {
        let found = read("x.ics", text.as_bytes(), None, &moscow());
        let problems: Vec<_> = found.problems.iter().map(|one| (one.line, one.fault, one.value.as_str())).collect();
        let line = if text.starts_with(&cut) { 1 } else { 8 };
        assert_eq!((problems, all(&found).len(), found.whole), (vec![(line, Fault::CutOff, "Работа")], 1, false), "{text}");
    }
}

#[test]
fn what_comes_again_by_nothing_is_refused_and_what_says_the_usual_is_not() {
    let of = |rule: &str, zone: &str| {
        let text = format!(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART{zone}:20261130T100000\nRRULE:{rule}\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR\n"
        );
        read("x.ics", text.as_bytes(), None, &moscow())
    };
    for rule in ["FREQ=DAILY;INTERVAL=0", "INTERVAL=00;FREQ=WEEKLY", "FREQ=DAILY;COUNT=0"] {
        let read = of(rule, "");
        assert_eq!((read.problems.len(), read.problems[0].fault, all(&read).len()), (1, Fault::OddRule, 0), "{rule}");
        assert!(["INTERVAL=0", "COUNT=0"].contains(&read.problems[0].value.as_str()));
    }
    for (rule, zone) in [("RSCALE=GREGORIAN;FREQ=DAILY;COUNT=2", ""), ("FREQ=DAILY;COUNT=2", ";TZID=europe/moscow")] {
        let read = of(rule, zone);
        assert_eq!((all(&read).len(), read.problems.len()), (2, 0), "{rule} {zone}: {:?}", read.problems);
    }
    assert_eq!(of("RSCALE=CHINESE;FREQ=DAILY;COUNT=2", "").problems[0].fault, Fault::OddRule);
}

/// Rules of zones as files bring them along, under names that nobody knows.
const ZONES: &str = "BEGIN:VTIMEZONE\nTZID:Customized Time Zone\nBEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n\
    RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n\
    RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\n\
    BEGIN:VTIMEZONE\nTZID:Eastern of the file\nBEGIN:DAYLIGHT\nDTSTART:20070311T020000\nTZOFFSETFROM:-0500\nTZOFFSETTO:-0400\n\
    RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=SU;BYMONTHDAY=8,9,10,11,12,13,14\nEND:DAYLIGHT\nBEGIN:STANDARD\nDTSTART:20071104T020000\n\
    TZOFFSETFROM:-0400\nTZOFFSETTO:-0500\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\nEND:STANDARD\nEND:VTIMEZONE\n";

#[test]
fn every_zone_and_every_change_of_the_clock_comes_to_the_right_day_and_hour() {
    let table = String::from_utf8(file("zones.txt")).unwrap();
    let mut rows = 0;
    for row in table.lines().filter(|line| !line.starts_with('#')) {
        let [zone, written, place, wanted] = row.split(" | ").collect::<Vec<_>>()[..] else { panic!("{row}") };
        let start = match zone {
            "Z" => format!("DTSTART:{written}Z"),
            "-" => format!("DTSTART:{written}"),
            zone => format!("DTSTART;TZID=\"{zone}\":{written}"),
        };
        let text = format!("BEGIN:VCALENDAR\n{ZONES}BEGIN:VEVENT\nUID:1\n{start}\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR\n");
        let window = Window { place: Place::Zone(place.parse().unwrap()), until: day("2030-12-31"), ..moscow() };
        let read = read("zones.ics", text.as_bytes(), None, &window);
        assert_eq!(read.problems, [], "{row}");
        let one = &read.occurrences[0];
        assert_eq!(format!("{} {}", one.day, one.time.unwrap().format("%H:%M")), wanted, "{row}");
        rows += 1;
    }
    assert!(rows >= 40, "{rows}");
}

#[test]
fn what_comes_again_comes_on_the_days_that_another_program_reckons() {
    let table = String::from_utf8(file("recurrences.txt")).unwrap();
    let mut days = 0;
    for row in table.lines().filter(|line| !line.starts_with('#')) {
        let [start, rule, wanted] = row.split(" | ").collect::<Vec<_>>()[..] else { panic!("{row}") };
        let text = format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:{start}\nRRULE:{rule}\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR\n");
        let read = read("rules.ics", text.as_bytes(), None, &moscow());
        assert_eq!(read.problems, [], "{row}");
        let found: Vec<String> = read.occurrences.iter().map(|one| one.day.format("%Y%m%d").to_string()).collect();
        assert_eq!(found.join(","), wanted, "{start} {rule}");
        days += found.len();
    }
    assert!(days > 4_000, "{days}");
}

#[test]
fn a_series_without_an_end_ends_with_the_window_and_what_began_long_ago_goes_on() {
    let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:19980105T090000\nRRULE:FREQ=WEEKLY\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR\n";
    let read = read("x.ics", text.as_bytes(), None, &moscow());
    assert_eq!((read.occurrences.len(), read.occurrences[0].day, read.occurrences[51].day), (52, day("2026-11-30"), day("2027-11-22")));
}

#[test]
fn the_same_event_twice_is_the_one_that_was_changed_last() {
    let event = |sequence: u8, hour: &str| {
        format!("BEGIN:VEVENT\nUID:1\nSEQUENCE:{sequence}\nDTSTART:20261201T{hour}0000\nSUMMARY:x\nEND:VEVENT\n")
    };
    let text = format!("BEGIN:VCALENDAR\n{}{}{}END:VCALENDAR\n", event(1, "10"), event(3, "12"), event(2, "11"));
    let read = read("x.ics", text.as_bytes(), None, &moscow());
    assert_eq!(all(&read), ["2026-12-01 12:00 x"]);
}

/// Each of them would be looked for through thousands of years.
#[test]
fn a_rule_that_gives_no_day_is_said_at_once() {
    let of = |rule: &str| {
        let event = |at: usize| format!("BEGIN:VEVENT\nUID:{at}\nDTSTART:20260301T100000\nRRULE:{rule}\nSUMMARY:x\nEND:VEVENT\n");
        let text = format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", (0..500).map(event).collect::<String>());
        let read = read("x.ics", text.as_bytes(), None, &moscow());
        (read.problems.iter().filter(|problem| problem.fault == Fault::OddRule).count(), read.occurrences.len())
    };
    for rule in [
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=10",
        "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=300",
        "FREQ=DAILY;INTERVAL=2;BYMONTHDAY=31;BYSETPOS=5",
        "FREQ=DAILY;INTERVAL=14;BYDAY=TU",
        "FREQ=MONTHLY;BYMONTHDAY=1;BYSETPOS=-2",
    ] {
        assert_eq!(of(rule), (500, 0), "{rule}");
    }
    assert_eq!(of("FREQ=MONTHLY;BYDAY=SU;BYSETPOS=5").0, 0);
    assert_eq!(of("FREQ=DAILY;INTERVAL=14;BYDAY=SU").0, 0);
}
