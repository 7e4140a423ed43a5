//! `segue rows`: every row as JSON.

use std::io::Write;
use std::path::Path;

use segment::{Choice, Refusal, each_row, inspect};

use crate::file::{FileSource, name};
use crate::input::languages;
use crate::platform::Native;

/// Writes every row of the file, titles and header too, one JSON array of strings a line.
///
/// # Errors
/// Where the file cannot be opened or is refused, or writing fails.
pub async fn rows(path: &Path, choice: Choice, mut output: impl Write) -> anyhow::Result<()> {
    let source = FileSource::open(path)?.unpacked()?;
    let choice = Choice { languages: languages(), ..choice };
    let file = match inspect(&name(path), &source, &choice, &Native).await {
        Ok(file) => file,
        Err(Refusal::Empty) => return Ok(()),
        Err(refusal) => return Err(refusal.into()),
    };
    let mut written = Ok(());
    each_row(&source, &file, file.first, &Native, &mut |cells| {
        if written.is_ok() {
            written = serde_json::to_writer(&mut output, &cells)
                .map_err(Into::into)
                .and_then(|()| Ok(output.write_all(b"\n")?));
        }
    })
    .await?;
    written.and_then(|()| Ok(output.flush()?))
}
