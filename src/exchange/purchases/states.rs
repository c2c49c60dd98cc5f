//! Columns that say how far a document is, whether it counts, and of what the figures of a row are: a sale that was, a plan, pieces.

use super::amounts::{is_dash, named};
use super::headings::{Says, bare};
use super::returns::{Told, told};
use super::under::{Under, is_of_fact, is_plan, under};
use super::units::WHOLE;
use crate::domain::forms::words;
use crate::domain::name::fold;
use crate::exchange::known::plain;

/// The words of a heading that says how far a document is: «Статус заказа», «Стадия», `Deal stage`.
const STATES: &[&str] = &["статус", "состояние", "стадия", "этап", "status", "state", "stage", "phase"];
/// How words begin of whom or what such a heading tells that is no document.
const OF_OTHERS: &[&str] = &[
    "клиент",
    "контрагент",
    "покупател",
    "партнер",
    "оплат",
    "договор",
    "эдо",
    "сверк",
    "customer",
    "client",
    "account",
    "buyer",
    "partner",
    "payment",
    "contract",
];
/// Columns of which of several worlds the figures of a row are.
pub(super) const SCENARIOS: &[&str] = &[
    "сценарий",
    "план/факт",
    "план-факт",
    "план факт",
    "факт/план",
    "вид данных",
    "вид показателя",
    "тип показателя",
    "scenario",
    "plan/actual",
    "actual/plan",
    "plan/fact",
    "budget/actual",
    "actual/budget",
    "value type",
];
/// Headings that may be of much else, as `State` is of a country: they count where a word is known there.
const DOUBTFUL: &[&str] = &["state", "версия", "version", "тип данных", "data type"];
/// Columns of whether a document is posted, by yes or no.
pub(super) const POSTED: &[&str] = &["проведен", "проведена", "проведено", "posted"];
/// Columns by which a document does not count, by yes or no, or by the day.
pub(super) const REMOVED: &[&str] = &[
    "удален",
    "удалена",
    "удалено",
    "пометка удаления",
    "пометка на удаление",
    "помечен на удаление",
    "отменен",
    "отменена",
    "отменено",
    "аннулирован",
    "аннулирована",
    "аннулировано",
    "отмена",
    "deleted",
    "is deleted",
    "deletion mark",
    "marked for deletion",
    "cancelled",
    "canceled",
    "is cancelled",
    "void",
    "voided",
    "storno",
];
/// How words begin that say of a document that it does not count.
const VOID: &[&str] = &[
    "отказ",
    "отклон",
    "отмен",
    "аннулир",
    "удал",
    "непровед",
    "черновик",
    "сторн",
    "недейств",
    "брак",
    "забраков",
    "проигр",
    "провал",
    "потерян",
    "заплан",
    "cancel",
    "void",
    "deleted",
    "unposted",
    "draft",
    "storn",
    "refus",
    "reject",
    "declin",
    "lost",
    "fail",
    "revers",
    "chargeback",
    "expired",
    "invalid",
];
/// The same by what is said first.
const VOID_LEADS: &[&str] = &["не состоял", "не провед", "not posted", "помечен на удал", "закрыто и не", "закрыта и не", "закрыт и не"];
/// How words begin of what was sold, as states say it.
const SOLD: &[&str] = &[
    "отгруж",
    "реализ",
    "выполнен",
    "заверш",
    "закрыт",
    "доставлен",
    "получен",
    "вручен",
    "выдан",
    "исполнен",
    "оплачен",
    "проведен",
    "продан",
    "подписан",
    "успешн",
    "выигран",
    "shipped",
    "complet",
    "deliver",
    "closed",
    "won",
    "invoiced",
    "billed",
    "paid",
    "fulfil",
    "posted",
    "sold",
    "done",
    "settled",
    "dispatched",
    "success",
    "final",
    "signed",
];
/// Words by which it was not, or not yet, or in part.
const NOT_YET: &[&str] = &["не", "к", "на", "not", "no", "never", "to", "for", "un", "except"];
/// How such words begin.
const NOT_YET_STEMS: &[&str] =
    &["ожида", "част", "готов", "резерв", "подготов", "согласов", "пока", "partial", "await", "pending", "ready", "expect", "hold"];
/// What says no where yes or no is asked.
const NO: &[&str] = &["нет", "no", "false", "ложь", "0", "n", "f", "н"];
/// Columns of what the figures of a row are.
pub(super) const MEASURES: &[&str] = &["показатель", "показатели", "метрика", "measure", "measures", "indicator", "indicators"];

/// What a heading says of the state of documents, or of which world its figures are.
pub(super) fn says_state(heading: &str) -> Option<Says> {
    let plain = plain(bare(heading));
    if DOUBTFUL.contains(&plain.as_str()) {
        return Some(Says::MaybeState);
    }
    if SCENARIOS.contains(&plain.as_str()) {
        return Some(Says::Scenario);
    }
    let words: Vec<&str> = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let ends = words.first().into_iter().chain(words.last());
    let of_others = || words.iter().any(|word| OF_OTHERS.iter().any(|stem| word.starts_with(stem)));
    (ends.into_iter().any(|word| STATES.contains(word)) && !of_others()).then_some(Says::State)
}

