//! Changes made on the map: judging, hanging persons together, who reports to whom (M19, M42, M45).

use super::{Problem, troubles};
use crate::domain::{Entity, Record, Value, day};
use crate::store::{Change, Error, Result, Store, Verb};
use serde::{Deserialize, Serialize};

/// Where a new person stands to one who is on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Beside {
    /// Reports to them.
    Under,
    /// Reports to whom they report to.
    Level,
    /// They report to the new one.
    Above,
}

/// What is judged, and about whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged<'a> {
    /// Rowid of the affiliation.
    pub affiliation: i64,
    /// The purchase for which alone it holds.
    pub purchase: Option<i64>,
    /// Key of the field.
    pub field: &'a str,
}

fn name_of(store: &Store, role: &Record) -> Result<String> {
    Ok(store.person_name(role.int("person_id").unwrap_or_default())?.short())
}

/// Keeps a judgement with where it comes from. The same value judged anew is as fresh as another one (M42); for a
/// purchase only what differs from the account is kept (M45).
pub fn judge(store: &Store, judged: Judged, value: &Value, evidence: &str, draft: &str) -> Result<()> {
    let role = store.load(Entity::Affiliation, judged.affiliation)?.ok_or(Error::Gone)?;
    store.step(Verb::Edit, &name_of(store, &role)?, |change| {
        change.close_draft(draft)?;
        match judged.purchase {
            Some(purchase) => differ(store, change, purchase, &role, judged.field, value, evidence),
            None => hold(change, &role, judged.field, value, evidence),
        }
    })
}

fn hold(change: &Change, original: &Record, key: &str, value: &Value, evidence: &str) -> Result<()> {
    let id = original.id.ok_or(Error::Gone)?;
    match original.def().field(key) {
        Some(field) if original.get(key) == value => {
            if value.is_empty() {
                Ok(())
            } else {
                change.judge_on(original.entity, id, field, value, &change.today(), evidence)
            }
        }
        _ => change.update(original, &original.clone().with(key, value.clone()).with_text("evidence", evidence)),
    }
}

fn differ(store: &Store, change: &Change, purchase: i64, role: &Record, key: &str, value: &Value, evidence: &str) -> Result<()> {
    let affiliation = role.id.ok_or(Error::Gone)?;
    let kept = if role.get(key) == value { Value::Empty } else { value.clone() };
    let Some(id) = store.stance_of(purchase, affiliation)? else {
        if kept.is_empty() {
            return Ok(());
        }
        let stance = Record::owned(Entity::Stance, purchase).with("affiliation_id", Value::Int(affiliation));
        return change.insert(&stance.with(key, kept).with_text("evidence", evidence)).map(drop);
    };
    let original = change.load(Entity::Stance, id)?.ok_or(Error::Gone)?;
    let stance = original.clone().with(key, kept.clone());
    if stance.get("roles").is_empty() && stance.get("attitude").is_empty() {
        return change.delete(Entity::Stance, id);
    }
    hold(change, &original, key, &kept, evidence)
}

/// Says to whom a person reports at an account; nobody when `boss` is `None`. Gives what is wrong with it where nothing is
/// saved for that: a circle.
pub fn set_boss(store: &Store, affiliation: i64, boss: Option<i64>) -> Result<Option<Problem>> {
    let original = store.load(Entity::Affiliation, affiliation)?.ok_or(Error::Gone)?;
    let role = original.clone().with("reports_to_id", boss.map_or(Value::Empty, Value::Int));
    if let Some((_, problem)) = troubles(store, &role)?.into_iter().find(|(field, _)| field.key == "reports_to_id") {
        return Ok(Some(problem));
    }
    store.step(Verb::Edit, &name_of(store, &original)?, |change| change.update(&original, &role))?;
    Ok(None)
}

/// Says that a tie has ended today; one that was drawn today is taken for a slip and goes.
pub fn end_tie(store: &Store, tie: i64) -> Result<()> {
    let original = store.load(Entity::Tie, tie)?.ok_or(Error::Gone)?;
    let names = [original.int("from_id"), original.int("to_id")];
    let names = names.into_iter().flatten().map(|person| Ok(store.person_name(person)?.short())).collect::<Result<Vec<_>>>()?;
    let today = day::iso(store.clock().today());
    store.step(Verb::Delete, &names.join(" — "), |change| match original.text("since_on") {
        since if since < today.as_str() => change.update(&original, &original.clone().with_text("until_on", today.clone())),
        _ => change.delete(Entity::Tie, tie),
    })
}

