//! Files that a person keeps.

use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlAnchorElement, Url};

use super::clock::sleep;

/// How long the browser is given to begin saving, in ms.
const PATIENCE: f64 = 60_000.0;

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
