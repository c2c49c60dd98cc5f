//! `kam prep`: the one page before a call or a meeting.

use super::json::{self, Links};
use super::named;
use super::out::Out;
use super::session::Session;
use super::today::{actions, when};
use crate::domain::affiliation::{ATTITUDE, INFLUENCE, RELATIONSHIP, ROLES};
use crate::domain::completeness::Standing;
use crate::domain::contact_rules::Warning;
use crate::domain::entry::{ENTRY_KINDS, ENTRY_STATES, HELD, MOOD, NOTED};
use crate::domain::field::find_choice;
use crate::domain::{Entity, Grade, Kind, Lang, Record, Value, day};
use crate::domain::{Field, words::w};
use crate::page;
use crate::prep::sections::{COMPLAINTS, Mark, Rival, Said, Told};
use crate::prep::{Brief, Part, Question, Read};
use crate::store::complaints::Complaint;
use crate::store::diary::EntryRow;
use crate::store::people::PersonRow;
use crate::text::week::lasting;
use crate::text::{method, prep as prep_words, screen, shell};
use chrono::NaiveDate;
use clap::ArgMatches;
use serde_json::{Value as Json, json as object};

/// Prints the page.
pub fn run(session: &mut Session, given: &ArgMatches, out: &mut Out) -> anyhow::Result<u8> {
    let (store, settings) = session.open()?;
    out.ascii = session.ascii;
    let whom = given.get_many::<String>("whom").into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    let page = named::page(&store, &settings, &whom, session.lang)?;
    if session.json {
        out.json(&as_json(&page, &Links::new(&store, session.lang))?)?;
    } else {
        Printer { page: &page, on: session.clock.today(), lang: session.lang }.print(out)?;
    }
    Ok(0)
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
            Question::Untold(_, title, done) => (if *done { "tell_done" } else { "tell_declined" }, None, title.as_str(), None, None),
            Question::Unconfirmed(_, title) => ("confirm_value", None, title.as_str(), None, None),
            Question::Check(key, _) => ("check", None, *key, None, None),
            Question::Unmarked(_, title) => ("requirement", None, title.as_str(), None, None),
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
        Part::Said(said) => self::said(said, links)?,
        Part::Warnings(warnings) => object!(warnings.iter().map(warning).collect::<Vec<_>>()),
        Part::People { rows, .. } => object!(rows.iter().map(|row| links.person(row)).collect::<crate::store::Result<Vec<_>>>()?),
        Part::Questions(questions) => object!(questions.iter().map(question).collect::<anyhow::Result<Vec<_>>>()?),
        Part::Last(rows) => links.all(Entity::Entry, rows.iter().map(|row| row.id))?,
        Part::Facts(_, facts) => records(&mut facts.iter())?,
        Part::Reliability { ours, theirs } => object!({ "ours": json::reliability(*ours), "theirs": json::reliability(*theirs) }),
        Part::Competitors(rivals) => records(&mut rivals.iter().map(|rival| &rival.record))?,
    })
}

/// What programs read of a section that is lines.
fn said(said: &Said, links: &Links) -> crate::store::Result<Json> {
    let records = said.lines.iter().filter_map(|line| line.record).chain(said.beside.iter().copied());
    Ok(match said.told {
        // A text of the user's own is the same in every language.
        Told::Text => said.lines.first().map_or(Json::Null, |line| object!(line.text.said(Lang::Ru))),
        Told::Links => {
            let link = |(entity, id): (Entity, i64)| {
                let mut link = links.link(entity, Some(id))?;
                if let Some(link) = link.as_object_mut() {
                    link.insert("entity".to_owned(), entity.def().table.into());
                }
                Ok(link)
            };
            object!(records.map(link).collect::<crate::store::Result<Vec<_>>>()?)
        }
        Told::Values => object!(said.lines.iter().map(|line| page::json::values(&line.text)).collect::<Vec<_>>()),
        Told::Records => object!(records.map(|(entity, id)| links.whole(entity, id)).collect::<crate::store::Result<Vec<_>>>()?),
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
            self.section(told, out)?;
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
    fn section(&self, read: &Read, out: &mut Out) -> std::io::Result<()> {
        let lang = self.lang;
        match &read.part {
            Part::Goal(_) => {}
            Part::People { unnamed: true, .. } => out.heading(prep_words::UNNAMED.get(lang))?,
            _ => out.heading(read.section.names.heading.get(lang))?,
        }
        match &read.part {
            Part::Goal(_) => self.what_for(out)?,
            Part::Promises { rows, .. } => out.table(&actions(rows, self.on, false, lang))?,
            Part::Complaints(rows, _) => self.complaints(rows, out)?,
            Part::Said(said) => {
                for line in &said.lines {
                    let text = line.text.said(lang);
                    match &line.mark {
                        Mark::Text => out.wrapped("  ", &text)?,
                        Mark::Item => out.item("  ", &text)?,
                        Mark::Due(by) if day::from_iso(by).is_some_and(|by| by < self.on) => out.item("  ! ", &text)?,
                        Mark::Due(_) => out.item("  ", &text)?,
                        Mark::On(day) => out.item("  ", &format!("{} · {text}", when(Some(day), None, self.on, lang)))?,
                    }
                }
            }
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
        let when = format!("{}{}", when(Some(&page.day), time, self.on, lang), lasting(entry, self.on, lang));
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
        let (own, facts) = prep_words::known(person, facts, lang);
        let mut told: Vec<String> = own.iter().chain(&facts).map(|(words, text)| format!("{words}: {text}")).collect();
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
                out.wrapped("    ", &crate::domain::phrase::quoted(&one.words, self.lang))?;
            }
        }
        Ok(())
    }

    fn complained(&self) -> impl Iterator<Item = &Complaint> {
        self.page.sections.iter().flat_map(|told| match &told.part {
            Part::Complaints(rows, _) => rows.as_slice(),
            _ => &[],
        })
    }

    fn contacts(&self, rows: &[EntryRow], out: &mut Out) -> std::io::Result<()> {
        for entry in rows {
            let mut head = vec![when(Some(&entry.day), None, self.on, self.lang)];
            head.extend((entry.state != NOTED.code).then(|| kind(&entry.kind, self.lang)));
            if entry.state != HELD.code {
                head.extend(find_choice(ENTRY_STATES, &entry.state).map(|state| state.words.get(self.lang).to_owned()));
            }
            if !entry.people.is_empty() {
                head.push(entry.people.join(", "));
            }
            head.extend(entry.mood.map(|mood| format!("{}: {}", shell::MOOD.get(self.lang), graded(MOOD, mood, self.lang))));
            if self.complained().any(|one| one.entry == Some(entry.id) && !one.words.is_empty()) {
                head.push(prep_words::told_under(COMPLAINTS.names.heading, self.lang));
            }
            out.item("  ", &head.join(" · "))?;
            let said = [&entry.purpose, &entry.result, &entry.notes];
            // What was complained of stands above.
            let told = |text: &str| self.complained().any(|one| one.tells(entry.id, text));
            for text in said.into_iter().filter(|text| !text.is_empty() && !told(text)) {
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
