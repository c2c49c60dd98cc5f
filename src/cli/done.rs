//! `kam done`: an action or a promise is done, named by its number or by words of it.

use super::failure::Failure;
use super::json::Links;
use super::named::number;
use super::out::Out;
use super::session::Session;
use crate::domain::name::fold;
use crate::domain::{Entity, day};
use crate::editing;
use crate::store::plan::ActionRow;
use crate::text::shell;
use clap::ArgMatches;
use serde_json::json;

/// How many candidates are listed.
const LISTED: usize = 20;

/// Closes what was named.
pub fn run(session: &mut Session, given: &ArgMatches, out: &mut Out) -> anyhow::Result<u8> {
    let (store, _) = session.open()?;
    out.ascii = session.ascii;
    let lang = session.lang;
    store.must_be_sound()?;
    let typed = given.get_many::<String>("which").into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    let open = store.every_open_action()?;
    let numbered = number(&typed, &['d', 'д']);
    let sought = fold(&typed);
    let holds = |action: &&ActionRow| {
        let text = fold(&format!("{} {} {}", action.title, action.account_name, action.person));
        sought.split(' ').all(|word| text.contains(word))
    };
    let found: Vec<&ActionRow> = match numbered {
        Some(id) => open.iter().filter(|action| action.id == id).collect(),
        None if sought.is_empty() => Vec::new(),
        None => open.iter().filter(holds).collect(),
    };
    let action = match &found[..] {
        [] => return Err(Failure::missing(shell::no_action(lang, &typed)).into()),
        [one] => *one,
        several => {
            let mut said = shell::several_actions(lang, &typed);
            for action in several.iter().take(LISTED) {
                let line = [action.account_name.as_str(), &action.title]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(": ");
                said.push_str(&format!("\n  d{}  {}", action.id, crate::printable::line(&line)));
            }
            if several.len() > LISTED {
                said.push_str(&format!("\n  {}", shell::and_more(lang, several.len() - LISTED)));
            }
            return Err(Failure { status: 3, text: said }.into());
        }
    };
    let toggled = editing::toggle_done(&store, Entity::Action, action.id)?;
    if session.json {
        out.json(&json!({ "action": Links::new(&store, lang).whole(Entity::Action, action.id)?, "next_on": toggled.next }))?;
        return Ok(0);
    }
    let name = [action.account_name.as_str(), &action.title].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ");
    out.item("", &shell::done(lang, &name))?;
    if let Some(next) = &toggled.next {
        out.item("", &shell::next_on(lang, &day::show(next, lang)))?;
    }
    Ok(0)
}
