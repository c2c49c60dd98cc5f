//! Making text from outside fit to be printed: no control characters, a known width in cells.

use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Whether a character would act on the terminal or on the direction of the text instead of standing in it.
pub fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}' | '\u{E0000}'..='\u{E007F}')
}

/// Whether terminals disagree about how many cells a character makes of its neighbours: halves of flags, tones of skin, and what
/// turns a sign into a picture. Drawn, it would leave its traces in the lines of the next screen.
fn is_disputed(c: char) -> bool {
    matches!(c, '\u{1F1E6}'..='\u{1F1FF}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{20E3}' | '\u{FE0E}' | '\u{FE0F}')
}

/// One line of text with everything unprintable shown as a space (line ends, tabs) or `·`, and flags by their letters.
pub fn line(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| is_unprintable(c) || is_disputed(c)) {
        return Cow::Borrowed(text);
    }
    let shown = |c: char| match c {
        _ if c.is_whitespace() && c != '\u{2028}' => Some(' '),
        _ if is_unprintable(c) => Some('·'),
        '\u{1F1E6}'..='\u{1F1FF}' => char::from_u32(c as u32 - 0x1F1E6 + u32::from(b'A')),
        _ if is_disputed(c) => None,
        c => Some(c),
    };
    Cow::Owned(text.chars().filter_map(shown).collect())
}

