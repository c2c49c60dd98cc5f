//! Which columns of a report on purchases say what.

use super::amounts::{amount, named};
use super::cells::{When, when};
use super::headings::{Basis, OF_PEOPLE, Says, bare, is_nested, is_of_days, is_period, month_and_measure, month_of, nests, rank, says};
use super::lines::{Lines, Over, completes, lifted, month_under, over_all, overs, with_serials, year_of};
use super::nosale::{is_of_payments, title_of_others};
use super::otherwise::{Headings, line_of_others};
use super::sums::{Beside, both};
use super::title::{Names, Title, YearFrom, of_sales, title};
use super::under::{Under, beside_month, is_of_fact, is_planned, under};
use super::units::WHOLE;
use crate::domain::name::fold;
use crate::domain::{Entity, Lang};
use crate::exchange::known::plain;
use crate::exchange::ours::kind_of;
use crate::exchange::table::Row;

/// A column of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its place.
    pub at: usize,
    /// The month.
    pub when: When,
    /// The place of what it cost us.
    pub cost: Option<usize>,
    /// The place of what came back, and in units of how many minor ones it counts.
    pub returned: Option<(usize, i64)>,
    /// In units of how many minor ones it counts.
    pub unit: i64,
    /// The currency that its heading names.
    pub named: Option<&'static str>,
}

/// Why a report is not read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Two columns of one month, and nothing says which is the amount.
    TwoColumns(When),
    /// Months without a year.
    NoYear,
    /// Days of which nothing tells what is the day and what the month.
    DayOrder,
    /// Amounts in a currency that is not kept here: its code, if that is plain.
    Currency(&'static str),
    /// What stands under a month is not known: see [`Columns::odd`].
    Under,
    /// Under months stand plans or pieces, and no sums of sales.
    NoSums,
    /// Columns of quarters, half-years or years.
    Periods,
    /// A register of payments, orders or receipts, and of no sales.
    NoSales,
    /// Amounts in a unit that is not reckoned with: see [`Columns::odd`].
    Unit,
    /// Amounts in a currency of their own, which nothing says: see [`Columns::odd`].
    Unsaid,
    /// A line above says that the figures are plans, pieces, profits or what was bought of suppliers: see [`Columns::odd`].
    Otherwise,
    /// Goods stand under their clients, and nothing tells which is which.
    Nested,
    /// Months stand among the clients, in their column.
    MonthsAmongClients,
    /// A client has rows with goods and without in one month, and they do not add up: the line of the first without, and the month.
    Unsplit(u32, When),
}

/// The columns of a report, by their places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// The month or day; none where each month has a column of its own.
    pub when: Option<usize>,
    /// The year, where months stand in a column without it.
    pub years: Option<usize>,
    /// The months that have columns of their own.
    pub months: Vec<Month>,
    /// Who bought, by name.
    pub client: Option<usize>,
    /// Who bought, by tax id.
    pub tax_id: Option<usize>,
    /// The company of law that a client bought through: in the table that we write ourselves alone.
    pub entity: Option<usize>,
    /// What was bought.
    pub goods: Option<usize>,
    /// For how much; of columns that say it, that of the least tax and after the discount, else the first.
    pub amount: Option<usize>,
    /// What it cost us.
    pub cost: Option<usize>,
    /// How many pieces, of which only the sign is taken.
    pub quantity: Option<usize>,
    /// In which currency.
    pub currency: Option<usize>,
    /// That column says it of contracts, and no heading of the sums themselves.
    pub agreed: bool,
    /// Sums are in what that column says, and in nothing else.
    pub owned: bool,
    /// The sums of other currencies, in columns of their own.
    pub beside: Vec<Beside>,
    /// What came back, where it stands beside the amount.
    pub returned: Option<usize>,
    /// Its currency, where its heading names one.
    pub returned_named: Option<&'static str>,
    /// In units of how much it counts.
    pub returned_unit: i64,
    /// Whether it is a sale or a return, by a word.
    pub kinds: Vec<usize>,
    /// Columns by which a row is no sale, and how they say it.
    pub states: Vec<(usize, Says)>,
    /// The currency that a heading or a title names: «Сумма, руб.».
    pub named: Option<&'static str>,
    /// The currency of costs, where their heading names one.
    pub cost_named: Option<&'static str>,
    /// In units of how many minor ones amounts count: of a thousand roubles in «Сумма, тыс. руб.».
    pub unit: i64,
    /// The same of costs.
    pub cost_unit: i64,
    /// The header has a second line.
    pub two_lines: bool,
    /// What stands in that line, by columns.
    pub under: Vec<String>,
    /// Goods stand under their clients in one column, by its heading.
    pub nested: bool,
    /// The year of months whose headings say none, and where it stands.
    pub year: Option<(i32, YearFrom)>,
    /// The month of all rows, which a title alone says, and where it stands.
    pub titled: Option<When>,
    /// See [`Columns::titled`].
    pub titled_by: Option<YearFrom>,
    /// The day stands within the names of documents, in the column of [`Columns::when`].
    pub dated: bool,
    /// Months stand under each client, in the same column.
    pub headed: bool,
    /// Documents stand so, and perhaps goods under them.
    pub papered: bool,
    /// Names have the numbers of their rows before them.
    pub numbered: bool,
    /// What stands in the report that is not understood, where it is refused for that.
    pub odd: String,
    /// Why nothing of it can be read.
    pub refused: Option<Refusal>,
    /// The columns of which nothing is taken in.
    pub unread: Vec<usize>,
}

