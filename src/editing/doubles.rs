//! What is being written down a second time: an open promise, and a record that was given the name of another one.

use crate::domain::name::company_identity;
use crate::domain::tax_id::are_one;
use crate::domain::{Entity, Record, stretch};
use crate::exchange::legal::are_of_other_forms;
use crate::import::alike::{Alike, alike};
use crate::store::plan::ActionRow;
use crate::store::purchases::Buyer;
use crate::store::{Result, Store};
use chrono::NaiveDate;

/// What an account or a person is told by: whoever is given another of these may become somebody who is there already.
const TOLD_BY: [&str; 6] = ["short_name", "legal_name", "tax_id", "family_name", "given_name", "middle_name"];

/// The account or the person that a record, new or changed, may be; a person is perhaps put to the account `at`. Of a
/// changed one it is asked where it is called otherwise than before.
///
/// # Errors
/// Those of reading the file.
pub fn twin(store: &Store, original: Option<&Record>, record: &Record, at: Option<i64>) -> Result<Option<Alike>> {
    let is_told_otherwise = |original: &Record| TOLD_BY.iter().any(|key| record.find(key) != original.find(key));
    if original.is_some_and(|original| !is_told_otherwise(original)) {
        return Ok(None);
    }
    alike(store, record, at)
}

/// The other accounts, or companies of law, that have the tax id which a record is given now, each by its account.
///
/// # Errors
/// Those of reading the file.
pub fn same_tax_id(store: &Store, original: Option<&Record>, record: &Record) -> Result<Vec<String>> {
    if !matches!(record.entity, Entity::Account | Entity::LegalEntity) {
        return Ok(Vec::new());
    }
    let tax_id = record.text("tax_id");
    if tax_id.is_empty() || original.is_some_and(|original| original.text("tax_id") == tax_id) {
        return Ok(Vec::new());
    }
    let is_itself = |buyer: &Buyer| match record.entity {
        Entity::Account => record.id == Some(buyer.account),
        // An account and its only company of law have one tax id.
        _ if buyer.legal_entity.is_none() => record.owner == Some(buyer.account),
        _ => record.id == buyer.legal_entity,
    };
    let mut accounts: Vec<i64> =
        store.buyers_by_tax_id(tax_id)?.iter().filter(|buyer| !is_itself(buyer)).map(|buyer| buyer.account).collect();
    accounts.sort_unstable();
    accounts.dedup();
    let name = |account: i64| Ok(store.account_brief(account)?.map(|(name, _)| name));
    accounts.into_iter().filter_map(|account| name(account).transpose()).collect()
}

/// The company of law of the same account that is called as one is called now, unless the tax id of one or the legal form is another.
///
/// # Errors
/// Those of reading the file.
pub fn same_company(store: &Store, original: Option<&Record>, record: &Record) -> Result<Option<String>> {
    let (Entity::LegalEntity, Some(account)) = (record.entity, record.owner) else { return Ok(None) };
    let (name, tax_id) = (record.text("name"), record.text("tax_id"));
    if original.is_some_and(|original| original.text("name") == name) {
        return Ok(None);
    }
    let identity = company_identity(name);
    for (id, owner, known) in store.legal_entities()? {
        let is_alike = owner == account && record.id != Some(id) && company_identity(&known) == identity;
        if is_alike && !are_of_other_forms(&known, name) {
            let its = store.tax_id_of(Buyer { account, legal_entity: Some(id) })?.unwrap_or_default();
            if its.is_empty() || tax_id.is_empty() || are_one(&its, tax_id) {
                return Ok(Some(known));
            }
        }
    }
    Ok(None)
}

/// Whether a new question is open already, in the same words; gives them as they stand there.
///
/// # Errors
/// Those of reading the file.
pub fn asked_already(store: &Store, original: Option<&Record>, record: &Record) -> Result<Option<String>> {
    if record.entity == Entity::Question && original.is_none() { store.asked_like(record) } else { Ok(None) }
}

/// Whether a new contact stands there already: with the same account, on the same day; one that is to come at the same time or of
/// the same kind, another one both.
///
/// # Errors
/// Those of reading the file.
pub fn met_already(store: &Store, original: Option<&Record>, record: &Record) -> Result<bool> {
    Ok(record.entity == Entity::Entry
        && original.is_none()
        && (record.text("state") == "planned" || !record.get("time").is_empty())
        && store.has_contact_like(record)?)
}

/// The open actions that a record would write down once more: itself, or what is promised in a contact.
///
/// # Errors
/// Those of reading the file.
pub fn promised_already(store: &Store, original: Option<&Record>, record: &Record, today: NaiveDate) -> Result<Vec<ActionRow>> {
    let mut known = Vec::new();
    for action in new_actions(original, record, today) {
        known.extend(store.open_like(&action)?);
    }
    Ok(known)
}

