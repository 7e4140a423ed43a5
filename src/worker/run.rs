//! A run worker: drives the engine. It sends what the engine says, hands answers and people back, waits as told.
//!
//! Its timers go on in a tab in the background, where those of a page are held back. The journal lies in the engine's
//! own memory here: what is appended is kept at once, as long as the worker lives.

use std::rc::Rc;

use export::{Effect, Engine, Person, RequestId, RunProgress};
use js_sys::global;
use omnisend::Answer;
use segment::Contact;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::EventTarget;

use super::hear;
use super::messages::{Answered, CheckAsk, Reply, RunAsk, Start};
use crate::services::caller::Caller;
use crate::services::clock::{now, now_ms, sleep};
use crate::services::fetch::Transport;
use crate::services::queue::{Receiver, Sender, queue};
use crate::services::wire::{Letter, Port};

/// Progress is told at most this often, in ms.
const NOTE_EVERY: f64 = 200.0;

/// What comes in from outside.
enum Input {
    Rows(Option<Vec<Person>>),
    Answer(RequestId, Answer),
    Ask(RunAsk),
    Online(bool),
}

pub(super) fn serve(port: &Port) {
    let (inputs, taken) = queue();
    let mut taken = Some(taken);
    let answers = port.clone();
    hear(port, move |parcel| match parcel.read() {
        Ok(RunAsk::Start(start)) => {
            if let (Some(taken), Some(people)) = (taken.take(), parcel.port()) {
                let run = Run::new(*start, Caller::new(people), inputs.clone(), answers.clone(), parcel.id());
                spawn_local(run.drive(taken));
            }
        }
        Ok(ask) => inputs.send(Input::Ask(ask)),
        Err(_) => {}
    });
}

struct Run {
    engine: Engine,
    transport: Rc<Transport>,
    people: Caller,
    inputs: Sender<Input>,
    answers: Port,
    id: u32,
    told_at: f64,
    told: Option<RunProgress>,
    _network: [Listener; 2],
}

impl Run {
    fn new(start: Start, people: Caller, inputs: Sender<Input>, answers: Port, id: u32) -> Self {
        let network = [("online", true), ("offline", false)].map(|(event, online)| {
            let inputs = inputs.clone();
            Listener::new(event, move || inputs.send(Input::Online(online)))
        });
        Self {
            engine: Engine::new(start.plan, start.seed),
            transport: Rc::new(Transport::with_authorization(&start.proxy, start.authorization)),
            people,
            inputs,
            answers,
            id,
            told_at: 0.0,
            told: None,
            _network: network,
        }
    }

    async fn drive(mut self, mut inputs: Receiver<Input>) {
        loop {
            match self.engine.poll(now()) {
                Effect::Read { people } => self.read(people),
                Effect::Find { .. } => self.engine.found(&[]),
                // Nobody is a leaver as long as nothing is remembered here.
                Effect::Leavers { .. } => self.engine.leavers(Vec::new()),
                Effect::Send { id, request } => {
                    let (transport, inputs) = (Rc::clone(&self.transport), self.inputs.clone());
                    spawn_local(async move { inputs.send(Input::Answer(id, transport.ask(&request).await)) });
                }
                Effect::Append { seq, .. } => self.engine.saved(seq),
                Effect::WaitUntil(until) => {
                    let wait = (until.0 as f64 - now_ms()).max(0.0);
                    let wait = self.tell().map_or(wait, |more| wait.min(more));
                    if let Some(input) = inputs.next_within(sleep(wait)).await {
                        self.take(input);
                    }
                }
                Effect::Done => break,
            }
        }
        Letter::new(self.id, &self.engine.report()).post(&self.answers);
    }

    fn read(&self, wanted: Vec<(u64, u64)>) {
        let (people, inputs) = (self.people.clone(), self.inputs.clone());
        spawn_local(async move {
            let mut read = Vec::new();
            for (first, count) in wanted {
                let ask = CheckAsk::Contacts(first, u32::try_from(count).unwrap_or(u32::MAX));
                let answer = people.ask(&ask, |letter| letter).answer(|_| {}).await;
                let answer = answer.ok().and_then(|answer| answer.read::<Reply<Vec<Contact>>>().ok());
                let Some(contacts) = answer.and_then(|answer| Answered::from(answer).ok()) else {
                    return inputs.send(Input::Rows(None));
                };
                read.extend(contacts.into_iter().map(Person::of_first));
            }
            inputs.send(Input::Rows(Some(read)));
        });
    }

    fn take(&mut self, input: Input) {
        match input {
            Input::Rows(Some(people)) => self.engine.rows(&people),
            Input::Rows(None) | Input::Ask(RunAsk::NoRows) => self.engine.unreadable(),
            Input::Answer(id, answer) => self.engine.answer(id, answer, now()),
            Input::Ask(RunAsk::Pause) => self.engine.pause(),
            Input::Ask(RunAsk::Resume) => self.engine.resume(),
            Input::Ask(RunAsk::Cancel) => self.engine.cancel(),
            Input::Ask(RunAsk::Start(_)) => {}
            Input::Online(true) => self.engine.online(),
            Input::Online(false) => self.engine.offline(),
        }
    }

    /// Tells how the run is going, if that is new; in how many ms to come back where it was told only just now.
    fn tell(&mut self) -> Option<f64> {
        let progress = self.engine.progress();
        if self.told.as_ref() == Some(&progress) {
            return None;
        }
        let now = now_ms();
        let since = (now - self.told_at).abs();
        if since < NOTE_EVERY {
            return Some(NOTE_EVERY - since);
        }
        self.told_at = now;
        Letter::new(self.id, &progress).note().post(&self.answers);
        self.told = Some(progress);
        None
    }
}

/// Hears an event of the worker's global scope until it is dropped.
struct Listener {
    event: &'static str,
    handler: Closure<dyn FnMut()>,
}

impl Listener {
    fn new(event: &'static str, handler: impl FnMut() + 'static) -> Self {
        let handler = Closure::new(handler);
        scope().add_event_listener_with_callback(event, handler.as_ref().unchecked_ref()).ok();
        Self { event, handler }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        scope().remove_event_listener_with_callback(self.event, self.handler.as_ref().unchecked_ref()).ok();
    }
}

fn scope() -> EventTarget {
    global().unchecked_into()
}
