//! All that the app calls: files are understood and checked, rows are shown, a connection is proved, a run is made.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::{Rc, Weak};

use export::RunPlan;
use export::connect::{ConnectProblem, Connected, Next, Proof};
use omnisend::ApiKey;
use segment::check::Group;
use segment::matching::Suggestions;
use segment::preview::{Inspected, Progress, Query, Summary};
use segment::{Choice, Code, Contact, Policy, Problem, Refusal, Rules};
use serde::de::DeserializeOwned;
use texts::Lang;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, File};
use yew::Callback;

use super::caller::{Caller, Question};
use super::clock::sleep;
use super::crew::{Crew, OnBroken, Unsupported};
use super::fetch::Transport;
use super::files::Picked;
use super::run::{RunEvent, RunHandle, Running};
use super::setting::Setting;
use super::wire::{Letter, Parcel};
use crate::worker::messages::{
    Answered, CheckAsk, CheckedFiles, Compared, Comparing, Looked, Reply, RowsWindow, Start,
};

/// Time to draw the first rows, in ms.
const DRAWN_AFTER: f64 = 300.0;

/// The desk. Clones are the same desk; with the last one its workers end.
#[derive(Clone)]
pub struct Desk(Rc<Inner>);

struct Inner {
    setting: Setting,
    /// How many workers scan a large file. By default as many as suit the cores.
    scanners: Option<u32>,
    crew: RefCell<Option<Rc<Crew>>>,
    /// The files that were opened, in order.
    files: RefCell<Vec<File>>,
    /// The question that [`Desk::cancel`] ends.
    job: Cell<Option<u32>>,
    /// Grows with each opening, check and cancel.
    generation: Cell<u32>,
    /// The run whose people the check worker hands over.
    run: RefCell<Weak<Running>>,
    on_broken: OnBroken,
}

/// Files as they were understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// For each file, in order.
    pub files: Vec<Result<Inspected, Refusal>>,
    /// Suggestions for the first file that can be used.
    pub suggestions: Suggestions,
}

impl PartialEq for Desk {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Desk {
    /// A desk; its workers come when they are needed.
    ///
    /// # Errors
    /// [`Unsupported`]
    pub fn new(setting: &Setting) -> Result<Self, Unsupported> {
        Self::with_scanners(setting, None)
    }

    /// The same, where so many workers scan a large file.
    ///
    /// # Errors
    /// [`Unsupported`]
    pub fn with_scanners(setting: &Setting, scanners: Option<u32>) -> Result<Self, Unsupported> {
        let desk = Rc::new_cyclic(|desk: &Weak<Inner>| {
            let desk = desk.clone();
            let on_broken: OnBroken = Rc::new(move || {
                if let Some(desk) = desk.upgrade() {
                    desk.broken();
                }
            });
            Inner {
                setting: setting.clone(),
                scanners,
                crew: RefCell::default(),
                files: RefCell::default(),
                job: Cell::default(),
                generation: Cell::default(),
                run: RefCell::default(),
                on_broken,
            }
        });
        desk.crew()?;
        Ok(Self(desk))
    }

    /// Understands files from their first part, each as chosen. Ends an opening or a check under way.
    pub async fn open(&self, files: Vec<Picked>, choices: Vec<Choice>) -> Opened {
        let files: Vec<File> = files.into_iter().map(|picked| picked.file).collect();
        let count = files.len();
        let choices = self.0.of_reader(choices, count);
        self.0.files.replace(files.clone());
        let opened = self.0.job(&CheckAsk::Open(choices), &files, |_| {}).await;
        let opened: Answered<Looked> = opened;
        if opened.is_ok() {
            self.0.man_later(files);
        }
        match opened {
            Ok(Looked { files, suggestions }) => {
                Opened { files: files.into_iter().map(Into::into).collect(), suggestions }
            }
            Err(refusal) => Opened { files: vec![Err(refusal); count], suggestions: Suggestions::default() },
        }
    }

    /// Checks the opened files, each understood as chosen. Ends an opening or a check under way.
    ///
    /// # Errors
    /// The refusal of the first file that cannot be used; [`Refusal::Canceled`].
    pub async fn check(
        &self,
        rules: Rules,
        policy: Policy,
        choices: Vec<Choice>,
        on_progress: Callback<Progress>,
    ) -> Result<CheckedFiles, Refusal> {
        let inner = &self.0;
        let files = inner.files.borrow().clone();
        if files.is_empty() {
            return Err(Refusal::Gone);
        }
        inner.man(&files);
        let ask = CheckAsk::Check(Box::new(rules), policy, inner.of_reader(choices, files.len()));
        let note = |parcel: &Parcel| {
            if let Ok(progress) = parcel.read() {
                on_progress.emit(progress);
            }
        };
        inner.job::<Reply<CheckedFiles>>(&ask, &files, note).await?.into()
    }

