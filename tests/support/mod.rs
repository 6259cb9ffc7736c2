//! What several tests share.

pub(crate) mod everything;
#[cfg(feature = "window")]
pub(crate) mod raster;
