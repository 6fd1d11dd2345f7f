//! How a preview begins and ends: its port, its words, and nothing left behind.

use std::net::TcpListener;

use tempfile::TempDir;

use super::Preview;
use crate::cli::{put, vade};
use crate::determinism::files_below;

fn manual(text: &str) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder can be made");
    put(folder.path(), "vade.toml", "title = \"Manual\"\n");
    put(folder.path(), "content/leave.md", &format!("+++\nnumber = \"1\"\ntitle = \"Leave\"\n+++\n\n{text}\n"));
    folder
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_at_once_and_nothing_is_left() {
    let folder = manual("Ask your manager.");
    let before = files_below(folder.path());
    let mut preview = Preview::start(folder.path(), &[]);
    assert_eq!(preview.get("leave.html").status, 200);
    let told = preview.connect();
    preview.until("its first words", |preview| preview.said().contains("Ctrl-C ends it\n"));
    let said = preview.said();
    let took = preview.interrupt();
    assert!(took.as_secs() < 2, "it took {took:?}");
    assert_eq!(preview.said(), said, "something is said at the end");
    drop(told);
    assert!(files_below(folder.path()) == before, "a file was left behind");
    TcpListener::bind(preview.address).expect("the port is free again");
}

#[test]
fn a_taken_port_names_the_next_that_is_free() {
    let folder = manual("Ask your manager.");
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port can be had");
    let port = taken.local_addr().expect("it has an address").port();
    let (code, out, err) = vade(folder.path(), &["serve", "--port", &port.to_string()]);
    assert_eq!((code, out.as_str()), (3, ""));
    let start = format!("error: port {port} is taken by another program; port ");
    let free = err.strip_prefix(&start).and_then(|rest| rest.split(' ').next()).unwrap_or_else(|| panic!("{err}"));
    let free: u16 = free.parse().expect("a port is a number");
    assert!(free > port && err.ends_with(&format!("use `--port {free}`\n")), "{err}");
}

#[test]
fn a_host_that_is_not_ours_and_a_folder_without_a_manual_are_told() {
    let folder = manual("Ask your manager.");
    let (code, _, err) = vade(folder.path(), &["serve", "--port", "0", "--host", "203.0.113.7"]);
    assert_eq!(code, 3);
    assert!(err.contains("cannot serve on 203.0.113.7"), "{err}");
    let empty = TempDir::new().expect("a temporary folder can be made");
    let (code, _, err) = vade(empty.path(), &["serve", "--port", "0"]);
    assert_eq!(code, 2);
    assert!(err.contains("is not a manual's folder"), "{err}");
}

#[test]
fn serving_to_the_network_says_what_that_means() {
    let folder = manual("Ask your manager.");
    let preview = Preview::start(folder.path(), &["--host", "0.0.0.0"]);
    preview.until("a warning", |preview| preview.said().contains("everybody who can reach this machine"));
    let page = String::from_utf8(preview.get("leave.html").body).expect("a page is text");
    assert!(page.contains("content/leave.md"), "the file is not named");
    assert!(!page.contains(&folder.path().display().to_string()), "others learn where the manual is");
    let by_name = preview.ask("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n");
    assert_eq!(by_name.status, 421);
    let at_home = Preview::start(folder.path(), &[]);
    at_home.until("its first words", |preview| preview.said().contains("Ctrl-C ends it"));
    assert!(!at_home.said().contains("everybody"), "{}", at_home.said());
}

#[test]
fn a_manual_with_errors_is_told_of_and_served_when_it_is_mended() {
    let folder = manual("Ask [them](nobody.md).");
    let preview = Preview::start(folder.path(), &[]);
    let page = preview.get("leave.html");
    assert_eq!(page.status, 200);
    assert!(String::from_utf8_lossy(&page.body).contains("The manual cannot be shown yet"));
    let notice = preview.notice();
    let problem = &notice["problems"][0];
    assert_eq!(notice["errors"], 1);
    assert_eq!(problem["file"], "content/leave.md");
    assert_eq!((problem["line"].as_u64(), problem["text"].as_str()), (Some(6), Some("Ask [them](nobody.md).")));
    assert_eq!(problem["mark"], serde_json::json!([4, 21]));
    preview.until("the report", |preview| preview.said().contains("error[unknown-page]"));
    put(folder.path(), "content/leave.md", "+++\nnumber = \"1\"\ntitle = \"Leave\"\n+++\n\nAsk us.\n");
    preview.until("the manual", |preview| preview.page("leave.html").contains("Ask us."));
    assert_eq!(preview.notice()["errors"], 0);
}
