//! What a line means, as data: whose it is, who took part, what follows from it, and what has to be asked before it is saved.

use super::absent::Instead;
use super::candidate::{Candidate, Resolved};
use super::closing::Perhaps;
use super::naming::Known;
use super::notes::{self, Read};
use super::resolve::{self, Screen};
use super::took_place::{Missed, On};
use super::{Parsed, Unmarked, What, addressee};
use crate::domain::entry::HELD;
use crate::domain::ethics::{self, Concern};
use crate::domain::pledge::Contrary;
use crate::domain::{Entity, Record, Value, day};
use crate::store::capture::PlannedBrief;
use crate::store::{Result, Store};
use chrono::{NaiveDate, NaiveTime};

/// Why the line is this account's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    /// The line names it, or nobody does.
    #[default]
    Named,
    /// The line has a name that resembles it: as typed.
    Alike(String),
    /// The line has the beginning of its name, which no other has: as typed.
    Begun(String),
    /// It is named in the text: as typed.
    Mentioned(String),
    /// The persons named act for no other: the name of the first.
    Person(String),
    /// It is open on the screen.
    Open,
    /// It is open on the screen, but the line begins with words that may be a name that is not known: as typed.
    Despite(String),
    /// Its row is selected.
    Selected,
    /// The user said so.
    Said,
    /// It was proposed by a guess, and the user agreed.
    Agreed,
}

/// A participant of the client (M18).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// The piece of the name.
    pub piece: usize,
    /// The name as typed.
    pub typed: String,
    /// Whom it means.
    pub who: Resolved,
    /// On whose behalf they spoke: the piece and the account (M18).
    pub behalf: Option<(usize, Resolved)>,
    /// The attitude shown, −2…+2 (M42).
    pub attitude: Option<i64>,
    /// Where they work, if that is nowhere near whose line it is.
    pub elsewhere: Vec<Candidate>,
}

/// A promise to be followed (M23).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// The piece.
    pub piece: usize,
    /// Ours, or theirs.
    pub ours: bool,
    /// What is promised.
    pub title: String,
    /// The due day.
    pub due: Option<NaiveDate>,
    /// An open promise that says nearly the same: what is promised there.
    pub near: Option<String>,
    /// The due day is no guess.
    pub sure: bool,
    /// A day is spoken of that could not be read whole.
    pub half: bool,
    /// It was typed in the other keyboard layout, and is told as it may have been meant.
    pub turned: bool,
    /// To or by whom, where its own words name somebody of the account.
    pub person: Option<Candidate>,
    /// Whom its words name instead where that is not certain: several of the account, or somebody of another company. It is
    /// then nobody's, rather than that of the first who took part.
    pub unclear: Vec<Candidate>,
    /// Its words name somebody whom the file does not know: it is nobody's either.
    pub stranger: bool,
    /// Its words name somebody who is created with the entry: the piece of their name.
    pub created: Option<usize>,
    /// The open promise that says the same already.
    pub known: Option<i64>,
    /// What its own words say against its mark.
    pub contrary: Option<Contrary>,
}

impl Promise {
    /// Whether it goes to the first who took part: nobody is named in its own words.
    pub fn names_nobody(&self) -> bool {
        self.person.is_none() && self.unclear.is_empty() && !self.stranger && self.created.is_none()
    }

    /// It as an action of the account; `first` is who took part first.
    pub(super) fn action(&self, account: i64, first: Option<i64>) -> Record {
        let due = self.due.map_or(Value::Empty, |due| Value::text(day::iso(due)));
        let (kind, owner) = if self.ours { ("our_promise", "me") } else { ("their_promise", "client") };
        let person = self.person.as_ref().map(|person| person.id).or(first.filter(|_| self.names_nobody()));
        Record::owned(Entity::Action, account)
            .with_text("state", "open")
            .with_text("title", self.title.clone())
            .with_text("kind", kind)
            .with_text("owner", owner)
            .with("due_on", due.clone())
            .with("first_due_on", due)
            .with("person_id", person.map_or(Value::Empty, Value::Int))
    }
}

