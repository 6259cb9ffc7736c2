//! Back ends that draw a scene or write a document in a format of others.

#[cfg(feature = "window")]
pub mod screen;
