//! Codes that a phone reads off the screen are read by a decoder, in every kind of window.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use kamdesk::domain::{Entity, Lang, Record, Value};
use kamdesk::store::{Store, Verb};
use kamdesk::tui::theme::{Ground, Theme};
use ratatui::buffer::Buffer;
use ratatui::style::Color;
use support::desk::Desk;

/// How many pixels a module has.
const PIXELS: usize = 4;

/// What a camera would read off a screen: half blocks in their colours, or in those of the terminal's ground.
fn scanned(buffer: &Buffer, ground_is_dark: bool) -> Vec<String> {
    let area = *buffer.area();
    let (columns, rows) = (usize::from(area.width), usize::from(area.height) * 2);
    let light = |x: usize, y: usize| {
        let cell = &buffer[(x as u16, (y / 2) as u16)];
        let inked = match cell.symbol() {
            "█" => true,
            "▀" => y.is_multiple_of(2),
            "▄" => !y.is_multiple_of(2),
            _ => false,
        };
        let colour = if inked { cell.fg } else { cell.bg };
        match colour {
            Color::Indexed(16) => false,
            Color::Indexed(231) => true,
            _ => inked == ground_is_dark,
        }
    };
    let mut image =
        rqrr::PreparedImage::prepare_from_greyscale(
            columns * PIXELS,
            rows * PIXELS,
            |x, y| {
                if light(x / PIXELS, y / PIXELS) { 255 } else { 0 }
            },
        );
    image.detect_grids().into_iter().filter_map(|grid| grid.decode().ok()).map(|(_, text)| text).collect()
}

fn theme(colour: bool, ground: Ground) -> Theme {
    Theme { colour, ascii: false, ground }
}

/// Whoever is called from the phone must be dialled right, whatever the terminal's colours are.
#[test]
fn a_number_and_a_card_are_read_off_the_screen() {
    for (size, theme) in [
        ((80, 24), theme(true, Ground::Dark)),
        ((80, 24), theme(true, Ground::Light)),
        ((120, 40), theme(true, Ground::Unknown)),
        ((80, 24), theme(false, Ground::Unknown)),
        ((80, 24), theme(false, Ground::Light)),
    ] {
        let dark = theme.ground != Ground::Light;
        let mut desk = Desk::drawn(Lang::Ru, size, theme, |file| support::demo_at(file, Lang::Ru));
        desk.keys("<F3>пестова<F9>").sees("ещё раз F9 — QR").keys("<F9>").sees("Пестова");
        let read = scanned(desk.buffer(), dark);
        assert_eq!(read.len(), 1, "{size:?} {theme:?}\n{}", desk.screen());
        assert!(read[0].starts_with("tel:+7900"), "{read:?}");
        desk.keys("<Tab>");
        let read = scanned(desk.buffer(), dark);
        assert!(read.len() == 1 && read[0].starts_with("BEGIN:VCARD\nVERSION:3.0\nN:Пестова;Анна"), "{read:?}\n{}", desk.screen());
        assert!(read[0].contains("\nTEL:+7") && read[0].ends_with("END:VCARD"), "{read:?}");
    }
}

/// What is planned goes into the calendar of the phone without what it is for.
#[test]
fn a_planned_contact_is_read_off_the_screen() {
    for (lang, kind) in [(Lang::Ru, "Звонок"), (Lang::En, "Call")] {
        let mut desk = Desk::demo(lang, (80, 24));
        desk.keys("1<F9>");
        let read = scanned(desk.buffer(), true);
        assert_eq!(read.len(), 1, "{}", desk.screen());
        assert!(read[0].starts_with(&format!("BEGIN:VEVENT\nSUMMARY:{kind}\\, ")), "{read:?}");
        assert!(read[0].contains("\nDTSTART:20261124T103000\nDTEND:20261124T"), "{read:?}");
    }
}

/// What has no room gives way step by step, and that is said: of a meeting its kind and its length, of a card the end of a name.
#[test]
fn what_is_long_is_shortened_and_said_to_be() {
    for (kind, whom, until, begins) in [
        ("negotiation", "Кедр и Ко", "", "SUMMARY:Кедр и Ко\nDTSTART:20261124T100000\nDTEND:20261124T110000"),
        ("presentation", "Северо-Западный комбинат", "", "SUMMARY:Северо-Западный"),
        ("meeting", "Ромашка-Север", "2026-11-26", "SUMMARY:Ромашка-Север\nDTSTART;VALUE=DATE:20261124\nDTEND;VALUE=DATE:20261127"),
    ] {
        let mut desk = Desk::on(Lang::Ru, (80, 24), |file| {
            let store = Store::open(file, support::morning()).unwrap();
            let add = |record: Record| store.step(Verb::Create, "", |change| change.insert(&record)).unwrap();
            let account = add(Record::new(Entity::Account).with_text("short_name", whom));
            let contact =
                Record::owned(Entity::Entry, account).with_text("kind", kind).with_text("state", "planned").with_text("day", "2026-11-24");
            add(if until.is_empty() {
                contact.with_text("time", "10:00").with("minutes", Value::Int(60))
            } else {
                contact.with_text("until_on", until)
            });
        });
        desk.keys("1<F9>").sees("Не поместилось: вид");
        let read = scanned(desk.buffer(), true);
        assert!(read.len() == 1 && read[0].contains(begins), "{read:?}\n{}", desk.screen());
    }
    let mut desk = Desk::on(Lang::Ru, (80, 24), |file| {
        let store = Store::open(file, support::morning()).unwrap();
        let person = Record::new(Entity::Person)
            .with_text("family_name", "Константинопольский-Преображенский")
            .with_text("given_name", "Александр")
            .with_text("phones", "+7 900 000-40-57");
        let add = |record: Record| store.step(Verb::Create, "", |change| change.insert(&record)).unwrap();
        let (person, account) = (add(person), add(Record::new(Entity::Account).with_text("short_name", "Ромашка")));
        add(Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(person)));
    });
    desk.keys("<F3>константин<F9><F9><Tab>").sees("Не поместилось:");
    let read = scanned(desk.buffer(), true);
    assert!(read.len() == 1 && read[0].contains("\nTEL:+79000004057"), "{read:?}\n{}", desk.screen());
}

/// In a window without room, and in ASCII, it is said why there is no code.
#[test]
fn where_no_code_has_room_that_is_said() {
    let mut desk = Desk::demo(Lang::Ru, (60, 16));
    desk.keys("1<F9>").sees("Код не помещается");
    let ascii = Theme { colour: true, ascii: true, ground: Ground::Dark };
    let mut desk = Desk::drawn(Lang::En, (80, 24), ascii, |file| support::demo_at(file, Lang::En));
    desk.keys("1<F9>").sees("drawn in half blocks");
}
