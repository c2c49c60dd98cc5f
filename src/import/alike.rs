//! Whether a record that is being made by hand is there already: by the rules by which an import knows it.

use super::company::Match;
use super::planner::Planner;
use crate::domain::declined::skeleton;
use crate::domain::name::company_key;
use crate::domain::{Entity, Record};
use crate::exchange::{Card, CompanyCard, Contact, PersonCard, Post};
use crate::store::{Result, Store};

/// A record that may be the same as the one being made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    /// What it is.
    pub entity: Entity,
    /// Its rowid.
    pub id: i64,
    /// Its name, and where somebody is.
    pub name: String,
    /// Why it may be the same, as the merge queue has it.
    pub reason: &'static str,
    /// Whether an import would take it for the same without asking.
    pub sure: bool,
}

/// The account or the person of the file that a record, new or called otherwise now, may be; a person is perhaps put to the
/// account `at`. It is never itself.
///
/// # Errors
/// Those of reading the file.
pub fn alike(store: &Store, record: &Record, at: Option<i64>) -> Result<Option<Alike>> {
    let mut planner = Planner::new(store)?;
    planner.except = record.id.map(|id| (record.entity == Entity::Account, id));
    let each = |key: &str| -> Vec<String> {
        let parts = record.text(key).split([';', '\n']).map(str::trim);
        parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    let text = |key: &str| record.text(key).trim().to_owned();
    let (found, usual) = match record.entity {
        Entity::Account => {
            let (name, legal_name) = (text("short_name"), text("legal_name"));
            let (phones, emails, sites) = (each("phone"), each("email"), each("site"));
            let (tax_id, city, address) = (text("tax_id"), text("city"), text("address"));
            let card = CompanyCard { name, legal_name, tax_id, city, address, phones, emails, sites, ..CompanyCard::default() };
            (planner.match_company(&card)?, "company")
        }
        Entity::Person if !text("family_name").is_empty() => {
            let contacts = |key: &str| each(key).into_iter().map(|value| Contact { value, label: String::new() }).collect();
            let account = at.map(|id| store.account_brief(id)).transpose()?.flatten();
            let posts = account.into_iter().map(|(organisation, _)| Post { organisation, ..Post::default() }).collect();
            let person = PersonCard {
                family: text("family_name"),
                given: text("given_name"),
                middle: text("middle_name"),
                birthday: text("birthday"),
                phones: contacts("phones"),
                emails: contacts("emails"),
                posts,
                ..PersonCard::default()
            };
            (planner.match_person(&person, &Card::default(), &[], 0)?, "name")
        }
        _ => return Ok(None),
    };
    let sure = matches!(found, Match::Same(_));
    let (number, reason) = match found {
        Match::Same(number) => (number, usual),
        Match::Doubt(number, reason) => (number, reason),
        Match::None if record.entity == Entity::Account => return sounding_so(store, record),
        Match::None if let Some(at) = at => return person_sounding_so(store, record, at),
        Match::None => return Ok(None),
    };
    let plan = &planner.plan;
    let title = |number: usize| plan.accounts.get(number).map(|account| account.record.title().to_owned());
    let known = match record.entity {
        Entity::Account => plan.accounts.get(number).and_then(|account| account.original.as_ref()?.id).zip(title(number)),
        _ => plan.persons.get(number).and_then(|person| {
            let places = person.roles.iter().filter_map(|role| title(role.account)).collect::<Vec<_>>().join(", ");
            let name = [person.full_name(), places].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            Some((person.id()?, name))
        }),
    };
    Ok(known.map(|(id, name)| Alike { entity: record.entity, id, name, reason, sure }))
}

/// A word of so many letters may be written with one other letter.
const SLIPPING: usize = 4;

/// An account whose whole name sounds like that of another one, written in the other script: `Romashka`, «Ромашка»; else one of which
/// a word is but a letter away: «Альфо», «Альфа».
fn sounding_so(store: &Store, record: &Record) -> Result<Option<Alike>> {
    let sound = skeleton(&company_key(record.text("short_name")));
    let found = store.with_account_keys(skeleton, |keys| {
        let others = || keys.all().filter(|key| Some(key.account) != record.id);
        others().find(|key| key.made == sound).or_else(|| others().find(|key| is_a_slip_of(&sound, &key.made))).map(|key| key.account)
    })?;
    let known = found.map(|id| store.account_brief(id)).transpose()?.flatten().zip(found);
    Ok(known.map(|((name, _), id)| Alike { entity: Entity::Account, id, name, reason: "company", sure: false }))
}

/// Somebody of an account whose name sounds so, written in the other script: `Petrova Anna`, «Петрова Анна Сергеевна». All words of the
/// shorter name are in the longer one, in whatever order, and a family name alone is anybody's.
fn person_sounding_so(store: &Store, record: &Record, at: i64) -> Result<Option<Alike>> {
    let words = |parts: [&str; 3]| -> Vec<String> { parts.iter().flat_map(|part| part.split_whitespace()).map(skeleton).collect() };
    let typed = ["family_name", "given_name", "middle_name"].map(|key| record.text(key));
    let latin = |text: &str| text.chars().any(|c| c.is_ascii_alphabetic());
    let sounds = words(typed);
    let known = store.people_named_at(at)?.into_iter().find(|person| {
        let name = [&person.name.family, &person.name.given, &person.name.middle].map(String::as_str);
        let known = words(name);
        let (few, many) = if known.len() < sounds.len() { (&known, &sounds) } else { (&sounds, &known) };
        Some(person.id) != record.id
            && name.iter().any(|part| latin(part)) != typed.iter().any(|part| latin(part))
            && few.len() > 1
            && few.iter().all(|word| many.contains(word))
    });
    let place = store.account_brief(at)?.map(|(name, _)| name).unwrap_or_default();
    Ok(known.map(|person| {
        let name = [person.name.full(), place].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        Alike { entity: Entity::Person, id: person.id, name, reason: "name", sure: false }
    }))
}

/// Whether two names are the same but for a letter of one word.
fn is_a_slip_of(one: &str, other: &str) -> bool {
    if one.len().abs_diff(other.len()) > 1 || one.split(' ').count() != other.split(' ').count() {
        return false;
    }
    let mut differ = one.split(' ').zip(other.split(' ')).filter(|(one, other)| one != other);
    let slip = differ.next().is_some_and(|(one, other)| one.len().min(other.len()) >= SLIPPING && is_one_letter_off(one, other));
    slip && differ.next().is_none()
}

/// Whether words differ by one letter that is another one, missing or too many, or by two that changed places.
fn is_one_letter_off(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let same = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let rest = |word: &[u8], from: usize| word.get(from..).unwrap_or_default().to_vec();
    let swapped = one.get(same).is_some_and(|letter| Some(letter) == other.get(same + 1)) && one.get(same + 1) == other.get(same);
    rest(one, same + 1) == rest(other, same + 1)
        || rest(one, same + 1) == rest(other, same)
        || rest(one, same) == rest(other, same + 1)
        || swapped && rest(one, same + 2) == rest(other, same + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_slip_of_another_by_one_letter() {
        let is = |one: &str, other: &str| is_a_slip_of(&skeleton(&company_key(one)), &skeleton(&company_key(other)));
        for (one, other) in [("Альфо", "Альфа"), ("Альфа", "Ольфа"), ("Рмоашка", "Ромашка"), ("Завод Волна", "Завод Вална")]
        {
            assert!(is(one, other), "{one} {other}");
        }
        for (one, other) in [("Дом", "Том"), ("Альфа", "Альфа-Трейд"), ("Альфо", "Бета"), ("Бета 1", "Бета 2"), ("Волна", "Весна")]
        {
            assert!(!is(one, other), "{one} {other}");
        }
    }
}
