//! Every byte that need not change stays.

use insta::assert_snapshot;
use similar::{ChangeTag, TextDiff};

use super::{Copy, Files};
use crate::cli::vade;

const COMMANDS: &[&[&str]] = &[
    &["amend", "1", "--summary", "More\r\ndays."],
    &["rename", "1", "Time \"off\""],
    &["withdraw", "1", "--reason", "Nobody\nneeds it."],
];

/// Front matter of all shapes, without its fences.
const SHAPES: &[&str] = &[
    "number = \"1\"\ntitle = \"Leave\"\n",
    "# top\nnumber   =   \"1\"   # n\n\n# above the title\n\ttitle = 'Leave'\t# t\n# the very end\n",
    "\"number\" = \"1\"\n'title' = \"Leave\"\n\n\n",
    "number = \"1\"\ntitle = \"Leave\"\nscope = \"\"\"\n[[amendments]]\ntitle = \"B\"\n ++ +\n#no comment\n\"\"\" # after\n",
    "number = \"1\"\ntitle = \"Leave\"\nguidance = '''\n#not a comment \\n\nnumber = \"9\"'''\nowner = '''O'''\n",
    "number = \"1\"\ntitle = \"Leave\"\nextra.theme = 1 # dotted\nextra.other.more = \"x\"\n",
    "number = \"1\"\ntitle = \"Leave\"\namendments = []\n",
    "number = \"1\"\ntitle = \"Leave\"\namendments = [{ date = 2020-01-01, summary = \"x\" }] # c\n# end\n",
    "number = \"1\"\ntitle = \"Leave\"\namendments = [\n  { date = 2020-01-01 }, # first\n  # between\n  { date = 2021-01-01 } # last\n  # closing\n]\n",
    "number = \"1\"\ntitle = \"Leave\"\namendments = [\n\t{ date = 2020-01-01 },\n\t{ date = 2021-01-01 }, # last\n]\n",
    "number = \"1\"\ntitle = \"Leave\"\n\n# the log\n[[amendments]] # n\ndate = 2021-01-01 # d\n\n# older\n[[amendments]]\ndate = 2020-01-01\n\n# tail\n",
    "number = \"1\"\ntitle = \"Leave\"\n\n[[amendments]]\ndate = 2020-01-01\n\n[[amendments]]\ndate = 2021-01-01\n# tail\n",
    "number = \"1\"\ntitle = \"Leave\"\n\n  [[amendments]]\n  date      = 2020-01-01\n\n# lines\n[[also]]\nnote = \"n\" # k\n\n[extra]\nx = 1\n# tail\n",
    "number = \"1\"\ntitle = \"Leave\"\n[[amendments]]\ndate = 2021-01-01\n[extra]\nk = 1\n[[amendments]]\ndate = 2020-01-01\n",
    "number = \"1\"\ntitle = \"Leave\"\nformer_titles = [\n  # long ago\n  'Holidays', # H\n]\n",
];

/// A file in several spellings of its lines: as it is, with CRLF, with a byte-order mark, with mixed line ends, without a line end at its end.
fn spellings(front_matter: &str) -> Vec<String> {
    let text = format!("+++\n{front_matter}+++\n\nAsk.  \n\n\ttab \u{e9}\n");
    let mixed = text.split_inclusive('\n').enumerate();
    let mixed = mixed.map(|(at, line)| if at % 3 == 0 { line.replace('\n', "\r\n") } else { line.to_owned() });
    vec![
        text.replace('\n', "\r\n"),
        format!("\u{feff}{text}"),
        mixed.collect(),
        text.trim_end().to_owned(),
        text.clone(),
    ]
}

fn manual(text: &str) -> Copy {
    Copy::with(&Files::from([
        ("vade.toml".to_owned(), b"title = \"Test Manual\"\n".to_vec()),
        ("content/leave.md".to_owned(), text.as_bytes().to_vec()),
    ]))
}

/// The lines of `old` that are not in `new`, or not in the same order.
fn lost(old: &str, new: &str) -> Vec<String> {
    let changes = TextDiff::from_lines(old, new);
    let lost = changes.iter_all_changes().filter(|change| change.tag() == ChangeTag::Delete);
    lost.map(|change| change.value().to_owned()).collect()
}

