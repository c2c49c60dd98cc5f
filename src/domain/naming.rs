//! A person's name in running text: found in all its forms, told from others who are called alike, and taken out.

mod common;
mod reached;
mod unnamed;

use super::declined::{case_forms, skeleton};
use super::forms::{Word, words};
use super::name::company_key;
use common::{is_common, is_given, is_particle, is_plainly_a_name};
pub use reached::Reached;
use std::ops::Range;
pub use unnamed::{names_no_company, names_nobody, reaches};

/// Russian case endings of a foreign name that ends in a consonant.
const FOREIGN_ENDINGS: [&str; 5] = ["a", "u", "om", "em", "e"];
/// What family names become when several bear them, by their ending: they may mean anybody of a family.
const PLURAL: [(&str, &[&str]); 6] = [
    ("ова", &["овы", "овых", "овым", "овыми"]),
    ("ева", &["евы", "евых", "евым", "евыми"]),
    ("ина", &["ины", "иных", "иным", "иными"]),
    ("ов", &["овы", "овых", "овыми"]),
    ("ев", &["евы", "евых", "евыми"]),
    ("ин", &["ины", "иных", "иными"]),
];
/// So many given names or initials stand on one side of a family name.
const BESIDE: usize = 2;
/// Words in capitals up to so many letters are abbreviations.
const ABBREVIATION: usize = 5;

/// What somebody is named by, and who else in the file is called so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Naming {
    own: Called,
    reached: Reached,
    /// Other people of whom a part of the name is the same.
    others: Vec<Called>,
    /// Words of the names of companies that are the same.
    companies: Vec<Name>,
    /// What reaches others too.
    shared: Reached,
}

/// Where a text names the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// In characters.
    pub at: Range<usize>,
    /// Nobody and nothing else can be meant.
    pub sure: bool,
}

/// The words of a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Called {
    family: Vec<Name>,
    given: Vec<Name>,
}

/// A word of a name, folded, with its forms.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Name {
    whole: String,
    forms: Vec<String>,
    plural: Vec<String>,
    sounds: Vec<String>,
}

fn is_latin(word: &str) -> bool {
    word.chars().any(|c| c.is_alphabetic() && c < '\u{370}')
}

impl Name {
    fn new(whole: String) -> Name {
        let forms = case_forms(&whole);
        let mut sounds: Vec<String> = forms.iter().map(|form| skeleton(form)).collect();
        if is_latin(&whole) && !whole.ends_with(['a', 'e', 'i', 'o', 'u', 'y']) {
            let sound = skeleton(&whole);
            sounds.extend(FOREIGN_ENDINGS.map(|ending| format!("{sound}{ending}")));
        }
        let ending = PLURAL.iter().find_map(|(ending, plural)| Some((whole.strip_suffix(ending)?, plural)));
        let plural = ending.map_or_else(Vec::new, |(stem, plural)| plural.iter().map(|ending| format!("{stem}{ending}")).collect());
        Name { plural: plural.into_iter().filter(|form| !forms.contains(form)).collect(), sounds, forms, whole }
    }

    /// Whether a folded word is a form of it, in either script.
    fn fits(&self, word: &str) -> bool {
        if is_latin(word) == is_latin(&self.whole) {
            return self.forms.iter().any(|form| form == word);
        }
        word.chars().count() > 2 && word.chars().all(char::is_alphabetic) && self.sounds.contains(&skeleton(word))
    }

    fn meets(&self, other: &Name) -> bool {
        other.forms.iter().any(|form| self.fits(form))
    }
}

fn any(names: &[Name], word: &str) -> bool {
    names.iter().any(|name| name.fits(word))
}

fn meet(names: &[Name], others: &[Name]) -> bool {
    names.iter().any(|name| others.iter().any(|other| name.meets(other)))
}

impl Called {
    /// By family names, and by given names and patronymics.
    pub fn new(family: &[&str], given: &[&str]) -> Called {
        Called { family: names(family), given: names(given) }
    }

    /// Whether somebody is called so who has these given names or initials.
    fn has(&self, beside: &[String]) -> bool {
        let begins = |word: &str| self.given.iter().any(|name| name.whole.starts_with(word));
        beside.iter().all(|word| if word.chars().count() == 1 { begins(word) } else { any(&self.given, word) })
    }
}

