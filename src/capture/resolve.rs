//! The meaning of a line: which account, which persons, and what is to be written down.

use super::notes::{self, Read};
use super::{Amount, Parsed, What, names};
use crate::editing::behalf;
use crate::store::{Result, Store};
use chrono::{NaiveDate, NaiveTime};

/// The most candidates that are offered.
pub const OFFERED: usize = 12;

/// A record that a name may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Rowid of the account or the person.
    pub id: i64,
    /// Short name of the account, or «Иванов И. П.».
    pub name: String,
    /// What tells it from others of the same name: the city, the position, the company.
    pub detail: String,
}

/// What a name was found to mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Resolved {
    /// Nothing was named.
    #[default]
    Unnamed,
    /// Exactly this one.
    One(Candidate),
    /// Several fit; the user has to choose. Best first.
    Several(Vec<Candidate>),
    /// Nobody of that name is known.
    Unknown,
}

impl Resolved {
    /// The one that is meant, if that is clear.
    pub fn one(&self) -> Option<&Candidate> {
        match self {
            Resolved::One(candidate) => Some(candidate),
            _ => None,
        }
    }

    /// The candidates between which the user has to choose.
    pub fn several(&self) -> &[Candidate] {
        match self {
            Resolved::Several(candidates) => candidates,
            _ => &[],
        }
    }

    pub(super) fn of(mut found: Vec<Candidate>) -> Resolved {
        found.truncate(OFFERED);
        match found.len() {
            0 => Resolved::Unknown,
            1 => found.pop().map_or(Resolved::Unknown, Resolved::One),
            _ => Resolved::Several(found),
        }
    }
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
}

/// The next contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// The piece.
    pub piece: usize,
    /// The day.
    pub day: NaiveDate,
    /// The time.
    pub time: Option<NaiveTime>,
    /// Code of the kind.
    pub kind: &'static str,
    /// What it is for; may be empty.
    pub purpose: String,
}

/// What a line means and what saving it would write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The line and its pieces.
    pub parsed: Parsed,
    /// Day of the entry.
    pub day: NaiveDate,
    /// Time of the entry.
    pub time: Option<NaiveTime>,
    /// Code of the kind (M22); a call unless said.
    pub kind: &'static str,
    /// The entry lies ahead: it is planned, not held.
    pub planned: bool,
    /// The account named in the head, or the open one.
    pub account: Resolved,
    /// The piece of the account's name, if the line names one that is not simply the open one.
    pub account_piece: Option<usize>,
    /// The client's people.
    pub persons: Vec<Participant>,
    /// Promises of both sides.
    pub promises: Vec<Promise>,
    /// Open questions, each with its piece (M41).
    pub questions: Vec<(usize, String)>,
    /// Complaints and signals of risk, each with its piece (M24, M34).
    pub complaints: Vec<(usize, String)>,
    /// Value given: the piece, how much, for what (M32).
    pub values: Vec<(usize, Amount, String)>,
    /// Next contacts.
    pub next: Vec<Next>,
    /// Mood of the conversation, −2…+2.
    pub mood: Option<i64>,
    /// What becomes the notes of the entry.
    pub notes: String,
    /// On whose behalf the participants spoke the last time, where the line does not say it (M18).
    pub remembered: Option<Candidate>,
    /// A line of the inbox that this one came from: it leaves the inbox when the line is saved.
    pub inbox: Option<i64>,
    open: Option<i64>,
    chosen: Vec<(usize, i64)>,
}

impl Meaning {
    /// Whether everything named is clear and there is an account: [`super::save`] then writes an entry.
    pub fn is_clear(&self) -> bool {
        self.account.one().is_some() && self.first_doubt().is_none()
    }

    /// The first piece that may mean several, with its candidates: what a picker asks for.
    pub fn first_doubt(&self) -> Option<(usize, &[Candidate])> {
        let account = self.account_piece.map(|piece| (piece, self.account.several()));
        let persons = self.persons.iter().flat_map(|person| {
            let behalf = person.behalf.as_ref().map(|(piece, account)| (*piece, account.several()));
            [Some((person.piece, person.who.several())), behalf]
        });
        [account].into_iter().chain(persons).flatten().find(|(_, candidates)| !candidates.is_empty())
    }

    /// The due candidates of a piece.
    pub fn candidates(&self, piece: usize) -> &[Candidate] {
        if self.account_piece == Some(piece) {
            return self.account.several();
        }
        let named = self.persons.iter().find_map(|person| match &person.behalf {
            _ if person.piece == piece => Some(person.who.several()),
            Some((at, account)) if *at == piece => Some(account.several()),
            _ => None,
        });
        named.unwrap_or_default()
    }

