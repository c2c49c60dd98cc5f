//! Capture: one line after the call, its meaning shown in chips while it is typed.

mod correct;
mod draw;
mod opening;
mod saving;

use super::typed::{Line, types};
use crate::capture::{self, Candidate, Completion, Meaning, Room, Screen};
use crate::domain::Words;
use crate::domain::entry::{ENTRY_KINDS, OUTCOMES};
use crate::domain::ethics::Concern;
use crate::editing::coined::Coined;
use crate::store::Result;
use crate::store::capture::InboxLine;
use crate::store::referred::{ROWS, Referred};
use crate::text::capture as say;
use crate::text::chips::{self, About, Chip};
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, Hit};
use crate::tui::layer::{Ctx, Effect, Layer, Tone, done};
use correct::Correction;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use draw::veiled;
pub use opening::{apart, text_of};
use ratatui::layout::Rect;
use serde_json::json;

/// How many proposals or candidates are shown.
const SHOWN: usize = 8;

/// A line being typed.
#[derive(Debug)]
pub struct Capture {
    line: Line,
    /// What is on the screen, and what was said beside the line.
    screen: Screen,
    /// What was written for the user when the line was opened.
    begun: String,
    /// The account that is to be created with the line: its name.
    coined: Option<String>,
    /// How the line began when an account was said beside it: for another beginning nothing was said.
    said_of: Option<Beginning>,
    /// What the line belongs to, for its title: the account that is open, or the planned contact being closed.
    title: String,
    /// The line of the inbox that is being settled.
    inbox: Option<InboxLine>,
    meaning: Option<Meaning>,
    chips: Vec<Chip>,
    offer: Offer,
    selected: usize,
    /// The chip that is about to be corrected.
    chip: Option<usize>,
    /// What the picker above is to correct.
    correcting: Option<Correction>,
    /// Names that nobody is known by and that stay text: the user said so.
    left_as_text: Vec<String>,
    /// What Enter has asked about: the same Enter again agrees.
    asked: bool,
    /// Words of which it was said that a dossier does not hold such: saving again keeps them for oneself alone.
    told: Option<Concern>,
    /// The line begins as it was left: typing begins it anew.
    restored: bool,
    /// Whether another one waits at the same place.
    more_wait: bool,
    left: bool,
    /// Before a client a line has a draft of its own: what was left among us is not theirs to read.
    before_client: bool,
    /// What of it a client has seen while it was typed.
    seen: Option<String>,
    /// A client came in when something stood in it: it is put aside until they are gone.
    aside: bool,
    /// Opened while another program held the file: whose it is and what was left there is read when it is free.
    late: bool,
    /// Where its draft is kept, when that is not the usual place: another text waits, or may wait, there.
    beside: Option<String>,
    /// It was left where another account was open or selected.
    from_elsewhere: bool,
    /// Whether the word at the cursor may become another one.
    completes: bool,
    /// What did not fit into it any more: each part with the place of its draft.
    over: Vec<(String, String)>,
    /// The account, the planned contact or the line of the inbox that it was opened for, as they were then.
    referred: Referred,
}

/// How a line begins: its first word, and the names in its head.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Beginning {
    word: String,
    names: Vec<String>,
}

impl Beginning {
    fn of(meaning: &Meaning) -> Beginning {
        let parsed = &meaning.parsed;
        let word = parsed.line.split_whitespace().next().unwrap_or_default().to_owned();
        let head = parsed.pieces.get(..parsed.in_head).unwrap_or_default();
        Beginning { word, names: head.iter().filter_map(|piece| piece.what.name().map(str::to_owned)).collect() }
    }

    /// Whether another line is this one gone on with: its first word may still have been typed.
    fn goes_on_in(&self, other: &Beginning) -> bool {
        self.names == other.names && other.word.starts_with(&self.word)
    }
}

/// What stands under the chips to choose from.
#[derive(Debug)]
enum Offer {
    Nothing,
    /// What the word at the cursor may become.
    Words(Vec<Completion>),
    /// Whom or what a piece may mean.
    Meanings(usize, Vec<Candidate>),
    /// What is to be done with a name that nobody is known by: one of these, created, or left as text.
    Unknown(usize, Vec<Candidate>),
}

