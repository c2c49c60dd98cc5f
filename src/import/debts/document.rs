//! By what a document is known again: its number, and what kind of paper it is where a title says one.

use crate::domain::name::fold;

/// How words begin that say what kind of paper a document is, and in which form it is compared.
const KINDS: &[(&str, &str)] = &[
    ("счет-фактур", "упд"),
    ("счет", "счет"),
    ("сч", "счет"),
    ("упд", "упд"),
    ("накладн", "упд"),
    ("реализац", "упд"),
    ("отгрузк", "упд"),
    ("тн", "упд"),
    ("акт", "акт"),
    ("договор", "договор"),
    ("заказ", "заказ"),
    ("invoice", "счет"),
    ("bill", "счет"),
    ("waybill", "упд"),
    ("contract", "договор"),
    ("order", "заказ"),
];
/// Words that stand before a number and say nothing of the paper.
const SIGNS: &[&str] = &["№", "n", "no", "nr", "#", "документ", "document", "номер", "number", "на", "оплату", "покупателю", "клиенту"];

/// A document as a title names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Document {
    /// Its number, without noughts before it.
    number: String,
    /// The kind of paper, where a word says one.
    kind: Option<&'static str>,
    /// Other words stand before the number: it may count something else.
    others: bool,
}

impl Document {
    /// The document that a title names; none where it has no number.
    pub fn of(title: &str) -> Option<Document> {
        let folded = fold(title);
        let before = folded.split(" от ").next().and_then(|text| text.split(", ").next()).unwrap_or_default();
        let words: Vec<&str> = before.split_whitespace().collect();
        let at = words.iter().rposition(|word| word.chars().any(|c| c.is_ascii_digit()))?;
        let number = words.get(at)?.trim_start_matches(|c: char| !c.is_alphanumeric()).trim_start_matches('0').to_owned();
        let kind_of = |word: &str| KINDS.iter().find(|(stem, _)| word.starts_with(stem)).map(|(_, kind)| *kind);
        let (mut kind, mut others) = (None, words.get(at + 1..).is_some_and(|rest| !rest.is_empty()));
        for word in words.get(..at).unwrap_or_default() {
            let plain = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '№' && c != '#');
            match kind_of(plain) {
                Some(known) => kind = kind.or(Some(known)),
                None => others |= !plain.is_empty() && !SIGNS.contains(&plain) && kind.is_none(),
            }
        }
        (!number.is_empty()).then_some(Document { number, kind, others })
    }

    /// Whether it is another one, as both are named. Where the sums are `alike` the number is enough: an invoice and its waybill may have the same.
    pub fn is(&self, other: &Document, alike: bool) -> bool {
        let plain = !self.others && !other.others;
        let agree = self.kind.zip(other.kind).is_none_or(|(one, other)| one == other);
        self.number == other.number && (alike || plain && agree)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_known_however_its_paper_is_called() {
        let is =
            |one: &str, other: &str, alike| Document::of(one).zip(Document::of(other)).is_some_and(|(one, other)| one.is(&other, alike));
        for (one, other) in [
            ("№ 118", "счёт 118"),
            ("Счёт 000118 от 14.10.2026", "счёт 118 от 14.10."),
            ("Счёт № 118", "118"),
            ("Invoice 118", "счёт 118"),
            ("Счёт на оплату 118", "№ 118, 14.10.2026"),
            ("Реализация товаров и услуг 12", "УПД 12"),
        ] {
            assert!(is(one, other, false), "{one} {other}");
        }
        for (one, other) in [("УПД 118", "счёт 118"), ("№ 5", "Старый долг за 5 паллет"), ("№ 118", "счёт 119"), ("№ 118", "Старый долг")]
        {
            assert!(!is(one, other, false), "{one} {other}");
        }
        assert!(is("УПД 118", "счёт 118", true) && !is("УПД 118", "счёт 119", true));
    }
}
