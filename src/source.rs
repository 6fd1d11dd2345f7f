//! The files of a manual as they were read: the only reader of the disk.

pub(crate) mod again;

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization as _;
use walkdir::WalkDir;

/// The name of the settings file at the top of a manual.
pub const SETTINGS: &str = "vade.toml";
const CONTENT: &str = "content/";
const THEMES: &str = "themes/";
const READ_AS_TEXT: [&str; 8] = ["md", "toml", "html", "xml", "css", "js", "txt", "json"];

/// Names a file among the [`Sources`] it was read with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A range of bytes of a whole file, front matter included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub file: FileId,
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// Makes a span from byte offsets; a file longer than 4 GiB is cut off at its end.
    pub(crate) fn new(file: FileId, range: std::ops::Range<usize>) -> Span {
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span { file, start: narrow(range.start), end: narrow(range.end) }
    }
}

/// A value together with the place where the author wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    pub value: T,
    pub span: Span,
}

impl<T> Spanned<T> {
    pub(crate) fn new(value: T, span: Span) -> Spanned<T> {
        Spanned { value, span }
    }
}

/// One file: its path from the manual's top with `/` between folders, and what was read of it.
#[derive(Debug, Clone)]
pub(crate) struct SourceFile {
    pub path: String,
    pub content: Content,
}

/// What is known of a file before it is asked for as bytes.
#[derive(Debug, Clone)]
pub(crate) enum Content {
    Text(String),
    /// A file that should be text, but stops being UTF-8 behind the part that is kept.
    Damaged(String),
    /// A file that is only copied: its size in bytes.
    Opaque(u64),
}

/// All files of a manual, in the order of their paths.
#[derive(Debug)]
pub struct Sources {
    root: PathBuf,
    /// Shared with the manual as it was before, where it was read again.
    files: Vec<Arc<SourceFile>>,
    by_path: Arc<HashMap<String, FileId>>,
}

impl Sources {
    /// Reads the manual whose top folder is `root`: its settings, `content/` and `themes/`.
    ///
    /// # Errors
    /// A folder or file that cannot be read, by its path.
    pub fn read(root: &Path) -> Result<Sources> {
        let mut found = vec![];
        for part in ["", CONTENT, THEMES] {
            found.extend(paths_below(root, part)?);
        }
        found.sort();
        let files = found.into_par_iter().map(|path| read_file(root, path)).collect::<Result<Vec<_>>>()?;
        Ok(Sources::new(root.to_path_buf(), files))
    }

