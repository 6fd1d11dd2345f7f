//! Characters of a text that nobody sees, and that do harm.

/// Whether a character cannot be shown; some of them XML, and so the feed, cannot even hold.
pub(crate) fn is_unprintable(character: char) -> bool {
    (character.is_control() && !"\t\r\n".contains(character)) || matches!(character, '\u{fffe}' | '\u{ffff}')
}

/// Whether a character turns the direction of what follows it, so that a text reads otherwise than it is written.
pub(crate) fn turns_direction(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The first characters of a text that cannot be shown, and that turns the direction, with their places.
pub(crate) fn hidden(text: &str) -> [Option<(usize, char)>; 2] {
    const STRETCH: usize = 256;
    let mut found = [None; 2];
    let bytes = text.as_bytes();
    for (index, stretch) in bytes.chunks(STRETCH).enumerate() {
        // Nearly every stretch ends here: a loop without a branch takes many bytes at once.
        if !stretch.iter().fold(false, |is_found, byte| is_found | is_unusual(*byte)) {
            continue;
        }
        let start = index * STRETCH;
        for at in (start..start + stretch.len()).filter(|at| may_begin(bytes[*at])) {
            let character = text[at..].chars().next().expect("no character begins with the end of another");
            let kinds = [is_unprintable(character), turns_direction(character)];
            for (first, _) in found.iter_mut().zip(kinds).filter(|(first, is_kind)| *is_kind && first.is_none()) {
                *first = Some((at, character));
            }
        }
        if found.iter().all(Option::is_some) {
            break;
        }
    }
    found
}

/// Those of them that a text only spells out, where what is meant is known: `&#1;`, or `\u0001`.
pub(crate) fn spelled_out(meant: &str, written: &str) -> [Option<char>; 2] {
    hidden(meant).map(|first| first.map(|(_, character)| character).filter(|character| !written.contains(*character)))
}

/// Whether a byte is anything but a printable character of ASCII or the end of a line, told in as few steps as can be.
fn is_unusual(byte: u8) -> bool {
    // Bytes beyond ASCII are negative numbers.
    let is_beyond = (byte as i8) < b' ' as i8;
    (is_beyond & (byte != b'\n')) | (byte == 0x7f)
}

/// Whether a byte may be the first of a character that is looked for; it never is one inside a character.
fn may_begin(byte: u8) -> bool {
    (byte < b' ' && byte != b'\n' && byte != b'\r' && byte != b'\t') || matches!(byte, 0x7f | 0xc2 | 0xe2 | 0xef)
}
