//! Server-sent events: an open page learns of every build, and of one that came while it was loading.

use std::io::Write as _;
use std::net::TcpStream;
use std::time::Duration;

use super::board::Board;
use super::http::answer::stream_head;

/// How often a sign of life is sent, by which a page that has gone away is noticed.
const PULSE: Duration = Duration::from_secs(10);
const PATIENCE: Duration = Duration::from_secs(5);
/// How soon a page asks again after the server went away, in milliseconds.
const RETRY: &str = "retry: 500\n\n";

/// Tells a page of builds until it goes away: of the one that is, then of each that comes.
pub(super) fn tell(mut stream: TcpStream, board: &Board) {
    let mut told = 0;
    let mut text = stream_head() + RETRY;
    let _ = stream.set_write_timeout(Some(PATIENCE));
    while stream.write_all(text.as_bytes()).is_ok() {
        text = match board.after(told, PULSE) {
            None => ":\n\n".to_owned(),
            Some(notice) => {
                told = notice.build;
                format!("id: {told}\ndata: {}\n\n", board.text(&notice))
            }
        };
    }
}
