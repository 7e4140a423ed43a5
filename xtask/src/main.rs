//! `cargo xtask`: everything that is done to the project with one word: setup, run, test, bench, fuzz, dist.
//!
//! It calls tools and says what it does; it depends on no product crate, so that it builds at once.

mod bench;
mod dist;
mod fuzz;
mod run;
mod setup;
mod sizes;
mod summary;
mod test;
mod tools;
mod web;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask setup            set up what is missing: wasm target, wasm-bindgen, trunk, npm packages, Chromium
cargo xtask run              set up, build, serve the app with the practice store behind it
cargo xtask test [LAYER]     set up, run every test; LAYER is lint, native, wasm or browser
           [--accept-sizes]  take today's compressed sizes as those to be held
cargo xtask bench            measure reading and checking in a real browser and natively; writes docs/bench.md
           [--browser|--native]  only the one or the other
           [--quick]         little and fast, into a copy of that page
cargo xtask fuzz [SECONDS]   feed any bytes to the fuzz targets, each for a minute or SECONDS; needs the nightly compiler
cargo xtask dist             make the release: the static folder, and one program that carries it
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["setup"] => setup::for_building().and_then(|()| setup::for_testing()).map(|()| ExitCode::SUCCESS),
        ["run", ref rest @ ..] => run::run(rest).map(|()| ExitCode::SUCCESS),
        ["test", ref rest @ ..] => test::test(rest),
        ["bench", ref rest @ ..] => bench::bench(rest).map(|()| ExitCode::SUCCESS),
        ["fuzz", ref rest @ ..] => fuzz::fuzz(rest).map(|()| ExitCode::SUCCESS),
        ["dist"] => dist::dist().map(|()| ExitCode::SUCCESS),
        _ => {
            eprint!("{USAGE}");
            return ExitCode::from(64);
        }
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
