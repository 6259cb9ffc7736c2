//! Words of the review: every finding with its reason.
