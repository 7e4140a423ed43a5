//! The configuration's values as types: what parses here can be used without another look.

use std::fmt::Write as _;
use std::net::{Ipv4Addr, Ipv6Addr};

use axum::http::HeaderValue;
use axum::http::uri::Authority;
use reqwest::Url;
use serde::Deserialize;

use crate::routes::Route;

/// Why a value of the configuration does not fit.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ValueError {
    /// Not an absolute address.
    #[error("{0:?} is not an address such as https://shop.example.com")]
    Address(String),
    /// Neither https nor loopback.
    #[error("{0:?} must be https; http only for localhost, 127.0.0.1 or [::1]")]
    Insecure(String),
    /// Has parts that it must not have: user, path, query, fragment.
    #[error("{0:?} must not have a user, query or fragment, and an origin no path")]
    Parts(String),
    /// Not a host name with an optional port.
    #[error("{0:?} is not a host name such as segue.example.com, or with a port")]
    Host(String),
    /// Not a base path.
    #[error("{0:?} is not a base path such as / or /segue")]
    BasePath(String),
    /// Not a brand id.
    #[error("{0:?} is not a brand id: 24 hexadecimal digits, as at the start of its keys")]
    Brand(String),
}

/// An https address, or an http one on this machine, without user, query or fragment.
fn address(text: &str) -> Result<Url, ValueError> {
    let url = Url::parse(text).map_err(|_| ValueError::Address(text.to_owned()))?;
    let Some(host) = url.host_str().filter(|host| is_host(host)) else {
        return Err(ValueError::Address(text.to_owned()));
    };
    let here = host == "localhost" || host == "[::1]" || host.parse::<Ipv4Addr>().is_ok_and(|ip| ip.is_loopback());
    match url.scheme() {
        "https" => {}
        "http" if here => {}
        _ => return Err(ValueError::Insecure(text.to_owned())),
    }
    let bare = url.username().is_empty()
        && url.password().is_none()
        && url.query().is_none()
        && url.fragment().is_none()
        && !text.contains('@');
    if bare { Ok(url) } else { Err(ValueError::Parts(text.to_owned())) }
}

/// Letters, digits, `-`, `.`, or an IPv6 address: URLs allow more, such as `*` and `;`, which mean something in a policy.
fn is_host(host: &str) -> bool {
    let name = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    match name {
        Some(address) => address.parse::<Ipv6Addr>().is_ok(),
        None => !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_')),
    }
}

macro_rules! from_string {
    ($($name:ident),*) => {$(
        impl TryFrom<String> for $name {
            type Error = ValueError;
            fn try_from(text: String) -> Result<Self, ValueError> {
                Self::parse(&text)
            }
        }
    )*};
}
from_string!(Upstream, Origin, Host, BasePath, Brand);

/// The one place to which requests go: https anywhere, http only on this machine.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Upstream(Url);

impl Upstream {
    /// Parses an address such as `https://api.omnisend.com/api`.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let mut url = address(text)?;
        let path = url.path().trim_end_matches('/').to_owned();
        url.set_path(&path);
        Ok(Self(url))
    }

    /// Omnisend's API, v2026-03-15.
    pub(crate) fn omnisend() -> Self {
        Self(Url::parse("https://api.omnisend.com/api").expect("a constant"))
    }

    /// The simulator on this machine: no TLS.
    pub(crate) fn is_plain(&self) -> bool {
        self.0.scheme() == "http"
    }

    /// The address of a route. Host and port are the configuration's; path and query are built from parsed values.
    pub(crate) fn target(&self, route: &Route) -> Url {
        let mut url = self.0.clone();
        let mut path = url.path().trim_end_matches('/').to_owned();
        // Writing to a `String` cannot fail.
        let _ = write!(path, "{}", route.path());
        url.set_path(&path);
        url.set_query(route.query().as_deref());
        url
    }
}

/// A web page's origin: scheme, host, port, as browsers send it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Origin(HeaderValue);

impl Origin {
    /// Parses `https://portal.example.com`; a final slash is forgiven.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let url = address(text)?;
        if url.path() != "/" {
            return Err(ValueError::Parts(text.to_owned()));
        }
        let origin = url.origin().ascii_serialization();
        HeaderValue::try_from(origin).map(Self).map_err(|_| ValueError::Address(text.to_owned()))
    }

    /// As the `Origin` header has it.
    pub(crate) fn value(&self) -> &HeaderValue {
        &self.0
    }

    /// As text, for a policy.
    pub(crate) fn as_str(&self) -> &str {
        self.0.to_str().unwrap_or_default()
    }
}

/// A name under which this server is reached; without a port, under any.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Host(Authority);

impl Host {
    /// Parses `segue.example.com` or `segue.example.com:8443`.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        match text.parse::<Authority>() {
            Ok(authority) if !text.contains('@') && is_host(authority.host()) => Ok(Self(authority)),
            _ => Err(ValueError::Host(text.to_owned())),
        }
    }

    /// Whether a request for `asked` is meant for this name.
    pub(crate) fn matches(&self, asked: &Authority) -> bool {
        self.0.host().eq_ignore_ascii_case(asked.host()) && (self.0.port().is_none() || self.0.port() == asked.port())
    }
}

/// The path under which everything lives: empty, or `/segue`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct BasePath(String);

impl BasePath {
    /// Parses `/`, `/segue` or `/tools/segue/`.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let path = text.trim_end_matches('/');
        let sound = |segment: &str| {
            !matches!(segment, "" | "." | ".." | "healthz")
                && segment.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
        };
        let valid = match path.strip_prefix('/') {
            Some(rest) => rest.split('/').all(sound),
            None => path.is_empty() && text == "/",
        };
        if valid { Ok(Self(path.to_owned())) } else { Err(ValueError::BasePath(text.to_owned())) }
    }

    /// Without a final slash; empty for the root.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A brand's id: the 24 hexadecimal digits at the start of its keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct Brand([u8; 24]);

impl Brand {
    /// Parses 24 hexadecimal digits, in either case.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        match <[u8; 24]>::try_from(text.as_bytes()) {
            Ok(digits) if digits.iter().all(u8::is_ascii_hexdigit) => Ok(Self(digits.map(|d| d.to_ascii_lowercase()))),
            _ => Err(ValueError::Brand(text.to_owned())),
        }
    }
}
