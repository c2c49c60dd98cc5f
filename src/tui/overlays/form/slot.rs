//! One field of a form: how it is edited, read and drawn.

mod choosing;

use super::known::Known;
use super::task::Topic;
use crate::domain::field::{Field, Kind};
use crate::domain::tax_id::{self, Odd};
use crate::domain::{Value, dates, day, decimal, money, notice, percent, reach, repeat, span};
use crate::editing::coined::{self, Coined};
use crate::printable::width;
use crate::store::Result;
use crate::text::form as say;
use crate::tui::layer::Ctx;
use crate::tui::overlays::typed;
use crate::tui::widgets::card::shown;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

/// The key of the fields that hold a tax id.
const TAX_ID: &str = "tax_id";

/// A field being edited.
#[derive(Debug)]
pub(super) struct Slot {
    pub part: usize,
    pub field: &'static Field,
    /// What it is about, where that is no record of the form.
    pub about: Option<Topic>,
    editor: Editor,
    /// The text before what is coming in.
    before: Option<Box<TextArea<'static>>>,
    initial: Value,
    /// The text that a typed field began with.
    began: String,
    /// The letters by which a value is being chosen.
    letters: String,
    /// The value before these letters: what is called otherwise changes nothing.
    sought_from: Option<Value>,
    /// Whether the arrows select without Shift, which some terminals keep for themselves.
    selecting: bool,
    /// Whether it has the keys.
    focused: bool,
    /// What tells what is chosen from what a restore may put in its place.
    pub known: Known,
    /// What the form has coined, by whose names it is shown.
    pub coined: Vec<Coined>,
    /// What is wrong with it, said under it until it is mended.
    pub trouble: Option<String>,
    /// The version of another window, said under it.
    pub theirs: Option<String>,
    /// What is not certain of it, said under it and no reason not to save.
    pub doubt: Option<String>,
    /// The text of which it was said that it may be wrong: saved once more, it is kept.
    told: Option<String>,
}

#[derive(Debug)]
enum Editor {
    Text(Box<TextArea<'static>>),
    /// A value that is chosen, with its words.
    Chosen(Value, String),
}

impl Slot {
    pub(super) fn new(ctx: &Ctx, part: usize, field: &'static Field, value: Value) -> Result<Slot> {
        let mut slot = Slot {
            part,
            field,
            about: None,
            editor: Editor::Chosen(Value::Empty, String::new()),
            before: None,
            initial: value.clone(),
            began: String::new(),
            letters: String::new(),
            sought_from: None,
            selecting: false,
            focused: false,
            known: Known::default(),
            coined: Vec::new(),
            trouble: None,
            theirs: None,
            doubt: None,
            told: None,
        };
        slot.set(ctx, value)?;
        slot.began = slot.text();
        Ok(slot)
    }

    /// Puts a value in, as it is kept in the file.
    pub(super) fn set(&mut self, ctx: &Ctx, value: Value) -> Result<()> {
        self.editor = if is_typed(self.field.kind) {
            let text = match (&value, self.field.kind) {
                (Value::Text(text), Kind::Day(_) | Kind::Birthday) => day::show(text, ctx.lang),
                (Value::Int(_), Kind::Period(..) | Kind::Percent | Kind::Decimal) | (Value::Text(_), Kind::Notice | Kind::Span(_)) => {
                    value.shown(self.field, ctx.lang)
                }
                (Value::Text(text), _) => text.clone(),
                (Value::Int(minor), Kind::Money) => money::grouped(*minor, ctx.lang),
                (Value::Int(n), _) => n.to_string(),
                _ => String::new(),
            };
            Editor::Text(Box::new(area(self.field, &text)))
        } else {
            let words = self.words(ctx, &value)?;
            self.known.note(ctx, self.field, &value);
            Editor::Chosen(value, words)
        };
        Ok(())
    }

