//! The dossier of an account: sections at the left, their content at the right, viewed and edited in one place.

mod parts;

use crate::domain::account::SECTIONS;
use crate::domain::name::fold;
use crate::domain::{Entity, Record, Words, day};
use crate::printable::{fit, width, wrap};
use crate::store::{Page, Query, Result, Verb};
use crate::text::{merge, method, screen as say};
use crate::tui::actions::{Action, Place};
use crate::tui::canvas::{Canvas, Hit, height, side_by_side};
use crate::tui::layer::{Ctx, Effect, Layer, Subject, Tone, done};
use crate::tui::overlays::card::Card;
use crate::tui::overlays::form::Task;
use crate::tui::theme::{OLD, order_mark};
use crate::tui::widgets::card;
use crate::tui::widgets::lines::PROSE;
use crate::tui::widgets::list::Listing;
use crate::tui::widgets::pane::{self, Pane, Title};
use crossterm::event::KeyEvent;
use parts::{PartRow, kept, part_lines, parts, shown};
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// A section of the dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section {
    /// Fields of the account: the place in `SECTIONS`.
    Fields(usize),
    /// A list of records.
    Part(Entity),
    /// What imports left.
    Leftovers,
}

/// The blank between the sign of the selection and a row.
const SIGN: usize = 1;
/// The cells of a mark with the blank behind it.
const MARKED: u16 = 2;
/// The orders of a part: as its kind is read, and by its first words.
const ORDERS: [Words; 2] = [say::ORDER_KEPT, say::ORDER_NAME];

/// Whether a record is still to be ticked off; `None` for what never is.
fn is_open(record: &Record) -> Option<bool> {
    record.def().done.map(|_| record.text("state") == "open")
}

/// The dossier pane.
#[derive(Debug)]
pub struct Dossier {
    account: i64,
    /// The sections, each with its mark, its name, and whether anything stands in it.
    sections: Vec<(Section, &'static str, String, bool)>,
    at: usize,
    /// A part to go to, once it is known where it stands.
    sought: Option<Entity>,
    /// A record that was just made: the keys act on it as soon as it is read.
    made: Option<(Entity, i64)>,
    /// Whether the keys walk the rows of the section instead of the sections.
    inside: bool,
    rows: Listing<PartRow>,
    lines: Vec<Line<'static>>,
    /// For each row of a part, its lines within `lines`.
    row_lines: Vec<(usize, usize)>,
    title: String,
    scroll: u16,
    /// How many lines of the page have room.
    room: u16,
}

impl Dossier {
    /// The dossier of an account.
    pub fn new(account: i64) -> Dossier {
        Dossier {
            account,
            sections: Vec::new(),
            at: 0,
            sought: None,
            made: None,
            inside: false,
            rows: Listing::new(ORDERS.len()),
            lines: Vec::new(),
            row_lines: Vec::new(),
            title: String::new(),
            scroll: 0,
            room: 0,
        }
    }

    /// Goes to a section, named by its key, by a field in it or by the table of what it lists.
    pub fn show_section(&mut self, of: &str) {
        let key = Entity::Account.def().field(of).map_or(of, |field| field.section);
        self.at = SECTIONS.iter().position(|section| section.key == key).unwrap_or(0);
        self.sought = parts().map(|(entity, _)| entity).find(|entity| entity.def().table == of);
        self.leave();
    }

    /// Leaves the rows of a section for another one.
    fn leave(&mut self) {
        self.rows = Listing::new(ORDERS.len());
        (self.inside, self.scroll) = (false, 0);
    }

    fn section(&self) -> Section {
        self.sections.get(self.at).map_or(Section::Fields(0), |(section, ..)| *section)
    }

    /// Whether somebody looks through a section as a whole and finds it right.
    fn is_verified_whole(&self) -> bool {
        match self.section() {
            Section::Fields(_) => true,
            Section::Part(entity) => matches!(entity, Entity::Stage | Entity::Competitor | Entity::Milestone) && self.rows.total() > 0,
            Section::Leftovers => false,
        }
    }

    /// How wide the list of sections is: none of their counts is cut beside room.
    fn left_width(&self, columns: u16) -> u16 {
        let least = (columns / 4).clamp(22, 32);
        let needed = self.sections.iter().map(|(_, _, name, _)| width(name)).max().unwrap_or_default();
        (height(needed) + MARKED + pane::AROUND).clamp(least, (columns * 2 / 5).max(least))
    }

