//! The tables that we write ourselves: what their columns are called, once for who writes and who reads them, and what becomes of
//! them when they come back.

use super::table::{Row, Table};
use super::{Card, Contact, Mapping, PersonCard, Post, Target};
use crate::domain::name::fold;
use crate::domain::visibility::Audience;
use crate::domain::words::{Lang, Words};
use crate::domain::{Entity, Field};
use std::borrow::Cow;

/// What the columns are called.
pub mod head {
    use crate::domain::words::{Words, w};

    /// Column: number.
    pub const COL_ID: Words = w("№", "No.");
    /// Column: city.
    pub const COL_CITY: Words = w("Город", "City");
    /// Column: last contact.
    pub const COL_LAST: Words = w("Последний", "Last");
    /// Column: next contact.
    pub const COL_NEXT: Words = w("Следующий", "Next");
    /// Column: our promise is due.
    pub const COL_DUE: Words = w("Срок", "Due");
    /// Column: portfolio category.
    pub const COL_CATEGORY: Words = w("Категория", "Category");
    /// Column: a person.
    pub const COL_PERSON: Words = w("Имя", "Name");
    /// Column: where a person works.
    pub const COL_WHERE: Words = w("Где и кем", "Where and as what");
    /// Column: how to reach somebody.
    pub const COL_REACH: Words = w("Телефоны и почта", "Phones and e-mail");
    /// Column: day.
    pub const COL_DAY: Words = w("День", "Day");
    /// Column: kind.
    pub const COL_KIND: Words = w("Вид", "Kind");
    /// Column: account.
    pub const COL_ACCOUNT: Words = w("Клиент", "Account");
    /// Column: what it was about.
    pub const COL_ABOUT: Words = w("О чём", "About");
    /// Column: stage at the client.
    pub const COL_STAGE: Words = w("Этап", "Stage");
    /// Column: state.
    pub const COL_STATE: Words = w("Состояние", "State");
    /// Column: money.
    pub const COL_AMOUNT: Words = w("Сумма", "Amount");
    /// Column: what is to be done.
    pub const COL_WHAT: Words = w("Что", "What");
    /// Column: what was given beyond the goods.
    pub const COL_GIVEN: Words = w("Что дали", "What was given");
}

use head::*;

/// Those who read less and less.
const AUDIENCES: [Audience; 3] = [Audience::Me, Audience::Team, Audience::Anybody];

/// Text that a spreadsheet will not take for a formula, nor for one written full width.
pub fn no_formula(text: &str) -> Cow<'_, str> {
    // What begins with such a mark itself gets one more, which the way back takes off.
    if is_formula(text.trim_start_matches('\'')) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The same as it was before that.
pub(super) fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|text| is_formula(text.trim_start_matches('\''))).unwrap_or(cell)
}

fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

/// The columns of a declared table that an audience may read, each with its heading, and what the file reckons besides.
pub fn listed(entity: Entity, audience: Audience) -> Vec<(Words, &'static Field)> {
    let def = entity.def();
    let columns = def.listed.iter().flat_map(|listing| listing.columns);
    let fields = columns.flat_map(|column| column.keys.iter().map(|key| (column.words, *key)));
    // What stands under the name of another field is that one.
    let named = |words: Words, field| (words, def.fields.iter().find(|named| named.words == words).unwrap_or(field));
    let fields =
        fields.filter_map(|(words, key)| def.field(key).map(|field| words.map_or((field.words, field), |words| named(words, field))));
    let mut listed: Vec<(Words, &'static Field)> = fields.collect();
    let is_listed = |field: &Field| listed.iter().any(|(_, known)| known.key == field.key);
    let more: Vec<_> = def.fields.iter().filter(|field| field.reckoned && !is_listed(field)).map(|field| (field.words, field)).collect();
    listed.extend(more);
    listed.into_iter().filter(|(_, field)| audience.reads(field)).collect()
}

/// The fields of a declared table that stand behind its columns where it is written for a spreadsheet: the currency of its sums, and what no
/// column shows.
pub fn behind(entity: Entity, audience: Audience) -> Vec<&'static Field> {
    if entity.def().listed.is_none() {
        return Vec::new();
    }
    let shown: Vec<&str> = listed(entity, audience).into_iter().map(|(_, field)| field.key).collect();
    let fields = entity.def().fields.iter().filter(|field| !shown.contains(&field.key) && !field.kept && audience.reads(field));
    fields.collect()
}

