//! Pictures of every screen, and rules that hold on all of them.
//!
//! After a screen was changed on purpose: `INSTA_UPDATE=always cargo test --test snapshots`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

#[path = "snapshots/questions.rs"]
mod questions;
#[path = "snapshots/rules.rs"]
mod rules;

use kamdesk::domain::{Entity, Lang, Record, Value};
use kamdesk::editing;
use kamdesk::store::Verb;
use ratatui::buffer::Buffer;
use std::sync::OnceLock;
use support::desk::Desk;

/// The sizes of terminal that the screens are made for.
const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

/// In what the pictures are kept: each language in one size. The rules hold in all of them.
const KEPT: [(Lang, (u16, u16)); 2] = [(Lang::Ru, SIZES[0]), (Lang::En, SIZES[1])];
/// The screens that are kept with the line of places and that of keys; of the others what stands between them is kept.
const FRAMED: [&str; 8] = ["today", "accounts", "dossier", "team", "map", "form-entry", "client", "welcome"];

/// What is typed and added in each language, for the words in braces.
const WORDS: [(&str, &str, &str); 6] = [
    ("{mapped}", "/ромаш", "/larkm"),
    ("{part}", "ром", "ro"),
    ("{name}", "Зимина", "Ziminski"),
    ("{alike}", "Зимена", "Zimenski"),
    ("{city}", "Тверь", "Tver"),
    ("{deferral}", "отсрочка 60<Tab>0,5 % к цене", "net 60<Tab>0.5% on the price"),
];

/// The words in a language.
fn filled(text: &str, lang: Lang) -> String {
    WORDS.iter().fold(text.to_owned(), |text, (place, ru, en)| text.replace(place, if lang == Lang::Ru { ru } else { en }))
}

/// The screens: their names, whether they begin on an empty file, and the keys that lead to them from there.
const SCREENS: &[(&str, bool, &str)] = &[
    ("today", false, ""),
    ("today-promise", false, "jjjjj"),
    ("today-attention", false, "G"),
    ("put-off", false, "GT"),
    ("accounts", false, "2"),
    ("accounts-filter", false, "2/{part}"),
    ("portfolio", false, "2v"),
    ("profit", false, "2vv"),
    ("benefit", false, "2vvv"),
    ("categories", false, "2vvvv"),
    ("positions", false, "2vvvvv"),
    ("all-actions", false, "A<Space><Space>"),
    ("all-actions-board", false, "Av"),
    ("all-actions-bars", false, "Avv"),
    ("all-opportunities", false, "Avvv"),
    ("dossier", false, "2G<Enter>"),
    ("dossier-scheme", false, "2G<Enter>jjjjjjjj<Enter>j"),
    ("dossier-facts", false, "2G<Enter>jjjjjjjjjjj<Enter>"),
    ("people", false, "2G<Enter><Tab>"),
    ("map", false, "2{mapped}<Enter><Tab>v"),
    ("map-answer", false, "2{mapped}<Enter><Tab>vab"),
    ("map-purchase", false, "2{mapped}<Enter><Tab>vOd"),
    ("map-stage", false, "2{mapped}<Enter><Tab>vzzz"),
    ("map-aim", false, "2{mapped}<Enter><Tab>vL<Down>"),
    ("map-menu", false, "2{mapped}<Enter><Tab>va"),
    ("map-client", false, "2{mapped}<Enter><Tab>v<F2>"),
    ("map-past", false, "2{mapped}<Enter><Tab>vD-60<Enter>"),
    ("grid", false, "2{mapped}<Enter><Tab>vv"),
    ("coverage", false, "2{mapped}<Enter><Tab>vvv"),
    ("help-map", false, "2{mapped}<Enter><Tab>v?"),
    ("judge", false, "2{mapped}<Enter><Tab>vt"),
    ("opportunities", false, "2{mapped}<Enter><Tab><Tab><Tab>v"),
    ("form-opportunity", false, "2{mapped}<Enter><Tab><Tab><Tab>v<Enter>"),
    ("diary", false, "2G<Enter><Tab><Tab>"),
    ("plan", false, "2G<Enter><Tab><Tab><Tab>"),
    ("white-space", false, "2{mapped}<Enter><Tab><Tab><Tab><Tab>v"),
    ("white-space-empty", false, "2G<Enter><Tab><Tab><Tab><Tab>v"),
    ("cadence", false, "3"),
    ("month", false, "3<Tab>"),
    ("month-decide", false, "3<Tab><Space>"),
    ("time", false, "3<Tab>v"),
    ("team", false, "3<Tab><Tab><Tab>"),
    ("audit", false, "3<Tab><Tab><Tab><Tab>"),
    ("audit-question", false, "3<Tab><Tab><Tab><Tab><Enter>3"),
    ("charter", false, "3<Tab><Tab><Tab><Tab><Tab>"),
    ("code", false, "3<Tab><Tab><Tab><Tab><Tab><Tab>"),
    ("troubles", false, "3<Tab><Tab><Tab><Tab><Tab><Tab><Tab>jjjj"),
    ("doubts", false, "3<S-Tab><S-Tab><S-Tab><S-Tab>"),
    ("settings", false, "3<S-Tab>"),
    ("prep", false, "p"),
    ("prep-account", false, "2p"),
    ("card", false, "2G<Enter><Tab><Enter>"),
    ("history", false, "2H"),
    ("compare", false, "2G<Enter><Tab>M<Down><Enter>"),
    ("merges", false, "2G<Enter><Tab>M<Down><Enter><Enter>D"),
    ("form-entry", false, "C"),
    ("form-person", false, "2G<Enter><Tab>e"),
    ("form-account", false, "2n"),
    ("form-settings", false, "3<S-Tab><Enter>"),
    ("price", false, "2{mapped}<Enter>={deferral}"),
    ("price-open", false, "2{mapped}<Enter>="),
    ("picker", false, "m<Tab><Tab><Tab><Space>"),
    ("picker-new", false, "2G<Enter>m<Tab><Tab><Tab>{name}"),
    ("help", false, "?"),
    ("help-form", false, "C<F1>"),
    ("capture", false, "c"),
    ("find-names", false, "<F3>{part}"),
    ("find-text", false, "<F6>{part}"),
    ("client", false, "<F2>"),
    ("welcome", true, ""),
    ("today-empty", true, "<Enter>1"),
    ("accounts-empty", true, "<Enter>"),
    ("portfolio-empty", true, "<Enter>v"),
    ("month-empty", true, "<Enter>3"),
    ("form-trouble", true, "<Enter>n<Enter>"),
];

