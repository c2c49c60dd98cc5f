//! Full text over everything written, with excerpts that show why a row was found.

use super::query::{Query, Term, parse};
use super::{called, variants};
use crate::domain::forms::{Word, beginnings, words};
use crate::domain::visibility::is_hidden_from_client;
use crate::domain::{Entity, Lang};
use crate::store::full_text::{Found, Mark, Order, Pattern, Place, Sought, Written};
use crate::store::{Result, Store};
use chrono::NaiveDate;
use std::ops::Range;

/// How many characters of a text are shown.
const EXCERPT: usize = 160;
/// How many of them at most stand before the first word found.
const LEAD: usize = 40;
/// How many of the newest rows are looked through for what is too short to be searched.
const NEWEST: usize = 400;
/// Nouns for kinds whose own words are verbs, or another noun.
const PROMISE: &str = "обещание promise";
const DOSSIER: &str = "досье dossier";
/// How many accounts or persons a filter may mean.
const MEANT: usize = 200;

/// Which part of what is found is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// How many rows are passed over.
    pub offset: usize,
    /// How many are wanted.
    pub limit: usize,
    /// The order; best first takes time where very much is found.
    pub order: Order,
    /// Leaves out what is hidden from a client in the room, as if it had not been written.
    pub without_private: bool,
    /// The language in which filters are offered.
    pub lang: Lang,
}

impl Default for Window {
    fn default() -> Window {
        Window { offset: 0, limit: 50, order: Order::Newest, without_private: false, lang: Lang::Ru }
    }
}

/// A row that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where it is.
    pub place: Place,
    /// The account it belongs to, with its short name.
    pub account: Option<(i64, String)>,
    /// Code of its kind; empty where it has none.
    pub kind: String,
    /// The field that the excerpt is from.
    pub field: &'static str,
    /// A part of the text, in one line.
    pub excerpt: String,
    /// What was found in the excerpt, counted in characters.
    pub lit: Vec<Range<usize>>,
    /// Whether it was found only by what is hidden from a client in the room.
    pub private: bool,
}

/// What to say beside, or in place of, the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// Nothing to search for was typed yet.
    Nothing,
    /// Nothing was found, but with the other layout this would have been typed, and that is written somewhere.
    OtherLayout(String),
    /// No account has this name.
    NoAccount(String),
    /// No person has this name.
    NoPerson(String),
    /// No kind has this name.
    NoKind(String),
    /// Nothing was found of these words, but it is when some of them are meant as filters: what is to be typed instead.
    Filters(Vec<String>),
}

/// What of a search was understood as something else than words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
    /// Short names of the accounts meant.
    pub accounts: Vec<String>,
    /// Names of the persons meant.
    pub persons: Vec<String>,
    /// Kinds meant, as they were typed.
    pub kinds: Vec<String>,
    /// Words left out, and those of them that name an account, a person or a kind whose rows are left out too.
    pub without: Vec<String>,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// The rows of the window.
    pub rows: Vec<Hit>,
    /// Whether there are more after them.
    pub more: bool,
    /// What to say beside.
    pub hint: Option<Hint>,
    /// What was understood as something else than words.
    pub read: Read,
}

/// Finds what is written. No query is an error: it gives rows, or a hint, or neither.
///
/// # Errors
/// Those of reading the file.
pub fn find(store: &Store, query: &Query, window: Window) -> Result<Hits> {
    if query.is_empty() {
        return Ok(Hits { hint: Some(Hint::Nothing), ..Hits::default() });
    }
    let mut hits = look(store, query, window)?;
    if window.without_private {
        // Whether a name or a word is known elsewhere would be told by what is said of it.
        hits.hint = hits.hint.filter(|hint| matches!(hint, Hint::NoKind(_)));
        return Ok(hits);
    }
    if hits.rows.is_empty() && hits.hint.is_none() && window.offset == 0 {
        hits.hint = other_layout(store, query)?;
        if hits.hint.is_none() {
            let mut offered = called::as_filters(store, query, window.lang)?;
            let today = store.clock().today();
            let found = offered.iter().map(|typed| Ok(!look(store, &parse(typed, today), Window { limit: 1, ..window })?.rows.is_empty()));
            let mut found = found.collect::<Result<Vec<bool>>>()?.into_iter();
            offered.retain(|_| found.next() == Some(true));
            hits.hint = (!offered.is_empty()).then_some(Hint::Filters(offered));
        }
    }
    Ok(hits)
}

