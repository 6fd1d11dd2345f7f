//! What the format is silent on, and an editor would expect.

use crate::support::{element_with, has_page, lines_of, main_text, page_of};

fn chapter(path: &str, front_matter: &str) -> String {
    format!("--- content/{path}\n+++\n{front_matter}\n+++\n\n## First part\n\nText.\n")
}

#[test]
fn a_number_at_the_start_of_a_name_is_no_part_of_the_id_unless_it_is_all_there_is() {
    let names =
        [("1.1.6 Leave.md", "leave"), ("2nd-opinion.md", "2nd-opinion"), ("1.1.7.md", "1-1-7"), ("2024.md", "2024")];
    for (name, id) in names {
        assert!(has_page(&chapter(name, "title = \"T\""), &format!("{id}.html")), "{name} has not the id {id}");
    }
}

#[test]
fn an_and_goes_with_the_line_that_it_continues() {
    let manual = "--- content/leave.md\n+++\nnumber = \"1\"\ntitle = \"Leave\"\n\n[[also]]\nsee = \"Old\"\nexpires = 2026-01-31\n\n\
        [[also]]\nand = \"Older\"\n\n[[also]]\nsee = \"New\"\n\n[[also]]\nand = \"Newer\"\n+++\n\nText.\n";
    let lines = lines_of(&page_of(manual, "index.html"));
    let texts: Vec<&str> = lines.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(texts, ["1 Leave", "See also: New", "and Newer"]);
}

#[test]
fn a_related_chapter_may_be_named_with_its_heading() {
    let manual = chapter("leave.md", "title = \"Leave\"\nrelated = [\"pay.md#first-part\"]")
        + &chapter("pay.md", "title = \"Pay\"");
    let related = element_with(&page_of(&manual, "leave.html"), "head-related");
    assert!(related.contains("href=\"pay.html#first-part\""), "{related}");
}

#[test]
fn a_log_without_a_number_keeps_its_title_and_text() {
    let manual = chapter("log.md", "title = \"What has changed\"\nkind = \"amendments\"");
    let text = main_text(&page_of(&manual, "amendments.html"));
    assert!(text.starts_with("What has changed First part"), "{text}");
}

#[test]
fn a_release_that_is_to_come_is_not_said_to_be_published() {
    let manual = "--- vade.toml\ntitle = \"Test Manual\"\n\n[[releases]]\ndate = 2027-03-01\ntitle = \"March 2027\"\n"
        .to_owned()
        + &chapter("leave.md", "title = \"Leave\"\n\n[[amendments]]\ndate = 2026-05-01");
    let text = main_text(&page_of(&manual, "amendments.html"));
    assert!(text.contains("March 2027, to be published 1 March 2027"), "{text}");
}

#[test]
fn a_withdrawn_chapter_is_nothing_but_withdrawn() {
    let front_matter = "title = \"Leave\"\nstatus = [\"under-review\"]\nunder_review = { contact = \"Ann\" }\nwithdrawn = { on = 2026-04-01 }";
    let text = main_text(&page_of(&chapter("leave.md", front_matter), "leave.html"));
    assert!(text.contains("no longer applies. Its last text is kept below"), "{text}");
    assert!(!text.contains("under review") && !text.contains("Ann"), "{text}");
    let empty = format!("--- content/leave.md\n+++\n{front_matter}\n+++\n");
    assert!(!main_text(&page_of(&empty, "leave.html")).contains("last text"));
}

#[test]
fn a_file_that_only_a_draft_leads_to_is_not_published() {
    let draft = "--- content/form.txt\nA form.\n--- content/leave.md\n+++\ntitle = \"Leave\"\ndraft = true\n+++\n\n[Form](form.txt)\n";
    assert!(!has_page(draft, "files/form.txt"));
    assert!(has_page(&draft.replace("draft = true\n", ""), "files/form.txt"));
}

#[test]
fn sections_go_to_any_depth() {
    let mut manual = String::new();
    let (mut folder, mut number) = (String::new(), String::new());
    for depth in 0..40 {
        folder += &format!("f{depth}/");
        number += if depth == 0 { "1" } else { ".1" };
        manual += &format!(
            "--- content/{folder}_index.md\n+++\nid = \"f{depth}\"\nnumber = \"{number}\"\ntitle = \"D{depth}\"\n+++\n"
        );
    }
    let lines = lines_of(&page_of(&manual, "index.html"));
    assert_eq!(lines.len(), 40);
    assert_eq!(lines[39].1, format!("{number} D39"));
}
