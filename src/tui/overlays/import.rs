//! Taking files in from inside: the path, the preview, the progress.

use crate::store::Result;
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::Canvas;
use crate::tui::layer::{Ctx, Effect, Layer};
use ratatui::layout::Rect;

/// What the thread that takes files in needs to know.
#[derive(Debug)]
pub struct Job;
/// What came of it.
#[derive(Debug)]
pub struct Outcome;

/// The page that asks for a file.
#[derive(Debug)]
pub struct ImportFile;

impl ImportFile {
    /// Begins in the user's folder.
    pub fn new(_ctx: &Ctx) -> ImportFile {
        ImportFile
    }
}

impl Layer for ImportFile {
    fn place(&self) -> Place {
        Place::ImportFile
    }
    fn act(&mut self, action: Action, _ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        Ok((action == Action::Back).then(|| vec![Effect::Back]))
    }
    fn view(&self, _canvas: &mut Canvas, _area: Rect, _ctx: &Ctx) {}
}
