//! Returns in a report: told by a word beside the sum, or by a column of their own.

use super::amounts::{Amount, amount};
use super::headings::Says;
use super::nosale::{is_no_sale, is_of_documents};
use super::states::told_by_state;
use super::under::{is_of_fact, is_plan};
use super::units::WHOLE;
use super::{Columns, Report};
use crate::domain::forms::words;
use crate::domain::name::fold;
use crate::exchange::Reason;
use crate::exchange::known::plain;
use std::collections::{HashMap, HashSet};

/// Columns that say nothing but what a row is: a word there that is not understood leaves its row out.
pub(super) const OPERATIONS: &[&str] = &[
    "вид операции",
    "вид документа",
    "вид движения",
    "операция",
    "тип операции",
    "тип документа",
    "хозяйственная операция",
    "operation",
    "transaction type",
    "document type",
    "doc type",
    "movement type",
    "entry type",
    "belegart",
];
/// Columns that may say so, and may say much else: they count where a return is named there.
pub(super) const KINDS: &[&str] =
    &["вид", "тип", "документ", "документ продажи", "регистратор", "type", "kind", "transaction", "document", "document no", "documents"];
/// Columns of how many: a number below zero says that it came back.
pub(super) const QUANTITIES: &[&str] =
    &["количество", "кол-во", "кол", "кол во", "количество товара", "кол-во товара", "quantity", "qty", "units", "pieces", "menge"];
/// Columns of what came back.
pub(super) const RETURNED: &[&str] = &[
    "возврат",
    "возвраты",
    "сумма возврата",
    "сумма возвратов",
    "стоимость возврата",
    "возвращено",
    "return",
    "returns",
    "returned",
    "return amount",
    "returns amount",
    "amount returned",
    "sales returns",
    "refund",
    "refunds",
    "credit notes",
];
/// How words of a sale begin.
const SOLD: &[&str] =
    &["реализ", "продаж", "продан", "отгру", "накладн", "фактур", "invoice", "shipment", "shipped", "deliver", "rechnung"];
/// Words of a sale.
const SOLD_WHOLE: &[&str] = &["упд", "чек", "акт", "счет", "торг", "sale", "sales", "sold", "order", "receipt"];

/// In the place of a column, what was bought.
const GOODS: u32 = u32::MAX;
/// Words before that of a return by which there is none.
const NEGATIONS: &[&str] = &["не", "без", "кроме", "исключая", "no", "non", "not", "without", "excluding", "ohne"];
/// What may stand between such a word and that of a return: «без права возврата», «не подлежит возврату».
const BETWEEN: &[&str] = &["права", "возможности", "учета", "подлеж", "right", "any", "of"];
/// Words behind that of a return by which it may be none: «возврат не принят».
const DENIED: &[&str] = &["не", "нет", "отклон", "отказ", "not", "rejected", "declined", "denied"];

/// What a word says of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    Sold,
    Returned,
    /// A payment, an order, a receipt, a plan.
    NoSale,
    Nothing,
    Unclear,
    /// A state of which it is not known that it is that of a sale.
    Unknown,
}

pub(super) fn told(cell: &str) -> Told {
    let all: Vec<String> =
        words(&fold(cell)).into_iter().map(|word| word.folded).filter(|word| word.chars().any(char::is_alphabetic)).collect();
    let any = |is: &dyn Fn(&str) -> bool| all.iter().any(|word| is(word));
    let pair = |one: &str, next: &[&str]| all.windows(2).any(|pair| matches!(pair, [a, b] if a == one && next.contains(&b.as_str())));
    let names: Vec<usize> = (0..all.len()).filter(|at| all.get(*at).is_some_and(|word| is_of_return(word))).collect();
    let negated = |at: &usize| {
        let before = all.get(..*at).unwrap_or_default().iter().rev().map(String::as_str);
        let mut before = before.skip_while(|word| BETWEEN.iter().any(|between| word.starts_with(between)));
        before.next().is_some_and(|word| NEGATIONS.contains(&word))
    };
    let meant = names.iter().rev().find(|at| !negated(at));
    let denied = |at: &usize| {
        all.get(at + 1..)
            .unwrap_or_default()
            .iter()
            .any(|word| DENIED.iter().any(|stem| word == stem || stem.chars().count() > 4 && word.starts_with(stem)))
    };
    let returned = meant.is_some() || pair("credit", &["note", "notes", "memo"]);
    let denied = meant.is_some_and(denied);
    // «Без возврата», «Не возврат»: a return is named, and that it is none.
    let kept = meant.is_none() && !names.is_empty();
    let unsold = all.windows(2).any(|pair| matches!(pair, [no, word] if matches!(no.as_str(), "не" | "not" | "no") && is_of_sale(word)));
    let undone = any(&|word| word.starts_with("сторн") || word.starts_with("отмен") || matches!(word, "reversal" | "storno" | "cancelled"));
    // «Факт» and «План» beside each other tell of which of them the figures are.
    let fact = any(&is_of_fact);
    let planned = any(&is_plan) && !any(&is_of_sale) && !fact;
    let sold = (any(&is_of_sale) || fact || kept) && !unsold;
    let corrected = any(&|word| word.starts_with("коррект") || word.starts_with("исправ") || word.starts_with("correct"));
    match (returned, undone || corrected) {
        _ if all.is_empty() => Told::Nothing,
        _ if planned || is_no_sale(&all) => Told::NoSale,
        _ if denied => Told::Unclear,
        (true, false) => Told::Returned,
        (false, false) if sold => Told::Sold,
        _ => Told::Unclear,
    }
}

