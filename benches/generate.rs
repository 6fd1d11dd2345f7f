//! Writes a manual: `generate FOLDER [--chapters 200] [--bytes 6000] [--links 4] [--seed 1] [--vocabulary 0]`.

mod manual;

use std::path::Path;
use std::{env, fs, io, process};

use manual::Plan;

fn main() {
    let Some((folder, plan)) = arguments() else {
        eprintln!("usage: generate FOLDER [--chapters 200] [--bytes 6000] [--links 4] [--seed 1] [--vocabulary 0]");
        process::exit(2);
    };
    if let Err(error) = write(Path::new(&folder), plan) {
        eprintln!("error: {folder}: {error}");
        process::exit(3);
    }
}

fn arguments() -> Option<(String, Plan)> {
    let mut arguments = env::args().skip(1);
    let folder = arguments.next().filter(|folder| !folder.starts_with("--"))?;
    let mut plan = Plan { chapters: 200, bytes: 6000, links: 4, seed: 1, vocabulary: 0 };
    while let Some(name) = arguments.next() {
        let value = arguments.next()?.parse::<usize>().ok()?;
        match name.as_str() {
            "--chapters" => plan.chapters = value,
            "--bytes" => plan.bytes = value,
            "--links" => plan.links = value,
            "--seed" => plan.seed = value as u64,
            "--vocabulary" => plan.vocabulary = value,
            _ => return None,
        }
    }
    Some((folder, plan))
}

fn write(folder: &Path, plan: Plan) -> io::Result<()> {
    for (path, text) in plan.files() {
        let place = folder.join(path);
        fs::create_dir_all(place.parent().expect("a file has a folder"))?;
        fs::write(place, text)?;
    }
    Ok(())
}
