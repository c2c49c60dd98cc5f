//! Clauses that say of a contact that it fell through, and those that say it of something else.

use super::*;

#[test]
fn a_contact_that_fell_through_is_told_from_an_order_that_did() {
    let fell_through = |clause: &str| matches!(read(clause, &|_| false), Clause::Missed(_));
    for clause in [
        "не взяли трубку",
        "не берёт трубку",
        "трубку не взял",
        "не ответили",
        "опять не отвечают",
        "на звонок не ответили",
        "звонок не состоялся",
        "визит не состоялся",
        "отменили звонок 10:30",
        "встречу отменили",
        "перенесли на пн",
        "не дозвонился",
        "не дозвонилась",
        "не смог дозвониться",
        "no answer",
        "didn't pick up",
        "did not pick up",
        "cancelled",
        "meeting cancelled",
        "they cancelled the call",
        "no show",
        "no answer will try later",
        "не отвечает перезвоню завтра",
        "не отвечает на звонки",
        "could not reach him",
        "left a voicemail",
        "rescheduled to monday",
    ] {
        assert!(fell_through(clause), "{clause}");
    }
    for clause in [
        "перенесли отгрузку",
        "отменили заказ",
        "заказ отменили",
        "не ответили на письмо",
        "не взяли образцы",
        "поставка не состоялась",
        "цена не состоялась",
        "cancelled the order",
        "didn't answer the question",
        "moved the delivery to monday",
        "договорились",
        "нет ответа по счёту",
        "no answer on the quote",
        "фура не пришла",
        "",
    ] {
        assert!(!fell_through(clause), "{clause}");
    }
}
