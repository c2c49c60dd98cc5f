//! One letter: its head, its text, what is attached.

use super::dating::sent;
use super::encoded::joined;
use super::nature::{Nature, is_of_sent, nature, said};
use super::own_words::{Sent, own_words, without_marks};
use super::parameters::whole_parameters;
use super::parting::{Raw, field_name};
use super::wording::{is_blank, text, unread};
use super::{Attachment, Fault, Letter, Party, Unread, Writing, told_by};
use crate::exchange::calendar::is_calendar;
use crate::exchange::encoding::odd_line;
use mail_parser::{Address, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use std::borrow::Cow;

/// What a letter may say of whose mailbox it came to.
const DELIVERED: [&str; 3] = ["Delivered-To", "X-Original-To", "Envelope-To"];

/// Reads a letter; what is wrong with it otherwise, and its subject.
pub(super) fn letter(raw: &Raw) -> Result<Letter, (Fault, String)> {
    let (bytes, of_head) = mended(&raw.bytes);
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
    let (whole_text, writing) = text(&message);
    let unread = unread(&message, &whole_text);
    let text =
        if unread.is_some() { String::new() } else { own_words(&whole_text, Sent::of(&whole_subject, !message.in_reply_to().is_empty())) };
    let is_only_quoted = unread.is_none() && text.is_empty() && !is_blank(&whole_text);
    let unread = unread.or(is_only_quoted.then_some(Unread::Quoted));
    let mut attachments: Vec<Attachment> = Vec::new();
    let mut is_packed = false;
    for part in message.attachments() {
        let name = name_of(part);
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
        writing: writing.or(of_head),
        unread,
        private,
        nature,
    })
}

/// The bytes of a letter with a head of UTF-8, since programs of old wrote theirs in whatever they had, and with each coded text of a head
/// in one piece; with it what the coded texts of its own head rest on.
fn mended(bytes: &[u8]) -> (Cow<'_, [u8]>, Writing) {
    let end = head_end(bytes);
    let head = bytes.get(..end).unwrap_or(bytes);
    let is_plain = std::str::from_utf8(bytes).is_ok();
    let has = |mark: &[u8]| memchr::memmem::find(bytes, mark).is_some();
    if is_plain && !has(b"=?") && !has(b"*0") {
        return (Cow::Borrowed(bytes), Writing::Known);
    }
    let (mut whole, writing) = joined(&whole_parameters(&in_utf8(head)));
    // The heads of its parts: below a line that parts them, down to the next empty one.
    let mut rest = bytes.get(end..).unwrap_or_default();
    while let Some(length) = rest.split_inclusive(|byte| *byte == b'\n').next().map(<[u8]>::len) {
        let (line, below) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        whole.extend_from_slice(line);
        rest = below;
        // A line of a text may begin so, too.
        if line.starts_with(b"--") && fields(rest).next().is_some() {
            let (head, body) = rest.split_at_checked(head_end(rest)).unwrap_or((rest, &[]));
            // That has an encoding of its own.
            let is_of_part = fields(head).any(|name| name.starts_with("content-"));
            let head = if is_of_part { whole_parameters(&in_utf8(head)) } else { head.to_vec() };
            whole.extend_from_slice(&joined(&head).0);
            rest = body;
        }
    }
    (Cow::Owned(whole), writing)
}

/// The names of the fields with which a text begins, in small letters.
fn fields(text: &[u8]) -> impl Iterator<Item = String> {
    let goes_on = |line: &&[u8]| line.starts_with(b" ") || line.starts_with(b"\t");
    let lines = text.split(|byte| *byte == b'\n').filter(move |line| !goes_on(line));
    lines.map_while(field_name)
}

/// A head in UTF-8, each line from whatever it is written in.
fn in_utf8(head: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(head.len() * 2);
    for line in head.split_inclusive(|byte| *byte == b'\n') {
        plain.extend_from_slice(odd_line(line).0.as_bytes());
    }
    plain
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

/// The name of an attachment; a letter that is attached is called by its subject, as programs save it.
fn name_of(part: &MessagePart) -> String {
    let name = part.attachment_name().unwrap_or_default().trim();
    match &part.body {
        PartType::Message(letter) if name.is_empty() => letter
            .subject()
            .map(str::trim)
            .filter(|subject| !subject.is_empty())
            .map(|subject| format!("{subject}.eml"))
            .unwrap_or_default(),
        _ => name.to_owned(),
    }
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
