//! `kam portfolio`: who is worth what.

use super::audience;
use super::json::{Links, csv};
use super::out::Out;
use super::session::Session;
use crate::domain::account::CATEGORIES;
use crate::domain::field::find_choice;
use crate::domain::money::said::{percent, short};
use crate::domain::rules::tender::Tally;
use crate::domain::rules::xyz::Step;
use crate::domain::visibility::Audience;
use crate::domain::{Entity, Lang, Words};
use crate::portfolio::{self, Bids, By, Period, Place, Portfolio, Ranking, Row};
use crate::printable::{pad, width, wrap};
use crate::text::{portfolio as say, shell};
use clap::ArgMatches;
use serde_json::{Map, Value as Json, json};

/// Prints the portfolio.
pub fn run(session: &mut Session, given: &ArgMatches, out: &mut Out) -> anyhow::Result<u8> {
    let (store, _) = session.open()?;
    out.ascii = session.ascii;
    let lang = session.lang;
    let asked = given.contains_id("for") || given.contains_id("visibility");
    let audience = if asked { audience::asked(given, &store, lang)? } else { Audience::Me };
    let coded = |name: &str| given.get_one::<String>(name).map(String::as_str);
    let period = Period::ALL.into_iter().find(|period| coded("period") == Some(period.code())).unwrap_or_default();
    let mut portfolio = portfolio::read(&store, period)?;
    // What is left net stands in what programs read; the table has no room for it.
    if session.json || given.get_flag("csv") {
        portfolio::read_net(&store, &mut portfolio)?;
    }
    let by = [By::Income, By::Turnover].into_iter().find(|by| coded("by") == Some(by.code())).unwrap_or(portfolio.usual());
    let bids = portfolio::bids(&store)?;
    let told = Told { portfolio: &portfolio, period, by, lang, is_whole: audience == Audience::Me, bids: &bids };
    if session.json {
        out.json(&told.as_json(&Links::seen_by(audience, &store, lang))?)?;
    } else if given.get_flag("csv") {
        told.as_csv(out)?;
    } else {
        told.print(out)?;
    }
    Ok(0)
}

struct Told<'a> {
    portfolio: &'a Portfolio,
    period: Period,
    by: By,
    lang: Lang,
    /// Whether it is for whom money and judgements are.
    is_whole: bool,
    /// How offers and tenders ended.
    bids: &'a Bids,
}

/// A sum of many amounts, which no whole number of 64 bits may hold.
fn int(sum: i128) -> Json {
    json!(i64::try_from(sum).ok())
}

/// How offers or tenders ended: by number, by sum of each currency, and our price against the winner's.
fn tally(tally: &Tally) -> Json {
    let sums = tally.sums.iter().map(|(currency, (won, lost))| {
        json!({ "currency": Some(currency).filter(|code| !code.is_empty()), "won": int(*won), "lost": int(*lost), "percent": tally.rate_by_sum(currency) })
    });
    let gaps = tally.gaps().map(|(currency, tenths, count)| {
        json!({ "currency": Some(currency).filter(|code| !code.is_empty()), "gap_tenths": tenths, "count": count })
    });
    json!({
        "decided": tally.record.decided(), "won": tally.record.won, "percent": tally.rate(),
        "unpriced": tally.unpriced, "sums": sums.collect::<Vec<_>>(), "price_gaps": gaps.collect::<Vec<_>>(),
    })
}

fn step_code(step: Step) -> &'static str {
    match step {
        Step::Month => "month",
        Step::Quarter => "quarter",
        Step::HalfYear => "half_year",
    }
}

