//! A line cut into words, blanks and stops, and the marks at the beginning of words.

use crate::domain::name::fold;

/// What a stretch of the line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Characters without a blank.
    Word,
    /// White space.
    Blank,
    /// A semicolon, which ends the text of a mark.
    Stop,
}

/// A stretch of the line, in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// The first character.
    pub start: usize,
    /// The character after the last.
    pub end: usize,
}

/// What a word at its place may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `!`, `мы:`: our promise.
    Ours,
    /// `!!`, `они:`: their promise.
    Theirs,
    /// `?`, `узнать:`: an open question.
    Question,
    /// `хочет:`, `wish:`: what the client would like.
    Wish,
    /// `*`: a complaint or a signal of risk.
    Complaint,
    /// `%` and a figure: value given.
    Value,
    /// `+` and a letter: a person.
    Person,
    /// `=+1` alone: the mood.
    Mood(i64),
    /// `далее`, `next`: the next contact.
    Next,
}

const OURS: [&str; 2] = ["мы:", "we:"];
const THEIRS: [&str; 2] = ["они:", "they:"];
const ASK: [&str; 2] = ["узнать:", "ask:"];
const WISH: [&str; 4] = ["хочет:", "хотят:", "wish:", "wishes:"];
/// The first two words also as they come out when the other layout is on.
const NEXT: [&str; 8] = ["далее", "next", "lfktt", "туче", "следующий", "следующая", "следующее", "следующую"];

/// Signs of currencies, which may stand before their figures.
const SIGNS: [char; 6] = ['€', '$', '£', '¥', '₽', '₸'];

/// Whether the character at `at` is taken out of the text because it makes the next one plain.
///
/// Within a word a backslash does so only before a sign, so that `C:\data` keeps its own.
pub fn escapes(chars: &[char], at: usize, word: usize) -> bool {
    chars.get(at) == Some(&'\\') && chars.get(at + 1).is_some_and(|next| !next.is_whitespace() && (at == word || !next.is_alphanumeric()))
}

/// Cuts a line from a character on.
pub fn tokens(chars: &[char], from: usize) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = from;
    while let Some(c) = chars.get(at) {
        let start = at;
        let kind = if c.is_whitespace() {
            while chars.get(at).is_some_and(|c| c.is_whitespace()) {
                at += 1;
            }
            TokenKind::Blank
        } else if *c == ';' {
            at += 1;
            TokenKind::Stop
        } else {
            while chars.get(at).is_some_and(|c| !c.is_whitespace() && *c != ';') {
                at += if escapes(chars, at, start) { 2 } else { 1 };
            }
            TokenKind::Word
        };
        tokens.push(Token { kind, start, end: at });
    }
    tokens
}

/// The text of a stretch, with the backslashes that made something plain taken out.
pub fn clean(chars: &[char], start: usize, end: usize) -> String {
    let mut text = String::new();
    let (mut at, mut word) = (start, start);
    while at < end {
        if escapes(chars, at, word) && at + 1 < end {
            at += 1;
        }
        let Some(c) = chars.get(at) else { break };
        text.push(*c);
        at += 1;
        if c.is_whitespace() {
            word = at;
        }
    }
    text
}

/// The mark with which a word begins, and of how many characters it is. `last` says that no word follows.
pub fn mark(word: &[char], last: bool) -> Option<(Mark, usize)> {
    let opens = |at: usize| word.get(at).is_some_and(|c| c.is_alphanumeric() || matches!(c, '«' | '"' | '“' | '(' | '№' | '\\'));
    match word.first()? {
        '!' if opens(1) => Some((Mark::Ours, 1)),
        '!' if word.get(1) == Some(&'!') && opens(2) => Some((Mark::Theirs, 2)),
        '?' if opens(1) => Some((Mark::Question, 1)),
        '*' if opens(1) => Some((Mark::Complaint, 1)),
        '%' if word.get(1).is_some_and(|c| c.is_ascii_digit() || SIGNS.contains(c)) => Some((Mark::Value, 1)),
        '+' if word.get(1).is_some_and(|c| c.is_alphabetic()) => Some((Mark::Person, 1)),
        '=' => {
            let text: String = word.get(1..)?.iter().collect();
            let text = text.trim_end_matches([',', '.']);
            grade(text).map(|mood| (Mark::Mood(mood), 1 + text.chars().count()))
        }
        // Most words are told by their first and last letter to be none of these.
        first if !last && word.len() <= 10 && (word.ends_with(&[':']) || "дДnNlLтТсС".contains(*first)) => {
            let text = fold(&word.iter().collect::<String>());
            let named = |names: &[&str]| names.contains(&text.as_str());
            let bare = text.trim_end_matches(':');
            if named(&OURS) {
                Some((Mark::Ours, word.len()))
            } else if named(&THEIRS) {
                Some((Mark::Theirs, word.len()))
            } else if named(&ASK) {
                Some((Mark::Question, word.len()))
            } else if named(&WISH) {
                Some((Mark::Wish, word.len()))
            } else if NEXT.contains(&bare) {
                Some((Mark::Next, word.len()))
            } else {
                None
            }
        }
        _ => None,
    }
}