/// The headings of the table of a kind, as an audience may read it; none where there is no such table.
pub fn heads(entity: Entity, audience: Audience) -> Vec<Words> {
    let reads = |key: &str| entity.def().field(key).is_some_and(|field| audience.reads(field));
    let numbers = audience.numbers();
    let written: &[Words] = match entity {
        Entity::Person if !reads("phones") => &[COL_PERSON, COL_WHERE],
        Entity::Person => &[COL_PERSON, COL_WHERE, COL_REACH],
        Entity::Entry if !numbers => &[COL_DAY, COL_KIND, COL_ACCOUNT, COL_ABOUT],
        Entity::Entry => &[COL_ID, COL_DAY, COL_KIND, COL_ACCOUNT, COL_ABOUT],
        Entity::Action => &[COL_DUE, COL_KIND, COL_STATE, COL_ACCOUNT, COL_WHAT],
        Entity::Opportunity => &[COL_DUE, COL_STAGE, COL_STATE, COL_ACCOUNT, COL_WHAT],
        Entity::Signal => &[COL_DAY, COL_ACCOUNT, COL_WHAT],
        Entity::ValueGiven if reads("amount") => &[COL_DAY, COL_ACCOUNT, COL_AMOUNT, COL_GIVEN],
        Entity::ValueGiven => &[COL_DAY, COL_ACCOUNT, COL_GIVEN],
        // What a client is called, and not whoever a name may be of.
        Entity::Account if !numbers => &[COL_CITY, COL_ACCOUNT],
        Entity::Account if reads("category") => &[COL_ID, COL_CITY, COL_LAST, COL_NEXT, COL_DUE, COL_CATEGORY, COL_ACCOUNT],
        Entity::Account => &[COL_ID, COL_CITY, COL_LAST, COL_NEXT, COL_DUE, COL_ACCOUNT],
        _ if entity.def().listed.is_some() => {
            return std::iter::once(COL_ACCOUNT).chain(listed(entity, audience).into_iter().map(|(words, _)| words)).collect();
        }
        _ => &[],
    };
    written.to_vec()
}

/// Of which kind our table with this header is. What somebody wrote into columns of their own behind it is theirs.
pub(super) fn kind_of(header: &[String]) -> Option<Entity> {
    let said: Vec<String> = header.iter().map(|cell| fold(cell.trim())).collect();
    let is_headed = |heads: &[Words], lang: Lang| {
        let head = heads.iter().map(|words| fold(words.get(lang)));
        heads.len() > 1 && said.len() >= heads.len() && head.zip(&said).all(|(head, said)| head == *said)
    };
    // The longest header is meant: a shorter one may begin alike.
    let all = Entity::ALL.into_iter().flat_map(|entity| AUDIENCES.map(|audience| (entity, heads(entity, audience))));
    let known = all.filter(|(_, heads)| Lang::ALL.iter().any(|lang| is_headed(heads, *lang)));
    known.max_by_key(|(_, heads)| heads.len()).map(|(entity, _)| entity)
}

/// A kind of which we write a table that cannot be taken in.
pub(super) fn refused(header: &[String]) -> Option<Entity> {
    kind_of(header).filter(|kind| !matches!(kind, Entity::Account | Entity::Person | Entity::Purchase))
}

/// What is known of our own table of accounts or people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Own {
    kind: Entity,
    /// The columns that tell what the file reckons.
    reckoned: Vec<usize>,
    /// The column with the numbers of accounts.
    number: Option<usize>,
}

/// How posts, and ways to reach somebody, are parted in a cell.
const BETWEEN: &str = "; ";
/// What stands between a company and what somebody is there.
const AS: &str = ": ";