fn is_of_return(word: &str) -> bool {
    word.starts_with("возврат") && !word.starts_with("возвратн")
        || word.starts_with("возвращ")
        || matches!(word, "return" | "returns" | "returned" | "refund" | "refunds" | "gutschrift" | "rückgabe")
}

fn is_of_sale(word: &str) -> bool {
    SOLD.iter().any(|stem| word.starts_with(stem)) || SOLD_WHOLE.contains(&word)
}

/// Whether what was bought is called as what came back is: «Возврат плёнки», «Сторно».
fn goods_came_back(goods: &str) -> bool {
    let lower = || fold(goods);
    // Most goods are called nothing of the kind, and a report has very many rows.
    let may = ["озвра", "ОЗВРА", "торн", "ТОРН", "etur", "ETUR", "efund", "EFUND", "torn", "TORN", "redit", "REDIT", "eversal"].iter();
    let storno =
        || words(&lower()).iter().any(|word| word.folded.starts_with("сторн") || matches!(word.folded.as_str(), "storno" | "reversal"));
    may.into_iter().any(|part| goods.contains(part)) && (told(goods) == Told::Returned || storno())
}

/// Whether what was bought is an advance, which is no sale: «Аванс», «Предоплата 50 %».
fn is_advance(goods: &str) -> bool {
    const STEMS: &[&str] = &["аванс", "предоплат", "prepay", "prepaid"];
    // Most goods are called nothing of the kind, and a report has very many rows.
    if !["ванс", "ВАНС", "редопл", "РЕДОПЛ", "repa", "REPA", "dvance", "DVANCE", "eposit", "EPOSIT"].iter().any(|part| goods.contains(part))
    {
        return false;
    }
    let all: Vec<String> = words(&fold(goods)).into_iter().map(|word| word.folded).collect();
    let [first, rest @ ..] = all.as_slice() else { return false };
    let paid = || rest.iter().all(|word| word.starts_with("payment") || !word.chars().any(char::is_alphabetic));
    STEMS.iter().any(|stem| first.starts_with(stem)) || matches!(first.as_str(), "advance" | "deposit") && paid()
}

/// Whether a column says nothing but what its rows are.
fn is_of_operations(heading: &str) -> bool {
    OPERATIONS.contains(&plain(heading).as_str())
}

impl Amount {
    /// The same as something that came back: below zero, however it is written.
    pub(super) fn returned(self) -> Amount {
        Amount { minor: -self.minor.abs(), other: self.other.map(|(mark, minor)| (mark, -minor.abs())), ..self }
    }
}

/// What was met of returns.
#[derive(Default)]
pub(super) struct Returns {
    /// Columns of kinds in which a return is named.
    named: HashSet<usize>,
    /// Columns of kinds in which a sale is named.
    sold: HashSet<usize>,
    /// Rows of which the word is not understood: the row, the column, the place of the word.
    unclear: Vec<(u32, u32, u32)>,
    /// Rows of what is no sale, in the same way.
    others: Vec<(u32, u32, u32)>,
    places: HashMap<String, u32>,
    words: Vec<String>,
    /// Rows that were above zero in the report.
    turned: HashSet<u32>,
}

/// What the words of a row say: whether it is a return, and the column and place of a word that says neither.
pub(super) type Kind = (bool, Option<Word>);

/// A word that leaves a row out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    column: u32,
    place: u32,
    /// It says something that is no sale; else it is not understood.
    no_sale: bool,
    /// What it says is plain where the sum is below zero: it came back.
    by_sign: bool,
}

