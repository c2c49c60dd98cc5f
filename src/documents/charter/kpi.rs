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
use chrono::NaiveDate;

/// Tenths of a percent in the whole.
const ALL: i64 = 1_000;

/// What a target is held against.
enum Measured {
    /// Hundredths of a percent, and how many tenths of a percent of the days have gone in which all of it is to come.
    Percent(i64, i64),
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
                let days = |until: NaiveDate| i128::from((until - first).num_days() + 1);
                let gone = part(days(today.min(last)), days(last), ALL.into()).unwrap_or(ALL);
                return Ok(part(actual, target, WHOLE).map(|share| (Measured::Percent(share, gone), vec![made])).ok_or(say::NO_TARGETS));
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
        Ok(part(ours, need, WHOLE).map(|share| (Measured::Percent(share, ALL), vec![made])).ok_or(say::NO_NEEDS))
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
            Measured::Percent(value, gone) => {
                let aim = wanted("percent");
                // As much of it as the days that have gone.
                let is_worse = aim.is_some_and(|aim| i128::from(value) * i128::from(ALL) < i128::from(aim) * i128::from(gone));
                let aim = aim.map(Value::Hundredths).map(|aim| match gone < ALL {
                    true => phrase(say::TARGET_AT, [aim, Value::Percent(gone)]).into(),
                    false => aim,
                });
                (Value::Hundredths(value), aim, is_worse)
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
    part(of, all, WHOLE).map(|share| (Measured::Percent(share, ALL), vec![phrase(say::OF_ALL, counts)])).ok_or(otherwise)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::{Entity, Value as Kept};
    use crate::store::Verb;

    /// What is known is computed over all accounts, and what is not says why; a plan is held against the days that have gone.
    #[test]
    fn targets_are_held_against_what_the_file_knows() {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::Fixed(chrono::DateTime::parse_from_rfc3339("2026-11-15T10:00:00+03:00").unwrap());
        let store = Store::open(&folder.path().join("kam.db"), clock).unwrap();
        let add = |record: &Record| store.step(Verb::Create, "", |change| change.insert(record)).unwrap();
        let kpi = |kind: &str, percent: i64| Record::new(Entity::Kpi).with_text("kind", kind).with("percent", Kept::Int(percent));
        let kpis = [kpi("plan", 10_000), kpi("promises", 9_000)];
        let told = |key: &str| {
            let fact = facts(&store, &kpis, Lang::Ru).unwrap().into_iter().find(|fact| fact.key == key).unwrap();
            let said = fact.what(Lang::Ru) + &fact.beside(Lang::Ru).map(|beside| format!(" · {beside}")).unwrap_or_default();
            said.replace('\u{a0}', " ")
        };
        assert_eq!(told("plan"), "— плана продаж на квартал и год нет");
        assert_eq!(
            (told("rhythm"), told("wins")),
            ("— ритм ни для кого не задан".into(), "— решено меньше трёх предложений и тендеров".into())
        );
        let account = |name: &str| add(&Record::new(Entity::Account).with_text("short_name", name));
        let (one, other) = (account("Ромашка"), account("Альтрея"));
        let money =
            |entity, account, amount: i64| Record::owned(entity, account).with("amount", Kept::Int(amount)).with_text("currency", "RUB");
        add(&money(Entity::Target, one, 80_000_000).with_text("period", "2026-Q4"));
        add(&money(Entity::Target, other, 20_000_000).with_text("period", "2026-Q4"));
        add(&money(Entity::Purchase, one, 30_000_000).with_text("bought_on", "2026-10").with_text("title", "короб"));
        add(&money(Entity::Purchase, other, 10_000_000).with_text("bought_on", "2026-10").with_text("title", "короб"));
        // 46 of 92 days have gone: 40 % of the target is behind them.
        assert_eq!(told("plan"), "! 40 % · цель 100 %, прошло 50,0 % дней");
        add(&money(Entity::Debt, one, 5_000_000).with_text("title", "118").with_text("due_on", "2026-11-01"));
        add(&money(Entity::Debt, one, 7_000_000).with_text("title", "119").with_text("due_on", "2026-12-01"));
        assert_eq!(told("overdue"), "50 тыс. руб. · цели нет");
        let promise = |due: &str, done: &str| {
            let promise =
                Record::owned(Entity::Action, one).with_text("title", "КП").with_text("kind", "our_promise").with_text("owner", "me");
            add(&promise.with_text("state", "kept").with_text("due_on", due).with_text("done_on", done));
        };
        promise("2026-10-10", "2026-10-09");
        promise("2026-10-12", "2026-10-20");
        assert_eq!(told("promises"), "! 50 % · цель 90 %");
    }
}
