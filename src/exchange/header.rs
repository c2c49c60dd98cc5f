//! Which column of a table is which field: known headers, and what a person corrects by hand.

use super::known::{COMPANIES, DEALS, KINDS, is_measure, is_month, known, plain};
use super::legal::{SURE_FORMS, legal_forms, without_legal_form};
use super::names::{Order, order_of, part_given};
use super::nobody::headings;
use super::settle::settle;
use super::table::Row;
use super::whose::of_companies;
use super::worded::is_post;
use super::{Card, CompanyCard, Contact, PersonCard, Post, Problem, Reason, Table, Target};
use crate::domain::name::fold;
use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// One column: its header and where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The header as it is written.
    pub header: String,
    /// Where its values go.
    pub target: Target,
    /// What phones and e-mails in it are called, where the header says so.
    pub(super) label: &'static str,
}

/// Where each column of a table goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    pub(super) columns: Vec<Column>,
    /// The program whose identities the rows have.
    system: &'static str,
    /// The column that says of each row whether it is a person or a company.
    kind: Option<usize>,
    /// The lines of rows that are taken in although they look like headings of groups.
    pub(super) taken: BTreeSet<u64>,
    /// The columns in which names of people stand, though no header says so.
    pub(super) names: Vec<usize>,
    /// What is known of a table that we wrote ourselves.
    pub(super) own: Option<super::ours::Own>,
}

impl Mapping {
    /// The mapping that the headers suggest.
    pub fn of(header: &[String]) -> Mapping {
        let plain: Vec<String> = header.iter().map(|header| plain(header)).collect();
        let has = |name: &str| plain.iter().any(|header| header == name);
        let bitrix = has("ответственный") && (has("тип компании") || has("тип контакта") || has("название компании"));
        let amo = has("ответственный") && !bitrix && (has("кем создан") || has("теги") || has("дата создания"));
        let hubspot = has("record id");
        let addressed = has("job title") || has("first name") && has("business phone");
        let mut columns: Vec<Column> = header
            .iter()
            .zip(&plain)
            .map(|(header, plain)| {
                let (target, label) = known(plain).unwrap_or((Target::Leftover, ""));
                Column { header: header.trim().to_owned(), target, label }
            })
            .collect();
        let persons = columns.iter().any(|column| column.target.names_a_person());
        let families = columns.iter().any(|column| column.target == Target::Family);
        let companies = columns.iter().any(|column| column.target == Target::Organisation);
        let telling = [Target::TaxId, Target::Industry, Target::Headcount, Target::LegalName];
        let of_company = columns.iter().any(|column| telling.contains(&column.target));
        let personal = [Target::Position, Target::Department, Target::Birthday];
        let of_person = !persons && columns.iter().any(|column| personal.contains(&column.target) || column.header.ends_with("(контакт)"));
        for (column, plain) in columns.iter_mut().zip(&plain) {
            match plain.as_str() {
                "id" if bitrix || amo => column.target = Target::ForeignId,
                // “Mr.” in address books that have the position in a column of its own.
                "title" if addressed => column.target = Target::Leftover,
                // So programs call whatever a list is of: people, where it has what people alone have or names their companies too.
                "название" | "наименование" if !families && !of_company && (companies || of_person) => {
                    column.target = Target::FullName
                }
                // Beside what a client is called, the name to which the tax id belongs.
                "название" | "наименование" | "name" if !families && of_company && companies => {
                    column.target = Target::LegalName
                }
                "название" if !persons && !companies => column.target = Target::Organisation,
                "наименование" if !companies => column.target = Target::Organisation,
                // A bare “name” is the company's only beside what companies alone have.
                "name" if !families && (companies || !of_company) => column.target = Target::FullName,
                "name" if !families => column.target = Target::Organisation,
                _ => {}
            }
        }
        of_companies(&mut columns, &plain);
        let system = [(bitrix, "bitrix24"), (amo, "amocrm"), (hubspot, "hubspot")].into_iter().find(|(it_is, _)| *it_is);
        let kind = plain.iter().position(|header| KINDS.contains(&header.as_str()));
        Mapping {
            columns,
            system: system.map_or("table", |(_, system)| system),
            kind,
            taken: BTreeSet::new(),
            names: Vec::new(),
            own: None,
        }
    }

    /// The columns in their order.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Sends a column, counted from 0, elsewhere. A column that does not exist is passed over.
    pub fn set(&mut self, column: usize, target: Target) {
        if let Some(column) = self.columns.get_mut(column) {
            column.target = target;
            // Whoever knows better has it read as they say.
            self.own = None;
        }
    }