fn names(written: &[&str]) -> Vec<Name> {
    let mut found: Vec<String> = written.iter().flat_map(|name| words(name)).map(|word| word.folded).collect();
    found.sort_unstable();
    found.dedup();
    if found.iter().any(|word| word.chars().count() > 2 && !is_particle(word)) {
        found.retain(|word| word.chars().count() > 2 && !is_particle(word) || word.chars().count() == 2 && !is_latin(word));
    }
    found.into_iter().map(Name::new).collect()
}

/// What stands beside a family name.
enum Beside {
    /// A given name or an initial of the person.
    Own(String),
    /// A given name of somebody else who is called so.
    Anothers,
    /// Some given name, or an initial, that is not the person's.
    Strange,
    /// A word with a capital, which may be a name.
    Capital,
    Nothing,
}

/// A text as it is looked through.
struct Text {
    letters: Vec<char>,
    words: Vec<Word>,
}

impl Text {
    fn letter(&self, at: usize) -> Option<char> {
        self.letters.get(at).copied()
    }

    fn is_capital(&self, word: &Word) -> bool {
        self.letter(word.at.start).is_some_and(char::is_uppercase)
    }

    /// Whether a word and the next one may be one name: a blank between them, or the stop of an initial.
    fn joins(&self, word: usize) -> bool {
        let (Some(one), Some(next)) = (self.words.get(word), self.words.get(word + 1)) else { return false };
        let between = self.letters.get(one.at.end..next.at.start).unwrap_or_default();
        let stop = between.contains(&'.') && one.at.len() > 1;
        !stop && between.iter().all(|c| matches!(c, ' ' | '\u{a0}' | '_' | '.'))
    }

    /// Whether a sentence begins with a word.
    fn begins(&self, word: &Word) -> bool {
        let before = self.letters.iter().take(word.at.start).rev().find(|c| !c.is_whitespace() && !matches!(c, '«' | '"' | '(' | '“'));
        before.is_none_or(|c| matches!(c, '.' | '!' | '?' | ':' | ';' | '\n' | '{' | '[' | '\\'))
    }

    /// Whether a word is part of an address.
    fn is_in_address(&self, word: &Word) -> bool {
        let part = |c: &&char| !c.is_whitespace() && !matches!(c, ',' | ';' | '<' | '>' | '"');
        let mut around = self.letters.iter().take(word.at.start).rev().take_while(part);
        around.any(|c| *c == '@') || self.letters.iter().skip(word.at.end).take_while(part).any(|c| *c == '@')
    }
}

impl Naming {
    /// By family names, by given names and patronymics, and by what reaches the person.
    pub fn new(family: &[&str], given: &[&str], reached_by: &[&str]) -> Naming {
        Naming { own: Called::new(family, given), reached: Reached::new(reached_by), ..Naming::default() }
    }

    /// The same among others: people by their names, companies by theirs, and what reaches them. What fits those too is
    /// no longer sure.
    pub fn among(&self, people: impl Iterator<Item = Called>, companies: impl Iterator<Item = String>, reached: &Reached) -> Naming {
        let same = |called: &Called| {
            let given = called.given.iter().filter(|name| self.own.given.iter().any(|own| own.meets(name))).count();
            meet(&self.own.family, &called.family) || given > 1
        };
        let words = companies.flat_map(|name| company_key(&name).split(' ').map(str::to_owned).collect::<Vec<_>>());
        let same_word = |name: &Name| self.own.family.iter().any(|own| own.meets(name));
        Naming {
            own: self.own.clone(),
            reached: self.reached.clone(),
            others: people.filter(same).collect(),
            companies: words.filter(|word| word.chars().count() > 1).map(Name::new).filter(same_word).collect(),
            shared: reached.clone(),
        }
    }

