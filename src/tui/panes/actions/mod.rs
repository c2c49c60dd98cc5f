//! All actions of all accounts in one place (M28, M29): a list, a board, bars over the months, and what may be sold; one key turns from
//! one to the next, and what is marked in the list is changed at once.

mod bars;
mod board;
mod everything;

use super::picture::PicturePane;
use super::portfolio::benefit::Benefit;
use super::records::Records;
use super::table_pane::TablePane;
use crate::domain::{Entity, Words};
use crate::editing;
use crate::store::{Query, Result};
use crate::text::{actions as say, screen};
use crate::tui::actions::Action;
use crate::tui::canvas::{Canvas, Hit};
use crate::tui::layer::{Ctx, Effect, Layer, Tone, done, shows_now};
use crate::tui::overlays::form::Task;
use crate::tui::overlays::picker::Picker;
use crate::tui::several;
use crate::tui::widgets::tabs;
use board::Board;
use everything::{Everything, Kept};
use ratatui::layout::Rect;

/// How they are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    List,
    Board,
    Bars,
    Opportunities,
    Benefit,
}

/// The looks in their order, with their names.
const LOOKS: [(Look, Words, Words); 5] = [
    (Look::List, say::EVERYTHING, say::TO_LIST),
    (Look::Board, say::BOARD, say::TO_BOARD),
    (Look::Bars, say::SPANS, say::TO_SPANS),
    (Look::Opportunities, say::OPPORTUNITIES, say::TO_OPPORTUNITIES),
    (Look::Benefit, say::BENEFIT, say::TO_BENEFIT),
];
/// How many colleagues are offered.
const COLLEAGUES: usize = 500;

/// What the picker above was opened for.
#[derive(Debug)]
enum Asked {
    /// To whom these are handed over.
    HandOver(Vec<i64>),
    /// Which filter is meant.
    Filter,
}

/// No colleague has this number: it stands for the account manager, or for all actions.
const NOBODY: i64 = 0;
/// What is done with the filter at hand.
const KEEP: i64 = -1;
const RENAME: i64 = -2;
const FORGET: i64 = -3;

/// The place with its looks.
#[derive(Debug)]
pub(super) struct ActionsTab {
    list: TablePane<Everything>,
    board: PicturePane<Board>,
    opportunities: TablePane<Records>,
    benefit: PicturePane<Benefit>,
    look: Look,
    asked: Option<Asked>,
    /// The look whose name was clicked: it is turned to when it is read.
    clicked: Option<Look>,
    /// Before a client there are but the looks on what is theirs.
    hidden: bool,
}

impl Default for ActionsTab {
    fn default() -> ActionsTab {
        ActionsTab {
            list: TablePane::new(Everything::default()),
            board: PicturePane::new(Board::default()),
            opportunities: TablePane::new(Records::new(Entity::Opportunity, None)),
            benefit: PicturePane::new(Benefit::default()),
            look: Look::List,
            asked: None,
            clicked: None,
            hidden: false,
        }
    }
}

impl ActionsTab {
    /// Shows the list, with the action selected that is at hand elsewhere.
    pub(super) fn begin(&mut self, at_hand: Option<(Entity, i64)>, ctx: &Ctx) -> Result<()> {
        self.show(Look::List, ctx)?;
        match at_hand {
            Some((Entity::Action, id)) => self.list.seek(ctx, id, super::account::SEEK),
            _ => Ok(()),
        }
    }

    fn now(&self) -> &dyn Layer {
        match self.look {
            Look::List | Look::Bars => &self.list,
            Look::Board => &self.board,
            Look::Opportunities => &self.opportunities,
            Look::Benefit => &self.benefit,
        }
    }

    fn now_mut(&mut self) -> &mut dyn Layer {
        match self.look {
            Look::List | Look::Bars => &mut self.list,
            Look::Board => &mut self.board,
            Look::Opportunities => &mut self.opportunities,
            Look::Benefit => &mut self.benefit,
        }
    }

