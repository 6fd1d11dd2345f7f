//! Manuals on a disk as it really is: names of every kind, what may not be read, what changes or goes meanwhile.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;
use vademecum::source::Sources;
use vademecum::write::Output;

use crate::cli::{put, vade};
use crate::determinism::files_below;
use crate::edits::temporary;
use crate::support::{attributes_of, options};

const SETTINGS: &str = "title = \"Test Manual\"\n";

pub(crate) fn chapter(title: &str, text: &str) -> String {
    format!("+++\ntitle = \"{title}\"\n+++\n\n{text}\n")
}

pub(crate) fn manual(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder can be made");
    put(folder.path(), "vade.toml", SETTINGS);
    put(folder.path(), "content/leave.md", &chapter("Leave", "Ask your manager."));
    files.iter().for_each(|(path, text)| put(folder.path(), path, text));
    folder
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_an_error_with_its_path() {
    use std::io::Write as _;
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    use std::process::Command;
    let folder = manual(&[("content/closed/pay.md", &chapter("Pay", "Money."))]);
    let root = folder.path();
    let rights = |path: &str, mode| {
        fs::set_permissions(root.join(path), fs::Permissions::from_mode(mode)).expect("rights can be set");
    };
    // Whom everything is allowed to asks as somebody else.
    let is_almighty = fs::metadata(root).expect("it is there").uid() == 0;
    let program = assert_cmd::cargo::cargo_bin!("vade");
    let ask = || {
        let mut command = Command::new(if is_almighty { Path::new("setpriv") } else { program });
        if is_almighty {
            command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(program);
        }
        command.current_dir("/").args(["build", "--root"]).arg(root).output()
    };
    rights("", 0o777);
    let reachable = ask().is_ok_and(|done| done.status.code() == Some(0));
    if !reachable {
        let note = "\nskipped: the program cannot be run as somebody else for what_may_not_be_read\n";
        std::io::stderr().write_all(note.as_bytes()).expect("it can be told");
        return;
    }
    for (path, open) in
        [("content/leave.md", 0o644), ("content/closed", 0o755), ("content", 0o755), ("vade.toml", 0o644)]
    {
        let site = files_below(&root.join("output"));
        rights(path, 0o000);
        let done = ask().expect("the program runs");
        rights(path, open);
        let said = String::from_utf8_lossy(&done.stderr);
        assert_eq!(done.status.code(), Some(3), "{path}: {said}");
        assert!(said.contains(path) && said.contains("Permission denied"), "{path}: {said}");
        assert!(site == files_below(&root.join("output")), "{path}: the site has changed");
    }
}

#[test]
fn attachments_of_any_name_are_published_and_led_to() {
    let names = [
        "with space.pdf",
        "it's.pdf",
        "a#b.pdf",
        "50%.pdf",
        "50%25.pdf",
        "a&b.pdf",
        "🌍.pdf",
        "ü.pdf",
        "e\u{301}.pdf",
        "a+b=c;d,e.pdf",
        "[x](y).pdf",
        "Ünïcödé – “x”.pdf",
    ];
    let odd = if cfg!(windows) { vec![] } else { vec!["who?.pdf", "a<b>.pdf", "say \"x\".pdf", "a:b.pdf", "a|b*.pdf"] };
    let names: Vec<&str> = names.into_iter().chain(odd).collect();
    let folder = manual(&[]);
    let mut lines = vec![];
    for (index, name) in names.iter().enumerate() {
        put(folder.path(), &format!("content/{name}"), &format!("file {index}"));
        let encoded: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
        lines.push(format!("- [number {index}]({encoded})"));
    }
    put(folder.path(), "content/leave.md", &chapter("Leave", &lines.join("\n")));
    let (code, _, said) = vade(folder.path(), &["build"]);
    assert_eq!(code, 0, "{said}");
    let page = fs::read_to_string(folder.path().join("output/leave.html")).expect("it was built");
    let hrefs = attributes_of(&page, "href");
    let files: Vec<&String> = hrefs.iter().filter(|href| href.starts_with("files/")).collect();
    assert_eq!(files.len(), names.len(), "{files:?}");
    for (index, href) in files.into_iter().enumerate() {
        assert!(!href.contains(['?', '#', ' ', '"', '<', '\\']), "{href}");
        let place = percent_decoded(href);
        let text = fs::read_to_string(folder.path().join("output").join(&place));
        assert_eq!(text.unwrap_or_else(|error| panic!("{href}: {error}")), format!("file {index}"));
    }
}

fn percent_decoded(href: &str) -> String {
    let mut bytes = vec![];
    let mut rest = href.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        match (first, behind) {
            (b'%', [a, b, behind @ ..]) => {
                let digits = [*a, *b];
                let digits = std::str::from_utf8(&digits).expect("two digits follow");
                bytes.push(u8::from_str_radix(digits, 16).expect("two digits follow"));
                rest = behind;
            }
            _ => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8(bytes).expect("an address is UTF-8")
}

#[test]
fn two_spellings_of_a_letter_are_one_address() {
    let spellings = ["caf\u{e9}", "cafe\u{301}"];
    let mut sites = vec![];
    for file in spellings {
        for link in spellings {
            let folder = manual(&[(&format!("content/{file}.pdf"), "x"), (&format!("content/{file}.md"), "")]);
            put(folder.path(), &format!("content/{file}.md"), &chapter("Café", "Coffee."));
            let text = format!("See [the menu]({link}.pdf) and [the place]({link}.md).");
            put(folder.path(), "content/leave.md", &chapter("Leave", &text));
            let (code, _, said) = vade(folder.path(), &["build"]);
            assert_eq!(code, 0, "{said}");
            let mut site = files_below(&folder.path().join("output"));
            site.retain(|path, _| !path.starts_with(".vade"));
            sites.push(site);
        }
    }
    assert!(sites[0].contains_key("files/caf\u{e9}.pdf"));
    assert!(sites.iter().all(|site| *site == sites[0]));
}

#[test]
fn a_chapter_of_20_megabytes_and_a_hundred_folders_are_read() {
    let deep: String = (0..100).map(|level| format!("level-{level}/")).collect();
    let line = "A rule that is told at great length, with *emphasis* and [a link](leave.md). ".repeat(8);
    let long = chapter("Long", &format!("{line}\n\n").repeat(20_000_000 / line.len()));
    assert!(long.len() > 20_000_000);
    let folder =
        manual(&[(&format!("content/{deep}deep.md"), &chapter("Deep", "Down here.")), ("content/long.md", &long)]);
    let (code, _, said) = vade(folder.path(), &["build"]);
    assert_eq!(code, 0, "{said}");
    assert!(folder.path().join("output/deep.html").exists());
    let page = fs::metadata(folder.path().join("output/long.html")).expect("it was built");
    assert!(page.len() > 20_000_000);
}

#[test]
fn a_file_without_a_line_end_at_its_end_is_read_to_its_end() {
    let folder = manual(&[]);
    for (path, text) in [
        ("vade.toml", "\u{feff}title = \"Test Manual\""),
        ("content/pay.md", "\u{feff}+++\ntitle = \"Pay\"\n+++\n\nOn the last day"),
        ("content/travel.md", "+++\r\ntitle = \"Travel\"\r\n+++\r\nBy train\r"),
        ("content/empty.md", "+++\ntitle = \"Empty\"\ndraft = true\n+++"),
    ] {
        put(folder.path(), path, text);
    }
    let (code, _, said) = vade(folder.path(), &["build"]);
    assert_eq!(code, 0, "{said}");
    let page = |name: &str| fs::read_to_string(folder.path().join("output").join(name)).expect("it was built");
    assert!(page("pay.html").contains("<p>On the last day</p>") && page("travel.html").contains("<p>By train</p>"));
}

#[test]
fn a_chapter_that_is_being_saved_is_read_whole_or_not_at_all() {
    // In memory: a disk may leave a file empty for long while it writes others.
    let folder = temporary();
    let root = folder.path();
    put(root, "vade.toml", SETTINGS);
    put(root, "content/leave.md", &chapter("Leave", &"short ".repeat(10)));
    let texts = ["short ".repeat(10), "long and longer ".repeat(20_000)].map(|text| chapter("Leave", &text));
    let stop = AtomicBool::new(false);
    let pause = |length| thread::sleep(Duration::from_millis(length));
    let read: Vec<Result<Option<Vec<u8>>, String>> = thread::scope(|scope| {
        scope.spawn(|| {
            // As editors do it: the old text is gone before the new one is written.
            for text in texts.iter().cycle().take_while(|_| !stop.load(Ordering::Relaxed)) {
                for part in ["", &text[..text.len() / 2], text] {
                    put(root, "content/leave.md", part);
                    pause(2);
                }
                pause(60);
            }
        });
        let page = || vademecum::page(&Sources::read(root)?, options(), "leave.html");
        let read = (0..40).map(|_| page().map(|(page, _)| page).map_err(|error| format!("{error:#}"))).collect();
        stop.store(true, Ordering::Relaxed);
        read
    });
    let (mut whole, mut torn) = (0, 0);
    for page in read {
        let words = |page: String| [page.matches("short").count(), page.matches("longer").count()];
        match page.map(|page| page.and_then(|bytes| String::from_utf8(bytes).ok()).map(words)) {
            Ok(Some([10, 0] | [0, 20_000])) => whole += 1,
            Ok(_) => torn += 1,
            Err(error) => assert!(error.contains("leave.md changes again and again"), "{error}"),
        }
    }
    // On a machine that is too busy to save a file at once, it may look as if the editor had finished.
    assert!(whole > 0 && torn < 3, "{whole} of 40 were whole, and {torn} torn");
}

#[test]
fn an_attachment_that_changes_or_goes_during_a_build_is_no_success() {
    let text = chapter("Leave", "See [a form](form.pdf).");
    let folder = manual(&[("content/leave.md", &text), ("content/form.pdf", "as it was")]);
    let (root, site) = (folder.path(), folder.path().join("output"));
    let output = Output { folder: &site, root, adopt: false };
    let build = |sources: &Sources| vademecum::build(sources, options(), output, &|_, _| {});
    let sources = Sources::read(root).expect("the manual can be read");
    build(&sources).expect("the site is built");
    let before = files_below(&site);
    put(root, "content/form.pdf", "as it is, and longer");
    let error = format!("{:#}", build(&sources).expect_err("it has changed"));
    assert!(error.contains("form.pdf was changed while the site was being built"), "{error}");
    fs::remove_file(root.join("content/form.pdf")).expect("it can be removed");
    let error = format!("{:#}", build(&sources).expect_err("it has gone"));
    assert!(error.contains("cannot read") && error.contains("form.pdf"), "{error}");
    assert!(before == files_below(&site), "the old site has changed");
}
