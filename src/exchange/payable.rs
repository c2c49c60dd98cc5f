//! Whether words tell of what we owe ourselves: that is no debt of a client, and no sale to one.

use crate::domain::forms::words;
use crate::domain::name::fold;

/// How words begin that say whom we owe, whatever stands beside them.
const OURS: &[&str] = &["кредиторск", "кредиторк", "кредиторам", "кредиторов", "зарплатн", "подотчет"];
/// How words begin that say of whom we buy.
const SUPPLIERS: &[&str] = &["поставщик", "подрядчик", "кредитор", "supplier", "vendor", "creditor"];
/// How words begin that say who buys of us.
const CLIENTS: &[&str] = &["клиент", "покупател", "заказчик", "customer", "client", "buyer"];
/// The same of what is owed by them.
const RECEIVABLE: &[&str] = &["дебитор", "receivable", "debtor"];
/// How words begin that say that something is owed.
const OWED: &[&str] = &[
    "задолж",
    "долг",
    "должн",
    "расчет",
    "просроч",
    "сальдо",
    "остат",
    "owed",
    "owe",
    "debt",
    "balance",
    "aging",
    "ageing",
    "outstanding",
    "due",
];
/// Two words in turn by which it is we who owe.
const PAIRS: &[(&str, &str)] = &[
    ("мы", "должн"),
    ("мы", "обязан"),
    ("наш", "долг"),
    ("наша", "задолж"),
    ("наши", "долги"),
    ("наши", "обязательств"),
    ("нашей", "задолж"),
    ("we", "owe"),
    ("our", "debt"),
    ("accounts", "payable"),
    ("account", "payable"),
    ("trade", "payable"),
    ("bills", "payable"),
    // The account of suppliers in Russian books.
    ("счет", "60"),
    ("счета", "60"),
    ("счету", "60"),
    ("сч", "60"),
];

/// Whether a line, a heading or the name of a file tells of payables: «Кредиторская задолженность», «Долги поставщикам», «счёт 60»,
/// `Accounts payable`. One that tells of what clients owe as well does not.
pub(super) fn is_of_payables(text: &str) -> bool {
    let words: Vec<String> = words(&fold(text)).into_iter().map(|word| word.folded).collect();
    let any = |stems: &[&str]| words.iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)));
    let paired = words.windows(2).any(|pair| {
        let [one, other] = pair else { return false };
        // «Счёт 605» is an invoice.
        PAIRS.iter().any(|(first, second)| one == first && if *second == "60" { other == second } else { other.starts_with(second) })
    });
    let of_suppliers = any(SUPPLIERS) && any(OWED);
    let ours = any(OURS) || paired || words.iter().any(|word| word == "payables");
    // An advance is owed to a client; both kinds in one title tell nothing.
    ours && !any(RECEIVABLE) || of_suppliers && !any(CLIENTS) && !any(RECEIVABLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn payables_are_told_from_what_clients_owe() {
        for text in [
            "Кредиторская задолженность",
            "Кредиторка",
            "Просроченная кредиторка на 27.11.2026",
            "Наша задолженность поставщикам",
            "Задолженность перед поставщиками",
            "Задолженность по кредиторам",
            "Долги поставщикам",
            "Мы должны",
            "Расчёты с поставщиками (счёт 60)",
            "Оборотно-сальдовая ведомость по счёту 60.01",
            "Зарплатная задолженность",
            "Кредиторская задолженность перед покупателями",
            "Accounts payable",
            "Payables aging",
            "Outstanding to vendors",
            "accounts payable 2026",
        ] {
            assert!(is_of_payables(text), "{text}");
        }
        for text in [
            "Дебиторская задолженность",
            "Дебиторская и кредиторская задолженность",
            "Задолженность покупателей перед поставщиком",
            "Задолженность на 28.11.2026",
            "Кредитный лимит",
            "Поставщики",
            "Счёт 6",
            "Счёт 605",
            "Должны нам",
            "Total payable",
            "Accounts receivable",
            "",
        ] {
            assert!(!is_of_payables(text), "{text}");
        }
    }
}
