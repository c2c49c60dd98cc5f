//! The audit, one question a screen: one key answers, what is to be done is typed under it, and what was answered last time stands beside it.
//! Each answer is kept at once, so that the audit is left and gone on with at any question (M37).

use super::typed::Line as Typed;
use crate::domain::audit_answer::ANSWERS;
use crate::domain::field::{LINE_LIMIT, find_choice};
use crate::domain::{Entity, Record, day};
use crate::practice::audit::{self, Question, Run, Section, questions};
use crate::practice::typed;
use crate::printable::{pad, width, wrap};
use crate::store::Result;
use crate::text::practice as say;
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, Hit, centred, height};
use crate::tui::layer::{Ctx, Effect, Layer, Subject, Tone, done};
use crate::tui::theme::BOXES;
use crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// The room of a question.
const CELLS: u16 = 84;
const ROWS: u16 = 18;

/// What answers a question, in the order of the answers.
const ANSWERING: [Action; ANSWERS.len()] = [Action::AnswerYes, Action::AnswerBetter, Action::AnswerNo];

/// The audit at one of its questions.
#[derive(Debug)]
pub struct AuditRun {
    run: Run,
    before: Option<Run>,
    at: usize,
    /// It was done when it was opened: what is answered now corrects it.
    was_done: bool,
    /// What is typed of what is to be done.
    line: Option<Typed>,
    /// What was typed for a question and not kept.
    aside: Option<(usize, String)>,
    /// What is done because of the question, now and last time.
    actions: [Option<Record>; 2],
}

impl AuditRun {
    /// Goes on at the first question without an answer, or begins.
    ///
    /// # Errors
    /// Those of reading.
    pub fn open(ctx: &Ctx) -> Result<AuditRun> {
        let (run, before) = audit::at_hand(ctx.store)?;
        let (at, was_done) = (run.open_from(0).unwrap_or_default(), run.is_done());
        let mut opened = AuditRun { run, before, at, was_done, line: None, aside: None, actions: [None, None] };
        opened.read_actions(ctx)?;
        Ok(opened)
    }

    fn question(&self) -> Option<(&'static Section, &'static Question)> {
        questions().nth(self.at)
    }

    fn read_actions(&mut self, ctx: &Ctx) -> Result<()> {
        let Some((_, question)) = self.question() else { return Ok(()) };
        let load = |run: Option<&Run>| match run.and_then(|run| run.action(question)) {
            Some(id) => ctx.store.load(Entity::Action, id),
            None => Ok(None),
        };
        self.actions = [load(Some(&self.run))?, load(self.before.as_ref())?];
        Ok(())
    }

    fn go_to(&mut self, at: usize, ctx: &Ctx) -> Result<()> {
        self.at = at.min(questions().count().saturating_sub(1));
        self.line = None;
        self.read_actions(ctx)
    }

    /// Keeps an answer; what is weak is followed by what is to be done.
    fn answer(&mut self, code: &str, ctx: &Ctx) -> Result<Vec<Effect>> {
        let Some((_, question)) = self.question() else { return Ok(Vec::new()) };
        audit::answer(ctx.store, &self.run, question, code, &say::step(ctx.lang, question.text(ctx.lang)))?;
        self.refresh(ctx)?;
        if find_choice(ANSWERS, code) == ANSWERS.first() {
            return self.go_on(ctx);
        }
        self.type_action();
        Ok(Vec::new())
    }

    /// Lets what is to be done be typed: what was typed before, or what was kept.
    fn type_action(&mut self) {
        let kept = self.actions.first().and_then(Option::as_ref).filter(|action| action.text("state") == "open");
        let known = self.aside.take().filter(|(at, _)| *at == self.at).map(|(_, text)| text);
        let text = known.or_else(|| kept.map(|action| action.title().to_owned())).unwrap_or_default();
        self.line = Some(Typed::short(&text, LINE_LIMIT));
    }

