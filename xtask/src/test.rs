//! `cargo xtask test`: all layers, one sum at the end.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context as _, bail};

use crate::run::{build_segue, segue};
use crate::summary::Summary;
use crate::tools::{call, cargo, command, output, root, shown, step, target};
use crate::{setup, sizes, web};

/// What the run has come to.
#[derive(Default)]
struct Run {
    sum: Summary,
    /// Why something failed other than by a test, which its runner told.
    broken: Vec<String>,
}

/// Runs one layer, or all; says the sum in the last line whatever happens.
pub(crate) fn test(arguments: &[&str]) -> anyhow::Result<ExitCode> {
    let accept = arguments.contains(&"--accept-sizes");
    let layers: Vec<&str> = arguments.iter().copied().filter(|word| *word != "--accept-sizes").collect();
    if let Some(unknown) = layers.iter().find(|layer| !["lint", "native", "wasm", "browser"].contains(layer)) {
        bail!("no layer {unknown}; there are lint, native, wasm, browser");
    }
    let wanted = |layer| layers.is_empty() || layers.contains(&layer);
    let mut run = Run::default();
    if wanted("lint") {
        run.lint();
    }
    if wanted("native") {
        run.tests("testing the crates natively", || Ok(native()));
    }
    if wanted("wasm") {
        run.tests("testing the browser services in Chromium", wasm);
    }
    if wanted("browser")
        && run.prepared(|| setup::for_building().and_then(|()| web::build()))
        && run.check("weighing the app", || sizes::gate(accept))
        && run.prepared(build_segue)
    {
        run.tests("testing the product in Chromium", browser);
    }
    Ok(run.told())
}

impl Run {
    /// Does what something else needs; a failure counts, and says that what needs it cannot be done.
    fn prepared(&mut self, act: impl FnOnce() -> anyhow::Result<()>) -> bool {
        let done = act();
        if let Err(error) = &done {
            self.broken.push(format!("{error:#}"));
        }
        done.is_ok()
    }

    /// One thing that holds or not, counted as one test.
    fn check(&mut self, what: &str, act: impl FnOnce() -> anyhow::Result<()>) -> bool {
        let held = self.prepared(|| step(what, act));
        self.sum.passed += u64::from(held);
        held
    }

    fn lint(&mut self) {
        self.check("checking that the lock file is whole", || {
            call(cargo().args(["metadata", "--quiet", "--locked", "--format-version=1"]).stdout(Stdio::null()))
        });
        self.check("checking format", || call(cargo().args(["fmt", "--all", "--check"])));
        let deny = ["--all-targets", "--", "--deny", "warnings"];
        self.check("linting what runs natively", || {
            call(cargo().args(["clippy", "--quiet", "--workspace"]).args(deny))
        });
        self.check("linting what runs in the browser", || {
            setup::for_building()?;
            let wasm = ["--package", "segue-app", "--target", "wasm32-unknown-unknown"];
            call(cargo().args(["clippy", "--quiet"]).args(wasm).args(deny))
        });
    }

    /// Runs a test runner, passes its output on, and adds up what it says.
    fn tests(&mut self, what: &str, runner: impl FnOnce() -> anyhow::Result<Command>) {
        let mut sum = Summary::default();
        self.prepared(|| {
            step(what, || {
                let mut runner = runner()?;
                let well = listen(&mut runner, &mut sum)?;
                match sum {
                    // A runner that found nothing to run proves nothing; one that died without a word has failed too.
                    Summary { passed: 0, failed: 0 } => bail!("{} ran no test", shown(&runner)),
                    Summary { failed: 0, .. } if !well => bail!("{} failed", shown(&runner)),
                    _ => Ok(()),
                }
            })
        });
        self.sum.add(sum);
    }

    /// Prints the sum, last of all.
    fn told(self) -> ExitCode {
        for broken in &self.broken {
            eprintln!("xtask: {broken}");
        }
        let Summary { passed, failed } = self.sum;
        let failed = failed + self.broken.len() as u64;
        println!("{passed} passed, {failed} failed");
        if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

/// Runs a test runner, passes its output on, and reads what it sums up. Says whether it ended well.
fn listen(runner: &mut Command, sum: &mut Summary) -> anyhow::Result<bool> {
    let name = shown(runner);
    // nextest sums up on standard error.
    let (reader, writer) = std::io::pipe().context("cannot make a pipe")?;
    runner.stdout(writer.try_clone()?).stderr(writer).stdin(Stdio::null());
    // What is read must be plain.
    runner.env("CARGO_TERM_COLOR", "never").env_remove("FORCE_COLOR");
    let mut child = runner.spawn().with_context(|| format!("cannot start {name}"))?;
    // Our own ends of the pipe must be closed, or it never ends.
    runner.stdout(Stdio::null()).stderr(Stdio::null());
    for line in BufReader::new(reader).split(b'\n') {
        let line = String::from_utf8_lossy(&line?).into_owned();
        println!("{line}");
        sum.read(&line);
    }
    Ok(child.wait()?.success())
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
    setup::for_building()?;
    setup::for_testing()?;
    let chromium = setup::chromium().context("no Chromium")?;
    let driver = setup::chromedriver().context("no ChromeDriver")?;
    let switches = CHROMIUM_SWITCHES.map(|switch| format!("\"{switch}\"")).join(", ");
    let capabilities =
        format!("{{\"goog:chromeOptions\": {{\"binary\": \"{}\", \"args\": [{switches}]}}}}\n", chromium.display());
    let webdriver = target().join("webdriver.json");
    fs::write(&webdriver, capabilities)?;
    let mut tests = cargo();
    tests
        .args(["test", "--package", "segue-app", "--target", "wasm32-unknown-unknown", "--test", "wasm"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", webdriver)
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
    setup::for_testing()?;
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
