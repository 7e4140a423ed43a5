//! Setting up a machine: looks for what is there, gets only what is missing.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail};

use crate::tools::{call, cargo, command, output, root, step};

/// Newer ones want a newer compiler.
const TRUNK: &str = "0.21.14";

/// What building the app needs.
pub(crate) fn for_building() -> anyhow::Result<()> {
    wasm_target()?;
    wasm_bindgen()?;
    trunk()?;
    npm()
}

/// What the browser tests need besides.
pub(crate) fn for_testing() -> anyhow::Result<()> {
    if chromium().is_some() && chromedriver().is_some() {
        return Ok(());
    }
    let packages = ["chromium", "chromium-driver"];
    let line = "apt-get install chromium chromium-driver";
    let sudo: &[&str] = if is_root() {
        &[]
    } else if output(command("sudo").args(["-n", "true"])).is_some() {
        &["sudo", "-n"]
    } else {
        bail!("the browser tests need Chromium and its driver: type `sudo {line}`, or set CHROME and CHROMEDRIVER");
    };
    step("installing Chromium and its driver (about a minute)", || {
        let apt = |arguments: &[&str]| {
            let words: Vec<&str> = [sudo, &["apt-get"], arguments].concat();
            call(command(words[0]).args(&words[1..]).env("DEBIAN_FRONTEND", "noninteractive"))
        };
        apt(&["update", "--quiet=2"])?;
        apt(&[&["install", "--yes", "--quiet=2", "--no-install-recommends"], &packages[..]].concat())
            .with_context(|| format!("type `{line}`, or set CHROME and CHROMEDRIVER to those you have"))
    })
}

fn is_root() -> bool {
    output(command("id").arg("-u")).as_deref() == Some("0")
}

fn wasm_target() -> anyhow::Result<()> {
    let libraries = output(command("rustc").args(["--print", "target-libdir", "--target", "wasm32-unknown-unknown"]));
    if libraries.is_some_and(|folder| Path::new(&folder).exists()) {
        return Ok(());
    }
    step("adding the compiler's wasm target (some seconds)", || {
        call(command("rustup").args(["target", "add", "wasm32-unknown-unknown"]))
            .context("type `rustup target add wasm32-unknown-unknown`")
    })
}

/// wasm-bindgen must be of the very version that the lock file has.
fn wasm_bindgen() -> anyhow::Result<()> {
    let version = locked("wasm-bindgen")?;
    let there = output(command("wasm-bindgen").arg("--version"));
    let runner = output(command("wasm-bindgen-test-runner").arg("--version"));
    if [there, runner].iter().all(|found| found.as_deref().is_some_and(|found| found.ends_with(&version))) {
        return Ok(());
    }
    step(&format!("building wasm-bindgen {version} (about two minutes)"), || {
        install(cargo().args(["install", "wasm-bindgen-cli", "--version", &version, "--force"]))
    })
}

fn trunk() -> anyhow::Result<()> {
    if output(command("trunk").arg("--version")).is_some_and(|found| found.starts_with("trunk 0.21")) {
        return Ok(());
    }
    step(&format!("building trunk {TRUNK} (about three minutes)"), || {
        let arguments = ["install", "trunk", "--version", TRUNK, "--locked", "--debug", "--no-default-features"];
        install(cargo().args(arguments))
    })
}

/// Installs a tool: quick to build matters more than quick to run.
fn install(command: &mut Command) -> anyhow::Result<()> {
    let line = crate::tools::shown(command);
    call(
        command
            .arg("--quiet")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env_remove("CARGO_TARGET_DIR")
            .env_remove("RUSTFLAGS"),
    )
    .with_context(|| format!("type `{line}`"))
}

/// The npm packages of the lock file: wasm-opt, the minifier, and what drives the browser.
fn npm() -> anyhow::Result<()> {
    let stamp = root().join("node_modules/.package-lock.json");
    let newer = |path: &Path| path.metadata().and_then(|metadata| metadata.modified()).ok();
    if newer(&stamp) >= newer(&root().join("package-lock.json")) && stamp.exists() {
        return Ok(());
    }
    step("installing npm packages (some seconds)", || {
        call(command("npm").args(["ci", "--silent"])).context("type `npm ci`; it needs Node 20 or newer")
    })
}

/// The version of a crate in Cargo.lock.
fn locked(name: &str) -> anyhow::Result<String> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    let entry = format!("name = \"{name}\"\nversion = \"");
    let (_, rest) = lock.split_once(&entry).with_context(|| format!("{name} is not in Cargo.lock"))?;
    Ok(rest.split('"').next().unwrap_or_default().to_string())
}

/// The browser: the one named by `CHROME`, else the system's.
pub(crate) fn chromium() -> Option<PathBuf> {
    let places = [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ];
    first("CHROME", &places)
}

/// Its driver: the one named by `CHROMEDRIVER`, else the system's.
pub(crate) fn chromedriver() -> Option<PathBuf> {
    first("CHROMEDRIVER", &["/usr/bin/chromedriver", "/usr/local/bin/chromedriver", "/opt/homebrew/bin/chromedriver"])
}

fn first(variable: &str, places: &[&str]) -> Option<PathBuf> {
    let named = std::env::var_os(variable).map(PathBuf::from);
    named.into_iter().chain(places.iter().map(PathBuf::from)).find(|path| path.exists())
}
