//! What the user typed to find something written: words, phrases, exclusions, filters and spans of days.
//!
//! Nothing typed is an error: what is not understood is searched as words.

use super::span;
use crate::domain::forms::{beginnings, words};
use crate::store::full_text::Pattern;
use chrono::NaiveDate;

/// A search, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// As it was typed.
    pub typed: String,
    /// What must be there.
    pub terms: Vec<Term>,
    /// What must not.
    pub unwanted: Vec<Term>,
    /// Names of accounts, of which one is meant (`клиент:`, `account:`).
    pub accounts: Vec<String>,
    /// Names of persons, of which one is meant (`кто:`, `person:`).
    pub persons: Vec<String>,
    /// Names of kinds, of which one is meant (`вид:`, `kind:`).
    pub kinds: Vec<String>,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
}

/// A word, or words one after another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The words, folded.
    pub words: Vec<String>,
    /// Whether it stood in quotes: then the words are meant as they are.
    pub exact: bool,
    /// Whether the last word may go on.
    pub open: bool,
}

impl Term {
    /// The patterns of which any may be there.
    pub fn patterns(&self) -> Vec<Pattern> {
        match self.words.as_slice() {
            [word] if !self.exact => beginnings(word).into_iter().map(Pattern::Beginning).collect(),
            words => vec![Pattern::Phrase { words: words.to_vec(), open: self.open }],
        }
    }
}

/// What is filtered by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Filter {
    Account,
    Person,
    Kind,
}

const FILTERS: &[(&str, Filter)] = &[
    ("клиент", Filter::Account),
    ("компания", Filter::Account),
    ("account", Filter::Account),
    ("client", Filter::Account),
    ("кто", Filter::Person),
    ("человек", Filter::Person),
    ("person", Filter::Person),
    ("who", Filter::Person),
    ("вид", Filter::Kind),
    ("kind", Filter::Kind),
];

/// A piece of what was typed.
struct Piece {
    text: String,
    unwanted: bool,
    /// In quotes, and whether they were closed.
    quoted: Option<bool>,
    filter: Option<Filter>,
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '«' | '»' | '“' | '”' | '„')
}

/// The filter that a text begins with, and how many characters its name and the colon take.
fn filter_of(chars: &[char]) -> Option<(Filter, usize)> {
    let colon = chars.iter().position(|c| *c == ':')?;
    let name: String = chars[..colon].iter().flat_map(|c| c.to_lowercase()).collect();
    FILTERS.iter().find(|(known, _)| *known == name).map(|(_, filter)| (*filter, colon + 1))
}

fn pieces(typed: &str) -> Vec<Piece> {
    let chars: Vec<char> = typed.chars().collect();
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if chars[at].is_whitespace() {
            at += 1;
            continue;
        }
        let unwanted = matches!(chars[at], '-' | '−') && chars.get(at + 1).is_some_and(|next| !next.is_whitespace());
        at += usize::from(unwanted);
        let word_end = chars[at..].iter().position(|c| c.is_whitespace()).map_or(chars.len(), |length| at + length);
        let filter = filter_of(&chars[at..word_end]).map(|(filter, length)| {
            at += length;
            filter
        });
        let quoted = chars.get(at).copied().filter(|c| is_quote(*c)).map(|_| chars[at + 1..].iter().position(|c| is_quote(*c)));
        let (text, end, quoted) = match quoted {
            Some(Some(length)) => (&chars[at + 1..at + 1 + length], at + length + 2, Some(true)),
            Some(None) => (&chars[at + 1..], chars.len(), Some(false)),
            None => (&chars[at..word_end], word_end, None),
        };
        pieces.push(Piece { text: text.iter().collect(), unwanted, quoted, filter });
        at = end;
    }
    pieces
}

