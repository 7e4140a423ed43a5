//! Fingerprints of the platform's encodings: where browser and native tables give the same, so does all that rests on
//! them. Included by the tests of both.

use segment::encoding::{Decode, Encoding};

/// A line for each encoding: its name, and a hash of what it makes of every byte and of every pair of bytes that it
/// knows. How many U+FFFD stand for what it does not know is left to each.
pub(crate) fn fingerprints(decode: &dyn Decode) -> String {
    let mut lines = String::new();
    for encoding in Encoding::all().filter(|encoding| !encoding.name().starts_with("UTF")) {
        let singles = (0x80..=u8::MAX).flat_map(|byte| [byte, b'\n']);
        // Browsers know some rare characters at the edges of two of them otherwise.
        let leads = match encoding.name() {
            "Big5" => 0xA4..=0xC5,
            "EUC-JP" => 0xB0..=0xF3,
            _ => 0x81..=0xFE,
        };
        let pairs = leads.flat_map(|lead| (0x40..=0xFE).flat_map(move |trail| [lead, trail, b'\n']));
        let bytes: Vec<u8> = singles.chain(pairs).collect();
        let text = decode.decode(encoding, &bytes).unwrap_or_default();
        // FNV-1a.
        let whole = text.split('\n').filter(|line| !line.contains(char::REPLACEMENT_CHARACTER));
        let hash = whole.flat_map(str::bytes).fold(0xCBF2_9CE4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
        });
        lines.push_str(&[encoding.name(), &format!("{hash:016x}")].join(" "));
        lines.push('\n');
    }
    lines
}
