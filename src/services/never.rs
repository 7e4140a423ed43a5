//! The never-send list, kept in this browser where a person said so: fingerprints only, for each user and store apart.

use export::never;
use web_sys::Storage;

use super::platform::Browser;
use super::setting::Setting;

/// The fingerprints of all addresses in a text, in ascending order.
pub fn fingerprints(text: &str) -> Vec<u64> {
    never::fingerprints(text, &Browser::default())
}

/// The list that is kept for a brand, or for every brand; none where none is.
pub fn load(setting: &Setting, brand: Option<&str>) -> Option<Vec<u64>> {
    never::from_text(&storage()?.get_item(&place(setting, brand)).ok()??)
}

/// Keeps the list in place of the one that was kept. Whether the browser did: it may allow no storage, or have no room.
pub fn save(setting: &Setting, brand: Option<&str>, list: &[u64]) -> bool {
    storage().is_some_and(|storage| storage.set_item(&place(setting, brand), &never::to_text(list)).is_ok())
}

/// Forgets the list.
pub fn forget(setting: &Setting, brand: Option<&str>) {
    if let Some(storage) = storage() {
        storage.remove_item(&place(setting, brand)).ok();
    }
}

/// Where it is kept. The number is that of the way in which fingerprints are made ([`segment::address_hash`]).
fn place(setting: &Setting, brand: Option<&str>) -> String {
    ["segue-never-1", setting.user.as_deref().unwrap_or_default(), brand.unwrap_or("all")].join(" ")
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
