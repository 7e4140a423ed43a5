//! The sample that is offered on the first screen is what its generator makes.

#[path = "../examples/sample/table.rs"]
mod table;

#[test]
fn the_sample_is_what_its_generator_makes() {
    let (made, kept) = (table::csv(), include_bytes!("../../../www/sample.csv"));
    // A difference is told by its line: two whole files say nothing.
    let lines = |text: &[u8]| String::from_utf8_lossy(text).lines().map(str::to_owned).collect::<Vec<_>>();
    let first = lines(&made).into_iter().zip(lines(kept)).enumerate().find(|(_, (made, kept))| made != kept);
    assert_eq!(first, None, "the first line that differs");
    assert!(made == kept, "{} bytes are made, {} are kept", made.len(), kept.len());
}
