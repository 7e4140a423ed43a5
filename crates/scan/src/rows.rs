//! Marked rows, and cells borrowed from the buffer.

use std::borrow::Cow;

use crate::{Format, Place};

/// The rows that one scan found in a buffer. Reused from scan to scan.
#[derive(Debug)]
pub struct Rows {
    pub(crate) base: Place,
    pub(crate) blank_base: u64,
    pub(crate) marks: Vec<Mark>,
    /// End of each cell in the buffer, before its delimiter or line end.
    pub(crate) ends: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    pub(crate) start: u32,
    /// Index into `ends` of the row's first cell.
    pub(crate) first: u32,
    /// Lines between the base and the row.
    pub(crate) lines: u32,
    /// Blank lines between the base and the row.
    pub(crate) blank: u32,
    pub(crate) too_long: bool,
}

impl Default for Rows {
    fn default() -> Self {
        Self { base: Place { offset: 0, line: 1 }, blank_base: 0, marks: Vec::new(), ends: Vec::new() }
    }
}

impl Rows {
    /// How many rows were found.
    pub fn len(&self) -> usize {
        self.marks.len()
    }

    /// Whether no row was found.
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// The rows in `buffer`, which must be the one that was scanned.
    pub fn iter<'a>(&'a self, format: Format, buffer: &'a [u8]) -> impl Iterator<Item = Row<'a>> {
        let firsts = self.marks.iter().skip(1).map(|mark| mark.first as usize).chain([self.ends.len()]);
        self.marks.iter().zip(firsts).map(move |(mark, next)| Row {
            buffer,
            quote: format.quote,
            place: Place {
                offset: self.base.offset + u64::from(mark.start),
                line: self.base.line + u64::from(mark.lines),
            },
            blank_before: self.blank_base + u64::from(mark.blank),
            start: mark.start as usize,
            ends: &self.ends[mark.first as usize..next],
            too_long: mark.too_long,
        })
    }
}

/// A row: its cells, and where it begins.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    buffer: &'a [u8],
    quote: u8,
    place: Place,
    blank_before: u64,
    start: usize,
    ends: &'a [u32],
    too_long: bool,
}

impl<'a> Row<'a> {
    /// Where the row begins.
    pub fn place(&self) -> Place {
        self.place
    }

    /// Blank lines that the scanner passed before the row.
    pub fn blank_before(&self) -> u64 {
        self.blank_before
    }

    /// Whether the row is longer than [`crate::MAX_ROW`]; then it has no cells.
    pub fn too_long(&self) -> bool {
        self.too_long
    }

    /// How many cells it has.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it has no cells: only where it is too long.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The bytes of cell `index` (0-based) as they stand in the file, quotation marks included.
    pub fn raw(&self, index: usize) -> Option<&'a [u8]> {
        let end = *self.ends.get(index)? as usize;
        let start = if index == 0 { self.start } else { self.ends[index - 1] as usize + 1 };
        self.buffer.get(start..end)
    }

    /// The bytes of cell `index` (0-based) without its quotation marks.
    pub fn cell(&self, index: usize) -> Option<Cow<'a, [u8]>> {
        self.raw(index).map(|raw| unquote(raw, self.quote))
    }

    /// All cells without their quotation marks.
    pub fn cells(&self) -> impl Iterator<Item = Cow<'a, [u8]>> {
        (0..self.len()).filter_map(|index| self.cell(index))
    }
}

/// A cell without its quotation marks, doubled ones undone; copied only where some are.
pub fn unquote(raw: &[u8], quote: u8) -> Cow<'_, [u8]> {
    let Some(inner) = raw.strip_prefix(&[quote]) else { return Cow::Borrowed(raw) };
    match inner.iter().position(|&byte| byte == quote) {
        None => Cow::Borrowed(inner),
        Some(end) if end + 1 == inner.len() => Cow::Borrowed(&inner[..end]),
        Some(end) => Cow::Owned(undouble(inner, end, quote)),
    }
}

/// `first` is the position of the first mark in `inner`.
fn undouble(inner: &[u8], first: usize, quote: u8) -> Vec<u8> {
    let mut cell = Vec::with_capacity(inner.len());
    cell.extend_from_slice(&inner[..first]);
    let mut rest = &inner[first..];
    // Invariant: inside quotes, and `rest` begins with a mark or is empty.
    while let Some(after) = rest.strip_prefix(&[quote]) {
        let Some(after_two) = after.strip_prefix(&[quote]) else {
            // The closing mark: what follows is taken as it is.
            cell.extend_from_slice(after);
            break;
        };
        cell.push(quote);
        let next = after_two.iter().position(|&byte| byte == quote).unwrap_or(after_two.len());
        cell.extend_from_slice(&after_two[..next]);
        rest = &after_two[next..];
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_go_and_doubled_ones_stay_single() {
        for (raw, cell) in [
            ("", ""),
            ("a\"b", "a\"b"),
            ("\"\"", ""),
            ("\"a,b\"", "a,b"),
            ("\"a\"\"b\"", "a\"b"),
            ("\"\"\"\"", "\""),
            ("\"a\"b\"c", "ab\"c"),
            ("\"never closed", "never closed"),
            ("\"a\"\"", "a\""),
        ] {
            assert_eq!(unquote(raw.as_bytes(), b'"'), cell.as_bytes(), "{raw}");
        }
    }
}
