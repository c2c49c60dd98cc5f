//! What a line that names its contact by a noun says of one that is still to come: what is to be done about it, what it takes to get there,
//! when it is to be instead, or the number by which to reach somebody. None of it was told in a contact, and so it is asked about.

use super::super::super::telling;
use super::super::super::vocabulary::{AGREED, MET, SPOKE, WENT, begins};
use super::super::super::{Parsed, Piece, What};
use super::super::{attempt, remark};
use super::Told;
use super::ahead::{BY_WIRE, FOR_IT, LACKING, NAMES_OF_A_NUMBER, PRESSING, READY, TO_BE_DONE, TO_GET_IN};
use super::signs::DENYING;
use super::{On, alike, clauses, comparable, day_at, is_verb};
use crate::domain::dates::leading_time;
use crate::domain::name::fold;
use crate::domain::phone;

/// With these begins when a contact is to be from now on.
const NOW: [&str; 2] = ["now", "теперь"];
/// What leads from these, or from a verb of moving, to a day or an hour.
const LEADING: [&str; 8] = ["to", "at", "on", "for", "на", "в", "во", "к"];
/// What leads to the day that a contact is moved to.
const TO: [&str; 2] = ["to", "на"];
/// How verbs of the present begin by which a contact is moved.
const MOVES: &[&str] =
    &["moves", "goes", "slides", "shifts", "slips", "jumps", "переез", "переход", "уходит", "уезжает", "съезжа", "двига"];

