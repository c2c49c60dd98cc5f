//! Organisations that are drawn: small ones told in lines, large ones made by rule.

use kamdesk::map::{Chart, Node, Tie, TieKind};

const NAMES: &[&str] = &[
    "Иванов И. П.",
    "Петрова А. С.",
    "Сидоров К. В.",
    "Щёголева М. Ю.",
    "Ким Д. Э.",
    "Константинопольский А. Р.",
    "Орлова Т. Н.",
    "Юсупов Р. М.",
];
const POSITIONS: &[&str] = &[
    "Генеральный директор",
    "Финансовый директор",
    "Начальник отдела закупок",
    "Главный инженер",
    "Менеджер по логистике",
    "Технолог",
    "Юрисконсульт",
];
const ROLES: &[&str] = &["decides", "signs", "recommends", "specifies", "uses", "buys", "gatekeeper", "initiates", "counsels"];

/// A person with everything known, different for every number.
pub fn person(number: i64, boss: Option<i64>) -> Node {
    let at = number as usize;
    let name = NAMES[at % NAMES.len()];
    let initials = name.chars().filter(|c| c.is_uppercase()).take(3).collect();
    Node {
        person: number,
        affiliation: number,
        name: name.to_owned(),
        initials,
        position: POSITIONS[at * 3 % POSITIONS.len()].to_owned(),
        roles: if number % 3 == 0 { vec![] } else { vec![ROLES[(at * 5 + 1) % 8 + 1].to_owned()] },
        influence: (number % 4 != 3).then_some(number % 5 + 1),
        attitude: (number % 5 != 4).then_some((number * 3) % 5 - 2),
        relationship: (number % 6 != 5).then_some(number % 6),
        mirror: (number % 3 == 1).then(|| "Зимина".to_owned()),
        boss,
        ..Node::default()
    }
}

/// Persons 1… with these bosses (0: none).
pub fn people(bosses: &[i64]) -> Chart {
    let nodes = bosses.iter().enumerate().map(|(at, boss)| person(at as i64 + 1, (*boss > 0).then_some(*boss))).collect();
    Chart { nodes, ties: Vec::new() }
}

/// Adds a tie.
pub fn tie(chart: &mut Chart, kind: TieKind, from: i64, to: i64, strength: i64) {
    let id = chart.ties.len() as i64 + 1;
    chart.ties.push(Tie { id, kind, from, to, strength, note: String::new() });
}

/// Numbers that look random and are always the same.
fn numbers(mut seed: i64) -> impl FnMut(usize) -> usize {
    move |below| {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
        (seed / 65_536) as usize % below
    }
}

/// Adds many ties as they are among people who work together: most between colleagues under one boss, or with the
/// boss's boss, the others between any two.
pub fn ties(chart: &mut Chart, count: usize, seed: i64) {
    let mut number = numbers(seed);
    let people: Vec<(i64, Option<i64>)> = chart.nodes.iter().map(|node| (node.person, node.boss)).collect();
    while chart.ties.len() < count {
        let (from, boss) = people[number(people.len())];
        let above = people.iter().find(|(person, _)| Some(*person) == boss).and_then(|(_, boss)| *boss);
        let beside: Vec<i64> = people.iter().filter(|other| other.1 == boss && other.0 != from).map(|other| other.0).collect();
        let to = match number(10) {
            0..=5 if !beside.is_empty() => beside[number(beside.len())],
            6..=7 => above.unwrap_or(from),
            _ => people[number(people.len())].0,
        };
        let (kind, strength) = (TieKind::ALL[number(4)], number(3) as i64 + 1);
        let known = chart.ties.iter().any(|tie| (tie.from, tie.to) == (from, to) || (tie.to, tie.from) == (from, to));
        if from != to && !known {
            tie(chart, kind, from, to, strength);
        }
    }
}

/// A client as a KAM draws it: a director who decides, three deputies, their people, a consultant from outside.
pub fn eight() -> Chart {
    let mut chart = people(&[0, 1, 1, 1, 2, 3, 4, 0]);
    chart.nodes[0].roles = vec!["decides".to_owned()];
    chart.nodes[1].roles = vec!["signs".to_owned(), "recommends".to_owned()];
    chart.nodes[2].main = true;
    chart.nodes[4].faded = true;
    chart.nodes[5].never_met = true;
    chart.nodes[7].outside = true;
    chart.nodes[7].position = "Консультант".to_owned();
    for (kind, from, to, strength) in [
        (TieKind::Influences, 2, 1, 3),
        (TieKind::Trusts, 3, 6, 2),
        (TieKind::Conflict, 5, 6, 1),
        (TieKind::Influences, 8, 1, 2),
        (TieKind::History, 7, 3, 1),
    ] {
        tie(&mut chart, kind, from, to, strength);
    }
    chart
}

/// Twenty-five people under a director and five heads.
pub fn twenty_five() -> Chart {
    let mut bosses = vec![0, 1, 1, 1, 1, 1];
    bosses.extend((0..17).map(|at| at % 5 + 2));
    bosses.extend([7, 7]);
    let mut chart = people(&bosses);
    chart.nodes[0].roles = vec!["decides".to_owned()];
    chart.nodes[3].main = true;
    ties(&mut chart, 30, 7);
    chart
}

/// Eighty people on four levels.
pub fn eighty() -> Chart {
    let bosses: Vec<i64> = (1..=80).map(|number| if number == 1 { 0 } else { (number + 2) / 4 }).collect();
    let mut chart = people(&bosses);
    ties(&mut chart, 120, 7);
    chart
}