    /// A chosen value in words.
    fn words(&self, ctx: &Ctx, value: &Value) -> Result<String> {
        let coined = |id: &i64| coined::place(*id).and_then(|at| self.coined.get(at)).map(|coined| coined.name.clone());
        match value {
            Value::Int(id) if let (Kind::Link(_), Some(name)) = (self.field.kind, coined(id)) => Ok(name),
            Value::Ids(ids) if ids.iter().any(|id| coined(id).is_some()) => {
                let one = |id: &i64| coined(id).map_or_else(|| shown(ctx, self.field, &Value::Ids(vec![*id])), Ok);
                Ok(ids.iter().map(one).collect::<Result<Vec<_>>>()?.join(", "))
            }
            _ => shown(ctx, self.field, value),
        }
    }

    /// Whether the field is text of several lines, where Enter makes a new one.
    pub(super) fn is_text(&self) -> bool {
        self.field.kind == Kind::Text
    }

    /// Whether the value is chosen in the picker.
    pub(super) fn is_picked(&self) -> bool {
        matches!(self.field.kind, Kind::Link(_) | Kind::Many(_) | Kind::Set(_))
    }

    /// Whether there is a list to choose the value from.
    pub(super) fn has_list(&self) -> bool {
        self.is_picked() || matches!(self.field.kind, Kind::Choice(_))
    }

    /// Whether the value is as it was when the form was opened.
    pub(super) fn is_untouched(&self) -> bool {
        self.draft().is_none()
    }

    /// The value that the form was opened with.
    /// From now on it is told from what another window has written meanwhile.
    pub(super) fn begin_with(&mut self, value: Value) {
        self.initial = value;
    }

    pub(super) fn began_with(&self) -> &Value {
        &self.initial
    }

    /// The letters by which a value is being chosen.
    pub(super) fn letters(&self) -> &str {
        &self.letters
    }

    /// The code of the currency that was typed with an amount.
    pub(super) fn currency(&self) -> Option<&'static str> {
        (self.field.kind == Kind::Money).then(|| money::signed(self.text().trim())).flatten()?.1
    }

    /// The text as typed, or the words of the chosen value.
    pub(super) fn text(&self) -> String {
        match &self.editor {
            Editor::Text(area) => area.lines().join("\n"),
            Editor::Chosen(_, words) => words.clone(),
        }
    }

    /// The chosen value, for picking.
    pub(super) fn chosen(&self) -> &Value {
        match &self.editor {
            Editor::Text(_) => &Value::Empty,
            Editor::Chosen(value, _) => value,
        }
    }

