//! `vade renumber` where no file moves: who gets which number.

use std::fmt::Write as _;

use insta::assert_snapshot;

use super::Copy;
use crate::cli::vade;

/// A manual of these numbers: one part is a section's, unless a `=` stands behind it. What follows a number is marked
/// so: `w` withdrawn, `d` draft, `r` with a reason for its number.
fn manual(numbers: &str) -> Copy {
    let copy = Copy::of("");
    for word in numbers.split_whitespace() {
        let number = word.trim_end_matches(['w', 'd', 'r', '/']);
        let marks = &word[number.len()..];
        let name = format!("p{}", number.replace('.', "-"));
        let mut keys = format!("number = \"{number}\"\ntitle = \"P{number}\"\n");
        if marks.contains('r') {
            keys += "number_reason = \"meant\"\n";
        }
        if marks.contains('d') {
            keys += "draft = true\n";
        }
        if marks.contains('w') {
            keys += "withdrawn = { on = 2020-01-01, reason = \"x\" }\n\n[[amendments]]\ndate = 2020-01-01\ntype = \"withdrawn\"\n";
        }
        let folder = folder(numbers, number);
        if marks.contains('/') {
            copy.put(&format!("content/{folder}{name}/_index.md"), &format!("+++\n{keys}+++\n"));
        } else {
            copy.put(&format!("content/{folder}{name}.md"), &format!("+++\n{keys}+++\n\nText.\n"));
        }
    }
    copy
}

/// The folders of the sections around a number.
fn folder(numbers: &str, number: &str) -> String {
    let is_section = |number: &str| numbers.split_whitespace().any(|word| word == format!("{number}/"));
    let parts = number.match_indices('.').map(|(at, _)| &number[..at]).filter(|number| is_section(number));
    parts.map(|number| format!("p{}/", number.replace('.', "-"))).collect()
}

