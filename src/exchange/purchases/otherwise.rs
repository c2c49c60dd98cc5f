//! What is said over a table by which its figures are no sums of sales: plans and forecasts, pieces, profits, what was bought of suppliers.

use super::amounts::named;
use super::title::of_sales;
use super::under::{is_of_fact, is_plan};
use crate::domain::forms::words;
use crate::domain::name::fold;
use crate::exchange::payable::is_of_payables;
use crate::exchange::table::Row;

/// How many words of a line are looked at: what is meant is said first.
const WITHIN: usize = 8;
/// How words begin that say of whom was bought.
const SUPPLIERS: &[&str] = &["поставщик", "supplier", "vendor"];
/// How words begin that say to whom was sold.
const CLIENTS: &[&str] = &["клиент", "покупател", "заказчик", "контрагент", "customer", "client", "buyer"];
/// How words begin that say that something was bought or came in.
const BOUGHT: &[&str] = &["закуп", "приобрет", "поступл", "поставк", "purchas", "procure", "bought"];
/// How words begin that say how many and not for how much.
const PIECES: &[&str] = &[
    "штук",
    "количеств",
    "килограм",
    "тонн",
    "литр",
    "упаков",
    "короб",
    "паллет",
    "натуральн",
    "кубометр",
    "piece",
    "quantit",
    "pallet",
    "tonne",
    "litre",
    "kilogram",
];
/// The same by whole words, and by such that count where they stand behind a comma or in brackets.
const PIECES_WHOLE: &[&str] = &["шт", "кол", "qty", "pcs", "кг", "kg", "units"];
const PIECES_BEHIND: &[&str] = &["т", "тн", "л", "м", "м2", "м3", "ед", "уп", "упак", "кор", "t", "l", "m"];
/// How words begin that say what is left of a sale, what it cost, or what was taken off.
const PARTS: &[&str] = &[
    "марж",
    "прибыл",
    "наценк",
    "рентаб",
    "доходност",
    "себестоим",
    "скидк",
    "скидок",
    "бонус",
    "ретробонус",
    "возврат",
    "margin",
    "profit",
    "markup",
    "cogs",
    "discount",
    "bonus",
    "rebate",
    "return",
];
/// Words of what is a part of sales and no sum of them: «Доля клиентов в продажах», «Цены».
const SHARES: &[&str] = &["доля", "доли", "долей", "удельный", "share", "shares", "percentage", "цена", "цены", "price", "prices", "прайс"];
/// How words begin of an average, and of what it may be one.
const AVERAGES: &[&str] = &["средн", "averag"];
const AVERAGED: &[&str] =
    &["цен", "чек", "стоим", "сумм", "скидк", "отгруз", "продаж", "price", "check", "order", "ticket", "value", "sale", "deal", "receipt"];
/// How words begin by which each figure holds those before it.
const CUMULATIVE: &[&str] = &["нараст", "накопительн", "cumulat", "ytd"];
/// The same by words in turn.
const CUMULATIVE_PHRASES: &[&str] = &["year to date", "running total", "с накоплением"];
/// How two words in turn begin of books of what we bought.
const BOOKS: &[(&str, &str)] = &[
    ("книг", "покупок"),
    ("полученн", "счет"),
    ("полученн", "накладн"),
    ("входящ", "счет"),
    ("входящ", "накладн"),
    ("purchase", "ledger"),
    ("purchases", "ledger"),
    ("purchase", "book"),
    ("purchases", "book"),
    ("invoices", "received"),
    ("received", "invoices"),
    ("bills", "received"),
];
/// Words by which what is left or taken off is only reckoned with.
const RECKONED: &[&str] = &[
    "с",
    "со",
    "без",
    "и",
    "учетом",
    "учета",
    "вычетом",
    "минус",
    "включая",
    "after",
    "less",
    "net",
    "of",
    "incl",
    "excl",
    "including",
    "excluding",
    "with",
    "without",
    "and",
];
/// How words begin by which figures are money all the same.
const MONEY: &[&str] = &["выруч", "стоимост", "денеж", "деньг", "сумм", "revenue", "turnover", "amount", "value"];

