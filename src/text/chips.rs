//! The meaning of a line in words, piece by piece, for showing under it while it is typed.

mod beside;

use crate::capture::{Candidate, Meaning, Next, Participant, Party, Promise, Resolved, What, Whose, Why};
use crate::domain::affiliation::ATTITUDE;
use crate::domain::entry::{ENTRY_KINDS, ENTRY_STATES, MOOD, NOTED};
use crate::domain::field::{Grade, find_choice, find_grade};
use crate::domain::money::said::exact;
use crate::domain::surname::as_called;
use crate::domain::visibility::is_telling;
use crate::domain::{Lang, day};
use crate::printable::{fit, width};
use crate::store::capture::PlannedBrief;
use crate::text::capture as say;
use crate::text::marked;
use chrono::{NaiveDate, NaiveTime};
use std::ops::Range;

/// How sure a meaning is. Colour never stands alone: the text says it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Understood.
    Clear,
    /// Guessed, or not said: the reason stands in the text.
    Guessed,
    /// Several fit: the user has to choose.
    Ambiguous,
    /// Named, but not known.
    Unknown,
}

/// What a piece of the meaning is about, as far as it is corrected otherwise than by typing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// An account: the one the entry belongs to.
    Account,
    /// The account on whose behalf somebody spoke.
    Behalf,
    /// A person.
    Person,
    /// The kind of contact.
    Kind,
    /// What became of the contact.
    Outcome,
    /// The planned contact that is closed.
    Closing,
    /// The keyboard layout in which it was typed.
    Layout,
    /// Anything else.
    Words,
}

/// A piece of the meaning, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// What it means, with days resolved: «мы: КП до пт 27.11».
    pub text: String,
    /// How sure it is.
    pub tone: Tone,
    /// What it is about.
    pub about: About,
    /// Where the line says it, in characters; empty for what holds without being said.
    pub span: Range<usize>,
    /// The piece of the line, for [`Meaning::choose`]; none for what holds without being said.
    pub piece: Option<usize>,
    /// The words of the text that give way first where it is too long: what is promised, before to whom and by when.
    pub words: String,
}

impl Chip {
    /// It with its words shortened so that its text has so many cells at most, as far as they can give way.
    pub fn shortened(&self, cells: usize) -> Chip {
        let over = width(&self.text).saturating_sub(cells);
        let kept = width(&self.words).saturating_sub(over).max(LEAST_WORDS);
        if over == 0 || self.words.is_empty() || kept >= width(&self.words) {
            return self.clone();
        }
        Chip { text: self.text.replacen(&self.words, &fit(&self.words, kept), 1), ..self.clone() }
    }
}

/// So many cells are left of the words of a chip that is too long.
const LEAST_WORDS: usize = 12;

/// Puts the meaning of a line into words: when, how and with whom first, then what follows from it in the order of the
/// line. The texts come from the line and the file as they are: the screen makes them harmless.
pub fn describe(meaning: &Meaning, lang: Lang) -> Vec<Chip> {
    described(meaning, false, lang)
}

/// The same before a client, from whom most people are hidden: of nobody it is denied that they are known, and what is judged is
/// not spelt out.
pub fn unseen(meaning: &Meaning, lang: Lang) -> Vec<Chip> {
    let mut chips = described(meaning, true, lang);
    for chip in chips.iter_mut().filter(|chip| chip.about == About::Person && chip.tone == Tone::Unknown) {
        say::UNSEEN_PERSON.get(lang).clone_into(&mut chip.text);
    }
    chips
}

