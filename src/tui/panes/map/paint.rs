//! The map's picture on the screen: what the meaning of a cell looks like, and the window over a picture too large.

use super::{Look, MapPane, Mode, coverage, grid};
use crate::domain::day;
use crate::map::TieKind;
use crate::map::draw::{Cell, Class, Light};
use crate::printable::width;
use crate::text::{map as say, screen};
use crate::tui::canvas::{Canvas, Hit, height};
use crate::tui::layer::Ctx;
use crate::tui::theme::{HIDDEN, Theme};
use crate::tui::widgets::pane::{Pane, Title};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;

/// What a meaning looks like; every one of them also has a glyph or a place of its own.
fn style(cell: Cell, theme: Theme) -> Style {
    let style = match cell.class {
        Class::Name => theme.strong(),
        Class::Border => theme.quiet(),
        Class::Influence | Class::Tie(TieKind::Influences) => theme.accent(),
        Class::Decides => theme.head(),
        Class::For | Class::Tie(TieKind::Trusts) => theme.good(),
        Class::Against | Class::Circle | Class::Tie(TieKind::Conflict) => theme.bad(),
        Class::Mark | Class::Unmet => theme.warn(),
        Class::Blank
        | Class::Plain
        | Class::Dim
        | Class::Faded
        | Class::Neutral
        | Class::Relationship
        | Class::Role
        | Class::Frame
        | Class::Reports
        | Class::Tie(TieKind::Dotted | TieKind::History) => theme.plain(),
    };
    match cell.light {
        Light::Dimmed => theme.plain(),
        Light::Even => style,
        Light::Lit => style.add_modifier(Modifier::BOLD),
    }
}

impl MapPane {
    pub(super) fn title(&self, ctx: &Ctx) -> String {
        let Some(scene) = &self.scene else { return String::new() };
        // What is ours as a whole has neither name nor number before a client.
        if ctx.client && matches!(self.look, Look::Grid | Look::Coverage) {
            return HIDDEN.to_owned();
        }
        let look = match self.look {
            _ if ctx.client => screen::PEOPLE,
            Look::Map => say::MAP,
            Look::Grid => say::GRID,
            Look::Coverage => say::COVERAGE,
        };
        let mut parts = vec![ctx.say(look).to_owned()];
        let people = scene.chart.nodes.len();
        parts.extend((people > 0).then(|| people.to_string()));
        if let Some((_, purchase)) = &scene.purchase {
            parts.push(say::for_purchase(ctx.lang, purchase));
        }
        if scene.past {
            parts.push(say::as_of(ctx.lang, &day::show(&day::iso(scene.on), ctx.lang)));
        }
        parts.join(" · ")
    }

    pub(super) fn paint(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let title = self.title(ctx);
        let scheme = self.scene.as_ref().filter(|_| self.scheme_in_title(ctx)).map(|scene| self.scheme(ctx, scene, usize::MAX));
        let said = scheme.as_ref().map_or_else(String::new, Line::to_string);
        let pane = Pane::open(canvas, area, Title { said: &said, ..Title::of(&title) }, true);
        pane.restyle(canvas, scheme.map_or_else(Vec::new, |scheme| scheme.spans));
        let inner = pane.inner;
        let theme = canvas.theme;
        let Some(scene) = &self.scene else { return };
        if scene.chart.nodes.is_empty() {
            let empty = crate::printable::wrap(ctx.say(screen::NO_PEOPLE), usize::from(inner.width));
            for (at, line) in empty.iter().enumerate() {
                canvas.text(inner.x, inner.y + height(at), inner.width, line, theme.plain());
            }
            if self.answer.is_some() || self.prompt(ctx).is_some() {
                self.paint_footer(canvas, inner, ctx);
            }
            return;
        }
        let footer = height(self.footer.len());
        let window = Rect { height: inner.height.saturating_sub(footer), ..inner };
        match self.look {
            Look::Map => self.paint_map(canvas, window),
            Look::Grid | Look::Coverage if ctx.client => {
                canvas.text(window.x, window.y, window.width, ctx.say(say::HIDDEN_NOW), theme.plain());
            }
            Look::Grid => grid::paint(canvas, window, scene, &self.layout, self.offset, ctx),
            Look::Coverage => coverage::paint(canvas, window, scene, &self.layout, (self.column, self.offset.1), ctx),
        }
        for (at, placed) in self.layout.boxes.iter().enumerate() {
            let Some(shown) = self.on_screen(placed.area, window) else { continue };
            if matches!(self.look, Look::Grid | Look::Coverage) && ctx.client {
                continue;
            }
            canvas.hit(shown, Hit::Row(at));
            if placed.person == self.selected {
                // The name alone is turned round: lines that meet the box stay in sight.
                let name = crate::map::layout::Rect {
                    x: placed.area.x + 1,
                    y: placed.area.y + 1,
                    width: placed.area.width.saturating_sub(2),
                    height: 1,
                };
                let framed = self.look == Look::Map && placed.area.height > 2;
                if let Some(lit) = if framed { self.on_screen(name, window) } else { Some(shown) } {
                    canvas.highlight(lit, theme.selected());
                }
            } else if matches!(self.mode, Mode::Aim(_, from) if from == placed.person) {
                canvas.highlight(shown, theme.selected_elsewhere());
            }
        }
        self.paint_footer(canvas, inner, ctx);
    }

