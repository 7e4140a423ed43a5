//! The corpus of the fuzz target, each file through the very check that the target makes.

#![allow(clippy::unwrap_used)]

mod common;

use std::path::Path;

#[test]
fn the_corpus_of_the_fuzz_target_holds() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/scan");
    let mut files = 0;
    for file in std::fs::read_dir(corpus).unwrap() {
        let path = file.unwrap().path();
        let data = std::fs::read(&path).unwrap();
        // The file's name is said where it fails, for what the check says is about the bytes.
        let held = std::panic::catch_unwind(|| common::any::check(&data));
        assert!(held.is_ok(), "{}", path.display());
        files += 1;
    }
    assert!(files >= 60, "{files} files");
}
