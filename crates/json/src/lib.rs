//! JSON (RFC 8259) as the product needs it: answers of Omnisend and files of folders are read, requests are written.
//!
//! `serde_json` does more, and its code is ten times as much, which everybody downloads. The tests hold both against it.

#![forbid(unsafe_code)]

mod read;
mod write;

pub use read::{Value, read};
pub use write::{Writer, pretty};
