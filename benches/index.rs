//! What the search adds to a build: reads and checks a manual and makes the search's index, and nothing else.
//! `index MANUAL DAY`; what `vade check` takes has to be taken away from it.

use std::error::Error;
use std::path::Path;

use vademecum::source::Sources;
use vademecum::{Options, page};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [manual, day] = arguments.as_slice() else { return Err("usage: index MANUAL DAY".into()) };
    let sources = Sources::read(Path::new(manual))?;
    let (index, _) = page(&sources, Options::on(day.parse()?), "search/start.js")?;
    println!("{} bytes", index.ok_or("the manual has no search")?.len());
    Ok(())
}
