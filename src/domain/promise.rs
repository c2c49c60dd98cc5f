//! Promises as people write them, and what they say of reliability (M23).

use super::dates::{
    NOT_DUE, ON, Said, UNTIL, changes_what_follows, counts_days, is_about_days, is_about_period, is_dated, is_genitive, leading_day,
    leading_part_of_day, leading_time, measures_before, month, names_a_day, typed,
};
use super::field::Bias;
use super::layout;
use super::measure::is_measure;
use super::name::fold;
pub use super::reliability::Reliability;
use super::surname::is_like_a_name;
use chrono::NaiveDate;

/// A promise read from a line: what, and until when if the line said so.
#[derive(Debug, PartialEq, Eq)]
pub struct Promised {
    /// What is promised.
    pub title: String,
    /// The due day.
    pub due: Option<NaiveDate>,
    /// The due day as it was said: «до пт 27.11».
    pub said: String,
    /// The due day is no guess; true where there is none.
    pub sure: bool,
    /// The text speaks of a day that could not be read whole, and so is no due day.
    pub half: bool,
    /// It was typed in the other keyboard layout, and is told as it may have been meant.
    pub turned: bool,
}

/// How many words from either end a slip in the word of a day is looked for.
const EDGE: usize = 3;
/// Longer texts are looked at from both ends only, this many words from each.
const LOOKED_AT: usize = 40;

/// Words after a day with which something else goes on.
const LED_ON: [&str; 40] = [
    "для",
    "с",
    "со",
    "по",
    "от",
    "из",
    "у",
    "в",
    "во",
    "на",
    "и",
    "а",
    "но",
    "через",
    "если",
    "чтобы",
    "после",
    "перед",
    "до",
    "к",
    "при",
    "без",
    "под",
    "о",
    "об",
    "про",
    "for",
    "to",
    "in",
    "with",
    "from",
    "and",
    "about",
    "if",
    "after",
    "before",
    "by",
    "at",
    "on",
    "without",
];

/// Words that lead to a day and are none of it.
const LEADS: [&str; 12] = ["the", "in", "at", "of", "since", "в", "во", "к", "ко", "на", "по", "со"];

/// A day found in a promise.
struct Found {
    from: usize,
    until: usize,
    said: Said,
    /// A word says that something is due by then.
    due: bool,
}