impl Word {
    /// Whether it says no more than a sum below zero does.
    pub fn yields_to_sign(self) -> bool {
        self.by_sign
    }
}

impl Returns {
    /// Reads what a row is.
    pub(super) fn read(&mut self, columns: &Columns, goods: &str, cell: impl Fn(usize) -> String) -> Kind {
        let (mut kind, mut sold) = ((false, None), false);
        for at in &columns.kinds {
            let cell = cell(*at);
            match told(&cell) {
                Told::Nothing => continue,
                Told::Returned => {
                    self.named.insert(*at);
                    kind.0 = true;
                }
                Told::Sold => {
                    self.sold.insert(*at);
                    sold = true;
                }
                told @ (Told::Unclear | Told::Unknown | Told::NoSale) => {
                    let (column, place) = (u32::try_from(*at).unwrap_or(u32::MAX), self.place(&cell));
                    let word = Word { column, place, no_sale: told == Told::NoSale, by_sign: false };
                    kind.1 = kind.1.filter(|known: &Word| known.no_sale || !word.no_sale).or(Some(word));
                }
            }
        }
        let (mut state, mut doubtful) = (None, None);
        for (at, by) in &columns.states {
            let cell = cell(*at);
            let told = told_by_state(&cell, *by);
            match told {
                Told::Nothing => continue,
                Told::Sold => {
                    self.sold.insert(*at);
                    continue;
                }
                _ => {}
            }
            let (column, place) = (u32::try_from(*at).unwrap_or(u32::MAX), self.place(&cell));
            let word = Word { column, place, no_sale: told == Told::NoSale, by_sign: told == Told::Unclear };
            if *by == Says::MaybeState && told == Told::Unknown {
                doubtful = doubtful.or(Some(word));
                continue;
            }
            // What is no sale by one column is none by the others.
            state = state.filter(|known: &Word| known.no_sale).or(Some(word));
        }
        if let Some(word) = state {
            return (false, Some(word));
        }
        if is_advance(goods) {
            return (false, Some(Word { column: GOODS, place: self.place(goods), no_sale: true, by_sign: false }));
        }
        if !kind.0 && !sold && kind.1.is_none() && goods_came_back(goods) {
            kind.1 = Some(Word { column: GOODS, place: self.place(goods), no_sale: false, by_sign: true });
        }
        // Pieces below zero came back, however their sum is written.
        let pieces = columns.quantity.filter(|_| columns.months.is_empty());
        kind.0 |= pieces.is_some_and(|at| amount(&cell(at), WHOLE).is_ok_and(|count| count.minor < 0));
        // «Заказ покупателя» of which another column says «Продажа» is none all the same.
        let (returned, word) = if kind.0 || sold { (kind.0, kind.1.filter(|word| word.no_sale)) } else { kind };
        (returned, word.or(doubtful.filter(|_| !returned)))
    }

    /// The place of a word that is not understood.
    fn place(&mut self, word: &str) -> u32 {
        let next = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        if let Some(place) = self.places.get(word) {
            return *place;
        }
        self.places.insert(word.to_owned(), next);
        self.words.push(word.to_owned());
        next
    }

    /// Remembers rows of which a word is not understood, or says what is no sale.
    pub(super) fn doubt(&mut self, rows: std::ops::Range<u32>, word: Word) {
        let kept = if word.no_sale { &mut self.others } else { &mut self.unclear };
        kept.extend(rows.map(|row| (row, word.column, word.place)));
    }

    /// Remembers a row that is written above zero and came back.
    pub(super) fn turn(&mut self, row: u32) {
        self.turned.insert(row);
    }

    /// Whether a row is written above zero and came back.
    pub(super) fn is_turned(&self, row: usize) -> bool {
        u32::try_from(row).is_ok_and(|row| self.turned.contains(&row))
    }

