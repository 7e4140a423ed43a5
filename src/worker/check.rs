//! The check worker: owns the checked files, shares the scanning out, answers for any window of rows at once.

use std::cell::{Cell, RefCell};
use std::ops::ControlFlow;
use std::rc::{Rc, Weak};

use export::RunPlan;
use export::requests::Requests;
use js_sys::{Array, Uint8Array};
use segment::check::{Checked, Checker, Revision};
use segment::matching::suggest;
use segment::preview::{Inspected, Progress, Query, Summary};
use segment::{Choice, Policy, Problem, Refusal, Rules, Source, inspect};
use serde::Serialize;
use texts::codes::Family;
use texts::{Lang, Texts};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, File};

use super::hear;
use super::messages::{
    Answered, CheckAsk, CheckedFiles, Compared, Comparing, Looked, Reply, RowsWindow, ScanAsk, Scanned,
};
use super::pool::{self, Files, Watch};
use super::prepare::Prepared;
use crate::services::blob::{BlobSource, size};
use crate::services::caller::Caller;
use crate::services::clock::now_ms;
use crate::services::gunzip;
use crate::services::numbers;
use crate::services::platform::Browser;
use crate::services::wire::{Letter, Parcel, Port};

/// Progress is told at most this often, in ms.
const NOTE_EVERY: f64 = 100.0;

#[derive(Default)]
struct Host {
    scanners: RefCell<Vec<Caller>>,
    /// Grows with each cancel and each new check; what belongs to an older number stops.
    number: Rc<Cell<u32>>,
    done: RefCell<Option<Rc<Done>>>,
    /// Whom a run would send; everybody, as long as nothing was compared.
    prepared: RefCell<Option<Rc<Prepared>>>,
    /// Who answers the run for the check that it began with.
    pinned: RefCell<Weak<Self>>,
    platform: Rc<Browser>,
    /// What was unpacked for the last check.
    unpacked: RefCell<Vec<(Known, Blob)>>,
    /// What the files that were opened last are, each read as chosen.
    understood: RefCell<Vec<(Known, Choice, Inspected)>>,
}

/// A finished check.
struct Done {
    checked: Checked,
    files: Rc<Files>,
    /// The files as they were given.
    given: Rc<Vec<File>>,
    inspected: Rc<Vec<Inspected>>,
}

pub(super) fn serve(port: &Port) {
    serve_for(Rc::new(Host::default()), port);
}

fn serve_for(host: Rc<Host>, port: &Port) {
    let answers = port.clone();
    hear(port, move |parcel| {
        let Ok(ask) = parcel.read() else { return };
        match ask {
            CheckAsk::Run => {
                if let Some(port) = parcel.port() {
                    serve_for(host.pinned(), &port);
                }
            }
            CheckAsk::Scanner => host.scanners.borrow_mut().extend(parcel.port().map(Caller::new)),
            CheckAsk::Cancel => host.cancel(),
            ask => {
                let (host, answers) = (Rc::clone(&host), answers.clone());
                spawn_local(async move { host.answer(ask, &parcel, &answers).await.post(&answers) });
            }
        }
    });
}

impl Host {
    /// Somebody who answers for the check that is finished now. The one before answers no more.
    fn pinned(&self) -> Rc<Self> {
        let (done, prepared) = (RefCell::new(self.done()), RefCell::new(self.prepared()));
        let pinned = Rc::new(Self { done, prepared, platform: Rc::clone(&self.platform), ..Self::default() });
        if let Some(before) = self.pinned.replace(Rc::downgrade(&pinned)).upgrade() {
            *before.done.borrow_mut() = None;
        }
        pinned
    }

    fn cancel(&self) {
        self.number.set(self.number.get().wrapping_add(1));
        for scanner in self.scanners.borrow().iter() {
            scanner.tell(&ScanAsk::Cancel, |letter| letter);
        }
    }

