//! Benefit and effort: the open opportunities of all accounts by what they bring and what they take (M28).

use crate::domain::money::said::short;
use crate::domain::opportunity::{BENEFIT, EFFORT};
use crate::domain::rules::expected;
use crate::domain::{Entity, Grade, Words, day};
use crate::portfolio::{Bids, bids};
use crate::store::portfolio::Judged;
use crate::store::{Result, Revision};
use crate::text::portfolio as say;
use crate::tui::actions::Place;
use crate::tui::layer::{Ctx, Effect, Subject, Tab, Target};
use crate::tui::panes::picture::Plane;
use crate::tui::widgets::matrix::{Cells, Item, Matrix};
use crate::tui::widgets::told::{Told, labelled};
use ratatui::text::Line;
use std::collections::BTreeMap;

/// From so many columns on each step has its own column; in fewer, steps go together: little, middling, much.
const FULL: u16 = 100;
/// The steps that go together.
const THREE: [(i64, i64); 3] = [(1, 2), (3, 3), (4, 5)];
/// Each step by itself.
const FIVE: [(i64, i64); 5] = [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5)];

/// The opportunities.
#[derive(Debug, Default)]
pub(in crate::tui::panes) struct Benefit {
    open: Vec<Judged>,
    bids: Bids,
    from: Option<Revision>,
}

/// What a step is called: «4 большая»; of two that go together the first word and both figures.
fn grade(grades: &[Grade], (from, until): (i64, i64), ctx: &Ctx) -> String {
    let words = |value| grades.iter().find(|grade| grade.value == value).map_or("", |grade| ctx.say(grade.words));
    if from == until { format!("{from} {}", words(from)) } else { format!("{from}–{until} {}", words(if from == 1 { 1 } else { from })) }
}

/// Among which steps a judgement is; those not judged come last.
fn at(steps: &[(i64, i64)], judged: Option<i64>) -> usize {
    let found = judged.and_then(|value| steps.iter().position(|(from, until)| (*from..=*until).contains(&value)));
    found.unwrap_or(steps.len())
}

impl Benefit {
    fn find(&self, id: i64) -> Option<&Judged> {
        self.open.iter().find(|one| one.id == id)
    }

    /// The opportunities among such steps.
    fn cells(&self, steps: &[(i64, i64)], ctx: &Ctx) -> Cells {
        if self.open.is_empty() {
            return Cells::default();
        }
        let mut rows = vec![vec![Vec::new(); steps.len() + 1]; steps.len() + 1];
        for one in &self.open {
            let item =
                Item { id: one.id, text: format!("{}: {}", one.account.1, one.title), beside: Self::sum(one, ctx).unwrap_or_default() };
            rows[at(steps, one.benefit)][at(steps, one.effort)].push(item);
        }
        // The greatest benefit stands at the top; what is not judged comes last, where there is such.
        rows.get_mut(..steps.len()).into_iter().for_each(<[_]>::reverse);
        let mut labels: Vec<String> = steps.iter().rev().map(|step| grade(BENEFIT, *step, ctx)).collect();
        let mut heads: Vec<String> = steps.iter().map(|step| grade(EFFORT, *step, ctx)).collect();
        labels.push(say::NO_CLASS.ru.to_owned());
        heads.push(ctx.say(say::NOT_JUDGED).to_owned());
        if rows.last().is_some_and(|row| row.iter().all(Vec::is_empty)) {
            rows.pop();
            labels.pop();
        }
        if rows.iter().all(|row| row.last().is_none_or(Vec::is_empty)) {
            heads.pop();
            rows.iter_mut().for_each(|row| drop(row.pop()));
        }
        Cells { heads, labels, rows, ..Cells::default() }
    }

    fn sum(one: &Judged, ctx: &Ctx) -> Option<String> {
        one.amount.map(|amount| short(amount, &one.currency, ctx.lang))
    }
}

impl Plane for Benefit {
    type Body = Matrix;

    fn place(&self) -> Place {
        Place::Benefit
    }

    fn name(&self) -> Words {
        say::BENEFIT
    }

    fn needed(&self) -> u16 {
        FULL
    }

