//! Folders into which no build may write, by whatever name.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc;
use std::thread;

use tempfile::TempDir;
use vademecum::source::Sources;
use vademecum::write::{Output, Refusal};

use crate::cli::{put, vade};
use crate::determinism::files_below;
use crate::support::options;

const CHAPTER: &str = "+++\nnumber = \"1\"\ntitle = \"Leave\"\n+++\n\nAsk your manager.\n";

/// A folder with a manual in `home/manual`.
fn place() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder can be made");
    put(folder.path(), "home/manual/vade.toml", "title = \"Manual\"\n");
    put(folder.path(), "home/manual/content/leave.md", CHAPTER);
    put(folder.path(), "home/manual/themes/house/theme.toml", "contract = 1\n");
    folder
}

/// Builds into a folder that is refused, and says why; nothing on the disk has changed.
fn refused(folder: &Path, output: &Path) -> String {
    let root = folder.join("home/manual");
    let before = files_below(folder);
    let sources = Sources::read(&root).expect("the manual can be read");
    for adopt in [false, true] {
        let output = Output { folder: output, root: &root, adopt };
        let error = vademecum::build(&sources, options(), output, &|_, _| {}).expect_err("the folder is refused");
        assert!(error.downcast_ref::<Refusal>().is_some(), "{}: {error:#}", output.folder.display());
        if adopt {
            assert_eq!(before, files_below(folder));
            return format!("{error:#}").replace(&folder.display().to_string(), "");
        }
    }
    unreachable!("the second time returns")
}

#[test]
fn no_folder_of_the_manual_is_written_to_by_whatever_way_it_is_named() {
    let folder = place();
    let manual = folder.path().join("home/manual");
    let ways: [(&str, &str); 9] = [
        ("", "it is the manual's own folder, or holds it"),
        ("..", "it is the manual's own folder, or holds it"),
        ("content/..", "it is the manual's own folder, or holds it"),
        ("../../home", "it is the manual's own folder, or holds it"),
        ("content", "it is the manual's content, or lies inside or above it"),
        ("content/deep/site", "it is the manual's content, or lies inside or above it"),
        ("output/../content", "it is the manual's content, or lies inside or above it"),
        ("themes", "it is the manual's theme, or lies inside or above it"),
        ("themes/house/site", "it is the manual's theme, or lies inside or above it"),
    ];
    for (way, reason) in ways {
        let told = refused(folder.path(), &manual.join(way));
        assert!(told.contains(reason), "{way}: {told}");
    }
    let told = refused(folder.path(), Path::new("/"));
    assert_eq!(told, "the site cannot be written to /: it is the top of the disk; choose another `--output`");
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_of_the_manual_is_that_folder() {
    use std::os::unix::fs::symlink;
    let folder = place();
    let (top, manual) = (folder.path(), folder.path().join("home/manual"));
    let link = |name: &str, target: &Path| {
        symlink(target, top.join(name)).expect("a link can be made");
        top.join(name)
    };
    let inside: PathBuf = link("to-content", &manual.join("content"));
    for output in [
        link("to-manual", &manual),
        link("to-home", &top.join("home")),
        inside.join("site"),
        inside,
        link("to-themes", &manual.join("themes")).join("house"),
        link("to-disk", Path::new("/")),
        // Where `..` leads depends on where the link leads.
        link("to-deep", &manual.join("content/")).join(".."),
    ] {
        refused(top, &output);
    }
    // The other way round: the manual is named by a link, and its content is one.
    let elsewhere = top.join("elsewhere");
    fs::rename(manual.join("content"), &elsewhere).expect("the folder can be moved");
    symlink(&elsewhere, manual.join("content")).expect("a link can be made");
    refused(top, &elsewhere);
    refused(top, &elsewhere.join("site"));
}

#[test]
fn the_home_folder_and_what_holds_it_are_refused() {
    let folder = place();
    let home = folder.path().join("home");
    for output in [&home, folder.path()] {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("vade"));
        command.args(["build", "--root"]).arg(folder.path().join("elsewhere")).arg("--output").arg(output);
        put(folder.path(), "elsewhere/vade.toml", "title = \"Manual\"\n");
        put(folder.path(), "elsewhere/content/leave.md", CHAPTER);
        let done = command.env("HOME", &home).env("USERPROFILE", &home).output().expect("the program runs");
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert_eq!(done.status.code(), Some(3), "{said}");
        assert!(said.contains("home folder, or holds it") || *output != *home, "{said}");
        assert!(!output.join("index.html").exists());
    }
}

#[test]
fn files_of_others_at_the_top_or_deep_down_are_mentioned_and_left() {
    let folder = place();
    let manual = folder.path().join("home/manual");
    assert_eq!(vade(&manual, &["build"]).0, 0);
    for path in ["robots.txt", "assets/theirs.css", "shared/deep/file.txt", ".nojekyll", "a", "b", "c"] {
        put(&manual, &format!("output/{path}"), "theirs");
    }
    let (code, _, said) = vade(&manual, &["build"]);
    assert_eq!(code, 0);
    let note = "note: in ./output there is something that no build wrote; it is left: \
                a, assets/theirs.css, b, c, robots.txt and 1 more\n";
    assert!(said.ends_with(&note.replace("./output", "output")), "{said}");
    for path in ["robots.txt", "assets/theirs.css", "shared/deep/file.txt", ".nojekyll"] {
        assert_eq!(fs::read_to_string(manual.join("output").join(path)).expect("it is left"), "theirs");
    }
    assert_eq!(vade(&manual, &["build", "--quiet"]).2, "");
}

