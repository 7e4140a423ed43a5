//! A whole file, row by row.

use super::{CHUNK, RowReader, text};
use crate::preview::{Inspected, RowStart};
use crate::{Refusal, Source};

/// Hands every row from `from` on to `take`, cells as text; a row that is too long has none.
///
/// # Errors
/// [`Refusal::Gone`] where the file vanished or changed.
pub async fn each_row<S: Source + ?Sized>(
    source: &S,
    file: &Inspected,
    from: RowStart,
    take: &mut dyn FnMut(Vec<String>),
) -> Result<(), Refusal> {
    let mut reader = RowReader::new(source, file.format(), from.into(), CHUNK);
    while reader.advance().await? {
        for row in reader.rows() {
            take(row.cells().map(|cell| text(&cell).into_owned()).collect());
        }
    }
    Ok(())
}

/// How many data rows the file has; reads all of it unless that is known already.
///
/// # Errors
/// [`Refusal::Gone`] where the file vanished or changed.
pub async fn row_count<S: Source + ?Sized>(source: &S, file: &Inspected) -> Result<u64, Refusal> {
    if let Some(rows) = file.rows {
        return Ok(rows);
    }
    let mut reader = RowReader::new(source, file.format(), file.data.into(), CHUNK);
    let mut count = 0;
    while reader.advance().await? {
        count += reader.rows().count() as u64;
    }
    Ok(count)
}
