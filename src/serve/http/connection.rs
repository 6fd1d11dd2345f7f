//! One connection: a request is read, judged and answered, and that is all.

use std::io::Read as _;
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

use super::answer::{Answer, Status};
use super::head;
use super::hosts::Hosts;
use crate::serve::events;
use crate::serve::preview::{EVENTS, Preview};

/// How long what a browser still sends is taken from it, so that it reads the answer and not that it was cut off.
const FAREWELL: Duration = Duration::from_millis(500);

/// Serves a connection to its end.
pub(super) fn serve(mut stream: TcpStream, hosts: &Hosts, preview: &Preview) {
    // An answer goes out whole at once; where that cannot be asked for it is only slower.
    let _ = stream.set_nodelay(true);
    let (answer, is_head) = match head::read(&mut stream) {
        Ok(None) => return,
        Err(status) => (Answer::refusal(status), false),
        Ok(Some(head)) if !hosts.allow(&head.host) => (Answer::refusal(Status::WrongHost), head.is_head),
        Ok(Some(head)) if head.address == EVENTS && !head.is_head => return events::tell(stream, preview.board()),
        Ok(Some(head)) => (preview.answer(&head.address), head.is_head),
    };
    // A browser that has gone away needs no answer.
    if answer.send(&mut stream, is_head).is_ok() {
        part(&mut stream);
    }
}

/// Ends a connection so that the answer arrives, also where the request went on.
fn part(stream: &mut TcpStream) {
    let deadline = Instant::now() + FAREWELL;
    let mut rest = [0; 4096];
    if stream.shutdown(Shutdown::Write).is_err() {
        return;
    }
    while Instant::now() < deadline && stream.set_read_timeout(Some(FAREWELL)).is_ok() {
        match stream.read(&mut rest) {
            Ok(length) if length > 0 => {}
            _ => return,
        }
    }
}