/// The numbers that a command changes, in one line.
fn numbers(copy: &Copy, arguments: &[&str]) -> String {
    let said = copy.change(arguments);
    let changes = said.lines().filter(|line| line.contains(" → "));
    let changes = changes.filter_map(|line| line.split_once("  P").map(|(change, _)| change));
    let changes: Vec<String> = changes.map(|change| change.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    changes.join(", ")
}

/// Each command on a fresh manual.
fn table(manual_of: &str, commands: &[&str]) -> String {
    let mut text = format!("{manual_of}\n");
    for command in commands {
        let arguments: Vec<&str> = ["renumber"].into_iter().chain(command.split_whitespace()).collect();
        let copy = manual(manual_of);
        let (code, _, said) = vade(copy.path(), &[&arguments[..], &["--dry-run"]].concat());
        let outcome = match code {
            0 => numbers(&copy, &arguments),
            code => format!("[{code}] {}", copy.refuse(&arguments, code).trim_end()),
        };
        writeln!(text, "{command}: {outcome}").unwrap_or_else(|_| panic!("{said}"));
    }
    text
}

#[test]
fn a_chapter_moves_within_its_list() {
    let commands = ["1.2 1.4", "1.4 1.2", "1.1 1.5", "1.5 1.1", "1.3 1.9", "1.3 1.3", "1.5 1.0", "1.1 1.10"];
    assert_snapshot!(table("1/ 1.1 1.2 1.3 1.4 1.5", &commands), @"
    1/ 1.1 1.2 1.3 1.4 1.5
    1.2 1.4: 1.2 → 1.4, 1.3 → 1.2, 1.4 → 1.3
    1.4 1.2: 1.2 → 1.3, 1.3 → 1.4, 1.4 → 1.2
    1.1 1.5: 1.1 → 1.5, 1.2 → 1.1, 1.3 → 1.2, 1.4 → 1.3, 1.5 → 1.4
    1.5 1.1: 1.1 → 1.2, 1.2 → 1.3, 1.3 → 1.4, 1.4 → 1.5, 1.5 → 1.1
    1.3 1.9: 1.3 → 1.9
    1.3 1.3: [2] error: 1.3 is the number of P1.3 already
    1.5 1.0: 1.5 → 1.0
    1.1 1.10: 1.1 → 1.10
    ");
}

#[test]
fn those_behind_move_until_a_number_is_free() {
    let commands = ["1.8 1.1", "1.8 1.5", "1.1 1.9", "1.1 1.3", "2.1 1.1", "2.1 1.4", "2.1 1.5"];
    assert_snapshot!(table("1/ 1.1 1.2 1.3 1.5 1.6 1.8 1.9 1.10 1.11 2/ 2.1", &commands), @"
    1/ 1.1 1.2 1.3 1.5 1.6 1.8 1.9 1.10 1.11 2/ 2.1
    1.8 1.1: 1.1 → 1.2, 1.2 → 1.3, 1.3 → 1.4, 1.8 → 1.1
    1.8 1.5: 1.5 → 1.6, 1.6 → 1.7, 1.8 → 1.5
    1.1 1.9: 1.1 → 1.9, 1.8 → 1.7, 1.9 → 1.8
    1.1 1.3: 1.1 → 1.3, 1.2 → 1.1, 1.3 → 1.2
    2.1 1.1: 1.1 → 1.2, 1.2 → 1.3, 1.3 → 1.4, 2.1 → 1.1
    2.1 1.4: 2.1 → 1.4
    2.1 1.5: 1.5 → 1.6, 1.6 → 1.7, 2.1 → 1.5
    ");
}

#[test]
fn a_section_takes_along_all_that_is_in_it() {
    let commands = ["1 2", "3 1", "1.1 1.2", "2 1.1", "1.1 2", "1.1 2.1", "1.1 4", "1 1.1", "1.1 1.1.1", "3 2.1.1"];
    assert_snapshot!(table("1/ 1.1/ 1.1.1 1.1.2w 1.2 1.3d 2/ 2.1 2.2r 3/ 3.1", &commands), @"
    1/ 1.1/ 1.1.1 1.1.2w 1.2 1.3d 2/ 2.1 2.2r 3/ 3.1
    1 2: 1 → 2, 1.1 → 2.1, 1.1.1 → 2.1.1, 1.1.2 → 2.1.2, 1.2 → 2.2, 1.3 → 2.3, 2 → 1, 2.1 → 1.1, 2.2 → 1.2
    3 1: 1 → 2, 1.1 → 2.1, 1.1.1 → 2.1.1, 1.1.2 → 2.1.2, 1.2 → 2.2, 1.3 → 2.3, 2 → 3, 2.1 → 3.1, 2.2 → 3.2, 3 → 1, 3.1 → 1.1
    1.1 1.2: 1.1 → 1.2, 1.1.1 → 1.2.1, 1.1.2 → 1.2.2, 1.2 → 1.1
    2 1.1: 1.1 → 1.2, 1.1.1 → 1.2.1, 1.1.2 → 1.2.2, 1.2 → 1.3, 1.3 → 1.4, 2 → 1.1, 2.1 → 1.1.1, 2.2 → 1.1.2
    1.1 2: 1.1 → 2, 1.1.1 → 2.1, 1.1.2 → 2.2, 2 → 3, 2.1 → 3.1, 2.2 → 3.2, 3 → 4, 3.1 → 4.1
    1.1 2.1: 1.1 → 2.1, 1.1.1 → 2.1.1, 1.1.2 → 2.1.2, 2.1 → 2.2, 2.2 → 2.3
    1.1 4: 1.1 → 4, 1.1.1 → 4.1, 1.1.2 → 4.2
    1 1.1: [2] error: P1 cannot stand in itself, as 1.1 would say
    1.1 1.1.1: [2] error: P1.1 cannot stand in itself, as 1.1.1 would say
    3 2.1.1: [2] error: there is no section 2.1 for 2.1.1; make it with `vade new section`
    ");
}

#[test]
fn numbers_within_a_chapters_number_go_with_it() {
    let commands = ["1.2 1.3", "1.3 1.2", "1.2.1 1.2.2", "1.2 2.1", "1.2.2 1.4", "1.1 1.2.1"];
    assert_snapshot!(table("1/ 1.1 1.2 1.2.1 1.2.2 1.3 2/", &commands), @"
    1/ 1.1 1.2 1.2.1 1.2.2 1.3 2/
    1.2 1.3: 1.2 → 1.3, 1.2.1 → 1.3.1, 1.2.2 → 1.3.2, 1.3 → 1.2
    1.3 1.2: 1.2 → 1.3, 1.2.1 → 1.3.1, 1.2.2 → 1.3.2, 1.3 → 1.2
    1.2.1 1.2.2: 1.2.1 → 1.2.2, 1.2.2 → 1.2.1
    1.2 2.1: 1.2 → 2.1, 1.2.1 → 2.1.1, 1.2.2 → 2.1.2
    1.2.2 1.4: 1.2.2 → 1.4
    1.1 1.2.1: 1.1 → 1.2.1, 1.2.1 → 1.2.2, 1.2.2 → 1.2.3
    ");
}

#[test]
fn what_cannot_be_is_refused() {
    let commands = [
        "1.1 9.1",
        "1.1 1.2.3.4",
        "1.1 one",
        "1.1 1.01",
        "1.1 1..2",
        "1.1 1.99999999999",
        "9 1.1",
        "1.2 1.4",
        "1.1 1.2.",
    ];
    assert_snapshot!(table("1/ 1.1 1.2w 1.3", &commands), @"
    1/ 1.1 1.2w 1.3
    1.1 9.1: [2] error: there is no section 9 for 9.1; make it with `vade new section`
    1.1 1.2.3.4: 1.1 → 1.2.3.4
    1.1 one: [2] error: `one` is not a number such as 6.2.14
    1.1 1.01: [2] error: `1.01` is not a number such as 6.2.14
    1.1 1..2: [2] error: `1..2` is not a number such as 6.2.14
    1.1 1.99999999999: [2] error: `1.99999999999` is not a number such as 6.2.14
    9 1.1: [2] error: there is no chapter or section `9`; `vade list` shows all
    1.2 1.4: [2] error: P1.2 is withdrawn; `vade restore` it first
    1.1 1.2.: 1.1 → 1.2
    ");
}

#[test]
fn withdrawn_chapters_and_pages_keep_out_of_it() {
    let copy = manual("1/ 1.1 1.2w 1.3");
    copy.put("content/map.md", "+++\ntitle = \"Map\"\n+++\n\nText.\n");
    let mut said = copy.refuse(&["renumber", "p1-2", "1.4"], 2);
    said += &copy.refuse(&["renumber", "map", "1.4"], 2);
    said += &copy.refuse(&["renumber", "1.1"], 2);
    said += &copy.refuse(&["renumber"], 2);
    said += &copy.refuse(&["renumber", "--close-gaps", "--summary", "x"], 2);
    said += &copy.refuse(&["renumber", "1.1", "1.2", "--close-gaps"], 2);
    assert_snapshot!(said, @r#"
    error: P1.2 is withdrawn; `vade restore` it first
    error: Map is a page without a number; write `number = "…"` into content/map.md to list it in the contents
    error: the following required arguments were not provided:
      <TO>

    Usage: vade renumber <FROM> <TO>

    For more information, try '--help'.
    error: the following required arguments were not provided:
      <FROM>
      <TO>

    Usage: vade renumber <FROM> <TO>

    For more information, try '--help'.
    error: the argument '--close-gaps [<SECTION>]' cannot be used with '--summary <TEXT>'

    Usage: vade renumber --close-gaps [<SECTION>] [FROM] [TO]

    For more information, try '--help'.
    error: the argument '[FROM]' cannot be used with '--close-gaps [<SECTION>]'

    Usage: vade renumber <FROM> <TO>

    For more information, try '--help'.
    "#);
}

#[test]
fn gaps_are_closed_in_a_section_or_everywhere() {
    let commands = ["--close-gaps", "--close-gaps 1", "--close-gaps 1.4", "--close-gaps 3", "--close-gaps 1.2"];
    assert_snapshot!(table("1/ 1.2 1.4/ 1.4.2 1.4.5 1.6w 1.7 1.9r 1.12d 3/ 3.1 3.2 5/ 5.0 5.2 5.2.4", &commands), @"
    1/ 1.2 1.4/ 1.4.2 1.4.5 1.6w 1.7 1.9r 1.12d 3/ 3.1 3.2 5/ 5.0 5.2 5.2.4
    --close-gaps: 1.2 → 1.1, 1.4 → 1.2, 1.4.2 → 1.2.1, 1.4.5 → 1.2.2, 1.7 → 1.3, 1.12 → 1.10, 3 → 2, 3.1 → 2.1, 3.2 → 2.2, 5 → 3, 5.0 → 3.0, 5.2 → 3.1, 5.2.4 → 3.1.1
    --close-gaps 1: 1.2 → 1.1, 1.4 → 1.2, 1.4.2 → 1.2.1, 1.4.5 → 1.2.2, 1.7 → 1.3, 1.12 → 1.10
    --close-gaps 1.4: 1.4.2 → 1.4.1, 1.4.5 → 1.4.2
    --close-gaps 3: 
    --close-gaps 1.2: [2] error: 1.2 P1.2 is a chapter, not a section
    ");
}

#[test]
fn nothing_is_left_to_close_the_second_time() {
    let copy = manual("1/ 1.2 1.4/ 1.4.2 1.4.5 1.6w 1.7 1.9r 1.12d 3/ 3.1 3.2 5/ 5.0 5.2 5.2.4");
    copy.change(&["renumber", "--close-gaps"]);
    assert_snapshot!(copy.change(&["renumber", "--close-gaps"]), @"nothing had to be changed");
}

#[test]
fn a_file_has_its_former_number_and_an_amendment() {
    assert_snapshot!(manual("1/ 1.1 1.2d 1.3w").change(&["renumber", "1.1", "1.2", "--summary", "In order of use."]), @r#"
    1.1 → 1.2  P1.1
    1.2 → 1.1  P1.2
    changed 2 files
    --- content/p1/p1-1.md
    -number = "1.1"
    +number = "1.2"
    +former_numbers = ["1.1"]
    +
    +[[amendments]]
    +date = 2026-11-22
    +type = "renumbered"
    +summary = "In order of use."
    --- content/p1/p1-2.md
    -number = "1.2"
    +number = "1.1"
    "#);
}

#[test]
fn there_and_back_again_leaves_the_numbers_and_both_records() {
    let copy = manual("1/ 1.1 1.2 1.3");
    copy.change(&["renumber", "1.1", "1.3"]);
    assert_snapshot!(copy.change(&["renumber", "1.3", "1.1", "--date", "2026-11-23"]), @r#"
    warning[date-in-future]: `date` lies in the future, seen from 2026-11-22
      --> content/p1/p1-1.md:11:8
       |
    11 | date = 2026-11-23
       |        ^^^^^^^^^^
       |
       = help: mend the date; what has not happened yet is not recorded

    warning[date-in-future]: `date` lies in the future, seen from 2026-11-22
      --> content/p1/p1-2.md:11:8
       |
    11 | date = 2026-11-23
       |        ^^^^^^^^^^
       |
       = help: mend the date; what has not happened yet is not recorded

    warning[date-in-future]: `date` lies in the future, seen from 2026-11-22
      --> content/p1/p1-3.md:11:8
       |
    11 | date = 2026-11-23
       |        ^^^^^^^^^^
       |
       = help: mend the date; what has not happened yet is not recorded

    1.1 → 1.2  P1.2
    1.2 → 1.3  P1.3
    1.3 → 1.1  P1.1
    changed 3 files
    --- content/p1/p1-1.md
    -number = "1.3"
    +number = "1.1"
    -former_numbers = ["1.1"]
    +former_numbers = ["1.1", "1.3"]
    +
    +[[amendments]]
    +date = 2026-11-23
    +type = "renumbered"
    --- content/p1/p1-2.md
    -number = "1.1"
    +number = "1.2"
    -former_numbers = ["1.2"]
    +former_numbers = ["1.2", "1.1"]
    +
    +[[amendments]]
    +date = 2026-11-23
    +type = "renumbered"
    --- content/p1/p1-3.md
    -number = "1.2"
    +number = "1.3"
    -former_numbers = ["1.3"]
    +former_numbers = ["1.3", "1.2"]
    +
    +[[amendments]]
    +date = 2026-11-23
    +type = "renumbered"
    "#);
}
