//! What a file is, told by its first bytes: text and its encoding, or something to be refused by name.

use crate::encoding::{Decode, guess};
use crate::{Choice, Encoding, Refusal};

/// Byte order marks.
const MARKS: [(&[u8], Encoding); 3] =
    [(b"\xEF\xBB\xBF", Encoding::UTF_8), (b"\xFF\xFE", Encoding::UTF_16LE), (b"\xFE\xFF", Encoding::UTF_16BE)];

/// How a file's text is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stored {
    pub(super) encoding: Encoding,
    /// Length of the byte order mark.
    pub(super) mark: usize,
    /// Whether a mark, a choice or the bytes themselves say so; not where all bytes seen are ASCII.
    pub(super) certain: bool,
}

/// Whether a file's first bytes are those of gzip: it has to be unpacked before it can be understood.
pub fn is_gzip(first: &[u8]) -> bool {
    first.starts_with(b"\x1F\x8B\x08")
}

/// Whether a file that was packed into so many bytes is a bomb: no table of people shrinks to so little. Deflate can
/// make a thousandth of nothing but zeros (RFC 1951); customer lists come out at a tenth.
pub fn is_bomb(packed: u64, unpacked: u64) -> bool {
    unpacked > 256 << 20 && unpacked / 200 > packed
}

/// Checks that a file's first bytes are text and says how it is stored.
///
/// # Errors
/// A refusal for spreadsheets, archives and binary files.
pub(super) fn stored(sample: &[u8], whole: bool, choice: &Choice, decode: &dyn Decode) -> Result<Stored, Refusal> {
    if let Some(refusal) = by_signature(sample) {
        return Err(refusal);
    }
    let marked = MARKS.into_iter().find(|(mark, _)| sample.starts_with(mark));
    let (mark, said) = marked.map_or((0, None), |(mark, encoding)| (mark.len(), Some(encoding)));
    let text = &sample[mark..];
    if whole && text.iter().all(|&byte| byte.is_ascii_whitespace() || byte == 0) {
        return Err(Refusal::Empty);
    }
    let wide = said.filter(|encoding| encoding.wide().is_some()).or_else(|| unmarked_wide(text));
    let odd = |byte: u8| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1B..=0x1F);
    let odd = text.iter().filter(|&&byte| odd(byte)).count();
    // A stray control character is a blemish of a text; many are none.
    if wide.is_none() && (odd * 50 > text.len() || odd > 0 && text.len() < 16) {
        return Err(Refusal::Binary);
    }
    if let Some(encoding) = choice.encoding.or(said).or(wide) {
        return Ok(Stored { encoding, mark, certain: true });
    }
    let certain = !text.is_ascii();
    let encoding = if is_utf8(text, whole) { Encoding::UTF_8 } else { guess(text, &choice.languages, decode) };
    Ok(Stored { encoding, mark, certain })
}

/// The encoding by bytes of further parts of a file whose first part was all ASCII.
pub(super) fn by_parts(parts: &[u8], choice: &Choice, decode: &dyn Decode) -> Encoding {
    if is_utf8(parts, false) { Encoding::UTF_8 } else { guess(parts, &choice.languages, decode) }
}

/// Whether the text is UTF-8, but for a character cut in two and for few others: a row that was broken before does
/// not make a file one of another encoding.
fn is_utf8(text: &[u8], whole: bool) -> bool {
    let (mut good, mut broken) = (0_usize, 0_usize);
    let mut chunks = text.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        good += chunk.valid().bytes().filter(|&byte| byte >= 0xC0).count();
        let cut = chunks.peek().is_none() && !whole && chunk.invalid().len() < 4;
        broken += usize::from(!chunk.invalid().is_empty() && !cut);
    }
    broken * 8 <= good
}