    pub(super) fn area(&self) -> Option<&TextArea<'static>> {
        match &self.editor {
            Editor::Text(area) => Some(area),
            Editor::Chosen(..) => None,
        }
    }

    /// By what it is known among the fields of its form.
    pub(super) fn place(&self) -> String {
        self.about.as_ref().map_or_else(|| format!("{}.{}", self.part, self.field.key), |about| about.place.clone())
    }

    /// Puts the cursor at a line and a character of it, as near as there is one.
    pub(super) fn put_cursor(&mut self, (row, column): (usize, usize)) {
        if let Editor::Text(area) = &mut self.editor {
            let to = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
            area.move_cursor(CursorMove::Jump(to(row), to(column)));
        }
    }

    /// Shows the cursor, or hides it. A day that stands in a new record before anybody typed it is selected where the keys come in:
    /// what is typed takes its place.
    pub(super) fn focus(&mut self, focused: bool, is_new: bool, style: Style) {
        if !focused {
            self.letters.clear();
            self.sought_from = None;
        }
        let comes = focused && !std::mem::replace(&mut self.focused, focused);
        let gives_way = comes && is_new && matches!(self.field.kind, Kind::Day(_)) && !self.began.is_empty() && self.is_untouched();
        if let Editor::Text(area) = &mut self.editor {
            area.set_cursor_style(if focused { style } else { Style::new() });
            area.set_selection_style(style);
            if gives_way {
                area.select_all();
            }
            if !focused {
                self.selecting = false;
                area.cancel_selection();
            }
        }
    }

    /// Lets the arrows select from where the cursor stands.
    pub(super) fn begin_selection(&mut self) {
        if let Editor::Text(area) = &mut self.editor {
            area.start_selection();
            self.selecting = true;
        }
    }

    /// The selected text; `None` when nothing but blanks is selected.
    pub(super) fn selected(&self) -> Option<String> {
        let area = self.area().filter(|_| !matches!(self.field.kind, Kind::Day(_)))?;
        let (from, to) = area.selection_range()?;
        let cut = |row: usize, line: &str| -> String {
            let begin = if row == from.0 { from.1 } else { 0 };
            let end = if row == to.0 { to.1 } else { usize::MAX };
            line.chars().skip(begin).take(end.saturating_sub(begin)).collect()
        };
        let rows = area.lines().iter().enumerate().skip(from.0).take(to.0 + 1 - from.0);
        Some(rows.map(|(row, line)| cut(row, line)).collect::<Vec<_>>().join("\n")).filter(|text| !text.trim().is_empty())
    }

    /// Puts the cursor where the text was clicked; what was not being edited showed its beginning.
    pub(super) fn point(&mut self, area: Rect, at: Position, was_edited: bool) {
        let Editor::Text(text) = &mut self.editor else { return };
        if !was_edited {
            text.move_cursor(CursorMove::Jump(0, 0));
            text.render(area, &mut Buffer::empty(area));
        }
        typed::point(text, area, at);
    }

    /// What was typed or chosen since the form was opened, for the draft.
    pub(super) fn draft(&self) -> Option<Value> {
        match &self.editor {
            Editor::Text(_) => Some(self.text()).filter(|text| *text != self.began).map(Value::Text),
            Editor::Chosen(value, _) => (*value != self.initial).then(|| value.clone()),
        }
    }

    /// Takes back a value from a draft.
    pub(super) fn restore(&mut self, ctx: &Ctx, value: Value) -> Result<()> {
        match &mut self.editor {
            Editor::Text(area_) => {
                **area_ = area(self.field, value.as_str());
                Ok(())
            }
            Editor::Chosen(..) => self.set(ctx, value),
        }
    }

    /// Reads the value as it is to be kept; an error says what is wrong with what was typed.
    pub(super) fn value(&self, ctx: &Ctx) -> std::result::Result<Value, String> {
        let Editor::Text(_) = &self.editor else { return Ok(self.chosen().clone()) };
        let text = self.text();
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Ok(Value::Empty);
        }
        match self.field.kind {
            Kind::Int(least, most) => {
                // Whole numbers up to a hundred are parts of it: «95 %».
                let bare = if most == 100 { trimmed.trim_end_matches('%') } else { trimmed };
                let digits: String = bare.chars().filter(|c| !c.is_whitespace()).collect();
                match digits.parse::<i64>() {
                    Ok(n) if (least..=most).contains(&n) => Ok(Value::Int(n)),
                    _ => Err(say::number(ctx.lang, least, most)),
                }
            }
            Kind::Period(least, most) => match repeat::days(trimmed) {
                Some(days) if (least..=most).contains(&days) => Ok(Value::Int(days)),
                Some(_) => Err(say::number(ctx.lang, least, most)),
                None => Err(say::NO_PERIOD.get(ctx.lang).into()),
            },
            Kind::Notice => notice::read(trimmed).map(Value::Text).ok_or_else(|| say::NO_NOTICE.get(ctx.lang).into()),
            Kind::Span(units) => {
                span::read(trimmed, units, ctx.today).map(Value::Text).ok_or_else(|| say::no_span(units).get(ctx.lang).into())
            }
            Kind::Decimal => decimal::read(trimmed).map(Value::Int).ok_or_else(|| say::NO_DECIMAL.get(ctx.lang).into()),
            Kind::Percent => percent::read(trimmed).map(Value::Int).ok_or_else(|| say::NO_PERCENT.get(ctx.lang).into()),
            Kind::Money => {
                let amount = if self.field.signed { money::signed(trimmed) } else { money::amount(trimmed) };
                amount.map(|(minor, _)| Value::Int(minor)).ok_or_else(|| {
                    let why = match () {
                        () if money::is_too_large(trimmed) => say::TOO_LARGE,
                        () if money::signed(trimmed).is_some() => say::NEGATIVE,
                        () => say::NO_AMOUNT,
                    };
                    why.get(ctx.lang).into()
                })
            }
            Kind::Day(bias) if self.field.by_month && dates::whole_month(trimmed, ctx.today, bias).is_some() => {
                Ok(dates::whole_month(trimmed, ctx.today, bias).map_or(Value::Empty, Value::Text))
            }
            Kind::Day(bias) => match dates::read(trimmed, ctx.today, bias) {
                // A day that would lie far off, is said by half, or has a weekday that is not its own is asked about here as in a line.
                Some(said) if !said.sure => Err(say::which_day(ctx.lang, &day::show(&day::iso(said.day), ctx.lang))),
                Some(said) => Ok(Value::Text(day::iso(said.day))),
                None => Err(match dates::nearest_to_none(trimmed, ctx.today, bias) {
                    Some(near) => say::no_such_day(ctx.lang, trimmed, &day::show(&day::iso(near), ctx.lang)),
                    None => if self.field.by_month { say::NO_MONTH } else { say::NO_DAY }.get(ctx.lang).into(),
                }),
            },
            Kind::Birthday => day::parse_birthday(trimmed, ctx.today).map(Value::Text).ok_or_else(|| {
                let year = day::impossible_birth_year(trimmed, ctx.today);
                year.map_or_else(|| say::NO_BIRTHDAY.get(ctx.lang).to_owned(), |year| say::no_birth_year(ctx.lang, year))
            }),
            Kind::Time => match day::parse_time(trimmed) {
                Some(time) => Ok(Value::Text(time.format("%H:%M").to_string())),
                None => Err(say::NO_TIME.get(ctx.lang).into()),
            },
            Kind::Text => Ok(Value::Text(text.trim_end().to_owned())),
            _ if let Some(kind) = self.field.reach() => match self.unreached().filter(|_| self.told.as_ref() != Some(&text)) {
                Some(odd) => Err(say::not_reached(kind, &odd, ctx.lang)),
                None if text == self.began => Ok(Value::Text(trimmed.to_owned())),
                None => Ok(Value::Text(reach::parts(kind, trimmed).join("; "))),
            },
            Kind::Line if self.field.key == TAX_ID && text != self.began => match tax_id::odd(trimmed) {
                Some(Odd::Letters) => Err(say::no_tax_id(ctx.lang, trimmed)),
                Some(Odd::Short) => Err(say::short_tax_id(ctx.lang, trimmed)),
                Some(odd) if self.told.as_ref() != Some(&text) => Err(say::doubtful_tax_id(odd, tax_id::bare(trimmed), ctx.lang)),
                _ => Ok(Value::text(tax_id::bare(trimmed))),
            },
            Kind::Line
            | Kind::Flag
            | Kind::Choice(_)
            | Kind::Set(_)
            | Kind::Rating(_)
            | Kind::Link(_)
            | Kind::Many(_)
            | Kind::Channels(_) => Ok(Value::Text(trimmed.to_owned())),
        }
    }

    /// What was typed as a way to reach somebody and is none. What stood there before is not the fault of whoever corrects another field.
    fn unreached(&self) -> Option<String> {
        let (kind, text) = (self.field.reach()?, self.text());
        reach::parts(kind, text.trim()).into_iter().find(|value| text != self.began && !reach::is_one(kind, value))
    }

    /// What looks wrong of what was typed and may be right all the same.
    fn doubted(&self, ctx: &Ctx) -> Option<String> {
        let text = self.text();
        let is_tax_id = self.field.key == TAX_ID && text != self.began;
        let odd = tax_id::odd(&text).filter(|odd| is_tax_id && matches!(odd, Odd::Check | Odd::Zero));
        let unreached = || Some(say::not_reached(self.field.reach()?, &self.unreached()?, ctx.lang));
        odd.map(|odd| say::doubtful_tax_id(odd, tax_id::bare(&text), ctx.lang)).or_else(unreached)
    }

    /// Says of what may be wrong, once saving was tried, that it is kept if that is done again.
    pub(super) fn may_be_meant(&mut self, ctx: &Ctx) {
        if self.trouble.is_some() && self.doubted(ctx).is_some() {
            self.told = Some(self.text());
            self.trouble = self.still_told(ctx);
        }
    }

    /// What was said so of it, as long as its text stands.
    pub(super) fn still_told(&self, ctx: &Ctx) -> Option<String> {
        let said = self.doubted(ctx).filter(|_| self.told.as_ref() == Some(&self.text()))?;
        Some(format!("{said} {}", ctx.say(say::REACHED_ANYWAY)))
    }

    /// Takes a key; `true` when it meant something here.
    pub(super) fn key(&mut self, mut key: KeyEvent, ctx: &Ctx) -> bool {
        let walks = matches!(key.code, KeyCode::Left | KeyCode::Right | KeyCode::Up | KeyCode::Down | KeyCode::Home | KeyCode::End);
        self.selecting &= walks;
        if self.selecting {
            key.modifiers |= KeyModifiers::SHIFT;
        }
        match &mut self.editor {
            Editor::Text(area) => {
                if self.field.kind != Kind::Text && matches!(key.code, KeyCode::Enter) {
                    return false;
                }
                let before = area.cursor();
                let changed = typed::edit(area, key, self.field.kind == Kind::Text);
                if changed && self.text().chars().count() > self.field.limit() {
                    if let Editor::Text(area) = &mut self.editor {
                        area.undo();
                    }
                    self.trouble = Some(say::too_long(ctx.lang, self.field.limit()));
                    return true;
                }
                changed || self.area().is_some_and(|area| area.cursor() != before)
            }
            Editor::Chosen(..) => self.turn(key, ctx),
        }
    }

    /// How many characters still fit into a text; a value that is chosen has no room of its own.
    pub(super) fn room(&self) -> Option<usize> {
        let held: usize = self.area()?.lines().iter().map(|line| line.chars().count() + 1).sum();
        Some(self.field.limit().saturating_sub(held))
    }

    /// What comes in from now on may have to be taken back whole.
    pub(super) fn begin_burst(&mut self) {
        self.before = match &self.editor {
            Editor::Text(area) => Some(area.clone()),
            Editor::Chosen(..) => None,
        };
    }

    /// Takes back what came in since.
    pub(super) fn take_back(&mut self) {
        if let (Editor::Text(area), Some(before)) = (&mut self.editor, self.before.take()) {
            *area = before;
        }
    }

    /// Takes a paste as one step; one that does not fit is refused whole, and said so: `false`.
    pub(super) fn paste(&mut self, text: &str, ctx: &Ctx) -> bool {
        let limit = self.field.limit();
        let Editor::Text(area) = &mut self.editor else { return self.choose_named(text, ctx) };
        let held: usize = area.lines().iter().map(|line| line.chars().count() + 1).sum();
        if text.len() > limit.saturating_sub(held) && text.chars().count() > limit.saturating_sub(held) {
            self.trouble = Some(say::paste_too_long(ctx.lang, limit));
            return false;
        }
        // What is copied from several lines becomes one; a blank at the end of what is typed stays.
        let is_to_join = self.field.kind != Kind::Text && text.contains(['\n', '\t']);
        let text = if is_to_join { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { text.to_owned() };
        area.insert_str(text);
        true
    }

    /// How many lines the field takes: as many as its text has, up to `most` where it is edited, else a few.
    pub(super) fn height(&self, focused: bool, cells: usize, most: usize) -> usize {
        if !self.is_text() {
            return 1;
        }
        let cells = cells.max(1);
        let lines: usize = self.area().map_or(1, |area| area.lines().iter().map(|line| width(line) / cells + 1).sum());
        // Even an empty one has two, so that nothing moves when it gets the keys.
        if focused { lines.clamp(2, most.max(2)) } else { lines.clamp(2, 3) }
    }

    /// The line that the cursor stands in, and how many there are.
    pub(super) fn position(&self) -> Option<(usize, usize)> {
        self.area().filter(|_| self.is_text()).map(|area| (area.cursor().0 + 1, area.lines().len()))
    }
}

fn is_typed(kind: Kind) -> bool {
    !matches!(kind, Kind::Flag | Kind::Choice(_) | Kind::Set(_) | Kind::Rating(_) | Kind::Link(_) | Kind::Many(_))
}

fn area(field: &Field, text: &str) -> TextArea<'static> {
    let mut area = TextArea::new(text.split('\n').map(str::to_owned).collect());
    area.set_cursor_line_style(Style::new());
    area.set_cursor_style(Style::new());
    area.set_max_histories(200);
    if field.kind == Kind::Text {
        area.set_wrap_mode(WrapMode::WordOrGlyph);
    }
    area.move_cursor(CursorMove::Bottom);
    area.move_cursor(CursorMove::End);
    area
}
