//! What somebody was in the middle of when the client came in.

use super::support::desk::Desk;
use kamdesk::domain::{Entity, Lang, Record, Value};
use kamdesk::store::{Store, Verb};
use kamdesk::tui::actions::Place;
use kamdesk::tui::keeper::Typed;
use std::path::Path;
use std::sync::mpsc::channel;

/// Two clients; of the first one somebody on whom everything can be changed.
fn two(path: &Path) {
    let store = Store::open(path, super::support::morning()).unwrap();
    let add = |record: Record| store.step(Verb::Create, "", |change| change.insert(&record)).unwrap();
    for (account, family) in [("Вега", "Костина"), ("Чужеземье", "Дронова")] {
        let account = add(Record::new(Entity::Account).with_text("short_name", account));
        let person = add(Record::new(Entity::Person).with_text("family_name", family).with_text("given_name", "Инна"));
        add(Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(person)));
        let boss = add(Record::new(Entity::Person).with_text("family_name", "Ярцева").with_text("given_name", "Анна"));
        add(Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(boss)));
    }
}

/// With the thread that keeps drafts.
fn desk() -> Desk {
    let mut desk = Desk::on(Lang::Ru, (120, 40), two);
    desk.app.attach(channel().0, Typed::default());
    desk
}

/// Leaves the line, however much of it is open.
fn close(desk: &mut Desk) {
    while desk.app.place() != Place::Dossier {
        desk.keys("<Esc>");
    }
}

/// Whatever stands in it, and in whatever draft it is kept.
#[test]
fn a_line_that_was_begun_among_us_is_put_aside_until_they_are_gone() {
    for keys in ["<F2>", "<F2><F2><F2>", "<F4><F2>", "<Esc><F2>c"] {
        let mut desk = desk();
        desk.keys("2/вега<Enter>c").paste("чужеземье вчера: жалоба на брак, злятся").sees("злятся");
        desk.keys(keys).sees_no("злятся").sees_no("жалоба").sees_no("Чужеземье").sees_no("чужеземье");
        if !keys.ends_with('c') {
            desk.sees("Клиент рядом").keys("а<Enter><F5>").sees_no("злятся").keys("<F2>").sees("брак, злятся").keys("<F2>");
        }
        // A line before the client has its own draft, and the one put aside is still there afterwards.
        close(&mut desk);
        desk.keys("c").paste("вега: счёт отправлен").sees("счёт отправлен");
        close(&mut desk);
        desk.keys("c").sees("счёт отправлен").keys("<Enter><Enter>").sees_no("отправлен").keys("<F2>");
        desk.keys("c").sees("брак, злятся");
        assert_eq!(desk.app.place(), Place::Capture);
    }
}

/// What a client has read as it was typed stays, and what is added to it while they look away does not.
#[test]
fn a_line_typed_before_them_stays_before_them() {
    let mut desk = desk();
    desk.keys("2/вега<Enter><F2>c").paste("счёт отправлен").keys("<F2><F2>").sees("счёт отправлен").keys("<F2>");
    desk.paste(", торгуются").sees("торгуются").keys("<F2>").sees_no("торгуются").keys("<F2>");
    close(&mut desk);
    desk.keys("c").sees("счёт отправлен, торгуются");
}

#[test]
fn what_is_hidden_is_neither_undone_nor_done_again() {
    let mut desk = desk();
    let edit = |desk: &Desk, id: i64, key: &'static str| {
        desk.store().step(Verb::Edit, "", |change| change.set(Entity::Affiliation, id, key, Value::text("важная"))).unwrap();
    };
    let place = |desk: &Desk, id: i64, key: &str| desk.store().load(Entity::Affiliation, id).unwrap().unwrap().text(key).to_owned();
    let role = |desk: &Desk, account: &str| {
        let account = desk.store().accounts_matching(account, 2).unwrap()[0].0;
        let mut roles = Vec::new();
        desk.store().each(Entity::Affiliation, |record| roles.push((record.owner, record.id))).unwrap();
        roles.into_iter().find(|(owner, _)| *owner == Some(account)).unwrap().1.unwrap()
    };
    let (ours, others) = (role(&desk, "вега"), role(&desk, "чужеземье"));
    // Of another client: not while one of them is there.
    edit(&desk, others, "position");
    desk.look_around().keys("2/вега<Enter><F2>u").sees("Не отменено").sees_no("Чужеземье").sees_no("важная");
    assert_eq!(place(&desk, others, "position"), "важная");
    desk.keys("<F2>u").sees("Отменено").keys("<F2>U").sees("Не возвращено");
    assert_eq!(place(&desk, others, "position"), "");
    desk.keys("<F2>");
    // Of theirs what they cannot read stands too, and the rest is taken back.
    edit(&desk, ours, "role_note");
    desk.look_around().keys("<F2>u").sees("Не отменено").keys("<F2>u").sees("Отменено");
    edit(&desk, ours, "position");
    desk.look_around().keys("<F2>u").sees("Отменено: ").keys("U").sees("Возвращено: ");
    // What was done before them is taken back before them, whatever it became.
    desk.keys("c").paste("*брак в партии").keys("<Enter>");
    desk.keys("u").sees("Отменено: ");
}

