//! Whose a line is: the client, the people in it, and those who are only spoken of.

use crate::world::{World, small, told};
use kamdesk::capture::{self, Doubt, Screen};
use kamdesk::domain::{Entity, Value};
use kamdesk::editing::merge::merge;

/// A line filed at the client whose row happened to be selected is worse than no line.
#[test]
fn a_selected_row_is_proposed_and_never_taken() {
    let world = small();
    let selected = Screen { selected: Some(world.accounts["Реактика"]), ..Screen::default() };
    for (line, wanted) in [
        ("вчера вечером зв ромашка: ок", "account Ромашка"),
        ("звонил Ивнев, просит счёт; !счёт завтра", "account Ромашка"),
        ("обсудили цену", "account guess Реактика"),
        ("!КП до пт", "account guess Реактика"),
        ("Вектор: ок", "inbox"),
        ("+Петрова =за", "account Молвея"),
    ] {
        assert_eq!(told(&world.read(line, selected))[0], wanted, "{line}");
    }
    let guess = world.read("обсудили цену", selected);
    assert!(!guess.is_clear() && matches!(guess.doubt(), Some(Doubt::Account(_))));
    let saved = capture::save(&world.store, &guess).unwrap();
    assert!(saved.entry.is_none() && saved.inbox.is_some(), "unanswered it waits in the inbox");
    // Of a person who works elsewhere the line is theirs, and where another client is open that is asked.
    let open = Screen::at(Some(world.accounts["Реактика"]));
    assert_eq!(told(&world.read("+Ивнев просит счёт", open))[0], "account guess Ромашка");
    assert_eq!(told(&world.read("Вектор: ок", open))[0], "inbox");
    assert_eq!(told(&world.read("КРАСНАЯ площадь: ок", open))[0], "inbox");
    assert_eq!(told(&world.read("итог: ок", open))[0], "account guess Реактика");
}

/// What is named beside its own people, in a clause of its own, is no guess; and of two of one name it is the one who works there.
#[test]
fn an_account_named_beside_its_people_is_certain() {
    let another = "person = [\n  { family = \"Ивнев\", given = \"Олег\", at = [\"Весна\"] },";
    let world = World::of(&crate::world::WORLD.replace("person = [", another), "2026-11-25T15:10:00+03:00");
    for (line, account, with) in [
        ("звонил Ивнев, ромашка, просит счёт", "Ромашка", "Ивнев И. П."),
        ("звонил Ивнев, весна, просит счёт", "Весна", "Ивнев О."),
        ("called Костина, молвея, wants a quote", "Молвея", "Костина Л. Л."),
        ("Костина просит счёт, молвея", "Молвея", "Костина Л. Л."),
    ] {
        let meaning = world.read(line, Screen::default());
        assert_eq!(meaning.account.one().map(|account| account.name.as_str()), Some(account), "{line}: {:?}", told(&meaning));
        assert_eq!(meaning.whose, kamdesk::capture::Whose::Named, "{line}");
        let who: Vec<&str> = meaning.persons.iter().filter_map(|person| person.who.one()).map(|who| who.name.as_str()).collect();
        assert_eq!(who, [with], "{line}");
    }
    let told_only = world.read("счёт отправил Костиной, молвея", Screen::default());
    assert_eq!(told_only.account.one().map(|account| account.name.as_str()), Some("Молвея"));
}

/// A given name alone may be somebody's, and a company's name that begins so is asked about.
#[test]
fn a_given_name_is_no_company_without_a_question() {
    let world = World::of(
        r#"
account = [{ short = "Роман и К" }, { short = "Иван Сусанин" }, { short = "Бета" }, { short = "Вектор" }]
person = [
  { family = "Романов", given = "Роман", at = ["Бета"] },
  { family = "Сусанин", given = "Степан", at = ["Вектор"] },
]
"#,
        "2026-11-25T15:10:00+03:00",
    );
    let meaning = world.read("иван звонил: цены", Screen::default());
    assert!(!meaning.is_clear(), "{:?}", told(&meaning));
    assert_eq!(told(&meaning)[0], "account guess Иван Сусанин");
    assert!(world.read("роман и к зв: цены", Screen::default()).is_clear());
    // Both the company and whose name it is are offered; what is chosen decides who took part.
    for line in ["роман звонил; !письмо завтра", "роман: цена ок", "зв роман ок"] {
        let mut meaning = world.read(line, Screen::default());
        let offered: Vec<String> = meaning.account.several().iter().map(|account| account.name.clone()).collect();
        assert_eq!(offered, ["Роман и К", "Бета"], "{line}");
        meaning.choose(&world.store, usize::MAX, world.accounts["Бета"]).unwrap();
        assert_eq!(told(&meaning)[..3], ["account Бета", "when 2026-11-25 15:10", "with Романов Р."], "{line}");
        meaning.choose(&world.store, usize::MAX, world.accounts["Роман и К"]).unwrap();
        assert!(meaning.is_clear() && meaning.persons.is_empty(), "{line} {:?}", told(&meaning));
    }
    // What is open holds.
    let open = world.read("роман звонил: цены", Screen::at(Some(world.accounts["Бета"])));
    assert_eq!(told(&open)[0], "account Бета");
    let open = world.read("роман звонил: цены", Screen::at(Some(world.accounts["Роман и К"])));
    assert_eq!(told(&open)[0], "account Роман и К");
}

