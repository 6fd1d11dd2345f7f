//! What a build keeps from the one before cannot be seen: after any edit the site is what a clean build makes.

pub(crate) mod changes;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tempfile::TempDir;
use vademecum::Options;
use vademecum::diagnostics::report::{Format, Style, report};
use vademecum::source::Sources;
use vademecum::write::{Output, Written};

use crate::determinism::files_below;
use crate::manual::{Dice, Plan};
use crate::support::TODAY;

/// How many edits are made; `VADE_EDITS` asks for more.
const EDITS: usize = 100;

/// How long ago a saved file was changed, as its time tells.
const REST: Duration = Duration::from_secs(60);

/// The files of a manual or of a site, by path.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

#[test]
fn after_any_edit_the_site_is_what_a_clean_build_makes() {
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse().ok());
    let seed = number("VADE_SEED").unwrap_or(1);
    let edits = number("VADE_EDITS").map_or(EDITS, |edits| edits as usize);
    let mut editing = Editing::new(seed);
    let mut refused = 0;
    for turn in 0..edits {
        let told = editing.edit();
        let name = format!("edit {turn} with VADE_SEED={seed}: {told}");
        if !editing.compare(&name) {
            editing.take_back();
            refused += 1;
        }
    }
    assert!(refused * 2 < edits, "{refused} of {edits} edits made a manual that cannot be built");
}

/// A manual that is edited and built into the same folder again and again.
struct Editing {
    folder: TempDir,
    dice: Dice,
    files: Files,
    before: Files,
    /// What stands in the site's folder by right.
    site: Files,
    options: Options,
}

impl Editing {
    fn new(seed: u64) -> Editing {
        let plan = Plan { chapters: 12, bytes: 1200, links: 3, seed, vocabulary: 0 };
        let files: Files = plan.files().map(|(path, text)| (path, text.into_bytes())).collect();
        let mut editing = Editing {
            folder: temporary(),
            dice: Dice::new(seed),
            files,
            before: Files::new(),
            site: Files::new(),
            options: Options::on(TODAY.parse().expect("the day is a date")),
        };
        save(&editing.root(), &Files::new(), &editing.files);
        assert!(editing.compare("the manual as it was made"), "it cannot be built");
        editing
    }

    /// Makes one edit, and says which.
    fn edit(&mut self) -> String {
        self.before = self.files.clone();
        let told = match self.dice.below(20) {
            0 => self.other_day(),
            1 => self.spoil_site(),
            _ => changes::change(&mut self.files, &mut self.dice),
        };
        save(&self.root(), &self.before, &self.files);
        told
    }

    fn other_day(&mut self) -> String {
        let day = format!("202{}-{:02}-15", 6 + self.dice.below(2), 1 + self.dice.below(12));
        self.options = Options::on(day.parse().expect("the day is a date"));
        format!("built on {day}")
    }

    /// Somebody changes or deletes a built file; the next build puts it right.
    fn spoil_site(&mut self) -> String {
        let path = self.site.keys().nth(self.dice.below(self.site.len())).expect("the site has files");
        let place = self.site_folder().join(path);
        if self.dice.below(2) == 0 {
            fs::remove_file(place).expect("a file can be removed");
        } else {
            fs::write(place, "theirs").expect("a file can be written");
        }
        format!("{path} of the site is spoilt")
    }

    /// Undoes an edit after which the manual cannot be built.
    fn take_back(&mut self) {
        let files = std::mem::take(&mut self.before);
        let edited = std::mem::replace(&mut self.files, files);
        save(&self.root(), &edited, &self.files);
    }

    /// Builds into the folder of the build before and into an empty one; says whether the manual could be built.
    fn compare(&mut self, name: &str) -> bool {
        let (is_built, report) = self.build(&self.site_folder());
        let clean = self.folder.path().join("clean");
        assert_eq!(self.build(&clean), (is_built, report.clone()), "{name}: other findings");
        if is_built {
            self.site = all_in(&clean);
            fs::remove_dir_all(&clean).expect("the folder can be removed");
        }
        let found = all_in(&self.site_folder());
        let paths = |site: &Files| site.keys().cloned().collect::<Vec<_>>();
        assert_eq!(paths(&found), paths(&self.site), "{name}: other files");
        for (path, bytes) in &self.site {
            assert!(*bytes == found[path], "{name}: {path} is not as in a clean build\n{report}");
        }
        is_built
    }

    fn build(&self, folder: &Path) -> (bool, String) {
        let (written, report) = self.write(folder);
        (written.is_some(), report)
    }

    /// Builds into the folder of the build before; gives how many files had to be made.
    fn made(&self) -> usize {
        self.write(&self.site_folder()).0.expect("the manual can be built").made
    }

    fn append(&mut self, path: &str, text: &str) {
        let was = self.files.clone();
        self.files.get_mut(path).expect("the file is there").extend_from_slice(text.as_bytes());
        save(&self.root(), &was, &self.files);
    }