impl Default for Columns {
    fn default() -> Columns {
        Columns {
            when: None,
            years: None,
            months: Vec::new(),
            client: None,
            tax_id: None,
            entity: None,
            goods: None,
            amount: None,
            cost: None,
            quantity: None,
            currency: None,
            agreed: false,
            owned: false,
            beside: Vec::new(),
            returned: None,
            returned_named: None,
            returned_unit: WHOLE,
            kinds: Vec::new(),
            states: Vec::new(),
            named: None,
            cost_named: None,
            unit: WHOLE,
            cost_unit: WHOLE,
            two_lines: false,
            under: Vec::new(),
            nested: false,
            year: None,
            titled: None,
            titled_by: None,
            dated: false,
            headed: false,
            papered: false,
            numbered: false,
            odd: String::new(),
            refused: None,
            unread: Vec::new(),
        }
    }
}

impl Columns {
    /// The columns of a table, if it is a report on purchases: who bought, when, and for how much. `lines` are those of the header below
    /// its first and the rows below them, `above` what stands over it, and `names` what the file and its sheet are called.
    pub(super) fn of(header: &[String], lines: &Lines, above: &[Row], names: Names) -> Option<Columns> {
        let (header, of_all) = lines.with_units(header);
        let below = lines.second.as_deref();
        let header = lifted(&with_serials(header), below);
        let header = header.as_slice();
        let above: Vec<Row> = above.iter().cloned().chain(of_all).collect();
        let title = title(&above, names);
        let first = lines.below.first().map(Vec::as_slice);
        let under_all = below.map(<[String]>::to_vec).unwrap_or_default();
        let mut columns = Columns { two_lines: below.is_some(), under: under_all, ..Columns::default() };
        let (mut months, mut yearless) = (Vec::new(), 0);
        let year = title.year.map(|(year, _)| year);
        let count = header.len().max(below.map_or(0, <[String]>::len));
        for (at, over) in overs(header, year, count).into_iter().enumerate() {
            let heading = header.get(at).map_or("", String::as_str);
            if OF_PEOPLE.contains(&plain(heading).as_str()) {
                return None;
            }
            let cell = below.and_then(|row| row.get(at)).map(String::as_str).filter(|cell| !cell.trim().is_empty());
            let placed = over.and_then(|over| Some((month_under(over, cell)?, cell.filter(|cell| !completes(over, cell)))));
            match (over, placed) {
                (Some(_), Some((_, None))) if heading.trim().is_empty() && cell.is_none() => {}
                (Some(_), Some((month, said))) => {
                    // «Ноябрь 2026 (прогноз)» holds for all that stands under it.
                    let planned = [Some(over_all(header, at)), cell].into_iter().flatten().any(is_planned);
                    let under = said.map_or_else(|| beside_month(over_all(header, at)), under);
                    months.push((at, month, if planned { Under::Aside } else { under }, cell.unwrap_or(heading)));
                }
                // Of a month without its year nothing else is known.
                (Some(Over::Name(..)), None) => {
                    yearless += usize::from(!heading.trim().is_empty());
                    columns.put(header, at, None);
                }
                _ => {
                    let said = says(heading).or_else(|| is_nested(heading).then_some(Says::Client));
                    match said.is_none().then(|| month_and_measure(heading, year)).flatten() {
                        Some((month, under)) => months.push((at, month, under, heading)),
                        None => columns.put(header, at, said),
                    }
                }
            }
        }
        // Whatever says its year needs none from elsewhere.
        let says_none = |heading: &str| month_of(heading, None).is_none() && month_and_measure(heading, None).is_none();
        let own_year = |at: usize| {
            below.and_then(|row| row.get(at)).is_some_and(|cell| year_of(cell).is_some())
                || header.iter().any(|heading| year_of(heading).is_some())
        };
        let lent = months
            .iter()
            .any(|(at, ..)| !own_year(*at) && header.get(*at).is_some_and(|heading| !heading.trim().is_empty() && says_none(heading)));
        columns.year = title.year.filter(|_| lent);
        columns.leave_foreign_tax_id(header);
        columns.know_own(header);
        columns.place_months(months, header, &title);
        if let Some(more) = lines.more.clone().filter(|_| columns.refused.is_none()) {
            (columns.refused, columns.odd) = (Some(Refusal::Under), more);
        }
        columns.look_beside(header, first);
        columns.nested =
            columns.goods.is_none() && columns.client.and_then(|at| header.get(at)).and_then(|heading| nests(heading)) == Some(Says::Goods);
        columns.find_currencies(header.len(), &lines.below);
        columns.choose_sums(header, &title);
        columns.take_beside(header, &lines.below);
        columns.measure(header, &title);
        let buyer = columns.client.is_some() || columns.tax_id.is_some();
        let several = columns.months.len() > 1 || columns.two_lines && !columns.months.is_empty();
        let wide = columns.when.is_none() && (several || columns.is_of_one_month(header, first));
        if columns.when.is_none() && columns.months.is_empty() && columns.refused.is_none() && columns.amount.is_some() {
            columns.papered = columns.goods.is_none() && columns.has_papers(&lines.below);
            let heading = columns.amount.and_then(|at| header.get(at)).map_or("", String::as_str);
            let sold = title.of_sales || columns.cost.is_some() || of_sales(heading);
            let said = title.month.filter(|(_, from)| buyer && (sold || *from == YearFrom::Sheet));
            (columns.titled, columns.titled_by) = (said.map(|(month, _)| month), said.map(|(_, from)| from));
            if buyer && said.is_none() {
                columns.find_days(header, &lines.below);
            }
        }
        columns.find_numbers(&lines.below);
        let told = columns.titled.is_some() || columns.headed || columns.papered || columns.when.is_some() && columns.amount.is_some();
        let whole = wide || told;
        if buyer && !whole && yearless > 1 {
            columns.refused = Some(Refusal::NoYear);
        }
        if buyer && !whole && columns.refused.is_none() && columns.when.is_none() {
            columns.refuse_periods(header, first);
        }
        if whole {
            columns.refuse_others(header, &names.said().chain(above).collect::<Vec<_>>());
        }
        columns.name_clients(header, first);
        columns.find_years(header);
        let refused_months = columns.when.is_none() && columns.refused.is_some();
        (buyer && (whole || refused_months)).then_some(columns)
    }

