//! Words by which both a company and somebody are called: whose the line is, is asked.

use super::candidate::{Candidate, Resolved};
use super::meaning::{Meaning, Whose};
use super::names;
use super::naming::{Known, Named};
use super::resolve::briefs;
use crate::store::Result;

/// «звонил Петров» where both a company and a person are called so: the company and those the persons act for. What is open
/// holds where the person acts for it.
pub(super) fn either(known: &Known, meaning: &Meaning) -> Result<Option<Vec<Candidate>>> {
    // «оникс и сокол: решили …» where somebody elsewhere is called Сокол: two companies may be named.
    if let (Some(account), Some(_), Whose::Named) = (meaning.account.one(), meaning.account_piece, &meaning.whose) {
        for person in meaning.persons.iter().filter(|person| person.piece < meaning.parsed.in_head) {
            let others = namesakes(known, &person.typed)?;
            if !others.is_empty() && !others.contains(&account.id) && names::persons_at(known.store, &person.typed, account.id)?.is_empty()
            {
                let all: Vec<i64> = std::iter::once(account.id).chain(others).collect();
                return Ok(Some(briefs(known.store, &all)?));
            }
        }
    }
    // A beginning of a company's name beside somebody who works elsewhere may be a word.
    if let (Some(account), Whose::Begun(_) | Whose::Alike(_)) = (meaning.account.likely(), &meaning.whose) {
        let who = meaning.persons.iter().filter(|person| person.piece < meaning.parsed.in_head).filter_map(|person| person.who.one());
        let who: Vec<i64> = who.map(|who| who.id).collect();
        let works: Vec<i64> = known.accounts_shared_by(&who)?.into_iter().map(|(at, _)| at).collect();
        if !works.is_empty() && !works.contains(&account.id) {
            return briefs(known.store, &works.into_iter().chain([account.id]).collect::<Vec<_>>()).map(Some);
        }
    }
    if meaning.account != Resolved::Unnamed {
        return Ok(None);
    }
    let (mut named, mut persons) = (Vec::new(), Vec::new());
    for person in meaning.persons.iter().filter(|person| person.piece < meaning.parsed.in_head) {
        named.extend(namesakes(known, &person.typed)?);
        persons.extend(person.who.one().map_or_else(|| person.who.several(), std::slice::from_ref).iter().map(|who| who.id));
    }
    let shared: Vec<i64> = known.accounts_shared_by(&persons)?.into_iter().map(|(account, _)| account).collect();
    if named.is_empty() || meaning.screen.open.is_some_and(|open| shared.contains(&open)) {
        return Ok(None);
    }
    if let Some(open) = meaning.screen.open.filter(|open| named.contains(open)) {
        return briefs(known.store, &[open]).map(Some);
    }
    named.extend(shared);
    let mut once: Vec<i64> = Vec::new();
    named.retain(|id| {
        !once.contains(id) && {
            once.push(*id);
            true
        }
    });
    Ok(Some(briefs(known.store, &named)?))
}

/// The word that is but a part of the name of an account, and by which nobody is known.
pub(super) fn called_by_a_word(known: &Known, meaning: &Meaning) -> Result<Option<String>> {
    let head = meaning.persons.iter().filter(|person| person.piece < meaning.parsed.in_head);
    for person in head {
        let plainly = matches!(known.accounts(&person.typed)?, Some((_, Named::Whole | Named::Form)));
        if plainly || !matches!(person.who, Resolved::Unknown) {
            return Ok(None);
        }
    }
    Ok(meaning.persons.first().map(|person| person.typed.clone()).filter(|_| meaning.account_piece.is_none()))
}

/// The accounts called by the very word that a person is called by: as a whole, or by a word of their name.
fn namesakes(known: &Known, typed: &str) -> Result<Vec<i64>> {
    known.called_by(typed)
}

/// Where the user said that a name is the company's, it is no participant's.
pub(super) fn without_namesakes(known: &Known, meaning: &mut Meaning) -> Result<()> {
    let said = meaning.account_piece.is_none() || matches!(meaning.whose, Whose::Said | Whose::Agreed);
    let Some(account) = meaning.account.one().filter(|_| said).map(|account| account.id) else { return Ok(()) };
    for at in (0..meaning.persons.len()).rev() {
        let person = &meaning.persons[at];
        let is_company = person.piece < meaning.parsed.in_head
            && namesakes(known, &person.typed)?.contains(&account)
            && names::persons_at(known.store, &person.typed, account)?.is_empty();
        if is_company {
            meaning.persons.remove(at);
        }
    }
    Ok(())
}