/// Of a way to what is hidden nothing is left, and no key of it is offered.
#[test]
fn the_map_leaves_what_is_hidden_when_they_come_in() {
    let mut desk = desk();
    desk.keys("2/вега<Enter><Tab>vL<Down>").sees("Связь:").keys("<F2>").sees_no("Связь:");
    assert_eq!(desk.app.place(), Place::Map);
    desk.keys("<F2>t");
    assert_eq!(desk.app.place(), Place::Form);
    desk.keys("<Home>").sees("сохранить").keys("<F2>").sees_no("сохранить").sees_no("дальше").sees("Клиент рядом");
    desk.keys("<F2><Home>").sees("сохранить");
}

/// A day to which something is moved, a field of what we think, and what was said of what was typed: what is open is read anew.
#[test]
fn headings_and_remarks_of_a_form_are_those_for_who_is_there() {
    let mut desk = Desk::on(Lang::Ru, (100, 30), |path| {
        two(path);
        let store = Store::open(path, super::support::morning()).unwrap();
        let today = store.clock().today();
        let on = |ahead: i64| kamdesk::domain::day::iso(today + chrono::TimeDelta::days(ahead));
        let add = |record: Record| store.step(Verb::Create, "", |change| change.insert(&record)).unwrap();
        let call = Record::owned(Entity::Entry, 1).with_text("kind", "call").with_text("state", "planned").with_text("day", on(2));
        add(call.with_text("purpose", "сбить цену"));
        let late = Record::owned(Entity::Action, 1).with_text("title", "образцы").with_text("kind", "our_promise");
        add(late.with_text("state", "open").with_text("due_on", on(-3)).with_text("first_due_on", on(-3)));
    });
    desk.keys("2/вега<Enter><Tab><Tab>T").sees("На другой день").sees("сбить цену");
    desk.keys("<F2>").sees("На другой день").sees_no("сбить цену").keys("<F2>").sees("сбить цену").keys("<Esc>");
    desk.keys("<Tab>T").sees("Срок уже наступил").keys("<F2>").sees("образцы").sees_no("Срок уже наступил").sees_no("опоздавш");
    desk.keys("<F2>").sees("Срок уже наступил").keys("<Esc>");
    // A list of what we think of them, over a form of what they may read.
    desk.keys("<Tab><Tab><Tab>je<Down><Down><F3>").sees("› Признаки ─").sees("имидж");
    desk.keys("<F2>").sees_no("Признаки").sees_no("имидж").keys("<F2>").sees("› Признаки ─").keys("<Esc><Esc>");
    // That another client is named in it was said to us.
    desk.keys("oобразцы, как Чужеземье<Enter>").sees("Здесь названы другие").keys("<F2>").sees_no("Здесь названы другие");
    desk.keys("<Esc>");
}

