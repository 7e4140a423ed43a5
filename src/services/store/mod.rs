//! What the browser keeps beyond a tab: IndexedDB, behind a few shelves of texts and bytes by key.
//!
//! What is written together is kept together or not at all, and said to be kept only once it is on the disk. Two people
//! of a portal have a database each.

mod idb;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

/// A shelf: one concern each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// What was sent before, by brand and tag.
    Memories,
    /// Runs that are going, or broke off.
    Journals,
    /// Reports of runs that are over.
    Runs,
    /// Exports.
    Exports,
    /// What is known of stores.
    Facts,
}

impl Shelf {
    /// All shelves.
    pub const ALL: [Self; 5] = [Self::Memories, Self::Journals, Self::Runs, Self::Exports, Self::Facts];

    const NAMES: [&'static str; 5] = ["memories", "journals", "runs", "exports", "facts"];

    const fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

/// What lies under a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

impl Value {
    fn of(value: &JsValue) -> Option<Self> {
        match value.as_string() {
            Some(text) => Some(Self::Text(text)),
            None => Some(Self::Bytes(value.dyn_ref::<Uint8Array>()?.to_vec())),
        }
    }

    fn to_js(&self) -> JsValue {
        match self {
            Self::Text(text) => JsValue::from_str(text),
            Self::Bytes(bytes) => Uint8Array::from(bytes.as_slice()).into(),
        }
    }
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Puts a value in place of what lies there.
    Put {
        /// Where.
        shelf: Shelf,
        /// Under which key.
        key: String,
        /// What.
        value: Value,
    },
    /// Takes away what lies under a key.
    Delete {
        /// Where.
        shelf: Shelf,
        /// The key.
        key: String,
    },
    /// Takes away everything whose key begins so.
    DeleteAll {
        /// Where.
        shelf: Shelf,
        /// The beginning.
        prefix: String,
    },
}

impl Change {
    const fn shelf(&self) -> Shelf {
        match self {
            Self::Put { shelf, .. } | Self::Delete { shelf, .. } | Self::DeleteAll { shelf, .. } => *shelf,
        }
    }
}

/// The browser keeps nothing here: a private window, or one that forbids it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closed;

/// Nothing of what was to be written is kept: there is no room, or the database is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotKept;

/// The shelves of one person.
#[derive(Clone)]
pub struct Store(idb::Database);

impl Store {
    /// Opens the shelves of the person whom a portal names, or of the browser's own.
    ///
    /// # Errors
    /// [`Closed`]
    pub async fn open(user: Option<&str>) -> Result<Self, Closed> {
        idb::open(&name_of(user), &Shelf::NAMES).await.map(Self).map_err(|_| Closed)
    }

    /// Takes away all shelves and what lies on them.
    pub async fn erase(user: Option<&str>) {
        idb::erase(&name_of(user)).await.ok();
    }

    /// What lies under a key.
    pub async fn read(&self, shelf: Shelf, key: &str) -> Option<Value> {
        let objects = self.objects(shelf)?;
        Value::of(&idb::done(&objects.get(key).ok()?).await.ok()?)
    }

    /// Everything whose key begins with `prefix`, in the order of the keys.
    pub async fn list(&self, shelf: Shelf, prefix: &str) -> Vec<(String, Value)> {
        self.all(shelf, prefix).await.unwrap_or_default()
    }

    async fn all(&self, shelf: Shelf, prefix: &str) -> Option<Vec<(String, Value)>> {
        let range = idb::beginning_with(prefix).ok()?;
        // Both are asked before either is awaited, so that they are of one transaction.
        let objects = self.objects(shelf)?;
        let (keys, values) = (objects.get_all_keys(&range).ok()?, objects.get_all(&range).ok()?);
        let keys: Array = idb::done(&keys).await.ok()?.dyn_into().ok()?;
        let values: Array = idb::done(&values).await.ok()?.dyn_into().ok()?;
        let pairs = keys.iter().zip(values.iter());
        Some(pairs.filter_map(|(key, value)| Some((key.as_string()?, Value::of(&value)?))).collect())
    }

    /// All keys of a shelf, in order.
    pub async fn keys(&self, shelf: Shelf) -> Vec<String> {
        self.all_keys(shelf).await.unwrap_or_default()
    }

    async fn all_keys(&self, shelf: Shelf) -> Option<Vec<String>> {
        let keys = self.objects(shelf)?.get_all_keys(&JsValue::UNDEFINED).ok()?;
        let keys: Array = idb::done(&keys).await.ok()?.dyn_into().ok()?;
        Some(keys.iter().filter_map(|key| key.as_string()).collect())
    }

    /// The first of the bytes that lie under a key, `most` of them, and how many there are in all.
    pub async fn beginning(&self, shelf: Shelf, key: &str, most: u32) -> Option<(Vec<u8>, u64)> {
        let value = idb::done(&self.objects(shelf)?.get(key).ok()?).await.ok()?;
        let bytes = value.dyn_ref::<Uint8Array>()?;
        Some((bytes.subarray(0, most).to_vec(), u64::from(bytes.length())))
    }

    fn objects(&self, shelf: Shelf) -> Option<idb::Objects> {
        idb::begin(&self.0, &[shelf.name()], false).ok()?.objects(shelf.name()).ok()
    }

    /// Makes all of the changes, or none.
    ///
    /// # Errors
    /// [`NotKept`]
    pub async fn write(&self, changes: Vec<Change>) -> Result<(), NotKept> {
        let shelves: Vec<&str> = Shelf::ALL
            .into_iter()
            .filter(|shelf| changes.iter().any(|change| change.shelf() == *shelf))
            .map(Shelf::name)
            .collect();
        if shelves.is_empty() {
            return Ok(());
        }
        let transaction = idb::begin(&self.0, &shelves, true).map_err(|_| NotKept)?;
        for change in &changes {
            if make(&transaction, change).is_err() {
                transaction.abort().ok();
                return Err(NotKept);
            }
        }
        idb::completed(&transaction).await.map_err(|_| NotKept)
    }
}

fn make(transaction: &idb::Transaction, change: &Change) -> Result<(), JsValue> {
    let objects = transaction.objects(change.shelf().name())?;
    match change {
        Change::Put { key, value, .. } => objects.put(&value.to_js(), key)?,
        Change::Delete { key, .. } => objects.delete(&JsValue::from_str(key))?,
        Change::DeleteAll { prefix, .. } => objects.delete(&idb::beginning_with(prefix)?)?,
    };
    Ok(())
}

fn name_of(user: Option<&str>) -> String {
    match user {
        Some(user) => ["segue:", user].concat(),
        None => "segue".to_owned(),
    }
}
