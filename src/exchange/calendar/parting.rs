//! The components of a file, each with its lines: what follows one that is broken is read all the same.

use super::super::encoding::{Letters, decode, odd_line};
use super::super::fold::{Lines, head, lines};
use super::{Calendar, Fault, Problem};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// In what a file is written.
#[derive(Clone, Copy)]
pub(super) struct Written {
    /// The name of the encoding.
    pub(super) name: &'static str,
    /// The encoding of its lines.
    pub(super) letters: &'static Encoding,
}

/// The bytes of a file with a character in at most one of them where a line ends, and in what its lines are written. It is bytes that
/// are folded, not letters: only whole lines tell in which characters they are written.
pub(super) fn plain<'a>(bytes: &'a [u8], wanted: Option<&'static Encoding>) -> (Cow<'a, [u8]>, Written) {
    let said = wanted.or(Encoding::for_bom(bytes).map(|(encoding, _)| encoding)).or_else(|| unmarked(bytes));
    if let Some(encoding) = said.filter(|encoding| *encoding == UTF_16LE || *encoding == UTF_16BE) {
        let decoded = decode(bytes, Some(encoding));
        return (decoded.text.into_owned().into_bytes().into(), Written { name: encoding.name(), letters: UTF_8 });
    }
    let letters = wanted.unwrap_or_else(|| {
        if std::str::from_utf8(bytes).is_ok() {
            return UTF_8;
        }
        let mut letters = Letters::default();
        lines(bytes).for_each(|line| letters.count(&line.bytes));
        letters.encoding(bytes)
    });
    (bytes.into(), Written { name: letters.name(), letters })
}

/// UTF-16 without its mark: every other byte of the first letters is nought.
fn unmarked(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes.get(..4)? {
        [b'B' | b'b', 0, _, 0] => Some(UTF_16LE),
        [0, b'B' | b'b', 0, _] => Some(UTF_16BE),
        _ => None,
    }
}

/// A component with its lines, those of what stands within it left out.
pub(super) struct Block {
    /// The line on which it begins.
    pub(super) line: u64,
    /// Its lines, each ended, as `calcard` reads them.
    pub(super) text: String,
}

/// One calendar of a file.
#[derive(Default)]
pub(super) struct Part {
    /// What it is called.
    pub(super) name: String,
    /// Which one of its file it is, from 1.
    pub(super) number: usize,
    /// The line on which it begins.
    pub(super) line: u64,
    /// What is to be done with it: `PUBLISH`, `REQUEST`, `CANCEL`; in capitals, or empty.
    pub(super) method: String,
    /// Its events.
    pub(super) events: Vec<Block>,
    /// Its time zones, with their rules.
    pub(super) zones: Vec<Block>,
}

/// A component that has begun.
struct Open {
    name: String,
    block: Block,
}

/// The calendars of a file; faults and what is beside meetings go to `calendar`.
pub(super) fn part(lines: Lines<'_>, letters: &'static Encoding, calendar: &mut Calendar) -> Vec<Part> {
    let mut reader = Reader { letters, calendar, parts: Vec::new(), open: Vec::new(), within: false, stray: false };
    for line in lines {
        let text = reader.text(&line.bytes);
        reader.take(line.number, text.trim_end());
    }
    reader.cut_off();
    reader.refuse_unended();
    reader.parts
}

struct Reader<'a> {
    letters: &'static Encoding,
    calendar: &'a mut Calendar,
    parts: Vec<Part>,
    open: Vec<Open>,
    within: bool,
    stray: bool,
}

