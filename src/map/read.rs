//! Reading the map of an account: for a purchase, or as it was on a day (M19, M42, M45).

use super::chart::{Chart, Node, Tie, TieKind};
use crate::domain::field::{Choice, find_choice};
use crate::domain::stage::SCHEME_STAGES;
use crate::domain::visibility::KEPT_PRIVATE;
use crate::domain::{Entity, Value, day};
use crate::settings::Settings;
use crate::store::map::{Pairing, Rejudged, Seat, StanceRow};
use crate::store::people::PersonName;
use crate::store::{Error, Result, Store};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Days of contacts that are counted: a year.
pub const COUNTED_DAYS: u64 = 365;
/// Days for which changes are told when no other span is asked for.
pub const CHANGED_DAYS: u64 = 90;

/// Which map is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The account.
    pub account: i64,
    /// The purchase whose differences are laid over it.
    pub purchase: Option<i64>,
    /// The day; `None` for now.
    pub on: Option<NaiveDate>,
    /// The day from which changes are told; `None` for [`CHANGED_DAYS`].
    pub since: Option<NaiveDate>,
}

/// The map of an account with what its questions are answered from.
#[derive(Clone, Debug)]
pub struct Scene {
    /// Persons and ties.
    pub chart: Chart,
    /// The day it shows.
    pub on: NaiveDate,
    /// Whether that day is past: such a map is for reading alone.
    pub past: bool,
    /// The account's short name.
    pub account: String,
    /// The chosen purchase: rowid, title.
    pub purchase: Option<(i64, String)>,
    /// Figures of each person.
    pub figures: BTreeMap<i64, Figures>,
    /// Our people who mirror, took over or met somebody: rowid, name, by name.
    pub team: Vec<(i64, String)>,
    /// Who of us met whom within the counted days.
    pub pairings: Vec<Pairing>,
    /// Contacts with named persons within the counted days.
    pub contacts: u32,
    /// The decision scheme, in order (M13).
    pub stages: Vec<Stage>,
    /// Judgements made within the days for which changes are told.
    pub rejudged: Vec<Rejudged>,
    /// Who came into office within these days.
    pub came: Vec<(i64, NaiveDate)>,
    /// Who left, by name.
    pub left: Vec<(String, NaiveDate)>,
    /// Since when each tie is known, where that is written.
    pub tied_on: BTreeMap<i64, NaiveDate>,
    /// The first of these days.
    pub changed_from: NaiveDate,
}

/// What is counted about a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// The last contact held.
    pub last_contact: Option<NaiveDate>,
    /// The first contact planned.
    pub next_contact: Option<NaiveDate>,
    /// Contacts for this account within the counted days.
    pub contacts: u32,
    /// Wanted rhythm of contact in days.
    pub rhythm_days: Option<i64>,
    /// The newest judgement.
    pub judged_on: Option<NaiveDate>,
    /// Rowid of the colleague who mirrors them.
    pub mirror: Option<i64>,
    /// Rowid of the colleague to whom they were handed.
    pub handed: Option<i64>,
}

/// A stage of the decision scheme (M13).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Rowid.
    pub id: i64,
    /// Which stage.
    pub kind: &'static Choice,
    /// What happens there.
    pub title: String,
    /// Who takes part.
    pub people: Vec<i64>,
    /// As what.
    pub acts_as: String,
    /// How many days it takes.
    pub days: Option<i64>,
    /// What is decisive there.
    pub decisive: String,
    /// Whether what is written of it is for oneself alone.
    pub private: bool,
}

