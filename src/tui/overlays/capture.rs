//! Capture: one line after the call, its meaning shown in chips while it is typed.

use super::form::{Phase, Task};
use super::picker::{Picker, Source};
use super::typed::Line;
use crate::capture::{self, Candidate, Completion, Meaning};
use crate::domain::Entity;
use crate::domain::choices::ENTRY_KINDS;
use crate::printable::width;
use crate::store::capture::InboxLine;
use crate::store::{Error, Result};
use crate::text::capture as say;
use crate::text::chips::{self, About, Chip, Tone as Sure};
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, Hit, centred};
use crate::tui::layer::{Ctx, Effect, Layer, Tone, done};
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Rect;
use serde_json::{Value as Json, json};

/// Where the draft of a line is kept; the account that was open follows.
const PLACE: &str = "capture:";
/// What follows instead where a line of the inbox is settled, before its id.
const INBOX: &str = "inbox-";
/// How many proposals or candidates are shown.
const SHOWN: usize = 8;

/// A line being typed.
#[derive(Debug)]
pub struct Capture {
    line: Line,
    /// The account open on the screen, which a line without one means.
    open: Option<i64>,
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
    /// The account said in the picker for a line that names none.
    said: Option<i64>,
    left: bool,
    notice: Option<String>,
}

/// What of the meaning is corrected in the picker.
#[derive(Debug)]
enum Correction {
    /// Whom or what account a piece means.
    Name(usize),
    /// The account of a line that names none.
    Account,
    /// The kind, said in these characters.
    Kind(std::ops::Range<usize>),
}

/// What stands under the chips to choose from.
#[derive(Debug)]
enum Offer {
    Nothing,
    /// What the word at the cursor may become.
    Words(Vec<Completion>),
    /// Whom or what a piece may mean.
    Meanings(usize, Vec<Candidate>),
}

impl Capture {
    /// Opens the line; what was typed into it before and not saved stands in it again.
    pub fn open(ctx: &Ctx, open: Option<i64>) -> Result<Capture> {
        Capture::begin(ctx, open, None, "")
    }

    /// Opens the line with a beginning that was written for the user.
    pub fn begun(ctx: &Ctx, open: Option<i64>, begun: &str) -> Result<Capture> {
        Capture::begin(ctx, open, None, begun)
    }

    /// Opens a line of the inbox, to say whom it is about; saved, it leaves the inbox.
    pub fn of_inbox(ctx: &Ctx, id: i64) -> Result<Capture> {
        let line = ctx.store.inbox_line(id)?.ok_or(Error::Gone)?;
        let begun = line.line.clone();
        Capture::begin(ctx, None, Some(line), &begun)
    }

    /// Opens the line whose draft is kept at a place; `None` when the place is another's.
    pub fn reopen(ctx: &Ctx, place: &str) -> Result<Option<Capture>> {
        let Some(of) = place.strip_prefix(PLACE) else { return Ok(None) };
        match of.strip_prefix(INBOX).and_then(|id| id.parse().ok()) {
            Some(id) => Capture::of_inbox(ctx, id).map(Some),
            None => Capture::open(ctx, of.parse().ok()).map(Some),
        }
    }

    fn begin(ctx: &Ctx, open: Option<i64>, inbox: Option<InboxLine>, begun: &str) -> Result<Capture> {
        let mut capture = Capture {
            line: Line::new(begun),
            open,
            inbox,
            meaning: None,
            chips: Vec::new(),
            offer: Offer::Nothing,
            selected: 0,
            chip: None,
            correcting: None,
            said: None,
            left: false,
            notice: None,
        };
        if let Some(body) = ctx.store.draft(&capture.place_of_draft())? {
            let body: Json = serde_json::from_str(&body).unwrap_or_default();
            capture.line = Line::new(body["line"].as_str().unwrap_or_default());
            capture.notice = Some(ctx.say(say::RESTORED).to_owned());
        }
        capture.understand(ctx)?;
        Ok(capture)
    }

