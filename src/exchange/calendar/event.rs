//! One event as it stands in a file.

use super::off;
use super::parting::{Block, Part};
use super::rules::{Rule, is_of_our_time, midnight};
use super::zone::{Zone, Zones};
use super::{About, Attendee, Fault, Problem, Status};
use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendarClassification, ICalendarComponent, ICalendarComponentType, ICalendarDuration, ICalendarEntry, ICalendarParameterName,
    ICalendarParameterValue, ICalendarParticipationStatus, ICalendarPeriod, ICalendarProperty, ICalendarStatus, ICalendarUserTypes,
    ICalendarValue,
};
use calcard::{Entry, Parser};
use chrono::{NaiveDateTime, TimeDelta};
use std::sync::Arc;

/// When something is, as it is written.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct When {
    /// The day and the hour on the clock of the zone; midnight of a whole day.
    pub(super) at: NaiveDateTime,
    /// The zone.
    pub(super) zone: Zone,
    /// It is a day without an hour.
    pub(super) whole: bool,
}

impl When {
    /// The same moment on the clock of another zone.
    pub(super) fn on_clock_of(&self, zone: &Zone) -> NaiveDateTime {
        match self.zone.utc(self.at) {
            Some(utc) if !self.whole && self.zone != *zone && *zone != Zone::Floating => zone.local(utc),
            _ => self.at,
        }
    }

    /// Whether it is said of an hour on the clock of a zone.
    pub(super) fn is_at(&self, at: NaiveDateTime, zone: &Zone) -> bool {
        if self.whole { self.at.date() == at.date() } else { self.on_clock_of(zone) == at }
    }
}

/// How long something is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Length {
    /// Nobody says.
    Unknown,
    /// So many minutes.
    Minutes(i64),
    /// So many whole days.
    Days(i64),
}

/// A day on which an event is besides those of its rules.
#[derive(Clone, Debug)]
pub(super) struct Added {
    pub(super) when: When,
    /// How long it is there, where that is said.
    pub(super) length: Option<Length>,
}

/// An event.
#[derive(Clone, Debug)]
pub(super) struct Event {
    pub(super) line: u64,
    pub(super) uid: Arc<str>,
    /// It is said as a whole: what is not said of it is not so.
    pub(super) says_all: bool,
    pub(super) start: When,
    pub(super) length: Length,
    /// Which of a series it stands for.
    pub(super) instead: Option<When>,
    /// And for all that come after that one.
    pub(super) onwards: bool,
    pub(super) sequence: i64,
    pub(super) modified: String,
    pub(super) status: Status,
    pub(super) rules: Vec<Rule>,
    pub(super) added: Vec<Added>,
    pub(super) left_out: Vec<When>,
    pub(super) about: Arc<About>,
}

/// Reads an event; a problem says why nothing of it is taken in, and with it comes the identity of the event, as far as that is known.
pub(super) fn read(block: &Block, part: &Part, zones: &Zones) -> Result<Event, (Problem, String)> {
    let text = format!("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{}END:VEVENT\r\nEND:VCALENDAR\r\n", block.text);
    let problem = |fault: Fault, value: String| Problem { line: block.line, fault, value };
    let nothing = || (problem(Fault::Unended, String::new()), String::new());
    let Entry::ICalendar(parsed) = Parser::new(&text).entry() else { return Err(nothing()) };
    let found = parsed.components.iter().find(|component| component.component_type == ICalendarComponentType::VEvent);
    let Some(component) = found else { return Err(nothing()) };
    let mut reader = Reader { component, zones, whole: false };
    let about = reader.about(part);
    if let Some(none) = none_of_rule(&block.text) {
        return Err((problem(Fault::OddRule, none), reader.text(&ICalendarProperty::Uid)));
    }
    reader.whole = reader.is_whole();
    reader.event(block.line, part, about).map_err(|(fault, value)| {
        let value = if value.is_empty() { reader.text(&ICalendarProperty::Summary) } else { value };
        (problem(fault, value), reader.text(&ICalendarProperty::Uid))
    })
}

/// What is wrong, and with what.
type Wrong = (Fault, String);

/// How Outlook marks an event of whole days that it writes with hours.
const WHOLE: [&str; 2] = ["X-MICROSOFT-CDO-ALLDAYEVENT", "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT"];
/// How Apple's calendar server says who may see an event, where that is not everybody.
const ACCESS: &str = "X-CALENDARSERVER-ACCESS";