/// Reads one promise: «выслать КП до пт», `send the offer by fri`. Words that are no date stay in the text.
///
/// The due day may stand at either end («завтра КП», «КП 05.12»), with a word that says that it is one («до», `by`) also
/// within. A time and a part of the day after it stay in the text. Two different days, or words around one that could
/// change it, leave the whole text as it is, without a day.
///
/// What was typed in the other keyboard layout, or with a slip in the word of its day, is read as it may have been meant, and is a guess.
///
/// The mark by which a line says that something is promised says nothing more where that is asked for.
pub fn parse(line: &str, today: NaiveDate) -> Promised {
    let line = line.trim_start().trim_start_matches('!');
    let promised = as_written(line, today);
    if promised.due.is_some() || promised.half {
        return promised;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    in_the_other_layout(&words, today).or_else(|| slipped(&words, today)).unwrap_or(promised)
}

/// «rg lj gn», «КП lj gn»: the day as the same keys give it, and the other words with it where they are none as they stand.
fn in_the_other_layout(words: &[&str], today: NaiveDate) -> Option<Promised> {
    let letters = |word: &&&str| word.chars().any(char::is_alphabetic);
    let odd = words.iter().filter(letters).all(|word| layout::is_unspeakable(word));
    let (mut turned, day) = typed::with_day(words, if odd { 2 } else { typed::LETTERS }, today)?;
    let latin = words.get(day.clone())?.iter().all(|word| word.is_ascii());
    let mut whole = false;
    for (_, word) in turned.iter_mut().enumerate().filter(|(at, _)| !day.contains(at)) {
        let Some(other) = layout::other(word) else { continue };
        let is_meant =
            if latin { layout::is_unspeakable(word) } else { other.len() > 2 && other.is_ascii() && !layout::is_unspeakable(&other) };
        if is_meant {
            (*word, whole) = (other, true);
        }
    }
    let promised = as_written(&turned.join(" "), today);
    let sure = promised.sure && !whole;
    promised.due.is_some().then_some(Promised { sure, turned: whole, ..promised })
}

/// «КП завтро»: a slip in the word of the day, near either end.
fn slipped(words: &[&str], today: NaiveDate) -> Option<Promised> {
    let near = |at: &usize| *at < EDGE || at + EDGE >= words.len();
    (0..words.len()).rev().filter(near).find_map(|at| {
        let typed = words.get(at)?;
        let meant = typed::slip(typed)?;
        let mut words = words.to_vec();
        words[at] = meant;
        let promised = as_written(&words.join(" "), today);
        let said = promised.said.replace(meant, typed);
        promised.due.is_some().then_some(Promised { said, sure: false, ..promised })
    })
}

fn as_written(line: &str, today: NaiveDate) -> Promised {
    let line = line.trim().trim_end_matches(['.', ';', ',']);
    let words: Vec<&str> = line.split_whitespace().collect();
    let plain = || {
        let half = words.len() > 1 && words.iter().any(|word| names_a_day(&word.to_lowercase()));
        Promised { title: words.join(" "), due: None, said: String::new(), sure: true, half, turned: false }
    };
    let mut found = days(&words, today);
    // «акт за 20.11 до пт»: the day that the thing is of is not the one it is due by.
    if found.iter().any(|day| !describes(&words, day)) {
        found.retain(|day| !describes(&words, day));
    }
    let Some(first) = found.first() else { return plain() };
    if found.iter().any(|other| other.said.day != first.said.day || !stands_alone(&words, other)) {
        return plain();
    }
    let Some(day) = found.iter().rev().find(|day| counts(&words, day)) else { return plain() };
    let rest = &words[day.until..];
    // `by noon tomorrow`: the hour is no part of the day, and no word of it is dropped.
    let part = (day.from..day.until).find_map(|at| Some(at..at + leading_part_of_day(words.get(at..day.until)?)?));
    let part = part.and_then(|part| words.get(part)).unwrap_or_default();
    let title = [&words[..day.from], part, rest].concat().join(" ");
    let title = title.trim_end_matches([',', ';', '.', ':', ' ']).trim_start_matches([',', ':', ' ']);
    if title.is_empty() {
        return plain();
    }
    // What is promised is still to come: a day that has passed is a slip, as often as not of the year, unless that is written first.
    let year_first =
        |word: &&str| word.split_once('-').is_some_and(|(year, _)| year.len() == 4 && year.bytes().all(|c| c.is_ascii_digit()));
    let meant = day.said.day >= today || words[day.from..day.until].iter().any(year_first);
    let said = words[day.from..day.until].join(" ").trim_matches(|c: char| matches!(c, '(' | ')' | ',' | ';' | ':')).to_owned();
    Promised { title: title.to_owned(), due: Some(day.said.day), said, sure: day.said.sure && meant, half: false, turned: false }
}

/// The word of a text that is written like a day, where there is no such day: «31.11».
pub fn no_such_day(text: &str, today: NaiveDate) -> Option<&str> {
    let mut words = text.split_whitespace();
    let word = words.find(|word| is_dated(word) && leading_day(&[word], today, Bias::Future).is_none())?;
    Some(word.trim_end_matches([',', '.', ';', ':', ')']))
}

/// All days that the words speak of.
fn days(words: &[&str], today: NaiveDate) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if at == LOOKED_AT && words.len() > 2 * LOOKED_AT {
            at = words.len() - LOOKED_AT;
        }
        // «за прошлую неделю в пн» speaks of two days.
        let joins = |word: &&str| ON.contains(&word.to_lowercase().as_str()) || UNTIL.contains(&word.to_lowercase().as_str());
        let of = at > 0 && is_not_due(words[at - 1]);
        let until = words[at..].iter().position(|word| of && joins(word)).map_or(words.len(), |more| at + more);
        let Some(said) = leading_day(&words[at..until], today, Bias::Future) else {
            at += 1;
            continue;
        };
        let first = words[at].trim_start_matches('(').to_lowercase();
        let due = UNTIL.contains(&first.as_str()) || said.words > 2 && matches!(first.as_str(), "не" | "no");
        found.push(Found { from: at, until: at + said.words, said, due });
        at += said.words;
    }
    found
}