    /// The names of the sections, each with a mark of its state.
    fn read_sections(&mut self, ctx: &Ctx, account: &Record, leftovers: usize) -> Result<()> {
        let verified = ctx.store.verified(self.account)?;
        self.sections.clear();
        let of = |section: &'static crate::domain::account::Section| {
            account.def().fields.iter().filter(move |field| field.section == section.key)
        };
        for (at, section) in SECTIONS.iter().enumerate().filter(|(_, section)| of(section).any(|field| ctx.audience().reads(field))) {
            let filled = account.pairs().any(|(field, value)| field.section == section.key && !value.is_empty());
            let on = verified.iter().find(|(key, _)| key == section.key).and_then(|(_, on)| day::from_iso(on));
            let fresh = on.is_some_and(|on| (ctx.today - on).num_days() <= ctx.settings.stale_days);
            let mark = if filled && !fresh && !ctx.client { OLD } else { "" };
            self.sections.push((Section::Fields(at), mark, ctx.say(section.words).into(), filled));
        }
        for (entity, words) in parts().filter(|(entity, _)| !(ctx.client && entity.is_private())) {
            let count = ctx.store.count_owned(entity, self.account)?;
            let name = if count == 0 { ctx.say(words).to_owned() } else { format!("{} · {count}", ctx.say(words)) };
            self.sections.push((Section::Part(entity), "", name, count > 0));
        }
        // Nobody knows what a file brought that no field could take.
        if leftovers > 0 && !ctx.client {
            self.sections.push((Section::Leftovers, "", format!("{} · {leftovers}", ctx.say(say::LEFTOVERS)), true));
        }
        if let Some(sought) = self.sought.take() {
            self.at = self.sections.iter().position(|(section, ..)| *section == Section::Part(sought)).unwrap_or(0);
        }
        self.at = self.at.min(self.sections.len() - 1);
        Ok(())
    }

    fn read_fields(&mut self, ctx: &Ctx, account: &Record, at: usize, cells: usize) -> Result<()> {
        let section = &SECTIONS[at];
        self.title = ctx.say(section.words).to_owned();
        let verified = ctx.store.verified(self.account)?;
        let filled = account.pairs().any(|(field, value)| field.section == section.key && !value.is_empty());
        if !filled {
            self.lines = wrap(ctx.say(section.empty), cells).into_iter().map(Line::from).collect();
            self.lines.push(Line::default());
            self.lines.push(Line::styled(ctx.say(say::EMPTY_SECTION).to_owned(), ctx.theme.plain()));
            return Ok(());
        }
        let on = verified.iter().find(|(key, _)| key == section.key).and_then(|(_, on)| day::from_iso(on));
        let (state, style) = match on {
            Some(on) if (ctx.today - on).num_days() > ctx.settings.stale_days => {
                (say::stale_since(ctx.lang, &day::dated(&day::iso(on), ctx.today, ctx.lang)), ctx.theme.warn())
            }
            Some(on) => (say::verified_on(ctx.lang, &day::dated(&day::iso(on), ctx.today, ctx.lang)), ctx.theme.plain()),
            None => (ctx.say(say::NOT_VERIFIED).to_owned(), ctx.theme.warn()),
        };
        // A section of one long text needs no label: its heading says it.
        let alone = account.def().fields.iter().filter(|field| field.section == section.key).count() == 1;
        self.lines = if alone {
            let text = account.text(section.key).to_owned();
            wrap(&text, cells).into_iter().map(Line::from).collect()
        } else {
            card::lines(ctx, account, cells, |field| field.section == section.key)?
        };
        if ctx.client {
            // When we last looked at what we know of them is our own matter.
            return Ok(());
        }
        if section.key == "status" {
            self.lines.extend(kept(ctx, self.account, cells)?);
        }
        self.lines.push(Line::default());
        self.lines.push(Line::styled(state, style));
        if section.key == "profile" {
            let complete = ctx.store.account_row(self.account, &ctx.today_iso())?.unwrap_or_default().completeness;
            self.lines.push(Line::default());
            let lines = wrap(&method::completeness(complete, ctx.lang), cells);
            self.lines.extend(lines.into_iter().map(|line| Line::styled(line, ctx.theme.plain())));
        }
        Ok(())
    }

