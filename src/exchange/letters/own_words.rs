//! What the writer of a letter wrote: without what is quoted below, signatures, clauses of lawyers and the marks of answers.

use super::page::QUOTED;
use super::signature::{is_mark, without_signature};
use crate::domain::name::fold;

/// What stands before a subject that is answered or passed on.
const ANSWERS: [&str; 9] = ["re", "отв", "ответ", "ha", "на", "aw", "sv", "rv", "antw"];
const FORWARDS: [&str; 8] = ["fwd", "fw", "пересл", "перес", "wg", "tr", "пд", "vs"];

/// The mark before a subject, and what follows it: `Re[2]: Цены`.
fn mark(subject: &str) -> Option<(String, &str)> {
    let (mark, rest) = subject.split_once(':')?;
    let word: String =
        mark.trim().trim_end_matches(|c: char| c == ']' || c == ')' || c.is_ascii_digit()).trim_end_matches(['[', '(']).to_lowercase();
    (ANSWERS.contains(&word.as_str()) || FORWARDS.contains(&word.as_str())).then_some((word, rest.trim_start()))
}

/// A subject without the marks of answers.
pub(super) fn without_marks(subject: &str) -> &str {
    let mut subject = subject.trim();
    while let Some((_, rest)) = mark(subject) {
        subject = rest.trim();
    }
    subject
}

/// What a letter is to the one below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sent {
    /// It begins a talk: nothing is quoted in it.
    First,
    /// It answers.
    Answer,
    /// It passes another one on: then what is below is what it is about.
    Forward,
}

impl Sent {
    /// What the first mark of its subject says: `RE: FW: Price` answers one that was passed on. One that answers says so in its head as well.
    pub fn of(subject: &str, answers: bool) -> Sent {
        match mark(subject.trim()) {
            Some((word, _)) if FORWARDS.contains(&word.as_str()) => Sent::Forward,
            None if !answers => Sent::First,
            _ => Sent::Answer,
        }
    }
}

