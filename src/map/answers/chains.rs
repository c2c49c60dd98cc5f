//! Answers that follow ties from one person to the next.

use super::{Answer, GOOD_RELATIONSHIP, Said, Way};
use crate::map::chart::TieKind;
use crate::map::read::Scene;
use petgraph::algo::astar;
use petgraph::graphmap::DiGraphMap;
use std::collections::BTreeSet;

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

/// What a step costs: fewer steps come first, then stronger ones, then the better beginning.
const STEP: i64 = 1_000_000;
const STRENGTH: i64 = 1_000;
/// Where every chain begins: no rowid is so small.
const US: i64 = i64::MIN;

/// The shortest chain from any of `begin` to `end` over steps at least as strong as `least`: persons and ties.
fn shortest(steps: &[Step], begin: &[i64], end: i64, least: i64) -> Option<(Vec<i64>, Vec<i64>)> {
    let mut graph: DiGraphMap<i64, (i64, Option<i64>)> = DiGraphMap::new();
    for (place, person) in begin.iter().enumerate() {
        graph.add_edge(US, *person, (place as i64, None));
    }
    for step in steps.iter().filter(|step| step.strength >= least) {
        let cost = STEP - step.strength * STRENGTH;
        // Of several ties between two persons the strongest counts.
        if graph.edge_weight(step.from, step.to).is_none_or(|(known, _)| cost < *known) {
            graph.add_edge(step.from, step.to, (cost, step.tie));
        }
    }
    if !graph.contains_node(US) || !graph.contains_node(end) {
        return None;
    }
    let (_, path) = astar(&graph, US, |person| person == end, |(.., (cost, _))| *cost, |_| 0)?;
    let chain: Vec<i64> = path.into_iter().skip(1).collect();
    let ties = chain.windows(2).filter_map(|pair| graph.edge_weight(*pair.first()?, *pair.last()?)?.1).collect();
    Some((chain, ties))
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
                let of_strength = scene.chart.ties.iter().filter(|tie| tie.kind != TieKind::Dotted && ties.contains(&tie.id)).count();
                answer.ties.extend(ties);
                let lines = chain.len().saturating_sub(1 + of_strength);
                answer.said.push(Said::Opponent { who: node.name.clone(), attitude, chain: names(scene, &chain), weakest, lines });
            }
            None => answer.said.push(Said::Unmoved { who: node.name.clone(), attitude }),
        }
    }
    if answer.said.is_empty() {
        answer.said.push(Said::NoOpponent);
    }
    // Whoever was not judged may be against us.
    let unjudged = scene.chart.nodes.iter().filter(|node| !node.unknown && node.attitude.is_none());
    let names: Vec<String> = unjudged.map(|node| node.name.clone()).collect();
    if !names.is_empty() {
        answer.said.push(Said::Unjudged { names });
    }
}

pub(super) fn reach(scene: &Scene, person: i64, answer: &mut Answer) {
    let Some(node) = scene.node(person) else {
        answer.said.push(Said::Nobody);
        return;
    };
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
