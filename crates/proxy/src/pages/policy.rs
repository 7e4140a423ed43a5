//! What the app's files tell a browser about themselves: nothing is loaded from elsewhere, nothing is told to anybody.

use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderMap, HeaderName, HeaderValue};

use crate::config::Origin;

const PERMISSIONS: &str = "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), \
                           gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()";

/// The headers of every page and file.
pub(super) struct Policy {
    content: HeaderValue,
    embedded: bool,
}

impl Policy {
    /// `frames`: who may show the page in a frame; `embedded`: whether other origins may load the files.
    pub(super) fn new(frames: &[Origin], embedded: bool) -> Self {
        let mut ancestors = String::new();
        for origin in frames {
            ancestors.push(' ');
            ancestors.push_str(origin.as_str());
        }
        if ancestors.is_empty() {
            ancestors.push_str(" 'none'");
        }
        let content = format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; worker-src 'self'; \
             connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; \
             frame-ancestors{ancestors}"
        );
        // Origins were header values before; the fallback only forbids more.
        let content = HeaderValue::try_from(content).unwrap_or(HeaderValue::from_static("default-src 'none'"));
        Self { content, embedded }
    }

    /// Adds the headers. A page itself is never a part of another origin's page but in a frame.
    pub(super) fn apply(&self, headers: &mut HeaderMap) {
        let page = headers.get(CONTENT_TYPE).is_some_and(|value| value.as_bytes().starts_with(b"text/html"));
        let resource = if self.embedded && !page { "cross-origin" } else { "same-origin" };
        for (name, value) in [
            (CONTENT_SECURITY_POLICY, self.content.clone()),
            (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
            (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
            (HeaderName::from_static("permissions-policy"), HeaderValue::from_static(PERMISSIONS)),
            (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
            (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static(resource)),
        ] {
            headers.insert(name, value);
        }
    }
}
