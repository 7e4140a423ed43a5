//! What a run does not begin.

use std::fs;

use crate::world::{BRAND, Done, World, people};

#[test]
fn a_key_of_another_store_is_refused_whether_it_tells_it_or_omnisend_does() {
    let world = World::proved();
    world.people("VIP.csv", &people(0..5, "A"));
    let other = "64b0c0ffee64b0c0ffee64b1-plantedSecret";
    let with = |key: &str| Done::of(world.command(&["--file", "VIP=VIP.csv"]).env("SEGUE_KEY", key).output().unwrap());
    let done = with(other);
    assert_eq!(done.code, 3);
    assert!(done.stderr.contains("another store") && done.stderr.contains(BRAND), "{done:?}");
    assert_eq!(world.requests("GET /brands/current"), 0);
    // One that does not tell it: Omnisend does.
    world.model.lock().unwrap().settings_mut().keys[0].text = "old-key".into();
    assert_eq!(with("old-key").code, 3);
    assert_eq!(world.requests("GET /brands/current"), 1);
    assert_eq!(with("nobodys-key").code, 3);
    assert_eq!(with(" ").code, 3);
    let done = with("ke y");
    assert!(done.code == 3 && !done.stderr.contains("ke y"), "{done:?}");
    assert_eq!(world.requests("POST /batches"), 0);
}

#[test]
fn a_key_may_stand_in_a_file_which_others_should_not_read() {
    let world = World::proved();
    world.people("VIP.csv", &people(0..5, "A"));
    fs::write(world.path("key"), format!("{}\n", crate::world::KEY)).unwrap();
    let mut command = world.command(&["--file", "VIP=VIP.csv", "--key-file", "key"]);
    let done = Done::of(command.env_remove("SEGUE_KEY").output().unwrap());
    assert_eq!(done.code, 0, "{done:?}");
    #[cfg(unix)]
    assert!(done.stderr.contains("chmod 600"), "{done:?}");
}

#[test]
fn a_column_that_is_gone_stops_the_run() {
    let world = World::proved();
    fs::write(world.path("VIP.csv"), "E-Mail,First,Tier\nana@people.example,A,1\n").unwrap();
    let done = world.run(&["--file", "VIP=VIP.csv"]);
    assert_eq!(done.code, 3);
    assert!(done.stderr.contains("no column EMail any more; it filled email. It may be E-Mail"), "{done:?}");
    // In any of the parts.
    world.people("VIP_1.csv", &people(0..5, "A"));
    fs::write(world.path("VIP_2.csv"), "EMail,First\nana@people.example,A\n").unwrap();
    let done = world.run(&["--file", "VIP=VIP_1.csv", "--file", "VIP=VIP_2.csv"]);
    assert!(done.code == 3 && done.stderr.contains("VIP_2.csv has no column Tier"), "{done:?}");
    assert_eq!(world.requests("POST /batches"), 0);
}

#[test]
fn an_export_that_is_not_known_in_all_its_parts_is_refused() {
    let world = World::proved();
    world.people("VIP.csv", &people(0..5, "A"));
    let refused = |change: fn(&mut serde_json::Value)| {
        world.export(change);
        let done = world.run(&["--file", "VIP=VIP.csv"]);
        assert_eq!(done.code, 3, "{done:?}");
        done.stderr
    };
    assert!(refused(|export| export["segue"] = 2.into()).contains("version 2"));
    assert!(refused(|export| export["colour"] = 2.into()).contains("field colour"));
    assert!(refused(|export| export["match"] = serde_json::json!({"city": "City"})).contains("match.email is missing"));
    let said = refused(|export| export["brand"] = crate::world::KEY.into());
    assert!(said.contains("value of brand"), "{said}");
    let said = refused(|export| {
        export["consent"] = serde_json::json!({"email": {"choice": "fromColumns", "since": "9000-01-01"}});
    });
    assert!(said.contains("still to come"), "{said}");
    assert!(refused(|export| *export = "x".into()).contains("object in braces"));
}

#[test]
fn wrong_usage_and_files_that_hold_nobody() {
    let world = World::proved();
    world.people("VIP.csv", &people(0..5, "A"));
    assert_eq!(world.run(&[]).code, 64);
    assert_eq!(world.run(&["--file", "VIP"]).code, 64);
    assert_eq!(world.run(&["--file", "VIP=VIP.csv", "--share", "5"]).code, 64);
    let done = world.run(&["--file", "Vip=VIP.csv"]);
    assert!(done.code == 64 && done.stderr.contains("it has VIP, Lapsed"), "{done:?}");
    assert_eq!(world.run(&["--file", "VIP=VIP.csv", "--send-all", "--confirm-removals", "1"]).code, 64);
    assert_eq!(world.run(&["--file", "VIP=VIP.csv", "--api", "http://api.omnisend.com/api"]).code, 64);
    assert_eq!(world.run(&["--file", "VIP=no.csv"]).code, 3);
    world.people("empty.csv", &[]);
    let done = world.run(&["--file", "VIP=empty.csv"]);
    assert!(done.code == 3 && done.stderr.contains("Nobody is in the files of VIP"), "{done:?}");
    for name in ["folder/VIP.csv", "folder/Other.csv"] {
        fs::create_dir_all(world.path("folder")).unwrap();
        world.people(name, &people(0..5, "A"));
    }
    let done = world.run(&["--file", "VIP=folder"]);
    assert!(done.code == 3 && done.stderr.contains("several segments"), "{done:?}");
    assert_eq!(world.requests("POST /batches"), 0);
}

#[test]
fn a_memory_that_cannot_be_used_is_not_begun_anew_in_silence() {
    let world = World::proved();
    world.people("VIP.csv", &people(0..5, "A"));
    assert_eq!(world.run(&["--file", "VIP=VIP.csv"]).code, 0);
    let memory =
        crate::world::files(&world.state()).into_iter().find(|path| path.extension().is_some_and(|e| e == "memory"));
    let memory = memory.unwrap();
    let mut bytes = fs::read(&memory).unwrap();
    let last = bytes.len() - 20;
    bytes[last] ^= 1;
    fs::write(&memory, bytes).unwrap();
    let done = world.run(&["--file", "VIP=VIP.csv"]);
    assert!(done.code == 3 && done.stderr.contains("cannot be used"), "{done:?}");
}
