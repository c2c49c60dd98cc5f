//! What a dossier must not hold (M16): special categories of personal data and defamatory remarks.
//!
//! The check knows words, not meaning: it is there to make one stop and think. A personal fact that meets one is refused;
//! anything else written about people is kept for oneself alone or reworded, and it is said which words it was.

use super::field::{Field, Kind};
use super::name::fold;
use super::words::{Words, w};
use super::{Entity, Record};
use serde::Deserialize;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};

/// Why words are no part of a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Health, politics, religion, sex life, criminal record, origin, membership of a union.
    Special(Words),
    /// A remark that would not be said to the person's face.
    Insult,
    /// A crime that somebody is said to have committed or asked for, such as a bribe: no insult, and worse where it is not proven.
    Accusation,
}

impl Refused {
    /// Everything that one can be called to programs.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        KINDS.iter().map(|(code, _)| *code)
    }

    /// What it is called to programs.
    pub fn code(self) -> &'static str {
        KINDS.iter().find(|(_, why)| *why == self).map_or("", |(code, _)| code)
    }
}

/// What was found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concern {
    /// Why it stands out.
    pub why: Refused,
    /// The words, as they were written.
    pub words: String,
}

/// The kinds of the table and what words of each are.
const KINDS: [(&str, Refused); 9] = [
    ("health", Refused::Special(w("здоровье", "health"))),
    ("religion", Refused::Special(w("религия", "religion"))),
    ("sex_life", Refused::Special(w("личная жизнь", "sex life"))),
    ("politics", Refused::Special(w("политика", "politics"))),
    ("union", Refused::Special(w("профсоюз", "union membership"))),
    ("origin", Refused::Special(w("происхождение", "ethnic origin"))),
    ("record", Refused::Special(w("судимость", "criminal record"))),
    ("slander", Refused::Insult),
    ("accusation", Refused::Accusation),
];

const SHIPPED: &str = include_str!("../../assets/ethics.toml");

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    family: Vec<FamilyRow>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FamilyRow {
    kind: String,
    ru: Vec<String>,
    en: Vec<String>,
    #[serde(default)]
    except: Vec<String>,
}

/// A word of a pattern: any of several words or beginnings; none stands for any word at all.
#[derive(Debug)]
struct Piece {
    any_of: Vec<(String, bool)>,
    optional: bool,
}

impl Piece {
    fn read(written: &str) -> Piece {
        let (written, optional) = written.strip_suffix('?').map_or((written, false), |rest| (rest, true));
        let one = |word: &str| word.strip_suffix('*').map_or_else(|| (fold(word), false), |stem| (fold(stem), true));
        let any_of = if written == "*" { Vec::new() } else { written.split('|').map(one).collect() };
        Piece { any_of, optional }
    }

    fn fits(&self, word: &str) -> bool {
        let fits = |(text, begins): &(String, bool)| if *begins { word.starts_with(text.as_str()) } else { word == text };
        self.any_of.is_empty() || self.any_of.iter().any(fits)
    }
}

#[derive(Debug)]
struct Pattern {
    pieces: Vec<Piece>,
    /// Only where a text begins: what is said of nobody in particular is said of whom the text is about.
    at_first: bool,
}

impl Pattern {
    fn read(written: &str) -> Pattern {
        let rest = written.strip_prefix('^');
        Pattern { pieces: rest.unwrap_or(written).split_whitespace().map(Piece::read).collect(), at_first: rest.is_some() }
    }

    /// How many of `words`, from one of them on, the pattern takes; `None` when it does not fit there.
    fn length(&self, words: &[String], from: usize) -> Option<usize> {
        fn fit(pieces: &[Piece], words: &[String]) -> Option<usize> {
            let Some((piece, pieces_left)) = pieces.split_first() else { return Some(0) };
            let taken = words.split_first().filter(|(word, _)| piece.fits(word)).and_then(|(_, rest)| fit(pieces_left, rest));
            taken.map(|count| count + 1).or_else(|| if piece.optional { fit(pieces_left, words) } else { None })
        }
        let rest = words.get(from..).filter(|_| from == 0 || !self.at_first)?;
        fit(&self.pieces, rest).filter(|count| *count > 0)
    }
}

impl Pattern {
    /// The letters that the first word may begin with; `None` when it may be any word.
    fn letters(&self) -> Option<BTreeSet<char>> {
        let mut letters = BTreeSet::new();
        for piece in &self.pieces {
            if piece.any_of.is_empty() {
                return None;
            }
            for (word, _) in &piece.any_of {
                letters.insert(word.chars().next()?);
            }
            if !piece.optional {
                return Some(letters);
            }
        }
        None
    }
}

