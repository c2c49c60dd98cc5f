//! Whether a client may be lost: the signs that the file holds, each with its day and its words, and the stage they suggest (M34).
//!
//! Counts suggest the first stage alone. A later one is only ever asked about, by the words that were heard; a person says yes.

mod vocabulary;

use crate::domain::contact_rules::go_badly;
use crate::domain::name::fold;
use crate::domain::phrase::{Phrase, Value, phrase};
use crate::domain::rules::pace::has_fallen;
use crate::domain::rules::part;
use crate::domain::rules::supply::{RUNNING, Supplied, faults};
use crate::domain::turnover::Slot;
use crate::domain::words::{Counted, Words, counted, w};
use crate::domain::{Entity, Record, day, span};
use crate::settings::Settings;
use crate::store::risk::{Heard, Mover};
use crate::store::{Result, Store};
use chrono::NaiveDate;

/// So many days back what people said and who came and went still tells of a risk.
const HALF_YEAR: u64 = 182;
/// So many days back what was put off, broken or taken amiss does.
const QUARTER: u64 = 92;
/// So many months of purchases are held against the same ones of the year before.
const COMPARED: usize = 3;
const MONTHS: Counted = counted(["месяц", "месяца", "месяцев"], ["month", "months"]);
const COMPLAINTS: Counted = counted(["претензия", "претензии", "претензий"], ["complaint", "complaints"]);
const SIGNALS: Counted = counted(["сигнал", "сигнала", "сигналов"], ["signal", "signals"]);
const TIMES: Counted = counted(["раз", "раза", "раз"], ["time", "times"]);
/// So many contacts with one person alone carry an account.
const ALONE: u32 = 3;

/// A sign that a client may be lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sign {
    /// What programs call its kind.
    pub key: &'static str,
    /// What kind it is.
    pub words: Words,
    /// What of it is known: quoted, or in figures.
    pub said: Phrase,
    /// The last day it is of, ISO.
    pub day: String,
    /// The stage that words heard speak of; none of what is counted.
    pub stage: Option<i64>,
    /// The contact in which it was heard.
    pub entry: Option<i64>,
}

/// How far a client may be on the way to leave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Risk {
    /// The stage that a person has decided on.
    pub stage: Option<i64>,
    /// The signs, the weightiest first.
    pub signs: Vec<Sign>,
    /// The stage that they suggest, where it is another than that which is decided on.
    pub suggested: Option<i64>,
    /// The day (ISO) on which signs were dismissed last: those of that day or before suggest nothing.
    pub dismissed: Option<String>,
}

/// Reads the signs at an account.
///
/// # Errors
/// Those of reading.
pub fn read(store: &Store, settings: &Settings, account: &Record) -> Result<Risk> {
    let Some(id) = account.id else { return Ok(Risk::default()) };
    let today = store.clock().today();
    let heard = store.heard(id, &day::iso(day::earlier(today, HALF_YEAR)), &day::iso(today))?;
    let reading = Reading { store, settings, account: id, today, heard };
    let found = [
        reading.words()?,
        reading.complaints()?,
        reading.champions()?,
        reading.purchases()?,
        reading.supply()?,
        reading.promises()?,
        reading.put_off()?,
        reading.attitudes()?,
        reading.moods()?,
        reading.deciders()?,
        reading.reorganisation()?,
        reading.silence()?,
        reading.alone()?,
    ];
    let signs: Vec<Sign> = found.into_iter().flatten().collect();
    let (stage, dismissed) = (account.int("loss_stage"), store.risk_dismissed_on(id)?);
    let suggested = suggested(&signs, dismissed.as_deref()).filter(|suggested| *suggested > stage.unwrap_or(0));
    Ok(Risk { stage, signs, suggested, dismissed })
}

