//! The suite: cases of files as people have them, with what is to be read. `cases/*.txt` holds them.
//!
//! A case is some lines. `case:` names it; `format:` says how it is read where other than by commas and double quotation
//! marks (`delimiter=; quote=' escape=\\ padded`, `quote=none`), `longest:` another limit for rows; `in:` is the file.
//! Then come the rows, each by the line on which it begins, its cells between `|`; `2!` is a row too long. `blank:` counts
//! the blank lines.
//!
//! Everywhere, `\n \r \t \s \0 \f \v \\ \|` are the bytes they are elsewhere (`\s` a space), `\xE4` is a byte, `\u{85}` a
//! character in UTF-8, and `\<64*x,>` is `x,` written 64 times.

#![allow(clippy::unwrap_used)]

mod common;

use std::path::Path;

use common::drive::{Input, Read, read, read_cut};
use common::{by_csv_core, reference};
use segue_scan::{Format, MAX_ROW};

struct Case {
    name: String,
    format: Format,
    longest: usize,
    bytes: Vec<u8>,
    /// The line and the cells of each row.
    rows: Vec<(u64, Vec<Vec<u8>>)>,
    blank_lines: u64,
}

impl Case {
    fn input(&self) -> Input<'_> {
        Input { longest: self.longest, ..Input::new(self.format, &self.bytes) }
    }

    /// One line of the file.
    fn take(&mut self, line: &str) {
        let (key, value) = line.split_once(": ").or_else(|| line.split_once(':')).unwrap_or((line, ""));
        match key {
            "format" => self.format = format(value),
            "longest" => self.longest = value.parse().unwrap(),
            "in" => self.bytes = bytes(value).concat(),
            "blank" => self.blank_lines = value.parse().unwrap(),
            _ if key.ends_with('!') => self.rows.push((key.trim_end_matches('!').parse().unwrap(), Vec::new())),
            _ => self.rows.push((key.parse().unwrap(), bytes(value))),
        }
    }
}

fn format(text: &str) -> Format {
    let mut format = Format::delimited(b',');
    for word in text.split(' ') {
        let (key, value) = word.split_once('=').unwrap_or((word, ""));
        let byte = || *bytes(value).concat().first().unwrap();
        match key {
            "delimiter" => format.delimiter = byte(),
            "quote" => format.quote = (value != "none").then(byte),
            "escape" => format.escape = Some(byte()),
            "padded" => format.padded = true,
            other => panic!("{other}"),
        }
    }
    format
}

/// The bytes that a text stands for, cut at each `|`.
fn bytes(text: &str) -> Vec<Vec<u8>> {
    let mut cells = vec![Vec::new()];
    let mut rest = text;
    while let Some(char) = rest.chars().next() {
        rest = &rest[char.len_utf8()..];
        let cell = cells.last_mut().unwrap();
        match char {
            '|' => cells.push(Vec::new()),
            '\\' => {
                let kind = rest.chars().next().unwrap();
                rest = &rest[1..];
                match kind {
                    'x' => {
                        cell.push(u8::from_str_radix(&rest[..2], 16).unwrap());
                        rest = &rest[2..];
                    }
                    'u' => {
                        let (code, behind) = rest[1..].split_once('}').unwrap();
                        let char = char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap();
                        cell.extend(char.to_string().bytes());
                        rest = behind;
                    }
                    '<' => {
                        let (times, behind) = rest.split_once('*').unwrap();
                        let (what, behind) = behind.split_once('>').unwrap();
                        let what = bytes(what);
                        for _ in 0..times.parse().unwrap() {
                            cells.last_mut().unwrap().extend(&what[0]);
                            cells.extend(what[1..].iter().cloned());
                        }
                        rest = behind;
                    }
                    kind => cell.push(simple(kind)),
                }
            }
            _ => cell.extend(char.to_string().bytes()),
        }
    }
    cells
}

