//! Closing a month: what of it is in, what changed, one decision each. It can be left at any row and is gone on with at the first that
//! has no decision (M8, M33, M49).

use super::changes::{Changes, DECIDING};
use crate::domain::{Entity, Words};
use crate::editing;
use crate::month::{self, About, Changed};
use crate::printable::width;
use crate::store::{Error, Result};
use crate::text::{month as say, screen};
use crate::tui::actions::Action;
use crate::tui::canvas::{Canvas, height};
use crate::tui::layer::{Ctx, Effect, Layer, Subject, Tone, shows_now};
use crate::tui::operations;
use crate::tui::overlays::form::Task;
use crate::tui::panes::table_pane::TablePane;
use crate::tui::widgets::lines::hanging;
use crate::tui::widgets::pane::{AROUND, HEAD, Pane, Title};
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// The month at hand.
#[derive(Debug)]
pub(super) struct MonthPane {
    table: TablePane<Changes>,
    /// What of it is in, as lines over the table; none before a client.
    head: Vec<Line<'static>>,
    /// What the title of these says.
    title: (String, String),
    /// The keys go to the first row without a decision when the month is read.
    begins: bool,
    /// Whether the month after it is over too.
    has_later: bool,
}

impl Default for MonthPane {
    fn default() -> Self {
        MonthPane { table: TablePane::new(Changes::default()), head: Vec::new(), title: Default::default(), begins: true, has_later: false }
    }
}

impl MonthPane {
    fn now(&self) -> &dyn Layer {
        &self.table
    }

    fn now_mut(&mut self) -> &mut dyn Layer {
        &mut self.table
    }

    /// The rows over the table.
    fn over(&self) -> u16 {
        if self.head.is_empty() { 0 } else { height(self.head.len()) + HEAD }
    }

    /// The same world for the table under them.
    fn below<'a>(&self, ctx: &Ctx<'a>) -> Ctx<'a> {
        Ctx { size: (ctx.size.0, ctx.size.1.saturating_sub(self.over())), ..*ctx }
    }

    fn read_head(&mut self, ctx: &Ctx) -> Result<()> {
        let source = self.table.source();
        let Some(month) = source.month(&self.below(ctx))? else {
            self.head = Vec::new();
            return Ok(());
        };
        let taken = say::taken(&month, ctx.today, ctx.lang);
        let label = taken.iter().map(|(part, ..)| width(ctx.say(*part))).max().unwrap_or(0);
        let line = |(part, said, is_wrong): (Words, String, bool)| {
            let style = if is_wrong { ctx.theme.warn() } else { ctx.theme.plain() };
            let name = crate::printable::pad(ctx.say(part), label + 2);
            hanging(Line::from(vec![Span::styled(name, ctx.theme.plain()), Span::styled(said, style)]), cells(ctx))
        };
        self.head = taken.into_iter().flat_map(line).collect();
        self.title = (say::heading(&month.period, ctx.lang), say::state(&month, ctx.today, ctx.lang));
        Ok(())
    }

    /// Looks at another month.
    fn turn(&mut self, to: Option<String>, otherwise: Words, ctx: &Ctx) -> Vec<Effect> {
        match to {
            Some(period) => {
                self.table.turn(|source| source.period = Some(period));
                self.begins = true;
                Vec::new()
            }
            None => vec![Effect::Say(ctx.say(otherwise).into(), Tone::Said)],
        }
    }

    /// What a decision on the selected change says, and where it stands.
    fn about(&self, ctx: &Ctx) -> Option<(&Changed, About)> {
        let change = self.table.current()?;
        Some((change, About::of(self.table.source().period.as_deref()?, change, ctx.lang)))
    }

    fn close(&mut self, ctx: &Ctx) -> Result<Vec<Effect>> {
        let Some(month) = self.table.source().shown() else { return Ok(Vec::new()) };
        let name = say::heading(&month.period, ctx.lang);
        let said = match (month::close(ctx.store, &month), month.undecided()) {
            // What was asked for has happened already.
            (Err(Error::There(..)), _) => return Ok(vec![Effect::Say(say::is_closed_elsewhere(ctx.lang, &name), Tone::Said)]),
            (Err(Error::Gone), _) => return Ok(vec![Effect::Say(say::is_open_elsewhere(ctx.lang, &name), Tone::Said)]),
            (closed, left) => match (closed?, left) {
                (false, _) => say::is_open(ctx.lang, &name),
                (true, 0) => say::is_closed(ctx.lang, &name),
                (true, left) => say::is_closed_with(ctx.lang, &name, &say::changes(left, ctx.lang)),
            },
        };
        Ok(vec![Effect::Say(said, Tone::Done)])
    }

    /// The form of what is made, which is the decision as well.
    fn decide(&self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        let Some((_, about)) = self.about(ctx) else { return Ok(None) };
        let decided = |effect| match effect {
            Effect::Form(task) => {
                Effect::Form(Task::Decide { task: Box::new(task), account: about.account, of: about.fields.clone(), seen: about.seen })
            }
            effect => effect,
        };
        Ok(operations::perform(action, &self.subject(), ctx)?.map(|effects| effects.into_iter().map(decided).collect()))
    }

    /// The form of why all stays as it is.
    fn keep(&self, ctx: &Ctx) -> Vec<Effect> {
        let Some((change, about)) = self.about(ctx) else { return Vec::new() };
        if change.decision.is_some() {
            return Vec::new();
        }
        let table = Entity::MonthDecision.def().table.to_owned();
        vec![Effect::Form(Task::Record { table, id: None, owner: Some(about.account), section: None, preset: about.fields })]
    }

    fn drop_decision(&self, ctx: &Ctx) -> Result<Vec<Effect>> {
        let Some((change, _)) = self.about(ctx) else { return Ok(Vec::new()) };
        let Some(decision) = &change.decision else { return Ok(Vec::new()) };
        editing::delete(ctx.store, Entity::MonthDecision, decision.id)?;
        Ok(vec![Effect::Say(say::dropped(ctx.lang, &change.name), Tone::Done)])
    }

    /// What came of a decision is what is changed of it; where nothing did, why all stays as it is.
    fn edit(&self) -> Option<Vec<Effect>> {
        let decision = self.table.current()?.decision.as_ref()?;
        let (entity, id) = decision.record.unwrap_or((Entity::MonthDecision, decision.id));
        Some(vec![Effect::Form(Task::record(entity, Some(id), None))])
    }
}

