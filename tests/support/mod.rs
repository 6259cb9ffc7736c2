//! What several tests share.

pub mod everything;
