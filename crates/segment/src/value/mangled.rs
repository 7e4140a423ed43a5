//! Text that was UTF-8 and was decoded as Windows-1252 or Windows-1257: `TÃµnu`, `JÃ¤rvi`, `donâ€™t`.

use crate::fold::lower;

/// Whether the text holds letters that are two or three bytes of UTF-8 shown one by one.
///
/// Only what decodes to Latin, Cyrillic or typographic characters counts, and letters that a word may end in (`IRMÃ”`,
/// quoted) only where more of the word follows or a small letter stands before: it is better to miss one than to accuse
/// a name.
pub fn is_mangled(text: &str) -> bool {
    // Every lead is a letter of U+00C2 to U+0106, so its first byte is C3 or C4; rare in names, absent in ASCII.
    if !text.bytes().any(|byte| matches!(byte, 0xC3 | 0xC4)) {
        return false;
    }
    let mut before = ' ';
    let mut letters = text.chars();
    while let Some(lead) = letters.next() {
        let mut behind = letters.clone();
        if let Some(second) = behind.next().filter(|_| is_lead(lead)) {
            let third = behind.next();
            let found = match (lead, second) {
                // U+2000 to U+20BF, the byte order mark, and what lies beyond U+1F000.
                ('â', '€' | '‚' | '„') | ('ï', '»') | ('ð', 'Ÿ' | 'š') => third.is_some_and(is_follower),
                // Cyrillic: several in a row, since Icelandic and Spanish have these letters.
                ('Ð' | 'Ñ', second) => is_follower(second) && third.is_some_and(|third| matches!(third, 'Ð' | 'Ñ')),
                // Names of the north can have Ä and š side by side; a name in capitals may end in Ć, which Windows-1257
                // shows for the first byte of `à`.
                ('â' | 'ï' | 'ð', _) | ('Ä' | 'Å', 'Š' | 'Œ' | 'Ž' | 'š' | 'œ' | 'ž') | ('Ć', '\u{A0}') => {
                    false
                }
                ('Ć', 'Ø' | 'Ŗ' | 'Æ' | 'ø' | 'ŗ' | 'æ') => true,
                (_, second) if is_follower(second) => {
                    !can_end_text(second) || is_small(before) || third.is_some_and(is_letter)
                }
                _ => false,
            };
            if found {
                return true;
            }
        }
        before = lead;
    }
    false
}

/// The text put right; none where it is not wrong, or not wrong throughout: what was decoded as Windows-1252 is encoded
/// so again and read as the UTF-8 that it was.
pub fn unmangled(text: &str) -> Option<String> {
    if !is_mangled(text) {
        return None;
    }
    let bytes = text.chars().map(byte_of).collect::<Option<Vec<u8>>>()?;
    String::from_utf8(bytes).ok().filter(|right| !is_mangled(right))
}

/// What Windows-1252 shows for the bytes 80 to 9F, one behind the other; a hole is shown as its own number.
const UPPER: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";

/// The byte that Windows-1252 shows as this letter.
fn byte_of(letter: char) -> Option<u8> {
    match letter {
        '\0'..='\x7F' | '\u{A0}'..='ÿ' => u8::try_from(u32::from(letter)).ok(),
        _ => UPPER.chars().position(|known| known == letter).and_then(|place| u8::try_from(0x80 + place).ok()),
    }
}

/// The letters that Windows-1252 shows for the bytes C2 to C5, D0, D1, E2, EF and F0, and Windows-1257 for C3.
fn is_lead(letter: char) -> bool {
    matches!(letter, 'Â' | 'Ã' | 'Ä' | 'Å' | 'Ð' | 'Ñ' | 'â' | 'ï' | 'ð' | 'Ć')
}

/// What Windows-1252 shows for the bytes 80 to BF; Windows-1257 has the same for most.
fn is_follower(letter: char) -> bool {
    matches!(letter, '\u{80}'..='\u{BF}') || "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".contains(letter)
}

/// A small Latin letter.
fn is_small(letter: char) -> bool {
    letter.is_ascii_lowercase() || matches!(letter, 'ß'..='ž') && lower(letter) == letter
}

/// A letter of the kind that words go on with, mangled or not.
fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphabetic() || matches!(letter, 'À'..='\u{24F}')
}

/// Spaces, quotation marks, dashes and signs that stand behind a word.
fn can_end_text(letter: char) -> bool {
    matches!(letter, '\u{A0}' | '«' | '»' | '®' | '°' | '·') || "…†‡‹‘’“”•–—™›".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_decoded_wrongly_is_put_right() {
        for (wrong, right) in [("TÃµnu", "Tõnu"), ("JÃ¤rvi", "Järvi"), ("donâ€™t", "don’t")] {
            assert_eq!(unmangled(wrong).as_deref(), Some(right), "{wrong}");
        }
        for text in ["Tõnu", "SÃO PAULO", "", "TÃµnu 東京"] {
            assert_eq!(unmangled(text), None, "{text}");
        }
    }

    #[test]
    fn mangled_names_are_seen() {
        for text in [
            "TÃµnu",
            "Ã„rte",
            "Mari JÃ¤rvi",
            "donâ€™t",
            "Å¡okolÄde",
            "Ã–sterreich",
            "JÃ¼rgen",
            "ImiÄ™",
            "RenÃ©",
            "Ćµnne",
            "JĆ¤rvi",
            "ï»¿Email",
            "ÐÐ½Ð½Ð°",
            "voilÃ\u{A0}",
            "Ð˜Ð²Ð°Ð½",
            "5Â\u{A0}km",
            "â‚¬ 5",
            "ðŸ˜€",
            "BÄ“rziņš",
            "SÃ£o Paulo",
            "Å\u{A0}aulys",
        ] {
            assert!(is_mangled(text), "{text}");
        }
    }

    #[test]
    fn genuine_names_are_not_accused() {
        for text in [
            "",
            "Anna",
            "Tõnu Järvi",
            "SÃO PAULO",
            "JOÃO",
            "“IRMÔ",
            "MANHÃ",
            "MAÇÃ – fruta",
            "AMANHÃ…",
            "Ärzte „Ä“",
            "JEŽÍŠ",
            "TOMÁŠ",
            "ŠĒNÄ",
            "Björn Ångström",
            "Âge",
            "PÂTÉ",
            "NGUYỄN THỊ ÁNH",
            "Trần Văn Ân",
            "Þór Ðóra",
            "ESPAÑA",
            "NIÑO",
            "KOVAČIĆ\u{A0}ANA",
            "KOVAČIĆ”",
            "« À la carte »",
            "naïve",
            "château – île",
            "Straße 5°",
            "Œuvre",
            "ÄÄ",
            "Ирина",
            "Žižek",
            "Ąžuolas",
            "Ķēniņš",
            "5 €",
            "Nº 5",
            "Ã",
        ] {
            assert!(!is_mangled(text), "{text}");
        }
    }
}
