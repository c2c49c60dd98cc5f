//! Parting names of persons as they stand in one line, with what is written around them.

use super::around::{SUFFIXES, TITLES, dotless, has_particle, is_position, position_before};
use crate::domain::given::is_given;
use crate::domain::name::fold;
use crate::domain::surname::{is_particle, is_son_or_daughter};

/// Which part of a person's name is written first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Иванов Иван
    FamilyFirst,
    /// Иван Иванов
    GivenFirst,
}

/// A name in one line, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parted {
    /// Family, given and middle name.
    pub parts: [String; 3],
    /// What the person is, where that stood around the name: «Директор», «гл. бухгалтер».
    pub position: String,
    /// What else stood around it.
    pub aside: String,
}

/// A name in one line, taken apart into words.
#[derive(Default)]
struct Words {
    /// Without title and brackets; a patronymic of two words is one, as is a family name with the small words before it,
    /// initials written together are several.
    words: Vec<String>,
    position: String,
    /// What stood in brackets, with them, and other remarks.
    aside: String,
}

impl Words {
    fn of(name: &str) -> Words {
        let mut parted = Words::default();
        let (mut bare, mut aside, mut depth) = (String::new(), String::new(), 0_usize);
        for c in name.chars() {
            let closes = matches!(c, ')' | ']') && depth > 0;
            depth += usize::from(matches!(c, '(' | '['));
            if depth > 0 { &mut aside } else { &mut bare }.push(c);
            depth -= usize::from(closes);
        }
        if bare.trim().is_empty() {
            (bare, aside) = (name.to_owned(), String::new());
        }
        parted.note(aside.trim());
        // «Иванов Иван — снабжение»
        if let Some((name, remark)) = [" - ", " – ", " — ", " / ", " | "].iter().find_map(|dash| bare.split_once(dash))
            && name.split_whitespace().count() > 1
        {
            parted.note(remark.trim());
            bare = name.to_owned();
        }
        let mut rest: Vec<&str> = bare.split_whitespace().collect();
        let titles = rest.iter().take_while(|word| TITLES.contains(&dotless(word).as_str())).count();
        rest.drain(..titles.min(rest.len().saturating_sub(1)));
        let before = position_before(&rest);
        parted.note(&rest.drain(..before).collect::<Vec<_>>().join(" "));
        while rest.len() > 2
            && let Some(suffix) = rest.pop_if(|last| SUFFIXES.contains(&dotless(last).as_str()))
        {
            parted.note(suffix);
        }
        let mut small: Vec<&str> = Vec::new();
        for (at, word) in rest.iter().enumerate() {
            // «Ван дер Берг»: one that is written large is one before another.
            let leads = || is_particle(&fold(word)) && at + 2 < rest.len() && rest.get(at + 1).is_some_and(|next| is_particle(next));
            if (is_particle(word) || leads()) && at + 1 < rest.len() {
                small.push(word);
            } else if !small.is_empty() {
                small.push(word);
                parted.words.push(small.join(" "));
                small.clear();
            } else {
                parted.add(word);
            }
        }
        parted
    }

    fn add(&mut self, word: &str) {
        match self.words.last_mut() {
            Some(father) if is_son_or_daughter(word) => {
                father.push(' ');
                father.push_str(word);
            }
            _ if is_initials(word) => self.words.extend(word.split_inclusive('.').map(str::to_owned)),
            _ => self.words.push(word.to_owned()),
        }
    }

    /// Keeps what stands around the name: as what the person is, or else as it is.
    fn note(&mut self, remark: &str) {
        let bare = remark.trim_matches(['(', ')', '[', ']', ' ']);
        if self.position.is_empty() && is_position(bare) {
            bare.clone_into(&mut self.position);
        } else if !remark.is_empty() {
            if !self.aside.is_empty() {
                self.aside.push(' ');
            }
            self.aside.push_str(remark);
        }
    }

    /// «А. Петрова С.»: what is written out between letters is the family name.
    fn put_family_at_an_end(&mut self) {
        if let [first, .., last] = &self.words[..]
            && stands_short(first)
            && stands_short(last)
            && let Some(at) = self.words.iter().position(|word| !stands_short(word))
        {
            let family = self.words.remove(at);
            self.words.insert(0, family);
        }
    }

    /// Takes in what stood around another part of the name.
    fn note_all(&mut self, other: &Words) {
        self.note(&other.position);
        self.note(&other.aside);
    }