#[test]
fn all_shapes_of_front_matter_keep_their_lines() {
    for text in SHAPES.iter().flat_map(|shape| spellings(shape)) {
        for command in COMMANDS {
            let manual = manual(&text);
            manual.change(command);
            let new = manual.text("content/leave.md");
            let lost = lost(&text, &new);
            // The value itself may change: of a title, and of a list on one line or without a last comma.
            let may_change = |line: &str| {
                line.contains("title") && command[0] == "rename"
                    || line.contains("amendments = [")
                    || line.contains("} # last")
            };
            assert!(lost.iter().all(|line| may_change(line)), "{command:?} loses {lost:?} of\n{text}\nnow\n{new}");
            let plain = |text: &str| text.matches('\n').count() - text.matches("\r\n").count();
            assert!(plain(&text) > 0 || plain(&new) == 0, "{command:?} of\n{new:?}");
            let comments = |text: &str| text.matches('#').count();
            assert_eq!(comments(&text), comments(&new), "{new}");
        }
    }
}

#[test]
fn withdrawn_and_restored_a_chapter_is_as_before_but_for_its_record() {
    for text in SHAPES.iter().flat_map(|shape| spellings(shape)) {
        let manual = manual(&text);
        manual.put("vade.toml", "title = \"Test Manual\"\n[amendments]\nmark_for = \"1 month\"\n");
        manual.change(&["withdraw", "1", "--reason", "r"]);
        manual.change(&["restore", "1"]);
        let new = manual.text("content/leave.md");
        let lost = lost(&text, &new);
        let may_change = |line: &str| line.contains("amendments = [") || line.contains("} # last");
        assert!(lost.iter().all(|line| may_change(line)), "{lost:?} of\n{text}\nnow\n{new}");
        assert!(!new.contains("withdrawn]") && !new.contains("withdrawn ="), "{new}");
        let added = new.lines().count() - text.lines().count();
        let is_inline = text.contains("amendments = [");
        assert!(added == if is_inline { 0 } else { 10 } || is_inline && added == 2, "{added} lines more:\n{new}");
    }
}

