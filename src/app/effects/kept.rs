//! What this browser keeps: looked at, saved, brought, erased.

mod lists;

use std::rc::Rc;

use export::Memory;
use export::memory::{About, MemoryError};
use export::never::union;
use segment::address_hash;
use segment::email::EmailAddress;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

use super::{Effects, now};
use crate::app::state::{Action, KeptChange, Link, Review};
use crate::screens::kept::{Found, KeptAct, Remembered, Word};
use crate::services::journals::{brand_of, lock_of};
use crate::services::lock::Lock;
use crate::services::platform::Browser;
use crate::services::store::{Change, Shelf, Store, Value};
use crate::services::{download, recipes};

impl Effects {
    /// Shows what is kept.
    pub(in crate::app) fn open_kept(&self) {
        self.act(Action::Kept(KeptChange::Open));
        self.list_kept();
    }

    /// What a person asks for there.
    pub(in crate::app) fn kept(&self, act: KeptAct) {
        let change = match act {
            KeptAct::Back => KeptChange::Close,
            KeptAct::Hide => KeptChange::Past(None),
            KeptAct::AskErase(asks) => KeptChange::Asks(asks),
            KeptAct::Find(typed) => return self.find_person(&typed),
            KeptAct::ForgetSegment(segment) => {
                recipes::forget(&self.0.setting, &segment);
                if self.state().recall.segment == segment {
                    self.act(Action::Remember(false));
                }
                return self.tell_kept(Word::Forgotten);
            }
            KeptAct::ForgetNever => {
                let list = self.state().never.list.to_vec();
                self.never(list, false);
                return self.tell_kept(Word::Forgotten);
            }
            act => {
                let effects = self.clone();
                return spawn_local(async move {
                    if let Some(word) = effects.with_store(act).await {
                        effects.tell_kept(word);
                    }
                });
            }
        };
        self.act(Action::Kept(change));
    }

    /// Which rows were refused in a run is erased 30 days after it.
    pub(in crate::app) fn erase_old_rows(&self) {
        let user = self.0.setting.user.clone();
        spawn_local(async move {
            if let Ok(store) = Store::open(user.as_deref()).await {
                lists::erase_old_rows(&store, now()).await;
            }
        });
    }

    fn tell_kept(&self, word: Word) {
        let number = self.next();
        self.act(Action::Kept(KeptChange::Told(number, word)));
        self.list_kept();
    }

    fn list_kept(&self) {
        let number = self.next();
        self.act(Action::Kept(KeptChange::Listing(number)));
        let effects = self.clone();
        spawn_local(async move {
            let lists = lists::lists(&effects.0.setting).await;
            effects.act(Action::Kept(KeptChange::Listed(number, Rc::new(lists))));
        });
    }

    /// What needs the browser's database; a word where there is something to say.
    async fn with_store(&self, act: KeptAct) -> Option<Word> {
        let user = self.0.setting.user.clone();
        let Ok(store) = Store::open(user.as_deref()).await else { return Some(Word::Gone) };
        match act {
            KeptAct::SaveMemory(key) => self.save_memory(&store, &key).await,
            KeptAct::ForgetMemory(key) => {
                let change = Change::Delete { shelf: Shelf::Memories, key: key.clone() };
                Some(change_memories(&store, &[key], vec![change]).await.err().unwrap_or(Word::MemoryForgotten))
            }
            KeptAct::Bring(file) => Some(self.bring_memory(&store, &file).await.unwrap_or_else(|word| word)),
            KeptAct::ForgetPerson => self.forget_person(&store).await,
            KeptAct::Show(name) => {
                let Some(past) = lists::past(&store, &name).await else { return Some(Word::Gone) };
                self.act(Action::Kept(KeptChange::Past(Some(Rc::new(past)))));
                None
            }
            KeptAct::ForgetRun(key) => Some(forget(&store, Change::Delete { shelf: Shelf::Runs, key }).await),
            KeptAct::ForgetBroken(name) => Some(self.forget_broken(&store, name).await),
            KeptAct::Erase => Some(self.erase_all(&store).await),
            _ => None,
        }
    }

    async fn save_memory(&self, store: &Store, key: &str) -> Option<Word> {
        let Some(Value::Bytes(bytes)) = store.read(Shelf::Memories, key).await else { return Some(Word::Gone) };
        let (Ok(about), Some(blob)) = (About::of(&bytes), download::bytes(&bytes)) else { return Some(Word::Gone) };
        let t = self.0.setting.texts().in_lang(self.state().lang);
        let tag = if about.tag.is_empty() { t.kept_no_tag() } else { &about.tag };
        download::save(&blob, &t.kept_memory_file(&tag.replace(['/', '\\', ':'], "-")));
        None
    }

