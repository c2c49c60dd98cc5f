//! What keys do on the map.

use super::{Asked, Goal, Look, MapPane, Meant, Mode};
use crate::domain::field::{Bias, find_choice};
use crate::domain::tie::TIE_KINDS;
use crate::domain::{Entity, day};
use crate::editing::map::{Beside, end_tie, set_boss};
use crate::map::answers::{self, Question};
use crate::map::walk::{self, Direction};
use crate::map::{Tie, TieKind};
use crate::search::rank;
use crate::store::records::list::ListRow;
use crate::store::{Query, Result};
use crate::text::{answers as answer_say, map as say, screen};
use crate::tui::actions::Action;
use crate::tui::layer::{Ctx, Effect, Tone, done};
use crate::tui::overlays::card::Card;
use crate::tui::overlays::form::Task;
use crate::tui::overlays::menu::Menu;
use crate::tui::overlays::typed::Line;
use crate::tui::theme::BOXES;
use crossterm::event::KeyEvent;
use ratatui::text::Span;

/// How many purchases the menu offers.
const PURCHASES: usize = 25;

/// Where a new person can stand, in the order of the menu.
const PLACES: [(Beside, crate::domain::Words); 3] = [(Beside::Under, say::UNDER), (Beside::Level, say::LEVEL), (Beside::Above, say::ABOVE)];
/// The longest line typed on the map.
const TYPED: usize = 60;

impl MapPane {
    /// Does an action; `None` when it is not one of the map's own.
    pub(super) fn take(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        match self.mode.clone() {
            // What holds everywhere holds while something is typed too.
            Mode::Seek(..) | Mode::Day(..) if !matches!(action, Action::Open | Action::Back) => return Ok(None),
            Mode::Seek(_, before, goal) => {
                if action == Action::Back {
                    self.select(before);
                }
                self.mode = goal.map_or(Mode::Walk, |(goal, from)| Mode::Aim(goal, from));
                return done();
            }
            Mode::Day(meant_as, line) => {
                let typed = line.text();
                let meant = Self::day_typed(&typed, ctx);
                if action == Action::Open {
                    if meant.is_none() && !typed.trim().is_empty() {
                        return Ok(Some(vec![Effect::Say(say::no_past_day(ctx.lang, typed.trim()), Tone::Trouble)]));
                    }
                    match meant_as {
                        Meant::AsOf => self.wanted.on = meant.filter(|on| *on < ctx.today),
                        // The answer follows when the map is read again.
                        Meant::Since => (self.wanted.since, self.question, self.stage) = (meant, Some(Question::Changed), None),
                    }
                }
                self.mode = Mode::Walk;
                return done();
            }
            Mode::Aim(goal, from) => {
                if let Some(effects) = self.aimed_at(action, goal, from, ctx)? {
                    return Ok(Some(effects));
                }
            }
            Mode::Walk => {}
        }
        if self.walk(action) {
            return done();
        }
        match action {
            Action::Along | Action::AlongBack => self.along(action == Action::Along),
            Action::FindHere => self.mode = Mode::Seek(Line::short("", TYPED), self.selected, None),
            Action::AsOf => self.mode = Mode::Day(Meant::AsOf, Line::short("", TYPED)),
            Action::Nearer | Action::Farther => {
                let now = self.view.as_ref().map_or(crate::map::Zoom::Full, |view| view.zoom);
                self.zoom = Some(now.step(action == Action::Nearer));
            }
            Action::Fold => {
                let has_reports =
                    self.scene.as_ref().is_some_and(|scene| scene.chart.nodes.iter().any(|node| node.boss == Some(self.selected)));
                if !self.collapsed.remove(&self.selected) && has_reports {
                    self.collapsed.insert(self.selected);
                }
            }
            Action::NextStage | Action::PreviousStage => self.step_stage(action == Action::NextStage),
            Action::Open => {
                let Some(role) = self.node().map(|node| node.affiliation) else { return done() };
                let card = Card::open(ctx, Entity::Affiliation, role, Some(self.wanted.account))?;
                return Ok(Some(vec![Effect::Push(Box::new(card))]));
            }
            Action::Attitude | Action::Influence | Action::Relationship | Action::Roles => return Ok(Some(self.judge(action))),
            Action::DrawTie => self.begin_aiming(Goal::Tie),
            Action::Boss => self.begin_aiming(Goal::Boss),
            Action::Ask => return Ok(Some(self.menu(Asked::Question, ctx)?)),
            Action::Purchase => return Ok(Some(self.menu(Asked::Purchase, ctx)?)),
            Action::Ties => return Ok(Some(self.menu(Asked::Tie, ctx)?)),
            Action::Kinds => return Ok(Some(self.menu(Asked::Kinds, ctx)?)),
            // With nobody on the map yet the first person is made as anywhere.
            Action::New if self.node().is_some() => return Ok(Some(self.menu(Asked::Beside, ctx)?)),
            Action::Back if self.steps_back() => {}
            _ => return Ok(None),
        }
        done()
    }

