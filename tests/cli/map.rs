//! `kam map`: the map goes out as asked for, and no more of it than asked for.

use super::Bench;

#[test]
fn without_a_word_only_names_positions_and_the_reporting_line_go_out() {
    let bench = Bench::filled();
    let answer = bench.kam(&["map", "ромаш", "--lang", "ru"]);
    assert_eq!((answer.status, answer.err.as_str()), (0, ""));
    assert!(answer.out.contains("Щёголева") && answer.out.contains("Финансовый директор"), "{}", answer.out);
    assert!(!answer.out.contains("▲4") && !answer.out.contains("+1") && answer.out.contains("можно передавать"), "{}", answer.out);
    let whole = bench.kam(&["map", "ромаш", "--visibility", "private", "--lang", "ru"]);
    assert!(whole.out.contains("▲4") && whole.out.contains("Кто решает и знакомы ли мы"), "{}", whole.out);
}

#[test]
fn json_and_csv_hold_what_may_be_seen() {
    let bench = Bench::filled();
    let open = bench.json(&["map", "ромаш"]);
    assert_eq!((&open["account"]["name"], &open["visibility"]), (&"Ромашка".into(), &"shareable".into()));
    assert!(open["persons"][0].get("attitude").is_none() && open.get("ties").is_none() && open["persons"][0].get("roles").is_none());
    let team = bench.json(&["map", "ромаш", "--visibility", "team"]);
    assert!(team["persons"][0]["roles"].is_array() && team["persons"][0].get("influence").is_none() && team.get("answers").is_none());
    let whole = bench.json(&["map", "ромаш", "--visibility", "private"]);
    assert_eq!((&whole["persons"][0]["attitude"], &whole["persons"][0]["influence"]), (&1.into(), &4.into()));
    assert!(whole["answers"].as_array().is_some_and(|answers| answers.len() == 8));
    let csv = bench.kam(&["map", "ромаш", "--csv", "--visibility", "private"]).out;
    let mut lines = csv.lines();
    let heads: Vec<&str> = lines.next().unwrap().split(',').collect();
    let cells: Vec<&str> = lines.next().unwrap().split(',').collect();
    let cell = |name: &str| cells[heads.iter().position(|head| *head == name).unwrap()];
    assert_eq!((cell("row"), cell("name"), cell("influence"), cell("roles")), ("person", "Щёголева О. И.", "4", "signs buys"));
}

#[test]
fn what_cannot_be_shown_is_said_with_its_status() {
    let bench = Bench::filled();
    for (arguments, status, said) in [
        (&["map", "нет такого"][..], 4, "нет такого"),
        (&["map", "ром"], 3, "a"),
        (&["map", "ромаш", "--purchase", "линия"], 4, "линия"),
        (&["map", "ромаш", "--as-of", "когда-нибудь"], 2, "когда-нибудь"),
        (&["map", "ромаш", "--as-of", "31.12.2199"], 2, "31.12.2199"),
        (&["map"], 2, ""),
    ] {
        let arguments = [arguments, &["--lang", "ru"]].concat();
        let answer = bench.kam(&arguments);
        assert_eq!((answer.status, answer.out.as_str()), (status, ""), "{arguments:?} {}", answer.err);
        assert!(answer.err.contains(said), "{arguments:?}: {}", answer.err);
    }
    let past = bench.kam(&["map", "ромаш", "--as-of", "-30", "--lang", "ru"]);
    assert!(past.status == 0 && past.out.contains("только чтение"), "{}{}", past.out, past.err);
}

/// Names from files of others must not act on the terminal by way of the map.
#[test]
fn hostile_names_stay_text() {
    let bench = Bench::filled();
    for form in [&["--visibility", "private"][..], &["--csv"], &["--json"]] {
        let arguments = [&["map", "a4"][..], form].concat();
        let answer = bench.kam(&arguments);
        assert_eq!(answer.status, 0, "{}", answer.err);
        assert!(!answer.out.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r')), "{:?}", answer.out);
    }
}

#[test]
fn the_drawing_goes_to_a_new_file_and_never_over_an_old_one() {
    let bench = Bench::filled();
    let target = bench.path("карта.svg");
    let name = target.display().to_string();
    let answer = bench.kam(&["map", "ромаш", "--svg", &name, "--lang", "ru"]);
    assert_eq!((answer.status, answer.err.as_str()), (0, ""), "{}", answer.err);
    let drawing = std::fs::read_to_string(&target).unwrap();
    assert!(drawing.starts_with('<') && drawing.contains("Щёголева") && !drawing.contains("▲4"), "{drawing}");
    assert_eq!(bench.kam(&["map", "ромаш", "--svg", &name]).status, 1);
    assert_eq!(std::fs::read_to_string(&target).unwrap(), drawing);
    let chart = bench.kam(&["map", "ромаш", "--mermaid", "--visibility", "private"]);
    assert!(chart.status == 0 && chart.out.contains("flowchart") && chart.out.contains("Щёголева"), "{}{}", chart.out, chart.err);
    assert_eq!(bench.kam(&["map", "ромаш", "--mermaid", "--csv"]).status, 2);
}
