//! What may be mended without asking, because nobody can have meant it: white space around the address, characters
//! that cannot be seen, capital letters.

use std::borrow::Cow;

use crate::fold::lower;

/// The address without white space around it and without invisible characters, in lower case.
///
/// White space inside, `mailto:` and the like are not repaired but reported: there a person has to look. Repairing
/// twice changes nothing more.
pub fn repair(cell: &str) -> Cow<'_, str> {
    if cell.bytes().all(|byte| byte.is_ascii_graphic() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(cell);
    }
    let mut repaired = String::new();
    into(cell, &mut repaired);
    if repaired == cell { Cow::Borrowed(cell) } else { Cow::Owned(repaired) }
}

/// Puts the repaired cell in the place of what `repaired` held.
pub(super) fn into(cell: &str, repaired: &mut String) {
    repaired.clear();
    if cell.is_ascii() {
        repaired.push_str(cell.trim());
        repaired.make_ascii_lowercase();
        return;
    }
    for character in cell.chars() {
        let leading_space = repaired.is_empty() && character.is_whitespace();
        if !leading_space && !is_invisible(character) {
            repaired.push(lower(character));
        }
    }
    repaired.truncate(repaired.trim_end().len());
}

/// Format characters: seen by nobody, and enough to make two contacts of one person. (Control characters are not
/// among them: they show that a file is broken.)
pub(crate) const fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{AD}'                        // soft hyphen
        | '\u{34F}'                     // grapheme joiner
        | '\u{61C}'                     // Arabic letter mark
        | '\u{180B}'..='\u{180F}'       // Mongolian selectors and vowel separator
        | '\u{200B}'..='\u{200F}'       // zero-width space, joiners, direction marks
        | '\u{202A}'..='\u{202E}'       // embeddings and overrides of direction
        | '\u{2060}'..='\u{206F}'       // word joiner, invisible operators, isolates
        | '\u{FE00}'..='\u{FE0F}'       // variation selectors
        | '\u{FEFF}'                    // byte order mark
        | '\u{FFF9}'..='\u{FFFB}'       // interlinear annotations
        | '\u{E0000}'..='\u{E0FFF}'     // tags, more variation selectors
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_meant_is_mended() {
        for cell in [
            " anna@example.com",
            "anna@example.com\u{A0}",
            "\u{FEFF}anna@example.com\r\n",
            "Anna@Example.COM",
            "an\u{AD}na@exam\u{200B}ple.com",
            "\u{202A}anna@example.com\u{202C}",
            " \u{200B} \u{3000}anna@example.com\u{2060}\t\u{2028}",
        ] {
            assert_eq!(repair(cell), "anna@example.com", "{cell:?}");
        }
        assert_eq!(repair("ÕNNE@ÕUN.EE"), "õnne@õun.ee");
    }

    #[test]
    fn what_needs_a_look_stays() {
        for cell in
            ["anna kask@example.com", "mailto:anna@example.com", "anna@example.com\u{7}", "an\tna@example.com", ""]
        {
            assert!(matches!(repair(cell), Cow::Borrowed(_)), "{cell:?}");
            assert_eq!(repair(cell), cell);
        }
    }
}