/// How the line begins that says who wrote what is quoted below it, in a head of several lines.
const HEADS: [(&str, Head); 25] = [
    ("от", Head::From),
    ("from", Head::From),
    ("von", Head::From),
    ("de", Head::From),
    ("отправитель", Head::From),
    ("отправлено", Head::Other),
    ("дата", Head::Other),
    ("date", Head::Other),
    ("sent", Head::Other),
    ("gesendet", Head::Other),
    ("datum", Head::Other),
    ("кому", Head::Other),
    ("to", Head::Other),
    ("an", Head::Other),
    ("тема", Head::Other),
    ("subject", Head::Other),
    ("betreff", Head::Other),
    ("копия", Head::Other),
    ("cc", Head::Other),
    ("kopie", Head::Other),
    ("важность", Head::Other),
    ("importance", Head::Other),
    ("reply-to", Head::Other),
    ("envoyé", Head::Other),
    ("objet", Head::Other),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Head {
    From,
    Other,
}

/// How Outlook calls when a letter was sent.
const SENT: [&str; 3] = ["отправлено:", "sent:", "gesendet:"];
/// Words that say between two lines that another letter follows.
const BETWEEN: [&str; 7] = [
    "original message",
    "исходное сообщение",
    "исходное письмо",
    "ursprüngliche nachricht",
    "original-nachricht",
    "message d'origine",
    "первоначальное сообщение",
];
/// The same of one that is passed on.
const PASSED: [&str; 5] =
    ["forwarded message", "пересылаемое сообщение", "пересланное сообщение", "пересылаемое письмо", "weitergeleitete nachricht"];
/// The same in Apple's words, which stand between no lines: what follows is marked as if it were quoted.
const PASSED_BY_APPLE: [&str; 5] = [
    "начало переадресованного сообщения:",
    "begin forwarded message:",
    "anfang der weitergeleiteten nachricht:",
    "début du message réexpédié :",
    "début du message transféré :",
];
/// Words that say who wrote what follows.
const WROTE: [&str; 10] =
    ["wrote:", "writes:", "schrieb:", "пишет:", "писал:", "писала:", "писали:", "написал:", "написала:", "написал(а):"];
/// How a line begins that says so before it says when.
const YOU_WROTE: &str = "вы писали ";
/// How clauses of lawyers begin, and a word that they have besides.
const CLAUSES: [&str; 16] = [
    "настоящее сообщение",
    "настоящее электронное",
    "данное сообщение",
    "данное электронное",
    "это сообщение",
    "это электронное",
    "информация, содержащаяся",
    "информация в этом",
    "внимание! это",
    "this message",
    "this e-mail",
    "this email",
    "the information",
    "the contents of this",
    "diese e-mail",
    "confidentiality",
];
const OF_CLAUSE: [&str; 8] = ["конфиденциальн", "предназначен", "адресат", "оферт", "confidential", "intended", "recipient", "vertraulich"];
/// How clauses begin that need say no more of what they are.
const HEADINGS: [&str; 4] = ["конфиденциально:", "конфиденциально!", "confidential:", "confidentiality notice"];
/// What a company's server puts above a letter from outside.
const BANNERS: [&str; 10] = [
    "caution: external",
    "caution: this email",
    "external email",
    "[external]",
    "внимание: внешн",
    "внимание! внешн",
    "внимание! это письмо отправлено извне",
    "внимание: письмо получено извне",
    "внимание! письмо получено извне",
    "внимание: это письмо получено извне",
];
/// Words with which such a line goes on.
const OF_BANNER: [&str; 10] =
    ["ссылк", "вложен", "отправител", "организаци", "click", "links", "attachment", "sender", "organization", "organisation"];
/// How words begin with which a writer says that the answers stand in what is quoted below, by what they are and where.
const ANSWERS_BELOW: [&[&str]; 2] = [
    &["ответ", "коммент", "пометк", "правк", "answer", "repl", "comment", "remark", "edits"],
    &["ниже", "текст", "красн", "син", "зелен", "цвет", "below", "inline", "in-line", "red", "blue", "green", "text"],
];
/// What the writer wrote; of a letter that passes another one on, that one as well.
pub(super) fn own_words(text: &str, sent: Sent) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n").replace('\u{a0}', " ");
    let mut lines: Vec<&str> = text.lines().map(|line| if is_mark(line) { line } else { line.trim_end() }).collect();
    let first = lines.iter().position(|line| !line.trim().is_empty()).unwrap_or_default();
    // Another letter from the first line on, without a word beside, is what it is about.
    let is_bare = sent == Sent::First && lines.get(first..).is_some_and(is_head);
    let is_passed = unmark_passed(&mut lines) || lines.iter().any(|line| is_between(line, &PASSED)) || quotes_what_is_passed(&lines);
    let mut is_forward = sent == Sent::Forward || is_passed || is_bare;
    // A mark of the writer's own, in a letter that answers nothing and quotes nobody, is part of what is said.
    let unmarked: Vec<&str> = lines.iter().map(|line| line.trim_start_matches(['>', ' ', QUOTED])).collect();
    let quotes = sent != Sent::First || is_passed || (0..unmarked.len()).any(|at| unmarked.get(at..).and_then(attribution).is_some());
    if is_forward || !quotes {
        lines.iter_mut().for_each(|line| *line = line.trim_start_matches(QUOTED));
    }
    // What stands above a quotation, between two, and below: each may be signed.
    let mut parts: Vec<Vec<&str>> = vec![Vec::new()];
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let rest = lines.get(at..).unwrap_or_default();
        if quotes && is_quoted(line) {
            if parts.last().is_some_and(|part| !part.is_empty()) {
                parts.push(Vec::new());
            }
            at += 1;
            continue;
        }
        let quoted_next = |from: usize| rest.iter().skip(from).find(|line| !line.trim().is_empty()).is_some_and(|line| is_quoted(line));
        if says_who_wrote_below(line) && quoted_next(1) {
            at += 1;
            continue;
        }
        if let Some(count) = attribution(rest) {
            if quoted_next(count) {
                at += count;
                continue;
            }
            // What was quoted had no marks, as in a web page: it goes on to the end.
            is_forward |= says_answers_are_below(&parts.concat());
            if !is_forward {
                break;
            }
        }
        if !is_forward && (is_between(line, &BETWEEN) || is_head(rest) || is_headless(rest)) {
            let head = rest.iter().take_while(|line| is_of_head(line)).count();
            if quoted_next(head) {
                at += head;
                continue;
            }
            is_forward = says_answers_are_below(&parts.concat());
            if !is_forward {
                break;
            }
        }
        if let Some(part) = parts.last_mut() {
            part.push(line);
        }
        at += 1;
    }
    let mut own: Vec<&str> = Vec::new();
    for mut part in parts {
        let length = part.len();
        without_rules_below(&mut part);
        // The line that was left empty above a quotation parts what stands around it.
        part.extend((part.len() < length).then_some(""));
        let is_more = own.iter().any(|line| !line.trim().is_empty());
        own.extend(without_signature(&part, is_more));
    }
    let mut kept = without_clauses(&own);
    without_rules_below(&mut kept);
    joined(&kept)
}

/// Whether a text ends with lines that say who wrote what follows.
pub(super) fn ends_with_an_attribution(text: &str) -> bool {
    let mut last: Vec<&str> =
        text.lines().rev().map(|line| line.trim_start_matches(QUOTED)).filter(|line| !line.trim().is_empty()).take(3).collect();
    last.reverse();
    last.last().is_some_and(|line| says_who_wrote_below(line)) || (0..last.len()).any(|from| last.get(from..).is_some_and(says_who_wrote))
}