    /// The looks that may be seen, by their places.
    fn looks(client: bool) -> Vec<(usize, Look, Words, Words)> {
        let seen = |look: &Look| !client || matches!(look, Look::List | Look::Bars);
        let looks = LOOKS.iter().enumerate().map(|(at, (look, name, turn))| (at, *look, *name, *turn));
        looks.filter(|(_, look, ..)| seen(look)).collect()
    }

    /// The look before or behind this one; none behind the last.
    fn beside(&self, back: bool) -> Option<(Look, Words)> {
        let looks = ActionsTab::looks(self.hidden);
        let at = looks.iter().position(|(_, look, ..)| *look == self.look).unwrap_or(0);
        let next = if back { at.checked_sub(1) } else { Some(at + 1) };
        next.and_then(|at| looks.get(at)).map(|(_, look, _, turn)| (*look, *turn))
    }

    /// Turns to a look; whose the selected row is stays at hand.
    fn show(&mut self, look: Look, ctx: &Ctx) -> Result<()> {
        let account = self.now().subject().account;
        self.look = look;
        match look {
            Look::List | Look::Bars if self.list.source().is_bars != (look == Look::Bars) => {
                self.list.reshape(|source| source.is_bars = look == Look::Bars);
            }
            Look::List | Look::Bars => {}
            Look::Board => {
                self.board = PicturePane::new(Board::of(self.list.filter()));
                account.into_iter().for_each(|account| self.board.aim(account));
            }
            Look::Opportunities => account.map_or(Ok(()), |account| self.opportunities.seek_account(ctx, account, super::account::SEEK))?,
            Look::Benefit => account.into_iter().for_each(|account| self.benefit.aim(account)),
        }
        Ok(())
    }

    fn marks(&self) -> Vec<i64> {
        self.list.source().marks.iter().copied().collect()
    }

    /// Whether keys act on what is marked.
    fn is_marked(&self) -> bool {
        matches!(self.look, Look::List | Look::Bars) && !self.list.source().marks.is_empty()
    }

    /// What is marked, else what is selected.
    fn meant(&self) -> Vec<i64> {
        match self.is_marked() {
            true => self.marks(),
            false => self.now().subject().record.filter(|(entity, _)| *entity == Entity::Action).map(|(_, id)| id).into_iter().collect(),
        }
    }

    /// Marks the selected row, or takes its mark away, and goes to the next one.
    fn mark(&mut self) {
        let Some(id) = self.list.current().map(|row| row.action.id) else { return };
        let marks = &mut self.list.source_mut().marks;
        if !marks.remove(&id) {
            marks.insert(id);
        }
    }

    /// Marks all that is found; where all of it is marked, nothing any more.
    fn mark_all(&mut self, ctx: &Ctx) -> Result<()> {
        let found = self.list.every_id(ctx)?;
        let marks = &mut self.list.source_mut().marks;
        match found.iter().all(|id| marks.contains(id)) {
            true => marks.clear(),
            false => marks.extend(found),
        }
        Ok(())
    }

