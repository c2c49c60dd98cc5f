//! The list of accounts, and what is counted for one of them.

use super::account_filter::Filter;
use super::diary::EntryRow;
use super::error::Result;
use super::journal::Change;
use super::{Page, Query, Store};
use crate::domain::account::{SECTIONS, STALE_AFTER_DAYS};
use crate::domain::affiliation::FADES_AFTER_DAYS;
use crate::domain::completeness::{self, Completeness, Standing};
use crate::domain::{Entity, day};
use chrono::Days;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::HashSet;

/// A row of the list of accounts. Days are ISO.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountRow {
    /// Rowid.
    pub id: i64,
    /// Short name.
    pub name: String,
    /// City, or an empty text.
    pub city: String,
    /// Code of the portfolio category (M5).
    pub category: Option<String>,
    /// Code of the life-cycle stage (M12).
    pub stage: Option<String>,
    /// Where the client would put us, 1–4 (M9).
    pub ladder: Option<i64>,
    /// Code of what we are among their suppliers (M10).
    pub position: Option<String>,
    /// The stage of loss that somebody has decided on, 0–4 (M34).
    pub loss_stage: Option<i64>,
    /// Day of the last contact held.
    pub last_contact: Option<String>,
    /// Day of the first contact planned.
    pub next_contact: Option<String>,
    /// That contact.
    pub next: EntryRow,
    /// Mood of the last contact held, −2…+2.
    pub last_mood: Option<i64>,
    /// First due day of our open promises.
    pub our_due: Option<String>,
    /// How many of our promises are overdue.
    pub overdue: u32,
    /// Contacts held in each of the last twelve months, oldest first.
    pub rhythm: [u32; 12],
    /// How much of the dossier stands (M40).
    pub completeness: Completeness,
}

/// The columns by which the list of accounts is ordered.
pub const ACCOUNT_SORTS: [&str; 9] =
    ["a.find", "a.category", "a.stage", "p.last_contact", "p.next_contact", "p.our_due", "a.loss_stage", "a.ladder", "a.supplier_position"];

