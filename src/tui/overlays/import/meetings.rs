//! The preview of a calendar or of letters: what they change, and whose those are of which nobody knows it for sure. One walks through them and says so.

use super::heavy::Heavy;
use super::met::{Answers, Met};
use super::preview::part;
use crate::calendar::Taken;
use crate::domain::{Entity, Words};
use crate::printable::wrap;
use crate::store::Result;
use crate::text::calendar as say;
use crate::text::whose::{NOTHING_LEFT, Question};
use crate::tui::actions::Action;
use crate::tui::canvas::{Canvas, Hit, centred, height};
use crate::tui::layer::Ctx;
use ratatui::layout::Rect;
use ratatui::text::Line;
use std::cell::Cell;
use std::collections::BTreeMap;

/// How many lines of a part are shown.
const NAMED: usize = 200;
/// How many lines above the end of what is in sight one stands at most.
const ABOVE_END: usize = 3;
/// How many files are named.
const SOURCES: usize = 5;

/// The page of a calendar or of letters.
#[derive(Debug)]
pub struct Meetings {
    met: Heavy<Box<Met>>,
    lines: Vec<Line<'static>>,
    /// The first lines of questions, with what each asks and what was answered.
    asked: Vec<(usize, Question)>,
    at: usize,
    /// What it is that an account is looked for.
    wanted: Option<String>,
    /// What is left out is told one by one.
    is_whole: bool,
    /// For so many cells the lines are made.
    cells: usize,
    /// How many lines were in sight when it was last drawn.
    room: Cell<usize>,
}

/// What a key asks for.
pub enum Meant {
    /// Nothing more: one walked.
    Stay,
    /// All of it waits to be answered, as these words say.
    Waits(Words),
    /// Write it, and guesses only where they were agreed to.
    Write(Box<Met>, Taken),
    /// Compare again with another answer.
    Answer(Box<Met>, Answers),
    /// Look for the account of a question: how it is asked, under which name, and of which it is most likely one.
    Whose(String, String, Vec<i64>),
}

impl Meetings {
    /// The page, for so many cells; one stands at the question that comes after the last one, where there is one.
    pub(super) fn new(met: Box<Met>, ctx: &Ctx, cells: usize, after: usize) -> Result<Meetings> {
        let (met, room) = (Heavy::new(met), Cell::new(ABOVE_END));
        let mut page = Meetings { met, lines: Vec::new(), asked: Vec::new(), at: 0, wanted: None, is_whole: false, cells, room };
        page.write(ctx)?;
        let at = page.asked.get(after).or_else(|| page.asked.last()).map(|(line, _)| *line);
        page.at = at.unwrap_or_default();
        Ok(page)
    }

    fn write(&mut self, ctx: &Ctx) -> Result<()> {
        let cells = self.cells;
        let Some(met) = self.met.as_ref() else { return Ok(()) };
        let (theme, today) = (ctx.theme, ctx.store.clock().today());
        let styled = |text: &str, style| wrap(text, cells).into_iter().map(move |line| Line::styled(line, style)).collect::<Vec<_>>();
        let mut lines: Vec<Line> = met.sources(ctx.lang).iter().take(SOURCES).flat_map(|source| styled(source, theme.strong())).collect();
        if met.is_idle() {
            lines.push(Line::default());
            let style = if met.is_empty() { theme.bad() } else { theme.good() };
            lines.extend(styled(ctx.say(met.nothing()), style));
        }
        let mut asked = Vec::new();
        let names = met.answers().values().flatten().map(|account| Ok((*account, ctx.store.name_of(Entity::Account, *account, ctx.lang)?)));
        let names = names.collect::<Result<BTreeMap<i64, String>>>()?;
        for (heading, questions) in met.questions(&names, today, ctx.lang) {
            lines.push(Line::default());
            lines.push(Line::styled(ctx.say(heading).to_owned(), theme.warn()));
            for question in questions {
                asked.push((lines.len(), question.clone()));
                // What goes on stands further in.
                let parts = wrap(&question.line, cells.saturating_sub(4)).into_iter().enumerate();
                lines.extend(parts.map(|(at, part)| Line::from(format!("{}{part}", if at == 0 { "  " } else { "    " }))));
            }
        }
        for said in met.parts(today, ctx.lang, self.is_whole) {
            let style = match said.heading {
                say::NOT_READ => theme.bad(),
                say::KEPT | say::GONE | say::CANCELLED | say::NOTES => theme.warn(),
                _ => theme.accent(),
            };
            let all = said.lines.len();
            let shown = if self.is_whole { all } else { NAMED };
            part(&mut lines, ctx.say(said.heading), style, said.lines.into_iter().take(shown).collect(), all, ctx, cells);
        }
        (self.lines, self.asked) = (lines, asked);
        Ok(())
    }

    /// The question at which one stands, with its place among them.
    fn current(&self) -> Option<(usize, &Question)> {
        let at = self.asked.iter().rposition(|(line, _)| *line <= self.at)?;
        let (line, question) = &self.asked[at];
        let next = self.asked.get(at + 1).map_or(self.lines.len(), |(line, _)| *line);
        // What goes on below it is of it, up to the empty line after them.
        let goes_on = self.lines[*line..self.at.min(next)].iter().all(|line| line.width() > 0);
        (goes_on && self.lines.get(self.at).is_some_and(|line| line.width() > 0)).then_some((at, question))
    }

