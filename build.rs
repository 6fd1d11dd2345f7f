//! Has the program built again when a chapter of the guide, which it carries, comes or goes; and gives its own text a
//! number, by which a build knows whether the pages of the one before were made by the same program.

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

/// All that decides what the program makes of a manual: its text, and what it is made with.
const PROGRAM: [&str; 4] = ["src", "themes/default", "Cargo.toml", "Cargo.lock"];

fn main() {
    println!("cargo::rerun-if-changed=guide/content");
    let mut hasher = DefaultHasher::new();
    for part in PROGRAM {
        println!("cargo::rerun-if-changed={part}");
        hash(Path::new(part), &mut hasher);
    }
    println!("cargo::rustc-env=VADE_PROGRAM={:016x}", hasher.finish());
}

/// Takes in a file, or a folder with all that is in it; what is not there counts as nothing.
fn hash(place: &Path, hasher: &mut DefaultHasher) {
    let Ok(items) = fs::read_dir(place) else {
        return (place, fs::read(place).ok()).hash(hasher);
    };
    let mut inside: Vec<PathBuf> = items.filter_map(|item| Some(item.ok()?.path())).collect();
    inside.sort();
    inside.iter().for_each(|place| hash(place, hasher));
}
