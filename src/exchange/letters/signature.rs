//! The signature below a letter: what stands after the leave that its writer takes.

/// With which words one takes leave.
const LEAVES: [&str; 31] = [
    "с уважением",
    "с ув",
    "с уваж",
    "с наилучшими",
    "с искренним",
    "с почтением",
    "с благодарностью и уважением",
    "всего доброго",
    "всего наилучшего",
    "хорошего дня",
    "до встречи",
    "best regards",
    "best wishes",
    "kind regards",
    "warm regards",
    "many thanks and",
    "with best",
    "with kind",
    "regards",
    "sincerely",
    "yours sincerely",
    "yours faithfully",
    "cheers",
    "br",
    "thanks and regards",
    "rgds",
    "mit freundlichen",
    "freundliche grüße",
    "beste grüße",
    "viele grüße",
    "mfg",
];
/// With which words one thanks for what is asked, which is a leave above one's name at the end alone.
const THANKS: [&str; 9] =
    ["thanks", "thank you", "many thanks", "thx", "спасибо", "заранее спасибо", "заранее благодарю", "danke", "vielen dank"];
/// How lines begin of what somebody adds below the own name.
const ADDED: [&str; 25] = [
    "p.s",
    "p. s",
    "ps:",
    "ps.",
    "з.ы",
    "зы:",
    "и ещё",
    "и еще",
    "ещё ",
    "еще ",
    "ещё:",
    "еще:",
    "да, ",
    "кстати",
    "забыл",
    "также ",
    "дополнение",
    "one more",
    "and one more",
    "also ",
    "also,",
    "btw",
    "by the way",
    "i forgot",
    "forgot to",
];
/// Words of an address, of which one has two at least.
const OF_ADDRESS: [&str; 18] =
    ["г", "обл", "ул", "пр", "пр-т", "просп", "пер", "наб", "ш", "д", "стр", "корп", "оф", "офис", "этаж", "street", "st", "floor"];
/// How lines begin that programs put below a letter, and a sentence may begin as well.
const SENT_FROM: [&str; 6] = ["отправлено с ", "отправлено из ", "sent from mail", "sent from outlook", "sent via ", "gesendet von "];
/// The same of those with which no sentence begins.
const OF_PROGRAM: [&str; 8] = [
    "sent from my ",
    "get outlook for ",
    "получить outlook для ",
    "скачать outlook для ",
    "отправлено со смартфона ",
    "отправлено с мобильного ",
    "отправлено с моего ",
    "von meinem ",
];
/// How a line begins that excuses that a letter was written on a phone, and of what besides it speaks.
const ON_A_PHONE: [&str; 7] =
    ["с телефона", "с мобильного", "пишу с телефона", "from my phone", "from my mobile", "typed on my phone", "sent from a phone"];
const EXCUSED: [&str; 7] = ["кратк", "лаконич", "опечат", "ошибк", "brevity", "brief", "typo"];
/// What programs and companies put below a letter, as two words of it that stand in one line.
const FOOTERS: [(&str, &str); 7] = [
    ("avast", "вирус"),
    ("avast", "virus"),
    ("avast", "virenfrei"),
    ("подумайте о природе", "печата"),
    ("подумайте об окружающей среде", "печата"),
    ("consider the environment", "print"),
    ("denken sie an die umwelt", "druck"),
];
/// Such a line has so many letters at most.
const FOOTER: usize = 160;
/// A signature has so many lines at most; what is longer is text.
const SIGNATURE: usize = 14;