    /// The order that the name tells by itself, for certain or (second) at least likely.
    fn order(&self) -> (Option<Order>, Option<Order>) {
        let [first, .., last] = &self.words[..] else { return (None, None) };
        let sure = if let (true, false) | (false, true) = (has_particle(first), has_particle(last)) {
            Some(if has_particle(first) { Order::FamilyFirst } else { Order::GivenFirst })
        } else if stands_short(last) && !stands_short(first) {
            Some(Order::FamilyFirst)
        } else if stands_short(first) && !stands_short(last) {
            Some(Order::GivenFirst)
        } else if self.words.len() > 2 && is_patronymic(last) {
            Some(Order::FamilyFirst)
        } else if matches!(&self.words[..], [_, middle, _] if is_patronymic(middle)) {
            Some(Order::GivenFirst)
        } else {
            None
        };
        let given = |word: &str| is_given(&fold(word));
        let likely = match ((given(first), given(last)), (ends_like_family(first), ends_like_family(last))) {
            ((true, false), _) => Some(Order::GivenFirst),
            ((false, true), _) => Some(Order::FamilyFirst),
            (_, (true, false)) if self.words.len() == 2 => Some(Order::FamilyFirst),
            (_, (false, true)) if self.words.len() == 2 => Some(Order::GivenFirst),
            _ => None,
        };
        (sure, sure.or(likely))
    }
}

/// The order that a name in one line tells, if it tells any. A column is judged by the names that do.
pub fn order_of(name: &str) -> Option<Order> {
    Words::of(name).order().1
}

/// Whether a line is the name of somebody for certain: a given name, a patronymic or initials are in it, and nothing else than
/// words.
pub(super) fn is_personal(line: &str) -> bool {
    let plain = |c: char| c.is_alphabetic() || c.is_whitespace() || matches!(c, '.' | '-' | '’' | '\'' | ',');
    let Words { words, .. } = Words::of(line.trim());
    let tells = |word: &String| is_given(&fold(word)) || is_patronymic(word) || is_initials(word);
    line.chars().all(plain) && (2..=5).contains(&words.len()) && words.iter().any(tells) && !words.iter().all(|word| is_initials(word))
}

/// A name written in one line, parted.
///
/// Russian lists begin with the family name, greetings with the given one; a patronymic or initials tell which it is, then
/// the order of the whole `list`, then the ending of the family name. Where nothing tells, the given name is first, as
/// vCard has it.
pub fn part_person(name: &str, list: Option<Order>) -> Parted {
    let mut name = name;
    let mut remarks = Words::default();
    if let Some((before, rest)) = name.split_once(',') {
        let family = Words::of(before);
        let whole = family.words.len() > 1;
        if whole && (is_remark(rest) || family.order().0.is_some_and(|_| !family.words.iter().any(|word| has_particle(word)))) {
            remarks.note(rest.trim());
            name = before;
        } else {
            let (given, remark) = rest.split_once(',').unwrap_or((rest, ""));
            let mut parted = Words::of(given);
            let turned = stand_short(&family.words) && !stand_short(&parted.words);
            if let ([given, middle @ ..], false, false) = (&parted.words[..], family.words.is_empty(), turned) {
                let parts = [family.words.join(" "), given.clone(), middle.join(" ")];
                parted.note_all(&family);
                parted.note(remark.trim());
                return Parted { parts, position: parted.position, aside: parted.aside };
            }
        }
    }
    // «А. С., Петрова»: what stands before the comma is no family name.
    let short =
        name.split_once(',').filter(|(before, _)| stand_short(&Words::of(before).words)).map(|(before, rest)| format!("{before} {rest}"));
    let mut parted = Words::of(short.as_deref().unwrap_or(name));
    parted.note_all(&remarks);
    parted.put_family_at_an_end();
    let (sure, likely) = parted.order();
    let order = sure.or(list).or(likely).unwrap_or(Order::GivenFirst);
    let join = |words: &[String]| words.join(" ");
    let parts = match (&parted.words[..], order) {
        ([], _) => Default::default(),
        ([only], _) => [only.clone(), String::new(), String::new()],
        // «Анна Сергеевна»: the family name is not known, and nothing stands for it.
        ([given, father], _) if is_given(&fold(given)) && is_fathers(father) => [given.clone(), String::new(), father.clone()],
        // «Рауф Мамедов Аслан оглы»
        ([given, family, father], _) if is_patronymic(father) && parts_given_and_father(given, family, father) => {
            [family.clone(), given.clone(), father.clone()]
        }
        // The family name and two names of its own: «Иванова Анна Мария», but «Ким Чен Ир Петрович».
        ([family, given @ .., middle], Order::FamilyFirst) if given.len() > 1 && is_patronymic(middle) => {
            [family.clone(), join(given), middle.clone()]
        }
        ([family, given, middle @ ..], Order::FamilyFirst) => [family.clone(), given.clone(), join(middle)],
        ([given, middle @ .., family], Order::GivenFirst) => [family.clone(), given.clone(), join(middle)],
    };
    Parted { parts, position: parted.position, aside: parted.aside }
}

