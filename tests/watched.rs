//! The watched files: what is new in them is said once, in one line, and nothing of it is written until it was seen. A KAM who goes to a
//! meeting that was called off yesterday has lost more than an hour.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use kamdesk::domain::{Entity, Lang};
use kamdesk::settings::Settings;
use kamdesk::store::{Store, Verb};
use kamdesk::tui::event::{Event, Report};
use kamdesk::watched::{Counts, Found, Watcher, Why};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, SystemTime};
use support::desk::Desk;
use tempfile::TempDir;

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

fn meeting(uid: u32, day: &str, title: &str, more: &str) -> String {
    format!("BEGIN:VEVENT\r\nUID:{uid}@office\r\nDTSTART:{day}T150000\r\nDURATION:PT1H\r\nSUMMARY:{title}\r\n{more}END:VEVENT\r\n")
}

fn calendar(meetings: &[String]) -> String {
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}END:VCALENDAR\r\n", meetings.concat())
}

/// Two meetings with a client, and one of our own.
fn first() -> Vec<String> {
    vec![
        meeting(1, "20261126", "Звонок в Ромашку", ""),
        meeting(2, "20261130", "Северлит: план на год", ""),
        meeting(3, "20261130", "Планёрка", ""),
    ]
}

/// One new, one moved, one called off.
fn second() -> Vec<String> {
    vec![
        meeting(1, "20261127", "Звонок в Ромашку", "SEQUENCE:1\r\n"),
        meeting(2, "20261130", "Северлит: план на год", "SEQUENCE:1\r\nSTATUS:CANCELLED\r\n"),
        meeting(4, "20261203", "Молвея: аудит", ""),
    ]
}

fn letter(id: u32, from: &str, text: &str) -> String {
    format!(
        "From: <{from}>\r\nTo: <me@ours.example.net>\r\nSubject: N{id}\r\nDate: Mon, 23 Nov 2026 10:0{id}:00 +0300\r\nMessage-ID: <{id}@x.example.org>\r\n\r\n{text}\r\n"
    )
}

/// Writes a file that came to rest a minute ago.
fn put(path: &Path, text: &str) {
    std::fs::write(path, text).unwrap();
    age(path, 60);
}

fn age(path: &Path, seconds: u64) {
    let file = std::fs::File::options().write(true).open(path).unwrap();
    file.set_modified(SystemTime::now() - Duration::from_secs(seconds)).unwrap();
}

/// The demo, watching some paths.
struct Watched {
    folder: TempDir,
    store: Store,
    settings: Settings,
    watcher: Watcher,
}

