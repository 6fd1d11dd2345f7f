//! One random change of a manual's files, such as editors, web managers and theme authors make.

use super::Files;
use crate::manual::Dice;

const SETTINGS: &str = "vade.toml";
const TEMPLATES: [(&str, &str); 6] = [
    ("templates/base.html", include_str!("../../../themes/default/templates/base.html")),
    ("templates/chapter.html", include_str!("../../../themes/default/templates/chapter.html")),
    ("templates/contents.html", include_str!("../../../themes/default/templates/contents.html")),
    ("templates/section.html", include_str!("../../../themes/default/templates/section.html")),
    ("templates/amendments.html", include_str!("../../../themes/default/templates/amendments.html")),
    ("templates/components.html", include_str!("../../../themes/default/templates/components.html")),
];
/// What can stand in a chapter's front matter or not.
const KEYS: [&str; 9] = [
    "status = [\"under-review\"]\n",
    "id = \"another-id\"\n",
    "aliases = [\"an-old-address\"]\n",
    "draft = true\n",
    "number_headings = false\n",
    "keywords = [\"leave\", \"pay\"]\n",
    "withdrawn = { on = 2026-10-01, reason = \"It is no longer needed.\" }\n",
    "version = \"2.1\"\n",
    "scope = \"All **staff**.\"\n",
];
/// What can stand at the end of the settings or not.
const SETTINGS_TABLES: [&str; 7] = [
    "\n[print]\nwhole = true\n",
    "\n[search]\nenabled = false\n",
    "\n[statuses.under-review]\nlabel = \"being looked at\"\n",
    "\n[manuals.csap]\ntitle = \"Partnership Procedures\"\n",
    "\n[[quick_links]]\ntitle = \"Intranet\"\nurl = \"https://intranet.example.org/\"\n",
    "\n[checks]\nnumber-gap = \"off\"\nunknown-heading = \"warning\"\n",
    "\n[callouts.case]\nlabel = \"Case\"\n",
];
/// What can stand in a text or not: what the outline of a text has besides plain headings and links.
const PARTS: [&str; 9] = [
    "## *What* \\[else\\] {#what-else}\n\nAsk at once.\n",
    "## Purpose &amp; aims\n\nAsk at once.\n",
    "## What else\n\nAsk at once.\n",
    "> [!CASE]\n> A child is late.\n",
    "Read [the act][act] or <https://law.example.org/> & [its guide](<https://law.example.org/a guide> \"Guide\").\n\n[act]: https://law.example.org/act\n",
    "Click [here](https://law.example.org/).\n",
    "Write to <someone@example.org>.\n",
    "TELL THE SAFEGUARDING BOARD.\n",
    "<!-- Nobody reads this. -->\n",
];
/// What can be an abbreviation or not; a text that is full of capitals is not told of these.
const ABBREVIATION: &str = "SAFEGUARDING = \"What keeps children safe\"\n";
/// What can stand at the start of the settings or not.
const SETTINGS_KEYS: [&str; 4] = [
    "notice = \"This manual is being revised.\"\n",
    "next_update = 2027-03-01\n",
    "external_links = \"new-tab\"\n",
    "print_notice = \"Paper does not change.\"\n",
];

/// Changes something, and says what.
pub(crate) fn change(files: &mut Files, dice: &mut Dice) -> String {
    match dice.below(21) {
        0 => word(files, dice),
        1 => paragraph(files, dice),
        2 => title(files, dice),
        3 => numbers(files, dice),
        4 | 5 => key(files, dice),
        6 => amendment(files, dice),
        7 => heading(files, dice),
        8 => rename(files, dice),
        9 => remove(files, dice),
        10 | 11 => add(files, dice),
        12 => settings(files, dice),
        13 => theme(files, dice),
        14 => wording(files, dice),
        15 => link(files, dice),
        16 => front(files, dice),
        17 => elsewhere(files, dice),
        18 | 19 => part(files, dice),
        _ => attachment(files, dice),
    }
}

