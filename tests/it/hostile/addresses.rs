//! Addresses that would run something, however they are disguised, wherever an address may stand.

use crate::fuzz::page::Page;
use crate::support::{options, sources_of};

/// What a browser may take for `javascript:`, `vbscript:` or `data:`: it decodes entities and passes over blanks.
const TRICKS: &[&str] = &[
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "\u{1}javascript:alert(1)",
    "\u{feff}javascript:alert(1)",
    "\u{a0}javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\u{0}script:alert(1)",
    "javascript\t:alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A;avascript:alert(1)",
    "&#0000106avascript:alert(1)",
    "java&Tab;script:alert(1)",
    "java&NewLine;script:alert(1)",
    "javascript&colon;alert(1)",
    "%6aavascript:alert(1)",
    "java\\script:alert(1)",
    "javascript://example.org/%0aalert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "data:image/svg+xml;base64,PHN2Zz4=",
    "data:image/png;base64,iVBORw0KGgo=",
    "data:image/png,<script>alert(1)</script>",
    "data:image/png;base64,iVBORw0KGgo=\" onerror=\"alert(1)",
    "data:image/png;charset=utf-8;base64,iVBORw0KGgo=",
    "feed:javascript:alert(1)",
    "view-source:javascript:alert(1)",
    "blob:https://example.org/x",
    "file:///etc/passwd",
    "//example.org/",
    "\\\\example.org\\share",
    "https://example.org/\" onclick=\"alert(1)",
    "https://example.org/' onclick='alert(1)",
    "https://example.org/><script>alert(1)</script>",
];

#[test]
fn in_markdown() {
    for trick in TRICKS {
        for text in [
            format!("[x]({trick})"),
            format!("[x](<{trick}>)"),
            format!("[x][y]\n\n[y]: {trick}"),
            format!("[x][y]\n\n[y]: <{trick}> \"title\" "),
            format!("![x]({trick})"),
            format!("![x](<{trick}>)"),
            format!("<{trick}>"),
            format!("[![x]({trick})]({trick})"),
            format!("[x](https://example.org/ \"{}\")", trick.replace('"', "\\\"")),
        ] {
            assert_harmless(&super::chapter(&text), &["leave.html"]);
        }
    }
}

#[test]
fn in_raw_html() {
    for trick in TRICKS {
        for text in [
            format!("<a href=\"{trick}\">x</a>"),
            format!("x <a href='{trick}'>x</a>"),
            format!("<img src={trick} onerror=alert(1)>"),
            format!("<blockquote cite=\"{trick}\">x</blockquote>"),
            format!("<div style=\"background: url({trick})\" title=\"{trick}\">x</div>"),
            format!("<svg><a xlink:href=\"{trick}\"><text>x</text></a></svg>"),
            format!("<math href=\"{trick}\"><mi>x</mi></math>"),
            format!("<table background=\"{trick}\"><tr><th>x</table>"),
            format!("<form action=\"{trick}\"><button formaction=\"{trick}\">x</button></form>"),
            format!("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">{trick}"),
        ] {
            assert_harmless(&super::chapter(&text), &["leave.html"]);
        }
    }
}

#[test]
fn in_front_matter_and_settings() {
    for trick in TRICKS {
        let text =
            trick.replace('\\', "\\\\").replace('"', "\\\"").replace('\u{0}', "\\u0000").replace('\u{1}', "\\u0001");
        let chapter = |keys: &str| super::front_matter(keys);
        for manual in [
            chapter(&format!("kind = \"link\"\nnumber = \"1\"\nurl = \"{text}\"")),
            chapter(&format!("number = \"1\"\n[[also]]\nsee = \"x\"\nurl = \"{text}\"")),
            chapter(&format!("number = \"1\"\n[[also]]\nsee = \"x\"\nfile = \"{text}\"")),
            chapter(&format!("scope = \"[x]({text}) <{text}>\"\nrelated = [\"{text}\"]\naliases = [\"{text}\"]")),
            chapter(&format!("under_review = {{ contact = \"{text}\" }}\nstatus = [\"under-review\"]")),
            super::settings(&format!("notice = \"[x]({text})\"\ncontact = \"{text}\"\nlogo = \"{text}\""), "x"),
            super::settings(&format!("base_url = \"{text}\""), "x"),
            super::settings(&format!("[[quick_links]]\ntitle = \"x\"\nurl = \"{text}\""), "x"),
            super::settings(&format!("[[foot_links]]\ntitle = \"x\"\nurl = \"{text}\""), "x"),
        ] {
            assert_harmless(&manual, &["leave.html", "index.html"]);
        }
    }
}

/// Nothing on the pages runs or leads where no page may lead, even where the manual has errors and would not be built.
fn assert_harmless(manual: &str, addresses: &[&str]) {
    let sources = sources_of(manual);
    for address in addresses {
        let (html, _) = vademecum::page(&sources, options(), address).expect("the page can be rendered");
        let html = html.map_or(String::new(), |html| String::from_utf8(html).expect("a page is text"));
        let page = Page::read(&html);
        assert!(page.dangers.is_empty(), "{manual}\n{:#?}\n{html}", page.dangers);
        assert!(
            !page.addresses.iter().any(|address| address.starts_with("//") || address.starts_with('\\')),
            "{manual}"
        );
    }
}
