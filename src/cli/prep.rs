//! `kam prep`: the one page before a call or a meeting.

use super::failure::Failure;
use super::json::{self, Links};
use super::out::Out;
use super::session::Session;
use super::today::{actions, when};
use crate::domain::choices::{ATTITUDE, ENTRY_KINDS, FACT_KINDS, INFLUENCE, MOOD, RELATIONSHIP, ROLES};
use crate::domain::completeness::Standing;
use crate::domain::contact_rules::Warning;
use crate::domain::field::find_choice;
use crate::domain::forms::{beginnings, words};
use crate::domain::name::fold;
use crate::domain::{Entity, Grade, Kind, Lang, Record, Value, day};
use crate::domain::{Field, words::w};
use crate::prep::sections::Rival;
use crate::prep::{self, Brief, Of, Part, Question};
use crate::search::variants;
use crate::settings::Settings;
use crate::store::Store;
use crate::store::complaints::Complaint;
use crate::store::diary::EntryRow;
use crate::store::people::PersonRow;
use crate::text::{method, prep as prep_words, screen, shell};
use chrono::NaiveDate;
use clap::ArgMatches;
use serde_json::{Value as Json, json as object};

/// How many candidates are listed.
const LISTED: usize = 20;

/// Prints the page.
pub fn run(session: &mut Session, given: &ArgMatches, out: &mut Out) -> anyhow::Result<u8> {
    let (store, settings) = session.open()?;
    out.ascii = session.ascii;
    let whom = given.get_many::<String>("whom").into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    let page = find(&store, &settings, &whom, session.lang)?;
    if session.json {
        out.json(&as_json(&page, &Links::new(&store, session.lang))?)?;
    } else {
        Printer { page: &page, on: session.clock.today(), lang: session.lang }.print(out)?;
    }
    Ok(0)
}

/// The page for what was named: a meeting, the number of an account, an unmistakable part of its name, or a person there.
fn find(store: &Store, settings: &Settings, whom: &str, lang: Lang) -> anyhow::Result<Brief> {
    if let Some(entry) = number(whom, &['m', 'м']).map(|id| store.load(Entity::Entry, id)).transpose()?.flatten() {
        return match (entry.owner, entry.id) {
            (Some(_), Some(id)) => Ok(prep::for_entry(store, settings, id)?),
            _ => Err(Failure::missing(shell::no_account(lang, whom)).into()),
        };
    }
    if let Some(account) = numbered(store, whom)? {
        return Ok(prep::for_account(store, settings, account)?);
    }
    let fitting = accounts(store, whom)?;
    // An account's own name outranks a person's; a person's outranks a city or a part of anything else.
    if !fitting.by_name {
        let people = persons(store, whom)?;
        if let [(account, person, _)] = people.as_slice() {
            return Ok(prep::read(store, settings, Of::Account(*account), Some(*person))?);
        }
        if !people.is_empty() {
            let listed = people.iter().map(|(account, _, name)| (*account, name.clone())).collect::<Vec<_>>();
            return Err(refuse_several(lang, whom, &listed));
        }
    }
    Ok(prep::for_account(store, settings, only(whom, &fitting.found, lang)?)?)
}

/// Where a person may be met: account, person, name with the account's. By any part of the name, in either layout, and by
/// a name that a merged record had.
fn persons(store: &Store, whom: &str) -> anyhow::Result<Vec<(i64, i64, String)>> {
    for meant in spellings(whom) {
        let mut met = Vec::new();
        for (person, name, _) in store.persons_matching(&meant, None, LISTED)? {
            // Half the file has a patronymic that begins so.
            let own = store.person_name(person)?;
            let begun = |part: &str| fold(part).split(['-', ' ']).any(|word| meant.split(' ').any(|said| word.starts_with(said)));
            if !(begun(&own.family) || begun(&own.given)) && store.names_of(person)?.len() < 2 {
                continue;
            }
            for (account, short, _) in store.accounts_of(person)? {
                met.push((account, person, format!("{name}, {short}")));
            }
        }
        // With the same person at several accounts, each page is another one.
        if !met.is_empty() {
            return Ok(met);
        }
    }
    Ok(Vec::new())
}

/// What may have been meant: as typed, in the other layout, and as case forms have it.
fn spellings(whom: &str) -> Vec<String> {
    let mut all = variants(whom);
    all.push(words(whom).iter().map(|word| beginnings(&word.folded).swap_remove(0)).collect::<Vec<_>>().join(" "));
    all.retain(|spelling| !spelling.trim().is_empty());
    all
}

