//! What is said at the foot of the screen, and how long it stands there.

use super::App;
use crate::tui::layer::Tone;

/// A message.
#[derive(Debug)]
pub(super) struct Message {
    pub(super) text: String,
    pub(super) tone: Tone,
    /// It stays until it is answered: by saving once more, or by Esc.
    stays: bool,
}

impl App {
    /// Says something until the next key. A message that stays is not overwritten by it.
    pub(super) fn say(&mut self, text: String, tone: Tone) {
        if !self.message.as_ref().is_some_and(|message| message.stays) {
            self.message = Some(Message { text, tone, stays: false });
        }
    }

    /// Says something that has to be answered.
    pub(super) fn insist(&mut self, text: String) {
        self.message = Some(Message { text, tone: Tone::Trouble, stays: true });
    }

    /// A key was pressed: what was said until then is gone.
    pub(super) fn heard(&mut self) {
        self.message.take_if(|message| !message.stays);
    }

    /// What stays is answered.
    pub(super) fn answered(&mut self) {
        self.message = None;
    }
}