    /// Settles which candidate a piece means. What depends on it (the persons of an account) is looked up anew.
    ///
    /// # Errors
    /// Those of reading the file.
    pub fn choose(&mut self, store: &Store, piece: usize, candidate: i64) -> Result<()> {
        self.chosen.retain(|(at, _)| *at != piece);
        self.chosen.push((piece, candidate));
        let inbox = self.inbox;
        *self = resolve_with(store, &self.parsed, self.open, std::mem::take(&mut self.chosen))?;
        self.inbox = inbox;
        Ok(())
    }
}

/// Finds out what a line means. `open` is the account that is open on the screen; it holds where the line names none.
///
/// # Errors
/// Those of reading the file. A name that is not found is no error: see [`Resolved`].
pub fn resolve(store: &Store, parsed: &Parsed, open: Option<i64>) -> Result<Meaning> {
    resolve_with(store, parsed, open, Vec::new())
}

/// The same while a line is being typed: what was chosen for a name in `before` holds as long as the name stands there.
///
/// # Errors
/// Those of reading the file.
pub fn resolve_after(store: &Store, parsed: &Parsed, open: Option<i64>, before: Option<&Meaning>) -> Result<Meaning> {
    let name = |parsed: &Parsed, piece: usize| parsed.pieces.get(piece).and_then(|piece| piece.what.name().map(str::to_owned));
    let chosen = before.map_or(&[][..], |before| &before.chosen).iter().filter_map(|(piece, id)| {
        let typed = name(&before?.parsed, *piece)?;
        let now = (0..parsed.pieces.len()).find(|now| name(parsed, *now).as_ref() == Some(&typed))?;
        Some((now, *id))
    });
    resolve_with(store, parsed, open, chosen.collect())
}

fn resolve_with(store: &Store, parsed: &Parsed, open: Option<i64>, chosen: Vec<(usize, i64)>) -> Result<Meaning> {
    let choice = |piece: usize| chosen.iter().find(|(at, _)| *at == piece).map(|(_, id)| *id);
    let named = parsed.account().map(|(at, name)| (at, name.to_owned()));
    let mut kind = parsed.pieces.iter().enumerate().find_map(|(at, piece)| match &piece.what {
        What::Kind { code, word, whole } => Some((at, *code, word.clone(), *whole)),
        _ => None,
    });
    let mut account_piece = named.as_ref().map(|(at, _)| *at);
    let mut account = match &named {
        Some((at, name)) => match choice(*at) {
            Some(id) => names::account(store, id)?,
            None => names::accounts(store, name)?,
        },
        None => Resolved::Unnamed,
    };
    // «инт: …» may be the beginning of a kind or of an account: the account wins where there is one.
    if let (None, Some((at, _, word, false))) = (&named, &kind)
        && open.is_none()
        && parsed.headed
    {
        let found = match choice(*at) {
            Some(id) => names::account(store, id)?,
            None => names::accounts_begun(store, word)?,
        };
        if !matches!(found, Resolved::Unknown) {
            (account, account_piece, kind) = (found, Some(*at), None);
        }
    }
    // With an account open, words before a colon that name nobody are simply how the text begins.
    let mut head_is_text = false;
    if let (Some(open), Resolved::Unnamed | Resolved::Unknown) = (open, &account) {
        head_is_text = matches!(account, Resolved::Unknown);
        if head_is_text && kind.as_ref().is_some_and(|(.., whole)| !whole) {
            kind = None;
        }
        (account, account_piece) = (names::account(store, open)?, None);
    }
    let day = parsed.pieces.iter().find_map(|piece| match piece.what {
        What::Day(day) => Some(day),
        _ => None,
    });
    let time = parsed.pieces.iter().find_map(|piece| match piece.what {
        What::Time(time) => Some(time),
        _ => None,
    });
    let on = day.unwrap_or(parsed.today);
    let planned = on > parsed.today || on == parsed.today && time.is_some_and(|time| time > parsed.now);
    let kind_code = kind.as_ref().map_or("call", |(_, code, ..)| *code);
    let mut meaning = Meaning {
        parsed: parsed.clone(),
        day: on,
        time: time.or_else(|| (on == parsed.today).then_some(parsed.now)),
        kind: kind_code,
        planned,
        account,
        account_piece,
        persons: Vec::new(),
        promises: Vec::new(),
        questions: Vec::new(),
        complaints: Vec::new(),
        values: Vec::new(),
        next: Vec::new(),
        mood: None,
        notes: String::new(),
        remembered: None,
        inbox: None,
        open,
        chosen: chosen.clone(),
    };
    gather(&mut meaning, parsed);
    for at in 0..meaning.persons.len() {
        find_person(store, &mut meaning, at, &choice)?;
    }
    meaning.remembered = remembered(store, &meaning)?;
    let unknown: Vec<usize> = meaning.persons.iter().filter(|person| person.who == Resolved::Unknown).map(|person| person.piece).collect();
    meaning.notes = notes::of(parsed, Read { head_is_text, kind_is_read: kind.is_some(), unknown: &unknown });
    Ok(meaning)
}

