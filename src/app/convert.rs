//! From what the engine says to what screens show.

use export::connect::ConnectProblem;
use export::report::ReasonGroup;
use export::{Chosen, Report, RunProgress, RunState, StopReason, Waiting};
use omnisend::Scope;
use segment::Counts;

use crate::screens::report::{Ending, Example, Outcomes, RefusedGroup, ReportView, SupportView};
use crate::screens::review::Download;
use crate::screens::send::{RunningView, Sent, Standing};

/// The name of a connection's problem in the texts.
pub const fn connect_code(problem: &ConnectProblem) -> &'static str {
    match problem {
        ConnectProblem::Permission { scope } => permission(*scope),
        problem => problem.name(),
    }
}

/// The name of a stop's reason in the texts.
pub const fn stop_code(reason: &StopReason) -> &'static str {
    match reason {
        StopReason::Permission { scope } => permission(*scope),
        reason => reason.name(),
    }
}

/// Which permission is missing is said by name.
const fn permission(scope: Scope) -> &'static str {
    match scope {
        Scope::ContactsRead => "permissionContactsRead",
        Scope::ContactsWrite => "permissionContactsWrite",
        Scope::BrandsRead => "permissionBrandsRead",
    }
}

/// How a run is going. `store` as it was shown before sending.
pub fn running(progress: &RunProgress, store: Option<String>) -> RunningView {
    let standing = match progress.state {
        RunState::Queued => Standing::Queued,
        RunState::Paused if progress.waiting == Some(Waiting::Trial) => Standing::Trial,
        RunState::Paused => Standing::Paused,
        _ => Standing::Processing { waiting: progress.waiting.map(|waiting| waiting.name().into()) },
    };
    // The first small batch, waited for alone, says nothing about the pace of the rest.
    let tells = progress.accepted + progress.rejected > omnisend::BATCH_ITEMS as u64;
    RunningView {
        store,
        standing,
        people: progress.total,
        sent: Sent { accepted: progress.accepted, refused: progress.rejected, under_way: progress.under_way },
        rate: Some(progress.a_minute).filter(|rate| tells && *rate > 0),
        left: progress.seconds_left.filter(|_| tells),
    }
}

/// A run that has not said anything yet.
pub fn queued(people: u64, store: Option<String>) -> RunningView {
    RunningView { store, standing: Standing::Queued, people, sent: Sent::default(), rate: None, left: None }
}

/// What a run came to. `rows`: what became of every row of the files. The files' names are told apart only where
/// there are several.
pub fn report(report: &Report, rows: Counts, store: Option<String>, consent: Chosen) -> ReportView {
    let (ending, stop) = match &report.state {
        RunState::Successful => (Ending::Successful, None),
        RunState::CompletedWithErrors => (Ending::CompletedWithErrors, None),
        RunState::Failed(reason) => (Ending::Failed, Some(stop_code(reason).into())),
        RunState::Canceled => (Ending::Canceled, None),
        RunState::Queued | RunState::Processing | RunState::Paused | RunState::Interrupted => {
            (Ending::Interrupted, Some("broken".into()))
        }
    };
    let several = report.plan.files.len() > 1;
    let group = |group: ReasonGroup| {
        let file = report.plan.files.get(group.example.file).filter(|_| several).map(|file| file.name.clone());
        RefusedGroup {
            code: (!group.kind.is_empty()).then_some(group.kind),
            words: group.words,
            people: group.people,
            example: Example { row: group.example.row, file, address: group.example.email },
        }
    };
    ReportView {
        ending,
        stop,
        store,
        tag: report.plan.tag().map(str::to_owned),
        outcomes: Outcomes {
            accepted: report.accepted,
            refused: report.rejected.len() as u64,
            not_sent: report.not_sent,
            unknown: report.unknown,
        },
        rows,
        consent,
        refused: report.reasons().into_iter().map(group).collect(),
        support: SupportView {
            requests: report.requests,
            seconds: report.ended_at.0.saturating_sub(report.plan.started_at.0) / 1000,
            batches: report.batches.iter().map(|batch| batch.as_str().to_owned()).collect(),
            instances: report.instances.clone(),
        },
        downloads: [Download::Idle, Download::Idle],
    }
}

