//! The command line, as clap reads it.

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use segment::country::CountryCode;
use segment::{ContactField, Encoding, HeaderChoice, Target};

/// Brings customer segments into Omnisend, consent untouched and every row accounted for.
#[derive(Debug, Parser)]
#[command(name = "segue", version)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the page and the proxy.
    Serve(Serve),
    /// Say what a file is: encoding, delimiter, quote, header, columns, rows.
    Inspect {
        /// Files or folders to look at; any table, with or without addresses.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Check the addresses and other cells of files, as the review screen shows them.
    Check {
        /// Files of one segment, or the folder of an export.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Fill a field from a column (`email=EMail`); replaces what is suggested. An empty column takes it away;
        /// several joined with ` + ` fill it together, `{text}` fills it for everybody, and
        /// `customProperties.NAME=COLUMN` makes a custom property.
        #[arg(long = "match", value_name = "FIELD=COLUMN", value_parser = choice)]
        matches: Vec<FieldChoice>,
        /// Country of phone numbers that do not name theirs, ISO 3166-1 alpha-2.
        #[arg(long, value_name = "CODE", value_parser = country)]
        country: Option<CountryCode>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Print every row as a JSON array of strings, header and title lines too.
    Rows {
        /// The file.
        file: PathBuf,
        /// The character between cells; found out where it is not given.
        #[arg(long, value_parser = delimiter)]
        delimiter: Option<char>,
        /// The encoding's WHATWG name (`windows-1257`); found out where it is not given.
        #[arg(long, value_name = "NAME", value_parser = encoding)]
        encoding: Option<Encoding>,
        /// The first row is data.
        #[arg(long)]
        no_header: bool,
    },
    /// Judge addresses on standard input, one a line; print a JSON verdict for each.
    Emails,
    /// Send an export that was saved as a file: for cron, timers and pipelines.
    Run(Run),
    /// Run the engine against a simulated Omnisend with faults, seed by seed.
    Simulate {
        /// How many seeds.
        #[arg(long, default_value_t = 1_000)]
        seeds: u64,
        /// One seed only, told in full.
        #[arg(long)]
        seed: Option<u64>,
    },
}

/// How to serve.
#[derive(Debug, clap::Args)]
pub struct Serve {
    /// With a practice store behind it, instead of Omnisend; everything stays on this computer.
    #[arg(long, conflicts_with = "config")]
    pub demo: bool,
    /// Configuration file (TOML).
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Folder of the built page.
    #[arg(long, value_name = "DIR")]
    pub dist: Option<PathBuf>,
    /// Port on this computer; 0 takes a free one.
    #[arg(long)]
    pub port: Option<u16>,
    /// Requests a minute that the practice store allows, as Omnisend's 400.
    #[arg(long, value_name = "REQUESTS", requires = "demo")]
    pub limit: Option<u32>,
}

/// What to send, and how.
#[derive(Debug, clap::Args)]
#[command(after_help = "The API key comes from SEGUE_KEY or --key-file.\n\n\
    Exit codes: 0 successful, 2 completed with errors, 3 failed, 4 interrupted (run it again to go on), \
    5 removals wait for a person, 64 wrong usage, 75 another run of the brand is under way.")]
pub struct Run {
    /// The export, as the app saved it.
    pub export: PathBuf,
    /// A segment's file, or the folder of its export (`VIP=export/VIP.csv`); once for each part. Segments that are not
    /// named stay as they are.
    #[arg(long = "file", value_name = "SEGMENT=PATH", value_parser = segment_file, required = true)]
    pub files: Vec<SegmentFile>,
    /// Where journals, what was sent before and reports are kept; else in `$XDG_STATE_HOME/segue` or
    /// `~/.local/state/segue`.
    #[arg(long, value_name = "DIR")]
    pub state: Option<PathBuf>,
    /// A file with nothing in it but the API key.
    #[arg(long, value_name = "FILE")]
    pub key_file: Option<PathBuf>,
    /// Say what would happen; send nothing, keep nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Remove so many people although the guard would wait for a person: the number of a segment's leavers, as the run
    /// before told it. Given once for each such segment.
    #[arg(long, value_name = "N")]
    pub confirm_removals: Vec<u64>,
    /// Send everybody again, whatever was sent before. Nobody is removed.
    #[arg(long, conflicts_with = "confirm_removals")]
    pub send_all: bool,
    /// Print the report as one JSON object.
    #[arg(long)]
    pub json: bool,
    /// Address of the API: Omnisend's own, or that of a Segue proxy or a simulator.
    #[arg(long, value_name = "URL", default_value = omnisend::BASE, value_parser = api)]
    pub api: String,
}

/// A file or folder of a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SegmentFile {
    /// The segment's tag.
    pub tag: String,
    /// Where.
    pub path: PathBuf,
}

fn segment_file(text: &str) -> Result<SegmentFile, String> {
    match text.split_once('=') {
        Some((tag, path)) if !tag.trim().is_empty() && !path.is_empty() => {
            Ok(SegmentFile { tag: tag.trim().to_string(), path: path.into() })
        }
        _ => Err("say SEGMENT=PATH, as in VIP=VIP.csv".to_string()),
    }
}

/// An address to which the key may go.
fn api(text: &str) -> Result<String, String> {
    proxy::Upstream::parse(text).map(|_| text.trim_end_matches('/').to_string()).map_err(|error| error.to_string())
}

fn choice(text: &str) -> Result<FieldChoice, String> {
    let (field, from) = text.split_once('=').ok_or("say FIELD=COLUMN, as in email=EMail")?;
    let known = || ContactField::ALL.map(ContactField::name).join(", ");
    let target = Target::from_name(field)
        .ok_or_else(|| format!("no field {field}; there are {}, customProperties.NAME", known()))?;
    Ok(FieldChoice { target, from: from.to_string() })
}

/// What is to fill a field or property.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChoice {
    /// The field or property.
    pub target: Target,
    /// As it was given: a column, several, a constant, or nothing.
    pub from: String,
}

fn country(text: &str) -> Result<CountryCode, String> {
    CountryCode::parse(text).ok_or_else(|| "a country is two letters, as in EE".to_string())
}

fn delimiter(text: &str) -> Result<char, String> {
    let mut letters = text.chars();
    match (text, letters.next(), letters.next()) {
        ("\\t" | "tab", ..) => Ok('\t'),
        (_, Some(letter), None) if letter.is_ascii() && !matches!(letter, '"' | '\r' | '\n') => Ok(letter),
        _ => Err("a delimiter is one ASCII character, or tab".to_string()),
    }
}

fn encoding(text: &str) -> Result<Encoding, String> {
    Encoding::from_name(text).ok_or_else(|| {
        let names: Vec<&str> = Encoding::all().map(Encoding::name).collect();
        format!("no encoding {text}; there are {}", names.join(", "))
    })
}

/// What `--no-header` chooses.
pub fn header(no_header: bool) -> Option<HeaderChoice> {
    no_header.then_some(HeaderChoice::Absent)
}