/// The actions that saving a record makes: itself, or what is promised in a contact.
pub fn new_actions(original: Option<&Record>, record: &Record, today: NaiveDate) -> Vec<Record> {
    let mut new = match (record.entity, original) {
        (Entity::Action, None) => vec![record.clone()],
        // What was promised in a contact is typed there and is none of its fields: it is new each time.
        (Entity::Entry, _) => super::what_follows(record, 0, today),
        _ => Vec::new(),
    };
    new.retain(|action| action.entity == Entity::Action);
    new
}

/// Figures of the same stretch that are there already, when one is written or becomes one of it.
///
/// # Errors
/// Those of reading.
pub fn same_stretch(store: &Store, original: Option<&Record>, record: &Record) -> Result<Vec<Record>> {
    let same = |one: &Record, other: &Record| stretch::is_same(one, other);
    if stretch::keys(record.entity).is_empty() || original.is_some_and(|original| same(original, record)) {
        return Ok(Vec::new());
    }
    let mut there = Vec::new();
    match record.owner {
        Some(owner) => there = store.owned(record.entity, owner)?,
        None => store.each(record.entity, |one| there.push(one))?,
    }
    there.retain(|one| one.id != record.id && same(one, record));
    Ok(there)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::Value;
    use crate::editing::save;
    use crate::store::Verb;

    /// One tax id stood with two clients, and nobody was asked.
    #[test]
    fn a_tax_id_that_another_has_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), Clock::System).unwrap();
        let make = |record: Record| store.step(Verb::Create, "", |change| change.insert(&record)).unwrap();
        let account = |name: &str, tax_id: &str| Record::new(Entity::Account).with_text("short_name", name).with_text("tax_id", tax_id);
        let (lutik, kim) = (make(account("Лютик", "7700000016")), make(account("Ким", "7700000098")));
        let entity = |owner, tax_id: &str| Record::owned(Entity::LegalEntity, owner).with_text("name", "ООО").with_text("tax_id", tax_id);
        let told = |record: &Record| same_tax_id(&store, None, record).unwrap();
        assert_eq!(told(&entity(kim, "7700000016")), ["Лютик"]);
        assert!(told(&entity(lutik, "7700000016")).is_empty());
        make(entity(lutik, "7700000023"));
        assert_eq!(
            (told(&account("Сирень", "7700000023")), told(&entity(lutik, "7700000023"))),
            (vec!["Лютик".into()], vec!["Лютик".to_owned()])
        );
        let known = store.load(Entity::Account, kim).unwrap().unwrap();
        assert!(told(&known).is_empty());
        assert!(same_tax_id(&store, Some(&known), &known.clone().with_text("city", "Пермь")).unwrap().is_empty());
    }

    /// The same company of law was written down twice at one account, and nobody was asked.
    #[test]
    fn a_company_of_law_that_is_there_already_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), Clock::System).unwrap();
        let make = |record: Record| store.step(Verb::Create, "", |change| change.insert(&record)).unwrap();
        let account = |name: &str| make(Record::new(Entity::Account).with_text("short_name", name));
        let (lutik, kim) = (account("Лютик"), account("Ким"));
        let entity =
            |owner, name: &str, tax_id: &str| Record::owned(Entity::LegalEntity, owner).with_text("name", name).with_text("tax_id", tax_id);
        let known = make(entity(lutik, "ООО «Лютик»", "7700000016"));
        let told = |record: &Record| same_company(&store, None, record).unwrap();
        let same = Some("ООО «Лютик»".to_owned());
        assert_eq!((told(&entity(lutik, "ООО Лютик", "")), told(&entity(lutik, "Лютик", "7700000016"))), (same.clone(), same));
        for other in [entity(kim, "ООО Лютик", ""), entity(lutik, "АО Лютик", ""), entity(lutik, "ООО Лютик", "7700000098")]
        {
            assert_eq!(told(&other), None);
        }
        let itself = store.load(Entity::LegalEntity, known).unwrap().unwrap();
        assert_eq!(same_company(&store, Some(&itself), &itself.clone().with_text("note", "а")).unwrap(), None);
    }

    /// A second total of a year stood in the place of the first without a word, and the dependence on a client was another.
    #[test]
    fn a_second_figure_of_the_same_stretch_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), crate::clock::Clock::System).unwrap();
        let total = |period: &str| {
            let record = Record::new(Entity::CompanyTotal).with_text("period", period).with_text("currency", "RUB");
            record.with("income", Value::Int(100))
        };
        let id = save(&store, None, &total("2025"), "").unwrap();
        let there = |original: Option<&Record>, record: &Record| same_stretch(&store, original, record).unwrap().len();
        assert_eq!((there(None, &total("2025")), there(None, &total("2024"))), (1, 0));
        assert_eq!(there(None, &total("2025").with_text("currency", "EUR")), 0);
        let first = store.load(Entity::CompanyTotal, id).unwrap().unwrap();
        assert_eq!(there(Some(&first), &first.clone().with("income", Value::Int(7))), 0);
    }
}
