//! Slips of the finger: a letter that is another one, is missing or is too many, and two that changed places.

/// How many slips a name of so many letters may have; a short one is another name.
pub fn slips_of(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// How many letters differ between a typed name and the beginning of another; neighbours changed about count as one.
pub fn distance(typed: &str, name: &str) -> usize {
    let (typed, name): (Vec<char>, Vec<char>) = (typed.chars().collect(), name.chars().collect());
    let name = name.get(..name.len().min(typed.len() + 2)).unwrap_or_default();
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=name.len()).collect();
    for (row, wanted) in typed.iter().enumerate() {
        let mut here = vec![row + 1];
        for (column, found) in name.iter().enumerate() {
            let mut least = (last[column] + usize::from(wanted != found)).min(last[column + 1] + 1).min(here[column] + 1);
            if row > 0 && column > 0 && typed[row - 1] == *found && name[column - 1] == *wanted {
                least = least.min(before[column - 1] + 1);
            }
            here.push(least);
        }
        before = std::mem::replace(&mut last, here);
    }
    last.into_iter().min().unwrap_or(0)
}

/// Whether a name can be so few letters away: each letter typed that it lacks is one.
pub fn may_slip(typed: &str, name: &str, slips: usize) -> bool {
    let bits = |bytes: &[u8]| bytes.iter().fold(0_u128, |bits, byte| bits | 1 << (byte & 0x7f));
    let reach = name.len().min(typed.len() + 2);
    (bits(typed.as_bytes()) & !bits(&name.as_bytes()[..reach])).count_ones() as usize <= slips
}

/// Whether a typed word is a word, or the beginning of one, but for slips: gives how many there are.
pub fn slips(typed: &[u8], word: &[u8]) -> Option<usize> {
    let (typed, word) = (std::str::from_utf8(typed).ok()?, std::str::from_utf8(word).ok()?);
    let most = slips_of(typed.len());
    // A longer word is another name: it goes on by no more than the last letter.
    if most == 0 || word.len() + most < typed.len() || word.len() > typed.len() + LAST || !may_slip(typed, word, most) {
        return None;
    }
    Some(distance(typed, word)).filter(|slips| *slips <= most)
}

/// How many letters may still be missing at the end.
const LAST: usize = 1;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_other_missing_too_many_or_swapped_is_a_slip() {
        for typed in ["ramaska", "romska", "romanska", "rmoaska", "romasak"] {
            assert!(slips(typed.as_bytes(), b"romaska").is_some(), "{typed}");
        }
        assert_eq!((slips(b"pestava", b"pestova"), slips(b"iunev", b"ivnev")), (Some(1), Some(1)));
        assert_eq!((slips(b"ram", b"rom"), slips(b"petrov", b"sidorov"), slips(b"lukin", b"lukianov")), (None, None, None));
    }

    #[test]
    fn letters_that_differ_are_counted_against_the_beginning() {
        assert_eq!(distance("рамашка", "ромашка"), 1);
        assert_eq!(distance("ромшака", "ромашка"), 1);
        assert_eq!(distance("север", "север металл"), 0);
        assert_eq!(distance("ромашке", "ромашка"), 1);
        assert_eq!(distance("", "ромашка"), 0);
    }
}
