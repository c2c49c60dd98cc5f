//! Files as they are met in the wild, each of a kind that is easily read wrongly, and what is right.

use super::{all, find, open, path, take, text};
use kamdesk::domain::{Entity, Lang, Record};
use kamdesk::exchange::{Card, Reason, Target, Unsupported};
use kamdesk::import::{self, ReadError, Source, Verdict};
use kamdesk::store::{Store, Verb};

fn case(name: &str) -> Source {
    import::read(&path("cases").join(name)).unwrap()
}

/// The reasons told of a file, with their lines.
fn told(source: &Source) -> Vec<(u64, Reason)> {
    source.reading.problems.iter().map(|problem| (problem.line, problem.reason)).collect()
}

fn name(card: &Card) -> String {
    let person = card.person.as_ref().unwrap();
    [&person.family, &person.given, &person.middle].map(String::as_str).join("|")
}

/// Family, given and middle names of a file without problems.
fn names(file: &str) -> Vec<String> {
    let source = case(file);
    assert_eq!(told(&source), [], "{file}");
    source.reading.cards.iter().map(name).collect()
}

fn taken(files: &[&str]) -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    for file in files {
        take(&store, &[case(file)]);
        assert!(import::plan(&store, &[case(file)]).unwrap().is_idle(), "{file} is not known a second time");
    }
    (folder, store)
}

fn titles(store: &Store, entity: Entity) -> Vec<String> {
    all(store, entity).iter().map(|record| record.title().to_owned()).collect()
}

fn left(store: &Store, record: &Record) -> Vec<(String, String)> {
    let rows = store.leftovers(record.entity.def().table, record.id.unwrap()).unwrap();
    rows.into_iter().map(|(name, value, _)| (name, value)).collect()
}

