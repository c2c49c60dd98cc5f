//! The price of a concession: asked with one key, answered while it is typed, kept as a point of the negotiation, taken back (M50).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use kamdesk::domain::{Entity, Lang, Record, Value};
use kamdesk::store::{Store, Verb};
use kamdesk::tui::actions::Place;
use std::path::Path;
use support::desk::Desk;
use support::morning;

/// A client that bought for 12 million in twelve months, a quarter of it our margin; up to 45 days and 3 % may be granted alone.
fn romashka(file: &Path) {
    let store = Store::open(file, morning()).unwrap();
    let make = |record: Record| store.step(Verb::Create, "", |change| change.insert(&record)).unwrap();
    let account = make(Record::new(Entity::Account).with_text("short_name", "Ромашка"));
    let sum = |record: Record, key: &str, minor: i64| record.with(key, Value::Int(minor));
    for month in 0..12 {
        let month = format!("{}-{:02}", 2025 + (month + 10) / 12, (month + 10) % 12 + 1);
        let bought = Record::owned(Entity::Purchase, account).with_text("bought_on", month).with_text("currency", "RUB");
        make(sum(sum(bought, "amount", 100_000_000), "cost", 75_000_000));
    }
    let head = make(Record::new(Entity::Colleague).with_text("name", "Орехов Пётр"));
    let limit = |title: &str, kind: &str| {
        Record::new(Entity::AuthorityLimit).with_text("title", title).with_text("kind", kind).with("beyond_id", Value::Int(head))
    };
    make(limit("отсрочка до 45 дней", "deferral").with("days", Value::Int(45)));
    make(limit("скидка до 3 %", "discount").with("percent", Value::Int(300)));
    let term = Record::owned(Entity::Term, account).with_text("kind", "deferral").with_text("title", "45 дней").with_text("state", "open");
    make(term);
    let point = Record::owned(Entity::NegotiationPoint, account).with_text("title", "скидка 2 %").with_text("kind", "discount");
    make(point.with_text("state", "agreed").with_text("said_on", "2026-03-12").with_text("asked", "график на год"));
}

fn desk(lang: Lang, size: (u16, u16)) -> Desk {
    Desk::on(lang, size, romashka)
}

fn points(desk: &Desk) -> Vec<Record> {
    let mut found = Vec::new();
    desk.store().each(Entity::NegotiationPoint, |record| found.push(record)).unwrap();
    found
}

/// «602v» was priced as 602 days, while the letter was named as not read; what takes back was said to cost less than nothing.
#[test]
fn what_is_not_all_understood_has_no_price_and_what_brings_costs_nothing() {
    for size in [(80, 24), (120, 40)] {
        let mut desk = desk(Lang::Ru, size);
        desk.keys("2=отсрочка 45 602v").sees("Не понято").sees("602v").sees("— не понято всё сказанное").sees_no("оборота");
        let mut desk = self::desk(Lang::Ru, size);
        desk.keys("2=отсрочка 60 45").sees("Даёт").sees("88 767 руб. в год").sees("прибавится 3,0 %").sees_no("−88");
    }
}

/// The figures of the method, on a file.
#[test]
fn a_deferral_is_answered_as_it_is_typed() {
    let mut desk = desk(Lang::Ru, (80, 24));
    desk.keys("2=отсрочка 45 60").sees("Цена уступки · Ромашка").sees("отсрочка 45 → 60 дней");
    desk.sees("88 767 руб. в год").sees("0,74 % оборота (12,0 млн руб.), деньги 18 %");
    desk.sees("уйдёт 3,0 %").sees("покроет +3,0 % объёма");
    desk.sees("! до 45 дней: выше решает Орехов").sees("скидка 2 %, 12.03").sees("взамен график на год");
    desk.keys("<Tab>0,5 % к цене").sees("+0,5 % к цене = 60 000 руб.").sees("! не хватает 28 767 руб.");
}

#[test]
fn a_discount_is_made_up_for_by_volume_or_by_none() {
    let mut desk = desk(Lang::Ru, (80, 24));
    desk.keys("2=ск 3").sees("скидка 3 %").sees("360 000 руб. в год").sees("уйдёт 12,0 %").sees("покроет +13,6 % объёма");
    desk.sees("в пределах: до 3 %").keys("0 %").sees("не покрыть никаким объёмом").sees("! до 3 %: выше решает Орехов");
}

/// From the moment one hears it to the answer: one key where the client is at hand, and the words themselves.
#[test]
fn seven_keys_are_enough() {
    let mut desk = desk(Lang::Ru, (80, 24));
    let keys = ["2", "=", "с", "к", " ", "3"];
    for key in keys {
        desk.keys(key);
    }
    desk.sees("360 000 руб. в год");
    // From a row of Today there is no way to go at all.
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    for key in ["=", "с", "к", " ", "3"] {
        desk.keys(key);
    }
    desk.sees("Цена уступки · ").sees(" в год");
}

