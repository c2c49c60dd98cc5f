//! Correcting what a line was understood to mean: in the picker, or where the line says it.

use super::{Beginning, Capture};
use crate::capture::{self, Meaning, What};
use crate::domain::Entity;
use crate::domain::entry::{ENTRY_KINDS, HELD, OUTCOMES};
use crate::store::Result;
use crate::text::capture as say;
use crate::text::chips::{About, Tone as Sure};
use crate::tui::layer::{Ctx, Effect, Tone};
use crate::tui::overlays::picker::{Picker, Source};
use crate::tui::overlays::typed::Line;

/// What of the meaning is corrected in the picker.
#[derive(Debug)]
pub(super) enum Correction {
    /// Whom or what account a piece means.
    Name(usize),
    /// The account of a line that names none.
    Account,
    /// The kind, said in these characters.
    Kind(std::ops::Range<usize>),
    /// What became of the contact.
    Outcome,
}

impl Capture {
    /// Corrects a chip: names and kinds in the picker, all else where the line says it.
    pub(super) fn correct(&mut self, at: usize, ctx: &Ctx) -> Result<Vec<Effect>> {
        let Some(chip) = self.chips.get(at).cloned() else { return Ok(Vec::new()) };
        let account = self.meaning.as_ref().and_then(|meaning| meaning.account.one()).map(|account| account.id);
        let (correction, title, source) = match (chip.about, chip.piece) {
            (About::Person, Some(piece)) => (Correction::Name(piece), say::WHO, Source::Entity(Entity::Person, account)),
            (About::Account | About::Behalf, Some(piece)) => {
                (Correction::Name(piece), say::WHICH_ACCOUNT, Source::Entity(Entity::Account, None))
            }
            (About::Account, None) => (Correction::Account, say::WHICH_ACCOUNT, Source::Entity(Entity::Account, None)),
            (About::Kind, _) => (Correction::Kind(chip.span), say::WHICH_KIND, Source::Choices(ENTRY_KINDS)),
            (About::Outcome, _) => (Correction::Outcome, say::WHICH_OUTCOME, Source::Choices(OUTCOMES)),
            (About::Layout, _) => {
                self.turn_layout(ctx)?;
                return Ok(Vec::new());
            }
            (About::Closing, _) => {
                self.keep_apart(ctx)?;
                return Ok(Vec::new());
            }
            _ => {
                self.chip = None;
                self.line.select(chip.span);
                return Ok(vec![Effect::Say(ctx.say(say::TYPE_OVER).into(), Tone::Done)]);
            }
        };
        // Who is not known yet can be created by the name as typed.
        let said = chip.piece.filter(|_| chip.tone == Sure::Unknown).and_then(|piece| self.meaning.as_ref()?.parsed.pieces.get(piece));
        let unread = chip.about == About::Account && self.meaning.as_ref().is_some_and(Meaning::is_head_unread);
        let typed = said.filter(|_| !unread).and_then(|said| said.what.name()).unwrap_or_default();
        self.correcting = Some(correction);
        Ok(vec![Effect::Push(Box::new(Picker::open(ctx, ctx.say(title), source, false, Vec::new(), typed)?))])
    }

    /// Puts the line into the other layout, where its words are none as they stand: whether it did.
    pub(super) fn turn_layout(&mut self, ctx: &Ctx) -> Result<bool> {
        let Some(meant) = self.meaning.as_ref().and_then(|meaning| meaning.turned.clone()) else { return Ok(false) };
        self.replace(0..self.line.text().chars().count(), &meant);
        self.understand(ctx)?;
        Ok(true)
    }

    /// What a name was said to be that the file does not have: it is created with the line, and by its name as it stands there.
    pub(super) fn create(&mut self, correction: &Correction, name: &str, ctx: &Ctx) -> Result<()> {
        let Some(meaning) = &mut self.meaning else { return Ok(()) };
        let of_account = match correction {
            Correction::Account => true,
            Correction::Name(piece) => meaning.account_piece == Some(*piece),
            Correction::Kind(_) | Correction::Outcome => return Ok(()),
        };
        if of_account {
            self.screen.said = None;
            (self.said_of, self.coined) = (Some(Beginning::of(meaning)), Some(name.to_owned()));
            return self.understand(ctx);
        }
        let Correction::Name(piece) = correction else { return Ok(()) };
        let Some(said) = meaning.parsed.pieces.get(*piece).cloned() else { return Ok(()) };
        if said.what.name() != Some(name) {
            // The mark before a name belongs to it.
            let mark: String = meaning.parsed.typed(&said).chars().take_while(|c| matches!(c, '+' | '/')).collect();
            let word = name.split_whitespace().collect::<Vec<_>>().join("_");
            self.replace(said.span, &format!("{mark}{word}"));
            self.understand(ctx)?;
        }
        let Some(meaning) = &mut self.meaning else { return Ok(()) };
        let is = |piece: &capture::Piece| matches!(&piece.what, What::Person(said) | What::Behalf(said) if said == name);
        if let Some(piece) = meaning.parsed.pieces.iter().position(is) {
            meaning.create(piece);
            self.describe(ctx);
        }
        Ok(())
    }

    /// There was a contact after all; or that is left to the words of the line again.
    pub(super) fn say_whether_held(&mut self, ctx: &Ctx) -> Result<()> {
        let held = self.meaning.as_ref().is_some_and(Meaning::is_said_to_be_held);
        self.screen.outcome = (!held).then_some(HELD.code);
        self.understand(ctx)
    }

    /// Whether it is asked, or was, whether there was a contact.
    pub(super) fn is_open_whether_held(&self) -> bool {
        self.meaning.as_ref().is_some_and(|meaning| meaning.missed.is_some() || meaning.is_said_to_be_held())
    }

    /// Puts a word in the place of some characters, or before all of them.
    pub(super) fn replace(&mut self, span: std::ops::Range<usize>, word: &str) {
        let text = self.line.text();
        let head: String = text.chars().take(span.start).collect();
        let tail: String = text.chars().skip(span.end).collect();
        let gap = if span.is_empty() { " " } else { "" };
        self.line = Line::new(&format!("{head}{word}{gap}{tail}"));
    }
}