/// Said on Wednesday, 25 November 2026, at 15:10.
#[test]
fn heads_in_every_order_and_writing() {
    let world = small();
    for (line, wanted) in [
        ("ромашка:+Ивнев ок", &["account Ромашка", "with Ивнев И. П."][..]),
        ("ромашке письмо: отправил", &["account Ромашка", "kind mail"]),
        ("звонил в ромашку: ок", &["account Ромашка"]),
        ("Север встр вчера: ок", &["account Север-Металл", "when 2026-11-24", "kind meeting"]),
        ("ромашка 24.11 зв: ок", &["account Ромашка", "when 2026-11-24"]),
        ("сев-мет зв: ок", &["account Север-Металл"]),
        ("Ромашка, Ивнев: ок", &["account Ромашка", "with Ивнев И. П."]),
        ("зв Иванов: ок", &["account Север-Металл", "with Иванов П. И."]),
        ("елка: ок", &["account Ёлка"]),
        ("по северу: ок", &["account Север-Металл"]),
        ("из молвеи: ок", &["account Молвея"]),
        ("в 3 часа зв весна: ок", &["account Весна", "when 2026-11-25 15:00"]),
        ("утром зв весна: ок", &["account Весна", "when 2026-11-25"]),
        ("last friday call nordlicht: ok", &["account Nordlicht Pack", "when 2026-11-20"]),
        ("написал молвее, ждём", &["account Молвея", "kind mail"]),
        ("альфа: ок", &["account ?"]),
        ("vjkdtz: ок", &["account Молвея"]),
    ] {
        let told = told(&world.read(line, Screen::default()));
        let wanted: Vec<&str> = wanted.to_vec();
        let found: Vec<&str> = told.iter().map(String::as_str).filter(|said| wanted.contains(said)).collect();
        assert_eq!(found, wanted, "{line}: {told:?}");
    }
}

/// The word for what kind of company it is is seldom said: the next one begins the name, where one account only answers to it.
#[test]
fn a_name_begins_after_the_kind_of_company() {
    let world = World::of(
        r#"
        account = [
          { short = "Завод Волна", legal = "ООО «Завод Волна»" }, { short = "Торговый дом Берег" }, { short = "НПО Вектор-М" },
          { short = "Фабрика Липа" }, { short = "Компания Липа" }, { short = "Фирма Сова" }, { short = "Сова Трейд" },
          { short = "Trading House Alder" }, { short = "Торговый ряд" },
        ]
        "#,
        "2026-11-25T15:10:00+03:00",
    );
    for (line, wanted) in [
        ("зв волна: ок", "account Завод Волна"),
        ("звонил в волну: ок", "account Завод Волна"),
        ("зв завод волна: ок", "account Завод Волна"),
        ("зв волн: ок", "account Завод Волна"),
        ("зв djkyf: ок", "account Завод Волна"),
        ("зв volna: ок", "account Завод Волна"),
        ("из берега звонили: ок", "account Торговый дом Берег"),
        ("зв вектор: ок", "account НПО Вектор-М"),
        ("call alder: ok", "account Trading House Alder"),
        ("зв торговый ряд: ок", "account Торговый ряд"),
        // Two answer.
        ("зв липа: ок", "account ?"),
        ("зв липе: ок", "account ?"),
        ("зв сова: ок", "account ?"),
    ] {
        assert_eq!(told(&world.read(line, Screen::default()))[0], wanted, "{line}");
    }
}

