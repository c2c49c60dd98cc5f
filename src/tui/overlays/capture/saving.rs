//! Saving a line: what is asked before, and what is said after.

use super::draw::veiled;
use super::{Capture, Offer};
use crate::capture::{self, Candidate, Completion, Doubt, Meaning, Screen};
use crate::domain::entry::ENTRY_STATES;
use crate::domain::field::find_choice;
use crate::domain::name::fold;
use crate::domain::surname::is_like_a_name;
use crate::domain::{Entity, day};
use crate::store::referred::Referred;
use crate::store::{Error, Result};
use crate::text::capture as say;
use crate::text::chips::{self, About, Tone as Sure};
use crate::text::marked;
use crate::tui::layer::{Ctx, Effect, Tone};
use crate::tui::overlays::form::{Phase, Task};

impl Capture {
    /// Offers the candidates of the first piece that may mean several; `true` when there is one.
    pub(super) fn ask(&mut self, ctx: &Ctx) -> bool {
        let Some(meaning) = &self.meaning else { return false };
        let Some((piece, candidates)) = meaning.first_doubt() else { return false };
        let is_seen = |of: &&Candidate| match meaning.is_of_person(piece) {
            true => ctx.sees_person(of.id).unwrap_or(false),
            false => ctx.sees(Some(of.id)),
        };
        let seen: Vec<Candidate> = candidates.iter().filter(is_seen).cloned().collect();
        let some = !seen.is_empty();
        if some {
            (self.offer, self.selected) = (Offer::Meanings(piece, seen), 0);
        }
        some
    }

    /// The chip of an account that is not known or not named.
    pub(super) fn unknown_account(&self) -> Option<usize> {
        self.chips.iter().position(|chip| chip.about == About::Account && chip.tone == Sure::Unknown)
    }

    /// Offers what can be done with the first name that nobody is known by; gives the name as typed.
    pub(super) fn ask_unknown(&mut self, ctx: &Ctx) -> Result<Option<String>> {
        let Some(meaning) = self.meaning.as_ref().filter(|meaning| meaning.account.one().is_some() || meaning.coined.is_some()) else {
            return Ok(None);
        };
        let Some(person) = meaning.unknown().find(|person| !self.left_as_text.contains(&person.typed)) else { return Ok(None) };
        let (piece, typed) = (person.piece, person.typed.clone());
        self.offer_for(piece, &typed, None, ctx)?;
        Ok(Some(typed))
    }

    /// Offers whom a name may mean that is no form of anybody's: the person proposed first, or a new one.
    pub(super) fn ask_guessed(&mut self, ctx: &Ctx) -> Result<bool> {
        let guessed = self.meaning.as_ref().and_then(|meaning| meaning.guessed().next().map(|(piece, who)| (piece, who.clone())));
        let Some((piece, who)) = guessed else { return Ok(false) };
        let typed = self.typed_at(piece);
        self.offer_for(piece, &typed, Some(who), ctx)?;
        Ok(true)
    }

    /// What the word at the cursor may become.
    pub(super) fn completions(&self, ctx: &Ctx) -> Result<Vec<Completion>> {
        // It would name other clients to the one in the room.
        if ctx.client {
            return Ok(Vec::new());
        }
        let home = self.meaning.as_ref().and_then(|meaning| meaning.account.one()).map(|account| account.id).or(self.screen.open);
        capture::complete(&self.line.text(), self.line.cursor(), ctx.store, home)
    }

    /// Whether it may become another one than stands there.
    pub(super) fn may_complete(&self, ctx: &Ctx) -> Result<bool> {
        let (words, text) = (self.completions(ctx)?, self.line.text());
        let is_other = |word: &Completion| !text.chars().skip(word.span.start).take(word.span.len()).eq(word.text.trim_end().chars());
        Ok(words.len() > 1 || words.iter().any(is_other))
    }

