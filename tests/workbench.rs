//! What goes on behind the screen while the KAM works: names that follow the file, orders, threads that fail.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use kamdesk::capture;
use kamdesk::domain::{Entity, Lang, Record};
use kamdesk::store::{Store, Verb};
use kamdesk::tui::event::{Event, Report};
use std::sync::mpsc::{Receiver, channel};
use support::desk::Desk;

/// A person written down in another window while the phone rings would not be found.
#[test]
fn the_palette_follows_the_file_while_it_is_open() {
    let mut desk = Desk::demo(Lang::Ru, (100, 30));
    desk.keys("<F3>лукоморьева").sees("Ничего не найдено");
    let person = Record::new(Entity::Person).with_text("family_name", "Лукоморьева").with_text("given_name", "Яна");
    desk.store().step(Verb::Create, "", |change| change.insert(&person)).unwrap();
    desk.look_around().sees("Лукоморьева Яна");
}

/// A line of which the words are none as they stand is put into the other layout by one key, and until then stays as it was typed.
#[test]
fn a_line_in_the_other_layout_is_turned_with_one_key() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("cзв молвея: ghjcbn crblre").sees("похоже на другую раскладку: зв молвея: просит скидку (F3 — исправить)");
    desk.keys("<F3>").sees("зв молвея: просит скидку").sees_no("похоже на другую раскладку");
}

/// What happens to something else than the line would be seen and could not be changed without three keys nobody names.
#[test]
fn what_a_line_closes_is_kept_planned_with_one_key() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("cзв молвея: ок").sees("закроет: звонок 10:30 · Молвея (F7 — оставить)");
    desk.keys("<F7>").sees("останется в плане: звонок 10:30 · Молвея (F7 — закрыть)").keys("<F7>").sees("закроет:").keys("<F7>");
    desk.keys("<F1>").sees("Как пишут строку").sees("далее пн 10:00 встреча").sees("мы обещали, со сроком").keys("<Esc>");
    desk.keys("<Esc>cзв весьнеизвестный: да").sees_no("закроет");
    desk.keys("<C-u>зв молвея: ок; далее 31.11; %20 коробок").sees("день не понят, останется в тексте").sees("не видно, что это деньги");
}

/// A line that names its client is that client's wherever it was left: it comes back where the line is opened next.
#[test]
fn a_line_that_was_left_elsewhere_comes_back() {
    let mut desk = Desk::demo(Lang::Ru, (100, 30));
    let (reports, _kept): (_, Receiver<Event>) = channel();
    desk.app.attach(reports, kamdesk::tui::keeper::Typed::default());
    desk.keys("2/молвея<Enter>c").keys("ромашка:<Space>ждут<Space>счёт<Esc>");
    desk.keys("<Esc>2/<C-u>реактика<Enter>c").sees("ромашка: ждут счёт").sees("Незаконченная запись");
    // What is typed in its place is another line: that one waits on.
    desk.keys("ок").sees_no("ждут счёт").keys("<C-u><Esc>");
    desk.keys("<Esc>1c").sees("ромашка: ждут счёт").sees("Незаконченная запись").keys("<Enter>").sees("Ромашка · звонок").keys("c");
    desk.sees_no("ромашка: ждут счёт").keys("<Esc>");
    // One that says nothing of whose it is waits where it was typed.
    desk.keys("2/<C-u>молвея<Enter>c")
        .keys("просят<Space>счёт<Esc>")
        .keys("<Esc>2/<C-u>реактика<Enter>c")
        .sees_no("просят счёт")
        .keys("<Esc>");
    desk.keys("<Esc>2/<C-u>молвея<Enter>c").sees("просят счёт");
}

/// A name that is begun or nearly somebody's is theirs, and never that of the row that happens to be selected.
#[test]
fn a_begun_name_never_lands_at_the_selected_client() {
    let entries = |desk: &Desk, account: &str| {
        let account = desk.store().accounts_matching(account, 1).unwrap()[0].0;
        let mut count = 0;
        desk.store()
            .each(Entity::Entry, |entry| count += usize::from(entry.owner == Some(account) && entry.text("state") == "held"))
            .unwrap();
        count
    };
    let mut desk = Desk::demo(Lang::Ru, (100, 30));
    desk.keys("2/молвея<Enter><Esc>");
    let before = (entries(&desk, "молвея"), entries(&desk, "ромашка"));
    desk.keys("c").keys("звонил<Space>пест<Tab>").sees("звонил +Пестова").sees("Ромашка").sees_no("клиент предположен: Молвея");
    desk.keys("<C-u>").keys("звонил<Space>пестов").sees("пестов — это Пестова").sees("клиент предположен: Ромашка");
    desk.keys("<Enter><Enter><Enter>").sees("Ромашка");
    assert_eq!((entries(&desk, "молвея"), entries(&desk, "ромашка")), (before.0, before.1 + 1), "{}", desk.screen());
}

