//! What is said under the field that has the keys.

use super::slot::Slot;
use crate::domain::field::{Grade, Kind, find_choice};
use crate::domain::{Value, dates, day};
use crate::text::form as say;
use crate::tui::layer::Ctx;
use crate::tui::theme::AT;

impl Slot {
    /// The sentence of the field that may be read by those who are there.
    fn said(&self, ctx: &Ctx) -> &'static str {
        if ctx.client && self.field.hint_is_ours { "" } else { ctx.say(self.field.hint) }
    }

    /// The sentence under the field while it has the keys.
    pub(super) fn hint(&self, ctx: &Ctx) -> String {
        match self.field.kind {
            Kind::Day(bias) => {
                let text = self.text();
                if let Some(month) = dates::whole_month(text.trim(), ctx.today, bias).filter(|_| self.field.by_month) {
                    return format!("→ {}", day::show(&month, ctx.lang));
                }
                match dates::read(text.trim(), ctx.today, bias) {
                    Some(said) => format!("→ {}{}", day::headline(said.day, ctx.lang), if said.sure { "" } else { "?" }),
                    None if let Some(read) = dates::with_time(&text, ctx.today, bias) => {
                        format!("→ {} · {}", day::headline(read.said.day, ctx.lang), read.time.format("%H:%M"))
                    }
                    None if (text.trim().is_empty() || self.field.by_month) && !self.said(ctx).is_empty() => self.said(ctx).into(),
                    None => say::DAY_EXAMPLES.get(ctx.lang).into(),
                }
            }
            Kind::Choice(choices) => {
                let words = |code: &str| find_choice(choices, code).map_or("", |choice| choice.words.get(ctx.lang));
                let chosen = self.chosen().as_str();
                let steps = choices
                    .iter()
                    .filter(|choice| !ctx.hides(self.field, &Value::text(choice.code)))
                    .map(|choice| if choice.code == chosen { format!("[{}]", words(choice.code)) } else { words(choice.code).to_owned() })
                    .collect::<Vec<_>>()
                    .join(" · ");
                // What the choice is for stands under what can be chosen, and what leads to it.
                [steps, self.said(ctx).to_owned()].into_iter().chain(self.questions(ctx)).collect::<Vec<_>>().join("\n")
            }
            Kind::Rating(_) => self.grades(ctx),
            Kind::Money | Kind::Birthday | Kind::Period(..) | Kind::Notice | Kind::Span(_) | Kind::Percent => match self.value(ctx) {
                Ok(Value::Int(days)) if matches!(self.field.kind, Kind::Period(..)) => say::every(ctx.lang, days),
                Ok(value @ Value::Int(_)) if self.field.kind == Kind::Percent => format!("→ {}", value.shown(self.field, ctx.lang)),
                Ok(value @ Value::Int(_)) => {
                    let currency = self.currency().unwrap_or_default();
                    format!("→ {} {currency}", value.shown(self.field, ctx.lang)).trim_end().to_owned()
                }
                Ok(value @ Value::Text(_)) => format!("→ {}", value.shown(self.field, ctx.lang)),
                _ => self.said(ctx).into(),
            },
            Kind::Flag => say::FLAG.get(ctx.lang).into(),
            Kind::Link(_) | Kind::Many(_) | Kind::Set(_) if self.said(ctx).is_empty() => say::PICK.get(ctx.lang).into(),
            _ => self.said(ctx).into(),
        }
    }

    /// The steps of a rating with the behaviour they are known by, and the questions that lead to one (M44).
    fn grades(&self, ctx: &Ctx) -> String {
        let Kind::Rating(grades) = self.field.kind else { return String::new() };
        let chosen = self.chosen().as_int();
        let grade = |grade: &Grade| {
            let mark = if Some(grade.value) == chosen { AT } else { "·" };
            let seen = ctx.say(grade.seen);
            let seen = if seen.is_empty() { String::new() } else { format!(": {seen}") };
            format!("{mark} {}{seen}", Value::Int(grade.value).shown(self.field, ctx.lang))
        };
        grades.iter().map(grade).chain(self.questions(ctx)).collect::<Vec<_>>().join("\n")
    }

    /// The questions that lead to the value (M44).
    fn questions(&self, ctx: &Ctx) -> impl Iterator<Item = String> {
        self.field.asks.iter().map(|question| format!("? {}", ctx.say(*question)))
    }
}
