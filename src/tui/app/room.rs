//! A client in the room (F2): it holds until it is switched off, whatever ends the program meanwhile.

use super::App;
use crate::domain::{Entity, Words};
use crate::store::settings::CLIENT_ROOM;
use crate::store::{Error, Store};
use crate::text::screen as say;
use crate::tui::actions::Action;
use crate::tui::layer::Tone;

/// What stands there while nobody is.
const NOBODY: &str = "";

/// Whether a client was in the room when the program ended, and whose account was at hand. What cannot be read hides nothing.
pub(super) fn kept(store: &Store) -> Option<Option<i64>> {
    let kept = store.setting(CLIENT_ROOM).ok().flatten().filter(|kept| kept != NOBODY)?;
    Some(kept.parse().ok())
}

impl App {
    /// F2: a client comes in, or goes.
    pub(super) fn turn_room(&mut self) {
        let at_hand = || self.top().subject().account.or_else(|| self.pane().subject().account);
        let guest = if self.desk.client { None } else { at_hand() };
        let comes = !self.desk.client;
        self.take_room(comes, guest);
        self.keep_room();
        self.refresh_below();
        self.tell_room();
    }

    /// Keeps in the file who is there. One that takes nothing now keeps nobody from hiding: it is tried again.
    fn keep_room(&mut self) {
        let kept = match self.desk.guest.filter(|_| self.desk.client) {
            Some(guest) => guest.to_string(),
            None => if self.desk.client { "-" } else { NOBODY }.to_owned(),
        };
        self.room_waits = matches!(self.desk.store.note_setting(CLIENT_ROOM, &kept), Err(Error::Busy));
    }

    /// Keeps who is there, where another program held the file before.
    pub(super) fn keep_room_at_last(&mut self) {
        if self.room_waits {
            self.keep_room();
        }
    }

    /// The same as it was when the program ended.
    pub(super) fn take_room(&mut self, client: bool, guest: Option<i64>) {
        (self.desk.client, self.desk.guest) = (client, guest);
        self.desk.entered = self.desk.store.newest_step().ok().map(Option::unwrap_or_default).filter(|_| client);
    }

    /// What a key is called where one is. Before a client the list that is next is not named, where nothing of it is for them.
    pub(super) fn called(&self, action: Action) -> Option<Words> {
        let top = self.top();
        let is_ours = |entity: Entity| self.desk.client && entity.is_private();
        let hidden = || top.turns_to().is_some_and(is_ours);
        if action == Action::Turn && hidden() { Some(say::ANOTHER_LIST) } else { top.called(action) }
    }

    pub(super) fn tell_room(&mut self) {
        let guest = self.desk.guest.filter(|_| self.desk.client).and_then(|guest| self.desk.store.account_brief(guest).ok().flatten());
        let said = match guest {
            Some((name, _)) => say::client_on(self.lang(), &name),
            None => if self.desk.client { say::CLIENT_ON } else { say::CLIENT_OFF }.get(self.lang()).into(),
        };
        self.say(said, Tone::Done);
    }
}