impl Watched {
    fn paths(paths: &[&str]) -> Watched {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("kam.db");
        support::demo_at(&file, Lang::Ru);
        let store = Store::open(&file, support::morning()).unwrap();
        let watched = paths.iter().map(|name| folder.path().join(name).display().to_string()).collect::<Vec<_>>().join("\n");
        watch(&store, &watched);
        let settings = Settings::read(&store).unwrap();
        Watched { folder, store, settings, watcher: Watcher::default() }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn look(&mut self) -> Found {
        let file = self.at("kam.db");
        self.watcher.look(&self.settings, support::morning(), || Store::open(&file, support::morning()))
    }

    /// What is new, as one.
    fn news(&mut self) -> Counts {
        let found = self.look();
        assert!(found.news.len() <= 1, "{found:?}");
        found.news.first().map(|news| news.counts).unwrap_or_default()
    }

    fn trouble(&mut self) -> Option<(Why, usize)> {
        let found = self.look();
        assert!(found.troubles.len() <= 1 && (found.troubles.is_empty() || found.news.is_empty()), "{found:?}");
        found.troubles.first().map(|trouble| (trouble.why, trouble.more))
    }
}

fn watch(store: &Store, paths: &str) {
    store.step(Verb::Setting, "", |change| change.set_setting("watched", paths)).unwrap();
}

#[test]
fn a_file_appears_changes_goes_and_comes_back() {
    let mut watched = Watched::paths(&["office.ics"]);
    let file = watched.at("office.ics");
    assert_eq!(watched.trouble(), Some((Why::Gone, 0)));
    put(&file, &calendar(&first()));
    let two = Counts { new: 2, ..Counts::default() };
    assert_eq!((watched.news(), watched.trouble()), (two, None));
    // Replaced by another one of the same length and the same moment, as programs do that write beside and rename.
    let moved = watched.at("office.tmp");
    put(&moved, &calendar(&first()).replace("Звонок в Ромашку", "Звонок в Ромаху!"));
    let modified = std::fs::metadata(&file).unwrap().modified().unwrap();
    std::fs::File::options().write(true).open(&moved).unwrap().set_modified(modified).unwrap();
    std::fs::rename(&moved, &file).unwrap();
    assert_eq!(watched.news(), Counts { new: 1, ..Counts::default() });
    std::fs::remove_file(&file).unwrap();
    assert_eq!((watched.news(), watched.trouble()), (Counts::default(), Some((Why::Gone, 0))));
    put(&file, &calendar(&first()));
    assert_eq!((watched.news(), watched.trouble()), (two, None));
}

/// Calendars of the network do not mark what was deleted: it is in them no longer. A KAM would go to it.
#[test]
fn a_meeting_that_is_there_no_longer_is_news() {
    let mut watched = Watched::paths(&["office.ics"]);
    let found = kamdesk::exchange::calendar::Found { name: "office.ics".into(), bytes: calendar(&first()).into_bytes(), wanted: None };
    let plan = kamdesk::calendar::plan(&watched.store, &found, &Default::default()).unwrap();
    kamdesk::calendar::apply(&watched.store, &plan, kamdesk::calendar::Taken::Sure, &|_| String::new(), &mut |_| {
        std::ops::ControlFlow::Continue(())
    })
    .unwrap();
    put(&watched.at("office.ics"), &calendar(&first()[1..]));
    assert_eq!(watched.news(), Counts { gone: 1, ..Counts::default() });
    put(&watched.at("office.ics"), &calendar(&first()));
    assert_eq!(watched.news(), Counts::default());
}

#[test]
fn a_half_written_file_is_said_and_waited_for() {
    let mut watched = Watched::paths(&["office.ics"]);
    let file = watched.at("office.ics");
    let whole = calendar(&first());
    for cut in [0, 20, whole.find("Северлит").unwrap(), whole.len() - 4] {
        put(&file, whole.get(..cut).unwrap());
        assert_eq!(watched.trouble().map(|(why, _)| why), Some(Why::Cut));
        assert_eq!(watched.news(), Counts::default());
    }
    // Written just now, it may go on: it is read when it has come to rest.
    std::fs::write(&file, &whole).unwrap();
    let mut fresh = Watched { watcher: Watcher::default(), ..watched };
    assert_eq!((fresh.news(), fresh.trouble().is_none()), (Counts::default(), true));
    age(&file, 60);
    assert_eq!(fresh.news(), Counts { new: 2, ..Counts::default() });
    // Another program says that it is at work on it.
    let lock = fresh.at(".~lock.office.ics#");
    std::fs::write(&lock, "x").unwrap();
    put(&file, &calendar(&second()));
    assert_eq!(fresh.trouble(), Some((Why::Locked, 0)));
    std::fs::remove_file(&lock).unwrap();
    assert_eq!(fresh.news().new, 2);
}

#[test]
fn what_cannot_be_read_is_told_by_its_reason() {
    let mut watched = Watched::paths(&["it.ics"]);
    let it = watched.at("it.ics");
    put(&it, "no calendar at all");
    assert_eq!(watched.trouble(), Some((Why::Unknown, 0)));
    std::fs::remove_file(&it).unwrap();
    std::fs::create_dir(&it).unwrap();
    assert_eq!((watched.trouble(), watched.news()), (None, Counts::default()), "a folder with nothing in it is none");
    std::fs::remove_dir(&it).unwrap();
    let large = std::fs::File::create(&it).unwrap();
    large.set_len(101 << 20).unwrap();
    drop(large);
    age(&it, 60);
    assert_eq!(watched.trouble(), Some((Why::TooLarge, 0)));
    std::fs::remove_file(&it).unwrap();
    let mut cards = Watched::paths(&["people.vcf"]);
    put(&cards.at("people.vcf"), "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Иван\r\nEND:VCARD\r\n");
    assert_eq!(cards.trouble(), Some((Why::ByHand, 0)));
    watched.settings.watched = "office.ics".into();
    assert_eq!(watched.trouble(), Some((Why::NotWhole, 0)));
}

#[cfg(unix)]
#[test]
fn links_and_rights_are_told_and_waited_for() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let mut watched = Watched::paths(&["office.ics"]);
    let (file, other) = (watched.at("office.ics"), watched.at("there.ics"));
    symlink(&other, &file).unwrap();
    assert_eq!(watched.trouble(), Some((Why::DeadLink, 0)));
    put(&other, &calendar(&first()));
    assert_eq!(watched.news().new, 2);
    std::fs::remove_file(&file).unwrap();
    let made = std::process::Command::new("mkfifo").arg(&file).status();
    if made.is_ok_and(|status| status.success()) {
        assert_eq!(watched.trouble(), Some((Why::NotPlain, 0)));
        std::fs::remove_file(&file).unwrap();
    }
    put(&file, &calendar(&first()));
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o000)).unwrap();
    // Root may read whatever it likes.
    if std::fs::read(&file).is_err() {
        assert_eq!(watched.trouble(), Some((Why::Denied, 0)));
        std::fs::set_permissions(&file, PermissionsExt::from_mode(0o600)).unwrap();
        assert_eq!(watched.news().new, 2);
    }
}

