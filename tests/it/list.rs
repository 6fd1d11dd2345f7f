//! `vade list`: every filter, every format, every width.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, iter};

use insta::assert_snapshot;
use serde_json::Value;
use tempfile::TempDir;
use vademecum::inventory::filter::Filter;
use vademecum::inventory::list::Listing;

use crate::cli::{put, vade};
use crate::support::{options, sources_of};

fn demonstration() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the demonstration, read line by line and not by the program.
pub(crate) struct Facts {
    pub path: String,
    front_matter: String,
}

impl Facts {
    pub(crate) fn all() -> Vec<Facts> {
        let files = walkdir::WalkDir::new(demonstration().join("content")).into_iter();
        let paths = files.map(|file| file.expect("the content can be walked").into_path());
        let is_entry = |path: &PathBuf| path.extension().is_some_and(|end| end == "md") && !path.ends_with("_index.md");
        let facts = |path: PathBuf| {
            let text = fs::read_to_string(&path).expect("it can be read");
            let front_matter = text.split("+++").nth(1).expect("a chapter has front matter").to_owned();
            let below = path.strip_prefix(demonstration()).expect("it is below").to_string_lossy().replace('\\', "/");
            Facts { path: below, front_matter }
        };
        paths.filter(is_entry).map(facts).collect()
    }

    /// The value of a key as it is written, of its first table.
    pub(crate) fn value(&self, key: &str) -> Option<&str> {
        let line = self.front_matter.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "))?;
        Some(line.trim_matches('"'))
    }

    pub(crate) fn is_withdrawn(&self) -> bool {
        self.front_matter.lines().any(|line| line == "[withdrawn]" || line.starts_with("withdrawn = "))
    }

    fn has_status(&self, status: &str) -> bool {
        self.value("status").is_some_and(|list| list.contains(&format!("\"{status}\"")))
            || (status == "under-review" && self.front_matter.contains("under_review"))
    }

    fn latest(&self) -> Option<&str> {
        let dates = self.front_matter.lines().filter_map(|line| line.strip_prefix("date = "));
        dates.chain(self.front_matter.lines().filter_map(|line| line.strip_prefix("on = "))).max()
    }
}

/// The files that `vade list` names of the demonstration, with these arguments.
fn listed(arguments: &[&str]) -> BTreeSet<String> {
    let arguments: Vec<&str> = ["list", "--format", "json"].iter().chain(arguments).copied().collect();
    let (code, out, err) = vade(&demonstration(), &arguments);
    assert_eq!((code, err.as_str()), (0, ""), "{arguments:?}");
    let list: Value = serde_json::from_str(&out).expect("the list is JSON");
    let entries = list["entries"].as_array().expect("it has entries");
    assert_eq!(list["count"], entries.len());
    assert_eq!(list["of"], Facts::all().len());
    entries.iter().map(|entry| entry["file"].as_str().expect("an entry has a file").to_owned()).collect()
}

#[track_caller]
fn assert_listed(arguments: &[&str], is_meant: impl Fn(&Facts) -> bool) {
    let all = Facts::all();
    let meant: BTreeSet<String> = all.iter().filter(|facts| is_meant(facts)).map(|facts| facts.path.clone()).collect();
    assert!(!meant.is_empty() && meant.len() < all.len(), "{} of {}", meant.len(), all.len());
    assert_eq!(listed(arguments), meant, "{arguments:?}");
}

#[test]
fn without_a_filter_all_that_is_not_withdrawn_is_listed() {
    assert_listed(&[], |facts| !facts.is_withdrawn());
}

#[test]
fn a_status_lists_what_readers_see_with_it() {
    for status in ["new", "updated", "under-review"] {
        assert_listed(&["--status", status], |facts| facts.has_status(status) && !facts.is_withdrawn());
    }
    assert_listed(&["--status", "withdrawn"], Facts::is_withdrawn);
    assert_eq!(listed(&["--status", "draft"]).len(), 0);
}