/// Somebody of the client who takes part in the contact of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Party<'a> {
    /// This person, with the piece that names them; none where they were to come and nobody else is named.
    Known(Option<usize>, &'a Candidate),
    /// Somebody who is created with the entry: the piece of the name, and the name as typed.
    New(usize, &'a str),
    /// One of several.
    Open,
}

impl<'a> Party<'a> {
    /// Who it is, if the file knows them.
    pub fn known(self) -> Option<&'a Candidate> {
        match self {
            Party::Known(_, who) => Some(who),
            _ => None,
        }
    }
}

/// Value given, in money (M32).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The piece.
    pub piece: usize,
    /// Minor units.
    pub minor: i64,
    /// ISO code of the currency: the usual one of the file where the line names none.
    pub currency: String,
    /// For what; may be empty.
    pub text: String,
}

/// The next contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// The piece.
    pub piece: usize,
    /// The day.
    pub day: NaiveDate,
    /// The day is no guess.
    pub sure: bool,
    /// The time.
    pub time: Option<NaiveTime>,
    /// Code of the kind.
    pub kind: &'static str,
    /// What it is for; may be empty.
    pub purpose: String,
    /// The purpose of the planned contact that is put off to its day, where it says none of its own: kept, and told where purposes are.
    pub inherits: String,
    /// With whom, where its own words name somebody of the account: «встреча с Петровой».
    pub with: Option<Candidate>,
    /// Its words name somebody who is not plainly one of the account: it is with nobody rather than with who took part.
    pub stranger: bool,
    /// Its words name somebody who is created with the entry: the piece of their name.
    pub created: Option<usize>,
    /// One like it is planned already.
    pub stands: bool,
    /// It stands so, at the same hour and in the same way.
    pub same: bool,
}

impl Next {
    /// A contact to come of which no more is known than when it is, in which way and what for.
    pub(super) fn on(piece: usize, On { day, sure, time }: On, kind: &'static str, purpose: String) -> Next {
        Next {
            piece,
            day,
            sure,
            time,
            kind,
            purpose,
            inherits: String::new(),
            with: None,
            stranger: false,
            created: None,
            stands: false,
            same: false,
        }
    }
}

