//! `segue simulate`: whole runs of the engine against the simulated Omnisend, on a virtual clock, from a seed.
//!
//! The seed makes everything: people, store, faults, wishes, delays, clock jumps. After each run the rules that never
//! bend are checked person by person. A seed that breaks one is printed and replays alone.

mod chance;
mod rules;
mod scene;
mod world;

use std::io::Write;
use std::process::ExitCode;

use export::RunState;
use texts::group;

use crate::texts;
pub use rules::Broken;
pub use world::{Outcome, simulate, simulate_with};

/// Runs the seeds `0 .. seeds`, or one seed with its story told.
///
/// # Errors
/// Where writing fails.
pub fn run(seeds: u64, only: Option<u64>, mut output: impl Write) -> anyhow::Result<ExitCode> {
    if let Some(seed) = only {
        let mut told = Vec::new();
        let outcome = simulate(seed, &mut |line| told.push(line));
        for line in told {
            writeln!(output, "{line}")?;
        }
        return tell(seed, &outcome, &mut output);
    }
    let (mut ends, mut people, mut requests, mut crashes) = ([0_u64; 4], 0, 0, 0);
    let mut code = ExitCode::SUCCESS;
    for seed in 0..seeds {
        let outcome = simulate(seed, &mut |_| ());
        people += outcome.people;
        requests += outcome.requests;
        crashes += outcome.crashes;
        ends[match outcome.state {
            RunState::Successful => 0,
            RunState::CompletedWithErrors => 1,
            RunState::Canceled => 2,
            _ => 3,
        }] += 1;
        if outcome.broken.is_some() {
            code = tell(seed, &outcome, &mut output)?;
        }
    }
    let n = |number| group(texts().lang, number);
    writeln!(
        output,
        "{} runs: {} successful, {} completed with errors, {} canceled, {} stopped by themselves; {} people, {} requests, {} crashes",
        n(seeds),
        n(ends[0]),
        n(ends[1]),
        n(ends[2]),
        n(ends[3]),
        n(people),
        n(requests),
        n(crashes)
    )?;
    output.flush()?;
    Ok(code)
}

fn tell(seed: u64, outcome: &Outcome, output: &mut impl Write) -> anyhow::Result<ExitCode> {
    let told = outcome.broken.as_ref().map_or_else(|| "every rule holds".to_string(), ToString::to_string);
    writeln!(output, "seed {seed}: {:?}: {told}", outcome.state)?;
    output.flush()?;
    Ok(ExitCode::from(u8::from(outcome.broken.is_some())))
}
