//! Rows with a text in one of their cells.

use std::ops::ControlFlow;
use std::rc::Rc;

use super::bits::Bits;
use super::checked::Checked;
use crate::encoding::Charset;
use crate::fold::lower;
use crate::read::{Row, RowReader};
use crate::{Platform, Refusal, Source};

/// How many bytes are read at a time, 1 MiB.
const STEP: usize = 1 << 20;

impl Checked {
    /// Looks for a text in all rows, whatever the case of its letters, so that queries with it find them. `watch` hears
    /// of bytes that were read and may stop the search.
    ///
    /// # Errors
    /// [`Refusal::Gone`] where the file vanished or changed, [`Refusal::Canceled`].
    pub async fn find<S: Source>(
        &self,
        sources: &[S],
        platform: &dyn Platform,
        text: &str,
        watch: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<(), Refusal> {
        if text.is_empty() || self.text.borrow().as_ref().is_some_and(|(known, _)| known == text) {
            return Ok(());
        }
        let wanted = Wanted::new(text);
        let mut bits = Bits::default();
        for (index, file) in self.files.iter().enumerate() {
            let source = sources.get(index).ok_or(Refusal::Gone)?;
            let charset = file.inspected.charset(platform);
            let place = file.inspected.data.into();
            let mut reader = RowReader::new(source, file.inspected.form(), place, STEP, STEP);
            let mut number = file.first_row;
            let last = file.first_row + file.rows;
            let mut read_to = file.inspected.data.offset;
            while number < last {
                let rows = reader.advance().await?.ok_or(Refusal::Gone)?;
                for row in rows.iter() {
                    let place = usize::try_from(number).unwrap_or(usize::MAX);
                    bits.set(place, wanted.is_in(&row, &charset));
                    number += 1;
                }
                let now = reader.read_to().max(read_to);
                if watch(now - read_to).is_break() {
                    return Err(Refusal::Canceled);
                }
                read_to = now;
            }
        }
        *self.text.borrow_mut() = Some((text.to_owned(), Rc::new(bits)));
        Ok(())
    }
}

/// A text to be found, in lower case.
struct Wanted {
    lower: String,
    /// Its first byte in both cases, where it is ASCII.
    first: Option<[u8; 2]>,
}

impl Wanted {
    fn new(text: &str) -> Self {
        let lower: String = text.chars().map(lower).collect();
        let first = lower.bytes().next().filter(|_| lower.is_ascii());
        Self { lower, first: first.map(|byte| [byte, byte.to_ascii_uppercase()]) }
    }

    fn is_in(&self, row: &Row<'_>, charset: &Charset<'_>) -> bool {
        (0..row.len()).filter_map(|index| row.cell(index)).any(|cell| match self.first {
            Some(first) if cell.len() >= self.lower.len() => self.is_in_bytes(&cell, first),
            Some(_) => false,
            None => {
                !cell.is_ascii() && charset.text(&cell).chars().map(lower).collect::<String>().contains(&self.lower)
            }
        })
    }

    fn is_in_bytes(&self, cell: &[u8], first: [u8; 2]) -> bool {
        let wanted = self.lower.as_bytes();
        let starts = &cell[..=cell.len() - wanted.len()];
        starts
            .iter()
            .enumerate()
            .any(|(at, byte)| first.contains(byte) && cell[at..at + wanted.len()].eq_ignore_ascii_case(wanted))
    }
}
