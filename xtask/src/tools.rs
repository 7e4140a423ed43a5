//! Calling programs, saying what is done and how long it took.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context as _, bail};

/// The project's folder.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// Where cargo builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Cargo's own folder: what it downloaded, and the programs that it installed.
pub(crate) fn cargo_home() -> PathBuf {
    let default = || std::env::home_dir().unwrap_or_default().join(".cargo");
    std::env::var_os("CARGO_HOME").map_or_else(default, PathBuf::from)
}

/// Where tools go of which the machine has another version, which is left as it is.
pub(crate) fn own_tools() -> PathBuf {
    target().join("tools")
}

/// A program to be run in the project's folder.
pub(crate) fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).env("PATH", path());
    command
}

/// The PATH with the project's own tools before everything else, and cargo's at the end, where no shell may have them.
pub(crate) fn path() -> OsString {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let own = [root().join("node_modules/.bin"), own_tools().join("bin")];
    let all = own.into_iter().chain(std::env::split_paths(&path)).chain([cargo_home().join("bin")]);
    std::env::join_paths(all).unwrap_or(path)
}

/// The first of these programs that is on the PATH.
pub(crate) fn found(programs: &[&str]) -> Option<PathBuf> {
    let path = path();
    let named =
        |program: &&str| std::env::split_paths(&path).map(|folder| folder.join(program)).find(|it| it.is_file());
    programs.iter().find_map(named)
}

/// The cargo that called us.
pub(crate) fn cargo() -> Command {
    command(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_string()))
}

/// Says what is done, does it, says how long it took.
pub(crate) fn step<T>(what: &str, act: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
    eprintln!("· {what}");
    let start = Instant::now();
    let value = act().with_context(|| what.to_string())?;
    let seconds = start.elapsed().as_secs_f32();
    if seconds >= 1.0 {
        eprintln!("  done in {seconds:.0} s");
    }
    Ok(value)
}

/// Runs a command to its end; its output is the person's to see.
pub(crate) fn call(command: &mut Command) -> anyhow::Result<()> {
    let status = command.status().with_context(|| format!("cannot start {}", shown(command)))?;
    if status.success() { Ok(()) } else { bail!("{} ended with {status}", shown(command)) }
}

/// What a command prints, or none where it cannot be run or fails.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_string())
}

/// A command as it would be typed.
pub(crate) fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
