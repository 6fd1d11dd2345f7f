//! The outlines that a build keeps for the next one, which need not parse a text that has not changed.
//!
//! Only of texts about which there was nothing to say, so that nothing that is found is lost, and not of drafts, whose
//! words may stand nowhere in the output. They hold for one program, and for the settings that decide what is found in a
//! text. What was spoilt by accident is not read; who may write there on purpose may write the pages, too.

use serde::{Deserialize, Serialize};
use twox_hash::XxHash3_128;

use super::PROGRAM;
use crate::config::Config;
use crate::diagnostics::Diagnostics;
use crate::markdown::written::Written;
use crate::model::entry::Entry;
use crate::model::manual::Manual;
use crate::model::outline::{KeptOutline, Outline};
use crate::quick_map::QuickMap;

/// The outlines of the build before, by the hash of the text.
pub(super) struct Outlines<'k>(QuickMap<Hash, &'k [u8]>);

#[derive(Serialize, Deserialize)]
struct File<'k> {
    made_by: Hash,
    #[serde(borrow)]
    outlines: Vec<(Hash, &'k [u8])>,
}

type Hash = [u8; 16];

impl<'k> Outlines<'k> {
    /// What a file holds that was made by this program with these settings; nothing if it was spoilt.
    pub(super) fn read(file: &'k [u8], config: &Config) -> Outlines<'k> {
        let sound = file.split_first_chunk().filter(|(hash, rest)| **hash == hash_of(rest));
        let file: Option<File<'_>> = sound.and_then(|(_, rest)| postcard::from_bytes(rest).ok());
        let ours = file.filter(|file| file.made_by == made_by(config));
        Outlines(ours.into_iter().flat_map(|file| file.outlines).collect())
    }

    /// A text's outline as the build before kept it, else as it is read now; and what is kept of it for the next build.
    pub(super) fn outline(
        &self,
        written: &Written<'_>,
        found: &mut Diagnostics,
        read: impl FnOnce(&mut Diagnostics) -> Outline,
    ) -> (Outline, Option<KeptOutline>) {
        let text = hash_of(written.text.as_bytes());
        if let Some(&kept) = self.0.get(&text)
            && let Some(outline) = written.recall(kept)
        {
            return (outline, Some(KeptOutline { text, bytes: kept.into() }));
        }
        let told = found.len();
        let outline = read(found);
        let kept = (found.len() == told).then(|| KeptOutline { text, bytes: written.keep(&outline) });
        (outline, kept)
    }
}

/// What a build keeps of a manual's outlines, as a file; of entries only if they are part of the build.
pub(crate) fn file_of(manual: &Manual, config: &Config, is_built: impl Fn(&Entry) -> bool) -> Vec<u8> {
    let entries = manual.entries.iter().filter(|entry| is_built(entry));
    let bodies = (manual.front.iter().map(|front| &front.body))
        .chain(manual.sections.iter().map(|section| &section.body))
        .chain(entries.map(|entry| &entry.body));
    let kept = bodies.filter_map(|body| body.kept.as_ref());
    let outlines = kept.map(|kept| (kept.text, &*kept.bytes)).collect();
    let rest = postcard::to_allocvec(&File { made_by: made_by(config), outlines }).expect("outlines can be written");
    [&hash_of(&rest), rest.as_slice()].concat()
}

/// What decides what is found in a text, beside the text.
fn made_by(config: &Config) -> Hash {
    let settings = (PROGRAM, &config.callouts, &config.abbreviations);
    hash_of(&postcard::to_allocvec(&settings).expect("settings can be written"))
}

fn hash_of(bytes: &[u8]) -> Hash {
    XxHash3_128::oneshot(bytes).to_le_bytes()
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::{Outlines, file_of};
    use crate::config::{self, Config};
    use crate::diagnostics::Diagnostics;
    use crate::load::{ExpectedPages, Known, load_again};
    use crate::markdown::written::Written;
    use crate::model::outline::Outline;
    use crate::source::{SETTINGS, Sources, Span};

    const TEXT: &str = "Ask your manager, and read [the policy](pay.md).\n";

    /// What a build keeps of a chapter of this text.
    fn kept_of(settings: &str, text: &str) -> Vec<u8> {
        let chapter = format!("+++\nnumber = \"1\"\ntitle = \"Leave\"\n+++\n{text}");
        let sources = Sources::from_texts([(SETTINGS, settings), ("content/leave.md", &chapter)]);
        let mut found = Diagnostics::default();
        let config = config::read(&sources, sources.find(SETTINGS).expect("it was given"), &mut found);
        let (manual, _) = load_again(&sources, &config, &Known::of_build(vec![]), ExpectedPages::None, &mut found);
        file_of(&manual, &config, |_| true)
    }

    fn is_read_again(kept: &[u8], settings: &str, text: &str) -> bool {
        let sources = Sources::from_texts([(SETTINGS, settings)]);
        let file = sources.find(SETTINGS).expect("it was given");
        let config = config::read(&sources, file, &mut Diagnostics::default());
        let place = |range: Range<usize>| Span::new(file, range);
        let Config { callouts, abbreviations, .. } = &config;
        let written = Written { text, place: &place, callouts, abbreviations, is_recorded: false };
        let mut is_read = false;
        Outlines::read(kept, &config).outline(&written, &mut Diagnostics::default(), |_| {
            is_read = true;
            Outline::default()
        });
        is_read
    }

    #[test]
    fn a_text_that_has_not_changed_is_not_read_again() {
        let kept = kept_of("", TEXT);
        assert!(!is_read_again(&kept, "", TEXT));
        assert!(!is_read_again(&kept, "title = \"Another\"\n", TEXT));
        assert!(is_read_again(&kept, "", &TEXT.replace("manager", "director")));
        assert!(is_read_again(&[], "", TEXT));
    }

    #[test]
    fn other_settings_may_find_other_things_in_a_text() {
        let kept = kept_of("", TEXT);
        assert!(is_read_again(&kept, "[callouts.case]\nlabel = \"Case\"\n", TEXT));
        assert!(is_read_again(&kept, "[abbreviations]\nIRO = \"Independent Reviewing Officer\"\n", TEXT));
    }

    #[test]
    fn a_text_of_which_there_is_something_to_say_is_read_each_time() {
        for text in [TEXT.replace("the policy", "here"), TEXT.replace("manager", "man\u{202e}ager")] {
            assert!(is_read_again(&kept_of("", &text), "", &text), "{text}");
        }
    }
}