    /// Does to what is marked what a key means; none where it is another's.
    fn act_on_marked(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Effect>> {
        let ids = self.marks();
        Ok(Some(match action {
            Action::Done => {
                let effect = several::complete(ctx, &ids)?;
                // What is closed is done with.
                self.list.source_mut().marks.clear();
                effect
            }
            Action::Tomorrow => several::to_tomorrow(ctx, &ids)?,
            Action::OtherDay => Effect::Form(Task::Several { ids }),
            // The selected row may be none of them.
            Action::Delete => Effect::Say(say::NONE_DELETED.get(ctx.lang).to_owned(), Tone::Trouble),
            _ => return Ok(None),
        }))
    }

    fn ask_whom(&mut self, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        let ids = self.meant();
        if ids.is_empty() {
            return Ok(Some(vec![Effect::Say(ctx.say(screen::CHOOSE_ROW).into(), Tone::Trouble)]));
        }
        let team = ctx.store.team(&Query { limit: COLLEAGUES, ..Query::default() })?.rows;
        let team = team.into_iter().map(|row| (row.id, row.name, row.position));
        let these = [(NOBODY, ctx.say(say::MYSELF).to_owned(), String::new())].into_iter().chain(team).collect();
        let title = format!("{} · {}", ctx.say(say::HAND_OVER), say::actions(ids.len(), ctx.lang));
        self.asked = Some(Asked::HandOver(ids));
        Ok(Some(vec![Effect::Push(Box::new(Picker::of_these(ctx, &title, these)?.as_ours()))]))
    }

    /// The filter that is kept with the words at hand.
    fn kept(&self) -> Option<Kept> {
        let words = self.list.filter();
        self.list.source().kept().iter().find(|kept| kept.words == words && !words.is_empty()).cloned()
    }

    fn ask_filter(&mut self, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        let words = self.list.filter().to_owned();
        let row = |id, words: Words, beside: &str| (id, ctx.say(words).to_owned(), beside.to_owned());
        let mut these = match (words.as_str(), self.kept()) {
            ("", _) => Vec::new(),
            (words, None) => vec![row(KEEP, say::KEEP, words)],
            (_, Some(kept)) => vec![row(RENAME, say::RENAME, &kept.name), row(FORGET, say::FORGET, &kept.name)],
        };
        let kept = self.list.source().kept();
        let others = kept.iter().filter(|kept| kept.words != words);
        these.splice(0..0, others.map(|kept| (kept.id, kept.name.clone(), kept.words.clone())));
        if !words.is_empty() {
            these.push(row(NOBODY, say::WHOLE, ""));
        }
        if these.is_empty() {
            return Ok(Some(vec![Effect::Say(ctx.say(say::NO_FILTER).into(), Tone::Said)]));
        }
        self.asked = Some(Asked::Filter);
        Ok(Some(vec![Effect::Push(Box::new(Picker::of_these(ctx, ctx.say(say::FILTERS), these)?.as_ours()))]))
    }

    /// Narrows the list by the chosen filter, or does with the one at hand what was chosen.
    fn choose_filter(&mut self, id: i64, ctx: &Ctx) -> Result<Vec<Effect>> {
        let form = |id, preset| {
            Effect::Form(Task::Record { table: Entity::SavedFilter.def().table.into(), id, owner: None, section: None, preset })
        };
        Ok(match (id, self.kept()) {
            (KEEP, _) => vec![form(None, vec![("filter".into(), self.list.filter().to_owned())])],
            (RENAME, Some(Kept { id, .. })) => vec![form(Some(id), Vec::new())],
            (FORGET, Some(Kept { id, .. })) => {
                let name = editing::delete(ctx.store, Entity::SavedFilter, id)?;
                vec![Effect::Say(screen::deleted(ctx.lang, &name), Tone::Done)]
            }
            (id, _) => {
                let words = self.list.source().kept().iter().find(|kept| kept.id == id).map(|kept| kept.words.clone());
                self.list.set_filter(&words.unwrap_or_default());
                self.show(self.look, ctx)?;
                Vec::new()
            }
        })
    }

    /// Pictures have no line of tabs above: here the names of the looks stand there.
    fn below<'a>(&self, ctx: &Ctx<'a>) -> Ctx<'a> {
        let is_picture = matches!(self.look, Look::Board | Look::Benefit);
        Ctx { size: (ctx.size.0, ctx.size.1.saturating_sub(u16::from(is_picture))), ..*ctx }
    }
}