    /// Keeps what was typed and goes on.
    fn follow(&mut self, ctx: &Ctx) -> Result<Vec<Effect>> {
        let text = self.line.as_ref().map(Typed::text).unwrap_or_default();
        let known = self.actions.first().and_then(Option::as_ref).map_or("", Record::title);
        let (Some((_, question)), false) = (self.question(), text.trim().is_empty() || text.trim() == known) else {
            return self.go_on(ctx);
        };
        audit::follow(ctx.store, &self.run, question, &text, &say::step(ctx.lang, question.text(ctx.lang)))?;
        self.refresh(ctx)?;
        let said = Effect::Say(say::kept(ctx.lang, &typed(&text, ctx.today).0), Tone::Done);
        let mut effects = self.go_on(ctx)?;
        if effects.is_empty() {
            effects.push(said);
        }
        Ok(effects)
    }

    /// To the next question without an answer; after the last one to the result.
    fn go_on(&mut self, ctx: &Ctx) -> Result<Vec<Effect>> {
        self.line = None;
        if self.run.is_done() && !self.was_done {
            return Ok(vec![Effect::Back, Effect::Say(ctx.say(say::FINISHED).to_owned(), Tone::Done)]);
        }
        self.go_to(self.run.open_from(self.at + 1).unwrap_or(self.at + 1), ctx)?;
        Ok(Vec::new())
    }

    fn leave(&self, ctx: &Ctx) -> Vec<Effect> {
        let left = questions().count().saturating_sub(self.run.answered());
        let said = (left > 0 && self.run.id().is_some()).then(|| Effect::Say(say::left(ctx.lang, left), Tone::Said));
        [Effect::Back].into_iter().chain(said).collect()
    }

    /// What was answered last time, and what became of what was to be done.
    fn last_time(&self, question: &Question, ctx: &Ctx) -> String {
        let Some(before) = &self.before else { return ctx.say(say::FIRST_TIME).to_owned() };
        let answer = before.answer(question).map_or(say::NOT_ASKED, |answer| answer.words);
        let action = self.actions.get(1).and_then(Option::as_ref).map(|action| action_said(action, ctx));
        let on = day::dated(before.audit.text("day"), ctx.today, ctx.lang);
        [Some(ctx.say(answer).to_owned()), Some(on), action].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// What is to be done: what is kept, or how it is written down.
    fn to_do(&self, ctx: &Ctx) -> String {
        self.actions.first().and_then(Option::as_ref).map_or_else(|| ctx.say(say::NO_ACTION).to_owned(), |action| action_said(action, ctx))
    }
}

/// An action in one line.
pub fn action_said(action: &Record, ctx: &Ctx) -> String {
    let mut said = crate::documents::audit::action_said(action);
    said.read_on(ctx.today);
    said.said(ctx.lang)
}

impl Layer for AuditRun {
    fn place(&self) -> Place {
        if self.line.is_some() { Place::Prompt } else { Place::Audit }
    }

    fn is_ours(&self) -> bool {
        true
    }

    fn typing(&self) -> bool {
        self.line.is_some()
    }

    fn room(&self) -> Option<usize> {
        self.line.as_ref().map(Typed::room)
    }

    fn begin_burst(&mut self) {
        if let Some(line) = &mut self.line {
            line.begin_burst();
        }
    }

    fn take_back(&mut self, _ctx: &Ctx) {
        if let Some(line) = &mut self.line {
            line.take_back();
        }
    }

    fn line(&mut self) -> Option<&mut Typed> {
        self.line.as_mut()
    }

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        (self.run, self.before) = audit::at_hand(ctx.store)?;
        self.read_actions(ctx)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if let Some(line) = &self.line {
            let text = line.text();
            return Ok(match action {
                Action::Open => Some(self.follow(ctx)?),
                Action::Back => {
                    self.aside = Some((self.at, text)).filter(|(_, text)| !text.trim().is_empty());
                    self.line = None;
                    Some(Vec::new())
                }
                _ => None,
            });
        }
        let last = questions().count().saturating_sub(1);
        match action {
            Action::Up => self.go_to(self.at.saturating_sub(1), ctx)?,
            Action::Down => self.go_to(self.at + 1, ctx)?,
            Action::Top => self.go_to(0, ctx)?,
            Action::Bottom => self.go_to(last, ctx)?,
            Action::New => self.type_action(),
            Action::Back => return Ok(Some(self.leave(ctx))),
            action => {
                let chosen = ANSWERING.iter().position(|known| *known == action).and_then(|at| ANSWERS.get(at));
                return chosen.map(|answer| self.answer(answer.code, ctx)).transpose();
            }
        }
        done()
    }

