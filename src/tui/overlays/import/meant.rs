//! What the pages of reports and calendars ask for, done.

use super::choice::{Choice, Of};
use super::job::Job;
use super::{Import, Stage, meetings, report};
use crate::domain::Entity;
use crate::store::Result;
use crate::tui::layer::{Ctx, Effect, Tone};
use crate::tui::overlays::picker::Picker;

impl Import {
    /// What the page of a report on purchases asks for.
    pub(super) fn on_report(&mut self, meant: report::Meant, ctx: &Ctx) -> Vec<Effect> {
        match meant {
            report::Meant::Stay => Vec::new(),
            report::Meant::Write(plan) => {
                let called_off = self.work(|called_off| Stage::Working(None, called_off));
                vec![Effect::Import(Job::ApplyReport(plan, called_off))]
            }
            report::Meant::Barred(words) => vec![Effect::Say(ctx.say(words).into(), Tone::Trouble)],
            report::Meant::Encoding => {
                if let Stage::Report(reported) = std::mem::replace(&mut self.stage, Stage::Asking) {
                    self.stage = Stage::Choice(Box::new(Choice::of_encoding(Of::Report(reported))));
                }
                Vec::new()
            }
            report::Meant::Keep(plan) => {
                let called_off = self.work(Stage::Planning);
                vec![Effect::Import(Job::CompareReport(plan, called_off))]
            }
        }
    }

    /// What the page of a calendar asks for.
    pub(super) fn on_meetings(&mut self, meant: meetings::Meant, ctx: &Ctx) -> Result<Vec<Effect>> {
        Ok(match meant {
            meetings::Meant::Stay => Vec::new(),
            meetings::Meant::Waits(words) => vec![Effect::Say(ctx.say(words).into(), Tone::Trouble)],
            meetings::Meant::Write(met, taken) => {
                let called_off = self.work(|called_off| Stage::Working(None, called_off));
                vec![Effect::Import(Job::ApplyMet(met, taken, called_off))]
            }
            meetings::Meant::Answer(met, answers) => {
                let called_off = self.work(Stage::Planning);
                vec![Effect::Import(Job::CompareMet(met, answers, called_off))]
            }
            meetings::Meant::Whose(what, name, may) => {
                let picker = match may.is_empty() {
                    true => Picker::of_known(ctx, &what, Entity::Account, &name)?,
                    false => Picker::of_accounts(ctx, &what, may)?,
                };
                vec![Effect::Push(Box::new(picker))]
            }
        })
    }
}
