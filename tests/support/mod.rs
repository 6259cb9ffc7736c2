//! What several tests share.
#![allow(dead_code, unreachable_pub, reason = "each test uses a part of it")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "what is not there fails the test")]

pub(crate) mod everything;
#[cfg(feature = "window")]
pub(crate) mod raster;
#[cfg(feature = "window")]
pub(crate) mod window;
