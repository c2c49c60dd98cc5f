//! The people of an account as a list (M18, M19, M41, M42).

use super::table_pane::Source;
use crate::domain::affiliation::ROLES;
use crate::domain::{Entity, Words, day};
use crate::store::people::PersonRow;
use crate::store::{Page, Query, Result};
use crate::text::screen as say;
use crate::tui::actions::Place;
use crate::tui::layer::{Ctx, Effect};
use crate::tui::overlays::card::{self, Card};
use crate::tui::theme::{MAIN, OLD};
use crate::tui::widgets::brief::{signed, words_of};
use crate::tui::widgets::pane;
use crate::tui::widgets::table::{Cell, Column, MARK, Needs, cell, column, figures, veiled};
use crate::tui::widgets::told::Told;
use ratatui::style::Style;

/// The people of one account.
#[derive(Debug)]
pub struct People {
    account: i64,
    /// Whether names are written whole: all of them have the room for it.
    whole: std::cell::Cell<bool>,
}

impl People {
    /// The people of an account.
    pub fn new(account: i64) -> People {
        People { account, whole: std::cell::Cell::new(false) }
    }

    /// Whether whole names have the room beside all columns: then no wider window has them shorter.
    fn is_room_for_whole(&self, page: &Page<PersonRow>, ctx: &Ctx) -> bool {
        self.whole.set(true);
        let needs = page.rows.iter().fold(Needs::default(), |mut needs, row| {
            let cells = self.cells(row, ctx);
            let cells = if ctx.client { veiled(COLUMNS, cells) } else { cells };
            needs.add_asking(COLUMNS, &cells, ctx.lang, |at| Self::claims(row, at));
            needs
        });
        // What is not read yet may be longer.
        page.rows.len() == page.total && needs.fit(COLUMNS, ctx.size.0.saturating_sub(pane::AROUND))
    }
}

/// The column of names.
const NAME: usize = 1;

const COLUMNS: &[Column] = &[
    MARK,
    column(say::PERSON, 16, 0),
    column(say::POSITION, 16, 0),
    column(say::ROLE, 8, 4).ours(),
    figures(say::INFLUENCE, 4, 0).ours(),
    figures(say::ATTITUDE, 5, 0).ours(),
    figures(say::RELATIONSHIP, 5, 0).ours(),
    column(say::LAST_CONTACT, 9, 2),
    column(say::PHONE, 16, 3),
];

impl Source for People {
    type Row = PersonRow;

    fn place(&self) -> Place {
        Place::People
    }

    fn entity(&self) -> Entity {
        Entity::Affiliation
    }

    fn columns(&self) -> &[Column] {
        COLUMNS
    }

    fn sorts(&self) -> &[usize] {
        &[1, 2, 4, 5, 6, 7]
    }

    /// Whoever decides most stands on top.
    fn opens_by(&self) -> (usize, bool) {
        (2, true)
    }

    fn empty(&self) -> Words {
        say::NO_PEOPLE
    }

    fn name(&self) -> Words {
        say::PEOPLE
    }

    fn fetch(&self, ctx: &Ctx, query: &Query) -> Result<Page<PersonRow>> {
        let mut page = ctx.store.people(self.account, &query.seen_by(ctx.audience()))?;
        for row in &mut page.rows {
            row.last_contact = ctx.last_contact(self.account, Some(row.person), row.last_contact.take())?;
        }
        // What is sought among them changes nothing of how they are written.
        if query.filter.is_empty() {
            let whole = self.is_room_for_whole(&page, ctx);
            self.whole.set(whole);
        }
        Ok(page)
    }

    fn id(row: &PersonRow) -> i64 {
        row.id
    }

    fn account(&self, _row: Option<&PersonRow>) -> Option<i64> {
        Some(self.account)
    }

    fn person(row: &PersonRow) -> Option<i64> {
        Some(row.person).filter(|_| !row.unknown)
    }

    fn cells(&self, row: &PersonRow, ctx: &Ctx) -> Vec<Cell> {
        let theme = ctx.theme;
        // An old judgement is a guess (M42).
        let faded = row.judged_on.as_deref().and_then(day::from_iso).is_some_and(|on| (ctx.today - on).num_days() > ctx.settings.fade_days);
        let fade = |style: Style| if faded { theme.plain() } else { style };
        let old = if faded { OLD } else { "" };
        let rating = |value: Option<i64>, style: Style| match value {
            Some(value) => cell(format!("{old}{value}"), fade(style)),
            None => cell("?", theme.plain()),
        };
        let full = if self.whole.get() || row.unknown { row.name.full() } else { row.name.short() };
        let mark = match (row.main, row.unknown) {
            _ if ctx.client => cell("", theme.plain()),
            (true, _) => cell(MAIN, theme.warn()),
            (false, true) => cell("?", theme.warn()),
            (false, false) => cell("", theme.plain()),
        };
        let roles: Vec<_> = row.roles.split(',').map(|role| words_of(ROLES, role, ctx)).filter(|role| !role.is_empty()).collect();
        vec![
            mark,
            cell(full, if row.unknown { theme.warn() } else { theme.strong() }),
            cell(row.position.clone(), theme.plain()),
            cell(roles.join(", "), theme.plain()),
            rating(row.influence, theme.plain()),
            match row.attitude {
                Some(attitude) => cell(format!("{old}{}", signed(attitude)), fade(theme.attitude(attitude))),
                None => cell("?", theme.plain()),
            },
            rating(row.relationship, theme.plain()),
            match row.last_contact.as_deref().and_then(day::from_iso) {
                Some(last) => cell(day::brief(last, ctx.today, ctx.lang), theme.plain()),
                None => cell("", theme.plain()),
            },
            cell(row.phone.clone(), theme.plain()),
        ]
    }

    fn side(&self, ctx: &Ctx, row: &PersonRow, cells: usize) -> Result<Told> {
        card::told(ctx, Entity::Affiliation, row.id, cells)
    }

    fn has_third(&self) -> bool {
        true
    }

    fn open(&self, ctx: &Ctx, row: &PersonRow) -> Result<Vec<Effect>> {
        Ok(vec![Effect::Push(Box::new(Card::open(ctx, Entity::Affiliation, row.id, Some(self.account))?))])
    }

    /// What we do not know of them is asked for in a sentence.
    fn claims(row: &PersonRow, column: usize) -> bool {
        !(row.unknown && column == NAME)
    }
}
