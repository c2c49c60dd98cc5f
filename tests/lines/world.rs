//! A file with clients, people and plans in it, and what a line read in it means, in words.

use kamdesk::capture::{self, Meaning, Resolved, Screen};
use kamdesk::clock::Clock;
use kamdesk::domain::{Entity, Record, Value, day};
use kamdesk::store::{Store, Verb};
use std::collections::HashMap;

/// A file with a world of companies and people in it.
pub struct World {
    _folder: tempfile::TempDir,
    pub store: Store,
    pub accounts: HashMap<String, i64>,
}

#[derive(serde::Deserialize)]
struct Told {
    account: Vec<Account>,
    #[serde(default)]
    person: Vec<Person>,
    #[serde(default)]
    planned: Vec<Planned>,
}

#[derive(serde::Deserialize)]
struct Account {
    short: String,
    legal: Option<String>,
    city: Option<String>,
    phone: Option<String>,
}

#[derive(serde::Deserialize)]
struct Person {
    family: String,
    given: Option<String>,
    middle: Option<String>,
    position: Option<String>,
    phones: Option<String>,
    at: Vec<String>,
}

#[derive(serde::Deserialize)]
struct Planned {
    account: String,
    day: String,
    time: Option<String>,
    kind: String,
    #[serde(default)]
    people: Vec<String>,
}

impl World {
    pub fn of(toml: &str, now: &str) -> World {
        let told: Told = toml::from_str(toml).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), Clock::Fixed(chrono::DateTime::parse_from_rfc3339(now).unwrap())).unwrap();
        let (mut accounts, mut persons) = (HashMap::new(), Vec::<(String, String, i64)>::new());
        let insert = |record: Record| store.step(Verb::Create, "", |change| change.insert(&record)).unwrap();
        for account in told.account {
            let record = Record::new(Entity::Account)
                .with_text("short_name", account.short.clone())
                .with_text("legal_name", account.legal.unwrap_or_default())
                .with_text("city", account.city.unwrap_or_default())
                .with_text("phone", account.phone.unwrap_or_default());
            accounts.insert(account.short, insert(record));
        }
        for person in told.person {
            let record = Record::new(Entity::Person)
                .with_text("family_name", person.family.clone())
                .with_text("given_name", person.given.clone().unwrap_or_default())
                .with_text("middle_name", person.middle.clone().unwrap_or_default())
                .with_text("phones", person.phones.clone().unwrap_or_default());
            let id = insert(record);
            for at in &person.at {
                let role = Record::owned(Entity::Affiliation, accounts[at]).with("person_id", Value::Int(id));
                insert(role.with_text("position", person.position.clone().unwrap_or_default()));
            }
            let listed = kamdesk::domain::name::listed_name(&person.family, &initial(&person.given), &initial(&person.middle));
            persons.push((listed, person.family, id));
        }
        for planned in told.planned {
            let people: Vec<i64> = planned
                .people
                .iter()
                .map(|name| persons.iter().find(|(listed, family, _)| listed == name || family == name).unwrap().2)
                .collect();
            let mut record = Record::owned(Entity::Entry, accounts[&planned.account])
                .with_text("kind", planned.kind)
                .with_text("state", "planned")
                .with_text("day", planned.day)
                .with_text("purpose", "как договорились");
            if let Some(time) = planned.time {
                record.set("time", Value::text(time));
            }
            if !people.is_empty() {
                record.set("people", Value::Ids(people));
            }
            insert(record);
        }
        World { _folder: folder, store, accounts }
    }

    pub fn read(&self, line: &str, screen: Screen) -> Meaning {
        let clock = self.store.clock();
        capture::resolve(&self.store, &capture::parse(line, clock.today(), clock.time()), screen).unwrap()
    }
}

fn initial(part: &Option<String>) -> String {
    part.as_ref().and_then(|part| part.chars().next()).map_or_else(String::new, |first| format!("{first}."))
}

fn signed(grade: i64) -> String {
    if grade > 0 { format!("+{grade}") } else { grade.to_string() }
}

