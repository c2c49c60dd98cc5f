//! The watched files: what is new in them, in one line, and what of them cannot be read.

use super::{Asked, cause, rests};
use crate::domain::phrase::{Phrase, Value, phrase};
use crate::domain::words::{Counted, Words, counted, w};
use crate::printable::fit;
use crate::store::Result;
use crate::today::notice::{About, Figures, Kind, Mark, Notice, Opens, Settles, words};
use crate::watched::{Counts, Trouble, Why, seen, together};

/// What is new.
pub(super) static CAME: Kind = Kind { key: "watched", settle: w("посмотреть", "look at it"), mark: Mark::Due, find: came };
/// What cannot be read.
pub(super) static UNREAD: Kind = Kind { key: "watched_unread", settle: w("ясно", "understood"), mark: Mark::Waits, find: unread };

/// For how long what cannot be read rests once it was answered, in days.
const RESTS: i64 = 30;
/// How much of a name is told, in cells.
const NAME: usize = 18;

const NEW: Counted = counted(["новая встреча", "новые встречи", "новых встреч"], ["new meeting", "new meetings"]);
const MOVED: [Counted; 2] = [
    counted(["встреча перенесена", "встречи перенесены", "встреч перенесено"], ["meeting moved", "meetings moved"]),
    counted(["перенесена", "перенесены", "перенесено"], ["moved", "moved"]),
];
const CHANGED: [Counted; 2] = [
    counted(["встреча изменена", "встречи изменены", "встреч изменено"], ["meeting changed", "meetings changed"]),
    counted(["изменена", "изменены", "изменено"], ["changed", "changed"]),
];
const CANCELLED: [Counted; 2] = [
    counted(["встреча отменена", "встречи отменены", "встреч отменено"], ["meeting called off", "meetings called off"]),
    counted(["отменена", "отменены", "отменено"], ["called off", "called off"]),
];
const RETURNED: [Counted; 2] = [
    counted(
        ["встреча снова в плане", "встречи снова в плане", "встреч снова в плане"],
        ["meeting planned again", "meetings planned again"],
    ),
    counted(["снова в плане", "снова в плане", "снова в плане"], ["planned again", "planned again"]),
];
const GONE: [Counted; 2] = [
    counted(["встреча исчезла", "встречи исчезли", "встреч исчезло"], ["meeting gone there", "meetings gone there"]),
    counted(["исчезла", "исчезли", "исчезло"], ["gone", "gone"]),
];
const LETTERS: Counted = counted(["новое письмо", "новых письма", "новых писем"], ["new letter", "new letters"]);
/// «ещё 3 файла».
const FILES: Counted = counted(["файл", "файла", "файлов"], ["file", "files"]);

fn came(asked: &Asked, _: &[Notice]) -> Result<Vec<Notice>> {
    let seen = seen(asked.store)?;
    let Some((counts, print)) = together(asked.watched.unseen(&seen)) else { return Ok(Vec::new()) };
    let cause = cause(CAME.key, ("setting", 0), &print);
    let put_off = asked.store.put_off(&cause)?;
    if rests(put_off.as_ref(), asked) {
        return Ok(Vec::new());
    }
    let begins = match (counts.meetings(), counts.letters) {
        (_, 0) => w("в календаре", "calendar"),
        (0, _) => w("в почте", "mail"),
        _ => w("новое", "new"),
    };
    let whole = match (counts.meetings(), counts.letters) {
        (_, 0) => w("В календаре {}", "In the calendar {}"),
        (0, _) => w("В почте {}", "In the mail {}"),
        _ => w("В календаре и почте {}", "In the calendar and the mail {}"),
    };
    Ok(vec![Notice {
        kind: &CAME,
        cause,
        about: About::default(),
        name: String::new(),
        begins: words(begins),
        rest: phrase(w("{}", "{}"), [listed(&counts)]),
        sentence: phrase(whole, [listed(&counts)]),
        opens: Opens::Came,
        settles: Settles::Open,
        figures: Figures::default().counted(u32::try_from(counts.all()).unwrap_or(u32::MAX)),
        put_off,
    }])
}

/// «3 новые встречи, 1 перенесена, 1 отменена»: that they are meetings is said once.
fn listed(counts: &Counts) -> Value {
    let meetings = [
        (counts.new, [NEW, NEW]),
        (counts.moved, MOVED),
        (counts.cancelled, CANCELLED),
        (counts.gone, GONE),
        (counts.returned, RETURNED),
        (counts.changed, CHANGED),
    ];
    let meetings = meetings.into_iter().filter(|(count, _)| *count > 0).enumerate();
    let meetings = meetings.map(|(at, (count, [first, next]))| Value::Count(count as u64, if at == 0 { first } else { next }));
    let letters = (counts.letters > 0).then_some(Value::Count(counts.letters as u64, LETTERS));
    Value::Listed(meetings.chain(letters).collect())
}

