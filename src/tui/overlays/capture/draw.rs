//! How the line, its chips and what is offered under them are drawn.

use super::{Capture, Offer, SHOWN};
use crate::capture::{Candidate, Meaning, Whose};
use crate::printable::{width, wrap};
use crate::text::capture as say;
use crate::text::chips::{About, Chip, Tone as Sure};
use crate::text::marked as hint;
use crate::tui::canvas::{Canvas, Hit, centred, height, indented};
use crate::tui::layer::Ctx;
use crate::tui::theme::HIDDEN;
use ratatui::layout::Rect;
use ratatui::style::Style;

impl Capture {
    pub(super) fn draw(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let theme = canvas.theme;
        let outer = centred(area, 112, area.height);
        let cells = usize::from(outer.width.saturating_sub(4));
        let text_rows = height(((width(&self.line.text()) + 2) / cells.max(1) + 1).clamp(1, 6));
        let hints = self.hints(cells, ctx);
        let chips = self.shown_chips(cells, ctx);
        let under = lay_out(&chips, cells).last().map_or(0, |(row, ..)| row + 1) + hints.len();
        let wanted = text_rows + height(under.max(1)) + height(self.offered() + 5);
        let inner =
            canvas.overlay(Rect { y: area.y + 1, height: wanted.min(area.height.saturating_sub(2)), ..outer }, self.seen_title(ctx));
        self.line.view(canvas, Rect { height: text_rows, ..inner });
        let mut y = inner.y + text_rows + 1;
        for hint in &hints {
            canvas.text(inner.x, y, inner.width, hint, theme.plain());
            y += 1;
        }
        for (at, (row, x, chip)) in lay_out(&chips, cells).into_iter().enumerate() {
            let style = match chip.tone {
                Sure::Clear => theme.good(),
                Sure::Guessed | Sure::Ambiguous => theme.warn(),
                Sure::Unknown => theme.bad(),
            };
            if y + height(row) < inner.bottom() {
                let place = Rect { x: inner.x + height(x), y: y + height(row), width: inner.width.saturating_sub(height(x)), height: 1 };
                // Of what is not known the sign is seen first, not the sentence.
                let whole = if chip.tone == Sure::Unknown { theme.plain() } else { style };
                let used = canvas.text(place.x, place.y, place.width, &marked(chip), whole);
                canvas.buffer.set_style(Rect { width: used.min(1), ..place }, style);
                canvas.hit(Rect { width: used, ..place }, Hit::Side(at));
                if self.chip == Some(at) {
                    canvas.highlight(Rect { width: used, ..place }, theme.selected());
                }
            }
        }
        y += height(lay_out(&chips, cells).last().map_or(0, |(row, ..)| row + 1) + 1);
        for (at, (name, detail)) in self.rows(ctx).iter().take(SHOWN).enumerate() {
            let row = Rect { y: y + height(at), height: 1, ..indented(inner) };
            if row.y >= inner.bottom() {
                break;
            }
            let used = canvas.text(row.x, row.y, row.width, name, theme.strong());
            canvas.text(row.x + used + 2, row.y, row.width.saturating_sub(used + 2), detail, Style::new());
            canvas.hit(row, Hit::Row(at));
            if at == self.selected {
                canvas.choose(row);
            }
        }
    }

    /// Whether the line is about somebody whose names may be seen: while a client is in the room, about them.
    pub(super) fn is_theirs(&self, ctx: &Ctx) -> bool {
        let is_theirs = |meaning: &Meaning| meaning.coined.is_some() || meaning.account.likely().is_some_and(|at| ctx.sees(Some(at.id)));
        !ctx.client || self.meaning.as_ref().is_some_and(is_theirs)
    }

    /// The chips in so many cells, with the key that changes what happens to something else than the line.
    fn shown_chips(&self, cells: usize, ctx: &Ctx) -> Vec<Chip> {
        let closes = self.meaning.as_ref().is_some_and(|meaning| meaning.closes.is_some());
        let key = ctx.say(if closes { say::TO_KEEP } else { say::TO_CLOSE });
        let shown = |chip: &Chip| match chip.about {
            About::Closing => Chip { text: format!("{} ({key})", chip.text), ..chip.clone() },
            About::Layout => Chip { text: format!("{} ({})", chip.text, ctx.say(hint::TO_TURN)), ..chip.clone() },
            _ => chip.clone(),
        };
        // The sign before what is not clear has two cells.
        self.chips.iter().map(shown).map(|chip| chip.shortened(cells.saturating_sub(2))).collect()
    }

    fn seen_title<'a>(&'a self, ctx: &Ctx<'a>) -> &'a str {
        let of_another = self.screen.open.is_some_and(|account| !ctx.sees(Some(account)));
        if of_another { ctx.say(say::TITLE) } else { &self.title }
    }