/// How each part of the dossier stands, in the order of [`crate::domain::completeness::PARTS`]: 0 missing, 1 stale, 2 fresh. `?3` is the
/// day before which a section or an event is stale, `?4` that before which a judgement has faded.
///
/// A list has no day of its own: it is as old as its verification, its newest event or its last change in the journal,
/// which reaches back further than anything stays fresh.
const STANDINGS: &str = "
    CASE WHEN a.tax_id IS NOT NULL AND a.industry IS NOT NULL AND a.city IS NOT NULL
      THEN 1 + EXISTS (SELECT 1 FROM verified v WHERE v.account_id = a.id AND v.section = 'profile' AND v.verified_on >= ?3) ELSE 0 END,
    CASE WHEN a.category IS NOT NULL AND a.stage IS NOT NULL
      THEN 1 + EXISTS (SELECT 1 FROM verified v WHERE v.account_id = a.id AND v.section = 'status' AND v.verified_on >= ?3) ELSE 0 END,
    CASE WHEN a.outlook IS NOT NULL
      THEN 1 + EXISTS (SELECT 1 FROM verified v WHERE v.account_id = a.id AND v.section = 'status' AND v.verified_on >= ?3) ELSE 0 END,
    CASE WHEN a.about IS NOT NULL
      THEN 1 + EXISTS (SELECT 1 FROM verified v WHERE v.account_id = a.id AND v.section = 'about' AND v.verified_on >= ?3) ELSE 0 END,
    CASE WHEN a.buying IS NOT NULL
      THEN 1 + EXISTS (SELECT 1 FROM verified v WHERE v.account_id = a.id AND v.section = 'buying' AND v.verified_on >= ?3) ELSE 0 END,
    CASE WHEN EXISTS (SELECT 1 FROM affiliation f JOIN person n ON n.id = f.person_id
        WHERE f.account_id = a.id AND f.to_on IS NULL AND n.unknown IS NOT 1)
      THEN 1 + (coalesce(p.last_contact >= ?3, 0) OR EXISTS (SELECT 1 FROM affiliation f
        JOIN change c ON c.tbl = 'affiliation' AND c.row_id = f.id JOIN step t ON t.id = c.step_id
        WHERE f.account_id = a.id AND t.at >= ?3) OR EXISTS (SELECT 1 FROM affiliation f
        JOIN judgement j ON j.tbl = 'affiliation' AND j.row_id = f.id WHERE f.account_id = a.id AND j.judged_on >= ?4)) ELSE 0 END,
    coalesce((SELECT max(1 + EXISTS (SELECT 1 FROM judgement j
        WHERE j.tbl = 'affiliation' AND j.row_id = f.id AND j.field = 'roles' AND j.judged_on >= ?4))
      FROM affiliation f JOIN person n ON n.id = f.person_id
      WHERE f.account_id = a.id AND f.to_on IS NULL AND n.unknown IS NOT 1 AND f.roles LIKE '%decides%'), 0),
    CASE WHEN EXISTS (SELECT 1 FROM stage s WHERE s.account_id = a.id)
      THEN 1 + (EXISTS (SELECT 1 FROM verified v WHERE v.account_id = a.id AND v.section = 'stage' AND v.verified_on >= ?3)
        OR EXISTS (SELECT 1 FROM stage s JOIN change c ON c.tbl = 'stage' AND c.row_id = s.id JOIN step t ON t.id = c.step_id
          WHERE s.account_id = a.id AND t.at >= ?3)) ELSE 0 END,
    CASE WHEN a.history IS NOT NULL OR EXISTS (SELECT 1 FROM milestone m WHERE m.account_id = a.id)
      THEN 1 + (EXISTS (SELECT 1 FROM verified v WHERE v.account_id = a.id AND v.section IN ('history', 'milestone') AND v.verified_on >= ?3)
        OR EXISTS (SELECT 1 FROM milestone m WHERE m.account_id = a.id AND m.day >= ?3)) ELSE 0 END,
    CASE WHEN EXISTS (SELECT 1 FROM competitor c WHERE c.account_id = a.id)
      THEN 1 + (EXISTS (SELECT 1 FROM verified v WHERE v.account_id = a.id AND v.section = 'competitor' AND v.verified_on >= ?3)
        OR EXISTS (SELECT 1 FROM competitor x JOIN change c ON c.tbl = 'competitor' AND c.row_id = x.id JOIN step t ON t.id = c.step_id
          WHERE x.account_id = a.id AND t.at >= ?3)) ELSE 0 END,
    CASE WHEN EXISTS (SELECT 1 FROM value_given g WHERE g.account_id = a.id)
      THEN 1 + EXISTS (SELECT 1 FROM value_given g WHERE g.account_id = a.id AND g.day >= ?3) ELSE 0 END,
    CASE WHEN EXISTS (SELECT 1 FROM affiliation f WHERE f.account_id = a.id AND f.to_on IS NULL AND f.rhythm_days IS NOT NULL)
      THEN 2 ELSE 0 END";

/// A bit for each field that a part needs and an account lacks.
fn lacks() -> String {
    let bits: Vec<String> = completeness::needed().enumerate().map(|(at, key)| format!("((a.{key} IS NULL) << {at})")).collect();
    bits.join(" | ")
}

/// A bit for each section of the profile that holds something and was not verified since `?3`: those that the dossier marks.
fn aged() -> String {
    let bits = SECTIONS.iter().enumerate().map(|(at, section)| {
        let fields = Entity::Account.def().fields.iter().filter(|field| field.section == section.key && field.is_column());
        let filled: Vec<String> = fields.map(|field| format!("a.{} IS NOT NULL", field.key)).collect();
        format!(
            "((({}) AND NOT EXISTS (SELECT 1 FROM verified v WHERE v.account_id = a.id AND v.section = '{}' AND v.verified_on >= ?3)) << {at})",
            filled.join(" OR "),
            section.key,
        )
    });
    bits.collect::<Vec<_>>().join(" | ")
}

