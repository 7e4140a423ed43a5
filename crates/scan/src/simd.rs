//! Comparing 64 bytes at once. The only unsafe code of the project, and what it needs is said at each block.

#![allow(unsafe_code)]
#![allow(clippy::inline_always, reason = "for every 64 bytes; where it is a call, the scan takes half as long again")]

use crate::Format;
use crate::find::Masks;

/// Where the block holds quotation marks, delimiters, line ends (LF, CR) and escapes.
#[inline(always)]
pub(crate) fn masks(block: &[u8; 64], format: Format) -> Masks {
    let [lf, cr] = [b'\n', b'\r'].map(|byte| equal(block, byte));
    let [quote, escape] = [format.quote, format.escape].map(|byte| byte.map_or(0, |byte| equal(block, byte)));
    Masks { quote, delimiter: equal(block, format.delimiter), anywhere: lf | cr | escape }
}

/// Bit n is set where byte n is `wanted`.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[inline(always)]
fn equal(block: &[u8; 64], wanted: u8) -> u64 {
    use core::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_splat, v128_load};
    let wanted = u8x16_splat(wanted);
    let (lanes, _) = block.as_chunks::<16>();
    let mask = |lane: &[u8; 16]| {
        // SAFETY: a lane is 16 bytes that may be read, and `v128_load` asks for no alignment.
        let bytes = unsafe { v128_load(lane.as_ptr().cast()) };
        u64::from(u8x16_bitmask(u8x16_eq(bytes, wanted)))
    };
    mask(&lanes[0]) | mask(&lanes[1]) << 16 | mask(&lanes[2]) << 32 | mask(&lanes[3]) << 48
}

/// Bit n is set where byte n is `wanted`.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn equal(block: &[u8; 64], wanted: u8) -> u64 {
    use core::arch::x86_64::{_mm_cmpeq_epi8, _mm_loadu_si128, _mm_movemask_epi8, _mm_set1_epi8};
    let (lanes, _) = block.as_chunks::<16>();
    let mask = |lane: &[u8; 16]| {
        // SAFETY: SSE2 is part of every x86_64; a lane is 16 bytes that may be read, and `_mm_loadu_si128` asks for
        // no alignment.
        let mask = unsafe {
            let bytes = _mm_loadu_si128(lane.as_ptr().cast());
            _mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(wanted.cast_signed())))
        };
        u64::from(mask.cast_unsigned())
    };
    mask(&lanes[0]) | mask(&lanes[1]) << 16 | mask(&lanes[2]) << 32 | mask(&lanes[3]) << 48
}

/// Bit n is set where byte n is `wanted`; written so that compilers see the vectors in it.
#[cfg(not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128"))))]
#[inline(always)]
fn equal(block: &[u8; 64], wanted: u8) -> u64 {
    block.iter().enumerate().fold(0, |mask, (at, &byte)| mask | u64::from(byte == wanted) << at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_at_every_place_is_told() {
        for wanted in 0..=u8::MAX {
            for at in 0..64 {
                let mut block = [wanted.wrapping_add(1); 64];
                block[at] = wanted;
                assert_eq!(equal(&block, wanted), 1 << at);
            }
        }
        assert_eq!(equal(&[7; 64], 7), u64::MAX);
    }
}
