//! Drafts: text being typed, kept until it is saved or thrown away.

use super::Store;
use super::error::Result;
use super::rescue;
use super::typing;
use crate::clock::Clock;
use crate::platform;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

/// A draft and where it belongs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The form that it belongs to, as the interface names it.
    pub place: String,
    /// When it was last kept (RFC 3339).
    pub at: String,
    /// What was typed, as JSON.
    pub body: String,
}

impl Draft {
    /// Which of two was kept later: by the moment, for in the hour that comes twice when summer time ends the clock says less of what is later.
    pub fn by_moment(&self, other: &Draft) -> std::cmp::Ordering {
        let moment = |draft: &Draft| chrono::DateTime::parse_from_rfc3339(&draft.at).ok();
        match (moment(self), moment(other)) {
            (Some(one), Some(other)) => one.cmp(&other),
            _ => self.at.cmp(&other.at),
        }
    }
}

/// What follows the name of a place, before the moment, where a text is begun: texts of one place stand beside each other.
const BESIDE: &str = "#beside-";

/// A place of its own for a text that is begun: no other text, of this window or of another one, is ever there.
pub fn beside(place: &str, clock: Clock) -> String {
    static BEGUN: AtomicU64 = AtomicU64::new(0);
    let number = BEGUN.fetch_add(1, Ordering::Relaxed);
    format!("{}{BESIDE}{}-{}-{number}", itself(place), clock.now().timestamp_micros(), std::process::id())
}

/// The place that such a one stands beside; any other place is its own.
pub fn itself(place: &str) -> &str {
    match place.rsplit_once(BESIDE) {
        Some((itself, moment)) if !moment.is_empty() && moment.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') => itself,
        _ => place,
    }
}

fn draft(row: &Row) -> rusqlite::Result<Draft> {
    Ok(Draft { place: row.get(0)?, at: row.get(1)?, body: row.get(2)? })
}

/// The newest of drafts that wait at a place or beside it.
fn newest_at(drafts: impl IntoIterator<Item = Draft>, place: &str) -> Option<Draft> {
    drafts.into_iter().filter(|draft| itself(&draft.place) == place).max_by(Draft::by_moment)
}

/// The texts of a body, a line each: as JSON it has marks within them that are no letters.
pub(super) fn said(body: &str) -> String {
    let mut said = Vec::new();
    let whole = altered(body, &mut |text| {
        // What the program knows a record or a window by is no word of anybody's.
        if !platform::is_uid(text) {
            said.push(text.to_owned());
        }
        None
    });
    if whole.is_none() && said.is_empty() { body.to_owned() } else { said.join("\n") }
}

/// A body in which `change` gives some texts another form; `None` where it gives none.
pub(super) fn altered(body: &str, change: &mut impl FnMut(&str) -> Option<String>) -> Option<String> {
    let Ok(mut value) = serde_json::from_str::<Json>(body) else { return change(body) };
    alter(&mut value, change).then(|| value.to_string())
}

fn alter(value: &mut Json, change: &mut impl FnMut(&str) -> Option<String>) -> bool {
    match value {
        Json::String(text) => change(text).map(|new| *text = new).is_some(),
        Json::Array(all) => all.iter_mut().filter_map(|one| alter(one, change).then_some(())).count() > 0,
        Json::Object(all) => all.values_mut().filter_map(|one| alter(one, change).then_some(())).count() > 0,
        _ => false,
    }
}

fn put_draft(connection: &Connection, place: &str, at: &str, body: &str) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO draft(place, at, body) VALUES (?1, ?2, ?3)
             ON CONFLICT (place) DO UPDATE SET at = excluded.at, body = excluded.body",
        )?
        .execute(params![place, at, body])?;
    Ok(())
}

/// A body as it was typed on, in which others changed what was kept of it `before`: their change counts for what stood there then.
pub fn merged(typed: &str, before: &str, now: &str) -> String {
    match [typed, before, now].map(serde_json::from_str::<Json>) {
        [Ok(typed), Ok(before), Ok(now)] => merged_value(typed, &before, &now).to_string(),
        _ => merged_text(typed, before, now),
    }
}