impl Mapping {
    /// Knows our own table of accounts or people by its header.
    pub(super) fn know_own(&mut self, table: &Table) {
        let Some(kind) = kind_of(&table.header).filter(|kind| matches!(kind, Entity::Account | Entity::Person)) else { return };
        let is = |at: usize, words: Words| {
            table.header.get(at).is_some_and(|cell| Lang::ALL.iter().any(|lang| fold(words.get(*lang)) == fold(cell.trim())))
        };
        let mut reckoned = Vec::new();
        for at in 0..table.header.len() {
            let target = match kind {
                _ if is(at, COL_ACCOUNT) => Target::Organisation,
                Entity::Account if [COL_ID, COL_LAST, COL_NEXT, COL_DUE, COL_CATEGORY].into_iter().any(|words| is(at, words)) => {
                    reckoned.push(at);
                    Target::Leftover
                }
                Entity::Account => continue,
                _ if is(at, COL_PERSON) => Target::FullName,
                _ if is(at, COL_WHERE) => Target::Organisation,
                _ if is(at, COL_REACH) => Target::Phone,
                _ => continue,
            };
            self.set(at, target);
        }
        let number = reckoned.iter().copied().find(|at| kind == Entity::Account && is(*at, COL_ID));
        self.own = Some(Own { kind, reckoned, number });
    }

    /// The columns of our own table that are not taken in, since the file reckons them itself.
    pub fn reckoned(&self) -> Vec<String> {
        let columns = self.own.iter().flat_map(|own| &own.reckoned).filter_map(|at| self.columns.get(*at));
        columns.map(|column| column.header.clone()).collect()
    }

    pub(super) fn is_reckoned(&self, at: usize) -> bool {
        self.own.as_ref().is_some_and(|own| own.reckoned.contains(&at))
    }

    /// The number of the account that a row of our own table was written for: «a12».
    pub(super) fn own_number(&self, row: &Row) -> Option<i64> {
        let cell = row.cells.get(self.own.as_ref()?.number?)?.trim();
        cell.strip_prefix(['a', 'а'])?.parse().ok()
    }

    /// Somebody of our own table; nothing where it is of something else.
    pub(super) fn own_person(&self, row: &Row) -> Option<Card> {
        self.own.as_ref().filter(|own| own.kind == Entity::Person)?;
        let mut person = PersonCard::default();
        let mut leftovers = Vec::new();
        for (at, cell) in row.cells.iter().enumerate() {
            let (value, column) = (cell.trim(), self.columns.get(at));
            match column.map_or(Target::Leftover, |column| column.target) {
                _ if value.is_empty() => {}
                Target::FullName => value.clone_into(&mut person.family),
                Target::Organisation => person.posts = value.split(BETWEEN).map(post).collect(),
                Target::Phone => person.phones.push(Contact { value: value.to_owned(), label: String::new() }),
                _ => leftovers.push((column.map_or_else(String::new, |column| column.header.clone()), value.to_owned())),
            }
        }
        Some(Card { line: row.line, person: Some(Box::new(person)), leftovers, own: true, ..Card::default() })
    }
}

/// «Ромашка: директор».
fn post(written: &str) -> Post {
    let (organisation, position) = written.split_once(AS).unwrap_or((written, ""));
    Post { organisation: organisation.trim().to_owned(), position: position.trim().to_owned(), ..Post::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheet_finds_no_formula() {
        for text in ["=1+1", "+7", "-1", "@SUM", "＝1", "＋1", "－1", "＠a", "\tx", "'=1", "''+7", "'-"] {
            assert_eq!(no_formula(text), format!("'{text}"));
            assert_eq!(unguarded(&no_formula(text)), text);
        }
        assert_eq!(no_formula("а=б"), "а=б");
        for text in ["'цитата'", "'", "O'Neil"] {
            assert_eq!((no_formula(text).as_ref(), unguarded(text)), (text, text));
        }
    }

    /// A table that is known for another one, or for nothing, would be taken in as clients.
    #[test]
    fn every_table_of_ours_is_known_by_its_header() {
        for entity in Entity::ALL {
            for (audience, lang) in AUDIENCES.iter().flat_map(|audience| Lang::ALL.map(|lang| (*audience, lang))) {
                let header: Vec<String> = heads(entity, audience).iter().map(|words| words.get(lang).to_owned()).collect();
                let shown = audience.shows_kind(entity) && header.len() > 1;
                assert!(!shown || kind_of(&header) == Some(entity), "{header:?} is {:?}", kind_of(&header));
            }
        }
        for other in ["Название;Город;Телефон", "Имя;Телефон", "Клиент;Сумма", "Name;City;Phone", "ФИО;Компания;Должность"]
        {
            assert_eq!(kind_of(&other.split(';').map(str::to_owned).collect::<Vec<_>>()), None, "{other}");
        }
    }
}
