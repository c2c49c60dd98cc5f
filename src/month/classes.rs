//! Who is in another class than the month before (M8).

use super::Changed;
use super::read::{Reading, changed};
use crate::domain::phrase::{Phrase, Value, alone, phrase};
use crate::domain::rules::xyz::Rated;
use crate::domain::words::w;
use crate::portfolio::{Place, Row};
use crate::store::Result;
use std::collections::HashMap;

/// Both letters: «AX»; of what has no class a question mark.
fn letters(row: &Row, place: &Place) -> String {
    let abc = place.class.map_or("?", |class| class.letter());
    format!("{abc}{}", row.steady.rated.map_or("", |rated| rated.class.letter()))
}

/// The changes. A first rating of how steadily is bought is none: nobody changed.
pub(super) fn classes(of: &Reading) -> Result<Vec<Changed>> {
    if of.then.is_idle() || of.now.is_idle() {
        return Ok(Vec::new());
    }
    let by = of.by();
    let then: HashMap<i64, &Row> = of.then.rows.iter().map(|row| (row.account, row)).collect();
    let pairs = of.now.rows.iter().filter_map(|row| Some((row, *then.get(&row.account)?)));
    Ok(pairs.filter_map(|(now, then)| one(of, (now, now.by(by)), (then, then.by(by)))).collect())
}

fn one(of: &Reading, now: (&Row, &Place), then: (&Row, &Place)) -> Option<Changed> {
    let steady = |row: &Row| row.steady.rated.map(|rated: Rated| rated.class);
    let rated = steady(now.0).zip(steady(then.0));
    let is_other = now.1.class != then.1.class || rated.is_some_and(|(now, then)| now != then);
    let is_worse = match (now.1.class, then.1.class) {
        (Some(now), Some(then)) if now != then => now > then,
        (None, Some(_)) => true,
        (Some(_), None) => false,
        _ => rated.is_some_and(|(now, then)| now > then),
    };
    is_other.then(|| {
        let (before, after) = (letters(then.0, then.1), letters(now.0, now.1));
        let said = phrase(w("{} → {}", "{} → {}"), [before.as_str().into(), after.as_str().into()]);
        let made = changed((now.0.account, &now.0.name), "class", format!("{before}>{after}"), said);
        let parts =
            vec![of_year(of, w("12 месяцев: {}", "12 months: {}"), now), of_year(of, w("месяцем раньше: {}", "a month before: {}"), then)];
        Changed { before: Some(before), after: Some(after), parts, is_bad: is_worse, ..made }
    })
}

/// What twelve months came to: the sum, its part of the whole, and how much the steps differ.
fn of_year(of: &Reading, words: crate::domain::Words, (row, place): (&Row, &Place)) -> Phrase {
    let sum = place.sum.map_or_else(|_| Value::Text("—".to_owned()), |sum| of.money(sum));
    let share = place.tenths.map(|tenths| phrase(w("{} целого", "{} of the whole"), [Value::Percent(tenths)]));
    let spread = row.steady.rated.map(|rated| phrase(w("разброс {}", "spread {}"), [Value::Percent(rated.tenths)]));
    let told = [Some(alone(sum)), share, spread].into_iter().flatten().map(Value::from).collect();
    phrase(words, [Value::Listed(told)])
}
