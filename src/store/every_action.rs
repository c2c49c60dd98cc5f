//! The actions of all accounts as one list (M29): narrowed, ordered, counted, and read a window at a time.

use super::error::Result;
use super::plan::{ACTION, ACTION_COLUMNS, ActionRow, FROM_ACTION, action_row};
use super::{Page, Query, Store};
use crate::domain::visibility::Audience;
use crate::domain::{Entity, day};
use chrono::NaiveDate;
use rusqlite::types::Value as Sql;
use rusqlite::{Row, params_from_iter};

/// Where an action came from: what was noted with it, else the strategy that it serves, else the contact that it was agreed in, which may
/// have been a complaint.
const SOURCE: &str = "coalesce(x.source, iif(x.strategy_id IS NOT NULL, 'plan', NULL),
  (SELECT iif(o.kind = 'complaint', 'complaint', 'diary') FROM entry o WHERE o.id = x.entry_id))";
/// Who carries it out; where nobody is named, the account manager.
const OWNER: &str = "coalesce(x.owner, 'me')";
/// What is open comes by the day on which it presses, what has none last.
const BY_DAY: &str = "x.presses_on {} NULLS LAST";
/// What was closed comes by the day of that, the last one first.
const BY_CLOSING: &str = "x.done_on DESC";

/// How many orders the list has: by day, account, title, kind, owner, source.
pub const SORTS: usize = 6;

/// An order beside that by day.
fn order(sort: usize, direction: &str) -> Option<String> {
    Some(match sort {
        1 => format!("a.find IS NULL, a.find {direction}"),
        2 => format!("in_order(x.title) {direction}"),
        3 => format!("x.kind {direction}"),
        4 => format!(
            "CASE {OWNER} WHEN 'me' THEN 0 WHEN 'colleague' THEN 1 ELSE 2 END {direction}, c.name IS NULL, in_order(c.name) {direction}"
        ),
        // What was merely written down comes last.
        5 => format!("{SOURCE} {direction} NULLS LAST"),
        _ => return None,
    })
}

/// What an action must meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Folded text in what is to be done, or in the name of the account, the person or the colleague.
    Text(String),
    /// Folded text in the name of the account.
    Account(String),
    /// Folded text in the name of the colleague who carries it out.
    Colleague(String),
    /// The code of the owner.
    Owner(&'static str),
    /// One of these codes of the kind.
    Kind(Vec<&'static str>),
    /// The code of the source.
    Source(&'static str),
    /// It is open and presses from a day on and until another one, ISO; either may be left out.
    Presses(Option<String>, Option<String>),
    /// It is open and has no day.
    Undated,
    /// It was closed on a day, ISO, or after it.
    ClosedSince(String),
}

/// Which actions are meant by their state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// Those that are open, and behind them what was closed today.
    #[default]
    Open,
    /// Those that are closed.
    Closed,
    /// All: the open ones first.
    Every,
    /// Those of one state, by its code.
    One(&'static str),
}

/// What the list is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// What must all hold.
    pub all: Vec<Condition>,
    /// By what state.
    pub state: State,
    /// The only account of which anything is listed.
    pub only: Option<i64>,
    /// What names what is asked of, with a value that nobody understands: it is looked for as text.
    pub unread: Vec<String>,
}

impl Filter {
    /// The same with one more condition.
    pub fn and(&self, condition: Condition) -> Filter {
        let mut filter = self.clone();
        filter.all.push(condition);
        filter
    }
}

/// An action with what tells where it stands in time and what it came of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EveryAction {
    /// The action.
    pub action: ActionRow,
    /// The day of the contact in which it was agreed, ISO.
    pub begun: Option<String>,
    /// Code of its source; none where it was written down as it is.
    pub source: Option<String>,
}

/// How many there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Open ones.
    pub open: usize,
    /// Of them those whose day has passed.
    pub late: usize,
    /// Of them those whose day is today.
    pub today: usize,
    /// Closed ones.
    pub closed: usize,
}

/// A part of the list: its condition, and whether it is of what is open.
struct Part {
    condition: String,
    is_open: bool,
}

impl State {
    fn parts(self, today: &str) -> Vec<Part> {
        let open = || Part { condition: "x.state = 'open'".into(), is_open: true };
        let closed = |more: &str| Part { condition: format!("x.state <> 'open'{more}"), is_open: false };
        match self {
            // What was closed just now stays in sight: a key pressed twice takes it back.
            State::Open => vec![open(), closed(&format!(" AND x.done_on = '{today}'"))],
            State::Closed => vec![closed("")],
            State::Every => vec![open(), closed("")],
            State::One("open") => vec![open()],
            State::One(code) => vec![closed(&format!(" AND x.state = '{code}'"))],
        }
    }
}

/// A pattern that finds a text literally.
fn pattern(text: &str) -> Sql {
    Sql::Text(Query { filter: text.to_owned(), ..Query::default() }.pattern())
}

/// The condition of a part in SQL, with its values.
struct Sought {
    clause: String,
    values: Vec<Sql>,
}