fn is_not_due(word: &str) -> bool {
    NOT_DUE.contains(&word.to_lowercase().as_str())
}

/// Whether a day says of what the thing is: «за 20.11», «от пятницы», «график на январь».
fn describes(words: &[&str], day: &Found) -> bool {
    let before = day.from.checked_sub(1).and_then(|at| words.get(at));
    let said = words.get(day.from..day.until).unwrap_or_default();
    let period = |word: &&str| month(word).is_some() || is_dated(word) || is_about_period(word);
    let on = said.first().is_some_and(|word| matches!(word.to_lowercase().as_str(), "на" | "for")) && day.from > 0;
    !day.due && (before.is_some_and(|word| is_not_due(word)) || on && said.iter().any(period))
}

/// Whether the words around a day do not make another one of it: «до пт следующей», «в пт или», «от 12.03».
fn stands_alone(words: &[&str], day: &Found) -> bool {
    let lower = |at: Option<usize>| at.and_then(|at| words.get(at)).map(|word| word.to_lowercase()).unwrap_or_default();
    let before = lower(day.from.checked_sub(1));
    let after = lower(Some(day.until));
    let closed = day.until.checked_sub(1).and_then(|last| words.get(last)).is_some_and(|word| word.ends_with([',', ';', ':']));
    // «до пт 31.11»: no day is read by half.
    let rest = words.get(day.until..).unwrap_or_default();
    let odd = |rest: &[&str]| {
        rest.first().is_some_and(|word| is_dated(word)) && leading_time(rest).is_none() && !rest.get(1).is_some_and(|word| is_measure(word))
    };
    let half = odd(rest) && !closed || day.from.checked_sub(1).is_some_and(|at| odd(&words[at..]));
    let changed = is_about_days(&after) && (!closed || matches!(after.as_str(), "или" | "or" | "либо"));
    let earlier: Vec<String> = words[day.from.saturating_sub(4)..day.from].iter().map(|word| word.to_lowercase()).collect();
    let earlier: Vec<&str> = earlier.iter().map(String::as_str).collect();
    let said = words.get(day.from..day.until).unwrap_or_default();
    let begins = said.first().is_some_and(|word| word.starts_with('('));
    let ends = said.last().is_some_and(|word| word.trim_end_matches([',', '.', ';']).ends_with(')'));
    let introduced = lower(Some(day.from));
    let named = !day.due && !ON.contains(&introduced.as_str());
    // «к пятнице 11», `by fri the 11th`: a weekday of which the day of the month is said as well.
    let figure = |word: &&str| {
        let plain = word.trim_end_matches([',', '.', ';', ':']).to_lowercase();
        let digits = plain.trim_end_matches(char::is_alphabetic).trim_end_matches('-');
        let ending = plain.strip_prefix(digits).unwrap_or_default();
        digits.len() < 3
            && digits.bytes().all(|c| c.is_ascii_digit())
            && !digits.is_empty()
            && (["st", "nd", "rd", "th", "-го", "-му", "го", "му"].contains(&ending) || ending.is_empty() && rest.len() == 1)
    };
    let of_month = rest.iter().find(|word| !word.eq_ignore_ascii_case("the")).is_some_and(figure) && !closed;
    let earliest = ["at the earliest", "не раньше", "earliest"].iter().any(|said| rest.join(" ").to_lowercase().starts_with(said));
    let among = words[..day.from].iter().any(|word| ["between", "между"].contains(&word.to_lowercase().as_str()));
    let half = half || of_month || earliest || among;
    // `contract in the new year` is not due by that day: what leads to it was not read.
    let led = !day.due && LEADS.contains(&before.as_str());
    // «КП (до пт)» is one day; of «(до пт, срочно)» a bracket would be left.
    let changed = changed || begins != ends || named && counts_days(&before) || measures_before(&earlier, &introduced);
    !(changed || half || led || changes_what_follows(&before) || !day.due && NOT_DUE.contains(&before.as_str()) || before == "раньше")
}