/// The text without what stands below the leave that its writer takes; what is added after it stays. A part of a letter below text of its writer
/// (`is_more`) may be nothing but a signature.
pub(super) fn without_signature<'a>(lines: &[&'a str], is_more: bool) -> Vec<&'a str> {
    let below = |at: usize| lines.iter().skip(at + 1).map(|line| line.trim()).filter(|line| !line.is_empty());
    // Whoever writes «--» himself may part anything with it; a program puts a blank behind it.
    let is_named = |at: usize| below(at).next().is_none_or(is_a_name);
    let is_below = |at: usize, line: &str| match line.trim() {
        _ if is_mark(line) => true,
        "--" | "—" => is_named(at) || below(at).any(reaches),
        // A longer line parts anything, too.
        rule if rule.len() > 2 && rule.chars().all(|c| matches!(c, '-' | '_')) => is_named(at) && below(at).count() <= SIGNATURE,
        _ => false,
    };
    let mut cut = lines.iter().enumerate().find(|(at, line)| is_below(*at, line)).map(|(at, _)| at);
    // After a leave comes a name, and no sentence that goes on.
    let ends = |at: usize| !below(at).next().is_some_and(|line| line.starts_with(char::is_lowercase));
    let is_last_name = |at: usize| below(at).next().is_some_and(is_a_name) && !below(at).any(|line| speaks(&[line]));
    let leave = lines
        .iter()
        .enumerate()
        .rev()
        .find(|(at, line)| below(*at).count() <= SIGNATURE && (takes_leave(line) && ends(*at) || gives_thanks(line) && is_last_name(*at)))
        .map(|(at, _)| at);
    cut = match (cut, leave) {
        (Some(mark), Some(leave)) => Some(mark.min(leave)),
        (mark, leave) => mark.or(leave),
    };
    // A letter that is nothing but its signature is answered below it.
    let Some(cut) = cut.filter(|cut| is_more || lines.iter().take(*cut).any(|line| !line.trim().is_empty())) else {
        return lines.iter().copied().filter(|line| !is_of_program(line)).collect();
    };
    let own = lines.iter().take(cut).copied().filter(|line| !is_of_program(line));
    own.chain(added(lines.get(cut + 1..).unwrap_or_default()).into_iter().filter(|line| !is_of_program(line))).collect()
}

/// What stands below a leave and is no signature: paragraphs that speak, and what says of itself that it is added, to the end of its paragraph.
fn added<'a>(below: &[&'a str]) -> Vec<&'a str> {
    let mut kept = Vec::new();
    for (at, paragraph) in below.split(|line| line.trim().is_empty()).enumerate() {
        let from =
            if at > 0 && speaks(paragraph) { Some(0) } else { paragraph.iter().position(|line| is_added(line) || is_sentence(line)) };
        if let Some(said) = from.and_then(|from| paragraph.get(from..)).filter(|said| !said.is_empty()) {
            kept.push("");
            kept.extend(said);
        }
    }
    kept
}

fn is_added(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    ADDED.iter().any(|begin| line.starts_with(begin))
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| word.chars().any(char::is_alphabetic)).collect()
}

/// Whether a text ends as sentences do, and not with an abbreviation.
fn is_ended(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '?', '…']) && words(text).last().is_some_and(|word| word.chars().count() > 2)
}

fn has_word_of_sentence(words: &[&str]) -> bool {
    words.iter().any(|word| OF_SENTENCE.contains(&word.to_lowercase().as_str()))
}

/// Whether a line is a sentence, and no name or position: it ends as one, and has a word of one or no name in it.
fn is_sentence(line: &str) -> bool {
    let words = words(line);
    let is_nameless = || words.iter().skip(1).all(|word| word.starts_with(char::is_lowercase));
    words.len() > 1 && is_ended(line) && !reaches(line) && (has_word_of_sentence(&words) || is_nameless())
}

/// Whether a paragraph below a leave says something, and not only who somebody is and how they are reached. In doubt it does: what is left out
/// there is gone.
fn speaks(paragraph: &[&str]) -> bool {
    let text = paragraph.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
    let words = words(&text);
    let in_address = words.iter().filter(|word| OF_ADDRESS.contains(&word.to_lowercase().as_str())).count();
    let is_contact = in_address > 1 || paragraph.iter().any(|line| reaches(line));
    let (is_ended, has_word) = (is_ended(&text), has_word_of_sentence(&words));
    let says = is_ended || words.len() > 2 && (has_word || text.contains(|c: char| c.is_ascii_digit()));
    paragraph.first().is_some_and(|line| is_added(line))
        || words.len() > 1 && !paragraph.iter().all(|line| is_a_name(line)) && if is_contact { is_ended && has_word } else { says }
}

