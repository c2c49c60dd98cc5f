//! Answers that look at one person at a time.

use super::{Answer, Said};
use crate::domain::day;
use crate::map::read::Scene;

pub(super) fn decides(scene: &Scene, answer: &mut Answer) {
    let mut deciders: Vec<_> = scene.chart.nodes.iter().filter(|node| node.decides()).collect();
    // Whom we have not met comes first: that is what to work on.
    deciders.sort_by_key(|node| (!node.never_met, -node.influence.unwrap_or(0), node.person));
    for node in deciders {
        answer.persons.insert(node.person);
        let last = scene.figures.get(&node.person).and_then(|figures| figures.last_contact);
        answer.said.push(Said::Decider { who: node.name.clone(), met: !node.never_met, last });
    }
    if answer.said.is_empty() {
        answer.said.push(Said::NoDecider);
    }
}

pub(super) fn handed(scene: &Scene, answer: &mut Answer) {
    for node in &scene.chart.nodes {
        let Some((colleague, to)) = scene.figures.get(&node.person).and_then(|figures| figures.handed).zip(node.handed.clone()) else {
            continue;
        };
        answer.persons.insert(node.person);
        let met = scene.pairings.iter().find(|pair| pair.person == node.person && pair.colleague == colleague);
        answer.said.push(Said::Handed { who: node.name.clone(), to, last: met.and_then(|pair| day::from_iso(&pair.last)) });
    }
    if answer.said.is_empty() {
        answer.said.push(Said::NothingHanded);
    }
}

pub(super) fn silent(scene: &Scene, answer: &mut Answer) {
    let mut silent = Vec::new();
    let mut with_rhythm = 0;
    for node in &scene.chart.nodes {
        let Some((figures, rhythm)) = scene.figures.get(&node.person).and_then(|figures| Some((figures, figures.rhythm_days?))) else {
            continue;
        };
        with_rhythm += 1;
        // As on *Today*: who is in a colleague's hands, or has a day set already, is not to be called.
        if figures.next_contact.is_some() || figures.handed.is_some() {
            continue;
        }
        let days = figures.last_contact.map(|last| (scene.on - last).num_days());
        if days.is_none_or(|days| days > rhythm) {
            answer.persons.insert(node.person);
            silent.push((days.map_or(i64::MAX, |days| days - rhythm), Said::Silent { who: node.name.clone(), days, rhythm }));
        }
    }
    silent.sort_by_key(|(late, _)| std::cmp::Reverse(*late));
    answer.said.extend(silent.into_iter().map(|(_, said)| said));
    if answer.said.is_empty() {
        answer.said.push(Said::NobodySilent { with_rhythm });
    }
}

pub(super) fn changed(scene: &Scene, answer: &mut Answer) {
    let mut said = Vec::new();
    let mut first: Vec<String> = Vec::new();
    for change in &scene.rejudged {
        let node = scene.chart.nodes.iter().find(|node| node.affiliation == change.affiliation);
        let Some((node, on)) = node.zip(day::from_iso(&change.on)) else { continue };
        answer.persons.insert(node.person);
        if change.before.is_empty() {
            if !first.contains(&node.name) {
                first.push(node.name.clone());
            }
            continue;
        }
        let (before, after) = (change.before.clone(), change.after.clone());
        said.push((on, Said::Rejudged { who: node.name.clone(), field: change.field.clone(), before, after, on }));
    }
    for (person, on) in &scene.came {
        if let Some(node) = scene.node(*person) {
            answer.persons.insert(*person);
            said.push((*on, Said::Came { who: node.name.clone(), on: *on }));
        }
    }
    said.extend(scene.left.iter().map(|(who, on)| (*on, Said::Left { who: who.clone(), on: *on })));
    for tie in &scene.chart.ties {
        let Some(on) = scene.tied_on.get(&tie.id).copied().filter(|on| *on > scene.changed_from) else { continue };
        if let (Some(from), Some(to)) = (scene.node(tie.from), scene.node(tie.to)) {
            answer.ties.insert(tie.id);
            answer.persons.extend([tie.from, tie.to]);
            said.push((on, Said::Tied { from: from.name.clone(), to: to.name.clone(), kind: tie.kind, on }));
        }
    }
    said.sort_by_key(|(on, _)| std::cmp::Reverse(*on));
    answer.said.extend(said.into_iter().map(|(_, said)| said));
    if !first.is_empty() {
        answer.said.push(Said::FirstJudged { names: first });
    }
    if answer.said.is_empty() {
        answer.said.push(Said::NothingNew { since: scene.changed_from });
    }
}
