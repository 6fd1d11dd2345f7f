//! `vade report reviews`: what stands in which group, and every format.

use std::collections::BTreeSet;
use std::path::Path;

use insta::assert_snapshot;
use serde_json::Value;
use vademecum::Options;
use vademecum::inventory::reviews::{Query, Reviews};

use crate::cli::vade;
use crate::list::Facts;
use crate::support::{options, sources_of};

/// Today is 22 November 2026.
const MANUAL: &str = r#"
--- vade.toml
title = "Rules, Ways; & \\Means"
base_url = "https://example.org/rules"
--- content/a.md
+++
number = "1"
title = "Overdue, long; and with a \\ stroke and a\nsecond line, so that it must be folded: Straße, Büro, façade"
owner = "Policy Team"
review_due = 2026-11-21
+++

Ask your manager.
--- content/b.md
+++
number = "2"
title = "Due today"
owner = "=Quality"
review_due = 2026-11-22
+++

Ask your manager.
--- content/c.md
+++
number = "3"
title = "Due on the last day"
review_due = 2027-02-22
+++

Ask your manager.
--- content/d.md
+++
number = "4"
title = "Due later"
review_due = 2027-02-23
+++

Ask your manager.
--- content/e.md
+++
number = "5"
title = "Without a date"
owner = "policy team"
+++

Ask your manager.
--- content/f.md
+++
number = "6"
title = "A link needs no date"
kind = "link"
url = "https://example.org/law"
+++
--- content/g.md
+++
number = "7"
title = "A link with one"
kind = "link"
url = "https://example.com/law?a=b"
review_due = 2026-01-31
+++
--- content/h.md
+++
number = "8"
title = "A draft"
draft = true
review_due = 2026-01-31
+++
--- content/i.md
+++
number = "9"
title = "Withdrawn"
withdrawn = { on = 2026-10-01 }
review_due = 2026-01-31
under_review = {}
+++
--- content/page.md
+++
title = "A page"
review_due = 2026-10-31
+++

Ask your manager.
--- content/page-without.md
+++
title = "A page without a date"
+++

Ask your manager.
"#;

fn reviews_of(manual: &str, query: &Query) -> Reviews {
    vademecum::reviews(&sources_of(manual), options(), query).expect("the manual can be read")
}

/// The ids in each group.
fn ids(reviews: &Reviews) -> Vec<(&'static str, Vec<&str>)> {
    let groups = reviews.groups.iter();
    groups
        .map(|group| (group.group.name(), group.entries.iter().map(|review| review.item.id.as_str()).collect()))
        .collect()
}

#[test]
fn an_entry_is_overdue_from_the_day_after_its_date_and_due_until_three_months_ahead() {
    let expected = [
        ("overdue", vec!["g", "page", "a"]),
        ("due", vec!["b", "c"]),
        ("without-date", vec!["e"]),
        ("long-under-review", vec![]),
    ];
    assert_eq!(ids(&reviews_of(MANUAL, &Query::default())), expected);
}

#[test]
fn another_period_and_an_owner_narrow_what_is_told() {
    let within = |text: &str| Query { within: Some(text.parse().expect("a period")), owner: None };
    assert_eq!(ids(&reviews_of(MANUAL, &within("1 day")))[1].1, ["b"]);
    assert_eq!(ids(&reviews_of(MANUAL, &within("1 year")))[1].1, ["b", "c", "d"]);
    let owner = Query { within: None, owner: Some("POLICY".to_owned()) };
    let expected =
        [("overdue", vec!["a"]), ("due", vec![]), ("without-date", vec!["e"]), ("long-under-review", vec![])];
    assert_eq!(ids(&reviews_of(MANUAL, &owner)), expected);
}

/// Whether a chapter that is under review in this way has been for long.
fn is_long(way: &str) -> bool {
    let manual = format!("--- content/a.md\n+++\nnumber = \"1\"\ntitle = \"A\"\n{way}\n+++\n\nText.\n");
    reviews_of(&manual, &Query::default()).groups[3].count == 1
}

