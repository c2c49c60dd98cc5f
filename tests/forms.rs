//! Filling in forms: whose they are, in which order they ask, what they understand, and by how few keys.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use kamdesk::domain::affiliation::AFFILIATION;
use kamdesk::domain::person::{ASKED_FIRST, PERSON};
use kamdesk::domain::{Entity, Lang, Record, Value};
use kamdesk::editing;
use kamdesk::store::Verb;
use support::desk::Desk;

/// A desk on a file with two accounts and a person at the first one.
fn desk() -> Desk {
    Desk::on(Lang::Ru, (80, 24), |file| {
        let store = kamdesk::store::Store::open(file, support::morning()).unwrap();
        let add = |change: &kamdesk::store::Change| {
            let account = change.insert(&Record::new(Entity::Account).with_text("short_name", "Ромашка"))?;
            let person = Record::new(Entity::Person).with_text("family_name", "Иванов").with_text("given_name", "Иван");
            let person = change.insert(&person)?;
            change.insert(&Record::owned(Entity::Affiliation, account).with("person_id", Value::Int(person)))?;
            change.insert(&Record::new(Entity::Account).with_text("short_name", "Василёк"))?;
            let promise = Record::owned(Entity::Action, account).with_text("title", "прайс").with_text("kind", "our_promise");
            let promise = promise.with_text("state", "open").with_text("owner", "me").with("person_id", Value::Int(person));
            change.insert(&promise.with_text("due_on", "2026-11-24"))
        };
        store.step(Verb::Create, "", add).unwrap();
    })
}

fn all(desk: &Desk, entity: Entity) -> Vec<Record> {
    let mut found = Vec::new();
    desk.store().each(entity, |record| found.push(record)).unwrap();
    found
}

/// A client named in a form that is called off is nobody; saved, it comes and goes with what was saved.
#[test]
fn what_is_missed_in_a_form_is_made_with_what_is_saved() {
    let mut desk = desk();
    let names = |desk: &Desk| all(desk, Entity::Account).iter().map(|record| record.title().to_owned()).collect::<Vec<_>>();
    // Tab takes the row that is shown, and goes on.
    desk.keys("2Go").keys("прайс<F4>васил<Tab>").sees("Василёк").keys(" новый<Enter>").sees("прайс новый · Василёк");
    desk.keys("oобразцы<F4>Севх<Tab><Enter>").sees("Создать — F7").sees("Севх");
    assert_eq!(names(&desk), ["Ромашка", "Василёк"]);
    desk.keys("<F7>").sees("· Севх").keys("<Esc>");
    assert_eq!(names(&desk), ["Ромашка", "Василёк"]);
    desk.keys("oобразцы<F4>Севх<Down><Enter>").sees("· Севх").keys("<Enter>").sees("образцы · Севх · без срока");
    assert_eq!(names(&desk), ["Ромашка", "Василёк", "Севх"]);
    let saved = all(&desk, Entity::Action).pop().unwrap();
    assert_eq!((saved.title(), saved.owner), ("образцы", all(&desk, Entity::Account).pop().unwrap().id));
    desk.keys("u");
    assert_eq!((names(&desk).len(), all(&desk, Entity::Action).len()), (2, 2), "one step");
    // A person at a client that is not there either.
    desk.keys("oобразцы<F4>Юг<Down><Enter><Tab><Tab>");
    let at = desk.screen();
    desk.keys("<F3>Новикова Яна<F7><Enter>").sees("Новикова");
    let role = all(&desk, Entity::Affiliation).pop().unwrap();
    assert_eq!(role.owner, all(&desk, Entity::Account).pop().unwrap().id, "{at}");
    assert_eq!(all(&desk, Entity::Action).pop().unwrap().int("person_id"), role.int("person_id"));
}

#[test]
fn a_message_tells_what_the_file_holds_now() {
    let mut desk = desk();
    {
        let store = desk.store();
        let account = all(&desk, Entity::Account)[0].id.unwrap();
        for name in ["Пестова Анна", "Пестов Олег", "Громова Ида"] {
            kamdesk::editing::create_named(&store, Entity::Person, name, Some(account)).unwrap();
        }
    }
    let whom = |desk: &Desk| {
        let promise = all(desk, Entity::Action).pop().unwrap();
        promise.int("person_id").map(|person| desk.store().person_name(person).unwrap().family)
    };
    // The row is a promise to Ivanov: the words name somebody else.
    desk.keys("1").sees("прайс").keys("o").keys("КП Громовой до пт<Enter>").sees("КП Громовой → Громова").sees("пт 27.11");
    assert_eq!(whom(&desk).as_deref(), Some("Громова"));
    desk.keys("r").keys("акт от Громовой<Enter>").sees("← Громова");
    desk.keys("o").keys("КП Пестову или Громовой 31.11<Enter>");
    assert_eq!(whom(&desk), None, "{}", desk.screen());
    desk.sees("кому, не ясно").sees("«31.11» — такого дня нет");
    desk.keys("o").keys("договор<Enter>").sees("без срока");
    desk.keys("ggT12.12<Enter>").sees("прайс → Иванов И. · Ромашка · сб 12.12");
}

