//! What the headings of a report say: each what stands in its column.

use super::amounts::named;
use super::cells::{When, brief, when};
use super::returns;
use super::states::{self, says_state};
use super::sums::without_currency;
use super::under::{Under, is_of_fact, is_planned, under};
use crate::domain::measure::is_measure;
use crate::domain::name::fold;
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
    /// What of it came back.
    Returned,
    /// Whether it is a sale or a return.
    Kind,
    /// How far a document is: cancelled ones are no sales.
    State,
    /// How far a document is, or of which world its figures are, or something else: the words in it tell.
    MaybeState,
    /// Whether a document is posted, by yes or no.
    Posted,
    /// Whether a document does not count, by yes or no.
    Removed,
    /// What the figures of a row are: sums, costs, pieces.
    Measure,
    /// Of which world they are: what was sold in truth, a plan, a forecast.
    Scenario,
    /// How many: what came back is below zero.
    Quantity,
}

const KNOWN: &[(Says, &[&str])] = &[
    (Says::When, &["период", "месяц", "дата", "дата отгрузки", "дата продажи", "дата реализации", "дата документа", "отчетный период"]),
    (Says::When, &["period", "month", "date", "posting date", "invoice date", "sales date", "order date", "monat", "datum"]),
    (
        Says::When,
        &[
            "pstng date",
            "document date",
            "doc. date",
            "doc date",
            "billing date",
            "calendar day",
            "cal. day",
            "buchungsdatum",
            "belegdatum",
        ],
    ),
    (Says::Client, &["контрагент", "клиент", "покупатель", "заказчик", "компания", "организация", "партнер", "наименование контрагента"]),
    (Says::Client, &["наименование клиента", "наименование покупателя", "грузополучатель", "название компании", "клиенты", "контрагенты"]),
    (Says::Client, &["sold-to", "sold-to pt", "sold-to-party", "payer", "name of sold-to party", "customer name", "debitor"]),
    (Says::Client, &["client", "customer", "account", "company", "buyer", "customer name", "account name", "client name", "company name"]),
    (
        Says::Client,
        &["sold-to party", "ship-to party", "kunde", "firma", "покупатели", "юридическое лицо", "юрлицо", "legal entity", "плательщик"],
    ),
    (Says::Client, LABELS),
    (
        Says::TaxId,
        &[
            "инн",
            "инн контрагента",
            "контрагент инн",
            "инн клиента",
            "инн покупателя",
            "инн/кпп",
            "tax id",
            "vat id",
            "vat number",
            "inn",
            "tax number",
        ],
    ),
    (
        Says::Goods,
        &["номенклатурная группа", "номенклатура", "группа", "группа товаров", "товарная группа", "товар", "категория", "продукция"],
    ),
    (Says::Goods, &["вид номенклатуры", "наименование товара", "продукт", "product", "product group", "product line", "item", "category"]),
    (Says::Goods, &["material", "material group", "goods", "item group", "artikel", "warengruppe", "что", "what", "group"]),
    (
        Says::Amount,
        &["сумма", "выручка", "оборот", "продажи", "стоимость", "стоимость продажи", "сумма продажи", "сумма продаж", "сумма отгрузки"],
    ),
    (
        Says::Amount,
        &["объем продаж", "сумма с ндс", "сумма без ндс", "выручка без ндс", "amount", "revenue", "sales", "turnover", "net sales"],
    ),
    (Says::Amount, &["net amount", "total amount", "sales amount", "betrag", "umsatz"]),
    (Says::Amount, TO_PAY),
    (
        Says::Amount,
        &[
            "amount in local currency",
            "amount in lc",
            "amt in loc.cur.",
            "amount in doc. curr.",
            "amount in document currency",
            "amount in company code currency",
            "net value",
            "billed value",
            "nettowert",
            "betrag in hauswährung",
        ],
    ),
    (
        Says::Cost,
        &["себестоимость", "себестоимость продаж", "себестоимость продажи", "cost", "cogs", "cost of goods", "cost of goods sold"],
    ),
    (Says::Amount, FINAL),
    (Says::Cost, &["cost of sales", "закупочная стоимость"]),
    (Says::Currency, &["валюта договора", "валюта контракта", "валюта взаиморасчетов", "валюта расчетов", "contract currency"]),
    (Says::Currency, &["валюта счета", "валюта сделки", "валюта операции", "transaction currency", "invoice currency", "валюта учета"]),
    (
        Says::Currency,
        &["валюта", "currency", "валюта документа", "währung", "curr.", "crcy", "document currency", "doc. currency", "local currency"],
    ),
    (Says::Returned, returns::RETURNED),
    (Says::Kind, returns::OPERATIONS),
    (Says::Kind, returns::KINDS),
    (Says::Posted, states::POSTED),
    (Says::Removed, states::REMOVED),
    (Says::Measure, states::MEASURES),
    (Says::Quantity, returns::QUANTITIES),
];
/// What tells that a table is about people, whatever sums it has besides.
pub(super) const OF_PEOPLE: &[&str] =
    &["телефон", "мобильный", "phone", "mobile", "email", "e-mail", "почта", "фио", "фамилия", "first name", "last name"];