    async fn answer(self: Rc<Self>, ask: CheckAsk, parcel: &Parcel, answers: &Port) -> Letter {
        let id = parcel.id();
        match ask {
            CheckAsk::Open(choices) => Letter::new(id, &self.open(&parcel.files(), &choices).await),
            CheckAsk::Check(rules, policy, choices) => {
                let checked = self.check(parcel.files(), *rules, policy, &choices, id, answers).await;
                Letter::new(id, &Reply::from(checked))
            }
            CheckAsk::Revise(rules, policy) => {
                Letter::new(id, &Reply::from(self.revise(*rules, policy, id, answers).await))
            }
            CheckAsk::Rows(query, start, count) => {
                self.of_done(id, async |done| self.rows(done, &query, start, count).await).await
            }
            CheckAsk::Groups(code) => {
                self.of_done(id, async |Done { checked, files, .. }| {
                    checked.groups(&files.sources, &*self.platform, code).await
                })
                .await
            }
            CheckAsk::Contacts(start, count) => {
                self.of_done(id, async |Done { checked, files, .. }| {
                    checked.contacts(&files.sources, &*self.platform, start, count as usize).await
                })
                .await
            }
            CheckAsk::Compare(ask) => {
                let compared = self.of_done(id, async |done| self.compare(done, &ask).await);
                compared.await
            }
            CheckAsk::Identities => {
                self.of_done(id, async |done| {
                    let mut hashes = Vec::new();
                    for file in &*done.given {
                        hashes.push(segment::identity(&BlobSource::new(file.clone().into())).await?);
                    }
                    Ok(hashes)
                })
                .await
            }
            CheckAsk::People(wanted) => {
                self.of_done(id, async |Done { checked, files, .. }| {
                    self.prepared_for(checked).people(checked, files, &*self.platform, &wanted).await
                })
                .await
            }
            CheckAsk::Find(emails) => {
                self.of_done(id, async |Done { checked, .. }| Ok(self.prepared_for(checked).find(checked, &emails)))
                    .await
            }
            CheckAsk::Leavers(segment, first, count) => {
                self.of_done(id, async |Done { checked, .. }| {
                    Ok(self.prepared_for(checked).leavers(segment, first, count).await)
                })
                .await
            }
            CheckAsk::Problems(limit) => {
                self.of_done(id, async |Done { checked, files, .. }| {
                    checked.problems(&files.sources, &*self.platform, limit as usize).await
                })
                .await
            }
            CheckAsk::ProblemsCsv(lang) => file(id, self.problems_csv(lang).await),
            CheckAsk::Requests(plan) => file(id, self.requests(&plan).await),
            CheckAsk::Run | CheckAsk::Scanner | CheckAsk::Cancel => Letter::new(id, &()),
        }
    }

    /// Answers from the finished check.
    async fn of_done<T: Serialize>(&self, id: u32, look: impl AsyncFnOnce(&Done) -> Answered<T>) -> Letter {
        let answered = match self.done() {
            Some(done) => look(&done).await,
            None => Err(Refusal::Canceled),
        };
        Letter::new(id, &Reply::from(answered))
    }

    fn done(&self) -> Option<Rc<Done>> {
        self.done.borrow().clone()
    }

    fn prepared(&self) -> Option<Rc<Prepared>> {
        self.prepared.borrow().clone()
    }

    /// Whom a run sends of these people.
    fn prepared_for(&self, checked: &Checked) -> Rc<Prepared> {
        let everyone = || Rc::new(Prepared::everyone(checked.summary().counts.ready));
        Rc::clone(self.prepared.borrow_mut().get_or_insert_with(everyone))
    }

    async fn compare(&self, done: &Done, ask: &Comparing) -> Answered<Compared> {
        let number = self.number.get();
        let (prepared, compared) = Prepared::compare(&done.checked, &done.files, &*self.platform, ask).await?;
        if self.number.get() != number {
            return Err(Refusal::Canceled);
        }
        self.prepared.replace(Some(Rc::new(prepared)));
        Ok(compared)
    }

    async fn open(&self, files: &[File], choices: &[Choice]) -> Looked {
        let number = self.number.get();
        let mut looked = Looked::default();
        let mut suggestions = None;
        self.understood.borrow_mut().clear();
        for (file, choice) in files.iter().zip(choices) {
            let file = if self.number.get() == number { self.look(file, choice).await } else { Err(Refusal::Canceled) };
            suggestions = suggestions.or_else(|| Some(suggest(&file.as_ref().ok()?.columns)));
            looked.files.push(file.into());
        }
        looked.suggestions = suggestions.unwrap_or_default();
        looked
    }

    /// Understands a file from its first part, unpacked where it has to be.
    async fn look(&self, file: &File, choice: &Choice) -> Answered<Inspected> {
        match self.understand(&file.name(), &BlobSource::new(file.clone().into()), choice).await {
            Ok(inspected) => {
                self.understood.borrow_mut().push((Known::of(file), choice.clone(), inspected.clone()));
                Ok(inspected)
            }
            Err(Refusal::Gzip) => {
                let inspected = self.understand(&file.name(), &gunzip::Head::of(file).await?, choice).await?;
                Ok(Inspected { size: size(file), ..inspected })
            }
            Err(refusal) => Err(refusal),
        }
    }

