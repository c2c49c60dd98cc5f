//! The settings, read; Enter opens them as a form.

use crate::domain::words::{Words, w};
use crate::printable::{pad, width, wrap};
use crate::settings::FIELDS;
use crate::store::{Result, backup};
use crate::text::screen as say;
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::Canvas;
use crate::tui::layer::{Ctx, Effect, Layer, Subject};
use crate::tui::overlays::form::Task;
use crate::tui::widgets::card::shown;
use crate::tui::widgets::pane::{self, Pane, Title};
use crate::tui::widgets::scroll::Scroll;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

crate::sentences! {
    FILE: "Файл" / "File";
    BACKUP: "Последняя копия" / "Last backup";
    NONE_YET: "ещё нет" / "none yet";
}

/// What the page shows beside the settings, and what else somebody calls it.
pub const FACTS: [(Words, Words); 2] = [
    (FILE, w("база данных, где лежат данные", "database, where the data are")),
    (BACKUP, w("папка резервных копий, бэкап", "backup folder, copies")),
];

/// The pane of settings.
#[derive(Debug, Default)]
pub struct SettingsPane {
    lines: Vec<Line<'static>>,
    scroll: Scroll,
}

impl Layer for SettingsPane {
    fn place(&self) -> Place {
        Place::Settings
    }

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        let cells = usize::from(ctx.size.0.saturating_sub(pane::AROUND));
        let fields = || FIELDS.iter().filter(|field| !ctx.hides(field, &ctx.settings.get(field.key)));
        let label = fields().map(|field| width(ctx.say(field.words))).max().unwrap_or(0);
        let newest = backup::days(ctx.store.path())
            .last()
            .map_or_else(|| ctx.say(NONE_YET).to_owned(), |on| crate::domain::day::resolved(*on, ctx.today, ctx.lang));
        let shown = |field| shown(ctx, field, &ctx.settings.get(field.key)).map(|value| (ctx.say(field.words), value));
        let values = fields().map(shown).collect::<Result<Vec<_>>>()?;
        let facts = [(ctx.say(FILE), ctx.store.path().display().to_string()), (ctx.say(BACKUP), newest)];
        self.lines = values
            .into_iter()
            .chain(facts)
            .flat_map(|(name, value)| {
                let parts = wrap(&value, cells.saturating_sub(label + 2));
                let lines = parts.into_iter().enumerate().map(move |(at, part)| (if at == 0 { name } else { "" }, part));
                lines
                    .map(|(name, part)| {
                        Line::from(vec![Span::styled(format!("{}  ", pad(name, label)), ctx.theme.plain()), Span::raw(part)])
                    })
                    .collect::<Vec<_>>()
            })
            .collect();
        Ok(())
    }

    fn act(&mut self, action: Action, _ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if self.scroll.walk(action, self.lines.len()) {
            return Ok(Some(Vec::new()));
        }
        Ok((action == Action::Open).then(|| vec![Effect::Form(Task::Settings)]))
    }

    fn subject(&self) -> Subject {
        Subject::default()
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let pane = Pane::open(canvas, area, Title::of(ctx.say(say::SETTINGS)), true);
        let inner = pane.inner;
        let scroll = self.scroll.first(self.lines.len(), inner.height);
        canvas.lines(inner, self.lines.clone(), scroll);
        pane.more_below(canvas, self.lines.len(), scroll);
    }
}
