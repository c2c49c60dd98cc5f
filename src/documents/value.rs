//! What was given beyond the goods and what it brought (M32): what the client confirmed apart from what anybody estimates, for the client
//! as for us. What it cost us, and how many times that it brought, is for us alone.

use super::listed::{Tells, is_told, of_account, table};
use super::{About, Asked, Document};
use crate::domain::phrase::{Phrase, Value, alone, phrase};
use crate::domain::rules::value::times;
use crate::domain::visibility::Audience;
use crate::domain::{Entity, Record, Words};
use crate::page::{Block, Fact, Page, Section};
use crate::store::{Result, Store};
use crate::text::handed as say;
use std::collections::BTreeMap;

/// The document.
pub static VALUE: Document = Document {
    key: "value",
    called: say::VALUE_CALLED,
    words: say::VALUE,
    is_command: false,
    audiences: &[Audience::Client, Audience::Team, Audience::Me],
    tells: TELLS,
    day: None,
    nothing: say::NO_VALUE,
    about: About::Account(read),
};

const TELLS: Tells = &[(Entity::ValueGiven, &["title", "day", "kind", "amount", "currency", "brought", "confirmed_by_id", "confirmed_on"])];
/// The columns, in reading order.
const COLUMNS: [&str; 6] = ["day", "title", "brought", "amount", "cost", "confirmed_by_id"];
/// What programs look for in the sums.
pub(super) const TOTALS: &[&str] = &["value", "cost", "times", "confirmed", "theirs", "estimated"];

/// Whose word stands behind a figure (M32).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    /// Somebody of theirs confirmed it.
    Confirmed,
    /// It is theirs, and nobody confirmed it.
    Theirs,
    /// We estimate it.
    Ours,
}

impl Word {
    const ALL: [Word; 3] = [Word::Confirmed, Word::Theirs, Word::Ours];

    fn of(given: &Record) -> Word {
        match given.text("figure") {
            _ if !given.get("confirmed_on").is_empty() || !given.get("confirmed_by_id").is_empty() => Word::Confirmed,
            "theirs" => Word::Theirs,
            _ => Word::Ours,
        }
    }

    /// What programs call it, and what a reader does.
    fn called(self, audience: Audience) -> (&'static str, Words) {
        match self {
            Word::Confirmed => ("confirmed", say::CONFIRMED),
            Word::Theirs if audience == Audience::Client => ("theirs", say::YOUR_ESTIMATE),
            Word::Theirs => ("theirs", say::THEIR_ESTIMATE),
            Word::Ours => ("estimated", say::OUR_ESTIMATE),
        }
    }
}

fn read(store: &Store, account: i64, asked: &Asked) -> Result<Option<Page>> {
    let given = given(store, asked, account)?;
    if given.is_empty() {
        return Ok(None);
    }
    let part = |word: Word| -> Result<Section> {
        let (key, heading) = word.called(asked.audience);
        let of_word: Vec<Record> = given.iter().filter(|one| Word::of(one) == word).cloned().collect();
        let blocks = table(store, asked, TELLS, (key, &of_word), &COLUMNS)?.into_iter().collect();
        Ok(Section::of(key, &[], blocks).headed(phrase(heading, [])))
    };
    let totals = Section::of("totals", TOTALS, totals(asked, &given)).headed(phrase(say::TOTALS, []));
    let parts = Word::ALL.into_iter().map(part).collect::<Result<Vec<_>>>()?;
    let title = say::value_title(asked.lang, &store.name_of(Entity::Account, account, asked.lang)?);
    Ok(Some(Page { key: VALUE.key, title, sections: [totals].into_iter().chain(parts).collect() }))
}

/// What was given, the newest first, as far as a reader is told of it.
pub(super) fn given(store: &Store, asked: &Asked, account: i64) -> Result<Vec<Record>> {
    let mut given = of_account(store, asked, Entity::ValueGiven, account)?;
    given.sort_by(|one, other| other.text("day").cmp(one.text("day")));
    Ok(given)
}