/// UTF-16 without a mark. Where the text is mostly Latin, every second byte is zero; a binary file's zeros lie
/// anywhere.
fn unmarked_wide(text: &[u8]) -> Option<Encoding> {
    let zeros = |odd: usize| text.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let units = text.len() / 2;
    if even.max(odd) * 10 < units.max(10) || even.min(odd) * 100 > units {
        return None;
    }
    let (encoding, wide) = if odd > even {
        (Encoding::UTF_16LE, Encoding::UTF_16LE.wide()?)
    } else {
        (Encoding::UTF_16BE, Encoding::UTF_16BE.wide()?)
    };
    let mut decoded = Vec::new();
    wide.append(text, false, &mut decoded);
    let decoded = String::from_utf8_lossy(&decoded);
    let odd = |letter: &char| *letter == '\u{FFFD}' || letter.is_control() && !letter.is_ascii_whitespace();
    (decoded.chars().filter(odd).count() * 100 <= units).then_some(encoding)
}

fn by_signature(bytes: &[u8]) -> Option<Refusal> {
    const BINARY: [&[u8]; 9] =
        [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"%PDF", b"BM\x00\x00", b"RIFF", b"II*\x00", b"7z\xBC\xAF", b"Rar!"];
    if bytes.starts_with(b"PK\x03\x04") {
        let holds = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
        let office = holds(b"[Content_Types].xml") || holds(b"xl/") || holds(b"opendocument.spreadsheet");
        return Some(if office { Refusal::Spreadsheet } else { Refusal::Zip });
    }
    if bytes.starts_with(b"PK\x05\x06") {
        return Some(Refusal::Zip);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Some(Refusal::Spreadsheet);
    }
    if is_gzip(bytes) {
        return Some(Refusal::Gzip);
    }
    BINARY.iter().any(|signature| bytes.starts_with(signature)).then_some(Refusal::Binary)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::Utf8Only;

    fn look(bytes: &[u8]) -> Result<(Encoding, usize), Refusal> {
        stored(bytes, true, &Choice::default(), &Utf8Only).map(|stored| (stored.encoding, stored.mark))
    }

    #[test]
    fn names_what_it_refuses() {
        for (bytes, refusal) in [
            (&b""[..], Refusal::Empty),
            (b"\xEF\xBB\xBF\r\n ", Refusal::Empty),
            (b"\xFF\xFE\n\0", Refusal::Empty),
            (b"PK\x03\x04......word/document.xml", Refusal::Zip),
            (b"PK\x03\x04......[Content_Types].xml", Refusal::Spreadsheet),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Refusal::Spreadsheet),
            (b"\x1F\x8B\x08", Refusal::Gzip),
            (b"\x89PNG\r\n\x1A\n", Refusal::Binary),
            (b"a\0\0\0\0\0bcd", Refusal::Binary),
            (b"\x01\x02\x03\x04abcd", Refusal::Binary),
        ] {
            assert_eq!(look(bytes), Err(refusal), "{}", bytes.escape_ascii());
        }
    }

    #[test]
    fn takes_text_with_and_without_a_mark() {
        assert_eq!(look("email,õ\n".as_bytes()), Ok((Encoding::UTF_8, 0)));
        assert_eq!(look(b"\xEF\xBB\xBFemail\n"), Ok((Encoding::UTF_8, 3)));
        assert_eq!(look(b"\xFF\xFEa\0,\0b\0"), Ok((Encoding::UTF_16LE, 2)));
        let wide: Vec<u8> = "email,nimi\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(look(&wide), Ok((Encoding::UTF_16BE, 0)));
        assert!(is_utf8(b"email,\xC3", false), "cut in a character");
        assert!(!is_utf8(b"email,\xC3", true));
    }

    #[test]
    fn a_blemish_is_no_other_kind_of_file() {
        let mut text = "email,linn\nana@example.com,Pärnu\nbo@example.com,Võru\n".repeat(5).into_bytes();
        text.extend(b"cy@example.com,P\xE4rnu\ndi@example.com,a\0b\n");
        assert_eq!(look(&text), Ok((Encoding::UTF_8, 0)));
    }
}
