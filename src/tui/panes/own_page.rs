//! A page on the practice as a whole, and the key that works on it: the audit is begun or gone on with, the code is edited (M37, M39).

use super::page_pane::PagePane;
use crate::documents::Document;
use crate::documents::audit::AUDIT;
use crate::documents::charter::CHARTER;
use crate::documents::code::CODE;
use crate::domain::{Entity, Words};
use crate::practice::{audit, code, newest};
use crate::store::Result;
use crate::text::practice as say;
use crate::text::screen::HIDDEN_NOW;
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::Canvas;
use crate::tui::layer::{Ctx, Effect, Layer, Subject};
use crate::tui::overlays::audit::AuditRun;
use crate::tui::overlays::form::Task;
use crate::tui::overlays::paper::{About, Of, Paper};
use ratatui::layout::Rect;

/// The record behind a page, as far as there is one, and what the key that works on it is called.
type Behind = (Option<(Entity, i64)>, Words);

/// What a page is made of besides its document.
#[derive(Debug)]
struct Page {
    document: &'static Document,
    heading: Words,
    /// What it says where it has nothing to tell.
    empty: Words,
    /// What stands behind it.
    record: fn(&Ctx) -> Result<Behind>,
    /// What that key does.
    opens: fn(&Ctx) -> Result<Effect>,
}

static PAGES: [Page; 3] = [
    Page {
        document: &AUDIT,
        heading: say::AUDIT,
        empty: say::BEGIN_AUDIT,
        record: |ctx| {
            let last = audit::read(ctx.store)?.last;
            let is_open = last.as_ref().is_some_and(|last| !last.is_done());
            Ok((last.and_then(|last| Some((Entity::Audit, last.id()?))), if is_open { say::GO_ON } else { say::BEGIN }))
        },
        opens: |ctx| Ok(Effect::Push(Box::new(AuditRun::open(ctx)?))),
    },
    Page {
        document: &CHARTER,
        heading: say::CHARTER,
        empty: say::EMPTY_CHARTER,
        record: |ctx| Ok((charter(ctx)?.map(|id| (Entity::Charter, id)), say::EDIT)),
        opens: |ctx| Ok(Effect::Form(Task::record(Entity::Charter, charter(ctx)?, None))),
    },
    Page {
        document: &CODE,
        heading: say::CODE,
        empty: say::EMPTY_CODE,
        record: |ctx| Ok((code::read(ctx.store)?.and_then(|code| Some((Entity::CommunicationCode, code.id?))), say::EDIT)),
        opens: |ctx| {
            let id = code::read(ctx.store)?.and_then(|code| code.id);
            // What is not the team’s own yet begins with the template.
            let preset = if id.is_none() { vec![("text".to_owned(), code::template(ctx.lang).to_owned())] } else { Vec::new() };
            let table = Entity::CommunicationCode.def().table.to_owned();
            Ok(Effect::Form(Task::Record { table, id, owner: None, section: None, preset }))
        },
    },
];

/// The charter of the file, where there is one.
fn charter(ctx: &Ctx) -> Result<Option<i64>> {
    Ok(newest(ctx.store, Entity::Charter)?.and_then(|charter| charter.id))
}

/// A page with its key.
#[derive(Debug)]
pub struct OwnPage {
    of: &'static Page,
    page: PagePane,
    record: Option<(Entity, i64)>,
    opens: Words,
    /// A client is in the room.
    hidden: bool,
}

impl OwnPage {
    /// All of them, in the order of their tabs; nothing is read yet.
    pub fn all() -> Vec<OwnPage> {
        let page = |of: &'static Page| OwnPage {
            of,
            page: PagePane::of_practice(of.document, of.heading, of.empty),
            record: None,
            opens: say::EDIT,
            hidden: false,
        };
        PAGES.iter().map(page).collect()
    }

    /// What its tab is called.
    pub fn words(&self) -> Words {
        self.of.heading
    }
}

impl Layer for OwnPage {
    fn place(&self) -> Place {
        Place::OwnPage
    }

    fn inner(&self) -> Option<&dyn Layer> {
        Some(&self.page)
    }

    fn inner_mut(&mut self) -> Option<&mut dyn Layer> {
        Some(&mut self.page)
    }

    fn is_ours(&self) -> bool {
        true
    }

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        self.hidden = ctx.client;
        (self.record, self.opens) = if ctx.client { (None, say::EDIT) } else { (self.of.record)(ctx)? };
        self.page.refresh(ctx)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        match action {
            Action::Open | Action::Edit => Ok(Some(vec![(self.of.opens)(ctx)?])),
            Action::Write => {
                let (document, audience) = (self.of.document, self.of.document.audiences.first().copied().unwrap_or_default());
                let of = Of::Document { document, about: About::Practice, audience, day: None };
                Ok(Some(vec![Effect::Push(Box::new(Paper::of(ctx, of)?))]))
            }
            action => self.page.act(action, ctx),
        }
    }

    fn subject(&self) -> Subject {
        Subject { record: self.record, ..Subject::default() }
    }

    fn obstacle(&self, action: Action) -> Option<Words> {
        let is_of_the_page =
            matches!(action, Action::Open | Action::Edit | Action::Write | Action::Toggle | Action::History | Action::Delete);
        if self.hidden && is_of_the_page {
            return Some(HIDDEN_NOW);
        }
        if action == Action::Toggle {
            return self.page.obstacle(action);
        }
        let is_of_a_record = matches!(action, Action::History | Action::Delete);
        (is_of_a_record && self.record.is_none()).then_some(self.of.document.nothing)
    }

    fn called(&self, action: Action) -> Option<Words> {
        if action == Action::Open { Some(self.opens) } else { self.page.called(action) }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        self.page.view(canvas, area, ctx);
    }
}
