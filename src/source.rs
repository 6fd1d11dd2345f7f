//! The files of a manual as they were read: the only reader of the disk.

pub(crate) mod again;
pub(crate) mod characters;
pub(crate) mod names;
pub(crate) mod reading;

use std::borrow::Cow;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use unicode_normalization::UnicodeNormalization as _;

use crate::quick_map::QuickMap;

/// The name of the settings file at the top of a manual.
pub const SETTINGS: &str = "vade.toml";
const CONTENT: &str = "content/";
const THEMES: &str = "themes/";
/// How many files or pages a core takes at a time; of many more, one core would have some left when the others have none.
pub(crate) const AT_ONCE: usize = 16;

/// Names a file among the [`Sources`] it was read with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

impl FileId {
    /// Its place among the files.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

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

impl SourceFile {
    fn is_unread(&self) -> bool {
        matches!(self.content, Content::Unread(_))
    }
}

/// What is known of a file before it is asked for as bytes.
#[derive(Debug, Clone)]
pub(crate) enum Content {
    Text(String),
    /// A file that should be text, but stops being UTF-8 behind the part that is kept.
    Damaged(String),
    /// A file that is only copied: its size in bytes.
    Opaque(u64),
    /// What stands in the manual's folders, but is no part of the manual.
    Unread(Unread),
}

/// Why something in the manual's folders is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unread {
    /// A symbolic link: where it leads is not the manual's.
    Link,
    /// A device, a pipe or a socket.
    Special,
    /// A name that is not UTF-8, so that it can be neither shown nor linked to.
    Name,
}

/// All files of a manual, in the order of their paths.
#[derive(Debug)]
pub struct Sources {
    root: PathBuf,
    /// Shared with the manual as it was before, where it was read again.
    files: Vec<Arc<SourceFile>>,
    by_path: Arc<ByPath>,
}

/// The files that were read.
#[derive(Debug, Default)]
struct ByPath {
    /// Those below `content/`, by their path there.
    content: QuickMap<String, FileId>,
    /// All others, by their path from the manual's top.
    elsewhere: QuickMap<String, FileId>,
}

impl Sources {
    /// Reads the manual whose top folder is `root`: its settings, `content/` and `themes/`.
    ///
    /// # Errors
    /// A folder or file that cannot be read, by its path.
    pub fn read(root: &Path) -> Result<Sources> {
        let files = reading::read_all(root)?;
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
        let mut by_path = ByPath::default();
        by_path.content.reserve(files.len());
        for (index, file) in files.iter().enumerate().filter(|(_, file)| !file.is_unread()) {
            let (files, path) = match file.path.strip_prefix(CONTENT) {
                Some(path) => (&mut by_path.content, path),
                None => (&mut by_path.elsewhere, &*file.path),
            };
            files.insert(composed(path).into_owned(), FileId(index as u32));
        }
        Sources { root, files: files.into_iter().map(Arc::new).collect(), by_path: Arc::new(by_path) }
    }

    /// The file of this path from the manual's top, however its accents are spelled.
    pub(crate) fn find(&self, path: &str) -> Option<FileId> {
        match path.strip_prefix(CONTENT) {
            Some(path) => self.find_content(path),
            None => self.by_path.elsewhere.get(&*composed(path)).copied(),
        }
    }

    /// The file of this path below `content/`.
    pub(crate) fn find_content(&self, path: &str) -> Option<FileId> {
        self.by_path.content.get(&*composed(path)).copied()
    }

    /// Whether the folder has a settings file, which makes it a manual.
    pub fn has_settings(&self) -> bool {
        self.find(SETTINGS).is_some()
    }

    /// How many files the manual has.
    #[expect(clippy::len_without_is_empty, reason = "a manual without files has no use")]
    pub fn len(&self) -> usize {
        self.files.iter().filter(|file| !file.is_unread()).count()
    }

    /// The path, from the manual's top, of the file that a span is in.
    pub fn path_of(&self, span: Span) -> &str {
        self.path(span.file)
    }

    pub(crate) fn path(&self, file: FileId) -> &str {
        &self.files[file.index()].path
    }

    pub(crate) fn is_of_content(&self, file: FileId) -> bool {
        self.path(file).starts_with(CONTENT)
    }

    /// The path below `content/`; a file from elsewhere keeps its whole path.
    pub(crate) fn content_path(&self, file: FileId) -> &str {
        let path = self.path(file);
        path.strip_prefix(CONTENT).unwrap_or(path)
    }

    /// The text of a file, whole or as far as it could be read; empty for files that are only copied.
    pub(crate) fn text(&self, file: FileId) -> &str {
        match &self.files[file.index()].content {
            Content::Text(text) | Content::Damaged(text) => text,
            Content::Opaque(_) | Content::Unread(_) => "",
        }
    }

    /// The file itself, which is the same one for as long as nobody changes it.
    pub(crate) fn shared(&self, file: FileId) -> &Arc<SourceFile> {
        &self.files[file.index()]
    }

    pub(crate) fn content(&self, file: FileId) -> &Content {
        &self.files[file.index()].content
    }

    /// The size of a file in bytes.
    pub(crate) fn size(&self, file: FileId) -> u64 {
        match &self.files[file.index()].content {
            Content::Text(text) | Content::Damaged(text) => text.len() as u64,
            Content::Opaque(size) => *size,
            Content::Unread(_) => 0,
        }
    }

    /// The bytes of a file, read again where it is only copied.
    pub(crate) fn bytes(&self, file: FileId) -> Result<Vec<u8>> {
        let content = &self.files[file.index()].content;
        if let Content::Text(text) = content {
            return Ok(text.as_bytes().to_vec());
        }
        let path = self.root.join(self.path(file));
        let cannot_read = || format!("cannot read {}", path.display());
        // It may have been replaced by a link to anywhere since the manual was read.
        if !fs::symlink_metadata(&path).with_context(cannot_read)?.is_file() {
            bail!("{} is no longer a file", path.display());
        }
        let bytes = fs::read(&path).with_context(cannot_read)?;
        // Pages tell its size.
        if matches!(content, Content::Opaque(size) if *size != bytes.len() as u64) {
            bail!("{} was changed while the site was being built; build again", path.display());
        }
        Ok(bytes)
    }

    /// What stands in the manual's folders and is not read, with the reason.
    pub(crate) fn unread(&self) -> impl Iterator<Item = (FileId, Unread)> {
        self.files.iter().enumerate().filter_map(|(index, file)| match file.content {
            Content::Unread(why) => Some((FileId(index as u32), why)),
            _ => None,
        })
    }

    /// All files, in the order of their paths.
    pub(crate) fn files(&self) -> impl Iterator<Item = (FileId, &str)> {
        let files = self.files.iter().enumerate();
        files.map(|(index, file)| (FileId(index as u32), file.path.as_str()))
    }

    /// The ids of all files, also of those that are not read.
    pub(crate) fn file_ids(&self) -> impl ExactSizeIterator<Item = FileId> {
        (0..self.files.len() as u32).map(FileId)
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
            .filter(|(file, _)| !self.files[file.index()].is_unread())
    }
}

/// A path with each letter and its accents as one character, since systems differ in how they spell them.
pub(crate) fn composed(path: &str) -> Cow<'_, str> {
    if path.is_ascii() { path.into() } else { path.nfc().collect() }
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