/// What was typed, without the words that are to be left out.
pub fn without_unwanted(typed: &str) -> String {
    let pieces = pieces(typed);
    if pieces.iter().all(|piece| !piece.unwanted) {
        return typed.to_owned();
    }
    let kept = pieces.iter().filter(|piece| !piece.unwanted && piece.filter.is_none());
    kept.map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// Understands what was typed; `today` is where spans such as «за месяц» end.
pub fn parse(typed: &str, today: NaiveDate) -> Query {
    let mut query = Query { typed: typed.to_owned(), ..Query::default() };
    let pieces = pieces(typed);
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        at += 1;
        let name = || words(&piece.text).into_iter().map(|word| word.folded).collect::<Vec<_>>();
        if let Some(filter) = piece.filter {
            let list = match filter {
                Filter::Account => &mut query.accounts,
                Filter::Person => &mut query.persons,
                Filter::Kind => &mut query.kinds,
            };
            let name = crate::domain::name::fold(&piece.text);
            if !name.is_empty() && !piece.unwanted {
                list.push(name);
            }
            continue;
        }
        if piece.quoted.is_none() && !piece.unwanted {
            let plain: Vec<&str> =
                pieces[at - 1..].iter().take_while(|piece| piece.is_plain()).map(|piece| piece.text.as_str()).take(span::LONGEST).collect();
            if let Some((span, taken)) = span::read(&plain, today) {
                query.from = span.from.or(query.from);
                query.until = span.until.or(query.until);
                at += taken - 1;
                continue;
            }
        }
        let words = name();
        if words.is_empty() {
            continue;
        }
        let term = Term { words, exact: piece.quoted.is_some(), open: piece.quoted != Some(true) };
        if piece.unwanted { &mut query.unwanted } else { &mut query.terms }.push(term);
    }
    query
}

impl Piece {
    fn is_plain(&self) -> bool {
        self.filter.is_none() && self.quoted.is_none() && !self.unwanted
    }
}

impl Query {
    /// Whether there is nothing to search for.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
            && self.unwanted.is_empty()
            && self.accounts.is_empty()
            && self.persons.is_empty()
            && self.kinds.is_empty()
            && self.from.is_none()
            && self.until.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::day::from_iso;
    use proptest::prelude::*;

    fn today() -> NaiveDate {
        from_iso("2026-11-22").unwrap()
    }

    fn shown(typed: &str) -> (Vec<String>, Vec<String>) {
        let query = parse(typed, today());
        let join = |terms: &[Term]| terms.iter().map(|term| term.words.join(" ")).collect();
        (join(&query.terms), join(&query.unwanted))
    }

    #[test]
    fn words_phrases_and_exclusions() {
        let strings = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        for (typed, wanted, unwanted) in [
            ("Отсрочка  платежа", &["отсрочка", "платежа"][..], &[][..]),
            ("«отсрочка платежа» склад", &["отсрочка платежа", "склад"], &[]),
            ("\"не закрыта", &["не закрыта"], &[]),
            ("договор -склад −\"низкая цена\"", &["договор"], &["склад", "низкая цена"]),
            ("C++ AND * OR", &["c", "and", "or"], &[]),
            ("« » \"\" -- - * ' ( ) : ^ клиент:", &[], &[]),
            ("http://x 9:30", &["http x", "9 30"], &[]),
        ] {
            assert_eq!(shown(typed), (strings(wanted), strings(unwanted)), "{typed}");
        }
        for (typed, named) in
            [("-ромашка", ""), ("вега −ромашка -\"низкая цена\"", "вега"), ("альфа-трейд", "альфа-трейд"), ("«вега»", "«вега»")]
        {
            assert_eq!(without_unwanted(typed), named);
        }
    }

    #[test]
    fn filters_in_both_languages() {
        let query = parse("клиент:Ромашка кто:\"Щёголева Ольга\" kind:call цена", today());
        assert_eq!(
            (query.accounts, query.persons, query.kinds),
            (vec!["ромашка".into()], vec!["щеголева ольга".into()], vec!["call".into()])
        );
        assert_eq!(query.terms.len(), 1);
    }

    #[test]
    fn spans_stand_beside_words_and_quotes_make_them_words() {
        let query = parse("цена за месяц", today());
        assert_eq!((query.terms.len(), query.from, query.until), (1, from_iso("2026-10-22"), Some(today())));
        for (typed, ago) in [("вчера цена", 1), ("yesterday цена", 1), ("позавчера цена", 2), ("сегодня цена", 0), ("цена за вчера", 1)]
        {
            let query = parse(typed, today());
            let day = today().checked_sub_days(chrono::Days::new(ago));
            assert_eq!((query.terms.len(), query.from, query.until), (1, day, day), "{typed}");
        }
        assert_eq!(parse("\"вчера\" цена", today()).terms.len(), 2);
        let query = parse("\"за месяц\"", today());
        assert_eq!((query.terms.len(), query.from), (1, None));
        let query = parse("с 01.03 по 31.03 тендер", today());
        assert_eq!((query.from, query.until, query.terms.len()), (from_iso("2026-03-01"), from_iso("2026-03-31"), 1));
    }

    proptest! {
        #[test]
        fn anything_typed_is_understood(typed in "[\\PC\"«»\\-:*]{0,40}") {
            let query = parse(&typed, today());
            for term in query.terms.iter().chain(&query.unwanted) {
                prop_assert!(!term.patterns().is_empty());
            }
        }
    }
}