#[test]
fn a_folder_is_looked_through_and_of_too_many_files_the_newest() {
    let mut watched = Watched::paths(&["mail"]);
    let folder = watched.at("mail");
    std::fs::create_dir(&folder).unwrap();
    put(&folder.join("1.eml"), &letter(1, "ivnev@example.org", "Жду договор."));
    put(&folder.join("2.eml"), &letter(2, "ivnev@example.org", "Спасибо."));
    put(&folder.join("people.vcf"), "BEGIN:VCARD\r\nEND:VCARD\r\n");
    put(&folder.join("~$9.eml"), "lock");
    std::fs::create_dir(folder.join("older.eml")).unwrap();
    assert_eq!((watched.news(), watched.trouble()), (Counts { letters: 2, ..Counts::default() }, None));
    // Those that are cut off are told in one line, however many.
    let cut = "Content-Type: multipart/mixed; boundary=b\r\n";
    for name in ["3.eml", "4.eml", "5.eml"] {
        put(&folder.join(name), &format!("{cut}{}--b\r\nContent-Type: text/plain\r\n\r\nhalf", letter(3, "ivnev@example.org", "")));
    }
    let found = watched.look();
    assert_eq!((found.troubles.len(), found.troubles[0].why, found.troubles[0].more), (1, Why::Cut, 2), "{found:?}");
    assert_eq!(found.news[0].counts.letters, 2);
    for at in 0..5_000 {
        std::fs::write(folder.join(format!("n{at}.eml")), "").unwrap();
    }
    let found = watched.look();
    assert_eq!((found.troubles[0].why, found.troubles[0].more), (Why::TooMany, 4_005));
}

#[test]
fn what_was_seen_is_known_again_and_a_changed_file_is_news() {
    let mut watched = Watched::paths(&["office.ics"]);
    let file = watched.at("office.ics");
    put(&file, &calendar(&first()));
    let found = watched.look();
    let prints: Vec<String> = found.news[0].files.iter().map(|(_, print)| print.clone()).collect();
    kamdesk::watched::note(&watched.store, &prints).unwrap();
    assert_eq!(found.unseen(&kamdesk::watched::seen(&watched.store).unwrap()).count(), 0);
    // Another start, and a copy of the same content with another day of writing.
    put(&file, &calendar(&first()));
    watched.watcher = Watcher::default();
    assert_eq!(watched.news(), Counts::default());
    put(&file, &calendar(&second()));
    assert_eq!(watched.news(), Counts { new: 2, ..Counts::default() });
    let kept = watched.store.setting("watched_seen").unwrap().unwrap();
    assert!(kept.chars().all(|c| c.is_ascii_hexdigit() || matches!(c, '.' | ' ')), "{kept}");
}

/// A workbench that watches, with its news.
fn desk(lang: Lang, size: (u16, u16), text: &str) -> (Desk, Receiver<Event>, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("office.ics");
    put(&file, text);
    let mut desk = Desk::on(lang, size, |path| {
        support::demo_at(path, lang);
        watch(&Store::open(path, support::morning()).unwrap(), &file.display().to_string());
    });
    let (reports, news) = channel();
    desk.app.attach(reports, kamdesk::tui::keeper::Typed::default());
    (desk, news, folder)
}