/// Whether a line says who wrote what is marked as quoted below it: by a word for it, or by when and who alone, as Gmail does of somebody
/// whose address it does not show: «ср, 25 нояб. 2026 г. в 18:02, Орехов:».
fn says_who_wrote_below(line: &str) -> bool {
    let line = line.trim();
    let has_hour =
        || line.split_whitespace().any(|word| word.trim_end_matches(',').split(':').filter(|part| is_figures(part)).count() >= 2);
    let has_year = || line.split(|c: char| !c.is_ascii_digit()).any(|part| part.len() == 4 && part.starts_with("20"));
    WROTE.iter().any(|wrote| line.to_lowercase().ends_with(wrote)) || line.ends_with(':') && has_hour() && has_year()
}

fn is_figures(text: &str) -> bool {
    !text.is_empty() && text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a line belongs to the head of a letter that is answered.
fn is_of_head(line: &str) -> bool {
    line.trim().is_empty() || is_rule(line) || is_between(line, &BETWEEN) || head_of(line).is_some()
}

/// Whether what is quoted in a web page begins as a letter that is passed on does, and nobody is said to be answered by it.
fn quotes_what_is_passed(lines: &[&str]) -> bool {
    let is_said = |line: &&str| line.strip_prefix(QUOTED).is_some_and(|line| !line.trim().is_empty());
    let Some((above, line)) = lines.iter().position(is_said).and_then(|at| Some((lines.get(..at)?, lines.get(at)?.strip_prefix(QUOTED)?)))
    else {
        return false;
    };
    (passes_on(line) || is_between(line, &PASSED)) && !ends_with_an_attribution(&above.join("\n"))
}

/// Whether a line says in Apple's words that another letter follows.
fn passes_on(line: &str) -> bool {
    PASSED_BY_APPLE.contains(&line.trim_start_matches(['>', ' ']).trim().to_lowercase().as_str())
}

/// «см. ответы красным в тексте ниже», `my comments inline`: whether what is quoted below has answers written into it, which no mark tells apart.
fn says_answers_are_below(lines: &[&str]) -> bool {
    lines.iter().flat_map(|line| line.split(['.', '!', '?'])).any(|sentence| {
        let folded = fold(sentence);
        let said = |known: &[&str]| folded.split(|c: char| !(c.is_alphanumeric() || c == '-')).any(|word| begins(known, word));
        ANSWERS_BELOW.iter().all(|known| said(known))
    })
}

fn begins(known: &[&str], word: &str) -> bool {
    known.iter().any(|begun| word.starts_with(begun))
}

/// Leaves out lines that part what stood below them: they part nothing any more.
fn without_rules_below(lines: &mut Vec<&str>) {
    while lines.last().is_some_and(|line| line.trim().is_empty() || is_rule(line)) {
        lines.pop();
    }
}

/// Takes the marks of a quotation from what Apple's program passes on; gives whether it does.
fn unmark_passed(lines: &mut [&str]) -> bool {
    let Some(at) = lines.iter().position(|line| passes_on(line)) else { return false };
    for line in lines.iter_mut().skip(at) {
        if let Some(bare) = line.trim_start().strip_prefix('>') {
            *line = bare.strip_prefix(' ').unwrap_or(bare);
        }
    }
    true
}

/// Whether a head of another letter begins here that says to whom and of what alone, and below it who wrote it, as Yandex writes it.
fn is_headless(lines: &[&str]) -> bool {
    let said = lines.iter().skip(1).take_while(|line| head_of(line).is_some()).count();
    lines.first().is_some_and(|line| is_rule(line)) && said > 0 && lines.get(said + 1..).is_some_and(|rest| attribution(rest).is_some())
}

fn is_quoted(line: &str) -> bool {
    line.trim_start().starts_with(['>', QUOTED])
}

fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() >= 3 && line.chars().all(|c| matches!(c, '_' | '-' | '—' | '=' | '*' | '–'))
}

/// Whether a line says in one of these words that another letter follows.
fn is_between(line: &str, words_between: &[&str]) -> bool {
    let bare = line.trim();
    let words = bare.trim_matches(|c: char| matches!(c, '-' | '_' | '*' | '—' | ' ')).trim_end_matches(':').to_lowercase();
    bare.starts_with(['-', '_', '*', '—']) && words_between.contains(&words.as_str())
}

/// Which line of the head of a letter this is.
fn head_of(line: &str) -> Option<Head> {
    let bare = line.trim().trim_matches('*');
    let (name, said) = bare.split_once(':')?;
    let name = name.trim().trim_matches('*').to_lowercase();
    let head = HEADS.iter().find(|(known, _)| *known == name).map(|(_, head)| *head)?;
    (head != Head::From || !said.trim().is_empty()).then_some(head)
}

