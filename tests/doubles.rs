//! What is written down a second time by hand: said before it is saved, and made by saving once more.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use kamdesk::capture;
use kamdesk::domain::{Entity, Lang, Record, Value, day};
use kamdesk::store::{Store, Verb};
use kamdesk::text::chips;
use std::path::Path;
use support::desk::Desk;

/// Вега with Костина and Рябов, «выслать КП» promised to Костина by Friday; Север.
fn filled(file: &Path) {
    let store = Store::open(file, support::morning()).unwrap();
    let add = |record: Record| store.step(Verb::Create, "", |change| change.insert(&record)).unwrap();
    let account = |name: &str| add(Record::new(Entity::Account).with_text("short_name", name));
    let [vega, _] = ["Вега", "Север"].map(account);
    let person = |family: &str, given: &str| {
        let person = add(Record::new(Entity::Person).with_text("family_name", family).with_text("given_name", given));
        add(Record::owned(Entity::Affiliation, vega).with("person_id", Value::Int(person)));
        person
    };
    let [first, _] = [person("Костина", "Инна"), person("Рябов", "Олег")];
    let promise = Record::owned(Entity::Action, vega).with_text("title", "Выслать КП").with_text("kind", "our_promise");
    let promise = promise.with_text("state", "open").with_text("due_on", "2026-11-27").with("person_id", Value::Int(first));
    add(promise);
}

fn count(store: &Store, entity: Entity) -> usize {
    let mut all = 0;
    store.each(entity, |_| all += 1).unwrap();
    all
}

#[test]
fn a_promise_typed_a_second_time_is_said_in_its_form() {
    let mut desk = Desk::on(Lang::Ru, (100, 40), filled);
    desk.keys("2/вега<Enter>o").keys("выслать<Space>кп<Tab>пт<F10>");
    desk.sees("Похоже, уже есть: Выслать КП → Костина · пт 27.11. Сохраните ещё раз");
    assert_eq!(count(&desk.store(), Entity::Action), 1);
    desk.keys("<F10>").sees("Сохранено");
    assert_eq!(count(&desk.store(), Entity::Action), 2);
    // Another day, another side or other words are another promise.
    for (key, title, due) in [("o", "выслать кп", "сб"), ("r", "выслать кп", "пт"), ("o", "выслать образцы", "пт")]
    {
        desk.keys(key).keys(&format!("{}<Tab>{due}<F10>", title.replace(' ', "<Space>"))).sees_no("Похоже").sees("Сохранено");
    }
}

#[test]
fn promises_of_a_contact_are_looked_for_too() {
    let mut desk = Desk::on(Lang::Ru, (100, 40), filled);
    desk.keys("2/вега<Enter>C").keys("звонила").keys("<Tab><Tab>").keys("выслать<Space>КП<Space>до<Space>пт<F10>");
    desk.sees("Похоже, уже есть: Выслать КП → Костина").keys("<F10>").sees("Сохранено");
    assert_eq!(count(&desk.store(), Entity::Action), 2);
}

#[test]
fn a_line_says_it_on_its_chip() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kam.db");
    filled(&file);
    let store = Store::open(&file, support::morning()).unwrap();
    let now = store.clock().now();
    let said = |line: &str| {
        let parsed = capture::parse(line, now.date_naive(), now.time());
        let mut meaning = capture::resolve(&store, &parsed, capture::Screen::default()).unwrap();
        let chips = chips::describe(&meaning, Lang::Ru).into_iter().filter(|chip| chip.text.contains("КП")).collect::<Vec<_>>();
        let said = chips.iter().any(|chip| chip.tone == chips::Tone::Guessed && chip.text.ends_with("(похоже, уже есть)"));
        assert_eq!(meaning.doubt(), said.then_some(capture::Doubt::Promised("выслать КП")), "{line}");
        meaning.again = true;
        assert!(meaning.is_clear(), "wanted all the same, it is saved");
        said
    };
    assert!(said("вега: !выслать КП до пт"));
    assert!(said("вега: +Костина !выслать КП до пт"));
    assert!(!said("вега: +Рябов !выслать КП до пт"), "to somebody else");
    assert!(!said("вега: !выслать КП до чт"), "by another day");
    assert!(!said("север: !выслать КП до пт"), "to others");
    assert!(!said("вега: !!выслать КП до пт"), "theirs");
    let kept = store.action(1).unwrap().unwrap();
    kamdesk::editing::toggle_done(&store, Entity::Action, kept.id).unwrap();
    assert!(!said("вега: !выслать КП до пт"), "kept already");
    assert_eq!(day::iso(now.date_naive()), "2026-11-24");
}