/// What a mark and its words do not agree on is asked about before it is kept.
#[test]
fn a_promise_whose_words_speak_against_its_mark_is_asked_about() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("cмолвея: !!мы пришлём кп до пт")
        .sees("обещает другая сторона")
        .keys("<Enter>")
        .sees("обещает другая сторона (! — мы, !! — они)");
    desk.keys("<C-u>молвея: ок; %1,2<Enter>").sees("тысячи или миллионы?");
    desk.keys("<C-u>молвея: !не обещали ничего до ср<Enter>").sees("похоже, ничего не обещано").keys("<Enter>").sees("1 обещание");
}

/// What the program wrote itself is no head that hides what is planned after it.
#[test]
fn what_one_goes_on_with_behind_a_prefilled_line_is_planned() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("<Space>").keys("далее<Space>пн<Space>10:00<Space>звонок").sees("далее: пн").sees_no("останется в тексте");
}

/// The one of two namesakes whom Tab offered is the one who is meant.
#[test]
fn a_namesake_taken_by_tab_is_not_asked_about_again() {
    let mut desk = Desk::demo(Lang::Ru, (100, 30));
    for (given, middle) in [("Яна", "Львовна"), ("Яна", "Львовна")] {
        let molveya = desk.store().accounts_matching("молвея", 1).unwrap()[0].0;
        desk.store()
            .step(Verb::Create, "", |change| {
                let person = Record::new(Entity::Person).with_text("family_name", "Лукоморьева").with_text("given_name", given);
                let person = change.insert(&person.with_text("middle_name", middle))?;
                change.insert(&Record::owned(Entity::Affiliation, molveya).with("person_id", kamdesk::domain::Value::Int(person)))
            })
            .unwrap();
    }
    desk.look_around().keys("cзв молвея: +Лук<Tab>").sees("Лукоморьева Яна Львовна").keys("<Down><Enter>");
    desk.sees("+Лукоморьева_Яна_Львовна")
        .sees("Лукоморьева Я. Л.")
        .sees_no("Лукоморьева Яна Львовна — кто")
        .keys("ок<Enter>")
        .sees("Молвея · звонок");
}

/// What is no contact would be a last contact, or what was one would be none: the line says which, and the user has the last word.
#[test]
fn an_attempt_is_told_from_a_contact() {
    let mut desk = Desk::demo(Lang::Ru, (100, 30));
    desk.keys("cзв молвея: не взяли трубку").sees("не застали (последним контактом не станет)").sees("останется в плане");
    desk.keys("<Enter>").sees("Молвея · звонок · не застали").keys("u");
    let line = "cзв молвея: не взяли трубку, секретарь обещала прайс";
    desk.keys(line).sees("не застали? (последним").keys("<Enter>").sees("Разговора не было (не застали)?");
    desk.keys("<Enter>").sees("Молвея · звонок · не застали").keys("u");
    desk.keys(line).keys("<F3><F3><F3><Enter>").sees("Что вышло").keys("<Enter>").sees_no("не застали").sees("закроет: звонок 10:30");
}

/// A name that is no form of anybody's is asked about; who is meant, a new one or a word of the text are each a key away.
#[test]
fn a_name_near_anothers_is_asked_about_in_the_workbench() {
    let mut desk = Desk::demo(Lang::Ru, (100, 30));
    let line = "cзв молвея: +Костин просит прайс";
    desk.keys(line)
        .sees("Костин — это Костина")
        .keys("<Enter>")
        .sees("Ещё раз Enter — да")
        .keys("<Enter>")
        .sees("Молвея · звонок")
        .keys("u");
    desk.keys(line).keys("<F3>").sees("создать человека «Костин» у «Молвея»").sees("оставить имя в тексте");
    desk.keys("<Down><Down><Enter>").sees_no("Костин — это");
    // Tab after such a name asks too: there is nothing to complete.
    desk.keys("<C-u>зв молвея: +Костин<Tab>").sees("создать человека «Костин» у «Молвея»");
    // A slip: who is nearest is at hand, before anybody new.
    desk.keys("<Esc><C-u>зв молвея: +Кастина просит прайс<F3><Enter>").sees_no("создать: Кастина").sees("Костина Л. В.");
}

