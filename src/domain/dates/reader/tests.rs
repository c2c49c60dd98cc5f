//! What days in words mean.

use super::super::parse;
use super::super::words::ENDS;
use super::*;
use crate::domain::day::{from_iso, iso};
use proptest::prelude::*;

fn d(text: &str) -> NaiveDate {
    from_iso(text).unwrap()
}

/// What is due, said on Monday, 23 November 2026.
#[test]
fn days_that_lie_ahead() {
    let today = d("2026-11-23");
    let cases = [
        ("завтра", "2026-11-24"),
        ("завтра вечером", "2026-11-24"),
        ("noon tomorrow", "2026-11-24"),
        ("tmrw", "2026-11-24"),
        ("послезавтра", "2026-11-25"),
        ("the day after tomorrow", "2026-11-25"),
        ("сегодня вечером", "2026-11-23"),
        ("до вечера", "2026-11-23"),
        ("до конца дня", "2026-11-23"),
        ("end of the day", "2026-11-23"),
        ("пт", "2026-11-27"),
        ("до пт", "2026-11-27"),
        ("на пт", "2026-11-27"),
        ("в пятницу", "2026-11-27"),
        ("не позднее пятницы", "2026-11-27"),
        ("до понед", "2026-11-30"),
        ("до чтв", "2026-11-26"),
        ("monday", "2026-11-30"),
        ("by monday", "2026-11-30"),
        ("до пн", "2026-11-30"),
        ("в эту среду", "2026-11-25"),
        ("в ближайшую среду", "2026-11-25"),
        ("в ближайший понедельник", "2026-11-30"),
        ("в следующий вторник", "2026-12-01"),
        ("до след пт", "2026-12-04"),
        ("до след. пт", "2026-12-04"),
        ("by next friday", "2026-12-04"),
        ("next friday", "2026-12-04"),
        ("до среды на следующей неделе", "2026-12-02"),
        ("до пятницы следующей недели", "2026-12-04"),
        ("by friday next week", "2026-12-04"),
        ("by friday of next week", "2026-12-04"),
        ("в среду через неделю", "2026-12-02"),
        ("через неделю в среду", "2026-12-02"),
        ("на следующей неделе в среду", "2026-12-02"),
        ("на следующей неделе", "2026-12-04"),
        ("next week", "2026-12-04"),
        ("до следующей недели", "2026-11-27"),
        ("к следующей неделе", "2026-11-27"),
        ("до след. недели", "2026-11-27"),
        ("before next week", "2026-11-27"),
        ("until next week", "2026-11-27"),
        ("by next week", "2026-11-27"),
        ("до следующего месяца", "2026-11-30"),
        ("к следующему месяцу", "2026-11-30"),
        ("before next month", "2026-11-30"),
        ("by next month", "2026-11-30"),
        ("в следующем месяце", "2026-12-31"),
        ("до следующего квартала", "2026-12-31"),
        ("до следующего года", "2026-12-31"),
        ("на этой неделе", "2026-11-27"),
        ("до конца недели", "2026-11-27"),
        ("end of the week", "2026-11-27"),
        ("eow", "2026-11-27"),
        ("до конца следующей недели", "2026-12-04"),
        ("к середине следующей недели", "2026-12-02"),
        ("через 3 дня", "2026-11-26"),
        ("через три дня", "2026-11-26"),
        ("через неделю", "2026-11-30"),
        ("через недельку", "2026-11-30"),
        ("через 2 недели", "2026-12-07"),
        ("через две недели", "2026-12-07"),
        ("недели через две", "2026-12-07"),
        ("через месяц", "2026-12-23"),
        ("через полгода", "2027-05-23"),
        ("через год", "2027-11-23"),
        ("в течение дня", "2026-11-23"),
        ("в течение недели", "2026-11-30"),
        ("в течение 3 дней", "2026-11-26"),
        ("in 2 weeks", "2026-12-07"),
        ("in two weeks", "2026-12-07"),
        ("in a fortnight", "2026-12-07"),
        ("in a week", "2026-11-30"),
        ("within a week", "2026-11-30"),
        ("two weeks from now", "2026-12-07"),
        ("in half a year", "2027-05-23"),
        ("in 2 weeks' time", "2026-12-07"),
        ("+3", "2026-11-26"),
        ("+2н", "2026-12-07"),
        ("+1w", "2026-11-30"),
        ("05.12", "2026-12-05"),
        ("5.12", "2026-12-05"),
        ("до 12.3.27", "2027-03-12"),
        ("12/03/2027", "2027-03-12"),
        ("2026-12-05", "2026-12-05"),
        ("5 декабря", "2026-12-05"),
        ("к 5 дек.", "2026-12-05"),
        ("5-го декабря", "2026-12-05"),
        ("December 5th", "2026-12-05"),
        ("by the 5th of december", "2026-12-05"),
        ("12 марта 2027 г.", "2027-03-12"),
        ("march 12, 2027", "2027-03-12"),
        ("5-го", "2026-12-05"),
        ("к 5-му", "2026-12-05"),
        ("1 числу", "2026-12-01"),
        ("к 1 числу", "2026-12-01"),
        ("до 30 числа", "2026-11-30"),
        ("by 5th", "2026-12-05"),
        ("by the 5th", "2026-12-05"),
        ("5-го числа следующего месяца", "2026-12-05"),
        ("в конце месяца", "2026-11-30"),
        ("к концу месяца", "2026-11-30"),
        ("by eom", "2026-11-30"),
        ("end of next month", "2026-12-31"),
        ("до конца декабря", "2026-12-31"),
        ("by end of january", "2027-01-31"),
        ("конец квартала", "2026-12-31"),
        ("by end of the quarter", "2026-12-31"),
        ("до НГ", "2026-12-31"),
        ("до нового года", "2026-12-31"),
        ("by new year", "2026-12-31"),
        ("29.11", "2026-11-29"),
        ("by Friday EOD", "2026-11-27"),
        ("by EOD friday", "2026-11-27"),
        ("friday by end of day", "2026-11-27"),
        ("в пятницу до конца дня", "2026-11-27"),
        ("eod", "2026-11-23"),
        ("by year end", "2026-12-31"),
        ("w/c 7 dec", "2026-12-07"),
        ("by w/c 7 december", "2026-12-07"),
        ("week commencing 7.12", "2026-12-07"),
        ("the week of 9 dec", "2026-12-07"),
        ("на неделе с 7 декабря", "2026-12-07"),
        ("week ending 11 dec", "2026-12-11"),
        ("by month-end", "2026-11-30"),
        ("by the week end", "2026-11-27"),
    ];
    for (text, wanted) in cases {
        assert_eq!(parse(text, today, Bias::Future).map(iso).as_deref(), Some(wanted), "{text}");
    }
    // Said on Sunday, no working day is left.
    assert_eq!(parse("до следующей недели", d("2026-11-29"), Bias::Future), Some(d("2026-11-29")));
    let sure = |text: &str| super::super::read(text, today, Bias::Future).map(|said| said.sure);
    assert_eq!((sure("w/c 7 dec"), sure("w/c 9 dec"), sure("week of 7 dec")), (Some(true), Some(false), Some(true)));
    assert_eq!((sure("до следующей недели"), sure("before next week"), sure("к следующей неделе")), (Some(true), Some(true), Some(true)));
    assert_eq!((sure("by next week"), sure("до следующего месяца"), sure("by next month")), (Some(false), Some(false), Some(false)));
    assert_eq!(parse("next thursday", d("2026-11-25"), Bias::Future), Some(d("2026-12-03")), "not tomorrow");
    assert_eq!(parse("до ср", d("2026-11-25"), Bias::Future), Some(d("2026-12-02")), "a week later");
}

