//! `kam person`: everything held on one person as a page, or the person erased (M16).

use super::audience;
use super::failure::Failure;
use super::json::Links;
use super::named::{is_of_the_other, number, persons_called};
use super::out::{Out, aside};
use super::session::{Session, shown};
use crate::domain::forms::words;
use crate::domain::name::{fold, full_name, other_spellings};
use crate::domain::visibility::{Audience, SOMEBODY};
use crate::domain::{Entity, Field, Kind, Lang, Record, Words};
use crate::exchange::to_phone::cards;
use crate::page::qr::Code;
use crate::search::apart::{Which, tell_apart};
use crate::search::likeness::{Likeness, case_forms, likeness};
use crate::search::palette::{Names, What};
use crate::search::variants;
use crate::settings::{Ground, Settings};
use crate::store::erase::{Erased, Identity, Mention, Outside};
use crate::store::held::Held;
use crate::store::people::PersonName;
use crate::store::{Error, Result, Store};
use crate::text::command::word;
use crate::text::held::{self, Said};
use crate::text::{person as say, phone, shell};
use clap::ArgMatches;
use serde_json::{Map, Value as Json, json};
use std::io::{BufRead, IsTerminal};
use std::path::PathBuf;

/// How many candidates are listed.
const LISTED: usize = 20;
/// How many whose names are only like it are told.
const LIKE: usize = 5;

/// Prints the page, or erases.
pub fn run(session: &mut Session, given: &ArgMatches, out: &mut Out) -> anyhow::Result<u8> {
    let (store, _) = session.open()?;
    out.ascii = session.ascii;
    let whom = given.get_many::<String>("whom").into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    let erases = given.get_flag("erase");
    let person = match person_named(&store, &whom, erases, session.lang) {
        Err(_) if erases && !given.get_flag("dry_run") && finish(session, &store, out)? => return Ok(0),
        named => named?,
    };
    if erases {
        return erase(session, &store, person, given, out);
    }
    if given.get_flag("qr") {
        return qr(session, &store, person, out);
    }
    // On oneself one keeps nothing back; for a colleague or with a visibility only what they may see.
    let asked = given.contains_id("for") || given.contains_id("visibility");
    let audience = if asked { audience::asked(given, &store, session.lang)? } else { Audience::Me };
    // A seat whose holder nobody knows goes nowhere, as it does from no export and no map.
    if !audience.names(store.is_placeholder(person)?) {
        return Err(Failure::missing(say::NOT_FOR_OTHERS.get(session.lang).to_owned()).into());
    }
    let page = Page { store: &store, lang: session.lang, audience, held: store.held_on(person)? };
    if session.json {
        out.json(&page.json()?)?
    } else {
        page.print(out)?
    }
    Ok(0)
}

/// Prints the card as a code: the fullest that the terminal shows whole, or one of 80×24 where a file reads it. What had no room is said beside.
fn qr(session: &Session, store: &Store, person: i64, out: &mut Out) -> anyhow::Result<u8> {
    let refuse = |words: Words| Err(Failure::usage(words.get(session.lang).to_owned()).into());
    if session.json {
        return refuse(phone::NO_JSON);
    }
    if session.ascii {
        return refuse(phone::NOT_IN_ASCII);
    }
    if store.is_placeholder(person)? {
        return refuse(phone::NOBODY);
    }
    let card = store.card_of(person)?;
    let cards = cards(&card);
    let mut codes = cards.iter().filter_map(|(card, lacks)| Some((Code::of(card)?, lacks)));
    let has_room = |code: &Code| code.size().0 <= out.columns && code.size().1 < out.rows;
    let Some((code, lacks)) = codes.find(|(code, _)| has_room(code)) else { return refuse(phone::NO_ROOM) };
    if !lacks.is_empty() {
        let parts = lacks.iter().map(|part| phone::part(*part).get(session.lang)).collect::<Vec<_>>().join(", ");
        aside(&phone::shortened(session.lang, &parts));
    }
    let letters_are_light = Settings::read(store)?.ground != Some(Ground::Light);
    for line in code.lines(letters_are_light) {
        out.raw(&format!("{line}\n"))?;
    }
    Ok(0)
}

