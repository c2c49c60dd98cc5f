//! Reading the influence map: what stood on it, what a purchase changes, and how it was on a day.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use chrono::{DateTime, NaiveDate};
use kamdesk::clock::Clock;
use kamdesk::domain::visibility::Audience;
use kamdesk::domain::{Entity, Lang, Record, Value, day};
use kamdesk::editing::map::{self as changes, Judged};
use kamdesk::editing::{self, create_named};
use kamdesk::map::answers::{Question, Said, answer};
use kamdesk::map::read::{Scene, Wanted, read};
use kamdesk::map::{TieKind, visible};
use kamdesk::settings::Settings;
use kamdesk::store::{Store, Verb};
use std::path::Path;
use support::desk::Desk;

/// A file on a day: the same file is opened again on later days.
fn on(folder: &Path, iso: &str) -> Store {
    Store::open(&folder.join("kam.db"), Clock::Fixed(DateTime::parse_from_rfc3339(&format!("{iso}T12:00:00+03:00")).unwrap())).unwrap()
}

fn at(iso: &str) -> Option<NaiveDate> {
    day::from_iso(iso)
}

fn scene(store: &Store, wanted: Wanted) -> Scene {
    read(store, &Settings::default(), wanted).unwrap()
}

struct Bench {
    folder: tempfile::TempDir,
    account: i64,
    people: [i64; 3],
    roles: [i64; 3],
}

/// Three persons of one account, known since the first of September.
fn bench() -> Bench {
    let folder = tempfile::tempdir().unwrap();
    let store = on(folder.path(), "2026-09-01");
    let account = create_named(&store, Entity::Account, "Ромашка", None).unwrap();
    let people =
        ["Иванов Иван", "Петрова Анна", "Сидоров Олег"].map(|name| create_named(&store, Entity::Person, name, Some(account)).unwrap());
    let roles = people.map(|person| store.person_at(account, person).unwrap().unwrap().id);
    Bench { folder, account, people, roles }
}

fn judge(store: &Store, affiliation: i64, purchase: Option<i64>, field: &str, value: i64) {
    changes::judge(store, Judged { affiliation, purchase, field }, &Value::Int(value), "", "").unwrap();
}

fn tie(store: &Store, bench: &Bench, kind: &str, from: usize, to: usize) -> i64 {
    let tie = editing::fresh(Entity::Tie, Some(bench.account), store.clock().today())
        .with_text("kind", kind)
        .with("from_id", Value::Int(bench.people[from]))
        .with("to_id", Value::Int(bench.people[to]));
    editing::save(store, None, &tie, "").unwrap()
}

#[test]
fn the_map_is_read_as_it_was_on_a_day() {
    let bench = bench();
    let wanted = |iso: Option<&str>| Wanted { account: bench.account, purchase: None, on: iso.and_then(at), since: None };
    let early = on(bench.folder.path(), "2026-09-10");
    judge(&early, bench.roles[0], None, "attitude", -1);
    let erased = tie(&early, &bench, "trusts", 0, 1);
    let ended = tie(&early, &bench, "conflict", 1, 2);
    changes::set_boss(&early, bench.roles[1], Some(bench.people[0])).unwrap();
    let late = on(bench.folder.path(), "2026-11-22");
    judge(&late, bench.roles[0], None, "attitude", 2);
    changes::set_boss(&late, bench.roles[1], Some(bench.people[2])).unwrap();
    late.step(Verb::Delete, "", |change| change.delete(Entity::Tie, erased)).unwrap();
    changes::end_tie(&late, ended).unwrap();
    tie(&late, &bench, "influences", 2, 0);
    let newcomer = create_named(&late, Entity::Person, "Новиков Ян", Some(bench.account)).unwrap();

    let now = scene(&late, wanted(None));
    assert_eq!(now.node(bench.people[0]).unwrap().attitude, Some(2));
    assert_eq!(now.node(bench.people[1]).unwrap().boss, Some(bench.people[2]));
    assert_eq!(now.chart.ties.iter().map(|tie| tie.kind).collect::<Vec<_>>(), [TieKind::Influences]);
    assert!(now.node(newcomer).is_some() && !now.past);

    let then = scene(&late, wanted(Some("2026-10-01")));
    assert!(then.past);
    assert_eq!(then.node(bench.people[0]).unwrap().attitude, Some(-1));
    assert_eq!(then.node(bench.people[1]).unwrap().boss, Some(bench.people[0]), "who reported to whom is known from the journal");
    let kinds: Vec<_> = then.chart.ties.iter().map(|tie| tie.kind).collect();
    assert_eq!(kinds, [TieKind::Conflict, TieKind::Trusts], "ties that went since stood then");
    assert!(then.node(newcomer).is_none(), "nobody knew of them");
    let before = scene(&late, wanted(Some("2026-09-05")));
    assert_eq!((before.node(bench.people[0]).unwrap().attitude, before.chart.ties.len()), (None, 0));
    assert_eq!(before.node(bench.people[1]).unwrap().boss, None);
}

