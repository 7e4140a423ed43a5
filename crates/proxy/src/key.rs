//! The key of one request: read, passed on, forgotten. It has no `Debug`, no `Clone`, and is kept nowhere.

use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, HeaderValue};

use crate::config::Brand;
use crate::refusal::Refusal;

/// Omnisend's scheme inside `Authorization` (API v2026-03-15).
pub(crate) const SCHEME: &str = "Omnisend-API-Key";

/// One well-formed key.
pub(crate) struct Key {
    header: HeaderValue,
    brand: Option<Brand>,
}

impl Key {
    /// Reads the key: exactly one `Authorization`, the one scheme, one blank, a token.
    pub(crate) fn from_headers(headers: &HeaderMap) -> Result<Self, Refusal> {
        let mut values = headers.get_all(AUTHORIZATION).iter();
        let header = values.next().ok_or(Refusal::KeyMissing)?;
        if values.next().is_some() {
            return Err(Refusal::KeyOdd);
        }
        let text = header.to_str().map_err(|_| Refusal::KeyOdd)?;
        let token = text
            .split_once(' ')
            .filter(|(scheme, _)| scheme.eq_ignore_ascii_case(SCHEME))
            .map(|(_, token)| token)
            .filter(|token| (8..=256).contains(&token.len()))
            .filter(|token| token.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.~+/=".contains(&b)))
            .ok_or(Refusal::KeyOdd)?;
        let brand = token.split_once('-').and_then(|(brand, _)| Brand::parse(brand).ok());
        let mut header = HeaderValue::try_from(format!("{SCHEME} {token}")).map_err(|_| Refusal::KeyOdd)?;
        header.set_sensitive(true);
        Ok(Self { header, brand })
    }

    /// The brand named by the key's first 24 digits; nothing proves it but Omnisend's answer.
    pub(crate) const fn brand(&self) -> Option<Brand> {
        self.brand
    }

    /// The `Authorization` for the upstream, marked as sensitive.
    pub(crate) fn into_header(self) -> HeaderValue {
        self.header
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BRAND: &str = "65f0c0ffee65f0c0ffee65f0";

    fn read(values: &[&str]) -> Result<(Option<Brand>, String), Refusal> {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(AUTHORIZATION, value.parse().expect("a header value"));
        }
        let key = Key::from_headers(&headers)?;
        let brand = key.brand();
        let header = key.into_header();
        assert!(header.is_sensitive());
        Ok((brand, header.to_str().expect("text").to_owned()))
    }

    #[test]
    fn one_key_of_the_one_scheme() {
        let brand = Brand::parse(BRAND).ok();
        let whole = format!("Omnisend-API-Key {BRAND}-s3cret");
        assert_eq!(read(&[&whole]), Ok((brand, whole.clone())));
        assert_eq!(read(&[&whole.replace("Omnisend-API-Key", "omnisend-api-key")]), Ok((brand, whole.clone())));
        assert_eq!(read(&["Omnisend-API-Key nobrandhere"]), Ok((None, "Omnisend-API-Key nobrandhere".to_owned())));
        assert_eq!(read(&[]), Err(Refusal::KeyMissing));
        for odd in [
            "Bearer abcdefghij",
            "Omnisend-API-Key",
            "Omnisend-API-Key  abcdefghij",
            "Omnisend-API-Key ab cdefghij",
            "Omnisend-API-Key short",
            "",
        ] {
            assert_eq!(read(&[odd]), Err(Refusal::KeyOdd), "{odd}");
        }
        assert_eq!(read(&[&whole, &whole]), Err(Refusal::KeyOdd));
    }
}
