//! Omnisend's REST API, version 2026-03-15: requests, answers, errors, limits.
//!
//! Builds and reads messages and never sends one: no I/O, no clock. What is documented is said with its source; what
//! is only seen or inferred is read so that the truth may turn out otherwise.

#![forbid(unsafe_code)]

pub mod batch;
pub mod contact;
mod day;
pub mod key;
pub mod message;
pub mod property;
pub mod read;
pub mod request;
pub mod trouble;

pub use batch::{BatchBody, BatchId, BatchState, BatchStatus, ItemOutcome};
pub use contact::{ChannelStatus, Consent, Contact, Gender, PhoneIdentifier, Status};
pub use day::utc_day;
pub use key::ApiKey;
pub use message::{Answer, Hints, Limit, Lost, Method, Request, Response};
pub use property::{NumberText, PropertyValue, is_property_name};
pub use trouble::{Scope, Trouble};

/// The API version that every request names in the header `Omnisend-Version`.
pub const VERSION: &str = "2026-03-15";

/// The API's base address.
pub const BASE: &str = "https://api.omnisend.com/api";

/// Most items of one batch (`POST /batches`, `maxItems`).
pub const BATCH_ITEMS: usize = 100;

/// Most bytes of one batch's body. The documentation recommends at most 1 MB; some room is left.
pub const BATCH_BYTES: usize = 900_000;

/// Requests a minute and brand, over all keys and integrations of the brand.
pub const REQUESTS_A_MINUTE: u32 = 400;

/// Requests a minute and brand to `/contacts/tags`.
pub const TAG_REQUESTS_A_MINUTE: u32 = 60;

/// Most addresses of one request to `/contacts/tags`.
pub const TAG_ADDRESSES: usize = 250;

/// Most entries of one page of a list.
pub const PAGE: u32 = 250;

/// Most tags of one contact or of one request.
pub const TAGS: usize = 100;

/// Longest tag, in characters. Omnisend's own plugin allows no longer one.
pub const TAG_LENGTH: usize = 128;
