//! Many short texts, searched for words at every letter typed.

use super::slip::{slips, slips_of};

/// How many letters a line may lack, however many words were typed: comparing letter by letter takes long.
const SLIPS: usize = 2;

/// Texts in one buffer, with what tells at a glance that a text cannot fit.
#[derive(Debug, Default)]
pub struct Lines {
    bytes: Vec<u8>,
    ends: Vec<u32>,
    items: Vec<u32>,
    /// The letters of each line.
    letters: Vec<u64>,
    /// The letters that its words begin with.
    initials: Vec<u64>,
    /// What was sought last, and the lines that had its letters.
    last: Vec<(u64, Vec<u32>)>,
}

/// What is sought: words, in any order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The words.
    pub words: Vec<Vec<u8>>,
    letters: u64,
    initials: u64,
    /// Whether the words are only what the forms of those typed have in common.
    pub stems: bool,
    /// Whether so little is in common that a name that fits has to be compared as a whole.
    pub short: bool,
}

/// Where a word stands in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The first byte.
    pub at: usize,
    /// How many bytes.
    pub length: usize,
    begins: bool,
    whole: bool,
}

/// How well a line fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fit {
    /// The first word sought begins the line.
    first: bool,
    /// Every word sought begins a word.
    begins: bool,
    /// Every word sought is a word.
    whole: bool,
}

impl Fit {
    /// The less, the better.
    pub fn rank(self) -> u8 {
        match (self.first, self.begins, self.whole) {
            (true, true, true) => 0,
            (true, true, false) => 1,
            (false, true, true) => 2,
            (false, true, false) => 3,
            _ => 4,
        }
    }
}

fn bit(byte: u8) -> u64 {
    1 << (match byte {
        b'a'..=b'z' => byte - b'a',
        b'0'..=b'9' => byte - b'0' + 26,
        b'A'..=b'Z' => byte - b'A' + 36,
        _ => 63,
    } % 64)
}

/// Where the words of a line begin.
fn beginnings(line: &[u8]) -> impl Iterator<Item = usize> {
    std::iter::once(0).chain(line.iter().enumerate().filter(|(_, byte)| **byte == b' ').map(|(at, _)| at + 1))
}

fn initials(line: &[u8]) -> u64 {
    beginnings(line).filter_map(|at| line.get(at)).fold(0, |mask, byte| mask | bit(*byte))
}

fn letters(line: &[u8]) -> u64 {
    line.iter().filter(|byte| **byte != b' ').fold(0, |mask, byte| mask | bit(*byte))
}

impl Wanted {
    /// Parts a text at its blanks.
    pub fn new(text: &[u8]) -> Wanted {
        let words = text.split(|byte| *byte == b' ').filter(|word| !word.is_empty()).map(<[u8]>::to_vec).collect();
        Wanted { words, letters: letters(text), initials: if text.is_empty() { 0 } else { initials(text) }, stems: false, short: false }
    }

    /// The same words, known to be only what the forms of those typed have in common.
    pub fn as_stems(self, short: bool) -> Wanted {
        Wanted { stems: true, short, ..self }
    }

    /// How many letters there are in all.
    pub fn letters(&self) -> usize {
        self.words.iter().map(Vec::len).sum()
    }

    /// Where each word stands in a line; `None` where one does not.
    pub fn places(&self, line: &[u8]) -> Option<Vec<Place>> {
        self.words.iter().map(|word| place(line, word)).collect()
    }

    /// Whether each word begins one of the line.
    pub fn begins(&self, line: &[u8]) -> bool {
        self.fit(line).is_some_and(|fit| fit.begins)
    }

    /// Each word as something to be sought for itself.
    pub fn apart(&self) -> Vec<Wanted> {
        self.words.iter().map(|word| Wanted::new(word)).collect()
    }

    fn fit(&self, line: &[u8]) -> Option<Fit> {
        let mut fit = Fit { first: false, begins: true, whole: true };
        for (number, word) in self.words.iter().enumerate() {
            let place = place(line, word)?;
            fit.first |= number == 0 && place.at == 0;
            fit.begins &= place.begins;
            fit.whole &= place.whole;
        }
        Some(fit)
    }
}

/// The best place of a word in a line: as a word, as the beginning of one, or, from three letters on, within one.
fn place(line: &[u8], word: &[u8]) -> Option<Place> {
    let length = word.len();
    let mut found = None;
    for at in beginnings(line) {
        if line.get(at..).is_some_and(|rest| rest.starts_with(word)) {
            let whole = matches!(line.get(at + length), None | Some(b' '));
            if whole {
                return Some(Place { at, length, begins: true, whole });
            }
            found = found.or(Some(Place { at, length, begins: true, whole }));
        }
    }
    if found.is_some() || length < 3 {
        return found;
    }
    let at = line.windows(length).position(|part| part == word)?;
    Some(Place { at, length, begins: false, whole: false })
}

