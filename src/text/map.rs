//! What the map pane and the list of opportunities say (M13, M19, M28, M44, M45).

use crate::domain::Lang;
use crate::domain::field::{find_choice, find_grade};
use crate::domain::tie::{TIE_KINDS, TIE_STRENGTH};
use crate::map::TieKind;
use crate::map::document::{LEAST_SAID, Labels};

crate::sentences! {

    TIES: "Связи" / "Ties";
    MAP: "Карта" / "Map";
    GRID: "Влияние и отношение" / "Influence and attitude";
    COVERAGE: "Кто кого знает" / "Who knows whom";
    GRID_LEGEND: "◆ решает · ≠ иначе в этой закупке · ? не знакомы · ~ оценено давно" / "◆ decides · ≠ differs in this purchase · ? never met · ~ judged long ago";
    /// Where a judgement comes from that has no source.
    GUESS: "догадка" / "a guess";
    COVERAGE_LEGEND: "пара: ● на связи ◐ дольше ритма ○ не встречались; · не пара; ×2 сколько раз; имя выделено — пары нет" / "counterparts: ● in touch ◐ beyond the rhythm ○ not met; · others; ×2 how often; a marked name has no counterpart";
    MAP_LEGEND: "▲ влияние  ≡ контакт  ★ основной  = с нашей стороны  ◇ не у клиента  ~ давно" / "▲ influence  ≡ relationship  ★ main  = our side  ◇ outside the client  ~ old";
    OUTSIDE: "вне компании клиента" / "outside the client";
    NOT_JUDGED: "не оценено" / "not judged";
    LAST: "Контакт" / "Last";
    /// How often two of them met, behind the day they did last.
    fn times(count: u32): "×{count}" / "×{count}";
    /// In place of our people.
    NOBODY_OF_US: "Здесь стоят наши, кто знаком с ними: пару задают в карточке человека (e), коллег — в «Практике»." / "Our people who know them stand here: a counterpart is set in a person's card (e), colleagues in Practice.";
    fn for_purchase(name: &str): "закупка: {name}" / "purchase: {name}";
    fn as_of(day: &str): "на {day}, только чтение" / "as of {day}, read-only";
    fn last(day: &str): "контакт {day}" / "contact {day}";

    NEAREST: "Ближе некуда." / "This is as near as it gets.";
    FARTHEST: "Дальше некуда." / "This is as far as it gets.";
    AT_SOMEBODY: "Связь проводят к человеку." / "A tie is drawn to a person.";
    ASK: "Спросить карту" / "Ask the map";
    WHICH_PURCHASE: "Карта какой закупки" / "The map of which purchase";
    WHOLE_ACCOUNT: "клиент в целом" / "the account as a whole";
    NO_PURCHASES: "Закупок пока нет: записать — в плане, v." / "There are no purchases yet: write them in the plan, by v.";
    WHERE_NEW: "Где новый человек" / "Where the new person stands";
    UNDER: "подчиняется выбранному" / "reports to the selected one";
    LEVEL: "рядом: тот же руководитель" / "beside: the same boss";
    ABOVE: "над выбранным: становится руководителем" / "above: becomes the boss";
    THEIR_TIES: "Связи: изменить или завершить" / "Ties: change or end";
    fn end_of(tie: &str): "завершить: {tie}" / "end: {tie}";
    NO_TIES: "Связей пока нет. L — провести." / "There are no ties yet. L draws one.";
    WHICH_TIES: "Какие связи показывать" / "Which ties to show";
    WHO: "Кто" / "Who";
    WHICH_DAY: "На какой день" / "As of which day";
    SINCE_WHEN: "Что изменилось с какого дня" / "What changed since which day";
    fn since_hint(days: u64): "вчера, -30, 12.03, 12 марта; пусто — за последние {days} дней" / "yesterday, -30, 12.03, 12 mar; empty for the last {days} days";
    PAST_DAY: "вчера, -30, 12.03, 12 марта; пусто — сегодня" / "yesterday, -30, 12.03, 12 mar; empty for today";
    fn aim_tie(from: &str, to: &str): "Связь: {from} → {to}  (стрелки — выбрать)" / "Tie: {from} → {to}  (arrows choose)";
    fn aim_boss(from: &str, to: &str): "Кому подчиняется {from}: {to}  (стрелки — выбрать)" / "Whom {from} reports to: {to}  (arrows choose)";
    ANOTHER_PERSON: "Выберите другого человека." / "Choose another person.";
    fn reports_now(who: &str, boss: &str): "Теперь {who} → {boss}: подчинение. Отменить: u." / "Now {who} reports to {boss}: u undoes it.";
    fn reports_to_nobody(who: &str): "{who} теперь никому не подчиняется. Отменить: u." / "{who} reports to nobody now. u undoes it.";
    STAGE_UNKNOWN: "Кто действует на этом этапе, не записано: вопрос стоит в подготовке." / "Who acts at this stage is not written: prep asks.";
    MORE_IN_SHELL: "Остальное не поместилось: увеличьте окно." / "The rest does not fit: enlarge the window.";

    fn no_past_day(typed: &str): "Не похоже на прошедший день: {typed}. Примеры: вчера, -30, 12.03, 12 марта." / "No day of the past: {typed}. Examples: yesterday, -30, 12.03, 12 mar.";
    fn no_purchase(name: &str): "У клиента нет закупки с таким названием: {name}." / "The account has no purchase of this name: {name}.";
    fn several_purchases(name: &str, titles: &str): "Подходит несколько закупок: {name}. Уточните:\n  {titles}" / "Several purchases fit: {name}. Say more:\n  {titles}";
    REPORTS_TO: "подчинение" / "reports to";
    UNMET: "мы не знакомы" / "not met yet";
    DECIDES: "решает" / "decides";
    /// What the figures on a line mean, from the least on.
    fn strength(steps: &str): "связь {steps}" / "{steps} tie";
    LINES: "Линии и рамки" / "Lines and frames";
    fn written(path: &str): "Записано: {path}" / "Written: {path}";
    fn less_shown(level: &str, more: &str): "Видимость: {level}. Больше: --visibility {more}" / "Visibility: {level}. More with --visibility {more}";
    TEAM_OR_PRIVATE: "team или private" / "team or private";

    HIDDEN_NOW: "Клиент рядом: оценки, роли и связи скрыты. F2 — показать." / "Client in the room: ratings, roles and ties are hidden. F2 shows them.";
    PAST_IS_READ: "Карта прошлого дня — только для чтения. Esc — к сегодняшней." / "A map of the past is for reading alone. Esc goes to today’s.";
    NOBODY_SELECTED: "Сначала выберите человека." / "Choose a person first.";
}

