//! Bytes that nobody meant as a file, and the corpus of the fuzz target.

#![allow(clippy::unwrap_used)]

#[path = "common/any.rs"]
mod any;

use std::path::Path;

use proptest::prelude::*;

#[test]
fn the_corpus_of_the_fuzz_target_holds() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/segment");
    let mut files = 0;
    for file in std::fs::read_dir(corpus).unwrap() {
        let path = file.unwrap().path();
        let data = std::fs::read(&path).unwrap();
        // The file's name is said where it fails, for what the check says is about the bytes.
        let held = std::panic::catch_unwind(|| any::any(&data));
        assert!(held.is_ok(), "{}", path.display());
        files += 1;
    }
    assert!(files >= 40, "{files} files");
}

/// Text that is likely to be taken for a table.
fn table() -> impl Strategy<Value = String> {
    let cell =
        prop_oneof!["[a-z]{1,6}", "[a-z]{1,4}@example\\.com", "\"[a-z,;\n\"]{0,8}\"", "[0-9]{1,4}", "õ?š?", " *"];
    let row = prop::collection::vec(cell, 1..5);
    let end = prop_oneof!["\n", "\r\n", "\r", "\n\n"];
    (prop::collection::vec((row, end), 1..30), prop_oneof![",", ";", "\t"])
        .prop_map(|(rows, delimiter)| rows.into_iter().map(|(cells, end)| cells.join(&delimiter) + &end).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_hold(data in prop::collection::vec(any::<u8>(), 0..300)) {
        any::any(&data);
    }

    #[test]
    fn tables_hold_in_every_encoding(how in any::<u8>(), text in table()) {
        let units = || text.encode_utf16();
        let body = match how & 3 {
            2 => units().flat_map(u16::to_le_bytes).collect(),
            3 => units().flat_map(u16::to_be_bytes).collect(),
            _ => text.clone().into_bytes(),
        };
        any::any(&[vec![how], body].concat());
    }
}
