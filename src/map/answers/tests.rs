use super::*;
use crate::domain::day;
use crate::map::chart::{Chart, Node, Tie, TieKind};
use crate::map::read::Figures;
use crate::store::map::{Pairing, Rejudged};
use std::collections::BTreeMap;

const ON: &str = "2026-11-22";

/// A scene of persons numbered from 1 and named by letters, with ties between them.
fn scene(nodes: &[Node], ties: &[(TieKind, i64, i64, i64)]) -> Scene {
    let on = day::from_iso(ON).unwrap();
    let tie = |(at, (kind, from, to, strength)): (usize, &(TieKind, i64, i64, i64))| Tie {
        id: at as i64 + 1,
        kind: *kind,
        from: *from,
        to: *to,
        strength: *strength,
        note: String::new(),
    };
    Scene {
        chart: Chart { nodes: nodes.to_vec(), ties: ties.iter().enumerate().map(tie).collect() },
        on,
        past: false,
        account: "Ромашка".into(),
        purchase: None,
        figures: nodes.iter().map(|node| (node.person, Figures::default())).collect(),
        team: vec![(1, "Орехов".into()), (2, "Громов".into())],
        pairings: Vec::new(),
        contacts: 0,
        stages: Vec::new(),
        rejudged: Vec::new(),
        came: Vec::new(),
        left: Vec::new(),
        tied_on: BTreeMap::new(),
        changed_from: day::from_iso("2026-08-24").unwrap(),
    }
}

fn node(person: i64) -> Node {
    let name = char::from(b'A' + u8::try_from(person - 1).unwrap()).to_string();
    Node { person, affiliation: person, name, ..Node::default() }
}

