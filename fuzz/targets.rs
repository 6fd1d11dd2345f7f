//! The targets: each makes a manual of bytes, and nothing but findings or whole pages may come of it.

use vademecum::Options;
use vademecum::diagnostics::report::{Format, Style, report};
use vademecum::source::Sources;

use super::page::Page;

const SETTINGS: &str = "title = \"Manual\"\nbase_url = \"https://manual.example/\"\n[print]\nwhole = true\n";
const OTHER: &str = "+++\nnumber = \"2\"\ntitle = \"Pay\"\n+++\n\n## When\n\nSee [leave](leave.md).\n";

/// Any front matter of a chapter, and of a section.
pub fn front_matter(bytes: &[u8]) {
    let keys = String::from_utf8_lossy(bytes);
    let chapter = format!("+++\nnumber = \"1\"\ntitle = \"Leave\"\n{keys}\n+++\n\n## Text\n");
    let section = format!("+++\nnumber = \"3\"\ntitle = \"Section\"\n{keys}\n+++\n\nText.\n");
    let bare = format!("{keys}\n");
    let files = [
        ("vade.toml", SETTINGS),
        ("content/bare.md", bare.as_str()),
        ("content/leave.md", &chapter),
        ("content/pay.md", OTHER),
        ("content/section/_index.md", &section),
    ];
    look_at(&files, &["leave.html", "section-section.html", "amendments.html", "print.html", "feed.xml"]);
}

/// Any settings.
pub fn settings(bytes: &[u8]) {
    let keys = String::from_utf8_lossy(bytes);
    let settings = format!("title = \"Manual\"\n{keys}");
    let leave = "+++\nnumber = \"1\"\ntitle = \"Leave\"\nstatus = [\"new\"]\n+++\n\n> [!NOTE] A LADO\n> and [x](https://a.example/).\n";
    let files = [("vade.toml", settings.as_str()), ("content/leave.md", leave), ("content/pay.md", OTHER)];
    look_at(&files, &["leave.html", "index.html", "manual.json"]);
}

/// Any text of a chapter.
pub fn markdown(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let chapter = format!("+++\nnumber = \"1\"\ntitle = \"Leave\"\n+++\n\n{text}");
    let settings = format!("{SETTINGS}[abbreviations]\nLADO = \"Local officer\"\n");
    let files = [("vade.toml", settings.as_str()), ("content/leave.md", &chapter), ("content/pay.md", OTHER)];
    look_at(&files, &["leave.html", "print.html"]);
}

/// Two numbers, a line each: whether they are numbers, and which of them comes first.
pub fn numbers(bytes: &[u8]) {
    let text =
        String::from_utf8_lossy(bytes).replace(|character: char| character.is_control() && character != '\n', "");
    let (one, other) = text.split_once('\n').unwrap_or((&text, "1"));
    let chapter = |number: &str| {
        let number = number.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " ");
        format!("+++\nnumber = \"{number}\"\ntitle = \"T\"\n+++\n\nText.\n")
    };
    let (first, second) = (chapter(one), chapter(other));
    let files = [("vade.toml", SETTINGS), ("content/one.md", first.as_str()), ("content/other.md", &second)];
    let report = look_at(&files, &[]);
    for (name, number) in [("one", one), ("other", other)] {
        let is_told = ["invalid-number", "missing-key"]
            .iter()
            .any(|code| report.contains(&format!("content/{name}.md:2:10: error[{code}]")));
        assert_eq!(is_told, parts(number).is_none(), "{number:?}: {report}");
    }
    if let (Some(first), Some(second)) = (parts(one), parts(other))
        && first != second
    {
        let contents = page(&Sources::from_texts(files), "index.html").expect("every manual has contents");
        let place = |name: &str| contents.find(&format!("href=\"{name}.html\"")).expect("the contents list both");
        assert_eq!(first < second, place("one") < place("other"), "{one} and {other}");
    }
}

/// What a number is, told in another way than the program does.
fn parts(number: &str) -> Option<Vec<u32>> {
    let part = |part: &str| part.parse::<u32>().ok().filter(|value| value.to_string() == part);
    number.split('.').map(part).collect()
}

/// Looks at what comes of a manual: the reports, and these pages. Gives the report in short.
fn look_at(files: &[(&str, &str)], addresses: &[&str]) -> String {
    let sources = Sources::from_texts(files.iter().copied());
    let found = vademecum::check(&sources, options()).expect("the manual has settings");
    let said = |format| report(&sources, &found, Style { format, prefix: "", color: false });
    for format in [Format::Human, Format::Json, Format::Sarif, Format::Github] {
        said(format);
    }
    for address in addresses {
        if let Some(text) = page(&sources, address) {
            assert_sound(address, &text, found.errors() > 0);
        }
    }
    said(Format::Short)
}

fn assert_sound(address: &str, text: &str, has_errors: bool) {
    if !address.ends_with(".html") {
        return;
    }
    let page = Page::read(text);
    assert!(page.dangers.is_empty(), "{address}: {:#?}\n{text}", page.dangers);
    // With an error no page is written; where one is looked at, a link may lead to what could not be read.
    if !has_errors {
        assert!(page.faults.is_empty(), "{address}: {:#?}\n{text}", page.faults);
        let broken: Vec<&str> = page.broken_links().collect();
        assert!(broken.is_empty(), "{address} leads to {broken:?}\n{text}");
    }
}

fn options() -> Options {
    Options::on("2026-11-22".parse().expect("the day is a date"))
}

fn page(sources: &Sources, address: &str) -> Option<String> {
    let (page, _) = vademecum::page(sources, options(), address).expect("a page can be rendered");
    page.map(|page| String::from_utf8(page).expect("a page is text"))
}
