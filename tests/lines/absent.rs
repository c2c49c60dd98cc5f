//! Lines that tell of a contact that was moved or called off, or of somebody who was not there.

use crate::world::small;
use kamdesk::capture::Screen;

/// Who was not there takes no part unasked, whoever else was spoken to.
#[test]
fn who_was_away_takes_no_part_unasked() {
    let world = crate::world::small();
    let open = world.read("молвея: ок", kamdesk::capture::Screen::default()).account.one().map(|account| account.id);
    for line in [
        "костина больше не работает, петрова теперь; !кп пн",
        "костина занята, передали петровой; !кп пн",
        "Костина has left, Петрова now; !offer mon",
    ] {
        let meaning = world.read(line, kamdesk::capture::Screen { open, ..Default::default() });
        assert!(!meaning.is_clear() && meaning.persons.is_empty(), "{line} {:?}", crate::world::told(&meaning));
        assert_eq!(meaning.first_party(), None, "{line}");
    }
    for line in ["у костиной нет претензий, молвея", "костина вышла на связь, молвея, довольна"]
    {
        let meaning = world.read(line, kamdesk::capture::Screen { open, ..Default::default() });
        assert!(meaning.missed.is_none_or(|missed| !missed.sure), "{line} {:?}", crate::world::told(&meaning));
    }
}

/// What is promised goes to who was there, and what was planned with the one who was not stays planned.
#[test]
fn who_was_spoken_to_instead_takes_part() {
    let world = small();
    let here = world.accounts["Молвея"];
    for line in [
        "Костина off sick so saw Петрова instead, молвея, all fine; !offer mon",
        "костина в отпуске, вместо неё говорил с петровой, молвея; !машина пн",
        "заехал, костиной нет, петрова показала стопу; !!замер пн",
        "Костину не застал, поговорил с Петровой; !машина пн",
        "зв молвея: Костиной не было на месте, Петрова просит счёт; !счёт пн",
        "зв костина: в отпуске, говорил с петровой; !счёт пн",
        "Костина wasn't in, Петрова took the call; !!feedback thu",
        "зв молвея: вместо Костиной ответила Петрова; !счёт пн",
    ] {
        let meaning = world.read(line, Screen::at(Some(here)));
        let with: Vec<_> = meaning.persons.iter().filter_map(|person| person.who.one()).map(|who| who.name.as_str()).collect();
        assert_eq!(with, ["Петрова А. С."], "{line} {:?}", crate::world::told(&meaning));
        assert_eq!(meaning.first_party().and_then(|party| party.known()).map(|who| who.name.as_str()), Some("Петрова А. С."), "{line}");
        assert_eq!(meaning.absent.iter().map(|who| who.name.as_str()).collect::<Vec<_>>(), ["Костина Л. Л."], "{line}");
        assert!(meaning.closes.is_none() && meaning.is_clear() && meaning.state() == "held", "{line} {:?}", crate::world::told(&meaning));
    }
}

#[test]
fn what_was_moved_or_called_off_is_never_held() {
    let world = small();
    let here = world.accounts["Молвея"];
    for (line, state) in [
        ("lunch w Костина n Петрова tmrw moved to thurs", "postponed"),
        ("breakfast with Костина friday is off", "cancelled"),
        ("lunch with Костина is off", "cancelled"),
        ("monday's meeting with Костина got cancelled, she's ill", "cancelled"),
        ("обед с Костиной в пятницу отменился", "cancelled"),
        ("встреча с новым закупщиком отменилась", "cancelled"),
    ] {
        let meaning = world.read(line, Screen::at(Some(here)));
        assert_eq!(meaning.missed.map(|missed| missed.state), Some(state), "{line}");
        assert_ne!(meaning.state(), "held", "{line}");
    }
    for line in ["на встрече с Костиной отменили скидку", "зв Костина: отменила заказ"]
    {
        assert_eq!(world.read(line, Screen::at(Some(here))).state(), "held", "{line}");
    }
}