/// What resembles a client or begins its name is often somebody's name.
#[test]
fn a_name_of_a_person_is_no_client_by_a_slip_or_a_beginning() {
    let world = World::of(
        r#"
        account = [{ short = "Ромашка" }, { short = "Дубровик" }, { short = "Маркет" }, { short = "Молвея" }, { short = "Claravane" }]
        person = [
          { family = "Ивнев", given = "Игорь", at = ["Ромашка"] }, { family = "Толстиков", given = "Роман", at = ["Молвея"] },
          { family = "Калитин", given = "Роман", at = ["Дубровик"] }, { family = "Серов", given = "Марк", at = ["Молвея"] },
        ]
        planned = [
          { account = "Ромашка", day = "2026-11-25", time = "10:30", kind = "call" },
          { account = "Молвея", day = "2026-11-25", time = "12:00", kind = "call", people = ["Серов"] },
        ]
        "#,
        "2026-11-25T15:10:00+03:00",
    );
    for (line, wanted) in [
        // Somebody is called so.
        ("Роман звонил: клей", &["account ?", "with Роман ?"][..]),
        ("Марк звонил", &["account Молвея", "with Серов М.", "closes 2026-11-25 12:00"]),
        ("звонил Марк: клей", &["account Молвея", "with Серов М.", "closes 2026-11-25 12:00"]),
        ("марк: клей", &["account Молвея", "state noted?", "with Серов М."]),
        ("марк: договорились", &["account Молвея", "with Серов М.", "closes 2026-11-25 12:00"]),
        ("из Марк звонили: клей", &["account guess Маркет"]),
        // Nobody is, and it is a name all the same.
        ("Дубровин звонил", &["inbox", "with Дубровин?"]),
        ("звонил Дубровин: клей", &["inbox", "with Дубровин?"]),
        ("Дубров: клей ок", &["account guess Дубровик"]),
        ("Clara called: glue", &["account guess Claravane"]),
        ("Мол звонил: клей", &["account guess Молвея"]),
        ("рамашка: просят клей", &["account guess Ромашка"]),
        // A beginning that nobody is called by is the client's, and closes nothing; the name closes.
        ("зв мол: клей ок", &["account Молвея"]),
        ("зв молвея: клей ок", &["account Молвея", "closes 2026-11-25 12:00"]),
        ("зв ромашке: клей ок", &["account Ромашка", "closes 2026-11-25 10:30"]),
        // Somebody named works there.
        ("зв ром: +Ивнев согласен", &["account Ромашка", "with Ивнев И.", "closes 2026-11-25 10:30"]),
    ] {
        let told = told(&world.read(line, Screen::default()));
        let told: Vec<&str> = told.iter().map(String::as_str).filter(|said| !said.starts_with("when ")).collect();
        assert_eq!(told, wanted, "{line}");
    }
    // What stays planned is closed where that is said.
    let begun = world.read("зв мол: клей ок", Screen::default());
    let planned = begun.stays.as_ref().map(|planned| planned.id);
    assert!(planned.is_some());
    assert!(world.read("зв мол: клей ок", Screen { closes: planned, ..Screen::default() }).closes.is_some());
    assert!(world.read("зв мол: клей ок", Screen { planned, ..Screen::default() }).closes.is_some());
    let chips = kamdesk::text::chips::describe(&begun, kamdesk::domain::Lang::Ru);
    assert!(chips.iter().any(|chip| chip.text == "Молвея (по началу «мол»)" && chip.tone == kamdesk::text::chips::Tone::Guessed));
}

/// A name that is begun or nearly somebody's proposes them, and their client: the row that happens to be selected says less.
#[test]
fn a_name_that_is_nearly_somebodys_proposes_them_and_not_the_selected_row() {
    let world = small();
    let selected = Screen { selected: Some(world.accounts["Реактика"]), ..Screen::default() };
    for line in ["звонил пестов", "звонила пест", "пестов звонил", "звонил пестав"] {
        let meaning = world.read(line, selected);
        assert_eq!(told(&meaning)[0], "account guess Ромашка", "{line} {:?}", told(&meaning));
        assert!(meaning.guessed().any(|(_, who)| who.name == "Пестова А. С."), "{line}");
        assert!(capture::save(&world.store, &meaning).unwrap().entry.is_none(), "{line}: unanswered it waits in the inbox");
    }
    for (line, account) in [("звонил поставщик", "account guess Реактика"), ("звонил насчёт цены", "account guess Реактика")]
    {
        assert_eq!(told(&world.read(line, selected))[0], account, "{line}");
    }
    // Tab goes on with the name, whatever row is selected.
    let offered = capture::complete("звонил пест", "звонил пест".chars().count(), &world.store, None).unwrap();
    assert_eq!(offered.iter().map(|offered| offered.text.as_str()).collect::<Vec<_>>(), ["+Пестова "]);
}