/// Whoever is given the name of another one may be that one.
#[test]
fn a_name_given_anew_is_looked_for_as_a_new_one_is() {
    let mut desk = Desk::on(Lang::Ru, (100, 40), filled);
    desk.keys("2/вега<Enter><Esc>e").keys("<C-a><C-k>").keys("Север<F10>").sees("Похоже, уже есть: Север");
    desk.keys("<F10>").sees("Сохранено");
    let store = desk.store();
    assert_eq!(store.doubts(9).unwrap().len(), 1, "both stand in the queue");
    store.undo().unwrap();
    assert!(store.doubts(9).unwrap().is_empty());
    // A change of anything else asks nothing.
    let account = store.accounts_matching("вега", 1).unwrap()[0].0;
    let original = store.load(Entity::Account, account).unwrap().unwrap();
    kamdesk::editing::save(&store, Some(&original), &original.clone().with_text("city", "Пермь"), "").unwrap();
    assert!(store.doubts(9).unwrap().is_empty());
}

#[test]
fn a_picker_says_who_is_there_before_it_makes_another() {
    let mut desk = Desk::on(Lang::Ru, (120, 40), filled);
    desk.keys("2/вега<Enter>o").keys("аудит<F4>").keys("Север<F7>").sees("Похоже, уже есть: Север. Ещё раз");
    desk.keys("<F7>").sees("· Север").keys("<F10>").sees("Сохранено");
    assert_eq!(count(&desk.store(), Entity::Account), 3);
    desk.keys("o").keys("сверка<F4>").keys("Запад<F7>").sees("· Запад").sees_no("Похоже");
}

#[test]
fn the_same_words_for_another_day_or_person_are_said_too() {
    let mut desk = Desk::on(Lang::Ru, (100, 40), filled);
    let title = |text: &str| text.replace(' ', "<Space>");
    desk.keys("2/вега<Enter>o").keys(&title("Предложение по отсрочке, версия 2")).keys("<Tab>пт<F10>").sees("Сохранено");
    desk.keys("o").keys(&title("предложение по отсрочке версия 2")).keys("<Tab>сб<F10>").sees("Похоже, уже есть: Предложение");
    desk.keys("<F10>").sees("Сохранено");
    desk.keys("o").keys(&title("предложение по отсрочке, версия 3")).keys("<Tab>пт<F10>").sees_no("Похоже").sees("Сохранено");
}

/// «Смета Костиной» is the «Смета» that was promised to her; another's is another one.
#[test]
fn the_name_of_whom_it_is_for_makes_no_other_promise() {
    let mut desk = Desk::on(Lang::Ru, (120, 40), filled);
    let title = |text: &str| text.replace(' ', "<Space>");
    desk.keys("2/вега<Enter>o").keys(&title("выслать КП Костиной")).keys("<Tab>пт<F10>").sees("Похоже, уже есть: Выслать КП → Костина");
    desk.keys("<F10>").sees("Сохранено");
    desk.keys("o").keys(&title("выслать КП Рябову")).keys("<Tab>пт<F10>").sees_no("Похоже").sees("Сохранено");
    desk.keys("o").keys(&title("Предложение по отсрочке версия 2 Рябову")).keys("<Tab>пт<F10>").sees_no("Похоже").sees("Сохранено");
    desk.keys("o").keys(&title("предложение по отсрочке версия 2")).keys("<Tab>сб<F10>").sees("Похоже, уже есть: Предложение");
    desk.keys("<F10>").sees("Сохранено");
    desk.keys("o").keys(&title("Предложение по отсрочке версия 2 Костиной")).keys("<Tab>вс<F10>").sees("Похоже, уже есть: предложение");
}

