//! What a gift may cost (M58).

use super::Problem;
use crate::domain::field::find_choice;
use crate::domain::money::CURRENCIES;
use crate::domain::{Field, Record};
use crate::settings::Settings;
use crate::store::{Result, Store};

/// A gift that is dearer than the settings allow, at its cost; nothing is said of a privilege.
pub(super) fn too_dear(store: &Store, privilege: &Record) -> Result<Option<(&'static Field, Problem)>> {
    let currency = find_choice(CURRENCIES, privilege.text("currency")).map_or("", |choice| choice.code);
    let Some(cost) = privilege.int("cost").filter(|_| privilege.text("kind") == "gift") else { return Ok(None) };
    let settings = Settings::read(store)?;
    let problem = match (settings.gift_limit, settings.gift_limit_in(store, currency)?) {
        (_, Some(most)) => (cost > most).then_some(Problem::TooDear(most, currency)),
        // Set in the currency that most is reckoned in: of another one nobody knows whether it is more.
        (Some(_), None) => {
            store.usual_currency(None)?.and_then(|usual| find_choice(CURRENCIES, &usual)).map(|usual| Problem::LimitIn(usual.code))
        }
        (None, None) => None,
    };
    Ok(privilege.def().field("cost").zip(problem))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::{Entity, Value};
    use crate::editing::{fresh_in, troubles};
    use crate::store::Verb;

    /// A gift that the company does not allow would stand in the file as if it were in order (M58).
    #[test]
    fn a_gift_beyond_the_limit_is_refused_and_a_privilege_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), Clock::System).unwrap();
        let account = Record::new(Entity::Account).with_text("short_name", "Ромашка");
        let account = store.step(Verb::Create, "", |change| change.insert(&account)).unwrap();
        let gift = fresh_in(&store, Entity::Privilege, Some(account), store.clock().today()).unwrap().with_text("title", "Книга");
        let gift = gift.with_text("kind", "gift").with("cost", Value::Int(300_001));
        assert!(troubles(&store, &gift).unwrap().is_empty());
        store.step(Verb::Setting, "", |change| Settings::write(change, "gift_limit", &Value::Int(300_000))).unwrap();
        let found = troubles(&store, &gift).unwrap();
        assert!(matches!(found[..], [(field, Problem::TooDear(300_000, "RUB"))] if field.key == "cost"), "{found:?}");
        assert!(troubles(&store, &gift.clone().with("cost", Value::Int(300_000))).unwrap().is_empty());
        let bought = Record::owned(Entity::Purchase, account).with_text("bought_on", "2026-10").with_text("title", "Короба");
        let bought = bought.with("amount", Value::Int(100)).with_text("currency", "RUB");
        store.step(Verb::Create, "", |change| change.insert(&bought)).unwrap();
        let found = troubles(&store, &gift.clone().with_text("currency", "EUR").with("cost", Value::Int(100))).unwrap();
        assert!(matches!(found[..], [(_, Problem::LimitIn("RUB"))]), "{found:?}");
        assert!(troubles(&store, &gift.with_text("kind", "privilege")).unwrap().is_empty());
    }
}
