//! What a dossier must not hold, by phrases as people write them in haste: a word too few lets a diagnosis into the file,
//! a word too many makes an honest note a nuisance.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use kamdesk::domain::ethics::{Refused, check};
use kamdesk::domain::{Entity, Lang, Record};
use kamdesk::store::{Store, Verb};
use support::desk::Desk;

const PHRASES: &str = include_str!("data/ethics-phrases.txt");

fn kind_of(text: &str) -> String {
    match check(text).map(|concern| concern.why) {
        None => "fine".into(),
        Some(Refused::Insult) => "slander".into(),
        Some(Refused::Accusation) => "accusation".into(),
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

/// Words would go into the file unsaid, or an honest note could not be kept at all.
#[test]
fn a_form_says_it_and_keeps_what_is_saved_again_for_oneself() {
    let mut desk = Desk::on(Lang::Ru, (100, 40), |file| {
        let store = Store::open(file, support::morning()).unwrap();
        store.step(Verb::Create, "", |change| change.insert(&Record::new(Entity::Account).with_text("short_name", "Вега"))).unwrap();
    });
    desk.keys("2C").keys("Козлов перенёс инфаркт, ждём до мая");
    desk.keys("<F10>").sees("«перенёс инфаркт» — похоже на особую категорию личных данных: здоровье").sees("только для вас");
    let entry = |desk: &Desk| {
        let mut found = Vec::new();
        desk.app.store().each(Entity::Entry, |entry| found.push(entry)).unwrap();
        found
    };
    assert!(entry(&desk).is_empty(), "nothing is saved before it was decided");
    desk.keys("<F10>");
    assert_eq!(entry(&desk).iter().map(|entry| entry.int("private")).collect::<Vec<_>>(), [Some(1)]);
    // Reworded, it is an entry like any other.
    desk.keys("C").keys("он жулик").keys("<F10>").sees("не говорят в лицо").keys("<Backspace><Backspace><Backspace><Backspace><Backspace>");
    desk.keys("просит отсрочку<F10>");
    assert_eq!(entry(&desk)[1].int("private"), None);
    assert_eq!(entry(&desk)[1].text("notes"), "он просит отсрочку");
}

/// The line is what is typed in the greatest haste: a diagnosis would stand in the file before anybody thought about it.
#[test]
fn a_line_says_it_once_and_keeps_what_is_saved_again_for_oneself() {
    let mut desk = Desk::on(Lang::Ru, (80, 24), |file| {
        let store = Store::open(file, support::morning()).unwrap();
        store.step(Verb::Create, "", |change| change.insert(&Record::new(Entity::Account).with_text("short_name", "Вега"))).unwrap();
    });
    let entries = |desk: &Desk| {
        let mut found = Vec::new();
        desk.app.store().each(Entity::Entry, |entry| found.push((entry.text("notes").to_owned(), entry.int("private")))).unwrap();
        found
    };
    desk.keys("2c").keys("зв вега: Козлов перенёс инфаркт").sees("«перенёс инфаркт» — не для досье: здоровье; останется только для меня");
    desk.keys("<Enter>").sees("Не для досье: перепишите, или ещё раз Enter").sees("только для меня");
    assert!(entries(&desk).is_empty(), "nothing is saved before it was decided");
    // Another word of the line is mended: the same is not asked again.
    desk.keys(", ждём<Enter>").sees("только для меня · u — отменить");
    assert_eq!(entries(&desk), [("Козлов перенёс инфаркт, ждём".to_owned(), Some(1))]);
    // Reworded, it is an entry like any other.
    desk.keys("c").keys("зв вега: он жулик<Enter>").sees("(«жулик»)").keys(&"<Backspace>".repeat(5)).keys("просит отсрочку");
    desk.sees_no("не для досье").keys("<Enter>").sees_no("только для меня");
    assert_eq!(entries(&desk)[1], ("он просит отсрочку".to_owned(), None));
}

/// A promise and a question are read by others sooner than a note.
#[test]
fn promises_and_questions_are_asked_about_as_notes_are() {
    let mut desk = Desk::on(Lang::Ru, (100, 30), |file| {
        let store = Store::open(file, support::morning()).unwrap();
        store.step(Verb::Create, "", |change| change.insert(&Record::new(Entity::Account).with_text("short_name", "Вега"))).unwrap();
    });
    let count = |desk: &Desk, entity| {
        let mut found = 0;
        desk.app.store().each(entity, |_| found += 1).unwrap();
        found
    };
    for line in ["вега: !взятка Костиной до пт", "вега: !узнать про развод Костиной", "вега: ?кому давали откат"]
    {
        desk.keys("2c").keys(&line.replace(' ', "<Space>")).sees("не для досье").keys("<Enter>").sees("Не для досье: перепишите");
        desk.keys(&"<Backspace>".repeat(40)).keys("<Esc>");
    }
    desk.keys("o").keys("передать<Space>взятку<Space>Ивневу<F10>").sees("«взятку»");
    assert_eq!((count(&desk, Entity::Action), count(&desk, Entity::Question)), (0, 0));
}
