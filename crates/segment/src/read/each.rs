//! A whole file, row by row.

use super::{CHUNK, RowReader};
use crate::encoding::{Charset, Decode};
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
    decode: &dyn Decode,
    take: &mut dyn FnMut(Vec<String>),
) -> Result<(), Refusal> {
    let charset = Charset::new(file.encoding, decode);
    let mut reader = RowReader::new(source, file.form(), from.into(), CHUNK, CHUNK);
    while let Some(rows) = reader.advance().await? {
        for row in rows.iter() {
            take(row.texts(&charset));
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
    let mut reader = RowReader::new(source, file.form(), file.data.into(), CHUNK, CHUNK);
    let mut count = 0;
    while let Some(rows) = reader.advance().await? {
        count += rows.len() as u64;
    }
    Ok(count)
}
