//! Numbers and moments as people of a language write them, by the browser's `Intl`.

use std::cell::RefCell;

use js_sys::{Array, Function, Intl, Object, Reflect};
use texts::Lang;
use wasm_bindgen::JsValue;

/// A formatter is dear to make and cheap to use: one of each a language.
struct Formatters {
    number: Function,
    moment: Function,
}

thread_local! {
    static FORMATTERS: RefCell<[Option<Formatters>; Lang::ALL.len()]> = const { RefCell::new([const { None }; Lang::ALL.len()]) };
}

fn with<T>(lang: Lang, use_it: impl FnOnce(&Formatters) -> T) -> T {
    FORMATTERS.with_borrow_mut(|all| {
        let place = &mut all[usize::from(lang != Lang::ALL[0])];
        use_it(place.get_or_insert_with(|| Formatters::new(lang)))
    })
}

impl Formatters {
    fn new(lang: Lang) -> Self {
        let locales = Array::of1(&lang.tag().into());
        let options = Object::new();
        for (name, value) in [("dateStyle", "medium"), ("timeStyle", "short")] {
            Reflect::set(&options, &name.into(), &value.into()).ok();
        }
        Self {
            number: Intl::NumberFormat::new(&locales, &Object::new()).format(),
            moment: Intl::DateTimeFormat::new(&locales, &options).format(),
        }
    }
}

fn call(formatter: &Function, value: f64) -> String {
    formatter.call1(&JsValue::UNDEFINED, &value.into()).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// A whole number (`2,000`).
pub fn number(lang: Lang, n: u64) -> String {
    with(lang, |formatters| call(&formatters.number, n as f64))
}

/// A moment, milliseconds since 1970, in the computer's own time zone.
pub fn moment(lang: Lang, ms: f64) -> String {
    with(lang, |formatters| call(&formatters.moment, ms))
}
