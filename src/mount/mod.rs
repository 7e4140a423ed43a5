//! What `segue.js` hands on: `mount`, `check` and `checkEmail` as portals call them.
//!
//! Plain JavaScript values come in and are parsed once; plain JavaScript values go out. Nothing personal is in an error.

mod app;
mod broken;
mod check;
mod options;

pub use app::{Mounted, mount};
pub use check::{Check, check, check_email};

use js_sys::JSON;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::services::json::json;

/// A JavaScript value of plain data.
fn plain(value: &impl Serialize) -> JsValue {
    JSON::parse(&json(value)).unwrap_or(JsValue::NULL)
}

/// An error with a code by which a program can tell it: `error.code`.
fn error(code: &str, words: &str) -> JsValue {
    let error = js_sys::Error::new(words);
    js_sys::Reflect::set(&error, &"code".into(), &code.into()).ok();
    error.into()
}