fn merged_value(typed: Json, before: &Json, now: &Json) -> Json {
    match (typed, before, now) {
        (typed, before, now) if before == now => typed,
        (typed, before, now) if typed == *before => now.clone(),
        (Json::String(typed), Json::String(before), Json::String(now)) => Json::String(merged_text(&typed, before, now)),
        (Json::Object(typed), Json::Object(before), Json::Object(now)) => {
            let merge = |(key, value): (String, Json)| {
                let value = match (before.get(&key), now.get(&key)) {
                    (Some(before), Some(now)) => merged_value(value, before, now),
                    _ => value,
                };
                (key, value)
            };
            Json::Object(typed.into_iter().map(merge).collect())
        }
        (_, _, now) => now.clone(),
    }
}

/// What was written on at the end stays behind what became of the rest.
fn merged_text(typed: &str, before: &str, now: &str) -> String {
    match typed.strip_prefix(before) {
        _ if before == now => typed.to_owned(),
        Some(more) => format!("{now}{more}"),
        None => now.to_owned(),
    }
}

/// The drafts of a damaged file that can be read, and whether those are all that its index knows of.
pub(super) fn readable(connection: &Connection) -> Result<(Vec<Draft>, bool)> {
    let mut found = BTreeMap::new();
    let mut is_all = true;
    // From both ends: what is damaged in between keeps nothing from behind it.
    for order in ["", "DESC"] {
        let mut query = connection.prepare(&format!("SELECT place, at, body, rowid FROM draft NOT INDEXED ORDER BY rowid {order}"))?;
        let mut rows = query.query([])?;
        loop {
            match rows.next() {
                Ok(Some(row)) => match (row.get::<_, i64>(3), draft(row)) {
                    (Ok(number), Ok(draft)) => drop(found.insert(number, draft)),
                    _ => is_all = false,
                },
                Ok(None) => break,
                Err(_) => {
                    is_all = false;
                    break;
                }
            }
        }
    }
    let known = super::file::witness::indexed(connection, "draft")?;
    let is_all = is_all && known.is_some_and(|known| known.iter().all(|number| found.contains_key(number)));
    Ok((found.into_values().collect(), is_all))
}

impl Store {
    /// The drafts that this window may go on with, newest first: not those that another one types just now.
    ///
    /// # Errors
    /// Those of reading.
    pub fn offered(&self) -> Result<Vec<Draft>> {
        let mut drafts = self.drafts()?;
        drafts.retain(|draft| !typing::is_of_another(&draft.body));
        Ok(drafts)
    }

    /// The newest of the drafts that wait at a place or beside it: saved or thrown away, it makes room for the next. One that was typed
    /// over a record whose number another one has by now is of none there.
    ///
    /// # Errors
    /// Those of reading.
    pub fn waiting(&self, place: &str) -> Result<Option<Draft>> {
        let mut at = self.offered_at(place)?;
        at.sort_by(Draft::by_moment);
        Ok(at.pop())
    }

    /// The same for this window to go on with: no other one gets it from now on. What cannot be marked so, the file being held or
    /// read-only, comes back all the same.
    ///
    /// # Errors
    /// Those of reading.
    pub fn take_waiting(&self, place: &str) -> Result<Option<Draft>> {
        while let Some(draft) = self.waiting(place)? {
            if self.claim(&draft.place).unwrap_or(true) {
                return Ok(Some(draft));
            }
        }
        Ok(None)
    }

    /// Takes a draft for this window, unless another one has taken it, saved it or thrown it away since it was read: looked at and marked
    /// in one step, of two windows that open it at once one gets it. Whether it is ours.
    ///
    /// # Errors
    /// Those of writing.
    pub fn claim(&self, place: &str) -> Result<bool> {
        if self.outside.borrow().iter().any(|draft| draft.place == place) {
            return Ok(true);
        }
        let tx = self.write()?;
        let Some(kept) = self.kept_draft(place)?.filter(|kept| !typing::is_of_another(&kept.body)) else { return Ok(false) };
        tx.prepare_cached("UPDATE draft SET body = ?2 WHERE place = ?1")?.execute([place, typing::taken(&kept.body).as_str()])?;
        tx.commit()?;
        Ok(true)
    }

    fn offered_at(&self, place: &str) -> Result<Vec<Draft>> {
        let mut at = Vec::new();
        for draft in self.offered()?.into_iter().filter(|draft| itself(&draft.place) == itself(place)) {
            if !self.is_of_another(&draft)? {
                at.push(draft);
            }
        }
        Ok(at)
    }