    fn read_part(&mut self, ctx: &Ctx, entity: Entity, cells: usize) -> Result<()> {
        self.title = entity.def().part.map_or("", |part| ctx.say(part.words)).to_owned();
        let fetch = |query: &Query| -> Result<Page<PartRow>> {
            let records = ctx.store.part(entity, self.account)?;
            let mut rows =
                records.into_iter().map(|record| part_lines(ctx, &record).map(|lines| (record, lines))).collect::<Result<Vec<_>>>()?;
            if query.sort == 1 {
                rows.sort_by_cached_key(|row| fold(&shown(row)));
            }
            Ok(Page::of(rows, query, shown))
        };
        // Parts are short: all of a part is read, and as much shown as fits.
        self.rows.follow(ctx.basis(), usize::from(u16::MAX), |(record, _)| record.id.unwrap_or_default(), fetch)?;
        self.rows.step_on(|(record, _)| record.id.unwrap_or_default(), |(record, _)| is_open(record));
        let made = self.made.take().filter(|(of, _)| *of == entity);
        let place = made.and_then(|(_, made)| self.rows.rows().find(|(_, (record, _))| record.id == Some(made))).map(|(at, _)| at);
        if let Some(at) = place {
            self.rows.select(at);
            self.inside = true;
        }
        if self.rows.query.sort > 0 || self.rows.query.descending {
            let arrow = order_mark(self.rows.query.descending);
            self.title = format!("{} · {} {arrow}", self.title, ctx.say(ORDERS[self.rows.query.sort]));
        }
        self.lines.clear();
        self.row_lines.clear();
        let cells = cells.saturating_sub(SIGN);
        if self.rows.total() == 0 {
            let is_bare = self.rows.filter.is_empty();
            let belongs = entity.def().part.filter(|_| is_bare).map(|part| part.empty);
            let empty = if is_bare { say::EMPTY_PART } else { say::NOTHING_MATCHES };
            self.inside &= !self.rows.filter.is_empty() || self.rows.filtering;
            let broken = |words: Words| wrap(ctx.say(words), cells).into_iter().map(|line| Line::styled(line, ctx.theme.plain()));
            self.lines.extend(belongs.into_iter().flat_map(broken));
            self.lines.extend(belongs.map(|_| Line::default()));
            self.lines.extend(broken(empty));
            return Ok(());
        }
        for (_, (_, lines)) in self.rows.rows() {
            let begin = self.lines.len();
            for (head, (text, style)) in lines.iter().enumerate() {
                let indent = if head == 0 { "" } else { "  " };
                self.lines.extend(
                    wrap(text, cells.saturating_sub(indent.len())).into_iter().map(|part| Line::styled(format!("{indent}{part}"), *style)),
                );
            }
            self.row_lines.push((begin, self.lines.len()));
        }
        if entity == Entity::Fact {
            let unfounded = ctx.store.unfounded_facts(self.account)?;
            if unfounded > 0 {
                self.lines.push(Line::default());
                self.lines.push(Line::styled(format!("{}: {unfounded}", ctx.say(say::UNFOUNDED)), ctx.theme.warn()));
            }
        }
        Ok(())
    }
}

impl Layer for Dossier {
    fn place(&self) -> Place {
        if self.rows.filtering { Place::Filter } else { Place::Dossier }
    }

    fn typing(&self) -> bool {
        self.rows.filtering
    }

    fn refresh(&mut self, ctx: &Ctx) -> Result<()> {
        let Some(account) = ctx.store.load(Entity::Account, self.account)? else { return Ok(()) };
        let leftovers = ctx.store.leftovers("account", self.account)?;
        self.read_sections(ctx, &account, leftovers.len())?;
        let cells = usize::from((ctx.size.0 - self.left_width(ctx.size.0)).saturating_sub(pane::AROUND_SIDE)).min(PROSE);
        self.room = ctx.size.1.saturating_sub(pane::ROWS);
        match self.section() {
            Section::Fields(at) => self.read_fields(ctx, &account, at, cells),
            Section::Part(entity) => self.read_part(ctx, entity, cells),
            Section::Leftovers => {
                self.title = ctx.say(say::LEFTOVERS).to_owned();
                let line = |left| {
                    let left = merge::leftover(ctx.lang, Entity::Account, left);
                    vec![
                        Line::from(vec![
                            Span::styled(format!("{}  ", fit(&left.name, 40)), ctx.theme.plain()),
                            Span::styled(left.source, ctx.theme.plain()),
                        ]),
                        Line::from(fit(&format!("  {}", left.value.replace('\n', " ")), cells)),
                    ]
                };
                self.lines = leftovers.into_iter().flat_map(line).collect();
                Ok(())
            }
        }
    }

