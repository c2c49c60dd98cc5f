//! Which columns of a report on purchases say what.

use super::cells::{When, when};
use crate::exchange::known::plain;

/// What a column of such a report says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// The month or day.
    When,
    /// Who bought, by name.
    Client,
    /// Who bought, by tax id.
    TaxId,
    /// What was bought.
    Goods,
    /// For how much.
    Amount,
    /// What it cost us.
    Cost,
    /// In which currency.
    Currency,
}

const KNOWN: &[(Says, &[&str])] = &[
    (Says::When, &["период", "месяц", "дата", "дата отгрузки", "дата продажи", "дата реализации", "дата документа", "отчетный период"]),
    (Says::When, &["period", "month", "date", "posting date", "invoice date", "sales date", "order date", "monat", "datum"]),
    (Says::Client, &["контрагент", "клиент", "покупатель", "заказчик", "компания", "организация", "партнер", "наименование контрагента"]),
    (Says::Client, &["наименование клиента", "наименование покупателя", "грузополучатель", "название компании", "клиенты", "контрагенты"]),
    (Says::Client, &["client", "customer", "account", "company", "buyer", "customer name", "account name", "client name", "company name"]),
    (Says::Client, &["sold-to party", "kunde", "firma", "покупатели"]),
    (
        Says::TaxId,
        &["инн", "инн контрагента", "инн клиента", "инн покупателя", "инн/кпп", "tax id", "vat id", "vat number", "inn", "tax number"],
    ),
    (
        Says::Goods,
        &["номенклатурная группа", "номенклатура", "группа", "группа товаров", "товарная группа", "товар", "категория", "продукция"],
    ),
    (Says::Goods, &["вид номенклатуры", "наименование товара", "продукт", "product", "product group", "product line", "item", "category"]),
    (Says::Goods, &["material", "material group", "goods", "item group", "artikel", "warengruppe"]),
    (
        Says::Amount,
        &["сумма", "выручка", "оборот", "продажи", "стоимость", "стоимость продажи", "сумма продажи", "сумма продаж", "сумма отгрузки"],
    ),
    (
        Says::Amount,
        &["объем продаж", "сумма с ндс", "сумма без ндс", "выручка без ндс", "amount", "revenue", "sales", "turnover", "net sales"],
    ),
    (Says::Amount, &["net amount", "total amount", "sales amount", "betrag", "umsatz"]),
    (
        Says::Cost,
        &["себестоимость", "себестоимость продаж", "себестоимость продажи", "cost", "cogs", "cost of goods", "cost of goods sold"],
    ),
    (Says::Cost, &["cost of sales", "закупочная стоимость"]),
    (Says::Currency, &["валюта", "currency", "валюта документа", "währung"]),
];
/// What tells that a table is about people, whatever sums it has besides.
const OF_PEOPLE: &[&str] =
    &["телефон", "мобильный", "phone", "mobile", "email", "e-mail", "почта", "фио", "фамилия", "first name", "last name"];

/// What a heading says: «Сумма, руб.» says the amount, and that it is in roubles.
pub fn says(heading: &str) -> Option<Says> {
    let bare = heading.split([',', '(', '[']).next().unwrap_or_default();
    let plain = plain(bare);
    let known = |words: &[&str]| words.iter().any(|word| *word == plain);
    KNOWN.iter().find(|(_, words)| known(words)).map(|(says, _)| *says)
}

/// The columns of a report, by their places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The month or day; none where each month has a column of its own.
    pub when: Option<usize>,
    /// The months that have columns of their own.
    pub months: Vec<(usize, When)>,
    /// Who bought, by name.
    pub client: Option<usize>,
    /// Who bought, by tax id.
    pub tax_id: Option<usize>,
    /// What was bought.
    pub goods: Option<usize>,
    /// For how much; of columns that say it, the first.
    pub amount: Option<usize>,
    /// What it cost us.
    pub cost: Option<usize>,
    /// In which currency.
    pub currency: Option<usize>,
    /// The currency that a heading names: «Сумма, руб.».
    pub named: Option<&'static str>,
    /// The columns of which nothing is taken in.
    pub unread: Vec<usize>,
}

impl Columns {
    /// The columns of a table, if it is a report on purchases: who bought, when, and for how much.
    pub fn of(header: &[String]) -> Option<Columns> {
        let mut columns = Columns::default();
        for (at, heading) in header.iter().enumerate() {
            if OF_PEOPLE.contains(&plain(heading).as_str()) {
                return None;
            }
            let place = match says(heading) {
                Some(Says::When) => &mut columns.when,
                Some(Says::Client) => &mut columns.client,
                Some(Says::TaxId) => &mut columns.tax_id,
                Some(Says::Goods) => &mut columns.goods,
                Some(Says::Amount) => &mut columns.amount,
                Some(Says::Cost) => &mut columns.cost,
                Some(Says::Currency) => &mut columns.currency,
                None => {
                    match when(heading) {
                        Some(month) if month.is_month() => columns.months.push((at, month)),
                        _ if heading.trim().is_empty() => {}
                        _ => columns.unread.push(at),
                    }
                    continue;
                }
            };
            match place {
                Some(_) => columns.unread.push(at),
                None => *place = Some(at),
            }
        }
        let wide = columns.when.is_none() && columns.months.len() > 1;
        let whole = wide || columns.when.is_some() && columns.amount.is_some();
        columns.named = columns.amount.and_then(|at| header.get(at)).and_then(|heading| super::cells::currency_within(heading));
        (whole && (columns.client.is_some() || columns.tax_id.is_some())).then_some(columns)
    }

    /// How many of the headings of a row are known, to find the header by.
    pub fn known(row: &[String]) -> usize {
        row.iter().filter(|heading| says(heading).is_some() || when(heading).is_some_and(When::is_month)).count()
    }
}
