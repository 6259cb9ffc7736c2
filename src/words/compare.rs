//! Words of the comparison of two maps.
