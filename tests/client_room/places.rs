//! Wherever one is when the client comes in, one key hides: every place, with a year of work in the file.

use super::support::demo_at;
use super::support::desk::Desk;
use super::support::ways::{WAYS, contacts, go, guest};
use kamdesk::domain::visibility::{Audience, is_hidden_from_client};
use kamdesk::domain::{Entity, Kind, Lang, Record, Value, affiliation, entry};
use kamdesk::store::{Store, Verb};
use kamdesk::tui::actions::Place;
use kamdesk::tui::keeper::Typed;
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::mpsc::channel;

/// What a client must not read: names of others, what is judged, what is hidden in so many words.
fn secrets(file: &Path, lang: Lang) -> Vec<String> {
    let store = Store::open(file, super::support::morning()).unwrap();
    let name = guest(lang).0;
    let theirs = store.accounts_matching(&name.to_lowercase(), 9).unwrap()[0].0;
    let (mut hidden, mut open) = (HashSet::new(), String::new());
    let mut at: HashMap<i64, Vec<i64>> = HashMap::new();
    let person = |record: &Record| record.int("person_id").unwrap();
    store.each(Entity::Affiliation, |role| at.entry(person(&role)).or_default().push(role.owner.unwrap())).unwrap();
    for entity in Entity::ALL {
        store
            .each(entity, |record| {
                let id = record.id.unwrap();
                let of_guest = match entity {
                    Entity::Account => id == theirs,
                    Entity::Person => at.get(&id).is_some_and(|at| at.contains(&theirs)),
                    _ => record.owner.is_none_or(|owner| owner == theirs),
                };
                let shown = of_guest && Audience::Client.shows(&record);
                for field in record.def().fields.iter().filter(|field| matches!(field.kind, Kind::Line | Kind::Text)) {
                    let text = record.text(field.key).lines().next().unwrap_or_default();
                    let named = matches!((entity, field.key), (Entity::Account, "short_name") | (Entity::Person, "family_name"));
                    let told: String = text.chars().take(24).collect();
                    if shown && !is_hidden_from_client(entity, field) {
                        open.push_str(&record.text(field.key).to_lowercase());
                    } else if told.chars().count() > if named { 4 } else { 11 } && (named || told.contains(' ')) {
                        hidden.insert(told);
                    }
                }
            })
            .unwrap();
    }
    hidden.retain(|secret| !open.contains(&secret.to_lowercase()));
    let graded = [affiliation::ATTITUDE, affiliation::RELATIONSHIP, entry::MOOD].into_iter().flatten();
    hidden.extend(graded.map(|grade| grade.words.get(lang).to_owned()).filter(|words| words.chars().count() > 8));
    hidden.into_iter().collect()
}

/// What the lists are called of which nothing is for a client, as keys name them.
fn hidden_lists(lang: Lang) -> Vec<&'static str> {
    let of_ours = Entity::ALL.into_iter().filter(|entity| entity.is_private()).filter_map(|entity| entity.def().listed.as_ref());
    of_ours
        .flat_map(|listing| [listing.turn, listing.words])
        .map(|words| words.get(lang))
        .filter(|words| words.chars().count() > 4 && *words != "дальше")
        .collect()
}

fn hides_everywhere(lang: Lang, size: (u16, u16)) {
    let folder = tempfile::tempdir().unwrap();
    let demo = folder.path().join("demo.db");
    demo_at(&demo, lang);
    let file = contacts(folder.path(), lang);
    let secrets = secrets(&demo, lang);
    assert!(secrets.len() > 300, "{}", secrets.len());
    let lists = hidden_lists(lang);
    assert!(lists.len() > 5, "{lists:?}");
    let mut met: HashSet<&str> = HashSet::new();
    let mut found = Vec::new();
    for (place, way) in WAYS {
        let mut desk = Desk::on(lang, size, |file| assert!(std::fs::copy(&demo, file).is_ok()));
        let (reports, news) = channel();
        desk.app.attach(reports, Typed::default());
        go(&mut desk, way, &file, lang, &news);
        if desk.app.place() != *place {
            found.push(format!("{way} leads to {:?}, not to {place:?}\n{}", desk.app.place(), desk.screen()));
            continue;
        }
        let stands = |desk: &Desk| {
            let (screen, dialogue) = (desk.screen(), way.contains("+{name}"));
            secrets.iter().filter(|secret| screen.contains(*secret) && !dialogue).map(String::as_str).collect::<Vec<_>>()
        };
        met.extend(stands(&desk));
        desk.keys("<F2>");
        if !desk.screen().contains(if lang == Lang::Ru { "КЛИЕНТ РЯДОМ" } else { "CLIENT IN THE ROOM" }) {
            found.push(format!("{way}<F2> hides nothing\n{}", desk.screen()));
            continue;
        }
        // What is read anew afterwards, and what moving about brings up.
        for after in ["", "<Down>", "<PgDn>", "<Enter>", "<Esc>"] {
            desk.keys(after);
            let mut told = stands(&desk);
            let below = desk.row(size.1 - 1);
            told.extend(lists.iter().filter(|list| below.contains(**list)));
            if !told.is_empty() {
                found.push(format!("{way}<F2>{after}: {told:?}\n{}", desk.screen()));
                break;
            }
        }
    }
    assert!(found.is_empty(), "{} of {} ways\n{}", found.len(), WAYS.len(), found.join("\n"));
    assert!(met.len() > 40, "hardly anything is met without a client: {}", met.len());
    let reached: HashSet<Place> = WAYS.iter().map(|(place, _)| *place).collect();
    let missed: Vec<Place> = Place::ALL.iter().copied().filter(|place| !reached.contains(place) && *place != Place::Welcome).collect();
    assert_eq!(missed, Vec::new(), "no way leads there");
}

