//! Paths to files, and addresses outside the manual.

use insta::assert_snapshot;

use crate::support::report_of;

#[test]
fn a_file_that_is_not_there_suggests_the_nearest() {
    let manual = r#"
--- vade.toml
title = "Test Manual"
logo = "logo.png"
--- content/logo.svg
--- content/forms/leave-form.docx
--- content/leave/_index.md
+++
number = "1"
title = "Leave"
image = "chart.png"
image_alt = ""

[[also]]
see = "Form"
file = "../forms/leave_form.docx"
+++
--- content/leave/annual.md
+++
title = "Annual Leave"
+++

Fill in [the form](../forms/leave-from.docx) or [another](../forms/pay.xlsx#sheet) as [the law](www.example.org/law#2) says.

![The way of a request](chart.png)
--- content/leave/form.md
+++
title = "Form"
kind = "file"
file = "leave-form.docx"
+++
"#;
    assert_snapshot!(report_of(manual), @"
    content/leave/_index.md:4:9: error[unknown-file]: there is no file `chart.png`; put the file there, or mend the path; it starts from this file's folder
    content/leave/_index.md:9:8: error[unknown-file]: there is no file `../forms/leave_form.docx`; did you mean `../forms/leave-form.docx`?
    content/leave/annual.md:5:9: error[unknown-file]: there is no file `../forms/leave-from.docx`; did you mean `../forms/leave-form.docx`?
    content/leave/annual.md:5:49: error[unknown-file]: there is no file `../forms/pay.xlsx`; put the file there, or mend the path; it starts from this file's folder
    content/leave/annual.md:5:87: error[unknown-file]: there is no file `www.example.org/law`; did you mean `https://www.example.org/law`?
    content/leave/annual.md:7:1: error[unknown-file]: there is no file `chart.png`; put the file there, or mend the path; it starts from this file's folder
    content/leave/form.md:4:8: error[unknown-file]: there is no file `leave-form.docx`; did you mean `../forms/leave-form.docx`?
    vade.toml:2:8: error[unknown-file]: there is no file `logo.png`; did you mean `logo.svg`?
    ");
}

#[test]
fn a_chapter_is_no_image_and_no_attachment() {
    let manual = r#"
--- content/leave.md
+++
title = "Leave"
+++

![The way of a request](pay.md)
--- content/pay.md
+++
title = "Pay"
kind = "file"
file = "leave.md"
+++
"#;
    assert_snapshot!(report_of(manual), @"
    content/leave.md:5:1: error[unknown-file]: `pay.md` is not a file that can stand here; name a file beside the chapters, such as `chart.png` or `booking-form.docx`
    content/pay.md:4:8: error[unknown-file]: `leave.md` is not a file that can stand here; name a file beside the chapters, such as `chart.png` or `booking-form.docx`
    ");
}

#[test]
fn files_that_are_there_are_no_fault() {
    let manual = r#"
--- vade.toml
title = "Test Manual"
logo = "logo.svg"
--- content/logo.svg
--- content/forms/Leave Form (2024).docx
--- content/leave.md
+++
title = "Leave"

[[also]]
see = "Form"
file = "forms/Leave Form (2024).docx"
+++

Fill in [the form](<forms/Leave Form (2024).docx>) or [the same](forms/Leave%20Form%20(2024).docx).

![The council](./logo.svg)
--- content/form.md
+++
title = "Form"
kind = "file"
file = "forms/Leave Form (2024).docx"
+++
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn a_path_that_does_not_start_from_its_file_is_told_as_it_should_be() {
    let manual = r#"
--- content/leave/annual.md
+++
title = "Annual Leave"
related = ["/leave/sick.md"]
+++

See [sick leave](/leave/sick.md), [the form](C:\forms\form.docx), [another](..\forms\form.docx)
and [the site](//example.org/leave).
--- content/leave/sick.md
+++
title = "Sick Leave"
+++

Ask your manager.
--- content/forms/form.docx
"#;
    assert_snapshot!(report_of(manual), @r"
    content/leave/annual.md:3:12: error[absolute-path]: `/leave/sick.md` does not start from this file; did you mean `sick.md`?
    content/leave/annual.md:6:5: error[absolute-path]: `/leave/sick.md` does not start from this file; did you mean `sick.md`?
    content/leave/annual.md:6:35: error[unsafe-address]: `C:\forms\form.docx` is not an address that a page may use; a link may begin with `https:`, `http:`, `mailto:` or `tel:`, or name a file of the manual
    content/leave/annual.md:6:67: error[absolute-path]: `..\forms\form.docx` has backslashes; write `../forms/form.docx`
    content/leave/annual.md:7:5: error[unsafe-address]: `//example.org/leave` is not an address that a page may use; a link may begin with `https:`, `http:`, `mailto:` or `tel:`, or name a file of the manual
    ");
}

#[test]
fn a_path_out_of_the_content_is_told() {
    let manual = r#"
--- vade.toml
title = "Test Manual"
logo = "../logo.svg"
--- content/leave/annual.md
+++
title = "Annual Leave"
+++

See [the settings](../../vade.toml).

![A picture](https://example.org/picture.png)
"#;
    assert_snapshot!(report_of(manual), @"
    content/leave/annual.md:5:5: error[outside-content]: `../../vade.toml` leads out of the content folder; only files below `content` are published; put a copy there
    content/leave/annual.md:7:1: error[outside-content]: the image `https://example.org/picture.png` lies on another site, so it is not shown; put a copy of it below `content`, and name that
    vade.toml:2:8: error[outside-content]: `../logo.svg` leads out of the content folder; only files below `content` are published; put a copy there
    ");
}

#[test]
fn a_path_up_to_the_content_folder_is_no_fault() {
    let manual = r#"
--- content/logo.svg
--- content/leave/annual/notice.md
+++
title = "Notice"
+++

See [yourself](../../leave/annual/./notice.md).

![The council](../../logo.svg)
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn an_address_that_a_page_may_not_use_is_told() {
    let manual = r#"
--- vade.toml
title = "Test Manual"

[[quick_links]]
title = "Intranet"
url = "intranet/leave"
--- content/law.md
+++
title = "Law"
kind = "link"
url = "www.example.org"
+++
--- content/leave.md
+++
title = "Leave"

[[also]]
see = "Form"
url = "file:///S:/forms/form.docx"
+++

Run [tool](javascript:alert(1)), [form](DATA:text/html,x) and [the share](ftp://example.org/).
"#;
    assert_snapshot!(report_of(manual), @"
    content/law.md:4:7: error[unsafe-address]: `www.example.org` is not an address that a page may use; a link may begin with `https:`, `http:`, `mailto:` or `tel:`, or name a file of the manual
    content/leave.md:6:7: error[unsafe-address]: `file:///S:/forms/form.docx` is not an address that a page may use; a link may begin with `https:`, `http:`, `mailto:` or `tel:`, or name a file of the manual
    content/leave.md:9:5: error[unsafe-address]: `javascript:alert(1)` is not an address that a page may use; a link may begin with `https:`, `http:`, `mailto:` or `tel:`, or name a file of the manual
    content/leave.md:9:34: error[unsafe-address]: `DATA:text/html,x` is not an address that a page may use; put it into a file below `content`, and name that; only pictures may be written out, `![…](data:image/png;base64,…)`, as PNG, JPEG, GIF or WebP
    content/leave.md:9:63: error[unsafe-address]: `ftp://example.org/` is not an address that a page may use; a link may begin with `https:`, `http:`, `mailto:` or `tel:`, or name a file of the manual
    vade.toml:5:7: error[unsafe-address]: `intranet/leave` is not an address that a page may use; a link may begin with `https:`, `http:`, `mailto:` or `tel:`, or name a file of the manual
    ");
}

/// What is said of a text.
fn said_of(text: &str) -> String {
    report_of(&format!("--- content/leave.md\n+++\ntitle = \"Leave\"\n+++\n\n{text}\n"))
}

#[test]
fn a_picture_that_is_written_out_is_no_fault_but_a_link_to_one_is() {
    let picture = "data:image/png;base64,iVBORw0KGgo=";
    assert_eq!(said_of(&format!("![A seal]({picture}) ![A seal](DATA:Image/WebP;base64,AAAA)")), "");
    assert_snapshot!(said_of(&format!("[A seal]({picture})")), @"content/leave.md:5:1: error[unsafe-address]: `data:image/png;base64,iVBORw0KGgo=` is not an address that a page may use; put it into a file below `content`, and name that; only pictures may be written out, `![…](data:image/png;base64,…)`, as PNG, JPEG, GIF or WebP");
    assert_snapshot!(said_of(&format!("[A seal](data:image/svg+xml;base64,{})", "A".repeat(4000))), @"content/leave.md:5:1: error[unsafe-address]: `data:image/svg+xml;base64,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA…` is not an address that a page may use; put it into a file below `content`, and name that; only pictures may be written out, `![…](data:image/png;base64,…)`, as PNG, JPEG, GIF or WebP");
}

#[test]
fn what_only_looks_like_a_picture_is_a_fault() {
    for address in [
        "data:image/svg+xml;base64,PHN2Zz4=",
        "data:image/svg+xml,x",
        "data:text/html;base64,PHN2Zz4=",
        "data:image/png,x",
        "data:image/png;base64,",
        "data:image/png;base64,====",
        "data:image/png;base64,AAA",
        "data:image/png;base64,AA=A",
        "data:image/png;base64,AAA-",
        "data:image/png;base64,AAA\u{e9}",
        "data:image/png;base64,AA%2B",
        "data:image/p%6eg;base64,AAAA",
        "data:image/png;charset=utf-8;base64,AAAA",
        "data:image/png;base64,AAAA,",
        "<data:image/png;base64,AAAA AAAA>",
        "<data:image/png; base64,AAAA>",
        "<data: image/png;base64,AAAA>",
        "data:image/jpg;base64,AAAA",
    ] {
        let report = said_of(&format!("![A seal]({address})"));
        assert!(report.starts_with("content/leave.md:5:1: error[unsafe-address]: `data:"), "{address}: {report}");
        assert_eq!(report.lines().count(), 1, "{report}");
    }
    // These are not read as an address of any kind, but as names of files that are not there.
    for address in ["<\tdata:image/png;base64,AAAA>", "<da\tta:image/png;base64,AAAA>", "%64ata:image/png;base64,AAAA"]
    {
        let report = said_of(&format!("![A seal]({address})"));
        assert!(report.starts_with("content/leave.md:5:1: error[unknown-file]"), "{address}: {report}");
    }
}

#[test]
fn an_address_for_the_web_for_mail_or_for_a_telephone_is_no_fault() {
    let manual = r#"
--- vade.toml
title = "Test Manual"

[[quick_links]]
title = "Help"
url = "tel:+441234567890"
--- content/law.md
+++
title = "Law"
kind = "link"
url = "HTTP://example.org/?javascript:alert(1)"
+++
--- content/leave.md
+++
title = "Leave"

[[also]]
see = "Form"
url = "mailto:hr@example.org"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"");
}