/// A screen as it was drawn.
struct Picture {
    name: String,
    lang: Lang,
    cells: Buffer,
    /// The screen as text, without the path of the throw-away file.
    text: String,
}

impl Picture {
    /// What is kept of it.
    fn region(&self) -> String {
        let screen = self.name.split('.').next().unwrap();
        let lines: Vec<&str> = self.text.lines().collect();
        let inner = if FRAMED.contains(&screen) { &lines[..] } else { &lines[1..lines.len() - 1] };
        inner.iter().map(|line| format!("{line}\n")).collect()
    }
}

/// Every screen in a language and a size; none where the demo has no text in the language yet.
fn pictures(lang: Lang, size: (u16, u16)) -> &'static [Picture] {
    static TAKEN: [OnceLock<Vec<Picture>>; 4] = [const { OnceLock::new() }; 4];
    if !support::has_demo(lang) {
        eprintln!("skipped: the demo has no text in this language yet ({})", lang.code());
        return &[];
    }
    let place = usize::from(lang == Lang::En) * 2 + usize::from(size == SIZES[1]);
    TAKEN[place].get_or_init(|| {
        let take = |(name, empty, keys): &(&str, bool, &str)| {
            let mut desk = if *empty { Desk::empty(lang, size) } else { Desk::demo(lang, size) };
            prepare(&desk, name, lang);
            desk.look_around().keys(&filled(keys, lang));
            let path = desk.file().display().to_string();
            let cells = kamdesk::printable::width(&path);
            let text = desk.screen().replace(&path, &format!("{:cells$}", "[file]"));
            let text = text.lines().map(|line| format!("{}\n", line.trim_end())).collect();
            Picture { name: format!("{name}.{}.{}x{}", lang.code(), size.0, size.1), lang, cells: desk.buffer().clone(), text }
        };
        SCREENS.iter().map(take).collect()
    })
}

/// Adds what a screen shows and the demo does not have.
fn prepare(desk: &Desk, name: &str, lang: Lang) {
    let store = desk.store();
    match name {
        "doubts" => {
            let add = |change: &kamdesk::store::Change| {
                let person = |name: &str| {
                    change.insert(
                        &Record::new(Entity::Person).with_text("family_name", filled(name, lang)).with_text("phones", "+7 900 000-40-01"),
                    )
                };
                let (kept, other) = (person("{name}")?, person("{alike}")?);
                change.doubt(Entity::Person, kept, other, "phone")
            };
            store.step(Verb::Import, "", add).unwrap();
        }
        "month" | "month-decide" => {
            let add = |change: &kamdesk::store::Change| {
                let accounts = store.clients()?;
                let owned = |entity, at: usize| Record::owned(entity, accounts[at].id).with_text("state", "open");
                let debt = Record::owned(Entity::Debt, accounts[1].id).with_text("title", "118/10").with_text("currency", "RUB");
                change.insert(&debt.with_text("due_on", "2026-10-13").with("amount", Value::Int(48_000_000)))?;
                let contract = owned(Entity::Contract, 4).with_text("subject", filled("{part}", lang)).with_text("notice", "30d");
                change.insert(&contract.with_text("until_on", "2026-12-29"))?;
                let term = owned(Entity::Term, 4).with_text("kind", "discount").with_text("title", "3 %");
                change.insert(&term.with_text("until_on", "2026-11-30"))
            };
            store.step(Verb::Create, "", add).unwrap();
        }
        "history" => {
            let account = store.accounts(&kamdesk::store::Query { limit: 1, ..Default::default() }, "2026-11-24").unwrap().rows[0].id;
            let original = store.load(Entity::Account, account).unwrap().unwrap();
            let record = original.clone().with_text("city", filled("{city}", lang));
            editing::save(&store, Some(&original), &record, "").unwrap();
        }
        _ => {}
    }
}

/// Compares the screens with those that are kept.
fn compare((lang, size): (Lang, (u16, u16))) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let differs = |picture: &&Picture| {
        let compare = || settings.bind(|| insta::assert_snapshot!(picture.name.as_str(), picture.region()));
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(compare)).is_err()
    };
    let changed: Vec<&str> = pictures(lang, size).iter().filter(differs).map(|picture| picture.name.as_str()).collect();
    assert!(changed.is_empty(), "screens that changed (if on purpose: INSTA_UPDATE=always cargo test --test snapshots): {changed:?}");
}

/// Whoever uses the program in Russian on a small window would meet a screen nobody has looked at.
#[test]
fn russian_small() {
    compare(KEPT[0]);
}

/// The same in English on a large window.
#[test]
fn english_large() {
    compare(KEPT[1]);
}