/// What the state of a document says of its row: none of sales where it was called off, deleted or never posted, or where the figures are
/// other than what was sold for. Of one that was returned nothing tells whether its sum is that of the sale or of the return; of a state that
/// is not known to be that of a sale nothing tells whether it is one.
pub(super) fn told_by_state(cell: &str, by: Says) -> Told {
    let folded = fold(cell.trim());
    let no = NO.contains(&folded.as_str()) || is_dash(&folded);
    match by {
        _ if folded.is_empty() => Told::Nothing,
        Says::Measure => of_measure(cell),
        Says::Scenario => of_scenario(&folded),
        Says::Posted if no => Told::NoSale,
        Says::Removed if !no && !folded.starts_with("не ") && !folded.starts_with("not ") => Told::NoSale,
        Says::State => of_state(&folded),
        Says::MaybeState => Some(of_scenario(&folded)).filter(|told| *told != Told::Unknown).unwrap_or_else(|| of_state(&folded)),
        _ if is_void(&folded) => Told::NoSale,
        _ => Told::Nothing,
    }
}

fn letters(folded: &str) -> Vec<String> {
    words(folded).into_iter().map(|word| word.folded).filter(|word| word.chars().any(char::is_alphabetic)).collect()
}

fn is_void(folded: &str) -> bool {
    let begins = |word: &String| VOID.iter().any(|stem| word.starts_with(stem));
    VOID_LEADS.iter().any(|lead| folded.starts_with(lead)) || letters(folded).iter().any(begins)
}

fn of_state(folded: &str) -> Told {
    let words = letters(folded);
    let any = |is: &dyn Fn(&str) -> bool| words.iter().any(|word| is(word));
    let begins = |stems: &'static [&'static str]| move |word: &str| stems.iter().any(|stem| word.starts_with(stem));
    // «Не отменён» is none of those that were called off, and no sale either.
    let denied = any(&|word| matches!(word, "не" | "not"));
    let void = is_void(folded) && (!denied || VOID_LEADS.iter().any(|lead| folded.starts_with(lead)));
    let ahead = any(&|word| NOT_YET.contains(&word)) || any(&begins(NOT_YET_STEMS));
    match told(folded) {
        _ if words.is_empty() => Told::Nothing,
        _ if void || any(&is_plan) => Told::NoSale,
        Told::Returned => Told::Unclear,
        Told::Sold if folded.contains("возвра") || folded.contains("return") => Told::Sold,
        _ if ahead => Told::Unknown,
        _ if any(&begins(SOLD)) => Told::Sold,
        Told::Sold => Told::Sold,
        _ => Told::Unknown,
    }
}

/// What a row is of by the name of its figures: sums of sales are, costs, pieces and plans are not. Of a unit or a currency that stands there
/// nothing is reckoned.
fn of_measure(cell: &str) -> Told {
    let said = named(cell);
    let plain = said.unit.is_none_or(|unit| unit == WHOLE) && said.foreign.is_none() && said.currency.is_none_or(|code| code == "RUB");
    match under(cell) {
        Under::Amount(_) if plain => Told::Sold,
        Under::Amount(_) => Told::Unknown,
        _ => Told::NoSale,
    }
}

fn of_scenario(folded: &str) -> Told {
    let words = letters(folded);
    let any = |is: fn(&str) -> bool| words.iter().any(|word| is(word));
    match (any(is_of_fact), any(is_plan)) {
        (true, false) => Told::Sold,
        (false, true) => Told::NoSale,
        _ => Told::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_state_that_is_known_is_a_sale() {
        let is = |told: Told, cells: &[&str]| {
            for cell in cells {
                assert_eq!(told_by_state(cell, Says::State), told, "{cell}");
            }
        };
        is(
            Told::Sold,
            &[
                "Отгружен",
                "Реализован",
                "Выполнен",
                "Проведён",
                "Закрыт",
                "Успешно реализовано",
                "Без возврата",
                "Сделка выиграна",
                "Completed",
                "Shipped",
                "Closed Won",
                "Paid",
            ],
        );
        is(
            Told::NoSale,
            &[
                "Отменён",
                "Не проведён",
                "Сторно",
                "Сторнирован",
                "Проиграна",
                "Недействителен",
                "Брак",
                "План",
                "Прогноз",
                "Запланирован",
                "Ожидается",
                "Закрыто и не реализовано",
                "Closed Lost",
                "Failed",
                "Reversed",
                "Chargeback",
                "Estimate",
            ],
        );
        is(
            Told::Unknown,
            &[
                "Не отгружен",
                "К отгрузке",
                "В резерве",
                "Частично оплачен",
                "Переговоры",
                "Новый",
                "В работе",
                "Not shipped",
                "Backordered",
                "Pending",
                "On hold",
                "Refunded",
                "Partially refunded",
                "VIP",
            ],
        );
        is(Told::Unclear, &["Возвращён", "Returned"]);
        is(Told::Nothing, &["", "—", "12"]);
    }

    #[test]
    fn columns_of_states_are_known_by_their_words() {
        for heading in ["Статус", "Стадия сделки", "Этап", "Состояние заказа", "Stage", "Deal stage", "Статус документа"]
        {
            assert_eq!(says_state(heading), Some(Says::State), "{heading}");
        }
        for heading in ["Сценарий", "План/Факт", "Scenario"] {
            assert_eq!(says_state(heading), Some(Says::Scenario), "{heading}");
        }
        assert_eq!((says_state("State"), says_state("Версия")), (Some(Says::MaybeState), Some(Says::MaybeState)));
        for heading in ["Статус клиента", "Статус оплаты", "Customer status", "Поэтапно", "Статуя"] {
            assert_eq!(says_state(heading), None, "{heading}");
        }
    }
}