/// Of what a rule may not have none; `calcard` takes that for what is not said.
const SOME: [&str; 2] = ["COUNT", "INTERVAL"];

/// What a rule says there is none of, though there must be some.
fn none_of_rule(text: &str) -> Option<String> {
    let none = |part: &str| {
        let (name, count) = part.trim().split_once('=')?;
        (SOME.contains(&name) && count.trim_start_matches('0').is_empty()).then(|| format!("{name}=0"))
    };
    let mut rules = text.lines().filter(|line| line.starts_with("RRULE"));
    rules.find_map(|line| line.to_ascii_uppercase().split([':', ';']).find_map(none))
}

struct Reader<'a> {
    component: &'a ICalendarComponent,
    zones: &'a Zones,
    /// Its hours are those at which whole days begin and end.
    whole: bool,
}

impl Reader<'_> {
    fn first(&self, property: &ICalendarProperty) -> Option<&ICalendarValue> {
        self.component.property(property)?.values.first()
    }

    fn entries(&self, property: ICalendarProperty) -> impl Iterator<Item = &ICalendarEntry> {
        self.component.entries.iter().filter(move |entry| entry.name == property)
    }

    fn text(&self, property: &ICalendarProperty) -> String {
        let parts = self.component.property(property).map(|entry| entry.values.as_slice()).unwrap_or_default();
        parts.iter().filter_map(ICalendarValue::as_text).collect::<Vec<_>>().join(", ").trim().to_owned()
    }

    /// What it says by a name of a program's own, in capitals.
    fn own(&self, name: &str) -> String {
        let said = |entry: &&ICalendarEntry| matches!(&entry.name, ICalendarProperty::Other(other) if other.eq_ignore_ascii_case(name));
        let value = self.component.entries.iter().find(said).and_then(|entry| entry.values.first());
        let text = value.map(|value| match value {
            ICalendarValue::Boolean(is) => is.to_string(),
            value => value.as_text().unwrap_or_default().to_owned(),
        });
        text.unwrap_or_default().trim().to_ascii_uppercase()
    }

    /// Whether it is of whole days though it has hours: it says so, and takes as many hours as days have.
    fn is_whole(&self) -> bool {
        let lasts_days = || {
            let start = self.component.property(&ICalendarProperty::Dtstart).and_then(|entry| self.one(entry, Fault::OddStart).ok());
            match start.map(|start| self.length(&start)) {
                Some(Ok(Length::Minutes(minutes))) => minutes % 1440 == 0,
                length => matches!(length, Some(Ok(Length::Unknown))),
            }
        };
        WHOLE.iter().any(|name| self.own(name) == "TRUE") && lasts_days()
    }

    fn about(&self, part: &Part) -> About {
        let attendees = self.entries(ICalendarProperty::Attendee).filter(|entry| is_somebody(entry)).map(attendee);
        About {
            title: self.text(&ICalendarProperty::Summary),
            place: self.text(&ICalendarProperty::Location),
            text: self.text(&ICalendarProperty::Description),
            organiser: self.component.property(&ICalendarProperty::Organizer).map(attendee),
            attendees: attendees.filter(|one| !one.name.is_empty() || !one.mail.is_empty()).collect(),
            private: !matches!(self.own(ACCESS).as_str(), "" | "PUBLIC")
                || matches!(
                    self.first(&ICalendarProperty::Class),
                    Some(ICalendarValue::Classification(ICalendarClassification::Private | ICalendarClassification::Confidential))
                ),
            calendar: part.name.clone(),
            part: part.number,
        }
    }

    fn event(&self, line: u64, part: &Part, about: About) -> Result<Event, Wrong> {
        let start = self.component.property(&ICalendarProperty::Dtstart).ok_or((Fault::NoStart, String::new()))?;
        let start = self.one(start, Fault::OddStart)?;
        let length = self.length(&start)?;
        let instead = self.component.property(&ICalendarProperty::RecurrenceId);
        let onwards = instead.is_some_and(|entry| entry.parameters(&ICalendarParameterName::Range).next().is_some());
        let instead = instead.map(|entry| self.one(entry, Fault::OddDate)).transpose()?;
        let mut rules = Vec::new();
        for entry in self.entries(ICalendarProperty::Rrule) {
            let Some(ICalendarValue::RecurrenceRule(rule)) = entry.values.first() else {
                return Err((Fault::OddRule, entry.values.first().and_then(ICalendarValue::as_text).unwrap_or_default().to_owned()));
            };
            rules.push(Rule::of(rule, start.at, &start.zone, start.whole).map_err(|fault| (fault, String::new()))?);
        }
        // A rule of days to be left out is not written by any program of today, and read wrongly it would bring days that are none.
        if self.entries(ICalendarProperty::Exrule).next().is_some() {
            return Err((Fault::OddRule, "EXRULE".to_owned()));
        }
        let uid = match self.text(&ICalendarProperty::Uid) {
            uid if uid.is_empty() => format!("{} {}", start.at.format("%Y%m%dT%H%M"), about.title),
            uid => uid,
        };
        let cancelled = off::is_said(&about.title)
            || part.method == "CANCEL"
            || self.first(&ICalendarProperty::Status).is_some_and(|status| is(status, &ICalendarStatus::Cancelled));
        let tentative = self.first(&ICalendarProperty::Status).is_some_and(|status| is(status, &ICalendarStatus::Tentative));
        Ok(Event {
            line,
            uid: uid.into(),
            says_all: matches!(part.method.as_str(), "" | "PUBLISH" | "REQUEST" | "CANCEL"),
            length,
            instead,
            onwards,
            sequence: self.first(&ICalendarProperty::Sequence).and_then(ICalendarValue::as_integer).unwrap_or_default(),
            modified: self.modified(),
            status: match (cancelled, tentative) {
                (true, _) => Status::Cancelled,
                (false, true) => Status::Tentative,
                (false, false) => Status::Confirmed,
            },
            rules,
            added: self.days(ICalendarProperty::Rdate)?,
            left_out: self.days(ICalendarProperty::Exdate)?.into_iter().map(|left_out| left_out.when).collect(),
            start,
            about: Arc::new(about),
        })
    }

    fn modified(&self) -> String {
        let of = |property: &ICalendarProperty| self.first(property)?.as_partial_date_time()?.to_date_time();
        let read = of(&ICalendarProperty::LastModified).or_else(|| of(&ICalendarProperty::Dtstamp));
        read.map(|read| read.date_time.format("%Y%m%dT%H%M%SZ").to_string()).unwrap_or_default()
    }

    fn length(&self, start: &When) -> Result<Length, Wrong> {
        if let Some(entry) = self.component.property(&ICalendarProperty::Dtend) {
            let end = self.one(entry, Fault::OddEnd)?;
            // Some programs end a whole day with an hour, or the other way round: then nothing tells how long it is.
            if start.whole != end.whole {
                return Ok(if start.whole { Length::Days(1) } else { Length::Unknown });
            }
            return between(start, &end);
        }
        match self.first(&ICalendarProperty::Duration) {
            Some(ICalendarValue::Duration(duration)) => {
                let minutes = self.minutes(duration)?;
                Ok(if start.whole { Length::Days((minutes / 1440).max(1)) } else { lasting(minutes) })
            }
            Some(other) => Err((Fault::OddEnd, other.as_text().unwrap_or_default().to_owned())),
            None => Ok(if start.whole { Length::Days(1) } else { Length::Unknown }),
        }
    }

    fn minutes(&self, duration: &ICalendarDuration) -> Result<i64, Wrong> {
        let days = i64::from(duration.weeks) * 7 + i64::from(duration.days);
        let minutes = days * 1440 + i64::from(duration.hours) * 60 + i64::from(duration.minutes) + i64::from(duration.seconds) / 60;
        match duration.neg {
            true if minutes > 0 => Err((Fault::EndsBefore, String::new())),
            _ if minutes > 366 * 1440 => Err((Fault::OddEnd, String::new())),
            _ => Ok(minutes),
        }
    }

    /// The days of a property that may have several of them.
    fn days(&self, property: ICalendarProperty) -> Result<Vec<Added>, Wrong> {
        let mut found = Vec::new();
        for entry in self.entries(property) {
            let when =
                |written: &PartialDateTime| self.when(entry, written).map_err(|fault| (fault.unwrap_or(Fault::OddDate), zone_of(entry)));
            for value in &entry.values {
                found.push(match value {
                    ICalendarValue::PartialDateTime(read) => Added { when: when(read)?, length: None },
                    ICalendarValue::Period(ICalendarPeriod::Range { start, end }) => {
                        let (from, until) = (when(start)?, when(end)?);
                        Added { length: Some(between(&from, &until)?), when: from }
                    }
                    ICalendarValue::Period(ICalendarPeriod::Duration { start, duration }) => {
                        Added { when: when(start)?, length: Some(lasting(self.minutes(duration)?)) }
                    }
                    // «EXDATE:» with nothing after it.
                    ICalendarValue::Text(text) if text.trim().is_empty() => continue,
                    other => return Err((Fault::OddDate, other.as_text().unwrap_or_default().to_owned())),
                });
            }
        }
        Ok(found)
    }

    fn one(&self, entry: &ICalendarEntry, odd: Fault) -> Result<When, Wrong> {
        match entry.values.first() {
            Some(ICalendarValue::PartialDateTime(read)) => {
                self.when(entry, read).map_err(|fault| (fault.unwrap_or(odd), if fault.is_some() { zone_of(entry) } else { String::new() }))
            }
            other => Err((odd, other.and_then(ICalendarValue::as_text).unwrap_or_default().to_owned())),
        }
    }

    /// When a value is; nothing says more of what is wrong than that it is none.
    fn when(&self, entry: &ICalendarEntry, written: &PartialDateTime) -> Result<When, Option<Fault>> {
        let read = written.to_date_time().filter(|read| is_of_our_time(read.date_time.date())).ok_or(None)?;
        if written.hour.is_none() {
            return Ok(When { at: midnight(read.date_time.date()), zone: Zone::Floating, whole: true });
        }
        let zone = match (read.offset, entry.tz_id()) {
            (Some(offset), _) if offset.local_minus_utc() == 0 => Zone::utc_itself(),
            (Some(offset), _) => Zone::Fixed(offset),
            (None, Some(name)) => self.zones.find(name).ok_or(Some(Fault::UnknownZone))?,
            (None, None) => Zone::Floating,
        };
        if self.whole {
            // The midnight that is nearest: that of whoever wrote it may be another hour on the KAM's clock.
            let nearest = self.zones.wall(read.date_time, &zone).checked_add_signed(TimeDelta::hours(12)).ok_or(None)?;
            return Ok(When { at: midnight(nearest.date()), zone: Zone::Floating, whole: true });
        }
        Ok(When { at: read.date_time, zone, whole: false })
    }
}

