//! What is no sale although it has a client and a sum: payments, orders, invoices to be paid, receipts from suppliers.

use super::headings::bare;
use super::title::of_sales;
use crate::domain::forms::words;
use crate::domain::name::fold;
use crate::exchange::known::plain;
use crate::exchange::table::Row;

/// How words of payments, orders and receipts begin.
const STEMS: &[&str] = &[
    "платеж",
    "оплат",
    "поступлен",
    "приход",
    "приобретен",
    "перемещ",
    "списан",
    "оприход",
    "инвентариз",
    "заказ",
    "взаимозач",
    "предоплат",
    "кассов",
    "эквайр",
    "сверк",
    "доверен",
    "коммерческ",
    "резерв",
    "заявк",
    "payment",
    "prepay",
    "remittance",
    "quotation",
    "proforma",
    "zahlung",
    "auftrag",
    "bestell",
];
/// Such words by all of them.
const WORDS: &[&str] = &["quote", "pko", "пко", "рко", "estimate", "deposit"];
/// Words of orders and receipts behind another one that says whose.
const PAIRS: &[(&[&str], &[&str])] = &[
    (&["sales", "customer", "purchase", "open", "client"], &["order", "orders"]),
    (&["order"], &["confirmation"]),
    (&["goods", "payment", "bank", "cash", "stock"], &["receipt", "receipts"]),
    (&["pro"], &["forma"]),
    (&["bank", "account"], &["statement"]),
    (&["счет"], &["покупателю", "клиенту"]),
];
/// What is no sale where nothing but its number and day follow, and the words beside these.
const BARE: &[&str] = &["счет", "order", "orders"];
const BESIDE: &[&str] = &["от", "no", "n", "nr", "г", "года", "of", "dated", "from"];
/// How words begin that say a sale whatever stands behind them: «Реализация по заказу», «Invoice for order».
const SOLD: &[&str] = &[
    "реализ",
    "продаж",
    "продан",
    "отгру",
    "накладн",
    "фактур",
    "упд",
    "invoice",
    "shipment",
    "shipped",
    "deliver",
    "rechnung",
    "возвр",
    "return",
];

/// Whether words say that a row is no sale: «Поступление на расчётный счёт», «Заказ покупателя», «Счёт на оплату», `Payment`. What
/// is said first is meant: «Реализация, оплата картой» is a sale.
pub(super) fn is_no_sale(folded: &[String]) -> bool {
    let begins = |word: &String, stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    let is = |at: usize, word: &String| {
        let next = folded.get(at + 1);
        let pair =
            || PAIRS.iter().any(|(one, other)| one.contains(&word.as_str()) && next.is_some_and(|next| other.contains(&next.as_str())));
        // A service is ordered and done in one paper.
        let done = next.is_some_and(|next| next.starts_with("наряд"));
        // «Счёт № 5», `Order 7`: nothing says that anything was sold.
        let rest = || folded.get(at + 1..).unwrap_or_default().iter();
        let alone = || {
            at == 0
                && BARE.contains(&word.as_str())
                && rest().all(|word| !word.chars().all(char::is_alphabetic) || BESIDE.contains(&word.as_str()))
        };
        (begins(word, STEMS) || WORDS.contains(&word.as_str())) && !done || pair() || alone()
    };
    let first = folded.iter().enumerate().find(|(at, word)| is(*at, word)).map(|(at, _)| at);
    let sold = folded.iter().position(|word| begins(word, SOLD));
    // Goods that go back to whom they came from, money that goes back to a client, and an advance are none whatever is said first.
    let back = folded.iter().any(|word| begins(word, &["возвр", "return"]));
    let of_others =
        back && folded.iter().any(|word| begins(word, &["поставщик", "supplier", "vendor", "оплат", "денежн", "платеж", "аванс"]));
    let other = folded.iter().any(|word| begins(word, &["аванс", "advance"]) || begins(word, &["долг"]));
    of_others || other || first.is_some_and(|first| sold.is_none_or(|sold| first < sold))
}