/// Who of other clients the text of a line names is told, and stands out where nobody of the open client is named.
#[test]
fn others_in_the_text_of_an_open_clients_line_are_told() {
    use kamdesk::text::chips::{Tone, describe};
    let world = small();
    let chip = |line: &str, open: Option<&str>| {
        let meaning = world.read(line, Screen::at(open.map(|name| world.accounts[name])));
        let chips = describe(&meaning, kamdesk::domain::Lang::Ru);
        chips.into_iter().find(|chip| chip.text.starts_with("в тексте: ")).map(|chip| (chip.text, chip.tone))
    };
    let said = |text: &str, tone| Some((text.to_owned(), tone));
    assert_eq!(chip("обсудили, что Костина ушла", Some("Ромашка")), said("в тексте: Костина Л. Л.", Tone::Guessed));
    assert_eq!(chip("зв: обсудили, что Костина ушла", Some("Ромашка")), said("в тексте: Костина Л. Л.", Tone::Clear));
    assert_eq!(chip("звонил Ивнев, сказал, что Костина ушла", Some("Ромашка")), said("в тексте: Костина Л. Л.", Tone::Clear));
    assert_eq!(chip("зв: возят как в Молвее", Some("Ромашка")), said("в тексте: Молвея", Tone::Clear));
    let there = |name: &str| said(&format!("в тексте: {name} — кто был, не ясно, запишет «+» перед именем"), Tone::Guessed);
    assert_eq!(chip("зв: Пестова согласна", Some("Ромашка")), there("Пестова А. С."));
    assert_eq!(chip("зв молвея: говорили с Костиной", Some("Ромашка")), None, "it closes a call in which she was to be");
    assert_eq!(chip("зв молвея Костина: согласна", Some("Ромашка")), None);
}

#[test]
fn a_name_nobody_knows_is_created_only_when_that_was_said() {
    let world = small();
    let mut meaning = world.read("ромашка: +Зуев Олег=за просит образцы", Screen::default());
    let unknown: Vec<usize> = meaning.unknown().map(|person| person.piece).collect();
    assert_eq!(unknown.len(), 1);
    assert!(meaning.is_clear(), "the name stays in the text");
    meaning.create = unknown;
    let saved = capture::save(&world.store, &meaning).unwrap();
    let entry = world.store.load(Entity::Entry, saved.entry.unwrap()).unwrap().unwrap();
    let person = world.store.load(Entity::Person, entry.get("people").ids()[0]).unwrap().unwrap();
    assert_eq!(person.text("family_name"), "Зуев");
    let role = world.store.person_at(world.accounts["Ромашка"], person.id.unwrap()).unwrap().unwrap();
    assert_eq!(role.attitude, Some(1));
}