fn is_introduced(said: &[&str]) -> bool {
    said.first().is_some_and(|word| ON.contains(&word.to_lowercase().as_str()) || UNTIL.contains(&word.to_lowercase().as_str()))
}

/// Whether a day says by when the promise is due.
fn counts(words: &[&str], day: &Found) -> bool {
    let said = &words[day.from..day.until];
    let rest = &words[day.until..];
    let last = said.last().copied().unwrap_or_default();
    // «March 12» ends in figures, and is a day all the same.
    let figures = said.iter().skip(usize::from(said.len() > 1 && is_introduced(said))).all(|word| !word.chars().any(char::is_alphabetic));
    let is_last = rest.is_empty()
        || leading_part_of_day(rest) == Some(rest.len())
        || leading_time(rest).is_some_and(|(_, taken)| taken == rest.len());
    // «12.5» is a weight as often as a day, «12.05» hardly ever.
    let parts: Vec<&str> = last.trim_end_matches(['.', ',']).split(['.', '/', '-']).collect();
    let dated = parts.len() > 2 || parts.get(1).is_some_and(|month| month.len() == 2);
    let measured = rest.first().is_some_and(|word| {
        is_measure(word) || matches!(word.trim_end_matches(['.', ',', ';']), "руб" | "рублей" | "тыс" | "млн" | "млрд")
    });
    if figures && (measured || !(dated || day.due && is_last)) {
        return false;
    }
    // «брак среды»: in the genitive alone a weekday says of what the thing is.
    let of_it = !day.due && said.len() == 1 && is_genitive(&last.trim_end_matches([',', '.', ';', ':']).to_lowercase());
    !of_it && (is_last || day.from == 0 || day.due || leading_time(rest).is_some() || !figures && stands_apart(words, day))
}

/// Whether a day within a promise is nothing of the thing that follows it: «КП завтра Петровой», «deck dec 1 in colour», and not
/// «КП пт отгрузки», `offer sat price`, «план на завтра встречу».
fn stands_apart(words: &[&str], day: &Found) -> bool {
    let said = words.get(day.from..day.until).unwrap_or_default();
    let rest = words.get(day.until..).unwrap_or_default();
    let first = |words: &[&str]| words.first().map(|word| word.to_lowercase()).unwrap_or_default();
    let closed = said.last().is_some_and(|word| word.ends_with([',', ';', ':', ')']));
    let toward = matches!(first(said).as_str(), "на" | "for");
    let led = LED_ON.contains(&first(rest).as_str());
    let to_somebody = rest.iter().all(|word| {
        let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
        plain.starts_with(char::is_uppercase) || is_like_a_name(&fold(plain))
    });
    closed || leading_part_of_day(rest).is_some() || !toward && (led || to_somebody)
}

#[cfg(test)]
mod tests {
    use super::super::day;
    use super::*;

