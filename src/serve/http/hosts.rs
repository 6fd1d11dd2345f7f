//! Which names a request may call this server by, lest another site's page reach it under a name of its own (DNS
//! rebinding).

use std::net::IpAddr;

/// The names of the server.
#[derive(Debug, Clone)]
pub(in crate::serve) struct Hosts {
    /// As it was given on the command line.
    name: String,
    bound: IpAddr,
}

impl Hosts {
    pub(in crate::serve) fn new(name: &str, bound: IpAddr) -> Hosts {
        Hosts { name: name.to_ascii_lowercase(), bound }
    }

    /// Whether a `Host` line names this server. The port is not looked at: it may have been mapped to another.
    pub(super) fn allow(&self, line: &str) -> bool {
        let Some(name) = without_port(line.trim()) else { return false };
        let name = name.to_ascii_lowercase();
        match name.parse::<IpAddr>() {
            // An address cannot be made to mean another one, as a name can.
            Ok(address) => self.bound.is_unspecified() || address == self.bound || address.is_loopback(),
            Err(_) => name == "localhost" || name == self.name,
        }
    }
}

/// The name or address of a `Host` line.
fn without_port(line: &str) -> Option<&str> {
    let is_port = |port: &str| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(rest) = line.strip_prefix('[') {
        let (name, behind) = rest.split_once(']')?;
        return (behind.is_empty() || behind.strip_prefix(':').is_some_and(is_port)).then_some(name);
    }
    match line.split_once(':') {
        None => Some(line),
        Some((name, port)) => is_port(port).then_some(name),
    }
}