    /// A register of payments, orders or receipts has clients, days and sums as well.
    fn refuse_others(&mut self, header: &[String], above: &[Row]) {
        let said = header.iter().find(|heading| is_of_payments(heading)).cloned();
        if let Some(said) = said.or_else(|| title_of_others(above)) {
            (self.refused, self.odd) = (Some(Refusal::NoSales), said);
        } else if let Some(said) = line_of_others(above, self.said_of_figures(header)) {
            (self.refused, self.odd) = (Some(Refusal::Otherwise), said);
        }
    }

    /// What the headings of the columns that are taken say of their figures.
    fn said_of_figures(&self, header: &[String]) -> Headings {
        let months = self.months.iter().map(|month| month.at);
        let taken = || self.amount.into_iter().chain(months.clone()).filter_map(|at| header.get(at));
        let words = header.iter().chain(&self.under).flat_map(|heading| heading.split(|c: char| !c.is_alphanumeric()));
        let money = |heading: &String| named(heading).currency.is_some() || named(heading).unit.is_some() || of_sales(heading);
        Headings {
            sold: taken().any(|heading| of_sales(heading)) || self.cost.is_some(),
            money: taken().any(money) || self.quantity.is_some() && self.amount.is_some(),
            fact: words.into_iter().any(|word| is_of_fact(&fold(word))),
            dated: self.when.and_then(|at| header.get(at)).is_some_and(|heading| is_of_days(heading)),
        }
    }

