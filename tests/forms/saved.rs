//! What is said once a form is saved, and what of one that was left comes back.

use crate::support::desk::Desk;
use crate::{all, desk};
use kamdesk::domain::{Entity, Lang, Record};
use kamdesk::store::Verb;

#[test]
fn a_message_tells_what_the_file_holds_now() {
    let mut desk = desk();
    {
        let store = desk.store();
        let account = all(&desk, Entity::Account)[0].id.unwrap();
        for name in ["Пестова Анна", "Пестов Олег", "Громова Ида"] {
            kamdesk::editing::create_named(&store, Entity::Person, name, Some(account)).unwrap();
        }
    }
    let whom = |desk: &Desk| {
        let promise = all(desk, Entity::Action).pop().unwrap();
        promise.int("person_id").map(|person| desk.store().person_name(person).unwrap().family)
    };
    // The row is a promise to Ivanov: the words name somebody else.
    desk.keys("1").sees("прайс").keys("o").keys("КП Громовой до пт<Enter>").sees("КП Громовой → Громова").sees("пт 27.11");
    assert_eq!(whom(&desk).as_deref(), Some("Громова"));
    desk.keys("r").keys("акт от Громовой<Enter>").sees("← Громова");
    desk.keys("o").keys("КП Пестову или Громовой 31.11<Enter>");
    assert_eq!(whom(&desk), None, "{}", desk.screen());
    desk.sees("кому? ").sees("«31.11» — такого дня нет");
    desk.keys("o").keys("договор<Enter>").sees("без срока");
    desk.keys("ggT12.12<Enter>").sees("прайс → Иванов И. · Ромашка · сб 12.12");
}

/// Enter would say that something was saved, and not what.
#[test]
fn what_was_saved_has_a_name() {
    let mut desk = desk();
    desk.keys("mзавтра<Enter>").sees("Сохранено: встреча · Ромашка");
}

/// Whoever plans a meeting from a list would not know whether it went to the right client.
#[test]
fn a_planned_meeting_is_said_with_its_kind_and_whose_it_is() {
    for (lang, guest, typed, said) in
        [(Lang::Ru, "ромаш", "завтра", "Сохранено: встреча · Ромашка"), (Lang::En, "larkm", "tomorrow", "Saved: meeting · Larkmead")]
    {
        for keys in ["2/{}<Enter>", "2/{}<Enter><Tab>", "2/{}<Enter><Tab><Tab><Tab>", "2/{}"] {
            let mut desk = Desk::demo(lang, (80, 24));
            let ahead = |desk: &Desk| all(desk, Entity::Entry).len();
            desk.keys(&keys.replace("{}", guest)).keys(if keys.ends_with('}') { "<Enter><Esc>" } else { "" });
            let before = ahead(&desk);
            desk.keys(&format!("m{typed}<Enter>")).sees(said);
            assert_eq!(ahead(&desk), before + 1, "{keys}");
            desk.keys("u").sees(if lang == Lang::Ru { "Отменено: " } else { "Undone: " });
            assert_eq!(ahead(&desk), before, "{keys}");
        }
    }
}

/// The language would not change, and nobody would say why.
#[test]
fn a_language_that_the_start_overrules_says_so() {
    let mut desk = desk();
    desk.keys("3<S-Tab><Enter>").sees("Настройки").keys("en<Enter>").sees("язык задан при запуске");
}

/// Undone, an account would still stand in the list.
#[test]
fn an_account_whose_creation_is_undone_is_gone_from_the_list() {
    let mut desk = desk();
    desk.keys("2nЛютик<Enter>")
        .sees("Клиенты · 3")
        .keys("/лют<Enter>")
        .sees("Лютик                     Досье")
        .keys("u")
        .sees("Отменено")
        .sees_no("Лютик ");
}

/// After a crash one would type into another field than the one in which one was.
#[test]
fn what_was_being_typed_is_taken_up_where_one_was() {
    use kamdesk::tui::overlays::form::Task;
    let mut desk = Desk::on(Lang::Ru, (80, 24), |file| {
        let store = kamdesk::store::Store::open(file, crate::support::morning()).unwrap();
        let account = Record::new(Entity::Account).with_text("short_name", "Ромашка");
        let account = store.step(Verb::Create, "", |change| change.insert(&account)).unwrap();
        let body = r#"{"left":false,"client":null,"values":{"0.title":"прайс на год","0.note":"с НДС"},"at":"0.title","row":0,"column":5}"#;
        store.keep_draft(&Task::record(Entity::Action, None, Some(account)).place(), body).unwrap();
    });
    desk.sees("с НДС")
        .keys("-")
        .sees("прайс на год")
        .sees("Набрано: «-»")
        // What was typed before one agreed goes on where one was.
        .keys("<Enter>")
        .keys("лист")
        .sees("прайс-лист на год")
        .keys("<Enter>")
        .sees("Сохранено: прайс-лист на год");
}

/// What was typed in an earlier version would lie in the file and never be offered again.
#[test]
fn a_draft_of_an_earlier_version_comes_back() {
    let before = r#"{"Entry":{"account":1,"id":null,"phase":"Held"}}"#;
    let mut desk = Desk::on(Lang::Ru, (100, 30), |file| {
        crate::support::demo_at(file, Lang::Ru);
        let store = kamdesk::store::Store::open(file, crate::support::morning()).unwrap();
        store.keep_draft(before, r#"{"values":{"0.notes":"недописанное"}}"#).unwrap();
    });
    desk.sees("недописанное");
    let drafts = desk.store().drafts().unwrap();
    assert_eq!(drafts.iter().map(|draft| draft.place.as_str()).collect::<Vec<_>>(), [r#"{"Entry":{"account":1,"phase":"Held"}}"#]);
    desk.keys("<C-s>");
    assert!(desk.store().drafts().unwrap().is_empty(), "{}", desk.screen());
}

/// A form saved as it was said that it was saved, and the key that takes back took back what was done to somebody else.
#[test]
fn a_form_saved_unchanged_says_so() {
    let mut desk = desk();
    desk.keys("1e").sees("прайс").keys("<Enter>").sees("Изменений нет").sees_no("Сохранено");
    desk.keys("u").sees("Последнее сохранение ничего не изменило").sees("Отменить прежнее").sees_no("Отменено");
    desk.keys("u").sees("Отменено");
    desk.keys("u").sees_no("Последнее сохранение");
}