    /// Whether any column goes to a field.
    pub fn knows_anything(&self) -> bool {
        self.columns.iter().any(|column| column.target != Target::Leftover)
    }

    /// Whether the rows tell of persons; else they tell of companies. Whoever is only reached is somebody too.
    pub fn is_of_persons(&self) -> bool {
        let any = |is: fn(Target) -> bool| self.columns.iter().any(|column| is(column.target));
        let named = any(|target| matches!(target, Target::Organisation | Target::LegalName | Target::TaxId));
        any(Target::names_a_person) || !named && any(|target| matches!(target, Target::Phone | Target::Email))
    }

    /// The columns that show the table to be about something else than people and companies: purchases, sales, deals.
    pub fn foreign_columns(&self) -> Vec<String> {
        let headers = |which: &dyn Fn(&str) -> bool| -> Vec<String> {
            let chosen = self.columns.iter().filter(|column| which(&plain(&column.header)));
            chosen.map(|column| column.header.clone()).collect()
        };
        let deals = headers(&|plain| DEALS.contains(&plain));
        if !deals.is_empty() {
            return if self.reaches_people() { Vec::new() } else { deals };
        }
        let header: Vec<String> = self.columns.iter().map(|column| column.header.clone()).collect();
        if super::purchases::tells_sums(&header) && !self.reaches_people() {
            return headers(&|plain| is_measure(plain) || super::purchases::tells_sums(&["date".to_owned(), plain.to_owned()]));
        }
        // Whoever can be called or visited is somebody, whatever they have bought.
        let somebody = self.columns.iter().any(|column| {
            !matches!(
                column.target,
                Target::Leftover | Target::Organisation | Target::LegalName | Target::TaxId | Target::Note | Target::Label
            )
        });
        if somebody {
            return Vec::new();
        }
        let foreign = |is: fn(&str) -> bool| -> Vec<String> {
            let columns = self.columns.iter().filter(|column| column.target == Target::Leftover && is(&column.header));
            columns.map(|column| column.header.clone()).collect()
        };
        let (measures, months) = (foreign(is_measure), foreign(is_month));
        // One month may be that of a birthday, or when somebody became a client.
        if months.len() > 1 { months.into_iter().chain(measures).collect() } else { measures }
    }

    /// The fields to which several columns go though one value alone finds room there.
    pub fn doubled(&self) -> Vec<Target> {
        let count = |target: Target| self.columns.iter().filter(|column| column.target == target).count();
        Target::ALL.into_iter().filter(|target| !target.takes_several() && count(*target) > 1).collect()
    }

