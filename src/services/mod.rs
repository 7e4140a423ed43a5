//! What the browser gives: workers behind a desk, files, the network, the tab's storage, the clock, `Intl`.
//!
//! No service knows a screen. The API key passes through [`fetch`] and [`desk`], and is kept by neither longer than the
//! connection that it proves.

pub mod awake;
pub mod blob;
pub mod caller;
pub mod clock;
pub mod crew;
pub mod desk;
pub mod download;
pub mod draft;
pub mod fetch;
pub mod files;
pub mod gunzip;
pub mod journals;
pub mod json;
pub mod lock;
pub mod never;
pub mod numbers;
pub mod pack;
pub mod platform;
pub mod portal;
pub mod queue;
pub mod recipes;
pub mod regions;
pub mod run;
pub mod sample;
pub mod setting;
pub mod store;
pub mod stream;
pub mod wire;

pub use desk::{Desk, Opened};
pub use files::Picked;
pub use run::{RunEvent, RunHandle};
pub use setting::Setting;
