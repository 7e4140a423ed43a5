//! Who may ask: the `Host` must be one of ours, and a browser must come from our own page or a listed origin.
//!
//! CORS hides answers but stops no request, so this does. Stricter than the usual protection against cross-site
//! requests, which lets reading methods pass: here a foreign page may not even read. Programs that are no browsers send
//! neither `Origin` nor `Sec-Fetch-Site` and pass; they bring a key anyway.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{HOST, ORIGIN};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderValue, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::config::{Host, Origin};
use crate::refusal::Refusal;

/// The lists that requests are held against.
pub(crate) struct Guard {
    hosts: Vec<Host>,
    origins: Vec<Origin>,
}

/// Names of this machine for itself. A page that rebinds its own name to 127.0.0.1 still asks under its own name.
const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

impl Guard {
    /// Takes the lists of the configuration.
    pub(crate) fn new(hosts: Vec<Host>, origins: Vec<Origin>) -> Self {
        Self { hosts, origins }
    }

    /// One `Host`, on the list; and no address in the request line, as only a client of a forward proxy sends.
    fn check_host(&self, uri: &Uri, headers: &HeaderMap) -> Result<Authority, Refusal> {
        let host = only(headers.get_all(HOST).iter()).map_err(|()| Refusal::Host)?.ok_or(Refusal::Host)?;
        let host = host.to_str().ok().filter(|text| !text.contains('@')).ok_or(Refusal::Host)?;
        let host: Authority = host.parse().map_err(|_| Refusal::Host)?;
        let known = LOOPBACK.iter().any(|name| host.host().eq_ignore_ascii_case(name))
            || self.hosts.iter().any(|name| name.matches(&host));
        if known && uri.authority().is_none() { Ok(host) } else { Err(Refusal::Host) }
    }

    /// The origin is ours or listed; and if the browser says where the request comes from, that fits.
    fn check_origin(&self, host: &Authority, headers: &HeaderMap) -> Result<(), Refusal> {
        let origin = only(headers.get_all(ORIGIN).iter()).map_err(|()| Refusal::Origin)?;
        let site = only(headers.get_all("sec-fetch-site").iter()).map_err(|()| Refusal::ForeignSite)?;
        let listed = origin.is_some_and(|origin| self.origins.iter().any(|other| other.value() == origin));
        let own = origin.is_none_or(|origin| is_own(origin, host));
        if !listed && !own {
            return Err(Refusal::Origin);
        }
        match site.map(HeaderValue::as_bytes) {
            None | Some(b"same-origin" | b"none") => Ok(()),
            Some(b"same-site" | b"cross-site") if listed => Ok(()),
            Some(_) => Err(Refusal::ForeignSite),
        }
    }
}

/// Whether an origin is this server under the name by which it was asked.
fn is_own(origin: &HeaderValue, host: &Authority) -> bool {
    let Ok(origin) = origin.to_str() else { return false };
    let authority = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    authority.is_some_and(|authority| authority.eq_ignore_ascii_case(host.as_str()))
}

/// The only value, none, or an error if there are several.
fn only<T>(mut values: impl Iterator<Item = T>) -> Result<Option<T>, ()> {
    let first = values.next();
    if values.next().is_some() { Err(()) } else { Ok(first) }
}

/// The host under which this request was allowed in.
#[derive(Clone)]
struct AskedHost(Authority);

/// Refuses requests for other hosts; around everything but the health check.
pub(crate) async fn host(State(guard): State<Arc<Guard>>, mut request: Request, next: Next) -> Response {
    match guard.check_host(request.uri(), request.headers()) {
        Ok(host) => {
            request.extensions_mut().insert(AskedHost(host));
            next.run(request).await
        }
        Err(refusal) => refusal.into_response(),
    }
}

/// Refuses requests from other pages; around the API, inside [`host`].
pub(crate) async fn origin(State(guard): State<Arc<Guard>>, request: Request, next: Next) -> Response {
    let checked = match request.extensions().get::<AskedHost>() {
        Some(AskedHost(host)) => guard.check_origin(host, request.headers()),
        None => Err(Refusal::Host),
    };
    match checked {
        Ok(()) => next.run(request).await,
        Err(refusal) => refusal.into_response(),
    }
}
