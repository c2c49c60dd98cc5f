//! What stands under the map: who is selected, what was answered, the decision scheme, or what is being typed.

use super::{Goal, Look, MapPane, Meant, Mode};
use crate::domain::affiliation::ROLES;
use crate::domain::{Words, day};
use crate::map::read::{CHANGED_DAYS, Scene, Stage};
use crate::printable::{fit, width, wrap};
use crate::text::{answers as answer_say, map as say, method};
use crate::tui::layer::Ctx;
use crate::tui::overlays::typed::Line as Typed;
use crate::tui::theme::HIDDEN;
use crate::tui::widgets::brief::words_of;
use crate::tui::widgets::lines;
use crate::tui::widgets::pane::{self, Title};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

impl MapPane {
    /// The lines under the map.
    pub(super) fn footer_lines(&self, ctx: &Ctx) -> Vec<Line<'static>> {
        let Some(scene) = &self.scene else { return Vec::new() };
        let cells = usize::from(ctx.size.0.saturating_sub(pane::AROUND));
        let theme = ctx.theme;
        let mut lines = Vec::new();
        match &self.mode {
            // What is typed is drawn where it is, so that a click finds its place.
            Mode::Seek(..) | Mode::Day(..) => return vec![Line::default()],
            Mode::Aim(goal, from) => {
                let name = scene.node(*from).map_or("", |node| node.name.as_str());
                let to = self.node().map_or("", |node| node.name.as_str());
                let said = match goal {
                    Goal::Tie => say::aim_tie(ctx.lang, name, to),
                    Goal::Boss => say::aim_boss(ctx.lang, name, to),
                };
                return wrapped(&said, cells, theme.warn());
            }
            Mode::Walk => {}
        }
        if let (Some(answer), false) = (&self.answer, ctx.client) {
            lines.push(styled(fit(ctx.say(answer_say::question(answer.question)), cells), theme.accent()));
            let room = (usize::from(ctx.size.1) / 4).max(3);
            let said: Vec<String> = answer.said.iter().flat_map(|said| wrap(&answer_say::said(said, ctx.lang), cells)).collect();
            let over = said.len() > room;
            lines.extend(said.into_iter().take(if over { room - 1 } else { room }).map(Line::from));
            if over {
                lines.push(styled(ctx.say(say::MORE_IN_SHELL).to_owned(), theme.plain()));
            }
            return lines;
        }
        if self.look == Look::Map && !scene.stages.is_empty() {
            if !self.scheme_in_title(ctx) {
                lines.push(self.scheme(ctx, scene, cells));
            }
            if let Some(stage) = self.stage.and_then(|stage| scene.stages.get(stage)) {
                lines.extend(stage_lines(ctx, scene, stage, cells));
                return lines;
            }
        }
        if let (Some(legend), false) = (self.legend(), ctx.client) {
            lines.extend(wrapped(ctx.say(legend), cells, theme.plain()));
        }
        lines.extend(self.tie_lines(ctx, cells).unwrap_or_else(|| vec![self.person_line(ctx, cells)]));
        lines
    }

    /// Gives who is selected a second line where the picture leaves one free, whether this one needs it or not: what stands above must
    /// not jump from one person to the next.
    pub(super) fn unfold_person(&mut self, ctx: &Ctx, rows: usize) {
        let cells = usize::from(ctx.size.0.saturating_sub(pane::AROUND));
        let is_person = matches!(self.mode, Mode::Walk) && self.stage.is_none() && self.tie_lines(ctx, cells).is_none();
        let is_answered = self.answer.is_some() && !ctx.client;
        let is_cut = |node: &crate::map::Node| self.about(node, ctx).width() > cells;
        let needs = self.scene.as_ref().is_some_and(|scene| scene.chart.nodes.iter().any(is_cut));
        if !is_person || is_answered || !needs || self.layout.height + self.footer.len() + 1 > rows {
            return;
        }
        let Some(node) = self.node() else { return };
        let mut lines = lines::hanging(self.about(node, ctx), cells);
        lines.resize_with(2, Line::default);
        self.footer.pop();
        self.footer.append(&mut lines);
    }

    /// The tie along which one goes, in a sentence.
    fn tie_lines(&self, ctx: &Ctx, cells: usize) -> Option<Vec<Line<'static>>> {
        let tie = self.tie.filter(|_| !ctx.client && self.node().is_some())?;
        let tie = self.scene.as_ref()?.chart.ties.iter().find(|known| known.id == tie)?;
        let note = if tie.note.is_empty() { String::new() } else { format!(" · {}", tie.note) };
        Some(wrapped(&format!("{}{note}", self.tie_words(tie, ctx)), cells, ctx.theme.accent()))
    }

    /// What is asked for and typed under the map, and what it means.
    pub(super) fn prompt(&self, ctx: &Ctx) -> Option<(Words, &Typed, String)> {
        match &self.mode {
            Mode::Seek(typed, ..) => Some((say::WHO, typed, String::new())),
            Mode::Day(meant_as, typed) => {
                let (asked, hint) = match meant_as {
                    Meant::AsOf => (say::WHICH_DAY, say::PAST_DAY.get(ctx.lang).to_owned()),
                    Meant::Since => (say::SINCE_WHEN, say::since_hint(ctx.lang, CHANGED_DAYS)),
                };
                let meant = Self::day_typed(&typed.text(), ctx).map_or(hint, |on| format!("→ {}", day::headline(on, ctx.lang)));
                Some((asked, typed, meant))
            }
            _ => None,
        }
    }

    /// What the marks of a table mean.
    fn legend(&self) -> Option<Words> {
        match self.look {
            Look::Map => Some(say::MAP_LEGEND),
            Look::Grid => Some(say::GRID_LEGEND),
            Look::Coverage => Some(say::COVERAGE_LEGEND),
        }
    }

    /// Whether the decision scheme has room in the title line: a row more is the map's.
    pub(super) fn scheme_in_title(&self, ctx: &Ctx) -> bool {
        let Some(scene) = self.scene.as_ref().filter(|scene| self.look == Look::Map && !scene.stages.is_empty()) else { return false };
        let room = Title::of(&self.title(ctx)).room(ctx.size.0);
        (1..=room).contains(&self.scheme(ctx, scene, usize::MAX).width())
    }

    /// The stages of the decision scheme, left to right (M13).
    pub(super) fn scheme(&self, ctx: &Ctx, scene: &Scene, cells: usize) -> Line<'static> {
        let theme = ctx.theme;
        let words = |stage: &Stage| {
            let mark = if stage.people.is_empty() { " ?" } else { "" };
            format!("{}{mark}", ctx.say(stage.kind.words))
        };
        // All of them where there is room, else those around the one at hand.
        let begin = self.stage.map_or(0, |at| {
            let whole: usize = scene.stages.iter().map(|stage| width(&words(stage)) + 3).sum();
            if whole > cells { at.saturating_sub(1) } else { 0 }
        });
        let mut spans = vec![Span::styled(if begin > 0 { "… › " } else { "" }, theme.quiet())];
        for (at, stage) in scene.stages.iter().enumerate().skip(begin) {
            let style = match stage.people.is_empty() {
                _ if self.stage == Some(at) => theme.here(),
                true => theme.warn(),
                false => theme.plain(),
            };
            spans.push(Span::styled(words(stage), style));
            if at + 1 < scene.stages.len() {
                spans.push(Span::styled(" › ", theme.quiet()));
            }
        }
        Line::from(spans)
    }

    /// Who is selected, in one line.
    fn person_line(&self, ctx: &Ctx, cells: usize) -> Line<'static> {
        let Some(node) = self.node() else { return Line::default() };
        let mut left = cells;
        let spans = self.about(node, ctx).spans.into_iter().map(|span| {
            let text = fit(&span.content, left);
            left -= width(&text).min(left);
            Span::styled(text, span.style)
        });
        Line::from(spans.collect::<Vec<_>>())
    }

    /// Who somebody is.
    fn about(&self, node: &crate::map::Node, ctx: &Ctx) -> Line<'static> {
        let theme = ctx.theme;
        let roles: Vec<&str> = node.roles.iter().map(|role| words_of(ROLES, role, ctx)).filter(|_| !ctx.client).collect();
        let met = self.scene.as_ref().and_then(|scene| scene.figures.get(&node.person)?.last_contact);
        let met = met.map_or_else(String::new, |last| say::last(ctx.lang, &day::near(last, ctx.today, ctx.lang)));
        let parts = [node.position.clone(), roles.join(", "), node.mirror.clone().unwrap_or_default(), met];
        let about = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        Line::from(vec![Span::styled(node.name.clone(), theme.strong()), Span::styled(format!("  {about}"), theme.plain())])
    }
}