/// 22 November 2026 is a Sunday.
#[test]
fn days_that_lie_behind() {
    let today = d("2026-11-22");
    let cases = [
        ("вчера", "2026-11-21"),
        ("вчера вечером", "2026-11-21"),
        ("позавчера", "2026-11-20"),
        ("the day before yesterday", "2026-11-20"),
        ("во вторник", "2026-11-17"),
        ("воскресенье", "2026-11-22"),
        ("на прошлой неделе в среду", "2026-11-11"),
        ("в среду на прошлой неделе", "2026-11-11"),
        ("2 недели назад", "2026-11-08"),
        ("неделю назад", "2026-11-15"),
        ("a week ago", "2026-11-15"),
        ("-2", "2026-11-20"),
        ("12-го марта", "2026-03-12"),
        ("12.03.", "2026-03-12"),
        ("5-го", "2026-11-05"),
        ("01.01.99", "1999-01-01"),
        ("12.03.25", "2025-03-12"),
    ];
    for (text, wanted) in cases {
        assert_eq!(parse(text, today, Bias::Past).map(iso).as_deref(), Some(wanted), "{text}");
    }
    assert_eq!(parse("last friday", d("2026-11-25"), Bias::Past), Some(d("2026-11-20")));
}

#[test]
fn what_is_no_day_is_none() {
    for text in [
        "31.11",
        "до 31.11",
        "30 февраля",
        "12кг мар",
        "1..2",
        ".",
        "12.",
        "+1.+2",
        "777-10-20",
        "+7 495 777-10-20",
        "каждое воскресенье",
        "в 15",
        "через дня",
        "через пару дней",
        "in a couple of weeks",
        "на днях",
        "март",
        "ср-во",
        "до обеда",
        "пт-сб",
        "до пт-сб",
        "на складе",
        "до ума",
        "к Орлову",
        "by train",
        "asap",
        "срочно",
        "5",
        "до 5",
        "в 12.10",
        "12 складов",
        "через склад",
        "до пт или пн",
        "0.5",
        "13.13",
        "32-го",
        "the",
        "",
        "до",
        "до до пт",
        "после пятницы",
    ] {
        assert_eq!(parse(text, d("2026-11-23"), Bias::Future), None, "{text}");
    }
}

