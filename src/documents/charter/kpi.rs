//! Targets with what the file knows of them: computed over all accounts, or unknown with the reason (M35).

use crate::documents::money::white_space;
use crate::domain::kpi::KPIS;
use crate::domain::phrase::{Phrase, Value, alone, phrase};
use crate::domain::rules::tender::{LEAST, Record as Bids};
use crate::domain::rules::{WHOLE, part};
use crate::domain::span::{self, Unit};
use crate::domain::turnover::month_of;
use crate::domain::white_space::Part;
use crate::domain::words::{Lang, Words};
use crate::domain::{Record, day};
use crate::page::{Alarm, Fact};
use crate::portfolio::{self, Period, Portfolio};
use crate::store::{Result, Store};
use crate::text::practice as say;

/// What a target is held against.
enum Measured {
    /// Hundredths of a percent.
    Percent(i64),
    /// Minor units of the currency that is reckoned in.
    Money(i128),
}

/// What is known: the figure and what it is made of; or why there is none.
type Known = std::result::Result<(Measured, Vec<Phrase>), Words>;

/// The targets that are computed, by what programs call them.
pub(super) const KEYS: &[&str] = &["plan", "net", "wallet", "overdue", "promises", "rhythm", "wins"];

/// What a target of one's own is, and how far it is reached, as it was written.
pub(super) fn own(kpis: &[Record]) -> Vec<Phrase> {
    let said = |kpi: &Record| {
        let title = Value::Text(kpi.title().to_owned());
        match kpi.text("actual") {
            "" => phrase(say::OWN_TARGET, [title, Value::Word(say::NOT_WRITTEN)]),
            actual => phrase(say::OWN_TARGET, [title, Value::Text(actual.to_owned())]),
        }
    };
    kpis.iter().filter(|kpi| kpi.text("kind") == "own").map(said).collect()
}

/// Each computed target, whether it is set or not.
pub(super) fn facts(store: &Store, kpis: &[Record], lang: Lang) -> Result<Vec<Fact>> {
    let mut portfolio = portfolio::read(store, Period::Trailing)?;
    portfolio::read_net(store, &mut portfolio)?;
    let currency = match portfolio.currency.as_str() {
        "" => store.usual_currency(None)?.unwrap_or_default(),
        known => known.to_owned(),
    };
    let of = Basis { store, portfolio: &portfolio, currency: &currency, lang };
    let mut facts = Vec::new();
    for choice in KPIS.iter().filter(|choice| KEYS.contains(&choice.code)) {
        let known = of.known(choice.code)?;
        let target = kpis.iter().rfind(|kpi| kpi.text("kind") == choice.code);
        facts.push(of.fact((choice.code, choice.words), known, target));
    }
    Ok(facts)
}

struct Basis<'a> {
    store: &'a Store,
    portfolio: &'a Portfolio,
    currency: &'a str,
    lang: Lang,
}

