//! Which account a line names, how plainly, and whether that has to be agreed to.

use super::candidate::{Candidate, Resolved};
use super::head::{is_a_thing, is_between, is_spoken};
use super::kinds::is_verb;
use super::meaning::{Meaning, Whose};
use super::naming::{Known, Named};
use super::resolve::briefs;
use super::took_place::{Why, is_deed, missed};
use super::unread::is_plain;
use super::vocabulary::{is_little, is_past_in_english};
use super::{What, names, telling};
use crate::domain::given::is_given_in_a_form;
use crate::domain::name::{company_core, company_key, fold};
use crate::domain::surname::is_like_a_name;
use crate::search::likeness::{Likeness, likeness, skeleton};
use crate::search::slip::distance;
use crate::search::variants;
use crate::store::Result;

/// The account that the line names.
pub(super) fn name_account(known: &Known, meaning: &mut Meaning, choice: &dyn Fn(usize) -> Option<i64>) -> Result<()> {
    let named: Vec<(usize, String)> = meaning
        .parsed
        .pieces
        .iter()
        .enumerate()
        .filter_map(|(at, piece)| if let What::Account(name) = &piece.what { Some((at, name.clone())) } else { None })
        .collect();
    let Some((piece, typed)) = named.first().cloned() else { return Ok(()) };
    let store = known.store;
    meaning.account_piece = Some(piece);
    if let Some(id) = choice(piece) {
        (meaning.account, meaning.whose) = (names::account(store, id)?, Whose::Said);
        return Ok(());
    }
    let plainly = known.accounts(&typed)?;
    let how = plainly.as_ref().map(|(_, how)| *how);
    // «called me back», «звонил, мол, ждёт»: whoever writes so begins no name.
    if !matches!(how, Some(Named::Whole)) && is_little(&typed) {
        (meaning.account_piece, meaning.whose) = (None, Whose::Named);
        return Ok(());
    }
    meaning.account = match plainly {
        Some((ids, _)) => Resolved::of(briefs(store, &ids)?),
        None => known.accounts_meant(&typed)?,
    };
    // Two companies before one colon: nobody but the writer knows whose the line is.
    let mut all: Vec<Candidate> = meaning.account.one().into_iter().cloned().collect();
    for (_, other) in named.iter().skip(1).filter(|_| meaning.account.one().is_some()) {
        let others = match known.accounts(other)? {
            Some((ids, _)) => briefs(store, &ids)?,
            None => known.accounts_meant(other)?.one().into_iter().cloned().collect(),
        };
        if !others.iter().any(|other| all.iter().any(|one| one.id == other.id)) {
            all.extend(others);
        }
    }
    if all.len() > 1 {
        meaning.account = Resolved::Several(all);
    }
    let Resolved::One(account) = meaning.account.clone() else { return Ok(()) };
    // The first word of a longer name is how one calls it.
    let is_named = matches!(how, Some(Named::Whole | Named::Form)) || is_first_word(&typed, &account.name);
    let slips = if how.is_none() && !is_named { slips(&typed, &account.name) } else { 0 };
    // `their mail re terms`: a plain word that is merely like a name is none.
    if slips > 0 && !meaning.parsed.headed && !typed.starts_with(char::is_uppercase) && is_plain(&typed) {
        (meaning.account, meaning.account_piece, meaning.whose) = (Resolved::Unnamed, None, Whose::Named);
        return Ok(());
    }
    // «Дубров: ок», «Мол звонил»: what is called as people are, or calls as they do, is theirs only if that is agreed to.
    // «роман звонил» where a company is called Роман и К: somebody may be meant.
    let given = how != Some(Named::Whole) && is_given_in_a_form(&fold(&typed));
    let is_guess = given || slips > 0 || !is_named && (is_like_a_name(&fold(&typed)) || calls(meaning, piece));
    let may_be_a_word = may_be_a_word(meaning, piece, how);
    if meaning.screen.open == Some(account.id) {
        return Ok(());
    }
    if slips > 0 {
        meaning.whose = Whose::Alike(typed);
    } else if may_be_a_word {
        meaning.whose = Whose::Mentioned(typed);
    } else if !is_named || given {
        meaning.whose = Whose::Begun(typed);
    }
    if is_guess || may_be_a_word {
        meaning.account = Resolved::Guess(account);
    }
    // «климат в цеху плохой» at an open client: a word that merely resembles another's name takes the line nowhere else.
    if let (Some(open), true, false) = (meaning.screen.open, slips > 0 || may_be_a_word && how != Some(Named::Form), meaning.parsed.headed)
        && let Some(open) = names::account(store, open)?.one().cloned()
    {
        let whose = std::mem::take(&mut meaning.whose);
        let (Whose::Alike(typed) | Whose::Mentioned(typed)) = whose else { return Ok(()) };
        (meaning.account, meaning.account_piece, meaning.whose) = (Resolved::Guess(open), None, Whose::Despite(typed));
        return Ok(());
    }
    // «весной открывают склад» said of the client that is open names no other.
    if may_be_a_word && how == Some(Named::Form) && meaning.screen.open.is_some() {
        (meaning.account, meaning.account_piece, meaning.whose) = (Resolved::Unnamed, None, Whose::Named);
    }
    Ok(())
}

/// How many letters a name is away from what was typed for it.
fn slips(typed: &str, name: &str) -> usize {
    let (typed, name) = (skeleton(&company_key(typed)), skeleton(&company_key(name)));
    let starts = name.match_indices(' ').map(|(at, _)| at + 1).chain([0]).filter_map(|at| name.get(at..));
    starts.map(|start| distance(&typed, start)).min().unwrap_or(0)
}

