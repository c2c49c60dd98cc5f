//! What a dossier must not hold, by phrases as people write them in haste: a word too few lets a diagnosis into the file,
//! a word too many makes an honest note a nuisance.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kamdesk::domain::Lang;
use kamdesk::domain::ethics::{Refused, check};

const PHRASES: &str = include_str!("data/ethics-phrases.txt");

fn kind_of(text: &str) -> String {
    match check(text).map(|concern| concern.why) {
        None => "fine".into(),
        Some(Refused::Insult) => "slander".into(),
        Some(Refused::Special(words)) => words.get(Lang::En).into(),
    }
}

#[test]
fn phrases_are_told_apart() {
    let named = |kind: &str| match kind {
        "sex_life" => "sex life".to_owned(),
        "union" => "union membership".into(),
        "origin" => "ethnic origin".into(),
        "record" => "criminal record".into(),
        kind => kind.to_owned(),
    };
    let phrases: Vec<(&str, &str)> =
        PHRASES.lines().filter(|line| !line.starts_with('#')).map(|line| line.split_once(": ").unwrap()).collect();
    assert!(phrases.len() >= 200, "{}", phrases.len());
    // A remark may belong to two kinds at once: that it stands out is what counts, and that what is harmless does not.
    let wrong = |kind: &str, phrase: &str| {
        let found = kind_of(phrase);
        if kind == "fine" || found == "fine" { found != named(kind) } else { false }
    };
    let failed: Vec<String> = phrases
        .iter()
        .filter(|(kind, phrase)| wrong(kind, phrase))
        .map(|(kind, phrase)| format!("{phrase}: {} instead of {kind} {:?}", kind_of(phrase), check(phrase)))
        .collect();
    assert!(failed.is_empty(), "{} of {}:\n{}", failed.len(), phrases.len(), failed.join("\n"));
    let exact = phrases.iter().filter(|(kind, phrase)| kind_of(phrase) == named(kind)).count();
    assert!(exact * 20 >= phrases.len() * 19, "{exact} of {} under their own kind", phrases.len());
}
