//! Letters made comparable: lower case, accents off. Own small tables, since the standard ones are large in wasm.
//!
//! For looking things up only (countries, column labels); no value that is sent is ever folded.

/// The lower-case letter of `letter`, for ASCII, Latin, Greek and Cyrillic; other letters as they are.
pub(crate) fn lower(letter: char) -> char {
    let code = u32::from(letter);
    let lower = match code {
        0x41..=0x5A | 0xC0..=0xD6 | 0xD8..=0xDE | 0x0391..=0x03A1 | 0x03A3..=0x03AB | 0x0410..=0x042F => code + 0x20,
        0x0386 => 0x03AC,
        0x0388..=0x038A => code + 0x25,
        0x038C => 0x03CC,
        0x038E | 0x038F => code + 0x3F,
        0x0400..=0x040F => code + 0x50,
        0x0178 => 0xFF,
        // Latin Extended-A has its pairs as even and odd, between ĸ and Ÿ and after it as odd and even. İ has no pair.
        0x0139..=0x0148 | 0x0179..=0x017E if code % 2 == 1 => code + 1,
        0x0100..=0x012F | 0x0132..=0x0137 | 0x014A..=0x0177 | 0x0218..=0x021B | 0x1EA0..=0x1EF9 | 0x0490..=0x04BF
            if code % 2 == 0 =>
        {
            code + 1
        }
        _ => code,
    };
    char::from_u32(lower).unwrap_or(letter)
}

/// What a label or a name is compared by: its letters and digits, folded, nothing between them; `&` is "and".
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Key {
    bytes: [u8; Self::LONGEST],
    length: usize,
}

impl Key {
    /// Longer texts are no names of ours. The longest name has 51 letters.
    const LONGEST: usize = 64;

    /// The key of `text`; none where it would be empty or too long.
    pub(crate) fn of(text: &str) -> Option<Self> {
        Self::of_parts(&[text])
    }

    /// The key of texts one after the other.
    pub(crate) fn of_parts(parts: &[&str]) -> Option<Self> {
        let mut key = Self { bytes: [0; Self::LONGEST], length: 0 };
        for letter in parts.iter().flat_map(|part| part.chars()) {
            key.push(letter)?;
        }
        (key.length > 0).then_some(key)
    }

    /// The key's bytes: UTF-8, ASCII for all Latin letters.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }

    fn push(&mut self, letter: char) -> Option<()> {
        match lower(letter) {
            lower @ ('a'..='z' | '0'..='9') => self.append(&[lower as u8]),
            '&' => self.append(b"and"),
            lower if lower.is_ascii() => Some(()),
            lower => match base(lower) {
                Base::Letters(letters) => self.append(letters.as_bytes()),
                Base::Itself => self.append(lower.encode_utf8(&mut [0; 4]).as_bytes()),
            },
        }
    }

    fn append(&mut self, bytes: &[u8]) -> Option<()> {
        let end = self.length + bytes.len();
        self.bytes.get_mut(self.length..end)?.copy_from_slice(bytes);
        self.length = end;
        Some(())
    }
}

/// Appends a letter, a digit or an underscore without its accent, in its case; false where it has no ASCII base.
pub(crate) fn push_ascii(letter: char, text: &mut String) -> bool {
    if letter.is_ascii() {
        let stays = letter.is_ascii_alphanumeric() || letter == '_';
        if stays {
            text.push(letter);
        }
        return stays;
    }
    let small = lower(letter);
    let Base::Letters(letters) = base(small) else { return false };
    let start = text.len();
    text.push_str(letters);
    if small != letter {
        text[start..].make_ascii_uppercase();
    }
    !letters.is_empty()
}

enum Base {
    Letters(&'static str),
    Itself,
}

/// A lower-case letter without its accent; nothing for marks and punctuation.
fn base(letter: char) -> Base {
    Base::Letters(match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' | '\u{1EA0}'..='\u{1EB7}' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ð' | 'ď' | 'đ' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | '\u{1EB8}'..='\u{1EC7}' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'İ' | 'ı' | '\u{1EC8}'..='\u{1ECB}' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | '\u{1ECC}'..='\u{1EE3}' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | '\u{1EE4}'..='\u{1EF1}' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' | '\u{1EF2}'..='\u{1EF9}' => "y",
        'ź' | 'ż' | 'ž' => "z",
        // Latin-1 signs, combining accents, spaces and punctuation.
        '\u{80}'..='¿' | '×' | '÷' | '\u{300}'..='\u{36F}' | '\u{2000}'..='\u{206F}' | '\u{3000}' | '\u{FEFF}' => "",
        _ => return Base::Itself,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> Option<String> {
        Key::of(text).map(|key| String::from_utf8_lossy(key.as_bytes()).into_owned())
    }

    #[test]
    fn lower_agrees_with_unicode_on_the_letters_it_knows() {
        let known = (0x41..0x250).chain(0x386..0x460).chain(0x1EA0..0x1EFA).filter_map(char::from_u32);
        let mut changed = 0;
        for letter in known {
            let lower = lower(letter);
            if lower != letter {
                changed += 1;
                assert!(letter.to_lowercase().eq([lower]), "{letter} became {lower}");
            }
        }
        assert!(changed > 200, "{changed}");
        assert_eq!("ÕÄÖÜŠŽŁŹĶŲŸЖЁΩỆ".chars().map(super::lower).collect::<String>(), "õäöüšžłźķųÿжёωệ");
    }

    #[test]
    fn keys_hold_letters_and_digits_only() {
        assert_eq!(key(" Address 1: Country/Region ").as_deref(), Some("address1countryregion"));
        assert_eq!(key("Trinidad & Tobago").as_deref(), Some("trinidadandtobago"));
        assert_eq!(key("Côte d’Ivoire").as_deref(), Some("cotedivoire"));
        assert_eq!(key("Straße").as_deref(), Some("strasse"));
        assert_eq!(key("Việt Nam").as_deref(), Some("vietnam"));
        assert_eq!(key("A\u{30A}land\u{A0}").as_deref(), Some("aland"));
        assert_eq!(key("Эстония").as_deref(), Some("эстония"));
    }

    #[test]
    fn nothing_and_too_much_have_no_key() {
        assert_eq!(key(" .-/ "), None);
        assert_eq!(key(&"a".repeat(64)).map(|key| key.len()), Some(64));
        assert_eq!(key(&"a".repeat(65)), None);
    }

    #[test]
    fn every_accented_latin_letter_has_an_ascii_base() {
        for letter in
            "àáâãäåāăąæçćĉċčďđðèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľŀłñńņňòóôõöøōŏőœŕŗřśŝşšßţťŧþùúûüũūŭůűųŵýÿŷźżžșț".chars()
        {
            let key = key(&letter.to_string()).unwrap_or_default();
            assert!(!key.is_empty() && key.is_ascii(), "{letter} became {key}");
        }
    }
}
