//! Help and mistakes, in the user's language to the last word.

use super::Bench;

const COMMANDS: [&str; 24] = [
    "playbooks",
    "money",
    "actions",
    "review",
    "report",
    "today",
    "add",
    "done",
    "log",
    "prep",
    "map",
    "portfolio",
    "price",
    "month",
    "person",
    "find",
    "import",
    "export",
    "backup",
    "restore",
    "doctor",
    "demo",
    "completions",
    "help",
];

/// Words that stay as they are typed: names of commands, of what is exported, of shells and of formats.
const TYPED: [&str; 92] = [
    "toml",
    "playbooks",
    "audit",
    "charter",
    "code",
    "obligations",
    "limit-exceptions",
    "kpis",
    "standing",
    "usps",
    "requirements",
    "risk-dismissals",
    "objections",
    "saved-filters",
    "strategies",
    "goals",
    "plan-versions",
    "complaints",
    "voices",
    "surveys",
    "communications",
    "invitations",
    "privileges",
    "value",
    "plan",
    "leaving",
    "client",
    "me",
    "text",
    "md",
    "html",
    "docx",
    "json",
    "money",
    "day",
    "minutes",
    "change",
    "income",
    "turnover",
    "trailing",
    "year",
    "year-before",
    "ABC",
    "XYZ",
    "vCard",
    "Excel",
    "purchases",
    "Markdown",
    "account",
    "person",
    "CSV",
    "kam",
    "accounts",
    "people",
    "diary",
    "actions",
    "opportunities",
    "signals",
    "values",
    "debts",
    "contracts",
    "terms",
    "legal-entities",
    "targets",
    "expenses",
    "needs",
    "deliveries",
    "service-standards",
    "offers",
    "tenders",
    "negotiation-points",
    "company-totals",
    "authority-limits",
    "shareable",
    "team",
    "private",
    "bash",
    "zsh",
    "fish",
    "powershell",
    "elvish",
    "JSON",
    "SVG",
    "ICS",
    "EML",
    "MBOX",
    "calendar",
    "example",
    "Mermaid",
    "ASCII",
    "Kamdesk",
    "db",
];

/// Latin words that a Russian reader would meet.
fn foreign_words(text: &str) -> Vec<String> {
    let parted = |c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_'));
    let words = text.split(parted).filter(|word| !word.starts_with("--") && !word.starts_with("KAM_") && *word != "NO_COLOR");
    let words = words.filter(|word| !TYPED.contains(word) && !COMMANDS.contains(word));
    words.filter(|word| word.chars().filter(char::is_ascii_alphabetic).count() >= 3).map(str::to_owned).collect()
}

#[test]
fn russian_help_has_no_english_words() {
    let bench = Bench::bare();
    for command in COMMANDS {
        for arguments in [&["--lang", "ru", command, "--help"][..], &["--lang=ru", command, "-h"], &["help", command, "--lang", "ru"]] {
            let help = bench.kam(arguments);
            assert_eq!((help.status, help.err.as_str()), (0, ""), "{arguments:?}");
            assert_eq!(foreign_words(&help.out), Vec::<String>::new(), "{arguments:?}\n{}", help.out);
            assert!(help.out.contains("Использование: kam") && help.out.contains("Общие параметры:"), "{}", help.out);
        }
    }
    let help = bench.kam(&["--help", "--lang", "ru"]);
    assert_eq!(foreign_words(&help.out), Vec::<String>::new(), "{}", help.out);
    assert!(help.out.contains("Команды:") && help.out.contains("Код завершения"));
    assert!(help.out.lines().all(|line| line.chars().count() <= 80), "{}", help.out);
}

#[test]
fn english_help_has_no_russian_words() {
    let bench = Bench::bare();
    let all = COMMANDS.map(|command| bench.kam(&["--lang", "en", command, "--help"]).out).concat() + &bench.kam(&["--help"]).out;
    assert!(!all.chars().any(|c| ('а'..='я').contains(&c)), "{all}");
    assert!(all.contains("Usage: kam import [FILE…] [OPTIONS]") && all.contains("Exit status"), "{all}");
}

