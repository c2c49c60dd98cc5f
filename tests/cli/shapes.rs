//! What programs read: every answer has the shape that `docs/json.md` gives it.

use super::Bench;
use serde_json::Value;
use std::collections::BTreeMap;

/// The shapes of the document, by the names in its headings of code: `json shape account`, `json answer today`.
fn shapes() -> BTreeMap<String, Value> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/json.md");
    let text = std::fs::read_to_string(path).unwrap();
    let mut found = BTreeMap::new();
    for block in text.split("```json ").skip(1) {
        let (name, rest) = block.split_once('\n').unwrap();
        let body = rest.split("```").next().unwrap();
        let shape = serde_json::from_str(body).unwrap_or_else(|error| panic!("{name}: {error}\n{body}"));
        assert!(found.insert(name.trim().to_owned(), shape).is_none(), "{name} stands there twice");
    }
    found
}

/// What differs between a value and its shape, with the way to it.
struct Check<'a> {
    shapes: &'a BTreeMap<String, Value>,
    /// Whether keys may be left out: what a visibility does not cover.
    less: bool,
    wrong: Vec<String>,
}

impl Check<'_> {
    fn value(&mut self, shape: &Value, value: &Value, at: &str) {
        match (shape, value) {
            (Value::String(name), _) => self.named(name, value, at),
            (Value::Array(each), Value::Array(values)) => {
                values.iter().enumerate().for_each(|(place, value)| self.value(&each[0], value, &format!("{at}[{place}]")));
            }
            (Value::Object(keys), Value::Object(values)) => {
                for (key, shape) in keys {
                    match values.get(key) {
                        Some(value) => self.value(shape, value, &format!("{at}.{key}")),
                        None if self.less => {}
                        None => self.wrong.push(format!("{at}.{key} is missing")),
                    }
                }
                let more = values.keys().filter(|key| !keys.contains_key(*key));
                self.wrong.extend(more.map(|key| format!("{at}.{key} is not in the document")));
            }
            _ => self.wrong.push(format!("{at}: {value}")),
        }
    }

    fn named(&mut self, name: &str, value: &Value, at: &str) {
        let (name, may_be_null) = name.strip_suffix('?').map_or((name, false), |name| (name, true));
        if value.is_null() && may_be_null {
            return;
        }
        let text = value.as_str();
        let digits = |text: &str, form: &str| {
            text.len() == form.len()
                && text.bytes().zip(form.bytes()).all(|(c, form)| if form == b'0' { c.is_ascii_digit() } else { c == form })
        };
        let fits = match name {
            "text" => text.is_some_and(|text| !may_be_null || !text.is_empty()),
            "int" => value.is_i64(),
            "bool" => value.is_boolean(),
            "day" => text.is_some_and(|text| digits(text, "0000-00-00")),
            "birthday" => text.is_some_and(|text| digits(text, "0000-00-00") || digits(text, "--00-00")),
            "time" => text.is_some_and(|text| digits(text, "00:00")),
            "uid" => text.is_some_and(|text| text.len() == 36),
            "code" => text.is_some_and(|text| !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "_.-".contains(c))),
            shape => {
                let Some(shape) = self.shapes.get(&format!("shape {shape}")) else { return self.wrong.push(format!("no shape {shape}")) };
                return self.value(shape, value, at);
            }
        };
        if !fits {
            self.wrong.push(format!("{at} is no {name}: {value}"));
        }
    }
}

