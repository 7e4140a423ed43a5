//! `segue rows`: every row as JSON.

use std::io::Write;
use std::path::Path;

use anyhow::anyhow;
use segment::{Choice, Refusal, each_row, inspect};
use texts::Texts;

use crate::file::{FileSource, name};
use crate::input::languages;
use crate::platform::Native;
use crate::refused;

/// Writes every row of the file, titles and header too, one JSON array of strings a line.
///
/// # Errors
/// Where the file cannot be opened or is refused, or writing fails.
pub async fn rows(path: &Path, choice: Choice, texts: Texts, mut output: impl Write) -> anyhow::Result<()> {
    let why = |refusal: &Refusal| anyhow!("{}: {}", name(path), refused(texts, refusal));
    let source = FileSource::open(path)?.unpacked().map_err(|refusal| why(&refusal))?;
    let choice = Choice { languages: languages(), ..choice };
    let file = match inspect(&name(path), &source, &choice, &Native).await {
        Ok(file) => file,
        Err(Refusal::Empty) => return Ok(()),
        Err(refusal) => return Err(why(&refusal)),
    };
    let mut written = Ok(());
    each_row(&source, &file, file.first, &Native, &mut |cells| {
        if written.is_ok() {
            written = serde_json::to_writer(&mut output, &cells)
                .map_err(Into::into)
                .and_then(|()| Ok(output.write_all(b"\n")?));
        }
    })
    .await
    .map_err(|refusal| why(&refusal))?;
    written.and_then(|()| Ok(output.flush()?))
}
