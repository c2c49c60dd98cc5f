//! Words typed while the other keyboard layout was on: «lj gn» is «до пт».

/// The keys of the Latin layout and the Russian letters on them.
pub const KEYS: (&str, &str) = ("qwertyuiop[]asdfghjkl;'zxcvbnm,.`", "йцукенгшщзхъфывапролджэячсмитьбюе");

/// So many letters without a vowel among them are no word in Latin letters.
const RUN: usize = 4;

/// A word as the same keys give it in the other layout; `None` where it has no letters.
pub fn other(word: &str) -> Option<String> {
    let latin = word.chars().find(|c| c.is_alphabetic())?.is_ascii();
    let (from, to) = if latin { KEYS } else { (KEYS.1, KEYS.0) };
    let turn = |c: char| {
        let lower = c.to_lowercase().next().unwrap_or(c);
        let plain = if lower == 'ё' { 'е' } else { lower };
        let turned = from.chars().position(|known| known == plain).and_then(|at| to.chars().nth(at)).unwrap_or(c);
        if c.is_uppercase() { turned.to_uppercase().next().unwrap_or(turned) } else { turned }
    };
    Some(word.chars().map(turn).collect())
}

/// Whether Latin letters make no word that could be spoken, as those do that were meant to be Russian: «rg», «jnxtn», «ljujdjh».
pub fn is_unspeakable(word: &str) -> bool {
    let plain = word.trim_end_matches([',', '.', ':', ';', '!', '?']);
    let vowel = |c: char| matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u');
    let letters = plain.chars().any(|c| c.is_ascii_alphabetic());
    let odd = plain.chars().any(|c| !c.is_ascii_alphabetic() && !c.is_ascii_digit() && c != '-' && c != '\'');
    let run = plain.split(vowel).map(|run| run.chars().filter(char::is_ascii_alphabetic).count()).max().unwrap_or(0);
    word.is_ascii() && letters && (odd || run >= RUN || !plain.chars().any(vowel))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_same_keys_give() {
        for (typed, meant) in [("rg", "кп"), ("RG", "КП"), ("lj", "до"), ("ин", "by"), ("щааук", "offer"), ("j,hfpws", "образцы")]
        {
            assert_eq!(other(typed).as_deref(), Some(meant), "{typed}");
        }
        assert_eq!(other("12.05"), None);
        for word in ["rg", "jnxtn", "ljujdjh", "ghfqc", "j,hfpws"] {
            assert!(is_unspeakable(word), "{word}");
        }
        for word in ["offer", "contract", "list", "samples", "кп", "12.05"] {
            assert!(!is_unspeakable(word), "{word}");
        }
    }
}
