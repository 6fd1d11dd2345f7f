//! What the names in the manual's folders tell, and characters that nobody sees.

use insta::assert_snapshot;

use crate::support::report_of;

#[test]
fn a_file_that_looks_like_a_chapter_and_is_none_is_told() {
    let manual = "\
--- content/leave.MD
+++
title = \"Leave\"
+++
--- content/pay.markdown
Pay.
--- content/sick/Sick.Md
Sick.
--- content/forms/form.docx
--- content/mdown
--- content/about.md.txt
";
    assert_snapshot!(report_of(manual), @"
    content/leave.MD:1:1: warning[other-ending]: a file that ends with `.MD` is no chapter, so this text is not published; rename the file to `leave.md`
    content/pay.markdown:1:1: warning[other-ending]: a file that ends with `.markdown` is no chapter, so this text is not published; rename the file to `pay.md`
    content/sick/Sick.Md:1:1: warning[other-ending]: a file that ends with `.Md` is no chapter, so this text is not published; rename the file to `Sick.md`
    ");
}

#[test]
fn a_name_that_windows_cannot_have_is_told_once() {
    let manual = "\
--- content/con/one.pdf
--- content/con/two.pdf
--- content/Nul.tar.gz
--- content/com7.docx
--- content/who?.pdf
--- content/a:b.pdf
--- content/\"quoted\".pdf
--- content/back\\slash.pdf
--- content/folder./file.pdf
--- content/com10.docx
--- content/console.pdf
--- content/50% of 1 & 2 #3 'it' ü 🌍.pdf
--- themes/house/assets/aux.css
";
    assert_snapshot!(report_of(manual), @r#"
    content/"quoted".pdf:1:1: warning[unportable-name]: no file on Windows can be called `"quoted".pdf`: it holds `"`; give it another name: manuals and sites are copied to Windows some day
    content/Nul.tar.gz:1:1: warning[unportable-name]: no file on Windows can be called `Nul.tar.gz`: `Nul` is kept for a device; give it another name: manuals and sites are copied to Windows some day
    content/a:b.pdf:1:1: warning[unportable-name]: no file on Windows can be called `a:b.pdf`: it holds `:`; give it another name: manuals and sites are copied to Windows some day
    content/back\slash.pdf:1:1: warning[unportable-name]: no file on Windows can be called `back\slash.pdf`: it holds `\`; give it another name: manuals and sites are copied to Windows some day
    content/com7.docx:1:1: warning[unportable-name]: no file on Windows can be called `com7.docx`: `com7` is kept for a device; give it another name: manuals and sites are copied to Windows some day
    content/con/one.pdf:1:1: warning[unportable-name]: no file on Windows can be called `con`: `con` is kept for a device; give it another name: manuals and sites are copied to Windows some day
    content/folder./file.pdf:1:1: warning[unportable-name]: no file on Windows can be called `folder.`: it ends with a full stop; give it another name: manuals and sites are copied to Windows some day
    content/who?.pdf:1:1: warning[unportable-name]: no file on Windows can be called `who?.pdf`: it holds `?`; give it another name: manuals and sites are copied to Windows some day
    themes/house/assets/aux.css:1:1: warning[unportable-name]: no file on Windows can be called `aux.css`: `aux` is kept for a device; give it another name: manuals and sites are copied to Windows some day
    "#);
}

#[test]
fn names_that_differ_only_in_capitals_or_accents_are_told() {
    let manual = "\
--- content/Forms/a.pdf
--- content/Forms/b.pdf
--- content/forms/c.pdf
--- content/forms/C.pdf
--- content/caf\u{e9}.pdf
--- content/cafe\u{301}.pdf
--- content/other/cafe.pdf
--- content/other/Café.pdf
";
    assert_snapshot!(report_of(manual), @"
    content/café.pdf:1:1: warning[unportable-name]: `café.pdf` and `café.pdf` are one name on Windows and on a Mac, where one takes the other's place; give one of them another name
    content/forms/C.pdf:1:1: warning[unportable-name]: `forms` and `Forms` are one name on Windows and on a Mac, where one takes the other's place; give one of them another name
    content/forms/c.pdf:1:1: warning[unportable-name]: `c.pdf` and `C.pdf` are one name on Windows and on a Mac, where one takes the other's place; give one of them another name
    ");
}

#[test]
fn hidden_characters_in_names_are_told() {
    let manual = "--- content/bell\u{7}.pdf\n--- content/turn\u{202e}fdp.exe\n--- content/soft\u{ad}hyphen.pdf\n";
    assert_snapshot!(report_of(manual), @"content/bell\u{7}.pdf:1:1: error[control-character]: the name of this file holds an invisible control character (U+0007); give the file another name, of plain letters\ncontent/turn\u{202e}fdp.exe:1:1: warning[text-direction]: the name of this file holds a hidden character that turns its direction (U+202E); give the file another name, of plain letters");
}

#[test]
fn a_character_that_turns_the_direction_is_told_wherever_it_stands() {
    let manual = "\
--- vade.toml
title = \"Manual \u{202e}\"
notice = \"Spelled out: \\u2066x\"
--- content/leave.md
+++
title = \"Leave \u{2066}first\u{2069}\"
+++

Ask your \u{202e}manager\u{202c}.
--- content/pay.md
+++
title = \"Pay\"
summary = \"Spelled \\u202Eout\"
+++

Arabic: \u{200f}\u{627}\u{644}\u{633}\u{644}\u{627}\u{645}, a mark of direction alone is fine\u{200e}.
";
    assert_snapshot!(report_of(manual), @"
    content/leave.md:2:16: warning[text-direction]: a hidden character turns the direction of the text here (U+2066); delete it: what readers see is not what is written; it often comes along when text is pasted
    content/leave.md:5:10: warning[text-direction]: a hidden character turns the direction of the text here (U+202E); delete it: what readers see is not what is written; it often comes along when text is pasted
    content/pay.md:3:11: warning[text-direction]: a hidden character turns the direction of the text here (U+202E); delete it: what readers see is not what is written; it often comes along when text is pasted
    vade.toml:1:17: warning[text-direction]: a hidden character turns the direction of the text here (U+202E); delete it: what readers see is not what is written; it often comes along when text is pasted
    vade.toml:2:10: warning[text-direction]: a hidden character turns the direction of the text here (U+2066); delete it: what readers see is not what is written; it often comes along when text is pasted
    ");
}

#[test]
fn characters_that_nobody_sees_are_told_where_a_text_spells_them_out() {
    let manual = "\
--- vade.toml
title = \"Manual\"
--- content/code.md
+++
title = \"Code\"
+++

What is `&#1;` in code, or \\&#1; or &amp;#1;, is words, and &#65;&#x2019;&#9; may be written.

```
&#1;
```
--- content/html.md
+++
title = \"HTML\"
+++

Text, <abbr title=\"&#8238;\">OP</abbr>.

<p>&#x7f;</p>
--- content/link.md
+++
title = \"Link\"
+++

[A town](https://example.org/&#1; \"&#8238;\").
--- content/words.md
+++
title = \"Words\"

[[amendments]]
date = 2026-01-05
summary = \"The &#3; is new.\"
+++

Some words, &#x1;, &#2; and &#8238;these.
";
    assert_snapshot!(report_of(manual), @"
    content/html.md:5:7: warning[text-direction]: a hidden character turns the direction of the text here (U+202E); delete it: what readers see is not what is written; it often comes along when text is pasted
    content/html.md:7:1: error[control-character]: there is an invisible control character here (U+007F); delete it; it often comes along when text is pasted
    content/link.md:5:1: error[control-character]: there is an invisible control character here (U+0001); delete it; it often comes along when text is pasted
    content/link.md:5:1: warning[text-direction]: a hidden character turns the direction of the text here (U+202E); delete it: what readers see is not what is written; it often comes along when text is pasted
    content/words.md:6:16: error[control-character]: there is an invisible control character here (U+0003); delete it; it often comes along when text is pasted
    content/words.md:9:13: error[control-character]: there is an invisible control character here (U+0001); delete it; it often comes along when text is pasted
    content/words.md:9:29: warning[text-direction]: a hidden character turns the direction of the text here (U+202E); delete it: what readers see is not what is written; it often comes along when text is pasted
    ");
}

#[test]
fn control_characters_of_every_kind_are_told_in_text_and_settings() {
    let manual = "\
--- vade.toml
title = \"Manual\u{85}\"
--- content/bell.md
+++
title = \"Bell\"
+++

Tab\tand line ends\r
are fine, \u{1}this is not, \u{2}nor this.
--- content/delete.md
+++
title = \"Delete\"
+++

Some\u{7f}thing long enough to reach beyond a stretch of bytes that are looked at together, and then some more.
--- content/nul.md
+++
title = \"Nothing\"
id = \"nothing\"
+++

No\u{0}thing.
--- content/old.md
+++
title = \"Old \u{93}quotes\u{94}\"
+++

– é “right” €.
--- content/late.md
+++
title = \"Late\"
+++

sixty-four bytes are looked at together, so that this is behind them, \u{ffff} is no character.
";
    assert_snapshot!(report_of(manual), @"
    content/bell.md:6:11: error[control-character]: there is an invisible control character here (U+0001); delete it; it often comes along when text is pasted
    content/delete.md:5:5: error[control-character]: there is an invisible control character here (U+007F); delete it; it often comes along when text is pasted
    content/late.md:5:71: error[control-character]: there is an invisible control character here (U+FFFF); delete it; it often comes along when text is pasted
    content/nul.md:1:1: warning[unportable-name]: no file on Windows can be called `nul.md`: `nul` is kept for a device; give it another name: manuals and sites are copied to Windows some day
    content/nul.md:6:3: error[control-character]: there is an invisible control character here (U+0000); delete it; it often comes along when text is pasted
    content/old.md:2:14: error[control-character]: there is an invisible control character here (U+0093); delete it; it often comes along when text is pasted
    vade.toml:1:16: error[control-character]: there is an invisible control character here (U+0085); delete it; it often comes along when text is pasted
    ");
}
