//! Any front matter and any text give findings or a whole site: well-formed pages, links that lead somewhere, ids once each.

use std::cell::Cell;
use std::collections::BTreeMap;

use proptest::bool;
use proptest::collection::vec;
use proptest::prelude::{Just, ProptestConfig, Strategy, prop_assert, prop_assert_eq, prop_oneof};
use proptest::sample::select;
use proptest::test_runner::TestRunner;

use vademecum::diagnostics::code::Code;
use vademecum::write::Output;

use crate::determinism::files_below;
use crate::fuzz::page::{Page, decoded};
use crate::support::{options, report_of, sources_of};

const CASES: u32 = 120;
/// Pieces of Markdown that mean something, so that texts are more than words.
const PIECES: &[&str] = &[
    "Words",
    " ",
    "\n",
    "\n\n",
    "*",
    "**",
    "`",
    "~~",
    "[",
    "](one.md)",
    "](one.md#part)",
    "[](two.md)",
    "](https://example.org/)",
    "## Part\n",
    "### Part {#own}\n",
    "- ",
    "1. ",
    "> ",
    "> [!NOTE] Title\n",
    "|a|b|\n|-|-|\n|c|d|\n",
    "[^1]",
    "\n[^1]: Note\n",
    "<b>",
    "</b>",
    "<div>\n\n",
    "\n\n</div>\n\n",
    "<table><tr><td>",
    "</table>\n\n",
    "<details><summary>x</summary>\n\n",
    "<kbd>",
    "&amp;",
    "<",
    "\\",
    "    ",
    "\nTerm\n: Meaning\n",
    "Table: Caption\n\n",
    "```\n",
    "<script>",
    "javascript:x",
    "![x](data:image/png;base64,AAAA)",
    "](data:image/png;base64,AAAA)",
    "LADO",
    "é",
    "\u{202e}",
];
const KEYS: &[&str] = &[
    "scope = \"For *all* [staff](two.md)\"",
    "status = [\"new\"]",
    "keywords = [\"a&b\", \"<c>\"]",
    "owner = \"Ann\"",
    "version = \"2\"",
    "review_due = 2027-01-01",
    "aliases = [\"old\"]",
    "summary = \"x\"",
    "related = [\"two.md\"]",
    "withdrawn = { on = 2026-01-01 }",
    "draft = true",
    "kind = \"link\"\nurl = \"https://example.org/\"",
    "also = [{ see = \"x\", url = \"https://example.org/\" }]",
    "amendments = [{ date = 2026-01-01, summary = \"*x*\" }]",
    "contents_depth = 3",
    "number_headings = false",
    "extra = { a = [1, 2] }",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => select(PIECES).prop_map(str::to_owned), 1 => "\\PC{0,6}"];
    vec(piece, 0..25).prop_map(|pieces| pieces.concat())
}

fn front_matter(number: u32) -> impl Strategy<Value = String> {
    let title = prop_oneof![Just("Leave".to_owned()), "[ -~é😀]{0,20}[a-z]"];
    let keys = prop_oneof![12 => vec(select(KEYS), 0..4), 1 => vec(Just("unknown = 1"), 1..2)];
    (bool::ANY, title, keys).prop_map(move |(has_number, title, mut keys)| {
        let is_section = number == 3;
        let number = if has_number || is_section {
            format!(
                "number = \"{number}\"
"
            )
        } else {
            String::new()
        };
        if is_section {
            keys.retain(|key| key.starts_with("extra") || key.starts_with("also"));
        }
        keys.sort_unstable();
        keys.dedup_by_key(|key| key.split(' ').next());
        // An old address can lead to one chapter only.
        let keys = keys
            .join(
                "
",
            )
            .replace("\"old\"", &format!("\"old-{}\"", number.len() + title.len()));
        format!(
            "{number}title = {}
{keys}
",
            toml_text(&title)
        )
    })
}

pub(super) fn toml_text(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn manual() -> impl Strategy<Value = String> {
    let file = |number| (front_matter(number), text());
    (file(1), file(2), file(3)).prop_map(|(one, two, section)| {
        let file_of = |path: &str, (keys, text): (String, String)| format!("--- content/{path}\n+++\n{keys}+++\n\n{text}\n");
        // What is wrong with a link leaves it as its words; a site that is built so is whole.
        let changeable = Code::ALL.iter().filter(|code| code.is_changeable());
        let checks: String = changeable.map(|code| format!("{} = \"warning\"\n", code.name())).collect();
        let settings = "--- vade.toml\ntitle = \"Manual\"\nbase_url = \"https://m.example/\"\n[print]\nwhole = true\n[abbreviations]\nLADO = \"x\"\n[checks]\n";
        settings.to_owned() + &checks + &file_of("one.md", one) + &file_of("two.md", two) + &file_of("section/_index.md", section)
    })
}

#[test]
fn any_manual_gives_findings_or_a_whole_site() {
    let built = Cell::new(0);
    let mut runner =
        TestRunner::new(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() });
    let result = runner.run(&manual(), |manual| {
        let folder = tempfile::tempdir().expect("a folder can be had");
        let output = Output { folder: &folder.path().join("site"), root: folder.path(), adopt: false };
        let (written, found) =
            vademecum::build(&sources_of(&manual), options(), output, &|_, _| {}).expect("it is written");
        prop_assert_eq!(written.is_some(), found.errors() == 0, "{}", report_of(&manual));
        if written.is_some() {
            let faults = faults_of(&files_below(&folder.path().join("site")));
            prop_assert!(faults.is_empty(), "{faults:#?}");
            built.set(built.get() + 1);
        }
        Ok(())
    });
    assert!(result.is_ok(), "{}", result.expect_err("it is none"));
    assert!(built.get() > CASES / 3, "of {CASES} manuals only {} could be built", built.get());
}

/// What is wrong with a built site.
fn faults_of(files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("a page is text");
    let pages: BTreeMap<&str, Page> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path.as_str(), Page::read(&text(bytes))))
        .collect();
    let mut faults = vec![];
    for (path, page) in &pages {
        faults.extend(page.faults.iter().chain(&page.dangers).map(|fault| format!("{path}: {fault}")));
        for address in &page.addresses {
            if !leads_somewhere(path, address, &pages, files) {
                faults.push(format!("{path}: {address} leads nowhere"));
            }
        }
    }
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".xml")) {
        faults.extend(roxmltree::Document::parse(&text(bytes)).err().map(|error| format!("{path}: {error}")));
    }
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".json")) {
        faults.extend(serde_json::from_slice::<serde_json::Value>(bytes).err().map(|error| format!("{path}: {error}")));
    }
    faults
}

fn leads_somewhere(from: &str, address: &str, pages: &BTreeMap<&str, Page>, files: &BTreeMap<String, Vec<u8>>) -> bool {
    let (path, heading) = address.split_once('#').unwrap_or((address, ""));
    if path.contains(':') {
        return true;
    }
    let path = if path.is_empty() { from.to_owned() } else { decoded(path.split('?').next().unwrap_or(path)) };
    let has_heading = || pages.get(path.as_str()).is_some_and(|page| page.ids.contains(&decoded(heading)));
    files.contains_key(&path) && (heading.is_empty() || has_heading())
}
