//! Clients of reports who are nobody here yet, with what they bought: one says whose they are (M8).

use super::list_pane::{ListPane, Rows};
use crate::domain::money::said::short;
use crate::domain::name::fold;
use crate::domain::{Entity, Words, day};
use crate::editing;
use crate::import::purchases::{client_account, known_client, make_client, place_client};
use crate::store::purchases::ReportClient;
use crate::store::{Page, Query, Result, Verb};
use crate::text::purchases as say;
use crate::tui::actions::{Action, Place};
use crate::tui::layer::{Ctx, Effect, Tone};
use crate::tui::overlays::picker::Picker;
use crate::tui::widgets::table::{Cell, Column, MARK, cell, column, figures, matter};

/// The most that are read.
const LIMIT: usize = 10_000;

/// The pane of clients that wait.
pub type ReportsPane = ListPane<Reports>;

/// The clients that wait.
#[derive(Debug, Default)]
pub struct Reports {
    /// For which client an account is looked for.
    asked: Option<ReportClient>,
    /// Of which client it was said that an account of that name is there already.
    told: Option<i64>,
}

impl Reports {
    /// What the account is called that is there already and may be the same.
    fn twin(ctx: &Ctx, client: i64) -> Result<Option<String>> {
        if let Some(account) = known_client(ctx.store, client)? {
            return Ok(Some(ctx.store.name_of(Entity::Account, account, ctx.lang)?));
        }
        Ok(editing::doubles::twin(ctx.store, None, &client_account(ctx.store, client)?, None)?.map(|twin| twin.name))
    }
}

impl Rows for Reports {
    type Row = ReportClient;

    const COLUMNS: &'static [Column] =
        &[MARK, matter(say::CLIENT, 24), column(say::TAX_ID, 12, 2), column(say::MONTHS, 15, 1), figures(say::BOUGHT, 16, 0)];
    /// By when they bought last, and by name.
    const SORTED: &'static [usize] = &[3, 1];
    const FALLS: &'static [usize] = &[0];
    const OF_A_ROW: &'static [Action] = &[Action::Open, Action::New, Action::Apart];
    const MAKES: Option<Entity> = Some(Entity::Account);

    fn place() -> Place {
        Place::Reports
    }

    fn title() -> Words {
        say::REPORTS
    }

    fn empty() -> Words {
        say::NOBODY_WAITS
    }

    fn obstacle() -> Words {
        say::NOBODY_ASKED
    }

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

    fn id(client: &ReportClient) -> i64 {
        client.id
    }

    fn cells(client: &ReportClient, ctx: &Ctx) -> Vec<Cell> {
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

    fn act(&mut self, action: Action, client: ReportClient, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        match action {
            Action::Open => {
                let picker = Picker::of_known(ctx, &say::whose(ctx.lang, client.called()), Entity::Account, &client.name)?;
                self.asked = Some(client);
                Ok(Some(vec![Effect::Push(Box::new(picker))]))
            }
            Action::New => {
                if self.told.replace(client.id) != Some(client.id)
                    && let Some(twin) = Self::twin(ctx, client.id)?
                {
                    return Ok(Some(vec![Effect::Say(say::there_already(ctx.lang, &twin), Tone::Trouble)]));
                }
                let (account, rows) = make_client(ctx.store, client.id)?;
                let name = ctx.store.name_of(Entity::Account, account, ctx.lang)?;
                let said = match rows {
                    0 => say::made_bare(ctx.lang, &name),
                    rows => say::made(ctx.lang, &name, &say::taken_in(rows, ctx.lang)),
                };
                Ok(Some(vec![Effect::Say(said, Tone::Done)]))
            }
            Action::Apart if client.left => {
                ctx.store.step(Verb::Await, client.called(), |change| change.ask_report_client(client.id))?;
                Ok(Some(vec![Effect::Say(say::asked_again(ctx.lang, client.called()), Tone::Done)]))
            }
            Action::Apart => {
                ctx.store.step(Verb::Leave, client.called(), |change| change.leave_report_client(client.id))?;
                Ok(Some(vec![Effect::Say(say::left(ctx.lang, client.called()), Tone::Done)]))
            }
            _ => Ok(None),
        }
    }

    fn picked(&mut self, ids: &[i64], ctx: &Ctx) -> Result<Vec<Effect>> {
        let (Some(client), Some(account)) = (self.asked.take(), ids.first()) else { return Ok(Vec::new()) };
        let rows = place_client(ctx.store, client.id, *account)?;
        let account = ctx.store.name_of(Entity::Account, *account, ctx.lang)?;
        let said = match rows {
            0 => say::placed_bare(ctx.lang, client.called(), &account),
            rows => say::placed(ctx.lang, client.called(), &account, &say::taken_in(rows, ctx.lang)),
        };
        Ok(vec![Effect::Say(said, Tone::Done)])
    }

    fn called(client: &ReportClient, action: Action) -> Option<Words> {
        (action == Action::Apart && client.left).then_some(say::TAKE_BACK)
    }
}
