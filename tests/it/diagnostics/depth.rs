//! Texts whose parts stand too deep in one another.

use insta::assert_snapshot;

use crate::support::report_of;

fn chapter(text: &str) -> String {
    format!("--- content/leave.md\n+++\ntitle = \"Leave\"\n+++\n\nFirst.\n\n{text}\n")
}

#[test]
fn whatever_is_nested_too_deep_is_told_once_at_its_place() {
    let quotes = "> ".repeat(101) + "x\n\ny\n\n" + &"> ".repeat(102) + "x";
    assert_snapshot!(report_of(&chapter(&quotes)), @"content/leave.md:7:1: error[nested-too-deep]: more than 100 parts of the text stand in one another here; take out most of the `>`, list marks, `*` or HTML tags: no reader could tell such depths apart");
    for text in [
        ">".repeat(10_000) + "x",
        "- ".repeat(10_000) + "x",
        "1. ".repeat(10_000) + "x",
        "> 1) ".repeat(10_000) + "x",
        "a\n".to_owned() + &": ".repeat(10_000) + "x",
        "*x **x ".repeat(10_000) + &"x** x* ".repeat(10_000),
        "[x".repeat(10_000)
            + &"](https://example.org/)".repeat(10_000)
            + &"<b>".repeat(10_000)
            + &"</b>".repeat(10_000),
        "<div>".repeat(10_000) + &"</div>".repeat(10_000),
        "<div>\n\n".repeat(10_000) + &"</div>\n\n".repeat(10_000),
        "<table><tr><th>".repeat(10_000),
        "x[^1]\n\n".to_owned() + &"[^1]: ".repeat(10_000) + "x",
    ] {
        let report = report_of(&chapter(&text));
        assert_eq!(report.matches("nested-too-deep").count(), 1, "{}: {report}", &text[..20]);
    }
}

#[test]
fn front_matter_settings_and_sections_are_told_as_well() {
    let quotes = ">".repeat(10_000) + "[x](y)";
    for manual in [
        format!("--- content/leave.md\n+++\ntitle = \"Leave\"\nscope = \"{quotes}\"\n+++\n\nText.\n"),
        format!(
            "--- content/leave.md\n+++\ntitle = \"Leave\"\n[[amendments]]\ndate = 2026-01-01\nsummary = \"{quotes}\"\n+++\n\nText.\n"
        ),
        format!("--- content/leave.md\n+++\ntitle = \"Leave\"\n[[also]]\nnote = \"{quotes}\"\n+++\n\nText.\n"),
        format!("--- content/a/_index.md\n+++\nnumber = \"1\"\ntitle = \"Leave\"\n+++\n\n{quotes}\n"),
        format!("--- content/_index.md\n+++\n+++\n\n{quotes}\n"),
        format!("--- vade.toml\ntitle = \"T\"\nnotice = \"{quotes}\"\n"),
    ] {
        let report = report_of(&manual);
        assert_eq!(report.matches("nested-too-deep").count(), 1, "{report}");
    }
}

#[test]
fn what_people_write_is_not_too_deep() {
    let list: String = (0..30).map(|depth| "  ".repeat(depth) + "- x\n").collect();
    for text in [
        list,
        ">".repeat(30) + " x",
        "- - ".repeat(100),
        "*".repeat(500),
        "-".repeat(500),
        "```\n".to_owned() + &">".repeat(90) + "\n```",
        "<b>".repeat(90) + "x" + &"</b>".repeat(90),
        "> [!NOTE] x\n> > [!TIP] y\n> > > z".to_owned(),
        "1.1.1.1.1.1.1.1.1.1. x".to_owned(),
    ] {
        assert_eq!(report_of(&chapter(&text)), "", "{text}");
    }
}

#[test]
fn in_code_marks_are_only_characters() {
    let marks = ">".repeat(200);
    for (open, close) in [("```", "```"), ("~~~~ text", "~~~~~"), ("   ````\n```", "````")] {
        assert_eq!(report_of(&chapter(&format!("{open}\n{marks}\n{close}"))), "");
        let behind = report_of(&chapter(&format!("{open}\n{close}\n\n{marks} Ask.")));
        assert_eq!(behind.matches("nested-too-deep").count(), 1, "{behind}");
    }
}
