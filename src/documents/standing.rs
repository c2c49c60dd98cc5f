//! How an account stands: eight lines, each with what it is made of, when it was judged and from where (M1, M3–M7, M9, M10, M34, M40).
//!
//! A line is a section: its first fact is what the line says, those behind it are its parts. What nobody knows is said to be unknown.

mod ladder;
mod portfolio;
mod position;
mod risk;
mod selection;
mod why_key;

use super::{About, Asked, Document};
use crate::domain::completeness::Standing as Part;
use crate::domain::phrase::{Phrase, Value, alone, phrase};
use crate::domain::standing::LINES;
use crate::domain::visibility::Audience;
use crate::domain::words::{Lang, Words, w};
use crate::domain::{Entity, Field, Record, day};
use crate::page::{Block, Fact, Page, Section};
use crate::settings::Settings;
use crate::store::people::Judgement;
use crate::store::{Result, Store};
use crate::text::handed as say;
use chrono::NaiveDate;

/// The document.
pub static STANDING: Document = Document {
    key: "standing",
    words: say::STANDING,
    called: crate::domain::standing::SECTION.words,
    is_command: false,
    audiences: &[Audience::Me],
    tells: &[],
    day: None,
    nothing: say::NO_STANDING,
    about: About::Account(read),
};

/// Nobody knows yet.
const UNKNOWN: Words = w("не знаем", "not known");
const NOT_JUDGED: Words = w("ещё не разобрано", "not judged yet");

/// What a line is made of.
struct Basis<'a> {
    store: &'a Store,
    settings: &'a Settings,
    account: Record,
    id: i64,
    /// All judgements of the account, the newest first.
    judged: Vec<Judgement>,
    today: NaiveDate,
    lang: Lang,
}

/// What a line says, and its parts.
type Line = (Fact, Vec<Block>);

fn read(store: &Store, account: i64, asked: &Asked) -> Result<Option<Page>> {
    let Some(of) = Basis::of(store, account, asked)? else { return Ok(None) };
    let sections = LINES.iter().map(|line| of.section(line.key)).collect::<Result<_>>()?;
    let name = store.name_of(Entity::Account, account, asked.lang)?;
    Ok(Some(Page { key: STANDING.key, title: say::standing_title(asked.lang, &name), sections }))
}

/// One line of an account, by its code; none where the account is gone.
///
/// # Errors
/// Those of reading.
pub fn line(store: &Store, account: i64, key: &'static str, asked: &Asked) -> Result<Option<Section>> {
    Basis::of(store, account, asked)?.map(|of| of.section(key)).transpose()
}

impl<'a> Basis<'a> {
    fn of(store: &'a Store, account: i64, asked: &Asked<'a>) -> Result<Option<Basis<'a>>> {
        let Some(record) = store.load(Entity::Account, account)? else { return Ok(None) };
        let (judged, today) = (store.judgements(Entity::Account.def().table, account)?, store.clock().today());
        Ok(Some(Basis { store, settings: asked.settings, account: record, id: account, judged, today, lang: asked.lang }))
    }

    fn section(&self, key: &'static str) -> Result<Section> {
        let (says, parts) = match key {
            "why_key" => why_key::line(self),
            "selection" => selection::line(self),
            "portfolio" => portfolio::line(self),
            "ladder" => ladder::line(self),
            "position" => position::line(self),
            "holds" => holds(self),
            "risk" => risk::line(self),
            _ => dossier(self),
        }?;
        Ok(Section::of(key, &[], [Block::Fact(says)].into_iter().chain(parts).collect()))
    }

    fn field(&self, key: &str) -> Option<&'static Field> {
        self.account.def().field(key)
    }

    /// What stands in a field, in words; none where nothing does.
    fn shown(&self, key: &str) -> Option<String> {
        let value = self.account.get(key);
        let field = self.field(key).filter(|_| !value.is_empty())?;
        Some(value.shown(field, self.lang))
    }

    /// The last judgement of a field, unless it took an earlier one back.
    fn last(&self, key: &str) -> Option<&Judgement> {
        self.judged.iter().find(|judged| judged.field == key).filter(|judged| !judged.value.is_empty())
    }

    /// When and from where something is known.
    fn known(&self, key: &str) -> Option<Phrase> {
        let last = self.last(key)?;
        Some(match last.source.as_deref().filter(|source| !source.is_empty()) {
            Some(source) => phrase(w("{} · {}", "{} · {}"), [Value::Day(last.on.clone()), Value::Text(source.to_owned())]),
            None => alone(Value::Day(last.on.clone())),
        })
    }

    /// An answer with its day and where it comes from.
    fn answer(&self, key: &'static str) -> Option<Fact> {
        let field = self.field(key)?;
        Some(match self.shown(key) {
            Some(said) => {
                let fact = Fact::new(field.key, field.words, alone(Value::Text(said)));
                match self.known(key) {
                    Some(known) => fact.and(known),
                    None => fact,
                }
            }
            None => Fact::unknown(field.key, field.words, UNKNOWN),
        })
    }

    /// An answer beside what the file tells of it; where nobody has judged, what the file tells, as what it is.
    fn answer_with(&self, key: &'static str, told: Option<Phrase>) -> Option<Fact> {
        let mut fact = self.answer(key)?;
        let Some(told) = told else { return Some(fact) };
        Some(match (fact.said.is_ok(), fact.more.take()) {
            (false, _) => Fact::new(fact.key, fact.label, phrase(w("? {}", "? {}"), [told.into()])),
            (true, Some(more)) => fact.and(alone(Value::Listed(vec![more.into(), told.into()]))),
            (true, None) => fact.and(told),
        })
    }

    /// The answers to several questions.
    fn answers(&self, keys: &[&'static str]) -> Vec<Block> {
        keys.iter().filter_map(|key| self.answer(key)).map(Block::Fact).collect()
    }

    /// What was answered to a question that is answered by yes or no.
    fn yes(&self, key: &str) -> Option<bool> {
        match self.account.text(key) {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }
    }
}

