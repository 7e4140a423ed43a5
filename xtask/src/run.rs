//! `cargo xtask run`: from nothing to an address.

use crate::setup;
use crate::tools::{call, cargo, step, target};
use crate::web;

/// Sets up, builds, and serves the app with the practice store behind it until Ctrl-C. `rest` goes to `segue serve`.
pub(crate) fn run(rest: &[&str]) -> anyhow::Result<()> {
    setup::for_building()?;
    web::build()?;
    build_segue()?;
    let mut serve = crate::tools::command(&segue().to_string_lossy());
    serve.args(["serve", "--demo", "--dist"]).arg(web::dist()).args(rest);
    hand_over(&mut serve)
}

/// Becomes the server, so that Ctrl-C and signals reach it and nobody is left behind.
#[cfg(unix)]
fn hand_over(serve: &mut std::process::Command) -> anyhow::Result<()> {
    use std::os::unix::process::CommandExt as _;
    Err(serve.exec().into())
}

#[cfg(not(unix))]
fn hand_over(serve: &mut std::process::Command) -> anyhow::Result<()> {
    call(serve)
}

/// Builds the `segue` program.
pub(crate) fn build_segue() -> anyhow::Result<()> {
    step("building segue (a minute or two when cold)", || {
        call(cargo().args(["build", "--quiet", "--package", "segue-cli", "--bin", "segue"]))
    })
}

/// The built program.
pub(crate) fn segue() -> std::path::PathBuf {
    target().join("debug").join(format!("segue{}", std::env::consts::EXE_SUFFIX))
}
