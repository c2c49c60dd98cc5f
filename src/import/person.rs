//! Which person a card is, told by identity, by phone or e-mail with the name, or by name and company.

use super::company::Match;
use super::compare::FoldedName;
use super::draft::{born, channel_identity};
use super::own::{Whose, is_question};
use super::plan::{How, Pair, Twin, Verdict};
use super::planner::Planner;
use crate::domain::day::parse_birthday;
use crate::domain::field::LINE_LIMIT;
use crate::domain::name::fold;
use crate::domain::phone::extension;
use crate::domain::{Entity, Value};
use crate::exchange::{Card, PersonCard, Problem, Reason};
use crate::store::Result;
use crate::store::records::channel_key;

/// A phone or an e-mail that more persons have than this is an office's.
const SHARED: usize = 2;

impl Planner<'_> {
    /// Takes in a person from line `place.1` of source `place.0`.
    pub fn take_person(&mut self, place: (usize, u64), person: &PersonCard, card: &Card) -> Result<()> {
        let own;
        let (person, known) = match card.own {
            true => match self.take_own(person)? {
                Whose::Known(number, as_known) => {
                    own = as_known;
                    (&*own, Some(number))
                }
                Whose::New(parted) => {
                    own = parted;
                    (&*own, None)
                }
                Whose::Nobody => {
                    let value = person.family.clone();
                    self.plan.problems.push((place.0, Problem { line: place.1, reason: Reason::Nobody, value }));
                    return Ok(());
                }
            },
            false => (person, None),
        };
        let placeholder = person.family.is_empty();
        let named;
        let person = if placeholder {
            named = by_contact(person);
            &named
        } else {
            person
        };
        let mut leftovers = card.leftovers.clone();
        leftovers.extend(
            person
                .posts
                .iter()
                .filter(|post| post.organisation.is_empty())
                .flat_map(|post| [("position".to_owned(), post.position.clone()), ("department".to_owned(), post.department.clone())]),
        );
        leftovers.retain(|(_, value)| !value.trim().is_empty());
        if !person.birthday.trim().is_empty() && born(&person.birthday, self.today).is_none() {
            let value = person.birthday.trim().to_owned();
            self.plan.problems.push((place.0, Problem { line: place.1, reason: Reason::NoBirthday, value }));
        }
        let found = match known {
            Some(number) => Match::Same(number),
            None => self.match_person(person, card, &leftovers, place.0)?,
        };
        let (number, verdict, twin) = match found {
            Match::Same(number) => (number, Verdict::Same, None),
            Match::Doubt(kept, reason) => {
                let other = self.new_person();
                self.plan.pairs.push(Pair { entity: Entity::Person, kept, other, reason });
                (other, Verdict::Doubtful, Some(Twin::of(self.plan.persons[kept].full_name(), reason)))
            }
            Match::None => (self.new_person(), Verdict::New, None),
        };
        let today = self.today;
        let draft = &mut self.plan.persons[number];
        let mut differences = draft.merge(person, &leftovers, place.0, today);
        if (placeholder || card.own && is_question(&person.family)) && verdict != Verdict::Same {
            draft.record.set("unknown", Value::Int(1));
        }
        if let Some(uid) = card.uid.as_ref().filter(|_| twin.as_ref().is_none_or(|twin| twin.reason != "uid")) {
            draft.beside.know(uid);
        }
        self.take_posts(place, number, person, &mut differences)?;
        self.index_person(number);
        let verdict = if verdict == Verdict::Same && !differences.is_empty() { Verdict::Changed } else { verdict };
        let title = self.plan.persons[number].full_name();
        self.list(place, Entity::Person, number, title, (verdict, twin), differences);
        Ok(())
    }

    fn take_posts(
        &mut self,
        place: (usize, u64),
        number: usize,
        person: &PersonCard,
        differences: &mut Vec<super::Difference>,
    ) -> Result<()> {
        let posts: Vec<_> = person.posts.iter().filter(|post| !post.organisation.trim().is_empty()).collect();
        // An account that the card itself names otherwise is not meant by a similar name.
        let mut meant = Vec::new();
        for post in &posts {
            meant.push(self.accounts_with_key(&post.organisation)?);
        }
        for (at, post) in posts.iter().enumerate() {
            let others: Vec<usize> =
                meant.iter().enumerate().filter(|(other, _)| *other != at).flat_map(|(_, numbers)| numbers.clone()).collect();
            let roles = &self.plan.persons[number].roles;
            let known: Vec<usize> = roles.iter().map(|role| role.account).filter(|account| !others.contains(account)).collect();
            let account = self.organisation(place, &post.organisation, &known)?;
            self.add_role(place.0, number, account, post, differences);
        }
        Ok(())
    }

    pub fn match_person(&mut self, person: &PersonCard, card: &Card, leftovers: &[(String, String)], source: usize) -> Result<Match> {
        let name = FoldedName::new(&person.family, &person.given, &person.middle);
        let mut doubt = Match::None;
        if let Some(uid) = &card.uid
            && let Some(number) = self.with_foreign_id(Entity::Person, uid)?
        {
            if !self.is_another(number, person, &name) {
                return Ok(Match::Same(number));
            }
            doubt = Match::Doubt(number, "uid");
        }
        let companies = self.companies_of(person)?;
        for (kind, contact) in
            person.phones.iter().map(|contact| ("phone", contact)).chain(person.emails.iter().map(|contact| ("email", contact)))
        {
            let key = channel_key(kind, &contact.value);
            if key.is_empty() {
                continue;
            }
            let ids = self.store.persons_reached_by(&key)?;
            let reached = self.gather(ids, false, |planner| planner.by_channel.get(&key))?;
            let inner = if kind == "phone" { extension(&contact.value) } else { String::new() };
            if let Some(number) = reached.iter().find(|number| self.plan.persons[**number].is_called(&name)) {
                // Two of one name may sit at one number, each with an extension.
                if !inner.is_empty() && self.plan.persons[*number].answers_elsewhere(&key, &inner) {
                    doubt = Match::Doubt(*number, kind);
                    continue;
                }
                return Ok(Match::Same(*number));
            }
            let identity = channel_identity(kind, &contact.value);
            let exact = reached
                .iter()
                .find(|number| self.plan.persons[**number].channels.iter().any(|own| own.kind == kind && own.identity == identity));
            if let (Some(number), Match::None, false) = (exact, doubt, self.is_of_company(&companies, &key))
                && reached.len() <= SHARED
            {
                doubt = Match::Doubt(*number, kind);
            }
        }
        match self.match_by_name(person, &name, leftovers, source, &companies)? {
            Match::None => Ok(doubt),
            found => Ok(found),
        }
    }

    fn match_by_name(
        &mut self,
        person: &PersonCard,
        name: &FoldedName,
        leftovers: &[(String, String)],
        source: usize,
        companies: &[usize],
    ) -> Result<Match> {
        let mut ids = self.store.persons_beginning(&begin(&name.family, &name.given))?;
        if !name.given.is_empty() {
            ids.extend(self.store.persons_beginning(&begin(&name.given, &name.family))?);
        }
        let written = fold(&begin(&person.family, &person.given));
        if written != begin(&name.family, &name.given) {
            ids.extend(self.store.persons_beginning(&written)?);
        }
        let key = name.key();
        ids.extend(self.aliases.get(&key).into_iter().flatten());
        let namesakes = self.gather(ids, false, |planner| planner.by_name.get(&key))?;
        let namesakes: Vec<usize> = namesakes.into_iter().filter(|number| self.plan.persons[*number].is_named(name)).collect();
        let born = parse_birthday(&person.birthday, self.today).filter(|born| !born.starts_with("--"));
        let mut likely = Vec::new();
        for number in &namesakes {
            let known = &self.plan.persons[*number];
            let own = known.record.text("birthday");
            let born_apart = born.as_deref().is_some_and(|born| !own.is_empty() && !own.starts_with("--") && own != born);
            let colleague = person.posts.iter().any(|post| {
                known.roles.iter().any(|role| companies.contains(&role.account) || self.shares_word(role.account, &post.organisation))
            });
            match (colleague, born_apart) {
                (true, false) => return Ok(Match::Same(*number)),
                // Namesakes of another company and another age are two persons.
                (false, true) => {}
                _ => likely.push(*number),
            }
        }
        for number in &likely {
            if self.brings_nothing(*number, person, leftovers, source) {
                return Ok(Match::Same(*number));
            }
        }
        match likely.first() {
            Some(number) => Ok(Match::Doubt(*number, "name")),
            None => self.match_by_initials(name, companies),
        }
    }

    /// «Ивнев И. П.» and «Ивнев Игорь Петрович» at one account are perhaps the same.
    fn match_by_initials(&mut self, name: &FoldedName, companies: &[usize]) -> Result<Match> {
        let Some(initial) = name.initial().filter(|_| !companies.is_empty()) else { return Ok(Match::None) };
        let short = format!("{initial}.");
        let ids = self.store.persons_beginning(if name.is_initial() { &initial } else { &short })?;
        let alike = self.gather(ids, false, |planner| planner.by_initial.get(&initial))?;
        let found = alike.into_iter().find(|number| {
            let known = &self.plan.persons[*number];
            known.name.is_initial() != name.is_initial()
                && known.name.agrees(name)
                && known.roles.iter().any(|role| companies.contains(&role.account))
        });
        Ok(found.map_or(Match::None, |number| Match::Doubt(number, "name")))
    }

    /// Whether a card is of somebody else than the known person of the same identity: neither name nor phone nor e-mail
    /// is the same. Some programs write the same identity into every card.
    fn is_another(&self, number: usize, person: &PersonCard, name: &FoldedName) -> bool {
        let known = &self.plan.persons[number];
        let renamed = known.name.family == name.family || !name.given.is_empty() && known.name.given == name.given;
        let keys = |kind: &'static str, value: &str| channel_key(kind, value);
        let own: Vec<String> = known.channels.iter().map(|channel| keys(channel.kind, &channel.value)).collect();
        let phones = person.phones.iter().map(|contact| keys("phone", &contact.value));
        let mut all = phones.chain(person.emails.iter().map(|contact| keys("email", &contact.value)));
        !known.is_called(name) && !renamed && !all.any(|key| own.contains(&key)) && !known.record.flag("unknown")
    }

    /// Whether everything a card tells stands with a person already: such a card is that person's own.
    fn brings_nothing(&self, number: usize, person: &PersonCard, leftovers: &[(String, String)], source: usize) -> bool {
        if person.posts.iter().any(|post| !post.organisation.is_empty()) {
            return false;
        }
        let mut copy = self.plan.persons[number].clone();
        copy.merge(person, leftovers, source, self.today)
            .iter()
            .all(|difference| difference.how == How::Filled && difference.field == "middle_name")
    }

    /// The accounts that the organisations of a card name exactly.
    pub(super) fn companies_of(&mut self, person: &PersonCard) -> Result<Vec<usize>> {
        let mut companies = Vec::new();
        for post in &person.posts {
            companies.extend(self.accounts_with_key(&post.organisation)?);
        }
        Ok(companies)
    }
}

/// How the folded text of a person begins, up to where the next part of the name or the phones follow.
fn begin(first: &str, second: &str) -> String {
    if second.is_empty() { first.to_owned() } else { format!("{first} {second}") }
}

/// A card with no name is found again by what it has: the phone or e-mail stands for the name until it is known.
fn by_contact(person: &PersonCard) -> PersonCard {
    let mut contacts = person.emails.iter().chain(&person.phones).map(|contact| contact.value.trim());
    let family = contacts.find(|value| !value.is_empty() && value.chars().count() <= LINE_LIMIT).unwrap_or_default().to_owned();
    PersonCard { family, ..person.clone() }
}
