//! What of a map goes out, by who may see it (M16): names and the reporting line to anybody, roles and who of us knows
//! whom to the team, what is judged of a person and between persons to the account manager alone.

use super::read::Scene;
use crate::domain::visibility::{Audience, KEPT_PRIVATE};
use crate::domain::{Entity, Record, Value};
use std::collections::BTreeSet;

/// Whether what has this name in a table or in JSON is told to an audience.
pub fn tells(audience: Audience, name: &str) -> bool {
    let of_role = |key: &str| Entity::Affiliation.def().field(key).is_some_and(|field| audience.reads(field));
    match name {
        "outside" | "main_contact" | "roles" | "influence" | "attitude" | "relationship" | "rhythm_days" => of_role(name),
        "mirrored_by" => of_role("mirror_id"),
        "handed_to" => of_role("handed_to_id"),
        "unknown" => audience.names(true),
        "last_contact" | "affiliation" | "purchase" | "stages" => audience <= Audience::Team,
        "faded" | "judged_on" | "differs" | "answers" => audience == Audience::Me,
        "ties" | "kind" | "from" | "to" | "strength" | "note" => audience.shows_kind(Entity::Tie),
        _ => true,
    }
}

/// Takes from a scene what an audience must not see.
pub fn reduce(scene: &mut Scene, audience: Audience) {
    if audience == Audience::Me {
        return;
    }
    let outsiders = audience > Audience::Team;
    // What a role is declared to tell whom.
    let hides = |key: &str| Entity::Affiliation.def().field(key).is_none_or(|field| !audience.reads(field));
    if !audience.shows_kind(Entity::Tie) {
        scene.chart.ties.clear();
        scene.tied_on.clear();
    }
    scene.rejudged.clear();
    if !audience.names(true) {
        leave_out_unknown(scene);
    }
    for node in &mut scene.chart.nodes {
        node.faded = false;
        node.influence = node.influence.filter(|_| !hides("influence"));
        node.relationship = node.relationship.filter(|_| !hides("relationship"));
        if hides("attitude") {
            node.attitude = None;
            node.differs.remove("attitude");
        }
        if hides("roles") {
            node.roles.clear();
            node.differs.remove("roles");
        }
        node.outside &= !hides("outside");
        node.main &= !hides("main_contact");
        node.mirror = node.mirror.take().filter(|_| !hides("mirror_id"));
        if outsiders {
            (node.handed, node.never_met) = (None, false);
            node.differs.clear();
        }
    }
    for stage in &mut scene.stages {
        stage.decisive.clear();
        let kept = Record::new(Entity::Stage).with(KEPT_PRIVATE.key, Value::Int(stage.private.into()));
        let hides = |key: &str| Entity::Stage.def().field(key).is_none_or(|field| !audience.shows_field(&kept, field));
        for (key, text) in [("title", &mut stage.title), ("acts_as", &mut stage.acts_as)] {
            if hides(key) {
                text.clear();
            }
        }
    }
    if outsiders {
        scene.purchase = None;
        scene.stages.clear();
        scene.pairings.clear();
        for figures in scene.figures.values_mut() {
            *figures = super::read::Figures { mirror: figures.mirror, ..Default::default() };
        }
    }
}

/// A seat whose holder nobody knows is not there at all: a box without a name would say what we do not know of them.
fn leave_out_unknown(scene: &mut Scene) {
    let unknown: BTreeSet<i64> = scene.chart.nodes.iter().filter(|node| node.unknown).map(|node| node.person).collect();
    scene.chart.nodes.retain(|node| !node.unknown);
    for node in &mut scene.chart.nodes {
        node.boss = node.boss.filter(|boss| !unknown.contains(boss));
    }
    scene.figures.retain(|person, _| !unknown.contains(person));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::map::read::{self, Wanted};
    use crate::settings::Settings;
    use crate::store::{Store, Verb};

    /// What is written of a stage for oneself alone stood in the JSON of a map for colleagues.
    #[test]
    fn a_stage_kept_private_tells_colleagues_no_more_than_that_it_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("kam.db"), Clock::System).unwrap();
        let add = |record: Record| store.step(Verb::Create, "", |change| change.insert(&record)).unwrap();
        let account = add(Record::new(Entity::Account).with_text("short_name", "Вега"));
        let stage = |place: i64, private: i64| {
            let stage =
                Record::owned(Entity::Stage, account).with_text("kind", "need").with_text("title", "совет").with_text("acts_as", "судья");
            add(stage.with("place", Value::Int(place)).with(KEPT_PRIVATE.key, Value::Int(private)));
        };
        stage(1, 1);
        stage(2, 0);
        let seen = |audience| {
            let wanted = Wanted { account, ..Wanted::default() };
            let mut scene = read::read(&store, &Settings::default(), wanted).unwrap();
            reduce(&mut scene, audience);
            scene.stages.into_iter().map(|stage| (stage.kind.code, stage.title, stage.acts_as)).collect::<Vec<_>>()
        };
        let told = |title: &str, acts_as: &str| ("need", title.to_owned(), acts_as.to_owned());
        assert_eq!(seen(Audience::Me), [told("совет", "судья"), told("совет", "судья")]);
        assert_eq!(seen(Audience::Team), [told("", ""), told("совет", "судья")]);
        assert_eq!(seen(Audience::Anybody), []);
    }
}