/// The person that was named, as everywhere in the shell; what is done here is not taken back, so the name itself is said.
/// Who was deleted is still known to the journal, and erased from there.
fn person_named(store: &Store, whom: &str, erases: bool, lang: Lang) -> anyhow::Result<i64> {
    let is_number = number(whom, &['p', 'р']).is_some();
    let (mut named, mut others) = (Vec::new(), Vec::new());
    for (person, _) in persons_called(store, whom)? {
        let mut names = store.names_of(person)?;
        if names.is_empty() {
            names.push(store.person_name(person)?);
        }
        if is_number || is_named(&names, whom) {
            let posts = store.accounts_of(person)?.into_iter().map(|(_, account, _)| account).collect::<Vec<_>>();
            let of_the_other = !is_number && is_of_the_other(&names, whom);
            let list = if of_the_other { &mut others } else { &mut named };
            list.push((person, store.person_name(person)?.full(), posts.join(", ")));
        }
    }
    let rows = named.iter_mut().map(|(id, name, place): &mut (i64, String, String)| (*id, name.as_str(), place));
    tell_apart(store, Which { entity: Entity::Person, guest: None }, rows)?;
    let exact: Vec<_> = named.iter().filter(|(_, name, _)| fold(name) == fold(whom)).cloned().collect();
    match if exact.is_empty() { named } else { exact }.as_slice() {
        [] => match deleted(store, whom)?.as_slice() {
            [] if !others.is_empty() => Err(refuse(say::like(lang, whom), &others)),
            [] => Err(like(store, whom, lang)?),
            [(person, ..)] if erases => Ok(*person),
            [(_, name, _)] => Err(Failure::missing(say::was_deleted(lang, name, &word(whom), &crate::text::command::kam())).into()),
            several => Err(refuse(say::several(lang, whom), several)),
        },
        [(id, ..)] => Ok(*id),
        several => Err(refuse(say::several(lang, whom), several)),
    }
}

/// Those who were deleted and were called so.
fn deleted(store: &Store, whom: &str) -> anyhow::Result<Vec<(i64, String, String)>> {
    let number = number(whom, &['p', 'р']);
    let deleted = store.deleted_people()?.into_iter().filter(|deleted| match number {
        Some(number) => deleted.number == number,
        None => {
            let names = std::slice::from_ref(&deleted.name);
            is_named(names, whom) && !is_of_the_other(names, whom)
        }
    });
    Ok(deleted.map(|deleted| (deleted.number, deleted.name.full(), String::new())).collect())
}

/// Whether words name somebody for whom something is done that is not taken back: the family name in any form is among them,
/// or they are the given name and the patronymic as they stand, or the first words of a name of several.
fn is_named(names: &[PersonName], whom: &str) -> bool {
    let said: Vec<String> =
        variants(whom).iter().flat_map(|variant| variant.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect();
    let as_it_stands =
        |name: &PersonName| fold(whom).split_whitespace().all(|word| [&name.given, &name.middle].iter().any(|part| fold(part) == word));
    let by_family = |name: &PersonName| said.iter().any(|word| is_as_written(word, &name.family));
    // A seat whose holder nobody knows is called by a question, and that by how it begins.
    let parts = |text: &str| words(text).into_iter().map(|word| word.folded).collect::<Vec<_>>();
    let begun = parts(whom);
    let by_beginning = |name: &PersonName| begun.len() > 1 && parts(&name.family).starts_with(&begun);
    names.iter().any(|name| by_family(name) || as_it_stands(name) || by_beginning(name))
}

/// Whether a word is a form of a family name letter by letter, or of one in the other script: what only sounds so, as one with a
/// letter too many, may be a slip.
fn is_as_written(word: &str, family: &str) -> bool {
    let is_latin = |text: &str| text.chars().any(|c| c.is_ascii_alphabetic());
    if is_latin(word) != is_latin(family) {
        return likeness(word, family) == Some(Likeness::Same);
    }
    let parts = family.split('-').chain([family]);
    parts.flat_map(case_forms).any(|form| form == fold(word)) || other_spellings(family).iter().any(|other| fold(other) == fold(word))
}

/// That there is nobody of this name, with those whose names are like it.
fn like(store: &Store, whom: &str, lang: Lang) -> anyhow::Result<anyhow::Error> {
    let mut like = Vec::new();
    for name in Names::load(store)?.find(whom).into_iter().filter(|_| whom.chars().filter(|c| c.is_alphanumeric()).count() > 1) {
        if let (What::Person(id), true) = (name.what, like.len() < LIKE) {
            like.push((id, name.text, name.detail));
        }
    }
    Ok(match like.as_slice() {
        [] => Failure::missing(say::nobody(lang, whom)).into(),
        like => refuse(say::like(lang, whom), like),
    })
}

/// Says why nothing is done, and who may be meant.
fn refuse(mut said: String, several: &[(i64, String, String)]) -> anyhow::Error {
    for (id, name, place) in several.iter().take(LISTED) {
        said.push_str(&format!("\n  p{id}  {}  {}", crate::printable::line(name), crate::printable::line(place)));
    }
    Failure { status: 3, text: said }.into()
}

fn name_of(person: &Record) -> String {
    full_name(person.text("family_name"), person.text("given_name"), person.text("middle_name"))
}

struct Page<'a> {
    store: &'a Store,
    lang: Lang,
    audience: Audience,
    held: Held,
}

