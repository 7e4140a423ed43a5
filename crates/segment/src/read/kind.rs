//! What a file is, told by its first bytes: text to be read, or something to be refused by name.

use crate::Refusal;

/// UTF-8's byte order mark.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Checks that a file's first bytes are UTF-8 text and says how long its byte order mark is.
///
/// # Errors
/// A refusal for spreadsheets, archives, binary files and other encodings.
pub(super) fn text_start(sample: &[u8], whole: bool) -> Result<usize, Refusal> {
    if let Some(refusal) = by_signature(sample) {
        return Err(refusal);
    }
    let start = if sample.starts_with(MARK) { MARK.len() } else { 0 };
    let text = &sample[start..];
    if text.iter().all(u8::is_ascii_whitespace) && whole {
        return Err(Refusal::Empty);
    }
    if text.contains(&0) {
        // Every second byte of Latin text in UTF-16 is zero; a binary file's zeros lie anywhere.
        return Err(if is_utf16(text) { Refusal::Encoding } else { Refusal::Binary });
    }
    let controls = text.iter().filter(|&&byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C)).count();
    if controls * 50 > text.len() {
        return Err(Refusal::Binary);
    }
    match std::str::from_utf8(text) {
        Ok(_) => Ok(start),
        // A character cut in two by the end of the sample.
        Err(error) if !whole && error.error_len().is_none() => Ok(start),
        Err(_) => Err(Refusal::Encoding),
    }
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
    if bytes.starts_with(b"\x1F\x8B") {
        return Some(Refusal::Gzip);
    }
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Some(Refusal::Encoding);
    }
    BINARY.iter().any(|signature| bytes.starts_with(signature)).then_some(Refusal::Binary)
}

fn is_utf16(text: &[u8]) -> bool {
    let zeros = |odd: usize| text.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    even.max(odd) * 4 > text.len() && even.min(odd) * 20 < text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_what_it_refuses() {
        for (bytes, refusal) in [
            (&b""[..], Refusal::Empty),
            (b"\xEF\xBB\xBF\r\n ", Refusal::Empty),
            (b"PK\x03\x04......word/document.xml", Refusal::Zip),
            (b"PK\x03\x04......[Content_Types].xml", Refusal::Spreadsheet),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Refusal::Spreadsheet),
            (b"\x1F\x8B\x08", Refusal::Gzip),
            (b"\x89PNG\r\n\x1A\n", Refusal::Binary),
            (b"a\0\0\0\0\0bcd", Refusal::Binary),
            (b"\x01\x02\x03\x04abcd", Refusal::Binary),
            (b"\xFF\xFEa\0,\0b\0", Refusal::Encoding),
            (b"a\0,\0b\0\n\0", Refusal::Encoding),
            (b"email;linn\nmari@example.ee;P\xE4rnu\n", Refusal::Encoding),
        ] {
            assert_eq!(text_start(bytes, true), Err(refusal), "{}", bytes.escape_ascii());
        }
    }

    #[test]
    fn takes_text_with_and_without_a_mark() {
        assert_eq!(text_start("email,õ\n".as_bytes(), true), Ok(0));
        assert_eq!(text_start(b"\xEF\xBB\xBFemail\n", true), Ok(3));
        assert_eq!(text_start(b"email,\xC3", false), Ok(0), "cut in a character");
        assert_eq!(text_start(b"email,\xC3", true), Err(Refusal::Encoding));
    }
}