impl Capture {
    /// Whether what is known of the line is known of it as it stands: not of what was typed while the file could not be read.
    fn is_understood(&self, ctx: &Ctx) -> bool {
        let text = self.line.text();
        self.screen.room == room(ctx) && self.meaning.as_ref().map_or(text.trim().is_empty(), |meaning| meaning.parsed.line == text)
    }

    /// Whose a line is that was typed while nobody looked is told by its words alone: it is out of sight as a whole, whoever
    /// it names. One that a client has read already stays.
    fn heed_client(&mut self, ctx: &Ctx) {
        let (room, text) = (room(ctx), self.line.text());
        if room == self.screen.room {
            return;
        }
        if self.screen.room != Room::Ours && !self.aside {
            self.seen = Some(text.clone());
        }
        self.aside = ctx.client && !text.trim().is_empty() && self.seen.as_ref() != Some(&text);
    }

    fn understand(&mut self, ctx: &Ctx) -> Result<()> {
        let read = self.read(ctx);
        if read.is_err() {
            self.chips.clear();
        }
        read
    }

    fn read(&mut self, ctx: &Ctx) -> Result<()> {
        let text = self.line.text();
        self.screen.room = room(ctx);
        (self.offer, self.selected, self.chip, self.asked) = (Offer::Nothing, 0, None, false);
        if text.trim().is_empty() {
            (self.meaning, self.chips, self.completes) = (None, Vec::new(), false);
            (self.screen.said, self.said_of, self.coined, self.told) = (None, None, None, None);
            (self.screen.apart, self.screen.closes, self.screen.outcome) = (false, None, None);
            self.left_as_text.clear();
            return Ok(());
        }
        self.screen.begun = text.chars().zip(self.begun.chars()).take_while(|(typed, begun)| typed == begun).count();
        // Days in a line of the inbox are counted from when it was typed.
        let (day, time) = self.inbox.as_ref().and_then(InboxLine::typed_at).unwrap_or((ctx.today, ctx.time));
        let parsed = capture::parse(&text, day, time);
        let mut meaning = capture::resolve_after(ctx.store, &parsed, self.screen, self.meaning.as_ref())?;
        let begins = Beginning::of(&meaning);
        if (self.screen.said.is_some() || self.coined.is_some()) && !self.said_of.get_or_insert_with(|| begins.clone()).goes_on_in(&begins)
        {
            (self.screen.said, self.said_of, self.coined) = (None, None, None);
            meaning = capture::resolve(ctx.store, &parsed, self.screen)?;
        }
        if let Some(name) = &self.coined {
            meaning.coin(name);
        }
        meaning.inbox = self.inbox.as_ref().map(|line| line.id);
        self.meaning = Some(meaning);
        self.completes = self.may_complete(ctx)?;
        self.describe(ctx);
        Ok(())
    }

    /// Puts the meaning into words; what the user left as text names nobody, whomever it resembles.
    fn describe(&mut self, ctx: &Ctx) {
        let Some(meaning) = &mut self.meaning else { return };
        let guessed: Vec<usize> = meaning.guessed().map(|(piece, _)| piece).collect();
        for piece in guessed {
            if meaning
                .parsed
                .pieces
                .get(piece)
                .and_then(|said| said.what.name())
                .is_some_and(|name| self.left_as_text.iter().any(|left| left == name))
            {
                meaning.leave(piece);
            }
        }
        self.chips = if ctx.client { chips::unseen(&veiled(meaning, ctx), ctx.lang) } else { chips::describe(meaning, ctx.lang) };
    }

    fn offered(&self) -> usize {
        match &self.offer {
            Offer::Nothing => 0,
            Offer::Words(words) => words.len(),
            Offer::Meanings(_, candidates) => candidates.len(),
            Offer::Unknown(_, alike) => alike.len() + 2,
        }
        .min(SHOWN)
    }

