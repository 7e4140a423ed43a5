//! Packed files: their first part at once, the whole of them unpacked into a blob, which the browser keeps on disk.

use js_sys::{Array, Reflect, Uint8Array};
use segment::{Refusal, SAMPLE, Source, is_bomb, is_gzip, part};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use super::blob::{BlobSource, size};
use super::stream::{Piece, Reader, Stream};

#[wasm_bindgen]
extern "C" {
    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
}

/// How many bytes are gathered before they become a blob of their own.
const GATHERED: u32 = 8 << 20;

/// Whether the file is packed.
///
/// # Errors
/// [`Refusal::Gone`]
pub async fn is_packed(blob: &Blob) -> Result<bool, Refusal> {
    Ok(is_gzip(&part(&BlobSource::new(blob.clone()), 0, 3).await?))
}

/// Bytes that a packed file says it unpacks to, modulo 4 GiB (RFC 1952, 2.3.1): to tell how far one is, nothing else.
///
/// # Errors
/// [`Refusal::Gone`]
pub async fn unpacked_size(blob: &Blob) -> Result<u64, Refusal> {
    let source = BlobSource::new(blob.clone());
    let last = part(&source, source.len().saturating_sub(4), 4).await?;
    let last = last.first_chunk().map_or(0, |last| u32::from_le_bytes(*last));
    Ok(u64::from(last).max(source.len()))
}

/// The first part of a packed file.
pub struct Head {
    bytes: Vec<u8>,
    whole: bool,
}

impl Head {
    /// Unpacks as much as a look at the file needs.
    ///
    /// # Errors
    /// [`Refusal::Gzip`]
    pub async fn of(blob: &Blob) -> Result<Self, Refusal> {
        let mut unpacking = Unpacking::of(blob)?;
        let mut head = Self { bytes: Vec::new(), whole: false };
        while head.bytes.len() < SAMPLE {
            let Some(piece) = unpacking.next().await? else {
                head.whole = true;
                return Ok(head);
            };
            let start = head.bytes.len();
            head.bytes.resize(start + piece.length() as usize, 0);
            piece.copy_to(&mut head.bytes[start..]);
        }
        // Nobody waits for the rest.
        unpacking.stop().await;
        Ok(head)
    }
}

impl Source for Head {
    /// How much is behind the head is not known, but that there is something.
    fn len(&self) -> u64 {
        self.bytes.len() as u64 + if self.whole { 0 } else { SAMPLE as u64 }
    }

    async fn read(&self, from: u64, into: &mut [u8]) -> Result<(), Refusal> {
        // Nothing is seen behind the head: blank lines are no rows.
        into.fill(b'\n');
        let rest = usize::try_from(from).ok().and_then(|from| self.bytes.get(from..)).unwrap_or_default();
        let known = rest.len().min(into.len());
        into[..known].copy_from_slice(&rest[..known]);
        Ok(())
    }
}

/// Unpacks all of a packed file. `watch` hears how many bytes came on and may stop it.
///
/// # Errors
/// [`Refusal::Gzip`], [`Refusal::Bomb`], [`Refusal::Canceled`].
pub async fn unpack(blob: &Blob, mut watch: impl FnMut(u64) -> bool) -> Result<Blob, Refusal> {
    let packed = size(blob);
    let mut unpacking = Unpacking::of(blob)?;
    let (blobs, mut pieces, mut gathered, mut length) = (Array::new(), Array::new(), 0, 0_u64);
    while let Some(piece) = unpacking.next().await? {
        gathered += piece.length();
        length += u64::from(piece.length());
        pieces.push(&piece);
        let refusal = if is_bomb(packed, length) {
            Some(Refusal::Bomb)
        } else {
            (!watch(u64::from(piece.length()))).then_some(Refusal::Canceled)
        };
        if let Some(refusal) = refusal {
            unpacking.stop().await;
            return Err(refusal);
        }
        if gathered >= GATHERED {
            blobs.push(joined(&pieces)?.as_ref());
            (pieces, gathered) = (Array::new(), 0);
        }
    }
    blobs.push(joined(&pieces)?.as_ref());
    joined(&blobs)
}

fn joined(pieces: &Array) -> Result<Blob, Refusal> {
    Blob::new_with_u8_array_sequence(pieces).map_err(|_| Refusal::Broken)
}

struct Unpacking(Reader);

impl Unpacking {
    fn of(blob: &Blob) -> Result<Self, Refusal> {
        let through = DecompressionStream::new("gzip").map_err(|_| Refusal::Gzip)?;
        Stream::of(blob).pipe_through(&through).reader().map(Self).map_err(|_| Refusal::Gzip)
    }

    /// Nobody waits for the rest.
    async fn stop(&self) {
        JsFuture::from(self.0.cancel()).await.ok();
    }

    async fn next(&mut self) -> Result<Option<Uint8Array>, Refusal> {
        let piece = JsFuture::from(self.0.read()).await.map_err(|error| {
            // Damage is a `TypeError`; a file that cannot be read is told as elsewhere.
            let name = Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
            if name.is_some_and(|name| name.starts_with("Not")) { Refusal::Gone } else { Refusal::Gzip }
        })?;
        Ok(piece.unchecked_into::<Piece>().value())
    }
}
