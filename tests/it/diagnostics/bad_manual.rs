//! A manual that has nearly every fault there is, each once.

const BAD_MANUAL: &str = r#"
--- vade.toml
title = "Exampleshire Staff Manual"
base_url = "manual.example.org"
language = "fr"
theme = "house"
colour = "green"
external_links = "window"

[document_control]
required = ["owner"]
--- content/bare.md
Ask your manager.
--- content/broken.md
+++
title = Broken
+++

Ask your manager.
--- content/deep.md
+++
title = "Deep"
+++

>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> Ask your manager.
--- content/draft.md
+++
title = "Draft"
draft = true
+++
--- content/empty.md
+++
title = "Empty"
+++
--- content/history.md
+++
title = "History"
status = ["updated"]
added = "2017-04"

[[amendments]]
date = 2026-12-24
type = "renamed"

[[amendments]]
date = 2026-10-01
type = "renumbered"

[[amendments]]
date = 2017-05-01
type = "new"
+++

Ask your manager.
--- content/keys.md
+++
keywords = "holiday"
added = "April"
id = "Keys!"
url = "https://example.org/"
+++

See [the broken one](broken.md), [the open one](open.md), [the bare one](bare.md#x) and [records](records/_index.md).
--- content/leave/1-annual.md
+++
number = "1.1"
title = "Annual Leave"
owner = "Head of Service"
access = "intranet"
status = ["trial"]
aliases = ["rates"]
+++

See [pay](../pay.md), [notice](#notice) and [the form](form.docx).
--- content/leave/_index.md
+++
number = "1"
title = "Leave"
image = "../logo.svg"

[[also]]
note = "The office is closed."
expires = 2026-01-02
+++
--- content/leave/carers.md
+++
number = "1.1"
title = "Carers' Leave"
+++

Ask your manager.
--- content/leave/parental.md
+++
number = 1.3
title = "Parental Leave"
+++

Ask your manager.
--- content/leave/sick.md
+++
number = "1.4a"
title = "Sick Leave"
+++

Ask your manager.
--- content/lines.md
+++
title = "Lines"

[[also]]
and = "Toolkit"

[[also]]
url = "https://example.org/"

[[also]]
see = "Form"
chapter = "lines.md"
file = "logo.svg"

[[also]]
and = true
+++

Ask your manager.
--- content/links.md
+++
title = "Links"
+++

See [the draft](draft.md), [the old one](old.md), [lines](/lines.md), [the settings](../vade.toml),
[the share](file:///S:/forms) and [the law][law].
--- content/logo.svg
--- content/old.md
+++
title = "Old"
withdrawn = { on = 2026-10-01 }
+++
--- content/open.md
+++
title = "Open"

Ask your manager.
--- content/pasted.md
+++
title = "Pasted"
+++

Ask \u{b}your \u{202e}manager.
--- content/pay/_index.md
+++
number = "2"
title = "Pay"
+++
--- content/pay/annual.md
+++
number = "2.1"
title = "Annual Pay"
owner = "Head of Service"
+++

Ask your manager.
--- content/pay/rates.md
+++
number = "2.3"
title = "Rates"
owner = "Head of Service"
+++

Ask your manager.
--- content/records/_index.md
+++
title = "Records"
+++
--- content/rules/_index.md
+++
number = "3"
title = "Rules"
+++
--- content/rules/dress.md
+++
number = "4.1"
title = "Dress"
owner = "Head of Service"
+++

Ask your manager.
--- content/rules/fire/drill.md
+++
number = "3.1.1"
title = "Drill (updated)"
owner = "Head of Service"
+++

Ask your manager.
--- content/rules/aux.gif
--- content/rules/dress.markdown
Wear a coat.
--- content/rules/index.md
+++
title = "Index of Rules"
+++

Ask your manager.
--- content/rules/uniform.md
+++
title = "Uniform"

[[amendments]]
date = 2026-03-01
type = "withdrawn"
+++

Ask your manager.
--- content/text.md
+++
title = "Text"
+++

# First level

## One {#one}

## Two {#one}

#### Three

##

See [here](lines.md), [Lines](lines.md).

| | |
|---|---|
| Annual | 28 |

ASK YOUR MANAGER BEFORE YOU LEAVE.

> [!NOTICE] Leave
> Give <center>notice</center>[^1] of <b>a month.

[^2]: Or two.

[^2]: Another one.

    ## Four
--- themes/house/strings/en.toml
greeting = "Hello"
--- themes/house/theme.toml
contract = 2
--- themes/house/templates/chaptr.html
<p>Unused</p>
--- themes/house/templates/404.html
{% if
"#;

pub(super) fn bad_manual() -> String {
    BAD_MANUAL.replace(r"\u{b}", "\u{b}").replace(r"\u{202e}", "\u{202e}")
}
