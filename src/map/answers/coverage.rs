//! Answers about how well we cover the account: who carries it, who mirrors whom, what is missing.

use super::{ANSWERS_US, Answer, CAN_CARRY, CARRIES_PERCENT, CHAMPIONS, GOOD_RELATIONSHIP, Part, Said};
use crate::domain::day;
use crate::map::chart::Node;
use crate::map::read::Scene;
use chrono::NaiveDate;

/// How a pair of one of theirs and one of ours stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// They mirror each other and met within the wanted rhythm (or the counted days where none is set).
    Alive,
    /// They mirror each other and have not met for longer.
    Quiet,
    /// They are to mirror each other and have not met.
    NotMet,
    /// They met without being counterparts.
    Met,
}

/// A pair of one of theirs and one of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Person.
    pub person: i64,
    /// Colleague.
    pub colleague: i64,
    /// How it stands.
    pub state: State,
    /// Contacts within the counted days.
    pub contacts: u32,
    /// The last of them.
    pub last: Option<NaiveDate>,
}

/// Every pair that mirrors each other or met within the counted days, in the order of the persons on the map.
pub fn pairs(scene: &Scene) -> Vec<Pair> {
    let mut found = Vec::new();
    for node in &scene.chart.nodes {
        let figures = scene.figures.get(&node.person);
        for (colleague, _) in &scene.team {
            let met = scene.pairings.iter().find(|pair| pair.person == node.person && pair.colleague == *colleague);
            let mirrors = figures.is_some_and(|figures| figures.mirror == Some(*colleague));
            let last = met.and_then(|pair| day::from_iso(&pair.last));
            let rhythm = figures.and_then(|figures| figures.rhythm_days);
            let state = match (mirrors, last) {
                (false, None) => continue,
                (false, Some(_)) => State::Met,
                (true, None) => State::NotMet,
                (true, Some(last)) if rhythm.is_some_and(|rhythm| (scene.on - last).num_days() > rhythm) => State::Quiet,
                (true, Some(_)) => State::Alive,
            };
            found.push(Pair { person: node.person, colleague: *colleague, state, contacts: met.map_or(0, |pair| pair.contacts), last });
        }
    }
    found
}

fn known(scene: &Scene) -> impl Iterator<Item = &Node> {
    scene.chart.nodes.iter().filter(|node| !node.unknown)
}

pub(super) fn carries(scene: &Scene, answer: &mut Answer) {
    let good: Vec<&Node> = known(scene).filter(|node| node.relationship >= Some(GOOD_RELATIONSHIP)).collect();
    answer.persons.extend(good.iter().map(|node| node.person));
    answer.said.push(match &good[..] {
        [] => Said::NoBase,
        [one] => Said::OneGood { who: one.name.clone() },
        several => Said::Good { names: several.iter().map(|node| node.name.clone()).collect() },
    });
    let contacts = |node: &Node| scene.figures.get(&node.person).map_or(0, |figures| figures.contacts);
    if let Some(most) = known(scene).max_by_key(|node| (contacts(node), -node.person)).filter(|node| contacts(node) > 0) {
        if contacts(most) * 100 >= scene.contacts * CARRIES_PERCENT {
            answer.persons.insert(most.person);
        }
        answer.said.push(Said::Share { who: most.name.clone(), contacts: contacts(most), of: scene.contacts });
    }
}

pub(super) fn mirrors(scene: &Scene, answer: &mut Answer) {
    let alone: Vec<&Node> = known(scene).filter(|node| node.mirror.is_none() && node.handed.is_none()).collect();
    answer.persons.extend(alone.iter().map(|node| node.person));
    answer.said.push(if alone.is_empty() {
        Said::AllMirrored
    } else {
        Said::Unmirrored { names: alone.iter().map(|node| node.name.clone()).collect() }
    });
    let mut pairs: Vec<Pair> = pairs(scene).into_iter().filter(|pair| pair.state != State::Met).collect();
    // What asks for a meeting first.
    pairs.sort_by_key(|pair| (pair.state != State::NotMet, pair.state != State::Quiet, pair.last));
    answer.said.extend(pairs.into_iter().filter_map(|pair| {
        let (who, ours) = (scene.node(pair.person)?.name.clone(), scene.colleague(pair.colleague)?.to_owned());
        Some(Said::Pair { who, ours, state: pair.state, last: pair.last })
    }));
}

pub(super) fn cover(scene: &Scene, answer: &mut Answer) {
    for part in [Part::Decider, Part::Sponsor, Part::Champion] {
        let fits = |node: &&Node| match part {
            Part::Decider => node.decides() && !node.never_met,
            Part::Sponsor => node.influence >= Some(CAN_CARRY) && node.attitude >= Some(1) && node.relationship >= Some(ANSWERS_US),
            Part::Champion => node.attitude >= Some(CHAMPIONS) && node.relationship >= Some(GOOD_RELATIONSHIP),
        };
        let found: Vec<&Node> = known(scene).filter(fits).collect();
        answer.persons.extend(found.iter().map(|node| node.person));
        answer.said.push(Said::Covered { part, names: found.iter().map(|node| node.name.clone()).collect() });
    }
    // What is missing is said first.
    answer.said.sort_by_key(|said| matches!(said, Said::Covered { names, .. } if !names.is_empty()));
}
