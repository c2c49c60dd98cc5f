//! Rows of lists as programs read them.

use crate::domain::completeness::{Completeness, Standing};
use crate::domain::promise::Reliability;
use crate::store::diary::EntryRow;
use crate::store::people::PersonRow;
use crate::store::plan::ActionRow;
use serde_json::{Value, json};

/// A diary row.
pub fn entry(row: &EntryRow) -> Value {
    json!({
        "id": row.id, "account_id": row.account, "account": row.account_name, "kind": row.kind, "day": row.day, "time": row.time,
        "state": row.state, "purpose": row.purpose, "notes": row.notes, "result": row.result, "mood": row.mood, "people": row.people,
    })
}

/// An action or a promise.
pub fn action(row: &ActionRow) -> Value {
    json!({
        "id": row.id, "account_id": row.account, "account": row.account_name, "title": row.title, "kind": row.kind, "due_on": row.due_on,
        "counts_on": row.counts_on,
        "person": row.person, "owner": row.owner, "colleague": row.colleague, "state": row.state, "done_on": row.done_on,
    })
}

/// A person at an account.
pub fn person(row: &PersonRow) -> Value {
    let roles: Vec<&str> = row.roles.split(',').filter(|role| !role.is_empty()).collect();
    json!({
        "id": row.person, "name": row.name.full(), "unknown": row.unknown, "position": row.position, "department": row.department,
        "roles": roles, "influence": row.influence, "attitude": row.attitude, "relationship": row.relationship, "main_contact": row.main,
        "mirrored_by": row.mirror, "phone": row.phone, "rhythm_days": row.rhythm_days, "last_contact": row.last_contact,
        "judged_on": row.judged_on, "cares": row.cares, "decides": row.decides, "dress": row.dress,
    })
}

/// How promises were kept: over the trailing twelve months, and ever.
pub fn reliability(of: Reliability) -> Value {
    json!({ "in_time": of.year.in_time, "due": of.year.due, "ever": { "in_time": of.ever.in_time, "due": of.ever.due } })
}

/// The parts of the dossier that stand so, by their keys.
pub fn parts(of: Completeness, standing: Standing) -> Value {
    json!(of.parts(standing).map(|part| part.key).collect::<Vec<_>>())
}
