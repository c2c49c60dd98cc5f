//! The corpus of hurried lines, and lines of any kind.

use crate::world::{World, lost, small, told};
use kamdesk::capture::{self, Screen};
use proptest::prelude::*;

/// Words of which lines are made at random.
const WORDS: [&str; 72] = [
    "в лифте",
    "в один голос",
    "втроём",
    "сама",
    "из машины",
    "по дороге",
    "пятиминутка",
    "мельком",
    "в обед",
    "в 9:30,",
    "on the stairs",
    "briefly",
    "ромашка",
    "ромашке",
    "реактика",
    "молвея",
    "север",
    "альфа",
    "весна",
    "елка",
    "nordlicht",
    "Ивнев",
    "Ивневу",
    "+Ивнев",
    "+Пестова=за",
    "+Зуев",
    "+Костина",
    "=против",
    "=+1",
    "звонил",
    "зв",
    "встреча",
    "письмо",
    "вчера",
    "завтра",
    "в",
    "у",
    "из",
    "от",
    "с",
    "15:00",
    "утром",
    ":",
    ":",
    ";",
    ";",
    ",",
    "!КП",
    "!КП Петровой",
    "до пт",
    "через неделю",
    "20.11",
    "!!акт",
    "?кто",
    "*недовес",
    "%120 000",
    "далее пн",
    "next",
    "friday",
    "обсудили",
    "цену",
    "просит",
    "они сказали",
    "ок",
    "вектор",
    "Вектор:",
    "и",
    "не",
    "все",
    "на складе",
    "потом",
    "ваш",
];

/// Which accounts a line names: by a name of theirs or of a person who works there, in any form.
fn names_of(world: &World, line: &str, account: i64) -> bool {
    let folded = line.to_lowercase().replace('ё', "е");
    let has = |begun: &str| folded.contains(begun);
    let named = |name: &str| world.accounts[name] == account;
    has("ромашк") && named("Ромашка")
        || has("реактик") && named("Реактика")
        || has("молве") && named("Молвея")
        || has("север") && named("Север-Металл")
        || has("альфа") && (named("Альфа-Трейд") || named("Альфа-Банк"))
        || has("весн") && named("Весна")
        || has("елк") && named("Ёлка")
        || has("nordlicht") && named("Nordlicht Pack")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, ..ProptestConfig::default() })]
    /// No line of any kind loses a word: each stands in what is written, or is shown as understood. And none puts an entry, a promise or a judgement at an account that neither the line nor the open account
    /// names, unless it is marked as a guess.
    #[test]
    fn no_line_lands_at_a_client_that_nothing_names(picked in prop::collection::vec((0..WORDS.len(), any::<bool>()), 1..10), screen in 0..3_u8) {
        thread_local!(static SMALL: World = small());
        SMALL.with(|world| {
            let line: String = picked.iter().map(|(at, blank)| format!("{}{}", WORDS[*at], if *blank { " " } else { "  " })).collect();
            let here = world.accounts["Реактика"];
            let screen = match screen {
                0 => Screen::default(),
                1 => Screen { selected: Some(here), ..Screen::default() },
                _ => Screen::at(Some(here)),
            };
            let meaning = world.read(&line, screen);
            if meaning.account.one().is_some() {
                prop_assert_eq!(lost(&meaning), Vec::<String>::new(), "{:?}: {}", &line, &meaning.notes);
            }
            if let Some(account) = meaning.account.one().filter(|_| meaning.is_clear()) {
                let open = screen.open == Some(account.id);
                let chips = kamdesk::text::chips::describe(&meaning, kamdesk::domain::Lang::Ru);
                let marked = chips.iter().any(|chip| chip.about == kamdesk::text::chips::About::Account && chip.tone != kamdesk::text::chips::Tone::Clear);
                prop_assert!(open || marked || names_of(world, &line, account.id), "{line:?} at {}", account.name);
            }
            Ok(())
        })?;
    }
}

/// A line of the corpus and what it means.
struct Sample {
    line: String,
    screen: Option<(bool, String)>,
    meaning: Vec<String>,
    texts: Vec<String>,
}

fn corpus() -> Vec<Sample> {
    let text = std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/lines.txt")).unwrap();
    let blocks = text.split("\n\n").map(str::trim_end).filter(|block| block.lines().any(|line| line.starts_with("= ")));
    blocks
        .map(|block| {
            let mut sample = Sample { line: String::new(), screen: None, meaning: Vec::new(), texts: Vec::new() };
            for line in block.lines().filter(|line| !line.starts_with('#')) {
                if let Some(name) = line.strip_prefix("@open ") {
                    sample.screen = Some((true, name.to_owned()));
                } else if let Some(name) = line.strip_prefix("@selected ") {
                    sample.screen = Some((false, name.to_owned()));
                } else if let Some(text) = line.strip_prefix("= text ") {
                    sample.texts.push(text.to_owned());
                } else if let Some(said) = line.strip_prefix("= ") {
                    sample.meaning.push(said.to_owned());
                } else {
                    sample.line = line.to_owned();
                }
            }
            sample
        })
        .collect()
}

/// Wrong is what looks settled and is something else: that may not happen. What is asked about, marked or waits in the inbox
/// costs a key.
#[test]
fn hurried_lines_become_what_their_writers_meant() {
    let world = World::of(
        &std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/lines-world.toml")).unwrap(),
        "2026-11-25T15:10:00+03:00",
    );
    let corpus = corpus();
    assert!(corpus.len() >= 300);
    let (mut right, mut asked, mut waiting, mut wrong) = (0, 0, 0, Vec::new());
    for sample in &corpus {
        let screen = match &sample.screen {
            None => Screen::default(),
            Some((true, name)) => Screen::at(Some(world.accounts[name])),
            Some((false, name)) => Screen { selected: Some(world.accounts[name]), ..Screen::default() },
        };
        let meaning = world.read(&sample.line, screen);
        if meaning.account.one().is_some() {
            assert_eq!(lost(&meaning), Vec::<String>::new(), "{}\n{}", sample.line, meaning.notes);
        }
        let told = told(&meaning);
        let in_text = |text: &String| meaning.notes.to_lowercase().contains(&text.to_lowercase());
        let same = told == sample.meaning && sample.texts.iter().all(in_text);
        // A name that nobody is known by is asked about before the line is saved.
        // Words of the head that were not read stand there in red.
        let in_head = meaning.parsed.pieces.iter().take(meaning.parsed.in_head);
        let unread = in_head.filter(|piece| matches!(piece.what, capture::What::Text(_))).count();
        let asks = meaning.doubt().is_some() || meaning.unknown().next().is_some() || unread > 0;
        if same {
            right += 1;
        } else if told.contains(&"inbox".to_owned()) {
            waiting += 1;
        } else if asks {
            asked += 1;
        } else {
            wrong.push(format!(
                "{:?} {}\n    told  {told:?}\n    meant {:?} {:?}\n    notes {}",
                sample.screen, sample.line, sample.meaning, sample.texts, meaning.notes
            ));
        }
        if !same && std::env::var_os("SHOW_LINES").is_some() {
            println!(
                "{:?} {}\n    told  {told:?}\n    meant {:?} {:?}\n    notes {}",
                sample.screen, sample.line, sample.meaning, sample.texts, meaning.notes
            );
        }
    }
    println!("of {}: right {right}, asked {asked}, in the inbox {waiting}, wrong {}", corpus.len(), wrong.len());
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(right * 10 >= corpus.len() * 9, "right {right} of {}", corpus.len());
}
