//! One letter: its head, its text, what is attached.

use super::dating::sent;
use super::nature::{Nature, is_of_sent, nature, said};
use super::own_words::{is_forward, own_words, without_marks};
use super::parting::Raw;
use super::{Attachment, Fault, Letter, Party, told_by};
use crate::exchange::calendar::is_calendar;
use crate::exchange::encoding::{decode, named, odd_line};
use mail_parser::decoders::html::html_to_text;
use mail_parser::{Address, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use std::borrow::Cow;

/// What a letter may say of whose mailbox it came to.
const DELIVERED: [&str; 3] = ["Delivered-To", "X-Original-To", "Envelope-To"];

/// Reads a letter; what is wrong with it otherwise, and its subject.
pub(super) fn letter(raw: &Raw) -> Result<Letter, (Fault, String)> {
    let bytes = mended(&raw.bytes);
    let message = MessageParser::default().parse(bytes.as_ref()).ok_or((Fault::NoLetter, String::new()))?;
    let whole_subject = message.subject().unwrap_or_default().trim().to_owned();
    let fail = |fault| Err((fault, whole_subject.clone()));
    if !raw.is_ended || is_cut(&message, &bytes) {
        return fail(Fault::Cut);
    }
    let Some(from) =
        message.from().or_else(|| message.sender()).map(parties).and_then(|from| from.into_iter().find(|from| !from.mail.is_empty()))
    else {
        return fail(Fault::NoSender);
    };
    let Some((sent, hour)) = sent(&message, raw.above) else { return fail(Fault::NoDay) };
    let subject = without_marks(&whole_subject).to_owned();
    let text = own_words(&text(&message), is_forward(&whole_subject));
    let mut attachments: Vec<Attachment> = Vec::new();
    let mut is_packed = false;
    for part in message.attachments() {
        let name = part.attachment_name().unwrap_or_default().trim().to_owned();
        is_packed |= part.is_content_type("application", "ms-tnef") || name.eq_ignore_ascii_case("winmail.dat");
        // Pictures that stand in the text are no attachments; a letter within the letter is.
        let is_drawn = part.content_id().is_some()
            && matches!(part.body, PartType::InlineBinary(_))
            && !part.content_disposition().is_some_and(|how| how.is_attachment());
        if !(is_drawn || name.is_empty() && part.is_text()) {
            attachments.push(Attachment { name, bytes: size(part) });
        }
    }
    let mut invitations: Vec<Vec<u8>> = message.parts.iter().filter_map(invitation).collect();
    // Programs put it into a letter twice: to be read, and to be opened.
    invitations.sort();
    invitations.dedup();
    let listed = |address: Option<&Address>| address.map(parties).unwrap_or_default();
    let mut to = listed(message.to());
    let mut copied = listed(message.cc());
    copied.extend(listed(message.bcc()));
    to.retain(|party| !party.mail.is_empty());
    copied.retain(|party| !party.mail.is_empty() && !to.contains(party));
    let mut delivered: Vec<String> = DELIVERED.iter().filter_map(|name| said(&message, name)).filter_map(|said| address(&said)).collect();
    delivered.dedup();
    let nature = nature(&message, &from.mail, &whole_subject);
    let is_sent = nature == Nature::Written && is_of_sent(&message);
    let key = match message.message_id().map(str::trim).filter(|id| !id.is_empty()) {
        Some(id) => told_by(&id.to_lowercase()),
        None => told_by(&format!("{}\n{}\n{whole_subject}\n{text}", sent.timestamp(), from.mail)),
    };
    let private = said(&message, "Sensitivity").is_some_and(|said| ["private", "personal", "company-confidential"].contains(&said.trim()));
    Ok(Letter {
        line: raw.line,
        number: raw.number,
        key,
        sent,
        hour,
        from,
        to,
        copied,
        delivered,
        is_sent,
        subject,
        text,
        attachments,
        invitations,
        is_packed,
        private,
        nature,
    })
}

/// The bytes of a letter with a head of UTF-8: programs of old wrote theirs in whatever they had.
fn mended(bytes: &[u8]) -> Cow<'_, [u8]> {
    let end = head_end(bytes);
    let head = bytes.get(..end).unwrap_or(bytes);
    if std::str::from_utf8(head).is_ok() {
        return Cow::Borrowed(bytes);
    }
    let mut whole = Vec::with_capacity(bytes.len() + head.len());
    for line in head.split_inclusive(|byte| *byte == b'\n') {
        whole.extend_from_slice(odd_line(line).0.as_bytes());
    }
    whole.extend_from_slice(bytes.get(end..).unwrap_or_default());
    Cow::Owned(whole)
}

/// Where the head of a letter ends; the whole of it where it has no body.
fn head_end(bytes: &[u8]) -> usize {
    let mut at = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        at += line.len();
        if line.trim_ascii().is_empty() {
            return at;
        }
    }
    bytes.len()
}

/// Whether a part of the letter has no end.
fn is_cut(message: &Message, bytes: &[u8]) -> bool {
    // The last line of the head is not whole.
    if head_end(bytes) == bytes.len() && !bytes.ends_with(b"\n") {
        return true;
    }
    let unended = |part: &MessagePart| {
        let boundary = part.content_type().filter(|kind| kind.ctype() == "multipart").and_then(|kind| kind.attribute("boundary"));
        boundary.is_some_and(|boundary| memchr::memmem::find(bytes, format!("--{boundary}--").as_bytes()).is_none())
    };
    if message.parts.iter().any(unended) {
        return true;
    }
    // A letter of one part says no end: what is coded does, where it is cut within.
    let root = message.root_part();
    let body = bytes.get(root.raw_body_offset() as usize..).unwrap_or_default();
    match root.content_transfer_encoding().map(str::to_ascii_lowercase).as_deref() {
        Some("base64") => body.iter().filter(|byte| !byte.is_ascii_whitespace()).count() % 4 != 0,
        Some("quoted-printable") => body.ends_with(b"="),
        _ => false,
    }
}

