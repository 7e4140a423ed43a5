//! The connection, without its key.

use super::Generation;

/// What a person entered, and what came of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Connection {
    /// Display name.
    pub name: String,
    /// The agreement.
    pub agreed: bool,
    /// Whether Omnisend answers.
    pub link: Link,
}

/// Whether Omnisend answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Link {
    /// Not asked.
    #[default]
    None,
    /// Being asked.
    Connecting(Generation),
    /// It does not: the code's name.
    Failed(String),
    /// It does.
    Connected(Store),
}

/// The store behind a key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Store {
    /// Its name, where the key may read it.
    pub name: Option<String>,
    /// The brand's id, where the key or Omnisend tells it.
    pub brand: Option<String>,
}

impl Connection {
    pub(super) fn answered(&mut self, generation: Generation, answer: Result<Store, String>) -> Option<()> {
        if self.link != Link::Connecting(generation) {
            return None;
        }
        self.link = match answer {
            Ok(store) => Link::Connected(store),
            Err(code) => Link::Failed(code),
        };
        Some(())
    }
}