    /// Whether one waits there or beside it, apart from the one with this place of its own.
    ///
    /// # Errors
    /// Those of reading.
    pub fn waits_beside(&self, place: &str, own: Option<&str>) -> Result<bool> {
        Ok(self.offered_at(place)?.iter().any(|draft| own != Some(draft.place.as_str())))
    }

    /// The newest of them that this window remembers, whether the file can be read or not.
    pub fn remembered(&self, place: &str) -> Option<Draft> {
        newest_at(self.outside.borrow().iter().cloned(), place)
    }

    /// Keeps a draft, in place of an older one.
    pub fn keep_draft(&self, place: &str, body: &str) -> Result<()> {
        self.keep_draft_of(place, &self.clock().now().to_rfc3339(), body)
    }

    /// Keeps a draft that was typed at a moment (RFC 3339), in place of an older one.
    pub fn keep_draft_of(&self, place: &str, at: &str, body: &str) -> Result<()> {
        let keep = || {
            let tx = self.write_text()?;
            put_draft(&tx, place, at, body)?;
            Ok(tx.commit()?)
        };
        keep().map_err(|error| self.blame(error))
    }

    /// Keeps a draft, unless somebody was erased since the erasing that is known: the text may name them. Whether it was kept.
    ///
    /// # Errors
    /// Those of writing.
    pub fn keep_draft_unless_erased(&self, draft: &Draft, known: Option<&str>) -> Result<bool> {
        let keep = || {
            let tx = self.write_text()?;
            if self.last_erasing()?.as_deref() != known {
                return Ok(false);
            }
            put_draft(&tx, &draft.place, &draft.at, &draft.body)?;
            tx.commit()?;
            Ok(true)
        };
        keep().map_err(|error| self.blame(error))
    }

    /// Gives a draft the name that its place has now; where there is one of that name, it stands beside that. Gives its name.
    ///
    /// # Errors
    /// Those of writing.
    pub fn rename_draft(&self, place: &str, wanted: &str) -> Result<String> {
        let name = if self.kept_draft(wanted)?.is_some() { beside(wanted, self.clock()) } else { wanted.to_owned() };
        let tx = self.write_text()?;
        tx.prepare_cached("UPDATE draft SET place = ?2 WHERE place = ?1")?.execute([place, name.as_str()])?;
        tx.commit()?;
        Ok(name)
    }

    /// Remembers a draft that the file cannot take: it is found here as if the file had it.
    pub fn remember_outside(&self, draft: Draft) {
        let mut outside = self.outside.borrow_mut();
        outside.retain(|known| known.place != draft.place);
        outside.push(draft);
    }

    /// Remembers what another store does of the same file.
    pub fn remember_all_of(&self, other: &Store) {
        other.outside.borrow().iter().cloned().for_each(|draft| self.remember_outside(draft));
    }

    /// Throws a draft away, also where it is kept outside of the file.
    pub fn drop_draft(&self, place: &str) -> Result<()> {
        let was_outside = self.outside.borrow_mut().extract_if(.., |draft| draft.place == place).count() > 0;
        if was_outside {
            rescue::drop_left(self, place)?;
        }
        // Most places have none, and looking takes no lock.
        if self.kept_draft(place)?.is_none() {
            return Ok(());
        }
        let tx = self.write_text()?;
        tx.prepare_cached("DELETE FROM draft WHERE place = ?1")?.execute([place])?;
        Ok(tx.commit()?)
    }

    /// The draft of one place, the newer one where the file has an older one.
    pub fn draft(&self, place: &str) -> Result<Option<String>> {
        let kept = self.kept_draft(place)?;
        let outside = self.outside.borrow();
        let outside = outside.iter().find(|draft| draft.place == place);
        let is_newer = |outside: &&Draft| kept.as_ref().is_none_or(|kept| kept.by_moment(outside).is_lt());
        Ok(outside.filter(is_newer).cloned().or(kept).map(|draft| draft.body))
    }

    fn kept_draft(&self, place: &str) -> Result<Option<Draft>> {
        Ok(self.sql().prepare_cached("SELECT place, at, body FROM draft WHERE place = ?1")?.query_row([place], draft).optional()?)
    }

