//! What was planned, and what becomes of it by a line.

use crate::world::{WORLD, World, small, told};
use kamdesk::capture::{self, Doubt, Meaning, Perhaps, Resolved, Screen};
use kamdesk::domain::{Entity, Value};

/// What is shown of a line that closes a planned contact is what is stored: who was to come, to whom the promise goes, and when.
#[test]
fn what_a_planned_contact_adds_is_shown_before_it_is_stored() {
    let world = small();
    let shown = |meaning: &Meaning| -> Vec<String> {
        kamdesk::text::chips::describe(meaning, kamdesk::domain::Lang::Ru).into_iter().map(|chip| chip.text).collect()
    };
    let line = "молвея зв: ок; !КП пт";
    let apart = world.read(line, Screen { apart: true, ..Screen::default() });
    let chips = shown(&apart);
    assert!(chips.contains(&"сегодня 15:10".to_owned()) && chips.contains(&"мы: КП · пт 27.11".to_owned()), "{chips:?}");
    let meaning = world.read(line, Screen::default());
    let chips = shown(&meaning);
    for wanted in ["сегодня 10:30", "по плану были: Костина Л. Л.", "мы: КП → Костина Л. Л. · пт 27.11"]
    {
        assert!(chips.iter().any(|chip| chip == wanted), "{wanted}: {chips:?}");
    }
    let saved = capture::save(&world.store, &meaning).unwrap();
    let entry = world.store.load(Entity::Entry, saved.entry.unwrap()).unwrap().unwrap();
    let promise = world.store.load(Entity::Action, saved.promises[0]).unwrap().unwrap();
    assert_eq!(entry.text("time"), "10:30");
    assert_eq!(Some(promise.get("person_id").clone()), entry.get("people").ids().first().map(|person| Value::Int(*person)));
}

/// A contact to come that stands there already is planned a second time only when that is wanted.
#[test]
fn what_stands_in_the_plan_is_asked_about() {
    let world = World::of(&WORLD.replace("2026-11-23", "2026-11-30"), "2026-11-25T15:10:00+03:00");
    for (line, asked) in [
        ("реактика зв: ок; далее пн", true),
        ("реактика зв: ок; далее пн 11:00 визит", true),
        ("реактика зв: ок; далее пн 11:00 звонок", false),
        ("реактика зв 30.11 12:00: смета", true),
        ("реактика зв: ок; далее вт", false),
        ("реактика зв: ок; далее пн визит", false),
        ("ромашка зв: ок; далее пн", false),
    ] {
        let mut meaning = world.read(line, Screen::default());
        assert_eq!(matches!(meaning.doubt(), Some(Doubt::Stands(_))), asked, "{line}");
        assert_eq!(meaning.is_clear(), !asked, "{line}");
        meaning.again = true;
        assert!(meaning.is_clear(), "{line}");
    }
}

#[test]
fn a_planned_contact_is_closed_by_the_line_about_it() {
    let world = small();
    let closes = |line: &str, screen: Screen| world.read(line, screen).closes.map(|closing| format!("{} {}", closing.day, closing.kind));
    let nobody = Screen::default();
    assert_eq!(closes("зв молвея: ок", nobody).as_deref(), Some("2026-11-25 call"));
    assert_eq!(closes("молвея: +Костина ок", nobody).as_deref(), Some("2026-11-25 call"));
    assert_eq!(closes("зв молвея: +Петрова ок", nobody), None, "somebody else was spoken to");
    assert_eq!(closes("встреча молвея: ок", nobody), None, "a meeting is no call");
    assert_eq!(closes("ромашка: показали склад", nobody), None, "a kind that is not said is a call");
    assert_eq!(closes("встреча ромашка: показали склад", nobody).as_deref(), Some("2026-11-25 visit"));
    assert_eq!(closes("зв реактика: ок", nobody).as_deref(), Some("2026-11-23 call"), "overdue");
    assert_eq!(closes("завтра зв молвея: обсудить", nobody), None);
    assert_eq!(closes("зв молвея: ок", Screen { apart: true, ..nobody }), None, "kept apart");
    // Saved, the planned one is the held one, with one undo.
    let saved = capture::save(&world.store, &world.read("зв молвея: +Костина перенесли отгрузку; !график до пт", nobody)).unwrap();
    assert!(saved.closed);
    let entry = world.store.load(Entity::Entry, saved.entry.unwrap()).unwrap().unwrap();
    assert_eq!((entry.text("state"), entry.text("time"), entry.text("purpose")), ("held", "10:30", "как договорились"));
    assert_eq!(entry.text("notes"), "Костина перенесли отгрузку");
    assert_eq!(world.read("зв молвея: ок", nobody).closes, None);
    world.store.undo().unwrap();
    assert_eq!(closes("зв молвея: ок", nobody).as_deref(), Some("2026-11-25 call"));
}

