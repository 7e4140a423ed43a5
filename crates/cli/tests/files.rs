//! `inspect`, `check` and `rows` through the built program: what others measure from outside.

#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;

fn segue(arguments: &[&str], paths: &[&Path]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_segue")).args(arguments).args(paths).env("LC_ALL", "C").output().unwrap()
}

fn json_of(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

fn file(folder: &TempDir, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn rows_of(path: &Path, arguments: &[&str]) -> Vec<Value> {
    let output = segue(&[&["rows"], arguments].concat(), &[path]);
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn inspect_says_what_a_file_is() {
    let folder = TempDir::new().unwrap();
    let table = file(&folder, "temps.csv", "\u{FEFF}sep=;\r\nwhen;grade;grade\r\n10:30;1,5;x\r\n11:30;2,25;\r\n");
    let picture = file(&folder, "photo.csv", b"\x89PNG\r\n\x1A\n");
    let output = segue(&["inspect", "--json"], &[&table, &picture]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        json_of(&output),
        json!({"files": [
            {"name": "temps.csv", "encoding": "UTF-8", "delimiter": ";", "quote": "\"", "header": 2,
             "columns": ["when", "grade", "grade (2)"], "rows": 2},
            {"name": "photo.csv", "refusal": {"code": "binary"}}
        ]})
    );
    let told = String::from_utf8(segue(&["inspect"], &[&table]).stdout).unwrap();
    assert!(told.contains("delimiter  ;") && told.contains("header     line 2"), "{told}");
}

#[test]
fn check_counts_and_names_every_problem() {
    let folder = TempDir::new().unwrap();
    let text = "CustomerId,EMail,FirstName,Country\n\
        1,ana@example.com,Ana,Estonia\n2,ANA@example.com,Ana,EE\n3,bo(at)example.org,Bo,Atlantis\n4,,Cy,\n";
    let path = file(&folder, "VIP.csv", text);
    let output = segue(&["check", "--json"], &[&path]);
    assert!(output.status.success());
    assert_eq!(
        json_of(&output),
        json!({
            "files": [{"name": "VIP.csv", "encoding": "UTF-8", "delimiter": ",", "quote": "\"", "header": 1,
                "columns": ["CustomerId", "EMail", "FirstName", "Country"], "rows": 4}],
            "match": {"email": "EMail", "firstName": "FirstName", "country": "Country"},
            "counts": {"rows": 4, "ready": 1, "unchanged": 0, "duplicate": 1, "invalid": 2, "leftOut": 0},
            "problems": [
                {"file": 0, "row": 4, "column": "Country", "code": "countryUnknown", "value": "Atlantis", "warning": true},
                {"file": 0, "row": 4, "column": "EMail", "code": "emailNoAt", "value": "bo(at)example.org",
                 "suggestion": "bo@example.org", "warning": false},
                {"file": 0, "row": 5, "column": "EMail", "code": "emailMissing", "value": "", "warning": false}
            ]
        })
    );
    let told = String::from_utf8(segue(&["check"], &[&path]).stdout).unwrap();
    assert!(told.contains("ready                1") && told.contains("row 4: No @ in the address"), "{told}");
}

#[test]
fn a_person_may_match_otherwise() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "a.csv", "Contact,Town\nana@example.com,Tartu\n");
    let output = segue(&["check", "--json", "--match", "email=Contact", "--match", "city=Town"], &[&path]);
    assert_eq!(json_of(&output)["match"], json!({"email": "Contact", "city": "Town"}));
    let output = segue(&["check", "--json", "--match", "email="], &[&path]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(json_of(&output), json!({"name": "a.csv", "refusal": {"code": "whichEmail"}}));
    let output = segue(&["check", "--match", "email=Mail"], &[&path]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("has no column Mail; it has Contact, Town"));
    let output = segue(&["check", "--match", "shoe=Contact"], &[&path]);
    assert_eq!(output.status.code(), Some(64));
}

#[test]
fn a_file_without_the_firsts_columns_is_named() {
    let folder = TempDir::new().unwrap();
    let first = file(&folder, "VIP.csv", "EMail,City\nana@example.com,Tartu\n");
    let other = file(&folder, "Lapsed.csv", "Address,City\nbo@example.com,Riga\n");
    let output = segue(&["check", "--json"], &[&first, &other]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(json_of(&output), json!({"name": "Lapsed.csv", "refusal": {"code": "noEmail"}}));
}

#[test]
fn rows_gives_back_every_row() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "a.csv", "\u{FEFF}sep=|\nTitle\n\na|\"b\"\"\nc\"|\nd\n");
    assert_eq!(rows_of(&path, &[]), [json!(["Title"]), json!(["a", "b\"\nc", ""]), json!(["d"])]);
    let path = file(&folder, "b.csv", "a;b,c\n");
    assert_eq!(rows_of(&path, &["--delimiter", ";"]), [json!(["a", "b,c"])]);
    assert_eq!(rows_of(&file(&folder, "empty.csv", ""), &[]), Vec::<Value>::new());
}

#[test]
fn problems_tell_which_of_the_files_told() {
    let folder = TempDir::new().unwrap();
    let empty = file(&folder, "VIP_1.csv", "email,name\n");
    let bad = file(&folder, "VIP_2.csv", "email,name\nbad,x\na@example.com,y\nb@example.com,z\n");
    let good = file(&folder, "VIP_3.csv", "email,name\nc@example.com,x\n");
    let output = json_of(&segue(&["check", "--json"], &[&empty, &good, &bad]));
    let at = usize::try_from(output["problems"][0]["file"].as_u64().unwrap()).unwrap();
    assert_eq!(output["files"][at]["name"], "VIP_2.csv");
    let told = String::from_utf8(segue(&["check"], &[&empty, &good, &bad]).stdout).unwrap();
    assert!(told.contains("VIP_2.csv, row 2: No @ in the address"), "{told}");
}

#[test]
fn older_exports_in_a_folder_are_left_out() {
    let folder = TempDir::new().unwrap();
    for (when, address) in [("2020/08/24/1433", "left@example.com"), ("2020/09/24/0900", "stays@example.com")] {
        let path = folder.path().join("VIP").join(when);
        std::fs::create_dir_all(&path).unwrap();
        std::fs::write(path.join("VIP_1.csv"), format!("email\n{address}\n")).unwrap();
    }
    let output = json_of(&segue(&["check", "--json"], &[folder.path()]));
    assert_eq!((&output["counts"]["rows"], output["files"].as_array().map(Vec::len)), (&json!(1), Some(1)));
    let told = String::from_utf8(segue(&["check"], &[folder.path()]).stdout).unwrap();
    assert!(told.contains("VIP, 2020-08-24 14:33: an older export"), "{told}");
}

#[test]
fn rows_says_what_to_do_about_a_file_that_it_refuses() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "a.csv.gz", "\u{1F}\u{8B}");
    std::fs::write(&path, b"\x1F\x8B\x08 cut off").unwrap();
    let [rows, inspect] = [["rows"], ["inspect"]].map(|command| segue(&command, &[&path]));
    assert_eq!(rows.status.code(), Some(1));
    let said = String::from_utf8(inspect.stdout).unwrap();
    let sentence = said.lines().last().unwrap().trim();
    assert!(String::from_utf8(rows.stderr).unwrap().contains(sentence), "{sentence}");
}

