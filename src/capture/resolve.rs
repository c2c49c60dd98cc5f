//! The meaning of a line: whose it is, which persons, and what is to be written down.

mod persons;

use super::absent::Instead;
use super::account::{bear_out, name_account};
use super::candidate::{Candidate, Resolved};
use super::dating::{self, is_bare_weekday, says_the_year, told_day};
use super::either::{called_by_a_word, either, without_namesakes};
use super::gathered::{gather, guess_kind, reckon};
use super::kinds::{is_verb, ordered};
use super::meaning::{Meaning, Whose};
use super::mentioned::{borne_out, mentioned};
use super::naming::{Known, Room};
use super::parser::parse_among;
use super::{Parsed, What, absent, addressee, closing, names, others, teller, telling, took_place, turned, unmarked, unread};
use crate::domain::dates::{names_a_day, period};
use crate::domain::name::fold;
use crate::domain::{day, phone};
use crate::editing::behalf;
use crate::store::{Result, Store};
use chrono::Days;
use persons::{find_person, work_elsewhere};

/// So many days on stands the same day of the week.
const WEEK: u64 = 7;

/// What is on the screen while a line is typed, and what was said beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Screen {
    /// The account that is open: it holds where the line names none.
    pub open: Option<i64>,
    /// The account of the row that happens to be selected: it is only proposed.
    pub selected: Option<i64>,
    /// The account that the user said in a picker, or agreed to.
    pub said: Option<i64>,
    /// The planned contact that the line was opened for.
    pub planned: Option<i64>,
    /// The line closes nothing that was planned: the user said so.
    pub apart: bool,
    /// How many characters at its beginning were written for the user, and still stand.
    pub begun: usize,
    /// What became of the contact, by its code: the user said so.
    pub outcome: Option<&'static str>,
    /// The planned contact that it closes although its account is told by a guess: the user said so.
    pub closes: Option<i64>,
    /// Whose names the line is understood by.
    pub room: Room,
}

impl Screen {
    /// The screen with an account open on it, or none.
    pub fn at(open: Option<i64>) -> Screen {
        Screen { open, ..Screen::default() }
    }
}

/// Finds out what a line means. `open` is the account that is open on the screen; it holds where the line names none.
///
/// # Errors
/// Those of reading the file. A name that is not found is no error: see [`Resolved`].
pub fn resolve(store: &Store, parsed: &Parsed, screen: Screen) -> Result<Meaning> {
    let known = Known::among(store, screen.room);
    store.reading(|| resolve_with(&known, among(&known, parsed), screen, Vec::new()))
}

/// The same while a line is being typed: what was chosen for a name in `before` holds as long as the name stands there.
///
/// # Errors
/// Those of reading the file.
pub fn resolve_after(store: &Store, parsed: &Parsed, screen: Screen, before: Option<&Meaning>) -> Result<Meaning> {
    store.reading(|| resolve_since(store, parsed, screen, before))
}

fn resolve_since(store: &Store, parsed: &Parsed, screen: Screen, before: Option<&Meaning>) -> Result<Meaning> {
    let known = Known::among(store, screen.room);
    let parsed = among(&known, parsed);
    let name = |parsed: &Parsed, piece: usize| parsed.pieces.get(piece).and_then(|piece| piece.what.name().map(str::to_owned));
    // Who was meant was said of one account: of another it says nothing.
    let headed = |parsed: &Parsed| parsed.account().map(|(_, name)| name.to_owned());
    let same = before.is_some_and(|before| headed(&before.parsed) == headed(&parsed));
    let is_person = |piece: usize| before.is_some_and(|before| before.is_of_person(piece));
    let moved = |piece: usize| {
        if !same && is_person(piece) {
            return None;
        }
        let typed = name(&before?.parsed, piece)?;
        (0..parsed.pieces.len()).find(|now| name(&parsed, *now).as_ref() == Some(&typed))
    };
    let chosen = before.map_or(&[][..], |before| &before.chosen).iter().filter_map(|(piece, id)| Some((moved(*piece)?, *id)));
    let mut meaning = resolve_with(&known, parsed.clone(), screen, chosen.collect())?;
    meaning.create = before.map_or(&[][..], |before| &before.create).iter().filter_map(|piece| moved(*piece)).collect();
    meaning.set_created_apart();
    Ok(meaning)
}