/// A planned call answered in one line would have its participants for a note.
#[test]
fn the_note_of_a_planned_contact_is_what_was_typed() {
    let mut desk = Desk::demo(Lang::Ru, (100, 30));
    desk.keys("<Space>").sees("+Костина").keys("согласны на всё<Enter>").sees("закрыто запланированное");
    let store = desk.store();
    let entries = (1..999).filter_map(|id| store.load(Entity::Entry, id).unwrap());
    let held: Vec<Record> = entries.filter(|entry| entry.text("notes").contains("согласны на всё")).collect();
    let [entry] = &held[..] else { panic!("{held:?}") };
    assert_eq!((entry.text("state"), entry.text("notes"), entry.get("people").ids().len()), ("held", "согласны на всё", 1));
}

/// Somebody created from within the line would be in the file although the line was left, and no undo of the line took them back.
#[test]
fn what_is_created_from_a_line_comes_with_it() {
    let mut desk = Desk::demo(Lang::Ru, (100, 30));
    let count = |store: &Store, entity: Entity| (1..999).filter(|id| store.load(entity, *id).unwrap().is_some()).count();
    let all = |desk: &Desk| [Entity::Account, Entity::Person, Entity::Entry].map(|entity| count(&desk.store(), entity));
    let before = all(&desk);
    let line = "зв Ясногорка: +Лукоморьев/Дубравка просит прайс";
    desk.keys(&format!("c{line}<F3>")).sees("Какой клиент").keys("<F7>").sees("создать клиента: Ясногорка");
    desk.keys("<F3>").sees("создать человека «Лукоморьев» у «Ясногорка»").keys("<Esc>");
    desk.keys("<F3><Esc><Esc>").sees_no("зв Ясногорка");
    assert_eq!(all(&desk), before, "the line was left");
    desk.keys(&format!("c{line}<F3><F7><F3><Enter>")).sees("создать: Лукоморьев");
    desk.keys("<Enter>").sees("Ясногорка · звонок");
    assert_eq!(all(&desk), [before[0] + 1, before[1] + 1, before[2] + 1]);
    desk.keys("u");
    assert_eq!(all(&desk), before, "one undo takes all of it back");
}

/// The chip says who is created, by the name that was typed for them in the picker.
#[test]
fn a_person_is_created_by_the_name_typed_in_the_picker() {
    let mut desk = Desk::demo(Lang::Ru, (100, 30));
    desk.keys("cзв молвея: +Лукоморьев/Дубравка просит прайс<F3><Enter>").sees("создать: Лукоморьев");
    desk.keys("<F3><F3><F3><F3><Enter>")
        .sees("Кто это")
        .keys("Лукоморьева Яна<F7>")
        .sees("+Лукоморьева_Яна/Дубравка")
        .sees("создать: Лукоморьева Яна");
    desk.keys("<Enter>").sees("Молвея · звонок");
    let store = desk.store();
    let person =
        (1..999).filter_map(|id| store.load(Entity::Person, id).unwrap()).find(|person| person.text("family_name") == "Лукоморьева");
    assert_eq!(person.unwrap().text("given_name"), "Яна");
}

/// A client agreed to for one line would take the next line, about somebody else.
#[test]
fn what_was_agreed_to_for_one_line_is_asked_again_for_another() {
    let mut desk = Desk::demo(Lang::Ru, (100, 30));
    let proposed = "клиент предположен";
    desk.keys("2cпросто текст").sees(proposed).keys("<Tab>").sees_no(proposed).keys(" и ещё слово").sees_no(proposed);
    // He acts for three clients.
    desk.keys("<C-u>барсовский звонил").sees("чья это запись");
    // Emptied letter by letter, or with another head, it is another line as well.
    desk.keys("<C-u>ок<Tab>").sees_no(proposed).keys("<Backspace><Backspace>договорились").sees(proposed);
    desk.keys("<Tab>").sees_no(proposed).keys("<Home>вчера ").sees(proposed);
}

/// Among hundreds of notes the one that is about nothing else would stand far below.
#[test]
fn what_is_written_is_found_newest_or_best_first() {
    let mut desk = Desk::demo(Lang::Ru, (100, 30));
    let store = desk.store();
    let account = store.accounts_matching("", 1).unwrap()[0].0;
    for (day, notes) in
        [("2026-01-10", "шаблоны шаблоны шаблоны"), ("2026-11-20", "говорили о многом, среди прочего и про шаблоны упаковки")]
    {
        let entry = Record::owned(Entity::Entry, account).with_text("kind", "call").with_text("state", "held").with_text("day", day);
        store.step(Verb::Create, "", |change| change.insert(&entry.with_text("notes", notes))).unwrap();
    }
    desk.keys("<F6>шаблоны").sees("сначала новые");
    let rows = |desk: &Desk| [desk.rows_with("среди прочего")[0], desk.rows_with("шаблоны шаблоны")[0]];
    assert!(rows(&desk).is_sorted());
    desk.keys("<F7>").sees("самые точные");
    assert!(!rows(&desk).is_sorted(), "{}", desk.screen());
    desk.keys("<F7>").sees("сначала новые");
}

