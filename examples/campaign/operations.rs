//! What the program does with the file, operation by operation: how it is prepared, run, and known to be done.

use super::form::NAMED;
use super::harm::FORM;
use super::scene::{CLIENT, Scene, content, holds};
use kamdesk::clock::Clock;
use kamdesk::domain::{Entity, Record};
use kamdesk::editing;
use kamdesk::store::place::Old;
use kamdesk::store::{Store, backup, restore, schema};
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};

/// A person at the client.
const PERSON: &str = "Иванов Иван";
/// What the saved line says.
const NOTE: &str = "договорились о сроках";

/// What an operation asks of the folder it is done in.
type Of<T> = Box<dyn Fn(&Scene) -> T>;

/// An operation on the file.
pub struct Operation {
    /// For the report.
    pub name: String,
    /// Lays out its folder.
    pub prepare: Of<()>,
    /// The words of the command.
    pub words: Of<Vec<String>>,
    /// The words by which the program says that it is done; none where only its status says so.
    pub says: &'static str,
    /// Whether it is done.
    pub done: Of<bool>,
    /// Whether it can be done only once: the second time there is nothing to do.
    pub once: bool,
}

impl Operation {
    fn new(
        name: &str,
        says: &'static str,
        prepare: impl Fn(&Scene) + 'static,
        words: impl Fn(&Scene) -> Vec<String> + 'static,
        done: impl Fn(&Scene) -> bool + 'static,
    ) -> Operation {
        Operation { name: name.into(), prepare: Box::new(prepare), words: Box::new(words), says, done: Box::new(done), once: false }
    }
}

/// An operation that is not done twice.
fn once(operation: Operation) -> Operation {
    Operation { once: true, ..operation }
}

fn words<const N: usize>(words: [&str; N]) -> Vec<String> {
    words.map(str::to_owned).into()
}

fn named(path: PathBuf) -> String {
    path.to_str().unwrap().to_owned()
}

/// The operations with this in their name.
pub fn called(part: &str) -> Vec<Operation> {
    all().into_iter().filter(|operation| operation.name.contains(part)).collect()
}

/// All operations on a file of today.
fn all() -> Vec<Operation> {
    // Done again, it is meant.
    let log = |_: &Scene| words(["log", "--anyway", &format!("звонок {CLIENT}: {NOTE}")]);
    let logged = |scene: &Scene| content(&scene.file()).contains_key(NOTE);
    let import = |scene: &Scene| words(["import", "--yes", &named(scene.home().join("people.vcf"))]);
    let imported = |scene: &Scene| content(&scene.file()).keys().filter(|name| name.starts_with("Новиков")).count() == PEOPLE;
    let restore = |scene: &Scene| words(["restore", "--yes", &named(yesterdays(scene))]);
    let restored = |scene: &Scene| content(&scene.file()) == content(&yesterdays(scene));
    vec![
        Operation::new("save", "Записано", |scene| with_backup_of_today(&filled(scene)), log, logged),
        Operation::new("first save of the day", "Записано", |scene| drop(filled(scene)), log, logged),
        // The second time it asks whether it is the same client.
        once(Operation::new(
            "a form",
            "Сохранено",
            |scene| with_backup_of_today(&filled(scene)),
            |_| words([FORM]),
            |scene| content(&scene.file()).contains_key(NAMED),
        )),
        once(erasing("erasing", words(["person", PERSON, "--erase", "--confirm", PERSON]))),
        once(erasing("erasing everywhere", words(["person", PERSON, "--erase", "--replace", "--backups", "--confirm", PERSON]))),
        once(Operation::new("import", "Внесено", |scene| with_backup_of_today(&with_people(scene)), import, imported)),
        once(Operation::new("import into a new file", "Внесено", write_people, import, imported)),
        Operation::new(
            "backup",
            "Копия готова",
            |scene| with_more_than_todays_backup(&filled(scene)),
            |_| words(["backup"]),
            |scene| is_copied(scene, &todays(scene)),
        ),
        Operation::new(
            "backup elsewhere",
            "Копия готова",
            |scene| {
                let store = filled(scene);
                store.back_up(&scene.at("elsewhere.db"), Old::None).unwrap();
                add(&store, "Незабудка");
            },
            |scene| words(["backup", "--yes", &named(scene.at("elsewhere.db"))]),
            |scene| is_copied(scene, &scene.at("elsewhere.db")),
        ),
        Operation::new("restore", "Данные возвращены", |scene| drop(filled(scene)), restore, restored),
        Operation::new("restore over damage", "Данные возвращены", damaged, restore, restored),
        Operation::new("restore of a lost file", "Данные возвращены", lost, restore, restored),
        migration(1),
        Operation::new(
            "repair",
            "приведены в порядок",
            |scene| {
                drop(filled(scene));
                let evil = "CREATE TRIGGER evil AFTER INSERT ON account BEGIN DELETE FROM person; END; UPDATE account SET find = '';";
                Connection::open(scene.file()).unwrap().execute_batch(evil).unwrap();
            },
            |_| words(["doctor", "--repair"]),
            |scene| {
                Store::open(&scene.file(), Clock::System)
                    .is_ok_and(|store| store.barred().is_none() && store.stale_find_texts().is_ok_and(|stale| stale == 0))
            },
        ),
    ]
}

