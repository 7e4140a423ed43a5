//! Where bytes come from: any range of them, at once, whatever is underneath.

use std::future::Future;

use crate::Refusal;

/// A file whose text can be read in any range.
///
/// Natively a read is done when it is asked for; in the browser it is awaited. So every driver in this crate is
/// written once, as an async function without an executor of its own.
pub trait Source {
    /// Length in bytes.
    fn len(&self) -> u64;

    /// Whether there is nothing to read.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Fills `into` with the bytes from `from` on.
    ///
    /// # Errors
    /// [`Refusal::Gone`] where there are not so many: the file vanished or changed.
    fn read(&self, from: u64, into: &mut [u8]) -> impl Future<Output = Result<(), Refusal>>;
}

/// The bytes `from .. from + length` of a source, fewer only at its end.
///
/// # Errors
/// [`Refusal::Gone`]
pub async fn part<S: Source + ?Sized>(source: &S, from: u64, length: usize) -> Result<Vec<u8>, Refusal> {
    let length = usize::try_from(source.len().saturating_sub(from)).unwrap_or(usize::MAX).min(length);
    let mut bytes = vec![0; length];
    if length > 0 {
        source.read(from, &mut bytes).await?;
    }
    Ok(bytes)
}

/// Bytes in memory.
impl Source for [u8] {
    fn len(&self) -> u64 {
        <[u8]>::len(self) as u64
    }

    async fn read(&self, from: u64, into: &mut [u8]) -> Result<(), Refusal> {
        let from = usize::try_from(from).map_err(|_| Refusal::Gone)?;
        let bytes = self.get(from..).and_then(|rest| rest.get(..into.len())).ok_or(Refusal::Gone)?;
        into.copy_from_slice(bytes);
        Ok(())
    }
}

impl<S: Source + ?Sized> Source for &S {
    fn len(&self) -> u64 {
        (**self).len()
    }

    async fn read(&self, from: u64, into: &mut [u8]) -> Result<(), Refusal> {
        (**self).read(from, into).await
    }
}
