//! Pages → disk: the only writer. Each file is written aside and renamed into its place, so that a reader meets the
//! old page or the new one; what has not changed is not touched.

mod record;
mod refuse;
pub mod sources;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Component, Path};
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result};
use rayon::prelude::*;

use crate::render::{Page, Renderer};
use crate::write::record::{FileRecord, Lock, Record};

pub use crate::write::refuse::Refusal;

/// Where the site goes.
#[derive(Debug, Clone, Copy)]
pub struct Output<'o> {
    pub folder: &'o Path,
    /// The manual's own top folder, which no build may write over.
    pub root: &'o Path,
    /// Whether a folder that holds other files may be taken over.
    pub adopt: bool,
}

/// What a build did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    pub files: usize,
    pub changed: usize,
    pub removed: usize,
    /// Files that a build before wrote and somebody has changed since; they are left.
    pub kept: Vec<String>,
}

/// What became of one page.
struct Outcome {
    address: String,
    record: FileRecord,
    is_changed: bool,
}

/// Writes all pages: new ones first, then changed ones, the contents page last; then removes what is no longer part
/// of the site.
pub(crate) fn write(
    renderer: &Renderer<'_>,
    output: Output<'_>,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Written> {
    refuse::check(output)?;
    let folder = output.folder;
    let aside = folder.join(record::FOLDER).join("aside");
    create_folder(&aside)?;
    let _lock = Lock::take(folder)?;
    let before = Record::read(folder)?;
    let mut pages = renderer.pages();
    let writer = Writer { renderer, folder, aside: &aside, progress, done: AtomicUsize::new(0), total: pages.len() };

    let contents = vec![pages.pop().expect("every site has a contents page, which is the last")];
    let (mut new, mut old) = (vec![], vec![]);
    for page in pages {
        let place = folder.join(renderer.address(&page));
        let is_there = fs::exists(&place).with_context(|| format!("cannot look at {}", place.display()))?;
        if is_there { old.push(page) } else { new.push(page) }
    }
    before.with_planned(new.iter().chain(&contents).map(|page| renderer.address(page))).save(folder, &aside)?;
    for page in &new {
        if let Some(parent) = folder.join(renderer.address(page)).parent() {
            create_folder(parent)?;
        }
    }
    let mut outcomes = vec![];
    for group in [new, old, contents] {
        outcomes.extend(group.par_iter().map(|page| writer.page(page)).collect::<Result<Vec<_>>>()?);
    }
    let changed = outcomes.iter().filter(|outcome| outcome.is_changed).count();
    let files: BTreeMap<String, FileRecord> =
        outcomes.into_iter().map(|outcome| (outcome.address, outcome.record)).collect();
    let after = Record::new(files);
    let (removed, kept) = before.remove_others(folder, &after)?;
    after.save(folder, &aside)?;
    Ok(Written { files: after.len(), changed, removed, kept })
}

struct Writer<'w> {
    renderer: &'w Renderer<'w>,
    folder: &'w Path,
    /// Where files are written before they are renamed.
    aside: &'w Path,
    progress: &'w (dyn Fn(usize, usize) + Sync),
    done: AtomicUsize,
    total: usize,
}

impl Writer<'_> {
    fn page(&self, page: &Page) -> Result<Outcome> {
        let address = self.renderer.address(page);
        let is_inside = Path::new(&address).components().all(|part| matches!(part, Component::Normal(_)));
        assert!(is_inside, "the address {address} leads out of the site");
        let bytes = self.renderer.render(page)?;
        let place = self.folder.join(&address);
        let is_changed = !has_bytes(&place, &bytes)?;
        if is_changed {
            replace(&place, &bytes, self.aside)?;
        }
        (self.progress)(self.done.fetch_add(1, Ordering::Relaxed) + 1, self.total);
        Ok(Outcome { address, record: FileRecord::of(&bytes), is_changed })
    }
}

/// Whether a file is there with exactly these bytes.
fn has_bytes(place: &Path, bytes: &[u8]) -> Result<bool> {
    match fs::metadata(place) {
        Ok(facts) if facts.is_file() && facts.len() == bytes.len() as u64 => {
            Ok(fs::read(place).with_context(|| format!("cannot read {}", place.display()))? == bytes)
        }
        Ok(_) => Ok(false),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error).with_context(|| format!("cannot look at {}", place.display())),
    }
}

/// Puts a whole file in its place at once.
fn replace(place: &Path, bytes: &[u8], aside: &Path) -> Result<()> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        // The web server reads the site as somebody else; the user's umask decides who may.
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(aside).with_context(|| format!("cannot write in {}", aside.display()))?;
    file.write_all(bytes).with_context(|| format!("cannot write {}", place.display()))?;
    file.persist(place).with_context(|| format!("cannot write {}", place.display()))?;
    Ok(())
}

fn create_folder(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot create the folder {}", folder.display()))
}

/// Writes a new file for the author, and never over another.
///
/// # Errors
/// A file that is already there, or a folder that cannot be written to, by its path.
pub fn create_source(place: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    if let Some(parent) = place.parent() {
        create_folder(parent)?;
    }
    let mut file = fs::File::create_new(place).with_context(|| format!("cannot create {}", place.display()))?;
    file.write_all(content.as_ref()).with_context(|| format!("cannot write {}", place.display()))
}

/// Writes a file that is made by this program, in the place of the one made before.
///
/// # Errors
/// A file or folder that cannot be written to, by its path.
pub fn write_generated(place: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    if let Some(parent) = place.parent() {
        create_folder(parent)?;
    }
    fs::write(place, content).with_context(|| format!("cannot write {}", place.display()))
}