/// Text of several lines, each as [`line()`] makes it.
pub fn lines(text: &str) -> String {
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// A text of several lines with each ended as the program does it: terminals end those of a paste as their key of Enter does.
pub fn in_lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// The width of a text in terminal cells.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text cut to at most `cells` cells, with `…` where something was cut.
pub fn fit(text: &str, cells: usize) -> String {
    let text = line(text);
    if width(&text) <= cells {
        return text.into_owned();
    }
    let mut fitted = String::new();
    let mut used = 0;
    for cluster in text.graphemes(true) {
        let wide = width(cluster);
        if used + wide + 1 > cells {
            break;
        }
        fitted.push_str(cluster);
        used += wide;
    }
    if cells > 0 {
        fitted.push('…');
    }
    fitted
}

/// A text of several parts, cut between two of them where it is longer than `cells` cells; half a sum would be another sum.
pub fn fit_parts(text: &str, cells: usize) -> String {
    if width(text) <= cells {
        return line(text).into_owned();
    }
    let ends = text.match_indices([',', '·']).filter(|(at, _)| text.get(at + 1..).is_some_and(|rest| rest.starts_with(' ')));
    let mut fitting =
        ends.filter_map(|(at, _)| text.get(..at)).map(|part| format!("{}, …", part.trim_end())).filter(|part| width(part) <= cells);
    fitting.next_back().unwrap_or_else(|| fit(text, cells))
}

/// The text in exactly `cells` cells: cut or filled with spaces at the right.
pub fn pad(text: &str, cells: usize) -> String {
    let mut padded = fit(text, cells);
    padded.push_str(&" ".repeat(cells.saturating_sub(width(&padded))));
    padded
}

/// What stands between a phone and the number inside the house.
const EXTENSIONS: &[&str] = &["доб.", "доб", "ext.", "ext", "x"];

/// Whether a word is an initial or two: «О.», «О.П.».
fn is_initials(word: &str) -> bool {
    let word = word.trim_end_matches([',', ';', ':', ')']);
    word.ends_with('.') && word.split_terminator('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_uppercase))
}

/// Whether initials may belong to a word: a name, or other initials.
fn takes_initials(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase) && (is_initials(word) || word.ends_with(char::is_alphabetic))
}

/// What points to what follows, or parts it from what was before: it never ends a line.
const POINTS: [&str; 3] = ["→", "№", "·"];

/// Whether something closes what stands before it: it never begins a line.
fn closes(text: &str) -> bool {
    text.starts_with(['»', '”', ')', ']', '}', ',', ';', ':', '!', '?', '…', '.']) && !text.contains(char::is_alphanumeric)
}

/// Whether a word is a legal form, which stands with the name it belongs to: «ООО «Волна»».
fn is_form(word: &str) -> bool {
    (2..=4).contains(&word.trim_start_matches(['«', '“', '"', '(']).chars().count())
        && word.chars().all(|c| c.is_uppercase() || "«“\"(".contains(c))
}

/// Whether a word is a number that counts or dates what follows: «5 дней», «17 ноября», «10 %».
fn counts(word: &str) -> bool {
    let figures = word.trim_start_matches(['−', '+', '-', '(', '«']);
    figures.starts_with(|c: char| c.is_ascii_digit())
        && figures.ends_with(|c: char| c.is_ascii_digit())
        && figures.chars().all(|c| c.is_ascii_digit() || c == ',')
}

/// Words that say how many times what they stand for: «6,5 млн».
const SCALES: [&str; 8] = ["тыс.", "тыс", "млн", "млрд", "k", "mln", "m", "bn"];

/// Whether a word is what an amount is of: «руб.», `EUR`, «₽».
fn is_currency(word: &str) -> bool {
    let word = word.trim_end_matches([',', ';', ':', ')', '.', '»']);
    word.starts_with("руб")
        || ["₽", "€", "$", "£", "₸"].contains(&word)
        || word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The words of a line; the parts of a phone with its extension, of a sum, a number with what it counts, a legal form with the
/// name, and a name with its initials are one word, as long as it has room, and so is an arrow with what it points to.
fn unbroken(line: &str, cells: usize) -> Vec<String> {
    let is_part = |word: &str, marks: &[char]| {
        word.contains(|c: char| c.is_ascii_digit()) && word.chars().all(|c| c.is_ascii_digit() || marks.contains(&c))
    };
    let mut words: Vec<String> = Vec::new();
    for word in line.split(' ') {
        let last = words.last().and_then(|before| before.rsplit(' ').next()).unwrap_or_default();
        let lone = words.last().is_some_and(|before| {
            let mut parts = before.split(' ').filter(|part| !POINTS.contains(part)).peekable();
            parts.peek().is_some() && parts.all(is_initials)
        });
        // «!!» — они: a mark that is spoken of stands with what is said of it.
        let quoted = last.starts_with(['«', '“']) && !last.contains(char::is_alphanumeric);
        let pointed = POINTS.contains(&last) || quoted || is_form(last) && word.starts_with(['«', '“', '"']);
        let counted = counts(last) && word.starts_with(|c: char| c.is_alphabetic() || "%₽€$°".contains(c));
        // «6,5 млн руб.», `18.4 mln EUR`
        let counted = counted || counts(&last.replace('.', ",")) && SCALES.contains(&word);
        let mut scaled = words.last().into_iter().flat_map(|before| before.rsplit(' '));
        let scaled = scaled.next().is_some_and(|last| SCALES.contains(&last))
            && scaled.next().is_some_and(|figures| counts(&figures.replace('.', ",")))
            && is_currency(word);
        let figures = is_part(last, &['+', '(', ')', '-', '−']) && is_part(word, &['(', ')', '-', ',', ';', '.']);
        let extended = is_part(last, &['+', '(', ')', '-']) && EXTENSIONS.contains(&word)
            || EXTENSIONS.contains(&last) && is_part(word, &[',', ';', '.', ')']);
        let named = is_initials(word) && takes_initials(last) || lone && word.chars().next().is_some_and(char::is_uppercase);
        if let Some(before) = words.last_mut()
            && (figures || extended || named || pointed || counted || scaled || closes(word) && word != "?")
            && width(before).saturating_add(1 + width(word)) <= cells
        {
            before.push(' ');
            before.push_str(word);
        } else {
            words.push(word.to_owned());
        }
    }
    words
}

/// Whether a word of the text, or what counts as one, is wider than so many cells: an e-mail or a phone would break in them.
pub fn breaks(text: &str, cells: usize) -> bool {
    text.lines().any(|source| unbroken(&line(source), usize::MAX).iter().any(|word| width(word) > cells))
}

/// The text wrapped at blanks to lines of at most `cells` cells, but never inside a phone; a longer word is broken.
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    wrap_measured(text, cells, width)
}

/// The same by a measure of one's own. Each piece is measured once, however long its line is.
fn wrap_measured(text: &str, cells: usize, width: impl Fn(&str) -> usize) -> Vec<String> {
    let cells = cells.max(1);
    let mut wrapped = Vec::new();
    for source in text.lines() {
        let source = line(source);
        let (mut current, mut used) = (String::new(), 0);
        for word in unbroken(&source, cells) {
            let clusters: Vec<(&str, usize)> = word.graphemes(true).map(|cluster| (cluster, width(cluster))).collect();
            let needed: usize = clusters.iter().map(|(_, wide)| wide).sum();
            if !current.is_empty() && used + 1 + needed > cells {
                wrapped.push(std::mem::take(&mut current));
                used = 0;
            } else if !current.is_empty() {
                current.push(' ');
                used += 1;
            }
            for (cluster, wide) in clusters {
                if used + wide > cells {
                    // What closes a word takes its last letter along.
                    let kept = current.grapheme_indices(true).next_back().map(|(at, _)| at);
                    let taken = kept.filter(|at| *at > 0 && wide < cells && closes(cluster)).map(|at| current.split_off(at));
                    wrapped.push(std::mem::take(&mut current));
                    current = taken.unwrap_or_default();
                    used = width(&current);
                }
                current.push_str(cluster);
                used += wide;
            }
        }
        wrapped.push(current);
    }
    wrapped
}

/// ASCII for the glyphs that we draw.
const ASCII: &[(&str, &str)] = &[
    ("─", "-"),
    ("│", "|"),
    ("╭", "+"),
    ("╮", "+"),
    ("╰", "+"),
    ("╯", "+"),
    ("┌", "+"),
    ("┐", "+"),
    ("└", "+"),
    ("┘", "+"),
    ("├", "+"),
    ("┤", "+"),
    ("┬", "+"),
    ("┴", "+"),
    ("┼", "+"),
    ("━", "%"),
    ("▲", "^"),
    // «=» is who of us stands opposite somebody.
    ("≡", "&"),
    ("★", "*"),
    ("•", "o"),
    ("▸", ">"),
    ("▏", "_"),
    ("►", ">"),
    ("→", ">"),
    ("←", "<"),
    ("↑", "^"),
    ("↓", "v"),
    ("↻", "@"),
    // What is old has «~».
    ("…", ">"),
    ("·", "."),
    ("−", "-"),
    ("—", "-"),
    ("–", "-"),
    ("«", "\""),
    ("»", "\""),
    ("▁", "_"),
    ("▂", "_"),
    ("▃", "."),
    ("▄", "."),
    ("▅", "o"),
    ("▆", "o"),
    ("▇", "O"),
    ("█", "#"),
    // «v» is what goes on below.
    ("✓", "+"),
    ("║", "|"),
    ("“", "\""),
    ("”", "\""),
    ("’", "'"),
    ("№", "N"),
    ("◆", "#"),
    ("●", "+"),
    ("◐", "%"),
    ("›", ">"),
    ("‹", "<"),
    // «!» is late.
    ("≠", "/"),
    ("▾", "v"),
    ("▴", "^"),
    ("◂", "<"),
    ("○", "0"),
    ("◇", "o"),
    ("↔", "="),
    ("×", "x"),
    // What people write.
    ("\u{a0}", " "),
    ("\u{202f}", " "),
    ("„", "\""),
    ("‘", "'"),
    ("°", "o"),
    ("₽", "P"),
    ("€", "E"),
];

/// What is drawn in place of a glyph where only ASCII may be; letters of any alphabet stay.
pub fn ascii(symbol: &str) -> Option<&'static str> {
    let known = ASCII.iter().find(|(glyph, _)| *glyph == symbol).map(|(_, ascii)| *ascii);
    known.or_else(|| symbol.chars().next().filter(|first| !first.is_ascii() && !first.is_alphabetic()).map(|_| "?"))
}