/// A program written after the document would stumble over what stands there otherwise.
#[test]
fn every_answer_has_the_shape_of_the_document() {
    let shapes = shapes();
    let bench = Bench::bare();
    let demo = bench.file().display().to_string();
    assert_eq!(bench.kam(&["demo", "--save", &demo, "--lang", "ru"]).status, 0);
    std::fs::write(bench.path("purchases.csv"), "Период;Клиент;Сумма\n01.2026;Ромашка;1000\n01.2026;Лютик;7\n01.2026;Лютик;?\n").unwrap();
    let supplied = "Месяц;Клиент;Поставок;В срок;Претензий\n01.2026;Ромашка;40;38;1\n01.2026;Мак;4;4;0\n01.2026;Мак;?;4;0\n";
    std::fs::write(bench.path("supplied.csv"), supplied).unwrap();
    std::fs::write(bench.path("people.vcf"), "BEGIN:VCARD\nVERSION:3.0\nFN:Новикова Анна\nN:Новикова;Анна;;;\nEND:VCARD\n").unwrap();
    let on = |days: i64| (chrono::Local::now().date_naive() + chrono::Duration::days(days)).format("%Y%m%d").to_string();
    let meeting = |uid: u8, days: i64, more: &str| format!("BEGIN:VEVENT\nUID:{uid}\nDTSTART:{}T100000\n{more}\nEND:VEVENT\n", on(days));
    let office = [
        meeting(1, 3, "DURATION:PT1H\nSUMMARY:Звонок в Ромашку\nLOCATION:Тверь"),
        meeting(2, 4, "SUMMARY:подарить ромашку\nATTENDEE;CN=Кто-то:mailto:kto@nobody.example.net"),
        meeting(3, 5, "SUMMARY:Курсы\nATTENDEE:mailto:kto@school.example.net"),
        meeting(4, -5, "SUMMARY:Было"),
        meeting(5, 6, "RRULE:FREQ=HOURLY\nSUMMARY:Часто"),
    ];
    let calendar = |meetings: &[String]| format!("BEGIN:VCALENDAR\nX-WR-CALNAME:Работа\n{}END:VCALENDAR\n", meetings.concat());
    std::fs::write(bench.path("office.ics"), calendar(&office)).unwrap();
    let moved = [meeting(1, 7, "DURATION:PT2H\nSUMMARY:Звонок в Ромашку"), office[2].clone()];
    std::fs::write(bench.path("moved.ics"), calendar(&moved)).unwrap();
    let letter = "Received: x\nFrom: ivnev@example.org\nTo: me@example.net\nSubject: A\nDate: Thu, 1 Oct 2026 12:00:00 +0300\n\nOne.\n";
    let box_of = format!(
        "From - x\n{letter}\nFrom - x\n{}\nFrom - x\nSubject: odd\nTo: a\n\n",
        letter.replace("ivnev@example.org", "li@plenka.example")
    );
    std::fs::write(bench.path("office.mbox"), box_of).unwrap();
    std::fs::write(bench.path("lines.txt"), "ромашка: первая\nзв кто-то неизвестный: вторая\n").unwrap();
    let (copy, second, drawing) = (bench.path("copy.db"), bench.path("second.db"), bench.path("map.svg"));
    let [copy, second, drawing] = [copy, second, drawing].map(|path| path.display().to_string());
    let out = bench.path("out.ics").display().to_string();
    let paper = bench.path("minutes.docx").display().to_string();
    let all = ["--visibility", "private"];
    let calls: Vec<(&str, Vec<&str>, bool)> = vec![
        ("today", vec!["today"], false),
        ("today", vec!["today", "--days", "60"], false),
        ("prep", vec!["prep", "ромашка"], false),
        ("prep", vec!["prep", "северлит"], false),
        ("money", vec!["money", "ромашка"], false),
        ("money", vec!["report", "money", "ромашка"], false),
        ("report minutes", vec!["report", "minutes", "ромашка"], false),
        ("report day", vec!["report", "day"], false),
        ("report change", vec!["report", "change", "ромашка", "--since", "1.10"], false),
        ("report value", vec!["report", "value", "ромашка", "--for", "me"], true),
        ("report plan", vec!["report", "plan", "ромашка", "--for", "me"], true),
        ("report plan", vec!["report", "plan", "ромашка"], true),
        ("report leaving", vec!["report", "leaving", "ромашка", "--for", "me"], true),
        ("report leaving", vec!["report", "leaving", "ромашка"], true),
        ("report audit", vec!["report", "audit"], false),
        ("report charter", vec!["report", "charter"], false),
        ("code", vec!["code"], false),
        ("code", vec!["report", "code"], false),
        ("report --output", vec!["report", "minutes", "ромашка", "--output", &paper], false),
        ("price", vec!["price", "ромашка", "отсрочка 45 60 за 0,5 % к цене"], false),
        ("price", vec!["price", "ромашка", "скидка 3 %"], false),
        ("portfolio", vec!["portfolio"], false),
        ("month", vec!["month"], false),
        ("portfolio", vec!["portfolio", "--period", "year-before", "--by", "turnover"], false),
        ("portfolio", vec!["portfolio", "--visibility", "team"], true),
        ("find", vec!["find", "отсрочка"], false),
        ("find", vec!["find", "ромашка"], false),
        ("find", vec!["find", "кто:никто"], false),
        ("map", [&["map", "ромашка"][..], &all].concat(), false),
        ("map", vec!["map", "ромашка"], true),
        ("map", vec!["map", "ромашка", "--visibility", "team"], true),
        ("map --svg", vec!["map", "ромашка", "--svg", &drawing], false),
        ("person", vec!["person", "ивнев"], false),
        ("person", vec!["person", "ивнев", "--visibility", "team"], true),
        ("person", vec!["person", "ивнев", "--visibility", "shareable"], true),
        ("log", vec!["log", "вчера зв ромашка: +Ивнев просит счёт; !счёт завтра; ?кто подпишет; %1000 скидка; далее пт"], false),
        ("log", vec!["log", "--dry-run", "звонил кто-то"], false),
        ("log", vec!["log", "--dry-run", "зв ромашка: перенёс инфаркт"], false),
        ("log -f", vec!["log", "-f", "lines.txt"], false),
        ("add", vec!["add", "account", "Вектор, Тверь"], false),
        ("add", vec!["add", "person", "Новикова Дарья, Вектор, главный бухгалтер, +7 900 000-20-09"], false),
        ("done", vec!["done", "d1"], false),
        ("import", vec!["import", "supplied.csv", "--yes"], false),
        ("import", vec!["import", "supplied.csv", "--dry-run"], false),
        ("import", vec!["import", "people.vcf", "--yes"], false),
        ("import", vec!["import", "people.vcf", "--dry-run"], false),
        ("import", vec!["import", "purchases.csv", "--yes"], false),
        ("import", vec!["import", "office.ics", "--yes", "--guesses"], false),
        ("import", vec!["import", "moved.ics", "people.vcf", "--yes", "--whose", "school.example.net="], false),
        ("import", vec!["import", "office.mbox", "--dry-run"], false),
        ("import", vec!["import", "office.mbox", "--yes"], false),
        ("export calendar --ics --to", vec!["export", "calendar", "--ics", "--to", &out], false),
        ("export purchases", [&["export", "purchases"][..], &all].concat(), false),
        ("export accounts", [&["export", "accounts"][..], &all].concat(), false),
        ("export people", [&["export", "people"][..], &all].concat(), false),
        ("export diary", [&["export", "diary"][..], &all].concat(), false),
        ("export actions", [&["export", "actions"][..], &all].concat(), false),
        ("export opportunities", [&["export", "opportunities"][..], &all].concat(), false),
        ("export signals", [&["export", "signals"][..], &all].concat(), false),
        ("export values", [&["export", "values"][..], &all].concat(), false),
        ("export debts", [&["export", "debts"][..], &all].concat(), false),
        ("export contracts", [&["export", "contracts"][..], &all].concat(), false),
        ("export terms", [&["export", "terms"][..], &all].concat(), false),
        ("export legal-entities", [&["export", "legal-entities"][..], &all].concat(), false),
        ("export targets", [&["export", "targets"][..], &all].concat(), false),
        ("export expenses", [&["export", "expenses"][..], &all].concat(), false),
        ("export needs", [&["export", "needs"][..], &all].concat(), false),
        ("export deliveries", [&["export", "deliveries"][..], &all].concat(), false),
        ("export service-standards", [&["export", "service-standards"][..], &all].concat(), false),
        ("export offers", [&["export", "offers"][..], &all].concat(), false),
        ("export tenders", [&["export", "tenders"][..], &all].concat(), false),
        ("export strategies", [&["export", "strategies"][..], &all].concat(), false),
        ("export goals", [&["export", "goals"][..], &all].concat(), false),
        ("export plan-versions", [&["export", "plan-versions"][..], &all].concat(), false),
        ("export complaints", [&["export", "complaints"][..], &all].concat(), false),
        ("export voices", [&["export", "voices"][..], &all].concat(), false),
        ("export surveys", [&["export", "surveys"][..], &all].concat(), false),
        ("export communications", [&["export", "communications"][..], &all].concat(), false),
        ("export invitations", [&["export", "invitations"][..], &all].concat(), false),
        ("export privileges", [&["export", "privileges"][..], &all].concat(), false),
        ("review", vec!["review"], false),
        ("playbooks", vec!["playbooks"], false),
        ("actions", vec!["actions", "просрочено"], false),
        ("export objections", [&["export", "objections"][..], &all].concat(), false),
        ("export usps", [&["export", "usps"][..], &all].concat(), false),
        ("export requirements", [&["export", "requirements"][..], &all].concat(), false),
        ("export saved-filters", [&["export", "saved-filters"][..], &all].concat(), false),
        ("export obligations", [&["export", "obligations"][..], &all].concat(), false),
        ("export limit-exceptions", [&["export", "limit-exceptions"][..], &all].concat(), false),
        ("export kpis", [&["export", "kpis"][..], &all].concat(), false),
        ("export negotiation-points", [&["export", "negotiation-points"][..], &all].concat(), false),
        ("export company-totals", [&["export", "company-totals"][..], &all].concat(), false),
        ("export authority-limits", [&["export", "authority-limits"][..], &all].concat(), false),
        ("export contracts", vec!["export", "contracts", "--visibility", "team"], true),
        ("export accounts", vec!["export", "accounts"], true),
        ("export people", vec!["export", "people"], true),
        ("export diary", vec!["export", "diary", "--visibility", "team"], true),
        ("export actions", vec!["export", "actions"], true),
        ("export opportunities", vec!["export", "opportunities", "--visibility", "team"], true),
        ("export values", vec!["export", "values", "--visibility", "team"], true),
        ("doctor", vec!["doctor"], false),
        ("backup", vec!["backup", &copy], false),
        ("person --erase --dry-run", vec!["person", "новикова дарья", "--erase", "--dry-run"], false),
        ("person --erase", vec!["person", "новикова дарья", "--erase", "--backups", "--confirm", "Новикова Дарья"], false),
        ("restore", vec!["restore", &copy, "--yes"], false),
        ("demo --save", vec!["demo", "--save", &second], false),
    ];
    let mut open: Vec<&str> = vec!["d1"];
    let numbered = bench.json(&["today", "--days", "366"])["ours"][0]["id"].as_i64().map(|id| format!("d{id}")).unwrap();
    open[0] = &numbered;
    let mut wrong = Vec::new();
    for (name, arguments, less) in &calls {
        let arguments: Vec<&str> = arguments.iter().map(|word| if *word == "d1" { open[0] } else { word }).collect();
        let answer = bench.json(&arguments);
        let shape = shapes.get(&format!("answer {name}")).unwrap_or_else(|| panic!("{name} is not in the document"));
        let mut check = Check { shapes: &shapes, less: *less, wrong: Vec::new() };
        check.value(shape, &answer, name);
        assert!(answer.as_array().is_none_or(|rows| !rows.is_empty()), "{name}: nothing to look at");
        wrong.extend(check.wrong.into_iter().map(|what| format!("{arguments:?}: {what}")));
    }
    let told: Vec<String> = wrong.iter().take(60).cloned().collect();
    assert!(wrong.is_empty(), "{} in all\n{}", wrong.len(), told.join("\n"));
    for name in shapes.keys().filter_map(|name| name.strip_prefix("answer ")).filter(|name| *name != "error") {
        assert!(calls.iter().any(|(known, ..)| *known == name), "nothing is asked for {name}");
    }
}

