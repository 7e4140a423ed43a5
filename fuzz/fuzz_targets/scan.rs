//! Any bytes through the scanner: what is checked is said where the tests of the crate replay the corpus too.

#![no_main]

#[path = "../../crates/scan/tests/common/mod.rs"]
mod common;

libfuzzer_sys::fuzz_target!(|data: &[u8]| common::any::check(data));
