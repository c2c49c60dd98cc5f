//! The groups of *Today*, and what of them is folded where there is no room for all: later days, never what is late or due.

use super::rows::{Item, Row};
use crate::today::Totals;

/// The groups, in the order in which they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Section {
    Meetings,
    Ours,
    Theirs,
    Tasks,
    Attention,
}

impl Section {
    const ALL: [Section; 5] = [Section::Meetings, Section::Ours, Section::Theirs, Section::Tasks, Section::Attention];

    /// How many rows the group has, where they are counted apart from being read.
    pub(super) fn total(self, totals: &Totals) -> Option<usize> {
        match self {
            Section::Meetings => Some(totals.meetings),
            Section::Ours => Some(totals.ours),
            Section::Theirs => Some(totals.theirs),
            Section::Tasks => Some(totals.tasks),
            Section::Attention => None,
        }
    }

    /// How many promises of the group come later than it reaches, and are told of all the same.
    fn after(self, totals: &Totals) -> usize {
        match self {
            Section::Ours => totals.later.0,
            Section::Theirs => totals.later.1,
            Section::Meetings | Section::Tasks | Section::Attention => 0,
        }
    }
}

/// How many rows of what needs attention are to be seen at once, where there is room for them.
const ATTENTION_SEEN: usize = 3;

/// Folds later rows until all groups have room in so many lines; those that were opened stay open.
pub(super) fn folded(rows: Vec<Row>, lines: usize, opened: &[Section], totals: &Totals) -> Vec<Row> {
    let after = |section: Section| if opened.contains(&section) { 0 } else { section.after(totals) };
    let groups: Vec<(Section, Vec<Row>, Vec<Row>)> = Section::ALL
        .into_iter()
        .map(|section| {
            let (later, due): (Vec<Row>, Vec<Row>) = rows.iter().filter(|row| row.section == section).cloned().partition(|row| row.later);
            (section, due, later)
        })
        .filter(|(section, due, later)| !due.is_empty() || !later.is_empty() || after(*section) > 0)
        .collect();
    // Rows that were not even read are folded too.
    // Rows that were done are counted no more, and what is told over the group is none of it.
    let closed = |section: Section| rows.iter().filter(|row| row.section == section && row.is_closed()).count();
    let told = |section: Section| rows.iter().filter(|row| row.section == section && matches!(row.item, Item::Notice(_))).count();
    let unread = |section: Section, read: usize| {
        section.total(totals).map_or(0, |total| (total + closed(section) + told(section)).saturating_sub(read))
    };
    let all_read = groups.iter().all(|(section, due, later)| unread(*section, due.len() + later.len()) == 0);
    if all_read && rows.len() + groups.len() <= lines && groups.iter().all(|(section, ..)| after(*section) == 0) {
        return rows;
    }
    let may_fold = |section: Section, due: &[Row], later: &[Row]| {
        unread(section, due.len() + later.len()) > 0 || later.len() > 1 && !opened.contains(&section)
    };
    let least = |section: Section, later: &[Row]| match section {
        section if opened.contains(&section) => later.len(),
        // The next meeting is what the laptop is opened for.
        Section::Meetings => later.len().min(1),
        Section::Ours | Section::Theirs | Section::Tasks | Section::Attention => 0,
    };
    let fixed = groups.iter().map(|(section, due, later)| {
        let seen = if *section == Section::Attention { due.len().min(ATTENTION_SEEN) } else { due.len() };
        // A folded group takes one line for all that is folded.
        1 + seen + if may_fold(*section, due, later) { 1 + least(*section, later) } else { later.len() + usize::from(after(*section) > 0) }
    });
    let mut room = lines.saturating_sub(fixed.sum());
    let mut shown: Vec<usize> = groups
        .iter()
        .map(|(section, due, later)| if may_fold(*section, due, later) { least(*section, later) } else { later.len() })
        .collect();
    // One row more for each group in turn, the first groups first.
    loop {
        let before = room;
        for ((section, due, later), shown) in groups.iter().zip(&mut shown) {
            // Where not even the first of a kind are all seen at once, those beyond them wait.
            let waits = *section == Section::Attention && due.len() > ATTENTION_SEEN;
            if room > 0 && *shown < later.len() && !waits {
                *shown += 1;
                room -= 1;
                // The last one takes the line of those that were folded.
                if *shown + 1 == later.len() && after(*section) == 0 && unread(*section, due.len() + later.len()) == 0 {
                    *shown += 1;
                }
            }
        }
        if room == before || room == 0 {
            break;
        }
    }
    let mut kept = Vec::new();
    for ((section, due, later), shown) in groups.into_iter().zip(shown) {
        let unread = unread(section, due.len() + later.len());
        kept.extend(due);
        let (first, rest) = later.split_at(shown.min(later.len()));
        kept.extend_from_slice(first);
        if !rest.is_empty() || unread > 0 || after(section) > 0 {
            kept.push(Row::more(section, rest, unread, after(section)));
        }
    }
    kept
}
