//! The text of one chapter or section.

use std::fmt::Write as _;

use super::words::{invented, paragraph, row, sentence, slug, title};
use super::{Dice, Plan, folder};

const HEADINGS: [&str; 6] =
    ["Purpose", "Who this is for", "What you must do", "How soon", "What goes on record", "If you disagree"];
/// Where the list and the table stand.
const STEPS: usize = 2;
const TIMES: usize = 3;

const OWNERS: [&str; 4] =
    ["Head of Safeguarding", "Head of Fostering", "Principal Social Worker", "Information Governance Manager"];

/// The file of a section.
pub(crate) fn section(plan: Plan, number: &str) -> String {
    let mut dice = Dice::new(plan.seed ^ number.bytes().fold(7, |sum, byte| sum * 31 + u64::from(byte)));
    let id = number.replace('.', "-");
    format!(
        "+++\nnumber = \"{number}\"\ntitle = \"Part {} of the procedures\"\nid = \"part-{id}\"\n+++\n\n{}\n",
        number.replace('.', ", group "),
        paragraph(&mut dice)
    )
}

/// The file of a chapter.
pub(crate) fn text(plan: Plan, index: usize) -> String {
    let mut dice = Dice::new(plan.seed ^ (index as u64).wrapping_mul(0x2545_f491_4f6c_dd1d));
    let mut text = front_matter(plan, index, &mut dice);
    let mut links = 0;
    for (place, heading) in HEADINGS.iter().enumerate() {
        let share = text.len() + plan.bytes.saturating_sub(text.len()) / (HEADINGS.len() - place);
        let _ = write!(text, "\n## {heading}\n");
        match place {
            STEPS => steps(&mut text, &mut dice),
            TIMES => times(&mut text, &mut dice),
            _ => {}
        }
        let links_until_here = plan.links * (place + 1) / HEADINGS.len();
        while links < links_until_here {
            link(&mut text, plan, index, links, &mut dice);
            links += 1;
        }
        while text.len() < share {
            let _ = write!(text, "\n{}\n", paragraph(&mut dice));
            if plan.vocabulary > 0 {
                let _ = write!(text, "\nIt concerns {}.\n", invented(plan.vocabulary, &mut dice));
            }
        }
    }
    text
}

fn front_matter(plan: Plan, index: usize, dice: &mut Dice) -> String {
    let [section, group, chapter] = plan.numbers(index);
    let title = title(index);
    let mut text = format!("+++\nnumber = \"{section}.{group}.{chapter}\"\ntitle = \"{title}\"\n");
    let _ = writeln!(text, "summary = \"{}\"", plain(&sentence(dice)));
    let _ = writeln!(text, "owner = \"{}\"\nreview_due = 2027-{:02}-01", dice.one_of(&OWNERS), dice.below(12) + 1);
    if dice.below(16) == 0 {
        text.push_str("under_review = { since = 2026-09-01, expected = 2027-02-01 }\n");
    }
    let [year, month] = [2023 + dice.below(3), dice.below(12) + 1];
    if dice.below(3) == 0 {
        let _ = writeln!(text, "added = \"{year}-{month:02}\"");
    }
    amendment(&mut text, &format!("{year}-{month:02}-05"), "new", dice);
    if dice.below(2) == 0 {
        amendment(&mut text, &format!("2026-{:02}-{:02}", dice.below(10) + 1, dice.below(28) + 1), "updated", dice);
    }
    text + "+++\n"
}

fn amendment(text: &mut String, date: &str, kind: &str, dice: &mut Dice) {
    let summary = sentence(dice);
    let _ = write!(text, "\n[[amendments]]\ndate = {date}\ntype = \"{kind}\"\nsummary = \"{summary}\"\n");
}

fn steps(text: &mut String, dice: &mut Dice) {
    text.push('\n');
    for step in 1..=4 {
        let _ = writeln!(text, "{step}. {}", sentence(dice));
    }
}

fn times(text: &mut String, dice: &mut Dice) {
    text.push_str("\n| Who | What | How soon |\n|---|---|---|\n");
    for _ in 0..5 {
        let _ = writeln!(text, "{}", row(dice));
    }
}

/// A paragraph with a link to another chapter: by turns with its title, to a heading, and with words of its own.
fn link(text: &mut String, plan: Plan, index: usize, turn: usize, dice: &mut Dice) {
    let target = dice.below(plan.chapters);
    let target = if target == index { (target + 1) % plan.chapters } else { target };
    let title = title(target);
    let [section, group, _] = plan.numbers(target);
    let path = format!("../../{}/{}/{}.md", folder(section), folder(group), slug(&title));
    let link = match turn % 3 {
        0 => format!("[]({path})"),
        1 => format!("[]({path}#how-soon)"),
        _ => format!("[what holds for {}]({path})", title.to_lowercase()),
    };
    let _ = write!(text, "\n{} Before you start, read {link}. {}\n", sentence(dice), sentence(dice));
}

/// A sentence without marks of Markdown.
fn plain(sentence: &str) -> String {
    sentence.replace('*', "")
}
