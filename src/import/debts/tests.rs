use super::*;
use crate::clock::Clock;
use crate::exchange::listed::read_text;
use crate::import::purchases::place_client;

const HEAD: &str = "Задолженность на 28.11.2026;;;;\nКлиент;Документ;Срок оплаты;Сумма;Долг\n";

struct World {
    _folder: tempfile::TempDir,
    store: Store,
    lutik: i64,
    kim: i64,
}

impl World {
    fn new() -> World {
        let folder = tempfile::tempdir().unwrap();
        let now = chrono::DateTime::parse_from_rfc3339("2026-11-28T12:00:00+03:00").unwrap();
        let store = Store::open(&folder.path().join("kam.db"), Clock::Fixed(now)).unwrap();
        let account = |name: &str| {
            let account = Record::new(Entity::Account).with_text("short_name", name);
            store.step(Verb::Create, "", |change| change.insert(&account)).unwrap()
        };
        let (lutik, kim) = (account("Лютик"), account("Ким"));
        World { _folder: folder, store, lutik, kim }
    }

    fn plan(&self, text: &str, keeps: bool) -> Plan {
        plan(&self.store, read_text("x.csv", text).unwrap(), keeps).unwrap()
    }

    fn take(&self, rows: &str) -> Done {
        apply(&self.store, &self.plan(&format!("{HEAD}{rows}"), false), &mut |_| ControlFlow::Continue(())).unwrap()
    }

    fn turns(&self, rows: &str) -> Vec<(String, Turn)> {
        self.plan(&format!("{HEAD}{rows}"), false).lines.into_iter().map(|line| (line.title, line.turn)).collect()
    }

    fn written(&self, account: i64) -> Vec<(String, String, i64, i64)> {
        let debts = self.store.owned(Entity::Debt, account).unwrap();
        let of = |debt: &Record| {
            let sum = |key: &str| debt.int(key).unwrap_or_default();
            (debt.text("title").to_owned(), debt.text("due_on").to_owned(), sum("amount"), sum("paid"))
        };
        let mut written: Vec<_> = debts.iter().map(of).collect();
        written.sort_by_key(|(title, ..)| called(title));
        written
    }

    fn by_hand(&self, account: i64, title: &str, amount: i64) {
        let debt = Record::owned(Entity::Debt, account).with_text("title", title).with_text("due_on", "2026-11-20");
        let debt = debt.with("amount", Value::Int(amount)).with_text("currency", "RUB");
        self.store.step(Verb::Create, "", |change| change.insert(&debt)).unwrap();
    }
}

fn debt(title: &str, due_on: &str, amount: i64, paid: i64) -> (String, String, i64, i64) {
    (title.to_owned(), due_on.to_owned(), amount, paid)
}

#[test]
fn a_table_taken_in_again_says_what_is_paid_new_and_larger() {
    let world = World::new();
    let first = "ООО Лютик;УПД 1;01.12.2026;1000;1000\nЛютик;УПД 2;20.11.2026;500;200\nКим;Счёт 7;10.11.2026;70;70\n";
    assert_eq!(world.take(first), Done { new: 3, ..Done::default() });
    let brought = [debt("УПД 1", "2026-12-01", 100_000, 0), debt("УПД 2", "2026-11-20", 50_000, 30_000)];
    assert_eq!(world.written(world.lutik), brought);
    assert!(world.plan(&format!("{HEAD}{first}"), false).is_idle());
    let second = "Лютик;УПД 1;05.12.2026;1000;1000\nЛютик;УПД 3;25.12.2026;90;90\nКим;Счёт 7;10.11.2026;;100\n";
    let turn = |title: &str, turn| (title.to_owned(), turn);
    let told = [turn("Счёт 7", Turn::Larger), turn("УПД 3", Turn::New), turn("УПД 1", Turn::Moved), turn("УПД 2", Turn::Paid)];
    assert_eq!(world.turns(second), told);
    assert_eq!(world.take(second), Done { new: 1, changed: 2, paid: 1, ..Done::default() });
    assert_eq!(world.written(world.lutik)[1], debt("УПД 2", "2026-11-20", 50_000, 50_000));
    assert_eq!(world.written(world.kim), [debt("Счёт 7", "2026-11-10", 10_000, 0)]);
    world.store.undo().unwrap();
    assert_eq!(world.written(world.lutik), brought);
    // Who is not in a table of several owes nothing; one of a single client says nothing of others.
    assert_eq!(world.turns("Лютик;УПД 1;01.12.2026;1000;1000\nИва;УПД 9;01.12.2026;5;5\n")[0], turn("Счёт 7", Turn::Paid));
    assert!(world.turns("Лютик;УПД 1;01.12.2026;1000;1000\n").iter().all(|(title, _)| title != "Счёт 7"));
    let kept = world.plan(&format!("{HEAD}Лютик;УПД 1;01.12.2026;1000;1000\n"), true);
    assert!(kept.is_idle() && kept.may_keep());
}

