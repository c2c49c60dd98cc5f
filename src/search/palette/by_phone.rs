//! Phones with words beside them, as they are copied and dictated.

use super::{At, Match, Names, STEP, WHOLE, What};
use crate::search::dialled::Dialled;
use crate::search::named::names;

impl Names {
    /// Whose a phone is: of those whom the words beside it name; where they name somebody else, it is only like what was typed.
    pub(super) fn find_dialled(&mut self, parted: &Dialled) -> Vec<Match> {
        if parted.figures() >= WHOLE {
            let mut found = self.find_as_typed(&parted.phone);
            for found in &mut found {
                let whole = format!("{} {}", found.text, found.detail);
                found.named &= parted.words.is_empty() || names(&parted.words, &whole, "");
            }
            if found.iter().any(|found| found.named) {
                found.retain(|found| found.named);
            }
            return found;
        }
        // Fewer figures are an extension, or the end of a number.
        let figures: Vec<u8> = parted.phone.bytes().filter(u8::is_ascii_digit).collect();
        let ending = |names: &Names, line: u32| names.reach.line(line).ends_with(&figures);
        let lines: Vec<u32> = (0..self.reached.len() as u32).filter(|line| ending(self, *line)).collect();
        if parted.words.is_empty() {
            let fitting = lines.into_iter().map(|line| (10 * STEP, At::Reach(line))).collect();
            return self.best(fitting, &[], &parted.phone);
        }
        let mut found = self.find_as_typed(&parted.words);
        let owners: Vec<What> = lines.iter().map(|line| self.items[self.reach.item(*line) as usize].what).collect();
        found.retain(|found| owners.contains(&found.what));
        found
    }
}