/// The open test set csv-spectrum, where a copy lies beside the project.
#[test]
fn reads_csv_spectrum() {
    let suite = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/suites/csv-spectrum");
    let Ok(entries) = std::fs::read_dir(suite.join("csvs")) else {
        eprintln!("csv-spectrum is not beside the project: nothing compared");
        return;
    };
    let mut compared = 0;
    for entry in entries {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let mut expected = std::fs::read_to_string(suite.join("json").join(format!("{name}.json"))).unwrap();
        if !std::fs::read(&path).unwrap().contains(&b'\r') {
            // Copies of the set lose the CRs of a file whose JSON still has them.
            expected = expected.replace("\\r\\n", "\\n");
        }
        let expected: Vec<serde_json::Map<String, Value>> = serde_json::from_str(&expected).unwrap();
        let mut rows = rows_of(&path, &[]).into_iter();
        let header = rows.next().unwrap();
        let objects: Vec<serde_json::Map<String, Value>> = rows
            .map(|row| {
                let names = header.as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_string());
                names.zip(row.as_array().unwrap().iter().cloned()).collect()
            })
            .collect();
        assert_eq!(objects, expected, "{name}");
        compared += 1;
    }
    assert_eq!(compared, 11);
}

#[test]
fn a_missing_file_is_named() {
    let output = segue(&["inspect"], &[Path::new("nowhere.csv")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("segue: cannot open nowhere.csv"));
    assert_eq!(segue(&["frobnicate"], &[]).status.code(), Some(64));
    assert_eq!(segue(&["--help"], &[]).status.code(), Some(0));
}

#[test]
fn a_part_without_anybody_is_left_out_and_told() {
    let folder = TempDir::new().unwrap();
    let full = file(&folder, "VIP_1.csv", "EMail,Name\nana@example.com,Ana\n");
    let header = file(&folder, "VIP_2.csv", "EMail,Name\n");
    let nothing = file(&folder, "VIP_3.csv", "");
    let output = segue(&["check", "--json"], &[&nothing, &header, &full]);
    assert!(output.status.success(), "{output:?}");
    let told = json_of(&output);
    assert_eq!((&told["counts"]["ready"], &told["files"][0]["name"]), (&json!(1), &json!("VIP_1.csv")));
    assert_eq!(told["notices"], json!([{"code": "emptyFiles", "names": ["VIP_2.csv", "VIP_3.csv"]}]));
    let alone = segue(&["check", "--json"], &[&nothing]);
    assert_eq!((alone.status.code(), &json_of(&alone)["refusal"]["code"]), (Some(1), &json!("empty")));
}

#[test]
fn labels_of_several_files_are_alike_whatever_their_case() {
    let folder = TempDir::new().unwrap();
    let first = file(&folder, "a.csv", "EMail,Country\nana@example.com,EE\n");
    let second = file(&folder, "b.csv", "country,email,\nNowhere,bo@example.com,\n");
    let told = json_of(&segue(&["check", "--json"], &[&first, &second]));
    assert_eq!(told["counts"]["ready"], json!(2));
    let problems: Vec<_> = told["problems"].as_array().unwrap().iter().map(|problem| &problem["code"]).collect();
    assert_eq!(problems, [&json!("countryUnknown")], "a delimiter at the end of each row is no finding");
}