/// The number behind a letter, which may come from either keyboard layout: the Cyrillic ones look the same.
pub(super) fn number(whom: &str, letters: &[char]) -> Option<i64> {
    fold(whom).trim_start().strip_prefix(letters).and_then(|digits| digits.parse().ok())
}

/// The account of the number that was given, with its letter or without.
fn numbered(store: &Store, whom: &str) -> anyhow::Result<Option<i64>> {
    let number = number(whom, &['a', 'а']).or_else(|| whom.trim().parse().ok());
    Ok(number.map(|id| store.load(Entity::Account, id)).transpose()?.flatten().and_then(|account| account.id))
}

/// The account that was named: by its number, or by an unmistakable part of its name.
pub(super) fn account_named(store: &Store, whom: &str, lang: Lang) -> anyhow::Result<i64> {
    if let Some(account) = numbered(store, whom)? {
        return Ok(account);
    }
    only(whom, &accounts(store, whom)?.found, lang)
}

/// The only one of the accounts found, or why there is none.
fn only(whom: &str, found: &[(i64, String)], lang: Lang) -> anyhow::Result<i64> {
    match found {
        [] => Err(Failure::missing(shell::no_such(lang, whom)).into()),
        [(id, _)] => Ok(*id),
        several => Err(refuse_several(lang, whom, several)),
    }
}

/// Says which accounts fit.
pub(super) fn refuse_several(lang: Lang, whom: &str, several: &[(i64, String)]) -> anyhow::Error {
    let mut said = shell::several(lang, whom);
    for (id, name) in several.iter().take(LISTED) {
        // A line end in a name must not look like another candidate.
        said.push_str(&format!("\n  a{id}  {}", crate::printable::line(name)));
    }
    if several.len() > LISTED {
        said.push_str(&format!("\n  {}", shell::and_more(lang, several.len() - LISTED)));
    }
    Failure { status: 3, text: said }.into()
}

/// Accounts that fit.
#[derive(Default)]
struct Fitting {
    found: Vec<(i64, String)>,
    /// Whether it is the beginning of their names that fits.
    by_name: bool,
}

/// Accounts that fit in the first spelling in which any does.
fn accounts(store: &Store, whom: &str) -> anyhow::Result<Fitting> {
    for spelling in spellings(whom) {
        let fitting = fitting(store, &spelling)?;
        if !fitting.found.is_empty() {
            return Ok(fitting);
        }
    }
    Ok(Fitting::default())
}

/// Accounts that fit, by the strongest likeness that any has: the same name, its start, a part of it, anything known.
pub(super) fn candidates(store: &Store, folded: &str) -> anyhow::Result<Vec<(i64, String)>> {
    if folded.is_empty() {
        return Ok(Vec::new());
    }
    Ok(fitting(store, folded)?.found)
}

fn fitting(store: &Store, folded: &str) -> anyhow::Result<Fitting> {
    let all = store.accounts_matching(folded, 1_000)?;
    let likeness: [fn(&str, &str) -> bool; 3] =
        [|name, sought| name == sought, |name, sought| name.starts_with(sought), |name, sought| name.contains(sought)];
    for (at, like) in likeness.into_iter().enumerate() {
        let found: Vec<_> = all.iter().filter(|(_, name)| like(&fold(name), folded)).cloned().collect();
        if !found.is_empty() {
            return Ok(Fitting { found, by_name: at < 2 });
        }
    }
    Ok(Fitting { found: all, by_name: false })
}

/// Every section by its key, and under `sections` the keys in the order in which the page is read.
fn as_json(page: &Brief, links: &Links) -> anyhow::Result<Json> {
    let mut value = object!({
        "account": links.link(Entity::Account, Some(page.account.id))?,
        "last_contact": page.account.last_contact,
        "dossier_percent": page.account.completeness.percent(),
        "dossier_missing": json::parts(page.account.completeness, Standing::Missing),
        "dossier_stale": json::parts(page.account.completeness, Standing::Stale),
        "day": page.day,
        "kind": page.kind,
        "entry": page.entry.as_ref().map(|entry| links.record(entry)).transpose()?,
        "person": links.link(Entity::Person, page.person.as_ref().map(|person| person.person))?,
        "sections": page.sections.iter().map(|told| told.section.key).collect::<Vec<_>>(),
        "checklist": page.checklist.iter().map(|(point, done)| object!({ "point": point.id, "done": done })).collect::<Vec<_>>(),
    });
    for told in &page.sections {
        value[told.section.key] = part_json(&told.part, links)?;
    }
    Ok(value)
}