/// What is not read, in one line however many paths that is: answered, it makes room for the next one.
fn unread(asked: &Asked, _: &[Notice]) -> Result<Vec<Notice>> {
    let mut left = Vec::new();
    for trouble in &asked.watched.troubles {
        let cause = cause(UNREAD.key, ("setting", 0), &trouble.cause());
        let put_off = asked.store.put_off(&cause)?;
        if !rests(put_off.as_ref(), asked) {
            left.push((trouble, cause, put_off));
        }
    }
    // Of a folder with too many files the newest are read: that waits.
    left.sort_by_key(|(trouble, ..)| trouble.why == Why::TooMany);
    let of_others =
        left.iter().skip(1).filter(|(trouble, ..)| trouble.why != Why::TooMany).map(|(trouble, ..)| trouble.more + 1).sum::<usize>();
    let Some((trouble, cause, put_off)) = left.into_iter().next() else { return Ok(Vec::new()) };
    let trouble = Trouble { more: trouble.more + of_others, ..trouble.clone() };
    let said = told(&trouble);
    Ok(vec![Notice {
        kind: &UNREAD,
        cause,
        about: About::default(),
        name: String::new(),
        begins: words(w("не прочитано", "not read")),
        rest: said.clone(),
        sentence: phrase(w("Из того, за чем следим: {}", "Of what is watched: {}"), [said.into()]),
        opens: Opens::Watched,
        settles: Settles::Rest(RESTS),
        figures: Figures::default().counted(u32::try_from(trouble.more + 1).unwrap_or(u32::MAX)),
        put_off,
    }])
}

/// What is not read, and why: «calendar.ics: обрывается, ждём целого · ещё 2 файла».
pub fn told(trouble: &Trouble) -> Phrase {
    let name = trouble.path.file_name().map_or_else(|| trouble.path.display().to_string(), |name| name.to_string_lossy().into_owned());
    let name = || Value::Text(fit(&name, NAME));
    let more = || Value::Count(trouble.more as u64, FILES);
    match (trouble.why, trouble.more) {
        (Why::TooMany, _) => phrase(w("{}: смотрим не все, ещё {}", "{}: not all are looked at, {} more"), [name(), more()]),
        (why, 0) => phrase(w("{}: {}", "{}: {}"), [name(), words(said(why)).into()]),
        (why, _) => phrase(w("{}: {} · ещё {}", "{}: {} · {} more"), [name(), words(said(why)).into(), more()]),
    }
}

/// Why it is not read, and what comes next.
fn said(why: Why) -> Words {
    match why {
        Why::Gone => w("нет на месте, ждём", "it is not there, waiting"),
        Why::DeadLink => w("ссылка никуда не ведёт", "the link leads nowhere"),
        Why::Denied => w("нет прав на чтение", "it may not be read"),
        Why::Locked => w("занят другой программой", "another program holds it"),
        Why::Changing => w("ещё пишется, ждём", "it is being written"),
        Why::Cut => w("обрывается, ждём целого", "cut off, waiting"),
        Why::TooLarge => w("больше 100 МБ", "larger than 100 MB"),
        Why::NotPlain => w("это не файл и не папка", "no file and no folder"),
        Why::Unknown => w("не календарь и не письма", "no calendar, no letters"),
        Why::ByHand => w("вносится клавишей I", "taken in by the key I"),
        Why::TooMany => w("слишком много файлов", "too many files"),
        Why::NotWhole => w("укажите полный путь", "give the whole path"),
        Why::Unreadable => w("не читается", "it cannot be read"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;

    /// The cells that a row has beside when it is, at 80 columns.
    const ROOM: usize = 61;

    #[test]
    fn counts_have_the_right_forms() {
        let all = |counts: Counts, lang| listed(&counts).said(lang);
        let three = Counts { new: 3, moved: 1, cancelled: 1, ..Counts::default() };
        assert_eq!(all(three, Lang::Ru), "3 новые встречи, 1 перенесена, 1 отменена");
        assert_eq!(all(three, Lang::En), "3 new meetings, 1 moved, 1 called off");
        let many = Counts { new: 21, moved: 2, changed: 5, cancelled: 12, returned: 1, gone: 3, letters: 11 };
        assert_eq!(
            all(many, Lang::Ru),
            "21 новая встреча, 2 перенесены, 12 отменено, 3 исчезли, 1 снова в плане, 5 изменено, 11 новых писем"
        );
        let four = Counts { moved: 3, cancelled: 1, ..Counts::default() };
        assert_eq!(all(four, Lang::Ru), "3 встречи перенесены, 1 отменена");
        assert_eq!(all(four, Lang::En), "3 meetings moved, 1 called off");
        assert_eq!(all(Counts { cancelled: 1, letters: 1, ..Counts::default() }, Lang::Ru), "1 встреча отменена, 1 новое письмо");
        assert_eq!(all(Counts { letters: 2, ..Counts::default() }, Lang::Ru), "2 новых письма");
        assert_eq!(all(Counts { letters: 1, ..Counts::default() }, Lang::En), "1 new letter");
    }

    #[test]
    fn what_is_not_read_fits_a_row() {
        for why in Why::ALL {
            let trouble = Trouble {
                source: "/a".into(), path: "/a/очень длинное имя календаря из программы.ics".into(), why, more: 999
            };
            for lang in [Lang::Ru, Lang::En] {
                let said = told(&trouble).said(lang);
                assert!(crate::printable::width(&said) <= ROOM, "{said}");
            }
        }
    }
}