    /// Tab: the only proposal is taken at once, several are offered; where none fits, the proposed account is agreed to.
    fn complete(&mut self, ctx: &Ctx) -> Result<()> {
        let mut words = self.completions(ctx)?;
        match words.len() {
            0 => {
                self.offer = Offer::Nothing;
                self.agree(ctx)?;
            }
            1 => return self.take_word(&words.remove(0), ctx),
            _ => (self.offer, self.selected) = (Offer::Words(words), 0),
        }
        Ok(())
    }

    fn take_word(&mut self, word: &Completion, ctx: &Ctx) -> Result<()> {
        let text: Vec<char> = self.line.text().chars().collect();
        let head: String = text.iter().take(word.span.start).chain(word.text.chars().collect::<Vec<_>>().iter()).collect();
        let tail: String = text.iter().skip(word.span.end).collect();
        let gap = if tail.starts_with(' ') || head.ends_with(' ') { "" } else { " " };
        self.line = Line::with_cursor(&format!("{head}{gap}{tail}"), head.trim_end().chars().count() + 1);
        self.understand(ctx)?;
        word.person.map_or(Ok(()), |person| self.mean(word.span.start, person, ctx))
    }

    /// The name that stands there was taken for this person: it asks no more whose it is.
    fn mean(&mut self, at: usize, person: i64, ctx: &Ctx) -> Result<()> {
        let Some(meaning) = &mut self.meaning else { return Ok(()) };
        let named =
            meaning.persons.iter().find(|named| meaning.parsed.pieces.get(named.piece).is_some_and(|piece| piece.span.contains(&at)));
        if let Some(piece) = named.filter(|named| named.who.one().is_none_or(|who| who.id != person)).map(|named| named.piece) {
            meaning.choose(ctx.store, piece, person)?;
            self.describe(ctx);
        }
        Ok(())
    }

    /// Takes what is selected below the line; `true` when there was something.
    fn take(&mut self, ctx: &Ctx) -> Result<bool> {
        match std::mem::replace(&mut self.offer, Offer::Nothing) {
            Offer::Nothing => return Ok(false),
            Offer::Words(words) => {
                if let Some(word) = words.get(self.selected) {
                    self.take_word(word, ctx)?;
                }
            }
            Offer::Meanings(piece, candidates) => {
                if let (Some(candidate), Some(meaning)) = (candidates.get(self.selected), &mut self.meaning) {
                    meaning.choose(ctx.store, piece, candidate.id)?;
                    if piece == usize::MAX {
                        (self.screen.said, self.said_of) = (Some(candidate.id), Some(Beginning::of(meaning)));
                    }
                }
                self.describe(ctx);
                self.selected = 0;
                self.ask(ctx);
            }
            Offer::Unknown(piece, alike) => {
                if let Some(meaning) = &mut self.meaning {
                    match alike.get(self.selected) {
                        Some(candidate) => meaning.choose(ctx.store, piece, candidate.id)?,
                        None if self.selected == alike.len() => meaning.create(piece),
                        None => {
                            self.left_as_text.extend(meaning.parsed.pieces.get(piece).and_then(|said| said.what.name()).map(str::to_owned))
                        }
                    }
                }
                self.describe(ctx);
                self.selected = 0;
                self.ask_unknown(ctx)?;
            }
        }
        Ok(true)
    }

    /// Goes to the next chip, or the one before.
    fn walk_chips(&mut self, forward: bool) {
        let count = self.chips.len();
        self.chip = match self.chip {
            _ if count == 0 => None,
            None => Some(0),
            Some(at) => Some((at + if forward { 1 } else { count - 1 }) % count),
        };
    }

    /// The planned contact stays planned: this was another one; or it is closed after all.
    fn keep_apart(&mut self, ctx: &Ctx) -> Result<()> {
        let closing = self.meaning.as_ref().and_then(|meaning| meaning.closes.as_ref());
        let staying = self.meaning.as_ref().and_then(|meaning| meaning.stays.as_ref());
        (self.screen.apart, self.screen.closes) = (closing.is_some(), staying.map(|planned| planned.id));
        self.understand(ctx)
    }

    /// The planned contact that the line closes or would close.
    fn planned(&self) -> bool {
        self.meaning.as_ref().is_some_and(|meaning| meaning.closes.is_some() || meaning.stays.is_some())
    }
}