/// Who stands in a column of this name only where no other says who bought: it may be whom the goods were sent to, or the seller.
const SECOND: &[&str] = &[
    "названия строк",
    "row labels",
    "zeilenbeschriftungen",
    "компания",
    "название компании",
    "company",
    "company name",
    "firma",
    "account",
    "account name",
    "плательщик",
];
const THIRD: &[&str] = &["организация", "грузополучатель", "ship-to party", "юридическое лицо", "юрлицо", "legal entity"];
/// What a document is to be paid with: the tax is in it, and a discount is taken off.
const TO_PAY: &[&str] = &[
    "к оплате",
    "итого к оплате",
    "всего к оплате",
    "сумма к оплате",
    "сумма итого к оплате",
    "total due",
    "amount due",
    "total to pay",
    "amount to pay",
    "total payable",
    "amount payable",
    "zu zahlen",
    "zahlbetrag",
];
/// What is left at last: a discount is taken off.
const FINAL: &[&str] =
    &["final amount", "final total", "final sum", "итоговая сумма", "сумма итоговая", "итоговая стоимость", "сумма итого"];
/// What is a sum only with what stands beside it: «Всего с НДС», `Total after discount`.
const TOTALS: &[&str] = &["итого", "всего", "total", "subtotal", "sub total"];
/// What pivot tables of a spreadsheet call the column of their rows.
const LABELS: &[&str] = &["названия строк", "row labels", "zeilenbeschriftungen"];
/// How they call the sums of a field: «Сумма по полю Выручка», `Sum of Revenue`.
const SUMMED: &[&str] = &["сумма по полю ", "sum of ", "summe von "];
/// What a column counts that counts no money, beside measures.
const COUNTS: &[&str] = &["ед", "штук", "штуки", "кол", "количество", "доля", "доли", "quantity", "qty", "share"];
/// Parts of the name of a column: «Контрагент.Наименование».
const NAMES: &[&str] = &["наименование", "полное наименование", "название", "имя", "name"];
const TAX_IDS: &[&str] = &["инн", "инн/кпп", "tax id", "inn"];

/// A unit and a currency have so many words at most.
const UNIT_WORDS: usize = 6;

/// A heading without what it says of the unit and the currency: «Сумма, руб.», «Выручка тыс. руб.».
pub(in crate::exchange) fn bare(heading: &str) -> &str {
    let text = heading.split([',', '(', '[', '\n']).next().unwrap_or_default().trim();
    let measures = |words: &str| {
        let named = named(words);
        (named.unit.is_some() || named.currency.is_some()) && !named.others
    };
    let ends: Vec<usize> = text.char_indices().filter(|(_, c)| matches!(c, ' ' | '\u{a0}')).map(|(at, _)| at).collect();
    let found = ends.iter().skip(ends.len().saturating_sub(UNIT_WORDS)).find_map(|at| {
        let (before, behind) = text.split_at_checked(*at)?;
        measures(behind).then(|| before.trim_end())
    });
    found.filter(|before| !before.is_empty()).unwrap_or(text)
}

