//! The words of the manuals: titles, sentences, cells of tables. They mean nothing, and read like procedures.

use super::Dice;

const DOINGS: [&str; 25] = [
    "Recording",
    "Reporting",
    "Reviewing",
    "Planning",
    "Arranging",
    "Funding",
    "Checking",
    "Discussing",
    "Approving",
    "Ending",
    "Starting",
    "Supporting",
    "Supervising",
    "Preparing",
    "Following",
    "Managing",
    "Assessing",
    "Explaining",
    "Storing",
    "Sharing",
    "Requesting",
    "Challenging",
    "Recognising",
    "Preventing",
    "Coordinating",
];
const MATTERS: [&str; 50] = [
    "Absences",
    "Accidents",
    "Advocacy",
    "Allegations",
    "Allowances",
    "Appointments",
    "Assessments",
    "Bullying",
    "Care Plans",
    "Case Notes",
    "Complaints",
    "Concerns",
    "Conferences",
    "Consent",
    "Contact",
    "Contracts",
    "Court Reports",
    "Decisions",
    "Disputes",
    "Donations",
    "Enquiries",
    "Equipment",
    "Family Meetings",
    "Gifts",
    "Handovers",
    "Health Checks",
    "Holidays",
    "Home Visits",
    "Identity Papers",
    "Injuries",
    "Inspections",
    "Interpreters",
    "Introductions",
    "Journeys",
    "Life Stories",
    "Medication",
    "Minutes",
    "Moves",
    "Overnight Stays",
    "Passports",
    "Payments",
    "Photographs",
    "References",
    "Referrals",
    "Risks",
    "Safety Plans",
    "School Places",
    "Searches",
    "Telephone Calls",
    "Training",
];
const PLACES: [&str; 48] = [
    "Adoption",
    "Assessment Centres",
    "Boarding Schools",
    "Care Homes",
    "Children's Centres",
    "Clinics",
    "Colleges",
    "Community Teams",
    "Contact Centres",
    "Court",
    "Custody",
    "Day Nurseries",
    "Duty Teams",
    "Early Help",
    "Emergencies",
    "Family Homes",
    "Family Hubs",
    "Foster Homes",
    "Friends' Homes",
    "Further Education",
    "Health Centres",
    "Hospitals",
    "Hostels",
    "Housing",
    "Kinship Care",
    "Leaving Care",
    "Libraries",
    "Maternity Wards",
    "Night Shelters",
    "Nurseries",
    "Offices",
    "Other Areas",
    "Outreach",
    "Playgroups",
    "Police Stations",
    "Private Fostering",
    "Public Places",
    "Refuges",
    "Residential Homes",
    "Respite Care",
    "Schools",
    "Secure Homes",
    "Short Breaks",
    "Special Schools",
    "Sports Clubs",
    "Supported Lodgings",
    "Transport",
    "Youth Clubs",
];

const WHO: [&str; 16] = [
    "The social worker",
    "The team manager",
    "The duty officer",
    "The IRO",
    "A manager on call",
    "The foster carer",
    "The key worker",
    "Everyone who works with the child",
    "The designated nurse",
    "The LADO",
    "The head of service",
    "The personal adviser",
    "The family support worker",
    "The reviewing officer",
    "The placement team",
    "The parent",
];
const DOES: [&str; 20] = [
    "writes down",
    "agrees",
    "checks",
    "goes through",
    "keeps",
    "sends",
    "looks again at",
    "explains",
    "signs",
    "reads",
    "asks for",
    "puts on record",
    "talks about",
    "**must see**",
    "shares",
    "confirms",
    "brings together",
    "makes a copy of",
    "hands over",
    "follows up",
];
const WHAT: [&str; 20] = [
    "the plan for the child",
    "the notes of the visit",
    "what was decided & why",
    "the dates of the next meetings",
    "the names of those who were there",
    "the child's own words",
    "the risks that are known",
    "the form for the panel",
    "the result of the check by the DBS",
    "the report for the court",
    "the advice that was given",
    "the reasons for the decision",
    "the addresses of the family",
    "the consent of both parents",
    "the list of *people to tell*",
    "the letter before proceedings under the PLO",
    "the wishes of the young person",
    "the agreement with the carer",
    "the costs of the placement",
    "what the school has seen",
];
const WHEN: [&str; 20] = [
    "on the same day",
    "within two working days",
    "before the next visit",
    "as soon as it is safe",
    "at the end of each month",
    "before anybody leaves work",
    "once the family has been told",
    "in a meeting of their own",
    "with the child, where the child wants to",
    "in plain words",
    "even if the case is about to close",
    "and says so in the record",
    "without waiting for the review",
    "unless a court has said otherwise",
    "by telephone first, and then in writing",
    "together with the carer",
    "before the plan is changed",
    "whatever the hour",
    "at every review",
    "in the first week of a placement",
];

/// For how many chapters there are titles.
pub(crate) const fn titles() -> usize {
    DOINGS.len() * MATTERS.len() * PLACES.len()
}

/// The title of a chapter; no two are the same.
pub(crate) fn title(index: usize) -> String {
    // Neighbours should differ in more than one word; the factor shares none with the number of titles.
    let mixed = index * 48_271 % titles();
    let doing = DOINGS[mixed % DOINGS.len()];
    let matter = MATTERS[mixed / DOINGS.len() % MATTERS.len()];
    let place = PLACES[mixed / DOINGS.len() / MATTERS.len()];
    format!("{doing} {matter} in {place}")
}

/// A title as the name of a file.
pub(crate) fn slug(title: &str) -> String {
    title.to_lowercase().replace('\'', "").replace(' ', "-")
}

pub(crate) fn sentence(dice: &mut Dice) -> String {
    format!("{} {} {} {}.", dice.one_of(&WHO), dice.one_of(&DOES), dice.one_of(&WHAT), dice.one_of(&WHEN))
}

/// Some sentences in one paragraph.
pub(crate) fn paragraph(dice: &mut Dice) -> String {
    let sentences: Vec<String> = (0..2 + dice.below(4)).map(|_| sentence(dice)).collect();
    sentences.join(" ")
}

const SYLLABLES: [&str; 40] = [
    "ba", "cor", "dal", "den", "dra", "el", "fam", "fen", "gar", "gil", "hap", "hol", "in", "jan", "kel", "kin", "lam",
    "lor", "man", "mer", "mil", "nad", "nor", "or", "pal", "pen", "pol", "quin", "ral", "rem", "ros", "sal", "sen",
    "tam", "tor", "ul", "van", "vel", "wen", "zor",
];

/// Some words of no meaning; as in any language, few come often and most seldom.
pub(crate) fn invented(vocabulary: usize, dice: &mut Dice) -> String {
    let word = |_| {
        let share = dice.below(1 << 20) as f64 / f64::from(1 << 20);
        let mut rank = (vocabulary as f64).powf(share) as usize + SYLLABLES.len() * SYLLABLES.len();
        let mut word = String::new();
        while rank > 0 {
            word += SYLLABLES[rank % SYLLABLES.len()];
            rank /= SYLLABLES.len();
        }
        word
    };
    (0..12).map(word).collect::<Vec<_>>().join(" ")
}

/// A row of a table: who does it, what, and by when.
pub(crate) fn row(dice: &mut Dice) -> String {
    format!("| {} | {} | {} |", dice.one_of(&WHO), dice.one_of(&WHAT), dice.one_of(&WHEN))
}
