//! `kam find`: what was heard on the phone is on the screen a moment later.

use super::Bench;

#[test]
fn names_stand_before_what_is_written() {
    let bench = Bench::filled();
    let answer = bench.kam(&["find", "--lang", "ru", "ромаш"]);
    assert_eq!((answer.status, answer.err.as_str()), (0, ""));
    assert!(!answer.out.contains("Похожие"), "{}", answer.out);
    assert!(answer.out.starts_with("Имена\nРомашка"), "{}", answer.out);
    for typed in ["щёголева", "shchegoleva", "otujktdf", "8 900 000 20 05", "+79000002006"] {
        let found = bench.json(&["find", typed]);
        if typed != "otujktdf" {
            assert_eq!(found["names"][0]["text"], "Щёголева Ольга Ильинична", "{typed}");
        }
    }
    let found = bench.json(&["find", "отсрочкой", "клиент:ромашка"]);
    assert_eq!((&found["written"][0]["what"], &found["written"][0]["field"]), (&"entry".into(), &"purpose".into()));
    let answer = bench.kam(&["find", "шахматы", "--lang", "ru"]);
    assert!(answer.out.contains("личное") && answer.out.contains("любит шахматы"), "{}", answer.out);
}

#[test]
fn nothing_found_is_status_four_with_a_hint() {
    let bench = Bench::filled();
    let answer = bench.kam(&["find", "--lang", "ru", "яхта", "-парус"]);
    assert_eq!((answer.status, answer.out.as_str()), (4, ""));
    assert!(answer.err.contains("Ничего не найдено: яхта −парус."), "{}", answer.err);
    let answer = bench.kam(&["find", "--lang", "ru", "кто:никто"]);
    assert!(answer.status == 4 && answer.err.contains("Нет человека с таким именем: никто."), "{}", answer.err);
    let answer = bench.kam(&["find", "--lang", "ru", "jncrbjxr"]);
    assert!(answer.status == 4 && !answer.err.contains("Искать"), "{}", answer.err);
    let answer = bench.kam(&["find", "--lang", "ru", "jnchjxrf"]);
    assert!(answer.status == 4 && answer.err.contains("Искать: отсрочка?"), "{}", answer.err);
    let answer = bench.json(&["find", "\"", "*"]);
    assert_eq!((answer["names"].as_array().map(Vec::len), answer["written"].as_array().map(Vec::len)), (Some(0), Some(0)));
    assert_eq!(bench.kam(&["find"]).status, 2);
}

/// The phone is what one looks for when somebody is to be called.
#[test]
fn phones_stand_beside_names_and_a_quoted_argument_is_words() {
    let bench = Bench::filled();
    let answer = bench.kam(&["find", "--lang", "ru", "щёголевой"]);
    assert!(answer.out.contains("+7\u{a0}900\u{a0}000-20-05"), "{}", answer.out);
    let found = bench.json(&["find", "щёголева ромашка"]);
    assert_eq!(found["names"][0]["phones"][0], "+7 900 000-20-05");
    assert_eq!(bench.json(&["find", "отсрочка дней"])["written"].as_array().map(Vec::len), Some(1));
    let answer = bench.kam(&["find", "--lang", "ru", "отсрочка", "дней", "с", "01.01.2020"]);
    assert!(answer.out.contains("Понято: с 01.01.2020"), "{}", answer.out);
    let answer = bench.kam(&["find", "--lang", "ru", "яхта"]);
    assert!(answer.status == 4 && answer.err.contains("kam log 'яхта'"), "{}", answer.err);
}

#[test]
fn prep_is_found_by_a_person_and_in_either_layout() {
    let bench = Bench::filled();
    // Also by a name with the company, by the position in any form, and by the phone.
    let beside = ["щёголева ромашка", "ромашка ольга", "директора ромашки", "9000002005"];
    for whom in ["щёголева", "ольга", "otujktdf", "ромашке", "hjvfirf", "щёголевой"].into_iter().chain(beside)
    {
        let answer = bench.kam(&["prep", "--lang", "ru", whom]);
        assert_eq!(answer.status, 0, "{whom}: {}", answer.err);
        assert!(answer.out.contains("Щёголева Ольга Ильинична"), "{whom}: {}", answer.out);
    }
    assert_eq!(bench.kam(&["prep", "никто"]).status, 4);
}

