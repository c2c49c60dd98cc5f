//! Where what was found is gone to.

use super::Find;
use super::found::Found;
use crate::domain::Entity;
use crate::search::palette::What;
use crate::store::Result;
use crate::tui::layer::{Ctx, Effect, Tab, Target};
use crate::tui::overlays::card::Card;

impl Find {
    pub(super) fn enter(&self, ctx: &Ctx) -> Result<Vec<Effect>> {
        let account = self.account();
        let go = |tab, record| account.map(|account| Effect::Go(Target::Account(account, tab, record)));
        let mut effects = vec![Effect::Back];
        match self.found.get(self.selected) {
            Some(Found::Name(name)) => effects.extend(match name.what {
                What::Account(_) => go(Tab::Dossier, None),
                What::Promise(id) => go(Tab::Plan, Some(id)),
                What::Record(entity, id) => go(Tab::Records(entity), Some(id)),
                What::Person(id) => match account {
                    Some(account) => go(Tab::People, ctx.store.person_at(account, id)?.map(|row| row.id)),
                    None => Some(Effect::Push(Box::new(Card::open(ctx, Entity::Person, id, None)?))),
                },
            }),
            Some(Found::Setting(key, ..)) => effects.push(Effect::Setting(key.unwrap_or_default())),
            Some(Found::Action(action, ..)) => effects.push(Effect::Act(*action)),
            Some(Found::Text(hit)) => {
                let id = hit.place.id;
                let role = |person: Option<i64>| -> Result<Option<i64>> {
                    let (Some(account), Some(person)) = (account, person) else { return Ok(None) };
                    Ok(ctx.store.person_at(account, person)?.map(|row| row.id))
                };
                effects.extend(match hit.place.entity {
                    Entity::Entry => go(Tab::Diary, Some(id)),
                    Entity::Action => go(Tab::Plan, Some(id)),
                    Entity::Tie => go(Tab::Map, None),
                    Entity::Person => go(Tab::People, role(Some(id))?),
                    Entity::Affiliation => go(Tab::People, Some(id)),
                    entity if entity.def().part.is_none() && entity.def().listed.is_some() => go(Tab::Records(entity), Some(id)),
                    // The parts of the dossier, and what has no place of its own.
                    _ => go(Tab::Dossier, None),
                });
                match hit.place.entity {
                    Entity::Account => effects.push(Effect::Section(hit.field.to_owned())),
                    entity => {
                        // What the dossier lists is shown there, under the card.
                        if entity.def().part.is_some() && account.is_some() {
                            effects.push(Effect::Section(entity.def().table.to_owned()));
                        }
                        effects.push(Effect::Push(Box::new(Card::open(ctx, entity, id, account)?)));
                    }
                }
            }
            Some(Found::Offer(_) | Found::Heading(_)) | None => return Ok(Vec::new()),
        }
        Ok(effects)
    }
}
