//! `segue rows`: every row as JSON.

use std::io::Write;
use std::path::Path;

use anyhow::bail;
use segment::{Choice, Refusal, each_row, inspect};

use crate::file::{FileSource, name};

/// Writes every row of the file, titles and header too, one JSON array of strings a line.
///
/// # Errors
/// Where the file cannot be opened or is refused, or writing fails.
pub async fn rows(path: &Path, choice: &Choice, encoding: Option<&str>, mut output: impl Write) -> anyhow::Result<()> {
    if let Some(encoding) = encoding.filter(|encoding| !encoding.eq_ignore_ascii_case("utf-8")) {
        bail!("{encoding} is not read yet; UTF-8 is");
    }
    let source = FileSource::open(path)?;
    let file = match inspect(&name(path), &source, choice).await {
        Ok(file) => file,
        Err(Refusal::Empty) => return Ok(()),
        Err(refusal) => return Err(refusal.into()),
    };
    let mut written = Ok(());
    each_row(&source, &file, file.first, &mut |cells| {
        if written.is_ok() {
            written = serde_json::to_writer(&mut output, &cells)
                .map_err(Into::into)
                .and_then(|()| Ok(output.write_all(b"\n")?));
        }
    })
    .await?;
    written.and_then(|()| Ok(output.flush()?))
}
