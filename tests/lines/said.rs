//! What a line says of the contact: its day, its way, whether it took place.

use crate::world::{WORLD, World, small, told};
use kamdesk::capture::{Doubt, Of, Perhaps, Screen};
use kamdesk::domain::day;

/// A remark is no report: neither does it close what was planned, nor is it a contact unasked, and no word of it is lost.
#[test]
fn a_remark_behind_a_colon_is_no_contact() {
    let world = small();
    for (line, notes) in [
        ("молвея: у Костиной отпуск до пятницы", "у Костиной отпуск до пятницы"),
        ("у Костиной завтра юбилей", "у Костиной завтра юбилей"),
        ("молвея: Костина уволилась", "Костина уволилась"),
        ("молвея: образцы не забыть", "образцы не забыть"),
        ("молвея: не забыть отправить образцы", "не забыть отправить образцы"),
        ("молвея: новый директор с января", "новый директор с января"),
        ("молвея: новый заказ на пять паллет", "новый заказ на пять паллет"),
        ("molveya: don't forget the samples", "don't forget the samples"),
        ("molveya: Костина is on maternity leave", "Костина is on maternity leave"),
    ] {
        let meaning = world.read(line, Screen::default());
        assert!(meaning.closes.is_none() && meaning.stays.is_some(), "{line}: {:?}", told(&meaning));
        assert!(matches!(meaning.doubt(), Some(Doubt::Outcome(_))), "{line}: {:?}", told(&meaning));
        assert_eq!(meaning.notes, notes);
        let chips = kamdesk::text::chips::describe(&meaning, kamdesk::domain::Lang::Ru);
        assert!(chips.iter().any(|chip| chip.text.ends_with("(последним контактом не станет)")), "{line}");
    }
    for line in ["молвея: просили не забыть про образцы", "молвея: Костина уволилась, договорились с её сменой"]
    {
        let meaning = world.read(line, Screen::default());
        // What they ask for closes nothing unasked.
        let news = meaning.perhaps == Some(Perhaps::News);
        assert!(meaning.closes.is_some() != news && meaning.is_clear() && meaning.missed.is_none(), "{line}: {:?}", told(&meaning));
        assert_eq!(news, !line.contains("договорились"), "{line}");
    }
}

/// A day of the week that may be either, and a day that may be that of what is told, are asked about; kind, day and hour behind
/// the participants are the contact's; who is named in a head takes part.
#[test]
fn what_a_day_is_said_of_and_who_takes_part() {
    let world = small();
    for (line, wanted) in [
        ("вчера ромашка отгрузила", &["when 2026-11-24?", "state noted?"][..]),
        ("вчера ромашка просила счёт", &["when 2026-11-24"]),
        ("вчера ромашке отправил прайс", &["when 2026-11-24", "kind mail"]),
        ("вчера был у ромашки, смотрели склад", &["when 2026-11-24", "kind visit"]),
        ("вчера ромашка: отгрузила", &["when 2026-11-24", "state noted?"]),
        ("зв ромашка в пятницу ждут нас", &["when 2026-11-20?"]),
        ("call nordlicht friday they wait for us", &["when 2026-11-20?"]),
        ("в пт зв ромашка", &["when 2026-11-20?"]),
        ("пн 11:00 встреча ромашка", &["when 2026-11-30? 11:00", "kind meeting", "planned"]),
        ("пн 11:00 встреча ромашка: склад смотрели", &["when 2026-11-23 11:00", "kind meeting"]),
        ("в пт был у ромашки", &["when 2026-11-20", "kind visit"]),
        ("в прошлую пятницу зв ромашка", &["when 2026-11-20"]),
        ("Ромашка, +Пестова встр 03:30 сегодня: ок", &["when 2026-11-25 03:30", "kind meeting", "with Пестова А. С."]),
        (
            "ромашка +Пестова и +Ивнев визит вчера 11:00 смотрели склад",
            &["when 2026-11-24 11:00", "kind visit", "with Пестова А. С., Ивнев И. П."],
        ),
        ("зв ромашка анна сергеевна согласна", &["when 2026-11-25 15:10", "with Пестова А. С."]),
        ("зв ромашка Аникеева согласна", &["when 2026-11-25 15:10", "with Аникеева?"]),
        ("зв ромашка аникеева согласна", &["when 2026-11-25 15:10"]),
        ("ивнев в отпуске, зв ромашка пестова", &["when 2026-11-25 15:10", "with Пестова А. С."]),
        ("ивнев звонил, в отпуске с пн", &["when 2026-11-25 15:10", "with Ивнев И. П."]),
    ] {
        let told = told(&world.read(line, Screen::default()));
        let told: Vec<&str> =
            told.iter().map(String::as_str).filter(|said| !said.starts_with("account") && !said.starts_with("closes")).collect();
        assert_eq!(told, wanted, "{line}");
    }
}