impl Basis<'_> {
    fn known(&self, code: &str) -> Result<Known> {
        let today = day::iso(self.store.clock().today());
        match code {
            "plan" => self.plan(),
            "net" => Ok(self.net()),
            "wallet" => self.wallet(),
            "overdue" => {
                let (sum, has_others) = self.store.overdue_in(&today, self.currency)?;
                let others = has_others.then(|| phrase(say::OTHERS_LEFT_OUT, []));
                Ok(Ok((Measured::Money(sum), others.into_iter().collect())))
            }
            "promises" => {
                let kept = self.store.reliability_of_all("our_promise", &today)?.year;
                Ok(share(kept.in_time.into(), kept.due.into(), say::NO_PROMISES))
            }
            "rhythm" => {
                let rhythm = self.store.rhythm_kept(&today)?;
                Ok(share(rhythm.kept.into(), rhythm.all.into(), say::NO_RHYTHM))
            }
            _ => {
                let bids = portfolio::bids(self.store)?;
                let (offers, tenders) = (bids.offers.record, bids.tenders.record);
                let all = Bids { won: offers.won + tenders.won, lost: offers.lost + tenders.lost };
                // So few say nothing of how often we win.
                let decided = if all.decided() < LEAST { 0 } else { all.decided() };
                Ok(share(all.won.into(), decided.into(), say::FEW_DECIDED))
            }
        }
    }

    /// How far the targets of the quarter are reached by those who have one; without those, that of the year.
    fn plan(&self) -> Result<Known> {
        let today = self.store.clock().today();
        for unit in [Unit::Quarter, Unit::Year] {
            let period = span::of(today, unit);
            let Some((first, last)) = span::bounds(&period) else { continue };
            if let Some((target, actual)) = self.store.reached(&period, (&month_of(first), &month_of(last)), self.currency)? {
                let made = phrase(say::PLAN_OF, [self.money(actual), self.money(target), Value::Text(span::shown(&period, self.lang))]);
                return Ok(part(actual, target, WHOLE).map(|share| (Measured::Percent(share), vec![made])).ok_or(say::NO_TARGETS));
            }
        }
        Ok(Err(say::NO_TARGETS))
    }

    /// What is left of all accounts of which all that they cost is known, in the last twelve months.
    fn net(&self) -> Known {
        let known: Vec<i128> = self.portfolio.rows.iter().filter_map(|row| row.net.sum.ok()).collect();
        let counts = [known.len(), self.portfolio.rows.len()].map(|count| Value::Text(count.to_string()));
        if known.is_empty() { Err(say::NO_COSTS) } else { Ok((Measured::Money(known.iter().sum()), vec![phrase(say::NET_OF, counts)])) }
    }

    /// Our part of all needs whose sum is known.
    fn wallet(&self) -> Result<Known> {
        let (mut need, mut ours, mut accounts) = (0_i128, 0_i128, 0_usize);
        for account in self.store.with_needs()? {
            let grid = white_space(self.store, account)?.grid;
            let sums = grid.sums(Part::Whole);
            if grid.currency == self.currency && sums.need > 0 {
                (need, ours, accounts) = (need.saturating_add(sums.need), ours.saturating_add(sums.ours), accounts + 1);
            }
        }
        let made = phrase(say::WALLET_OF, [self.money(ours), self.money(need), Value::Text(accounts.to_string())]);
        Ok(part(ours, need, WHOLE).map(|share| (Measured::Percent(share), vec![made])).ok_or(say::NO_NEEDS))
    }

    fn money(&self, minor: i128) -> Value {
        Value::Money(minor, self.currency.to_owned())
    }

    /// A figure beside its target; what is worse than that is an alarm.
    fn fact(&self, (key, words): (&'static str, Words), known: Known, target: Option<&Record>) -> Fact {
        let (measured, made) = match known {
            Ok(known) => known,
            Err(why) => return Fact::unknown(key, words, why),
        };
        let wanted = |field: &str| target.and_then(|target| target.int(field));
        let (said, aim, is_worse) = match measured {
            Measured::Percent(value) => {
                let aim = wanted("percent");
                (Value::Hundredths(value), aim.map(Value::Hundredths), aim.is_some_and(|aim| value < aim))
            }
            Measured::Money(value) => {
                let aim =
                    wanted("amount").filter(|_| target.is_some_and(|target| target.text("currency") == self.currency)).map(i128::from);
                let is_worse = aim.is_some_and(|aim| if key == "overdue" { value > aim } else { value < aim });
                (self.money(value), aim.map(|aim| self.money(aim)), is_worse)
            }
        };
        let beside = aim.map_or_else(|| phrase(say::NO_TARGET, []), |aim| phrase(say::TARGET, [aim]));
        Fact::new(key, words, alone(said)).and(beside).alarming(if is_worse { Alarm::Said } else { Alarm::Nothing }).of(made)
    }
}

fn share(of: i128, all: i128, otherwise: Words) -> Known {
    let counts = [of, all].map(|count| Value::Text(count.to_string()));
    part(of, all, WHOLE).map(|share| (Measured::Percent(share), vec![phrase(say::OF_ALL, counts)])).ok_or(otherwise)
}