#[test]
fn of_whom_a_row_cannot_be_read_nothing_is_taken_for_paid() {
    let world = World::new();
    world.take("Лютик;УПД 1;01.12.2026;1000;1000\nКим;Счёт 7;10.11.2026;70;70\n");
    assert_eq!(world.turns("Лютик;УПД 1;скоро;1000;1000\nКим;Счёт 7;10.11.2026;70;70\n"), [("Счёт 7".to_owned(), Turn::Same)]);
    let nobody = world.turns(";УПД 1;01.12.2026;1000;1000\nКим;Счёт 7;10.11.2026;70;70\nМак;УПД 4;10.11.2026;70;70\n");
    assert_eq!(nobody, [("Счёт 7".to_owned(), Turn::Same)]);
}

#[test]
fn what_was_written_by_hand_is_known_by_number_and_sum_and_else_stays() {
    let world = World::new();
    world.by_hand(world.lutik, "счёт 118 от 14.10.", 100_000);
    world.by_hand(world.lutik, "Старый долг", 500);
    let told = world.turns("Лютик;Счёт 000118 от 14.10.2026;20.11.2026;1000;400\n");
    assert_eq!(told, [("счёт 118 от 14.10.".to_owned(), Turn::Smaller), ("Старый долг".to_owned(), Turn::ByHand)]);
}

#[test]
fn ages_hold_the_day_that_is_known_and_go_where_they_are_no_longer() {
    let world = World::new();
    let table = |on: &str, rows: &str| format!("Задолженность на {on};;;;\nКлиент;Долг;Не просрочено;1-30;31-60\n{rows}");
    let take = |text: &str| {
        let plan = world.plan(text, false);
        (plan.unsaid, apply(&world.store, &plan, &mut |_| ControlFlow::Continue(())).unwrap())
    };
    assert_eq!(take(&table("28.11.2026", "Лютик;300;100;200;\n")), (1, Done { new: 2, ..Done::default() }));
    let brought = [debt("1-30", "2026-11-27", 20_000, 0), debt("Не просрочено", "", 10_000, 0)];
    assert_eq!(world.written(world.lutik), brought);
    assert_eq!(take(&table("05.12.2026", "Лютик;300;100;200;\n")), (0, Done::default()));
    assert_eq!(take(&table("05.01.2027", "Лютик;200;;;200\n")), (0, Done { new: 1, gone: 2, ..Done::default() }));
    assert_eq!(world.written(world.lutik), [debt("31-60", "2026-12-05", 20_000, 0)]);
}

#[test]
fn whoever_is_nobody_here_waits_by_name_and_the_next_table_brings_the_debts() {
    let world = World::new();
    let rows = "Ива;УПД 1;01.12.2026;1000;1000\n";
    let told = world.plan(&format!("{HEAD}{rows}"), false);
    assert_eq!((told.unknown[0].count, told.unknown[0].sums.clone()), (1, BTreeMap::from([("RUB".to_owned(), 100_000)])));
    assert_eq!(world.take(rows), Done { unknown: 1, ..Done::default() });
    assert!(world.plan(&format!("{HEAD}{rows}"), false).is_idle());
    let waiting = world.store.report_clients(9).unwrap();
    assert_eq!((waiting.len(), waiting[0].name.as_str(), waiting[0].months.0.as_str()), (1, "Ива", ""));
    assert_eq!(place_client(&world.store, waiting[0].id, world.kim).unwrap(), 0);
    assert_eq!(world.take(rows), Done { new: 1, ..Done::default() });
    assert_eq!(world.written(world.kim), [debt("УПД 1", "2026-12-01", 100_000, 0)]);
}