fn look(store: &Store, query: &Query, window: Window) -> Result<Hits> {
    let mut sought = Sought {
        all: query.terms.iter().map(Term::patterns).collect(),
        none: query.unwanted.iter().map(Term::patterns).collect(),
        from: query.from,
        until: query.until,
        without_hidden: window.without_private,
        order: window.order,
        offset: window.offset,
        limit: window.limit + 1,
        ..Sought::default()
    };
    let mut read = Read { from: query.from, until: query.until, kinds: query.kinds.clone(), ..Read::default() };
    match marks(store, query)? {
        Ok(marks) => sought.marks = marks,
        Err(hint) => return Ok(Hits { hint: Some(hint), read, ..Hits::default() }),
    }
    called::tell(store, &sought.marks, &mut read)?;
    if window.without_private {
        sought.marks.push(store.open_tables());
    }
    for term in &query.unwanted {
        read.without.push(term.words.join(" "));
        if let ([word], false) = (term.words.as_slice(), term.exact) {
            sought.without.extend(called::exactly(store, word)?);
        }
    }
    let mut found = store.find_text(&sought)?;
    if !found.unsettled.is_empty() {
        sought = Sought { order: Order::Newest, offset: 0, limit: NEWEST, ..sought };
        found = store.find_text(&sought)?;
        settle(store, &mut found, &sought, window)?;
    }
    let mut hits = Hits { more: found.places.len() > window.limit, read, ..Hits::default() };
    for place in found.places.into_iter().take(window.limit) {
        if let Some(written) = store.written(place.entity, place.id)? {
            let hit = hit(place, written, &sought, window.without_private);
            // What was found by a text that is hidden was not found.
            hits.rows.extend((!(window.without_private && hit.private)).then_some(hit));
        }
    }
    Ok(hits)
}

/// Keeps the rows that do hold what was too short to be searched.
fn settle(store: &Store, found: &mut Found, sought: &Sought, window: Window) -> Result<()> {
    let mut kept = Vec::new();
    for place in found.places.drain(..) {
        let Some(written) = store.written(place.entity, place.id)? else { continue };
        let open = |hidden: &bool| !(window.without_private && *hidden);
        let texts: Vec<Vec<Word>> = written.texts.iter().filter(|(.., hidden)| open(hidden)).map(|(_, text, _)| words(text)).collect();
        let holds = |term: &usize| texts.iter().any(|words| !lit_by(words, &sought.all[*term]).is_empty());
        if found.unsettled.iter().all(holds) {
            kept.push(place);
        }
        if kept.len() > window.offset + window.limit {
            break;
        }
    }
    found.places = kept.into_iter().skip(window.offset).collect();
    Ok(())
}

/// The marks that the filters ask for, or why there are none.
fn marks(store: &Store, query: &Query) -> Result<std::result::Result<Vec<Vec<Mark>>, Hint>> {
    let mut all = Vec::new();
    let mut accounts = Vec::new();
    for name in &query.accounts {
        let found = store.accounts_named(name, MEANT)?;
        if found.is_empty() {
            return Ok(Err(Hint::NoAccount(name.clone())));
        }
        accounts.extend(found.into_iter().map(Mark::Account));
    }
    let mut persons = Vec::new();
    for name in &query.persons {
        let found = store.persons_named(name, MEANT)?;
        if found.is_empty() {
            return Ok(Err(Hint::NoPerson(name.clone())));
        }
        persons.extend(found.into_iter().map(Mark::Person));
    }
    let mut kinds = Vec::new();
    for name in &query.kinds {
        let found = kinds_named(name);
        if found.is_empty() {
            return Ok(Err(Hint::NoKind(name.clone())));
        }
        kinds.extend(found);
    }
    all.extend([accounts, persons, kinds].into_iter().filter(|marks| !marks.is_empty()));
    Ok(Ok(all))
}

/// The kinds and tables that a name fits, in either language.
pub(super) fn kinds_named(name: &str) -> Vec<Mark> {
    let beginnings: Vec<String> = words(name).iter().flat_map(|word| beginnings(&word.folded)).collect();
    let fits = |text: &str| words(text).iter().any(|word| beginnings.iter().any(|beginning| word.folded.starts_with(beginning.as_str())));
    let mut marks = Vec::new();
    for entity in Entity::ALL {
        let def = entity.def();
        if def.table == name || Lang::ALL.iter().any(|lang| fits(def.words.get(*lang))) || (entity == Entity::Account && fits(DOSSIER)) {
            marks.push(Mark::Entity(entity));
        }
        // «цена», «качество» are looked for as words: kinds of papers, and of what stands in tables, are none that anybody means.
        let kind = def.field("kind").filter(|_| !def.of_things && def.listed.is_none());
        let Some(crate::domain::Kind::Choice(choices)) = kind.map(|field| field.kind) else { continue };
        for choice in choices {
            let mark = Mark::Kind(choice.code.to_owned());
            let said = Lang::ALL.iter().any(|lang| fits(choice.words.get(*lang)));
            let fitting = choice.code == name || said || (choice.code.ends_with("_promise") && fits(PROMISE));
            if fitting && !marks.contains(&mark) {
                marks.push(mark);
            }
        }
    }
    marks
}

/// What the same keys give in the other layout, where every word of that is written somewhere.
fn other_layout(store: &Store, query: &Query) -> Result<Option<Hint>> {
    for typed in variants(&query.typed).into_iter().skip(1) {
        let other = parse(&typed, store.clock().today());
        let mut known = !other.terms.is_empty();
        for word in other.terms.iter().flat_map(|term| &term.words) {
            known = known && (word.chars().count() > 1 && !store.words_beginning(&beginnings(word)[0], 1)?.is_empty());
        }
        if known {
            return Ok(Some(Hint::OtherLayout(typed)));
        }
    }
    Ok(None)
}

