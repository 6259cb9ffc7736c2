//! Shaping and line breaking with parley.

/// Shapes texts.
pub struct TextEngine;
