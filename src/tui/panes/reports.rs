//! Clients of reports who are nobody here yet, with what they bought: one says whose they are (M8).

use crate::domain::money::said::short;
use crate::domain::name::fold;
use crate::domain::{Entity, Words, day};
use crate::editing;
use crate::import::purchases::{client_account, known_client, make_client, place_client};
use crate::store::purchases::ReportClient;
use crate::store::{Page, Query, Result, Verb};
use crate::text::import::ROWS;
use crate::text::purchases as say;
use crate::text::screen;
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, Hit};
use crate::tui::layer::{Ctx, Effect, Layer, Subject, Tone, done};
use crate::tui::overlays::picker::Picker;
use crate::tui::widgets::list::Listing;
use crate::tui::widgets::pane::{Pane, Title};
use crate::tui::widgets::table::{self, Column, MARK, Needs, Standing, cell, column, figures, matter};
use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

/// The most that are read.
const LIMIT: usize = 10_000;
/// The orders: by when they bought last, and by name.
const ORDERS: usize = 2;
/// The columns that these belong to.
const SORTED: [usize; ORDERS] = [3, 1];
const COLUMNS: &[Column] =
    &[MARK, matter(say::CLIENT, 24), column(say::TAX_ID, 12, 2), column(say::MONTHS, 15, 1), figures(say::BOUGHT, 16, 0)];

/// The pane of clients that wait.
#[derive(Debug)]
pub struct ReportsPane {
    clients: Listing<ReportClient>,
    /// For which client an account is looked for.
    asked: Option<ReportClient>,
    /// Of which client it was said that an account of that name is there already.
    told: Option<i64>,
}

impl Default for ReportsPane {
    fn default() -> Self {
        ReportsPane { clients: Listing::new(ORDERS), asked: None, told: None }
    }
}

impl ReportsPane {
    fn fetch(ctx: &Ctx, query: &Query) -> Result<Page<ReportClient>> {
        // Whom else we sell to is nothing for a client.
        let mut clients = if ctx.client { Vec::new() } else { ctx.store.report_clients(LIMIT)? };
        if query.sort == 1 {
            clients.sort_by_cached_key(|client| fold(&client.name));
        }
        if query.descending {
            clients.reverse();
        }
        // Whoever was said to be none of ours stands below all others, so that it can be taken back.
        if !ctx.client {
            clients.extend(ctx.store.left_report_clients(LIMIT)?);
        }
        Ok(Page::of(clients, query, |client| format!("{} {}", client.name, client.tax_id)))
    }

    /// What the account is called that is there already and may be the same.
    fn twin(ctx: &Ctx, client: i64) -> Result<Option<String>> {
        if let Some(account) = known_client(ctx.store, client)? {
            return Ok(Some(ctx.store.name_of(Entity::Account, account, ctx.lang)?));
        }
        Ok(editing::doubles::twin(ctx.store, None, &client_account(ctx.store, client)?, None)?.map(|twin| twin.name))
    }

    fn cells(client: &ReportClient, ctx: &Ctx) -> Vec<table::Cell> {
        let theme = ctx.theme;
        let (first, last) = &client.months;
        let [first, last] = [first, last].map(|month| day::show(month, ctx.lang));
        let mut sums: Vec<String> = client.sums.iter().map(|(currency, sum)| short(*sum, currency, ctx.lang)).collect();
        sums.extend((client.delivered > 0).then(|| say::delivered(ctx.lang, &client.delivered.to_string())));
        vec![
            cell("", theme.plain()),
            cell(client.called(), if client.left { theme.quiet() } else { theme.strong() }),
            cell(client.tax_id.clone(), theme.plain()),
            cell(if first == last { first } else { format!("{first}–{last}") }, theme.plain()),
            cell(if client.left { ctx.say(say::NOT_YOURS).to_owned() } else { sums.join(" + ") }, theme.plain()),
        ]
    }
}

impl Layer for ReportsPane {
    fn place(&self) -> Place {
        if self.clients.filtering { Place::Filter } else { Place::Reports }
    }