/// The addresses of a field; empty where one has none.
fn parties(address: &Address) -> Vec<Party> {
    let party = |one: &mail_parser::Addr| {
        let mail = one.address().and_then(self::address).unwrap_or_default();
        let name = one.name().unwrap_or_default().trim().trim_matches(['"', '\'']).trim().to_owned();
        // Programs write the address for a name that they do not know.
        Party { name: if name.contains('@') { String::new() } else { name }, mail }
    };
    address.iter().map(party).collect()
}

/// An address in small letters, where it is one.
fn address(said: &str) -> Option<String> {
    let bare = said.trim().trim_matches(['<', '>', '\'', '"']).trim().to_lowercase();
    crate::domain::reach::is_one("email", &bare).then_some(bare)
}

/// The calendar that a part is.
fn invitation(part: &MessagePart) -> Option<Vec<u8>> {
    let is_named = || part.attachment_name().is_some_and(|name| name.trim().to_lowercase().ends_with(".ics"));
    if !(part.is_content_type("text", "calendar") || part.is_content_type("application", "ics") || is_named()) {
        return None;
    }
    let bytes = match &part.body {
        PartType::Text(text) | PartType::Html(text) => text.as_bytes(),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => bytes,
        PartType::Message(_) | PartType::Multipart(_) => return None,
    };
    is_calendar(bytes).then(|| bytes.to_vec())
}

/// The size of a part in bytes.
fn size(part: &MessagePart) -> u64 {
    (match &part.body {
        PartType::Text(text) | PartType::Html(text) => text.len(),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => bytes.len(),
        PartType::Message(message) => message.raw_message().len(),
        PartType::Multipart(_) => 0,
    }) as u64
}

/// The text of a letter, all of it.
fn text(message: &Message) -> String {
    let texts: Vec<String> = message.text_bodies().filter_map(|part| one_text(part, &message.raw_message)).collect();
    texts.join("\n")
}

fn one_text(part: &MessagePart, raw: &[u8]) -> Option<String> {
    let (text, is_html) = match &part.body {
        PartType::Text(text) => (text, false),
        PartType::Html(text) => (text, true),
        _ => return None,
    };
    let charset = part.content_type().and_then(|kind| kind.attribute("charset"));
    let is_known = charset.is_some_and(|charset| named(charset).is_some());
    let text = match text.contains(char::REPLACEMENT_CHARACTER) && !is_known && part.encoding == mail_parser::Encoding::None {
        // It does not say in which letters it is written.
        true => {
            decode(raw.get(part.raw_body_offset() as usize..part.raw_end_offset() as usize).unwrap_or_default(), None).text.into_owned()
        }
        false => text.to_string(),
    };
    Some(if is_html { of_html(&text) } else { text })
}

/// What ends a line of a web page, besides those that the library knows.
const BLOCKS: [&str; 11] =
    ["</div>", "</tr>", "</li>", "</h1>", "</h2>", "</h3>", "</h4>", "</table>", "</blockquote>", "<blockquote", "<hr"];

/// The text of a web page, line by line.
fn of_html(page: &str) -> String {
    let lower = page.to_ascii_lowercase();
    let mut broken = String::with_capacity(page.len() + 256);
    let mut from = 0;
    for (at, _) in lower.match_indices('<') {
        let rest = lower.get(at..).unwrap_or_default();
        // Two cells that stood together would make one number.
        if ["</td>", "</th>"].iter().any(|cell| rest.starts_with(cell)) {
            broken.push_str(page.get(from..at).unwrap_or_default());
            broken.push_str("&nbsp; ");
            from = at;
            continue;
        }
        let Some(block) = BLOCKS.iter().find(|block| rest.starts_with(**block)) else { continue };
        let opens = !block.starts_with("</");
        let cut = if opens { at } else { at + block.len() };
        broken.push_str(page.get(from..cut).unwrap_or_default());
        broken.push_str("<br>");
        from = cut;
    }
    broken.push_str(page.get(from..).unwrap_or_default());
    html_to_text(&broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_web_page_becomes_lines() {
        let page = "<html><head><style>p{}</style><script>alert(1)</script></head><body><div>Добрый день!</div><div>Цена&nbsp;—&nbsp;5.<img src=\"http://example.org/x.png\"></div><p>Третья</p></body></html>";
        let text = of_html(page);
        assert_eq!(
            text.lines().map(|line| line.replace('\u{a0}', " ").trim().to_owned()).filter(|line| !line.is_empty()).collect::<Vec<_>>(),
            ["Добрый день!", "Цена — 5.", "Третья"]
        );
    }

    /// «К-5» and «1200» would become «К-51200».
    #[test]
    fn cells_of_a_table_stay_apart() {
        let page = "<table><tr><td>К-5</td><td>1200</td><td>35</td></tr><tr><th>Итого</th><th>2,10</th></tr></table>";
        let lines: Vec<Vec<String>> = of_html(page)
            .lines()
            .map(|line| line.split_whitespace().map(str::to_owned).collect())
            .filter(|line: &Vec<String>| !line.is_empty())
            .collect();
        assert_eq!(lines, [vec!["К-5", "1200", "35"], vec!["Итого", "2,10"]]);
    }
}
