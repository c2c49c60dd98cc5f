//! Which columns of a report on purchases say what.

use super::amounts::{Named, amount, named};
use super::cells::{When, when};
use super::headings::{OF_PEOPLE, Says, bare, is_nested, month_and_measure, month_of, named_month, rank, says, tax_of};
use super::title::{Title, YearFrom, of_sales, title};
use super::units::WHOLE;
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
    /// Amounts in a unit that is not reckoned with: see [`Columns::odd`].
    Unit,
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
    /// For how much; of columns that say it, that without the tax, else the first.
    pub amount: Option<usize>,
    /// What it cost us.
    pub cost: Option<usize>,
    /// In which currency.
    pub currency: Option<usize>,
    /// What came back, where it stands beside the amount.
    pub returned: Option<usize>,
    /// Its currency, where its heading names one.
    pub returned_named: Option<&'static str>,
    /// In units of how much it counts.
    pub returned_unit: i64,
    /// Whether it is a sale or a return, by a word.
    pub kinds: Vec<usize>,
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
    /// Goods stand under their clients in one column, by its heading.
    pub nested: bool,
    /// The year of months whose headings say none, and where it stands.
    pub year: Option<(i32, YearFrom)>,
    /// The month of all rows, which a title alone says.
    pub titled: Option<When>,
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
            months: Vec::new(),
            client: None,
            tax_id: None,
            entity: None,
            goods: None,
            amount: None,
            cost: None,
            currency: None,
            returned: None,
            returned_named: None,
            returned_unit: WHOLE,
            kinds: Vec::new(),
            named: None,
            cost_named: None,
            unit: WHOLE,
            cost_unit: WHOLE,
            two_lines: false,
            nested: false,
            year: None,
            titled: None,
            odd: String::new(),
            refused: None,
            unread: Vec::new(),
        }
    }
}