    fn read(&mut self, ctx: &Ctx) -> Result<()> {
        if self.from != Some(ctx.revision) {
            (self.open, self.bids) = (ctx.store.judged_opportunities()?, bids(ctx.store)?);
            self.from = Some(ctx.revision);
        }
        Ok(())
    }

    fn forget(&mut self) {
        *self = Benefit::default();
    }

    fn heading(&self, ctx: &Ctx) -> String {
        if self.open.is_empty() { String::new() } else { say::opportunities(self.open.len(), ctx.lang) }
    }

    fn content(&self, ctx: &Ctx, columns: u16) -> Cells {
        self.cells(if columns < FULL { &THREE } else { &FIVE }, ctx)
    }

    fn coarser(&self, ctx: &Ctx, columns: u16) -> Option<Cells> {
        (columns >= FULL).then(|| self.cells(&THREE, ctx))
    }

    fn said(&self, ctx: &Ctx) -> Vec<String> {
        let mut sums: BTreeMap<&str, Vec<(i128, Option<i64>)>> = BTreeMap::new();
        for one in &self.open {
            if let Some(amount) = one.amount {
                sums.entry(&one.currency).or_default().push((amount.into(), one.probability));
            }
        }
        // The axes are named once, under the picture.
        let mut said = vec![say::axes(ctx.lang)];
        for (currency, sums) in &sums {
            let found = expected::expected(sums);
            let told = |sum: i128| short(sum, currency, ctx.lang);
            said.push(say::expected(ctx.lang, &told(found.expected), &told(found.whole)));
            if found.unlikely > 0 {
                said.push(say::unlikely(ctx.lang, &found.unlikely.to_string()));
            }
        }
        let unjudged = self.open.iter().filter(|one| one.benefit.is_none() || one.effort.is_none()).count();
        if unjudged > 0 {
            said.push(say::not_judged_of(ctx.lang, &unjudged.to_string()));
        }
        said.extend(say::bids(&self.bids, ctx.lang));
        // In one paragraph: they are short.
        vec![said.join(" ")]
    }

    fn empty(&self) -> Words {
        say::NO_OPPORTUNITIES
    }

    fn told(&self, id: i64, ctx: &Ctx, cells: usize) -> Result<Told> {
        let Some(one) = self.find(id) else { return Ok(Told::default()) };
        let judged = |grades: &[Grade], value: Option<i64>| match value {
            Some(value) => grade(grades, (value, value), ctx),
            None => format!("— {}", ctx.say(say::NOT_JUDGED)),
        };
        let mut facts =
            vec![(ctx.say(say::BENEFIT_AXIS), judged(BENEFIT, one.benefit)), (ctx.say(say::EFFORT_HEAD), judged(EFFORT, one.effort))];
        let sum = Self::sum(one, ctx).map(|sum| match one.probability {
            Some(percent) => format!("{sum} · {percent} %"),
            None => sum,
        });
        facts.extend(sum.map(|sum| (ctx.say(say::SUM), sum)));
        let due = one.due_on.as_deref().map(|on| day::dated(on, ctx.today, ctx.lang));
        facts.extend(due.map(|due| (ctx.say(crate::text::screen::DUE), due)));
        let mut lines: Vec<Line<'static>> =
            crate::printable::wrap(&one.title, cells).into_iter().map(|line| Line::styled(line, ctx.theme.strong())).collect();
        lines.extend(labelled(&facts, ctx.theme, cells));
        Ok(Told { title: one.account.1.clone(), lines, ..Told::default() })
    }

    fn brief(&self, id: i64, ctx: &Ctx) -> String {
        let Some(one) = self.find(id) else { return String::new() };
        let parts = [Some(format!("{}: {}", one.account.1, one.title)), Self::sum(one, ctx)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn subject(&self, id: i64) -> Subject {
        let account = self.find(id).map(|one| one.account.0);
        Subject { account, record: Some((Entity::Opportunity, id)), ..Subject::default() }
    }

    fn of_account(&self, account: i64) -> Option<i64> {
        self.open.iter().find(|one| one.account.0 == account).map(|one| one.id)
    }

    fn open(&self, id: i64) -> Option<Effect> {
        let account = self.find(id)?.account.0;
        Some(Effect::Go(Target::Account(account, Tab::Records(Entity::Opportunity), Some(id))))
    }
}
