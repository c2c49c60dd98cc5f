//! Whom the names of a line mean.

use super::super::addressee;
use super::super::candidate::{Candidate, Resolved};
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
                // «встретилась Петрова» is said of her, and not of Петров.
                Resolved::Several(several) if is_hers_in_the_nominative(&meaning.parsed, person) => {
                    let hers: Vec<Candidate> =
                        several.iter().filter(|who| addressee::is_hers(addressee::family_of(&who.name))).cloned().collect();
                    if hers.is_empty() { Resolved::Several(several) } else { Resolved::of(hers) }
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

/// Whether a name of one word has the shape of a feminine family name in the nominative, and a verb beside it says what she did: «звонила
/// Бобрышева», «+Бобрышева просила счёт». Where nothing says so, «набрал Бобрышева» is he who alone is known.
fn is_hers_in_the_nominative(parsed: &Parsed, person: &Participant) -> bool {
    if !addressee::is_hers(&person.typed) || person.typed.contains(' ') {
        return false;
    }
    let span = parsed.pieces.get(person.piece).map_or(0..0, |piece| piece.span.clone());
    let before: String = parsed.line.chars().take(span.start).collect();
    let after: String = parsed.line.chars().skip(span.end).collect();
    let plain = |word: &str| fold(word.trim_matches(|c: char| !c.is_alphanumeric()));
    // «от Туманцева пришла заявка»
    if before.split_whitespace().next_back().is_some_and(|word| ["от", "у", "для", "из", "до", "без"].contains(&plain(word).as_str()))
    {
        return false;
    }
    before.split_whitespace().next_back().is_some_and(|word| addressee::is_hers_to_do(&plain(word)))
        || after.split_whitespace().take(SOON).any(|word| addressee::is_done_by_her(&plain(word)))
}

/// In how many words after a name its verb is looked for.
const SOON: usize = 2;
