//! Invented files: a small world to look around in, and large ones to measure with.

mod months;
mod names;
mod reader;
mod routine;
pub mod scale;
mod world;

use crate::domain::Lang;
use crate::store::{Result, Store, Verb};

const RU: &str = include_str!("../../assets/demo/ru.toml");
const EN: &str = include_str!("../../assets/demo/en.toml");

/// Fills an empty file with the demo world: twelve accounts, their people, and a year of work that ends today.
///
/// # Errors
/// An [`InvalidData`](std::io::ErrorKind::InvalidData) error when the shipped text cannot be read: a test holds that it can.
pub fn fill(store: &Store, lang: Lang) -> Result<()> {
    let text = match lang {
        Lang::Ru => RU,
        Lang::En => EN,
    };
    let world = world::read(text)?;
    let mut reader = reader::Reader::new(store.clock().today());
    store.step(Verb::Import, &world.title, |change| world.write_people(change, &mut reader))?;
    store.step(Verb::Import, &world.title, |change| world.write_dossiers(change, &mut reader))?;
    store.step(Verb::Import, &world.title, |change| world.write_diary(change, &reader))?;
    let plans = world.plans(store, &reader)?;
    store.step(Verb::Import, &world.title, |change| plans.iter().try_for_each(|plan| change.insert(plan).map(drop)))?;
    months::close(store, &world.title, &world.reasons, lang)?;
    // The first undo of somebody looking around must not take half the world away.
    store.seal_steps()
}