/// When one goes on made a held contact of a remark.
#[test]
fn a_next_contact_beside_an_absence_makes_no_contact_of_it() {
    let world = small();
    let here = world.accounts["Ромашка"];
    for line in [
        "Ивнев уехал в отпуск до 7-го, договор у Пестовой; далее 8.12",
        "Ивнев занят до 5-го, далее 7.12 звонок",
        "ромашка: Ивнев в командировке до 7-го; далее 8.12",
        "Ивнев away till the 7th; next 8 dec",
    ] {
        let meaning = world.read(line, Screen::at(Some(here)));
        assert!(meaning.missed.is_some_and(|missed| !missed.sure), "{line}");
        assert_eq!(meaning.next.len(), 1, "{line}");
    }
}

/// A week that has passed is no day of it.
#[test]
fn last_week_is_a_guess_of_the_day() {
    let world = small();
    for line in ["на прошлой неделе виделись с Костиной, молвея", "last week met Костина, молвея"]
    {
        assert!(!world.read(line, Screen::default()).day_sure, "{line}");
    }
}

/// A call in which somebody only asked for another time was held, and closed what was planned.
#[test]
fn who_only_asks_for_another_time_was_tried_in_vain() {
    let world = small();
    let here = world.accounts["Молвея"];
    for (line, next) in [
        ("звонок Костиной: занята, попросила завтра", Some("2026-11-26")),
        ("звонил Костиной, на совещании, просила набрать в пт в 11", Some("2026-11-27 11:00")),
        ("звонил Костиной, за рулём, перезвонит", None),
        ("called Костина, in a meeting, asked me to ring after 4", Some("2026-11-25 16:00")),
        ("called Костина: busy, try tomorrow", Some("2026-11-26")),
        ("rang Костина, on another call, will ring back", None),
    ] {
        let meaning = world.read(line, Screen::at(Some(here)));
        assert_eq!((meaning.state(), meaning.missed.is_some_and(|missed| missed.sure)), ("missed", true), "{line}");
        assert!(meaning.closes.is_none() && meaning.stays.is_some(), "{line}");
        let when = meaning.next.first().map(|next| {
            let time = next.time.map(|time| format!(" {}", time.format("%H:%M"))).unwrap_or_default();
            format!("{}{time}", next.day)
        });
        assert_eq!(when.as_deref(), next, "{line}");
    }
    for line in ["набрал Костину, в цехе шумно, перезвонит вечером", "Костина asked for a call back at 5"]
    {
        assert!(!world.read(line, Screen::at(Some(here))).is_clear(), "{line}");
    }
    for line in [
        "зв Костина: созвонимся завтра в 10",
        "звонил Костиной, цену приняла, перезвонит завтра",
        "зв Костина: просила звонить на +7 900 000-00-01",
    ] {
        assert_eq!(world.read(line, Screen::at(Some(here))).state(), "held", "{line}");
    }
}

/// Who came in somebody's place is promised to, and nothing is kept of a letter.
#[test]
fn who_was_sent_takes_part_instead_of_who_sent_them() {
    let world = small();
    let here = world.accounts["Молвея"];
    for line in [
        "Костина не смогла, встретилась Петрова; !машина пн",
        "Костина прислала вместо себя Петрову; !машина пн",
        "Костина sent Петрова in her place; !truck mon",
        "Костина couldn't make it, Петрова came; !truck mon",
        "вместо Костиной была Петрова; !машина пн",
    ] {
        let meaning = world.read(line, Screen::at(Some(here)));
        let with: Vec<_> = meaning.persons.iter().filter_map(|person| person.who.one()).map(|who| who.name.as_str()).collect();
        assert_eq!(with, ["Петрова А. С."], "{line} {:?}", crate::world::told(&meaning));
        assert_ne!(meaning.kind, "mail", "{line}");
        assert_eq!(meaning.first_party().and_then(|party| party.known()).map(|who| who.name.as_str()), Some("Петрова А. С."), "{line}");
    }
}