    /// Takes back what was asked last, one thing at a time; `false` when nothing was.
    fn steps_back(&mut self) -> bool {
        if self.question.take().is_some() || self.stage.take().is_some() {
            self.answer = None;
        } else if self.wanted.on.take().is_none() && self.wanted.purchase.take().is_none() {
            return false;
        }
        true
    }

    fn walk(&mut self, action: Action) -> bool {
        let direction = match action {
            Action::Left | Action::Right if self.look == Look::Coverage => {
                let last = self.scene.as_ref().map_or(0, |scene| scene.team.len().saturating_sub(1));
                self.column = if action == Action::Right { (self.column + 1).min(last) } else { self.column.saturating_sub(1) };
                return true;
            }
            Action::Up => Direction::Up,
            Action::Down => Direction::Down,
            Action::Left => Direction::Left,
            Action::Right => Direction::Right,
            Action::Top | Action::Bottom => {
                let boxes = &self.layout.boxes;
                let ends = if action == Action::Top {
                    boxes.iter().min_by_key(|placed| (placed.row, placed.area.x))
                } else {
                    boxes.iter().max_by_key(|placed| (placed.row, placed.area.x))
                };
                if let Some(person) = ends.map(|placed| placed.person) {
                    self.select(person);
                }
                return true;
            }
            Action::PageDown | Action::PageUp => {
                let last = self.layout.height.saturating_sub(self.window.1);
                let by = (self.window.1 / 2).max(1);
                self.offset.1 = if action == Action::PageDown { (self.offset.1 + by).min(last) } else { self.offset.1.saturating_sub(by) };
                return true;
            }
            _ => return false,
        };
        if let Some(person) = walk::step(&self.layout, self.selected, direction) {
            self.select(person);
        }
        self.tie = None;
        true
    }

    fn along(&mut self, forward: bool) {
        let (Some(scene), Some(view)) = (&self.scene, &self.view) else { return };
        if let Some(end) = walk::along(&scene.chart, view, self.selected, self.tie, forward) {
            self.tie = Some(end.tie);
            if self.layout.place(end.person).is_some() {
                self.select(end.person);
            }
        }
    }

    fn step_stage(&mut self, forward: bool) {
        let count = self.scene.as_ref().map_or(0, |scene| scene.stages.len());
        (self.question, self.answer) = (None, None);
        self.stage = match self.stage {
            None if count > 0 => Some(if forward { 0 } else { count - 1 }),
            Some(at) if forward => Some(at + 1).filter(|at| *at < count),
            Some(at) => at.checked_sub(1),
            None => None,
        };
        let first = self.stage.and_then(|stage| self.scene.as_ref()?.stages.get(stage)?.people.first().copied());
        if let Some(person) = first.filter(|person| self.layout.place(*person).is_some()) {
            self.select(person);
        }
    }

    fn judge(&self, action: Action) -> Vec<Effect> {
        let field = match action {
            Action::Attitude => "attitude",
            Action::Influence => "influence",
            Action::Relationship => "relationship",
            _ => "roles",
        };
        // Influence and relationship are the same in every purchase.
        let purchase = self.wanted.purchase.filter(|_| matches!(field, "attitude" | "roles"));
        let task = |affiliation| Task::Judge { affiliation, purchase, field: field.to_owned() };
        self.node().map(|node| Effect::Form(task(node.affiliation))).into_iter().collect()
    }

    /// Begins to aim, at the nearest other person: at oneself leads nothing.
    fn begin_aiming(&mut self, goal: Goal) {
        let from = self.selected;
        self.mode = Mode::Aim(goal, from);
        let ways = [Direction::Down, Direction::Right, Direction::Left, Direction::Up];
        let nearest = ways.into_iter().find_map(|way| walk::step(&self.layout, from, way).filter(|person| *person != from));
        if let Some(person) = nearest {
            self.select(person);
        }
    }

