//! `kam add`: an account or a person in one line, parted by commas.

use super::failure::Failure;
use super::json::Links;
use super::named::{candidates, refuse_several};
use super::out::{Out, aside};
use super::session::Session;
use crate::capture;
use crate::domain::name::{fold, listed_name};
use crate::domain::phone::{extension, is_phone, says_it_is_one, without_its_name};
use crate::domain::{Entity, Record, reach, tax_id};
use crate::editing::{self, Problem};
use crate::import;
use crate::printable::line;
use crate::store::Store;
use crate::text::form::{doubtful_tax_id, not_reached};
use crate::text::shell;
use clap::ArgMatches;
use serde_json::json;

/// Adds what the line says, as one step, and says what it was taken for.
pub fn run(session: &mut Session, given: &ArgMatches, out: &mut Out) -> anyhow::Result<u8> {
    let typed = given.get_many::<String>("line").into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    if typed.contains(char::REPLACEMENT_CHARACTER) {
        return Err(Failure::usage(crate::text::capture::unreadable(session.lang, &crate::printable::line(&typed))).into());
    }
    let parts = parts(&typed);
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let Some((name, details)) = parts.split_first() else { return Err(Failure::usage(shell::NO_NAME.get(session.lang)).into()) };
    let (store, _) = session.open_or_make()?;
    out.ascii = session.ascii;
    store.must_be_sound()?;
    let is_account = given.get_one::<String>("what").is_some_and(|what| what == "account");
    let anyway = given.get_flag("anyway");
    let added = if is_account { account(session, &store, name, details, anyway)? } else { person(session, &store, name, details, anyway)? };
    if session.json {
        let links = Links::new(&store, session.lang);
        out.json(&json!({ "account": links.link(Entity::Account, added.account)?, "person": links.link(Entity::Person, added.person)? }))?;
        return Ok(0);
    }
    out.item("", &shell::added(session.lang, &added.said.join(" · ")))?;
    Ok(0)
}

/// The parts of the line; an extension behind a comma belongs to its phone.
fn parts(typed: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in typed.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()).map(without_its_name) {
        match parts.last_mut() {
            Some(last)
                if reach_of(last) == Some("phone") && part.chars().any(char::is_alphabetic) && {
                    let whole = format!("{last}, {part}");
                    is_phone(&whole) && !extension(&whole).is_empty()
                } =>
            {
                last.push_str(", ");
                last.push_str(part);
            }
            _ => parts.push(part.to_owned()),
        }
    }
    parts
}

/// What a part is meant to be where it is a way to reach somebody.
fn reach_of(part: &str) -> Option<&'static str> {
    let has_figures = part.chars().any(|c| c.is_ascii_digit());
    match part.contains('@') {
        true => Some("email"),
        false => (has_figures && is_phone(part) || says_it_is_one(part)).then_some("phone"),
    }
}

/// A way to reach somebody as it is kept; what looks like one and is none is refused, unless it is to be kept anyway.
fn reached(session: &Session, kind: &str, part: &str, anyway: bool) -> anyhow::Result<String> {
    let values = reach::parts(kind, part);
    match values.iter().find(|value| !anyway && !reach::is_one(kind, value)) {
        Some(odd) => {
            let said = format!("{} {}", not_reached(kind, odd, session.lang), shell::REACHED_ANYWAY.get(session.lang));
            Err(Failure::usage(said).into())
        }
        None => Ok(values.join("; ")),
    }
}

/// What was added, and as what each part was taken.
#[derive(Default)]
struct Added {
    account: Option<i64>,
    person: Option<i64>,
    said: Vec<String>,
}

/// An account: its name, then its tax id, its phone or site, its city.
fn account(session: &Session, store: &Store, name: &str, details: &[&str], anyway: bool) -> anyhow::Result<Added> {
    if let Some((id, known)) = candidates(store, &fold(name))?.iter().find(|(_, known)| !anyway && fold(known) == fold(name)) {
        return Err(Failure::failed(shell::account_known(session.lang, &format!("a{id}  {known}"))).into());
    }
    let mut record = Record::new(Entity::Account).with_text("short_name", name);
    for detail in details {
        let digits = detail.chars().filter(char::is_ascii_digit).count();
        let bare = detail.chars().all(|c| c.is_ascii_digit());
        let key = match (digits, reach_of(detail)) {
            (10 | 12, _) if bare => "tax_id",
            _ if detail.contains("://") || detail.starts_with("www.") => "site",
            (_, Some(kind)) => kind,
            _ => "city",
        };
        let value = if ["phone", "email"].contains(&key) { reached(session, key, detail, anyway)? } else { (*detail).to_owned() };
        match record.def().field(key) {
            Some(_) if record.text(key).is_empty() => record = record.with_text(key, value),
            _ => return Err(Failure::usage(shell::one_too_many(session.lang, detail)).into()),
        }
    }
    refuse_no_name(session, &record)?;
    refuse_twin(session, store, &record, None, anyway)?;
    let id = editing::save(store, None, &record, "")?;
    let tax_id = record.text("tax_id");
    if let Some(odd) = tax_id::odd(tax_id).filter(|_| !tax_id.is_empty()) {
        aside(&doubtful_tax_id(odd, tax_id, session.lang));
    }
    Ok(Added { account: Some(id), person: None, said: filled(&record, session) })
}

