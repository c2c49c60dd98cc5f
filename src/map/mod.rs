//! The influence map: who decides, who moves them, how we reach them (M19, M42, M45).

pub mod answers;
pub mod chart;
pub mod read;
