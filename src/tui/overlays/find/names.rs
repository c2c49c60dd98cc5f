//! Names, as they are typed: among all that is known, at once from the file, or those of a client in the room alone.

use super::found::{self, Found, Offer};
use super::{ACTIONS, Find, SHOWN, settings};
use crate::domain::Entity;
use crate::domain::name::fold;
use crate::search::apart::{Which, tell_apart};
use crate::search::palette::{Match, What};
use crate::search::{begins, names, variants};
use crate::store::Result;
use crate::text::find as say;
use crate::text::screen::SETTINGS;
use crate::tui::actions::rows;
use crate::tui::keymap::Key;
use crate::tui::layer::Ctx;
use std::sync::PoisonError;

impl Find {
    pub(super) fn find_names(&mut self, typed: &str, ctx: &Ctx) -> Result<()> {
        match &self.names {
            // Of what fits best among all clients little may be theirs: their people are looked for by themselves.
            _ if ctx.client => self.find_theirs(typed, ctx)?,
            Some(names) => {
                // A thread that panicked holding them left them as they were: they are only read.
                let mut names = names.lock().unwrap_or_else(PoisonError::into_inner);
                self.found.extend(names.find(typed).into_iter().take(SHOWN).map(Found::Name));
            }
            None => self.found.extend(at_once(ctx, typed)?),
        }
        if typed.trim().is_empty() {
            return Ok(());
        }
        if !ctx.client {
            let persons = self.found.iter_mut().filter_map(|found| match found {
                Found::Name(Match { what: What::Person(id), text, detail, .. }) => Some((*id, text.as_str(), detail)),
                _ => None,
            });
            tell_apart(ctx.store, Which { entity: Entity::Person, guest: None }, persons)?;
        }
        let nobody = self.found.is_empty() && self.names.is_some();
        // What is only like it stands below, and is called so.
        let far = self.found.iter().position(|found| matches!(found, Found::Name(name) if !name.named));
        if let Some(far) = far {
            self.found.insert(far, Found::Heading(say::LIKE));
        }
        let mut actions: Vec<_> =
            rows(self.below).filter(|row| found::is_command(row.action) && begins(typed, ctx.say(row.words))).collect();
        actions.truncate(ACTIONS);
        let is_action = !actions.is_empty();
        if is_action {
            self.found.push(Found::Heading(say::ACTIONS));
            self.found.extend(actions.into_iter().map(|row| {
                let key = row.keys.first().and_then(|key| Key::parse(key)).map_or_else(String::new, |key| key.to_string());
                Found::Action(row.action, ctx.say(row.words), key)
            }));
        }
        let settings = settings::found(typed, ctx)?;
        let is_setting = !settings.is_empty();
        if is_setting {
            self.found.push(Found::Heading(SETTINGS));
            self.found.extend(settings);
        }
        if nobody && !is_setting && !is_action {
            self.hint = Some(super::nothing(typed, ctx));
        }
        if nobody {
            self.found.extend([Offer::Text, Offer::Line].map(Found::Offer));
        }
        // What is not seen may be there.
        if nobody && !ctx.client {
            self.found.extend([Offer::Person, Offer::Account].map(Found::Offer));
        }
        self.selected = self.step(0, true);
        Ok(())
    }

    /// What the client in the room may see: their own names, and what is planned with them. What fits as well stands by its name: who
    /// was met last may have been met for a reason that is hidden.
    fn find_theirs(&mut self, typed: &str, ctx: &Ctx) -> Result<()> {
        let names = self.names.as_ref().map(|names| names.lock().unwrap_or_else(PoisonError::into_inner).find(typed));
        let mut rows: Vec<Match> = names.unwrap_or_default();
        rows.sort_by_cached_key(|row| (!row.named, row.rank, fold(&row.text)));
        let mut rows: Vec<Found> = rows.into_iter().map(Found::Name).collect();
        if let Some(guest) = ctx.guest.filter(|_| typed.trim().is_empty()) {
            rows.splice(0..0, everybody_of(guest, ctx)?);
        }
        rows.extend(at_once(ctx, typed)?);
        for row in rows {
            let known = |found: &Found| matches!((found, &row), (Found::Name(a), Found::Name(b)) if a.what == b.what);
            if self.found.len() < SHOWN && !self.found.iter().any(known) && row.is_seen(ctx)? {
                self.found.push(row);
            }
        }
        Ok(())
    }
}

/// The account in the room and its people, by name.
fn everybody_of(guest: i64, ctx: &Ctx) -> Result<Vec<Found>> {
    let account = ctx.store.account_brief(guest)?.map(|(text, _)| text).unwrap_or_default();
    let mut people = ctx.store.people_named_at(guest)?;
    people.sort_by_cached_key(|person| fold(&person.name.full()));
    let people = people.into_iter().map(|person| {
        let of = [person.detail.as_str(), &account].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        Match { text: person.name.full(), detail: of, ..Match::of(What::Person(person.id)) }
    });
    let account = Match { text: account.clone(), ..Match::of(What::Account(guest)) };
    Ok(std::iter::once(account).chain(people.collect::<Vec<_>>()).map(Found::Name).collect())
}

/// What the file itself finds while the names are still being read: beginnings first, few, and at once.
fn at_once(ctx: &Ctx, typed: &str) -> Result<Vec<Found>> {
    const FEW: usize = 8;
    if typed.trim().is_empty() {
        return Ok(Vec::new());
    }
    let name = |what, text, detail| Found::Name(Match { text, detail, ..Match::of(what) });
    for meant in variants(typed) {
        let accounts = ctx.store.accounts_matching(&meant, FEW)?;
        let persons = ctx.store.persons_matching(&meant, ctx.guest, FEW)?;
        if !accounts.is_empty() || !persons.is_empty() {
            let accounts = accounts.into_iter().map(|(id, text)| name(What::Account(id), text, String::new()));
            let mut found: Vec<Found> = accounts.collect();
            for (id, text, detail) in persons {
                let known = ctx.store.names_of(id)?;
                let named = known.iter().any(|name| names(typed, &name.full(), &name.middle)) || !typed.chars().any(char::is_alphabetic);
                found.push(Found::Name(Match { text, detail, named, ..Match::of(What::Person(id)) }));
            }
            found.sort_by_key(|found| matches!(found, Found::Name(name) if !name.named));
            return Ok(found);
        }
    }
    Ok(Vec::new())
}
