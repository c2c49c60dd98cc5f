//! How accounts buy: who fell silent or buys again, who fell behind a target or caught up, who bought half of the year before (M33, M34).

use super::Changed;
use super::read::{Reading, changed};
use crate::domain::phrase::{Value, phrase};
use crate::domain::rules::pace::{Quarter, Standing, has_fallen, standing};
use crate::domain::rules::part;
use crate::domain::rules::silence::Habit;
use crate::domain::turnover::month_of;
use crate::domain::words::w;
use crate::domain::{day, span};
use crate::store::Result;
use crate::store::portfolio::Client;
use chrono::{Months, NaiveDate};
use std::collections::HashMap;

/// So many months are held against the same ones a year before: one alone may be late by a week.
const COMPARED: u32 = 3;
/// The stage of an account that is lost: that it does not buy is known.
const LOST: &str = "lost";

/// The last day of a month, by its first.
fn last_of(month: NaiveDate) -> NaiveDate {
    span::bounds(&month_of(month)).map_or(month, |(_, last)| last)
}

fn present<'a>(of: &'a Reading) -> impl Iterator<Item = &'a Client> {
    of.months.clients.iter().filter(|client| client.stage.as_deref() != Some(LOST))
}

/// Who fell silent in the month, and who bought again after a silence. By months: a report knows no more.
pub(super) fn silences(of: &Reading) -> Result<Vec<Changed>> {
    let silent = |bought: &[NaiveDate], (until, last): (NaiveDate, NaiveDate)| {
        let days = bought.get(..bought.partition_point(|day| *day <= until)).unwrap_or_default();
        Habit::of(days).filter(|habit| habit.is_broken(last))
    };
    let [before, now] = [of.before, of.month].map(|month| (month, last_of(month)));
    let one = |client: &Client| {
        let bought = of.months.bought(client.id);
        match (silent(&bought, before), silent(&bought, now)) {
            (None, Some(habit)) => Some(fell(client, habit)),
            (Some(habit), None) => Some(came_back(client, habit, of)),
            _ => None,
        }
    };
    Ok(present(of).filter_map(one).collect())
}

fn usually(habit: Habit) -> Value {
    Value::Count(habit.gap().unsigned_abs(), day::DAYS)
}

fn fell(client: &Client, habit: Habit) -> Changed {
    let last = month_of(habit.last);
    let said = phrase(w("последняя закупка {}", "last bought in {}"), [Value::Day(last.clone())]);
    let parts = vec![phrase(
        w("обычный промежуток {}, прошло больше двух", "usually {} between purchases; more than two such gaps have passed"),
        [usually(habit)],
    )];
    let made = changed((client.id, &client.name), "silence", format!("since {last}"), said);
    Changed { before: Some("buys".into()), after: Some("silent".into()), parts, is_bad: true, ..made }
}

fn came_back(client: &Client, habit: Habit, of: &Reading) -> Changed {
    let last = month_of(habit.last);
    let said = phrase(w("снова покупает: до этого {}", "buys again: before that in {}"), [Value::Day(last.clone())]);
    let parts = vec![
        phrase(w("за месяц {}", "in the month {}"), [of.money(of.sum(client.id, of.month, of.month))]),
        phrase(w("обычный промежуток {}", "usually {} between purchases"), [usually(habit)]),
    ];
    let made = changed((client.id, &client.name), "silence", format!("back after {last}"), said);
    Changed { before: Some("silent".into()), after: Some("buys".into()), parts, ..made }
}

/// Who fell behind the target of the quarter, or caught up with it. Behind is who has reached a smaller part than has passed of its days.
pub(super) fn paces(of: &Reading) -> Result<Vec<Changed>> {
    let Some(quarter) = Quarter::of(of.month) else { return Ok(Vec::new()) };
    let name = span::of(of.month, span::Unit::Quarter);
    // Of two of one quarter the one written last counts.
    let targets: HashMap<i64, i64> = of.store.targets_of(&name, &of.now.currency)?.into_iter().collect();
    let one = |client: &Client| {
        let target = i128::from(*targets.get(&client.id)?);
        let bought = of.sum(client.id, quarter.first, of.month);
        let now = standing(target, bought, quarter, last_of(of.month))?;
        let before = || standing(target, of.sum(client.id, quarter.first, of.before), quarter, last_of(of.before));
        let then = (of.before >= quarter.first && of.is_known_from(of.before)).then(before).flatten();
        // A quarter that begins well is no change.
        let is_other = then.map_or(now.is_behind, |then| then.is_behind != now.is_behind);
        is_other.then(|| {
            let words = w("{} плана при {} дней", "{} of the target at {} of the days");
            let said = |at: Standing| phrase(words, [Value::Percent(at.reached), Value::Percent(at.gone)]);
            let mut parts = vec![phrase(w("{} из {} за квартал", "{} of {} in the quarter"), [of.money(bought), of.money(target)])];
            parts.extend(then.map(|then| phrase(w("месяцем раньше: {}", "a month before: {}"), [said(then).into()])));
            let cause = if now.is_behind { "behind" } else { "ahead" };
            let made = changed((client.id, &client.name), "pace", format!("plan {cause}"), said(now));
            let figure = |at: Standing| at.reached.to_string();
            Changed { before: then.map(figure), after: Some(figure(now)), parts, is_bad: now.is_behind, ..made }
        })
    };
    Ok(present(of).filter_map(one).collect())
}

/// Whose three months came to half of the same months a year before, or less, and whose no longer do.
pub(super) fn falls(of: &Reading) -> Result<Vec<Changed>> {
    let sums = |client: &Client, month: NaiveDate| {
        let from = month.checked_sub_months(Months::new(COMPARED - 1))?;
        let year = Months::new(12);
        let (from_then, until_then) = (from.checked_sub_months(year)?, month.checked_sub_months(year)?);
        of.is_known_from(from_then).then(|| (of.sum(client.id, from, month), of.sum(client.id, from_then, until_then)))
    };
    let one = |client: &Client| {
        let (now, before) = sums(client, of.month)?;
        let (now_then, before_then) = sums(client, of.before)?;
        let fell = has_fallen(now, before)?;
        // Whoever had nothing to fall from a month before is looked at from now on.
        let is_other = has_fallen(now_then, before_then).map_or(fell, |then| then != fell);
        is_other.then(|| {
            let tenths = part(now - before, before, 1_000).unwrap_or_default();
            let said = phrase(w("{} к тем же 3 мес. год назад", "{} on the same 3 months a year before"), [Value::Change(tenths)]);
            let parts = vec![phrase(w("{} вместо {}", "{} instead of {}"), [of.money(now), of.money(before)])];
            let made = changed((client.id, &client.name), "pace", format!("year {}", if fell { "fell" } else { "rose" }), said);
            Changed { before: Some(before.to_string()), after: Some(now.to_string()), parts, is_bad: fell, ..made }
        })
    };
    Ok(present(of).filter_map(one).collect())
}
