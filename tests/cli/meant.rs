//! What is meant is asked, and not guessed: the name of the other gender, a line that a report says of itself.

use super::Bench;

/// Whoever is erased is not brought back: «Козлова» may be Козлов in a case form, and may be somebody who is not there.
#[test]
fn a_womans_name_is_not_a_mans() {
    let bench = Bench::bare();
    for arguments in [["add", "account", "Вектор"], ["add", "person", "Козлов Пётр, Вектор"], ["add", "person", "Мартынова Анна, Вектор"]]
    {
        assert_eq!(bench.kam(&arguments).status, 0, "{arguments:?}");
    }
    for (whom, like) in
        [("Козлова", "Козлов Пётр"), ("Козлова Пётр", "Козлов Пётр"), ("Мартынов", "Мартынова Анна"), ("rjpkjdf", "Козлов Пётр")]
    {
        for arguments in [&["prep"][..], &["person"], &["person", "--erase", "--dry-run"]] {
            let answer = bench.kam(&[arguments, &["--lang", "ru", whom]].concat());
            assert_eq!((answer.status, answer.out.as_str()), (3, ""), "{arguments:?} {whom}: {}", answer.err);
            assert!(answer.err.contains("Похоже на") && answer.err.contains(like), "{arguments:?} {whom}: {}", answer.err);
        }
    }
    // A case form that can be nothing else, and one that the given name or a preposition tells, is theirs.
    for whom in ["Козлову", "Козловым", "Козлова Петра", "Мартыновой", "Мартынова", "Козлов"]
    {
        for arguments in [&["prep"][..], &["person"], &["person", "--erase", "--dry-run"]] {
            let answer = bench.kam(&[arguments, &["--lang", "ru", whom]].concat());
            assert_eq!(answer.status, 0, "{arguments:?} {whom}: {}", answer.err);
        }
    }
    assert_eq!(bench.kam(&["prep", "у", "Козлова"]).status, 0);
    // Found, they may be listed.
    assert!(bench.kam(&["find", "Козлова"]).out.contains("Козлов Пётр"));
    assert_eq!(bench.kam(&["add", "person", "Козлова Инна, Вектор"]).status, 0);
    let both = bench.kam(&["prep", "Козловой", "--lang", "ru"]);
    assert!(both.status == 0 && both.out.contains("Козлова Инна"), "{}{}", both.out, both.err);
}

/// A case form of one name that is another name itself names neither alone.
#[test]
fn a_case_form_of_a_company_is_not_before_a_persons_own_name() {
    let bench = Bench::bare();
    for arguments in [["add", "account", "Петров"], ["add", "account", "Вектор"], ["add", "person", "Петрова Анна, Вектор"]]
    {
        assert_eq!(bench.kam(&arguments).status, 0, "{arguments:?}");
    }
    for whom in ["Петрова", "Петрову"] {
        for command in ["prep", "map"] {
            let answer = bench.kam(&[command, whom, "--lang", "ru"]);
            assert_eq!((answer.status, answer.out.as_str()), (3, ""), "{command} {whom}: {}", answer.err);
            for name in ["a1  Петров", "Петрова Анна, Вектор"] {
                assert!(answer.err.contains(name), "{command} {whom}: {}", answer.err);
            }
        }
    }
    // Its own name, and a form that is only its, are the company's; a form that is only hers is hers.
    for whom in ["Петров", "Петровым"] {
        let answer = bench.kam(&["prep", whom, "--lang", "ru"]);
        assert!(answer.status == 0 && !answer.out.contains("Вектор"), "{whom}: {}{}", answer.out, answer.err);
    }
    let hers = bench.kam(&["prep", "Петровой", "--lang", "ru"]);
    assert!(hers.status == 0 && hers.out.contains("Вектор"), "{}{}", hers.out, hers.err);
    let person = bench.kam(&["person", "Петрова", "--lang", "ru"]);
    assert!(person.status == 0 && person.out.contains("Петрова"), "{}{}", person.out, person.err);
}

#[test]
fn a_family_name_of_several_words_is_one() {
    let bench = Bench::bare();
    let added = bench.kam(&["add", "person", "Ван дер Берг Анна", "--lang", "ru"]);
    assert_eq!(added.status, 0, "{}", added.err);
    let name = |key: &str| {
        let people = bench.store();
        let mut texts = Vec::new();
        people.each(kamdesk::domain::Entity::Person, |person| texts.push(person.text(key).to_owned())).unwrap();
        texts.concat()
    };
    assert_eq!((name("family_name").as_str(), name("given_name").as_str()), ("Ван дер Берг", "Анна"));
}

#[test]
fn what_a_report_says_of_itself_is_not_taken_in() {
    let bench = Bench::bare();
    let file = bench.path("report.csv");
    let rows = "Предприятие;Сот.;Раб. тел.;Категория ABC\nВектор;+7 900 000-00-01;+7 900 000-00-02;B\nСфера;+7 900 000-00-03;;\n\
                Сформировано 25.11.2026 пользователем Админ;;;\nИсполнитель: Петрова А. А.;;;\nПодпись ____________;;;\nСтр. 1 из 3;;;\n";
    std::fs::write(&file, rows).unwrap();
    let shown = bench.kam(&["import", "report.csv", "--dry-run", "--lang", "ru"]);
    for text in ["строка об отчёте, не внесена", "Сформировано 25.11.2026", "Стр. 1 из 3", "«Категория ABC» (B)"]
    {
        assert!(shown.out.contains(text), "{text}\n{}{}", shown.out, shown.err);
    }
    bench.kam(&["import", "report.csv", "--yes"]);
    let mut names = Vec::new();
    bench.store().each(kamdesk::domain::Entity::Account, |account| names.push(account.text("short_name").to_owned())).unwrap();
    assert_eq!(names, ["Вектор", "Сфера"]);
}

#[test]
fn what_is_no_table_is_told_as_what_it_is() {
    let bench = Bench::bare();
    std::fs::write(bench.path("list.xls"), "<html><body><table><tr><td>Название</td></tr><tr><td>Вектор</td></tr></table></body></html>")
        .unwrap();
    let answer = bench.kam(&["import", "list.xls", "--dry-run", "--lang", "ru"]);
    assert!(answer.status == 1 && answer.err.contains("сохраните как CSV"), "{}{}", answer.out, answer.err);
    let mut seed = 7_u32;
    let mut byte = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 24) as u8
    };
    std::fs::write(bench.path("random.csv"), (0..20_000).map(|_| byte()).collect::<Vec<_>>()).unwrap();
    let answer = bench.kam(&["import", "random.csv", "--dry-run", "--lang", "ru"]);
    assert!(answer.status == 1 && answer.err.contains("не таблица"), "{}{}", answer.out, answer.err);
}
