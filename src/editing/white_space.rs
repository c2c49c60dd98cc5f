//! What is made of a spot of white space: an opportunity, or the question that comes before it (M28, M41, M43).

use super::{fresh_in, save_and};
use crate::domain::phrase::{Value as Said, phrase};
use crate::domain::rules::wallet::Cell;
use crate::domain::white_space::{Grid, class, title};
use crate::domain::words::{Lang, Words, w};
use crate::domain::{Entity, Value};
use crate::store::{Error, Result, Store};

/// What is asked where nobody knows who supplies it.
const ASK: Words = w("{}: сколько нужно в год и у кого берут?", "{}: how much is needed a year, and from whom does it come?");

/// Makes an opportunity of a spot: what could be sold, where, and for how much of what is within reach; of one of which nobody knows who
/// supplies it, a question for the next meeting. One step; gives what was made, and what it is called.
///
/// # Errors
/// Those of saving; [`Error::Gone`] where the grid has no such spot, and [`Error::There`] where another window has made something of it
/// meanwhile.
pub fn take_up(store: &Store, account: i64, grid: &Grid, at: (usize, usize), lang: Lang) -> Result<(Entity, i64, String)> {
    let spot = grid.spot(at.0, at.1).ok_or(Error::Gone)?;
    let name = title(grid, at);
    let today = store.clock().today();
    let entity = if spot.state == Cell::Unknown { Entity::Question } else { Entity::Opportunity };
    let mut record = fresh_in(store, entity, Some(account), today)?;
    if entity == Entity::Question {
        record.set("title", Value::text(phrase(ASK, [Said::Text(name.clone())]).said(lang)));
    } else {
        record.set("title", Value::text(name.clone()));
        record.set("class", Value::text(class(grid, at)));
        // More than a column holds is not written.
        if let Some(sum) = spot.within_reach().and_then(|sum| i64::try_from(sum).ok()) {
            record.set("amount", Value::Int(sum));
            record.set("currency", Value::text(spot.currency.clone()));
        }
    }
    let id = save_and(store, None, &record, &[], "", |_, made| {
        let mut now = grid.clone();
        for of in [Entity::Opportunity, Entity::Question] {
            let mut open = store.owned(of, account)?;
            open.retain(|record| (of, record.id) != (entity, Some(made)));
            now.note_open(&open);
        }
        let open = now.spot(at.0, at.1).and_then(|spot| spot.open);
        open.map_or(Ok(()), |(of, id)| Err(Error::There(of, id)))
    })?;
    Ok((entity, id, name))
}
