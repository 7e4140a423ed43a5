//! The report: told, and kept for a month.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use export::{ConsentChoice, ConsentPlan, Hold, Reach, Time};
use segment::SaysNo;
use texts::Texts;
use texts::codes::Family;

use super::state::replace;
use super::told::{AllCounts, Told, ToldSegment, ToldSent};
use crate::check;

/// How long reports are kept: they name people whom Omnisend refused.
const KEPT: u64 = 30 * 86_400_000;

/// Writes the report.
pub(super) fn write(told: &Told, json: bool, texts: Texts, mut output: impl Write) -> io::Result<()> {
    if json {
        serde_json::to_writer_pretty(&mut output, told)?;
        writeln!(output)?;
    } else {
        text(told, texts, &mut output)?;
    }
    output.flush()
}

/// Keeps the report among others of the export, and lets those go that are too old.
pub(super) fn keep(told: &Told, started: Time, now: Time, folder: &Path) -> io::Result<()> {
    replace(&folder.join(format!("{}.json", started.0)), |file| Ok(serde_json::to_writer_pretty(file, told)?))?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let at = path.file_stem().and_then(|name| name.to_str()?.parse::<u64>().ok());
        if at.is_some_and(|at| at + KEPT < now.0) {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

fn text(told: &Told, texts: Texts, output: &mut impl Write) -> io::Result<()> {
    let store = if told.store.is_empty() { &told.brand } else { &told.store };
    match told.state {
        Some(state) => writeln!(output, "{}", texts.run_title(&told.export, store, named(state, texts)))?,
        None => writeln!(output, "{}", texts.run_dry())?,
    }
    if let Some(reason) = told.reason {
        let said = texts.said(Family::Stop, reason);
        writeln!(output, "{}. {}", said.what, said.todo)?;
        if reason == "tagsReplaced" {
            writeln!(output, "{}", texts.run_tags_replaced())?;
        }
    }
    writeln!(output)?;
    counts(&told.counts, told.sent.as_ref(), texts, output)?;
    for segment in &told.segments {
        leavers(segment, texts, output)?;
    }
    if told.choices_changed {
        writeln!(output, "\n{}", texts.run_choices_changed())?;
    }
    for notice in &told.notices {
        writeln!(output, "\n{}", check::told(texts, notice))?;
    }
    if let Some(sent) = &told.sent {
        subscriptions(told, texts, output)?;
        details(sent, texts, output)?;
    }
    Ok(())
}

/// What was chosen about subscriptions, with the evidence for it: who answers for a run finds it in its report.
fn subscriptions(told: &Told, texts: Texts, output: &mut impl Write) -> io::Result<()> {
    let ConsentPlan { email, sms, says_no } = &told.consent;
    writeln!(output)?;
    if [email, sms].iter().all(|choice| **choice == ConsentChoice::Unchanged) && *says_no != SaysNo::Unsubscribed {
        writeln!(output, "{}", texts.subscriptions_kept())?;
    }
    for (channel, choice) in [(texts.channel_email(), email), (texts.channel_sms(), sms)] {
        let (choice, evidence) = match choice {
            ConsentChoice::Unchanged => continue,
            ConsentChoice::FromColumns { since: None } => (texts.choice_columns(), String::new()),
            ConsentChoice::FromColumns { since: Some(since) } => (texts.choice_columns(), format!(" ({since})")),
            ConsentChoice::Subscribed { since, source } => (texts.choice_subscribed(), format!(" ({since}: {source})")),
            ConsentChoice::Unsubscribed => (texts.choice_unsubscribed(), String::new()),
        };
        writeln!(output, "{channel}: {choice}{evidence}")?;
    }
    if *says_no == SaysNo::Unsubscribed {
        writeln!(output, "{} {}", texts.no_unsubscribed(), texts.no_unsubscribed_about_each())?;
    }
    if told.reach == Reach::Known {
        writeln!(output, "{}", texts.reach_known())?;
    }
    Ok(())
}

fn counts(counts: &AllCounts, sent: Option<&ToldSent>, texts: Texts, output: &mut impl Write) -> io::Result<()> {
    let AllCounts { rows, new, changed, .. } = counts;
    let mut lines = vec![
        (texts.run_rows(), rows.rows),
        (texts.run_ready(), rows.ready),
        (texts.run_new(), *new),
        (texts.run_changed_people(), *changed),
        (texts.run_unchanged(), rows.unchanged),
        (texts.run_duplicate(), rows.duplicate),
        (texts.run_invalid(), rows.invalid),
        (texts.run_left_out(), rows.left_out),
    ];
    if let Some(sent) = sent {
        lines.push((texts.run_accepted(), sent.accepted));
        lines.push((texts.run_refused(), sent.rejected));
        lines.push((texts.run_not_sent(), sent.not_sent));
        if sent.outcome_unknown > 0 {
            lines.push((texts.run_unknown(), sent.outcome_unknown));
        }
    }
    let widest = lines.iter().map(|(what, _)| what.chars().count()).max().unwrap_or_default();
    for (what, count) in lines {
        let gap = " ".repeat(widest - what.chars().count());
        writeln!(output, "{what}{gap} {:>11}", texts.number(count))?;
    }
    Ok(())
}

fn leavers(segment: &ToldSegment, texts: Texts, output: &mut impl Write) -> io::Result<()> {
    let (tag, number) = (segment.tag.as_str(), |n| texts.number(n));
    if !segment.holds.is_empty() {
        let why: Vec<String> = segment.holds.iter().map(|hold| held(hold, texts)).collect();
        writeln!(output, "\n{}", texts.run_held(tag, &segment.leavers.to_string(), &why.join(" ")))?;
    } else if let Some(removed) = segment.removed.filter(|removed| *removed > 0) {
        writeln!(output, "\n{}", texts.run_removed(tag, &number(removed)))?;
    } else if segment.removed.is_none() && segment.leavers > 0 {
        writeln!(output, "\n{}", texts.run_would_remove(tag, &number(segment.leavers)))?;
    }
    Ok(())
}

fn held(hold: &Hold, texts: Texts) -> String {
    let number = |n: &u64| texts.number(*n);
    match hold {
        Hold::TooMany { leavers, people } => texts.hold_too_many(&number(leavers), &number(people)),
        Hold::InvalidRose { before: (invalid, rows), now } => {
            texts.hold_invalid_rose(&number(invalid), &number(rows), &number(&now.0), &number(&now.1))
        }
        Hold::PartMissing { names } => texts.hold_part_missing(&names.join(", ")),
        Hold::CutOff { names } => texts.hold_cut_off(&names.join(", ")),
    }
}

/// Reasons shown of many.
const SHOWN: usize = 20;

fn details(sent: &ToldSent, texts: Texts, output: &mut impl Write) -> io::Result<()> {
    if !sent.reasons.is_empty() {
        writeln!(output, "\n{}", texts.run_refusals())?;
        for reason in sent.reasons.iter().take(SHOWN) {
            let said = texts.said(Family::Reason, &reason.kind);
            writeln!(output, "  {}", texts.run_reason(&texts.number(reason.people), &reason.words))?;
            writeln!(output, "    {}. {}", said.what, said.todo)?;
        }
    }
    let took = texts.duration(sent.ended_at.0.saturating_sub(sent.started_at.0) / 1000);
    writeln!(output, "\n{}", texts.run_requests(sent.requests, &took))?;
    let support = [&sent.batches, &sent.instances].into_iter().flatten().take(SHOWN).cloned().collect::<Vec<_>>();
    if !support.is_empty() {
        writeln!(output, "{}", texts.run_batches(sent.batches.len() as u64, &support.join(", ")))?;
    }
    Ok(())
}

fn named(state: &str, texts: Texts) -> &'static str {
    match state {
        "successful" => texts.state_successful(),
        "completedWithErrors" => texts.state_completed_with_errors(),
        "failed" => texts.state_failed(),
        "canceled" => texts.state_canceled(),
        _ => texts.state_interrupted(),
    }
}
