//! Understands a file from its first part: within moments, however long it is.

use std::future::poll_fn;
use std::task::Poll;

use super::CHUNK;
use super::columns::columns;
use super::dialect::{Choice, HeaderChoice, detect};
use super::header::{self, Layout};
use super::kind::{Stored, by_parts, stored};
use super::sample::{SAMPLE, Sample};
use crate::csv::{MARK, unguarded};
use crate::encoding::{Charset, Decode};
use crate::preview::{FIRST_ROWS, Inspected, TOP_ROWS, TopRow};
use crate::{Refusal, Source, part};

/// How many rows of the sample are looked at for the columns' samples.
const SAMPLE_ROWS: usize = 1_000;

/// Reads the first part of `source` and says what the file is. `name` is the file's name without folders.
///
/// Works for files without addresses too; whether the file can be sent is [`Inspected::usable`]'s to say.
///
/// # Errors
/// A refusal for what is no table of text; [`Refusal::Gzip`] for what has to be unpacked first.
pub async fn inspect<S: Source + ?Sized>(
    name: &str,
    source: &S,
    choice: &Choice,
    decode: &dyn Decode,
) -> Result<Inspected, Refusal> {
    let mut bytes = part(source, 0, SAMPLE).await?;
    let is_whole = |bytes: &[u8]| bytes.len() as u64 >= source.len();
    let Stored { mut encoding, mark, certain } = stored(&bytes, is_whole(&bytes), choice, decode)?;
    if !certain && !is_whole(&bytes) {
        encoding = by_parts(&parts(source).await?, choice, decode);
    }
    let charset = Charset::new(encoding, decode);
    let mut sample = Sample::new(&bytes, mark, encoding, is_whole(&bytes));
    let (mut format, mut start) = detect(&sample.text, sample.whole, choice);
    let (mut rows, mut end) = sample.rows(format, start);
    if rows.is_empty() && !sample.whole {
        // The first row is longer than the sample: look as far as a row can reach.
        bytes.extend(part(source, bytes.len() as u64, CHUNK).await?);
        sample = Sample::new(&bytes, mark, encoding, is_whole(&bytes));
        (format, start) = detect(&sample.text, sample.whole, choice);
        (rows, end) = sample.rows(format, start);
    }
    let mut all = Vec::with_capacity(rows.len().min(SAMPLE_ROWS));
    for row in rows.iter(format, sample.from(start)).take(SAMPLE_ROWS) {
        if all.is_empty() && row.too_long() {
            return Err(Refusal::HeaderTooLong);
        }
        all.push((row.place(), row.cells().map(|cell| charset.text(&cell).into_owned()).collect::<Vec<String>>()));
    }
    if all.is_empty() {
        return Err(if sample.whole { Refusal::Empty } else { Refusal::HeaderTooLong });
    }
    let (places, mut texts): (Vec<_>, Vec<_>) = all.into_iter().unzip();
    let layout = match choice.header {
        Some(HeaderChoice::Absent) => Layout { header: None, data: 0 },
        Some(HeaderChoice::Line(line)) => {
            let at = places.iter().position(|place| place.line >= line).unwrap_or_default();
            Layout { header: Some(at), data: at + 1 }
        }
        None => match &choice.names {
            // Names that were told beside the file are its header, or it has none.
            Some(names) => {
                let header = texts.iter().take(header::ROWS).position(|row| names_alike(row, names));
                Layout { header, data: header.map_or(0, |header| header + 1) }
            }
            None => header::layout(&texts),
        },
    };
    let own = texts[0].last().is_some_and(|last| last.starts_with(MARK)) && choice.header.is_none();
    let layout = if own { Layout { header: Some(0), data: 1 } } else { layout };
    let guarded = layout.header.and_then(|header| texts[header].last()).is_some_and(|last| last.starts_with(MARK));
    if guarded {
        for text in texts.iter_mut().flatten().filter(|text| text.starts_with('\'')) {
            *text = unguarded(text).to_owned();
        }
    }
    let data = &texts[layout.data..];
    let widest = || data.iter().map(Vec::len).max().unwrap_or_default();
    let names = match (layout.header, &choice.names) {
        (Some(header), _) => texts[header].clone(),
        (None, Some(names)) => names.clone(),
        (None, None) => vec![String::new(); widest()],
    };
    let rows = sample.whole.then(|| (rows.len() - layout.data) as u64);
    let position = |index: usize| sample.place(places.get(index).copied().unwrap_or(end)).into();
    Ok(Inspected {
        name: name.to_string(),
        size: source.len(),
        encoding,
        guarded,
        dialect: format.into(),
        header: layout.header.map(|header| places[header].line),
        columns: columns(&names, &data[..data.len().min(PROFILED)]),
        top_rows: places.iter().zip(&texts).take(TOP_ROWS).map(|(place, row)| top_row(place.line, row)).collect(),
        first_rows: data[..data.len().min(FIRST_ROWS)].to_vec(),
        rows,
        first: position(0),
        data: position(layout.data),
    })
}

/// How many characters of a row are shown to know it by.
const TOP_ROW: usize = 60;

fn top_row(line: u64, row: &[String]) -> TopRow {
    let cells: Vec<&str> = row.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
    TopRow { line, text: cells.join(", ").chars().take(TOP_ROW).collect() }
}

fn names_alike(row: &[String], names: &[String]) -> bool {
    row.len() == names.len() && row.iter().zip(names).all(|(cell, name)| cell.trim().eq_ignore_ascii_case(name.trim()))
}

/// How many further parts of a file are looked at whose first part is all ASCII, and how long they are.
const PARTS: u64 = 8;
const PART: usize = 32 << 10;

/// From how many rows it is told what columns hold.
const PROFILED: usize = 500;

/// Parts of the file, evenly spread: whatever letters it holds are likely in one of them.
async fn parts<S: Source + ?Sized>(source: &S) -> Result<Vec<u8>, Refusal> {
    let reads = (1..=PARTS).map(|number| part(source, source.len() / (PARTS + 1) * number, PART));
    let mut parts = Vec::new();
    for part in all(reads).await {
        let part = part?;
        // From a whole line on and up to one, so that no character is cut.
        let is_break = |byte: &u8| *byte == b'\n' || *byte == b'\r';
        let start = part.iter().position(is_break).unwrap_or_default();
        let end = part.iter().rposition(is_break).unwrap_or_default();
        parts.extend_from_slice(&part[start..end]);
    }
    Ok(parts)
}

/// The values of futures that wait side by side, in order: a person waits for the slowest, not for their sum.
async fn all<F: Future>(futures: impl Iterator<Item = F>) -> Vec<F::Output> {
    let mut futures: Vec<_> = futures.map(|future| (Box::pin(future), None)).collect();
    poll_fn(|context| {
        for (future, value) in futures.iter_mut().filter(|(_, value)| value.is_none()) {
            if let Poll::Ready(ready) = future.as_mut().poll(context) {
                *value = Some(ready);
            }
        }
        if futures.iter().any(|(_, value)| value.is_none()) { Poll::Pending } else { Poll::Ready(()) }
    })
    .await;
    futures.into_iter().filter_map(|(_, value)| value).collect()
}