/// The line read again with the names of the file at hand.
fn among(known: &Known, parsed: &Parsed) -> Parsed {
    parse_among(&parsed.line, parsed.today, parsed.now, known)
}

/// The meaning of a line that was read with the names of the file at hand.
pub(super) fn resolve_with(known: &Known, parsed: Parsed, mut screen: Screen, chosen: Vec<(usize, i64)>) -> Result<Meaning> {
    let store = known.store;
    for account in [&mut screen.open, &mut screen.selected, &mut screen.said] {
        account.take_if(|account| !known.has(*account));
    }
    let is_seen = |(piece, id): &(usize, i64)| match parsed.pieces.get(*piece).map(|said| &said.what) {
        Some(What::Person(_)) => known.has_person(*id),
        _ => Ok(known.has(*id)),
    };
    let seen = chosen.iter().map(is_seen).collect::<Result<Vec<_>>>()?;
    let chosen: Vec<(usize, i64)> = chosen.into_iter().zip(seen).filter_map(|(chosen, seen)| seen.then_some(chosen)).collect();
    let choice = |piece: usize| chosen.iter().find(|(at, _)| *at == piece).map(|(_, id)| *id);
    let kind = parsed.pieces.iter().find_map(|piece| match &piece.what {
        What::Kind { code, .. } => Some(*code),
        _ => None,
    });
    let (day, day_sure) = parsed
        .pieces
        .iter()
        .find_map(|piece| if let What::Day { day, sure } = piece.what { Some((day, sure)) } else { None })
        .unwrap_or((parsed.today, true));
    let time = parsed.pieces.iter().find_map(|piece| if let What::Time(time) = piece.what { Some(time) } else { None });
    let in_words = parsed.pieces.iter().any(|piece| matches!(piece.what, What::Part(_)));
    let planned = day > parsed.today || day == parsed.today && time.is_some_and(|time| time > parsed.now);
    // A sentence that goes on after a day or an hour to come may tell of it.
    let exact = parsed.pieces.iter().any(|piece| matches!(piece.what, What::Day { .. }) && says_the_year(&[parsed.typed(piece)]));
    // «в пт 10:00 встреча ёлка» with nothing told of it may as well be meant to come.
    let weekday = parsed.pieces.iter().any(|piece| matches!(piece.what, What::Day { .. }) && is_bare_weekday(&parsed.typed(piece)));
    let is_told =
        parsed.pieces.iter().skip(parsed.in_head).any(|piece| !matches!(piece.what, What::Gap | What::Person(_) | What::Behalf(_)));
    let was = parsed.pieces.iter().any(|piece| matches!(&piece.what, What::Kind { word, .. } if is_verb(word) || word.starts_with("бы")));
    let was = was || dating::says_that_it_was(&parsed);
    let text = parsed.pieces.iter().skip(parsed.in_head).find_map(|piece| piece.what.text());
    let to_come = !is_told || text.is_some_and(telling::is_ahead) || dating::tells_of_no_past(&parsed);
    // `friday 10am call with Weber to discuss prices` says what is to be done.
    let coming = weekday && day < parsed.today && !was && text.is_some_and(telling::is_to_come);
    let either = weekday && day <= parsed.today && !planned && !coming && to_come && !was;
    // «в пятницу встреча с Костиной»: where one meets and nothing is told of it, the coming day is asked about. A call is noted behind it as a rule.
    let meets = kind.is_some_and(|kind| kind != "call");
    let coming = coming || either && meets && day < parsed.today;
    let day = if coming { day.checked_add_days(Days::new(WEEK)).unwrap_or(day) } else { day };
    let planned = planned || coming;
    // «в 3 часа звонил» at ten in the morning was not at three in the afternoon.
    let slip = planned && was;
    let planned = planned && !was;
    // «аврора: встреча вчера прошла хорошо» says its day in the text.
    let undated = !parsed.pieces.iter().any(|piece| matches!(piece.what, What::Day { .. }));
    let elsewhere = undated.then(|| told_day(&parsed)).flatten();
    let day = elsewhere.unwrap_or(day);
    let unread_ago = is_ago_unread(&parsed);
    let vague = parsed.pieces.iter().any(|piece| matches!(piece.what, What::Day { .. }) && is_some_day_of(&parsed.typed(piece)));
    let doubtful = vague || either || slip || elsewhere.is_some() || unread_ago;
    // «позвонить Лебедянской завтра про оплату»
    let set = parsed.pieces.iter().any(|piece| matches!(&piece.what, What::Kind { word, .. } if ordered(word).is_some()));
    let day_sure = day_sure && !doubtful && (exact || set || coming || is_dated_in_head(&parsed) || !(planned && parsed.goes_on()));
    let mut meaning = Meaning {
        seen: store.clock().today(),
        day,
        day_sure,
        time: time.or_else(|| (day == parsed.today && !in_words).then_some(parsed.now)),
        kind: kind.unwrap_or("call"),
        kind_said: kind.is_some(),
        kind_by: None,
        planned,
        stands: false,
        missed: None,
        account: Resolved::Unnamed,
        whose: Whose::Named,
        account_piece: None,
        persons: Vec::new(),
        promises: Vec::new(),
        questions: Vec::new(),
        asked_already: Vec::new(),
        wishes: Vec::new(),
        complaints: Vec::new(),
        values: Vec::new(),
        next: Vec::new(),
        mood: None,
        notes: String::new(),
        remembered: None,
        closes: None,
        perhaps: None,
        expected: Vec::new(),
        told_of: Vec::new(),
        absent: Vec::new(),
        instead: Instead::Nobody,
        unmarked: Vec::new(),
        unmoved: None,
        turned: None,
        others: Vec::new(),
        others_alone: false,
        stays: None,
        inbox: None,
        create: Vec::new(),
        coined: None,
        agreed: false,
        again: false,
        as_marked: false,
        screen,
        parsed,
        chosen: chosen.clone(),
    };
    name_account(known, &mut meaning, &choice)?;
    gather(&mut meaning);
    guess_kind(&mut meaning);
    reckon(store, &mut meaning)?;
    for at in 0..meaning.persons.len() {
        find_person(known, &mut meaning, at, &choice)?;
    }
    bear_out(known, &mut meaning)?;
    whose(known, &mut meaning, &choice)?;
    without_namesakes(known, &mut meaning)?;
    work_elsewhere(known, &mut meaning)?;
    if let Some(again) = teller::told_by_another(known, &meaning)? {
        return resolve_with(known, again, screen, chosen.into_iter().filter(|(at, _)| *at == usize::MAX).collect());
    }
    if let Some((again, split, more)) = absent::set_apart(known, &mut meaning)? {
        let chosen = chosen.into_iter().map(|(at, id)| (if at > split && at != usize::MAX { at + more } else { at }, id));
        return resolve_with(known, again, screen, chosen.collect());
    }
    addressee::address(known, &mut meaning)?;
    addressee::meet(known, &mut meaning)?;
    took_place::take_place(store, &mut meaning)?;
    closing::close(known, &mut meaning)?;
    closing::planned_already(store, &mut meaning)?;
    meaning.remembered = remembered(known, &meaning)?;
    addressee::known_already(store, &mut meaning)?;
    others::tell(known, &mut meaning)?;
    meaning.unmarked = unmarked::unmarked(known, &meaning)?;
    meaning.turned = turned::meant(&meaning);
    meaning.unmoved = closing::unmoved(store, &meaning)?;
    // «вт 15:00 вместо пн» is no day of this contact.
    let proposed = meaning.unmoved.is_some();
    meaning.unmarked.retain(|said| !(proposed && said.of == unmarked::Of::Past));
    meaning.write_notes(screen.begun);
    Ok(meaning)
}

