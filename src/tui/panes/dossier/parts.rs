//! The parts of the dossier that are lists, and how their records are shown.

use crate::domain::fact::FACT_KINDS;
use crate::domain::money::said::exact;
use crate::domain::question::QUESTION_STATES;
use crate::domain::stage::SCHEME_STAGES;
use crate::domain::{Entity, Kind, Record, Words, day};
use crate::store::Result;
use crate::text::{method, screen as say};
use crate::tui::layer::Ctx;
use crate::tui::theme::BOXES;
use crate::tui::widgets::brief::{milestone_kind, words_of};
use crate::tui::widgets::card;
use crate::tui::widgets::lines::hanging;
use ratatui::style::Style;
use ratatui::text::Line;

/// The parts, in the order of the registry, with their headings.
pub(super) fn parts() -> impl Iterator<Item = (Entity, Words)> {
    Entity::ALL.into_iter().filter_map(|entity| Some((entity, entity.def().part?.words)))
}

/// A record of a part with the lines it is shown as.
pub(super) type PartRow = (Record, Vec<(String, Style)>);

/// What a record is shown as, in one text.
pub(super) fn shown((_, lines): &PartRow) -> String {
    lines.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>().join("\n")
}

/// A record of a part in a few lines: a heading and what belongs to it.
pub(super) fn part_lines(ctx: &Ctx, record: &Record) -> Result<Vec<(String, Style)>> {
    let theme = ctx.theme;
    let people = |key: &str| -> Result<String> {
        let ids = record.get(key).ids().iter().copied().chain(record.int(key));
        Ok(ids.map(|id| ctx.store.person_name(id).map(|name| name.short())).collect::<Result<Vec<_>>>()?.join(", "))
    };
    let hidden = |text: &str| if ctx.client { String::new() } else { text.to_owned() };
    let mut lines = match record.entity {
        Entity::Stage => {
            let days = record.int("days").map_or_else(String::new, |days| format!(" · {}", crate::text::method::days(days, ctx.lang)));
            let number = record.int("place").map_or_else(String::new, |place| format!("{place}. "));
            let who = people("people")?;
            let as_what =
                Some(record.text("acts_as")).filter(|text| !text.is_empty()).map_or_else(String::new, |text| format!(" — {text}"));
            vec![
                (format!("{number}{}{days}", words_of(SCHEME_STAGES, record.text("kind"), ctx)), theme.strong()),
                (record.title().to_owned(), theme.plain()),
                if who.is_empty() { ("?".to_owned(), theme.warn()) } else { (format!("{who}{as_what}"), theme.accent()) },
                (hidden(record.text("decisive")), theme.plain()),
            ]
        }
        Entity::Competitor => {
            let share = record.int("share").map_or_else(String::new, |share| format!(" · {share} %"));
            let label = |key: &str| record.def().field(key).map_or("", |field| ctx.say(field.words));
            let with_label = |key: &str, text: &str| if text.is_empty() { String::new() } else { format!("{}: {text}", label(key)) };
            let labelled = |key: &str| with_label(key, record.text(key));
            let judged = |key: &str| {
                record.def().field(key).map_or_else(String::new, |field| with_label(key, &record.get(key).shown(field, ctx.lang)))
            };
            let favoured = with_label("favoured_by_id", &people("favoured_by_id")?);
            vec![
                (format!("{}{share}", record.title()), theme.strong()),
                (record.text("supplies").to_owned(), theme.plain()),
                (judged("ladder"), theme.plain()),
                (labelled("strengths"), theme.plain()),
                (labelled("weaknesses"), theme.plain()),
                (labelled("now"), theme.warn()),
                (favoured, theme.plain()),
            ]
        }
        Entity::Milestone => {
            let winner = hidden(record.text("winner"));
            let winner = if winner.is_empty() { winner } else { format!(" → {winner}") };
            vec![
                (
                    format!("{} · {}", day::dated(record.text("day"), ctx.today, ctx.lang), milestone_kind(record, ctx)),
                    if record.text("kind") == "tender_lost" { theme.bad() } else { theme.strong() },
                ),
                (format!("{}{winner}", record.title()), theme.plain()),
                (hidden(record.text("reason")), theme.plain()),
            ]
        }
        Entity::Fact => {
            let founded = !record.text("source").is_empty() && !record.text("why").is_empty();
            let about =
                [record.text("source"), record.text("why")].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
            vec![
                (format!("{} · {}", people("person_id")?, words_of(FACT_KINDS, record.text("kind"), ctx)), theme.strong()),
                (record.title().to_owned(), theme.plain()),
                if founded { (about, theme.plain()) } else { (ctx.say(say::UNFOUNDED).to_owned(), theme.warn()) },
            ]
        }
        Entity::Question => {
            let open = record.text("state") == "open";
            let whom = people("person_id")?;
            vec![
                (format!("{} {}", BOXES[usize::from(!open)], record.title()), if open { theme.strong() } else { theme.plain() }),
                (if whom.is_empty() { whom } else { format!("→ {whom}") }, theme.accent()),
                (
                    if open {
                        String::new()
                    } else {
                        let state = words_of(QUESTION_STATES, record.text("state"), ctx);
                        let answer = record.text("answer");
                        if answer.is_empty() { state.to_owned() } else { format!("{state}: {answer}") }
                    },
                    theme.plain(),
                ),
            ]
        }
        Entity::Signal => {
            vec![(day::dated(record.text("day"), ctx.today, ctx.lang), theme.strong()), (record.title().to_owned(), theme.warn())]
        }
        Entity::ValueGiven => {
            let amount = record.int("amount").map_or_else(String::new, |minor| exact(minor, record.text("currency"), ctx.lang));
            vec![
                (format!("{} · {}", day::dated(record.text("day"), ctx.today, ctx.lang), hidden(&amount)), theme.strong()),
                (record.title().to_owned(), theme.plain()),
            ]
        }
        _ => vec![(record.title().to_owned(), theme.strong())],
    };
    if !TOLD_BY_HAND.contains(&record.entity) {
        let told = if record.entity == Entity::ValueGiven { &["title", "day", "amount"][..] } else { &["title"] };
        lines.extend(rest(ctx, record, told)?);
    }
    lines.retain(|(text, _)| !text.trim().is_empty());
    Ok(lines)
}