    /// The column of whole names, and the order in which they are written: told by the names, or else by the header.
    fn whole_names(&self, table: &Table) -> Option<WholeNames<'_>> {
        let families = self.columns.iter().any(|column| column.target == Target::Family);
        let whole = |target: Target| target == Target::FullName || target == Target::Given && !families;
        let at = self.columns.iter().position(|column| column.target == Target::FullName);
        let at = at.or_else(|| self.columns.iter().position(|column| whole(column.target)))?;
        let orders = || table.rows.iter().filter_map(|row| order_of(row.cells.get(at)?));
        let family_first = orders().filter(|order| *order == Order::FamilyFirst).count();
        let column = self.columns.get(at)?;
        let header = plain(&column.header);
        let by_header = header.starts_with("фио") || header.starts_with("ф.") || header.starts_with("фамилия");
        let order = match family_first.cmp(&(orders().count() - family_first)) {
            Ordering::Greater => Some(Order::FamilyFirst),
            Ordering::Less => Some(Order::GivenFirst),
            Ordering::Equal => by_header.then_some(Order::FamilyFirst),
        };
        let post = is_post(&header).then_some(column.header.as_str());
        Some(WholeNames { header: &column.header, order, post })
    }

    /// The cards of a table, and the rows that give none or not all.
    pub fn cards(&self, table: &Table) -> (Vec<Card>, Vec<Problem>) {
        let (mut cards, mut problems) = (Vec::with_capacity(table.rows.len()), table.problems.clone());
        let persons = self.is_of_persons();
        let (whole, held) = (self.whole_names(table), self.held_columns());
        let totals: Vec<&str> =
            table.problems.iter().filter(|problem| problem.reason == Reason::Total).map(|problem| problem.value.as_str()).collect();
        // Our own rows have neither groups nor headings.
        let headings = if self.own.is_some() { Default::default() } else { headings(&table.rows, &self.columns, &totals) };
        let mut above = vec![String::new(); self.columns.len()];
        let grouped = persons && self.kind.is_none() && self.own.is_none() && self.says_a_company_once(table);
        for (at, row) in table.rows.iter().enumerate() {
            if let Some(company) = self.lacks_company(row, &above).filter(|_| grouped) {
                problems.push(Problem { line: row.line, reason: Reason::NoCompany, value: company.to_owned() });
            }
            let row = self.said_whole(row, &mut above, &mut problems);
            let row = row.as_ref();
            if headings.contains(&at) && !self.taken.contains(&row.line) {
                problems.push(Problem { line: row.line, reason: Reason::Heading, value: row.said() });
                continue;
            }
            match self.card(row, persons, whole.as_ref(), &held) {
                Some(card) => cards.push(card),
                None => problems.push(Problem { line: row.line, reason: Reason::Nameless, value: row.said() }),
            }
        }
        problems.sort_by_key(|problem| problem.line);
        // English address books are American as a rule, and not always: there no default is safe.
        let birthday = self.columns.iter().find(|column| column.target == Target::Birthday);
        let day_first = birthday.filter(|column| !column.header.is_ascii()).map(|_| true);
        settle(&mut cards, &mut problems, day_first);
        (cards, problems)
    }

    /// Whether no two rows that follow one another say the same company: so lists are written that say it once for all below.
    fn says_a_company_once(&self, table: &Table) -> bool {
        let Some(at) = self.columns.iter().position(|column| column.target == Target::Organisation) else { return false };
        let said = |row: &Row| row.cells.get(at).map(|cell| cell.trim().to_owned()).unwrap_or_default();
        table.rows.windows(2).all(|pair| said(&pair[0]).is_empty() || said(&pair[0]) != said(&pair[1]))
    }

    /// The company of the row above where this row says none.
    fn lacks_company<'a>(&self, row: &Row, above: &'a [String]) -> Option<&'a str> {
        let at = self.columns.iter().position(|column| column.target == Target::Organisation)?;
        let blank = row.cells.get(at).is_none_or(|cell| cell.trim().is_empty());
        above.get(at).filter(|above| blank && !above.is_empty()).map(String::as_str)
    }

    /// The row with the company of the row above where a mark says that it is the same: a mark is no company.
    fn said_whole<'a>(&self, row: &'a Row, above: &mut [String], problems: &mut Vec<Problem>) -> Cow<'a, Row> {
        let mut whole = Cow::Borrowed(row);
        for ((at, column), above) in self.columns.iter().enumerate().zip(above) {
            let Some(cell) = row.cells.get(at).filter(|_| matches!(column.target, Target::Organisation | Target::LegalName)) else {
                continue;
            };
            if !is_same(cell) {
                cell.trim().clone_into(above);
                continue;
            }
            problems.push(Problem { line: row.line, reason: Reason::Same, value: above.clone() });
            if let Some(cell) = whole.to_mut().cells.get_mut(at) {
                cell.clone_from(above);
            }
        }
        whole
    }

    fn card(&self, row: &Row, persons: bool, whole: Option<&WholeNames>, held: &[usize]) -> Option<Card> {
        if let Some(own) = self.own_person(row) {
            return Some(own);
        }
        let mut cells = Cells::default();
        let mut leftovers = Vec::new();
        for (at, cell) in row.cells.iter().enumerate().filter(|(at, _)| !self.is_reckoned(*at)) {
            let value = cell.trim();
            let column = self.columns.get(at);
            let target = column.filter(|_| !held.contains(&at)).map_or(Target::Leftover, |column| column.target);
            if !cells.take(target, value, column.map_or("", |column| column.label)) && !value.is_empty() {
                let name = column.map(|column| column.header.as_str()).filter(|header| !header.is_empty());
                leftovers.push((name.map_or_else(|| format!("#{}", at + 1), str::to_owned), value.to_owned()));
            }
        }
        let mut card = Card { line: row.line, leftovers, own: self.own.is_some(), own_number: self.own_number(row), ..Card::default() };
        let company = self.kind.and_then(|at| row.cells.get(at)).is_some_and(|kind| COMPANIES.contains(&fold(kind).as_str()));
        if persons && !company && !cells.names_a_company() {
            cells.person(&mut card, self.system, whole)
        } else {
            cells.company(&mut card, self.system)
        }
    }
}