    /// Makes a manual out of texts in memory, by path: for tests and for trying things out.
    pub fn from_texts<'t>(texts: impl IntoIterator<Item = (&'t str, &'t str)>) -> Sources {
        let mut files: Vec<SourceFile> = texts
            .into_iter()
            .map(|(path, text)| SourceFile { path: path.to_owned(), content: text_of(text.as_bytes().to_vec()) })
            .collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Sources::new(PathBuf::new(), files)
    }

    /// The manual as it would be without some files and with other texts, both by path.
    pub(crate) fn with_texts<'t>(
        &self,
        gone: &HashSet<&str>,
        texts: impl IntoIterator<Item = (&'t str, &'t str)>,
    ) -> Sources {
        let mut files: Vec<SourceFile> =
            self.files.iter().filter(|file| !gone.contains(file.path.as_str())).map(|file| (**file).clone()).collect();
        files.extend(
            texts
                .into_iter()
                .map(|(path, text)| SourceFile { path: path.to_owned(), content: Content::Text(text.to_owned()) }),
        );
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Sources::new(self.root.clone(), files)
    }

    fn new(root: PathBuf, files: Vec<SourceFile>) -> Sources {
        let by_path =
            files.iter().enumerate().map(|(index, file)| (composed(&file.path), FileId(index as u32))).collect();
        Sources { root, files: files.into_iter().map(Arc::new).collect(), by_path: Arc::new(by_path) }
    }

    /// The file of this path from the manual's top, however its accents are spelled.
    pub(crate) fn find(&self, path: &str) -> Option<FileId> {
        self.by_path.get(composed(path).as_str()).copied()
    }

    /// Whether the folder has a settings file, which makes it a manual.
    pub fn has_settings(&self) -> bool {
        self.find(SETTINGS).is_some()
    }

    /// How many files the manual has.
    #[expect(clippy::len_without_is_empty, reason = "a manual without files has no use")]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// The path, from the manual's top, of the file that a span is in.
    pub fn path_of(&self, span: Span) -> &str {
        self.path(span.file)
    }

    pub(crate) fn path(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].path
    }

    /// The path below `content/`; a file from elsewhere keeps its whole path.
    pub(crate) fn content_path(&self, file: FileId) -> &str {
        let path = self.path(file);
        path.strip_prefix(CONTENT).unwrap_or(path)
    }

    /// The text of a file, whole or as far as it could be read; empty for files that are only copied.
    pub(crate) fn text(&self, file: FileId) -> &str {
        match &self.files[file.0 as usize].content {
            Content::Text(text) | Content::Damaged(text) => text,
            Content::Opaque(_) => "",
        }
    }

    /// The file itself, which is the same one for as long as nobody changes it.
    pub(crate) fn shared(&self, file: FileId) -> &Arc<SourceFile> {
        &self.files[file.0 as usize]
    }

    pub(crate) fn content(&self, file: FileId) -> &Content {
        &self.files[file.0 as usize].content
    }

    /// The size of a file in bytes.
    pub(crate) fn size(&self, file: FileId) -> u64 {
        match &self.files[file.0 as usize].content {
            Content::Text(text) | Content::Damaged(text) => text.len() as u64,
            Content::Opaque(size) => *size,
        }
    }

    /// The bytes of a file, read again where it is only copied.
    pub(crate) fn bytes(&self, file: FileId) -> Result<Vec<u8>> {
        match &self.files[file.0 as usize].content {
            Content::Text(text) => Ok(text.as_bytes().to_vec()),
            Content::Damaged(_) | Content::Opaque(_) => {
                let path = self.root.join(self.path(file));
                let facts = fs::symlink_metadata(&path).with_context(|| format!("cannot read {}", path.display()))?;
                // It may have been replaced by a link to anywhere since the manual was read.
                if !facts.is_file() {
                    bail!("{} is no longer a file", path.display());
                }
                fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
            }
        }
    }

    /// The files below `content/`, with their paths from there.
    pub(crate) fn content_files(&self) -> impl Iterator<Item = (FileId, &str)> {
        self.files_below(CONTENT.to_owned())
    }

    /// The files of the theme of this name, with their paths inside it.
    pub(crate) fn theme_files(&self, theme: &str) -> impl Iterator<Item = (FileId, &str)> {
        self.files_below(format!("{THEMES}{theme}/"))
    }

    /// The names of the manual's own themes.
    pub(crate) fn themes(&self) -> Vec<&str> {
        let mut names: Vec<&str> =
            self.files_below(THEMES.to_owned()).filter_map(|(_, path)| Some(path.split_once('/')?.0)).collect();
        names.dedup();
        names
    }

    fn files_below(&self, folder: String) -> impl Iterator<Item = (FileId, &str)> {
        let start = self.files.partition_point(|file| file.path < folder);
        (start..self.files.len())
            .map_while(move |index| Some((FileId(index as u32), self.files[index].path.strip_prefix(&folder)?)))
    }
}

/// A path with each letter and its accents as one character, since systems differ in how they spell them.
pub(crate) fn composed(path: &str) -> String {
    if path.is_ascii() { path.to_owned() } else { path.nfc().collect() }
}

/// The paths of the files in one part of the manual; the part `""` is the settings file alone.
fn paths_below(root: &Path, part: &str) -> Result<Vec<String>> {
    if part.is_empty() {
        let there = fs::exists(root.join(SETTINGS)).with_context(|| format!("cannot look into {}", root.display()))?;
        return Ok(there.then(|| SETTINGS.to_owned()).into_iter().collect());
    }
    let folder = root.join(part);
    if !fs::exists(&folder).with_context(|| format!("cannot look into {}", folder.display()))? {
        return Ok(vec![]);
    }
    let mut paths = vec![];
    for item in WalkDir::new(&folder)
        .into_iter()
        .filter_entry(|item| item.depth() == 0 || !is_passed_over(&item.file_name().to_string_lossy()))
    {
        let item = item.with_context(|| format!("cannot read all of {}", folder.display()))?;
        if item.file_type().is_file() {
            let below = item.path().strip_prefix(&folder).expect("walkdir yields paths below the folder it walks");
            let names: Vec<_> = below.components().map(|name| name.as_os_str().to_string_lossy()).collect();
            paths.push(format!("{part}{}", names.join("/")));
        }
    }
    Ok(paths)
}

/// Hidden files, and what editors and Windows leave beside the author's.
fn is_passed_over(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || ["Thumbs.db", "desktop.ini", "node_modules"].contains(&name)
}

fn read_file(root: &Path, path: String) -> Result<SourceFile> {
    let place = root.join(&path);
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_text = READ_AS_TEXT.contains(&ending) && (ending == "md" || !path.starts_with(CONTENT));
    let content = if is_text {
        text_of(fs::read(&place).with_context(|| format!("cannot read {}", place.display()))?)
    } else {
        Content::Opaque(fs::metadata(&place).with_context(|| format!("cannot read {}", place.display()))?.len())
    };
    Ok(SourceFile { path, content })
}

fn text_of(bytes: Vec<u8>) -> Content {
    match String::from_utf8(bytes) {
        Ok(text) => Content::Text(text),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let mut bytes = error.into_bytes();
            bytes.truncate(valid);
            Content::Damaged(String::from_utf8(bytes).expect("valid_up_to ends the valid part"))
        }
    }
}
