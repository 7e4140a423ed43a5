//! The browser app: screens, browser services, the entry of page and workers.
//!
//! One module serves page and workers, and does nothing of itself when it is loaded. What a file means and what is sent
//! is decided in the pure crates; here it is shown and carried.

#![deny(unsafe_code)]

pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod mount;
pub mod parts;
pub mod screens;
pub mod services;
pub mod worker;
