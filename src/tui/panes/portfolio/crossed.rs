//! Two judgements that cross, of all accounts: what each is in our portfolio (M5), and what we are among its suppliers (M10). Who is not
//! decided on stands where the judgements point, with a question mark, or apart.

use crate::documents::{Asked, standing as document};
use crate::domain::Words;
use crate::domain::field::find_choice;
use crate::domain::rules::quadrant::is_high;
use crate::domain::standing::{AMONG_SUPPLIERS, Crossing, IN_PORTFOLIO};
use crate::domain::visibility::Audience;
use crate::page::{Page, Section};
use crate::store::portfolio::Crossed as Account;
use crate::store::{Result, Revision};
use crate::text::portfolio as say;
use crate::tui::actions::{Action, Place};
use crate::tui::layer::{Ctx, Effect, Subject, Tab, Target};
use crate::tui::panes::picture::Plane;
use crate::tui::panes::standing::asks;
use crate::tui::widgets::matrix::{Cells, Item, Matrix};
use crate::tui::widgets::page;
use crate::tui::widgets::told::Told;

/// So many columns it needs before a card may stand beside it.
const NEEDED: u16 = 66;

/// A crossing as it is looked at.
#[derive(Debug)]
pub(super) struct Look {
    crossing: &'static Crossing,
    place: Place,
    name: Words,
    /// What the rows are called: the first judgement high, and low.
    rows: [Words; 2],
    /// The same of the second and the columns.
    columns: [Words; 2],
}

/// What clients are in our portfolio.
pub(super) static CATEGORIES: Look = Look {
    crossing: &IN_PORTFOLIO,
    place: Place::Category,
    name: say::CATEGORIES,
    rows: [say::THEY_ATTRACT, say::THEY_LESS],
    columns: [say::WE_ATTRACT, say::WE_LESS],
};

/// What we are among their suppliers.
pub(super) static POSITIONS: Look = Look {
    crossing: &AMONG_SUPPLIERS,
    place: Place::Position,
    name: say::POSITIONS,
    rows: [say::SUPPLY_VITAL, say::SUPPLY_LESS],
    columns: [say::WE_BRING, say::WE_BRING_LESS],
};

/// The accounts of a crossing.
#[derive(Debug)]
pub(super) struct Crossed {
    look: &'static Look,
    accounts: Vec<Account>,
    from: Option<Revision>,
}

impl Crossed {
    pub(super) fn of(look: &'static Look) -> Crossed {
        Crossed { look, accounts: Vec::new(), from: None }
    }

    /// The one field that the judgements of an account point to.
    fn pointed(&self, account: &Account) -> Option<&'static str> {
        let [first, second] = account.judged;
        match self.look.crossing.fields.suggested(first, second).as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// The row and the column of an account, and whether it is only pointed there.
    fn at(&self, account: &Account) -> ((usize, usize), bool) {
        let place = |code: &str| self.look.crossing.fields.place(code);
        if let Some(place) = account.decided.as_deref().and_then(place) {
            return (place, false);
        }
        match self.pointed(account).and_then(place) {
            Some(place) => (place, true),
            // Apart, in the row of the first judgement as far as there is one.
            None => ((account.judged[0].and_then(is_high).map_or(2, |high| usize::from(!high)), 2), false),
        }
    }

    fn named(&self, code: &str, ctx: &Ctx) -> String {
        find_choice(self.look.crossing.choices, code).map_or_else(String::new, |choice| ctx.say(choice.words).to_owned())
    }

    fn undecided(&self) -> usize {
        self.accounts.iter().filter(|account| account.decided.is_none()).count()
    }

    fn find(&self, id: i64) -> Option<&Account> {
        self.accounts.iter().find(|account| account.id == id)
    }
}

impl Plane for Crossed {
    type Body = Matrix;

    fn place(&self) -> Place {
        self.look.place
    }

    fn name(&self) -> Words {
        self.look.name
    }

    fn needed(&self) -> u16 {
        NEEDED
    }

    fn read(&mut self, ctx: &Ctx) -> Result<()> {
        if self.from != Some(ctx.revision) {
            self.accounts = ctx.store.crossed(self.look.crossing)?;
            self.from = Some(ctx.revision);
        }
        Ok(())
    }

    fn forget(&mut self) {
        (self.accounts, self.from) = (Vec::new(), None);
    }

    fn heading(&self, ctx: &Ctx) -> String {
        if self.accounts.is_empty() { String::new() } else { say::clients(self.accounts.len(), ctx.lang) }
    }

