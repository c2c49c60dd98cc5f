//! On which days an event comes again, as its own clock shows them: `rrule` reckons, within a window alone, since a rule may have no end.

use super::Fault;
use super::zone::Zone;
use calcard::common::CalendarScale;
use calcard::icalendar::{ICalendarFrequency, ICalendarRecurrenceRule, ICalendarSkip, ICalendarWeekday};
use chrono::{DateTime, Datelike, Days, Month, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Weekday};
use rrule::{Frequency, NWeekday, RRule, RRuleSet, Unvalidated};

/// The most days on which one event comes again within a window.
pub(super) const MOST: usize = 2_000;
/// Years of which a calendar may speak.
const YEARS: std::ops::RangeInclusive<i32> = 1600..=2400;

/// A rule that was understood.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    rule: RRule<Unvalidated>,
    filter: Filter,
    until: Option<NaiveDateTime>,
    counted: bool,
    frequency: ICalendarFrequency,
    interval: u64,
}

/// What a day needs, whatever else the rule asks for: it tells cheaply that no day of a window can be one.
#[derive(Clone, Debug, Default)]
struct Filter {
    months: Vec<u32>,
    days: Vec<i64>,
    weekdays: Vec<Weekday>,
}

impl Filter {
    fn lets(&self, day: NaiveDate) -> bool {
        let last = || i64::from(day.num_days_in_month());
        let of = |wanted: &i64| if *wanted < 0 { last() + wanted + 1 } else { *wanted };
        (self.months.is_empty() || self.months.contains(&day.month()))
            && (self.weekdays.is_empty() || self.weekdays.contains(&day.weekday()))
            && (self.days.is_empty() || self.days.iter().any(|wanted| of(wanted) == i64::from(day.day())))
    }
}

fn weekday(day: ICalendarWeekday) -> Weekday {
    match day {
        ICalendarWeekday::Monday => Weekday::Mon,
        ICalendarWeekday::Tuesday => Weekday::Tue,
        ICalendarWeekday::Wednesday => Weekday::Wed,
        ICalendarWeekday::Thursday => Weekday::Thu,
        ICalendarWeekday::Friday => Weekday::Fri,
        ICalendarWeekday::Saturday => Weekday::Sat,
        ICalendarWeekday::Sunday => Weekday::Sun,
    }
}

impl Rule {
    /// Reads the rule of an event that begins at an hour of a zone; `whole` days have none.
    pub(super) fn of(read: &ICalendarRecurrenceRule, start: NaiveDateTime, zone: &Zone, whole: bool) -> Result<Rule, Fault> {
        let frequency = match read.freq {
            ICalendarFrequency::Yearly => Frequency::Yearly,
            ICalendarFrequency::Monthly => Frequency::Monthly,
            ICalendarFrequency::Weekly => Frequency::Weekly,
            ICalendarFrequency::Daily => Frequency::Daily,
            ICalendarFrequency::Hourly | ICalendarFrequency::Minutely | ICalendarFrequency::Secondly => return Err(Fault::TooOften),
        };
        let interval = read.interval.unwrap_or(1);
        // Both may be said though they are what is usual.
        let is_other = read.rscale.as_ref().is_some_and(|scale| *scale != CalendarScale::Gregorian)
            || read.skip.as_ref().is_some_and(|skip| *skip != ICalendarSkip::Omit);
        if is_other || interval == 0 || read.count == Some(0) || !YEARS.contains(&start.year()) {
            return Err(Fault::OddRule);
        }
        if gives_no_day(read, start) {
            return Err(Fault::OddRule);
        }
        let months = read.bymonth.iter().map(|month| Month::try_from(month.month()).map_err(|_| Fault::OddRule));
        let months = months.collect::<Result<Vec<Month>, Fault>>()?;
        let weekdays = read.byday.iter().map(|day| NWeekday::new(day.ordwk, weekday(day.weekday))).collect::<Vec<_>>();
        let mut rule = RRule::new(frequency)
            .interval(interval)
            .by_set_pos(read.bysetpos.clone())
            .by_month(&months)
            .by_month_day(read.bymonthday.clone())
            .by_year_day(read.byyearday.clone())
            .by_week_no(read.byweekno.clone())
            .by_weekday(weekdays);
        if let Some(first) = read.wkst {
            rule = rule.week_start(weekday(first));
        }
        // Hours of whole days say nothing.
        if !whole {
            rule = rule.by_hour(read.byhour.clone()).by_minute(read.byminute.clone()).by_second(read.bysecond.clone());
        }
        if let Some(count) = read.count {
            rule = rule.count(count);
        }
        let until = read.until.as_ref().map(|until| last(until, zone, whole).ok_or(Fault::OddRule)).transpose()?;
        let mut filter = Filter {
            months: read.bymonth.iter().map(|month| u32::from(month.month())).collect(),
            days: read.bymonthday.iter().map(|day| i64::from(*day)).collect(),
            weekdays: read.byday.iter().map(|day| weekday(day.weekday)).collect(),
        };
        let free = filter.days.is_empty() && filter.weekdays.is_empty() && read.byyearday.is_empty() && read.byweekno.is_empty();
        match frequency {
            Frequency::Weekly if free => filter.weekdays = vec![start.weekday()],
            Frequency::Monthly if free => filter.days = vec![i64::from(start.day())],
            Frequency::Yearly if free => {
                filter.days = vec![i64::from(start.day())];
                if filter.months.is_empty() {
                    filter.months = vec![start.month()];
                }
            }
            _ => {}
        }
        let rule = Rule { rule, filter, until, counted: read.count.is_some(), frequency: read.freq, interval: u64::from(interval) };
        // A rule that cannot be reckoned is said at once, not when a window first needs it.
        rule.rule.clone().validate(floating(start)).map(|_| rule).map_err(|_| Fault::OddRule)
    }
}

