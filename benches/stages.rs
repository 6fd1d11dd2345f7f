//! What each step of a build takes, on manuals that fit the caches and on larger ones: `cargo bench --bench stages`.

mod manual;

use std::fs;
use std::path::Path;

use divan::Bencher;
use manual::Plan;
use tempfile::TempDir;
use vademecum::Options;
use vademecum::inventory::filter::Filter;
use vademecum::source::Sources;
use vademecum::write::Output;

const SIZES: [usize; 3] = [20, 200, 1000];

fn main() {
    divan::main();
}

/// Disk → Sources.
#[divan::bench(args = SIZES, max_time = 3)]
fn read(bencher: Bencher, chapters: usize) {
    let folder = on_disk(chapters);
    bencher.bench(|| Sources::read(folder.path()).expect("the manual can be read"));
}

/// Front matter and outlines, contents, numbers, addresses, references: up to the site.
#[divan::bench(args = SIZES, max_time = 3)]
fn load_and_resolve(bencher: Bencher, chapters: usize) {
    let sources = in_memory(chapters);
    bencher.bench(|| vademecum::list(&sources, options(), &Filter::default()).expect("the manual can be listed"));
}

/// As `vade check`, without reading.
#[divan::bench(args = SIZES, max_time = 3)]
fn check(bencher: Bencher, chapters: usize) {
    let sources = in_memory(chapters);
    bencher.bench(|| vademecum::check(&sources, options()).expect("the manual can be checked"));
}

/// A check, and the contents page on top of it.
#[divan::bench(args = SIZES, max_time = 3)]
fn check_and_contents_page(bencher: Bencher, chapters: usize) {
    let sources = in_memory(chapters);
    bencher.bench(|| vademecum::page(&sources, options(), "index.html").expect("the page can be rendered"));
}

/// As `vade build` into an empty folder, without reading.
#[divan::bench(args = SIZES, max_time = 3)]
fn build(bencher: Bencher, chapters: usize) {
    let sources = in_memory(chapters);
    bencher.with_inputs(temporary).bench_values(|output| {
        build_into(&sources, output.path());
        output
    });
}

/// As `vade build` where nothing has changed, without reading.
#[divan::bench(args = SIZES, max_time = 3)]
fn build_again(bencher: Bencher, chapters: usize) {
    let (sources, output) = (in_memory(chapters), temporary());
    build_into(&sources, output.path());
    bencher.bench(|| build_into(&sources, output.path()));
}

fn build_into(sources: &Sources, folder: &Path) {
    let output = Output { folder, root: Path::new("/nowhere"), adopt: false };
    let (written, _) = vademecum::build(sources, options(), output, &|_, _| {}).expect("the site can be written");
    assert!(written.is_some());
}

fn plan(chapters: usize) -> Plan {
    Plan { chapters, bytes: 6000, links: 4, seed: 1, vocabulary: 0 }
}

fn options() -> Options {
    Options::on("2026-11-22".parse().expect("the day is a date"))
}

fn in_memory(chapters: usize) -> Sources {
    let files: Vec<(String, String)> = plan(chapters).files().collect();
    Sources::from_texts(files.iter().map(|(path, text)| (path.as_str(), text.as_str())))
}

fn on_disk(chapters: usize) -> TempDir {
    let folder = temporary();
    for (path, text) in plan(chapters).files() {
        let place = folder.path().join(path);
        fs::create_dir_all(place.parent().expect("a file has a folder")).expect("a folder can be made");
        fs::write(place, text).expect("a file can be written");
    }
    folder
}

/// A folder in memory where there is one, since a disk hides everything else.
fn temporary() -> TempDir {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    folder.expect("a temporary folder can be made")
}
