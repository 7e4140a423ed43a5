//! The program.

use std::io::{self, BufWriter, Write as _};
use std::process::ExitCode;

use clap::Parser as _;
use segment::Choice;
use segue_cli::args::{Args, Command, header};
use segue_cli::{check, emails, inspect, rows, serve, simulate, texts};

/// Wrong usage, as sysexits(3) has it.
const USAGE: u8 = 64;

fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            // Help and version are no errors.
            let code = if error.use_stderr() { ExitCode::from(USAGE) } else { ExitCode::SUCCESS };
            error.print().ok();
            return code;
        }
    };
    match run(args.command) {
        Ok(code) => code,
        // Whoever reads has enough (`segue rows FILE | head`).
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            writeln!(io::stderr(), "segue: {error:#}").ok();
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let output = BufWriter::new(io::stdout().lock());
    match command {
        Command::Serve(args) => runtime.block_on(serve::run(args, output)),
        Command::Inspect { files, json } => runtime.block_on(inspect::run(&files, json, texts(), output)),
        Command::Check { files, matches, country, json } => {
            runtime.block_on(check::run(&files, &matches, country, json, texts(), output))
        }
        Command::Rows { file, delimiter, encoding, no_header } => {
            let choice = Choice { delimiter, encoding, header: header(no_header), ..Choice::default() };
            runtime.block_on(rows::rows(&file, choice, texts(), output)).map(|()| ExitCode::SUCCESS)
        }
        Command::Emails => emails::emails(io::stdin().lock(), output).map(|()| ExitCode::SUCCESS),
        Command::Run(args) => runtime.block_on(segue_cli::run::run(&args, texts(), output)),
        Command::Simulate { seeds, seed } => simulate::run(seeds, seed, output),
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let closed = |error: &io::Error| error.kind() == io::ErrorKind::BrokenPipe;
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(closed)
            || cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind)
                == Some(io::ErrorKind::BrokenPipe)
    })
}
