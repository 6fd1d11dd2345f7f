//! Raw HTML in Markdown: what is on the allow-list passes, balanced; the rest is dropped and told.
//!
//! Every tag is written anew from the tokens of html5ever, so nothing passes that is not named here. A sanitiser of
//! whole fragments would not do: Markdown hands over `<details>` and `</details>` as two fragments.

use std::cell::RefCell;
use std::ops::Range;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use pulldown_cmark_escape::{escape_html, escape_html_body_text};

/// Elements that may stand within a line.
const PHRASING: [&str; 27] = [
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
    "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];
/// Elements that stand for themselves.
const BLOCK: [&str; 24] = [
    "blockquote",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "section",
];
const VOID: [&str; 3] = ["br", "hr", "wbr"];
/// Elements whose text is not for reading.
const HIDDEN_TEXT: [&str; 7] = ["script", "style", "template", "noscript", "iframe", "object", "textarea"];
const SCHEMES: [&str; 4] = ["https:", "http:", "mailto:", "tel:"];

/// Where a piece of raw HTML stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Block,
    Inline,
}

/// What became of something that did not pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum HtmlFault {
    /// An element or attribute that is not on the list, and the help for it.
    Dropped { what: String, help: &'static str },
    /// An element that is closed where it was not opened, or not closed where it was; with the place of that.
    Unbalanced { element: String, place: Range<usize> },
}

/// The raw elements that are open, container by container of the Markdown around them.
#[derive(Default)]
pub(super) struct OpenElements {
    open: Vec<Option<(String, Range<usize>)>>,
    /// Elements that had to be closed before their author did.
    abandoned: Vec<String>,
    /// The block of raw HTML that is being read, line by line.
    block: Option<Reader>,
    /// Where the piece that is being read stands in the text.
    place: Range<usize>,
    /// While an element like `<script>` is open, nothing is written until it ends: its name, and how deep it stands.
    hidden: Option<(String, usize)>,
}

impl OpenElements {
    /// A Markdown element begins: what is opened in it is closed in it.
    pub(super) fn enter(&mut self) {
        self.open.push(None);
    }

    /// A Markdown element ends: closes what is still open in it.
    pub(super) fn leave(&mut self, out: &mut String) -> Vec<HtmlFault> {
        let mut faults = vec![];
        while let Some(Some((element, place))) = self.open.pop() {
            close(out, &element);
            self.abandoned.push(element.clone());
            faults.push(HtmlFault::Unbalanced { element, place });
        }
        self.hidden.take_if(|(_, depth)| self.open.len() < *depth);
        faults
    }

    /// A block of raw HTML ends: what was not to be read in it is over.
    pub(super) fn end_block(&mut self) {
        self.block = None;
        self.hidden = None;
    }

    /// Whether text stands within an element whose text is not for reading.
    pub(super) fn is_hiding(&self) -> bool {
        self.hidden.is_some()
    }

    /// The next piece stands here; only those who report faults need to say so.
    pub(super) fn go_to(&mut self, place: Range<usize>) {
        self.place = place;
    }

    /// Writes the part of a piece of raw HTML that may pass.
    pub(super) fn pass(&mut self, raw: &str, level: Level, out: &mut String) -> Vec<HtmlFault> {
        let mut faults = vec![];
        let tokens = match level {
            Level::Block => self.block.get_or_insert_with(Reader::new).read(raw),
            Level::Inline => Reader::new().read(raw),
        };
        for token in tokens {
            match (&self.hidden, token) {
                (Some((element, _)), Token::TagToken(tag)) => {
                    let is_end = tag.kind == TagKind::EndTag && &*tag.name == element.as_str();
                    self.hidden.take_if(|_| is_end);
                }
                (None, Token::TagToken(tag)) if !is_allowed(&tag.name, level) => {
                    let is_start = tag.kind == TagKind::StartTag;
                    faults.extend(is_start.then(|| dropped_element(&tag.name, level)));
                    self.hidden = (is_start && HIDDEN_TEXT.contains(&tag.name.as_ref()))
                        .then(|| (tag.name.to_string(), self.open.len()));
                }
                (None, Token::TagToken(tag)) => faults.extend(self.tag(&tag, out)),
                (None, Token::CharacterTokens(text)) => {
                    escape_html_body_text(&mut *out, &text).expect("a String can be written to");
                }
                _ => {}
            }
        }
        faults
    }

    /// Writes a tag that is on the list, less its attributes that are not.
    fn tag(&mut self, tag: &Tag, out: &mut String) -> Vec<HtmlFault> {
        if tag.kind == TagKind::EndTag {
            return self.close_tag(tag, out).into_iter().collect();
        }
        if !VOID.contains(&tag.name.as_ref()) {
            self.open.push(Some((tag.name.to_string(), self.place.clone())));
        }
        open_tag(tag, out)
    }

