//! Which moment an hour of a calendar is, and which hour that is on the wall clock of the KAM.
//!
//! A zone called as the IANA calls it is read by the IANA's rules, which know every change there was; any other one by the rules in the
//! file, since they are those by which its program reckoned; one without rules by what its name says.

use super::parting::Block;
use super::rules::{Rule, each};
use calcard::common::timezone::Tz as Known;
use calcard::icalendar::{ICalendarComponent, ICalendarComponentType, ICalendarProperty, ICalendarValue};
use calcard::{Entry, Parser};
use chrono::{DateTime, FixedOffset, Local, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};
use std::collections::HashMap;
use std::str::FromStr;
use std::sync::Arc;

/// Whose wall clock counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// That of this machine.
    Machine,
    /// One that is never changed.
    Fixed(FixedOffset),
    /// That of a zone.
    Zone(chrono_tz::Tz),
}

impl Place {
    /// The day and the hour on the wall clock there at a moment.
    pub(super) fn wall(self, utc: NaiveDateTime) -> NaiveDateTime {
        let at: DateTime<Utc> = utc.and_utc();
        match self {
            Place::Machine => at.with_timezone(&Local).naive_local(),
            Place::Fixed(offset) => at.with_timezone(&offset).naive_local(),
            Place::Zone(zone) => at.with_timezone(&zone).naive_local(),
        }
    }
}

/// The zone in which an hour is written.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Zone {
    /// No zone: the hour is that of the wall clock, wherever one is.
    Floating,
    /// Always so far from UTC.
    Fixed(FixedOffset),
    /// One of the IANA.
    Named(chrono_tz::Tz),
    /// One by the rules of the file.
    Ruled(Arc<Ruled>),
}

/// The changes of a clock, in their order.
#[derive(Debug, PartialEq)]
pub(super) struct Ruled(Vec<Change>);

/// A change of a clock: the hour it shows before it, and how many seconds it is ahead of UTC before and after.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Change {
    at: NaiveDateTime,
    before: i64,
    after: i64,
}

impl Ruled {
    /// How far the clock is ahead when it shows an hour: an hour that comes twice is the first one, one that is left out is reckoned as
    /// before the change.
    fn ahead_of(&self, local: NaiveDateTime) -> i64 {
        let after = self.0.partition_point(|change| change.at <= local);
        match after.checked_sub(1).and_then(|at| self.0.get(at)) {
            Some(change) if local - change.at < TimeDelta::seconds(change.after - change.before) => change.before,
            Some(change) => change.after,
            None => self.0.first().map_or(0, |change| change.before),
        }
    }

    fn ahead_at(&self, utc: NaiveDateTime) -> i64 {
        let after = self.0.partition_point(|change| change.at - TimeDelta::seconds(change.before) <= utc);
        let last = after.checked_sub(1).and_then(|at| self.0.get(at));
        last.map_or_else(|| self.0.first().map_or(0, |change| change.before), |change| change.after)
    }
}

impl Zone {
    /// The moment at which a clock there shows an hour; none where the hour is of no zone, or beyond all years.
    pub(super) fn utc(&self, local: NaiveDateTime) -> Option<NaiveDateTime> {
        let ahead = match self {
            Zone::Floating => return None,
            Zone::Fixed(offset) => i64::from(offset.local_minus_utc()),
            Zone::Ruled(ruled) => ruled.ahead_of(local),
            Zone::Named(zone) => {
                let found = zone.offset_from_local_datetime(&local);
                let offset = found.earliest().map(|offset| offset.fix()).or_else(|| {
                    // The hour is left out: it is reckoned as before the change.
                    let before = local.checked_sub_signed(TimeDelta::hours(3))?;
                    zone.offset_from_local_datetime(&before).latest().map(|offset| offset.fix())
                })?;
                i64::from(offset.local_minus_utc())
            }
        };
        local.checked_sub_signed(TimeDelta::seconds(ahead))
    }

    /// What a clock there shows at a moment.
    pub(super) fn local(&self, utc: NaiveDateTime) -> NaiveDateTime {
        let ahead = match self {
            Zone::Floating => 0,
            Zone::Fixed(offset) => i64::from(offset.local_minus_utc()),
            Zone::Named(zone) => i64::from(zone.offset_from_utc_datetime(&utc).fix().local_minus_utc()),
            Zone::Ruled(ruled) => ruled.ahead_at(utc),
        };
        utc.checked_add_signed(TimeDelta::seconds(ahead)).unwrap_or(utc)
    }

    /// UTC itself.
    pub(super) fn utc_itself() -> Zone {
        Zone::Named(chrono_tz::UTC)
    }
}

/// The zones that a calendar brings along, and that of the KAM.
pub(super) struct Zones {
    brought: HashMap<String, Zone>,
    place: Place,
}