/// Whoever asked for JSON would have to read a sentence in an unknown language.
#[test]
fn what_went_wrong_is_an_object_too() {
    let shapes = shapes();
    let bench = Bench::filled();
    std::fs::write(bench.path("note.txt"), "no file of ours").unwrap();
    for (arguments, status, code) in [
        (&["prep", "нет такого"][..], 4, "missing"),
        (&["prep", "ром"], 3, "several"),
        (&["toda"], 2, "usage"),
        (&["map", "ромаш", "--csv"], 2, "usage"),
        (&["backup", "note.txt"], 1, "failed"),
        (&["done", "нет такого"], 4, "missing"),
    ] {
        let answer = bench.kam(&[arguments, &["--json"]].concat());
        assert_eq!((answer.status, answer.out.as_str()), (status, ""), "{arguments:?}");
        let told: Value = serde_json::from_str(&answer.err).unwrap_or_else(|error| panic!("{error}: {}", answer.err));
        let mut check = Check { shapes: &shapes, less: false, wrong: Vec::new() };
        check.value(&shapes["answer error"], &told, "error");
        assert_eq!((check.wrong, &told["error"]["code"], &told["error"]["status"]), (Vec::new(), &code.into(), &status.into()));
    }
}

/// A program that meets a reason finds it told.
#[test]
fn every_reason_is_told() {
    let text = include_str!("../../docs/json.md");
    let told: Vec<&str> =
        text.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` |").map(|(code, _)| code)).skip(1).collect();
    let reasons = kamdesk::exchange::Reason::ALL.into_iter().map(kamdesk::exchange::Reason::code);
    let faults = kamdesk::exchange::calendar::Fault::ALL.into_iter().map(kamdesk::exchange::calendar::Fault::code);
    let of_letters = kamdesk::exchange::letters::Fault::ALL.into_iter().map(|fault| fault.code().to_owned());
    let codes: Vec<String> = reasons.chain(faults).chain(of_letters).collect();
    assert_eq!(told, codes, "the table of `reason` is not that of the code");
    for code in kamdesk::domain::ethics::Refused::codes() {
        assert!(text.contains(&format!("`{code}`")), "{code}");
    }
}
