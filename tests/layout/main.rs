//! The layout: small maps in a short text form against what they look like as text, and what holds for
//! the layout and the scene of every map.
#![expect(clippy::unwrap_used, reason = "what is not there fails the test")]
#![expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places in a small text")]

mod arrows;
mod card_sheet;
mod curves;
mod fit;
mod goldens;
mod header;
mod lane_sheet;
mod map_text;
mod memory;
mod picture;
mod pictures;
mod properties;
mod random_maps;
mod tags;
mod time;