/// A search for the words of nobody would look through a million of notes.
#[test]
fn words_of_nobody_are_answered_at_once() {
    let mut desk = Desk::demo(Lang::Ru, (100, 30));
    for name in ["ктоугоднов", "-"] {
        desk.keys(&format!("<F6>кто:{name} цена")).sees("Нет человека с таким именем").keys("<Esc>");
    }
    // By a beginning of any word of the name somebody is found.
    let mut found = None;
    desk.store()
        .each(Entity::Person, |person| {
            found = found.take().or(Some(person.text("given_name").to_lowercase()).filter(|name| name.len() > 4))
        })
        .unwrap();
    desk.keys(&format!("<F6>кто:{}", found.unwrap())).sees_no("Нет человека");
}

/// A fault in the background would leave the screen in pieces while the program goes on.
#[test]
fn a_fault_in_the_background_is_a_message() {
    let mut desk = Desk::demo(Lang::Ru, (100, 30));
    desk.app.handle(Event::Report(Report::Panic("src/import/plan.rs:7".into())));
    desk.look_around().sees("прервалась из-за ошибки программы (src/import/plan.rs:7)").keys("2").sees("Клиенты · 12");
}

/// A client who sees two records compared would read what is kept of both.
#[test]
fn two_records_are_compared_in_front_of_a_client() {
    let mut desk = Desk::demo(Lang::Ru, (120, 36));
    desk.keys("2/фармл<Enter><Tab>M<Down><Enter>").sees("С записью связаны").sees("личн").sees("Что важно").keys("<Esc>");
    desk.keys("<F2>M<Down><Enter>").sees("Вольётся").sees_no("С записью связаны").sees_no("личн").sees_no("Что важно").sees_no("•••");
    desk.keys("<Enter>").sees("Записи соединены").keys("D").sees("Клиент рядом").sees_no("Разделить").keys("<Enter>").sees("Клиент рядом");
    desk.keys("<F2><Enter>").sees("снова отдельная запись").sees("Вернулось");
}

/// A file that was read wrongly could only be given up.
#[test]
fn an_import_is_corrected_before_it_is_taken_in() {
    let mut desk = Desk::demo(Lang::Ru, (100, 30));
    let (reports, news) = channel();
    desk.app.attach(reports, kamdesk::tui::keeper::Typed::default());
    let folder = tempfile::tempdir().unwrap();
    let header: String = (0..200).map(|at| format!(";Поле {at}")).collect();
    let rows = format!("Фамилия;Фамилия;Телефон{header}\nЛукоморьева;Иванова;+7 900 000-41-01\n");
    let file = folder.path().join("list.csv");
    std::fs::write(&file, rows).unwrap();
    desk.keys("I<F1>").sees("Справка").keys("<Esc>").paste("нет/такого.csv").keys("<Enter>").sees("Такого файла нет");
    // A path that begins anew takes the place of what stands there.
    desk.keys("/").paste(&file.display().to_string()).keys("<Enter>");
    desk.wait_for(&news, "Лукоморьева");
    desk.sees("Несколько столбцов в одном поле (Фамилия)").keys("?").sees("Справка").keys("<Esc>");
    desk.keys("s").sees("Что разделяет столбцы").sees("Фамилия │ Фамилия").keys("<Up><Enter>");
    desk.wait_for(&news, "не прочитан");
    desk.keys("<Enter>");
    desk.wait_for(&news, "Лукоморьева");
    desk.keys("e").sees("Кодировка").sees("windows-1251").keys("<Down><Enter>");
    desk.wait_for(&news, "windows-1251");
    desk.keys("e<Home><Enter>");
    desk.wait_for(&news, "UTF-8");
    desk.keys("c<End>").sees("Поле 199").keys("<PgUp>").sees("Поле 189").keys("/поле 42").sees("Поле 42").sees_no("Поле 41");
    desk.keys("<Enter><Esc>").sees("Поле 42").keys("<Home><Down><Left><Left>").sees_no("Несколько столбцов").keys("<Enter>");
    desk.wait_for(&news, "Лукоморьева");
    desk.keys("<Enter>");
    desk.wait_for(&news, "Внесено новых: 0 клиентов, 1 человек");
    assert!(!desk.row(29).contains("прервать") && desk.row(29).contains("закрыть"), "{}", desk.row(29));
    desk.keys("<Enter>u").sees("Отменено");
}