/// A day typed with what is promised is asked about as in a line: by its own field, or once where it has passed.
#[test]
fn a_doubtful_day_of_a_promise_is_asked_about_before_it_is_saved() {
    let mut desk = desk();
    let due = |desk: &Desk, title: &str| {
        let found = all(desk, Entity::Action).into_iter().find(|action| action.title() == title);
        found.map(|action| action.text("due_on").to_owned())
    };
    // 28.11 is a Saturday.
    desk.keys("1")
        .sees("прайс")
        .keys("oкаталог до пт 28.11<Enter>")
        .sees("до пт 28.11")
        .sees("Это 28.11.2026? Напишите день с годом.")
        .sees("→ сб 28.11.2026");
    assert_eq!(due(&desk, "каталог"), None);
    desk.keys("<C-u>28.11<Enter>").sees("каталог");
    assert_eq!(due(&desk, "каталог").as_deref(), Some("2026-11-28"));
    desk.keys("oобразцы через 10 рабочих дней<Enter>").sees("через 10 рабочих дней").sees("Напишите день");
    assert_eq!(due(&desk, "образцы"), None);
    desk.keys("<C-u>07.12<Enter>").sees("образцы");
    desk.keys("rакт вчера<Enter>").sees("Срок уже прошёл");
    assert_eq!(due(&desk, "акт"), None);
    desk.keys("<Enter>").sees("акт");
    assert!(due(&desk, "акт").is_some());
    // A plain day is saved at once, and told.
    desk.keys("oсчёт до пт<Enter>").sees("счёт");
    assert!(due(&desk, "счёт").is_some());
}

/// However often Enter is pressed, a day that may be another one is not kept, behind us or ahead; what is no day is said with the one that
/// may be meant.
#[test]
fn a_guess_at_a_day_is_never_kept() {
    let mut desk = desk();
    desk.keys("2ggo").keys("образцы<Tab>31.11");
    for _ in 0..3 {
        desk.keys("<Enter>").sees("Дня «31.11» нет. Может быть, 30.11.2026?");
    }
    for (typed, asked) in [("12.25", "Может быть, 25.12.2026?"), ("ср 27.11", "Это 27.11.2026?"), ("01.11", "Это 01.11.2027?")]
    {
        desk.keys("<C-u>").keys(&typed.replace(' ', "<Space>"));
        for _ in 0..3 {
            desk.keys("<Enter>").sees(asked);
        }
    }
    desk.keys("<C-u>пятница<Space>тринадцатое<Enter><Enter>").sees("Не похоже на дату");
    assert_eq!(all(&desk, Entity::Action).len(), 1);
    desk.keys("<C-u>27.11<Enter>").sees("образцы");
    assert_eq!(all(&desk, Entity::Action).pop().unwrap().text("due_on"), "2026-11-27");
    // What was: said of a day that has not come this year, it may be the last one or a slip.
    desk.keys("C<Up><Up><Up><Up><Up>25.12").sees("?");
    for _ in 0..3 {
        desk.keys("<Enter>").sees("Это 25.12.2025? Напишите день с годом.");
    }
    assert_eq!(all(&desk, Entity::Entry).len(), 0);
    desk.keys("<C-u>20.11<Enter>");
    assert_eq!(all(&desk, Entity::Entry)[0].text("day"), "2026-11-20");
}

/// Letters that no tax id has are refused; a check figure that does not agree is said once. What stood there is nobody's fault.
#[test]
fn a_tax_id_is_looked_at_before_it_is_kept() {
    let mut desk = desk();
    let kept = |desk: &Desk| all(desk, Entity::Account)[1].text("tax_id").to_owned();
    let to_field = "2Ge<Down><Down><Down><Down><Down><Down><Space><Down>";
    desk.keys(to_field).keys("не знаю".replace(' ', "<Space>").as_str());
    for _ in 0..3 {
        desk.keys("<Enter>").sees("«не знаю» — не ИНН");
    }
    desk.keys("<C-u>ИНН<Space>7700000017<Enter>").sees("Проверьте ИНН 7700000017: контрольная цифра не");
    assert_eq!(kept(&desk), "");
    desk.keys("<Enter>").sees("Василёк");
    assert_eq!(kept(&desk), "7700000017");
    // Another field is corrected.
    desk.keys("2Ge<Down>Тверь<Enter>").sees_no("контрольная");
    desk.keys(to_field).keys("<C-u>ИНН:<Space>7700000016<Enter>").sees_no("контрольная");
    assert_eq!(kept(&desk), "7700000016");
}