impl Told<'_> {
    /// Whether the line says its contact by a noun, which tells nothing of having held it: «зв Ивнев», `call Ashby`.
    pub(super) fn is_by_noun(&self) -> bool {
        let verb = |what: &What| matches!(what, What::Kind { word, .. } if is_verb(word));
        self.kind.is_some() && !self.parsed.pieces.iter().any(|piece| verb(&piece.what))
    }

    /// Whether the line tells what is to be done about a contact, or what it takes, and not that there was one.
    pub(super) fn is_still_ahead(&self, all: &[Vec<&str>]) -> bool {
        if all.iter().any(|words| self.is_for_one(words)) {
            return true;
        }
        if !self.is_by_noun() || self.was_told(all.iter().flatten().copied()) {
            return false;
        }
        self.is_to_be_done(all) || self.is_pressing(all)
    }

    /// Whether words show that one spoke, whatever else they say.
    fn was_told<'w>(&self, mut words: impl Iterator<Item = &'w str>) -> bool {
        words.any(|word| begins(&SPOKE, word) || begins(&MET, word) || begins(&AGREED, word) || WENT.contains(&word))
    }

    /// «зв Костиной спросить про аудит», `call Cassidy ask about the audit`: whether the first that is said beside the name of a contact is
    /// what one is to do, with a colon and without.
    fn is_to_be_done(&self, all: &[Vec<&str>]) -> bool {
        // `to be arranged`
        let text = self.parsed.pieces.iter().skip(self.parsed.in_head).find_map(|piece| piece.what.text()).unwrap_or_default();
        if self.parsed.headed && text.split_whitespace().next().is_some_and(|word| fold(word) == "to") {
            return true;
        }
        let all = || all.iter().flatten().copied().filter(|word| self.tells(word) && !DENYING.contains(word));
        let Some(first) = all().next() else { return false };
        if self.parsed.unread {
            return false;
        }
        if first.is_ascii() { TO_BE_DONE.contains(&first) } else { telling::is_infinitive(first) }
    }

    /// «зв Ивневу обязательно», `call Ashby asap`: whether nothing is said beside the name of a contact but how much it presses.
    fn is_pressing(&self, all: &[Vec<&str>]) -> bool {
        let mut said = all.iter().flatten().filter(|word| self.tells(word)).peekable();
        said.peek().is_some() && said.all(|word| begins(PRESSING, word) || DENYING.contains(word))
    }

    /// «визит Северлит: пропуска нет», `Ashby call needs zoom`: whether a clause begins with what it takes to come to a contact, and no other
    /// clause tells what was heard in it.
    pub(super) fn is_prepared(&self, all: &[Vec<&str>]) -> bool {
        if !self.is_by_noun() || self.was_told(all.iter().flatten().copied()) {
            return false;
        }
        let visit = self.kind.is_some_and(|kind| alike(kind, "visit"));
        let means = |word: &str| {
            let known = |list: &[&str]| list.iter().any(|begun| telling::is_said_by(begun, word));
            visit && known(TO_GET_IN) || known(BY_WIRE)
        };
        // The name of a contact is one as well: «зум с Ивневым».
        let first = |words: &&Vec<&str>| {
            let mut said = words.iter().filter(|word| (self.tells(word) || means(word)) && !LACKING.contains(word));
            said.next().is_some_and(|word| means(word))
        };
        let (about, rest): (Vec<&Vec<&str>>, Vec<&Vec<&str>>) = all.iter().partition(first);
        let told = |word: &&str| attempt::is_said(word) || !word.is_ascii() && super::tells(word);
        !about.is_empty() && !rest.into_iter().flatten().any(told)
    }

    /// «к созвону с Ивневым: цифры», `not ready for the call`: whether a clause says what something is for, and that is a contact.
    fn is_for_one(&self, words: &[&str]) -> bool {
        let article = |at: usize| usize::from(words.get(at).is_some_and(|word| ["the", "our", "a", "нашему", "нашей"].contains(word)));
        (0..words.len()).filter(|at| FOR_IT.contains(&words[*at])).any(|at| {
            let from = at + 1 + article(at + 1);
            let named = (from..from + 2).any(|noun| self.is_called(words, noun) && (noun == from || self.is_somebody_at(words, from)));
            let before = &words[..at];
            let begins_so = before.iter().all(|word| self.is_somebody(word));
            named && (begins_so || before.last().is_some_and(|word| begins(READY, word)))
        })
    }

    fn is_called(&self, words: &[&str], noun: usize) -> bool {
        // «к обеду» is a part of the day.
        self.noun(words, noun).is_some() && !super::MEALS.contains(&words[noun])
    }

    fn is_somebody_at(&self, words: &[&str], at: usize) -> bool {
        words.get(at).is_some_and(|word| self.is_somebody(word))
    }

    /// «тел Пестовой новый 8 921 …», «почта Пестовой pestova@…»: whether a line tells how somebody is reached, and nothing that they said.
    pub(super) fn is_an_address(&self) -> bool {
        let text = || self.parsed.pieces.iter().filter_map(|piece| piece.what.text());
        let mail = |word: &str| word.split_once('@').is_some_and(|(who, where_to)| !who.is_empty() && where_to.contains('.'));
        let (mails, words): (Vec<&str>, Vec<&str>) = text().flat_map(str::split_whitespace).partition(|word| mail(word));
        let number = text().any(phone::stands_in);
        // Who is marked took part.
        let marked = |piece: &Piece| matches!(piece.what, What::Person(_)) && self.parsed.typed(piece).starts_with('+');
        if self.parsed.pieces.iter().any(marked) {
            return false;
        }
        // `nord mail: new number is …` was in the letter.
        let first = text().find_map(|text| text.split_whitespace().next()).unwrap_or_default();
        if self.parsed.headed && first.chars().any(char::is_alphabetic) && !mail(first) {
            return false;
        }
        let plain = |word: &str| fold(word.trim_matches(|c: char| !c.is_alphanumeric()));
        let heard = words.iter().map(|word| plain(word)).any(|word| remark::is_heard(&word) && !begins(NAMES_OF_A_NUMBER, &word));
        self.is_by_noun() && (number || !mails.is_empty()) && !heard
    }

    /// `meeting with Moulin goes to wednesday`, «созвон теперь в 12»: whether a line says in the present when a contact is to be instead, and the
    /// day where it names one.
    pub(super) fn is_moved_now(&self) -> Option<Option<On>> {
        if !self.is_by_noun() {
            return None;
        }
        let line = self.parsed.line.split([',', ';']).next().unwrap_or_default();
        let typed: Vec<&str> = line.split_whitespace().collect();
        let words: Vec<String> = typed.iter().map(|word| fold(word.trim_matches([':', '.']))).collect();
        (0..words.len()).find_map(|at| {
            let (now, moves) = (NOW.contains(&words[at].as_str()), begins(MOVES, &words[at]));
            let led =
                words.get(at + 1).is_some_and(|word| if moves { TO.contains(&word.as_str()) } else { LEADING.contains(&word.as_str()) });
            if !(now || moves && led) {
                return None;
            }
            let from = at + 1 + usize::from(led);
            let day = day_at(&typed, from, self.parsed.today).map(|(on, _)| on);
            let hour = leading_time(typed.get(at + 1..)?).is_some() || led && words.get(from).is_some_and(|word| is_hour(word));
            (day.is_some() || hour && now).then_some(day)
        })
    }

    /// «письмо Пестовой не отправил», `mail to Penrose not sent yet`: whether a clause denies that one wrote.
    pub(super) fn is_unsent(&self, words: &[&str]) -> bool {
        let wrote =
            |word: &str| telling::is_sent(word) || begins(&["написал", "дописал", "ушл", "ушел", "written", "wrote", "gone", "sent"], word);
        words.iter().position(|word| DENYING.contains(word)).is_some_and(|at| words.iter().skip(at + 1).take(2).any(|word| wrote(word)))
            && words
                .iter()
                .take_while(|word| !DENYING.contains(word))
                .all(|word| !self.tells(word) || *word == "еще" || self.is_letter(word))
    }

    fn is_letter(&self, word: &str) -> bool {
        super::leading_kind(&[word]).is_some_and(|read| read.whole && super::is_written(read.code))
    }
}

fn is_hour(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit() || c == ':') && !word.is_empty()
}

/// How words begin by which somebody was reached after all.
const REACHED: &[&str] = &["дозвон", "перезвонил", "созвонил", "поговорил", "застал", "reached", "spoke", "talked"];

/// «вчера не дозвонился до Розанцева, сегодня дозвонился»: whether a line tells of one attempt in vain and of another that was not.
pub(in crate::capture) fn is_reached_after_all(parsed: &Parsed) -> bool {
    let clauses = clauses(parsed).join(" ");
    let folded = comparable(&clauses);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let denied = |at: usize| at > 0 && DENYING.contains(&words[at - 1]);
    let touch = |at: usize| begins(REACHED, words[at]) && (words[at].is_ascii() || telling::is_past(words[at]));
    let in_vain = (0..words.len()).find(|at| touch(*at) && denied(*at));
    in_vain.is_some_and(|first| (first + 1..words.len()).any(|at| touch(at) && !denied(at)))
}