#[test]
fn mistakes_are_answered_in_the_users_language_with_status_two() {
    let bench = Bench::filled();
    let cases: [(&[&str], &str); 13] = [
        (&["toda"], "Неизвестная команда: toda. Может быть, today?"),
        (&["today", "--jsn"], "Неизвестный параметр: --jsn. Может быть, --json?"),
        (&["today", "лишнее"], "Лишнее слово в команде: лишнее."),
        (&["prep"], "Не хватает: КЛИЕНТ|ЧЕЛОВЕК|ВСТРЕЧА."),
        (&["import"], "Укажите файл: kam"),
        (
            &["export", "peple"],
            "ЧТО: значение «peple» не подходит. Подходят: accounts, people, diary, actions, opportunities, signals, values, debts, contracts, terms, purchases, legal-entities, targets, expenses, needs, deliveries, service-standards, offers, tenders, negotiation-points, company-totals, authority-limits, strategies, goals, plan-versions, complaints, voices, surveys, communications, invitations, objections, privileges, usps, requirements, risk-dismissals, saved-filters, obligations, limit-exceptions, kpis, calendar.",
        ),
        (&["export", "people", "--visibility", "all"], "не подходит. Подходят: private, team, shareable."),
        (&["today", "--file"], "После --file <ФАЙЛ> нужно значение."),
        (&["today", "--json", "--json"], "--json указан дважды"),
        (&["restore"], "Не хватает: ФАЙЛ."),
        (&["completions", "ksh"], "значение «ksh» не подходит"),
        (&["help", "toda"], "Неизвестная команда: toda."),
        (&["-x"], "Неизвестный параметр: -x."),
    ];
    for (arguments, said) in cases {
        let answer = bench.kam(&[&["--lang", "ru"], arguments].concat());
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{arguments:?}");
        assert!(answer.err.contains(said), "{arguments:?}\n{}", answer.err);
        // Asked for JSON, a mistake is told as an object.
        let message = || serde_json::from_str::<serde_json::Value>(&answer.err).unwrap()["error"]["message"].as_str().unwrap().to_owned();
        let answer_err = if arguments.contains(&"--json") { message() } else { answer.err.clone() };
        let words = foreign_words(&answer_err.replace(arguments[0], "").replace("peple", "").replace("ksh", "").replace("toda", ""));
        assert!(words.iter().all(|word| word.starts_with('-') || word == "all"), "{words:?}");
        let english = bench.kam(arguments);
        assert_eq!(english.status, 2);
        assert!(!english.err.replace("лишнее", "").chars().any(|c| ('а'..='я').contains(&c)), "{}", english.err);
    }
}

#[test]
fn version_and_completions() {
    let bench = Bench::bare();
    assert_eq!(bench.kam(&["--version"]).out, format!("kam {}\n", env!("CARGO_PKG_VERSION")));
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = bench.kam(&["completions", shell, "--lang", "ru"]);
        assert_eq!(script.status, 0);
        assert!(script.out.contains("doctor") && script.out.contains("restore"), "{shell}");
    }
    let list = "today actions prep find map portfolio report price month review playbooks person log add done import export backup restore doctor demo completions help money code";
    for (shell, line) in [
        ("bash", list.to_owned()),
        ("zsh", format!("({list})'")),
        ("fish", format!("complete -c kam -n \"__fish_kam_using_subcommand help\" -f -a \"{list}\"\n")),
        ("fish", "\"__fish_kam_using_subcommand completions\" -f -a \"bash".to_owned()),
    ] {
        let script = bench.kam(&["completions", shell]).out;
        assert!(script.contains(&line), "{shell}\n{script}");
    }
}

#[test]
fn a_line_of_which_letters_are_lost_is_not_written_down() {
    let bench = Bench::bare();
    bench.store();
    for call in [&["add", "account", "М\u{fffd}ст"][..], &["add", "person", "И\u{fffd}нов Пётр"], &["log", "зв м\u{fffd}ст: да"]]
    {
        let refused = bench.kam(&[call, &["--lang", "ru"]].concat());
        assert!(refused.status == 2 && refused.err.contains("не все буквы читаются"), "{call:?} {}", refused.err);
    }
}
