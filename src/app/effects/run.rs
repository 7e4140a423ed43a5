//! A run: begun only after the page around was asked, followed to its report.

use std::rc::Rc;

use export::{Report, RunPlan, RunProgress, Time};
use omnisend::ApiKey;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::Effects;
use super::plan::{ahead, plan};
use crate::app::convert::{broken, queued, report, running};
use crate::app::state::{Action, Against, BrokenOff, Generation, Review, Run};
use crate::screens::report::{Ending, Outcomes, ReportView};
use crate::services::clock::now_ms;
use crate::services::json::{json, read};
use crate::services::portal::{Intent, PortalEvent, Sent, Vetoed};
use crate::services::{RunEvent, journals};
use crate::worker::messages::{Comparing, Start};
use crate::worker::wind_up;

/// The moment, as runs know it.
pub(in crate::app) fn now() -> Time {
    // The computer's clock is after 1970 and far before the year 280,000.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "see above")]
    Time(now_ms().max(0.0) as u64)
}

/// A run's name among the journals, and in the history.
fn run_name(plan: &RunPlan) -> String {
    let brand = if plan.brand.is_empty() { "store" } else { &plan.brand };
    [brand, " ", &plan.started_at.0.to_string()].concat()
}

impl Effects {
    /// Sends, if the page around allows it.
    pub(in crate::app) fn send(&self) {
        let state = self.state();
        if matches!(state.run, Run::Going(..)) || self.0.asking.replace(true) {
            return;
        }
        let Some(plan) = plan(&state, now()) else {
            self.0.asking.set(false);
            return;
        };
        let intent = Intent {
            people: plan.total,
            tag: plan.tag().map(str::to_owned),
            display_name: state.connection.name.clone(),
            store: Some(plan.store.clone()).filter(|store| !store.is_empty()),
        };
        drop(state);
        let effects = self.clone();
        spawn_local(async move {
            let allowed = effects.0.setting.portal.before_send(&intent).await;
            effects.0.asking.set(false);
            match allowed {
                Ok(()) => effects.start(&plan),
                Err(Vetoed(words)) => effects.act(Action::Vetoed(words)),
            }
        });
    }

    fn start(&self, begun: &RunPlan) {
        // What the person saw may have changed while the page around was asked.
        let state = self.state();
        let same = plan(&state, begun.started_at).as_ref() == Some(begun);
        let key =
            self.0.key.borrow().as_ref().filter(|(origin, _)| *origin == state.origin).map(|(_, key)| key.clone());
        let (Some(key), true, true) = (key, same, self.0.alive.get()) else { return };
        let store = Some(begun.store.clone()).filter(|store| !store.is_empty());
        let generation = self.next();
        self.act(Action::Started(generation, queued(begun.total, store.clone())));
        let on_event = {
            let (effects, tag) = (self.clone(), begun.tag().map(str::to_owned));
            Callback::from(move |event: RunEvent| match event {
                RunEvent::Progress(progress) => effects.progress(generation, &progress, store.clone()),
                RunEvent::Done(done) => effects.done(generation, *done, store.clone()),
                RunEvent::Busy => effects.hindered("busy"),
                RunEvent::Lost => effects.hindered("journalLost"),
                RunEvent::Broken => effects.broke(generation, tag.clone()),
            })
        };
        let start = self.starting(begun, &key);
        drop(state);
        let (effects, begun) = (self.clone(), begun.clone());
        spawn_local(async move {
            let Some(mut start) = start else { return effects.broke(generation, None) };
            // A file is known again by all its bytes.
            match effects.0.desk.identities().await {
                Ok(hashes) if start.goes_on => {
                    if start.plan.files.iter().map(|file| &file.hash).ne(&hashes) {
                        return effects.act(Action::Hindered("otherFile"));
                    }
                }
                Ok(hashes) => {
                    for (file, hash) in start.plan.files.iter_mut().zip(hashes) {
                        file.hash = hash;
                    }
                    start.kept = effects.kept_of(&start).unwrap_or_default();
                }
                Err(_) => return effects.broke(generation, begun.tag().map(str::to_owned)),
            }
            match effects.0.desk.run(start, on_event) {
                Ok(run) => drop(effects.0.run.replace(Some(run))),
                Err(_) => effects.broke(generation, begun.tag().map(str::to_owned)),
            }
        });
    }

    /// What a run is started with; what depends on the files' bytes is still to come.
    fn starting(&self, plan: &RunPlan, key: &ApiKey) -> Option<Start> {
        let state = self.state();
        let setting = &self.0.setting;
        let compared = state.sending.compared()?;
        let going_on = state.sending.going_on.as_ref();
        Some(Start {
            plan: plan.clone(),
            proxy: setting.proxy.base().to_owned(),
            authorization: key.authorization(),
            seed: js_sys::Math::random().to_bits(),
            user: setting.user.clone(),
            run: going_on.map_or_else(|| run_name(plan), |broken| broken.run.clone()),
            goes_on: going_on.is_some(),
            kept: String::new(),
            leavers: going_on.map_or_else(|| compared.leavers.clone(), |broken| broken.leavers.clone()),
            last: going_on.map_or_else(|| compared.last.clone(), |broken| broken.last.clone()),
        })
    }

    /// What has to be known to go on with a run, as JSON.
    fn kept_of(&self, start: &Start) -> Option<String> {
        let kept = self.state().kept()?;
        let (plan, last) = (start.plan.clone(), start.last.clone());
        Some(json(&BrokenOff { run: String::new(), leavers: Vec::new(), plan, kept, last }))
    }

