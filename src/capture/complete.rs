//! What may stand at the cursor: people, accounts, kinds.

use super::candidate::{Candidate, OFFERED};
use super::lexer::{Mark, TokenKind, mark, tokens};
use super::resolve::home;
use super::{What, names, parse};
use crate::domain::entry::ENTRY_KINDS;
use crate::domain::name::fold;
use crate::search::likeness::skeleton;
use crate::search::slip::distance;
use crate::store::capture::PersonBrief;
use crate::store::{Result, Store};
use std::ops::Range;

/// A proposal for the word at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What the word becomes, with its mark; what may follow at once (a blank, the colon of the head) stands at its end.
    pub text: String,
    /// What it is, for showing beside it: a full name with the position, an account with its city.
    pub label: String,
    /// What it replaces, in characters.
    pub span: Range<usize>,
    /// The person whom it names: chosen, it is nobody else's.
    pub person: Option<i64>,
}

/// Proposes what the word at the cursor (in characters) may become, best first. `open` is the account open on the screen.
///
/// # Errors
/// Those of reading the file.
pub fn complete(line: &str, cursor: usize, store: &Store, open: Option<i64>) -> Result<Vec<Completion>> {
    let chars: Vec<char> = line.chars().collect();
    let cursor = cursor.min(chars.len());
    let start = chars.iter().take(cursor).rposition(|c| c.is_whitespace() || *c == ';').map_or(0, |at| at + 1);
    let end = cursor + chars.iter().skip(cursor).take_while(|c| !c.is_whitespace() && **c != ';').count();
    let word: Vec<char> = chars.get(start..cursor).unwrap_or_default().to_vec();
    let before: String = chars.iter().take(cursor).collect();
    let span = start..end;
    let clock = store.clock();
    if word.first() == Some(&'+') {
        let parsed = parse(line, clock.today(), clock.time());
        let home = home(store, &parsed, open)?;
        return in_person(store, &word.iter().skip(1).collect::<String>(), home, span);
    }
    let parsed = parse(&before, clock.today(), clock.time());
    if matches!(parsed.pieces.last().map(|piece| &piece.what), Some(What::Next { .. })) {
        return Ok(kinds(&word.iter().collect::<String>(), &span));
    }
    let marked = tokens(&chars, 0).iter().any(|token| {
        token.start < cursor
            && (token.kind == TokenKind::Stop
                || chars.get(token.start..token.end).is_some_and(|word| {
                    matches!(
                        mark(word, false),
                        Some((Mark::Person, _))
                            | Some((Mark::Ours, _))
                            | Some((Mark::Theirs, _))
                            | Some((Mark::Question, _))
                            | Some((Mark::Complaint, _))
                    )
                }))
    });
    if parsed.headed || marked || word.is_empty() {
        return Ok(Vec::new());
    }
    in_head(store, &before, &word.iter().collect::<String>(), span, open)
}

/// A participant as one would type them after the head: «+Ивнев », with more of the name where the family name alone may be
/// somebody else's.
///
/// # Errors
/// Those of reading the file.
pub fn mention(store: &Store, person: i64, home: Option<i64>) -> Result<String> {
    let Some(found) = store.person_brief(person, home)? else { return Ok(String::new()) };
    Ok(person_proposal(store, &found, home, 0..0)?.text)
}

/// People whose names resemble a typed one, those of the account first.
///
/// # Errors
/// Those of reading the file.
pub fn alike(store: &Store, typed: &str, home: Option<i64>) -> Result<Vec<Candidate>> {
    let begun: String = fold(typed).chars().take(3).collect();
    let mut people = home.map(|home| store.people_named_at(home)).transpose()?.unwrap_or_default();
    let words: Vec<String> = std::iter::once(typed).chain(typed.split_whitespace()).map(skeleton).filter(|word| !word.is_empty()).collect();
    let apart = |person: &PersonBrief| {
        let family = skeleton(&person.name.family);
        words.iter().map(|word| distance(word, &family)).min().filter(|_| !family.is_empty()).unwrap_or(usize::MAX)
    };
    let slip = |person: &PersonBrief| apart(person) <= 2;
    people.retain(slip);
    if begun.chars().count() == 3 {
        for person in store.persons_found_from(&begun, OFFERED)?.into_iter().filter(slip) {
            if people.iter().all(|known| known.id != person.id) {
                people.push(person);
            }
        }
    }
    people.sort_by_key(apart);
    people.truncate(4);
    names::candidates(store, people)
}

/// How a line about an account begins, and about somebody there: «Ромашка: +Ивнев ». Empty where nobody is known.
///
/// # Errors
/// Those of reading the file.
pub fn begin(store: &Store, account: Option<i64>, person: Option<i64>) -> Result<String> {
    let name = account.map(|id| store.account_brief(id)).transpose()?.flatten().map(|(name, _)| name);
    // A colon within a name would end the head: the account is at hand anyway.
    let mut line = name.filter(|name| !name.contains(':')).map_or_else(String::new, |name| format!("{name}: "));
    if let Some(person) = person {
        line.push_str(&mention(store, person, account)?);
    }
    Ok(line)
}

