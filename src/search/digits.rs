//! Numbers as characters that may stand in a script's text: few for small numbers.

/// The first of the characters; those from here to `~` serve, but for the backslash.
const FIRST: u8 = b'#';
/// So many values end a number, since most are small; the others say that it goes on.
const ENDS: u32 = 70;
const GOES_ON: u32 = 20;

/// Adds a number.
pub(super) fn push(number: u32, out: &mut String) {
    let mut digits = [0; 8];
    let mut count = 0;
    let mut rest = number / ENDS;
    while rest > 0 {
        digits[count] = rest % GOES_ON;
        rest /= GOES_ON;
        count += 1;
    }
    for digit in digits[..count].iter().rev() {
        out.push(character(digit + ENDS));
    }
    out.push(character(number % ENDS));
}

/// Takes the number at the start of a text; `None` at its end.
pub(super) fn take(text: &mut &str) -> Option<u32> {
    let mut number = 0;
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        let value = u32::from(byte - FIRST - u8::from(*byte > b'\\'));
        if value < ENDS {
            *text = &text[at + 1..];
            return Some(number * ENDS + value);
        }
        number = number * GOES_ON + value - ENDS;
    }
    None
}

fn character(value: u32) -> char {
    let plain = FIRST + value as u8;
    char::from(if plain >= b'\\' { plain + 1 } else { plain })
}

#[cfg(test)]
mod tests {
    use super::{push, take};

    #[test]
    fn numbers_are_short_and_never_quotes_or_backslashes() {
        let text = |number| {
            let mut out = String::new();
            push(number, &mut out);
            out
        };
        assert_eq!([text(0), text(69), text(70), text(1399)], ["#", "i", "k#", "}i"]);
        for number in (0..3_000_000).step_by(97).chain([u32::MAX]) {
            let written = text(number);
            assert!(written.bytes().all(|byte| (b'#'..=b'~').contains(&byte) && byte != b'\\'));
            let mut rest = written.as_str();
            assert_eq!((take(&mut rest), rest), (Some(number), ""));
        }
    }
}