/// A report in the letters of an old program could only be given up, and one taken for a list of contacts stayed one.
#[test]
fn the_encoding_of_a_report_is_corrected_inside() {
    let mut desk = Desk::demo(Lang::Ru, (100, 30));
    let (reports, news) = channel();
    desk.app.attach(reports, kamdesk::tui::keeper::Typed::default());
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.csv");
    let text = "Период;Клиент;Сумма\n01.2026;Лукоморье;1000\n01.2026;Ёжик;7\n";
    std::fs::write(&file, encoding_rs::WINDOWS_1251.encode(text).0).unwrap();
    desk.keys("I").paste(&file.display().to_string()).keys("<Enter>");
    desk.wait_for(&news, "отчёт о закупках, 2 строки");
    desk.sees("windows-1251").keys("e").sees("Кодировка").sees("Период;Клиент;Сумма").keys("<Esc>").sees("отчёт о закупках, 2 строки");
    // In wrong letters it is no report; asked once more it is read as one again.
    desk.keys("e<Down><Enter>");
    desk.wait_for(&news, "IBM866");
    desk.sees_no("отчёт о закупках").keys("e<Up><Enter>");
    desk.wait_for(&news, "отчёт о закупках, 2 строки");
    desk.keys("<Enter>");
    desk.wait_for(&news, "Закупки внесены");
    assert_eq!(desk.store().report_clients(9).unwrap().len(), 2);
    // A table that was pasted has no letters to choose.
    desk.keys("<Enter>I").paste("Период\tКлиент\tСумма\n02.2026\tЛукоморье\t5\n");
    desk.wait_for(&news, "отчёт о закупках, 1 строка");
    desk.keys("e").sees("Кодировку выбирают у текстовых файлов").sees("отчёт о закупках, 1 строка");
}

/// That nothing was read is not that all is known already.
#[test]
fn a_file_of_which_nothing_is_read_says_so_inside() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("empty.csv");
    for (text, said) in [
        ("Название;ИНН;Телефон\nИтого;;5\n", "Вносить нечего: ни клиента, ни человека здесь не нашлось."),
        ("Период;Клиент;Сумма\n01.2026;;?\n", "Вносить нечего."),
        ("Клиент;Январь;Февраль\nЛютик;5;7\n", "Месяцы в заголовках без года."),
    ] {
        let mut desk = Desk::demo(Lang::Ru, (100, 30));
        let (reports, news) = channel();
        desk.app.attach(reports, kamdesk::tui::keeper::Typed::default());
        std::fs::write(&file, text).unwrap();
        desk.keys("I").paste(&file.display().to_string()).keys("<Enter>");
        desk.wait_for(&news, said);
        desk.sees_no("Всё это уже есть").sees_no("уже внесено").keys("<Enter>");
        desk.sees_no("Внесено новых").sees_no("Всё это уже есть").sees_no("уже внесено");
    }
}

/// Keys that do nothing on an empty tab are told with the reason.
#[test]
fn the_help_of_an_empty_tab_says_why_its_keys_do_nothing() {
    let mut desk = Desk::empty(Lang::Ru, (80, 24));
    desk.keys("<Enter>3<S-Tab><S-Tab><S-Tab><S-Tab>").sees("Похожих записей нет");
    desk.keys("?").sees("это один и тот же — Похожих записей нет").sees("Здесь пусто").keys("<Esc>");
    desk.keys("<Enter>").sees("Похожих записей нет").keys("/").sees("Здесь пусто").keys("<Tab>").sees("Все клиенты из отчётов");
    desk.keys("?").sees("чей это — Никто не ждёт").sees("не наш — Никто не ждёт").sees("Здесь пусто").keys("<Esc>");
    desk.keys("x").sees("Никто не ждёт").keys("s").sees("Здесь пусто");
}

