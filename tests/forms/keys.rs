//! By which keys and in which order a form is filled in.

use crate::support::desk::Desk;
use crate::{all, desk, fill};
use kamdesk::domain::affiliation::AFFILIATION;
use kamdesk::domain::person::{ASKED_FIRST, PERSON};
use kamdesk::domain::{Entity, Lang};

/// How many keys are pressed besides the text: each one in angle brackets, and each command that is a letter.
fn keys_of(typed: &[(&str, &str)]) -> usize {
    typed
        .iter()
        .map(|(keys, _)| keys.matches('<').count() + keys.chars().filter(|c| c.is_alphabetic() && !keys.contains('<')).count())
        .sum()
}

/// With somebody on the phone, a person would not be written down before the call is over. Letters of commands are those
/// of the Russian layout (т is n, щ is o).
#[test]
fn a_person_with_a_phone_takes_five_keys_and_the_text() {
    let mut desk = desk();
    desk.keys("2gg<Enter><Tab>").sees("Люди · 1");
    let typed = [("т", "Петрова Анна Сергеевна"), ("<Tab>", "закупки"), ("<Tab>", "+7 900 000-40-57"), ("<Enter>", "")];
    fill(&mut desk, &typed);
    assert!(keys_of(&typed) <= 5, "{} keys", keys_of(&typed));
    let person = all(&desk, Entity::Person).pop().unwrap();
    let name = ["family_name", "given_name", "middle_name", "phones"].map(|key| person.text(key).to_owned());
    assert_eq!(name, ["Петрова", "Анна", "Сергеевна", "+7 900 000-40-57"]);
    assert_eq!(all(&desk, Entity::Affiliation).pop().unwrap().text("position"), "закупки");
}

/// A middle name that nobody said would stand in the way, and the phone typed blind would become a position.
#[test]
fn a_name_of_two_words_costs_no_more_keys_and_a_phone_is_never_a_position() {
    let reached = |desk: &Desk| {
        let person = all(desk, Entity::Person).pop().unwrap();
        let role = all(desk, Entity::Affiliation).pop().unwrap();
        let name = ["family_name", "given_name", "middle_name", "phones", "emails"].map(|key| person.text(key).to_owned());
        (name.join("|"), role.text("position").to_owned())
    };
    for (typed, kept, position) in [
        (
            &[("т", "Петрова Анна"), ("<Tab>", "закупки"), ("<Tab>", "+7 900 000-40-57"), ("<Enter>", "")][..],
            "+7 900 000-40-57|",
            "закупки",
        ),
        (&[("т", "Петрова Анна"), ("<Tab>", "+7 900 000-40-57"), ("<Enter>", "")], "+7 900 000-40-57|", ""),
        (
            &[("т", "Петрова Анна"), ("<Tab>", "petrova@example.org"), ("<Tab>", "8 900 000-40-57"), ("<Enter>", "")],
            "8 900 000-40-57|petrova@example.org",
            "",
        ),
    ] {
        let mut desk = desk();
        desk.keys("2gg<Enter><Tab>");
        fill(&mut desk, typed);
        assert!(keys_of(typed) <= 5, "{} keys", keys_of(typed));
        assert_eq!(reached(&desk), (format!("Петрова|Анна||{kept}"), position.to_owned()));
    }
}

/// What the person is, typed along with the name, would be lost or become the family name.
#[test]
fn a_position_typed_before_a_name_goes_to_its_field() {
    let mut desk = desk();
    desk.keys("2gg<Enter><Tab>").sees("Люди · 1").keys("т").keys("Директор Сидоров Иван<Tab>").sees("Сидоров").keys("<Enter>");
    let person = all(&desk, Entity::Person).pop().unwrap();
    assert_eq!((person.text("family_name"), person.text("given_name")), ("Сидоров", "Иван"));
    assert_eq!(all(&desk, Entity::Affiliation).pop().unwrap().text("position"), "Директор");
}

/// A promise made in passing would cost a form of eleven fields.
#[test]
fn a_promise_with_day_and_person_takes_five_keys_and_the_text() {
    let mut desk = desk();
    let typed = [("щ", "выслать КП"), ("<Tab>", "пт"), ("<Tab>", "ив"), ("<Enter>", ""), ("<Enter>", "")];
    desk.keys("щ").sees("Мы обещали · Ромашка").sees_no("│ Вид").keys("<Esc>");
    fill(&mut desk, &typed);
    assert!(keys_of(&typed) <= 5, "{} keys", keys_of(&typed));
    let promise = all(&desk, Entity::Action).pop().unwrap();
    let said = ["title", "kind", "due_on", "owner"].map(|key| promise.text(key).to_owned());
    assert_eq!(said, ["выслать КП", "our_promise", "2026-11-27", "me"]);
    assert!(promise.int("person_id").is_some());
}

/// The fields that stand open are those that the two declarations say, and the phone is the fifth of them.
#[test]
fn the_order_of_a_person_is_declared_once() {
    use kamdesk::domain::field::Group;
    let open = |field: &&kamdesk::domain::Field| field.group == Group::First && field.key != "person_id";
    let mut declared: Vec<&str> = PERSON.fields.iter().chain(AFFILIATION.fields).filter(open).map(|field| field.key).collect();
    let mut asked = ASKED_FIRST.to_vec();
    assert_eq!(asked.get(4), Some(&"phones"));
    declared.sort_unstable();
    asked.sort_unstable();
    assert_eq!(declared, asked);
    let mut desk = desk();
    desk.keys("2gg<Enter><Tab>n<Tab><Tab><Tab><Tab>+7 900 000-40-58<S-Tab><S-Tab><S-Tab><S-Tab>Орлов<Enter>");
    assert_eq!(all(&desk, Entity::Person).pop().unwrap().text("phones"), "+7 900 000-40-58");
}

