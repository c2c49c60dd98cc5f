//! What a form answers to what is typed into it, at once and under its rows.

use super::Form;
use super::task::{ASKED, LINE, line};
use crate::concession::{self, Line as Said};
use crate::editing::coined;
use crate::page::Page;
use crate::store::Result;
use crate::tui::layer::{Basis, Ctx};
use crate::tui::widgets::page;
use ratatui::text::Line;

/// So many lines an answer has at least, so that nothing jumps while it is typed for.
pub(super) const ROWS: usize = 7;

/// An answer, and to what.
#[derive(Debug)]
pub(super) struct Answer {
    of: (Basis, i64, Said),
    page: Page,
}

impl Form {
    /// The line that is to be answered, in a form that answers one.
    fn conceded(&self) -> Option<Said> {
        let text = |key: &str| self.slots.iter().find(|slot| slot.field.key == key).map(super::slot::Slot::text);
        Some(line(&text(LINE.key)?, &text(ASKED)?))
    }

    /// Reckons the answer anew where what is typed, whose it is or the file is another one.
    pub(super) fn answer_anew(&mut self, ctx: &Ctx) -> Result<()> {
        let account = self.account().filter(|account| coined::place(*account).is_none() && !self.veiled && !self.late);
        let Some((account, said)) = account.zip(self.conceded()) else {
            self.answer = None;
            return Ok(());
        };
        let of = (ctx.basis(), account, said);
        if self.answer.as_ref().is_none_or(|known| known.of != of) {
            let page = concession::answer(ctx.store, account, &of.2)?.read_on(ctx.today);
            self.answer = Some(Answer { of, page });
        }
        Ok(())
    }

    /// The answer in lines of so many cells; none where the form has none.
    pub(super) fn answer_lines(&self, ctx: &Ctx, cells: usize) -> Vec<Line<'static>> {
        self.answer.as_ref().map(|answer| page::lines(&answer.page, false, ctx, cells)).unwrap_or_default()
    }

    /// What is wrong with a line that cannot be kept, at its field.
    pub(super) fn not_read(&self, ctx: &Ctx) -> Option<(usize, String)> {
        let at = self.slots.iter().position(|slot| std::ptr::eq(slot.field, &LINE) && !slot.text().trim().is_empty())?;
        Some((at, concession::trouble(&self.conceded()?)?.said(ctx.lang)))
    }
}
