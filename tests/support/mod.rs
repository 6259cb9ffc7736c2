//! What several tests share.
#![allow(dead_code, unreachable_pub, reason = "each test uses a part of it")]

pub(crate) mod everything;
#[cfg(feature = "window")]
pub(crate) mod raster;
