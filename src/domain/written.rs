//! How letters write days and address people: in whole words, in the case that the sentence asks for.

use super::day;
use super::name::fold;
use super::words::Lang;
use chrono::{Datelike, NaiveDate};

/// The case in which a weekday stands before its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// «пятница, 27 ноября».
    Nominative,
    /// «до пятницы, 27 ноября».
    Genitive,
}

const MONTHS: [&str; 12] =
    ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"];
const WEEKDAYS: [[&str; 2]; 7] = [
    ["понедельник", "понедельника"],
    ["вторник", "вторника"],
    ["среда", "среды"],
    ["четверг", "четверга"],
    ["пятница", "пятницы"],
    ["суббота", "субботы"],
    ["воскресенье", "воскресенья"],
];
const WEEKDAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A day in whole words, with its year where that is not the one of another day: «27 ноября», `27 November`; after its weekday where that
/// is asked for.
pub fn day(on: NaiveDate, from: NaiveDate, weekday: Option<Case>, lang: Lang) -> String {
    let month = match lang {
        Lang::Ru => MONTHS.get(on.month0() as usize).copied().unwrap_or_default(),
        Lang::En => day::month_name(on.month(), lang),
    };
    // A blank at which no line ends.
    let mut date = format!("{}\u{a0}{month}", on.day());
    if on.year() != from.year() {
        date.push_str(&match lang {
            Lang::Ru => format!(" {}\u{a0}г.", on.year()),
            Lang::En => format!(" {}", on.year()),
        });
    }
    let Some(case) = weekday else { return date };
    let at = on.weekday().num_days_from_monday() as usize;
    match lang {
        Lang::Ru => format!("{}, {date}", WEEKDAYS.get(at).map_or("", |forms| forms[case as usize])),
        Lang::En => format!("{}, {date}", WEEKDAYS_EN.get(at).copied().unwrap_or_default()),
    }
}

/// Whether somebody is addressed as a man or as a woman.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// «Уважаемый».
    His,
    /// «Уважаемая».
    Hers,
}

/// How patronymics of men and of women end, folded.
const SONS: [&str; 4] = ["ич", "оглы", "уулу", "улы"];
const DAUGHTERS: [&str; 5] = ["вна", "чна", "шна", "кызы", "гызы"];

/// Whose a patronymic is; `None` where it is none, or does not say it.
pub fn gender(patronymic: &str) -> Option<Gender> {
    let folded = fold(patronymic.trim());
    let ends = |endings: &[&str]| endings.iter().any(|ending| folded.ends_with(ending) && folded.chars().count() > ending.chars().count());
    match (ends(&SONS), ends(&DAUGHTERS)) {
        (true, false) => Some(Gender::His),
        (false, true) => Some(Gender::Hers),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_stands_in_the_case_of_its_sentence() {
        let on = |iso| day::from_iso(iso).unwrap();
        let today = on("2026-11-21");
        let written = |iso, case, lang| day(on(iso), today, case, lang).replace('\u{a0}', " ");
        assert_eq!(written("2026-11-27", None, Lang::Ru), "27 ноября");
        assert_eq!(written("2027-01-11", None, Lang::Ru), "11 января 2027 г.");
        assert_eq!(written("2026-11-27", Some(Case::Genitive), Lang::Ru), "пятницы, 27 ноября");
        assert_eq!(written("2026-12-01", Some(Case::Nominative), Lang::Ru), "вторник, 1 декабря");
        assert_eq!(written("2026-12-02", Some(Case::Genitive), Lang::Ru), "среды, 2 декабря");
        assert_eq!(written("2027-05-03", Some(Case::Genitive), Lang::En), "Monday, 3 May 2027");
        assert_eq!(written("2026-11-27", None, Lang::En), "27 November");
    }

    #[test]
    fn a_patronymic_tells_how_somebody_is_addressed() {
        for his in ["Павлович", "Ильич", "Кузьмич", "Никитич", "Рашид оглы"] {
            assert_eq!(gender(his), Some(Gender::His), "{his}");
        }
        for hers in ["Сергеевна", "Ильинична", "Кузьминична", "Рашид кызы", "Саввишна"] {
            assert_eq!(gender(hers), Some(Gender::Hers), "{hers}");
        }
        for neither in ["", "ич", "Jane", "Мария", "П."] {
            assert_eq!(gender(neither), None, "{neither}");
        }
    }
}