/// Patterns by the letters they begin with: most words of a long text begin none.
#[derive(Debug, Default)]
struct Patterns {
    by_letter: HashMap<char, Vec<Arc<Pattern>>>,
    of_any: Vec<Arc<Pattern>>,
}

impl Patterns {
    fn read<'a>(written: impl Iterator<Item = &'a String>) -> Patterns {
        let mut patterns = Patterns::default();
        for pattern in written.map(|written| Arc::new(Pattern::read(written))) {
            match pattern.letters() {
                Some(letters) => letters.iter().for_each(|letter| patterns.by_letter.entry(*letter).or_default().push(pattern.clone())),
                None => patterns.of_any.push(pattern),
            }
        }
        patterns
    }

    /// How many of `words`, from one of them on, each pattern takes that fits there.
    fn lengths<'a>(&'a self, words: &'a [String], from: usize) -> impl Iterator<Item = usize> + 'a {
        let letter = words.get(from).and_then(|word| word.chars().next());
        let begun = letter.and_then(|letter| self.by_letter.get(&letter)).into_iter().flatten();
        begun.chain(&self.of_any).filter_map(move |pattern| pattern.length(words, from))
    }
}

#[derive(Debug)]
struct Family {
    why: Refused,
    patterns: Patterns,
    except: Patterns,
}

impl Family {
    /// The first words that belong to the family, as a range of words.
    fn find(&self, words: &[String]) -> Option<std::ops::Range<usize>> {
        let excepted: Vec<_> = (0..words.len()).filter_map(|from| Some(from..from + self.except.lengths(words, from).max()?)).collect();
        let free = |found: &std::ops::Range<usize>| excepted.iter().all(|except| except.end <= found.start || found.end <= except.start);
        let mut found = (0..words.len()).flat_map(|from| self.patterns.lengths(words, from).map(move |length| from..from + length));
        found.find(free)
    }
}

fn families() -> &'static [Family] {
    static FAMILIES: OnceLock<Vec<Family>> = OnceLock::new();
    FAMILIES.get_or_init(|| {
        // A test holds that the shipped table can be read and that every kind in it is known.
        let table: Table = toml::from_str(SHIPPED).unwrap_or_default();
        let family = |row: FamilyRow| {
            let (_, why) = *KINDS.iter().find(|(kind, _)| *kind == row.kind)?;
            Some(Family { why, patterns: Patterns::read(row.ru.iter().chain(&row.en)), except: Patterns::read(row.except.iter()) })
        };
        table.family.into_iter().filter_map(family).collect()
    })
}

/// Looks for what a dossier must not hold; `None` means that nothing stands out.
pub fn check(text: &str) -> Option<Concern> {
    check_beside(text, &[])
}

/// The same in a text of which it is known who is named in it: a name may be any word.
pub fn check_beside(text: &str, names: &[String]) -> Option<Concern> {
    find(text, names, |_| true)
}

/// The same in a field: of people anything stands out, of a company and its business what is said against somebody. A clinic is not ill, but
/// nobody in it is a crook.
pub fn check_in(entity: Entity, field: &Field, text: &str, names: &[String]) -> Option<Concern> {
    if is_about_people(entity, field) {
        return check_beside(text, names);
    }
    let free = matches!(field.kind, Kind::Line | Kind::Text) && !NAMES.contains(&field.key);
    free.then(|| find(text, names, |why| !matches!(why, Refused::Special(_)))).flatten()
}

fn find(text: &str, names: &[String], wanted: impl Fn(Refused) -> bool) -> Option<Concern> {
    let names: Vec<String> = names.iter().flat_map(|name| name.split(|c: char| !c.is_alphanumeric())).map(fold).collect();
    let written: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let nameless = |word: &&str| Some(fold(word)).filter(|word| !names.contains(word)).unwrap_or_default();
    let words: Vec<String> = written.iter().map(nameless).collect();
    let found = families().iter().filter(|family| wanted(family.why)).filter_map(|family| Some((family.find(&words)?, family.why)));
    let (at, why) = found.min_by_key(|(at, _)| at.start)?;
    Some(Concern { why, words: written[at].join(" ") })
}

