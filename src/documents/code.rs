//! The code of communication: the rules on which the team agreed, or the template while there are none (M39).

use super::{About, Asked, Document};
use crate::domain::phrase::{Value, alone};
use crate::domain::visibility::Audience;
use crate::domain::words::w;
use crate::page::{Block, Fact, Page, Section};
use crate::practice::code::{self, Part};
use crate::store::{Result, Store};
use crate::text::practice as say;

/// The document.
pub static CODE: Document = Document {
    key: "code",
    called: say::CODE_TITLE,
    words: say::ABOUT_CODE,
    is_command: true,
    audiences: &[Audience::Team, Audience::Me],
    tells: &[],
    day: None,
    nothing: say::NO_CODE,
    about: About::Practice(read),
};

fn read(store: &Store, asked: &Asked) -> Result<Option<Page>> {
    let own = code::read(store)?;
    let text = own.as_ref().map_or_else(|| code::template(asked.lang).to_owned(), |own| own.text("text").to_owned());
    let agreed = match own {
        Some(own) => Fact::new("agreed", say::AGREED, alone(Value::Day(own.text("agreed_on").to_owned()))),
        None => Fact::unknown("agreed", say::AGREED, say::IS_TEMPLATE),
    };
    let head = Section::of("code", &["agreed"], vec![Block::Fact(agreed)]);
    let part = |part: Part| {
        let said = |text: String| alone(Value::Text(text));
        match Block::points("rules", w("", ""), part.rules.into_iter().map(said).collect()) {
            Some(rules) => Section::of("parts", &["rules"], vec![rules]).headed(said(part.heading)).apart(),
            // A heading that nothing follows is a rule itself.
            None => Section::of("parts", &["rules"], vec![Block::text("heading", said(part.heading))]).apart(),
        }
    };
    let parts = code::parts(&text).into_iter().map(part);
    Ok(Some(Page { key: CODE.key, title: say::CODE_TITLE.get(asked.lang).to_owned(), sections: [head].into_iter().chain(parts).collect() }))
}
