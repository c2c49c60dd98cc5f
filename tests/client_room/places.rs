//! Wherever one is when the client comes in, one key hides: every place, with a year of work in the file.

use super::support::demo_at;
use super::support::desk::Desk;
use kamdesk::domain::choices;
use kamdesk::domain::visibility::{Audience, is_hidden_from_client};
use kamdesk::domain::{Entity, Kind, Lang, Record, Value};
use kamdesk::store::{Store, Verb};
use kamdesk::tui::actions::Place;
use kamdesk::tui::event::Event;
use kamdesk::tui::keeper::Typed;
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// The client who comes in, and a name to be looked for.
fn guest(lang: Lang) -> (&'static str, &'static str) {
    if lang == Lang::Ru { ("Ромашка", "Зимина") } else { ("Larkmead", "Sinclair") }
}

/// A way to each place: what stands in braces is the guest. What lies over others is reached in all its kinds.
const WAYS: &[(Place, &str)] = &[
    (Place::Today, "1/{guest}<Tab>"),
    (Place::Today, "1/{guest}<Tab>jjj"),
    (Place::Accounts, "2/{guest}<Tab>"),
    (Place::Dossier, "{open}"),
    (Place::Dossier, "{open}jjjjjjjjjjj<Enter>"),
    (Place::People, "{open}<Tab>"),
    (Place::Diary, "{open}<Tab><Tab>j"),
    (Place::Plan, "{open}<Tab><Tab><Tab>"),
    (Place::Records, "{open}<Tab><Tab><Tab>v"),
    (Place::Team, "{open}3"),
    (Place::Settings, "{open}3<Tab><Tab>"),
    (Place::Doubts, "{open}3<Tab>"),
    (Place::Compare, "{open}<Tab>M<Down><Enter>"),
    (Place::Compare, "2/{guest}<Tab>M<Down><Enter>"),
    (Place::Merges, "{open}<Tab>M<Down><Enter><Enter>D"),
    (Place::Card, "{open}<Tab><Enter>"),
    (Place::Card, "{open}<Tab><Tab>jjj<Enter>"),
    (Place::Form, "{open}o"),
    (Place::Form, "{open}<Tab>e"),
    (Place::Form, "{open}<Tab>vt"),
    (Place::Form, "{open}<Tab>vR"),
    (Place::Form, "{open}<Tab>vL<Up><Enter>"),
    (Place::TextField, "{open}C"),
    (Place::Picker, "{open}m<F4>"),
    (Place::Picker, "{open}<Tab>M"),
    (Place::Picker, "2/{guest}<Tab>M"),
    (Place::PickerOfMany, "{open}m<Tab><Tab><Tab><Space>"),
    (Place::Filter, "2/{guest}"),
    (Place::Filter, "1/{guest}"),
    (Place::Filter, "{open}<Tab><Tab>/а"),
    (Place::Prep, "{open}p"),
    (Place::Prep, "{open}p<PgDn>"),
    (Place::Prep, "2/{guest}<Tab>p"),
    (Place::Help, "{open}?"),
    (Place::Help, "{open}<Tab>v?"),
    (Place::History, "{open}<Tab>H"),
    (Place::ImportFile, "2/{guest}<Tab>I"),
    (Place::ImportProgress, "2/{guest}<Tab>I{file}<Enter>"),
    (Place::ImportPreview, "2/{guest}<Tab>I{file}<Enter>{read}"),
    (Place::Help, "2/{guest}<Tab>I{file}<Enter>{read}?"),
    (Place::PickerOfMany, "2/{guest}<Tab>I{file}<Enter>{read}h"),
    (Place::ImportColumns, "2/{guest}<Tab>I{file}<Enter>{read}c"),
    (Place::Filter, "2/{guest}<Tab>I{file}<Enter>{read}c/а"),
    (Place::ImportChoice, "2/{guest}<Tab>I{file}<Enter>{read}e"),
    (Place::ImportChoice, "2/{guest}<Tab>I{file}<Enter>{read}s"),
    (Place::ImportDone, "2/{guest}<Tab>I{file}<Enter>{read}<Enter>{done}"),
    (Place::Capture, "{open}c"),
    (Place::Capture, "{open}c+{name},"),
    (Place::Find, "{open}<F3>а"),
    (Place::Find, "{open}<F6>цена"),
    (Place::Map, "{open}<Tab>v"),
    (Place::Map, "{open}<Tab>vzz"),
    (Place::Map, "{open}<Tab>v<Tab>"),
    (Place::Map, "{open}<Tab>vaa"),
    (Place::Map, "{open}<Tab>vab"),
    (Place::Map, "{open}<Tab>vac"),
    (Place::Map, "{open}<Tab>vad"),
    (Place::Map, "{open}<Tab>vae"),
    (Place::Map, "{open}<Tab>vaf"),
    (Place::Map, "{open}<Tab>vag"),
    (Place::Map, "{open}<Tab>vah"),
    (Place::Map, "{open}<Tab>vai<Enter>"),
    (Place::Map, "{open}<Tab>vOb"),
    (Place::Grid, "{open}<Tab>vv"),
    (Place::Coverage, "{open}<Tab>vvv"),
    (Place::Aim, "{open}<Tab>vL<Up>"),
    (Place::Aim, "{open}<Tab>vs<Up>"),
    (Place::Prompt, "{open}<Tab>v/"),
    (Place::Prompt, "{open}<Tab>vai"),
    (Place::Prompt, "{open}<Tab>vD"),
    (Place::Menu, "{open}<Tab>va"),
    (Place::Menu, "{open}<Tab>vO"),
    (Place::Menu, "{open}<Tab>vx"),
    (Place::Menu, "{open}<Tab>vK"),
    (Place::Menu, "{open}<Tab>vn"),
    (Place::Erase, "{open}<Tab>X"),
];

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
    let graded = [choices::ATTITUDE, choices::RELATIONSHIP, choices::MOOD].into_iter().flatten();
    hidden.extend(graded.map(|grade| grade.words.get(lang).to_owned()).filter(|words| words.chars().count() > 8));
    hidden.into_iter().collect()
}

