//! The code of communication (M39).

use crate::domain::Entity;
use crate::domain::definition::{Definition, Search, Usual};
use crate::domain::field::{Bias, Field, Kind};
use crate::domain::visibility::Audience;
use crate::domain::words::{counted, w};

/// The rules on which the team agreed for talking with clients and with each other: one text for the whole file (M39).
pub static COMMUNICATION_CODE: Definition = Definition::new(Entity::CommunicationCode, "communication_code", "communication_codes")
    .called(
        w("Кодекс общения", "Code of communication"),
        w("Кодекс общения", "Code of communication"),
        counted(["кодекс общения", "кодекса общения", "кодексов общения"], ["code of communication", "codes of communication"]),
    )
    .titled("agreed_on")
    .of_things()
    .seen_by(Audience::Team)
    .usual(&[("agreed_on", Usual::Today)])
    .searched(Search::of(39, &["text"]).dated(&["agreed_on"]))
    .fields(&[
        Field::new("text", Kind::Text, w("О чём договорились", "What was agreed")).required().hint(
            "Одна строка — одно правило; раздел начинается с числа и точки.",
            "One line, one rule; a part begins with a number and a dot.",
        ),
        Field::new("agreed_on", Kind::Day(Bias::Past), w("Согласован", "Agreed on")).required(),
    ]);