/// A change that leaves the file as long as it was.
fn word(files: &mut Files, dice: &mut Dice) -> String {
    let path = page(files, dice);
    let (old, new) = [("The ", "One "), ("One ", "The "), ("the ", "one "), ("IRO", "PLO")][dice.below(4)];
    edit(files, &path, |text| text.replace(old, new));
    format!("{path}: {old:?} becomes {new:?}")
}

fn paragraph(files: &mut Files, dice: &mut Dice) -> String {
    let path = page(files, dice);
    let number = dice.below(1000);
    edit(files, &path, |text| format!("{text}\nAsk the DBS or the PLO about case {number}.\n"));
    format!("{path}: a paragraph")
}

fn title(files: &mut Files, dice: &mut Dice) -> String {
    let path = page(files, dice);
    let title = format!("title = \"Matters of kind {}\"", dice.below(1000));
    edit(files, &path, |text| with_line(&text, "title = ", &title));
    format!("{path}: {title}")
}

/// Two chapters change their numbers.
fn numbers(files: &mut Files, dice: &mut Dice) -> String {
    let (one, other) = (chapter(files, dice), chapter(files, dice));
    let number_of = |path: &str| {
        let text = text_of(files, path);
        text.lines().find(|line| line.starts_with("number = ")).map(str::to_owned)
    };
    if let (Some(first), Some(second)) = (number_of(&one), number_of(&other)) {
        edit(files, &one, |text| with_line(&text, "number = ", &second));
        edit(files, &other, |text| with_line(&text, "number = ", &first));
    }
    format!("{one} and {other}: numbers")
}

/// A key comes or goes.
fn key(files: &mut Files, dice: &mut Dice) -> String {
    let path = chapter(files, dice);
    let key = dice.one_of(&KEYS);
    edit(files, &path, |text| match text.contains(key) {
        true => text.replace(key, ""),
        false => text.replacen("+++\n", &format!("+++\n{key}"), 1),
    });
    format!("{path}: {key}")
}

fn amendment(files: &mut Files, dice: &mut Dice) -> String {
    let path = chapter(files, dice);
    let day = 1 + dice.below(20);
    let table = format!("\n[[amendments]]\ndate = 2026-11-{day:02}\nsummary = \"Rule {day} is stricter.\"\n+++\n");
    edit(files, &path, |text| text.replacen("\n+++\n", &format!("\n{table}"), 1));
    format!("{path}: an amendment")
}

fn heading(files: &mut Files, dice: &mut Dice) -> String {
    let path = chapter(files, dice);
    let (old, new) = [("## Purpose", "## Aims"), ("## Aims", "## Purpose"), ("## How soon", "## When")][dice.below(3)];
    edit(files, &path, |text| text.replace(old, new));
    format!("{path}: {old} becomes {new}")
}

/// A part of a text comes or goes.
fn part(files: &mut Files, dice: &mut Dice) -> String {
    let (path, part) = (page(files, dice), format!("\n{}", dice.one_of(&PARTS)));
    edit(files, &path, |text| if text.contains(&part) { text.replace(&part, "") } else { text + &part });
    format!("{path}: {part:?}")
}

/// A chapter's file gets another name, and all links follow.
fn rename(files: &mut Files, dice: &mut Dice) -> String {
    let path = chapter(files, dice);
    let (folder, name) = path.rsplit_once('/').expect("a chapter is in a folder");
    let new = format!("renamed-{}.md", dice.below(1000));
    let bytes = files.remove(&path).expect("it was chosen from the files");
    files.insert(format!("{folder}/{new}"), bytes);
    edit_all(files, |text| text.replace(&format!("/{name}"), &format!("/{new}")));
    format!("{path} becomes {new}")
}

/// A chapter goes, and with it the paragraphs that link to it.
fn remove(files: &mut Files, dice: &mut Dice) -> String {
    let path = chapter(files, dice);
    if files.keys().filter(|path| is_chapter(path)).count() < 8 {
        return add(files, dice);
    }
    files.remove(&path);
    let name = path.rsplit('/').next().expect("a path has a name").to_owned();
    edit_all(files, |text| {
        text.split_inclusive('\n').filter(|line| !line.contains(&format!("/{name}"))).collect::<String>()
    });
    format!("{path} is removed")
}

