//! Answers that follow ties from one person to the next.

use super::{Answer, GOOD_RELATIONSHIP, Said, Way};
use crate::map::chart::TieKind;
use crate::map::read::Scene;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// A step that somebody's word can take: from whom, to whom, how strong (0 for the reporting line), and by which tie.
struct Step {
    from: i64,
    to: i64,
    strength: i64,
    tie: Option<i64>,
}

/// The steps by trust: who is trusted has the ear of who trusts.
fn trust(scene: &Scene) -> Vec<Step> {
    let trusts = scene.chart.ties.iter().filter(|tie| tie.kind == TieKind::Trusts);
    trusts.map(|tie| Step { from: tie.to, to: tie.from, strength: tie.strength, tie: Some(tie.id) }).collect()
}

/// The steps by trust and by influence.
fn influence(scene: &Scene) -> Vec<Step> {
    let mut steps = trust(scene);
    let moves = scene.chart.ties.iter().filter(|tie| tie.kind == TieKind::Influences);
    steps.extend(moves.map(|tie| Step { from: tie.from, to: tie.to, strength: tie.strength, tie: Some(tie.id) }));
    steps
}

/// The same with the reporting line, which moves downwards whatever people think of each other, but as the last resort.
fn all(scene: &Scene) -> Vec<Step> {
    let mut steps = influence(scene);
    let bosses = scene.chart.nodes.iter().filter_map(|node| Some((node.boss?, node.person)));
    steps.extend(bosses.map(|(boss, person)| Step { from: boss, to: person, strength: 0, tie: None }));
    let dotted = scene.chart.ties.iter().filter(|tie| tie.kind == TieKind::Dotted);
    steps.extend(dotted.map(|tie| Step { from: tie.to, to: tie.from, strength: 0, tie: Some(tie.id) }));
    steps
}

/// The shortest chain from any of `begin` to `end` over steps at least as strong as `least`: persons and ties.
fn shortest(steps: &[Step], begin: &[i64], end: i64, least: i64) -> Option<(Vec<i64>, Vec<i64>)> {
    let mut came: BTreeMap<i64, Option<&Step>> = begin.iter().map(|person| (*person, None)).collect();
    let mut queue: VecDeque<i64> = begin.iter().copied().collect();
    while let Some(person) = queue.pop_front() {
        if person == end {
            let (mut chain, mut ties) = (vec![end], Vec::new());
            let mut at = end;
            while let Some(Some(step)) = came.get(&at) {
                chain.push(step.from);
                ties.extend(step.tie);
                at = step.from;
            }
            chain.reverse();
            return Some((chain, ties));
        }
        // The stronger step first: of chains as long it is the one taken.
        let mut next: Vec<&Step> = steps.iter().filter(|step| step.from == person && step.strength >= least).collect();
        next.sort_by_key(|step| (-step.strength, step.to));
        for step in next {
            if let std::collections::btree_map::Entry::Vacant(place) = came.entry(step.to) {
                place.insert(Some(step));
                queue.push_back(step.to);
            }
        }
    }
    None
}

fn names(scene: &Scene, chain: &[i64]) -> Vec<String> {
    chain.iter().filter_map(|person| scene.node(*person)).map(|node| node.name.clone()).collect()
}

/// Persons in an order that a chain should begin in: the best known, the most influential first.
fn ordered(scene: &Scene, wanted: impl Fn(&crate::map::chart::Node) -> bool) -> Vec<i64> {
    let mut found: Vec<_> = scene.chart.nodes.iter().filter(|node| !node.unknown && wanted(node)).collect();
    found.sort_by_key(|node| (-node.relationship.unwrap_or(0), -node.influence.unwrap_or(0), node.person));
    found.iter().map(|node| node.person).collect()
}

pub(super) fn against(scene: &Scene, answer: &mut Answer) {
    let mut opponents: Vec<_> = scene.chart.nodes.iter().filter(|node| node.attitude.is_some_and(|attitude| attitude < 0)).collect();
    opponents.sort_by_key(|node| (node.attitude, -node.influence.unwrap_or(0), node.person));
    let supporters = ordered(scene, |node| node.attitude.is_some_and(|attitude| attitude > 0));
    let steps = all(scene);
    for node in opponents {
        let attitude = node.attitude.unwrap_or(0);
        answer.persons.insert(node.person);
        // A chain is as strong as its weakest tie; of chains as strong the shortest is taken.
        let found = [3, 2, 1, 0].into_iter().find_map(|least| Some((shortest(&steps, &supporters, node.person, least)?, least)));
        match found {
            Some(((chain, ties), weakest)) => {
                answer.persons.extend(&chain);
                answer.ties.extend(ties);
                answer.said.push(Said::Opponent { who: node.name.clone(), attitude, chain: names(scene, &chain), weakest });
            }
            None => answer.said.push(Said::Unmoved { who: node.name.clone(), attitude }),
        }
    }
    if answer.said.is_empty() {
        answer.said.push(Said::NoOpponent);
    }
}

pub(super) fn reach(scene: &Scene, person: i64, answer: &mut Answer) {
    let Some(node) = scene.node(person) else { return };
    let base = ordered(scene, |node| node.relationship.is_some_and(|relationship| relationship >= GOOD_RELATIONSHIP));
    answer.persons.insert(person);
    if base.contains(&person) {
        answer.said.push(Said::Known { who: node.name.clone() });
        return;
    }
    if base.is_empty() {
        answer.said.push(Said::NoBase);
        return;
    }
    let by = |steps: &[Step], way| shortest(steps, &base, person, 0).map(|found| (found, way));
    match by(&trust(scene), Way::Trust).or_else(|| by(&influence(scene), Way::Influence)).or_else(|| by(&all(scene), Way::Influence)) {
        Some(((chain, ties), way)) => {
            answer.persons.extend(chain.iter().copied().collect::<BTreeSet<_>>());
            answer.ties.extend(ties);
            answer.said.push(Said::Chain { chain: names(scene, &chain), way });
        }
        None => answer.said.push(Said::NoChain { who: node.name.clone() }),
    }
}
