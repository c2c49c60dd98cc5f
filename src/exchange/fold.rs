//! The lines of a vCard as they were before they were folded. It is bytes that are folded, not letters: a line may end
//! within one, and only whole lines tell in which characters they are written.

use std::borrow::Cow;

/// A whole line, without its line ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole<'a> {
    /// The line on which it begins, from 1.
    pub number: u64,
    /// Its bytes; what was quoted over several lines is joined.
    pub bytes: Cow<'a, [u8]>,
}

/// Goes over the whole lines of a text.
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    rest: &'a [u8],
    next: u64,
}

/// The whole lines of a text: parted by LF, CRLF or CR, with those that go on joined.
pub fn lines(bytes: &[u8]) -> Lines<'_> {
    Lines { rest: bytes, next: 1 }
}

impl<'a> Lines<'a> {
    /// The next line as it stands, and what follows it.
    fn split(bytes: &'a [u8]) -> (&'a [u8], &'a [u8]) {
        let Some(end) = bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r')) else { return (bytes, &[]) };
        let (line, rest) = bytes.split_at(end);
        // CRLF, and CR CR LF of files that were converted twice.
        let returns = rest.iter().take_while(|byte| **byte == b'\r').count();
        let ends = match rest.get(returns) {
            Some(b'\n') => returns + 1,
            _ => 1,
        };
        (line, rest.get(ends..).unwrap_or_default())
    }

    fn take(&mut self) -> &'a [u8] {
        let (line, rest) = Self::split(self.rest);
        self.rest = rest;
        self.next += 1;
        line
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Whole<'a>;

    fn next(&mut self) -> Option<Whole<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        let number = self.next;
        let first = self.take();
        // Files put together of several bring their byte-order marks along.
        let mut bytes = Cow::Borrowed(first.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(first));
        let quoted = head(&bytes).to_ascii_uppercase().windows(16).any(|part| part == b"QUOTED-PRINTABLE");
        loop {
            if quoted && bytes.ends_with(b"=") && !is_end(Self::split(self.rest).0) && !self.rest.is_empty() {
                let more = self.take();
                let joined = bytes.to_mut();
                joined.pop();
                joined.extend_from_slice(more);
            } else if let ([b' ' | b'\t', more @ ..], false) = (Self::split(self.rest).0, bytes.is_empty()) {
                self.take();
                bytes.to_mut().extend_from_slice(more);
            } else {
                return Some(Whole { number, bytes });
            }
        }
    }
}

fn is_end(line: &[u8]) -> bool {
    line.trim_ascii().eq_ignore_ascii_case(b"END:VCARD")
}

/// The name of a property with its parameters: what stands before the first colon outside of quotation marks.
pub fn head(line: &[u8]) -> &[u8] {
    let mut within = false;
    let colon = line.iter().position(|byte| {
        within ^= *byte == b'"';
        *byte == b':' && !within
    });
    // A quotation mark that is never closed belongs to no parameter.
    let colon = colon.or_else(|| line.iter().position(|byte| *byte == b':'));
    line.get(..colon.unwrap_or(line.len())).unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &[u8]) -> Vec<(u64, Vec<u8>)> {
        lines(text).map(|line| (line.number, line.bytes.into_owned())).collect()
    }

    #[test]
    fn lines_are_whole_again() {
        for end in ["\n", "\r\n", "\r", "\r\r\n"] {
            let text = ["A:1", " 2", "\t3", "B;QUOTED-PRINTABLE:=D0=", "=98", "C:4"].join(end);
            let wanted = [(1, b"A:123".to_vec()), (4, b"B;QUOTED-PRINTABLE:=D0=98".to_vec()), (6, b"C:4".to_vec())];
            assert_eq!(read(text.as_bytes()), wanted, "{end:?}");
        }
    }

    #[test]
    fn a_letter_parted_by_a_line_end_is_whole() {
        let text = "NOTE:прислать".as_bytes();
        for at in 6..text.len() {
            let folded = [&text[..at], b"\r\n ", &text[at..]].concat();
            assert_eq!(read(&folded), [(1, text.to_vec())]);
        }
    }

    #[test]
    fn marks_are_skipped_and_the_end_is_never_swallowed() {
        assert_eq!(read(b"\xEF\xBB\xBFBEGIN:VCARD\n"), [(1, b"BEGIN:VCARD".to_vec())]);
        assert_eq!(read(b"N;QUOTED-PRINTABLE:a=\nEND:VCARD").len(), 2);
        assert_eq!(head(b"TEL;X=\"a:b\";TYPE=CELL:1"), b"TEL;X=\"a:b\";TYPE=CELL");
        assert_eq!(head(b"X-\":1"), b"X-\"");
    }
}
