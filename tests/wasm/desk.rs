//! The desk: what it says of files is what the pure check says of them.

use std::cell::{Cell, RefCell};
use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::rc::Rc;

use app::services::Picked;
use app::services::blob::BlobSource;
use app::services::clock::sleep;
use app::services::platform::Browser;
use js_sys::JsString;
use segment::check::check;
use segment::preview::{Filter, Progress};
use segment::{Choice, ContactField, HeaderChoice, Matching, Policy, Refusal, Rules, Source, Verdict, inspect};
use texts::Lang;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::Callback;

use crate::support::{desk, file};

fn matching() -> Matching {
    Matching::of([(ContactField::Email, 1), (ContactField::Country, 2)])
}

/// A part of a segment: bad addresses, duplicates over the files, quoted line ends.
fn part(number: usize, rows: usize) -> Picked {
    let mut text = String::from("Id,EMail,Country,Note\n");
    for row in 0..rows {
        let id = number * 1_000_000 + row;
        let (address, country) = match row % 97 {
            0 => (format!("twice{row}@Example.com"), "Estonia"),
            1 => (format!("nobody{id}"), "EE"),
            2 => (format!("mari{id}@õun.example"), "Nowhere"),
            _ => (format!("person{id}@example.com"), "DE"),
        };
        writeln!(text, "{id},{address},{country},\"a note,\nof {row} lines\"").unwrap();
    }
    file(&format!("VIP_{number}.csv"), &text)
}

#[wasm_bindgen_test]
async fn files_are_understood_or_refused_each_by_itself() {
    let desk = desk();
    let names =
        [("VIP.csv", "EMail;City\nana@example.com;Tartu\n"), ("empty.csv", ""), ("zip.csv", "PK\u{3}\u{4}\u{0}")];
    let opened = desk.open(names.map(|(name, text)| file(name, text)).into(), Vec::new()).await;
    let first = opened.files[0].as_ref().unwrap();
    assert_eq!((first.name.as_str(), first.dialect.delimiter, first.rows), ("VIP.csv", ';', Some(1)));
    assert_eq!(opened.files[1], Err(Refusal::Empty));
    assert_eq!(opened.files[2], Err(Refusal::Zip));
    assert_eq!(opened.suggestions.matching().column(ContactField::Email), Some(0));
    let choice = Choice { delimiter: Some(','), header: Some(HeaderChoice::Absent), ..Choice::default() };
    let again = desk.open(vec![file(names[0].0, names[0].1)], vec![choice]).await;
    let again = again.files[0].as_ref().unwrap();
    assert_eq!((again.columns.len(), again.rows), (1, Some(2)));
}

#[wasm_bindgen_test]
async fn three_files_scanned_in_ranges_are_what_one_scan_says() {
    let parts: Vec<_> = (1..=3).map(|number| part(number, 110_000)).collect();
    let sources: Vec<_> = parts.iter().map(|part| BlobSource::new(part.file.clone().into())).collect();
    let size: u64 = sources.iter().map(Source::len).sum();
    assert!(size > 16_000_000, "large enough for scan workers: {size}");
    let mut inspected = Vec::new();
    for (part, source) in parts.iter().zip(&sources) {
        inspected.push(inspect(&part.path, source, &Choice::default(), &Browser::default()).await.unwrap());
    }
    let idna = Browser::default();
    let alone =
        check(&sources, inspected, Rules::of(matching()), Policy::default(), &idna, &mut |_| ControlFlow::Continue(()))
            .await
            .unwrap();

    let desk = desk();
    desk.open(parts, Vec::new()).await;
    let heard = Rc::new(RefCell::new(Vec::new()));
    let on_progress = {
        let heard = Rc::clone(&heard);
        Callback::from(move |progress: Progress| heard.borrow_mut().push(progress))
    };
    let checked = desk.check(Rules::of(matching()), Policy::default(), Vec::new(), on_progress).await.unwrap();
    assert_eq!(&checked.summary, alone.summary());
    let counts = checked.summary.counts;
    assert_eq!(counts.rows, 330_000);
    assert!(counts.duplicate > 1_000 && counts.invalid > 1_000 && counts.ready > 300_000, "{counts:?}");
    assert!(checked.files.iter().all(|file| file.rows == Some(110_000)));
    let heard = heard.take();
    assert!(heard.windows(2).all(|two| two[0].bytes <= two[1].bytes && two[0].rows <= two[1].rows));
    assert!(heard.iter().all(|progress| progress.bytes <= progress.total && progress.total == size));

    for (filter, start) in [
        (Filter::Everyone, 219_990),
        (Filter::Verdict(Verdict::Duplicate), 1_000),
        (Filter::Verdict(Verdict::Invalid), 2_000),
        (Filter::WorthALook, 5),
    ] {
        let rows = desk.rows(filter.into(), start, 25).await.unwrap().rows;
        assert_eq!(rows, alone.rows(&sources, &idna, &filter.into(), start, 25).await.unwrap());
        assert_eq!(rows.len(), 25);
    }
    let contacts = desk.contacts(counts.ready - 3, 10).await.unwrap();
    assert_eq!(contacts, alone.contacts(&sources, &idna, counts.ready - 3, 10).await.unwrap());
    assert_eq!(contacts.len(), 3);
    assert_eq!(desk.problems(1_000).await.unwrap(), alone.problems(&sources, &idna, 1_000).await.unwrap());
}