/// Whether a cell says by a mark that it is the same as the one above: «— " —», «-"-», «-//-». A dash alone says that there is none.
fn is_same(cell: &str) -> bool {
    let folded = cell.trim().to_lowercase();
    let marks = |c: char| matches!(c, '"' | '\'' | '”' | '“' | '„' | '«' | '»' | '″' | '〃' | '/');
    let is_mark =
        folded.chars().any(marks) && folded.chars().all(|c| marks(c) || c.is_whitespace() || matches!(c, '-' | '–' | '—' | ',' | '.'));
    is_mark && folded.chars().filter(|c| marks(*c) || matches!(c, '-' | '–' | '—')).count() > 1
        || ["то же", "та же", "тот же", "ditto"].contains(&folded.as_str())
}

/// The column of whole names.
struct WholeNames<'a> {
    header: &'a str,
    order: Option<Order>,
    /// What whoever is named there is, where the header says so.
    post: Option<&'a str>,
}

/// The cells of one row by their targets.
#[derive(Default)]
struct Cells {
    label: String,
    person: PersonCard,
    full_name: String,
    company: CompanyCard,
    organisations: Vec<String>,
    departments: Vec<String>,
    positions: Vec<String>,
    foreign_id: String,
}

impl Cells {
    /// Takes a cell; `false` where its place is taken or it has none.
    fn take(&mut self, target: Target, value: &str, label: &str) -> bool {
        let (person, company) = (&mut self.person, &mut self.company);
        let (list, place) = match target {
            Target::Leftover => return false,
            Target::Label => {
                value.trim_start_matches(['*', ' ']).clone_into(&mut self.label);
                return true;
            }
            Target::Phone | Target::Email | Target::Site => {
                let label = if self.label.is_empty() { label.to_owned() } else { std::mem::take(&mut self.label) };
                let contacts = Some(Contact { value: value.to_owned(), label }).filter(|contact| !contact.value.is_empty());
                match target {
                    Target::Phone => person.phones.extend(contacts),
                    Target::Email => person.emails.extend(contacts),
                    _ => person.sites.extend(contacts),
                }
                self.label.clear();
                return true;
            }
            Target::CompanyPhone | Target::CompanyEmail | Target::CompanySite => {
                let value = Some(value.to_owned()).filter(|value| !value.is_empty());
                match target {
                    Target::CompanyPhone => company.phones.extend(value),
                    Target::CompanyEmail => company.emails.extend(value),
                    _ => company.sites.extend(value),
                }
                return true;
            }
            Target::Note => {
                if !person.note.is_empty() && !value.is_empty() {
                    person.note.push('\n');
                }
                person.note.push_str(&value.replace("\r\n", "\n"));
                return true;
            }
            Target::Organisation => (Some(&mut self.organisations), None),
            Target::Department => (Some(&mut self.departments), None),
            Target::Position => (Some(&mut self.positions), None),
            Target::FullName => (None, Some(&mut self.full_name)),
            Target::Family => (None, Some(&mut person.family)),
            Target::Given => (None, Some(&mut person.given)),
            Target::Middle => (None, Some(&mut person.middle)),
            Target::Birthday => (None, Some(&mut person.birthday)),
            Target::LegalName => (None, Some(&mut company.legal_name)),
            Target::TaxId => (None, Some(&mut company.tax_id)),
            Target::Industry => (None, Some(&mut company.industry)),
            Target::Headcount => (None, Some(&mut company.headcount)),
            Target::Region => (None, Some(&mut company.region)),
            Target::City => (None, Some(&mut company.city)),
            Target::Address => (None, Some(&mut company.address)),
            Target::ForeignId => (None, Some(&mut self.foreign_id)),
        };
        if let Some(list) = list {
            list.push(value.to_owned());
        }
        match place {
            Some(place) if !place.is_empty() => value.is_empty() || place == value,
            Some(place) => {
                value.clone_into(place);
                true
            }
            None => true,
        }
    }

    /// Whether a company stands where the person should.
    fn names_a_company(&self) -> bool {
        let PersonCard { family, given, middle, .. } = &self.person;
        let name = [family, given, middle].into_iter().find(|part| !part.is_empty()).map_or(&self.full_name, |_| family);
        legal_forms(name).iter().any(|form| SURE_FORMS.contains(&form.as_str())) && without_legal_form(name).is_some()
    }

