//! Large invented files, to measure with: the same contents for the same numbers and day.

use super::names::*;
use crate::domain::{Entity, Record, Value, day};
use crate::store::bulk::Bulk;
use crate::store::{Result, Store};
use chrono::NaiveDate;

/// How far back the diary goes, in days.
const PAST: u64 = 1095;
/// How far ahead contacts are planned, in days.
const AHEAD: u64 = 28;
/// No KAM plans more contacts than this at once, however large the file.
const MOST_PLANNED: usize = 600;

/// Fills an empty file with so many accounts, people and diary entries, with promises, roles and dossiers to match.
///
/// Nothing of it is journalled, so nothing of it can be undone.
pub fn generate(store: &Store, accounts: usize, people: usize, entries: usize) -> Result<()> {
    let today = store.clock().today();
    store.bulk(|bulk| {
        let mut maker = Maker { bulk, today, dice: Dice(0x9E37_79B9_7F4A_7C15), uids: 0, team: Vec::new(), persons: 0 };
        maker.make_team()?;
        let planned = (entries / 50).clamp(entries.min(3), MOST_PLANNED);
        // A few accounts carry most of the work, as they do in life.
        let weights: Vec<usize> = (0..accounts).map(|_| [1, 1, 1, 2, 3, 5, 8][maker.dice.below(7)]).collect();
        let total: usize = weights.iter().sum();
        let (mut before, mut last_person) = (0, None);
        for (n, weight) in weights.iter().enumerate() {
            let share = |all: usize, from: usize, to: usize, of: usize| all * to / of.max(1) - all * from / of.max(1);
            let account = maker.make_account(n)?;
            let here = maker.make_people(account, share(people, n, n + 1, accounts), last_person)?;
            last_person = here.first().copied().or(last_person);
            let count = share(entries, before, before + weight, total);
            let ahead = share(planned, n, n + 1, accounts).min(count);
            maker.make_diary(account, &here, count, ahead)?;
            before += weight;
        }
        Ok(())
    })
}

/// A small generator of even numbers that look random (xorshift).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

struct Maker<'a> {
    bulk: &'a Bulk<'a>,
    today: NaiveDate,
    dice: Dice,
    uids: u64,
    team: Vec<i64>,
    persons: usize,
}