/// In a note of sixty lines one would not know where one is, nor get to its ends, with either layout on.
#[test]
fn a_long_text_is_moved_through_by_words_lines_and_pages() {
    let note: Vec<String> = (1..=60).map(|line| format!("строка {line} разговора о цене")).collect();
    for size in [(80, 24), (120, 40)] {
        let mut desk = Desk::demo(Lang::Ru, size);
        desk.keys("C").paste(&note.join("\n")).sees("строка 60 из 60").sees("строка 60 разговора");
        desk.keys("<C-Home>").sees("строка 1 из 60").sees("строка 1 разговора").keys("<Down><Down>").sees("строка 3 из 60");
        desk.keys("<PgDn>").sees_no("строка 3 из 60").keys("<PgUp><C-End>").sees("строка 60 из 60");
        // Ctrl-U takes the line back, also where the key types «г».
        desk.keys("<C-u>").sees_no("строка 60 разговора").keys("<C-y>").sees("строка 60 разговора о цене");
        desk.keys("<C-г>").sees_no("строка 60 разговора").keys("<C-y>");
        desk.keys("<Home>Х<End>Щ").sees("Хстрока 60 разговора о ценеЩ").keys("<C-Left>Ы").sees("о Ыцене");
    }
}

/// An e-mail broken in two would be read as two, or copied as half of one.
#[test]
fn an_email_stands_whole_where_two_people_are_compared() {
    for columns in [60, 80] {
        let mut desk = Desk::demo(Lang::Ru, (columns, 40));
        desk.keys("2/агроз<Enter><Tab>M<Down><Enter>").sees("Вольётся");
        let screen = desk.screen();
        assert!(screen.matches("@example.").count() >= 1, "{screen}");
        for row in screen.lines().filter(|row| row.contains('@')) {
            let whole = row.split_whitespace().filter(|word| word.contains('@')).all(|word| word.contains(".org") || word.contains(".com"));
            assert!(whole, "{screen}");
        }
        assert!(screen.contains("+7 900 000-40-39"), "{screen}");
    }
}

/// Keys pressed after something was made would act on what stood there before.
#[test]
fn the_cursor_goes_to_what_was_made() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    // In the dossier, wherever one was reading; with it `d` deletes what was just written.
    desk.keys("2<Enter>w").paste("кто решает по таре").keys("<C-s>").sees("Вопросы · 4");
    desk.keys("d").sees("кто решает по таре").sees("Вопросы · 3");
    // On the map.
    desk.keys("<Esc><Esc>2<Enter><Tab>vnc").sees("Фамилия").paste("Лукоморьева").keys("<C-s>").sees("Карта · 8");
    let footer: String = (20..23).map(|y| desk.row(y)).collect();
    assert!(footer.contains("Лукоморьева"), "{}", desk.screen());
    // On Today a group that holds it opens.
    desk.keys("1o").paste("показать расчёт").keys("<Tab>+6<C-s>");
    let rows = desk.rows_with("показать расчёт");
    assert!(rows.iter().any(|y| desk.row(*y).contains('►')), "{}", desk.screen());
}

/// A company of which only the name is known, among companies of which more is: it had to be added by hand afterwards. And
/// what does not fit the page is counted.
#[test]
fn what_looks_like_a_heading_is_taken_in_where_it_is_a_company() {
    let mut desk = Desk::demo(Lang::Ru, (100, 30));
    let (reports, news) = channel();
    desk.app.attach(reports, kamdesk::tui::keeper::Typed::default());
    let folder = tempfile::tempdir().unwrap();
    let rows: String = (0..40).map(|at| format!("Пробная {at};77000{at:05};\n")).collect();
    let file = folder.path().join("list.csv");
    std::fs::write(&file, format!("Наименование;ИНН;Телефон\nСеверяне;;\n{rows}Поставщики;;\nПробная;7799999999;\n")).unwrap();
    desk.keys("I").paste(&file.display().to_string()).keys("<Enter>");
    desk.wait_for(&news, "таблица через");
    let below = |desk: &Desk| desk.screen().lines().any(|line| line.contains("ещё") && line.contains('↓'));
    assert!(below(&desk), "{}", desk.screen());
    desk.keys("<End>").sees("Северяне").sees("похоже на заголовок группы");
    assert!(!below(&desk), "{}", desk.screen());
    desk.keys("h").sees("Похоже на заголовки групп").sees("Северяне").sees("Поставщики").sees("строка 2").keys("<Esc>");
    desk.keys("<End>").sees("похоже на заголовок").keys("h<Space><Enter>");
    desk.wait_for(&news, "таблица через");
    desk.keys("h").sees("[x] Северяне").sees("[ ] Поставщики").keys("<Esc>");
    desk.keys("<Enter>");
    desk.wait_for(&news, "Внесено новых: ");
    let store = desk.store();
    // Those of the demo, and with those under question all that were read.
    assert_eq!(store.count_accounts().unwrap(), 12 + 42);
    assert!(!store.accounts_matching("северяне", 9).unwrap().is_empty());
    assert!(store.accounts_matching("поставщики", 9).unwrap().is_empty());
}