fn judged(person: i64, attitude: i64, relationship: i64) -> Node {
    Node { attitude: Some(attitude), relationship: Some(relationship), ..node(person) }
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn who_decides_and_is_not_met_comes_first() {
    let decides = vec!["decides".to_owned()];
    let met = Node { roles: decides.clone(), influence: Some(5), ..node(1) };
    let unmet = Node { roles: decides, influence: Some(3), never_met: true, ..node(2) };
    let answer = answer(&scene(&[met, unmet, node(3)], &[]), Question::Decides);
    assert_eq!(answer.persons, BTreeSet::from([1, 2]));
    assert!(matches!(&answer.said[0], Said::Decider { who, met: false, .. } if who == "B"));
    assert_eq!(super::answer(&scene(&[node(1)], &[]), Question::Decides).said, [Said::NoDecider]);
}

/// A long chain of strong ties is taken before a short one with a weak tie in it.
#[test]
fn the_strongest_chain_moves_an_opponent() {
    let people = [judged(1, 2, 4), node(2), judged(3, -2, 1), node(4)];
    let ties = [
        (TieKind::Influences, 1, 3, 1),
        (TieKind::Influences, 1, 2, 3),
        // Who is trusted has the ear of who trusts.
        (TieKind::Trusts, 3, 2, 2),
        (TieKind::Conflict, 4, 3, 3),
    ];
    let answer = answer(&scene(&people, &ties), Question::Against);
    let opponent = Said::Opponent { who: "C".into(), attitude: -2, chain: names(&["A", "B", "C"]), weakest: 2, lines: 0 };
    assert_eq!(answer.said, [opponent, Said::Unjudged { names: names(&["B", "D"]) }]);
    assert_eq!((answer.persons, answer.ties), (BTreeSet::from([1, 2, 3]), BTreeSet::from([2, 3])));
}

#[test]
fn the_reporting_line_is_the_last_resort_and_nobody_is_invented() {
    let reports = Node { boss: Some(1), ..judged(2, -1, 0) };
    let answer = answer(&scene(&[judged(1, 1, 2), reports, judged(3, -1, 0)], &[]), Question::Against);
    assert_eq!(
        answer.said,
        [
            Said::Opponent { who: "B".into(), attitude: -1, chain: names(&["A", "B"]), weakest: 0, lines: 1 },
            Said::Unmoved { who: "C".into(), attitude: -1 }
        ]
    );
}

#[test]
fn the_shortest_chain_of_trust_begins_where_we_are_known() {
    let people = [judged(1, 1, 4), node(2), node(3), judged(4, 2, 1)];
    let ties = [(TieKind::Trusts, 2, 1, 1), (TieKind::Trusts, 3, 2, 1), (TieKind::Trusts, 3, 4, 3)];
    let scene_ = scene(&people, &ties);
    let found = answer(&scene_, Question::Reach(3));
    assert_eq!(found.said, [Said::Chain { chain: names(&["A", "B", "C"]), way: Way::Trust }]);
    assert_eq!(found.ties, BTreeSet::from([1, 2]));
    assert_eq!(answer(&scene_, Question::Reach(1)).said, [Said::Known { who: "A".into() }]);
    assert_eq!(answer(&scene_, Question::Reach(4)).said, [Said::NoChain { who: "D".into() }]);
    assert_eq!(answer(&scene(&[node(1)], &[]), Question::Reach(1)).said, [Said::NoBase]);
    let only_influence = scene(&people, &[(TieKind::Influences, 1, 2, 1)]);
    assert_eq!(answer(&only_influence, Question::Reach(2)).said, [Said::Chain { chain: names(&["A", "B"]), way: Way::Influence }]);
}

/// People who trust each other in a ring must not keep the answer going for ever.
#[test]
fn a_ring_of_trust_ends() {
    let ties = [(TieKind::Trusts, 1, 2, 1), (TieKind::Trusts, 2, 3, 1), (TieKind::Trusts, 3, 1, 1)];
    let answer = answer(&scene(&[judged(1, 1, 3), node(2), node(3), node(4)], &ties), Question::Reach(4));
    assert_eq!(answer.said, [Said::NoChain { who: "D".into() }]);
}

#[test]
fn one_contact_that_carries_the_account_is_named_with_its_figures() {
    let mut scene = scene(&[judged(1, 1, 3), judged(2, 1, 2)], &[]);
    scene.contacts = 20;
    scene.figures.get_mut(&1).unwrap().contacts = 15;
    scene.figures.get_mut(&2).unwrap().contacts = 5;
    let answer = answer(&scene, Question::Carries);
    assert_eq!(answer.said, [Said::OneGood { who: "A".into() }, Said::Share { who: "A".into(), contacts: 15, of: 20 }]);
    assert_eq!(answer.persons, BTreeSet::from([1]));
}

#[test]
fn pairs_stand_as_their_last_meeting_says() {
    let mirrored = |person, name: &str| Node { mirror: Some(name.into()), ..node(person) };
    let mut scene = scene(&[mirrored(1, "Орехов"), mirrored(2, "Орехов"), mirrored(3, "Громов"), node(4)], &[]);
    for (person, mirror, rhythm) in [(1, 1, Some(30)), (2, 1, None), (3, 2, None)] {
        let figures = scene.figures.get_mut(&person).unwrap();
        (figures.mirror, figures.rhythm_days) = (Some(mirror), rhythm);
    }
    let met = |person, colleague, last: &str| Pairing { person, colleague, contacts: 1, last: last.into() };
    scene.pairings = vec![met(1, 1, "2026-09-01"), met(2, 1, "2026-09-01"), met(4, 2, "2026-11-01")];
    let states: Vec<_> = pairs(&scene).into_iter().map(|pair| (pair.person, pair.colleague, pair.state)).collect();
    assert_eq!(states, [(1, 1, State::Quiet), (2, 1, State::Alive), (3, 2, State::NotMet), (4, 2, State::Met)]);
    let answer = answer(&scene, Question::Mirrors);
    assert_eq!(answer.said[0], Said::Unmirrored { names: names(&["D"]) });
    assert!(matches!(&answer.said[1], Said::Pair { who, state: State::NotMet, .. } if who == "C"), "{:?}", answer.said);
}

#[test]
fn what_the_base_lacks_is_said_first() {
    let decider = Node { roles: vec!["decides".into()], influence: Some(4), ..judged(1, 1, 2) };
    let placeholder = Node { unknown: true, ..judged(2, 2, 5) };
    let answer = answer(&scene(&[decider, placeholder], &[]), Question::Cover);
    assert_eq!(answer.said[0], Said::Covered { part: Part::Champion, names: Vec::new() });
    assert_eq!(answer.said[1..].iter().filter(|said| matches!(said, Said::Covered { names, .. } if names == &["A"])).count(), 2);
}

#[test]
fn silence_is_measured_by_the_own_rhythm() {
    let mut scene = scene(&[node(1), node(2), node(3)], &[]);
    let last = |iso| day::from_iso(iso);
    for (person, contact, rhythm) in [(1, last("2026-11-02"), Some(14)), (2, last("2026-11-02"), Some(30)), (3, None, None)] {
        let figures = scene.figures.get_mut(&person).unwrap();
        (figures.last_contact, figures.rhythm_days) = (contact, rhythm);
    }
    assert_eq!(answer(&scene, Question::Silent).said, [Said::Silent { who: "A".into(), days: Some(20), rhythm: 14 }]);
    // Whoever has a day set, or is in a colleague's hands, is not to be called.
    scene.figures.get_mut(&1).unwrap().next_contact = last("2026-11-23");
    assert_eq!(answer(&scene, Question::Silent).said, [Said::NobodySilent { with_rhythm: 2 }]);
    (scene.figures.get_mut(&1).unwrap().next_contact, scene.figures.get_mut(&1).unwrap().handed) = (None, Some(2));
    assert_eq!(answer(&scene, Question::Silent).said, [Said::NobodySilent { with_rhythm: 2 }]);
    scene.figures.get_mut(&1).unwrap().rhythm_days = None;
    assert_eq!(answer(&scene, Question::Silent).said, [Said::NobodySilent { with_rhythm: 1 }]);
}

#[test]
fn changes_are_told_newest_first_and_first_judgements_together() {
    let mut scene = scene(&[node(1), node(2)], &[(TieKind::Trusts, 1, 2, 2)]);
    scene.tied_on.insert(1, day::from_iso("2026-11-01").unwrap());
    let change = |affiliation, before: Value, after, on: &str| Rejudged {
        affiliation,
        field: "attitude".into(),
        before,
        after: Value::Int(after),
        on: on.into(),
        source: String::new(),
    };
    scene.rejudged = vec![change(2, Value::Empty, 1, "2026-11-20"), change(1, Value::Int(1), -1, "2026-11-10")];
    let said = answer(&scene, Question::Changed).said;
    assert!(matches!(&said[0], Said::Rejudged { who, .. } if who == "A"), "{said:?}");
    assert!(matches!(&said[1], Said::Tied { .. }), "{said:?}");
    assert_eq!(said[2], Said::FirstJudged { names: names(&["B"]) });
    let quiet = super::tests::scene(&[node(1)], &[]);
    assert_eq!(answer(&quiet, Question::Changed).said, [Said::NothingNew { since: quiet.changed_from }]);
}

#[test]
fn who_was_handed_over_is_told_with_the_colleagues_last_meeting() {
    let mut scene = scene(&[Node { handed: Some("Громов".into()), ..node(1) }], &[]);
    scene.figures.get_mut(&1).unwrap().handed = Some(2);
    scene.pairings = vec![Pairing { person: 1, colleague: 2, contacts: 3, last: "2026-11-01".into() }];
    let said = answer(&scene, Question::Handed).said;
    assert_eq!(said, [Said::Handed { who: "A".into(), to: "Громов".into(), last: day::from_iso("2026-11-01") }]);
}
