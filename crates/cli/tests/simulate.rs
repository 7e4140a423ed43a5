//! The engine in thousands of worlds; a seed that breaks a rule is named, and replays by `segue simulate --seed S`.

use export::{Reach, RunPlan, RunState, StopReason, Tagging};
use segue_cli::simulate::{Broken, simulate, simulate_with};
use simulator::{OldDates, Settings};

const SEEDS: u64 = 2_000;

#[test]
fn no_seed_breaks_a_rule() {
    let broken: Vec<String> = (0..SEEDS)
        .filter_map(|seed| simulate(seed, &mut |_| ()).broken.map(|broken| format!("seed {seed}: {broken}")))
        .collect();
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn a_seed_is_the_same_story_each_time() {
    let story = |seed| {
        let mut told = Vec::new();
        simulate(seed, &mut |line| told.push(line));
        told
    };
    for seed in 0..20 {
        assert_eq!(story(seed), story(seed));
    }
    assert_ne!(story(1), story(2));
}

/// The rules are checked in earnest: where nothing is proved first, a store that takes every date for now harms people,
/// and that is seen.
#[test]
fn harm_is_seen() {
    let unproved = &mut |settings: &mut Settings, plan: &mut RunPlan| {
        settings.old_dates = OldDates::Ignored;
        plan.proof = false;
    };
    let harmed = (0..40)
        .filter(|&seed| matches!(simulate_with(seed, unproved, &mut |_| ()).broken, Some(Broken::Subscription { .. })));
    assert!(harmed.count() > 15);
}

/// A store where tags replace, or where old dates count, is found out by the first people, and says what it is.
#[test]
fn a_store_that_would_harm_people_is_found_out() {
    let stops = |set: &mut dyn FnMut(&mut Settings, &mut RunPlan)| {
        let outcomes = (0..300).map(|seed| {
            let outcome = simulate_with(seed, set, &mut |_| ());
            assert_eq!(outcome.broken, None, "seed {seed}");
            outcome.state
        });
        outcomes.collect::<Vec<_>>()
    };
    let count = |states: &[RunState], reason: StopReason| {
        states.iter().filter(|state| **state == RunState::Failed(reason.clone())).count()
    };
    let proving = |plan: &mut RunPlan| {
        (plan.proof, plan.reach, plan.tagging) = (true, Reach::Everyone, Tagging::Together);
    };
    let replaced = stops(&mut |settings, plan| {
        settings.tags = simulator::Tags::Replace;
        settings.old_dates = OldDates::Honoured;
        proving(plan);
    });
    assert!(count(&replaced, StopReason::TagsReplaced) > 100);
    let ignored = stops(&mut |settings, plan| {
        settings.tags = simulator::Tags::Add;
        settings.old_dates = OldDates::Ignored;
        proving(plan);
    });
    assert!(count(&ignored, StopReason::SubscriptionChanged) > 100);
}
