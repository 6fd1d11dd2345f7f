//! Paths below `content/`, with `/` between folders.

use std::borrow::Cow;

use memchr::{memchr_iter, memrchr};
use percent_encoding::percent_decode_str;

/// The folder of a file; empty at the top.
pub(crate) fn folder(path: &str) -> &str {
    memrchr(b'/', path.as_bytes()).map_or("", |end| &path[..end])
}

/// The name of a file without its folders.
pub(crate) fn file_name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// The path that `relative` means in a file of `folder`; None where it leads out of the content.
pub(crate) fn join(folder: &str, relative: &str) -> Option<String> {
    let mut path = String::with_capacity(folder.len() + 1 + relative.len());
    path.push_str(folder);
    let mut start = 0;
    for end in memchr_iter(b'/', relative.as_bytes()).chain([relative.len()]) {
        match &relative[start..end] {
            "" | "." => {}
            ".." if path.is_empty() => return None,
            ".." => path.truncate(self::folder(&path).len()),
            name => {
                if !path.is_empty() {
                    path.push('/');
                }
                path.push_str(name);
            }
        }
        start = end + 1;
    }
    Some(path)
}

/// How a file of `folder` names the file at `target`.
pub(crate) fn relative(folder: &str, target: &str) -> String {
    let from: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let to: Vec<&str> = target.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let ups = vec![".."; from.len() - shared];
    [ups.as_slice(), &to[shared..]].concat().join("/")
}

/// A destination as written in Markdown, with `%20` and the like undone.
pub(crate) fn decoded(destination: &str) -> Cow<'_, str> {
    if destination.contains('%') { percent_decode_str(destination).decode_utf8_lossy() } else { destination.into() }
}