    /// The column of the year beside one of months: «Год; Месяц».
    fn find_years(&mut self, header: &[String]) {
        let is = |at: usize, words: &[&str]| header.get(at).is_some_and(|heading| words.contains(&plain(heading).as_str()));
        let of_months = self.when.is_some_and(|at| is(at, &["месяц", "month", "monat", "период", "period"]));
        self.years = self.unread.iter().copied().find(|at| of_months && is(*at, &["год", "year", "jahr", "fiscal year"]));
        self.unread.retain(|at| Some(*at) != self.years);
    }

    /// Where numbers of clients stand beside a column of their names, these tell who bought: «Customer; Name».
    fn name_clients(&mut self, header: &[String], first: Option<&[String]>) {
        let cell = |at: usize| first.and_then(|row| row.get(at)).map_or("", |cell| cell.trim());
        let numbered = |at: usize| !cell(at).is_empty() && cell(at).chars().all(|c| c.is_ascii_digit());
        let names = |at: &usize| {
            header.get(*at).is_some_and(|heading| matches!(plain(heading).as_str(), "name" | "название" | "наименование" | "имя"))
        };
        let Some(name) = self.unread.iter().copied().find(names).filter(|at| cell(*at).chars().any(char::is_alphabetic)) else { return };
        if self.client.is_some_and(numbered) || self.client.is_none() && self.tax_id.is_some() {
            self.unread.retain(|at| *at != name);
            self.unread.extend(self.client.replace(name));
            self.unread.sort_unstable();
        }
    }

    /// Sums that stand beside those of a month under no heading of their own: nothing tells which are right.
    fn look_beside(&mut self, header: &[String], first: Option<&[String]>) {
        if self.two_lines || self.when.is_some() || self.refused.is_some() {
            return;
        }
        let unnamed = |at: usize| header.get(at).is_some_and(|heading| heading.trim().is_empty());
        let counts = |at: usize| first.and_then(|row| row.get(at)).is_some_and(|cell| amount(cell, WHOLE).is_ok());
        if let Some(month) = self.months.iter().find(|month| unnamed(month.at + 1) && counts(month.at + 1)) {
            self.refused = Some(Refusal::TwoColumns(month.when));
        }
    }

    /// Columns of quarters, half-years and years, with sums in them: purchases are kept by months.
    fn refuse_periods(&mut self, header: &[String], first: Option<&[String]>) {
        let counts = |at: usize| first.and_then(|row| row.get(at)).is_some_and(|cell| amount(cell, WHOLE).is_ok());
        let known = |at: &usize| Some(*at) != self.amount && Some(*at) != self.client && Some(*at) != self.tax_id;
        let periods: Vec<usize> =
            (0..header.len()).filter(known).filter(|at| header.get(*at).is_some_and(|heading| is_period(heading))).collect();
        if let Some(heading) = periods.first().and_then(|at| header.get(*at)).filter(|_| periods.iter().any(|at| counts(*at))) {
            (self.refused, self.odd) = (Some(Refusal::Periods), heading.clone());
        }
    }

    /// Our own table says through which company of law a client bought.
    fn know_own(&mut self, header: &[String]) {
        let own = kind_of(header) == Some(Entity::Purchase);
        let Some(field) = Entity::Purchase.def().field("legal_entity_id").filter(|_| own) else { return };
        let is_it = |heading: &String| Lang::ALL.iter().any(|lang| plain(field.words.get(*lang)) == plain(heading));
        self.entity = header.iter().rposition(is_it);
        self.unread.retain(|at| Some(*at) != self.entity);
    }

    /// Whether one column is of a month, and amounts stand in it. One of a day may be what was owed then.
    fn is_of_one_month(&self, header: &[String], first: Option<&[String]>) -> bool {
        let [month] = &self.months[..] else { return false };
        let names_month = |heading: &String| when(bare(heading)).is_none_or(When::is_month);
        let counts = |cell: &String| cell.trim().is_empty() || amount(cell, WHOLE).is_ok();
        header.get(month.at).is_some_and(names_month) && first.and_then(|row| row.get(month.at)).is_some_and(counts)
    }

