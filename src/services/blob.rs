//! A file of the browser, read in ranges.

use std::cell::RefCell;

use js_sys::{ArrayBuffer, Uint8Array};
use segment::{Refusal, Source};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Blob;

use super::stream::{Piece, Reader, Stream};

/// Length of a file in bytes.
pub fn size(blob: &Blob) -> u64 {
    // A whole number below 2^53.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "see above")]
    let size = blob.size() as u64;
    size
}

/// A `File` or `Blob` as a [`Source`]. Its bytes are read anew at each asking and never kept.
///
/// A long read goes through a stream into a buffer of our own, which costs half of what slices do, and the next one goes
/// on with it. Short ones, anywhere in the file, are slices.
#[derive(Debug)]
pub struct BlobSource {
    blob: Blob,
    size: u64,
    stream: RefCell<Option<Streaming>>,
}

/// From this many bytes on a read goes through a stream.
const STREAMED: usize = 512 << 10;

/// How many bytes a stream is asked for at once.
const PIECE: u32 = 256 << 10;

impl BlobSource {
    /// Reads from `blob`.
    pub fn new(blob: Blob) -> Self {
        let size = size(&blob);
        Self { blob, size, stream: RefCell::default() }
    }

    fn slice(&self, from: u64, to: u64) -> Result<Blob, Refusal> {
        self.blob.slice_with_f64_and_f64(from as f64, to as f64).map_err(|_| Refusal::Gone)
    }

    /// The stream that stands at `from`, or a new one; none where the browser's streams have no buffers of ours.
    fn stream(&self, from: u64) -> Result<Option<Streaming>, Refusal> {
        match self.stream.take() {
            Some(stream) if stream.at == from => Ok(Some(stream)),
            _ => Ok(Streaming::open(&self.slice(from, self.size)?, from)),
        }
    }
}

impl Source for BlobSource {
    fn len(&self) -> u64 {
        self.size
    }

    /// The browser refuses to read a file that was removed or changed since it was chosen (`NotFoundError`,
    /// `NotReadableError`); one that is shorter than it was counts as changed too.
    async fn read(&self, from: u64, into: &mut [u8]) -> Result<(), Refusal> {
        let to = from + into.len() as u64;
        if to > self.size {
            return Err(Refusal::Gone);
        }
        if into.len() >= STREAMED
            && let Some(mut stream) = self.stream(from)?
        {
            stream.fill(into).await?;
            self.stream.replace(Some(stream));
            return Ok(());
        }
        let buffer = JsFuture::from(self.slice(from, to)?.array_buffer()).await.map_err(|_| Refusal::Gone)?;
        let bytes = Uint8Array::new(buffer.unchecked_ref::<ArrayBuffer>());
        if bytes.length() as usize != into.len() {
            return Err(Refusal::Gone);
        }
        bytes.copy_to(into);
        Ok(())
    }
}

/// A stream of a file's bytes, and the buffer that goes to and fro.
#[derive(Debug)]
struct Streaming {
    reader: Reader,
    buffer: ArrayBuffer,
    at: u64,
}

impl Streaming {
    fn open(blob: &Blob, at: u64) -> Option<Self> {
        let reader = Stream::of(blob).reader_into().ok()?;
        Some(Self { reader, buffer: ArrayBuffer::new(PIECE), at })
    }

    async fn fill(&mut self, mut into: &mut [u8]) -> Result<(), Refusal> {
        while !into.is_empty() {
            let wanted = u32::try_from(into.len()).unwrap_or(PIECE).min(PIECE);
            let view = Uint8Array::new_with_byte_offset_and_length(&self.buffer, 0, wanted);
            let piece = JsFuture::from(self.reader.read_into(&view)).await.map_err(|_| Refusal::Gone)?;
            let bytes = piece.unchecked_into::<Piece>().value().ok_or(Refusal::Gone)?;
            let length = bytes.length() as usize;
            if length == 0 || length > into.len() {
                return Err(Refusal::Gone);
            }
            let (piece, rest) = into.split_at_mut(length);
            bytes.copy_to(piece);
            self.buffer = bytes.buffer();
            self.at += length as u64;
            into = rest;
        }
        Ok(())
    }
}

impl Drop for Streaming {
    fn drop(&mut self) {
        let over = JsFuture::from(self.reader.cancel());
        spawn_local(async move { drop(over.await) });
    }
}
