//! `vade renumber` to another section: files move, and every link to them and in them is written anew.

use insta::assert_snapshot;

use super::Copy;

const MANUAL: &str = r##"
--- vade.toml
title = "Test Manual"
logo = "one/logo.svg" # the logo
notice = "See [leave](one/leave%20rules.md#how-to-ask)."

[[quick_links]]
title = "Leave"
chapter = "one/leave rules.md" # by name

[[quick_links]]
title = "Two"
chapter = "two/_index.md"
--- content/_index.md
+++
title = "Contents"
+++

See [](one/leave%20rules.md) and [two](two/_index.md).
--- content/one/_index.md
+++
number = "1"
title = "One"
image = "pic.png"
image_alt = "x"

[[also]]
see = "Leave"
chapter = "leave rules.md" # here

[[also]]
note = "Or [leave](<leave rules.md>)."
+++

In [leave](<leave rules.md#how-to-ask>), [pay](./pay.md) and [two](../two/_index.md).
--- content/one/leave rules.md
+++
number = "1.1"
title = "Leave"
related = ["pay.md", "../two/deep/x.md"] # both
scope = "See [pay](pay.md#rates)."
guidance = """
- [pay]
- ![p](pic.png)

[pay]: pay.md
"""

[[amendments]]
date = 2020-01-01
summary = "See [pay](pay.md) and `[pay](pay.md)`."

[[also]]
see = "Form"
file = "my form.pdf"

[[also]]
see = true
chapter = "pay.md"
+++

## How to ask

[pay](pay.md "pay.md"), [see pay.md here](<pay.md>), ![pic](pic.png), [form](my%20form.pdf), [f](<my form.pdf>),
[here](#how-to-ask), [self](leave%20rules.md#how-to-ask), [](pay.md), [ref], [ref][], [pay.md][ref], [Ref 2][r2], [é](été.md).
[![pic](pic.png)](pay.md)[^1] `[pay](pay.md)` [elsewhere](https://example.org/pay.md)

[^1]: pay.md is no link.

[ref]: pay.md#rates
[r2]: <./pay.md> "pay.md"

> [r3] is quoted.
>
> [r3]: pay.md

```
[pay](pay.md)
```
--- content/one/pay.md
+++
number = "1.2"
title = "Pay"
+++

## Rates

[l](leave%20rules.md#how-to-ask) [l](./leave%20rules.md) [l](../one/leave%20rules.md) [l](<leave rules.md>)
[1.1 Leave](leave%20rules.md), [11.1](leave%20rules.md), [see 1.1.](leave%20rules.md), [
1.1](
leave%20rules.md).
--- content/one/old.md
+++
number = "1.3"
title = "Old"
withdrawn = { on = 2020-01-01, reason = "See [l](leave%20rules.md).", replaced_by = "leave rules.md" }

[[amendments]]
date = 2020-01-01
type = "withdrawn"
+++

Text.
--- content/one/été.md
+++
title = "Été"
+++

[](leave%20rules.md)
--- content/one/unfinished.md
+++
number = "1.4"
title = "Unfinished"
draft = true
+++

[](leave%20rules.md)
--- content/one/logo.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
--- content/one/pic.png
x
--- content/one/my form.pdf
y
--- content/two/_index.md
+++
number = "2"
title = "Two"
+++
--- content/two/deep/_index.md
+++
number = "2.1"
title = "Deep"
+++
--- content/two/deep/x.md
+++
number = "2.1.1"
title = "X"
+++

[](../../one/leave%20rules.md) [](../_index.md) [](_index.md) [](../../_index.md)
--- content/two/y.md
+++
number = "2.2"
title = "Y"
+++

[](deep/x.md)
"##;

#[test]
fn a_chapter_takes_its_links_along() {
    assert_snapshot!(Copy::of(MANUAL).change(&["renumber", "1.1", "2.2"]), @r#"
    warning[number-gap]: 1.2 comes where 1.1 is expected
     --> content/one/pay.md:2:10
      |
    2 | number = "1.2"
      |          ^^^^^
      |
      = help: mend the number, close the gap with `vade renumber --close-gaps`, or add `number_reason = "…"` to say why it is meant

    warning[twin-links]: this link leads to the same place as the one right before it
      --> content/one/pay.md:9:109
       |
     9 |   [1.1 Leave](../two/leave%20rules.md), [11.1](../two/leave%20rules.md), [see 1.1.](../two/leave%20rules.md), [
       |  _____________________________________________________________________________________________________________^
    10 | | 1.1](
    11 | | ../two/leave%20rules.md).
       | |________________________^
       |
      ::: content/one/pay.md:9:72
       |
     9 |   [1.1 Leave](../two/leave%20rules.md), [11.1](../two/leave%20rules.md), [see 1.1.](../two/leave%20rules.md), [
       |                                                                          ----------------------------------- the other link
       |
       = help: make one link of the two, or keep the link on one of them only

    1.1 → 2.2  Leave
    2.2 → 2.3  Y
    5 links will read otherwise:
      content/_index.md:5: 1.1 → 2.2 Leave
      content/one/old.md:4: 1.1 → 2.2 Leave
      content/one/unfinished.md:7: 1.1 → 2.2 Leave
      content/one/été.md:5: 1.1 → 2.2 Leave
      content/two/deep/x.md:6: 1.1 → 2.2 Leave
    3 links name a number that has changed, in words of your own; mend by hand:
      content/one/pay.md:9: 1.1 is now 2.2
      content/one/pay.md:9: 1.1 is now 2.2
      content/one/pay.md:9: 1.1 is now 2.2
    content/one/leave rules.md moves to content/two/leave rules.md
    changed 10 files
    --- content/_index.md
    -See [](one/leave%20rules.md) and [two](two/_index.md).
    +See [](two/leave%20rules.md) and [two](two/_index.md).
    --- content/one/_index.md
    -chapter = "leave rules.md" # here
    +chapter = "../two/leave rules.md" # here
    -note = "Or [leave](<leave rules.md>)."
    +note = "Or [leave](<../two/leave rules.md>)."
    -In [leave](<leave rules.md#how-to-ask>), [pay](./pay.md) and [two](../two/_index.md).
    +In [leave](<../two/leave rules.md#how-to-ask>), [pay](./pay.md) and [two](../two/_index.md).
    --- content/one/leave rules.md is gone
    --- content/one/old.md
    -withdrawn = { on = 2020-01-01, reason = "See [l](leave%20rules.md).", replaced_by = "leave rules.md" }
    +withdrawn = { on = 2020-01-01, reason = "See [l](../two/leave%20rules.md).", replaced_by = "../two/leave rules.md" }
    --- content/one/pay.md
    -[l](leave%20rules.md#how-to-ask) [l](./leave%20rules.md) [l](../one/leave%20rules.md) [l](<leave rules.md>)
    -[1.1 Leave](leave%20rules.md), [11.1](leave%20rules.md), [see 1.1.](leave%20rules.md), [
    +[l](../two/leave%20rules.md#how-to-ask) [l](../two/leave%20rules.md) [l](../two/leave%20rules.md) [l](<../two/leave rules.md>)
    +[1.1 Leave](../two/leave%20rules.md), [11.1](../two/leave%20rules.md), [see 1.1.](../two/leave%20rules.md), [
    -leave%20rules.md).
    +../two/leave%20rules.md).
    --- content/one/unfinished.md
    -[](leave%20rules.md)
    +[](../two/leave%20rules.md)
    --- content/one/été.md
    -[](leave%20rules.md)
    +[](../two/leave%20rules.md)
    --- content/two/deep/x.md
    -[](../../one/leave%20rules.md) [](../_index.md) [](_index.md) [](../../_index.md)
    +[](../leave%20rules.md) [](../_index.md) [](_index.md) [](../../_index.md)
    --- content/two/leave rules.md is new
    ++++
    +number = "2.2"
    +title = "Leave"
    +related = ["../one/pay.md", "../two/deep/x.md"] # both
    +scope = "See [pay](../one/pay.md#rates)."
    +guidance = """
    +- [pay]
    +- ![p](../one/pic.png)
    +
    +[pay]: ../one/pay.md
    +"""
    +former_numbers = ["1.1"]
    +
    +[[amendments]]
    +date = 2020-01-01
    +summary = "See [pay](../one/pay.md) and `[pay](pay.md)`."
    +
    +[[amendments]]
    +date = 2026-11-22
    +type = "renumbered"
    +
    +[[also]]
    +see = "Form"
    +file = "../one/my form.pdf"
    +
    +[[also]]
    +see = true
    +chapter = "../one/pay.md"
    ++++
    +
    +## How to ask
    +
    +[pay](../one/pay.md "pay.md"), [see pay.md here](<../one/pay.md>), ![pic](../one/pic.png), [form](../one/my%20form.pdf), [f](<../one/my form.pdf>),
    +[here](#how-to-ask), [self](leave%20rules.md#how-to-ask), [](../one/pay.md), [ref], [ref][], [pay.md][ref], [Ref 2][r2], [é](../one/été.md).
    +[![pic](../one/pic.png)](../one/pay.md)[^1] `[pay](pay.md)` [elsewhere](https://example.org/pay.md)
    +
    +[^1]: pay.md is no link.
    +
    +[ref]: ../one/pay.md#rates
    +[r2]: <../one/pay.md> "pay.md"
    +
    +> [r3] is quoted.
    +>
    +> [r3]: ../one/pay.md
    +
    +```
    +[pay](pay.md)
    +```
    --- content/two/y.md
    -number = "2.2"
    +number = "2.3"
    +former_numbers = ["2.2"]
    +
    +[[amendments]]
    +date = 2026-11-22
    +type = "renumbered"
    --- vade.toml
    -notice = "See [leave](one/leave%20rules.md#how-to-ask)."
    +notice = "See [leave](two/leave%20rules.md#how-to-ask)."
    -chapter = "one/leave rules.md" # by name
    +chapter = "two/leave rules.md" # by name
    "#);
}

#[test]
fn a_section_moves_with_all_chapters_and_leaves_its_attachments() {
    let copy = Copy::of(MANUAL);
    let before = copy.addresses();
    assert_snapshot!(copy.change(&["renumber", "1", "2.3"]), @r#"
    warning[number-gap]: 2 comes where 1 is expected
     --> content/two/_index.md:2:10
      |
    2 | number = "2"
      |          ^^^
      |
      = help: mend the number, close the gap with `vade renumber --close-gaps`, or add `number_reason = "…"` to say why it is meant

    1   → 2.3    One
    1.1 → 2.3.1  Leave
    1.2 → 2.3.2  Pay
    1.3 → 2.3.3  Old
    1.4 → 2.3.4  Unfinished
    8 links will read otherwise:
      content/_index.md:5: 1.1 → 2.3.1 Leave
      content/one/leave rules.md:4: 1.2 → 2.3.2 Pay
      content/one/leave rules.md:23: 1.2 → 2.3.2 Pay
      content/one/leave rules.md:29: 1.2 → 2.3.2 Pay
      content/one/old.md:4: 1.1 → 2.3.1 Leave
      content/one/unfinished.md:7: 1.1 → 2.3.1 Leave
      content/one/été.md:5: 1.1 → 2.3.1 Leave
      content/two/deep/x.md:6: 1.1 → 2.3.1 Leave
    3 links name a number that has changed, in words of your own; mend by hand:
      content/one/pay.md:9: 1.1 is now 2.3.1
      content/one/pay.md:9: 1.1 is now 2.3.1
      content/one/pay.md:9: 1.1 is now 2.3.1
    content/one/_index.md moves to content/two/one/_index.md
    content/one/leave rules.md moves to content/two/one/leave rules.md
    content/one/old.md moves to content/two/one/old.md
    content/one/pay.md moves to content/two/one/pay.md
    content/one/unfinished.md moves to content/two/one/unfinished.md
    content/one/été.md moves to content/two/one/été.md
    changed 9 files
    --- content/_index.md
    -See [](one/leave%20rules.md) and [two](two/_index.md).
    +See [](two/one/leave%20rules.md) and [two](two/_index.md).
    --- content/one/_index.md is gone
    --- content/one/leave rules.md is gone
    --- content/one/old.md is gone
    --- content/one/pay.md is gone
    --- content/one/unfinished.md is gone
    --- content/one/été.md is gone
    --- content/two/deep/x.md
    -[](../../one/leave%20rules.md) [](../_index.md) [](_index.md) [](../../_index.md)
    +[](../one/leave%20rules.md) [](../_index.md) [](_index.md) [](../../_index.md)
    --- content/two/one/_index.md is new
    ++++
    +number = "2.3"
    +title = "One"
    +image = "../../one/pic.png"
    +image_alt = "x"
    +
    +[[also]]
    +see = "Leave"
    +chapter = "leave rules.md" # here
    +
    +[[also]]
    +note = "Or [leave](<leave rules.md>)."
    ++++
    +
    +In [leave](<leave rules.md#how-to-ask>), [pay](./pay.md) and [two](../_index.md).
    --- content/two/one/leave rules.md is new
    ++++
    +number = "2.3.1"
    +title = "Leave"
    +related = ["pay.md", "../deep/x.md"] # both
    +scope = "See [pay](pay.md#rates)."
    +guidance = """
    +- [pay]
    +- ![p](../../one/pic.png)
    +
    +[pay]: pay.md
    +"""
    +former_numbers = ["1.1"]
    +
    +[[amendments]]
    +date = 2020-01-01
    +summary = "See [pay](pay.md) and `[pay](pay.md)`."
    +
    +[[amendments]]
    +date = 2026-11-22
    +type = "renumbered"
    +
    +[[also]]
    +see = "Form"
    +file = "../../one/my form.pdf"
    +
    +[[also]]
    +see = true
    +chapter = "pay.md"
    ++++
    +
    +## How to ask
    +
    +[pay](pay.md "pay.md"), [see pay.md here](<pay.md>), ![pic](../../one/pic.png), [form](../../one/my%20form.pdf), [f](<../../one/my form.pdf>),
    +[here](#how-to-ask), [self](leave%20rules.md#how-to-ask), [](pay.md), [ref], [ref][], [pay.md][ref], [Ref 2][r2], [é](été.md).
    +[![pic](../../one/pic.png)](pay.md)[^1] `[pay](pay.md)` [elsewhere](https://example.org/pay.md)
    +
    +[^1]: pay.md is no link.
    +
    +[ref]: pay.md#rates
    +[r2]: <./pay.md> "pay.md"
    +
    +> [r3] is quoted.
    +>
    +> [r3]: pay.md
    +
    +```
    +[pay](pay.md)
    +```
    --- content/two/one/old.md is new
    ++++
    +number = "2.3.3"
    +title = "Old"
    +withdrawn = { on = 2020-01-01, reason = "See [l](leave%20rules.md).", replaced_by = "leave rules.md" }
    +former_numbers = ["1.3"]
    +
    +[[amendments]]
    +date = 2020-01-01
    +type = "withdrawn"
    +
    +[[amendments]]
    +date = 2026-11-22
    +type = "renumbered"
    ++++
    +
    +Text.
    --- content/two/one/pay.md is new
    ++++
    +number = "2.3.2"
    +title = "Pay"
    +former_numbers = ["1.2"]
    +
    +[[amendments]]
    +date = 2026-11-22
    +type = "renumbered"
    ++++
    +
    +## Rates
    +
    +[l](leave%20rules.md#how-to-ask) [l](./leave%20rules.md) [l](../one/leave%20rules.md) [l](<leave rules.md>)
    +[1.1 Leave](leave%20rules.md), [11.1](leave%20rules.md), [see 1.1.](leave%20rules.md), [
    +1.1](
    +leave%20rules.md).
    --- content/two/one/unfinished.md is new
    ++++
    +number = "2.3.4"
    +title = "Unfinished"
    +draft = true
    ++++
    +
    +[](leave%20rules.md)
    --- content/two/one/été.md is new
    ++++
    +title = "Été"
    ++++
    +
    +[](leave%20rules.md)
    --- vade.toml
    -notice = "See [leave](one/leave%20rules.md#how-to-ask)."
    +notice = "See [leave](two/one/leave%20rules.md#how-to-ask)."
    -chapter = "one/leave rules.md" # by name
    +chapter = "two/one/leave rules.md" # by name
    "#);
    assert_eq!(before, copy.addresses(), "addresses stay");
    for attachment in ["logo.svg", "pic.png", "my form.pdf"] {
        assert!(copy.files().contains_key(&format!("content/one/{attachment}")), "{attachment} stays");
    }
}

#[test]
fn a_section_moves_to_the_top_and_back() {
    let copy = Copy::of(MANUAL);
    let before = copy.files();
    assert_snapshot!(copy.change(&["renumber", "2.1", "3"]), @r#"
    warning[number-gap]: 2.2 comes where 2.1 is expected
     --> content/two/y.md:2:10
      |
    2 | number = "2.2"
      |          ^^^^^
      |
      = help: mend the number, close the gap with `vade renumber --close-gaps`, or add `number_reason = "…"` to say why it is meant

    2.1   → 3    Deep
    2.1.1 → 3.1  X
    3 links will read otherwise:
      content/one/leave rules.md:4: 2.1.1 → 3.1 X
      content/two/deep/x.md:6: 2.1 → 3 Deep
      content/two/y.md:6: 2.1.1 → 3.1 X
    content/two/deep/_index.md moves to content/deep/_index.md
    content/two/deep/x.md moves to content/deep/x.md
    changed 4 files
    --- content/deep/_index.md is new
    ++++
    +number = "3"
    +title = "Deep"
    ++++
    --- content/deep/x.md is new
    ++++
    +number = "3.1"
    +title = "X"
    +former_numbers = ["2.1.1"]
    +
    +[[amendments]]
    +date = 2026-11-22
    +type = "renumbered"
    ++++
    +
    +[](../one/leave%20rules.md) [](../two/_index.md) [](_index.md) [](../_index.md)
    --- content/one/leave rules.md
    -related = ["pay.md", "../two/deep/x.md"] # both
    +related = ["pay.md", "../deep/x.md"] # both
    --- content/two/deep/_index.md is gone
    --- content/two/deep/x.md is gone
    --- content/two/y.md
    -[](deep/x.md)
    +[](../deep/x.md)
    "#);
    copy.change(&["renumber", "3", "2.1", "--date", "2026-11-23"]);
    let after = copy.files();
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    for (path, bytes) in before.iter().filter(|(path, _)| !path.ends_with("x.md")) {
        assert!(*bytes == after[path], "{path} is as before:\n{}", String::from_utf8_lossy(&after[path]));
    }
}

#[test]
fn a_chapter_moves_to_the_top_and_back() {
    let copy = Copy::of(MANUAL);
    let text = copy.text("content/one/leave rules.md");
    copy.change(&["renumber", "1.1", "3"]);
    copy.change(&["renumber", "3", "1.1", "--date", "2026-11-23"]);
    let back = copy.text("content/one/leave rules.md");
    let body = |text: &str| text.split_once("+++\n\n").map(|(_, body)| body.to_owned());
    // A `./` that was not needed does not come back.
    assert_eq!(body(&text).map(|body| body.replace("<./pay.md>", "<pay.md>")), body(&back));
}

#[test]
fn a_moved_file_without_a_change_is_in_the_dry_run_too() {
    let copy = Copy::of(MANUAL);
    copy.put("content/two/deep/notes.md", "+++\ntitle = \"Notes\"\n+++\n\nText.\n");
    let said = copy.change(&["renumber", "2.1", "1.5"]);
    assert!(said.contains("--- content/one/deep/notes.md is new\n"), "{said}");
}

#[test]
fn a_link_that_cannot_be_found_in_the_text_is_named() {
    let copy = Copy::of(MANUAL);
    copy.put("content/two/y.md", "+++\nnumber = \"2.2\"\ntitle = \"Y\"\n+++\n\nSee [pay](../one/pay&#46;md).\n");
    assert_snapshot!(copy.refuse(&["renumber", "1.2", "2.3"], 2), @r"error: content/two/y.md:6: this link would have to be written anew, which cannot be done; write its address on one line, without `\` and `&`, and try again");
}

#[test]
fn every_spelling_of_a_link_leads_on() {
    let spellings = [
        "[x](leave_rules.md)[x](leave_rules.md)",
        "[x]( leave_rules.md )",
        "[x](\nleave_rules.md\n\"t\")",
        "[x]:\n  leave_rules.md\n\n[x]",
        "- a\n\n  [x]: <leave_rules.md>\n\n  [x]",
        "| a |\n|---|\n| [x](leave_rules.md#h) |",
        "a[^1]\n\n[^1]: See [x](leave_rules.md).",
        "## [x](leave_rules.md) {#k}",
        "> [!NOTE] See [x](leave_rules.md)\n> b",
        "[`](leave_rules.md)`](leave_rules.md)",
        "![x](p.png) [![x](p.png)](leave_rules.md)",
    ];
    for spelling in spellings {
        let copy = Copy::of(
            "--- content/one/_index.md\n+++\nnumber = \"1\"\ntitle = \"One\"\n+++\n\
             --- content/two/_index.md\n+++\nnumber = \"2\"\ntitle = \"Two\"\n+++\n\
             --- content/one/leave_rules.md\n+++\nnumber = \"1.1\"\ntitle = \"Leave\"\n+++\n\n## H\n\nText.\n\
             --- content/one/p.png\nx\n",
        );
        copy.put("content/one/b.md", &format!("+++\nnumber = \"1.2\"\ntitle = \"B\"\n+++\n\n{spelling}\n"));
        copy.change(&["renumber", "1.1", "2.1"]);
        let expected = spelling.replace("leave_rules", "../two/leave_rules");
        let text = copy.text("content/one/b.md");
        assert!(text.ends_with(&format!("+++\n\n{expected}\n")), "{expected}\n{text}");
    }
}
