//! What is said of playbooks.

use crate::domain::Lang;
use crate::domain::day::DAYS;
use crate::domain::words::{Counted, counted};
use crate::practice::playbooks::{Playbook, Step, Trouble, Why};

crate::sentences! {
    PLAYBOOKS: "Сценарии" / "Playbooks";
    fn row_of(name: &str, steps: &str, days: &str): "{name} · {steps}, {days}" / "{name} · {steps}, {days}";
    fn started_at(name: &str, account: &str, steps: &str): "Начато: «{name}», {account}: {steps}. Отменить — u." / "Started: “{name}”, {account}: {steps}. Undo with u.";
    fn step_of(day: &str, title: &str): "  {day}  {title}" / "  {day}  {title}";
    /// Why the user's own are not used.
    fn own_at(path: &str, line: &str, why: &str): "Свои сценарии не прочитаны, взяты готовые. {path}, строка {line}: {why}." / "Your own playbooks cannot be read, the shipped ones are used. {path}, line {line}: {why}.";
    fn own_of(path: &str, why: &str): "Свои сценарии не прочитаны, взяты готовые. {path}: {why}." / "Your own playbooks cannot be read, the shipped ones are used. {path}: {why}.";
    UNREADABLE: "файл не читается" / "the file cannot be read";
    fn twice(id: &str): "два сценария «{id}»" / "two playbooks “{id}”";
    fn empty(id: &str): "в сценарии «{id}» нет шагов" / "playbook “{id}” has no steps";
    fn owner(owner: &str): "исполнителя «{owner}» нет" / "there is no owner “{owner}”";
    fn format_is(why: &str): "ошибка в записи ({why})" / "it is written wrongly ({why})";
}

const STEPS: Counted = counted(["шаг", "шага", "шагов"], ["step", "steps"]);

/// A playbook as a row: its name, how many steps, how many days.
pub fn row(book: &Playbook, lang: Lang) -> String {
    row_of(lang, book.text(lang), &STEPS.with(lang, book.steps.len() as u64), &DAYS.with(lang, book.days().into()))
}

/// A step as a line: after how many days, and what is done.
pub fn step(step: &Step, lang: Lang) -> String {
    step_of(lang, &format!("{:>3}", step.day), step.text(lang))
}

/// What is said when one was started.
pub fn started(book: &Playbook, account: &str, count: usize, lang: Lang) -> String {
    started_at(lang, book.text(lang), account, &STEPS.with(lang, count as u64))
}

/// Why the user's own are not used.
pub fn broken(trouble: &Trouble, lang: Lang) -> String {
    let why = match &trouble.why {
        Why::Unreadable => UNREADABLE.get(lang).to_owned(),
        Why::Format(why) => format_is(lang, why),
        Why::Twice(id) => twice(lang, id),
        Why::Empty(id) => empty(lang, id),
        Why::Owner(code) => owner(lang, code),
    };
    let path = trouble.path.display().to_string();
    match trouble.line {
        Some(line) => own_at(lang, &path, &line.to_string(), &why),
        None => own_of(lang, &path, &why),
    }
}