#[test]
fn a_file_of_others_at_the_address_of_a_new_page_is_not_written_over() {
    let folder = place();
    let manual = folder.path().join("home/manual");
    assert_eq!(vade(&manual, &["build"]).0, 0);
    put(&manual, "output/travel.html", "theirs");
    put(&manual, "content/travel.md", &CHAPTER.replace("\"1\"", "\"2\""));
    let before = files_below(&manual.join("output"));
    let (code, _, said) = vade(&manual, &["build"]);
    assert_eq!(code, 3);
    assert!(
        said.contains("output/travel.html is somebody else's file, but a page of the site has its address"),
        "{said}"
    );
    assert_eq!(before, files_below(&manual.join("output")));
    assert_eq!(vade(&manual, &["build", "--adopt"]).0, 0);
    assert!(fs::read_to_string(manual.join("output/travel.html")).expect("it is built").contains("Leave"));
}

#[cfg(unix)]
#[test]
fn the_site_is_not_written_through_a_link_inside_it() {
    let folder = place();
    let manual = folder.path().join("home/manual");
    fs::create_dir_all(folder.path().join("theirs")).expect("a folder can be made");
    fs::create_dir_all(manual.join("output")).expect("a folder can be made");
    std::os::unix::fs::symlink(folder.path().join("theirs"), manual.join("output/assets")).expect("a link can be made");
    let (code, _, said) = vade(&manual, &["build", "--adopt"]);
    assert_eq!(code, 3);
    assert!(said.contains("output/assets is a link to somewhere else"), "{said}");
    assert!(files_below(&folder.path().join("theirs")).is_empty());
}

#[test]
fn a_damaged_record_is_told_and_the_site_is_built() {
    for damage in ["", "{\"version\":1,", "\0\0\0\0"] {
        let folder = place();
        let manual = folder.path().join("home/manual");
        put(&manual, "content/travel.md", &CHAPTER.replace("\"1\"", "\"2\""));
        assert_eq!(vade(&manual, &["build"]).0, 0);
        fs::remove_file(manual.join("content/travel.md")).expect("it can be removed");
        put(&manual, "content/leave.md", &CHAPTER.replace("manager", "director"));
        put(&manual, "output/.vade/manifest.json", damage);
        let (code, _, said) = vade(&manual, &["build"]);
        assert_eq!(code, 0, "{said}");
        assert!(said.contains("note: the record of the builds before was damaged"), "{said}");
        assert!(said.contains("that no build wrote; it is left: travel.html"), "{said}");
        let (code, _, said) = vade(&manual, &["build"]);
        assert!(code == 0 && !said.contains("damaged"), "{said}");
    }
    let folder = place();
    put(folder.path(), "home/manual/output/.vade/manifest.json", "{\"version\":9,\"files\":{}}");
    let (code, _, said) = vade(&folder.path().join("home/manual"), &["build"]);
    assert!(code == 3 && said.contains("a newer version of this program"), "{said}");
}

#[test]
fn what_a_build_that_was_killed_at_once_leaves_is_no_files_of_others() {
    let folder = place();
    let manual = folder.path().join("home/manual");
    put(&manual, "output/.vade/lock", "");
    put(&manual, "output/.vade/aside/0", "half a pa");
    assert_eq!(vade(&manual, &["build"]).0, 0);
    assert!(files_below(&manual.join("output/.vade")).keys().all(|path| !path.contains("aside")));
}

#[test]
fn a_second_build_waits_and_then_says_who_is_building() {
    let folder = place();
    let manual = folder.path().join("home/manual");
    let sources = Sources::read(&manual).expect("the manual can be read");
    let (entered, has_entered) = mpsc::channel();
    let (leave, may_leave) = mpsc::channel::<()>();
    let may_leave = std::sync::Mutex::new(may_leave);
    thread::scope(|scope| {
        let site = manual.join("output");
        let root = &manual;
        scope.spawn(move || {
            let output = Output { folder: &site, root, adopt: false };
            let stay = |done: usize, _: usize| {
                if done == 1 {
                    entered.send(()).expect("the test waits for it");
                    let _ = may_leave.lock().expect("one thread at a time").recv();
                }
            };
            vademecum::build(&sources, options(), output, &stay).expect("the first build ends well");
        });
        has_entered.recv().expect("the first build has begun to write");
        let (code, _, said) = vade(&manual, &["build"]);
        assert_eq!(code, 3);
        let told = format!("output is being written to by another build (process {}", std::process::id());
        assert!(said.contains(&told), "{said}");
        leave.send(()).expect("the first build waits for it");
    });
    let (code, _, said) = vade(&manual, &["build"]);
    assert!(code == 0 && said.contains("(0 written)"), "{said}");
    assert!(!manual.join("output/.vade/holder").exists(), "a site tells nobody where it was built");
}
