//! The playbooks: one of them is chosen, and started at an account.

use super::menu::{Menu, settles_menu};
use crate::domain::Entity;
use crate::practice::playbooks::{Playbook, Playbooks as Read, playbooks, start};
use crate::store::Result;
use crate::text::playbooks as say;
use crate::tui::layer::{Ctx, Effect, Layer, Tone};
use ratatui::text::Span;

/// The playbooks that can be started.
#[derive(Debug)]
pub struct Playbooks {
    account: i64,
    all: Vec<Playbook>,
    menu: Menu,
}

impl Playbooks {
    /// What opens them at an account: the choice, and what is wrong with the user's own.
    ///
    /// # Errors
    /// Those of reading.
    pub fn open(ctx: &Ctx, account: i64) -> Result<Vec<Effect>> {
        let (layer, Read { trouble, .. }) = Playbooks::read(ctx, account)?;
        let said = trouble.map(|trouble| Effect::Say(say::broken(&trouble, ctx.lang), Tone::Trouble));
        Ok([Effect::Push(Box::new(layer))].into_iter().chain(said).collect())
    }

    fn read(ctx: &Ctx, account: i64) -> Result<(Playbooks, Read)> {
        let read = playbooks(ctx.store.path());
        let row = |book: &Playbook| vec![Span::raw(say::row(book, ctx.lang))];
        let name = ctx.store.name_of(Entity::Account, account, ctx.lang)?;
        let menu = Menu::of_ours(&format!("{} · {name}", ctx.say(say::PLAYBOOKS)), read.all.iter().map(row).collect(), 0);
        Ok((Playbooks { account, all: read.all.clone(), menu }, read))
    }

    /// Starts what was chosen in the menu, if something was.
    fn settle(&self, effects: Vec<Effect>, ctx: &Ctx) -> Result<Vec<Effect>> {
        let chosen = effects.iter().find_map(|effect| match effect {
            Effect::Picked(ids) => usize::try_from(*ids.first()?).ok(),
            _ => None,
        });
        let Some(book) = chosen.and_then(|at| self.all.get(at)) else { return Ok(effects) };
        let count = start(ctx.store, self.account, book, ctx.lang)?;
        let name = ctx.store.name_of(Entity::Account, self.account, ctx.lang)?;
        Ok(vec![Effect::Back, Effect::Say(say::started(book, &name, count, ctx.lang), Tone::Done)])
    }
}

impl Layer for Playbooks {
    settles_menu!();
}
