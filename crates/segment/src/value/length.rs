//! How long Omnisend lets things be.
//!
//! The crate of Omnisend's requests has the same limits: neither knows the other. `crates/export`, which knows both, tests
//! that they agree.

/// A text of a custom property, in characters (Omnisend's API reference, custom properties).
pub const PROPERTY_TEXT: usize = 2048;

/// A custom property's name, in characters (`^[A-Za-z0-9_]{1,128}$`; Omnisend's API reference, custom properties).
pub const PROPERTY_NAME: usize = 128;

/// A tag, in characters (Omnisend's own `WordPress` plugin takes no more).
pub const TAG: usize = 128;

/// Tags in one request (`maxItems` in Omnisend's `OpenAPI` 2026-03-15, contacts).
pub const TAGS: usize = 100;

/// Whether a text has at most `limit` characters.
pub fn fits(text: &str, limit: usize) -> bool {
    text.len() <= limit || text.chars().nth(limit).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_not_bytes() {
        assert!(fits("", 0) && fits("õõõ", 3) && fits("abc", 3));
        assert!(!fits("õõõõ", 3) && !fits("abcd", 3));
    }
}