    /// What was checked, by other rules and choices. Ends an opening or a check under way.
    ///
    /// # Errors
    /// As [`Desk::rows`].
    pub async fn revise(
        &self,
        rules: Rules,
        policy: Policy,
        on_progress: Callback<Progress>,
    ) -> Result<Summary, Refusal> {
        let note = |parcel: &Parcel| {
            if let Ok(progress) = parcel.read() {
                on_progress.emit(progress);
            }
        };
        self.0.job::<Reply<Summary>>(&CheckAsk::Revise(Box::new(rules), policy), &[], note).await?.into()
    }

    /// Checked rows `start ..` of those that the query finds, at most `count`, and how many it finds in all.
    ///
    /// # Errors
    /// [`Refusal::Gone`]; [`Refusal::Canceled`] where nothing is checked.
    pub async fn rows(&self, query: Query, start: u64, count: u32) -> Result<RowsWindow, Refusal> {
        self.0.ask_checked(&CheckAsk::Rows(query, start, count)).await
    }

    /// The most frequent cells with this code.
    ///
    /// # Errors
    /// As [`Desk::rows`].
    pub async fn groups(&self, code: Code) -> Result<Vec<Group>, Refusal> {
        self.0.ask_checked(&CheckAsk::Groups(code)).await
    }

    /// The requests that a run would send, one JSON object a line.
    ///
    /// # Errors
    /// As [`Desk::rows`].
    pub async fn requests(&self, plan: RunPlan) -> Result<Blob, Refusal> {
        self.0.file(&CheckAsk::Requests(Box::new(plan))).await
    }

    /// People to send, `start ..`, at most `count`.
    ///
    /// # Errors
    /// As [`Desk::rows`].
    pub async fn contacts(&self, start: u64, count: u32) -> Result<Vec<Contact>, Refusal> {
        self.0.ask_checked(&CheckAsk::Contacts(start, count)).await
    }

    /// Holds the people against what was sent before. Runs that begin then send those of whom something is new.
    ///
    /// # Errors
    /// As [`Desk::rows`].
    pub async fn compare(&self, ask: Comparing) -> Result<Compared, Refusal> {
        self.0.ask_checked(&CheckAsk::Compare(Box::new(ask))).await
    }

    /// Hashes of the files that were checked.
    ///
    /// # Errors
    /// As [`Desk::rows`].
    pub async fn identities(&self) -> Result<Vec<String>, Refusal> {
        self.0.ask_checked(&CheckAsk::Identities).await
    }

    /// The first problems and warnings, at most `limit`.
    ///
    /// # Errors
    /// As [`Desk::rows`].
    pub async fn problems(&self, limit: u32) -> Result<Vec<Problem>, Refusal> {
        self.0.ask_checked(&CheckAsk::Problems(limit)).await
    }

    /// The rows that need fixing as a CSV file, with reasons in this language.
    ///
    /// # Errors
    /// As [`Desk::rows`].
    pub async fn problems_csv(&self, lang: Lang) -> Result<Blob, Refusal> {
        self.0.file(&CheckAsk::ProblemsCsv(lang)).await
    }

    /// Proves a key by reading contacts, batches and the store's name.
    ///
    /// # Errors
    /// [`ConnectProblem`]
    pub async fn connect(&self, key: &ApiKey) -> Result<Connected, ConnectProblem> {
        let transport = Transport::new(self.0.setting.proxy.base(), key);
        let mut proof = Proof::new(key);
        loop {
            let answer = transport.ask(&proof.request()).await;
            if let Next::Connected(connected) = proof.answer(answer)? {
                return Ok(connected);
            }
        }
    }

    /// Starts a run with the people of the check that is finished. The handle has to be held until it is over.
    ///
    /// # Errors
    /// [`Unsupported`]
    pub fn run(&self, start: Start, on_event: Callback<RunEvent>) -> Result<RunHandle, Unsupported> {
        let crew = self.0.crew()?;
        let run = RunHandle::start(&self.0.setting, crew.check(), start, on_event)?;
        self.0.run.replace(run.downgrade());
        Ok(run)
    }

    /// Ends the workers, at once.
    pub fn close(&self) {
        self.0.cancel();
        self.0.end_crew();
    }

    /// Stops an opening or a check under way; its future ends at once with [`Refusal::Canceled`].
    pub fn cancel(&self) {
        self.0.cancel();
    }
}

impl Inner {
    /// The crew; a new one where the last broke down.
    fn crew(&self) -> Result<Rc<Crew>, Unsupported> {
        if let Some(crew) = &*self.crew.borrow() {
            return Ok(Rc::clone(crew));
        }
        let crew = Rc::new(Crew::new(&self.setting.workers, &self.on_broken)?);
        *self.crew.borrow_mut() = Some(Rc::clone(&crew));
        Ok(crew)
    }

