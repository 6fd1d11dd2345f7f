//! What each target does with its bytes. `cargo test` runs the same on stable, in `tests/it/fuzz/`.

pub mod page;
pub mod targets;