    /// What stands under the line beside its meaning: the marks and an example while it is empty, and that it was left.
    fn hints(&self, cells: usize, ctx: &Ctx) -> Vec<String> {
        let mut hints = Vec::new();
        if self.restored {
            hints.push(ctx.say(say::RESTORED).to_owned());
            hints.extend(self.more_wait.then(|| wrap(ctx.say(say::ANOTHER_WAITS), cells)).into_iter().flatten());
        }
        if self.chips.is_empty() {
            hints.extend(wrap(ctx.say(if ctx.client { say::MARKS_BEFORE_CLIENT } else { say::MARKS }), cells));
            hints.extend(wrap(ctx.say(say::EXAMPLE), cells));
        }
        hints
    }

    /// What is offered: a name and what tells it from others.
    fn rows(&self, ctx: &Ctx) -> Vec<(String, String)> {
        let theirs = self.is_theirs(ctx);
        let people = match &self.offer {
            Offer::Meanings(piece, _) => self.meaning.as_ref().is_some_and(|meaning| meaning.is_of_person(*piece)),
            _ => true,
        };
        let candidate = |found: &Candidate| {
            let mut found = found.clone();
            veil(&mut found, people, ctx);
            (found.name, found.detail)
        };
        match &self.offer {
            Offer::Nothing => Vec::new(),
            Offer::Words(words) => words.iter().map(|word| (word.text.clone(), word.label.clone())).collect(),
            Offer::Meanings(_, candidates) => candidates.iter().map(candidate).collect(),
            Offer::Unknown(piece, alike) => {
                let meaning = self.meaning.as_ref();
                let typed = meaning.and_then(|meaning| meaning.parsed.pieces.get(*piece)?.what.name()).unwrap_or_default();
                let account = meaning
                    .and_then(|meaning| meaning.account.one().map(|account| &account.name).or(meaning.coined.as_ref()))
                    .map_or("", String::as_str);
                let account = if theirs { account } else { HIDDEN };
                let mut rows: Vec<(String, String)> = alike.iter().map(candidate).collect();
                rows.push((say::create(ctx.lang, typed, account), ctx.say(say::CREATED).to_owned()));
                rows.push((ctx.say(say::LEAVE).to_owned(), String::new()));
                rows
            }
        }
    }
}

/// What a line means, in names that those who are there may read.
pub(super) fn veiled(meaning: &Meaning, ctx: &Ctx) -> Meaning {
    let mut meaning = meaning.clone();
    let mut all_seen = true;
    for person in &mut meaning.persons {
        for who in person.who.candidates_mut() {
            all_seen &= veil(who, true, ctx);
        }
        person.elsewhere.clear();
        for account in person.behalf.iter_mut().flat_map(|(_, account)| account.candidates_mut()) {
            veil(account, false, ctx);
        }
    }
    for promise in &mut meaning.promises {
        for whom in promise.person.iter_mut().chain(&mut promise.unclear) {
            veil(whom, true, ctx);
        }
    }
    for account in meaning.account.candidates_mut().iter_mut().chain(&mut meaning.remembered) {
        veil(account, false, ctx);
    }
    if let (false, Whose::Person(name)) = (all_seen, &mut meaning.whose) {
        *name = HIDDEN.to_owned();
    }
    meaning
}

/// Hides the name of a person or an account that those who are there may not read; `true` when they may. What tells one
/// from others is where else they are.
fn veil(candidate: &mut Candidate, person: bool, ctx: &Ctx) -> bool {
    if !ctx.client {
        return true;
    }
    let seen = if person { ctx.sees_person(candidate.id).unwrap_or(false) } else { ctx.sees(Some(candidate.id)) };
    if !seen {
        candidate.name = HIDDEN.to_owned();
    }
    candidate.detail.clear();
    seen
}

/// The text of a chip with the glyph that tells how sure it is without colour.
fn marked(chip: &Chip) -> String {
    match chip.tone {
        Sure::Clear => chip.text.clone(),
        Sure::Guessed | Sure::Ambiguous => format!("• {}", chip.text),
        Sure::Unknown => format!("! {}", chip.text),
    }
}

/// Puts chips into rows of so many cells, three blanks between them: row, column, chip.
fn lay_out(chips: &[Chip], cells: usize) -> Vec<(usize, usize, &Chip)> {
    let mut placed = Vec::new();
    let (mut row, mut x) = (0, 0);
    for chip in chips {
        let wide = width(&marked(chip));
        if x > 0 && x + wide > cells {
            (row, x) = (row + 1, 0);
        }
        placed.push((row, x, chip));
        x += wide + 3;
    }
    placed
}