    /// Enter while aiming at the second person; `None` for keys that walk.
    fn aimed_at(&mut self, action: Action, goal: Goal, from: i64, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        match action {
            Action::Back => {
                self.mode = Mode::Walk;
                self.select(from);
                done()
            }
            Action::FindHere => {
                self.mode = Mode::Seek(Line::short("", TYPED), self.selected, Some((goal, from)));
                done()
            }
            Action::Clear if goal == Goal::Boss => {
                self.mode = Mode::Walk;
                self.select(from);
                self.boss(from, None, ctx)
            }
            Action::Open => {
                let to = self.selected;
                self.mode = Mode::Walk;
                self.select(from);
                match goal {
                    Goal::Boss => self.boss(from, Some(to), ctx),
                    Goal::Tie => {
                        let preset = vec![("from_id".into(), from.to_string()), ("to_id".into(), to.to_string())];
                        let (table, owner) = (Entity::Tie.def().table.to_owned(), Some(self.wanted.account));
                        Ok(Some(vec![Effect::Form(Task::Record { table, id: None, owner, section: None, preset })]))
                    }
                }
            }
            _ => Ok(None),
        }
    }

    fn boss(&self, person: i64, boss: Option<i64>, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        let Some(scene) = &self.scene else { return done() };
        let Some(node) = scene.node(person) else { return done() };
        if let Some(problem) = set_boss(ctx.store, node.affiliation, boss)? {
            return Ok(Some(vec![Effect::Say(crate::text::form::problem(ctx.lang, problem), Tone::Trouble)]));
        }
        let said = match boss.and_then(|boss| scene.node(boss)) {
            Some(boss) => say::reports_now(ctx.lang, &node.name, &boss.name),
            None => say::reports_to_nobody(ctx.lang, &node.name),
        };
        Ok(Some(vec![Effect::Say(said, Tone::Done)]))
    }

    /// Takes a key as text: a letter of a name, or of a day.
    pub(super) fn typed(&mut self, key: KeyEvent) {
        let (Mode::Seek(line, ..) | Mode::Day(_, line)) = &mut self.mode else { return };
        if !line.key(key) {
            return;
        }
        let (Mode::Seek(line, ..), Some(scene)) = (&self.mode, &self.scene) else { return };
        let text = line.text();
        let shown = scene.chart.nodes.iter().filter(|node| self.layout.place(node.person).is_some());
        let names = shown.map(|node| (node.person, format!("{} {}", node.name, node.position))).collect();
        if let Some((person, _)) = rank(&text, names, |(_, name)| name.clone()).first().filter(|_| !text.is_empty()) {
            let person = *person;
            self.select(person);
        }
    }

    /// The day that is typed, if it is one that has passed.
    pub(super) fn day_typed(typed: &str, ctx: &Ctx) -> Option<chrono::NaiveDate> {
        day::parse(typed.trim(), ctx.today, Bias::Past).filter(|on| *on <= ctx.today)
    }

    /// The ties of the selected person that hold.
    fn ties(&self) -> Vec<&Tie> {
        let ties = self.scene.iter().flat_map(|scene| &scene.chart.ties);
        ties.filter(|tie| tie.from == self.selected || tie.to == self.selected).collect()
    }

    fn questions(&self) -> Vec<Question> {
        let mut questions = Question::OF_ALL.to_vec();
        // How to come to a person follows who is against us.
        questions.splice(2..2, self.node().map(|node| Question::Reach(node.person)));
        questions
    }

    /// The purchases of the account that the menu offers, in the order of their list.
    fn purchases(&self, ctx: &Ctx) -> Result<Vec<ListRow>> {
        Ok(ctx.store.list(Entity::Opportunity, self.wanted.account, &Query { limit: PURCHASES, ..Query::default() })?.rows)
    }

