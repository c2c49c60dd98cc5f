//! The influence map on the screen: walked with arrows, asked by letters, changed in place (M19, M42, M45).

mod acts;
mod coverage;
mod footer;
mod grid;
mod legend;
mod paint;

use crate::domain::{Entity, Words};
use crate::map::answers::{self, Answer, Question};
use crate::map::draw::{self, Picture};
use crate::map::layout::{self, Layout};
use crate::map::read::{self, Scene, Wanted};
use crate::map::{Lit, View, Zoom};
use crate::map::{visible, walk};
use crate::store::Result;
use crate::text::map as say;
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, Hit};
use crate::tui::layer::{Basis, Ctx, Effect, Layer, Subject};
use crate::tui::overlays::typed::Line as Typed;
use crate::tui::widgets::pane;
use crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use ratatui::text::Line;
use std::collections::BTreeSet;

/// Rows under the map while nothing was asked.
const USUAL_FOOTER: usize = 2;

/// How the people are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// Boxes, reporting lines and ties.
    #[default]
    Map,
    /// Names by influence and attitude.
    Grid,
    /// Who of us has whom of them.
    Coverage,
}

/// What the keys are busy with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Mode {
    /// Walking.
    #[default]
    Walk,
    /// Typing the letters of a name; where one was before, and what one was walking for.
    Seek(Typed, i64, Option<(Goal, i64)>),
    /// Typing a day, and what it is for.
    Day(Meant, Typed),
    /// Walking to the second person of a tie that begins here, or to the boss of this one.
    Aim(Goal, i64),
}

impl Mode {
    /// Whether it is on the way to what a client must not see: a tie, or what was said of people since a day.
    fn is_ours(&self) -> bool {
        matches!(self, Mode::Aim(Goal::Tie, _) | Mode::Seek(_, _, Some((Goal::Tie, _))) | Mode::Day(Meant::Since, _))
    }
}

/// What a typed day is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meant {
    /// The map should be of that day.
    AsOf,
    /// Changes should be told from that day on.
    Since,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Goal {
    Tie,
    Boss,
}

/// Which menu stands over the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    Question,
    Purchase,
    Beside,
    Tie,
    Kinds,
}

/// The map of one account.
#[derive(Debug)]
pub struct MapPane {
    wanted: Wanted,
    look: Look,
    mode: Mode,
    asked: Option<Asked>,
    scene: Option<Scene>,
    read_from: Option<(Basis, Wanted)>,
    /// The zoom asked for; none takes the nearest that fits.
    zoom: Option<Zoom>,
    collapsed: BTreeSet<i64>,
    hidden_kinds: BTreeSet<crate::map::TieKind>,
    question: Option<Question>,
    answer: Option<Answer>,
    /// The stage of the decision scheme that is lit.
    stage: Option<usize>,
    /// The view that is drawn; none when it must be drawn anew.
    view: Option<View>,
    /// What it was drawn for: all but the zoom that fits, the zoom asked for, the room.
    drawn_for: Option<(View, Option<Zoom>, (usize, usize))>,
    layout: Layout,
    picture: Picture,
    footer: Vec<Line<'static>>,
    /// What is still to be explained of its lines and frames.
    signs: Vec<(String, String)>,
    /// Cells of the window over the picture, and how far it is moved.
    window: (usize, usize),
    offset: (usize, usize),
    /// The first of our people shown across the table of pairs.
    column: usize,
    /// The role to select once the map is read.
    aimed: Option<i64>,
    /// Who was there before a new person was asked for: the new one is selected.
    before: Option<BTreeSet<i64>>,
    selected: i64,
    /// The tie that Tab goes along.
    tie: Option<i64>,
    client: bool,
}

impl MapPane {
    /// The map of an account; nothing is read yet.
    pub fn new(account: i64) -> MapPane {
        MapPane {
            wanted: Wanted { account, ..Wanted::default() },
            look: Look::Map,
            mode: Mode::Walk,
            asked: None,
            scene: None,
            read_from: None,
            zoom: None,
            collapsed: BTreeSet::new(),
            hidden_kinds: BTreeSet::new(),
            question: None,
            answer: None,
            stage: None,
            view: None,
            drawn_for: None,
            layout: Layout::default(),
            picture: Picture::default(),
            footer: Vec::new(),
            signs: Vec::new(),
            window: (0, 0),
            offset: (0, 0),
            column: 0,
            aimed: None,
            before: None,
            selected: 0,
            tie: None,
            client: false,
        }
    }

    /// Selects the holder of a role as soon as the map is read.
    pub fn aim(&mut self, affiliation: i64) {
        self.aimed = Some(affiliation);
    }

    /// Looks at the people in another way.
    pub fn look(&mut self, look: Look) {
        self.look = look;
        self.mode = Mode::Walk;
        self.offset = (0, 0);
        self.view = None;
    }

