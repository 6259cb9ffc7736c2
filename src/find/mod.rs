//! Finding words as people type them: a plain letter finds the same letter with any Vietnamese marks and of
//! either case, a letter typed with a mark or as a capital finds only such letters. Also what of a map a
//! filter wants. Knows nothing of who looks and how it is shown.

mod filter;
mod found;
mod query;
#[cfg(test)]
mod tests;
mod texts;

pub use filter::{Filter, Matching, Values};
pub use found::{Found, Hit};
pub use query::{Query, replaced};
pub use texts::{Field, texts};
