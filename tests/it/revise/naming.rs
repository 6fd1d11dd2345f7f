//! A chapter or section by number, id, path or a part of its title.

use insta::assert_snapshot;

use super::Copy;
use crate::cli::vade;

const MANUAL: &str = "\
--- content/duty/_index.md
+++
number = \"1\"
title = \"Work\"
+++
--- content/duty/leave.md
+++
number = \"1.1\"
title = \"Annual Leave\"
former_titles = [\"Holidays\"]
former_numbers = [\"7.7\"]
+++

Ask.
--- content/duty/carers.md
+++
number = \"1.2\"
title = \"Carer\u{2019}s Leave\"
id = \"carers-leave\"
+++

Ask.
--- content/duty/unpaid.md
+++
number = \"1.3\"
title = \"Unpaid Leave\"
withdrawn = { on = 2020-01-01, reason = \"x\" }

[[amendments]]
date = 2020-01-01
type = \"withdrawn\"
+++

Ask.
--- content/map.md
+++
title = \"Map of the Work Places\"
+++

Text.
";

#[test]
fn each_name_leads_to_its_chapter() {
    let copy = Copy::of(MANUAL);
    let whole = copy.path().join("content/duty/carers.md").to_string_lossy().into_owned();
    let names = [
        "1.2",
        "1.2.",
        " 1.2 ",
        "carers-leave",
        "content/duty/carers.md",
        "./content/duty/carers.md",
        "content\\duty\\carers.md",
        "duty/carers.md",
        "carers.md",
        &whole,
        "Carer\u{2019}s Leave",
        "carer's leave",
        "CARER",
    ];
    for name in names {
        let (code, patch, said) = vade(copy.path(), &["amend", name, "--summary", "x", "--dry-run"]);
        assert!(code == 0 && patch.starts_with("diff --git a/content/duty/carers.md "), "{name}: {said}");
    }
    for (name, path) in [("map", "map.md"), ("unpaid", "duty/unpaid.md"), ("1.3", "duty/unpaid.md")] {
        let (code, patch, said) = vade(copy.path(), &["amend", name, "--summary", "x", "--dry-run"]);
        assert!(code == 0 && patch.starts_with(&format!("diff --git a/content/{path} ")), "{name}: {said}");
    }
    for name in ["1", "duty", "work", "content/duty", "content/duty/_index.md", "duty/"] {
        let (code, _, said) = vade(copy.path(), &["renumber", name, "2", "--dry-run"]);
        assert!(code == 0 && said.contains("1 "), "{name}: {said}");
    }
}

#[test]
fn a_name_of_none_or_several_changes_nothing_and_says_what_there_is() {
    let copy = Copy::of(MANUAL);
    let mut said = String::new();
    for name in ["ave", "a", "", "1", "duty", "anual leave", "1.4", "7.7", "holidays", "nonsense"] {
        said += &copy.refuse(&["amend", name, "--summary", "x"], 2);
    }
    for name in ["carers-leave", "1.9", ""] {
        said += &copy.refuse(&["renumber", "--close-gaps", name], 2);
    }
    said += &copy.refuse(&["renumber", "e", "1.9"], 2);
    said += &copy.refuse(&["withdraw", "1.1", "--reason", "x", "--replaced-by", "leave"], 2);
    assert_snapshot!(said, @"
    error: `ave` may be any of
      1.1 Annual Leave (content/duty/leave.md)
      1.2 Carer’s Leave (content/duty/carers.md)
      1.3 Unpaid Leave (withdrawn) (content/duty/unpaid.md)
    name one by its number, id or path
    error: `a` may be any of
      1.1 Annual Leave (content/duty/leave.md)
      1.2 Carer’s Leave (content/duty/carers.md)
      1.3 Unpaid Leave (withdrawn) (content/duty/unpaid.md)
      Map of the Work Places (content/map.md)
    name one by its number, id or path
    error: name a chapter by its number, id, path, or a part of its title
    error: 1 Work is a section, not a chapter
    error: 1 Work is a section, not a chapter
    error: there is no chapter `anual leave`; did you mean 1.1 Annual Leave?
    error: there is no chapter `1.4`; `vade list` shows all
    error: there is no chapter `7.7`; it is what 1.1 Annual Leave was called before
    error: there is no chapter `holidays`; it is what 1.1 Annual Leave was called before
    error: there is no chapter `nonsense`; `vade list` shows all
    error: 1.2 Carer’s Leave is a chapter, not a section
    error: there is no section `1.9`; the sections are
      1 Work
    error: name a section by its number, id, path, or a part of its title
    error: `e` may be any of
      1.1 Annual Leave (content/duty/leave.md)
      1.2 Carer’s Leave (content/duty/carers.md)
      1.3 Unpaid Leave (withdrawn) (content/duty/unpaid.md)
      Map of the Work Places (content/map.md)
    name one by its number, id or path
    error: Annual Leave cannot be replaced by itself
    ");
}

#[test]
fn a_file_that_cannot_be_read_is_mentioned_where_a_name_leads_nowhere() {
    let copy = Copy::of(MANUAL);
    copy.put("content/duty/sick.md", "+++\nnumber = 1.4\n");
    assert_snapshot!(copy.refuse(&["amend", "sick", "--summary", "x"], 2), @"error: there is no chapter `sick`; some files could not be read, `vade check` tells why; `vade list` shows all");
}