/// Whether a line thanks, and goes on with a name below it.
fn gives_thanks(line: &str) -> bool {
    line.trim().to_lowercase().strip_suffix(',').is_some_and(|thanks| THANKS.contains(&thanks))
}

/// Whether a line is the mark that a program puts above a signature, with the blank that is part of it.
pub(super) fn is_mark(line: &str) -> bool {
    line.trim_end() == "--" && line.len() > 2
}

/// Whether a line is a name and nothing else.
fn is_a_name(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    words.len() <= 4 && words.iter().all(|word| word.starts_with(char::is_uppercase) && !word.contains([':', ',', '!', '?']))
}

/// Whether a line says how somebody is reached: an address, a site, a number.
fn reaches(line: &str) -> bool {
    line.contains('@') || line.contains("www.") || line.chars().filter(char::is_ascii_digit).count() >= 7
}

/// Words that go on with taking leave.
const GO_ON: [&str; 29] = [
    "и",
    "к",
    "вам",
    "вашей",
    "всей",
    "команде",
    "искренним",
    "наилучшими",
    "лучшими",
    "добрыми",
    "теплыми",
    "тёплыми",
    "уважением",
    "пожеланиями",
    "почтением",
    "благодарностью",
    "and",
    "to",
    "you",
    "all",
    "warm",
    "kind",
    "best",
    "regards",
    "wishes",
    "grüßen",
    "grüße",
    "gruß",
    "wünschen",
];
/// Words with which a sentence goes on, whatever stands before them.
const OF_SENTENCE: [&str; 16] =
    ["но", "что", "однако", "хотя", "если", "мы", "я", "не", "прошу", "просим", "but", "however", "we", "i", "not", "please"];

/// Whether a line takes leave, and does nothing else: after its words come no others than those that belong to them, and names.
fn takes_leave(line: &str) -> bool {
    let line = line.trim();
    if line.chars().count() > 60 {
        return false;
    }
    let lower = line.to_lowercase();
    let Some(leave) = LEAVES.iter().filter(|leave| lower.starts_with(**leave)).max_by_key(|leave| leave.len()) else { return false };
    // Small letters may be longer than large ones: it is counted in letters.
    let rest: String = line.chars().skip(leave.chars().count()).collect();
    if rest.starts_with(char::is_alphanumeric) {
        return false;
    }
    let (goes_on, after) = rest.split_once([',', '!', '.', '\n']).unwrap_or((&rest, ""));
    let words =
        |text: &str| text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()).map(str::to_owned).collect();
    let (belong, behind): (Vec<String>, Vec<String>) = (words(goes_on), words(after));
    let is_name = |word: &String| word.starts_with(char::is_uppercase);
    let belongs = |word: &String| is_name(word) || GO_ON.contains(&word.to_lowercase().as_str());
    let speaks = |word: &String| OF_SENTENCE.contains(&word.to_lowercase().as_str());
    belong.iter().all(belongs) && behind.len() <= 6 && !behind.iter().any(speaks) && !line.ends_with(['…', '?'])
}

fn is_of_program(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    if line.chars().count() <= FOOTER && FOOTERS.iter().any(|(one, other)| line.contains(one) && line.contains(other)) {
        return true;
    }
    // Outlook puts its link behind.
    let line = line.split('<').next().unwrap_or_default().trim_end();
    let begins = |known: &[&str]| known.iter().any(|begin| line.starts_with(begin) || line == begin.trim());
    let excuses = || begins(&ON_A_PHONE) && EXCUSED.iter().any(|word| line.contains(word));
    line.chars().count() <= 80 && (begins(&OF_PROGRAM) || begins(&SENT_FROM) && !line.ends_with(['.', '?', '!']) || excuses())
}
