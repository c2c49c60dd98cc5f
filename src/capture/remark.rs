//! Lines that say something about somebody and of no contact: «у Ивнева завтра юбилей», «Пестова теперь директор».

use super::What;
use super::addressee::all_words;
use super::kinds::{is_verb, leading_kind};
use super::meaning::Meaning;
use crate::domain::name::fold;

/// How words begin by which one hears from somebody, or says what one heard.
const HEARD: &str = "говорил говорит говорят сказал скажет сказан проси просят просьб спраш спроси интересу хотят хотел хотим хочет жалу жалоб руга \
     обещ соглас договор обсуд обсуж отказал отказыв отправ выслал послал прислал переслал передал подтвер утверд благодар доволен довольн \
     недовол готов против нужен нужн ждет ждут ждем ожида возраж предлаг предлож торгу напомнил сообщил ответил пообщ поговор разгов \
     перепис уточн решил реша показал показыв рассказ объясн познаком одобр берет берут заказ оплат подпис созвон перезвон предупред \
     претенз услыш слыш скинул забронир обед ужин завтрак кофе связи \
     say said tell told ask want need agree approv confirm promis wish sent send repl answered complain happy unhappy ready discuss \
     spoke talk heard hear thank accept refus declin decid order pay paid pleased sign lunch dinner breakfast coffee";
/// Words that say in one how a contact went.
const WENT: [&str; 17] = [
    "ок",
    "окей",
    "ok",
    "okay",
    "норм",
    "нормально",
    "хорошо",
    "отлично",
    "плохо",
    "да",
    "супер",
    "ура",
    "good",
    "great",
    "fine",
    "nice",
    "yes",
];
/// After these stands who is spoken of, where a line begins so.
const OF: [&str; 3] = ["у", "от", "from"];

/// Whether a line says something about somebody and no word of a contact: no way of it, nobody marked as taking part, nothing that
/// follows from it, and nothing that one would have heard in it. With a colon its text is the report on a contact.
pub(super) fn is_one(meaning: &Meaning) -> bool {
    let parsed = &meaning.parsed;
    if meaning.kind_said || meaning.kind_by.is_some() || parsed.headed || meaning.screen.planned.is_some() || meaning.closes.is_some() {
        return false;
    }
    let chars: Vec<char> = parsed.line.chars().collect();
    let marked = |start: usize| chars.get(start) == Some(&'+');
    let text = parsed.pieces.iter().find_map(|piece| piece.what.text()).unwrap_or_default();
    let named = meaning.account_piece.is_some() || !meaning.persons.is_empty() || names_somebody(text);
    if meaning.account.likely().is_none() || !named {
        return false;
    }
    let mut told = false;
    for piece in &parsed.pieces {
        match &piece.what {
            What::Gap | What::Account(_) | What::Day { .. } | What::Time(_) | What::Part(_) => {}
            What::Person(_) if !marked(piece.span.start) => {}
            What::Text(text) if is_heard(text) => return false,
            What::Text(text) => told |= text.chars().any(char::is_alphabetic),
            _ => return false,
        }
    }
    told
}

/// «у Лунёвой завтра юбилей»: whether a text begins with somebody, known or not.
fn names_somebody(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let led = words.next().is_some_and(|word| OF.contains(&fold(word).as_str()));
    led && words.next().is_some_and(|word| word.starts_with(char::is_uppercase))
}

/// Whether a text says what one would have heard in a contact.
fn is_heard(text: &str) -> bool {
    all_words(text).map(fold).enumerate().any(|(at, word)| {
        let begins = HEARD.split_whitespace().any(|begun| word.starts_with(begun));
        let kind = || leading_kind(&[&word]).is_some_and(|read| read.whole) || is_verb(&word);
        // «Мамедов за пилот»
        begins || WENT.contains(&word.as_str()) || at == 0 && word == "за" || kind()
    })
}