/// How long it is from one hour to another, or from one day to the one after the last.
fn between(start: &When, end: &When) -> Result<Length, Wrong> {
    let before = || Err((Fault::EndsBefore, String::new()));
    if start.whole {
        let days = (end.at - start.at).num_days();
        // The last day is not counted in; one that ends on the day it begins is of that day.
        return if days < 0 { before() } else { Ok(Length::Days(days.max(1))) };
    }
    let [from, until] = [start, end].map(|when| when.zone.utc(when.at).unwrap_or(when.at));
    let minutes = (until - from).num_minutes();
    if minutes < 0 { before() } else { Ok(lasting(minutes)) }
}

fn lasting(minutes: i64) -> Length {
    if minutes == 0 { Length::Unknown } else { Length::Minutes(minutes) }
}

fn zone_of(entry: &ICalendarEntry) -> String {
    entry.tz_id().unwrap_or_default().to_owned()
}

fn is(status: &ICalendarValue, wanted: &ICalendarStatus) -> bool {
    matches!(status, ICalendarValue::Status(status) if status == wanted)
}

/// Whether an attendee is somebody, and no room or projector.
fn is_somebody(entry: &ICalendarEntry) -> bool {
    !entry
        .parameters(&ICalendarParameterName::Cutype)
        .any(|kind| matches!(kind, ICalendarParameterValue::Cutype(ICalendarUserTypes::Resource | ICalendarUserTypes::Room)))
}

fn attendee(entry: &ICalendarEntry) -> Attendee {
    let said =
        |name: &ICalendarParameterName| entry.parameters(name).find_map(|value| value.as_text()).unwrap_or_default().trim().to_owned();
    let address = entry.values.first().and_then(ICalendarValue::as_text).unwrap_or_default();
    let mail = match calcard::icalendar::utils::strip_mailto_scheme(address).trim().to_lowercase() {
        mail if mail.contains('@') => mail,
        _ => said(&ICalendarParameterName::Email).to_lowercase(),
    };
    // What some programs put there where they know no name.
    let name = said(&ICalendarParameterName::Cn).trim_matches(['"', '\'']).trim().to_owned();
    let name = if name.contains('@') { String::new() } else { name };
    let declined = entry
        .parameters(&ICalendarParameterName::Partstat)
        .any(|status| matches!(status, ICalendarParameterValue::Partstat(ICalendarParticipationStatus::Declined)));
    Attendee { name, mail, declined }
}
