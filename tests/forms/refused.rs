//! What is refused, or asked about before it is kept.

use crate::support::desk::Desk;
use crate::{all, desk, fill};
use kamdesk::domain::{Entity, Lang, Value};

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

/// Reasons are what makes a row that comes back useful.
#[test]
fn nothing_is_put_off_without_a_reason() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("GT").sees("Отложить").keys("+3<Enter>").sees("Заполните это поле").keys("отпуск<Enter>").sees("Отложено до");
    desk.keys("GTвчера<Tab>ждём<Enter>").sees("только на будущий день").keys("<F8><F8>");
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
