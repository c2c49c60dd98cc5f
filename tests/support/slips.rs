//! How many damaged files a test tries: a moment of them usually, as many as are asked for with `KAM_MUTATIONS=100000`.

use proptest::prelude::ProptestConfig;

/// So many cases, or as many as are asked for; none of them is written down beside the tests.
pub fn cases(usual: u32) -> ProptestConfig {
    let wanted = std::env::var("KAM_MUTATIONS").ok().and_then(|wanted| wanted.parse().ok());
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(wanted.unwrap_or(usual)) }
}
