//! Tables of raw HTML, and whether they have a header.

/// The tables that are open, the innermost last.
#[derive(Default)]
pub(super) struct Tables {
    /// How deep each stands among the open elements, and whether it has a `<th>`.
    open: Vec<(usize, bool)>,
}

impl Tables {
    /// An element begins at a depth.
    pub(super) fn begin(&mut self, element: &str, depth: usize) {
        match element {
            "table" => {
                self.forget_from(depth);
                self.open.push((depth, false));
            }
            "th" => {
                if let Some((_, has_header)) = self.open.last_mut() {
                    *has_header = true;
                }
            }
            _ => {}
        }
    }

    /// An element that began at a depth is closed; whether it is a table without a header.
    pub(super) fn end(&mut self, element: &str, depth: usize) -> bool {
        element == "table" && self.forget_from(depth) == Some(false)
    }

    /// Forgets the tables from a depth on; whether the first of them has a header.
    fn forget_from(&mut self, depth: usize) -> Option<bool> {
        let mut has_header = None;
        while let Some((_, header)) = self.open.pop_if(|(open, _)| *open >= depth) {
            has_header = Some(header);
        }
        has_header
    }
}
