//! A real disk that is full or cannot be written to: a small one in memory, which only this test sees.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output};

use super::{BEFORE, Change};
use crate::edits::{Files, site_in};

/// What is tried on a disk of one megabyte: `$1` is the program, `$2` the folder of all, `$3` a day to build for.
const SCRIPT: &str = r#"
set -u
mkdir -p "$2/site" "$2/kept" && mount -t tmpfs -o size=1m none "$2/site" || exit 77
build() { "$1" build --quiet --date "$3" --root "$2/$4" --output "$2/site"; echo "ended with $?" >&2; }
build "$1" "$2" "$3" before
build "$1" "$2" "$3" after
cp -R "$2/site" "$2/kept/full"
mount -o remount,ro "$2/site"
build "$1" "$2" "$3" after
cp -R "$2/site" "$2/kept/read-only"
mount -o remount,rw,size=9m "$2/site"
build "$1" "$2" "$3" after
cp -R "$2/site" "$2/kept/roomy"
"#;

/// Runs the script where mounting touches nobody else; None where the system does not allow that.
fn run(folder: &Path) -> Option<Output> {
    let mut command = Command::new("unshare");
    command.args(["--mount", "--map-root-user", "sh", "-c", SCRIPT, "sh"]);
    command.arg(assert_cmd::cargo::cargo_bin!("vade")).arg(folder).arg(crate::support::TODAY);
    let output = command.output().ok()?;
    // What `unshare` ends with where it may not, and what the script does.
    let is_refused = [Some(1), Some(77)].contains(&output.status.code()) && !folder.join("kept/full").exists();
    (!is_refused).then_some(output)
}

#[test]
fn a_full_and_a_read_only_disk_leave_the_old_site_and_say_so() {
    // Pictures that together do not fit beside the old site.
    let mut after = BEFORE.replace("Ask your manager.", "Ask your director. See [a picture](big.bin).");
    after += "--- content/big.bin\n";
    after += &"much too large for a small disk\n".repeat(40_000);
    let change = Change::of(BEFORE, &after);
    change.clear();
    let Some(output) = run(change.folder.path()) else {
        // Past the test's own capture, so that it is seen.
        let note = "\nskipped: no disk of its own could be mounted for a_full_and_a_read_only_disk\n";
        std::io::stderr().write_all(note.as_bytes()).expect("it can be told");
        return;
    };
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let ended: Vec<&str> = said.lines().filter_map(|line| line.strip_prefix("ended with ")).collect();
    assert_eq!(ended, ["0", "3", "3", "0"], "{said}");
    let told: Vec<&str> = said.lines().filter(|line| line.starts_with("error: ")).collect();
    let site = change.site().display().to_string();
    assert_eq!(told.len(), 2, "{said}");
    assert!(told[0].contains(&format!("cannot write {site}/files/big.bin: No space left on device")), "{said}");
    assert!(told[1].contains(&format!("{site}/.vade")) && told[1].contains("Read-only file system"), "{said}");
    let kept = |name: &str| -> Files { site_in(&change.folder.path().join("kept").join(name)) };
    assert!(kept("full") == change.before_site, "a full disk has changed the site");
    assert!(kept("read-only") == change.before_site, "a read-only disk has changed the site");
    assert!(kept("roomy") == change.after_site, "with room again the site is not as it should be");
    let aside = change.folder.path().join("kept/full/.vade/aside");
    let left: Vec<_> = fs::read_dir(aside).expect("it is there").collect();
    assert!(left.is_empty(), "{left:?} still takes up room");
}
