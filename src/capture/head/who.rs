//! Who is named in a head by what they did to reach us, or by where they stand.

use super::super::behalf;
use super::super::dating::{self, is_about};
use super::super::kinds::is_verb;
use super::super::naming::{Named, Said as Mention};
use super::super::person::goes_on;
use super::super::telling::{is_sent, names_a_messenger};
use super::super::{Piece, What, lexer};
use super::{BETWEEN, NAME_WORDS, Words, gap, is_spoken};
use crate::domain::dates::{is_about_days, leading_day, leading_part_of_day, leading_time};
use crate::domain::field::Bias;
use crate::domain::name::fold;
use crate::domain::phone;
use crate::domain::surname::is_like_a_name;

/// After these stands a place or a company, seldom a person.
const AT: [&str; 9] = ["в", "во", "на", "из", "по", "at", "in", "into", "of"];
/// The most words that the name of a person has.
const MOST_NAME: usize = 4;
/// How the verb begins of having got through to somebody.
const REACHED: &str = "дозвонил";
/// The most words in which a phone is written.
const PHONE: usize = 6;
/// A word in small letters that is a given name as well has so many letters at least.
const PLAIN: usize = 4;

/// Words by which one says that somebody was tried for, and after which they stand.
const TRIED: &[&[&str]] = &[
    &["недозвон", "до"],
    &["недозвон"],
    &["недозвонился", "до"],
    &["недозвонилась", "до"],
    &["недозвонился"],
    &["недозвонилась"],
    &["couldn't", "reach"],
    &["could", "not", "reach"],
    &["can't", "reach"],
    &["cannot", "reach"],
    &["didn't", "reach"],
    &["did", "not", "reach"],
    &["unable", "to", "reach"],
    &["failed", "to", "reach"],
    &["tried", "to", "reach"],
    &["tried", "to", "call"],
    &["tried", "calling"],
    &["missed", "call", "from"],
    &["missed", "a", "call", "from"],
    &["couldn't", "get", "hold", "of"],
    &["never", "got", "hold", "of"],
    &["never", "got", "through", "to"],
    &["never", "reached"],
    &["could", "not", "get", "hold", "of"],
    &["couldn't", "get", "through", "to"],
    &["could", "not", "get", "through", "to"],
    &["no", "answer", "from"],
    &["no", "reply", "from"],
    &["left", "a", "voicemail", "for"],
    &["left", "voicemail", "for"],
    &["left", "a", "voicemail", "with"],
    &["left", "a", "message", "for"],
    &["voicemail", "for"],
    &["vm", "for"],
];

/// Where one writes a line, as it is said before anything else.
pub const PLACES: [&str; 11] = ["машины", "машине", "такси", "поезда", "поезде", "дороги", "дороге", "car", "taxi", "train", "road"];
/// Words before an hour that add nothing to it.
pub(super) const ONLY: [&str; 6] = ["только", "лишь", "уже", "аж", "only", "just"];
/// Us, whom somebody was in touch with.
pub(super) const US: [&str; 6] = ["мне", "нам", "меня", "нас", "me", "us"];
/// With these a line begins that says where before it says what was done.
const BEGINNING: [&str; 13] = ["с", "со", "из", "на", "в", "во", "по", "про", "насчет", "from", "at", "in", "on"];
/// The most words of a place, with what leads to it.
const MOST_PLACE: usize = 4;
/// How words begin of where a client works.
const GROUNDS: [&str; 20] = [
    "завод",
    "фабрик",
    "склад",
    "офис",
    "цех",
    "производств",
    "объект",
    "площадк",
    "баз",
    "комбинат",
    "plant",
    "factory",
    "site",
    "office",
    "warehouse",
    "workshop",
    "depot",
    "works",
    "premises",
    "mill",
];
/// What one says who comes back from where one was, and what leads to that.
const RETURNED: [&[&str]; 8] = [
    &["вернулся"],
    &["вернулась"],
    &["вернулись"],
    &["just", "back"],
    &["just", "got", "back"],
    &["got", "back"],
    &["back"],
    &["returned"],
];
const FROM: [&str; 5] = ["от", "из", "с", "со", "from"];
/// How one says before a colon in what manner something is told.
const MANNERS: [&str; 12] =
    ["коротко", "кратко", "вкратце", "быстро", "срочно", "итог", "итого", "briefly", "short", "quickly", "summary", "urgent"];