/// What a line means, a piece a line, as the lines of the corpus say it.
pub fn told(meaning: &Meaning) -> Vec<String> {
    let mut told = Vec::new();
    let asked = |on: chrono::NaiveDate, sure: bool| format!("{}{}", day::iso(on), if sure { "" } else { "?" });
    match &meaning.account {
        Resolved::One(account) => told.push(format!("account {}", account.name)),
        Resolved::Guess(account) => told.push(format!("account guess {}", account.name)),
        Resolved::Several(_) => told.push("account ?".into()),
        Resolved::Unknown | Resolved::Unnamed if meaning.first_doubt().is_some() => told.push("account ?".into()),
        Resolved::Unknown | Resolved::Unnamed => told.push("inbox".into()),
    }
    let time = meaning.time.map(|time| format!(" {}", time.format("%H:%M"))).unwrap_or_default();
    told.push(format!("when {}{time}", asked(meaning.day, meaning.day_sure)));
    if meaning.kind != "call" {
        told.push(format!("kind {}", meaning.kind));
    }
    if meaning.planned {
        told.push(if meaning.stands { "planned stands" } else { "planned" }.into());
    }
    if let Some(missed) = meaning.missed {
        told.push(format!("state {}{}", missed.state, if missed.sure { "" } else { "?" }));
    }
    let name = |who: &Resolved, typed: &str| match who {
        Resolved::One(who) => who.name.clone(),
        Resolved::Several(_) => format!("{typed} ?"),
        _ => format!("{typed}?"),
    };
    if !meaning.persons.is_empty() {
        let with: Vec<String> = meaning.persons.iter().map(|person| name(&person.who, &person.typed)).collect();
        told.push(format!("with {}", with.join(", ")));
    }
    for person in &meaning.persons {
        if let Some((_, account)) = &person.behalf {
            told.push(format!("behalf {} / {}", name(&person.who, &person.typed), name(account, "?")));
        }
        if let Some(attitude) = person.attitude {
            told.push(format!("attitude {} {}", name(&person.who, &person.typed), signed(attitude)));
        }
    }
    let (ours, theirs): (Vec<_>, Vec<_>) = meaning.promises.iter().partition(|promise| promise.ours);
    for promise in ours.into_iter().chain(theirs) {
        let against = if promise.contrary.is_some() { "?" } else { "" };
        let side = format!("{}{against}", if promise.ours { "ours" } else { "theirs" });
        let due = promise.due.map(|due| asked(due, promise.sure)).unwrap_or_default();
        let to = match &promise.person {
            _ if !promise.ours || promise.names_nobody() => String::new(),
            Some(person) => format!(" | {}", person.name),
            None => " | ?".to_owned(),
        };
        told.push(format!("{side} {} | {due}{to}", promise.title).trim_end().replace("|  |", "| |"));
    }
    told.extend(meaning.questions.iter().map(|(_, text)| format!("ask {text}")));
    told.extend(meaning.wishes.iter().map(|(_, text)| format!("wish {text}")));
    told.extend(meaning.complaints.iter().map(|(_, text)| format!("complaint {text}")));
    told.extend(
        meaning.values.iter().map(|given| format!("value {} {} {}", given.minor, given.currency, given.text).trim_end().to_owned()),
    );
    for next in &meaning.next {
        let mut said = format!("next {}", asked(next.day, next.sure));
        if let Some(time) = next.time {
            said.push_str(&format!(" {}", time.format("%H:%M")));
        }
        if next.kind != meaning.kind {
            said.push_str(&format!(" {}", next.kind));
        }
        let stands = if next.stands { " stands" } else { "" };
        told.push(format!("{}{stands}", format!("{said} {}", meaning.told_purpose(next)).trim_end()));
    }
    told.extend(meaning.mood.map(|mood| format!("mood {}", signed(mood))));
    if let Some(closing) = meaning.closes.as_ref().filter(|_| meaning.account.one().is_some()) {
        told.push(format!("closes {} {}", closing.day, closing.time.clone().unwrap_or_default()).trim_end().to_owned());
    }
    told
}

/// Words that join the parts of a head, or go with a verb that is understood.
const JOINING: &str = "в во с со из по у от к ко для на и насчет поводу был была было были не до а что only just with to from at by and the of \
    in for was were had со мне нам меня нас me us back сейчас щас только назначена назначен назначено запланирована scheduled planned arranged копия копии cc";

/// The words of a line that stand in nothing that would be written and in nothing that is shown as understood.
pub fn lost(meaning: &Meaning) -> Vec<String> {
    use kamdesk::capture::What;
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 1);
        words.map(|word| word.to_lowercase().replace('ё', "е")).collect()
    };
    let mut kept = words(&meaning.notes);
    let titles = meaning.promises.iter().map(|promise| &promise.title);
    let texts = meaning.questions.iter().chain(&meaning.complaints).chain(&meaning.wishes).map(|(_, text)| text);
    for text in
        titles.chain(texts).chain(meaning.values.iter().map(|given| &given.text)).chain(meaning.next.iter().map(|next| &next.purpose))
    {
        kept.extend(words(text));
    }
    let mut lost = Vec::new();
    for (at, piece) in meaning.parsed.pieces.iter().enumerate() {
        let understood = match &piece.what {
            What::Gap | What::Text(_) | What::Unread { .. } => false,
            What::Account(_) => meaning.account_piece == Some(at) || meaning.account_piece.is_some() || meaning.account.several().len() > 1,
            // «вера: …» may be said of a company that is called so.
            What::Person(name) if meaning.account.one().is_some_and(|account| account.name.to_lowercase() == name.to_lowercase()) => true,
            What::Person(_) => {
                let known = |person: &&capture::Participant| person.piece == at && person.who != Resolved::Unknown;
                meaning.persons.iter().any(|person| known(&person)) || !meaning.absent.is_empty()
            }
            _ => true,
        };
        if !understood {
            let said = words(&meaning.parsed.typed(piece));
            lost.extend(said.into_iter().filter(|word| !kept.contains(word) && !JOINING.split_whitespace().any(|known| known == word)));
        }
    }
    lost
}

pub const WORLD: &str = r#"
account = [
  { short = "Ромашка", city = "Тверь" }, { short = "Реактика" }, { short = "Молвея", legal = "ООО «Молвея-Трейд»" },
  { short = "Север-Металл" }, { short = "Ёлка" }, { short = "Альфа-Трейд" }, { short = "Альфа-Банк" }, { short = "Весна" },
  { short = "Nordlicht Pack" },
]
person = [
  { family = "Ивнев", given = "Игорь", middle = "Павлович", at = ["Ромашка"] },
  { family = "Пестова", given = "Анна", middle = "Сергеевна", at = ["Ромашка"] },
  { family = "Петрова", given = "Алла", middle = "Сергеевна", at = ["Молвея"] },
  { family = "Костина", given = "Лидия", middle = "Львовна", at = ["Молвея"] },
  { family = "Иванов", given = "Пётр", middle = "Ильич", at = ["Север-Металл"] },
]
planned = [
  { account = "Молвея", day = "2026-11-25", time = "10:30", kind = "call", people = ["Костина"] },
  { account = "Ромашка", day = "2026-11-25", time = "14:30", kind = "visit" },
  { account = "Реактика", day = "2026-11-23", time = "11:00", kind = "call" },
]
"#;

pub fn small() -> World {
    World::of(WORLD, "2026-11-25T15:10:00+03:00")
}
