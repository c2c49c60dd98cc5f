//! Texts that stand coded in the head of a letter (`=?utf-8?B?…?=`): each in one piece. Programs cut them within a letter of UTF-8, and a
//! piece alone would make no letter of it.

use super::Writing;
use crate::exchange::encoding::{Labelled, labelled, named};
use mail_parser::parsers::MessageStream;
use std::fmt::Write;

/// A head in which pieces of one text that follow each other are one piece, in UTF-8; and how well all of them could be read.
pub(super) fn joined(head: &[u8]) -> (Vec<u8>, Writing) {
    let mut whole = Vec::with_capacity(head.len() * 2);
    let mut writing = Writing::Known;
    let mut rest = head;
    while let Some((before, from)) = memchr::memmem::find(rest, b"=?").and_then(|at| rest.split_at_checked(at)) {
        whole.extend_from_slice(before);
        let Some(mut piece) = Piece::at(from) else {
            let (begun, after) = from.split_at_checked(2).unwrap_or((from, &[]));
            whole.extend_from_slice(begun);
            rest = after;
            continue;
        };
        while let Some(next) = Piece::at(piece.rest.trim_ascii_start()).filter(|next| next.label.eq_ignore_ascii_case(&piece.label)) {
            piece.bytes.extend_from_slice(&next.bytes);
            piece.rest = next.rest;
        }
        let read = labelled(&piece.bytes, Some(&piece.label));
        writing = writing.or(read.writing());
        whole.extend_from_slice(written(&read).as_bytes());
        rest = piece.rest;
    }
    whole.extend_from_slice(rest);
    (whole, writing)
}

/// A text as one coded piece.
fn written(read: &Labelled) -> String {
    let mut piece = "=?utf-8?Q?".to_owned();
    for byte in read.text.bytes() {
        // A text in memory takes all that is written to it.
        let _ = write!(piece, "={byte:02X}");
    }
    piece + "?="
}

/// A coded text at the beginning of a part of a head.
struct Piece<'a> {
    /// The name of its encoding, without that of a language.
    label: String,
    /// What it is decoded to.
    bytes: Vec<u8>,
    /// What follows it.
    rest: &'a [u8],
}

impl<'a> Piece<'a> {
    /// The one that begins here, in an encoding that is known.
    fn at(head: &'a [u8]) -> Option<Piece<'a>> {
        let mut parts = head.strip_prefix(b"=?")?.splitn(3, |byte| *byte == b'?');
        let (label, way, coded) = (parts.next()?, parts.next()?, parts.next()?);
        let label = std::str::from_utf8(label).ok()?.split('*').next()?.to_owned();
        named(&label)?;
        let mut stream = MessageStream::new(coded);
        let bytes = match way {
            b"B" | b"b" => stream.decode_base64_word(),
            b"Q" | b"q" => stream.decode_quoted_printable_word(),
            _ => None,
        }?;
        Some(Piece { label, bytes, rest: coded.get(stream.offset()..)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mail_parser::MessageParser;

    fn subject(head: &[u8]) -> (String, Writing) {
        let (head, writing) = joined(head);
        (MessageParser::default().parse(&head).unwrap().subject().unwrap().to_owned(), writing)
    }

    #[test]
    fn pieces_cut_within_a_letter_are_one_text() {
        for coded in [
            "=?UTF-8?B?0J7RgtGB0YDQvtGH0LrQ?=\r\n =?UTF-8?B?sCDQv9C70LDRgtC10LbQsA==?=",
            "=?utf-8?Q?=D0=9E=D1=82=D1=81=D1=80=D0=BE=D1=87=D0=BA=D0?=\r\n\t=?utf-8?B?sCDQv9C70LDRgtC10LbQsA==?=",
            "=?UTF-8*ru?B?0J7RgtGB0YDQvtGH0LrQ?= =?UTF-8?B?sCDQv9C70LDRgtC10LbQsA==?=",
        ] {
            let head = format!("Subject: {coded}\r\nFrom: a@example.org\r\n\r\n");
            assert_eq!(subject(head.as_bytes()), ("Отсрочка платежа".to_owned(), Writing::Known), "{coded}");
        }
    }

    #[test]
    fn words_between_coded_ones_and_names_of_people_stay_apart() {
        let head = b"Subject: Re: =?utf-8?B?0KbQtdC90LA=?= 500 =?koi8-r?B?9MXLwQ==?=\r\nFrom: =?utf-8?Q?=22=D0=9A=2C?= =?utf-8?Q?=20=D0=9E=22?= <a@example.org>\r\n\r\n";
        assert_eq!(subject(head).0, "Re: Цена 500 Тека");
        let (head, _) = joined(head);
        let message = MessageParser::default().parse(&head).unwrap();
        let from = message.from().and_then(|from| from.first()).unwrap();
        assert_eq!((from.name(), from.address()), (Some("\"К, О\""), Some("a@example.org")));
        for odd in ["=?", "=?utf-8", "=?utf-8?B?", "=?utf-8?X?a?=", "=?no-such?Q?a?="] {
            assert_eq!(joined(odd.as_bytes()).0, odd.as_bytes(), "{odd}");
        }
    }

    #[test]
    fn a_wrong_label_is_seen_through_and_said() {
        assert_eq!(
            subject(b"Subject: =?iso-8859-1?B?1uXt4CA1MDAsIObk5ew=?=\r\n\r\n"),
            ("Цена 500, ждем".to_owned(), Writing::Guess("windows-1251"))
        );
        assert_eq!(subject(b"Subject: =?iso-8859-1?Q?Gr=F6=DFe_f=FCr_Z=FCrich?=\r\n\r\n"), ("Größe für Zürich".to_owned(), Writing::Known));
    }
}
