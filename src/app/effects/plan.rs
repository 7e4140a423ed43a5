//! What a run is to do, from what the person sees.

use export::{ConsentPlan, FileIdentity, RunPlan, Time};

use crate::app::state::{Link, State};

/// The plan; none where nothing can be sent as it is.
pub(in crate::app) fn plan(state: &State, started_at: Time) -> Option<RunPlan> {
    let Link::Connected(store) = &state.connection.link else { return None };
    let files = state.open().iter().map(|file| FileIdentity { name: file.name.clone(), size: file.size });
    let plan = RunPlan {
        files: files.collect(),
        store: store.name.clone().unwrap_or_default(),
        tag: state.tag.check().ok()?,
        consent: ConsentPlan::default(),
        total: state.people(),
        share: share(state.share),
        started_at,
    };
    (plan.total > 0).then_some(plan)
}

/// How long sending `people` takes at the least, in seconds.
pub(in crate::app) fn seconds(people: u64, percent: u32) -> u64 {
    let plan = RunPlan {
        files: Vec::new(),
        store: String::new(),
        tag: None,
        consent: ConsentPlan::default(),
        total: people,
        share: share(percent),
        started_at: Time::default(),
    };
    plan.estimate().div_ceil(1000)
}

fn share(percent: u32) -> u8 {
    u8::try_from(percent).unwrap_or(RunPlan::SHARE)
}
