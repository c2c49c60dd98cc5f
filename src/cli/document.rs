//! Documents on an account: `kam money`. One command for all of them; each is a row of `documents::DOCUMENTS`.

use super::failure::Failure;
use super::named::account_named;
use super::out::Out;
use super::report::{self, CELLS};
use super::session::Session;
use crate::documents::{About, Asked, Document};
use crate::page::{How, Page, json, markdown, text};
use crate::store::Store;
use clap::ArgMatches;

/// Prints a document.
pub fn run(session: &mut Session, document: &Document, given: &ArgMatches, out: &mut Out) -> anyhow::Result<u8> {
    if matches!(document.about, About::Practice(_)) {
        return report::hand(session, (document, "", None), given, out);
    }
    let (store, settings) = session.open()?;
    let lang = session.lang;
    let whom = given.get_many::<String>("account").into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    let account = account_named(&store, &whom, lang)?;
    let asked = Asked { settings: &settings, audience: document.audiences.first().copied().unwrap_or_default(), day: None, lang };
    let page = document.on_account(&store, account, &asked)?;
    let page = page.ok_or_else(|| Failure::missing(document.lacks(&asked).get(lang)))?;
    print(session, &store, (account, &page), given, out)
}

/// Prints a page on an account in the form that is asked for.
pub(super) fn print(
    session: &Session,
    store: &Store,
    (account, page): (i64, &Page),
    given: &ArgMatches,
    out: &mut Out,
) -> anyhow::Result<u8> {
    out.ascii = session.ascii;
    let format = match given.get_flag("markdown") {
        _ if session.json => &json::JSON,
        true => &markdown::MARKDOWN,
        false => &text::TEXT,
    };
    let how = How { cells: CELLS, ascii: session.ascii, whole: given.get_flag("whole"), lang: session.lang };
    let read = page.clone().read_on(store.clock().today());
    // What is kept or read by a program has its years.
    let page = if std::ptr::eq(format, &text::TEXT) { &read } else { page };
    report::print(session, store, (Some(account), page), format, how, out)?;
    Ok(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args;
    use crate::clock::Clock;
    use crate::documents::About;
    use crate::domain::phrase::{Value, alone, phrase};
    use crate::domain::visibility::Audience;
    use crate::domain::words::w;
    use crate::domain::{Entity, Lang, Record};
    use crate::page::{Block, Fact, Section};
    use crate::store::{Result, Verb};
    use serde_json::Value as Json;

    /// A second document, as one file and one row of the registry would be.
    static SECOND: Document = Document {
        key: "second",
        called: w("Второй", "Second"),
        words: w("Второй документ", "A second document"),
        is_command: true,
        audiences: &[Audience::Me],
        tells: &[],
        day: None,
        nothing: w("", ""),
        about: About::Account(|store, account, _: &Asked| read(store, account).map(Some)),
    };

    fn read(store: &Store, account: i64) -> Result<Page> {
        let paid = Fact::new("paid", w("Оплачено", "Paid"), alone(Value::Exact(120_000_050, "RUB".to_owned())));
        let asked = Fact::unknown("asked", w("Просят", "Asked for"), w("не записано", "nobody wrote it down"));
        let blocks = vec![Block::Fact(paid), Block::Fact(asked)];
        let section = Section::of("sums", &["paid", "asked"], blocks).headed(phrase(w("Суммы", "Sums"), []));
        Ok(Page { key: SECOND.key, title: store.name_of(Entity::Account, account, Lang::Ru)?, sections: vec![section] })
    }

    /// Nothing of a document is written anywhere else: its command, its help and its three forms come of what it declares.
    #[test]
    fn a_document_is_one_file_and_one_row() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kam.db");
        let account = Record::new(Entity::Account).with_text("short_name", "Ромашка");
        let store = Store::open(&path, Clock::System).unwrap();
        store.step(Verb::Create, "", |change| change.insert(&account)).unwrap();
        let printed = |lang: Lang, more: &[&str]| {
            let line = [["kam", "--file", path.to_str().unwrap()].as_slice(), more, &["second", "ромашка"]].concat();
            let matches = args::with_documents(lang, &[&SECOND]).try_get_matches_from(line).unwrap();
            let mut session = Session::new(&matches, Some(lang), lang).unwrap();
            let mut bytes = Vec::new();
            let (name, given) = matches.subcommand().unwrap();
            assert_eq!(name, SECOND.key);
            run(&mut session, &SECOND, given, &mut Out::new(&mut bytes, false)).unwrap();
            String::from_utf8(bytes).unwrap()
        };
        for (lang, about, label, sum, unknown) in [
            (Lang::Ru, "Второй документ", "Оплачено", "1 200 000,50", "не записано"),
            (Lang::En, "A second document", "Paid", "1 200 000.50", "nobody wrote it down"),
        ] {
            let help = args::with_documents(lang, &[&SECOND]).render_long_help().to_string();
            assert!(help.contains(SECOND.key) && help.contains(about), "{help}");
            let text = printed(lang, &[]).replace(['\u{a0}', '\u{202f}'], " ");
            assert!([label, sum, unknown, "Ромашка"].iter().all(|part| text.contains(part)), "{text}");
        }
        let told: Json = serde_json::from_str(&printed(Lang::En, &["--json"])).unwrap();
        assert_eq!(told["account"]["name"], "Ромашка", "{told}");
        assert!(told.to_string().contains("\"paid\"") && told.to_string().contains("120000050"), "{told}");
    }

    #[test]
    fn a_document_is_written_as_markdown() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), Clock::System).unwrap();
        let account = Record::new(Entity::Account).with_text("short_name", "Ромашка");
        let account = store.step(Verb::Create, "", |change| change.insert(&account)).unwrap();
        let page = read(&store, account).unwrap();
        let written = markdown::document(&page, Lang::Ru);
        assert!(written.starts_with("# ") && written.contains("## Суммы") && written.contains("Оплачено"), "{written}");
    }
}
