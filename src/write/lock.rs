//! One build at a time writes to an output.

use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use jiff::Zoned;

use super::record::FOLDER;

/// Says who holds the lock, in a file of its own: Windows lets nobody read a file that is locked.
const HOLDER: &str = "holder";
const PATIENCE: Duration = Duration::from_secs(5);

/// Held while a build writes; the system lets go of it when the program ends, however it ends.
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
    pub(super) fn take(output: &Path) -> Result<Lock> {
        let place = output.join(FOLDER).join("lock");
        let file = File::create(&place).with_context(|| format!("cannot write {}", place.display()))?;
        let start = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if start.elapsed() < PATIENCE => {
                    thread::sleep(Duration::from_millis(50));
                }
                Err(TryLockError::WouldBlock) => {
                    bail!("{} is being written to by {}", output.display(), holder(output))
                }
                // Some network drives know no locks.
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => break,
                Err(TryLockError::Error(error)) => {
                    return Err(error).with_context(|| format!("cannot lock {}", place.display()));
                }
            }
        }
        let holder = output.join(FOLDER).join(HOLDER);
        sign(&holder)?;
        Ok(Lock { _file: file, holder })
    }
}

fn sign(place: &Path) -> Result<()> {
    let time = Zoned::now().strftime("%H:%M:%S on %-d %B %Y").to_string();
    let machine = machine().map(|name| format!(" on {name}")).unwrap_or_default();
    let text = format!("another build (process {}{machine}, since {time})\n", std::process::id());
    fs::write(place, text).with_context(|| format!("cannot write {}", place.display()))
}

fn holder(output: &Path) -> String {
    let text = fs::read_to_string(output.join(FOLDER).join(HOLDER)).unwrap_or_default();
    match text.trim() {
        "" => "another build".to_owned(),
        text => text.to_owned(),
    }
}

/// The name of this machine, where the system tells it.
fn machine() -> Option<String> {
    let name = std::env::var("COMPUTERNAME").ok().or_else(|| fs::read_to_string("/proc/sys/kernel/hostname").ok());
    name.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty())
}
