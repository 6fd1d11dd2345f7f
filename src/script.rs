//! Classic scripts that hand over what they hold, since pages that are opened from a file share may load nothing else.

/// Makes browsers read a script as UTF-8, whatever a server says of it.
const UTF_8: char = '\u{feff}';

/// A script that calls a function with arguments that are written out.
pub(crate) fn calling(function: &str, arguments: &[&str]) -> String {
    format!("{UTF_8}{function}({});\n", arguments.join(","))
}

/// A text as a script has it; unlike JSON, it holds most control characters as they are.
pub(crate) fn quote(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            '\n' => *out += "\\n",
            '\0' | '\r' | '\u{2028}' | '\u{2029}' => *out += &format!("\\u{:04x}", u32::from(character)),
            other => out.push(other),
        }
    }
    out.push('"');
}

/// As [`quote`], by itself.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quote(text, &mut quoted);
    quoted
}
