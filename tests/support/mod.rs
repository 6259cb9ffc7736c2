//! What several tests share.

pub mod everything;
#[cfg(feature = "window")]
pub mod raster;
