//! Each command on a copy of the demonstration.

use insta::assert_snapshot;

use super::Copy;

#[test]
fn each_command_changes_what_it_says_and_no_address() {
    let copy = Copy::of_the_demonstration();
    let before = copy.addresses();
    let mut said = copy.change(&["amend", "confidentiality", "--summary", "The rules on *e-mail* are stricter."]);
    said += &copy.change(&["rename", "recording-policy-and-guidelines", "Recording Policy"]);
    said += &copy.change(&["withdraw", "use-of-social-media", "--reason", "The council's own policy covers it."]);
    said += &copy.change(&["restore", "use-of-social-media", "--date", "2026-11-23"]);
    assert_snapshot!(said, @r#"
    1.1.6 Confidentiality Policy: the contents page shows `updated` until you take it out of `status`
    changed content/all-children/policies/confidentiality.md
    --- content/all-children/policies/confidentiality.md
    +status = ["updated"]
    +
    +[[amendments]]
    +date = 2026-11-22
    +type = "updated"
    +summary = "The rules on *e-mail* are stricter."
    its title is now: 3.1 Recording Policy
    7 links will read otherwise:
      content/all-children/assessment/exampleshire-guidance-on-chronologies.md:19: 3.1 Recording Policy and Guidelines → 3.1 Recording Policy
      content/all-children/policies/confidentiality.md:22: 3.1 Recording Policy and Guidelines → 3.1 Recording Policy
      content/in-our-care/reviews/social-worker-visits.md:70: 3.1 Recording Policy and Guidelines → 3.1 Recording Policy
      content/particular-circumstances/abroad/no-recourse-to-public-funds.md:90: 3.1 Recording Policy and Guidelines → 3.1 Recording Policy
      content/recording/case-summary-and-top-tips.md:24: 3.1 Recording Policy and Guidelines → 3.1 Recording Policy
      content/supervision/generic-induction-booklet.md:16: 3.1 Recording Policy and Guidelines → 3.1 Recording Policy
      content/supervision/supervision-procedure.md:53: 3.1 Recording Policy and Guidelines → 3.1 Recording Policy
    changed content/recording/recording-policy-and-guidelines.md
    --- content/recording/recording-policy-and-guidelines.md
    -title = "Recording Policy and Guidelines"
    +title = "Recording Policy"
    +former_titles = ["Recording Policy and Guidelines"]
    +
    +[[amendments]]
    +date = 2026-11-22
    +type = "renamed"
    warning[link-to-withdrawn]: the chapter "Use of Social Media Sites by Social Care and Safeguarding Staff" is withdrawn
      --> content/contacts-and-appendices/covert-surveillance.md:20:23
       |
    20 | For online checks see [](../recording/use-of-social-media.md).
       |                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = help: link to what applies now, or take the link out

    warning[link-to-withdrawn]: the chapter "Use of Social Media Sites by Social Care and Safeguarding Staff" is withdrawn
      --> content/in-our-care/family-time/family-time-contact.md:62:186
       |
    62 | ...d, keep it and call the social worker. See [](../../recording/use-of-social-media.md) for staff, and [](overnight-stays-and-socia...
       |                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = help: link to what applies now, or take the link out

    3.7 Use of Social Media Sites by Social Care and Safeguarding Staff is withdrawn: the contents no longer list it, its page says so
    changed content/recording/use-of-social-media.md
    --- content/recording/use-of-social-media.md
    +
    +[withdrawn]
    +on = 2026-11-22
    +reason = "The council's own policy covers it."
    +
    +[[amendments]]
    +date = 2026-11-22
    +type = "withdrawn"
    +summary = "The council's own policy covers it."
    warning[date-in-future]: `date` lies in the future, seen from 2026-11-22
      --> content/recording/use-of-social-media.md:17:8
       |
    17 | date = 2026-11-23
       |        ^^^^^^^^^^
       |
       = help: mend the date; what has not happened yet is not recorded

    3.7 Use of Social Media Sites by Social Care and Safeguarding Staff: the contents page shows `updated` until you take it out of `status`
    changed content/recording/use-of-social-media.md
    --- content/recording/use-of-social-media.md
    -
    -[withdrawn]
    -on = 2026-11-22
    -reason = "The council's own policy covers it."
    +status = ["updated"]
    +
    +[[amendments]]
    +date = 2026-11-23
    +type = "updated"
    +summary = "This chapter applies again."
    "#);
    assert_eq!(before, copy.addresses());
}

#[test]
fn a_chapter_moves_to_another_section_and_back() {
    let copy = Copy::of_the_demonstration();
    let before = copy.addresses();
    let said = copy.change(&["renumber", "use-of-social-media", "1.1.3"]);
    assert_snapshot!(said, @r#"
    1.1.3 → 1.1.4   Capacity and Consent
    1.1.4 → 1.1.5   How we Practice in Children's Services
    1.1.5 → 1.1.6   Resolving Professional Disagreements (2024)
    1.1.6 → 1.1.7   Confidentiality Policy
    1.1.7 → 1.1.8   LADO Referral Process
    1.1.8 → 1.1.9   Exampleshire CSC Intranet
    1.1.9 → 1.1.10  Participation
    3.7   → 1.1.3   Use of Social Media Sites by Social Care and Safeguarding Staff
    41 links will read otherwise:
      content/all-children/assessment/child-protection-enquiries.md:36: 1.1.7 → 1.1.8 LADO Referral Process
      content/all-children/assessment/child-protection-enquiries.md:57: 1.1.3 → 1.1.4 Capacity and Consent
      content/all-children/assessment/child-protection-enquiries.md:86: 1.1.5 → 1.1.6 Resolving Professional Disagreements (2024)
      content/all-children/assessment/contacts-and-referrals.md:74: 1.1.5 → 1.1.6 Resolving Professional Disagreements (2024)
      content/all-children/assessment/re-escalation.md:19: 1.1.5 → 1.1.6 Resolving Professional Disagreements (2024)
      content/all-children/boundaries/children-in-need-moving.md:15: 1.1.6 → 1.1.7 Confidentiality Policy
      content/all-children/complaints/complaints-and-representations.md:20: 1.1.9 → 1.1.10 Participation
      content/all-children/complaints/complaints-and-representations.md:44: 1.1.7 → 1.1.8 LADO Referral Process
      content/all-children/conferences/conference-decisions.md:8: 1.1.5 → 1.1.6 Resolving Professional Disagreements (2024)
      content/all-children/conferences/conference-decisions.md:20: 1.1.5 → 1.1.6 Resolving Professional Disagreements (2024)
      content/all-children/early-help/continuum-of-need-and-thresholds-guidance.md:27: 1.1.5 → 1.1.6 Resolving Professional Disagreements (2024)
      content/all-children/legal/disclosure-of-information.md:27: 1.1.6 → 1.1.7 Confidentiality Policy
      content/all-children/legal/information-sharing-pathway-the-harbour-and-ecc.md:17: 1.1.6 → 1.1.7 Confidentiality Policy
      content/all-children/legal/multi-agency-care-planning-protocol.md:13: 1.1.5 → 1.1.6 Resolving Professional Disagreements (2024)
      content/all-children/liberty/mental-capacity-act.md:20: 1.1.3 → 1.1.4 Capacity and Consent
      content/all-children/policies/capacity-and-consent.md:22: 1.1.6 → 1.1.7 Confidentiality Policy
      content/all-children/policies/confidentiality.md:22: 1.1.3 → 1.1.4 Capacity and Consent
      content/all-children/policies/lado-referral.md:96: 1.1.6 → 1.1.7 Confidentiality Policy
      content/contacts-and-appendices/covert-surveillance.md:20: 3.7 → 1.1.3 Use of Social Media Sites by Social Care and Safeguarding Staff
      content/contacts-and-appendices/practice-statements.md:19: 1.1.4 → 1.1.5 How we Practice in Children's Services
      content/contacts-and-appendices/scheme-of-delegation.md:102: 1.1.5 → 1.1.6 Resolving Professional Disagreements (2024)
      content/fostering-and-adoption/adoption/allegations-against-adopters.md:14: 1.1.7 → 1.1.8 LADO Referral Process
      content/fostering-and-adoption/fostering/allegations-against-foster-carers.md:21: 1.1.7 → 1.1.8 LADO Referral Process
      content/fostering-and-adoption/fostering/allegations-against-foster-carers.md:50: 1.1.7 → 1.1.8 LADO Referral Process
      content/in-our-care/family-time/family-time-contact.md:62: 3.7 → 1.1.3 Use of Social Media Sites by Social Care and Safeguarding Staff
      content/in-our-care/health/health-care-assessments-and-plans.md:17: 1.1.3 → 1.1.4 Capacity and Consent
      content/in-our-care/health/restraint.md:76: 1.1.7 → 1.1.8 LADO Referral Process
      content/in-our-care/placements/delegation-of-authority.md:41: 1.1.3 → 1.1.4 Capacity and Consent
      content/in-our-care/reviews/independent-reviewing-officers.md:18: 1.1.5 → 1.1.6 Resolving Professional Disagreements (2024)
      content/in-our-care/reviews/independent-reviewing-officers.md:82: 1.1.5 → 1.1.6 Resolving Professional Disagreements (2024)
      content/in-our-care/youth-justice/joint-working-agreement.md:24: 1.1.5 → 1.1.6 Resolving Professional Disagreements (2024)
      content/particular-circumstances/disabilities/direct-payments.md:73: 1.1.7 → 1.1.8 LADO Referral Process
      content/particular-circumstances/homelessness/homelessness-of-16-and-17-year-olds.md:76: 1.1.5 → 1.1.6 Resolving Professional Disagreements (2024)
      content/particular-circumstances/mental-health/aftercare-under-section-117.md:12: 1.1.3 → 1.1.4 Capacity and Consent
      content/particular-circumstances/mental-health/aftercare-under-section-117.md:78: 1.1.3 → 1.1.4 Capacity and Consent
      content/particular-circumstances/young-carers/young-carers.md:77: 1.1.6 → 1.1.7 Confidentiality Policy
      content/recording/access-to-records-subject-access-requests.md:35: 1.1.3 → 1.1.4 Capacity and Consent
      content/recording/electronic-recording-of-meetings.md:18: 1.1.6 → 1.1.7 Confidentiality Policy
      content/recording/recording-policy-and-guidelines.md:18: 1.1.6 → 1.1.7 Confidentiality Policy
      content/recording/storage-of-data-on-mobile-devices.md:20: 1.1.6 → 1.1.7 Confidentiality Policy
      content/supervision/generic-induction-booklet.md:16: 1.1.6 → 1.1.7 Confidentiality Policy
    content/recording/use-of-social-media.md moves to content/all-children/policies/use-of-social-media.md
    changed 10 files
    --- content/all-children/policies/capacity-and-consent.md
    -number = "1.1.3"
    +number = "1.1.4"
    +former_numbers = ["1.1.3"]
    +
    +[[amendments]]
    +date = 2026-11-22
    +type = "renumbered"
    --- content/all-children/policies/confidentiality.md
    -number = "1.1.6"
    +number = "1.1.7"
    +former_numbers = ["1.1.6"]
    +
    +[[amendments]]
    +date = 2026-11-22
    +type = "renumbered"
    --- content/all-children/policies/how-we-practice.md
    -number = "1.1.4"
    +number = "1.1.5"
    +former_numbers = ["1.1.4"]
    +
    +[[amendments]]
    +date = 2026-11-22
    +type = "renumbered"
    --- content/all-children/policies/intranet.md
    -number = "1.1.8"
    +number = "1.1.9"
    +former_numbers = ["1.1.8"]
    +
    +[[amendments]]
    +date = 2026-11-22
    +type = "renumbered"
    --- content/all-children/policies/lado-referral.md
    -number = "1.1.7"
    +number = "1.1.8"
    +former_numbers = ["1.1.7"]
    +
    +[[amendments]]
    +date = 2026-11-22
    +type = "renumbered"
    --- content/all-children/policies/participation.md
    -number = "1.1.9"
    +number = "1.1.10"
    +former_numbers = ["1.1.9"]
    +
    +[[amendments]]
    +date = 2026-11-22
    +type = "renumbered"
    --- content/all-children/policies/resolving-disagreements.md
    -number = "1.1.5"
    +number = "1.1.6"
    +former_numbers = ["1.1.5"]
    +
    +[[amendments]]
    +date = 2026-11-22
    +type = "renumbered"
    --- content/all-children/policies/use-of-social-media.md is new
    ++++
    +number = "1.1.3"
    +title = "Use of Social Media Sites by Social Care and Safeguarding Staff"
    +summary = "How staff may and may not use social media, in their own lives and when they work with families."
    +owner = "Information Governance Manager"
    +keywords = ["Facebook", "online", "private messages", "friend request", "surveillance"]
    +last_reviewed = 2025-10-21
    +review_due = 2027-10-31
    +former_numbers = ["3.7"]
    +
    +[[amendments]]
    +date = 2026-11-22
    +type = "renumbered"
    ++++
    +
    +Two different questions meet here: what you do online as a private person, and whether you may look at what a family has posted.
    +
    +As a private person, keep your accounts closed to the public, leave out your employer, and do not accept requests from children or parents you work with or have worked with. Never write about work, even without names.
    +
    +At work, you may look once at an open page where there is a clear reason that concerns a child's safety. Tell the family where you can, record what you looked at and why, and use a council account. Never pretend to be somebody else.
    +
    +> [!CAUTION]
    +> Going back to the same page again and again can amount to surveillance, which needs authority. Read [](../../contacts-and-appendices/covert-surveillance.md) first, and ask your manager.
    --- content/contacts-and-appendices/covert-surveillance.md
    -For online checks see [](../recording/use-of-social-media.md).
    +For online checks see [](../all-children/policies/use-of-social-media.md).
    --- content/in-our-care/family-time/family-time-contact.md
    -Agree with the child and the carer how social media are to be used, and write it in the plan. Where a message from a relative frightens a child, keep it and call the social worker. See [](../../recording/use-of-social-media.md) for staff, and [](overnight-stays-and-social-visits.md) for staying with family overnight.
    +Agree with the child and the carer how social media are to be used, and write it in the plan. Where a message from a relative frightens a child, keep it and call the social worker. See [](../../all-children/policies/use-of-social-media.md) for staff, and [](overnight-stays-and-social-visits.md) for staying with family overnight.
    --- content/recording/use-of-social-media.md is gone
    "#);
    assert_eq!(before, copy.addresses());
}

#[test]
fn whole_sections_move_with_their_attachments_at_their_addresses() {
    let copy = Copy::of_the_demonstration();
    let before = copy.addresses();
    let files = copy.files();
    let attachments: Vec<&String> = files.keys().filter(|path| !path.ends_with(".md")).collect();
    for (from, to) in [("7", "4"), ("recording", "1.9"), ("1.9", "8"), ("8", "1")] {
        copy.change(&["renumber", from, to, "--date", "2026-11-22"]);
    }
    let files = copy.files();
    assert!(attachments.iter().all(|path| files.contains_key(*path)), "attachments stay where they are");
    assert_eq!(before, copy.addresses());
    copy.change(&["renumber", "--close-gaps"]);
    assert!(copy.change(&["renumber", "--close-gaps"]).starts_with("nothing had to be changed"));
    assert_eq!(before, copy.addresses());
}