#[test]
fn a_purchase_lays_its_differences_over_the_map() {
    let bench = bench();
    let store = on(bench.folder.path(), "2026-11-22");
    judge(&store, bench.roles[0], None, "attitude", 1);
    judge(&store, bench.roles[1], None, "attitude", 0);
    let purchase = Record::owned(Entity::Opportunity, bench.account).with_text("title", "Флакон").with_text("state", "open");
    let purchase = editing::save(&store, None, &purchase, "").unwrap();
    judge(&store, bench.roles[0], Some(purchase), "attitude", -2);
    let map = scene(&store, Wanted { account: bench.account, purchase: Some(purchase), ..Wanted::default() });
    let (first, second) = (map.node(bench.people[0]).unwrap(), map.node(bench.people[1]).unwrap());
    assert_eq!((first.attitude, first.differs.len()), (Some(-2), 1));
    assert_eq!((second.attitude, second.differs.len()), (Some(0), 0));
    assert_eq!(scene(&store, Wanted { account: bench.account, ..Wanted::default() }).node(bench.people[0]).unwrap().attitude, Some(1));
    // A purchase of another account is none of this one.
    let other = create_named(&store, Entity::Account, "Астра", None).unwrap();
    assert!(read(&store, &Settings::default(), Wanted { account: other, purchase: Some(purchase), ..Wanted::default() }).is_err());
}

#[test]
fn who_was_never_met_and_what_has_faded_is_told_by_rule() {
    let bench = bench();
    let early = on(bench.folder.path(), "2026-09-01");
    judge(&early, bench.roles[0], None, "relationship", 3);
    judge(&early, bench.roles[1], None, "relationship", 0);
    let entry = editing::fresh(Entity::Entry, Some(bench.account), early.clock().today()).with("people", Value::Ids(vec![bench.people[2]]));
    editing::save(&early, None, &entry, "").unwrap();
    let late = on(bench.folder.path(), "2026-12-24");
    judge(&late, bench.roles[1], None, "influence", 2);
    let map = scene(&late, Wanted { account: bench.account, ..Wanted::default() });
    let nodes = bench.people.map(|person| map.node(person).unwrap().clone());
    assert_eq!(nodes.each_ref().map(|node| node.never_met), [false, true, false]);
    assert_eq!(nodes.each_ref().map(|node| node.faded), [true, false, false]);
    assert_eq!(map.figures[&bench.people[2]].contacts, 1);
}

#[test]
fn an_ended_tie_can_be_taken_up_again() {
    let bench = bench();
    let early = on(bench.folder.path(), "2026-09-10");
    let id = tie(&early, &bench, "trusts", 0, 1);
    let late = on(bench.folder.path(), "2026-11-22");
    let ties = |store: &Store| scene(store, Wanted { account: bench.account, ..Wanted::default() }).chart.ties.len();
    changes::end_tie(&late, id).unwrap();
    assert_eq!(ties(&late), 0);
    assert_eq!(late.load(Entity::Tie, id).unwrap().unwrap().text("until_on"), "2026-11-22");
    late.undo().unwrap();
    assert_eq!(ties(&late), 1);
    let slip = tie(&late, &bench, "conflict", 0, 2);
    changes::end_tie(&late, slip).unwrap();
    assert_eq!(late.load(Entity::Tie, slip).unwrap(), None, "what was drawn today was a slip");
}

#[test]
fn nobody_is_tied_to_themselves() {
    let bench = bench();
    let tie = editing::fresh(Entity::Tie, Some(bench.account), at("2026-11-22").unwrap());
    let own = tie.with("from_id", Value::Int(bench.people[0])).with("to_id", Value::Int(bench.people[0]));
    let wrong: Vec<_> = editing::problems(&own).into_iter().map(|(field, problem)| (field.key, problem)).collect();
    assert_eq!(wrong, [("to_id", editing::Problem::SamePerson)]);
}

