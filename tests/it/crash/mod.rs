//! Whatever stops a build, readers meet whole pages, and the next build puts the rest right.

mod capitals;
mod disk;
mod every_step;
mod full;
mod killed;
mod sources;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use vademecum::source::Sources;
use vademecum::write::Output;
use vademecum::write::disk::{Disk, SystemDisk};

use crate::edits::{Files, all_in, site_in, temporary};
use crate::support::{attributes_of, options, sources_of};

/// A manual before and after a change that makes, changes and takes away pages, files and a style sheet.
const BEFORE: &str = "\
--- vade.toml
title = \"Before\"
theme = \"house\"
--- themes/house/assets/house.css
body { color: black }
--- content/forms/old.pdf
An old form.
--- content/forms/both.pdf
A form.
--- content/leave.md
+++
number = \"1\"
title = \"Leave\"
+++

Ask your manager. See [pay](pay.md), [a form](forms/old.pdf) and [another](forms/both.pdf).
--- content/pay.md
+++
number = \"2\"
title = \"Pay\"
+++

On the last day.
";
const AFTER: &str = "\
--- vade.toml
title = \"After\"
theme = \"house\"
--- themes/house/assets/house.css
body { color: navy }
--- themes/house/assets/new.css
body { margin: 0 }
--- content/forms/deep/new.pdf
A new form.
--- content/forms/both.pdf
A changed form.
--- content/leave.md
+++
number = \"1\"
title = \"Leave\"
+++

Ask your director. See [travel](travel.md), [a form](forms/deep/new.pdf) and [another](forms/both.pdf).
--- content/travel.md
+++
number = \"2\"
title = \"Travel\"
+++

By train.
";

/// The manual as it was and as it is, with the sites that clean builds make of them.
struct Change {
    folder: TempDir,
    before: Sources,
    after: Sources,
    before_site: Files,
    after_site: Files,
}

impl Change {
    fn new() -> Change {
        Change::of(BEFORE, AFTER)
    }

    fn of(before: &str, after: &str) -> Change {
        let folder = temporary();
        let (before, after) = (read(folder.path(), "before", before), read(folder.path(), "after", after));
        let mut change = Change { folder, before, after, before_site: Files::new(), after_site: Files::new() };
        change.build(&SystemDisk, &change.before).expect("the site can be written");
        change.before_site = site_in(&change.site());
        change.clear();
        change.build(&SystemDisk, &change.after).expect("the site can be written");
        change.after_site = site_in(&change.site());
        change
    }

    /// The site as it was, alone in its folder.
    fn start(&self) {
        self.clear();
        self.build(&SystemDisk, &self.before).expect("the site can be written");
    }

    /// Makes the way back out of the way there.
    fn turn(&mut self) {
        std::mem::swap(&mut self.before, &mut self.after);
        std::mem::swap(&mut self.before_site, &mut self.after_site);
    }

    fn clear(&self) {
        if self.site().exists() {
            std::fs::remove_dir_all(self.site()).expect("the folder can be removed");
        }
    }

    fn build(&self, disk: &dyn Disk, sources: &Sources) -> anyhow::Result<()> {
        let (folder, root) = (self.site(), self.folder.path().join("nowhere"));
        let output = Output { folder: &folder, root: &root, adopt: false };
        let (written, found) = vademecum::build_on(disk, sources, options(), output, &|_, _| {})?;
        assert!(written.is_some(), "{} errors", found.errors());
        Ok(())
    }

    fn site(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    /// What stands there now, if anything.
    fn found(&self) -> Files {
        if self.site().exists() { site_in(&self.site()) } else { Files::new() }
    }

    /// Every file is wholly the old or wholly the new one, and every link that readers meet leads somewhere.
    fn assert_whole(&self, name: &str) {
        let found = self.found();
        for (path, bytes) in &found {
            let is_whole = [&self.before_site, &self.after_site].iter().any(|site| site.get(path) == Some(bytes));
            assert!(is_whole, "{name}: {path} is neither the old nor the new file");
        }
        // As readers go, from the contents on.
        let mut open = vec![("index.html".to_owned(), "the contents page".to_owned())];
        let mut met = BTreeSet::new();
        while let Some((page, from)) = open.pop().filter(|_| !found.is_empty()) {
            let Some(bytes) = found.get(&page) else { panic!("{name}: {from} leads to {page}, which is not there") };
            if page.ends_with(".html") && met.insert(page.clone()) {
                let hrefs = attributes_of(&String::from_utf8_lossy(bytes), "href");
                let targets = hrefs.iter().filter_map(|href| href.split('#').next()).filter(|href| !href.is_empty());
                open.extend(targets.map(|target| (target.to_owned(), page.clone())));
            }
        }
    }

    /// The next build makes of it what a clean one makes, and leaves nothing lying about.
    fn assert_mended(&self, name: &str) {
        self.build(&SystemDisk, &self.after).unwrap_or_else(|error| panic!("{name}: {error:#}"));
        let left: Vec<_> = std::fs::read_dir(self.site().join(".vade/aside")).expect("it is there").collect();
        assert!(left.is_empty(), "{name}: {left:?} is left");
        assert!(self.found() == self.after_site, "{name}: the next build makes another site");
        let mended = all_in(&self.site());
        self.clear();
        self.build(&SystemDisk, &self.after).expect("the site can be written");
        assert!(mended == all_in(&self.site()), "{name}: the next build is to know other things");
    }
}

/// Writes a manual to the disk and reads it back, since attachments are read when they are copied.
fn read(folder: &Path, name: &str, text: &str) -> Sources {
    let root = folder.join(name);
    let mut place = PathBuf::new();
    for line in text.split_inclusive('\n') {
        if let Some(path) = line.strip_prefix("--- ") {
            place = root.join(path.trim_end());
            std::fs::create_dir_all(place.parent().expect("a file has a folder")).expect("a folder can be made");
            std::fs::write(&place, "").expect("a file can be written");
        } else {
            let before = std::fs::read_to_string(&place).expect("it was written");
            std::fs::write(&place, before + line).expect("a file can be written");
        }
    }
    assert_eq!(sources_of(text).len(), Sources::read(&root).expect("it can be read").len());
    Sources::read(&root).expect("the manual can be read")
}
