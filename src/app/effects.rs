//! What the page does: it asks the desk, and what comes back becomes an action.
//!
//! Nothing is decided here but in which order things are asked. No borrow is held while something is awaited, and after
//! the page is gone nothing happens any more. The key and the last report live here, so that no earlier state keeps
//! them.

mod bring;
mod connect;
mod kept;
pub(super) mod plan;
mod run;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use export::Report;
use omnisend::ApiKey;
use segment::preview::Query;
use segment::{Code, Refusal};
use wasm_bindgen_futures::spawn_local;
use web_sys::DataTransfer;
use yew::{Callback, UseReducerHandle};

use super::state::{Action, Generation, NeverSent, Origin, State};
use crate::screens::review::{Download, PAGE, ReviewAct};
use crate::services::clock::now_ms;
use crate::services::{Desk, RunHandle, Setting, download, files, never};
use bring::Waiting;
pub(super) use run::now;

/// The moment, seconds since 1970.
fn seconds() -> i64 {
    #[allow(clippy::cast_possible_truncation, reason = "the computer's clock is far before the year 292 billion")]
    let seconds = (now_ms() / 1000.0) as i64;
    seconds
}

/// All that the page does. Clones are the same.
#[derive(Clone)]
pub(in crate::app) struct Effects(Rc<Inner>);

struct Inner {
    setting: Setting,
    desk: Desk,
    state: UseReducerHandle<State>,
    alive: Cell<bool>,
    /// Whether the page around is being asked if it allows sending.
    asking: Cell<bool>,
    last: Cell<Generation>,
    /// What was brought last, with what came beside it.
    brought: RefCell<Waiting>,
    /// Names of columns that were told beside each of them.
    names: RefCell<Vec<Option<Vec<String>>>>,
    /// What was brought and is asked about, and then what waits for its turn.
    waiting: RefCell<Vec<Waiting>>,
    key: RefCell<Option<(Origin, ApiKey)>>,
    run: RefCell<Option<RunHandle>>,
    report: RefCell<Option<Report>>,
}

impl PartialEq for Effects {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Effects {
    /// The effects of one page.
    pub(in crate::app) fn new(setting: Setting, desk: Desk, state: UseReducerHandle<State>) -> Self {
        Self(Rc::new(Inner {
            setting,
            desk,
            state,
            alive: Cell::new(true),
            asking: Cell::default(),
            last: Cell::default(),
            brought: RefCell::default(),
            names: RefCell::default(),
            waiting: RefCell::default(),
            key: RefCell::default(),
            run: RefCell::default(),
            report: RefCell::default(),
        }))
    }

    /// The page is gone: what is under way ends, and the key is forgotten.
    pub(in crate::app) fn end(&self) {
        self.0.alive.set(false);
        self.0.desk.cancel();
        self.0.key.take();
        self.0.run.take();
    }

    /// Does something to the state.
    pub(in crate::app) fn act(&self, action: Action) {
        if self.0.alive.get() {
            self.0.state.dispatch(action);
        }
    }

    /// The state as it is now. To be read and let go: a handle keeps every state that it was read in.
    fn state(&self) -> UseReducerHandle<State> {
        self.0.state.clone()
    }

    fn next(&self) -> Generation {
        let next = self.0.last.get() + 1;
        self.0.last.set(next);
        next
    }

    /// Reads what was dropped. It can be looked at only while it is dropped, so this has to be called then.
    pub(in crate::app) fn dropped(&self, data: &DataTransfer) {
        let (effects, found) = (self.clone(), files::dropped(data));
        spawn_local(async move {
            let picked = found.await;
            if picked.is_empty() {
                effects.act(Action::NothingDropped);
            }
            effects.open(picked, Origin::Own);
        });
    }

    /// Reads pasted cells, as a file of this name.
    pub(in crate::app) fn pasted(&self, cells: &str, name: &str) {
        self.open(files::of_text(cells, name).into_iter().collect(), Origin::Own);
    }

    /// Gives up reading, or what was kept from before a reload.
    pub(in crate::app) fn cancel_reading(&self) {
        self.0.desk.cancel();
        self.act(Action::CancelReading);
    }

    /// Checks every row; where that was done and nothing changed since, shows it again.
    pub(in crate::app) fn check(&self) {
        let state = self.state();
        if matches!(state.review, super::state::Review::Checked(_)) {
            return self.act(Action::ShowReview);
        }
        if state.again != 0 {
            return self.act(Action::CheckWhenRead);
        }
        let generation = self.next();
        let (rules, policy) = (state.rules(seconds()), state.policy());
        let choices = self.choices(&state.choice);
        drop(state);
        self.act(Action::Checking(generation));
        let on_progress = {
            let effects = self.clone();
            Callback::from(move |progress| effects.act(Action::CheckProgress(generation, progress)))
        };
        let effects = self.clone();
        spawn_local(async move {
            let result = effects.0.desk.check(rules, policy, choices, on_progress).await.map(|checked| checked.summary);
            let done = result.is_ok();
            effects.act(Action::CheckedAll(generation, result));
            if done {
                effects.rows(Query::default(), 0);
            }
        });
    }

    /// Gives up the check.
    pub(in crate::app) fn cancel_check(&self) {
        self.0.desk.cancel();
        self.act(Action::CancelCheck);
    }

