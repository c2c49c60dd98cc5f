//! What holds in every place of the workbench: which keys type, and that the keys offered do something.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use kamdesk::domain::Lang;
use kamdesk::tui::actions::{self, Action, Place};
use kamdesk::tui::keeper::Typed;
use kamdesk::tui::theme::{Ground, Theme};
use std::collections::HashSet;
use std::sync::mpsc::channel;
use support::desk::Desk;
use support::ways::{WAYS, contacts, go};

/// How screens are drawn where it does not matter.
const THEME: Theme = Theme { colour: true, ascii: false, ground: Ground::Dark };

/// Calls `each` with every way, and with what goes it on a new copy of the demo.
fn everywhere(lang: Lang, size: (u16, u16), each: impl FnMut(Place, &str, &dyn Fn() -> Desk)) {
    everywhere_drawn(lang, size, THEME, each);
}

/// The same with other colours or glyphs.
fn everywhere_drawn(lang: Lang, size: (u16, u16), theme: Theme, mut each: impl FnMut(Place, &str, &dyn Fn() -> Desk)) {
    let folder = tempfile::tempdir().unwrap();
    let demo = folder.path().join("demo.db");
    support::demo_at(&demo, lang);
    let file = contacts(folder.path(), lang);
    for (place, way) in WAYS {
        each(*place, way, &|| {
            let mut desk = Desk::drawn(lang, size, theme, |file| assert!(std::fs::copy(&demo, file).is_ok()));
            let (reports, news) = channel();
            desk.app.attach(reports, Typed::default());
            go(&mut desk, way, &file, lang, &news);
            assert_eq!(desk.app.place(), *place, "{way}\n{}", desk.screen());
            desk
        });
    }
}

/// A terminal that knows no symbols would show boxes or nothing in their place, on the one screen nobody had looked at; an arrow
/// would touch the word behind it.
#[test]
fn in_ascii_nothing_but_letters_and_ascii_is_drawn_anywhere() {
    let mut strange = Vec::new();
    for lang in Lang::ALL.into_iter().filter(|lang| support::has_demo(*lang)) {
        everywhere_drawn(lang, (120, 40), Theme { ascii: true, ..THEME }, |_, way, go| {
            let screen = go().screen();
            let found: String = screen.chars().filter(|c| !c.is_ascii() && !c.is_alphabetic()).collect();
            // Where the line has no room for it, an arrow takes the place of the blank behind it.
            let is_tight = |after: &str| !after.split(['|', '+']).next().unwrap().trim_end_matches('-').contains("  ");
            let is_torn = |after: &&str| after.starts_with(char::is_alphanumeric) && !is_tight(after);
            let touching = screen.lines().find(|line| line.split("->").skip(1).any(|after| is_torn(&after)));
            if !found.is_empty() || touching.is_some() {
                strange.push(format!("{} {way}: {found} {touching:?}", lang.code()));
            }
        });
    }
    assert!(strange.is_empty(), "{}", strange.join("\n"));
}

/// A line that was filled and emptied for the user gives nothing back: what nobody has typed or cut is typed by no key.
#[test]
fn control_keys_type_nowhere() {
    let mut met = HashSet::new();
    everywhere(Lang::Ru, (120, 40), |place, way, go| {
        if !met.insert(place) {
            return;
        }
        let is_bound = |c: &char| actions::rows(place).any(|row| row.keys.contains(&format!("ctrl-{c}").as_str()));
        let mut desk = go();
        let before = desk.screen();
        // Those that edit or walk are none of these.
        for c in ['y', 'o', 'q', 't', 'x', 'v', 'l', 'g', 's'].iter().filter(|c| !is_bound(c)) {
            desk.keys(&format!("<C-{c}>"));
            assert_eq!(desk.screen(), before, "{way} Ctrl-{c}");
        }
    });
}