/// Whether the head of another letter begins here, as Outlook writes it: who, and of when, to whom and of what two at least.
fn is_head(lines: &[&str]) -> bool {
    let first = lines.iter().position(|line| !is_rule(line) && !line.trim().is_empty()).unwrap_or(usize::MAX);
    // A line drawn above belongs to it.
    if first > 2 || first > 0 && !lines.first().is_some_and(|line| is_rule(line)) {
        return false;
    }
    let rest = lines.get(first..).unwrap_or_default();
    let is_from = rest.first().and_then(|line| head_of(line)) == Some(Head::From);
    is_from && rest.iter().skip(1).take(7).filter(|line| head_of(line) == Some(Head::Other)).count() >= 2
}

/// Whether a text begins with the head of a letter, as Outlook writes it when it saves one as text: each name with its tabulator.
pub(super) fn begins_with_a_head(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().take(HEADS.len()).collect();
    // No field of a letter is called so.
    let sent = lines.iter().take_while(|line| !line.trim().is_empty()).any(|line| begins(&SENT, &line.to_lowercase()));
    sent && lines.first().is_some_and(|first| first.contains(":\t")) && is_head(&lines)
}

/// Of how many lines what says who wrote the quoted text is, where it begins here: «27.11.2026, 10:15, Иван <ivan@example.org>:», «On Fri,
/// 27 Nov 2026, Ivan wrote:», also where it was wrapped.
fn attribution(lines: &[&str]) -> Option<usize> {
    let first = lines.first()?.trim();
    let begins = first.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c.is_lowercase()) && !first.is_empty();
    if !begins {
        return None;
    }
    (1..=3).find(|count| {
        let Some(part) = lines.get(..*count).filter(|part| part.iter().all(|line| !line.trim().is_empty() && !is_quoted(line))) else {
            return false;
        };
        // A line of the writer's own above one that says all of it alone does not belong to it.
        says_who_wrote(part) && (*count == 1 || has_date(first) && !(1..*count).any(|from| part.get(from..).is_some_and(says_who_wrote)))
    })
}

/// Whether these lines together say when somebody wrote.
fn says_who_wrote(lines: &[&str]) -> bool {
    let joined = lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
    let lower = joined.to_lowercase();
    let begins = || lower.starts_with("am ") && lower.contains(" schrieb ") || lower.starts_with(YOU_WROTE);
    let wrote = WROTE.iter().any(|wrote| lower.ends_with(wrote)) || begins() && lower.ends_with(':');
    let named = lower.ends_with(">:") && lower.contains('@');
    let has_day = joined.chars().filter(char::is_ascii_digit).count() >= 3;
    joined.chars().count() <= 300 && has_day && (wrote || named)
}

/// Whether a line has a year, an hour, or a day in figures.
fn has_date(line: &str) -> bool {
    line.split_whitespace().any(|word| {
        let figures: Vec<&str> = word.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
        match figures.as_slice() {
            [year] => year.len() == 4 && year.starts_with("20"),
            [_, _, ..] => word.contains([':', '.', '/', '-']) && figures.iter().all(|part| matches!(part.len(), 1 | 2 | 4)),
            [] => false,
        }
    })
}

/// The text without the paragraphs that lawyers and servers put there.
fn without_clauses<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    let mut kept = Vec::new();
    for paragraph in lines.split(|line| line.trim().is_empty()) {
        let whole = paragraph.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ").to_lowercase();
        let bare = whole.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '[');
        let is_clause = CLAUSES.iter().any(|begin| bare.starts_with(begin))
            && OF_CLAUSE.iter().any(|word| bare.contains(word))
            && bare.chars().count() > 80;
        if !is_clause && !begins(&HEADINGS, bare) {
            kept.extend(without_banner(paragraph));
            kept.push("");
        }
    }
    kept
}

/// A paragraph without what a server put into it, of which a line may go on in the next one; what the writer wrote right below it stays.
fn without_banner<'a>(paragraph: &[&'a str]) -> Vec<&'a str> {
    let mut is_of_banner = false;
    let is_own = |line: &&&str| {
        let lower = line.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '[').to_lowercase();
        is_of_banner = begins(&BANNERS, &lower) || is_of_banner && OF_BANNER.iter().any(|word| lower.contains(word));
        !is_of_banner
    };
    paragraph.iter().filter(is_own).copied().collect()
}

/// The lines as one text, with one empty line at most between two others.
fn joined(lines: &[&str]) -> String {
    let mut text = String::new();
    let mut is_empty = true;
    for line in lines {
        if line.trim().is_empty() {
            if !is_empty {
                text.push('\n');
            }
            is_empty = true;
        } else {
            text.push_str(line);
            text.push('\n');
            is_empty = false;
        }
    }
    text.trim_end().to_owned()
}

#[cfg(test)]
mod tests;
