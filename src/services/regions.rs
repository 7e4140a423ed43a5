//! Names of countries in a person's language, by the browser's `Intl`.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Intl, Object, Reflect};
use segment::country::{self, CountryCode};
use segment::sorted::sorted;
use texts::Lang;
use wasm_bindgen::{JsCast as _, JsValue};

use crate::screens::matching::Countries;

thread_local! {
    // Two hundred and fifty names are dear to make: those of the language that was asked for last.
    static LAST: RefCell<Option<(Lang, Countries)>> = const { RefCell::new(None) };
}

/// All countries with their names, in the order of the language's alphabet.
pub fn countries(lang: Lang) -> Countries {
    let known = LAST.with_borrow(|last| last.as_ref().filter(|(of, _)| *of == lang).map(|(_, names)| Rc::clone(names)));
    known.unwrap_or_else(|| {
        let names = named(lang);
        LAST.replace(Some((lang, Rc::clone(&names))));
        names
    })
}

fn named(lang: Lang) -> Countries {
    let locales = Array::of1(&lang.tag().into());
    let names = display_names(&locales);
    let collator = Intl::Collator::new(&locales, &Object::new()).compare();
    let name = |country: country::Country| {
        let told = names.as_ref().and_then(|(names, of)| of.call1(names, &country.code.into()).ok()?.as_string());
        (CountryCode::from(country), told.unwrap_or_else(|| country.name.to_owned()))
    };
    let before = |one: &(CountryCode, String), other: &(CountryCode, String)| {
        let order = collator.call2(&JsValue::UNDEFINED, &one.1.as_str().into(), &other.1.as_str().into());
        order.ok().and_then(|order| order.as_f64()).is_some_and(|order| order < 0.0)
    };
    sorted(country::all().map(name), before).into()
}

/// `Intl.DisplayNames` for regions, and its function `of`.
fn display_names(locales: &Array) -> Option<(JsValue, Function)> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let make: Function = Reflect::get(&intl, &"DisplayNames".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &"region".into()).ok()?;
    let names = Reflect::construct(&make, &Array::of2(locales, &options)).ok()?;
    let of = Reflect::get(&names, &"of".into()).ok()?.dyn_into().ok()?;
    Some((names, of))
}
