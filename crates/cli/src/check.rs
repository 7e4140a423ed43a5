//! `segue check`: what the review screen shows.

use std::collections::BTreeMap;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use segment::bundle::Bundle;
use segment::check::{Checked, check};
use segment::preview::Inspected;
use segment::{ContactField, Counts, Matching, Notice, Problem, Refusal, matching, notices};
use serde::Serialize;
use texts::Texts;
use texts::codes::Family;

use crate::file::name;
use crate::input::{Input, Inputs};
use crate::inspect::Read;
use crate::platform::Native;
use crate::refused;

#[derive(Serialize)]
struct Output<'a> {
    files: Vec<Read>,
    #[serde(rename = "match")]
    matching: BTreeMap<&'static str, &'a str>,
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
    matches: &[(ContactField, String)],
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
    if matching.column(ContactField::Email).is_none() {
        return refuse(&first.name, &suggestions.why_no_email(), json, texts, output);
    }
    let never_stop = &mut |_| ControlFlow::Continue(());
    let checked = match check(&sources, files.clone(), &matching, &Native, never_stop).await {
        Ok(checked) => checked,
        Err(refusal) => {
            // The columns of the first file are looked for in the others.
            let lacks = |file: &&Inspected| {
                matching.carried(&first.columns, &file.columns).column(ContactField::Email).is_none()
            };
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
        let labels = matching.0.iter().filter_map(|(field, &column)| Some((field.name(), first.columns.get(column)?)));
        let matching = labels.map(|(field, column)| (field, column.label.as_str())).collect();
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
fn chosen(file: &Inspected, mut matching: Matching, matches: &[(ContactField, String)]) -> anyhow::Result<Matching> {
    for (field, label) in matches {
        if label.is_empty() {
            matching.0.remove(field);
            continue;
        }
        let column = file.columns.iter().position(|column| column.label == *label);
        let column = column.with_context(|| {
            let labels: Vec<_> = file.columns.iter().map(|column| column.label.as_str()).collect();
            format!("{} has no column {label}; it has {}", file.name, labels.join(", "))
        })?;
        matching.0.insert(*field, column);
    }
    Ok(matching)
}

fn told(texts: Texts, notice: &Notice) -> String {
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
    for (field, &column) in matching.0.iter() {
        let label = first.columns.get(column).map_or("", |column| column.label.as_str());
        writeln!(output, "{:<12} {label}", field.name())?;
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