/// The sums, each currency by itself, with those of the years. The client is told what stands behind each figure and no sum of them; we
/// read value and cost, which are never added, and how many times the one is the other (M32).
pub(super) fn totals(asked: &Asked, given: &[Record]) -> Vec<Block> {
    let of_word = |word: Word| given.iter().filter(move |one| Word::of(one) == word);
    if asked.audience == Audience::Client {
        let told = Word::ALL.into_iter().flat_map(|word| {
            let (key, label) = word.called(asked.audience);
            sums(of_word(word), "amount").into_iter().map(move |sum| sum.fact(key, label))
        });
        return told.map(Block::Fact).collect();
    }
    let (worth, confirmed) = (sums(given.iter(), "amount"), sums(of_word(Word::Confirmed), "amount"));
    let mut facts: Vec<Fact> = worth
        .iter()
        .map(|sum| sum.fact("value", say::VALUE_OF).and(phrase(say::CONFIRMED_OF, [sum.money(in_currency(&confirmed, sum.currency))])))
        .collect();
    let reads_cost = Entity::ValueGiven.def().field("cost").is_some_and(|field| is_told(asked, TELLS, Entity::ValueGiven, field));
    let cost = if reads_cost { sums(given.iter(), "cost") } else { Vec::new() };
    facts.extend(cost.iter().map(|sum| sum.fact("cost", say::COST_OF)));
    if reads_cost && cost.is_empty() {
        facts.push(Fact::unknown("cost", say::COST_OF, say::NOT_KNOWN));
    }
    facts.extend(cost.iter().filter_map(|sum| returned(sum, &worth, &confirmed, given)));
    facts.into_iter().map(Block::Fact).collect()
}

/// How many times what it cost us all of it is worth, and what is confirmed of it: «4,3×, по подтверждённому 2,8×». What has no cost
/// written is told, since it makes the figure greater than it is.
fn returned(cost: &Sum, worth: &[Sum], confirmed: &[Sum], given: &[Record]) -> Option<Fact> {
    let of = |sums: &[Sum]| Some(Value::Times(times(in_currency(sums, cost.currency), cost.minor)?));
    let without = given.iter().filter(|one| one.text("currency") == cost.currency && one.int("cost").is_none()).count();
    let without = (without > 0).then(|| phrase(say::WITHOUT_COST, [Value::Text(without.to_string())]).into());
    let more = [Some(phrase(say::TIMES_CONFIRMED, [of(confirmed)?]).into()), without];
    let made = phrase(say::TIMES_OF, [cost.money(in_currency(worth, cost.currency)), cost.money(cost.minor)]);
    let fact = Fact::new("times", say::TIMES, alone(of(worth)?)).of(vec![made]);
    Some(fact.and(alone(Value::Listed(more.into_iter().flatten().collect()))))
}

/// A sum in one currency, with those of its years; minor units.
struct Sum<'a> {
    currency: &'a str,
    minor: i128,
    years: BTreeMap<&'a str, i128>,
}

impl Sum<'_> {
    fn money(&self, minor: i128) -> Value {
        Value::Exact(minor, self.currency.to_owned())
    }

    fn fact(&self, key: &'static str, label: Words) -> Fact {
        let year = |(year, minor): (&&str, &i128)| phrase(say::YEAR, [(*year).into(), self.money(*minor)]);
        let made: Vec<Phrase> = self.years.iter().rev().map(year).collect();
        Fact::new(key, label, alone(self.money(self.minor))).of(made)
    }
}

fn in_currency(sums: &[Sum], currency: &str) -> i128 {
    sums.iter().find(|sum| sum.currency == currency).map_or(0, |sum| sum.minor)
}

fn sums<'a>(given: impl Iterator<Item = &'a Record>, column: &str) -> Vec<Sum<'a>> {
    let mut all: BTreeMap<&str, Sum> = BTreeMap::new();
    for one in given {
        let Some(minor) = one.int(column).map(i128::from) else { continue };
        let currency = one.text("currency");
        let sum = all.entry(currency).or_insert_with(|| Sum { currency, minor: 0, years: BTreeMap::new() });
        sum.minor += minor;
        *sum.years.entry(one.text("day").get(..4).unwrap_or_default()).or_default() += minor;
    }
    all.into_values().collect()
}
