//! Attempts that reached nobody, told beside the name of a contact or a verb of lifting the telephone; a letter that never left or came back;
//! and an hour that failed: «зв Верста: взяла секретарь», «Пестова ответила шёпотом», `mail to Cassidy bounced`. None of them is a contact.

use super::super::super::What;
use super::super::super::telling;
use super::super::super::vocabulary::{AGREED, MET, SPOKE, WENT, begins};
use super::super::attempt;
use super::super::shown::is_outcome;
use super::against::{Told, has, names_a_stand_in};
use super::signs::{ANSWERED, DENYING};
use super::{comparable, is_neutral, is_verb, is_written};
use crate::domain::dates::{is_about_days, leading_time, names_a_day};
use crate::domain::name::fold;

/// What became of a contact that is named and was none.
const IN_VAIN: &[&[&str]] = &[
    &["не", "соедин"],
    &["не", "переключ"],
    &["не", "дошл", "рук"],
    &["рук", "не", "дошл"],
    &["не", "успел"],
    &["факс"],
    &["отключ"],
    &["ошиб", "номер"],
    &["не", "тот", "номер"],
    &["не", "туда"],
    &["простоя"],
    &["стоял", "ворот"],
    &["алло", "тишин"],
    &["cut", "off"],
    &["not", "put"],
    &["not", "hear"],
    &["no", "time"],
    &["hold", "music"],
    &["on", "hold"],
    &["nobody"],
    &["wrong", "number"],
    &["wrong", "extension"],
    &["got", "the", "canteen"],
    &["line", "died"],
    &["silence"],
    &["engaged"],
    &["rang", "off"],
    &["робот"],
    &["музык"],
    &["отбой"],
    &["связи", "нет"],
    &["нет", "связ"],
    &["автоинформ"],
];
/// What one did oneself instead, where nobody is named who may have done so: whole words.
const MISSED_BY_US: [&str; 8] = ["забыл", "забыла", "проспал", "проспала", "прозевал", "прозевала", "forgot", "overslept"];
/// Having lifted the telephone.
const LIFTED: &[&[&str]] = &[
    &["трубк", "снял"],
    &["снял", "трубк"],
    &["взял", "трубк"],
    &["трубк", "взял"],
    &["поднял", "трубк"],
    &["трубк", "поднял"],
    &["принял", "вызов"],
    &["ответил"],
    &["answered"],
    &["picked", "up"],
    &["hello"],
    &["алло"],
];
/// How the words of it begin, which tell nothing more.
const LIFTING: &[&str] = &["трубк", "снял", "взял", "поднял", "принял", "вызов", "ответил", "answer", "picked", "hello", "алло"];
/// What comes of it where one did not speak.
const CUT_SHORT: &[&[&str]] = &[
    &["говор", "не"],
    &["не", "мог"],
    &["не", "смог"],
    &["броси"],
    &["шепот"],
    &["занят"],
    &["отключ"],
    &["оборв"],
    &["прерв"],
    &["пропал"],
    &["тишин"],
    &["перезвон"],
    &["позже"],
    &["потом"],
    &["шумно"],
    &["туннел"],
    &["на", "совещ"],
    &["на", "совет"],
    &["на", "встреч"],
    &["за", "рулем"],
    &["whisper"],
    &["noisy"],
    &["hung", "up"],
    &["silence"],
    &["died"],
    &["dead"],
    &["in", "meeting"],
    &["not", "talk"],
    &["not", "speak"],
    &["not", "hear"],
    &["ring", "back"],
    &["call", "back"],
    &["busy"],
    &["driving"],
    &["cut", "off"],
];
/// What says of a letter that it never left, or came back.
const STUCK: &[&[&str]] = &[
    &["чернов"],
    &["спам"],
    &["вернулос"],
    &["застря"],
    &["завис"],
    &["на", "соглас"],
    &["вычит"],
    &["неотправ"],
    &["исходящ"],
    &["bounced"],
    &["undeliver"],
    &["draft"],
    &["outbox"],
    &["my", "desk"],
    &["stuck"],
    &["await"],
    &["waiting"],
    &["unsent"],
    &["needs"],
    &["sits"],
    &["lies"],
    &["came", "back"],
    &["spam"],
];
/// How verbs begin that say of a letter that it went or came, besides those of sending.
const UNDER_WAY: &[&str] = &["ушл", "ушел", "дош", "приш", "получ", "прочит", "прочл", "напис", "лег", "про", "подтвер"];
/// With these begins where a letter lies.
const WHERE: [&str; 5] = ["в", "на", "у", "под", "за"];
/// Words that say that a letter is not on its way, or not yet.
const NOT_YET: [&str; 13] = ["не", "пока", "еще", "так", "почти", "опять", "not", "still", "half", "yet", "almost", "nearly", "never"];
/// What an hour did not become.
const FAILED_HOUR: &[&[&str]] = &[&["не", "вышло"], &["не", "смог"], &["не", "получил"], &["не", "успел"], &["не", "состоя"], &["missed"]];
/// How words begin of being at a contact with others.
const ATTENDING: &[&str] =
    &["буд", "быть", "был", "участв", "прид", "приед", "смож", "смог", "може", "be", "join", "attend", "come", "make"];
/// English verbs of the present by which somebody stays away from one.
const STAYING_AWAY: [&str; 5] = ["skips", "misses", "skipping", "ducks", "declines"];

