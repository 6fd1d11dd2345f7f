//! What is wrong with a manual: values that are collected and never stop a stage.

pub(crate) mod catalogue;
pub mod code;
pub mod report;

use std::collections::BTreeMap;

use crate::diagnostics::code::Code;
use crate::source::{Sources, Span};

/// How much a finding matters: an error stops the site from being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
}

impl Severity {
    /// As reports write it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// One fault of the manual, with its place and the remedy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    pub code: Code,
    pub severity: Severity,
    /// One lower-case sentence without a full stop.
    pub message: String,
    pub span: Span,
    /// What to do about it.
    pub help: String,
    /// Another place that belongs to the fault, and what is there.
    pub other: Option<(Span, String)>,
}

impl Diagnostic {
    fn new(code: Code, span: Span, message: impl Into<String>, help: impl Into<String>) -> Diagnostic {
        Diagnostic { code, severity: code.severity(), message: message.into(), span, help: help.into(), other: None }
    }

    fn beside(mut self, span: Span, label: impl Into<String>) -> Diagnostic {
        self.other = Some((span, label.into()));
        self
    }
}

/// What a manual's settings make of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckLevel {
    Error,
    Warning,
    Off,
}

/// The findings of a run, in the order in which they were made.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
}

impl Diagnostics {
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    pub(crate) fn append(&mut self, mut other: Diagnostics) {
        self.found.append(&mut other.found);
    }

    /// Takes back what cannot be told after all.
    pub(crate) fn forget(&mut self, codes: &[Code]) {
        self.found.retain(|finding| !codes.contains(&finding.code));
    }

    /// How many findings there are so far.
    pub(crate) fn len(&self) -> usize {
        self.found.len()
    }

    /// Takes back some of the findings that came after the first `told`.
    pub(crate) fn forget_since(&mut self, told: usize, mut is_taken_back: impl FnMut(&Diagnostic) -> bool) {
        let mut index = 0;
        self.found.retain(|finding| {
            index += 1;
            index <= told || !is_taken_back(finding)
        });
    }

    /// Sorts the findings by place, applies the manual's `[checks]`, and with `strict` makes warnings errors.
    pub(crate) fn settle(&mut self, sources: &Sources, checks: &BTreeMap<Code, CheckLevel>, strict: bool) {
        self.found.retain_mut(|finding| match checks.get(&finding.code) {
            Some(CheckLevel::Off) => false,
            level => {
                finding.severity = match level {
                    Some(CheckLevel::Error) => Severity::Error,
                    Some(CheckLevel::Warning) => Severity::Warning,
                    _ => finding.severity,
                };
                if strict {
                    finding.severity = Severity::Error;
                }
                true
            }
        });
        let path = |finding: &Diagnostic| sources.path_of(finding.span);
        self.found.sort_by(|a, b| {
            let by_place = path(a).cmp(path(b)).then_with(|| (a.span, a.code).cmp(&(b.span, b.code)));
            by_place.then_with(|| a.message.cmp(&b.message))
        });
        self.found.dedup();
    }

    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter()
    }

    pub fn errors(&self) -> usize {
        self.found.iter().filter(|finding| finding.severity == Severity::Error).count()
    }

    pub fn warnings(&self) -> usize {
        self.found.len() - self.errors()
    }
}
