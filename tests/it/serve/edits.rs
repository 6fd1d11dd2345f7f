//! What the preview keeps from one save to the next cannot be seen: after any edit every page is as `vade build` writes
//! it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use vademecum::Options;
use vademecum::source::Sources;
use vademecum::write::Output;

use super::{LONGEST, Preview, SCRIPT, undressed};
use crate::determinism::files_below;
use crate::edits::{Files, changes, save, temporary};
use crate::manual::{Dice, Plan};
use crate::support::TODAY;

/// How many edits are made; `VADE_EDITS` asks for five times as many as are made here, where each is waited for.
const EDITS: usize = 40;

#[test]
fn after_any_edit_every_page_is_as_it_would_be_built() {
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse().ok());
    let seed = number("VADE_SEED").unwrap_or(7);
    let folder = temporary();
    let root = folder.path().join("manual");
    let plan = Plan { chapters: 12, bytes: 1200, links: 3, seed, vocabulary: 0 };
    let mut files: Files = plan.files().map(|(path, text)| (path, text.into_bytes())).collect();
    save(&root, &Files::new(), &files);
    let preview = Preview::start(&root, &[]);
    let mut dice = Dice::new(seed);
    let mut site = built(&root).expect("the manual can be built as it was made");
    settle(&preview, &Files::new(), Some(&site), "the manual as it was made");
    let mut refused = 0;
    let edits = number("VADE_EDITS").map_or(EDITS, |edits| edits as usize / 5);
    for turn in 0..edits {
        let before = files.clone();
        let told = changes::change(&mut files, &mut dice);
        let name = format!("edit {turn} with VADE_SEED={seed}: {told}");
        save(&root, &before, &files);
        match built(&root) {
            Some(now) => {
                settle(&preview, &site, Some(&now), &name);
                site = now;
            }
            None => {
                refused += 1;
                settle(&preview, &site, None, &name);
                save(&root, &files, &before);
                files = before;
                settle(&preview, &site, Some(&site), &format!("{name}, taken back"));
            }
        }
    }
    assert!(refused * 2 < edits, "{refused} of {edits} edits made a manual that cannot be built");
}

/// Waits until the preview shows a site, or after a mistake (`None`) still the one before and tells of errors.
fn settle(preview: &Preview, before: &Files, now: Option<&Files>, name: &str) {
    let start = Instant::now();
    loop {
        let has_errors = preview.notice()["errors"].as_u64() != Some(0);
        let fault = if has_errors == now.is_none() {
            differing(preview, before, now.unwrap_or(before))
        } else {
            Some(format!("it is told that there are {} errors", if has_errors { "some" } else { "no" }))
        };
        let Some(fault) = fault else { return };
        assert!(start.elapsed() < LONGEST, "{name}: {fault}\n{}", preview.said());
        thread::sleep(Duration::from_millis(10));
    }
}

/// The first address at which the preview does not show what it should.
fn differing(preview: &Preview, before: &Files, site: &Files) -> Option<String> {
    let addresses: BTreeSet<&String> = before.keys().chain(site.keys()).collect();
    addresses.into_iter().find_map(|address| {
        let answer = preview.get(address);
        match site.get(address) {
            None if answer.status == 200 => Some(format!("{address} is still there")),
            None => None,
            Some(_) if answer.status != 200 => Some(format!("{address} is not there")),
            Some(bytes) => (plain(address, answer.body) != *bytes).then(|| format!("{address} is not as it is built")),
        }
    })
}

/// The bytes of a page without what the preview adds, which it must have added.
fn plain(address: &str, body: Vec<u8>) -> Vec<u8> {
    if !address.ends_with(".html") {
        return body;
    }
    let page = String::from_utf8(body).expect("a page is text");
    assert_eq!(page.matches(SCRIPT).count(), 1, "{address} has not the preview's script");
    undressed(&page).into_bytes()
}

/// The site as `vade build` writes it; `None` where the manual has errors.
fn built(root: &Path) -> Option<Files> {
    let sources = Sources::read(root).expect("the manual can be read");
    let output = temporary();
    let options = Options::on(TODAY.parse().expect("the day is a date"));
    let to = Output { folder: output.path(), root, adopt: false };
    let (written, _) = vademecum::build(&sources, options, to, &|_, _| {}).expect("the site can be written");
    written.map(|_| {
        let mut files = files_below(output.path());
        files.retain(|path, _| !path.starts_with(".vade/"));
        files
    })
}

#[test]
fn the_whole_demonstration_is_served_as_it_is_built() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let site = built(root).expect("the demonstration has no errors");
    assert!(site.len() > 250);
    let preview = Preview::start(root, &[]);
    assert_eq!(differing(&preview, &Files::new(), &site), None);
    assert_eq!(preview.page(""), preview.page("index.html"));
    let is_written = fs::exists(root.join("output/.vade/preview")).expect("the folder can be looked at");
    assert!(!is_written);
}