/// Whoever takes back the taking back reads what was taken back.
#[test]
fn opening_again_is_undone_by_its_name() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    let store = desk.store();
    let mut promise = None;
    store
        .each(Entity::Action, |action| {
            let is_meant = action.owner.is_some() && action.text("state") == "open" && action.get("repeats").is_empty();
            promise = promise.take().or(is_meant.then_some(action))
        })
        .unwrap();
    let promise = promise.unwrap();
    let id = promise.id.unwrap();
    for _ in 0..2 {
        kamdesk::editing::toggle_done(&store, Entity::Action, id).unwrap();
    }
    let said = format!(": {}»", promise.title());
    desk.look_around().keys("u").sees("Отменено: снятие отметки о выполнении «").sees(&said);
    assert_eq!(store.load(Entity::Action, id).unwrap().unwrap().text("state"), "kept");
}

/// A sentence that has no room on its line goes on below.
#[test]
fn what_is_said_of_an_empty_folder_is_read_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = format!("{}{}", folder.path().display(), std::path::MAIN_SEPARATOR);
    for (lang, last) in [(Lang::Ru, "вставить из буфера."), (Lang::En, "pasted.")] {
        let mut desk = Desk::demo(lang, (80, 24));
        desk.keys("2I").paste(&path);
        let screen = desk.screen();
        assert!(screen.contains(last), "{screen}");
    }
}

/// A planned call of which nothing is written is called by its kind, its day and its client.
#[test]
fn what_has_no_name_is_said_by_its_kind_when_it_is_deleted() {
    let mut desk = Desk::demo(Lang::Ru, (120, 30));
    let make = |change: &kamdesk::store::Change| {
        let account = change.insert(&Record::new(Entity::Account).with_text("short_name", "Щебень"))?;
        let call = Record::owned(Entity::Entry, account).with_text("kind", "call").with_text("state", "planned");
        change.insert(&call.with_text("day", "2026-11-25"))
    };
    desk.store().step(Verb::Create, "", make).unwrap();
    desk.look_around().keys("2/щебень<Tab><Enter><Tab><Tab>").sees("ср 25.11").keys("d");
    desk.sees("Удалено: звонок · завтра · Щебень.");
}

/// What is typed would be invisible, and the end of a page unread, as long as something is said; and it would be said on every page.
#[test]
fn a_long_message_has_rows_of_its_own_until_one_goes_on() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    let other = desk.file().with_file_name("kam (1).db");
    std::fs::copy(desk.file(), &other).unwrap();
    let there = Record::new(Entity::Account).with_text("short_name", "Там");
    let store = Store::open(&other, kamdesk::clock::Clock::System).unwrap();
    store.step(Verb::Create, "", |change| change.insert(&there)).unwrap();
    drop(store);
    desk.keys("2/ромаш<Enter><Tab>v");
    desk.app.handle(Event::Report(Report::Forks(desk.store().untold_forks().unwrap())));
    desk.look_around().sees("kam (1).db").keys("/ив").sees("ив▏");
    let said = desk.rows_with("kam (1).db")[0];
    assert!(desk.rows_with("ив▏")[0] < said, "{}", desk.screen());
    desk.keys("<Esc>").sees_no("kam (1).db");
}

/// A row would be told as changed, and a form looked for that nobody opened.
#[test]
fn what_was_not_saved_is_not_ticked_off() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2nчерновик<Esc>").sees("Не сохранено, но и не потеряно").sees_no("✓");
}

/// Whoever may only read would type in vain, and without colours the sign would be taken for a tab.
#[test]
fn a_badge_outlives_what_is_due_and_has_brackets_without_colours() {
    use kamdesk::tui::theme::{Ground, Theme};
    for (colour, room, gone) in [(true, "КЛИЕНТ РЯДОМ", "файл пропал"), (false, "[КЛИЕНТ РЯДОМ]", "[файл пропал]")]
    {
        let theme = Theme { colour, ascii: false, ground: Ground::Dark };
        let mut desk = Desk::drawn(Lang::Ru, (80, 24), theme, |file| support::demo_at(file, Lang::Ru));
        desk.keys("<F2>");
        assert!(desk.row(0).contains(room), "{}", desk.row(0));
        desk.keys("<F2>").sees("просрочено");
        std::fs::rename(desk.file(), desk.file().with_file_name("elsewhere.db")).unwrap();
        desk.look_around();
        assert!(desk.row(0).contains(gone) && desk.row(0).contains("просрочено"), "{}", desk.row(0));
    }
}

