//! What layers work with, and what they are told of it.

use crate::domain::words::Lang;
use crate::settings::Settings;
use crate::store::{Revision, Store};
use crate::tui::layer::Ctx;
use crate::tui::theme::Theme;
use crate::watched::Found;

/// What layers work with; apart from the layers, so that both can be held at once.
#[derive(Debug)]
pub(super) struct Desk {
    pub(super) store: Store,
    pub(super) settings: Settings,
    /// The language asked for on the command line, which no setting overrules.
    pub(super) forced_lang: Option<Lang>,
    /// The language of the system.
    pub(super) system_lang: Lang,
    /// As asked for at the start; a setting may turn to ASCII, never back.
    pub(super) theme: Theme,
    pub(super) client: bool,
    pub(super) guest: Option<i64>,
    /// The newest step when the client came in: what is newer was made before their eyes.
    pub(super) entered: Option<i64>,
    pub(super) size: (u16, u16),
    pub(super) revision: Revision,
    pub(super) watched: Found,
    pub(super) looked: u64,
    pub(super) opening: bool,
}

impl Desk {
    pub(super) fn lang(&self) -> Lang {
        self.forced_lang.or(self.settings.lang).unwrap_or(self.system_lang)
    }

    pub(super) fn ctx(&self) -> Ctx<'_> {
        let now = self.store.clock().now();
        Ctx {
            store: &self.store,
            settings: &self.settings,
            lang: self.lang(),
            today: now.date_naive(),
            time: now.time(),
            theme: Theme {
                ascii: self.theme.ascii || self.settings.ascii,
                ground: self.settings.ground.unwrap_or(self.theme.ground),
                ..self.theme
            },
            client: self.client,
            guest: self.guest,
            size: self.size,
            revision: self.revision,
            watched: &self.watched,
            looked: self.looked,
            opening: self.opening,
        }
    }
}
