//! How an account stands: a row for each line, what it is made of beside it, and its questions behind one key (M1, M3–M7, M9, M10, M34).

use super::once::Once;
use super::table_pane::Source;
use crate::documents::Asked;
use crate::documents::standing::STANDING;
use crate::domain::standing::{self, Line};
use crate::domain::visibility::Audience;
use crate::domain::{Entity, Words};
use crate::page::{Alarm, Block, Fact, Page as Document, Section};
use crate::risk;
use crate::store::{Page, Query, Result};
use crate::text::standing as say;
use crate::tui::actions::{Action, Place};
use crate::tui::layer::{Basis, Ctx, Effect, Tab, Target};
use crate::tui::overlays::form::Task;
use crate::tui::theme::ALARM;
use crate::tui::widgets::page;
use crate::tui::widgets::table::{Cell, Column, MARK, cell, column, matter};
use crate::tui::widgets::told::Told;

const COLUMNS: &[Column] = &[MARK, matter(say::LINE, 15), column(say::SAYS, 30, 0)];

/// A line as it stands.
#[derive(Clone, Debug)]
pub(super) struct Row {
    account: i64,
    line: &'static Line,
    section: Section,
}

impl Row {
    /// What it says.
    fn says(&self) -> Option<&Fact> {
        self.section.blocks.iter().find_map(|block| match block {
            Block::Fact(fact) => Some(fact),
            _ => None,
        })
    }

    /// Whether signs suggest a stage of loss that nobody has answered.
    fn suggests_risk(&self) -> bool {
        let is_suggestion = |block: &Block| matches!(block, Block::Fact(fact) if fact.key == "suggested");
        self.line.key == "risk" && self.section.blocks.iter().any(is_suggestion)
    }
}

/// The lines of an account.
#[derive(Debug)]
pub(super) struct Lines {
    account: i64,
    read: Once<Basis, Vec<Row>>,
}

impl Lines {
    pub(super) fn new(account: i64) -> Lines {
        Lines { account, read: Once::default() }
    }

    fn rows(&self, ctx: &Ctx) -> Result<Vec<Row>> {
        let read = self.read.read(ctx.basis(), || {
            let asked = Asked { settings: ctx.settings, audience: Audience::Me, day: None, lang: ctx.lang };
            let page = STANDING.on_account(ctx.store, self.account, &asked)?.map(|page| page.read_on(ctx.today));
            let row = |section: Section| Some(Row { account: self.account, line: standing::find(section.key)?, section });
            Ok(page.map(|page| page.sections.into_iter().filter_map(row).collect()))
        })?;
        Ok(read.map_or_else(Vec::new, |rows| rows.to_vec()))
    }
}

impl Source for Lines {
    type Row = Row;

    fn place(&self) -> Place {
        Place::Standing
    }

    fn entity(&self) -> Entity {
        Entity::Account
    }

    fn is_ours(&self) -> bool {
        true
    }

    fn columns(&self) -> &[Column] {
        COLUMNS
    }

    fn empty(&self) -> Words {
        say::NOTHING
    }

    fn name(&self) -> Words {
        standing::SECTION.words
    }

    fn fetch(&self, ctx: &Ctx, query: &Query) -> Result<Page<Row>> {
        Ok(Page::of(self.rows(ctx)?, query, |row| ctx.say(row.line.words).to_owned()))
    }

    fn id(row: &Row) -> i64 {
        standing::LINES.iter().position(|line| line.key == row.line.key).and_then(|at| i64::try_from(at).ok()).unwrap_or_default()
    }

    /// A line is judged by fields of the account: their history is its own.
    fn record(row: &Row) -> Option<i64> {
        Some(row.account)
    }

    fn account(&self, _: Option<&Row>) -> Option<i64> {
        Some(self.account)
    }

    fn cells(&self, row: &Row, ctx: &Ctx) -> Vec<Cell> {
        let theme = ctx.theme;
        let says = row.says();
        let is_alarm = says.is_some_and(|says| says.alarm == Alarm::Said);
        let (said, style) = match says.map(|says| &says.said) {
            Some(Ok(said)) => (said.said(ctx.lang), if is_alarm { theme.bad() } else { theme.strong() }),
            Some(Err(why)) => (format!("— {}", ctx.say(*why)), theme.plain()),
            None => (String::new(), theme.plain()),
        };
        let mark = if is_alarm { cell(ALARM, theme.bad()) } else { cell("", theme.plain()) };
        vec![mark, cell(ctx.say(row.line.words), theme.plain()), cell(said, style)]
    }

