//! Dates that are none, and dates that lie in the future. Today is 22 November 2026.

use insta::assert_snapshot;

use crate::support::report_of;

#[test]
fn a_date_that_is_none_is_refused() {
    let manual = r#"
--- vade.toml
title = "Test Manual"

[amendments]
mark_for = "half a year"
--- content/leave.md
+++
title = "Leave"
added = "April 2017"
+++

Ask your manager.
--- content/notice.md
+++
title = "Notice"
added = "2017-13"
review_due = "2027-02-30"
+++

Ask your manager.
--- content/period.md
+++
title = "Period"
review_due = 2027-02-30
+++

Ask your manager.
--- content/time.md
+++
title = "Time"
review_due = 2027-02-28T09:30:00
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @r#"
    content/leave.md:3:9: error[invalid-date]: `added` is `April 2017`, which is neither a day nor a month; write a day such as 2017-04-03, or a month such as "2017-04"
    content/notice.md:3:9: error[invalid-date]: `added` is `2017-13`, which is neither a day nor a month; write a day such as 2017-04-03, or a month such as "2017-04"
    content/notice.md:4:14: error[invalid-date]: `review_due` is `2027-02-30`, which is not a day; write a day such as 2026-05-31
    content/period.md:3:14: error[invalid-date]: this is not a day: expected day between 01 and 28; write a day such as 2026-05-31
    content/time.md:3:14: error[invalid-date]: `review_due` is `2027-02-28T09:30:00`, which is not a day; write a day such as 2026-05-31
    vade.toml:4:12: error[invalid-date]: `half a year` is not a length of time; write it like "6 months" or "90 days"
    "#);
}

#[test]
fn a_month_a_day_and_a_leap_day_are_dates() {
    let manual = r#"
--- vade.toml
title = "Test Manual"

[amendments]
mark_for = "1 year 6 months"
--- content/leave.md
+++
title = "Leave"
added = "2017-04"
review_due = 2028-02-29
+++

Ask your manager.
--- content/notice.md
+++
title = "Notice"
added = 2017-04-03
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn a_day_may_stand_in_quotation_marks() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
review_due = "2027-05-31"
added = "2017-04-03"
version = "2"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn a_date_of_the_record_that_lies_in_the_future_is_told() {
    let manual = r#"
--- content/annual.md
+++
title = "Annual Leave"
added = "2026-12"
approved_on = 2026-11-23
last_reviewed = "2027-01-01"
under_review = { since = 2026-12-01, expected = 2027-01-31 }

[[amendments]]
date = 2026-12-24
+++

Ask your manager.
--- content/sick.md
+++
title = "Sick Leave"
added = 2026-11-23
withdrawn = { on = 2027-01-31 }
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"
    content/annual.md:3:9: warning[date-in-future]: `added` lies in the future, seen from 2026-11-22; mend the date; what has not happened yet is not recorded
    content/annual.md:4:15: warning[date-in-future]: `approved_on` lies in the future, seen from 2026-11-22; mend the date; what has not happened yet is not recorded
    content/annual.md:5:17: warning[date-in-future]: `last_reviewed` lies in the future, seen from 2026-11-22; mend the date; what has not happened yet is not recorded
    content/annual.md:6:26: warning[date-in-future]: `since` lies in the future, seen from 2026-11-22; mend the date; what has not happened yet is not recorded
    content/annual.md:9:8: warning[date-in-future]: `date` lies in the future, seen from 2026-11-22; mend the date; what has not happened yet is not recorded
    content/sick.md:3:9: warning[date-in-future]: `added` lies in the future, seen from 2026-11-22; mend the date; what has not happened yet is not recorded
    content/sick.md:4:20: warning[date-in-future]: `on` lies in the future, seen from 2026-11-22; mend the date; what has not happened yet is not recorded
    ");
}

#[test]
fn a_date_of_today_or_of_what_is_planned_is_no_fault() {
    let manual = r#"
--- vade.toml
title = "Test Manual"
next_update = 2027-01-31

[[releases]]
date = 2027-01-31
title = "January 2027"
--- content/annual.md
+++
title = "Annual Leave"
added = "2026-11"
approved_on = 2026-11-22
last_reviewed = 2026-11-22
effective_from = 2027-01-01
review_due = 2027-10-01
under_review = { since = 2026-11-22, expected = 2027-01-31 }

[[amendments]]
date = 2026-11-22
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"");
}
