//! What is said of the grid of a client's needs.

use crate::domain::Lang;
use crate::domain::money::said::{percent, short};
use crate::domain::rules::wallet::{Cell, Wallet};
use crate::domain::white_space::{Grid, Part, Spot};
use crate::domain::words::{Counted, Words, counted, thousands};

crate::sentences! {
    /// The grid, in its title and among the looks on money.
    WHITE_SPACE: "Белые пятна" / "White space";
    TO_WHITE_SPACE: "белые пятна" / "white space";
    /// The client as a whole, where no unit is named.
    WHOLE: "вся компания" / "whole company";
    /// Where nothing is written yet.
    NO_GRID: "Что клиенту нужно и у кого он это берёт, ещё не записано. n — записать потребность: что, где, сколько в год." / "What the client needs and from whom it comes is not written yet. n writes a need: what, where, how much a year.";
    /// Heads and labels.
    ALL: "Всего" / "All";
    NEEDED: "Нужно" / "Needed";
    FROM_US: "У нас" / "From us";
    REPORTED: "По отчётам" / "By reports";
    OUR_SHARE: "Доля" / "Share";
    IN_HAND: "В работе" / "In hand";
    REPORTED_YEAR: "По отчётам за 12 мес." / "Reports, 12 months";
    /// In a square: who supplies it.
    OURS: "у нас" / "ours";
    BOUGHT: "берут, сколько?" / "bought, how much?";
    RIVAL: "у конкурента" / "competitor";
    NEEDS: "нужно" / "needed";
    FREE: "нужно, не берут" / "not bought";
    NOT_NEEDED: "не нужно" / "not needed";
    UNKNOWN: "не знаем" / "unknown";
    /// What is open about it.
    OPPORTUNITY: "возможность" / "opportunity";
    QUESTION: "вопрос" / "question";
    /// What the key makes of a square, and what it leads to where that is made.
    MAKE_OPPORTUNITY: "в возможности" / "to opportunities";
    MAKE_QUESTION: "спросить" / "ask";
    TO_OPPORTUNITY: "к возможности" / "its opportunity";
    TO_ANSWER: "ответ" / "answer";
    /// Why it makes nothing.
    NOT_NEEDED_HERE: "Здесь это не нужно." / "It is not needed there.";
    ALL_OURS: "Всё, что здесь нужно, берут у нас." / "All that is needed there is bought from us.";
    fn made_opportunity(name: &str): "Возможность: {name}." / "Opportunity: {name}.";
    MADE_ELSEWHERE: "Это уже сделано в другом окне; та же клавиша ведёт туда." / "Another window has made it already; the same key leads there.";
    fn made_question(name: &str): "Вопрос к следующей встрече: {name}." / "A question for the next meeting: {name}.";
    fn of(sum: &str): "из {sum}" / "of {sum}";
    fn by_reports(sum: &str): "{sum} · по отчётам за 12 мес." / "{sum} · by reports of 12 months";
    fn understated(names: &str): "Потребность занижена: {names}." / "The need is understated: {names}.";
    fn by_more(name: &str, sum: &str): "{name} на {sum}" / "{name} by {sum}";
    fn left_out(lines: &str, sum: &str): "В отчётах ещё {lines} на {sum}: они в «Закупках»." / "Reports name {lines} more, {sum}: they stand in Purchases.";
}

/// Lines of goods counted.
const LINES: Counted = counted(["группа товаров", "группы товаров", "групп товаров"], ["line of goods", "lines of goods"]);

/// A sum in few letters: in the currency of the grid, which its title names, without it.
pub fn sum(minor: i128, spot: &Spot, grid: &Grid, lang: Lang) -> String {
    short(minor, if spot.currency == grid.currency { "" } else { &spot.currency }, lang)
}

/// Who supplies it.
pub fn state(cell: Cell) -> Words {
    match cell {
        Cell::Ours => BOUGHT,
        Cell::Rival => RIVAL,
        Cell::Free => FREE,
        Cell::NotNeeded => NOT_NEEDED,
        Cell::Unknown => UNKNOWN,
    }
}

/// Our part of a need; a dash where it is not known.
pub fn share(wallet: Wallet, lang: Lang) -> String {
    match wallet {
        Wallet::Share { tenths, .. } => percent(tenths, lang),
        Wallet::Understated(_) | Wallet::Unknown => "—".to_owned(),
    }
}

/// What is to be known of a grid beside its figures: needs that are smaller than what is supplied, and what has no room.
pub fn said(grid: &Grid, lang: Lang) -> Vec<String> {
    let more = |(at, line): (usize, &crate::domain::white_space::Line)| match grid.sums(Part::Line(at)).wallet() {
        Wallet::Understated(by) => Some(by_more(lang, &line.title, &short(by, &grid.currency, lang))),
        _ => None,
    };
    let understated_ones = grid.lines.iter().enumerate().filter_map(more).collect::<Vec<_>>().join(", ");
    let mut said = Vec::new();
    if !understated_ones.is_empty() {
        said.push(understated(lang, &understated_ones));
    }
    if grid.left_out.0 > 0 {
        let lines = format!("{} {}", thousands(grid.left_out.0 as u64), LINES.form(lang, grid.left_out.0 as u64));
        said.push(left_out(lang, &lines, &short(grid.left_out.1, &grid.currency, lang)));
    }
    said
}
