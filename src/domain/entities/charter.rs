//! The charter: the account manager’s own frame (M35).

use crate::domain::Entity;
use crate::domain::definition::{Definition, Usual};
use crate::domain::field::{Choice, Field, Group, Kind, choice};
use crate::domain::money::CURRENCIES;
use crate::domain::span::Unit;
use crate::domain::words::{counted, w};

/// Who decides on key accounts.
pub const DECIDES: &[Choice] = &[choice("one", "один КАМ", "one account manager"), choice("team", "команда", "a team")];

/// How far ahead is planned.
pub const HORIZONS: &[Choice] = &[choice("year", "год", "a year"), choice("three_years", "три года", "three years")];

/// Who decides what, whom to go to, and how many key accounts are wanted: one for the whole file (M35). Limits, exceptions, obligations and
/// targets are records of their own.
pub static CHARTER: Definition = Definition::new(Entity::Charter, "charter", "charters")
    .called(
        w("Рамки работы", "Charter"),
        w("Рамки работы", "Charter"),
        counted(["запись рамок работы", "записи рамок работы", "записей рамок работы"], ["charter", "charters"]),
    )
    .titled("horizon")
    .of_things()
    .usual(&[("currency", Usual::Currency)])
    .fields(&[
        Field::new("decides", Kind::Choice(DECIDES), w("Кто решает по ключевым", "Who decides on key accounts")).private(),
        Field::new("escalates_to_id", Kind::Link(Entity::Colleague), w("С чем не решу сам, иду к", "Beyond that I go to")).private(),
        Field::new("horizon", Kind::Choice(HORIZONS), w("Планируем на", "We plan for")).private(),
        Field::new("key_wanted", Kind::Int(0, 1_000), w("Сколько хотим ключевых", "Key accounts wanted"))
            .private()
            .hint("Скольким вы можете дать особое внимание.", "How many you can give special care."),
        Field::new("bends", Kind::Line, w("Насколько гнёмся под их правила", "How far we bend to their rules"))
            .private()
            .hint("Например: штрафы и аудиты принимаем, эксклюзив — нет.", "For example: penalties and audits yes, exclusivity no."),
        Field::new("budget", Kind::Money, w("Бюджет на ключевых", "Budget for key accounts")).private(),
        Field::new("budget_of", Kind::Span(&[Unit::Year, Unit::Quarter]), w("Бюджет за", "Budget of")).private(),
        Field::new("currency", Kind::Choice(CURRENCIES), w("Валюта", "Currency")).under(Group::More),
        Field::new("note", Kind::Text, w("Заметка", "Note")).private().under(Group::More),
    ]);
