//! What a build leaves on the disk, and what it never touches.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use vademecum::Options;
use vademecum::source::Sources;
use vademecum::write::{Output, Refusal, Written};

use crate::determinism::files_below;
use crate::support::{options, sources_of};

/// How many bytes of the kept outlines come before what they are the checksum of.
const CHECKSUM: usize = 16;
const TWO: &str = "\
--- content/leave.md
+++
title = \"Leave\"
+++

Ask your manager.
--- content/pay.md
+++
title = \"Pay\"
+++

On the last day.
";
const ONE: &str = "\
--- content/leave.md
+++
title = \"Leave\"
+++

Ask your manager.
";

fn build(sources: &Sources, output: Output<'_>) -> anyhow::Result<Written> {
    let (written, found) = vademecum::build(sources, options(), output, &|_, _| {})?;
    assert_eq!(found.errors(), 0);
    Ok(written.expect("a manual without errors is written"))
}

fn output<'o>(folder: &'o Path, root: &'o Path) -> Output<'o> {
    Output { folder, root, adopt: false }
}

#[test]
fn what_has_not_changed_is_not_touched() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let (site, root) = (folder.path().join("site"), folder.path().join("manual"));
    build(&sources_of(TWO), output(&site, &root)).expect("the site is built");
    let facts = |name: &str| fs::metadata(site.join(name)).expect("it was built").modified().expect("it has a time");
    let names = ["leave.html", "search.html", "search/start.js"];
    let before = names.map(facts);
    let changed = TWO.replace("last day", "first day");
    let written = build(&sources_of(&changed), output(&site, &root)).expect("the site is built again");
    // The page, and what the search knows of its words and its text.
    assert_eq!((written.changed, written.removed), (3, 0));
    assert_eq!(names.map(facts), before);
    assert!(fs::read_to_string(site.join("pay.html")).expect("it was built").contains("first day"));
}

#[test]
fn a_page_that_somebody_removed_comes_back_and_the_record_is_as_before() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let (site, root) = (folder.path().join("site"), folder.path().join("manual"));
    let record = || fs::read_to_string(site.join(".vade/manifest.json")).expect("there is a record");
    build(&sources_of(TWO), output(&site, &root)).expect("the site is built");
    let before = record();
    fs::remove_file(site.join("pay.html")).expect("a page can be removed");
    build(&sources_of(TWO), output(&site, &root)).expect("the site is built again");
    assert!(site.join("pay.html").exists());
    assert_eq!(record(), before);
}

#[test]
fn a_record_with_sizes_that_no_file_has_takes_no_memory_and_is_mended() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let (site, root) = (folder.path().join("site"), folder.path().join("manual"));
    let place = site.join(".vade/manifest.json");
    let record = || fs::read_to_string(&place).expect("there is a record");
    build(&sources_of(TWO), output(&site, &root)).expect("the site is built");
    let before = record();
    for size in [u64::MAX, 1 << 60, 1 << 20, 0] {
        let sizes = before.split(":[").map(|part| part.trim_start_matches(|digit: char| digit.is_ascii_digit()));
        let tampered = sizes.collect::<Vec<_>>().join(&format!(":[{size}"));
        assert_ne!(tampered, before);
        fs::write(&place, tampered).expect("a file can be written");
        let written = build(&sources_of(TWO), output(&site, &root)).expect("the site is built again");
        assert_eq!((written.lost_record, written.changed), (false, 0), "{size}");
        assert_eq!(record(), before, "{size}");
    }
}

