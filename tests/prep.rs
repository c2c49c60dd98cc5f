//! The page before a contact: read in twenty seconds in a lobby, it must hold what matters, whole, without a key.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use chrono::Days;
use kamdesk::domain::{Entity, Lang, Record, Value, day};
use kamdesk::prep::{self, Of, Part};
use kamdesk::settings::Settings;
use kamdesk::store::{Store, Verb};
use ratatui::layout::Rect;
use support::desk::Desk;
use tempfile::TempDir;

fn open(folder: &TempDir) -> Store {
    Store::open(&folder.path().join("kam.db"), support::morning()).unwrap()
}

fn add(store: &Store, record: Record) -> i64 {
    store.step(Verb::Create, "", |change| change.insert(&record)).unwrap()
}

fn ago(store: &Store, days: u64) -> String {
    day::iso(store.clock().today() - Days::new(days))
}

fn person(store: &Store, account: i64, name: &str, roles: &str, main: bool) -> i64 {
    let phone = format!("+7 900 000-50-{:02}", name.chars().count());
    let person = add(store, Record::new(Entity::Person).with_text("family_name", name).with_text("phones", phone));
    let role = Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(person)).with_text("roles", roles);
    add(store, if main { role.with("main_contact", Value::Int(1)) } else { role });
    person
}

fn account(store: &Store) -> i64 {
    add(store, Record::new(Entity::Account).with_text("short_name", "Вега"))
}

fn parts(store: &Store, of: Of, person: Option<i64>) -> Vec<Part> {
    let page = prep::read(store, &Settings::read(store).unwrap(), of, person).unwrap();
    page.sections.into_iter().map(|told| told.part).collect()
}

fn names(parts: &[Part]) -> Vec<String> {
    let people = parts.iter().find_map(|part| if let Part::People { rows, .. } = part { Some(rows) } else { None });
    people.unwrap().iter().map(|row| row.name.short()).collect()
}

/// The client comes down in two minutes: one look, no key.
#[test]
fn what_matters_is_on_the_first_screen_of_a_small_window() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2/ромаш<Enter><Esc><F5>");
    for said in [
        "Отсрочка 45 → 60 дней",
        "! 2 дня     предложение по отсрочке",
        "подтвердить место под запас → Пестова",
        "«Ещё раз так — пересмотрим график с другим»",
        "4 за 30 дней",
        "Ивнев Игорь Павлович",
        "+7 900 000-40-02",
        "★ Пестова Анна Сергеевна",
        "+7 900 000-40-03",
        "? Кто согласует бюджет второй линии?",
        "? Хотят ли держать второго поставщика на короб?",
        "? Кто участвует на этапе «бюджет»",
        "Перед контактом · 0/7 · Tab",
    ] {
        desk.sees(said);
    }
    // The sign that there is more stands in the title line, nowhere else; at the end it says so.
    assert_eq!((desk.rows_with("ещё 54 ↓"), desk.rows_with("↓").len()), (vec![1], 1), "{}", desk.screen());
    desk.keys("<End>").sees("ещё 54 ↑").keys("<Up>").sees("ещё 1 ↑↓").keys("<Home>").sees("ещё 54 ↓");
    // The checklist takes the place of the page, and is ticked.
    desk.keys("<Tab>").sees("[ ] Прошлый разговор перечитан").sees_no("Отсрочка 45").keys("j<Space>").sees("1/7").sees("[x] Свои обещания");
    desk.keys("<Esc>").sees("Отсрочка 45").sees("Перед контактом · 1/7 · Tab").keys("<Esc>").sees_no("Подготовка ·");
}

/// At a large window one would scroll beside an empty half.
#[test]
fn a_large_window_has_the_checklist_and_the_rest_in_its_right_half() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("2/ромаш<Enter><Esc><F5>").sees("[ ] Прошлый разговор перечитан").sees("Отсрочка 45");
    let half = |desk: &Desk, x: u16| desk.region(Rect { x, y: 2, width: 58, height: 35 });
    let filled = |text: &str| text.lines().filter(|line| line.chars().any(char::is_alphabetic)).count();
    assert!(filled(&half(&desk, 2)) > 25 && filled(&half(&desk, 61)) > 25, "{}", desk.screen());
    desk.keys("<Space>").sees("[x] Цель и минимальный итог").keys("<PgDn>").sees("О людях");
}

