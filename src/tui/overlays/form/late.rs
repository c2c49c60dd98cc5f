//! A form that was opened while another program held the file: what could not be read then comes when the file is free.

use super::Form;
use crate::store::Result;
use crate::text::form as say;
use crate::tui::layer::Ctx;

impl Form {
    /// Reads whose the form is, and what was left in it. What was typed meanwhile holds against that.
    pub(super) fn catch_up(&mut self, ctx: &Ctx) -> Result<()> {
        if !self.late {
            return Ok(());
        }
        self.name_client(ctx)?;
        match ctx.store.draft(&self.task.place())? {
            Some(_) if self.is_touched() => self.notice = Some(say::DRAFT_REPLACED.get(ctx.lang).into()),
            Some(body) => self.restore(ctx, &body)?,
            None => {}
        }
        self.late = false;
        Ok(())
    }
}