fn purposes(desk: &Desk) -> Vec<String> {
    let mut found = Vec::new();
    desk.store().each(Entity::Entry, |entry| found.push(entry.text("purpose").to_owned())).unwrap();
    found.retain(|purpose| purpose == "Звонок в Ромашку" || purpose == "Северлит: план на год");
    found
}

#[test]
fn one_line_one_key_and_nothing_is_written_before() {
    for size in SIZES {
        let (mut desk, news, folder) = desk(Lang::Ru, size, &calendar(&first()));
        desk.wait_for(&news, "2 новые встречи · I — посмотреть");
        assert_eq!(desk.rows_with("новые встречи").len(), 1, "{}", desk.screen());
        assert!(desk.row(2).starts_with(" • в календаре "), "{}", desk.screen());
        assert!(purposes(&desk).is_empty());
        // In the other layout as well.
        desk.keys("Ш");
        desk.wait_for(&news, "office.ics: календарь, 3 встречи");
        desk.sees("Новые встречи").sees("Звонок в Ромашку");
        assert!(purposes(&desk).is_empty());
        desk.keys("<Enter>");
        desk.wait_for(&news, "Календарь внесён: новых 2.");
        desk.keys("<Enter>").sees_no("I — посмотреть");
        assert_eq!(purposes(&desk).len(), 2);
        // Undone, it is not asked about again: it was seen.
        desk.keys("u").sees("Отменено").sees_no("I — посмотреть");
        desk.keys("U");
        put(&folder.path().join("office.ics"), &calendar(&second()));
        desk.wait_for(&news, "1 новая встреча, 1 перенесена, 1 отменена · I — посмотреть");
        assert!(desk.screen().lines().all(|line| kamdesk::printable::width(line) <= usize::from(size.0)));
        // What was looked at and put off does not come again until the file changes.
        desk.keys("I");
        desk.wait_for(&news, "Перенесены");
        desk.keys("<Esc>").sees("Отложено, пока файл не изменится").sees_no("I — посмотреть");
        desk.keys("I").sees("под присмотром").sees("office.ics");
        desk.keys("<Enter>");
        desk.wait_for(&news, "Перенесены");
        desk.keys("<Enter>");
        desk.wait_for(&news, "Календарь внесён");
    }
}

/// The first two presses hardly moved the list: they walked down in what was in sight.
#[test]
fn with_a_page_the_preview_goes_on_by_what_is_in_sight() {
    let meetings: Vec<String> = (1..60).map(|at| meeting(100 + at, "20261126", &format!("Ромашка: встреча {at:02}"), "")).collect();
    let (mut desk, news, _folder) = desk(Lang::Ru, (80, 24), &calendar(&meetings));
    desk.wait_for(&news, "новых встреч");
    desk.keys("I");
    desk.wait_for(&news, "office.ics: календарь");
    let shown = |desk: &Desk| (1..60).filter(|at| desk.screen().contains(&format!("встреча {at:02}"))).collect::<Vec<u32>>();
    let before = shown(desk.keys("<Home>"));
    let after = shown(desk.keys("<PgDn>"));
    assert!(after.first() >= before.last() && after.len() >= before.len(), "{before:?} {after:?}\n{}", desk.screen());
    assert_eq!(shown(desk.keys("<PgUp>")), before, "{}", desk.screen());
}

#[test]
fn a_line_can_be_put_off_and_is_hidden_from_a_client() {
    let (mut desk, news, _folder) = desk(Lang::En, (80, 24), &calendar(&[meeting(1, "20261126", "Call Brookfield", "")]));
    if !support::has_demo(Lang::En) {
        return;
    }
    desk.app.handle(Event::Report(Report::Watched(Found {
        news: vec![kamdesk::watched::News {
            files: vec![("/x/office.ics".into(), "1.00000001".into())],
            counts: Counts { new: 3, moved: 1, cancelled: 1, ..Counts::default() },
        }],
        troubles: Vec::new(),
    })));
    drop(news);
    desk.look_around();
    desk.sees("calendar").sees("3 new meetings, 1 moved, 1 called off · I to look");
    desk.keys("<F2>").sees_no("3 new meetings").keys("<F2>").sees("3 new meetings");
    desk.keys("gt").sees_no("3 new meetings").keys("u").sees("3 new meetings");
}