impl Reader<'_> {
    fn text(&self, line: &[u8]) -> String {
        let text = match self.letters == UTF_8 {
            true => odd_line(line).0,
            false => self.letters.decode_without_bom_handling(line).0,
        };
        text.replace('\0', "")
    }

    fn take(&mut self, number: u64, line: &str) {
        let bare = line.trim_start_matches('\u{FEFF}').trim();
        if let Some(name) = said(bare, "BEGIN") {
            self.begin(number, name);
        } else if let Some(name) = said(bare, "END") {
            self.end(&name);
        } else if bare.is_empty() {
        } else if let Some(open) = self.open.last_mut() {
            if is_property(line) {
                open.block.text.push_str(&zone_quoted(line));
                open.block.text.push_str("\r\n");
            }
        } else if self.within {
            self.tell(line);
        } else if !self.stray {
            self.stray = true;
            self.calendar.problems.push(Problem { line: number, fault: Fault::Stray, value: bare.chars().take(80).collect() });
        }
    }

    /// What a calendar says of itself.
    fn tell(&mut self, line: &str) {
        let Some(part) = self.parts.last_mut() else { return };
        let Some((head, value)) = line.split_once(':') else { return };
        match head.split(';').next().unwrap_or_default().to_ascii_uppercase().as_str() {
            "X-WR-CALNAME" => part.name = unescaped(value),
            "NAME" if part.name.is_empty() => part.name = unescaped(value),
            "METHOD" => part.method = value.trim().to_ascii_uppercase(),
            _ => {}
        }
    }

    fn add_part(&mut self, line: u64) {
        self.calendar.parts += 1;
        self.parts.push(Part { number: self.calendar.parts, line, ..Part::default() });
    }

    fn begin(&mut self, line: u64, name: String) {
        match name.as_str() {
            "VCALENDAR" => {
                self.cut_off();
                self.refuse_unended();
                self.add_part(line);
                (self.within, self.stray) = (true, false);
                return;
            }
            // One that begins within another one: that has lost its end.
            "VEVENT" => self.cut_off(),
            _ => {}
        }
        if !self.within {
            // A calendar that has lost its beginning.
            self.add_part(line);
            self.within = true;
        }
        match name.as_str() {
            "VTODO" => self.calendar.beside.tasks += 1,
            "VJOURNAL" => self.calendar.beside.journals += 1,
            "VFREEBUSY" => self.calendar.beside.busy += 1,
            _ => {}
        }
        if let Some(zone) = self.open.last_mut().filter(|open| open.name == "VTIMEZONE") {
            zone.block.text.push_str(&format!("BEGIN:{name}\r\n"));
        }
        if self.open.last().is_none_or(|open| open.name != "VTIMEZONE" || !matches!(name.as_str(), "STANDARD" | "DAYLIGHT")) {
            self.open.push(Open { name, block: Block { line, text: String::new() } });
        }
    }

    fn end(&mut self, name: &str) {
        if name == "VCALENDAR" {
            self.cut_off();
            self.within = false;
            return;
        }
        if let (Some(zone), "STANDARD" | "DAYLIGHT") = (self.open.last_mut().filter(|open| open.name == "VTIMEZONE"), name) {
            zone.block.text.push_str(&format!("END:{name}\r\n"));
            return;
        }
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else { return };
        self.open.truncate(at + 1);
        let (Some(open), Some(part)) = (self.open.pop(), self.parts.last_mut()) else { return };
        match name {
            "VEVENT" => part.events.push(open.block),
            "VTIMEZONE" => part.zones.push(open.block),
            _ => {}
        }
    }

    /// What has begun and has no end: of an event nothing is taken in, since half of it would be another one.
    fn cut_off(&mut self) {
        for open in self.open.drain(..).filter(|open| open.name == "VEVENT") {
            let title = open.block.text.lines().find_map(|line| line.strip_prefix("SUMMARY:")).map(unescaped).unwrap_or_default();
            self.calendar.problems.push(Problem { line: open.block.line, fault: Fault::Unended, value: title });
            self.calendar.whole = false;
        }
    }

    /// A calendar without an end may have had more in it: half of one is none.
    fn refuse_unended(&mut self) {
        let Some(part) = self.parts.last_mut().filter(|_| self.within) else { return };
        self.calendar.problems.push(Problem { line: part.line, fault: Fault::CutOff, value: part.name.clone() });
        self.calendar.whole = false;
        part.events.clear();
    }
}

/// The name of the component that a line begins or ends.
fn said(line: &str, what: &str) -> Option<String> {
    let (head, name) = line.split_once(':')?;
    (head.trim().eq_ignore_ascii_case(what) && !name.trim().is_empty()).then(|| name.trim().to_ascii_uppercase())
}

/// A line of which the zone stands in quotation marks where its name has a colon: Exchange writes `TZID=tzone://Microsoft/Utc:20261201T070000`
/// without, others `TZID=UTC+03:00:20261201T070000`. No day or hour has one.
fn zone_quoted(line: &str) -> Cow<'_, str> {
    const ZONE: &str = ";TZID=";
    let is_day = line.starts_with(['D', 'E', 'R', 'd', 'e', 'r']);
    let at = is_day.then(|| line.to_ascii_uppercase().find(ZONE)).flatten();
    let parted = at.and_then(|at| line.split_at_checked(at + ZONE.len()));
    let Some((head, (said, when))) = parted.and_then(|(head, rest)| Some((head, rest.rsplit_once(':')?))) else {
        return Cow::Borrowed(line);
    };
    let (zone, others) = said.split_once(';').map_or((said, String::new()), |(zone, others)| (zone, format!(";{others}")));
    let is_bare = zone.contains(':') && !said.contains('"') && !head.contains(':');
    if is_bare { Cow::Owned(format!("{head}\"{zone}\"{others}:{when}")) } else { Cow::Borrowed(line) }
}

/// Whether a line says something by a name of its own, and is no rest of a text that was broken without a mark.
fn is_property(line: &str) -> bool {
    let head = String::from_utf8_lossy(head(line.as_bytes())).into_owned();
    let name = head.split(';').next().unwrap_or_default();
    line.len() > head.len()
        && !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_'))
}

/// A text with its escapes taken out.
pub(super) fn unescaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut letters = value.trim().chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(other) => text.push(other),
                None => text.push('\\'),
            },
            other => text.push(other),
        }
    }
    text
}
