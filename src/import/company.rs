//! Which account a company is, told by tax id, by identity in the other program, or by name.

use super::compare::{share_word, telling_words};
use super::plan::{Difference, How, Pair, Twin, Verdict};
use super::planner::Planner;
use crate::domain::Entity;
use crate::domain::lookalike::{mended, other_look};
use crate::domain::name::company_key;
use crate::domain::tax_id::are_one;
use crate::exchange::CompanyCard;
use crate::exchange::legal::legal_forms;
use crate::store::Result;
use crate::store::merge::AT;

/// A word that stands first in more names than this tells nobody.
const RARE: usize = 3;

/// Which record a card is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Match {
    Same(usize),
    Doubt(usize, &'static str),
    None,
}

/// Whether letters of two alphabets are mixed in the name.
fn is_mixed(card: &CompanyCard) -> bool {
    [&card.name, &card.legal_name].into_iter().any(|name| mended(name) != name.as_str())
}

/// The identity of a company that is known by the writing of a mixed name.
fn written(card: &CompanyCard) -> Option<String> {
    let name = if card.name.trim().is_empty() { &card.legal_name } else { &card.name };
    is_mixed(card).then(|| format!("written:{}", name.trim().to_lowercase()))
}

impl Planner<'_> {
    /// Takes in a company from line `place.1` of source `place.0`. `listed` is false for one that a person's card names.
    pub fn take_company(&mut self, place: (usize, u64), card: &CompanyCard, leftovers: &[(String, String)], listed: bool) -> Result<usize> {
        let (number, verdict, twin) = match self.match_company(card)? {
            Match::Same(number) => (number, Verdict::Same, None),
            Match::Doubt(kept, reason) => {
                let other = self.new_account();
                if let Some(written) = written(card) {
                    self.plan.accounts[other].beside.know(&written);
                }
                self.plan.pairs.push(Pair { entity: Entity::Account, kept, other, reason });
                (other, Verdict::Doubtful, Some(Twin::of(self.plan.accounts[kept].record.title().to_owned(), reason)))
            }
            Match::None => (self.new_account(), Verdict::New, None),
        };
        let doubted = twin.is_some().then(|| self.plan.pairs.last().map(|pair| pair.kept)).flatten();
        self.merge_company(place, number, card, leftovers, (verdict, twin), listed);
        if let (Some(kept), Some(twin)) = (doubted, self.plan.items.last_mut().and_then(|item| item.twin.as_mut())) {
            let [own, known] = [number, kept].map(|at| &self.plan.accounts[at].record);
            let alike = company_key(own.title()) == company_key(known.title());
            let told = ["city", "tax_id", "address", "phone"].iter().find(|key| alike && own.text(key) != known.text(key));
            twin.apart = told.map_or_else(Default::default, |key| [own, known].map(|record| record.text(key).to_owned()));
        }
        Ok(number)
    }

    fn merge_company(
        &mut self,
        (source, line): (usize, u64),
        number: usize,
        card: &CompanyCard,
        leftovers: &[(String, String)],
        (verdict, twin): (Verdict, Option<Box<Twin>>),
        listed: bool,
    ) {
        let account = &mut self.plan.accounts[number];
        let differences = account.merge(card, leftovers, source);
        let verdict = if verdict == Verdict::Same && !differences.is_empty() { Verdict::Changed } else { verdict };
        let title = account.record.title().to_owned();
        self.index_account(number);
        if listed || verdict != Verdict::Same {
            self.list((source, line), Entity::Account, number, title, (verdict, twin), differences);
        }
    }

    pub fn match_company(&mut self, card: &CompanyCard) -> Result<Match> {
        let taxed_apart = |planner: &Self, number: &usize| {
            let known = planner.plan.accounts[*number].record.text("tax_id");
            !known.is_empty() && !card.tax_id.is_empty() && !are_one(known, &card.tax_id)
        };
        // A company that has moved is still the one that the other program means, and its people live in several towns.
        let another = |planner: &Self, number: &usize| {
            let account = &planner.plan.accounts[*number];
            taxed_apart(planner, number) || account.is_elsewhere(card) && account.is_of_other_form(card) && account.is_in_other_town(card)
        };
        let contradicts = |planner: &Self, number: &usize| {
            another(planner, number) || !planner.row_of_person && planner.plan.accounts[*number].is_elsewhere(card)
        };
        if let Some(id) = &card.foreign_id
            && let Some(number) = self.with_foreign_id(Entity::Account, id)?.filter(|number| !another(self, number))
        {
            return Ok(Match::Same(number));
        }
        if !card.tax_id.is_empty() {
            let ids = self.store.accounts_with_tax_id(&card.tax_id)?;
            let taxed = self.gather(ids, true, |planner| planner.by_tax_id.get(&card.tax_id))?;
            if let Some(number) = taxed.first() {
                return Ok(Match::Same(*number));
            }
        }
        // What was asked about once is known by its writing from then on.
        if let Some(written) = written(card)
            && let Some(number) = self.with_foreign_id(Entity::Account, &written)?.filter(|number| !another(self, number))
        {
            return Ok(Match::Same(number));
        }
        let mut named = self.accounts_with_key(&card.name)?;
        named.extend(self.accounts_with_key(&card.legal_name)?);
        if let (Some(number), Some(_)) = (self.only_looks_like(&named, card), written(card)) {
            return Ok(Match::Doubt(number, "look"));
        }
        if let Some(number) = named.iter().find(|number| !contradicts(self, number)) {
            return Ok(Match::Same(*number));
        }
        // Of our own row it is the town that was changed, where no other has the name.
        if let ([number], true) = (&named[..], self.own_row) {
            return Ok(Match::Same(*number));
        }
        if let Some(number) = named.first() {
            return Ok(Match::Doubt(*number, "company"));
        }
        // Renamed in our own table, it may still be the account of the row, as long as the town is the same; the table may be of another file.
        if let Some(number) = self.written_for.map(|id| self.known_account(id)).transpose()?.flatten()
            && !contradicts(self, &number)
        {
            return Ok(Match::Doubt(number, "row"));
        }
        for name in [&card.name, &card.legal_name] {
            let alike = other_look(&company_key(name)).map(|look| self.accounts_with_key(&look)).transpose()?;
            if let Some(number) = alike.unwrap_or_default().first() {
                return Ok(Match::Doubt(*number, "look"));
            }
        }
        self.similar_company(card)
    }

    /// The first of the accounts of a name, where all of them have a town that a card of this name says nothing of: a name
    /// in which letters of two alphabets are mixed joins none of them by that alone.
    fn only_looks_like(&self, named: &[usize], card: &CompanyCard) -> Option<usize> {
        let borne_out = |number: &&usize| self.plan.accounts[**number].bears_out(card);
        named.first().copied().filter(|_| is_mixed(card) && !named.iter().any(|number| borne_out(&number)))
    }

    /// An account that shares a telling word with the name, if the word is rare.
    fn similar_company(&mut self, card: &CompanyCard) -> Result<Match> {
        for key in [company_key(&card.name), company_key(&card.legal_name)] {
            for word in telling_words(&key) {
                let ids = self.store.accounts_with_first_word(word)?;
                if ids.len() > RARE || self.by_first_word.count(word) > RARE {
                    continue;
                }
                let similar = self.gather(ids, true, |planner| planner.by_first_word.get(word))?;
                if let (Some(number), true) = (similar.first(), similar.len() <= RARE) {
                    return Ok(Match::Doubt(*number, "company"));
                }
            }
        }
        Ok(Match::None)
    }

    /// The account that a person's card means by the name of an organisation.
    ///
    /// `known` are the accounts at which the person is already, but for those the card names otherwise.
    pub fn organisation(&mut self, place: (usize, u64), name: &str, known: &[usize]) -> Result<usize> {
        let card = CompanyCard { name: name.to_owned(), ..CompanyCard::default() };
        let named = self.accounts_with_key(name)?;
        let own = named.iter().find(|number| self.of_row == Some(**number));
        let own = own.or_else(|| named.iter().find(|number| known.contains(number)));
        let own = own.or_else(|| {
            // Of several of one name the one of the same legal form is meant.
            let forms = if named.len() > 1 { legal_forms(name) } else { Vec::new() };
            let of_form = named.iter().find(|number| !forms.is_empty() && self.plan.accounts[**number].forms() == forms);
            of_form.or(named.first())
        });
        let own = own
            .copied()
            .filter(|number| self.of_row == Some(*number) || known.contains(number) || self.only_looks_like(&named, &card).is_none());
        let own = own.or_else(|| known.iter().copied().find(|number| self.shares_word(*number, name)));
        match own {
            Some(number) => {
                if self.called.insert((number, card.name.clone())) {
                    self.merge_company(place, number, &card, &[], (Verdict::Same, None), false);
                }
                Ok(number)
            }
            None => self.take_company(place, &card, &[], false),
        }
    }

    /// Whether an account is known by a name that shares a telling word with this one.
    pub fn shares_word(&self, number: usize, name: &str) -> bool {
        let key = company_key(name);
        self.plan.accounts.get(number).is_some_and(|account| account.keys.iter().any(|own| share_word(own, &key)))
    }

    /// Puts a person to an account, or adds to what they are there.
    pub fn add_role(
        &mut self,
        source: usize,
        person: usize,
        account: usize,
        post: &crate::exchange::Post,
        differences: &mut Vec<Difference>,
    ) {
        let company = self.plan.accounts[account].record.title().to_owned();
        let person = &mut self.plan.persons[person];
        let limit = crate::domain::field::LINE_LIMIT;
        let (mut aside, mut texts) = (Vec::new(), [post.position.trim(), post.department.trim()]);
        for (text, name) in texts.iter_mut().zip(["position", "department"]) {
            if text.chars().count() > limit {
                aside.push((name, std::mem::take(text)));
            }
        }
        let [position, department] = texts;
        match person.roles.iter_mut().find(|role| role.account == account) {
            Some(role) => {
                for (kept, new, name) in [(&mut role.position, position, "position"), (&mut role.department, department, "department")] {
                    if new.is_empty() || super::compare::bare(kept) == super::compare::bare(new) {
                        continue;
                    }
                    // A merge has left it there under the name of the account.
                    if person.beside.left.contains(&(format!("{name}{AT}{company}"), new.to_owned())) {
                        continue;
                    }
                    if kept.is_empty() {
                        new.clone_into(kept);
                        role.changed = true;
                        differences.push(Difference { field: name.into(), before: String::new(), after: new.into(), how: How::Filled });
                    } else {
                        aside.push((name, new));
                    }
                }
            }
            None => {
                let after = if position.is_empty() { company.clone() } else { format!("{company}: {position}") };
                differences.push(Difference { field: "affiliation".into(), before: String::new(), after, how: How::Added });
                let role =
                    super::draft::Role { id: None, account, position: position.into(), department: department.into(), changed: true };
                person.roles.reserve_exact(1);
                person.roles.push(role);
            }
        }
        for (name, value) in aside {
            let value = format!("{company}: {value}");
            super::draft::Filling { record: &mut person.record, beside: &mut person.beside, source, differences }.aside(name, &value);
        }
    }
}
