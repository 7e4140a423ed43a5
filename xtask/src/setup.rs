//! Setting up a machine: looks for what is there, gets only what is missing.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail};

use crate::tools::{call, cargo, command, found, output, own_tools, root, step};

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
    if found(&["apt-get"]).is_none() {
        bail!(
            "the browser tests need Chrome or Chromium, and the chromedriver of the same version: install them (on a \
             Mac: `brew install --cask google-chrome chromedriver`), or set CHROME and CHROMEDRIVER to those you have"
        );
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
        call(command("rustup").args(["target", "add", "wasm32-unknown-unknown"])).context(
            "type `rustup target add wasm32-unknown-unknown`; where the compiler is not rustup's, get its package of \
             that name",
        )
    })
}

/// wasm-bindgen must be of the very version that the lock file has.
fn wasm_bindgen() -> anyhow::Result<()> {
    let version = locked("wasm-bindgen")?;
    let there = output(command("wasm-bindgen").arg("--version"));
    let runner = output(command("wasm-bindgen-test-runner").arg("--version"));
    let right = format!(" {version}");
    if [&there, &runner].iter().all(|found| found.as_deref().is_some_and(|found| found.ends_with(&right))) {
        return Ok(());
    }
    step(&format!("building wasm-bindgen {version} (two to four minutes)"), || {
        // Without `--locked`: its lock file names a crate that is not to be had everywhere.
        install(cargo().args(["install", "wasm-bindgen-cli", "--version", &version]), there.is_some())
    })
}

fn trunk() -> anyhow::Result<()> {
    let there = output(command("trunk").arg("--version"));
    if there.as_deref().is_some_and(|found| found.starts_with("trunk 0.21.")) {
        return Ok(());
    }
    step(&format!("building trunk {TRUNK} (three to five minutes)"), || {
        let arguments = ["install", "trunk", "--version", TRUNK, "--locked", "--debug", "--no-default-features"];
        install(cargo().args(arguments), there.is_some())
    })
}

/// Installs a tool: quick to build matters more than quick to run. Where `another` version is there, it stays.
fn install(command: &mut Command, another: bool) -> anyhow::Result<()> {
    if another {
        command.arg("--root").arg(own_tools());
    }
    let line = crate::tools::shown(command);
    call(
        command
            .args(["--force", "--quiet"])
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
    let written = |path: &Path| path.metadata().and_then(|metadata| metadata.modified()).ok();
    if stamp.exists() && written(&stamp) >= written(&root().join("package-lock.json")) {
        return Ok(());
    }
    let node = output(command("node").arg("--version")).unwrap_or_default();
    let major = node.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major < Some(20) || found(&["npm"]).is_none() {
        bail!("Node 20 or newer and its npm are needed: type `apt-get install nodejs npm`, or see https://nodejs.org");
    }
    may_be_emptied(&root().join("node_modules"))?;
    step("installing npm packages (some seconds)", || {
        call(command("npm").args(["ci", "--silent"])).context("type `npm ci`")
    })
}

/// `npm ci` empties the folder before it fills it. One that is elsewhere may be of another use.
fn may_be_emptied(modules: &Path) -> anyhow::Result<()> {
    if modules.is_symlink() {
        bail!(
            "{} is a symbolic link, and `npm ci` would delete everything in the folder to which it leads: take the link \
             away, or type `npm ci` in that folder's own project",
            modules.display()
        );
    }
    Ok(())
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
    let applications = [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ];
    named("CHROME")
        .or_else(|| found(&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]))
        .or_else(|| applications.iter().map(PathBuf::from).find(|path| path.exists()))
}

/// Its driver: the one named by `CHROMEDRIVER`, else the system's.
pub(crate) fn chromedriver() -> Option<PathBuf> {
    named("CHROMEDRIVER").or_else(|| found(&["chromedriver"]))
}

fn named(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn a_link_to_another_folder_is_never_emptied() {
        let folder = std::env::temp_dir().join(format!("segue-setup-{}", std::process::id()));
        let (own, link) = (folder.join("own"), folder.join("link"));
        std::fs::create_dir_all(&own).unwrap();
        std::os::unix::fs::symlink(&own, &link).unwrap();
        let (nothing_yet, own, link) =
            (may_be_emptied(&folder.join("none")), may_be_emptied(&own), may_be_emptied(&link));
        std::fs::remove_dir_all(&folder).unwrap();
        assert!(nothing_yet.is_ok() && own.is_ok());
        let said = link.unwrap_err().to_string();
        assert!(said.contains("is a symbolic link") && said.contains("npm ci"), "{said}");
    }
}
