//! Options, parsed.

use js_sys::{Array, Function, Reflect};
use omnisend::ApiKey;
use segment::{Choice, Encoding, HeaderChoice};
use texts::Lang;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, File};

use super::error;
use crate::services::Picked;
use crate::services::files::of_part;
use crate::services::portal::{Hooks, Portal};
use crate::services::setting::{Given, GivenConnection, Proxy, Setting, Workers};

/// An object of options.
pub(super) struct Options<'a>(pub(super) &'a JsValue);

impl Options<'_> {
    /// A member that is there.
    pub(super) fn get(&self, name: &str) -> Option<JsValue> {
        let value = Reflect::get(self.0, &name.into()).ok()?;
        (!value.is_undefined()).then_some(value)
    }

    /// A member that is a text and not an empty one.
    pub(super) fn text(&self, name: &str) -> Result<Option<String>, JsValue> {
        let Some(value) = self.get(name).filter(|value| !value.is_null()) else { return Ok(None) };
        let text = value.as_string().ok_or_else(|| wrong(name, "a text"))?;
        Ok(Some(text).filter(|text| !text.is_empty()))
    }

    pub(super) fn function(&self, name: &str) -> Result<Option<Function>, JsValue> {
        let Some(value) = self.get(name).filter(|value| !value.is_null()) else { return Ok(None) };
        value.dyn_into().map(Some).map_err(|_| wrong(name, "a function"))
    }

    fn key(&self, name: &str) -> Result<Option<ApiKey>, JsValue> {
        let key = self.text(name)?;
        key.map(|key| ApiKey::parse(&key).map_err(|_| wrong(name, "an API key"))).transpose()
    }

    /// How files are to be understood.
    pub(super) fn choice(&self) -> Result<Choice, JsValue> {
        let encoding = match self.text("encoding")? {
            None => None,
            Some(name) => Some(Encoding::from_name(&name).ok_or_else(|| wrong("encoding", "the name of an encoding"))?),
        };
        let delimiter = match self.text("delimiter")? {
            None => None,
            Some(text) => {
                let mut letters = text.chars();
                let only = letters.next().filter(|letter| letter.is_ascii() && letters.next().is_none());
                Some(only.ok_or_else(|| wrong("delimiter", "one ASCII character"))?)
            }
        };
        let header = match self.get("header") {
            None => None,
            Some(value) if value.is_null() => Some(HeaderChoice::Absent),
            Some(value) => {
                let line = value.as_f64().filter(|line| *line >= 1.0 && line.fract() == 0.0);
                // A whole number from 1 on.
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "see above")]
                Some(
                    HeaderChoice::Line(line.ok_or_else(|| wrong("header", "a line number from 1 on, or null"))? as u64),
                )
            }
        };
        Ok(Choice { delimiter, encoding, header, ..Choice::default() })
    }

    /// The setting of an app, at the place that `segue.js` knows.
    pub(super) fn setting(&self, place: &Place) -> Result<Setting, JsValue> {
        let proxy = self.text("proxy")?.unwrap_or_else(|| place.0.api());
        let connection = self.get("connection").filter(|value| !value.is_null());
        let connection = connection.map(|value| {
            let options = Options(&value);
            let display_name = options.text("displayName")?.unwrap_or_default();
            Ok::<_, JsValue>(GivenConnection { display_name, key: options.key("key")? })
        });
        let hooks = Hooks { before_send: self.function("onBeforeSend")?, on_event: self.function("onEvent")? };
        Ok(Setting::new(Given {
            proxy: Proxy::parse(&proxy).map_err(|_| wrong("proxy", "an https address, or one of this computer"))?,
            connection: connection.transpose()?,
            segment: self.text("segment")?,
            user: self.text("user")?,
            files: files(&self.get("files").unwrap_or_default())?,
            practice: self.key("practice")?,
            portal: Portal::new(hooks),
            ..self.given(place)?
        }))
    }

    /// The setting of a check: it needs no proxy, since nothing leaves.
    pub(super) fn check_setting(&self, place: &Place) -> Result<Setting, JsValue> {
        self.given(place).map(Setting::new)
    }

    fn given(&self, place: &Place) -> Result<Given, JsValue> {
        let lang = match self.text("locale")? {
            Some(locale) => Lang::from_tag(&locale).unwrap_or_default(),
            None => Place::lang(),
        };
        Ok(Given {
            proxy: Proxy::default(),
            workers: place.workers(),
            base: place.0.base(),
            lang,
            connection: None,
            segment: None,
            user: None,
            files: Vec::new(),
            practice: None,
            portal: Portal::default(),
        })
    }
}

#[wasm_bindgen]
extern "C" {
    /// Where `segue.js` lies: it alone knows.
    pub type Location;

    /// Folder of this build's files, with its slash.
    #[wasm_bindgen(method, getter)]
    fn base(this: &Location) -> String;
    /// Name of this build.
    #[wasm_bindgen(method, getter)]
    fn build(this: &Location) -> String;
    /// The proxy's API beside it.
    #[wasm_bindgen(method, getter)]
    fn api(this: &Location) -> String;
}

/// Where the files of this build are.
pub(super) struct Place(pub(super) Location);

impl Place {
    pub(super) fn workers(&self) -> Workers {
        let mut url = self.0.base();
        url.push_str("worker.js");
        Workers::Script { url, build: self.0.build() }
    }

    /// The language of the page around, else the browser's.
    fn lang() -> Lang {
        let window = web_sys::window();
        let document = window.as_ref().and_then(web_sys::Window::document);
        let page =
            document.and_then(|document| document.document_element()).and_then(|html| html.get_attribute("lang"));
        let browser: Option<Vec<String>> =
            window.map(|window| window.navigator().languages().iter().filter_map(|tag| tag.as_string()).collect());
        let mut tags = page.into_iter().chain(browser.unwrap_or_default());
        tags.find_map(|tag| Lang::from_tag(&tag)).unwrap_or_default()
    }
}

/// One file, an array of them, or a `FileList`. A `Blob` without a name gets one.
pub(super) fn files(value: &JsValue) -> Result<Vec<Picked>, JsValue> {
    if value.is_undefined() || value.is_null() {
        return Ok(Vec::new());
    }
    let list = if value.has_type::<Blob>() { Array::of1(value) } else { Array::from(value) };
    list.iter()
        .map(|file| match file.dyn_into::<File>() {
            Ok(file) => Ok(Picked::new(file)),
            Err(other) if other.has_type::<Blob>() => {
                of_part(&other, "segment.csv").ok_or_else(|| wrong("files", "files"))
            }
            Err(_) => Err(wrong("files", "files")),
        })
        .collect()
}

/// An option that is not what it has to be. Its value is not repeated.
pub(super) fn wrong(name: &str, what: &str) -> JsValue {
    error("option", &[name, " has to be ", what].concat())
}