/// «Петров» is Петров and not «Петрова и партнёры»; of a given name that begins a company's it is asked who is meant.
#[test]
fn a_whole_surname_outranks_the_beginning_of_a_company() {
    let bench = Bench::bare();
    for arguments in [
        ["add", "account", "Петрова и партнёры"],
        ["add", "account", "Вектор"],
        ["add", "account", "Роман-Трейд"],
        ["add", "person", "Петров Роман, Вектор"],
        ["add", "person", "Орлов Семён, Вектор"],
        ["add", "person", "Орлов Лев, Роман-Трейд"],
    ] {
        assert_eq!(bench.kam(&arguments).status, 0, "{arguments:?}");
    }
    let whom = |said: &[&str]| {
        let page = bench.kam(&[&["prep", "--json"], said].concat());
        let page: serde_json::Value = serde_json::from_str(&page.out).unwrap_or_default();
        let name = |key: &str| page[key]["name"].as_str().unwrap_or_default().to_owned();
        (name("account"), name("person"))
    };
    for said in [&["петров"][..], &["петрову"], &["Петров", "Вектор"], &["вектор", "петров"], &["с", "петровым"], &["gtnhjd"]]
    {
        assert_eq!(whom(said), ("Вектор".into(), "Петров Роман".into()), "{said:?}");
    }
    assert_eq!(whom(&["льву"]), ("Роман-Трейд".into(), "Орлов Лев".into()));
    for said in ["петровой", "петрова и"] {
        assert_eq!(whom(&[said]).0, "Петрова и партнёры", "{said}");
    }
    let either = bench.kam(&["prep", "роман", "--lang", "ru"]);
    assert!(either.status == 3 && either.err.contains("Петров Роман") && either.err.contains("Роман-Трейд"), "{}", either.err);
    let either = bench.kam(&["prep", "петрова", "--lang", "ru"]);
    assert!(either.status == 3 && either.err.contains("Петров Роман") && either.err.contains("Петрова и партнёры"), "{}", either.err);
    let both = bench.kam(&["prep", "с", "орловым", "--lang", "ru"]);
    assert!(both.status == 3 && both.err.contains("Орлов Семён") && both.err.contains("Орлов Лев"), "{}", both.err);
}

/// Whoever prints or erases the wrong person has shown or lost what is not theirs to show or lose.
#[test]
fn a_surname_that_nobody_has_names_nobody() {
    let bench = Bench::filled();
    for whom in ["ильин", "ильинов", "щёголев-ильин"] {
        for arguments in [&["prep"][..], &["person"], &["person", "--erase"]] {
            let answer = bench.kam(&[arguments, &["--lang", "ru", whom]].concat());
            assert!(matches!(answer.status, 3 | 4) && answer.out.is_empty(), "{arguments:?} {whom}: {}", answer.out);
        }
    }
    let like = bench.kam(&["person", "ильин", "--lang", "ru"]);
    assert!(like.status == 3 && like.err.contains("Похоже на:\n  p1  Щёголева Ольга Ильинична"), "{}", like.err);
    let slip = bench.kam(&["prep", "щёгалева", "--lang", "ru"]);
    assert!(slip.status == 3 && slip.err.contains("Щёголева Ольга Ильинична, Ромашка"), "{}", slip.err);
    // As they stand, a given name and a patronymic are a name.
    assert_eq!(bench.kam(&["person", "ольга ильинична"]).status, 0);
    for (whom, status) in [("ольге", 3), ("щёгол", 3), ("щёголевой", 0), ("otujktdf", 0), ("xxx", 4)] {
        assert_eq!(bench.kam(&["person", whom]).status, status, "{whom}");
    }
}

/// Whoever dials the company's number meets whoever answers there.
#[test]
fn a_phone_of_the_company_is_told_from_ones_own() {
    let bench = Bench::bare();
    for arguments in [
        ["add", "account", "Вектор, +7 900 000-30-01"],
        ["add", "person", "Орлов Семён, Вектор"],
        ["add", "person", "Костина Вера, Вектор, +7 900 000-30-02"],
    ] {
        assert_eq!(bench.kam(&arguments).status, 0, "{arguments:?}");
    }
    for (whom, whose, said) in [
        ("орлов", "account", "тел. компании +7\u{a0}900\u{a0}000-30-01"),
        ("костина", "person", "Вектор  +7\u{a0}900\u{a0}000-30-02"),
        ("вектор", "account", "a1    +7\u{a0}900\u{a0}000-30-01"),
    ] {
        assert_eq!(bench.json(&["find", whom])["names"][0]["phone_of"], whose, "{whom}");
        let out = bench.kam(&["find", whom, "--lang", "ru"]).out;
        assert!(out.split_whitespace().collect::<String>().contains(&said.split_whitespace().collect::<String>()), "{whom}: {out}");
    }
    let table = bench.kam(&["find", "орлов", "--csv", "--lang", "ru"]).out;
    assert!(table.contains("+7 900 000-30-01 (тел. компании)"), "{table}");
}

/// Whoever rings is called by number, company and position, whichever way the number is written.
#[test]
fn a_phone_is_found_in_its_national_and_its_international_form() {
    let bench = Bench::filled();
    let line = "Anna Brook, Ромашка, buyer, +44 7700 900118";
    assert_eq!(bench.kam(&["add", "person", line]).status, 0);
    assert_eq!(bench.kam(&["add", "account", "Nord, 020 7946 0101"]).status, 0);
    for typed in ["07700900118", "+447700900118", "00447700900118", "900118"] {
        let found = bench.json(&["find", typed]);
        let name = &found["names"][0];
        assert_eq!(
            (&name["text"], &name["account"]["name"], &name["position"]),
            (&"Anna Brook".into(), &"Ромашка".into(), &"buyer".into())
        );
        let said = bench.kam(&["find", typed, "--lang", "ru"]).out;
        assert!(said.contains("Имена") && said.contains("buyer, Ромашка"), "{said}");
    }
    for typed in ["+442079460101", "020 7946 0101", "0044 20 7946 0101"] {
        assert_eq!(bench.json(&["find", typed])["names"][0]["text"], "Nord", "{typed}");
    }
    let table = bench.kam(&["find", "07700900118", "--csv", "--lang", "ru"]).out;
    assert!(
        table.starts_with("Вид,Название,День,№ клиента,Клиент,Должность,Телефоны,О чём")
            && table.contains("Человек,Anna Brook,,a1,Ромашка,buyer,"),
        "{table}"
    );
}