#[test]
fn it_is_asked_wherever_a_client_is_at_hand() {
    for way in ["=", "2=", "2/ромаш<Enter>=", "2/ромаш<Enter><Tab><Tab>=", "2/ромаш<Enter><Tab><Tab><Tab><Tab>=", "2p=", "2<F8>", "v<F8>"]
    {
        let mut desk = Desk::demo(Lang::Ru, (80, 24));
        desk.keys(way).sees("Цена уступки · ");
        assert_eq!(desk.app.place(), Place::Form, "{way}");
    }
    // By its name among the commands.
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2<F3>цена уст<Enter>").sees("Цена уступки · ");
}

#[test]
fn what_is_open_is_asked_and_what_is_not_understood_is_said() {
    let mut desk = desk(Lang::Ru, (80, 24));
    desk.keys("2=").sees("отсрочка 45 60").keys("отсрочка на 15").sees("— всего столько дней или ещё столько?");
    desk.keys("<Enter>").sees("отсрочка на 15").keys("<C-u>скидка 3 % на болты").sees("! «болты»").sees("— не понято всё сказанное");
    desk.keys("<Enter>").sees("Не понято: «болты»").sees("скидка 3 % на болты");
    assert_eq!(points(&desk).len(), 1);
    // Typed with the other layout on.
    desk.keys("<C-u>crblrf 3").sees("скидка 3 %").sees("раскладка исправлена");
}

/// What is not said is taken from the terms that are agreed, and that is told.
#[test]
fn days_of_now_are_those_that_are_agreed() {
    let mut desk = desk(Lang::Ru, (80, 24));
    desk.keys("2=отсрочка 60").sees("отсрочка 45 → 60 дней").sees("сейчас по условиям «45 дней»").sees("88 767 руб.");
    desk.keys("<C-u>отсрочка +15").sees("отсрочка 45 → 60 дней").sees("! до 45 дней");
}

#[test]
fn a_point_is_kept_in_one_step_and_taken_back() {
    let mut desk = desk(Lang::Ru, (80, 24));
    desk.keys("2=отсрочка 45 60 за 0,5 % к цене<Enter>").sees("отсрочка 45 → 60 дней");
    let point = points(&desk).pop().unwrap();
    assert_eq!((point.title(), point.text("kind"), point.text("state")), ("отсрочка 45 → 60 дней", "deferral", "open"));
    assert_eq!((point.int("cost"), point.int("worth"), point.text("currency")), (Some(8_876_700), Some(6_000_000), "RUB"));
    assert_eq!((point.text("asked"), point.text("said_on")), ("0,5 % к цене", "2026-11-24"));
    desk.keys("<Enter><Tab><Tab><Tab>").keys("vvvvvv");
    while !desk.screen().contains("Переговоры ·") {
        desk.keys("v");
    }
    desk.sees("Переговоры · 2").sees("отсрочка 45").keys("u").sees("Переговоры · 1");
    assert_eq!(points(&desk).len(), 1);
}

/// Left, it stands there again; made another client's, it is answered for that one.
#[test]
fn what_was_typed_stays_and_may_become_another_clients() {
    let mut desk = desk(Lang::Ru, (80, 24));
    let (reports, _kept) = std::sync::mpsc::channel();
    desk.app.attach(reports, kamdesk::tui::keeper::Typed::default());
    desk.keys("2=скидка 3<Esc>").sees_no("360 000").keys("=").sees("360 000 руб. в год").keys("<Esc>");
    let store = desk.store();
    let other = Record::new(Entity::Account).with_text("short_name", "Лютик");
    store.step(Verb::Create, "", |change| change.insert(&other)).unwrap();
    desk.keys("=<F4>лют<Enter>").sees("Цена уступки · Лютик").sees("— закупок за 12 месяцев нет");
}

/// What a concession costs us is for nobody else.
#[test]
fn a_client_in_the_room_sees_nothing_of_it() {
    let mut desk = desk(Lang::Ru, (80, 24));
    desk.keys("2=скидка 3<F2>").sees_no("360 000").sees_no("скидка 3");
    desk.keys("<F2>").sees("360 000").keys("<Esc><F2>=").sees_no("Уступка");
}

/// Sums in several currencies are told beside each other and never added; what lacks says why.
#[test]
fn what_is_not_known_says_why() {
    let mut desk = desk(Lang::Ru, (80, 24));
    let store = desk.store();
    let bought = Record::owned(Entity::Purchase, 1).with_text("bought_on", "2026-09").with_text("currency", "EUR");
    store.step(Verb::Create, "", |change| change.insert(&bought.with("amount", Value::Int(10_000_000)))).unwrap();
    desk.keys("2=скидка 3").sees("360 000 руб. в год").sees("3 000 EUR в год").sees("— себестоимость не указана").keys("<Enter>");
    let point = points(&desk).pop().unwrap();
    assert_eq!((point.int("cost"), point.text("note")), (None, "360 000 руб. в год; 3 000 EUR в год"));
    desk.keys("=бонус 2").sees("— не записан: Практика, пределы");
}
