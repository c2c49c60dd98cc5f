//! `kam find`: what was heard on the phone is on the screen a moment later.

use super::Bench;

#[test]
fn names_stand_before_what_is_written() {
    let bench = Bench::filled();
    let answer = bench.kam(&["find", "--lang", "ru", "ромаш"]);
    assert_eq!((answer.status, answer.err.as_str()), (0, ""));
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
    assert!(answer.status == 4 && answer.err.contains("kam log \"яхта\""), "{}", answer.err);
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
