//! What whoever calls `kam import` says of a table: which column is which field, and which rows are no headings.

use super::Failure;
use crate::domain::Lang;
use crate::domain::name::fold;
use crate::exchange::{Mapping, Target, field_named};
use crate::import::Source;
use crate::text::import as say;

/// Sends columns where they are wanted: «1=ФИО,3=Телефон», a column by its number or its heading. Where there are several
/// tables, in each that has the column.
pub(super) fn send(sources: &mut [Source], wanted: &str, lang: Lang) -> Result<(), Failure> {
    for choice in wanted.split([',', ';']).map(str::trim).filter(|choice| !choice.is_empty()) {
        let (column, field) = choice.rsplit_once('=').ok_or_else(|| Failure::usage(say::no_choice(lang, choice)))?;
        let target = target_called(field).ok_or_else(|| Failure::usage(say::no_field(lang, field.trim(), &say::fields(lang))))?;
        let mut found = false;
        for source in sources.iter_mut() {
            if let Some(at) = place(source, column) {
                source.set_target(at, target);
                found = true;
            }
        }
        if !found {
            return Err(Failure::usage(no_column(sources, column.trim(), lang)));
        }
    }
    Ok(())
}

/// Takes in rows that look like headings of groups, by their lines.
pub(super) fn take_headings(sources: &mut [Source], lines: &[u64], lang: Lang) -> Result<(), Failure> {
    let known: Vec<u64> = sources.iter().flat_map(|source| source.reading.headings()).map(|(line, ..)| line).collect();
    if let Some(other) = lines.iter().find(|line| !known.contains(line)) {
        return Err(Failure::usage(say::no_heading(*other, &known, lang)));
    }
    for source in sources.iter_mut().filter(|source| source.mapping().is_some()) {
        let own: Vec<u64> = source.reading.headings().iter().map(|(line, ..)| *line).filter(|line| lines.contains(line)).collect();
        source.reading.take_headings(own);
        source.reading.remap();
    }
    Ok(())
}

/// The field that goes by this name in either language, or that a heading of this name is understood as.
pub fn target_called(name: &str) -> Option<Target> {
    let wanted = fold(name);
    let called = |choice: &Target| Lang::ALL.iter().any(|lang| fold(say::target(*choice).get(*lang)) == wanted);
    Target::ALL.into_iter().find(called).or_else(|| field_named(name))
}

/// The place of a column that is named by its number or its heading.
fn place(source: &Source, column: &str) -> Option<usize> {
    let columns = source.mapping().map(Mapping::columns).unwrap_or_default();
    let wanted = fold(column);
    let by_number = wanted.parse().ok().and_then(|number: usize| number.checked_sub(1)).filter(|at| *at < columns.len());
    by_number.or_else(|| columns.iter().position(|column| !wanted.is_empty() && fold(&column.header) == wanted))
}

fn no_column(sources: &[Source], column: &str, lang: Lang) -> String {
    let tables: Vec<String> = sources.iter().filter_map(|source| say::columns_of(source, lang)).collect();
    if tables.is_empty() { say::NO_COLUMNS.get(lang).to_owned() } else { say::no_column(lang, column, &tables.join(" ")) }
}
