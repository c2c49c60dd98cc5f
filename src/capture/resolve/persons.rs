//! Whom the names of a line mean.

use super::super::addressee;
use super::super::candidate::Resolved;
use super::super::meaning::{Meaning, Participant};
use super::super::names;
use super::super::naming::Known;
use super::super::{Parsed, What};
use super::briefs;
use crate::domain::name::fold;
use crate::store::Result;

/// Says of who takes part and works for other companies alone where that is: the client or the person may be another one.
pub(super) fn work_elsewhere(known: &Known, meaning: &mut Meaning) -> Result<()> {
    let Some(account) = meaning.account.likely().map(|account| account.id) else { return Ok(()) };
    for person in meaning.persons.iter_mut().filter(|person| person.behalf.is_none()) {
        let Some(who) = person.who.likely() else { continue };
        let works: Vec<i64> = known.accounts_shared_by(&[who.id])?.into_iter().map(|(at, _)| at).collect();
        if !works.contains(&account) {
            person.elsewhere = briefs(known.store, &works)?;
        }
    }
    Ok(())
}

/// Finds whom the name of a participant means, and on whose behalf they spoke.
pub(super) fn find_person(known: &Known, meaning: &mut Meaning, at: usize, choice: &dyn Fn(usize) -> Option<i64>) -> Result<()> {
    let Some(person) = meaning.persons.get(at) else { return Ok(()) };
    let store = known.store;
    let mut behalf = None;
    if let Some((piece, _)) = person.behalf {
        let typed = meaning.parsed.pieces.get(piece).map_or(String::new(), |said| match &said.what {
            What::Behalf(name) => name.clone(),
            _ => String::new(),
        });
        let found = match choice(piece) {
            Some(id) => names::account(store, id)?,
            None => known.accounts_meant(&typed)?,
        };
        behalf = Some((piece, found));
    }
    let home = meaning.account.likely().map(|account| account.id).or(meaning.screen.said).or(meaning.screen.open);
    let who = match choice(person.piece) {
        Some(id) => names::person(store, id, home)?,
        None => {
            let homes: Vec<i64> =
                [behalf.as_ref().and_then(|(_, account)| account.one()).map(|account| account.id), home].into_iter().flatten().collect();
            let follows = meaning.parsed.pieces.get(person.piece + 1..).and_then(|rest| {
                rest.iter().find_map(|piece| match &piece.what {
                    What::Gap => None,
                    what => Some(what.text().unwrap_or_default()),
                })
            });
            match known.persons(&person.typed, follows.unwrap_or_default(), &homes)? {
                // «звонил пестов»: nobody is called so, and somebody nearly.
                Resolved::Unknown if homes.is_empty() && known.is_among_us() && person.piece < meaning.parsed.in_head => {
                    let near = names::persons_nearly(store, &person.typed)?;
                    match Resolved::of(names::candidates(store, near)?) {
                        Resolved::One(who) => Resolved::Guess(who),
                        found => found,
                    }
                }
                Resolved::One(who) if !names::is_called(store, &person.typed, who.id)? => Resolved::Guess(who),
                // «+Петрова пришла»: a Петров in the genitive, or somebody else.
                Resolved::One(who)
                    if is_hers_in_the_nominative(&meaning.parsed, person) && names::is_only_a_form(store, &person.typed, who.id)? =>
                {
                    Resolved::Guess(who)
                }
                who => who,
            }
        }
    };
    if let Some(person) = meaning.persons.get_mut(at) {
        (person.who, person.behalf) = (who, behalf);
    }
    Ok(())
}

/// Whether a name of one word has the shape of a feminine family name in the nominative, and nothing before it asks for another case.
fn is_hers_in_the_nominative(parsed: &Parsed, person: &Participant) -> bool {
    let shaped = addressee::is_hers(&person.typed) && !person.typed.contains(' ');
    let start = parsed.pieces.get(person.piece).map_or(0, |piece| piece.span.start);
    let before: String = parsed.line.chars().take(start).collect();
    let before = before.split_whitespace().next_back().map(fold).unwrap_or_default();
    // «встретил Петрова», «у Петрова»
    let led = before.chars().count() < 4
        && before.chars().all(char::is_alphabetic)
        && !before.is_empty()
        && !["и", "а", "зв", "тел"].contains(&before.as_str());
    shaped && !led && !before.starts_with("встре") && !before.starts_with("увид")
}
