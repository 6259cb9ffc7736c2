//! Makes large documents for measuring:
//!
//! ```text
//! cargo run --release --example bench_map -- journey-500.json out.journey.ron
//! cargo run --release --example bench_map -- --seeded 50000 out.journey.ron
//! ```

#[path = "../benches/support/maps.rs"]
#[expect(dead_code, reason = "the benches use the rest")]
mod maps;

use std::error::Error;
use std::fs;
use std::path::Path;

use waylane::file::{self, RealDisk};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (document, out) = match arguments[..] {
        ["--seeded", cards, out] => (maps::seeded(cards.parse()?), out),
        [journey, out] => {
            (serde_json::from_str::<maps::Journey>(&fs::read_to_string(journey)?)?.into_document(), out)
        }
        _ => return Err("expected JOURNEY.json OUT, or --seeded CARDS OUT".into()),
    };
    let saved = file::save(&RealDisk, Path::new(out), &document)?;
    eprintln!("{out}: {} bytes, {} repairs", saved.length, saved.repairs.len());
    Ok(())
}
