//! A mounted app: drawn into the root that `segue.js` made, and what the page around may do with it.

use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Renderer};

use super::broken;
use super::options::{Location, Options, Place, files};
use crate::app::{App, AppProps};
use crate::services::portal::Portal;

/// A mounted app.
#[wasm_bindgen]
pub struct Mounted {
    portal: Portal,
    app: Option<AppHandle<App>>,
}

/// Draws the app into `root`, which holds nothing else.
///
/// # Errors
/// An error with the code `option` for an option that is not what it has to be.
#[wasm_bindgen]
pub fn mount(place: Location, root: Element, options: &JsValue) -> Result<Mounted, JsValue> {
    let setting = Options(options).setting(&Place(place))?;
    let portal = setting.portal.clone();
    broken::watch(&root, &setting);
    let app = Renderer::<App>::with_root_and_props(root, AppProps { setting }).render();
    Ok(Mounted { portal, app: Some(app) })
}

#[wasm_bindgen]
impl Mounted {
    /// Hands files to the app, as if a person had chosen them.
    ///
    /// # Errors
    /// An error with the code `option` where they are no files.
    #[wasm_bindgen(js_name = setFiles)]
    pub fn set_files(&self, given: &JsValue) -> Result<(), JsValue> {
        self.portal.hand_in(files(given)?);
        Ok(())
    }

    /// Where the app is: the screen, counts, figures of the run.
    pub fn state(&self) -> JsValue {
        js_sys::JSON::parse(&self.portal.state()).unwrap_or(JsValue::NULL)
    }

    /// Takes the app down; its workers end.
    pub fn destroy(&mut self) {
        if let Some(app) = self.app.take() {
            self.portal.deafen();
            app.destroy();
        }
    }
}
