//! A run, as the page holds it: its worker and the three things that a person may do with it.

use std::rc::Rc;

use export::{Report, RunProgress};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::MessageChannel;
use yew::Callback;

use super::awake::Awake;
use super::caller::{Caller, Silence};
use super::crew::{OnBroken, Seat, Unsupported};
use super::setting::Setting;
use super::wire::{Parcel, Port};
use crate::worker::Role;
use crate::worker::messages::{CheckAsk, RunAsk, RunEnd, Start};

/// What happens to a run.
#[derive(Clone, Debug, PartialEq)]
pub enum RunEvent {
    /// It goes on.
    Progress(RunProgress),
    /// It is over.
    Done(Box<Report>),
    /// Another tab sends to the store: it has not begun.
    Busy,
    /// What was kept of it cannot be read: it does not go on.
    Lost,
    /// Its worker broke down. What was under way may have arrived.
    Broken,
}

/// A run. Clones are the same run; with the last one its worker ends, so it has to be held until the run is over.
#[derive(Clone)]
pub struct RunHandle(Rc<Running>);

pub(super) struct Running {
    caller: Caller,
    _seat: Seat,
    /// A computer that sleeps sends nothing.
    _awake: Awake,
}

impl PartialEq for RunHandle {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl RunHandle {
    /// Starts a run whose people the check worker behind `check` hands over.
    pub(super) fn start(
        setting: &Setting,
        check: &Caller,
        start: Start,
        on_event: Callback<RunEvent>,
    ) -> Result<Self, Unsupported> {
        let channel = MessageChannel::new().map_err(|_| Unsupported)?;
        let (asks, answers): (Port, Port) = (channel.port1().unchecked_into(), channel.port2().unchecked_into());
        check.tell(&CheckAsk::Run, |letter| letter.port(&answers));
        let broken: Rc<std::cell::OnceCell<Caller>> = Rc::default();
        let on_broken: OnBroken = {
            let broken = Rc::clone(&broken);
            Rc::new(move || {
                if let Some(caller) = broken.get() {
                    caller.close();
                }
            })
        };
        let (seat, port) = Seat::take_on(Role::Run, &setting.workers, &on_broken)?;
        let caller = Caller::new(port);
        broken.set(caller.clone()).ok();
        let question = caller.ask(&RunAsk::Start(Box::new(start)), |letter| letter.port(&asks));
        spawn_local(async move {
            let note = |parcel: &Parcel| {
                if let Ok(progress) = parcel.read() {
                    on_event.emit(RunEvent::Progress(progress));
                }
            };
            let end = question.answer(note).await.and_then(|answer| answer.read().map_err(|_| Silence));
            on_event.emit(match end {
                Ok(RunEnd::Over(report)) => RunEvent::Done(report),
                Ok(RunEnd::Busy) => RunEvent::Busy,
                Ok(RunEnd::Lost) => RunEvent::Lost,
                Err(_) => RunEvent::Broken,
            });
        });
        Ok(Self(Rc::new(Running { caller, _seat: seat, _awake: Awake::new() })))
    }

    /// Holds the run; what is under way is followed.
    pub fn pause(&self) {
        self.tell(&RunAsk::Pause);
    }

    /// Goes on.
    pub fn resume(&self) {
        self.tell(&RunAsk::Resume);
    }

    /// Stops for good; what is under way is followed for a while.
    pub fn cancel(&self) {
        self.tell(&RunAsk::Cancel);
    }

    /// Nobody hands people over any more.
    pub(super) fn no_rows(&self) {
        self.tell(&RunAsk::NoRows);
    }

    fn tell(&self, ask: &RunAsk) {
        self.0.caller.tell(ask, |letter| letter);
    }

    pub(super) fn downgrade(&self) -> std::rc::Weak<Running> {
        Rc::downgrade(&self.0)
    }

    pub(super) fn upgrade(weak: &std::rc::Weak<Running>) -> Option<Self> {
        weak.upgrade().map(Self)
    }
}
