//! Raw HTML → tokens.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer};

/// Reads raw HTML piece by piece, since a comment or a tag may go on in the next line.
pub(super) struct Reader {
    tokenizer: Tokenizer<Collected>,
    input: BufferQueue,
}

impl Reader {
    pub(super) fn new() -> Reader {
        let tokenizer = Tokenizer::new(Collected::default(), Default::default());
        Reader { tokenizer, input: BufferQueue::default() }
    }

    /// The tokens that are whole with this piece.
    pub(super) fn read(&self, raw: &str) -> Vec<Token> {
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
