//! Where connections come in: a few at once, each with a thread of its own.

use std::io::{self, ErrorKind};
use std::net::{IpAddr, SocketAddr, TcpListener, TcpStream, ToSocketAddrs as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};

use super::answer::{Answer, Status};
use super::connection;
use super::hosts::Hosts;
use crate::serve::preview::Preview;

/// How many connections are served at once, streams of events among them.
const MOST: usize = 128;
/// How many ports behind a taken one are tried, to name one that is free.
const TRIED: u16 = 100;

/// An open port.
pub(in crate::serve) struct Door {
    listener: TcpListener,
    pub address: SocketAddr,
    hosts: Hosts,
}

impl Door {
    /// Takes a port; 0 stands for any that is free.
    ///
    /// # Errors
    /// A host that is not this machine's; a port that is taken, with the next that is free.
    pub(in crate::serve) fn open(host: &str, port: u16) -> Result<Door> {
        let ip = ip_of(host)?;
        let listener = match TcpListener::bind((ip, port)) {
            Ok(listener) => listener,
            Err(error) if error.kind() == ErrorKind::AddrInUse => bail!(taken(ip, port)),
            Err(error) => return Err(error).with_context(|| format!("cannot serve on {}", SocketAddr::new(ip, port))),
        };
        let address = listener.local_addr().context("the port that was opened has no address")?;
        Ok(Door { listener, address, hosts: Hosts::new(host, ip) })
    }

    /// Lets connections in for as long as the program runs.
    pub(in crate::serve) fn let_in(self, preview: Arc<Preview>) {
        let inside = Arc::new(AtomicUsize::new(0));
        for stream in self.listener.incoming() {
            match stream {
                Ok(stream) => self.receive(stream, &preview, &inside),
                // No more files may be open just now; a connection that ends makes room.
                Err(_) => thread::sleep(Duration::from_millis(50)),
            }
        }
    }

    fn receive(&self, mut stream: TcpStream, preview: &Arc<Preview>, inside: &Arc<AtomicUsize>) {
        if inside.load(Ordering::Relaxed) >= MOST {
            // It may be gone already.
            let _ = Answer::refusal(Status::Busy).send(&mut stream, false);
            return;
        }
        inside.fetch_add(1, Ordering::Relaxed);
        let place = Place(inside.clone());
        let (hosts, preview) = (self.hosts.clone(), preview.clone());
        let serve = move || {
            let _place = place;
            connection::serve(stream, &hosts, &preview);
        };
        // Where no thread can be had the connection is dropped, and its place with it.
        let _: io::Result<_> = thread::Builder::new().name("connection".into()).spawn(serve);
    }
}

/// A connection's place among those inside, which is free again when it is dropped.
struct Place(Arc<AtomicUsize>);

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

fn ip_of(host: &str) -> Result<IpAddr> {
    let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    let mut found = (bare, 0).to_socket_addrs().with_context(|| format!("`{host}` is no address of this machine"))?;
    found.next().map(|address| address.ip()).ok_or_else(|| anyhow!("`{host}` is no address of this machine"))
}

/// What is said of a port that another program has.
fn taken(ip: IpAddr, port: u16) -> String {
    let is_free = |port: &u16| TcpListener::bind((ip, *port)).is_ok();
    let free = (port.saturating_add(1)..=port.saturating_add(TRIED)).find(is_free);
    match free {
        Some(free) => format!("port {port} is taken by another program; port {free} is free: use `--port {free}`"),
        None => format!("port {port} is taken by another program; `--port 0` finds one that is free"),
    }
}
