//! What holds in every place of the workbench: which keys type, and that the keys offered do something.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use kamdesk::domain::Lang;
use kamdesk::tui::actions::{self, Action, Place};
use kamdesk::tui::keeper::Typed;
use kamdesk::tui::keymap::Key;
use std::collections::HashSet;
use std::sync::mpsc::channel;
use support::desk::Desk;
use support::ways::{WAYS, contacts, go};

/// Calls `each` with every way, and with what goes it on a new copy of the demo.
fn everywhere(lang: Lang, size: (u16, u16), mut each: impl FnMut(Place, &str, &dyn Fn() -> Desk)) {
    let folder = tempfile::tempdir().unwrap();
    let demo = folder.path().join("demo.db");
    support::demo_at(&demo, lang);
    let file = contacts(folder.path(), lang);
    for (place, way) in WAYS {
        each(*place, way, &|| {
            let mut desk = Desk::on(lang, size, |file| assert!(std::fs::copy(&demo, file).is_ok()));
            let (reports, news) = channel();
            desk.app.attach(reports, Typed::default());
            go(&mut desk, way, &file, lang, &news);
            assert_eq!(desk.app.place(), *place, "{way}\n{}", desk.screen());
            desk
        });
    }
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
    for way in ["1", "2", "2gg<Enter>", "2gg<Enter><Tab>", "2gg<Enter><Tab>v", "3", "3<Tab>", "3<Tab><Tab>"] {
        for key in ["c", "<F4>", "с"] {
            let mut desk = Desk::demo(Lang::Ru, (80, 24));
            desk.keys(way).keys(key);
            assert_eq!(desk.app.place(), Place::Capture, "{way} {key}\n{}", desk.screen());
        }
    }
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("3c").keys("зв Ромашка: ок<Enter>");
    assert_eq!(desk.app.place(), Place::Team, "{}", desk.screen());
}

/// What the bottom line offers: actions by their first key, as tests write it.
fn offered(desk: &Desk, lang: Lang) -> Vec<(Action, String)> {
    let screen = desk.screen();
    let line = screen.lines().last().unwrap_or_default().to_owned();
    let rows = actions::rows(desk.app.place()).filter(|row| row.rank > 0);
    let shown = rows.filter_map(|row| {
        let (written, key) = (row.keys.first()?, Key::parse(row.keys.first()?)?.to_string());
        let mut letters = written.chars();
        let typed = match (written.strip_prefix("ctrl-"), letters.next()) {
            (Some(letter), _) => format!("<C-{letter}>"),
            (None, Some(first)) if written.chars().count() > 1 => format!("<{}{}>", first.to_uppercase(), letters.as_str()),
            _ => (*written).to_owned(),
        };
        line.contains(&format!("{key} {}", row.words.get(lang))).then_some((row.action, typed))
    });
    shown.collect()
}

/// A key that is offered and is refused, or does nothing, is one too many.
#[test]
fn what_is_offered_does_something() {
    let refused = ["Для этой строки", "Сначала выберите", "Клиент рядом: личное"];
    for (size, before_client) in [((80, 24), false), ((120, 40), true)] {
        let (mut idle, mut met) = (Vec::new(), HashSet::new());
        everywhere(Lang::Ru, size, |place, way, go| {
            let hide = |desk: &mut Desk| {
                if before_client {
                    desk.keys("<F2>").look_around();
                }
            };
            // What takes files in, and what is typed, is said elsewhere.
            // Help tells of each key why it is of no use; what is to be created is typed first.
            let typed = matches!(place, Place::Form | Place::TextField | Place::Capture | Place::Find | Place::Erase);
            if typed || way.contains("{file}") || way.contains("{report}") {
                return;
            }
            let mut desk = go();
            hide(&mut desk);
            let offered =
                offered(&desk, Lang::Ru).into_iter().filter(|(action, _)| !matches!(action, Action::Help | Action::Back | Action::Create));
            for (action, key) in offered {
                // The dossier offers by its section; elsewhere once in a place is enough.
                if !met.insert((place, action)) && place != Place::Dossier {
                    continue;
                }
                let mut desk = go();
                hide(&mut desk);
                let before = desk.screen();
                let after = desk.keys(&key).screen();
                if after == before || refused.iter().any(|said| after.contains(said) && !before.contains(said)) {
                    idle.push(format!("{place:?} {way}{}{key}: {action:?}", if before_client { "<F2>" } else { "" }));
                }
            }
        });
        assert!(idle.is_empty(), "{}", idle.join("\n"));
    }
}