/// What leads to somebody who has a copy.
const COPIES: [&str; 4] = ["копия", "копии", "копию", "cc"];

impl Words<'_> {
    /// `couldn't reach Smith`, `left a voicemail for smith`: whom one tried for, as «не дозвонился до Костиной» says it.
    pub(super) fn take_tried(&mut self) -> bool {
        if !self.pieces.is_empty() && !self.pieces.iter().all(|piece| matches!(piece.what, What::Gap | What::Account(_) | What::Day { .. }))
        {
            return false;
        }
        // In haste one writes `couldnt`.
        let word = |at: usize| self.texts.get(self.at + at).map(|word| fold(word).replace(['’', '\''], "")).unwrap_or_default();
        let said = |tried: &&&[&str]| tried.iter().enumerate().all(|(at, known)| word(at) == known.replace('\'', ""));
        let Some(led) = TRIED.iter().find(said).map(|tried| tried.len()) else { return false };
        let before = self.at;
        self.at += led;
        let taken = match self.person_here(Mention::Headed) {
            Some((count, name)) => {
                let (count, name) = self.whole_name(count, name);
                self.take(count, What::Person(name));
                true
            }
            None => !self.account && self.take_account(false),
        };
        if !taken {
            self.at = before;
        }
        taken
    }

    /// «зв ветров=за»: an attitude glued to the name of somebody who is known says that they took part, as after `+`.
    pub(super) fn take_judged(&mut self) -> bool {
        let Some((name, said)) = self.texts.get(self.at).and_then(|word| word.split_once('=')) else { return false };
        let said = said.trim_end_matches([',', '.']);
        // «зв степновский =против: …»
        let after = name.is_empty() && matches!(self.pieces.last().map(|piece| &piece.what), Some(What::Person(_)));
        if let Some(attitude) = lexer::attitude(said).filter(|_| after) {
            self.take(1, What::Attitude(attitude));
            return true;
        }
        let Some((attitude, token)) = lexer::attitude(said).zip(self.tokens.get(self.at).copied()) else { return false };
        if !self.names.person(name, Mention::Headed) {
            return false;
        }
        let cut = token.start + name.chars().count();
        let end = cut + 1 + said.chars().count();
        gap(&mut self.pieces, self.end, token.start);
        self.pieces.push(Piece { what: What::Person(name.to_owned()), span: token.start..cut });
        self.pieces.push(Piece { what: What::Attitude(attitude), span: cut..end });
        (self.end, self.at) = (end, self.at + 1);
        true
    }

    /// «Костина от имени Агрозимы»: on whose behalf somebody who was named spoke.
    pub(super) fn take_behalf(&mut self) -> bool {
        if !matches!(self.pieces.last().map(|piece| &piece.what), Some(What::Person(_))) {
            return false;
        }
        let Some((count, name)) = behalf::leading(&self.rest(), self.names) else { return false };
        self.take(count, What::Behalf(name));
        true
    }

    /// «Роман звонил»: a given name that somebody has, or one word that is called as people are, beside what they did to reach
    /// us. It goes before an account of which it is only the beginning, or nearly the name.
    pub(super) fn take_called(&mut self) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.texts.get(at)).map(|word| fold(word)).unwrap_or_default();
        if self.leads_to_a_place() || self.is_spoken_of() {
            return false;
        }
        for count in (1..=self.left().min(3)).rev() {
            let Some(phrase) = self.phrase(count) else { continue };
            if !phrase.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '.' | '\'' | '’')) {
                continue;
            }
            let large = phrase.chars().next().is_some_and(char::is_uppercase);
            let next = self.at + count;
            let calls = is_verb(&before) || self.texts.get(next).is_some_and(|next| is_verb(next)) || self.calls_from(next);
            let plain = phrase.chars().count() >= PLAIN && (self.headed || self.at == 0 && calls);
            let known = large && (self.headed || self.kind || calls) || plain;
            // What a preposition leads to may as well be a company.
            let led = BETWEEN.split(' ').any(|word| word == before);
            // «аврора звонил Белых»: somebody else did.
            let other = self.texts.get(next).is_some_and(|word| is_verb(word))
                && self.texts.get(next + 1).is_some_and(|name| self.names.person(name.trim_end_matches([',', '.']), Mention::Headed));
            let called = count == 1 && calls && !led && !other && is_like_a_name(&fold(&phrase));
            let is_name = || large || self.names.account(&phrase).is_some() || self.names.resembles(&phrase);
            // «звонил пестов» where somebody is called Пестова: the row that is selected says less than that.
            let near = || count == 1 && calls && !led && !other && self.names.nearly(&phrase);
            if known && self.names.person(&phrase, Mention::Marked) || called && is_name() || near() {
                let (count, phrase) = self.whole_name(count, phrase);
                self.take(count, What::Person(phrase));
                return true;
            }
        }
        false
    }

    /// «из машины: …», «письмо Костиной, копия Шульгиной»: whether a word says where one writes, or leads to who has a copy.
    pub(super) fn is_aside(&self, plain: &str) -> bool {
        let copied = || {
            let after = |count: usize| self.texts.get(self.at + 1..self.at + 1 + count).map(|words| words.join(" "));
            let named = |name: String| self.names.person(name.trim_end_matches([',', '.', ':']), Mention::Headed);
            (1..=MOST_NAME).filter_map(after).any(named)
        };
        self.pieces.is_empty() && PLACES.contains(&plain) || COPIES.contains(&plain) && copied()
    }

    /// `from the car`: what is no whole name and stands behind an article is a thing.
    pub(super) fn follows_an_article(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.texts.get(at));
        before.is_some_and(|before| ["the", "a", "an", "my", "our"].contains(&fold(before).as_str()))
    }

    /// «звонил в Максим»: whether the word before the next one stands before a place or a company.
    pub(super) fn leads_to_a_place(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.texts.get(at));
        before.is_some_and(|before| AT.contains(&fold(before).as_str()))
    }

    /// «был в Лантане», «были вчера на Ёлке»: whether the next word says of a company that one was there.
    pub(super) fn was_there(&self) -> bool {
        let word = |at: usize| self.texts.get(at).map(|word| fold(word)).unwrap_or_default();
        let was = ["был", "была", "были", "побывал", "побывала", "побывали"].contains(&word(self.at).as_str());
        let dated = |at: usize| {
            let rest: Vec<&str> = self.texts.get(at..)?.iter().map(String::as_str).collect();
            leading_day(&rest, self.today, Bias::Past).map(|said| said.words).or_else(|| leading_part_of_day(&rest))
        };
        let mut led = self.at + 1;
        while let Some(count) = dated(led).filter(|_| was) {
            led += count;
        }
        let company = |count: usize| {
            let words = self.texts.get(led + 1..led + 1 + count);
            words.is_some_and(|words| self.names.account(words.join(" ").trim_end_matches([',', '.'])).is_some())
        };
        was && ["в", "во", "на"].contains(&word(led).as_str()) && (1..=NAME_WORDS).any(company)
    }

    /// «вернулся от Мясоедова, …», `back from Kesterwald: …`: of how many words it is that one comes back from somebody, or from a company, with which
    /// the clause ends. What goes on after it may be what came from there.
    pub(super) fn came_back(&self) -> Option<usize> {
        let word = |at: usize| self.texts.get(self.at + at).map(|word| fold(word)).unwrap_or_default();
        let begins = self.pieces.iter().all(|piece| matches!(piece.what, What::Gap | What::Day { .. } | What::Time(_) | What::Part(_)));
        let verb = RETURNED.iter().find(|said| said.iter().enumerate().all(|(at, known)| word(at) == *known))?.len();
        let led = begins && FROM.contains(&word(verb).as_str());
        let named = |count: usize| {
            let from = self.at + verb + 1;
            let words = self.texts.get(from..from + count)?;
            let last = words.last()?;
            let name = words.join(" ");
            let name = name.trim_end_matches([',', '.']);
            let ends = last.ends_with([',', '.', ':']) || self.texts.len() == from + count;
            (ends && (self.names.account(name).is_some() || self.names.person(name, Mention::Headed))).then_some(verb)
        };
        (1..=NAME_WORDS).filter(|_| led).find_map(named)
    }

    /// «Анна из Ромашки звонила»: whether a company stands at a word, with what somebody there did to reach us.
    fn calls_from(&self, at: usize) -> bool {
        let from = self.texts.get(at).is_some_and(|word| ["из", "с", "от", "from", "at", "of"].contains(&fold(word).as_str()));
        let called = |count: &usize| self.texts.get(at + 1 + count).is_some_and(|word| is_verb(word));
        let named =
            |count: usize| self.texts.get(at + 1..at + 1 + count).is_some_and(|words| self.names.account(&words.join(" ")).is_some());
        from && (1..=NAME_WORDS).filter(called).any(named)
    }

    /// «звонили с +7 900 000-12-34»: a phone of somebody or of a company is a name of theirs, where nobody else is named.
    pub(super) fn take_reached(&mut self) -> bool {
        let named = self.account || self.pieces.iter().any(|piece| matches!(piece.what, What::Person(_)));
        let is_part = |word: &&String| word.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '(' | ')' | ',' | '.'));
        let count = self.texts.iter().skip(self.at).take(PHONE).take_while(is_part).count();
        let Some(phrase) = (!named && count > 0).then(|| self.phrase(count)).flatten().filter(|phrase| phone::stands_in(phrase)) else {
            return false;
        };
        if self.names.person(&phrase, Mention::Marked) {
            self.take(count, What::Person(phrase));
        } else if self.names.account(&phrase).is_some() {
            self.take(count, What::Account(phrase));
            self.account = true;
        } else {
            return false;
        }
        true
    }

    /// «зв ромашка Аникеева согласна»: right after a company that was called, one word written and shaped as names are is somebody
    /// who is not known yet.
    pub(super) fn take_stranger(&mut self) -> bool {
        let follows = matches!(self.pieces.last().map(|piece| &piece.what), Some(What::Account(_)));
        if self.headed || !self.kind || !follows || !self.is_large(self.at) || self.begins_a_clause() {
            return false;
        }
        let Some(name) = self.phrase(1).filter(|name| is_like_a_name(&fold(name)) && self.names.account(name).is_none()) else {
            return false;
        };
        self.take(1, What::Person(name));
        true
    }

    /// A name that was read, with the words after it that belong to it by how they are written: a name of which one word is not
    /// theirs is nobody's.
    pub(super) fn whole_name(&self, count: usize, name: String) -> (usize, String) {
        let (mut count, mut name) = (count, name);
        while count < MOST_NAME && self.left() > count {
            let before = self.texts.get(self.at + count - 1).map(String::as_str).unwrap_or_default();
            let Some(longer) = self.phrase(count + 1).filter(|_| before.ends_with(char::is_alphabetic)) else { break };
            let word = longer.rsplit(' ').next().unwrap_or_default();
            if !word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’')) || !goes_on(before, word, self.names) {
                break;
            }
            (count, name) = (count + 1, longer);
        }
        (count, name)
    }

    /// «не дозвонился до Орловцева»: the words around the verb of having reached somebody, or not.
    pub(super) fn leads_to_whom_one_reached(&self, plain: &str) -> bool {
        match plain {
            "не" => !self.kind && self.is_reached(Some(self.at + 1)),
            "до" => self.is_reached(self.at.checked_sub(1)),
            _ => false,
        }
    }

    fn is_reached(&self, at: Option<usize>) -> bool {
        at.and_then(|at| self.texts.get(at)).is_some_and(|word| fold(word).starts_with(REACHED))
    }

    /// «Саввин звонил мне в 11:20», `Lapp rang us at 9:40`: whether a word says after the verb that it was us whom somebody was in touch with.
    pub(super) fn is_whom_one_called(&self, plain: &str) -> bool {
        let word = |at: Option<usize>| at.and_then(|at| self.texts.get(at)).map(|word| fold(word)).unwrap_or_default();
        let (before, us) = (word(self.at.checked_sub(1)), US.contains(&plain));
        // «мне звонил Шевчук», `called me back`
        let ahead = self.pieces.is_empty() && us && is_verb(&word(Some(self.at + 1)));
        let reached = us && before == "до" && self.is_reached(self.at.checked_sub(2));
        ahead || reached || self.kind && (us && is_verb(&before) || plain == "back" && (US.contains(&before.as_str()) || is_verb(&before)))
    }

    /// Whether the next word leads to what the contact was about: «по акту», «о встрече», but not «по северу».
    pub(super) fn leads_to_a_topic(&mut self) -> bool {
        if self.left() < 2 || !self.texts.get(self.at).is_some_and(|word| is_about(word)) {
            return false;
        }
        self.at += 1;
        let account = |count: usize| self.phrase(count).is_some_and(|name| self.names.account(&name).is_some());
        let named = (1..=self.left().min(NAME_WORDS)).any(account) || self.person_here(Mention::Headed).is_some();
        self.at -= 1;
        !named
    }

    /// «написал в телегу Костиной»: whether a word says by what somebody wrote, after it was said that they did.
    pub(super) fn is_a_messenger(&self, plain: &str) -> bool {
        let written = |piece: &Piece| matches!(piece.what, What::Kind { code: "mail" | "message", .. });
        self.pieces.iter().any(written) && (names_a_messenger(plain) || plain == "teams")
    }

    /// «заехал на завод, Дуб показал линию», `called in at the plant, Ashby …`: whether a word says where one was, and whose that is follows.
    fn is_a_place(&self) -> bool {
        let word = |at: usize| self.texts.get(at).map(|word| fold(word)).unwrap_or_default();
        let plain = word(self.at);
        let plain = plain.trim_end_matches([',', '.']);
        let Some(before) =
            self.at.checked_sub(1).filter(|_| self.kind && !self.account && GROUNDS.iter().any(|begun| plain.starts_with(begun)))
        else {
            return false;
        };
        let led = if matches!(word(before).as_str(), "the" | "their") { before.checked_sub(1) } else { Some(before) };
        if !led.is_some_and(|led| AT.contains(&word(led).as_str())) || self.is_large(self.at) {
            return false;
        }
        let rest = self.texts.iter().skip(self.at + 1).take(MOST_NAME).map(|word| word.trim_end_matches([',', '.', ':']));
        rest.into_iter().any(|name| {
            self.names.person(name, Mention::Headed) && (name.chars().count() > PLAIN || name.starts_with(char::is_uppercase))
                || matches!(self.names.account(name), Some(Named::Whole | Named::Form))
        }) || self.names_somebody()
    }

    /// Whether a word says where one was or what the contact was about, and is nobody's name there.
    pub(super) fn says_where_or_what(&self) -> bool {
        self.is_a_place() || self.is_a_place_before_a_verb() || self.is_a_topic_before_a_name()
    }

    /// «с завода звонил Дуб», `at the fair met Ashby`: whether a word says where, before the verb with which the line goes on to somebody.
    fn is_a_place_before_a_verb(&self) -> bool {
        let word = |at: usize| self.texts.get(at).map(|word| fold(word)).unwrap_or_default();
        let begins = BEGINNING.contains(&word(0).as_str()) && self.pieces.iter().all(|piece| piece.what == What::Gap);
        let Some(verb) = (2..=MOST_PLACE).find(|at| is_verb(&word(*at))).filter(|verb| begins && self.at < *verb) else { return false };
        let is_place = |at: usize| {
            let said = word(at);
            let ground = GROUNDS.iter().any(|begun| said.starts_with(begun));
            let named = || self.names.account(&said).is_some() || self.names.person(&said, Mention::Headed);
            !self.is_large(at) && !is_about_days(&said) && said.chars().all(|c| c.is_alphabetic() || c == '-') && (ground || !named())
        };
        let somebody = self
            .texts
            .get(verb + 1..)
            .unwrap_or_default()
            .iter()
            .take(2)
            .any(|name| self.names.person(name.trim_end_matches([',', '.', ':']), Mention::Headed));
        let caller = self.texts.get(verb - 1).is_some_and(|name| self.names.person(name, Mention::Headed));
        let places = if caller { 1..verb - 1 } else { 1..verb };
        (somebody || caller) && !places.is_empty() && self.at < places.end && places.into_iter().all(is_place)
    }

    /// «созвонились насчёт акта с Костиной»: whether a word says what the contact was about, before with whom it was.
    fn is_a_topic_before_a_name(&self) -> bool {
        let word = |at: usize| self.texts.get(at).map(|word| fold(word)).unwrap_or_default();
        let until = |from: usize| {
            let with = (from + 2..=from + MOST_PLACE).find(|at| ["с", "со", "with"].contains(&word(*at).as_str()))?;
            let name = self.texts.get(with + 1)?.trim_end_matches([',', '.', ':']);
            let plain = (from + 1..with).all(|at| !self.is_large(at) && !word(at).ends_with([',', '.']));
            (plain && self.names.person(name, Mention::Headed)).then_some(with)
        };
        let begun = |from: &usize| is_about(&word(*from)) && until(*from).is_some_and(|until| self.at < until);
        self.kind && !self.headed && !self.names_somebody() && (self.at.saturating_sub(2)..=self.at).any(|from| begun(&from))
    }

    /// «говорит, мол: ждём счёт»: whether a word says that what follows is what somebody said. It is nobody's name there.
    pub(super) fn is_hearsay(&self, plain: &str) -> bool {
        let plain = plain.trim_matches(|c: char| !c.is_alphanumeric());
        let before = self.at.checked_sub(1).and_then(|at| self.texts.get(at)).map(|word| fold(word)).unwrap_or_default();
        let after_somebody = matches!(self.pieces.last().map(|piece| &piece.what), Some(What::Person(_)));
        ["мол", "дескать"].contains(&plain) && !self.is_large(self.at) && (before.ends_with(',') || is_spoken(&before) || after_somebody)
    }

    /// «дозвонился только в три»: whether a word before an hour says nothing of another contact.
    pub(super) fn leads_to_an_hour(&self, plain: &str) -> bool {
        let rest: Vec<&str> = self.texts.iter().skip(self.at + 1).take(3).map(String::as_str).collect();
        self.kind && ONLY.contains(&plain) && leading_time(&rest).is_some()
    }

    /// «Макаров коротко: доволен»: whether a word behind somebody says how what follows is told.
    pub(super) fn says_in_what_manner(&self) -> bool {
        self.names_somebody() && self.texts.get(self.at).is_some_and(|word| MANNERS.contains(&fold(word).as_str()))
    }

    pub(super) fn follows(&self, word: &str) -> bool {
        self.at.checked_sub(1).and_then(|at| self.texts.get(at)).is_some_and(|before| fold(before) == word)
    }

    /// «отправил ивневу акт», `sent penrose the offer`: whether somebody stands right after what says that something was sent.
    pub(super) fn leads_to_whom_it_was_sent(&self) -> bool {
        let sent = !self.headed && self.pieces.is_empty() && self.texts.get(self.at).is_some_and(|word| is_sent(&fold(word)));
        let name = |count: usize| self.texts.get(self.at + 1..self.at + 1 + count).map(|words| words.join(" "));
        sent && (1..=2).filter_map(name).any(|name| self.names.person(name.trim_end_matches([',', '.']), Mention::Headed))
    }

    /// Whether somebody was read in the head.
    pub(super) fn names_somebody(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece.what, What::Person(_)))
    }

    /// «звонил Орловцеву насчёт Ситник»: somebody whom the contact was about took no part in it.
    pub(super) fn is_spoken_of(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.texts.get(at)).map(|word| fold(word)).unwrap_or_default();
        dating::leads_to_who_is_spoken_of(&before) || self.wrote_it()
    }

    /// «переслал Костиной письмо Петрова»: whether whose letter it is stands next, behind whom it went to.
    fn wrote_it(&self) -> bool {
        let letter = |piece: &Piece| matches!(&piece.what, What::Kind { code: "mail" | "message", word, .. } if !is_verb(word));
        let ended = self.tokens.get(self.at).is_some_and(|next| self.end + 1 == next.start);
        !self.headed && ended && self.names_somebody() && self.pieces.last().is_some_and(letter)
    }
}
