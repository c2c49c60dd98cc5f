//! What has changed at an account since a day, on one page: out of dated records and, where they have no day, of the journal (M12, M23, M42).

use super::{About, Asked, Document, Named};
use crate::domain::field::signed;
use crate::domain::phrase::{Phrase, Value, alone, phrase};
use crate::domain::reliability::{counts_on, in_time, is_promise};
use crate::domain::visibility::{Audience, is_kept_private};
use crate::domain::written;
use crate::domain::{Entity, Field, Kind, Lang, Record, Value as Kept, Words, day};
use crate::page::{Block, Fact, Page, Section};
use crate::store::people::Judgement;
use crate::store::{Result, Store};
use crate::text::change as say;
use chrono::NaiveDate;

/// The document.
pub static CHANGE: Document = Document {
    key: "change",
    words: say::ABOUT,
    is_command: false,
    audiences: &[Audience::Me, Audience::Team],
    tells: &[],
    day: Some((Named::Since, true)),
    nothing: say::NOTHING,
    about: About::Account(read),
};

/// What of the deals with an account is told by what became of it.
const DEALS: [Entity; 5] = [Entity::Contract, Entity::Term, Entity::Offer, Entity::Opportunity, Entity::Tender];
/// So many contacts are counted.
const CONTACTS: usize = 1_000;

fn read(store: &Store, account: i64, asked: &Asked) -> Result<Option<Page>> {
    let today = store.clock().today();
    let since = asked.day.unwrap_or(today);
    let of = Changes { store, account, since, today, audience: asked.audience, lang: asked.lang };
    let name = store.name_of(Entity::Account, account, asked.lang)?;
    let section = |key, keys, heading: Words, blocks: Vec<Block>| Section::of(key, keys, blocks).headed(phrase(heading, []));
    let sections = vec![
        section("people", &["contacts", "came", "left", "posts"], say::PEOPLE, of.people()?),
        section("judgements", &["people", "competitors"], say::JUDGEMENTS, of.judged()?),
        section("promises", &["none", "ours_kept", "theirs_kept", "ours_late", "theirs_late"], say::PROMISES, of.promises()?),
        section("money", &["none", "bought", "new", "changed"], say::MONEY, of.money()?),
    ];
    let title = say::title(asked.lang, &name, &written::day(since, today, None, asked.lang));
    Ok(Some(Page { key: CHANGE.key, title, sections }))
}

struct Changes<'a> {
    store: &'a Store,
    account: i64,
    since: NaiveDate,
    today: NaiveDate,
    audience: Audience,
    lang: Lang,
}

