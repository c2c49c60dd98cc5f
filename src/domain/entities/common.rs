//! Fields that several entities have.

use crate::domain::field::{Field, Kind};
use crate::domain::words::w;

/// Where a judgement comes from, asked beside it (M42).
pub const EVIDENCE: Field = Field::new("evidence", Kind::Line, w("Откуда знаем", "Evidence"))
    .loose()
    .private()
    .hint("Источник новых оценок: разговор, человек, догадка.", "Where the new judgements come from: a talk, a person, a guess.");
