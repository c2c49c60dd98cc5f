//! Who was asked to an event, and what they said to it (M30).

use crate::domain::definition::{Advance, Definition, Search, Usual};
use crate::domain::field::{Choice, Field, Group, Kind, choice};
use crate::domain::listing::{Listing, shown};
use crate::domain::visibility::Audience;
use crate::domain::words::{counted, w};
use crate::domain::{Entity, Record, Value};
use chrono::NaiveDate;

/// Whether somebody who was asked came (M30).
pub const INVITATION_STATES: &[Choice] = &[
    choice("invited", "приглашение", "invited"),
    choice("coming", "согласие", "coming"),
    choice("came", "участие", "came").good(),
    choice("absent", "неявка", "absent"),
    choice("declined", "отказ", "declined"),
];

/// Somebody of a client who was asked to an event, or to whom something was sent (M30).
pub static INVITATION: Definition = Definition::new(Entity::Invitation, "invitation", "invitations")
    .called(
        w("Приглашение", "Invitation"),
        w("Новое приглашение", "New invitation"),
        counted(["приглашение", "приглашения", "приглашений"], ["invitation", "invitations"]),
    )
    .of_account()
    .titled("response")
    .seen_by(Audience::Team)
    .usual(&[("state", Usual::Text("invited"))])
    .listed(
        Listing::of(
            w("Общение", "Communication"),
            w(
                "Кого и куда мы звали и что услышали в ответ? n — записать приглашение.",
                "Whom did we invite to what, and what was said to it? n writes an invitation.",
            ),
            &[shown(&["communication_id"], 24, 0), shown(&["person_id"], 18, 0), shown(&["state"], 10, 0), shown(&["response"], 18, 1)],
        )
        .filtered(&["response"])
        .turned(w("общение", "communication")),
    )
    .moved(w("дальше", "move on"), next)
    .searched(Search::of(33, &["response", "note"]).about(&["person_id", "communication_id"]))
    .fields(&[
        Field::new("communication_id", Kind::Link(Entity::Communication), w("Куда", "To what")).required(),
        Field::new("person_id", Kind::Link(Entity::Person), w("Кого", "Whom")),
        Field::new("state", Kind::Choice(INVITATION_STATES), w("Ответ", "Answer")).required(),
        Field::new("response", Kind::Line, w("Отклик", "Response")).unsaid("Отклика пока нет", "No response yet"),
        Field::new("note", Kind::Text, w("Заметка", "Note")).private().under(Group::More),
    ]);

/// Who was asked is coming, who is coming came and says how it was (M30).
fn next(invitation: &Record, _: NaiveDate) -> Option<Advance> {
    let (words, state, ask) = match invitation.text("state") {
        "invited" => (w("Согласие", "Coming"), "coming", vec![]),
        "coming" => (w("Участие", "Came"), "came", vec!["response"]),
        _ => return None,
    };
    Some(Advance { words, set: vec![("state", Value::text(state))], ask })
}
