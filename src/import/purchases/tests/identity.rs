//! Whose a row is, by its tax id and its name together.

use super::*;

/// What waits: the name, the tax id, and what it comes to in roubles.
fn waiting(world: &World) -> Vec<(String, String, i128)> {
    let clients = world.store.report_clients(10).unwrap().into_iter();
    let mut clients: Vec<_> = clients.map(|client| (client.name, client.tax_id, client.sums[0].1 / 100)).collect();
    clients.sort();
    clients
}

fn waits(name: &str, tax_id: &str, sum: i128) -> (String, String, i128) {
    (name.to_owned(), tax_id.to_owned(), sum)
}

/// Of two rows under one tax id the name of the first was that of both: what was another's vanished, and waited under a name that was
/// none of its own.
#[test]
fn the_name_of_one_beside_the_tax_id_of_another_waits_under_its_own_name() {
    let rows = ["02.2026;Лютик;7700000016;;500;\n", "02.2026;Ким;7700000016;;7;\n"];
    for rows in [rows.concat(), [rows[1], rows[0]].concat()] {
        let world = world();
        let plan = world.plan(&rows);
        assert_eq!(plan.accounts[&world.lutik].sums.values().collect::<Vec<_>>(), [&(0, 50_000)]);
        let told: Vec<(&str, usize)> =
            plan.unknown.iter().map(|unknown| (plan.report.clients[unknown.at].name.as_str(), unknown.rows)).collect();
        assert_eq!(told, [("Ким", 1)], "{rows}");
        assert_eq!(plan.whose[plan.unknown[0].at], Whose::OneOf(vec![world.lutik, world.kim]));
        world.take(&rows);
        assert_eq!(waiting(&world), [waits("Ким", "7700000016", 7)]);
        // Told whose it is, both are known by tax id and name.
        let client = world.store.report_clients(10).unwrap()[0].id;
        assert_eq!(known_client(&world.store, client).unwrap(), Some(world.kim));
        place_client(&world.store, client, world.kim).unwrap();
        let again = world.plan(&rows);
        assert!(again.is_idle() && again.unknown.is_empty(), "{:?}", again.whose);
        assert_eq!((world.bought(world.lutik).len(), world.bought(world.kim).len()), (1, 1));
    }
}

/// Three names under a tax id that nobody has here waited as the first of them.
#[test]
fn under_a_tax_id_that_nobody_has_each_name_waits_for_itself() {
    let world = world();
    let more = Record::new(Entity::Account).with_text("short_name", "Ёлочка").with_text("tax_id", "1600000070");
    world.store.step(Verb::Create, "", |change| change.insert(&more)).unwrap();
    world.take(
        "01.2026;Сирень;7700000099;;1;\n01.2026;Лютик;7700000099;;2;\n01.2026;Ёлочка;7700000099;;4;\n02.2026;АО «Сирень»;7700000099;;8;\n",
    );
    let id = "7700000099";
    assert_eq!(waiting(&world), [waits("Ёлочка", id, 4), waits("Лютик", id, 2), waits("Сирень", id, 9)]);
    // Whoever is known by now gets what waited under the tax id, unless the name is somebody else's.
    let lilac = Record::new(Entity::Account).with_text("short_name", "Сирень").with_text("tax_id", id);
    let lilac = world.store.step(Verb::Create, "", |change| change.insert(&lilac)).unwrap();
    world.take("03.2026;Сирень Плюс;7700000099;;16;\n03.2026;Лютик;;;1;\n");
    assert_eq!(world.bought(lilac).iter().map(|row| row.2 / 100).collect::<Vec<_>>(), [1, 8, 16]);
    assert_eq!(waiting(&world), [waits("Ёлочка", id, 4), waits("Лютик", id, 2)]);
}