/// A form that came back after a crash opened over another screen: all of the company stood readable in it.
#[test]
fn a_form_of_another_company_is_hidden_however_it_was_opened() {
    use kamdesk::tui::overlays::form::Task;
    let task = |id: i64| Task::record(Entity::Account, Some(id), None);
    let forms = [
        (task(2), r#"{"values":{"0.phone":"+7 900 000-11-22"}}"#),
        (Task::record(Entity::Affiliation, Some(3), Some(2)), r#"{"values":{"0.note":"+7 900 000-11-22"}}"#),
        (Task::record(Entity::Action, None, Some(2)), r#"{"values":{"0.title":"+7 900 000-11-22"}}"#),
        (Task::entry(Some(2), None, kamdesk::tui::overlays::form::Phase::Held), r#"{"values":{"0.notes":"+7 900 000-11-22"}}"#),
    ];
    for (task, body) in forms {
        let mut desk = Desk::on(Lang::Ru, (120, 40), |path| {
            two(path);
            Store::open(path, super::support::morning()).unwrap().keep_draft(&task.place(), body).unwrap();
        });
        desk.sees("000-11-22").keys("<F2>").sees_no("000-11-22").sees_no("Чужеземье").keys("<F2>").sees("000-11-22");
    }
    // That of the company that is there stays.
    let mut desk = Desk::on(Lang::Ru, (120, 40), two);
    desk.keys("2/вега<Enter>e<F2>").sees("Вега").sees_no("не показывается");
}

/// Whoever starts the program once more before a client shows no more than before: it holds until it is switched off.
#[test]
fn a_client_in_the_room_outlasts_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("room.db");
    two(&file);
    let again = || Desk::on(Lang::Ru, (120, 40), |path| assert!(std::fs::copy(&file, path).is_ok()));
    let kept = |desk: &Desk| assert!(std::fs::copy(desk.file(), &file).is_ok());
    let mut desk = again();
    desk.keys("2/вега<Enter>").sees_no("КЛИЕНТ РЯДОМ").keys("<F2>").sees("КЛИЕНТ РЯДОМ");
    let step = desk.store().newest_step().unwrap();
    kept(&desk);
    drop(desk);
    let mut desk = again();
    desk.sees("КЛИЕНТ РЯДОМ").sees("Клиент рядом — Вега: видно только то").keys("2").sees("Вега").sees_no("Чужеземье");
    assert_eq!(desk.store().newest_step().unwrap(), step, "it is nothing to be undone");
    desk.keys("<F2>").sees_no("КЛИЕНТ РЯДОМ").sees("Чужеземье");
    kept(&desk);
    drop(desk);
    again().sees_no("КЛИЕНТ РЯДОМ").keys("2").sees("Чужеземье");
}

/// What is thought of them is taken down and not spelt out.
#[test]
fn a_line_before_a_client_spells_no_judgement() {
    let line = "+Костина =против жалоба: опоздали; *брак в партии; -2";
    let mut desk = desk();
    desk.keys("2/вега<Enter><F2>c").sees_no("претензия").sees_no("=за").paste(line);
    desk.sees("Костина").sees_no("скорее против").sees_no("против нас").sees_no("претензия").sees_no("плохо");
}

/// A table that is ours as a whole tells neither what it is nor how much there is of it.
#[test]
fn tables_of_ours_have_no_title_before_a_client() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("2<Enter><Tab><Tab><Tab><Tab>").sees("Деньги");
    let mut names = Vec::new();
    for _ in 0..6 {
        desk.keys("v");
        let title = |desk: &mut Desk| desk.screen().lines().nth(2).unwrap_or_default().to_owned();
        let open = title(&mut desk);
        let hidden = {
            desk.keys("<F2>");
            title(&mut desk)
        };
        let is_hidden = desk.screen().contains("сейчас этого не видно");
        names.push((open.clone(), hidden.clone(), is_hidden));
        if is_hidden && open.chars().any(|c| c.is_ascii_digit()) {
            assert!(!hidden.chars().any(char::is_alphanumeric), "{open} / {hidden}");
        }
        desk.keys("<F2>");
    }
    assert!(names.iter().any(|(.., hidden)| *hidden), "{names:?}");
}

/// Whom they do not see is not told of where somebody new is called so; the pair is told of as soon as they are gone.
#[test]
fn somebody_new_of_a_hidden_name_is_compared_when_they_are_gone() {
    let mut desk = Desk::on(Lang::Ru, (100, 30), two);
    desk.keys("2/вега<Enter><F2>2nЧужеземье").keys("<C-s>").sees("Сохранено: Чужеземье").sees_no("Похоже").sees_no("пар");
    desk.keys("2/вега<Enter><Tab>nДронова<Space>Инна").keys("<C-s>").sees("Сохранено: Дронова Инна").sees_no("Похоже").sees_no("пар");
    desk.keys("1").sees_no("Чужеземье").sees_no("пары").keys("<F2>").sees("2 пары: возможно, это одно и то же");
    assert_eq!(desk.store().count_doubts().unwrap(), 2);
}