/// Two records of one person are made one: their ties must follow, and no tie may lead from a person to themselves.
#[test]
fn ties_follow_a_merge() {
    let bench = bench();
    let store = on(bench.folder.path(), "2026-11-22");
    tie(&store, &bench, "trusts", 0, 2);
    tie(&store, &bench, "trusts", 1, 2);
    tie(&store, &bench, "influences", 0, 1);
    store.step(Verb::Merge, "", |change| change.merge(Entity::Person, bench.people[0], bench.people[1])).unwrap();
    let ties = store.ties(bench.account, "2026-11-22", false).unwrap();
    assert_eq!(ties.iter().map(|tie| (tie.from, tie.to)).collect::<Vec<_>>(), [(bench.people[0], bench.people[2])]);
    store.undo().unwrap();
    assert_eq!(store.ties(bench.account, "2026-11-22", false).unwrap().len(), 3);
}

/// What is thought of a person would reach somebody it is not meant for.
#[test]
fn what_goes_out_is_what_was_asked_for() {
    let bench = bench();
    let store = on(bench.folder.path(), "2026-11-22");
    judge(&store, bench.roles[0], None, "attitude", -2);
    judge(&store, bench.roles[0], None, "influence", 5);
    judge(&store, bench.roles[0], None, "relationship", 4);
    tie(&store, &bench, "conflict", 0, 1);
    let seen = |level: &str| {
        let mut map = scene(&store, Wanted { account: bench.account, ..Wanted::default() });
        visible::reduce(&mut map, Audience::from_code(level));
        let node = map.node(bench.people[0]).unwrap();
        (node.attitude.is_some() || node.influence.is_some(), node.relationship.is_some(), map.chart.ties.len())
    };
    assert_eq!(seen("private"), (true, true, 1));
    assert_eq!(seen("team"), (false, false, 0));
    assert_eq!(seen("shareable"), (false, false, 0));
}

const QUESTIONS: [Question; 8] = [
    Question::Decides,
    Question::Against,
    Question::Carries,
    Question::Mirrors,
    Question::Cover,
    Question::Handed,
    Question::Silent,
    Question::Changed,
];

/// A question that is answered by nothing, or by a name that is none, would be asked once and never again.
#[test]
fn every_question_is_answered_with_names_or_with_what_is_missing() {
    use kamdesk::text::answers as say;
    for lang in Lang::ALL.into_iter().filter(|lang| support::has_demo(*lang)) {
        let folder = tempfile::tempdir().unwrap();
        support::demo_at(&folder.path().join("kam.db"), lang);
        let store = Store::open(&folder.path().join("kam.db"), support::morning()).unwrap();
        let mut accounts = Vec::new();
        store.each(Entity::Account, |record| accounts.push(record.id.unwrap())).unwrap();
        let mut named = std::collections::HashSet::new();
        for account in accounts {
            let scene = scene(&store, Wanted { account, ..Wanted::default() });
            let reached = scene.chart.nodes.iter().map(|node| Question::Reach(node.person));
            for question in QUESTIONS.into_iter().chain(reached.collect::<Vec<_>>()) {
                let found = answer(&scene, question);
                assert!(!found.said.is_empty(), "{}: {question:?}", scene.account);
                for said in &found.said {
                    let text = say::said(said, lang);
                    let left = matches!(said, Said::Left { .. });
                    let has_name = left || scene.chart.nodes.iter().any(|node| text.contains(node.name.trim_end_matches('.')));
                    let missing = matches!(
                        said,
                        Said::NoDecider
                            | Said::NoOpponent
                            | Said::NoBase
                            | Said::AllMirrored
                            | Said::NothingHanded
                            | Said::NobodySilent { .. }
                            | Said::NothingNew { .. }
                    ) || matches!(said, Said::Covered { names, .. } if names.is_empty());
                    assert!(has_name || missing, "{}: {question:?}: {text}", scene.account);
                    let foreign = |c: char| if lang == Lang::Ru { c.is_ascii_alphabetic() } else { ('а'..='я').contains(&c) };
                    assert!(!text.contains(foreign) && !text.contains("..") && text.chars().count() > 8, "{text}");
                    if has_name {
                        named.insert(format!("{question:?}").split('(').next().unwrap().to_owned());
                    }
                }
            }
        }
        // Nobody was handed to a colleague there.
        assert!(named.len() == QUESTIONS.len() && !named.contains("Handed"), "{named:?}");
    }
}

