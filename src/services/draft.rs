//! What a person chose and typed, kept over a reload of the tab, in the tab's own storage, which ends with it.
//!
//! What is kept is the app's to say. Never the key, never a row.

use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::Storage;

use super::json::{json, read};
use super::setting::Setting;

/// What was kept; none where nothing was, or where it is of another build and cannot be read.
pub fn load<T: DeserializeOwned>(setting: &Setting) -> Option<T> {
    read(&storage()?.get_item(&place(setting)).ok()??)
}

/// Keeps it in place of what was kept. Where the browser keeps nothing, a reload loses it, and nothing else is lost.
pub fn save(setting: &Setting, draft: &impl Serialize) {
    if let Some(storage) = storage() {
        storage.set_item(&place(setting), &json(draft)).ok();
    }
}

/// Forgets it.
pub fn forget(setting: &Setting) {
    if let Some(storage) = storage() {
        storage.remove_item(&place(setting)).ok();
    }
}

/// Drafts of two people, or of two proxies, on one page are kept apart.
fn place(setting: &Setting) -> String {
    ["segue-draft", setting.proxy.base(), setting.user.as_deref().unwrap_or_default()].join(" ")
}

fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}
