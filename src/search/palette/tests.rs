use super::*;
use proptest::prelude::*;

fn names() -> Names {
    let mut names = Names::default();
    let texts = [
        "Иванов Пётр Сергеевич",
        "Щёголева Ольга Ильинична",
        "O’Brien Sinéad",
        "Müller Jürgen",
        "Морской Иван",
        "Ким Вера",
        "Кимова Анна",
        "Йод Евгений",
    ];
    for (at, text) in texts.iter().enumerate() {
        let number = names.add(What::Person(at as i64), text, "директор, Ромашка");
        names.add_channel(number, "phone", &format!("8 (900) 000-20-0{at}"));
        names.add_channel(number, "email", &format!("mail{at}@firma.example"));
    }
    names.add(What::Account(1), "ООО «Щит-Металл 2000»", "Тверь");
    names.add(What::Promise(1), "выслать Иванову договор", "Ромашка");
    names
}

#[test]
fn one_name_in_every_writing() {
    let mut names = names();
    for (typed, wanted) in [
        ("иванов", "Иванов Пётр Сергеевич"),
        ("ИВАНОВ", "Иванов Пётр Сергеевич"),
        ("ivanov", "Иванов Пётр Сергеевич"),
        ("bdfyjd", "Иванов Пётр Сергеевич"),
        ("петр ива", "Иванов Пётр Сергеевич"),
        ("ивнв", "Иванов Пётр Сергеевич"),
        ("schegoleva", "Щёголева Ольга Ильинична"),
        ("shchyogoleva", "Щёголева Ольга Ильинична"),
        ("щеголева", "Щёголева Ольга Ильинична"),
        ("Ольга Щ", "Щёголева Ольга Ильинична"),
        ("мюллер", "Müller Jürgen"),
        ("muller", "Müller Jürgen"),
        ("mueller", "Müller Jürgen"),
        ("ьгддук", "Müller Jürgen"),
        ("o'b", "O’Brien Sinéad"),
        ("obrien", "O’Brien Sinéad"),
        ("ki", "Ким Вера"),
        ("ким", "Ким Вера"),
        ("иод", "Йод Евгений"),
        ("И\u{306}од", "Йод Евгений"),
        ("щит", "ООО «Щит-Металл 2000»"),
        ("договор", "выслать Иванову договор"),
        ("+7 900 000 20 04", "Морской Иван"),
        ("8900000-20-05", "Ким Вера"),
        ("000-20-01", "Щёголева Ольга Ильинична"),
        ("mail3@firma", "Müller Jürgen"),
    ] {
        let found = names.find(typed);
        assert_eq!(found.first().map(|found| found.text.as_str()), Some(wanted), "{typed}");
    }
    assert!(names.find("Щ'И").iter().any(|found| found.text == "O’Brien Sinéad"));
    assert_eq!(names.find("ъъъъ"), []);
    for (at, far) in ["Лебедянская Юлия Ивановна", "Фролова Дарья Игоревна", "Кравцова Инна Львовна"].into_iter().enumerate()
    {
        names.add(What::Person(100 + at as i64), far, "");
    }
    names.add(What::Person(200), "Лукьянов Денис Олегович", "");
    assert_eq!(names.find("лукин"), [], "a longer name is no slip");
    assert_eq!(names.find("лукьянову").len(), 1);
    let near: Vec<String> = names.find("Ивнев").into_iter().map(|found| found.text).collect();
    assert!(near.iter().all(|text| text.starts_with("Иванов ")), "a far match is no match: {near:?}");
    assert_eq!(names.find("🐈"), []);
    assert_eq!(names.find(" ").len(), names.len());
}

