//! Days in forms: what is read as one, and what is asked about.

use crate::support::desk::Desk;
use crate::{all, desk};
use kamdesk::domain::{Entity, Lang, Record};
use kamdesk::editing;
use kamdesk::store::Verb;

/// A day typed with what is promised is asked about as in a line: by its own field, or once where it has passed.
#[test]
fn a_doubtful_day_of_a_promise_is_asked_about_before_it_is_saved() {
    let mut desk = desk();
    let due = |desk: &Desk, title: &str| {
        let found = all(desk, Entity::Action).into_iter().find(|action| action.title() == title);
        found.map(|action| action.text("due_on").to_owned())
    };
    // 28.11 is a Saturday.
    desk.keys("1")
        .sees("прайс")
        .keys("oкаталог до пт 28.11<Enter>")
        .sees("до пт 28.11")
        .sees("Это 28.11.2026? Напишите день с годом.")
        .sees("→ сб 28.11.2026");
    assert_eq!(due(&desk, "каталог"), None);
    desk.keys("<C-u>28.11<Enter>").sees("каталог");
    assert_eq!(due(&desk, "каталог").as_deref(), Some("2026-11-28"));
    desk.keys("oобразцы через 10 рабочих дней<Enter>").sees("через 10 рабочих дней").sees("Напишите день");
    assert_eq!(due(&desk, "образцы"), None);
    desk.keys("<C-u>07.12<Enter>").sees("образцы");
    desk.keys("rакт вчера<Enter>").sees("Срок уже прошёл");
    assert_eq!(due(&desk, "акт"), None);
    desk.keys("<Enter>").sees("акт");
    assert!(due(&desk, "акт").is_some());
    // A plain day is saved at once, and told.
    desk.keys("oсчёт до пт<Enter>").sees("счёт");
    assert!(due(&desk, "счёт").is_some());
}

/// However often Enter is pressed, a day that may be another one is not kept, behind us or ahead; what is no day is said with the one that
/// may be meant.
#[test]
fn a_guess_at_a_day_is_never_kept() {
    let mut desk = desk();
    desk.keys("2ggo").keys("образцы<Tab>31.11");
    for _ in 0..3 {
        desk.keys("<Enter>").sees("Дня «31.11» нет. Может быть, 30.11.2026?");
    }
    for (typed, asked) in [("12.25", "Может быть, 25.12.2026?"), ("ср 27.11", "Это 27.11.2026?"), ("01.11", "Это 01.11.2027?")]
    {
        desk.keys("<C-u>").keys(&typed.replace(' ', "<Space>"));
        for _ in 0..3 {
            desk.keys("<Enter>").sees(asked);
        }
    }
    desk.keys("<C-u>пятница<Space>тринадцатое<Enter><Enter>").sees("Не похоже на дату");
    assert_eq!(all(&desk, Entity::Action).len(), 1);
    desk.keys("<C-u>27.11<Enter>").sees("образцы");
    assert_eq!(all(&desk, Entity::Action).pop().unwrap().text("due_on"), "2026-11-27");
    // What was: said of a day that has not come this year, it may be the last one or a slip.
    desk.keys("C<Up><Up><Up><Up><Up>25.12").sees("?");
    for _ in 0..3 {
        desk.keys("<Enter>").sees("Это 25.12.2025? Напишите день с годом.");
    }
    assert_eq!(all(&desk, Entity::Entry).len(), 0);
    desk.keys("<C-u>20.11<Enter>");
    assert_eq!(all(&desk, Entity::Entry)[0].text("day"), "2026-11-20");
}