/// A file of contacts whose names are in ours too.
fn contacts(folder: &Path, lang: Lang) -> String {
    let file = folder.join("list.csv");
    let (head, names) = match lang {
        Lang::Ru => ("Наименование;ИНН;Телефон", ["Северлит", "Дубровик", "Курьерика"]),
        Lang::En => ("Company name;Phone;E-mail", ["Kesterwald", "Brightaisle", "Northmere"]),
    };
    let rows: String = (0..40).map(|at| format!("Probe {at};77000{at:05};\n")).collect();
    let text = format!("{head}\n{};;\n{};7700000003;\n{rows}{};;\n", names[0], names[1], names[2]);
    std::fs::write(&file, text).unwrap();
    file.display().to_string()
}

/// Goes a way. What the import reports is waited for where the way says so.
fn go(desk: &mut Desk, way: &str, file: &str, lang: Lang, news: &Receiver<Event>) {
    let (guest, name) = guest(lang);
    let way = way.replace("{open}", "2/{guest}<Enter>").replace("{guest}", &guest.to_lowercase()).replace("{name}", name);
    let mut rest = way.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        let (what, after) = after.split_once('}').unwrap();
        desk.keys(before);
        match what {
            "file" => drop(desk.keys("/").paste(file)),
            _ => {
                let begun = desk.app.place();
                while desk.app.place() == begun {
                    desk.app.handle(news.recv_timeout(Duration::from_secs(60)).unwrap());
                    desk.look_around();
                }
            }
        }
        rest = after;
    }
    desk.keys(rest);
}

fn hides_everywhere(lang: Lang, size: (u16, u16)) {
    let folder = tempfile::tempdir().unwrap();
    let demo = folder.path().join("demo.db");
    demo_at(&demo, lang);
    let file = contacts(folder.path(), lang);
    let secrets = secrets(&demo, lang);
    assert!(secrets.len() > 300, "{}", secrets.len());
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
            let told = stands(&desk);
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