    /// What stands under the map; what is typed there is drawn by its line, so that a click finds its place.
    fn paint_footer(&self, canvas: &mut Canvas, inner: Rect, ctx: &Ctx) {
        let (theme, footer) = (canvas.theme, height(self.footer.len()));
        for (at, line) in self.footer.iter().enumerate() {
            canvas.spans(inner.x, inner.bottom() - footer + height(at), inner.width, &line.spans);
        }
        if let Some((asked, typed, meant)) = self.prompt(ctx).filter(|_| footer > 0) {
            let row = Rect { y: inner.bottom() - footer, height: 1, ..inner };
            let used = typed.view_after(canvas, &format!("{} › ", ctx.say(asked)), row, theme.strong()) + 2;
            canvas.text(row.x + used.min(row.width), row.y, row.width.saturating_sub(used), &meant, theme.plain());
        }
    }

    /// The part of an area of the picture that is seen, in cells of the screen.
    fn on_screen(&self, area: crate::map::layout::Rect, window: Rect) -> Option<Rect> {
        let span = |from: usize, to: usize, moved: usize, room: u16| {
            let (from, to) = (from.saturating_sub(moved).min(usize::from(room)), to.saturating_sub(moved).min(usize::from(room)));
            (from < to).then_some((height(from), height(to - from)))
        };
        let (x, width) = span(area.x, area.right(), self.offset.0, window.width)?;
        let (y, height) = span(area.y, area.bottom(), self.offset.1, window.height)?;
        Some(Rect { x: window.x + x, y: window.y + y, width, height })
    }

    fn paint_map(&self, canvas: &mut Canvas, window: Rect) {
        for y in 0..window.height {
            for x in 0..window.width {
                let cell = self.picture.cell(self.offset.0 + usize::from(x), self.offset.1 + usize::from(y));
                if cell.glyph == '\0' || cell.class == Class::Blank {
                    continue;
                }
                if let Some(place) = canvas.buffer.cell_mut(Position::new(window.x + x, window.y + y)) {
                    place.set_char(cell.glyph).set_style(style(cell, canvas.theme));
                }
            }
        }
        self.paint_edges(canvas, window);
        self.paint_signs(canvas, window);
    }

    /// Arrows in the margin where the picture goes on.
    fn paint_edges(&self, canvas: &mut Canvas, window: Rect) {
        let theme = canvas.theme;
        let (right, bottom) = (self.offset.0 + usize::from(window.width), self.offset.1 + usize::from(window.height));
        let (middle, edge) = (window.y + window.height / 2, window.right());
        let edges = [
            (self.offset.0 > 0, window.x - 1, middle, "←"),
            (right < self.layout.width, edge, middle, "→"),
            (self.offset.1 > 0, edge, window.y, "↑"),
            (bottom < self.layout.height, edge, window.bottom().saturating_sub(1), "↓"),
        ];
        for (_, x, y, glyph) in edges.into_iter().filter(|(goes_on, ..)| *goes_on) {
            canvas.text(x, y, 1, glyph, theme.accent());
            // A sign alone may be overlooked: where the picture leaves room, a word says what it means.
            let below = self.layout.boxes.iter().filter(|placed| placed.area.bottom() > bottom).count();
            let (sign, row) = (screen::more_below(canvas.lang, below), glyph == "↓");
            let word = sign.trim_end_matches([' ', '↓']);
            let from = x.saturating_sub(height(width(word)) + 1);
            let is_free = (from..x).all(|x| canvas.buffer.cell((x, y)).is_none_or(|cell| cell.symbol() == " "));
            if row && is_free {
                canvas.text(from, y, height(width(word)), word, theme.plain());
            }
        }
    }
}