impl Lines {
    /// Adds a line that belongs to an item.
    pub fn add(&mut self, item: u32, line: &[u8]) {
        self.bytes.extend_from_slice(line);
        self.ends.push(self.bytes.len() as u32);
        self.items.push(item);
        self.letters.push(letters(line));
        self.initials.push(initials(line));
        self.last.clear();
    }

    /// A line.
    pub fn line(&self, number: u32) -> &[u8] {
        let number = number as usize;
        let begin = if number == 0 { 0 } else { self.ends[number - 1] as usize };
        &self.bytes[begin..self.ends[number] as usize]
    }

    /// The item that a line belongs to.
    pub fn item(&self, line: u32) -> u32 {
        self.items[line as usize]
    }

    /// Keeps, for each thing that may be meant, the lines that have its letters: what is left of those of the last
    /// time, where nothing but letters were added since.
    pub fn narrow(&mut self, wanted: &[Wanted]) {
        let before = std::mem::take(&mut self.last);
        for wanted in wanted {
            let need = wanted.letters;
            let has = |line: &u32| self.letters[*line as usize] & need == need;
            let narrower = before.iter().filter(|(had, _)| had & need == *had).min_by_key(|(_, lines)| lines.len());
            let left = match narrower {
                Some((_, lines)) => lines.iter().copied().filter(has).collect(),
                None => (0..self.items.len() as u32).filter(has).collect(),
            };
            self.last.push((need, left));
        }
    }

    /// Calls `each` with the lines that fit, among those kept for this number: the first ones, at most so many.
    pub fn each(&self, number: usize, wanted: &Wanted, mut most: usize, mut each: impl FnMut(u32, Fit)) {
        let Some((_, lines)) = self.last.get(number) else { return };
        // Short words only begin words.
        let begin_only = wanted.words.iter().all(|word| word.len() < 3);
        for line in lines {
            if begin_only && self.initials[*line as usize] & wanted.initials != wanted.initials {
                continue;
            }
            if let Some(fit) = wanted.fit(self.line(*line)) {
                each(*line, fit);
                most -= 1;
                if most == 0 {
                    return;
                }
            }
        }
    }

    /// Calls `each` with every line of which words begin so, whatever was sought before.
    pub fn beginning(&self, wanted: &Wanted, mut each: impl FnMut(u32)) {
        for (line, (letters, initials)) in self.letters.iter().zip(&self.initials).enumerate() {
            let may = letters & wanted.letters == wanted.letters && initials & wanted.initials == wanted.initials;
            if may && wanted.begins(self.line(line as u32)) {
                each(line as u32);
            }
        }
    }

    /// The lines in which each word stands, but for slips: at most `limit` of them, with how many slips there are.
    pub fn slipped(&self, wanted: &Wanted, limit: usize) -> Vec<(u32, usize)> {
        let most: usize = wanted.words.iter().map(|word| slips_of(word.len())).sum::<usize>().min(SLIPS);
        if most == 0 {
            return Vec::new();
        }
        let slipped = |(line, letters): (usize, &u64)| {
            // Each letter that the line lacks is a slip.
            if (wanted.letters & !letters).count_ones() as usize > most {
                return None;
            }
            let parts = || self.line(line as u32).split(|byte| !byte.is_ascii_alphanumeric());
            let best = |word: &Vec<u8>| parts().filter_map(|part| if part == word { Some(0) } else { slips(word, part) }).min();
            Some((line as u32, wanted.words.iter().map(best).sum::<Option<usize>>()?))
        };
        self.letters.iter().enumerate().filter_map(slipped).take(limit).collect()
    }

    /// The lines in which each word stands scattered: its letters in order, the first of them at the beginning of a word,
    /// and not too far apart. At most `limit` of them.
    pub fn scattered(&self, number: usize, wanted: &Wanted, limit: usize) -> Vec<u32> {
        let Some((_, lines)) = self.last.get(number) else { return Vec::new() };
        let fits = |line: &&u32| {
            self.initials[**line as usize] & wanted.initials == wanted.initials
                && wanted.words.iter().all(|word| is_scattered(self.line(**line), word))
        };
        lines.iter().filter(fits).take(limit).copied().collect()
    }
}

fn is_scattered(line: &[u8], word: &[u8]) -> bool {
    beginnings(line).any(|begin| {
        let reach = line.get(begin..(begin + word.len() * 2 + 2).min(line.len())).unwrap_or_default();
        let mut letters = word.iter();
        let mut next = letters.next();
        for (at, byte) in reach.iter().enumerate() {
            if next == Some(byte) {
                next = letters.next();
            } else if at == 0 {
                return false;
            }
        }
        next.is_none()
    })
}