/// What is promised to somebody who is created with the line is promised to them, and what is planned with them too.
#[test]
fn who_is_created_with_the_line_is_known_in_it() {
    let world = small();
    let mut meaning =
        world.read("молвея зв: +Смирнов=за ок; !КП Смирнову до пт; !прайс Костиной; далее пн встреча со Смирновым", Screen::default());
    meaning.create = meaning.unknown().map(|person| person.piece).collect();
    let created = meaning.create.clone();
    meaning.create(created[0]);
    let chips: Vec<String> =
        kamdesk::text::chips::describe(&meaning, kamdesk::domain::Lang::Ru).into_iter().map(|chip| chip.text).collect();
    assert!(chips.contains(&"мы: КП Смирнову → Смирнов · пт 27.11".to_owned()), "{chips:?}");
    let saved = capture::save(&world.store, &meaning).unwrap();
    let entry = world.store.load(Entity::Entry, saved.entry.unwrap()).unwrap().unwrap();
    let smirnov = entry.get("people").ids()[0];
    let load = |entity, id| world.store.load(entity, id).unwrap().unwrap();
    assert_eq!(load(Entity::Action, saved.promises[0]).get("person_id"), &Value::Int(smirnov));
    let costina = load(Entity::Action, saved.promises[1]).get("person_id").as_int().unwrap();
    assert_eq!(load(Entity::Person, costina).text("family_name"), "Костина");
    assert_eq!(load(Entity::Entry, saved.planned[0]).get("people").ids(), [smirnov]);
    assert_eq!(world.store.person_at(world.accounts["Молвея"], smirnov).unwrap().unwrap().attitude, Some(1));
    // Another of that name who took no part is not meant; one who did leaves it open.
    let mut meaning = world.read("молвея зв: +Петрова Инна ок; !КП Петрову", Screen::default());
    let unknown: Vec<usize> = meaning.unknown().map(|person| person.piece).collect();
    meaning.create(unknown[0]);
    assert!(meaning.promises[0].created.is_none() && meaning.promises[0].person.is_none(), "a man's name is not hers");
    let mut meaning = world.read("молвея зв: +Петрова Инна ок; !КП Петровой", Screen::default());
    let unknown: Vec<usize> = meaning.unknown().map(|person| person.piece).collect();
    meaning.create(unknown[0]);
    assert_eq!(meaning.promises[0].created, Some(unknown[0]), "{:?}", told(&meaning));
}

/// The only proposal, taken by Tab, names the person whom it was, and nobody else.
#[test]
fn a_namesake_that_was_picked_is_named_whole() {
    let world = World::of(
        r#"
account = [{ short = "Ромашка" }, { short = "Молвея" }]
person = [
  { family = "Петров", given = "Иван", middle = "Ильич", at = ["Ромашка"] },
  { family = "Петров", given = "Игорь", middle = "Ильич", at = ["Ромашка"] },
  { family = "Зимин", given = "Олег", middle = "Ильич", at = ["Ромашка"] },
  { family = "Зимина", given = "Ольга", middle = "Ильинична", at = ["Ромашка"] },
  { family = "Ким", given = "Яна", middle = "Львовна", at = ["Молвея"] },
  { family = "Ким", given = "Яна", middle = "Павловна", at = ["Молвея"] },
]
"#,
        "2026-11-25T15:10:00+03:00",
    );
    for (line, texts) in [
        ("ромашка: +Петр", &["+Петров_Иван ", "+Петров_Игорь "][..]),
        ("ромашка: +Зим", &["+Зимин ", "+Зимина_Ольга "]),
        ("молвея: +Ким", &["+Ким_Яна_Львовна ", "+Ким_Яна_Павловна "]),
        ("+Петр", &["+Петров_Иван ", "+Петров_Игорь "]),
    ] {
        let offered = capture::complete(line, line.chars().count(), &world.store, None).unwrap();
        let mut said: Vec<&str> = offered.iter().map(|offered| offered.text.as_str()).collect();
        said.sort_unstable();
        assert_eq!(said, texts, "{line}");
        for offered in &offered {
            let head: String = line.chars().take(offered.span.start).collect();
            let meaning = world.read(&format!("{head}{}ок", offered.text), Screen::default());
            let who = meaning.persons[0].who.one().map(|who| who.id);
            assert_eq!(who, offered.person, "{line} {}: {:?}", offered.text, told(&meaning));
        }
    }
}