#[test]
fn a_section_lists_what_is_in_it_and_inside_it() {
    let is_in = |facts: &Facts, folder: &str| facts.path.starts_with(folder) && !facts.is_withdrawn();
    assert_listed(&["--section", "7"], |facts| is_in(facts, "content/fostering-and-adoption/"));
    assert_listed(&["--section", "7.2"], |facts| is_in(facts, "content/fostering-and-adoption/adoption/"));
    assert_listed(&["--section", "content/quality"], |facts| is_in(facts, "content/quality/"));
    assert_listed(&["--section", "Adoption and Perm"], |facts| {
        is_in(facts, "content/fostering-and-adoption/adoption/")
    });
}

#[test]
fn an_owner_is_named_whole_or_in_part() {
    let is_owned = |facts: &Facts, owner: &str| facts.value("owner").is_some_and(|own| own.contains(owner));
    for owner in ["Head of Quality Assurance", "head of quality"] {
        assert_listed(&["--owner", owner], |facts| is_owned(facts, "Head of Quality") && !facts.is_withdrawn());
    }
    assert_listed(&["--without-owner"], |facts| facts.value("owner").is_none() && !facts.is_withdrawn());
    assert_eq!(vade(&demonstration(), &["list", "--owner", "x", "--without-owner"]).0, 2);
}

#[test]
fn a_kind_lists_entries_of_it_and_pages_are_what_has_no_number() {
    for kind in ["link", "file", "amendments"] {
        assert_listed(&["--kind", kind], |facts| facts.value("kind") == Some(kind));
    }
    assert_listed(&["--kind", "page"], |facts| facts.value("number").is_none());
    assert_listed(&["--kind", "chapter"], |facts| {
        facts.value("number").is_some() && facts.value("kind").is_none() && !facts.is_withdrawn()
    });
}

#[test]
fn days_are_compared_with_the_review_and_the_latest_amendment() {
    assert_listed(&["--review-before", "2027-05-31"], |facts| {
        facts.value("review_due").is_some_and(|due| due < "2027-05-31") && !facts.is_withdrawn()
    });
    assert_listed(&["--amended-since", "2026-10-12"], |facts| {
        facts.latest().is_some_and(|date| date >= "2026-10-12") && !facts.is_withdrawn()
    });
}

#[test]
fn all_filters_must_fit() {
    assert_listed(&["--section", "6", "--status", "updated", "--amended-since", "2026-09-01"], |facts| {
        facts.path.starts_with("content/in-our-care/")
            && facts.has_status("updated")
            && facts.latest().is_some_and(|date| date >= "2026-09-01")
    });
}

