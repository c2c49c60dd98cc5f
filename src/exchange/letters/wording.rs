//! All that stands in a letter as its text: which of its parts that is, and in which characters it is written.

use super::{Unread, Writing, page};
use crate::exchange::encoding::{labelled, named};
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessagePart, MimeHeaders, PartType};
use std::borrow::Cow;

/// The text of a letter, all of it, and how well it is known in which characters it is written. Where the plain text is blank, as some
/// programs leave it, or only sends one to the page, it is that of the page.
pub(super) fn text(message: &Message) -> (String, Writing) {
    let plain = all(message.text_bodies(), message);
    if !is_blank(&plain.0) && !sends_to_the_page(&plain.0) {
        return plain;
    }
    let page = all(message.html_bodies(), message);
    if is_blank(&page.0) { plain } else { page }
}

/// A text that only sends one to the page has so many letters at most.
const STUB: usize = 200;
/// What it says of the program that cannot show that.
const SHOWING: [&str; 9] = ["просмотр", "включите", "поддерживает", "отобра", "браузер", "view", "display", "support", "enable"];

/// «Для просмотра письма включите HTML.»: whether a plain text says no more than that the page is to be read.
fn sends_to_the_page(text: &str) -> bool {
    let lower = text.to_lowercase();
    text.chars().count() <= STUB && lower.contains("html") && SHOWING.iter().any(|word| lower.contains(word)) && text.lines().count() <= 3
}

/// Whether a text has nothing in it that is seen.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}'))
}

fn all<'a>(parts: impl Iterator<Item = &'a MessagePart<'a>>, message: &Message) -> (String, Writing) {
    let (mut texts, mut writing) = (Vec::new(), Writing::Known);
    for (text, read) in parts.filter_map(|part| one(part, &message.raw_message)) {
        texts.push(text);
        writing = writing.or(read);
    }
    (texts.join("\n"), writing)
}

/// The text of a part, where it is one.
fn one(part: &MessagePart, raw: &[u8]) -> Option<(String, Writing)> {
    let (text, is_page) = match &part.body {
        PartType::Text(text) => (text, false),
        PartType::Html(text) => (text, true),
        _ => return None,
    };
    let label = part.content_type().and_then(|kind| kind.attribute("charset"));
    // Of an encoding that only the library knows it is the library's text.
    let is_read = label.is_some_and(|label| named(label).is_none()) && !text.contains(char::REPLACEMENT_CHARACTER);
    let (text, writing) = match bytes(part, raw).filter(|_| !is_read) {
        Some(bytes) => {
            let read = labelled(&bytes, label);
            let writing = read.writing();
            (read.text, writing)
        }
        None => (text.to_string(), Writing::Known),
    };
    let is = |name: &str, wanted: &str| {
        part.content_type().and_then(|kind| kind.attribute(name)).is_some_and(|said| said.eq_ignore_ascii_case(wanted))
    };
    let text = match is_page {
        true => page::text(&text),
        false if is("format", "flowed") => unfolded(&text, is("delsp", "yes")),
        false => text,
    };
    Some((text, writing))
}

/// A plain text of which the lines that end with a blank go on in the next one (RFC 3676), each paragraph in one line; `parts_words` where that
/// blank is none of the text's own, as of lines that end within a word.
fn unfolded(text: &str, parts_words: bool) -> String {
    let mut whole: Vec<String> = Vec::new();
    // How often the line that goes on is quoted.
    let mut open: Option<usize> = None;
    for line in text.lines() {
        let rest = line.trim_start_matches('>');
        let depth = line.len() - rest.len();
        let rest = rest.strip_prefix(' ').unwrap_or(rest);
        let is_mark = rest == "-- ";
        let goes_on = rest.ends_with(' ') && !is_mark;
        let said = rest.strip_suffix(' ').filter(|_| goes_on && parts_words).unwrap_or(rest);
        match whole.last_mut().filter(|_| open == Some(depth) && !is_mark && !rest.is_empty()) {
            Some(last) => last.push_str(said),
            None => whole.push(format!("{}{said}", if depth > 0 { ">".repeat(depth) + " " } else { String::new() })),
        }
        open = goes_on.then_some(depth);
    }
    whole.join("\n")
}

/// What stands in a part, as it was before it was made fit to be sent.
fn bytes<'a>(part: &MessagePart, raw: &'a [u8]) -> Option<Cow<'a, [u8]>> {
    let body = raw.get(part.raw_body_offset() as usize..part.raw_end_offset() as usize)?;
    match part.encoding {
        Encoding::None => Some(Cow::Borrowed(body)),
        Encoding::Base64 => base64_decode(body).map(Cow::Owned),
        Encoding::QuotedPrintable => quoted_printable_decode(body).map(Cow::Owned),
    }
}

/// How the text of a letter begins that is encrypted within the plain text.
const SEALED: &str = "-----BEGIN PGP MESSAGE-----";

/// Why nothing of the text of a letter was read, where that is so.
pub(super) fn unread(message: &Message, text: &str) -> Option<Unread> {
    if text.trim_start().starts_with(SEALED) {
        return Some(Unread::Sealed);
    }
    if !is_blank(text) {
        return None;
    }
    let is = |kind: &str, names: &[&str]| message.parts.iter().any(|part| names.iter().any(|name| part.is_content_type(kind, name)));
    if is("application", &["pkcs7-mime", "x-pkcs7-mime", "pgp-encrypted"]) || is("multipart", &["encrypted"]) {
        return Some(Unread::Sealed);
    }
    is("text", &["enriched", "richtext", "rtf"]).then_some(Unread::Form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_flow_are_one() {
        let text = "Цена 480, срок постав \nки десять дней.\n> Ста \n> рое\n>> Старее \nМоё.\n  От края \n\n-- \nИван";
        assert_eq!(unfolded(text, true), "Цена 480, срок поставки десять дней.\n> Старое\n>> Старее\nМоё.\n От края\n\n-- \nИван");
        assert_eq!(unfolded("Цена \r\n480.\r\nСрок", false), "Цена 480.\nСрок");
    }
}