/// «визит 30.11 в 10 верста показать образцы», «завтра встреча с Костиной обсудить цены»: a day beside the way of the contact and before whose
/// it is belongs to the contact, where its hour is said or the text says what is to be done in it.
fn is_dated_in_head(parsed: &Parsed) -> bool {
    let (head, rest) = parsed.pieces.split_at_checked(parsed.in_head).unwrap_or_default();
    let hour = head.iter().any(|piece| matches!(piece.what, What::Time(_)));
    let dated = head.iter().any(|piece| matches!(piece.what, What::Day { .. }));
    let text = rest.iter().find_map(|piece| piece.what.text()).unwrap_or_default();
    let ahead = telling::is_ahead(text);
    // «завтра встреча с Костиной по аудиту»
    let topic = text.split_whitespace().next().is_some_and(dating::is_about);
    if !hour && !ahead && !topic {
        return false;
    }
    let first = |wanted: fn(&What) -> bool| head.iter().position(|piece| wanted(&piece.what));
    let last = |wanted: fn(&What) -> bool| head.iter().rposition(|piece| wanted(&piece.what));
    let kind = first(|what| matches!(what, What::Kind { word, .. } if !is_verb(word)));
    let when = last(|what| matches!(what, What::Day { .. } | What::Time(_) | What::Part(_)));
    let whose = last(|what| matches!(what, What::Account(_) | What::Person(_)));
    kind.zip(when).zip(whose).is_some_and(|((kind, when), whose)| kind.max(when) < whose || hour && dated && ahead && kind < when)
}