fn stage_lines(ctx: &Ctx, scene: &Scene, stage: &Stage, cells: usize) -> Vec<Line<'static>> {
    let names: Vec<String> = stage.people.iter().filter_map(|person| Some(scene.node(*person)?.name.clone())).collect();
    let who = match (names.is_empty(), stage.acts_as.as_str()) {
        (true, _) => ctx.say(say::STAGE_UNKNOWN).to_owned(),
        (false, "") => names.join(", "),
        (false, acts_as) => format!("{} — {acts_as}", names.join(", ")),
    };
    let days = stage.days.map_or_else(String::new, |days| method::days(days, ctx.lang));
    let decisive = if ctx.client && !stage.decisive.is_empty() { HIDDEN } else { stage.decisive.as_str() };
    let join = |parts: [&str; 2]| parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let mut lines = vec![styled(fit(&join([&who, &days]), cells), if names.is_empty() { ctx.theme.warn() } else { ctx.theme.accent() })];
    let second = join([&stage.title, decisive]);
    if !second.is_empty() {
        lines.push(styled(fit(&second, cells), ctx.theme.plain()));
    }
    lines
}

fn wrapped(text: &str, cells: usize, style: Style) -> Vec<Line<'static>> {
    wrap(text, cells).into_iter().map(|line| styled(line, style)).collect()
}

fn styled(text: String, style: Style) -> Line<'static> {
    Line::from(Span::styled(text, style))
}
