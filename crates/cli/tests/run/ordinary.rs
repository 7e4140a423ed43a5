//! Runs one after the other, as cron starts them.

use std::fs;

use omnisend::Status;
use serde_json::json;

use crate::world::{KEY, World, files, people};

#[test]
fn first_run_then_only_what_differs() {
    let world = World::new();
    world.people("VIP.csv", &people(0..250, "A"));
    let done = world.run(&["--file", "VIP=VIP.csv", "--json"]);
    assert_eq!(done.code, 0, "{done:?}");
    let report = done.json();
    assert_eq!(
        report["counts"],
        json!({"rows": 250, "ready": 250, "unchanged": 0, "duplicate": 0, "invalid": 0, "leftOut": 0,
            "new": 250, "changed": 0, "leavers": 0})
    );
    let told = ["state", "store", "accepted", "rejected", "notSent"].map(|name| report[name].clone());
    assert_eq!(told, [json!("successful"), json!("Minu Pood"), json!(250), json!(0), json!(0)]);
    assert!(report["batches"].as_array().unwrap().len() >= 3, "ten first, for the proof");
    let vip = world.tagged("VIP");
    assert_eq!(vip.len(), 250);
    assert!(vip.iter().all(|person| person.status == Status::NonSubscribed));
    // The same again: nobody is sent.
    let before = world.requests("POST /batches");
    let again = world.run(&["--file", "VIP=VIP.csv", "--json"]).json();
    assert_eq!((&again["counts"]["unchanged"], &again["counts"]["ready"]), (&json!(250), &json!(0)));
    assert_eq!(world.requests("POST /batches"), before);
    // Five left, ten joined, twenty changed.
    world.people("VIP.csv", &[people(5..230, "A"), people(230..250, "B"), people(250..260, "A")].concat());
    let dry = world.run(&["--file", "VIP=VIP.csv", "--json", "--dry-run"]);
    let told = world.run(&["--file", "VIP=VIP.csv", "--dry-run"]).stdout;
    assert!(told.contains("VIP: 5 would lose the tag"), "{told}");
    assert_eq!(world.requests("POST /batches"), before, "a dry run sends nothing");
    let done = world.run(&["--file", "VIP=VIP.csv", "--json"]);
    assert_eq!(done.code, 0, "{done:?}");
    let report = done.json();
    assert_eq!(dry.json()["counts"], report["counts"]);
    assert_eq!(
        report["counts"],
        json!({"rows": 255, "ready": 30, "unchanged": 225, "duplicate": 0, "invalid": 0, "leftOut": 0,
            "new": 10, "changed": 20, "leavers": 5})
    );
    assert_eq!(report["segments"][0]["removed"], 5);
    let vip = world.tagged("VIP");
    assert_eq!(vip.len(), 255);
    assert!(vip.iter().all(|person| !person.email.starts_with("person4@")));
    assert_eq!(world.requests("POST /batches"), before + 2, "a few first, then the others");
    holds_nothing_that_it_should_not(&world);
}

/// Keys are nowhere; addresses only where they belong; everything is the user's alone.
fn holds_nothing_that_it_should_not(world: &World) {
    let all = files(&world.state());
    assert!(all.len() >= 4, "{all:?}");
    for path in all {
        let bytes = fs::read(&path).unwrap();
        let name = path.strip_prefix(world.state()).unwrap().display().to_string();
        let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
        assert!(!holds("plantedSecret") && !name.contains(KEY), "{name}");
        assert!(!name.contains("ana") && !name.contains('@'), "{name}");
        assert!(name.contains("memory/") || !holds("@people.example"), "{name}");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode(&path), 0o600, "{name}");
            let folder = path.parent().unwrap();
            assert!(mode(folder) == 0o700, "{name}");
        }
    }
}

#[test]
fn a_dry_run_changes_nothing_and_needs_no_key() {
    let world = World::new();
    world.people("VIP.csv", &people(0..20, "A"));
    let output = world.command(&["--file", "VIP=VIP.csv", "--dry-run", "--json"]).env_remove("SEGUE_KEY").output();
    let done = crate::world::Done::of(output.unwrap());
    assert_eq!((done.code, &done.json()["counts"]["new"]), (0, &json!(20)), "{done:?}");
    assert!(!world.state().exists());
    assert!(world.model.lock().unwrap().requests().is_empty());
}

#[test]
fn removals_past_the_guard_wait_for_a_person() {
    let world = World::proved();
    world.people("VIP.csv", &people(0..20, "A"));
    assert_eq!(world.run(&["--file", "VIP=VIP.csv"]).code, 0);
    world.people("VIP.csv", &people(10..25, "A"));
    for wrong in [&[][..], &["--confirm-removals", "9"]] {
        let done = world.run(&[&["--file", "VIP=VIP.csv", "--json"], wrong].concat());
        assert_eq!(done.code, 5, "{done:?}");
        assert_eq!(
            done.json()["segments"][0],
            json!({"tag": "VIP", "files": ["VIP.csv"], "leavers": 10, "removed": 0,
                "holds": [{"tooMany": {"leavers": 10, "people": if wrong.is_empty() { 20 } else { 25 }}}]})
        );
        assert_eq!(world.tagged("VIP").len(), 25, "who joined was sent, nobody was removed");
    }
    let told = world.run(&["--file", "VIP=VIP.csv"]).stdout;
    assert!(told.contains("--confirm-removals 10"), "{told}");
    let all = world.run(&["--file", "VIP=VIP.csv", "--send-all", "--json"]);
    assert_eq!((&all.json()["accepted"], &all.json()["segments"][0]["removed"]), (&json!(15), &json!(0)));
    let done = world.run(&["--file", "VIP=VIP.csv", "--confirm-removals", "10"]);
    assert_eq!(done.code, 0, "{done:?}");
    assert!(done.stdout.contains("VIP: removal of the tag asked for 10"), "{done:?}");
    assert_eq!(world.tagged("VIP").len(), 15);
}

