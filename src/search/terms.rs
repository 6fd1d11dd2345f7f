//! What a chapter is found by, for its editor.
