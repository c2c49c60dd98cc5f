//! What the account bought in the last twelve whole months, beside the year before (M2).

use super::{Line, Mark, Names, Part, Said, Section, Told};
use crate::domain::phrase::{Value, alone, phrase};
use crate::domain::turnover::Trailing;
use crate::domain::words::w;

pub(super) static PURCHASES: Section = Section {
    key: "purchases",
    names: Names::alike(w("Закупки", "Purchases")),
    rank: 72,
    open: false,
    read: |reading| {
        let years = reading.store.years(reading.account, reading.today)?;
        let line = |(currency, year): (String, Trailing)| {
            let sum = |minor| Value::Money(minor, currency.clone());
            let text = match year.change() {
                Some((before, change)) => phrase(
                    w("{} за 12 мес., {} к году раньше ({})", "{} in 12 months, {} on the year before ({})"),
                    [sum(year.amount), Value::Change(change), sum(before)],
                ),
                None => phrase(w("{} за 12 мес.", "{} in 12 months"), [sum(year.amount)]),
            };
            let text = match year.behind() {
                Some(behind) => alone(Value::Listed(vec![text.into(), behind.into()])),
                None => text,
            };
            Line { mark: Mark::Text, text, record: None }
        };
        Ok(Part::Said(Said { lines: years.into_iter().map(line).collect(), beside: Vec::new(), told: Told::Values }))
    },
};
