//! Review.

use std::rc::Rc;

use app::parts::Step;
use app::screens::review::{CheckedView, Download, FileColumns, Review, ReviewView, RowsView, Window};
use segment::preview::{Filter, Progress, Query, Summary};
use segment::{Counts, Policy, Refusal, Verdict};
use texts::Texts;
use yew::prelude::*;

use super::people::{COUNTS, rows, summary};
use super::{LABELS, State, state};

fn checked_view(summary: Summary, rows: RowsView) -> CheckedView {
    CheckedView {
        summary,
        rows,
        selected: None,
        groups: None,
        mends: Vec::new(),
        cells: Vec::new(),
        policy: Policy::default(),
        can_undo: false,
        can_redo: false,
        revising: false,
        unrevised: None,
        download: Download::Idle,
    }
}

pub(super) fn review(t: Texts) -> Vec<State> {
    let labels: Vec<String> = LABELS.iter().map(|label| (*label).to_owned()).collect();
    let show = |name, view| {
        let files = vec![FileColumns { name: "VIP.csv".into(), labels: labels.clone() }];
        let screen = html! {
            <Review {t} {view} {files} on_act={Callback::noop()} on_download={Callback::noop()}
                on_cancel={Callback::noop()} on_check={Callback::noop()} on_back={Callback::noop()} on_continue={Callback::noop()} />
        };
        state(t, name, Step::Review, false, screen)
    };
    let checked = |counts: Counts, filter: Filter, page: u64, window, download| {
        let rows = RowsView { query: filter.into(), total: counts.rows, start: page * 50, window };
        ReviewView::Checked(Box::new(CheckedView { download, ..checked_view(summary(counts), rows) }))
    };
    let shown = || Window::Shown(Rc::new(rows()));
    let one = Counts { rows: 1, ready: 1, ..Counts::default() };
    let none = Counts { rows: 3, invalid: 3, ..Counts::default() };
    let mut clean = summary(one);
    clean.found.clear();
    (clean.worth_a_look, clean.blank_lines, clean.repaired) = (0, 0, 0);
    let first = Window::Shown(Rc::new(rows()[..1].to_vec()));
    let first = RowsView { query: Query::default(), total: 1, start: 0, window: first };
    let clean = ReviewView::Checked(Box::new(checked_view(clean, first)));
    let progress = Progress { bytes: 61_000_000, total: 165_000_000, rows: 371_204 };
    vec![
        show("review-checking", ReviewView::Checking(progress)),
        show("review-canceled", ReviewView::Canceled),
        show("review-refused", ReviewView::Refused(Refusal::Gone)),
        show("review", checked(COUNTS, Filter::Everyone, 0, shown(), Download::Idle)),
        show(
            "review-loading",
            checked(
                COUNTS,
                Filter::Verdict(Verdict::Invalid),
                1,
                Window::Loading(Rc::new(rows())),
                Download::Preparing,
            ),
        ),
        show(
            "review-no-rows",
            checked(COUNTS, Filter::Verdict(Verdict::Unchanged), 0, Window::Shown(Rc::default()), Download::Idle),
        ),
        show(
            "review-rows-gone",
            checked(COUNTS, Filter::WorthALook, 0, Window::Refused(Refusal::Gone), Download::Refused(Refusal::Gone)),
        ),
        show("review-one", clean),
        show(
            "review-none-ready",
            checked(none, Filter::Everyone, 0, Window::Shown(Rc::new(rows()[5..7].to_vec())), Download::Idle),
        ),
    ]
}
