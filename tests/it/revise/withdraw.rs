//! `vade withdraw` and `vade restore`.

use insta::assert_snapshot;

use super::Copy;
use crate::cli::vade;

const MANUAL: &str = "\
--- content/leave.md
+++
number = \"1\"
title = \"Leave\"
+++

Ask.
--- content/pay.md
+++
number = \"2\"
title = \"Pay\"
+++

See [leave](leave.md).
--- content/travel.md
+++
number = \"3\"
title = \"Travel\"
draft = true
+++
";

#[test]
fn a_withdrawal_lists_the_links_that_still_lead_to_the_chapter() {
    let copy = Copy::of(MANUAL);
    let said = copy.change(&["withdraw", "1", "--reason", "All is in *pay*.", "--replaced-by", "pay"]);
    assert_snapshot!(said, @r#"
    warning[link-to-withdrawn]: the chapter "Leave" is withdrawn
     --> content/pay.md:6:5
      |
    6 | See [leave](leave.md).
      |     ^^^^^^^^^^^^^^^^^
      |
      = help: link to what replaced it: `pay.md`

    1 Leave is withdrawn: the contents no longer list it, its page says so
    changed content/leave.md
    --- content/leave.md
    +
    +[withdrawn]
    +on = 2026-11-22
    +reason = "All is in *pay*."
    +replaced_by = "pay.md"
    +
    +[[amendments]]
    +date = 2026-11-22
    +type = "withdrawn"
    +summary = "All is in *pay*."
    "#);
    assert_snapshot!(copy.change(&["restore", "leave", "--date", "2026-11-23"]), @r#"
    warning[date-in-future]: `date` lies in the future, seen from 2026-11-22
      --> content/leave.md:12:8
       |
    12 | date = 2026-11-23
       |        ^^^^^^^^^^
       |
       = help: mend the date; what has not happened yet is not recorded

    1 Leave: the contents page shows `updated` until you take it out of `status`
    changed content/leave.md
    --- content/leave.md
    -
    -[withdrawn]
    -on = 2026-11-22
    -reason = "All is in *pay*."
    -replaced_by = "pay.md"
    +status = ["updated"]
    +
    +[[amendments]]
    +date = 2026-11-23
    +type = "updated"
    +summary = "This chapter applies again."
    "#);
}

#[test]
fn what_makes_no_sense_is_refused() {
    let copy = Copy::of(MANUAL);
    let mut said = copy.refuse(&["restore", "1"], 2);
    said += &copy.refuse(&["withdraw", "1", "--reason", " "], 2);
    said += &copy.refuse(&["withdraw", "1"], 2);
    said += &copy.refuse(&["withdraw", "1", "--reason", "x", "--replaced-by", "leave"], 2);
    said += &copy.refuse(&["withdraw", "1", "--reason", "x", "--replaced-by", "expenses"], 2);
    said += &copy.refuse(&["withdraw", "3", "--reason", "x"], 2);
    copy.change(&["withdraw", "1", "--reason", "x"]);
    said += &copy.refuse(&["withdraw", "1", "--reason", "x"], 2);
    said += &copy.refuse(&["withdraw", "2", "--reason", "x", "--replaced-by", "leave"], 2);
    said += &copy.refuse(&["renumber", "leave", "4"], 2);
    assert_snapshot!(said, @"
    error: Leave is not withdrawn
    error: a withdrawal needs a reason, which its page shows
    error: the following required arguments were not provided:
      --reason <TEXT>

    Usage: vade withdraw --reason <TEXT> <CHAPTER>

    For more information, try '--help'.
    error: Leave cannot be replaced by itself
    error: there is no chapter `expenses`; `vade list` shows all
    error: Travel is a draft, which no reader has seen; delete its file instead
    error: Leave was withdrawn on 2026-11-22 already
    error: Leave is withdrawn too, so it replaces nothing; name a chapter that applies
    error: Leave is withdrawn; `vade restore` it first
    ");
}

#[test]
fn a_number_that_was_given_away_stands_in_the_way_of_a_return() {
    let copy = Copy::of(MANUAL);
    copy.change(&["withdraw", "1", "--reason", "x"]);
    copy.change(&["renumber", "2", "1"]);
    assert_snapshot!(copy.refuse(&["restore", "leave"], 1), @r#"
    error[duplicate-number]: the number 1 is given twice
     --> content/pay.md:2:10
      |
    2 | number = "1"
      |          ^^^
      |
     ::: content/leave.md:2:10
      |
    2 | number = "1"
      |          --- it is first given here
      |
      = help: give one of them another number; 2 is free

    this would leave the manual with 1 error; nothing was changed
    "#);
    copy.change(&["renumber", "pay", "2"]);
    copy.change(&["restore", "leave"]);
}

#[test]
fn addresses_outlast_every_command() {
    let copy = Copy::of(MANUAL);
    let mut before = copy.addresses();
    for command in [
        &["amend", "1", "--summary", "x"][..],
        &["rename", "1", "Time off"],
        &["withdraw", "2", "--reason", "x"],
        &["renumber", "1", "4"],
        &["restore", "pay"],
        &["renumber", "--close-gaps"],
    ] {
        assert_eq!(vade(copy.path(), command).0, 0, "{command:?}");
        let after = copy.addresses();
        assert!(before.iter().all(|address| after.contains(address)), "{command:?}: {before:?} {after:?}");
        before = after;
    }
}

#[test]
fn a_withdrawal_that_only_its_key_told_of_is_recorded_when_the_chapter_comes_back() {
    let copy = Copy::of(
        r#"
--- vade.toml
title = "Test Manual"
--- content/leave.md
+++
number = "1"
title = "Leave"
withdrawn = { on = 2026-06-30, reason = "Merged into pay." }
+++

Ask your manager.
"#,
    );
    copy.change(&["restore", "leave", "--date", "2026-07-31"]);
    assert_snapshot!(std::fs::read_to_string(copy.path().join("content/leave.md")).expect("it is there"), @r#"
    +++
    number = "1"
    title = "Leave"
    status = ["updated"]

    [[amendments]]
    date = 2026-06-30
    type = "withdrawn"
    summary = "Merged into pay."

    [[amendments]]
    date = 2026-07-31
    type = "updated"
    summary = "This chapter applies again."
    +++

    Ask your manager.
    "#);
}
