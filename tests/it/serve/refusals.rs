//! What the preview refuses, over a raw socket.

use std::io::{Read as _, Write as _};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::{Preview, answer_in};
use crate::cli::put;

const SECRET: &str = "nobody may read this";

/// A manual in a folder beside which there is something that is none of anybody's business.
fn manual() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder can be made");
    put(folder.path(), "secret.txt", SECRET);
    put(folder.path(), "secret.html", SECRET);
    put(folder.path(), "manual/vade.toml", &format!("# {SECRET}\ntitle = \"Manual\"\n"));
    put(folder.path(), "manual/output/old.html", SECRET);
    put(folder.path(), "manual/content/form.pdf", "a form");
    let text = "+++\nnumber = \"1\"\ntitle = \"Leave\"\n+++\n\nFill in [the form](form.pdf).\n";
    put(folder.path(), "manual/content/leave.md", text);
    folder
}

fn preview(folder: &TempDir) -> Preview {
    Preview::start(&folder.path().join("manual"), &[])
}

#[test]
fn only_requests_to_this_machine_are_answered() {
    let folder = manual();
    let preview = preview(&folder);
    let port = preview.address.port();
    let ask = |host: &str| preview.ask(&format!("GET /leave.html HTTP/1.1\r\n{host}\r\n\r\n")).status;
    for host in ["localhost", "LocalHost", "127.0.0.1", "127.0.0.2", "[::1]"] {
        assert_eq!(ask(&format!("Host: {host}")), 200, "{host}");
        assert_eq!(ask(&format!("Host: {host}:{port}")), 200, "{host} with a port");
    }
    let strangers = [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "evil.example:8321",
        "192.168.1.1",
        "0.0.0.0",
        "[::2]",
        "[::1",
        "localhost:",
        "localhost:x",
        "localhost@evil.example",
        "localhost evil.example",
        "",
    ];
    for host in strangers {
        assert_eq!(ask(&format!("Host: {host}")), 421, "{host}");
    }
    assert_eq!(ask("Accept: text/html"), 400, "no host");
    assert_eq!(ask("Host: localhost\r\nHost: evil.example"), 400, "two hosts");
    assert_eq!(ask("Host: \u{7f}localhost"), 400, "a host that is no text");
    let events = "GET /_vade/events HTTP/1.1\r\nHost: evil.example\r\n\r\n";
    assert_eq!(preview.ask(events).status, 421, "events for strangers");
}

