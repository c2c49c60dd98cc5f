//! What a repair left out of the new file, noted beside the file that was kept: that alone holds it, and nothing else tells so afterwards.

use super::backup;
use super::beside::{self, is_before_mending, made_at};
use super::outlook::Outlook;
use super::place::{Making, Old, followed, with_suffix};
use super::salvage::Lost;
use crate::platform;
use crate::store::Result;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What is added to the name of a kept file for its note.
const NOTE: &str = ".left-out.json";
/// How many bytes the head of a file has.
const HEAD: usize = 100;

#[derive(Serialize, Deserialize)]
struct Note {
    lost: BTreeMap<String, Lost>,
    left: u64,
}

/// Notes beside a kept file what was not carried over, and how many records were.
///
/// # Errors
/// Those of writing.
pub(super) fn note(kept: &Path, lost: BTreeMap<String, Lost>, left: u64) -> Result<()> {
    let making = Making::of(&with_suffix(kept, NOTE))?;
    fs::write(making.path(), serde_json::to_vec(&Note { lost, left }).map_err(std::io::Error::other)?)?;
    making.put(Old::Goes).map(drop)
}

/// Takes the note of a repair away that was not carried out.
pub(super) fn forget(kept: &Path) {
    let _ = fs::remove_file(with_suffix(kept, NOTE));
}

/// Whether a file is still the one that was kept of it: whatever was to come into its place never did. Told by its length and by the head
/// that SQLite writes, which counts every change.
fn is_still(kept: &Path, file: &Path) -> bool {
    let told = |path: &Path| {
        let mut head = [0; HEAD];
        let mut open = platform::open_plain(path).ok()?;
        open.read_exact(&mut head).ok()?;
        Some((path.metadata().ok()?.len(), head))
    };
    told(kept).is_some_and(|kept| told(&followed(file)) == Some(kept))
}

/// A repair that could not carry everything over.
#[derive(Clone, Debug)]
pub struct Unfinished {
    /// The file as it was before: it holds what is missing, as far as anything does.
    pub kept: PathBuf,
    /// What was left out.
    pub outlook: Outlook,
}

impl Unfinished {
    /// A whole copy from before the repair that holds some of what was left out, or more than was left; the newest of them.
    pub fn better_copy(&self, file: &Path) -> Option<PathBuf> {
        let is_from_before = |copy: &PathBuf| made_at(copy).is_some_and(|made| made_at(&self.kept).is_some_and(|kept| made <= kept));
        let holds = |copy: &PathBuf| self.outlook.is_less_than(copy) || self.outlook.holds_some_of_the_lost(copy);
        let mut copies = backup::copies(file);
        copies.retain(|copy| !is_before_mending(copy) && is_from_before(copy));
        copies.sort_by_key(|copy| std::cmp::Reverse(made_at(copy)));
        copies.into_iter().find(|copy| holds(copy) && backup::verify_to_restore(copy).is_ok())
    }
}

/// The repairs of a file that could not carry everything over, as long as the files stand that were kept of it and no copy was restored
/// since: whoever did that chose what the file holds.
pub fn unfinished(file: &Path) -> Vec<Unfinished> {
    let restored = beside::before_restore(file).and_then(|kept| made_at(&kept));
    let kept = backup::copies(file).into_iter().filter(|copy| is_before_mending(copy) && made_at(copy) > restored);
    let noted = kept.filter(|kept| !is_still(kept, file)).filter_map(|kept| {
        let Note { lost, left } = serde_json::from_str(&platform::read_plain_text(&with_suffix(&kept, NOTE)).ok()?).ok()?;
        Some(Unfinished { kept, outlook: Outlook::Loses { lost, left } })
    });
    noted.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A repair that was ended before the new file came into its place has left nothing out of it; one that was ended right after it has.
    #[test]
    fn a_note_tells_of_a_file_that_came_into_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("kam.db");
        fs::write(&file, [1; 4096]).unwrap();
        let kept = beside::kept(&file, beside::Before::Mending, crate::clock::Clock::System);
        fs::copy(&file, &kept).unwrap();
        note(&kept, BTreeMap::new(), 7).unwrap();
        assert!(unfinished(&file).is_empty());
        fs::write(&file, [2; 4096]).unwrap();
        assert_eq!(unfinished(&file).into_iter().map(|one| one.kept).collect::<Vec<_>>(), std::slice::from_ref(&kept));
        forget(&kept);
        assert!(unfinished(&file).is_empty());
    }
}