    fn place_of_draft(&self) -> String {
        match &self.inbox {
            Some(line) => format!("{PLACE}{INBOX}{}", line.id),
            None => format!("{PLACE}{}", self.open.map_or_else(String::new, |account| account.to_string())),
        }
    }

    fn understand(&mut self, ctx: &Ctx) -> Result<()> {
        let text = self.line.text();
        (self.offer, self.selected, self.chip) = (Offer::Nothing, 0, None);
        if text.trim().is_empty() {
            (self.meaning, self.chips) = (None, Vec::new());
            return Ok(());
        }
        // Days in a line of the inbox are counted from when it was typed.
        let (day, time) = self.inbox.as_ref().and_then(InboxLine::typed_at).unwrap_or((ctx.today, ctx.time));
        let parsed = capture::parse(&text, day, time);
        let mut meaning = capture::resolve_after(ctx.store, &parsed, self.said.or(self.open), self.meaning.as_ref())?;
        meaning.inbox = self.inbox.as_ref().map(|line| line.id);
        self.chips = chips::describe(&meaning, ctx.lang);
        self.meaning = Some(meaning);
        Ok(())
    }

    fn offered(&self) -> usize {
        match &self.offer {
            Offer::Nothing => 0,
            Offer::Words(words) => words.len(),
            Offer::Meanings(_, candidates) => candidates.len(),
        }
        .min(SHOWN)
    }

    /// Tab: the only proposal is taken at once, several are offered.
    fn complete(&mut self, ctx: &Ctx) -> Result<()> {
        let mut words = capture::complete(&self.line.text(), self.line.cursor(), ctx.store, self.open)?;
        match words.len() {
            0 => self.offer = Offer::Nothing,
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
        self.understand(ctx)
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
                    self.chips = chips::describe(meaning, ctx.lang);
                }
                self.selected = 0;
                self.ask();
            }
        }
        Ok(true)
    }

    /// Offers the candidates of the first piece that may mean several; `true` when there is one.
    fn ask(&mut self) -> bool {
        let doubt = self.meaning.as_ref().and_then(|meaning| meaning.first_doubt());
        let Some((piece, candidates)) = doubt else { return false };
        (self.offer, self.selected) = (Offer::Meanings(piece, candidates.to_vec()), 0);
        true
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

    /// Corrects a chip: names and kinds in the picker, all else where the line says it.
    fn correct(&mut self, at: usize, ctx: &Ctx) -> Result<Vec<Effect>> {
        let Some(chip) = self.chips.get(at).cloned() else { return Ok(Vec::new()) };
        let account = self.meaning.as_ref().and_then(|meaning| meaning.account.one()).map(|account| account.id);
        let (correction, title, source) = match (chip.about, chip.piece) {
            (About::Person, Some(piece)) => (Correction::Name(piece), say::WHO, Source::Entity(Entity::Person, account)),
            (About::Account | About::Behalf, Some(piece)) => {
                (Correction::Name(piece), say::WHICH_ACCOUNT, Source::Entity(Entity::Account, None))
            }
            (About::Account, None) => (Correction::Account, say::WHICH_ACCOUNT, Source::Entity(Entity::Account, None)),
            (About::Kind, _) => (Correction::Kind(chip.span), say::WHICH_KIND, Source::Choices(ENTRY_KINDS)),
            _ => {
                self.chip = None;
                self.line.select(chip.span);
                return Ok(vec![Effect::Say(ctx.say(say::TYPE_OVER).into(), Tone::Done)]);
            }
        };
        // Who is not known yet can be created by the name as typed.
        let said = chip.piece.filter(|_| chip.tone == Sure::Unknown).and_then(|piece| self.meaning.as_ref()?.parsed.pieces.get(piece));
        let typed = said.and_then(|said| said.what.name()).unwrap_or_default();
        self.correcting = Some(correction);
        Ok(vec![Effect::Push(Box::new(Picker::open(ctx, ctx.say(title), source, false, Vec::new(), typed)?))])
    }

    /// Puts a word in the place of some characters, or before all of them.
    fn replace(&mut self, span: std::ops::Range<usize>, word: &str) {
        let text = self.line.text();
        let head: String = text.chars().take(span.start).collect();
        let tail: String = text.chars().skip(span.end).collect();
        let gap = if span.is_empty() { " " } else { "" };
        self.line = Line::new(&format!("{head}{word}{gap}{tail}"));
    }

    fn save(&mut self, ctx: &Ctx, and_open: bool) -> Result<Vec<Effect>> {
        if self.ask() {
            return Ok(vec![Effect::Say(ctx.say(say::CHOOSE_FIRST).into(), Tone::Trouble)]);
        }
        let Some(meaning) = &self.meaning else { return Ok(vec![Effect::Back]) };
        let saved = capture::save(ctx.store, meaning)?;
        let text = if saved.entry.is_some() { say::SAVED } else { say::IN_INBOX };
        let mut effects = vec![Effect::Back, Effect::DropDraft(self.place_of_draft()), Effect::Say(ctx.say(text).into(), Tone::Done)];
        if let (true, Some(entry)) = (and_open, saved.entry) {
            let account = ctx.store.load(Entity::Entry, entry)?.and_then(|entry| entry.owner);
            effects.push(Effect::Form(Task::entry(account, Some(entry), Phase::Editing)));
        }
        Ok(effects)
    }
}

