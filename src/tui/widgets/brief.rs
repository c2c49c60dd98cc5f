//! The prep page as lines, for the overlay and for the pane beside a list (M20).

mod people;
mod rows;

use crate::domain::entry::ENTRY_KINDS;
use crate::domain::field::{Choice, find_choice};
use crate::domain::milestone::MILESTONE_KINDS;
use crate::domain::{Record, day};
pub use crate::map::card::signed;
use crate::prep::sections::{AT_ONCE, Read};
use crate::prep::{Brief, Part};
use crate::printable::{fit, pad, width, wrap};
use crate::store::complaints::Complaint;
use crate::store::diary::EntryRow;
use crate::store::people::PersonRow;
use crate::store::plan::ActionRow;
use crate::text::week::lasting;
use crate::text::{method, prep as say};
use crate::today;
use crate::tui::layer::Ctx;
use crate::tui::theme::{ALARM, DUE, HIDDEN, INFLUENCE, RELATIONSHIP};
use crate::tui::widgets::told::Told;
use chrono::NaiveDate;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use std::ops::Range;

/// From so many cells on labels are whole and stand beside what they name, also in the long parts.
const ROOMY: usize = 60;
/// The most lines of a text that somebody wrote at length.
const LINES: usize = 2;
/// What of a section does not fit at once stands after the last contacts.
const REST: u8 = AT_ONCE + 2;

/// Lines that belong together.
#[derive(Clone, Debug)]
pub struct Block {
    /// Whether a blank line stands before and after it.
    apart: bool,
    rank: u8,
    /// Its lines.
    pub lines: Vec<Line<'static>>,
}

/// What stands over the page: when, what kind, with which account or person.
pub fn title(brief: &Brief, ctx: &Ctx) -> String {
    let person = brief.person.as_ref().map_or_else(String::new, |person| person.name.short());
    let parts = [occasion(brief, ctx).unwrap_or_default(), brief.account.name.clone(), person];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// When the contact is that the page is for, and of what kind; none where none is planned.
pub fn occasion(brief: &Brief, ctx: &Ctx) -> Option<String> {
    let entry = brief.entry.as_ref()?;
    let when = format!("{}{}", when(brief, entry.text("time"), ctx), lasting(entry, ctx.today, ctx.lang));
    let parts = [when, contact_kind(&brief.kind, ctx).to_owned()];
    Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "))
}

/// The hour of a contact of today, else its day with the hour.
fn when(brief: &Brief, time: &str, ctx: &Ctx) -> String {
    match day::from_iso(&brief.day) {
        Some(on) if on == ctx.today && !time.is_empty() => time.to_owned(),
        Some(on) => format!("{} {time}", day::near(on, ctx.today, ctx.lang)).trim_end().to_owned(),
        None => time.to_owned(),
    }
}

/// The words of a code.
pub fn words_of(choices: &'static [Choice], code: &str, ctx: &Ctx) -> &'static str {
    find_choice(choices, code).map_or("", |choice| ctx.say(choice.words))
}

/// The words of a contact's kind; that it was a complaint is not said before a client.
pub fn contact_kind(code: &str, ctx: &Ctx) -> &'static str {
    if ctx.client && code == "complaint" { HIDDEN } else { words_of(ENTRY_KINDS, code, ctx) }
}

/// The page without its checklist, one block after the other.
pub fn lines(brief: &Brief, ctx: &Ctx, cells: usize) -> Vec<Line<'static>> {
    joined(&blocks(brief, ctx, cells, false))
}

/// The same as what is told beside a list: what is read at once, and the rest.
pub fn told(brief: &Brief, ctx: &Ctx, cells: usize) -> Told {
    let (at_once, rest): (Vec<Block>, Vec<Block>) = blocks(brief, ctx, cells, false).into_iter().partition(|block| block.rank < AT_ONCE);
    // Beside a list the client comes first: the row says when it is, and a narrow title loses its end.
    let person = brief.person.as_ref().map_or_else(String::new, |person| person.name.short());
    let title = [brief.account.name.clone(), occasion(brief, ctx).unwrap_or_default(), person];
    let title = title.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let mut told = Told { beyond: ctx.say(say::BEYOND).to_owned(), ..Told::of(title, joined(&at_once)) };
    told.add("", joined(&rest));
    told
}