/// Who rings at an account where nothing is planned and nobody was marked would find a page without a name.
#[test]
fn somebody_is_named_whenever_somebody_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let vega = account(&store);
    assert_eq!(names(&parts(&store, Of::Account(vega), None)), Vec::<String>::new());
    let user = person(&store, vega, "Кладов", "uses", false);
    person(&store, vega, "Никтов", "", false);
    let first = person(&store, vega, "Решаев", "decides", false);
    let second = person(&store, vega, "Решалин", "decides,uses", false);
    let gone = person(&store, vega, "Ушаков", "decides", false);
    store.step(Verb::Edit, "", |change| change.set(Entity::Affiliation, 5, "to_on", Value::text(ago(&store, 9)))).unwrap();
    let held = |people: Vec<i64>, days| {
        let entry = Record::owned(Entity::Entry, vega).with_text("kind", "call").with_text("state", "held");
        add(&store, entry.with_text("day", ago(&store, days)).with("people", Value::Ids(people)));
    };
    held(vec![first], 30);
    held(vec![second], 5);
    held(vec![user, gone], 1);
    // By role, and of the same role whoever was spoken to last; who has left is not named.
    assert_eq!(names(&parts(&store, Of::Account(vega), None)), ["Решалин", "Решаев", "Кладов", "Никтов"]);
    person(&store, vega, "Главнов", "uses", true);
    assert_eq!(names(&parts(&store, Of::Account(vega), None))[0], "Главнов");
    // A contact in which nobody was named names them too, and says so.
    let planned = Record::owned(Entity::Entry, vega).with_text("kind", "call").with_text("state", "planned");
    let entry = add(&store, planned.with_text("day", day::iso(store.clock().today())));
    let told = parts(&store, Of::Entry(entry), None);
    assert_eq!(names(&told).len(), 5);
    assert!(told.iter().any(|part| matches!(part, Part::People { unnamed: true, .. })));
}

/// The page asked for somebody would speak of somebody else.
#[test]
fn a_person_in_mind_stands_first_with_what_concerns_them() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let vega = account(&store);
    person(&store, vega, "Главнов", "decides", true);
    let asked = person(&store, vega, "Тихонов", "", false);
    let promise = |title: &str, person: Option<i64>, due: String| {
        let action = Record::owned(Entity::Action, vega).with_text("kind", "our_promise").with_text("state", "open");
        let action = action.with_text("title", title).with_text("due_on", due);
        add(&store, person.map_or(action.clone(), |person| action.with("person_id", Value::Int(person))));
    };
    promise("позже всех", Some(asked), day::iso(store.clock().today() + Days::new(90)));
    promise("давно", None, ago(&store, 9));
    promise("скоро", None, day::iso(store.clock().today() + Days::new(1)));
    let question = |text: &str, person: Option<i64>| {
        let question = Record::owned(Entity::Question, vega).with_text("title", text).with_text("state", "open");
        add(&store, person.map_or(question.clone(), |person| question.with("person_id", Value::Int(person))));
    };
    question("общий", None);
    question("к нему", Some(asked));
    let planned = Record::owned(Entity::Entry, vega).with_text("kind", "call").with_text("state", "planned");
    add(&store, planned.with_text("day", day::iso(store.clock().today())).with_text("purpose", "с другими"));
    let page = prep::read(&store, &Settings::read(&store).unwrap(), Of::Account(vega), Some(asked)).unwrap();
    assert!(page.entry.is_none(), "a meeting without them is not theirs");
    let told: Vec<Part> = page.sections.into_iter().map(|told| told.part).collect();
    assert_eq!(names(&told)[0], "Тихонов");
    let titles = told.iter().find_map(|part| match part {
        Part::Promises { ours: true, rows, pressing } => Some((rows.iter().map(|row| row.title.clone()).collect::<Vec<_>>(), *pressing)),
        _ => None,
    });
    assert_eq!(titles.unwrap(), (["давно", "позже всех", "скоро"].map(str::to_owned).to_vec(), 3));
    let first = told.iter().find_map(|part| if let Part::Questions(all) = part { all.first().cloned() } else { None });
    assert!(matches!(first, Some(prep::Question::Open { text, .. }) if text == "к нему"));
}

