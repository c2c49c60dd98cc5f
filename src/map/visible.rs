//! What of a map goes out, by who may see it (M16): names and the reporting line to anybody, roles and relationships to
//! the team, what is judged of a person and between persons to the account manager alone.

use super::read::Scene;
use crate::domain::Entity;
use crate::domain::visibility::Audience;

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
        if !audience.names(node.unknown) {
            node.name.clear();
        }
        if outsiders {
            (node.handed, node.never_met) = (None, false);
            node.differs.clear();
        }
    }
    for stage in &mut scene.stages {
        stage.decisive.clear();
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
