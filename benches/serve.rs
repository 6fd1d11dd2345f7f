//! What an editor waits for with `vade serve`, from saving a chapter to having its new page, and what memory that takes:
//! `cargo bench --bench serve`. Another program than the one built here is measured with `VADE=PATH`.

mod manual;

use std::fs;
use std::io::{BufRead as _, BufReader, Lines, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use manual::{Dice, Plan};
use tempfile::TempDir;

/// How many chapters, and how long an editor may wait, the debounce apart.
const GOALS: [(usize, Duration); 2] = [(200, Duration::from_millis(50)), (10_000, Duration::from_millis(100))];
/// The quiet after a save that the preview waits for.
const DEBOUNCE: Duration = Duration::from_millis(20);
const SAVES: usize = 50;
/// The memory that the preview of the larger manual may take, in megabytes, and after how many saves it must not grow.
const MEMORY: usize = 400;
const MANY_SAVES: usize = 1000;

fn main() {
    // `cargo test --all-targets` runs benchmarks too, to see that they run.
    let is_trial = !std::env::args().any(|argument| argument == "--bench");
    for (chapters, goal) in GOALS {
        let chapters = if is_trial { 20 } else { chapters };
        let mut preview = Preview::of(chapters);
        let first = preview.memory();
        let before = preview.processor_time();
        let mut times: Vec<Duration> = (0..SAVES).map(|_| preview.save_and_wait()).collect();
        let worked = (preview.processor_time() - before) / SAVES as u32;
        times.sort();
        let (median, longest) = (times[SAVES / 2], times[SAVES - 1]);
        println!("{chapters} chapters: saved to shown {median:.1?} (median of {SAVES}), {longest:.1?} at most");
        let waited = median.saturating_sub(DEBOUNCE);
        println!("  without the debounce of {DEBOUNCE:?}: {waited:.1?}; goal {goal:?}: {}", kept(waited <= goal));
        println!("  processor time of a save, on all cores: {worked:.1?}");
        let early = preview.memory();
        let saves = if is_trial { 10 } else { MANY_SAVES };
        for _ in SAVES..saves {
            preview.save_and_wait();
        }
        let late = preview.memory();
        println!("  memory: {first} MB at first, {early} MB after {SAVES} saves, {late} MB after {saves}");
        println!("  goal {MEMORY} MB: {}", kept(late < MEMORY));
    }
}

fn kept(is_kept: bool) -> &'static str {
    if is_kept { "kept" } else { "MISSED" }
}

/// A manual and the preview of it.
struct Preview {
    folder: TempDir,
    /// The chapters' files and addresses.
    chapters: Vec<(PathBuf, String)>,
    program: Child,
    host: String,
    events: Lines<BufReader<TcpStream>>,
    dice: Dice,
    saves: usize,
}

impl Preview {
    fn of(chapters: usize) -> Preview {
        let folder = in_memory();
        let mut paths = vec![];
        for (path, text) in (Plan { chapters, bytes: 6000, links: 4, seed: 1, vocabulary: 0 }).files() {
            let place = folder.path().join(&path);
            fs::create_dir_all(place.parent().expect("a file has a folder")).expect("a folder can be made");
            fs::write(&place, text).expect("a file can be written");
            let name = path.rsplit('/').next().expect("a path has a name");
            if path.ends_with(".md") && name != "_index.md" {
                paths.push((place, name.replace(".md", ".html")));
            }
        }
        let start = Instant::now();
        let (program, host) = started(folder.path());
        println!("{chapters} chapters: ready after {:.2?}", start.elapsed());
        let mut stream = asked(&host, "_vade/events");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a timeout can be set");
        stream.flush().expect("nothing is held back");
        let events = BufReader::new(stream).lines();
        let mut preview = Preview { folder, chapters: paths, program, host, events, dice: Dice::new(1), saves: 0 };
        preview.next_event();
        preview
    }

    /// Saves some chapter as a page that is open in a browser would hear of it, and says how long that took.
    fn save_and_wait(&mut self) -> Duration {
        self.saves += 1;
        let (path, address) = self.chapters[self.dice.below(self.chapters.len())].clone();
        let text = fs::read_to_string(&path).expect("the chapter can be read");
        let text = text.split("\n\nSave number").next().expect("a text has a beginning");
        let mark = format!("Save number {}.", self.saves);
        // As many editors save: the new file takes the place of the old one.
        let aside = self.folder.path().join("aside");
        fs::write(&aside, format!("{text}\n\n{mark}\n")).expect("the chapter can be written");
        let start = Instant::now();
        fs::rename(&aside, &path).expect("a file can be renamed");
        loop {
            self.next_event();
            let mut page = String::new();
            asked(&self.host, &address).read_to_string(&mut page).expect("a page is text");
            if page.contains(&mark) {
                return start.elapsed();
            }
        }
    }

    /// Waits for word of a build.
    fn next_event(&mut self) {
        let mut lines = self.events.by_ref().map(|line| line.expect("the preview goes on"));
        assert!(lines.any(|line| line.starts_with("data:")), "the preview has ended");
    }

    /// How long the processors have worked for the program.
    fn processor_time(&self) -> Duration {
        let facts = fs::read_to_string(format!("/proc/{}/stat", self.program.id())).unwrap_or_default();
        let behind_name = facts.rsplit(')').next().unwrap_or_default().split_whitespace();
        // In hundredths of a second: the 14th and 15th fact, of which the second is the name.
        Duration::from_millis(
            10 * behind_name.skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum::<u64>(),
        )
    }

    /// What memory the program has, in megabytes.
    fn memory(&self) -> usize {
        let status = fs::read_to_string(format!("/proc/{}/status", self.program.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        line.and_then(|line| line.split_whitespace().next()?.parse::<usize>().ok()).unwrap_or_default() / 1024
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// The program, and where it listens.
fn started(root: &Path) -> (Child, String) {
    let program = std::env::var_os("VADE").unwrap_or_else(|| env!("CARGO_BIN_EXE_vade").into());
    let mut command = Command::new(program);
    command.args(["serve", "--quiet", "--port", "0", "--date", "2026-11-22", "--root"]).arg(root);
    let mut program = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program can be started");
    let mut line = String::new();
    let output = program.stdout.take().expect("it is piped");
    BufReader::new(output).read_line(&mut line).expect("the program prints its address");
    let host = line.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
    (program, host)
}

/// A request that was sent, and whose answer is to be read.
fn asked(host: &str, address: &str) -> TcpStream {
    let mut stream = TcpStream::connect(host).expect("the preview listens");
    let request = format!("GET /{address} HTTP/1.1\r\nHost: {host}\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("the request can be sent");
    stream
}

/// A folder in memory where there is one, since a disk hides everything else.
fn in_memory() -> TempDir {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    folder.expect("a temporary folder can be made")
}