#[test]
fn two_windows_say_one_line_each_and_nothing_is_taken_twice() {
    let (mut desk, news, folder) = desk(Lang::Ru, (80, 24), &calendar(&first()));
    desk.wait_for(&news, "2 новые встречи");
    // Another window of the same file.
    let store = desk.store();
    let theme = kamdesk::tui::theme::Theme { colour: true, ascii: false, ground: kamdesk::tui::theme::Ground::Dark };
    let start = kamdesk::tui::app::Start { store, lang: Some(Lang::Ru), system_lang: Lang::Ru, theme, demo: false };
    let mut other = kamdesk::tui::app::App::new(start, (80, 24)).unwrap();
    let (reports, its_news) = channel();
    other.attach(reports, kamdesk::tui::keeper::Typed::default());
    let found = loop {
        match its_news.recv_timeout(Duration::from_secs(60)).unwrap() {
            Event::Report(Report::Watched(found)) => break found,
            event => drop(other.handle(event)),
        }
    };
    assert_eq!(found.news.len(), 1);
    let tell = |count| {
        let seen = kamdesk::watched::seen(other.store()).unwrap();
        assert_eq!(found.unseen(&seen).count(), count);
    };
    tell(1);
    desk.keys("I");
    desk.wait_for(&news, "Новые встречи");
    desk.keys("<Enter>");
    desk.wait_for(&news, "Календарь внесён: новых 2.");
    desk.keys("<Enter>");
    // It is gone in the other window, and there is nothing to be taken again.
    tell(0);
    assert_eq!(Watcher::once(&desk.store(), &Settings::read(&desk.store()).unwrap()).news, []);
    put(&folder.path().join("office.ics"), &format!("{}\r\n", calendar(&first())));
    assert_eq!(Watcher::once(&desk.store(), &Settings::read(&desk.store()).unwrap()).news, []);
    assert_eq!(purposes(&desk).len(), 2);
}

#[test]
fn what_is_not_read_stays_in_one_line_until_it_is_answered() {
    let whole = calendar(&first());
    let (mut desk, news, folder) = desk(Lang::Ru, (120, 40), whole.get(..whole.len() - 10).unwrap());
    wait_for_found(&mut desk, &news);
    desk.sees("office.ics: обрывается, ждём целого");
    while !desk.screen().lines().any(|line| line.starts_with('►') && line.contains("не прочитано")) {
        desk.keys("k");
    }
    desk.keys("<Space>").sees("Отложено до").sees_no("обрывается");
    put(&folder.path().join("office.ics"), &whole);
    desk.keys("g");
    desk.wait_for(&news, "2 новые встречи");
}

#[test]
fn what_is_not_read_is_seen_without_a_key_and_gone_when_it_is_mended() {
    let whole = calendar(&first());
    for size in SIZES {
        let (mut desk, news, folder) = desk(Lang::Ru, size, whole.get(..whole.len() - 10).unwrap());
        wait_for_found(&mut desk, &news);
        let first = desk.row(2);
        assert!(first.starts_with(" ? не прочитано ") && first.contains("office.ics: обрывается, ждём целого"), "{}", desk.screen());
        put(&folder.path().join("office.ics"), &whole);
        desk.wait_for(&news, "2 новые встречи");
        desk.sees_no("обрывается").sees_no("не прочитано");
        // However many there are, it is one line; answered, it makes room for the next one.
        let trouble = |name: &str, why, more| kamdesk::watched::Trouble {
            source: format!("/{name}").into(),
            path: format!("/{name}").into(),
            why,
            more,
        };
        let troubles = vec![trouble("mail", Why::TooMany, 7), trouble("a.ics", Why::Cut, 0), trouble("b.ics", Why::Gone, 2)];
        drop(news);
        desk.app.handle(Event::Report(Report::Watched(Found { news: Vec::new(), troubles })));
        desk.look_around();
        assert_eq!(desk.rows_with("не прочитано").len(), 1, "{}", desk.screen());
        desk.sees("a.ics: обрывается, ждём целого · ещё 3 файла");
        desk.keys("g<Space>").sees("b.ics: нет на месте, ждём · ещё 2 файла");
        desk.keys("g<Space>").sees("mail: смотрим не все, ещё 7 файлов");
        desk.keys("g<Space>").sees_no("не прочитано");
    }
}