/// What did not take place is still to come, whatever the line was opened for, unless the user says otherwise; and what agreeing to a
/// proposed client would close is shown before it is agreed to.
#[test]
fn a_contact_that_did_not_take_place_stays_planned() {
    let world = small();
    let chip = |meaning: &Meaning| {
        let chips = kamdesk::text::chips::describe(meaning, kamdesk::domain::Lang::Ru);
        chips.into_iter().find(|chip| chip.about == kamdesk::text::chips::About::Closing).map(|chip| chip.text)
    };
    let planned = world.read("зв молвея: ок", Screen::default()).closes.map(|planned| planned.id);
    let opened = Screen { planned, ..Screen::default() };
    for screen in [Screen::default(), opened] {
        let missed = world.read("зв молвея: не взяли трубку", screen);
        assert!(missed.closes.is_none() && missed.is_clear());
        assert_eq!(chip(&missed).as_deref(), Some("останется в плане: звонок 10:30 · Молвея"));
    }
    assert!(world.read("зв молвея: не взяли трубку", Screen { closes: planned, ..opened }).closes.is_some(), "said by the user");
    assert!(world.read("зв молвея: не взяли образцы", opened).closes.is_some(), "it took place");
    let selected = Screen { selected: Some(world.accounts["Молвея"]), ..Screen::default() };
    let proposed = world.read("звонил, просил счёт; !счёт завтра", selected);
    assert!(matches!(proposed.account, Resolved::Guess(_)));
    // Whose the line is was agreed to, and nothing else: what was planned is closed where that is said as well.
    assert_eq!(chip(&proposed).as_deref(), Some("останется в плане: звонок 10:30 · Молвея"));
    let said = Screen { said: selected.selected, ..selected };
    let agreed = world.read("звонил, просил счёт; !счёт завтра", said);
    assert!(agreed.closes.is_none() && agreed.is_clear(), "{:?}", told(&agreed));
    assert_eq!(agreed.stays, proposed.stays, "what was shown is what is done");
    let closing = world.read("звонил, просил счёт; !счёт завтра", Screen { closes: planned, ..said });
    assert_eq!(closing.closes.map(|closes| closes.id), planned);
    // Unanswered it waits, and closes nothing.
    assert!(!capture::save(&world.store, &proposed).unwrap().closed);
}

/// Whoever is spoken to in somebody's place is not they: what was planned with them is still to come.
#[test]
fn a_stand_in_is_not_who_was_to_come() {
    let world = small();
    for line in [
        "зв молвея: говорил с секретарём Костиной, её нет",
        "зв молвея: отвечала помощница Костиной",
        "call molveya: spoke to Kostina's assistant about prices",
        "call molveya: the secretary of Kostina took it",
    ] {
        let meaning = world.read(line, Screen::default());
        assert!(meaning.closes.is_none() && meaning.stays.is_some(), "{line}: {:?}", told(&meaning));
    }
    for line in ["зв молвея: Костина и её секретарь за", "зв молвея: замечания Костиной принял", "call molveya: Kostina's prices are fine"]
    {
        assert!(world.read(line, Screen::default()).closes.is_some(), "{line}");
    }
}

