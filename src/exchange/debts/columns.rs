//! Which columns of a table of debts say what.

use super::ages::{Age, age};
use super::sums::{self, Found, Sums, tells_sum};
use super::{Mark, Unread, amount_of, count_of, day_of, days_after, settled};
use crate::domain::name::fold;
use crate::exchange::Reason;
use crate::exchange::known::plain;
use crate::exchange::listed::cell;
use crate::exchange::purchases::{
    Named, Says, WHOLE, bare_heading, brief, column_of_currencies, document_day, is_counted, named, says, to_pay, unit_above,
};
use crate::exchange::table::{Row, Table};
use chrono::NaiveDate;

/// The words of which a heading of what is left is made, one of them of a debt: «Общая задолженность покупателей».
const LEFT_WORDS: &[&str] = &[
    "долг",
    "долга",
    "долги",
    "задолженность",
    "задолженности",
    "общая",
    "общий",
    "вся",
    "весь",
    "всего",
    "итого",
    "сумма",
    "остаток",
    "дебиторская",
    "дебиторской",
    "клиента",
    "клиентов",
    "покупателя",
    "покупателей",
    "контрагента",
    "контрагентов",
    "заказчика",
    "заказчиков",
    "на",
    "конец",
    "периода",
    "месяца",
    "сегодня",
    "total",
    "debt",
    "amount",
    "outstanding",
    "receivable",
    "receivables",
    "the",
];
/// What is left to be paid.
const LEFT: &[&str] = &[
    "долг",
    "долг клиента",
    "долг покупателя",
    "долг контрагента",
    "долг на конец",
    "долг на конец периода",
    "задолженность",
    "задолженность клиента",
    "задолженность покупателя",
    "задолженность контрагента",
    "задолженность на конец периода",
    "сумма долга",
    "сумма задолженности",
    "дебиторская задолженность",
    "дебиторка",
    "общий долг",
    "всего долг",
    "вся задолженность",
    "остаток долга",
    "остаток задолженности",
    "остаток",
    "остаток к оплате",
    "остаток оплаты",
    "не оплачено",
    "неоплачено",
    "осталось",
    "осталось оплатить",
    "осталось к оплате",
    "outstanding",
    "outstanding amount",
    "outstanding balance",
    "total outstanding",
    "balance",
    "balance due",
    "open amount",
    "open balance",
    "amount owed",
    "owed",
    "debt",
    "receivable",
    "receivables",
    "accounts receivable",
    "remaining",
    "unpaid",
    "offener betrag",
];
/// What of it is over.
pub(super) const LATE: &[&str] = &[
    "просрочено",
    "просроченная задолженность",
    "просроченный долг",
    "в т.ч. просрочено",
    "в том числе просрочено",
    "из них просрочено",
    "в т.ч. просроченная",
    "сумма просрочки",
    "overdue",
    "overdue amount",
    "past due",
    "past due amount",
    "überfällig",
];
/// The day on which it is to be paid.
const DUE: &[&str] = &[
    "срок",
    "срок оплаты",
    "оплатить до",
    "оплата до",
    "плановая дата оплаты",
    "планируемая дата оплаты",
    "срок погашения",
    "срок платежа",
    "крайний срок",
    "крайний срок оплаты",
    "due",
    "due date",
    "due on",
    "due by",
    "payment due",
    "payment due date",
    "pay by",
    "fällig",
    "fälligkeit",
    "fällig am",
];
/// The same, or the day on which it was paid where a column of what was paid stands beside.
const PAYING: &[&str] = &["дата оплаты", "дата погашения", "дата платежа", "payment date", "paid on", "date paid"];
/// Within how many days of the document.
const DEFERRAL: &[&str] = &[
    "отсрочка",
    "отсрочка платежа",
    "дней отсрочки",
    "отсрочка дней",
    "отсрочка дн",
    "срок оплаты дней",
    "срок оплаты дн",
    "payment terms",
    "terms",
    "terms days",
    "net days",
    "credit days",
    "days",
];
/// The document.
const DOCUMENT: &[&str] = &[
    "документ",
    "документ расчетов",
    "документ расчетов с контрагентом",
    "расчетный документ",
    "документ отгрузки",
    "документ реализации",
    "объект расчетов",
    "счет",
    "номер счета",
    "накладная",
    "номер накладной",
    "номер документа",
    "реализация",
    "упд",
    "номер",
    "счета",
    "документа",
    "накладной",
    "invoice",
    "invoice no",
    "invoice no.",
    "invoice number",
    "invoice #",
    "document",
    "document no",
    "document no.",
    "document number",
    "reference",
    "rechnung",
    "rechnungsnummer",
];
/// Its day, beside what reports on purchases call one.
const DATED: &[&str] = &["дата счета", "дата накладной", "от", "от какого числа", "issued", "issue date", "doc date", "rechnungsdatum"];
/// What was to be paid at first, beside what reports on purchases call an amount.
const AMOUNT: &[&str] = &["сумма документа", "сумма счета", "сумма накладной", "invoice amount", "original amount", "total"];
/// What was paid of it.
pub(super) const PAID: &[&str] = &["оплачено", "погашено", "уплачено", "сумма оплаты", "paid", "paid amount", "amount paid"];
/// What shows a table to be one of payments or of a ledger.
const OF_LEDGERS: &[&str] = &["дебет", "кредит", "назначение платежа", "поступление", "списание", "debit", "credit"];

