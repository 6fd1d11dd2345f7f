//! Tables that fit a terminal: the least needed columns go, and long texts are wrapped.

use comfy_table::presets::NOTHING;
use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, Table, Width};

/// The space between two columns.
const GAP: u16 = 2;

/// One column of a table of `T`s.
pub(super) struct Column<T> {
    /// As programs know it.
    pub name: &'static str,
    /// As people know it.
    title: &'static str,
    /// Its place in the order of need: where there is no room for all, the highest go.
    rank: u8,
    fit: Fit,
    pub cell: fn(&T) -> String,
}

/// What becomes of long texts in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// They stay in one piece.
    Whole,
    /// They are wrapped at this width.
    Wrapped(u16),
    /// They are wrapped at what room is left. Such a column is always there.
    Rest,
}

impl<T> Column<T> {
    pub(super) const fn new(rank: u8, name: &'static str, title: &'static str, cell: fn(&T) -> String) -> Column<T> {
        Column { name, title, rank, fit: Fit::Whole, cell }
    }

    pub(super) const fn wrapped(self, widest: u16) -> Column<T> {
        Column { fit: Fit::Wrapped(widest), ..self }
    }

    pub(super) const fn with_the_rest(self) -> Column<T> {
        Column { fit: Fit::Rest, ..self }
    }
}

/// The rows as a table, or nothing where there are none.
pub(super) fn table<T>(columns: &[Column<T>], rows: &[T], width: u16) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let mut table = Table::new();
    table.load_style(NOTHING.header_separator(LineStyle::none().fill('-')));
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    table.set_header(columns.iter().map(|column| column.title));
    table.add_rows(rows.iter().map(|row| columns.iter().map(|column| in_one_line(&(column.cell)(row)))));
    let widths = widths(columns, &table, width);
    let last = widths.iter().rposition(|width| *width > 0);
    for (index, width) in widths.iter().enumerate() {
        let gap = if Some(index) == last { 0 } else { GAP };
        let constraint = match width {
            0 => ColumnConstraint::Hidden,
            width => ColumnConstraint::Absolute(Width::Fixed(width.saturating_add(gap))),
        };
        table.column_mut(index).expect("every column has a title").set_padding((0, gap)).set_constraint(constraint);
    }
    table.trim_fmt() + "\n"
}

/// How wide each column is; 0 for one that is not shown.
fn widths<T>(columns: &[Column<T>], table: &Table, width: u16) -> Vec<u16> {
    let whole = table.column_max_content_widths();
    let mut widths = vec![0; columns.len()];
    // The last column needs no space behind it.
    let mut left = width.saturating_add(GAP);
    let mut order: Vec<usize> = (0..columns.len()).filter(|index| has_texts(table, *index)).collect();
    order.sort_by_key(|index| columns[*index].rank);
    for index in order {
        let asked = match columns[index].fit {
            Fit::Whole => whole[index],
            Fit::Wrapped(widest) => whole[index].min(widest),
            Fit::Rest => whole[index].min((width / 10 * 3).clamp(14, 40)),
        };
        if asked.saturating_add(GAP) > left && columns[index].fit != Fit::Rest {
            break;
        }
        widths[index] = asked;
        left = left.saturating_sub(asked.saturating_add(GAP));
    }
    // On the narrowest terminals nothing is left, and the table is wider than they are.
    for index in (0..columns.len()).filter(|index| columns[*index].fit == Fit::Rest) {
        widths[index] = whole[index].min(widths[index].saturating_add(left));
    }
    widths
}

fn has_texts(table: &Table, column: usize) -> bool {
    table.column_cells_iter(column).flatten().any(|cell| !cell.content().is_empty())
}

/// A text without line ends and other characters that would disturb a terminal.
pub(super) fn in_one_line(text: &str) -> String {
    let text = text.replace(char::is_control, " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