/// The role with which a new person stands to one who is on the map.
pub fn role_beside(store: &Store, account: i64, affiliation: i64, place: Beside) -> Result<Record> {
    let at = store.load(Entity::Affiliation, affiliation)?.ok_or(Error::Gone)?;
    let boss = if place == Beside::Under { at.get("person_id") } else { at.get("reports_to_id") };
    let role = Record::owned(Entity::Affiliation, account).with("reports_to_id", boss.clone());
    Ok(role.with("department", at.get("department").clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::editing::create_named;

    struct Bench {
        _folder: tempfile::TempDir,
        store: Store,
        role: i64,
        purchase: i64,
    }

    fn bench() -> Bench {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::Fixed(chrono::DateTime::parse_from_rfc3339("2026-11-22T12:00:00+03:00").unwrap());
        let store = Store::open(&folder.path().join("kam.db"), clock).unwrap();
        let account = create_named(&store, Entity::Account, "Ромашка", None).unwrap();
        let person = create_named(&store, Entity::Person, "Иванов", Some(account)).unwrap();
        let role = store.person_at(account, person).unwrap().unwrap().id;
        let purchase = Record::owned(Entity::Opportunity, account).with_text("title", "Флакон").with_text("state", "open");
        let purchase = crate::editing::save(&store, None, &purchase, "").unwrap();
        Bench { _folder: folder, store, role, purchase }
    }

    fn attitude(bench: &Bench, purchase: Option<i64>, value: Value) {
        judge(&bench.store, Judged { affiliation: bench.role, purchase, field: "attitude" }, &value, "разговор", "").unwrap();
    }

    #[test]
    fn a_judgement_made_anew_is_kept_though_it_is_the_same() {
        let bench = bench();
        attitude(&bench, None, Value::Int(1));
        attitude(&bench, None, Value::Int(1));
        let made = bench.store.judgements("affiliation", bench.role).unwrap();
        assert_eq!(made.iter().map(|one| one.source.as_deref()).collect::<Vec<_>>(), [Some("разговор"); 2]);
        bench.store.undo().unwrap();
        assert_eq!(bench.store.judgements("affiliation", bench.role).unwrap().len(), 1);
    }

    #[test]
    fn a_purchase_keeps_only_what_differs() {
        let bench = bench();
        attitude(&bench, None, Value::Int(1));
        attitude(&bench, Some(bench.purchase), Value::Int(1));
        assert_eq!(bench.store.stance_of(bench.purchase, bench.role).unwrap(), None, "the same is no difference");
        attitude(&bench, Some(bench.purchase), Value::Int(-2));
        let id = bench.store.stance_of(bench.purchase, bench.role).unwrap().unwrap();
        assert_eq!(bench.store.load(Entity::Stance, id).unwrap().unwrap().int("attitude"), Some(-2));
        assert_eq!(bench.store.load(Entity::Affiliation, bench.role).unwrap().unwrap().int("attitude"), Some(1));
        attitude(&bench, Some(bench.purchase), Value::Int(1));
        assert_eq!(bench.store.stance_of(bench.purchase, bench.role).unwrap(), None, "what no longer differs goes");
        bench.store.undo().unwrap();
        assert_eq!(bench.store.stance_of(bench.purchase, bench.role).unwrap(), Some(id));
    }

    #[test]
    fn a_new_boss_steps_in_between_in_one_step() {
        let bench = bench();
        let (store, account) = (&bench.store, bench.store.load(Entity::Affiliation, bench.role).unwrap().unwrap().owner.unwrap());
        let top = create_named(store, Entity::Person, "Директор", Some(account)).unwrap();
        set_boss(store, bench.role, Some(top)).unwrap();
        let role = role_beside(store, account, bench.role, Beside::Above).unwrap();
        assert_eq!(role.int("reports_to_id"), Some(top), "the new one reports to whom the old boss was");
        let person = Record::new(Entity::Person).with_text("family_name", "Начальник");
        let boss = crate::editing::save_person(store, (None, &person), (None, &role), Some(bench.role), &[], "").unwrap();
        let reports_to = || store.load(Entity::Affiliation, bench.role).unwrap().unwrap().int("reports_to_id");
        assert_eq!(reports_to(), Some(boss));
        store.undo().unwrap();
        assert_eq!((reports_to(), store.load(Entity::Person, boss).unwrap()), (Some(top), None));
    }
}
