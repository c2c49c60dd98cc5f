//! Whose a form is, and who is chosen in it.

use crate::support::desk::Desk;
use crate::{all, desk};
use kamdesk::domain::{Entity, Lang, Record};
use kamdesk::store::Verb;

/// A client named in a form that is called off is nobody; saved, it comes and goes with what was saved.
#[test]
fn what_is_missed_in_a_form_is_made_with_what_is_saved() {
    let mut desk = desk();
    let names = |desk: &Desk| all(desk, Entity::Account).iter().map(|record| record.title().to_owned()).collect::<Vec<_>>();
    // Tab takes the row that is shown, and goes on.
    desk.keys("2Go").keys("прайс<F4>васил<Tab>").sees("Василёк").keys(" новый<Enter>").sees("прайс новый · Василёк");
    desk.keys("oобразцы<F4>Севх<Tab><Enter>").sees("Создать — F7").sees("Севх");
    assert_eq!(names(&desk), ["Ромашка", "Василёк"]);
    desk.keys("<F7>").sees("· Севх").keys("<Esc>");
    assert_eq!(names(&desk), ["Ромашка", "Василёк"]);
    desk.keys("oобразцы<F4>Севх<Down><Enter>").sees("· Севх").keys("<Enter>").sees("образцы · Севх · без срока");
    assert_eq!(names(&desk), ["Ромашка", "Василёк", "Севх"]);
    let saved = all(&desk, Entity::Action).pop().unwrap();
    assert_eq!((saved.title(), saved.owner), ("образцы", all(&desk, Entity::Account).pop().unwrap().id));
    desk.keys("u");
    assert_eq!((names(&desk).len(), all(&desk, Entity::Action).len()), (2, 2), "one step");
    // A person at a client that is not there either.
    desk.keys("oобразцы<F4>Юг<Down><Enter><Tab><Tab>");
    let at = desk.screen();
    desk.keys("<F3>Новикова Яна<F7><Enter>").sees("Новикова");
    let role = all(&desk, Entity::Affiliation).pop().unwrap();
    assert_eq!(role.owner, all(&desk, Entity::Account).pop().unwrap().id, "{at}");
    assert_eq!(all(&desk, Entity::Action).pop().unwrap().int("person_id"), role.int("person_id"));
}

/// The title is read for the client that the form is of now; nobody is lost or kept unsaid.
#[test]
fn whom_a_promise_names_is_told_anew_when_its_client_becomes_another() {
    let desk = || {
        let desk = desk();
        let accounts = all(&desk, Entity::Account);
        let store = desk.store();
        for (name, at) in [("Ивнев Лев", 0), ("Громова Ида", 0), ("Ивнева Нина", 1), ("Пестова Анна", 1)]
        {
            kamdesk::editing::create_named(&store, Entity::Person, name, accounts[at].id).unwrap();
        }
        desk
    };
    let saved = |desk: &Desk| {
        let promise = all(desk, Entity::Action).pop().unwrap();
        promise.int("person_id").map(|person| desk.store().person_name(person).unwrap().family)
    };
    // The client first, then the words; the row was Ivanov's.
    let mut one = desk();
    one.keys("1").sees("прайс").keys("o<F4>васил<Tab>").keys("КП Ивневой к среде<Enter>").sees("КП Ивневой → Ивнева");
    assert_eq!(saved(&one).as_deref(), Some("Ивнева"));
    // The words first: read at one client and then at the other, there and back.
    let mut two = desk();
    two.keys("1")
        .keys("oКП Громовой<Tab>")
        .sees("Кому / кто  Громова Ида")
        .keys("<F4>васил<Tab>")
        .sees("Мы обещали · Василёк")
        .sees_no("Кому / кто  Громова Ида");
    two.sees("кому? Громова И.").keys("<F4>ромаш<Tab>").sees("Кому / кто  Громова Ида").keys("<Enter>");
    assert_eq!(saved(&two).as_deref(), Some("Громова"));
    // Nobody is named: who came with the row does not go along to another client.
    let mut three = desk();
    three.keys("1").keys("o<F4>васил<Tab>").keys("каталог<Enter>").sees("каталог");
    assert_eq!(saved(&three), None);
    // Whoever was chosen by hand stays, and it is said.
    let mut four = desk();
    four.keys("1").keys("oдоговор<Tab><Tab>");
    four.keys("громо<Tab>").sees("Громова").keys("<F4>васил<Tab>").sees("Среди людей клиента «Василёк» нет: Громова И.").keys("<Enter>");
    assert_eq!(saved(&four).as_deref(), Some("Громова"));
    // A name that nobody has is said as a line says it, in the form and of what was saved.
    let mut five = desk();
    // In haste one writes names small: whom of another client they name is told, and nobody of this one is put in their place.
    let mut six = desk();
    six.keys("1").keys("oкп пестовой в следующий вторник<Tab>").sees("кому? Пестова А.");
    five.keys("1").keys("oКП для Самохваловой<Tab>").sees("такого имени среди людей нет").keys("<Enter>");
    five.sees("такого имени среди людей нет");
    assert_eq!(saved(&five), None);
}