/// One line is written wherever one is, also where no client is at hand.
#[test]
fn the_line_opens_on_every_pane() {
    for way in [
        "1",
        "2",
        "2gg<Enter>",
        "2gg<Enter><Tab>",
        "2gg<Enter><Tab>v",
        "3",
        "3<Tab>v",
        "3<Tab>",
        "3<Tab><Tab>",
        "3<Tab><Tab><Tab>",
        "3<S-Tab>",
    ] {
        for key in ["c", "<F4>", "с"] {
            let mut desk = Desk::demo(Lang::Ru, (80, 24));
            desk.keys(way).keys(key);
            assert_eq!(desk.app.place(), Place::Capture, "{way} {key}\n{}", desk.screen());
        }
    }
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("3c").keys("зв Ромашка: ок<Enter>");
    assert_eq!(desk.app.place(), Place::Cadence, "{}", desk.screen());
}

/// What holds in more places than that is done by one mechanism for all: once is enough.
const MANY: usize = 9;

/// A key as tests write it.
fn typed(written: &str) -> String {
    let mut letters = written.chars();
    match (written.strip_prefix("ctrl-"), letters.next()) {
        (Some(letter), _) => format!("<C-{letter}>"),
        _ if written == "backtab" => "<S-Tab>".to_owned(),
        (None, Some(first)) if written.chars().count() > 1 => format!("<{}{}>", first.to_uppercase(), letters.as_str()),
        _ => written.to_owned(),
    }
}

/// What is offered where one is, on the bottom line and in the help: actions by their first key.
fn offered(desk: &Desk) -> Vec<(Action, String)> {
    let possible = desk.app.possible();
    let rows = actions::rows(desk.app.place()).filter(|row| possible.contains(&row.action));
    rows.filter_map(|row| Some((row.action, typed(row.keys.first()?)))).collect()
}

/// Presses every key that is offered in any place, and gives those that are refused or do nothing.
fn idle(size: (u16, u16), before_client: bool) -> Vec<String> {
    use Action as A;
    let refused = ["Для этой строки", "Сначала выберите", "Клиент рядом: личное", "нечего"];
    // Where one goes ends somewhere, one is somewhere, and this is no shell.
    let elsewhere = [A::Help, A::Back, A::Suspend, A::Quit, A::GoToday, A::GoAccounts, A::GoPractice];
    let walks = [A::Up, A::Down, A::PageUp, A::PageDown, A::Top, A::Bottom, A::Left, A::Right, A::BesideUp, A::BesideDown];
    let (mut idle, mut met) = (Vec::new(), HashSet::new());
    everywhere(Lang::Ru, size, |place, way, go| {
        // What is typed there is said elsewhere, and what is being taken in goes on meanwhile.
        let typed = matches!(place, Place::Form | Place::TextField | Place::Erase | Place::ImportProgress);
        // The first place of a way to a file is enough.
        if typed || before_client && way.contains("{read}") {
            return;
        }
        let come = || {
            let mut desk = go();
            if before_client {
                desk.keys("<F2>").look_around();
            }
            desk
        };
        let first = come();
        let offered = offered(&first).into_iter().filter(|(action, _)| !elsewhere.contains(action) && !walks.contains(action));
        // The first key is pressed where one came to see what is offered, each further one in a file of its own.
        let mut fresh = Some(first);
        for (action, key) in offered {
            // The dossier offers by its section, a preview by its file; elsewhere once in a place is enough.
            let by_what = matches!(place, Place::Dossier | Place::ImportPreview);
            let everywhere = actions::ROWS.iter().any(|row| row.action == action && row.places.len() > MANY);
            if !met.insert((Some(place).filter(|_| !everywhere), action)) && (!by_what || everywhere) {
                continue;
            }
            let mut desk = fresh.take().unwrap_or_else(come);
            let (before, seen) = (desk.screen(), desk.buffer().clone());
            let after = desk.keys(&key).screen();
            if *desk.buffer() == seen || refused.iter().any(|said| after.contains(said) && !before.contains(said)) {
                idle.push(format!("{place:?} {size:?} {way}{}{key}: {action:?}", if before_client { "<F2>" } else { "" }));
            }
        }
    });
    idle
}

/// A key that is offered and is refused, or does nothing, is one too many: on the bottom line and in the help alike. Help tells of each
/// key why it is of no use.
#[test]
fn what_is_offered_does_something() {
    let idle = idle((80, 24), false);
    assert!(idle.is_empty(), "{}", idle.join("\n"));
}

