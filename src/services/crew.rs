//! The workers of one desk: made when they are needed, ended with it.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, MessageChannel, Url, Worker, WorkerOptions, WorkerType};

use super::caller::Caller;
use super::setting::Workers;
use super::wire::Port;
use crate::worker::Role;
use crate::worker::messages::CheckAsk;

/// This browser cannot do the work at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the browser has no workers and no message channels")]
pub struct Unsupported;

/// Told when a worker breaks down.
pub type OnBroken = Rc<dyn Fn()>;

/// Somebody who does a role's work until he is dropped: a worker or, on pages that allow none, the page itself.
pub struct Seat {
    worker: Option<(Worker, Heard)>,
}

/// What hears the errors of a worker.
type Heard = Closure<dyn FnMut(JsValue)>;

impl Seat {
    /// Takes on somebody for `role`, who answers at the port beside.
    ///
    /// # Errors
    /// [`Unsupported`]
    pub fn take_on(role: Role, workers: &Workers, on_broken: &OnBroken) -> Result<(Self, Port), Unsupported> {
        let channel = MessageChannel::new().map_err(|_| Unsupported)?;
        let (ours, theirs): (Port, Port) = (channel.port1().unchecked_into(), channel.port2().unchecked_into());
        let started = match workers {
            Workers::Script { url, build } => start(url).map(|worker| (worker, build)),
            Workers::Page => None,
        };
        let Some((worker, build)) = started else {
            role.serve(&theirs);
            return Ok((Self { worker: None }, ours));
        };
        let on_error = on_error(on_broken);
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        let first = Object::new();
        let fields = [
            ("module", wasm_bindgen::module()),
            ("build", build.into()),
            ("role", role.name().into()),
            ("port", theirs.clone().into()),
        ];
        for (name, value) in fields {
            Reflect::set(&first, &name.into(), &value).ok();
        }
        worker.post_message_with_transfer(&first, &Array::of1(&theirs)).map_err(|_| Unsupported)?;
        Ok((Self { worker: Some((worker, on_error)) }, ours))
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        if let Some((worker, _)) = &self.worker {
            worker.set_onerror(None);
            worker.terminate();
        }
    }
}

fn on_error(on_broken: &OnBroken) -> Heard {
    let on_broken = Rc::clone(on_broken);
    Closure::new(move |event: JsValue| {
        // It is dealt with here; the page around need not hear of it as an error of its own.
        event.unchecked_ref::<web_sys::Event>().prevent_default();
        on_broken();
    })
}

/// Starts the script as a module worker. A page of another origin may not do that with its address, so it does with a
/// script of its own that imports ours and keeps what is posted meanwhile; the import is a dynamic one, since then the
/// page's policy needs no more than `worker-src blob:` beside the script's origin.
fn start(url: &str) -> Option<Worker> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    if let Ok(worker) = Worker::new_with_options(url, &options) {
        return Some(worker);
    }
    let name: String = js_sys::JSON::stringify(&url.into()).ok()?.into();
    let script =
        ["const q=[];onmessage=e=>q.push(e);import(", &name, ").then(()=>q.forEach(e=>onmessage(e)))"].concat();
    let kind = BlobPropertyBag::new();
    kind.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&script.into()), &kind).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    // The address stays: the browser may fetch it after this has returned. It is a line of text, once a page.
    Worker::new_with_options(&address, &options).ok()
}

/// The check worker and its scan workers.
pub struct Crew {
    check: Caller,
    _seat: Seat,
    scanners: RefCell<Vec<Seat>>,
}

/// From this many bytes on it pays to scan in workers of their own.
const WORTH_SCANNERS: f64 = 16e6;

impl Crew {
    /// Takes on the check worker.
    ///
    /// # Errors
    /// [`Unsupported`]
    pub fn new(workers: &Workers, on_broken: &OnBroken) -> Result<Self, Unsupported> {
        let (seat, port) = Seat::take_on(Role::Check, workers, on_broken)?;
        Ok(Self { check: Caller::new(port), _seat: seat, scanners: RefCell::default() })
    }

    /// The check worker.
    pub fn check(&self) -> &Caller {
        &self.check
    }

    /// Takes on scan workers, once, where there are as many bytes to check as are worth it: so many, or as suit the
    /// cores.
    pub fn man(&self, bytes: f64, count: Option<u32>, workers: &Workers, on_broken: &OnBroken) {
        let mut scanners = self.scanners.borrow_mut();
        if bytes < WORTH_SCANNERS || !scanners.is_empty() {
            return;
        }
        for _ in 0..count.unwrap_or_else(scanner_count) {
            let Ok((seat, port)) = Seat::take_on(Role::Scan, workers, on_broken) else { return };
            self.check.tell(&CheckAsk::Scanner, |letter| letter.port(&port));
            scanners.push(seat);
        }
    }
}

/// Two, unless there is only one core; the check worker puts together meanwhile.
fn scanner_count() -> u32 {
    let cores = web_sys::window().map_or(1.0, |window| window.navigator().hardware_concurrency());
    if cores > 1.0 { 2 } else { 1 }
}