/// What the headings say of the figures.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Headings {
    /// That they are of sales: «Выручка», «Сумма продаж».
    pub sold: bool,
    /// That they are money: «Сумма, руб.», or that pieces stand beside them.
    pub money: bool,
    /// That they are what was sold in truth.
    pub fact: bool,
    /// That each row has a day of its own: none of them holds those before it.
    pub dated: bool,
}

/// The line over a table that says that its figures are no sums of sales; none where the headings say that they are.
pub(super) fn line_of_others(above: &[Row], headings: Headings) -> Option<String> {
    let filled = |row: &Row| row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    // Several cells in a row are headings of groups of columns, and no title.
    let lines = || above.iter().filter(|row| filled(row) < 3).flat_map(|row| &row.cells).map(|cell| cell.trim());
    let cells = || above.iter().flat_map(|row| &row.cells).map(|cell| cell.trim());
    let fact = headings.fact || cells().flat_map(said).any(|word| is_of_fact(&word));
    let money = headings.money || cells().any(is_money);
    let sold = headings.sold;
    lines().find(|cell| is_of_others(cell, Headings { sold, money, fact, dated: headings.dated })).map(str::to_owned)
}

/// The words of a line that say what it is about. What stands before a colon is a parameter of the report, unless it tells of sales.
fn said(cell: &str) -> Vec<String> {
    let parameter = cell.split_once(':').is_some_and(|(what, value)| !of_sales(what) && !value.trim().is_empty());
    let words = words(&fold(cell)).into_iter().map(|word| word.folded).filter(|word| word.chars().any(char::is_alphabetic));
    if parameter { Vec::new() } else { words.take(WITHIN).collect() }
}

/// Whether a line says that figures are money.
fn is_money(cell: &str) -> bool {
    let named = named(cell);
    let says = |word: &String| MONEY.iter().any(|stem| word.starts_with(stem)) && !word.starts_with("сумматор");
    named.currency.is_some() || named.unit.is_some() || said(cell).iter().any(says)
}

fn is_of_others(cell: &str, headings: Headings) -> bool {
    let words = said(cell);
    let begins = |word: &String, stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    let any = |stems: &[&str]| words.iter().any(|word| begins(word, stems));
    let planned = words.iter().any(|word| is_plan(word));
    let counts = |word: &String| begins(word, PIECES) || PIECES_WHOLE.contains(&word.as_str());
    let behind = cell.split([',', '(']).skip(1).any(|part| PIECES_BEHIND.contains(&fold(part.trim_matches([' ', ')', '.'])).as_str()));
    let pieces = words.iter().any(counts) || behind;
    // «Продажи и прибыль» tells of sales first, `Sales margin` of margins.
    // «С учётом возвратов» says how sales were reckoned.
    let reckoned = |at: &usize| at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| RECKONED.contains(&word.as_str()));
    let part = (0..words.len()).find(|at| words.get(*at).is_some_and(|word| begins(word, PARTS)) && !reckoned(at));
    let sale = words.iter().position(|word| of_sales(word));
    let compound = |at: usize| sale.is_some_and(|sale| sale + 1 == at && words.get(sale).is_some_and(|word| word.is_ascii()));
    let of_part = part.is_some_and(|at| sale.is_none_or(|sale| at < sale) || compound(at));
    let shares = tells_parts(cell, &words, sale) && !headings.sold;
    tells_all(cell, &words, headings.dated)
        || any(SUPPLIERS) && any(BOUGHT) && !any(CLIENTS)
        || shares
        || planned && !headings.fact
        || pieces && !headings.money
        || of_part && !headings.sold
}

/// Whether a line tells, whatever the headings say, that figures are no sales of each month: they hold those before them, or are of what we
/// bought, or of what we owe.
fn tells_all(cell: &str, words: &[String], dated: bool) -> bool {
    let pair =
        |(one, other): &(&str, &str)| words.windows(2).any(|pair| matches!(pair, [a, b] if a.starts_with(one) && b.starts_with(other)));
    let text = words.join(" ");
    let cumulative = || words.iter().any(|word| CUMULATIVE.iter().any(|stem| word.starts_with(stem)));
    let phrased = || CUMULATIVE_PHRASES.iter().any(|phrase| text.contains(phrase));
    !dated && (cumulative() || phrased()) || BOOKS.iter().any(pair) || !words.is_empty() && is_of_payables(cell)
}