fn add(files: &mut Files, dice: &mut Dice) -> String {
    if files.keys().filter(|path| is_chapter(path)).count() > 16 {
        return remove(files, dice);
    }
    let (near, target) = (chapter(files, dice), chapter(files, dice));
    let (folder, _) = near.rsplit_once('/').expect("a chapter is in a folder");
    let number = dice.below(100);
    let section = text_of(files, &format!("{folder}/_index.md"));
    let section = section.lines().find_map(|line| line.strip_prefix("number = ")).unwrap_or("\"1\"").replace('"', "");
    let target = target.strip_prefix("content/").expect("a chapter is content");
    let text = format!(
        "+++\nnumber = \"{section}.{}\"\ntitle = \"New matter {number}\"\nadded = \"2026-10\"\n+++\n\n\
         ## Purpose\n\nSee [](../../{target}) and the IRO.\n",
        number + 20
    );
    let path = format!("{folder}/new-{number}.md");
    files.insert(path.clone(), text.into_bytes());
    format!("{path} is new")
}

fn settings(files: &mut Files, dice: &mut Dice) -> String {
    let text = text_of(files, SETTINGS);
    let turned = |text: &str, part: &str, added: String| {
        if text.contains(part) { text.replace(part, "") } else { added }
    };
    let (told, after) = match dice.below(5) {
        0 => {
            let title = format!("title = \"Manual {}\"", dice.below(100));
            (title.clone(), with_line(&text, "title = ", &title))
        }
        1 => {
            let meaning = format!("IRO = \"Officer of kind {}\"", dice.below(100));
            (meaning.clone(), with_line(&text, "IRO = ", &meaning))
        }
        2 => {
            let table = "[abbreviations]\n";
            let added = text.replace(table, &format!("{table}{ABBREVIATION}"));
            (ABBREVIATION.to_owned(), turned(&text, ABBREVIATION, added))
        }
        3 => {
            let part = dice.one_of(&SETTINGS_TABLES);
            (part.to_owned(), turned(&text, part, format!("{text}{part}")))
        }
        _ => {
            let part = dice.one_of(&SETTINGS_KEYS);
            (part.to_owned(), turned(&text, part, format!("{part}{text}")))
        }
    };
    files.insert(SETTINGS.to_owned(), after.into_bytes());
    format!("{SETTINGS}: {told}")
}

/// A file of the manual's own theme comes, changes or goes.
fn theme(files: &mut Files, dice: &mut Dice) -> String {
    let number = dice.below(100);
    let (path, text) = match dice.below(8) {
        0 => ("assets/style.css", format!("body {{ margin: {number}px }}\n")),
        1 => ("assets/own.css", format!("p {{ margin: {number}px }}\n")),
        index => {
            let (path, text) = TEMPLATES[index - 2];
            (path, text.replacen('>', &format!(" data-number=\"{number}\">"), 1))
        }
    };
    let path = format!("themes/default/{path}");
    if files.remove(&path).is_none() || dice.below(2) == 0 {
        files.insert(path.clone(), text.into_bytes());
    }
    path
}

fn wording(files: &mut Files, dice: &mut Dice) -> String {
    let path = "themes/default/strings/en.toml".to_owned();
    if files.remove(&path).is_none() || dice.below(2) == 0 {
        let key = ["contents", "amendments", "previous", "next"][dice.below(4)];
        files.insert(path.clone(), format!("{key} = \"Word {}\"\n", dice.below(100)).into_bytes());
    }
    path
}

/// A form comes with a link to it, or is another one than before.
fn attachment(files: &mut Files, dice: &mut Dice) -> String {
    let path = chapter(files, dice);
    let (folder, _) = path.rsplit_once('/').expect("a chapter is in a folder");
    let form = format!("{folder}/form.docx");
    if files.insert(form.clone(), vec![b'0' + dice.below(10) as u8; 1 + dice.below(3000)]).is_none() {
        edit(files, &path, |text| format!("{text}\nFill in [the form](form.docx).\n"));
    }
    form
}