/// «семен: +Семёновой отправила»: an account told by a guess is the one where somebody works who is named in the same line.
pub(super) fn bear_out(known: &Known, meaning: &mut Meaning) -> Result<()> {
    let Some(account) = meaning.account.likely().filter(|_| matches!(meaning.whose, Whose::Alike(_) | Whose::Begun(_))).cloned() else {
        return Ok(());
    };
    for person in &meaning.persons {
        let Some(who) = person.who.one() else { continue };
        // Who was only found because the account was guessed says nothing about it.
        let named = known.persons(&person.typed, "", &[])?;
        let is_named = named.one().map(std::slice::from_ref).unwrap_or(named.several()).iter().any(|other| other.id == who.id);
        if is_named && known.store.accounts_shared_by(&[who.id])?.iter().any(|(at, _)| *at == account.id) {
            (meaning.whose, meaning.account) = (Whose::Person(who.name.clone()), Resolved::One(account));
            break;
        }
    }
    Ok(())
}

/// Whether what was typed is the whole first word of a name in any form, script and layout, or all of it written together:
/// «Ивановский» of «Ивановский завод», «северметалл».
fn is_first_word(typed: &str, name: &str) -> bool {
    let key = company_key(name);
    if skeleton(&company_key(typed)).replace(' ', "") == skeleton(&key).replace(' ', "") {
        return true;
    }
    let first = company_core(&key).unwrap_or(&key).split(' ').next().unwrap_or_default();
    variants(typed).iter().any(|variant| likeness(variant, first) == Some(Likeness::Same))
}

/// Whether a name alone, with no preposition, stands before a verb of calling.
fn calls(meaning: &Meaning, piece: usize) -> bool {
    let mut said = meaning.parsed.pieces.iter().filter(|piece| piece.what != What::Gap);
    let begins = meaning.parsed.pieces.get(piece).is_some_and(|piece| piece.span.start == 0);
    begins && said.nth(1).is_some_and(|next| matches!(&next.what, What::Kind { word, .. } if is_verb(word)))
}

/// Whether the words after a name say that nobody was reached, or begin with what one hears in a contact.
fn tells_of_a_contact(meaning: &Meaning) -> bool {
    let text = meaning.parsed.pieces.iter().skip(meaning.parsed.in_head).find_map(|piece| piece.what.text()).unwrap_or_default();
    // «северлит прислал акт», «ромашка оплатила счёт»
    let did = |word: &str| telling::is_sent(&fold(word)) || is_deed(&fold(word));
    let begins = text.split_whitespace().next().is_some_and(|word| is_spoken(word) || did(word));
    begins || missed(&meaning.parsed, None, &|_| false).is_some_and(|missed| missed.why == Why::Failed)
}

/// How Russian adjectives and adverbs end.
const QUALITIES: [&str; 16] = ["ая", "яя", "ый", "ий", "ой", "ое", "ее", "ые", "ие", "ую", "юю", "ом", "ого", "но", "ко", "ски"];

/// Whether a text begins with the name of a thing, and so says nothing of the word before it: with no verb, no adjective and no little word.
fn begins_with_a_thing(text: &str) -> bool {
    let mut words = text.split_whitespace().map(|word| fold(word.trim_matches(|c: char| !c.is_alphanumeric())));
    let (Some(first), Some(second)) = (words.next(), words.next()) else { return false };
    let verb = |word: &str| match word.is_ascii() {
        true => is_past_in_english(word) || word.ends_with("ed") || word.ends_with('s') || word.ends_with("ing"),
        false => telling::is_past(word) || telling::is_present(word) && !is_a_thing(word) || telling::is_infinitive(word),
    };
    let plain = |word: &str| word.chars().count() > 2 && !is_little(word) && !is_between(word) && is_plain_name(word);
    plain(&first) && !verb(&first) && !QUALITIES.iter().any(|ending| first.ends_with(ending)) && !second.is_empty()
}

fn is_plain_name(word: &str) -> bool {
    word.chars().all(char::is_alphabetic)
}

/// «весна пришла»: at the beginning of a sentence, with nothing else of a head beside it, a name may be a word like any
/// other. Written large and as it is called it is taken for one.
fn may_be_a_word(meaning: &Meaning, piece: usize, how: Option<Named>) -> bool {
    let parsed = &meaning.parsed;
    let head = parsed.pieces.get(..parsed.in_head).unwrap_or_default();
    let supported = head.iter().enumerate().any(|(at, other)| {
        at != piece && matches!(other.what, What::Kind { .. } | What::Day { .. } | What::Time(_) | What::Person(_) | What::Part(_))
    });
    let goes_on = parsed.pieces.get(parsed.in_head..).unwrap_or_default().iter().find(|piece| piece.what != What::Gap);
    let sentence = goes_on.is_some_and(|piece| piece.what.text().is_some());
    let large = parsed.pieces.get(piece).and_then(|piece| parsed.line.chars().nth(piece.span.start)).is_some_and(char::is_uppercase);
    // What follows from a contact is said after the name of the client, not within a sentence that begins with such a word.
    let marked = parsed.pieces.iter().any(|piece| {
        matches!(
            piece.what,
            What::Promise { .. } | What::Question(_) | What::Wish(_) | What::Complaint(_) | What::Value { .. } | What::Next { .. }
        )
    });
    // «реактика не берут трубку»: what is said of a contact is said of a client.
    let contact = || tells_of_a_contact(meaning);
    // «ромашка оплата пришла»: a sentence has one subject, and this is not it.
    let beside = || piece == 0 && goes_on.and_then(|piece| piece.what.text()).is_some_and(begins_with_a_thing);
    let is_name = parsed.headed || supported || how == Some(Named::Whole) && (large || marked || contact() || beside());
    sentence && !is_name
}