pub(super) fn briefs(store: &Store, ids: &[i64]) -> Result<Vec<Candidate>> {
    let mut found = Vec::new();
    for id in ids {
        found.extend(names::account(store, *id)?.one().cloned());
    }
    Ok(found)
}

/// Of the accounts that persons share, with how many act for each, those for which all of them do.
fn of_all(shared: Vec<(i64, usize)>, persons: &[i64]) -> Vec<i64> {
    shared.into_iter().filter(|(_, count)| *count == persons.len()).map(|(account, _)| account).collect()
}

/// «на прошлой неделе», `last week`: whether words say no day of a time that has passed.
fn is_some_day_of(words: &str) -> bool {
    let words: Vec<String> = words.split_whitespace().map(|word| fold(word.trim_end_matches([',', '.', ':']))).collect();
    let passed = words.iter().any(|word| word.starts_with("прошл") || word == "last");
    passed && words.iter().any(|word| period(word).is_some()) && !words.iter().any(|word| names_a_day(word))
}

/// Among how many words at the beginning of a text it is said how long ago a contact was.
const AGO: usize = 5;

/// «зв костина пару дней назад»: whether a line says how long ago the contact was, in words that are no day.
fn is_ago_unread(parsed: &Parsed) -> bool {
    let dated = parsed.pieces.iter().any(|piece| matches!(piece.what, What::Day { .. }));
    let (head, rest) = parsed.pieces.split_at_checked(parsed.in_head).unwrap_or_default();
    let said = if parsed.headed { head } else { rest };
    let text = said.iter().find_map(|piece| piece.what.text()).unwrap_or_default();
    let words: Vec<String> = text.split_whitespace().map(|word| fold(word.trim_matches(|c: char| !c.is_alphanumeric()))).collect();
    // «на той неделе катался к Костиной»
    let week = |pair: &[String]| (pair[0] == "той" || pair[0] == "last" || pair[0].starts_with("прошл")) && period(&pair[1]).is_some();
    if !dated && words.windows(2).any(week) && words.iter().any(|word| dating::says_what_was(word)) {
        return true;
    }
    let ago = |word: &str| ["назад", "ago"].contains(&fold(word).trim_end_matches([',', '.', ':']));
    !dated && text.split_whitespace().take(AGO).any(ago)
}