#[test]
fn a_record_that_names_its_fields_is_read_as_earlier_programs_wrote_it() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let (site, root) = (folder.path().join("site"), folder.path().join("manual"));
    let place = site.join(".vade/manifest.json");
    build(&sources_of(TWO), output(&site, &root)).expect("the site is built");
    let before = fs::read(&place).expect("there is a record");
    let mut record: Value = serde_json::from_slice(&before).expect("a record is JSON");
    for file in record["files"].as_object_mut().expect("files by address").values_mut() {
        let mut named = json!({ "size": file[0], "hash": file[1] });
        if !file[2].is_null() {
            named["made_from"] = file[2].clone();
        }
        *file = named;
    }
    fs::write(&place, record.to_string()).expect("a file can be written");
    let written = build(&sources_of(ONE), output(&site, &root)).expect("the site is built again");
    assert_eq!((written.lost_record, written.removed, written.kept.len()), (false, 1, 0));
    build(&sources_of(TWO), output(&site, &root)).expect("the site is built again");
    assert_eq!(fs::read(&place).expect("there is a record"), before);
}

#[test]
fn a_build_goes_by_what_was_kept_of_a_text_instead_of_parsing_it() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let (site, root) = (folder.path().join("site"), folder.path().join("manual"));
    let place = site.join(".vade/outlines");
    // The destination of a reference does not stand at the link, so it is kept itself.
    let sources = sources_of(&TWO.replace("last day.", "last day: see [leave][].\n\n[leave]: leave.md"));
    build(&sources, output(&site, &root)).expect("the site is built");
    let kept = fs::read(&place).expect("the outlines are kept");
    let at = kept.windows(8).position(|bytes| bytes == b"leave.md").expect("the destination is kept");
    let (_, rest) = kept.split_at(CHECKSUM);
    let mut other = rest.to_vec();
    other[at - CHECKSUM] = b'L';
    let checksum = twox_hash::XxHash3_128::oneshot(&other).to_le_bytes();
    fs::write(&place, [&checksum, other.as_slice()].concat()).expect("a file can be written");
    let (written, found) =
        vademecum::build(&sources, options(), output(&site, &root), &|_, _| {}).expect("the manual is looked through");
    assert_eq!((written, found.errors()), (None, 1), "the link leads to Leave.md, if the text is not parsed");
}

#[test]
fn what_was_kept_of_the_texts_and_is_spoilt_is_made_anew() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let (site, root) = (folder.path().join("site"), folder.path().join("manual"));
    let place = site.join(".vade/outlines");
    build(&sources_of(TWO), output(&site, &root)).expect("the site is built");
    let before = fs::read(&place).expect("the outlines are kept");
    for at in 0..before.len() {
        let mut other = before.clone();
        other[at] ^= 1 << (at % 8);
        for spoilt in [&before[..at], &other] {
            fs::write(&place, spoilt).expect("a file can be written");
            let written = build(&sources_of(TWO), output(&site, &root)).expect("the site is built again");
            assert_eq!((written.lost_record, written.changed), (false, 0), "at {at}");
            assert_eq!(fs::read(&place).expect("the outlines are kept"), before, "at {at}");
        }
    }
}

#[test]
fn what_was_kept_of_the_texts_and_cannot_be_read_hides_no_fault_of_the_manual() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let (site, root) = (folder.path().join("site"), folder.path().join("manual"));
    let place = site.join(".vade/outlines");
    build(&sources_of(TWO), output(&site, &root)).expect("the site is built");
    fs::remove_file(&place).expect("a file can be removed");
    fs::create_dir(&place).expect("a folder can be made");
    let faulty = sources_of(&TWO.replace("last day", "[last day](days.md)"));
    let (written, found) =
        vademecum::build(&faulty, options(), output(&site, &root), &|_, _| {}).expect("the manual is looked through");
    assert_eq!((written, found.errors()), (None, 1));
    let error = build(&sources_of(TWO), output(&site, &root)).expect_err("a folder stands in the way");
    assert!(format!("{error:#}").contains(&place.display().to_string()), "{error:#}");
    fs::remove_dir(&place).expect("the folder can be removed");
    build(&sources_of(TWO), output(&site, &root)).expect("the site is built again");
}

