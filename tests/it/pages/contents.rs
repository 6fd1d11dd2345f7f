//! The order of the contents: sections in sections, lines among entries, and what is not listed.

use insta::assert_snapshot;

use super::{contents_of, listing};
use crate::support::{options, page_on};

#[test]
fn numbers_sort_part_by_part() {
    let chapter = |number: &str| {
        format!(
            "--- content/a/c{}.md\n+++\nnumber = \"{number}\"\ntitle = \"T\"\n+++\n\nText.\n",
            number.replace('.', "-")
        )
    };
    let chapters = ["1.10", "1.9", "1.2", "1.100", "1.9.1"].map(chapter).concat();
    let manual = format!("--- content/a/_index.md\n+++\nnumber = \"1\"\ntitle = \"A\"\n+++\n{chapters}");
    assert_snapshot!(contents_of(&manual), @"
    section: 1. A
    entry: 1.2 T
    entry: 1.9 T
    entry: 1.9.1 T
    entry: 1.10 T
    entry: 1.100 T
    ");
}

#[test]
fn sections_and_entries_mix_by_number_to_any_depth() {
    let manual = r#"--- content/welcome.md
+++
number = "2"
title = "Welcome"
+++

An entry at the top.
--- content/one/_index.md
+++
number = "1"
title = "One"
+++
--- content/one/last.md
+++
number = "1.3"
title = "After the inner section"
+++

Text.
--- content/one/first.md
+++
number = "1.1"
title = "Before the inner section"
+++

Text.
--- content/one/inner/_index.md
+++
number = "1.2"
title = "Inner"
+++
--- content/one/inner/core/_index.md
+++
number = "1.2.1"
title = "Core"
+++
--- content/one/inner/core/kernel/_index.md
+++
number = "1.2.1.1"
title = "Kernel"
+++
--- content/one/inner/core/kernel/seed.md
+++
number = "1.2.1.1.1"
title = "Seed"
+++

Text.
--- content/one/plain-folder/deep.md
+++
number = "1.4"
title = "In a folder that is no section"
+++

Text.
--- content/three/_index.md
+++
number = "3"
title = "Three"
+++
"#;
    assert_snapshot!(contents_of(manual), @"
    section: 1. One
    entry: 1.1 Before the inner section
    heading: 1.2 Inner
    heading: 1.2.1 Core
    heading: 1.2.1.1 Kernel
    entry: 1.2.1.1.1 Seed
    entry: 1.3 After the inner section
    entry: 1.4 In a folder that is no section
    entry: 2 Welcome
    section: 3. Three
    ");
}

#[test]
fn lines_stand_before_the_first_entry_behind_their_own_and_at_the_end() {
    let manual = r#"--- content/a/_index.md
+++
number = "1"
title = "A"

[[also]]
see = "At the end"
at = "end"

[[also]]
note = "First of all."

[[also]]
and = "More at the end"
at = "end"

[[also]]
see = "Second of all"
+++
--- content/a/one.md
+++
number = "1.1"
title = "One"

[[also]]
see = "Behind one"

[[also]]
note = "A note behind one."
+++

Text.
--- content/a/two.md
+++
number = "1.2"
title = "Two"
+++

Text.
--- content/b/_index.md
+++
number = "2"
title = "B, with inner sections only"

[[also]]
see = "Before the inner section"

[[also]]
see = "Behind the inner section"
at = "end"
+++
--- content/b/inner/_index.md
+++
number = "2.1"
title = "Inner"
+++
"#;
    assert_snapshot!(contents_of(manual), @"
    section: 1. A
    note: First of all.
    see: See also: Second of all
    entry: 1.1 One
    see: See also: Behind one
    note: A note behind one.
    entry: 1.2 Two
    see: See also: At the end
    and: and More at the end
    section: 2. B, with inner sections only
    see: See also: Before the inner section
    heading: 2.1 Inner
    see: See also: Behind the inner section
    ");
}

#[test]
fn pages_drafts_and_withdrawn_chapters_are_not_listed() {
    let manual = r#"--- content/a/_index.md
+++
number = "1"
title = "A"
+++
--- content/a/one.md
+++
number = "1.1"
title = "One"
+++

Text.
--- content/a/draft.md
+++
number = "1.2"
title = "Draft"
draft = true

[[also]]
see = "Behind the draft"
+++
--- content/a/old.md
+++
number = "1.3"
title = "Old"
withdrawn = { on = 2026-01-31 }
+++

Text.
--- content/a/forms.md
+++
title = "Forms"
+++

A page.
"#;
    assert_snapshot!(contents_of(manual), @"
    section: 1. A
    entry: 1.1 One
    ");
    let options = vademecum::Options { drafts: true, ..options() };
    assert_snapshot!(listing(&page_on(manual, options, "index.html")), @"
    section: 1. A
    entry: 1.1 One
    entry: 1.2 Draft
    see: See also: Behind the draft
    ");
}
