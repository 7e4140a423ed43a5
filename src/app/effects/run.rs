//! A run: begun only after the page around was asked, followed to its report.

use export::{Report, RunPlan, RunProgress, Time};
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::Effects;
use super::plan::plan;
use crate::app::convert::{broken, queued, report, running};
use crate::app::state::{Action, Generation, Review, Run};
use crate::screens::report::{Ending, Outcomes, ReportView};
use crate::services::RunEvent;
use crate::services::clock::now_ms;
use crate::services::portal::{Intent, PortalEvent, Sent, Vetoed};

/// The moment, as runs know it.
pub(in crate::app) fn now() -> Time {
    // The computer's clock is after 1970 and far before the year 280,000.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "see above")]
    Time(now_ms().max(0.0) as u64)
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
                RunEvent::Broken => effects.broke(generation, tag.clone()),
            })
        };
        match self.0.desk.run(begun.clone(), &key, on_event) {
            Ok(run) => {
                self.0.run.replace(Some(run));
            }
            Err(_) => self.broke(generation, begun.tag().map(str::to_owned)),
        }
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
        let counts = match &self.state().review {
            Review::Checked(checked) => checked.summary.counts,
            _ => segment::Counts::default(),
        };
        let chosen = self.state().chosen(done.plan.started_at).unwrap_or_default();
        let view = report(&done, counts, store, chosen);
        self.0.report.replace(Some(done));
        self.finish(generation, view);
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
