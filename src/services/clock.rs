//! The time, and waiting. The same on the page and in workers.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(handler: &Function, ms: f64) -> JsValue;
}

/// Longest delay that `setTimeout` takes, in ms; a longer one would end at once.
const LONGEST: f64 = 2_147_483_647.0;

/// Milliseconds since 1970, by the computer's clock.
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// Waits for some milliseconds.
pub async fn sleep(ms: f64) {
    let promise = Promise::new(&mut |resolve, _| {
        set_timeout(&resolve, ms.clamp(0.0, LONGEST));
    });
    JsFuture::from(promise).await.ok();
}
