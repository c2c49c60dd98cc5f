//! `kam export`: records as a table for people or as JSON for programs.
//!
//! What leaves the file is said by `domain::visibility`, for whom `--visibility` or `--for` names.

use super::audience;
use super::failure::Failure;
use super::json::Links;
use super::out::Out;
use super::session::Session;
use super::table::Table;
use super::today::when;
use crate::domain::account::CATEGORIES;
use crate::domain::action::{ACTION_KINDS, ACTION_STATES};
use crate::domain::entry::ENTRY_KINDS;
use crate::domain::field::find_choice;
use crate::domain::money::{self, said::exact};
use crate::domain::opportunity::OPPORTUNITY_STATES;
use crate::domain::stage::SCHEME_STAGES;
use crate::domain::visibility::{Audience, SOMEBODY};
use crate::domain::{Choice, Entity, Field, Kind, Lang, Record, Words};
use crate::exchange::ours::{behind, heads, listed};
use crate::store::Store;
use crate::text::{calendar_out, help, shell};
use chrono::NaiveDate;
use clap::ArgMatches;
use serde_json::{Value as Json, json};

/// How many records are read at a time.
const PORTION: usize = 500;

/// What can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The accounts.
    Accounts,
    /// The people, each with what hangs on them.
    People,
    /// The contacts.
    Diary,
    /// Tasks and promises.
    Actions,
    /// Purchases that may come.
    Opportunities,
    /// What was complained of, and signs of risk.
    Signals,
    /// What was given beyond the goods.
    Values,
    /// The records of a declared table.
    Listed(Entity),
}

/// What is no table: the calendar that goes out.
pub const CALENDAR: &str = "calendar";

/// Those with a table written for them.
const WRITTEN: [What; 7] = [What::Accounts, What::People, What::Diary, What::Actions, What::Opportunities, What::Signals, What::Values];

impl What {
    /// Everything that can be exported.
    pub fn all() -> impl Iterator<Item = What> {
        let listed = Entity::ALL.into_iter().filter(|entity| entity.def().listed.is_some());
        let written = |entity: &Entity| WRITTEN.iter().any(|what| what.entity() == *entity);
        WRITTEN.into_iter().chain(listed.filter(move |entity| !written(entity)).map(What::Listed))
    }

    /// What it is called on the command line.
    pub fn name(self) -> String {
        self.code().replace('_', "-")
    }

    /// The same as programs write it, understood as well.
    pub fn code(self) -> &'static str {
        match self {
            What::Diary => "diary",
            What::Values => "values",
            what => what.entity().def().many,
        }
    }

    fn entity(self) -> Entity {
        match self {
            What::Accounts => Entity::Account,
            What::People => Entity::Person,
            What::Diary => Entity::Entry,
            What::Actions => Entity::Action,
            What::Opportunities => Entity::Opportunity,
            What::Signals => Entity::Signal,
            What::Values => Entity::ValueGiven,
            What::Listed(entity) => entity,
        }
    }
}

struct Export<'a> {
    what: What,
    store: &'a Store,
    links: Links<'a>,
    lang: Lang,
    on: NaiveDate,
    audience: Audience,
}

/// Prints the records.
pub fn run(session: &mut Session, given: &ArgMatches, out: &mut Out) -> anyhow::Result<u8> {
    let what = given.get_one::<String>("what").map_or("", String::as_str);
    if what == CALENDAR {
        return super::calendar_out::run(session, given, out);
    }
    if given.get_flag("ics") || given.contains_id("to") {
        return Err(Failure::usage(calendar_out::only_calendar(session.lang, &crate::text::command::kam())).into());
    }
    if given.contains_id("account") {
        return Err(Failure::usage(calendar_out::no_account(session.lang, &crate::text::command::kam())).into());
    }
    let (store, _) = session.open()?;
    out.ascii = session.ascii;
    let Some(what) = What::all().find(|known| known.name() == what || known.code() == what) else {
        return Err(Failure::usage(help::NOT_UNDERSTOOD.get(session.lang)).into());
    };
    let entity = what.entity();
    let audience = audience::asked(given, &store, session.lang)?;
    if !audience.shows_kind(entity) {
        let words = if entity.def().seen == Audience::Me { shell::PRIVATE_ONLY } else { shell::TEAM_AT_MOST };
        return Err(Failure::usage(words.get(session.lang)).into());
    }
    let links = Links::seen_by(audience, &store, session.lang);
    let export = Export { what, store: &store, links, lang: session.lang, on: session.clock.today(), audience };
    if session.json {
        export.print_json(out)?
    } else if given.get_flag("csv") {
        export.print_csv(out)?
    } else {
        export.print_table(out)?
    }
    Ok(0)
}

