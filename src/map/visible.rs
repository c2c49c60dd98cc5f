//! What of a map goes out, by who may see it (M16): names and the reporting line to anybody, roles and relationships to
//! the team, what is judged of a person and between persons to the account manager alone.

use super::read::Scene;
use crate::domain::choices::visibility_level;

/// Takes from a scene what those who may see `level` (a code of [`crate::domain::choices::VISIBILITY`]) must not.
pub fn reduce(scene: &mut Scene, level: &str) {
    let level = visibility_level(level);
    if level == visibility_level("private") {
        return;
    }
    let outsiders = level > visibility_level("team");
    scene.chart.ties.clear();
    scene.rejudged.clear();
    scene.tied_on.clear();
    for node in &mut scene.chart.nodes {
        (node.influence, node.attitude, node.faded) = (None, None, false);
        node.differs.remove("attitude");
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
