//! The few calls of IndexedDB that are needed, as the browser has them, in pages and in workers.

use js_sys::{Array, Function, JsString, Object, Promise, Reflect, global};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    pub(super) type Request;
    #[wasm_bindgen(method, getter)]
    pub(super) fn result(this: &Request) -> JsValue;
    #[wasm_bindgen(method, setter)]
    fn set_onsuccess(this: &Request, on: &Function);
    #[wasm_bindgen(method, setter)]
    fn set_onerror(this: &Request, on: &Function);
    #[wasm_bindgen(method, setter)]
    fn set_onblocked(this: &Request, on: &Function);
    #[wasm_bindgen(method, setter)]
    fn set_onupgradeneeded(this: &Request, on: &Function);

    type Factory;
    #[wasm_bindgen(method, catch)]
    fn open(this: &Factory, name: &str, version: u32) -> Result<Request, JsValue>;
    #[wasm_bindgen(method, catch, js_name = deleteDatabase)]
    fn delete_database(this: &Factory, name: &str) -> Result<Request, JsValue>;

    #[derive(Clone)]
    pub(super) type Database;
    #[wasm_bindgen(method, catch, js_name = createObjectStore)]
    fn create_object_store(this: &Database, name: &str) -> Result<Objects, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn transaction(this: &Database, names: &Array, mode: &str, options: &Object) -> Result<Transaction, JsValue>;
    #[wasm_bindgen(method)]
    pub(super) fn close(this: &Database);
    #[wasm_bindgen(method, setter)]
    fn set_onversionchange(this: &Database, on: &Function);

    pub(super) type Transaction;
    #[wasm_bindgen(method, catch, js_name = objectStore)]
    pub(super) fn objects(this: &Transaction, name: &str) -> Result<Objects, JsValue>;
    #[wasm_bindgen(method, setter)]
    fn set_oncomplete(this: &Transaction, on: &Function);
    #[wasm_bindgen(method, setter)]
    fn set_onabort(this: &Transaction, on: &Function);
    #[wasm_bindgen(method, catch)]
    pub(super) fn abort(this: &Transaction) -> Result<(), JsValue>;

    pub(super) type Objects;
    #[wasm_bindgen(method, catch)]
    pub(super) fn get(this: &Objects, key: &str) -> Result<Request, JsValue>;
    #[wasm_bindgen(method, catch, js_name = getAll)]
    pub(super) fn get_all(this: &Objects, range: &JsValue) -> Result<Request, JsValue>;
    #[wasm_bindgen(method, catch, js_name = getAllKeys)]
    pub(super) fn get_all_keys(this: &Objects, range: &JsValue) -> Result<Request, JsValue>;
    #[wasm_bindgen(method, catch)]
    pub(super) fn put(this: &Objects, value: &JsValue, key: &str) -> Result<Request, JsValue>;
    #[wasm_bindgen(method, catch)]
    pub(super) fn delete(this: &Objects, key: &JsValue) -> Result<Request, JsValue>;

    #[wasm_bindgen(js_name = IDBKeyRange)]
    type KeyRange;
    #[wasm_bindgen(static_method_of = KeyRange, js_class = IDBKeyRange, catch)]
    fn bound(lower: &str, upper: &str) -> Result<JsValue, JsValue>;
}

/// Opens a database of these object stores; they are made where it is new. `close` is called where another tab wants
/// another version of it: it has to be closed then.
pub(super) async fn open(name: &str, stores: &'static [&'static str]) -> Result<Database, JsValue> {
    let request = factory()?.open(name, 1)?;
    let opening = request.clone();
    let upgrade = Closure::<dyn FnMut()>::new(move || {
        let database: Database = opening.result().unchecked_into();
        for store in stores {
            database.create_object_store(store).ok();
        }
    });
    request.set_onupgradeneeded(upgrade.as_ref().unchecked_ref());
    let database: Database = done(&request).await?.unchecked_into();
    let closing = database.clone();
    let on_change = Closure::<dyn FnMut()>::new(move || closing.close());
    database.set_onversionchange(on_change.as_ref().unchecked_ref());
    // As long as the database is open, which is as long as the tab or the worker lives.
    on_change.forget();
    Ok(database)
}

/// Deletes a database; other tabs that have it open close it.
pub(super) async fn erase(name: &str) -> Result<(), JsValue> {
    done(&factory()?.delete_database(name)?).await.map(|_| ())
}

fn factory() -> Result<Factory, JsValue> {
    let factory = Reflect::get(&global(), &JsString::from("indexedDB"))?;
    if factory.is_object() { Ok(factory.unchecked_into()) } else { Err(JsValue::NULL) }
}

/// A transaction over some object stores.
pub(super) fn begin(database: &Database, stores: &[&str], writes: bool) -> Result<Transaction, JsValue> {
    let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
    let options = Object::new();
    // On the disk, not only on its way there, before it is said to be kept.
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    database.transaction(&names, if writes { "readwrite" } else { "readonly" }, &options)
}

/// The result of a request, once it is there.
pub(super) async fn done(request: &Request) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(&resolve);
        request.set_onerror(&reject);
        request.set_onblocked(&reject);
    });
    JsFuture::from(promise).await?;
    Ok(request.result())
}

/// The end of a transaction: all of it is kept, or none.
pub(super) async fn completed(transaction: &Transaction) -> Result<(), JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(&resolve);
        transaction.set_onabort(&reject);
    });
    JsFuture::from(promise).await.map(|_| ())
}

/// All keys that begin with `prefix`.
pub(super) fn beginning_with(prefix: &str) -> Result<JsValue, JsValue> {
    KeyRange::bound(prefix, &[prefix, "\u{FFFF}"].concat())
}
