//! Numbers as characters that may stand in a script's text: few for small numbers.

/// The first of the characters; those from here to `~` serve, but for the backslash.
const FIRST: u8 = b'#';
/// So many values end a number; as many say that it goes on.
const BASE: u32 = 45;

/// Adds a number.
pub(super) fn push(number: u32, out: &mut String) {
    let mut digits = [0; 6];
    let mut count = 0;
    let mut rest = number;
    loop {
        digits[count] = rest % BASE;
        rest /= BASE;
        count += 1;
        if rest == 0 {
            break;
        }
    }
    for at in (1..count).rev() {
        out.push(character(digits[at] + BASE));
    }
    out.push(character(digits[0]));
}

fn character(value: u32) -> char {
    let plain = FIRST + value as u8;
    char::from(if plain >= b'\\' { plain + 1 } else { plain })
}

#[cfg(test)]
mod tests {
    use super::push;

    #[test]
    fn numbers_are_short_and_never_quotes_or_backslashes() {
        let text = |number| {
            let mut out = String::new();
            push(number, &mut out);
            out
        };
        assert_eq!([text(0), text(44), text(45), text(2024)], ["#", "O", "Q#", "}O"]);
        for number in (0..3_000_000).step_by(97).chain([u32::MAX]) {
            assert!(text(number).bytes().all(|byte| (b'#'..=b'~').contains(&byte) && byte != b'\\'));
        }
    }
}
