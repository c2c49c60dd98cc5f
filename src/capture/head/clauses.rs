//! Where the sentence of a head goes over to somebody else: «звонила Пестова, Зимина согласна» tells of the one what the other wants.

use super::super::busy::is_busy;
use super::super::kinds::is_verb;
use super::super::naming::{Named, Said as Mention};
use super::super::person::is_away;
use super::super::telling::{is_past, is_present};
use super::super::took_place::is_heard;
use super::super::vocabulary::{WENT, begins, is_past_in_english};
use super::super::{Piece, What};
use super::Words;
use crate::domain::given::is_given_in_a_form;
use crate::domain::name::fold;
use crate::domain::surname::may_be_nominative;

/// In how many words after a name its verb is looked for.
const NEAR: usize = 6;
/// The most words of a name that nobody is known by.
const NAME: usize = 2;
/// What joins two names, or a clause to the one before it.
const JOINING: [&str; 9] = ["и", "а", "но", "and", "but", "&", "-", "–", "—"];
/// After these somebody stands of whom a clause says what there is: «у Зиминой вопросы».
const OF: [&str; 5] = ["у", "от", "для", "from", "for"];
/// How verbs begin by which somebody was there beside those named before.
const JOINED: [&str; 10] = ["подключи", "присоедини", "присутств", "участв", "был", "сидел", "joined", "sat", "attended", "dialled"];
/// Words that say of one what they want or how they are, besides what one hears.
const STATED: &str = "против рад рада уехал уехала болеет занят занята недоступен недоступна курсе связи \
    is isn't was wasn't has hasn't does doesn't will won't would wouldn't can can't could couldn't may might should did didn't had \
    against away ill sick busy unavailable keen sceptical skeptical available";
/// Words in small letters that end as verbs of the present do, and are things.
const THINGS: [&str; 20] = [
    "бюджет",
    "кредит",
    "пакет",
    "отчет",
    "макет",
    "визит",
    "лимит",
    "ответ",
    "совет",
    "кабинет",
    "дефицит",
    "аудит",
    "расчет",
    "счет",
    "приоритет",
    "продукт",
    "контракт",
    "сертификат",
    "результат",
    "формат",
];

/// Whether words say of one alone, or of several, what they did or want.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verb {
    One,
    Several,
    /// In English the past says nothing of how many.
    Past,
}

