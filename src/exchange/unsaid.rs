//! What the headers of a table do not say: columns of names that none of them explains, what beside those may be a person's,
//! and tables of deals that name people.

use super::known::{DEALS, plain};
use super::legal::without_legal_form;
use super::names::is_personal;
use super::whose::of_companies;
use super::worded::{is_ours, is_post};
use super::{Column, Mapping, Table, Target};

/// How many rows are looked at.
const SAMPLE_ROWS: usize = 200;

impl Mapping {
    /// The mapping that the headers suggest, and where they say nothing, what stands below them.
    pub fn of_table(table: &Table) -> Mapping {
        let mut mapping = Mapping::of(&table.header);
        mapping.know_own(table);
        if mapping.own.is_some() {
            return mapping;
        }
        if mapping.names_people() {
            return mapping;
        }
        let headers: Vec<String> = table.header.iter().map(|header| plain(header)).collect();
        let is = |at: usize, is: fn(&str) -> bool| headers.get(at).is_some_and(|header| is(header));
        let people = |at: &usize| mapping.target(*at) == Target::Leftover && !is(*at, is_ours) && are_people(table, *at);
        mapping.names = (0..headers.len()).filter(people).collect();
        if let Some(post) = mapping.names.iter().copied().find(|at| is(*at, is_post)) {
            mapping.set(post, Target::FullName);
            of_companies(&mut mapping.columns, &headers);
        }
        mapping
    }

    fn target(&self, at: usize) -> Target {
        self.columns.get(at).map_or(Target::Leftover, |column| column.target)
    }

    fn names_people(&self) -> bool {
        self.columns.iter().any(|column| column.target.names_a_person())
    }

    /// The columns of names that make nobody: no header says whose they are, and no other column names a person.
    pub fn nameless(&self) -> Vec<String> {
        let unsaid = self.names.iter().filter(|at| !self.names_people() && self.target(**at) == Target::Leftover);
        unsaid.filter_map(|at| self.columns.get(*at)).map(|column| column.header.clone()).collect()
    }

    /// The columns of which it is unclear whose they are, where no header explains who is named: e-mails, and phones that one
    /// carries along.
    pub(super) fn held_columns(&self) -> Vec<usize> {
        if self.nameless().is_empty() {
            return Vec::new();
        }
        let theirs = |column: &Column| match column.target {
            Target::Email => true,
            Target::Phone => !matches!(column.label, "" | "work" | "fax"),
            _ => false,
        };
        self.columns.iter().enumerate().filter(|(_, column)| theirs(column)).map(|(at, _)| at).collect()
    }

    /// The columns that are kept beside because of that.
    pub fn held(&self) -> Vec<String> {
        self.held_columns().into_iter().filter_map(|at| self.columns.get(at)).map(|column| column.header.clone()).collect()
    }

    /// Whether people are named together with how they are reached.
    pub(super) fn reaches_people(&self) -> bool {
        let any = |wanted: [Target; 2]| self.columns.iter().any(|column| wanted.contains(&column.target));
        self.names_people() && any([Target::Phone, Target::Email])
    }

    /// The columns that tell of deals in a table that names people.
    pub fn deals(&self) -> Vec<String> {
        let deals = self.columns.iter().filter(|column| DEALS.contains(&plain(&column.header).as_str()));
        deals.map(|column| column.header.clone()).collect()
    }
}

/// Whether most of what stands in a column are names of people.
fn are_people(table: &Table, at: usize) -> bool {
    let cells = table.rows.iter().take(SAMPLE_ROWS).filter_map(|row| row.cells.get(at)).map(|cell| cell.trim());
    let filled: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
    let people = filled.iter().filter(|cell| is_personal(cell) && without_legal_form(cell).is_none()).count();
    people * 2 > filled.len()
}
