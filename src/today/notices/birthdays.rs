//! Birthdays of the next days, and those of the last days on which nobody has spoken to the person since; private (M16).

use super::{Asked, cause};
use crate::domain::day;
use crate::domain::phrase::{Value, alone, phrase};
use crate::domain::words::{Counted, counted, w};
use crate::store::Result;
use crate::store::attention::{Born, Noticed};
use crate::today::notice::{About, Figures, Kind, Mark, Notice, Opens, Settles, as_typed};
use chrono::{Datelike, NaiveDate};

/// The kind.
pub(super) static BIRTHDAYS: Kind = Kind { key: "birthday", settle: w("поздравили", "congratulated"), mark: Mark::Plain, find };

/// How many days a birthday is shown after it was: over a weekend.
const BELATED: u64 = 2;
/// Years of age, counted: «исполняется 51 год», `turns 51`.
const YEARS: Counted = counted(["год", "года", "лет"], ["", ""]);

fn find(asked: &Asked, _: &[Notice]) -> Result<Vec<Notice>> {
    let Asked { store, today, .. } = asked;
    let mut found: Vec<(NaiveDate, Noticed<Born>)> = Vec::new();
    for (first, last) in spans(day::earlier(*today, BELATED), asked.until) {
        let (begin, end) = (first.format("%m-%d").to_string(), last.format("%m-%d").to_string());
        // In a common year the birthday of 29 February is kept on the 28th.
        let end = if end == "02-28" && !last.leap_year() { "02-29".to_owned() } else { end };
        for (born, back) in store.birthdays((&begin, &end), &day::iso(*today), first.year(), asked.most * 2)? {
            let Some(on) = day::next_birthday(&born.birthday, first) else { continue };
            if on > *today || !store.met_since(born.who.person, &day::iso(on))? {
                found.push((on, (born, back)));
            }
        }
    }
    found.truncate(asked.most);
    Ok(found.into_iter().map(|(on, born)| notice(on, born, *today)).collect())
}

fn notice(on: NaiveDate, (born, put_off): Noticed<Born>, today: NaiveDate) -> Notice {
    let about = About::person(&born.who);
    let name = born.who.name.short();
    let turns = day::from_iso(&born.birthday).map(|birth| on.year() - birth.year()).filter(|age| *age > 0);
    let age = || turns.map(|age| phrase(w("исполняется {}", "turns {}"), [Value::Count(age.unsigned_abs().into(), YEARS)]).into());
    let with_age = |said: Value| match age() {
        Some(age) => phrase(w("{}, {}", "{}, {}"), [said, age]),
        None => alone(said),
    };
    Notice {
        kind: &BIRTHDAYS,
        // A birthday is known by its year.
        cause: cause("birthday", ("person", born.who.person), &on.year().to_string()),
        begins: alone(Value::Near(on, today)),
        rest: with_age(phrase(w("{} · день рождения", "{} · birthday"), [name.as_str().into()]).into()),
        sentence: with_age(phrase(w("День рождения {}: {}", "Birthday {}: {}"), [Value::Near(on, today), about.said()]).into()),
        settles: Settles::Write(phrase(
            w("сообщение: +{} поздравили с днём рождения", "message: +{} birthday wishes sent"),
            [as_typed(&born.who.name.family)],
        )),
        about,
        name,
        opens: Opens::People,
        figures: Figures { turns, ..Figures::day(&day::iso(on)) },
        put_off,
    }
}

/// A span of days parted at the turn of the year.
fn spans(from: NaiveDate, until: NaiveDate) -> Vec<(NaiveDate, NaiveDate)> {
    let turn = NaiveDate::from_ymd_opt(until.year(), 1, 1).filter(|turn| from < *turn);
    match turn.and_then(|turn| Some((turn, turn.pred_opt()?))) {
        Some((turn, eve)) => vec![(from, eve), (turn, until)],
        None => vec![(from, until)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_over_the_turn_of_the_year_is_two() {
        let d = |text| day::from_iso(text).unwrap();
        assert_eq!(spans(d("2026-12-28"), d("2027-01-04")), [(d("2026-12-28"), d("2026-12-31")), (d("2027-01-01"), d("2027-01-04"))]);
        assert_eq!(spans(d("2026-11-20"), d("2026-11-29")), [(d("2026-11-20"), d("2026-11-29"))]);
    }
}