impl Layer for Capture {
    fn place(&self) -> Place {
        Place::Capture
    }

    fn typing(&self) -> bool {
        true
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        match action {
            Action::Up => self.selected = self.selected.saturating_sub(1),
            Action::Down => self.selected = (self.selected + 1).min(self.offered().saturating_sub(1)),
            Action::NextField if self.chip.is_some() => self.walk_chips(true),
            Action::NextField if matches!(self.offer, Offer::Words(_)) => drop(self.take(ctx)?),
            Action::NextField => self.complete(ctx)?,
            Action::Choose if self.chip.is_none() && self.ask() => {}
            Action::Choose => self.walk_chips(true),
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
                return Ok(Some(vec![Effect::Back, Effect::Say(ctx.say(crate::text::form::DRAFT_KEPT).into(), Tone::Done)]));
            }
            _ => return Ok(None),
        }
        done()
    }

    fn type_key(&mut self, key: KeyEvent, ctx: &Ctx) -> Result<Vec<Effect>> {
        self.notice = None;
        match key.code {
            KeyCode::Left | KeyCode::Right if self.chip.is_some() => {
                self.walk_chips(key.code == KeyCode::Right);
                return Ok(Vec::new());
            }
            _ => self.chip = None,
        }
        if self.line.key(key) {
            self.understand(ctx)?;
        }
        Ok(Vec::new())
    }

    fn paste(&mut self, text: &str, ctx: &Ctx) -> Vec<Effect> {
        if !self.line.paste(text) {
            return vec![Effect::Say(crate::text::form::paste_too_long(ctx.lang, Line::LIMIT), Tone::Trouble)];
        }
        let _ = self.understand(ctx);
        Vec::new()
    }

    fn click(&mut self, hit: Hit) {
        match hit {
            Hit::Row(at) => self.selected = at,
            Hit::Side(at) => self.chip = Some(at),
            _ => {}
        }
    }

    fn picked(&mut self, ids: &[i64], ctx: &Ctx) -> Result<Vec<Effect>> {
        let (Some(correction), Some(id)) = (self.correcting.take(), ids.first()) else { return Ok(Vec::new()) };
        match correction {
            Correction::Name(piece) => {
                if let Some(meaning) = &mut self.meaning {
                    meaning.choose(ctx.store, piece, *id)?;
                }
            }
            Correction::Account => self.said = Some(*id),
            Correction::Kind(span) => {
                let kind = usize::try_from(*id).ok().and_then(|at| ENTRY_KINDS.get(at));
                self.replace(span, kind.map_or("", |kind| ctx.say(kind.words)));
            }
        }
        self.understand(ctx)?;
        Ok(Vec::new())
    }

    fn draft(&self) -> Option<(String, String)> {
        let text = self.line.text();
        let untouched = self.inbox.as_ref().is_some_and(|line| line.line == text);
        (!text.trim().is_empty() && !untouched).then(|| (self.place_of_draft(), json!({ "left": self.left, "line": text }).to_string()))
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let theme = canvas.theme;
        let outer = centred(area, 112, area.height);
        let cells = usize::from(outer.width.saturating_sub(4));
        let text_rows = ((width(&self.line.text()) + 2) / cells.max(1) + 1).clamp(1, 6) as u16;
        let chip_rows = lay_out(&self.chips, cells).last().map_or(1, |(row, ..)| row + 1) as u16;
        let wanted = text_rows + chip_rows + self.offered() as u16 + 5;
        let inner = canvas.overlay(
            Rect { y: area.y + 1, height: wanted.min(area.height.saturating_sub(2)), ..outer },
            ctx.say(if self.inbox.is_some() { say::INBOX } else { say::TITLE }),
        );
        self.line.view(canvas, Rect { height: text_rows, ..inner });
        let mut y = inner.y + text_rows + 1;
        if self.chips.is_empty() {
            let hint = self.notice.as_deref().unwrap_or(ctx.say(say::EXAMPLE));
            canvas.text(inner.x, y, inner.width, hint, theme.plain());
        }
        for (at, (row, x, chip)) in lay_out(&self.chips, cells).into_iter().enumerate() {
            let style = match chip.tone {
                Sure::Clear => theme.good(),
                Sure::Ambiguous => theme.warn(),
                Sure::Unknown => theme.bad(),
            };
            if y + (row as u16) < inner.bottom() {
                let place = Rect { x: inner.x + x as u16, y: y + row as u16, width: inner.width.saturating_sub(x as u16), height: 1 };
                let used = canvas.text(place.x, place.y, place.width, &chip.text, style);
                canvas.hit(Rect { width: used, ..place }, Hit::Side(at));
                if self.chip == Some(at) {
                    canvas.highlight(Rect { width: used, ..place }, theme.selected());
                }
            }
        }
        y += chip_rows + 1;
        let rows: Vec<(String, String)> = match &self.offer {
            Offer::Nothing => Vec::new(),
            Offer::Words(words) => words.iter().map(|word| (word.text.clone(), word.label.clone())).collect(),
            Offer::Meanings(_, candidates) => {
                candidates.iter().map(|candidate| (candidate.name.clone(), candidate.detail.clone())).collect()
            }
        };
        for (at, (name, detail)) in rows.iter().take(SHOWN).enumerate() {
            let row = Rect { y: y + at as u16, height: 1, ..inner };
            if row.y >= inner.bottom() {
                break;
            }
            let used = canvas.text(row.x, row.y, row.width, name, theme.strong());
            canvas.text(row.x + used + 2, row.y, row.width.saturating_sub(used + 2), detail, theme.plain());
            canvas.hit(row, Hit::Row(at));
            if at == self.selected {
                canvas.highlight(row, theme.selected());
            }
        }
    }
}

/// Puts chips into rows of so many cells, two blanks between them: row, column, chip.
fn lay_out(chips: &[Chip], cells: usize) -> Vec<(usize, usize, &Chip)> {
    let mut placed = Vec::new();
    let (mut row, mut x) = (0, 0);
    for chip in chips {
        let wide = width(&chip.text);
        if x > 0 && x + wide > cells {
            (row, x) = (row + 1, 0);
        }
        placed.push((row, x, chip));
        x += wide + 3;
    }
    placed
}
