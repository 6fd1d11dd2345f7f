//! Tables as CSV (RFC 4180), so that a spreadsheet takes every cell for text.

use csv::{Terminator, WriterBuilder};

use super::table::Column;

/// What makes a spreadsheet take a cell for a formula.
const FORMULA_STARTS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The rows as CSV, with the columns' names in the first line.
pub(super) fn csv<T>(columns: &[Column<T>], rows: &[T]) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(vec![]);
    let header = columns.iter().map(|column| column.name.to_owned()).collect();
    let lines = rows.iter().map(|row| columns.iter().map(|column| defused((column.cell)(row))).collect());
    for line in std::iter::once::<Vec<String>>(header).chain(lines) {
        writer.write_record(line).expect("memory can be written to");
    }
    let bytes = writer.into_inner().expect("memory can be written to");
    String::from_utf8(bytes).expect("CSV made of text is text")
}

fn defused(cell: String) -> String {
    if cell.starts_with(FORMULA_STARTS) { format!("'{cell}") } else { cell }
}
