//! What a run is to do, from what the person sees.

use export::{FileIdentity, RunPlan, Time, requests};

use crate::app::state::{Link, State};

/// The plan; none where nothing can be sent as it is, or where it is not known yet what was sent before.
pub(in crate::app) fn plan(state: &State, started_at: Time) -> Option<RunPlan> {
    let Link::Connected(store) = &state.connection.link else { return None };
    let compared = state.sending.compared()?;
    if let Some(broken) = &state.sending.going_on {
        return (compared.changes.to_send() == broken.plan.total).then(|| broken.plan.clone());
    }
    let leavers = state.sending.leavers();
    let total = compared.changes.to_send();
    let plan = RunPlan {
        store: store.name.clone().unwrap_or_default(),
        brand: store.brand.clone().unwrap_or_default(),
        tagging: compared.facts.tagging,
        total,
        new: compared.changes.new,
        leavers,
        proof: !compared.facts.proved,
        trial: state.sending.trial,
        remember: state.sending.remembers(),
        ..ahead(state, started_at)?
    };
    (total > 0 || plan.leavers.iter().any(|&leavers| leavers > 0)).then_some(plan)
}

/// The same before a store is connected: what would be sent.
pub(in crate::app) fn ahead(state: &State, started_at: Time) -> Option<RunPlan> {
    let files =
        state.open().iter().map(|file| FileIdentity { name: file.name.clone(), size: file.size, hash: String::new() });
    let plan = RunPlan {
        files: files.collect(),
        tags: state.tag.check().ok()?.into_iter().collect(),
        consent: state.consent_plan(started_at).ok()?,
        reach: state.consent.reach,
        total: state.people(),
        new: state.people(),
        share: share(state.share),
        started_at,
        ..RunPlan::default()
    };
    (plan.total > 0).then_some(plan)
}

/// The item of a batch that a person makes, to be read: as it would be now, or, while something is missing from the
/// choices, as it would be if nobody's subscription changes.
pub(in crate::app) fn item_of(state: &State, contact: &segment::Contact, now: Time) -> String {
    let plan = RunPlan {
        tags: state.tag.check().ok().flatten().into_iter().collect(),
        consent: state.consent_plan(now).unwrap_or_default(),
        total: 1,
        started_at: now,
        ..RunPlan::default()
    };
    requests::item_of(contact, &plan)
}

/// How long sending `people` takes at the least, in seconds.
pub(in crate::app) fn seconds(people: u64, percent: u32) -> u64 {
    let plan = RunPlan { total: people, share: share(percent), ..RunPlan::default() };
    plan.estimate().div_ceil(1000)
}

fn share(percent: u32) -> u8 {
    u8::try_from(percent).unwrap_or(RunPlan::SHARE)
}
