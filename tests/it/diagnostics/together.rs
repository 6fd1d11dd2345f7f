//! Many faults at once: all are told in one run, in order, and none that is only the echo of another.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use vademecum::diagnostics::code::Code;

use super::bad_manual::bad_manual;
use crate::support::report_of;

/// What cannot go together with the rest: bytes that are no text, what is no file, and two that exclude what is there.
const ELSEWHERE: [Code; 4] = [Code::NotUtf8, Code::NotRead, Code::StatusLapsed, Code::UnknownTheme];

/// The code between the brackets of a line of a report.
fn code_of(line: &str) -> &str {
    let (_, rest) = line.split_once('[').expect("a line names its code");
    rest.split_once(']').expect("the bracket is closed").0
}

#[test]
fn every_fault_of_a_bad_manual_is_told_once_and_in_one_run() {
    let report = report_of(&bad_manual());
    let mut found: Vec<&str> = report.lines().map(code_of).collect();
    found.sort_unstable();
    let mut expected: Vec<&str> =
        Code::ALL.iter().filter(|code| !ELSEWHERE.contains(code)).map(|code| code.name()).collect();
    expected.sort_unstable();
    assert_eq!(found, expected, "{report}");
}

#[test]
fn faults_are_told_by_file_line_and_column() {
    let report = report_of(&bad_manual());
    let place = |line: &str| {
        let mut parts = line.split(':');
        let path = parts.next().unwrap_or_default().to_owned();
        let mut number = || parts.next().and_then(|part| part.parse::<usize>().ok()).expect("a line and a column");
        (path, number(), number())
    };
    let places: Vec<_> = report.lines().map(place).collect();
    assert!(places.is_sorted(), "{report}");
    assert_eq!(report, report_of(&bad_manual()));
    assert_snapshot!(report, @r#"
    content/bare.md:1:1: error[missing-front-matter]: the file does not begin with front matter; begin the file with a line `+++`, the line `title = "…"`, and another line `+++`
    content/broken.md:2:9: error[toml-syntax]: this text has no quotation marks; write it between two: `key = "text"`
    content/deep.md:5:1: error[nested-too-deep]: more than 100 parts of the text stand in one another here; take out most of the `>`, list marks, `*` or HTML tags: no reader could tell such depths apart
    content/empty.md:3:1: warning[empty-chapter]: this chapter has no text; write its text below the front matter, or mark it `draft = true` until there is one
    content/history.md:3:11: warning[status-not-in-log]: the status `updated` is shown, but no amendment says what changed; add `[[amendments]]` with `date`, `type = "updated"` and `summary`
    content/history.md:4:9: warning[added-not-in-log]: `added` names another month than the amendment that records the chapter as new; correct whichever of the two is wrong
    content/history.md:7:8: warning[former-title-missing]: this amendment says the chapter was renamed, but not from what; add its old title: `former_titles = ["…"]`
    content/history.md:7:8: warning[date-in-future]: `date` lies in the future, seen from 2026-11-22; mend the date; what has not happened yet is not recorded
    content/history.md:11:8: warning[former-number-missing]: this amendment says the chapter was renumbered, but not from what; add its old number: `former_numbers = ["…"]`
    content/keys.md:2:1: error[missing-key]: the front matter has no `title`, which must be there; add a line such as `title = "Confidentiality Policy"`
    content/keys.md:2:12: error[wrong-type]: `keywords` cannot be text; write a list of texts such as ["one", "two"]
    content/keys.md:3:9: error[invalid-date]: `added` is `April`, which is neither a day nor a month; write a day such as 2017-04-03, or a month such as "2017-04"
    content/keys.md:4:6: error[invalid-id]: `Keys!` cannot be an address; use small letters, digits and hyphens: `keys`
    content/keys.md:5:7: error[key-not-for-kind]: `url` has no meaning for an entry of kind `chapter`; write `kind = "link"`, or take the line out
    content/leave/1-annual.md:5:10: error[unknown-access]: there is no access `intranet`; define it in vade.toml below `[access.intranet]`
    content/leave/1-annual.md:6:11: error[unknown-status]: there is no status `trial`; use `new`, `updated` or `under-review`, or define it in vade.toml below `[statuses.trial]`
    content/leave/1-annual.md:7:12: error[alias-taken]: the address `rates` is already used, so nothing can be led on from it; take the alias out, or change the id that uses it
    content/leave/1-annual.md:10:5: error[unknown-page]: there is no chapter `../pay.md`; write the path from this file to the chapter, such as `../policies/confidentiality.md`
    content/leave/1-annual.md:10:23: error[unknown-heading]: `1-annual.md` has no heading with the id `notice`; give the heading that is meant the id: `## … {#notice}`
    content/leave/1-annual.md:10:45: error[unknown-file]: there is no file `form.docx`; put the file there, or mend the path; it starts from this file's folder
    content/leave/_index.md:4:9: warning[missing-alternative-text]: this image says nothing to people who cannot see it; add `image_alt = "…"`, or `image_alt = ""` if it is mere decoration
    content/leave/_index.md:8:11: warning[expired-notice]: this line was to be shown until 2026-01-02, and is shown no longer; take it out, or give it a later `expires`
    content/leave/carers.md:2:10: error[duplicate-number]: the number 1.1 is given twice; give one of them another number; 1.2 is free
    content/leave/carers.md:3:9: error[missing-document-control]: this chapter has no `owner`, which the settings require; add `owner = "…"` to the front matter
    content/leave/parental.md:2:10: error[number-not-text]: the number 1.3 is written without quotation marks; write `"1.3"`; without them 1.10 would be the same as 1.1
    content/leave/sick.md:2:10: error[invalid-number]: `1.4a` is not a number: it should be whole numbers with points between them; write it like `1.10` or `6.2.14`
    content/lines.md:4:1: error[and-without-line]: this `and` has no line before it that it could continue; put it after a `see`, or make it a `see`
    content/lines.md:7:1: error[also-without-kind]: this `[[also]]` has not exactly one of `see`, `and` and `note`; begin it with one line such as `see = "Joint Protocol"`
    content/lines.md:10:1: error[also-targets]: this `[[also]]` leads to more than one place; keep one of `url`, `chapter` and `file`
    content/lines.md:16:7: error[also-without-words]: `true` takes the words from a chapter, but no `chapter` is given; add `chapter = "…"`, or write the words in place of `true`
    content/links.md:5:5: error[link-to-draft]: the chapter "Draft" is a draft and will not be in the manual; take `draft = true` out of that chapter, or take this link out
    content/links.md:5:28: warning[link-to-withdrawn]: the chapter "Old" is withdrawn; link to what applies now, or take the link out
    content/links.md:5:51: error[absolute-path]: `/lines.md` does not start from this file; did you mean `lines.md`?
    content/links.md:5:71: error[outside-content]: `../vade.toml` leads out of the content folder; only files below `content` are published; put a copy there
    content/links.md:6:1: error[unsafe-address]: `file:///S:/forms` is not an address that a page may use; a link may begin with `https:`, `http:`, `mailto:` or `tel:`, or name a file of the manual
    content/links.md:6:35: error[unknown-reference]: no line of this file says where `law` leads; add a line `[law]: https://…`, or write the link as `[text](address)`
    content/open.md:1:1: error[unclosed-front-matter]: the front matter that begins here does not end; put a line `+++` between the front matter and the text
    content/pasted.md:5:5: error[control-character]: there is an invisible control character here (U+000B); delete it; it often comes along when text is pasted
    content/pasted.md:5:11: warning[text-direction]: a hidden character turns the direction of the text here (U+202E); delete it: what readers see is not what is written; it often comes along when text is pasted
    content/pay/annual.md:2:1: error[duplicate-id]: pay/annual.md and leave/1-annual.md would both have the address `annual.html`; give one of them an id of its own, such as `id = "annual-2"`; a page's address stays for good
    content/pay/rates.md:2:10: warning[number-gap]: 2.3 comes where 2.2 is expected; mend the number, close the gap with `vade renumber --close-gaps`, or add `number_reason = "…"` to say why it is meant
    content/records/_index.md:2:1: error[section-without-number]: this folder's `_index.md` has no number; add `number = "…"` to make the folder a section, or remove the file
    content/rules/aux.gif:1:1: warning[unportable-name]: no file on Windows can be called `aux.gif`: `aux` is kept for a device; give it another name: manuals and sites are copied to Windows some day
    content/rules/dress.markdown:1:1: warning[other-ending]: a file that ends with `.markdown` is no chapter, so this text is not published; rename the file to `dress.md`
    content/rules/dress.md:2:10: warning[number-out-of-place]: 4.1 stands in section 3, but does not begin with 3; mend the number, move the file, or add `number_reason = "…"` to say why it is meant
    content/rules/fire/drill.md:2:10: warning[folder-without-section]: 3.1.1 stands in the folder `rules/fire`, which is not a section; make it one with a file `rules/fire/_index.md` that has a `number` and a `title`, or move the chapter
    content/rules/fire/drill.md:3:9: warning[repeated-in-title]: the title `Drill (updated)` holds its status, which is shown beside it already; take the status out of the title
    content/rules/index.md:2:1: error[reserved-id]: `index` is taken: the tool makes a page of this name, or Windows keeps it for itself; give the page another id, such as `id = "index-chapter"`
    content/rules/uniform.md:5:8: warning[withdrawn-in-log-only]: this amendment says that the chapter was withdrawn, but the contents still list it; add `withdrawn = { on = 2026-05-31, reason = "…" }`, or mend the amendment's `type`
    content/text.md:5:1: error[heading-level-one]: this heading is of the first level, which is kept for the page's title; write `## First level`
    content/text.md:9:1: error[duplicate-heading-id]: another heading of this page already has the id `one`; give this heading another id, or none
    content/text.md:11:1: warning[skipped-heading]: this heading skips a level: `####` follows `##`; write `### Three`
    content/text.md:13:1: warning[empty-heading]: this heading has no words; write the heading's words behind the `#` signs, or take the line out
    content/text.md:15:5: warning[unclear-link-text]: the link text `here` does not say where the link leads; name what readers find there, such as `[Leave Policy](leave.md)`; the text should make sense by itself
    content/text.md:15:23: warning[twin-links]: this link leads to the same place as the one right before it; make one link of the two, or keep the link on one of them only
    content/text.md:17:1: warning[table-without-header]: the columns of this table have no names; write into the table's first row what each column holds
    content/text.md:21:1: warning[long-capitals]: many words in a row are in capitals, which are hard to read; write it in small letters, as a sentence; put `**` around it to make it stand out
    content/text.md:23:5: error[unknown-callout]: there is no labelled block of the kind `NOTICE`; did you mean `NOTE`?
    content/text.md:24:8: warning[dropped-html]: the HTML `<center>` is left out of the page; leave the looks to the theme
    content/text.md:24:31: error[unknown-footnote]: there is no footnote `1`; add a line `[^1]: …` with its text
    content/text.md:24:39: warning[unbalanced-html]: the HTML element `<b>` is not opened and closed in the same place; put `<b>` and `</b>` around the same text
    content/text.md:26:1: warning[unused-footnote]: no mark in the text leads to the footnote `2`, so it is not shown; put `[^2]` where it belongs, or take it out
    content/text.md:28:1: error[duplicate-footnote]: there is another footnote `2` above, and only one text can be shown for its marks; give one of the two another name, here and in its marks
    content/text.md:30:5: error[heading-in-footnote]: this heading is a part of a footnote; take away its `#`, or the blanks before it if it begins a new part of the chapter
    themes/house/strings/en.toml:1:1: warning[unknown-string]: no page uses a string named `greeting`; take the line out: nothing would show it
    themes/house/templates/404.html:1:4: error[template-error]: this template cannot be used: Unexpected end of input; mend the template, or delete it: then the built-in one is used
    themes/house/templates/chaptr.html:1:1: warning[unused-template]: `chaptr.html` is no built-in template, and no other template names it; did you mean `chapter.html`?
    themes/house/theme.toml:1:12: warning[theme-contract]: the theme was made for version 2 of the theme contract, and this is version 1; read in the changelog what is different, mend the templates, and write `contract = 1`
    vade.toml:2:12: error[invalid-address]: `base_url` is `manual.example.org`, which is not a web address; begin it with `https://`
    vade.toml:3:12: warning[missing-language]: the wording of the pages is not there in the language `fr`, so it is English; write it in `themes/house/strings/fr.toml`
    vade.toml:5:1: error[unknown-key]: `vade.toml` has no key `colour`; take the line out; your own keys for a theme belong below `[extra]`
    vade.toml:6:18: error[unknown-value]: `external_links` cannot be `window`; write `same-tab` or `new-tab`
    "#);
}

#[test]
fn every_code_has_a_test_of_its_own() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/diagnostics");
    let mut tests = String::new();
    for item in fs::read_dir(folder).expect("the folder of the tests can be read") {
        let path = item.expect("the folder of the tests can be read").path();
        let is_test = path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("together.rs");
        if is_test {
            tests += &fs::read_to_string(&path).expect("a test can be read");
        }
    }
    let is_untested = |code: &&Code| !tests.contains(&format!("[{}]", code.name()));
    let untested: Vec<&str> = Code::ALL.iter().filter(is_untested).map(|code| code.name()).collect();
    assert!(untested.is_empty(), "no test in tests/it/diagnostics finds {}", untested.join(", "));
}
