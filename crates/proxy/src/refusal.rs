//! The proxy's own refusals: each has a code, a status, and the mark `Segue-Proxy: <code>`.
//!
//! They never look like Omnisend's: the body is `{"proxy": "<code>"}`, and only marked answers are ours.

use std::any::Any;

use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;

/// The header that marks an answer as the proxy's own; its value is the refusal's code.
pub const MARK: HeaderName = HeaderName::from_static("segue-proxy");

/// Why the proxy answered by itself. Nothing but the `Upstream…` cases has opened a socket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Method, path, query name or query value is not on the list.
    NotAllowed,
    /// The request is for another host than the configured ones, or for none.
    Host,
    /// The page's origin is not on the list.
    Origin,
    /// A browser says that another site made this request.
    ForeignSite,
    /// No `Authorization`.
    KeyMissing,
    /// An `Authorization` that is not one Omnisend key.
    KeyOdd,
    /// The key belongs to a brand that is not on the list.
    Brand,
    /// `Omnisend-Version` names another version than the one this proxy speaks.
    Version,
    /// The body is not what the route takes.
    Body,
    /// The body is not announced as JSON.
    ContentType,
    /// The body is larger than the limit.
    TooLarge,
    /// The body did not arrive in time.
    TooSlow,
    /// As many requests as allowed are under way.
    Busy,
    /// The brand's bucket is empty; full seconds until it holds a request again.
    Rate {
        /// Seconds to wait.
        seconds: u32,
    },
    /// No connection to the upstream came about: the request did not reach it.
    UpstreamUnreachable,
    /// The upstream did not answer in time: the request may have had its effect.
    UpstreamTimeout,
    /// The connection broke before the whole answer was there: the request may have had its effect.
    UpstreamCut,
    /// The upstream wanted to send us elsewhere.
    UpstreamRedirect,
    /// The upstream's answer is larger than the limit, or encoded though nobody asked for that.
    UpstreamAnswer,
    /// A fault of the proxy itself.
    Internal,
}

impl Refusal {
    /// The code in header, body and log.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotAllowed => "not-allowed",
            Self::Host => "host",
            Self::Origin => "origin",
            Self::ForeignSite => "foreign-site",
            Self::KeyMissing => "key-missing",
            Self::KeyOdd => "key-odd",
            Self::Brand => "brand",
            Self::Version => "version",
            Self::Body => "body",
            Self::ContentType => "content-type",
            Self::TooLarge => "too-large",
            Self::TooSlow => "too-slow",
            Self::Busy => "busy",
            Self::Rate { .. } => "rate",
            Self::UpstreamUnreachable => "upstream-unreachable",
            Self::UpstreamTimeout => "upstream-timeout",
            Self::UpstreamCut => "upstream-cut",
            Self::UpstreamRedirect => "upstream-redirect",
            Self::UpstreamAnswer => "upstream-answer",
            Self::Internal => "internal",
        }
    }

    /// The HTTP status.
    pub const fn status(self) -> StatusCode {
        match self {
            Self::NotAllowed => StatusCode::NOT_FOUND,
            Self::Host => StatusCode::MISDIRECTED_REQUEST,
            Self::Origin | Self::ForeignSite | Self::Brand => StatusCode::FORBIDDEN,
            Self::KeyMissing | Self::KeyOdd => StatusCode::UNAUTHORIZED,
            Self::Version | Self::Body => StatusCode::BAD_REQUEST,
            Self::ContentType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Rate { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::UpstreamTimeout => StatusCode::GATEWAY_TIMEOUT,
            Self::UpstreamUnreachable | Self::UpstreamCut | Self::UpstreamRedirect | Self::UpstreamAnswer => {
                StatusCode::BAD_GATEWAY
            }
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let code = self.code();
        let mut response = (self.status(), format!("{{\"proxy\":\"{code}\"}}")).into_response();
        let headers = response.headers_mut();
        headers.insert(MARK, HeaderValue::from_static(code));
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        match self {
            Self::Rate { seconds } => {
                headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
            }
            Self::Busy => {
                headers.insert(RETRY_AFTER, HeaderValue::from_static("1"));
            }
            // RFC 9110, 15.5.2: a 401 names the scheme.
            Self::KeyMissing | Self::KeyOdd => {
                headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static(crate::key::SCHEME));
            }
            _ => {}
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// Pages can be read only: `405` with `Allow`, unmarked, as it is no answer to a call.
pub(crate) fn method_not_allowed() -> Response {
    (StatusCode::METHOD_NOT_ALLOWED, [(ALLOW, "GET, HEAD")]).into_response()
}

/// A panic is a fault of ours, and answered as one: the connection and its other requests live on.
pub(crate) fn catch_panic() -> CatchPanicLayer<fn(Box<dyn Any + Send>) -> Response> {
    CatchPanicLayer::custom(|_| Refusal::Internal.into_response())
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::{Body, to_bytes};
    use axum::http::Request;
    use axum::routing::get;
    use tower::ServiceExt as _;

    use super::*;

    async fn fails() -> StatusCode {
        panic!("planted")
    }

    #[tokio::test]
    async fn a_fault_is_marked_as_ours_and_tells_nothing() {
        let router = Router::new().route("/", get(fails)).layer(catch_panic());
        let response = router.oneshot(Request::new(Body::empty())).await.expect("infallible");
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(response.headers().get(MARK), Some(&HeaderValue::from_static("internal")));
        let body = to_bytes(response.into_body(), 1000).await.expect("a body");
        assert_eq!(body, r#"{"proxy":"internal"}"#);
    }
}