    fn node(&self) -> Option<&crate::map::Node> {
        self.scene.as_ref()?.node(self.selected)
    }

    fn past(&self) -> bool {
        self.scene.as_ref().is_some_and(|scene| scene.past)
    }

    fn select(&mut self, person: i64) {
        self.selected = person;
        self.offset = walk::offset(&self.layout, person, self.offset, self.window);
    }

    /// Reads the account if it may have changed, and keeps to a person who is there.
    fn read(&mut self, ctx: &Ctx) -> Result<()> {
        let from = Some((ctx.basis(), self.wanted));
        if self.read_from != from {
            let mut scene = match read::read(ctx.store, ctx.settings, self.wanted) {
                // The purchase may have been deleted: the account's own map is there still.
                Err(crate::store::Error::Gone) if self.wanted.purchase.is_some() => {
                    self.wanted.purchase = None;
                    read::read(ctx.store, ctx.settings, self.wanted)?
                }
                other => other?,
            };
            visible::reduce(&mut scene, ctx.audience());
            for (person, figures) in scene.figures.iter_mut().filter(|_| ctx.client) {
                let last = ctx.last_contact(self.wanted.account, Some(*person), None)?;
                figures.last_contact = last.as_deref().and_then(crate::domain::day::from_iso);
            }
            self.read_from = Some((ctx.basis(), self.wanted));
            self.answer = self.question.map(|question| answers::answer(&scene, question));
            self.stage = self.stage.filter(|stage| *stage < scene.stages.len());
            self.scene = Some(scene);
            self.view = None;
        }
        let Some(scene) = &self.scene else { return Ok(()) };
        if let Some(node) = self.aimed.take().and_then(|role| scene.chart.nodes.iter().find(|node| node.affiliation == role)) {
            self.selected = node.person;
            self.view = None;
        }
        let is_new = |before: &BTreeSet<i64>| scene.chart.nodes.iter().map(|node| node.person).find(|person| !before.contains(person));
        if let Some(new) = self.before.as_ref().and_then(is_new) {
            (self.selected, self.before, self.view) = (new, None, None);
        }
        if scene.node(self.selected).is_none() {
            let first = scene.chart.nodes.iter().find(|node| node.main).or(scene.chart.nodes.first());
            self.selected = first.map_or(0, |node| node.person);
        }
        Ok(())
    }

    fn lit(&self) -> Option<Lit> {
        if self.client {
            return None;
        }
        if let Some(answer) = &self.answer {
            return Some(Lit { persons: answer.persons.clone(), ties: answer.ties.clone() });
        }
        let stage = self.scene.as_ref()?.stages.get(self.stage?)?;
        Some(Lit { persons: stage.people.iter().copied().collect(), ties: BTreeSet::new() })
    }

    /// Lays out what is shown, if it or its room changed.
    fn arrange(&mut self, ctx: &Ctx) {
        self.footer = self.footer_lines(ctx);
        let rows = usize::from(ctx.size.1.saturating_sub(pane::ROWS));
        self.lay_out(ctx, rows);
        self.explain(ctx, rows);
        self.unfold_person(ctx, rows);
    }

    fn lay_out(&mut self, ctx: &Ctx, rows: usize) {
        let Some(scene) = &self.scene else { return };
        let room = (usize::from(ctx.size.0.saturating_sub(pane::AROUND)), rows.saturating_sub(self.footer.len()));
        // A longer answer below must not throw the boxes about: they are laid out for the usual room, and panned.
        let mut view = View::new(Zoom::Full, room.0, rows.saturating_sub(USUAL_FOOTER), ctx.lang);
        view.collapsed = self.collapsed.clone();
        view.show.retain(|kind| !self.hidden_kinds.contains(kind));
        (view.lit, view.masked, view.ascii) = (self.lit(), ctx.client, ctx.theme.ascii);
        view.outside = ctx.say(say::OUTSIDE).to_owned();
        let asked = (view.clone(), self.zoom, room);
        if self.view.is_some() && self.drawn_for.as_ref() == Some(&asked) {
            return;
        }
        view.zoom = self.zoom.unwrap_or_else(|| layout::fitting(&scene.chart, &view));
        self.drawn_for = Some(asked);
        match self.look {
            Look::Map => {
                self.layout = layout::arrange(&scene.chart, &view);
                self.picture = draw::picture(&scene.chart, &self.layout, &view);
            }
            Look::Grid => self.layout = grid::arrange(scene, room, ctx.lang),
            Look::Coverage => self.layout = coverage::arrange(scene, room, ctx),
        }
        if self.layout.place(self.selected).is_none()
            && let Some(first) = self.shown_above(self.selected).or_else(|| self.layout.boxes.first().map(|placed| placed.person))
        {
            self.selected = first;
        }
        (self.view, self.window) = (Some(view), room);
        self.offset = walk::offset(&self.layout, self.selected, self.offset, room);
    }

