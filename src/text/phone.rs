//! What is said beside a code that a phone reads off the screen.

use super::Words;
use crate::exchange::to_phone::Part;

crate::sentences! {
    /// Heading.
    fn title(name: &str): "На телефон · {name}" / "To the phone · {name}";
    /// What the code is of.
    NUMBER: "номер" / "number";
    CARD: "визитка" / "card";
    MEETING: "встреча" / "meeting";
    /// What becomes of it on the phone.
    CALLS: "Наведите камеру: телефон предложит позвонить." / "Point the camera at it: the phone offers to call.";
    KEEPS: "Наведите камеру: телефон предложит сохранить контакт." / "Point the camera at it: the phone offers to keep the contact.";
    PLANS: "Наведите камеру: телефон предложит добавить в календарь." / "Point the camera at it: the phone offers to put it into its calendar.";
    /// What of a card or a meeting had no room.
    fn shortened(parts: &str): "Не поместилось: {parts}. В окне побольше поместится." / "No room for: {parts}. A larger window has it.";
    /// Nothing of it has room.
    NO_ROOM: "Код не помещается: сделайте окно выше и шире." / "The code has no room: make the window higher and wider.";
    /// It is drawn in half blocks.
    NOT_IN_ASCII: "Код рисуется полублоками, а включён ASCII (Практика → Настройки)." / "The code is drawn in half blocks, and ASCII is on (Practice → Settings).";
    NO_NUMBER: "телефон не записан" / "no phone is filed";
    /// Of a seat whose holder nobody knows.
    NOBODY: "Кто занимает это место, ещё не записано: визитки нет." / "Who holds this seat is not filed yet: there is no card.";
    /// In the shell.
    NO_JSON: "QR-код — картинка для телефона: в JSON его нет." / "A QR code is a picture for a phone: there is none in JSON.";
    /// After the number was copied in the finder.
    fn once_more(copied: &str, key: &str): "{copied} · ещё раз {key} — QR" / "{copied} · {key} again: QR";
    POSITION: "должность" / "position";
    COMPANY: "компания" / "company";
    EMAIL: "почта" / "e-mail";
    MIDDLE_NAME: "отчество" / "middle name";
    GIVEN_NAME: "имя целиком" / "the given name in full";
    FAMILY_NAME: "фамилия целиком" / "the family name in full";
    KIND: "вид встречи" / "what kind of meeting";
    LENGTH: "длительность" / "how long";
    WHOLE_NAME: "название целиком" / "the name in full";
}

/// What a part of a card or a meeting is called.
pub fn part(part: Part) -> Words {
    match part {
        Part::Position => POSITION,
        Part::Email => EMAIL,
        Part::Company => COMPANY,
        Part::MiddleName => MIDDLE_NAME,
        Part::GivenName => GIVEN_NAME,
        Part::FamilyName => FAMILY_NAME,
        Part::Kind => KIND,
        Part::Length => LENGTH,
        Part::WholeName => WHOLE_NAME,
    }
}