/// Whether a rule asks for what no period has, such as the tenth Monday of a month: it would be looked for through thousands of years.
fn gives_no_day(read: &ICalendarRecurrenceRule, start: NaiveDateTime) -> bool {
    let each = |count: usize| count.max(1);
    let hours = each(read.byhour.len()) * each(read.byminute.len()) * each(read.bysecond.len());
    let of_weekdays = |weeks: usize| if read.byday.is_empty() { usize::MAX } else { read.byday.len() * weeks };
    let of_days = if read.bymonthday.is_empty() { usize::MAX } else { read.bymonthday.len() };
    let days = match read.freq {
        ICalendarFrequency::Daily => 1,
        ICalendarFrequency::Weekly => of_weekdays(1).min(7),
        ICalendarFrequency::Monthly => of_weekdays(5).min(of_days).min(31),
        _ => 366,
    };
    let beyond = |at: &i32| usize::try_from(at.unsigned_abs()).is_ok_and(|at| at > days * hours);
    let other_day = read.freq == ICalendarFrequency::Daily
        && read.interval.is_some_and(|interval| interval % 7 == 0)
        && !read.byday.is_empty()
        && !read.byday.iter().any(|day| weekday(day.weekday) == start.weekday());
    other_day || !read.bysetpos.is_empty() && read.bysetpos.iter().all(beyond)
}

/// The last hour that a rule allows, on the clock of its event.
fn last(until: &calcard::common::PartialDateTime, zone: &Zone, whole: bool) -> Option<NaiveDateTime> {
    let read = until.to_date_time()?;
    if until.hour.is_none() || whole {
        return read.date_time.date().and_hms_opt(23, 59, 59);
    }
    Some(match read.offset {
        Some(offset) if *zone != Zone::Floating => {
            let utc = read.date_time.checked_sub_signed(chrono::TimeDelta::seconds(i64::from(offset.local_minus_utc())))?;
            zone.local(utc)
        }
        _ => read.date_time,
    })
}

fn floating(at: NaiveDateTime) -> DateTime<rrule::Tz> {
    rrule::Tz::UTC.from_utc_datetime(&at)
}

/// The hours at which an event comes again from one to another, the first not among them unless the rule says so.
pub(super) fn each(rule: &Rule, start: NaiveDateTime, from: NaiveDateTime, until: NaiveDateTime) -> Vec<NaiveDateTime> {
    let until = rule.until.map_or(until, |last| last.min(until));
    let begins = start.max(from);
    let mut day = begins.date();
    loop {
        if day > until.date() {
            return Vec::new();
        }
        if rule.filter.lets(day) {
            break;
        }
        let Some(next) = day.succ_opt() else { return Vec::new() };
        day = next;
    }
    let start = nearer(rule, start, from);
    let bounded = rule.rule.clone().until(floating(until.max(start))).validate(floating(start));
    let Ok(checked) = bounded else { return Vec::new() };
    let set = RRuleSet::new(floating(start)).rrule(checked).limit();
    let hours = (&set).into_iter().map(|at| at.naive_utc());
    hours.take_while(|at| *at <= until).filter(|at| *at >= from).take(MOST).collect()
}

/// The last hour before a window from which the rule gives the same days: what began long ago is not counted through.
fn nearer(rule: &Rule, start: NaiveDateTime, from: NaiveDateTime) -> NaiveDateTime {
    let step = match rule.frequency {
        ICalendarFrequency::Daily => rule.interval,
        ICalendarFrequency::Weekly => rule.interval * 7,
        _ => return start,
    };
    let gone = u64::try_from((from.date() - start.date()).num_days()).unwrap_or_default();
    let skipped = (gone / step).saturating_sub(1) * step;
    if rule.counted { start } else { start.checked_add_days(Days::new(skipped)).unwrap_or(start) }
}

/// The hour at which a day begins.
pub(super) fn midnight(day: NaiveDate) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN)
}

/// Whether a calendar may speak of a day.
pub(super) fn is_of_our_time(day: NaiveDate) -> bool {
    (1970..=2400).contains(&day.year())
}