/// A name that is heard is heard in a case, behind a preposition.
#[test]
fn a_name_is_found_in_any_case_and_behind_a_preposition() {
    let mut names = Names::default();
    let people = [
        "Петрова Анна Сергеевна",
        "Макаров Лев",
        "Иванов Павел",
        "Кравец Пётр",
        "Орлов Семён",
        "Орлов Денис",
        "Костина Вера",
        "Антон Анненков",
        "Лавров Лука",
        "Brook Anna",
    ];
    for (at, name) in people.into_iter().enumerate() {
        names.add(What::Person(at as i64), name, "");
    }
    names.add(What::Account(1), "С Плюс", "");
    for (typed, found) in [
        ("анне", &["Антон Анненков", "Петрова Анна Сергеевна"][..]),
        ("петровой анне", &["Петрова Анна Сергеевна"]),
        ("анне сергеевне", &["Петрова Анна Сергеевна"]),
        ("льву", &["Макаров Лев"]),
        ("льву макарову", &["Макаров Лев"]),
        ("макаровым львом", &["Макаров Лев"]),
        ("павлу иванову", &["Иванов Павел"]),
        ("кравца", &["Кравец Пётр"]),
        ("с орловым", &["Орлов Семён", "Орлов Денис"]),
        ("от костиной", &["Костина Вера"]),
        ("to anna brook", &["Brook Anna"]),
        ("к петровой анне", &["Петрова Анна Сергеевна"]),
        ("с плюс", &["С Плюс"]),
        ("с никем", &[]),
    ] {
        let said: Vec<String> = names.find(typed).into_iter().filter(|found| found.named).map(|found| found.text).collect();
        assert_eq!(said, found, "{typed}");
    }
    let ranks: Vec<u32> = names.find("с орловым").into_iter().map(|found| found.rank).collect();
    assert!(ranks.windows(2).all(|two| two[0] == two[1]), "neither is meant more: {ranks:?}");
}

#[test]
fn what_was_found_is_lit() {
    let mut names = names();
    for (typed, wanted) in [
        ("schego", "Щёго"),
        ("ольга щ", "ЩОльга"),
        ("o'b", "O’B"),
        ("мюл", "Müll"),
        ("muller", "Müller"),
        ("ивнв", "Ивнв"),
        ("bdfy", "Иван"),
    ] {
        let found = names.find(typed);
        let shown: String = found[0].lit.iter().filter_map(|at| found[0].text.chars().nth(*at)).collect();
        assert_eq!(shown, wanted, "{typed}: {:?}", found[0]);
    }
    let found = names.find("9000002005");
    let found = &found[0];
    assert_eq!((found.reached.as_str(), found.detail.as_str(), found.lit.len()), ("8 (900) 000-20-05", "директор, Ромашка", 0));
}

/// «закупки» is the beginning of no form in «руководитель закупок», and a company stands beside a name, not in it.
#[test]
fn somebody_is_found_by_the_position_in_any_form_and_the_company() {
    let mut names = Names::default();
    let account = |id, short: &str| crate::store::names::AccountName { id, short: short.into(), ..Default::default() };
    for (id, short) in [(1, "Ромашка"), (2, "Северлит")] {
        let account = account(id, short);
        names.add(What::Account(account.id), &account.short, "");
    }
    let (short, mut known) = (HashMap::from([(1, "Ромашка"), (2, "Северлит")]), HashMap::new());
    for (id, name, account, position) in [
        (1, "Пестова Анна", 1, "руководитель закупок"),
        (2, "Лапин Пётр", 2, "руководитель закупок"),
        (3, "Ивнев Игорь", 1, "финансовый директор"),
    ] {
        let person = KnownPerson { id, name: name.into(), posts: vec![(account, position.into())], ..KnownPerson::default() };
        names.add_person(&person, &short, &mut known);
    }
    for (typed, found) in [
        ("закупки ромашка", &["Пестова Анна"][..]),
        ("ромашке закупка", &["Пестова Анна"]),
        ("закупки", &["Пестова Анна", "Лапин Пётр"]),
        ("директору ромашки", &["Ивнев Игорь"]),
        ("закупки директор", &[]),
    ] {
        assert_eq!(names.find(typed).iter().map(|found| found.text.as_str()).collect::<Vec<_>>(), found, "{typed}");
    }
}

