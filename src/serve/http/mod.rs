//! HTTP as far as a preview needs it: one request a connection, GET and HEAD, within limits of size and time.

pub(super) mod answer;
pub(super) mod connection;
pub(super) mod door;
pub(super) mod head;
pub(super) mod hosts;