impl Told<'_> {
    /// Whether what stands beside the name of a contact, or beside a lifted telephone, says that nobody was spoken to.
    pub(super) fn reached_nobody(&self, all: &[Vec<&str>]) -> bool {
        if self.kind.is_some_and(is_written) {
            return false;
        }
        let spoke = |word: &str| begins(&SPOKE, word) || begins(&MET, word) || begins(&AGREED, word);
        if all.iter().flatten().any(|word| spoke(word)) {
            return false;
        }
        // Whoever lifts the telephone says something, or there was no talk.
        let lifted = all.iter().any(|words| has(words, LIFTED)) && !self.parsed.pieces.iter().any(|piece| is_followed(&piece.what));
        if lifted {
            let cut = all.iter().any(|words| has(words, CUT_SHORT));
            return !all.iter().any(|words| self.is_heard_beside(words) || !cut && is_told_beside(words));
        }
        let forgot = |words: &Vec<&str>| {
            let us = words.iter().position(|word| MISSED_BY_US.contains(word));
            us.is_some_and(|at| !words[..at].iter().any(|word| self.is_somebody(word)))
        };
        let stand_in = |words: &Vec<&str>| names_a_stand_in(words) && words.iter().any(|word| begins(ANSWERED, word) || *word == "took");
        let in_vain = |words: &Vec<&str>| has(words, IN_VAIN) || stand_in(words) || forgot(words);
        self.is_by_noun() && all.iter().any(in_vain) && !attempt::shows_talk(self.parsed, true)
    }

    /// Whether words beside those of lifting a telephone say what was heard.
    fn is_heard_beside(&self, words: &[&str]) -> bool {
        let denied = |at: usize| at > 0 && DENYING.contains(&words[at - 1]);
        let plain = |at: usize| !denied(at) && !begins(LIFTING, words[at]) && !words[at].starts_with("говор");
        (0..words.len()).any(|at| plain(at) && (WENT.contains(&words[at]) || attempt::is_said(words[at])))
    }

    /// Whether a line that names a letter says that it never left, or came back.
    pub(super) fn is_stuck(&self, all: &[Vec<&str>]) -> bool {
        let noun = |what: &What| matches!(what, What::Kind { word, .. } if !is_verb(word));
        if self.parsed.headed || !self.kind.is_some_and(is_written) {
            return false;
        }
        let pieces = &self.parsed.pieces;
        let from = pieces.iter().filter(|piece| piece.what == What::Gap).map(|piece| fold(self.parsed.typed(piece).trim()));
        let from = from.into_iter().any(|gap| ["от", "from"].contains(&gap.as_str()));
        if from {
            return false;
        }
        if all.iter().any(|words| has(words, STUCK)) {
            return true;
        }
        if !pieces.iter().any(|piece| noun(&piece.what)) {
            return false;
        }
        // «письмо Костиной ждёт подписи»: what a verb right behind it says of it, unless it is of its way.
        let text = pieces.iter().skip(self.parsed.in_head).find_map(|piece| piece.what.text()).unwrap_or_default();
        let folded = fold(text);
        let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let (Some(first), next) = (words.next(), words.next()) else { return false };
        let verb = telling::is_past(first) || telling::is_present(first) || first.starts_with("готов");
        let under_way = telling::is_sent(first) || begins(UNDER_WAY, first);
        verb && !under_way || NOT_YET.contains(&first) || WHERE.contains(&first) && next.is_some_and(|next| !is_neutral(next))
    }

    /// «с Ивневым в 14:30 не вышло, набрал в 17»: whether a clause says that one did not speak at the hour that is said.
    pub(super) fn is_of_a_failed_hour(&self, texts: &[String]) -> bool {
        let timed = self.parsed.pieces.iter().any(|piece| matches!(piece.what, What::Time(_)));
        let hour = |word: &str| word.contains(':') && leading_time(&[word]).is_some();
        !self.parsed.headed
            && texts.iter().any(|text| {
                let folded = comparable(text);
                let words: Vec<&str> = folded.split_whitespace().collect();
                let somebody = words.iter().any(|word| self.is_somebody(word));
                somebody && has(&words, FAILED_HOUR) && (timed || words.iter().any(|word| hour(word)))
            })
    }

    /// «Медынская на встрече не участвует», `Medley won't be at the meeting`, `Gordini skips the negotiation`: whether a clause says of somebody that
    /// they do not come to a contact with others. It says nothing of those.
    pub(super) fn stays_away(&self, words: &[&str]) -> bool {
        let named = words.iter().any(|word| self.is_somebody(word)) && (0..words.len()).any(|at| self.noun(words, at).is_some());
        let denied = |at: usize| {
            DENYING.contains(&words[at]) && words.get(at + 1).is_some_and(|next| begins(ATTENDING, next) && !attempt::is_said(next))
        };
        named && (0..words.len()).any(|at| denied(at) || at > 0 && STAYING_AWAY.contains(&words[at]))
    }
}

/// Whether words beside those of lifting a telephone tell of anything: how something stands, a day, or of how much.
fn is_told_beside(words: &[&str]) -> bool {
    let plain = |word: &&&str| !begins(LIFTING, word);
    words.iter().filter(plain).any(|word| is_outcome(word) || is_about_days(word) || names_a_day(word))
}

/// Whether a piece says what follows from a talk.
fn is_followed(what: &What) -> bool {
    matches!(what, What::Promise { .. } | What::Attitude(_) | What::Mood(_) | What::Wish(_) | What::Complaint(_) | What::Value { .. })
}