impl Page<'_> {
    fn is_about_another(&self, record: &Record) -> bool {
        held::is_about_another(&self.held, record)
    }

    /// Whether a role is that of a seat of which this audience knows nothing.
    fn is_unseen(&self, record: &Record) -> bool {
        let unknown = |person| self.store.is_placeholder(person).unwrap_or(true);
        self.is_about_another(record) && record.int("person_id").is_some_and(|person| !self.audience.names(unknown(person)))
    }

    fn records(&self) -> Vec<(Entity, Vec<&Record>)> {
        held::records(&self.held, &|record| self.audience.shows(record) && !self.is_unseen(record))
    }

    fn print(&self, out: &mut Out) -> anyhow::Result<()> {
        for said in held::page(&self.held, &self.records(), self.audience, self, self.lang)? {
            match said {
                Said::Title(text) => out.title(&text)?,
                Said::Heading(text) => out.heading(&text)?,
                Said::Text(lead, text) => out.wrapped(lead, &text)?,
            }
        }
        Ok(())
    }

    fn json(&self) -> anyhow::Result<Json> {
        let links = Links::seen_by(self.audience, self.store, self.lang);
        let mut object = Map::new();
        object.insert("visibility".into(), json!(self.audience.code()));
        object.insert("person".into(), Json::Object(links.record(&self.held.person)?));
        let reads = |kind: &str| Entity::Person.def().fields.iter().any(|field| field.reach() == Some(kind) && self.audience.reads(field));
        let channels = self
            .held
            .channels
            .iter()
            .filter(|row| reads(&row.kind))
            .map(|row| json!({ "kind": row.kind, "value": row.value, "label": row.label }));
        if reads("phone") {
            object.insert("channels".into(), json!(channels.collect::<Vec<_>>()));
        }
        // Of whoever reports to them no more is said than anybody may know.
        let outside = Links::seen_by(Audience::Anybody, self.store, self.lang).numbered_for(self.audience);
        let reports = self.records().into_iter().flat_map(|(_, records)| records).filter(|record| self.is_about_another(record));
        let reports = reports.map(|record| Ok(Json::Object(outside.record(record)?))).collect::<anyhow::Result<Vec<_>>>()?;
        object.insert("reports".into(), json!(reports));
        for entity in Entity::ALL.into_iter().filter(|entity| refers_to_people(*entity) && self.audience.shows_kind(*entity)) {
            let records = self.records().into_iter().filter(|(known, _)| *known == entity).flat_map(|(_, records)| records);
            let records = records.filter(|record| !self.is_about_another(record));
            let records = records.map(|record| Ok(Json::Object(links.record(record)?))).collect::<anyhow::Result<Vec<_>>>()?;
            object.insert(entity.def().many.into(), json!(records));
        }
        if self.audience == Audience::Me {
            let judgements = self.held.judgements.iter().map(|(role, one)| {
                let codes: Vec<&str> = one.value.as_str().split(',').map(str::trim).filter(|code| !code.is_empty()).collect();
                json!({ "affiliation": role, "field": one.field, "value": one.value.as_int(), "codes": codes, "on": one.on, "source": one.source })
            });
            object.insert("judgements".into(), json!(judgements.collect::<Vec<_>>()));
            let leftovers =
                self.held.leftovers.iter().map(|(name, value, source)| json!({ "name": name, "value": value, "source": source }));
            object.insert("leftovers".into(), json!(leftovers.collect::<Vec<_>>()));
            object.insert("mentions".into(), json!(self.held.mentions.iter().map(mention_json).collect::<Vec<_>>()));
        }
        Ok(Json::Object(object))
    }
}