/// What has a record of its own is not told again as the text, be it all that was said.
#[test]
fn when_one_goes_on_is_no_text() {
    let world = small();
    assert_eq!(world.read("зв молвея: ; далее пт 15:00", Screen::default()).notes, "");
    assert_eq!(world.read("зв молвея: ; !КП до пт; далее пт 15:00", Screen::default()).notes, "КП до пт");
}

/// An hour that is a guess is told as one, with how the line is written so that nothing is asked.
#[test]
fn an_hour_that_has_yet_to_come_is_asked_about_with_what_helps() {
    use kamdesk::domain::Lang;
    use kamdesk::text::capture::{day_advice, day_asked};
    let world = World::of(WORLD, "2026-11-25T10:00:00+03:00");
    let asked = |line: &str| {
        let meaning = world.read(line, Screen::default());
        let Some(Doubt::Day(on)) = meaning.doubt() else { panic!("{line} {:?}", told(&meaning)) };
        [day_advice(&meaning, on, Lang::Ru), day_asked(&meaning, on, Lang::Ru), day_advice(&meaning, on, Lang::En)]
    };
    let [advice, question, english] = asked("в 3 часа звонил в ромашку, всё ок");
    assert!(advice.starts_with("Час понят как 15:00, а он ещё впереди."), "{advice}");
    assert!(question.starts_with("Проверьте час: сегодня 15:00"), "{question}");
    assert!(english.contains("which is still to come") && english.contains("yesterday 15:00"), "{english}");
    let [advice, ..] = asked("зв ромашка в 17 обсудим цену");
    assert!(advice.contains("поставьте двоеточие после часа") && advice.contains("17:00"), "{advice}");
    // Written as the advice says, the line is settled.
    for (line, wanted) in [
        ("3:00 звонил в ромашку, всё ок", "when 2026-11-25 03:00"),
        ("вчера 15:00 звонил в ромашку, всё ок", "when 2026-11-24 15:00"),
        ("звонок 15:00 в ромашку", "when 2026-11-25 15:00"),
        ("зв ромашка 17:00: обсудим цену", "when 2026-11-25 17:00"),
        ("зв ромашка: 17:00 обсудим цену", "when 2026-11-25 10:00"),
    ] {
        let meaning = world.read(line, Screen::default());
        assert!(meaning.is_clear() && told(&meaning)[1] == wanted, "{line} {:?}", told(&meaning));
    }
    // A day that is a guess is told as before.
    let meaning = world.read("ромашка: ок; !график до 20.11", Screen::default());
    let Some(Doubt::Day(on)) = meaning.doubt() else { panic!("{:?}", told(&meaning)) };
    assert!(day_advice(&meaning, on, Lang::Ru).starts_with("День понят как"));
}

