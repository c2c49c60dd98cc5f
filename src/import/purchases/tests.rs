use super::*;
use crate::clock::Clock;
use crate::domain::{Entity, Record};
use crate::exchange::purchases::read_text;
use crate::store::Verb;
use std::ops::ControlFlow;

mod identity;

struct World {
    _folder: tempfile::TempDir,
    store: Store,
    lutik: i64,
    kim: i64,
}

fn world() -> World {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("kam.db"), Clock::System).unwrap();
    let account = |name: &str, tax: &str| {
        let record = Record::new(Entity::Account).with_text("short_name", name).with_text("tax_id", tax);
        store.step(Verb::Create, "", |change| change.insert(&record)).unwrap()
    };
    let (lutik, kim) = (account("Лютик", "7700000016"), account("Ким", ""));
    World { _folder: folder, store, lutik, kim }
}

impl World {
    fn plan(&self, rows: &str) -> Plan {
        let report = read_text("x.csv", &format!("Период;Контрагент;ИНН;Группа;Сумма;Себестоимость\n{rows}")).unwrap();
        plan(&self.store, report, false).unwrap()
    }

    fn take(&self, rows: &str) -> Done {
        apply(&self.store, &self.plan(rows), &mut |_| ControlFlow::Continue(())).unwrap()
    }

    fn bought(&self, account: i64) -> Vec<(String, String, i64)> {
        let rows = self.store.imported_of(account, "0000", "9999").unwrap();
        rows.into_iter().map(|row| (row.bought_on, row.title, row.amount)).collect()
    }

    fn turnover(&self, account: Option<i64>) -> Vec<(String, i64, Option<i128>)> {
        assert_eq!(self.store.stale_figures().unwrap(), 0);
        self.store.turnover(account, "0000").unwrap().into_iter().map(|month| (month.month.clone(), month.amount, month.income())).collect()
    }
}

fn row(when: &str, title: &str, amount: i64) -> (String, String, i64) {
    (when.into(), title.into(), amount)
}

const FIRST: &str = "01.2026;ООО Лютик;7700000016;Плёнка;100;80\n01.2026;ООО Лютик;7700000016;Плёнка;-10;\n\
    02.2026;ООО Лютик;7700000016;Лента;50;\n01.2026;ИП Ким;;Плёнка;7;\n02.2026;АО Сирень;7700000099;Плёнка;9;\n";

#[test]
fn rows_go_to_whom_tax_id_or_name_say_and_the_rest_waits() {
    let world = world();
    let done = world.take(FIRST);
    assert_eq!(done, Done { new: 4, unknown: 1, waiting: 1, ..Done::default() });
    assert_eq!(
        world.bought(world.lutik),
        [row("2026-01", "Плёнка", 10_000), row("2026-01", "Плёнка", -1_000), row("2026-02", "Лента", 5_000)]
    );
    assert_eq!(world.bought(world.kim), [row("2026-01", "Плёнка", 700)]);
    assert_eq!(world.turnover(Some(world.lutik)), [("2026-01".into(), 9_000, Some(2_000)), ("2026-02".into(), 5_000, None)]);
    assert_eq!(world.turnover(None)[0].1, 9_700);
    let waiting = world.store.report_clients(10).unwrap();
    assert_eq!((waiting[0].name.as_str(), &waiting[0].sums[..]), ("АО Сирень", &[("RUB".to_owned(), 900)][..]));
}

