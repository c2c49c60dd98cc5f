//! Who of the people of a calendar are ours, and which of its meetings the KAM leaves out.

use crate::domain::name::{email_key, fold};
use crate::exchange::calendar::{About, Calendar};
use crate::settings::Settings;
use crate::store::{Result, Store};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// In so many meetings somebody is at least who is taken for the KAM.
const LEAST: usize = 3;

/// Hosts at which anybody has an address: they say nothing of whose it is.
const FREE: &[&str] = &[
    "gmail.com",
    "googlemail.com",
    "mail.ru",
    "bk.ru",
    "list.ru",
    "inbox.ru",
    "internet.ru",
    "yandex.ru",
    "ya.ru",
    "yandex.com",
    "yandex.by",
    "yandex.kz",
    "rambler.ru",
    "lenta.ru",
    "ro.ru",
    "autorambler.ru",
    "myrambler.ru",
    "outlook.com",
    "hotmail.com",
    "live.com",
    "live.ru",
    "msn.com",
    "icloud.com",
    "me.com",
    "mac.com",
    "yahoo.com",
    "aol.com",
    "gmx.de",
    "gmx.net",
    "web.de",
    "t-online.de",
    "proton.me",
    "protonmail.com",
    "tut.by",
    "ukr.net",
    "mail.com",
    "zoho.com",
    "vk.com",
];

/// The domain of an address, unless anybody can have one there.
pub(crate) fn domain_of(mail: &str) -> Option<&str> {
    let (_, domain) = mail.rsplit_once('@')?;
    (!domain.is_empty() && !FREE.contains(&domain)).then_some(domain)
}

/// Whether an answer says of a whole domain whose it is at which anybody can have an address.
pub fn is_public(about: &str) -> bool {
    about.strip_prefix("domain:").is_some_and(|domain| FREE.contains(&domain))
}

/// The domain of a site: without its scheme, `www` and what follows.
pub(super) fn domain_of_site(site: &str) -> Option<String> {
    let bare = site.trim().to_lowercase();
    let bare = bare.split_once("://").map_or(bare.as_str(), |(_, rest)| rest);
    let host = bare.split(['/', '?', ':', ' ']).next().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    (host.contains('.') && !FREE.contains(&host)).then(|| host.to_owned())
}

/// Who is ours, and what is left out.
#[derive(Debug, Default)]
pub struct Own {
    /// The addresses of the KAM.
    mails: BTreeSet<String>,
    /// The domains of our house.
    domains: BTreeSet<String>,
    /// Our own people by address, and by folded name.
    colleagues: HashMap<String, i64>,
    named: HashMap<String, i64>,
    /// The calendars that are left out, folded.
    calendars: Vec<String>,
    /// What is left out: the codes of the setting.
    skipped: Vec<String>,
}

impl Own {
    /// What the settings and the team say. The domain of a colleague is ours where no client has an address there.
    pub(crate) fn of(store: &Store, settings: &Settings, theirs: impl Fn(&str) -> bool) -> Result<Own> {
        let mut own = Own {
            calendars: settings.calendars_left.split(';').map(|name| fold(name.trim())).filter(|name| !name.is_empty()).collect(),
            skipped: settings.calendar_skip.split(',').map(str::to_owned).collect(),
            ..Own::default()
        };
        for said in settings.own_mail.split([',', ';', ' ']).map(|said| said.trim().to_lowercase()).filter(|said| said.contains('.')) {
            match said.strip_prefix('@') {
                Some(domain) => drop(own.domains.insert(domain.to_owned())),
                None if said.contains('@') => {
                    own.domains.extend(domain_of(&said).map(str::to_owned));
                    own.mails.insert(said);
                }
                None => drop(own.domains.insert(said)),
            }
        }
        for (id, name, mail) in store.colleagues_mailed()? {
            own.named.entry(fold(&name)).or_insert(id);
            let mail = email_key(&mail);
            if mail.is_empty() {
                continue;
            }
            own.domains.extend(domain_of(&mail).filter(|domain| !theirs(domain)).map(str::to_owned));
            own.colleagues.entry(mail).or_insert(id);
        }
        Ok(own)
    }

    /// Whether the settings or the team tell which mail is ours.
    pub fn is_known(&self) -> bool {
        !self.mails.is_empty() || !self.domains.is_empty()
    }

    /// Takes the one who is in nearly all meetings and none of ours by what is known for the KAM, where no address of theirs is known:
    /// gives the address. Of a colleague alone a domain may be known that is not the KAM's.
    pub(crate) fn guess(&mut self, calendar: &Calendar, theirs: impl Fn(&str) -> bool) -> Option<String> {
        if !self.mails.is_empty() {
            return None;
        }
        let mut seen: HashSet<*const About> = HashSet::new();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let mut all = 0;
        for one in calendar.occurrences.iter().filter(|one| seen.insert(Arc::as_ptr(&one.about))) {
            let people = one.about.people();
            all += usize::from(people.len() > 1);
            people.iter().filter(|who| people.len() > 1 && !who.mail.is_empty()).for_each(|who| *counts.entry(&who.mail).or_default() += 1);
        }
        let often = |(mail, count): &(&str, usize)| all >= LEAST && *count * 10 >= all * 8 && !self.is_ours(mail, "");
        let mut often = counts.into_iter().filter(often);
        let (mail, None) = (often.next()?.0.to_owned(), often.next()) else { return None };
        self.domains.extend(domain_of(&mail).filter(|domain| !theirs(domain)).map(str::to_owned));
        self.mails.insert(mail.clone());
        Some(mail)
    }

    /// Whether an address of the KAM is known.
    pub(crate) fn knows_me(&self) -> bool {
        !self.mails.is_empty()
    }

    /// Whether an address is the KAM's own.
    pub(crate) fn is_me(&self, mail: &str) -> bool {
        self.mails.contains(mail)
    }

    /// Whether somebody of our house has this address, or this name where there is none.
    pub(crate) fn is_ours(&self, mail: &str, name: &str) -> bool {
        if mail.is_empty() {
            return self.named.contains_key(&fold(name));
        }
        let domain = mail.rsplit_once('@').map_or("", |(_, domain)| domain);
        let within = |own: &String| domain == own || domain.strip_suffix(own.as_str()).is_some_and(|rest| rest.ends_with('.'));
        self.is_me(mail) || self.colleagues.contains_key(mail) || self.domains.iter().any(within)
    }

    /// The one of our own people who has this address, or else this name.
    pub(crate) fn colleague(&self, mail: &str, name: &str) -> Option<i64> {
        self.colleagues.get(mail).or_else(|| self.named.get(&fold(name))).copied()
    }

    /// Whether a calendar is left out as a whole.
    pub(crate) fn leaves_calendar(&self, name: &str) -> bool {
        !self.calendars.is_empty() && self.calendars.contains(&fold(name.trim()))
    }

    /// Whether the setting names what is left out.
    pub(crate) fn skips(&self, code: &str) -> bool {
        self.skipped.iter().any(|skipped| skipped == code)
    }
}
