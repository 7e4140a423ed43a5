//! The health check: this process answers. It asks nobody and tells nothing.

use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};

use crate::log::{self, Seen};

/// Answers `/healthz`.
pub(crate) async fn answer() -> Response {
    log::mark(([(CACHE_CONTROL, "no-store")], "ok\n").into_response(), Seen { route: "health", received: 0 })
}
