//! Headers by allow-list, both ways. What is not named here does not pass: no cookie, origin, forwarded address, agent.

use axum::http::header::{
    ACCEPT, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, RETRY_AFTER,
    TRANSFER_ENCODING, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::Response;

use crate::refusal::Refusal;
use crate::routes::Body;

/// Omnisend's version header.
pub(crate) const OMNISEND_VERSION: HeaderName = HeaderName::from_static("omnisend-version");

/// The one version that is spoken.
const VERSION: &str = "2026-03-15";

const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// Omnisend's rate-limit headers.
pub(crate) const RATE_LIMIT: [HeaderName; 3] = [
    HeaderName::from_static("x-rate-limit-limit"),
    HeaderName::from_static("x-rate-limit-remaining"),
    HeaderName::from_static("x-rate-limit-reset"),
];

/// What the headers say about version and body, held against the route. Runs before a byte of the body is read.
pub(crate) fn check(headers: &HeaderMap, body: Body, largest: usize) -> Result<(), Refusal> {
    if headers.get_all(OMNISEND_VERSION).iter().any(|version| version != VERSION) {
        return Err(Refusal::Version);
    }
    // hyper has read the length already and refuses several, or one beside chunks; what it leaves is a number.
    let length = headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if body == Body::None {
        let none = length.is_none_or(|length| length == 0) && !headers.contains_key(TRANSFER_ENCODING);
        return if none { Ok(()) } else { Err(Refusal::Body) };
    }
    if length.is_some_and(|length| length > largest as u64) {
        return Err(Refusal::TooLarge);
    }
    let mut types = headers.get_all(CONTENT_TYPE).iter();
    let json = types.next().is_some_and(is_json) && types.next().is_none() && !headers.contains_key(CONTENT_ENCODING);
    if json { Ok(()) } else { Err(Refusal::ContentType) }
}

fn is_json(value: &HeaderValue) -> bool {
    let Ok(text) = value.to_str() else { return false };
    let (essence, rest) = text.split_once(';').unwrap_or((text, ""));
    let rest = rest.trim();
    essence.trim().eq_ignore_ascii_case("application/json")
        && (rest.is_empty() || rest.eq_ignore_ascii_case("charset=utf-8"))
}

/// The headers for the upstream, all of them ours but the key, which the forwarder adds.
pub(crate) fn for_upstream(body: Body) -> HeaderMap {
    let mut headers = HeaderMap::with_capacity(4);
    headers.insert(ACCEPT, JSON);
    headers.insert(OMNISEND_VERSION, HeaderValue::from_static(VERSION));
    if body != Body::None {
        headers.insert(CONTENT_TYPE, JSON);
    }
    headers
}

/// The headers of the upstream's answer that a page may see.
pub(crate) fn from_upstream(answer: &HeaderMap) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for name in [CONTENT_TYPE, RETRY_AFTER].into_iter().chain(RATE_LIMIT) {
        if let Some(value) = answer.get(&name) {
            headers.insert(name, value.clone());
        }
    }
    headers
}

/// Whether an answer is encoded, which nobody asked for.
pub(crate) fn is_encoded(answer: &HeaderMap) -> bool {
    answer.get_all(CONTENT_ENCODING).iter().any(|encoding| encoding != "identity")
}

/// On every answer of the API: never stored, never taken for a page, whatever type a gateway gave it.
pub(crate) async fn seal(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(
        CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox"),
    );
    response
}