#[test]
fn no_path_leaves_the_site() {
    let folder = manual();
    let preview = preview(&folder);
    let ups = ["..", "%2e%2e", "%2E.", "%252e%252e", "..%00", "..;", "....", "%c0%ae%c0%ae", "%uff0e%uff0e"];
    let slashes = ["/", "%2f", "%252f", "\\", "%5c", "%255c", "//", "/./", "%c0%af"];
    let files = ["secret.txt", "secret.html", "vade.toml", "manual/vade.toml", "content/leave.md", "output/old.html"];
    let mut paths: Vec<String> = vec![];
    for file in files {
        paths.push(file.to_owned());
        for (up, slash) in ups.iter().flat_map(|up| slashes.iter().map(move |slash| (up, slash))) {
            let step = format!("{up}{slash}");
            let begins = ["", "files/", "assets/", "files/content/", "_vade/"];
            paths.extend(begins.map(|begin| format!("{begin}{}{file}", step.repeat(2))));
        }
    }
    let place = folder.path().display();
    for start in
        ["/", "file:", "C:", "C:%5c", "c:/", "%5c%5cserver%5cshare%5c", "//server/share/", "leave.html%00", "."]
    {
        paths.extend(files.map(|file| format!("{start}{place}/{file}")));
        paths.extend(files.map(|file| format!("{start}{file}")));
    }
    assert!(paths.len() > 2000);
    for path in paths {
        let answer = preview.get(&path);
        assert!(matches!(answer.status, 400 | 404), "/{path} is answered with {}", answer.status);
        assert!(!String::from_utf8_lossy(&answer.body).contains(SECRET), "/{path} leaves the site");
    }
    for target in ["http://localhost/leave.html", "leave.html", "*", "localhost:80", "?x"] {
        let answer = preview.ask(&format!("GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        assert_eq!(answer.status, 400, "{target}");
    }
    assert_eq!(preview.get("leave.html?a=../secret.txt#x").status, 200);
    assert_eq!(preview.get("%6ceave.html").status, 200);
    assert_eq!(preview.get("files/form.pdf").body, b"a form");
}

#[cfg(unix)]
#[test]
fn links_out_of_the_folder_are_not_followed() {
    use std::os::unix::fs::symlink;
    let folder = manual();
    let content = folder.path().join("manual/content");
    symlink(folder.path().join("secret.txt"), content.join("secret.txt")).expect("a link can be made");
    symlink(folder.path(), content.join("up")).expect("a link can be made");
    let preview = preview(&folder);
    for path in ["files/secret.txt", "files/up/secret.txt", "files/up/manual/content/form.pdf"] {
        assert_eq!(preview.get(path).status, 404, "{path}");
    }
    // What was a file when the manual was read is one no more.
    let form = content.join("form.pdf");
    std::fs::remove_file(&form).expect("a file can be removed");
    symlink(folder.path().join("secret.txt"), &form).expect("a link can be made");
    for _ in 0..50 {
        let answer = preview.get("files/form.pdf");
        assert!(!String::from_utf8_lossy(&answer.body).contains(SECRET), "a link is followed");
    }
}

#[test]
fn only_reading_is_allowed() {
    let folder = manual();
    let preview = preview(&folder);
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "get", "PROPFIND", "X"] {
        let request = format!("{method} /leave.html HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nbody");
        let answer = preview.ask(&request);
        assert_eq!(answer.status, 405, "{method}");
        assert!(answer.head.contains("\r\nAllow: GET, HEAD\r\n"), "{}", answer.head);
    }
    let whole = preview.get("leave.html");
    let head = preview.ask("HEAD /leave.html HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.head, whole.head);
    assert!(whole.head.contains(&format!("\r\nContent-Length: {}\r\n", whole.body.len())), "{}", whole.head);
}

#[test]
fn nothing_of_a_request_comes_back() {
    let folder = manual();
    let preview = preview(&folder);
    let word = "<script>alert(1)</script>";
    let encoded = "%3Cscript%3Ealert(1)%3C/script%3E";
    let requests = [
        format!("GET /{encoded}.html?{encoded} HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        format!("GET /{word}.html HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        format!("GET /leave.html?{word} HTTP/1.1\r\nHost: localhost\r\nReferer: {word}\r\nCookie: {word}\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nHost: {word}\r\n\r\n"),
        format!("{word} / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        format!("GET /%0d%0aX-Evil:%20{encoded} HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        format!("GET /deep/{encoded}/index.html HTTP/1.1\r\nHost: localhost\r\n\r\n"),
    ];
    for request in requests {
        let answer = preview.ask(&request);
        let said = format!("{}{}", answer.head, String::from_utf8_lossy(&answer.body));
        for part in ["alert(1)", "X-Evil", encoded] {
            assert!(!said.contains(part), "{request}\n{said}");
        }
    }
    assert!(!preview.said().contains("alert"), "{}", preview.said());
}

#[test]
fn what_is_no_request_is_refused() {
    let folder = manual();
    let preview = preview(&folder);
    let long = "x".repeat(20_000);
    let many = "X: y\r\n".repeat(100);
    for (request, status) in [
        (format!("GET /{long} HTTP/1.1\r\nHost: localhost\r\n\r\n"), 431),
        (format!("GET / HTTP/1.1\r\nHost: localhost\r\nX: {long}\r\n\r\n"), 431),
        (format!("GET / HTTP/1.1\r\nHost: localhost\r\n{many}\r\n"), 431),
        ("GET / HTTP/3.0\r\nHost: localhost\r\n\r\n".to_owned(), 400),
        ("GET /\r\n\r\n".to_owned(), 400),
        ("\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}".to_owned(), 400),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nNo colon\r\n\r\n".to_owned(), 400),
        ("GET /%ff%fe.html HTTP/1.1\r\nHost: localhost\r\n\r\n".to_owned(), 400),
        ("GET /a%00b.html HTTP/1.1\r\nHost: localhost\r\n\r\n".to_owned(), 400),
    ] {
        assert_eq!(preview.ask(&request).status, status, "{}", &request[..request.len().min(60)]);
    }
    assert_eq!(preview.get("leave.html").status, 200);
}

#[test]
fn slow_idle_and_too_many_connections_are_cut() {
    let folder = manual();
    let preview = preview(&folder);
    let start = Instant::now();
    let mut idle = preview.connect();
    let mut slow = preview.connect();
    let mut told = preview.connect();
    slow.write_all(b"GET /leave.html HTTP/1.1\r\n").expect("a part can be sent");
    told.write_all(b"GET /_vade/events HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("a request can be sent");
    let others: Vec<_> = (0..150).map(|_| preview.connect()).collect();
    // The last of them come after all places are taken.
    let mut refused = others.last().expect("there are some").try_clone().expect("a socket can be shared");
    assert_eq!(answer_in(&mut refused).status, 503);
    // A byte now and then does not keep the line.
    while start.elapsed() < Duration::from_secs(15) && slow.write_all(b"X").is_ok() {
        std::thread::sleep(Duration::from_millis(200));
        let mut byte = [0];
        slow.set_nonblocking(true).expect("a socket can be asked without waiting");
        let is_answered = slow.peek(&mut byte).is_ok();
        slow.set_nonblocking(false).expect("a socket can be waited for");
        if is_answered {
            break;
        }
    }
    assert_eq!(answer_in(&mut slow).status, 408);
    assert!(start.elapsed() < Duration::from_secs(15), "a slow connection is kept for {:?}", start.elapsed());
    let mut rest = vec![];
    idle.read_to_end(&mut rest).expect("an idle connection ends");
    assert_eq!(rest, b"", "an idle connection is told something");
    drop(others);
    preview.until("a free place", |preview| {
        let request = "GET /leave.html HTTP/1.1\r\nHost: localhost\r\n\r\n";
        let mut stream = preview.connect();
        stream.write_all(request.as_bytes()).is_ok() && answer_in(&mut stream).status == 200
    });
    drop(told);
}
