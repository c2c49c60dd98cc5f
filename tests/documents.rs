//! Documents that leave the house: what stands in them, for whom, and that other programs open what is written.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use chrono::{Days, NaiveDate};
use kamdesk::documents::{About, Asked, DOCUMENTS, Document};
use kamdesk::domain::visibility::{Audience, is_kept_private};
use kamdesk::domain::{Entity, Lang, Record, Value};
use kamdesk::page::{FORMATS, Format, How, Page};
use kamdesk::settings::Settings;
use kamdesk::store::{Store, Verb};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, Stdio};
use support::morning;

fn store(folder: &Path) -> Store {
    Store::open(&folder.join("kam.db"), morning()).unwrap()
}

fn demo(lang: Lang) -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path());
    kamdesk::demo::fill(&store, lang).unwrap();
    (folder, store)
}

fn accounts(store: &Store) -> Vec<i64> {
    let mut found = Vec::new();
    store.each(Entity::Account, |account| found.extend(account.id)).unwrap();
    found
}

fn how(lang: Lang) -> How {
    How { cells: 80, ascii: false, whole: true, lang }
}

/// Every page of a document that there is for somebody in a file: on each account, and on each of the last days.
fn pages(store: &Store, document: &Document, audience: Audience, lang: Lang) -> Vec<Page> {
    let settings = Settings::read(store).unwrap();
    let today = store.clock().today();
    let days: Vec<NaiveDate> = (0..30).map(|back| today - Days::new(back)).collect();
    let asked = |day| Asked { settings: &settings, audience, day, lang };
    match document.about {
        About::Account(build) => {
            let days: Vec<Option<NaiveDate>> = [None].into_iter().chain(days.into_iter().map(Some)).collect();
            let of = |account: i64| days.iter().filter_map(move |day| build(store, account, &asked(*day)).unwrap());
            accounts(store).into_iter().flat_map(of).collect()
        }
        About::Practice(build) => build(store, &asked(None)).unwrap().into_iter().collect(),
        About::Day(build) => days.into_iter().filter_map(|day| build(store, day, &asked(None)).unwrap()).collect(),
    }
}

/// What of a file may not be read by an audience: the texts of its records, by what their declarations say.
fn hidden(store: &Store, document: &Document, audience: Audience) -> BTreeMap<String, String> {
    let (mut hidden, mut shown) = (BTreeMap::new(), BTreeSet::new());
    for entity in Entity::ALL {
        let each = |record: Record| {
            for (field, value) in record.pairs() {
                let text = value.as_str().trim();
                // A word alone is found in any text, unless it names a competitor.
                let is_telling = text.split_whitespace().count() > 1 || entity == Entity::Competitor && field.key == "name";
                if text.chars().count() < 6 || !is_telling {
                    continue;
                }
                // A client is told on purpose what a page for them is made of, as long as it is not kept for oneself.
                let is_given = audience == Audience::Client
                    && !is_kept_private(&record)
                    && document.tells.iter().any(|(told, keys)| *told == entity && keys.contains(&field.key));
                if is_given || audience.shows(&record) && audience.shows_field(&record, field) {
                    shown.insert(text.to_owned());
                } else {
                    hidden.insert(text.to_owned(), format!("{}.{}", entity.def().table, field.key));
                }
            }
        };
        store.each(entity, each).unwrap();
    }
    // What stands within what may be read tells nothing more.
    hidden.retain(|text, _| !shown.iter().any(|shown: &String| shown.contains(text.as_str())));
    hidden
}

/// A page handed to somebody would say what we think of them, what it costs us, or who else buys from us.
#[test]
fn a_page_says_nothing_that_is_not_for_its_reader() {
    for lang in Lang::ALL {
        let (_folder, store) = demo(lang);
        let names: Vec<(i64, String)> =
            accounts(&store).into_iter().map(|account| (account, store.name_of(Entity::Account, account, lang).unwrap())).collect();
        let mut told = 0;
        for audience in [Audience::Client, Audience::Team] {
            for document in DOCUMENTS.iter().filter(|document| document.audiences.contains(&audience)) {
                let hidden = hidden(&store, document, audience);
                for page in pages(&store, document, audience, lang) {
                    told += 1;
                    let text =
                        String::from_utf8((Format::of("text").unwrap().write)(&page, How { cells: usize::MAX, ..how(lang) }).unwrap());
                    let text = text.unwrap();
                    for (word, of) in &hidden {
                        assert!(!text.contains(word.as_str()), "{} for {audience:?} says {of}: {word}\n{text}", document.key);
                    }
                    let named = names.iter().filter(|(_, name)| text.contains(name.as_str())).count();
                    assert!(named <= 1, "{} names several clients\n{text}", document.key);
                }
            }
        }
        assert!(told > 50, "{told} pages");
    }
}

