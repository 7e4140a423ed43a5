//! The files of `tests/fixtures` through the built program: each is what `expected.json` says, and comes to that.

#![allow(clippy::unwrap_used)]

#[path = "fixtures/manifest.rs"]
mod manifest;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use manifest::{Fixture, differences, folder, found};
use serde_json::{Value, json};
use tempfile::TempDir;

/// What the program wrote, and how it ended.
struct Said {
    text: String,
    code: i32,
}

impl Said {
    fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }
}

fn segue(locale: &str, arguments: &[String], paths: &[PathBuf]) -> Said {
    let mut command = Command::new(env!("CARGO_BIN_EXE_segue"));
    for name in ["LANG", "LANGUAGE", "LC_CTYPE"] {
        command.env_remove(name);
    }
    let output = command.env("LC_ALL", locale).args(arguments).args(paths).output().unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    Said { text: String::from_utf8(output.stdout).unwrap(), code: output.status.code().unwrap() }
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(ToString::to_string).collect()
}

fn check(fixture: &Fixture, paths: &[PathBuf]) -> Said {
    segue(&fixture.locale(), &[words(&["check", "--json"]), fixture.chosen()].concat(), paths)
}

/// Looks at every fixture, and tells of all that are not as they have to be.
fn every(look: impl Fn(&Fixture, &[PathBuf]) -> Vec<String>) {
    let mut wrong = Vec::new();
    for fixture in Fixture::all() {
        let scratch = TempDir::new().unwrap();
        let paths = fixture.paths(&scratch);
        for path in &paths {
            assert!(path.exists(), "{}: no {}", fixture.name, path.display());
        }
        wrong.extend(look(&fixture, &paths).into_iter().map(|what| format!("{}: {what}", fixture.name)));
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// A difference, where there is one.
fn differs<T: PartialEq + std::fmt::Debug>(what: &str, actual: &T, wanted: &T) -> Option<String> {
    (actual != wanted).then(|| format!("{what}\n    {actual:?}, not\n    {wanted:?}"))
}

#[test]
fn every_fixture_comes_to_what_is_expected() {
    every(|fixture, paths| {
        let said = check(fixture, paths);
        let output = said.json();
        if let Some(refusal) = &fixture.refusal {
            let got = (output["refusal"]["code"].as_str(), said.code);
            return differs("refusal", &got, &(Some(refusal), 1)).into_iter().collect();
        }
        let Some(counts) = &fixture.counts else { return vec!["expects nothing".to_string()] };
        let mut wrong = differences(&json!(fixture.matching), &output["match"]);
        wrong.extend(differs("exit code", &said.code, &0));
        wrong.extend(differs("counts", &output["counts"], counts));
        wrong.extend(differs("problems", &found(&output), &fixture.problems()));
        let notices = output.get("notices").and_then(Value::as_array).cloned().unwrap_or_default();
        wrong.extend(differs("notices", &notices, &fixture.notices));
        let rows = output["files"].as_array().into_iter().flatten().filter_map(|file| file["rows"].as_u64()).sum();
        wrong.extend(differs("rows of all files", &Some(rows), &counts["rows"].as_u64()));
        wrong
    });
}

#[test]
fn every_file_is_understood_as_it_was_written() {
    every(|fixture, paths| {
        let said = segue(&fixture.locale(), &words(&["inspect", "--json"]), paths);
        let output = said.json();
        let files = output["files"].as_array().unwrap();
        let Some(wanted) = &fixture.inspect else {
            // Nothing to understand: refused here too.
            let refusal = files[0]["refusal"]["code"].as_str();
            return differs("refusal", &refusal, &fixture.refusal.as_deref()).into_iter().collect();
        };
        let mut wrong: Vec<String> = Vec::new();
        if !fixture.folder {
            wrong.extend(differs("files", &files.len(), &paths.len()));
        }
        for file in files {
            wrong.extend(differences(wanted, file).into_iter().map(|what| format!("{}: {what}", file["name"])));
        }
        wrong
    });
}

/// The cells of matched columns by address, read with `segue rows`: as they stand in the file, blanks around taken off.
fn people(fixture: &Fixture, paths: &[PathBuf]) -> BTreeMap<String, BTreeMap<String, String>> {
    let output = check(fixture, paths).json();
    let mut people = BTreeMap::new();
    for (path, file) in paths.iter().zip(output["files"].as_array().unwrap()) {
        let labels = file["columns"].as_array().unwrap();
        let place = |label: &Value| labels.iter().position(|known| known == label).unwrap();
        let columns: BTreeMap<&String, usize> =
            output["match"].as_object().unwrap().iter().map(|(field, label)| (field, place(label))).collect();
        let said = segue(&fixture.locale(), &words(&["rows"]), std::slice::from_ref(path));
        for row in said.text.lines().skip(usize::from(file["header"].is_u64())) {
            let row: Vec<String> = serde_json::from_str(row).unwrap();
            let cell = |(field, column): (&&String, &usize)| {
                ((*field).clone(), row.get(*column).map_or("", |cell| cell.trim()).to_string())
            };
            let person: BTreeMap<String, String> = columns.iter().map(cell).collect();
            people.insert(person["email"].to_lowercase(), person);
        }
    }
    people
}

#[test]
fn cells_are_read_letter_by_letter() {
    every(|fixture, paths| {
        if fixture.people.is_empty() || fixture.folder {
            return Vec::new();
        }
        let people = people(fixture, paths);
        let look = |wanted: &BTreeMap<String, String>| {
            let address = &wanted["email"];
            let Some(person) = people.get(address) else { return vec![format!("no {address}")] };
            let cells = wanted.iter().filter(|(field, _)| *field != "email");
            cells.filter_map(|(field, cell)| differs(address, &person.get(field), &Some(cell))).collect()
        };
        fixture.people.iter().flat_map(look).collect()
    });
}

#[test]
fn just_the_addresses_that_can_be_sent_are_ready() {
    every(|fixture, paths| {
        let Some(wanted) = &fixture.addresses else { return Vec::new() };
        let cells: Vec<String> = people(fixture, paths).into_keys().collect();
        let ready = usable(&cells.join("\n"));
        differs("addresses", &ready, &wanted.iter().cloned().collect()).into_iter().collect()
    });
}

/// The usable ones among addresses, one a line, as they would be sent.
fn usable(addresses: &str) -> BTreeSet<String> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_segue"))
        .arg("emails")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(addresses.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap().stdout;
    let verdicts = output.split(|&byte| byte == b'\n').filter(|line| !line.is_empty());
    let verdicts = verdicts.map(|line| serde_json::from_slice::<Value>(line).unwrap());
    verdicts.filter(|verdict| verdict["ok"] == true).map(|ok| ok["address"].as_str().unwrap().to_string()).collect()
}

#[test]
fn a_week_later_some_left_some_joined_and_some_changed() {
    let all = Fixture::all();
    let fixture = all.iter().find(|fixture| fixture.since.is_some()).unwrap();
    let since = fixture.since.as_ref().unwrap();
    let before = people(fixture, &since.paths());
    let now = people(fixture, &fixture.paths(&TempDir::new().unwrap()));
    let sorted = |addresses: &[String]| addresses.iter().cloned().collect::<BTreeSet<_>>();
    let gone = |from: &BTreeMap<String, _>, to: &BTreeMap<String, _>| {
        from.keys().filter(|address| !to.contains_key(*address)).cloned().collect::<BTreeSet<_>>()
    };
    assert_eq!(gone(&before, &now), sorted(&since.left));
    assert_eq!(gone(&now, &before), sorted(&since.joined));
    let changed = now.iter().filter(|(address, person)| before.get(*address).is_some_and(|known| known != *person));
    assert_eq!(changed.map(|(address, _)| address.clone()).collect::<BTreeSet<_>>(), sorted(&since.changed));
    assert_eq!((since.left.len(), since.joined.len(), since.changed.len(), before.len()), (3, 2, 5, 100));
}

/// What lies there unasked would be tested by nobody.
#[test]
fn every_file_belongs_to_a_fixture() {
    let asked: Vec<PathBuf> = Fixture::all()
        .iter()
        .flat_map(|fixture| {
            let since = fixture.since.iter().flat_map(manifest::Since::paths);
            since.chain(fixture.paths(&TempDir::new().unwrap())).collect::<Vec<_>>()
        })
        .collect();
    let mut open: Vec<PathBuf> = vec![folder()];
    while let Some(path) = open.pop() {
        if asked.contains(&path) || path.ends_with("expected.json") {
            continue;
        }
        assert!(path.is_dir(), "{} belongs to no fixture", path.display());
        open.extend(entries(&path));
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}