fn cells(ctx: &Ctx) -> usize {
    usize::from(ctx.size.0.saturating_sub(AROUND))
}

impl Layer for MonthPane {
    shows_now!();

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        if self.table.source().period.is_none() {
            self.table.turn(|source| source.period = month::last(ctx.today));
        }
        self.has_later = self.table.source().period.as_deref().is_some_and(|period| month::after(period, ctx.today).is_some());
        self.read_head(ctx)?;
        let below = self.below(ctx);
        if std::mem::take(&mut self.begins) {
            self.table.seek_open(&below)?;
        }
        self.table.refresh(&below)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if let Some(effects) = self.table.act(action, &self.below(ctx))? {
            return Ok(Some(effects));
        }
        let period = self.table.source().period.clone().unwrap_or_default();
        match action {
            Action::Period => Ok(Some(self.turn(month::before(&period), say::NO_EARLIER, ctx))),
            Action::PeriodLater => Ok(Some(self.turn(month::after(&period, ctx.today), say::NO_LATER, ctx))),
            Action::CloseMonth => Ok(Some(self.close(ctx)?)),
            Action::Done => Ok(Some(self.keep(ctx))),
            Action::Delete => Ok(Some(self.drop_decision(ctx)?)),
            Action::Edit => Ok(self.edit()),
            action if DECIDING.contains(&action) => self.decide(action, ctx),
            _ => Ok(None),
        }
    }

    fn select(&mut self, _entity: Entity, _id: i64, _ctx: &Ctx) -> Result<()> {
        // What was made is no row here: the next change has the keys.
        Ok(())
    }

    fn subject(&self) -> Subject {
        let row = self.table.current();
        let decision = row.and_then(|row| row.decision.as_ref()).map(|decision| (Entity::MonthDecision, decision.id));
        Subject {
            account: row.map(|row| row.account),
            record: decision,
            makes: row.map(|_| Entity::Action),
            source: Some("month"),
            notice: row.is_some() && decision.is_none(),
            ..Subject::default()
        }
    }

    fn obstacle(&self, action: Action) -> Option<Words> {
        let of_a_row = DECIDING.contains(&action) || matches!(action, Action::Done | Action::Delete);
        match action {
            Action::CloseMonth | Action::Period | Action::PeriodLater if self.head.is_empty() => Some(screen::HIDDEN_NOW),
            Action::PeriodLater if !self.has_later => Some(say::NO_LATER),
            _ if of_a_row && self.table.current().is_none() => Some(screen::CHOOSE_ROW),
            action => self.table.obstacle(action),
        }
    }

    fn called(&self, action: Action) -> Option<Words> {
        let is_closed = || self.table.source().shown().is_some_and(|month| month.closed.is_some());
        if action == Action::CloseMonth && is_closed() { Some(say::REOPEN) } else { self.table.called(action) }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let over = self.over().min(area.height);
        if over > 0 {
            let title = Title { name: &self.title.0, total: None, said: &self.title.1 };
            let pane = Pane::open(canvas, Rect { height: over, ..area }, title, false);
            canvas.lines(pane.inner, self.head.clone(), 0);
        }
        let rest = Rect { y: area.y + over, height: area.height.saturating_sub(over), ..area };
        self.table.view(canvas, rest, &self.below(ctx));
    }
}
