//! Meetings and days for the calendar of a phone or an office program (iCalendar).
//!
//! The hours are those of the wall clock, in no zone: whoever goes to a client in another town meets them at ten there. What has no hour
//! takes its day. Escaping and folding are done by `calcard`.

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendar, ICalendarAction, ICalendarComponent, ICalendarComponentType, ICalendarDuration, ICalendarParameter, ICalendarProperty,
    ICalendarStatus, ICalendarTransparency, ICalendarValue, ICalendarValueType,
};
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc};

/// Who wrote it: the program knows its own calendars by that.
pub const PRODUCT: &str = "-//Kamdesk//Kamdesk//EN";

/// What a calendar is to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// What tells it from others for ever.
    pub uid: String,
    /// The day of a series that it is there: with the hour, or the whole day.
    pub recurrence: Option<(NaiveDate, Option<NaiveTime>)>,
    /// The day.
    pub day: NaiveDate,
    /// The hour; none of a whole day.
    pub time: Option<NaiveTime>,
    /// How long it is, in minutes.
    pub minutes: i64,
    /// The last day of what takes several whole ones.
    pub until: Option<NaiveDate>,
    /// The title.
    pub title: String,
    /// What is said of it, or an empty text.
    pub text: String,
    /// Where it is, or an empty text.
    pub place: String,
    /// Nobody else can have that time.
    pub busy: bool,
    /// It is called off, or gone.
    pub cancelled: bool,
    /// Greater with every change.
    pub sequence: i64,
    /// When it was changed last.
    pub changed: DateTime<Utc>,
    /// How many minutes before it an alarm sounds; none where there is no hour.
    pub alarm: Option<u32>,
}

/// Whether a text is a calendar that this program wrote.
pub fn is_ours(text: &str) -> bool {
    text.starts_with("BEGIN:VCALENDAR") && text.lines().take(8).any(|line| line.trim_end() == format!("PRODID:{PRODUCT}"))
}

/// The calendar, with lines of 75 octets at most and CRLF behind each.
pub fn write(events: &[Outgoing]) -> String {
    let mut root = ICalendarComponent::new(ICalendarComponentType::VCalendar);
    root.add_property(ICalendarProperty::Version, "2.0");
    root.add_property(ICalendarProperty::Prodid, PRODUCT);
    root.add_property(ICalendarProperty::Calscale, "GREGORIAN");
    let mut calendar = ICalendar { components: vec![root] };
    for event in events {
        let at = calendar.components.len() as u32;
        calendar.components[0].component_ids.push(at);
        calendar.components.push(component(event));
        if let (Some(minutes), Some(_), false) = (event.alarm, event.time, event.cancelled) {
            calendar.components[at as usize].component_ids.push(at + 1);
            calendar.components.push(alarm(minutes, &event.title));
        }
    }
    let mut text = String::new();
    // Writing into memory does not fail.
    let _ = calendar.write_to(&mut text);
    text
}

fn component(event: &Outgoing) -> ICalendarComponent {
    use ICalendarProperty as P;
    let mut component = ICalendarComponent::new(ICalendarComponentType::VEvent);
    component.add_uid(&event.uid);
    if let Some((day, time)) = event.recurrence {
        add_moment(&mut component, P::RecurrenceId, day, time);
    }
    // Where it says no more than what stands there, it is the moment of the last change: the same file comes of the same diary.
    component.add_property(P::Dtstamp, utc(event.changed));
    component.add_property(P::LastModified, utc(event.changed));
    component.add_sequence(event.sequence);
    add_moment(&mut component, P::Dtstart, event.day, event.time);
    let after = |day: NaiveDate| day.succ_opt().unwrap_or(day);
    match event.time {
        // How it ends on its last day is not known: that is taken as a whole.
        Some(_) if event.until.is_some() => {
            add_moment(&mut component, P::Dtend, after(event.until.unwrap_or(event.day)), Some(NaiveTime::MIN));
        }
        Some(time) => {
            let begin = NaiveDateTime::new(event.day, time);
            let end = begin.checked_add_signed(TimeDelta::minutes(event.minutes.clamp(0, 60 * 24 * 31))).unwrap_or(begin);
            add_moment(&mut component, P::Dtend, end.date(), Some(end.time()));
        }
        None => {
            add_moment(&mut component, P::Dtend, after(event.until.unwrap_or(event.day)), None);
        }
    }
    component.add_property(P::Summary, said(&event.title));
    for (name, text) in [(P::Description, &event.text), (P::Location, &event.place)] {
        if !text.is_empty() {
            component.add_property(name, said(text));
        }
    }
    let status = if event.cancelled { ICalendarStatus::Cancelled } else { ICalendarStatus::Confirmed };
    component.add_property(P::Status, status);
    let keeps_busy = event.busy && !event.cancelled;
    component.add_property(P::Transp, if keeps_busy { ICalendarTransparency::Opaque } else { ICalendarTransparency::Transparent });
    component
}

fn alarm(minutes: u32, title: &str) -> ICalendarComponent {
    let mut alarm = ICalendarComponent::new(ICalendarComponentType::VAlarm);
    alarm.add_property(ICalendarProperty::Action, ICalendarAction::Display);
    alarm.add_property(ICalendarProperty::Description, said(title));
    let before = ICalendarDuration { neg: true, minutes, ..ICalendarDuration::default() };
    alarm.add_property(ICalendarProperty::Trigger, ICalendarValue::Duration(before));
    alarm
}

/// A text without line ends that no calendar knows.
fn said(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(|c| *c == '\n' || *c == '\t' || !c.is_control()).collect()
}

fn date(day: NaiveDate) -> PartialDateTime {
    PartialDateTime {
        year: u16::try_from(day.year()).ok(),
        month: u8::try_from(day.month()).ok(),
        day: u8::try_from(day.day()).ok(),
        ..PartialDateTime::default()
    }
}

fn add_moment(component: &mut ICalendarComponent, name: ICalendarProperty, day: NaiveDate, time: Option<NaiveTime>) {
    match time {
        None => component.add_property_with_params(name, [ICalendarParameter::value(ICalendarValueType::Date)], date(day)),
        Some(time) => component.add_property(name, at(day, time)),
    }
}

fn at(day: NaiveDate, time: NaiveTime) -> PartialDateTime {
    let part = |number: u32| u8::try_from(number).ok();
    PartialDateTime { hour: part(time.hour()), minute: part(time.minute()), second: part(time.second()), ..date(day) }
}

fn utc(moment: DateTime<Utc>) -> PartialDateTime {
    let naive = moment.naive_utc();
    PartialDateTime { tz_hour: Some(0), tz_minute: Some(0), ..at(naive.date(), naive.time()) }
}