/// What is said of the contact itself in words that are said of anything else as well is no report, and closes nothing unasked.
#[test]
fn whether_a_contact_took_place_is_asked_where_nothing_shows_it() {
    let world = World::of(
        &std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/lines-world.toml")).unwrap(),
        "2026-11-25T15:10:00+03:00",
    );
    let asked = [
        "созвон с верстой переехал на вт",
        "созвон верста уехал на след неделю",
        "верста звонок съехал на чт",
        "верста звонок не вышел",
        "верста звонок провалился",
        "верста зв пропустил",
        "зв верста забыл",
        "визит добрыня сегодня не поехал",
        "визит добрыня не попал",
        "визит добрыня не пустили",
        "встреча север-металл развалилась",
        "зв торговый ряд проспал",
        "call versta slipped to tue",
        "call versta got bumped to tue",
        "versta call dropped",
        "visit versta derailed",
        "visit versta: stuck in traffic",
        "versta call put back to tue",
        "зайцева уходит в декабре, сказал шевчук",
        "zajtseva never answers mail",
        "верста: комиссия сменилась",
        "versta: panel changed",
        "верста: завод встал",
        "верста: шевчук подвинул на понедельник",
        "верста визит отбой",
        "верста визит: приехал, а там никого",
        "шевчук ждёт звонка в 17",
        "versta call moved up to 9",
        "versta call pulled forward",
        "visit versta nobody there",
        "верста зв х2 нет ответа",
        "versta: shevchuk didnt pick up",
        "versta: couldnt get hold of shevchuk",
        "versta: straight to vm",
        "versta: got the machine",
        "верста: тел выкл",
        "верста: завтра им звонить",
        "верста: ничего нового",
        "versta: on my way",
        "call shevchuk back",
        "call smith back",
        "email smith the offer",
        "meet smith next week",
        "звонил шевчуку, глухо",
        "визит добрыня не пустили на проходной",
        "dthcnf: yt ljpdjybkcz",
        "versta: todays call didnt happen",
        "versta: they scrapped todays call",
        "versta: prepping for the call",
        "versta: 2:30 call still on",
        "versta: shevchuk travelling, call on tuesday instead",
        "верста: готовлюсь к звонку",
        "верста: звонок в 14:30 в силе",
        "письмо шевчуку отправлю завтра",
        "верста: звонила костина из молвеи",
        "верста: скидки не будет",
        "верста: цену снизили",
    ];
    let mut wrong = Vec::new();
    for line in asked {
        let meaning = world.read(line, Screen::default());
        if meaning.is_clear() && meaning.missed.is_none() {
            wrong.push(format!("held: {line} {:?}", told(&meaning)));
        }
    }
    for line in [
        "зв верста обсудили цены",
        "визит добрыня: понравилось",
        "визит добрыня осмотрели склад",
        "встреча север-металл прошла хорошо",
        "звонок верста затянулся",
        "зв верста не приняли цену",
        "зв верста шевчук забыл прайс",
        "visit versta toured the plant",
        "call versta overran but fine",
        "call versta went well",
        "зв верста: думают",
        "зв верста договорились",
        "верста: просят скидку",
        "верста: отказались снижать цену",
        "зв верста: скидки не будет",
        "зв верста: шевчук не согласен",
        "визит добрыня: сфоткал полку",
    ] {
        let meaning = world.read(line, Screen::default());
        if !meaning.is_clear() || meaning.missed.is_some() {
            wrong.push(format!("asked: {line} {:?}", told(&meaning)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A day to come in plain words stays text, and that is said; how long somebody is away is no term.
#[test]
fn a_day_to_come_in_plain_words_is_said_to_stay_text() {
    let world = small();
    for (line, wanted) in [
        ("молвея зв: обещал ответить до среды", Some(("до среды", false))),
        ("молвея: созвонились с Костиной, сделаю расчёт к пятнице", Some(("к пятнице", false))),
        ("молвея зв: договорились на встречу 3 декабря в 12", Some(("встречу 3 декабря", true))),
        ("nordlicht call: offer by friday, they said", Some(("by friday", false))),
        ("молвея зв: Петрова в отпуске до понедельника", None),
        ("молвея зв: обсудили цену; !расчёт до среды", None),
        ("молвея зв: склад до ворот занят", None),
        ("молвея: dropped samples on the way home last night, all fine", Some(("last night", false))),
        ("молвея: отгрузили вчера", Some(("вчера", false))),
        ("Костина ответит завтра", Some(("завтра", false))),
        ("Костина пришлёт до пт", Some(("до пт", false))),
        ("зв Костина, she'll answer tomorrow", Some(("tomorrow", false))),
        ("зв молвея: оплатят в пятницу", Some(("в пятницу", false))),
        ("зв молвея: аванс завтра", Some(("завтра", false))),
        ("молвея: тендер объявят 1 декабря", Some(("1 декабря", false))),
        ("зв молвея: цены от 1 декабря", None),
        ("зв молвея: с 1 декабря новые цены", None),
        ("зв молвея: 12.12 тонн в неделю", None),
    ] {
        let found = world.read(line, Screen::default()).unmarked.into_iter().next();
        assert_eq!(found.as_ref().map(|found| (found.words.as_str(), found.of == Of::Contact)), wanted, "{line}");
    }
}

/// What is for oneself is no held call with the client that happens to be open.
#[test]
fn what_is_for_oneself_is_no_contact_unasked() {
    let world = small();
    let here = Screen::at(Some(world.accounts["Молвея"]));
    for line in [
        "внутр - машина в чт",
        "внутреннее: согласовать цену; !расчёт пт",
        "для себя - проверить склад",
        "internal - truck on thu",
        "note to self - check the stock",
        "internal – they want the truck; !truck thu",
    ] {
        let meaning = world.read(line, here);
        assert!(!meaning.is_clear() && meaning.closes.is_none(), "{line}: {:?}", told(&meaning));
        assert!(meaning.state() == "noted" || meaning.account.one().is_none(), "{line}: {:?}", told(&meaning));
    }
    for line in ["для себя решили: берут", "внутренний аудит прошли, просят прайс"] {
        assert_eq!(world.read(line, here).state(), "held", "{line}");
    }
}

/// Names of a contact by what it was held through, and with how many.
#[test]
fn ways_are_known_by_what_they_went_through() {
    let world = small();
    for (line, kind) in [
        ("тимс с Костиной: ок", "call"),
        ("скайп с Костиной: ок", "call"),
        ("teams with Костина: fine", "call"),
        ("text from Костина: needs the quote", "message"),
        ("text from Костина, needs the quote", "message"),
        ("созвон втроём с Костиной и Петровой: ок", "call"),
        ("встретились вдвоём с Костиной, ок", "meeting"),
    ] {
        let meaning = world.read(line, Screen::default());
        assert!(meaning.kind == kind && meaning.kind_said && meaning.is_clear(), "{line}: {:?}", told(&meaning));
        assert_eq!(
            meaning.persons.first().and_then(|person| person.who.one()).map(|who| who.name.as_str()),
            Some("Костина Л. Л."),
            "{line}"
        );
    }
    let away = world.read("Костина занята до 5-го, петрова просит счёт", Screen::default());
    assert!(away.unmarked.is_empty(), "{:?}", away.unmarked);
}

/// Words that are none as they stand and would be some in the other layout are kept as typed, and what was meant is offered.
#[test]
fn what_was_typed_in_the_other_layout_is_offered() {
    let world = small();
    for (line, meant) in [
        ("pdjybk Bdytd, ghjcbn crblre", Some("звонил Ивнев, просит скидку")),
        ("молвея: wtyf jr", Some("молвея: цена ок")),
        ("vjkdtz^ ghjcbn crblre? jndtxe pfdnhf", Some("молвея: просит скидку, отвечу завтра")),
        ("nordlicht: зкшсу щл", Some("nordlicht: price ok")),
        ("молвея: ьууештп туче цуул", Some("молвея: meeting next week")),
        ("молвея: костина просит crblre до пт", Some("молвея: костина просит скидку до пт")),
        ("молвея: price ok, PVC and HDPE", None),
        ("nordlicht: цена ок, НДС и ТТН позже", None),
        ("молвея: встреча всплеск взгляд", None),
        ("молвея: xls and vsd sent", None),
    ] {
        let meaning = world.read(line, Screen::default());
        assert_eq!(meaning.turned.as_deref(), meant, "{line}");
    }
}

/// What is taken out of a head tears no phrase of it.
#[test]
fn what_is_said_beside_who_and_when_stays_as_it_was_typed() {
    let world = small();
    for (line, notes) in [
        ("Костина и Петрова в один голос: бюджет урезан", "в один голос: бюджет урезан"),
        ("пятиминутка в лифте с Костиной: цена ок", "пятиминутка в лифте: цена ок"),
        ("молвея созвонились в 9:30, цена ок", "молвея созвонились, цена ок"),
        ("созвонились вчера в обед, Костина довольна", "созвонились в обед, Костина довольна"),
        ("по дороге от молвеи: Костина подпишет", "по дороге: Костина подпишет"),
        ("звонила сама Костина: просит счёт", "сама: просит счёт"),
        ("quick word on the stairs with Костина: price ok", "quick word on the stairs with Костина: price ok"),
        ("зв молвея, Костина: цена ок", "цена ок"),
    ] {
        assert_eq!(world.read(line, Screen::default()).notes, notes, "{line}");
    }
}

/// Every such word is said, and not the first alone; so is what somebody thinks.
#[test]
fn all_that_stays_text_and_has_a_mark_is_said() {
    let world = small();
    for (line, wanted) in [
        (
            "молвея зв: пришлют акт до пт, мы до вторника сертификаты, отзвонюсь в понедельник",
            &["до пт", "до вторника", "отзвонюсь в понедельник"][..],
        ),
        ("молвея call: they send it by fri, we the papers by tue", &["by fri", "by tue"]),
        ("молвея зв: Костина за, Петрова против отсрочки", &["Костина за", "Петрова против"]),
        ("зв молвея Костина нейтрально", &["Костина нейтрально"]),
        ("молвея call: Костина champion, Петрова con", &["Костина champion", "Петрова con"]),
        ("молвея зв: Костина за рулём, +Петрова=против", &[]),
    ] {
        let found = world.read(line, Screen::default()).unmarked;
        assert_eq!(found.iter().map(|found| found.words.as_str()).collect::<Vec<_>>(), wanted, "{line}");
    }
}

/// Another day that was proposed moves nothing, and that is said.
#[test]
fn what_is_planned_and_was_not_moved_is_said() {
    let world = World::of(WORLD, "2026-11-24T15:10:00+03:00");
    for line in [
        "зв молвея: Костина предложила чт 15:00 вместо ср",
        "зв молвея: предлагают чт в 15:00",
        "call молвея: Костина offered thu 15:00 instead of wed",
    ] {
        let meaning = world.read(line, Screen::default());
        assert_eq!(meaning.unmoved.as_ref().map(|planned| planned.day.as_str()), Some("2026-11-25"), "{line}");
        assert!(meaning.unmarked.iter().all(|said| said.of != Of::Past), "{line}");
    }
    for line in ["зв молвея: предложила скидку до пт", "зв молвея: ок; далее чт 15:00"] {
        assert_eq!(world.read(line, Screen::default()).unmoved, None, "{line}");
    }
    // What is put off is the contact that was planned, in the way it was.
    let moved = world.read("ромашка: перенести ср на чт 15:00", Screen::default());
    assert_eq!(moved.next.first().map(|next| next.kind), Some("visit"), "{:?}", told(&moved));
}

/// The everyday names of a contact, the manner of it before them, and what is said of nobody reached.
#[test]
fn everyday_names_of_a_contact_are_known() {
    let world = small();
    for (line, wanted) in [
        ("обед с Костиной, говорили о складе", &["account Молвея", "when 2026-11-25 15:10", "kind meeting", "with Костина Л. Л."][..]),
        (
            "телефонный разговор с Костиной: ок",
            &["account Молвея", "when 2026-11-25 15:10", "with Костина Л. Л.", "closes 2026-11-25 10:30"],
        ),
        ("видеозвонок с костиной вчера 16:00: ок", &["account Молвея", "when 2026-11-24 16:00", "with Костина Л. Л."]),
        ("had a call with ivnev: ok", &["account Ромашка", "when 2026-11-25 15:10", "with Ивнев И. П."]),
        (
            "встреча с костиной и петровой по качеству: ок",
            &["account Молвея", "when 2026-11-25 15:10", "kind meeting", "with Костина Л. Л., Петрова А. С."],
        ),
        ("реактика не берут трубку", &["account Реактика", "when 2026-11-25 15:10", "state missed"]),
        ("реактика просит скидку", &["account Реактика", "when 2026-11-25 15:10"]),
        ("весна пришла", &["account guess Весна", "when 2026-11-25 15:10", "state noted?"]),
    ] {
        assert_eq!(told(&world.read(line, Screen::default())), wanted, "{line}");
    }
}

/// A way of the contact is read wherever days or a place stand beside it; as long as a line says none, a call is a guess.
#[test]
fn a_way_is_read_beside_days_and_places_and_a_call_is_a_guess_without_one() {
    let world = World::of(WORLD, "2026-11-25T15:10:00+03:00");
    for (line, kind) in [
        ("были вчера в молвее у костиной, показали стенд", "visit"),
        ("вчера вечером писал костиной про объёмы", "mail"),
        ("молвея вчера +Костина видеовстреча: о тарифах", "meeting"),
        ("nordlicht site visit yesterday 10am, stack leaning", "visit"),
        ("stopped by nordlicht yesterday: fine", "visit"),
        ("negotiations yesterday nordlicht: price held", "negotiation"),
        ("lunch yesterday Костина молвея: fine", "meeting"),
    ] {
        let meaning = world.read(line, Screen::default());
        assert!(meaning.kind == kind && meaning.kind_said && meaning.missed.is_none(), "{line} {:?}", told(&meaning));
    }
    let missed = world.read("костина звонок пропущен, перезвонить пн", Screen::default());
    assert!(missed.missed.is_some(), "{:?}", told(&missed));
    let chips = |line: &str| {
        let meaning = world.read(line, Screen::default());
        let chips = kamdesk::text::chips::describe(&meaning, kamdesk::domain::Lang::Ru);
        chips.into_iter().map(|chip| (chip.text, chip.tone)).collect::<Vec<_>>()
    };
    let guess = ("звонок?".to_owned(), kamdesk::text::chips::Tone::Guessed);
    assert!(chips("nordlicht: довольны").contains(&guess));
    assert!(chips("зв nordlicht: довольны").iter().all(|(text, _)| text != "звонок?"));
}

/// A word that is merely like a name is said of the client that is open, and a plain word is no name at all.
#[test]
fn a_word_like_a_name_does_not_beat_the_open_client() {
    let world = small();
    let open = world.read("молвея: ок", Screen::default()).account.one().map(|account| account.id);
    for line in ["реактка письмо про цех, жалуются", "nordlcht mail re terms, they complain"] {
        let meaning = world.read(line, Screen { open, ..Screen::default() });
        assert_eq!(meaning.account.likely().map(|account| account.id), open, "{line} {:?}", told(&meaning));
        assert!(!meaning.is_clear(), "{line} is asked about {:?} {:?}", told(&meaning), meaning.whose);
    }
}

/// A day that has passed is read with the contact that it is told of, whatever stands between, and closes no contact of today.
#[test]
fn a_contact_told_of_another_day_is_asked_about_for_that_day() {
    let world = World::of(WORLD, "2026-11-25T09:00:00+03:00");
    for (line, day) in [
        ("звонок с костиной прошел вчера", "2026-11-24"),
        ("молвея звонок прошел в понедельник хорошо", "2026-11-23"),
        ("костина довольна, был у нее вчера", "2026-11-24"),
        ("call with ivnev went well yesterday", "2026-11-24"),
        ("молвея: костина звонила вчера", "2026-11-24"),
        ("костина цену приняла вчера; !счёт пт", "2026-11-24"),
        ("костина цену приняла; вчера были у неё; !счёт пт", "2026-11-24"),
        ("молвея, был у них в понедельник, стопа кренится; !!замер пт", "2026-11-23"),
        ("молвея: was at their site monday, stack leaning", "2026-11-23"),
        ("у костиной в лаборатории проторчал полдня, молвея, в понедельник, довольна; !чек-лист пт", "2026-11-23"),
        ("у костиной на производстве 20-го был, пакет рвётся по шву, *второй раз", "2026-11-20"),
        ("Костина showed crushed boxes on monday, молвея; !replace by 1 dec", "2026-11-23"),
        ("костина довольна, молвея, yest", "2026-11-24"),
    ] {
        let meaning = world.read(line, Screen::default());
        assert_eq!((day::iso(meaning.day), meaning.day_sure), (day.to_owned(), false), "{line}");
        assert!(meaning.closes.is_none(), "{line}");
    }
}

/// What was put off is said of the contact only where nothing else is named; a call of which nothing is told leaves what is planned for later.
#[test]
fn what_is_said_of_something_else_neither_moves_nor_closes_a_contact() {
    let world = World::of(WORLD, "2026-11-25T07:30:00+03:00");
    for line in ["звонок ивнев: поставку перенесли на 10 декабря", "звонил ивнев, отгрузку перенесли на 10 декабря"]
    {
        let meaning = world.read(line, Screen::default());
        assert!(meaning.missed.is_none() && meaning.next.is_empty(), "{line}");
    }
    let meaning = world.read("звонок ивнев: перенесли на 10 декабря", Screen::default());
    assert_eq!(meaning.next.len(), 1, "the call itself");
    for (line, closes) in [("костина просит запас", false), ("звонила костина, просит запас", true), ("звонил костиной про запас", false)]
    {
        let meaning = world.read(line, Screen::default());
        assert_eq!((meaning.closes.is_some(), meaning.missed.is_none()), (closes, true), "{line}");
        assert_eq!(meaning.stays.is_some(), !closes, "{line}: it is told");
    }
}

/// What went green as a call or as of today would stand in the diary so, and close what is planned.
#[test]
fn the_day_and_the_way_are_those_that_the_words_say() {
    let world = World::of(WORLD, "2026-11-25T09:00:00+03:00");
    let visits = [
        "были сегодня в молвее у костиной: гофра отсырела",
        "были в молвее у костиной, смотрели склад",
        "был на складе у костиной вчера",
        "сегодня были в молвее: смотрели склад",
    ];
    for (lines, kind) in [
        (&visits[..], "visit"),
        (&["писала костиной: протокол", "вчера писал костиной по поводу цены"][..], "mail"),
        (&["с костиной на выставке поговорили, довольна", "вчера молвея +Костина видеовстреча: ок"][..], "meeting"),
        (&["костина: фольга рвётся — претензия, партия 7781", "костина молвея: претензия по фольге"][..], "complaint"),
    ] {
        for line in lines {
            assert_eq!(world.read(line, Screen::default()).kind, kind, "{line}");
        }
    }
    for line in [
        "Ивнев цену принял, ромашка вчера; !счёт пн",
        "Ивнев цену принял; вчера были у него; !счёт пн",
        "ивнев доволен, смотрели вчера вместе; !кп до ср",
        "Ivnev took the price yesterday; !invoice mon",
    ] {
        let meaning = world.read(line, Screen::default());
        assert_eq!((day::iso(meaning.day), meaning.day_sure), ("2026-11-24".to_owned(), false), "{line}");
        assert!(meaning.closes.is_none(), "{line}");
    }
    for (line, on, kind) in [
        ("Ромашка, был у них во вторник, стопа кренится; !!замер пн", "2026-11-24", "visit"),
        ("romashka: was at their site monday, stack leaning; !!height mon", "2026-11-23", "visit"),
        ("romashka site meeting with ivnev on monday 10am, insert; !!qc report by wed", "2026-11-23", "meeting"),
        ("negotiations yesterday romashka ivnev: price held", "2026-11-24", "negotiation"),
        ("dropped in at romashka yesterday, ivnev: ok", "2026-11-24", "visit"),
        ("call ivnev last night: ok", "2026-11-24", "call"),
    ] {
        let meaning = world.read(line, Screen::default());
        assert_eq!((day::iso(meaning.day).as_str(), meaning.kind), (on, kind), "{line}");
        assert!(meaning.closes.is_none(), "{line}");
    }
    for line in ["молвея: отгрузили вчера", "звонила костина, фото прислали вчера"] {
        assert_eq!(day::iso(world.read(line, Screen::default()).day), "2026-11-25", "{line}");
    }
    let missed = world.read("костина звонок пропущен, перезвонить пн", Screen::default());
    assert!(missed.missed.is_some_and(|missed| missed.state == "missed"));
}

/// Where nobody was tried, the diary says so; and a complaint heard in the morning closed the call of the afternoon unasked.
#[test]
fn what_tells_of_no_contact_is_a_note_and_what_is_hours_ahead_is_closed_only_when_that_is_said() {
    let world = World::of(WORLD, "2026-11-25T07:30:00+03:00");
    let line = "молвея: у костиной отпуск до пятницы";
    let asked = world.read(line, Screen::default());
    assert_eq!(asked.doubt(), Some(kamdesk::capture::Doubt::Outcome("noted")));
    assert_eq!(world.read(line, Screen { outcome: Some("noted"), ..Screen::default() }).state(), "noted");
    let held = world.read(line, Screen { outcome: Some("held"), ..Screen::default() });
    assert!(held.state() == "held" && held.is_said_to_be_held());
    for (now, early) in [("2026-11-25T07:30:00+03:00", true), ("2026-11-25T09:45:00+03:00", false)] {
        let world = World::of(WORLD, now);
        let meaning = world.read("молвея: *опоздание машины", Screen::default());
        assert_eq!((meaning.closes.is_none(), meaning.perhaps == Some(Perhaps::Early)), (early, early), "{now}");
        let said = meaning.stays.as_ref().map(|planned| planned.id);
        assert!(world.read("молвея: *опоздание машины", Screen { closes: said, ..Screen::default() }).closes.is_some(), "{now}");
        let chips = kamdesk::text::chips::describe(&meaning, kamdesk::domain::Lang::Ru);
        let chip = chips.iter().find(|chip| chip.about == kamdesk::text::chips::About::Closing).unwrap();
        assert_eq!(chip.tone == kamdesk::text::chips::Tone::Guessed, early, "{}", chip.text);
    }
}

/// An everyday word of a line written at one client took it to another whose name is near, and the key of the colon in the other layout
/// made no head.
#[test]
fn what_is_open_holds_beside_a_word_and_a_colon_is_one_in_either_layout() {
    let world = World::of(WORLD, "2026-11-25T09:00:00+03:00");
    let many = World::of(include_str!("../data/lines-world.toml"), "2026-11-25T15:10:00+03:00");
    let here = many.accounts["Ёлка"];
    let meaning = many.read("добрый день, это напоминание про сертификат", Screen::at(Some(here)));
    assert_eq!(meaning.account.likely().map(|account| account.id), Some(here));
    assert!(meaning.doubt().is_some(), "it is asked all the same");
    for line in ["зв молвея 15^30^ ок", "зв молвеяЖ ок", "зв молвея 8Ж30Ж ок"] {
        let meaning = world.read(line, Screen::default());
        assert!(meaning.parsed.headed && meaning.account.one().is_some_and(|account| account.name == "Молвея"), "{line}");
        assert_eq!(meaning.notes, "ок", "{line}");
    }
    let meaning = world.read("зв молвея: ок, next 3 dec 3pm meeting", Screen::default());
    assert_eq!(meaning.next.iter().map(|next| (day::iso(next.day), next.kind)).collect::<Vec<_>>(), [("2026-12-03".into(), "meeting")]);
}

/// A promise in nearly the words of an open one stood there twice.
#[test]
fn a_promise_near_an_open_one_is_told_and_not_stopped() {
    let world = small();
    kamdesk::capture::save(&world.store, &world.read("зв молвея: ок; !!состав комиссии аудита до пт", Screen::default())).unwrap();
    for (line, near) in [
        ("зв молвея: ок; !!состав комиссии до чт", Some("состав комиссии аудита")),
        ("зв молвея: ок; !!состава комиссии по аудиту до чт", Some("состав комиссии аудита")),
        ("зв молвея: ок; !!состав плёнки до чт", None),
        ("зв молвея: ок; !состав комиссии до чт", None),
    ] {
        let meaning = world.read(line, Screen::default());
        assert_eq!(meaning.promises[0].near.as_deref(), near, "{line}");
        assert!(meaning.doubt().is_none(), "{line}");
        let told = kamdesk::text::chips::describe(&meaning, kamdesk::domain::Lang::Ru)
            .iter()
            .any(|chip| chip.text.contains("похоже на открытое «"));
        assert_eq!(told, near.is_some(), "{line}");
    }
}

/// Letters with marks over them were taken for words of the other layout.
#[test]
fn names_with_letters_that_no_layout_has_are_no_slip_of_the_layout() {
    let world = small();
    for line in [
        "nordlicht: Önal Çelik",
        "nordlicht: Élodie Zürcher",
        "nordlicht: über Øystein",
        "молвея: Größe Ångström",
        "nordlicht: Ørsted Žižek",
        "nordlicht: spoke with Ünal Öztürk",
    ] {
        assert_eq!(world.read(line, Screen::default()).turned, None, "{line}");
    }
}
