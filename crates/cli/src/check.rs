//! `segue check`: what the review screen shows.

use std::collections::BTreeMap;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::SystemTime;

use anyhow::bail;
use segment::bundle::Bundle;
use segment::check::{Checked, check};
use segment::country::CountryCode;
use segment::filling::Told;
use segment::preview::Inspected;
use segment::{
    ContactField, Counts, Filling, Matching, Notice, Policy, Problem, Refusal, Rules, Target, matching, notices,
};
use serde::Serialize;
use texts::Texts;
use texts::codes::Family;

use crate::args::FieldChoice;
use crate::file::name;
use crate::input::{Input, Inputs};
use crate::inspect::Read;
use crate::platform::Native;
use crate::refused;

#[derive(Serialize)]
struct Output {
    files: Vec<Read>,
    #[serde(rename = "match")]
    matching: BTreeMap<String, Told>,
    counts: Counts,
    problems: Vec<Problem>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notices: Vec<Notice>,
}

/// Checks the files as one segment and writes what was found. Exit code 1 where a file is refused.
///
/// # Errors
/// Where a file cannot be opened, a chosen column is not there, or writing fails.
pub async fn run(
    paths: &[PathBuf],
    matches: &[FieldChoice],
    country: Option<CountryCode>,
    json: bool,
    texts: Texts,
    mut output: impl Write,
) -> anyhow::Result<ExitCode> {
    let inputs = Inputs::find(paths)?;
    let (mut sources, mut files, mut order, mut empty) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for index in inputs.newest().flat_map(|bundle| bundle.files.iter().copied()) {
        let opened = inputs.open(index).await?;
        match opened.and_then(|input| input.file.usable().map(|()| input)) {
            Ok(Input { source, file }) => {
                sources.push(source);
                files.push(file);
                order.push(index);
            }
            // A part without anybody is no reason to leave the others.
            Err(refusal @ (Refusal::Empty | Refusal::NoRows)) => empty.push((name(&inputs.paths[index]), refusal)),
            Err(refusal) => return refuse(&name(&inputs.paths[index]), &refusal, json, texts, output),
        }
    }
    let Some(first) = files.first().cloned() else {
        let Some((name, refusal)) = empty.first() else { bail!("no file in {}", folders(paths)) };
        return refuse(name, refusal, json, texts, output);
    };
    let suggestions = matching::suggest(&first.columns);
    let matching = chosen(&first, suggestions.matching(), matches)?;
    if !matching.has_email() {
        return refuse(&first.name, &suggestions.why_no_email(), json, texts, output);
    }
    let never_stop = &mut |_| ControlFlow::Continue(());
    let rules = Rules { country, now: now(), ..Rules::of(matching.clone()) };
    let checked = match check(&sources, files.clone(), rules, Policy::default(), &Native, never_stop).await {
        Ok(checked) => checked,
        Err(refusal) => {
            // The columns of the first file are looked for in the others.
            let lacks = |file: &&Inspected| !matching.carried(&first.columns, &file.columns).has_email();
            let file = files.iter().find(lacks).unwrap_or(&first);
            return refuse(&file.name, &refusal, json, texts, output);
        }
    };
    let mut problems = checked.problems(&sources, &Native, usize::MAX).await?;
    for problem in &mut problems {
        // Parts are checked in the order of their numbers, and told in the order in which they were given.
        let given = order[problem.file];
        problem.file = order.iter().filter(|&&other| other < given).count();
    }
    let missing: Vec<u32> = inputs.newest().flat_map(|bundle| bundle.missing.clone()).collect();
    for (at, file) in files.iter_mut().enumerate() {
        file.rows = Some(checked.rows_of(at));
    }
    let mut notices = notices(&files, &missing);
    if !empty.is_empty() {
        notices.push(Notice::EmptyFiles { names: empty.into_iter().map(|(name, _)| name).collect() });
    }
    let mut read: Vec<(usize, Read)> =
        files.into_iter().enumerate().map(|(at, file)| (order[at], Read::new(file, checked.rows_of(at)))).collect();
    read.sort_by_key(|(index, _)| *index);
    let files: Vec<Read> = read.into_iter().map(|(_, read)| read).collect();
    if json {
        let matching = matching.filled().map(|(of, from)| (of.name(), Told::of(from, &first.columns))).collect();
        serde_json::to_writer_pretty(
            &mut output,
            &Output { files, matching, counts: checked.summary().counts, problems, notices },
        )?;
        writeln!(output)?;
    } else {
        tell(&checked, &first, &files, &matching, &problems, texts, &mut output)?;
        for Bundle { name, exported, .. } in inputs.older() {
            writeln!(output, "\n{name}, {}: {}", exported.as_deref().unwrap_or_default(), texts.ask_older())?;
        }
        for notice in &notices {
            writeln!(output, "\n{}", told(texts, notice))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn folders(paths: &[PathBuf]) -> String {
    paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ")
}

fn refuse(name: &str, refusal: &Refusal, json: bool, texts: Texts, mut output: impl Write) -> anyhow::Result<ExitCode> {
    if json {
        serde_json::to_writer_pretty(&mut output, &serde_json::json!({ "name": name, "refusal": refusal }))?;
        writeln!(output)?;
    } else {
        writeln!(output, "{name}: {}", refused(texts, refusal))?;
    }
    Ok(ExitCode::from(1))
}

/// The suggested matching with what a person chose instead.
fn chosen(file: &Inspected, mut matching: Matching, matches: &[FieldChoice]) -> anyhow::Result<Matching> {
    let find = |label: &str| file.columns.iter().position(|column| column.label == label);
    for FieldChoice { target, from } in matches {
        let filling = Filling::parse(from, find);
        if filling.is_none() && !from.is_empty() {
            let labels: Vec<_> = file.columns.iter().map(|column| column.label.as_str()).collect();
            bail!("{} has no column {from}; it has {}", file.name, labels.join(", "));
        }
        if *target == Target::Field(ContactField::Email) && !matches!(filling, None | Some(Filling::Column(_))) {
            bail!("email is filled from one column");
        }
        matching.fill(target, filling);
    }
    Ok(matching)
}

/// Seconds since 1970.
fn now() -> i64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

/// What a notice says.
pub fn told(texts: Texts, notice: &Notice) -> String {
    let (title, text) = match notice {
        Notice::HundredThousandRows => (texts.hundred_thousand_title().to_string(), texts.hundred_thousand()),
        Notice::EmptyFiles { names } => (texts.empty_files_title(&names.join(", ")), texts.empty_files()),
        Notice::OtherColumns { names } => (texts.other_columns_title(&names.join(", ")), texts.other_columns()),
        Notice::PartMissing { numbers } => (texts.missing_title(numbers), texts.missing_text(numbers)),
    };
    format!("{title}. {text}")
}

/// How many problems are told without `--json`.
const TOLD: usize = 20;

fn tell(
    checked: &Checked,
    first: &Inspected,
    files: &[Read],
    matching: &Matching,
    problems: &[Problem],
    texts: Texts,
    output: &mut impl Write,
) -> anyhow::Result<()> {
    let Counts { rows, ready, unchanged, duplicate, invalid, left_out } = checked.summary().counts;
    for (of, from) in matching.filled() {
        let from = match Told::of(from, &first.columns) {
            Told::Column(label) => label,
            Told::Joined(labels) => labels.join(" + "),
            Told::Constant { value } => format!("{{{value}}}"),
        };
        writeln!(output, "{:<12} {from}", of.name())?;
    }
    let counts = [
        ("rows", rows),
        ("ready", ready),
        ("unchanged", unchanged),
        ("duplicate", duplicate),
        ("invalid", invalid),
        ("left out", left_out),
    ];
    writeln!(output)?;
    for (what, count) in counts {
        writeln!(output, "{what:<12} {count:>9}")?;
    }
    if !problems.is_empty() {
        writeln!(output)?;
    }
    for problem in problems.iter().take(TOLD) {
        let file = files.get(problem.file).filter(|_| files.len() > 1).map_or("", Read::name);
        let gap = if file.is_empty() { "" } else { ", " };
        writeln!(
            output,
            "{file}{gap}row {}: {} ({})",
            problem.row,
            texts.said(Family::Row, problem.code.name()).what,
            problem.value
        )?;
    }
    if problems.len() > TOLD {
        writeln!(output, "… and {} more; --json has them all", problems.len() - TOLD)?;
    }
    Ok(())
}
