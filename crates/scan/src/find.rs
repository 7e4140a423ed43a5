//! Finding the next byte that matters: by SIMD over blocks of 64 bytes, or one by one. Both give the same.

use crate::Format;
use crate::simd::masks;

/// Which bytes are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// Outside quotation marks: a delimiter, a line end or the escape.
    End,
    /// Inside them: a quotation mark, a line end or the escape.
    Quote,
}

/// Finds bytes in one buffer, going forwards.
pub(crate) trait Find<'b> {
    fn new(buffer: &'b [u8], format: Format) -> Self;

    /// The position of the first wanted byte at or behind `from`; the buffer's length where there is none.
    fn next(&mut self, from: usize, wanted: Wanted) -> usize;
}

/// Bytes of a block: bit n stands for the n-th.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Masks {
    pub(crate) quote: u64,
    pub(crate) delimiter: u64,
    /// Line ends, and the escape: both are looked for inside quotation marks and outside.
    pub(crate) anywhere: u64,
}

impl Masks {
    const fn of(self, wanted: Wanted) -> u64 {
        match wanted {
            Wanted::End => self.delimiter | self.anywhere,
            Wanted::Quote => self.quote | self.anywhere,
        }
    }
}

const BLOCK: usize = 64;

/// Keeps the masks of the block at hand, so that each block is compared once however many bytes matter in it.
pub(crate) struct ByBlock<'b> {
    buffer: &'b [u8],
    format: Format,
    start: usize,
    masks: Masks,
}

impl ByBlock<'_> {
    #[allow(
        clippy::inline_always,
        reason = "for every 64 bytes; where it is a call, the scan takes half as long again"
    )]
    #[inline(always)]
    fn load(&mut self, start: usize) {
        self.start = start;
        let rest = &self.buffer[start..];
        self.masks = if let Some(block) = rest.first_chunk() {
            masks(block, self.format)
        } else {
            // The filling behind the end is cut off again, should the format ask for just that byte.
            let mut block = [0; BLOCK];
            block[..rest.len()].copy_from_slice(rest);
            let Masks { quote, delimiter, anywhere } = masks(&block, self.format);
            let inside = (1_u64 << rest.len()) - 1;
            Masks { quote: quote & inside, delimiter: delimiter & inside, anywhere: anywhere & inside }
        };
    }
}

impl<'b> Find<'b> for ByBlock<'b> {
    fn new(buffer: &'b [u8], format: Format) -> Self {
        let mut find = Self { buffer, format, start: 0, masks: Masks::default() };
        find.load(0);
        find
    }

    #[allow(clippy::inline_always, reason = "for every cell")]
    #[inline(always)]
    fn next(&mut self, from: usize, wanted: Wanted) -> usize {
        if from >= self.buffer.len() {
            return self.buffer.len();
        }
        let block = from & !(BLOCK - 1);
        if block != self.start {
            self.load(block);
        }
        let mut mask = self.masks.of(wanted) & (u64::MAX << (from - block));
        while mask == 0 {
            let next = self.start + BLOCK;
            if next >= self.buffer.len() {
                return self.buffer.len();
            }
            self.load(next);
            mask = self.masks.of(wanted);
        }
        self.start + mask.trailing_zeros() as usize
    }
}

/// One byte after the other; what [`ByBlock`] is held against.
pub(crate) struct OneByOne<'b> {
    buffer: &'b [u8],
    format: Format,
}

impl<'b> Find<'b> for OneByOne<'b> {
    fn new(buffer: &'b [u8], format: Format) -> Self {
        Self { buffer, format }
    }

    fn next(&mut self, from: usize, wanted: Wanted) -> usize {
        let mark = match wanted {
            Wanted::End => Some(self.format.delimiter),
            Wanted::Quote => self.format.quote,
        };
        let rest = self.buffer.get(from..).unwrap_or_default();
        let is_wanted =
            |&byte: &u8| Some(byte) == mark || Some(byte) == self.format.escape || byte == b'\n' || byte == b'\r';
        rest.iter().position(is_wanted).map_or(self.buffer.len(), |at| from + at)
    }
}
