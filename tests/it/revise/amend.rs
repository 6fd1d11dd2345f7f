//! `vade amend` and `vade rename`: what is recorded, and what the contents page then shows.

use insta::assert_snapshot;

use super::Copy;
use crate::cli::vade;

const LEAVE: &str = "\
--- content/leave.md
+++
number = \"1\"
title = \"Leave\"
+++

## Days off

Ask.
";

/// A manual whose statuses come from the amendments.
fn marking() -> Copy {
    let copy = Copy::of(LEAVE);
    copy.put("vade.toml", "title = \"Test Manual\"\n\n[amendments]\nmark_for = \"6 months\"\n");
    copy
}

#[test]
fn an_amendment_is_recorded_and_its_status_typed() {
    let said = Copy::of(LEAVE).change(&["amend", "1", "--summary", "More days.", "--sections", "Days off"]);
    assert_snapshot!(said, @r#"
    1 Leave: the contents page shows `updated` until you take it out of `status`
    changed content/leave.md
    --- content/leave.md
    +status = ["updated"]
    +
    +[[amendments]]
    +date = 2026-11-22
    +type = "updated"
    +summary = "More days."
    +sections = ["Days off"]
    "#);
}

#[test]
fn where_statuses_are_derived_none_is_typed_and_the_last_day_is_told() {
    let said = marking().change(&["amend", "leave", "--summary", "More days."]);
    assert_snapshot!(said, @r#"
    1 Leave: the contents page shows `updated` until 21 May 2027
    changed content/leave.md
    --- content/leave.md
    +
    +[[amendments]]
    +date = 2026-11-22
    +type = "updated"
    +summary = "More days."
    "#);
}

#[test]
fn a_change_of_long_ago_shows_no_status() {
    let said = marking().change(&["amend", "leave", "--summary", "More days.", "--date", "2025-02-01"]);
    assert_snapshot!(said, @r#"
    1 Leave: the contents page shows no status
    changed content/leave.md
    --- content/leave.md
    +
    +[[amendments]]
    +date = 2025-02-01
    +type = "updated"
    +summary = "More days."
    "#);
}

#[test]
fn each_type_says_what_the_contents_page_shows() {
    let mut said = String::new();
    for kind in ["new", "updated", "replaced", "correction", "renamed", "renumbered", "withdrawn"] {
        let arguments = ["amend", "leave", "--summary", "More days.", "--type", kind];
        for copy in [Copy::of(LEAVE), marking()] {
            let change = copy.change(&arguments);
            said += &format!("{kind}: {}", change.lines().next().unwrap_or_default());
            said += if change.contains("+status") { " (typed)\n" } else { "\n" };
        }
    }
    assert_snapshot!(said, @"
    new: 1 Leave: the contents page shows `new` until you take it out of `status` (typed)
    new: 1 Leave: the contents page shows `new` until 21 May 2027
    updated: 1 Leave: the contents page shows `updated` until you take it out of `status` (typed)
    updated: 1 Leave: the contents page shows `updated` until 21 May 2027
    replaced: 1 Leave: the contents page shows `updated` until you take it out of `status` (typed)
    replaced: 1 Leave: the contents page shows `updated` until 21 May 2027
    correction: 1 Leave: the contents page shows no status
    correction: 1 Leave: the contents page shows no status
    renamed: warning[former-title-missing]: this amendment says the chapter was renamed, but not from what
    renamed: warning[former-title-missing]: this amendment says the chapter was renamed, but not from what
    renumbered: warning[former-number-missing]: this amendment says the chapter was renumbered, but not from what
    renumbered: warning[former-number-missing]: this amendment says the chapter was renumbered, but not from what
    withdrawn: warning[withdrawn-in-log-only]: this amendment says that the chapter was withdrawn, but the contents still list it
    withdrawn: warning[withdrawn-in-log-only]: this amendment says that the chapter was withdrawn, but the contents still list it
    ");
}

#[test]
fn what_is_missing_or_wrong_is_said_in_words() {
    let copy = Copy::of(LEAVE);
    let mut said = copy.refuse(&["amend", "1"], 2);
    said += &copy.refuse(&["amend", "1", "--summary", " \n"], 2);
    said += &copy.refuse(&["amend", "1", "--summary", "x", "--type", "change"], 2);
    said += &copy.refuse(&["amend", "1", "--summary", "x", "--date", "1 May"], 2);
    said += &copy.refuse(&["amend", "1", "--summary", "See [pay](pay.md)."], 1);
    said += &copy.refuse(&["rename", "1", " "], 2);
    said += &copy.refuse(&["rename", "1", "Two\nlines"], 2);
    said += &copy.refuse(&["rename", "1", "Leave"], 2);
    assert_snapshot!(said, @r#"
    error: say what changed with --summary; on a terminal, set EDITOR to fill it in with your editor
    error: an amendment needs a summary: what changed, in a sentence or two
    error: invalid value 'change' for '--type <TYPE>'
      [possible values: new, updated, replaced, withdrawn, renamed, renumbered, correction]

    For more information, try '--help'.
    error: invalid value '1 May' for '--date <DATE>': this is not a day such as 2026-05-31

    For more information, try '--help'.
    error[unknown-page]: there is no chapter `pay.md`
     --> content/leave.md:9:16
      |
    9 | summary = "See [pay](pay.md)."
      |                ^^^^^^^^^^^^^
      |
      = help: write the path from this file to the chapter, such as `../policies/confidentiality.md`

    this would leave the manual with 1 error; nothing was changed
    error: a chapter needs a title
    error: a title stands on one line
    error: `Leave` is its title already
    "#);
}

#[test]
fn a_date_in_the_future_is_warned_of() {
    let said = Copy::of(LEAVE).change(&["amend", "1", "--summary", "More days.", "--date", "2030-01-01"]);
    assert_snapshot!(said, @r#"
    warning[date-in-future]: `date` lies in the future, seen from 2026-11-22
     --> content/leave.md:7:8
      |
    7 | date = 2030-01-01
      |        ^^^^^^^^^^
      |
      = help: mend the date; what has not happened yet is not recorded

    1 Leave: the contents page shows `updated` until you take it out of `status`
    changed content/leave.md
    --- content/leave.md
    +status = ["updated"]
    +
    +[[amendments]]
    +date = 2030-01-01
    +type = "updated"
    +summary = "More days."
    "#);
}

#[test]
fn quiet_says_nothing() {
    let copy = Copy::of(LEAVE);
    assert_eq!(vade(copy.path(), &["amend", "1", "--summary", "x", "-q"]), (0, String::new(), String::new()));
}

#[test]
fn a_former_title_is_kept_and_links_that_show_it_are_told() {
    let copy = Copy::of(&format!(
        "{LEAVE}--- content/pay.md\n+++\nnumber = \"2\"\ntitle = \"Pay\"\nrelated = [\"leave.md\"]\n+++\n\nSee [](leave.md) and [leave](leave.md).\n"
    ));
    let said = copy.change(&["rename", "1", "Time off", "--summary", "Plainer."]);
    assert_snapshot!(said, @r#"
    its title is now: 1 Time off
    2 links will read otherwise:
      content/pay.md:4: 1 Leave → 1 Time off
      content/pay.md:7: 1 Leave → 1 Time off
    changed content/leave.md
    --- content/leave.md
    -title = "Leave"
    +title = "Time off"
    +former_titles = ["Leave"]
    +
    +[[amendments]]
    +date = 2026-11-22
    +type = "renamed"
    +summary = "Plainer."
    "#);
    let back = copy.change(&["rename", "1", "Leave", "--date", "2026-11-23"]);
    assert_snapshot!(back, @r#"
    warning[date-in-future]: `date` lies in the future, seen from 2026-11-22
      --> content/leave.md:12:8
       |
    12 | date = 2026-11-23
       |        ^^^^^^^^^^
       |
       = help: mend the date; what has not happened yet is not recorded

    its title is now: 1 Leave
    2 links will read otherwise:
      content/pay.md:4: 1 Time off → 1 Leave
      content/pay.md:7: 1 Time off → 1 Leave
    changed content/leave.md
    --- content/leave.md
    -title = "Time off"
    -former_titles = ["Leave"]
    +title = "Leave"
    +former_titles = ["Leave", "Time off"]
    +
    +[[amendments]]
    +date = 2026-11-23
    +type = "renamed"
    "#);
}

#[test]
fn what_nobody_has_seen_leaves_no_record() {
    let copy = Copy::of(&LEAVE.replace("title", "draft = true\ntitle"));
    assert_snapshot!(copy.change(&["rename", "1", "Time off"]), @r#"
    its title is now: 1 Time off
    changed content/leave.md
    --- content/leave.md
    -title = "Leave"
    +title = "Time off"
    "#);
}