pub(super) fn is(heading: &str, names: &[&str]) -> bool {
    [plain(heading), plain(bare_heading(heading))].iter().any(|text| names.contains(&text.as_str()))
}

/// A sum is none where pieces or days are counted.
pub(super) fn is_sum(heading: &str, names: &[&str]) -> bool {
    is(heading, names) && !is_counted(heading)
}

/// Whether a heading tells what is left to be paid.
pub(super) fn is_left(heading: &str) -> bool {
    let bare = plain(bare_heading(heading));
    let words = || bare.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let of_debt =
        words().any(|word| word.starts_with("долг") || word.starts_with("задолж") || matches!(word, "debt" | "receivable" | "receivables"));
    (is(heading, LEFT) || of_debt && words().all(|word| LEFT_WORDS.contains(&word))) && !is_counted(heading)
}

/// Whether a heading counts days that something is over: «Дней просрочки», «Просрочка, дн.», `Days overdue`.
fn counts_late(heading: &str) -> bool {
    let folded = fold(heading);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let any = |stems: &[&str]| words.iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)));
    let days = words.iter().any(|word| matches!(*word, "дн" | "дней" | "дни" | "day" | "days"));
    let counted = words.iter().all(|word| !word.starts_with(|c: char| c.is_ascii_digit()));
    days && counted && any(&["просроч", "overdue", "past", "late"])
}

/// Whether what reads like ages of debts are months with their years, as «1/26» and «2/26» are: of ages none begins within another.
fn are_months(header: &[String], ages: &[(usize, Age)]) -> bool {
    let written = |at: usize| header.get(at).is_some_and(|heading| brief(heading.trim()).is_some());
    let within = |one: &Age, other: &Age| one.from < other.from && one.until.is_some_and(|until| other.from <= until);
    ages.iter().all(|(at, _)| written(*at)) && ages.iter().any(|(_, one)| ages.iter().any(|(_, other)| within(one, other)))
}

/// Whether a line says that a table is of debts.
fn of_debts(text: &str) -> bool {
    const STEMS: &[&str] =
        &["задолж", "дебитор", "долг", "просроч", "неоплач", "receivable", "overdue", "debt", "aging", "ageing", "outstanding"];
    fold(text).split(|c: char| !c.is_alphanumeric()).any(|word| STEMS.iter().any(|stem| word.starts_with(stem)))
}

/// Whether a debt is called as a column of sums is, and no document: «31–60 дней», «Просрочено».
pub fn is_of_all(title: &str) -> bool {
    age(title).is_some() || is_left(title) || is(title, LATE)
}

/// How many cells of a row are headings of such a table.
pub(super) fn known(cells: &[String]) -> usize {
    let words = [LATE, DUE, PAYING, DEFERRAL, DOCUMENT, DATED, AMOUNT, PAID];
    let is_known = |cell: &&String| {
        is_left(cell)
            || words.iter().any(|words| is(cell, words))
            || age(cell).is_some()
            || counts_late(cell)
            || says(cell).is_some()
            || with_papers(cell)
    };
    cells.iter().filter(is_known).count()
}

/// Whether clients and their documents stand in one column: «Контрагент / Документ».
fn with_papers(heading: &str) -> bool {
    let mut parts = heading.split(['/', '\\', ',', '\n']);
    let of_client = parts.next().and_then(says) == Some(Says::Client);
    of_client && parts.any(|part| is(part, DOCUMENT))
}

/// Where what stands, by the places of columns.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    pub(super) client: Option<usize>,
    pub(super) tax_id: Option<usize>,
    /// The sums, of each currency that headings name; the first are of all where they name one or none.
    pub(super) sums: Vec<Sums>,
    /// The columns of sums that cannot be told apart.
    pub(super) alike: Vec<usize>,
    pub(super) currency: Option<usize>,
    pub(super) ages: Vec<(usize, Age)>,
    /// Documents stand under their client, in its column.
    pub(super) papers_below: bool,
    /// The columns of which nothing is taken in.
    pub(super) unread: Vec<usize>,
    document: Option<usize>,
    dated: Option<usize>,
    due: Option<usize>,
    deferral: Option<usize>,
    days_late: Option<usize>,
    parts: Option<Mark>,
    groups: Option<Mark>,
    header: Vec<String>,
}

