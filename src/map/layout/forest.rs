//! Reporting lines as they can be drawn: nobody above themselves, folded branches left out.

use crate::map::chart::Chart;
use std::collections::{BTreeMap, BTreeSet};

/// A person among bosses and reports. Other members are named by their place in [`Forest::members`].
#[derive(Clone, Debug, Default)]
pub(super) struct Member {
    /// Rowid of the person.
    pub person: i64,
    /// Place in the chart.
    pub node: usize,
    /// The boss, if on the map and not cut off.
    pub boss: Option<usize>,
    /// The boss to whom the line was cut because it closed a circle.
    pub circle: Option<usize>,
    /// Whether the boss is not on the map.
    pub boss_missing: bool,
    /// Whether outside the client.
    pub outside: bool,
    /// Reports, by rowid.
    pub reports: Vec<usize>,
    /// Whether not in a folded branch.
    pub shown: bool,
    /// Persons in the folded branch under this one.
    pub hidden: usize,
}

/// Everybody on the map.
#[derive(Clone, Debug, Default)]
pub(super) struct Forest {
    /// By rowid.
    pub members: Vec<Member>,
    /// Places of the members, bosses before their reports.
    pub order: Vec<usize>,
}

impl Forest {
    /// Reads the reporting lines. A circle is cut above the member with the smallest rowid, so that the same circle is
    /// always cut at the same place.
    pub fn of(chart: &Chart, collapsed: &BTreeSet<i64>) -> Forest {
        let nodes: BTreeMap<i64, usize> = chart.nodes.iter().enumerate().rev().map(|(node, known)| (known.person, node)).collect();
        let places: BTreeMap<i64, usize> = nodes.keys().enumerate().map(|(place, person)| (*person, place)).collect();
        let mut members: Vec<Member> = nodes
            .iter()
            .map(|(person, node)| {
                let boss = chart.nodes[*node].boss;
                let known = boss.and_then(|boss| places.get(&boss).copied());
                Member {
                    person: *person,
                    node: *node,
                    boss: known,
                    boss_missing: boss.is_some() && known.is_none(),
                    outside: chart.nodes[*node].outside,
                    ..Member::default()
                }
            })
            .collect();
        cut_circles(&mut members);
        for place in 0..members.len() {
            if let Some(boss) = members[place].boss {
                members[boss].reports.push(place);
            }
        }
        let mut forest = Forest { order: (0..members.len()).filter(|place| members[*place].boss.is_none()).collect(), members };
        let mut next = 0;
        while let Some(place) = forest.order.get(next).copied() {
            forest.order.extend(forest.members[place].reports.iter().copied());
            next += 1;
        }
        forest.fold(collapsed);
        forest
    }

    fn fold(&mut self, collapsed: &BTreeSet<i64>) {
        for place in self.order.clone() {
            let boss = self.members[place].boss.map(|boss| &self.members[boss]);
            self.members[place].shown = boss.is_none_or(|boss| boss.shown && !collapsed.contains(&boss.person));
        }
        for place in self.order.clone().into_iter().rev() {
            if self.members[place].shown {
                continue;
            }
            if let Some(boss) = self.members[place].boss {
                self.members[boss].hidden += self.members[place].hidden + 1;
            }
        }
    }

    /// Reports that stand under their boss: shown, and on the same side of the client's border.
    pub fn under(&self, boss: usize) -> impl Iterator<Item = usize> + '_ {
        let reports = if self.members[boss].outside { &[][..] } else { &self.members[boss].reports };
        reports.iter().copied().filter(|place| self.members[*place].shown && !self.members[*place].outside)
    }

    /// Whether a member stands under a boss.
    pub fn is_under(&self, place: usize) -> bool {
        let member = &self.members[place];
        !member.outside && member.boss.is_some_and(|boss| !self.members[boss].outside)
    }
}

/// Follows every line upwards; a member met twice on the way is in a circle.
fn cut_circles(members: &mut [Member]) {
    let mut seen = vec![0; members.len()];
    for start in 0..members.len() {
        let mut place = start;
        while seen[place] == 0 {
            seen[place] = start + 1;
            match members[place].boss {
                Some(boss) => place = boss,
                None => break,
            }
        }
        // The walk from the smallest rowid may enter a circle anywhere; its smallest member is sought in the circle.
        if seen[place] == start + 1 && members[place].boss.is_some() {
            let mut smallest = place;
            let mut at = members[place].boss;
            while let Some(next) = at.filter(|next| *next != place) {
                smallest = smallest.min(next);
                at = members[next].boss;
            }
            members[smallest].circle = members[smallest].boss.take();
        }
    }
}
