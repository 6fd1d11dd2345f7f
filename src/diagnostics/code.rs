//! The stable codes of all findings, with what each is about.

use crate::diagnostics::Severity;

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $changeable:ident $about:literal)*) => {
        /// The kind of a finding. Its name is stable: settings, CI and readers rely on it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($variant),* }

        impl Code {
            /// Every code, in the order of the catalogue.
            pub const ALL: &'static [Code] = &[$(Code::$variant),*];

            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name),* }
            }

            /// How much it matters unless the manual's `[checks]` say otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity),* }
            }

            /// Whether `[checks]` may change its severity; what makes a manual unreadable stays an error.
            pub fn is_changeable(self) -> bool {
                match self { $(Code::$variant => $changeable),* }
            }

            /// One sentence on what the check looks for.
            pub fn about(self) -> &'static str {
                match self { $(Code::$variant => $about),* }
            }
        }
    };
}

codes! {
    NotUtf8 "not-utf8" Error false "A text file, or a file's name, holds bytes that are not UTF-8."
    ControlCharacter "control-character" Error false "A text file, or a file's name, holds a character that cannot be shown."
    TextDirection "text-direction" Warning true "A text or a name holds a hidden character that turns its direction."
    NotRead "not-read" Warning true "A link to elsewhere on the disk, or what is no file, stands in the manual's folders."
    OtherEnding "other-ending" Warning true "A file looks like a chapter, but its ending is not `.md`."
    UnportableName "unportable-name" Warning true "A name cannot be used on Windows, or differs from another in capitals only."
    MissingFrontMatter "missing-front-matter" Error false "A chapter does not begin with front matter between two lines `+++`."
    UnclosedFrontMatter "unclosed-front-matter" Error false "The front matter's closing line `+++` is missing."
    TomlSyntax "toml-syntax" Error false "The settings or a front matter cannot be read as TOML."
    UnknownKey "unknown-key" Error false "A key is not one of the format's."
    MissingKey "missing-key" Error false "A key that must be there is not."
    WrongType "wrong-type" Error false "A value is of another type than its key asks for."
    UnknownValue "unknown-value" Error false "A value is not among those that its key allows."
    NumberNotText "number-not-text" Error false "A number is written without quotation marks."
    InvalidNumber "invalid-number" Error false "A number is not made of whole numbers with points between them."
    InvalidDate "invalid-date" Error false "A date is not a day, or a month is not written as YYYY-MM."
    InvalidId "invalid-id" Error false "An id holds other characters than small letters, digits and hyphens."
    InvalidAddress "invalid-address" Error false "An address does not begin with a scheme that may be published."
    UnknownStatus "unknown-status" Error false "A status is neither built in nor defined in the settings."
    UnknownAccess "unknown-access" Error false "An `access` is not defined in the settings."
    KeyNotForKind "key-not-for-kind" Error false "A key is given that the entry's kind does not use."
    AlsoWithoutKind "also-without-kind" Error false "An `[[also]]` table has not exactly one of `see`, `and` and `note`."
    AlsoTargets "also-targets" Error false "An `[[also]]` line leads to more than one place."
    AlsoWithoutWords "also-without-words" Error false "An `[[also]]` line has no words and no chapter to take them from."
    AndWithoutLine "and-without-line" Error false "An `and` line has no line before it to continue."
    SectionWithoutNumber "section-without-number" Error false "A folder's `_index.md` has no number."
    FolderWithoutSection "folder-without-section" Warning true "A chapter's number asks for a section that its folder is not."
    RepeatedInTitle "repeated-in-title" Warning true "A title holds its number or status."
    DuplicateNumber "duplicate-number" Error false "Two lines of the contents bear the same number."
    NumberGap "number-gap" Warning true "A number is missing between two neighbours."
    NumberOutOfPlace "number-out-of-place" Warning true "A number does not begin with its section's."
    DuplicateId "duplicate-id" Error false "Two files would have the same address."
    ReservedId "reserved-id" Error false "An id is the name of a page that the tool makes."
    AliasTaken "alias-taken" Error false "An alias is an address that is already used."
    UnknownPage "unknown-page" Error true "A link leads to a chapter or section that does not exist."
    UnknownHeading "unknown-heading" Error true "A link leads to a heading that the page does not have."
    UnknownFile "unknown-file" Error true "A link or image names a file that does not exist."
    LinkToDraft "link-to-draft" Error true "A link leads to a draft, which is not built."
    LinkToWithdrawn "link-to-withdrawn" Warning true "A link leads to a withdrawn chapter."
    AbsolutePath "absolute-path" Error true "A link's path does not start from its own file."
    OutsideContent "outside-content" Error true "A link's path leaves the content folder, or an image lies on another site."
    UnsafeAddress "unsafe-address" Error true "A link's scheme is not one that a page may use."
    UnknownReference "unknown-reference" Error true "A reference link names a definition that does not exist."
    UnknownFootnote "unknown-footnote" Error true "A footnote mark has no footnote."
    UnusedFootnote "unused-footnote" Warning true "A footnote is never referred to."
    DuplicateFootnote "duplicate-footnote" Error false "Two footnotes of a text have the same name."
    HeadingInFootnote "heading-in-footnote" Error false "A heading stands in a footnote."
    MissingAlternativeText "missing-alternative-text" Warning true "An image has no alternative text."
    UnclearLinkText "unclear-link-text" Warning true "A link's text does not say where the link leads."
    TwinLinks "twin-links" Warning true "Two links side by side lead to the same place."
    HeadingLevelOne "heading-level-one" Error true "A heading has one `#`; headings start at `##`."
    SkippedHeading "skipped-heading" Warning true "A heading is more than one level below the one before it."
    EmptyHeading "empty-heading" Warning true "A heading has no words."
    DuplicateHeadingId "duplicate-heading-id" Error true "Two headings of a page were given the same id."
    TableWithoutHeader "table-without-header" Warning true "A table's columns have no names."
    LongCapitals "long-capitals" Warning true "Many words in a row are written in capitals."
    UnknownCallout "unknown-callout" Error true "A labelled block is of an unknown kind."
    DroppedHtml "dropped-html" Warning true "Raw HTML is not on the allow-list."
    UnbalancedHtml "unbalanced-html" Warning true "A raw HTML element is not closed where it was opened."
    NestedTooDeep "nested-too-deep" Error false "Quotations, lists, emphasis or HTML elements stand more than 100 deep in one another."
    EmptyChapter "empty-chapter" Warning true "A chapter has no text."
    StatusNotInLog "status-not-in-log" Warning true "A status claims a change that no amendment records."
    StatusLapsed "status-lapsed" Warning true "A typed status is not what the amendments say today."
    AddedNotInLog "added-not-in-log" Warning true "`added` names another month than the amendment of type `new`."
    WithdrawnInLogOnly "withdrawn-in-log-only" Warning true "An amendment says that a chapter was withdrawn, but it is still listed."
    FormerTitleMissing "former-title-missing" Warning true "A `renamed` amendment has no former title."
    FormerNumberMissing "former-number-missing" Warning true "A `renumbered` amendment has no former number."
    DateInFuture "date-in-future" Warning true "A date that records something lies in the future."
    ExpiredNotice "expired-notice" Warning true "A notice has outlived its date and is not shown."
    MissingDocumentControl "missing-document-control" Error true "A chapter, link, file or page lacks a key that the settings require."
    UnknownTheme "unknown-theme" Error false "The theme that the settings name does not exist."
    MissingLanguage "missing-language" Warning true "The pages' wording is not there in the manual's language."
    TemplateError "template-error" Error false "A theme's template cannot be read or rendered."
    ThemeContract "theme-contract" Warning true "A theme was made for another version of the theme contract."
    UnusedTemplate "unused-template" Warning true "A theme's template takes no other's place, and nothing uses it."
    UnknownString "unknown-string" Warning true "A theme's strings file has a key that no page uses."
}

impl Code {
    /// The code of this name.
    pub fn named(name: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.name() == name)
    }
}