/// The title is read for the client that the form is of now; nobody is lost or kept unsaid.
#[test]
fn whom_a_promise_names_is_told_anew_when_its_client_becomes_another() {
    let desk = || {
        let desk = desk();
        let accounts = all(&desk, Entity::Account);
        let store = desk.store();
        for (name, at) in [("Ивнев Лев", 0), ("Громова Ида", 0), ("Ивнева Нина", 1), ("Пестова Анна", 1)]
        {
            kamdesk::editing::create_named(&store, Entity::Person, name, accounts[at].id).unwrap();
        }
        desk
    };
    let saved = |desk: &Desk| {
        let promise = all(desk, Entity::Action).pop().unwrap();
        promise.int("person_id").map(|person| desk.store().person_name(person).unwrap().family)
    };
    // The client first, then the words; the row was Ivanov's.
    let mut one = desk();
    one.keys("1").sees("прайс").keys("o<F4>васил<Tab>").keys("КП Ивневой к среде<Enter>").sees("КП Ивневой → Ивнева");
    assert_eq!(saved(&one).as_deref(), Some("Ивнева"));
    // The words first: read at one client and then at the other, there and back.
    let mut two = desk();
    two.keys("1")
        .keys("oКП Громовой<Tab>")
        .sees("Кому / кто  Громова Ида")
        .keys("<F4>васил<Tab>")
        .sees("Мы обещали · Василёк")
        .sees_no("Кому / кто  Громова Ида");
    two.sees("кому, не ясно: Громова И.").keys("<F4>ромаш<Tab>").sees("Кому / кто  Громова Ида").keys("<Enter>");
    assert_eq!(saved(&two).as_deref(), Some("Громова"));
    // Nobody is named: who came with the row does not go along to another client.
    let mut three = desk();
    three.keys("1").keys("o<F4>васил<Tab>").keys("каталог<Enter>").sees("каталог");
    assert_eq!(saved(&three), None);
    // Whoever was chosen by hand stays, and it is said.
    let mut four = desk();
    four.keys("1").keys("oдоговор<Tab><Tab>");
    four.keys("громо<Tab>").sees("Громова").keys("<F4>васил<Tab>").sees("Среди людей клиента «Василёк» нет: Громова И.").keys("<Enter>");
    assert_eq!(saved(&four).as_deref(), Some("Громова"));
    // A name that nobody has is said as a line says it, in the form and of what was saved.
    let mut five = desk();
    five.keys("1").keys("oКП для Самохваловой<Tab>").sees("такого имени среди людей нет").keys("<Enter>");
    five.sees("такого имени среди людей нет");
    assert_eq!(saved(&five), None);
}

/// How many keys are pressed besides the text: each one in angle brackets, and each command that is a letter.
fn keys_of(typed: &[(&str, &str)]) -> usize {
    typed
        .iter()
        .map(|(keys, _)| keys.matches('<').count() + keys.chars().filter(|c| c.is_alphabetic() && !keys.contains('<')).count())
        .sum()
}

/// Types keys and texts in turn.
fn fill(desk: &mut Desk, typed: &[(&str, &str)]) {
    for (keys, text) in typed {
        desk.keys(keys);
        desk.keys(text);
    }
}