#[test]
fn a_segment_whose_files_are_absent_stays_and_one_person_may_be_in_two() {
    let world = World::proved();
    world.people("VIP.csv", &people(0..10, "A"));
    world.people("Lapsed_1.csv", &people(5..12, "A"));
    world.people("Lapsed_2.csv", &people(12..15, "A"));
    let both = ["--file", "VIP=VIP.csv", "--file", "Lapsed=Lapsed_1.csv", "--file", "Lapsed=Lapsed_2.csv", "--json"];
    let done = world.run(&both);
    assert_eq!(done.code, 0, "{done:?}");
    assert_eq!(done.json()["counts"]["duplicate"], 5);
    assert_eq!((world.tagged("VIP").len(), world.tagged("Lapsed").len()), (10, 10));
    world.people("VIP.csv", &people(1..10, "A"));
    let done = world.run(&["--file", "VIP=VIP.csv", "--json"]);
    assert_eq!((done.code, &done.json()["counts"]["leavers"]), (0, &json!(1)), "{done:?}");
    assert_eq!((world.tagged("VIP").len(), world.tagged("Lapsed").len()), (9, 10));
    // A part that was there last time is missing: nobody is removed, though few would be.
    world.people("Lapsed_1.csv", &people(5..12, "A"));
    world.people("Lapsed_3.csv", &people(12..14, "A"));
    for _ in 0..2 {
        let done = world.run(&["--file", "Lapsed=Lapsed_1.csv", "--file", "Lapsed=Lapsed_3.csv", "--json"]);
        assert_eq!(done.code, 5, "{done:?}");
        assert!(done.json()["segments"][0]["holds"][0]["partMissing"].is_object(), "{done:?}");
    }
}

#[test]
fn whom_omnisend_refuses_is_told_with_the_reason_and_goes_again() {
    let world = World::proved();
    world.people("VIP.csv", &people(0..30, "A"));
    let refuse = |refuse: &[(&str, u16, &str)]| {
        let refuse = refuse.iter().map(|(who, status, words)| ((*who).into(), *status, (*words).into()));
        world.model.lock().unwrap().settings_mut().refuse = refuse.collect();
    };
    refuse(&[("person7@", 400, "email is invalid"), ("person9@", 400, "email is invalid")]);
    let done = world.run(&["--file", "VIP=VIP.csv", "--json"]);
    assert_eq!(done.code, 2, "{done:?}");
    let report = done.json();
    assert_eq!(report["reasons"][0]["people"], 2);
    let rows: Vec<_> = report["rejectedRows"].as_array().unwrap().iter().map(|row| row["row"].clone()).collect();
    assert_eq!(rows, [json!(9), json!(11)]);
    assert_eq!((&report["accepted"], &report["rejected"]), (&json!(28), &json!(2)));
    refuse(&[]);
    let done = world.run(&["--file", "VIP=VIP.csv", "--json"]);
    assert_eq!((done.code, &done.json()["accepted"]), (0, &json!(2)), "{done:?}");
}

/// A packed export in a folder, with a column of consent: who says No is left out, the others are subscribed since their
/// dates, and the report says what was chosen.
#[test]
fn a_folder_as_it_was_exported_with_consent_from_its_columns() {
    let world = World::proved();
    let folder = world.path("export/VIP/2026/11/23/0400");
    fs::create_dir_all(&folder).unwrap();
    fs::create_dir_all(world.path("export/VIP/2026/11/16/0400")).unwrap();
    fs::write(world.path("export/VIP/2026/11/16/0400/VIP_1.csv"), "EMail\nolder@people.example\n").unwrap();
    for (part, rows) in
        [(1, "ana@people.example,yes,2024-05-01\n"), (2, "bo@people.example,no,\ncy@people.example,,\n")]
    {
        let text = format!("EMail,OK,Since\n{rows}");
        let file = fs::File::create(folder.join(format!("VIP_{part}.csv.gz"))).unwrap();
        let mut packed = flate2::write::GzEncoder::new(file, flate2::Compression::fast());
        std::io::Write::write_all(&mut packed, text.as_bytes()).unwrap();
        packed.finish().unwrap();
    }
    world.export(|export| {
        export["match"] = json!({"email": "EMail", "emailStatus": "OK", "emailOptIn": "Since"});
        export["consent"] = json!({"email": "fromColumns", "saysNo": "leftOut"});
    });
    let done = world.run(&["--file", "VIP=export"]);
    assert_eq!(done.code, 0, "{done:?}");
    assert!(done.stdout.contains("E-mail: As the columns of the file say"), "{done:?}");
    let mut vip = world.tagged("VIP");
    vip.sort_by(|one, other| one.email.cmp(&other.email));
    let told: Vec<_> = vip.iter().map(|person| (person.email.as_str(), person.status)).collect();
    assert_eq!(told, [("ana@people.example", Status::Subscribed), ("cy@people.example", Status::NonSubscribed)]);
    assert_eq!(vip[0].status_date, "2024-05-01T12:00:00Z");
}