/// Those who were to come were there where the text names nobody else, and a contact that was called off is so once that is agreed to.
#[test]
fn whom_the_text_names_was_there_instead_of_those_who_were_to_come() {
    let world =
        World::of(&WORLD.replace(r#"kind = "visit" }"#, r#"kind = "visit", people = ["Ивнев", "Пестова"] }"#), "2026-11-25T15:10:00+03:00");
    let stored = |meaning: &Meaning| {
        let saved = capture::save(&world.store, meaning).unwrap();
        let load = |entity, id: i64| world.store.load(entity, id).unwrap().unwrap();
        let entry = load(Entity::Entry, saved.entry.unwrap());
        let to: Vec<bool> = saved.promises.iter().map(|id| !load(Entity::Action, *id).get("person_id").is_empty()).collect();
        world.store.undo().unwrap();
        (saved.closed, entry.text("state").to_owned(), entry.get("people").ids().len(), to)
    };
    for (line, people, to) in [
        ("визит ромашка: ок; !счёт до пт", 2, true),
        ("визит ромашка: показал склад ивневу и пестовой; !счёт до пт", 2, true),
        ("визит ромашка: без пестовой; !счёт до пт", 0, false),
        ("визит ромашка: был только ивнев; !счёт до пт", 0, false),
    ] {
        assert_eq!(stored(&world.read(line, Screen::default())), (true, "held".to_owned(), people, vec![to]), "{line}");
    }
    let asked = world.read("ромашка: визит отменили", Screen::default());
    assert_eq!((asked.doubt(), asked.closes.is_some()), (Some(Doubt::Outcome("cancelled")), true));
    let agreed = world.read(&asked.parsed.line, Screen { outcome: Some("cancelled"), ..Screen::default() });
    assert_eq!(agreed.closes, asked.closes);
    assert_eq!(stored(&agreed), (true, "cancelled".to_owned(), 2, Vec::new()));
}

/// What is put off is with those and for what it had been, and a promise that is too long keeps to whom and by when.
#[test]
fn a_contact_that_is_put_off_hands_on_its_people_and_its_purpose() {
    let world = small();
    let agreed = Screen { outcome: Some("postponed"), ..Screen::default() };
    for line in ["молвея: перенесли звонок на пн 12", "молвея: +Костина перенесла звонок на пн 12"]
    {
        assert_eq!(
            told(&world.read(line, Screen::default())).iter().filter(|said| said.starts_with("next 2026-11-30?")).count(),
            1,
            "{line}"
        );
        let mut meaning = world.read(line, agreed);
        meaning.agreed = true;
        let saved = capture::save(&world.store, &meaning).unwrap();
        let load = |id: i64| world.store.load(Entity::Entry, id).unwrap().unwrap();
        let (before, next) = (load(saved.entry.unwrap()), load(saved.planned[0]));
        assert_eq!((before.text("state"), next.text("time"), next.text("purpose")), ("postponed", "12:00", "как договорились"), "{line}");
        assert!(next.get("people").ids().len() == 1 && next.get("people") == before.get("people"), "{line}");
        world.store.undo().unwrap();
    }
    // Before a client it is kept all the same, and not told.
    let theirs = Screen { room: capture::Room::Theirs(Some(world.accounts["Молвея"])), ..agreed };
    for (screen, told) in [(agreed, true), (theirs, false)] {
        let mut meaning = world.read("молвея: перенесли звонок на пн 12", screen);
        meaning.agreed = true;
        let chips = kamdesk::text::chips::describe(&meaning, kamdesk::domain::Lang::Ru);
        assert_eq!(chips.iter().any(|chip| chip.text.contains("как договорились")), told);
        let saved = capture::save(&world.store, &meaning).unwrap();
        let next = world.store.load(Entity::Entry, saved.planned[0]).unwrap().unwrap();
        assert_eq!(next.text("purpose"), "как договорились");
        world.store.undo().unwrap();
    }
    let long = "полный комплект закрывающих документов по всем отгрузкам прошлого квартала";
    let meaning = world.read(&format!("молвея: ок; !{long} Костиной до пт"), Screen::default());
    let chips = kamdesk::text::chips::describe(&meaning, kamdesk::domain::Lang::Ru);
    let chip = chips.iter().find(|chip| chip.text.starts_with("мы:")).unwrap();
    let short = chip.shortened(74).text;
    assert!(short.starts_with("мы: полный комплект") && short.ends_with("… → Костина Л. Л. · пт 27.11"), "{short}");
    assert!(kamdesk::printable::width(&short) <= 74 && chip.shortened(200).text == chip.text, "{short}");
}

/// An attempt stays in the diary, and neither the last contact nor any rhythm knows of it.
#[test]
fn an_attempt_is_kept_and_is_no_last_contact() {
    let world = small();
    let north = world.accounts["Север-Металл"];
    let save = |line: &str, screen: Screen| capture::save(&world.store, &world.read(line, screen)).unwrap();
    let figures = || {
        let row = world.store.account_figures(north, "2026-11-25").unwrap().unwrap();
        let page = world.store.people(north, &kamdesk::store::Query { limit: 5, ..kamdesk::store::Query::default() }).unwrap();
        let last = world.store.last_contacts(north, "2026-11-25", 1).unwrap().first().map(|row| row.id);
        (row.last_contact, page.rows[0].last_contact.clone(), last)
    };
    save("20.11 12:00 зв север: +Иванов берёт лист", Screen::default());
    let before = figures();
    assert_eq!(before.0.as_deref(), Some("2026-11-20"));
    for (line, state) in [
        ("зв север: +Иванов не взял трубку", "missed"),
        ("встреча север: отменили", "cancelled"),
        ("север: перенесли встречу на пн", "postponed"),
    ] {
        let saved = save(line, Screen::default());
        let entry = world.store.load(Entity::Entry, saved.entry.unwrap()).unwrap().unwrap();
        assert_eq!(entry.text("state"), state, "{line}");
        assert_eq!(figures(), before, "{line}");
        assert!(world.store.missed_contacts(north, "2026-11-20", "2026-11-25", 9).unwrap().iter().any(|row| Some(row.id) == entry.id));
        world.store.undo().unwrap();
        assert!(world.store.load(Entity::Entry, saved.entry.unwrap()).unwrap().is_none());
    }
    // What may tell of a contact all the same is asked about; the user says what it was.
    let asked = world.read("зв север: +Иванов не взял трубку, перезвонил сам, берёт лист", Screen::default());
    assert_eq!(asked.doubt(), Some(Doubt::Outcome("missed")));
    assert!(!asked.is_clear());
    let held = Screen { outcome: Some("held"), ..Screen::default() };
    let spoken = world.read(&asked.parsed.line, held);
    assert!(spoken.is_clear() && spoken.state() == "held");
    let agreed = Screen { outcome: Some("missed"), ..Screen::default() };
    assert_eq!(world.read(&asked.parsed.line, agreed).state(), "missed");
    // Said to be closed, what was planned is what became of it.
    let planned = world.read("зв молвея: не взяли трубку", Screen::default()).stays.map(|planned| planned.id);
    let saved = save("зв молвея: не взяли трубку", Screen { closes: planned, ..Screen::default() });
    let entry = world.store.load(Entity::Entry, saved.entry.unwrap()).unwrap().unwrap();
    assert_eq!((saved.entry, entry.text("state")), (planned, "missed"));
}

/// What is sure, what is asked about, and what is another contact than the line's own.
#[test]
fn words_of_a_contact_that_fell_through_are_read_with_what_else_is_said() {
    let world = small();
    for (line, wanted) in [
        ("зв север: не дозвонился", "missed"),
        ("зв север: не дозвонилась, перезвоню завтра утром", "missed"),
        ("зв север: 3 раза, не берут, позже наберу", "missed?"),
        ("call nordlicht: no answer, will try later", "missed"),
        ("nordlicht: left a voicemail", "missed"),
        ("встреча север: сорвалась", "cancelled"),
        ("север: встреча сорвалась", "cancelled"),
        ("зв север: перенесли на пн", "postponed?"),
        ("зв север: перенесли звонок на пн", "postponed"),
        ("зв север: не взяли трубку; !!список до пт", "missed?"),
        ("зв север: не взяли трубку; !перезвонить завтра", "missed"),
        ("встреча север +Иванов: иванов не пришёл", "missed?"),
        // A call in which a meeting was put off took place, and so did a letter that nobody answered.
        ("зв север: встречу перенесли на пн", "held"),
        ("письмо север: не отвечают", "held"),
        ("зв север: жалуются, что не дозвонились до нас", "held"),
        ("зв север: перенесли отгрузку", "held"),
        ("зв север: заказ отменили", "held"),
        ("встреча север: фура не пришла", "held"),
        ("завтра зв север: не взяли трубку", "planned"),
    ] {
        let meaning = world.read(line, Screen::default());
        let mark = if meaning.missed.is_some_and(|missed| !missed.sure) { "?" } else { "" };
        assert_eq!(format!("{}{mark}", meaning.state()), wanted, "{line}");
    }
}

/// Who asks to be called again has not been spoken to for long, and what they think is no word to be lost.
#[test]
fn what_is_put_off_in_passing_closes_nothing_and_what_is_not_read_is_said() {
    let world = small();
    for line in ["молвея: Костина просила перезвонить завтра в 10", "молвея: Костина wants a call back tomorrow at 10"]
    {
        let meaning = world.read(line, Screen::default());
        assert!(meaning.closes.is_none() && meaning.stays.is_some(), "{line}: {:?}", told(&meaning));
    }
    assert!(world.read("молвея: Костина просила перезвонить её юристу", Screen::default()).closes.is_some());
    for line in ["молвея: костина=против", "молвея: говорят, костина =против, цена высока"]
    {
        let meaning = world.read(line, Screen::default());
        let unread = meaning.parsed.pieces.iter().filter(|piece| matches!(piece.what, capture::What::Unread { .. }));
        assert_eq!(unread.map(|piece| meaning.parsed.typed(piece)).collect::<Vec<_>>(), ["=против"], "{line}");
        assert_eq!(meaning.notes, line.split_once(": ").unwrap().1);
    }
    let judged = world.read("молвея: всё ок; костина =-1, ждёт", Screen::default());
    assert!(judged.mood.is_none() && judged.notes == "всё ок; костина =-1, ждёт", "{:?}", told(&judged));
    for line in ["зв костина пару дней назад", "пару дней назад зв молвея: ок"] {
        let meaning = world.read(line, Screen::default());
        assert!(!meaning.day_sure && !meaning.is_clear(), "{line}: {:?}", told(&meaning));
    }
}

/// What one orders oneself for a day to come is planned for it; without one, or until one, it is asked about.
#[test]
fn an_order_to_oneself_for_a_day_is_planned() {
    let world = small();
    for (line, wanted) in [
        ("позвонить Костиной завтра", &["account Молвея", "when 2026-11-26", "planned", "with Костина Л. Л."][..]),
        ("позвонить Костиной завтра в 11 про оплату", &["account Молвея", "when 2026-11-26 11:00", "planned", "with Костина Л. Л."]),
        ("молвея перезвонить в чт", &["account Молвея", "when 2026-11-26", "planned"]),
        ("завтра заехать в реактику", &["account Реактика", "when 2026-11-26", "kind visit", "planned"]),
        ("молвея перезвонить", &["account guess Молвея", "when 2026-11-25 15:10", "state noted?"]),
        ("позвонить Костиной до пятницы", &["account guess Молвея", "when 2026-11-25 15:10", "state noted?"]),
    ] {
        assert_eq!(told(&world.read(line, Screen::default())), wanted, "{line}");
    }
    assert_eq!(world.read("позвонить Костиной завтра", Screen::default()).notes, "", "with whom it is, is not what it is for");
}

/// What a line tells beside its head: the way in which one was in touch, whom one reached instead, and a contact agreed for later that day.
#[test]
fn what_the_text_says_of_the_contact_is_asked_about() {
    let world = World::of(WORLD, "2026-11-25T09:00:00+03:00");
    let read = |line| world.read(line, Screen::default());
    for (line, kind) in [("молвея: написал костиной письмо", "mail"), ("молвея: был, подписала акт", "visit"), ("молвея: был рад", "call")]
    {
        let meaning = read(line);
        assert_eq!((meaning.kind, meaning.kind_by.is_some()), (kind, kind != "call"), "{line}");
    }
    let meaning = read("звонил Костиной, попал на Петрову");
    assert_eq!(meaning.told_of.iter().map(|who| who.name.as_str()).collect::<Vec<_>>(), ["Петрова А. С."]);
    assert!(read("звонил Костиной, привет от Петровой").told_of.is_empty());
    let meaning = read("молвея: договорились созвониться в 10:30");
    assert!(meaning.closes.is_none() && meaning.stays.is_some(), "the call of 10:30 is to come");
    assert!(read("молвея: созвонились, всё решили").closes.is_some());
    assert_eq!(told(&read("обсудили цены, как у ромашки: дорого"))[0], "account guess Ромашка");
}

/// What was said to be in the morning closed the visit of the afternoon, in green.
#[test]
fn a_contact_of_another_hour_closes_what_was_planned_only_when_that_is_said() {
    let world = small();
    for line in [
        "утром был в молвее у Костиной",
        "утром был на ромашке, смотрели линию",
        "в 9 утра заехал в ромашку к Ивневу",
        "9am visit, Ивнев liked the samples",
        "вечером был у Ивнева, смотрели линию",
    ] {
        let meaning = world.read(line, Screen::default());
        assert!(meaning.closes.is_none() && meaning.is_clear(), "{line} {:?}", told(&meaning));
        let chips = kamdesk::text::chips::describe(&meaning, kamdesk::domain::Lang::Ru);
        let amber = |chip: &kamdesk::text::chips::Chip| {
            chip.about == kamdesk::text::chips::About::Closing && chip.tone == kamdesk::text::chips::Tone::Guessed
        };
        let stays = meaning.stays.as_ref().map(|planned| planned.id);
        assert_eq!(chips.iter().any(amber), stays.is_some(), "{line}");
        if let Some(id) = stays {
            let closed = world.read(line, Screen { closes: Some(id), ..Screen::default() });
            assert_eq!(closed.closes.map(|planned| planned.id), Some(id), "{line}");
        }
    }
    for line in
        ["был в ромашке у Ивнева", "днём был в ромашке у Ивнева", "в 13:30 заехал в ромашку к Ивневу", "после обеда был в ромашке у Ивнева"]
    {
        assert!(world.read(line, Screen::default()).closes.is_some(), "{line}");
    }
}

/// What the client did or wants is known from anywhere: an Enter closed what was planned by it as by a report on the call.
#[test]
fn news_of_a_client_close_what_was_planned_only_when_that_is_said() {
    use kamdesk::text::chips::{About, Tone, describe};
    let world = World::of(include_str!("../data/lines-world.toml"), "2026-11-25T15:10:00+03:00");
    for (line, open, news) in [
        ("Пестова сказала что Зимина против отсрочки", None, true),
        ("Cassidy says Rourke is against longer terms", None, true),
        ("Ивнев просит счёт", None, true),
        ("Ивнев просит счёт; !счёт до пт", None, true),
        ("пришла оплата 500 т.р.", Some("Ромашка"), true),
        ("ромашка: оплатили счёт 118", None, true),
        ("верста просит перенести аудит", None, true),
        ("верста: аудит 9 декабря подтвердили", None, true),
        ("верста: пришла оплата", None, true),
        ("верста: аудит перенесли", None, true),
        ("зв ромашка Ивнев просит счёт", None, false),
        ("ромашка: обсудили счёт, просят скидку", None, false),
        ("ромашка: поговорили, оплатили счёт 118", None, false),
        ("ромашка: договорились на 50 дней", None, false),
        ("ромашка: ок", None, false),
        ("ромашка: +Ивнев просит счёт", None, false),
        ("верста: да", None, false),
        ("ромашка: показали склад", None, false),
        ("ромашка: *опять недовес", None, false),
    ] {
        let meaning = world.read(line, Screen::at(open.map(|name| world.accounts[name])));
        let chips = describe(&meaning, kamdesk::domain::Lang::Ru);
        let tone = |about: About| chips.iter().find(|chip| chip.about == about).map(|chip| chip.tone);
        let clear = tone(About::Closing) == Some(Tone::Clear) && meaning.closes.is_some() && meaning.missed.is_none();
        assert_eq!(clear, !news, "{line}: {:?} {:?}", told(&meaning), chips.iter().map(|chip| &chip.text).collect::<Vec<_>>());
        assert!(!news || tone(About::Kind) == Some(Tone::Guessed), "{line}");
        if news {
            let stays = meaning.stays.as_ref().map(|planned| planned.id);
            assert!(
                meaning.closes.is_none() && stays.is_some() && (meaning.perhaps == Some(Perhaps::News) || !meaning.is_clear()),
                "{line}"
            );
            let screen = Screen { closes: stays, ..Screen::at(open.map(|name| world.accounts[name])) };
            assert!(world.read(line, screen).closes.is_some(), "{line}");
        }
    }
    // Opened for it, the line tells of it.
    let planned = world.read("ромашка: ок", Screen::default()).closes.map(|planned| planned.id);
    let opened = world.read("ромашка: оплатили счёт 118", Screen { planned, ..Screen::default() });
    assert!(opened.closes.is_some() && opened.perhaps.is_none());
}

/// Who agrees to whose a line is has not said that what was planned took place.
#[test]
fn agreeing_to_the_client_closes_nothing() {
    let world = small();
    for (line, client) in [
        ("векторпак звонил костиной, минус 5", "Молвея"),
        ("ссылка на созвон с костиной отправлена", "Молвея"),
        ("agreed with kostina to talk wed at 10", "Молвея"),
        ("обсудили цену", "Реактика"),
    ] {
        let here = world.accounts[client];
        let screen = Screen { selected: Some(here), ..Screen::default() };
        let proposed = world.read(line, screen);
        assert!(matches!(proposed.account, Resolved::Guess(_)) && proposed.closes.is_none(), "{line}: {:?}", told(&proposed));
        let agreed = world.read(line, Screen { said: Some(here), ..screen });
        assert!(agreed.account.one().is_some() && agreed.closes.is_none() && agreed.next.is_empty(), "{line}: {:?}", told(&agreed));
    }
    // Whom the user picks is whose it is said to be.
    let picked = world.read("зв вектор: ок", Screen { said: Some(world.accounts["Молвея"]), ..Screen::default() });
    assert!(picked.closes.is_some(), "{:?}", told(&picked));
}

/// A next contact at an hour of today that has passed is asked about.
#[test]
fn a_next_contact_is_not_behind() {
    let world = small();
    assert!(matches!(world.read("ромашка зв: ок; далее сегодня в 10", Screen::default()).doubt(), Some(Doubt::Day(_))));
    assert_eq!(world.read("ромашка зв: ок; далее сегодня в 18", Screen::default()).doubt(), None);
}