impl held::Names for Page<'_> {
    fn linked(&self, entity: Entity, id: i64) -> Result<String> {
        if entity == Entity::Person && !self.audience.names(self.store.is_placeholder(id)?) {
            return Ok(SOMEBODY.get(self.lang).to_owned());
        }
        self.store.name_of(entity, id, self.lang)
    }

    fn name(&self, entity: Entity, id: i64) -> Result<String> {
        self.store.name_of(entity, id, self.lang)
    }

    fn mentioned(&self, mention: &Mention) -> Result<String> {
        self.store.name_of_mention(mention, self.lang)
    }
}

/// Whether records of a kind may refer to a person.
fn refers_to_people(entity: Entity) -> bool {
    let refers = |field: &Field| match field.kind {
        Kind::Link(linked) => linked == Entity::Person,
        Kind::Many(joint) => joint.entity == Entity::Person,
        _ => false,
    };
    entity.def().fields.iter().any(refers)
}

fn mention_json(mention: &Mention) -> Json {
    json!({ "what": mention.table, "id": mention.row, "field": mention.column, "excerpt": mention.excerpt, "replaceable": mention.replaceable, "stays": mention.stays })
}

fn print_mentions(store: &Store, mentions: &[&Mention], heading: &str, lang: Lang, out: &mut Out) -> anyhow::Result<()> {
    if mentions.is_empty() {
        return Ok(());
    }
    out.heading(heading)?;
    for mention in mentions {
        let name = store.name_of_mention(mention, lang)?;
        out.wrapped("· ", &format!("{}: {}", say::place(mention, &name, lang), mention.excerpt))?;
    }
    Ok(())
}

/// Says beforehand what would be replaced and what would stay.
fn foretell(store: &Store, name: &str, mentions: &[Mention], replace: bool, lang: Lang, out: &mut Out) -> anyhow::Result<()> {
    let (taken, stay) = parted(mentions);
    print_mentions(store, &taken, &say::can_be_taken(lang, taken.len()), lang, out)?;
    print_mentions(store, &stay, &say::stay(lang, stay.len()), lang, out)?;
    out.wrapped("", &say::about_to(lang, name))?;
    if !taken.is_empty() {
        out.wrapped("", if replace { say::WILL_REPLACE } else { say::MAY_REPLACE }.get(lang))?;
    }
    Ok(())
}

/// The texts from which the name can be taken, and those where something stays. A text may be among both.
fn parted(mentions: &[Mention]) -> (Vec<&Mention>, Vec<&Mention>) {
    (mentions.iter().filter(|mention| mention.replaceable).collect(), mentions.iter().filter(|mention| mention.stays).collect())
}

/// Goes on with an erasing that was broken off before its copies were made anew: whoever asks for it again finds nobody of that name in
/// the file any more. Whether there was one.
fn finish(session: &Session, store: &Store, out: &mut Out) -> anyhow::Result<bool> {
    if store.copies_to_remake()?.is_empty() {
        return Ok(false);
    }
    let Outside { remade, typed, remain, left } = store.finish_erasing()?;
    if remade.is_empty() {
        return Ok(false);
    }
    let paths = |files: &[PathBuf]| files.iter().map(|file| shown(file)).collect::<Vec<_>>();
    if session.json {
        out.json(&json!({
            "erased": Json::Null, "rows": 0, "replaced": 0, "mentions_left": 0, "left": [], "swept": true,
            "backups_remade": paths(&[remade, typed].concat()), "mentions_left_in_backups": left,
            "backups_with_the_person": paths(&remain),
        }))?;
        return Ok(true);
    }
    out.wrapped("", say::FINISHED.get(session.lang))?;
    for (files, words) in [(&remade, say::REMADE), (&typed, say::TAKEN_OUT), (&remain, say::REMAIN)] {
        listed(files, words.get(session.lang), out)?;
    }
    Ok(true)
}

