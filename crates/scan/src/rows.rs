//! Marked rows, and cells borrowed from the buffer.

use std::borrow::Cow;

use crate::{Format, Place};

/// The rows that one scan found in a buffer. Reused from scan to scan.
#[derive(Debug)]
pub struct Rows {
    pub(crate) base: Place,
    pub(crate) blank_base: u64,
    pub(crate) marks: Vec<Mark>,
    /// End of each cell in the buffer, before its delimiter or line end; with [`CARE`] where more has to be undone than
    /// an opening and a closing mark.
    pub(crate) ends: Vec<u32>,
}

/// Marks the end of a cell with doubled or escaped marks, with text or spaces around its marks, or without an end.
pub(crate) const CARE: u32 = 1 << 31;

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
            format,
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
    format: Format,
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

    /// Where the row begins in the buffer.
    pub fn start(&self) -> usize {
        self.start
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
        let end = (self.ends.get(index)? & !CARE) as usize;
        let start = if index == 0 { self.start } else { (self.ends[index - 1] & !CARE) as usize + 1 };
        self.buffer.get(start..end)
    }

    /// The bytes of cell `index` (0-based) without its quotation marks.
    #[inline]
    pub fn cell(&self, index: usize) -> Option<Cow<'a, [u8]>> {
        Some(self.without_marks(self.raw(index)?, self.ends[index]))
    }

    /// All cells without their quotation marks.
    #[inline]
    pub fn cells(&self) -> impl Iterator<Item = Cow<'a, [u8]>> {
        let (row, mut start) = (*self, self.start);
        self.ends.iter().map(move |&marked| {
            let end = (marked & !CARE) as usize;
            let raw = row.buffer.get(start..end).unwrap_or_default();
            start = end + 1;
            row.without_marks(raw, marked)
        })
    }

    /// `end` says whether there is more to undo than an opening and a closing mark.
    #[inline]
    fn without_marks(&self, raw: &'a [u8], end: u32) -> Cow<'a, [u8]> {
        match raw {
            _ if end & CARE != 0 => unquote(raw, self.format),
            [mark, inner @ .., _] if Some(*mark) == self.format.quote => Cow::Borrowed(inner),
            _ => Cow::Borrowed(raw),
        }
    }
}

/// A cell without its quotation marks, doubled and escaped ones undone; copied only where some are.
pub fn unquote(raw: &[u8], format: Format) -> Cow<'_, [u8]> {
    let Some(inner) = format.quote.and_then(|quote| opened(raw, quote, format.padded)) else {
        return match format.escape {
            Some(escape) if raw.contains(&escape) => Cow::Owned(unescaped(raw, format)),
            _ => Cow::Borrowed(raw),
        };
    };
    let special = |&byte: &u8| Some(byte) == format.quote || Some(byte) == format.escape;
    match inner.iter().position(special) {
        None => Cow::Borrowed(inner),
        Some(end) if Some(inner[end]) == format.quote && closes(&inner[end + 1..], format) => {
            Cow::Borrowed(&inner[..end])
        }
        Some(_) => Cow::Owned(inside(inner, format)),
    }
}

/// What stands behind the opening quotation mark; none where the cell is not quoted.
fn opened(raw: &[u8], quote: u8, padded: bool) -> Option<&[u8]> {
    let padding = if padded { raw.iter().take_while(|&&byte| byte == b' ').count() } else { 0 };
    raw[padding..].strip_prefix(&[quote])
}

/// Whether nothing of the cell stands behind its closing mark.
fn closes(rest: &[u8], format: Format) -> bool {
    rest.is_empty() || format.padded && rest.iter().all(|&byte| byte == b' ')
}

/// A quoted cell, copied: `inner` is what stands behind its opening mark.
fn inside(inner: &[u8], format: Format) -> Vec<u8> {
    let mut cell = Vec::with_capacity(inner.len());
    let mut rest = inner;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        let next = after.first().copied();
        if Some(byte) == format.escape && next.is_some_and(|next| format.is_escaped(next))
            || Some(byte) == format.quote && next == format.quote
        {
            cell.extend(next);
            rest = &after[1..];
        } else if Some(byte) == format.quote {
            // The closing mark: what follows is like an unquoted cell.
            if !closes(after, format) {
                cell.extend(unescaped(after, format));
            }
            break;
        } else {
            cell.push(byte);
        }
    }
    cell
}

/// A cell outside quotation marks, copied without its escapes.
fn unescaped(raw: &[u8], format: Format) -> Vec<u8> {
    let mut cell = Vec::with_capacity(raw.len());
    let mut bytes = raw.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        let escaped = Some(byte) == format.escape && bytes.peek().is_some_and(|&next| format.is_escaped(next));
        cell.push(if escaped { bytes.next().unwrap_or(byte) } else { byte });
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Format = Format::delimited(b',');

    fn check(format: Format, cases: &[(&str, &str)]) {
        for &(raw, cell) in cases {
            assert_eq!(unquote(raw.as_bytes(), format), cell.as_bytes(), "{raw}");
        }
    }

    #[test]
    fn quotation_marks_go_and_doubled_ones_stay_single() {
        check(
            PLAIN,
            &[
                ("", ""),
                ("a\"b", "a\"b"),
                ("\"\"", ""),
                ("\"a,b\"", "a,b"),
                ("\"a\"\"b\"", "a\"b"),
                ("\"\"\"\"", "\""),
                ("\"a\"b\"c", "ab\"c"),
                ("\"never closed", "never closed"),
                ("\"a\"\"", "a\""),
                (" \"a\"", " \"a\""),
                ("\"a\" ", "a "),
                ("\"a\\\"", "a\\"),
            ],
        );
        check(Format { quote: None, ..PLAIN }, &[("\"a\"", "\"a\""), ("'a'", "'a'")]);
        check(Format { quote: Some(b'\''), ..PLAIN }, &[("'O''Brien'", "O'Brien"), ("\"a\"", "\"a\"")]);
    }

    #[test]
    fn escapes_go_only_where_they_escape_something() {
        check(
            Format { escape: Some(b'\\'), ..PLAIN },
            &[
                ("\"say \\\"hi\\\"\"", "say \"hi\""),
                ("\"C:\\dir\"", "C:\\dir"),
                ("\"C:\\\\dir\\\\\"", "C:\\dir\\"),
                ("a\\,b", "a,b"),
                ("a\\nb", "a\\nb"),
                ("\\\"a", "\"a"),
                ("a\\", "a\\"),
                ("\"a\"\"b\"", "a\"b"),
                ("\"a\" \\\"b\\\"", "a \"b\""),
                ("\"a\"\\,b", "a,b"),
            ],
        );
    }

    #[test]
    fn spaces_around_quoted_cells_go_where_the_file_has_them() {
        let padded = Format { padded: true, ..PLAIN };
        check(padded, &[(" \"a,b\"", "a,b"), ("  \"a\" ", "a"), (" a ", " a "), (" \"a\"\"b\" ", "a\"b")]);
    }
}
