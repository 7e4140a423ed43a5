//! Numbers and moments as people of a language write them, by the browser's `Intl`.

use std::cell::RefCell;
use std::thread::LocalKey;

use js_sys::{Array, Function, Intl, Object, Reflect};
use texts::Lang;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::clock::sleep;

thread_local! {
    // A formatter is dear to make and cheap to use: one of each a language, made when it is first needed.
    static NUMBERS: Made = const { RefCell::new([const { None }; Lang::ALL.len()]) };
    static MOMENTS: Made = const { RefCell::new([const { None }; Lang::ALL.len()]) };
}

type Made = RefCell<[Option<Function>; Lang::ALL.len()]>;

fn write(made: &'static LocalKey<Made>, lang: Lang, value: f64, make: fn(&Array) -> Function) -> String {
    made.with_borrow_mut(|all| {
        let place = &mut all[usize::from(lang != Lang::ALL[0])];
        call(place.get_or_insert_with(|| make(&Array::of1(&lang.tag().into()))), value)
    })
}

/// Makes the formatter of numbers once the page is drawn: the first rows need not wait for it.
pub fn get_ready(lang: Lang) {
    spawn_local(async move {
        sleep(DRAWN_AFTER).await;
        number(lang, 0);
    });
}

/// Time to draw the page, in ms.
const DRAWN_AFTER: f64 = 50.0;

fn call(formatter: &Function, value: f64) -> String {
    formatter.call1(&JsValue::UNDEFINED, &value.into()).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// A whole number (`2,000`).
pub fn number(lang: Lang, n: u64) -> String {
    write(&NUMBERS, lang, n as f64, |locales| Intl::NumberFormat::new(locales, &Object::new()).format())
}

/// A moment, milliseconds since 1970, in the computer's own time zone.
pub fn moment(lang: Lang, ms: f64) -> String {
    write(&MOMENTS, lang, ms, |locales| {
        let options = Object::new();
        for (name, value) in [("dateStyle", "medium"), ("timeStyle", "short")] {
            Reflect::set(&options, &name.into(), &value.into()).ok();
        }
        Intl::DateTimeFormat::new(locales, &options).format()
    })
}