/// Of a contact that was held its own page would say that there was one the same day: itself.
#[test]
fn a_contact_is_none_before_itself() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let vega = account(&store);
    let main = person(&store, vega, "Главнов", "decides", true);
    let role = store.person_at(vega, main).unwrap().unwrap();
    let role = store.load(Entity::Affiliation, role.id).unwrap().unwrap();
    kamdesk::editing::save(&store, Some(&role), &role.clone().with("rhythm_days", Value::Int(30)), "").unwrap();
    let held = |days: u64| {
        let entry = Record::owned(Entity::Entry, vega).with_text("kind", "call").with_text("state", "held");
        add(&store, entry.with_text("day", ago(&store, days)).with("people", Value::Ids(vec![main])))
    };
    let first = held(0);
    let warned = |entry: i64| {
        let told = parts(&store, Of::Entry(entry), None);
        told.iter().find_map(|part| if let Part::Warnings(all) = part { Some(all.clone()) } else { None }).unwrap()
    };
    assert!(!warned(first).iter().any(|warning| matches!(warning, kamdesk::domain::contact_rules::Warning::TooOften(..))));
    let second = held(0);
    assert!(warned(second).iter().any(|warning| matches!(warning, kamdesk::domain::contact_rules::Warning::TooOften(0, 30))));
}

/// A signal written down by itself would be counted on Today and be missing where it matters.
#[test]
fn complaints_and_signals_are_the_ones_that_today_counts() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let vega = account(&store);
    let signal = |entry: Option<i64>, text: &str| {
        let signal = Record::owned(Entity::Signal, vega).with_text("day", ago(&store, 3)).with_text("title", text);
        let id = add(&store, signal);
        if let Some(entry) = entry {
            let sql = rusqlite::Connection::open(store.path()).unwrap();
            sql.execute("UPDATE signal SET entry_id = ?1 WHERE id = ?2", [entry, id]).unwrap();
        }
    };
    let entry = |kind: &str, days| {
        let entry = Record::owned(Entity::Entry, vega).with_text("kind", kind).with_text("state", "held");
        add(&store, entry.with_text("day", ago(&store, days)).with_text("purpose", "машина опоздала"))
    };
    signal(None, "уйдём к другому");
    signal(Some(entry("complaint", 4)), "стояли шесть часов");
    signal(Some(entry("call", 5)), "ворчал о цене");
    entry("complaint", 40);
    let told = parts(&store, Of::Account(vega), None);
    let words = told.iter().find_map(|part| match part {
        Part::Complaints(rows, _) => Some(rows.iter().map(|one| one.words.as_str()).collect::<Vec<_>>()),
        _ => None,
    });
    let counted = store.repeated_complaints(&ago(&store, 30), &ago(&store, 0), 9).unwrap();
    let words = words.unwrap();
    assert_eq!((counted[0].0.count, counted[0].0.signals, words.len()), (1, 2, 3), "{words:?}");
    for said in ["уйдём к другому", "стояли шесть часов", "ворчал о цене"] {
        assert_eq!(words.iter().filter(|word| **word == said).count(), 1, "{words:?}");
    }
}

/// The same words would stand twice on a page to be read in twenty seconds; where they stand is said in its place.
#[test]
fn a_contact_whose_words_the_risk_tells_points_there() {
    for (lang, guest, points) in [(Lang::Ru, "ромаш", "см.\u{a0}«Риск"), (Lang::En, "larkm", "see “Risk")] {
        for size in [(80, 60), (120, 60)] {
            let mut desk = Desk::demo(lang, size);
            desk.keys(&format!("2/{guest}<Enter>p"));
            let rows: Vec<u16> = desk.rows_with(points);
            let risk = desk.rows_with(if lang == Lang::Ru { "Риск" } else { "Risk" });
            assert!(!rows.is_empty() && risk.first() < rows.first(), "{}", desk.screen());
            // The pointer may have gone to the next line.
            let kind = if lang == Lang::Ru { "претензия" } else { "complaint" };
            let stands = |y: u16| [y, y - 1].iter().any(|y| desk.row(*y).contains(kind));
            assert!(rows.iter().all(|y| stands(*y)), "{}", desk.screen());
            // A client reads neither the risk nor where it stands.
            desk.keys("<F2>").sees_no(points);
        }
    }
}

