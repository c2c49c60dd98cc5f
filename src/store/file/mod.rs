//! The file itself: one way to open it, one way to put one in its place, its schema, its backups, what lies beside it.

pub mod backup;
pub mod beside;
mod contents;
pub mod cut;
mod damage;
pub mod disagree;
pub mod forks;
pub mod garbled;
mod head;
mod hot_journal;
pub mod left_out;
pub mod leftovers;
pub mod mend;
mod open;
mod origin;
mod outlook;
pub mod place;
pub mod recount;
pub mod references;
pub mod rescue;
pub mod restore;
pub mod salvage;
mod same;
pub mod schema;
mod sums;
mod waiting;
pub mod whose;
pub mod witness;

pub(super) use garbled::columns_that_are_kept;
pub use open::{Barred, QUICK, may_be_written};
pub use origin::Origin;
pub use outlook::Outlook;
pub(super) use same::Known;
pub use waiting::{wait_briefly_here, wait_long_here};
