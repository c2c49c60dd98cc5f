//! Before a client the bottom line offers what can be done, and what was typed before is out of sight.

use super::support::demo_at;
use super::support::desk::Desk;
use super::support::ways::{WAYS, contacts, go};
use kamdesk::domain::Lang;
use kamdesk::text::screen::{HIDDEN_NOW, NOT_HERE};
use kamdesk::tui::actions::Place;
use kamdesk::tui::keeper::Typed;
use std::sync::mpsc::channel;

/// Letters that stand nowhere else.
const TYPED: &str = "щъыюэ";

/// Every way, gone without a client and then with one.
fn each_way(lang: Lang, size: (u16, u16), mut look: impl FnMut(&mut dyn FnMut() -> Desk, Place, &str)) {
    let folder = tempfile::tempdir().unwrap();
    let demo = folder.path().join("demo.db");
    demo_at(&demo, lang);
    let file = contacts(folder.path(), lang);
    for (place, way) in WAYS {
        let mut open = || {
            let mut desk = Desk::on(lang, size, |file| assert!(std::fs::copy(&demo, file).is_ok()));
            let (reports, news) = channel();
            desk.app.attach(reports, Typed::default());
            go(&mut desk, way, &file, lang, &news);
            desk
        };
        look(&mut open, *place, way);
    }
}

/// A key that is offered and then refused says what is hidden.
#[test]
fn what_is_refused_is_not_offered() {
    let mut refused = Vec::new();
    // Import reports from a thread of its own, and nothing of it is shown.
    each_way(Lang::Ru, (120, 40), |open, _, way| {
        if way.contains("{file}") {
            return;
        }
        let mut desk = open();
        let offered = desk.keys("<F2>").app.offered();
        for action in &offered {
            // What leads elsewhere is come back from by the same way.
            if desk.app.offered() != offered {
                desk = open();
                desk.keys("<F2>");
            }
            desk.app.act(*action);
            desk.look_around();
            let said = desk.screen();
            if [HIDDEN_NOW, NOT_HERE].iter().any(|words| said.contains(&format!("! {}", words.ru))) {
                refused.push(format!("{way}<F2>: {action:?}\n{said}"));
            }
            if desk.app.offered() != offered {
                desk.keys("<Esc>");
            }
        }
    });
    assert!(refused.is_empty(), "{} refused\n{}", refused.len(), refused.join("\n"));
}

/// What one looked for is as much one's own as what was found.
#[test]
fn what_was_typed_before_a_client_came_is_gone_and_comes_back() {
    let mut met = Vec::new();
    for lang in [Lang::Ru, Lang::En] {
        each_way(lang, (80, 24), |open, place, way| {
            // What is asked among ourselves ends when a client comes in.
            let is_ours = way.ends_with("vai");
            let seeks = !is_ours && matches!(place, Place::Filter | Place::Find | Place::Picker | Place::PickerOfMany | Place::Prompt);
            if !seeks {
                return;
            }
            let mut desk = open();
            desk.keys(TYPED);
            assert!(desk.screen().contains(TYPED), "{way}\n{}", desk.screen());
            desk.keys("<F2>").sees_no(TYPED);
            // Nothing that is taken back brings it up.
            if matches!(place, Place::Find | Place::Picker) {
                desk.keys("<C-7>").sees_no(TYPED).keys("<C-y>").sees_no(TYPED);
            }
            desk.keys("<F2>");
            if way.contains("+{name}") || !desk.screen().contains(TYPED) {
                met.push(format!("{way}: not back\n{}", desk.screen()));
            }
        });
    }
    assert!(met.is_empty(), "{}", met.join("\n"));
}

/// A filter left standing is gone in every list, also in those one was not at when the client came.
#[test]
fn a_filter_left_standing_is_out_of_sight() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("2/ключевой<Tab>").sees("из 12 · ключевой").keys("1/ромашка<Tab>").sees("─ ромашка ─");
    desk.keys("<F2>").sees("КЛИЕНТ РЯДОМ").sees_no("ромашка").keys("2").sees_no("ключевой").keys("/ром<Tab>").sees(" · ром ─");
    desk.keys("<F2>").sees(" · ключевой ─").keys("1").sees("─ ромашка ─");
}

/// Of what is hidden nobody says that it is not there, and nothing is offered that would be there twice: the same words whether it is.
#[test]
fn what_is_hidden_is_not_denied() {
    for typed in ["молвея", "фцфцфц"] {
        let mut desk = Desk::demo(Lang::Ru, (120, 40));
        desk.keys("2/ромашка<Tab><Enter><F2><F3>").keys(typed);
        desk.sees(&format!("При клиенте не видно: {typed}.")).sees_no("Новый клиент").sees_no("Ничего не найдено");
    }
    for typed in ["Щъыюэва", "Костина"] {
        let mut desk = Desk::demo(Lang::Ru, (120, 40));
        desk.keys("2/ромашка<Tab><Enter><F2><F4>").keys(&format!("ромашка; +{typed}")).sees_no("среди людей нет");
        desk.sees("при клиенте не видно");
    }
}

/// Who of our own people does what is for us.
#[test]
fn our_team_is_hidden_from_a_client() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    let name = desk.store().team(&kamdesk::store::Query { limit: 5, ..Default::default() }).unwrap().rows.remove(0).name;
    desk.keys("3<Tab><Tab><Tab>").sees(&name).keys("<F2>").sees_no(&name);
}

/// What is looked for before a client stays where nothing was looked for before.
#[test]
fn what_is_typed_before_a_client_stays() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("2/ромашка<Tab><Enter><F2><F3>зим").sees("зим").keys("<F2>").sees("зим");
}

/// What the settings are about tells what is thought about.
#[test]
fn settings_name_nothing_of_complaints_and_judgements() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("3<S-Tab>").sees("Повтор претензий").sees("Оценки тускнеют").keys("<F2>");
    for told in ["претензий", "Оценки", "Досье", "полномочия", "Давно не общались"] {
        desk.sees_no(told);
    }
    desk.sees("Язык").keys("<Enter>").sees("Язык").sees_no("претензий").sees_no("Оценки");
}

#[test]
fn what_was_saved_before_a_client_is_said_without_dots() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("2/ромашка<Tab><Enter><F2>C<F10>").sees("Сохранено").sees_no("•••");
}
