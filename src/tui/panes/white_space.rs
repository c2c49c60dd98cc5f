//! White space: the units of a client by our lines of goods, who supplies each, and what is in hand about it (M15, M43).

use super::picture::Plane;
use crate::documents::money::{WhiteSpace, white_space};
use crate::domain::money::said::{short, unit};
use crate::domain::name::fold;
use crate::domain::rules::wallet::Cell;
use crate::domain::white_space::{Grid, Part, Spot};
use crate::domain::{Entity, Words};
use crate::editing::white_space::take_up;
use crate::page::text::told;
use crate::store::{Error, Result, Revision};
use crate::text::white_space as say;
use crate::tui::actions::{Action, Place};
use crate::tui::layer::{Ctx, Effect, Subject, Tab, Target, Tone};
use crate::tui::overlays::form::Task;
use crate::tui::theme::{AHEAD, ALARM, DUE};
use crate::tui::widgets::pane;
use crate::tui::widgets::sheet::{Meant, Row, Said, Sheet, Square, Squares, Totals};
use crate::tui::widgets::told::{Told, labelled};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// So many columns it needs before a card may stand beside it.
const NEEDED: u16 = 112;
/// Bought from us, not known, and not needed.
const OURS: &str = "+";
const ASKED: &str = "?";
const IDLE: &str = "·";

/// The grid of an account.
#[derive(Debug)]
pub(super) struct Spots {
    account: i64,
    from: Option<(Revision, NaiveDate)>,
    read: WhiteSpace,
    /// What each spot is known by, whatever else is written: the names of its unit and its line.
    names: Vec<(String, String)>,
    rivals: BTreeMap<i64, String>,
}

impl Spots {
    pub(super) fn new(account: i64) -> Spots {
        Spots { account, from: None, read: WhiteSpace::default(), names: Vec::new(), rivals: BTreeMap::new() }
    }

    fn grid(&self) -> &Grid {
        &self.read.grid
    }

    fn named(&self, (unit, line): (usize, usize)) -> (String, String) {
        let grid = self.grid();
        (
            grid.units.get(unit).map_or_else(String::new, |unit| fold(unit)),
            grid.lines.get(line).map_or_else(String::new, |line| fold(&line.title)),
        )
    }

    fn id(&self, at: (usize, usize)) -> Option<i64> {
        let name = self.named(at);
        self.names.iter().position(|known| *known == name).and_then(|at| i64::try_from(at).ok())
    }

    /// A spot and its place.
    fn find(&self, id: i64) -> Option<((usize, usize), &Spot)> {
        let name = usize::try_from(id).ok().and_then(|at| self.names.get(at))?;
        self.grid().each().find(|(at, _)| self.named(*at) == *name)
    }

    fn rivals(&self, spot: &Spot) -> String {
        spot.rivals.iter().filter_map(|id| self.rivals.get(id)).cloned().collect::<Vec<_>>().join(", ")
    }

    fn sum(&self, minor: Option<i128>, spot: &Spot, ctx: &Ctx) -> String {
        minor.map_or_else(String::new, |minor| say::sum(minor, spot, self.grid(), ctx.lang))
    }