impl<'a> Told<'a> {
    /// The ranked first, the greatest at the top; then those who have no figure, by name.
    fn rows(&self) -> Vec<&'a Row> {
        let without = self.portfolio.rows.iter().filter(|row| row.by(self.by).rank.is_none());
        self.portfolio.ranked(self.by).chain(without).collect()
    }

    fn as_json(&self, links: &Links) -> anyhow::Result<Json> {
        let accounts = self.rows().into_iter().map(|row| self.row_json(row, links)).collect::<anyhow::Result<Vec<_>>>()?;
        let portfolio = self.portfolio;
        let mut whole = Map::new();
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let (from, until) = (text(&portfolio.months.0), text(&portfolio.months.1));
        let period = [("period", json!(self.period.code())), ("from", json!(from)), ("until", json!(until)), ("by", json!(self.by.code()))];
        whole.extend(period.map(|(key, value)| (key.to_owned(), value)));
        if self.is_whole {
            let ranking = |ranking: &Ranking| {
                let pareto = ranking.pareto.map(|found| json!({ "few": found.few, "all": found.all, "percent_tenths": found.tenths }));
                json!({ "whole": int(ranking.whole), "net": int(ranking.net), "rest": ranking.rest.map(int), "pareto": pareto })
            };
            let other = |other: &portfolio::Other| json!({ "currency": text(&other.currency), "accounts": other.accounts, "turnover": int(other.turnover) });
            let figures = [
                ("currency", json!(text(&portfolio.currency))),
                ("reported_until", json!(portfolio.behind)),
                ("known_from", json!(portfolio.begins)),
                ("income", ranking(&portfolio.income)),
                ("turnover", ranking(&portfolio.turnover)),
                ("net", json!({ "sum": int(portfolio.net.net), "has_expenses": portfolio.has_expenses })),
                ("offers", tally(&self.bids.offers)),
                ("tenders", tally(&self.bids.tenders)),
                ("others", json!(portfolio.others.iter().map(other).collect::<Vec<_>>())),
            ];
            whole.extend(figures.map(|(key, value)| (key.to_owned(), value)));
        }
        whole.insert("accounts".into(), json!(accounts));
        Ok(Json::Object(whole))
    }

    fn row_json(&self, row: &Row, links: &Links) -> anyhow::Result<Json> {
        let companies = row.companies.iter().map(|company| links.link(Entity::Account, Some(company.account)));
        let mut told = Map::new();
        told.insert("name".into(), json!(row.name));
        told.insert("account".into(), links.link(Entity::Account, Some(row.account))?);
        told.insert("companies".into(), json!(companies.collect::<crate::store::Result<Vec<_>>>()?));
        if self.is_whole {
            let place = self.by_place(row);
            let class = |place: &Place| place.class.map(|class| say::letter(Some(class)));
            let rated = |rated| Some(say::steadiness(rated)).filter(|_| rated.is_some());
            let beside = row
                .steady
                .beside
                .iter()
                .map(|(step, other)| json!({ "step": step_code(*step), "xyz": rated(Some(other)), "variation_tenths": other.tenths }));
            let sum = |place: &Place| place.sum.ok().map_or(Json::Null, int);
            let figures = [
                ("abc", json!(class(place))),
                ("abc_by_income", json!(class(&row.income))),
                ("abc_by_turnover", json!(class(&row.turnover))),
                ("unknown", json!(place.sum.err().map(portfolio::Unknown::code))),
                ("xyz", json!(rated(row.steady.rated.as_ref()))),
                ("step", json!(row.steady.step.map(step_code))),
                ("variation_tenths", json!(row.steady.rated.map(|rated| rated.tenths))),
                ("by_other_steps", json!(beside.collect::<Vec<_>>())),
                ("income", sum(&row.income)),
                ("turnover", sum(&row.turnover)),
                ("net", sum(&row.net)),
                ("net_unknown", json!(row.net.sum.err().map(portfolio::Unknown::code))),
                ("expenses", row.expenses.map_or(Json::Null, int)),
                ("costed", int(row.costed)),
                ("income_tenths", json!(row.income.tenths)),
                ("turnover_tenths", json!(row.turnover.tenths)),
                ("category", json!(row.category)),
                ("stage", json!(row.stage)),
                ("ladder", json!(row.ladder)),
                ("risk", json!(row.loss_stage)),
            ];
            told.extend(figures.map(|(key, value)| (key.to_owned(), value)));
        }
        Ok(Json::Object(told))
    }

    fn by_place(&self, row: &'a Row) -> &'a Place {
        row.by(self.by)
    }

    fn category(&self, row: &Row) -> &'static str {
        let choice = row.category.as_deref().and_then(|code| find_choice(CATEGORIES, code));
        choice.map_or("", |choice| choice.words.get(self.lang))
    }

    fn as_csv(&self, out: &mut Out) -> anyhow::Result<()> {
        let figures: &[Words] = &[
            say::CLASS,
            say::STEADINESS,
            say::STEP,
            say::INCOME_HEAD,
            say::SHARE_OF_INCOME,
            say::TURNOVER_HEAD,
            say::SHARE_OF_TURNOVER,
            say::NET_HEAD,
            say::CURRENCY,
            say::CATEGORY,
        ];
        let heads: Vec<Words> = [say::ACCOUNT].into_iter().chain(figures.iter().copied().filter(|_| self.is_whole)).collect();
        // As programs read them elsewhere: in minor units.
        let sum = |place: &Place| place.sum.map_or_else(|_| String::new(), |sum| sum.to_string());
        let tenths = |place: &Place| place.tenths.map_or_else(String::new, |tenths| percent(tenths, self.lang));
        let rows = self.rows().into_iter().map(|row| {
            let class = self.by_place(row).class.map_or("", |class| say::letter(Some(class)));
            let steady = row.steady.rated.as_ref().map_or("", |rated| say::steadiness(Some(rated)));
            let step = row.steady.step.map_or("", |step| say::by_step(step).get(self.lang));
            let figures = [
                class.to_owned(),
                steady.to_owned(),
                step.to_owned(),
                sum(&row.income),
                tenths(&row.income),
                sum(&row.turnover),
                tenths(&row.turnover),
                sum(&row.net),
                self.portfolio.currency.clone(),
                self.category(row).to_owned(),
            ];
            [row.name.clone()].into_iter().chain(figures.into_iter().filter(|_| self.is_whole)).collect()
        });
        csv(out, &heads.iter().map(|head| head.get(self.lang)).collect::<Vec<_>>(), rows)
    }

    fn print(&self, out: &mut Out) -> anyhow::Result<()> {
        let (lang, portfolio) = (self.lang, self.portfolio);
        let rows = self.rows();
        if rows.is_empty() {
            return Ok(out.line(shell::NOTHING.get(lang))?);
        }
        if !self.is_whole {
            out.title(say::PORTFOLIO.get(lang))?;
            for row in rows {
                out.item("", &row.name)?;
            }
            out.line("")?;
            return Ok(out.line(say::FOR_ME_ALONE.get(lang))?);
        }
        let said = say::heading(portfolio, self.period, Some(self.by), lang);
        out.title(&format!("{}: {said} · {}", say::PORTFOLIO.get(lang), say::months(portfolio, lang)))?;
        out.line("")?;
        for line in self.table(&rows, out.width) {
            out.line(&line)?;
        }
        out.line("")?;
        if portfolio.is_idle() {
            return Ok(out.item("", say::NOT_TOLD_YET.get(lang))?);
        }
        for sentence in say::said(portfolio, self.by, lang) {
            out.item("", &sentence)?;
        }
        for sentence in say::bids(self.bids, lang) {
            out.item("", &sentence)?;
        }
        out.item("", say::OF_FILE.get(lang))?;
        Ok(())
    }

    /// Figures under one another, with the sum of all; names take what room is left, and go on under themselves.
    fn table(&self, rows: &[&Row], cells: usize) -> Vec<String> {
        let lang = self.lang;
        let sum = |place: &Place| place.sum.map_or_else(|_| "—".to_owned(), |sum| short(sum, "", lang));
        let tenths = |place: &Place| place.tenths.map_or_else(String::new, |tenths| percent(tenths, lang));
        let figures = |row: &&Row| {
            let class = self.by_place(row).class.map_or("—", |class| say::letter(Some(class))).to_owned();
            let steady = say::steadiness(row.steady.rated.as_ref()).to_owned();
            let (income, turnover) = (&row.income, &row.turnover);
            vec![sum(income), tenths(income), sum(turnover), tenths(turnover), class, steady, self.category(row).to_owned()]
        };
        let heads = [say::INCOME_HEAD, say::SHARE, say::TURNOVER_HEAD, say::SHARE];
        let mut table: Vec<(String, Vec<String>)> = Vec::new();
        let head = heads.iter().map(|head| head.get(lang).to_owned()).chain(["ABC", "XYZ", say::CATEGORY.get(lang)].map(str::to_owned));
        table.push((say::ACCOUNT.get(lang).to_owned(), head.collect()));
        table.extend(rows.iter().map(|row| (row.name.clone(), figures(row))));
        let (income, turnover) = (&self.portfolio.income, &self.portfolio.turnover);
        let total = |ranking: &Ranking| if ranking.order.is_empty() { "—".to_owned() } else { short(ranking.net, "", lang) };
        let totals = [total(income), String::new(), total(turnover)];
        table.push((say::TOTAL.get(lang).to_owned(), totals.into_iter().chain(vec![String::new(); 4]).collect()));
        let wide = |at: usize| table.iter().filter_map(|(_, cells)| cells.get(at)).map(|cell| width(cell)).max().unwrap_or(0);
        let widths: Vec<usize> = (0..FIGURES).map(wide).collect();
        let needed: usize = widths.iter().map(|cells| cells + 2).sum();
        let names = table.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
        // What is said elsewhere as well goes before a name is broken.
        let shown = if names + needed > cells { FIGURES - 1 } else { FIGURES };
        let taken: usize = widths.iter().take(shown).map(|cells| cells + 2).sum();
        let names = names.min(cells.saturating_sub(taken).max(NARROWEST));
        let mut lines = Vec::new();
        for (name, cells) in &table {
            let mut parts = wrap(name, names).into_iter();
            let mut line = pad(&parts.next().unwrap_or_default(), names);
            for (at, (cell, wide)) in cells.iter().zip(&widths).take(shown).enumerate() {
                let blank = " ".repeat(wide.saturating_sub(width(cell)));
                line.push_str("  ");
                // Figures end under one another, words begin so.
                line.push_str(&if at < RIGHT { format!("{blank}{cell}") } else { format!("{cell}{blank}") });
            }
            lines.push(line);
            lines.extend(parts);
        }
        lines
    }
}

/// The columns behind the name: sums and shares, both classes, the category.
const FIGURES: usize = 7;
/// How many of them are figures.
const RIGHT: usize = 4;
/// The least room for a name.
const NARROWEST: usize = 12;