/// From so many letters on the beginning of a name is one.
const NAMED: usize = 3;

fn in_head(store: &Store, before: &str, word: &str, span: Range<usize>, open: Option<i64>) -> Result<Vec<Completion>> {
    let clock = store.clock();
    let parsed = parse(&format!("{before}: "), clock.today(), clock.time());
    let has_kind = parsed.pieces.iter().any(|piece| matches!(piece.what, What::Kind { .. }) && piece.span.end < span.start);
    let mut proposals = if has_kind { Vec::new() } else { kinds(word, &span) };
    let account = parsed.pieces.iter().find(|piece| matches!(piece.what, What::Account(_)));
    let (typed, from) = account.map_or((word.to_owned(), span.start), |piece| (parsed.typed(piece), piece.span.start));
    let offered = names::accounts_offered(store, &typed)?;
    proposals.extend(offered.into_iter().map(|account| account_proposal(account, "", ": ", from..span.end)));
    // «звонил пест»: whoever goes on with the word means the person, and agrees to no client by it.
    if proposals.is_empty() && word.chars().count() >= NAMED && parsed.pieces.iter().all(|piece| !matches!(piece.what, What::Person(_))) {
        for person in store.persons_found_from(&fold(word), OFFERED)? {
            proposals.push(person_proposal(store, &person, open, span.clone())?);
        }
    }
    Ok(proposals)
}

fn in_person(store: &Store, typed: &str, home: Option<i64>, span: Range<usize>) -> Result<Vec<Completion>> {
    if let Some((name, begun)) = typed.rsplit_once('=') {
        let words = if typed.chars().any(|c| ('а'..='я').contains(&c)) {
            ["за", "против", "нейтр"]
        } else {
            ["pro", "con", "neutral"]
        };
        let fitting = words.iter().filter(|word| word.starts_with(&fold(begun)));
        return Ok(fitting
            .map(|word| Completion { text: format!("+{name}={word} "), label: (*word).to_owned(), span: span.clone(), person: None })
            .collect());
    }
    if let Some((name, begun)) = typed.split_once('/') {
        let offered = names::accounts_offered(store, begun)?;
        return Ok(offered.into_iter().map(|account| account_proposal(account, &format!("+{name}/"), " ", span.clone())).collect());
    }
    let name = typed.replace('_', " ");
    let mut people = match home {
        Some(home) if name.is_empty() => store.people_named_at(home)?,
        Some(home) => names::persons_at(store, &name, home)?,
        None => Vec::new(),
    };
    if people.is_empty() && !name.is_empty() {
        people = store.persons_found_from(&fold(&name), OFFERED)?;
    }
    people.truncate(OFFERED);
    people.iter().map(|person| person_proposal(store, person, home, span.clone())).collect()
}

fn person_proposal(store: &Store, person: &PersonBrief, home: Option<i64>, span: Range<usize>) -> Result<Completion> {
    let name = certain_name(store, person, home)?.split_whitespace().collect::<Vec<_>>().join("_");
    let detail = if person.detail.is_empty() { String::new() } else { format!(", {}", person.detail) };
    let label = format!("{}{detail}", person.name.full());
    Ok(Completion { text: format!("+{name} "), label, span, person: Some(person.id) })
}

/// As little of a name as means this person and nobody else: the family name, with the given one, with the middle one, else all of it.
fn certain_name(store: &Store, person: &PersonBrief, home: Option<i64>) -> Result<String> {
    let parts = [&person.name.family, &person.name.given, &person.name.middle];
    let homes: Vec<i64> = home.into_iter().collect();
    let mut name = String::new();
    for part in parts.into_iter().filter(|part| !part.trim().is_empty()) {
        name = if name.is_empty() { part.clone() } else { format!("{name} {part}") };
        if names::persons(store, &name, "", &homes)?.one().is_some_and(|found| found.id == person.id) {
            break;
        }
    }
    Ok(name)
}

fn account_proposal(account: Candidate, lead: &str, tail: &str, span: Range<usize>) -> Completion {
    // On someone's behalf the name is one word; in the head it may be several.
    let name = if lead.is_empty() { account.name.clone() } else { account.name.split_whitespace().collect::<Vec<_>>().join("_") };
    let detail = if account.detail.is_empty() { String::new() } else { format!(", {}", account.detail) };
    Completion { text: format!("{lead}{name}{tail}"), label: format!("{}{detail}", account.name), span, person: None }
}

fn kinds(word: &str, span: &Range<usize>) -> Vec<Completion> {
    let begun = fold(word);
    if begun.is_empty() {
        return Vec::new();
    }
    let named = ENTRY_KINDS.iter().flat_map(|kind| [kind.words.ru, kind.words.en]).filter(|name| name.starts_with(&begun));
    named.map(|name| Completion { text: format!("{name} "), label: name.to_owned(), span: span.clone(), person: None }).collect()
}