    /// Who supplies it and how much; under that what is open about it, or what others supply beside us.
    fn said(&self, spot: &Spot, ctx: &Ctx) -> Vec<Said> {
        let (words, rivals) = (ctx.say(say::state(spot.state)), self.rivals(spot));
        let rival = if rivals.is_empty() { ctx.say(say::RIVAL) } else { &rivals };
        let (sign, words, figure) = match (spot.state, spot.need) {
            (Cell::Ours, _) if spot.ours.is_none() => ((OURS, Meant::Good), words, None),
            // Beside a need the sum is the part of it that is ours; without one that is said.
            (Cell::Ours, Some(_)) => ((OURS, Meant::Good), "", spot.ours),
            (Cell::Ours, None) => ((OURS, Meant::Good), ctx.say(say::OURS), spot.ours),
            (Cell::Rival, _) => ((ALARM, Meant::Bad), rival, spot.theirs),
            (Cell::Free, Some(need)) => ((DUE, Meant::Due), ctx.say(say::NEEDS), Some(need)),
            (Cell::Free, None) => ((DUE, Meant::Due), words, None),
            (Cell::Unknown, need) => ((ASKED, Meant::Due), words, need),
            (Cell::NotNeeded, _) => ((IDLE, Meant::Plain), words, None),
        };
        let first = Said { sign, words: words.to_owned(), figure: self.sum(figure, spot, ctx) };
        let has_rivals = spot.state == Cell::Ours && (spot.theirs.is_some_and(|sum| sum > 0) || !rivals.is_empty());
        let open = spot.open.map(|(entity, _)| ctx.say(if entity == Entity::Question { say::QUESTION } else { say::OPPORTUNITY }));
        // Who supplies the rest is seen beside what is made of it.
        let second = match (open, has_rivals) {
            (None, false) => None,
            (Some(open), false) => Some((open, String::new())),
            (_, true) => Some((rival, self.sum(spot.theirs, spot, ctx))),
        };
        let sign = if open.is_some() { (AHEAD, Meant::Plain) } else { Default::default() };
        let second = second.map(|(words, figure)| Said { sign, words: words.to_owned(), figure });
        [first].into_iter().chain(second).collect()
    }

    fn row(&self, unit: usize, ctx: &Ctx) -> Row {
        let grid = self.grid();
        let square = |line: usize| Some(Square { id: self.id((unit, line))?, said: self.said(grid.spot(unit, line)?, ctx) });
        let sums = grid.sums(Part::Unit(unit));
        let of = (sums.need > 0).then(|| say::of(ctx.lang, &short(sums.need, "", ctx.lang)));
        let name = grid.units.get(unit).filter(|name| !name.is_empty());
        Row {
            label: name.cloned().unwrap_or_else(|| ctx.say(say::WHOLE).to_owned()),
            squares: (0..grid.lines.len()).map(square).collect(),
            total: [say::share(sums.wallet(), ctx.lang)].into_iter().chain(of).collect(),
        }
    }

    /// What each line comes to; a row of nothing is left out.
    fn foot(&self, ctx: &Ctx) -> Vec<Totals> {
        let grid = self.grid();
        let figure = |minor: i128| if minor == 0 { String::new() } else { short(minor, "", ctx.lang) };
        let lines = 0..grid.lines.len();
        let of = |words: Words, of: &dyn Fn(Part) -> String| Totals {
            label: ctx.say(words).to_owned(),
            figures: lines.clone().map(|line| of(Part::Line(line))).collect(),
            total: of(Part::Whole),
        };
        let reported = |part: Part| match part {
            Part::Line(line) => figure(grid.lines.get(line).and_then(|line| line.reported).unwrap_or(0)),
            _ => figure(grid.lines.iter().filter_map(|line| line.reported).sum()),
        };
        let rows = [
            of(say::NEEDED, &|part| figure(grid.sums(part).need)),
            of(say::FROM_US, &|part| figure(grid.sums(part).ours)),
            of(say::OUR_SHARE, &|part| say::share(grid.sums(part).wallet(), ctx.lang)),
            of(say::REPORTED, &reported),
        ];
        rows.into_iter().filter(|row| !row.total.is_empty()).collect()
    }

    /// Why nothing can be made of a spot.
    fn lacks(spot: &Spot) -> Option<Words> {
        match spot.state {
            _ if spot.open.is_some() => None,
            Cell::NotNeeded => Some(say::NOT_NEEDED_HERE),
            Cell::Ours if spot.within_reach().is_none() => Some(say::ALL_OURS),
            _ => None,
        }
    }
}

impl Plane for Spots {
    type Body = Sheet;

    fn place(&self) -> Place {
        Place::WhiteSpace
    }

    fn name(&self) -> Words {
        say::WHITE_SPACE
    }

    fn needed(&self) -> u16 {
        NEEDED
    }