/// The second press of a key would close next month's report as well.
#[test]
fn one_of_a_series_is_closed_or_left_out_with_the_next_one_in_sight() {
    let mut desk = desk();
    let account = all(&desk, Entity::Account)[0].id.unwrap();
    let report = Record::owned(Entity::Action, account).with_text("title", "отчёт").with_text("kind", "task").with_text("state", "open");
    let report = report.with_text("owner", "me").with_text("due_on", "2026-11-24").with_text("repeats", "week");
    desk.store().step(Verb::Create, "", |change| change.insert(&report.with_text("repeats_from", "2026-11-24"))).unwrap();
    desk.look_around().keys("2gg<Enter><Tab><Tab><Tab>").sees("отчёт");
    let open = |desk: &Desk| -> Vec<String> {
        let all = all(desk, Entity::Action).into_iter().filter(|action| action.text("repeats") == "week" && action.text("state") == "open");
        all.map(|action| action.text("due_on").to_owned()).collect()
    };
    desk.keys("/отч<Tab><Space>").sees("Следующее");
    assert_eq!(open(&desk), ["2026-12-01"]);
    // The selection stays with the record: the same key opens it again, and the series is as it was.
    desk.keys("<F12>").sees("Space снова открыть").keys("<Space>").sees("Снова открыто");
    assert_eq!(open(&desk), ["2026-11-24"], "{}", desk.screen());
    desk.keys("<Space>");
    assert_eq!(open(&desk), ["2026-12-01"], "{}", desk.screen());
    // The one that has just come is not closed by the same key.
    desk.keys("g<Space>").sees("Это уже следующее");
    assert_eq!(open(&desk), ["2026-12-01"], "{}", desk.screen());
    // Deleted, it asks whether the next one is wanted.
    desk.keys("<Esc>/отч<Tab>");
    let on_open = |desk: &mut Desk| {
        desk.keys("g");
        for _ in 0..3 {
            desk.keys("d");
            if desk.screen().contains("Что удалить?") {
                return;
            }
            desk.keys("uj");
        }
        panic!("{}", desk.screen());
    };
    on_open(&mut desk);
    desk.sees("следующее — ").keys("<Enter>").sees("Удалено: отчёт. Следующее");
    assert_eq!(open(&desk), ["2026-12-08"]);
    desk.keys("u").sees("Отменено");
    on_open(&mut desk);
    desk.keys("b").sees("Повторяться больше не будет");
    assert!(open(&desk).is_empty());
}

/// A contract that ends before it begins would be told as over on the day it is written.
#[test]
fn nothing_ends_before_it_begins() {
    let mut desk = Desk::demo(Lang::Ru, (120, 50));
    let first = |desk: &Desk| all(desk, Entity::Contract).into_iter().next().unwrap();
    let known = first(&desk);
    let with = |until: &str| known.clone().with_text("from_on", "2026-12-01").with_text("until_on", until);
    for (until, fails) in [("2026-11-01", true), ("2026-12-01", false), ("2027-11-30", false), ("", false)] {
        let found =
            editing::problems(&with(until)).into_iter().any(|(field, why)| field.key == "until_on" && why == editing::Problem::EndsFirst);
        assert_eq!(found, fails, "{until}");
    }
    desk.keys("/счёт 118<Tab><Space>")
        .sees("Долг")
        .sees("Оплачено")
        .keys(&"<Backspace>".repeat(7))
        .keys("500 000<Enter>")
        .sees("Сохранено");
    let paid = all(&desk, Entity::Debt).into_iter().find(|debt| debt.title().contains("118")).unwrap();
    assert_eq!(paid.int("paid"), Some(50_000_000), "Space on a debt writes the payment");
}

/// A promise whose day was typed with it would stand nowhere on Today.
#[test]
fn a_day_typed_with_what_is_promised_is_its_day() {
    let mut desk = desk();
    desk.keys("oКП в следующий вторник<Enter>").sees("Сохранено: КП → Иванов И. · Ромашка · вт 01.12");
    let said = |desk: &Desk| {
        let action = all(desk, Entity::Action).pop().unwrap();
        [action.text("title").to_owned(), action.text("due_on").to_owned()]
    };
    assert_eq!(said(&desk), ["КП", "2026-12-01"]);
    desk.keys("oакт за 20.11 до пт<Tab>").sees("27.11.2026").keys("<Enter>");
    assert_eq!(said(&desk), ["акт за 20.11", "2026-11-27"]);
    // A day that was said already stays, and one that lies far off is asked about.
    desk.keys("oсчёт до пт<Tab><C-u>пн<Enter>");
    assert_eq!(said(&desk), ["счёт", "2026-11-30"]);
    desk.keys("oсправка до 20.11<Enter>").sees("20.11.2027").keys("<Esc>");
    // A time goes with what is to be done, where it has no field of its own.
    desk.keys("oпозвонить<Tab>завтра в 10").sees("10:00").keys("<Enter>").sees("Сохранено: позвонить в 10 → Иванов И. · Ромашка");
    desk.keys("mзавтра в 10<Enter>").sees("Сохранено: встреча · Ромашка");
    let entry = all(&desk, Entity::Entry).pop().unwrap();
    assert_eq!((entry.text("day").is_empty(), entry.text("time")), (false, "10:00"));
}

