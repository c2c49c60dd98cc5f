//! The finder in the workbench: from two letters to the page, the line or the form, with the person kept.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use kamdesk::domain::{Entity, Lang, Record, Value};
use kamdesk::editing;
use kamdesk::store::{Store, Verb};
use support::desk::Desk;

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

/// Whoever has the phone at the ear reads the company, the phone, the promises and the last contact without another key.
#[test]
fn the_chosen_line_tells_what_the_phone_at_the_ear_needs() {
    for size in SIZES {
        let mut desk = Desk::demo(Lang::Ru, size);
        // The client who comes in is the one whose page is open.
        desk.keys("<F3>ромашка<Enter><F3>пестова ромашка");
        let screen = desk.screen();
        for told in ["руководитель закупок", "+7 900 000-40-03", "Мы   ", "Нам  ", "Было "] {
            assert!(screen.contains(told), "{told}\n{screen}");
        }
        desk.keys("<F2>пестова");
        let screen = desk.screen();
        assert!(screen.contains("+7 900 000-40-03") && !screen.contains("Нам  ") && !screen.contains("Было "), "{screen}");
    }
}

#[test]
fn keys_on_a_found_person_keep_the_person() {
    let mut desk = Desk::demo(Lang::Ru, SIZES[0]);
    desk.keys("<F3>ивнев<F4>");
    assert!(desk.screen().contains("Ромашка: +Ивнев"), "{}", desk.screen());
    let mut desk = Desk::demo(Lang::Ru, SIZES[1]);
    desk.keys("<F3>нефёдова<F5>");
    assert!(desk.screen().contains("Нефёдова Г"), "{}", desk.screen());
    let mut desk = Desk::demo(Lang::Ru, SIZES[1]);
    desk.keys("<F3>ивнев<Enter>o");
    assert!(desk.screen().contains("Ивнев"), "{}", desk.screen());
}

/// Who acts for several companies is not written down at the first of them because it comes first.
#[test]
fn of_several_companies_the_one_typed_is_meant_or_it_is_asked() {
    for size in SIZES {
        let mut desk = Desk::demo(Lang::Ru, size);
        desk.keys("<F3>барсовский курьерика<F4>");
        assert!(desk.screen().contains("Курьерика: +Барсовский"), "{}", desk.screen());
        let mut desk = Desk::demo(Lang::Ru, size);
        desk.keys("<F3>барсов");
        let screen = desk.screen();
        for told in ["Фармлада · консультант", "Курьерика · консультант", "Реактика · консультант", "Курьерика: ", "Фармлада: "]
        {
            assert!(screen.contains(told), "{told}\n{screen}");
        }
        desk.keys("<F4>");
        assert!(desk.screen().contains("+Барсовский") && !desk.screen().contains("Фармлада: +"), "{}", desk.screen());
        for (key, page) in [("<F5>", "Курьерика · Барсовский М. Е."), ("<Enter>", "Курьерика")] {
            let mut desk = Desk::demo(Lang::Ru, size);
            desk.keys(&format!("<F3>барсов{key}"));
            assert!(desk.screen().contains("по какой компании?"), "{key}\n{}", desk.screen());
            desk.keys("курь<Enter>");
            assert!(desk.screen().contains(page) && !desk.screen().contains("по какой"), "{key}\n{}", desk.screen());
        }
    }
}

#[test]
fn what_is_only_like_it_stands_under_a_heading_of_its_own() {
    for typed in ["антонов", "рамашка", "пестава"] {
        let mut desk = Desk::demo(Lang::Ru, SIZES[0]);
        desk.keys(&format!("<F3>{typed}"));
        assert!(desk.screen().contains("Похожие"), "{typed}\n{}", desk.screen());
    }
    let mut desk = Desk::demo(Lang::Ru, SIZES[0]);
    desk.keys("<F3>ивнев");
    assert!(!desk.screen().contains("Похожие"), "{}", desk.screen());
}

#[test]
fn actions_stand_apart_from_people_and_moving_about_is_none_of_them() {
    let mut desk = Desk::demo(Lang::Ru, SIZES[0]);
    desk.keys("<F3>стран");
    assert!(!desk.screen().contains("страница"), "{}", desk.screen());
    desk.keys("<Esc><F3>встреча");
    let screen = desk.screen();
    assert!(screen.contains("Действия"), "{screen}");
}

#[test]
fn nothing_found_offers_what_to_do() {
    let mut desk = Desk::demo(Lang::Ru, SIZES[0]);
    desk.keys("<F3>яхтов павел");
    assert!(
        desk.screen().contains("Новый человек: яхтов павел") && desk.screen().contains("Записать строкой: яхтов павел"),
        "{}",
        desk.screen()
    );
    desk.keys("<Down><Down><Enter>");
    assert!(desk.screen().contains("Яхтов") && desk.screen().contains("Павел"), "{}", desk.screen());
    let mut desk = Desk::demo(Lang::Ru, SIZES[0]);
    desk.keys("<F6>ljujdjh");
    assert!(desk.screen().contains("Искать: договор?"), "{}", desk.screen());
    desk.keys("<Enter>");
    assert!(!desk.screen().contains("Ничего не найдено"), "{}", desk.screen());
    desk.keys(" за прошлый квартал");
    assert!(desk.screen().contains("01.07.2026 – 30.09.2026"), "{}", desk.screen());
}