/// Whose the line is where it does not name an account: of the one that its persons act for; else of the one that is open.
/// One whose row is merely selected is proposed, and so is what is open where the line begins with words that may be no name.
fn whose(known: &Known, meaning: &mut Meaning, choice: &dyn Fn(usize) -> Option<i64>) -> Result<()> {
    let store = known.store;
    if let Some(said) = choice(usize::MAX).or(meaning.screen.said)
        && !matches!(meaning.account, Resolved::One(_) | Resolved::Several(_))
    {
        // «ромашкп: ок»: agreed to, it is still told by a slip.
        let alike = matches!(meaning.whose, Whose::Alike(_)) && meaning.account.likely().is_some_and(|account| account.id == said);
        let mut proposed = meaning.clone();
        proposed.screen.said = None;
        whose(known, &mut proposed, &|piece| choice(piece).filter(|_| piece != usize::MAX))?;
        let agreed = matches!(&proposed.account, Resolved::Guess(account) if account.id == said);
        meaning.account = names::account(store, said)?;
        if !alike {
            (meaning.whose, meaning.account_piece) = (if agreed { Whose::Agreed } else { Whose::Said }, None);
        }
        return Ok(());
    }
    let screen = meaning.screen;
    if meaning.account == Resolved::Unnamed
        && let Some(account) = borne_out(known, meaning)?
    {
        (meaning.account, meaning.whose) = (Resolved::One(account), Whose::Named);
        // Of two of one name it is the one who works there.
        for at in 0..meaning.persons.len() {
            if !meaning.persons[at].who.several().is_empty() {
                find_person(known, meaning, at, choice)?;
            }
        }
        return Ok(());
    }
    if let Some(candidates) = either(known, meaning)? {
        meaning.account = Resolved::of(candidates);
        // «роман звонил» where nobody is known by that name may be said of «Роман и К».
        if let (Some(account), Some(typed)) = (meaning.account.one().cloned(), called_by_a_word(known, meaning)?) {
            (meaning.account, meaning.whose) = (Resolved::Guess(account), Whose::Begun(typed));
        }
        return Ok(());
    }
    if unread::stays_unsaid(known, meaning)? {
        return Ok(());
    }
    match (&meaning.account, screen.open) {
        (Resolved::Unnamed, open) => {
            let persons: Vec<Candidate> = meaning.persons.iter().filter_map(|person| person.who.one().cloned()).collect();
            // Of somebody who is only proposed, so is the client.
            let near: Vec<&Candidate> = meaning.persons.iter().filter_map(|person| person.who.likely()).collect();
            if let (true, None, Some(first)) = (persons.is_empty(), open, near.first()) {
                let works: Vec<i64> = known.accounts_shared_by(&[first.id])?.into_iter().map(|(at, _)| at).collect();
                let whose = Whose::Person(first.name.clone());
                if let Some(account) = briefs(store, &works)?.into_iter().next().filter(|_| works.len() == 1) {
                    (meaning.account, meaning.whose) = (Resolved::Guess(account), whose);
                    return Ok(());
                }
            }
            let ids: Vec<i64> = persons.iter().map(|person| person.id).collect();
            let shared = known.accounts_shared_by(&ids)?;
            let any: Vec<i64> = shared.iter().map(|(account, _)| *account).collect();
            let of_all = of_all(shared, &ids);
            let named = persons.first().map(|person| person.name.clone()).unwrap_or_default();
            // «+Козлов/Вектор звонок»
            let behalf = meaning.persons.iter().find_map(|person| person.behalf.as_ref().and_then(|(_, account)| account.one()).cloned());
            if let Some(account) = behalf.filter(|account| open.is_none() && (of_all.contains(&account.id) || any.is_empty())) {
                (meaning.account, meaning.whose) = (Resolved::One(account), Whose::Named);
                return Ok(());
            }
            match (&of_all[..], open) {
                // Of people who all act for others, nobody but the writer knows whose the line is.
                (_, Some(open)) if of_all.len() != 1 && !any.is_empty() && !any.contains(&open) => {
                    meaning.account = Resolved::of(briefs(store, &any.iter().copied().chain([open]).collect::<Vec<_>>())?);
                }
                (_, Some(open)) if of_all.len() != 1 || of_all.contains(&open) => {
                    (meaning.account, meaning.whose) = (names::account(store, open)?, Whose::Open);
                    // «говорил с ветровым» while another client is open: whose the line is, nobody but the writer knows.
                    if let Some((account, whose)) = others::spoken_of(known, meaning, open)? {
                        (meaning.account, meaning.whose) = (Resolved::Guess(account), whose);
                        return Ok(());
                    }
                    let stranger = unread::spoken_with(known, &meaning.parsed).filter(|_| meaning.persons.is_empty());
                    if let Some((account, typed)) = meaning.account.one().cloned().zip(stranger) {
                        (meaning.account, meaning.whose) = (Resolved::Guess(account), Whose::Despite(typed));
                    }
                }
                // People of several companies: nobody but the writer knows whose the line is.
                ([], None) if any.len() > 1 => meaning.account = Resolved::of(briefs(store, &any)?),
                ([one], open) => {
                    let account = names::account(store, *one)?;
                    // Somebody of another company, while this one is open: that has to be asked.
                    meaning.account = match (account, open) {
                        (Resolved::One(account), Some(_)) => Resolved::Guess(account),
                        (account, _) => account,
                    };
                    meaning.whose = Whose::Person(named);
                }
                ([_, ..], _) => meaning.account = Resolved::of(briefs(store, &of_all)?),
                ([], _) => {
                    if let Some((account, whose)) = mentioned(known, meaning)? {
                        (meaning.account, meaning.whose) = (Resolved::Guess(account), whose);
                    } else if let Some(account) = screen
                        .selected
                        // Whose a phone is, the row that happens to be selected does not say.
                        .filter(|_| !phone::stands_in(&meaning.parsed.line))
                        .map(|id| names::account(store, id))
                        .transpose()?
                        .and_then(|found| found.one().cloned())
                    {
                        (meaning.account, meaning.whose) = (Resolved::Guess(account), Whose::Selected);
                    }
                }
            }
        }
        // «прислал письмо Ремизов: нужен макет»: words in small letters that nobody can read, beside somebody who is known.
        (Resolved::Unknown, None) if !meaning.parsed.account().is_some_and(|(_, typed)| typed.chars().any(char::is_uppercase)) => {
            let persons: Vec<&Candidate> = meaning.persons.iter().filter_map(|person| person.who.one()).collect();
            let ids: Vec<i64> = persons.iter().map(|person| person.id).collect();
            let of_all = of_all(known.accounts_shared_by(&ids)?, &ids);
            if let ([one], Some(first)) = (&of_all[..], persons.first().map(|person| person.name.clone()))
                && let Some(account) = names::account(store, *one)?.one().cloned()
            {
                (meaning.account, meaning.whose, meaning.account_piece) = (Resolved::Guess(account), Whose::Person(first), None);
            }
        }
        // «итог: договорились» says no name; one written large that is not known falls back on nothing.
        (Resolved::Unknown, Some(open)) => {
            let typed = meaning.parsed.account().map(|(_, name)| name.to_owned()).unwrap_or_default();
            let account = names::account(store, open)?.one().filter(|_| !typed.chars().any(char::is_uppercase)).cloned();
            if let Some(account) = account {
                (meaning.account, meaning.whose, meaning.account_piece) = (Resolved::Guess(account), Whose::Despite(typed), None);
            }
        }
        _ => {}
    }
    Ok(())
}

