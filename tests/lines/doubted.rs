//! What speaks against a contact having been held: a line that only might tell of one is asked about, and closes nothing by itself.

use crate::world::{small, told};
use kamdesk::capture::{Doubt, Perhaps, Screen};

/// One that was called off with the reason in the same breath, and the other contacts that were none, were held and closed what was planned.
#[test]
fn what_speaks_against_a_contact_is_asked_about_wherever_it_stands() {
    let world = small();
    for line in [
        "созвон с костиной отменился из-за совета",
        "молвея созвон сорвался комиссия приехала",
        "молвея звонок не нужен, всё решили письмом",
        "молвея: звонок отложен до согласования",
        "встреча с костиной подтверждена на пн 10",
        "встреча с костиной под вопросом",
        "костина через петрову передала ок",
        "петрова вместо костиной теперь решает",
        "костина звонила, не слышал, перезвонить",
        "molveya call not needed, settled by mail",
        "call with kostina moved because of the board",
        "kostina pulled out of the call",
        "kostina called it off",
        "kostina rang while i was in a meeting",
        "kostina to call me back tue",
        "kostina replaced by petrova",
    ] {
        let meaning = world.read(line, Screen::at(Some(world.accounts["Молвея"])));
        assert!(meaning.closes.is_none() || meaning.state() != "held", "{line} {:?}", told(&meaning));
        assert!(matches!(meaning.doubt(), Some(Doubt::Outcome(_))), "{line} {:?} {:?}", meaning.doubt(), told(&meaning));
    }
}

/// Who agrees to the client has not said that there was a contact: a second Enter made one of what was heard somewhere, or done by others.
#[test]
fn a_contact_stays_asked_once_its_client_is_agreed_to() {
    let world = small();
    for line in [
        "шеф спросил про молвею",
        "слышал что костина уходит",
        "наш логист съездил к костиной",
        "поругался с логистикой из-за молвеи",
        "после обеда с костиной позвонила петрова, резерв ок",
        "собираюсь звонить костиной",
        "сделал расчёт для костиной",
    ] {
        let meaning = world.read(line, Screen::default());
        let Some(Doubt::Account(account)) = meaning.doubt() else { panic!("{line} {:?}", told(&meaning)) };
        assert!(meaning.missed.is_some(), "it stands beside: {line}");
        let agreed = world.read(line, Screen { said: Some(account.id), ..Screen::default() });
        assert!(matches!(agreed.doubt(), Some(Doubt::Outcome(_))) && agreed.closes.is_none(), "{line} {:?}", told(&agreed));
    }
}

/// Somebody else who answered made a call of the attempt, with who was not reached in it.
#[test]
fn who_answered_instead_of_who_was_rung_is_asked_about() {
    let world = small();
    for line in [
        "звонил костиной, трубку взяла петрова",
        "звонил костиной поговорили с петровой",
        "звонил костиной трубку взяла секретарь",
        "rang kostina, petrova picked up",
        "rang kostina, got petrova",
        "called kostina, got her secretary",
    ] {
        let meaning = world.read(line, Screen::default());
        assert!(meaning.closes.is_none() && meaning.stays.is_some(), "{line} {:?}", told(&meaning));
        assert!(matches!(meaning.doubt(), Some(Doubt::Outcome(_))), "{line} {:?} {:?}", meaning.doubt(), told(&meaning));
    }
}

/// An attempt closes what was planned only where something shows that one spoke.
#[test]
fn an_attempt_closes_what_was_planned_only_where_one_spoke() {
    let world = small();
    for line in ["звонил костиной", "набрал костину", "called kostina", "звонил костиной, утром"]
    {
        let meaning = world.read(line, Screen::default());
        assert_eq!((meaning.perhaps, meaning.closes.is_none()), (Some(Perhaps::Tried), true), "{line} {:?}", told(&meaning));
    }
    for line in [
        "звонил костиной про отсрочку",
        "звонил костиной, сказала ок",
        "звонил костиной, просит счёт",
        "called kostina re terms",
        "called kostina, she agreed",
        "звонила костина",
        "звонил костиной; !!акт до пт",
    ] {
        let meaning = world.read(line, Screen::default());
        assert!(meaning.closes.is_some() && meaning.is_clear() && meaning.missed.is_none(), "{line} {:?}", told(&meaning));
    }
}

/// A verb of calling off is no call, in either order of its words, and is said of the contact that it names.
#[test]
fn what_is_called_off_is_no_call() {
    let world = small();
    for line in ["romashka called off the visit", "romashka called the visit off", "romashka called the visit off because of snow"] {
        let meaning = world.read(line, Screen::default());
        assert_eq!((meaning.kind, meaning.state()), ("visit", "cancelled"), "{line} {:?}", told(&meaning));
        assert!(meaning.doubt().is_some(), "{line} {:?}", told(&meaning));
    }
}

/// What goes on does not change what the head says.
#[test]
fn when_one_goes_on_does_not_make_a_call_of_a_cancelled_visit() {
    let world = small();
    for line in ["ромашка отменили визит из-за снега; далее вт 10:00 визит", "romashka called off the visit bc snow; next tue 10am visit"]
    {
        let meaning = world.read(line, Screen::default());
        assert_eq!((meaning.kind, meaning.state(), meaning.next.len()), ("visit", "cancelled", 1), "{line} {:?}", told(&meaning));
        assert!(matches!(meaning.doubt(), Some(Doubt::Outcome(_))), "{line}");
    }
}

/// A client told by a slip closes nothing by being agreed to.
#[test]
fn a_client_told_by_a_slip_closes_nothing_by_itself() {
    let world = small();
    let here = world.accounts["Молвея"];
    for screen in [Screen::default(), Screen { said: Some(here), ..Screen::default() }] {
        let meaning = world.read("молвия: ок, цена устроила", screen);
        assert_eq!(meaning.account.likely().map(|account| account.id), Some(here));
        assert!(meaning.closes.is_none() && meaning.stays.is_some(), "{screen:?} {:?}", told(&meaning));
    }
}