#[test]
fn accounts_are_filtered_by_what_fields_hold() {
    let mut desk = Desk::demo(Lang::Ru, SIZES[1]);
    desk.keys("2/подольск");
    assert!(desk.screen().contains("Клиенты ─ 1 из 12 ─"), "{}", desk.screen());
    desk.keys("<C-u>кат:ключ риск>0");
    let screen = desk.screen();
    assert!(screen.contains("Ромашка") && !screen.contains("─ 0 из 12") && !screen.contains("Клиенты · 12"), "{screen}");
}

/// Whoever looks into the history of a record wonders where half of it comes from.
#[test]
fn the_history_tells_of_a_merge() {
    let mut desk = Desk::demo(Lang::Ru, SIZES[1]);
    let store = desk.store();
    let accounts = store.accounts_matching("", 2).unwrap();
    editing::merge::merge(&store, Entity::Account, accounts[0].0, accounts[1].0).unwrap();
    desk.look_around()
        .keys("2/")
        .paste(&accounts[0].1)
        .keys("<Tab>H")
        .sees(&format!("Соединено с записью: {}", accounts[1].1))
        .sees("перешло: ")
        .sees("сохранено рядом");
}

/// A record found opens over the section that it stands in, so that Esc leaves one among its like.
#[test]
fn a_record_found_opens_in_its_section() {
    let mut desk = Desk::demo(Lang::Ru, SIZES[1]);
    desk.keys("<F6>вид:конкурент<Enter><Esc>");
    assert!(desk.screen().contains("── Конкуренты ─"), "{}", desk.screen());
    let mut desk = Desk::demo(Lang::Ru, SIZES[1]);
    desk.keys("<F6>вид:сигнал<Enter><Esc>");
    assert!(desk.screen().contains("── Сигналы ─"), "{}", desk.screen());
}

/// Two persons at one number, each with an extension, and a company with several phones, one of them of a record taken in.
#[test]
fn a_number_is_found_with_its_extension_and_what_was_found_is_shown() {
    let mut desk = Desk::on(Lang::Ru, SIZES[1], |file| {
        let store = Store::open(file, support::morning()).unwrap();
        let add = |record: Record| store.step(Verb::Create, "", |change| change.insert(&record)).unwrap();
        let account = |name: &str, phone: &str| add(Record::new(Entity::Account).with_text("short_name", name).with_text("phone", phone));
        let vega = account("Вега", "+7 900 000-31-01; +7 900 000-31-02; +7 900 000-31-03");
        let other = account("Вега Юг", "+7 900 000-31-09");
        editing::merge::merge(&store, Entity::Account, vega, other).unwrap();
        for (family, phone) in
            [("Астахова", "+7 900 000-00-01 доб. 103"), ("Бокова", "8 900 000-00-01 ext. 104"), ("Вялова", "+7 900 000-00-01")]
        {
            let person = add(Record::new(Entity::Person).with_text("family_name", family).with_text("phones", phone));
            add(Record::owned(Entity::Affiliation, vega).with("person_id", Value::Int(person)));
        }
    });
    for (typed, first) in [
        ("+7 900 000-00-01 доб. 103", "Астахова"),
        ("89000000001 #104", "Бокова"),
        ("9000000001x104", "Бокова"),
        ("+79000000001 ext. 103", "Астахова"),
    ] {
        desk.keys("<F3>").keys(&typed.replace(' ', "<Space>")).sees(first);
        let row = |name: &str| desk.rows_with(name).first().copied().unwrap_or(u16::MAX);
        let others = ["Астахова", "Бокова", "Вялова"].into_iter().filter(|name| *name != first);
        assert!(others.map(row).all(|other| row(first) < other), "{typed}\n{}", desk.screen());
        desk.keys("<Esc><Esc>");
    }
    // Of an unknown extension whoever answers at the number is found.
    desk.keys("<F3>").keys("+79000000001<Space>доб.<Space>999").sees("Астахова").sees("Бокова").keys("<Esc><Esc>");
    for phone in ["+7 900 000-31-02", "+7 900 000-31-03", "+7 900 000-31-09"] {
        desk.keys("<F3>").keys(&phone.replace(' ', "<Space>")).sees("Вега").sees(phone).keys("<Esc><Esc>");
    }
    // Persons are picked by a whole phone too.
    desk.keys("2<Enter>m<Tab><Tab><Tab><Space>").keys("+79000000001<Space>доб.104").sees("Бокова").sees_no("Астахова");
}

