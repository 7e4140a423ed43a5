//! `cargo xtask test`: all layers, one sum at the end.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context as _, bail};

use crate::run::{build_segue, segue};
use crate::summary::Summary;
use crate::tools::{call, cargo, command, output, root, step, target};
use crate::web::{self, Effort};
use crate::{setup, sizes};

/// What the run has come to.
#[derive(Default)]
struct Run {
    sum: Summary,
    /// Runners that ended badly.
    broken: Vec<String>,
}

/// Runs one layer, or all.
pub(crate) fn test(arguments: &[&str]) -> anyhow::Result<()> {
    let accept = arguments.contains(&"--accept-sizes");
    let layers: Vec<&str> = arguments.iter().copied().filter(|word| *word != "--accept-sizes").collect();
    if let Some(unknown) = layers.iter().find(|layer| !["lint", "native", "wasm", "browser"].contains(layer)) {
        bail!("no layer {unknown}; there are lint, native, wasm, browser");
    }
    let wanted = |layer| layers.is_empty() || layers.contains(&layer);
    setup::for_building()?;
    if wanted("wasm") || wanted("browser") {
        setup::for_testing()?;
    }
    if wanted("lint") {
        step("checking format", || call(cargo().args(["fmt", "--all", "--check"])))?;
        step("linting", lint)?;
    }
    let mut run = Run::default();
    if wanted("native") {
        step("testing the crates natively", || run.run(&mut native()))?;
    }
    if wanted("wasm") {
        step("testing the browser services in Chromium", || run.run(&mut wasm()?))?;
    }
    if wanted("browser") {
        web::build(Effort::Best)?;
        step("weighing the app", || sizes::gate(accept))?;
        build_segue()?;
        step("testing the product in Chromium", || run.run(&mut browser()?))?;
    }
    let Summary { passed, failed } = run.sum;
    for broken in &run.broken {
        eprintln!("xtask: {broken} failed");
    }
    // A runner that died without a word has failed too.
    let failed = failed.max(run.broken.len() as u64);
    println!("{passed} passed, {failed} failed");
    if failed > 0 || (passed == 0 && layers != ["lint"]) {
        std::process::exit(1);
    }
    Ok(())
}

impl Run {
    /// Runs a test runner, passes its output on, and adds up what it says.
    fn run(&mut self, command: &mut Command) -> anyhow::Result<()> {
        let name = crate::tools::shown(command);
        // nextest sums up on standard error.
        let (reader, writer) = std::io::pipe().context("cannot make a pipe")?;
        command.stdout(writer.try_clone()?).stderr(writer).stdin(Stdio::null());
        let mut child = command.spawn().with_context(|| format!("cannot start {name}"))?;
        // Our own ends of the pipe must be closed, or it never ends.
        command.stdout(Stdio::null()).stderr(Stdio::null());
        for line in BufReader::new(reader).split(b'\n') {
            let line = String::from_utf8_lossy(&line?).into_owned();
            println!("{line}");
            self.sum.read(&line);
        }
        if !child.wait()?.success() {
            self.broken.push(name);
        }
        Ok(())
    }
}

fn lint() -> anyhow::Result<()> {
    let deny = ["--", "--deny", "warnings"];
    call(cargo().args(["clippy", "--quiet", "--workspace", "--all-targets"]).args(deny))?;
    let wasm = ["--package", "segue-app", "--target", "wasm32-unknown-unknown", "--all-targets"];
    call(cargo().args(["clippy", "--quiet"]).args(wasm).args(deny))
}

/// nextest where it is there, else cargo's own runner.
fn native() -> Command {
    let mut tests = cargo();
    if output(cargo().args(["nextest", "--version"])).is_some() {
        tests.args([
            "nextest",
            "run",
            "--workspace",
            "--no-fail-fast",
            "--status-level",
            "fail",
            "--hide-progress-bar",
        ]);
    } else {
        tests.args(["test", "--quiet", "--workspace", "--no-fail-fast"]);
    }
    tests
}

/// The tests that need a browser's own services, in headless Chromium by way of its driver.
fn wasm() -> anyhow::Result<Command> {
    let folder = target().join("wasm-tests");
    fs::create_dir_all(&folder)?;
    let chromium = setup::chromium().context("no Chromium")?;
    let driver = setup::chromedriver().context("no ChromeDriver")?;
    let switches = CHROMIUM_SWITCHES.map(|switch| format!("\"{switch}\"")).join(", ");
    // The runner reads it from the folder in which it starts, which cargo makes the package's.
    let capabilities =
        format!("{{\"goog:chromeOptions\": {{\"binary\": \"{}\", \"args\": [{switches}]}}}}\n", chromium.display());
    fs::write(root().join("webdriver.json"), capabilities)?;
    let mut tests = cargo();
    tests
        .args(["test", "--package", "segue-app", "--target", "wasm32-unknown-unknown", "--test", "wasm"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .env("CHROMEDRIVER", driver);
    Ok(tests)
}

/// Without the last three a browser would look for servers of its maker's at every start.
const CHROMIUM_SWITCHES: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// The product's tests: node's own runner, Playwright, the built program.
fn browser() -> anyhow::Result<Command> {
    let folder = root().join("tests/e2e");
    let mut files: Vec<_> = fs::read_dir(&folder)
        .with_context(|| format!("cannot read {}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    let mut tests = command("node");
    tests
        .args(["--test", "--test-reporter=spec", "--test-concurrency=1"])
        .args(files)
        .env("SEGUE", segue())
        .env("SEGUE_DIST", web::dist())
        .env("CHROME", setup::chromium().context("no Chromium")?);
    Ok(tests)
}
