//! Who told what a line says of somebody else: «Ломовской по словам Аникеевой готов», `Lomsky, Adamova says, is ready`. The one who told it
//! took part; of the other it only speaks.

use super::addressee;
use super::meaning::Meaning;
use super::naming::Known;
use super::{Parsed, Piece, What};
use crate::domain::name::fold;
use crate::domain::surname::may_be_nominative;
use crate::store::Result;
use std::ops::Range;

/// After these stands who told it.
const IN_WORDS_OF: [[&str; 2]; 3] = [["по", "словам"], ["со", "слов"], ["according", "to"]];
/// How verbs begin by which something is told.
const SAYING: [&str; 13] =
    ["говор", "сказал", "сообщ", "передал", "передает", "утвержд", "уверя", "says", "said", "told", "reckon", "claims", "thinks"];
/// What stands beside such a verb and somebody's name.
const BESIDE: [&str; 8] = ["как", "мне", "нам", "as", "me", "us", "сам", "сама"];

/// The line in which who told it takes part and whom it begins with does not, where it says so.
pub(super) fn told_by_another(known: &Known, meaning: &Meaning) -> Result<Option<Parsed>> {
    let parsed = &meaning.parsed;
    let Some(account) = meaning.account.likely().filter(|_| !meaning.planned && !meaning.kind_said && !parsed.headed) else {
        return Ok(None);
    };
    let chars: Vec<char> = parsed.line.chars().collect();
    let pieces = || parsed.pieces.iter().filter(|piece| piece.what != What::Gap);
    let plain = pieces().all(|piece| match piece.what {
        What::Person(_) => chars.get(piece.span.start) != Some(&'+'),
        What::Account(_) | What::Text(_) | What::Promise { .. } | What::Next { .. } | What::Question(_) => true,
        _ => false,
    });
    let Some(first) = pieces().find(|piece| matches!(piece.what, What::Person(_))).filter(|_| plain && meaning.persons.len() == 1) else {
        return Ok(None);
    };
    let Some(text) = parsed.pieces.iter().find(|piece| piece.span.start >= first.span.end && matches!(piece.what, What::Text(_))) else {
        return Ok(None);
    };
    let words = words(&chars, first.span.end..text.span.end);
    // Most lines have no such verb in them.
    let says = |span: &Range<usize>| SAYING.iter().chain(&["слов", "according"]).any(|begun| said(&chars, span).starts_with(begun));
    if !words.iter().any(says) {
        return Ok(None);
    }
    let people = known.store.people_named_at(account.id)?;
    let about = meaning.persons.first().and_then(|person| person.who.likely()).map(|who| who.id);
    let is_other = |span: &Range<usize>| match addressee::told_of(&people, &said_as_typed(&chars, span))[..] {
        [one] => Some(one) != about,
        _ => false,
    };
    let Some(teller) = in_words_of(&chars, &words, &is_other).or_else(|| in_a_clause(&chars, &words, &is_other)) else { return Ok(None) };
    Ok(Some(with(parsed, &chars, first, text, teller)))
}

/// «по словам Аникеевой»
fn in_words_of(chars: &[char], words: &[Range<usize>], is_other: &dyn Fn(&Range<usize>) -> bool) -> Option<Range<usize>> {
    words.windows(3).find_map(|three| {
        let led = IN_WORDS_OF.iter().any(|[one, two]| said(chars, &three[0]) == *one && said(chars, &three[1]) == *two);
        (led && is_other(&three[2])).then(|| three[2].clone())
    })
}

/// «…, как сказала Пестова, …», `…, says Adamova`: a clause that says nothing else.
fn in_a_clause(chars: &[char], words: &[Range<usize>], is_other: &dyn Fn(&Range<usize>) -> bool) -> Option<Range<usize>> {
    let parts = |before: &Range<usize>, after: &Range<usize>| {
        let between = chars.get(before.end..after.start).unwrap_or_default();
        between.iter().any(|c| matches!(c, ',' | ';' | '.' | '—' | '–' | '('))
    };
    let clauses = words.chunk_by(|before, after| !parts(before, after));
    // The first one may go on after the name with which the line begins.
    let begins =
        words.first().zip(chars.get(..words.first()?.start)).is_some_and(|(_, before)| before.iter().rev().take(2).any(|c| *c == ','));
    clauses.skip(usize::from(!begins)).find_map(|clause| {
        let rest: Vec<&Range<usize>> = clause.iter().filter(|span| !BESIDE.contains(&said(chars, span).as_str())).collect();
        let [one, two] = rest[..] else { return None };
        let says = |span: &Range<usize>| {
            let verb = said(chars, span);
            SAYING.iter().any(|begun| verb.starts_with(begun)) && !verb.ends_with("ли")
        };
        // «передали Пестовой» says to whom.
        let teller = |span: &Range<usize>| is_other(span) && may_be_nominative(&said(chars, span));
        match () {
            () if says(one) && teller(two) => Some(two.clone()),
            () if says(two) && teller(one) => Some(one.clone()),
            () => None,
        }
    })
}

/// The line with the teller as who took part, and all else of its sentence as text.
fn with(parsed: &Parsed, chars: &[char], first: &Piece, text: &Piece, teller: Range<usize>) -> Parsed {
    let typed = |span: Range<usize>| chars.get(span).unwrap_or_default().iter().collect::<String>();
    let blank = |at: &usize| chars.get(*at).is_some_and(|c| c.is_whitespace());
    let left = (first.span.start..teller.start).rev().take_while(|at| blank(at)).count();
    let right = (teller.end..text.span.end).take_while(blank).count();
    let (before, after) = (first.span.start..teller.start - left, teller.end + right..text.span.end);
    let parts = [
        (before.clone(), What::Text(typed(before))),
        (teller.start - left..teller.start, What::Gap),
        (teller.clone(), What::Person(typed(teller.clone()))),
        (teller.end..teller.end + right, What::Gap),
        (after.clone(), What::Text(typed(after))),
    ];
    let mut again = parsed.clone();
    let keeps = |piece: &Piece| piece.span.end <= first.span.start || piece.span.start >= text.span.end;
    let (head, tail): (Vec<Piece>, Vec<Piece>) = again.pieces.drain(..).filter(keeps).partition(|piece| piece.span.end <= first.span.start);
    again.in_head = head.len();
    let parts = parts.into_iter().filter(|(span, _)| !span.is_empty()).map(|(span, what)| Piece { what, span });
    again.pieces = head.into_iter().chain(parts).chain(tail).collect();
    again
}

/// Where the words of a stretch stand.
fn words(chars: &[char], span: Range<usize>) -> Vec<Range<usize>> {
    let is_of_word = |at: usize| chars.get(at).is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’'));
    let (mut words, mut at) = (Vec::new(), span.start);
    while at < span.end {
        let end = (at..span.end).find(|at| !is_of_word(*at)).unwrap_or(span.end);
        if end > at {
            words.push(at..end);
        }
        at = end.max(at + 1);
    }
    words
}

fn said_as_typed(chars: &[char], span: &Range<usize>) -> String {
    chars.get(span.clone()).unwrap_or_default().iter().collect()
}

fn said(chars: &[char], span: &Range<usize>) -> String {
    fold(&said_as_typed(chars, span))
}