impl Sought {
    fn of(part: &Part, query: &Query, filter: &Filter, presses: &str) -> Sought {
        let mut sought = Sought { clause: format!("WHERE {}{}", part.condition, query.seen(Entity::Action, "x")), values: Vec::new() };
        if let Some(only) = filter.only {
            sought.add("x.account_id = ?", [Sql::Integer(only)]);
        }
        for condition in &filter.all {
            match condition {
                Condition::Text(text) => sought.add(
                    "(fold(x.title) LIKE ? ESCAPE '\\' OR coalesce(a.find, '') LIKE ? ESCAPE '\\' OR coalesce(p.find, '') LIKE ? ESCAPE '\\'
                       OR fold(coalesce(c.name, '')) LIKE ? ESCAPE '\\')",
                    std::array::from_fn::<_, 4, _>(|_| pattern(text)),
                ),
                Condition::Account(text) => sought.add("coalesce(a.find, '') LIKE ? ESCAPE '\\'", [pattern(text)]),
                Condition::Colleague(text) => sought.add("fold(coalesce(c.name, '')) LIKE ? ESCAPE '\\'", [pattern(text)]),
                Condition::Owner(code) => sought.add(&format!("{OWNER} = ?"), [code_of(code)]),
                Condition::Source(code) => sought.add(&format!("{SOURCE} IS ?"), [code_of(code)]),
                Condition::Kind(codes) => {
                    let places = vec!["?"; codes.len()].join(", ");
                    sought.add(&format!("x.kind IN ({places})"), codes.iter().map(|code| code_of(code)));
                }
                Condition::Presses(from, until) => {
                    sought.add("x.state = 'open'", []);
                    for (day, sign) in [(from, ">="), (until, "<=")] {
                        if let Some(day) = day {
                            sought.add(&format!("{presses} {sign} ?"), [Sql::Text(day.clone())]);
                        }
                    }
                }
                Condition::Undated => sought.add(&format!("x.state = 'open' AND {presses} IS NULL"), []),
                Condition::ClosedSince(day) => sought.add("x.state <> 'open' AND x.done_on >= ?", [Sql::Text(day.clone())]),
            }
        }
        sought
    }

    fn add(&mut self, condition: &str, values: impl IntoIterator<Item = Sql>) {
        self.clause.push_str(&format!(" AND {condition}"));
        self.values.extend(values);
    }

    /// Whether more than the actions themselves has to be read to know which are meant.
    fn asks_names(&self) -> bool {
        ["a.find", "p.find", "c.name"].iter().any(|column| self.clause.contains(column))
    }
}

fn code_of(code: &str) -> Sql {
    Sql::Text(code.to_owned())
}

/// The day by which something presses: since when it is late is told to outsiders by no order and no count either.
fn presses_of(query: &Query) -> &'static str {
    if query.audience > Audience::Team { "x.due_on" } else { "x.presses_on" }
}

impl Store {
    /// A window on the actions of all accounts that meet a filter, with how many there are of them. The words of the filter were read
    /// already: that of the query is not looked at. By the first order what is late stands first.
    ///
    /// # Errors
    /// Those of reading.
    pub fn every_action(&self, query: &Query, filter: &Filter, today: NaiveDate) -> Result<(Page<EveryAction>, Counts)> {
        let (ids, counts) = self.ids_of_every_action(query, filter, today)?;
        let sql = format!("SELECT {ACTION}, e.day, {SOURCE} {FROM_ACTION} LEFT JOIN entry e ON e.id = x.entry_id WHERE x.id = ?1");
        let mut one = self.sql().prepare_cached(&sql)?;
        let read =
            |row: &Row| Ok(EveryAction { action: action_row(row)?, begun: row.get(ACTION_COLUMNS)?, source: row.get(ACTION_COLUMNS + 1)? });
        let rows = ids.iter().map(|id| one.query_row([id], read)).collect::<rusqlite::Result<_>>()?;
        Ok((Page { total: counts.open + counts.closed, rows }, counts))
    }

    /// The ids of the same window alone: nothing else is read of what is only passed over.
    ///
    /// # Errors
    /// Those of reading.
    pub fn ids_of_every_action(&self, query: &Query, filter: &Filter, today: NaiveDate) -> Result<(Vec<i64>, Counts)> {
        let presses = presses_of(query);
        let today = day::iso(today);
        let (mut counts, mut ids, mut before) = (Counts::default(), Vec::new(), 0);
        for part in filter.state.parts(&today) {
            let sought = Sought::of(&part, query, filter, presses);
            let from = if sought.asks_names() { FROM_ACTION } else { "FROM action x" };
            let sql = format!(
                "SELECT count(*), count(*) FILTER (WHERE {presses} < ?), count(*) FILTER (WHERE {presses} = ?) {from} {}",
                sought.clause
            );
            let values = [&today, &today].into_iter().map(|day| Sql::Text(day.clone())).chain(sought.values.iter().cloned());
            let (count, late, now): (usize, usize, usize) =
                self.sql().prepare_cached(&sql)?.query_row(params_from_iter(values), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            match part.is_open {
                true => (counts.open, counts.late, counts.today) = (count, late, now),
                false => counts.closed = count,
            }
            let offset = (query.offset + ids.len()).saturating_sub(before);
            before += count;
            let room = query.limit.saturating_sub(ids.len());
            if room > 0 && offset < count {
                ids.extend(self.window(&part, query, &sought, (room, offset))?);
            }
        }
        Ok((ids, counts))
    }

    /// The ids of rows of one part, in their order.
    fn window(&self, part: &Part, query: &Query, sought: &Sought, (limit, offset): (usize, usize)) -> Result<Vec<i64>> {
        // What is the same by any other order, and what was closed, comes by its day.
        let by_day = if part.is_open { BY_DAY.replace("{}", "ASC") } else { BY_CLOSING.to_owned() };
        let order = match order(query.sort, query.direction()) {
            Some(order) => format!("{order}, {by_day}"),
            None if part.is_open => BY_DAY.replace("{}", query.direction()),
            None => by_day,
        };
        let order = order.replace("x.presses_on", presses_of(query));
        let sql = format!("SELECT x.id {FROM_ACTION} {} ORDER BY {order}, x.id LIMIT {limit} OFFSET {offset}", sought.clause);
        let mut statement = self.sql().prepare_cached(&sql)?;
        let ids = statement.query_map(params_from_iter(sought.values.iter()), |row| row.get(0))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }
}
