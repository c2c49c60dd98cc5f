//! What lines become, without any file.

use super::*;
use crate::domain::day::from_iso;
use proptest::prelude::*;

fn read(line: &str) -> Parsed {
    parse(line, from_iso("2026-11-22").unwrap(), NaiveTime::from_hms_opt(12, 0, 0).unwrap())
}

/// The pieces that mean something, in a short writing.
fn brief(line: &str) -> Vec<String> {
    let iso = |day: &NaiveDate| day.format("%m-%d").to_string();
    let pieces = read(line).pieces.into_iter().filter_map(|piece| {
        Some(match piece.what {
            What::Gap => return None,
            What::Text(text) => format!("\"{text}\""),
            What::Day { day, .. } => iso(&day),
            What::Part(words) => format!("({words})"),
            What::Time(time) => time.format("%H:%M").to_string(),
            What::Kind { code, .. } => code.to_owned(),
            What::Account(name) => format!("@{name}"),
            What::Person(name) => format!("+{name}"),
            What::Behalf(name) => format!("/{name}"),
            What::Attitude(attitude) => format!("={attitude}"),
            What::Promise { ours, title, due, .. } => {
                format!("{}{title}|{}", if ours { "!" } else { "!!" }, due.as_ref().map(iso).unwrap_or_default())
            }
            What::Question(text) => format!("?{text}"),
            What::Complaint(text) => format!("*{text}"),
            What::Value { amount, text } => format!("%{} {} {text}", amount.minor, amount.currency),
            What::Next { day, time, kind, purpose, .. } => {
                let time = time.map(|time| time.format("%H:%M").to_string()).unwrap_or_default();
                format!(">{} {time} {} {purpose}", iso(&day), kind.unwrap_or_default())
            }
            What::Mood(mood) => format!("mood {mood}"),
        })
    });
    pieces.collect()
}

#[test]
fn the_whole_grammar() {
    let cases: &[(&str, &[&str])] = &[
        (
            "вчера 15:00 зв альфа: +Петров +Сидорова=за пилот одобрен; !КП до пт; !!список складов до 12.03; ?кто подпишет; *второй раз просил скидку; далее 20.03",
            &[
                "11-21",
                "15:00",
                "call",
                "@альфа",
                "+Петров",
                "+Сидорова",
                "=1",
                "\"пилот одобрен\"",
                "!КП|11-27",
                "!!список складов|03-12",
                "?кто подпишет",
                "*второй раз просил скидку",
                ">03-20   ",
            ],
        ),
        (
            "tue call alfa: +petrov pilot approved; we: offer by fri; they: list of sites by 12 mar; ask: who signs; next 20 mar 10:00 visit the plant",
            &[
                "11-17",
                "call",
                "@alfa",
                "+petrov",
                "\"pilot approved\"",
                "!offer|11-27",
                "!!list of sites|03-12",
                "?who signs",
                ">03-20 10:00 visit the plant",
            ],
        ),
        ("альфа: да", &["@альфа", "\"да\""]),
        ("-2 в 15 встр Альфа-Трейд: готово", &["11-20", "15:00", "meeting", "@Альфа-Трейд", "\"готово\""]),
        ("12 марта 2026 визит: были", &["03-12", "visit", "\"были\""]),
        ("+Петров/Бета=против, +Ким не пришла", &["+Петров", "/Бета", "=-1", "\",\"", "+Ким", "\"не пришла\""]),
        ("+Мария_Семёнова за нас", &["+Мария Семёнова", "\"за нас\""]),
        ("+O'Brien=+2 ok", &["+O'Brien", "=2", "\"ok\""]),
        ("+Петров=зачем", &["+Петров", "\"=зачем\""]),
        ("+Петров. Дальше текст", &["+Петров", "\". Дальше текст\""]),
        ("хорошо =+1; плохо =-2.", &["\"хорошо\"", "mood 1", "\"плохо\"", "mood -2"]),
        ("%120000 выкладка за наш счёт; %1,5 млн стенд", &["%12000000 RUB выкладка за наш счёт", "%150000000 RUB стенд"]),
        ("узнать: бюджет; они: склад", &["?бюджет", "!!склад|"]),
        ("текст !КП ?кто *жалоба; далее завтра зв", &["\"текст\"", "!КП|", "?кто", "*жалоба", ">11-23  call "]),
        ("текст далее завтра зв", &["\"текст далее завтра зв\""]),
        ("!offer by next friday", &["!offer|11-27"]),
        ("they said next friday is fine", &["\"they said next friday is fine\""]),
        ("next call friday 3pm", &[">11-27 15:00 call "]),
        ("next friday 3pm", &[">11-27 15:00  "]),
        ("далее созвон в пт 15:00", &[">11-27 15:00 call "]),
        ("далее 5-го", &[">12-05   "]),
        ("!КП до пт и !образцы до ср", &["!КП|11-27", "!образцы|11-25"]),
        ("ромашка:+Иванов ок", &["@ромашка", "+Иванов", "\"ок\""]),
        ("ромашка 21.11 зв: ок", &["@ромашка", "11-21", "call", "\"ок\""]),
        ("звонил в ромашку: ок", &["call", "@ромашку", "\"ок\""]),
        ("вчера вечером зв ромашка: ок", &["11-21", "(вечером)", "call", "@ромашка", "\"ок\""]),
        ("в 3 часа зв ромашка: ок", &["15:00", "call", "@ромашка", "\"ок\""]),
        ("+Мария Львовна=против", &["+Мария Львовна", "=-1"]),
        ("+Петрова А.С.=за ок", &["+Петрова А.С.", "=1", "\"ок\""]),
        ("+Петрова =за", &["+Петрова", "=1"]),
        ("+Петрова =сторонник, да", &["+Петрова", "=2", "\"да\""]),
        ("+Иванов И.П. сказал", &["+Иванов И.П.", "\"сказал\""]),
        ("+Анна Сергеевна против", &["+Анна Сергеевна", "\"против\""]),
        ("вчера зв +Иванов ждёт", &["11-21", "call", "+Иванов", "\"ждёт\""]),
        ("вчера звонил сам", &["11-21", "call", "\"сам\""]),
        ("завтра пришлют договор", &["\"завтра пришлют договор\""]),
        ("12.5 тонн отгружено", &["\"12.5 тонн отгружено\""]),
    ];
    for (line, wanted) in cases {
        assert_eq!(brief(line), *wanted, "{line}");
    }
}

