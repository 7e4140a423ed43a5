//! The native encodings are those of browsers.

#[path = "../../../tests/wasm/tables.rs"]
mod tables;

use segue_cli::platform::Native;

#[test]
fn the_native_tables_are_those_of_the_browser() {
    assert_eq!(tables::fingerprints(&Native), include_str!("../../segment/tests/data/tables.txt"));
}