/// Blocks one after the other, with a blank line around those that stand apart.
pub fn joined(blocks: &[Block]) -> Vec<Line<'static>> {
    let mut lines: Vec<Line> = Vec::new();
    let mut apart = false;
    for block in blocks {
        if !lines.is_empty() && (apart || block.apart) {
            lines.push(Line::default());
        }
        apart = block.apart;
        lines.extend(block.lines.iter().cloned());
    }
    lines
}

/// The blocks of a page that has room for so many lines before the others stand elsewhere: sections are whole where what is
/// read at once has room so.
pub fn blocks_within(brief: &Brief, ctx: &Ctx, cells: usize, height: usize) -> Vec<Block> {
    let whole = blocks(brief, ctx, cells, true);
    let at_once: Vec<Block> = whole.iter().filter(|block| block.rank < AT_ONCE).cloned().collect();
    if joined(&at_once).len() <= height { whole } else { blocks(brief, ctx, cells, false) }
}

/// The sections in the order of their rank, whole or with what of them is not read at once after the last contacts.
fn blocks(brief: &Brief, ctx: &Ctx, cells: usize, whole: bool) -> Vec<Block> {
    let shown = |told: &&Read| !told.part.is_empty() && (told.section.open || !ctx.client);
    let told: Vec<&Read> = brief.sections.iter().filter(shown).collect();
    // Labels of what is read at once stand in one column, as wide as the widest of them.
    let label = |told: &&Read| width(ctx.say(label(told, cells)));
    let widest = told.iter().filter(|told| has_label(told, cells)).map(label).max().unwrap_or(0);
    let complaints = told.iter().find_map(|told| match &told.part {
        Part::Complaints(rows, _) if has_label(told, cells) => Some((rows.as_slice(), self::label(told, cells))),
        Part::Complaints(rows, _) => Some((rows.as_slice(), told.section.names.heading)),
        _ => None,
    });
    let page = Page { ctx, cells, label: widest + 2, complaints };
    let mut blocks: Vec<Block> = Vec::new();
    for told in told {
        let rows = page.rows(told);
        // How many of them press is not read off the page before a client.
        let promises = ctx.client && matches!(told.part, Part::Promises { .. });
        let at_once = if whole || promises { rows.len() } else { told.part.at_once().min(rows.len()) };
        blocks.extend(page.block(told, &rows, 0..at_once));
        blocks.extend(page.block(told, &rows, at_once..rows.len()).map(|block| Block { rank: REST, ..block }));
    }
    blocks.sort_by_key(|block| block.rank);
    blocks
}

fn label(told: &Read, cells: usize) -> crate::domain::Words {
    let names = told.section.names;
    if cells >= ROOMY { names.label } else { names.short }
}

/// Whether the name of a section stands beside it: people need the whole width, promises and long parts of a narrow page too.
fn has_label(told: &Read, cells: usize) -> bool {
    let wide = matches!(told.part, Part::People { .. }) || cells < ROOMY && matches!(told.part, Part::Promises { .. });
    !wide && (cells >= ROOMY || told.section.rank < AT_ONCE)
}

/// Ratings of a person in few cells: influence, attitude, relationship.
pub fn ratings(person: &PersonRow, ctx: &Ctx) -> Vec<Span<'static>> {
    if ctx.client {
        return Vec::new();
    }
    let theme = ctx.theme;
    let mut spans = Vec::new();
    if let Some(influence) = person.influence {
        spans.push(Span::styled(format!(" {INFLUENCE}{influence}"), theme.plain()));
    }
    if let Some(attitude) = person.attitude {
        spans.push(Span::styled(format!(" {}", signed(attitude)), theme.attitude(attitude)));
    }
    if let Some(relationship) = person.relationship {
        spans.push(Span::styled(format!(" {RELATIONSHIP}{relationship}"), theme.plain()));
    }
    spans
}

/// The day under which an action stands: since when it is late, else its own, which is all that a client reads.
pub fn pressing(row: &ActionRow, ctx: &Ctx) -> Option<NaiveDate> {
    if ctx.client { row.due_on.as_deref().and_then(day::from_iso) } else { row.presses(ctx.today) }
}

/// How urgent a due day is; before a client none is.
pub fn due_style(due: Option<NaiveDate>, ctx: &Ctx) -> Style {
    match due.map(|due| due.cmp(&ctx.today)).filter(|_| !ctx.client) {
        Some(std::cmp::Ordering::Less) => ctx.theme.bad(),
        Some(std::cmp::Ordering::Equal) => ctx.theme.warn(),
        _ => ctx.theme.plain(),
    }
}

