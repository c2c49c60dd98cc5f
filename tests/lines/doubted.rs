//! What speaks against a contact having been held: a line that only might tell of one is asked about, and closes nothing by itself.

use crate::world::{WORLD, World, small, told};
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

/// Behind the colon the note is read by the rules that hold without one: what is to be done, an agenda and an attempt closed the call.
#[test]
fn a_colon_makes_no_contact_of_what_is_none() {
    let world = small();
    for note in [
        "подготовить цифры",
        "не забыть про штраф",
        "вопросы по штрафу",
        "повестка отсрочка, запас",
        "не соединили",
        "взяла секретарь",
        "prepare the figures",
        "in an hour",
        "nobody",
        "cut off",
        "no time",
        "not put through",
    ] {
        for line in [format!("молвея зв: {note}"), format!("зв молвея {note}")] {
            let meaning = world.read(&line, Screen::default());
            assert!(meaning.closes.is_none() && meaning.state() != "held", "{line} {:?}", told(&meaning));
        }
    }
    for note in ["прайс согласован", "просят резерв", "ставка 42", "комиссия перенесена на март", "they want the passport"]
    {
        let line = format!("молвея зв: {note}");
        let meaning = world.read(&line, Screen::default());
        assert!(meaning.closes.is_some() && meaning.is_clear(), "{line} {:?}", told(&meaning));
    }
}

/// What the client did or how something stands is news, with the name of the client, without a colon, and where the client is open.
#[test]
fn a_deed_of_the_client_is_no_contact_wherever_their_name_stands() {
    let world = small();
    let open = Screen::at(Some(world.accounts["Молвея"]));
    for fact in ["потеряли накладную", "объявили тендер", "паспорт готов", "оплата пришла", "invoice still open", "trial starts in may"]
    {
        for (line, screen) in [(format!("молвея: {fact}"), Screen::default()), (fact.to_owned(), open)] {
            let meaning = world.read(&line, screen);
            assert!(meaning.closes.is_none(), "{line} {:?}", told(&meaning));
            assert!(matches!(meaning.doubt(), Some(Doubt::Outcome(_))), "{line} {:?}", told(&meaning));
        }
    }
    for said in ["созвонились, всё решили", "просят прайс", "цена устроила"] {
        for (line, screen) in [(format!("молвея: {said}"), Screen::default()), (said.to_owned(), open)] {
            assert!(world.read(&line, screen).missed.is_none(), "{line}");
        }
    }
}

/// One guest who will not come calls nothing off for the others, in whatever order it is said.
#[test]
fn a_guest_who_will_not_come_calls_off_no_meeting() {
    let plan = r#"  { account = "Молвея", day = "2026-11-30", time = "11:00", kind = "meeting", people = ["Костина", "Петрова"] },
  { account = "Реактика""#;
    let world = World::of(&WORLD.replacen("  { account = \"Реактика\"", plan, 1), "2026-11-25T15:10:00+03:00");
    for line in [
        "костина на встрече в пн не будет",
        "на встрече в пн костина не будет",
        "костиной на встрече в понедельник не будет",
        "костина в пн на встрече не участвует",
        "kostina won't be at the meeting on monday",
        "kostina skips the meeting on monday",
    ] {
        let meaning = world.read(line, Screen::default());
        assert!(meaning.closes.is_none() && !meaning.is_clear(), "{line} {:?}", told(&meaning));
        assert!(!["cancelled", "held", "planned"].contains(&meaning.state()), "{line} {:?}", told(&meaning));
    }
    // A meeting that is told to stand is the one to come.
    for line in ["молвея встреча в пн в силе", "molveya monday meeting stands"] {
        let meaning = world.read(line, Screen::default());
        assert_eq!((meaning.day.to_string().as_str(), meaning.closes.is_none()), ("2026-11-30", true), "{line} {:?}", told(&meaning));
        assert!(!["held", "planned"].contains(&meaning.state()), "{line} {:?}", told(&meaning));
    }
}

/// An hour that is moved in words alone leaves the plan as it is, and tells it.
#[test]
fn an_hour_moved_in_words_keeps_the_plan() {
    let world = small();
    for line in ["костина просит созвон не в 10 а в 12", "костина просит на час позже", "kostina wants the call at 4 not 10"]
    {
        let meaning = world.read(line, Screen::default());
        assert!(meaning.closes.is_none() && (meaning.stays.is_some() || meaning.unmoved.is_some()), "{line} {:?}", told(&meaning));
    }
}