/// The places, among the words of a text, of what any of the patterns means.
fn lit_by(words: &[Word], patterns: &[Pattern]) -> Vec<Range<usize>> {
    let mut lit = Vec::new();
    for pattern in patterns {
        match pattern {
            Pattern::Beginning(beginning) => {
                lit.extend(words.iter().filter(|word| word.folded.starts_with(beginning.as_str())).map(|word| word.at.clone()));
            }
            Pattern::Phrase { words: wanted, open } => {
                let last = wanted.len().saturating_sub(1);
                let same = |run: &[Word]| {
                    run.iter().zip(wanted).enumerate().all(|(at, (word, wanted))| {
                        word.folded == *wanted || (at == last && *open && word.folded.starts_with(wanted.as_str()))
                    })
                };
                lit.extend(
                    words
                        .windows(wanted.len().max(1))
                        .filter(|run| same(run))
                        .filter_map(|run| Some(run.first()?.at.start..run.last()?.at.end)),
                );
            }
        }
    }
    lit.sort_by_key(|range| (range.start, range.end));
    lit.dedup();
    lit
}

fn hit(place: Place, written: Written, sought: &Sought, without_private: bool) -> Hit {
    let Written { account, kind, mut texts } = written;
    if without_private {
        let known = |field: &str| place.entity.def().field(field);
        texts.retain(|(field, ..)| known(field).is_some_and(|field| !is_hidden_from_client(place.entity, field)));
    }
    // Of each text, what each term finds in it.
    let lit: Vec<Vec<Vec<Range<usize>>>> = texts
        .iter()
        .map(|(_, text, _)| {
            let words = words(text);
            sought.all.iter().map(|patterns| lit_by(&words, patterns)).collect()
        })
        .collect();
    let in_open = |term: usize| texts.iter().zip(&lit).any(|((.., hidden), lit)| !hidden && !lit[term].is_empty());
    let private = !texts.iter().any(|(.., hidden)| !hidden) || !(0..sought.all.len()).all(in_open);
    let told = |at: &usize| lit[*at].iter().filter(|term| !term.is_empty()).count();
    let best = (0..texts.len()).filter(|at| private || !texts[*at].2).rev().max_by_key(told);
    let Some(best) = best else {
        return Hit { place, account, kind, field: "", excerpt: String::new(), lit: Vec::new(), private };
    };
    let mut ranges: Vec<Range<usize>> = lit[best].iter().flatten().cloned().collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    let (excerpt, lit) = excerpt(&texts[best].1, &ranges);
    Hit { place, account, kind, field: texts[best].0, excerpt, lit, private }
}

/// The part of a text around the first thing lit, in one line.
fn excerpt(text: &str, lit: &[Range<usize>]) -> (String, Vec<Range<usize>>) {
    let first = lit.first().map_or(0, |range| range.start);
    let chars: Vec<char> = text.chars().skip(first.saturating_sub(LEAD)).take(EXCERPT + LEAD).collect();
    let skipped = first.saturating_sub(LEAD);
    // Begin with a whole word.
    let cut = if skipped == 0 { 0 } else { chars.iter().take(LEAD).position(|c| c.is_whitespace()).map_or(0, |at| at + 1) };
    let begin = skipped + cut;
    let mut shown: String = if begin > 0 { "…".to_owned() } else { String::new() };
    let lead = usize::from(begin > 0);
    shown.extend(chars.iter().skip(cut).take(EXCERPT).map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { *c }));
    let end = begin + (chars.len() - cut).min(EXCERPT);
    if text.chars().nth(end).is_some() {
        shown.push('…');
    }
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for range in lit.iter().filter(|range| range.start >= begin && range.end <= end) {
        let moved = range.start - begin + lead..range.end - begin + lead;
        match ranges.last_mut() {
            Some(last) if moved.start < last.end => last.end = last.end.max(moved.end),
            _ => ranges.push(moved),
        }
    }
    (shown, ranges)
}

/// Finds what was typed: [`parse`] and [`find`] in one.
///
/// # Errors
/// Those of reading the file.
pub fn find_typed(store: &Store, typed: &str, window: Window) -> Result<Hits> {
    find(store, &parse(typed, store.clock().today()), window)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_begins_with_a_whole_word_and_knows_what_is_lit() {
        let text = format!("{}\nдоговор подписан {}", "слово ".repeat(40), "ещё ".repeat(100));
        let lit: Vec<Range<usize>> = lit_by(&words(&text), &[Pattern::Beginning("договор".into())]);
        let (excerpt, lit) = excerpt(&text, &lit);
        assert!(excerpt.starts_with("…слово ") && excerpt.ends_with('…') && !excerpt.contains('\n'), "{excerpt}");
        let shown: String = excerpt.chars().skip(lit[0].start).take(lit[0].len()).collect();
        assert_eq!((shown.as_str(), lit.len()), ("договор", 1));
    }
}
