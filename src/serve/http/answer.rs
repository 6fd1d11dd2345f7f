//! What a browser is answered.

use std::io::{self, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::resolve::addresses::encoded;

/// How long a browser may take over a whole answer.
const PATIENCE: Duration = Duration::from_secs(60);
const PIECE: usize = 64 * 1024;
/// On every answer: it is for this server's own pages, as what it says it is, and never kept.
const ALWAYS: &str = "X-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n\
     Referrer-Policy: same-origin\r\nCache-Control: no-store\r\nConnection: close\r\n";

/// How an answer begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::serve) enum Status {
    Fine,
    Moved,
    Bad,
    WrongHost,
    NotFound,
    WrongMethod,
    TooSlow,
    TooLong,
    Failed,
    Busy,
}

impl Status {
    fn line(self) -> &'static str {
        match self {
            Status::Fine => "200 OK",
            Status::Moved => "307 Temporary Redirect",
            Status::Bad => "400 Bad Request",
            Status::WrongHost => "421 Misdirected Request",
            Status::NotFound => "404 Not Found",
            Status::WrongMethod => "405 Method Not Allowed",
            Status::TooSlow => "408 Request Timeout",
            Status::TooLong => "431 Request Header Fields Too Large",
            Status::Failed => "500 Internal Server Error",
            Status::Busy => "503 Service Unavailable",
        }
    }
}

/// A whole answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Answer {
    pub status: Status,
    pub kind: &'static str,
    /// Where the browser is led.
    pub location: Option<String>,
    pub body: Vec<u8>,
}

impl Answer {
    /// A file by its address, of which the ending says what it is.
    pub(in crate::serve) fn file(address: &str, body: Vec<u8>) -> Answer {
        Answer { status: Status::Fine, kind: kind(address), location: None, body }
    }

    /// An answer that leads to an address of the site.
    pub(in crate::serve) fn led_to(address: &str) -> Answer {
        let location = Some(format!("/{}", encoded(address)));
        Answer { status: Status::Moved, kind: kind(".txt"), location, body: vec![] }
    }

    /// A refusal: its own words and nothing of the request's.
    pub(in crate::serve) fn refusal(status: Status) -> Answer {
        Answer { status, kind: kind(".txt"), location: None, body: format!("{}\n", status.line()).into_bytes() }
    }

    /// Writes the answer, unless the browser takes too long over it.
    pub(super) fn send(&self, stream: &mut TcpStream, is_head: bool) -> io::Result<()> {
        let location = self.location.as_ref().map(|location| format!("Location: {location}\r\n")).unwrap_or_default();
        let allow = if self.status == Status::WrongMethod { "Allow: GET, HEAD\r\n" } else { "" };
        let mut bytes = format!(
            "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\n{location}{allow}{ALWAYS}\r\n",
            self.status.line(),
            self.kind,
            self.body.len()
        )
        .into_bytes();
        if !is_head {
            bytes.extend_from_slice(&self.body);
        }
        send_all(stream, &bytes)
    }
}

fn send_all(stream: &mut TcpStream, bytes: &[u8]) -> io::Result<()> {
    let deadline = Instant::now() + PATIENCE;
    for piece in bytes.chunks(PIECE) {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(io::ErrorKind::TimedOut.into());
        }
        stream.set_write_timeout(Some(left))?;
        stream.write_all(piece)?;
    }
    stream.flush()
}

/// The head of a stream of events, which has no end.
pub(in crate::serve) fn stream_head() -> String {
    format!("HTTP/1.1 {}\r\nContent-Type: text/event-stream\r\n{ALWAYS}\r\n", Status::Fine.line())
}

fn kind(address: &str) -> &'static str {
    let ending = address.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending.to_ascii_lowercase().as_str() {
        "html" | "htm" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "xml" => "application/xml",
        "txt" | "csv" | "md" | "toml" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff" => "font/woff",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        _ => "application/octet-stream",
    }
}