#[test]
fn comments_of_a_withdrawal_that_is_taken_back_stay() {
    let shapes = [
        "number = \"1\"\ntitle = \"Leave\"\n# why\nwithdrawn = { on = 2020-02-02, reason = \"z\" } # w\n# whose\nowner = \"b\"\n",
        "number = \"1\"\ntitle = \"Leave\"\n# why\nwithdrawn = { on = 2020-02-02, reason = \"z\" } # w\n",
        "number = \"1\"\ntitle = \"Leave\"\n\n# why\n[withdrawn]\n# when\non = 2020-02-02\nreason = \"z\"\n\n# lines\n[extra]\nx = 1\n",
    ];
    let mut said = String::new();
    for shape in shapes {
        let log = "\n[[amendments]]\ndate = 2020-02-02\ntype = \"withdrawn\"\n";
        let manual = manual(&format!("+++\n{shape}{log}+++\n\nAsk.\n"));
        manual.put("vade.toml", "title = \"Test Manual\"\n[amendments]\nmark_for = \"1 month\"\n");
        said += &manual.change(&["restore", "leave", "--date", "2021-01-01"]);
    }
    assert_snapshot!(said, @r#"
    1 Leave: the contents page shows no status
    changed content/leave.md
    --- content/leave.md
    -withdrawn = { on = 2020-02-02, reason = "z" } # w
    +# w
    +
    +[[amendments]]
    +date = 2021-01-01
    +type = "updated"
    +summary = "This chapter applies again."
    1 Leave: the contents page shows no status
    changed content/leave.md
    --- content/leave.md
    -withdrawn = { on = 2020-02-02, reason = "z" } # w
    +# w
    +
    +[[amendments]]
    +date = 2021-01-01
    +type = "updated"
    +summary = "This chapter applies again."
    1 Leave: the contents page shows no status
    changed content/leave.md
    --- content/leave.md
    -[withdrawn]
    -on = 2020-02-02
    -reason = "z"
    +
    +[[amendments]]
    +date = 2021-01-01
    +type = "updated"
    +summary = "This chapter applies again."
    "#);
}

#[test]
fn a_status_gives_way_in_its_place() {
    let log = "\n[[amendments]]\ndate = 2020-01-01\ntype = \"new\"\n";
    let lists = [
        "status = [ \"new\" , \"under-review\" ] # s\n",
        "status = [\n  # since May\n  \"new\", # n\n  \"under-review\" # u\n]\n",
        "status = [\n  \"under-review\",\n  'new', # last\n]\n",
        "status = [\"new\"]\n",
        "status = [ ]\n",
        "",
    ];
    let mut said = String::new();
    for list in lists {
        let manual =
            manual(&format!("+++\nnumber = \"1\"\ntitle = \"Leave\"\n{list}owner = \"O\"\n{log}+++\n\nAsk.\n"));
        let change = manual.change(&["amend", "1", "--summary", "More days."]);
        said += &change
            .replace("+\n+[[amendments]]\n+date = 2026-11-22\n+type = \"updated\"\n+summary = \"More days.\"\n", "");
    }
    assert_snapshot!(said, @r#"
    1 Leave: the contents page shows `updated` until you take it out of `status` and `under-review`
    changed content/leave.md
    --- content/leave.md
    -status = [ "new" , "under-review" ] # s
    +status = [ "updated" , "under-review" ] # s
    1 Leave: the contents page shows `updated` until you take it out of `status` and `under-review`
    changed content/leave.md
    --- content/leave.md
    -  "new", # n
    +  "updated", # n
    1 Leave: the contents page shows `updated` until you take it out of `status` and `under-review`
    changed content/leave.md
    --- content/leave.md
    -  'new', # last
    +  "updated", # last
    1 Leave: the contents page shows `updated` until you take it out of `status`
    changed content/leave.md
    --- content/leave.md
    -status = ["new"]
    +status = ["updated"]
    1 Leave: the contents page shows `updated` until you take it out of `status`
    changed content/leave.md
    --- content/leave.md
    -status = [ ]
    +status = ["updated" ]
    1 Leave: the contents page shows `updated` until you take it out of `status`
    changed content/leave.md
    --- content/leave.md
    +status = ["updated"]
    "#);
}

#[test]
fn a_status_that_is_derived_is_taken_away() {
    let lists = [
        "status = [ \"new\" , \"under-review\" ] # s\n",
        "status = [\n  # since May\n  \"new\", # n\n  \"under-review\" # u\n]\n",
        "status = [\n  \"under-review\",\n  'new', # last\n]\n",
        "# what\nstatus = [\"new\"] # s\n",
    ];
    let mut said = String::new();
    for list in lists {
        let log = "\n[[amendments]]\ndate = 2026-10-01\ntype = \"new\"\n";
        let manual =
            manual(&format!("+++\nnumber = \"1\"\ntitle = \"Leave\"\n{list}owner = \"O\"\n{log}+++\n\nAsk.\n"));
        manual.put("vade.toml", "title = \"Test Manual\"\n[amendments]\nmark_for = \"6 months\"\n");
        let change = manual.change(&["amend", "1", "--summary", "More days."]);
        said += &change
            .replace("+\n+[[amendments]]\n+date = 2026-11-22\n+type = \"updated\"\n+summary = \"More days.\"\n", "");
    }
    assert_snapshot!(said, @r#"
    1 Leave: the contents page shows `updated` until 21 May 2027 and `under-review`
    changed content/leave.md
    --- content/leave.md
    -status = [ "new" , "under-review" ] # s
    +status = [ "under-review" ] # s
    1 Leave: the contents page shows `updated` until 21 May 2027 and `under-review`
    changed content/leave.md
    --- content/leave.md
    -  "new", # n
    +  # n
    1 Leave: the contents page shows `updated` until 21 May 2027 and `under-review`
    changed content/leave.md
    --- content/leave.md
    -  'new', # last
    +  # last
    1 Leave: the contents page shows `updated` until 21 May 2027
    changed content/leave.md
    --- content/leave.md
    -status = ["new"] # s
    +# s
    "#);
}

#[test]
fn a_lone_carriage_return_in_the_text_ends_no_line() {
    let manual = manual("+++\nnumber = \"1\"\ntitle = \"Leave\"\n+++\nold\rlines\rof a\rcomputer\r\nend");
    manual.change(&["amend", "1", "--summary", "More days."]);
}

#[test]
fn a_text_that_would_end_the_front_matter_is_refused() {
    let manual = manual("+++\nnumber = \"1\"\ntitle = \"Leave\"\n+++\n\nAsk.\n");
    let said = manual.refuse(&["amend", "1", "--summary", "More.\n+++\nDays."], 2);
    assert_snapshot!(said, @"error: content/leave.md: a text cannot hold a line `+++`, which ends the front matter");
    assert_eq!(vade(manual.path(), &["check"]).0, 0);
}