    fn side(&self, ctx: &Ctx, row: &Row, cells: usize) -> Result<Told> {
        let mut parts = row.section.clone();
        let says = (!parts.blocks.is_empty()).then(|| parts.blocks.remove(0));
        // What a line says has no room in a table; it is told whole here.
        let of = |key, blocks: Vec<Block>| Document { key, title: String::new(), sections: vec![Section::of("", &[], blocks)] };
        let mut told = Told::of(ctx.say(row.line.words).to_owned(), page::lines(&of("says", says.into_iter().collect()), true, ctx, cells));
        told.add("", page::lines(&of("parts", parts.blocks), true, ctx, cells));
        Ok(told)
    }

    fn act(&mut self, ctx: &Ctx, row: &Row, action: Action) -> Result<Option<Vec<Effect>>> {
        Ok(match action {
            Action::Done if row.suggests_risk() => Some(vec![Effect::Form(dismisses(row, ctx))]),
            Action::New => Some(vec![Effect::Form(proposed(row, ctx))]),
            _ => None,
        })
    }

    fn obstacle(row: &Row, action: Action) -> Option<Words> {
        (action == Action::Done && !row.suggests_risk()).then_some(say::NOTHING_SUGGESTED)
    }

    fn called(row: &Row, action: Action) -> Option<Words> {
        match (action, row.line.key) {
            (Action::Open, "holds" | "dossier") => Some(say::TO_DOSSIER),
            _ => None,
        }
    }

    fn open(&self, ctx: &Ctx, row: &Row) -> Result<Vec<Effect>> {
        let dossier = || Effect::Go(Target::Account(self.account, Tab::Dossier, None));
        Ok(match row.line.key {
            "holds" => vec![dossier(), Effect::Section(Entity::Bond.def().table.to_owned())],
            "dossier" => vec![dossier()],
            line => {
                let evidence = evidence(row, ctx).map(|said| ("evidence".to_owned(), said));
                let preset = evidence.into_iter().chain(stage(row, ctx)?).collect();
                vec![Effect::Form(asks(row.account, line, preset))]
            }
        })
    }
}

/// The form with the questions of a line; where something speaks for an answer, that is preset as where it comes from.
pub(super) fn asks(account: i64, line: &str, preset: Vec<(String, String)>) -> Task {
    let table = Entity::Account.def().table.to_owned();
    Task::Record { table, id: Some(account), owner: None, section: Some(line.to_owned()), preset }
}

/// The stage that counts suggest stands in the form of a risk; a later one is for a person to choose (M34).
fn stage(row: &Row, ctx: &Ctx) -> Result<Option<(String, String)>> {
    if !row.suggests_risk() {
        return Ok(None);
    }
    let Some(account) = ctx.store.load(Entity::Account, row.account)? else { return Ok(None) };
    let suggested = risk::read(ctx.store, ctx.settings, &account)?.suggested;
    Ok(suggested.filter(|stage| *stage == 1).map(|stage| ("loss_stage".to_owned(), stage.to_string())))
}

/// An action at the account, with what the line proposes to be done (M7, M9).
fn proposed(row: &Row, ctx: &Ctx) -> Task {
    let next = row.section.blocks.iter().find_map(|block| match block {
        Block::Fact(fact) if fact.key == "next" => Some(fact.what(ctx.lang)),
        _ => None,
    });
    let preset = [("title", next), ("kind", Some("task".to_owned())), ("source", Some("plan".to_owned()))];
    Task::Record {
        table: Entity::Action.def().table.to_owned(),
        id: None,
        owner: Some(row.account),
        section: None,
        preset: preset.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect(),
    }
}

/// The form that dismisses what the signs suggest, with what it was.
fn dismisses(row: &Row, ctx: &Ctx) -> Task {
    Task::Record {
        table: Entity::RiskDismissal.def().table.to_owned(),
        id: None,
        owner: Some(row.account),
        section: None,
        preset: evidence(row, ctx).map(|said| ("title".to_owned(), said)).into_iter().collect(),
    }
}

/// The signs of a risk that nobody has answered, in words.
fn evidence(row: &Row, ctx: &Ctx) -> Option<String> {
    let signs = row.section.blocks.iter().find_map(|block| match block {
        Block::List(list) if list.key == "signs" => Some(&list.points),
        _ => None,
    })?;
    let said: Vec<String> = signs.iter().map(|sign| sign.said(ctx.lang)).collect();
    row.suggests_risk().then(|| said.join("; ").chars().take(crate::domain::field::LINE_LIMIT).collect())
}
