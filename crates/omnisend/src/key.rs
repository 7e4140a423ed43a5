//! The API key: held in memory, never shown.

use core::fmt;

/// An Omnisend API key, `<brand>-<secret>` with a brand of 24 hex digits.
///
/// `Debug` and `Display` show nothing of it, so that it cannot reach a log by accident.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiKey(String);

/// Why a text is no API key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Nothing was entered.
    #[error("no key")]
    Empty,
    /// It holds white space or characters that no header can carry.
    #[error("not a key: it holds characters that a key cannot hold")]
    Characters,
}

impl ApiKey {
    /// Takes a key as it was pasted; surrounding white space is dropped.
    ///
    /// # Errors
    /// [`KeyError`] where no header could carry it. The shape `<brand>-<secret>` is not insisted on: it is seen, not
    /// documented.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(KeyError::Empty);
        }
        if text.bytes().all(|byte| byte.is_ascii_graphic()) { Ok(Self(text.into())) } else { Err(KeyError::Characters) }
    }

    /// The brand that the key belongs to: its first 24 hex digits, where it has that shape.
    pub fn brand(&self) -> Option<&str> {
        let (brand, _) = self.0.split_once('-')?;
        (brand.len() == 24 && brand.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(brand)
    }

    /// The value of the header `Authorization`. To be handed to the transport and nowhere else.
    pub fn authorization(&self) -> String {
        format!("Omnisend-API-Key {}", self.0)
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApiKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "64b0c0ffee64b0c0ffee64b0-s3cretS3cret";

    #[test]
    fn names_its_brand_and_shows_nothing_else() {
        let key = ApiKey::parse(&format!("  {KEY}\n")).unwrap();
        assert_eq!(key.brand(), Some("64b0c0ffee64b0c0ffee64b0"));
        assert_eq!(key.authorization(), format!("Omnisend-API-Key {KEY}"));
        assert!(!format!("{key:?}").contains("s3cret"));
    }

    #[test]
    fn refuses_what_no_header_carries() {
        assert_eq!(ApiKey::parse(" "), Err(KeyError::Empty));
        assert_eq!(ApiKey::parse("a b"), Err(KeyError::Characters));
        assert_eq!(ApiKey::parse("õ-1"), Err(KeyError::Characters));
        assert_eq!(ApiKey::parse("no-brand").unwrap().brand(), None);
    }
}