    /// Leaves out the rows of which nothing tells whether they are sales or returns, and counts those that came back.
    pub(super) fn settle(&mut self, report: &mut Report, dropped: &mut HashSet<usize>) {
        let heading = |at: usize| report.header.get(at).map_or("", String::as_str);
        // A column that may say much else, as «Тип», says it where a sale is named there as well.
        let others = |at: &usize| is_of_documents(heading(*at)) || self.named.contains(at) || self.sold.contains(at);
        let known: HashSet<usize> = report
            .columns
            .kinds
            .iter()
            .copied()
            .filter(others)
            .chain(report.columns.states.iter().map(|(at, _)| *at))
            .chain([GOODS as usize])
            .collect();
        let no_sales: Vec<(u32, u32, u32)> =
            std::mem::take(&mut self.others).into_iter().filter(|(_, column, _)| known.contains(&(*column as usize))).collect();
        let told: HashSet<usize> = no_sales.iter().map(|(_, column, _)| *column as usize).collect();
        let says = |at: &usize| self.named.contains(at) || told.contains(at) || is_of_operations(heading(*at));
        let says: HashSet<usize> = report.columns.kinds.iter().copied().filter(says).collect();
        // A state may be that of a country: no word that is known says so.
        let unmeant = |(at, by): &(usize, Says)| *by == Says::MaybeState && !self.sold.contains(at) && !told.contains(at);
        let (unmeant, states): (Vec<_>, Vec<_>) = report.columns.states.iter().copied().partition(unmeant);
        let states: HashSet<usize> = states.into_iter().map(|(at, _)| at).collect();
        let dated = report.columns.when.filter(|_| report.columns.dated);
        let unread = report.columns.kinds.iter().copied().filter(|at| !says.contains(at) && Some(*at) != dated);
        let unread: Vec<usize> = unread.chain(unmeant.into_iter().map(|(at, _)| at)).collect();
        report.columns.unread.extend(unread);
        report.columns.unread.sort_unstable();
        // «Да» says nothing without what was asked.
        let asked: HashMap<u32, String> = report
            .columns
            .states
            .iter()
            .filter(|(_, by)| matches!(by, Says::Posted | Says::Removed))
            .filter_map(|(at, _)| Some((u32::try_from(*at).ok()?, heading(*at).trim().to_owned())))
            .collect();
        for (row, column, word) in no_sales {
            let Some(line) = report.rows.get(row as usize).map(|row| u64::from(row.line)) else { continue };
            if dropped.insert(row as usize) {
                let word = self.words.get(word as usize).cloned().unwrap_or_default();
                report.tell(line, Reason::NoSale, asked.get(&column).map_or(word.clone(), |asked| format!("{asked}: {word}")));
            }
        }
        for (row, column, word) in std::mem::take(&mut self.unclear) {
            let at = row as usize;
            let line = report
                .rows
                .get(at)
                .filter(|_| column == GOODS || [&says, &states].iter().any(|told| told.contains(&(column as usize))))
                .filter(|_| dropped.insert(at))
                .map(|row| u64::from(row.line));
            if let Some(line) = line {
                if let Some(row) = report.rows.get(at).copied() {
                    report.leave_unread(row.client, row.goods, Some(row.when));
                }
                let word = self.words.get(word as usize).cloned().unwrap_or_default();
                let of_state = states.contains(&(column as usize)) && self::told(&word) != Told::Returned;
                report.tell(line, if of_state { Reason::UnclearState } else { Reason::UnclearKind }, word);
            }
        }
        report.returned = self.turned.iter().filter(|at| !dropped.contains(&(**at as usize))).count();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_what_came_back() {
        for (cell, wanted) in [
            ("Возврат товаров от покупателя 0000-000012", Told::Returned),
            ("возврат", Told::Returned),
            ("Return", Told::Returned),
            ("Credit note 12", Told::Returned),
            ("Реализация товаров и услуг 0000-000012 от 01.02.2026", Told::Sold),
            ("Продажа", Told::Sold),
            ("Invoice 12", Told::Sold),
            ("Корректировка реализации", Told::Unclear),
            ("Сторно возврата", Told::Unclear),
            ("Возвратная тара", Told::Unclear),
            // A negation made of a sale what came back.
            ("Реализация (без возвратов)", Told::Sold),
            ("Продажа без права возврата", Told::Sold),
            ("Не возврат", Told::Sold),
            ("Без возврата", Told::Sold),
            ("Sale, no return", Told::Sold),
            ("Sale without right of return", Told::Sold),
            ("Не подлежит возврату", Told::Sold),
            ("Возврат без чека", Told::Returned),
            ("Возврат без НДС", Told::Returned),
            ("Без НДС, возврат", Told::Returned),
            ("Возврат не принят", Told::Unclear),
            ("Возврат отклонён", Told::Unclear),
            ("Не продажа", Told::Unclear),
            ("Поступление на расчётный счёт", Told::NoSale),
            ("Счёт на оплату 5", Told::NoSale),
            ("Sales order 5", Told::NoSale),
            ("Факт", Told::Sold),
            ("Бюджет", Told::NoSale),
            ("План-факт", Told::Sold),
            ("Плановая отгрузка", Told::Sold),
            ("HoReCa", Told::Unclear),
            ("0000-000012", Told::Nothing),
            ("", Told::Nothing),
        ] {
            assert_eq!(told(cell), wanted, "{cell}");
        }
    }
}
