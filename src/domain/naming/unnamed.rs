//! What stands where a name is looked for and is none: a phone, an e-mail, a whole row of a table, signs without a letter. One rule
//! for what is imported, typed into a form, and said in a shell.

use crate::domain::reach;

/// What parts the cells of tables.
const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];
/// As many figures a phone has at the least where it stands for a name: «112» and «1-2-3» are names.
const LEAST_FIGURES: usize = 7;

/// Whether a text is a way to reach somebody and nothing else.
pub fn reaches(text: &str) -> bool {
    let text = text.trim();
    let figures = text.chars().filter(char::is_ascii_digit).count();
    let bare = !text.chars().any(char::is_alphabetic);
    bare && figures >= LEAST_FIGURES && reach::is_one("phone", text) || text.contains('@') && reach::is_one("email", text)
}

/// Whether a text names no company: it is a phone or an e-mail, or a row with one of them in a cell.
pub fn names_no_company(text: &str) -> bool {
    reaches(text) || SEPARATORS.iter().any(|separator| text.contains(*separator) && text.split(*separator).any(reaches))
}

/// Whether a text that is not empty names no person: it has no letter, a bracket of it has no other, or it is a row of a table:
/// in cells, or with a phone or an e-mail in it.
pub fn names_nobody(text: &str) -> bool {
    let text = text.trim();
    let in_cells = text.contains([';', '\t']) || text.split_whitespace().any(|word| word.contains('@') && reach::is_one("email", word));
    !text.is_empty()
        && (!text.chars().any(char::is_alphabetic) || in_cells || names_no_company(text) || has_phone(text) || is_unpaired(text))
}

/// Whether as many figures as a phone has stand together somewhere.
fn has_phone(text: &str) -> bool {
    let between = |c: char| c.is_whitespace() || matches!(c, '+' | '-' | '(' | ')' | '.' | '\u{2010}'..='\u{2014}');
    text.split(|c: char| !c.is_ascii_digit() && !between(c)).any(|part| part.chars().filter(char::is_ascii_digit).count() >= LEAST_FIGURES)
}

/// Whether a bracket is opened and not closed, or the other way round. The one of a control sequence is no bracket.
fn is_unpaired(text: &str) -> bool {
    const PAIRS: [(char, char); 2] = [('(', ')'), ('[', ']')];
    let mut open = Vec::new();
    let mut before = ' ';
    for c in text.chars() {
        if before != '\u{1b}' {
            open.extend(PAIRS.iter().find(|(opens, _)| *opens == c).map(|(_, closes)| *closes));
            if PAIRS.iter().any(|(_, closes)| *closes == c) && open.pop() != Some(c) {
                return true;
            }
        }
        before = c;
    }
    !open.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_an_e_mail_and_a_row_name_no_company() {
        for none in
            ["+7 900 000-11-11", "8 (900) 000-11-11", "info@example.org", "Альфа,Иванов Иван,+7 900 000-11-11", "Альфа|info@example.org"]
        {
            assert!(names_no_company(none) && names_nobody(none), "{none}");
        }
        for name in ["Альфа", "112", "1-2-3", "7-Eleven", "Рога, копыта и партнёры", "ООО «Такси 2000000»", "1С-Рарус"]
        {
            assert!(!names_no_company(name), "{name}");
        }
    }

    #[test]
    fn signs_rows_and_lone_brackets_name_nobody() {
        for none in [
            "·",
            "—",
            "🚕🙂",
            "123",
            "1-2-3",
            "Петров [Пётр",
            "Петров (закупки",
            "Петров) Пётр",
            "Петров (закупки]",
            "Иванов Иван;Альфа",
            "Иванов\tИван",
            "Иванов Иван +7 900 000-11-11",
            "Иванов Иван | +7 900 000-11-11 | Альфа",
            "Иванов Иван ivanov@example.org",
        ] {
            assert!(names_nobody(none), "{none}");
        }
        for name in [
            "",
            "Ли",
            "O’Brien, Sinéad",
            "Петров Пётр (закупки)",
            "Smith, John (CFO), PhD",
            "Иванов Иван | снабжение",
            "Иванов Иван, цех 12",
            "張偉",
            "Ев\u{1b}[31mил",
        ] {
            assert!(!names_nobody(name), "{name}");
        }
    }
}