impl Export<'_> {
    fn print_json(&self, out: &mut Out) -> anyhow::Result<()> {
        let mut empty = true;
        self.each(|record| {
            out.json_part(empty, &self.whole(record)?)?;
            empty = false;
            Ok(())
        })?;
        Ok(out.json_end(empty)?)
    }

    /// Calls `each` with every record, by day where a kind has one; stops at the first error, such as a reader that has gone.
    fn each(&self, mut each: impl FnMut(&Record) -> anyhow::Result<()>) -> anyhow::Result<()> {
        if let Some(day) = self.what.entity().def().day() {
            for id in self.store.ids_by_day(self.what.entity(), day)? {
                // What is deleted meanwhile is left out.
                if let Some(record) = self.store.load(self.what.entity(), id)?.filter(|record| self.audience.shows(record)) {
                    each(&record)?;
                }
            }
            return Ok(());
        }
        let mut after = 0;
        loop {
            let records = self.store.portion(self.what.entity(), after, PORTION)?;
            let Some(last) = records.last().and_then(|record| record.id) else { return Ok(()) };
            after = last;
            for record in records.iter().filter(|record| self.audience.shows(record)) {
                each(record)?;
            }
        }
    }

    /// A record with the names of what it is linked to, and a person with everything that hangs on it.
    fn whole(&self, record: &Record) -> anyhow::Result<Json> {
        let mut object = self.links.record(record)?;
        if let (Entity::Person, Some(id)) = (record.entity, record.id) {
            let reads = |kind: &str| record.def().fields.iter().any(|field| field.reach() == Some(kind) && self.audience.reads(field));
            let channels = self.store.channels_of(id)?.into_iter().filter(|row| reads(&row.kind));
            let channels: Vec<Json> = channels.map(|row| json!({ "kind": row.kind, "value": row.value, "label": row.label })).collect();
            let list = |entity| -> anyhow::Result<Vec<Json>> {
                let records = self.store.of_person(entity, id)?;
                records
                    .iter()
                    .filter(|record| self.audience.shows(record))
                    .map(|record| Ok(Json::Object(self.links.record(record)?)))
                    .collect()
            };
            if reads("phone") {
                object.insert("channels".into(), json!(channels));
            }
            object.insert("affiliations".into(), json!(list(Entity::Affiliation)?));
            object.insert("facts".into(), json!(list(Entity::Fact)?));
        }
        Ok(Json::Object(object))
    }

    /// The name of a linked record as this audience may read it.
    fn name(&self, entity: Entity, id: i64) -> crate::store::Result<String> {
        if entity == Entity::Person && !self.audience.names(self.store.is_placeholder(id)?) {
            return Ok(SOMEBODY.get(self.lang).to_owned());
        }
        self.store.name_of(entity, id, self.lang)
    }

    fn shows(&self, record: &Record, key: &str) -> bool {
        record.def().field(key).is_some_and(|field| self.audience.shows_field(record, field))
    }

    /// What a record is called, where that is no secret.
    fn title(&self, record: &Record) -> String {
        if self.shows(record, record.def().title) { record.title().to_owned() } else { String::new() }
    }

    fn heads(&self) -> Vec<Words> {
        heads(self.what.entity(), self.audience)
    }

    /// The table for spreadsheets: days as ISO, sums as numbers with their currency in a column of its own, nothing cut.
    fn print_csv(&self, out: &mut Out) -> anyhow::Result<()> {
        let What::Listed(entity) = self.what else {
            out.csv(self.heads().iter().map(|words| words.get(self.lang).to_owned()).collect())?;
            return self.each(|record| out.csv(self.cells(record, |kept| kept.to_owned())?));
        };
        let shown = listed(entity, self.audience).into_iter().map(|(_, field)| field);
        let fields: Vec<&Field> = shown.chain(behind(entity, self.audience)).collect();
        let behind = fields.iter().skip(self.heads().len() - 1).map(|field| field.words);
        out.csv(self.heads().into_iter().chain(behind).map(|words| words.get(self.lang).to_owned()).collect())?;
        let is_sum = |at: usize| at.checked_sub(1).and_then(|at| fields.get(at)).is_some_and(|field| field.kind == Kind::Money);
        let plain = |minor: i64, _: &str| money::for_sheet(minor, self.lang);
        self.each(|record| {
            let mut cells = vec![self.account(record)?];
            for field in &fields {
                let cell = self.cell(record, field, str::to_owned, plain)?;
                // A currency by its code, as the next program knows it.
                let is_code = field.key == "currency" && !cell.is_empty();
                cells.push(if is_code { record.text(field.key).to_owned() } else { cell });
            }
            out.csv_with(cells, is_sum)
        })
    }

    /// What the account of a record is called.
    fn account(&self, record: &Record) -> crate::store::Result<String> {
        record.owner.map_or_else(|| Ok(String::new()), |owner| self.store.name_of(Entity::Account, owner, self.lang))
    }

    /// A field of a record of a declared table, with its days and sums said as they are wanted.
    fn cell(
        &self,
        record: &Record,
        field: &Field,
        say: impl Fn(&str) -> String,
        sum: impl Fn(i64, &str) -> String,
    ) -> crate::store::Result<String> {
        let value = record.get(field.key);
        Ok(match (field.kind, value.as_int()) {
            _ if value.is_empty() || !self.audience.shows_field(record, field) => String::new(),
            (Kind::Day(_), _) => say(value.as_str()),
            (Kind::Money, Some(minor)) => sum(minor, record.text("currency")),
            (Kind::Link(linked), Some(id)) => self.name(linked, id)?,
            _ => value.shown(field, self.lang),
        })
    }

    fn print_table(&self, out: &mut Out) -> anyhow::Result<()> {
        let mut table = Table::default();
        table.row(self.heads().iter().map(|words| words.get(self.lang).to_owned()));
        let mut count = 0u64;
        self.each(|record| {
            count += 1;
            table.row(self.cells(record, |kept| when(Some(kept), None, self.on, self.lang))?);
            Ok(())
        })?;
        if count == 0 {
            return Ok(out.line(shell::NOTHING.get(self.lang))?);
        }
        out.table(&table)?;
        let total = shell::total(self.lang, &shell::RECORDS.with(self.lang, count));
        out.line("")?;
        Ok(out.line(&total)?)
    }

    fn cells(&self, record: &Record, say: impl Fn(&str) -> String) -> anyhow::Result<Vec<String>> {
        let lang = self.lang;
        let id = record.id.unwrap_or_default();
        let account = || self.account(record);
        let day = |kept: Option<&str>| kept.filter(|kept| !kept.is_empty()).map_or_else(String::new, &say);
        Ok(match self.what {
            What::Listed(entity) => {
                let mut cells = vec![account()?];
                for (_, field) in listed(entity, self.audience) {
                    cells.push(self.cell(record, field, &say, |minor, code| exact(minor, code, lang))?);
                }
                cells
            }
            What::People => {
                let places = self.store.accounts_of(id)?.into_iter();
                let places: Vec<String> = places
                    .map(|(_, account, position)| if position.is_empty() { account } else { format!("{account}: {position}") })
                    .collect();
                let name = self.name(Entity::Person, id)?;
                let reads_phones = record.def().field("phones").is_some_and(|field| self.audience.reads(field));
                let ways = ["phones", "emails"].into_iter().filter(|key| self.shows(record, key)).map(|key| record.text(key));
                let ways = ways.filter(|way| !way.is_empty()).collect::<Vec<_>>().join("; ");
                let cells = [Some(name), Some(places.join("; ")), reads_phones.then_some(ways)];
                cells.into_iter().flatten().collect()
            }
            What::Diary => {
                let people = record.get("people").ids().iter().map(|id| match self.audience.names(self.store.is_placeholder(*id)?) {
                    true => Ok(self.store.person_name(*id)?.short()),
                    false => Ok(SOMEBODY.get(lang).to_owned()),
                });
                let mut about = people.collect::<crate::store::Result<Vec<_>>>()?.join(", ");
                for key in ["purpose", "result"] {
                    if !record.text(key).is_empty() && self.shows(record, key) {
                        about.push_str(if about.is_empty() { "" } else { "; " });
                        about.push_str(record.text(key));
                    }
                }
                let at = format!("{} {}", say(record.text("day")), record.text("time")).trim_end().to_owned();
                let mut cells = vec![format!("m{id}"), at, named(ENTRY_KINDS, record.text("kind"), lang), account()?, about];
                cells.drain(..usize::from(!self.audience.numbers()));
                cells
            }
            What::Signals => vec![day(Some(record.text("day"))), account()?, record.title().into()],
            What::Values => {
                let amount = exact(record.int("amount").unwrap_or_default(), record.text("currency"), lang);
                let cells = [
                    Some(day(Some(record.text("day")))),
                    Some(account()?),
                    self.shows(record, "amount").then_some(amount),
                    Some(record.title().into()),
                ];
                cells.into_iter().flatten().collect()
            }
            What::Actions => vec![
                day(Some(record.text("due_on"))),
                named(ACTION_KINDS, record.text("kind"), lang),
                named(ACTION_STATES, record.text("state"), lang),
                account()?,
                self.title(record),
            ],
            What::Opportunities => vec![
                day(Some(record.text("due_on"))),
                named(SCHEME_STAGES, record.text("stage"), lang),
                named(OPPORTUNITY_STATES, record.text("state"), lang),
                account()?,
                self.title(record),
            ],
            What::Accounts => {
                let row = self.store.account_row(id, &crate::domain::day::iso(self.on))?.unwrap_or_default();
                let mut cells = vec![
                    format!("a{id}"),
                    row.city,
                    day(row.last_contact.as_deref()),
                    day(row.next_contact.as_deref()),
                    day(row.our_due.as_deref()),
                ];
                if !self.audience.numbers() {
                    cells = cells.drain(1..2).collect();
                }
                if self.shows(record, "category") {
                    cells.push(named(CATEGORIES, row.category.as_deref().unwrap_or_default(), lang));
                }
                cells.push(row.name);
                cells
            }
        })
    }
}

fn named(choices: &'static [Choice], code: &str, lang: Lang) -> String {
    find_choice(choices, code).map_or(code, |choice| choice.words.get(lang)).to_owned()
}
