//! A file by all its bytes: whether it is the same one as before.

use crate::{Refusal, Source};

/// How much is read at a time, 1 MiB.
const CHUNK: usize = 1 << 20;

/// 128 bits by which a file is known again, from its bytes as they come.
///
/// Eight bytes a step go into both halves, each with its own multiplication, so that the two run side by side. Files are
/// known by it from one day to the next, so it must not change: a test holds it still. It withstands chance, not
/// somebody who makes two files alike on purpose: they would only deceive themselves.
#[derive(Clone, Debug)]
pub struct FileHash {
    halves: [u64; 2],
    /// Bytes that do not fill a step yet.
    rest: [u8; 8],
    length: u64,
}

/// Odd numbers without a pattern: of the golden ratio, and of `MurmurHash3`'s larger form.
const ODD: [u64; 2] = [0x9E37_79B9_7F4A_7C15, 0x87C3_7B91_1142_53D5];

impl Default for FileHash {
    fn default() -> Self {
        Self { halves: ODD, rest: [0; 8], length: 0 }
    }
}

impl FileHash {
    /// Takes the next bytes. How they are cut does not matter.
    pub fn add(&mut self, mut bytes: &[u8]) {
        let begun = self.begun();
        self.length += bytes.len() as u64;
        if begun > 0 {
            let more = bytes.len().min(8 - begun);
            self.rest[begun..begun + more].copy_from_slice(&bytes[..more]);
            bytes = &bytes[more..];
            if begun + more < 8 {
                return;
            }
            self.halves = step(self.halves, self.rest);
        }
        let (words, rest) = bytes.as_chunks::<8>();
        let mut halves = self.halves;
        for word in words {
            halves = step(halves, *word);
        }
        self.halves = halves;
        self.rest[..rest.len()].copy_from_slice(rest);
    }

    fn begun(&self) -> usize {
        self.length.to_le_bytes()[0] as usize % 8
    }

    /// The hash as 32 hexadecimal digits.
    pub fn finish(&self) -> String {
        let mut last = [0; 8];
        let begun = self.begun();
        last[..begun].copy_from_slice(&self.rest[..begun]);
        let [one, other] = step(step(self.halves, last), self.length.to_le_bytes());
        // Each half ends in a mix of both.
        let (one, other) = (mix(one.wrapping_add(other.rotate_left(32))), mix(other));
        let both = u128::from(one) << 64 | u128::from(other.wrapping_add(one));
        let digit = |place: u32| char::from_digit((both >> (place * 4) & 15) as u32, 16);
        (0..32).rev().filter_map(digit).collect()
    }
}

fn step([one, other]: [u64; 2], word: [u8; 8]) -> [u64; 2] {
    let word = u64::from_le_bytes(word);
    let one = (one ^ word).wrapping_mul(ODD[0]);
    let other = (other ^ word.rotate_left(29)).wrapping_mul(ODD[1]);
    [one ^ one >> 32, other ^ other >> 29]
}

fn mix(mut half: u64) -> u64 {
    half = (half ^ (half >> 33)).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    half = (half ^ (half >> 33)).wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    half ^ (half >> 33)
}

/// The hash of all bytes of a file, as it was brought: packed, in its own encoding.
///
/// # Errors
/// [`Refusal::Gone`] where the file vanished or changed.
pub async fn identity<S: Source + ?Sized>(source: &S) -> Result<String, Refusal> {
    let mut hash = FileHash::default();
    let mut buffer = Vec::new();
    let mut from = 0;
    while from < source.len() {
        let length = usize::try_from(source.len() - from).unwrap_or(CHUNK).min(CHUNK);
        buffer.resize(length, 0);
        source.read(from, &mut buffer).await?;
        hash.add(&buffer);
        from += length as u64;
    }
    Ok(hash.finish())
}

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use proptest::prelude::*;

    use super::*;

    fn of(bytes: &[u8]) -> String {
        let mut hash = FileHash::default();
        hash.add(bytes);
        hash.finish()
    }

    #[test]
    fn kept_identities_still_mean_the_same_files() {
        assert_eq!(of(b""), "3072b061550acfac66e87d8fc235c8c9");
        assert_eq!(of(b"EMail\nana@example.com\n"), "0843226577af73709c40ab66817ca4d0");
    }

    #[test]
    fn files_that_differ_anywhere_differ() {
        let bytes: Vec<u8> = (0..200_u8).collect();
        let mut all: Vec<String> = (0..200).map(|length| of(&bytes[..length])).collect();
        all.extend((0..=16).map(|zeros| of(&vec![0; zeros])).skip(2));
        for at in 0..200 {
            for bit in 0..8 {
                let mut other = bytes.clone();
                other[at] ^= 1 << bit;
                all.push(of(&other));
            }
        }
        for half in [0..16, 16..32] {
            let mut halves: Vec<&str> = all.iter().map(|hash| &hash[half.clone()]).collect();
            halves.sort_unstable();
            halves.dedup();
            assert_eq!(halves.len(), all.len(), "each half tells them apart by itself");
        }
    }

    #[test]
    fn a_source_is_read_whole() {
        let bytes: Vec<u8> = (0..CHUNK + 5).map(|at| at.to_le_bytes()[0]).collect();
        let read = pin!(identity(bytes.as_slice())).poll(&mut Context::from_waker(Waker::noop()));
        assert_eq!(read, Poll::Ready(Ok(of(&bytes))));
    }

    proptest! {
        #[test]
        fn cuts_do_not_matter(
            bytes in prop::collection::vec(any::<u8>(), 0..100),
            cuts in prop::collection::vec(0_usize..20, 0..12),
        ) {
            let mut hash = FileHash::default();
            let mut rest = bytes.as_slice();
            for cut in cuts {
                let (part, more) = rest.split_at(cut.min(rest.len()));
                hash.add(part);
                rest = more;
            }
            hash.add(rest);
            prop_assert_eq!(hash.finish(), of(&bytes));
        }
    }
}
