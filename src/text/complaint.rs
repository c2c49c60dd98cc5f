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

/// Behind what it is about: «· третья за год»; nothing of the first one.
pub fn repeated((year, _): (usize, usize), lang: Lang) -> String {
    if year > 1 { format!(" · {}", of_year(lang, &nth(year, lang))) } else { String::new() }
}

/// Behind its state: « за 22 дня»; nothing while it is open.
pub fn closed(took: Option<i64>, lang: Lang) -> String {
    took.map_or_else(String::new, |took| format!(" {}", within(lang, &days(took, lang))))
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
        assert_eq!((repeated((3, 2), Lang::Ru), closed(Some(22), Lang::Ru)), (" · третья за год".to_owned(), " за 22 дня".to_owned()));
        assert_eq!(told((3, 2), Some(22), Lang::Ru), ["Третья за год, вторая того же вида", "Закрыта за 22 дня"]);
        assert_eq!((repeated((1, 1), Lang::En) + &closed(None, Lang::En)), "");
        assert_eq!(told((12, 1), None, Lang::En), ["The 12th within a year"]);
    }
}
