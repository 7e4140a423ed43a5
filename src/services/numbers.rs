//! Numbers as people of a language write them, by the browser's `Intl`.

use std::cell::RefCell;

use js_sys::{Array, Function, Intl, Object};
use texts::Lang;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::clock::sleep;

thread_local! {
    // A formatter is dear to make and cheap to use: one a language, made when it is first needed.
    static NUMBERS: Made = const { RefCell::new([const { None }; Lang::ALL.len()]) };
}

type Made = RefCell<[Option<Function>; Lang::ALL.len()]>;

/// Makes the formatter of numbers once the page is drawn: the first rows need not wait for it.
pub fn get_ready(lang: Lang) {
    spawn_local(async move {
        sleep(DRAWN_AFTER).await;
        number(lang, 0);
    });
}

/// Time to draw the page, in ms.
const DRAWN_AFTER: f64 = 50.0;

/// A whole number (`2,000`).
pub fn number(lang: Lang, n: u64) -> String {
    let text = NUMBERS.with_borrow_mut(|all| {
        let made = &mut all[usize::from(lang != Lang::ALL[0])];
        let make = || Intl::NumberFormat::new(&Array::of1(&lang.tag().into()), &Object::new()).format();
        made.get_or_insert_with(make).call1(&JsValue::UNDEFINED, &(n as f64).into())
    });
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}
