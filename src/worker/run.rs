//! A run worker: drives the engine. It sends what the engine says, hands answers and people back, waits as told.
//!
//! Its timers go on in a tab in the background, where those of a page are held back. One run sends to a store at a time,
//! over all tabs; its journal lies in the browser's database.

use std::rc::Rc;

use export::memory::LastRun;
use export::{BrandFacts, Effect, Engine, Fate, Person, Report, RequestId, RunProgress, RunState, StopReason, Tagging};
use js_sys::global;
use omnisend::Answer;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::EventTarget;

use super::hear;
use super::journal::{End, Journal};
use super::messages::{Answered, CheckAsk, Reply, RunAsk, RunEnd, Start};
use crate::services::caller::Caller;
use crate::services::clock::{now, now_ms, sleep};
use crate::services::fetch::Transport;
use crate::services::journals::lock_of;
use crate::services::json::json;
use crate::services::lock::Lock;
use crate::services::queue::{Receiver, Sender, queue};
use crate::services::store::Store;
use crate::services::wire::{Letter, Port};

/// Progress is told at most this often, in ms.
const NOTE_EVERY: f64 = 200.0;

/// What comes in from outside.
enum Input {
    Rows(Option<Vec<Person>>),
    Found(Vec<Option<u64>>),
    Leavers(Vec<String>),
    Saved(u64),
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
                let (people, inputs, answers, id) = (Caller::new(people), inputs.clone(), answers.clone(), parcel.id());
                spawn_local(async move {
                    let end = match Run::begin(*start, people, inputs, answers.clone(), id).await {
                        Ok(run) => RunEnd::Over(Box::new(run.drive(taken).await)),
                        Err(end) => end,
                    };
                    Letter::new(id, &end).post(&answers);
                });
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
    journal: Journal,
    /// Appends of earlier sessions.
    before: u64,
    leavers: Vec<Vec<u8>>,
    last: LastRun,
    _lock: Lock,
    _network: [Listener; 2],
}

impl Run {
    async fn begin(
        start: Start,
        people: Caller,
        inputs: Sender<Input>,
        answers: Port,
        id: u32,
    ) -> Result<Self, RunEnd> {
        let network = [("online", true), ("offline", false)].map(|(event, online)| {
            let inputs = inputs.clone();
            Listener::new(event, move || inputs.send(Input::Online(online)))
        });
        let lock = Lock::take(&lock_of(&start.plan.brand)).await.ok_or(RunEnd::Busy)?;
        let journal = Journal::new(Store::open(start.user.as_deref()).await.ok(), start.run);
        let (engine, before) = if start.goes_on {
            let (records, last) = journal.records().await;
            (Engine::resume_from(records, start.seed).map_err(|_| RunEnd::Lost)?, last)
        } else {
            journal.begin(&start.kept, &start.leavers).await;
            (Engine::new(start.plan, start.seed), 0)
        };
        Ok(Self {
            engine,
            transport: Rc::new(Transport::with_authorization(&start.proxy, start.authorization)),
            people,
            inputs,
            answers,
            id,
            told_at: 0.0,
            told: None,
            journal,
            before,
            leavers: start.leavers,
            last: start.last,
            _lock: lock,
            _network: network,
        })
    }

    async fn drive(mut self, mut inputs: Receiver<Input>) -> Report {
        loop {
            match self.engine.poll(now()) {
                Effect::Read { people } => self.ask(CheckAsk::People(people), Input::Rows),
                Effect::Find { emails } => {
                    let nobody = vec![None; emails.len()];
                    self.ask(CheckAsk::Find(emails), move |found| Input::Found(found.unwrap_or(nobody)));
                }
                Effect::Leavers { segment, first, count } => {
                    self.ask(CheckAsk::Leavers(segment, first, count), |found| {
                        Input::Leavers(found.unwrap_or_default())
                    });
                }
                Effect::Send { id, request } => {
                    let (transport, inputs) = (Rc::clone(&self.transport), self.inputs.clone());
                    spawn_local(async move { inputs.send(Input::Answer(id, transport.ask(&request).await)) });
                }
                Effect::Append { seq, records } => {
                    let (journal, inputs, number) = (self.journal.clone(), self.inputs.clone(), self.before + seq);
                    spawn_local(async move {
                        journal.append(number, &records).await;
                        inputs.send(Input::Saved(seq));
                    });
                }
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
        let report = self.engine.report();
        self.close(&report).await;
        report
    }

    /// What the run taught stays, and its journal goes.
    async fn close(&self, report: &Report) {
        let plan = &report.plan;
        let memories = if plan.remember && !plan.brand.is_empty() {
            let doubtful = self.doubtful().await;
            self.journal.fold(&plan.brand, &plan.tags, &self.leavers, &self.last, &doubtful).await
        } else {
            Vec::new()
        };
        let tagging =
            if report.state == RunState::Failed(StopReason::TagsReplaced) { Tagging::Apart } else { plan.tagging };
        let facts = BrandFacts { proved: !plan.proof || self.engine.is_proved(), tagging };
        let facts = (!plan.brand.is_empty()).then(|| json(&facts));
        let report = Some(json(&report.without_people()));
        self.journal.close(End { brand: &plan.brand, memories, facts, report }).await;
    }

    /// Addresses of people of whom it is not known whether what was sent of them arrived.
    async fn doubtful(&self) -> Vec<String> {
        let unknown = self.engine.with_fate(Fate::Unknown);
        if unknown.is_empty() {
            return Vec::new();
        }
        let answer = self.people.ask(&CheckAsk::People(unknown), |letter| letter).answer(|_| {}).await;
        let people = answer.ok().and_then(|answer| answer.read::<Reply<Vec<Person>>>().ok());
        let people = people.and_then(|people| Answered::from(people).ok()).unwrap_or_default();
        people.into_iter().map(|person| person.contact.email.as_str().to_owned()).collect()
    }

    /// Asks the check, and hands on what it answers; none where it does not.
    fn ask<T: DeserializeOwned + 'static>(&self, ask: CheckAsk, input: impl FnOnce(Option<T>) -> Input + 'static) {
        let (people, inputs) = (self.people.clone(), self.inputs.clone());
        spawn_local(async move {
            let answer = people.ask(&ask, |letter| letter).answer(|_| {}).await;
            let answer = answer.ok().and_then(|answer| answer.read::<Reply<T>>().ok());
            inputs.send(input(answer.and_then(|answer| Answered::from(answer).ok())));
        });
    }

    fn take(&mut self, input: Input) {
        match input {
            Input::Rows(Some(people)) => self.engine.rows(&people),
            Input::Rows(None) | Input::Ask(RunAsk::NoRows) => self.engine.unreadable(),
            Input::Found(numbers) => self.engine.found(&numbers),
            Input::Leavers(emails) => self.engine.leavers(emails),
            Input::Saved(seq) => self.engine.saved(seq),
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
