//! The one way out: a parsed route, a key and a checked body to the one upstream, and its answer back, whole.
//!
//! Never follows a redirect, never repeats a request, never uses a proxy of the environment.

use axum::body::Bytes;
use axum::http::header::AUTHORIZATION;
use axum::response::{IntoResponse, Response};
use reqwest::redirect::Policy;
use reqwest::{Client, Error};

use crate::config::{Config, ConfigError, Upstream, seconds};
use crate::headers;
use crate::key::Key;
use crate::refusal::Refusal;
use crate::routes::Route;

/// The client and its one target.
pub(crate) struct Forwarder {
    client: Client,
    upstream: Upstream,
    largest: usize,
}

impl Forwarder {
    /// Sets up the client.
    pub(crate) fn new(config: &Config) -> Result<Self, ConfigError> {
        let plain = config.upstream.is_plain();
        // `ring` builds in seconds; whoever embeds us may have chosen another provider before, which stays.
        rustls::crypto::ring::default_provider().install_default().ok();
        let mut builder = Client::builder()
            .redirect(Policy::none())
            .retry(reqwest::retry::never())
            .no_proxy()
            .referer(false)
            .https_only(!plain)
            // Ours, and fixed: gateways turn away requests without one.
            .user_agent(concat!("Segue/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(seconds(config.limits.connect_seconds))
            .timeout(seconds(config.limits.upstream_seconds));
        if plain {
            // No TLS to the simulator, so a system without CA certificates can still practise.
            builder = builder.tls_certs_only([]);
        }
        Ok(Self {
            client: builder.build().map_err(ConfigError::Client)?,
            upstream: config.upstream.clone(),
            largest: config.limits.answer_bytes.get(),
        })
    }

    /// Sends a request and waits for the whole answer.
    pub(crate) async fn send(&self, route: &Route, key: Key, body: Bytes) -> Result<Response, Refusal> {
        let mut request = self
            .client
            .request(route.method(), self.upstream.target(route))
            .headers(headers::for_upstream(route.body()))
            .header(AUTHORIZATION, key.into_header());
        if !body.is_empty() {
            request = request.body(body);
        }
        let mut answer = request.send().await.map_err(|error| lost(&error))?;
        let status = answer.status();
        if status.is_redirection() {
            return Err(Refusal::UpstreamRedirect);
        }
        let announced = answer.content_length().unwrap_or_default();
        if headers::is_encoded(answer.headers()) || announced > self.largest as u64 {
            return Err(Refusal::UpstreamAnswer);
        }
        let headers = headers::from_upstream(answer.headers());
        let mut bytes = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(|error| lost(&error))? {
            if bytes.len() + chunk.len() > self.largest {
                return Err(Refusal::UpstreamAnswer);
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok((status, headers, bytes).into_response())
    }
}

/// What became of a request without an answer: whether it can have had an effect is what a sender must know.
fn lost(error: &Error) -> Refusal {
    if error.is_connect() {
        Refusal::UpstreamUnreachable
    } else if error.is_timeout() {
        Refusal::UpstreamTimeout
    } else {
        Refusal::UpstreamCut
    }
}
