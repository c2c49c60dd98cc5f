//! Lines that tell what the client did or wants, with no word of having been in touch: «Ивнев просит счёт», «пришла оплата», `penrose
//! says no`. One knows it from a contact as well as from anywhere else.

use super::super::What;
use super::super::addressee::all_words;
use super::super::head::says_of_somebody;
use super::super::kinds::leading_kind;
use super::super::meaning::Meaning;
use super::super::vocabulary::{AGREED, MET, SPOKE, WENT, begins};
use super::REACHED;
use crate::domain::name::fold;

/// How words begin besides that say that there was a contact.
const IN_TOUCH: [&str; 13] =
    ["разговор", "беседова", "обсужд", "решили", "решил", "дозвон", "перезвон", "познаком", "услыш", "heard", "talk", "discuss", "decided"];
/// How verbs begin of what a client does, which behind a colon are no less news of them than before it; of other deeds of several it may
/// as well be we who did them, in the contact.
const THEIRS: &str = "прос попрос запрос спроси сказал оплатил заплат подтверд пришл прислал выслал переслал отправил передал жалов \
    ругал обеща отказ согласил хотел ждал перенес подписал заказал получил приняли вернул отгрузил";

/// Words that say by themselves how somebody stands to something.
const SIDES: [&str; 4] = ["за", "против", "for", "against"];

/// Whether a line that names no way of contact tells news of the client.
pub(super) fn is_news(meaning: &Meaning) -> bool {
    let screen = &meaning.screen;
    if meaning.kind_said || meaning.kind_by.is_some() || screen.planned.is_some() || screen.outcome.is_some() {
        return false;
    }
    let parsed = &meaning.parsed;
    let chars: Vec<char> = parsed.line.chars().collect();
    let is_mark = |what: &What, start: usize| match what {
        What::Person(_) => chars.get(start) == Some(&'+'),
        What::Attitude(_) | What::Mood(_) | What::Wish(_) | What::Complaint(_) | What::Kind { .. } | What::Behalf(_) => true,
        _ => false,
    };
    if parsed.pieces.iter().any(|piece| is_mark(&piece.what, piece.span.start)) {
        return false;
    }
    if says_of_a_contact(meaning) {
        return false;
    }
    let does = |word: &String| {
        let ours = parsed.headed && word.ends_with("ли");
        THEIRS.split_whitespace().any(|begun| word.starts_with(begun)) || !ours && says_of_somebody(word)
    };
    // «ивнев за» is known from anywhere.
    let side = || !parsed.headed && matches!(&words(meaning)[..], [word] if SIDES.contains(&word.as_str()));
    words(meaning).iter().any(does) || side()
}

/// Whether the words of a line say that one was in touch: «созвонились, всё решили».
pub(super) fn says_of_a_contact(meaning: &Meaning) -> bool {
    words(meaning).iter().any(|word| {
        let kind = || leading_kind(&[word]).is_some_and(|read| read.whole);
        // «аудит подтвердили» is told in a letter as well.
        if word.starts_with("подтвер") {
            return false;
        }
        let said: [&[&str]; 5] = [&SPOKE, &MET, &AGREED, &REACHED, &IN_TOUCH];
        said.iter().any(|known| begins(known, word)) || WENT.contains(&word.as_str()) || kind()
    })
}

fn words(meaning: &Meaning) -> Vec<String> {
    meaning.parsed.pieces.iter().filter_map(|piece| piece.what.text()).flat_map(all_words).map(fold).collect()
}