/// A day would be guessed, and told as if the table said it; or the table be refused row by row.
#[test]
fn totals_have_no_day_and_take_the_place_of_totals() {
    let world = World::new();
    let take = |text: &str| apply(&world.store, &world.plan(text, false), &mut |_| ControlFlow::Continue(())).unwrap();
    let first = world.plan("Клиент;Долг\nЛютик;600\nКим;70\n", false);
    assert_eq!((first.unsaid, first.lines.iter().all(|line| line.after.due_on.is_empty())), (2, true));
    assert_eq!(take("Клиент;Долг\nЛютик;600\nКим;70\n"), Done { new: 2, ..Done::default() });
    assert_eq!(world.written(world.lutik), [debt("Долг", "", 60_000, 0)]);
    assert!(world.plan("Клиент;Долг\nЛютик;600\nКим;70\n", false).is_idle());
    // The file holds it as it holds any other, and doctor finds nothing in it.
    assert!(world.store.strange_values().unwrap().0.is_empty());
    assert_eq!(world.store.debts_from().unwrap().map(|(_, name)| name).as_deref(), Some("x.csv"));
    // The next one of the same source: less is left, and a part of it is called overdue.
    assert_eq!(take("Клиент;Долг;Просрочено\nЛютик;500;200\nКим;70;\n"), Done { new: 1, changed: 1, ..Done::default() });
    assert_eq!(world.written(world.lutik), [debt("Долг", "", 60_000, 30_000), debt("Просрочено", "", 20_000, 0)]);
    let today = world.store.clock().today();
    let owed = &world.store.owed(world.lutik, today).unwrap()[0];
    assert_eq!((owed.whole(), owed.late(), owed.to_30), (50_000, 20_000, 0));
    assert!(!world.plan("Клиент;Долг\nКим;70\n", false).counts_twice());
    world.by_hand(world.lutik, "Счёт 9", 100);
    assert!(world.plan("Клиент;Долг\nЛютик;500\n", false).counts_twice());
    // One row may tell of two debts.
    let table: Debts = read_text("x.csv", "Клиент;Долг;Просрочено\nЛютик;500;200\n").unwrap();
    assert_eq!((table.rows.len(), table.rows_read()), (2, 1));
    // Who names the day keeps it.
    let total = world.store.owned(Entity::Debt, world.kim).unwrap().remove(0);
    world.store.step(Verb::Edit, "", |change| change.update(&total, &total.clone().with_text("due_on", "2026-12-10"))).unwrap();
    assert!(world.plan("Клиент;Долг\nКим;70\n", false).is_idle());
    let total = world.store.owned(Entity::Debt, world.kim).unwrap().remove(0);
    world.store.step(Verb::Edit, "", |change| change.update(&total, &total.clone().with_text("due_on", ""))).unwrap();
    assert_eq!(world.written(world.kim), [debt("Долг", "", 7_000, 0)]);
}

/// A debt of which a part was paid stood twice, since its invoice was called otherwise.
#[test]
fn a_debt_is_known_by_its_number_however_it_is_called() {
    let world = World::new();
    world.by_hand(world.lutik, "счёт 118", 50_000_000);
    let turns = |rows: &str| {
        let plan = world.plan(&format!("Клиент;Счёт;Срок оплаты;Остаток\n{rows}"), false);
        plan.lines.into_iter().map(|line| (line.title, line.turn)).collect::<Vec<_>>()
    };
    let own = |turn| vec![("счёт 118".to_owned(), turn)];
    for (row, turn) in [
        ("Лютик;118;20.11.2026;300 000\n", Turn::Smaller),
        ("Лютик;Счёт 118;20.11.2026;300 000\n", Turn::Smaller),
        ("Лютик;№ 00118;20.11.2026;500 000\n", Turn::Same),
        ("Лютик;118;20.11.2026;600 000\n", Turn::Larger),
    ] {
        assert_eq!(turns(row), own(turn), "{row}");
    }
    assert_eq!(turns("Лютик;УПД 118;20.11.2026;300 000\n").len(), 2);
    // One that a table brought is the same too.
    world.take("Ким;118;20.11.2026;;500\n");
    assert_eq!(turns("Ким;счёт 118;20.11.2026;200\n"), [("№ 118".to_owned(), Turn::Smaller)]);
}

/// What stood in a second column of sums, or in a row of nobody, was marked as paid.
#[test]
fn nothing_is_paid_that_the_table_does_not_tell_whole() {
    let world = World::new();
    world.take("Лютик;5;01.12.2026;;10\nКим;6;01.12.2026;;300\n");
    let turns = |text: &str| world.plan(text, false).lines.into_iter().map(|line| (line.title, line.turn)).collect::<Vec<_>>();
    let two = turns("Клиент;Счёт;Срок оплаты;Долг, USD;Долг, руб.\nЛютик;5;01.12.2026;;10\nКим;6;01.12.2026;;300\nМак;7;01.12.2026;8;\n");
    assert!(two.iter().all(|(_, turn)| *turn == Turn::Same) && two.len() == 2, "{two:?}");
    for refused in [
        "Кредиторская задолженность;;;\nКлиент;Счёт;Срок оплаты;Долг\nМак;К-1;16.11.2026;77\nИва;К-2;16.11.2026;77\n",
        "Клиент;Счёт;Срок оплаты;Долг;Долг филиалов\nЛютик;5;01.12.2026;;10\nМак;7;01.12.2026;8;\n",
    ] {
        let plan = world.plan(refused, false);
        assert!(plan.is_idle() && plan.lines.is_empty() && plan.table.about.refused.is_some(), "{:?}", plan.lines);
    }
    assert_eq!(turns(&format!("{HEAD}Лютик;7;01.12.2026;;10\n;5;01.12.2026;;10\n")), [("№ 7".to_owned(), Turn::New)]);
}