/// [`part_person`] where the name stands alone.
pub fn split_person(name: &str) -> [String; 3] {
    part_person(name, None).parts
}

/// Given and middle name that were written together: «И. П.», «Иван Петрович».
pub fn part_given(given: &str, middle: &str) -> Option<[String; 2]> {
    let Words { words, position, aside } = Words::of(given);
    match &words[..] {
        [first, second]
            if middle.is_empty()
                && aside.is_empty()
                && position.is_empty()
                && (is_patronymic(second) || is_initials(first) && is_initials(second)) =>
        {
            Some([first.clone(), second.clone()])
        }
        _ => None,
    }
}

/// The same for a name typed where the family name is asked for: in Cyrillic it stands first, as in Russian lists, unless the
/// words say otherwise.
pub fn part_typed(name: &str) -> Parted {
    let is_cyrillic = name.chars().all(|c| matches!(c, '\u{400}'..='\u{4ff}' | '-' | '’' | '\'' | '.') || c.is_whitespace());
    part_person(name, is_cyrillic.then_some(order_of(name).unwrap_or(Order::FamilyFirst)))
}

/// What stands behind the comma after a whole name and is no given one: «гл. бухгалтер», CFO, PhD.
fn is_remark(text: &str) -> bool {
    let text = text.trim();
    let capitals =
        !text.contains(' ') && text.chars().count() < 5 && text.chars().filter(|c| c.is_uppercase()).count() > 1 && !is_initials(text);
    is_position(text) || capitals || text.starts_with(char::is_lowercase) || SUFFIXES.contains(&dotless(text).as_str())
}

/// «И.», «И.П.»: letters, each with its full stop.
fn is_initials(word: &str) -> bool {
    let letters =
        |part: &str| matches!(part.chars().count(), 1 | 2) && part.starts_with(char::is_uppercase) && part.chars().all(char::is_alphabetic);
    word.strip_suffix('.').is_some_and(|parts| parts.split('.').all(letters))
}

/// Whether a word of a name is a letter for one that is not written out, with or without its full stop: never a family name.
fn stands_short(word: &str) -> bool {
    is_initials(word) || word.chars().count() == 1 && word.chars().all(char::is_uppercase)
}

fn stand_short(words: &[String]) -> bool {
    words.iter().all(|word| stands_short(word))
}

fn is_patronymic(word: &str) -> bool {
    let word = fold(word);
    if let Some((_, last)) = word.rsplit_once(' ') {
        return is_son_or_daughter(last);
    }
    ["вич", "вна", "ична", "инична", "оглы", "кызы"].iter().any(|ending| word.ends_with(ending)) && word.chars().count() > 4
}

/// Whether a patronymic is surely none of the family names that end so: of a woman, or of a given name.
fn is_fathers(word: &str) -> bool {
    let word = fold(word);
    let of_name = |ending: &str| {
        let stem = word.strip_suffix(ending);
        stem.is_some_and(|stem| ["", "й", "ь", "а", "ий"].iter().any(|end| is_given(&format!("{stem}{end}"))))
    };
    is_patronymic(&word) && (word.ends_with("вна") || word.ends_with("чна") || of_name("ович") || of_name("евич") || of_name("ич"))
}

/// Whether the second of three names is the family name, with the patronymic last.
fn parts_given_and_father(given: &str, family: &str, father: &str) -> bool {
    ends_like_family(family) && !ends_like_family(given) && (father.contains(' ') || is_given(&fold(given)))
}

