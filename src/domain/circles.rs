//! Circles in what goes upwards only: from a person to whom they report to, from a company to its parent (M11, M19).

use petgraph::algo::{has_path_connecting, kosaraju_scc};
use petgraph::graphmap::DiGraphMap;
use std::collections::HashSet;

/// A line of a hierarchy: who stands below, who above.
pub type Upward = (i64, i64);

/// Whether the way up from one comes to another.
pub fn leads_to(lines: &[Upward], from: i64, to: i64) -> bool {
    let graph: DiGraphMap<i64, ()> = DiGraphMap::from_edges(lines);
    graph.contains_node(from) && has_path_connecting(&graph, from, to, None)
}

/// The circles: of each the members on their way up, from the smallest number on.
pub fn among(lines: &[Upward]) -> Vec<Vec<i64>> {
    let graph: DiGraphMap<i64, ()> = DiGraphMap::from_edges(lines);
    let mut found = Vec::new();
    for members in kosaraju_scc(&graph) {
        let Some(least) = members.iter().copied().min() else { continue };
        if members.len() == 1 && !graph.contains_edge(least, least) {
            continue;
        }
        // Whoever reports to two of them is led by the first one.
        let within: HashSet<i64> = members.into_iter().collect();
        let mut way = vec![least];
        let mut next = least;
        while let Some(above) = graph.neighbors(next).find(|above| within.contains(above)) {
            if let Some(begin) = way.iter().position(|at| *at == above) {
                found.push(way.split_off(begin));
                break;
            }
            way.push(above);
            next = above;
        }
    }
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_of_any_length_are_found_once() {
        assert_eq!(among(&[(1, 2), (2, 3)]), Vec::<Vec<i64>>::new());
        assert_eq!(among(&[(1, 1)]), [vec![1]]);
        assert_eq!(among(&[(5, 1), (1, 2), (2, 1), (3, 4)]), [vec![1, 2]]);
        assert_eq!(among(&[(1, 2), (2, 3), (3, 1), (7, 3), (8, 9), (9, 8)]), [vec![1, 2, 3], vec![8, 9]]);
        // Two roles at one place, with a boss each.
        assert_eq!(among(&[(1, 5), (1, 2), (2, 1)]), [vec![1, 2]]);
        assert!(leads_to(&[(1, 2), (2, 3), (3, 2)], 1, 3) && !leads_to(&[(1, 2), (2, 3), (3, 2)], 2, 1));
    }

    /// Going on by recursion, or once more for each, would end the program or its day.
    #[test]
    fn a_long_chain_is_no_matter() {
        let mut chain: Vec<Upward> = (1..100_000).map(|at| (at, at + 1)).collect();
        assert!(among(&chain).is_empty() && leads_to(&chain, 1, 100_000));
        chain.push((100_000, 99_999));
        assert_eq!(among(&chain), [vec![99_999, 100_000]]);
    }
}