/// What a word says somebody does.
fn verb(word: &str) -> Option<Verb> {
    let folded = fold(word.trim_matches(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’')))).replace('’', "'");
    if STATED.split_whitespace().any(|known| known == folded) {
        return Some(Verb::One);
    }
    if folded.is_ascii() {
        let past = folded.len() > 4 && folded.ends_with("ed") && folded != "need";
        return match () {
            () if past || is_past_in_english(&folded) => Some(Verb::Past),
            () if !is_heard(&folded) => None,
            () if folded.ends_with('s') || ["happy", "unhappy", "pleased", "ready", "fine", "ok"].contains(&folded.as_str()) => {
                Some(Verb::One)
            }
            () => Some(Verb::Several),
        };
    }
    if is_a_thing(&folded) {
        return None;
    }
    let several = ["ли", "лись", "ут", "ют", "ат", "ят", "утся", "ются", "атся", "ятся", "ны", "вы"];
    let does = is_past(&folded) || is_present(&folded);
    let stated = is_heard(&folded) && !is_verb(&folded) && !["за", "связи", "спросил"].contains(&folded.as_str());
    (does || stated).then(|| if several.iter().any(|ending| folded.ends_with(ending)) { Verb::Several } else { Verb::One })
}

/// Whether a folded word ends as verbs of the present do, and is a thing.
pub fn is_a_thing(word: &str) -> bool {
    begins(&THINGS, word)
}

/// Whether a word says what somebody does, did or wants.
pub fn says_of_somebody(word: &str) -> bool {
    verb(word).is_some()
}

/// Whether the words after a name, to the end of their clause, say something of that one alone. `joined` by «и» the two may be spoken of
/// together.
pub fn speaks_of_one<T: AsRef<str>>(name: &str, after: &[T], joined: bool) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default();
    if name.ends_with([',', ':', ';', '.', '!', '?']) || !may_be_nominative(&fold(last)) {
        return false;
    }
    let mut clause: Vec<&str> = Vec::new();
    for word in after.iter().map(AsRef::as_ref).take(NEAR) {
        // «+Ким и Ли =за»
        if word.starts_with(['=', '!', '+', '?', '*', '%']) {
            break;
        }
        if matches!(word, "—" | "–" | "-") {
            // «Ашби и Пенроуз - ок»: what a dash leads to is told by all of them, unless it says how the last one is.
            let stated = clause.is_empty().then(|| after.get(1)).flatten().map(AsRef::as_ref);
            clause.extend(stated.filter(|word| !joined && verb(word) == Some(Verb::One) && !WENT.contains(&fold(word).as_str())));
            break;
        }
        clause.push(word);
        if word.ends_with([',', ':', ';', '.', '!', '?']) {
            break;
        }
    }
    if clause.iter().any(|word| begins(&JOINED, &fold(word))) {
        return false;
    }
    if is_away(&clause) {
        return true;
    }
    match clause.iter().find_map(|word| verb(word)) {
        Some(Verb::One) => true,
        Some(Verb::Past) => true,
        Some(Verb::Several) => false,
        // «звонила Пестова, Зимина за пилот»
        None => !joined && clause.first().is_some_and(|word| fold(word) == "за"),
    }
}

impl Words<'_> {
    /// Whether a clause has ended before the next word.
    pub(super) fn begins_a_clause(&self) -> bool {
        self.at > 0 && self.texts.get(self.at - 1).is_some_and(|word| word.ends_with(','))
    }

    /// `no answer from Ashby, try again`: whether a word in small letters begins a new clause without a colon: it is a word, and no
    /// beginning of a name.
    pub(super) fn begins_a_clause_small(&self) -> bool {
        !self.headed && self.begins_a_clause() && !self.is_large(self.at)
    }

    /// «Прохорчук отгрузил остатки: 14 паллет», `Prentice shared the stock: 14 pallets`: whether right behind somebody, with whom the line begins, a verb
    /// stands that says what they did, and what.
    pub(super) fn begins_a_sentence(&self) -> bool {
        let [Piece { what: What::Person(_), span }] = &self.pieces[..] else { return false };
        let word = |at: usize| self.texts.get(at).map(|word| fold(word)).unwrap_or_default();
        let verb = word(self.at);
        let follows = span.start == 0 && self.tokens.get(self.at).is_some_and(|next| next.start == span.end + 1);
        let did = if verb.is_ascii() { is_past_in_english(&verb) || verb.len() > 4 && verb.ends_with("ed") } else { is_past(&verb) };
        follows && did && self.texts.len() > self.at + 1 && !is_verb(&verb) && !is_given_in_a_form(&verb) && !super::is_spoken(&verb)
    }

    /// «Ивнев на переговорах, ответила Пестова»: whether the next words say in what contact somebody is who so was not spoken to.
    pub(super) fn is_busy_with_it(&self) -> bool {
        let last = self.pieces.last().filter(|piece| matches!(piece.what, What::Person(_)));
        let follows = last.is_some_and(|piece| self.tokens.get(self.at).is_some_and(|next| next.start == piece.span.end + 1));
        !self.headed && follows && is_busy(self.texts.get(self.at..).unwrap_or_default())
    }

    /// «с исаенко, рудаковой и фроловой - …»: whether a name in small letters goes on a list of those who took part, and is no clause of its
    /// own: it is followed by the next of them, by a sign, or by nothing.
    pub(super) fn goes_on_a_list(&self, name: &str, count: usize) -> bool {
        let after_one = matches!(self.pieces.last().map(|piece| &piece.what), Some(What::Person(_)));
        let until = self.at.checked_sub(1).and_then(|before| self.tokens.get(before)).map(|before| before.end);
        let follows = after_one && until.is_some_and(|until| until <= self.end + 1);
        let last = self.texts.get(self.at + count - 1).map(String::as_str).unwrap_or_default();
        let next = self.texts.get(self.at + count).map(|word| fold(word));
        let listed = match next.as_deref() {
            None => self.tokens.len() < super::MOST_WORDS || last.ends_with(','),
            Some(_) if last.ends_with([',', '.']) => true,
            Some(next) => JOINING.contains(&next) && !matches!(next, "а" | "но" | "but"),
        };
        follows && listed && self.names.person(name, Mention::Headed) && {
            let after = self.texts.get(self.at + count..).unwrap_or_default();
            !speaks_of_one(name, after, false)
        }
    }

    /// Whether the next words are what the sentence goes on with of somebody else, after those it was of: they stay text.
    pub(super) fn is_of_another(&self) -> bool {
        let word = |at: usize| self.texts.get(at).map(|word| fold(word)).unwrap_or_default();
        if !self.names_somebody() || self.at == 0 {
            return false;
        }
        let of = OF.contains(&word(self.at - 1).as_str());
        let begun = if of { self.at - 1 } else { self.at };
        let joins = |at: usize| JOINING.contains(&word(at).as_str());
        let parted = |at: usize| self.texts.get(at).is_some_and(|word| word.ends_with([',', '.']));
        // «звонила Пестова от Зиминой»: who sent her.
        if word(self.at - 1) == "от" && self.person_here(Mention::Headed).is_some() {
            return true;
        }
        // «, а Зимина», «— Зимина»
        let Some(before) = begun.checked_sub(1).filter(|at| parted(*at) || joins(*at)) else { return false };
        let joined = joins(before) && matches!(word(before).as_str(), "и" | "and" | "&") && !before.checked_sub(1).is_some_and(parted);
        let count = match self.person_here(Mention::Headed) {
            Some((count, name)) => self.whole_name(count, name).0,
            None => {
                let large = (0..NAME).take_while(|more| self.is_large(self.at + more)).count();
                let company = |count: usize| {
                    self.phrase(count).is_some_and(|name| matches!(self.names.account(&name), Some(Named::Whole | Named::Form)))
                };
                if (1..=large).any(company) { 0 } else { large }
            }
        };
        let Some(name) = self.texts.get(self.at..self.at + count).filter(|_| count > 0).map(|words| words.join(" ")) else { return false };
        let after = self.texts.get(self.at + count..).unwrap_or_default();
        if of {
            let listed = name.ends_with([',', ':', '.']) || after.first().is_none_or(|next| JOINING.contains(&fold(next).as_str()));
            return !listed && !after.iter().take(NEAR).filter_map(|word| verb(word)).any(|verb| verb == Verb::Several);
        }
        speaks_of_one(&name, after, joined)
    }
}