/// What was promised to one client would be written down at another one.
#[test]
fn whose_a_form_is_is_seen_and_can_be_changed() {
    let mut desk = desk();
    // The row's person comes with it, and goes when the form becomes another client's.
    desk.keys("r").sees("Нам обещали · Ромашка").sees("Иванов Иван").sees("F4 клиент");
    desk.keys("список складов<F4>")
        .sees("Чьё это")
        .keys("вас<Enter>")
        .sees("Нам обещали · Василёк")
        .sees_no("│ Кому / кто  Иванов Иван")
        .sees("список складов");
    desk.keys("<Enter>");
    let store = desk.store();
    let promise = all(&desk, Entity::Action).pop().unwrap();
    assert_eq!(store.name_of(Entity::Account, promise.owner.unwrap(), Lang::Ru).unwrap(), "Василёк");
    assert_eq!(promise.text("kind"), "their_promise");
    // Where no account is set it is asked for first.
    let mut desk = Desk::empty(Lang::Ru, (80, 24));
    desk.keys("<Enter>2nВега<F10>1o").sees("Мы обещали ─").sees("Клиент *");
}

/// What was chosen is kept; that they are nobody of this client's is said.
#[test]
fn whoever_is_chosen_from_another_client_is_told() {
    let mut desk = desk();
    // Василёк, the last of the list, has no people: Иванов is of the other one.
    desk.keys("2Go").sees("· Василёк").keys("образцы");
    desk.keys("<Tab><Tab><F3>Иванов<Enter>").sees("Среди людей клиента «Василёк» нет: Иванов И.");
    desk.keys("<C-s>").sees("Сохранено");
    assert_eq!(all(&desk, Entity::Action).len(), 2);
}

/// The list was that of our colleagues, and a colleague's number became the legal entity, be it another client's.
#[test]
fn a_link_within_an_account_is_chosen_among_its_records() {
    let mut desk = desk();
    let store = desk.store();
    let accounts: Vec<i64> = all(&desk, Entity::Account).iter().filter_map(|account| account.id).collect();
    let add = |record: Record| store.step(Verb::Create, "", |change| change.insert(&record)).unwrap();
    add(Record::new(Entity::Colleague).with_text("name", "Орлов Пётр"));
    let legal = |account: i64, name: &str, tax_id: &str| {
        add(Record::owned(Entity::LegalEntity, account).with_text("name", name).with_text("tax_id", tax_id))
    };
    legal(accounts[0], "ООО «Ромашка-Трейд»", "7700000001");
    let second = legal(accounts[0], "ООО «Лепесток»", "7700000002");
    let strange = legal(accounts[1], "ООО «Василёк-Опт»", "7700000003");
    desk.keys("2/ромаш<Enter><Tab><Tab><Tab><Tab>");
    desk.turn_to("Договоры");
    desk.keys("nПоставка<Tab><Tab><F3>").sees("Ромашка-Трейд").sees("Лепесток").sees("7700000002").sees_no("Орлов").sees_no("Василёк-Опт");
    desk.keys("лепес").sees("Лепесток").sees_no("Ромашка-Трейд").keys("<Enter><Enter>").sees("Сохранено");
    let contract = all(&desk, Entity::Contract).pop().unwrap();
    assert_eq!(contract.int("legal_entity_id"), Some(second));
    // One that is missed is made with what is saved, and is this client's.
    desk.keys("nАренда<Tab><Tab><F3>Ромашка-Юг<F7><Enter>").sees("Сохранено");
    let (contract, made) = (all(&desk, Entity::Contract).pop().unwrap(), all(&desk, Entity::LegalEntity).pop().unwrap());
    assert_eq!((made.title(), made.owner, contract.int("legal_entity_id")), ("Ромашка-Юг", Some(accounts[0]), made.id));
    // A contract that becomes another client's leaves the legal entity behind, and says so.
    desk.keys("nСклад<Tab><Tab><F3>лепес<Enter><F4>васил<Tab>").sees("Было «ООО «Лепесток»»").keys("<Enter>").sees("Сохранено");
    let contract = all(&desk, Entity::Contract).pop().unwrap();
    assert_eq!((contract.owner, contract.int("legal_entity_id")), (Some(accounts[1]), None));
    assert_eq!(desk.store().load(Entity::LegalEntity, strange).unwrap().unwrap().owner, Some(accounts[1]));
}