    /// All drafts, newest first; of those that are kept outside of the file too, the newer ones.
    pub fn drafts(&self) -> Result<Vec<Draft>> {
        let mut all = self.kept_drafts()?;
        for outside in self.outside.borrow().iter() {
            match all.iter_mut().find(|kept| kept.place == outside.place) {
                Some(kept) if kept.by_moment(outside).is_lt() => kept.clone_from(outside),
                Some(_) => {}
                None => all.push(outside.clone()),
            }
        }
        all.sort_by(|one, other| other.by_moment(one));
        Ok(all)
    }

    fn kept_drafts(&self) -> Result<Vec<Draft>> {
        let mut query = self.sql().prepare_cached("SELECT place, at, body FROM draft")?;
        let rows = query.query_map([], draft)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A letter typed at the same moment would be lost, or bring back what others took out.
    #[test]
    fn what_was_typed_on_stays_behind_what_others_changed() {
        let body = |line: &str, left: bool| json(line, left).to_string();
        fn json(line: &str, left: bool) -> Json {
            serde_json::json!({ "line": line, "left": left, "values": { "0.note": line }, "people": [1] })
        }
        let (before, now) = (body("вега: Петров звонил", false), body("вега: … звонил", false));
        for (typed, becomes) in [
            ("вега: Петров звонил", "вега: … звонил"),
            ("вега: Петров звонил, ждёт", "вега: … звонил, ждёт"),
            ("вега: Петров ", "вега: … звонил"),
        ] {
            let merged: Json = serde_json::from_str(&merged(&body(typed, true), &before, &now)).unwrap();
            assert_eq!(merged, json(becomes, true), "{typed}");
        }
        assert_eq!(merged(&body("вега: Петров", true), &before, &before), body("вега: Петров", true));
    }

    /// Two windows that open one left text in the same moment would both type on in it, and one of them would lose what it typed.
    #[test]
    fn of_two_windows_that_open_a_text_at_once_one_gets_it() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), Clock::System).unwrap();
        let body = |window: Option<Json>| {
            let mut body = serde_json::json!({ "line": "вега: ждут счёт", "left": window.is_none() });
            if let Some(window) = window {
                body["window"] = window;
            }
            body.to_string()
        };
        store.keep_draft("capture", &body(None)).unwrap();
        // It was offered to both; the other one was quicker.
        assert!(store.waiting("capture").unwrap().is_some());
        let mut child = std::process::Command::new("sleep").arg("60").spawn().unwrap();
        let other = serde_json::json!([child.id(), crate::platform::began(child.id())]);
        store.keep_draft("capture", &body(Some(other))).unwrap();
        assert!(!store.claim("capture").unwrap() && store.take_waiting("capture").unwrap().is_none());
        child.kill().unwrap();
        child.wait().unwrap();
        // Its window is gone: the text is whoever's takes it, with all that stands in it.
        let taken = store.take_waiting("capture").unwrap().unwrap();
        assert!(taken.body.contains("ждут счёт"));
        let kept: Json = serde_json::from_str(&store.draft("capture").unwrap().unwrap()).unwrap();
        assert_eq!((&kept["left"], &kept["window"][0]), (&serde_json::json!(false), &serde_json::json!(std::process::id())));
        store.drop_draft("capture").unwrap();
        assert!(!store.claim("capture").unwrap(), "saved meanwhile, it is nobody's");
    }

    /// In the hour that comes twice the text typed later would be taken for the older one.
    #[test]
    fn the_newest_text_is_so_by_its_moment_when_summer_time_ends() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), Clock::System).unwrap();
        for (place, at) in [("capture", "2026-10-25T02:50:00+02:00"), ("capture#beside-1-1-0", "2026-10-25T02:10:00+01:00")] {
            store.keep_draft_of(place, at, "{}").unwrap();
        }
        let draft = |at: &str| Draft { place: "capture".into(), at: at.into(), body: "outside".into() };
        assert_eq!(store.waiting("capture").unwrap().unwrap().place, "capture#beside-1-1-0");
        assert_eq!(store.drafts().unwrap()[0].place, "capture#beside-1-1-0");
        store.remember_outside(draft("2026-10-25T02:05:00+01:00"));
        assert_eq!(store.draft("capture").unwrap().as_deref(), Some("outside"));
    }
}
