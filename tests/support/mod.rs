//! What several tests share.

pub mod everything;
pub mod raster;
