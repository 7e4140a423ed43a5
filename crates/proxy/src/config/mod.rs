//! The configuration: one TOML file, every field optional, right for a first start on one's own machine.
//!
//! An unknown field is refused by name, and so is anything that would make the proxy hold a key: a setting that is
//! silently ignored is worse than none.

mod values;

use std::net::{Ipv4Addr, SocketAddr};
use std::num::{NonZeroU32, NonZeroU64, NonZeroUsize};
use std::path::PathBuf;
use std::time::Duration;

use serde::Deserialize;

use crate::log::Log;
use crate::pages::Pages;
pub use values::{BasePath, Brand, Host, Origin, Upstream, ValueError};

/// Fields that would name a key held by the proxy.
const HELD: [&str; 7] = ["key", "keys", "held", "held_key", "held_keys", "api_key", "omnisend_key"];

/// Everything that the proxy is told.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Where to listen. `127.0.0.1:8787` unless told otherwise.
    pub listen: SocketAddr,
    /// The only place to which requests go: `https://api.omnisend.com/api`.
    pub upstream: Upstream,
    /// The path under which page and API live: `/` or, say, `/segue`.
    pub base_path: BasePath,
    /// Names under which this server is reached, besides `localhost`, `127.0.0.1` and `[::1]`.
    pub hosts: Vec<Host>,
    /// Origins of other pages that may load the embedding files and call the API. The server's own needs no entry.
    pub origins: Vec<Origin>,
    /// Origins that may show the page in a frame.
    pub frame_ancestors: Vec<Origin>,
    /// Brands whose keys may be used; absent: any.
    pub brands: Option<Vec<Brand>>,
    /// The app's files: in the file a folder's path, under the name `app`.
    #[serde(rename = "app")]
    pub pages: Pages,
    /// Where the log goes: `requests` (standard error) or `off`.
    pub log: Log,
    /// Sizes, times and counts.
    pub limits: Limits,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8787)),
            upstream: Upstream::omnisend(),
            base_path: BasePath::default(),
            hosts: Vec::new(),
            origins: Vec::new(),
            frame_ancestors: Vec::new(),
            brands: None,
            pages: Pages::None,
            log: Log::Requests,
            limits: Limits::default(),
        }
    }
}

impl Config {
    /// Reads a configuration file's text. Errors name the field and the line.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let table: toml::Table = text.parse().map_err(ConfigError::Toml)?;
        if let Some(name) = HELD.into_iter().find(|name| table.contains_key(*name)) {
            return Err(ConfigError::HeldKey { name });
        }
        toml::from_str(text).map_err(ConfigError::Toml)
    }
}

/// Sizes, times and counts. None can be zero.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// The largest request body, in bytes: 2 MiB.
    pub body_bytes: NonZeroUsize,
    /// The longest that a request body may take from first to last byte, in seconds.
    pub body_seconds: NonZeroU64,
    /// The largest answer of the upstream, in bytes: 8 MiB.
    pub answer_bytes: NonZeroUsize,
    /// The longest that connecting to the upstream may take, in seconds.
    pub connect_seconds: NonZeroU64,
    /// The longest that a request to the upstream may take, connecting and answer included, in seconds.
    pub upstream_seconds: NonZeroU64,
    /// Requests under way to the upstream at once; more are refused, not queued.
    pub requests: NonZeroUsize,
    /// Connections open at once; more wait to be accepted.
    pub connections: NonZeroUsize,
    /// The longest that a client may take for a request's head, or stay idle between two, in seconds.
    pub head_seconds: NonZeroU64,
    /// How long a stop waits for requests under way, in seconds.
    pub stop_seconds: NonZeroU64,
    /// Requests a minute for each brand; absent: Omnisend's own limit alone.
    pub brand_requests_per_minute: Option<NonZeroU32>,
}

impl Default for Limits {
    fn default() -> Self {
        const fn n(value: usize) -> NonZeroUsize {
            NonZeroUsize::MIN.saturating_add(value - 1)
        }
        const fn s(seconds: u64) -> NonZeroU64 {
            NonZeroU64::MIN.saturating_add(seconds - 1)
        }
        Self {
            body_bytes: n(2 * 1024 * 1024),
            body_seconds: s(20),
            answer_bytes: n(8 * 1024 * 1024),
            connect_seconds: s(5),
            upstream_seconds: s(30),
            requests: n(32),
            connections: n(512),
            head_seconds: s(15),
            stop_seconds: s(10),
            brand_requests_per_minute: None,
        }
    }
}

/// Seconds of the configuration as a duration.
pub(crate) fn seconds(value: NonZeroU64) -> Duration {
    Duration::from_secs(value.get())
}

/// Why the proxy does not start. For whoever runs it; names the field.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// Not TOML, an unknown field, or a value that does not fit; the message has line and name.
    #[error("{0}")]
    Toml(#[source] toml::de::Error),
    /// The file asks the proxy to hold a key.
    #[error("`{name}`: this proxy holds no keys; each request brings its own. Take the field out of the file")]
    HeldKey {
        /// The field's name.
        name: &'static str,
    },
    /// The app's folder, or a file in it, cannot be read.
    #[error("app: cannot read {}", path.display())]
    AppUnreadable {
        /// What was read.
        path: PathBuf,
        /// Why it failed.
        #[source]
        source: std::io::Error,
    },
    /// The app's files lack the page itself.
    #[error("app: there is no index.html in it")]
    AppWithoutIndex,
    /// A file's name holds more than letters, digits and `. _ - +`, or leaves the folder.
    #[error("app: a file cannot be served under the name {name:?}")]
    AppFileName {
        /// Its path inside the app.
        name: String,
    },
    /// The folder is too large to be the app.
    #[error("app: more than 64 MiB or 2,000 files; is it the right folder?")]
    AppTooLarge,
    /// The client for the upstream could not be set up, most often because the system has no CA certificates.
    #[error("cannot set up TLS towards the upstream (are the system's CA certificates installed?)")]
    Client(#[source] reqwest::Error),
}
