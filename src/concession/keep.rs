//! A concession as a point of the negotiation sheet: with its price, and what is asked for it (M50).

use super::Line;
use super::figures::Basis;
use super::page::worth;
use super::phrases::{asked, named};
use super::returned::returned;
use crate::domain::phrase::{Phrase, Value, phrase};
use crate::domain::words::{Lang, w};
use crate::domain::{Record, Value as Kept};
use crate::store::{Result, Store};

/// Why a line cannot be kept as it is: something of it is open, or was not understood.
pub fn trouble(line: &Line) -> Option<Phrase> {
    match line.given {
        Err(doubt) => Some(phrase(asked(doubt), [])),
        Ok(_) if line.unread.is_empty() => None,
        Ok(_) => {
            let words = w("Не понято: «{}». Уберите или скажите иначе.", "Not read: “{}”. Take it out, or say it otherwise.");
            Some(phrase(words, [Value::from(line.unread.join(" ").as_str())]))
        }
    }
}

/// Fills a point of an account with a line that was understood: what is given, what that costs and what it is given for. Sums in several
/// currencies are never added: they stand in the note.
///
/// # Errors
/// Those of reading.
pub fn fill(store: &Store, point: &mut Record, line: &Line, lang: Lang) -> Result<()> {
    let (Ok(given), Some(account)) = (&line.given, point.owner) else { return Ok(()) };
    let of = Basis::of(store, account)?;
    let (given, _) = of.settled(given)?;
    point.set("asked", Kept::text(line.asked.clone()));
    point.set("title", Kept::text(named(&given, &of.usual).said(lang)));
    point.set("kind", Kept::text(given.kind.code()));
    point.set("currency", Kept::text(of.usual.clone()));
    let costs = of.costs(&given).unwrap_or_default();
    if let [cost] = &costs[..] {
        point.set("currency", Kept::text(cost.currency.clone()));
        point.set("cost", i64::try_from(cost.year).map_or(Kept::Empty, Kept::Int));
        let brings = returned(&line.asked).and_then(|found| worth(&of, &found, &cost.currency));
        point.set("worth", brings.and_then(|minor| i64::try_from(minor).ok()).map_or(Kept::Empty, Kept::Int));
    } else if !costs.is_empty() {
        let each = costs.into_iter().map(|cost| phrase(w("{} в год", "{} a year"), [Value::Exact(cost.year, cost.currency)]));
        point.set("note", Kept::text(each.map(|cost| cost.said(lang)).collect::<Vec<_>>().join("; ")));
    }
    Ok(())
}
