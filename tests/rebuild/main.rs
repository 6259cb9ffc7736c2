//! Published maps, built from nothing through the real interface by pointer and keys, and held against
//! the documents in `tests/fixtures/published`, which are what came out and was looked at.
//! `WAYLANE_ACCEPT=1` writes them anew.
#![cfg(feature = "window")]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod author;
mod fixture;
#[path = "../support/mod.rs"]
mod support;

mod map_01_mobile_plans;
mod map_02_appliance;
mod map_03_rail;
mod map_09_airport;
mod map_11_utility;
mod map_17_tivi;
mod map_20_paperwork;