/// A second full Ivanov of the same company is made on purpose or not at all, and then waits among the doubtful pairs.
#[test]
fn what_seems_to_be_there_is_said_before_it_is_saved_and_made_by_saving_once_more() {
    for (typed, known) in [("Иванов И. И.", "Иванов Иван · Ромашка"), ("Иванов Иван Петрович", "Иванов Иван · Ромашка")]
    {
        let mut desk = desk();
        desk.keys("2gg<Enter><Tab>").sees("Люди · 1");
        fill(&mut desk, &[("т", typed), ("<Enter>", "")]);
        let screen = desk.screen().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(screen.contains("Похоже, уже есть") && screen.contains(known), "{screen}");
        assert_eq!((all(&desk, Entity::Person).len(), desk.store().count_doubts().unwrap()), (1, 0));
        desk.keys("<Enter>");
        assert_eq!((all(&desk, Entity::Person).len(), desk.store().count_doubts().unwrap()), (2, 1), "{}", desk.screen());
        desk.keys("u");
        assert_eq!((all(&desk, Entity::Person).len(), desk.store().count_doubts().unwrap()), (1, 0));
    }
    let mut desk = desk();
    fill(&mut desk, &[("2", ""), ("т", "ООО «Ромашка»"), ("<Enter>", "")]);
    assert_eq!(all(&desk, Entity::Account).len(), 2, "{}", desk.screen());
    desk.keys("<Esc>");
    fill(&mut desk, &[("т", ""), ("<F8><F8>", ""), ("", "Совсем другая"), ("<Enter>", "")]);
    assert_eq!((all(&desk, Entity::Account).len(), desk.store().count_doubts().unwrap()), (3, 0), "{}", desk.screen());
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

/// What was promised to one client would be written down at another one.
#[test]
fn whose_a_form_is_is_seen_and_can_be_changed() {
    let mut desk = desk();
    // The row's person comes with it, and goes when the form becomes another client's.
    desk.keys("r").sees("Нам обещали · Ромашка").sees("Иванов Иван").sees("F4 клиент");
    desk.keys("список складов<F4>")
        .sees("Чьё это")
        .keys("вас<Enter>")
        .sees("Нам обещали · Василёк")
        .sees_no("│ Кому / кто  Иванов Иван")
        .sees("список складов");
    desk.keys("<Enter>");
    let store = desk.store();
    let promise = all(&desk, Entity::Action).pop().unwrap();
    assert_eq!(store.name_of(Entity::Account, promise.owner.unwrap(), Lang::Ru).unwrap(), "Василёк");
    assert_eq!(promise.text("kind"), "their_promise");
    // Where no account is set it is asked for first.
    let mut desk = Desk::empty(Lang::Ru, (80, 24));
    desk.keys("<Enter>2nВега<F10>1o").sees("Мы обещали ─").sees("Клиент *");
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

/// F8 pressed for F7 or F9 would throw away a page of notes.
#[test]
fn what_was_typed_is_thrown_away_when_asked_twice() {
    let mut desk = desk();
    desk.keys("oвыслать КП<F8>").sees("F8 ещё раз").sees("выслать КП").keys("!<F8>").sees("F8 ещё раз").sees("выслать КП!");
    desk.keys("<F8>").sees("Черновик забыт").sees_no("выслать КП").keys("<F8>").sees("Забывать нечего");
    // Undone like anything else, in the form it was typed into.
    desk.keys("<Esc>u").sees("выслать КП!").sees("Черновик возвращён").keys("<Esc>");
    desk.keys("o").sees("выслать КП!").keys("<F8><F8><Esc>");
}

/// What was wrong would vanish from the screen before it is mended.
#[test]
fn an_error_stays_until_it_is_mended() {
    let mut desk = desk();
    desk.keys("oКП<Tab>31.02<Tab>").sees("Дня «31.02» нет. Может быть, 28.02.2027?").keys("<S-Tab><Backspace>").sees("Не похоже на дату");
    desk.keys("<Backspace>12").sees_no("Не похоже на дату");
    desk.keys("<Esc>r<Enter>").sees("Заполните это поле").keys("<Tab><Tab>").sees("Заполните это поле");
    desk.keys("<S-Tab><S-Tab>а").sees_no("Заполните это поле");
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

/// Something given for nothing would stand among the figures.
#[test]
fn nothing_is_given_for_nothing() {
    use kamdesk::editing::{Problem, fresh, problems};
    let value = |amount| {
        let record = fresh(Entity::ValueGiven, Some(1), chrono::NaiveDate::MIN).with_text("title", "стенд");
        problems(&record.with("amount", Value::Int(amount))).into_iter().map(|(field, problem)| (field.key, problem)).collect::<Vec<_>>()
    };
    assert_eq!(value(0), [("amount", Problem::Zero)]);
    assert_eq!(value(1), []);
}

/// Space on a question would record an answer that nobody gave.
#[test]
fn a_question_is_answered_by_an_answer() {
    let mut desk = desk();
    desk.keys("2ggwКто подпишет?<Enter><Enter>").sees("Досье");
    for _ in 0..20 {
        if desk.screen().contains("Кто подпишет?") {
            break;
        }
        desk.keys("j");
    }
    desk.keys("<Enter><Space>").sees("Ответ · Кто подпишет? · Ромашка");
    assert_eq!(all(&desk, Entity::Question)[0].text("state"), "open");
    desk.keys("<C-s>").sees("Запишите ответ").keys("Зимина, до 5 млн<C-s>").sees("Сохранено");
    let question = all(&desk, Entity::Question).pop().unwrap();
    assert_eq!(["state", "answer", "answered_on"].map(|key| question.text(key)), ["answered", "Зимина, до 5 млн", "2026-11-24"]);
}

/// The second press of a key would close next month's report as well.
#[test]
fn one_of_a_series_is_closed_or_left_out_with_the_next_one_in_sight() {
    let mut desk = desk();
    let account = all(&desk, Entity::Account)[0].id.unwrap();
    let report = Record::owned(Entity::Action, account).with_text("title", "отчёт").with_text("kind", "task").with_text("state", "open");
    let report = report.with_text("owner", "me").with_text("due_on", "2026-11-24").with_text("repeats", "week");
    desk.store().step(Verb::Create, "", |change| change.insert(&report.with_text("repeats_from", "2026-11-24"))).unwrap();
    desk.look_around().keys("2gg<Enter><Tab><Tab><Tab>").sees("отчёт");
    let open = |desk: &Desk| -> Vec<String> {
        let all = all(desk, Entity::Action).into_iter().filter(|action| action.text("repeats") == "week" && action.text("state") == "open");
        all.map(|action| action.text("due_on").to_owned()).collect()
    };
    desk.keys("/отч<Tab><Space>").sees("Следующее");
    assert_eq!(open(&desk), ["2026-12-01"]);
    // The selection stays with the record: the same key opens it again, and the series is as it was.
    desk.keys("<F12>").sees("Space снова открыть").keys("<Space>").sees("Снова открыто");
    assert_eq!(open(&desk), ["2026-11-24"], "{}", desk.screen());
    desk.keys("<Space>");
    assert_eq!(open(&desk), ["2026-12-01"], "{}", desk.screen());
    // The one that has just come is not closed by the same key.
    desk.keys("g<Space>").sees("Это уже следующее");
    assert_eq!(open(&desk), ["2026-12-01"], "{}", desk.screen());
    // Deleted, it asks whether the next one is wanted.
    desk.keys("<Esc>/отч<Tab>");
    let on_open = |desk: &mut Desk| {
        desk.keys("g");
        for _ in 0..3 {
            desk.keys("d");
            if desk.screen().contains("Что удалить?") {
                return;
            }
            desk.keys("uj");
        }
        panic!("{}", desk.screen());
    };
    on_open(&mut desk);
    desk.sees("следующее — ").keys("<Enter>").sees("Удалено: отчёт. Следующее");
    assert_eq!(open(&desk), ["2026-12-08"]);
    desk.keys("u").sees("Отменено");
    on_open(&mut desk);
    desk.keys("b").sees("Повторяться больше не будет");
    assert!(open(&desk).is_empty());
}

/// Reasons are what makes a row that comes back useful.
#[test]
fn nothing_is_put_off_without_a_reason() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("GT").sees("Отложить").keys("+3<Enter>").sees("Заполните это поле").keys("отпуск<Enter>").sees("Отложено до");
    desk.keys("GTвчера<Tab>ждём<Enter>").sees("только на будущий день").keys("<F8><F8>");
}

/// A contract that ends before it begins would be told as over on the day it is written.
#[test]
fn nothing_ends_before_it_begins() {
    let mut desk = Desk::demo(Lang::Ru, (120, 50));
    let first = |desk: &Desk| all(desk, Entity::Contract).into_iter().next().unwrap();
    let known = first(&desk);
    let with = |until: &str| known.clone().with_text("from_on", "2026-12-01").with_text("until_on", until);
    for (until, fails) in [("2026-11-01", true), ("2026-12-01", false), ("2027-11-30", false), ("", false)] {
        let found =
            editing::problems(&with(until)).into_iter().any(|(field, why)| field.key == "until_on" && why == editing::Problem::EndsFirst);
        assert_eq!(found, fails, "{until}");
    }
    desk.keys("/счёт 118<Tab><Space>")
        .sees("Долг")
        .sees("Оплачено")
        .keys(&"<Backspace>".repeat(7))
        .keys("500 000<Enter>")
        .sees("Сохранено");
    let paid = all(&desk, Entity::Debt).into_iter().find(|debt| debt.title().contains("118")).unwrap();
    assert_eq!(paid.int("paid"), Some(50_000_000), "Space on a debt writes the payment");
}

/// A long note would be edited through a slit.
#[test]
fn a_long_text_has_the_whole_height_and_says_where_one_is() {
    let mut desk = desk();
    let lines: Vec<String> = (1..=60).map(|n| format!("пункт {n}")).collect();
    desk.keys("2gg<Enter><Tab><Tab>C").paste(&lines.join("\n")).sees("строка 60 из 60").sees("пункт 60").sees("пункт 48").sees_no("Цель");
    desk.keys("<Tab>").sees("Цель").sees("пункт 1").sees_no("пункт 5 ");
}

/// Enter would say that something was saved, and not what.
#[test]
fn what_was_saved_has_a_name() {
    let mut desk = desk();
    desk.keys("mзавтра<Enter>").sees("Сохранено: встреча · Ромашка");
}

/// Whoever plans a meeting from a list would not know whether it went to the right client.
#[test]
fn a_planned_meeting_is_said_with_its_kind_and_whose_it_is() {
    for (lang, guest, typed, said) in
        [(Lang::Ru, "ромаш", "завтра", "Сохранено: встреча · Ромашка"), (Lang::En, "larkm", "tomorrow", "Saved: meeting · Larkmead")]
    {
        for keys in ["2/{}<Enter>", "2/{}<Enter><Tab>", "2/{}<Enter><Tab><Tab><Tab>", "2/{}"] {
            let mut desk = Desk::demo(lang, (80, 24));
            let ahead = |desk: &Desk| all(desk, Entity::Entry).len();
            desk.keys(&keys.replace("{}", guest)).keys(if keys.ends_with('}') { "<Enter><Esc>" } else { "" });
            let before = ahead(&desk);
            desk.keys(&format!("m{typed}<Enter>")).sees(said);
            assert_eq!(ahead(&desk), before + 1, "{keys}");
            desk.keys("u").sees(if lang == Lang::Ru { "Отменено: " } else { "Undone: " });
            assert_eq!(ahead(&desk), before, "{keys}");
        }
    }
}

/// The language would not change, and nobody would say why.
#[test]
fn a_language_that_the_start_overrules_says_so() {
    let mut desk = desk();
    desk.keys("3<S-Tab><Enter>").sees("Настройки").keys("en<Enter>").sees("язык задан при запуске");
}

/// A promise whose day was typed with it would stand nowhere on Today.
#[test]
fn a_day_typed_with_what_is_promised_is_its_day() {
    let mut desk = desk();
    desk.keys("oКП в следующий вторник<Enter>").sees("Сохранено: КП → Иванов И. · Ромашка · вт 01.12");
    let said = |desk: &Desk| {
        let action = all(desk, Entity::Action).pop().unwrap();
        [action.text("title").to_owned(), action.text("due_on").to_owned()]
    };
    assert_eq!(said(&desk), ["КП", "2026-12-01"]);
    desk.keys("oакт за 20.11 до пт<Tab>").sees("27.11.2026").keys("<Enter>");
    assert_eq!(said(&desk), ["акт за 20.11", "2026-11-27"]);
    // A day that was said already stays, and one that lies far off is asked about.
    desk.keys("oсчёт до пт<Tab><C-u>пн<Enter>");
    assert_eq!(said(&desk), ["счёт", "2026-11-30"]);
    desk.keys("oсправка до 20.11<Enter>").sees("20.11.2027").keys("<Esc>");
    // A time goes with what is to be done, where it has no field of its own.
    desk.keys("oпозвонить<Tab>завтра в 10").sees("10:00").keys("<Enter>").sees("Сохранено: позвонить в 10 → Иванов И. · Ромашка");
    desk.keys("mзавтра в 10<Enter>").sees("Сохранено: встреча · Ромашка");
    let entry = all(&desk, Entity::Entry).pop().unwrap();
    assert_eq!((entry.text("day").is_empty(), entry.text("time")), (false, "10:00"));
}

/// Undone, an account would still stand in the list.
#[test]
fn an_account_whose_creation_is_undone_is_gone_from_the_list() {
    let mut desk = desk();
    desk.keys("2nЛютик<Enter>")
        .sees("Клиенты · 3")
        .keys("/лют<Enter>")
        .sees("Лютик                     Досье")
        .keys("u")
        .sees("Отменено")
        .sees_no("Лютик ");
}

/// After a crash one would type into another field than the one in which one was.
#[test]
fn what_was_being_typed_is_taken_up_where_one_was() {
    use kamdesk::tui::overlays::form::Task;
    let mut desk = Desk::on(Lang::Ru, (80, 24), |file| {
        let store = kamdesk::store::Store::open(file, support::morning()).unwrap();
        let account = Record::new(Entity::Account).with_text("short_name", "Ромашка");
        let account = store.step(Verb::Create, "", |change| change.insert(&account)).unwrap();
        let body = r#"{"left":false,"client":null,"values":{"0.title":"прайс на год","0.note":"с НДС"},"at":"0.title","row":0,"column":5}"#;
        store.keep_draft(&Task::record(Entity::Action, None, Some(account)).place(), body).unwrap();
    });
    desk.sees("с НДС")
        .keys("-")
        .sees("прайс на год")
        .sees("Набрано: «-»")
        // What was typed before one agreed goes on where one was.
        .keys("<Enter>")
        .keys("лист")
        .sees("прайс-лист на год")
        .keys("<Enter>")
        .sees("Сохранено: прайс-лист на год");
}

/// What was typed in an earlier version would lie in the file and never be offered again.
#[test]
fn a_draft_of_an_earlier_version_comes_back() {
    let before = r#"{"Entry":{"account":1,"id":null,"phase":"Held"}}"#;
    let mut desk = Desk::on(Lang::Ru, (100, 30), |file| {
        support::demo_at(file, Lang::Ru);
        let store = kamdesk::store::Store::open(file, support::morning()).unwrap();
        store.keep_draft(before, r#"{"values":{"0.notes":"недописанное"}}"#).unwrap();
    });
    desk.sees("недописанное");
    let drafts = desk.store().drafts().unwrap();
    assert_eq!(drafts.iter().map(|draft| draft.place.as_str()).collect::<Vec<_>>(), [r#"{"Entry":{"account":1,"phase":"Held"}}"#]);
    desk.keys("<C-s>");
    assert!(desk.store().drafts().unwrap().is_empty(), "{}", desk.screen());
}

/// Nobody is reached at a damaged address; whoever knows better saves it once more.
#[test]
fn a_damaged_address_is_said_and_may_be_meant() {
    let mut desk = desk();
    // The first of the list is the second one made.
    let known = |desk: &Desk| all(desk, Entity::Account)[1].text("email").to_owned();
    let form = desk.keys("2G<Enter>e").screen();
    assert!(form.contains("Почта"), "{form}");
    desk.keys("<Tab><Tab><Tab>info@romashka.example.ruмvv<Enter>").sees("не адрес почты").sees("Если всё верно, сохраните ещё раз");
    assert_eq!(known(&desk), "");
    // Another one is another mistake.
    desk.keys("x<Enter>").sees("не адрес почты");
    assert_eq!(known(&desk), "");
    desk.keys("<Enter>").sees("Сохранено");
    assert_eq!(known(&desk), "info@romashka.example.ruмvvx");
    let mut desk = self::desk();
    desk.keys("2G<Enter>e<Tab><Tab><Tab>почта@пример.рф<Enter>").sees("Сохранено");
    assert_eq!(known(&desk), "почта@пример.рф");
}

/// What was chosen is kept; that they are nobody of this client's is said.
#[test]
fn whoever_is_chosen_from_another_client_is_told() {
    let mut desk = desk();
    // Василёк, the last of the list, has no people: Иванов is of the other one.
    desk.keys("2Go").sees("· Василёк").keys("образцы");
    desk.keys("<Tab><Tab><F3>Иванов<Enter>").sees("Среди людей клиента «Василёк» нет: Иванов И.");
    desk.keys("<C-s>").sees("Сохранено");
    assert_eq!(all(&desk, Entity::Action).len(), 2);
}

/// The list was that of our colleagues, and a colleague's number became the legal entity, be it another client's.
#[test]
fn a_link_within_an_account_is_chosen_among_its_records() {
    let mut desk = desk();
    let store = desk.store();
    let accounts: Vec<i64> = all(&desk, Entity::Account).iter().filter_map(|account| account.id).collect();
    let add = |record: Record| store.step(Verb::Create, "", |change| change.insert(&record)).unwrap();
    add(Record::new(Entity::Colleague).with_text("name", "Орлов Пётр"));
    let legal = |account: i64, name: &str, tax_id: &str| {
        add(Record::owned(Entity::LegalEntity, account).with_text("name", name).with_text("tax_id", tax_id))
    };
    legal(accounts[0], "ООО «Ромашка-Трейд»", "7700000001");
    let second = legal(accounts[0], "ООО «Лепесток»", "7700000002");
    let strange = legal(accounts[1], "ООО «Василёк-Опт»", "7700000003");
    desk.keys("2/ромаш<Enter><Tab><Tab><Tab><Tab>");
    desk.turn_to("Договоры");
    desk.keys("nПоставка<Tab><Tab><F3>").sees("Ромашка-Трейд").sees("Лепесток").sees("7700000002").sees_no("Орлов").sees_no("Василёк-Опт");
    desk.keys("лепес").sees("Лепесток").sees_no("Ромашка-Трейд").keys("<Enter><Enter>").sees("Сохранено");
    let contract = all(&desk, Entity::Contract).pop().unwrap();
    assert_eq!(contract.int("legal_entity_id"), Some(second));
    // One that is missed is made with what is saved, and is this client's.
    desk.keys("nАренда<Tab><Tab><F3>Ромашка-Юг<F7><Enter>").sees("Сохранено");
    let (contract, made) = (all(&desk, Entity::Contract).pop().unwrap(), all(&desk, Entity::LegalEntity).pop().unwrap());
    assert_eq!((made.title(), made.owner, contract.int("legal_entity_id")), ("Ромашка-Юг", Some(accounts[0]), made.id));
    // A contract that becomes another client's leaves the legal entity behind, and says so.
    desk.keys("nСклад<Tab><Tab><F3>лепес<Enter><F4>васил<Tab>").sees("Было «ООО «Лепесток»»").keys("<Enter>").sees("Сохранено");
    let contract = all(&desk, Entity::Contract).pop().unwrap();
    assert_eq!((contract.owner, contract.int("legal_entity_id")), (Some(accounts[1]), None));
    assert_eq!(desk.store().load(Entity::LegalEntity, strange).unwrap().unwrap().owner, Some(accounts[1]));
}

/// The field of a month begins with a day that nobody typed: what is typed takes its place.
#[test]
fn a_day_that_stands_there_already_gives_way_to_what_is_typed() {
    let mut desk = desk();
    desk.keys("2/ромаш<Enter><Tab><Tab><Tab><Tab>");
    desk.turn_to("Закупки");
    desk.keys("nоктябрь<Tab>").sees_no("2026октябрь").sees_no("Не похоже");
    desk.keys("плёнка<Tab>1000<Enter>").sees("Сохранено");
    assert_eq!(all(&desk, Entity::Purchase).pop().unwrap().text("bought_on"), "2026-10");
    // Walked into, it is mended letter by letter.
    desk.keys("n<End><Backspace><Backspace>27<Tab>").sees("2027").keys("<S-Tab>чепуха<Tab>").sees("октябрь");
}

/// What a line reads as the day of a promise, the field of a day reads too, and the other way.
#[test]
fn one_grammar_of_days_for_the_line_and_for_forms() {
    let mut desk = desk();
    let now = support::morning().now();
    let promised = |phrase: &str| {
        let parsed = kamdesk::capture::parse(&format!("ромашка: !акт {phrase}"), now.date_naive(), now.time());
        parsed.pieces.iter().find_map(|piece| match &piece.what {
            kamdesk::capture::What::Promise { due: Some(due), sure, title, .. } if title == "акт" => Some((*due, *sure)),
            _ => None,
        })
    };
    desk.keys("oакт<Tab>");
    for phrase in [
        "завтра",
        "до пт",
        "в пятницу",
        "до понед",
        "к 5-му",
        "через 3 дня",
        "через день",
        "через неделю",
        "через 5 рабочих дней",
        "через пол года",
        "через полгода",
        "в следующий вторник",
        "до пятницы следующей недели",
        "на следующей неделе",
        "до конца месяца",
        "до НГ",
        "05.12",
        "до 12.3.27",
        "12 марта",
        "in 2 wks",
        "in two weeks",
        "by fri",
        "by next friday",
        "w/c 7 dec",
        "by eom",
        "tmrw",
        "lj gn",
        "pfdnhf",
        "xthtp 3 lyz",
        "ин акш",
        "завтро",
        "до пятниццу",
        "tomorrrow",
        "до 31.11",
        "после праздников",
        "на неделе с 7 декабря",
    ] {
        desk.keys("<C-u>").keys(&phrase.replace(' ', "<Space>"));
        let row = desk.screen().lines().find(|row| row.contains('│') && row.contains("→ ")).map(str::to_owned);
        let said = promised(phrase)
            .map(|(due, sure)| format!("→ {}{}", kamdesk::domain::day::headline(due, Lang::Ru), if sure { "" } else { "?" }));
        match said {
            Some(said) => assert!(row.as_ref().is_some_and(|row| row.contains(&said)), "{phrase}: {said} and {row:?}"),
            None => assert_eq!(row, None, "{phrase}"),
        }
    }
}

/// Whatever stands in a field of what is still to come, a day that has passed is asked about, once.
#[test]
fn a_day_to_come_that_has_passed_is_asked_about_once() {
    let mut desk = desk();
    desk.keys("2gg<Enter><Tab><Tab><Tab>vn").sees("Новая возможность · Ромашка");
    desk.keys("коробка<Tab><Tab><Tab>вчера<Enter>").sees("уже прошло");
    assert_eq!(all(&desk, Entity::Opportunity).len(), 0);
    desk.keys("<Enter>");
    assert_eq!(all(&desk, Entity::Opportunity).len(), 1);
    // What was said and kept before is not asked about again.
    desk.keys("e<C-u>короб<Enter>");
    assert_eq!(all(&desk, Entity::Opportunity)[0].text("title"), "короб");
}

/// Typed while the other layout was on, a promise is told as it may have been meant before it is saved.
#[test]
fn a_promise_in_the_other_layout_is_asked_about() {
    let mut desk = desk();
    desk.keys("org<Space>lj<Space>gn<Enter>").sees("Похоже на другую раскладку: кп до пт");
    assert_eq!(all(&desk, Entity::Action).len(), 1);
    desk.keys("<Enter>");
    let action = all(&desk, Entity::Action).pop().unwrap();
    assert_eq!((action.text("title"), action.text("due_on")), ("кп", "2026-11-27"));
}

/// The sentence that says what a choice is for would be shown to nobody.
#[test]
fn what_a_choice_is_for_stands_under_what_can_be_chosen() {
    for size in [(80, 24), (120, 40)] {
        let mut desk = Desk::demo(Lang::Ru, size);
        desk.keys("3<S-Tab><Enter><Tab>").sees("[символы Юникода] · только ASCII").sees("если рамки и точки шире клетки");
    }
}

/// A form saved as it was said that it was saved, and the key that takes back took back what was done to somebody else.
#[test]
fn a_form_saved_unchanged_says_so() {
    let mut desk = desk();
    desk.keys("1e").sees("прайс").keys("<Enter>").sees("Изменений нет").sees_no("Сохранено");
    desk.keys("u").sees("Последнее сохранение ничего не изменило").sees("Отменить прежнее").sees_no("Отменено");
    desk.keys("u").sees("Отменено");
    desk.keys("u").sees_no("Последнее сохранение");
}
