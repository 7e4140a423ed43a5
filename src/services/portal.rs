//! The page around a mounted app: what it hears, what it may ask, what it can hand in.
//!
//! No personal data goes this way: steps, counts, codes, never a row, an address, a key or a file's name.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use js_sys::{Function, JSON, Promise};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use yew::Callback;

use super::files::Picked;
use super::json::json;

/// The page around. Clones speak with the same page.
#[derive(Clone, Default)]
pub struct Portal(Rc<Inner>);

#[derive(Default)]
struct Inner {
    hooks: Hooks,
    state: RefCell<PortalState>,
    on_files: RefCell<Option<Callback<Vec<Picked>>>>,
}

/// Functions of the page around.
#[derive(Clone, Default)]
pub struct Hooks {
    /// Asked before anything is sent; may refuse by `false`, by words, or by throwing.
    pub before_send: Option<Function>,
    /// Told what happens.
    pub on_event: Option<Function>,
}

/// What the page around is told.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum PortalEvent {
    /// Another screen is shown, or counts are known.
    Change(PortalState),
    /// A run goes on.
    Progress(Sent),
    /// A run has ended.
    Complete {
        /// How: `successful`, `completedWithErrors`, `failed`, `canceled`.
        ending: String,
        /// Its figures.
        #[serde(flatten)]
        sent: Sent,
    },
    /// Something could not be done.
    Error {
        /// The code's name.
        code: String,
    },
}

/// Where the app is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PortalState {
    /// The screen: `files`, `matching`, `review`, `send`, `report`.
    pub step: &'static str,
    /// Rows by verdict, once they were checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counts: Option<segment::Counts>,
    /// Figures of the run, once there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent: Option<Sent>,
}

/// Figures of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sent {
    /// People to be sent.
    pub people: u64,
    /// Taken by Omnisend.
    pub accepted: u64,
    /// Refused by it.
    pub rejected: u64,
    /// Not sent, or with an outcome that is not known.
    pub not_sent: u64,
}

/// What is about to be sent, as the page around is asked.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Intent {
    /// How many people.
    pub people: u64,
    /// The tag.
    pub tag: Option<String>,
    /// Display name of the connection.
    pub display_name: String,
    /// Name of the store.
    pub store: Option<String>,
}

/// The page around refused; its words, where it gave some.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vetoed(pub Option<String>);

impl Portal {
    /// The page around has these functions.
    pub fn new(hooks: Hooks) -> Self {
        Self(Rc::new(Inner { hooks, ..Inner::default() }))
    }

    /// Tells the page around. What its function throws is its own affair.
    pub fn tell(&self, event: &PortalEvent) {
        match event {
            PortalEvent::Change(state) => *self.0.state.borrow_mut() = state.clone(),
            PortalEvent::Progress(sent) | PortalEvent::Complete { sent, .. } => {
                self.0.state.borrow_mut().sent = Some(*sent);
            }
            PortalEvent::Error { .. } => {}
        }
        if let (Some(hook), Ok(event)) = (&self.0.hooks.on_event, JSON::parse(&json(event))) {
            hook.call1(&JsValue::NULL, &event).ok();
        }
    }

    /// Where the app is, as JSON.
    pub fn state(&self) -> String {
        json(&*self.0.state.borrow())
    }

    /// Asks the page around whether this may be sent, and waits for its answer.
    ///
    /// # Errors
    /// [`Vetoed`]
    pub async fn before_send(&self, intent: &Intent) -> Result<(), Vetoed> {
        let Some(hook) = &self.0.hooks.before_send else { return Ok(()) };
        let intent = JSON::parse(&json(intent)).unwrap_or(JsValue::NULL);
        let answer = match hook.call1(&JsValue::NULL, &intent) {
            Ok(answer) => JsFuture::from(Promise::resolve(&answer)).await,
            Err(thrown) => Err(thrown),
        };
        match answer {
            Ok(words) if words.is_string() => Err(Vetoed(words.as_string())),
            Ok(answer) if answer == JsValue::FALSE => Err(Vetoed(None)),
            Ok(_) => Ok(()),
            Err(thrown) => Err(Vetoed(thrown.dyn_ref::<js_sys::Error>().map(|error| error.message().into()))),
        }
    }

    /// The app takes files from now on: `on_files` is told of those that the page around hands in.
    pub fn listen(&self, on_files: Callback<Vec<Picked>>) {
        *self.0.on_files.borrow_mut() = Some(on_files);
    }

    /// The app takes no files any more.
    pub fn deafen(&self) {
        *self.0.on_files.borrow_mut() = None;
    }

    /// Hands files to the app.
    pub fn hand_in(&self, files: Vec<Picked>) {
        let on_files = self.0.on_files.borrow().clone();
        if let Some(on_files) = on_files {
            on_files.emit(files);
        }
    }
}

impl fmt::Debug for Portal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Portal")
    }
}
