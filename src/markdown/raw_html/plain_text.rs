//! Raw HTML → what it says.

use html5ever::tokenizer::{TagKind, Token};

use super::allowed::HIDDEN_TEXT;
use super::reader::Reader;

/// The text of raw HTML that comes piece by piece.
#[derive(Default)]
pub(in crate::markdown) struct PlainText {
    reader: Reader,
    /// How many elements are open whose text is not for reading.
    hidden: usize,
}

impl PlainText {
    /// What is read in this piece, with a blank for each tag.
    pub(in crate::markdown) fn read(&mut self, raw: &str) -> String {
        let mut text = String::new();
        for token in self.reader.read(raw).0 {
            match token {
                Token::CharacterTokens(words) if self.hidden == 0 => text.push_str(&words),
                Token::TagToken(tag) => {
                    text.push(' ');
                    let is_hidden = HIDDEN_TEXT.contains(&&*tag.name);
                    match tag.kind {
                        TagKind::StartTag if is_hidden && !tag.self_closing => self.hidden += 1,
                        TagKind::EndTag if is_hidden => self.hidden = self.hidden.saturating_sub(1),
                        _ => {}
                    }
                }
                _ => {}
            }
        }
        text
    }
}
