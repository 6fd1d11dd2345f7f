//! How the preview hears of what is saved: from the system, by looking, or by looking after the system kept silent.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

use super::Preview;
use crate::cli::put;

const SETTINGS: &str = "title = \"Manual\"\n";

fn chapter(text: &str) -> String {
    format!("+++\nnumber = \"1\"\ntitle = \"Leave\"\n+++\n\n{text}\n")
}

fn manual() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder can be made");
    put(folder.path(), "vade.toml", SETTINGS);
    put(folder.path(), "content/leave.md", &chapter("As it was."));
    folder
}

fn shows(address: &'static str, words: &'static str) -> impl Fn(&Preview) -> bool {
    move |preview| {
        let answer = preview.get(address);
        answer.status == 200 && String::from_utf8_lossy(&answer.body).contains(words)
    }
}

/// All that an editor does to a manual, one after the other.
fn follow_all(root: &Path, preview: &Preview) {
    preview.until("the manual", shows("leave.html", "As it was."));
    put(root, "content/leave.md", &chapter("As it is."));
    preview.until("a save", shows("leave.html", "As it is."));
    // As many editors save: another file takes the place of the old one.
    put(root, "content/.leave.md.new", &chapter("Put in its place."));
    fs::rename(root.join("content/.leave.md.new"), root.join("content/leave.md")).expect("a file can be renamed");
    preview.until("a replacement", shows("leave.html", "Put in its place."));
    put(root, "vade.toml.new", "title = \"Another Manual\"\n");
    fs::rename(root.join("vade.toml.new"), root.join("vade.toml")).expect("a file can be renamed");
    preview.until("other settings", shows("leave.html", "Another Manual"));
    put(root, "content/part/_index.md", "+++\nnumber = \"2\"\ntitle = \"Part\"\n+++\n");
    put(root, "content/part/pay.md", "+++\nnumber = \"2.1\"\ntitle = \"Pay\"\n+++\n\nOn Fridays.\n");
    preview.until("a new folder", shows("pay.html", "On Fridays."));
    put(root, "content/part/pay.md", "+++\nnumber = \"2.1\"\ntitle = \"Pay\"\n+++\n\nOn Mondays.\n");
    preview.until("a save in a new folder", shows("pay.html", "On Mondays."));
    fs::rename(root.join("content/part"), root.join("content/other")).expect("a folder can be renamed");
    preview.until("a renamed folder", shows("pay.html", "content/other/pay.md"));
    put(root, "content/other/pay.md", "+++\nnumber = \"2.1\"\ntitle = \"Pay\"\n+++\n\nOn Sundays.\n");
    preview.until("a save in a renamed folder", shows("pay.html", "On Sundays."));
    put(root, "themes/default/assets/own.css", "h1 { color: red }");
    preview.until("a first theme", shows("assets/own.css", "red"));
    put(root, "themes/default/assets/own.css", "h1 { color: blue }");
    preview.until("a save in a theme", shows("assets/own.css", "blue"));
    fs::rename(root.join("content"), root.join("away")).expect("a folder can be renamed");
    preview.until("a missing folder", |preview| {
        preview.notice()["failure"].as_str().is_some_and(|failure| failure.contains("where the chapters should be"))
    });
    assert!(shows("leave.html", "Put in its place.")(preview), "the last good manual is not shown");
    fs::rename(root.join("away"), root.join("content")).expect("a folder can be renamed");
    preview.until("the folder", |preview| preview.notice()["failure"].is_null());
    put(root, "content/leave.md", &chapter("And saved again."));
    preview.until("a save after all that", shows("leave.html", "And saved again."));
    fs::remove_dir_all(root.join("content/other")).expect("a folder can be removed");
    preview.until("a removed folder", |preview| preview.get("pay.html").status == 404);
}

#[test]
fn the_system_tells_of_all_that_is_saved() {
    let folder = manual();
    let preview = Preview::start(folder.path(), &[]);
    follow_all(folder.path(), &preview);
    assert!(!preview.said().contains("note:"), "{}", preview.said());
}

#[test]
fn without_the_system_all_files_are_looked_at() {
    let folder = manual();
    let preview = Preview::start(folder.path(), &["--poll"]);
    follow_all(folder.path(), &preview);
    // Two saves that no clock tells apart.
    for text in ["Number 1.", "Number 2.", "Number 3."] {
        put(folder.path(), "content/leave.md", &chapter(text));
        let file = fs::File::options().write(true).open(folder.path().join("content/leave.md"));
        let noon = std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_305_600);
        file.expect("the file can be opened").set_modified(noon).expect("its time can be set");
        let page = format!("Number {}.", &text[7..8]);
        preview.until(text, |preview| preview.page("leave.html").contains(&page));
    }
}

/// A file that is written through another name of its own: the system tells nothing of it to who watches this one.
#[test]
fn where_the_system_keeps_silent_the_files_are_looked_at() {
    let folder = TempDir::new().expect("a temporary folder can be made");
    put(folder.path(), "manual/vade.toml", SETTINGS);
    put(folder.path(), "manual/content/leave.md", &chapter("As it was."));
    let other_name = folder.path().join("leave.md");
    fs::hard_link(folder.path().join("manual/content/leave.md"), &other_name).expect("a file can have two names");
    let preview = Preview::start(&folder.path().join("manual"), &[]);
    preview.until("the manual", shows("leave.html", "As it was."));
    fs::write(&other_name, chapter("Saved in silence.")).expect("the file can be written");
    preview.until("a save without a word", shows("leave.html", "Saved in silence."));
    let note = "the system does not tell of it; all files are looked at";
    preview.until("the note", |preview| preview.said().contains(note));
    fs::write(&other_name, chapter("And once more.")).expect("the file can be written");
    preview.until("the next save", shows("leave.html", "And once more."));
}

#[test]
fn what_is_no_part_of_the_manual_is_passed_over() {
    let folder = manual();
    let preview = Preview::start(folder.path(), &[]);
    let build = || preview.notice()["build"].clone();
    let before = build();
    put(folder.path(), "content/leave.md", &chapter("As it was."));
    for name in [".leave.md.swp", "leave.md~", "#leave.md#", "4913", "leave.md.bak", "leave.md.tmp", "~$leave.docx"] {
        put(folder.path(), &format!("content/{name}"), "left by an editor");
    }
    put(folder.path(), "output/index.html", "a build beside the preview");
    put(folder.path(), "notes.txt", "none of the manual's business");
    thread::sleep(Duration::from_millis(500));
    assert_eq!(build(), before, "{}", preview.said());
    put(folder.path(), "content/leave.md", &chapter("As it is."));
    preview.until("a save", shows("leave.html", "As it is."));
    assert_eq!(build().as_u64(), before.as_u64().map(|build| build + 1), "{}", preview.said());
}
