//! What was chosen about a segment's file, kept for its next one in this browser: only after a person's yes, and until
//! it is taken back. Columns by their labels and mends; an address only where a mend names it.

use export::recipe::Recipe;
use web_sys::Storage;

use super::json::{json, read};
use super::setting::Setting;

/// What is kept of this segment; none where nothing is, or where it is of another build and cannot be read.
pub fn load(setting: &Setting, segment: &str) -> Option<Recipe> {
    read(&storage()?.get_item(&place(setting, segment)).ok()??)
}

/// Keeps it in place of what was kept.
pub fn save(setting: &Setting, segment: &str, recipe: &Recipe) {
    if let Some(storage) = storage() {
        storage.set_item(&place(setting, segment), &json(recipe)).ok();
    }
}

/// Forgets it.
pub fn forget(setting: &Setting, segment: &str) {
    if let Some(storage) = storage() {
        storage.remove_item(&place(setting, segment)).ok();
    }
}

/// The segments of which something is kept, in order.
pub fn segments(setting: &Setting) -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    let start = place(setting, "");
    let keys = (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok()?);
    let mut segments: Vec<String> = keys.filter_map(|key| Some(key.strip_prefix(&start)?.to_owned())).collect();
    segments.sort_unstable();
    segments
}

/// Those of two people, or of two proxies, on one page are kept apart.
fn place(setting: &Setting, segment: &str) -> String {
    ["segue-segment", setting.proxy.base(), setting.user.as_deref().unwrap_or_default(), segment].join(" ")
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