fn read_standings(row: &Row, from: usize) -> rusqlite::Result<Completeness> {
    let (lacks, aged) = (row.get(from + completeness::COUNT)?, row.get(from + completeness::COUNT + 1)?);
    let mut standings = Completeness(Default::default(), lacks, aged);
    for (at, standing) in standings.0.iter_mut().enumerate() {
        *standing = match row.get::<_, i64>(from + at)? {
            0 => Standing::Missing,
            1 => Standing::Stale,
            _ => Standing::Fresh,
        };
    }
    Ok(standings)
}

/// The order by a column: whoever has nothing there stands last, whichever way it goes.
pub(super) fn order_by(sort: &str, direction: &str) -> String {
    match sort {
        "a.find" => format!("{sort} {direction}"),
        _ => format!("{sort} IS NULL, {sort} {direction}, a.find"),
    }
}

/// Which account belongs to which.
pub(super) fn parents(connection: &Connection) -> Result<Vec<(i64, i64)>> {
    let mut query = connection.prepare_cached("SELECT id, parent_id FROM account WHERE parent_id IS NOT NULL ORDER BY id")?;
    Ok(query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

impl Store {
    /// Whether there is any account.
    pub fn has_accounts(&self) -> Result<bool> {
        Ok(self.sql().query_row("SELECT EXISTS (SELECT 1 FROM account)", [], |row| row.get(0))?)
    }

    /// The accounts that belong to another one, each with its parent.
    pub fn parents(&self) -> Result<Vec<(i64, i64)>> {
        parents(self.sql())
    }

    /// How many accounts there are.
    pub fn count_accounts(&self) -> Result<usize> {
        Ok(self.sql().query_row("SELECT count(*) FROM account", [], |row| row.get(0))?)
    }

    /// A window on the list of accounts; figures are computed only for its rows. `today` is ISO.
    pub fn accounts(&self, query: &Query, today: &str) -> Result<Page<AccountRow>> {
        self.accounts_meeting(query, &Filter::words(&query.filter), today)
    }

    /// A window on the accounts that meet a filter.
    pub fn accounts_meeting(&self, query: &Query, filter: &Filter, today: &str) -> Result<Page<AccountRow>> {
        let (ids, total) = self.ids_of_accounts_meeting(query, filter, today)?;
        let rows = ids.into_iter().filter_map(|id| self.account_row(id, today).transpose()).collect::<Result<_>>()?;
        Ok(Page { total, rows })
    }

    /// The ids of such a window, and how many accounts meet the filter: nothing is computed of any.
    pub fn ids_of_accounts_meeting(&self, query: &Query, filter: &Filter, today: &str) -> Result<(Vec<i64>, usize)> {
        let sort = ACCOUNT_SORTS.get(query.sort).unwrap_or(&ACCOUNT_SORTS[0]);
        Ok(match (filter.all.is_empty(), sort.strip_prefix("p.")) {
            (false, _) => self.filtered_accounts(query, filter, sort, today)?,
            (true, Some(figure)) => (self.accounts_by_figure(query, figure)?, self.count_accounts()?),
            (true, None) => {
                let order = order_by(sort, query.direction());
                let sql = format!("SELECT a.id FROM account a ORDER BY {order} LIMIT ?1 OFFSET ?2");
                (self.account_ids(&sql, params![query.limit as i64, query.offset as i64])?, self.count_accounts()?)
            }
        })
    }

    pub(super) fn account_ids(&self, sql: &str, values: &[&dyn rusqlite::ToSql]) -> Result<Vec<i64>> {
        Ok(self.sql().prepare_cached(sql)?.query_map(values, |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// The window of those that meet the filter, and how many they are.
    fn filtered_accounts(&self, query: &Query, filter: &Filter, sort: &str, today: &str) -> Result<(Vec<i64>, usize)> {
        let mut lists = self.account_lists.borrow_mut();
        let found = lists.of(self)?.meeting(self, filter, today)?;
        let total = found.len();
        let window = |ids: &mut dyn Iterator<Item = i64>| ids.skip(query.offset).take(query.limit).collect();
        let ids = match (query.sort, query.descending) {
            (0, false) => window(&mut found.into_iter()),
            (0, true) => window(&mut found.into_iter().rev()),
            _ => {
                let found: HashSet<i64> = found.into_iter().collect();
                let order = lists.ordered(self, sort, query.direction())?;
                window(&mut order.iter().copied().filter(|id| found.contains(id)))
            }
        };
        Ok((ids, total))
    }

    /// The window ordered by a figure of the pulse: by its index, and those without the figure last, by name.
    fn accounts_by_figure(&self, query: &Query, figure: &str) -> Result<Vec<i64>> {
        let direction = query.direction();
        let sql = format!("SELECT account_id FROM pulse WHERE {figure} IS NOT NULL ORDER BY {figure} {direction} LIMIT ?1 OFFSET ?2");
        let mut ids = self.account_ids(&sql, params![query.limit as i64, query.offset as i64])?;
        if ids.len() < query.limit {
            let dated: usize = self
                .sql()
                .prepare_cached(&format!("SELECT count(*) FROM pulse WHERE {figure} IS NOT NULL"))?
                .query_row([], |row| row.get(0))?;
            let sql = format!(
                "SELECT a.id FROM account a JOIN pulse p ON p.account_id = a.id WHERE p.{figure} IS NULL ORDER BY a.find LIMIT ?1 OFFSET ?2"
            );
            let rest = self.account_ids(&sql, params![(query.limit - ids.len()) as i64, query.offset.saturating_sub(dated) as i64])?;
            ids.extend(rest);
        }
        Ok(ids)
    }

    /// The row of one account.
    pub fn account_row(&self, id: i64, today: &str) -> Result<Option<AccountRow>> {
        let Some(mut row) = self.account_figures(id, today)? else { return Ok(None) };
        row.rhythm = self.months_of_contact(id, today)?;
        if let Some(day) = &row.next_contact {
            row.next = self.contact_planned(id, day)?.unwrap_or_default();
        }
        if let Some(day) = &row.last_contact {
            row.last_mood = self.mood_of(id, day)?;
        }
        Ok(Some(row))
    }

    /// The same without the contacts of each month.
    pub fn account_figures(&self, id: i64, today: &str) -> Result<Option<AccountRow>> {
        let mut query = self.sql().prepare_cached(&format!(
            "SELECT a.id, a.short_name, coalesce(a.city, ''), a.category, a.stage, p.last_contact, p.next_contact, p.our_due,
               (SELECT count(*) FROM action WHERE account_id = a.id AND state = 'open' AND kind = 'our_promise' AND presses_on < ?2),
               a.ladder, a.supplier_position, a.loss_stage, {STANDINGS}, {}, {}
             FROM account a LEFT JOIN pulse p ON p.account_id = a.id WHERE a.id = ?1",
            lacks(),
            aged(),
        ))?;
        let (stale, faded) =
            (self.days_before(today, "stale_days", STALE_AFTER_DAYS)?, self.days_before(today, "fade_days", FADES_AFTER_DAYS)?);
        let sections = self.stale_sections(id, &stale)?;
        let row = query.query_row(params![id, today, stale, faded], |row| {
            Ok(AccountRow {
                id: row.get(0)?,
                name: row.get(1)?,
                city: row.get(2)?,
                category: row.get(3)?,
                stage: row.get(4)?,
                last_contact: row.get(5)?,
                next_contact: row.get(6)?,
                next: Default::default(),
                last_mood: None,
                our_due: row.get(7)?,
                overdue: row.get(8)?,
                rhythm: [0; 12],
                ladder: row.get(9)?,
                position: row.get(10)?,
                loss_stage: row.get(11)?,
                completeness: read_standings(row, 12)?.with_stale(&sections),
            })
        });
        Ok(row.optional()?)
    }

    /// The day so many days ago as a setting says, ISO.
    fn days_before(&self, today: &str, setting: &str, usual: i64) -> Result<String> {
        let days = self.setting(setting)?.and_then(|kept| kept.parse().ok()).unwrap_or(usual);
        let on = day::from_iso(today).and_then(|today| today.checked_sub_days(Days::new(days.unsigned_abs())));
        Ok(on.map_or_else(String::new, day::iso))
    }

    /// The mood of the last contact held on a day.
    fn mood_of(&self, account: i64, day: &str) -> Result<Option<i64>> {
        let mut query = self.sql().prepare_cached(
            "SELECT mood FROM entry WHERE account_id = ?1 AND state = 'held' AND day = ?2 ORDER BY time DESC, id DESC LIMIT 1",
        )?;
        Ok(query.query_row(params![account, day], |row| row.get(0)).optional()?.flatten())
    }

    fn months_of_contact(&self, account: i64, today: &str) -> Result<[u32; 12]> {
        // SQLite's own reckoning with dates costs more than all the rest of the row.
        let month = |day: &str| Some(day.get(..4)?.parse::<i64>().ok()? * 12 + day.get(5..7)?.parse::<i64>().ok()?);
        let mut months = [0; 12];
        let Some(now) = month(today) else { return Ok(months) };
        let first = format!("{:04}-{:02}-01", (now - 12).div_euclid(12), (now - 12).rem_euclid(12) + 1);
        let mut query =
            self.sql().prepare_cached("SELECT day FROM entry WHERE account_id = ?1 AND state = 'held' AND day >= ?2 AND day <= ?3")?;
        let mut rows = query.query(params![account, first, today])?;
        while let Some(row) = rows.next()? {
            let day = row.get_ref(0)?.as_str().ok().and_then(month);
            if let Some(slot) = day.and_then(|day| months.get_mut(usize::try_from(day - now + 11).ok()?)) {
                *slot += 1;
            }
        }
        Ok(months)
    }

    /// The sections of an account's profile with the days on which they were verified.
    pub fn verified(&self, account: i64) -> Result<Vec<(String, String)>> {
        let mut query = self.sql().prepare_cached("SELECT section, verified_on FROM verified WHERE account_id = ?1")?;
        Ok(query.query_map([account], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
    }

    /// The accounts whose folded text contains `folded`, those that begin with it first.
    pub fn accounts_matching(&self, folded: &str, limit: usize) -> Result<Vec<(i64, String)>> {
        let query = Query { filter: folded.into(), ..Query::default() };
        let mut statement = self.sql().prepare_cached(
            "SELECT id, short_name FROM account WHERE find LIKE ?1 ESCAPE '\\' ORDER BY find NOT LIKE substr(?1, 2) ESCAPE '\\', find LIMIT ?2",
        )?;
        let rows = statement.query_map(params![query.pattern(), limit as i64], |row: &Row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What an import brought and no field could take: name, value, source.
    pub fn leftovers(&self, table: &str, id: i64) -> Result<Vec<(String, String, String)>> {
        let mut query = self.sql().prepare_cached("SELECT name, value, source FROM leftover WHERE tbl = ?1 AND row_id = ?2 ORDER BY id")?;
        let rows = query.query_map(params![table, id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Change<'_> {
    /// Notes that a section of the profile was found to be right today (M11).
    pub fn verify(&self, account: i64, section: &str) -> Result<()> {
        self.verify_on(account, section, &self.today())
    }

    /// Notes that a section of the profile was found to be right on a day (ISO).
    pub fn verify_on(&self, account: i64, section: &str, day: &str) -> Result<()> {
        self.tx.execute(
            "INSERT INTO verified(account_id, section, verified_on) VALUES (?1, ?2, ?3)
             ON CONFLICT (account_id, section) DO UPDATE SET verified_on = excluded.verified_on",
            params![account, section, day],
        )?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::{Record, Value};
    use crate::store::Verb;

    /// A part that stands and is called missing sends the KAM to ask what they know; one that is old and called right
    /// sends them in with what is no longer so.
    #[test]
    fn each_part_of_the_dossier_counts_for_itself_and_by_its_age() {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::Fixed(chrono::DateTime::parse_from_rfc3339("2026-11-22T12:00:00+03:00").unwrap());
        let store = Store::open(&folder.path().join("kam.db"), clock).unwrap();
        let make = |record: Record| store.step(Verb::Create, "", |change| change.insert(&record)).unwrap();
        let account = make(Record::new(Entity::Account).with_text("short_name", "Ромашка"));
        let found = |standing, today: &str| {
            let complete = store.account_row(account, today).unwrap().unwrap().completeness;
            complete.parts(standing).map(|part| part.key).collect::<Vec<_>>()
        };
        let now = |standing| found(standing, "2026-11-22");
        assert_eq!(now(Standing::Missing).len(), 12);
        make(Record::owned(Entity::Competitor, account).with_text("name", "Вега"));
        let person = make(Record::new(Entity::Person).with_text("family_name", "Щёголева"));
        let post = Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(person));
        let post = make(post);
        assert_eq!(now(Standing::Fresh), ["people", "competitors"], "nobody was spoken to, and they were entered a minute ago");
        store.step(Verb::Edit, "", |change| change.set(Entity::Affiliation, post, "roles", Value::text("decides"))).unwrap();
        make(
            Record::owned(Entity::Milestone, account)
                .with_text("kind", "other")
                .with_text("title", "первая поставка")
                .with_text("day", "2024-03-01"),
        );
        store.step(Verb::Edit, "", |change| change.set(Entity::Account, account, "about", Value::text("косметика"))).unwrap();
        assert_eq!(now(Standing::Fresh), ["people", "decider", "competitors"]);
        assert_eq!(now(Standing::Stale), ["about", "history"], "nobody has said that it is right, and nothing happened for long");
        for section in ["about", "milestone"] {
            store.step(Verb::Verify, "", |change| change.verify(account, section)).unwrap();
        }
        assert_eq!(now(Standing::Fresh), ["about", "people", "decider", "history", "competitors"]);
        assert_eq!(found(Standing::Fresh, "2027-02-21"), ["about", "people", "history", "competitors"], "judgements fade first");
        assert_eq!(found(Standing::Stale, "2027-06-01").len(), 5);
        let percent = store.account_row(account, "2026-11-22").unwrap().unwrap().completeness.percent();
        assert_eq!(percent, 47, "7 of 15 by weight");
    }

    /// A list that keeps what it read must not show what was renamed, or hide what came.
    #[test]
    fn the_filter_sees_every_change_and_keeps_the_order() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), Clock::System).unwrap();
        let make = |name: &str, category: &str| {
            let record = Record::new(Entity::Account).with_text("short_name", name).with_text("category", category);
            store.step(Verb::Create, "", |change| change.insert(&record)).unwrap()
        };
        let list = |filter: &str, sort: usize, descending: bool, offset: usize| {
            let query = Query { filter: filter.into(), sort, descending, offset, limit: 2, ..Query::default() };
            let page = store.accounts(&query, "2026-11-22").unwrap();
            (page.total, page.rows.into_iter().map(|row| row.name).collect::<Vec<_>>())
        };
        for (name, category) in [("Вега", "key"), ("Астра", "maintained"), ("Омега", "developing")] {
            make(name, category);
        }
        assert_eq!(list("ега", 0, false, 0), (2, vec!["Вега".into(), "Омега".into()]));
        assert_eq!(list("ега", 1, false, 0), (2, vec!["Омега".into(), "Вега".into()]));
        assert_eq!(list("а", 0, true, 1), (3, vec!["Вега".into(), "Астра".into()]));
        make("Мегалит", "key");
        assert_eq!(list("ега", 0, false, 1), (3, vec!["Мегалит".into(), "Омега".into()]));
        assert_eq!(list("ега", 3, false, 2), (3, vec!["Омега".into()]), "those without a day stand by name");
        store.undo().unwrap();
        assert_eq!(list("мегал", 0, false, 0), (0, vec![]));
        assert_eq!(list("а\u{0}", 0, false, 0).0, 0);
        assert_eq!(list("ключев", 0, false, 0), (1, vec!["Вега".into()]));
        assert_eq!(list("ега разв", 0, false, 0), (1, vec!["Омега".into()]));
    }
}
