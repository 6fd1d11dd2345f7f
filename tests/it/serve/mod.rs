//! `vade serve` over a socket: what it shows, what it refuses, and what it leaves behind.

mod edits;
mod ending;
mod following;
mod refusals;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::support::TODAY;

/// How long anything may take that is waited for, on a machine with other work to do.
const LONGEST: Duration = Duration::from_secs(20);
const SCRIPT: &str = "<script src=\"/_vade/preview.js\" ";

/// A preview that runs, and ends with the test.
pub(crate) struct Preview {
    program: Child,
    pub address: SocketAddr,
    said: Arc<Mutex<String>>,
}

/// What was answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Preview {
    pub(crate) fn start(root: &Path, more: &[&str]) -> Preview {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("vade"));
        command.args(["serve", "--port", "0", "--date", TODAY, "--root"]).arg(root).args(more);
        let mut program =
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program can be started");
        let said = Arc::new(Mutex::new(String::new()));
        let (mut errors, told) = (program.stderr.take().expect("it is piped"), said.clone());
        thread::spawn(move || {
            let mut part = [0; 4096];
            while let Ok(length @ 1..) = errors.read(&mut part) {
                told.lock().expect("nothing panics here").push_str(&String::from_utf8_lossy(&part[..length]));
            }
        });
        let mut line = String::new();
        let output = program.stdout.take().expect("it is piped");
        BufReader::new(output).read_line(&mut line).expect("the program prints its address");
        let port = line.trim().trim_end_matches('/').rsplit(':').next().and_then(|port| port.parse().ok());
        let port: u16 = port.unwrap_or_else(|| panic!("no address in {line:?}: {}", said.lock().unwrap()));
        Preview { program, address: SocketAddr::from(([127, 0, 0, 1], port)), said }
    }

    /// What was printed for the person at the terminal.
    pub(crate) fn said(&self) -> String {
        self.said.lock().expect("nothing panics here").clone()
    }

    pub(crate) fn get(&self, address: &str) -> Answer {
        self.ask(&format!("GET /{address} HTTP/1.1\r\nHost: {}\r\n\r\n", self.address))
    }

    /// A page without what the preview adds.
    pub(crate) fn page(&self, address: &str) -> String {
        undressed(&String::from_utf8(self.get(address).body).expect("a page is text"))
    }

    /// Sends a request as it is, and reads all of the answer.
    pub(crate) fn ask(&self, request: &str) -> Answer {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).expect("the request can be sent");
        answer_in(&mut stream)
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).expect("the preview listens");
        stream.set_read_timeout(Some(LONGEST)).expect("a timeout can be set");
        stream
    }

    /// What pages are told of the latest build.
    pub(crate) fn notice(&self) -> Value {
        let mut stream = self.connect();
        let request = format!("GET /_vade/events HTTP/1.1\r\nHost: {}\r\n\r\n", self.address);
        stream.write_all(request.as_bytes()).expect("the request can be sent");
        let lines = BufReader::new(stream).lines().map(|line| line.expect("the stream is text"));
        let data = lines.filter_map(|line| line.strip_prefix("data: ").map(str::to_owned)).next();
        serde_json::from_str(&data.expect("there is an event")).expect("an event holds JSON")
    }

    /// Waits until something is so.
    pub(crate) fn until(&self, what: &str, is_so: impl Fn(&Preview) -> bool) {
        let start = Instant::now();
        while !is_so(self) {
            assert!(start.elapsed() < LONGEST, "{what} did not come; the preview said:\n{}", self.said());
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Ends the preview as Ctrl-C does, and says how long that took.
    #[cfg(unix)]
    pub(crate) fn interrupt(&mut self) -> Duration {
        let start = Instant::now();
        let kill = Command::new("kill").args(["-INT", &self.program.id().to_string()]).status();
        assert!(kill.expect("kill can be run").success());
        while self.program.try_wait().expect("it can be looked at").is_none() && start.elapsed() < LONGEST {
            thread::sleep(Duration::from_millis(5));
        }
        start.elapsed()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

pub(crate) fn answer_in(stream: &mut TcpStream) -> Answer {
    let mut bytes = vec![];
    stream.read_to_end(&mut bytes).expect("the answer ends");
    let end = bytes.windows(4).position(|part| part == b"\r\n\r\n").unwrap_or_else(|| panic!("no head: {bytes:?}"));
    let head = String::from_utf8(bytes[..end].to_vec()).expect("a head is text");
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a head has a status");
    Answer { status, head, body: bytes[end + 4..].to_vec() }
}

/// A page without the preview's script.
pub(crate) fn undressed(page: &str) -> String {
    let Some((before, rest)) = page.split_once(SCRIPT) else { return page.to_owned() };
    let (_, behind) = rest.split_once("</script>\n").expect("a script ends");
    format!("{before}{behind}")
}
