//! Whom and which account the names of a line mean.

use crate::{account, add_account, add_person, contacts, log, mean, mean_at, neighbours, open, told};
use kamdesk::capture::{self, Resolved, Whose};
use kamdesk::domain::{Entity, Lang};
use kamdesk::text::chips::{self, Tone};

#[test]
fn an_account_is_known_by_its_beginning_in_any_writing() {
    let folder = tempfile::tempdir().unwrap();
    let store = contacts(&folder);
    let cases = [
        ("ромашка", "Ромашка"),
        ("РОМ", "Ромашка"),
        ("ООО Ромашка", "Ромашка"),
        ("rom", "Ромашка"),
        ("hjvfirf", "Ромашка"),
        ("альфа", "Альфа-Трейд"),
        ("alfa", "Альфа-Трейд"),
        ("трейд", "Альфа-Трейд"),
        ("торговый дом альфа", "Альфа-Трейд"),
        ("Семёновы и партнёры", "ГК «Семёновы»"),
        ("север", "Север-Металл"),
        ("ёлочка", "Ёлочка"),
        ("елочке", "Ёлочка"),
        ("норд", "Nordlicht Pack"),
    ];
    for (typed, wanted) in cases {
        let meaning = mean(&store, &format!("{typed}: текст"));
        assert_eq!(meaning.account.one().map(|account| account.name.as_str()), Some(wanted), "{typed}");
    }
    // A slip, and what is somebody's given name as well, have to be agreed to.
    for (typed, wanted) in [("рамашка", "Ромашка"), ("семен", "ГК «Семёновы»")] {
        let meaning = mean(&store, &format!("{typed}: текст"));
        assert!(matches!(&meaning.account, Resolved::Guess(account) if account.name == wanted), "{typed}");
    }
    for typed in ["икс", "завод имени кого-то", "яблоко"] {
        assert_eq!(mean(&store, &format!("{typed}: текст")).account, Resolved::Unknown, "{typed}");
    }
}

#[test]
fn several_that_fit_are_asked_about_and_a_choice_settles_it() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let (trade, bank) = (add_account(&store, "Альфа-Трейд"), add_account(&store, "Альфа-Банк"));
    let petrov = add_person(&store, trade, "Петров", "Пётр");
    let petrova = add_person(&store, trade, "Петрова", "Анна");
    add_person(&store, bank, "Петров", "Олег");
    let mut meaning = mean(&store, "зв альфа: +Петрова=за согласна");
    assert!(!meaning.is_clear());
    let (piece, candidates) = meaning.first_doubt().unwrap();
    assert_eq!(candidates.iter().map(|found| found.name.as_str()).collect::<Vec<_>>(), ["Альфа-Банк", "Альфа-Трейд"]);
    meaning.choose(&store, piece, trade).unwrap();
    let (piece, candidates) = meaning.first_doubt().unwrap();
    let ids: Vec<i64> = candidates.iter().map(|found| found.id).collect();
    assert!(ids.len() == 2 && ids.contains(&petrov) && ids.contains(&petrova), "«Петрова» is either: {candidates:?}");
    meaning.choose(&store, piece, petrova).unwrap();
    assert!(meaning.is_clear());
    let saved = capture::save(&store, &meaning).unwrap();
    assert_eq!(told(&store, &saved)[0], "held 2026-11-22 12:00 call Альфа-Трейд [Петрова А.]");
    // A form that only one of them has is no doubt, and neither is a name with the given name after it.
    assert_eq!(mean(&store, "альфа-трейд: +Петровой звонили").persons[0].who.one().map(|who| who.id), Some(petrova));
    assert_eq!(mean(&store, "альфа-трейд: +Петрова Петра нет").persons[0].who.one().map(|who| who.id), Some(petrov));
    assert_eq!(mean(&store, "альфа-трейд: +Петрова_Анна там").persons[0].who.one().map(|who| who.id), Some(petrova));
    // Unsettled, the line waits in the inbox, and leaves it when it is settled.
    let saved = log(&store, "альфа: +Петров=против");
    assert!(saved.entry.is_none());
    let waiting = store.inbox(9).unwrap();
    assert_eq!(waiting[0].line, "альфа: +Петров=против");
    let mut settled = mean(&store, &waiting[0].line);
    settled.inbox = Some(waiting[0].id);
    let (piece, _) = settled.first_doubt().unwrap();
    settled.choose(&store, piece, trade).unwrap();
    assert!(capture::save(&store, &settled).unwrap().entry.is_some());
    assert_eq!(store.count_inbox().unwrap(), 0);
    store.undo().unwrap();
    assert_eq!(store.count_inbox().unwrap(), 1);
}

