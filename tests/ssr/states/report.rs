//! The report.

use app::parts::Step;
use app::screens::report::{Ending, Example, Outcomes, RefusedGroup, Report, ReportView, SupportView};
use app::screens::review::Download;
use markup::prelude::*;
use segment::{Counts, Refusal};
use texts::Texts;

use super::consent::by_default;
use super::people::COUNTS;
use super::{LONG, State, state};

pub(super) fn report(t: Texts) -> Vec<State> {
    let view = ReportView {
        ending: Ending::CompletedWithErrors,
        stop: None,
        store: Some("Minu Pood".into()),
        tag: Some("VIP".into()),
        outcomes: Outcomes { accepted: 47_902, refused: 9, not_sent: 0, unknown: 0 },
        rows: COUNTS,
        consent: by_default(47_911),
        refused: vec![
            RefusedGroup {
                code: Some("addressRefused".into()),
                words: "identifiers.0.id: has to be a valid email".into(),
                people: 7,
                example: Example { row: 812, file: None, address: "mari.saar@example.ee".into() },
            },
            RefusedGroup {
                code: None,
                words: String::new(),
                people: 2,
                example: Example { row: 9120, file: Some(LONG.into()), address: "x@example.org".into() },
            },
        ],
        support: SupportView {
            requests: 488,
            seconds: 141,
            batches: vec!["65f0c0ffee65f0c0ffee65f0".into(), "65f0c0ffee65f0c0ffee65f1".into()],
            instances: vec!["urn:omnisend:request:1f0c".into()],
        },
        downloads: [Download::Idle, Download::Idle],
    };
    let show = |name, view| {
        let next = (name == "report").then(|| LONG.to_owned());
        let screen = html! {
            <Report {t} {view} on_refused={Callback::noop()} on_invalid={Callback::noop()} on_another={Callback::noop()} next={next} on_next={Callback::noop()} />
        };
        state(t, name, Step::Report, true, screen)
    };
    let clean = ReportView {
        ending: Ending::Successful,
        tag: None,
        store: None,
        outcomes: Outcomes { accepted: 1, ..Outcomes::default() },
        rows: Counts { rows: 1, ready: 1, ..Counts::default() },
        refused: Vec::new(),
        support: SupportView { requests: 4, seconds: 3, ..SupportView::default() },
        ..view.clone()
    };
    let failed = ReportView {
        ending: Ending::Failed,
        stop: Some("key".into()),
        outcomes: Outcomes { accepted: 0, refused: 0, not_sent: 47_811, unknown: 100 },
        refused: Vec::new(),
        downloads: [Download::Refused(Refusal::Gone), Download::Preparing],
        ..view.clone()
    };
    let canceled = ReportView {
        ending: Ending::Canceled,
        outcomes: Outcomes { accepted: 100, refused: 0, not_sent: 47_811, unknown: 0 },
        ..view.clone()
    };
    let interrupted = ReportView { ending: Ending::Interrupted, ..view.clone() };
    vec![
        show("report", view),
        show("report-clean", clean),
        show("report-failed", failed),
        show("report-canceled", canceled),
        show("report-interrupted", interrupted),
    ]
}
