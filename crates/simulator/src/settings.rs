//! Switches: whose store it is, and what nobody is sure of.

use omnisend::Scope;
use serde::{Deserialize, Serialize};

/// The practice store's key. It opens nothing but the simulator.
pub const PRACTICE_KEY: &str = "64b0c0ffee64b0c0ffee64b0-practice";

/// Whether tags of a contact add to those it has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Tags {
    /// They add: what is believed.
    #[default]
    Add,
    /// They replace.
    Replace,
}

/// Whether a status dated before the stored one is ignored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum OldDates {
    /// It is, as documented.
    #[default]
    Honoured,
    /// Every date is taken for now.
    Ignored,
}

/// In which order batches are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ListOrder {
    /// The newest first.
    #[default]
    NewestFirst,
    /// The oldest first.
    OldestFirst,
    /// In none.
    Unordered,
}

/// An API key and what it may do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Key {
    /// The key.
    pub text: String,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// Is blocked for too many errors.
    pub blocked: bool,
}

impl Default for Key {
    fn default() -> Self {
        let text = PRACTICE_KEY.to_string();
        let scopes = vec![Scope::ContactsRead, Scope::ContactsWrite, Scope::BrandsRead];
        Self { text, scopes, blocked: false }
    }
}

/// All switches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Settings {
    /// Whether tags add.
    pub tags: Tags,
    /// Whether old dates are honoured.
    pub old_dates: OldDates,
    /// Order of lists.
    pub lists: ListOrder,
    /// Listing batches is refused.
    pub list_refused: bool,
    /// Answers carry the limit's headers.
    pub hints: bool,
    /// Milliseconds that a batch takes, besides its items.
    pub batch_ms: u64,
    /// Milliseconds that an item takes.
    pub item_ms: u64,
    /// Most contacts that the store's plan takes.
    pub contact_limit: Option<u64>,
    /// Requests a minute.
    pub requests_a_minute: u32,
    /// Requests a minute to `/contacts/tags`.
    pub tag_requests_a_minute: u32,
    /// The keys there are.
    pub keys: Vec<Key>,
    /// Name of the store.
    pub brand_name: String,
    /// Who is refused, always: what the address holds, status, words.
    pub refuse: Vec<(String, u16, String)>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            tags: Tags::Add,
            old_dates: OldDates::Honoured,
            lists: ListOrder::NewestFirst,
            list_refused: false,
            hints: false,
            batch_ms: 1_500,
            item_ms: 5,
            contact_limit: None,
            requests_a_minute: omnisend::REQUESTS_A_MINUTE,
            tag_requests_a_minute: omnisend::TAG_REQUESTS_A_MINUTE,
            keys: vec![Key::default()],
            brand_name: "Minu Pood".to_string(),
            refuse: Vec::new(),
        }
    }
}