/// The report of a run whose worker broke: what was on its way has an unknown outcome, the rest was not sent.
pub fn broken(view: &RunningView, rows: Counts, tag: Option<String>, consent: Chosen, code: &str) -> ReportView {
    let Sent { accepted, refused, under_way } = view.sent;
    ReportView {
        ending: Ending::Interrupted,
        stop: Some(code.into()),
        store: view.store.clone(),
        tag,
        outcomes: Outcomes {
            accepted,
            refused,
            not_sent: view.people.saturating_sub(accepted + refused + under_way),
            unknown: under_way,
        },
        rows,
        consent,
        refused: Vec::new(),
        support: SupportView::default(),
        downloads: [Download::Idle, Download::Idle],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use export::outcome::Rejected;
    use export::{FileIdentity, RunPlan, Time};
    use omnisend::read::Reason;

    fn done(state: RunState) -> Report {
        let rejected = |row, words: &str| Rejected {
            file: 0,
            row,
            email: "ana@example.com".into(),
            status: 400,
            reason: Reason { text: words.into(), ..Reason::default() },
        };
        Report {
            plan: RunPlan {
                files: vec![FileIdentity { name: "VIP.csv".into(), size: 1, hash: String::new() }],
                store: "Minu Pood".into(),
                tags: vec!["VIP".into()],
                total: 10,
                share: 50,
                started_at: Time(1_000),
                ..RunPlan::default()
            },
            state,
            ended_at: Time(142_000),
            accepted: 6,
            not_sent: 1,
            unknown: 0,
            rejected: vec![rejected(5, "phone is taken"), rejected(9, "brewing"), rejected(12, "phone is taken")],
            removed: Vec::new(),
            harmed: Vec::new(),
            requests: 4,
            batches: Vec::new(),
            instances: Vec::new(),
        }
    }

    #[test]
    fn everybody_is_accounted_for() {
        let view = report(&done(RunState::CompletedWithErrors), Counts::default(), None, Chosen::default());
        let Outcomes { accepted, refused, not_sent, unknown } = view.outcomes;
        assert_eq!(accepted + refused + not_sent + unknown, 10);
        assert_eq!(view.refused.iter().map(|group| group.people).sum::<u64>(), refused);
        assert_eq!(view.refused[0].code.as_deref(), Some("phoneTaken"));
        assert_eq!((view.refused[1].code.as_deref(), view.refused[1].words.as_str()), (None, "brewing"));
        assert_eq!(view.refused[0].example.file, None, "one file needs no name");
        assert_eq!(view.support.seconds, 141);
    }

    #[test]
    fn a_stop_says_why_and_names_the_permission() {
        let failed = RunState::Failed(StopReason::Permission { scope: Scope::ContactsWrite });
        let view = report(&done(failed), Counts::default(), None, Chosen::default());
        assert_eq!((view.ending, view.stop.as_deref()), (Ending::Failed, Some("permissionContactsWrite")));
        let view = report(&done(RunState::Processing), Counts::default(), None, Chosen::default());
        assert_eq!((view.ending, view.stop.as_deref()), (Ending::Interrupted, Some("broken")));
    }

    #[test]
    fn a_broken_run_loses_nobody() {
        let sent = Sent { accepted: 5, refused: 1, under_way: 3 };
        let view = RunningView { sent, ..queued(20, None) };
        let report = broken(&view, Counts::default(), None, Chosen::default(), "broken");
        assert_eq!(report.outcomes, Outcomes { accepted: 5, refused: 1, not_sent: 11, unknown: 3 });
    }
}