#[test]
fn what_is_no_mark_stays_text() {
    for line in [
        "подпишут?",
        "да!",
        "+7 900 000-20-02",
        "скидка 5 % и 10%",
        "2 * 3",
        "a=b",
        "! ? * %",
        "далее обсудим",
        "next we talked",
        "мы согласны",
        "мы:",
        "=5",
        "http://example.com/?a=1",
        "10:30",
        "-",
        "++Петров",
    ] {
        assert_eq!(brief(line), [format!("\"{line}\"")], "{line}");
    }
}

#[test]
fn a_backslash_makes_the_next_sign_plain() {
    for (line, wanted) in [
        ("\\!КП \\+Петров \\далее завтра", "\"!КП +Петров далее завтра\""),
        ("a\\;b", "\"a;b\""),
        ("C:\\data\\notes", "\"C:\\data\\notes\""),
        ("\\\\", "\"\\\""),
        ("\\", "\"\\\""),
        ("вот \\: \\мы: сами", "\"вот : мы: сами\""),
    ] {
        assert_eq!(brief(line), [wanted], "{line}");
    }
}

const PARTS: [&str; 48] = [
    "+Петров",
    "=за",
    "/Бета",
    "!",
    "!!",
    "?",
    "*",
    "%120 000 руб",
    "далее",
    "next",
    "мы:",
    "we: ",
    ": ",
    ":",
    ";",
    " ",
    "  ",
    "\\",
    "пт",
    "до",
    "12.12",
    "15:00",
    "в 15",
    "зв",
    "альфа",
    "вчера",
    "=+1",
    "\t",
    "ё",
    "Й",
    "🦀",
    "e\u{301}",
    "\u{202e}",
    "\u{0}",
    "9999999999999999999",
    "12 марта",
    "by fri",
    "=",
    "+",
    "-",
    "_",
    ".",
    ",",
    "'",
    "\"",
    "«",
    "tomorrow ",
    "текст ",
];

fn nothing_is_lost(line: &str) {
    let parsed = read(line);
    let mut at = 0;
    for piece in &parsed.pieces {
        assert!(piece.span.start == at && piece.span.end > at, "{parsed:?}");
        at = piece.span.end;
    }
    assert_eq!(at, line.chars().count(), "{line:?}");
    let joined: String = parsed.pieces.iter().map(|piece| parsed.typed(piece)).collect();
    assert_eq!(joined, line);
}

/// Pieces of the grammar joined at random, and single characters changed: far from well-formed and near to it.
#[test]
fn a_hundred_thousand_lines_do_not_panic_and_lose_no_character() {
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let mut dice = |sides: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % sides as u64) as usize
    };
    for _ in 0..100_000 {
        let mut line: String = (0..dice(9)).map(|_| PARTS[dice(PARTS.len())]).collect();
        if dice(3) == 0 {
            let mut chars: Vec<char> = line.chars().collect();
            let at = dice(chars.len() + 1);
            chars.insert(at, char::from_u32(dice(0x2_0000) as u32).unwrap_or('\\'));
            line = chars.into_iter().collect();
        }
        nothing_is_lost(&line);
    }
}

proptest! {
    #[test]
    fn any_text_loses_no_character(line in any::<String>()) {
        nothing_is_lost(&line);
    }
}
