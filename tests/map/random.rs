//! The rules on maps that nobody has drawn.

use crate::charts::{people, tie};
use crate::rules;
use kamdesk::domain::Lang;
use kamdesk::map::{Chart, TieKind, View, Zoom};
use proptest::prelude::*;

prop_compose! {
    /// Up to forty persons with any bosses (themselves, strangers and circles among them) and any ties.
    pub fn charts()(
        bosses in prop::collection::vec(0i64..45, 0..40),
        outside in prop::collection::vec(0usize..40, 0..4),
        ties in prop::collection::vec((0usize..5, 1i64..41, 1i64..41, 1i64..4), 0..40),
    ) -> Chart {
        let mut chart = people(&bosses);
        for at in outside {
            if let Some(node) = chart.nodes.get_mut(at) {
                node.outside = true;
            }
        }
        for (kind, from, to, strength) in ties {
            tie(&mut chart, TieKind::ALL[kind], from, to, strength);
        }
        chart
    }
}

prop_compose! {
    /// Any view.
    fn views()(
        zoom in 0usize..3, width in 1usize..200, height in 1usize..80, masked: bool, ascii: bool,
        collapsed in prop::collection::btree_set(1i64..40, 0..4),
        show in prop::collection::btree_set(0usize..5, 0..6),
    ) -> View {
        let mut view = View::new(Zoom::ALL[zoom], width, height, Lang::Ru);
        view.masked = masked;
        view.ascii = ascii;
        view.collapsed = collapsed;
        view.show = show.into_iter().map(|kind| TieKind::ALL[kind]).collect();
        view.outside = "Вне клиента".to_owned();
        view
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_rules_hold_on_any_map(chart in charts(), view in views()) {
        rules::hold(&chart, &view);
    }
}
