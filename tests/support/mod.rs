//! What several tests share.
#![allow(dead_code, unreachable_pub, reason = "each test uses a part of it")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "what is not there fails the test")]

pub(crate) mod everything;
#[cfg(feature = "window")]
pub(crate) mod raster;
#[cfg(feature = "window")]
pub(crate) mod window;

/// Whether a program can be run; where all tools must be there, a missing one fails the test.
pub(crate) fn has_tool(name: &str) -> bool {
    let is_there = std::process::Command::new(name).arg("--help").output().is_ok();
    assert!(is_there || std::env::var_os("WAYLANE_CI").is_none(), "{name} is missing");
    if !is_there {
        eprintln!("skipped: {name} is missing");
    }
    is_there
}
