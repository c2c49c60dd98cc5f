//! The documents on an account and on a day, each with who reads it: one of them is chosen, and shown as it goes out.

use super::menu::{Menu, settles_menu};
use super::paper::{About, Of, Paper};
use crate::documents::{self, DOCUMENTS, Document, Named};
use crate::domain::visibility::Audience;
use crate::domain::{Entity, Words, day};
use crate::store::Result;
use crate::text::handed as say;
use crate::tui::layer::{Ctx, Effect, Layer};
use chrono::NaiveDate;
use ratatui::text::Span;

/// Since how many days ago changes are offered: a week, a month, a quarter.
const BACK: [u64; 3] = [7, 30, 91];

/// The documents that can be chosen.
#[derive(Debug)]
pub struct Papers {
    account: i64,
    offered: Vec<Of>,
    menu: Menu,
}

impl Papers {
    /// Offers the documents on an account, and those on today and tomorrow. Before a client those alone that are theirs.
    ///
    /// # Errors
    /// Those of reading.
    pub fn open(ctx: &Ctx, account: i64) -> Result<Papers> {
        let mut offered: Vec<Of> = DOCUMENTS.into_iter().flat_map(|document| of(document, account, ctx)).collect();
        offered.retain(|of| !ctx.client || of.audience() == Audience::Client);
        let rows = offered.iter().map(|of| vec![Span::raw(called(of, ctx))]).collect();
        let name = ctx.store.name_of(Entity::Account, account, ctx.lang)?;
        let menu = Menu::new(&format!("{} · {name}", ctx.say(say::DOCUMENTS)), rows, 0);
        Ok(Papers { account, offered, menu })
    }

    /// Shows what was chosen in the menu, if something was.
    fn settle(&self, effects: Vec<Effect>, ctx: &Ctx) -> Result<Vec<Effect>> {
        let chosen = effects.iter().find_map(|effect| match effect {
            Effect::Picked(ids) => usize::try_from(*ids.first()?).ok(),
            _ => None,
        });
        match chosen.and_then(|at| self.offered.get(at)) {
            Some(of) => Ok(vec![Effect::Back, Effect::Push(Box::new(Paper::of(ctx, *of)?))]),
            None => Ok(effects),
        }
    }
}

/// A document for each of its readers, of each day that is usually asked for.
fn of(document: &'static Document, account: i64, ctx: &Ctx) -> Vec<Of> {
    if matches!(document.about, documents::About::Practice(_)) {
        return Vec::new();
    }
    let ago = |days: &u64| Some(day::earlier(ctx.today, *days));
    let days: Vec<Option<NaiveDate>> = match (document.about, document.day) {
        (documents::About::Day(_), _) => vec![Some(ctx.today), Some(day::later(ctx.today, 1))],
        (_, Some(dated)) if dated.named == Named::Since => BACK.iter().map(ago).collect(),
        _ => vec![None],
    };
    let about = |on: Option<NaiveDate>| match (document.about, on) {
        (documents::About::Day(_), Some(on)) => (About::Day(on), None),
        _ => (About::Account(account), on),
    };
    let each = document.audiences.iter().flat_map(|audience| days.iter().map(move |on| (*audience, *on)));
    each.map(|(audience, on)| Of::Document { document, about: about(on).0, audience, day: about(on).1 }).collect()
}

/// «План · для клиента», «Что изменилось · с 28.10 · для меня».
fn called(of: &Of, ctx: &Ctx) -> String {
    let Of::Document { document, about, audience, day: since } = of else { return String::new() };
    let on = match (about, since) {
        (About::Day(on), _) => Some(day::near(*on, ctx.today, ctx.lang)),
        (_, Some(since)) => Some(say::since_day(ctx.lang, &day::brief(*since, ctx.today, ctx.lang))),
        _ => None,
    };
    let reader: Words = match audience {
        Audience::Me => say::FOR_ME,
        Audience::Team => say::FOR_TEAM,
        Audience::Client | Audience::Anybody => say::FOR_CLIENT,
    };
    let reader = (document.audiences.len() > 1).then(|| ctx.say(reader).to_owned());
    [Some(ctx.say(document.called).to_owned()), on, reader].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

impl Layer for Papers {
    settles_menu!();

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        *self = Papers::open(ctx, self.account)?;
        Ok(())
    }
}