/// The stage that signs suggest: that of the words heard, else the first where complaints repeat or two signs come together.
fn suggested(signs: &[Sign], dismissed: Option<&str>) -> Option<i64> {
    let fresh = || signs.iter().filter(|sign| dismissed.is_none_or(|day| sign.day.as_str() > day));
    let heard = fresh().filter_map(|sign| sign.stage).max();
    heard.or_else(|| (fresh().any(|sign| sign.key == "complaints") || fresh().count() >= 2).then_some(1))
}

struct Reading<'a> {
    store: &'a Store,
    settings: &'a Settings,
    account: i64,
    today: NaiveDate,
    /// What was said within half a year, the newest first.
    heard: Vec<Heard>,
}

impl Reading<'_> {
    fn ago(&self, days: u64) -> String {
        day::iso(day::earlier(self.today, days))
    }

    fn today(&self) -> String {
        day::iso(self.today)
    }

    /// A sign that is counted, with the last day it is of.
    fn sign(key: &'static str, words: Words, said: Phrase, day: impl Into<String>) -> Sign {
        Sign { key, words, said, day: day.into(), stage: None, entry: None }
    }

    /// The words of leaving, a sign for each stage that was spoken of.
    fn words(&self) -> Result<Vec<Sign>> {
        let mut found: Vec<Sign> = Vec::new();
        let rivals: Vec<String> = self.store.rivals()?.iter().map(|name| fold(name)).collect();
        for heard in &self.heard {
            for (stage, said) in vocabulary::spoken(&heard.words, &rivals) {
                if found.iter().any(|sign| sign.stage == Some(stage)) {
                    continue;
                }
                let said = phrase(w("{} · {}", "{} · {}"), [Value::Quoted(said), Value::Day(heard.day.clone())]);
                let words = w("слышали об уходе", "words of leaving");
                found.push(Sign { stage: Some(stage), entry: heard.entry, ..Self::sign("words", words, said, heard.day.as_str()) });
            }
        }
        found.sort_by_key(|sign| std::cmp::Reverse(sign.stage));
        Ok(found)
    }

    fn complaints(&self) -> Result<Vec<Sign>> {
        let within = self.settings.complaint_days;
        let all = self.store.complaints(self.account, &self.ago(within.unsigned_abs()))?;
        let Some(last) = all.first().filter(|_| all.len() > 1) else { return Ok(Vec::new()) };
        // Told as *Today* tells them: what was complained of, and what was only heard.
        let signals = all.iter().filter(|one| one.is_signal).count();
        let complaints = all.len() - signals;
        let counts = [(complaints, COMPLAINTS), (signals, SIGNALS)].into_iter().filter(|(count, _)| *count > 0);
        let said = phrase(
            w("{} за {}, последнее {} · {}", "{} within {}, the last one {} · {}"),
            [
                Value::Listed(counts.map(|(count, forms)| Value::Count(count as u64, forms)).collect()),
                Value::Count(within.unsigned_abs(), day::DAYS),
                Value::Quoted(last.words.clone()),
                Value::Day(last.day.clone()),
            ],
        );
        let words = match complaints {
            0 | 1 => w("сигналы повторяются", "signals repeat"),
            _ => w("претензии повторяются", "complaints repeat"),
        };
        Ok(vec![Sign { entry: last.entry, ..Self::sign("complaints", words, said, last.day.as_str()) }])
    }

    fn champions(&self) -> Result<Vec<Sign>> {
        let gone = self.store.champions_gone(self.account, &self.ago(HALF_YEAR), &self.today())?;
        Ok(Self::movers("champion_gone", w("ушёл тот, кто был за нас", "a champion has gone"), w("{} · {}", "{} · {}"), gone))
    }

    fn deciders(&self) -> Result<Vec<Sign>> {
        let came = self.store.new_deciders(self.account, &self.ago(HALF_YEAR), &self.today())?;
        Ok(Self::movers("new_decider", w("решает новый человек", "a new decider"), w("{} · с {}", "{} · since {}"), came))
    }

    /// A sign for each who came or went, with the day.
    fn movers(key: &'static str, words: Words, how: Words, movers: Vec<Mover>) -> Vec<Sign> {
        let sign = |mover: Mover| {
            let said = phrase(how, [Value::Text(mover.name.short()), Value::Day(mover.day.clone())]);
            Self::sign(key, words, said, mover.day)
        };
        movers.into_iter().map(sign).collect()
    }

    /// Purchases of the last months that are told of, against the same months of the year before; of each currency by itself.
    fn purchases(&self) -> Result<Vec<Sign>> {
        let mut found = Vec::new();
        for (currency, year) in self.store.years(self.account, self.today)? {
            let months = year.months.iter().rev().take(COMPARED);
            let sum = |of: fn(&Slot) -> Option<i64>| months.clone().filter_map(of).map(i128::from).sum::<i128>();
            let (now, before) = (sum(|slot| slot.now), sum(|slot| slot.before));
            let Some(last) = year.months.last().filter(|_| has_fallen(now, before) == Some(true)) else { continue };
            let money = |minor| Value::Money(minor, currency.clone());
            let said = phrase(
                w("{} к тем же 3 мес. год назад: {} вместо {}", "{} on the same 3 months a year before: {} instead of {}"),
                [Value::Change(part(now - before, before, 1_000).unwrap_or_default()), money(now), money(before)],
            );
            let day = span::bounds(&last.month).map_or_else(|| last.month.clone(), |(_, last)| day::iso(last));
            found.push(Self::sign("purchases", w("закупки упали", "purchases fell"), said, day));
        }
        Ok(found)
    }

    /// Two months running in which we supplied worse than agreed (M51).
    fn supply(&self) -> Result<Vec<Sign>> {
        let owned = |entity| self.store.owned(entity, self.account);
        let supplied = Supplied::of(owned(Entity::Delivery)?, owned(Entity::ServiceStandard)?);
        let running = supplied.running();
        let Some(last) = supplied.months.first().filter(|_| running >= RUNNING) else { return Ok(Vec::new()) };
        let worse = supplied.in_force(last).map(|standard| faults(last, standard)).unwrap_or_default();
        let said = phrase(
            w("{} подряд; за {} — {}", "{} running; in {} — {}"),
            [
                Value::Count(running as u64, MONTHS),
                Value::Day(last.text("period").to_owned()),
                Value::Listed(worse.into_iter().map(Value::from).collect()),
            ],
        );
        let day = span::bounds(last.text("period")).map_or_else(|| self.ago(0), |(_, last)| day::iso(last));
        Ok(vec![Self::sign("supply", w("поставляем хуже договорённого", "we supply worse than agreed"), said, day)])
    }

    /// That they are being reorganised, in the words in which it was heard.
    fn reorganisation(&self) -> Result<Vec<Sign>> {
        let told = self.heard.iter().find_map(|heard| Some((vocabulary::reorganised(&heard.words)?, heard)));
        Ok(told
            .into_iter()
            .map(|(said, heard)| {
                let said = phrase(w("{} · {}", "{} · {}"), [Value::Quoted(said), Value::Day(heard.day.clone())]);
                Sign {
                    entry: heard.entry,
                    ..Self::sign("reorganisation", w("у них перестройка", "they are being reorganised"), said, heard.day.as_str())
                }
            })
            .collect())
    }

    fn promises(&self) -> Result<Vec<Sign>> {
        let broken = self.store.broken_promises(self.account, &self.ago(QUARTER), &self.ago(1))?;
        let Some((title, on)) = broken.first().filter(|_| broken.len() > 1) else { return Ok(Vec::new()) };
        let said = phrase(
            w("{} за три месяца, последнее {} · {}", "{} within three months, the last one {} · {}"),
            [Value::Count(broken.len() as u64, TIMES), Value::Quoted(title.clone()), Value::Day(on.clone())],
        );
        Ok(vec![Self::sign("promises", w("мы не сдержали слова", "we did not keep our word"), said, on.as_str())])
    }

    fn put_off(&self) -> Result<Vec<Sign>> {
        let days = self.store.put_off_by_them(self.account, &self.ago(QUARTER), &self.today())?;
        let Some(last) = days.first().filter(|_| days.len() > 1) else { return Ok(Vec::new()) };
        let count = Value::Count(days.len() as u64, TIMES);
        let said = phrase(w("{} за три месяца, последний раз {}", "{} within three months, last on {}"), [count, Value::Day(last.clone())]);
        Ok(vec![Self::sign("put_off", w("переносят и отменяют встречи", "they put meetings off"), said, last.as_str())])
    }

    /// Of each person the last fall of their attitude, as long as it holds.
    fn attitudes(&self) -> Result<Vec<Sign>> {
        let (mut found, mut seen) = (Vec::new(), Vec::new());
        for one in self.store.rejudged(self.account, &self.ago(QUARTER), &self.today())?.into_iter().rev() {
            if one.field != "attitude" || seen.contains(&one.affiliation) {
                continue;
            }
            seen.push(one.affiliation);
            let (Some(before), Some(after)) = (one.before.as_int(), one.after.as_int()) else { continue };
            if after < before {
                let role = self.store.load(crate::domain::Entity::Affiliation, one.affiliation)?;
                let Some(person) = role.and_then(|role| role.int("person_id")) else { continue };
                let step = |step| Value::Text(crate::domain::field::signed(step));
                let name = Value::Text(self.store.person_name(person)?.short());
                let said = phrase(w("{}: {} → {} · {}", "{}: {} → {} · {}"), [name, step(before), step(after), Value::Day(one.on.clone())]);
                found.push(Self::sign("attitude", w("отношение хуже", "attitude has fallen"), said, one.on));
            }
        }
        Ok(found)
    }

    /// The last two contacts, where both went badly (M21).
    fn moods(&self) -> Result<Vec<Sign>> {
        let last = self.store.last_contacts(self.account, &self.today(), 2)?;
        let is_bad = last.iter().all(|entry| entry.mood.is_some()) && go_badly(last.iter().filter_map(|entry| entry.mood));
        let Some(newest) = last.first().filter(|entry| is_bad && entry.day >= self.ago(QUARTER)) else { return Ok(Vec::new()) };
        let said =
            phrase(w("два контакта подряд, последний {}", "two contacts in a row, the last one {}"), [Value::Day(newest.day.clone())]);
        Ok(vec![Sign {
            entry: Some(newest.id),
            ..Self::sign("mood", w("разговоры не ладятся", "talks go badly"), said, newest.day.as_str())
        }])
    }

    fn silence(&self) -> Result<Vec<Sign>> {
        let (rhythm, last) = self.store.wanted_rhythm(self.account)?;
        let (Some(rhythm), Some(last)) = (rhythm, last) else { return Ok(Vec::new()) };
        let Some(on) = day::from_iso(&last) else { return Ok(Vec::new()) };
        let days = (self.today - on).num_days();
        if days <= rhythm * 2 {
            return Ok(Vec::new());
        }
        let said = phrase(
            w("{} без контакта при ритме {}", "{} without contact at a rhythm of {}"),
            [days, rhythm].map(|days| Value::Count(days.unsigned_abs(), day::DAYS)),
        );
        // It is a sign from the first day on that is beyond the rhythm: a dismissal before that day was of something else.
        let since = day::later(on, (rhythm * 2 + 1).unsigned_abs());
        Ok(vec![Self::sign("silence", w("давно не общались", "out of touch"), said, day::iso(since))])
    }

    fn alone(&self) -> Result<Vec<Sign>> {
        let Some((person, last)) = self.store.only_one_met(self.account, &self.ago(HALF_YEAR), ALONE)? else { return Ok(Vec::new()) };
        let name = Value::Text(self.store.person_name(person)?.short());
        let said = phrase(w("полгода говорим только с одним: {}", "for half a year only one is spoken to: {}"), [name]);
        Ok(vec![Self::sign("alone", w("держимся на одном человеке", "we depend on one person"), said, last)])
    }
}

#[cfg(test)]
mod tests;