    /// Where a text names the person: a form of the family name with the given names or initials beside it, given name and
    /// patronymic together, an e-mail or a phone.
    pub fn find(&self, text: &str) -> Vec<Named> {
        let text = Text { letters: text.chars().collect(), words: words(text) };
        let mut found: Vec<Named> = Vec::new();
        let only_theirs = self.reached.without(&self.shared);
        let sure = only_theirs.find(&text.letters).into_iter().map(|at| Named { at, sure: true });
        let shared = self.reached.find(&text.letters).into_iter().map(|at| Named { at, sure: false });
        let reached: Vec<Named> = sure.chain(shared).collect();
        let mut at = 0;
        while at < text.words.len() {
            let (named, next) = self.named_at(at, &text);
            found.extend(named);
            at = next;
        }
        found.extend(reached);
        found.sort_by_key(|named| (named.at.start, !named.sure));
        let mut apart: Vec<Named> = Vec::new();
        for named in found {
            match apart.last_mut() {
                Some(last) if named.at.start < last.at.end => {
                    // A name within an address of theirs goes with it.
                    if named.sure && !last.sure && named.at.len() > last.at.len() {
                        *last = named;
                    } else if named.sure == last.sure {
                        last.at.end = last.at.end.max(named.at.end);
                    }
                }
                _ => apart.push(named),
            }
        }
        apart
    }

    /// Whether the person is named with a word and those beside it, and the word to go on with.
    fn named_at(&self, at: usize, text: &Text) -> (Option<Named>, usize) {
        let word = &text.words[at];
        let is_plural = self.own.family.iter().any(|name| name.plural.contains(&word.folded));
        if !any(&self.own.family, &word.folded) && !is_plural {
            return self.pair_at(at, text);
        }
        let (mut first, mut last) = (at, at);
        while text.words.get(last + 1).is_some_and(|next| {
            text.letters.get(text.words[last].at.end..next.at.start) == Some(&['-']) && any(&self.own.family, &next.folded)
        }) {
            last += 1;
        }
        let begun = last;
        let mut own: Vec<String> = Vec::new();
        let (mut anothers, mut strange, mut capital) = (false, false, false);
        let mut note = |beside: Beside| match beside {
            Beside::Own(word) => {
                own.push(word);
                true
            }
            other => {
                anothers |= matches!(other, Beside::Anothers);
                strange |= matches!(other, Beside::Strange);
                capital |= matches!(other, Beside::Capital);
                false
            }
        };
        while at - first < BESIDE && first > 0 && text.joins(first - 1) && note(self.beside(&text.words[first - 1], false, word, text)) {
            first -= 1;
        }
        while last - begun < BESIDE && text.joins(last) && note(self.beside(&text.words[last + 1], true, word, text)) {
            last += 1;
        }
        let namesakes = self.others.iter().filter(|other| any(&other.family, &word.folded));
        let sure = if !own.is_empty() {
            !anothers && !strange && !namesakes.into_iter().any(|other| other.has(&own))
        } else if anothers {
            return (None, last + 1);
        } else {
            let named_alike = namesakes.into_iter().next().is_some() || any(&self.companies, &word.folded) || is_common(&word.folded);
            let plainly =
                text.is_capital(word) || self.own.family.iter().any(|name| name.fits(&word.folded) && is_plainly_a_name(&name.whole));
            !strange && !capital && !named_alike && plainly
        };
        let sure = sure && !is_plural && !text.is_in_address(word);
        (Some(Named { at: text.words[first].at.start..text.words[last].at.end, sure }), last + 1)
    }

    /// Given name and patronymic together, without a family name that is somebody else's.
    fn pair_at(&self, at: usize, text: &Text) -> (Option<Named>, usize) {
        let Some(next) = text.words.get(at + 1).filter(|_| text.joins(at)) else { return (None, at + 1) };
        let word = &text.words[at];
        let is_pair = word.folded != next.folded && any(&self.own.given, &word.folded) && any(&self.own.given, &next.folded);
        if !is_pair {
            return (None, at + 1);
        }
        // The family name behind them says who it is.
        if text.joins(at + 1) && text.words.get(at + 2).is_some_and(|word| any(&self.own.family, &word.folded)) {
            return (None, at + 2);
        }
        let pair = [word.folded.clone(), next.folded.clone()];
        let mut alike = self.others.iter().filter(|other| other.has(&pair));
        let around = [at.checked_sub(1).filter(|before| text.joins(*before)), Some(at + 2).filter(|_| text.joins(at + 1))];
        let mut around = around.into_iter().flatten().filter_map(|at| text.words.get(at));
        let named = |word: &Word| self.others.iter().any(|other| other.has(&pair) && any(&other.family, &word.folded));
        if around.clone().any(named) {
            return (None, at + 2);
        }
        let strange = around.any(|word| text.is_capital(word) && !text.begins(word) && is_a_word(word, text));
        let sure = alike.next().is_none() && !strange;
        (Some(Named { at: word.at.start..next.at.end, sure }), at + 2)
    }

