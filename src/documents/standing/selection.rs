//! Whether the client fits us: the three checks, the ruler of what they want, the ten criteria (M3, M4, M7).

use super::{Basis, Line, UNKNOWN, line_of};
use crate::domain::entities::requirement::weighed;
use crate::domain::field::Tone;
use crate::domain::phrase::{Phrase, Value, alone, phrase};
use crate::domain::rules::criteria::Score;
use crate::domain::rules::ruler::coverage;
use crate::domain::rules::xyz::Step;
use crate::domain::standing::{CHECKS, CRITERIA};
use crate::domain::words::{Words, counted, w};
use crate::domain::{Entity, Record, day};
use crate::page::{Block, Fact};
use crate::portfolio;
use crate::store::Result;

const RULER: Words = w("Линейка отбора", "Selection ruler");
const SCORE: Words = w("Признаки желанного клиента", "Criteria of a wished-for client");
const PROPOSED: Words = w("Предлагаем дело", "Proposed action");
const PART: Words =
    w("поговорить об условиях, на которых клиент выгоден, или расстаться", "talk over the terms on which the account pays, or part");
const BY_FILE: Words = w("по файлу: {}", "by the file: {}");

pub(super) fn line(of: &Basis) -> Result<Line> {
    let needs = of.store.owned(Entity::Requirement, of.id)?;
    let ruler = ruler(of, &needs);
    let score = Score::of(CRITERIA.iter().map(|key| of.yes(key)));
    let unknown: Vec<Value> =
        CHECKS.iter().filter(|key| of.yes(key).is_none()).filter_map(|key| Some(Value::Word(of.field(key)?.words))).collect();
    let denied = CHECKS
        .iter()
        .filter(|key| of.yes(key) == Some(false))
        .filter_map(|key| of.field(key))
        .map(|field| Value::from(phrase(w("{}: нет", "{}: no"), [Value::Word(field.words)])));
    let mut said: Vec<Value> = ruler.said.as_ref().ok().filter(|_| !needs.is_empty()).map(|said| said.clone().into()).into_iter().collect();
    said.extend((score.known > 0).then(|| score_of(score).into()));
    said.extend(denied);
    // Where nothing at all is known yet, that says it.
    if !said.is_empty() || unknown.len() < CHECKS.len() {
        said.extend((!unknown.is_empty()).then(|| phrase(w("? {}", "? {}"), [Value::Listed(unknown)]).into()));
    }
    let mut parts = vec![Block::Fact(ruler)];
    parts.extend(of.answers(&CHECKS));
    let is_poor = score.is_poor();
    let score = match score.known {
        0 => Fact::unknown("criteria", SCORE, UNKNOWN),
        _ if score.is_poor() => {
            let advice = phrase(w("пора говорить об условиях или расставаться", "time to talk terms, or to part"), []);
            Fact::new("criteria", SCORE, score_of(score)).and(advice).toned(Tone::Bad)
        }
        _ => Fact::new("criteria", SCORE, score_of(score)),
    };
    parts.push(Block::Fact(score));
    parts.extend(is_poor.then(|| Block::Fact(Fact::new("next", PROPOSED, phrase(PART, [])))));
    for key in CRITERIA {
        let told = evidence(of, key)?.map(|evidence| phrase(BY_FILE, [evidence.into()]));
        parts.extend(of.answer_with(key, told).map(Block::Fact));
    }
    Ok((line_of("selection", said), parts))
}

/// «6 из 8 признаков (2 не знаем)» (M7).
fn score_of(score: Score) -> Phrase {
    let number = |count: usize| Value::Text(count.to_string());
    let known = [number(score.yes), number(score.known)];
    if score.unknown == 0 {
        return phrase(w("{} из {} признаков", "{} of {} criteria"), known);
    }
    let [yes, all] = known;
    phrase(w("{} из {} известных признаков ({} не знаем)", "{} of {} known criteria ({} not known)"), [yes, all, number(score.unknown)])
}