    /// Whether the cursor stands at what may be completed, or something else is to be gone through.
    pub(super) fn has_to_complete(&self) -> bool {
        let doubts = || self.meaning.as_ref().is_some_and(|meaning| meaning.doubt().is_some());
        let words = matches!(self.offer, Offer::Words(_)) || self.completes;
        self.chip.is_some() || words || self.is_at_a_guessed_name() || doubts()
    }

    /// Whether the cursor stands after a name that is shaped as whole names are and is nobody's: there is nothing to complete.
    pub(super) fn is_at_a_guessed_name(&self) -> bool {
        let at = |meaning: &Meaning, piece: usize| meaning.parsed.pieces.get(piece).is_some_and(|said| said.span.end == self.line.cursor());
        let meaning = self.meaning.as_ref();
        meaning
            .is_some_and(|meaning| meaning.guessed().any(|(piece, _)| at(meaning, piece) && is_like_a_name(&fold(&self.typed_at(piece)))))
    }

    pub(super) fn typed_at(&self, piece: usize) -> String {
        let said = self.meaning.as_ref().and_then(|meaning| meaning.parsed.pieces.get(piece));
        said.and_then(|said| said.what.name()).unwrap_or_default().to_owned()
    }

    pub(super) fn offer_for(&mut self, piece: usize, typed: &str, first: Option<Candidate>, ctx: &Ctx) -> Result<()> {
        let home = self.meaning.as_ref().and_then(|meaning| meaning.account.one()).map(|account| account.id);
        let mut alike = capture::alike(ctx.store, typed, home)?;
        let proposed = first.is_some();
        if let Some(first) = first {
            alike.retain(|other| other.id != first.id);
            alike.insert(0, first);
        }
        if ctx.client {
            // That somebody elsewhere is called nearly so is told by a hidden name too.
            let seen = alike.iter().map(|person| ctx.sees_person(person.id)).collect::<Result<Vec<_>>>()?;
            let mut seen = seen.into_iter();
            alike.retain(|_| seen.next() == Some(true));
        }
        // «+Пестава» is nearly somebody's name; of several words one may be plainly another's.
        let slip = !typed.trim().contains(' ');
        let at = if alike.is_empty() || proposed || slip { 0 } else { alike.len() };
        (self.offer, self.selected) = (Offer::Unknown(piece, alike), at);
        Ok(())
    }

    /// Agrees to the account or the person that is proposed, or to the days that were asked about; `true` when there was something.
    pub(super) fn agree(&mut self, ctx: &Ctx) -> Result<bool> {
        let Some(meaning) = &mut self.meaning else { return Ok(false) };
        match meaning.doubt() {
            Some(Doubt::Account(account)) => (self.screen.said, self.said_of) = (Some(account.id), None),
            Some(Doubt::Outcome(state)) => self.screen.outcome = Some(state),
            Some(Doubt::Person(piece, who)) => {
                let who = who.id;
                meaning.choose(ctx.store, piece, who)?;
                self.describe(ctx);
                return Ok(true);
            }
            Some(Doubt::Stands(_) | Doubt::Promised(_)) => {
                meaning.again = true;
                self.describe(ctx);
                return Ok(true);
            }
            Some(Doubt::Against(..) | Doubt::Unit(_)) => {
                meaning.as_marked = true;
                self.describe(ctx);
                return Ok(true);
            }
            Some(Doubt::Day(_)) => {
                meaning.agreed = true;
                self.describe(ctx);
                return Ok(true);
            }
            _ => return Ok(false),
        }
        self.understand(ctx)?;
        Ok(true)
    }

    /// What the line was opened for is another one by now: it is of nothing on the screen any more. Whether that was so.
    fn lets_go_of_others(&mut self, ctx: &Ctx) -> Result<bool> {
        if ctx.store.taken_by_another(&self.referred)?.is_none() {
            return Ok(false);
        }
        self.referred = Referred::default();
        self.screen = Screen { room: self.screen.room, ..Screen::default() };
        (self.inbox, self.meaning, self.said_of) = (None, None, None);
        self.understand(ctx)?;
        Ok(true)
    }