fn pair(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

#[test]
fn letters_parted_by_a_line_end_are_whole() {
    const NOTE: &str = "Просил прислать каталог и прайс до конца недели";
    for (file, note) in [
        ("fold-in-a-letter.vcf", NOTE),
        ("fold-in-a-letter-many.vcf", NOTE),
        ("fold-taken-for-cp1251.vcf", "Встречались на выставке в Казани, обещал прислать каталог 💪 и образцы"),
    ] {
        let source = case(file);
        assert_eq!((source.reading.encoding, told(&source)), ("UTF-8", vec![]), "{file}");
        let last = source.reading.cards.last().unwrap().person.clone().unwrap();
        assert_eq!(last.note, note, "{file}");
    }
}

#[test]
fn each_property_is_in_its_own_encoding() {
    assert_eq!(names("bare-quoted-printable.vcf"), ["Тестов|Олег|"]);
    let bare = case("bare-quoted-printable.vcf").reading.cards.remove(0);
    assert_eq!(bare.person.unwrap().posts[0].organisation, "ООО Мост");
    assert_eq!(names("charset-per-property.vcf"), ["Зайцев|Пётр|"]);
    assert_eq!(case("charset-per-property.vcf").reading.cards.remove(0).person.unwrap().note, "нота в юникоде");
    assert_eq!(names("charset-unusual.vcf"), ["Зайцев||", "Зайцев||", "王小明||"]);
}

#[test]
fn a_character_set_nobody_knows_is_said_and_kept_raw() {
    let source =
        text("a.vcf", "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=X-MARS;ENCODING=QUOTED-PRINTABLE:=87=A0=A9\nTEL:+79000000119\nEND:VCARD\n");
    assert_eq!(told(&source), [(3, Reason::UnknownCharset)]);
    let card = &source.reading.cards[0];
    assert_eq!(card.leftovers, [pair("N;CHARSET=X-MARS;ENCODING=QUOTED-PRINTABLE", "=87=A0=A9")]);
    assert_eq!(name(card), "||");
}

#[test]
fn another_person_under_the_same_identity_is_another() {
    let (_folder, store) = taken(&["same-uid-other-person.vcf"]);
    assert_eq!(titles(&store, Entity::Person), ["Первый", "Второй"]);
    let doubts = store.doubts(9).unwrap();
    assert_eq!(doubts.iter().map(|doubt| doubt.reason.as_str()).collect::<Vec<_>>(), ["uid"]);
    // Who has married is still known.
    let card = |name: &str| text("a.vcf", &format!("BEGIN:VCARD\nUID:b\nN:{name};;;\nTEL:+79000000423\nEND:VCARD\n"));
    take(&store, &[card("Зорина;Анна")]);
    assert_eq!(import::plan(&store, &[card("Белова;Анна")]).unwrap().items[0].verdict, Verdict::Changed);
}

#[test]
fn what_cannot_be_a_birthday_is_named_and_pairs_are_told_apart() {
    let (_folder, store) = taken(&[]);
    let born = text("a.csv", "ФИО;Телефон;Дата рождения\nКим Вера;+79000000101;31.02.1990\n");
    let plan = import::plan(&store, &[born]).unwrap();
    let told: Vec<_> = plan.told(false).map(|(_, problem)| (problem.reason, problem.value.as_str())).collect();
    assert_eq!(told, [(Reason::NoBirthday, "31.02.1990")]);
    let pair = text("b.csv", "Контрагент;Город\nСевер;Пермь\nСЕВЕР ООО;Томск\n");
    let plan = import::plan(&store, &[pair]).unwrap();
    let doubtful = plan.with_verdict(Verdict::Doubtful).next().unwrap();
    assert_eq!(doubtful.twin.as_ref().unwrap().apart, ["Томск", "Пермь"].map(str::to_owned));
}

#[test]
fn a_card_of_a_company_alone_is_no_person() {
    let (_folder, store) = taken(&["company-only.vcf"]);
    assert_eq!(titles(&store, Entity::Person), [""; 0]);
    assert_eq!(find(&store, Entity::Account, "Only A Company").text("phone"), "+79000000105");
}

#[test]
fn cards_are_parted_as_they_were_meant() {
    assert_eq!(told(&case("apple-group.vcf")), [(1, Reason::Group)]);
    assert_eq!(names("bom-between-cards.vcf"), ["Первый|А|", "Второй|Б|", "Третий|В|"]);
    assert_eq!(names("escaped-n.vcf"), ["Back|Fore|"]);
    assert_eq!(names("mac-line-ends.vcf"), ["Маков|Олег|"]);
    assert_eq!(names("agent-2.1.vcf"), ["Босс|Иван|", "Агентова|Майя|"]);
    let boss = case("agent-2.1.vcf").reading.cards.remove(0).person.unwrap();
    assert_eq!((boss.phones[0].value.as_str(), boss.emails[0].value.as_str()), ("+79000000117", "boss@example.org"));
}

#[test]
fn a_picture_is_kept_as_what_it_is_and_how_large() {
    let base64 = "QUJD".repeat(4000);
    let folded = base64.as_bytes().chunks(72).map(|line| std::str::from_utf8(line).unwrap()).collect::<Vec<_>>().join("\r\n ");
    for (head, wanted) in [
        ("VERSION:3.0\r\nPHOTO;ENCODING=b;TYPE=JPEG:", "JPEG, 12 KB"),
        ("VERSION:2.1\r\nPHOTO;JPEG;ENCODING=BASE64:", "JPEG, 12 KB"),
        ("VERSION:2.1\r\nPHOTO;ENCODING=BASE64:", "12 KB"),
        ("VERSION:4.0\r\nPHOTO:data:image/png;base64,", "image/png, 12 KB"),
    ] {
        let card = text("a.vcf", &format!("BEGIN:VCARD\r\n{head}{folded}\r\n\r\nN:Ким;Вера\r\nEND:VCARD\r\n")).reading.cards.remove(0);
        assert_eq!((name(&card).as_str(), &card.leftovers[..]), ("Ким|Вера|", &[pair("PHOTO", wanted)][..]), "{head}");
    }
    let card = text("a.vcf", "BEGIN:VCARD\nN:Ким;Вера\nPHOTO;VALUE=uri:https://example.org/a.jpg\nEND:VCARD\n").reading.cards.remove(0);
    assert_eq!(card.leftovers, [pair("PHOTO", "https://example.org/a.jpg")]);
}

#[test]
fn patronymics_of_two_words_are_one() {
    for file in ["fio-turkic.csv", "fio-turkic.vcf"] {
        assert_eq!(names(file)[0], "Мамедов|Рауф|Аслан оглы", "{file}");
    }
    assert_eq!(names("fio-turkic.csv")[1], "Гусейнова|Лейла|Тофик кызы");
    assert_eq!(names("turkish-tatar.csv"), ["Yıldız|İrem|", "Гәрәева|Айгөл|Илдар кызы", "Хөснетдинов|Җәмил|Рәшит улы"]);
}

#[test]
fn the_column_tells_the_order_of_names() {
    let names = names("fio-order-initials.csv");
    let wanted = ["Ким|Вера|", "Тен|Олег|", "Дюма|Мария|", "Лукин|О.|П.", "Лукин|Олег|П.", "Лукин|Олег|Петрович", "Иванов|Пётр|Сергеевич"];
    assert_eq!(names, wanted);
    let kept = case("fio-order-initials.csv").reading.cards.pop().unwrap().leftovers;
    assert_eq!(kept, [pair("ФИО", "(закупки)")]);
    let turned = text("a.csv", "ФИО;Телефон\nВера Ким;\nОлег Смирнов;\nМарина Иванова;\n");
    assert_eq!(turned.reading.cards.iter().map(super::cases::name).collect::<Vec<_>>(), ["Ким|Вера|", "Смирнов|Олег|", "Иванова|Марина|"]);
}

#[test]
fn the_column_tells_the_order_of_day_and_month() {
    let (_folder, store) = taken(&["us-birthday.csv"]);
    assert_eq!(find(&store, Entity::Person, "First").text("birthday"), "1974-03-12");
    assert_eq!(find(&store, Entity::Person, "Second").text("birthday"), "1974-12-25");
    let unclear = text("a.csv", "First Name,Last Name,Birthday\nAnn,First,3/12/1974\n");
    assert_eq!(told(&unclear), [(2, Reason::UnclearDay)]);
    assert_eq!(unclear.reading.cards[0].leftovers, [pair("birthday", "3/12/1974")]);
    let russian = text("a.csv", "Имя;Фамилия;День рождения\nАнна;Первая;3/12/1974\n");
    assert_eq!(russian.reading.cards[0].person.as_ref().unwrap().birthday, "03.12.1974");
}

#[test]
fn phones_come_out_of_their_shells_or_are_named() {
    let source = case("spoilt-phones.csv");
    assert_eq!(told(&source), [(2, Reason::Rounded)]);
    assert_eq!(source.reading.cards[0].leftovers, [pair("phones", "7,9E+10")]);
    let phones: Vec<_> =
        source.reading.cards.iter().filter_map(|card| card.person.clone()?.phones.pop()).map(|phone| phone.value).collect();
    assert_eq!(phones, ["+79000000202", "89000000203"]);
    let (_folder, store) = taken(&["spoilt-phones.csv"]);
    assert_eq!(left(&store, &find(&store, Entity::Person, "Лукин")), [pair("phones", "7,9E+10")]);
}

#[test]
fn what_reaches_nobody_is_told_and_kept_beside() {
    let source = text(
        "a.csv",
        "Фамилия;Имя;Телефон;Почта\nКим;Вера;абв;\"a@example.org, d@example.org\"\nТен;Олег;123;foo@\nЛи;Анна;;Анна <li@example.org>\n",
    );
    assert_eq!(told(&source), [(2, Reason::NoPhone), (3, Reason::NoPhone), (3, Reason::NoEmail)]);
    let emails =
        |at: usize| source.reading.cards[at].person.clone().unwrap().emails.into_iter().map(|email| email.value).collect::<Vec<_>>();
    assert_eq!(
        (emails(0), emails(1), emails(2)),
        (vec!["a@example.org".into(), "d@example.org".into()], vec![], vec!["li@example.org".to_owned()])
    );
    assert_eq!(source.reading.cards[1].leftovers, [pair("phones", "123"), pair("emails", "foo@")]);
    let cards = text("a.vcf", "BEGIN:VCARD\nN:Ким;Вера\nTEL:нет\nEMAIL:Вера <kim@example.org>\nEND:VCARD\n");
    assert_eq!(told(&cards), [(1, Reason::NoPhone)]);
    assert_eq!(cards.reading.cards[0].person.as_ref().unwrap().emails[0].value, "kim@example.org");
    let company = text("a.csv", "Компания;ИНН;Телефон\nСевер;7700000016;спросить\n");
    assert_eq!(told(&company), [(2, Reason::NoPhone)]);
    // A tax id that seems to be wrong is taken in as it is, and told.
    let taxed = text("a.csv", "Компания;ИНН\nСевер;7700000016\nЮг;7700000017\nОст;нет\nВест;DE123456789\n");
    assert_eq!(told(&taxed), [(3, Reason::OddTaxId), (4, Reason::OddTaxId)]);
    assert_eq!(taxed.reading.cards[1].company.as_ref().unwrap().tax_id, "7700000017");
    // Many that do not agree are another country's.
    let rows: String = (0..9).map(|at| format!("Завод {at};12345678{at}9\n")).collect();
    assert!(told(&text("a.csv", &format!("Компания;ИНН\n{rows}"))).len() < 2);
}

#[test]
fn damaged_bytes_spoil_nothing_in_silence() {
    let (_folder, store) = taken(&["nul-byte.csv"]);
    assert_eq!(
        (titles(&store, Entity::Person), titles(&store, Entity::Account)),
        (vec!["Лукин".into(), "Носов".into()], vec!["Мост".into()])
    );
    let (_folder, store) = taken(&["bad-byte.csv"]);
    assert_eq!(titles(&store, Entity::Account), ["Мост", "Café"]);
    let cut = import::read_bytes("a.csv", &["Фамилия;Имя\nЛукин;Олег\nНосов;Пётр".as_bytes(), b"\xD0\n"].concat()).unwrap();
    assert_eq!(told(&cut), [(3, Reason::Unreadable)]);
    assert_eq!(cut.reading.cards.len(), 1);
    let foreign = "Ёжикова;Фёдор;ООО «ФЁДОР И ЁЛКИ»\n".chars().map(|c| match c {
        'Ё' => 0xA8,
        'ё' => 0xB8,
        '«' => 0xAB,
        '»' => 0xBB,
        'А'..='я' => u8::try_from(u32::from(c) - 0x410 + 0xC0).unwrap(),
        c => u8::try_from(u32::from(c)).unwrap(),
    });
    let mixed = ["Фамилия;Имя;Компания\nЛукин;Олег;Мост\n".as_bytes(), &foreign.collect::<Vec<u8>>()].concat();
    let mixed = import::read_bytes("a.csv", &mixed).unwrap();
    assert_eq!((told(&mixed), name(&mixed.reading.cards[1])), (vec![], "Ёжикова|Фёдор|".to_owned()));
    // A mark that stands for a lost letter makes nobody, whichever way it comes.
    for (file, lost) in [
        ("a.csv", "Компания;Телефон\n����;+7 900 000-00-01\nМост;+7 900 000-00-02\n"),
        ("a.csv", "ФИО;Компания\nКим Вера;����\nИван Ким;Мост\n"),
        ("a.vcf", "BEGIN:VCARD\nN:И�н;Вера\nEND:VCARD\nBEGIN:VCARD\nN:Ким;Вера\nORG:Мост\nEND:VCARD\n"),
        ("a.txt", "И�н Ким <a@example.org>, Иван Ким <b@example.org>\n"),
    ] {
        let source = text(file, lost);
        assert_eq!(source.reading.cards.len(), 1, "{lost}");
        assert!(told(&source).iter().any(|(_, reason)| *reason == Reason::Unreadable), "{lost}");
    }
}

#[test]
fn tables_of_reports_are_read() {
    let (_folder, store) = taken(&["inch-quote.csv"]);
    assert_eq!(titles(&store, Entity::Person), ["Лукин", "Лыков"]);
    assert_eq!(titles(&store, Entity::Account), ["Мост", "Труба 3/4\""]);
    for file in ["report-title-rows-cp1251.csv", "report-total-row.csv"] {
        let (_folder, store) = taken(&[file]);
        let account = find(&store, Entity::Account, "Вектор");
        assert_eq!((account.text("tax_id"), all(&store, Entity::Account).len()), ("7700000016", 1), "{file}");
        assert!(told(&case(file)).iter().all(|(_, reason)| *reason == Reason::Total), "{file}");
    }
    let report = text(
        "a.csv",
        "Контрагенты за 2026 год;;\nНаименование;ИНН;Телефон\nПокупатели;;\nСевер;7700000016;1234567\nООО Клён;;\nИтого по группе: 2;;\n\
         Мост;7700000023;1234568\nПоставщики;;\nВектор;7700000030;1234569\nОбщий итог;;4\nКоличество: 4;;\n",
    );
    let accounts: Vec<_> = report.reading.cards.iter().map(|card| card.company.as_ref().unwrap().name.as_str()).collect();
    assert_eq!(accounts, ["Север", "ООО Клён", "Мост", "Вектор"]);
    let told: Vec<_> = report.reading.problems.iter().map(|problem| (problem.line, problem.reason, problem.value.as_str())).collect();
    assert_eq!(
        told,
        [
            (3, Reason::Heading, "Покупатели"),
            (6, Reason::Total, "Итого по группе: 2"),
            (8, Reason::Heading, "Поставщики"),
            (10, Reason::Total, "Общий итог · 4"),
            (11, Reason::Total, "Количество: 4"),
        ]
    );
}

#[test]
fn companies_of_one_name_are_told_apart() {
    let (_folder, store) = taken(&["same-name-other-form.csv"]);
    let places: Vec<_> = all(&store, Entity::Account).iter().map(|account| account.text("address").to_owned()).collect();
    assert_eq!(places, ["г. Казань", "г. Москва", "г. Уфа"]);
    assert_eq!(store.count_doubts().unwrap(), 2);
    let (_folder, store) = taken(&["lookalike-letters.csv"]);
    assert_eq!((titles(&store, Entity::Account), store.count_doubts().unwrap()), (vec!["Север".into()], 0));
    // What is the same for the eye is asked about, and kept in one alphabet.
    let (_folder, store) = taken(&["lookalike-letters.csv"]);
    let rows = |rows: &str| text("a.csv", &format!("Компания;Город\n{rows}"));
    take(&store, &[rows("СОРТ;\nCOPT;\nООО «Cоюз»;\n")]);
    assert_eq!(titles(&store, Entity::Account), ["Север", "СОРТ", "COPT", "Союз"]);
    assert_eq!(store.doubts(9).unwrap().iter().map(|doubt| doubt.reason.as_str()).collect::<Vec<_>>(), ["look"]);
    assert_eq!(told(&rows("Cоюз;\n")), [(2, Reason::Mixed)]);
    // Another town or another form is another company, or is asked about; what says neither, or is reached alike, is the same.
    for (first, second, doubts) in [
        ("Север;Казань", "Север;Уфа", 1),
        ("Север;Казань", "Север;г. Казань", 0),
        ("Север;Казань", "Север;", 0),
        // Letters that only look alike join nothing by themselves: the town, or none to be told by, has to bear it out.
        ("Север;Казань", "Cевер;", 1),
        ("Север;Казань", "Cевер;Казань", 0),
        ("Север;Казань", "Cевер;Уфа", 1),
        ("Север;", "Cевер;", 0),
        ("Cевер;", "Cевер;Уфа", 0),
        ("Ромашка;", "ООО Ромашка;Уфа", 0),
        ("ООО Ромашка;", "АО Ромашка;", 1),
        ("ООО Ромашка;", "ООО ТД Ромашка;", 0),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let store = open(&folder);
        for row in [first, second] {
            take(&store, &[rows(row)]);
        }
        assert_eq!(store.count_doubts().unwrap(), doubts, "{first} / {second}");
        assert!(import::plan(&store, &[rows(second)]).unwrap().is_idle(), "{second}");
    }
    // A row with both means its own company.
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    take(
        &store,
        &[text(
            "a.csv",
            "ФИО;Компания;ИНН;Город\nКим Вера;Север;7700000016;Казань\nТен Олег;Север;7700000023;Уфа\nЛи Анна;Север;7700000023;Казань\n",
        )],
    );
    let towns = |family: &str| {
        let accounts = store.accounts_of(find(&store, Entity::Person, family).id.unwrap()).unwrap();
        accounts.iter().map(|(id, ..)| store.load(Entity::Account, *id).unwrap().unwrap().text("city").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!((towns("Ким"), towns("Тен")), (vec!["Казань".into()], vec!["Уфа".into()]));
    let person = text("a.csv", "Фамилия;Имя;Компания\nКим;Вера;АО Ромашка\n");
    let (_folder, store) = taken(&["same-name-other-form.csv"]);
    take(&store, &[person]);
    let kim = find(&store, Entity::Person, "Ким").id.unwrap();
    let at = store.accounts_of(kim).unwrap()[0].0;
    assert_eq!(store.load(Entity::Account, at).unwrap().unwrap().text("legal_name"), "АО Ромашка");
}

#[test]
fn whoever_was_merged_is_known_again() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    take(&store, &[import::read(&path("contacts-3.0.vcf")).unwrap()]);
    let again = || [case("merged-then-again.csv")];
    take(&store, &again());
    let with = |given: &str| {
        let named = |record: &Record| record.title() == "Петрова" && record.text("given_name") == given;
        all(&store, Entity::Person).into_iter().find(named).unwrap().id.unwrap()
    };
    let (kept, other) = (with("Анна"), with("Аня"));
    store.step(Verb::Merge, "", |change| change.merge(Entity::Person, kept, other)).unwrap();
    let plan = import::plan(&store, &again()).unwrap();
    assert!(plan.is_idle(), "{:?}", plan.items);
    // Also where the name alone tells.
    let named = text("a.csv", "Фамилия;Имя;Компания\nПетрова;Аня;Ромашка\n");
    assert!(import::plan(&store, &[named]).unwrap().is_idle());
}

#[test]
fn initials_at_the_same_account_are_doubtful() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let rows = |rows: &str| [text("a.csv", &format!("Фамилия;Имя;Компания\n{rows}"))];
    take(&store, &rows("Ивнев;Игорь Петрович;Ромашка\nЛапин;О. П.;Ромашка\n"));
    assert_eq!(find(&store, Entity::Person, "Ивнев").text("middle_name"), "Петрович");
    let second = rows("Ивнев;И. П.;Ромашка\nИвнев;И. П.;Север\nИвнев;С. П.;Ромашка\nЛапин;Олег Павлович;Ромашка\n");
    let plan = import::plan(&store, &second).unwrap();
    let verdicts: Vec<_> = plan.items.iter().filter(|item| item.entity == Entity::Person).map(|item| item.verdict).collect();
    assert_eq!(verdicts, [Verdict::Doubtful, Verdict::Doubtful, Verdict::New, Verdict::Doubtful]);
    take(&store, &second);
    assert!(import::plan(&store, &second).unwrap().is_idle());
    let within = import::plan(&store, &rows("Горин;Глеб;Мост\nГорин;Г.;Мост\n")).unwrap();
    assert_eq!(within.items.last().unwrap().verdict, Verdict::Doubtful);
}

#[test]
fn a_table_of_something_else_is_refused_and_named() {
    let refused = |result: Result<Source, ReadError>| match result {
        Err(ReadError::Unsupported(Unsupported::Foreign(columns, _) | Unsupported::Payments(columns))) => columns,
        other => panic!("{other:?}"),
    };
    let columns = refused(import::read(&path("purchases-cp1251.csv")));
    assert_eq!(columns, ["Период", "Номенклатурная группа", "Сумма, руб.", "Себестоимость, руб."]);
    for (table, column) in [
        ("Месяц;Клиент;Сумма\n01.2026;Ромашка;100\n", "Месяц"),
        ("Month,Account,Amount\nJan,North,100\n", "Month"),
        ("Дата;Контрагент;ИНН контрагента;Дебет;Кредит;Назначение платежа\n01.11.2026;Север;7700000016;100;;Счёт 1\n", "Дебет"),
        ("Контрагент;Долг клиента\nСевер;100\n", "Долг клиента"),
        ("Клиент;ИНН;Задолженность\nСевер;7700000016;100\n", "Задолженность"),
        ("Клиент;Просрочено\nСевер;100\n", "Просрочено"),
        ("Контрагент;Поступление;Списание\nСевер;100;\n", "Поступление"),
        ("Customer,Overdue\nNorth,100\n", "Overdue"),
        ("Артикул;Наименование;Цена, руб.\nA-1;Коробка;10\n", "Артикул"),
        ("Monat;Firma;Umsatz\nJan;Nord;100\n", "Monat"),
        ("Название сделки;Бюджет;Основной контакт;Компания\nПоставка;100;Ким Вера;Север\n", "Название сделки"),
        ("Название сделки;Бюджет;Компания;Телефон\nПоставка;100;Север;+79000000001\n", "Название сделки"),
        ("Deal Name,Deal Stage,Amount,Associated Company\nA,Won,1,North\n", "Deal Name"),
    ] {
        assert_eq!(refused(import::read_bytes("a.csv", table.as_bytes()))[0], column);
    }
    // Companies that have bought are companies.
    assert!(import::read_bytes("a.csv", "Компания;Телефон;Сумма\nСевер;+79000000001;1\n".as_bytes()).is_ok());
}

#[test]
fn deals_that_name_whom_to_call_bring_their_people() {
    let deals = text(
        "amo.csv",
        "Название компании;Полное имя контакта;Рабочий телефон;Рабочий email;Название сделки;Бюджет;Этап сделки\n\
         Мост;Ким Вера;+7 900 000-00-01;vera@example.org;Поставка плёнки;100000;Переговоры\n",
    );
    assert_eq!(deals.mapping().unwrap().deals(), ["Название сделки", "Бюджет", "Этап сделки"]);
    let card = &deals.reading.cards[0];
    let person = card.person.as_ref().unwrap();
    assert_eq!((person.family.as_str(), person.phones.len(), person.emails.len()), ("Ким", 1, 1));
    assert!(card.leftovers.contains(&pair("Название сделки", "Поставка плёнки")), "{:?}", card.leftovers);
}

#[test]
fn people_under_any_header_come_in_with_their_mobile() {
    for header in [
        "ФИО контактного лица",
        "Контактное лицо (ФИО)",
        "Имя контакта",
        "Ф.И.О. сотрудника",
        "Имя и фамилия",
        "Контактные лица",
        "Представитель",
        "ЛПР",
        "Contact person",
        "Key contact",
        "Contact Full Name",
        "Директор",
        "Руководитель",
    ] {
        for columns in [[header, "Организация", "Моб.", "Почта"], ["Организация", header, "Моб.", "Почта"]]
        {
            let row = if columns[0] == header {
                "Осипова Мария Петровна;ЗАО \"Мост\""
            } else {
                "ЗАО \"Мост\";Осипова Мария Петровна"
            };
            let table = format!("{}\n{row};8-900-000-33-44;osipova@example.org\n", columns.join(";"));
            let source = text("a.csv", &table);
            let card = &source.reading.cards[0];
            let person = card.person.as_ref().unwrap_or_else(|| panic!("{table}"));
            let reached = (person.phones.len(), person.emails.len());
            assert_eq!((person.family.as_str(), person.given.as_str(), reached), ("Осипова", "Мария", (1, 1)), "{table}");
            assert_eq!(person.posts[0].organisation, "ЗАО \"Мост\"");
            let position = if ["Директор", "Руководитель"].contains(&header) { header } else { "" };
            assert_eq!(person.posts[0].position, position);
        }
    }
}

#[test]
fn names_that_no_header_explains_are_said_and_what_is_theirs_is_nobody_elses() {
    let mut source = text(
        "a.csv",
        "Менеджер клиента;Организация;Телефон;Моб.;Почта\nОсипова Мария Петровна;Мост;1234567;8-900-000-33-44;o@example.org\n",
    );
    let mapping = source.mapping().unwrap();
    assert_eq!((mapping.nameless(), mapping.held()), (vec!["Менеджер клиента".to_owned()], vec!["Моб.".to_owned(), "Почта".to_owned()]));
    let card = &source.reading.cards[0];
    let company = card.company.as_ref().unwrap();
    assert_eq!((&company.phones[..], &company.emails[..]), (&["1234567".to_owned()][..], &[][..]));
    for beside in [pair("Менеджер клиента", "Осипова Мария Петровна"), pair("Моб.", "8-900-000-33-44"), pair("Почта", "o@example.org")]
    {
        assert!(card.leftovers.contains(&beside), "{:?}", card.leftovers);
    }
    let notes = kamdesk::text::import::column_notes(mapping, Lang::Ru).join(" ");
    assert!(notes.contains("Менеджер клиента") && notes.contains("Моб., Почта"), "{notes}");
    source.set_target(0, Target::FullName);
    let person = source.reading.cards[0].person.as_ref().unwrap();
    assert_eq!((person.phones.len(), person.emails.len()), (2, 1));
    // Our own people are nobody's contacts, and no names are asked about.
    for (header, unsaid) in [("Ответственный", false), ("Менеджер", false), ("Город", false), ("Кто", true)] {
        let own = text("a.csv", &format!("{header};Организация;Почта\nОсипова Мария;Мост;o@example.org\n"));
        assert_eq!(!own.mapping().unwrap().nameless().is_empty(), unsaid, "{header}");
    }
}

#[test]
fn a_phone_too_short_for_its_country_is_kept_beside_and_named() {
    let source = text("a.csv", "ФИО;Телефон\nКим Вера;+7 900 1\nКим Лев;+7 900 000-00-0\nКим Ян;+7 900 000-00-01\n");
    assert_eq!(told(&source), [(2, Reason::NoPhone), (3, Reason::NoPhone)]);
    assert_eq!(source.reading.cards[1].leftovers, [pair("phones", "+7 900 000-00-0")]);
}

#[test]
fn each_row_is_a_person_or_a_company_by_what_it_says() {
    let who = |table: &str| -> Vec<String> {
        let source = text("a.csv", table);
        assert_eq!(told(&source), [], "{table}");
        let named = |card: &Card| match (&card.person, &card.company) {
            (Some(person), _) => {
                format!("{} {}, {}", person.family, person.given, person.posts.first().map_or("", |post| &post.organisation))
            }
            (_, company) => company.as_ref().unwrap().name.clone(),
        };
        source.reading.cards.iter().map(named).collect()
    };
    for (table, listed) in [
        (
            "ID;Тип;Наименование;Компания;Ответственный;Дата создания\n1;контакт;Полевая Вера;ООО Верфь;Я;01.02.2026\n2;компания;Верфь;;Я;01.02.2026\n",
            &["Полевая Вера, ООО Верфь", "Верфь"][..],
        ),
        ("ФИО;Телефон\nООО Верфь;+7 900 000-00-01\nКим Вера;+7 900 000-00-02\n", &["ООО Верфь", "Ким Вера, "]),
        (
            "First Name,Last Name,Company,Business Phone\nAnn,Lee,North,+44 1632 960301\n,,Harbour Pack,+44 1632 960302\n",
            &["Lee Ann, North", "Harbour Pack"],
        ),
        (
            "Иванов Иван;+7 900 000-08-01;ООО Клён\nПетрова Анна;+7 900 000-08-02;ООО Клён\n",
            &["Иванов Иван, ООО Клён", "Петрова Анна, ООО Клён"],
        ),
        ("\"Ким Вера\" <kim@example.org>; Олег Тен <ten@example.org>", &["Ким Вера, ", "Тен Олег, "]),
    ] {
        assert_eq!(who(table), listed, "{table}");
    }
    let abbreviated = text("a.csv", "ФИО;Раб. тел.;Моб. телефон;Эл. почта\nКим Вера;79000000211.0;7,9E+10;kim@example.org\n");
    let person = abbreviated.reading.cards[0].person.as_ref().unwrap();
    assert_eq!((person.phones[0].value.as_str(), person.phones[0].label.as_str(), person.emails.len()), ("79000000211", "work", 1));
    let rounded: Vec<_> = abbreviated.reading.problems.iter().map(|problem| (problem.reason, problem.value.as_str())).collect();
    assert_eq!(rounded, [(Reason::Rounded, "7,9E+10")]);
    let (_folder, store) = taken(&[]);
    take(&store, &[abbreviated]);
    assert_eq!(find(&store, Entity::Person, "Ким").text("phones"), "79000000211");
}

#[test]
fn exports_of_other_programs_are_understood() {
    let (_folder, store) = taken(&["amocrm-contacts.csv"]);
    let vera = find(&store, Entity::Person, "Полевая");
    assert_eq!(
        (vera.text("given_name"), vera.text("phones"), vera.text("emails")),
        ("Вера", "+7 900 000-31-01; +7 900 000-31-02", "polevaya@example.org")
    );
    assert_eq!(store.accounts_of(vera.id.unwrap()).unwrap()[0].2, "начальник снабжения");
    let north = find(&store, Entity::Account, "Северная верфь");
    assert_eq!((north.text("phone"), north.text("site"), all(&store, Entity::Account).len()), ("+7 812 000-31-00", "verf.example.org", 2));

    let (_folder, store) = taken(&["hubspot-contacts.csv", "hubspot-companies.csv"]);
    let nora = find(&store, Entity::Person, "Feld");
    assert_eq!((nora.text("phones"), nora.text("emails")), ("+44 1632 960101; +44 7700 900101", "nora.feld@example.org"));
    let company = find(&store, Entity::Account, "Harbour Pack");
    assert_eq!((company.text("industry"), company.int("headcount"), company.text("city")), ("Packaging", Some(240), "Bristol"));
    assert_eq!((all(&store, Entity::Account).len(), all(&store, Entity::Person).len()), (2, 2));

    let (_folder, store) = taken(&["salesforce-contacts.csv", "salesforce-accounts.csv"]);
    let ian = find(&store, Entity::Person, "Moss");
    assert_eq!((ian.text("given_name"), ian.text("phones")), ("Ian", "+44 1632 960201; +44 7700 900201"));
    assert_eq!(store.accounts_of(ian.id.unwrap()).unwrap()[0].2, "Head of Purchasing");
    let company = find(&store, Entity::Account, "Green Mill");
    assert_eq!((company.int("headcount"), company.text("site")), (Some(80), "greenmill.example.org"));

    let (_folder, store) = taken(&["outlook-contacts-de-cp1252.csv"]);
    let person = find(&store, Entity::Person, "Müller-Groß");
    assert_eq!((person.text("given_name"), person.text("birthday")), ("Jürgen", "1971-05-09"));
    assert_eq!(person.text("phones"), "+49 40 00010 01; +49 170 0001002");
    assert_eq!(store.accounts_of(person.id.unwrap()).unwrap()[0].2, "Einkaufsleiter");
    assert_eq!(find(&store, Entity::Account, "Straßenbau Süd").text("city"), "Köln");
}

/// A mark that says «the same as above» became a client of that name.
#[test]
fn a_mark_of_the_same_repeats_the_company_above_it() {
    for mark in ["\"\"\"\"\"\"", "— \"\" —", "-»-", "-//-", "то же", "″ ″"] {
        let cell = if mark.contains("\"\"") && !mark.starts_with('"') { format!("\"{mark}\"") } else { mark.to_owned() };
        let table = format!(
            "Организация;ФИО;Телефон\nМост;Ким Вера;+7 900 000-00-01\n{cell};Орлов Пётр;+7 900 000-00-02\n—;Ярцева Анна;+7 900 000-00-03\n"
        );
        let source = text("a.csv", &table);
        let at: Vec<String> = source
            .reading
            .cards
            .iter()
            .map(|card| card.person.as_ref().unwrap().posts.first().map_or_else(String::new, |post| post.organisation.clone()))
            .collect();
        assert_eq!(at[..2], ["Мост", "Мост"], "{table}");
        let told: Vec<_> = source.reading.problems.iter().map(|problem| (problem.line, problem.reason, problem.value.as_str())).collect();
        assert!(told.contains(&(3, Reason::Same, "Мост")), "{table}{told:?}");
        assert!(told.iter().all(|(line, ..)| *line == 3), "a dash alone is none: {told:?}");
    }
}

/// People and companies in one table, as amoCRM writes them out.
#[test]
fn a_row_of_a_company_among_people_is_a_company() {
    let table = "ID;Тип;Наименование;Компания;Должность контакта;Рабочий телефон;Рабочий email;Ответственный;Теги\n\
                 1;контакт;Ким Вера;Мост;закупщик;+7 900 000-00-01;vera@example.org;Я;\n\
                 2;компания;Мост;;;+7 812 000-00-01;info@example.org;Я;\n";
    let source = text("amo.csv", table);
    let person = source.reading.cards[0].person.as_ref().unwrap();
    assert_eq!(
        (person.family.as_str(), person.posts[0].organisation.as_str(), person.posts[0].position.as_str()),
        ("Ким", "Мост", "закупщик")
    );
    let company = source.reading.cards[1].company.as_ref().unwrap();
    assert_eq!(
        (company.name.as_str(), company.phones.as_slice(), company.emails.as_slice()),
        ("Мост", &["+7 812 000-00-01".to_owned()][..], &["info@example.org".to_owned()][..])
    );
    assert!(source.reading.cards[1].person.is_none());
}