impl Layer for ActionsTab {
    shows_now!();

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        if ctx.client && !self.hidden {
            // What was marked among us may be of others: no key before them acts on it.
            self.list.source_mut().marks.clear();
        }
        self.hidden = ctx.client;
        if ctx.client && matches!(self.look, Look::Board | Look::Opportunities | Look::Benefit) {
            self.show(Look::List, ctx)?;
        }
        if let Some(look) = self.clicked.take() {
            self.show(look, ctx)?;
        }
        self.list.source().read_kept(ctx)?;
        let below = self.below(ctx);
        self.now_mut().refresh(&below)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if self.typing() {
            return self.now_mut().act(action, ctx);
        }
        let listed = matches!(self.look, Look::List | Look::Bars);
        match action {
            Action::Turn | Action::NextTab if let Some((look, _)) = self.beside(false) => self.show(look, ctx)?,
            Action::TurnBack | Action::PreviousTab if let Some((look, _)) = self.beside(true) => self.show(look, ctx)?,
            Action::Back if self.is_marked() => self.list.source_mut().marks.clear(),
            Action::Toggle if listed => {
                self.mark();
                return self.list.act(Action::Down, ctx);
            }
            Action::MarkAll if listed => self.mark_all(ctx)?,
            Action::HandOver if listed || self.look == Look::Board => return self.ask_whom(ctx),
            Action::SavedFilter if listed || self.look == Look::Board => return self.ask_filter(ctx),
            _ => {
                if self.is_marked()
                    && let Some(effect) = self.act_on_marked(action, ctx)?
                {
                    return Ok(Some(vec![effect]));
                }
                let below = self.below(ctx);
                return self.now_mut().act(action, &below);
            }
        }
        done()
    }

    fn picked(&mut self, ids: &[i64], ctx: &Ctx) -> Result<Vec<Effect>> {
        match (self.asked.take(), ids) {
            (Some(Asked::HandOver(actions)), [to, ..]) => {
                Ok(vec![several::hand_over(ctx, &actions, Some(*to).filter(|to| *to != NOBODY))?])
            }
            (Some(Asked::Filter), [id, ..]) => self.choose_filter(*id, ctx),
            _ => Ok(Vec::new()),
        }
    }

    fn click(&mut self, hit: Hit) {
        match hit {
            Hit::Look(at) => {
                self.clicked = LOOKS.get(at).map(|(look, ..)| *look);
            }
            hit => self.now_mut().click(hit),
        }
    }

    fn obstacle(&self, action: Action) -> Option<Words> {
        match action {
            // Our people and our filters are ours.
            Action::HandOver | Action::SavedFilter if self.hidden => Some(screen::HIDDEN_NOW),
            // What is marked is meant, whatever is selected.
            Action::Done | Action::Tomorrow | Action::OtherDay | Action::HandOver if self.is_marked() => None,
            Action::Toggle | Action::HandOver if self.meant().is_empty() && self.now().subject().record.is_none() => {
                Some(screen::CHOOSE_ROW)
            }
            Action::MarkAll if self.list.current().is_none() => Some(screen::NO_ROWS),
            action => self.now().obstacle(action),
        }
    }

    fn called(&self, action: Action) -> Option<Words> {
        match action {
            Action::Turn => self.beside(false).map(|(_, turn)| turn).or(Some(say::TO_TODAY)),
            Action::Back if self.is_marked() => Some(say::UNMARK),
            Action::Toggle => {
                let is_marked = self.list.current().is_some_and(|row| self.list.source().marks.contains(&row.action.id));
                is_marked.then_some(say::UNMARK_ONE)
            }
            action => self.now().called(action),
        }
    }

    /// The names of the looks stand above, and `v` is their key: a second one need not be named.
    fn is_offered(&self, action: Action) -> bool {
        action != Action::NextTab && self.now().is_offered(action)
    }

    fn steps_back(&self) -> bool {
        true
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let looks: Vec<(usize, Words)> = ActionsTab::looks(ctx.client).into_iter().map(|(at, _, name, _)| (at, name)).collect();
        let current = LOOKS.iter().position(|(look, ..)| *look == self.look).unwrap_or(0);
        let rest = tabs::looks(canvas, area, &looks, current);
        self.now().view(canvas, rest, &self.below(ctx));
    }
}
