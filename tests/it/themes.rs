//! `vade theme`: the files of the theme listed, copied and looked through.

use std::fs;

use insta::assert_snapshot;
use tempfile::TempDir;

use crate::cli::{put, vade};

fn manual(settings: &str) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder can be made");
    put(folder.path(), "vade.toml", &format!("title = \"Test Manual\"\n{settings}"));
    put(folder.path(), "content/leave.md", "+++\nnumber = \"1\"\ntitle = \"Leave\"\n+++\n\nAsk your manager.\n");
    folder
}

#[test]
fn a_copied_file_is_the_built_in_one_until_it_is_changed() {
    let folder = manual("theme = \"house\"\n");
    put(folder.path(), "themes/house/assets/house.css", "a { color: red }\n");
    let (code, _, err) = vade(folder.path(), &["theme", "copy", "base.html"]);
    assert_eq!(code, 0, "{err}");
    let copy = folder.path().join("themes/house/templates/base.html");
    let text = fs::read_to_string(&copy).expect("the copy is there");
    let built_in = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/default/templates/base.html");
    assert_eq!(text, fs::read_to_string(built_in).expect("the template is there"));
    let about = fs::read_to_string(folder.path().join("themes/house/theme.toml")).expect("the theme says its version");
    assert!(about.ends_with("contract = 1\n"), "{about}");

    let (_, list, _) = vade(folder.path(), &["theme", "list"]);
    assert!(list.starts_with("theme house\n"), "{list}");
    let origin = |list: &str, path: &str| {
        let line = list.lines().find(|line| line.starts_with(path)).unwrap_or_else(|| panic!("no {path} in {list}"));
        line[path.len()..].trim().to_owned()
    };
    assert_eq!(origin(&list, "templates/base.html"), "copied, and the same as the built-in one");
    assert_eq!(origin(&list, "templates/chapter.html"), "built in");
    assert_eq!(origin(&list, "assets/house.css"), "the manual's own");

    fs::write(&copy, text.replace("<footer", "<footer data-house")).expect("the copy can be changed");
    let (_, list, _) = vade(folder.path(), &["theme", "list"]);
    assert_eq!(origin(&list, "templates/base.html"), "replaced by the manual's own");
    let (code, out, err) = vade(folder.path(), &["theme", "check", "--strict"]);
    assert_eq!((code, out.as_str(), err.as_str()), (0, "", "theme house: nothing is wrong\n"));
}

#[test]
fn a_copy_never_overwrites_and_an_unknown_file_suggests_the_nearest() {
    let folder = manual("");
    put(folder.path(), "themes/default/assets/style.css", "a { color: red }\n");
    let (code, _, err) = vade(folder.path(), &["theme", "copy", "style.css"]);
    assert_eq!(code, 3);
    assert!(err.contains("cannot create") && err.contains("style.css"), "{err}");
    let kept = fs::read_to_string(folder.path().join("themes/default/assets/style.css")).expect("it is there");
    assert_eq!(kept, "a { color: red }\n");
    let (code, _, err) = vade(folder.path(), &["theme", "copy", "chaptr.html"]);
    assert_eq!(code, 2);
    assert_snapshot!(err, @"error: the built-in theme has no file `chaptr.html`; did you mean `chapter.html`?");
}

#[test]
fn a_theme_is_told_what_is_wrong_with_it_and_nothing_else() {
    let folder = manual("theme = \"house\"\nlanguage = \"fr\"\n");
    put(folder.path(), "content/bad.md", "+++\nnumber = \"1\"\ntitle = \"Twice\"\n+++\n\nText.\n");
    put(folder.path(), "themes/house/theme.toml", "contract = 9\n");
    put(folder.path(), "themes/house/strings/fr.toml", "home = \"Sommaire\"\nhoem = \"Sommaire\"\n");
    let (code, out, err) = vade(folder.path(), &["theme", "check"]);
    assert_eq!(code, 0);
    assert!(err.contains("warning[theme-contract]") && err.contains("warning[unknown-string]"), "{err}");
    assert!(!err.contains("duplicate-number"), "{err}");
    assert!(err.ends_with("theme house: 2 warnings\n"), "{err}");
    let first = out.lines().next().unwrap_or_default();
    assert!(first.starts_with("themes/house/strings/fr.toml lacks "), "{out}");
    assert!(out.contains("\n  breadcrumb\n") && !out.contains("\n  home\n"), "{out}");
    assert_eq!(vade(folder.path(), &["theme", "check", "--strict"]).0, 1);
}

#[test]
fn a_language_that_lacks_nothing_is_not_told_of() {
    let folder = manual("language = \"cy\"\n");
    put(folder.path(), "themes/default/strings/cy.toml", "home = \"Hafan\"\n");
    put(folder.path(), "themes/default/strings/en-GB.toml", "home = \"Home\"\n");
    let (code, out, _) = vade(folder.path(), &["theme", "check", "--strict"]);
    assert_eq!((code, out.as_str()), (0, ""));
}
