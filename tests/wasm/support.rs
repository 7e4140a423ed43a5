//! A setting without workers, files of text, and a network that answers as told.

use app::services::files::of_text;
use app::services::portal::Portal;
use app::services::setting::{Given, Proxy, Setting, Workers};
use app::services::{Desk, Picked};
use js_sys::Function;
use texts::Lang;
use wasm_bindgen::prelude::*;

/// The proxy of the tests. Nothing reaches it.
pub(crate) const PROXY: &str = "https://proxy.example.com/api";

pub(crate) fn setting() -> Setting {
    setting_of(Portal::default(), None)
}

pub(crate) fn setting_of(portal: Portal, user: Option<&str>) -> Setting {
    Setting::new(Given {
        proxy: Proxy::parse(PROXY).unwrap(),
        workers: Workers::Page,
        base: String::new(),
        lang: Lang::En,
        connection: None,
        segment: None,
        user: user.map(Into::into),
        files: Vec::new(),
        practice: None,
        portal,
    })
}

pub(crate) fn desk() -> Desk {
    Desk::new(&setting()).unwrap()
}

pub(crate) fn file(name: &str, text: &str) -> Picked {
    of_text(text, name).unwrap()
}

/// A function of JavaScript.
pub(crate) fn function(arguments: &str, body: &str) -> Function {
    Function::new_with_args(arguments, body)
}

/// The browser's `fetch` until this is dropped: `answer` is JavaScript that is given `url` and `options`, may keep
/// things in `self.seen`, and returns a `Response`.
pub(crate) struct Network(JsValue);

impl Network {
    pub(crate) fn answering(answer: &str) -> Self {
        let real = js_sys::Reflect::get(&js_sys::global(), &"fetch".into()).unwrap();
        let body = ["self.seen = []; self.fetch = async (url, options) => {", answer, "};"].concat();
        function("", &body).call0(&JsValue::NULL).unwrap();
        Self(real)
    }

    /// What was kept in `self.seen`, as JSON.
    pub(crate) fn seen() -> String {
        let seen = js_sys::Reflect::get(&js_sys::global(), &"seen".into()).unwrap();
        js_sys::JSON::stringify(&seen).unwrap().into()
    }
}

impl Drop for Network {
    fn drop(&mut self) {
        js_sys::Reflect::set(&js_sys::global(), &"fetch".into(), &self.0).unwrap();
    }
}
