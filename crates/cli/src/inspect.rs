//! `segue inspect`: what a file is.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use segment::preview::Inspected;
use segment::{Choice, Refusal, inspect, row_count};
use serde::Serialize;
use texts::Texts;

use crate::file::{FileSource, name};
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

#[derive(Serialize)]
struct Read {
    name: String,
    encoding: String,
    delimiter: char,
    quote: char,
    header: Option<u64>,
    columns: Vec<String>,
    rows: u64,
}

impl Read {
    fn new(file: Inspected, rows: u64) -> Self {
        let Inspected { name, encoding, delimiter, quote, header, columns, .. } = file;
        let columns = columns.into_iter().map(|column| column.label).collect();
        Self { name, encoding, delimiter, quote, header, columns, rows }
    }
}

/// Looks at each file and writes what it is. A refused file makes the exit code 1; the others are told all the same.
///
/// # Errors
/// Where a file cannot be opened, or writing fails.
pub async fn run(paths: &[PathBuf], json: bool, texts: Texts, mut output: impl Write) -> anyhow::Result<ExitCode> {
    let mut files = Vec::new();
    for path in paths {
        let source = FileSource::open(path)?;
        let look = async {
            let file = inspect(&name(path), &source, &Choice::default()).await?;
            let rows = row_count(&source, &file).await?;
            Ok(Read::new(file, rows))
        };
        files.push(match look.await {
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
            ("encoding", self.encoding.clone()),
            ("delimiter", self.delimiter.escape_default().to_string()),
            ("quote", self.quote.to_string()),
            ("header", self.header.map_or("none".to_string(), |line| format!("line {line}"))),
            ("columns", self.columns.join(", ")),
        ]
    }
}