/// Tabs that lead nowhere would be tried before anything is begun.
#[test]
fn the_start_shows_no_tabs_and_how_to_leave() {
    let mut desk = Desk::empty(Lang::Ru, (80, 24));
    desk.sees("Esc выйти").sees_no("2 Клиенты").keys("<Enter>").sees("2 Клиенты");
}

/// A second Enter put down an attempt where nobody was tried; the other answer was a picker away.
#[test]
fn whether_there_was_a_contact_is_answered_by_one_key() {
    for (answer, state, told) in [("<Enter>", "noted", "Вега · без контакта"), ("<F8><Enter>", "held", "Вега · звонок")]
    {
        let mut desk = Desk::on(Lang::Ru, (100, 40), |file| {
            let store = Store::open(file, support::morning()).unwrap();
            store.step(Verb::Create, "", |change| change.insert(&Record::new(Entity::Account).with_text("short_name", "Вега"))).unwrap();
        });
        desk.keys("2c").keys("вега: у Петровой отпуск до пятницы<Enter>").sees("Enter — записать без контакта, F8 — контакт был");
        desk.keys(answer).sees(told);
        let mut states = Vec::new();
        desk.app.store().each(Entity::Entry, |entry| states.push(entry.text("state").to_owned())).unwrap();
        assert_eq!(states, [state]);
    }
}

/// The list is what the first frame is for: the page beside it is read once that stands, and the list does not move for it.
#[test]
fn the_page_beside_today_follows_the_first_frame() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    let whole = desk.screen();
    let list = |screen: &str| screen.lines().map(|line| line.chars().take(60).collect::<String>()).collect::<Vec<_>>();
    desk.app.open(true);
    desk.resize(121, 40).resize(120, 40);
    let first = desk.screen();
    assert_ne!(first, whole);
    assert_eq!(list(&first), list(&whole));
    desk.app.open(false);
    desk.resize(120, 40);
    assert_eq!(desk.screen(), whole);
}

/// A letter would wipe out a text that was left to be gone on with, and what was kept of it.
#[test]
fn what_is_typed_in_place_of_a_left_line_leaves_that_waiting() {
    for instead in ["з", "<Backspace>", "<Del>"] {
        let mut desk = Desk::demo(Lang::Ru, (120, 40));
        let (reports, _kept): (_, Receiver<Event>) = channel();
        desk.app.attach(reports, kamdesk::tui::keeper::Typed::default());
        desk.keys("cмолвея: ждут<Space>каталог").sees("каталог").keys("<Esc>").sees_no("ждут каталог").keys("c").sees("ждут каталог");
        desk.keys(instead).sees_no("ждут каталог");
        desk.keys("<C-u><Esc>").keys("c").sees("ждут каталог");
        let drafts = desk.store().drafts().unwrap();
        assert!(drafts.len() == 1 && drafts[0].body.contains("ждут каталог"), "{instead}: {drafts:?}");
        // Gone on with, it is the same one, and taken away by hand it is gone.
        desk.keys("<End><Space>и<Space>цены<Esc>c").sees("каталог и цены").keys("<C-u><Esc>c").sees_no("каталог");
        assert!(desk.store().drafts().unwrap().is_empty(), "{instead}");
    }
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    let (reports, _kept): (_, Receiver<Event>) = channel();
    desk.app.attach(reports, kamdesk::tui::keeper::Typed::default());
    desk.keys("cмолвея: ждут<Space>каталог<Esc>c").paste("молвея: просят счёт").sees("просят счёт").sees_no("каталог");
    desk.keys("<Enter>").sees("✓ Молвея").keys("c").sees("ждут каталог");
}

/// The line would be refused for good, and its contact be called erased.
#[test]
fn a_contact_that_is_closed_elsewhere_leaves_the_line_to_be_saved_apart() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    desk.keys("cзв молвея: обсудили цены").sees("закроет: звонок 10:30");
    let store = desk.store();
    let parsed = capture::parse("зв молвея: созвонились", store.clock().today(), store.clock().time());
    let meaning = capture::resolve(&store, &parsed, capture::Screen::default()).unwrap();
    assert!(capture::save(&store, &meaning).unwrap().closed);
    let entries = || {
        let mut count = 0;
        store.each(Entity::Entry, |_| count += 1).unwrap();
        count
    };
    let before = entries();
    desk.keys("<Enter>").sees("уже закрыто или перенесено в другом окне").sees("обсудили цены").sees_no("закроет: звонок 10:30");
    desk.keys("<Enter>").sees_no("безвозвратно").sees_no("обсудили цены");
    assert_eq!(entries(), before + 1);
}