/// A letter typed at a choice would flip it to something else.
#[test]
fn a_choice_is_typed_as_a_word() {
    let mut desk = desk();
    desk.keys("mзавтра<Tab><Tab>").sees("‹ встреча ›");
    desk.keys("визит")
        .sees("‹ визит ›")
        .keys("<Backspace><Backspace><Backspace><Backspace><Backspace>")
        .sees("‹ визит ›")
        .keys("pdj")
        .sees("‹ звонок ›");
    desk.keys("<Space>").sees("‹ встреча ›").keys("<Left>").sees("‹ звонок ›").keys("<C-h><C-e><C-w>").sees("‹ звонок ›");
}

/// Looking at a field would make all others move.
#[test]
fn nothing_jumps_when_another_row_has_the_keys() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2gg<Enter><Tab>e");
    let places = |desk: &Desk| ["Фамилия", "Телефон", "+ Ещё"].map(|label| desk.rows_with(label));
    let before = places(&desk);
    for _ in 0..10 {
        desk.keys("<Tab>");
        assert_eq!(places(&desk), before, "{}", desk.screen());
    }
}

/// F3 on a text would open the finder, and Enter there would leave the form with what was typed.
#[test]
fn a_list_is_offered_where_there_is_one() {
    let mut desk = desk();
    desk.keys("o").sees_no("F3 выбрать").keys("<F3>").sees("выбирать не из чего").sees("Мы обещали ·").sees_no("Найти");
    desk.keys("<Tab><Tab>").sees("F3 выбрать").keys("<F3>").sees_no("F7 создать").keys("Ёлкин").sees("F7 создать").keys("<C-u>");
}

/// A name taken apart the wrong way could not be put right.
#[test]
fn a_name_is_taken_apart_once() {
    let mut desk = desk();
    desk.keys("2gg<Enter><Tab>nВан Дейк<Tab>").sees("Имя             Дейк");
    desk.keys("<S-Tab><S-Tab><S-Tab><C-u>Ван Дейк<Tab><C-u><Enter>");
    let person = all(&desk, Entity::Person).pop().unwrap();
    assert_eq!((person.text("family_name"), person.text("given_name")), ("Ван Дейк", ""));
}

/// Amounts, birthdays and rhythms would have to be written as a machine wants them.
#[test]
fn values_are_read_as_people_write_them() {
    let mut desk = desk();
    desk.keys("2gg<Enter><Tab><Tab><Tab>vn").sees("Новая возможность · Ромашка");
    desk.keys("коробка<Tab><Tab><Tab><Tab>1 200 000,50 eur").sees("→ 1 200 000,50 EUR").keys("<Enter>");
    let opportunity = all(&desk, Entity::Opportunity).pop().unwrap();
    assert_eq!((opportunity.int("amount"), opportunity.text("currency")), (Some(120_000_050), "EUR"));
    // The next one is reckoned in the same currency, though none is typed.
    desk.keys("nлоток<Tab><Tab><Tab><Tab>500<Enter>");
    let opportunity = all(&desk, Entity::Opportunity).pop().unwrap();
    assert_eq!((opportunity.int("amount"), opportunity.text("currency")), (Some(50_000), "EUR"));
    desk.keys("<S-Tab><S-Tab>").sees("Люди · 1").keys("e");
    for _ in 0..9 {
        desk.keys("<Tab>");
    }
    desk.keys("<Space>").sees("- Ещё");
    let focused = |desk: &Desk, label: &str| desk.rows_with(label).len() == 1;
    assert!(focused(&desk, "Ритм контактов"), "{}", desk.screen());
    desk.keys("<Tab><Tab><Tab><Tab>раз в месяц").sees("→ 30 дней");
    desk.keys("<Tab><Tab><Tab><Tab><Tab><Tab>1 мая 85").sees("→ 01.05.1985").keys("<C-u>12.03.1880<Tab>").sees("1880 год не подходит");
    desk.keys("<S-Tab><C-u>01.01.99<Enter>");
    assert_eq!(all(&desk, Entity::Affiliation)[0].int("rhythm_days"), Some(30));
    assert_eq!(all(&desk, Entity::Person)[0].text("birthday"), "1999-01-01");
}

/// A long note would be edited through a slit.
#[test]
fn a_long_text_has_the_whole_height_and_says_where_one_is() {
    let mut desk = desk();
    let lines: Vec<String> = (1..=60).map(|n| format!("пункт {n}")).collect();
    desk.keys("2gg<Enter><Tab><Tab>C").paste(&lines.join("\n")).sees("строка 60 из 60").sees("пункт 60").sees("пункт 48").sees_no("Цель");
    desk.keys("<Tab>").sees("Цель").sees("пункт 1").sees_no("пункт 5 ");
}

/// The sentence that says what a choice is for would be shown to nobody.
#[test]
fn what_a_choice_is_for_stands_under_what_can_be_chosen() {
    for size in [(80, 24), (120, 40)] {
        let mut desk = Desk::demo(Lang::Ru, size);
        desk.keys("3<S-Tab><Enter><Tab>").sees("[символы Юникода] · только ASCII").sees("если рамки и точки шире клетки");
    }
}
