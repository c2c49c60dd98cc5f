//! Where the client would put us among suppliers, how that changed, and where the competitors stand (M9).

use super::{Basis, Line, hinted, line_of};
use crate::domain::competitor::LADDER;
use crate::domain::field::find_grade;
use crate::domain::phrase::{Phrase, Value, alone, phrase};
use crate::domain::rules::ladder::suggested;
use crate::domain::standing::RUNGS;
use crate::domain::words::{Words, w};
use crate::domain::{Entity, day};
use crate::page::{Block, Fact};
use crate::store::Result;
use crate::store::people::Judgement;

/// So many days back what the client put off tells how they treat us.
const HALF_YEAR: u64 = 182;
/// So many contacts held in that time, and at most one put off, say that they do not postpone.
const ENOUGH: usize = 5;
/// The question that the diary answers.
const POSTPONES: &str = "postpones";
const SUGGESTED: Words = w("Подсказка по ответам", "Suggested by the answers");
const RIVALS: Words = w("Конкуренты", "Competitors");
const PUT_OFF: Words = w("Перенесли или отменили", "Put off or called off");
const NEXT: Words = w("Чтобы подняться", "The next step up");

pub(super) fn line(of: &Basis) -> Result<Line> {
    let from = day::iso(day::earlier(of.today, HALF_YEAR));
    let days = of.store.put_off_by_them(of.id, &from, &day::iso(of.today))?;
    let held = of.store.last_contacts(of.id, &day::iso(of.today), ENOUGH)?.iter().filter(|one| one.day >= from).count();
    // Whether they postpone is what the diary tells, where nobody judged it (M9).
    let postpones = match (days.len(), held) {
        (2.., _) => Some("yes"),
        (_, ENOUGH) => Some("no"),
        _ => None,
    };
    let answer = |key: &str| {
        let judged = Some(of.account.text(key)).filter(|said| !said.is_empty());
        judged.or(postpones.filter(|_| key == POSTPONES))
    };
    let answers: Vec<Option<bool>> = RUNGS.iter().map(|(key, good)| answer(key).map(|said| said == *good)).collect();
    let suggested = suggested(&answers);
    let level = of.account.int("ladder");
    let rivals = of.store.owned(Entity::Competitor, of.id)?;
    let hint = suggested.filter(|suggested| level != Some(*suggested));
    let mut said: Vec<Value> = level.map(|level| named(level, of)).into_iter().collect();
    said.extend(hint.map(|hint| hinted(Value::Text(hint.to_string()))));
    said.extend(path(of.judged.iter().filter(|judged| judged.field == "ladder")));
    said.extend(rivals.iter().filter_map(|rival| {
        Some(phrase(w("{} {}", "{} {}"), [Value::Quoted(rival.title().to_owned()), Value::Text(rival.int("ladder")?.to_string())]).into())
    }));
    // Theirs alone would read as ours.
    if !said.is_empty() && level.is_none() && hint.is_none() {
        said.insert(0, Value::from(phrase(w("нашей ступени не знаем", "our level is not known"), [])));
    }
    // What somebody judged stands by itself: the days that were put off are told below.
    let by_diary = postpones.filter(|_| of.account.text(POSTPONES).is_empty()).map(|said| {
        let words = if said == "yes" {
            w("по дневнику: да", "by the diary: yes")
        } else {
            w("по дневнику: нет", "by the diary: no")
        };
        phrase(words, [])
    });
    let told = |key: &str| by_diary.clone().filter(|_| key == POSTPONES);
    let mut parts: Vec<Block> = RUNGS.iter().filter_map(|(key, _)| of.answer_with(key, told(key))).map(Block::Fact).collect();
    let told: Vec<Value> = days.iter().map(|on| Value::Day(on.to_owned())).collect();
    parts.extend((!told.is_empty()).then(|| Block::Fact(Fact::new("put_off", PUT_OFF, alone(Value::Listed(told))))));
    parts.extend(suggested.map(|level| Block::Fact(Fact::new("suggested", SUGGESTED, alone(named(level, of))))));
    parts.extend(of.answers(&["ladder", "our_ladder"]));
    let mut points = Vec::new();
    for rival in &rivals {
        let Some(level) = rival.int("ladder") else { continue };
        let history = of.store.judgements(Entity::Competitor.def().table, rival.id.unwrap_or_default())?;
        let path = path(history.iter().filter(|judged| judged.field == "ladder"));
        let said = [Some(rival.title().into()), Some(named(level, of)), path];
        points.push(alone(Value::Listed(said.into_iter().flatten().collect())));
    }
    parts.extend(Block::list("rivals", RIVALS, points));
    parts.extend(level.and_then(next).map(|words| Block::Fact(Fact::new("next", NEXT, phrase(words, [])))));
    Ok((line_of("ladder", said), parts))
}

/// «3 создаёт ценность».
fn named(level: i64, of: &Basis) -> Value {
    let words = find_grade(LADDER, level).map_or("", |grade| grade.words.get(of.lang));
    Value::Text(format!("{level} {words}").trim_end().to_owned())
}

/// The levels of a history in order, as a line from the first to the last: «2 → 3 с 12.03». None where it never changed.
fn path<'a>(newest_first: impl Iterator<Item = &'a Judgement>) -> Option<Value> {
    let mut steps: Vec<(i64, &str)> = newest_first.filter_map(|judged| Some((judged.value.as_int()?, judged.on.as_str()))).collect();
    steps.reverse();
    steps.dedup_by(|later, earlier| later.0 == earlier.0);
    let (_, since) = steps.last().filter(|_| steps.len() > 1)?;
    let levels: Vec<String> = steps.iter().map(|(level, _)| level.to_string()).collect();
    let said: Phrase = phrase(w("{} с {}", "{} since {}"), [Value::Text(levels.join(" → ")), Value::Day((*since).to_owned())]);
    Some(said.into())
}

/// What lifts us from a level (M9).
fn next(level: i64) -> Option<Words> {
    Some(match level {
        1 => w("дать то, чего не даёт цена: срок, запас, совет", "give what a price does not: time, stock, advice"),
        2 => w("взяться за одну их цель и показать, что дало", "take up one goal of theirs and show what it brought"),
        3 => w(
            "войти в планы: общий план на год, встречи руководителей",
            "enter their plans: a shared plan for the year, meetings of management",
        ),
        _ => return None,
    })
}
