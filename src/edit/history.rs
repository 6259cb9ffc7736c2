//! Undo and redo.
pub struct History;