#[test]
fn the_open_account_needs_no_head() {
    let folder = tempfile::tempdir().unwrap();
    let store = contacts(&folder);
    let romashka = Some(account(&store, "Ромашка"));
    let notes = |line: &str| {
        let meaning = mean_at(&store, line, romashka);
        assert_eq!(meaning.account.one().map(|account| account.id), romashka, "{line}");
        meaning.notes
    };
    assert_eq!(notes("+Иванов согласен, подпишут?"), "Иванов согласен, подпишут?");
    assert_eq!(notes("вчера зв: всё хорошо!"), "всё хорошо!");
    assert_eq!(notes("мы: КП до пт"), "мы: КП до пт");
    assert_eq!(notes("звонить +7 900 000-20-02, 5 % и да!"), "звонить +7 900 000-20-02, 5 % и да!");
    assert_eq!(notes("\\!не обещание \\+текст"), "!не обещание +текст");
    assert_eq!(notes("звонок Иванову, всё хорошо"), "звонок Иванову, всё хорошо");
    // Words before a colon that name nobody may be a client with a slip: the open one is only proposed.
    let meaning = mean_at(&store, "обещали так: завтра пришлют", romashka);
    assert_eq!((meaning.account.one(), meaning.account.likely().map(|account| account.id)), (None, romashka));
    assert_eq!((meaning.notes.as_str(), meaning.whose), ("обещали так: завтра пришлют", Whose::Despite("обещали так".into())));
    let other = mean_at(&store, "север: были", romashka);
    assert_eq!(other.account.one().map(|account| account.name.as_str()), Some("Север-Металл"));
    assert_eq!(mean_at(&store, "север: были", romashka).notes, "были");
}

#[test]
fn nothing_is_swallowed_when_a_name_is_not_known() {
    let folder = tempfile::tempdir().unwrap();
    let store = contacts(&folder);
    let meaning = mean(&store, "ромашка: +Неизвестнов/Икс=против кричал");
    assert_eq!(meaning.notes, "Неизвестнов (Икс)=против кричал");
    assert!(meaning.is_clear());
    let chips = chips::describe(&meaning, Lang::Ru);
    assert_eq!(chips.iter().filter(|chip| chip.tone == Tone::Unknown).count(), 2, "{chips:?}");
    // A person of another company is found by the whole name, and the chip says whose they are.
    let meaning = mean(&store, "ромашка: +Орлов/север=+2 помог");
    assert_eq!(meaning.persons[0].who.one().map(|who| who.name.as_str()), Some("Орлов Г. М."));
    let saved = capture::save(&store, &meaning).unwrap();
    let entry = store.load(Entity::Entry, saved.entry.unwrap()).unwrap().unwrap();
    assert_eq!(entry.int("on_behalf_id"), Some(account(&store, "Север-Металл")));
    let role = store.person_at(account(&store, "Север-Металл"), meaning.persons[0].who.one().unwrap().id).unwrap().unwrap();
    assert_eq!(role.attitude, Some(2));
}