/// Fields that name or place somebody: a family name may be any word.
const NAMES: &[&str] = &[
    "family_name",
    "given_name",
    "middle_name",
    "short_name",
    "legal_name",
    "name",
    "tax_id",
    "position",
    "department",
    "industry",
    "region",
    "city",
    "address",
    "site",
    "phone",
    "email",
    "winner",
];

/// Whether a field is written freely about people. The profile of a company says what it makes and for whom: a clinic is
/// not ill.
pub fn is_about_people(entity: Entity, field: &Field) -> bool {
    let free = matches!(field.kind, Kind::Line | Kind::Text) && !NAMES.contains(&field.key);
    match entity {
        Entity::Account => free && matches!(field.key, "note" | "outlook" | "manner"),
        Entity::Opportunity => free && field.key != "title",
        Entity::ValueGiven => false,
        _ if entity.def().of_things => free && field.key == "note",
        _ => free,
    }
}

/// What stands out in a record, by field: in what is new beside `original`.
pub fn concerns(original: Option<&Record>, record: &Record) -> Vec<(&'static Field, Concern)> {
    let is_new = |field: &Field| original.is_none_or(|original| original.get(field.key) != record.get(field.key));
    let checked = record.pairs().filter(|(field, _)| is_new(field));
    checked.filter_map(|(field, value)| Some((field, check_in(record.entity, field, value.as_str(), &[])?))).collect()
}

/// A record made of words that were let through: what stands out in it is kept for oneself alone, where it can be.
pub fn kept_apart(record: Record) -> Record {
    kept_apart_beside(record, &[])
}

/// The same for a record of which it is known who is named in it.
pub fn kept_apart_beside(mut record: Record, names: &[String]) -> Record {
    let stands_out = record.pairs().any(|(field, value)| check_in(record.entity, field, value.as_str(), names).is_some());
    if stands_out && record.def().field(super::visibility::KEPT_PRIVATE.key).is_some() {
        record.set(super::visibility::KEPT_PRIVATE.key, super::Value::Int(1));
    }
    record
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_can_be_read_and_every_kind_is_known() {
        let table: Table = toml::from_str(SHIPPED).unwrap();
        let kinds: Vec<&str> = table.family.iter().map(|family| family.kind.as_str()).collect();
        assert_eq!(kinds, KINDS.map(|(kind, _)| kind));
        for pattern in table.family.iter().flat_map(|family| family.ru.iter().chain(&family.en).chain(&family.except)) {
            let pieces = Pattern::read(pattern).pieces;
            assert!(pieces.iter().any(|piece| !piece.optional && !piece.any_of.is_empty()), "{pattern} fits everything");
            assert!(pieces.iter().flat_map(|piece| &piece.any_of).all(|(word, _)| word.chars().all(char::is_alphanumeric)), "{pattern}");
        }
    }

    #[test]
    fn the_words_are_said_as_they_were_written() {
        let concern = check("Сказал мельком: Перенёс инфаркт весной").unwrap();
        assert_eq!((concern.words.as_str(), matches!(concern.why, Refused::Special(_))), ("Перенёс инфаркт", true));
        assert_eq!(check("Тупой как пробка").unwrap().why, Refused::Insult);
        for (said, code) in [("просит откат", "accusation"), ("takes bribes", "accusation"), ("жулик", "slander"), ("у него рак", "health")]
        {
            assert_eq!(check(said).map(|found| found.why.code()), Some(code), "{said}");
        }
        assert_eq!(check(""), None);
    }

    /// A family name may be any word, and a clinic is not ill.
    #[test]
    fn names_and_the_business_of_a_company_are_not_checked() {
        let person = Record::new(Entity::Person).with_text("family_name", "Дураков").with_text("note", "жулик");
        assert_eq!(concerns(None, &person).iter().map(|(field, _)| field.key).collect::<Vec<_>>(), ["note"]);
        assert!(concerns(Some(&person), &person).is_empty(), "what stood there before was decided before");
        let clinic = Record::new(Entity::Account).with_text("about", "лечит диабет");
        assert!(concerns(None, &clinic).is_empty());
        for (entity, key) in
            [(Entity::Account, "about"), (Entity::Account, "history"), (Entity::Opportunity, "title"), (Entity::ValueGiven, "title")]
        {
            let slander = Record::new(entity).with_text(key, "директор жулик, лечит диабет");
            let found = concerns(None, &slander);
            assert_eq!(found.iter().map(|(field, found)| (field.key, found.words.as_str())).collect::<Vec<_>>(), [(key, "жулик")]);
        }
    }
}
