//! What has changed at an account since a day, on one page: out of dated records and, where they have no day, of the journal (M12, M23, M42).

use super::{About, Asked, Dated, Document, Named};
use crate::changes::{self, Happened, Part};
use crate::domain::phrase::{Phrase, Value, alone, phrase};
use crate::domain::visibility::Audience;
use crate::domain::{Entity, Words, day, written};
use crate::page::{Block, Fact, Page, Section};
use crate::store::{Result, Store};
use crate::text::change as say;
use chrono::NaiveDate;

/// The document.
pub static CHANGE: Document = Document {
    key: "change",
    called: say::CALLED,
    words: say::ABOUT,
    is_command: false,
    audiences: &[Audience::Me, Audience::Team],
    tells: &[],
    day: Some(Dated { named: Named::Since, is_needed: true, nothing: say::NOTHING }),
    nothing: say::NOTHING,
    about: About::Account(read),
};

/// The lists of a section: what programs call each, what it is called, what stands in it.
type Lists = &'static [(&'static str, Words, Part)];

const PEOPLE: Lists = &[("came", say::CAME, Part::Came), ("left", say::LEFT, Part::Left), ("posts", say::POSTS, Part::Post)];
const JUDGEMENTS: Lists =
    &[("people", say::JUDGED, Part::Judged), ("competitors", say::LADDER, Part::Rival), ("standing", say::STANDING, Part::Standing)];
const PROMISES: Lists = &[
    ("ours_kept", say::OURS_KEPT, Part::OursKept),
    ("theirs_kept", say::THEIRS_KEPT, Part::TheirsKept),
    ("ours_late", say::OURS_LATE, Part::OursLate),
    ("theirs_late", say::THEIRS_LATE, Part::TheirsLate),
];
const HEARD: Lists =
    &[("complaints", say::COMPLAINTS, Part::Complaint), ("signals", say::SIGNALS, Part::Signal), ("voices", say::VOICES, Part::Voice)];
const MONEY: Lists = &[
    ("new", say::NEW, Part::New),
    ("changed", say::SETTLED, Part::Became),
    ("overdue", say::OVERDUE, Part::Overdue),
    ("paid", say::PAID, Part::Paid),
    ("given", say::GIVEN, Part::Given),
    ("goals", say::GOALS, Part::Goal),
];

fn read(store: &Store, account: i64, asked: &Asked) -> Result<Option<Page>> {
    let today = store.clock().today();
    let (since, audience, lang) = (asked.day.unwrap_or(today), asked.audience, asked.lang);
    let found = changes::read(store, changes::Asked { account, since, audience, lang })?;
    let lists = |lists: Lists| lists.iter().filter_map(|list| listed(&found, *list));
    // A section that has always something to tell first, or says that nothing has changed.
    let told = |blocks: Vec<Block>| if blocks.is_empty() { vec![Block::text("none", phrase(say::NO_CHANGE, []))] } else { blocks };
    let held = found.iter().filter(|one| one.part == Part::Contact).count() as u64;
    let held = if held == 0 { phrase(say::NO_CONTACTS, []) } else { alone(Value::Count(held, say::HELD)) };
    let contacts = Block::Fact(Fact::new("contacts", say::CONTACTS, held));
    let bought = if audience.shows_kind(Entity::Purchase) { bought(store, account, (since, today))? } else { Vec::new() };
    let section = |key, keys, heading: Words, blocks: Vec<Block>| Section::of(key, keys, blocks).headed(phrase(heading, []));
    let sections = vec![
        section("people", &["contacts", "came", "left", "posts"], say::PEOPLE, [contacts].into_iter().chain(lists(PEOPLE)).collect()),
        section("judgements", &["people", "competitors", "standing"], say::JUDGEMENTS, lists(JUDGEMENTS).collect()),
        section(
            "promises",
            &["none", "ours_kept", "theirs_kept", "ours_late", "theirs_late"],
            say::PROMISES,
            told(lists(PROMISES).collect()),
        ),
        section("heard", &["complaints", "signals", "voices"], say::HEARD, lists(HEARD).collect()),
        section(
            "money",
            &["none", "bought", "new", "changed", "overdue", "paid", "given", "goals"],
            say::MONEY,
            told(bought.into_iter().chain(lists(MONEY)).collect()),
        ),
    ];
    let name = store.name_of(Entity::Account, account, lang)?;
    let title = say::title(lang, &name, &written::day(since, today, None, lang));
    Ok(Some(Page { key: CHANGE.key, title, sections }))
}

/// What happened of a kind, a point each with its day; none where nothing did.
fn listed(found: &[Happened], (key, label, part): (&'static str, Words, Part)) -> Option<Block> {
    Block::list(key, label, found.iter().filter(|one| one.part == part).map(point).collect())
}

fn point(one: &Happened) -> Phrase {
    let words = match one.part {
        Part::OursLate | Part::TheirsLate | Part::Overdue => say::DUE,
        _ => say::DATED,
    };
    if one.on.is_empty() { one.said.clone() } else { phrase(words, [one.said.clone().into(), Value::Day(one.on.clone())]) }
}

/// The whole months that began since a day and are told of, each currency by itself, beside the same a year before.
fn bought(store: &Store, account: i64, (since, today): (NaiveDate, NaiveDate)) -> Result<Vec<Block>> {
    let mut facts = Vec::new();
    for (currency, year) in store.years(account, today)? {
        let began = |month: &str| day::from_iso(&format!("{month}-01")).is_some_and(|first| since <= first);
        let months: Vec<_> = year.months.iter().filter(|slot| began(&slot.month)).collect();
        let (Some(first), Some(last)) = (months.first(), months.last()) else { continue };
        let now: i128 = months.iter().filter_map(|slot| slot.now).map(i128::from).sum();
        let before: Option<i128> = months.iter().map(|slot| slot.before.map(i128::from)).sum();
        let sum = |minor| Value::Money(minor, currency.clone());
        let on = |month: &str| Value::Day(month.to_owned());
        let said = match first.month == last.month {
            true => phrase(say::IN_MONTH, [sum(now), on(&first.month)]),
            false => phrase(say::SINCE_MONTH, [sum(now), on(&first.month), on(&last.month)]),
        };
        let more = before.map_or(phrase(say::NO_YEAR_BEFORE, []), |before| phrase(say::COMPARED, [sum(before)]));
        facts.push(Block::Fact(Fact::new("bought", say::BOUGHT, said).and(more)));
    }
    Ok(if facts.is_empty() { vec![Block::Fact(Fact::unknown("bought", say::BOUGHT, say::NO_MONTH))] } else { facts })
}
