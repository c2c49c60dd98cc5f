//! For whom something is printed: `--visibility`, or `--for` one of our own people, who sees what their record says (M36).

use super::failure::Failure;
use crate::domain::name::fold;
use crate::domain::visibility::Audience;
use crate::domain::{Entity, Lang};
use crate::store::Store;
use crate::text::shell;
use clap::ArgMatches;

/// The audience that was asked for; the widest one when nothing was said, and for a colleague of whom nothing is said.
pub fn asked(given: &ArgMatches, store: &Store, lang: Lang) -> anyhow::Result<Audience> {
    let Some(name) = given.get_one::<String>("for") else {
        return Ok(given.get_one::<String>("visibility").map_or(Audience::Anybody, |code| Audience::from_code(code)));
    };
    let wanted = fold(name);
    let mut team = Vec::new();
    store.each(Entity::Colleague, |record| team.push(record))?;
    let exact = |text: &str| fold(text) == wanted;
    let found: Vec<_> = match team.iter().any(|record| exact(record.title())) {
        true => team.iter().filter(|record| exact(record.title())).collect(),
        false => team.iter().filter(|record| fold(record.title()).contains(&wanted)).collect(),
    };
    match found.as_slice() {
        [one] => Ok(Audience::from_code(Some(one.text("sees")).filter(|code| !code.is_empty()).unwrap_or("shareable"))),
        [] => Err(Failure::missing(shell::no_colleague(lang, name)).into()),
        several => {
            let names = several.iter().map(|record| record.title().to_owned()).collect::<Vec<_>>();
            Err(Failure { status: 3, text: shell::several_colleagues(lang, name, &names.join(", ")) }.into())
        }
    }
}
