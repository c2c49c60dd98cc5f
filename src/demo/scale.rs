//! Large invented files, to measure with.