/// On whose behalf the participants spoke the last time, as the entry form proposes it too.
fn remembered(known: &Known, meaning: &Meaning) -> Result<Option<Candidate>> {
    let Some(account) = meaning.account.one().filter(|_| meaning.persons.iter().all(|person| person.behalf.is_none())) else {
        return Ok(None);
    };
    let persons: Vec<i64> = meaning.persons.iter().filter_map(|person| person.who.one()).map(|who| who.id).collect();
    let said = behalf::asked(known.store, &persons, Some(account.id))?.and_then(|asked| asked.said);
    let said = said.filter(|said| *said != account.id && known.has(*said));
    said.map_or(Ok(None), |said| Ok(names::account(known.store, said)?.one().cloned()))
}

/// The account a name means in this file, for what proposes names while a line is typed.
pub(super) fn home(store: &Store, parsed: &Parsed, open: Option<i64>) -> Result<Option<i64>> {
    let named = parsed.account().map(|(_, name)| names::accounts(store, name)).transpose()?;
    Ok(named.and_then(|found| found.one().map(|account| account.id)).or(open))
}

/// The title of the step that saves a line: whom it is about and how it begins.
pub(super) fn subject(meaning: &Meaning) -> String {
    let name = meaning.account.one().map(|account| &account.name).or(meaning.coined.as_ref()).cloned().unwrap_or_default();
    let promised = meaning.promises.first().map(|promise| promise.title.as_str());
    let text: String =
        Some(meaning.notes.as_str()).filter(|notes| !notes.is_empty()).or(promised).unwrap_or_default().chars().take(40).collect();
    // The name alone would say that the account itself was made.
    let text = if text.is_empty() { day::iso(meaning.day) } else { text };
    [name, text].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ")
}
