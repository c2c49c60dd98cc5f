//! What the manifest says of the compiler that is needed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::process::Command;

fn version(text: &str) -> (u64, u64, u64) {
    let mut parts = text.split('.').map(|part| part.parse().unwrap());
    (parts.next().unwrap(), parts.next().unwrap_or(0), parts.next().unwrap_or(0))
}

/// Whoever has the compiler that is named would not be able to build.
#[test]
fn no_dependency_asks_for_a_newer_compiler() {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    // What other systems would need besides was not fetched for this one.
    let about = Command::new(&cargo).arg("-vV").output().unwrap();
    let about = String::from_utf8_lossy(&about.stdout).into_owned();
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let told = Command::new(cargo)
        .args(["metadata", "--offline", "--locked", "--format-version", "1", "--filter-platform", host, "--manifest-path"])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .output();
    let Some(told) = told.ok().filter(|told| told.status.success()) else {
        eprintln!("skipped: the dependencies are not at hand without a network");
        return;
    };
    let told: serde_json::Value = serde_json::from_slice(&told.stdout).unwrap();
    let ours = version(env!("CARGO_PKG_RUST_VERSION"));
    for package in told["packages"].as_array().unwrap() {
        let wanted = package["rust_version"].as_str().map_or((0, 0, 0), version);
        assert!(wanted <= ours, "{} asks for Rust {wanted:?}, the manifest says {ours:?}", package["name"]);
    }
}