    fn around(&self) -> u16 {
        pane::ROWS
    }

    fn read(&mut self, ctx: &Ctx) -> Result<()> {
        let from = Some((ctx.revision, ctx.today));
        if self.from == from {
            return Ok(());
        }
        self.read = white_space(ctx.store, self.account)?;
        let names: Vec<(String, String)> = self.grid().each().map(|(at, _)| self.named(at)).collect();
        for name in names {
            if !self.names.contains(&name) {
                self.names.push(name);
            }
        }
        let rivals: Vec<i64> = self.grid().each().flat_map(|(_, spot)| spot.rivals.clone()).collect();
        self.rivals = rivals.into_iter().map(|id| Ok((id, ctx.name_of(Entity::Competitor, id)?))).collect::<Result<_>>()?;
        self.from = from;
        Ok(())
    }

    fn forget(&mut self) {
        (self.from, self.read) = (None, WhiteSpace::default());
        self.rivals.clear();
    }

    fn heading(&self, ctx: &Ctx) -> String {
        let parts = [self.grid().year.as_str(), unit(&self.grid().currency, ctx.lang)];
        if self.grid().is_empty() {
            String::new()
        } else {
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
        }
    }

    fn content(&self, ctx: &Ctx, _columns: u16) -> Squares {
        let grid = self.grid();
        Squares {
            heads: grid.lines.iter().map(|line| line.title.clone()).collect(),
            total: ctx.say(say::ALL).to_owned(),
            rows: (0..grid.units.len()).map(|unit| self.row(unit, ctx)).collect(),
            foot: self.foot(ctx),
        }
    }

    /// What the page of figures says, in its own words.
    fn said(&self, ctx: &Ctx) -> Vec<String> {
        let facts = self.read.facts.iter().map(|fact| format!("{}: {}", ctx.say(fact.label), told(fact, ctx.lang)));
        facts.chain(say::said(self.grid(), ctx.lang)).collect()
    }

    fn empty(&self) -> Words {
        say::NO_GRID
    }

    fn told(&self, id: i64, ctx: &Ctx, cells: usize) -> Result<Told> {
        let Some((at, spot)) = self.find(id) else { return Ok(Told::default()) };
        let grid = self.grid();
        let label = |key: &str| Entity::Need.def().field(key).map_or("", |field| ctx.say(field.words));
        let sum = |minor: Option<i128>| minor.map(|minor| short(minor, &spot.currency, ctx.lang));
        let ours = sum(spot.ours).map(|said| if spot.is_reported { say::by_reports(ctx.lang, &said) } else { said });
        let rivals = [self.rivals(spot), sum(spot.theirs).unwrap_or_default()].into_iter().filter(|part| !part.is_empty());
        let rivals = Some(rivals.collect::<Vec<_>>().join(" · ")).filter(|said| !said.is_empty());
        let reported = grid.lines.get(at.1).and_then(|line| line.reported).map(|minor| short(minor, &grid.currency, ctx.lang));
        let state = spot.ours.is_none() || spot.state != Cell::Ours;
        let facts = [
            (label("state"), state.then(|| ctx.say(say::state(spot.state)).to_owned())),
            (label("amount"), sum(spot.need)),
            (label("ours"), ours),
            (label("theirs"), rivals),
            (ctx.say(say::REPORTED_YEAR), reported.filter(|_| !spot.is_reported)),
            (
                ctx.say(say::IN_HAND),
                spot.open.map(|(entity, _)| ctx.say(if entity == Entity::Question { say::QUESTION } else { say::OPPORTUNITY }).to_owned()),
            ),
        ];
        let facts: Vec<(&str, String)> = facts.into_iter().filter_map(|(label, said)| Some((label, said?))).collect();
        Ok(Told { title: grid.name(at).join(" · "), lines: labelled(&facts, ctx.theme, cells), ..Told::default() })
    }

