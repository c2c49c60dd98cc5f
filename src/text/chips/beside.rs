//! What is said of a line beside its pieces: what it closes or leaves planned, who was there, what of its words stays text.

use super::{About, Chips, Tone, contact};
use crate::capture::{Of, Party, Perhaps, Piece, Unmarked};
use crate::domain::ethics;
use crate::text::capture as say;
use crate::text::form::concern_chip;
use crate::text::marked;

/// So many others are named under a line.
const OTHERS: usize = 3;

impl Chips<'_> {
    pub(super) fn beside(&mut self) {
        let (meaning, lang, to_client) = (self.meaning, self.lang, self.to_client);
        for next in meaning.next.iter().filter(|next| next.piece == usize::MAX) {
            self.next(None, next);
        }
        if let Some(closing) = meaning.closes.as_ref().or(meaning.stays.as_ref()) {
            let what = contact(meaning, closing, lang);
            let (tone, said) = match (&meaning.closes, meaning.perhaps) {
                (Some(_), _) => (Tone::Clear, say::closes(lang, &what)),
                (None, None) => (Tone::Clear, say::stays(lang, &what)),
                (None, Some(Perhaps::Early)) => (Tone::Guessed, say::closes_early(lang, &what)),
                (None, Some(Perhaps::News)) => (Tone::Guessed, say::closes_by_news(lang, &what)),
                (None, Some(Perhaps::Elsewhen)) => (Tone::Guessed, say::closes_elsewhen(lang, &what)),
                (None, Some(Perhaps::Tried)) => (Tone::Guessed, say::closes_by_attempt(lang, &what)),
            };
            self.add(None, About::Closing, tone, said);
        }
        let expected = meaning.parties().into_iter().filter_map(|party| match party {
            Party::Known(None, who) if !who.name.is_empty() => Some(who.name.clone()),
            _ => None,
        });
        let expected = expected.collect::<Vec<_>>().join(", ");
        if !expected.is_empty() {
            self.clear(None, say::expected(lang, &expected));
        }
        let absent: Vec<&str> = meaning.absent.iter().map(|who| who.name.as_str()).filter(|name| !name.is_empty()).collect();
        if !absent.is_empty() {
            self.clear(None, marked::absent(lang, &absent.join(", ")));
        }
        let told_of: Vec<&str> = meaning.told_of.iter().map(|who| who.name.as_str()).filter(|name| !name.is_empty()).collect();
        if !told_of.is_empty() {
            self.add(None, About::Words, Tone::Guessed, say::told_of(lang, &told_of.join(", ")));
        }
        if let Some(turned) = &meaning.turned {
            self.add(None, About::Layout, Tone::Guessed, marked::turned(lang, turned));
            self.gives_way(turned);
        }
        if let Some(planned) = &meaning.unmoved {
            self.add(None, About::Words, Tone::Guessed, marked::not_moved(lang, &contact(meaning, planned, lang)));
        }
        for Unmarked { piece, words, of } in &meaning.unmarked {
            let said = match of {
                Of::Contact => marked::contact_in_text(lang, words),
                Of::Term => marked::term_in_text(lang, words),
                Of::Past => marked::past_in_text(lang, words),
                Of::Attitude => marked::attitude_in_text(lang, words),
            };
            self.add(Some(*piece), About::Words, Tone::Guessed, said);
        }
        if !meaning.others.is_empty() {
            let others: Vec<&str> = meaning.others.iter().take(OTHERS).map(|other| other.name.as_str()).collect();
            let tone = if meaning.others_alone { Tone::Guessed } else { Tone::Clear };
            self.add(None, About::Words, tone, marked::others(lang, &others.join(", ")));
        }
        if let Some(concern) = meaning.concern().filter(|_| !to_client) {
            // Where the words of one piece say it, that is where they are changed.
            let said = |piece: &Piece| meaning.parsed.line.chars().skip(piece.span.start).take(piece.span.len()).collect::<String>();
            let piece = meaning.parsed.pieces.iter().position(|piece| ethics::check(&said(piece)).is_some_and(|found| found == concern));
            self.add(piece, About::Words, Tone::Guessed, say::kept_alone(lang, &concern.words, &concern_chip(lang, &concern)));
        }
        if let Some(account) = &meaning.remembered {
            self.add(None, About::Behalf, Tone::Clear, say::behalf_again(lang, &account.name));
        }
    }
}
