//! A manual's own theme: its name, its templates and its wording.

use insta::assert_snapshot;

use crate::support::report_of;

#[test]
fn a_theme_that_is_not_there_suggests_the_nearest() {
    let manual = r#"
--- vade.toml
title = "Test Manual"
language = "cy"
theme = "hosue"
--- themes/house/strings/cy.toml
home = "Cynnwys"
"#;
    assert_snapshot!(report_of(manual), @"vade.toml:3:9: error[unknown-theme]: there is no theme `hosue`; did you mean `house`?");
}

#[test]
fn a_theme_of_one_file_or_the_built_in_one_is_no_fault() {
    let manual = r#"
--- vade.toml
title = "Test Manual"
theme = "house"
--- themes/house/assets/style.css
body { color: green }
"#;
    assert_snapshot!(report_of(manual), @"");
    assert_snapshot!(report_of("--- vade.toml\ntitle = \"Test Manual\"\ntheme = \"default\"\n"), @"");
}

#[test]
fn a_language_without_wording_is_told() {
    let manual = r#"
--- vade.toml
title = "Manuel"
language = "fr"
"#;
    assert_snapshot!(report_of(manual), @"vade.toml:2:12: warning[missing-language]: the wording of the pages is not there in the language `fr`, so it is English; write it in `themes/default/strings/fr.toml`");
}

#[test]
fn a_language_whose_wording_is_built_in_or_the_themes_own_is_no_fault() {
    let manual = r#"
--- vade.toml
title = "Manuel"
language = "fr-CH"
theme = "house"
--- themes/house/strings/fr.toml
home = "Sommaire"
"#;
    assert_snapshot!(report_of(manual), @"");
    assert_snapshot!(report_of("--- vade.toml\ntitle = \"Test Manual\"\nlanguage = \"en-GB\"\n"), @"");
    assert_snapshot!(report_of("--- vade.toml\ntitle = \"Llawlyfr\"\nlanguage = \"cy\"\n"), @"");
}

#[test]
fn a_template_that_cannot_be_read_is_told_at_its_place() {
    let manual = r#"
--- vade.toml
title = "Test Manual"
theme = "house"
--- themes/house/templates/chapter.html
<h1>{{ page.title }}</h1>
Zoë: {% if page.title }
--- content/leave.md
+++
title = "Leave"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"themes/house/templates/chapter.html:2:23: error[template-error]: this template cannot be used: Found `}` but expected %}; mend the template, or delete it: then the built-in one is used");
}

#[test]
fn a_template_that_cannot_be_rendered_is_told_once_at_its_place() {
    let manual = r#"
--- vade.toml
title = "Test Manual"
theme = "house"
--- themes/house/templates/base.html
{% block layout %}{% block main %}{% endblock %}{% endblock %}
Zoë: {{ page.titel | upper }}
--- content/leave/_index.md
+++
number = "1"
title = "Leave"
+++
--- content/leave/annual.md
+++
title = "Annual Leave"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"themes/house/templates/base.html:2:9: error[template-error]: this template cannot be used: Invalid type for the value, expected `string` but got `undefined`; mend the template, or delete it: then the built-in one is used");
}

#[test]
fn a_base_without_the_blocks_of_the_others_is_told_in_one_line() {
    let manual = r#"
--- vade.toml
title = "Test Manual"
theme = "house"
--- themes/house/templates/base.html
<title>{{ page.title }}</title>
"#;
    assert_snapshot!(report_of(manual), @"themes/house/templates/base.html:1:1: error[template-error]: this template cannot be used: Block `main` is not defined in any parent template; mend the template, or delete it: then the built-in one is used");
}