/// Reads the map.
///
/// # Errors
/// [`Error::Gone`] when the account or the purchase is no longer there.
pub fn read(store: &Store, settings: &Settings, wanted: Wanted) -> Result<Scene> {
    let today = store.clock().today();
    let on = wanted.on.unwrap_or(today).min(today);
    let past = on < today;
    let back = |days: u64| day::earlier(on, days);
    let changed_from = wanted.since.filter(|since| *since <= on).unwrap_or_else(|| back(CHANGED_DAYS));
    let (iso, counted) = (day::iso(on), day::iso(back(COUNTED_DAYS)));
    let account = store.load(Entity::Account, wanted.account)?.ok_or(Error::Gone)?;
    let purchase = wanted
        .purchase
        .map(|id| store.load(Entity::Opportunity, id)?.filter(|one| one.owner == Some(wanted.account)).ok_or(Error::Gone))
        .transpose()?;
    let stances: HashMap<i64, StanceRow> = match &purchase {
        Some(purchase) => {
            let rows = store.stances(purchase.id.unwrap_or_default(), &iso, past)?;
            rows.into_iter().map(|row| (row.affiliation, row)).collect()
        }
        None => HashMap::new(),
    };
    let seats = store.seats(wanted.account, &iso, &counted, past)?;
    let names: HashMap<i64, String> = store.colleague_names()?.into_iter().collect();
    let pairings = store.pairings(wanted.account, &counted, &iso)?;
    let figures = seats.iter().map(|seat| (seat.person, figures_of(seat))).collect::<BTreeMap<_, _>>();
    let nodes = seats.iter().map(|seat| node(seat, stances.get(&seat.affiliation), &names, on, settings.fade_days)).collect::<Vec<_>>();
    let here: BTreeSet<i64> = figures.keys().copied().collect();
    let rows = store.ties(wanted.account, &iso, past)?;
    let tied_on = rows.iter().filter_map(|row| Some((row.id, day::from_iso(row.since.as_deref()?)?))).collect();
    let ties = rows.into_iter().filter_map(|row| {
        let kind = TieKind::from_code(&row.kind)?;
        let both = row.from != row.to && here.contains(&row.from) && here.contains(&row.to);
        both.then(|| Tie { id: row.id, kind, from: row.from, to: row.to, strength: row.strength.unwrap_or(2).clamp(1, 3), note: row.note })
    });
    let ours: BTreeSet<i64> = figures
        .values()
        .flat_map(|figures| [figures.mirror, figures.handed])
        .flatten()
        .chain(pairings.iter().filter(|pair| here.contains(&pair.person)).map(|pair| pair.colleague))
        .collect();
    let mut team: Vec<(i64, String)> = ours.into_iter().filter_map(|id| Some((id, names.get(&id)?.clone()))).collect();
    team.sort_by(|a, b| a.1.cmp(&b.1).then(a.0.cmp(&b.0)));
    Ok(Scene {
        chart: Chart { ties: ties.collect(), nodes },
        on,
        past,
        account: account.title().to_owned(),
        purchase: purchase.map(|one| (one.id.unwrap_or_default(), one.title().to_owned())),
        figures,
        team,
        pairings,
        contacts: store.contacts_between(wanted.account, &counted, &iso)?,
        stages: stages(store, wanted.account)?,
        came: seats
            .iter()
            .filter_map(|seat| Some((seat.person, day::from_iso(seat.from_on.as_deref()?)?)))
            .filter(|(_, came)| *came > changed_from)
            .collect(),
        left: store
            .left_between(wanted.account, &day::iso(changed_from), &iso)?
            .into_iter()
            .filter_map(|(name, left)| Some((name.short(), day::from_iso(&left)?)))
            .collect(),
        tied_on,
        rejudged: store.rejudged(wanted.account, &day::iso(changed_from), &iso)?,
        changed_from,
    })
}

fn figures_of(seat: &Seat) -> Figures {
    Figures {
        last_contact: seat.last_contact.as_deref().and_then(day::from_iso),
        next_contact: seat.next_contact.as_deref().and_then(day::from_iso),
        contacts: seat.contacts,
        rhythm_days: seat.rhythm_days,
        judged_on: seat.judged_on.as_deref().and_then(day::from_iso),
        mirror: seat.mirror,
        handed: seat.handed,
    }
}

fn node(seat: &Seat, stance: Option<&StanceRow>, team: &HashMap<i64, String>, on: NaiveDate, fades_after: i64) -> Node {
    let judged_on = seat.judged_on.as_deref().and_then(day::from_iso);
    let mut differs = BTreeSet::new();
    let mut roles = seat.roles.clone();
    let mut attitude = seat.attitude;
    if let Some(stance) = stance {
        if let Some(other) = &stance.roles {
            roles = other.clone();
            differs.insert("roles");
        }
        if stance.attitude.is_some() {
            attitude = stance.attitude;
            differs.insert("attitude");
        }
    }
    Node {
        person: seat.person,
        affiliation: seat.affiliation,
        name: if seat.unknown { seat.name.full() } else { seat.name.short() },
        initials: if seat.unknown { "?".to_owned() } else { initials(&seat.name) },
        position: seat.position.clone(),
        department: seat.department.clone(),
        roles: roles.split(',').filter(|role| !role.is_empty()).map(str::to_owned).collect(),
        influence: seat.influence,
        attitude,
        relationship: seat.relationship,
        boss: seat.boss.filter(|boss| *boss != seat.person),
        mirror: seat.mirror.and_then(|id| team.get(&id).cloned()),
        handed: seat.handed.and_then(|id| team.get(&id).cloned()),
        main: seat.main,
        unknown: seat.unknown,
        never_met: seat.relationship.unwrap_or(0) == 0 && seat.last_contact.is_none(),
        faded: judged_on.is_some_and(|judged| (on - judged).num_days() > fades_after),
        outside: seat.outside,
        differs,
    }
}

/// The first letters of the name: family, given and middle.
fn initials(name: &PersonName) -> String {
    let parts = [&name.family, &name.given, &name.middle];
    parts.iter().filter_map(|part| part.chars().find(|c| c.is_alphanumeric())).flat_map(char::to_uppercase).take(3).collect()
}

fn stages(store: &Store, account: i64) -> Result<Vec<Stage>> {
    let stages = store.part(Entity::Stage, account)?.into_iter();
    Ok(stages
        .filter_map(|record| {
            Some(Stage {
                id: record.id?,
                kind: find_choice(SCHEME_STAGES, record.text("kind"))?,
                title: record.title().to_owned(),
                people: match record.get("people") {
                    Value::Ids(ids) => ids.clone(),
                    _ => Vec::new(),
                },
                acts_as: record.text("acts_as").to_owned(),
                days: record.int("days"),
                decisive: record.text("decisive").to_owned(),
                private: record.int(KEPT_PRIVATE.key) == Some(1),
            })
        })
        .collect())
}

impl Scene {
    /// The person's place on the map.
    pub fn node(&self, person: i64) -> Option<&Node> {
        self.chart.nodes.iter().find(|node| node.person == person)
    }

    /// The colleague's name.
    pub fn colleague(&self, id: i64) -> Option<&str> {
        self.team.iter().find(|(known, _)| *known == id).map(|(_, name)| name.as_str())
    }
}