    fn typing(&self) -> bool {
        self.clients.filtering
    }

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        self.clients.follow(ctx.basis(), usize::from(ctx.size.1), |client| client.id, |query| Self::fetch(ctx, query))
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        if self.clients.take(action) {
            return done();
        }
        match (action, self.clients.current().cloned()) {
            (Action::Open, Some(client)) => {
                let picker = Picker::of_known(ctx, &say::whose(ctx.lang, client.called()), Entity::Account, &client.name)?;
                self.asked = Some(client);
                Ok(Some(vec![Effect::Push(Box::new(picker))]))
            }
            (Action::New, Some(client)) => {
                if self.told.replace(client.id) != Some(client.id)
                    && let Some(twin) = Self::twin(ctx, client.id)?
                {
                    return Ok(Some(vec![Effect::Say(say::there_already(ctx.lang, &twin), Tone::Trouble)]));
                }
                let (account, rows) = make_client(ctx.store, client.id)?;
                let name = ctx.store.name_of(Entity::Account, account, ctx.lang)?;
                Ok(Some(vec![Effect::Say(say::made(ctx.lang, &name, &ROWS.with(ctx.lang, rows as u64)), Tone::Done)]))
            }
            (Action::Apart, Some(client)) if client.left => {
                ctx.store.step(Verb::Await, client.called(), |change| change.ask_report_client(client.id))?;
                Ok(Some(vec![Effect::Say(say::asked_again(ctx.lang, client.called()), Tone::Done)]))
            }
            (Action::Apart, Some(client)) => {
                ctx.store.step(Verb::Leave, client.called(), |change| change.leave_report_client(client.id))?;
                Ok(Some(vec![Effect::Say(say::left(ctx.lang, client.called()), Tone::Done)]))
            }
            _ => Ok(None),
        }
    }

    fn called(&self, action: Action) -> Option<Words> {
        (action == Action::Apart && self.clients.current().is_some_and(|client| client.left)).then_some(say::TAKE_BACK)
    }

    fn picked(&mut self, ids: &[i64], ctx: &Ctx) -> Result<Vec<Effect>> {
        let (Some(client), Some(account)) = (self.asked.take(), ids.first()) else { return Ok(Vec::new()) };
        let rows = place_client(ctx.store, client.id, *account)?;
        let account = ctx.store.name_of(Entity::Account, *account, ctx.lang)?;
        Ok(vec![Effect::Say(say::placed(ctx.lang, client.called(), &account, &ROWS.with(ctx.lang, rows as u64)), Tone::Done)])
    }

    fn subject(&self) -> Subject {
        Subject { makes: Some(Entity::Account), ..Subject::default() }
    }

    fn obstacle(&self, action: Action) -> Option<Words> {
        let of_a_client = matches!(action, Action::Open | Action::New | Action::Apart);
        match action {
            Action::Filter | Action::Sort | Action::Reverse => self.clients.obstacle(action),
            _ if !of_a_client || self.clients.current().is_some() => None,
            _ => Some(if self.clients.is_bare() { say::NOBODY_ASKED } else { screen::CHOOSE_ROW }),
        }
    }

    fn line(&mut self) -> Option<&mut crate::tui::overlays::typed::Line> {
        self.clients.line()
    }

    fn type_key(&mut self, key: KeyEvent, _ctx: &Ctx) -> Result<Vec<Effect>> {
        self.clients.type_key(key);
        Ok(Vec::new())
    }

    fn paste(&mut self, text: &str, ctx: &Ctx) -> Vec<Effect> {
        self.clients.paste(text, ctx)
    }

    fn click(&mut self, hit: Hit) {
        match hit {
            Hit::Row(at) => self.clients.select(at),
            Hit::Head(column) => {
                if let Some(order) = SORTED.iter().position(|sorted| *sorted == column) {
                    self.clients.order_by(order);
                }
            }
            _ => {}
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let title = Title { name: ctx.say(say::REPORTS), total: self.clients.count(), said: &self.clients.said(ctx) };
        let pane = Pane::open(canvas, area, title, true);
        let inner = self.clients.view_filter(canvas, pane.inner, ctx);
        if self.clients.total() == 0 {
            let words = match self.clients.filter.is_empty() {
                _ if ctx.client => screen::HIDDEN_NOW,
                true => say::NOBODY_WAITS,
                false => screen::NOTHING_MATCHES,
            };
            return self.clients.view_empty(canvas, inner, words, ctx);
        }
        let rows: Vec<table::Row> = self.clients.rows().map(|(at, client)| table::Row::Cells(at, Self::cells(client, ctx))).collect();
        let mut needs = Needs::default();
        for row in &rows {
            if let table::Row::Cells(_, cells) = row {
                needs.add(COLUMNS, cells, ctx.lang);
            }
        }
        let query = &self.clients.query;
        let sorted = SORTED.get(query.sort).map(|column| (*column, query.descending != (query.sort == 0)));
        let standing = Standing { selected: self.clients.selected(), total: self.clients.total(), sorted, focused: true };
        let below = table::draw(canvas, inner, COLUMNS, &needs, &rows, standing);
        pane.more(canvas, below);
    }
}