/// When something is due, as every list says it: how late it is where it is late, else the day; before a client none is late.
pub fn due_said(due: NaiveDate, ctx: &Ctx) -> String {
    match (ctx.today - due).num_days() {
        late if late > 0 && !ctx.client => method::days(late, ctx.lang),
        _ => day::near(due, ctx.today, ctx.lang),
    }
}

/// The mark of what has to be done by a day: it is late, or due today. Before a client nothing tells it.
pub fn due_mark(due: Option<NaiveDate>, ctx: &Ctx) -> Option<&'static str> {
    match due.filter(|_| !ctx.client)?.cmp(&ctx.today) {
        std::cmp::Ordering::Less => Some(ALARM),
        std::cmp::Ordering::Equal => Some(DUE),
        std::cmp::Ordering::Greater => None,
    }
}

/// Whether a contact that is over waits to be written down, which is nobody else's matter.
pub fn is_unwritten(entry: &EntryRow, ctx: &Ctx) -> bool {
    !ctx.client && entry.state == "planned" && today::is_unwritten(entry, ctx.today, ctx.time)
}

/// The words of an event's kind.
pub fn milestone_kind(record: &Record, ctx: &Ctx) -> &'static str {
    words_of(MILESTONE_KINDS, record.text("kind"), ctx)
}

/// A page being written.
struct Page<'a> {
    ctx: &'a Ctx<'a>,
    cells: usize,
    /// Cells of the column of labels.
    label: usize,
    /// What they complained of, and how that section is called.
    complaints: Option<(&'a [Complaint], crate::domain::Words)>,
}

/// A row of a section: the lines it takes.
type Row = Vec<Line<'static>>;

impl Page<'_> {
    /// Some rows of a section, with its name beside or over them; none when these are no rows.
    fn block(&self, told: &Read, rows: &[Row], range: Range<usize>) -> Option<Block> {
        let (begins, rank) = (range.start == 0, told.section.rank);
        let rows = rows.get(range).filter(|rows| !rows.is_empty())?;
        let theme = self.ctx.theme;
        let apart = matches!(told.part, Part::People { .. }) && begins;
        let count = rows.len();
        let body = rows.iter().flatten().cloned();
        if matches!(told.part, Part::People { .. }) {
            return Some(Block { apart, rank, lines: body.collect() });
        }
        // What is not read at once says of what it is the rest: the same name twice would look like a second list.
        if !begins || !has_label(told, self.cells) {
            let heading = self.ctx.say(told.section.names.heading);
            let heading = if begins { heading.to_owned() } else { say::rest(self.ctx.lang, heading, count) };
            let head = Line::styled(heading, theme.strong());
            // What is read at once stands together.
            let apart = !(begins && rank < AT_ONCE);
            return Some(Block { apart, rank, lines: std::iter::once(head).chain(body).collect() });
        }
        let name = self.ctx.say(label(told, self.cells));
        let named = |(at, line): (usize, Line<'static>)| {
            let before = Span::styled(pad(if at == 0 { name } else { "" }, self.label), theme.plain());
            Line::from([vec![before], line.spans].concat())
        };
        Some(Block { apart: false, rank, lines: body.enumerate().map(named).collect() })
    }

    /// The rows of a section, as wide as there is room beside its name.
    fn rows(&self, told: &Read) -> Vec<Row> {
        let cells = if has_label(told, self.cells) { self.cells.saturating_sub(self.label) } else { self.cells };
        match &told.part {
            Part::People { rows, said, unnamed } => self.people(rows, *said, *unnamed),
            part => self.listed(part, cells.max(8)),
        }
    }

    /// Text after a mark, under which further lines do not stand.
    fn marked(&self, mark: &str, mark_style: Style, text: &str, style: Style, cells: usize) -> Row {
        let indent = width(mark);
        let parts = wrap(text, cells.saturating_sub(indent).max(8)).into_iter().enumerate();
        parts
            .map(|(at, part)| {
                let before = if at == 0 { Span::styled(mark.to_owned(), mark_style) } else { Span::raw(" ".repeat(indent)) };
                Line::from(vec![before, Span::styled(part, style)])
            })
            .collect()
    }

    fn text(&self, text: &str, style: Style, cells: usize) -> Row {
        wrap(text, cells).into_iter().map(|part| Line::styled(part, style)).collect()
    }
}

/// A text that somebody wrote at length, in so many cells: two lines of it, and in a narrow pane as much as on a small page.
fn clipped(text: &str, cells: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    fit(&text, LINES * cells.max(ROOMY))
}
