//! One command at a time writes to a site or to a manual.

use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use jiff::Zoned;

/// Says who holds the lock, in a file of its own: Windows lets nobody read a file that is locked.
const HOLDER: &str = "holder";
const PATIENCE: Duration = Duration::from_secs(5);

/// Held while a command writes; the system lets go of it when the program ends, however it ends.
pub(super) struct Lock {
    _file: File,
    holder: PathBuf,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A name that is left is only shown while the lock is held.
        let _ = fs::remove_file(&self.holder);
    }
}

impl Lock {
    /// Takes the lock of a folder, and waits for it a little; `written` is what is locked, `other` who may hold it.
    pub(super) fn take(folder: &Path, written: &Path, other: &str) -> Result<Lock> {
        let place = folder.join("lock");
        let file = File::create(&place).with_context(|| format!("cannot write {}", place.display()))?;
        let start = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if start.elapsed() < PATIENCE => {
                    thread::sleep(Duration::from_millis(50));
                }
                Err(TryLockError::WouldBlock) => {
                    bail!("{} is being written to by {other}{}", written.display(), holder(folder))
                }
                // Some network drives know no locks.
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => break,
                Err(TryLockError::Error(error)) => {
                    return Err(error).with_context(|| format!("cannot lock {}", place.display()));
                }
            }
        }
        let holder = folder.join(HOLDER);
        sign(&holder)?;
        Ok(Lock { _file: file, holder })
    }
}

fn sign(place: &Path) -> Result<()> {
    let time = Zoned::now().strftime("%H:%M:%S on %-d %B %Y").to_string();
    let machine = machine().map(|name| format!(" on {name}")).unwrap_or_default();
    let text = format!("process {}{machine}, since {time}\n", std::process::id());
    fs::write(place, text).with_context(|| format!("cannot write {}", place.display()))
}

/// " (process 12 on WS-17, since 10:20:05 on 3 May 2026)"
fn holder(folder: &Path) -> String {
    let text = fs::read_to_string(folder.join(HOLDER)).unwrap_or_default();
    if text.is_empty() { text } else { format!(" ({})", text.trim()) }
}

/// The name of this machine, where the system tells it.
fn machine() -> Option<String> {
    let name = std::env::var("COMPUTERNAME").ok().or_else(|| fs::read_to_string("/proc/sys/kernel/hostname").ok());
    name.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty())
}
