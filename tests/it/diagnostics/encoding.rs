//! Files that are not UTF-8: they cannot be written as a text, so they are made on the disk.

use std::fs;

use insta::assert_snapshot;
use vademecum::diagnostics::report::{Format, Style, report};
use vademecum::source::Sources;

use crate::support::options;

/// What `check` says of the manual in a folder that holds these files.
fn report_of_files(files: &[(&str, &[u8])]) -> String {
    let folder = tempfile::tempdir().expect("a folder for a while");
    for (path, bytes) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("the folder can be made");
        fs::write(path, bytes).expect("the file can be written");
    }
    let sources = Sources::read(folder.path()).expect("the manual can be read");
    let found = vademecum::check(&sources, options()).expect("there are settings");
    report(&sources, &found, Style { format: Format::Short, prefix: "", color: false })
}

const SETTINGS: (&str, &[u8]) = ("vade.toml", b"title = \"Test Manual\"\ntheme = \"house\"\n");
const STYLE: (&str, &[u8]) = ("themes/house/assets/style.css", b"body { font: \"Caf\xe9\" }\n");

#[test]
fn a_chapter_that_is_not_utf_8_is_told_where_it_ceases_to_be_and_missed_nowhere_else() {
    let report = report_of_files(&[
        SETTINGS,
        STYLE,
        ("content/pay/_index.md", b"+++\nnumber = \"1\"\ntitle = \"Pay\"\n+++\n"),
        ("content/pay/sick.md", b"+++\nnumber = \"1.1\"\ntitle = \"Sick Pay\"\n+++\n\nAsk Zo\xeb or [nobody](x.md).\n"),
        (
            "content/pay/study.md",
            b"+++\nnumber = \"1.2\"\ntitle = \"Study\"\n+++\n\nSee [sick pay](sick.md#rates) and [](sick.md).\n",
        ),
        ("content/pay/unpaid.md", b"+++\ntitle = \"\xff\"\n+++\n"),
    ]);
    assert_snapshot!(report, @r#"
    content/pay/sick.md:6:7: error[not-utf8]: what follows here is not UTF-8 text; save the file as UTF-8: most editors offer it under "Save as" or "Encoding"
    content/pay/unpaid.md:2:10: error[not-utf8]: what follows here is not UTF-8 text; save the file as UTF-8: most editors offer it under "Save as" or "Encoding"
    "#);
}

#[test]
fn settings_that_are_not_utf_8_are_told_and_missed_nowhere_else() {
    let report = report_of_files(&[
        ("vade.toml", b"title = \"Caf\xe9\"\n\n[access.intranet]\nlabel = \"Intranet\"\n"),
        ("content/leave.md", b"+++\ntitle = \"Leave\"\naccess = \"intranet\"\n+++\n\nAsk your manager.\n"),
    ]);
    assert_snapshot!(report, @r#"vade.toml:1:13: error[not-utf8]: what follows here is not UTF-8 text; save the file as UTF-8: most editors offer it under "Save as" or "Encoding""#);
}

#[test]
fn a_template_and_strings_that_are_not_utf_8_are_told() {
    let report = report_of_files(&[
        SETTINGS,
        STYLE,
        ("themes/house/strings/en.toml", b"home = \"Caf\xe9\"\n"),
        ("themes/house/templates/404.html", b"{% if page %}\nCaf\xe9{% endif %}\n"),
    ]);
    assert_snapshot!(report, @r#"
    themes/house/strings/en.toml:1:12: error[not-utf8]: what follows here is not UTF-8 text; save the file as UTF-8: most editors offer it under "Save as" or "Encoding"
    themes/house/templates/404.html:2:4: error[not-utf8]: what follows here is not UTF-8 text; save the file as UTF-8: most editors offer it under "Save as" or "Encoding"
    "#);
}

#[test]
fn utf_8_and_files_that_are_only_copied_are_no_fault() {
    let report = report_of_files(&[
        SETTINGS,
        STYLE,
        ("content/form.txt", b"Caf\xe9\n"),
        ("content/leave.md", "\u{feff}+++\ntitle = \"Café\"\n+++\n\nSee [](form.txt) 🌍.\n".as_bytes()),
    ]);
    assert_snapshot!(report, @"");
}
