//! Themes that are wrong: circles, depths, files that are none of theirs. `src/render/limits.rs` tests what never ends.

use insta::assert_snapshot;

use crate::support::report_of;

fn report_of_template(template: &str) -> String {
    report_of(&format!(
        "--- vade.toml\ntitle = \"T\"\ntheme = \"house\"\n--- themes/house/templates/chapter.html\n{template}\n\
         --- content/leave.md\n+++\ntitle = \"Leave\"\n+++\n\nText.\n"
    ))
}

#[test]
fn a_template_reads_no_file_but_the_themes_templates() {
    for path in [
        "../../../vade.toml",
        "/etc/passwd",
        "../strings/en.toml",
        "house/templates/chapter.html",
        "file:///etc/passwd",
    ] {
        let include = format!("<p>\n{{% include \"{path}\" %}}");
        let report = report_of_template(&include);
        assert!(report.starts_with("themes/house/templates/chapter.html:2:12: error[template-error]:"), "{report}");
        assert_eq!(report.lines().count(), 1, "{report}");
        let report = report_of_template(&format!("{{% extends \"{path}\" %}}"));
        assert!(report.starts_with("themes/house/templates/chapter.html:1:"), "{report}");
    }
    // Nothing that reads files, the environment or the network is there to be called.
    for function in
        ["load_data(path=\"vade.toml\")", "get_env(name=\"HOME\")", "now()", "read_file(path=\"vade.toml\")"]
    {
        let report = report_of_template(&format!("{{{{ {function} }}}}"));
        assert!(report.starts_with("themes/house/templates/chapter.html:1:"), "{report}");
    }
}

#[test]
fn a_circle_is_told_at_one_of_its_templates() {
    assert_snapshot!(report_of_template("{% include \"chapter.html\" %}"), @r#"themes/house/templates/chapter.html:1:1: error[template-error]: this template cannot be used: Circular include detected for template 'chapter.html'. Include chain: `["chapter.html", "chapter.html"]`; mend the template, or delete it: then the built-in one is used"#);
    assert_snapshot!(report_of_template("{% extends \"chapter.html\" %}"), @r#"themes/house/templates/chapter.html:1:1: error[template-error]: this template cannot be used: Circular extend detected for template 'chapter.html'. Inheritance chain: `["chapter.html"]`; mend the template, or delete it: then the built-in one is used"#);
    assert_snapshot!(report_of_template("{% component a() %}{{ <a /> }}{{ <a /> }}{% endcomponent a %}\n{{ <a /> }}"), @"themes/house/templates/chapter.html:1:1: error[template-error]: this template cannot be used: Maximum render recursion depth for components exceeded; mend the template, or delete it: then the built-in one is used");
    let manual = "--- vade.toml\ntitle = \"T\"\ntheme = \"house\"\n--- themes/house/templates/404.html\n<p>\n\
        --- themes/house/templates/parts/a.html\n{% include \"parts/b.html\" %}\n--- themes/house/templates/parts/b.html\n{% include \"parts/a.html\" %}\n";
    assert_snapshot!(report_of(manual), @r#"themes/house/templates/parts/a.html:1:1: error[template-error]: this template cannot be used: Circular include detected for template 'parts/a.html'. Include chain: `["parts/a.html", "parts/b.html", "parts/a.html"]`; mend the template, or delete it: then the built-in one is used"#);
}

#[test]
fn a_list_that_is_too_long_and_a_sum_that_has_no_end_are_told() {
    assert_snapshot!(report_of_template("{% for a in range(end=100000000) %}{% endfor %}"), @"themes/house/templates/chapter.html:1:13: error[template-error]: this template cannot be used: Function `range` would produce 100000000 elements, which exceeds the limit of 100000; mend the template, or delete it: then the built-in one is used");
    assert_snapshot!(report_of_template("{{ 1 / 0 }}"), @"themes/house/templates/chapter.html:1:8: error[template-error]: this template cannot be used: Cannot divide by 0; mend the template, or delete it: then the built-in one is used");
    assert_snapshot!(report_of_template("{{ 170141183460469231731687303715884105727 + 1 }}"), @"themes/house/templates/chapter.html:1:4: error[template-error]: this template cannot be used: Invalid Integer; mend the template, or delete it: then the built-in one is used");
}

#[test]
fn a_template_of_any_depth_is_told_and_overflows_nothing() {
    let n = 20_000;
    for template in [
        "{{ ".to_owned() + &"(".repeat(n) + "1" + &")".repeat(n) + " }}",
        "{{ ".to_owned() + &"[".repeat(n) + "1" + &"]".repeat(n) + " }}",
        "{{ 1".to_owned() + &" + 1".repeat(n) + " }}",
        "{{ page".to_owned() + &".a".repeat(n) + " }}",
        "{{ 1".to_owned() + &" if 1".repeat(n) + " }}",
        "{{ \"a\"".to_owned() + &" | upper".repeat(n) + " }}",
        "{% if true %}".repeat(n) + &"{% endif %}".repeat(n),
        "{% for a in [1] %}".repeat(n) + &"{% endfor %}".repeat(n),
        "{% if false %}".to_owned() + &"{% elif false %}".repeat(n) + "{% endif %}",
        "{% set a %}".repeat(n) + &"{% endset %}".repeat(n),
        "{% filter upper %}".repeat(n) + &"{% endfilter %}".repeat(n),
    ] {
        let report = report_of_template(&template);
        assert_eq!(report.matches("template-error").count(), 1, "{}: {report}", &template[..30]);
        assert!(report.starts_with("themes/house/templates/chapter.html:1:"), "{}: {report}", &template[..30]);
    }
}

#[test]
fn a_long_row_of_templates_that_include_one_another_overflows_nothing() {
    let mut manual = "--- vade.toml\ntitle = \"T\"\ntheme = \"house\"\n--- themes/house/templates/404.html\n{% include \"p0.html\" %}\n".to_owned();
    for part in 0..400 {
        manual += &format!("--- themes/house/templates/p{part}.html\n{{% include \"p{}.html\" %}}\n", part + 1);
    }
    manual += "--- themes/house/templates/p400.html\n<p>Deep</p>\n";
    assert_eq!(report_of(&manual), "");
}
