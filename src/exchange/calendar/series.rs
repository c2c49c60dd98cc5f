//! The events of one calendar as the days on which they are: those of a series one by one, each moved or called off as the calendar
//! says.

use super::event::{Event, Length, When, read as read_event};
use super::parting::Part;
use super::rules::{each, midnight};
use super::zone::{Zone, Zones};
use super::{About, Calendar, Fault, Occurrence, Problem, Status, Window};
use chrono::{Days, NaiveDateTime, NaiveTime, TimeDelta};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The events of several calendars by their identity.
pub(super) type Families = BTreeMap<Arc<str>, Family>;

/// Reads the events of a calendar: what it says of one that is known already is told with it.
pub(super) fn gather(part: &Part, window: &Window, calendar: &mut Calendar, families: &mut Families) {
    // Somebody answers, or asks what we have: no word of a meeting that was not known.
    if matches!(part.method.as_str(), "REPLY" | "REFRESH" | "COUNTER" | "DECLINECOUNTER") {
        calendar.beside.replies += part.events.len();
        return;
    }
    calendar.whole &= matches!(part.method.as_str(), "" | "PUBLISH");
    let zones = Zones::of(&part.zones, window.until, window.place);
    let mut known = Families::new();
    for block in &part.events {
        match read_event(block, part, &zones) {
            Ok(event) => {
                calendar.events += 1;
                known.entry(event.uid.clone()).or_default().take(event);
            }
            Err((problem, uid)) => {
                calendar.problems.push(problem);
                calendar.leave_open(uid);
            }
        }
    }
    for (uid, family) in known {
        families.entry(uid).or_default().join(family);
    }
}

/// Tells of every event on which days it is, of series within the window alone.
pub(super) fn tell(families: Families, window: &Window, calendar: &mut Calendar) {
    for family in families.into_values() {
        let tell = Telling { window, calendar: &mut *calendar };
        tell.family(family);
    }
}

/// The events of one identity: the series, and what stands instead of one of its days.
#[derive(Default)]
pub(super) struct Family {
    series: Option<Event>,
    instead: Vec<Event>,
}

fn newer(event: &Event, known: &Event) -> bool {
    (event.sequence, &event.modified) >= (known.sequence, &known.modified)
}

impl Family {
    /// Takes in an event; of two that say the same day the one that was changed last counts.
    fn take(&mut self, event: Event) {
        match &event.instead {
            None => {
                if self.series.as_ref().is_none_or(|known| newer(&event, known)) {
                    self.series = Some(event);
                }
            }
            Some(of) => match self.instead.iter_mut().find(|known| known.instead.as_ref() == Some(of)) {
                Some(known) if newer(&event, known) => *known = event,
                Some(_) => {}
                None => self.instead.push(event),
            },
        }
    }

    /// Takes in what another calendar says of it: a newer word of the whole series is all that holds of what was said before.
    fn join(&mut self, other: Family) {
        let Family { series, mut instead } = other;
        match (&self.series, &series) {
            (Some(known), Some(said)) if newer(said, known) => self.instead.retain(|one| newer(one, said)),
            (Some(known), Some(_)) => instead.retain(|one| newer(one, known)),
            _ => {}
        }
        series.into_iter().chain(instead).for_each(|event| self.take(event));
    }
}

struct Telling<'a> {
    window: &'a Window,
    calendar: &'a mut Calendar,
}

/// What all days of a series have unless one stands instead of them.
#[derive(Clone)]
struct Said {
    line: u64,
    length: Length,
    sequence: i64,
    modified: String,
    status: Status,
    about: Arc<About>,
}

impl Said {
    fn of(event: &Event) -> Said {
        Said {
            line: event.line,
            length: event.length,
            sequence: event.sequence,
            modified: event.modified.clone(),
            status: event.status,
            about: event.about.clone(),
        }
    }
}

