//! Any bytes through the whole of reading: what is checked is said where the tests of the crate replay the corpus too.

#![no_main]

#[path = "../../crates/segment/tests/common/any.rs"]
mod any;

libfuzzer_sys::fuzz_target!(|data: &[u8]| any::any(data));