impl Zones {
    /// Those of its components, until a day, for a KAM at a place.
    pub(super) fn of(blocks: &[Block], until: NaiveDate, place: Place) -> Zones {
        let mut brought = HashMap::new();
        for block in blocks {
            let text = format!("BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\n{}END:VTIMEZONE\r\nEND:VCALENDAR\r\n", block.text);
            let Entry::ICalendar(parsed) = Parser::new(&text).entry() else { continue };
            let Some(zone) = parsed.components.iter().find(|component| component.component_type == ICalendarComponentType::VTimezone)
            else {
                continue;
            };
            let said = |property: &ICalendarProperty| zone.property(property)?.values.first()?.as_text().map(str::to_owned);
            let Some(name) = said(&ICalendarProperty::Tzid) else { continue };
            let place = said(&ICalendarProperty::Other("X-LIC-LOCATION".to_owned())).and_then(|place| named(&place));
            let read = place.or_else(|| ruled(&parsed.components, until).map(|ruled| Zone::Ruled(Arc::new(ruled))));
            if let Some(read) = read {
                brought.insert(name, read);
            }
        }
        Zones { brought, place }
    }

    /// What the KAM's wall clock shows at an hour of a zone.
    pub(super) fn wall(&self, at: NaiveDateTime, zone: &Zone) -> NaiveDateTime {
        zone.utc(at).map_or(at, |utc| self.place.wall(utc))
    }

    /// The zone of a name.
    pub(super) fn find(&self, name: &str) -> Option<Zone> {
        // As Exchange writes it: «tzone://Microsoft/Utc».
        let name = name.strip_prefix("tzone://").and_then(|rest| rest.split_once('/')).map_or(name, |(_, name)| name);
        named(name).or_else(|| self.brought.get(name).cloned()).or_else(|| told(name)).or_else(|| short(name))
    }
}

/// Names of zones in few letters that mean one thing alone, with how many hours each is ahead of UTC.
const SHORT: [(&str, i32); 26] = [
    ("z", 0),
    ("ut", 0),
    ("utc", 0),
    ("gmt", 0),
    ("wet", 0),
    ("west", 1),
    ("cet", 1),
    ("mez", 1),
    ("cest", 2),
    ("mesz", 2),
    ("eet", 2),
    ("eest", 3),
    ("trt", 3),
    ("jst", 9),
    ("hst", -10),
    ("akst", -9),
    ("akdt", -8),
    ("est", -5),
    ("edt", -4),
    ("cst", -6),
    ("cdt", -5),
    ("mst", -7),
    ("mdt", -6),
    ("pst", -8),
    ("pdt", -7),
    ("brt", -3),
];
/// Those of Russia, of which the law changed how far they are ahead.
const RUSSIAN: [(&str, chrono_tz::Tz); 13] = [
    ("msk", chrono_tz::Europe::Moscow),
    ("msd", chrono_tz::Europe::Moscow),
    ("мск", chrono_tz::Europe::Moscow),
    ("samt", chrono_tz::Europe::Samara),
    ("yekt", chrono_tz::Asia::Yekaterinburg),
    ("omst", chrono_tz::Asia::Omsk),
    ("novt", chrono_tz::Asia::Novosibirsk),
    ("krat", chrono_tz::Asia::Krasnoyarsk),
    ("irkt", chrono_tz::Asia::Irkutsk),
    ("yakt", chrono_tz::Asia::Yakutsk),
    ("vlat", chrono_tz::Asia::Vladivostok),
    ("magt", chrono_tz::Asia::Magadan),
    ("pett", chrono_tz::Asia::Kamchatka),
];

/// By a name in few letters.
fn short(name: &str) -> Option<Zone> {
    let name = name.trim().to_lowercase();
    let fixed = SHORT.iter().find(|(known, _)| *known == name).and_then(|(_, hours)| FixedOffset::east_opt(hours * 3600));
    fixed.map(Zone::Fixed).or_else(|| RUSSIAN.iter().find(|(known, _)| *known == name).map(|(_, zone)| Zone::Named(*zone)))
}

/// Which moment an hour is in a zone that a letter names in few letters or by how far from UTC it is: «MSK», «GMT+3», «+0530».
pub(in crate::exchange) fn moment(local: NaiveDateTime, zone: &str) -> Option<NaiveDateTime> {
    let zone = short(zone).or_else(|| ahead(zone).map(Zone::Fixed))?;
    zone.utc(local)
}