/// Takes over the pieces that need no looking up.
fn gather(meaning: &mut Meaning, parsed: &Parsed) {
    let next_kind = if meaning.kind == "complaint" { "call" } else { meaning.kind };
    for (piece, said) in parsed.pieces.iter().enumerate() {
        match &said.what {
            What::Person(typed) => {
                meaning.persons.push(Participant { piece, typed: typed.clone(), who: Resolved::Unknown, behalf: None, attitude: None });
            }
            What::Behalf(_) => {
                if let Some(person) = meaning.persons.last_mut() {
                    person.behalf = Some((piece, Resolved::Unknown));
                }
            }
            What::Attitude(attitude) => {
                if let Some(person) = meaning.persons.last_mut() {
                    person.attitude = Some(*attitude);
                }
            }
            What::Promise { ours, title, due } => {
                meaning.promises.push(Promise { piece, ours: *ours, title: title.clone(), due: *due });
            }
            What::Question(text) => meaning.questions.push((piece, text.clone())),
            What::Complaint(text) => meaning.complaints.push((piece, text.clone())),
            What::Value { amount, text } => meaning.values.push((piece, *amount, text.clone())),
            What::Next { day, time, kind, purpose } => {
                let kind = kind.unwrap_or(next_kind);
                meaning.next.push(Next { piece, day: *day, time: *time, kind, purpose: purpose.clone() });
            }
            What::Mood(mood) => meaning.mood = Some(*mood),
            _ => {}
        }
    }
}

fn find_person(store: &Store, meaning: &mut Meaning, at: usize, choice: &dyn Fn(usize) -> Option<i64>) -> Result<()> {
    let Some(person) = meaning.persons.get(at) else { return Ok(()) };
    let mut behalf = None;
    if let Some((piece, _)) = person.behalf {
        let typed = meaning.parsed.pieces.get(piece).map_or(String::new(), |said| match &said.what {
            What::Behalf(name) => name.clone(),
            _ => String::new(),
        });
        let found = match choice(piece) {
            Some(id) => names::account(store, id)?,
            None => names::accounts(store, &typed)?,
        };
        behalf = Some((piece, found));
    }
    let who = match choice(person.piece) {
        Some(id) => names::person(store, id, meaning.account.one().map(|account| account.id))?,
        None => {
            let homes: Vec<i64> = [behalf.as_ref().and_then(|(_, account)| account.one()), meaning.account.one()]
                .into_iter()
                .flatten()
                .map(|home| home.id)
                .collect();
            let follows = meaning.parsed.pieces.get(person.piece + 1..).and_then(|rest| {
                rest.iter().find_map(|piece| match &piece.what {
                    What::Gap => None,
                    What::Text(text) => Some(text.as_str()),
                    _ => Some(""),
                })
            });
            names::persons(store, &person.typed, follows.unwrap_or_default(), &homes)?
        }
    };
    if let Some(person) = meaning.persons.get_mut(at) {
        (person.who, person.behalf) = (who, behalf);
    }
    Ok(())
}

/// On whose behalf the participants spoke the last time, as the entry form proposes it too.
fn remembered(store: &Store, meaning: &Meaning) -> Result<Option<Candidate>> {
    let Some(account) = meaning.account.one().filter(|_| meaning.persons.iter().all(|person| person.behalf.is_none())) else {
        return Ok(None);
    };
    let persons: Vec<i64> = meaning.persons.iter().filter_map(|person| person.who.one()).map(|who| who.id).collect();
    let said = behalf::asked(store, &persons, Some(account.id))?.and_then(|asked| asked.said).filter(|said| *said != account.id);
    said.map_or(Ok(None), |said| Ok(names::account(store, said)?.one().cloned()))
}

/// The account a name means in this file, for what proposes names while a line is typed.
pub(super) fn home(store: &Store, parsed: &Parsed, open: Option<i64>) -> Result<Option<i64>> {
    let named = parsed.account().map(|(_, name)| names::accounts(store, name)).transpose()?;
    Ok(named.and_then(|found| found.one().map(|account| account.id)).or(open))
}

/// The title of the step that saves a line: whom it is about and how it begins.
pub(super) fn subject(meaning: &Meaning) -> String {
    let name = meaning.account.one().map_or(String::new(), |account| account.name.clone());
    let text: String = meaning.notes.chars().take(40).collect();
    [name, text].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ")
}