fn ends_like_family(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ов",
        "ев",
        "ин",
        "ын",
        "ова",
        "ева",
        "ина",
        "ына",
        "ский",
        "цкий",
        "ская",
        "цкая",
        "ской",
        "ко",
        "ук",
        "юк",
        "ых",
        "их",
        "ян",
        "швили",
        "дзе",
    ];
    let word = fold(word);
    !is_given(&word) && ENDINGS.iter().any(|ending| word.ends_with(ending) && word.len() > ending.len() + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_typed_for_the_family_name_begins_with_it_unless_it_tells_otherwise() {
        for (typed, parts) in [
            ("Петрова Анна Сергеевна", ["Петрова", "Анна", "Сергеевна"]),
            ("Анна Сергеевна Петрова", ["Петрова", "Анна", "Сергеевна"]),
            ("Шульц Анна", ["Шульц", "Анна", ""]),
            ("Анна Петрова", ["Петрова", "Анна", ""]),
            ("Зимина Ольга", ["Зимина", "Ольга", ""]),
            ("Anna Parker", ["Parker", "Anna", ""]),
            ("Parker, Anna", ["Parker", "Anna", ""]),
            ("Ван дер Берг Анна", ["Ван дер Берг", "Анна", ""]),
            ("Van der Berg Anna", ["Van der Berg", "Anna", ""]),
        ] {
            assert_eq!(part_typed(typed).parts, parts, "{typed}");
        }
    }

    #[test]
    fn initials_are_never_a_family_name() {
        for typed in ["Petrova A. S.", "Petrova A.S.", "A. S. Petrova", "A.S. Petrova", "Petrova, A. S.", "A. S., Petrova", "A. Petrova S."]
        {
            assert_eq!(split_person(typed), ["Petrova", "A.", "S."], "{typed}");
            assert_eq!(part_typed(typed).parts, ["Petrova", "A.", "S."], "{typed}");
            assert_eq!(part_person(typed, Some(Order::GivenFirst)).parts, ["Petrova", "A.", "S."], "{typed}");
        }
        assert_eq!(split_person("Петрова А С"), ["Петрова", "А", "С"]);
        assert_eq!(split_person("Petrova A"), ["Petrova", "A", ""]);
    }

    #[test]
    fn names_in_one_line_are_parted() {
        let cases = [
            ("Иванов Иван Петрович", ["Иванов", "Иван", "Петрович"]),
            ("Иван Петрович Иванов", ["Иванов", "Иван", "Петрович"]),
            ("Иван Иванов", ["Иванов", "Иван", ""]),
            ("Иванова Анна", ["Иванова", "Анна", ""]),
            ("Марина Иванова", ["Иванова", "Марина", ""]),
            ("Лев Ким", ["Ким", "Лев", ""]),
            ("O'Brien, Sinéad", ["O'Brien", "Sinéad", ""]),
            ("Jürgen Müller-Fritz", ["Müller-Fritz", "Jürgen", ""]),
            ("Anna Maria von Berg", ["von Berg", "Anna", "Maria"]),
            ("Мама", ["Мама", "", ""]),
            ("Иван Петрович", ["Иван", "", "Петрович"]),
            ("Анна Сергеевна", ["Анна", "", "Сергеевна"]),
            ("Анна Гуревич", ["Гуревич", "Анна", ""]),
            ("Мамедов Рауф Аслан оглы", ["Мамедов", "Рауф", "Аслан оглы"]),
            ("Рауф Мамедов Аслан оглы", ["Мамедов", "Рауф", "Аслан оглы"]),
            ("Рауф Аслан оглы Мамедов", ["Мамедов", "Рауф", "Аслан оглы"]),
            ("Лейла Гусейнова Тофик гызы", ["Гусейнова", "Лейла", "Тофик гызы"]),
            ("Иван Иванов Петрович", ["Иванов", "Иван", "Петрович"]),
            ("Гусейнова Лейла Тофик кызы", ["Гусейнова", "Лейла", "Тофик кызы"]),
            ("Лейла Тофик гызы Гусейнова", ["Гусейнова", "Лейла", "Тофик гызы"]),
            ("Əliyev Vüqar Rəşid oglu", ["Əliyev", "Vüqar", "Rəşid oglu"]),
            ("Асанов Бакыт Токтогул уулу", ["Асанов", "Бакыт", "Токтогул уулу"]),
            ("Лукин О. П.", ["Лукин", "О.", "П."]),
            ("Лукин О.П.", ["Лукин", "О.", "П."]),
            ("О. П. Лукин", ["Лукин", "О.", "П."]),
            ("Лукин Олег П.", ["Лукин", "Олег", "П."]),
            ("John F. Kemp", ["Kemp", "John", "F."]),
            ("г-н Лукин Олег Петрович", ["Лукин", "Олег", "Петрович"]),
            ("Mr. John Smith", ["Smith", "John", ""]),
            ("Dr", ["Dr", "", ""]),
            ("ван дер Берг Ян", ["ван дер Берг", "Ян", ""]),
            ("Ван дер Берг Анна", ["Ван дер Берг", "Анна", ""]),
            ("Анна Ван дер Берг", ["Ван дер Берг", "Анна", ""]),
            ("Van der Berg Anna", ["Van der Berg", "Anna", ""]),
            ("Де ла Круз Мария", ["Де ла Круз", "Мария", ""]),
            ("Ван Ли", ["Ли", "Ван", ""]),
            ("Ян ван дер Берг", ["ван дер Берг", "Ян", ""]),
            ("де Голль Шарль", ["де Голль", "Шарль", ""]),
            ("Jan van der Berg", ["van der Berg", "Jan", ""]),
            ("Ludwig von Mises", ["von Mises", "Ludwig", ""]),
            ("von Mises, Ludwig", ["von Mises", "Ludwig", ""]),
            ("Dr. John Smith", ["Smith", "John", ""]),
            ("Prof. Dr. Anna Weber", ["Weber", "Anna", ""]),
            ("Директор Сидоров Иван", ["Сидоров", "Иван", ""]),
            ("ген. директор Сидоров Иван Петрович", ["Сидоров", "Иван", "Петрович"]),
            ("г-жа Петрова", ["Петрова", "", ""]),
            ("Smith, John (CFO)", ["Smith", "John", ""]),
            ("John Smith, CFO", ["Smith", "John", ""]),
            ("John Smith, PhD", ["Smith", "John", ""]),
            ("Иванов И.И., гл. бухгалтер", ["Иванов", "И.", "И."]),
            ("Иванов Иван, директор", ["Иванов", "Иван", ""]),
            ("Иванов, Иван Петрович", ["Иванов", "Иван", "Петрович"]),
            ("Иванов Иван - снабжение", ["Иванов", "Иван", ""]),
            ("Иванов Иван Петрович (директор)", ["Иванов", "Иван", "Петрович"]),
            ("García Márquez, Gabriel", ["García Márquez", "Gabriel", ""]),
            ("Martin Luther King Jr.", ["King", "Martin", "Luther"]),
            ("(закупки)", ["(закупки)", "", ""]),
            ("  ", ["", "", ""]),
        ];
        for (name, parts) in cases {
            assert_eq!(split_person(name), parts, "{name}");
        }
    }

    #[test]
    fn the_order_of_the_list_parts_names_that_tell_none() {
        let first = Some(Order::FamilyFirst);
        for (name, list, parts) in [
            ("Ким Вера", first, ["Ким", "Вера", ""]),
            ("Ким Вера", None, ["Ким", "Вера", ""]),
            ("Вера Ким", None, ["Ким", "Вера", ""]),
            ("Тен Луиза", None, ["Луиза", "Тен", ""]),
            ("Дюма Мария", first, ["Дюма", "Мария", ""]),
            ("Иван Петрович Иванов", first, ["Иванов", "Иван", "Петрович"]),
            ("Тен Мария Луиза", first, ["Тен", "Мария", "Луиза"]),
            ("Иванова Анна", Some(Order::GivenFirst), ["Анна", "Иванова", ""]),
        ] {
            assert_eq!(part_person(name, list).parts, parts, "{name}");
        }
        for (name, position, aside) in [
            ("Иванов Пётр (закупки)", "", "(закупки)"),
            ("Smith, John (CFO)", "CFO", ""),
            ("Иванов И.И., гл. бухгалтер", "гл. бухгалтер", ""),
            ("Начальник отдела закупок Ким Вера", "Начальник отдела закупок", ""),
            ("Иванов Иван - снабжение", "", "снабжение"),
            ("John Smith, PhD", "", "PhD"),
        ] {
            let parted = part_person(name, first);
            assert_eq!((parted.position.as_str(), parted.aside.as_str()), (position, aside), "{name}");
        }
        assert_eq!((order_of("Тен Луиза"), order_of("Лукин О. П."), order_of("Анна Иванова")), (None, first, Some(Order::GivenFirst)));
        assert_eq!(part_given("И. П.", ""), Some(["И.", "П."].map(str::to_owned)));
        assert_eq!(part_given("И.П.", ""), Some(["И.", "П."].map(str::to_owned)));
        assert_eq!((part_given("Анна Мария", ""), part_given("И.", "П.")), (None, None));
    }
}
