//! `segue inspect`: what a file is.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use segment::preview::Inspected;
use segment::{Dialect, Refusal, row_count};
use serde::Serialize;
use texts::Texts;

use crate::file::name;
use crate::input::{Input, Inputs};
use crate::refused;

#[derive(Serialize)]
struct Files {
    files: Vec<File>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum File {
    Read(Read),
    Refused { name: String, refusal: Refusal },
}

/// A file that could be read, as `--json` tells it.
#[derive(Serialize)]
pub struct Read {
    name: String,
    encoding: &'static str,
    delimiter: char,
    quote: Option<char>,
    header: Option<u64>,
    columns: Vec<String>,
    rows: u64,
}

impl Read {
    /// What is told of a file.
    pub fn new(file: Inspected, rows: u64) -> Self {
        let Inspected { name, encoding, dialect: Dialect { delimiter, quote, .. }, header, columns, .. } = file;
        let columns = columns.into_iter().map(|column| column.label).collect();
        Self { name, encoding: encoding.name(), delimiter, quote, header, columns, rows }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// Looks at each file and writes what it is. A refused file makes the exit code 1; the others are told all the same.
///
/// # Errors
/// Where a file cannot be opened, or writing fails.
pub async fn run(paths: &[PathBuf], json: bool, texts: Texts, mut output: impl Write) -> anyhow::Result<ExitCode> {
    let inputs = Inputs::find(paths)?;
    let mut files = Vec::new();
    for (index, path) in inputs.paths.iter().enumerate() {
        let look = match inputs.open(index).await? {
            Ok(Input { source, file }) => row_count(&source, &file).await.map(|rows| Read::new(file, rows)),
            Err(refusal) => Err(refusal),
        };
        files.push(match look {
            Ok(read) => File::Read(read),
            Err(refusal) => File::Refused { name: name(path), refusal },
        });
    }
    let any_refused = files.iter().any(|file| matches!(file, File::Refused { .. }));
    if json {
        serde_json::to_writer_pretty(&mut output, &Files { files })?;
        writeln!(output)?;
    } else {
        for file in &files {
            match file {
                File::Read(read) => {
                    writeln!(output, "{}", read.name)?;
                    for (what, value) in read.lines() {
                        writeln!(output, "  {what:<10} {value}")?;
                    }
                }
                File::Refused { name, refusal } => {
                    writeln!(output, "{name}\n  {}", refused(texts, refusal))?;
                }
            }
        }
    }
    Ok(ExitCode::from(u8::from(any_refused)))
}

impl Read {
    fn lines(&self) -> [(&'static str, String); 6] {
        [
            ("rows", self.rows.to_string()),
            ("encoding", self.encoding.to_string()),
            ("delimiter", self.delimiter.escape_default().to_string()),
            ("quote", self.quote.map_or("none".to_string(), |quote| quote.to_string())),
            ("header", self.header.map_or("none".to_string(), |line| format!("line {line}"))),
            ("columns", self.columns.join(", ")),
        ]
    }
}
