//! What we are among the client's suppliers (M10).

use super::{Basis, Line, hinted, line_of, suggestion};
use crate::domain::field::find_choice;
use crate::domain::phrase::{Value, phrase};
use crate::domain::standing::{AMONG_SUPPLIERS, POSITIONS};
use crate::domain::words::{Words, w};
use crate::page::{Block, Fact};
use crate::store::Result;

const ADVICE: Words = w("Что из этого следует", "What follows");

pub(super) fn line(of: &Basis) -> Result<Line> {
    let suggested = AMONG_SUPPLIERS.suggested(&of.account).first().copied();
    let decided = of.account.text("supplier_position");
    let named = |code: &str| find_choice(POSITIONS, code).map(|choice| choice.words);
    let hint = suggested.filter(|code| *code != decided).and_then(named).map(Value::Word);
    let mut said: Vec<Value> = of.shown("supplier_position").map(Value::Text).into_iter().collect();
    said.extend(hint.clone().map(hinted));
    said.extend(of.last("supplier_position").map(|last| Value::Day(last.on.clone())));
    let mut parts = of.answers(&["supply_risk", "supply_value"]);
    parts.extend(hint.map(suggestion));
    parts.extend(of.answer("supplier_position").map(Block::Fact));
    parts.extend(advice(decided).map(|words| Block::Fact(Fact::new("advice", ADVICE, phrase(words, [])))));
    Ok((line_of("position", said), parts))
}

/// What follows from a position (M10).
fn advice(position: &str) -> Option<Words> {
    Some(match position {
        "managed" => w(
            "нас держат под надзором: снять риск поставкой без сбоев и запасом",
            "we are watched: take the risk off them by faultless supply and stock",
        ),
        "partner" => w(
            "беречь: общие планы, зеркальные контакты, честные вести первыми",
            "guard it: shared plans, mirrored contacts, honest news first",
        ),
        "desired" => w(
            "нас ценят, но обойдутся без нас: связать тем, что трудно повторить",
            "valued but not needed: tie them by what is hard to copy",
        ),
        "independent" => {
            w("одни из многих: найти, где мы для них важны, или не тратиться", "one of many: find where we matter, or spend little")
        }
        _ => return None,
    })
}