    /// What a person does in Review.
    pub(in crate::app) fn review(&self, act: ReviewAct) {
        let state = self.state();
        let Some(checked) = state.review.checked() else { return };
        match act {
            ReviewAct::Query(query) => self.rows(query, 0),
            ReviewAct::Start(start) => self.rows(checked.rows.query.clone(), start),
            ReviewAct::Select(row) => self.act(Action::Select(row)),
            ReviewAct::Groups(code) => self.groups(code),
            ReviewAct::Never(list) => {
                let remembered = state.never.remembered;
                drop(state);
                self.never(list, remembered);
                self.revise();
            }
            act => {
                let before = state.mending.now.clone();
                drop(state);
                self.act(Action::Choose(act));
                if self.state().mending.now != before {
                    self.revise();
                }
            }
        }
    }

    /// Takes these people as the never-send list, kept by the browser or not.
    pub(in crate::app) fn never(&self, list: Vec<u64>, remembered: bool) {
        let setting = &self.0.setting;
        if !remembered {
            never::forget(setting, None);
        }
        let unkept = remembered && !never::save(setting, None, &list);
        self.act(Action::Never(NeverSent { list: Rc::new(list), remembered, unkept }));
    }

    /// Takes up the never-send list that the browser kept.
    pub(in crate::app) fn take_never(&self) {
        if let Some(list) = never::load(&self.0.setting, None) {
            self.act(Action::Never(NeverSent { list: Rc::new(list), remembered: true, unkept: false }));
        }
    }

    /// Has the browser save the requests that a run would send.
    pub(in crate::app) fn save_requests(&self) {
        let Some(plan) = plan::ahead(&self.state(), now()) else { return };
        let name = self.0.setting.texts().in_lang(self.state().lang).preview_requests_file();
        self.act(Action::RequestsDownload(Download::Preparing));
        let effects = self.clone();
        spawn_local(async move {
            let blob = effects.0.desk.requests(plan).await;
            effects.act(Action::RequestsDownload(match &blob {
                Ok(_) => Download::Idle,
                Err(refusal) => Download::Refused(refusal.clone()),
            }));
            if let (Ok(blob), true) = (blob, effects.0.alive.get()) {
                download::save(&blob, name);
            }
        });
    }

    /// Judges the rows anew, as far as what was chosen concerns them.
    fn revise(&self) {
        let generation = self.next();
        let state = self.state();
        let (rules, policy) = (state.rules(seconds()), state.policy());
        let shown = state.review.checked().map(|checked| (checked.rows.query.clone(), checked.rows.start));
        let groups = state.review.checked().and_then(|checked| checked.groups.as_ref()).map(|(code, _)| *code);
        drop(state);
        self.act(Action::Revising(generation));
        let effects = self.clone();
        spawn_local(async move {
            let result = effects.0.desk.revise(rules, policy, Callback::noop()).await;
            // What was chosen since is judged already.
            if result == Err(Refusal::Canceled) {
                return;
            }
            effects.act(Action::Revised(generation, result));
            // What stood there stays in sight until it is known what is left of it.
            if let Some(code) = groups {
                let groups = effects.0.desk.groups(code).await;
                effects.act(Action::GotGroups(code, groups));
            }
            if let Some((query, start)) = shown {
                effects.rows(query, start);
            }
        });
    }

    /// Shows rows `start ..` of a query.
    pub(in crate::app) fn rows(&self, query: Query, start: u64) {
        let generation = self.next();
        self.act(Action::Asking { generation, query: query.clone(), start });
        let effects = self.clone();
        spawn_local(async move {
            let rows = effects.0.desk.rows(query, start, PAGE).await;
            effects.act(Action::Rows(generation, rows));
        });
    }

    /// Shows what stands in the cells with a code.
    fn groups(&self, code: Code) {
        self.act(Action::AskingGroups(code));
        let effects = self.clone();
        spawn_local(async move {
            let groups = effects.0.desk.groups(code).await;
            effects.act(Action::GotGroups(code, groups));
        });
    }

    /// Has the browser save the rows that need fixing.
    pub(in crate::app) fn save_invalid(&self) {
        let lang = self.state().lang;
        let name = self.0.setting.texts().in_lang(lang).invalid_file();
        self.act(Action::InvalidDownload(Download::Preparing));
        let effects = self.clone();
        spawn_local(async move {
            let blob = effects.0.desk.problems_csv(lang).await;
            effects.act(Action::InvalidDownload(match &blob {
                Ok(_) => Download::Idle,
                Err(refusal) => Download::Refused(refusal.clone()),
            }));
            if let (Ok(blob), true) = (blob, effects.0.alive.get()) {
                download::save(&blob, name);
            }
        });
    }

    /// Has the browser save those whom Omnisend refused.
    pub(in crate::app) fn save_refused(&self) {
        let t = self.0.setting.texts().in_lang(self.state().lang);
        let headings = [t.file(), t.row(), t.email(), t.status(), t.omnisend_says()];
        let csv = self.0.report.borrow().as_ref().map(|report| report.rejected_csv(headings));
        let blob = csv.and_then(|csv| download::csv(&csv));
        self.act(Action::RefusedDownload(if blob.is_some() {
            Download::Idle
        } else {
            Download::Refused(Refusal::Broken)
        }));
        if let Some(blob) = blob {
            download::save(&blob, t.refused_file());
        }
    }

    /// Everything from the beginning.
    pub(in crate::app) fn another(&self) {
        self.0.run.take();
        self.0.report.take();
        self.0.brought.take();
        self.0.waiting.take();
        self.act(Action::Another);
    }
}