impl Columns {
    /// The columns of a table, if it is a report on purchases: who bought, when, and for how much. `below` is the row below the
    /// header, which may be its second line, `above` what stands over it, and `name` the file's.
    pub fn of(header: &[String], below: Option<&[String]>, above: &[Row], name: &str) -> Option<Columns> {
        let title = title(above, name);
        let first = below;
        let below = below.filter(|row| is_second_line(row));
        let mut columns = Columns { two_lines: below.is_some(), ..Columns::default() };
        let (mut months, mut yearless, mut over) = (Vec::new(), 0, None);
        let year = title.year.map(|(year, _)| year);
        for at in 0..header.len().max(below.map_or(0, <[String]>::len)) {
            let heading = header.get(at).map_or("", String::as_str);
            if OF_PEOPLE.contains(&plain(heading).as_str()) {
                return None;
            }
            let said = says(heading).or_else(|| is_nested(heading).then_some(Says::Client));
            if said.is_none() && (month_of(heading, year).is_some() || heading.trim().is_empty() && over.is_some()) {
                over = month_of(heading, year).or(over);
                let measure = below.and_then(|row| row.get(at)).map(String::as_str).filter(|cell| !cell.trim().is_empty());
                let wanted = measure.map_or(Some(Says::Amount), says);
                match (over, wanted) {
                    (Some(_), Some(Says::Amount)) if measure.is_none() && heading.trim().is_empty() => {}
                    (Some(month), Some(says)) => months.push((at, month, says, measure.unwrap_or(heading))),
                    _ => columns.unread.push(at),
                }
                continue;
            }
            over = None;
            if let Some((month, says)) = said.is_none().then(|| month_and_measure(heading, year)).flatten() {
                months.push((at, month, says, heading));
                continue;
            }
            yearless += usize::from(said.is_none() && named_month(bare(heading), 2000).is_some());
            columns.put(header, at, said);
        }
        // Whatever says its year needs none from elsewhere.
        let says_none = |heading: &str| month_of(heading, None).is_none() && month_and_measure(heading, None).is_none();
        let lent = months.iter().any(|(at, ..)| header.get(*at).is_some_and(|heading| !heading.trim().is_empty() && says_none(heading)));
        columns.year = title.year.filter(|_| lent);
        columns.leave_foreign_tax_id(header);
        columns.know_own(header);
        columns.place_months(months, header, &title);
        columns.nested = columns.goods.is_none() && columns.client.and_then(|at| header.get(at)).is_some_and(|heading| is_nested(heading));
        columns.measure(header, &title);
        let buyer = columns.client.is_some() || columns.tax_id.is_some();
        let several = columns.months.len() > 1 || columns.two_lines && !columns.months.is_empty();
        let wide = columns.when.is_none() && (several || columns.is_of_one_month(header, first));
        if columns.when.is_none() && columns.months.is_empty() && columns.refused.is_none() && columns.amount.is_some() {
            let heading = columns.amount.and_then(|at| header.get(at)).map_or("", String::as_str);
            let sold = title.of_sales || columns.cost.is_some() || of_sales(heading);
            columns.titled = title.month.filter(|_| buyer && sold);
        }
        let whole = wide || columns.titled.is_some() || columns.when.is_some() && columns.amount.is_some();
        if buyer && !whole && yearless > 1 {
            columns.refused = Some(Refusal::NoYear);
        }
        let refused_months = columns.when.is_none() && columns.refused.is_some();
        (buyer && (whole || refused_months)).then_some(columns)
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
            None if heading(at).trim().is_empty() => return,
            None => return self.unread.push(at),
        };
        let better = |before: usize| match said {
            Some(Says::Client) => rank(heading(at)) < rank(heading(before)),
            Some(Says::Amount | Says::Cost | Says::Returned) => tax_of(heading(at)) < tax_of(heading(before)),
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

    /// The columns that say the amount and are not taken, and whether nothing tells that another one of them is right.
    pub fn other_amounts(&self, header: &[String]) -> (Vec<usize>, bool) {
        let tax = |at: usize| header.get(at).map(|heading| tax_of(heading));
        let is_amount = |at: &usize| header.get(*at).is_some_and(|heading| says(heading) == Some(Says::Amount));
        let others: Vec<usize> = self.unread.iter().copied().filter(is_amount).collect();
        let alike = others.iter().any(|at| self.amount.is_some_and(|amount| tax(amount) == tax(*at)));
        (others, alike)
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

    fn place_months(&mut self, mut found: Vec<(usize, When, Says, &str)>, header: &[String], title: &Title) {
        found.sort_by_key(|(.., says, _)| *says == Says::Cost);
        for (at, when, says, heading) in found {
            let named = Columns::both(heading, header.get(at).map_or("", String::as_str));
            let (unit, named) = (named.unit.unwrap_or_else(|| title.unit_beside(&named)), named.currency.or(title.named.currency));
            let known = self.months.iter_mut().find(|month| month.when == when);
            match (says, known) {
                (Says::Amount, None) => self.months.push(Month { at, when, cost: None, unit, named }),
                (Says::Cost, Some(month)) if month.cost.is_none() => month.cost = Some(at),
                (Says::Amount, Some(_)) if !self.two_lines && self.when.is_none() => self.refused = Some(Refusal::TwoColumns(when)),
                _ => self.unread.push(at),
            }
        }
        self.unread.sort_unstable();
    }

    /// What two lines of a heading say of unit and currency.
    fn both(one: &str, other: &str) -> Named {
        let (one, other) = (named(one), named(other));
        Named {
            unit: one.unit.or(other.unit),
            currency: one.currency.or(other.currency),
            foreign: one.foreign.or(other.foreign),
            odd: one.odd || other.odd || one.unit.zip(other.unit).is_some_and(|(one, other)| one != other),
            others: true,
        }
    }

    /// The units and currencies of amounts and costs. What only one of the two headings says holds for both.
    fn measure(&mut self, header: &[String], title: &Title) {
        let of = |at: Option<usize>| at.and_then(|at| header.get(at)).map(|heading| named(heading)).unwrap_or_default();
        // Costs in a currency that is not kept here are none.
        if of(self.cost).foreign.is_some() && self.currency.is_none() {
            self.unread.extend(self.cost.take());
            self.unread.sort_unstable();
        }
        let (amount, cost, returned) = (of(self.amount), of(self.cost), of(self.returned));
        let says = |named: &Named| named.unit.is_some() || named.currency.is_some();
        let unit = |own: &Named, beside: &Named| match (says(own), says(beside)) {
            (true, _) => own.unit.unwrap_or_else(|| title.unit_beside(own)),
            (false, true) => beside.unit.unwrap_or_else(|| title.unit_beside(beside)),
            _ => title.named.unit.unwrap_or(WHOLE),
        };
        (self.unit, self.cost_unit) = (unit(&amount, &cost), unit(&cost, &amount));
        self.named = amount.currency.or(cost.currency).or(title.named.currency);
        self.cost_named = cost.currency;
        self.returned_unit = if says(&returned) { unit(&returned, &amount) } else { self.unit };
        self.returned_named = returned.currency.or(self.named);
        if let Some(month) = self.months.first().filter(|_| self.when.is_none()) {
            (self.unit, self.named) = (month.unit, month.named);
        }
        let of_month = || {
            let headings = self.months.iter().filter_map(|month| header.get(month.at));
            headings.filter(|_| self.when.is_none()).find_map(|heading| named(heading).foreign)
        };
        let of_title = || title.named.foreign.filter(|_| self.named.is_none());
        if let Some(code) = amount.foreign.or(returned.foreign).or_else(of_month).or_else(of_title).filter(|_| self.currency.is_none()) {
            self.refused = Some(Refusal::Currency(code));
        }
        let months = self.months.iter().map(|month| month.at).filter(|_| self.when.is_none());
        let at = [self.amount, self.cost, self.returned].into_iter().flatten().chain(months);
        let odd = at.filter_map(|at| header.get(at)).find(|heading| named(heading).odd).cloned();
        if let Some(odd) = odd.or_else(|| title.odd.clone()) {
            (self.refused, self.odd) = (Some(Refusal::Unit), odd);
        }
    }

    /// How many of the headings of a row are known, to find the header by.
    pub fn known(row: &[String]) -> usize {
        let is_month = |heading: &str| month_of(heading, Some(2000)).is_some() || month_and_measure(heading, Some(2000)).is_some();
        row.iter().filter(|heading| says(heading).is_some() || is_nested(heading) || is_month(heading)).count()
    }
}

/// Whether a row is the second line of a header: what each column under a month is, and no figures.
fn is_second_line(row: &[String]) -> bool {
    let measures = row.iter().filter(|cell| matches!(says(cell), Some(Says::Amount | Says::Cost))).count();
    measures > 1 && !row.iter().any(|cell| cell.contains(|c: char| c.is_ascii_digit()))
}
