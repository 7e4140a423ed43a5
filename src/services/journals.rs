//! Runs that broke off, as the browser keeps them.

use super::lock::Lock;
use super::store::{Shelf, Store, Value};

/// A run that did not come to its end.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenRun {
    /// Its name: the brand, and when it began.
    pub name: String,
    /// What has to be known to go on with it.
    pub kept: String,
    /// Who left each segment.
    pub leavers: Vec<Vec<u8>>,
}

/// The lock that whoever sends to a brand holds.
pub fn lock_of(brand: &str) -> String {
    ["segue run ", brand].concat()
}

/// The brand of a run of this name, as its lock and its memories know it; empty where it was not known.
pub fn brand_of(run: &str) -> &str {
    match run.split(' ').next() {
        Some("store") | None => "",
        Some(brand) => brand,
    }
}

/// Runs that broke off and that no other tab is at, the latest last.
pub async fn open_runs(user: Option<&str>) -> Vec<OpenRun> {
    let Ok(store) = Store::open(user).await else { return Vec::new() };
    let mut found = Vec::new();
    for (key, value) in store.list(Shelf::Journals, "").await {
        let (Some(name), Value::Text(kept)) = (key.strip_suffix(" plan"), value) else { continue };
        if Lock::is_held(&lock_of(brand_of(name))).await {
            continue;
        }
        let mut leavers = Vec::new();
        for (_, value) in store.list(Shelf::Journals, &[name, " leavers "].concat()).await {
            if let Value::Bytes(bytes) = value {
                leavers.push(bytes);
            }
        }
        found.push(OpenRun { name: name.to_owned(), kept, leavers });
    }
    found
}
