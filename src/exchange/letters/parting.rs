//! The letters of a file, each with its line: a letter alone, a mailbox of many (mbox), or one as Apple Mail keeps it (emlx).

use super::dating::of_mailbox;

/// A letter as it stands in its file.
#[derive(Debug)]
pub(super) struct Raw<'a> {
    /// The line on which it begins, from 1.
    pub line: u64,
    /// Which one of the file it is, from 1.
    pub number: usize,
    /// Its bytes, without what the mailbox puts around it.
    pub bytes: Vec<u8>,
    /// What the mailbox says above it.
    pub above: &'a [u8],
    /// Where it ends, the file says so itself.
    pub is_ended: bool,
}

/// So much of a file tells what it is, in bytes.
const HEAD: usize = 64 << 10;

/// The fields of which a letter has one at least.
const TELLING: [&str; 8] = ["from", "received", "message-id", "mime-version", "return-path", "delivered-to", "x-mozilla-status", "to"];
/// A file with so many fields of those is a letter: a table with a column «To» is none.
const ENOUGH: usize = 2;

fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

/// Whether a file holds letters.
pub(super) fn is_mailbox(bytes: &[u8]) -> bool {
    let bytes = without_mark(bytes);
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let body = match lines(head).next() {
        Some((_, first)) if first.starts_with(b"From ") => head.get(first.len()..).unwrap_or_default(),
        Some((_, first)) if apple_size(first).is_some() => head.get(first.len()..).unwrap_or_default(),
        _ => head,
    };
    let mut told = 0;
    for (_, line) in lines(body) {
        if line.trim_ascii().is_empty() {
            break;
        }
        match field_name(line) {
            // A calendar or a card.
            Some(name) if name == "begin" => return false,
            Some(name) => told += usize::from(TELLING.contains(&name.as_str())),
            None if line.starts_with(b" ") || line.starts_with(b"\t") => {}
            // Some programs quote a line «From » within the head.
            None if line.starts_with(b">From ") => {}
            None => return false,
        }
    }
    told >= ENOUGH
}

/// The lines with their ends, numbered from 1.
fn lines(bytes: &[u8]) -> impl Iterator<Item = (u64, &[u8])> {
    (1..).zip(bytes.split_inclusive(|byte| *byte == b'\n'))
}

/// The name of a field in small letters, where a line begins with one.
pub(super) fn field_name(line: &[u8]) -> Option<String> {
    let colon = line.iter().position(|byte| *byte == b':')?;
    let name = line.get(..colon)?.trim_ascii_end();
    let is_name =
        !name.is_empty() && name.len() < 80 && name.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
    is_name.then(|| String::from_utf8_lossy(name).to_ascii_lowercase())
}

/// How many bytes a letter of Apple Mail has, as its first line says.
fn apple_size(line: &[u8]) -> Option<usize> {
    let digits = line.trim_ascii();
    let is_number = !digits.is_empty() && digits.len() < 12 && digits.iter().all(u8::is_ascii_digit);
    std::str::from_utf8(digits).ok().filter(|_| is_number)?.parse().ok()
}

/// The letters of a file.
pub(super) fn part(bytes: &[u8]) -> Vec<Raw<'_>> {
    let bytes = without_mark(bytes);
    let Some((_, first)) = lines(bytes).next() else { return Vec::new() };
    if first.starts_with(b"From ") {
        return of_mbox(bytes);
    }
    if let Some(size) = apple_size(first) {
        let rest = bytes.get(first.len()..).unwrap_or_default();
        let letter = rest.get(..size).unwrap_or(rest).to_vec();
        return vec![Raw { line: 2, number: 1, bytes: letter, above: &[], is_ended: rest.len() >= size }];
    }
    vec![Raw { line: 1, number: 1, bytes: bytes.to_vec(), above: &[], is_ended: true }]
}

/// Whether a line parts two letters: «From », after an empty line or with a moment, as no sentence that begins with the word has it, and with a
/// field of a letter below it.
fn parts(line: &[u8], before: &[u8], after: Option<&[u8]>) -> bool {
    line.starts_with(b"From ")
        && (before.trim_ascii().is_empty() || of_mailbox(line).is_some())
        && after.is_some_and(|after| after.starts_with(b">From ") || field_name(after).is_some())
}

fn of_mbox(bytes: &[u8]) -> Vec<Raw<'_>> {
    let mut found: Vec<Raw> = Vec::new();
    let mut before: &[u8] = &[];
    let mut all = lines(bytes).peekable();
    while let Some((at, line)) = all.next() {
        if parts(line, before, all.peek().map(|(_, after)| *after)) || found.is_empty() {
            let number = found.len() + 1;
            found.push(Raw { line: at, number, bytes: Vec::new(), above: line, is_ended: true });
        } else if let Some(raw) = found.last_mut() {
            // A line of the letter that begins so was marked when it was put there.
            let quoted = line
                .iter()
                .position(|byte| *byte != b'>')
                .is_some_and(|at| at > 0 && line.get(at..).is_some_and(|rest| rest.starts_with(b"From ")));
            raw.bytes.extend_from_slice(if quoted { line.get(1..).unwrap_or(line) } else { line });
        }
        before = line;
    }
    // Each line of a mailbox has an end: where the last one has none, the file is cut off.
    if let Some(last) = found.last_mut() {
        last.is_ended = bytes.ends_with(b"\n");
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &str = "From - Fri Nov 27 10:00:00 2026\nFrom: a@example.org\nTo: b@example.org\n\nFirst.\n>From here on\n\nFrom now on: no.\n\n\
                       From - Fri Nov 27 11:00:00 2026\nTo: b@example.org\n\nSecond.\n";

    #[test]
    fn letters_of_a_mailbox_are_parted_and_have_their_lines() {
        let letters = part(TWO.as_bytes());
        assert_eq!(letters.iter().map(|raw| (raw.line, raw.number)).collect::<Vec<_>>(), [(1, 1), (10, 2)]);
        assert!(letters[0].bytes.ends_with(b"First.\nFrom here on\n\nFrom now on: no.\n\n"));
        assert!(letters.iter().all(|raw| raw.is_ended));
        assert!(!part(TWO.trim_end().as_bytes())[1].is_ended);
        // Some programs leave no line empty above it.
        let close = TWO.replace("no.\n\n", "no.\n");
        assert_eq!(part(close.as_bytes()).iter().map(|raw| raw.line).collect::<Vec<_>>(), [1, 9]);
        let sentence = "From next week: at 10:00\nTo: you";
        assert_eq!(part(close.replace("Second.", &format!("So.\n{sentence}")).as_bytes()).len(), 2);
    }

    #[test]
    fn a_letter_is_known_by_its_head() {
        for (text, is) in [
            (TWO, true),
            ("From: a@example.org\nTo: b@example.org\n\nHi.\n", true),
            ("Received: by x\n\twith y\nFrom: a@example.org\n", true),
            ("61\nReturn-Path: <a@example.org>\nFrom: a@example.org\n\n", true),
            ("From here on we sell more.\n", false),
            ("To: do\n\nbread\n", false),
            ("Имя;Почта\nВера;a@example.org\n", false),
            ("BEGIN:VCALENDAR\nFROM:1\nTO:2\n", false),
            ("", false),
        ] {
            assert_eq!(is_mailbox(text.as_bytes()), is, "{text}");
        }
    }
}
