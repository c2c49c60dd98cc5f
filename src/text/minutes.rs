//! The letter after a contact: what was agreed, in the words of a letter (M20, M23).

use crate::domain::Words;
use crate::domain::phrase::{Phrase, Value, phrase};

crate::sentences! {
    /// The subject.
    SUBJECT: "Договорённости от {}" / "What we agreed on {}";
    /// To a man, to a woman, to somebody of whom it is not known, to nobody in particular.
    DEAR_SIR: "Уважаемый {}!" / "Dear {},";
    DEAR_MADAM: "Уважаемая {}!" / "Dear {},";
    DEAR: "Здравствуйте, {}!" / "Dear {},";
    HELLO: "Здравствуйте!" / "Hello,";
    THANKS_TALK: "Благодарю за разговор {}." / "Thank you for the talk on {}.";
    THANKS_MEETING: "Благодарю за встречу {}." / "Thank you for the meeting on {}.";
    THANKS_NEGOTIATION: "Благодарю за переговоры {}." / "Thank you for the negotiation on {}.";
    THANKS_LETTERS: "Благодарю за письмо от {}." / "Thank you for your letter of {}.";
    /// Behind that, where something was agreed; after letters in one sentence.
    CONFIRMED_BELOW: "{} Подтверждаю, о чём мы договорились." / "{} Let me confirm what we agreed.";
    AFTER_LETTERS: "По итогам нашей переписки {} подтверждаю, о чём мы договорились." / "After our exchange on {}, let me confirm what we agreed.";
    /// Above the promises of each side.
    WE: "С нашей стороны:" / "On our side:";
    THEY: "С Вашей стороны:" / "On your side:";
    /// Where nobody promised anything.
    NO_PROMISES: "Новых обязательств ни у одной из сторон не появилось." / "Neither side has taken on anything new.";
    /// A promise with its day, without one, and one that is kept already.
    BY: "{} — до {}" / "{}, by {}";
    UNDATED: "{} — срок согласуем отдельно" / "{}, date to be agreed";
    DONE: "{} — сделано {}" / "{}, done on {}";
    /// What is promised, with whoever else of theirs it is to or by.
    WITH: "{} ({})" / "{} ({})";
    NEXT_TALK: "Следующий разговор — {}." / "Our next call: {}.";
    NEXT_MEETING: "Следующая встреча — {}." / "Our next meeting: {}.";
    NEXT_NEGOTIATION: "Следующие переговоры — {}." / "Our next negotiation: {}.";
    NEXT_LETTER: "Следующее письмо — {}." / "Our next letter: {}.";
    /// A day with its hour.
    AT: "{}, {}" / "{}, {}";
    CLOSING: "Если что-то записано неточно, пожалуйста, сообщите мне." / "If I have put anything down wrongly, please let me know.";
    /// At the end; the name stands below.
    REGARDS: "С уважением,\n{}" / "Kind regards,\n{}";
    /// Beside a letter that nobody signs.
    UNSIGNED: "Письмо без подписи: имя задаётся в настройках, «Подпись в письмах» (3, «Настройки»)." / "The letter is not signed: the name is set under “Letters signed by” (3, Settings).";
    /// On the screen: what it is, and what was done with it.
    LETTER: "Письмо после контакта" / "The letter after a contact";
    COPIED: "Письмо в буфере обмена." / "The letter is in the clipboard.";
    CONFIRMED: "Отмечено: подтверждено письменно." / "Noted: confirmed in writing.";
    fn sent_on(day: &str): "✓ Отправлено: {day}" / "✓ Sent: {day}";
    SENT_ALREADY: "Уже отмечено, что письмо отправлено." / "It is noted already that the letter was sent.";
    ONLY_HELD: "Письмо есть только у состоявшегося контакта с клиентом." / "Only a contact that was held with an account has a letter.";
    /// What it is called where it is asked for.
    ABOUT: "Письмо после встречи или звонка: обещания обеих сторон со сроками" / "The letter after a meeting or a call: the promises of both sides with their days";
    /// Why there is none.
    NOTHING: "Письма нет: состоявшихся контактов с клиентом пока не записано." / "No letter: no contact held with the account is written down yet.";
    NOTHING_THEN: "Письма нет: в этот день состоявшихся контактов с клиентом не записано." / "No letter: no contact held with the account on that day is written down.";
}

/// How a letter on a contact of a kind begins: it confirms what was agreed, or thanks alone.
pub fn begins(kind: &str, confirms: bool, on: Value) -> Phrase {
    match (of_kind(kind).0, confirms) {
        (THANKS_LETTERS, true) => phrase(AFTER_LETTERS, [on]),
        (thanks, true) => phrase(CONFIRMED_BELOW, [phrase(thanks, [on]).into()]),
        (thanks, false) => phrase(thanks, [on]),
    }
}

/// How a letter thanks for a contact of a kind, and how it speaks of the next one.
pub fn of_kind(kind: &str) -> (Words, Words) {
    match kind {
        "mail" | "message" => (THANKS_LETTERS, NEXT_LETTER),
        "negotiation" => (THANKS_NEGOTIATION, NEXT_NEGOTIATION),
        "call" | "interview" | "complaint" => (THANKS_TALK, NEXT_TALK),
        _ => (THANKS_MEETING, NEXT_MEETING),
    }
}
