//! Encodings and packed files, as the browser gives them.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::rc::Rc;

use app::services::Picked;
use app::services::files::of_part;
use app::services::platform::Browser;
use js_sys::{Array, Uint8Array};
use segment::preview::{Progress, Query};
use segment::{Choice, ContactField, Encoding, Matching, Policy, Refusal, Rules};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Blob, Response};
use yew::Callback;

use crate::support::desk;
use crate::tables::fingerprints;

#[wasm_bindgen]
extern "C" {
    type CompressionStream;
    #[wasm_bindgen(constructor)]
    fn new(format: &str) -> CompressionStream;

    type Stream;
    #[wasm_bindgen(method, js_name = pipeThrough)]
    fn pipe_through(this: &Stream, through: &CompressionStream) -> web_sys::ReadableStream;
}

fn blob(bytes: &[u8]) -> Blob {
    Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).unwrap()
}

fn file(name: &str, bytes: &[u8]) -> Picked {
    of_part(&blob(bytes), name).unwrap()
}

async fn packed(name: &str, bytes: &[u8]) -> Picked {
    let stream: Stream = blob(bytes).stream().unchecked_into();
    let stream = stream.pipe_through(&CompressionStream::new("gzip"));
    let answer = Response::new_with_opt_readable_stream(Some(&stream)).unwrap();
    let packed: Blob = JsFuture::from(answer.blob().unwrap()).await.unwrap().unchecked_into();
    of_part(&packed, name).unwrap()
}

fn by_email() -> Matching {
    Matching::of([(ContactField::Email, 0), (ContactField::FirstName, 1)])
}

#[wasm_bindgen_test]
fn the_browsers_tables_are_those_of_the_command_line() {
    assert_eq!(fingerprints(&Browser::default()), include_str!("../../crates/segment/tests/data/tables.txt"));
}

#[wasm_bindgen_test]
async fn any_encoding_is_read_in_any_window() {
    let mut text = String::from("email;nimi\n");
    for n in 0..3_000 {
        writeln!(text, "p{n}@example.ee;Jõgi Š{n}").unwrap();
    }
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let baltic = |letter| match letter {
        'õ' => 0xF5,
        'Š' => 0xD0,
        letter => u8::try_from(letter).unwrap(),
    };
    let baltic: Vec<u8> = text.chars().map(baltic).collect();
    for (bytes, encoding) in [(wide, None), (baltic, Encoding::from_name("windows-1257"))] {
        let desk = desk();
        let choice = Choice { encoding, ..Choice::default() };
        let opened = desk.open(vec![file("a.csv", &bytes)], vec![choice.clone()]).await;
        let found = opened.files[0].as_ref().unwrap().encoding;
        assert_eq!(found, encoding.unwrap_or(Encoding::UTF_16LE));
        desk.check(Rules::of(by_email()), Policy::default(), vec![choice], Callback::noop()).await.unwrap();
        let rows = desk.rows(Query::default(), 2_900, 2).await.unwrap().rows;
        assert_eq!(rows[0].cells, ["p2900@example.ee", "Jõgi Š2900"], "{found}");
        assert_eq!(rows[0].row, 2_902);
    }
}

#[wasm_bindgen_test]
async fn a_packed_file_is_unpacked_once_and_read_like_another() {
    let mut text = String::from("email,first name\n");
    for n in 0..150_000 {
        writeln!(text, "person{n}@example.com,\"Ana {n}\"").unwrap();
    }
    let desk = desk();
    let opened = desk.open(vec![packed("VIP_1.csv.gz", text.as_bytes()).await], Vec::new()).await;
    let first = opened.files[0].as_ref().unwrap();
    assert_eq!((first.columns.len(), first.rows), (2, None), "known from its first part");
    let heard = Rc::new(RefCell::new(Vec::new()));
    let on_progress = {
        let heard = Rc::clone(&heard);
        Callback::from(move |progress: Progress| heard.borrow_mut().push(progress))
    };
    let checked = desk.check(Rules::of(by_email()), Policy::default(), Vec::new(), on_progress).await.unwrap();
    assert_eq!((checked.summary.counts.ready, checked.files[0].size), (150_000, text.len() as u64));
    assert!(heard.take().windows(2).all(|two| two[0].bytes <= two[1].bytes));
    assert_eq!(desk.rows(Query::default(), 149_999, 1).await.unwrap().rows[0].cells[1], "Ana 149999");

    let small = desk.open(vec![packed("a.gz", b"email\nana@example.com\n").await], Vec::new()).await;
    assert_eq!(small.files[0].as_ref().unwrap().rows, Some(1), "all of it was seen");
}

#[wasm_bindgen_test]
async fn what_cannot_be_unpacked_is_told() {
    let whole = packed("a.gz", "email\nana@example.com\n".repeat(1_000).as_bytes()).await;
    let bytes = Uint8Array::new(&JsFuture::from(whole.file.array_buffer()).await.unwrap()).to_vec();
    let files = vec![file("a.csv.gz", &bytes[..bytes.len() / 2]), file("b.csv.gz", b"\x1F\x8B\x08 no such thing")];
    let opened = desk().open(files, Vec::new()).await;
    assert_eq!(opened.files, [Err(Refusal::Gzip), Err(Refusal::Gzip)]);
}

#[wasm_bindgen_test]
async fn a_bomb_is_not_unpacked() {
    let mut text = b"email\nana@example.com\n".to_vec();
    text.resize(300 << 20, b'\n');
    let bomb = packed("bomb.csv.gz", &text).await;
    drop(text);
    let desk = desk();
    assert!(desk.open(vec![bomb], Vec::new()).await.files[0].is_ok(), "its beginning is harmless");
    assert_eq!(
        desk.check(Rules::of(by_email()), Policy::default(), Vec::new(), Callback::noop()).await.err(),
        Some(Refusal::Bomb)
    );
}