fn part_json(part: &Part, links: &Links) -> anyhow::Result<Json> {
    let text = |text: &str| if text.is_empty() { Json::Null } else { object!(text) };
    let records = |records: &mut dyn Iterator<Item = &Record>| -> anyhow::Result<Json> {
        Ok(object!(records.map(|record| Ok(Json::Object(links.record(record)?))).collect::<anyhow::Result<Vec<_>>>()?))
    };
    let warning = |warning: &Warning| {
        let (kind, days, rhythm) = match warning {
            Warning::BehindMainContact(_) => ("behind_main_contact", None, None),
            Warning::BadMood => ("bad_mood", None, None),
            Warning::TooOften(days, rhythm) => ("too_often", Some(*days), Some(*rhythm)),
        };
        object!({ "kind": kind, "days": days, "rhythm_days": rhythm })
    };
    let question = |question: &Question| -> anyhow::Result<Json> {
        let (kind, id, title, stage, person) = match question {
            Question::Open { id, text, person, .. } => ("open", Some(*id), text.as_str(), None, *person),
            Question::Stage(stage, title) => ("stage", None, title.as_str(), Some(stage.code), None),
            Question::Placeholder(title) => ("placeholder", None, title.as_str(), None, None),
            Question::Decider => ("decider", None, "", None, None),
            Question::Role(person, _) => ("role", None, "", None, Some(*person)),
        };
        let person = links.link(Entity::Person, person)?;
        Ok(object!({ "kind": kind, "question": id, "title": text(title), "stage": stage, "person": person }))
    };
    let complaint = |one: &Complaint| -> anyhow::Result<Json> {
        let mut entry = one.entry.map_or(Ok(Json::Null), |entry| links.whole(Entity::Entry, entry))?;
        let people = entry.get_mut("people").map_or_else(|| object!([]), Json::take);
        Ok(
            object!({ "entry": links.link(Entity::Entry, one.entry)?, "day": one.day, "words": text(&one.words), "mood": one.mood, "people": people }),
        )
    };
    Ok(match part {
        Part::Goal(None) => Json::Null,
        Part::Goal(Some(goal)) => object!({ "purpose": text(&goal.purpose), "least": text(&goal.least), "best": text(&goal.best) }),
        Part::Promises { rows, .. } => links.all(Entity::Action, rows.iter().map(|row| row.id))?,
        Part::Complaints(rows, _) => object!(rows.iter().map(complaint).collect::<anyhow::Result<Vec<_>>>()?),
        Part::Warnings(warnings) => object!(warnings.iter().map(warning).collect::<Vec<_>>()),
        Part::People { rows, .. } => object!(rows.iter().map(|row| links.person(row)).collect::<crate::store::Result<Vec<_>>>()?),
        Part::Questions(questions) => object!(questions.iter().map(question).collect::<anyhow::Result<Vec<_>>>()?),
        Part::Authority(said) | Part::Manner(said) => text(said),
        Part::Last(rows) => links.all(Entity::Entry, rows.iter().map(|row| row.id))?,
        Part::Facts(_, facts) => records(&mut facts.iter())?,
        Part::Reliability { ours, theirs } => object!({ "ours": json::reliability(*ours), "theirs": json::reliability(*theirs) }),
        Part::News(news) => records(&mut news.iter())?,
        Part::Opportunities(rows) => links.all(Entity::Opportunity, rows.iter().map(|row| row.id))?,
        Part::Competitors(rivals) => records(&mut rivals.iter().map(|rival| &rival.record))?,
    })
}

struct Printer<'a> {
    page: &'a Brief,
    on: NaiveDate,
    lang: Lang,
}

