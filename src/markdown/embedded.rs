//! Pictures that stand in the text itself, as `data:` addresses: the one kind that can do nothing but be seen.

/// How such an address begins. SVG is not among them, since it can hold scripts and links.
const BEGINNINGS: [&str; 4] =
    ["data:image/png;base64,", "data:image/jpeg;base64,", "data:image/gif;base64,", "data:image/webp;base64,"];

/// Whether an address, as it is written, is a picture. Nothing is decoded before: what is spelled in another way is none.
pub(crate) fn is_picture(address: &str) -> bool {
    BEGINNINGS.iter().any(|beginning| {
        address
            .split_at_checked(beginning.len())
            .is_some_and(|(start, payload)| start.eq_ignore_ascii_case(beginning) && is_base64(payload))
    })
}

/// Groups of four, the last filled up with `=`.
fn is_base64(payload: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    let letters = payload.strip_suffix("==").or_else(|| payload.strip_suffix('=')).unwrap_or(payload);
    !letters.is_empty() && payload.len().is_multiple_of(4) && letters.bytes().all(is_letter)
}