fn described(meaning: &Meaning, to_client: bool, lang: Lang) -> Vec<Chip> {
    let mut chips = Chips { meaning, lang, to_client, made: Vec::new() };
    chips.head();
    for (piece, said) in meaning.parsed.pieces.iter().enumerate() {
        match &said.what {
            What::Text(words) if piece < meaning.parsed.in_head => {
                chips.add(Some(piece), About::Words, Tone::Unknown, say::not_read(lang, words));
            }
            What::Person(_) => chips.person(piece),
            What::Promise { .. } => {
                if let Some(promise) = meaning.promises.iter().find(|promise| promise.piece == piece) {
                    chips.promise(promise);
                }
            }
            What::Question(text) if meaning.asked_already.contains(&piece) => {
                let known = format!("{text} ({})", say::KNOWN_ALREADY.get(lang));
                chips.add(Some(piece), About::Words, Tone::Guessed, say::ask(lang, &known));
            }
            What::Question(text) => chips.clear(Some(piece), say::ask(lang, text)),
            What::Wish(text) => chips.clear(Some(piece), say::wish(lang, text)),
            What::Complaint(_) | What::Mood(_) if to_client => chips.clear(Some(piece), say::UNSEEN_JUDGED.get(lang).to_owned()),
            What::Complaint(text) => chips.clear(Some(piece), say::complaint(lang, text)),
            What::Value { .. } => {
                if let Some(given) = meaning.values.iter().find(|given| given.piece == piece) {
                    let money = exact(given.minor, &given.currency, lang);
                    chips.clear(Some(piece), say::value(lang, &joined([money, given.text.clone()], ", ")));
                }
            }
            What::Unread { text, why } => {
                chips.add(Some(piece), About::Words, Tone::Guessed, say::unread(lang, text, *why));
                chips.gives_way(text);
            }
            What::Mood(mood) => chips.clear(Some(piece), say::mood(lang, &graded(MOOD, *mood, lang))),
            What::Next { .. } => {
                let next = meaning.next.iter().find(|next| next.piece == piece);
                if let Some(next) = next {
                    chips.next(Some(piece), next);
                }
            }
            What::Gap
            | What::Text(_)
            | What::Day { .. }
            | What::Time(_)
            | What::Part(_)
            | What::Kind { .. }
            | What::Account(_)
            | What::Behalf(_)
            | What::Attitude(_) => {}
        }
    }
    chips.beside();
    chips.made
}

/// What a planned contact of a line is called: «встреча пт 27.11 10:00 · Молвея».
pub fn contact(meaning: &Meaning, planned: &PlannedBrief, lang: Lang) -> String {
    let on = day::from_iso(&planned.day).filter(|on| *on != meaning.seen);
    let on = on.map(|on| day::resolved(on, meaning.seen, lang)).unwrap_or_default();
    let kind = find_choice(ENTRY_KINDS, &planned.kind).map_or(planned.kind.as_str(), |kind| kind.words.get(lang));
    let account = meaning.account.likely().map(|account| account.name.clone()).unwrap_or_default();
    let when = joined([on, planned.time.clone().unwrap_or_default()], " ");
    joined([joined([kind.to_owned(), when], " "), account], " · ")
}

/// As what a line would be saved: a contact by its way, a note where nothing says that there was one, else what became of it.
pub fn saved_as(meaning: &Meaning, lang: Lang) -> String {
    let known = |choices, code| find_choice(choices, code).map_or(code, |choice| choice.words.get(lang)).to_lowercase();
    match meaning.missed {
        Some(missed) if missed.state == NOTED.code => say::AS_A_NOTE.get(lang).to_owned(),
        Some(missed) => known(ENTRY_STATES, missed.state),
        None => known(ENTRY_KINDS, meaning.kind),
    }
}

/// The question whether the contact took place, or which planned one it is that fell through.
pub fn outcome_asked(meaning: &Meaning, state: &str, lang: Lang) -> String {
    match (&meaning.closes, meaning.missed) {
        (_, Some(missed)) if missed.why == Why::Ahead => say::AGREE_AHEAD.get(lang).to_owned(),
        (_, Some(missed)) if missed.why == Why::Remark => say::AGREE_REMARK.get(lang).to_owned(),
        (Some(planned), _) => say::agree_fell(lang, &contact(meaning, planned, lang), state),
        _ => say::agree_outcome(lang, state),
    }
}

struct Chips<'a> {
    meaning: &'a Meaning,
    lang: Lang,
    /// Whether a client reads it.
    to_client: bool,
    made: Vec<Chip>,
}