#[test]
fn the_same_report_changes_nothing_and_a_corrected_one_what_it_corrects() {
    let world = world();
    world.take(FIRST);
    let last = world.store.last_step().unwrap();
    let again = world.plan(FIRST);
    assert!(again.accounts.values().all(Share::is_idle));
    apply(&world.store, &again, &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(world.store.last_step().unwrap(), last);
    // One sum is another, a return is gone, and one client is left out.
    let corrected =
        "01.2026;ООО Лютик;7700000016;Плёнка;120;90\n02.2026;ООО Лютик;7700000016;Лента;50;\n02.2026;АО Сирень;7700000099;Плёнка;9;\n";
    let plan = world.plan(corrected);
    let share = &plan.accounts[&world.lutik];
    assert_eq!((share.new, share.changed, share.gone, share.same), (0, 1, 1, 1));
    assert_eq!(share.months.values().collect::<Vec<_>>(), [&(9_000, 12_000)]);
    assert_eq!(plan.left_out().map(|(name, share)| (name, share.gone)).collect::<Vec<_>>(), [("Ким", 1)]);
    world.take(corrected);
    assert_eq!(world.bought(world.kim), []);
    assert_eq!(world.turnover(Some(world.lutik))[0], ("2026-01".into(), 12_000, Some(3_000)));
    // All of it is one step.
    world.store.undo().unwrap();
    assert_eq!(world.bought(world.kim), [row("2026-01", "Плёнка", 700)]);
    assert_eq!(world.turnover(Some(world.lutik))[0], ("2026-01".into(), 9_000, Some(2_000)));
    world.store.redo().unwrap();
    assert_eq!(world.bought(world.kim), []);
}

#[test]
fn a_report_on_one_client_leaves_the_others_alone() {
    let world = world();
    world.take(FIRST);
    world.take("01.2026;Ким;;Плёнка;8;\n");
    assert_eq!(world.bought(world.kim), [row("2026-01", "Плёнка", 800)]);
    assert_eq!(world.bought(world.lutik).len(), 3);
}

#[test]
fn what_was_written_by_hand_stays() {
    let world = world();
    let own = Record::owned(Entity::Purchase, world.kim).with_text("bought_on", "2026-01").with_text("title", "Плёнка");
    world.store.step(Verb::Create, "", |change| change.insert(&own.with("amount", crate::domain::Value::Int(300)))).unwrap();
    world.take(FIRST);
    world.take("01.2026;Лютик;;Плёнка;1;\n01.2026;Сирень;;Плёнка;1;\n");
    assert_eq!((world.bought(world.kim), world.turnover(Some(world.kim))), (vec![], vec![("2026-01".into(), 300, None)]));
}

#[test]
fn a_client_that_waited_is_placed_and_known_from_then_on() {
    let world = world();
    world.take(FIRST);
    let waiting = world.store.report_clients(10).unwrap()[0].id;
    assert_eq!(place_client(&world.store, waiting, world.kim).unwrap(), 1);
    assert_eq!(world.bought(world.kim).len(), 2);
    assert!(world.store.report_clients(10).unwrap().is_empty());
    let next = world.plan("03.2026;Сирень Плюс;7700000099;Плёнка;5;\n03.2026;Лютик;;;5;\n");
    assert!(matches!(next.whose[0], Whose::Buyer(buyer) if buyer.account == world.kim && buyer.legal_entity.is_some()), "{:?}", next.whose);
    world.store.undo().unwrap();
    assert_eq!((world.bought(world.kim).len(), world.store.report_clients(10).unwrap().len()), (1, 1));
}

#[test]
fn a_client_that_was_made_meanwhile_gets_what_waited() {
    let world = world();
    world.take(FIRST);
    let lilac = Record::new(Entity::Account).with_text("short_name", "Сирень").with_text("tax_id", "7700000099");
    let lilac = world.store.step(Verb::Create, "", |change| change.insert(&lilac)).unwrap();
    world.take("03.2026;АО Сирень;7700000099;Плёнка;5;\n03.2026;Лютик;;Плёнка;5;\n");
    assert_eq!(world.bought(lilac), [row("2026-02", "Плёнка", 900), row("2026-03", "Плёнка", 500)]);
    assert!(world.store.report_clients(10).unwrap().is_empty());
}

#[test]
fn a_name_that_another_tax_id_has_is_somebody_else() {
    let world = world();
    let plan = world.plan("01.2026;Лютик;7700000777;Плёнка;1;\n01.2026;Ким;7700000778;Плёнка;1;\n");
    assert_eq!(plan.whose[0], Whose::Nobody);
    assert!(matches!(plan.whose[1], Whose::Buyer(buyer) if buyer.account == world.kim));
}

/// Called off, it leaves no trace.
#[test]
fn called_off_it_writes_nothing() {
    let world = world();
    let plan = world.plan(FIRST);
    let done = apply(&world.store, &plan, &mut |_| ControlFlow::Break(()));
    assert!(matches!(done, Err(crate::import::Error::Cancelled)));
    assert!(world.bought(world.lutik).is_empty() && world.store.report_clients(10).unwrap().is_empty());
}

#[test]
fn the_name_of_one_and_the_tax_id_of_another_wait_with_both_named() {
    let world = world();
    let plan = world.plan("01.2026;Ким;7700000016;Плёнка;1;\n01.2026;Лютик Плюс;7700000016;Плёнка;1;\n");
    assert_eq!(plan.whose[0], Whose::OneOf(vec![world.lutik, world.kim]));
    assert!(matches!(plan.whose[1], Whose::Buyer(buyer) if buyer.account == world.lutik));
    // Placed once, whoever it is, it is known from then on.
    for account in [world.lutik, world.kim] {
        world.take("01.2026;Ким;7700000016;Плёнка;1;\n");
        let waiting = world.store.report_clients(10).unwrap()[0].id;
        place_client(&world.store, waiting, account).unwrap();
        let next = world.plan("02.2026;Ким;7700000016;Плёнка;1;\n");
        assert!(matches!(next.whose[0], Whose::Buyer(buyer) if buyer.account == account), "{:?}", next.whose);
        world.store.undo().unwrap();
    }
}

#[test]
fn a_report_without_any_of_ours_replaces_nothing_of_theirs() {
    let world = world();
    world.take(FIRST);
    let plan = world.plan("01.2026;Сирень;7700000099;Плёнка;5;\n01.2026;Мак;7700000098;Плёнка;5;\n");
    assert!(plan.accounts.is_empty() && plan.left_out().next().is_none());
}

#[test]
fn what_waited_goes_with_a_report_that_no_longer_has_it() {
    let world = world();
    world.take(FIRST);
    let corrected = "01.2026;ООО Лютик;7700000016;Плёнка;100;80\n02.2026;ИП Ким;;Плёнка;7;\n";
    let plan = world.plan(corrected);
    assert_eq!(plan.waited.iter().map(|waited| (waited.name.as_str(), waited.amount)).collect::<Vec<_>>(), [("АО Сирень", 900)]);
    world.take(corrected);
    assert!(world.store.report_clients(10).unwrap().is_empty() && world.store.count_report_clients().unwrap() == 0);
    world.store.undo().unwrap();
    assert_eq!(world.store.report_clients(10).unwrap()[0].sums, [("RUB".to_owned(), 900)]);
    // A report on one client says nothing of the others.
    assert!(world.plan("02.2026;Ким;;Плёнка;7;\n").waited.is_empty());
}

#[test]
fn sums_of_a_stranger_are_kept_apart_by_currency_and_one_that_is_not_ours_waits_no_more() {
    let world = world();
    let rows = "01.2026;Мак;7700000098;Плёнка;5 USD;\n01.2026;Мак;7700000098;Плёнка;7;\n";
    let plan = world.plan(rows);
    let sums: Vec<(&str, i128)> = plan.unknown[0].sums.iter().map(|(code, sum)| (code.as_str(), *sum)).collect();
    assert_eq!(sums, [("RUB", 700), ("USD", 500)]);
    world.take(rows);
    let waiting = world.store.report_clients(10).unwrap()[0].id;
    world.store.step(Verb::Edit, "", |change| change.leave_report_client(waiting)).unwrap();
    let plan = world.plan(rows);
    assert_eq!((plan.unknown.len(), plan.left, plan.is_idle()), (0, 1, true));
    // What was said by a slip could never be taken back.
    assert!(world.store.left_report_clients(10).unwrap()[0].left && world.store.report_clients(10).unwrap().is_empty());
    world.store.step(Verb::Edit, "", |change| change.ask_report_client(waiting)).unwrap();
    assert!(world.store.left_report_clients(10).unwrap().is_empty());
    assert_eq!((world.plan(rows).unknown.len(), world.store.report_clients(10).unwrap().len()), (1, 1));
}

#[test]
fn what_was_written_by_hand_too_is_named_and_days_to_come_are_counted() {
    let world = world();
    let own = Record::owned(Entity::Purchase, world.kim).with_text("bought_on", "2026-01").with_text("title", "Плёнка");
    world.store.step(Verb::Create, "", |change| change.insert(&own.with("amount", crate::domain::Value::Int(700)))).unwrap();
    let plan = world.plan(&format!("{FIRST}01.2999;Ким;;Плёнка;7;\n"));
    let doubles: Vec<(i64, i64)> = plan.doubles.iter().map(|double| (double.account, double.amount)).collect();
    assert_eq!((doubles, plan.ahead), (vec![(world.kim, 700)], 1));
}

/// Roubles and dollars added up put a small client before a great one.
#[test]
fn strangers_stand_in_the_order_of_their_newest_month_and_of_their_rows() {
    let world = world();
    world.take(
        "01.2026;Мак;;Плёнка;9000000 RUB;\n01.2026;Мак;;Лента;9000000 RUB;\n01.2026;Роза;;Плёнка;5 USD;\n02.2026;Роза;;Плёнка;5 USD;\n\
         02.2026;Сирень;;Плёнка;1 RUB;\n02.2026;Сирень;;Лента;1 EUR;\n02.2026;Сирень;;Короба;1 RUB;\n",
    );
    let names: Vec<String> = world.store.report_clients(10).unwrap().into_iter().map(|client| client.name).collect();
    assert_eq!(names, ["Сирень", "Роза", "Мак"]);
}

impl World {
    fn read(&self, text: &str, keeps: bool) -> Plan {
        plan(&self.store, read_text("x.csv", text).unwrap(), keeps).unwrap()
    }

    fn hand(&self, account: i64, month: &str, amount: i64) {
        let own = Record::owned(Entity::Purchase, account).with_text("bought_on", month).with_text("currency", "RUB");
        self.store.step(Verb::Create, "", |change| change.insert(&own.with("amount", crate::domain::Value::Int(amount)))).unwrap();
    }
}

fn done(world: &World, plan: &Plan) {
    apply(&world.store, plan, &mut |_| ControlFlow::Continue(())).unwrap();
}

/// A report without costs wiped those that another had brought.
#[test]
fn a_report_without_a_column_of_costs_says_nothing_of_them() {
    let world = world();
    let costs = |account| world.store.imported_of(account, "0000", "9999").unwrap().into_iter().map(|row| row.cost).collect::<Vec<_>>();
    world.take("01.2026;Лютик;;Плёнка;100;80\n02.2026;Лютик;;Плёнка;50;40\n01.2026;Сирень;7700000099;Плёнка;9;7\n");
    let bare =
        "Период;Контрагент;ИНН;Группа;Сумма\n01.2026;Лютик;;Плёнка;100\n02.2026;Лютик;;Плёнка;51\n01.2026;Сирень;7700000099;Плёнка;9\n";
    let plan = world.read(bare, false);
    let share = &plan.accounts[&world.lutik];
    assert_eq!((share.same, share.changed, share.uncosted), (1, 1, 1));
    done(&world, &plan);
    assert_eq!(costs(world.lutik), [Some(8_000), None]);
    let waiting = world.store.report_clients(10).unwrap()[0].id;
    place_client(&world.store, waiting, world.kim).unwrap();
    assert_eq!(costs(world.kim), [Some(700)]);
    // A column with an empty cell says that the cost is not known.
    let plan = world.read("Период;Контрагент;Группа;Сумма;Себестоимость\n01.2026;Лютик;Плёнка;100;\n", false);
    assert_eq!((plan.accounts[&world.lutik].changed, plan.accounts[&world.lutik].uncosted), (1, 1));
}

/// Goods that nobody names were kept in the language of the import, and the same report in the other language doubled them.
#[test]
fn rows_without_goods_are_the_same_in_every_language() {
    let world = world();
    let rows = "Период;Контрагент;Сумма\n01.2026;Лютик;100\n";
    done(&world, &world.read(rows, false));
    assert_eq!(world.bought(world.lutik), [row("2026-01", "", 10_000)]);
    let id = world.store.imported_of(world.lutik, "0000", "9999").unwrap()[0].id;
    for (lang, words) in [(crate::domain::Lang::Ru, "Все товары"), (crate::domain::Lang::En, "All goods")] {
        assert_eq!(world.store.name_of(Entity::Purchase, id, lang).unwrap(), words);
        world.store.step(Verb::Edit, "", |change| change.set(Entity::Purchase, id, "title", crate::domain::Value::text(words))).unwrap();
        assert!(world.read(rows, false).accounts[&world.lutik].is_idle(), "{words}");
    }
}

#[test]
fn what_is_kept_and_what_was_written_by_hand_is_counted_into_the_months() {
    let world = world();
    world.take("01.2026;Лютик;;Плёнка;100;80\n");
    world.hand(world.lutik, "2026-01", 7_000);
    let plan = world.read("Период;Контрагент;Сумма\n01.2026;Лютик;150\n", true);
    let share = &plan.accounts[&world.lutik];
    let of = (When::from_kept("2026-01").unwrap(), "RUB".to_owned());
    assert_eq!((share.months[&of], share.by_hand[&of], share.held[&of]), ((17_000, 32_000), 7_000, (10_000, 15_000)));
    // Replaced, the month is the report's, with what was written by hand.
    let plan = world.read("Период;Контрагент;Сумма\n01.2026;Лютик;150\n", false);
    let share = &plan.accounts[&world.lutik];
    assert_eq!((share.months[&of], share.held.is_empty()), ((17_000, 22_000), true));
    done(&world, &plan);
    assert_eq!(world.turnover(Some(world.lutik))[0].1, 22_000);
}

#[test]
fn a_client_of_whom_nothing_could_be_read_is_left_alone() {
    let world = world();
    world.take(FIRST);
    let plan = world.plan("01.2026;Лютик;;Плёнка;abc;\n01.2026;ИП Ким;;Плёнка;8;\n02.2026;АО Сирень;7700000099;Плёнка;9;\n");
    assert_eq!(plan.accounts.keys().copied().collect::<Vec<_>>(), [world.kim]);
    done(&world, &plan);
    assert_eq!(world.bought(world.lutik).len(), 3);
}

#[test]
fn the_tax_id_of_an_account_that_was_merged_is_known() {
    let world = world();
    let other = Record::new(Entity::Account).with_text("short_name", "Лютик Юг").with_text("tax_id", "7700000024");
    let other = world.store.step(Verb::Create, "", |change| change.insert(&other)).unwrap();
    world.store.step(Verb::Merge, "", |change| change.merge(Entity::Account, world.lutik, other)).unwrap();
    let plan =
        world.plan("01.2026;;7700000024;Плёнка;1;\n01.2026;Лютик-Юг плюс;7700000024;Плёнка;1;\n01.2026;Лютик Юг;7700000024;Плёнка;1;\n");
    assert!(plan.whose.iter().all(|whose| whose.buyer().is_some_and(|buyer| buyer.account == world.lutik)), "{:?}", plan.whose);
}

#[test]
fn a_purchase_is_found_by_its_month_and_by_the_words_for_no_goods() {
    let world = world();
    done(
        &world,
        &world.read("Период;Контрагент;Группа;Сумма\n05.2026;Лютик;;100\n06.2026;Лютик;Плёнка;7\n12.06.2026;Ким;Плёнка;8\n", false),
    );
    let found = |account, filter: &str| {
        let query = crate::store::Query { filter: fold(filter), limit: 10, ..Default::default() };
        world.store.list(Entity::Purchase, account, &query).unwrap().total
    };
    for (filter, count) in
        [("05.2026", 1), ("май", 1), ("may", 1), ("2026", 2), ("все тов", 1), ("all goods", 1), ("плён", 1), ("07.2026", 0)]
    {
        assert_eq!(found(world.lutik, filter), count, "{filter}");
    }
    assert_eq!((found(world.kim, "12.06"), found(world.kim, "июн")), (1, 1));
}

/// A report grouped by kinds of clients took the groups for clients, and the clients for goods.
#[test]
fn clients_that_stand_where_goods_do_are_clients() {
    let world = world();
    let text = "Контрагент;Янв 2026;Фев 2026\nОсновные покупатели;300;10\n  ООО Лютик;200;10\n  Ким;100;\nИтого;300;10\n";
    let plan = world.read(text, false);
    assert_eq!(plan.accounts.keys().copied().collect::<Vec<_>>(), [world.lutik, world.kim]);
    assert!(plan.report.regrouped && plan.unknown.is_empty());
    done(&world, &plan);
    assert_eq!(world.bought(world.kim), [row("2026-01", "", 10_000)]);
    let goods = world.read("Контрагент;Янв 2026;Фев 2026\nЛютик;100;5\n  Плёнка;60;5\n  Ким;40;\n", false);
    assert!(!goods.report.regrouped);
}

/// A month that a report on one client leaves out was not told, and the sum shown fell by it while its rows stood there (M8).
#[test]
fn what_stays_in_a_month_between_is_told_and_counted() {
    let world = world();
    world.take("07.2026;Лютик;;Плёнка;100;\n08.2026;Лютик;;Плёнка;50;\n09.2026;Лютик;;Плёнка;7;\n");
    let plan = world.plan("07.2026;Лютик;;Плёнка;100;\n09.2026;Лютик;;Плёнка;7;\n");
    let share = &plan.accounts[&world.lutik];
    assert_eq!(share.sums.values().collect::<Vec<_>>(), [&(15_700, 15_700)]);
    assert!(plan.is_idle());
    assert_eq!(share.stays, [((When::from_kept("2026-08").unwrap(), "RUB".to_owned()), (1, 5_000))].into());
    done(&world, &plan);
    assert_eq!(world.bought(world.lutik).len(), 3);
}

/// The same report of strangers said once more that they wait, and only those of the last report were counted (M33).
#[test]
fn strangers_that_wait_already_are_nothing_new_and_all_of_them_are_counted() {
    let world = world();
    let rows = "01.2026;Мак;;Плёнка;5;\n01.2026;Роза;;Плёнка;6;4\n";
    world.take(rows);
    assert!(world.plan(rows).is_idle());
    let more = "02.2026;Сирень;;Плёнка;5;\n02.2026;Мак;;Плёнка;6;\n";
    let told = world.take(more);
    assert_eq!((told.unknown, told.waiting), (2, 3));
    let fewer = world.take("02.2026;Мак;;Плёнка;7;\n02.2026;Роза;;Плёнка;1;\n");
    assert_eq!((fewer.unknown, fewer.waiting, fewer.waited), (2, 2, 1));
}

/// A month in which a currency was new was told of roubles alone.
#[test]
fn a_currency_that_is_new_in_a_month_changes_it() {
    let world = world();
    world.take("09.2026;ООО Лютик;7700000016;Плёнка;5 €;\n09.2026;ООО Лютик;7700000016;Плёнка;100;80\n09.2026;ИП Ким;;Плёнка;7;\n");
    let plan = world.plan(
        "09.2026;ООО Лютик;7700000016;Плёнка;5 €;\n09.2026;ООО Лютик;7700000016;Плёнка;300;80\n09.2026;ООО Лютик;7700000016;Лента;6 $;\n\
         09.2026;ИП Ким;;Плёнка;7;\n",
    );
    let september = When::from_kept("2026-09").unwrap();
    let months = &plan.accounts[&world.lutik].months;
    assert_eq!(months.get(&(september, "USD".into())), Some(&(0, 600)));
    assert_eq!((months.get(&(september, "RUB".into())), months.len()), (Some(&(10_000, 30_000)), 2));
}

/// Ten thousand rows of the greatest amount came to more than a number of the program held: it ended with a panic.
#[test]
fn sums_that_are_greater_than_one_place_holds_are_told_whole_and_never_written_wrong() {
    let world = world();
    let rows = |client: &str| (0..9_300).map(|at| format!("01.2026;{client};;Товар {at};9999999999999;\n")).collect::<String>();
    let plan = world.plan(&(rows("ООО Лютик") + &rows("АО Сирень")));
    let whole = 999_999_999_999_900_i128 * 9_300;
    assert_eq!(plan.accounts[&world.lutik].sums.values().collect::<Vec<_>>(), [&(0, whole)]);
    assert_eq!(plan.unknown[0].sums.values().collect::<Vec<_>>(), [&whole]);
    let last = world.store.last_step().unwrap();
    let written = apply(&world.store, &plan, &mut |_| ControlFlow::Continue(()));
    assert!(matches!(written, Err(crate::import::Error::Store(crate::store::Error::TooMuch))), "{written:?}");
    assert_eq!((world.bought(world.lutik).len(), world.store.last_step().unwrap()), (0, last));
    // In two months each fits, and the two of them are told.
    let half = |month: &str| (0..9_000).map(|at| format!("{month}.2026;АО Сирень;;Товар {at};9999999999999;\n")).collect::<String>();
    world.take(&(half("01") + &half("02")));
    assert_eq!(world.store.report_clients(10).unwrap()[0].sums, [("RUB".to_owned(), 999_999_999_999_900_i128 * 18_000)]);
}

/// A cell with an error took what was known out with the next report.
#[test]
fn a_row_that_cannot_be_read_says_nothing_against_what_is_known() {
    let world = world();
    world.take(FIRST);
    let before = world.bought(world.lutik);
    let spoilt = FIRST.replace("Плёнка;-10;", "Плёнка;#Н/Д;").replace("Лента;50;", "Лента;#N/A;");
    let plan = world.plan(&spoilt);
    assert_eq!((plan.accounts[&world.lutik].gone, plan.accounts[&world.lutik].unread), (0, 2));
    world.take(&spoilt);
    assert_eq!(world.bought(world.lutik), before);
    // What another row says is corrected all the same, and what is not there goes.
    world.take(&FIRST.replace("Плёнка;100;80", "Плёнка;120;80").replace("02.2026;ООО Лютик;7700000016;Лента;50;\n", ""));
    assert_eq!(world.bought(world.lutik), [row("2026-01", "Плёнка", 12_000), row("2026-01", "Плёнка", -1_000)]);
    // Nor does a day that is none, of whom alone it is.
    world.take(FIRST);
    world.take(&FIRST.replace("01.2026;ИП Ким", "#Н/Д;ИП Ким"));
    assert_eq!(world.bought(world.kim), [row("2026-01", "Плёнка", 700)]);
    // Somebody who waits does so on.
    world.take(&FIRST.replace("Плёнка;9;", "Плёнка;#REF!;"));
    assert_eq!(world.store.report_clients(10).unwrap()[0].sums, [("RUB".to_owned(), 900)]);
}

/// Of one client that is written in several ways all waits; the ООО of a name is not its АО.
#[test]
fn who_is_written_in_several_ways_waits_with_all_of_it() {
    let world = world();
    let waiting = || -> Vec<(String, i128)> {
        let mut clients: Vec<_> =
            world.store.report_clients(10).unwrap().into_iter().map(|client| (client.name, client.sums[0].1)).collect();
        clients.sort();
        clients
    };
    let wanted =
        |clients: &[(&str, i128)]| -> Vec<(String, i128)> { clients.iter().map(|(name, sum)| ((*name).to_owned(), *sum)).collect() };
    let rows = "01.2026;Рога;;Плёнка;100;\n01.2026;«Рога »;;Лента;50;\n01.2026;РОГА;;Короб;7;\n01.2026;ООО Рога;;Плёнка;1;\n\
        01.2026;АО Рога;;Плёнка;2;\n01.2026;Сирень;7700000099;Плёнка;100;\n01.2026;АО «Сирень»;7700000099;Плёнка;200;\n";
    assert_eq!(world.take(rows), Done { unknown: 4, waiting: 4, ..Done::default() });
    assert_eq!(waiting(), wanted(&[("АО Рога", 200), ("ООО Рога", 100), ("Рога", 15_700), ("Сирень", 30_000)]));
    assert!(world.plan(rows).is_idle(), "the same again says nothing new");
    // What another report of the month adds stands beside what waits, where nothing is to go.
    let keep = |rows: &str| {
        let report = read_text("x.csv", &format!("Период;Контрагент;ИНН;Группа;Сумма;Себестоимость\n{rows}")).unwrap();
        plan(&world.store, report, true).unwrap()
    };
    let more = "01.2026;Рога;;Паллета;1000;\n01.2026;Рога;;Плёнка;90;\n";
    apply(&world.store, &keep(more), &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(waiting()[2], ("Рога".to_owned(), 100_000 + 9_000 + 5_000 + 700), "of the same goods the newer report knows better");
    assert!(keep(more).is_idle());
}

/// A spreadsheet takes the zero from the front of a tax id that it takes for a number.
#[test]
fn a_tax_id_without_its_zero_is_the_same() {
    let world = world();
    let account = Record::new(Entity::Account).with_text("short_name", "Дельта").with_text("tax_id", "0274123452");
    let delta = world.store.step(Verb::Create, "", |change| change.insert(&account)).unwrap();
    world.take("01.2026;Дельта Плюс;274123452;Плёнка;100;\n02.2026;Дельта;274123452;Плёнка;100;\n");
    assert_eq!(world.bought(delta).len(), 2);
    assert_eq!(world.store.accounts_with_tax_id("274123452").unwrap(), [delta]);
}