impl Printer<'_> {
    fn print(&self, out: &mut Out) -> anyhow::Result<()> {
        let (page, lang) = (self.page, self.lang);
        out.title(&shell::page_of(lang, &page.account.name))?;
        for told in page.sections.iter().filter(|told| !told.part.is_empty()) {
            self.part(&told.part, out)?;
        }
        if !page.checklist.is_empty() {
            out.heading(method::CHECKLIST.get(lang))?;
            for (point, done) in &page.checklist {
                out.wrapped(if *done { "  [x] " } else { "  [ ] " }, point.text(lang))?;
            }
        }
        out.line("")?;
        out.wrapped("", &method::completeness(page.account.completeness, lang))?;
        Ok(())
    }

    /// A section under its heading.
    fn part(&self, part: &Part, out: &mut Out) -> std::io::Result<()> {
        let lang = self.lang;
        if !matches!(part, Part::Goal(_)) {
            out.heading(prep_words::names(part).heading.get(lang))?;
        }
        match part {
            Part::Goal(_) => self.what_for(out)?,
            Part::Promises { rows, .. } => out.table(&actions(rows, self.on, false, lang))?,
            Part::Complaints(rows, _) => self.complaints(rows, out)?,
            Part::Warnings(warnings) => {
                for warning in warnings {
                    out.item("  ! ", &method::warning(warning, lang))?;
                }
            }
            Part::People { rows, .. } => {
                if rows.is_empty() {
                    out.wrapped("  ", prep_words::NOBODY.get(lang))?;
                }
                for person in rows {
                    self.person(person, out)?;
                }
            }
            Part::Questions(questions) => {
                for question in questions {
                    out.item("  ? ", &method::question(question, lang))?;
                }
            }
            Part::Authority(text) | Part::Manner(text) => out.wrapped("  ", text)?,
            Part::Last(rows) if rows.is_empty() => out.wrapped("  ", method::NO_CONTACTS.get(lang))?,
            Part::Last(rows) => self.contacts(rows, out)?,
            Part::Facts(people, facts) => {
                for person in people {
                    self.known(person, facts, out)?;
                }
            }
            Part::Reliability { ours, theirs } => {
                out.wrapped("  ", &method::both_in_time(*ours, *theirs, lang).unwrap_or_default())?;
            }
            Part::News(records) => {
                for news in records {
                    out.item("  ", &format!("{} · {}", when(Some(news.text("day")), None, self.on, lang), news.title()))?;
                }
            }
            Part::Opportunities(rows) => {
                for one in rows {
                    out.item("  ", &method::opportunity(one, self.on, lang))?;
                }
            }
            Part::Competitors(rivals) => {
                for rival in rivals {
                    self.rival(rival, out)?;
                }
            }
        }
        Ok(())
    }

    /// When, what kind, and what for.
    fn what_for(&self, out: &mut Out) -> std::io::Result<()> {
        let (page, lang) = (self.page, self.lang);
        let Some(entry) = &page.entry else { return out.wrapped("", method::NOT_PLANNED.get(lang)) };
        let time = Some(entry.text("time")).filter(|time| !time.is_empty());
        let when = when(Some(&page.day), time, self.on, lang);
        out.line(&format!("{when} · {} · m{}", kind(&page.kind, lang), entry.id.unwrap_or_default()))?;
        out.line("")?;
        if entry.text("purpose").is_empty() {
            out.wrapped("", method::NO_PURPOSE.get(lang))?;
        }
        for (words, key) in [(method::PURPOSE, "purpose"), (method::LEAST, "least_result"), (method::BEST, "best_result")] {
            if !entry.text(key).is_empty() {
                out.item(&format!("{}: ", words.get(lang)), entry.text(key))?;
            }
        }
        Ok(())
    }

    fn person(&self, person: &PersonRow, out: &mut Out) -> std::io::Result<()> {
        let lang = self.lang;
        let mut head = person.name.full();
        for part in [&person.position, &person.department] {
            if !part.is_empty() {
                head.push_str(", ");
                head.push_str(part);
            }
        }
        if person.main {
            head.push_str(&format!(" ({})", method::IS_MAIN.get(lang)));
        }
        out.item("  ", &head)?;
        let roles = Field::new("", Kind::Set(ROLES), w("", ""));
        let mut told = vec![if person.roles.is_empty() { String::new() } else { Value::text(&*person.roles).shown(&roles, lang) }];
        let ratings = [
            (shell::INFLUENCE, INFLUENCE, person.influence),
            (shell::ATTITUDE, ATTITUDE, person.attitude),
            (shell::RELATIONSHIP, RELATIONSHIP, person.relationship),
        ];
        told.extend(
            ratings.into_iter().filter_map(|(words, grades, n)| Some(format!("{}: {}", words.get(lang), graded(grades, n?, lang)))),
        );
        if !person.mirror.is_empty() {
            told.push(format!("{}: {}", shell::MIRROR.get(lang), person.mirror));
        }
        let seen = person.last_contact.as_deref().and_then(day::from_iso).map(|seen| day::near(seen, self.on, lang));
        let ways = [person.phone.clone(), seen.map_or_else(String::new, |seen| shell::last_seen(lang, &seen))];
        for told in [told.as_slice(), ways.as_slice()] {
            let told = told.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" · ");
            if !told.is_empty() {
                out.item("    ", &told)?;
            }
        }
        Ok(())
    }

    /// What is known about a person: what they care about, how they decide, and personal facts.
    fn known(&self, person: &PersonRow, facts: &[Record], out: &mut Out) -> std::io::Result<()> {
        let lang = self.lang;
        let mut told = Vec::new();
        for (words, text) in [(method::CARES, &person.cares), (method::DECIDES, &person.decides), (method::DRESS, &person.dress)] {
            if !text.is_empty() {
                told.push(format!("{}: {text}", words.get(lang)));
            }
        }
        for fact in facts.iter().filter(|fact| fact.int("person_id") == Some(person.person)) {
            let kind = find_choice(FACT_KINDS, fact.text("kind")).map_or("", |kind| kind.words.get(lang));
            told.push(format!("{kind}: {}", fact.title()));
        }
        if !person.others.is_empty() {
            told.push(screen::acts_too(lang, &person.others));
        }
        if !told.is_empty() {
            out.item("  ", &person.name.short())?;
        }
        told.iter().try_for_each(|told| out.item("    ", told))
    }

    fn complaints(&self, rows: &[Complaint], out: &mut Out) -> std::io::Result<()> {
        for one in rows {
            let mut head = vec![when(Some(&one.day), None, self.on, self.lang)];
            if !one.people.is_empty() {
                head.push(one.people.join(", "));
            }
            head.extend(one.mood.map(|mood| format!("{}: {}", shell::MOOD.get(self.lang), graded(MOOD, mood, self.lang))));
            out.item("  ", &head.join(" · "))?;
            if !one.words.is_empty() {
                out.wrapped("    ", &prep_words::quoted(&one.words, self.lang))?;
            }
        }
        Ok(())
    }

    fn contacts(&self, rows: &[EntryRow], out: &mut Out) -> std::io::Result<()> {
        for entry in rows {
            let mut head = vec![when(Some(&entry.day), None, self.on, self.lang), kind(&entry.kind, self.lang)];
            if !entry.people.is_empty() {
                head.push(entry.people.join(", "));
            }
            head.extend(entry.mood.map(|mood| format!("{}: {}", shell::MOOD.get(self.lang), graded(MOOD, mood, self.lang))));
            out.item("  ", &head.join(" · "))?;
            let said = [&entry.purpose, &entry.result, &entry.notes];
            for text in said.into_iter().filter(|text| !text.is_empty()) {
                out.wrapped("    ", text)?;
            }
        }
        Ok(())
    }

    fn rival(&self, rival: &Rival, out: &mut Out) -> std::io::Result<()> {
        let lang = self.lang;
        let mut head = vec![rival.record.title().to_owned()];
        for (field, value) in rival.record.pairs().filter(|(_, value)| !value.is_empty()) {
            match (field.key, value.as_int()) {
                ("share", Some(share)) => head.push(shell::share(lang, share)),
                ("supplies" | "ladder", _) => head.push(value.shown(field, lang)),
                ("favoured_by_id", _) => head.push(method::favoured_by(lang, &rival.favoured_by)),
                _ => {}
            }
        }
        out.item("  ", &head.join(" · "))?;
        for (field, value) in rival.record.pairs().filter(|(field, _)| ["strengths", "weaknesses", "now"].contains(&field.key)) {
            if !value.is_empty() {
                out.wrapped("    ", &format!("{}: {}", field.words.get(lang), value.as_str()))?;
            }
        }
        Ok(())
    }
}

fn kind(code: &str, lang: Lang) -> String {
    find_choice(ENTRY_KINDS, code).map_or_else(|| code.to_owned(), |kind| kind.words.get(lang).to_owned())
}

fn graded(grades: &'static [Grade], n: i64, lang: Lang) -> String {
    let field = Field::new("", Kind::Rating(grades), w("", ""));
    Value::Int(n).shown(&field, lang)
}
