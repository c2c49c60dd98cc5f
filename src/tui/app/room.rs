//! A client in the room (F2): it holds until it is switched off, whatever ends the program meanwhile.

use super::App;
use crate::store::Store;
use crate::text::screen as say;
use crate::tui::layer::Tone;

/// Where it is kept, with the account at hand.
const ROOM: &str = "client_room";
/// What stands there while nobody is.
const NOBODY: &str = "";

/// Whether a client was in the room when the program ended, and whose account was at hand. What cannot be read hides nothing.
pub(super) fn kept(store: &Store) -> Option<Option<i64>> {
    let kept = store.setting(ROOM).ok().flatten().filter(|kept| kept != NOBODY)?;
    Some(kept.parse().ok())
}

impl App {
    /// F2: a client comes in, or goes.
    pub(super) fn turn_room(&mut self) {
        let at_hand = || self.top().subject().account.or_else(|| self.pane().subject().account);
        let guest = if self.desk.client { None } else { at_hand() };
        let comes = !self.desk.client;
        self.take_room(comes, guest);
        let kept = if comes { guest.map_or_else(|| "-".to_owned(), |guest| guest.to_string()) } else { NOBODY.to_owned() };
        // A file that takes nothing now keeps nobody from hiding.
        let _ = self.desk.store.note_setting(ROOM, &kept);
        self.refresh_below();
        self.tell_room();
    }

    /// The same as it was when the program ended.
    pub(super) fn take_room(&mut self, client: bool, guest: Option<i64>) {
        (self.desk.client, self.desk.guest) = (client, guest);
        self.desk.entered = self.desk.store.newest_step().ok().map(Option::unwrap_or_default).filter(|_| client);
    }

    pub(super) fn tell_room(&mut self) {
        let words = if self.desk.client { say::CLIENT_ON } else { say::CLIENT_OFF };
        self.say(words.get(self.lang()).into(), Tone::Done);
    }
}