#[test]
fn tab_proposes_people_accounts_and_kinds() {
    let folder = tempfile::tempdir().unwrap();
    let store = contacts(&folder);
    let offered = |line: &str, open: Option<i64>| {
        let found = capture::complete(line, line.chars().count(), &store, open).unwrap();
        found
            .into_iter()
            .map(|completion| {
                let before: String = line.chars().take(completion.span.start).collect();
                let after: String = line.chars().skip(completion.span.end).collect();
                format!("{before}{}{after}", completion.text)
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(offered("вчера звон", None), ["вчера звонок "]);
    assert_eq!(offered("зв ром", None), ["зв Ромашка: "]);
    assert_eq!(offered("зв рамашк", None), ["зв Ромашка: "]);
    assert_eq!(offered("ромашка: +Пет", None), ["ромашка: +Петрова "]);
    assert_eq!(offered("ромашка: +Петрова=п", None), ["ромашка: +Петрова=против "]);
    assert_eq!(offered("ромашка: +Петрова/сев", None), ["ромашка: +Петрова/Север-Металл "]);
    assert_eq!(offered("семен: +Сем", None).len(), 2);
    assert_eq!(offered("+gizz", Some(account(&store, "Ёлочка"))), ["+Гиззатуллина "]);
    assert_eq!(offered("ромашка: далее пт виз", None), ["ромашка: далее пт визит "]);
    assert!(offered("ромашка: просто сло", None).is_empty());
    assert!(offered("", None).is_empty());
    for cursor in 0..40 {
        capture::complete("вчера зв ромашка: +Пет=; \\ёЙ🦀", cursor, &store, None).unwrap();
    }
}

/// Пестов is another person than Пестова, and Howe than Howell.
#[test]
fn what_is_no_form_of_a_name_is_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    neighbours(&store);
    for (typed, name) in
        [("Пестов", "Пестова А."), ("Пест", "Пестова А."), ("Орлов", "Орловцев И."), ("Howe", "K. Howell"), ("Mauer", "J. Maurer")]
    {
        let mut meaning = mean(&store, &format!("зв ромашка: +{typed} просит счёт"));
        assert!(matches!(&meaning.persons[0].who, Resolved::Guess(who) if who.name == name), "{typed}: {:?}", meaning.persons[0].who);
        let chips = chips::describe(&meaning, Lang::Ru);
        assert!(chips.iter().any(|chip| chip.tone == Tone::Guessed && chip.text == format!("{typed} — это {name}?")), "{chips:?}");
        assert!(!meaning.is_clear(), "{typed}");
        let (piece, id) = meaning.guessed().map(|(piece, who)| (piece, who.id)).next().unwrap();
        meaning.choose(&store, piece, id).unwrap();
        assert!(meaning.is_clear() && meaning.persons[0].who.one().is_some(), "{typed}");
    }
    for typed in ["Пестова", "Пестовой", "pestova", "Орловцеву", "Howell"] {
        assert!(mean(&store, &format!("зв ромашка: +{typed} просит счёт")).persons[0].who.one().is_some(), "{typed}");
    }
    // What is thought of somebody who is not known is said not to be kept.
    let chip =
        |line: &str, lang| chips::describe(&mean(&store, line), lang).into_iter().find(|chip| chip.tone == Tone::Unknown).unwrap().text;
    assert_eq!(
        chip("зв ромашка: +Чужов=за просит счёт", Lang::Ru),
        "Чужов: среди людей нет; имя останется в тексте, отношение «+1 скорее за» не записано"
    );
    assert!(chip("call ромашка: +Quimby=con", Lang::En).ends_with("the attitude “−1 rather against” is not kept"));
    assert_eq!(chip("зв ромашка: +Чужов просит счёт", Lang::Ru), "Чужов: среди людей нет, имя останется в тексте");
    let mut created = mean(&store, "зв ромашка: +Пестов=за просит счёт");
    assert_eq!(created.notes, "Пестов=за просит счёт", "of somebody who is not known nothing is lost");
    let piece = created.persons[0].piece;
    created.create(piece);
    assert!(created.is_clear());
    let saved = capture::save(&store, &created).unwrap();
    let entry = store.load(Entity::Entry, saved.entry.unwrap()).unwrap().unwrap();
    assert_eq!(entry.text("notes"), "Пестов просит счёт", "what is thought of them stands with them alone");
    assert_eq!(mean(&store, "зв ромашка: +Пестову напомнить").persons[0].who.several().len(), 2);
}

#[test]
fn a_promise_goes_to_nobody_whom_its_words_do_not_name() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    neighbours(&store);
    for line in ["зв ип петров +Ли: !КП Петрову до пт", "зв ромашка +Пестова: !КП Пестову до пт", "зв ромашка +Пестова: !КП Петрову до пт"]
    {
        let meaning = mean(&store, line);
        let promise = &meaning.promises[0];
        assert!(promise.person.is_none() && !promise.names_nobody(), "{line}: {promise:?}");
        assert!(chips::describe(&meaning, Lang::Ru).iter().any(|chip| chip.text.contains("кому? ")), "{line}");
    }
    // Said as it stands under the line: with those who may be meant, or that nobody is called so.
    for (line, lang, said) in [
        ("зв ип петров +Ли: !КП Петрову", Lang::Ru, "мы: КП Петрову → кому? Петров О., Бета; Петров Ю., Гамма · без срока"),
        ("зв ромашка +Пестова: !КП Самохваловой", Lang::Ru, "мы: КП Самохваловой → кому? такого имени среди людей нет · без срока"),
        ("call ромашка: !offer for Quimby", Lang::En, "we: offer for Quimby → to whom? nobody of that name is known · no due day"),
    ] {
        let chips = chips::describe(&mean(&store, line), lang);
        let chip = chips.iter().find(|chip| chip.text == said).unwrap_or_else(|| panic!("{line}: {chips:?}"));
        assert_eq!(chip.tone, Tone::Guessed);
    }
    let met = mean(&store, "зв ромашка: !встретить Пестову до пт");
    assert_eq!(met.promises[0].person.as_ref().map(|who| who.name.as_str()), Some("Пестова А."));
}

#[test]
fn who_works_elsewhere_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    neighbours(&store);
    let meaning = mean(&store, "зв ромашка +Дронова: сверка");
    assert!(meaning.is_clear());
    let said = "Дронова В. (работает в «Бета»)";
    assert!(chips::describe(&meaning, Lang::Ru).iter().any(|chip| chip.text == said && chip.tone == Tone::Guessed));
    assert!(kamdesk::text::capture::saved(&meaning, false, Lang::Ru, 116).contains(said));
    assert!(mean(&store, "зв ромашка +Пестова: сверка").persons[0].elsewhere.is_empty());
}