    fn person(mut self, card: &mut Card, system: &str, names: Option<&WholeNames>) -> Option<Card> {
        let person = &mut self.person;
        let count = self.organisations.len().max(self.departments.len()).max(self.positions.len());
        let part = |list: &[String], at: usize| list.get(at).cloned().unwrap_or_default();
        for at in 0..count {
            let post = Post {
                organisation: part(&self.organisations, at),
                department: part(&self.departments, at),
                position: part(&self.positions, at),
            };
            if post != Post::default() {
                person.posts.push(post);
            }
        }
        if person.family.is_empty() {
            let whole = [&person.given, &person.middle].into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ");
            let (whole, other) = if whole.is_empty() { (self.full_name.as_str(), "") } else { (whole.as_str(), self.full_name.as_str()) };
            let header = names.map_or("", |names| names.header);
            let beside = person.name_by(whole, names.and_then(|names| names.order));
            let other = Some(other.to_owned()).filter(|other| !other.is_empty());
            if let Some(post) = names.and_then(|names| names.post)
                && person.posts.iter().all(|post| post.position.is_empty())
            {
                match person.posts.first_mut() {
                    Some(first) => post.clone_into(&mut first.position),
                    None => person.posts.push(Post { position: post.to_owned(), ..Post::default() }),
                }
            }
            card.leftovers.extend(beside.into_iter().chain(other).map(|text| (header.to_owned(), text)));
        } else if let Some(parts) = part_given(&person.given, &person.middle) {
            [person.given, person.middle] = parts;
        }
        let organisation = person.posts.iter().map(|post| &post.organisation).find(|name| !name.is_empty()).cloned().unwrap_or_default();
        // A row of an address book that names an organisation alone, with what it is reached by.
        let at_one = person.posts.len() == 1 && person.posts.iter().all(|post| post.position.is_empty() && post.department.is_empty());
        let unreached = person.phones.is_empty() && person.emails.is_empty();
        if person.family.is_empty() && (unreached || at_one && !organisation.is_empty()) {
            return self.company(card, system);
        }
        if self.company != CompanyCard::default() {
            self.company.name = organisation;
            let company = std::mem::take(&mut self.company);
            if company.name.is_empty() && company.legal_name.is_empty() {
                let details = [
                    ("tax_id", company.tax_id),
                    ("industry", company.industry),
                    ("headcount", company.headcount),
                    ("region", company.region),
                    ("city", company.city),
                    ("address", company.address),
                    ("phone", company.phones.join("; ")),
                    ("email", company.emails.join("; ")),
                    ("site", company.sites.join("; ")),
                ];
                card.leftovers
                    .extend(details.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (name.to_owned(), value)));
            } else {
                card.company = Some(Box::new(company));
            }
        }
        if !self.foreign_id.is_empty() {
            card.uid = Some(format!("{system}:contact:{}", self.foreign_id));
        }
        card.person = Some(Box::new(self.person));
        Some(std::mem::take(card))
    }

    fn company(self, card: &mut Card, system: &str) -> Option<Card> {
        let named = [self.full_name].into_iter().chain(self.organisations);
        let mut names = named.filter(|name| !name.is_empty());
        let values =
            |own: &[String], contacts: Vec<Contact>| own.iter().cloned().chain(contacts.into_iter().map(|contact| contact.value)).collect();
        let mut company = CompanyCard {
            name: names.next().unwrap_or_default(),
            phones: values(&self.company.phones, self.person.phones),
            emails: values(&self.company.emails, self.person.emails),
            sites: values(&self.company.sites, self.person.sites),
            note: self.person.note,
            foreign_id: (!self.foreign_id.is_empty()).then(|| format!("{system}:company:{}", self.foreign_id)),
            ..self.company
        };
        if company.name.is_empty() && company.legal_name.is_empty() {
            return None;
        }
        let more =
            [("birthday", self.person.birthday), ("department", self.departments.join("; ")), ("position", self.positions.join("; "))];
        let more =
            more.into_iter().map(|(name, value)| (name.to_owned(), value)).chain(names.map(|name| ("organisation".to_owned(), name)));
        card.leftovers.extend(more.filter(|(_, value)| !value.trim_matches([';', ' ']).is_empty()));
        if let (true, true, Some((region, city))) = (company.region.is_empty(), company.city.is_empty(), region_and_city(&company.address))
        {
            (company.region, company.city) = (region, city);
        }
        card.company = Some(Box::new(company));
        Some(std::mem::take(card))
    }
}

/// «Вологодская обл., Череповец»: an address that says no more than region and city.
fn region_and_city(address: &str) -> Option<(String, String)> {
    let (region, city) = address.split_once(',')?;
    let (region, city) = (region.trim(), city.trim());
    let whole = !region.is_empty() && !city.is_empty() && !city.contains(',') && !address.chars().any(|c| c.is_ascii_digit());
    whole.then(|| (region.to_owned(), city.to_owned()))
}

#[cfg(test)]
mod tests;
