//! One file of the app: its type, how long it may be kept, and its forms.

use std::hash::{DefaultHasher, Hasher as _};

use axum::body::Bytes;
use axum::http::HeaderValue;

/// A file under a version's directory never changes.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Anything else may be kept, but is asked about each time.
const ASK: &str = "no-cache";

/// A content coding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Identity,
    Gzip,
    Brotli,
}

impl Encoding {
    /// Its name in headers, none for identity.
    pub(super) const fn name(self) -> Option<&'static str> {
        match self {
            Self::Identity => None,
            Self::Gzip => Some("gzip"),
            Self::Brotli => Some("br"),
        }
    }
}

/// Bytes as they are sent, and their entity tag: two codings of one file are two entities (RFC 9110, 8.8.3).
#[derive(Debug, Clone)]
pub(super) struct Form {
    pub(super) bytes: Bytes,
    pub(super) tag: HeaderValue,
}

impl Form {
    pub(super) fn new(bytes: Bytes) -> Self {
        // Told apart, not protected: a hash without a secret is enough, and the length makes two.
        let mut hasher = DefaultHasher::new();
        hasher.write(&bytes);
        let tag = format!("\"{:016x}-{:x}\"", hasher.finish(), bytes.len());
        let tag = HeaderValue::try_from(tag).unwrap_or(HeaderValue::from_static("\"\""));
        Self { bytes, tag }
    }
}

/// A file with all its forms.
#[derive(Debug, Clone)]
pub(super) struct Asset {
    pub(super) media_type: &'static str,
    pub(super) caching: &'static str,
    identity: Form,
    gzip: Option<Form>,
    brotli: Option<Form>,
}

impl Asset {
    pub(super) fn new(name: &str, identity: Bytes, gzip: Option<Bytes>, brotli: Option<Bytes>) -> Self {
        Self {
            media_type: media_type(name),
            caching: if is_versioned(name) { FOR_EVER } else { ASK },
            identity: Form::new(identity),
            gzip: gzip.map(Form::new),
            brotli: brotli.map(Form::new),
        }
    }

    pub(super) const fn has(&self, encoding: Encoding) -> bool {
        match encoding {
            Encoding::Identity => true,
            Encoding::Gzip => self.gzip.is_some(),
            Encoding::Brotli => self.brotli.is_some(),
        }
    }

    /// The form of an encoding that the file has; identity otherwise.
    pub(super) fn form(&self, encoding: Encoding) -> &Form {
        let form = match encoding {
            Encoding::Identity => None,
            Encoding::Gzip => self.gzip.as_ref(),
            Encoding::Brotli => self.brotli.as_ref(),
        };
        form.unwrap_or(&self.identity)
    }
}

/// Whether the first part of the path is a version: `0.1.0/`, `v1.2.3-rc.1/`.
fn is_versioned(name: &str) -> bool {
    name.split_once('/').is_some_and(|(first, _)| {
        let first = first.strip_prefix('v').unwrap_or(first);
        first.starts_with(|c: char| c.is_ascii_digit()) && first.contains('.')
    })
}

fn media_type(name: &str) -> &'static str {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" | "ts" => "text/plain; charset=utf-8",
        "gz" => "application/gzip",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_version_is_kept_for_ever() {
        for name in ["0.1.0/app.js", "v1.2.3/a/b.wasm", "1.0.0-rc.1/app.js"] {
            assert!(is_versioned(name), "{name}");
        }
        for name in ["segue.js", "page.js", "index.html", "v1/app.js", "vendor/app.js", "0.1.0", "2.js"] {
            assert!(!is_versioned(name), "{name}");
        }
    }

    #[test]
    fn tags_differ_by_content() {
        let tag = |bytes: &'static [u8]| Form::new(Bytes::from_static(bytes)).tag;
        assert_eq!(tag(b"a"), tag(b"a"));
        assert_ne!(tag(b"a"), tag(b"b"));
        assert_ne!(tag(b""), tag(b"\0"));
    }
}
