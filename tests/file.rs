//! Documents survive their files, and nothing that stands in a file can hurt.

mod support;

use std::fs;
use std::path::Path;

use support::everything::everything;
use waylane::file::{self, At, LoadError, Syntax};
use waylane::model::{check, repair};

const FIXTURE: &str = include_str!("fixtures/version-1.journey.ron");

fn load(text: &str) -> Result<file::Loaded, LoadError> {
    file::from_bytes(text.as_bytes())
}

#[test]
fn the_fixture_is_what_is_written() {
    let bytes = file::to_bytes(&everything()).unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/version-1.journey.ron");
    if std::env::var_os("WAYLANE_ACCEPT").is_some() {
        fs::write(&path, &bytes).unwrap();
    }
    assert_eq!(check(&everything()), []);
    assert_eq!(String::from_utf8(bytes).unwrap(), fs::read_to_string(path).unwrap());
}

#[test]
fn the_fixture_comes_back_whole() {
    let loaded = load(FIXTURE).unwrap();
    assert_eq!(loaded.repairs, []);
    assert_eq!(loaded.document, everything());
    assert_eq!(file::to_bytes(&loaded.document).unwrap(), FIXTURE.as_bytes());
}
