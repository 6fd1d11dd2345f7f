//! What is wrong with a built page, as a browser reads it.

use std::collections::{BTreeMap, HashSet};

use html5ever::tendril::TendrilSink;
use html5ever::tokenizer::TokenizerOpts;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// A page as a browser has it.
pub struct Page {
    pub ids: HashSet<String>,
    /// Every address that an attribute names.
    pub addresses: Vec<String>,
    /// The text of each element of a name.
    pub texts: BTreeMap<String, Vec<String>>,
    /// Every attribute as `element name`, with its value.
    pub attributes: Vec<(String, String)>,
    /// What is not as the standard wants it.
    pub faults: Vec<String>,
    /// What runs, or leads where no page may lead.
    pub dangers: Vec<String>,
}

/// Attributes that hold an address.
const ADDRESSES: [&str; 6] = ["href", "src", "action", "data", "poster", "srcset"];
/// Elements that the theme never makes, so that they would be an author's.
const NEVER: [&str; 8] = ["svg", "math", "iframe", "object", "embed", "base", "applet", "frameset"];

impl Page {
    pub fn read(html: &str) -> Page {
        let tokenizer = TokenizerOpts { exact_errors: true, ..Default::default() };
        let dom = parse_document(RcDom::default(), ParseOpts { tokenizer, ..Default::default() }).one(html);
        let errors = dom.errors.borrow().iter().map(|error| error.to_string()).collect();
        let mut page = Page {
            ids: HashSet::new(),
            addresses: vec![],
            texts: BTreeMap::new(),
            attributes: vec![],
            faults: errors,
            dangers: vec![],
        };
        let mut open = vec![dom.document.clone()];
        while let Some(node) = open.pop() {
            page.node(&node);
            open.extend(node.children.borrow().iter().rev().cloned());
        }
        page
    }

    fn node(&mut self, node: &Handle) {
        let NodeData::Element { name, attrs, .. } = &node.data else { return };
        let name = name.local.to_string();
        if NEVER.contains(&name.as_str()) {
            self.dangers.push(format!("there is a <{name}>"));
        }
        for attribute in attrs.borrow().iter() {
            let (key, value) = (attribute.name.local.to_string(), attribute.value.to_string());
            if key == "id" && !self.ids.insert(value.clone()) {
                self.faults.push(format!("the id {value:?} is there twice"));
            }
            if key.starts_with("on") || key == "style" || key == "srcdoc" {
                self.dangers.push(format!("{name} has {key}={value:?}"));
            }
            if ADDRESSES.contains(&key.as_str()) && !(name == "img" && key == "src" && is_picture(&value)) {
                self.address(&value);
            }
            self.attributes.push((format!("{name} {key}"), value));
        }
        self.texts.entry(name).or_default().push(text_of(node));
    }

    /// An address may lead to a page of the site, to a web site, to mail or to a telephone, whatever a browser makes of it:
    /// it passes over blanks and control characters.
    fn address(&mut self, value: &str) {
        let seen: String = value.chars().filter(|character| *character > ' ').collect::<String>().to_lowercase();
        let scheme = seen.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| !scheme.contains(['/', '?', '#']));
        if let Some(scheme) = scheme
            && !["http", "https", "mailto", "tel"].contains(&scheme)
        {
            self.dangers.push(format!("an address is {value:?}"));
        }
        self.addresses.push(value.to_owned());
    }

    /// The links within the page that lead nowhere.
    pub fn broken_links(&self) -> impl Iterator<Item = &str> {
        let within = self.addresses.iter().filter_map(|address| address.strip_prefix('#'));
        within.filter(|id| !id.is_empty() && *id != "top" && !self.ids.contains(&decoded(id)))
    }
}

/// Whether an address is a picture of a kind that can do nothing but be seen.
fn is_picture(address: &str) -> bool {
    let kinds = ["png", "jpeg", "gif", "webp"];
    let (head, text) = address.split_once(',').unwrap_or_default();
    kinds.iter().any(|kind| head.to_lowercase() == format!("data:image/{kind};base64"))
        && text.chars().all(|character| character.is_ascii_alphanumeric() || "+/=".contains(character))
}

/// A part of an address without `%20` and the like.
pub fn decoded(address: &str) -> String {
    let mut bytes = vec![];
    let mut rest = address.as_bytes();
    while let [first, behind @ ..] = rest {
        let code = behind.get(..2).and_then(|code| u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok());
        match (first, code) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &behind[2..];
            }
            _ => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn text_of(node: &Handle) -> String {
    let mut text = String::new();
    let mut open = vec![node.clone()];
    while let Some(node) = open.pop() {
        if let NodeData::Text { contents } = &node.data {
            text.push_str(&contents.borrow());
        }
        open.extend(node.children.borrow().iter().rev().cloned());
    }
    text
}
