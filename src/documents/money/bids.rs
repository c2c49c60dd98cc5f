//! How often the account takes our offers, how often we win its tenders, and how far our price was from the winner's (M12, M48).

use super::basis::Basis;
use crate::domain::Entity;
use crate::domain::entities::offer::OFFER_DECIDED;
use crate::domain::entities::tender::TENDER_DECIDED;
use crate::domain::phrase::{Phrase, Value, phrase};
use crate::domain::rules::tender::Tally;
use crate::domain::words::{Counted, Words, counted, w};
use crate::page::{Block, Fact};
use crate::store::Result;

const OFFERS: Words = w("Предложения", "Offers");
const TENDERS: Words = w("Тендеры", "Tenders");
const PRICE: Words = w("Цена в тендерах", "Price in tenders");
const TAKEN: Words = w("принято {} из {} = {}", "{} of {} accepted = {}");
const WON: Words = w("выиграно {} из {} = {}", "{} of {} won = {}");
const NONE: Words = w("решённых пока нет", "none is decided yet");
const FEW: Words = w("решено меньше трёх: по ним о доле не судят", "fewer than three are decided: too few for a rate");
const NO_PRICE: Words = w("цена победителя не записана", "the winner’s price is not written");
const OF_TENDERS: Counted = counted(["тендеру", "тендерам", "тендерам"], ["tender", "tenders"]);

/// The facts: none of what there is nothing of.
pub(super) fn facts(of: &Basis) -> Result<Vec<Block>> {
    let tally = |entity, states| Ok::<_, crate::store::Error>(Tally::of(&of.store.decided(entity, states, Some(of.account))?));
    let (offers, tenders) = (tally(Entity::Offer, OFFER_DECIDED)?, tally(Entity::Tender, TENDER_DECIDED)?);
    let has = |entity| Ok::<_, crate::store::Error>(of.store.count_owned(entity, of.account)? > 0);
    let mut facts = Vec::new();
    if has(Entity::Offer)? {
        facts.push(rate(of, "offers", OFFERS, TAKEN, &offers));
    }
    if has(Entity::Tender)? {
        facts.push(rate(of, "tenders", TENDERS, WON, &tenders));
    }
    facts.extend(price(&tenders));
    Ok(facts.into_iter().map(Block::Fact).collect())
}

fn rate(of: &Basis, key: &'static str, label: Words, words: Words, tally: &Tally) -> Fact {
    let count = |count: u32| Value::Text(count.to_string());
    let sum = |(currency, (won, lost)): (&String, &(i128, i128))| {
        let money = |minor: i128| Value::Money(minor, currency.clone());
        phrase(w("на {} из {}", "{} of {}"), [money(*won), money(won.saturating_add(*lost))])
    };
    let decided =
        phrase(w("решено {}, в нашу пользу {}", "{} decided, {} for us"), [count(tally.record.decided()), count(tally.record.won)]);
    let unpriced = (tally.unpriced > 0).then(|| {
        let words = w("{} без цены: доля по сумме не считается", "{} without a price: no rate by sum is reckoned");
        phrase(words, [count(tally.unpriced)])
    });
    let decided = (tally.record.decided() > 0).then_some(decided);
    let parts: Vec<Phrase> = decided.into_iter().chain(tally.sums.iter().map(sum)).chain(unpriced).collect();
    let Some(percent) = tally.rate() else {
        return Fact::unknown(key, label, if tally.record.decided() == 0 { NONE } else { FEW }).of(parts);
    };
    let said = phrase(words, [count(tally.record.won), count(tally.record.decided()), Value::Text(format!("{percent} %"))]);
    let fact = Fact::new(key, label, said).of(parts);
    match tally.rate_by_sum(&of.currency) {
        Some(percent) => fact.and(phrase(w("по сумме {}", "{} by sum"), [Value::Text(format!("{percent} %"))])),
        None => fact,
    }
}

/// How far our price was from the winner's, in each currency by itself; none where no tender is lost.
fn price(tally: &Tally) -> Vec<Fact> {
    let fact = |(currency, tenths, count): (&str, i64, u64)| {
        let percent = Value::Percent(tenths.saturating_abs());
        let said = match tenths {
            0 => phrase(w("как у победителя", "the same as the winner’s"), []),
            1.. => phrase(w("выше победителя на {}", "{} above the winner"), [percent]),
            _ => phrase(w("ниже победителя на {}", "{} below the winner"), [percent]),
        };
        let prices = tally.prices.get(currency).copied().unwrap_or_default();
        let money = |minor: i128| Value::Money(minor, currency.to_owned());
        let parts = phrase(w("наша цена {}, победителя {}", "our price {}, the winner’s {}"), [money(prices.0), money(prices.1)]);
        Fact::new("price_gap", PRICE, said).and(phrase(w("по {}", "of {}"), [Value::Count(count, OF_TENDERS)])).of(vec![parts])
    };
    let facts: Vec<Fact> = tally.gaps().map(fact).collect();
    if facts.is_empty() && tally.record.lost > 0 { vec![Fact::unknown("price_gap", PRICE, NO_PRICE)] } else { facts }
}
