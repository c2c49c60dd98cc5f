//! Figures that are kept ready by triggers: the pulse of accounts, the rhythm of persons, the tally of promises, the turnover
//! of months.

use super::Store;
use super::error::Result;
use rusqlite::Connection;

/// What the pulse of every account should be.
const PULSE_NOW: &str = "SELECT account.id AS account_id,
    (SELECT max(day) FROM entry WHERE entry.account_id = account.id AND state = 'held') AS last_contact,
    (SELECT min(day) FROM entry WHERE entry.account_id = account.id AND state = 'planned') AS next_contact,
    (SELECT min(presses_on) FROM action WHERE action.account_id = account.id AND state = 'open' AND kind = 'our_promise') AS our_due
  FROM account";
/// Persons who have a rhythm and stand nowhere among those who do.
const WITHOUT_RHYTHM: &str = "SELECT count(DISTINCT person_id) FROM affiliation
  WHERE rhythm_days IS NOT NULL AND person_id NOT IN (SELECT person_id FROM rhythm)";

/// Computes them anew from the records.
pub(super) fn refresh(connection: &Connection) -> Result<()> {
    connection.execute_batch(&format!(
        "DELETE FROM pulse;
         INSERT INTO pulse(account_id, last_contact, next_contact, our_due) {PULSE_NOW};
         DELETE FROM rhythm;
         INSERT INTO rhythm(person_id) SELECT DISTINCT person_id FROM affiliation WHERE rhythm_days IS NOT NULL;
         UPDATE rhythm SET (last_contact, next_contact, due_on) =
           (SELECT n.last_contact, n.next_contact, n.due_on FROM rhythm_now n WHERE n.person_id = rhythm.person_id);
         DELETE FROM promise_tally;
         INSERT INTO promise_tally(kind, day, in_time, due) SELECT kind, day, in_time, due FROM promise_tally_now;
         DELETE FROM turnover;
         INSERT INTO turnover SELECT * FROM turnover_now;"
    ))?;
    Ok(())
}

/// Keeps the rhythms of persons whose roles above a number were written without the trigger that does it.
pub(super) fn keep_rhythms_since(connection: &Connection, last: i64) -> Result<()> {
    let with_rhythm = "SELECT person_id FROM affiliation WHERE id > ?1 AND rhythm_days IS NOT NULL";
    connection.execute(&format!("INSERT OR IGNORE INTO rhythm(person_id) {with_rhythm}"), [last])?;
    connection.execute(
        &format!(
            "UPDATE rhythm SET (last_contact, next_contact, due_on) =
               (SELECT n.last_contact, n.next_contact, n.due_on FROM rhythm_now n WHERE n.person_id = rhythm.person_id)
             WHERE person_id IN ({with_rhythm})"
        ),
        [last],
    )?;
    Ok(())
}

/// What is kept ready of days and promises, and what it should be.
const OF_DAYS: [(&str, &str); 3] = [
    ("SELECT account_id, last_contact, next_contact, our_due FROM pulse", PULSE_NOW),
    (
        "SELECT person_id, last_contact, next_contact, due_on FROM rhythm",
        "SELECT person_id, last_contact, next_contact, due_on FROM rhythm_now",
    ),
    ("SELECT kind, day, in_time, due FROM promise_tally", "SELECT kind, day, in_time, due FROM promise_tally_now"),
];
/// The same of purchases by month.
const OF_PURCHASES: (&str, &str) = ("SELECT * FROM turnover", "SELECT * FROM turnover_now");

impl Store {
    /// How many of the days of contacts and the counts of promises that are kept ready are not what the records say.
    ///
    /// # Errors
    /// Those of reading.
    pub fn stale_days(&self) -> Result<usize> {
        let without: usize = self.sql().query_row(WITHOUT_RHYTHM, [], |row| row.get(0))?;
        OF_DAYS.into_iter().try_fold(without, |stale, figures| Ok(stale + self.differing(figures)?))
    }

    /// The same of the totals of purchases by month.
    ///
    /// # Errors
    /// Those of reading.
    pub fn stale_totals(&self) -> Result<usize> {
        self.differing(OF_PURCHASES)
    }

    /// How many figures of any kind that are kept ready are not what the records say.
    ///
    /// # Errors
    /// Those of reading.
    pub fn stale_figures(&self) -> Result<usize> {
        Ok(self.stale_days()? + self.stale_totals()?)
    }

    /// How many rows are in one of both alone.
    fn differing(&self, (kept, now): (&str, &str)) -> Result<usize> {
        let mut differing = 0;
        for (one, other) in [(kept, now), (now, kept)] {
            let sql = format!("SELECT count(*) FROM (SELECT * FROM ({one}) EXCEPT SELECT * FROM ({other}))");
            differing += self.sql().query_row(&sql, [], |row| row.get::<_, usize>(0))?;
        }
        Ok(differing)
    }
}