/// The field of a month begins with a day that nobody typed: what is typed takes its place.
#[test]
fn a_day_that_stands_there_already_gives_way_to_what_is_typed() {
    let mut desk = desk();
    desk.keys("2/ромаш<Enter><Tab><Tab><Tab><Tab>");
    desk.turn_to("Закупки");
    desk.keys("nоктябрь<Tab>").sees_no("2026октябрь").sees_no("Не похоже");
    desk.keys("плёнка<Tab>1000<Enter>").sees("Сохранено");
    assert_eq!(all(&desk, Entity::Purchase).pop().unwrap().text("bought_on"), "2026-10");
    // Walked into, it is mended letter by letter.
    desk.keys("n<End><Backspace><Backspace>27<Tab>").sees("2027").keys("<S-Tab>чепуха<Tab>").sees("октябрь");
}

/// What a line reads as the day of a promise, the field of a day reads too, and the other way.
#[test]
fn one_grammar_of_days_for_the_line_and_for_forms() {
    let mut desk = desk();
    let now = crate::support::morning().now();
    let promised = |phrase: &str| {
        let parsed = kamdesk::capture::parse(&format!("ромашка: !акт {phrase}"), now.date_naive(), now.time());
        parsed.pieces.iter().find_map(|piece| match &piece.what {
            kamdesk::capture::What::Promise { due: Some(due), sure, title, .. } if title == "акт" => Some((*due, *sure)),
            _ => None,
        })
    };
    desk.keys("oакт<Tab>");
    for phrase in [
        "завтра",
        "до пт",
        "в пятницу",
        "до понед",
        "к 5-му",
        "через 3 дня",
        "через день",
        "через неделю",
        "через 5 рабочих дней",
        "через пол года",
        "через полгода",
        "в следующий вторник",
        "до пятницы следующей недели",
        "на следующей неделе",
        "до конца месяца",
        "до НГ",
        "05.12",
        "до 12.3.27",
        "12 марта",
        "in 2 wks",
        "in two weeks",
        "by fri",
        "by next friday",
        "w/c 7 dec",
        "by eom",
        "tmrw",
        "lj gn",
        "pfdnhf",
        "xthtp 3 lyz",
        "ин акш",
        "завтро",
        "до пятниццу",
        "tomorrrow",
        "до 31.11",
        "после праздников",
        "на неделе с 7 декабря",
    ] {
        desk.keys("<C-u>").keys(&phrase.replace(' ', "<Space>"));
        let row = desk.screen().lines().find(|row| row.contains('│') && row.contains("→ ")).map(str::to_owned);
        let said = promised(phrase)
            .map(|(due, sure)| format!("→ {}{}", kamdesk::domain::day::headline(due, Lang::Ru), if sure { "" } else { "?" }));
        match said {
            Some(said) => assert!(row.as_ref().is_some_and(|row| row.contains(&said)), "{phrase}: {said} and {row:?}"),
            None => assert_eq!(row, None, "{phrase}"),
        }
    }
}

/// Whatever stands in a field of what is still to come, a day that has passed is asked about, once.
#[test]
fn a_day_to_come_that_has_passed_is_asked_about_once() {
    let mut desk = desk();
    desk.keys("2gg<Enter><Tab><Tab><Tab>vn").sees("Новая возможность · Ромашка");
    desk.keys("коробка<Tab><Tab><Tab>вчера<Enter>").sees("уже прошло");
    assert_eq!(all(&desk, Entity::Opportunity).len(), 0);
    desk.keys("<Enter>");
    assert_eq!(all(&desk, Entity::Opportunity).len(), 1);
    // What was said and kept before is not asked about again.
    desk.keys("e<C-u>короб<Enter>");
    assert_eq!(all(&desk, Entity::Opportunity)[0].text("title"), "короб");
}