#[test]
fn a_review_is_long_when_its_end_has_passed_or_it_began_long_ago_or_no_day_is_known() {
    assert!(is_long("under_review = { expected = 2026-11-21 }"));
    assert!(is_long("under_review = { since = 2026-11-01, expected = 2026-11-21 }"));
    assert!(is_long("under_review = { since = 2026-05-21 }"));
    assert!(is_long("under_review = {}"));
    assert!(is_long("status = [\"under-review\"]"));
    assert!(!is_long("under_review = { expected = 2026-11-22 }"));
    assert!(!is_long("under_review = { since = 2026-05-22 }"));
    assert!(!is_long("status = [\"updated\"]"));
}

#[test]
fn the_text_tells_each_group() {
    assert_snapshot!(reviews_of(MANUAL, &Query::default()).text(80), @r"
    Reviews on 2026-11-22

    Overdue: 3
    Number  Title                              Owner        Review due  Days overdue
    --------------------------------------------------------------------------------
    7       A link with one                                 2026-01-31  295
            A page                                          2026-10-31  22
    1       Overdue, long; and with a \        Policy Team  2026-11-21  1
            stroke and a second line, so that
            it must be folded: Straße, Büro,
            façade

    Due by 2027-02-22: 2
    Number  Title                Owner     Review due
    -------------------------------------------------
    2       Due today            =Quality  2026-11-22
    3       Due on the last day            2027-02-22

    Without a date: 1
    Number  Title           Owner
    -----------------------------------
    5       Without a date  policy team

    Long under review: none
    ");
    let empty = "--- content/a.md\n+++\ntitle = \"A\"\n+++\n\nText.\n";
    assert_snapshot!(reviews_of(empty, &Query::default()).text(80), @"
    Reviews on 2026-11-22

    Overdue: none

    Due by 2027-02-22: none

    Without a date: none

    Long under review: none
    ");
}

#[test]
fn csv_names_the_group_of_each_line_and_holds_no_formula() {
    let csv = reviews_of(MANUAL, &Query::default()).csv();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let columns = "group,number,title,kind,section,owner,review_due,days_overdue,under_review_since,review_expected,id,file,address";
    assert_eq!(reader.headers().expect("it has a header").iter().collect::<Vec<_>>().join(","), columns);
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("it is CSV")).collect();
    let groups: Vec<&str> = rows.iter().map(|row| &row[0]).collect();
    assert_eq!(groups, ["overdue", "overdue", "overdue", "due", "due", "without-date"]);
    assert_eq!((&rows[2][6], &rows[2][7]), ("2026-11-21", "1"));
    assert_eq!((&rows[3][5], &rows[3][7]), ("'=Quality", ""));
    assert!(rows[2][2].contains("a\nsecond line"), "{csv}");
}

#[test]
fn json_has_the_groups_with_their_counts() {
    let reviews = reviews_of(MANUAL, &Query::default()).json();
    let reviews: Value = serde_json::from_str(&reviews).expect("the report is JSON");
    assert_eq!((&reviews["date"], &reviews["until"]), (&"2026-11-22".into(), &"2027-02-22".into()));
    let overdue = &reviews["groups"][0];
    assert_eq!((&overdue["group"], &overdue["count"]), (&"overdue".into(), &3.into()));
    let first = &overdue["entries"][0];
    assert_eq!((&first["id"], &first["kind"], &first["days_overdue"]), (&"g".into(), &"link".into(), &295.into()));
    assert!(first["owner"].is_null() && first["under_review_since"].is_null());
}

/// The lines of a calendar as they were before they were folded, each checked for its form.
fn unfolded(calendar: &str) -> Vec<String> {
    assert!(calendar.ends_with("\r\n"), "{calendar:?}");
    for line in calendar.trim_end_matches("\r\n").split("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line:?}");
    }
    calendar.replace("\r\n ", "").lines().map(str::to_owned).collect()
}

