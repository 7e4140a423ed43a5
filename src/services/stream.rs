//! The browser's streams of bytes, as far as files are read by them.

use js_sys::{Object, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::Blob;

#[wasm_bindgen]
extern "C" {
    /// A `ReadableStream`.
    pub type Stream;
    /// What comes of this stream through another one.
    #[wasm_bindgen(method, js_name = pipeThrough)]
    pub fn pipe_through(this: &Stream, through: &JsValue) -> Stream;
    #[wasm_bindgen(method, catch, js_name = getReader)]
    fn get_reader(this: &Stream, options: &Object) -> Result<Reader, JsValue>;

    /// Who reads it; nobody else can meanwhile.
    #[derive(Debug)]
    pub type Reader;
    /// The next [`Piece`].
    #[wasm_bindgen(method)]
    pub fn read(this: &Reader) -> Promise;
    /// The next [`Piece`], into a buffer of the reader's own.
    #[wasm_bindgen(method, js_name = read)]
    pub fn read_into(this: &Reader, view: &Uint8Array) -> Promise;
    /// Nobody waits for the rest.
    #[wasm_bindgen(method)]
    pub fn cancel(this: &Reader) -> Promise;

    /// What was read.
    pub type Piece;
    /// The bytes; none at the end.
    #[wasm_bindgen(method, getter)]
    pub fn value(this: &Piece) -> Option<Uint8Array>;
}

impl Stream {
    /// The bytes of a file.
    pub fn of(blob: &Blob) -> Self {
        blob.stream().unchecked_into()
    }

    /// Reads it piece by piece, as they come.
    ///
    /// # Errors
    /// Where somebody reads it already.
    pub fn reader(&self) -> Result<Reader, JsValue> {
        self.get_reader(&Object::new())
    }

    /// Reads it into buffers of one's own.
    ///
    /// # Errors
    /// Where the browser's streams of files cannot do that.
    pub fn reader_into(&self) -> Result<Reader, JsValue> {
        let options = Object::new();
        js_sys::Reflect::set(&options, &"mode".into(), &"byob".into())?;
        self.get_reader(&options)
    }
}