fn marked_page(store: &Store) -> Page {
    let name = "<script>alert(1)</script> & \"Ромашка\" \u{1b}[31m\u{202e}\u{1}";
    let make = |record: &Record| store.step(Verb::Create, "", |change| change.insert(record)).unwrap();
    let account = make(&Record::new(Entity::Account).with_text("short_name", name));
    let entry = Record::owned(Entity::Entry, account).with_text("kind", "meeting").with_text("state", "held");
    let entry = make(&entry.with_text("day", "2026-11-20"));
    let promise = Record::owned(Entity::Action, account).with_text("kind", "our_promise").with_text("state", "open");
    make(&promise.with_text("title", name).with("entry_id", Value::Int(entry)));
    let minutes = DOCUMENTS.iter().find(|document| document.key == "minutes").unwrap();
    pages(store, minutes, Audience::Client, Lang::Ru).remove(0)
}

/// A name of somebody's own would run in whoever opens the page, or make it a file that nothing opens.
#[test]
fn what_comes_from_outside_is_text_in_every_form() {
    let folder = tempfile::tempdir().unwrap();
    let page = marked_page(&store(folder.path()));
    for format in FORMATS {
        let written = (format.write)(&page, how(Lang::Ru)).unwrap();
        if !format.is_text {
            assert!(written.starts_with(b"PK"), "{}", format.code);
            continue;
        }
        let text = String::from_utf8(written).unwrap();
        let is_harmless = |c: char| c == '\n' || !kamdesk::printable::is_unprintable(c);
        assert!(format.code == "json" || text.chars().all(is_harmless), "{}: {text:?}", format.code);
        let unescaped = text.replace("\\<", "");
        assert!(["text", "json"].contains(&format.code) || !unescaped.contains("<script"), "{}: {text}", format.code);
    }
}

fn html(page: &Page, lang: Lang) -> String {
    String::from_utf8((Format::of("html").unwrap().write)(page, how(lang)).unwrap()).unwrap()
}

/// A page that fetched something would tell others that it is read.
#[test]
fn html_is_whole_in_itself() {
    for lang in Lang::ALL {
        let (_folder, store) = demo(lang);
        for document in DOCUMENTS {
            let page = pages(&store, document, document.audiences[0], lang).into_iter().next().unwrap();
            let text = html(&page, lang);
            let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
            let parsed = roxmltree::Document::parse_with_options(&text, options).unwrap_or_else(|error| panic!("{error}\n{text}"));
            assert_eq!(parsed.root_element().attribute("lang"), Some(lang.code()));
            for node in parsed.descendants().filter(roxmltree::Node::is_element) {
                let name = node.tag_name().name();
                assert!(!["script", "link", "img", "iframe", "object", "a", "form"].contains(&name), "{name}");
                assert!(node.attributes().all(|one| !one.name().starts_with("on") && !["src", "href", "style"].contains(&one.name())));
            }
            assert!(text.contains("@page { size: A4") && !text.contains("url(") && !text.contains("@import"), "{text}");
        }
    }
}

/// The first of these programs that this machine has.
fn program(names: &[&'static str]) -> Option<&'static str> {
    let runs = |name: &&&str| Command::new(name).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
    let found = names.iter().find(runs).copied();
    if found.is_none() {
        eprintln!("skipped: none of {} is installed", names.join(", "));
    }
    found
}

#[test]
fn libreoffice_opens_the_documents_of_word() {
    let Some(office) = program(&["soffice", "libreoffice"]) else { return };
    let folder = tempfile::tempdir().unwrap();
    let (_demo, store) = demo(Lang::Ru);
    for document in DOCUMENTS {
        let page = pages(&store, document, document.audiences[0], Lang::Ru).into_iter().next().unwrap();
        let file = folder.path().join(format!("{}.docx", document.key));
        std::fs::write(&file, (Format::of("docx").unwrap().write)(&page, how(Lang::Ru)).unwrap()).unwrap();
        let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
        let mut command = Command::new(office);
        command.arg(profile).args(["--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir"]).arg(folder.path()).arg(&file);
        assert!(command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap().success(), "{}", document.key);
        let read = std::fs::read_to_string(file.with_extension("txt")).unwrap();
        let said: String = page.title.chars().take(12).collect();
        assert!(read.contains(&said), "{}: {read}", document.key);
    }
}

#[test]
fn a_browser_shows_the_page() {
    let Some(browser) = program(&["chromium", "chromium-browser", "google-chrome"]) else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.html");
    let page = marked_page(&store(folder.path()));
    std::fs::write(&file, html(&page, Lang::Ru)).unwrap();
    let profile = format!("--user-data-dir={}", folder.path().join("profile").display());
    let mut command = Command::new(browser);
    command.args(["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", &profile]).arg(format!("file://{}", file.display()));
    let shown = String::from_utf8(command.stderr(Stdio::null()).output().unwrap().stdout).unwrap();
    assert!(shown.contains("&lt;script&gt;alert(1)") && shown.contains("Благодарю за встречу"), "{shown}");
}
