//! The head of a request: read within limits, and taken apart. Nothing of it is ever shown again.

use std::io::{ErrorKind, Read};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use percent_encoding::percent_decode_str;

use super::answer::Status;

/// How long a whole head may be, and how long it may take to come.
const LONGEST: usize = 16 * 1024;
const MOST_LINES: usize = 64;
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// What a browser asks for.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::serve) struct Head {
    /// From the site's top, decoded once and without the query; it names a page and is never a path of the disk.
    pub address: String,
    /// Whether the answer goes without its body.
    pub is_head: bool,
    pub host: String,
}

/// Reads a head; `None` where the other side went away without a word.
pub(super) fn read(stream: &mut TcpStream) -> Result<Option<Head>, Status> {
    let deadline = Instant::now() + PATIENCE;
    let mut bytes = Vec::with_capacity(2048);
    let mut part = [0; 2048];
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        // The limit is on the whole head: a byte now and then does not keep a connection.
        if left.is_zero() || stream.set_read_timeout(Some(left)).is_err() {
            return if bytes.is_empty() { Ok(None) } else { Err(Status::TooSlow) };
        }
        match stream.read(&mut part) {
            Ok(0) => return if bytes.is_empty() { Ok(None) } else { Err(Status::Bad) },
            Ok(length) => bytes.extend_from_slice(&part[..length]),
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => continue,
            Err(_) => return Ok(None),
        }
        if let Some(head) = parse(&bytes)? {
            return Ok(Some(head));
        }
        if bytes.len() >= LONGEST {
            return Err(Status::TooLong);
        }
    }
}

/// Takes a head apart; `None` where its end is not there yet.
fn parse(bytes: &[u8]) -> Result<Option<Head>, Status> {
    let mut lines = [httparse::EMPTY_HEADER; MOST_LINES];
    let mut request = httparse::Request::new(&mut lines);
    match request.parse(bytes) {
        Ok(httparse::Status::Partial) => return Ok(None),
        Ok(httparse::Status::Complete(_)) => {}
        Err(httparse::Error::TooManyHeaders) => return Err(Status::TooLong),
        Err(_) => return Err(Status::Bad),
    }
    let is_head = match request.method {
        Some("GET") => false,
        Some("HEAD") => true,
        _ => return Err(Status::WrongMethod),
    };
    let host = host(request.headers)?;
    let address = request.path.and_then(address).ok_or(Status::Bad)?;
    Ok(Some(Head { address, is_head, host }))
}

/// The one host that is named.
fn host(lines: &[httparse::Header<'_>]) -> Result<String, Status> {
    let mut hosts = lines.iter().filter(|line| line.name.eq_ignore_ascii_case("host"));
    match (hosts.next(), hosts.next()) {
        (Some(line), None) => str::from_utf8(line.value).map(str::to_owned).map_err(|_| Status::Bad),
        _ => Err(Status::Bad),
    }
}

/// The address that a request's target names. What is still encoded after decoding once stays so, and is no page.
fn address(target: &str) -> Option<String> {
    let path = target.split(['?', '#']).next().unwrap_or(target);
    let decoded = percent_decode_str(path.strip_prefix('/')?).decode_utf8().ok()?;
    (!decoded.contains(char::is_control)).then(|| decoded.into_owned())
}