impl Maker<'_> {
    fn save(&mut self, mut record: Record) -> Result<i64> {
        self.uids += 1;
        let mut noise = [0; 10];
        noise[..8].copy_from_slice(&self.dice.next().to_be_bytes());
        // One millisecond a record keeps the ids in order, and them at the end of their index.
        record.uid = uuid::Builder::from_unix_timestamp_millis(1_700_000_000_000 + self.uids, &noise).into_uuid().to_string();
        self.bulk.insert(&record)
    }

    fn ago(&self, days: u64) -> String {
        day::iso(day::earlier(self.today, days))
    }

    fn ahead(&self, days: u64) -> String {
        day::iso(day::later(self.today, days))
    }

    /// Family, given and middle name.
    fn name(&mut self) -> [String; 3] {
        let (family, middle) = (self.dice.pick(FAMILY), self.dice.pick(MIDDLE));
        if self.dice.one_in(2) {
            [feminine(family), self.dice.pick(WOMEN).into(), format!("{middle}на")]
        } else {
            [family.into(), self.dice.pick(MEN).into(), format!("{middle}ич")]
        }
    }

    fn make_team(&mut self) -> Result<()> {
        for function in ["technical", "service", "logistics", "finance", "production", "quality", "management"] {
            let [family, given, _] = self.name();
            let colleague = Record::new(Entity::Colleague)
                .with_text("name", format!("{family} {given}"))
                .with_text("function", function)
                .with_text("email", format!("{function}@example.com"))
                .with_text("sees", "team");
            let id = self.save(colleague)?;
            self.team.push(id);
        }
        Ok(())
    }

    fn make_account(&mut self, n: usize) -> Result<i64> {
        let (head, tail) = (self.dice.pick(COMPANY_HEADS), self.dice.pick(COMPANY_TAILS));
        let places = COMPANY_HEADS.len() * COMPANY_TAILS.len();
        let name = if n < places / 3 { format!("{head}{tail}") } else { format!("{head}{tail}-{}", n % 900 + 100) };
        let (city, region) = self.dice.pick(CITIES);
        let account = Record::new(Entity::Account)
            .with_text("legal_name", format!("ООО «{name}»"))
            .with_text("short_name", name)
            .with_text("tax_id", format!("99{n:08}"))
            .with_text("industry", self.dice.pick(INDUSTRIES))
            .with_text("region", region)
            .with_text("city", city)
            .with_text("phone", format!("+7 900 000-{:02}-{:02}", n / 100 % 100, n % 100))
            .with_text("email", format!("office{n}@example.ru"))
            .with("headcount", Value::Int(50 + self.dice.below(4000) as i64))
            .with_text("category", self.dice.pick(&["key", "developing", "maintained", "occasional", "occasional"]))
            .with_text("stage", self.dice.pick(&["prospect", "first", "growth", "mature", "mature", "decline", "lost"]))
            .with_text("about", format!("{} {}", self.dice.pick(MIDDLES), self.dice.pick(MIDDLES)));
        let id = self.save(account)?;
        for (place, section) in ["profile", "status", "about"].into_iter().enumerate() {
            self.bulk.verify_on(id, section, &self.ago((n as u64 * 7 + place as u64 * 60) % 300))?;
        }
        for (place, kind) in ["need", "specification", "contract"].into_iter().enumerate() {
            let stage = Record::owned(Entity::Stage, id).with_text("kind", kind).with("place", Value::Int(place as i64 + 1));
            self.save(stage)?;
        }
        let rival = format!("{}{}", self.dice.pick(COMPANY_HEADS), self.dice.pick(COMPANY_TAILS));
        let share = self.dice.below(80) as i64;
        self.save(Record::owned(Entity::Competitor, id).with_text("name", rival).with("share", Value::Int(share)))?;
        let since = self.dice.below(PAST as usize) as u64;
        let first = Record::owned(Entity::Milestone, id).with_text("day", self.ago(since)).with_text("kind", "delivery");
        self.save(first.with_text("title", "Первая поставка"))?;
        let question = self.dice.pick(&["Кто утверждает бюджет?", "Когда следующий тендер?", "Кто подписывает договор?"]);
        self.save(Record::owned(Entity::Question, id).with_text("title", question).with_text("state", "open"))?;
        Ok(id)
    }

    /// Writes the people of an account, its main contact first; now and then somebody of another account acts here too.
    fn make_people(&mut self, account: i64, count: usize, other: Option<i64>) -> Result<Vec<i64>> {
        let mut here = Vec::with_capacity(count);
        for place in 0..count {
            let [family, given, middle] = self.name();
            self.persons += 1;
            let n = self.persons;
            let person = Record::new(Entity::Person)
                .with_text("family_name", family)
                .with_text("given_name", given)
                .with_text("middle_name", middle)
                .with_text("phones", format!("+7 900 {:03}-{:02}-{:02}", n / 10_000 % 1000, n / 100 % 100, n % 100))
                .with_text("emails", format!("person{n}@example.ru"))
                .with_text(
                    "birthday",
                    if n.is_multiple_of(3) { format!("--{:02}-{:02}", n / 3 % 12 + 1, n / 36 % 28 + 1) } else { String::new() },
                )
                .with_text("cares", if self.dice.one_in(3) { "чтобы поставка пришла в срок" } else { "" });
            let id = self.save(person)?;
            self.make_role(account, id, place, here.first().copied())?;
            here.push(id);
        }
        if let Some(other) = other.filter(|_| self.dice.one_in(20)) {
            self.make_role(account, other, 9, None)?;
        }
        Ok(here)
    }

    fn make_role(&mut self, account: i64, person: i64, place: usize, boss: Option<i64>) -> Result<()> {
        let (position, department, roles) = POSITIONS[place % POSITIONS.len()];
        let mirror = self.dice.pick(&self.team.clone());
        let role = Record::owned(Entity::Affiliation, account)
            .with("person_id", Value::Int(person))
            .with_text("position", position)
            .with_text("department", department)
            .with("reports_to_id", boss.map_or(Value::Empty, Value::Int))
            .with("main_contact", if place == 0 { Value::Int(1) } else { Value::Empty })
            .with_text("roles", roles)
            .with("influence", Value::Int(1 + self.dice.below(5) as i64))
            .with("attitude", Value::Int(self.dice.below(5) as i64 - 2))
            .with("relationship", Value::Int(self.dice.below(6) as i64))
            .with("mirror_id", if self.dice.one_in(3) { Value::Int(mirror) } else { Value::Empty })
            .with("rhythm_days", if place < 2 { Value::Int([14, 21, 30, 45][self.dice.below(4)]) } else { Value::Empty });
        self.save(role)?;
        Ok(())
    }

    fn make_diary(&mut self, account: i64, people: &[i64], count: usize, planned: usize) -> Result<()> {
        for n in 0..count {
            let first = people.get(self.dice.below(people.len())).copied();
            let second = people.get(self.dice.below(people.len() * 3)).copied().filter(|second| Some(*second) != first);
            let ids: Vec<i64> = first.into_iter().chain(second).collect();
            let kind = self.dice.pick(&["call", "call", "call", "mail", "mail", "message", "meeting", "meeting", "visit", "negotiation"]);
            let entry = Record::owned(Entity::Entry, account)
                .with_text("kind", kind)
                .with_text("purpose", self.dice.pick(PURPOSES))
                .with("people", Value::Ids(ids))
                .with("minutes", Value::Int(5 + 5 * self.dice.below(18) as i64))
                .with_text("time", format!("{:02}:{}", 9 + self.dice.below(9), self.dice.pick(&["00", "15", "30", "45"])));
            if n < planned {
                let on = self.dice.below(AHEAD as usize) as u64;
                self.save(entry.with_text("day", self.ahead(on)).with_text("state", "planned"))?;
                continue;
            }
            let ago = 1 + (PAST - 1) * (count - n) as u64 / count as u64;
            let entry = entry.with_text("day", self.ago(ago));
            let entry = if self.dice.one_in(40) {
                let moved_by = self.dice.pick(&["us", "them"]);
                entry.with_text("state", self.dice.pick(&["cancelled", "postponed"])).with_text("moved_by", moved_by)
            } else {
                let notes = self.notes();
                let kind = if self.dice.one_in(60) { "complaint" } else { kind };
                let mood = self.dice.pick(&[-2, -1, 0, 0, 0, 1, 1, 2]);
                let entry = entry.with_text("state", "held").with_text("kind", kind).with_text("notes", notes);
                entry.with_text("result", self.dice.pick(RESULTS)).with("mood", Value::Int(mood))
            };
            let id = self.save(entry)?;
            if self.dice.one_in(4) {
                self.make_promise(account, id, first, ago)?;
            }
        }
        Ok(())
    }

    fn notes(&mut self) -> String {
        let mut notes = String::from(self.dice.pick(OPENINGS));
        let first = self.dice.below(MIDDLES.len());
        for n in 0..=self.dice.below(3) {
            notes.push(' ');
            notes.push_str(MIDDLES[(first + n * 5) % MIDDLES.len()]);
        }
        notes.push(' ');
        notes.push_str(self.dice.pick(ENDINGS));
        notes
    }

    fn make_promise(&mut self, account: i64, entry: i64, person: Option<i64>, made: u64) -> Result<()> {
        let (kind, owner) = self.dice.pick(&[("our_promise", "me"), ("our_promise", "me"), ("their_promise", "client")]);
        let term = 1 + self.dice.below(14) as u64;
        let due = if term > made { self.ahead(term - made) } else { self.ago(made - term) };
        let action = Record::owned(Entity::Action, account)
            .with_text("title", self.dice.pick(PROMISES))
            .with_text("kind", kind)
            .with_text("owner", owner)
            .with_text("due_on", due)
            .with("person_id", person.map_or(Value::Empty, Value::Int))
            .with("entry_id", Value::Int(entry));
        let action = if term >= made || self.dice.one_in(2000) {
            action.with_text("state", "open")
        } else if self.dice.one_in(50) {
            action.with_text("state", "broken")
        } else {
            let late = if self.dice.one_in(8) { 1 + self.dice.below(5) as u64 } else { 0 };
            action.with_text("state", "kept").with_text("done_on", self.ago((made - term).saturating_sub(late).max(1)))
        };
        self.save(action)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::store::{Query, Verb};

    #[test]
    fn a_generated_file_is_whole_and_its_journal_works_again() {
        let folder = tempfile::tempdir().unwrap();
        let moment = chrono::DateTime::parse_from_rfc3339("2026-11-22T12:00:00+03:00").unwrap();
        let store = Store::open(&folder.path().join("large.db"), Clock::Fixed(moment)).unwrap();
        generate(&store, 20, 100, 1000).unwrap();
        assert_eq!(store.count_accounts().unwrap(), 20);
        let count = |entity| {
            let mut count = 0;
            store.each(entity, |_| count += 1).unwrap();
            count
        };
        assert_eq!((count(Entity::Person), count(Entity::Entry)), (100, 1000));
        assert!((150..350).contains(&count(Entity::Action)));
        assert_eq!(store.faults().unwrap(), Vec::<String>::new());
        assert_eq!(store.stale_find_texts().unwrap(), 0);
        let all = Query { limit: 100, ..Query::default() };
        let rows = store.accounts(&all, "2026-11-22").unwrap().rows;
        assert!(rows.iter().all(|row| row.last_contact.is_some()) && rows.iter().any(|row| row.next_contact.is_some()));
        let id = store.step(Verb::Create, "x", |change| change.insert(&Record::new(Entity::Account).with_text("short_name", "x"))).unwrap();
        assert_eq!(store.account_row(id, "2026-11-22").unwrap().map(|row| row.name), Some("x".to_owned()));
        store.undo().unwrap();
        assert_eq!(store.count_accounts().unwrap(), 20);
    }
}
