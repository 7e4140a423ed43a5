//! Writing CSV that spreadsheets open without harm, and reading back what was written so.
//!
//! A cell that a spreadsheet would take for a formula gets a `'` in front (CSV injection; OWASP). Phone numbers with a
//! `+` and negative numbers are none and stay as they are.

/// What the label of the last column begins with in a file of rows that need fixing: by it the file is known again, and
/// its guards are taken off.
pub const MARK: &str = "Segue: ";

/// Writes a cell and the delimiter behind it.
pub fn cell(text: &str, delimiter: u8, into: &mut Vec<u8>) {
    let guard = if is_formula(bare(text)) { "'" } else { "" };
    let special = |byte: u8| byte == delimiter || matches!(byte, b'"' | b'\n' | b'\r');
    if text.bytes().any(special) || text != text.trim() {
        into.push(b'"');
        into.extend_from_slice(guard.as_bytes());
        into.extend_from_slice(text.replace('"', "\"\"").as_bytes());
        into.push(b'"');
    } else {
        into.extend_from_slice(guard.as_bytes());
        into.extend_from_slice(text.as_bytes());
    }
    into.push(delimiter);
}

/// Ends a row: the last delimiter becomes the line end.
pub fn end(into: &mut Vec<u8>) {
    into.pop();
    into.extend_from_slice(b"\r\n");
}

/// A cell as it was before [`cell`] guarded it.
pub fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_formula(bare(rest)) => rest,
        _ => text,
    }
}

/// The text behind guards that it has of its own: one more is put before them, and just that one taken off.
fn bare(text: &str) -> &str {
    text.trim_start_matches('\'')
}

/// Whether a spreadsheet would take the cell for a formula.
fn is_formula(text: &str) -> bool {
    match text.as_bytes() {
        [b'=' | b'@' | b'\t' | b'\r', ..] => true,
        [b'+' | b'-', rest @ ..] => {
            !rest.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b' ' | b'(' | b')' | b'.' | b'-'))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guards_formulas_and_leaves_phone_numbers() {
        for (text, guarded) in [
            ("=1+1", true),
            ("@sum", true),
            ("\tx", true),
            ("+372 555-55", false),
            ("-6854", false),
            ("+cmd|' /C calc'!A0", true),
            ("-1+2", true),
            ("a=b", false),
            ("", false),
        ] {
            assert_eq!(is_formula(text), guarded, "{text:?}");
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        for text in ["=1", "'=1", "''+x", "'a", "'", "+372 555", "", "-1", "a'=b"] {
            let mut row = Vec::new();
            cell(text, b',', &mut row);
            let written = String::from_utf8(row).unwrap();
            assert_eq!(unguarded(written.trim_end_matches(',')), text, "{written}");
            assert!(!is_formula(written.trim_end_matches(',')), "{written}");
        }
    }

    #[test]
    fn quotes_what_needs_it() {
        let mut row = Vec::new();
        for text in ["a;b", "a,b", "say \"hi\"", " x", "=1"] {
            cell(text, b';', &mut row);
        }
        end(&mut row);
        assert_eq!(String::from_utf8(row).unwrap(), "\"a;b\";a,b;\"say \"\"hi\"\"\";\" x\";'=1\r\n");
    }
}