impl Chips<'_> {
    fn add(&mut self, piece: Option<usize>, about: About, tone: Tone, text: String) {
        let span = piece.and_then(|piece| self.meaning.parsed.pieces.get(piece)).map_or(0..0, |piece| piece.span.clone());
        self.made.push(Chip { text, tone, about, span, piece, words: String::new() });
    }

    fn clear(&mut self, piece: Option<usize>, text: String) {
        self.add(piece, About::Words, Tone::Clear, text);
    }

    fn near(&self, on: NaiveDate) -> String {
        day::resolved(on, self.meaning.seen, self.lang)
    }

    /// A day to come, with a word where it has passed since the line was typed.
    fn ahead(&self, on: NaiveDate) -> String {
        if self.has_passed(on) { say::passed_since(self.lang, &self.near(on)) } else { self.near(on) }
    }

    fn has_passed(&self, on: NaiveDate) -> bool {
        (self.meaning.parsed.today..self.meaning.seen).contains(&on)
    }

    /// Whether a day needs no question, or no longer.
    fn is_settled(&self, sure: bool) -> bool {
        sure || self.meaning.agreed
    }

    /// A day as it is said, with a question mark where it has to be asked about, and the time.
    fn asked(&self, said: String, sure: bool, time: Option<NaiveTime>) -> String {
        let mark = if self.is_settled(sure) { "" } else { "?" };
        let time = time.map(|time| time.format("%H:%M").to_string()).unwrap_or_default();
        joined([format!("{said}{mark}"), time], " ")
    }

    /// How sure a day to come is.
    fn tone_of(&self, on: NaiveDate, sure: bool) -> Tone {
        if self.is_settled(sure) && !self.has_passed(on) { Tone::Clear } else { Tone::Guessed }
    }

    /// What is planned, with a word on one like it that stands there already.
    fn standing(&self, what: String, stands: bool) -> String {
        if stands { format!("{what} ({})", say::KNOWN_ALREADY.get(self.lang)) } else { what }
    }

    fn promise(&mut self, promise: &Promise) {
        // Whom its own words do not name, it goes to the first who took part.
        let first = match self.meaning.first_party() {
            Some(Party::Known(_, who)) => who.name.clone(),
            Some(Party::New(_, typed)) => as_called(typed),
            Some(Party::Open) | None => String::new(),
        };
        let to = match &promise.person {
            Some(person) => format!(" → {}", person.name),
            None if promise.created.is_some() => format!(" → {}", self.created(promise.created)),
            None if promise.names_nobody() && first.is_empty() => String::new(),
            None if promise.names_nobody() => format!(" → {first}"),
            None if promise.unclear.is_empty() => format!(" → {}", say::WHOM_UNKNOWN.get(self.lang)),
            None => format!(" → {}", say::whom(self.lang, &listed(&promise.unclear))),
        };
        let (due, tone) = match promise.due {
            Some(due) => (self.asked(self.ahead(due), promise.sure, None), self.tone_of(due, promise.sure)),
            None if promise.half => (say::HALF_DAY.get(self.lang).to_owned(), Tone::Guessed),
            None => (say::UNDATED.get(self.lang).to_owned(), Tone::Guessed),
        };
        let against = promise.contrary.filter(|_| !self.meaning.as_marked);
        let plain =
            promise.unclear.is_empty() && !promise.stranger && promise.known.is_none() && promise.near.is_none() && against.is_none();
        let tone = if plain { tone } else { Tone::Guessed };
        let turned = promise.turned.then_some(marked::TURNED);
        let known = promise.known.map(|_| say::KNOWN_ALREADY).into_iter().chain(against.map(marked::against)).chain(turned);
        let known: String = known.map(|why| format!(" ({})", why.get(self.lang))).collect();
        // What stands there is not to be read by somebody who is not to see it.
        let near = promise.near.as_deref().filter(|_| !self.to_client);
        let known = near.map_or_else(|| known.clone(), |near| format!("{known} ({})", marked::nearly(self.lang, near)));
        let what = format!("{}{to} · {due}{known}", promise.title);
        let said = if promise.ours { say::ours(self.lang, &what) } else { say::theirs(self.lang, &what) };
        self.add(Some(promise.piece), About::Words, tone, said);
        self.gives_way(&promise.title);
    }

    fn next(&mut self, piece: Option<usize>, next: &Next) {
        let with = next.with.as_ref().map(|with| with.name.clone()).unwrap_or_else(|| self.created(next.created));
        let with = if with.is_empty() { with } else { format!(" → {with}") };
        let purpose = self.meaning.told_purpose(next);
        let what = [self.asked(self.ahead(next.day), next.sure, next.time), self.kind(next.kind), format!("{purpose}{with}")];
        let kept = next.is_kept_as_it_stands();
        let plain = (kept || !next.stands) && !next.stranger;
        let tone = if plain { self.tone_of(next.day, next.sure) } else { Tone::Guessed };
        let what = if kept {
            format!("{} ({})", joined(what, ", "), marked::PLANNED_ALREADY.get(self.lang))
        } else {
            self.standing(joined(what, ", "), next.stands)
        };
        self.add(piece, About::Words, tone, say::next(self.lang, &what));
        self.gives_way(purpose);
    }

    /// Says which words of the last chip give way first.
    fn gives_way(&mut self, words: &str) {
        if let Some(chip) = self.made.last_mut() {
            chip.words = words.to_owned();
        }
    }

    /// How somebody is called who is created with the entry.
    fn created(&self, piece: Option<usize>) -> String {
        piece.map(|piece| as_called(&self.typed(piece))).unwrap_or_default()
    }

    /// A name with what is thought of them, which is ours to read.
    fn attitude_of(&self, person: &Participant, name: &str) -> String {
        let attitude = person.attitude.filter(|_| !self.to_client);
        attitude.map_or_else(|| name.to_owned(), |attitude| format!("{name}: {}", graded(ATTITUDE, attitude, self.lang)))
    }

    fn kind(&self, code: &str) -> String {
        if self.to_client && is_telling(code) {
            return say::UNSEEN_KIND.get(self.lang).to_owned();
        }
        find_choice(ENTRY_KINDS, code).map_or_else(|| code.to_owned(), |kind| kind.words.get(self.lang).to_owned())
    }

    fn head(&mut self) {
        let (meaning, lang) = (self.meaning, self.lang);
        let place = |wanted: fn(&What) -> bool| meaning.parsed.pieces.iter().position(|piece| wanted(&piece.what));
        let dated = place(|what| matches!(what, What::Day { .. })).or_else(|| place(|what| matches!(what, What::Time(_) | What::Part(_))));
        let part =
            meaning.parsed.pieces.iter().find_map(|piece| if let What::Part(words) = &piece.what { Some(words.clone()) } else { None });
        let day = if meaning.planned { self.ahead(meaning.day) } else { self.near(meaning.day) };
        let when = joined([self.asked(day, meaning.day_sure, meaning.kept_time()), part.unwrap_or_default()], " ");
        let passed = meaning.planned && self.has_passed(meaning.day);
        let tone = if self.is_settled(meaning.day_sure) && !passed { Tone::Clear } else { Tone::Guessed };
        self.add(dated, About::Words, tone, when);
        let kind = place(|what| matches!(what, What::Kind { .. }));
        match &meaning.kind_by {
            Some(word) if !(self.to_client && is_telling(meaning.kind)) => self.add(
                kind,
                About::Kind,
                Tone::Guessed,
                format!("{} ({})", self.kind(meaning.kind), crate::domain::phrase::quoted(word, lang)),
            ),
            // A call, unless the line says otherwise: as long as it does not, that is a guess.
            None if !meaning.kind_said && meaning.closes.is_none() => {
                self.add(kind, About::Kind, Tone::Guessed, format!("{}?", self.kind(meaning.kind)));
            }
            _ => self.add(kind, About::Kind, Tone::Clear, self.kind(meaning.kind)),
        }
        if meaning.planned {
            let said = self.standing(say::PLANNED.get(lang).to_owned(), meaning.stands);
            self.add(dated, About::Words, if meaning.stands { Tone::Guessed } else { Tone::Clear }, said);
        }
        if let Some(missed) = meaning.missed {
            let words = find_choice(ENTRY_STATES, missed.state).map_or(missed.state, |state| state.words.get(lang));
            let (tone, mark) = if missed.sure { (Tone::Clear, "") } else { (Tone::Guessed, "?") };
            let said = match missed.why {
                Why::Ahead if !missed.sure => say::AHEAD.get(lang).to_owned(),
                Why::Remark if !missed.sure => say::REMARK.get(lang).to_owned(),
                _ => say::outcome(lang, words, mark),
            };
            self.add(None, About::Outcome, tone, said);
        }
        if meaning.is_said_to_be_held() {
            self.add(None, About::Outcome, Tone::Clear, say::WAS_HELD.get(lang).to_owned());
        }
        let typed = meaning.account_piece.map_or(String::new(), |piece| self.typed(piece));
        let (tone, text) = match &meaning.account {
            Resolved::One(account) => self.whose(account, &meaning.whose),
            Resolved::Guess(account) => (Tone::Guessed, say::proposed(lang, &self.whose(account, &meaning.whose).1)),
            Resolved::Several(found) if typed.is_empty() => (Tone::Ambiguous, say::which_of(lang, &listed(found))),
            Resolved::Several(found) => (Tone::Ambiguous, say::which(lang, &typed, &listed(found))),
            _ if let Some(name) = &meaning.coined => (Tone::Guessed, say::new_account(lang, name)),
            // A head in small letters that nobody can read is no name to make a client by.
            Resolved::Unknown if meaning.is_head_unread() => (Tone::Unknown, say::head_not_read(lang, &typed)),
            Resolved::Unknown => (Tone::Unknown, say::unknown_account(lang, &typed)),
            Resolved::Unnamed => (Tone::Unknown, say::NO_ACCOUNT.get(lang).to_owned()),
        };
        self.add(meaning.account_piece, About::Account, tone, text);
    }

    /// The name of the account, with the reason where the line does not name it.
    fn whose(&self, account: &Candidate, whose: &Whose) -> (Tone, String) {
        let why = match whose {
            Whose::Named | Whose::Open | Whose::Said | Whose::Agreed => return (Tone::Clear, account.name.clone()),
            Whose::Alike(typed) => say::alike(self.lang, typed),
            Whose::Begun(typed) => say::begun(self.lang, typed),
            Whose::Mentioned(typed) => say::mentioned(self.lang, typed),
            Whose::Person(name) => say::by_person(self.lang, name),
            Whose::Despite(typed) => say::despite(self.lang, typed),
            Whose::Selected => say::SELECTED.get(self.lang).to_owned(),
        };
        (Tone::Guessed, format!("{} ({why})", account.name))
    }

    fn typed(&self, piece: usize) -> String {
        self.meaning.parsed.pieces.get(piece).and_then(|said| said.what.name()).unwrap_or_default().to_owned()
    }

    fn person(&mut self, piece: usize) {
        let Some(person) = self.meaning.persons.iter().find(|person| person.piece == piece) else { return };
        match &person.who {
            Resolved::One(who) => {
                let (tone, name) = match &person.elsewhere[..] {
                    [] => (Tone::Clear, who.name.clone()),
                    works => (Tone::Guessed, say::works_at(self.lang, &who.name, &works_in(works))),
                };
                self.add(Some(piece), About::Person, tone, self.attitude_of(person, &name));
            }
            Resolved::Guess(who) => {
                let name = say::guessed_person(self.lang, &person.typed, &who.name);
                self.add(Some(piece), About::Person, Tone::Guessed, self.attitude_of(person, &name));
            }
            Resolved::Several(found) => {
                let which = say::which(self.lang, &person.typed, &listed(found));
                self.add(Some(piece), About::Person, Tone::Ambiguous, self.attitude_of(person, &which));
            }
            _ if self.meaning.create.contains(&piece) => {
                self.add(
                    Some(piece),
                    About::Person,
                    Tone::Guessed,
                    self.attitude_of(person, &say::new_person(self.lang, &as_called(&person.typed))),
                );
            }
            // What is thought of somebody who is not known is no judgement of anybody.
            _ => {
                let attitude = person.attitude.map(|attitude| graded(ATTITUDE, attitude, self.lang));
                let said = attitude.map_or_else(
                    || say::unknown_person(self.lang, &person.typed),
                    |attitude| say::unknown_judged(self.lang, &person.typed, &attitude),
                );
                self.add(Some(piece), About::Person, Tone::Unknown, said);
            }
        }
        if let Some((behalf, account)) = &person.behalf {
            let typed = self.typed(*behalf);
            match account {
                Resolved::One(account) => self.add(Some(*behalf), About::Behalf, Tone::Clear, say::behalf(self.lang, &account.name)),
                Resolved::Several(found) => {
                    self.add(Some(*behalf), About::Behalf, Tone::Ambiguous, say::which(self.lang, &typed, &listed(found)));
                }
                _ if self.meaning.create.contains(behalf) => {
                    let created = say::new_account(self.lang, &typed);
                    self.add(Some(*behalf), About::Behalf, Tone::Guessed, say::behalf(self.lang, &created));
                }
                _ => self.add(Some(*behalf), About::Behalf, Tone::Unknown, say::unknown_account(self.lang, &typed)),
            }
        }
    }
}

/// The names of the companies somebody works for.
pub(super) fn works_in(works: &[Candidate]) -> String {
    works.iter().map(|account| account.name.clone()).collect::<Vec<_>>().join(", ")
}

/// A grade with its number and its meaning: «−1 скорее против».
fn graded(grades: &'static [Grade], value: i64, lang: Lang) -> String {
    let number = format!("{}{}", if value > 0 { "+" } else { "" }, value).replace('-', "−");
    find_grade(grades, value).map_or_else(|| number.clone(), |grade| format!("{number} {}", grade.words.get(lang)))
}

fn listed(found: &[Candidate]) -> String {
    found.iter().map(|candidate| joined([candidate.name.clone(), candidate.detail.clone()], ", ")).collect::<Vec<_>>().join("; ")
}

fn joined<const N: usize>(parts: [String; N], by: &str) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(by)
}