/// The parts of which each line is written here.
const TOLD_BY_HAND: [Entity; 6] = [Entity::Stage, Entity::Competitor, Entity::Milestone, Entity::Fact, Entity::Question, Entity::Signal];

/// What else a record holds, beside the fields that were told, for those who are there: a line each with its label.
fn rest(ctx: &Ctx, record: &Record, told: &[&str]) -> Result<Vec<(String, Style)>> {
    let mut lines = Vec::new();
    for (field, value) in record.pairs() {
        let is_told = told.contains(&field.key) || field.kept || field.key == "currency";
        if is_told || value.is_empty() || !ctx.audience().reads(field) {
            continue;
        }
        let text = match (field.kind, value.as_int()) {
            (Kind::Money, Some(minor)) => exact(minor, record.text("currency"), ctx.lang),
            (Kind::Day(_), _) => day::dated(value.as_str(), ctx.today, ctx.lang),
            _ => card::shown(ctx, field, value)?,
        };
        lines.push((format!("{}: {text}", ctx.say(field.words)), ctx.theme.plain()));
    }
    Ok(lines)
}

/// How both sides kept their promises (M23), apart from the text above it.
pub(super) fn kept(ctx: &Ctx, account: i64, cells: usize) -> Result<Vec<Line<'static>>> {
    let kept = |kind: &str| ctx.store.reliability(account, kind, &ctx.today_iso());
    let Some(both) = method::both_in_time(kept("our_promise")?, kept("their_promise")?, ctx.lang) else { return Ok(Vec::new()) };
    let said = hanging(Line::from(format!("{}  {both}", ctx.say(say::RELIABILITY))), cells);
    Ok(std::iter::once(Line::default()).chain(said).collect())
}