    fn beside(&self, word: &Word, behind: bool, family: &Word, text: &Text) -> Beside {
        let folded = &word.folded;
        let capital = text.is_capital(word);
        if folded.chars().count() == 1 {
            // «и» is a word unless a stop or, behind the name, a capital makes it an initial.
            let stop = text.letter(word.at.end) == Some('.');
            return match self.own.has(std::slice::from_ref(folded)) {
                true if stop || behind && capital => Beside::Own(folded.clone()),
                false if stop && capital => Beside::Strange,
                _ => Beside::Nothing,
            };
        }
        if any(&self.own.given, folded) {
            return Beside::Own(folded.clone());
        }
        if self.others.iter().any(|other| any(&other.family, &family.folded) && any(&other.given, folded)) {
            return Beside::Anothers;
        }
        if is_given(folded) {
            return Beside::Strange;
        }
        let may_be_a_name = capital && (behind || !text.begins(word)) && is_a_word(word, text) && !any(&self.own.family, folded);
        if may_be_a_name { Beside::Capital } else { Beside::Nothing }
    }

    /// The text with `instead` wherever it surely named the person; `None` when it nowhere does.
    pub fn taken_out(&self, text: &str, instead: &str) -> Option<String> {
        let found: Vec<Range<usize>> = self.find(text).into_iter().filter(|named| named.sure).map(|named| named.at).collect();
        if found.is_empty() {
            return None;
        }
        let mut out = String::with_capacity(text.len());
        for (at, c) in text.chars().enumerate() {
            match found.iter().find(|range| range.contains(&at)) {
                Some(range) if range.start == at => out.push_str(instead),
                Some(_) => {}
                None => out.push(c),
            }
        }
        // The stop of an initial that went.
        Some(out.replace(&format!("{instead}. "), &format!("{instead} ")))
    }
}

/// Whether a word with a capital is neither an abbreviation nor one of those that texts have anyhow.
fn is_a_word(word: &Word, text: &Text) -> bool {
    let written = text.letters.get(word.at.clone()).unwrap_or_default();
    let abbreviated = written.len() <= ABBREVIATION && written.iter().all(|c| c.is_uppercase() || c.is_ascii_digit());
    !abbreviated && !is_common(&word.folded) && !is_particle(&word.folded)
}

/// How much of a text is shown around a name, in characters.
const AROUND: usize = 40;