/// What a line means and what saving it would write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The line and its pieces.
    pub parsed: Parsed,
    /// The day on which it is shown and saved, which may be later than that from which the days of the line are counted.
    pub seen: NaiveDate,
    /// Day of the entry.
    pub day: NaiveDate,
    /// The day of the entry is no guess.
    pub day_sure: bool,
    /// Time of the entry.
    pub time: Option<NaiveTime>,
    /// Code of the kind (M22); a call unless said.
    pub kind: &'static str,
    /// The line says the kind.
    pub kind_said: bool,
    /// The word of the text by which the kind is guessed.
    pub kind_by: Option<String>,
    /// The entry lies ahead: it is planned, not held.
    pub planned: bool,
    /// One like it is planned already.
    pub stands: bool,
    /// What became of it instead of having been held, where the line or the user says so.
    pub missed: Option<Missed>,
    /// Whose line it is.
    pub account: Resolved,
    /// Why.
    pub whose: Whose,
    /// The piece of the account's name, if the line names one.
    pub account_piece: Option<usize>,
    /// The client's people.
    pub persons: Vec<Participant>,
    /// Promises of both sides.
    pub promises: Vec<Promise>,
    /// Open questions, each with its piece (M41).
    pub questions: Vec<(usize, String)>,
    /// The pieces of those that stand in the file already, open.
    pub asked_already: Vec<usize>,
    /// What the client would like, each with its piece (M25): kept in the notes.
    pub wishes: Vec<(usize, String)>,
    /// Complaints and signals of risk, each with its piece (M24, M34).
    pub complaints: Vec<(usize, String)>,
    /// Value given (M32).
    pub values: Vec<Given>,
    /// Next contacts.
    pub next: Vec<Next>,
    /// Mood of the conversation, −2…+2.
    pub mood: Option<i64>,
    /// What becomes the notes of the entry.
    pub notes: String,
    /// On whose behalf the participants spoke the last time, where the line does not say it (M18).
    pub remembered: Option<Candidate>,
    /// The planned contact that the line closes, if it is to.
    pub closes: Option<PlannedBrief>,
    /// Why the one that stays planned may be that of the line all the same.
    pub perhaps: Option<Perhaps>,
    /// Who was to come to the one that is closed; without a name where they are not to be told of.
    pub expected: Vec<Candidate>,
    /// Whom of the account the text of a line that closes a planned contact names, where the line says nobody who took part: it may be
    /// they rather than those who were to come. Without a name where they are not to be told of.
    pub told_of: Vec<Candidate>,
    /// Who was not there, by the words of the line: they take no part. Without a name where they are not to be told of.
    pub absent: Vec<Candidate>,
    /// Whether somebody else was spoken to in their place.
    pub(super) instead: Instead,
    /// Days and attitudes in the plain words of the line, from which nothing follows.
    pub unmarked: Vec<Unmarked>,
    /// The line in the other keyboard layout, where its words are some there and none as they stand.
    pub turned: Option<String>,
    /// The planned contact that the line says was proposed to be another day, and that stays as it is.
    pub unmoved: Option<PlannedBrief>,
    /// Who of other clients the text of an open client's line names: nothing is written down to them.
    pub others: Vec<Candidate>,
    /// The text names nobody of the client whose line it is.
    pub others_alone: bool,
    /// The planned contact that it would close, had the user not said that it stays planned.
    pub stays: Option<PlannedBrief>,
    /// A line of the inbox that this one came from: it leaves the inbox when the line is saved.
    pub inbox: Option<i64>,
    /// Names that nobody is known by, whose persons and accounts are to be created with the entry: their pieces.
    pub create: Vec<usize>,
    /// The account that is to be created with the entry, which then is its own.
    pub coined: Option<String>,
    /// The user has seen the days that were asked about and agreed.
    pub agreed: bool,
    /// The user has seen that contacts and promises like those of the line stand there already, and wants them all the same.
    pub again: bool,
    /// The user has seen what words or figures lack or say against their mark, and means them as they stand.
    pub as_marked: bool,
    pub(super) screen: Screen,
    pub(super) chosen: Vec<(usize, i64)>,
}

impl Meaning {
    /// Whether everything named is clear and there is an account: [`super::save()`] then writes an entry.
    pub fn is_clear(&self) -> bool {
        (self.account.one().is_some() || self.coined.is_some()) && self.doubt().is_none()
    }