    fn type_key(&mut self, key: KeyEvent, _ctx: &Ctx) -> Result<Vec<Effect>> {
        if let Some(line) = &mut self.line {
            line.key(key);
        }
        Ok(Vec::new())
    }

    fn paste(&mut self, text: &str, ctx: &Ctx) -> Vec<Effect> {
        self.line.as_mut().map_or_else(Vec::new, |line| line.paste(text, ctx))
    }

    fn subject(&self) -> Subject {
        Subject { makes: Some(Entity::Action), ..Subject::default() }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let Some((section, question)) = self.question() else { return };
        let title = format!("{} · {}", ctx.say(say::AUDIT), section.text(ctx.lang));
        let inner = canvas.overlay(centred(area, CELLS, ROWS.min(area.height)), &title);
        let mut page = Writer { canvas, area: inner, at: 0 };
        let theme = ctx.theme;
        page.write(&say::at(ctx.lang, self.at + 1, questions().count(), self.run.answered()), theme.plain());
        page.skip();
        page.write(question.text(ctx.lang), theme.strong());
        page.write(&format!("{}: {}", ctx.say(say::LOOK), question.look.get(ctx.lang)), theme.plain());
        page.skip();
        let given = self.run.answer(question);
        for (at, answer) in ANSWERS.iter().enumerate() {
            let is_given = given.is_some_and(|given| given.code == answer.code);
            let style = if is_given { theme.strong() } else { theme.plain() };
            page.button(&format!("{} {}  {}", BOXES[usize::from(is_given)], at + 1, ctx.say(answer.words)), style, ANSWERING[at]);
        }
        page.skip();
        let labels = [say::LAST_TIME, say::ACTION].map(|label| ctx.say(label));
        let room = labels.iter().map(|label| width(label)).max().unwrap_or(0) + 2;
        page.labelled(&pad(labels[0], room), &self.last_time(question, ctx), theme.plain());
        match &self.line {
            Some(line) => {
                page.typed(&pad(labels[1], room), line, theme.plain());
                let due = typed(&line.text(), ctx.today).1.map(|due| say::due(ctx.lang, &day::near(due, ctx.today, ctx.lang)));
                let due = due.unwrap_or_else(|| ctx.say(say::WITHOUT_DAY).to_owned());
                page.labelled(&pad("", room), if line.is_empty() { ctx.say(say::TYPE_ACTION) } else { &due }, theme.plain());
            }
            None => page.labelled(&pad(labels[1], room), &self.to_do(ctx), theme.plain()),
        }
    }
}

/// Writes one thing under the other.
struct Writer<'a, 'b> {
    canvas: &'a mut Canvas<'b>,
    area: Rect,
    at: u16,
}

impl Writer<'_, '_> {
    fn row(&self) -> Rect {
        Rect { y: self.area.y + self.at.min(self.area.height), height: u16::from(self.at < self.area.height), ..self.area }
    }

    fn line(&mut self, text: &str, style: Style) {
        let row = self.row();
        if row.height > 0 {
            self.canvas.text(row.x, row.y, row.width, text, style);
        }
        self.at += 1;
    }

    fn skip(&mut self) {
        self.at += 1;
    }

    fn write(&mut self, text: &str, style: Style) {
        for line in wrap(text, usize::from(self.area.width)) {
            self.line(&line, style);
        }
    }

    /// A line that does something where it is clicked.
    fn button(&mut self, text: &str, style: Style, action: Action) {
        let row = self.row();
        self.canvas.hit(row, Hit::Act(action));
        self.line(text, style);
    }

    fn labelled(&mut self, label: &str, text: &str, style: Style) {
        let room = usize::from(self.area.width).saturating_sub(width(label)).max(1);
        for (at, line) in wrap(text, room).into_iter().enumerate() {
            let label = if at == 0 { label.to_owned() } else { pad("", width(label)) };
            self.line(&format!("{label}{line}"), style);
        }
    }

    fn typed(&mut self, label: &str, line: &Typed, style: Style) {
        let row = self.row();
        if row.height > 0 {
            let used = height(width(label));
            self.canvas.text(row.x, row.y, used, label, style);
            line.view_after(
                self.canvas,
                "",
                Rect { x: row.x + used, width: row.width.saturating_sub(used), ..row },
                self.canvas.theme.strong(),
            );
        }
        self.at += 1;
    }
}
