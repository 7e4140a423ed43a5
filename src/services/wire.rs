//! What is posted between page and workers, and through what.
//!
//! A message is a small packed value beside what cannot be packed: files, ports, bytes (transferred, not copied).

use js_sys::{Array, ArrayBuffer, Function, Object, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, File};

use super::pack::{Unreadable, pack, unpack};

#[wasm_bindgen]
extern "C" {
    /// A worker, a message port, or a worker's own global scope: all that can be posted to and heard from.
    #[derive(Clone, Debug)]
    pub type Port;

    #[wasm_bindgen(method, catch, js_name = postMessage)]
    fn post_message(this: &Port, message: &JsValue, transfer: &Array) -> Result<(), JsValue>;

    #[wasm_bindgen(method, setter, js_name = onmessage)]
    fn set_onmessage(this: &Port, handler: Option<&Function>);

    /// A message, as it lies on the wire.
    #[wasm_bindgen(extends = Object)]
    #[derive(Clone, Debug)]
    pub type Parcel;

    /// Which question it asks or answers.
    #[wasm_bindgen(method, getter)]
    pub fn id(this: &Parcel) -> u32;
    #[wasm_bindgen(method, setter)]
    fn set_id(this: &Parcel, id: u32);

    #[wasm_bindgen(method, getter)]
    fn body(this: &Parcel) -> Option<Uint8Array>;
    #[wasm_bindgen(method, setter)]
    fn set_body(this: &Parcel, body: &Uint8Array);

    /// Whether the answer is not the last one: progress.
    #[wasm_bindgen(method, getter)]
    pub fn note(this: &Parcel) -> Option<bool>;
    #[wasm_bindgen(method, setter)]
    fn set_note(this: &Parcel, note: bool);

    #[wasm_bindgen(method, getter, js_name = files)]
    fn files_array(this: &Parcel) -> Option<Array>;
    #[wasm_bindgen(method, setter)]
    fn set_files(this: &Parcel, files: &Array);

    /// A port to hear or to ask.
    #[wasm_bindgen(method, getter)]
    pub fn port(this: &Parcel) -> Option<Port>;
    #[wasm_bindgen(method, setter)]
    fn set_port(this: &Parcel, port: &Port);

    #[wasm_bindgen(method, getter)]
    fn buffer(this: &Parcel) -> Option<ArrayBuffer>;
    #[wasm_bindgen(method, setter)]
    fn set_buffer(this: &Parcel, buffer: &ArrayBuffer);

    /// A file that was made.
    #[wasm_bindgen(method, getter)]
    pub fn blob(this: &Parcel) -> Option<Blob>;
    #[wasm_bindgen(method, setter)]
    fn set_blob(this: &Parcel, blob: &Blob);
}

impl Port {
    /// Hears whatever is posted to this end. The closure has to live as long as it is to hear.
    pub fn hear(&self, handler: &Closure<dyn FnMut(JsValue)>) {
        self.set_onmessage(Some(handler.as_ref().unchecked_ref()));
    }

    /// Hears nothing any more.
    pub fn deafen(&self) {
        self.set_onmessage(None);
    }

    /// Posts a value that is no [`Parcel`].
    ///
    /// # Errors
    /// Where the value cannot be cloned.
    pub fn post(&self, value: &JsValue) -> Result<(), JsValue> {
        self.post_message(value, &Array::new())
    }
}

/// The parcel that a message event carries.
pub fn parcel(event: &JsValue) -> Parcel {
    event.unchecked_ref::<web_sys::MessageEvent>().data().unchecked_into()
}

impl Parcel {
    /// The value that it carries.
    ///
    /// # Errors
    /// [`Unreadable`] where it is of another type.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, Unreadable> {
        unpack(&self.body().ok_or(Unreadable)?.to_vec())
    }

    /// The bytes that came along; empty where none did.
    pub fn bytes(&self) -> Vec<u8> {
        self.buffer().map(|buffer| Uint8Array::new(&buffer).to_vec()).unwrap_or_default()
    }

    /// The files that came along.
    pub fn files(&self) -> Vec<File> {
        self.files_array().map(|files| files.iter().map(JsCast::unchecked_into).collect()).unwrap_or_default()
    }
}

/// A message being put together.
#[derive(Debug)]
pub struct Letter {
    parcel: Parcel,
    transfer: Array,
}

impl Letter {
    /// A message that asks or answers the question `id`.
    pub fn new(id: u32, body: &impl Serialize) -> Self {
        let parcel: Parcel = Object::new().unchecked_into();
        parcel.set_id(id);
        parcel.set_body(&Uint8Array::from(pack(body).as_slice()));
        Self { parcel, transfer: Array::new() }
    }

    /// Marks it as not the last answer.
    #[must_use]
    pub fn note(self) -> Self {
        self.parcel.set_note(true);
        self
    }

    /// Sends files along; only handles travel, not their bytes.
    #[must_use]
    pub fn files<'a, F: AsRef<Blob> + AsRef<JsValue> + 'a>(self, files: impl Iterator<Item = &'a F>) -> Self {
        self.parcel.set_files(&files.map(AsRef::<JsValue>::as_ref).collect());
        self
    }

    /// Gives a port away.
    #[must_use]
    pub fn port(self, port: &Port) -> Self {
        self.parcel.set_port(port);
        self.transfer.push(port);
        self
    }

    /// Sends bytes along.
    #[must_use]
    pub fn bytes(self, bytes: &[u8]) -> Self {
        let buffer = Uint8Array::from(bytes).buffer();
        self.parcel.set_buffer(&buffer);
        self.transfer.push(&buffer);
        self
    }

    /// Sends a file that was made along.
    #[must_use]
    pub fn blob(self, blob: &Blob) -> Self {
        self.parcel.set_blob(blob);
        self
    }

    /// Posts it. To a worker that has ended it goes nowhere, like everything posted there.
    pub fn post(self, port: &Port) {
        port.post_message(&self.parcel, &self.transfer).ok();
    }
}