    fn write(&self, folder: &Path) -> (Option<Written>, String) {
        let sources = Sources::read(&self.root()).expect("the manual can be read");
        let output = Output { folder, root: &self.root(), adopt: false };
        let (written, found) =
            vademecum::build(&sources, self.options, output, &|_, _| {}).expect("the site can be written");
        (written, report(&sources, &found, Style { format: Format::Short, prefix: "", color: false }))
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("manual")
    }

    fn site_folder(&self) -> PathBuf {
        self.folder.path().join("site")
    }
}

/// Brings a manual on the disk from what it was to what it is.
pub(crate) fn save(root: &Path, was: &Files, is: &Files) {
    for path in was.keys().filter(|path| !is.contains_key(*path)) {
        fs::remove_file(root.join(path)).expect("a file can be removed");
    }
    for (path, bytes) in is.iter().filter(|(path, bytes)| was.get(*path) != Some(bytes)) {
        let place = root.join(path);
        fs::create_dir_all(place.parent().expect("a file has a folder")).expect("a folder can be made");
        fs::write(&place, bytes).expect("a file can be written");
        // As if it had rested since, or each build would wait until it has.
        let file = fs::File::options().append(true).open(place).expect("a file can be opened");
        file.set_modified(SystemTime::now() - REST).expect("a file's time can be set");
    }
}

/// A folder in memory where there is one: a disk takes longer over files that come and go than the builds take.
pub(crate) fn temporary() -> TempDir {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    folder.expect("a temporary folder can be made")
}

/// The site, and what the next build is to know of its texts.
pub(crate) fn all_in(folder: &Path) -> Files {
    let mut files = files_below(folder);
    files.retain(|path, _| !path.starts_with(".vade/") || path == ".vade/outlines");
    files
}

/// The site without what a build leaves for the next one.
pub(crate) fn site_in(folder: &Path) -> Files {
    let mut files = files_below(folder);
    files.retain(|path, _| !path.starts_with(".vade/"));
    files
}

#[test]
fn a_page_is_made_again_only_where_something_it_shows_has_changed() {
    let mut editing = Editing::new(1);
    // The theme's files and the schema are compared themselves.
    let copied = editing.site.keys().filter(|path| path.starts_with("assets/") || path.contains("schema")).count();
    assert_eq!(editing.made(), copied);

    let pages = editing.site.keys().filter(|path| path.ends_with(".html")).count();
    let chapter = changes::chapter(&editing.files, &mut editing.dice);
    editing.append(&chapter, "\nOne more sentence.\n");
    let search = editing.site.keys().filter(|path| path.starts_with("search/")).count();
    // The chapter, and the page of the search, which goes with its files.
    assert_eq!(editing.made() - search, copied + 2, "of {pages} pages");

    let was = editing.files.clone();
    let text = String::from_utf8(editing.files[&chapter].clone()).expect("chapters are text");
    editing
        .files
        .insert(chapter.clone(), text.replacen("title = ", "audience = [\"Staff\"]\ntitle = ", 1).into_bytes());
    save(&editing.root(), &was, &editing.files);
    // What lists the whole manual too, for people and for programs.
    let of_all = ["index", "amendments", "404", "section", "status", "search", "a-z", "manual.json", "feed", "sitemap"];
    let lists =
        editing.site.keys().filter(|path| !path.contains('/') && !path.ends_with(".js") && !path.contains("schema"));
    let lists = lists.filter(|path| of_all.iter().any(|name| path.starts_with(name))).count();
    assert_eq!(editing.made() - search, copied + 1 + lists);

    editing.append("vade.toml", "\n# A remark.\n");
    assert!(editing.made() > pages);
}

/// Where a manual makes that a warning, the link becomes plain text.
#[test]
fn a_page_is_made_again_where_a_heading_that_it_leads_to_goes() {
    let mut editing = Editing::new(1);
    editing.append("vade.toml", "\n[checks]\nunknown-heading = \"warning\"\n");
    let chapter = changes::chapter(&editing.files, &mut editing.dice);
    let (folder, _) = chapter.rsplit_once('/').expect("a chapter is in a folder");
    let other = editing.files.keys().find(|path| changes::is_chapter(path) && **path != chapter).cloned();
    let other = other.expect("there are several chapters");
    for target in ["content/_index.md".to_owned(), format!("{folder}/_index.md"), other] {
        editing.append(&target, "\n## Who to ask\n\nAsk the manager.\n");
        let up = "../".repeat(chapter.matches('/').count() - 1);
        let written = target.strip_prefix("content/").expect("it is content");
        editing.append(&chapter, &format!("\nLook at [whom to ask]({up}{written}#who-to-ask).\n"));
        assert!(editing.compare(&format!("{chapter} leads to {target}")));
        let was = editing.files.clone();
        let text = String::from_utf8(editing.files[&target].clone()).expect("chapters are text");
        editing.files.insert(target.clone(), text.replace("## Who to ask", "## Whom to tell").into_bytes());
        save(&editing.root(), &was, &editing.files);
        assert!(editing.compare(&format!("{target} has lost its heading")));
    }
}