#[test]
fn entries_stand_in_the_order_of_the_contents_and_pages_behind_them() {
    let (_, out, _) = vade(&demonstration(), &["list", "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(out.as_bytes());
    let numbers: Vec<String> = reader.records().map(|row| row.expect("it is CSV")[0].to_owned()).collect();
    let parts = |number: &String| -> Vec<u32> { number.split('.').map(|part| part.parse().expect("digits")).collect() };
    let first_page = numbers.iter().position(String::is_empty).expect("the demonstration has pages");
    assert!(numbers[..first_page].is_sorted_by_key(parts) && first_page == 188, "{numbers:?}");
    assert!(numbers[first_page..].iter().all(String::is_empty), "{numbers:?}");
}

/// A manual with one of everything, and with titles that are hard to write.
const MANUAL: &str = r#"
--- vade.toml
title = "Test Manual"

[statuses.consultation]
label = "out for consultation"
--- content/leave/_index.md
+++
number = "1"
title = "Leave"
+++
--- content/leave/annual.md
+++
number = "1.1"
title = "Annual, \"paid\" leave; and\n=more"
status = ["updated", "consultation"]
owner = "=HYPERLINK(\"https://example.org/\")"
audience = ["Social workers", "Managers"]
review_due = 2027-05-31

[[amendments]]
date = 2026-05-31
summary = "More days."

[[amendments]]
date = 2026-11-01
type = "correction"
+++

Ask your manager.
--- content/leave/draft.md
+++
number = "1.2"
title = "-Draft"
draft = true
owner = "+44 20 7946 0000"
+++
--- content/leave/law.md
+++
number = "1.10"
title = "Law"
kind = "link"
url = "https://example.org/law"
owner = "@Legal"
+++
--- content/leave/old.md
+++
number = "1.4"
title = "Old"
status = ["updated"]
withdrawn = { on = 2026-10-01 }

[[amendments]]
date = 2026-01-31
+++
--- content/leave/form.md
+++
number = "1.5"
title = "Form"
kind = "file"
file = "form.docx"
+++
--- content/leave/form.docx
Form
--- content/page.md
+++
title = "Pagé"
audience = ["\tAll staff"]
+++

Ask your manager.
"#;

fn listing(filter: &Filter) -> Listing {
    vademecum::list(&sources_of(MANUAL), options(), filter).expect("the manual can be listed")
}

/// The manual above, in a folder.
fn folder() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder can be made");
    let mut path = "";
    let mut text = String::new();
    for line in MANUAL.trim_start().split_inclusive('\n').chain(iter::once("--- ")) {
        match line.strip_prefix("--- ") {
            Some(next) => {
                if !path.is_empty() {
                    put(folder.path(), path, &text);
                }
                (path, text) = (next.trim_end(), String::new());
            }
            None => text.push_str(line),
        }
    }
    folder
}

#[test]
fn a_table_shows_every_column_that_has_room() {
    assert_snapshot!(listing(&Filter::default()).table(200), @r#"
    Number  Title                            Kind     Status            Section  Owner                     Audience                  Review due  Amended     Id      File
    ----------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------
    1.1     Annual, "paid" leave; and =more  chapter  updated;          1 Leave  =HYPERLINK("https://exam  Social workers; Managers  2027-05-31  2026-11-01  annual  content/leave/annual.md
                                                      consultation               ple.org/")
    1.2     -Draft                           chapter  draft             1 Leave  +44 20 7946 0000                                                            draft   content/leave/draft.md
    1.5     Form                             file                       1 Leave                                                                              form    content/leave/form.md
    1.10    Law                              link                       1 Leave  @Legal                                                                      law     content/leave/law.md
            Pagé                             page                                                          All staff                                         page    content/page.md

    5 of 6 entries
    Kinds: chapter 2, file 1, link 1, page 1
    Statuses: consultation 1, draft 1, updated 1
    "#);
    assert_snapshot!(listing(&Filter::default()).table(80), @r#"
    Number  Title                            Status            Review due
    ---------------------------------------------------------------------
    1.1     Annual, "paid" leave; and =more  updated;          2027-05-31
                                             consultation
    1.2     -Draft                           draft
    1.5     Form
    1.10    Law
            Pagé

    5 of 6 entries
    Kinds: chapter 2, file 1, link 1, page 1
    Statuses: consultation 1, draft 1, updated 1
    "#);
    assert_snapshot!(listing(&Filter::default()).table(40), @r#"
    Number  Title           Status
    ----------------------------------------
    1.1     Annual, "paid"  updated;
            leave; and      consultation
            =more
    1.2     -Draft          draft
    1.5     Form
    1.10    Law
            Pagé

    5 of 6 entries
    Kinds: chapter 2, file 1, link 1, page 1
    Statuses: consultation 1, draft 1, updated 1
    "#);
}

#[test]
fn a_table_of_the_demonstration_fits_its_width() {
    let sources = vademecum::source::Sources::read(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("it can be read");
    let listing = vademecum::list(&sources, options(), &Filter::default()).expect("it can be listed");
    for width in [20, 40, 80, 100, 200, 1000] {
        let table = listing.table(width);
        let lines: Vec<&str> = table.lines().take_while(|line| !line.is_empty()).collect();
        let longest = lines.iter().map(|line| line.chars().count()).max().expect("it has lines");
        // Number and title are always there, and a title needs some room.
        assert!(longest <= usize::from(width).max(22), "{longest} in {width}");
        let rows = lines.iter().filter(|line| line.starts_with(char::is_numeric));
        assert_eq!(rows.count(), 188, "{width}");
    }
    assert!(listing.table(80).contains("6.2.1   Placing and Visiting"), "{}", listing.table(80));
}

#[test]
fn a_list_that_goes_into_a_file_is_100_letters_wide_and_without_colour() {
    let (code, out, err) = vade(&demonstration(), &["list", "--color", "always"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(out.lines().map(|line| line.chars().count()).max(), Some(100));
    assert!(!out.contains('\x1b'));
    assert!(out.contains("\n192 of 193 entries\nKinds: amendments 1, "), "{out}");
    assert!(out.ends_with("\nStatuses: new 5, under-review 8, updated 13\n"), "{out}");
}

#[test]
fn csv_is_read_back_as_it_was_meant_and_no_cell_is_a_formula() {
    let folder = folder();
    let (code, out, err) = vade(folder.path(), &["list", "--format", "csv"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(out.matches("\r\n").count(), 6, "{out}");
    let mut reader = csv::Reader::from_reader(out.as_bytes());
    let header: Vec<String> = reader.headers().expect("it has a header").iter().map(str::to_owned).collect();
    let columns = "number,title,kind,status,section,owner,audience,review_due,amended,id,file,address";
    assert_eq!(header.join(","), columns);
    let rows: Vec<Vec<String>> =
        reader.records().map(|row| row.expect("it is CSV").iter().map(str::to_owned).collect()).collect();
    let annual = [
        "1.1",
        "Annual, \"paid\" leave; and\n=more",
        "chapter",
        "updated; consultation",
        "1 Leave",
        "'=HYPERLINK(\"https://example.org/\")",
        "Social workers; Managers",
        "2027-05-31",
        "2026-11-01",
        "annual",
        "content/leave/annual.md",
        "annual.html",
    ];
    assert_eq!(rows[0], annual);
    let firsts: Vec<[&str; 3]> = rows[1..].iter().map(|row| [row[0].as_str(), &row[1], &row[5]]).collect();
    let expected =
        [["1.2", "'-Draft", "'+44 20 7946 0000"], ["1.5", "Form", ""], ["1.10", "Law", "'@Legal"], ["", "Pagé", ""]];
    assert_eq!(firsts, expected);
    assert_eq!(rows[4][6], "'\tAll staff");
    assert_eq!(rows[1][3], "draft");
}

#[test]
fn json_is_one_object_with_null_for_what_is_absent() {
    let folder = folder();
    let (_, out, _) = vade(folder.path(), &["list", "--format", "json", "--kind", "chapter"]);
    let list: Value = serde_json::from_str(&out).expect("the list is JSON");
    assert_eq!((&list["count"], &list["of"]), (&2.into(), &6.into()));
    let annual = &list["entries"][0];
    assert_eq!(annual["title"], "Annual, \"paid\" leave; and\n=more");
    assert_eq!(annual["status"], serde_json::json!(["updated", "consultation"]));
    assert_eq!(annual["section"], serde_json::json!({ "number": "1", "title": "Leave", "id": "leave" }));
    assert_eq!((&annual["review_due"], &annual["amended"]), (&"2027-05-31".into(), &"2026-11-01".into()));
    let draft = &list["entries"][1];
    assert_eq!(draft["status"], serde_json::json!(["draft"]));
    assert!(draft["review_due"].is_null() && draft["amended"].is_null());
}

#[test]
fn an_address_is_the_page_or_where_the_entry_leads_without_one() {
    let listing = listing(&Filter::default());
    let addresses: Vec<_> = listing.entries.iter().map(|item| item.address.clone().unwrap_or_default()).collect();
    let expected = ["annual.html", "draft.html", "files/leave/form.docx", "https://example.org/law", "page.html"];
    assert_eq!(addresses, expected);
}

#[test]
fn what_is_withdrawn_has_no_other_status_and_is_listed_for_that_word_alone() {
    let of = |status: &str| listing(&Filter { status: Some(status.to_owned()), ..Filter::default() }).entries;
    assert_eq!(of("updated").iter().map(|item| item.id.as_str()).collect::<Vec<_>>(), ["annual"]);
    let withdrawn = of("withdrawn");
    assert_eq!(withdrawn.iter().map(|item| item.id.as_str()).collect::<Vec<_>>(), ["old"]);
    assert_eq!(withdrawn[0].status, ["withdrawn"]);
    // The day of the withdrawal is part of the history, recorded or not.
    assert_eq!(withdrawn[0].amended, Some("2026-10-01".parse().expect("a day")));
}

#[test]
fn an_audience_is_named_whole_or_in_part() {
    let of = |audience: &str| listing(&Filter { audience: Some(audience.to_owned()), ..Filter::default() }).count;
    assert_eq!(["social WORKERS", "manage", "staff", "nobody"].map(of), [1, 1, 1, 0]);
}

#[test]
fn nothing_found_is_an_empty_list_and_no_fault() {
    let folder = folder();
    let of = |format| vade(folder.path(), &["list", "--owner", "nobody", "--format", format]);
    assert_eq!(of("table"), (0, "0 of 6 entries\n".to_owned(), String::new()));
    let json = "{\n  \"count\": 0,\n  \"of\": 6,\n  \"entries\": []\n}\n";
    assert_eq!(of("json"), (0, json.to_owned(), String::new()));
    let (code, out, _) = of("csv");
    assert_eq!((code, out.lines().count()), (0, 1));
}

#[test]
fn an_unknown_status_section_or_kind_is_a_wrong_command_line() {
    let folder = folder();
    let fault = |option, value| {
        let (code, out, err) = vade(folder.path(), &["list", option, value]);
        assert_eq!((code, out.as_str()), (2, ""));
        err
    };
    assert_eq!(fault("--status", "updatde"), "error: there is no status `updatde`; did you mean `updated`?\n");
    let known = "`new`, `updated`, `under-review`, `consultation`, `withdrawn`, `draft`";
    assert_eq!(fault("--status", "x"), format!("error: there is no status `x`; there are {known}\n"));
    assert!(fault("--section", "7").starts_with("error: there is no section `7`; the sections are\n  1 Leave\n"));
    assert!(fault("--kind", "pages").contains("similar"));
    assert!(fault("--review-before", "soon").contains("--review-before"));
}

#[test]
fn files_that_cannot_be_read_are_counted_on_the_error_stream() {
    let folder = folder();
    put(folder.path(), "content/broken.md", "no front matter\n");
    let (code, out, err) = vade(folder.path(), &["list"]);
    assert_eq!(code, 0);
    assert_eq!(
        err,
        "note: 1 file could not be read in full, so it is missing or incomplete here; `vade check` tells why\n"
    );
    assert!(out.contains("5 of 6 entries"), "{out}");
    put(folder.path(), "vade.toml", "title = \"Test\n");
    let (code, out, err) = vade(folder.path(), &["list"]);
    assert_eq!(code, 0);
    assert!(err.starts_with("note: 2 files could not be read in full, so they are"), "{err}");
    assert!(out.contains("5 of 6 entries"), "{out}");
}

#[test]
fn no_manual_is_a_wrong_command_line() {
    let empty = TempDir::new().expect("a temporary folder can be made");
    let (code, out, err) = vade(empty.path(), &["list"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("is not a manual's folder"), "{err}");
}

#[test]
fn a_status_that_the_amendments_give_is_listed_and_one_that_has_lapsed_is_not() {
    let chapter = |id: &str, date: &str| {
        let front = format!("title = \"{id}\"\nstatus = [\"updated\"]\n\n[[amendments]]\ndate = {date}");
        format!("--- content/{id}.md\n+++\n{front}\n+++\n\nText.\n")
    };
    let settings = "--- vade.toml\ntitle = \"Test Manual\"\n\n[amendments]\nmark_for = \"6 months\"\n";
    let manual = [settings, &chapter("current", "2026-06-01"), &chapter("lapsed", "2026-05-01")].concat();
    let filter = Filter { status: Some("updated".to_owned()), ..Filter::default() };
    let listing = vademecum::list(&sources_of(&manual), options(), &filter).expect("the manual can be listed");
    assert_eq!(listing.entries.iter().map(|item| item.id.as_str()).collect::<Vec<_>>(), ["current"]);
}
