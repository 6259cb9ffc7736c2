//! Finding words as people type them: a plain letter finds the same letter with any Vietnamese marks and of
//! either case, a letter typed with a mark or as a capital finds only such letters. Knows nothing of where
//! the words stand or who looks for them.

mod query;

pub use query::Query;