/// The words of some save or other, of which there can always be one more.
pub fn anything() -> Vec<String> {
    words(["add", "account", "Лаванда", "--anyway"])
}

/// The erasing of a person: done when no byte of the name is left in the file.
fn erasing(name: &str, command: Vec<String>) -> Operation {
    let is_erased = |scene: &Scene| {
        // What a journal brings back at the next start is not erased; what it takes back of the sweeping changes nothing.
        drop(Store::open(&scene.file(), Clock::System));
        let bytes = std::fs::read(scene.file()).unwrap_or_default();
        let family = PERSON.split(' ').next().unwrap().as_bytes();
        content(&scene.file()).contains_key(CLIENT) && !bytes.windows(family.len()).any(|part| part == family)
    };
    Operation::new(name, "Стёрто безвозвратно", |scene| with_backup_of_today(&filled(scene)), move |_| command.clone(), is_erased)
}

/// The opening of a file of an earlier schema.
pub fn migration(version: i64) -> Operation {
    let prepare = move |scene: &Scene| {
        let kept = format!("{}/tests/data/schema-{version}.db", env!("CARGO_MANIFEST_DIR"));
        std::fs::copy(kept, scene.file()).unwrap();
    };
    let is_newest = |scene: &Scene| version_of(&scene.file()).is_ok_and(|version| version == schema::newest());
    Operation::new(&format!("migration from {version}"), "", prepare, |_| words(["today"]), is_newest)
}

/// The schema of a file, read by SQLite alone: of one that a crash left unfinished nothing is read.
fn version_of(file: &Path) -> rusqlite::Result<i64> {
    let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.query_row("SELECT user_version FROM pragma_user_version, (SELECT count(*) FROM sqlite_schema)", [], |row| row.get(0))
}

/// A file with a client, a person, a contact and a promise, and the backup of yesterday, which lacks the last client.
fn filled(scene: &Scene) -> Store {
    let store = scene.open();
    let account = add(&store, CLIENT);
    for n in 0..10 {
        add(&store, &format!("Клиент {n}"));
    }
    editing::create_named(&store, Entity::Person, PERSON, Some(account)).unwrap();
    let entry = editing::fresh(Entity::Entry, Some(account), store.clock().today());
    let entry = entry.with_text("notes", "Говорили о сроках. ".repeat(200)).with_text("we_promise", "КП до пт");
    editing::save(&store, None, &entry, "").unwrap();
    store.back_up(&yesterdays(scene), Old::None).unwrap();
    add(&store, "Василёк");
    store
}

/// The same with the backups of two days and what a restore kept.
pub fn lay_out_with_backups(scene: &Scene) {
    let store = filled(scene);
    with_backup_of_today(&store);
    restore::restore(&todays(scene), &scene.file(), Clock::System).unwrap();
}

fn add(store: &Store, name: &str) -> i64 {
    editing::save(store, None, &Record::new(Entity::Account).with_text("short_name", name), "").unwrap()
}

fn with_backup_of_today(store: &Store) {
    store.back_up_daily().unwrap();
}

fn with_more_than_todays_backup(store: &Store) {
    with_backup_of_today(store);
    add(store, "Незабудка");
}

fn damaged(scene: &Scene) {
    drop(filled(scene));
    let bytes = std::fs::read(scene.file()).unwrap();
    std::fs::write(scene.file(), &bytes[..bytes.len() / 2]).unwrap();
}

fn lost(scene: &Scene) {
    drop(filled(scene));
    std::fs::remove_file(scene.file()).unwrap();
}

/// How many persons an import brings.
const PEOPLE: usize = 30;

fn write_people(scene: &Scene) {
    let cards = (0..PEOPLE).map(|n| {
        format!(
            "BEGIN:VCARD\nVERSION:4.0\nN:Новиков{n:02};Пётр;;;\nFN:Пётр Новиков{n:02}\nORG:Лютик\nTEL:+7 900 000-00-{n:02}\nEND:VCARD\n"
        )
    });
    std::fs::write(scene.home().join("people.vcf"), cards.collect::<String>()).unwrap();
}

fn with_people(scene: &Scene) -> Store {
    write_people(scene);
    filled(scene)
}

fn yesterdays(scene: &Scene) -> PathBuf {
    backup::path_of(&scene.file(), Clock::System.today().pred_opt().unwrap())
}

fn todays(scene: &Scene) -> PathBuf {
    backup::path_of(&scene.file(), Clock::System.today())
}

fn is_copied(scene: &Scene, copy: &Path) -> bool {
    backup::verify(copy).is_ok() && holds(&content(copy), &content(&scene.file()))
}
