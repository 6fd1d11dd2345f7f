//! The fuzz targets on stable: what stands in `fuzz/corpus/`, and what comes of changing it, for a few seconds each.
//!
//! `VADE_FUZZ_SECONDS=60` goes on for a minute each; `VADE_FUZZ_SEED` makes other changes. An input that fails is printed:
//! with the fault mended, it goes into the corpus.

mod mutate;
#[path = "../../../fuzz/page.rs"]
#[expect(unreachable_pub, reason = "the fuzz targets need it too")]
pub(crate) mod page;
#[path = "../../../fuzz/targets.rs"]
#[expect(unreachable_pub, reason = "the fuzz targets need them too")]
mod targets;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use self::mutate::Mutator;

const SECONDS: u64 = 3;

#[test]
fn front_matter() {
    run("front_matter", targets::front_matter);
}

#[test]
fn settings() {
    run("settings", targets::settings);
}

#[test]
fn markdown() {
    run("markdown", targets::markdown);
}

#[test]
fn numbers() {
    run("numbers", targets::numbers);
}

/// Gives a target its corpus, and then inputs made of it until the time is over.
fn run(target: &str, look_at: fn(&[u8])) {
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse().ok());
    let seed = number("VADE_FUZZ_SEED").unwrap_or(1);
    let time = Duration::from_secs(number("VADE_FUZZ_SECONDS").unwrap_or(SECONDS));
    let corpus = corpus(target);
    for input in &corpus {
        check(target, look_at, input);
    }
    let mut mutator = Mutator::new(corpus, seed);
    let started = Instant::now();
    let mut count = 0;
    while started.elapsed() < time {
        check(target, look_at, &mutator.next_input());
        count += 1;
    }
    println!("{target}: {count} inputs with VADE_FUZZ_SEED={seed}");
}

fn check(target: &str, look_at: fn(&[u8]), input: &[u8]) {
    if catch_unwind(AssertUnwindSafe(|| look_at(input))).is_err() {
        panic!("{target} fails with the input \"{}\"", input.escape_ascii());
    }
}

/// The inputs that are kept, in the order of their names.
fn corpus(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = files.map(|file| file.expect("the corpus can be read").path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "{} is empty", folder.display());
    paths.iter().map(|path| fs::read(path).expect("the corpus can be read")).collect()
}