fn simple(kind: char) -> u8 {
    match kind {
        'n' => b'\n',
        'r' => b'\r',
        't' => b'\t',
        's' => b' ',
        '0' => 0,
        'f' => 0x0C,
        'v' => 0x0B,
        '\\' => b'\\',
        '|' => b'|',
        other => panic!("\\{other}"),
    }
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let mut cases: Vec<Case> = Vec::new();
    for file in files {
        for line in std::fs::read_to_string(file).unwrap().lines() {
            if let Some(name) = line.strip_prefix("case: ") {
                cases.push(Case {
                    name: name.to_string(),
                    format: Format::delimited(b','),
                    longest: MAX_ROW,
                    bytes: Vec::new(),
                    rows: Vec::new(),
                    blank_lines: 0,
                });
            } else if !line.is_empty() && !line.starts_with("# ") {
                cases.last_mut().unwrap().take(line);
            }
        }
    }
    cases
}

/// What was read, as a case says it.
fn told(read: Read) -> Vec<(u64, Vec<Vec<u8>>)> {
    read.rows.into_iter().map(|row| (row.place.line, row.cells)).collect()
}

fn shown(rows: &[(u64, Vec<Vec<u8>>)]) -> Vec<String> {
    let cell = |cell: &Vec<u8>| cell.escape_ascii().to_string();
    rows.iter()
        .map(|(line, cells)| format!("{line}: {}", cells.iter().map(cell).collect::<Vec<_>>().join("|")))
        .collect()
}

const SIZES: [usize; 7] = [1, 2, 3, 7, 64, 65, usize::MAX];

#[test]
fn every_case_is_read_alike_in_chunks_of_any_size_with_and_without_simd() {
    let cases = cases();
    assert!(cases.len() >= 150, "{} cases", cases.len());
    let mut wrong = Vec::new();
    for case in &cases {
        let whole = read(case.input(), usize::MAX);
        for size in SIZES {
            assert_eq!(read(case.input(), size), whole, "{}: chunks of {size}", case.name);
        }
        let blank = whole.blank_lines;
        let rows = told(whole);
        if rows != case.rows || blank != case.blank_lines {
            wrong.push(format!("{}: read {:#?} and {blank} blank lines", case.name, shown(&rows)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_case_may_be_cut_at_every_byte() {
    for case in cases() {
        let whole = read(case.input(), usize::MAX);
        // Longer files are the same over and over.
        for cut in 0..=case.bytes.len().min(140) {
            assert_eq!(read_cut(case.input(), cut, usize::MAX), whole, "{}: cut at {cut}", case.name);
        }
        for cut in 0..=case.bytes.len().min(70) {
            assert_eq!(read_cut(case.input(), cut, 3), whole, "{}: cut at {cut}, chunks of 3", case.name);
        }
    }
}

#[test]
fn other_readers_read_the_cases_alike() {
    let mut by_both = 0;
    for case in cases() {
        let plain = reference::read(case.input());
        assert_eq!(plain.blank_lines, case.blank_lines, "{}", case.name);
        assert_eq!(shown(&told(plain)), shown(&case.rows), "{}", case.name);
        if let Some(rows) = by_csv_core::read(case.input()) {
            let ours: Vec<_> = case.rows.into_iter().map(|(_, cells)| cells).collect();
            assert_eq!(rows, ours, "{}", case.name);
            by_both += 1;
        }
    }
    assert!(by_both >= 150, "only {by_both} cases are read by csv-core too");
}

#[test]
fn no_case_is_there_twice() {
    let cases = cases();
    for (at, case) in cases.iter().enumerate() {
        let again = cases[..at].iter().find(|other| other.name == case.name || same(other, case));
        assert!(again.is_none(), "{}", case.name);
    }
}

fn same(one: &Case, other: &Case) -> bool {
    one.bytes == other.bytes && one.format == other.format && one.longest == other.longest
}