/// How much of what they want we cover (M3).
fn ruler(of: &Basis, needs: &[Record]) -> Fact {
    let Some(found) = coverage(needs.iter().map(weighed)) else {
        return Fact::unknown("ruler", RULER, w("требования не записаны", "no requirements are written down"));
    };
    let said = match found.least == found.most {
        true => phrase(w("закрываем {} требований", "{} of the requirements covered"), [Value::Percent(found.least)]),
        false => {
            let whole = |tenths: i64| Value::Text(((tenths + 5) / 10).to_string());
            phrase(w("закрываем {}–{} % требований", "{}–{} % of the requirements covered"), [whole(found.least), whole(found.most)])
        }
    };
    let fits = match found.fits {
        Some(true) => w("подходит", "fits"),
        Some(false) => w(
            "меньше 75 %: менять, как работаем, или платить за несовпадение в каждой сделке",
            "below 75 %: change how we work, or pay for the misfit in every deal",
        ),
        None => w("решит неотмеченное", "what is not marked decides"),
    };
    let points = needs.iter().map(|need| {
        let covered = need.def().field("covered").map(|field| need.get("covered").shown(field, of.lang)).filter(|said| !said.is_empty());
        let covered = covered.unwrap_or_else(|| UNKNOWN.get(of.lang).to_owned());
        let weight = Value::Text(need.int("weight").unwrap_or_default().to_string());
        phrase(w("{}: вес {}, {}", "{}: weight {}, {}"), [need.title().into(), weight, Value::Text(covered)])
    });
    let tone = match found.fits {
        Some(true) => Tone::Good,
        Some(false) => Tone::Bad,
        None => Tone::Plain,
    };
    Fact::new("ruler", RULER, said).and(phrase(fits, [])).toned(tone).of(points.collect())
}

/// What the file knows of a criterion (M7).
fn evidence(of: &Basis, key: &str) -> Result<Option<Phrase>> {
    let today = day::iso(of.today);
    Ok(match key {
        "keeps_word" => {
            let kept = of.store.reliability(of.id, "their_promise", &today)?.year;
            let of = counted(["обещания", "обещаний", "обещаний"], ["promise", "promises"]);
            let numbers = [Value::Text(kept.in_time.to_string()), Value::Count(kept.due.into(), of)];
            (kept.due > 0).then(|| phrase(w("в срок {} из {}", "{} of {} in time"), numbers))
        }
        "pays_on_time" => {
            let owed = of.store.owed(of.id, of.today)?;
            let late: Vec<Value> =
                owed.iter().filter(|owed| owed.late() > 0).map(|owed| Value::Money(owed.late(), owed.currency.clone())).collect();
            match (owed.is_empty(), late.is_empty()) {
                (true, _) => None,
                (false, true) => Some(phrase(w("просроченных долгов нет", "no overdue debts"), [])),
                (false, false) => Some(phrase(w("просрочено {}", "{} overdue"), [Value::Listed(late)])),
            }
        }
        "buys_steadily" => steady(of)?,
        "recommends_us" => {
            let given = of.store.owned(Entity::Reference, of.id)?.iter().filter(|one| one.text("state") == "given").count();
            let times = counted(["рекомендация", "рекомендации", "рекомендаций"], ["recommendation", "recommendations"]);
            (given > 0).then(|| alone(Value::Count(given as u64, times)))
        }
        _ => None,
    })
}

/// How steadily they buy, by their own rhythm: steady is X or Y (M7, M8).
fn steady(of: &Basis) -> Result<Option<Phrase>> {
    let found = portfolio::steady_of(of.store, of.id, of.today)?;
    let rated = found.step.zip(found.rated).map(|(step, rated)| {
        let step = match step {
            Step::Month => w("по месяцам", "by months"),
            Step::Quarter => w("по кварталам", "by quarters"),
            Step::HalfYear => w("по полугодиям", "by half-years"),
        };
        let [class, step] = [Value::Text(rated.class.letter().to_owned()), Value::Word(step)];
        phrase(w("{} {}, разброс {}", "{} {}, spread {}"), [class, step, Value::Percent(rated.tenths)])
    });
    Ok(rated)
}