/// A guess that looks certain costs more than a question.
#[test]
fn what_lies_far_off_or_is_half_said_is_not_sure() {
    let today = d("2026-11-25");
    let sure = |text: &str, bias| leading(&text.split_whitespace().collect::<Vec<_>>(), today, bias).map(|said| (iso(said.day), said.sure));
    let cases = [
        ("20.11", Bias::Future, "2027-11-20", false),
        ("до 12 марта", Bias::Future, "2027-03-12", false),
        ("до 15.01", Bias::Future, "2027-01-15", true),
        ("25.11", Bias::Future, "2026-11-25", true),
        ("20.11.2027", Bias::Future, "2027-11-20", true),
        ("29.02", Bias::Future, "2028-02-29", false),
        ("20.11", Bias::Past, "2026-11-20", true),
        ("12.12", Bias::Past, "2025-12-12", false),
        ("через день", Bias::Future, "2026-11-27", false),
        ("5.12.26", Bias::Past, "2026-12-05", true),
        ("12.11.27", Bias::Past, "2027-11-12", true),
        ("до декабря", Bias::Future, "2026-11-30", false),
        ("в декабре", Bias::Future, "2026-12-31", false),
        ("by may", Bias::Future, "2027-04-30", false),
        ("в следующем месяце", Bias::Future, "2026-12-31", false),
        ("через 3 рабочих дня", Bias::Future, "2026-11-30", false),
        ("в этот вторник", Bias::Future, "2026-11-24", false),
        ("на той неделе", Bias::Future, "2026-12-04", false),
        ("на той неделе в среду", Bias::Future, "2026-12-02", false),
        ("на той неделе", Bias::Past, "2026-11-20", false),
        // A weekday and a date are one day; which year it is, the weekday says.
        ("пт 27.11", Bias::Future, "2026-11-27", true),
        ("в пятницу 20.11", Bias::Past, "2026-11-20", true),
        ("пт 20.11", Bias::Future, "2026-11-20", true),
        ("пн 30.11", Bias::Past, "2026-11-30", true),
        ("пн, 30 ноября", Bias::Past, "2026-11-30", true),
        ("30 ноября (пн)", Bias::Past, "2026-11-30", true),
        ("fri 27 nov", Bias::Future, "2026-11-27", true),
        ("до чт 3.12", Bias::Future, "2026-12-03", true),
        ("24.11 вт", Bias::Past, "2026-11-24", true),
        ("вт 10.12", Bias::Past, "2026-12-10", false),
        ("вт 10.12", Bias::Future, "2026-12-10", false),
        ("пт 20.11.2025", Bias::Future, "2025-11-20", false),
        ("чт 20.11.2025", Bias::Future, "2025-11-20", true),
        // No date and a weekday, or no such day.
        ("пт 15.30", Bias::Future, "2026-11-27", true),
        ("пт 12.5 тонн", Bias::Future, "2026-11-27", true),
    ];
    // What is owed is late as often as it is to come.
    let nearest = [
        ("20.10", "2026-10-20", true),
        ("20 октября", "2026-10-20", true),
        ("25.12", "2026-12-25", true),
        ("15.01", "2027-01-15", true),
        ("20.03", "2027-03-20", false),
        ("20.06", "2026-06-20", false),
        ("20.10.2025", "2025-10-20", true),
        ("пт", "2026-11-27", true),
    ];
    for (text, day, known) in nearest {
        assert_eq!(sure(text, Bias::Nearest), Some((day.to_owned(), known)), "{text}");
    }
    for (text, bias, day, known) in cases {
        assert_eq!(sure(text, bias), Some((day.to_owned(), known)), "{text}");
    }
}

