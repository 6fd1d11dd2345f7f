//! Raw HTML → tokens.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer};

/// How long a tag or comment may be: the tokenizer compares each attribute of a tag with all before it.
const LONGEST: usize = 20_000;
const CHUNK: usize = 1_000;

/// Reads raw HTML piece by piece, since a comment or a tag may go on in the next line.
pub(super) struct Reader {
    tokenizer: Tokenizer<Collected>,
    input: BufferQueue,
    /// How much has been read since the last token was whole.
    unfinished: usize,
    /// Whether the text began with `<!`: what is too long may be a comment, which nobody would miss.
    is_comment: Option<bool>,
}

impl Default for Reader {
    fn default() -> Reader {
        let tokenizer = Tokenizer::new(Collected::default(), Default::default());
        Reader { tokenizer, input: BufferQueue::default(), unfinished: 0, is_comment: None }
    }
}

impl Reader {
    /// The tokens that are whole with this piece, and whether a tag turns out to be too long: then nothing follows it.
    pub(super) fn read(&mut self, raw: &str) -> (Vec<Token>, bool) {
        let is_comment = *self.is_comment.get_or_insert_with(|| raw.starts_with("<!"));
        let mut tokens = vec![];
        let mut rest = raw;
        while !rest.is_empty() && self.unfinished <= LONGEST {
            let (chunk, behind) = rest.split_at(rest.ceil_char_boundary(CHUNK));
            self.input.push_back(StrTendril::from(chunk));
            let _ = self.tokenizer.feed(&self.input);
            let whole = self.tokenizer.sink.tokens.take();
            self.unfinished = if whole.is_empty() { self.unfinished + chunk.len() } else { 0 };
            tokens.extend(whole);
            rest = behind;
            if self.unfinished > LONGEST {
                return (tokens, !is_comment);
            }
        }
        (tokens, false)
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
