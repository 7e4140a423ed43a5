//! Review.

use std::rc::Rc;

use app::parts::Step;
use app::screens::review::{CheckedView, Download, FileColumns, Groups, Review, ReviewView, RowsView, Steps, Window};
use markup::prelude::*;
use segment::check::Group;
use segment::preview::{Filter, Progress, Query, RowView, Summary};
use segment::{CellMend, Code, ContactField, Counts, Mend, Policy, Refusal, Target, Verdict, Winner};
use texts::Texts;

use super::people::{COUNTS, mended, much_found, rows, summary};
use super::{LABELS, LONG, State, state};

/// What would be sent of a row, as it is shown to developers.
const ITEM: &str = r#"{"identifiers":[{"type":"email","id":"peeter@gmail.com"}]}"#;

/// Something to take back.
const UNDO: Steps = Steps { undo: true, redo: false };

/// Data of the states below that no language changes.
pub(super) fn is_data(text: &str) -> bool {
    let of_typos =
        ["gmial.com", "gmail.com", "hotmial.com", "hotmail.com", "a-rather-long-domain-of-a-shop-in-tallinn"];
    let of_values = ["Estland?", "EST", "Eesti Vabariik (mandriosa)", "Peeter", "peeter@gmail.com"];
    let text = text.trim_start_matches(|c: char| "× →".contains(c)).trim_end_matches([' ', '→']);
    text == ITEM || of_values.contains(&text) || of_typos.iter().any(|typo| text.starts_with(typo))
}

fn checked_view(summary: Summary, rows: RowsView) -> CheckedView {
    CheckedView {
        summary,
        rows,
        selected: None,
        groups: None,
        mends: Vec::new(),
        cells: Vec::new(),
        policy: Policy::default(),
        remembered: false,
        steps: Steps::default(),
        revising: false,
        unrevised: None,
        download: Download::Idle,
    }
}

fn window(query: Query, total: u64, start: u64, rows: Vec<RowView>) -> RowsView {
    RowsView { query, total, start, window: Window::Shown(Rc::new(rows)) }
}

fn group(value: &str, rows: u64, suggestion: Option<&str>) -> Group {
    let of = Target::Field(ContactField::Country);
    Group { of, value: value.into(), rows, suggestion: suggestion.map(Into::into) }
}

/// A check in which much was found and some of it mended.
fn mending() -> CheckedView {
    let city = Target::Field(ContactField::City);
    let mends = vec![
        Mend::Domain { from: "gmial.com".into(), to: "gmail.com".into() },
        Mend::Value { of: city, from: "Tln".into(), to: String::new() },
        Mend::Zeros,
    ];
    let cells = vec![CellMend { file: 0, index: 8, offset: 800, column: 2, to: "Peeter".into() }];
    let mut all = rows();
    all.push(mended());
    CheckedView {
        mends,
        cells,
        policy: Policy { strict: vec![Code::CountryUnknown], winner: Winner::Merged, ..Policy::default() },
        steps: UNDO,
        ..checked_view(much_found(COUNTS), window(Query::default(), COUNTS.rows, 0, all))
    }
}

/// The states in which a person mends and looks at rows.
fn at_work(show: &impl Fn(&'static str, CheckedView, usize) -> State) -> Vec<State> {
    let values = vec![
        group("Estland?", 208, Some("Estonia")),
        group("Eesti Vabariik (mandriosa)", 103, None),
        group("EST", 1, Some("Estonia")),
    ];
    let with = |groups| CheckedView { groups: Some((Code::CountryUnknown, groups)), ..mending() };
    let code = Query { filter: Filter::Code(Code::EmailNoAt), text: "smith".into() };
    let selected = |index| CheckedView { selected: Some(index), ..mending() };
    let million = Counts { rows: 1_000_000, ready: 999_000, duplicate: 600, invalid: 400, ..Counts::default() };
    let far = window(Query::default(), million.rows, 600_000, rows());
    let mut still =
        RowsView { query: Query::default(), total: COUNTS.rows, start: 80, window: Window::Shown(Rc::default()) };
    still.window = Window::Loading(Rc::new(rows()));
    vec![
        show("review-mending", mending(), 1),
        show(
            "review-remembered",
            CheckedView { remembered: true, selected: Some(8), ..with(Groups::Shown(Rc::new(values.clone()))) },
            1,
        ),
        show("review-cells-only", CheckedView { remembered: true, mends: Vec::new(), ..mending() }, 1),
        show(
            "review-undone",
            CheckedView {
                steps: Steps { undo: false, redo: true },
                ..checked_view(summary(COUNTS), window(Query::default(), COUNTS.rows, 0, rows()))
            },
            1,
        ),
        show("review-values", with(Groups::Shown(Rc::new(values))), 1),
        show("review-values-loading", with(Groups::Loading), 1),
        show("review-values-gone", with(Groups::Refused(Refusal::Gone)), 1),
        show("review-values-empty", with(Groups::Shown(Rc::default())), 1),
        show("review-row", selected(8), 1),
        show(
            "review-row-left-out",
            CheckedView { policy: Policy { left_out: vec![7], ..Policy::default() }, ..selected(8) },
            1,
        ),
        show("review-row-invalid", selected(2), 1),
        show("review-row-of-several", selected(4), 2),
        show("review-found-rows", checked_view(much_found(COUNTS), window(code, 1, 0, rows()[2..3].to_vec())), 1),
        show("review-million", checked_view(summary(million), far), 1),
        show("review-scrolling", checked_view(summary(COUNTS), still), 1),
        show("review-revising", CheckedView { revising: true, ..mending() }, 1),
        show(
            "review-unrevised",
            CheckedView { unrevised: Some(Refusal::Gone), steps: Steps { redo: true, ..UNDO }, ..mending() },
            1,
        ),
    ]
}

pub(super) fn review(t: Texts) -> Vec<State> {
    let labels: Vec<String> = LABELS.iter().map(|label| (*label).to_owned()).collect();
    let screen = |name, view, files: usize| {
        let mut files = vec![FileColumns { name: "VIP.csv".into(), labels: labels.clone() }; files];
        files.iter_mut().skip(1).for_each(|file| file.name = LONG.into());
        let selected = matches!(&view, ReviewView::Checked(view) if view.selected == Some(8));
        let screen = html! {
            <Review {t} {view} {files} item={selected.then(|| ITEM.to_owned())} address={selected.then_some(7)} on_act={Callback::noop()} on_download={Callback::noop()}
                on_cancel={Callback::noop()} on_check={Callback::noop()} on_back={Callback::noop()} on_continue={Callback::noop()} />
        };
        state(t, name, Step::Review, false, screen)
    };
    let show = |name, view| screen(name, view, 1);
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
    let first = window(Query::default(), 1, 0, rows()[..1].to_vec());
    let no = checked_view(Summary { says_no: 1, ..clean.clone() }, first.clone());
    let clean = ReviewView::Checked(Box::new(checked_view(clean, first)));
    let progress = Progress { bytes: 61_000_000, total: 165_000_000, rows: 371_204 };
    let mut states = vec![
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
        show("review-one-no", ReviewView::Checked(Box::new(no))),
        show(
            "review-none-ready",
            checked(none, Filter::Everyone, 0, Window::Shown(Rc::new(rows()[5..7].to_vec())), Download::Idle),
        ),
    ];
    states.extend(at_work(&|name, view, files| screen(name, ReviewView::Checked(Box::new(view)), files)));
    states
}