    /// The state of the entry (M22).
    pub fn state(&self) -> &'static str {
        match self.missed {
            _ if self.planned => "planned",
            Some(missed) => missed.state,
            None => HELD.code,
        }
    }

    /// Whether the user said that there was a contact.
    pub fn is_said_to_be_held(&self) -> bool {
        self.screen.outcome == Some(HELD.code)
    }

    /// Who takes part, in the order of the line: those named, else those who were to come to the contact that is closed.
    pub fn parties(&self) -> Vec<Party<'_>> {
        let named = self.persons.iter().filter_map(|person| match &person.who {
            Resolved::One(who) | Resolved::Guess(who) => Some(Party::Known(Some(person.piece), who)),
            Resolved::Several(_) => Some(Party::Open),
            _ => self.create.contains(&person.piece).then_some(Party::New(person.piece, &person.typed)),
        });
        let named: Vec<Party> = named.collect();
        // Somebody was named, whoever it is.
        let nobody = self.persons.is_empty() && self.told_of.is_empty();
        let expected = self.expected.iter().filter(|_| nobody && self.closes.is_some());
        let expected: Vec<Party> = expected.map(|who| Party::Known(None, who)).collect();
        if named.is_empty() { expected } else { named }
    }

    /// Whose a promise is that names nobody in its own words: that of the first who takes part.
    pub fn first_party(&self) -> Option<Party<'_>> {
        self.parties().into_iter().next()
    }

    /// The time that the entry keeps: of a planned contact that is closed on its day its own, unless the line says another or it
    /// has yet to come.
    pub fn kept_time(&self) -> Option<NaiveTime> {
        let said = self.parsed.pieces.iter().any(|piece| matches!(piece.what, What::Time(_)));
        let planned = self.closes.as_ref().filter(|planned| !said && planned.day == day::iso(self.day));
        let kept = planned.and_then(|planned| planned.time.as_deref()).and_then(day::parse_time);
        kept.filter(|time| self.day != self.parsed.today || *time <= self.parsed.now).or(self.time)
    }

    /// The hour for which a day is asked about: the line says it and no day, and it has yet to come.
    pub fn hour_in_doubt(&self, on: NaiveDate) -> Option<NaiveTime> {
        let said = |wanted: fn(&What) -> bool| self.parsed.pieces.iter().any(|piece| wanted(&piece.what));
        let alone = said(|what| matches!(what, What::Time(_))) && !said(|what| matches!(what, What::Day { .. }));
        self.time.filter(|time| alone && !self.day_sure && on == self.day && on == self.parsed.today && *time > self.parsed.now)
    }

    /// Whether the line tells something of the contact, and not only what is to follow.
    pub(super) fn tells(&self) -> bool {
        let told = |what: &What| match what {
            What::Text(text) | What::Unread { text, .. } => text.chars().any(char::is_alphanumeric),
            What::Gap | What::Account(_) | What::Day { .. } | What::Time(_) | What::Part(_) => false,
            What::Promise { .. } | What::Question(_) | What::Next { .. } => false,
            What::Kind { .. } | What::Person(_) | What::Behalf(_) | What::Attitude(_) => true,
            What::Wish(_) | What::Complaint(_) | What::Value { .. } | What::Mood(_) => true,
        };
        self.kind_said || self.parsed.pieces.iter().any(|piece| told(&piece.what))
    }

    /// Whether words in small letters before a colon name nobody: they are not understood, rather than a new client's name.
    pub fn is_head_unread(&self) -> bool {
        let typed = self.account_piece.and_then(|piece| self.parsed.pieces.get(piece)).and_then(|piece| piece.what.name());
        self.account == Resolved::Unknown && self.parsed.unread && typed.is_some_and(|typed| !typed.chars().any(char::is_uppercase))
    }

    /// Whether a piece is the name of a person.
    pub fn is_of_person(&self, piece: usize) -> bool {
        self.persons.iter().any(|person| person.piece == piece)
    }

    /// The due candidates of a piece; those of the account where none names it.
    pub fn candidates(&self, piece: usize) -> &[Candidate] {
        if self.account_piece.unwrap_or(usize::MAX) == piece {
            return self.account.several();
        }
        let named = self.persons.iter().find_map(|person| match &person.behalf {
            _ if person.piece == piece => Some(person.who.several()),
            Some((at, account)) if *at == piece => Some(account.several()),
            _ => None,
        });
        named.unwrap_or_default()
    }

    /// What stands out in what would be written about people (M16): it does not keep the line from being saved, but what
    /// holds it is kept for oneself alone.
    pub fn concern(&self) -> Option<Concern> {
        let promised = self.promises.iter().map(|promise| &promise.title);
        let asked = self.questions.iter().chain(&self.complaints).map(|(_, text)| text);
        let ahead = self.next.iter().map(|next| &next.purpose);
        let names = self.names();
        let title = Entity::ValueGiven.def().field("title");
        let given = || self.values.iter().find_map(|given| ethics::check_in(Entity::ValueGiven, title?, &given.text, &names));
        [&self.notes]
            .into_iter()
            .chain(promised)
            .chain(asked)
            .chain(ahead)
            .find_map(|text| ethics::check_beside(text, &names))
            .or_else(given)
    }

    /// How those are called who take part, as typed and as they are known: that is no remark about them.
    pub(super) fn names(&self) -> Vec<String> {
        let known = self.persons.iter().filter(|person| person.who.one().is_some() || self.create.contains(&person.piece));
        known.flat_map(|person| [Some(&person.typed), person.who.one().map(|who| &who.name)].into_iter().flatten().cloned()).collect()
    }

    /// The pieces that are no form of anybody's name, each with the person who is proposed.
    pub fn guessed(&self) -> impl Iterator<Item = (usize, &Candidate)> {
        self.persons.iter().filter_map(|person| match &person.who {
            Resolved::Guess(who) => Some((person.piece, who)),
            _ => None,
        })
    }

    /// Settles that a piece names nobody of those it resembles: it stays in the text.
    pub fn leave(&mut self, piece: usize) {
        if let Some(person) = self.persons.iter_mut().find(|person| person.piece == piece) {
            (person.who, person.elsewhere) = (Resolved::Unknown, Vec::new());
        }
    }

    /// The names of persons that nobody is known by and that are not to be created.
    pub fn unknown(&self) -> impl Iterator<Item = &Participant> {
        self.persons.iter().filter(|person| person.who == Resolved::Unknown && !self.create.contains(&person.piece))
    }

    /// Settles which candidate a piece means; the account where no piece names it. What depends on it (the persons of an
    /// account) is looked up anew.
    ///
    /// # Errors
    /// Those of reading the file.
    pub fn choose(&mut self, store: &Store, piece: usize, candidate: i64) -> Result<()> {
        if piece == usize::MAX {
            self.screen.said = Some(candidate);
        }
        self.chosen.retain(|(at, _)| *at != piece);
        self.chosen.push((piece, candidate));
        let before = self.clone();
        *self = resolve::resolve_with(
            &Known::among(store, self.screen.room),
            self.parsed.clone(),
            self.screen,
            std::mem::take(&mut self.chosen),
        )?;
        (self.inbox, self.create, self.agreed, self.again) = (before.inbox, before.create, before.agreed, before.again);
        self.as_marked = before.as_marked;
        self.create.retain(|created| *created != piece);
        self.set_created_apart();
        Ok(())
    }

    /// Settles that a piece names somebody, or a company, whom the file does not know: they are created with the entry.
    pub fn create(&mut self, piece: usize) {
        self.create.retain(|created| *created != piece);
        self.create.push(piece);
        self.set_created_apart();
    }

    /// Settles that the line belongs to an account that is created with it.
    pub fn coin(&mut self, name: &str) {
        (self.account, self.whose) = (Resolved::Unknown, Whose::Said);
        (self.closes, self.stays, self.remembered) = (None, None, None);
        self.coined = Some(name.to_owned());
    }

    /// Whoever is to be created is nobody of those that their name resembles.
    pub(super) fn set_created_apart(&mut self) {
        for person in &mut self.persons {
            if self.create.contains(&person.piece) {
                (person.who, person.elsewhere) = (Resolved::Unknown, Vec::new());
            }
            if let Some((_, behalf)) = person.behalf.as_mut().filter(|(piece, _)| self.create.contains(piece)) {
                *behalf = Resolved::Unknown;
            }
        }
        addressee::to_created(self);
        self.write_notes(self.screen.begun);
    }

    /// Writes what becomes text: what is said of names that nobody is known by stays there, unless they are created. So many
    /// characters of the line were written for the user.
    pub(super) fn write_notes(&mut self, begun: usize) {
        let stays =
            |person: &&Participant| matches!(person.who, Resolved::Unknown | Resolved::Guess(_)) && !self.create.contains(&person.piece);
        let unknown: Vec<usize> = self.persons.iter().filter(stays).map(|person| person.piece).collect();
        // Words before a colon that name nobody are how the text begins.
        let head_is_text = self.parsed.unread && self.account_piece.is_none();
        self.notes = notes::of(&self.parsed, Read { head_is_text, unknown: &unknown, begun, missed: self.missed.is_some() });
    }
}
