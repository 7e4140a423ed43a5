//! A file of the browser, read in ranges.

use js_sys::{ArrayBuffer, Uint8Array};
use segment::{Refusal, Source};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// A `File` or `Blob` as a [`Source`]. Its bytes are read anew at each asking and never kept.
#[derive(Clone, Debug)]
pub struct BlobSource {
    blob: Blob,
    size: u64,
}

impl BlobSource {
    /// Reads from `blob`.
    pub fn new(blob: Blob) -> Self {
        // A size is a whole number below 2^53.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "see above")]
        let size = blob.size() as u64;
        Self { blob, size }
    }
}

impl Source for BlobSource {
    fn len(&self) -> u64 {
        self.size
    }

    /// The browser refuses to read a file that was removed or changed since it was chosen (`NotFoundError`,
    /// `NotReadableError`); one that is shorter than it was counts as changed too.
    async fn read(&self, from: u64, length: usize, into: &mut Vec<u8>) -> Result<(), Refusal> {
        let from = from.min(self.size);
        let to = self.size.min(from.saturating_add(length as u64));
        let part = self.blob.slice_with_f64_and_f64(from as f64, to as f64).map_err(|_| Refusal::Gone)?;
        let buffer = JsFuture::from(part.array_buffer()).await.map_err(|_| Refusal::Gone)?;
        let bytes = Uint8Array::new(buffer.unchecked_ref::<ArrayBuffer>());
        if u64::from(bytes.length()) != to - from {
            return Err(Refusal::Gone);
        }
        let start = into.len();
        into.resize(start + bytes.length() as usize, 0);
        bytes.copy_to(&mut into[start..]);
        Ok(())
    }
}