/// `e` would open a new meeting while it said that it changes the planned one.
#[test]
fn e_edits_the_planned_contact_or_says_that_it_plans_one() {
    let mut desk = Desk::on(Lang::Ru, (80, 24), |file| {
        let store = Store::open(file, support::morning()).unwrap();
        let vega = account(&store);
        person(&store, vega, "Иванов", "", false);
    });
    desk.keys("2p").sees("Контакт не запланирован").sees("e запланировать").sees("+7 900 000-50-06");
    desk.keys("e").sees("Встреча или звонок · Вега").keys("<C-c><Esc>");
    let store = desk.store();
    let vega = store.accounts_matching("вега", 1).unwrap()[0].0;
    let planned = Record::owned(Entity::Entry, vega).with_text("kind", "call").with_text("state", "planned").with_text("purpose", "обзор");
    let entry = add(&store, planned.with_text("day", day::iso(store.clock().today())));
    desk.look_around().keys("p").sees("e изменить").sees("обзор").keys("e").sees("обзор").keys("<C-s>");
    assert_eq!(desk.store().load(Entity::Entry, entry).unwrap().unwrap().text("purpose"), "обзор");
    assert_eq!(desk.store().count_planned("2027-01-01").unwrap(), 1, "no second one was made");
}

/// What came of the contact would be written beside the planned one, which would stay open for ever.
#[test]
fn enter_leads_into_the_line_after_the_contact() {
    let mut desk = Desk::on(Lang::Ru, (80, 24), |file| {
        let store = Store::open(file, support::morning()).unwrap();
        let vega = account(&store);
        person(&store, vega, "Иванов", "", false);
    });
    // Where nothing is planned the line is begun with the account, and with whom the page was asked for.
    desk.keys("2p").sees("Enter записать итог").keys("<Enter>").sees("Записать одной строкой · Вега").sees("│ Вега:").keys("<Esc>");
    desk.keys("<Enter><Tab>").sees("Иванов").keys("p").sees("Контакт не запланирован").keys("<Enter>").sees("Вега: +Иванов").keys("<Esc>");
    let store = desk.store();
    let vega = store.accounts_matching("вега", 1).unwrap()[0].0;
    let planned = Record::owned(Entity::Entry, vega).with_text("kind", "call").with_text("state", "planned").with_text("purpose", "обзор");
    let entry = add(&store, planned.with_text("day", day::iso(store.clock().today())));
    desk.keys("1").look_around().keys("p").sees("обзор").keys("<Enter>").sees("После контакта · Вега").sees("закроет:").keys("<Esc>");
    // The same line as Space has on the row; the form stays behind its key.
    desk.keys("<Space>").sees("После контакта · Вега").keys("<Esc>");
    desk.keys("p").sees("обзор").keys("C").sees("Запись о контакте").keys("<Esc>");
    desk.keys("p<Enter>").sees("После контакта · Вега").keys("взяли образец<Enter>").sees_no("После контакта");
    let written = desk.store().load(Entity::Entry, entry).unwrap().unwrap();
    assert_eq!((written.text("state"), written.text("notes"), written.text("purpose")), ("held", "взяли образец", "обзор"));
}

/// «платит, решае…» and «закупает, пускает · …» would stand between a whole name and blanks.
#[test]
fn what_somebody_does_is_not_cut_in_one_line() {
    for size in [(80, 24), (100, 30), (120, 40)] {
        let mut desk = Desk::demo(Lang::Ru, size);
        desk.keys("2/ромаш<Enter>p").sees("+7 900 000-40-02").sees("+7 900 000-40-03").sees("закупает, пускает");
        let lines = ["+7 900 000-40-02", "+7 900 000-40-03"].map(|phone| desk.row(desk.rows_with(phone)[0]));
        assert!(lines.iter().all(|line| !line.contains('…')), "{}", lines.join("\n"));
    }
}