    async fn bring_memory(&self, store: &Store, file: &File) -> Result<Word, Word> {
        let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| Word::Unreadable)?;
        let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
        let about = About::of(&bytes).map_err(|error| refused(&error))?;
        let connected = match &self.state().connection.link {
            Link::Connected(store) => store.brand.clone(),
            _ => None,
        };
        let memory = Memory::import(&bytes, connected.as_deref().unwrap_or(&about.brand));
        let memory = memory.map_err(|error| refused(&error))?;
        let brand = about.brand.to_ascii_lowercase();
        // A brand that no store has could lead to another one's place.
        if brand.is_empty() || !brand.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(Word::Damaged);
        }
        let key = [&brand, " ", &about.tag].concat();
        if store.read(Shelf::Memories, &key).await.is_some() {
            return Err(Word::Exists);
        }
        let put = Change::Put { shelf: Shelf::Memories, key: key.clone(), value: Value::Bytes(bytes) };
        change_memories(store, &[key], vec![put]).await?;
        Ok(Word::Brought(memory.len() as u64))
    }

    fn find_person(&self, typed: &str) {
        let Ok((address, _)) = EmailAddress::parse(typed.trim(), &Browser::default()) else {
            return self.act(Action::Kept(KeptChange::Found(Found::NoAddress)));
        };
        let number = self.next();
        self.act(Action::Kept(KeptChange::Found(Found::Looking(number))));
        let listed = self.state().never.list.binary_search(&address_hash(&address)).is_ok();
        let effects = self.clone();
        spawn_local(async move {
            let mut places = Vec::new();
            let mut broken = false;
            if let Ok(store) = Store::open(effects.0.setting.user.as_deref()).await {
                broken = !store.keys(Shelf::Journals).await.is_empty();
                let names = lists::store_names(&store).await;
                for key in store.keys(Shelf::Memories).await {
                    let Some(memory) = memory_at(&store, &key).await else { continue };
                    if memory.get(&address).is_some() {
                        let About { brand, tag, last, .. } = memory.about().clone();
                        let store = lists::name_of(&names, &brand);
                        let last = last.map(|last| export::time::day(last.at));
                        places.push(Remembered { key, tag, store, last });
                    }
                }
            }
            let found = Found::Person { address: address.as_str().to_owned(), places, listed, broken };
            effects.act(Action::Kept(KeptChange::FoundAs(number, found)));
        });
    }

    async fn forget_person(&self, store: &Store) -> Option<Word> {
        let found = self.state().kept_screen.as_ref().map(|screen| screen.view.found.clone());
        let Some(Found::Person { address, places, .. }) = found else { return None };
        let keys: Vec<String> = places.into_iter().map(|place| place.key).collect();
        let locks = match free(store, &keys).await {
            Ok(locks) => locks,
            Err(word) => return Some(word),
        };
        let mut changes = Vec::new();
        for key in keys {
            let Some(mut memory) = memory_at(store, &key).await else { continue };
            if memory.forget(&address) {
                let value = Value::Bytes(memory.to_bytes());
                changes.push(Change::Put { shelf: Shelf::Memories, key, value });
            }
        }
        let written = store.write(changes).await;
        drop(locks);
        if written.is_err() {
            return Some(Word::NotKept);
        }
        if let Ok((address, _)) = EmailAddress::parse(&address, &Browser::default()) {
            let never = self.state().never.clone();
            // Forgotten for good: the list is kept, or it would end with the tab.
            self.never(union([address_hash(&address)], &never.list), true);
            if matches!(self.state().review, Review::Checked(_)) {
                self.revise();
            }
        }
        Some(Word::PersonForgotten)
    }

    async fn forget_broken(&self, store: &Store, name: String) -> Word {
        let Some(_lock) = Lock::take(&lock_of(brand_of(&name))).await else { return Word::Busy };
        let prefix = [&name, " "].concat();
        let word = forget(store, Change::DeleteAll { shelf: Shelf::Journals, prefix }).await;
        if word == Word::Forgotten {
            self.act(Action::Kept(KeptChange::Gone(Some(name))));
        }
        word
    }

    async fn erase_all(&self, store: &Store) -> Word {
        let journals = store.keys(Shelf::Journals).await;
        let mut brands: Vec<&str> = journals.iter().map(|key| brand_of(key)).collect();
        brands.dedup();
        let mut locks = Vec::new();
        for brand in brands {
            let Some(lock) = Lock::take(&lock_of(brand)).await else { return Word::Busy };
            locks.push(lock);
        }
        // All at once, and said only once it is done.
        let all = |shelf| Change::DeleteAll { shelf, prefix: String::new() };
        if store.write(Shelf::ALL.into_iter().map(all).collect()).await.is_err() {
            return Word::NotKept;
        }
        for segment in recipes::segments(&self.0.setting) {
            recipes::forget(&self.0.setting, &segment);
        }
        self.act(Action::Remember(false));
        self.never(self.state().never.list.to_vec(), false);
        self.act(Action::Kept(KeptChange::Gone(None)));
        Word::Erased
    }
}

async fn memory_at(store: &Store, key: &str) -> Option<Memory> {
    match store.read(Shelf::Memories, key).await? {
        Value::Bytes(bytes) => Memory::from_bytes(&bytes).ok(),
        Value::Text(_) => None,
    }
}

async fn forget(store: &Store, change: Change) -> Word {
    if store.write(vec![change]).await.is_ok() { Word::Forgotten } else { Word::NotKept }
}

/// Locks of the brands of these memories. A run that is under way writes them, and one that broke off knows people by
/// their places in them: neither must find them changed.
async fn free(store: &Store, keys: &[String]) -> Result<Vec<Lock>, Word> {
    let mut brands: Vec<&str> = keys.iter().map(|key| brand_of(key)).collect();
    brands.dedup();
    let mut locks = Vec::new();
    for brand in brands {
        locks.push(Lock::take(&lock_of(brand)).await.ok_or(Word::Busy)?);
        if store.keys(Shelf::Journals).await.iter().any(|name| brand_of(name) == brand) {
            return Err(Word::Unfinished);
        }
    }
    Ok(locks)
}

async fn change_memories(store: &Store, keys: &[String], changes: Vec<Change>) -> Result<(), Word> {
    let _locks = free(store, keys).await?;
    store.write(changes).await.map_err(|_| Word::NotKept)
}

const fn refused(error: &MemoryError) -> Word {
    match error {
        MemoryError::Other => Word::Other,
        MemoryError::Version(_) => Word::Version,
        MemoryError::Damaged => Word::Damaged,
        MemoryError::Gone => Word::Unreadable,
        MemoryError::Brand => Word::OtherStore,
    }
}