/// Takes news from the background until the watched files were looked at.
fn wait_for_found(desk: &mut Desk, news: &Receiver<Event>) {
    loop {
        let event = news.recv_timeout(Duration::from_secs(60)).unwrap();
        let is_it = matches!(event, Event::Report(Report::Watched(_)));
        desk.app.handle(event);
        desk.look_around();
        if is_it {
            return;
        }
    }
}

/// The rows of the list of files, by their names.
fn listed(desk: &Desk) -> Vec<String> {
    let lines = desk.screen().lines().map(str::to_owned).collect::<Vec<_>>();
    let within = |line: &String| line.split('│').nth(1).map(str::to_owned);
    let rows = lines.iter().skip_while(|line| !line.contains("│ › ")).skip(2).map_while(within);
    rows.filter_map(|row| row.trim_start_matches('►').split_whitespace().next().map(str::to_owned)).collect()
}

#[test]
fn files_are_listed_the_newest_first_and_folders_are_entered() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    for (name, seconds) in [("a.csv", 300), ("b.ics", 100), ("c.eml", 200), ("d.mbox", 50), ("e.doc", 1)] {
        put(&at(name), "x");
        age(&at(name), seconds);
    }
    std::fs::create_dir(at("inner")).unwrap();
    put(&at("inner/f.emlx"), "x");
    for size in SIZES {
        let mut desk = Desk::demo(Lang::Ru, size);
        desk.keys("2I").paste(&format!("{}/", folder.path().display()));
        assert_eq!(listed(&desk), ["d.mbox", "b.ics", "c.eml", "a.csv", "../", "inner/"], "{}", desk.screen());
        // The ones that are watched stand on top, wherever they are.
        let watched = at("inner/f.emlx").display().to_string();
        watch(&desk.store(), &watched);
        desk.keys("<Esc>").look_around();
        desk.keys("I").paste(&format!("{}/", folder.path().display())).sees("под присмотром");
        assert_eq!(listed(&desk).get(1).map(String::as_str), Some("d.mbox"), "{}", desk.screen());
        desk.keys("<Esc>");
        watch(&desk.store(), "");
        desk.look_around();
        desk.keys("I").paste(&format!("{}/", folder.path().display())).keys("inn<Enter>");
        assert_eq!(listed(&desk), ["f.emlx", "../"], "{}", desk.screen());
        desk.keys("<Down><Enter>");
        assert_eq!(listed(&desk).last().map(String::as_str), Some("inner/"), "{}", desk.screen());
    }
}

#[test]
fn the_promise_in_a_letter_is_made_beside_its_text() {
    for size in SIZES {
        let folder = tempfile::tempdir().unwrap();
        put(&folder.path().join("1.eml"), &letter(1, "ivnev@example.org", "Вы обещали два варианта расчёта до среды."));
        let mut desk = Desk::on(Lang::Ru, size, |path| {
            support::demo_at(path, Lang::Ru);
            watch(&Store::open(path, support::morning()).unwrap(), &folder.path().display().to_string());
        });
        let (reports, news) = channel();
        desk.app.attach(reports, kamdesk::tui::keeper::Typed::default());
        desk.wait_for(&news, "в почте");
        desk.keys("I");
        desk.wait_for(&news, "Новые записи дневника");
        desk.keys("<Enter>");
        desk.wait_for(&news, "Письма внесены");
        desk.keys("<Enter>2/ромашка<Enter><Tab><Tab>/N1<Tab>o");
        desk.sees("Мы обещали · Ромашка").sees("Вы обещали два варианта расчёта").sees("Ивнев Игорь Павлович");
        desk.keys("Два варианта расчёта<Enter>").sees("Сохранено");
        let mut made = Vec::new();
        let store = desk.store();
        store
            .each(Entity::Action, |action| {
                if action.text("title") == "Два варианта расчёта" {
                    made.push(action.int("entry_id"));
                }
            })
            .unwrap();
        let entry = made[0].expect("it comes from the letter");
        assert_eq!(store.load(Entity::Entry, entry).unwrap().unwrap().text("purpose"), "N1");
        // Before a client what was written is not read.
        desk.keys("<F2>o").sees_no("два варианта");
    }
}