impl Changes<'_> {
    /// Whether a kept day is one of those that are told of.
    fn is_since(&self, kept: &str) -> bool {
        day::from_iso(kept).is_some_and(|on| self.since <= on && on <= self.today)
    }

    fn on(&self, kept: &str) -> Value {
        Value::Day(kept.to_owned())
    }

    /// Who is new, who has gone, who does something else, and how often one met.
    fn people(&self) -> Result<Vec<Block>> {
        let since = self.store.since(Entity::Affiliation, self.account, &day::iso(self.since))?;
        let [mut came, mut left, mut posts] = [const { Vec::new() }; 3];
        for role in self.store.owned(Entity::Affiliation, self.account)? {
            let Some(name) = role.int("person_id").map(|person| self.named(person)).transpose()?.flatten() else { continue };
            let told = || match role.text("position") {
                "" => alone(name.as_str().into()),
                position => phrase(say::AS, [name.as_str().into(), position.into()]),
            };
            let changed = since.iter().find(|one| Some(one.row) == role.id);
            let was = changed.and_then(|one| one.was("position")).map(|was| was.value.as_str());
            if self.is_since(role.text("to_on")) {
                left.push(told());
            } else if self.is_since(role.text("from_on")) || changed.is_some_and(|one| one.made) {
                came.push(told());
            } else if let Some(was) = was.filter(|was| !was.is_empty() && *was != role.text("position")) {
                posts.push(phrase(say::BECAME, [name.as_str().into(), was.into(), role.text("position").into()]));
            }
        }
        let held = self.store.last_contacts(self.account, &day::iso(self.today), CONTACTS)?;
        let held = held.iter().filter(|one| self.is_since(&one.day) && self.audience.shows_contact(&one.kind)).count() as u64;
        let contacts = if held == 0 { phrase(say::NO_CONTACTS, []) } else { alone(Value::Count(held, say::HELD)) };
        let contacts = Block::Fact(Fact::new("contacts", say::CONTACTS, contacts));
        let lists = [("came", say::CAME, came), ("left", say::LEFT, left), ("posts", say::POSTS, posts)];
        Ok([contacts].into_iter().chain(listed(lists)).collect())
    }

    /// Somebody's name; none where nobody knows it, or it is not said.
    fn named(&self, person: i64) -> Result<Option<String>> {
        let is_told = self.audience.names(self.store.is_placeholder(person)?);
        Ok(if is_told { Some(self.store.person_name(person)?.full()) } else { None })
    }

    /// What is judged otherwise than before: of people, and of competitors.
    fn judged(&self) -> Result<Vec<Block>> {
        let (mut people, mut rivals) = (Vec::new(), Vec::new());
        for role in self.store.owned(Entity::Affiliation, self.account)? {
            let Some(person) = role.int("person_id").filter(|_| self.audience.shows(&role)) else { continue };
            // A seat whose holder nobody knows is judged as a seat.
            if !self.store.is_placeholder(person)? {
                people.extend(self.judgements(&role, &self.store.person_name(person)?.full())?);
            }
        }
        for rival in self.store.owned(Entity::Competitor, self.account)?.iter().filter(|rival| self.audience.shows(rival)) {
            rivals.extend(self.judgements(rival, rival.title())?);
        }
        Ok(listed([("people", say::JUDGED, people), ("competitors", say::LADDER, rivals)]).collect())
    }

    /// The newest judgement of each field of a record made since, with the one that held before; none where nothing is judged otherwise.
    fn judgements(&self, record: &Record, name: &str) -> Result<Option<Phrase>> {
        let all = self.store.judgements(record.def().table, record.id.unwrap_or_default())?;
        let newest = all.iter().map(|judgement| judgement.on.as_str()).filter(|on| self.is_since(on)).max().unwrap_or_default();
        let told = |field: &'static Field| {
            let mut of_field = all.iter().filter(|judgement| judgement.field == field.key);
            let now = of_field.next().filter(|judgement| self.is_since(&judgement.on))?;
            let before = of_field.find(|judgement| day::from_iso(&judgement.on).is_some_and(|on| on < self.since));
            match before {
                Some(before) if before.value == now.value => None,
                Some(before) => {
                    Some(phrase(say::WAS, [Value::Word(field.words), judged(before, field, self.lang), judged(now, field, self.lang)]))
                }
                None => Some(phrase(say::IS, [Value::Word(field.words), judged(now, field, self.lang)])),
            }
        };
        let fields = record.def().fields.iter().filter(|field| self.audience.shows_field(record, field));
        let told: Vec<Value> = fields.filter_map(told).map(Value::from).collect();
        Ok((!told.is_empty()).then(|| phrase(say::JUDGED_ON, [name.into(), Value::Listed(told), self.on(newest)])))
    }

    fn promises(&self) -> Result<Vec<Block>> {
        let mut all = self.store.owned(Entity::Action, self.account)?;
        all.retain(|action| is_promise(action) && self.audience.shows(action));
        let of = |kind: &'static str| all.iter().filter(move |action| action.text("kind") == kind);
        let done =
            |kind| of(kind).filter(|action| action.text("state") == "kept" && self.is_since(action.text("done_on"))).map(kept).collect();
        let late = |kind| of(kind).filter_map(|action| self.late(action)).collect();
        let blocks: Vec<Block> = listed([
            ("ours_kept", say::OURS_KEPT, done("our_promise")),
            ("theirs_kept", say::THEIRS_KEPT, done("their_promise")),
            ("ours_late", say::OURS_LATE, late("our_promise")),
            ("theirs_late", say::THEIRS_LATE, late("their_promise")),
        ])
        .collect();
        Ok(if blocks.is_empty() { vec![Block::text("none", phrase(say::NO_CHANGE, []))] } else { blocks })
    }

    /// A promise that is open still, or was broken, and whose day has passed since.
    fn late(&self, action: &Record) -> Option<Phrase> {
        let due = counts_on(action).filter(|due| self.since <= *due && *due < self.today)?;
        let is_late = ["open", "broken"].contains(&action.text("state"));
        is_late.then(|| phrase(say::DUE, [action.title().into(), self.on(&day::iso(due))]))
    }

    /// What was bought in the whole months since, and what became of contracts, terms, offers, opportunities and tenders.
    fn money(&self) -> Result<Vec<Block>> {
        let mut blocks = if self.audience.shows_kind(Entity::Purchase) { self.bought()? } else { Vec::new() };
        let (mut new, mut changed) = (Vec::new(), Vec::new());
        for entity in DEALS.into_iter().filter(|entity| self.audience.shows_kind(*entity)) {
            for one in self.store.since(entity, self.account, &day::iso(self.since))? {
                let Some(record) = self.store.load(entity, one.row)?.filter(|record| self.is_shown(record)) else { continue };
                let title = phrase(say::OF_KIND, [Value::Text(entity.def().words.get(self.lang).to_owned()), record.title().into()]);
                let state = entity.def().field("state").filter(|field| self.audience.shows_field(&record, field));
                let was = one.was("state").map(|was| &was.value);
                match (state, was) {
                    _ if one.made => new.push(title),
                    (Some(field), Some(was)) if was != record.get("state") => {
                        let shown = |value: &Kept| Value::Text(value.shown(field, self.lang));
                        changed.push(phrase(say::BECAME, [title.into(), shown(was), shown(record.get("state"))]));
                    }
                    _ => {}
                }
            }
        }
        blocks.extend(listed([("new", say::NEW, new), ("changed", say::SETTLED, changed)]));
        Ok(if blocks.is_empty() { vec![Block::text("none", phrase(say::NO_CHANGE, []))] } else { blocks })
    }

    /// Whether a record may be told of: one that is kept for oneself goes to nobody else.
    fn is_shown(&self, record: &Record) -> bool {
        self.audience == Audience::Me || self.audience.shows(record) && !is_kept_private(record)
    }

    /// The whole months that began since and are told of, each currency by itself, beside the same a year before.
    fn bought(&self) -> Result<Vec<Block>> {
        let mut facts = Vec::new();
        for (currency, year) in self.store.years(self.account, self.today)? {
            let began = |month: &str| day::from_iso(&format!("{month}-01")).is_some_and(|first| self.since <= first);
            let months: Vec<_> = year.months.iter().filter(|slot| began(&slot.month)).collect();
            let (Some(first), Some(last)) = (months.first(), months.last()) else { continue };
            let now: i128 = months.iter().filter_map(|slot| slot.now).map(i128::from).sum();
            let before: Option<i128> = months.iter().map(|slot| slot.before.map(i128::from)).sum();
            let sum = |minor| Value::Money(minor, currency.clone());
            let said = match first.month == last.month {
                true => phrase(say::IN_MONTH, [sum(now), self.on(&first.month)]),
                false => phrase(say::SINCE_MONTH, [sum(now), self.on(&first.month), self.on(&last.month)]),
            };
            let more = before.map_or(phrase(say::NO_YEAR_BEFORE, []), |before| phrase(say::COMPARED, [sum(before)]));
            facts.push(Block::Fact(Fact::new("bought", say::BOUGHT, said).and(more)));
        }
        Ok(if facts.is_empty() { vec![Block::Fact(Fact::unknown("bought", say::BOUGHT, say::NO_MONTH))] } else { facts })
    }
}

/// A judgement in few letters: a step of a scale as its number.
fn judged(judgement: &Judgement, field: &Field, lang: Lang) -> Value {
    Value::Text(match (judgement.value.as_int(), field.kind) {
        (Some(step), Kind::Rating(grades)) if grades.iter().any(|grade| grade.value < 0) => signed(step),
        (Some(step), Kind::Rating(_)) => step.to_string(),
        _ => judgement.value.shown(field, lang),
    })
}

/// A promise that was kept, and whether in time.
fn kept(action: &Record) -> Phrase {
    let words = if counts_on(action).is_none() || in_time(action) { say::KEPT } else { say::KEPT_LATE };
    phrase(words, [action.title().into(), Value::Day(action.text("done_on").to_owned())])
}

/// Those lists that have points.
fn listed<const N: usize>(lists: [(&'static str, Words, Vec<Phrase>); N]) -> impl Iterator<Item = Block> {
    lists.into_iter().filter_map(|(key, label, points)| Block::list(key, label, points))
}
