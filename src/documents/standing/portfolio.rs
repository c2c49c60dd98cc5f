//! What the client is in our portfolio, and what moves them (M5, M6).

use super::{Basis, Line, hinted, line_of, suggestion};
use crate::domain::account::CATEGORIES;
use crate::domain::field::find_choice;
use crate::domain::phrase::{Value, phrase};
use crate::domain::standing::IN_PORTFOLIO;
use crate::domain::words::{Words, w};
use crate::page::{Block, Fact};
use crate::store::Result;

const HANDLE: Words = w("Как с ними", "How to handle");

pub(super) fn line(of: &Basis) -> Result<Line> {
    let suggested = IN_PORTFOLIO.suggested(&of.account);
    let named: Vec<Words> = suggested.iter().filter_map(|code| Some(find_choice(CATEGORIES, code)?.words)).collect();
    let decided = of.account.text("category");
    let hint: Option<Value> = match named.as_slice() {
        [] => None,
        [_] if suggested == [decided] => None,
        [one] => Some(Value::Word(*one)),
        [one, other] => {
            Some(phrase(w("на границе: {} или {}", "on the border: {} or {}"), [Value::Word(*one), Value::Word(*other)]).into())
        }
        _ => Some(phrase(w("на границе всех четырёх", "on the border of all four"), []).into()),
    };
    let is_border = named.len() > 1;
    let mut said: Vec<Value> = of.shown("category").map(Value::Text).into_iter().collect();
    said.extend(hint.clone().map(|what| if is_border { what } else { hinted(what) }));
    said.extend(of.shown("motive").map(|motive| phrase(w("движет {}", "moved by {}"), [Value::Text(motive.to_lowercase())]).into()));
    said.extend(of.last("category").map(|last| Value::Day(last.on.clone())));
    let mut parts = of.answers(&["appeal", "our_appeal"]);
    parts.extend(hint.map(suggestion));
    parts.extend(of.answer("category").map(|fact| Block::Fact(advised(fact, advice(decided)))));
    parts.extend(of.answer("motive").map(Block::Fact));
    parts.extend(handling(of.account.text("motive")).map(|words| Block::Fact(Fact::new("handle", HANDLE, phrase(words, [])))));
    Ok((line_of("portfolio", said), parts))
}

fn advised(fact: Fact, advice: Option<Words>) -> Fact {
    match advice {
        Some(words) if fact.said.is_ok() => fact.of(vec![phrase(words, [])]),
        _ => fact,
    }
}

/// What follows from a category (M5).
fn advice(category: &str) -> Option<Words> {
    Some(match category {
        "key" => w("держаться вместе: общие планы, лучшие люди", "hold on to each other: shared plans, the best people"),
        "developing" => w(
            "становиться нужнее для них; таких сразу не больше двух-трёх",
            "become what they need; no more than two or three such at once",
        ),
        "maintained" => w("давно верны: обслуживать дешевле, не теряя в качестве", "long loyal: serve at less cost, at the same quality"),
        "occasional" => w("работать, когда выгодно; лишнего не обещать", "serve when it pays; promise nothing rash"),
        _ => return None,
    })
}

/// How to handle whom something moves (M6).
fn handling(motive: &str) -> Option<Words> {
    Some(match motive {
        "price" => w("ценность сомнительна: считать каждую сделку", "of doubtful value: reckon each deal"),
        "novelty" => w("новое показывать первыми, звать на пробы", "show them the new first, ask them to pilots"),
        "belonging" => w("держать в курсе, приглашать, чаще видеться", "keep them informed, invite them, meet often"),
        "stability" => w("тихие и надёжные: обслуживать как самых важных", "quiet and dependable: serve them as the most important"),
        _ => return None,
    })
}