/// "Everybody has a counterpart" would be said of an account with nobody in it.
#[test]
fn an_account_without_people_is_told_to_be_that() {
    let folder = tempfile::tempdir().unwrap();
    let store = on(folder.path(), "2026-09-01");
    let account = create_named(&store, Entity::Account, "Ромашка", None).unwrap();
    let empty = scene(&store, Wanted { account, ..Wanted::default() });
    for question in QUESTIONS.into_iter().chain([Question::Reach(7)]) {
        let said = answer(&empty, question).said;
        let right = match question {
            Question::Changed => matches!(said[..], [Said::NothingNew { .. }]),
            _ => said == [Said::Nobody],
        };
        assert!(right, "{question:?}: {said:?}");
    }
    // One person of whom nothing is known: each answer says what is missing of them.
    create_named(&store, Entity::Person, "Иванов Иван", Some(account)).unwrap();
    let one = scene(&store, Wanted { account, ..Wanted::default() });
    let told = |question| answer(&one, question).said.iter().map(|said| kamdesk::text::answers::said(said, Lang::Ru)).collect::<Vec<_>>();
    assert_eq!(told(Question::Against), ["Тех, кто против нас, не записано.", "Отношение к нам не оценено, 1: Иванов И."]);
    assert_eq!(told(Question::Silent), ["Ритм контакта ни у кого не задан, поэтому и срока нет: он ставится в карточке человека."]);
    for (lang, ask, said) in [
        (Lang::Ru, "Кто решает и знакомы ли мы", "Людей на карте пока нет: сначала добавьте человека."),
        (Lang::En, "Who decides, and have we met", "There is nobody on the map yet: add a person first."),
    ] {
        for size in [(80, 24), (120, 40)] {
            let mut desk = support::desk::Desk::empty(lang, size);
            create_named(&desk.store(), Entity::Account, "Лютик", None).unwrap();
            desk.look_around().keys("<Enter>2<Enter><Tab>va").sees(ask).keys("<Enter>").sees(said);
        }
    }
}

/// Whoever sees the map for the first time asks what its lines mean: the help says all of them, and where no row of the picture is lost
/// by it those drawn are explained under it.
#[test]
fn the_lines_of_the_map_are_explained() {
    let strokes = ["───", "━━▸", "══▸", "×╍╍×", "┄┄┄┄", "2 3", "╔══╗", "┌╌╌┐"];
    let meant = ["подчинение", "влияет", "доверяет", "в конфликте", "общее прошлое", "заметная, сильная", "решает", "мы не знакомы"];
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("2/ромаш<Enter><Tab>v");
    for (stroke, words) in strokes.iter().zip(meant) {
        let row = (0..40)
            .map(|y| desk.row(y))
            .find(|row| row.contains(&format!("{stroke} {words}")) || row.contains(&format!("{stroke} связь {words}")));
        assert!(row.is_some(), "{stroke} {words}\n{}", desk.screen());
    }
    // In a small window they stand in its free corners.
    desk.resize(80, 24).sees("общее прошлое");
    desk.keys("?").sees("Линии и рамки");
    for (stroke, words) in strokes.iter().zip(meant) {
        let row = (0..24).map(|y| desk.row(y)).find(|row| row.contains(stroke) && row.contains(words));
        assert!(row.is_some(), "{stroke} {words}\n{}", desk.screen());
    }
    // Before a client nothing is said of ties.
    desk.keys("<Esc><F2>").keys("?").sees_no("в конфликте");
}

/// In ASCII one sign would stand for two things: how close somebody is to us for who of us stands opposite, an arrow of a text for the
/// sign of what is cut or selected.
#[test]
fn in_ascii_each_sign_of_the_map_stands_for_one_thing() {
    use kamdesk::tui::theme::{Ground, Theme};
    let theme = Theme { colour: true, ascii: true, ground: Ground::Dark };
    let mut desk = Desk::drawn(Lang::Ru, (120, 40), theme, |file| support::demo_at(file, Lang::Ru));
    desk.keys("2/ромаш<Enter><Tab>v").sees("& контакт").sees("= с нашей стороны").sees("%%%> влияет").sees("+##+ решает");
    let (equal, drawn) = (desk.screen().matches('=').count(), desk.screen().matches("= ").count());
    assert_eq!(equal, drawn, "{}", desk.screen());
    desk.keys("<Esc>12<Enter><Tab><Tab>").sees("Отсрочка 45 -> 60 дней").sees_no("45 > 60");
    desk.keys("1").sees("причина слипания и меры -> Захарченкова");
}