/// What answers suggest, as a line says it beside what was decided.
fn hinted(what: Value) -> Value {
    phrase(w("подсказка: {}", "suggested: {}"), [what]).into()
}

/// The same as a part of the line.
fn suggestion(what: Value) -> Block {
    Block::Fact(Fact::new("suggested", w("Подсказка", "Suggested"), alone(what)))
}

fn words_of(key: &str) -> Words {
    crate::domain::standing::find(key).map_or(w("", ""), |line| line.words)
}

/// A line that says this, its parts joined by a middle dot; or why it says nothing.
fn line_of(key: &'static str, said: Vec<Value>) -> Fact {
    let mut said = said.into_iter();
    let Some(first) = said.next() else { return Fact::unknown(key, words_of(key), NOT_JUDGED) };
    let joined = said.fold(first, |before, next| Value::from(phrase(w("{} · {}", "{} · {}"), [before, next])));
    Fact::new(key, words_of(key), alone(joined))
}

/// What ties the client to us, the strongest first (M53).
fn holds(of: &Basis) -> Result<Line> {
    let mut bonds = of.store.owned(Entity::Bond, of.id)?;
    bonds.sort_by_key(|bond| std::cmp::Reverse(bond.int("strength")));
    let named = |bond: &Record| match bond.int("strength") {
        Some(strength) => Value::from(phrase(w("{} ({})", "{} ({})"), [bond.title().into(), Value::Text(strength.to_string())])),
        None => bond.title().into(),
    };
    let says = match bonds.len() {
        0 => Fact::unknown("holds", words_of("holds"), w("ничего не записано", "nothing is written down")),
        _ => Fact::new("holds", words_of("holds"), alone(Value::Listed(bonds.iter().map(named).collect()))),
    };
    let point = |bond: &Record| {
        let strength = bond.def().field("strength").map(|field| bond.get("strength").shown(field, of.lang)).map(Value::Text);
        let rival = Some(bond.text("rival_needs")).filter(|needs| !needs.is_empty());
        let rival = rival.map(|needs| phrase(w("другому нужно: {}", "another would need: {}"), [needs.into()]).into());
        let said = [Some(bond.title().into()), strength, rival];
        alone(Value::Listed(said.into_iter().flatten().collect()))
    };
    Ok((says, Block::list("bonds", w("Связки", "Bonds"), bonds.iter().map(point).collect()).into_iter().collect()))
}

/// How much of the dossier stands (M40).
fn dossier(of: &Basis) -> Result<Line> {
    let Some(row) = of.store.account_row(of.id, &day::iso(of.today))? else {
        return Ok((Fact::unknown("dossier", words_of("dossier"), NOT_JUDGED), Vec::new()));
    };
    let complete = row.completeness;
    let listed = |words: Vec<Words>| Value::Listed(words.into_iter().map(|words| words.get(of.lang).into()).collect());
    let (missing, old): (Vec<Words>, Vec<Words>) = (complete.missing().collect(), complete.to_verify().collect());
    let mut said = vec![Value::Text(format!("{} %", complete.percent()))];
    if !missing.is_empty() {
        said.push(Value::from(phrase(w("нет: {}", "missing: {}"), [listed(missing.clone())])));
    }
    if !old.is_empty() {
        said.push(Value::from(phrase(w("устарело: {}", "stale: {}"), [listed(old.clone())])));
    }
    let fresh = complete.parts(Part::Fresh).map(|part| part.words).collect::<Vec<_>>();
    let fact = |key, label, words: Vec<Words>| (!words.is_empty()).then(|| Fact::new(key, label, alone(listed(words))));
    let parts = [
        fact("missing", w("Нет", "Missing"), missing),
        fact("stale", w("Устарело", "Stale"), old),
        fact("fresh", w("Проверено", "Verified"), fresh),
    ];
    Ok((line_of("dossier", said), parts.into_iter().flatten().map(Block::Fact).collect()))
}
