//! An Omnisend that runs here: a pure model, and behind the feature `http` its face.
//!
//! It behaves as the API's documentation says and as others have seen it behave, quirks included; what nobody is sure
//! of is a switch ([`Settings`]), what goes wrong is a fault ([`Faults`]) on demand or by the seed. It remembers
//! contacts, so a test can ask what Omnisend would now hold. It knows no clock but the one that it is told, and is
//! never a stand-in for the real thing in a test of what Omnisend really does.

#![forbid(unsafe_code)]

mod answers;
mod audience;
mod batches;
mod contacts;
mod faults;
#[cfg(feature = "http")]
mod http;
mod item;
mod limits;
mod list;
mod model;
mod people;
mod person;
mod random;
mod settings;
mod tagging;
mod time;

pub use faults::{Fault, Faults};
#[cfg(feature = "http")]
pub use http::router;
pub use model::{Model, Reply};
pub use people::practice_people;
pub use person::{Channel, Consent, Person, SmsStatus};
pub use settings::{Key, ListOrder, OldDates, PRACTICE_KEY, Settings, Tags};