    /// Holds the people against what was sent before, where that is not known yet.
    pub(in crate::app) fn compare(&self, against: Option<&Against>) {
        let state = self.state();
        let (Some(against), Some(plan)) = (against, ahead(&state, now())) else { return };
        let generation = self.next();
        let going_on = state.sending.going_on.clone();
        let ask = Comparing {
            plan: going_on
                .as_ref()
                .map_or_else(|| RunPlan { brand: against.brand.clone(), ..plan }, |broken| broken.plan.clone()),
            user: self.0.setting.user.clone(),
            choices: against.choices,
            send_all: against.send_all,
            names: state.open().iter().map(|file| file.name.clone()).collect(),
            missing: state.missing.clone(),
            leavers: going_on.map(|broken| broken.leavers.clone()),
        };
        drop(state);
        self.act(Action::Comparing(generation));
        let effects = self.clone();
        spawn_local(async move {
            let compared = effects.0.desk.compare(ask).await.ok().map(Box::new);
            effects.act(Action::ComparedAll(generation, compared));
        });
    }

    /// A run that broke off goes on: its files are asked for.
    pub(in crate::app) fn go_on_with(&self, place: usize) {
        if let Some(broken) = self.state().broken_off.get(place) {
            self.act(Action::GoOnWith(Rc::clone(broken)));
        }
    }

    /// A run that broke off does not go on: what it did is remembered as far as that is wanted, and its journal goes.
    pub(in crate::app) fn give_up(&self, place: usize) {
        let mut left = self.state().broken_off.clone();
        if place >= left.len() {
            return;
        }
        let broken = left.remove(place);
        self.act(Action::FoundBroken(left));
        let user = self.0.setting.user.clone();
        spawn_local(async move {
            let BrokenOff { run, leavers, plan, last, .. } = (*broken).clone();
            wind_up(user.as_deref(), run, &plan, &leavers, &last).await;
        });
    }

    /// Looks for runs that broke off.
    pub(in crate::app) fn look_for_broken(&self) {
        let effects = self.clone();
        spawn_local(async move {
            let found = journals::open_runs(effects.0.setting.user.as_deref()).await;
            let found = found.into_iter().filter_map(|open| {
                let broken: BrokenOff = read(&open.kept)?;
                Some(Rc::new(BrokenOff { run: open.name, leavers: open.leavers, ..broken }))
            });
            let found: Vec<Rc<BrokenOff>> = found.collect();
            if !found.is_empty() {
                effects.act(Action::FoundBroken(found));
            }
        });
    }

    fn progress(&self, generation: Generation, progress: &RunProgress, store: Option<String>) {
        self.act(Action::Running(generation, running(progress, store)));
        self.tell(&PortalEvent::Progress(Sent {
            people: progress.total,
            accepted: progress.accepted,
            rejected: progress.rejected,
            not_sent: progress.total.saturating_sub(progress.accepted + progress.rejected),
        }));
    }

    fn done(&self, generation: Generation, done: Report, store: Option<String>) {
        let state = self.state();
        let mut counts = match &state.review {
            Review::Checked(checked) => checked.summary.counts,
            _ => segment::Counts::default(),
        };
        // Whoever is the same as last time was not to be sent.
        counts.unchanged = state.changes().unchanged;
        counts.ready = counts.ready.saturating_sub(counts.unchanged);
        drop(state);
        let chosen = self.state().chosen(done.plan.started_at).unwrap_or_default();
        let view = report(&done, counts, store, chosen);
        self.0.report.replace(Some(done));
        self.finish(generation, view);
    }

    fn hindered(&self, code: &'static str) {
        self.0.run.take();
        self.act(Action::Hindered(code));
    }

    /// The worker broke down: what it said last is what is known.
    fn broke(&self, generation: Generation, tag: Option<String>) {
        let state = self.state();
        let (Run::Going(begun, view), Review::Checked(checked)) = (&state.run, &state.review) else { return };
        if *begun == generation {
            let chosen = state.chosen(now()).unwrap_or_default();
            let view = broken(view, checked.summary.counts, tag, chosen, "broken");
            self.finish(generation, view);
        }
    }

    fn finish(&self, generation: Generation, view: ReportView) {
        self.0.run.take();
        let Outcomes { accepted, refused, not_sent, unknown } = view.outcomes;
        let people = accepted + refused + not_sent + unknown;
        let sent = Sent { people, accepted, rejected: refused, not_sent: not_sent + unknown };
        let ending = match view.ending {
            Ending::Successful => "successful",
            Ending::CompletedWithErrors => "completedWithErrors",
            Ending::Failed => "failed",
            Ending::Canceled => "canceled",
            Ending::Interrupted => "interrupted",
        };
        if let Some(code) = &view.stop {
            self.tell(&PortalEvent::Error { code: code.clone() });
        }
        self.act(Action::Finished(generation, Box::new(view)));
        self.tell(&PortalEvent::Complete { ending: ending.into(), sent });
    }

    fn tell(&self, event: &PortalEvent) {
        if self.0.alive.get() {
            self.0.setting.portal.tell(event);
        }
    }

    /// Holds the run.
    pub(in crate::app) fn pause(&self) {
        if let Some(run) = &*self.0.run.borrow() {
            run.pause();
        }
    }

    /// Goes on.
    pub(in crate::app) fn resume(&self) {
        if let Some(run) = &*self.0.run.borrow() {
            run.resume();
        }
    }

    /// Stops the run for good.
    pub(in crate::app) fn cancel_run(&self) {
        self.act(Action::CancelRun);
        if let Some(run) = &*self.0.run.borrow() {
            run.cancel();
        }
    }
}