    fn put(&mut self, header: &[String], at: usize, said: Option<Says>) {
        let heading = |at: usize| header.get(at).map_or("", String::as_str);
        let place = match said {
            Some(Says::When) => &mut self.when,
            Some(Says::Client) => &mut self.client,
            Some(Says::TaxId) => &mut self.tax_id,
            Some(Says::Goods) => &mut self.goods,
            Some(Says::Amount) => &mut self.amount,
            Some(Says::Cost) => &mut self.cost,
            Some(Says::Currency) => &mut self.currency,
            Some(Says::Returned) => &mut self.returned,
            Some(Says::Kind) => return self.kinds.push(at),
            Some(by @ (Says::State | Says::MaybeState | Says::Scenario | Says::Posted | Says::Removed | Says::Measure)) => {
                return self.states.push((at, by));
            }
            Some(Says::Quantity) => {
                self.quantity.get_or_insert(at);
                return self.unread.push(at);
            }
            None if heading(at).trim().is_empty() => return,
            None => return self.unread.push(at),
        };
        let better = |before: usize| match said {
            Some(Says::Client) => rank(heading(at)) < rank(heading(before)),
            Some(Says::Cost | Says::Returned) => Basis::of(heading(at)) < Basis::of(heading(before)),
            _ => false,
        };
        match *place {
            Some(before) if better(before) => {
                *place = Some(at);
                self.unread.push(before);
            }
            Some(_) => self.unread.push(at),
            None => *place = Some(at),
        }
    }

    /// A tax id beside the name of somebody else is that one's: «Организация; ИНН; Контрагент».
    fn leave_foreign_tax_id(&mut self, header: &[String]) {
        let Some((at, before)) = self.tax_id.and_then(|at| Some((at, at.checked_sub(1)?))) else { return };
        let of_another = self.unread.contains(&before) && header.get(before).and_then(|heading| says(heading)) == Some(Says::Client);
        let own = header.get(at).is_some_and(|heading| plain(heading).split(' ').count() == 1 && !heading.contains('.'));
        if of_another && own {
            let later = (at + 1..header.len()).find(|at| header.get(*at).and_then(|heading| says(heading)) == Some(Says::TaxId));
            self.unread.push(at);
            self.unread.retain(|unread| Some(*unread) != later);
            self.tax_id = later;
        }
        self.unread.sort_unstable();
    }

    /// Puts what stands under each month in its place: of sums the one of the least basis, and of plans and pieces none.
    fn place_months(&mut self, found: Vec<(usize, When, Under, &str)>, header: &[String], title: &Title) {
        let mut whens: Vec<When> = Vec::new();
        for (_, when, ..) in &found {
            if !whens.contains(when) {
                whens.push(*when);
            }
        }
        let unit_of = |at: usize, heading: &str| {
            let named = both(heading, header.get(at).map_or("", String::as_str));
            (named.unit.unwrap_or_else(|| title.unit_beside(&named)), named.currency.or(title.named.currency))
        };
        for when in whens {
            let of = || found.iter().filter(|(_, other, ..)| *other == when);
            let least = of().filter_map(|(.., under, _)| if let Under::Amount(basis) = under { Some(*basis) } else { None }).min();
            let mut amounts = of().filter(|(.., under, _)| least.is_some_and(|least| *under == Under::Amount(least)));
            let first = |wanted: Under| of().find(|(.., under, _)| *under == wanted);
            if self.when.is_none() {
                if let Some((.., word)) = first(Under::Unknown) {
                    (self.refused, self.odd) = (Some(Refusal::Under), (*word).to_owned());
                } else if amounts.clone().count() > 1 {
                    self.refused = Some(Refusal::TwoColumns(when));
                }
            }
            let Some((at, .., heading)) = amounts.next() else { continue };
            let (unit, named) = unit_of(*at, heading);
            let cost = first(Under::Cost).map(|(at, ..)| *at);
            let returned = first(Under::Returned).map(|(at, .., heading)| (*at, unit_of(*at, heading).0));
            self.months.push(Month { at: *at, when, cost, returned, unit, named });
        }
        if let Some((.., heading)) =
            found.iter().find(|(.., under, _)| *under == Under::Aside).filter(|_| self.months.is_empty() && self.when.is_none())
        {
            (self.refused, self.odd) = (Some(Refusal::NoSums), (*heading).to_owned());
        }
        let taken =
            |at: usize| self.months.iter().any(|month| [Some(month.at), month.cost, month.returned.map(|(at, _)| at)].contains(&Some(at)));
        let unread: Vec<usize> = found.iter().map(|(at, ..)| *at).filter(|at| !taken(*at)).collect();
        self.unread.extend(unread);
        self.unread.sort_unstable();
    }

    /// How many of the headings of a row are known, to find the header by.
    pub fn known(row: &[String]) -> usize {
        let is_month = |heading: &str| month_of(heading, Some(2000)).is_some() || month_and_measure(heading, Some(2000)).is_some();
        let row = with_serials(row.to_vec());
        row.iter().filter(|heading| says(heading).is_some() || is_nested(heading) || is_month(heading)).count()
    }
}