    fn close_tag(&mut self, tag: &Tag, out: &mut String) -> Option<HtmlFault> {
        let element = tag.name.to_string();
        if matches!(self.open.last(), Some(Some((open, _))) if *open == element) {
            self.open.pop();
            close(out, &element);
            return None;
        }
        (!self.is_told(&element)).then(|| HtmlFault::Unbalanced { element, place: self.place.clone() })
    }

    /// Whether a closing tag belongs to an element whose fault is told where it was opened.
    fn is_told(&mut self, element: &str) -> bool {
        let is_open = self.open.iter().flatten().any(|(open, _)| open == element);
        let abandoned = self.abandoned.iter().position(|abandoned| abandoned == element);
        is_open || abandoned.map(|index| self.abandoned.swap_remove(index)).is_some()
    }
}

fn close(out: &mut String, element: &str) {
    out.push_str("</");
    out.push_str(element);
    out.push('>');
}

fn is_allowed(name: &str, level: Level) -> bool {
    PHRASING.contains(&name) || (level == Level::Block && BLOCK.contains(&name))
}

fn dropped_element(name: &str, level: Level) -> HtmlFault {
    let help = match name {
        "img" => "write the picture as `![what it shows](picture.png)`",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "write the heading with `##`",
        "font" | "center" => "leave the looks to the theme",
        "script" | "style" => "scripts and styles belong to the theme",
        _ if level == Level::Inline && BLOCK.contains(&name) => {
            "put it on a line of its own, with an empty line before it"
        }
        _ => "write it in Markdown, or take it out",
    };
    HtmlFault::Dropped { what: format!("<{name}>"), help }
}

fn open_tag(tag: &Tag, out: &mut String) -> Vec<HtmlFault> {
    let mut faults = vec![];
    out.push('<');
    out.push_str(&tag.name);
    for attribute in &tag.attrs {
        let name = attribute.name.local.as_ref();
        match attribute_fault(&tag.name, name, &attribute.value) {
            Some(help) => faults.push(HtmlFault::Dropped { what: format!("{name} on <{}>", tag.name), help }),
            None => {
                out.push(' ');
                out.push_str(name);
                out.push_str("=\"");
                escape_html(&mut *out, &attribute.value).expect("a String can be written to");
                out.push('"');
            }
        }
    }
    out.push('>');
    faults
}

/// Why an attribute may not pass.
fn attribute_fault(element: &str, name: &str, value: &str) -> Option<&'static str> {
    match (element, name) {
        (_, "lang" | "title") => None,
        (_, "dir") => (!["ltr", "rtl", "auto"].contains(&value)).then_some("write `ltr`, `rtl` or `auto`"),
        ("a", "href") => {
            let lower = value.trim().to_ascii_lowercase();
            let is_safe = lower.starts_with('#') || SCHEMES.iter().any(|scheme| lower.starts_with(scheme));
            (!is_safe).then_some("write the link in Markdown, `[text](address)`, so that it is checked")
        }
        ("details", "open") | ("ol", "reversed") => None,
        ("ol", "start") | ("td" | "th", "colspan" | "rowspan") => {
            value.parse::<u16>().is_err().then_some("write a small whole number")
        }
        ("ol", "type") => (!["1", "a", "A", "i", "I"].contains(&value)).then_some("write `1`, `a`, `A`, `i` or `I`"),
        ("th", "scope") => (!["row", "col", "rowgroup", "colgroup"].contains(&value)).then_some("write `row` or `col`"),
        ("time", "datetime") => None,
        _ => Some("take it out; looks and behaviour belong to the theme"),
    }
}

/// Reads raw HTML piece by piece, since a comment or a tag may go on in the next line.
struct Reader {
    tokenizer: Tokenizer<Collected>,
    input: BufferQueue,
}

impl Reader {
    fn new() -> Reader {
        let tokenizer = Tokenizer::new(Collected::default(), Default::default());
        Reader { tokenizer, input: BufferQueue::default() }
    }

    /// The tokens that are whole with this piece.
    fn read(&self, raw: &str) -> Vec<Token> {
        self.input.push_back(StrTendril::from(raw));
        let _ = self.tokenizer.feed(&self.input);
        self.tokenizer.sink.tokens.take()
    }
}

#[derive(Default)]
struct Collected {
    tokens: RefCell<Vec<Token>>,
}

impl TokenSink for Collected {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        self.tokens.borrow_mut().push(token);
        TokenSinkResult::Continue
    }
}