impl Columns {
    /// A table of debts has who owes, what is left or is over, and no goods; where it has days and sums as reports on sales do, a day on which
    /// they are due, or a line above that says what it is.
    pub(super) fn of(table: &Table) -> Option<Columns> {
        let header = &table.header;
        let first = |is: &dyn Fn(&str) -> bool| header.iter().position(|heading| is(heading));
        let said = |what: Says| first(&|heading| says(heading) == Some(what));
        let ages: Vec<(usize, Age)> = header.iter().enumerate().filter_map(|(at, heading)| Some((at, age(heading)?))).collect();
        let ages = if ages.len() > 1 && !are_months(header, &ages) { ages } else { Vec::new() };
        let left = first(&is_left);
        let paid = first(&|heading| is_sum(heading, PAID));
        let paying = || first(&|heading| is(heading, PAYING)).filter(|_| paid.is_none());
        let due = first(&|heading| is(heading, DUE) && !counts_late(heading)).or_else(paying);
        let pay = first(&|heading| to_pay(heading)).filter(|_| left.is_none() && (paid.or(due).is_some()));
        let one = Sums {
            left: left.or(pay),
            late: first(&|heading| is_sum(heading, LATE) && !counts_late(heading)),
            amount: first(&|heading| says(heading) == Some(Says::Amount) && !to_pay(heading) || is_sum(heading, AMOUNT)),
            paid,
            ..Sums::default()
        };
        let Found { sums, alike } = sums::find(table, &one, &ages);
        let unsaid =
            |at: usize| header.get(at).is_some_and(|heading| says(heading).is_none() && !is_left(heading) && !is(heading, DOCUMENT));
        let of_currencies = || column_of_currencies(header.len(), table.rows.iter().map(|row| row.cells.as_slice()), unsaid);
        let mut columns = Columns {
            client: said(Says::Client).or_else(|| first(&with_papers)),
            tax_id: said(Says::TaxId),
            sums,
            alike,
            currency: said(Says::Currency).or_else(of_currencies),
            // A lone «№» may be the number of the row.
            document: first(&|heading| is(heading, DOCUMENT)),
            dated: first(&|heading| is(heading, DATED)).or_else(|| said(Says::When)),
            due,
            deferral: first(&|heading| is(heading, DEFERRAL)),
            days_late: first(&counts_late),
            ages,
            header: header.clone(),
            ..Columns::default()
        };
        let dated = |row: &&Row| document_day(cell(row, columns.client)).is_some();
        columns.papers_below = columns.client.is_some() && columns.document.is_none() && table.rows.iter().filter(dated).count() > 0;
        let is_ledger = header.iter().any(|heading| is(heading, OF_LEDGERS)) && columns.ages.is_empty() && one.left.is_none();
        let sold = said(Says::Goods).is_some() || said(Says::Cost).is_some() || header.iter().any(|heading| with_goods(heading));
        let strong = one.left.or(one.late).or(columns.days_late).is_some() || !columns.ages.is_empty();
        let titled = table.above.iter().flat_map(|row| &row.cells).any(|cell| of_debts(cell));
        let dues = columns.due.or(columns.days_late).or(one.late).is_some() || columns.deferral.and(columns.dated).is_some();
        let dues = dues || !columns.ages.is_empty();
        let like_sales = one.amount.is_some() && columns.dated.is_some();
        let owed = strong && (dues || titled || !like_sales) || dues && (titled || paid.is_some());
        let is_meant = owed && columns.client.or(columns.tax_id).is_some() && !sold && !is_ledger;
        is_meant.then(|| columns.measured(table))
    }

    /// The same with the units, the currencies, and the marks of its sums, and with the columns that are left.
    fn measured(mut self, table: &Table) -> Columns {
        let above = unit_above(&table.above);
        let ages: Vec<usize> = self.ages.iter().map(|(at, _)| *at).collect();
        let (mut parts, mut groups) = (None, None);
        for sums in &mut self.sums {
            let places = || sums.places().chain(ages.iter().copied());
            let said: Vec<Named> = places().filter_map(|at| self.header.get(at)).map(|heading| named(heading)).collect();
            let unit = said.iter().find_map(|said| said.unit).or(above.unit).unwrap_or(WHOLE);
            let currency = said.iter().find_map(|said| said.currency).or(above.currency);
            for read in table.rows.iter().flat_map(|row| places().filter_map(|at| amount_of(cell(row, Some(at)), unit).ok())) {
                parts = parts.or(read.parts);
                groups = groups.or(read.groups);
            }
            (sums.unit, sums.named) = (unit, currency);
        }
        let taken = [self.client, self.tax_id, self.currency, self.document, self.dated, self.due, self.deferral, self.days_late];
        let free = |at: &usize| {
            let named = self.header.get(*at).is_some_and(|heading| !heading.trim().is_empty());
            let summed = ages.contains(at) || self.sums.iter().flat_map(Sums::places).any(|place| place == *at);
            named && !summed && !taken.contains(&Some(*at))
        };
        self.unread = (0..self.header.len()).filter(free).collect();
        (self.parts, self.groups) = (parts, groups);
        self
    }