/// What a heading says: «Сумма, руб.» says the amount, and that it is in roubles.
pub fn says(heading: &str) -> Option<Says> {
    let known = |text: &str| {
        let plain = plain(text);
        KNOWN.iter().find(|(_, words)| words.contains(&plain.as_str())).map(|(says, _)| *says)
    };
    let is_money =
        |says: &Says| !matches!(says, Says::Amount | Says::Cost | Says::Returned) || !is_counted(heading) && !is_planned(heading);
    let said = known(bare(heading))
        .or_else(|| {
            let rest = without_basis(bare(heading))?;
            known(rest).or_else(|| TOTALS.contains(&plain(rest).as_str()).then_some(Says::Amount))
        })
        .or_else(|| known(&without_fact(bare(heading))?).filter(|says| *says == Says::Amount))
        .or_else(|| {
            let text = fold(bare(heading));
            SUMMED.iter().find_map(|lead| known(text.strip_prefix(lead)?))
        })
        .or_else(|| says_state(heading))
        .or_else(|| known(&without_currency(bare(heading))?))
        .or_else(|| {
            // A field of what stands in the column: «Контрагент.ИНН».
            let (of, field) = heading.split_once('.')?;
            let field = plain(field);
            match known(of)? {
                Says::Client if TAX_IDS.contains(&field.as_str()) => Some(Says::TaxId),
                says @ (Says::Client | Says::Goods) if NAMES.contains(&field.as_str()) => Some(says),
                _ => None,
            }
        });
    said.filter(is_money)
}

/// Whether a heading says that its column counts things and no money: «Возврат, шт», «Продажи (кг)», «Сумма, %».
pub(in crate::exchange) fn is_counted(heading: &str) -> bool {
    let said = named(heading);
    let Some((at, _)) = heading.char_indices().find(|(_, c)| matches!(c, ',' | '(' | '[' | '\n')) else { return false };
    let parts = heading.get(at..).unwrap_or_default().split(|c: char| !c.is_alphanumeric() && c != '%');
    let counts = |word: &str| is_measure(word) || COUNTS.contains(&fold(word).as_str());
    said.unit.is_none() && said.currency.is_none() && said.foreign.is_none() && parts.filter(|part| !part.is_empty()).any(counts)
}

/// Whether a heading says what a document is to be paid with.
pub(in crate::exchange) fn is_to_pay(heading: &str) -> bool {
    let text = fold(heading);
    TO_PAY.iter().any(|words| text.contains(words))
}

/// A heading without what it says of tax and discount: «Выручка» of «Выручка с НДС», «Сумма» of «Сумма со скидкой».
fn without_basis(heading: &str) -> Option<&str> {
    const ENDS: &[&str] = &["ндс", "vat", "скидки", "скидок", "скидкой", "discount", "discounts"];
    const LEADS: &[&str] = &[
        " без",
        " с",
        " со",
        " до",
        " после",
        " за вычетом",
        " без учета",
        " с учетом",
        " excl.",
        " incl.",
        " without",
        " with",
        " before",
        " after",
        " net of",
    ];
    let (words, _) = heading.rsplit_once(' ').filter(|(_, end)| ENDS.contains(&fold(end).as_str()))?;
    let found = LEADS.iter().filter_map(|lead| words.get(..words.len().checked_sub(lead.len())?).filter(|_| fold(words).ends_with(*lead)));
    found.min_by_key(|rest| rest.len()).map(str::trim_end)
}

/// A heading without the word by which it is of what was sold in truth: «Сумма» of «Сумма факт», `Sales` of `Actual sales`.
fn without_fact(heading: &str) -> Option<String> {
    let words: Vec<&str> = heading.split_whitespace().collect();
    let fact = |word: &&str| is_of_fact(&fold(word.trim_matches(|c: char| !c.is_alphanumeric())));
    let rest: Vec<&str> = words.iter().filter(|word| !fact(word)).copied().collect();
    (!rest.is_empty() && rest.len() < words.len()).then(|| rest.join(" "))
}

/// On which basis a column says the amount. Of several that of the least is taken: costs are without tax, and so is what is compared
/// with them; and sold was for what is left of the price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Basis {
    tax: Side,
    discount: Side,
}

/// On which side of what is added or taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    /// Without tax; what is left after a discount.
    Clear,
    /// Nothing is said of it.
    Unsaid,
    /// With tax; before a discount.
    Laden,
}

impl Basis {
    /// What a heading says of it.
    pub(super) fn of(heading: &str) -> Basis {
        let text = fold(heading);
        let side = |clear: &[&str], laden: &[&str]| {
            let has = |parts: &[&str]| parts.iter().any(|part| text.contains(part));
            if has(clear) {
                Side::Clear
            } else if has(laden) {
                Side::Laden
            } else {
                Side::Unsaid
            }
        };
        let to_pay = is_to_pay(heading);
        let of_pay = |side: Side, paid: Side| if to_pay && side == Side::Unsaid { paid } else { side };
        let tax = side(
            &["без ндс", "без учета ндс", "excl", "without vat", "net "],
            &["с ндс", "с учетом ндс", "вкл. ндс", "включая ндс", "incl", "with vat", "gross", "total amount"],
        );
        let discount = side(
            &["со скидк", "с учетом скид", "после скид", "за вычетом скид", "after discount", "net of discount", "итогов", "final "],
            &["без скид", "без учета скид", "до скид", "before discount", "without discount"],
        );
        Basis { tax: of_pay(tax, Side::Laden), discount: of_pay(discount, Side::Clear) }
    }