    /// The nearest boss of somebody in a folded branch who is shown.
    fn shown_above(&self, person: i64) -> Option<i64> {
        let scene = self.scene.as_ref()?;
        let mut at = person;
        for _ in 0..scene.chart.nodes.len() {
            at = scene.node(at)?.boss?;
            if self.layout.place(at).is_some() {
                return Some(at);
            }
        }
        None
    }
}

impl Layer for MapPane {
    fn place(&self) -> Place {
        match (&self.mode, self.look) {
            (Mode::Seek(..) | Mode::Day(..), _) => Place::Prompt,
            (Mode::Aim(..), _) => Place::Aim,
            (Mode::Walk, Look::Map) => Place::Map,
            (Mode::Walk, Look::Grid) => Place::Grid,
            (Mode::Walk, Look::Coverage) => Place::Coverage,
        }
    }

    fn typing(&self) -> bool {
        matches!(self.mode, Mode::Seek(..) | Mode::Day(..))
    }

    fn line(&mut self) -> Option<&mut crate::tui::overlays::typed::Line> {
        match &mut self.mode {
            Mode::Seek(line, ..) | Mode::Day(_, line) => Some(line),
            _ => None,
        }
    }

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        self.client = ctx.client;
        if self.client && self.mode.is_ours() {
            self.mode = Mode::Walk;
        }
        if let Mode::Seek(line, ..) | Mode::Day(_, line) = &mut self.mode {
            line.heed_client(ctx.client);
        }
        self.read(ctx)?;
        self.arrange(ctx);
        Ok(())
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        self.take(action, ctx)
    }

    fn type_key(&mut self, key: KeyEvent, _ctx: &Ctx) -> Result<Vec<Effect>> {
        self.typed(key);
        Ok(Vec::new())
    }

    fn picked(&mut self, ids: &[i64], ctx: &Ctx) -> Result<Vec<Effect>> {
        self.chosen(ids, ctx)
    }

    fn select(&mut self, entity: Entity, id: i64, _ctx: &Ctx) -> Result<()> {
        match entity {
            Entity::Affiliation => self.aimed = Some(id),
            Entity::Person => (self.selected, self.view) = (id, None),
            _ => {}
        }
        Ok(())
    }

    fn click(&mut self, hit: Hit) {
        if let Hit::Row(at) = hit
            && let Some(placed) = self.layout.boxes.get(at)
        {
            self.selected = placed.person;
        }
    }

    fn subject(&self) -> Subject {
        Subject {
            account: Some(self.wanted.account),
            record: self.node().map(|node| (Entity::Affiliation, node.affiliation)),
            makes: Some(Entity::Affiliation),
            person: self.node().map(|node| node.person),
            ..Subject::default()
        }
    }

    fn obstacle(&self, action: Action) -> Option<Words> {
        let judges = matches!(
            action,
            Action::Attitude | Action::Influence | Action::Relationship | Action::Roles | Action::Ask | Action::DrawTie | Action::Ties
        );
        let changes =
            matches!(action, Action::New | Action::Edit | Action::Delete | Action::Boss) || judges && !matches!(action, Action::Ask);
        // For which purchase, and who decides on it, is what we think of them.
        let plans = matches!(action, Action::Purchase | Action::NextStage | Action::PreviousStage);
        if self.client && (judges || plans) {
            return Some(say::HIDDEN_NOW);
        }
        if self.past() && changes {
            return Some(say::PAST_IS_READ);
        }
        // On a map of nobody there is nothing to look for or to decide.
        let about_them = matches!(action, Action::FindHere | Action::NextStage | Action::PreviousStage);
        if about_them && self.layout.boxes.is_empty() {
            return Some(say::NOBODY_SELECTED);
        }
        let nearest = self.view.as_ref().map(|view| view.zoom);
        let stays = |nearer: bool| nearest.is_some_and(|now| now.step(nearer) == now);
        match action {
            Action::Open if matches!(self.mode, Mode::Aim(_, from) if from == self.selected) => return Some(say::ANOTHER_PERSON),
            Action::Nearer if stays(true) => return Some(say::NEAREST),
            Action::Farther if stays(false) => return Some(say::FARTHEST),
            Action::Clear if !matches!(self.mode, Mode::Aim(Goal::Boss, _)) => return Some(say::AT_SOMEBODY),
            _ => {}
        }
        let needs_person = judges && action != Action::Ask || matches!(action, Action::Open | Action::Boss | Action::Fold);
        (needs_person && self.node().is_none()).then_some(say::NOBODY_SELECTED)
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        self.paint(canvas, area, ctx);
    }
}
