//! When a letter was sent: as it says, else as the first server that had it says, else as the mailbox does. An hour in a zone that nobody
//! knows is no moment: it is a guess.

use super::Hour;
use crate::exchange::calendar::moment;
use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use mail_parser::DateTime as Read;
use mail_parser::Message;

/// So many hours at most lie between the hour that a letter says and the first server that had it, whatever its zone.
const APART: i64 = 26;

/// A date has so many bytes at most.
const LONGEST: usize = 300;

/// When a letter was sent, and whether the hour is a guess.
pub(super) fn sent(message: &Message, above: &[u8]) -> Option<(DateTime<Utc>, Hour)> {
    let Some((local, zone)) = said(message) else {
        return received(message).map(|at| (at, Hour::Known)).or_else(|| of_mailbox(above));
    };
    if let Some(at) = moment(local, &zone) {
        return Some((at.and_utc(), Hour::Known));
    }
    let is_near = |at: &DateTime<Utc>| (at.naive_utc() - local).abs() <= TimeDelta::hours(APART);
    Some(match received(message).filter(is_near) {
        Some(at) => (at, Hour::Received),
        None => (local.and_utc(), Hour::Unzoned(local)),
    })
}

/// The hour of the field of the date, and its zone as it is written; an empty text where there is none.
fn said(message: &Message) -> Option<(NaiveDateTime, String)> {
    let header = message.headers().iter().rev().find(|header| header.name().eq_ignore_ascii_case("Date"))?;
    // The library takes a zone of one letter for the end of the field.
    let rest = message.raw_message.get(header.offset_start as usize..)?;
    let raw = String::from_utf8_lossy(rest.get(..LONGEST).unwrap_or(rest));
    let ends = raw.match_indices('\n').find(|(at, _)| !raw.get(at + 1..).is_some_and(|rest| rest.starts_with([' ', '\t'])));
    let text = without_comments(ends.and_then(|(at, _)| raw.get(..at)).unwrap_or(&raw));
    let words: Vec<&str> = text.split_whitespace().collect();
    let hour = words.iter().position(|word| word.contains(':') && word.starts_with(|c: char| c.is_ascii_digit()));
    let Some(hour) = hour else { return as_library(message).map(|at| (at, "+0000".to_owned())) };
    let (time, glued) = parted(words.get(hour)?);
    let day = words.get(..hour)?.join(" ");
    let zone = [glued].into_iter().chain(words.iter().skip(hour + 1).copied()).collect::<String>();
    let local = Read::parse_rfc822(&format!("{day} {time} +0000\n")).as_ref().and_then(of_our_time);
    match local {
        Some(local) => Some((local.naive_utc(), zone)),
        None => as_library(message).map(|at| (at, "+0000".to_owned())),
    }
}

/// A date that is written in a way of its own, as the library reads it.
fn as_library(message: &Message) -> Option<NaiveDateTime> {
    message.date().and_then(of_our_time).map(|at| at.naive_utc())
}

/// An hour, and the zone that stands at it without a space.
fn parted(word: &str) -> (&str, &str) {
    let end = word.find(|c: char| !(c.is_ascii_digit() || c == ':')).unwrap_or(word.len());
    word.split_at_checked(end).unwrap_or((word, ""))
}

/// A text without what stands in brackets.
fn without_comments(text: &str) -> String {
    let mut depth = 0_usize;
    let kept = |c: char| {
        let is_within = depth > 0;
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (!is_within && c != '(' && c != ')').then_some(c)
    };
    text.chars().filter_map(kept).collect()
}

fn of_our_time(date: &Read) -> Option<DateTime<Utc>> {
    // The library takes 31 February for a day of March.
    let is_day = NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day)).is_some();
    let is_told = date.is_valid() && is_day && (1980..2200).contains(&date.year);
    is_told.then(|| DateTime::from_timestamp(date.to_timestamp(), 0)).flatten()
}

/// When the first server had it.
fn received(message: &Message) -> Option<DateTime<Utc>> {
    message.header_values("Received").filter_map(|value| value.as_received()?.date.as_ref()).filter_map(of_our_time).last()
}

/// The moment that a mailbox notes above a letter: «From - Fri Nov 27 10:00:00 2026», in no zone, or with one before the year.
pub(super) fn of_mailbox(above: &[u8]) -> Option<(DateTime<Utc>, Hour)> {
    let said = String::from_utf8_lossy(above);
    let words: Vec<&str> = said.split_whitespace().skip(2).collect();
    let zoned = |words: &[&str]| DateTime::parse_from_str(&words.join(" "), "%a %b %d %H:%M:%S %z %Y").ok();
    let plain = |words: &[&str]| NaiveDateTime::parse_from_str(&words.join(" "), "%a %b %d %H:%M:%S %Y").ok();
    let known = words.windows(6).find_map(zoned).map(|at| (at.to_utc(), Hour::Known));
    known.or_else(|| words.windows(5).find_map(plain).map(|at| (at.and_utc(), Hour::Unzoned(at))))
}