    #[test]
    fn the_due_day_is_split_off() {
        let today = day::from_iso("2026-11-22").unwrap();
        let due = |text| Some(day::from_iso(text).unwrap());
        let cases = [
            ("выслать КП до пт", "выслать КП", due("2026-11-27")),
            ("список складов до 12.12", "список складов", due("2026-12-12")),
            ("send the offer by 3 dec", "send the offer", due("2026-12-03")),
            ("данные до конца месяца", "данные", due("2026-11-30")),
            ("КП до пт 15:00", "КП 15:00", due("2026-11-27")),
            ("КП (до пт)", "КП", due("2026-11-27")),
            ("КП (до пт) Петрову", "КП Петрову", due("2026-11-27")),
            ("КП до пт для Петрова", "КП для Петрова", due("2026-11-27")),
            ("до пятницы выслать КП", "выслать КП", due("2026-11-27")),
            ("позвонить завтра", "позвонить", due("2026-11-23")),
            ("приехать в среду", "приехать", due("2026-11-25")),
            ("завтра КП", "КП", due("2026-11-23")),
            ("КП завтра до обеда", "КП до обеда", due("2026-11-23")),
            ("data by noon tomorrow", "data by noon", due("2026-11-23")),
            ("data by noon monday", "data by noon", due("2026-11-23")),
            ("позвонить сегодня вечером", "позвонить вечером", due("2026-11-22")),
            ("позвонить завтра в 10", "позвонить в 10", due("2026-11-23")),
            ("КП Петровой в следующий вторник", "КП Петровой", due("2026-11-24")),
            ("образцы через неделю", "образцы", due("2026-11-29")),
            ("список через 2 недели", "список", due("2026-12-06")),
            ("акт к 5-му", "акт", due("2026-12-05")),
            ("акт 5-го", "акт", due("2026-12-05")),
            ("12.3.27 вернуться к вопросу", "вернуться к вопросу", due("2027-03-12")),
            ("заявка на первый квартал до 10.01", "заявка на первый квартал", due("2027-01-10")),
            ("расчёт на три года через неделю", "расчёт на три года", due("2026-11-29")),
            ("акт 5 декабря", "акт", due("2026-12-05")),
            ("акт 05.12", "акт", due("2026-12-05")),
            ("offer March 12", "offer", due("2027-03-12")),
            ("list December 12", "list", due("2026-12-12")),
            ("deck dec 1", "deck", due("2026-12-01")),
            ("deck dec 1 in colour", "deck in colour", due("2026-12-01")),
            ("пропуск понедельнику", "пропуск понедельнику", None),
            ("пропуск к понедельнику", "пропуск", due("2026-11-23")),
            ("акт пт", "акт", due("2026-11-27")),
            ("макет на следующей неделе", "макет", due("2026-11-27")),
            ("график до НГ", "график", due("2026-12-31")),
            ("ответ до понед", "ответ", due("2026-11-23")),
            ("samples in 2 weeks", "samples", due("2026-12-06")),
            ("КП к пятнице 11", "КП к пятнице 11", None),
            ("offer by fri the 11th", "offer by fri the 11th", None),
            ("offer by friday 11th", "offer by friday 11th", None),
            ("offer no earlier than 1 dec", "offer no earlier than 1 dec", None),
            ("offer 1 dec at the earliest", "offer 1 dec at the earliest", None),
            ("offer any day but friday", "offer any day but friday", None),
            ("offer between 5 and 10 dec", "offer between 5 and 10 dec", None),
            ("счёт № 12.12", "счёт № 12.12", None),
            ("ответ в течение дня", "ответ", due("2026-11-22")),
            ("contract in the new year", "contract in the new year", None),
            ("offer by next friday", "offer", due("2026-11-27")),
            ("answer monday", "answer", due("2026-11-23")),
            ("report by eom", "report", due("2026-11-30")),
            ("call tmrw", "call", due("2026-11-23")),
            ("прислать до среды, подписанный", "прислать подписанный", due("2026-11-25")),
            ("в понедельник, до обеда, отправить счёт", "до обеда, отправить счёт", due("2026-11-23")),
            // What is no day, or not wholly understood, stays.
            ("довести до ума", "довести до ума", None),
            ("до пт", "до пт", None),
            ("акт за 20.11 до пт", "акт за 20.11", due("2026-11-27")),
            ("график на январь до пт", "график на январь", due("2026-11-27")),
            ("план на следующую неделю до пт", "план на следующую неделю", due("2026-11-27")),
            ("отчёт за прошлую неделю в пн", "отчёт за прошлую неделю", due("2026-11-23")),
            ("акт сверки от 05.11 до среды", "акт сверки от 05.11", due("2026-11-25")),
            ("answer by Friday EOD", "answer", due("2026-11-27")),
            ("contract by year end", "contract", due("2026-12-31")),
            ("акт на той неделе", "акт", due("2026-11-27")),
            ("КП до пт 31.11", "КП до пт 31.11", None),
            ("КП 31.11 до пт", "КП 31.11 до пт", None),
            ("КП далее пн", "КП далее пн", None),
            ("КП до пт, образцы до ср", "КП до пт, образцы до ср", None),
            ("снизить вес до 12.5 кг", "снизить вес до 12.5 кг", None),
            ("рулон 12.5", "рулон 12.5", None),
            ("рулон 12.05 м", "рулон 12.05 м", None),
            ("КП до 31.11", "КП до 31.11", None),
            ("КП до пт или пн", "КП до пт или пн", None),
            ("КП до пт, а лучше до чт", "КП до пт, а лучше до чт", None),
            ("КП до пт следующей", "КП до пт следующей", None),
            ("счёт от 05.12", "счёт от 05.12", None),
            ("отчёт за вчера", "отчёт за вчера", None),
            ("ответ после пятницы", "ответ после пятницы", None),
            ("сделать срочно", "сделать срочно", None),
            ("связаться не раньше пятницы", "связаться не раньше пятницы", None),
            ("ship not before friday", "ship not before friday", None),
            ("позвонить через пару дней", "позвонить через пару дней", None),
            ("завтра", "завтра", None),
            ("", "", None),
        ];
        for (line, title, due) in cases {
            let promised = parse(line, today);
            assert_eq!((promised.title.as_str(), promised.due), (title, due), "{line}");
        }
        assert!(!parse("КП до 20.11", day::from_iso("2026-11-25").unwrap()).sure);
    }