fn erase(session: &Session, store: &Store, person: i64, given: &ArgMatches, out: &mut Out) -> anyhow::Result<u8> {
    let lang = session.lang;
    let (name, link) = match store.load(Entity::Person, person)? {
        Some(record) => (name_of(&record), Links::new(store, lang).link(Entity::Person, Some(person))?),
        None => {
            let gone = store.deleted_people()?.into_iter().find(|deleted| deleted.number == person).ok_or(Error::Gone)?;
            (gone.name.full(), json!({ "id": person, "uid": gone.uid, "name": gone.name.full() }))
        }
    };
    let (replace, backups) = (given.get_flag("replace"), given.get_flag("backups"));
    let mentions = store.mentions(person)?;
    let identity = store.identity(person)?;
    let paths = |files: &[PathBuf]| files.iter().map(|file| shown(file)).collect::<Vec<_>>();
    let strays = identity.strays(store);
    if given.get_flag("dry_run") {
        let (typed, traces): (Vec<_>, Vec<_>) = identity.traces(store).into_iter().partition(|trace| Identity::is_typed(trace));
        if session.json {
            out.json(&json!({ "would_erase": link, "mentions": mentions.iter().map(mention_json).collect::<Vec<_>>(), "backups_with_the_person": paths(&[traces, typed, strays].concat()) }))?;
        } else {
            foretell(store, &name, &mentions, replace, lang, out)?;
            listed(&traces, if backups { say::WILL_REMAKE } else { say::REMAIN }.get(lang), out)?;
            listed(&typed, say::WILL_TAKE_OUT.get(lang), out)?;
            listed(&strays, say::STRAYS.get(lang), out)?;
            out.wrapped("", say::ELSEWHERE.get(lang))?;
        }
        return Ok(0);
    }
    let confirmed = match given.get_one::<String>("confirm") {
        Some(typed) => typed.clone(),
        None if std::io::stdin().is_terminal() && std::io::stdout().is_terminal() => {
            foretell(store, &name, &mentions, replace, lang, out)?;
            out.raw(&say::type_name(lang, &name))?;
            let mut typed = String::new();
            std::io::stdin().lock().read_line(&mut typed)?;
            typed
        }
        None => {
            if !session.json {
                foretell(store, &name, &mentions, replace, lang, out)?;
            }
            return Err(Failure::usage(say::needs_name(lang, &word(&name))).into());
        }
    };
    if fold(confirmed.trim()) != fold(&name) {
        return Err(Failure::usage(say::NOT_THE_NAME.get(lang)).into());
    }
    let instead = replace.then(|| say::REMOVED.get(lang));
    let erased = if backups { store.erase_person_everywhere(person, instead)? } else { store.erase_person(person, instead)? };
    let Outside { remade, typed, remain, left: left_in_copies } = store.erase_from_copies(&identity, instead, backups);
    if session.json {
        out.json(&json!({
            "erased": link, "rows": erased.rows, "replaced": erased.replaced, "mentions_left": erased.left.len(),
            "left": erased.left.iter().map(mention_json).collect::<Vec<_>>(), "swept": erased.unswept.is_none(),
            "backups_remade": paths(&[remade, typed].concat()), "mentions_left_in_backups": left_in_copies,
            "backups_with_the_person": paths(&[remain.clone(), strays].concat()),
        }))?;
    } else {
        let lists = [(&remade, say::REMADE), (&typed, say::TAKEN_OUT), (&remain, say::REMAIN), (&strays, say::STRAYS)];
        report(store, lang, &name, &erased, (&lists, left_in_copies), out)?;
    }
    Ok(u8::from(backups && !remain.is_empty()))
}

/// Files under what is said of them; nothing where there is none.
fn listed(files: &[PathBuf], said: &str, out: &mut Out) -> anyhow::Result<()> {
    if !files.is_empty() {
        out.wrapped("", said)?;
        for file in files {
            out.line(&format!("  {}", shown(file)))?;
        }
    }
    Ok(())
}

fn report(
    store: &Store,
    lang: Lang,
    name: &str,
    erased: &Erased,
    (lists, left_in_copies): (&[(&Vec<PathBuf>, Words)], usize),
    out: &mut Out,
) -> anyhow::Result<()> {
    out.line(&match erased.rows {
        0 => say::done_in_history(lang, name),
        rows => say::done(lang, name, &shell::RECORDS.with(lang, rows as u64)),
    })?;
    if erased.replaced > 0 {
        out.line(&say::replaced(lang, erased.replaced))?;
    }
    if !erased.left.is_empty() {
        let left: Vec<&Mention> = erased.left.iter().collect();
        print_mentions(store, &left, &say::left(lang, left.len()), lang, out)?;
    }
    if erased.unswept.is_some() {
        out.wrapped("", &say::unswept(lang, &crate::text::command::kam()))?;
    }
    for (files, words) in lists {
        listed(files, words.get(lang), out)?;
    }
    out.wrapped("", say::ELSEWHERE.get(lang))?;
    if left_in_copies > 0 {
        out.wrapped("", &say::left_in_copies(lang, left_in_copies))?;
    }
    Ok(())
}