impl Telling<'_> {
    fn family(mut self, family: Family) {
        let Family { series, mut instead } = family;
        let Some(series) = series else {
            // An invitation to one day of a series that is not in the file.
            for event in &instead {
                let of = event.instead.as_ref().map(|when| day_name(when.at, when.whole, false)).unwrap_or_default();
                self.add(event.uid.clone(), (of, None), event.start.clone(), &Said::of(event), false);
            }
            return;
        };
        if series.rules.is_empty() && series.added.is_empty() {
            self.tell_all(&series);
            self.add(series.uid.clone(), (String::new(), None), series.start.clone(), &Said::of(&series), false);
            for event in &instead {
                let of = event
                    .instead
                    .as_ref()
                    .map(|when| day_name(when.on_clock_of(&series.start.zone), when.whole, false))
                    .unwrap_or_default();
                self.add(event.uid.clone(), (of, None), event.start.clone(), &Said::of(event), false);
            }
            return;
        }
        let Some(days) = self.days(&series) else {
            self.calendar.problems.push(Problem { line: series.line, fault: Fault::TooOften, value: series.about.title.clone() });
            self.calendar.leave_open(series.uid.to_string());
            return;
        };
        self.tell_all(&series);
        let several = days.windows(2).any(|pair| pair[0].date() == pair[1].date());
        let zone = &series.start.zone;
        let name = |at: NaiveDateTime| day_name(at, series.start.whole, several);
        instead.sort_by_key(|event| event.instead.as_ref().map(|when| when.on_clock_of(zone)));
        let mut said = Said::of(&series);
        let mut moved: Option<(TimeDelta, When)> = None;
        let mut waiting = instead.iter().peekable();
        let mut told: Vec<NaiveDateTime> = Vec::new();
        for at in days {
            // What holds from a day on that the window does not reach back to.
            while let Some(event) = waiting.next_if(|event| event.onwards && begins(event, zone).is_some_and(|from| from <= at)) {
                let from = begins(event, zone).unwrap_or(at);
                said = Said::of(event);
                moved = Some((event.start.at - from, event.start.clone()));
            }
            let whole = || instead.iter().filter(|event| !event.onwards);
            let exactly = whole().find(|event| event.instead.as_ref().is_some_and(|when| when.is_at(at, zone)));
            // Where the hour of the series has changed since, what stands instead of its day still names the old one.
            let of_day = || whole().find(|event| !several && begins(event, zone).is_some_and(|meant| meant.date() == at.date()));
            let replaced = exactly.or_else(of_day);
            if let Some(event) = replaced {
                told.extend(begins(event, zone).into_iter().chain([at]));
                self.add(event.uid.clone(), (name(at), Some(at)), event.start.clone(), &Said::of(event), false);
                continue;
            }
            let start = match &moved {
                Some((by, like)) => When { at: at.checked_add_signed(*by).unwrap_or(at), ..like.clone() },
                None => When { at, ..series.start.clone() },
            };
            let excluded = series.left_out.iter().any(|when| when.is_at(at, zone));
            // A day that was added may be longer or shorter than those of the rule.
            let own = series.added.iter().find(|added| added.when.is_at(at, zone)).and_then(|added| added.length);
            let said = own.map_or(Cow::Borrowed(&said), |length| Cow::Owned(Said { length, ..said.clone() }));
            self.add(series.uid.clone(), (name(at), Some(at)), start, &said, excluded);
        }
        // What stands instead of a day that the rule does not give, or that lies outside of the window.
        for event in instead.iter().filter(|event| !event.onwards) {
            let Some(at) = begins(event, zone).filter(|at| !told.contains(at)) else { continue };
            self.add(event.uid.clone(), (name(at), Some(at)), event.start.clone(), &Said::of(event), false);
        }
    }

    /// Notes that every day of an event is told.
    fn tell_all(&mut self, event: &Event) {
        if event.says_all {
            self.calendar.told.insert(event.uid.clone(), (event.sequence, event.modified.clone()));
        }
    }

    /// The hours of a series on its own clock, a day beyond the window at both ends, since zones differ; none where there are too many.
    fn days(&self, series: &Event) -> Option<Vec<NaiveDateTime>> {
        let from = midnight(self.window.from.checked_sub_days(Days::new(1)).unwrap_or(self.window.from));
        let until = midnight(self.window.until.checked_add_days(Days::new(2)).unwrap_or(self.window.until));
        let zone = &series.start.zone;
        let mut days: Vec<NaiveDateTime> = series.rules.iter().flat_map(|rule| each(rule, series.start.at, from, until)).collect();
        let others = series.added.iter().map(|added| added.when.on_clock_of(zone)).chain([series.start.at]);
        days.extend(others.filter(|at| (from..=until).contains(at)));
        days.sort_unstable();
        days.dedup();
        (days.len() < super::rules::MOST).then_some(days)
    }

    /// Tells of one day; one of a series is told where it stands in the window, or was meant to.
    fn add(&mut self, uid: Arc<str>, of: (String, Option<NaiveDateTime>), start: When, said: &Said, excluded: bool) {
        let (recurrence, meant) = of;
        let at = match start.zone.utc(start.at) {
            Some(utc) if !start.whole => self.window.place.wall(utc),
            _ => start.at,
        };
        let is_in = |at: NaiveDateTime| (self.window.from..=self.window.until).contains(&at.date());
        if meant.is_some_and(|meant| !(is_in(at) || is_in(meant) && start.at != meant)) {
            return;
        }
        let (minutes, days) = match said.length {
            _ if start.whole => (None, if let Length::Days(days) = said.length { days } else { 1 }),
            Length::Minutes(minutes) => (Some(minutes), 0),
            Length::Days(_) | Length::Unknown => (None, 0),
        };
        self.calendar.occurrences.push(Occurrence {
            line: said.line,
            uid,
            recurrence,
            sequence: said.sequence,
            modified: said.modified.clone(),
            status: if excluded { Status::Cancelled } else { said.status },
            day: at.date(),
            time: (!start.whole).then(|| minute(at)),
            minutes,
            days,
            excluded,
            about: said.about.clone(),
        });
    }
}

/// The hour at which what an event stands for was meant to be, on the clock of its series.
fn begins(event: &Event, zone: &Zone) -> Option<NaiveDateTime> {
    event.instead.as_ref().map(|when| when.on_clock_of(zone))
}

/// What a day of a series is called: by the day alone, so that it stays the same when the hour of the whole series is another one.
fn day_name(at: NaiveDateTime, whole: bool, several: bool) -> String {
    if several && !whole { at.format("%Y%m%dT%H%M").to_string() } else { at.format("%Y%m%d").to_string() }
}

/// The hour without its seconds.
fn minute(at: NaiveDateTime) -> NaiveTime {
    use chrono::Timelike;
    NaiveTime::from_hms_opt(at.hour(), at.minute(), 0).unwrap_or(NaiveTime::MIN)
}