#[test]
fn a_day_at_the_beginning_takes_no_word_more() {
    let cases = [
        ("12 марта 2027 встреча", Some(("2027-03-12", 3))),
        ("12 марта 15 паллет", Some(("2026-03-12", 2))),
        ("вчера 15:00", Some(("2026-11-21", 1))),
        ("пт, на следующей неделе", Some(("2026-11-20", 1))),
        ("в пятницу звонил", Some(("2026-11-20", 2))),
        ("12 складов", None),
        ("солнце", None),
        ("", None),
    ];
    for (text, wanted) in cases {
        let words: Vec<&str> = text.split_whitespace().collect();
        let found = leading(&words, d("2026-11-22"), Bias::Past).map(|said| (iso(said.day), said.words));
        assert_eq!(found, wanted.map(|(day, count)| (day.to_owned(), count)), "{text}");
    }
}

#[test]
fn months_by_name() {
    for (word, wanted) in [("март", 3), ("Марта", 3), ("марте", 3), ("мае", 5), ("июле", 7), ("январе", 1), ("March", 3)]
    {
        assert_eq!(super::super::month(word), Some(wanted), "{word}");
    }
    for word in ["мар", "jan", "маре", "мартын", "", "е"] {
        assert_eq!(super::super::month(word), None, "{word}");
    }
}

proptest! {
    #[test]
    fn a_word_without_figures_is_a_day_only_if_it_is_in_the_tables(word in "[а-яёa-z]{1,12}") {
        let is_known = |word: &str| {
            let near = || NEAR.iter().any(|(known, _)| *known == word);
            weekday(word).is_some() || near() || ENDS.iter().any(|(known, _)| *known == word)
        };
        let read = parse(&word, d("2026-11-22"), Bias::Past).is_some();
        let known = is_known(&fold(&word));
        // «ёьк» is `tmr` with the other layout on.
        let turned = |word: &str| crate::domain::layout::other(word).is_some_and(|other| is_known(&fold(&other)));
        let otherwise = || turned(&word) || turned(&fold(&word));
        prop_assert!(read || !known);
        prop_assert!(!read || known || otherwise());
    }

    #[test]
    fn any_words_are_read_without_panic(text in "\\PC{0,60}") {
        let words: Vec<&str> = text.split_whitespace().collect();
        for bias in [Bias::Future, Bias::Past] {
            for today in ["2026-11-22", "2028-02-29", "9999-12-31", "1000-01-01"] {
                let said = leading(&words, d(today), bias);
                prop_assert!(said.is_none_or(|said| said.words <= words.len()));
            }
        }
    }
}

/// Days are kept in the order of their texts: one of a year with more or fewer figures would stand among others.
#[test]
fn no_day_is_of_a_year_that_is_not_of_four_figures() {
    for text in ["+9000000", "-900000", "через 9000 лет"] {
        assert_eq!(parse(text, d("2026-11-23"), Bias::Future), None, "{text}");
    }
    assert_eq!(parse("+1", d("9999-12-31"), Bias::Future), None);
    for kept in ["0999-12-31", "+10000-01-01", "-0001-01-01"] {
        assert_eq!(crate::domain::day::from_iso(kept), None, "{kept}");
        assert!(!crate::domain::schema::fit::is_day(kept), "{kept}");
    }
}

/// A year in two figures is never a hundred years ago, whichever direction is meant; figures with what they count are no day.
#[test]
fn years_of_two_figures_and_figures_that_count() {
    let today = d("2026-11-23");
    for bias in [Bias::Past, Bias::Nearest, Bias::Future] {
        for (text, wanted) in
            [("15.01.28", "2028-01-15"), ("5.12.26", "2026-12-05"), ("15 января 28", "2028-01-15"), ("01.02.85", "1985-02-01")]
        {
            assert_eq!(parse(text, today, bias).map(iso).as_deref(), Some(wanted), "{text} {bias:?}");
        }
        for text in ["10.5 руб за короб", "2.12 млн", "10.5 eur", "10.5 EUR per box", "12.5 тонн", "1.2 тыс. руб", "5.12 шт"]
        {
            let words: Vec<&str> = text.split_whitespace().collect();
            assert_eq!(leading(&words, today, bias), None, "{text}");
        }
    }
}
