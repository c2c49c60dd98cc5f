//! Names of attachments that stand in several pieces (RFC 2231): `filename*0*=utf-8''%D0; filename*1*=%B3.pdf`. Programs cut them within a
//! letter of UTF-8, and name the encoding in the first piece alone: they are joined before they are read.

use crate::exchange::encoding::labelled;
use std::fmt::Write;

/// A head in which each value that stands in several pieces is one piece, in UTF-8.
pub(super) fn whole_parameters(head: &[u8]) -> Vec<u8> {
    let mut whole = Vec::with_capacity(head.len());
    let mut field: Vec<u8> = Vec::new();
    for line in head.split_inclusive(|byte| *byte == b'\n') {
        if !line.starts_with(b" ") && !line.starts_with(b"\t") {
            whole.extend_from_slice(&joined(&field));
            field.clear();
        }
        field.extend_from_slice(line);
    }
    whole.extend_from_slice(&joined(&field));
    whole
}

/// A piece of a value.
struct Piece<'a> {
    name: &'a str,
    /// Which one it is, from 0.
    at: usize,
    /// Its letters are written as `%D0`, and the first one says in which encoding.
    is_coded: bool,
    value: &'a str,
}

impl<'a> Piece<'a> {
    /// `filename*0*=utf-8''%D0`
    fn of(parameter: &'a str) -> Option<Piece<'a>> {
        let (name, value) = parameter.split_once('=')?;
        let (name, place) = name.trim().split_once('*')?;
        let bare = place.strip_suffix('*');
        let at = bare.unwrap_or(place).parse().ok()?;
        Some(Piece { name, at, is_coded: bare.is_some(), value: value.trim() })
    }
}

/// A field with each of its values in one piece.
fn joined(field: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(field);
    let parameters = parted(text.trim_end());
    let mut pieces: Vec<Piece> = parameters.iter().filter_map(|parameter| Piece::of(parameter)).collect();
    pieces.sort_by_key(|piece| piece.at);
    let firsts: Vec<&str> = pieces.iter().filter(|piece| piece.at == 0).map(|piece| piece.name).collect();
    if firsts.is_empty() {
        return field.to_vec();
    }
    let is_piece =
        |parameter: &&&str| Piece::of(parameter).is_some_and(|piece| firsts.iter().any(|name| name.eq_ignore_ascii_case(piece.name)));
    let mut whole: Vec<String> =
        parameters.iter().filter(|parameter| !is_piece(parameter)).map(|parameter| (*parameter).to_owned()).collect();
    for name in &firsts {
        whole.push(format!(" {name}*={}", value(pieces.iter().filter(|piece| piece.name.eq_ignore_ascii_case(name)))));
    }
    (whole.join(";") + "\r\n").into_bytes()
}

/// The parts of a field between semicolons that stand in no quotation marks.
fn parted(field: &str) -> Vec<&str> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    let parts = |c: char| {
        let parts = c == ';' && !is_quoted;
        is_quoted ^= c == '"' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        parts
    };
    field.split(parts).collect()
}

/// Pieces in their order as one value, coded in UTF-8.
fn value<'a>(pieces: impl Iterator<Item = &'a Piece<'a>>) -> String {
    let mut label = None;
    let mut bytes = Vec::new();
    for piece in pieces {
        if !piece.is_coded {
            bytes.extend_from_slice(piece.value.trim_matches('"').replace("\\\"", "\"").as_bytes());
            continue;
        }
        let said = if piece.at == 0 {
            piece.value.split_once('\'').and_then(|(label, rest)| Some((label, rest.split_once('\'')?.1)))
        } else {
            None
        };
        label = said.map(|(label, _)| label).filter(|label| !label.is_empty()).or(label);
        bytes.extend(decoded(said.map_or(piece.value, |(_, rest)| rest)));
    }
    let mut coded = "utf-8''".to_owned();
    for byte in labelled(&bytes, label).text.bytes() {
        // A text in memory takes all that is written to it.
        let _ = write!(coded, "%{byte:02X}");
    }
    coded
}

/// The bytes that `%D0%B3.pdf` stands for.
fn decoded(text: &str) -> Vec<u8> {
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let coded = part.split_at_checked(2).and_then(|(code, rest)| Some((u8::from_str_radix(code, 16).ok()?, rest)));
        match coded {
            Some((byte, rest)) => {
                bytes.push(byte);
                bytes.extend_from_slice(rest.as_bytes());
            }
            None => {
                bytes.push(b'%');
                bytes.extend_from_slice(part.as_bytes());
            }
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use mail_parser::{MessageParser, MimeHeaders};

    fn name(parameters: &str) -> String {
        let head = format!("Content-Type: application/pdf\r\nContent-Disposition: attachment;{parameters}\r\n\r\nx");
        MessageParser::default().parse(&whole_parameters(head.as_bytes())).unwrap().attachment_name().unwrap_or_default().to_owned()
    }

    #[test]
    fn a_name_in_pieces_is_one() {
        for parameters in [
            " filename*0*=utf-8''%D0%B4%D0;\r\n filename*1*=%BE%D0%B3.pdf",
            " filename*1*=%E3.pdf; size=5; filename*0*=windows-1251'ru'%E4%EE",
            "\r\n\tFILENAME*0*=koi8-r''%C4%CF%C7;\r\n\tfilename*1=\".pdf\"",
            " x=\"a;b*0=\"; filename*0*=utf-8''%D0%B4%D0%BE; filename*1*=%D0%B3.pdf",
        ] {
            assert_eq!(name(parameters), "дог.pdf", "{parameters}");
        }
        assert_eq!(name(" filename*0=\"long \"; filename*1=\"name.pdf\""), "long name.pdf");
        for odd in [" filename*0*=", " filename*x*=1", " filename*0*=''%D", " filename*99999999999999999999*=a; *0=", ""] {
            name(odd);
        }
    }
}
