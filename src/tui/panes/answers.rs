//! Whose addresses, domains and series are, as was answered when calendars and letters were taken in: seen, changed, forgotten (M20, M22).

use super::list_pane::{ListPane, Rows};
use crate::domain::name::fold;
use crate::domain::{Entity, Words};
use crate::store::calendar::Answer;
use crate::store::{Page, Query, Result, Verb};
use crate::text::purchases::NOT_YOURS;
use crate::text::whose as say;
use crate::tui::actions::{Action, Place};
use crate::tui::layer::{Ctx, Effect, Tone, done};
use crate::tui::overlays::picker::Picker;
use crate::tui::widgets::table::{Cell, Column, MARK, cell, column, matter};

/// The pane of answers.
pub type AnswersPane = ListPane<Answers>;

/// The answers.
#[derive(Debug, Default)]
pub struct Answers {
    /// For which one an account is looked for.
    asked: Option<Answer>,
}

impl Answers {
    /// Answers anew: an account, or nobody of ours. What is in the diary stays as it is.
    fn answer(answer: &Answer, account: Option<i64>, ctx: &Ctx) -> Result<Vec<Effect>> {
        let what = say::about(answer, ctx.lang);
        ctx.store.step(Verb::Edit, &what, |change| change.answer_calendar(&answer.about, account))?;
        let said = match account {
            Some(account) => say::answered_anew(ctx.lang, &what, &ctx.store.name_of(Entity::Account, account, ctx.lang)?),
            None => say::answered_not_ours(ctx.lang, &what),
        };
        Ok(vec![Effect::Say(said, Tone::Done)])
    }
}

impl Rows for Answers {
    type Row = Answer;

    const COLUMNS: &'static [Column] = &[MARK, matter(say::ABOUT, 28), column(say::WHOSE, 24, 0)];
    const SORTED: &'static [usize] = &[1, 2];
    const OF_A_ROW: &'static [Action] = &[Action::Open, Action::Apart, Action::Delete];

    fn place() -> Place {
        Place::Answers
    }

    fn title() -> Words {
        say::ANSWERS
    }

    fn empty() -> Words {
        say::NO_ANSWERS
    }

    fn obstacle() -> Words {
        say::NO_ANSWERS
    }

    fn fetch(ctx: &Ctx, query: &Query) -> Result<Page<Answer>> {
        // Whose addresses we know is nothing for a client.
        let mut answers = if ctx.client { Vec::new() } else { ctx.store.calendar_answers_told()? };
        let about = |answer: &Answer| fold(&say::about(answer, ctx.lang));
        match query.sort {
            0 => answers.sort_by_cached_key(about),
            _ => answers.sort_by_cached_key(|answer| (answer.account.is_none(), fold(&answer.name), about(answer))),
        }
        if query.descending {
            answers.reverse();
        }
        Ok(Page::of(answers, query, |answer| format!("{} {}", say::about(answer, ctx.lang), answer.name)))
    }

    fn id(answer: &Answer) -> i64 {
        answer.id
    }

    fn cells(answer: &Answer, ctx: &Ctx) -> Vec<Cell> {
        let theme = ctx.theme;
        vec![
            cell("", theme.plain()),
            cell(say::about(answer, ctx.lang), theme.strong()),
            match answer.account {
                Some(_) => cell(answer.name.clone(), theme.plain()),
                None => cell(ctx.say(NOT_YOURS), theme.quiet()),
            },
        ]
    }

    fn act(&mut self, action: Action, answer: Answer, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        match action {
            Action::Open => {
                let title = say::whose_is(ctx.lang, &say::about(&answer, ctx.lang));
                let picker = Picker::of_accounts(ctx, &title, answer.account.into_iter().collect())?;
                self.asked = Some(answer);
                Ok(Some(vec![Effect::Push(Box::new(picker))]))
            }
            Action::Apart if answer.account.is_none() => done(),
            Action::Apart => Self::answer(&answer, None, ctx).map(Some),
            Action::Delete => {
                let what = say::about(&answer, ctx.lang);
                ctx.store.step(Verb::Delete, &what, |change| change.forget_answer(answer.id))?;
                Ok(Some(vec![Effect::Say(say::forgotten(ctx.lang, &what), Tone::Done)]))
            }
            _ => Ok(None),
        }
    }

    fn picked(&mut self, ids: &[i64], ctx: &Ctx) -> Result<Vec<Effect>> {
        match (self.asked.take(), ids.first()) {
            (Some(answer), Some(account)) if answer.account != Some(*account) => Self::answer(&answer, Some(*account), ctx),
            _ => Ok(Vec::new()),
        }
    }
}
