//! The merge queue: two records that may be one, side by side.

use crate::domain::Words;
use crate::domain::name::fold;
use crate::editing;
use crate::store::doubts::Doubt;
use crate::store::{Page, Query, Result, Verb};
use crate::text::merge;
use crate::text::screen as say;
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::Canvas;
use crate::tui::layer::{Ctx, Effect, Layer, Tone, done};
use crate::tui::widgets::comparison::Comparison;
use crate::tui::widgets::list::Listing;
use crate::tui::widgets::pane::{Pane, Title};
use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

/// The pane of pairs.
#[derive(Debug)]
pub struct DoubtsPane {
    pairs: Listing<Doubt>,
    /// The pair of which the other record is to stay.
    turned: Option<i64>,
    comparison: Comparison,
}

/// The orders of the pairs: as they came, and by name.
const ORDERS: usize = 2;
/// The most pairs that are read.
const LIMIT: usize = 500;

impl Default for DoubtsPane {
    fn default() -> Self {
        DoubtsPane { pairs: Listing::new(ORDERS), turned: None, comparison: Comparison::default() }
    }
}

impl DoubtsPane {
    /// The pairs with the names of both records.
    fn fetch(ctx: &Ctx, query: &Query) -> Result<Page<Doubt>> {
        // Whom else we know is nothing for a client.
        let pairs = if ctx.client { Vec::new() } else { ctx.store.doubts(LIMIT)? };
        if query.sort == 0 && query.filter.is_empty() {
            return Ok(Page::of(pairs, query, |_| String::new()));
        }
        let name = |doubt: &Doubt, id| ctx.store.name_of(doubt.entity, id, ctx.lang);
        let named = |doubt: Doubt| Ok((format!("{}\n{}", name(&doubt, doubt.kept)?, name(&doubt, doubt.other)?), doubt));
        let mut pairs = pairs.into_iter().map(named).collect::<Result<Vec<_>>>()?;
        if query.sort == 1 {
            pairs.sort_by_cached_key(|(names, _)| fold(names));
        }
        let page = Page::of(pairs, query, |(names, _)| names.clone());
        Ok(Page { total: page.total, rows: page.rows.into_iter().map(|(_, doubt)| doubt).collect() })
    }

    /// The selected pair: which record stays, and which goes into it.
    fn sides(&self, doubt: &Doubt) -> (i64, i64) {
        if self.turned == Some(doubt.id) { (doubt.other, doubt.kept) } else { (doubt.kept, doubt.other) }
    }
}

impl Layer for DoubtsPane {
    fn place(&self) -> Place {
        if self.pairs.filtering { Place::Filter } else { Place::Doubts }
    }

    fn typing(&self) -> bool {
        self.pairs.filtering
    }

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        self.pairs.follow(ctx.basis(), 1, |doubt| doubt.id, |query| Self::fetch(ctx, query))?;
        self.comparison = match self.pairs.current() {
            Some(doubt) => {
                let (kept, other) = self.sides(doubt);
                Comparison::read(ctx, doubt.entity, kept, Some(other))?
            }
            None => Comparison::default(),
        };
        Ok(())
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if self.pairs.take(action) {
            return done();
        }
        match (action, self.pairs.current().cloned()) {
            (Action::Merge, Some(doubt)) => {
                let (kept, other) = self.sides(&doubt);
                editing::merge::merge(ctx.store, doubt.entity, kept, other)?;
                return Ok(Some(vec![Effect::Say(ctx.say(merge::MERGED).into(), Tone::Done)]));
            }
            (Action::Apart, Some(doubt)) => {
                ctx.store.step(Verb::Edit, self.comparison.names()[0], |change| change.keep_apart(doubt.id))?;
                return Ok(Some(vec![Effect::Say(ctx.say(say::APART).into(), Tone::Done)]));
            }
            (Action::Swap, Some(doubt)) => self.turned = if self.turned == Some(doubt.id) { None } else { Some(doubt.id) },
            (Action::Merge | Action::Apart | Action::Swap, None) => {}
            _ => return Ok(None),
        }
        done()
    }

    fn obstacle(&self, action: Action) -> Option<Words> {
        let of_a_pair = matches!(action, Action::Merge | Action::Apart | Action::Swap);
        match action {
            Action::Filter | Action::Sort | Action::Reverse => self.pairs.obstacle(action),
            _ if !of_a_pair || self.pairs.current().is_some() => None,
            _ => Some(if self.pairs.is_bare() { say::NO_DOUBTS } else { say::CHOOSE_ROW }),
        }
    }

    fn line(&mut self) -> Option<&mut crate::tui::overlays::typed::Line> {
        self.pairs.line()
    }

    fn type_key(&mut self, key: KeyEvent, _ctx: &Ctx) -> Result<Vec<Effect>> {
        self.pairs.type_key(key);
        Ok(Vec::new())
    }

    fn paste(&mut self, text: &str, ctx: &Ctx) -> Vec<Effect> {
        self.pairs.paste(text, ctx)
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        if self.pairs.total() == 0 {
            let inner = Pane::open(canvas, area, Title::of(ctx.say(say::DOUBTS)), true).inner;
            let inner = self.pairs.view_filter(canvas, inner, ctx);
            let words = match self.pairs.filter.is_empty() {
                true if ctx.client => say::HIDDEN_NOW,
                true => say::NO_DOUBTS,
                false => say::NOTHING_MATCHES,
            };
            self.pairs.view_empty(canvas, inner, words, ctx);
            return;
        }
        let count = format!("{}/{}", self.pairs.selected() + 1, self.pairs.total());
        let typed = Rect { x: area.x + 1, y: area.y + 1, width: (area.width / 2).saturating_sub(2), height: area.height.saturating_sub(1) };
        self.comparison.view_under(canvas, area, ctx, &count, (0, u16::from(self.pairs.filtering)));
        self.pairs.view_filter(canvas, typed, ctx);
    }
}
