//! Shapes of text that have brought down one tool or another, each as long as it is asked to be.

use super::{chapter, chapters, each, front_matter, settings};

/// What it is, a size that takes some milliseconds, and the manual of a size.
pub(super) type Shape = (&'static str, usize, fn(usize) -> String);

pub(super) const NESTING: &[Shape] = &[
    ("quotes one line", 10_000, |n| chapter(&(">".repeat(n) + " x"))),
    ("quotes then lazy", 5_000, |n| chapter(&(">".repeat(n) + " x\n" + &"y\n".repeat(n)))),
    ("lists one line", 5_000, |n| chapter(&("- ".repeat(n) + "x"))),
    ("lists then blank", 2_000, |n| chapter(&("- ".repeat(n) + "x\n" + &"\n".repeat(n) + "y"))),
    ("lists then text", 2_000, |n| chapter(&("- ".repeat(n) + "x\n" + &"\n\ny\n".repeat(n)))),
    ("ordered", 5_000, |n| chapter(&("1. ".repeat(n) + "x"))),
    ("callouts one line", 1_000, |n| chapter(&("> ".repeat(n) + "[!NOTE] x"))),
    ("callouts", 5_000, |n| chapter(&"> [!NOTE] x\n> y\n\n".repeat(n))),
    ("callouts title lines", 5_000, |n| chapter(&("> [!NOTE] x".to_owned() + &" *a* b".repeat(n)))),
    ("footnotes nested", 2_000, |n| chapter(&("x[^1]\n\n".to_owned() + &"[^1]: ".repeat(n)))),
    ("deflist deep", 2_000, |n| chapter(&("a\n".to_owned() + &": ".repeat(n) + "x"))),
    ("callouts nested", 50, |n| chapter(&each(n, |d| "> ".repeat(d + 1) + "[!NOTE] x\n" + &">".repeat(d + 1) + "\n"))),
];

pub(super) const BRACKETS: &[Shape] = &[
    ("open brackets", 10_000, |n| chapter(&"[".repeat(n))),
    ("close brackets", 10_000, |n| chapter(&"]".repeat(n))),
    ("brackets", 10_000, |n| chapter(&("[".repeat(n) + "a" + &"]".repeat(n)))),
    ("link opens", 10_000, |n| chapter(&"[a](".repeat(n))),
    ("link open angle", 10_000, |n| chapter(&"[a](<b".repeat(n))),
    ("links nested", 10_000, |n| chapter(&("[".repeat(n) + "a" + &"](b)".repeat(n)))),
    ("images nested", 2_000, |n| chapter(&("![".repeat(n) + "a" + &"](b)".repeat(n)))),
    ("image in link", 2_000, |n| chapter(&("[![a](b)](c)".repeat(n)))),
    ("refs undefined", 2_000, |n| chapter(&"[a][b] ".repeat(n))),
    ("refs defined", 10_000, |n| chapter(&("[a]: https://example.org/\n\n".to_owned() + &"[a] ".repeat(n)))),
    ("ref definitions", 10_000, |n| {
        chapter(&(0..n).map(|i| format!("[a{i}]: https://example.org/\n")).collect::<String>())
    }),
    ("ref defs same", 10_000, |n| chapter(&"[a]: https://example.org/\n".repeat(n))),
    ("ref long label", 10_000, |n| chapter(&("[".to_owned() + &"a ".repeat(n) + "]: b"))),
    ("ref long dest", 10_000, |n| chapter(&("[a]: /".to_owned() + &"x".repeat(n) + "\n\n" + &"[a] ".repeat(n)))),
    ("autolink", 10_000, |n| chapter(&"<a:".repeat(n))),
    ("autolink2", 2_000, |n| chapter(&"<https://example.org/> ".repeat(n))),
    ("long link word", 10_000, |n| chapter(&("[a](x.md#".to_owned() + &"a".repeat(n) + ")\n\n## " + &"a".repeat(n)))),
    ("long link path", 10_000, |n| chapter(&("[a](".to_owned() + &"a/".repeat(n) + ")"))),
    ("twin links", 2_000, |n| chapter(&"[aa](https://example.org/) ".repeat(n))),
    ("ref definitions", 5_000, |n| chapter(&each(n, |i| format!("[a{i}]: https://example.org/\n")))),
];

pub(super) const EMPHASIS: &[Shape] = &[
    ("emph", 10_000, |n| chapter(&"*a ".repeat(n))),
    ("emph2", 10_000, |n| chapter(&("*a ".repeat(n) + &" b*".repeat(n)))),
    ("emph nested", 10_000, |n| chapter(&("*a **a ".repeat(n) + &" b** b*".repeat(n)))),
    ("emph mixed", 10_000, |n| chapter(&"*a_ ".repeat(n))),
    ("emph stars", 10_000, |n| chapter(&("a".to_owned() + &"**b".repeat(n) + &"c* ".repeat(n)))),
    ("stars run", 10_000, |n| chapter(&("*".repeat(n) + "a" + &"*".repeat(n)))),
    ("tildes", 10_000, |n| chapter(&("~".repeat(n) + "a" + &"~".repeat(n)))),
    ("ticks2", 10_000, |n| chapter(&"`a``".repeat(n))),
];

pub(super) const HTML: &[Shape] = &[
    ("html opens", 2_000, |n| chapter(&("x ".to_owned() + &"<b>".repeat(n)))),
    ("html opens closes other", 2_000, |n| chapter(&("x ".to_owned() + &"<b>".repeat(n) + &"</i>".repeat(n)))),
    ("html balanced", 10_000, |n| chapter(&("x ".to_owned() + &"<b>".repeat(n) + &"</b>".repeat(n)))),
    ("html closes", 2_000, |n| chapter(&("x ".to_owned() + &"</b>".repeat(n)))),
    ("html abandoned", 2_000, |n| chapter(&("<b>x\n\n".repeat(n) + &"</i>x\n\n".repeat(n)))),
    ("html abandoned2", 2_000, |n| chapter(&("<i>x\n\n".repeat(n) + &"<b>x\n\n".repeat(n) + &"</b>x\n\n".repeat(n)))),
    ("html block divs", 2_000, |n| chapter(&"<div>\n\n".repeat(n))),
    ("html block divs one line", 10_000, |n| chapter(&"<div>".repeat(n))),
    ("html block tables", 10_000, |n| chapter(&"<table><tr><td>".repeat(n))),
    ("html comments", 10_000, |n| chapter(&"x <!-- ".repeat(n))),
    ("html pi", 10_000, |n| chapter(&"x <? ".repeat(n))),
    ("html comment block", 10_000, |n| chapter(&("<!--\n".to_owned() + &"a\n".repeat(n)))),
    ("html block line", 10_000, |n| chapter(&("<div>\n".to_owned() + &"a\n".repeat(n)))),
    ("html quote attr", 10_000, |n| chapter(&"<a b=\"".repeat(n))),
    ("script block", 10_000, |n| chapter(&("<script>\n".to_owned() + &"a <b>\n".repeat(n)))),
    ("lt", 10_000, |n| chapter(&"<".repeat(n))),
    ("html opens closes other", 2_000, |n| chapter(&("x ".to_owned() + &"<b>".repeat(n) + &"</i>".repeat(n)))),
    ("html abandoned", 2_000, |n| chapter(&("<i>x\n\n".repeat(n) + &"<b>x\n\n".repeat(n) + &"</b>x\n\n".repeat(n)))),
    ("html emphasis open", 5_000, |n| chapter(&("*x ".repeat(n) + &"</b>".repeat(n) + &" x*".repeat(n)))),
    ("html attributes", 5_000, |n| chapter(&format!("<div {}>", each(n, |i| format!("a{i}=x "))))),
    ("html attributes in lines", 5_000, |n| chapter(&format!("<div\n{}>", each(n, |i| format!("a{i}=x\n"))))),
    ("html attributes within a line", 5_000, |n| chapter(&format!("x <b {}>", each(n, |i| format!("a{i}=x "))))),
];

pub(super) const BLOCKS: &[Shape] = &[
    ("footnotes", 10_000, |n| chapter(&(0..n).map(|i| format!("x[^{i}]\n\n[^{i}]: y\n\n")).collect::<String>())),
    ("footnote marks", 10_000, |n| chapter(&("x[^1] ".repeat(n) + "\n\n[^1]: y"))),
    ("footnotes same", 10_000, |n| chapter(&("x[^1]\n\n".to_owned() + &"[^1]: y\n\n".repeat(n)))),
    ("footnotes unknown", 2_000, |n| chapter(&"x[^1] ".repeat(n))),
    ("footnotes unused", 2_000, |n| chapter(&(0..n).map(|i| format!("[^{i}]: y\n\n")).collect::<String>())),
    ("table columns", 5_000, |n| {
        chapter(&("|a".repeat(n) + "|\n" + &"|-".repeat(n) + "|\n" + &"|b".repeat(n) + "|\n"))
    }),
    ("table rows short", 5_000, |n| chapter(&("|a".repeat(n) + "|\n" + &"|-".repeat(n) + "|\n" + &"|b|\n".repeat(n)))),
    ("table rows", 10_000, |n| chapter(&("|a|b|\n|-|-|\n".to_owned() + &"|b|c|\n".repeat(n)))),
    ("table pipes", 10_000, |n| chapter(&("a|b\n-|-\n".to_owned() + &"|".repeat(n)))),
    ("table heads", 10_000, |n| chapter(&"a|b\n".repeat(n))),
    ("table captions", 10_000, |n| chapter(&"Table: a\n\n".repeat(n))),
    ("table delimiter lines", 10_000, |n| chapter(&"|-\n".repeat(n))),
    ("headings same", 10_000, |n| chapter(&"## Same words\n\nx\n\n".repeat(n))),
    ("headings same id", 2_000, |n| chapter(&"## Same {#a}\n\nx\n\n".repeat(n))),
    ("heading long", 10_000, |n| chapter(&("## ".to_owned() + &"a ".repeat(n)))),
    ("heading attrs", 10_000, |n| chapter(&("## a {".to_owned() + &"#b .c ".repeat(n) + "}"))),
    ("heading braces", 10_000, |n| chapter(&("## a ".to_owned() + &"{".repeat(n)))),
    ("deflist2", 5_000, |n| chapter(&("a\n".to_owned() + &": b\n".repeat(n)))),
    ("tasks", 10_000, |n| chapter(&"- [ ] a\n".repeat(n))),
    ("list items", 10_000, |n| chapter(&"- a\n".repeat(n))),
    ("list loose", 10_000, |n| chapter(&"- a\n\n".repeat(n))),
    ("list changing", 10_000, |n| chapter(&"- a\n+ b\n".repeat(n))),
    ("code fences", 10_000, |n| chapter(&"```\n".repeat(n))),
    ("code info", 10_000, |n| chapter(&("```".to_owned() + &"a".repeat(n) + "\nx\n```"))),
    ("indented", 10_000, |n| chapter(&"    a\n".repeat(n))),
    ("caption with html", 10_000, |n| chapter(&("Table: a ".to_owned() + &"*b* ".repeat(n) + "\n\n|a|\n|-|\n|b|"))),
    ("footnotes", 5_000, |n| chapter(&each(n, |i| format!("x[^{i}]\n\n[^{i}]: y\n\n")))),
    ("footnotes unused", 2_000, |n| chapter(&each(n, |i| format!("[^{i}]: y\n\n")))),
    ("table columns", 5_000, |n| {
        chapter(&("|a".repeat(n) + "|\n" + &"|-".repeat(n) + "|\n" + &"|b".repeat(n) + "|\n"))
    }),
    ("table rows short", 5_000, |n| chapter(&("|a".repeat(n) + "|\n" + &"|-".repeat(n) + "|\n" + &"|b|\n".repeat(n)))),
    ("headings count clash", 2_000, |n| chapter(&(each(n, |i| format!("## Same {i}\n\n")) + &"## Same\n\n".repeat(n)))),
];

pub(super) const TEXT: &[Shape] = &[
    ("amp", 10_000, |n| chapter(&"&".repeat(n))),
    ("amp2", 10_000, |n| chapter(&"&#1".repeat(n))),
    ("backslash", 10_000, |n| chapter(&"\\".repeat(n))),
    ("spaces", 10_000, |n| chapter(&("a".to_owned() + &" ".repeat(n) + "b"))),
    ("tabs", 10_000, |n| chapter(&"\t".repeat(n))),
    ("crs", 10_000, |n| chapter(&"\ra".repeat(n))),
    ("newlines", 10_000, |n| chapter(&"\n".repeat(n))),
    ("nbsp", 10_000, |n| chapter(&"\u{a0}*".repeat(n))),
    ("combining", 10_000, |n| chapter(&("## a".to_owned() + &"\u{301}".repeat(n)))),
    ("combining mix", 10_000, |n| chapter(&("## a".to_owned() + &"\u{301}\u{323}".repeat(n)))),
    ("capitals", 10_000, |n| chapter(&"SHOUTING WORDS ".repeat(n))),
    ("capitals2", 10_000, |n| chapter(&"SHOUTING WORDS HERE AND MORE. ok\n\n".repeat(n / 4))),
    ("entity bomb", 10_000, |n| chapter(&"&lt;&amp;".repeat(n))),
];

pub(super) const FRONT_MATTER: &[Shape] = &[
    ("fm nested", 5_000, |n| front_matter(&format!("extra = {}1{}", "[".repeat(n), "]".repeat(n)))),
    ("fm nested tables", 5_000, |n| front_matter(&format!("extra = {}1{}", "{a=".repeat(n), "}".repeat(n)))),
    ("fm dotted", 5_000, |n| front_matter(&format!("extra.{}b = 1", "a.".repeat(n)))),
    ("fm unknown keys", 5_000, |n| front_matter(&(0..n).map(|i| format!("k{i} = 1\n")).collect::<String>())),
    ("fm errors", 3_000, |n| front_matter(&"a b c\n".repeat(n))),
    ("fm errors one line", 5_000, |n| front_matter(&format!("extra = [{}]", "? ".repeat(n)))),
    ("fm same key", 5_000, |n| front_matter(&"owner = \"a\"\n".repeat(n))),
    ("fm amendments", 5_000, |n| front_matter(&"[[amendments]]\ndate = 2026-01-01\n".repeat(n))),
    ("fm amendments bad", 3_000, |n| front_matter(&"[[amendments]]\ndate = 3\n".repeat(n))),
    ("fm statuses", 5_000, |n| front_matter(&format!("status = [{}]", "\"x\",".repeat(n)))),
    ("fm aliases", 5_000, |n| {
        front_matter(&format!("aliases = [{}]", (0..n).map(|i| format!("\"x{i}\",")).collect::<String>()))
    }),
    ("fm aliases same", 5_000, |n| front_matter(&format!("aliases = [{}]", "\"x\",".repeat(n)))),
    ("fm related", 5_000, |n| front_matter(&format!("related = [{}]", "\"x.md\",".repeat(n)))),
    ("fm number", 10_000, |n| front_matter(&format!("number = \"1{}\"", ".1".repeat(n)))),
    ("fm scope quotes", 5_000, |n| front_matter(&format!("scope = \"{}\"", ">".repeat(n)))),
    ("fm scope escapes", 10_000, |n| front_matter(&format!("scope = \"{}[x](y)\"", "\\u0041".repeat(n)))),
    ("fm scope escapes links", 5_000, |n| front_matter(&format!("scope = \"{}\"", "\\u0041 [x](y) ".repeat(n)))),
    ("fm also", 3_000, |n| front_matter(&"[[also]]\nsee = \"a\"\nurl = \"https://example.org/\"\n".repeat(n))),
    ("fm no end", 10_000, |n| format!("--- content/leave.md\n+++\n{}", "a\n".repeat(n))),
    ("fm dup tables", 3_000, |n| front_matter(&"[extra]\n".repeat(n))),
    ("fm multiline str", 10_000, |n| front_matter(&format!("summary = \"\"\"{}\"\"\"", "a\\\n".repeat(n)))),
    ("fm unknown keys", 1_000, |n| front_matter(&each(n, |i| format!("k{i} = 1\n")))),
    ("fm keys near", 300, |n| front_matter(&each(n, |i| format!("owner{i} = 1\n")))),
    ("fm long keys", 20_000, |n| front_matter(&format!("{} = 1\n{} = 2", "a".repeat(n), "b".repeat(n)))),
    ("fm errors one line", 5_000, |n| front_matter(&format!("owner = {}", "\"a\" b = ".repeat(n)))),
    ("fm aliases", 2_000, |n| front_matter(&format!("aliases = [{}]", each(n, |i| format!("\"x{i}\","))))),
    ("fm title", 20_000, |n| format!("--- content/leave.md\n+++\ntitle = \"{}\"\n+++\n\nText.\n", "Leave ".repeat(n))),
];

pub(super) const CHAPTERS: &[Shape] = &[
    ("chapters of one title", 500, |n| chapters(n, |i| (i + 1, String::new()), "Text.")),
    ("chapters of one number", 500, |n| chapters(n, |_| (1, String::new()), "Text.")),
    ("chapters of numbers given twice", 500, |n| chapters(n, |i| (i / 2 + 1, String::new()), "Text.")),
    ("chapters of one id", 500, |n| chapters(n, |i| (i + 1, "id = \"leave\"\n".to_owned()), "Text.")),
    ("chapters half withdrawn", 500, |n| {
        let withdrawn = |i| if i % 2 == 0 { "withdrawn = { on = 2026-01-01 }\n" } else { "" };
        chapters(n, |i| (i + 1, withdrawn(i).to_owned()), "Text.")
    }),
    ("chapters that link to one", 500, |n| chapters(n, |i| (i + 1, String::new()), "[Other](c0.md)")),
    ("chapters that lead nowhere", 500, |n| chapters(n, |i| (i + 1, String::new()), "[Other](cc.md) [and](#x)")),
    ("chapters that are links", 500, |n| {
        chapters(n, |i| (i + 1, "kind = \"link\"\nurl = \"https://example.org/\"\n".to_owned()), "")
    }),
];

pub(super) const SETTINGS: &[Shape] = &[
    ("settings abbreviations", 1_000, |n| {
        settings(
            &format!("[abbreviations]\n{}", each(n, |i| format!("AB{i} = \"x\"\n"))),
            &each(n, |i| format!("AB{i} ")),
        )
    }),
    ("settings abbreviations of one word", 1_000, |n| {
        let keys = each(n, |i| format!("\"A&{i}\" = \"x\"\n"));
        settings(&format!("[abbreviations]\n{keys}"), &each(n, |i| format!("A&{i} ")))
    }),
    ("settings callouts", 1_000, |n| {
        let keys = each(n, |i| format!("[callouts.k{i}]\nlabel = \"x\"\n"));
        settings(&keys, &each(n, |i| format!("> [!j{i}] a\n\n")))
    }),
    ("settings links", 2_000, |n| {
        settings(&"[[quick_links]]\ntitle=\"a\"\nurl=\"https://a.example\"\n".repeat(n), "x")
    }),
    ("settings nested", 5_000, |n| settings(&format!("extra = {}{}", "[".repeat(n), "]".repeat(n)), "x")),
    ("settings notice", 5_000, |n| settings(&format!("notice = \"{}\"", "[".repeat(n)), "x")),
    ("settings releases", 2_000, |n| settings(&"[[releases]]\ndate=2026-01-01\ntitle=\"a\"\n".repeat(n), "x")),
    ("strings", 500, |n| {
        let strings = each(n, |i| format!("k{i} = \"x\"\n"));
        settings("theme = \"t\"", "x") + "--- themes/t/strings/en.toml\n" + &strings
    }),
];
