//! Names in a form that forgets the alphabet: «Щёголева», `shchyogoleva` and `Schegoleva` become the same letters.
//!
//! What the languages write differently and people confuse falls together: и, й, ы and y; ш, щ, sh and sch; ё and е;
//! ю, ü and u. The form is for finding only; what is shown is the name itself.

use super::lookalike::mended;
use super::name::plain;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text in that form, and for each of its bytes the character of the text it came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sound {
    /// Words with one blank between.
    pub bytes: Vec<u8>,
    /// The character that each byte came from.
    pub from: Vec<u32>,
}

/// Latin letters and groups of them, the longest first, and what they become.
const LATIN: &[(&str, &str)] = &[
    ("shch", "S"),
    ("sch", "S"),
    ("tch", "C"),
    ("sh", "S"),
    ("ch", "C"),
    ("zh", "Z"),
    ("kh", "h"),
    ("ph", "f"),
    ("th", "t"),
    ("ts", "T"),
    ("tz", "T"),
    ("ck", "k"),
    ("qu", "kv"),
    ("yo", "e"),
    ("jo", "e"),
    ("ye", "e"),
    ("je", "e"),
    ("yu", "u"),
    ("ju", "u"),
    ("ya", "ia"),
    ("ja", "ia"),
    ("c", "k"),
    ("q", "k"),
    ("w", "v"),
    ("x", "ks"),
    ("y", "i"),
    ("j", "i"),
];

/// Russian letters and what they become.
const RUSSIAN: &[(char, &str)] = &[
    ('а', "a"),
    ('б', "b"),
    ('в', "v"),
    ('г', "g"),
    ('д', "d"),
    ('е', "e"),
    ('ё', "e"),
    ('ж', "Z"),
    ('з', "z"),
    ('и', "i"),
    ('й', "i"),
    ('к', "k"),
    ('л', "l"),
    ('м', "m"),
    ('н', "n"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "s"),
    ('т', "t"),
    ('у', "u"),
    ('ф', "f"),
    ('х', "h"),
    ('ц', "T"),
    ('ч', "C"),
    ('ш', "S"),
    ('щ', "S"),
    ('ъ', ""),
    ('ы', "i"),
    ('ь', ""),
    ('э', "e"),
    ('ю', "u"),
    ('я', "ia"),
];

/// Letters that stand for two, or for one that no keyboard writes in their place.
const OTHERS: &[(char, &str)] = &[('ß', "s"), ('æ', "e"), ('œ', "e")];

/// A text in the form described above.
pub fn sound(text: &str) -> Sound {
    let letters = letters(text);
    let mut sound = Sound::default();
    let mut at = 0;
    while let Some((c, from)) = letters.get(at) {
        at += 1;
        if *c == ' ' {
            if !sound.bytes.is_empty() && sound.bytes.last() != Some(&b' ') {
                sound.push(b' ', *from);
            }
            continue;
        }
        if c.is_ascii_lowercase() {
            let ahead = &letters[at - 1..];
            let begins =
                |group: &&(&str, &str)| group.0.len() <= ahead.len() && group.0.chars().zip(ahead).all(|(known, (c, _))| known == *c);
            if let Some((group, becomes)) = LATIN.iter().find(begins) {
                let last = ahead[group.len() - 1].1;
                becomes.bytes().for_each(|byte| sound.push_once(byte, *from, last));
                at += group.len() - 1;
                continue;
            }
        }
        match RUSSIAN.iter().chain(OTHERS).find(|(known, _)| known == c) {
            Some((_, becomes)) => becomes.bytes().for_each(|byte| sound.push_once(byte, *from, *from)),
            None if c.is_ascii() => sound.push_once(*c as u8, *from, *from),
            None => c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| sound.push(byte, *from)),
        }
    }
    if sound.bytes.last() == Some(&b' ') {
        sound.bytes.pop();
        sound.from.pop();
    }
    sound
}

/// Lower-case letters without marks, figures, and a blank for anything that parts words; each with its place.
fn letters(text: &str) -> Vec<(char, u32)> {
    let mut letters: Vec<(char, u32)> = Vec::with_capacity(text.len());
    for (at, c) in mended(text).chars().enumerate() {
        let at = at as u32;
        if is_combining_mark(c) || matches!(c, '\'' | '’' | '`' | 'ʼ') {
            continue;
        }
        if !c.is_alphanumeric() {
            letters.push((' ', at));
            continue;
        }
        for c in c.to_lowercase() {
            // The Russian й and ё fall together with и and е without their marks, like é and e.
            let base = if c.is_ascii() || matches!(c, 'а'..='я') { c } else { plain(std::iter::once(c).nfd().next().unwrap_or(c)) };
            if !is_combining_mark(base) {
                letters.push((base, at));
            }
        }
    }
    letters
}

impl Sound {
    fn push(&mut self, byte: u8, from: u32) {
        self.bytes.push(byte);
        self.from.push(from);
    }

    /// Adds a letter, unless it doubles the one before: `Müller`, «Инна», `Dmitriy`. Figures stay doubled.
    fn push_once(&mut self, byte: u8, from: u32, last: u32) {
        if self.bytes.last() == Some(&byte) && !byte.is_ascii_digit() {
            if let Some(place) = self.from.last_mut() {
                *place = last;
            }
        } else {
            self.push(byte, from);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn writings_of_one_name_fall_together() {
        for family in [
            &["Щёголева", "shchyogoleva", "schegoleva", "SHCHEGOLEVA", "щеголева", "Щеголева"][..],
            &["Müller", "мюллер", "muller", "MULLER"],
            &["Дмитрий", "dmitriy", "dmitri", "Dmitrij"],
            &["Юлия", "yuliya", "julija"],
            &["Цветков", "tsvetkov"],
            &["O’Brien", "obrien", "O'BRIEN"],
            &["Жуков", "zhukov"],
            &["Хохлов", "khokhlov"],
            &["Йод", "Йод", "iod"],
            &["Ъ-Съезд  «x»", "sezd ks"],
            &["Yıldız İrem", "yildiz irem", "YILDIZ IREM"],
            &["Гәрәева Айгөл", "Гараева Айгол", "garaeva aigol"],
            &["Җәмил", "жамил"],
        ] {
            for written in family {
                assert_eq!(String::from_utf8(sound(written).bytes), String::from_utf8(sound(family[0]).bytes), "{written}");
            }
        }
    }

    proptest! {
        #[test]
        fn every_byte_knows_its_character(text in "\\PC{0,40}") {
            let sound = sound(&text);
            prop_assert_eq!(sound.bytes.len(), sound.from.len());
            prop_assert!(sound.from.iter().all(|at| (*at as usize) < text.chars().count()));
            prop_assert!(std::str::from_utf8(&sound.bytes).is_ok());
        }
    }
}
