//! What a person chose and typed, kept over a reload of the tab. Never the key, never a row.

use serde::{Deserialize, Serialize};
use web_sys::{File, Storage};

use super::caller::json;
use super::setting::Setting;

/// What is kept, in the tab's own storage, which ends with the tab.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Draft {
    /// The screen to come back to.
    pub step: DraftStep,
    /// The files, to be asked for again by name.
    pub files: Vec<DraftFile>,
    /// What was matched: Omnisend's name of the field, label of the column.
    pub matching: Vec<(String, String)>,
    /// The tag; none where there is to be no tag, or it was not thought of yet.
    pub tag: Option<String>,
    /// Display name of the connection.
    pub display_name: String,
    /// Whether the agreement was given.
    pub agreed: bool,
    /// Whether it was the sample, for the practice store.
    pub practice: bool,
}

/// The screen to come back to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DraftStep {
    /// Files.
    #[default]
    Files,
    /// Data matching.
    Matching,
    /// Review.
    Review,
    /// Send.
    Send,
}

/// A file as it is asked for again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DraftFile {
    /// Its name.
    pub name: String,
    /// Its length in bytes.
    pub size: f64,
    /// When it was last changed, in ms since 1970.
    pub last_modified: f64,
}

impl DraftFile {
    /// What is kept of `file`.
    pub fn of(file: &File) -> Self {
        Self { name: file.name(), size: file.size(), last_modified: file.last_modified() }
    }
}

impl Draft {
    /// What was kept; none where nothing was, or where it is of another build and cannot be read.
    pub fn load(setting: &Setting) -> Option<Self> {
        serde_json::from_str(&storage()?.get_item(&place(setting)).ok()??).ok()
    }

    /// Keeps it. Where the browser keeps nothing (private windows), a reload loses it, and nothing else.
    pub fn save(&self, setting: &Setting) {
        if let Some(storage) = storage() {
            storage.set_item(&place(setting), &json(self)).ok();
        }
    }

    /// Forgets it.
    pub fn forget(setting: &Setting) {
        if let Some(storage) = storage() {
            storage.remove_item(&place(setting)).ok();
        }
    }
}

/// Drafts of two people, or of two proxies, on one page are kept apart.
fn place(setting: &Setting) -> String {
    ["segue-draft", setting.proxy.base(), setting.user.as_deref().unwrap_or_default()].join(" ")
}

fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}
