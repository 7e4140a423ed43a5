//! The model, asked as Omnisend's API is.

#![allow(clippy::unwrap_used)]

mod contacts;
mod harness;
mod lists;
mod quirks;
mod shared;
mod tagging;
