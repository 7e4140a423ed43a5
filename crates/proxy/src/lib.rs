//! The thin CORS proxy and static server: what a browser needs between Segue's page and Omnisend, and nothing more.
//!
//! One upstream, named in the configuration. Every request is parsed into a [`Route`](routes::Route) and built anew from
//! it, so nothing that a client wrote reaches the upstream unread. The key is passed through and forgotten.
//!
//! It never follows a redirect, never takes an address from a request, never logs more than a route's name, a status and
//! sizes, and never answers in Omnisend's name: its own refusals carry `Segue-Proxy: <code>`.
#![forbid(unsafe_code)]

mod api;
pub mod config;
mod cors;
mod forward;
mod guard;
mod headers;
mod health;
mod key;
mod limits;
pub mod log;
pub mod pages;
pub mod refusal;
pub mod routes;
pub mod serve;

use std::sync::Arc;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state, map_response};
use axum::routing::{any, get};

pub use config::{Config, ConfigError, Limits, Upstream};
pub use log::{Line, Log};
pub use pages::{EmbeddedFile, Pages};
pub use refusal::Refusal;
pub use serve::{Stop, serve, stop_signal};

/// Builds the whole service: `/healthz`, `<base>/api/…` and the pages under `<base>/`.
///
/// Reads the app's files into memory, so a wrong folder is found here and not at the first visit.
pub fn router(config: Config) -> Result<Router, ConfigError> {
    let base = config.base_path.as_str();
    let guard = Arc::new(guard::Guard::new(config.hosts.clone(), config.origins.clone()));
    let api = Arc::new(api::Api::new(&config)?);
    let pages = Arc::new(pages::Site::load(&config)?);

    // The last layer is the outermost: who asks is settled before CORS answers, and CORS marks our refusals readable.
    let api = Router::new()
        .route(&format!("{base}/api"), any(api::answer))
        .route(&format!("{base}/api/"), any(api::answer))
        .route(&format!("{base}/api/{{*rest}}"), any(api::answer))
        .with_state(api)
        .layer(refusal::catch_panic())
        .layer(cors::layer(&config.origins))
        .layer(from_fn_with_state(Arc::clone(&guard), guard::origin))
        .layer(map_response(headers::seal));

    Ok(Router::new()
        .merge(api)
        .fallback(pages::answer)
        .with_state(pages)
        .layer(from_fn_with_state(guard, guard::host))
        // A health check comes by address, with any Host, and learns nothing.
        .route("/healthz", get(health::answer))
        .layer(from_fn(log::with(config.log))))
}