/// A phone is pasted as it stands in a letter or on a site, and typed with whose it is.
#[test]
fn a_phone_is_found_whatever_stands_beside_it() {
    let desk = Desk::demo(Lang::Ru, SIZES[0]);
    let mut names = kamdesk::search::palette::Names::load(&desk.store()).unwrap();
    for typed in [
        "тел. 89000004003",
        "8 900 000-40-03 моб.",
        "tel:+79000004003",
        "89000004003 Пестова",
        "Пестовой 89000004003",
        "Пестова 103",
        "Пестова доб. 103",
        "доб 103",
        "+79000006003;ext=103",
    ] {
        let found = names.find(typed);
        assert!(found.first().is_some_and(|found| found.text.starts_with("Пестова")), "{typed}: {found:?}");
    }
    // The phone of one beside the name of another names neither.
    assert!(names.find("89000004003 Зимина").iter().all(|found| !found.named));
}

/// The same phone is written in a letter with the code of the country, in an address book with the zeros one dials abroad, and
/// on a card with the zero or the eight of the country itself.
#[test]
fn a_phone_is_found_with_and_without_the_code_of_its_country() {
    for (lang, name, ways) in [
        (Lang::Ru, "Пестова", ["+7 900 000-40-03", "8 (900) 000-40-03", "9000004003", "810 7 900 000 40 03", "007 900 000-40-03"]),
        (Lang::En, "Michel Barras", ["+44 7700 900126", "07700 900126", "7700900126", "0044 7700 900126", "+44 (0)7700 900-126"]),
    ] {
        let desk = Desk::demo(lang, SIZES[0]);
        let mut names = kamdesk::search::palette::Names::load(&desk.store()).unwrap();
        for typed in ways {
            let found = names.find(typed);
            assert!(found.first().is_some_and(|found| found.text.starts_with(name)), "{typed}: {found:?}");
        }
    }
}

/// A setting that nobody finds might as well not be there.
#[test]
fn every_setting_is_found_by_its_name_in_both_languages_and_layouts() {
    let mut desk = Desk::demo(Lang::Ru, SIZES[0]);
    for field in kamdesk::settings::FIELDS {
        for name in [field.words.ru, field.words.en] {
            desk.keys(&format!("<F3>{name}"));
            let screen = desk.screen();
            let found = screen.lines().skip_while(|line| !line.contains("  Настройки")).any(|line| line.contains(field.words.ru));
            assert!(found, "{name}\n{screen}");
            desk.keys("<Esc>");
        }
    }
    // In another form, in the other layout, by what is said of it, by what it may be.
    for (typed, name) in [
        ("календарь", "Календарь: вперёд на"),
        ("календарь", "Из календаря не вносить"),
        ("rfktylfhm", "Календарь: вперёд на"),
        ("backup folder", "Последняя копия"),
        ("папка копий", "Последняя копия"),
        ("mbox", "Следить за файлами"),
        ("цфесрув", "Следить за файлами"),
        ("тёмный", "Фон терминала"),
        ("светлый", "Фон терминала"),
        ("почта", "Наша почта"),
    ] {
        desk.keys(&format!("<F3>{typed}")).sees(name).keys("<Esc>");
    }
}

#[test]
fn a_found_setting_leads_to_its_field() {
    for size in SIZES {
        let mut desk = Desk::demo(Lang::Ru, size);
        desk.keys("<F3>следить<Enter>").sees("полный путь, каждый с");
        desk.paste("/var/mail/me").keys("<C-s>").keys("3").sees("/var/mail/me");
        assert_eq!(desk.store().setting("watched").unwrap().unwrap(), "/var/mail/me");
        desk.keys("1<F3>последняя копия<Enter>").sees("Последняя копия").sees("Файл");
        // Before a client only what is open to them.
        desk.keys("1<F2><F3>следить").sees_no("/var/mail/me").sees_no("Следить за файлами");
    }
}

/// A debt and a contract were found nowhere by their names; what is settled is not in the way, and a client sees none.
#[test]
fn debts_and_contracts_are_found_by_their_names() {
    let mut desk = Desk::demo(Lang::Ru, (100, 30));
    desk.keys("<F3>счёт 118").sees("счёт 118").keys("<Enter>").sees("Долги · 3");
    let account = desk.store().accounts_matching("ромаш", 1).unwrap().remove(0).0;
    let contract = |subject: &str, number: &str, state: &str| {
        Record::owned(Entity::Contract, account).with_text("subject", subject).with_text("number", number).with_text("state", state)
    };
    for record in [contract("Мешки", "К-77", "open"), contract("Старьё", "К-78", "ended")] {
        desk.store().step(Verb::Create, "", |change| change.insert(&record)).unwrap();
    }
    desk.keys("1<F3>к-77").sees("Мешки, № К-77").keys("<Enter>").sees("Мешки");
    desk.keys("1<F3>старьё").sees_no("Старьё, № К-78").keys("<Esc><Esc>1<F2><F3>мешки").sees_no("Мешки, № К-77");
}
