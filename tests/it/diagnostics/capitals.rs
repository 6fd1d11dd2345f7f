//! Stretches of capitals.

use insta::assert_snapshot;

use crate::support::report_of;

#[test]
fn a_stretch_of_capitals_is_told_from_its_first_word_to_its_last() {
    let manual = r#"
--- vade.toml
title = "Test Manual"
notice = "Zoë says: ALL OFFICES ARE CLOSED TODAY."

[abbreviations]
LADO = "local authority designated officer"
--- content/leave.md
+++
title = "Leave"
scope = """
Zoë's team:
IF YOU ARE LATE, CALL YOUR MANAGER.
"""
regulations = "The \"law\": NOBODY MAY WORK ALONE HERE."
+++

Zoë: **DON'T ENTER** THE HOUSE.
CALL the police. YOU MUST CALL THE LADO WITHIN 24 HOURS and wait.

- IN ÂNY CASE CALL &amp; WRITE TO THE DUTY TEAM

| NAME OF THE DUTY MANAGER | Days |
|---|---|
| [GWEITHDREFNAU AMDDIFFYN PLANT CYMRU](https://www.example.org/) | 1 |

## WHO MUST BE CALLED FIRST
"#;
    assert_snapshot!(report_of(manual), @"
    content/leave.md:5:1: warning[long-capitals]: many words in a row are in capitals, which are hard to read; write it in small letters, as a sentence; put `**` around it to make it stand out
    content/leave.md:7:15: warning[long-capitals]: many words in a row are in capitals, which are hard to read; write it in small letters, as a sentence; put `**` around it to make it stand out
    content/leave.md:10:8: warning[long-capitals]: many words in a row are in capitals, which are hard to read; write it in small letters, as a sentence; put `**` around it to make it stand out
    content/leave.md:11:18: warning[long-capitals]: many words in a row are in capitals, which are hard to read; write it in small letters, as a sentence; put `**` around it to make it stand out
    content/leave.md:13:3: warning[long-capitals]: many words in a row are in capitals, which are hard to read; write it in small letters, as a sentence; put `**` around it to make it stand out
    content/leave.md:15:3: warning[long-capitals]: many words in a row are in capitals, which are hard to read; write it in small letters, as a sentence; put `**` around it to make it stand out
    content/leave.md:17:4: warning[long-capitals]: many words in a row are in capitals, which are hard to read; write it in small letters, as a sentence; put `**` around it to make it stand out
    content/leave.md:19:4: warning[long-capitals]: many words in a row are in capitals, which are hard to read; write it in small letters, as a sentence; put `**` around it to make it stand out
    vade.toml:2:21: warning[long-capitals]: many words in a row are in capitals, which are hard to read; write it in small letters, as a sentence; put `**` around it to make it stand out
    ");
}

#[test]
fn abbreviations_names_and_short_stretches_are_no_fault() {
    let manual = r#"
--- vade.toml
title = "Test Manual"

[abbreviations]
CAMHS = "child and adolescent mental health services"
MARAC = "multi-agency risk assessment conference"
MAPPA = "multi-agency public protection arrangements"
CAFCASS = "Children and Family Court Advisory and Support Service"
--- content/leave.md
+++
title = "Leave"
summary = "CALL YOUR MANAGER WITHOUT DELAY TODAY."
scope = "Staff of LADO, IRO, EPO, CSAP, CAFCASS, MARAC, MAPPA and MASH."
+++

Tell CAFCASS, MARAC, MAPPA, EDGEWAYS, OFSTED and the LADO/IRO/EPO/CSAP/CAMHS/MASH/SENCO/ELSA/OFSTED (MARAC; MAPPA; SENDIASS).
CAFCASS MARAC MAPPA CAMHS CAFCASS. Use the form CP 12 AB 34 CD 56 EF 78 GH 90 IJ 12 KL 34 MN. NHS BSW ICB SPA EIP.
DO NOT ENTER. Health AND SAFETY EXECUTIVE. ABCs ARE FOR CHILDREN, not for FORMER CARERS.

`CALL YOUR MANAGER WITHOUT DELAY TODAY`, CALL YOUR MANAGER `WITHOUT` DELAY TODAY, WITHOUT any DELAY.

```text
CALL YOUR MANAGER WITHOUT DELAY TODAY
```

    CALL YOUR MANAGER WITHOUT DELAY TODAY

- CALL YOUR MANAGER
- WITHOUT ANY DELAY

MASH\
MARAC\
SENCO\
OFSTED\
SENDIASS\
CAFCASS

| CALL YOUR MANAGER | WITHOUT ANY DELAY |
|---|---|
| CALL YOUR MANAGER | WITHOUT ANY DELAY |

## CALL YOUR MANAGER

WITHOUT ANY DELAY
"#;
    assert_snapshot!(report_of(manual), @"");
}
