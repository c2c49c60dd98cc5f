//! What is said of those who were asked: the answers of a round of questions, the guests of an event (M25, M30).

use crate::domain::entities::invitation::INVITATION_STATES;
use crate::domain::field::find_choice;
use crate::domain::money::said::exact;
use crate::domain::question::QUESTION_STATES;
use crate::domain::rules::turnout::Turnout;
use crate::domain::words::{Counted, counted};
use crate::domain::{Entity, Lang, Record, day};
use crate::store::asked::Invited;
use chrono::NaiveDate;

crate::sentences! {
    /// The key that asks, and over the picker that it opens.
    ASK_CLIENTS: "спросить клиентов" / "ask clients";
    INVITE: "пригласить" / "invite";
    fn whom_to_ask(title: &str): "Кого спросить: {title}" / "Whom to ask: {title}";
    fn whom_to_invite(title: &str): "Кого пригласить: {title}" / "Whom to invite: {title}";
    /// Over those who were asked.
    fn asked(all: &str, answered: &str): "Спросили {all}, ответов {answered}" / "{all} asked, {answered} answered";
    fn invited(all: &str, came: &str): "Приглашено {all}, участвовало {came}" / "{all} invited, {came} came";
    fn invited_so_far(all: &str): "Приглашено {all}" / "{all} invited";
    fn part(percent: &str): " ({percent} %)" / " ({percent} %)";
    NO_ANSWER: "ответа пока нет" / "no answer yet";
    NOBODY_ASKED: "Пока никого не спросили: a выбирает клиентов." / "Nobody was asked yet: a chooses clients.";
    NOBODY_INVITED: "Пока никто не приглашён: a выбирает людей." / "Nobody is invited yet: a chooses people.";
    fn a_guest(sum: &str): "{sum} на гостя" / "{sum} a guest";
    COST_ALONE: "Гостей нет: расходы на гостя не посчитать." / "No guests: a cost a guest cannot be told.";
    /// What was done.
    fn put(count: &str): "Вопрос задан: {count}. Он стоит в подготовке, пока нет ответа." / "Asked of {count}: it stands in prep until it is answered.";
    PUT_TO_ALL: "Этих клиентов уже спросили." / "These clients are asked already.";
    fn called(count: &str): "Приглашены: {count}." / "Invited: {count}.";
    CALLED_ALL: "Эти люди уже приглашены, или клиент у них не записан." / "They are invited already, or no client of theirs is written down.";
}

const CLIENTS: Counted = counted(["клиент", "клиента", "клиентов"], ["client", "clients"]);
const PEOPLE: Counted = counted(["человек", "человека", "человек"], ["person", "people"]);

/// So many clients.
pub fn clients(count: usize, lang: Lang) -> String {
    CLIENTS.with(lang, count as u64)
}

/// So many people.
pub fn people(count: usize, lang: Lang) -> String {
    PEOPLE.with(lang, count as u64)
}

/// Who was asked, and what they said: a heading, and a line each. Of an event what a guest cost comes first.
pub fn told(of: &Record, all: &[Invited], today: NaiveDate, lang: Lang) -> (String, Vec<String>) {
    let is_round = of.entity == Entity::Survey;
    let states = if is_round { QUESTION_STATES } else { INVITATION_STATES };
    let reached = |state: &str| all.iter().filter(|one| one.state == state).count() as u64;
    let turnout = Turnout { asked: all.len() as u64, came: reached(if is_round { "answered" } else { "came" }) };
    // Nobody has come yet to what is still to come.
    let is_ahead = !is_round && of.find("day").is_some_and(|on| on.as_str() > day::iso(today).as_str());
    let part = turnout.part().filter(|_| !is_ahead).map_or_else(String::new, |percent| part(lang, &percent.to_string()));
    let [asked_of, came] = [turnout.asked, turnout.came].map(|count| count.to_string());
    let heading = match (is_round, is_ahead) {
        (true, _) => asked(lang, &asked_of, &came),
        (false, true) => invited_so_far(lang, &asked_of),
        (false, false) => invited(lang, &asked_of, &came),
    };
    if all.is_empty() {
        let nobody = if is_round { NOBODY_ASKED } else { NOBODY_INVITED };
        return (heading, vec![nobody.get(lang).to_owned()]);
    }
    let cost = of.find("cost").and_then(|cost| cost.as_int()).filter(|_| !is_ahead).map(|cost| match turnout.a_guest(cost) {
        Some(guest) => a_guest(lang, &exact(guest, of.text("currency"), lang)),
        None => COST_ALONE.get(lang).to_owned(),
    });
    let line = |one: &Invited| {
        let who = [one.account_name.as_str(), &one.person].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let state = match one.state.as_str() {
            "open" => NO_ANSWER.get(lang),
            code => find_choice(states, code).map_or("", |state| state.words.get(lang)),
        };
        let on = one.on.as_deref().map(|on| day::show(on, lang)).filter(|_| !one.said.is_empty());
        let said =
            if one.said.is_empty() { state.to_owned() } else { [one.said.clone()].into_iter().chain(on).collect::<Vec<_>>().join(", ") };
        let state = (!is_round && !one.said.is_empty()).then(|| format!("{state}, "));
        format!("{who}: {}{said}", state.unwrap_or_default())
    };
    (format!("{heading}{part}"), cost.into_iter().chain(all.iter().map(line)).collect())
}
