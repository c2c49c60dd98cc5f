//! What stands under a month, or beside it in one heading: sales, what they cost, what came back, or what is no sale.

use super::amounts::named;
use super::headings::{Basis, Says, bare, is_counted, says};
use crate::domain::measure::is_measure;
use crate::domain::name::fold;
use crate::exchange::known::plain;

/// What a column under a month says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Under {
    /// For how much was bought; of several the one of the least basis is taken.
    Amount(Basis),
    /// What it cost us.
    Cost,
    /// What came back.
    Returned,
    /// A plan, a share, pieces, a margin: no sums of sales.
    Aside,
    /// Nobody knows.
    Unknown,
}

/// Words for what was sold in truth, and for sums with the tax or without it.
const AMOUNTS: &[&str] = &[
    "факт",
    "фактически",
    "fact",
    "actual",
    "actuals",
    "ist",
    "без ндс",
    "с ндс",
    "без учета ндс",
    "с учетом ндс",
    "включая ндс",
    "вкл. ндс",
    "excl. vat",
    "excl vat",
    "ex vat",
    "incl. vat",
    "incl vat",
    "inc vat",
    "with vat",
    "without vat",
    "net",
    "gross",
    "net of vat",
    "отгружено",
    "отгрузка",
    "отгрузки",
    "реализация",
    "реализовано",
    "продано",
    "shipped",
    "sold",
];
/// Words for what is no sum of sales, whatever follows.
const ASIDE: &[&str] = &[
    "ндс",
    "vat",
    "доля",
    "share",
    "рост",
    "growth",
    "вес",
    "gp",
    "var",
    "diff",
    "paid",
    "долг",
    "debt",
    "шт",
    "ед",
    "qty",
    "кол",
    "остаток",
    "balance",
    "заказ",
    "заказы",
    "заказано",
    "order",
    "orders",
    "ordered",
    "soll",
    "delta",
    "откл",
    "вып",
    "выполнение",
    "маржа",
    "margin",
    "profit",
    "прибыль",
    "markup",
    "наценка",
    "discount",
    "скидка",
    "скидки",
    "оплата",
    "оплаты",
    "оплачено",
    "payment",
    "payments",
];
/// Words for what is yet to be sold, and beginnings of them.
const PLANS: &[&str] = &["план", "плана", "планы", "планам", "plan", "plans", "цель", "цели", "goal", "goals", "est", "пред", "предв"];
const PLANS_STEMS: &[&str] = &[
    "планов",
    "planned",
    "прогноз",
    "forecast",
    "бюджет",
    "budget",
    "целев",
    "target",
    "ожида",
    "expected",
    "оценк",
    "estimat",
    "предвар",
    "prelim",
    "воронк",
    "pipeline",
];
/// Beginnings of such words.
const ASIDE_STEMS: &[&str] = &[
    "отклонен",
    "varian",
    "differ",
    "разниц",
    "выполнен",
    "прирост",
    "колич",
    "quantit",
    "рентаб",
    "средн",
    "averag",
    "задолж",
    "маржин",
    "валов",
    "оплач",
];

/// Whether a word says that something is yet to be sold: «план», «прогноз», `forecast`.
pub(super) fn is_plan(word: &str) -> bool {
    PLANS.contains(&word) || PLANS_STEMS.iter().any(|stem| word.starts_with(stem))
}

/// Whether a word says that something was sold in truth: «факт», `actual`.
pub(super) fn is_of_fact(word: &str) -> bool {
    matches!(word, "факт" | "факта" | "фактом" | "actual" | "actuals" | "fact" | "ist") || word.starts_with("фактическ")
}

/// What a heading of a month says beside it: «Ноябрь 2026 (прогноз)» is of no sales, «Ноябрь 2026, руб.» is.
pub(super) fn beside_month(heading: &str) -> Under {
    if is_counted(heading) || is_planned(heading) { Under::Aside } else { Under::Amount(Basis::of(heading)) }
}

/// Whether a heading says beside its name that its figures are yet to come: «Сумма (план)», «Ноябрь 2026 (прогноз)».
pub(super) fn is_planned(heading: &str) -> bool {
    let beside = heading.trim_start().strip_prefix(bare(heading)).unwrap_or_default();
    let folded = fold(beside);
    let words = || folded.split(|c: char| !c.is_alphanumeric());
    words().any(is_plan) && !words().any(is_of_fact)
}

/// What a heading under a month says.
pub(super) fn under(cell: &str) -> Under {
    if is_counted(cell) {
        return Under::Aside;
    }
    let whole = plain(cell.trim().trim_end_matches('.'));
    let bare = plain(bare(cell));
    let said = named(cell);
    let money = (said.unit.is_some() || said.currency.is_some() || said.foreign.is_some()) && !said.others;
    let words: Vec<&str> = whole.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let Some(first) = words.first() else { return Under::Aside };
    match says(cell) {
        Some(Says::Amount) => return Under::Amount(Basis::of(cell)),
        Some(Says::Cost) => return Under::Cost,
        Some(Says::Returned) => return Under::Returned,
        _ => {}
    }
    if money || [&whole, &bare].into_iter().any(|words| AMOUNTS.contains(&words.as_str())) {
        return Under::Amount(Basis::of(cell));
    }
    let aside = ASIDE.contains(first)
        || is_plan(first)
        || ASIDE_STEMS.iter().any(|stem| first.starts_with(stem))
        || words.iter().all(|word| is_measure(word));
    // «Факт продаж», «Actual sales», «Факт без НДС».
    let in_truth = is_of_fact(first);
    let rest = || words.get(1..).unwrap_or_default().join(" ");
    let follows = || matches!(rest().as_str(), "продаж" | "выручки" | "отгрузки") || matches!(under(&rest()), Under::Amount(_));
    if aside || cell.contains('%') && !in_truth {
        Under::Aside
    } else if in_truth && follows() {
        Under::Amount(Basis::of(cell))
    } else {
        Under::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_under_a_month_is_known_or_not() {
        for cell in
            ["Факт", "Факт, тыс. руб.", "Actual", "Выручка", "Продажи", "Отгружено", "тыс. руб.", "Факт продаж", "Фактическая выручка"]
        {
            assert_eq!(under(cell), Under::Amount(Basis::of("Выручка")), "{cell}");
        }
        for (cell, alike) in
            [("Без НДС", "Сумма без НДС"), ("excl. VAT", "Сумма без НДС"), ("Incl. VAT", "Сумма с НДС"), ("Факт без НДС", "Сумма без НДС")]
        {
            assert_eq!(under(cell), Under::Amount(Basis::of(alike)), "{cell}");
        }
        for cell in [
            "План",
            "Plan",
            "Budget, EUR",
            "Отклонение",
            "% вып.",
            "%",
            "Выполнение, %",
            "шт.",
            "Кол-во",
            "кг",
            "Маржа",
            "НДС",
            "Плановая выручка",
        ] {
            assert_eq!(under(cell), Under::Aside, "{cell}");
        }
        for (cell, wanted) in [("Возвраты", Under::Returned), ("Returns", Under::Returned), ("Себестоимость", Under::Cost)]
        {
            assert_eq!(under(cell), wanted, "{cell}");
        }
        for cell in ["Опт", "Москва", "Планшеты", "Wholesale", "LY"] {
            assert_eq!(under(cell), Under::Unknown, "{cell}");
        }
    }
}
