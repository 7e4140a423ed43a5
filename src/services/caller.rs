//! Questions to a worker, and the answers to them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use segment::sorted::SortedMap;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::queue::{Receiver, Sender, queue};
use super::wire::{Letter, Parcel, Port, parcel};

/// One end of a wire to somebody who answers questions. Clones share it.
#[derive(Clone)]
pub struct Caller(Rc<Inner>);

struct Inner {
    port: Port,
    next: Cell<u32>,
    open: Rc<RefCell<Open>>,
    _hear: Closure<dyn FnMut(JsValue)>,
}

/// Questions without a last answer.
type Open = SortedMap<u32, Sender<Parcel>>;

/// The worker at the other end is gone: it broke, was ended, or gave up the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Silence;

impl Caller {
    /// Asks through `port`, which nobody else may hear.
    pub fn new(port: Port) -> Self {
        let open = Rc::new(RefCell::new(Open::default()));
        let hear = {
            let open = Rc::clone(&open);
            Closure::new(move |event: JsValue| {
                let parcel = parcel(&event);
                let id = parcel.id();
                let asker = if parcel.note() == Some(true) {
                    open.borrow().get(&id).cloned()
                } else {
                    open.borrow_mut().remove(&id)
                };
                if let Some(asker) = asker {
                    asker.send(parcel);
                }
            })
        };
        port.hear(&hear);
        Self(Rc::new(Inner { port, next: Cell::new(1), open, _hear: hear }))
    }

    /// Tells without waiting for an answer.
    pub fn tell(&self, message: &impl Serialize, dress: impl FnOnce(Letter) -> Letter) {
        dress(Letter::new(0, message)).post(&self.0.port);
    }

    /// Asks; the answers are taken from the [`Question`].
    pub fn ask(&self, message: &impl Serialize, dress: impl FnOnce(Letter) -> Letter) -> Question {
        let id = self.0.next.replace(self.0.next.get().wrapping_add(1).max(1));
        let (sender, answers) = queue();
        self.0.open.borrow_mut().insert(id, sender);
        dress(Letter::new(id, message)).post(&self.0.port);
        Question { id, answers, open: Rc::clone(&self.0.open) }
    }

    /// Gives one question up: who waits for its answer meets [`Silence`].
    pub fn give_up(&self, id: u32) {
        self.0.open.borrow_mut().remove(&id);
    }

    /// Gives every question up, since nobody answers any more.
    pub fn close(&self) {
        let open = std::mem::take(&mut *self.0.open.borrow_mut());
        drop(open);
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.port.deafen();
    }
}

/// A question that was asked. Dropped, its answers go nowhere.
pub struct Question {
    /// Its number.
    pub id: u32,
    answers: Receiver<Parcel>,
    open: Rc<RefCell<Open>>,
}

impl Question {
    /// The last answer. `note` hears those before it.
    ///
    /// # Errors
    /// [`Silence`]
    pub async fn answer(mut self, mut note: impl FnMut(&Parcel)) -> Result<Parcel, Silence> {
        while let Some(parcel) = self.answers.next().await {
            if parcel.note() != Some(true) {
                return Ok(parcel);
            }
            note(&parcel);
        }
        Err(Silence)
    }
}

impl Drop for Question {
    fn drop(&mut self) {
        self.open.borrow_mut().remove(&self.id);
    }
}
