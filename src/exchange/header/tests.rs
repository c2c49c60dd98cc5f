use super::super::known::count_known;
use super::*;
use crate::exchange::table;

fn cards(text: &str) -> Vec<Card> {
    let table = table::read(text, None, count_known).unwrap();
    Mapping::of(&table.header).cards(&table).0
}

#[test]
fn headers_of_the_known_programs_are_understood() {
    let person = |text: &str| cards(text)[0].person.clone().unwrap();
    let outlook = person(
        "First Name,Last Name,Company,Job Title,Business Phone,Business Phone 2,Mobile Phone,E-mail Address,E-mail 2 Address\nSinéad,O'Brien,Nord,\"Sales, key\",+44 1632 960001,,+44 7700 900011,a@b.c,d@e.f\n",
    );
    assert_eq!((outlook.family.as_str(), outlook.posts[0].position.as_str()), ("O'Brien", "Sales, key"));
    assert_eq!(outlook.phones.iter().map(|phone| phone.label.as_str()).collect::<Vec<_>>(), ["work", "cell"]);
    assert_eq!(outlook.emails.len(), 2);
    let google = person(
        "Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Name\nВера Ким,Вера,Ким,* Work,a@b.c ::: d@e.f,Mobile,+7 900 000-20-13 ::: +7 900 000-20-14,Север\n",
    );
    assert_eq!((google.family.as_str(), google.emails.len(), google.phones.len()), ("Ким", 2, 2));
    assert_eq!((google.emails[0].label.as_str(), google.phones[0].label.as_str()), ("Work", "Mobile"));
    assert_eq!(person("Name,Company,Phone\nВера Ким,Север,8 900 000-20-13\n").family, "Ким");
    assert_eq!(cards("Name,Industry\nСевер,Металл\n")[0].company.clone().unwrap().name, "Север");
    for (header, of_person) in [
        ("Наименование;Компания;Рабочий телефон", true),
        ("Наименование;Должность;Телефон", true),
        ("Наименование;Рабочий телефон (контакт)", true),
        ("Наименование;ИНН;Телефон", false),
        ("Наименование;Телефон", false),
        ("Наименование;ИНН;Должность", false),
    ] {
        let card = cards(&format!("{header}\nВера Ким;1234567;8 900 000-20-13\n")).remove(0);
        assert_eq!(card.person.is_some_and(|person| !person.phones.is_empty() || person.family == "Ким"), of_person, "{header}");
    }
    assert_eq!(person("Телефон;Почта\n8 900 000-20-13;a@example.org\n").emails.len(), 1);
    assert_eq!(person("Наименование;Контактное лицо;Телефон\nСевер;Ким Вера;1234567\n").posts[0].organisation, "Север");
    assert_eq!(person("Наименование;Конт. лицо;Телефон\nСевер;Ким Вера;1234567\n").posts[0].organisation, "Север");
    let whose = |header: &str| {
        let card = cards(&format!("{header}\nСевер;Ким Вера;8 900 000-20-13\n")).remove(0);
        (card.person.unwrap().phones.len(), card.company.map_or(0, |company| company.phones.len()))
    };
    assert_eq!(whose("Компания;Контактное лицо;Телефон"), (1, 0));
    assert_eq!(whose("Компания;ФИО;Телефон"), (1, 0));
    for (header, phones) in [("Телефон", (0, 1)), ("Телефон контакта", (1, 0)), ("Моб. тел.", (1, 0))] {
        let text = format!("Контрагент;ИНН;{header};Город;Контактное лицо\nСевер;7700000016;8 900 000-20-13;Пермь;Ким Вера\n");
        let card = cards(&text).remove(0);
        assert_eq!((card.person.unwrap().phones.len(), card.company.unwrap().phones.len()), phones, "{header}");
    }
    assert_eq!(person("ФИО;Телефон\nИванов Иван Петрович;8 900 000-20-01\n").middle, "Петрович");
}

#[test]
fn what_has_no_field_is_kept() {
    let card = &cards("Имя;Фамилия;Рост;Город\nЛев;Ким;180;Тверь;лишнее\n")[0];
    let kept: Vec<_> = card.leftovers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(kept, [("Рост", "180"), ("#5", "лишнее"), ("city", "Тверь")]);
}

#[test]
fn a_mapping_can_be_corrected() {
    let table = table::read("Кто;Где;Как звонить\nКим Вера Сергеевна;Север;+7 900 000-20-13\n", None, count_known).unwrap();
    let mut mapping = Mapping::of(&table.header);
    assert!(!mapping.knows_anything());
    assert_eq!(mapping.cards(&table).1.len(), 1);
    for (column, target) in [(0, Target::FullName), (1, Target::Organisation), (2, Target::Phone), (9, Target::Note)] {
        mapping.set(column, target);
    }
    let person = mapping.cards(&table).0[0].person.clone().unwrap();
    assert_eq!((person.family.as_str(), person.posts[0].organisation.as_str(), person.phones.len()), ("Ким", "Север", 1));
}
