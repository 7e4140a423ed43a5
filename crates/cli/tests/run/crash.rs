//! A run that is killed, interrupted, or already under way.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::world::{Done, World, people};

/// Waits until it holds.
fn until(mut holds: impl FnMut() -> bool) {
    let patience = Instant::now() + Duration::from_secs(30);
    while !holds() {
        assert!(Instant::now() < patience, "it does not come");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn a_second_run_of_the_store_is_told_to_come_later() {
    let world = World::proved();
    world.people("VIP.csv", &people(0..1_000, "A"));
    let mut first = world.start(&["--file", "VIP=VIP.csv"]);
    until(|| world.requests("POST /batches") > 0);
    let second = world.run(&["--file", "VIP=VIP.csv"]);
    assert!(second.code == 75 && second.stderr.contains("under way"), "{second:?}");
    assert_eq!(world.run(&["--file", "VIP=VIP.csv", "--dry-run"]).code, 0, "which does not hinder");
    assert!(first.wait().unwrap().success());
}

/// Killed at several moments, started again each time: in the end everybody is there once, and is remembered.
#[test]
fn a_killed_run_goes_on_and_nothing_is_lost() {
    let world = World::new();
    world.people("VIP.csv", &people(0..1_200, "A"));
    let batches = [1, 2, 5, 9];
    for batches in batches {
        let mut killed = world.start(&["--file", "VIP=VIP.csv"]);
        until(|| world.requests("POST /batches") >= batches);
        killed.kill().unwrap();
        killed.wait().unwrap();
        assert!(world.journal().is_some());
    }
    let done = world.run(&["--file", "VIP=VIP.csv", "--json"]);
    assert_eq!(done.code, 0, "{done:?}");
    assert!(done.stderr.contains("interrupted run of these files goes on"), "{done:?}");
    let report = done.json();
    assert_eq!((&report["counts"]["new"], &report["accepted"]), (&json!(1_200), &json!(1_200)));
    assert_eq!(world.tagged("VIP").len(), 1_200);
    assert_eq!(world.journal(), None);
    let again = world.run(&["--file", "VIP=VIP.csv", "--json"]);
    assert_eq!(again.json()["counts"]["unchanged"], 1_200);
}

/// Killed; then the file is another one. Who was accepted is known, and leaves where they are no longer in the file.
#[test]
fn a_killed_run_of_another_file_is_wound_up() {
    let world = World::proved();
    world.people("VIP.csv", &people(0..900, "A"));
    let mut killed = world.start(&["--file", "VIP=VIP.csv"]);
    until(|| world.journal().is_some_and(|path| std::fs::read_to_string(path).unwrap().contains("@people.example")));
    killed.kill().unwrap();
    killed.wait().unwrap();
    world.people("VIP.csv", &people(1..900, "A"));
    let dry = world.run(&["--file", "VIP=VIP.csv", "--dry-run", "--json"]).json();
    assert!(world.journal().is_some(), "a dry run leaves it");
    let done = world.run(&["--file", "VIP=VIP.csv", "--json"]);
    assert_eq!(done.code, 0, "{done:?}");
    assert!(done.stderr.contains("was wound up"), "{done:?}");
    let report = done.json();
    assert_eq!(report["counts"], dry["counts"]);
    assert!(report["counts"]["unchanged"].as_u64().unwrap() >= 9, "{report}");
    assert_eq!(report["counts"]["leavers"], 1);
    assert_eq!(world.tagged("VIP").len(), 899);
}

/// Killed while Omnisend worked on batches of people who are all but ten gone from the next file: they are known all the
/// same, and lose the tag.
#[test]
fn people_of_batches_without_an_outcome_are_asked_for() {
    let world = World::proved();
    world.people("VIP.csv", &people(0..300, "A"));
    let mut killed = world.start(&["--file", "VIP=VIP.csv"]);
    until(|| world.requests("POST /batches") >= 1);
    until(|| world.journal().is_some_and(|path| std::fs::read_to_string(path).unwrap().contains("@people.example")));
    world.model.lock().unwrap().settings_mut().batch_ms = 2_500;
    let created = |path| std::fs::read_to_string(path).unwrap().matches(r#""created""#).count();
    until(|| world.journal().is_some_and(|path| created(path) >= 4));
    killed.kill().unwrap();
    killed.wait().unwrap();
    world.model.lock().unwrap().settings_mut().batch_ms = 150;
    world.people("VIP.csv", &people(290..310, "A"));
    let done = world.run(&["--file", "VIP=VIP.csv", "--json"]);
    assert_eq!((done.code, &done.json()["counts"]["leavers"]), (5, &json!(290)), "{done:?}");
    let done = world.run(&["--file", "VIP=VIP.csv", "--confirm-removals", "290"]);
    assert_eq!(done.code, 0, "{done:?}");
    assert_eq!(world.tagged("VIP").len(), 20);
}

/// What was sent before changed under an interrupted run, by another export of the same tag: nobody is taken for another.
#[test]
fn another_export_of_the_same_tag_does_not_confuse_an_interrupted_run() {
    let world = World::proved();
    world.people("VIP.csv", &people(0..400, "A"));
    let mut killed = world.start(&["--file", "VIP=VIP.csv"]);
    until(|| world.requests("POST /batches") >= 2);
    killed.kill().unwrap();
    killed.wait().unwrap();
    world.export(|export| export["name"] = "Other".into());
    world.people("Other.csv", &people(0..200, "B"));
    assert_eq!(world.run(&["--file", "VIP=Other.csv"]).code, 0);
    world.export(|_| {});
    let done = world.run(&["--file", "VIP=VIP.csv", "--json"]);
    assert!(done.code == 0 && done.stderr.contains("was wound up"), "{done:?}");
    assert_eq!((done.json()["counts"]["leavers"].as_u64(), world.tagged("VIP").len()), (Some(0), 400));
    assert!(world.tagged("VIP").iter().all(|person| person.fields["firstName"] == "A"));
    assert_eq!(world.run(&["--file", "VIP=VIP.csv", "--json"]).json()["counts"]["unchanged"], 400);
}

/// Killed while tags are taken away: nobody loses one who should not, and in the end all have lost it.
#[test]
fn a_run_that_is_killed_among_removals_removes_the_same_people() {
    let world = World::proved();
    world.people("VIP.csv", &people(0..1_400, "A"));
    assert_eq!(world.run(&["--file", "VIP=VIP.csv"]).code, 0);
    world.people("VIP.csv", &people(600..1_400, "A"));
    let arguments = ["--file", "VIP=VIP.csv", "--json", "--confirm-removals", "600"];
    let mut killed = world.start(&arguments);
    until(|| world.requests("DELETE /contacts/tags") >= 1);
    killed.kill().unwrap();
    killed.wait().unwrap();
    let done = world.run(&arguments);
    assert_eq!((done.code, &done.json()["segments"][0]["removed"]), (0, &json!(600)), "{done:?}");
    let vip = world.tagged("VIP");
    assert_eq!(vip.len(), 800);
    assert_eq!(world.run(&["--file", "VIP=VIP.csv", "--json"]).json()["counts"]["leavers"], 0);
}

/// Rows change, a run sends that and is killed, rows turn back: what Omnisend holds is the file's again in the end. Leavers
/// are asked to lose the tag, the run is killed, they come back: they have it again.
#[test]
fn whoever_turns_back_after_a_killed_run_is_sent_again() {
    let world = World::proved();
    let (back, gone) = (people(0..300, "A"), people(0..299, "B"));
    world.people("VIP.csv", &back);
    assert_eq!(world.run(&["--file", "VIP=VIP.csv"]).code, 0);
    world.people("VIP.csv", &gone);
    let before = world.requests("POST /batches");
    let mut killed = world.start(&["--file", "VIP=VIP.csv"]);
    until(|| world.requests("POST /batches") > before + 2);
    killed.kill().unwrap();
    killed.wait().unwrap();
    world.people("VIP.csv", &back);
    let done = world.run(&["--file", "VIP=VIP.csv"]);
    assert!(done.code == 0 && done.stderr.contains("was wound up"), "{done:?}");
    assert!(world.tagged("VIP").iter().all(|person| person.fields["firstName"] == "A"));
    // And the same with tags.
    world.people("VIP.csv", &people(0..240, "A"));
    let mut killed = world.start(&["--file", "VIP=VIP.csv"]);
    until(|| world.requests("DELETE /contacts/tags") > 0);
    killed.kill().unwrap();
    killed.wait().unwrap();
    world.people("VIP.csv", &back);
    // Omnisend takes tags away a little later.
    std::thread::sleep(Duration::from_millis(2_500));
    assert_eq!(world.run(&["--file", "VIP=VIP.csv"]).code, 0);
    assert_eq!(world.tagged("VIP").len(), 300);
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_pauses_and_goes_on() {
    let world = World::proved();
    world.people("VIP.csv", &people(0..1_000, "A"));
    for signal in ["-INT", "-TERM"] {
        let running = world.start(&["--file", "VIP=VIP.csv", "--json"]);
        let before = world.requests("POST /batches");
        until(|| world.requests("POST /batches") > before);
        let id = running.id().to_string();
        assert!(std::process::Command::new("kill").args([signal, &id]).status().unwrap().success());
        let done = Done::of(running.wait_with_output().unwrap());
        assert_eq!(done.code, 4, "{done:?}");
        assert_eq!(done.json()["state"], "interrupted");
        assert!(done.stderr.contains("Run the same command again"), "{done:?}");
    }
    let done = world.run(&["--file", "VIP=VIP.csv", "--json"]);
    assert_eq!((done.code, &done.json()["accepted"]), (0, &json!(1_000)), "{done:?}");
    assert_eq!(world.tagged("VIP").len(), 1_000);
}