/// A person: the name, then the account, the position, phones and e-mails, in any order.
fn person(session: &Session, store: &Store, name: &str, details: &[&str], anyway: bool) -> anyhow::Result<Added> {
    let mut record = editing::person_named(name);
    refuse_no_name(session, &record)?;
    let (mut account, mut others) = (None, Vec::new());
    let join = |held: &str, more: &str| if held.is_empty() { more.to_owned() } else { format!("{held}; {more}") };
    for detail in details {
        if let Some(kind) = reach_of(detail) {
            let (key, value) = (format!("{kind}s"), reached(session, kind, detail, anyway)?);
            record = record.clone().with_text(&key, join(record.text(&key), &value));
        } else if account.is_none()
            && let found = accounts_called(store, detail)?
            && !found.is_empty()
        {
            account = match &found[..] {
                [one] => Some(one.clone()),
                several => return Err(refuse_several(session.lang, detail, several)),
            };
        } else {
            others.push(*detail);
        }
    }
    // What somebody is, they are somewhere.
    if account.is_none() && !others.is_empty() {
        return Err(no_account_of(session, store, &others)?);
    }
    if let Some(extra) = others.get(1) {
        return Err(Failure::usage(shell::one_too_many(session.lang, extra)).into());
    }
    let position = others.first().map(|position| (*position).to_owned());
    let full = editing::subject(&record);
    let listed = listed_name(record.text("family_name"), record.text("given_name"), record.text("middle_name"));
    let known = store.persons_matching(&fold(&listed), account.as_ref().map(|(id, _)| *id), 20)?;
    if let Some((_, known, at)) = known.iter().find(|(_, known, _)| !anyway && fold(known) == fold(&full)) {
        return Err(Failure::failed(shell::person_known(session.lang, &known_at(known, at, account.as_ref()))).into());
    }
    refuse_twin(session, store, &record, account.as_ref().map(|(id, _)| *id), anyway)?;
    let mut said = filled(&record, session);
    let id = match &account {
        Some((account, named)) => {
            let mut role = Record::owned(Entity::Affiliation, *account);
            if let Some(position) = &position {
                role = role.with_text("position", position.clone());
            }
            said.insert(1, named.clone());
            said.extend(position);
            editing::save_person(store, (None, &record), (None, &role), None, &[], "")?
        }
        None => editing::save(store, None, &record, "")?,
    };
    Ok(Added { account: account.map(|(id, _)| id), person: Some(id), said })
}

/// Who is known already, with what tells them apart: what they are at the account of the line stands behind its name.
fn known_at(name: &str, at: &str, account: Option<&(i64, String)>) -> String {
    let account = account.map_or("", |(_, account)| account.as_str()).trim();
    let account = Some(account).filter(|account| !at.split(" · ").any(|part| part.split(", ").any(|named| named == *account)));
    [name, account.unwrap_or_default(), at].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// What the forms refuse to save is refused here too.
fn refuse_no_name(session: &Session, record: &Record) -> anyhow::Result<()> {
    let wrong = editing::problems(record).into_iter().find(|(_, problem)| matches!(problem, Problem::Nobody | Problem::NoCompany));
    match wrong {
        Some((field, problem)) => {
            let said = crate::text::form::problem(session.lang, problem);
            Err(Failure::usage(format!("«{}»: {said}", line(record.text(field.key)))).into())
        }
        None => Ok(()),
    }
}

/// Says that a record may be there already, unless it is to be made anyway.
fn refuse_twin(session: &Session, store: &Store, record: &Record, at: Option<i64>, anyway: bool) -> anyhow::Result<()> {
    let twin = if anyway { None } else { import::alike(store, record, at)? };
    let Some(twin) = twin else { return Ok(()) };
    let letter = if twin.entity == Entity::Account { 'a' } else { 'p' };
    let said = shell::perhaps_known(session.lang, &format!("{letter}{}  {}", twin.id, line(&twin.name)));
    Err(Failure { status: 3, text: said }.into())
}

/// Why a line names no account: one of its parts is nearly the name of one, or none is.
fn no_account_of(session: &Session, store: &Store, parts: &[&str]) -> anyhow::Result<anyhow::Error> {
    for part in parts {
        let near = capture::accounts_offered(store, part)?;
        if !near.is_empty() {
            let near = near.iter().map(|account| format!("a{} {}", account.id, line(&account.name))).collect::<Vec<_>>().join(", ");
            return Ok(Failure::missing(shell::account_near(session.lang, part, &near)).into());
        }
    }
    Ok(Failure::missing(shell::account_unnamed(session.lang, &parts.join("», «"), &crate::text::command::kam())).into())
}

/// The accounts whose name begins so; a word in it alone may as well be a position.
fn accounts_called(store: &Store, typed: &str) -> anyhow::Result<Vec<(i64, String)>> {
    let sought = fold(typed);
    let mut found = candidates(store, &sought)?;
    found.retain(|(_, name)| fold(name).starts_with(&sought));
    Ok(found)
}

/// The name of a record and what else is filled in.
fn filled(record: &Record, session: &Session) -> Vec<String> {
    let named = |key: &str| key.ends_with("_name");
    let others = record.pairs().filter(|(field, value)| !value.is_empty() && !field.loose && !named(field.key) && !field.kept);
    let others = others.map(|(field, value)| format!("{}: {}", field.words.get(session.lang), value.shown(field, session.lang)));
    std::iter::once(editing::subject(record)).chain(others).collect()
}
