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
    if !audience.shows_kind(Entity::Tie) {
        scene.chart.ties.clear();
        scene.tied_on.clear();
    }
    scene.rejudged.clear();
    for node in &mut scene.chart.nodes {
        (node.influence, node.attitude, node.faded) = (None, None, false);
        node.differs.remove("attitude");
        if !audience.names(node.unknown) {
            node.name.clear();
        }
        if outsiders {
            (node.relationship, node.handed, node.main, node.never_met) = (None, None, false, false);
            node.roles.clear();
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
