//! Files that a person keeps.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::clock::sleep;

/// How long the browser is given to begin saving, in ms.
const PATIENCE: f64 = 60_000.0;

/// A file of CSV text. None where the browser has no room for it.
pub fn csv(text: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type("text/csv;charset=utf-8");
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()
}

/// A file of bytes. None where the browser has no room for it.
pub fn bytes(bytes: &[u8]) -> Option<Blob> {
    Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).ok()
}

/// Has the browser save `blob` under `name`.
pub fn save(blob: &Blob, name: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let link = document.and_then(|document| document.create_element("a").ok());
    let (Some(link), Ok(url)) = (link, Url::create_object_url_with_blob(blob)) else { return };
    let link: HtmlAnchorElement = link.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    wasm_bindgen_futures::spawn_local(async move {
        sleep(PATIENCE).await;
        Url::revoke_object_url(&url).ok();
    });
}
