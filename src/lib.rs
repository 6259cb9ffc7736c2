//! Waylane: a desktop editor for customer-journey maps and service blueprints.
//!
//! `file → model → layout → scene → screen, png, svg`; every change goes through `edit`. The modules and
//! what each may use are in ARCHITECTURE.md; `tests/tidy.rs` enforces the directions.

#[cfg(feature = "window")]
pub mod app;
pub mod cli;
pub mod compare;
pub mod data;
pub mod edit;
pub mod export;
pub mod figures;
pub mod file;
pub mod find;
pub mod input;
pub mod layout;
pub mod model;
pub mod output;
pub mod problems;
pub mod review;
pub mod scene;
pub mod style;
pub mod templates;
pub mod text;
pub mod words;