    /// The columns of which nothing is taken in that tell of sums all the same.
    pub(super) fn other_sums(&self) -> impl Iterator<Item = usize> {
        self.unread.iter().copied().filter(|at| self.header.get(*at).is_some_and(|heading| tells_sum(heading)))
    }

    /// Whether it tells of what is over alone.
    pub(super) fn late_alone(&self) -> bool {
        self.sums.iter().all(|sums| sums.left.is_none())
            && !self.ages.is_empty()
            && self.ages.iter().all(|(_, age)| age.from > 0)
            && self.due.is_none()
    }

    /// Whether days are reckoned from ages.
    pub(super) fn is_by_age(&self) -> bool {
        self.due.or(self.days_late).is_none() && self.deferral.is_none() && !self.ages.is_empty()
    }

    /// Whether nothing in it says when anything is due: it has totals alone.
    pub(super) fn has_no_days(&self) -> bool {
        self.due.or(self.days_late).or(self.deferral).is_none() && self.ages.is_empty()
    }

    /// What a column is called.
    pub(super) fn heading(&self, at: usize) -> &str {
        self.header.get(at).map_or("", |heading| bare_heading(heading))
    }

    /// The sum of a cell that counts in units of so many minor ones, in minor units; nothing where nothing stands there.
    pub(super) fn sum(&self, text: &str, unit: i64) -> Result<Option<i64>, Unread> {
        if text.chars().all(|c| matches!(c, '-' | '−' | '–' | '—')) {
            return Ok(None);
        }
        let read = amount_of(text, unit).map_err(|_| (Reason::NoAmount, text.to_owned()))?;
        settled(read, self.parts, self.groups).map(Some).ok_or_else(|| (Reason::UnclearAmount, text.to_owned()))
    }

    /// What the document of a row is called, and its day; an empty text where a row names none.
    pub(super) fn title(&self, row: &Row) -> (String, Option<NaiveDate>) {
        let name = cell(row, if self.papers_below { self.client } else { self.document });
        let name = if self.papers_below && document_day(name).is_none() { "" } else { name };
        let own = document_day(name).and_then(day_of);
        let day = day_of(cell(row, self.dated)).or(own);
        let numbered = !name.is_empty() && !name.chars().any(char::is_alphabetic);
        let name = if numbered && !name.starts_with('№') { format!("№ {name}") } else { name.to_owned() };
        match day.filter(|_| own.is_none() && !name.is_empty()) {
            Some(day) => (format!("{name}, {}", day.format("%d.%m.%Y")), Some(day)),
            None => (name, day),
        }
    }

    /// The day on which a row is due; none where it says only how long it is over, or nothing.
    pub(super) fn due(&self, row: &Row, day: Option<NaiveDate>) -> Result<Option<NaiveDate>, Unread> {
        let text = cell(row, self.due);
        if !text.is_empty() {
            let due = day_of(text).or_else(|| day.and_then(|day| days_after(day, text)));
            return due.map(Some).ok_or_else(|| (Reason::NoDay, text.to_owned()));
        }
        let text = cell(row, self.deferral);
        Ok(day.and_then(|day| days_after(day, text)))
    }

    /// By how many days a row is over, where a column counts them.
    pub(super) fn over(&self, row: &Row) -> Result<Option<Age>, Unread> {
        match cell(row, self.days_late) {
            "" if self.days_late.is_some() => Ok(Some(Age::AHEAD)),
            "" => Ok(None),
            text if text.chars().all(|c| matches!(c, '-' | '–' | '—')) => Ok(Some(Age::AHEAD)),
            text => match count_of(text).and_then(|days| i64::try_from(days).ok()) {
                Some(0) => Ok(Some(Age::AHEAD)),
                Some(days) => Ok(Some(Age::of(days))),
                None if text.starts_with(['-', '−']) => Ok(Some(Age::AHEAD)),
                None => Err((Reason::NoCount, text.to_owned())),
            },
        }
    }
}

/// Whether goods stand under clients, or beside them.
fn with_goods(heading: &str) -> bool {
    heading.split(['/', '\\']).filter_map(says).any(|says| says == Says::Goods)
}
