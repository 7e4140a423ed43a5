//! What needs a browser: its files, its network, its storage, its way with international domains, and the workers'
//! hosts, which here answer on the page.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "tests; clippy knows only `#[test]` for one")]

#[path = "wasm/support.rs"]
mod support;

#[path = "wasm/desk.rs"]
mod desk;
#[path = "wasm/network.rs"]
mod network;
#[path = "wasm/reading.rs"]
mod reading;
#[path = "wasm/run.rs"]
mod run;
#[path = "wasm/services.rs"]
mod services;
#[path = "wasm/tables.rs"]
mod tables;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