    fn content(&self, ctx: &Ctx, _columns: u16) -> Cells {
        if self.accounts.is_empty() {
            return Cells::default();
        }
        let mut rows = vec![vec![Vec::new(); 3]; 3];
        for account in &self.accounts {
            let ((row, column), is_guess) = self.at(account);
            let text = if is_guess { format!("{}?", account.name) } else { account.name.clone() };
            rows[row][column].push(Item { id: account.id, text, beside: String::new() });
        }
        let fields = self.look.crossing.fields;
        let mut captions: Vec<Vec<String>> = [true, false]
            .map(|first| [true, false].map(|second| self.named(fields.of(first, second), ctx)).into_iter().chain([String::new()]).collect())
            .into();
        captions.push(vec![String::new(); 3]);
        let mut heads: Vec<String> = self.look.columns.map(|head| ctx.say(head).to_owned()).into();
        let mut labels: Vec<String> = self.look.rows.map(|label| ctx.say(label).to_owned()).into();
        heads.push(ctx.say(say::UNDECIDED).to_owned());
        labels.push(say::NO_CLASS.ru.to_owned());
        // Where all is decided there is nobody apart.
        if rows[2].iter().all(Vec::is_empty) {
            rows.truncate(2);
            captions.truncate(2);
            labels.truncate(2);
        }
        if rows.iter().all(|row| row[2].is_empty()) {
            heads.pop();
            rows.iter_mut().for_each(|row| row.truncate(2));
            captions.iter_mut().for_each(|row| row.truncate(2));
        }
        Cells { heads, labels, rows, captions }
    }

    fn said(&self, ctx: &Ctx) -> Vec<String> {
        let guessed = self.accounts.iter().any(|account| self.at(account).1);
        let undecided = self.undecided();
        let left = (undecided > 0).then(|| say::not_decided(ctx.lang, &undecided.to_string()));
        let said: Vec<String> = guessed.then(|| ctx.say(say::GUESSED).to_owned()).into_iter().chain(left).collect();
        if said.is_empty() { Vec::new() } else { vec![said.join(" ")] }
    }

    fn empty(&self) -> Words {
        crate::text::screen::NO_ACCOUNTS
    }

    fn told(&self, id: i64, ctx: &Ctx, cells: usize) -> Result<Told> {
        let Some(account) = self.find(id) else { return Ok(Told::default()) };
        let asked = Asked { settings: ctx.settings, audience: Audience::Me, day: None, lang: ctx.lang };
        let Some(section) = document::line(ctx.store, id, self.look.crossing.line, &asked)? else { return Ok(Told::default()) };
        // What the line says is where the account stands; its parts are told.
        let parts = Section { blocks: section.blocks.into_iter().skip(1).collect(), ..section };
        let told = Page { key: parts.key, title: String::new(), sections: vec![parts] }.read_on(ctx.today);
        Ok(Told::of(account.name.clone(), page::lines(&told, true, ctx, cells)))
    }

    fn brief(&self, id: i64, ctx: &Ctx) -> String {
        let Some(account) = self.find(id) else { return String::new() };
        let decided = account.decided.as_deref().map_or_else(|| ctx.say(say::UNDECIDED).to_lowercase(), |code| self.named(code, ctx));
        format!("{} · {decided}", account.name)
    }

    fn subject(&self, id: i64) -> Subject {
        super::compared::subject(id)
    }

    fn of_account(&self, account: i64) -> Option<i64> {
        self.find(account).map(|account| account.id)
    }

    fn open(&self, id: i64) -> Option<Effect> {
        Some(Effect::Go(Target::Account(id, Tab::Standing, None)))
    }

    fn act(&self, id: i64, action: Action, _ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        Ok((action == Action::Edit).then(|| vec![Effect::Form(asks(id, self.look.crossing.line, Vec::new()))]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(judged: [Option<i64>; 2], decided: Option<&str>) -> Account {
        Account { id: 1, name: "Лютик".to_owned(), judged, decided: decided.map(str::to_owned) }
    }

    /// A decision stands against what the judgements say; on a border, or half judged, an account stands apart.
    #[test]
    fn an_account_stands_where_it_was_decided_or_is_pointed() {
        let categories = Crossed::of(&CATEGORIES);
        for (judged, decided, wanted) in [
            ([Some(5), Some(5)], Some("occasional"), ((1, 1), false)),
            ([Some(5), Some(2)], None, ((0, 1), true)),
            ([Some(3), Some(4)], None, ((2, 2), false)),
            ([Some(4), None], None, ((0, 2), false)),
            ([None, None], None, ((2, 2), false)),
        ] {
            assert_eq!(categories.at(&account(judged, decided)), wanted, "{judged:?} {decided:?}");
        }
    }
}