/// The same before a client, in a wide window.
#[test]
fn what_is_offered_before_a_client_does_something() {
    let idle = idle((120, 40), true);
    assert!(idle.is_empty(), "{}", idle.join("\n"));
}

/// A map that has room is as near as it gets, in an empty file nothing can be taken back, and what a page is made of is not shown before
/// a client, nor where there is nothing.
#[test]
fn what_comes_to_nothing_is_not_offered() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("2/ромаш<Enter><Tab>v");
    assert!(!desk.app.possible().contains(&Action::Nearer), "{}", desk.screen());
    desk.keys("-");
    assert!(desk.app.possible().contains(&Action::Nearer), "{}", desk.screen());
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2/ромаш<Enter><Tab><Tab><Tab><Tab>").sees("i из чего сложилось").keys("<F2>").sees_no("i из чего");
    let mut desk = Desk::empty(Lang::Ru, (80, 24));
    desk.keys("<Enter><Esc>3<Tab><Tab><Tab>");
    assert_eq!(desk.app.place(), Place::Team, "{}", desk.screen());
    desk.sees_no("u отменить").keys("n").keys("Петров Пётр<F10>").keys("j");
    assert!(desk.app.possible().contains(&Action::Undo), "{}", desk.screen());
}

/// Where nothing was found there is no client to prepare for and no phone; what was typed becomes the line.
#[test]
fn where_nobody_was_found_only_what_leads_on_is_offered() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("<F3>ивнев");
    assert!([Action::Prep, Action::Copy].iter().all(|action| desk.app.offered().contains(action)), "{}", desk.screen());
    desk.keys("<Esc><F3>щщщщ").sees_no("F5").sees_no("F9").keys("<F4>");
    assert_eq!(desk.app.place(), Place::Capture, "{}", desk.screen());
    desk.sees("щщщщ");
}

/// On the page on which one begins there is nothing behind; elsewhere, and where something is folded out, there is.
#[test]
fn the_way_back_is_offered_where_it_leads_somewhere() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.sees_no("Esc").keys("2").sees("Esc назад").keys("<Esc>").sees_no("Esc").keys("/ром<Tab>").sees("Esc показать всё");
    desk.keys("<Esc>").sees_no("Esc").keys("G<Enter>");
    if desk.app.place() == Place::Today && desk.screen().contains("Esc") {
        desk.keys("<Esc>").sees_no("Esc");
    }
}

/// What takes a filter off has one name, and there is no way to a list of nothing.
#[test]
fn a_filter_that_finds_nothing_leads_to_no_list() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2/щщщщ").sees("Ничего не подходит").sees_no("к списку").sees("Esc показать всё").keys("<Tab>");
    assert_eq!(desk.app.place(), Place::Filter, "{}", desk.screen());
    desk.keys("<Esc>/ром<Tab>").sees("Esc показать всё").sees_no("Esc назад");
}

/// In a file without a client nothing of a client is offered, nor made; the two ways to one are.
#[test]
fn what_needs_a_client_waits_for_the_first_one() {
    for place in ["1", "2"] {
        let mut desk = Desk::empty(Lang::Ru, (80, 24));
        desk.keys(&format!("<Enter>{place}")).sees(" n нов").sees("I внести").sees("n — завести первого");
        let offered = desk.app.offered();
        for action in [Action::OurPromise, Action::TheirPromise, Action::Meeting, Action::Prep] {
            assert!(!offered.contains(&action), "{action:?}\n{}", desk.screen());
        }
        desk.keys("o").sees("Клиентов пока нет");
        desk.keys("n").keys("Вега<F10>").keys("12").sees_no("I внести");
        assert!(desk.app.offered().contains(&Action::OurPromise), "{}", desk.screen());
        desk.keys("o").sees("Мы обещали · Вега");
    }
}

/// Aiming begins at somebody: at oneself leads nothing.
#[test]
fn a_tie_begins_towards_somebody_else() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2/ромаш<Enter><Tab>vL").sees("Связь: ").sees("Enter сюда").sees_no("Esc — отмена").keys("<Enter>");
    assert_eq!(desk.app.place(), Place::Form, "{}", desk.screen());
}