#[wasm_bindgen_test]
async fn problem_rows_come_as_a_file_in_the_readers_language() {
    let desk = desk();
    desk.open(
        vec![file("a.csv", "Id,EMail,Country\n1,ana@example.com,EE\n2,\"bo\nexample.org\",EE\n=3,,EE\n")],
        Vec::new(),
    )
    .await;
    assert_eq!(desk.problems_csv(Lang::En).await.err(), Some(Refusal::Canceled), "nothing is checked yet");
    desk.check(Rules::of(matching()), Policy::default(), Vec::new(), Callback::noop()).await.unwrap();
    let mut texts = Vec::new();
    for lang in Lang::ALL {
        let blob = desk.problems_csv(lang).await.unwrap();
        assert_eq!(blob.type_(), "text/csv");
        let text = JsFuture::from(blob.text()).await.unwrap();
        texts.push(String::from(text.unchecked_into::<JsString>()));
    }
    assert!(texts[0].contains("Id,EMail,Country,Reason,Segue: Row\r\n"), "{}", texts[0]);
    assert!(texts[0].contains("'=3,,EE,No e-mail address,5\r\n"), "{}", texts[0]);
    assert!(texts[0].contains("2,\"bo\nexample.org\",EE,"), "{}", texts[0]);
    assert!(texts[1].contains("Põhjus"), "{}", texts[1]);
    assert!(!texts[0].contains("ana@"));
}

#[wasm_bindgen_test]
async fn without_addresses_nothing_is_checked() {
    let desk = desk();
    desk.open(vec![file("a.csv", "Id\n1\n")], Vec::new()).await;
    let nothing = desk.check(Rules::of(Matching::default()), Policy::default(), Vec::new(), Callback::noop()).await;
    assert_eq!(nothing.err(), Some(Refusal::NoEmail));
}

#[wasm_bindgen_test]
async fn cancel_ends_a_check_at_once_and_the_next_one_works() {
    let desk = desk();
    desk.open(vec![part(1, 300_000)], Vec::new()).await;
    let ended = Rc::new(Cell::new(None));
    {
        let (desk, ended) = (desk.clone(), Rc::clone(&ended));
        spawn_local(async move {
            ended.set(Some(desk.check(Rules::of(matching()), Policy::default(), Vec::new(), Callback::noop()).await));
        });
    }
    sleep(5.0).await;
    assert!(ended.take().is_none(), "it goes on");
    desk.cancel();
    sleep(0.0).await;
    assert_eq!(ended.take().unwrap().err(), Some(Refusal::Canceled));
    let summary =
        desk.check(Rules::of(matching()), Policy::default(), Vec::new(), Callback::noop()).await.unwrap().summary;
    assert_eq!(summary.counts.rows, 300_000);
}

#[wasm_bindgen_test]
async fn a_new_check_takes_the_place_of_the_one_under_way() {
    let desk = desk();
    desk.open(vec![part(1, 100_000)], Vec::new()).await;
    let late = Rc::new(Cell::new(None));
    {
        let (desk, late) = (desk.clone(), Rc::clone(&late));
        spawn_local(async move {
            late.set(Some(desk.check(Rules::of(matching()), Policy::default(), Vec::new(), Callback::noop()).await));
        });
    }
    sleep(1.0).await;
    let other = Matching::of([(ContactField::Email, 0)]);
    let summary =
        desk.check(Rules::of(other.clone()), Policy::default(), Vec::new(), Callback::noop()).await.unwrap().summary;
    assert_eq!((summary.counts.ready, summary.matching), (0, other));
    assert_eq!(late.take().unwrap().err(), Some(Refusal::Canceled));
}