/// A surname that nobody has is no given name and no patronymic of somebody else.
#[test]
fn what_is_only_like_a_name_is_called_so_and_stands_below() {
    let mut names = Names::default();
    let mut known = HashMap::new();
    for (id, name, middle) in [
        (1, "Ефимкин Антон Сергеевич", "Сергеевич"),
        (2, "Ветров Кирилл Антонович", "Антонович"),
        (3, "Антоновский Пётр Львович", "Львович"),
        (4, "Пестова Анна Сергеевна", "Сергеевна"),
    ] {
        let person = KnownPerson { id, name: name.into(), middle: middle.into(), ..KnownPerson::default() };
        names.add_person(&person, &HashMap::new(), &mut known);
    }
    names.add(What::Account(1), "Ромашка", "");
    let mut found = |typed: &str| names.find(typed).iter().map(|found| (found.text.clone(), found.named)).collect::<Vec<_>>();
    let like = |name: &str, named: bool| (name.to_owned(), named);
    assert_eq!(found("антонов")[0], like("Антоновский Пётр Львович", true));
    assert!(found("антонов")[1..].iter().all(|(_, named)| !named));
    assert_eq!(found("антонович"), [like("Ветров Кирилл Антонович", true)]);
    assert_eq!(found("пестовой"), [like("Пестова Анна Сергеевна", true)]);
    for (slip, name) in [
        ("пестава", "Пестова Анна Сергеевна"),
        ("рамашка", "Ромашка"),
        ("романшка", "Ромашка"),
        ("ромшка", "Ромашка"),
        ("рмоашка", "Ромашка"),
        ("пестоваа", "Пестова Анна Сергеевна"),
    ] {
        assert_eq!(found(slip).first(), Some(&like(name, slip == "пестоваа")), "{slip}");
    }
}

/// Of somebody who acts for several companies, the one that is typed is the one meant.
#[test]
fn the_company_typed_is_the_one_of_several() {
    let mut names = Names::default();
    let short = HashMap::from([(1, "Фармлада"), (2, "Курьерика")]);
    for (id, name) in &short {
        names.add(What::Account(*id), name, "");
    }
    let posts = vec![(1, "консультант по закупкам".to_owned()), (2, "консультант по тендеру".to_owned())];
    let person = KnownPerson { id: 1, name: "Барсовский Михаил".into(), posts, ..KnownPerson::default() };
    names.add_person(&person, &short, &mut HashMap::new());
    for (typed, at) in [
        ("барсовский курьерика", Some(2)),
        ("фармладе барсовский", Some(1)),
        ("барсовский тендер", Some(2)),
        ("барсовский консультант", None),
        ("барсовский", None),
    ] {
        let found = names.find(typed);
        assert_eq!(found.first().map(|found| (found.text.as_str(), found.at)), Some(("Барсовский Михаил", at)), "{typed}");
    }
}

#[test]
fn letter_by_letter_is_as_good_as_at_once() {
    for typed in ["ivanov", "щеголева ольга", "schegoleva", "8900000", "мюллер", "o'brien", "ким вера"] {
        let mut by_letter = names();
        let letters: Vec<char> = typed.chars().collect();
        for end in 1..=letters.len() {
            let now: String = letters[..end].iter().collect();
            assert_eq!(by_letter.find(&now), names().find(&now), "{now}");
        }
    }
}

proptest! {
    #[test]
    fn anything_may_be_typed(typed in "\\PC{0,12}", text in "\\PC{0,24}") {
        let mut names = names();
        names.add(What::Account(9), &text, "");
        for found in names.find(&typed) {
            prop_assert!(found.lit.iter().all(|at| *at < found.text.chars().count()));
            prop_assert!(found.lit.is_sorted());
        }
    }
}

/// «зззз» is «pppp» in the other layout, and found whoever begins with П.
#[test]
fn one_letter_again_and_again_is_nobodys_name() {
    let mut names = Names::default();
    for (id, name) in [(1, "Пестова Анна"), (2, "Зимина Ольга"), (3, "Ольхов Иван")] {
        names.add(What::Person(id), name, "");
    }
    names.add(What::Account(4), "ААА Моторс", "");
    for typed in ["зззз", "ззз", "pppp", "щщщщ"] {
        assert_eq!(names.find(typed), [], "{typed}");
    }
    assert_eq!(names.find("ааа").first().map(|found| found.text.as_str()), Some("ААА Моторс"));
    assert!(!names.find("зи").is_empty() && !names.find("пе").is_empty());
}