/// What the lines and frames of a map mean.
pub fn labels(lang: Lang) -> Labels {
    let words = |kind: TieKind| find_choice(TIE_KINDS, kind.code()).map_or("", |kind| kind.words.get(lang)).to_owned();
    let strengths =
        TIE_STRENGTH.iter().filter(|grade| grade.value >= LEAST_SAID).map(|grade| (grade.value.to_string(), grade.words.get(lang)));
    let (figures, said): (Vec<String>, Vec<&str>) = strengths.unzip();
    Labels {
        title: String::new(),
        reports: REPORTS_TO.get(lang).to_owned(),
        ties: TieKind::ALL.map(words),
        unmet: UNMET.get(lang).to_owned(),
        decides: DECIDES.get(lang).to_owned(),
        strength: (figures.join(" "), strength(lang, &said.join(", "))),
    }
}

/// A tie in words: «Лукьянов Д. О. влияет → Зимина О. С., сильная»; the kind by its code.
pub fn tie(lang: Lang, from: &str, kind: &str, to: &str, strength: Option<i64>) -> String {
    let words = find_choice(TIE_KINDS, kind).map_or("", |kind| kind.words.get(lang));
    let arrow = if TieKind::from_code(kind).is_some_and(TieKind::directed) { "→" } else { "—" };
    let strength = strength.and_then(|value| find_grade(TIE_STRENGTH, value)).map_or("", |grade| grade.words.get(lang));
    let strength = if strength.is_empty() { String::new() } else { format!(", {strength}") };
    format!("{from} {words} {arrow} {to}{strength}")
}
