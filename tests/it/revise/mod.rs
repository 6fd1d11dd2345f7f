//! The commands that change a manual's files, as a user types them: whole folders before and after.

mod amend;
mod bytes;
mod demonstration;
mod editor;
mod moving;
mod naming;
mod renumber;
mod safety;
mod withdraw;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use similar::TextDiff;
use tempfile::TempDir;

use crate::cli::{put, vade};
use crate::determinism::files_below;

type Files = BTreeMap<String, Vec<u8>>;

/// A manual in a folder of its own.
pub(crate) struct Copy {
    folder: TempDir,
}

impl Copy {
    /// The demonstration.
    fn of_the_demonstration() -> Copy {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let settings = fs::read(root.join("vade.toml")).expect("the demonstration can be read");
        let content = files_below(&root.join("content"));
        let content = content.into_iter().map(|(path, bytes)| (format!("content/{path}"), bytes));
        Copy::with(&content.chain([("vade.toml".to_owned(), settings)]).collect())
    }

    /// A manual written as one text: `--- path` begins a file. Without a `vade.toml` it gets a plain one.
    fn of(text: &str) -> Copy {
        let mut files = Files::from([("vade.toml".to_owned(), b"title = \"Test Manual\"\n".to_vec())]);
        for part in format!("\n{}", text.trim_start()).split("\n--- ").skip(1) {
            let (path, text) = part.split_once('\n').unwrap_or((part, ""));
            // The line end before the next `---` is the file's own.
            files.insert(path.trim_end().to_owned(), format!("{}\n", text.trim_end_matches('\n')).into_bytes());
        }
        Copy::with(&files)
    }

    fn with(files: &Files) -> Copy {
        let folder = TempDir::new().expect("a temporary folder can be made");
        for (path, bytes) in files {
            let place = folder.path().join(path);
            fs::create_dir_all(place.parent().expect("it lies in a folder")).expect("a folder can be made");
            fs::write(place, bytes).expect("a file can be written");
        }
        Copy { folder }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn files(&self) -> Files {
        files_below(self.path())
    }

    fn put(&self, path: &str, text: &str) {
        put(self.path(), path, text);
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Gives a command that must succeed: what it says, and what it changes. On the way, `--dry-run` must leave every
    /// byte, and show what `git apply` makes the same of; and the manual must be as sound as before.
    fn change(&self, arguments: &[&str]) -> String {
        let before = self.files();
        let (code, patch, said) = vade(self.path(), &[arguments, &["--dry-run"]].concat());
        assert_eq!(code, 0, "{said}");
        assert_eq!(before, self.files(), "a dry run leaves every byte");
        let (code, out, said) = vade(self.path(), arguments);
        assert_eq!((code, out.as_str()), (0, ""), "{said}");
        let after = self.files();
        let patched = Copy::with(&before);
        patched.apply(&patch);
        assert_eq!(difference(&after, &patched.files()), "", "the dry run shows the change:\n{patch}");
        let (code, _, found) = vade(self.path(), &["check", "--drafts", "--quiet"]);
        assert_eq!(code, 0, "{found}");
        format!("{said}{}", difference(&before, &after))
    }

    /// Gives a command that must be refused, with this code: what it says.
    fn refuse(&self, arguments: &[&str], code: i32) -> String {
        let before = self.files();
        let (ended, out, said) = vade(self.path(), arguments);
        assert_eq!((ended, out.as_str()), (code, ""), "{said}");
        assert_eq!(difference(&before, &self.files()), "", "nothing is changed");
        said
    }

    fn apply(&self, patch: &str) {
        if patch.is_empty() {
            return;
        }
        let mut git = Command::new("git");
        git.args(["apply", "-"]).current_dir(self.path()).env("GIT_CEILING_DIRECTORIES", "/").env("GIT_DIR", "none");
        let mut git = git.stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("git is there");
        git.stdin.take().expect("it is piped").write_all(patch.as_bytes()).expect("git reads");
        let output = git.wait_with_output().expect("git ends");
        assert!(output.status.success(), "{}\n{patch}", String::from_utf8_lossy(&output.stderr));
    }

    /// The names of the pages that a build writes.
    fn addresses(&self) -> Vec<String> {
        let place = TempDir::new().expect("a temporary folder can be made");
        let output = place.path().to_string_lossy().into_owned();
        let (code, _, said) = vade(self.path(), &["build", "--drafts", "--quiet", "--output", &output]);
        assert_eq!(code, 0, "{said}");
        files_below(place.path()).into_keys().filter(|path| path.ends_with(".html")).collect()
    }
}

/// What is other in the second state of a folder: files that came and went, and the lines that changed. Line ends that
/// are not plain are shown.
fn difference(before: &Files, after: &Files) -> String {
    let mut text = String::new();
    let mut paths: Vec<&String> = before.keys().chain(after.keys()).collect();
    paths.sort();
    paths.dedup();
    for path in paths {
        match (before.get(path), after.get(path)) {
            (Some(old), Some(new)) if old == new => {}
            (Some(old), Some(new)) => text += &format!("--- {path}\n{}", changed_lines(old, new)),
            (Some(_), None) => text += &format!("--- {path} is gone\n"),
            (None, new) => {
                text += &format!("--- {path} is new\n{}", changed_lines(b"", new.expect("it is in one")));
            }
        }
    }
    text
}

fn changed_lines(old: &[u8], new: &[u8]) -> String {
    let shown = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes).replace('\u{feff}', "<BOM>");
        text.split_inclusive('\n')
            .map(|line| match line.strip_suffix('\n') {
                Some(line) => format!("{}\n", line.replace('\r', "<CR>").replace('\t', "<TAB>")),
                None => format!("{line}<END>\n"),
            })
            .collect::<String>()
    };
    let (old, new) = (shown(old), shown(new));
    let changes = TextDiff::from_lines(&old, &new);
    changes
        .iter_all_changes()
        .filter_map(|change| {
            let sign = match change.tag() {
                similar::ChangeTag::Equal => return None,
                similar::ChangeTag::Delete => '-',
                similar::ChangeTag::Insert => '+',
            };
            Some(format!("{sign}{}", change.value()))
        })
        .collect()
}
