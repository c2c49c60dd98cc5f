//! All keys of a place, made from the table that dispatches them.

use crate::domain::Words;
use crate::printable::{pad, width};
use crate::store::Result;
use crate::text::{capture, screen as say};
use crate::tui::actions::{Action, Place, rows};
use crate::tui::canvas::{Canvas, centred, height};
use crate::tui::keymap::Key;
use crate::tui::layer::{Ctx, Effect, Layer, done};
use crate::tui::widgets::scroll::Scroll;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// The help of one place.
#[derive(Debug)]
pub struct Help {
    of: Place,
    /// Actions that are not possible just now, with the reason.
    barred: Vec<(Action, Words)>,
    scroll: Scroll,
}

impl Help {
    /// The help of a place, with what is not possible there just now.
    pub fn of(place: Place, barred: Vec<(Action, Words)>) -> Help {
        Help { of: place, barred, scroll: Scroll::default() }
    }

    fn lines(&self, ctx: &Ctx) -> Vec<Line<'static>> {
        let theme = ctx.theme;
        let all: Vec<_> = rows(self.of)
            .map(|row| (row, row.keys.iter().filter_map(|key| Key::parse(key)).map(|key| key.to_string()).collect::<Vec<_>>().join(" ")))
            .collect();
        let keys = all.iter().map(|(_, keys)| width(keys)).max().unwrap_or(0);
        let line = |(row, written): &(&crate::tui::actions::Row, String)| {
            let mut spans =
                vec![Span::styled(format!("{}  ", pad(written, keys)), theme.accent()), Span::raw(ctx.say(row.words).to_owned())];
            if let Some((_, why)) = self.barred.iter().find(|(action, _)| *action == row.action) {
                spans.push(Span::styled(format!("  — {}", ctx.say(*why)), theme.plain()));
            }
            Line::from(spans)
        };
        let mut lines = if self.of == Place::Capture { lesson(ctx) } else { Vec::new() };
        let (here, anywhere): (Vec<_>, Vec<_>) = all.iter().partition(|(row, _)| row.places.len() <= 10);
        for (head, rows) in [(say::HERE, here), (say::ANYWHERE, anywhere)] {
            if rows.is_empty() {
                continue;
            }
            if !lines.is_empty() {
                lines.push(Line::default());
            }
            lines.push(Line::styled(ctx.say(head).to_owned(), theme.strong()));
            lines.extend(rows.into_iter().map(line));
        }
        lines
    }
}

/// What a captured line may hold, with an example of each.
fn lesson(ctx: &Ctx) -> Vec<Line<'static>> {
    let examples = capture::LESSON.iter().map(|(example, _)| width(ctx.say(*example))).max().unwrap_or(0);
    let row = |(example, meaning): &(Words, Words)| {
        let example = Span::styled(format!("{}  ", pad(ctx.say(*example), examples)), ctx.theme.accent());
        Line::from(vec![example, Span::raw(ctx.say(*meaning).to_owned())])
    };
    let head = Line::styled(ctx.say(capture::MARKS_HELP).to_owned(), ctx.theme.strong());
    std::iter::once(head).chain(capture::LESSON.iter().map(row)).collect()
}

impl Layer for Help {
    fn place(&self) -> Place {
        Place::Help
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if self.scroll.walk(action, self.lines(ctx).len()) {
            return done();
        }
        Ok((action == Action::Back).then(|| vec![Effect::Back]))
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let lines = self.lines(ctx);
        let inner = canvas.overlay(centred(area, 76, height(lines.len()).saturating_add(2)), ctx.say(say::HELP));
        let scroll = self.scroll.first(lines.len(), inner.height);
        let count = lines.len();
        canvas.lines(inner, lines, scroll);
        canvas.more_below(inner, count, scroll);
    }
}
