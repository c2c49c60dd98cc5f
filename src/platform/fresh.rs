//! What nobody else has: ids, and a folder for a while.

use super::private_builder;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// A new global id. A clock that stands before 1970 gives ids of its first moment, which are as different as any.
pub fn new_uid() -> uuid::Uuid {
    uid_at(SystemTime::now())
}

/// Whether a text is such a number, and so nothing that anybody wrote.
pub fn is_uid(text: &str) -> bool {
    uuid::Uuid::try_parse(text).is_ok()
}

fn uid_at(now: SystemTime) -> uuid::Uuid {
    match now.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(_) => uuid::Uuid::now_v7(),
        Err(_) => uuid::Uuid::new_v7(uuid::Timestamp::from_unix_time(0, 0, 0, 0)),
    }
}

/// A new folder among the system's temporary ones, for the owner only, removed with everything in it when dropped.
#[derive(Debug)]
pub struct TemporaryFolder(PathBuf);

impl TemporaryFolder {
    /// Makes one under a name nobody can foresee; fails where the name is taken, so that nothing of others is used.
    pub fn new() -> io::Result<TemporaryFolder> {
        let path = std::env::temp_dir().join(format!("kamdesk-{}", new_uid().simple()));
        private_builder().create(&path)?;
        Ok(TemporaryFolder(path))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for TemporaryFolder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_before_1970_still_gives_new_ids() {
        let before = SystemTime::UNIX_EPOCH - std::time::Duration::from_secs(86_400);
        assert_ne!(uid_at(before), uid_at(before));
        assert_eq!(uid_at(before).get_version_num(), 7);
    }
}