    /// Words around a day that make another one of it: said on Thursday, 26 November 2026.
    #[test]
    fn a_day_that_is_qualified_is_no_day() {
        let today = day::from_iso("2026-11-26").unwrap();
        for line in [
            "act last friday of the month",
            "act the first friday of december",
            "act the third tuesday of december",
            "act by the last friday of december",
            "act friday after next",
            "act a week before 15 dec",
            "act two days before friday",
            "act the day before friday",
            "act starting monday",
            "act around 15 dec",
            "act around friday",
            "act closer to friday",
            "act every friday",
            "act each friday",
            "act every other friday",
            "act monthly by the 5th",
            "act by monday after the holidays",
            "act a week on friday",
            "акт за неделю до 15.12",
            "акт за 3 дня до пятницы",
            "акт за сутки до пятницы",
            "акт за день до пятницы",
            "акт накануне пятницы",
            "акт через день после пятницы",
            "акт через одну пятницу",
            "акт через пятницу",
            "акт кроме пятницы",
            "акт до понедельника после праздников",
            "акт в пятницу после выставки",
            "акт каждую пятницу",
            "акт каждый понедельник",
            "акт в первую пятницу декабря",
            "акт последнюю пятницу",
            "акт раз в неделю в пн",
            "акт ежемесячно до 5 числа",
            "акт около 15.12",
            "акт в районе 15.12",
            "акт ближе к пятнице",
            "акт примерно в пт",
            "акт (до пт, срочно)",
            "акт (отправить в пт)",
        ] {
            let promised = parse(line, today);
            assert_eq!((promised.title.as_str(), promised.due), (line, None), "{line}");
        }
        assert!(parse("акт каждую пятницу", today).half && !parse("КП Петровой", today).half);
        assert!(parse("акт до 2025-12-02", today).sure, "that is how a question about it is answered");
        for (line, due) in [
            ("акт до 02.12.2025", "2025-12-02"),
            ("акт до 2.12.25", "2025-12-02"),
            ("акт до 12/5/2026", "2026-05-12"),
            ("акт в пн через неделю", "2026-11-30"),
            ("акт вчера", "2026-11-25"),
        ] {
            let promised = parse(line, today);
            assert_eq!((promised.due, promised.sure), (day::from_iso(due), false), "{line}");
        }
        // What stands around these says nothing of the day.
        for (line, due) in [
            ("акт в пятницу после обеда", "2026-11-27"),
            ("акт до пятницы после 15:00", "2026-11-27"),
            ("act on friday before lunch", "2026-11-27"),
            ("акт завтра после совещания", "2026-11-27"),
            ("акт 15 декабря после выставки", "2026-12-15"),
            ("samples for each site by friday", "2026-11-27"),
            ("план на неделю до пт", "2026-11-27"),
            ("через неделю в среду акт", "2026-12-02"),
            ("смета на первый этаж до пт", "2026-11-27"),
        ] {
            let promised = parse(line, today);
            assert_eq!((promised.due, promised.sure), (day::from_iso(due), true), "{line}");
        }
    }
}
