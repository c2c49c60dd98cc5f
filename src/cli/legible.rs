//! Running a command that only reads once more, when the file holds a text that cannot be read as it stands.

use super::failure;
use super::session::Session;
use crate::platform;
use crate::store::{Error, wait_long_here};
use crate::text::{errors, shell};
use std::io::{self, BufWriter, StdoutLock, Write};

/// The commands that change nothing in the file: only these can be done twice.
pub const READING: [&str; 10] = ["today", "prep", "map", "portfolio", "month", "person", "find", "export", "report", "code"];

/// What was printed so far, to be passed over when all is printed again.
struct Printed<'a> {
    to: BufWriter<StdoutLock<'a>>,
    /// How many bytes, and their checksum.
    passed: (u64, crc32fast::Hasher),
    /// How many of them are still to be passed over, and the checksum of those that were.
    again: Option<(u64, crc32fast::Hasher)>,
}

impl Printed<'_> {
    /// From now on what is printed is what was printed already.
    fn begin_again(&mut self) {
        self.again = Some((self.passed.0, crc32fast::Hasher::new()));
    }
}

impl Write for Printed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Some((left, hasher)) = &mut self.again {
            let (same, _) = bytes.split_at(bytes.len().min(usize::try_from(*left).unwrap_or(usize::MAX)));
            hasher.update(same);
            *left -= same.len() as u64;
            if *left == 0 {
                let (first, second) = (self.passed.1.clone().finalize(), hasher.clone().finalize());
                self.again = None;
                if first != second {
                    return Err(io::Error::other("printed otherwise"));
                }
            }
            if !same.is_empty() {
                return Ok(same.len());
            }
        }
        let written = self.to.write(bytes)?;
        let (written_bytes, _) = bytes.split_at(written);
        self.passed.0 += written as u64;
        self.passed.1.update(written_bytes);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// Does the work of a command, once more where that helps. What was printed by then is not printed again.
pub fn run(
    name: &str,
    only_reads: bool,
    session: &mut Session,
    work: &mut dyn FnMut(&mut Session, &mut dyn Write) -> anyhow::Result<u8>,
) -> anyhow::Result<u8> {
    let stdout = io::stdout();
    let mut printed = Printed { to: BufWriter::new(stdout.lock()), passed: (0, crc32fast::Hasher::new()), again: None };
    let lang = session.lang;
    let waited_for = session.file.display().to_string();
    wait_long_here(only_reads, move || failure::warn(&shell::waiting(lang, &waited_for)));
    platform::end_on_signals(failure::BROKEN_OFF.into());
    session.reads = READING.contains(&name);
    let done = work(session, &mut printed);
    let garbled = |error: &anyhow::Error| matches!(error.downcast_ref::<Error>(), Some(Error::Garbled(_)));
    match done {
        Err(error) if garbled(&error) && READING.contains(&name) => {
            failure::warn(&errors::of_store(&Error::Garbled(session.file.clone()), session.lang));
            session.legibly = true;
            printed.begin_again();
            work(session, &mut printed)
        }
        other => other,
    }
}