    async fn understand<S: Source>(&self, name: &str, source: &S, choice: &Choice) -> Answered<Inspected> {
        let inspected = inspect(name, source, choice, &*self.platform).await?;
        inspected.usable()?;
        Ok(inspected)
    }

    async fn check(
        &self,
        files: Vec<File>,
        rules: Rules,
        policy: Policy,
        choices: &[Choice],
        id: u32,
        answers: &Port,
    ) -> Answered<CheckedFiles> {
        self.cancel();
        let number = self.number.get();
        *self.done.borrow_mut() = None;
        *self.prepared.borrow_mut() = None;
        let (mut total, mut packed) = (0, Vec::with_capacity(files.len()));
        for file in &files {
            let is_packed = gunzip::is_packed(file).await?;
            // A packed file is unpacked, then checked.
            total += if is_packed { 2 * gunzip::unpacked_size(file).await? } else { size(file) };
            packed.push(is_packed);
        }
        let watch = self.watch(number, total, id, answers);
        let (mut handles, mut sources, mut inspected) = (Vec::new(), Vec::new(), Vec::new());
        for ((file, choice), is_packed) in files.iter().zip(choices).zip(packed) {
            let blob = if is_packed { self.unpacked(file, &watch).await? } else { file.clone().into() };
            let source = BlobSource::new(blob.clone());
            inspected.push(match self.known(file, choice) {
                Some(known) => known,
                None => self.understand(&file.name(), &source, choice).await?,
            });
            handles.push(blob);
            sources.push(source);
        }
        self.unpacked.borrow_mut().retain(|(known, _)| files.iter().any(|file| known.is(file)));
        let handed = files;
        let files = Rc::new(Files { handles, sources });
        let checker = Checker::new(inspected.clone(), rules, policy)?;
        let scanners = self.scanners.borrow().clone();
        let checked = pool::run(checker, &files, scanners, &self.platform, &watch).await?;
        if self.number.get() != number {
            return Err(Refusal::Canceled);
        }
        for (index, file) in inspected.iter_mut().enumerate() {
            file.rows = Some(checked.rows_of(index));
        }
        let answer = CheckedFiles { summary: checked.summary().clone(), files: inspected.clone() };
        let (given, inspected) = (Rc::new(handed), Rc::new(inspected));
        *self.done.borrow_mut() = Some(Rc::new(Done { checked, files, given, inspected }));
        Ok(answer)
    }

    /// What was checked, by other rules and choices: only what they concern is read again.
    async fn revise(&self, rules: Rules, policy: Policy, id: u32, answers: &Port) -> Answered<Summary> {
        let done = self.done().ok_or(Refusal::Canceled)?;
        let number = self.number.get();
        let checked = match done.checked.revision(&rules) {
            Revision::Rows(rows) => {
                let again = done.checked.judge_again(&done.files.sources, &*self.platform, &rules, &rows).await?;
                self.is_still(number, &done)?;
                owned(&self.done, done.clone()).with_revised(again, policy)
            }
            Revision::Everything => {
                let total = done.inspected.iter().map(|file| file.size).sum();
                let watch = self.watch(number, total, id, answers);
                let checker = Checker::new((*done.inspected).clone(), rules, policy)?;
                let scanners = self.scanners.borrow().clone();
                let checked = pool::run(checker, &done.files, scanners, &self.platform, &watch).await?;
                self.is_still(number, &done)?;
                checked
            }
        };
        let summary = checked.summary().clone();
        let (files, given, inspected) = (Rc::clone(&done.files), Rc::clone(&done.given), Rc::clone(&done.inspected));
        *self.done.borrow_mut() = Some(Rc::new(Done { checked, files, given, inspected }));
        *self.prepared.borrow_mut() = None;
        Ok(summary)
    }

    /// Whether nothing else was begun since.
    fn is_still(&self, number: u32, done: &Rc<Done>) -> Answered<()> {
        let same = self.number.get() == number && self.done().is_some_and(|now| Rc::ptr_eq(&now, done));
        if same { Ok(()) } else { Err(Refusal::Canceled) }
    }

