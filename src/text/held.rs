//! Everything held on one person (M16), as it is read in a shell and copied from the workbench.

use crate::domain::name::full_name;
use crate::domain::visibility::Audience;
use crate::domain::{Entity, Kind, Lang, Record, Value, day};
use crate::store::Result;
use crate::store::erase::Mention;
use crate::store::held::Held;
use crate::text::merge::leftover;
use crate::text::person as say;

/// How what the page links to is called, for its audience.
pub trait Names {
    /// What a linked record is called, where that may be told.
    fn linked(&self, entity: Entity, id: i64) -> Result<String>;
    /// What an owner is called.
    fn name(&self, entity: Entity, id: i64) -> Result<String>;
    /// What the record of a mention is called.
    fn mentioned(&self, mention: &Mention) -> Result<String>;
}

/// A line of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// The name over all of it.
    Title(String),
    /// Over a part of it.
    Heading(String),
    /// A text, with what stands before its first line.
    Text(&'static str, String),
}

impl Said {
    /// It as a line of plain text; a heading stands after an empty one.
    pub fn plain(&self) -> String {
        match self {
            Said::Title(text) => text.clone(),
            Said::Heading(text) => format!("\n{text}"),
            Said::Text(lead, text) => format!("{lead}{text}"),
        }
    }
}

/// Whether a record is about somebody else who has to do with the person, such as one who reports to them.
pub fn is_about_another(held: &Held, record: &Record) -> bool {
    record.entity == Entity::Affiliation && record.int("person_id") != held.person.id
}

/// The records of what is held that are seen, by their kind: what has a day stands in the order of days, the others last.
pub fn records<'a>(held: &'a Held, is_seen: &dyn Fn(&Record) -> bool) -> Vec<(Entity, Vec<&'a Record>)> {
    let of_kind = |(entity, records): &'a (Entity, Vec<Record>)| {
        let mut seen: Vec<&Record> = records.iter().filter(|record| is_seen(record)).collect();
        seen.sort_by_key(|record| {
            let on = record.def().day().map_or("", |key| record.text(key));
            (on.is_empty(), on, record.find("time").map_or("", |time| time.as_str()))
        });
        (*entity, seen)
    };
    held.linked.iter().map(of_kind).filter(|(_, records)| !records.is_empty()).collect()
}

/// The page on a person: the records that an audience sees of what is held, by their kind.
///
/// # Errors
/// Those of reading the file.
pub fn page(held: &Held, records: &[(Entity, Vec<&Record>)], audience: Audience, names: &dyn Names, lang: Lang) -> Result<Vec<Said>> {
    let person = &held.person;
    let name = full_name(person.text("family_name"), person.text("given_name"), person.text("middle_name"));
    let mut page = vec![Said::Title(match audience {
        Audience::Me => say::page(lang, &name),
        audience => say::page_for(lang, &name, audience.words().get(lang)),
    })];
    // Of whoever else it is about, it says no more than anybody may know.
    let fields = |record: &Record| {
        let audience = if is_about_another(held, record) { Audience::Anybody } else { audience };
        fields(record, audience, names, lang)
    };
    page.extend(fields(person)?.into_iter().map(|(label, text)| Said::Text("  ", format!("{label}: {text}"))));
    for (entity, records) in records {
        page.push(Said::Heading(entity.def().words.get(lang).to_owned()));
        for record in records {
            let mut fields = fields(record)?;
            let owner = record.def().owner.zip(record.owner);
            let head = owner.map(|((_, entity), id)| names.name(entity, id)).transpose()?.unwrap_or_default();
            let first = if head.is_empty() { fields.drain(..fields.len().min(1)).map(|(_, text)| text).collect() } else { head };
            page.push(Said::Text("· ", first));
            page.extend(fields.into_iter().map(|(label, text)| Said::Text("    ", format!("{label}: {text}"))));
        }
    }
    if audience == Audience::Me {
        own(held, names, lang, &mut page)?;
    }
    Ok(page)
}

/// What nobody else reads: judgements, what an import left, and where else the name stands.
fn own(held: &Held, names: &dyn Names, lang: Lang, page: &mut Vec<Said>) -> Result<()> {
    if !held.judgements.is_empty() {
        page.push(Said::Heading(say::JUDGED.get(lang).to_owned()));
    }
    for (_, judgement) in &held.judgements {
        let Some(field) = Entity::Affiliation.def().field(&judgement.field) else { continue };
        let source = judgement.source.as_deref().map_or_else(String::new, |source| format!(" · {source}"));
        let text = format!("{}: {}", field.words.get(lang), judgement.value.shown(field, lang));
        page.push(Said::Text("· ", format!("{} {text}{source}", day::show(&judgement.on, lang))));
    }
    if !held.leftovers.is_empty() {
        page.push(Said::Heading(say::LEFT_BY_IMPORT.get(lang).to_owned()));
    }
    for left in &held.leftovers {
        let left = leftover(lang, Entity::Person, left.clone());
        page.push(Said::Text("· ", format!("{}: {} ({})", left.name, left.value, left.source)));
    }
    if !held.mentions.is_empty() {
        page.push(Said::Heading(say::mentioned(lang, held.mentions.len())));
    }
    for mention in &held.mentions {
        page.push(Said::Text("· ", format!("{}: {}", say::place(mention, &names.mentioned(mention)?, lang), mention.excerpt)));
    }
    Ok(())
}

/// The fields of a record that its audience may read, in words.
fn fields(record: &Record, audience: Audience, names: &dyn Names, lang: Lang) -> Result<Vec<(&'static str, String)>> {
    let mut said = Vec::new();
    for (field, value) in record.pairs().filter(|(field, value)| !value.is_empty() && audience.shows_field(record, field)) {
        let text = match (field.kind, value) {
            (Kind::Link(entity), Value::Int(id)) => names.linked(entity, *id)?,
            (Kind::Many(joint), value) => {
                value.ids().iter().map(|id| names.linked(joint.entity, *id)).collect::<Result<Vec<_>>>()?.join(", ")
            }
            _ => value.shown(field, lang),
        };
        said.push((field.words.get(lang), text));
    }
    Ok(said)
}