/// By the name that the IANA gives it, however that is put before.
fn named(name: &str) -> Option<Zone> {
    let name = name.trim().trim_matches('"');
    // In whatever letters; in few letters their size tells one zone from another: «CET», «cet».
    let of = |name: &str| {
        let same = || chrono_tz::TZ_VARIANTS.iter().find(|zone| zone.name().eq_ignore_ascii_case(name)).copied();
        chrono_tz::Tz::from_str(name).ok().or_else(|| if name.contains('/') { same() } else { None })
    };
    let plain = of(name);
    // «/freeassociation.sourceforge.net/Europe/Moscow»: the last two or three parts are the name.
    let within = || {
        let starts = name.match_indices('/').map(|(at, _)| at + 1).filter_map(|at| name.get(at..));
        starts.filter(|rest| rest.contains('/')).find_map(of)
    };
    plain.or_else(within).map(Zone::Named)
}

/// By the names of Windows and Outlook, or by how far from UTC the name says it is.
fn told(name: &str) -> Option<Zone> {
    let name = name.trim().trim_matches('"');
    let rest = name.strip_prefix('(').and_then(|rest| rest.split_once(')')).map(|(_, rest)| rest.trim());
    let known = |name: &str| match Known::from_str(name).ok()? {
        Known::Tz(zone) => Some(Zone::Named(zone)),
        Known::Fixed(offset) => Some(Zone::Fixed(offset)),
        Known::Floating => None,
    };
    rest.map_or_else(|| known(name), known).or_else(|| ahead(name).map(Zone::Fixed))
}

/// «(UTC+03:00) Москва», «GMT+3», «+0530»: how far it is ahead.
fn ahead(name: &str) -> Option<FixedOffset> {
    let name = name.trim_start_matches('(').trim_start();
    let from = name.find(['+', '-', '−'])?;
    let (before, after) = name.split_at_checked(from)?;
    if !["", "UTC", "GMT", "UTC/GMT"].contains(&before.trim().to_ascii_uppercase().as_str()) {
        return None;
    }
    let mut letters = after.chars();
    let east = letters.next() == Some('+');
    let digits: String = letters.clone().take_while(|letter| letter.is_ascii_digit() || matches!(letter, ':' | '.')).collect();
    let (hours, minutes) = match digits.split_once([':', '.']) {
        Some((hours, minutes)) => (hours.parse::<i32>().ok()?, minutes.parse::<i32>().ok()?),
        None if digits.len() == 4 => (digits.get(..2)?.parse().ok()?, digits.get(2..)?.parse().ok()?),
        None => (digits.parse().ok()?, 0),
    };
    if hours > 14 || minutes > 59 {
        return None;
    }
    let seconds = hours * 3600 + minutes * 60;
    FixedOffset::east_opt(if east { seconds } else { -seconds })
}

/// The rules of a zone in a file, as the changes they come to.
fn ruled(components: &[ICalendarComponent], until: NaiveDate) -> Option<Ruled> {
    let is_observed = |component: &&ICalendarComponent| {
        matches!(component.component_type, ICalendarComponentType::Standard | ICalendarComponentType::Daylight)
    };
    let mut changes: Vec<Change> = Vec::new();
    for observed in components.iter().filter(is_observed) {
        let offset = |property: &ICalendarProperty| {
            let ICalendarValue::PartialDateTime(read) = observed.property(property)?.values.first()? else { return None };
            let seconds = i64::from(read.tz_hour?) * 3600 + i64::from(read.tz_minute.unwrap_or(0)) * 60;
            (seconds <= 15 * 3600).then_some(if read.tz_minus { -seconds } else { seconds })
        };
        let (before, after) = (offset(&ICalendarProperty::Tzoffsetfrom)?, offset(&ICalendarProperty::Tzoffsetto)?);
        let start = observed.property(&ICalendarProperty::Dtstart)?.values.first()?.as_partial_date_time()?.to_date_time()?.date_time;
        let mut at = vec![start];
        let entries = |property: ICalendarProperty| observed.entries.iter().filter(move |entry| entry.name == property);
        for entry in entries(ICalendarProperty::Rdate) {
            let days = entry.values.iter().filter_map(|value| Some(value.as_partial_date_time()?.to_date_time()?.date_time));
            at.extend(days);
        }
        for entry in entries(ICalendarProperty::Rrule) {
            let Some(ICalendarValue::RecurrenceRule(rule)) = entry.values.first() else { return None };
            let until = until.succ_opt()?.and_hms_opt(0, 0, 0)?;
            let zone = Zone::Fixed(FixedOffset::east_opt(i32::try_from(before).ok()?)?);
            let rule = Rule::of(rule, start, &zone, false).ok()?;
            at.extend(each(&rule, start, NaiveDate::from_ymd_opt(1970, 1, 1)?.and_hms_opt(0, 0, 0)?, until));
        }
        changes.extend(at.into_iter().map(|at| Change { at, before, after }));
    }
    changes.sort_by_key(|change| change.at);
    changes.dedup_by_key(|change| change.at);
    (!changes.is_empty()).then_some(Ruled(changes))
}