    fn brief(&self, id: i64, ctx: &Ctx) -> String {
        let Some((at, spot)) = self.find(id) else { return String::new() };
        let of =
            |words: Words, minor: Option<i128>| Some(format!("{} {}", ctx.say(words).to_lowercase(), self.sum(Some(minor?), spot, ctx)));
        let ours = of(say::FROM_US, spot.ours.filter(|_| spot.state == Cell::Ours));
        let rest = self.said(spot, ctx).into_iter().skip(usize::from(ours.is_some())).map(|said| format!("{} {}", said.words, said.figure));
        let need = of(say::NEEDS, spot.need.filter(|_| spot.state != Cell::Free));
        let parts = [Some(self.grid().name(at).join(", ")), ours].into_iter().flatten().chain(rest).chain(need);
        parts.map(|part| part.trim().to_owned()).collect::<Vec<_>>().join(" · ")
    }

    fn subject(&self, id: i64) -> Subject {
        let need = self.find(id).and_then(|(_, spot)| spot.records.last().copied());
        Subject { record: need.map(|need| (Entity::Need, need)), ..self.at_hand() }
    }

    fn at_hand(&self) -> Subject {
        Subject { account: Some(self.account), open: true, makes: Some(Entity::Need), ..Subject::default() }
    }

    /// The need behind it, or a new one of that line and unit.
    fn open(&self, id: i64) -> Option<Effect> {
        let ((unit, line), spot) = self.find(id)?;
        let grid = self.grid();
        if let Some(need) = spot.records.last() {
            return Some(Effect::Form(Task::record(Entity::Need, Some(*need), Some(self.account))));
        }
        let state = if spot.state == Cell::Ours { "bought" } else { "unknown" };
        let preset = [
            ("title", grid.lines.get(line)?.title.as_str()),
            ("unit", grid.units.get(unit)?.as_str()),
            ("period", grid.year.as_str()),
            ("state", state),
            ("currency", spot.currency.as_str()),
        ];
        let preset = preset.into_iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| (key.to_owned(), value.to_owned()));
        let table = Entity::Need.def().table.to_owned();
        Some(Effect::Form(Task::Record { table, id: None, owner: Some(self.account), section: None, preset: preset.collect() }))
    }

    fn act(&self, id: i64, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if action != Action::Pursue {
            return Ok(None);
        }
        let (at, spot) = self.find(id).ok_or(Error::Gone)?;
        if let Some(why) = Spots::lacks(spot) {
            return Ok(Some(vec![Effect::Say(ctx.say(why).to_owned(), Tone::Trouble)]));
        }
        Ok(Some(vec![match spot.open {
            Some((Entity::Question, id)) => Effect::Form(Task::step(Entity::Question, id)),
            Some((entity, id)) => Effect::Go(Target::Account(self.account, Tab::Records(entity), Some(id))),
            None => match take_up(ctx.store, self.account, self.grid(), at, ctx.lang) {
                Ok((Entity::Question, _, name)) => Effect::Say(say::made_question(ctx.lang, &name), Tone::Done),
                Ok((_, _, name)) => Effect::Say(say::made_opportunity(ctx.lang, &name), Tone::Done),
                Err(Error::There(..)) => Effect::Say(ctx.say(say::MADE_ELSEWHERE).to_owned(), Tone::Said),
                Err(error) => return Err(error),
            },
        }]))
    }

    fn obstacle(&self, id: i64, action: Action) -> Option<Words> {
        self.find(id).filter(|_| action == Action::Pursue).and_then(|(_, spot)| Spots::lacks(spot))
    }

    fn called(&self, id: Option<i64>, action: Action) -> Option<Words> {
        let (_, spot) = id.and_then(|id| self.find(id)).filter(|_| action == Action::Pursue)?;
        Some(match spot.open {
            Some((Entity::Question, _)) => say::TO_ANSWER,
            Some(_) => say::TO_OPPORTUNITY,
            None if spot.state == Cell::Unknown => say::MAKE_QUESTION,
            None => say::MAKE_OPPORTUNITY,
        })
    }
}