    /// Whether nothing tells which of two is the amount: they are alike, or each is the better one in its way.
    pub(super) fn is_unsettled(self, other: Basis) -> bool {
        self.tax.cmp(&other.tax) == self.discount.cmp(&other.discount).reverse()
    }
}

/// What stands under clients in one column: goods in «Контрагент / Номенклатура», months in «Контрагент / Месяц», documents.
pub(super) fn nests(heading: &str) -> Option<Says> {
    let mut parts = heading.split(['/', '\\', ',', '\n']);
    parts.next().and_then(says).filter(|says| *says == Says::Client)?;
    parts.filter_map(says).find(|says| matches!(says, Says::Goods | Says::When | Says::Kind))
}

/// Whether a heading is of days, and of no months or periods.
pub(super) fn is_of_days(heading: &str) -> bool {
    let folded = fold(heading);
    ["дата", "date", "datum", "day"].iter().any(|word| folded.split(|c: char| !c.is_alphanumeric()).any(|part| part == *word))
}

/// Whether something stands under clients in one column.
pub(super) fn is_nested(heading: &str) -> bool {
    nests(heading).is_some()
}

/// The first of the names of a column that says who bought has the least.
pub(super) fn rank(heading: &str) -> usize {
    let plain = plain(bare(heading.split('.').next().unwrap_or_default()));
    usize::from(SECOND.contains(&plain.as_str())) + 2 * usize::from(THIRD.contains(&plain.as_str()))
}

/// The month that a heading names, in a year that a title may say.
pub(super) fn month_of(heading: &str, year: Option<i32>) -> Option<When> {
    let text = bare(heading);
    let month = |when: When| (when.is_month() || when.is_edge()).then(|| when.month());
    when(text).and_then(month).or_else(|| brief(text)).or_else(|| named_month(text, year?))
}

/// The month of a name alone, in a year.
pub(super) fn named_month(text: &str, year: i32) -> Option<When> {
    let alone = !text.trim().is_empty() && !text.contains(|c: char| c.is_ascii_digit());
    alone.then(|| when(&format!("{} {year}", text.trim().trim_end_matches('.')))).flatten().filter(|when| when.is_month())
}

/// Whether a heading is of a span other than a month: «1 кв. 2026», `Q1`, «I полугодие», «9 мес. 2026», «2026 год», `YTD`.
pub(super) fn is_period(heading: &str) -> bool {
    const STEMS: &[&str] = &["квартал", "полугод", "quarter", "half", "недел", "week", "halbjahr", "quartal"];
    const WHOLE: &[&str] = &["кв", "мес", "ytd", "mtd", "qtd", "fy", "нед", "mth", "mths", "months"];
    let folded = fold(heading);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let numbered = |word: &str| {
        let by = |letters: &[&str]| {
            letters.iter().any(|letter| {
                word.strip_prefix(letter)
                    .or_else(|| word.strip_suffix(letter))
                    .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
            })
        };
        by(&["q", "h", "w", "кв", "fy", "пг", "kw"])
    };
    let spans = words.iter().any(|word| STEMS.iter().any(|stem| word.starts_with(stem)) || WHOLE.contains(word) || numbered(word));
    spans && words.len() > 1 || words.iter().any(|word| numbered(word)) && words.len() < 4 || super::lines::year_of(heading).is_some()
}

/// A heading of both a month and what is meant: «Выручка, январь 2026», «Янв 2026 Себестоимость», «План янв 2026».
pub(super) fn month_and_measure(heading: &str, year: Option<i32>) -> Option<(When, Under)> {
    let words: Vec<&str> = heading.split([' ', '\n', ',', ';']).filter(|word| !word.is_empty()).collect();
    let told = |words: &str| Some(under(words)).filter(|under| *under != Under::Unknown);
    (1..words.len().min(6)).find_map(|at| {
        let (left, right) = (words.get(..at)?.join(" "), words.get(at..)?.join(" "));
        let one = month_of(&left, year).zip(told(&right));
        one.or_else(|| month_of(&right, year).zip(told(&left)))
    })
}
