//! What is said of a line, before and after it is saved.

use crate::{contacts, mean, neighbours, open};
use kamdesk::capture::{What, parse};
use kamdesk::domain::field::Bias;
use kamdesk::domain::{Entity, Lang, Record, Value, Words, day};
use kamdesk::store::Verb;
use kamdesk::text::capture::LESSON;
use kamdesk::text::chips::{self, Tone};

#[test]
fn chips_say_in_words_what_was_understood() {
    let folder = tempfile::tempdir().unwrap();
    let store = contacts(&folder);
    let line = "вчера 15:00 зв ромашка: +Петрова=против просит; !КП до пт; ?кто; *недовес; %1500 проба; =-1; далее 01.12 визит";
    let said = |lang: Lang| chips::describe(&mean(&store, line), lang).into_iter().map(|chip| chip.text).collect::<Vec<_>>();
    assert_eq!(
        said(Lang::Ru),
        [
            "вчера, сб 21.11 15:00",
            "звонок",
            "Ромашка",
            "Петрова А. С.: −1 скорее против",
            "мы: КП → Петрова А. С. · пт 27.11",
            "узнать: кто",
            "претензия: недовес",
            "дали клиенту: 1 500 руб., проба",
            "настроение: −1 натянуто",
            "далее: вт 01.12, визит",
        ]
    );
    assert_eq!(said(Lang::En)[4..6], ["we: КП → Петрова А. С. · Fri 27 Nov", "ask: кто"]);
    let chips = chips::describe(&mean(&store, line), Lang::Ru);
    let spans: Vec<String> = chips.iter().map(|chip| line.chars().skip(chip.span.start).take(chip.span.len()).collect()).collect();
    assert_eq!(spans[..5], ["вчера", "зв", "ромашка", "+Петрова", "!КП до пт"]);
    let none = chips::describe(&mean(&store, "обещали"), Lang::Ru);
    assert_eq!(none.last().map(|chip| (chip.text.as_str(), chip.tone)), Some(("клиент не назван", Tone::Unknown)));
}

/// What the help teaches is what the grammar reads.
#[test]
fn each_example_of_the_lesson_is_understood() {
    let (today, now) = (chrono::NaiveDate::from_ymd_opt(2026, 11, 25).unwrap(), chrono::NaiveTime::MIN);
    let wanted: [fn(&What) -> bool; 15] = [
        |what| matches!(what, What::Account(_)),
        |what| matches!(what, What::Person(_)),
        |what| matches!(what, What::Attitude(1)),
        |what| matches!(what, What::Behalf(_)),
        |what| matches!(what, What::Promise { ours: true, due: Some(_), .. }),
        |what| matches!(what, What::Promise { ours: false, due: Some(_), .. }),
        |what| matches!(what, What::Question(_)),
        |what| matches!(what, What::Complaint(_)),
        |what| matches!(what, What::Wish(_)),
        |what| matches!(what, What::Value { .. }),
        |what| matches!(what, What::Next { time: Some(_), kind: Some(_), .. }),
        |what| matches!(what, What::Mood(1)),
        |what| matches!(what, What::Question(_)),
        |what| matches!(what, What::Text(_)),
        |what| matches!(what, What::Text(text) if text.starts_with('!')),
    ];
    for lang in Lang::ALL {
        for ((example, _), is_wanted) in LESSON.iter().zip(wanted) {
            let parsed = parse(example.get(lang), today, now);
            assert!(parsed.pieces.iter().any(|piece| is_wanted(&piece.what)), "{}: {parsed:?}", example.get(lang));
            assert!(!parsed.pieces.iter().any(|piece| matches!(piece.what, What::Unread { .. })), "{}", example.get(lang));
        }
        let (days, _) = LESSON[15];
        for day in days.get(lang).split(", ") {
            assert!(day::parse(day, today, Bias::Future).is_some(), "{day}");
        }
        // Side by side they fit a narrow terminal.
        let widest = |of: fn(&(Words, Words)) -> Words| LESSON.iter().map(|row| of(row).get(lang).chars().count()).max().unwrap();
        assert!(widest(|row| row.0) + widest(|row| row.1) + 2 <= 72);
    }
}

/// The message stands on one row: what matters less is left out whole.
#[test]
fn what_became_of_a_line_fits_its_row_and_names_the_sum() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let daisy = neighbours(&store);
    let given = Record::owned(Entity::ValueGiven, daisy).with_text("title", "тест").with_text("day", "2026-11-01");
    store.step(Verb::Create, "", |change| change.insert(&given.with("amount", Value::Int(100)).with_text("currency", "EUR"))).unwrap();
    let mut meaning = mean(&store, "вчера зв ромашка: +Зуев был; !КП до пт; !образцы до ср; %5k скидка; ?кто подпишет; *недовес; далее чт");
    assert_eq!((meaning.values[0].minor, meaning.values[0].currency.as_str()), (500_000, "EUR"));
    let piece = meaning.persons[0].piece;
    meaning.create(piece);
    let wide = kamdesk::text::capture::saved(&meaning, true, Lang::Ru, 200);
    for told in ["новый человек: Зуев", "дали клиенту: 5 000 EUR", "закрыто", "1 вопрос", "далее"]
    {
        assert!(wide.contains(told), "{told}: {wide}");
    }
    let narrow = kamdesk::text::capture::saved(&meaning, true, Lang::Ru, 76);
    assert!(narrow.chars().count() <= 76, "{narrow}");
    for told in ["Ромашка", "вчера", "2 обещания, ближайшее до ср 25.11", "u — отменить"] {
        assert!(narrow.contains(told), "{told}: {narrow}");
    }
}
