//! Numbers that are missing between two neighbours.

use insta::assert_snapshot;

use crate::support::report_of;

#[test]
fn a_gap_is_told_where_the_count_goes_on() {
    let manual = r#"
--- content/leave/_index.md
+++
number = "2"
title = "Leave"
+++
--- content/leave/annual.md
+++
number = "2.2"
title = "Annual Leave"
+++

Ask your manager.
--- content/leave/carers.md
+++
number = "2.3"
title = "Carers' Leave"
+++

Ask your manager.
--- content/leave/sick.md
+++
number = "2.7"
title = "Sick Leave"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @r#"
    content/leave/_index.md:2:10: warning[number-gap]: 2 comes where 1 is expected; mend the number, close the gap with `vade renumber --close-gaps`, or add `number_reason = "…"` to say why it is meant
    content/leave/annual.md:2:10: warning[number-gap]: 2.2 comes where 2.1 is expected; mend the number, close the gap with `vade renumber --close-gaps`, or add `number_reason = "…"` to say why it is meant
    content/leave/sick.md:2:10: warning[number-gap]: 2.7 comes where 2.4 is expected; mend the number, close the gap with `vade renumber --close-gaps`, or add `number_reason = "…"` to say why it is meant
    "#);
}

#[test]
fn a_gap_that_a_withdrawn_chapter_or_a_draft_explains_is_none() {
    let manual = r#"
--- content/leave/_index.md
+++
number = "1"
title = "Leave"
+++
--- content/leave/annual.md
+++
number = "1.1"
title = "Annual Leave"
withdrawn = { on = 2026-10-01 }
+++
--- content/leave/carers.md
+++
number = "1.2"
title = "Carers' Leave"
+++

Ask your manager.
--- content/leave/parental.md
+++
number = "1.3"
title = "Parental Leave"
withdrawn = { on = 2026-10-01 }
+++
--- content/leave/sick.md
+++
number = "1.4"
title = "Sick Leave"
draft = true
+++
--- content/leave/special.md
+++
number = "1.5"
title = "Special Leave"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn a_gap_whose_reason_is_given_is_none_but_the_next_is() {
    let manual = r#"
--- content/annual.md
+++
number = "3"
number_reason = "1 and 2 are kept for the law."
title = "Annual Leave"
+++

Ask your manager.
--- content/carers.md
+++
number = "4"
title = "Carers' Leave"
+++

Ask your manager.
--- content/sick.md
+++
number = "6"
title = "Sick Leave"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @r#"content/sick.md:2:10: warning[number-gap]: 6 comes where 5 is expected; mend the number, close the gap with `vade renumber --close-gaps`, or add `number_reason = "…"` to say why it is meant"#);
}

#[test]
fn ten_follows_nine_and_a_section_may_begin_at_zero() {
    let chapter = |number: u8| {
        format!(
            "--- content/leave/{number}.md\n+++\nid = \"leave-{number}\"\nnumber = \"1.{number}\"\ntitle = \"Leave\"\n+++\n\nText.\n"
        )
    };
    let section = "--- content/leave/_index.md\n+++\nnumber = \"1\"\ntitle = \"Leave\"\n+++\n";
    assert_snapshot!(report_of(&(section.to_owned() + &(1..=12).map(chapter).collect::<String>())), @"");
    assert_snapshot!(report_of(&(section.to_owned() + &(0..=2).map(chapter).collect::<String>())), @"");
}

#[test]
fn sections_and_chapters_of_a_folder_are_counted_together() {
    let manual = r#"
--- content/leave/_index.md
+++
number = "1"
title = "Leave"
+++
--- content/leave/annual/_index.md
+++
number = "1.1"
title = "Annual Leave"
+++
--- content/leave/annual/notice.md
+++
number = "1.1.1"
title = "Notice"
+++

Ask your manager.
--- content/leave/sick.md
+++
number = "1.2"
title = "Sick Leave"
+++

Ask your manager.
--- content/leave/unpaid/_index.md
+++
number = "1.3"
title = "Unpaid Leave"
+++
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn numbers_of_two_lengths_in_one_section_are_counted_apart() {
    let chapter = |number: &str| {
        format!(
            "--- content/a/c{}.md\n+++\nnumber = \"{number}\"\ntitle = \"T\"\n+++\n\nText.\n",
            number.replace('.', "-")
        )
    };
    let section = "--- content/a/_index.md\n+++\nnumber = \"1\"\ntitle = \"A\"\n+++\n";
    let manual =
        |numbers: &[&str]| section.to_owned() + &numbers.iter().map(|number| chapter(number)).collect::<String>();
    assert_snapshot!(report_of(&manual(&["1.1", "1.2", "1.2.1", "1.2.2", "1.3"])), @"");
    assert_snapshot!(report_of(&manual(&["1.1", "1.2", "1.2.1", "1.2.3", "1.4"])), @r#"
    content/a/c1-2-3.md:2:10: warning[number-gap]: 1.2.3 comes where 1.2.2 is expected; mend the number, close the gap with `vade renumber --close-gaps`, or add `number_reason = "…"` to say why it is meant
    content/a/c1-4.md:2:10: warning[number-gap]: 1.4 comes where 1.3 is expected; mend the number, close the gap with `vade renumber --close-gaps`, or add `number_reason = "…"` to say why it is meant
    "#);
}