/// Whether a line tells of shares, prices or averages before it tells of `sale`s, or that its figures are per cent.
fn tells_parts(cell: &str, words: &[String], sale: Option<usize>) -> bool {
    let begins = |word: &String, stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    let average = words.windows(2).position(|pair| matches!(pair, [one, other] if begins(one, AVERAGES) && begins(other, AVERAGED)));
    let reckoned = |at: usize| at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| RECKONED.contains(&word.as_str()));
    let share = (0..words.len()).find(|at| words.get(*at).is_some_and(|word| SHARES.contains(&word.as_str())) && !reckoned(*at));
    let percent = cell.split([',', '(']).skip(1).any(|part| part.trim_matches([' ', ')', '.']) == "%");
    percent || average.into_iter().chain(share).any(|at| sale.is_none_or(|sale| at < sale))
}

/// Whether the name of a file says that its figures are no sales: «План продаж», «Кредиторка», `purchase_ledger`.
pub(super) fn is_named_otherwise(stem: &str) -> bool {
    let stem = stem.replace('_', " ");
    let words: Vec<String> = words(&fold(&stem)).into_iter().map(|word| word.folded).collect();
    words.iter().any(|word| is_plan(word)) || tells_all(&stem, &words, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn over(line: &str, headings: Headings) -> bool {
        line_of_others(&[Row { line: 1, cells: vec![line.to_owned()] }], headings).is_some()
    }

    #[test]
    fn lines_of_other_figures_are_known() {
        for line in [
            "Отгрузки в штуках",
            "Продажи, шт.",
            "Отгрузка, кг",
            "Отгрузка (т)",
            "Количество проданного по клиентам",
            "Продажи в натуральном выражении",
            "План продаж на 2026 год",
            "Прогноз продаж 2026",
            "Бюджет продаж",
            "Sales forecast 2026",
            "Sales plan",
            "Targets by customer",
            "Маржинальный доход по клиентам",
            "Валовая прибыль за 2026 год",
            "Себестоимость продаж",
            "Возвраты от покупателей",
            "Sales margin by customer",
            "Gross profit",
            "Закупки у поставщиков",
            "Purchases from suppliers",
            "Units sold",
            "Продажи нарастающим итогом с начала года",
            "Year-to-date sales",
            "Sales YTD",
            "Книга покупок за I квартал 2026",
            "Реестр полученных счетов-фактур",
            "Purchase ledger",
            "Доля клиентов в продажах, %",
            "Структура продаж, %",
            "Средняя цена, руб.",
            "Средний чек по клиентам",
            "Average order value",
            "Кредиторская задолженность",
            "Расчёты с поставщиками (счёт 60)",
        ] {
            assert!(over(line, Headings::default()), "{line}");
        }
        for line in [
            "Продажи за 2026 год",
            "Закупки клиентов",
            "Отгрузки по клиентам",
            "План-факт продаж за 2026 год",
            "Продажи и прибыль",
            "Отбор: План продаж",
            "Показатели: Количество, Выручка",
            "Продажи в штуках и рублях",
            "ООО Планета, продажи",
            "Sales by customer",
            "Продажи с учётом возвратов",
            "Отгрузки через поставщика логистики",
            "С учётом возвратов и скидок",
            "Скидка: 5 %",
            "Продажи, 2026 год",
            "Книга продаж за I квартал 2026",
            "Продажи и доля",
            "Продажи с начала года",
            "Продажи со средней скидкой",
            "ООО Средняя Волга, продажи",
            "Sales by price list",
            "Реестр выданных счетов-фактур",
        ] {
            assert!(!over(line, Headings::default()), "{line}");
        }
        let told = |sold, money, fact| Headings { sold, money, fact, dated: false };
        assert!(!over("Sales YTD", Headings { dated: true, ..Headings::default() }));
        assert!(!over("Валовая прибыль", told(true, false, false)) && !over("Отгрузки в штуках", told(false, true, false)));
        assert!(
            !over("План продаж", told(false, false, true))
                && !over("Доля в продажах", told(true, false, false))
                && over("Продажи нарастающим итогом", told(true, true, true))
                && over("Закупки у поставщиков", told(true, true, true))
        );
    }
}
