//! Web Locks: one of all tabs and workers of this origin at a time.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect, global};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    type Manager;
    #[wasm_bindgen(method, catch)]
    fn request(this: &Manager, name: &str, options: &Object, hold: &Function) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn query(this: &Manager) -> Result<Promise, JsValue>;
}

/// A lock; it is let go with the value, and with the tab or worker, whatever becomes of it.
pub struct Lock(Option<Function>);

impl Lock {
    /// Takes the lock of this name, if nobody has it. A browser without locks gives one that holds nobody off.
    pub async fn take(name: &str) -> Option<Self> {
        let Some(manager) = manager() else { return Some(Self(None)) };
        let options = Object::new();
        Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE).ok()?;
        // The lock is held as long as the promise that its callback gives is open.
        let release: Rc<RefCell<Option<Function>>> = Rc::default();
        let asked = Promise::new(&mut |answer, _| {
            let release = Rc::clone(&release);
            let hold = Closure::once_into_js(move |lock: JsValue| {
                let held = if lock.is_null() {
                    Promise::resolve(&JsValue::UNDEFINED)
                } else {
                    Promise::new(&mut |resolve, _| drop(release.replace(Some(resolve))))
                };
                answer.call1(&JsValue::UNDEFINED, &lock).ok();
                held
            });
            if let Some(function) = hold.dyn_ref::<Function>() {
                manager.request(name, &options, function).ok();
            }
        });
        JsFuture::from(asked).await.ok()?;
        release.take().map(|release| Self(Some(release)))
    }

    /// Whether somebody has the lock of this name.
    pub async fn is_held(name: &str) -> bool {
        let Some(asked) = manager().and_then(|manager| manager.query().ok()) else { return false };
        let Ok(state) = JsFuture::from(asked).await else { return false };
        let held = Reflect::get(&state, &"held".into()).unwrap_or_default();
        let is_it =
            |lock: JsValue| Reflect::get(&lock, &"name".into()).is_ok_and(|of| of.as_string().as_deref() == Some(name));
        js_sys::Array::from(&held).iter().any(is_it)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = &self.0 {
            release.call0(&JsValue::UNDEFINED).ok();
        }
    }
}

fn manager() -> Option<Manager> {
    let navigator = Reflect::get(&global(), &"navigator".into()).ok()?;
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    locks.is_object().then(|| locks.unchecked_into())
}
