//! What browsers are told: which pages may read answers. Who may ask at all is the guard's.

use std::time::Duration;

use axum::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderName, Method};
use tower_http::cors::{AllowOrigin, CorsLayer};

use crate::config::Origin;
use crate::headers::{OMNISEND_VERSION, RATE_LIMIT};
use crate::refusal::MARK;

/// CORS for the listed origins, without credentials: there are no cookies here.
pub(crate) fn layer(origins: &[Origin]) -> CorsLayer {
    let readable: Vec<HeaderName> = [RETRY_AFTER, MARK].into_iter().chain(RATE_LIMIT).collect();
    CorsLayer::new()
        .allow_origin(AllowOrigin::list(origins.iter().map(|origin| origin.value().clone())))
        .allow_methods([Method::GET, Method::POST, Method::DELETE])
        .allow_headers([ACCEPT, AUTHORIZATION, CONTENT_TYPE, OMNISEND_VERSION])
        .expose_headers(readable)
        .max_age(Duration::from_mins(10))
}