#[test]
fn a_promise_is_made_to_whom_its_own_words_name() {
    let world = small();
    let line = "молвея: +Костина и +Петрова были; !КП Петровой до пт; !образцы через неделю; !!акт Костиной к 5-му";
    assert_eq!(
        told(&world.read(line, Screen::default())).into_iter().filter(|said| said.contains(" | ")).collect::<Vec<_>>(),
        ["ours КП Петровой | 2026-11-27 | Петрова А. С.", "ours образцы | 2026-12-02", "theirs акт Костиной | 2026-12-05"]
    );
    // Somebody of another company, or one of two: the first who took part did not get it.
    for (line, unclear) in [
        ("ромашка: +Ивнев был; !КП Костиной до пт", &["Костина Л. Л."][..]),
        ("ромашка: +Ивнев был; !КП Пестовой и Ивневу до пт", &["Ивнев И. П.", "Пестова А. С."]),
        ("ромашка: +Пестова была; !КП Анне Пестовой до пт", &[]),
        ("молвея: !КП Петровой и Костиной до пт", &["Петрова А. С.", "Костина Л. Л."]),
        ("ромашка: +Ивнев был; !КП по Весне до пт", &[]),
        ("ромашка: +Ивнев и Костина были; !КП Костиной до пт", &[]),
        // «Петрову» is the dative of a man's name, and «от Петрова» his too: a woman who took part is not meant without a question.
        ("молвея: +Петрова была; !передать Петрову до пт", &["Петрова А. С."]),
        ("молвея: +Петрова была; !!акт от Петрова до пт", &["Петрова А. С."]),
    ] {
        let meaning = world.read(line, Screen::default());
        let mut names: Vec<&str> = meaning.promises[0].unclear.iter().map(|person| person.name.as_str()).collect();
        let mut wanted = unclear.to_vec();
        names.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(names, wanted, "{line}");
    }
    let saved = capture::save(&world.store, &world.read("ромашка: +Ивнев был; !КП Костиной до пт", Screen::default())).unwrap();
    let promise = world.store.load(Entity::Action, saved.promises[0]).unwrap().unwrap();
    assert!(promise.get("person_id").is_empty() && promise.text("title") == "КП Костиной");
    let asked = world.read("молвея: !счёт до 20.11", Screen::default());
    assert!(matches!(asked.doubt(), Some(Doubt::Day(_))) && !asked.is_clear(), "not the next year without a word");
}

/// Of whom a sentence speaks while another client is open is theirs as likely as not.
#[test]
fn a_sentence_about_another_client_is_not_filed_at_the_open_one_unasked() {
    let world = small();
    let open = Screen::at(Some(world.accounts["Молвея"]));
    for (line, wanted) in [
        ("говорил с ивневым, полка ок", "account guess Ромашка"),
        ("обедал с Ивневым", "account guess Ромашка"),
        ("новости от ромашки: сменили закупщика", "account Ромашка"),
        ("!кп для ивнева до пт", "account guess Ромашка"),
        ("говорил с костиной, полка ок", "account Молвея"),
        ("говорил с костиной о ромашке", "account Молвея"),
        ("обсудили цены с костиной, как у ромашки", "account Молвея"),
    ] {
        assert_eq!(told(&world.read(line, open))[0], wanted, "{line}");
    }
}

/// «зв с орлов» while another client is open: with whom one spoke is not known, and so neither is whose it was.
#[test]
fn a_stranger_one_spoke_with_is_neither_the_open_client_nor_who_was_to_come() {
    let world = small();
    let open = Screen::at(Some(world.accounts["Молвея"]));
    for line in ["зв с орлов", "созвон с Орловым: цены", "call with Orlow"] {
        let meaning = world.read(line, open);
        assert!(!meaning.is_clear() && meaning.closes.is_none(), "{line}: {:?}", told(&meaning));
    }
    let named = world.read("зв молвея с орлов: цены", Screen::default());
    assert!(named.closes.is_none() && named.stays.is_some(), "{:?}", told(&named));
    for line in ["зв с костиной", "зв с утра: ок", "зв с их бухгалтером", "call with procurement"] {
        let meaning = world.read(line, open);
        assert!(meaning.account.one().is_some(), "{line}: {:?}", told(&meaning));
    }
}

/// Who is called by a name that was merged away is known by it in a sentence as well as behind a mark.
#[test]
fn a_name_that_was_merged_away_is_read_in_a_sentence() {
    let another = "person = [\n  { family = \"Нефёдова\", given = \"Лидия\", at = [\"Молвея\"] },";
    let world = World::of(&crate::world::WORLD.replace("person = [", another), "2026-11-25T15:10:00+03:00");
    let id = |line: &str| world.read(line, Screen::default()).persons[0].who.one().unwrap().id;
    merge(&world.store, Entity::Person, id("+Костина ок"), id("+Нефёдова ок")).unwrap();
    for line in [
        "звонила нефёдова молвея сверка ок",
        "звонила Нефёдова, сверка ок",
        "созвонились с нефёдовой, сверка ок",
        "молвея зв нефёдовой: ок",
    ] {
        let meaning = world.read(line, Screen::default());
        let said = told(&meaning);
        assert_eq!((said[0].as_str(), said[2].as_str()), ("account Молвея", "with Костина Л. Л."), "{line}: {said:?}");
        assert_eq!(meaning.closes.is_some(), meaning.is_clear(), "{line}");
    }
}
