//! The engine in thousands of worlds; a seed that breaks a rule is named, and replays by `segue simulate --seed S`.

use segue_cli::simulate::{Broken, simulate, simulate_with};

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

/// The rules are checked in earnest: a store that takes every date for now harms people, and that is seen.
#[test]
fn harm_is_seen() {
    let ignore = &mut |settings: &mut simulator::Settings| settings.old_dates = simulator::OldDates::Ignored;
    let harmed = (0..20)
        .filter(|&seed| matches!(simulate_with(seed, ignore, &mut |_| ()).broken, Some(Broken::Subscription { .. })));
    assert!(harmed.count() > 10);
}