    fn select(&mut self, entity: Entity, id: i64, _ctx: &Ctx) -> Result<()> {
        if entity.def().part.is_some() {
            self.show_section(entity.def().table);
            self.made = Some((entity, id));
        }
        Ok(())
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Result<Option<Vec<Effect>>> {
        let section = self.section();
        let arranges = matches!(action, Action::Filter | Action::Sort | Action::Reverse);
        self.inside |= arranges && matches!(section, Section::Part(_));
        if self.inside && action != Action::Verify {
            if self.rows.take(action) {
                return done();
            }
            if action == Action::Done && self.rows.current().and_then(|(record, _)| is_open(record)) == Some(true) {
                self.rows.ticking(|(record, _)| record.id.unwrap_or_default());
            }
            match action {
                Action::Back | Action::PreviousTab => self.inside = false,
                Action::Open => {
                    let Some(((Some(id), entity), true)) =
                        self.rows.current().map(|(record, _)| ((record.id, record.entity), matches!(section, Section::Part(_))))
                    else {
                        return done();
                    };
                    return Ok(Some(vec![Effect::Push(Box::new(Card::open(ctx, entity, id, Some(self.account))?))]));
                }
                _ => return Ok(None),
            }
            return done();
        }
        let last = self.sections.len().saturating_sub(1);
        let before = self.at;
        match action {
            Action::Up => self.at = self.at.saturating_sub(1),
            Action::Down => self.at = (self.at + 1).min(last),
            Action::Top => self.at = 0,
            Action::Bottom => self.at = last,
            Action::PageDown => self.scroll = self.scroll.saturating_add(10).min(height(self.lines.len())),
            Action::PageUp => self.scroll = self.scroll.saturating_sub(10),
            Action::Open => match section {
                Section::Part(_) if self.rows.total() > 0 => self.inside = true,
                Section::Part(entity) => return Ok(Some(vec![Effect::Form(Task::record(entity, None, Some(self.account)))])),
                Section::Fields(_) => return self.act(Action::Edit, ctx),
                Section::Leftovers => {}
            },
            Action::Edit => match section {
                Section::Fields(at) => {
                    let section = Some(SECTIONS[at].key.to_owned());
                    let task = Task::Record { table: "account".into(), id: Some(self.account), owner: None, section, preset: Vec::new() };
                    return Ok(Some(vec![Effect::Form(task)]));
                }
                Section::Part(_) if self.rows.total() > 0 => self.inside = true,
                _ => return Ok(None),
            },
            Action::Verify => match section {
                Section::Fields(at) => {
                    let key = SECTIONS[at].key;
                    ctx.store.step(Verb::Verify, ctx.say(SECTIONS[at].words), |change| change.verify(self.account, key))?;
                    return Ok(Some(vec![Effect::Say(ctx.say(say::VERIFIED).into(), Tone::Done)]));
                }
                Section::Part(entity) if self.is_verified_whole() => {
                    let words = entity.def().part.map_or("", |part| ctx.say(part.words));
                    ctx.store.step(Verb::Verify, words, |change| change.verify(self.account, entity.def().table))?;
                    return Ok(Some(vec![Effect::Say(ctx.say(say::VERIFIED).into(), Tone::Done)]));
                }
                _ => return Ok(Some(vec![Effect::Say(ctx.say(say::NOT_HERE).into(), Tone::Trouble)])),
            },
            Action::Filter | Action::Sort | Action::Reverse => {
                return Ok(Some(vec![Effect::Say(ctx.say(say::NOT_HERE).into(), Tone::Trouble)]));
            }
            _ => return Ok(None),
        }
        if self.at != before {
            self.leave();
        }
        done()
    }

    fn line(&mut self) -> Option<&mut crate::tui::overlays::typed::Line> {
        self.rows.line()
    }

    fn type_key(&mut self, key: KeyEvent, _ctx: &Ctx) -> Result<Vec<Effect>> {
        self.rows.type_key(key);
        Ok(Vec::new())
    }

    fn paste(&mut self, text: &str, ctx: &Ctx) -> Vec<Effect> {
        self.rows.paste(text, ctx)
    }

    fn turn_page(&mut self, down: bool) {
        let last = height(self.lines.len()).saturating_sub(self.room);
        let from = self.scroll.min(last);
        self.scroll = if down { (from + 1).min(last) } else { from.saturating_sub(1) };
    }

    fn click(&mut self, hit: Hit) {
        match hit {
            Hit::Side(at) => {
                self.at = at;
                self.leave();
            }
            Hit::Row(at) => {
                self.rows.select(at);
                self.inside = true;
            }
            _ => {}
        }
    }

    fn subject(&self) -> Subject {
        let account = Some(self.account);
        match self.section() {
            Section::Part(entity) => {
                let record = self.rows.current().filter(|_| self.inside).and_then(|(record, _)| Some((entity, record.id?)));
                Subject { account, record, makes: Some(entity), ..Subject::default() }
            }
            _ => Subject { account, record: Some((Entity::Account, self.account)), ..Subject::default() },
        }
    }

    fn called(&self, action: Action) -> Option<Words> {
        if action == Action::Open && matches!(self.section(), Section::Part(_)) && self.rows.is_bare() {
            return Some(say::NEW_HERE);
        }
        let question = self.rows.current().filter(|_| self.inside && action == Action::Done).map(|(record, _)| record);
        let question = question.filter(|record| record.entity == Entity::Question)?;
        Some(if question.text("state") == "open" { say::DONE_ANSWER } else { say::DONE_REOPEN })
    }

    /// Only a question can be done with here: it is answered. What has no rows makes, sorts and seeks none.
    fn obstacle(&self, action: Action) -> Option<Words> {
        let of_rows = matches!(self.section(), Section::Part(_));
        let possible = match action {
            Action::Done => matches!(self.subject().record, Some((Entity::Question, _))),
            Action::Filter | Action::Sort | Action::Reverse if of_rows => return self.rows.obstacle(action),
            Action::New | Action::Filter | Action::Sort | Action::Reverse => of_rows,
            Action::Verify => self.is_verified_whole(),
            Action::Edit | Action::Open => self.section() != Section::Leftovers,
            _ => true,
        };
        (!possible).then_some(say::NOT_HERE)
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, ctx: &Ctx) {
        let theme = ctx.theme;
        let (left, right) = side_by_side(area, self.left_width(area.width));
        let listed = Pane::open(canvas, left, Title::of(ctx.say(say::DOSSIER)), !self.inside);
        let list = listed.inner;
        let first = (self.at + 1).saturating_sub(usize::from(list.height));
        for (line, (at, (_, mark, name, filled))) in self.sections.iter().enumerate().skip(first).take(usize::from(list.height)).enumerate()
        {
            let row = Rect { y: list.y + height(line), height: 1, ..list };
            canvas.text(row.x, row.y, 1, mark, theme.warn());
            let style = if *filled { theme.strong() } else { theme.plain() };
            canvas.text(row.x + MARKED, row.y, row.width.saturating_sub(MARKED), name, style);
            canvas.hit(row, Hit::Side(at));
            if at == self.at {
                let style = if self.inside { theme.selected_elsewhere() } else { theme.selected() };
                canvas.highlight(Rect { x: row.x - 1, width: row.width + 2, ..row }, style);
            }
        }
        let shown = Pane::beside(canvas, right, Title::of(&self.title), self.inside);
        let page = self.rows.view_filter(canvas, shown.inner, ctx);
        let selected = self.row_lines.get(self.rows.selected()).copied().filter(|_| self.inside);
        let first = match selected {
            Some((_, end)) => end.saturating_sub(usize::from(page.height)),
            None => usize::from(self.scroll.min(height(self.lines.len()).saturating_sub(page.height))),
        };
        // A page may be longer than any screen is high.
        // While the rows of the page have the keys, the wheel walks through them.
        if !self.inside {
            canvas.page(right, self.lines.len(), page.height);
            shown.more_below(canvas, self.lines.len(), height(first));
        }
        let row_of = |line: usize| height((usize::from(page.y) + line).saturating_sub(first)).clamp(page.y, page.bottom());
        for (line, text) in self.lines.iter().enumerate().skip(first).take(usize::from(page.height)) {
            let y = row_of(line);
            let spans: Vec<Span> = text.spans.iter().map(|span| Span::styled(span.content.clone(), text.style.patch(span.style))).collect();
            let behind = if matches!(self.section(), Section::Part(_)) { height(SIGN) } else { 0 };
            canvas.spans(page.x + behind, y, page.width.saturating_sub(behind), &spans);
        }
        if matches!(self.section(), Section::Part(_)) {
            for (at, (begin, end)) in self.row_lines.iter().enumerate() {
                let (top, bottom) = (row_of(*begin), row_of(*end));
                if bottom > top {
                    let row = Rect { x: page.x - 1, y: top, width: page.width + 2, height: bottom - top };
                    canvas.hit(row, Hit::Row(at));
                    if selected == Some((*begin, *end)) {
                        canvas.highlight(row, theme.selected());
                    }
                }
            }
        }
    }
}
