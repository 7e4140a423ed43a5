//! What a run did, or would do, as `--json` tells it and as it is kept.

use export::report::ReasonGroup;
use export::{Changes, ConsentPlan, Hold, Reach, Report, RunState, StopReason, Time};
use omnisend::Scope;
use segment::{Counts, Notice};
use serde::Serialize;

use super::files::Files;
use super::people::Judgement;

/// All of it. Rows = ready + unchanged + duplicate + invalid + left out; ready = accepted + rejected + not sent.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Told {
    /// Name of the export.
    pub(super) export: String,
    /// Omnisend's id of the brand.
    pub(super) brand: String,
    /// Name of the store, where it is known.
    pub(super) store: String,
    /// What was chosen about subscriptions, with the evidence.
    pub(super) consent: ConsentPlan,
    /// Who is reached.
    pub(super) reach: Reach,
    /// Whether nothing was sent.
    pub(super) dry_run: bool,
    /// How it ended; none where nothing was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) state: Option<&'static str>,
    /// Why it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<&'static str>,
    /// Rows, and people who are new, changed, left.
    pub(super) counts: AllCounts,
    /// Whether choices are others than last time.
    pub(super) choices_changed: bool,
    /// The segments.
    pub(super) segments: Vec<ToldSegment>,
    /// What is worth knowing of the files.
    pub(super) notices: Vec<Notice>,
    /// What was sent; none where nothing was.
    #[serde(flatten)]
    pub(super) sent: Option<ToldSent>,
}

/// Counts.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AllCounts {
    /// By verdict.
    #[serde(flatten)]
    pub(super) rows: Counts,
    /// Of the ready: whom nothing was sent of before.
    pub(super) new: u64,
    /// Of the ready: of whom something else was.
    pub(super) changed: u64,
    /// Who left.
    pub(super) leavers: u64,
}

/// A segment.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ToldSegment {
    /// Its tag.
    pub(super) tag: String,
    /// Its files.
    pub(super) files: Vec<String>,
    /// Who left.
    pub(super) leavers: u64,
    /// How many of them Omnisend was asked to take the tag from; none where nothing was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) removed: Option<u64>,
    /// Why removals wait for a person; empty where they do not.
    pub(super) holds: Vec<Hold>,
}

/// What was sent.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ToldSent {
    /// Whom Omnisend accepted.
    pub(super) accepted: u64,
    /// Whom it refused.
    pub(super) rejected: u64,
    /// Who was not sent, or of whom it is not known.
    pub(super) not_sent: u64,
    /// Of them: of whom it is not known.
    pub(super) outcome_unknown: u64,
    /// Refusals by reason.
    pub(super) reasons: Vec<ToldReason>,
    /// Each of them.
    pub(super) rejected_rows: Vec<ToldRow>,
    /// Requests.
    pub(super) requests: u64,
    /// Omnisend's names of the batches.
    pub(super) batches: Vec<String>,
    /// Omnisend's names of requests that it refused.
    pub(super) instances: Vec<String>,
    /// When it was started, and when it ended: milliseconds since 1970.
    pub(super) started_at: Time,
    /// See above.
    pub(super) ended_at: Time,
}

/// Refusals for one reason.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ToldReason {
    /// Its kind; empty where it is not known.
    pub(super) kind: String,
    /// Omnisend's words.
    pub(super) words: String,
    /// How many people.
    pub(super) people: u64,
}

/// Somebody whom Omnisend refused.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ToldRow {
    /// Name of the file.
    pub(super) file: String,
    /// Line.
    pub(super) row: u64,
    /// The address.
    pub(super) email: String,
    /// HTTP status.
    pub(super) status: u16,
    /// Omnisend's words.
    pub(super) words: String,
}

impl AllCounts {
    /// The check's counts, less those who are not sent again.
    pub(super) fn of(rows: Counts, changes: &Changes) -> Self {
        let unchanged = changes.unchanged;
        let rows = Counts { ready: rows.ready - unchanged, unchanged: rows.unchanged + unchanged, ..rows };
        Self { rows, new: changes.new, changed: changes.changed, leavers: changes.leavers.iter().sum() }
    }
}

impl ToldSegment {
    /// The segments of a run. `planned`: how many leavers each may lose; nobody is held where all may go.
    pub(super) fn all(files: &Files, judgements: &[Judgement], planned: &[u64], removed: Option<&[u64]>) -> Vec<Self> {
        let told = |(index, segment): (usize, &super::files::Segment)| {
            let Judgement { leavers, holds, .. } = &judgements[index];
            let names = files.owners.iter().zip(&files.inspected).filter(|(owner, _)| **owner == index);
            let may = planned.get(index).copied().unwrap_or_default() == leavers.len();
            Self {
                tag: segment.tag.clone(),
                files: names.map(|(_, file)| file.name.clone()).collect(),
                leavers: leavers.len(),
                removed: removed.map(|removed| removed.get(index).copied().unwrap_or_default()),
                holds: if may { Vec::new() } else { holds.clone() },
            }
        };
        files.segments.iter().enumerate().map(told).collect()
    }
}

impl ToldSent {
    /// What a report says.
    pub(super) fn of(report: &Report) -> Self {
        let file = |index: usize| report.plan.files.get(index).map(|file| file.name.clone()).unwrap_or_default();
        let reason = |ReasonGroup { kind, words, people, .. }| ToldReason { kind, words, people };
        let rows = report.rejected.iter().map(|rejected| ToldRow {
            file: file(rejected.file),
            row: rejected.row,
            email: rejected.email.clone(),
            status: rejected.status,
            words: rejected.reason.text.clone(),
        });
        Self {
            accepted: report.accepted,
            rejected: report.rejected.len() as u64,
            not_sent: report.not_sent + report.unknown,
            outcome_unknown: report.unknown,
            reasons: report.reasons().into_iter().map(reason).collect(),
            rejected_rows: rows.collect(),
            requests: report.requests,
            batches: report.batches.iter().map(|id| id.as_str().to_owned()).collect(),
            instances: report.instances.clone(),
            started_at: report.plan.started_at,
            ended_at: report.ended_at,
        }
    }
}

/// A state's name.
pub(super) const fn state(state: &RunState) -> &'static str {
    match state {
        RunState::Queued => "queued",
        RunState::Processing => "processing",
        RunState::Paused | RunState::Interrupted => "interrupted",
        RunState::Successful => "successful",
        RunState::CompletedWithErrors => "completedWithErrors",
        RunState::Failed(_) => "failed",
        RunState::Canceled => "canceled",
    }
}

/// The name of a stop's reason in the texts.
pub(super) const fn reason(reason: &StopReason) -> &'static str {
    match reason {
        StopReason::Permission { scope: Scope::ContactsRead } => "permissionContactsRead",
        StopReason::Permission { scope: Scope::ContactsWrite } => "permissionContactsWrite",
        StopReason::Permission { scope: Scope::BrandsRead } => "permissionBrandsRead",
        reason => reason.name(),
    }
}