/// Whose names are understood before those who are there. To a client any other is as one that is not known, also when the
/// line is saved: that it is known would be told by whatever becomes of it. Such a line waits in the inbox until they are gone.
fn room(ctx: &Ctx) -> Room {
    if ctx.client { Room::Theirs(ctx.guest) } else { Room::Ours }
}

impl Layer for Capture {
    fn place(&self) -> Place {
        Place::Capture
    }

    fn typing(&self) -> bool {
        true
    }

    fn begin_burst(&mut self) {
        self.line.begin_burst();
    }

    fn take_back(&mut self, ctx: &Ctx) {
        self.line.take_back();
        let _ = self.understand(ctx);
    }

    fn obstacle(&self, action: Action) -> Option<Words> {
        match action {
            Action::Apart => (!self.planned()).then_some(say::NOTHING_PLANNED),
            Action::Done => (!self.is_open_whether_held()).then_some(say::NO_DOUBT),
            Action::Choose => self.chips.is_empty().then_some(say::NOTHING_TO_CORRECT),
            Action::NextField => (!self.has_to_complete()).then_some(say::NOTHING_TO_COMPLETE),
            _ => None,
        }
    }

    fn is_ours(&self) -> bool {
        self.aside
    }

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        self.heed_client(ctx);
        self.catch_up(ctx)?;
        if self.is_understood(ctx) { Ok(()) } else { self.understand(ctx) }
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if matches!(action, Action::NextField | Action::Choose | Action::Apart | Action::Done | Action::Open | Action::Save) {
            self.refresh(ctx)?;
        }
        match action {
            Action::Up => self.selected = self.selected.saturating_sub(1),
            Action::Down => self.selected = (self.selected + 1).min(self.offered().saturating_sub(1)),
            Action::NextField if self.chip.is_some() => self.walk_chips(true),
            Action::NextField if matches!(self.offer, Offer::Words(_)) => drop(self.take(ctx)?),
            Action::NextField if self.is_at_a_guessed_name() && self.ask_guessed(ctx)? => {}
            Action::NextField => self.complete(ctx)?,
            Action::Choose if self.chip.is_none() && self.turn_layout(ctx)? => {}
            Action::Choose if self.chip.is_none() && self.ask(ctx) => {}
            Action::Choose if self.chip.is_none() && self.ask_guessed(ctx)? => {}
            Action::Choose if self.chip.is_none() && self.ask_unknown(ctx)?.is_some() => {}
            Action::Choose if self.chip.is_none() && self.unknown_account().is_some() => {
                return self.correct(self.unknown_account().unwrap_or_default(), ctx).map(Some);
            }
            Action::Choose => self.walk_chips(true),
            Action::Apart => self.keep_apart(ctx)?,
            Action::Done => self.say_whether_held(ctx)?,
            Action::Open if self.chip.is_some() => return self.correct(self.chip.unwrap_or_default(), ctx).map(Some),
            Action::Open if self.take(ctx)? => {}
            Action::Open => return self.save(ctx, false).map(Some),
            Action::Save => return self.save(ctx, true).map(Some),
            Action::Back if self.chip.is_some() => self.chip = None,
            Action::Back if self.offered() > 0 => self.offer = Offer::Nothing,
            Action::Back => {
                if self.draft().is_none() {
                    return Ok(Some(vec![Effect::Back, Effect::DropDraft(self.place_of_draft())]));
                }
                self.left = true;
                return Ok(Some(vec![Effect::Back, Effect::Say(ctx.say(crate::text::form::DRAFT_KEPT).into(), Tone::Said)]));
            }
            _ => return Ok(None),
        }
        done()
    }

    fn type_key(&mut self, key: KeyEvent, ctx: &Ctx) -> Result<Vec<Effect>> {
        let restored = std::mem::take(&mut self.restored);
        if restored && key.modifiers.contains(KeyModifiers::CONTROL) && matches!(key.code, KeyCode::Char('u' | 'г')) {
            self.line = Line::new("");
            self.understand(ctx)?;
            return Ok(Vec::new());
        }
        match key.code {
            KeyCode::Backspace if self.chip.is_some_and(|at| self.chips.get(at).is_some_and(|chip| chip.about == About::Closing)) => {
                self.keep_apart(ctx)?;
                return Ok(Vec::new());
            }
            KeyCode::Left | KeyCode::Right if self.chip.is_some() => {
                self.walk_chips(key.code == KeyCode::Right);
                return Ok(Vec::new());
            }
            _ => self.chip = None,
        }
        let left = self.as_left().filter(|_| restored && self.line.is_selected());
        if let Some(typed) = types(key).filter(|_| self.line.room() == 0 && !self.line.is_selected()) {
            return Ok(self.keep_over(&typed.to_string(), ctx));
        }
        let mut effects = Vec::new();
        if self.line.key(key) {
            effects = self.let_wait(left, ctx);
            self.understand(ctx)?;
        }
        Ok(effects)
    }

    fn paste(&mut self, text: &str, ctx: &Ctx) -> Vec<Effect> {
        let restored = std::mem::take(&mut self.restored);
        let left = self.as_left().filter(|_| restored && self.line.is_selected());
        let room = if self.line.is_selected() { Line::LIMIT } else { self.line.room() };
        let fits = text.char_indices().nth(room).map_or(text, |(end, _)| text.get(..end).unwrap_or(text));
        let mut effects = self.line.paste(fits, ctx);
        effects.extend(self.let_wait(left, ctx));
        effects.extend(text.get(fits.len()..).filter(|over| !over.is_empty()).map_or_else(Vec::new, |over| self.keep_over(over, ctx)));
        let _ = self.understand(ctx);
        effects
    }

    fn line(&mut self) -> Option<&mut Line> {
        Some(&mut self.line)
    }

    fn click(&mut self, hit: Hit) {
        match hit {
            Hit::Row(at) => self.selected = at,
            Hit::Side(at) => self.chip = Some(at),
            _ => {}
        }
    }

    fn coined(&mut self, coined: Coined, _ids: Vec<i64>, ctx: &Ctx) -> Result<Vec<Effect>> {
        if let Some(correction) = self.correcting.take() {
            self.create(&correction, &coined.name, ctx)?;
        }
        Ok(Vec::new())
    }

    fn picked(&mut self, ids: &[i64], ctx: &Ctx) -> Result<Vec<Effect>> {
        let (Some(correction), Some(id)) = (self.correcting.take(), ids.first()) else { return Ok(Vec::new()) };
        match correction {
            Correction::Name(piece) => {
                if let Some(meaning) = &mut self.meaning {
                    self.coined = self.coined.take().filter(|_| meaning.account_piece != Some(piece));
                    meaning.choose(ctx.store, piece, *id)?;
                }
            }
            Correction::Account => (self.screen.said, self.said_of, self.coined) = (Some(*id), None, None),
            Correction::Kind(span) => {
                let kind = usize::try_from(*id).ok().and_then(|at| ENTRY_KINDS.get(at));
                self.replace(span, kind.map_or("", |kind| ctx.say(kind.words)));
            }
            Correction::Outcome => {
                let outcome = usize::try_from(*id).ok().and_then(|at| OUTCOMES.get(at));
                self.screen.outcome = outcome.map(|outcome| outcome.code);
            }
        }
        self.understand(ctx)?;
        Ok(Vec::new())
    }

    /// What was taken away whole is not to come back.
    fn draft_place(&self) -> Option<String> {
        Some(self.place_of_draft())
    }

    fn draft(&self) -> Option<(String, String)> {
        let text = self.line.text();
        let untouched = self.inbox.as_ref().is_some_and(|line| line.line == text);
        let open = self.screen.open.is_some();
        (!text.trim().is_empty() && !untouched).then(|| {
            let said = json!({
                "left": self.left || self.restored && self.from_elsewhere, "line": text, "begun": self.begun, "open": open,
                "coined": self.coined, "as_text": self.left_as_text, ROWS: self.referred.json(),
            });
            (self.place_of_draft(), said.to_string())
        })
    }

    fn heed_erasing(&mut self, typed: Option<&str>, ctx: &Ctx) -> Result<bool> {
        self.let_go_of_erased(typed, ctx)
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        self.draw(canvas, area, ctx);
    }
}