    pub(super) fn save(&mut self, ctx: &Ctx, and_open: bool) -> Result<Vec<Effect>> {
        if self.lets_go_of_others(ctx)? {
            return Ok(vec![Effect::Say(ctx.say(crate::text::form::OF_ANOTHER_NOW).into(), Tone::Trouble)]);
        }
        if self.ask(ctx) {
            return Ok(vec![Effect::Say(ctx.say(say::CHOOSE_FIRST).into(), Tone::Trouble)]);
        }
        if let Some(typed) = self.ask_unknown(ctx)? {
            return Ok(vec![Effect::Say(say::unknown_name(ctx.lang, &typed), Tone::Trouble)]);
        }
        while let Some((meaning, doubt)) = self.meaning.as_ref().and_then(|meaning| Some((meaning, meaning.doubt()?))) {
            if !self.asked {
                let text = match doubt {
                    Doubt::Day(on) => say::day_asked(meaning, on, ctx.lang),
                    Doubt::Stands(on) => say::agree_stands(ctx.lang, &day::resolved(on, ctx.today, ctx.lang)),
                    Doubt::Promised(title) => say::agree_promised(ctx.lang, title),
                    Doubt::Unit(figures) => marked::agree_unit(ctx.lang, figures),
                    Doubt::Against(contrary, title) => marked::agree_against(ctx.lang, contrary, title),
                    Doubt::Outcome(state) => {
                        let words = find_choice(ENTRY_STATES, state).map_or(state, |state| ctx.say(state.words));
                        chips::outcome_asked(meaning, words, ctx.lang)
                    }
                    // Whoever is not named is as one who is not known: the line waits for both.
                    Doubt::Account(account) if !ctx.sees(Some(account.id)) => break,
                    Doubt::Person(_, who) if !ctx.sees_person(who.id)? => break,
                    Doubt::Account(account) => say::agree_account(ctx.lang, &account.name, &chips::saved_as(meaning, ctx.lang)),
                    Doubt::Person(piece, who) => say::agree_person(ctx.lang, &self.typed_at(piece), &who.name),
                    Doubt::Several(..) => break,
                };
                self.asked = true;
                return Ok(vec![Effect::Say(text, Tone::Trouble)]);
            }
            // Agreed to the account, the days are asked about next.
            if !self.agree(ctx)? {
                break;
            }
        }
        let Some(meaning) = &self.meaning else { return Ok(vec![Effect::Back]) };
        if let Some(concern) = meaning.concern().filter(|concern| meaning.is_clear() && self.told.as_ref() != Some(concern)) {
            let text = say::agree_words(ctx.lang, &concern.words);
            self.told = Some(concern);
            return Ok(vec![Effect::Say(text, Tone::Trouble)]);
        }
        let saved = match capture::save(ctx.store, meaning) {
            // What it is now, the next Enter saves.
            Err(Error::Gone) if capture::is_overtaken(ctx.store, meaning)? => {
                (self.screen.planned, self.screen.closes) = (None, None);
                self.understand(ctx)?;
                return Ok(vec![Effect::Say(ctx.say(say::OVERTAKEN).into(), Tone::Trouble)]);
            }
            saved => saved?,
        };
        let seen = ctx.client.then(|| veiled(meaning, ctx));
        let text = match saved.entry {
            Some(_) if !self.is_theirs(ctx) => ctx.say(say::SAVED).to_owned(),
            Some(_) => say::saved(seen.as_ref().unwrap_or(meaning), saved.closed, ctx.lang, usize::from(ctx.size.0.saturating_sub(4))),
            None => ctx.say(say::IN_INBOX).to_owned(),
        };
        let mut effects = vec![Effect::Back, Effect::DropDraft(self.place_of_draft()), Effect::Say(text, Tone::Done)];
        if let (true, Some(entry)) = (and_open, saved.entry) {
            let account = ctx.store.load(Entity::Entry, entry)?.and_then(|entry| entry.owner);
            effects.push(Effect::Form(Task::entry(account, Some(entry), Phase::Editing)));
        }
        Ok(effects)
    }
}