#[test]
fn every_template_that_cannot_be_read_is_told() {
    let manual = r#"
--- vade.toml
title = "Test Manual"
theme = "house"
--- themes/house/templates/404.html
{{ page.title
--- themes/house/templates/section.html
{% extends "layout.html" %}
--- themes/house/templates/layout.html
{% for x page %}
"#;
    assert_snapshot!(report_of(manual), @"
    themes/house/templates/404.html:1:9: error[template-error]: this template cannot be used: Unexpected end of input; mend the template, or delete it: then the built-in one is used
    themes/house/templates/layout.html:1:10: error[template-error]: this template cannot be used: Found identifier but expected in; mend the template, or delete it: then the built-in one is used
    ");
}

#[test]
fn a_template_that_extends_no_other_is_told() {
    let manual = r#"
--- vade.toml
title = "Test Manual"
theme = "house"
--- themes/house/templates/chapter.html
{% extends "basis.html" %}
--- content/leave.md
+++
title = "Leave"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"themes/house/templates/chapter.html:1:1: error[template-error]: this template cannot be used: Template 'chapter.html' is inheriting from 'basis.html', which doesn't exist or isn't loaded; mend the template, or delete it: then the built-in one is used");
}

#[test]
fn a_template_of_ones_own_is_no_fault() {
    let manual = r#"
--- vade.toml
title = "Test Manual"
theme = "house"

[extra]
colour = "green"
--- themes/house/templates/chapter.html
{% extends "base.html" %}
{% block main %}<h1 class="{{ site.extra.colour }}">{{ page.title }}</h1>{% endblock %}
--- themes/another/templates/chapter.html
{% if
--- content/leave.md
+++
title = "Leave"
+++

Ask your manager.
"#;
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn a_string_that_no_page_uses_suggests_the_nearest() {
    let manual = r#"
--- vade.toml
title = "Test Manual"
theme = "house"
--- themes/house/strings/en.toml
home = "Contents"
see_aslo = "See:"
greeting = "Hello"
"#;
    assert_snapshot!(report_of(manual), @"
    themes/house/strings/en.toml:2:1: warning[unknown-string]: no page uses a string named `see_aslo`; did you mean `see_also`?
    themes/house/strings/en.toml:3:1: warning[unknown-string]: no page uses a string named `greeting`; take the line out: nothing would show it
    ");
}

#[test]
fn strings_that_are_used_are_no_fault_in_any_language() {
    let manual = "
--- vade.toml
title = \"Test Manual\"
language = \"cy-GB\"
theme = \"house\"
--- themes/house/strings/cy.toml
\u{feff}# Cymraeg\r
home = \"Cynnwys\"\r
months = [\"Ion\", \"Chwe\", \"Maw\", \"Ebr\", \"Mai\", \"Meh\", \"Gor\", \"Awst\", \"Medi\", \"Hyd\", \"Tach\", \"Rhag\"]\r
--- themes/house/strings/cy-GB.toml
status_count = { one = \"{count} {status}\", other = \"{count} {status}\" }
--- themes/house/strings/de.toml
gruss = \"Hallo\"
";
    assert_snapshot!(report_of(manual), @"");
}

#[test]
fn strings_that_cannot_be_read_are_told() {
    let manual = r#"
--- vade.toml
title = "Test Manual"
theme = "house"
--- themes/house/strings/en.toml
home = Contents
and = "and"
"#;
    assert_snapshot!(report_of(manual), @r#"themes/house/strings/en.toml:1:8: error[toml-syntax]: this text has no quotation marks; write it between two: `key = "text"`"#);
}

#[test]
fn strings_that_are_not_text_are_told() {
    let manual = r#"
--- vade.toml
title = "Test Manual"
language = "en-GB"
theme = "house"
--- themes/house/strings/en.toml
home = 3
months = ["January"]
status_count = { one = "{count} {status}", other = "{count} {status}" }
contents = { one = "Page", other = "Pages" }
--- themes/house/strings/en-GB.toml
status_count = { one = "{count} {status}" }
"#;
    assert_snapshot!(report_of(manual), @r#"
    themes/house/strings/en-GB.toml:1:1: error[wrong-type]: the string `status_count` is not text; write text in quotation marks; `months` is a list of twelve, and `status_count` may be a table of plural forms with `other` among them, such as { one = "…", other = "…" }
    themes/house/strings/en.toml:1:1: error[wrong-type]: the string `home` is not text; write text in quotation marks; `months` is a list of twelve, and `status_count` may be a table of plural forms with `other` among them, such as { one = "…", other = "…" }
    themes/house/strings/en.toml:2:1: error[wrong-type]: the string `months` is not text; write text in quotation marks; `months` is a list of twelve, and `status_count` may be a table of plural forms with `other` among them, such as { one = "…", other = "…" }
    themes/house/strings/en.toml:4:1: error[wrong-type]: the string `contents` is not text; write text in quotation marks; `months` is a list of twelve, and `status_count` may be a table of plural forms with `other` among them, such as { one = "…", other = "…" }
    "#);
}

#[test]
fn a_template_that_fails_on_one_page_alone_is_found() {
    let manual = r#"
--- vade.toml
title = "Test Manual"
theme = "house"
--- themes/house/templates/chapter.html
{% if page.id == "pay" %}{{ page.nothing }}{% endif %}
--- content/leave.md
+++
title = "Leave"
+++

Text.
--- content/pay.md
+++
title = "Pay"
+++

Text.
"#;
    assert_snapshot!(report_of(manual), @"themes/house/templates/chapter.html:1:34: error[template-error]: this template cannot be used: Field `nothing` is not defined. Available fields: abbreviations_html, access, also_html, body_html, breadcrumb_html, canonical, contents_html, control, description, document_title, edition, entry_kind, extra, head, heading, history_html, id, is_draft, is_page, keywords, kind, nearby, next_html, number, previous_html, referrers_html, review, section, sentences, source_html, statuses, statuses_html, target, title, withdrawn; mend the template, or delete it: then the built-in one is used");
}

#[test]
fn a_theme_made_for_another_version_of_the_contract_is_told() {
    let manual =
        |version: &str| format!("--- vade.toml\ntitle = \"Test Manual\"\n--- themes/default/theme.toml\n{version}\n");
    assert_snapshot!(report_of(&manual("contract = 2")), @"themes/default/theme.toml:1:12: warning[theme-contract]: the theme was made for version 2 of the theme contract, and this is version 1; read in the changelog what is different, mend the templates, and write `contract = 1`");
    assert_snapshot!(report_of(&manual("contract = \"1\"")), @"themes/default/theme.toml:1:12: error[wrong-type]: `contract` cannot be text; write a whole number");
    assert_snapshot!(report_of(&manual("contrct = 1")), @"themes/default/theme.toml:1:1: error[unknown-key]: `theme.toml` has no key `contrct`; did you mean `contract`?");
    assert_snapshot!(report_of(&manual("contract = 1")), @"");
}

#[test]
fn a_template_that_nothing_uses_is_told() {
    let manual = r#"
--- vade.toml
title = "Test Manual"
--- themes/default/templates/chaptr.html
<p>Chapter</p>
--- themes/default/templates/alias.html
{% include "parts/foot.html" %}
--- themes/default/templates/parts/foot.html
<p>Foot</p>
--- themes/default/templates/more.html
{% component greeting(name) %}{{ name }}{% endcomponent greeting %}
"#;
    assert_snapshot!(report_of(manual), @"themes/default/templates/chaptr.html:1:1: warning[unused-template]: `chaptr.html` is no built-in template, and no other template names it; did you mean `chapter.html`?");
}