/// Somebody comes in while a file is looked through, two records are compared or the map is asked, and no key hides it.
#[test]
fn one_key_hides_in_every_place() {
    hides_everywhere(Lang::Ru, (120, 40));
}

#[test]
fn one_key_hides_in_every_place_of_a_small_screen() {
    hides_everywhere(Lang::En, (80, 24));
}

/// That a line looks otherwise when it names another client would tell that there is such a client.
#[test]
fn a_name_that_is_hidden_looks_like_one_that_is_not_known() {
    let lines = [
        "чужеземье: !КП до пт",
        "зв чужеземью вчера: просят скидку",
        "вега: +Дронова =за, !КП Дроновой до пт",
        "вега: +Костина/чужеземье ок",
        "+Дронова: ок",
        "звонила Дронова, просит счёт",
        "чуж: ок",
        "вега и чужеземье: общая встреча",
    ];
    let file = |path: &Path, others: bool| {
        let store = Store::open(path, super::support::morning()).unwrap();
        let add = |record: Record| store.step(Verb::Create, "", |change| change.insert(&record)).unwrap();
        let account = |name: &str| add(Record::new(Entity::Account).with_text("short_name", name));
        let person = |account: i64, family: &str| {
            let person = add(Record::new(Entity::Person).with_text("family_name", family).with_text("given_name", "Вера"));
            add(Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(person)));
        };
        person(account("Вега"), "Костина");
        if others {
            let other = account("Чужеземье");
            person(other, "Дронова");
            let call = Record::owned(Entity::Entry, other).with_text("kind", "call").with_text("state", "planned");
            add(call.with_text("day", kamdesk::domain::day::iso(store.clock().today())));
        }
    };
    // On Today, where no client is open, and at theirs; before a client, and as one comes in while the line is half typed.
    let ways = [("1", ""), ("", ""), ("", "<F2><F2>")];
    for (from, then, line) in ways.iter().flat_map(|(from, then)| lines.iter().map(move |line| (from, then, line))) {
        let screens = |others: bool| {
            let mut desk = Desk::on(Lang::Ru, (120, 40), |path| file(path, others));
            desk.keys("2/вега<Enter><F2>").keys(from).keys("c").paste(line).keys(then);
            ["", "<F3>", "<Esc>", "<Tab>", "<Enter>", "<Enter>"].map(|keys| desk.keys(keys).screen())
        };
        for (known, unknown) in screens(true).into_iter().zip(screens(false)) {
            assert!(known == unknown, "{line}\n{known}\n{unknown}");
        }
    }
}

/// A room in which nobody is says that the others are hidden, and not that there are none; and no key is offered for what is not there.
#[test]
fn a_room_with_nobody_in_it_is_no_empty_file() {
    let mut desk = Desk::on(Lang::Ru, (100, 30), |file| {
        let store = Store::open(file, super::support::morning()).unwrap();
        let add = |record: Record| store.step(Verb::Create, "", |change| change.insert(&record)).unwrap();
        add(Record::new(Entity::Account).with_text("short_name", "Вега"));
    });
    desk.sees("На ближайшие дни ничего нет").sees_no("Enter открыть");
    desk.keys("<F2>").sees("КЛИЕНТ РЯДОМ").sees("касается других клиентов, скрыто").sees_no("На ближайшие дни");
    desk.keys("2").sees("касается других клиентов, скрыто").sees_no("завести первого").sees_no("Enter открыть").keys("<F2>").sees("Вега");
}

#[test]
fn a_key_is_called_in_the_help_what_it_is_called_below() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.sees("Space состоялось").keys("?").sees("состоялось").sees_no("готово");
}
