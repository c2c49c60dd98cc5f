//! The purchases that may come from an account (M28), and the tab that they share with its actions.

use super::plan::Plan;
use super::table_pane::{Side, Source, TablePane};
use crate::domain::choices::{OPPORTUNITY_CLASSES, OPPORTUNITY_STATES, SCHEME_STAGES};
use crate::domain::{Entity, Words, day};
use crate::store::opportunities::OpportunityRow;
use crate::store::{Page, Query, Result};
use crate::text::capture::money;
use crate::text::{map as map_say, screen as say};
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::Canvas;
use crate::tui::layer::{Ctx, Effect, Layer, Tab, WIDE, done};
use crate::tui::overlays::card;
use crate::tui::overlays::form::Task;
use crate::tui::theme::ALARM;
use crate::tui::widgets::brief::{due_style, words_of};
use crate::tui::widgets::table::{Cell, Column, MARK, cell, column, figures, matter};
use ratatui::layout::Rect;

/// The opportunities of one account.
#[derive(Debug)]
pub struct Opportunities {
    /// The account.
    pub account: i64,
}

impl Source for Opportunities {
    type Row = OpportunityRow;
    const PLACE: Place = Place::Opportunities;
    const ENTITY: Entity = Entity::Opportunity;
    const COLUMNS: &'static [Column] = &[
        MARK,
        column(say::DUE, 10, 0),
        matter(map_say::OPPORTUNITY, 24),
        figures(map_say::AMOUNT, 12, 0),
        figures(map_say::PROBABILITY, 5, 1),
        column(map_say::BENEFIT_EFFORT, 7, 2).told(),
        column(say::STAGE, 8, 4),
        column(say::STATE, 8, 2).told(),
    ];
    const SORTS: &'static [usize] = &[1, 2, 3, 4, 5, 5];
    const EMPTY: Words = map_say::NO_OPPORTUNITIES;
    const WIDE: u16 = WIDE;

    fn title(&self, ctx: &Ctx, total: usize) -> String {
        format!("{} · {total}", ctx.say(map_say::OPPORTUNITIES))
    }

    fn fetch(&self, ctx: &Ctx, query: &Query) -> Result<Page<OpportunityRow>> {
        ctx.store.opportunities(self.account, query)
    }

    fn id(row: &OpportunityRow) -> i64 {
        row.id
    }

    fn account(&self, _row: Option<&OpportunityRow>) -> Option<i64> {
        Some(self.account)
    }

    fn cells(row: &OpportunityRow, ctx: &Ctx) -> Vec<Cell> {
        let theme = ctx.theme;
        let open = row.state == "open";
        let due = row.due_on.as_deref().and_then(day::from_iso);
        let late = open && due.is_some_and(|due| due < ctx.today);
        let plain = theme.plain();
        let figure = |text: Option<String>| match text {
            Some(text) => cell(text, plain),
            None => cell("—", theme.quiet()),
        };
        let state = match row.state.as_str() {
            "won" => theme.good(),
            "lost" => theme.bad(),
            _ => plain,
        };
        let grades = (row.benefit.is_some() || row.effort.is_some()).then(|| {
            let grade = |value: Option<i64>| value.map_or_else(|| "?".to_owned(), |value| value.to_string());
            format!("{} / {}", grade(row.benefit), grade(row.effort))
        });
        vec![
            cell(if late { ALARM } else { "" }, theme.bad()),
            match due {
                Some(due) => {
                    let style = if open { due_style(row.due_on.as_deref().and_then(day::from_iso), ctx) } else { theme.plain() };
                    cell(day::near(due, ctx.today, ctx.lang), style)
                }
                None => cell("—", theme.quiet()),
            },
            cell(row.title.clone(), if open { theme.strong() } else { theme.plain() }),
            figure(row.amount.map(|amount| money(amount, &row.currency, ctx.lang))),
            figure(row.probability.map(|percent| format!("{percent} %"))),
            figure(grades),
            cell(words_of(SCHEME_STAGES, &row.stage, ctx), plain),
            cell(words_of(OPPORTUNITY_STATES, &row.state, ctx), state),
        ]
    }

    fn side(&self, ctx: &Ctx, row: &OpportunityRow, cells: usize) -> Result<Side> {
        let (_, lines) = card::lines(ctx, Entity::Opportunity, row.id, cells)?;
        Ok((words_of(OPPORTUNITY_CLASSES, &row.class, ctx).to_owned(), lines))
    }

    fn open(&self, _ctx: &Ctx, row: &OpportunityRow) -> Result<Vec<Effect>> {
        Ok(vec![Effect::Form(Task::record(Entity::Opportunity, Some(row.id), Some(self.account)))])
    }

    fn left(columns: u16) -> u16 {
        columns * 13 / 20
    }
}

/// The plan of an account: what is to be done, or, by the same key that turns every tab round, what could be sold.
#[derive(Debug)]
pub struct PlanTab {
    actions: TablePane<Plan>,
    opportunities: TablePane<Opportunities>,
    turned: bool,
}

impl PlanTab {
    /// The plan of an account; nothing is read yet.
    pub fn new(account: i64) -> PlanTab {
        PlanTab { actions: TablePane::new(Plan { account }), opportunities: TablePane::new(Opportunities { account }), turned: false }
    }

    /// Which of both is shown.
    pub fn tab(&self) -> Tab {
        if self.turned { Tab::Opportunities } else { Tab::Plan }
    }

    /// Shows one of both, with a record selected.
    pub fn show(&mut self, ctx: &Ctx, tab: Tab, record: Option<i64>, limit: usize) -> Result<()> {
        self.turned = tab == Tab::Opportunities;
        match record {
            Some(record) if self.turned => self.opportunities.seek(ctx, record, limit),
            Some(record) => self.actions.seek(ctx, record, limit),
            None => Ok(()),
        }
    }

    fn now(&self) -> &dyn Layer {
        if self.turned { &self.opportunities } else { &self.actions }
    }

    fn now_mut(&mut self) -> &mut dyn Layer {
        if self.turned { &mut self.opportunities } else { &mut self.actions }
    }
}

impl Layer for PlanTab {
    fn place(&self) -> Place {
        self.now().place()
    }

    fn inner(&self) -> Option<&dyn Layer> {
        Some(self.now())
    }

    fn inner_mut(&mut self) -> Option<&mut dyn Layer> {
        Some(self.now_mut())
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if action == Action::Turn {
            self.turned = !self.turned;
            return done();
        }
        self.now_mut().act(action, ctx)
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        self.now().view(canvas, area, ctx);
    }
}