/// Whether a word is a mark with nothing glued to it, or more of one than there are: «! акт», «!!!КП», «+ Пестова». `begins` says
/// that it begins a clause, `next` is the word after it.
pub fn is_bare_mark(word: &[char], begins: bool, next: Option<char>) -> bool {
    let letter = next.is_some_and(char::is_alphabetic);
    match word {
        ['!', '!', '!', rest @ ..] => rest.iter().find(|c| **c != '!').is_some_and(|c| c.is_alphanumeric()),
        ['!'] | ['!', '!'] | ['?'] | ['*'] => begins && letter,
        ['+'] => letter && (begins || next.is_some_and(char::is_uppercase)),
        _ => false,
    }
}

/// A grade from −2 to +2 in figures.
pub fn grade(text: &str) -> Option<i64> {
    match text {
        "+2" | "2" => Some(2),
        "+1" | "1" => Some(1),
        "0" | "+0" | "-0" => Some(0),
        "-1" | "−1" => Some(-1),
        "-2" | "−2" => Some(-2),
        _ => None,
    }
}

/// An attitude in a word or in figures: `за`, `против`, `нейтр`, `pro`, `con`, `neutral`, `+1`, `-2` (M42).
pub fn attitude(text: &str) -> Option<i64> {
    let folded = fold(text);
    match folded.as_str() {
        "за" | "pro" | "for" => Some(1),
        "против" | "прот" | "con" | "contra" | "against" => Some(-1),
        "сторонник" | "сторонница" | "champion" | "advocate" => Some(2),
        "противник" | "противница" | "opponent" => Some(-2),
        "" => None,
        word if word.chars().count() >= 4 && ("нейтрально".starts_with(word) || "neutral".starts_with(word)) => Some(0),
        word => grade(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(word: &str) -> Option<Mark> {
        mark(&word.chars().collect::<Vec<_>>(), false).map(|(mark, _)| mark)
    }

    #[test]
    fn a_mark_needs_something_after_it() {
        for text in [
            "!",
            "!!",
            "!!!",
            "!!!да",
            "!,",
            "?",
            "??",
            "*",
            "**",
            "%",
            "%а",
            "+7",
            "+",
            "++a",
            "=",
            "=3",
            "=+1а",
            "да!",
            "подпишут?",
            "мы",
            "нас:",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
        assert_eq!(found("!КП"), Some(Mark::Ours));
        assert_eq!(found("!!«список"), Some(Mark::Theirs));
        assert_eq!(found("=−2,"), Some(Mark::Mood(-2)));
        assert_eq!(found("Мы:"), Some(Mark::Ours));
        assert_eq!(found("LFKTT"), Some(Mark::Next));
        assert_eq!(mark(&['м', 'ы', ':'], true), None);
    }

    #[test]
    fn attitudes_in_words_and_figures() {
        for (text, wanted) in [
            ("за", Some(1)),
            ("Против", Some(-1)),
            ("нейтр", Some(0)),
            ("neut", Some(0)),
            ("-2", Some(-2)),
            ("сторонник", Some(2)),
            ("Opponent", Some(-2)),
            ("зачем", None),
            ("н", None),
        ] {
            assert_eq!(attitude(text), wanted, "{text}");
        }
    }
}
