//! `cargo xtask fuzz`: any bytes through the fuzz targets, until something breaks or the time is over.

use std::fs;
use std::process::Command;

use anyhow::{Context as _, bail};

use crate::tools::{call, command, output, root, step, target};

/// The targets of `fuzz/`, one after the other; each has a corpus of its name there.
const TARGETS: [&str; 2] = ["scan", "segment"];

/// How long each is run where nothing else is asked for.
const SECONDS: u32 = 60;

/// What is longer finds nothing more in these targets, and is slower.
const LONGEST: u32 = 400;

/// Runs each target for so many seconds.
pub(crate) fn fuzz(arguments: &[&str]) -> anyhow::Result<()> {
    let seconds = match *arguments {
        [] => SECONDS,
        [seconds] => seconds.parse().with_context(|| format!("{seconds} is no number of seconds"))?,
        _ => bail!("only a number of seconds is asked for"),
    };
    if output(nightly().args(["rustc", "--version"])).is_none() {
        bail!("fuzzing needs the nightly compiler: type `rustup toolchain install nightly`");
    }
    if output(nightly().args(["cargo", "fuzz", "--version"])).is_none() {
        bail!("fuzzing needs cargo-fuzz: type `cargo install cargo-fuzz` (about a minute)");
    }
    for name in TARGETS {
        step(&format!("building the fuzz target {name} (a minute when cold)"), || {
            call(nightly().args(["cargo", "fuzz", "build", name]))
        })?;
        step(&format!("fuzzing {name} for {seconds} s"), || run(name, seconds))?;
    }
    Ok(())
}

/// What is found on the way is kept beside the build, so that only what is chosen comes into the project.
fn run(name: &str, seconds: u32) -> anyhow::Result<()> {
    let found = target().join("fuzz").join(name);
    fs::create_dir_all(&found)?;
    let mut fuzz = nightly();
    fuzz.args(["cargo", "fuzz", "run", name]).arg(&found).arg(root().join("fuzz/corpus").join(name));
    fuzz.args(["--", "-timeout=10"]).args([format!("-max_total_time={seconds}"), format!("-max_len={LONGEST}")]);
    call(&mut fuzz).with_context(|| {
        format!(
            "the bytes that broke it are in fuzz/artifacts/{name}: make them small with `cargo +nightly fuzz tmin \
             {name} FILE`, and keep them in fuzz/corpus/{name}, which the tests replay"
        )
    })
}

/// To be followed by a program of the nightly toolchain. Which cargo called us must not be known to it.
fn nightly() -> Command {
    let mut nightly = command("rustup");
    nightly.args(["run", "nightly"]).env_remove("CARGO");
    nightly
}
