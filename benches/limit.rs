//! The limit: walks, reads, parses the front matter, renders the Markdown and writes one file a chapter, and nothing
//! else. What `vade build` takes is told as a multiple of this: `limit MANUAL OUTPUT`.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;
use serde::Deserialize;
use walkdir::WalkDir;

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// How much of a page is not its own text.
const FRAME: usize = 2048;

#[derive(Deserialize)]
struct FrontMatter {
    #[serde(default)]
    number: String,
    title: String,
    #[serde(default)]
    summary: String,
    #[serde(default)]
    amendments: Vec<Amendment>,
}

#[derive(Deserialize)]
struct Amendment {
    summary: String,
}

fn main() -> Result<()> {
    let arguments: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [manual, output] = arguments.as_slice() else { return Err("usage: limit MANUAL OUTPUT".into()) };
    fs::create_dir_all(output)?;
    let frame = ".".repeat(FRAME);
    chapters(&manual.join("content"))?.par_iter().try_for_each(|place| page(place, output, &frame))
}

fn chapters(content: &Path) -> Result<Vec<PathBuf>> {
    let mut places = vec![];
    for item in WalkDir::new(content) {
        let place = item?.into_path();
        if place.extension().is_some_and(|ending| ending == "md") && place.file_stem() != Some("_index".as_ref()) {
            places.push(place);
        }
    }
    Ok(places)
}

fn page(place: &Path, output: &Path, frame: &str) -> Result<()> {
    let text = fs::read_to_string(place)?;
    let (front_matter, body) =
        text.strip_prefix("+++\n").and_then(|text| text.split_once("\n+++\n")).ok_or("no front matter")?;
    let front_matter: FrontMatter = toml::from_str(front_matter)?;
    let mut page = String::with_capacity(FRAME + 2 * text.len());
    page.push_str(&frame[..frame.len() - front_matter.length().min(frame.len())]);
    page.push_str(&front_matter.number);
    page.push_str(&front_matter.title);
    page.push_str(&front_matter.summary);
    html::push_html(&mut page, Parser::new_ext(body, Options::ENABLE_TABLES));
    let name = place.file_stem().ok_or("no name")?;
    Ok(fs::write(output.join(name).with_extension("html"), page)?)
}

impl FrontMatter {
    /// How much of the frame the front matter takes; the amendments are read as well, and stand elsewhere.
    fn length(&self) -> usize {
        let _log: usize = self.amendments.iter().map(|amendment| amendment.summary.len()).sum();
        self.number.len() + self.title.len() + self.summary.len()
    }
}
