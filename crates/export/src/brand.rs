//! The brand that a key belongs to, and what its first run taught.

use omnisend::ApiKey;
use serde::{Deserialize, Serialize};

use crate::Tagging;

/// The brand of a key, 24 hexadecimal digits in lower case; none where the key does not tell it.
pub fn brand_of_key(key: &ApiKey) -> Option<String> {
    key.brand().map(str::to_ascii_lowercase)
}

/// What is known of how a brand's store behaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct BrandFacts {
    /// Whether its first people showed that nobody is harmed. Until then every run begins with the proof.
    pub proved: bool,
    /// How people get their tags there.
    pub tagging: Tagging,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_tells_its_brand_in_one_way() {
        let brand = |key: &str| brand_of_key(&ApiKey::parse(key).unwrap());
        assert_eq!(brand("64B0c0ffee64b0c0ffee64b0-secret").as_deref(), Some("64b0c0ffee64b0c0ffee64b0"));
        assert_eq!(brand("secret"), None);
    }

    #[test]
    fn nothing_is_known_of_a_store_before_its_proof() {
        let facts: BrandFacts = serde_json::from_str("{}").unwrap();
        assert_eq!(facts, BrandFacts { proved: false, tagging: Tagging::Together });
        let facts = BrandFacts { proved: true, tagging: Tagging::Apart };
        let text = serde_json::to_string(&facts).unwrap();
        assert_eq!(text, r#"{"proved":true,"tagging":"apart"}"#);
        assert_eq!(serde_json::from_str::<BrandFacts>(&text).unwrap(), facts);
    }
}