#[test]
fn a_calendar_has_a_whole_day_for_each_date() {
    let calendar = reviews_of(MANUAL, &Query::default()).calendar();
    let lines = unfolded(&calendar);
    assert_snapshot!(lines[..32].join("\n"), @r"
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//Vademecum//Review dates//EN
    CALSCALE:GREGORIAN
    X-WR-CALNAME:Reviews: Rules\, Ways\; & \\Means
    BEGIN:VEVENT
    UID:review-g@rules-ways-means
    DTSTAMP:20261122T000000Z
    DTSTART;VALUE=DATE:20260131
    DTEND;VALUE=DATE:20260201
    TRANSP:TRANSPARENT
    SUMMARY:Review due: 7 A link with one
    DESCRIPTION:File: content/g.md
    CATEGORIES:Review overdue
    URL:https://example.com/law?a=b
    END:VEVENT
    BEGIN:VEVENT
    UID:review-page@rules-ways-means
    DTSTAMP:20261122T000000Z
    DTSTART;VALUE=DATE:20261031
    DTEND;VALUE=DATE:20261101
    TRANSP:TRANSPARENT
    SUMMARY:Review due: A page
    DESCRIPTION:File: content/page.md
    CATEGORIES:Review overdue
    URL:https://example.org/rules/page.html
    END:VEVENT
    BEGIN:VEVENT
    UID:review-a@rules-ways-means
    DTSTAMP:20261122T000000Z
    DTSTART;VALUE=DATE:20261121
    DTEND;VALUE=DATE:20261122
    ");
    let starts: Vec<&str> = lines.iter().filter_map(|line| line.strip_prefix("DTSTART;VALUE=DATE:")).collect();
    assert_eq!(starts, ["20260131", "20261031", "20261121", "20261122", "20270222", "20270223"]);
    let urls: Vec<&str> = lines.iter().filter_map(|line| line.strip_prefix("URL:")).collect();
    assert_eq!(urls[0], "https://example.com/law?a=b");
    assert_eq!(urls[1], "https://example.org/rules/page.html");
    let summary = "SUMMARY:Review due: 1 Overdue\\, long\\; and with a \\\\ stroke and a second line\\, \
        so that it must be folded: Straße\\, Büro\\, façade";
    assert!(lines.contains(&summary.to_owned()), "{calendar}");
}

#[test]
fn no_character_is_cut_where_a_line_is_folded_and_no_address_begins_a_line() {
    for title in ["ß".repeat(300), "語 ".repeat(200), "\\\\,;".repeat(99), "a  ".repeat(99)] {
        let front = format!("number = \"1\"\ntitle = \"{title}\"\nreview_due = 2027-01-31\nkind = \"link\"");
        let manual = format!("--- content/a.md\n+++\n{front}\nurl = \"https://example.org/\\nX:y\"\n+++\n");
        let lines = unfolded(&reviews_of(&manual, &Query::default()).calendar());
        let summary = lines.iter().find_map(|line| line.strip_prefix("SUMMARY:Review due: 1 ")).expect("a summary");
        let plain = summary.replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\");
        let title = title.replace("\\\\", "\\");
        assert_eq!(plain, title.split_whitespace().collect::<Vec<_>>().join(" "));
        assert!(!lines.iter().any(|line| line.starts_with("X:") || line.starts_with("URL")), "{lines:?}");
    }
}

#[test]
fn a_calendar_holds_the_dates_of_a_period_that_is_asked_for() {
    let query = Query { within: Some("1 day".parse().expect("a period")), owner: None };
    assert_eq!(reviews_of(MANUAL, &query).calendar().matches("BEGIN:VEVENT").count(), 4);
    let owner = Query { within: None, owner: Some("Policy".to_owned()) };
    assert_eq!(reviews_of(MANUAL, &owner).calendar().matches("BEGIN:VEVENT").count(), 1);
}

#[test]
fn an_event_keeps_its_name_when_its_date_moves() {
    let uids = |manual: &str, options: Options| -> Vec<String> {
        let reviews = vademecum::reviews(&sources_of(manual), options, &Query::default()).expect("it can be read");
        unfolded(&reviews.calendar()).into_iter().filter(|line| line.starts_with("UID:")).collect()
    };
    let before = uids(MANUAL, options());
    let later = MANUAL.replace("number = \"2\"", "number = \"2.1\"").replace("2026-11-22", "2028-11-22");
    let after = uids(&later, Options::on("2027-03-01".parse().expect("a day")));
    assert_eq!(before.iter().collect::<BTreeSet<_>>(), after.iter().collect::<BTreeSet<_>>());
    assert_eq!(before.iter().collect::<BTreeSet<_>>().len(), 6);
    assert!(before.contains(&"UID:review-b@rules-ways-means".to_owned()), "{before:?}");
}

#[test]
fn a_calendar_without_a_date_is_empty_and_still_one() {
    let calendar = reviews_of("--- content/a.md\n+++\ntitle = \"A\"\n+++\n\nText.\n", &Query::default()).calendar();
    let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Vademecum//Review dates//EN\r\n\
        CALSCALE:GREGORIAN\r\nX-WR-CALNAME:Reviews: Test Manual\r\nEND:VCALENDAR\r\n";
    assert_eq!(calendar, expected);
}

#[test]
fn the_demonstration_is_reported_as_its_files_say() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let arguments = ["report", "reviews", "--date", "2027-11-22", "--within", "6 weeks", "--format", "json"];
    let (code, out, err) = vade(root, &arguments);
    assert_eq!((code, err.as_str()), (0, ""));
    let report: Value = serde_json::from_str(&out).expect("the report is JSON");
    let reported = |group: usize| -> BTreeSet<String> {
        let entries = report["groups"][group]["entries"].as_array().expect("a group has entries");
        entries.iter().map(|entry| entry["file"].as_str().expect("an entry has a file").to_owned()).collect()
    };
    let meant = |is_meant: &dyn Fn(&str) -> bool| -> BTreeSet<String> {
        let is_meant = |facts: &Facts| !facts.is_withdrawn() && facts.value("review_due").is_some_and(is_meant);
        Facts::all().into_iter().filter(is_meant).map(|facts| facts.path).collect()
    };
    let overdue = meant(&|due| due < "2027-11-22");
    assert_eq!((overdue.len(), &reported(0)), (77, &overdue));
    assert_eq!(reported(1), meant(&|due| ("2027-11-22"..="2028-01-03").contains(&due)));
    assert_eq!((reported(2).len(), reported(3).len()), (0, 8));
}

#[test]
fn the_same_day_gives_the_same_bytes_in_every_format() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for format in ["text", "csv", "json", "ics"] {
        let run = || vade(root, &["report", "reviews", "--format", format]);
        let (code, out, err) = run();
        assert_eq!((code, err.as_str()), (0, ""), "{format}");
        assert_eq!(run().1, out, "{format}");
        assert!(out.contains("20261122") || out.contains("2026-11-22") || format == "csv", "{out}");
    }
}

#[test]
fn a_period_that_is_none_is_a_wrong_command_line() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for period in ["soon", "12 hours", "0 days"] {
        let (code, out, err) = vade(root, &["report", "reviews", "--within", period]);
        assert_eq!((code, out.as_str()), (2, ""), "{period}");
        assert!(err.contains("such as \"90 days\", \"6 weeks\" or \"3 months\""), "{err}");
    }
    assert_eq!(vade(root, &["report", "reviews", "--within", "9000 years"]).0, 0);
    let empty = tempfile::TempDir::new().expect("a temporary folder can be made");
    assert_eq!(vade(empty.path(), &["report", "reviews"]).0, 2);
}
