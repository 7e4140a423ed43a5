//! The formats that a text might be written in with one delimiter: the plain one, and others that it gives cause for.

use scan::Format;

/// Formats worth weighing. The plain one comes first and wins where the others are no better.
pub(super) fn formats(text: &[u8], delimiter: u8) -> Vec<Format> {
    let plain = Format::delimited(delimiter);
    let [double, single] = [b'"', b'\''].map(|quote| Edges::of(text, delimiter, quote));
    let mut formats = vec![plain];
    let mut add = |format: Format, edges: &Edges| {
        formats.push(format);
        if edges.escaped > 0 {
            formats.push(Format { escape: Some(b'\\'), ..format });
        }
        if edges.padded > 0 {
            formats.push(Format { padded: true, ..format });
            if edges.escaped > 0 {
                formats.push(Format { padded: true, escape: Some(b'\\'), ..format });
            }
        }
    };
    if double.opened > 0 || double.padded > 0 {
        add(plain, &double);
    }
    if single.closed > double.closed && single.closed * 10 >= single.opened * 8 {
        add(Format { quote: Some(b'\''), ..plain }, &single);
    }
    // Marks that open and never close, or of which the first of a line closes: somebody took the outer ones away, line
    // by line.
    if double.opened > double.closed || double.lost > double.kept {
        formats.push(Format { quote: None, ..plain });
    }
    formats
}

/// How often a mark stands where a quotation mark would.
#[derive(Debug, Default)]
struct Edges {
    /// At the beginning of a cell.
    opened: usize,
    /// At its end.
    closed: usize,
    /// At its beginning, behind spaces.
    padded: usize,
    /// First of its line, at the beginning of a cell; at the end of one.
    kept: usize,
    lost: usize,
    /// Behind a backslash.
    escaped: usize,
}

impl Edges {
    fn of(text: &[u8], delimiter: u8, quote: u8) -> Self {
        let mut edges = Self::default();
        let is_edge = |byte: Option<&u8>| byte.is_none_or(|&byte| byte == delimiter || byte == b'\n' || byte == b'\r');
        let mut last = 0;
        for (at, _) in text.iter().enumerate().filter(|&(_, &byte)| byte == quote) {
            let before = &text[..at];
            let (opens, closes) = (is_edge(before.last()), is_edge(text.get(at + 1)));
            edges.opened += usize::from(opens);
            edges.closed += usize::from(closes);
            if last == 0 || before[last..].iter().any(|&byte| byte == b'\n' || byte == b'\r') {
                edges.kept += usize::from(opens);
                edges.lost += usize::from(closes && !opens);
            }
            last = at + 1;
            edges.escaped += usize::from(before.last() == Some(&b'\\'));
            if before.last() == Some(&b' ') && delimiter != b' ' {
                let spaces = before.iter().rev().take_while(|&&byte| byte == b' ').count();
                edges.padded += usize::from(is_edge(before[..at - spaces].last()));
            }
        }
        edges
    }
}