    async fn rows(&self, done: &Done, query: &Query, start: u64, count: u32) -> Answered<RowsWindow> {
        let Done { checked, files, .. } = done;
        let number = self.number.get();
        let mut watch = |_| {
            if self.number.get() == number { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        };
        checked.find(&files.sources, &*self.platform, &query.text, &mut watch).await?;
        let total = checked.len(query);
        let rows = checked.rows(&files.sources, &*self.platform, query, start, count as usize).await?;
        Ok(RowsWindow { total, rows })
    }

    /// What the file is, where it was opened as it is now and is no packed one.
    fn known(&self, file: &File, choice: &Choice) -> Option<Inspected> {
        let understood = self.understood.borrow();
        let known = understood.iter().find(|(known, as_chosen, _)| known.is(file) && as_chosen == choice);
        known.map(|(.., inspected)| inspected.clone())
    }

    /// A packed file without its packing; what was unpacked for the last check is not unpacked again.
    async fn unpacked(&self, file: &File, watch: &Watch) -> Answered<Blob> {
        let known = self.unpacked.borrow().iter().find(|(known, _)| known.is(file)).map(|(_, blob)| blob.clone());
        if let Some(blob) = known {
            return Ok(blob);
        }
        let on = |bytes| watch(Scanned { bytes, rows: 0 }).is_continue();
        let blob = gunzip::unpack(file, on).await?;
        self.unpacked.borrow_mut().push((Known::of(file), blob.clone()));
        Ok(blob)
    }

    /// Sums progress up and tells of it, now and then.
    fn watch(&self, number: u32, total: u64, id: u32, answers: &Port) -> Watch {
        let sum = Cell::new(Progress { bytes: 0, total, rows: 0 });
        let told = Cell::new(0.0);
        let answers = answers.clone();
        let current = Rc::clone(&self.number);
        Rc::new(move |more| {
            if current.get() != number {
                return ControlFlow::Break(());
            }
            let progress = sum.get();
            sum.set(Progress { bytes: progress.bytes + more.bytes, rows: progress.rows + more.rows, ..progress });
            let now = now_ms();
            if (now - told.get()).abs() >= NOTE_EVERY {
                told.set(now);
                Letter::new(id, &sum.get()).note().post(&answers);
            }
            ControlFlow::Continue(())
        })
    }

    /// The requests that a run would send, one a line.
    async fn requests(&self, plan: &RunPlan) -> Answered<Blob> {
        let done = self.done().ok_or(Refusal::Canceled)?;
        let pieces = Array::new();
        let mut put = |line: &[u8]| {
            pieces.push(&Uint8Array::from(line));
        };
        let mut requests = Requests::new(plan);
        let mut start = 0;
        while start < plan.total {
            let sources = &done.files.sources;
            let people = done.checked.contacts(sources, &*self.platform, start, PEOPLE).await?;
            if people.is_empty() {
                break;
            }
            start += people.len() as u64;
            for contact in &people {
                requests.push(contact, &mut put);
            }
        }
        requests.finish(&mut put);
        blob_of(&pieces, "application/jsonl")
    }

    async fn problems_csv(&self, lang: Lang) -> Answered<Blob> {
        let done = self.done().ok_or(Refusal::Canceled)?;
        let texts = Texts::new(lang, numbers::number);
        let sentence = |problem: &Problem| {
            let mut sentence = texts.said(Family::Row, problem.code.name()).what.to_owned();
            if let Some(suggestion) = &problem.suggestion {
                sentence.push_str(". ");
                sentence.push_str(&texts.meant(suggestion));
            }
            sentence
        };
        let pieces = Array::new();
        let mut put = |piece: &[u8]| {
            pieces.push(&Uint8Array::from(piece));
        };
        let headings = [texts.reason(), texts.row()];
        done.checked.problems_csv(&done.files.sources, &*self.platform, headings, &sentence, &mut put).await?;
        blob_of(&pieces, "text/csv")
    }
}

/// How many people are read at a time.
const PEOPLE: usize = 1_000;

fn blob_of(pieces: &Array, kind: &str) -> Answered<Blob> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_u8_array_sequence_and_options(pieces, &options).map_err(|_| Refusal::Broken)
}

/// An answer that is a file.
fn file(id: u32, made: Answered<Blob>) -> Letter {
    match made {
        Ok(blob) => Letter::new(id, &Reply::Given(())).blob(&blob),
        Err(refusal) => Letter::new(id, &Reply::<()>::from(Err(refusal))),
    }
}

/// The check itself, where nobody else looks at it; else a copy.
fn owned(held: &RefCell<Option<Rc<Done>>>, done: Rc<Done>) -> Checked {
    held.take();
    Rc::try_unwrap(done).map_or_else(|done| done.checked.clone(), |done| done.checked)
}

/// A file that was seen before. Handles that travel are others each time.
#[derive(Clone, Debug, PartialEq)]
struct Known {
    name: String,
    size: f64,
    modified: f64,
}

impl Known {
    fn of(file: &File) -> Self {
        Self { name: file.name(), size: file.size(), modified: file.last_modified() }
    }

    fn is(&self, file: &File) -> bool {
        *self == Self::of(file)
    }
}
