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

    /// Appends the bytes `from .. from + length` (fewer only at the end) to `into`.
    ///
    /// # Errors
    /// [`Refusal::Gone`] where the file vanished or changed.
    fn read(&self, from: u64, length: usize, into: &mut Vec<u8>) -> impl Future<Output = Result<(), Refusal>>;
}

/// Bytes in memory.
impl Source for [u8] {
    fn len(&self) -> u64 {
        <[u8]>::len(self) as u64
    }

    async fn read(&self, from: u64, length: usize, into: &mut Vec<u8>) -> Result<(), Refusal> {
        let rest = usize::try_from(from).ok().and_then(|from| self.get(from..)).unwrap_or_default();
        into.extend_from_slice(&rest[..length.min(rest.len())]);
        Ok(())
    }
}

impl<S: Source + ?Sized> Source for &S {
    fn len(&self) -> u64 {
        (**self).len()
    }

    async fn read(&self, from: u64, length: usize, into: &mut Vec<u8>) -> Result<(), Refusal> {
        (**self).read(from, length, into).await
    }
}
