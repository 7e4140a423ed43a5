//! The app's files, served from memory: read once at the start, found by exact name.
//!
//! There is no path on a disk to walk at a request, so nothing outside the app can be reached. Files arrive compressed
//! beforehand (`name.br`, `name.gz` beside `name`); nothing is compressed while serving.

mod file;
mod load;
mod negotiate;
mod policy;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT_ENCODING, ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG,
    IF_NONE_MATCH, LOCATION, ORIGIN, VARY,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::config::{Config, ConfigError, Origin};
use crate::log::{self, Seen};
use crate::refusal::method_not_allowed;
use file::Asset;
use policy::Policy;

/// Where the app's files come from.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "PathBuf")]
pub enum Pages {
    /// No pages: the proxy alone.
    #[default]
    None,
    /// A folder, read when the service is built.
    Folder(PathBuf),
    /// Files inside the program.
    Embedded(&'static [EmbeddedFile]),
}

impl From<PathBuf> for Pages {
    fn from(path: PathBuf) -> Self {
        Self::Folder(path)
    }
}

/// A file inside the program; compressed forms are files of their own, named `….br` and `….gz`.
#[derive(Debug, Clone, Copy)]
pub struct EmbeddedFile {
    /// Path inside the app, with `/` between its parts and none before: `0.1.0/app.js`.
    pub path: &'static str,
    /// Its bytes.
    pub bytes: &'static [u8],
}

/// The app, ready to serve.
pub(crate) struct Site {
    base: String,
    assets: HashMap<String, Asset>,
    policy: Policy,
    origins: Vec<Origin>,
}

impl Site {
    /// Reads the files and writes the policy.
    pub(crate) fn load(config: &Config) -> Result<Self, ConfigError> {
        Ok(Self {
            base: config.base_path.as_str().to_owned(),
            assets: load::assets(&config.pages)?,
            policy: Policy::new(&config.frame_ancestors, !config.origins.is_empty()),
            origins: config.origins.clone(),
        })
    }

    fn answer(&self, method: &Method, path: &str, headers: &HeaderMap) -> Response {
        if method != Method::GET && method != Method::HEAD {
            return method_not_allowed();
        }
        let Some(path) = path.strip_prefix(&self.base) else { return not_found() };
        if path.is_empty() && !self.assets.is_empty() {
            // Relative addresses in the page need the final slash.
            return (StatusCode::PERMANENT_REDIRECT, [(LOCATION, format!("{}/", self.base))]).into_response();
        }
        let Some(name) = path.strip_prefix('/') else { return not_found() };
        let index = if name.is_empty() || name.ends_with('/') { "index.html" } else { "" };
        match self.assets.get(&format!("{name}{index}")) {
            Some(asset) => self.send(asset, method, headers),
            None => not_found(),
        }
    }

    fn send(&self, asset: &Asset, method: &Method, asked: &HeaderMap) -> Response {
        let encoding = negotiate::choose(&asked.get_all(ACCEPT_ENCODING), asset);
        let form = asset.form(encoding);
        let mut headers = HeaderMap::with_capacity(12);
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(asset.media_type));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(asset.caching));
        headers.insert(ETAG, form.tag.clone());
        headers.insert(VARY, HeaderValue::from_static("accept-encoding, origin"));
        if let Some(name) = encoding.name() {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        if let Some(origin) = asked.get(ORIGIN)
            && self.origins.iter().any(|listed| listed.value() == origin)
        {
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
        }
        if negotiate::is_known(&asked.get_all(IF_NONE_MATCH), &form.tag) {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        headers.insert(CONTENT_LENGTH, HeaderValue::from(form.bytes.len()));
        let body = if method == Method::HEAD { Bytes::new() } else { form.bytes.clone() };
        (headers, Body::from(body)).into_response()
    }
}

/// Answers everything that is neither API nor health check.
pub(crate) async fn answer(State(site): State<Arc<Site>>, request: Request) -> Response {
    let mut response = site.answer(request.method(), request.uri().path(), request.headers());
    site.policy.apply(response.headers_mut());
    log::mark(response, Seen { route: "page", received: 0 })
}

fn not_found() -> Response {
    const TYPE: (HeaderName, &str) = (CONTENT_TYPE, "text/plain; charset=utf-8");
    (StatusCode::NOT_FOUND, [TYPE, (CACHE_CONTROL, "no-store")], "Not found\n").into_response()
}
