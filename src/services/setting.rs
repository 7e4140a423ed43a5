//! What the page was given to work with: addresses, words, a connection, files.

use std::fmt;
use std::rc::Rc;

use omnisend::ApiKey;
use texts::{Lang, Texts};

use super::files::Picked;
use super::numbers;
use super::portal::Portal;

/// What one mounted app, or one `check`, was given. Clones are the same setting.
#[derive(Clone)]
pub struct Setting(Rc<Given>);

/// What is given. The proxy's address never comes from the page's own address bar.
pub struct Given {
    /// The proxy.
    pub proxy: Proxy,
    /// Where workers come from.
    pub workers: Workers,
    /// Folder of this build's files, with its slash.
    pub base: String,
    /// The language to begin with.
    pub lang: Lang,
    /// A connection that the portal brings.
    pub connection: Option<GivenConnection>,
    /// Name of the segment, to be suggested as the tag.
    pub segment: Option<String>,
    /// Who runs. Drafts of two people in one browser are kept apart by it.
    pub user: Option<String>,
    /// Files to begin with.
    pub files: Vec<Picked>,
    /// Key of the practice store behind the proxy, where there is one.
    pub practice: Option<ApiKey>,
    /// The page around.
    pub portal: Portal,
}

impl Setting {
    /// The setting of these.
    pub fn new(given: Given) -> Self {
        Self(Rc::new(given))
    }

    /// Sentences in the language to begin with, numbers as the browser writes them.
    pub fn texts(&self) -> Texts {
        Texts::new(self.lang, numbers::number)
    }
}

impl std::ops::Deref for Setting {
    type Target = Given;

    fn deref(&self) -> &Given {
        &self.0
    }
}

impl PartialEq for Setting {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Setting").field(&self.proxy).finish()
    }
}

/// A connection that the portal brings.
#[derive(Clone, Debug)]
pub struct GivenConnection {
    /// Display name.
    pub display_name: String,
    /// The key; without it a person enters it.
    pub key: Option<ApiKey>,
}

/// Where workers come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Workers {
    /// From the script `worker.js` at this address, of the build with this name.
    Script {
        /// Its address.
        url: String,
        /// The build; a worker of another one refuses.
        build: String,
    },
    /// There are none: the page does their work itself, a chunk at a time.
    Page,
}

/// The proxy through which everything goes to Omnisend. By default there is none, and nothing leaves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proxy {
    base: String,
    host: String,
}

/// The address is neither https nor this computer's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the proxy's address has to begin with https://, or be this computer's own")]
pub struct UnsafeProxy;

impl Proxy {
    /// Takes the base address of the proxy's API.
    ///
    /// # Errors
    /// [`UnsafeProxy`], also for an address that carries a user, a query or a fragment.
    pub fn parse(address: &str) -> Result<Self, UnsafeProxy> {
        let url = web_sys::Url::new(address).map_err(|_| UnsafeProxy)?;
        let plain = [url.username(), url.password(), url.search(), url.hash()].iter().all(String::is_empty);
        let host = url.hostname();
        let safe = match url.protocol().as_str() {
            "https:" => true,
            "http:" => is_loopback(&host),
            _ => false,
        };
        if !plain || !safe {
            return Err(UnsafeProxy);
        }
        Ok(Self { base: url.href().trim_end_matches('/').to_owned(), host: url.host() })
    }

    /// Its address, without a slash at the end.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Its host, as screens name it.
    pub fn host(&self) -> &str {
        &self.host
    }
}

/// Whether the host is this computer itself. `URL` has written IPv4 addresses out by now.
fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.ends_with(".localhost") || host == "[::1]" || is_loopback_v4(host)
}

fn is_loopback_v4(host: &str) -> bool {
    host.strip_prefix("127.").is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_this_computer() {
        for host in ["localhost", "segue.localhost", "127.0.0.1", "127.9.9.9", "[::1]"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in ["example.com", "localhost.example.com", "notlocalhost", "127.example.com", "[::2]", "10.0.0.1"] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
