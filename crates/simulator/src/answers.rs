//! Answers and problem documents (RFC 9457) as Omnisend writes them.

use omnisend::{Hints, Response};
use serde_json::{Value, json};

/// A JSON answer.
pub(crate) fn json(status: u16, body: &Value) -> Response {
    Response { status, hints: Hints::default(), body: body.to_string().into_bytes() }
}

/// An answer without a body.
pub(crate) fn empty(status: u16) -> Response {
    Response { status, ..Response::default() }
}

/// A gateway's page.
pub(crate) fn page(status: u16) -> Response {
    let body = format!("<!doctype html><title>{status}</title><h1>Error {status}</h1>");
    Response { status, hints: Hints::default(), body: body.into_bytes() }
}

/// A problem document. `kind` is the last part of its type.
pub(crate) fn problem(status: u16, kind: &str, title: &str, detail: &str, instance: &str) -> Response {
    json(
        status,
        &json!({
            "type": format!("https://problems.omnisend.com/{kind}"),
            "title": title,
            "status": status,
            "detail": detail,
            "instance": format!("urn:omnisend:request:{instance}"),
        }),
    )
}

/// A refused body or query: what is wrong with which field.
pub(crate) fn invalid(field: &str, message: &str, instance: &str) -> Response {
    json(
        400,
        &json!({
            "type": "https://problems.omnisend.com/validation-failed",
            "title": "Validation failed",
            "status": 400,
            "detail": "1 validation error",
            "instance": format!("urn:omnisend:request:{instance}"),
            "errors": [{"field": field, "code": "invalid", "message": message}],
        }),
    )
}

/// 429, with how long to wait in the body and in the header.
pub(crate) fn too_many(wait: u32, instance: &str, header: bool) -> Response {
    let body = json!({
        "type": "https://problems.omnisend.com/rate-limit-exceeded",
        "title": "Rate limit exceeded",
        "status": 429,
        "detail": "Too many requests",
        "instance": format!("urn:omnisend:request:{instance}"),
        "retryAfter": wait,
    });
    let mut response = json(429, &body);
    response.hints.retry_after = header.then_some(wait);
    response
}
