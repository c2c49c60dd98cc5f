//! Lines as people write them in a hurry: each becomes what its writer meant, or is asked about, or waits; none becomes
//! something else.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod absent;
mod corpus;
mod doubted;
mod planned;
mod said;
mod whose;
mod world;
