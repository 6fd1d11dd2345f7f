//! Has the program built again when a chapter of the guide, which it carries, comes or goes.

fn main() {
    println!("cargo::rerun-if-changed=guide/content");
}