    /// Takes scan workers on once the first rows are on screen: they get ready while the person looks at them, and do
    /// not hold them up.
    fn man_later(self: &Rc<Self>, files: Vec<File>) {
        let (desk, generation) = (Rc::downgrade(self), self.generation.get());
        spawn_local(async move {
            sleep(DRAWN_AFTER).await;
            if let Some(desk) = desk.upgrade().filter(|desk| desk.generation.get() == generation) {
                desk.man(&files);
            }
        });
    }

    /// Takes on scan workers, where these files are worth it.
    fn man(&self, files: &[File]) {
        if let Ok(crew) = self.crew() {
            let bytes = files.iter().map(expected_size).sum();
            crew.man(bytes, self.scanners, &self.setting.workers, &self.on_broken);
        }
    }

    /// A choice for each of `count` files, with the languages that the person reads.
    fn of_reader(&self, mut choices: Vec<Choice>, count: usize) -> Vec<Choice> {
        choices.resize(count, Choice::default());
        for choice in &mut choices {
            choice.languages = languages(self.setting.lang);
        }
        choices
    }

    /// A worker broke down: nobody is asked any more, and whoever waits for an answer is told.
    fn broken(&self) {
        self.end_crew();
        if let Some(run) = RunHandle::upgrade(&self.run.borrow()) {
            run.no_rows();
        }
    }

    fn end_crew(&self) {
        let crew = self.crew.borrow_mut().take();
        if let Some(crew) = crew {
            crew.check().close();
        }
    }

    fn cancel(&self) {
        self.generation.set(self.generation.get().wrapping_add(1));
        let crew = self.crew.borrow().clone();
        if let (Some(job), Some(crew)) = (self.job.take(), crew) {
            crew.check().tell(&CheckAsk::Cancel, |letter| letter);
            crew.check().give_up(job);
        }
    }

    /// Asks for an opening or a check, in place of the one under way.
    fn job<T: DeserializeOwned>(
        &self,
        ask: &CheckAsk,
        files: &[File],
        note: impl FnMut(&Parcel),
    ) -> impl Future<Output = Result<T, Refusal>> {
        self.cancel();
        let generation = self.generation.get();
        let question = self.question(ask, files);
        self.job.set(question.as_ref().ok().map(|question| question.id));
        async move {
            let answer = question?.answer(note).await;
            if self.generation.get() != generation {
                return Err(Refusal::Canceled);
            }
            self.job.set(None);
            answer.map_err(|_| Refusal::Broken)?.read().map_err(|_| Refusal::Broken)
        }
    }

    fn question(&self, ask: &CheckAsk, files: &[File]) -> Result<Question, Refusal> {
        let dress = |letter: Letter| letter.files(files.iter());
        Ok(self.caller()?.ask(ask, dress))
    }

    fn caller(&self) -> Result<Caller, Refusal> {
        Ok(self.crew().map_err(|_| Refusal::Broken)?.check().clone())
    }

    async fn parcel(&self, ask: &CheckAsk, files: &[File]) -> Result<Parcel, Refusal> {
        self.question(ask, files)?.answer(|_| {}).await.map_err(|_| Refusal::Broken)
    }

    async fn ask<T: DeserializeOwned>(&self, ask: &CheckAsk, files: &[File]) -> Result<T, Refusal> {
        self.parcel(ask, files).await?.read().map_err(|_| Refusal::Broken)
    }

    /// Asks for a file.
    async fn file(&self, ask: &CheckAsk) -> Result<Blob, Refusal> {
        let answer = self.parcel(ask, &[]).await?;
        Answered::from(answer.read::<Reply<()>>().map_err(|_| Refusal::Broken)?)?;
        answer.blob().ok_or(Refusal::Broken)
    }

    async fn ask_checked<T: DeserializeOwned>(&self, ask: &CheckAsk) -> Result<T, Refusal> {
        self.ask::<Reply<T>>(ask, &[]).await?.into()
    }
}

/// Languages that the person reads: the page's, then the browser's.
fn languages(page: Lang) -> Vec<String> {
    let browser = web_sys::window().map(|window| window.navigator().languages());
    let browser = browser.iter().flat_map(|tags| tags.iter()).filter_map(|tag| tag.as_string());
    std::iter::once(page.tag().to_owned()).chain(browser).collect()
}

/// Bytes to check. Customer lists shrink to about an eighth.
fn expected_size(file: &File) -> f64 {
    if file.name().to_ascii_lowercase().ends_with("gz") { file.size() * 8.0 } else { file.size() }
}
