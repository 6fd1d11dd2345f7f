//! JSON Schemas of what editors write, for programs that check it while they type.

/// The schema of `vade.toml`.
pub const SETTINGS: &str = include_str!("settings.schema.json");

/// The schema of the front matter of a manual's Markdown files.
pub const FRONT_MATTER: &str = include_str!("front-matter.schema.json");