/// «ЗАО Вектор» and «ИП Вектор» were added to ООО «Вектор» without a word.
#[test]
fn a_name_with_another_legal_form_is_asked_about_unless_the_tax_id_agrees() {
    let world = world();
    let account = Record::new(Entity::Account)
        .with_text("short_name", "Вектор")
        .with_text("legal_name", "ООО «Вектор»")
        .with_text("tax_id", "0100000018");
    let vector = world.store.step(Verb::Create, "", |change| change.insert(&account)).unwrap();
    let asked = Whose::OneOf(vec![vector]);
    let ours = |whose: &Whose| whose.buyer().is_some_and(|buyer| buyer.account == vector);
    let plan = world.plan(
        "01.2026;ООО «Вектор»;;;1;\n01.2026;Вектор;;;1;\n01.2026;ЗАО \"Вектор\";;;1;\n01.2026;ИП Вектор;;;1;\n01.2026;АО Вектор;0100000018;;1;\n01.2026;Vector GmbH;;;1;\n",
    );
    let [ooo, bare, zao, trader, numbered, foreign] = &plan.whose[..] else { panic!("{:?}", plan.whose) };
    assert!(ours(ooo) && ours(bare) && ours(numbered), "{:?}", plan.whose);
    assert_eq!(([zao, trader], foreign), ([&asked, &asked], &Whose::Nobody));
    // Said to be the same, it is one of its companies of law from then on.
    world.take("01.2026;ЗАО «Вектор»;;;100;\n01.2026;Лютик;;;1;\n");
    let client = world.store.report_clients(10).unwrap()[0].id;
    assert_eq!(known_client(&world.store, client).unwrap(), Some(vector));
    place_client(&world.store, client, vector).unwrap();
    let again = world.plan("02.2026;ЗАО Вектор;;;5;\n02.2026;ООО Вектор;;;5;\n");
    assert!(again.whose.iter().all(ours), "{:?}", again.whose);
    assert!(again.whose[0].buyer().unwrap().legal_entity.is_some() && again.whose[1].buyer().unwrap().legal_entity.is_none());
    // A name that says no form here stands for all of them.
    assert!(world.plan("01.2026;ООО Лютик;;;1;\n").whose[0].buyer().is_some());
}

/// «подходят Ромашка, Ромашка» told nobody which.
#[test]
fn accounts_of_one_name_are_told_by_their_towns() {
    let world = world();
    let account = |city: &str| {
        let record = Record::new(Entity::Account).with_text("short_name", "Мак").with_text("city", city);
        world.store.step(Verb::Create, "", |change| change.insert(&record)).unwrap()
    };
    let (one, other) = (account("Тверь"), account("Казань"));
    let plan = world.plan("01.2026;Мак;;;1;\n01.2026;Лютик;;;1;\n");
    assert_eq!((plan.name(one), plan.name(other), plan.name(world.lutik)), ("Мак (Тверь)", "Мак (Казань)", "Лютик"));
}

/// Another cost, or other goods for the same sum, were «исправится 1», and nobody was told what.
#[test]
fn what_changes_beside_the_sum_is_told() {
    let world = world();
    world.take("01.2026;Лютик;;Плёнка;1500;800\n01.2026;Лютик;;Лента;70;\n01.2026;Мак;;;77;\n");
    let plan = world.plan("01.2026;Лютик;;Плёнка;1500;900\n01.2026;Лютик;;Короб;70;\n01.2026;Мак;;;78;\n");
    let told: Vec<(&str, &Was)> = plan.accounts[&world.lutik].others.iter().map(|other| (other.title.as_str(), &other.was)).collect();
    assert_eq!(told, [("Плёнка", &Was::Cost(Some(80_000), Some(90_000))), ("Короб", &Was::Goods("Лента".into(), 7_000))]);
    let waits = &plan.unknown[0];
    assert_eq!((waits.before.values().collect::<Vec<_>>(), waits.sums.values().collect::<Vec<_>>()), (vec![&7_700], vec![&7_800]));
    let first = world.plan("02.2026;Лютик;;Плёнка;1;\n02.2026;Роза;;;1;\n");
    assert!(first.accounts[&world.lutik].others.is_empty() && first.unknown[0].before.is_empty());
}