#[test]
fn nothing_of_a_draft_stands_in_the_output_of_others() {
    let draft = "
--- content/closing.md
+++
title = \"Closing\"
draft = true
+++

## Closing *Northfield* in May {#closing-northfield}

Read [the plan][plan].

[plan]: https://plans.example.org/northfield
";
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let (site, root) = (folder.path().join("site"), folder.path().join("manual"));
    let sources = sources_of(&format!("{TWO}{}", draft.trim_start()));
    let names_it = || {
        let files = files_below(&site).into_iter();
        let naming = files.filter(|(_, bytes)| String::from_utf8_lossy(bytes).to_lowercase().contains("northfield"));
        naming.map(|(path, _)| path).collect::<Vec<_>>()
    };
    build(&sources, output(&site, &root)).expect("the site is built");
    assert!(names_it().is_empty(), "{:?}", names_it());
    let with_drafts = Options { drafts: true, ..options() };
    vademecum::build(&sources, with_drafts, output(&site, &root), &|_, _| {}).expect("the site is built");
    assert!(names_it().contains(&".vade/outlines".to_owned()), "{:?}", names_it());
    build(&sources, output(&site, &root)).expect("the site is built");
    assert!(names_it().is_empty(), "{:?}", names_it());
}

#[test]
fn a_page_that_went_is_removed_and_other_files_stay() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let (site, root) = (folder.path().join("site"), folder.path().join("manual"));
    build(&sources_of(TWO), output(&site, &root)).expect("the site is built");
    fs::write(site.join("robots.txt"), "theirs").expect("a file can be written");
    let written = build(&sources_of(ONE), output(&site, &root)).expect("the site is built again");
    assert_eq!((written.removed, written.kept.len()), (1, 0));
    assert!(!site.join("pay.html").exists());
    assert_eq!(fs::read_to_string(site.join("robots.txt")).expect("it stays"), "theirs");
}

#[test]
fn a_page_that_somebody_changed_is_not_removed() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let (site, root) = (folder.path().join("site"), folder.path().join("manual"));
    build(&sources_of(TWO), output(&site, &root)).expect("the site is built");
    fs::write(site.join("pay.html"), "theirs").expect("a file can be written");
    let written = build(&sources_of(ONE), output(&site, &root)).expect("the site is built again");
    assert_eq!((written.removed, written.kept), (0, vec!["pay.html".to_owned()]));
    assert_eq!(fs::read_to_string(site.join("pay.html")).expect("it stays"), "theirs");
}

#[test]
fn a_folder_with_other_files_is_refused_until_it_is_adopted() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let (site, root) = (folder.path().join("site"), folder.path().join("manual"));
    fs::create_dir(&site).expect("a folder can be made");
    fs::write(site.join("index.html"), "theirs").expect("a file can be written");
    let error = build(&sources_of(ONE), output(&site, &root)).expect_err("the folder is refused");
    assert!(error.downcast_ref::<Refusal>().is_some(), "{error:#}");
    assert_eq!(fs::read_to_string(site.join("index.html")).expect("it stays"), "theirs");
    let adopted = Output { adopt: true, ..output(&site, &root) };
    build(&sources_of(ONE), adopted).expect("the folder is taken over");
}

#[test]
fn the_manuals_own_folders_are_refused() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let root = folder.path().join("manual");
    fs::create_dir(&root).expect("a folder can be made");
    let above = root.join("..");
    for refused in
        [&root, &root.join("content"), &root.join("content/site"), &root.join("themes"), &above, Path::new("/")]
    {
        let error = build(&sources_of(ONE), output(refused, &root)).expect_err("the folder is refused");
        assert!(error.downcast_ref::<Refusal>().is_some(), "{}: {error:#}", refused.display());
    }
}

#[cfg(unix)]
#[test]
fn the_site_can_be_read_by_the_web_server() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let (site, root) = (folder.path().join("site"), folder.path().join("manual"));
    build(&sources_of(ONE), output(&site, &root)).expect("the site is built");
    let own = folder.path().join("own");
    fs::write(&own, "").expect("a file can be written");
    let mode = |path: &Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    assert_eq!(mode(&site.join("index.html")), mode(&own));
}
