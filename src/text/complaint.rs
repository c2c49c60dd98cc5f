//! What is said of a complaint beside its steps: whether it repeats, and how long it took (M24, M34).

use super::method::days;
use crate::domain::Lang;

crate::sentences! {
    /// Over it.
    REPEATS: "Повторы и срок" / "Repeats and days";
    fn of_year(nth: &str): "{nth} за год" / "the {nth} within a year";
    fn of_kind(nth: &str): "{nth} того же вида" / "the {nth} of its kind";
    fn closed_in(days: &str): "закрыта за {days}" / "closed in {days}";
    fn within(days: &str): "за {days}" / "in {days}";
    FIRST: "первая за год" / "the first within a year";
}

/// The how many-th.
fn nth(count: usize, lang: Lang) -> String {
    let words = match lang {
        Lang::Ru => ["первая", "вторая", "третья", "четвёртая", "пятая", "шестая", "седьмая", "восьмая", "девятая", "десятая"],
        Lang::En => ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
    };
    let known = count.checked_sub(1).and_then(|at| words.get(at)).map(|word| (*word).to_owned());
    known.unwrap_or_else(|| if lang == Lang::Ru { format!("{count}-я") } else { format!("{count}th") })
}

/// Beside the state, in few words: «третья за год», «за 22 дня»; nothing where there is nothing to say.
pub fn beside((year, _): (usize, usize), took: Option<i64>, lang: Lang) -> Option<String> {
    let closed = took.map(|took| within(lang, &days(took, lang)));
    let repeats = (year > 1).then(|| of_year(lang, &nth(year, lang)));
    let said: Vec<String> = closed.into_iter().chain(repeats).collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// The same as lines of its card.
pub fn told((year, kind): (usize, usize), took: Option<i64>, lang: Lang) -> Vec<String> {
    let repeats = match (year, kind) {
        (0 | 1, _) => FIRST.get(lang).to_owned(),
        (_, 0 | 1) => of_year(lang, &nth(year, lang)),
        _ => format!("{}, {}", of_year(lang, &nth(year, lang)), of_kind(lang, &nth(kind, lang))),
    };
    let closed = took.map(|took| closed_in(lang, &days(took, lang)));
    [Some(repeats), closed].into_iter().flatten().map(|line| crate::printable::capital(&line)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_complaint_is_counted_as_one_says_it() {
        assert_eq!(beside((3, 2), Some(22), Lang::Ru).as_deref(), Some("за 22 дня, третья за год"));
        assert_eq!(told((3, 2), Some(22), Lang::Ru), ["Третья за год, вторая того же вида", "Закрыта за 22 дня"]);
        assert_eq!((beside((1, 1), None, Lang::En), told((12, 1), None, Lang::En)), (None, vec!["The 12th within a year".to_owned()]));
    }
}