    fn menu(&mut self, asked: Asked, ctx: &Ctx) -> Result<Vec<Effect>> {
        let plain = |text: &str| vec![Span::raw(text.to_owned())];
        let mut at = 0;
        let (title, rows) = match asked {
            Asked::Question => {
                let rows = self.questions().into_iter().map(|question| plain(ctx.say(answer_say::question(question)))).collect();
                (say::ASK, rows)
            }
            Asked::Purchase => {
                let found = self.purchases(ctx)?;
                at = found.iter().position(|row| Some(row.id) == self.wanted.purchase).map_or(0, |at| at + 1);
                let mut rows = vec![plain(ctx.say(say::WHOLE_ACCOUNT))];
                for row in &found {
                    let stances = if ctx.client { 0 } else { ctx.store.count_owned(Entity::Stance, row.id)? };
                    let count = if stances > 0 { format!("  ≠{stances}") } else { String::new() };
                    rows.push(vec![Span::raw(row.record.title().to_owned()), Span::styled(count, ctx.theme.warn())]);
                }
                if rows.len() == 1 {
                    return Ok(vec![Effect::Say(ctx.say(say::NO_PURCHASES).into(), Tone::Trouble)]);
                }
                (say::WHICH_PURCHASE, rows)
            }
            Asked::Beside => (say::WHERE_NEW, PLACES.iter().map(|(_, words)| plain(ctx.say(*words))).collect()),
            Asked::Kinds => {
                let row = |kind: &TieKind| {
                    let words = find_choice(TIE_KINDS, kind.code()).map_or("", |kind| ctx.say(kind.words));
                    plain(&format!("{} {words}", BOXES[usize::from(!self.hidden_kinds.contains(kind))]))
                };
                (say::WHICH_TIES, TieKind::ALL.iter().map(row).collect())
            }
            Asked::Tie => {
                let ties = self.ties();
                if ties.is_empty() {
                    return Ok(vec![Effect::Say(ctx.say(say::NO_TIES).into(), Tone::Trouble)]);
                }
                let edits = ties.iter().map(|tie| plain(&self.tie_words(tie, ctx)));
                let ends = ties.iter().map(|tie| plain(&say::end_of(ctx.lang, &self.tie_words(tie, ctx))));
                (say::THEIR_TIES, edits.chain(ends).collect())
            }
        };
        self.asked = Some(asked);
        // Where somebody sits is no secret; what is asked of them is.
        let menu = if asked == Asked::Beside { Menu::new } else { Menu::of_ours };
        Ok(vec![Effect::Push(Box::new(menu(ctx.say(title), rows, at)))])
    }

    /// A tie in words: «Лукьянов Д. О. влияет → Зимина О. С., сильная».
    pub(super) fn tie_words(&self, tie: &Tie, ctx: &Ctx) -> String {
        let name = |person| self.scene.as_ref().and_then(|scene| scene.node(person)).map_or("", |node| node.name.as_str());
        say::tie(ctx.lang, name(tie.from), tie.kind.code(), name(tie.to), Some(tie.strength))
    }

    /// Takes what was chosen in a menu.
    pub(super) fn chosen(&mut self, ids: &[i64], ctx: &Ctx) -> Result<Vec<Effect>> {
        let (Some(asked), Some(at)) = (self.asked.take(), ids.first().and_then(|at| usize::try_from(*at).ok())) else {
            return Ok(Vec::new());
        };
        match asked {
            Asked::Question => {
                let question = self.questions().get(at).copied();
                if question == Some(Question::Changed) {
                    self.mode = Mode::Day(Meant::Since, Line::short("", TYPED));
                    return Ok(Vec::new());
                }
                self.stage = None;
                self.question = question;
                self.answer = self.scene.as_ref().zip(self.question).map(|(scene, question)| answers::answer(scene, question));
            }
            Asked::Purchase => {
                let found = self.purchases(ctx)?;
                self.wanted.purchase = at.checked_sub(1).and_then(|at| found.get(at)).map(|row| row.id);
            }
            Asked::Beside => {
                self.before = self.scene.as_ref().map(|scene| scene.chart.nodes.iter().map(|node| node.person).collect());
                let beside = self.node().map(|node| node.affiliation).zip(PLACES.get(at).map(|(place, _)| *place));
                return Ok(vec![Effect::Form(Task::Person { account: self.wanted.account, affiliation: None, beside })]);
            }
            Asked::Kinds => {
                if let Some(kind) = TieKind::ALL.get(at) {
                    let shown_again = self.hidden_kinds.remove(kind);
                    if !shown_again {
                        self.hidden_kinds.insert(*kind);
                    }
                }
                // Whoever hides one kind often hides another.
                return self.menu(Asked::Kinds, ctx);
            }
            Asked::Tie => {
                let ties = self.ties();
                if let Some(tie) = ties.get(at) {
                    return Ok(vec![Effect::Form(Task::record(Entity::Tie, Some(tie.id), Some(self.wanted.account)))]);
                }
                if let Some(tie) = at.checked_sub(ties.len()).and_then(|at| ties.get(at)) {
                    let words = self.tie_words(tie, ctx);
                    end_tie(ctx.store, tie.id)?;
                    return Ok(vec![Effect::Say(screen::deleted(ctx.lang, &words), Tone::Done)]);
                }
            }
        }
        Ok(Vec::new())
    }
}
