//! Links, images and everything else that names another file.

use insta::assert_snapshot;

use crate::support::report_of;

#[test]
fn a_link_to_no_chapter_suggests_the_nearest() {
    assert_snapshot!(report_of("\
--- content/leave.md
+++
title = \"Leave\"
+++

See [carers](carrers-leave.md).
--- content/carers-leave.md
+++
title = \"Carers' leave\"
+++

Text.
"), @"");
}
