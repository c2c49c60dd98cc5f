//! Whether the client may be lost: the stage that was decided on, what the signs suggest, and the signs (M34).

use super::{Basis, Line, hinted, line_of, suggestion};
use crate::domain::field::find_grade;
use crate::domain::phrase::{Value, alone, phrase};
use crate::domain::standing::LOSS_STAGES;
use crate::domain::words::{Words, w};
use crate::page::{Alarm, Block, Fact};
use crate::risk::{self, Sign};
use crate::store::Result;

const SIGNS: Words = w("Признаки", "Signs");
const DISMISSED: Words = w("Отклонено", "Dismissed");

pub(super) fn line(of: &Basis) -> Result<Line> {
    let found = risk::read(of.store, of.settings, &of.account)?;
    let named = |stage: i64| {
        let words = find_grade(LOSS_STAGES, stage).map_or("", |grade| grade.words.get(of.lang));
        Value::Text(format!("{stage} {words}"))
    };
    let mut said: Vec<Value> = found.stage.map(named).into_iter().collect();
    said.extend(found.suggested.map(|stage| {
        match stage {
            1 => hinted(named(stage)),
            // What was heard is quoted, and a person decides what it was.
            _ => phrase(
                w("слова похожи на стадию {}: решать вам", "words sound like stage {}: it is for you to say"),
                [Value::Text(stage.to_string())],
            )
            .into(),
        }
    }));
    let point = |sign: &Sign| phrase(w("{}: {}", "{}: {}"), [Value::Word(sign.words), sign.said.clone().into()]);
    said.extend(found.signs.first().map(|sign| Value::from(point(sign))));
    if said.is_empty() {
        said.push(phrase(w("признаков нет", "no signs"), []).into());
    }
    let is_alarm = found.stage.unwrap_or(0) > 0 || found.suggested.is_some();
    let says = line_of("risk", said).alarming(if is_alarm { Alarm::Said } else { Alarm::Nothing });
    let mut parts = of.answers(&["loss_stage"]);
    parts.extend(found.suggested.map(|stage| suggestion(named(stage))));
    parts.extend(Block::list("signs", SIGNS, found.signs.iter().map(point).collect()));
    parts.extend(found.dismissed.map(|on| Block::Fact(Fact::new("dismissed", DISMISSED, alone(Value::Day(on.clone()))))));
    Ok((says, parts))
}
