//! The layout: small maps in a short text form against what they look like as text, and what holds for
//! the layout and the scene of every map.

mod map_text;
mod memory;
mod picture;
mod pictures;
mod properties;
mod random_maps;