#[test]
fn a_longer_name_that_is_begun_goes_before_a_shorter_one() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    for name in ["Альфа", "Альфа-Банк", "Вектор-Плюс", "Orion", "Orion Foods"] {
        add_account(&store, name);
    }
    for (line, name) in [
        ("зв альфа бан", "Альфа-Банк"),
        ("зв альфа: бан", "Альфа"),
        ("зв вектор плю", "Вектор-Плюс"),
        ("call orion food", "Orion Foods"),
        ("call orion: food", "Orion"),
    ] {
        let meaning = mean(&store, line);
        assert_eq!(meaning.account.likely().map(|account| account.name.as_str()), Some(name), "{line}");
        assert!(meaning.persons.is_empty(), "{line}");
    }
}

/// What the same phone, name or words are stays the same in a line, in whatever writing.
#[test]
fn the_same_in_another_writing_is_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    neighbours(&store);
    // Tab goes on with the name of whom the beginning fits.
    let line = "зв ромашка: +Howe";
    let words = capture::complete(line, line.chars().count(), &store, None).unwrap();
    assert!(words.iter().any(|word| word.text.contains("Howell")), "{words:?}");
    // One name in two scripts is asked about only where two are called so.
    assert_eq!(mean(&store, "зв Romashka: ок").account.one().map(|account| account.name.as_str()), Some("Ромашка"));
    add_account(&store, "Romashka");
    assert_eq!(mean(&store, "зв Romashka: ок").account.one().map(|account| account.name.as_str()), Some("Romashka"));
    assert_eq!(mean(&store, "зв ромашка: ок").account.one().map(|account| account.name.as_str()), Some("Ромашка"));
    // A figure that is a phone is text, whatever its code, and so is a letter that was lost.
    for text in ["просил звонить на +7 900 000-00-01", "номер 8 900 000-00-01", "пл\u{fffd}нка порвалась"]
    {
        let meaning = mean(&store, &format!("зв ромашка +Пестова: {text}"));
        assert!(meaning.is_clear() && meaning.notes.contains(text) && meaning.persons.len() == 1, "{text}: {}", meaning.notes);
    }
    // The same contact once more is two entries where its words differ.
    let [first, second] = ["зв ромашка: взяли лист", "зв ромашка: взяли трубу"].map(|line| log(&store, line).entry);
    assert!(first.is_some() && second.is_some() && first != second);
}
