//! The journeys that benches measure as documents, for whole processes from file to file (`benches/maps.rs`).

#[path = "../benches/support/maps.rs"]
mod maps;

use waylane::file::{self, RealDisk};

#[test]
#[ignore = "writes files for measuring by hand"]
fn write_the_journeys() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench");
    std::fs::create_dir_all(&folder).unwrap();
    for cards in [50, 500, 5_000] {
        let path = folder.join(format!("journey-{cards}.journey.ron"));
        file::save(&RealDisk, &path, &maps::sized(cards)).unwrap();
    }
}
