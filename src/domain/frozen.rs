//! Records as they stood on a day: how they are kept, and what differs between two days (M26).

use super::field::{Field, Kind};
use super::{Entity, Record, Value};
use serde_json::{Map, Value as Json, json};

/// A record as it stood.
#[derive(Clone, Debug, PartialEq)]
pub struct Frozen {
    /// Its global id: by it the same record is known on another day.
    pub uid: String,
    /// What it held.
    pub record: Record,
}

/// What differs between two days.
#[derive(Clone, Debug)]
pub enum Difference {
    /// A record that was not there before.
    New(Record),
    /// One that is not there any more.
    Gone(Record),
    /// One with other values: it as it is now, and each field with what stood there before and what stands there now.
    Changed(Record, Vec<(&'static Field, Value, Value)>),
}

/// Whether a field is kept: what refers to another record means nothing on another day, and what the program keeps for itself is no plan.
fn is_kept(field: &Field) -> bool {
    field.is_written() && !field.kept && !matches!(field.kind, Kind::Link(_))
}

/// Records as they stand.
pub fn of(records: &[Record]) -> Vec<Frozen> {
    let one = |record: &Record| {
        let kept = record.pairs().filter(|(field, _)| is_kept(field));
        let kept = kept.fold(Record::new(record.entity), |kept, (field, value)| kept.with(field.key, value.clone()));
        Frozen { uid: record.uid.clone(), record: kept }
    };
    records.iter().map(one).collect()
}

/// Records as a text that is read again by [`read`].
pub fn write(records: &[Record]) -> String {
    let one = |frozen: Frozen| {
        let filled = frozen.record.pairs().filter(|(_, value)| !value.is_empty());
        let values: Map<String, Json> = filled.map(|(field, value)| (field.key.to_owned(), value.json())).collect();
        json!({ "kind": frozen.record.def().table, "uid": frozen.uid, "values": values })
    };
    Json::Array(of(records).into_iter().map(one).collect()).to_string()
}

/// Reads them; what a later version wrote and this one does not know is left out.
pub fn read(text: &str) -> Vec<Frozen> {
    let Ok(Json::Array(rows)) = serde_json::from_str(text) else { return Vec::new() };
    let one = |row: &Json| {
        let entity = Entity::from_table(row["kind"].as_str()?)?;
        let mut record = Record::new(entity);
        for (key, value) in row["values"].as_object()? {
            let Some(field) = entity.def().field(key).filter(|field| is_kept(field)) else { continue };
            let value = value.as_i64().map_or_else(|| Value::text(value.as_str().unwrap_or_default()), Value::Int);
            if field.may_hold(&value) {
                record.set(field.key, value);
            }
        }
        Some(Frozen { uid: row["uid"].as_str()?.to_owned(), record })
    };
    rows.iter().filter_map(one).collect()
}

/// What differs between two days, in the order of the later one; what is gone stands last.
pub fn differences(before: &[Frozen], after: &[Frozen]) -> Vec<Difference> {
    let mut found = Vec::new();
    for now in after {
        match before.iter().find(|one| one.uid == now.uid && one.record.entity == now.record.entity) {
            None => found.push(Difference::New(now.record.clone())),
            Some(was) => {
                let fields = now.record.def().fields.iter().filter(|field| is_kept(field));
                let changed: Vec<_> = fields
                    .map(|field| (field, was.record.get(field.key).clone(), now.record.get(field.key).clone()))
                    .filter(|(_, was, now)| was != now)
                    .collect();
                if !changed.is_empty() {
                    found.push(Difference::Changed(now.record.clone(), changed));
                }
            }
        }
    }
    let gone = before.iter().filter(|was| !after.iter().any(|now| now.uid == was.uid && now.record.entity == was.record.entity));
    found.extend(gone.map(|was| Difference::Gone(was.record.clone())));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn goal(uid: &str, title: &str, reached: i64) -> Record {
        let mut goal = Record::owned(Entity::Goal, 1).with_text("title", title).with("reached", Value::Int(reached));
        goal.uid = uid.to_owned();
        goal.with_text("state", "open").with_text("due_on", "2026-12-31")
    }

    /// What the plan was is read as it was, whatever has become of the records since (M26).
    #[test]
    fn what_is_frozen_is_read_again_and_compared() {
        let before = read(&write(&[goal("a", "Срок поставки", 1_000), goal("b", "Доля", 3_400)]));
        assert_eq!(before[0].record.get("reached"), &Value::Int(1_000));
        let now = [goal("a", "Срок поставки", 1_600), goal("c", "Обучение", 0)];
        let after = read(&write(&now));
        assert_eq!(after, of(&now), "what is kept is what stands");
        let found = differences(&before, &after);
        assert!(matches!(&found[0], Difference::Changed(record, fields)
            if record.title() == "Срок поставки" && fields.len() == 1 && fields[0].0.key == "reached" && fields[0].2 == Value::Int(1_600)));
        assert!(matches!(&found[1], Difference::New(record) if record.title() == "Обучение"));
        assert!(matches!(&found[2], Difference::Gone(record) if record.title() == "Доля"));
        assert!(differences(&after, &after).is_empty());
        assert_eq!((read("нет"), read(r#"[{"kind":"x","uid":"1","values":{}}]"#)), (Vec::new(), Vec::new()));
    }
}