/// A chapter begins to lead to another, or no longer does.
fn link(files: &mut Files, dice: &mut Dice) -> String {
    let (path, target) = (chapter(files, dice), chapter(files, dice));
    let line = format!("\nThis goes with [](../../{}).\n", target.strip_prefix("content/").expect("it is content"));
    edit(files, &path, |text| match text.contains(&line) {
        true => text.replace(&line, ""),
        false => text + &line,
    });
    format!("{path}: {line:?}")
}

/// The contents page gets a title of its own and a link to it, another title, or goes again.
fn front(files: &mut Files, dice: &mut Dice) -> String {
    let path = "content/_index.md".to_owned();
    let link = "See [](../../_index.md) first.\n";
    if files.remove(&path).is_some() && dice.below(3) == 0 {
        edit_all(files, |text| text.replace(link, ""));
    } else {
        let text = format!("+++\ntitle = \"All of it {}\"\n+++\n\nWelcome.\n", dice.below(100));
        files.insert(path.clone(), text.into_bytes());
        let chapter = chapter(files, dice);
        edit(files, &chapter, |text| if text.contains(link) { text } else { format!("{text}\n{link}") });
    }
    path
}

/// A line of the contents that leads to another site comes with a link to it, leads elsewhere, or goes.
fn elsewhere(files: &mut Files, dice: &mut Dice) -> String {
    let near = chapter(files, dice);
    let place = files.keys().find(|path| path.ends_with("/elsewhere.md")).cloned();
    let place = place
        .unwrap_or_else(|| near.rsplit_once('/').expect("a chapter is in a folder").0.to_owned() + "/elsewhere.md");
    if files.remove(&place).is_some() && dice.below(3) == 0 {
        edit_all(files, |text| text.split_inclusive('\n').filter(|line| !line.contains("/elsewhere.md")).collect());
    } else {
        let url = format!("https://law.example.org/{}", dice.below(100));
        let text = format!("+++\ntitle = \"The law\"\nkind = \"link\"\nurl = \"{url}\"\n+++\n");
        files.insert(place.clone(), text.into_bytes());
        let link = format!("\nRead [](../../{}).\n", place.strip_prefix("content/").expect("it is content"));
        edit(files, &near, |text| if text.contains(&link) { text } else { text + &link });
    }
    place
}

/// A chapter or section.
fn page(files: &Files, dice: &mut Dice) -> String {
    let paths: Vec<&String> = files.keys().filter(|path| path.ends_with(".md")).collect();
    paths[dice.below(paths.len())].clone()
}

pub(super) fn chapter(files: &Files, dice: &mut Dice) -> String {
    let paths: Vec<&String> = files.keys().filter(|path| is_chapter(path)).collect();
    paths[dice.below(paths.len())].clone()
}

pub(super) fn is_chapter(path: &str) -> bool {
    path.ends_with(".md") && !path.ends_with("_index.md") && !path.ends_with("/elsewhere.md")
}

fn edit(files: &mut Files, path: &str, change: impl FnOnce(String) -> String) {
    let text = change(text_of(files, path));
    files.insert(path.to_owned(), text.into_bytes());
}

fn edit_all(files: &mut Files, change: impl Fn(String) -> String) {
    for (_, bytes) in files.iter_mut().filter(|(path, _)| path.ends_with(".md")) {
        *bytes = change(String::from_utf8_lossy(bytes).into_owned()).into_bytes();
    }
}

fn text_of(files: &Files, path: &str) -> String {
    String::from_utf8_lossy(&files[path]).into_owned()
}

/// The text with its first line that begins so in the place of that line.
fn with_line(text: &str, start: &str, line: &str) -> String {
    let old = text.lines().find(|line| line.starts_with(start));
    old.map_or_else(|| text.to_owned(), |old| text.replacen(old, line, 1))
}