/// What stands around a place of a text (in characters), in whole words, and whether more stands beside it.
pub fn around(text: &str, place: &Range<usize>) -> String {
    let chars: Vec<char> = text.chars().map(|c| if c == '\n' { ' ' } else { c }).collect();
    let is_apart = |at: usize| chars.get(at).is_none_or(|c| c.is_whitespace());
    let begin = place.start.saturating_sub(AROUND);
    let begin = (begin..place.start).find(|at| *at == 0 || is_apart(at - 1)).unwrap_or(place.start);
    let end = (place.end + AROUND).min(chars.len());
    let end = (place.end..=end).rev().find(|at| is_apart(*at)).unwrap_or(place.end);
    let cut: String = chars.get(begin..end).unwrap_or_default().iter().collect();
    format!("{}{}{}", if begin > 0 { "…" } else { "" }, cut.trim(), if end < chars.len() { "…" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn olga() -> Naming {
        Naming::new(&["Щёголева", "Куценко"], &["Ольга", "Ильинична"], &["o.shch@example.org", "+7 900 000-20-05"])
    }

    #[test]
    fn a_name_is_taken_out_in_all_its_forms() {
        let cases = [
            ("Звонил Щёголевой, ждёт КП", "Звонил ***, ждёт КП"),
            ("щеголева о.и. просит", "*** просит"),
            ("с Ольгой Ильиничной договорились", "с *** договорились"),
            ("О. И. Щёголева подпишет", "*** подпишет"),
            ("Щёголева Ольга Ильинична и Петров", "*** и Петров"),
            ("И Щёголева И Петров", "И *** Петров"),
            ("раньше Куценко", "раньше ***"),
            ("пишите на O.Shch@example.org или +7 900 000-20-05", "пишите на *** или ***"),
        ];
        for (text, wanted) in cases {
            assert_eq!(olga().taken_out(text, "***").as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn others_stay() {
        for text in ["Щегол в клетке", "Ольга из логистики", "Иванов", "", "ольха"] {
            assert_eq!(olga().taken_out(text, "***"), None, "{text}");
        }
    }

    /// What is gone cannot be brought back: a word that may be another's is left and told of.
    #[test]
    fn who_is_called_alike_keeps_the_name() {
        let others = || {
            let people = [
                ("Петров", "Иван Сергеевич"),
                ("Петров", "Игорь Семёнович"),
                ("Петрова", "Анна"),
                ("Smith", "Jane"),
                ("Соколов", "Пётр"),
                ("Петрова", "Алла Сергеевна"),
                ("Smith", "John"),
            ];
            people.into_iter()
        };
        let of = |family: &str, given: &str| {
            let people =
                others().filter(|(name, said)| (*name, *said) != (family, given)).map(|(name, said)| Called::new(&[name], &[said]));
            let companies = ["ИП Петров".to_owned(), "Вега".to_owned()].into_iter();
            Naming::new(&[family], &[given], &["+7 900 000-20-05"]).among(people, companies, &Reached::default())
        };
        let alla = of("Петрова", "Алла Сергеевна");
        let ivan = of("Петров", "Иван Сергеевич");
        let john = of("Smith", "John");
        // Taken out, left and told of, or somebody else.
        for (naming, text, taken, told) in [
            (&alla, "Петрова Анна просит КП", None, 0),
            (&alla, "Петров Игорь обещал", None, 0),
            (&alla, "Петрова просит КП", None, 1),
            (&alla, "с Петровой Аллой решили", Some("с *** решили"), 1),
            (&alla, "А. С. Петрова подпишет", Some("*** подпишет"), 1),
            (&alla, "Петрова В. К. подпишет", None, 1),
            (&alla, "Петрова Светлана подпишет", None, 1),
            (&alla, "Alla Petrova просит", Some("*** просит"), 1),
            (&ivan, "+Петров_Игорь ок", None, 0),
            (&ivan, "ип петров: Иван Сергеевич Петров из ИП", Some("ип петров: *** из ИП"), 2),
            (&ivan, "Петров И. С. ок", None, 1),
            (&ivan, "Иваном Сергеевичем доволен", Some("*** доволен"), 1),
            (&ivan, "Петровы в отпуске", None, 1),
            (&john, "Jane Smith called", None, 0),
            (&john, "Mary Smith called", None, 1),
            (&john, "John Smith called", Some("*** called"), 1),
            (&john, "Звонил Джон Смит, ждёт", None, 1),
            (&of("Понедельник", "Ирина"), "сказала в понедельник", None, 1),
            (&of("Понедельник", "Ирина"), "Ирина Понедельник ждёт", Some("*** ждёт"), 1),
            (&of("Соколова", "Инна"), "Соколов просит, Соколова ждёт", None, 1),
            (&of("Ивнев", "Пётр"), "Ivnev asked, d.ivnev@example.org", Some("*** asked, d.ivnev@example.org"), 2),
            (
                &of("Ивнев", "Пётр"),
                "8 (900) 000 20 05, или 9000002005, 89000002005 и 79000002006",
                Some("***, или ***, *** и 79000002006"),
                3,
            ),
        ] {
            assert_eq!(naming.taken_out(text, "***").as_deref(), taken, "{text}");
            assert_eq!(naming.find(text).len(), told, "{text}");
        }
    }

    #[test]
    fn what_stands_around_a_name_is_cut_between_words() {
        let text = "Ивнев пришёл с таблицей конкурента. Цену отстояли, но он просил вернуться к ней через квартал.";
        assert_eq!(around(text, &(0..5)), "Ивнев пришёл с таблицей конкурента. Цену…");
        assert_eq!(around(text, &(89..94)), "…но он просил вернуться к ней через квартал.");
        assert_eq!(around("Ивнев\nзвонил", &(0..5)), "Ивнев звонил");
        assert_eq!(around(&"я".repeat(200), &(90..95)), "…яяяяя…", "what has no words is cut all the same");
    }
}
