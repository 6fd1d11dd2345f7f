//! Numbers as they are written.

use insta::assert_snapshot;

use crate::support::report_of;

#[test]
fn a_number_without_quotation_marks_is_refused_with_the_reason() {
    let manual = r#"
--- content/leave/_index.md
+++
number = 1
title = "Leave"
+++
--- content/leave/annual.md
+++
number = 1.10
title = "Annual Leave"
former_numbers = ["1.3", 1.10]
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @r#"
    content/leave/_index.md:2:10: error[number-not-text]: the number 1 is written without quotation marks; write `"1"`; without them 1.10 would be the same as 1.1
    content/leave/annual.md:2:10: error[number-not-text]: the number 1.10 is written without quotation marks; write `"1.10"`; without them 1.10 would be the same as 1.1
    content/leave/annual.md:4:26: error[number-not-text]: the number 1.10 is written without quotation marks; write `"1.10"`; without them 1.10 would be the same as 1.1
    "#);
}

#[test]
fn a_number_that_is_not_one_is_refused() {
    let manual = r#"
--- content/annual.md
+++
number = "1.01"
title = "Annual Leave"
+++

Ask your manager.
--- content/carers.md
+++
number = "1.2."
title = "Carers' Leave"
+++

Ask your manager.
--- content/sick.md
+++
number = "1.3a"
title = "Sick Leave"
former_numbers = ["1.3.10", "App. 2"]
+++

Ask your manager.
--- content/special.md
+++
number = "99999999999"
title = "Special Leave"
+++

Ask your manager.
--- content/unpaid.md
+++
number = ""
title = "Unpaid Leave"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"
    content/annual.md:2:10: error[invalid-number]: `1.01` is not a number: one of its parts begins with 0; write it like `1.10` or `6.2.14`
    content/carers.md:2:10: error[invalid-number]: `1.2.` is not a number: it should be whole numbers with points between them; write it like `1.10` or `6.2.14`
    content/sick.md:2:10: error[invalid-number]: `1.3a` is not a number: it should be whole numbers with points between them; write it like `1.10` or `6.2.14`
    content/sick.md:4:29: error[invalid-number]: `App. 2` is not a number: it should be whole numbers with points between them; write it like `1.10` or `6.2.14`
    content/special.md:2:10: error[invalid-number]: `99999999999` is not a number: one of its parts is too large; write it like `1.10` or `6.2.14`
    content/unpaid.md:2:10: error[missing-key]: `number` is empty; write its text between the quotation marks
    ");
}

#[test]
fn zero_and_ten_are_good_parts_of_a_number() {
    let manual = r#"
--- content/leave/_index.md
+++
number = "0"
title = "Leave"
+++
--- content/leave/annual.md
+++
number = "0.10"
number_reason = "Kept from the old manual."
title = "Annual Leave"
former_numbers = ["10.0.1"]
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"");
}