/// What is promised to one client in words that name another may be meant for that one.
#[test]
fn a_promise_that_names_another_client_is_asked_about() {
    let mut desk = Desk::on(Lang::Ru, (120, 40), filled);
    let title = |text: &str| text.replace(' ', "<Space>");
    desk.keys("2/север<Enter>o").keys(&title("Счёт Костиной из Веги")).keys("<Tab>пт<F10>");
    desk.sees("Здесь названы другие: Костина И., Вега.")
        .sees("если это для клиента «Север»")
        .sees_no("Сохранено")
        .keys("<F10>")
        .sees("Сохранено");
    desk.keys("o")
        .keys(&title("Смета как для Веги"))
        .keys("<Tab>пт<F10>")
        .sees("Здесь названы другие: Вега.")
        .keys("<F10>")
        .sees("Сохранено");
    desk.keys("o").keys(&title("Смета Северу")).keys("<Tab>пт<F10>").sees_no("Здесь названы").sees("Сохранено");
    desk.keys("w")
        .keys(&title("бюджет у Костиной"))
        .keys("<F10>")
        .sees("Здесь названы другие: Костина И., Вега")
        .keys("<F10>")
        .sees("Сохранено");
    desk.keys("<Esc>2/<C-u>вега<Enter>o").keys(&title("Счёт Костиной")).keys("<Tab>пт<F10>").sees_no("Здесь названы").sees("Сохранено");
}

/// What is planned is to come: a day that has passed is asked about.
#[test]
fn a_day_that_has_passed_is_asked_about_where_something_is_planned() {
    let mut desk = Desk::on(Lang::Ru, (120, 40), filled);
    desk.keys("2/вега<Enter>m").keys("<C-a><C-k>вчера<F10>").sees("Запланировано на прошедший день").sees_no("Сохранено");
    desk.keys("<C-a><C-k>завтра<F10>").sees_no("прошедший").sees("Сохранено");
}

/// A name with one other letter is most likely the same one, whether it is sought or made.
#[test]
fn a_name_with_a_slip_is_found_and_said() {
    let mut desk = Desk::on(Lang::Ru, (120, 40), filled);
    desk.keys("2/вега<Enter>o")
        .keys("аудит<F4>")
        .keys("савер")
        .sees("Север")
        .keys("<Enter>")
        .sees("· Север")
        .keys("<F10>")
        .sees("Сохранено");
    desk.keys("o").keys("сверка<F4>").keys("Севир<F7>").sees("Похоже, уже есть: Север. Ещё раз").keys("<F7>").sees("· Севир");
    desk.keys("<F10>").sees("Сохранено");
    assert_eq!(count(&desk.store(), Entity::Account), 3);
}

#[test]
fn a_question_and_a_contact_typed_a_second_time_are_said() {
    let mut desk = Desk::on(Lang::Ru, (100, 40), filled);
    let question = "кто<Space>подпишет<F10>";
    desk.keys("2/вега<Enter>w").keys(question).sees("Сохранено");
    desk.keys("w").keys(question).sees("Похоже, уже есть: кто подпишет").keys("<F10>").sees("Сохранено");
}

/// «у Костиной» says whom to ask, as «Костиной» says to whom something is promised.
#[test]
fn a_question_is_for_whom_its_words_name() {
    let mut desk = Desk::on(Lang::Ru, (100, 40), filled);
    desk.keys("2/вега<Enter>w").keys("узнать<Space>бюджет<Space>у<Space>Костиной<F10>").sees("Костина И. · Вега");
}
