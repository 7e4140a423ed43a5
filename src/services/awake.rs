//! Keeping the screen on, and with it the computer, while something long goes on. Only a page can, and only in sight.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Document;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["navigator", "wakeLock"])]
    fn request(kind: &str) -> Result<Promise, JsValue>;

    type Sentinel;
    #[wasm_bindgen(method)]
    fn release(this: &Sentinel) -> Promise;
}

/// When a page comes into sight, or goes out of it.
const SEEN: &str = "visibilitychange";

/// Keeps the screen on until it is dropped, as far as the browser lets it: a refusal (a low battery) changes nothing.
pub struct Awake {
    /// The listener holds no more than a weak reference, so it ends with this.
    _held: Rc<Place>,
    look: Closure<dyn FnMut(JsValue)>,
}

type Place = RefCell<Option<Held>>;

/// What the browser gave. It takes it back by itself when the page goes out of sight.
struct Held(Sentinel);

impl Awake {
    /// Asks now, and again whenever the page comes back into sight.
    pub fn new() -> Self {
        let held = Rc::new(Place::default());
        ask(Rc::downgrade(&held));
        let place = Rc::downgrade(&held);
        let look = Closure::new(move |_: JsValue| ask(Weak::clone(&place)));
        if let Some(document) = document() {
            document.add_event_listener_with_callback(SEEN, look.as_ref().unchecked_ref()).ok();
        }
        Self { _held: held, look }
    }
}

impl Default for Awake {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Awake {
    fn drop(&mut self) {
        if let Some(document) = document() {
            document.remove_event_listener_with_callback(SEEN, self.look.as_ref().unchecked_ref()).ok();
        }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        // A promise that nobody needs.
        drop(self.0.release());
    }
}

/// Asks, and keeps what is given where somebody still wants it. Out of sight the browser refuses.
fn ask(place: Weak<Place>) {
    let Ok(asked) = request("screen") else { return };
    spawn_local(async move {
        let Ok(given) = JsFuture::from(asked).await else { return };
        let held = Held(given.unchecked_into());
        if let Some(place) = place.upgrade() {
            place.replace(Some(held));
        }
    });
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