    /// The place of the question at which one stands.
    pub(super) fn place(&self) -> usize {
        self.current().map_or(0, |(at, _)| at)
    }

    /// Why a key does nothing here.
    pub(super) fn obstacle(&self, action: Action) -> Option<Words> {
        let met = self.met.as_ref()?;
        match (action, self.current()) {
            (Action::NextField, _) if !met.leaves_out() => Some(NOTHING_LEFT),
            (Action::Begin, _) if met.is_idle() => Some(met.nothing()),
            (Action::Account | Action::Apart | Action::Toggle, None) => Some(met.no_question()),
            (Action::Account | Action::Apart, Some((_, question))) if !question.is_whose => Some(met.not_whose(&question.asks)),
            (Action::Toggle, Some((_, question))) if question.is_whose && question.account.is_none() && !question.answered => {
                Some(met.no_guess())
            }
            _ => None,
        }
    }

    /// What a key asks for, if it is one of this page.
    pub(super) fn act(&mut self, action: Action, ctx: &Ctx) -> Option<Meant> {
        let lang = ctx.lang;
        if action == Action::NextField {
            self.is_whole = !self.is_whole;
            self.write(ctx).ok()?;
            self.at = self.at.min(self.lines.len().saturating_sub(1));
            return Some(Meant::Stay);
        }
        let last = self.lines.len().saturating_sub(1);
        let room = self.room.get();
        let (first, page) = (self.first(room), room.saturating_sub(1));
        let walked = match action {
            Action::Up => Some(self.at.saturating_sub(1)),
            Action::Down => Some(self.at + 1),
            // With a page what is in sight goes on, wherever one stands in it.
            Action::PageUp if first == 0 => Some(0),
            Action::PageUp => Some((first.saturating_sub(page) + room).saturating_sub(ABOVE_END)),
            Action::PageDown => Some((first + page + room).saturating_sub(ABOVE_END)),
            Action::Top => Some(0),
            Action::Bottom => Some(last),
            _ => None,
        };
        if let Some(at) = walked {
            self.at = at.min(last);
            return Some(Meant::Stay);
        }
        let met = self.met.as_ref()?;
        let question = self.current().map(|(_, question)| question.clone());
        let answers = met.answers().clone();
        match (action, question) {
            (Action::Begin, _) if met.waits() => Some(Meant::Waits(met.all_waits())),
            (Action::Begin, _) => self.met.take().map(|met| Meant::Write(met, Taken::Sure)),
            (Action::Toggle, Some(question)) => match question.answered {
                true => self.answer(answers, &question.asks, None),
                false if !question.is_whose => self.answer(answers, &question.asks, Some(None)),
                false => question.account.and_then(|account| self.answer(answers, &question.asks, Some(Some(account)))),
            },
            (Action::Apart, Some(question)) => {
                let mut answers = answers;
                let not = if question.not.is_empty() { vec![question.asks] } else { question.not };
                answers.extend(not.into_iter().map(|asks| (asks, None)));
                self.met.take().map(|met| Meant::Answer(met, answers))
            }
            (Action::Account, Some(question)) => {
                let title = met.whose(&question.what, lang);
                self.wanted = Some(question.asks);
                Some(Meant::Whose(title, question.name, question.may))
            }
            _ => None,
        }
    }

    /// What was chosen as the account of a question.
    pub(super) fn picked(&mut self, account: i64) -> Option<Meant> {
        let asks = self.wanted.take()?;
        let answers = self.met.as_ref()?.answers().clone();
        self.answer(answers, &asks, Some(Some(account)))
    }

    fn answer(&mut self, mut answers: Answers, asks: &str, answer: Option<Option<i64>>) -> Option<Meant> {
        match answer {
            Some(answer) => answers.insert(asks.to_owned(), answer),
            None => answers.remove(asks),
        };
        self.met.take().map(|met| Meant::Answer(met, answers))
    }

    pub(super) fn select(&mut self, at: usize) {
        self.at = at.min(self.lines.len().saturating_sub(1));
    }

    /// The first line in sight, of so many. Where one stands is kept off the end, so that what goes on below is read too.
    fn first(&self, room: usize) -> usize {
        (self.at + ABOVE_END).saturating_sub(room).min(self.lines.len().saturating_sub(room))
    }

    pub(super) fn view(&self, canvas: &mut Canvas, area: Rect, title: &str) {
        let inner = canvas.overlay(centred(area, 110, height(self.lines.len()).saturating_add(2)), title);
        let room = usize::from(inner.height);
        self.room.set(room);
        let first = self.first(room);
        canvas.lines(inner, self.lines.clone(), height(first));
        for (row, line) in (first..self.lines.len().min(first + room)).enumerate() {
            let area = Rect { y: inner.y + height(row), height: 1, ..inner };
            canvas.hit(area, Hit::Row(line));
            if line == self.at {
                canvas.choose(area);
            }
        }
        canvas.more_below(inner, self.lines.len(), height(first));
    }
}