/// Whether a heading shows a table to be a register of payments.
pub(super) fn is_of_payments(heading: &str) -> bool {
    const PAYMENTS: &[&str] = &[
        "назначение платежа",
        "назначение платежей",
        "платежное поручение",
        "номер платежного поручения",
        "номер платежки",
        "дата платежного поручения",
        "поступление на расчетный счет",
        "поступление на счет",
        "поступление денежных средств",
        "вид платежа",
        "payment purpose",
        "purpose of payment",
        "payment details",
        "payment order",
        "payment order no",
        "payment reference",
        "payment method",
        "remittance information",
        "bank receipt",
        "verwendungszweck",
    ];
    PAYMENTS.contains(&plain(bare(heading)).as_str())
}

/// The line of a title that says that the table is of payments, orders or receipts; none where it tells of sales.
pub(super) fn title_of_others(above: &[Row]) -> Option<String> {
    let cells = || above.iter().flat_map(|row| &row.cells).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    // A filter names documents of all kinds: «Отбор: …».
    let first = |cell: &&str| {
        let words: Vec<String> =
            words(&fold(cell)).into_iter().map(|word| word.folded).filter(|word| word.chars().any(char::is_alphabetic)).collect();
        let lead =
            words.iter().take(3).take_while(|word| !word.starts_with("отбор") && !word.starts_with("filter")).cloned().collect::<Vec<_>>();
        !cell.contains(':')
            && (is_no_sale(&lead) || lead.first().is_some_and(|word| word.starts_with("задолж") || word.starts_with("дебиторск")))
    };
    let said = cells().find(first)?;
    let sold = |cell: &str| of_sales(cell) && !fold(cell).contains("sales order");
    (!cells().any(sold)).then(|| said.to_owned())
}

/// Whether a column says of which document a row is, or what was done: what is no sale there is none.
pub(super) fn is_of_documents(heading: &str) -> bool {
    let plain = plain(bare(heading));
    super::returns::OPERATIONS.contains(&plain.as_str())
        || ["документ", "регистратор", "document", "transaction", "belegart"].iter().any(|lead| plain.starts_with(lead))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(cell: &str) -> bool {
        is_no_sale(&words(&fold(cell)).into_iter().map(|word| word.folded).collect::<Vec<_>>())
    }

    #[test]
    fn documents_of_no_sale_are_known() {
        for cell in [
            "Поступление на расчётный счёт 0000-000012 от 01.02.2026",
            "Платёжное поручение 12",
            "Оплата от покупателя",
            "Заказ покупателя 12",
            "Заказ клиента 0000-12",
            "Счёт на оплату покупателю 5",
            "Счёт покупателю 5",
            "Поступление (акт, накладная) 7",
            "Поступление товаров и услуг",
            "Приходный кассовый ордер 3",
            "Приходная накладная 3",
            "Возврат товаров поставщику 2",
            "Возврат денежных средств покупателю",
            "Счёт-фактура на аванс",
            "Акт сверки",
            "Корректировка долга",
            "Payment 12",
            "Sales order 7",
            "Purchase order 7",
            "Customer order",
            "Счёт № 5",
            "Счёт 5 от 01.02.2026 г.",
            "Счёт",
            "Order",
            "Order 7",
            "Order No. 7",
            "Goods receipt 5",
            "Pro forma invoice",
            "Proforma invoice 5",
            "Return to vendor 2",
            "Bank receipt",
        ] {
            assert!(is(cell), "{cell}");
        }
        for cell in [
            "Реализация товаров и услуг 12",
            "Реализация по заказу покупателя 5",
            "Продажа, оплата картой",
            "Заказ-наряд 5",
            "Расходная накладная 3",
            "Счёт-фактура 5",
            "УПД 12",
            "Акт 5",
            "Чек 3",
            "Возврат товаров от покупателя 1",
            "Invoice 12 for order 5",
            "Invoice, payment due 30 days",
            "Credit note 5",
            "Return 3",
            "0000-0012",
            "",
        ] {
            assert!(!is(cell), "{cell}");
        }
    }
}