/// What stands in ASCII for the sign before a text whose beginning was left out: that of a cut would read as «more than» before a figure.
pub const LEFT_OUT: &str = "_";

/// Whether such a sign stands there, by what stands before it and after it: at the end of a text nothing follows it.
pub fn is_left_out(before: Option<char>, sign: char, after: Option<char>) -> bool {
    sign == '…' && !before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
}

/// A text that begins with a capital.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A list of thousands of names on one line took a minute: each letter measured all before it.
    #[test]
    fn wrapping_measures_each_letter_once() {
        let text = "Иванов И. П., Петрова А. С., ".repeat(2_000);
        for cells in [40, usize::MAX] {
            let measured = std::cell::Cell::new(0);
            let wrapped = wrap_measured(&text, cells, |part| {
                measured.set(measured.get() + part.chars().count());
                width(part)
            });
            assert!(measured.get() <= text.chars().count(), "{} letters measured of {}", measured.get(), text.chars().count());
            assert!(wrapped.iter().all(|line| width(line) <= cells));
        }
    }
    use proptest::prelude::*;

    #[test]
    fn what_would_act_on_the_terminal_is_shown_harmless() {
        assert_eq!(line("a\u{1b}[31mb\u{202e}c\td"), "a·[31mb·c d");
        assert_eq!(line("Щёголева"), "Щёголева");
    }

    /// They are seen by nobody and turn or hide what stands around them.
    /// A number broken in two is copied and dialled by half.
    #[test]
    fn phones_and_sums_are_not_broken() {
        let text = "Ивнев, +7 900 000-40-02; 8 (900) 000 20 06, сумма 1 200 000 руб.";
        for cells in 18..60 {
            let lines = wrap(text, cells);
            for whole in ["+7 900 000-40-02;", "8 (900) 000 20 06,", "1 200 000"] {
                assert!(lines.iter().any(|line| line.contains(whole)), "{cells}: {lines:?}");
            }
            assert!(lines.iter().all(|line| width(line) <= cells), "{cells}: {lines:?}");
        }
        assert_eq!(wrap("+7 900 000", 4), ["+7", "900", "000"]);
    }

    #[test]
    fn characters_without_a_face_are_shown() {
        for hidden in ['\u{AD}', '\u{61C}', '\u{180E}', '\u{200B}', '\u{FEFF}'] {
            assert_eq!(line(&format!("a{hidden}b")), "a·b", "{hidden:?}");
        }
    }

    #[test]
    fn texts_keep_their_place() {
        assert_eq!(fit("Ромашка", 5), "Рома…");
        assert_eq!(pad("Ёж", 4), "Ёж  ");
        assert_eq!(wrap("раз два три", 7), ["раз два", "три"]);
        assert_eq!(wrap("абвгдежз", 3), ["абв", "где", "жз"]);
    }

    proptest! {
        #[test]
        fn nothing_is_wider_than_its_place(text in "\\PC{0,60}", cells in 1usize..30) {
            prop_assert!(width(&fit(&text, cells)) <= cells);
            prop_assert_eq!(width(&pad(&text, cells.max(2))), cells.max(2));
        }

        #[test]
        fn nothing_unprintable_is_left(text in any::<String>()) {
            prop_assert!(!lines(&text).chars().any(|c| is_unprintable(c) && c != '\n'));
        }
    }

    #[test]
    fn initials_and_extensions_stay_with_what_they_belong_to() {
        assert_eq!(wrap("был Гущин О. П.", 12), ["был", "Гущин О. П."]);
        assert_eq!(wrap("это О. П. Гущин", 12), ["это", "О. П. Гущин"]);
        assert_eq!(wrap("тел. +7 900 000-60-03 доб. 103", 25), ["тел.", "+7 900 000-60-03 доб. 103"]);
        assert_eq!(wrap("в г. Пермь и т. д.", 5), ["в г.", "Пермь", "и т.", "д."]);
        assert_eq!(wrap("17.11 Пестова А. С., Гущин О. П.", 30), ["17.11 Пестова А. С.,", "Гущин О. П."]);
    }

    #[test]
    fn a_number_a_sign_and_a_legal_form_stay_with_what_follows() {
        assert_eq!(wrap("ответить за 5 дней", 13), ["ответить за", "5 дней"]);
        assert_eq!(wrap("приёмка до 17 ноября", 14), ["приёмка до", "17 ноября"]);
        assert_eq!(wrap("обещаем мы, «!!» — они: исправьте", 16), ["обещаем мы,", "«!!» — они:", "исправьте"]);
        assert_eq!(wrap("накладная № 5 дома", 12), ["накладная", "№ 5 дома"]);
        assert_eq!(wrap("скидка в 10 % им", 11), ["скидка в", "10 % им"]);
        assert_eq!(wrap("договор с ООО «Завод Волна»", 15), ["договор с", "ООО «Завод", "Волна»"]);
        assert_eq!(wrap("100000 рублей", 6), ["100000", "рублей"]);
        assert_eq!(wrap("на сумму 6,5 млн руб. в год", 16), ["на сумму", "6,5 млн руб. в", "год"]);
        assert_eq!(wrap("худший долг −12 тыс. руб.; план", 24), ["худший долг", "−12 тыс. руб.; план"]);
        assert_eq!(wrap("worth 18.4 mln EUR", 16), ["worth", "18.4 mln EUR"]);
    }

    #[test]
    fn what_closes_never_begins_a_line_and_what_parts_never_ends_one() {
        assert_eq!(wrap("«Слиплись пакеты» · Лапин", 19), ["«Слиплись пакеты»", "· Лапин"]);
        assert_eq!(wrap("13 Nov · L. Zijlstra", 14), ["13 Nov", "· L. Zijlstra"]);
        assert_eq!(wrap("сказал »", 6), ["сказал", "»"]);
        assert_eq!(wrap("он сказал »", 9), ["он", "сказал »"]);
        assert_eq!(wrap("абвгде»", 6), ["абвгд", "е»"]);
    }

    /// A terminal that gives a flag other cells than ours would keep half of it in the next screen.
    #[test]
    fn what_terminals_measure_differently_is_not_drawn() {
        assert_eq!(line("АО 🇷🇺 «Мост» 👍🏽 ☎️ 1️⃣"), "АО RU «Мост» 👍 ☎ 1");
        assert_eq!(width(&line("🇷🇺")), 2);
    }
}
