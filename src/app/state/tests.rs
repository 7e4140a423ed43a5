//! The ways through the state: what its tests share.

mod files;
mod kept;
mod kept_screen;
mod review;

use segment::preview::{Column, Filter, RowStart, RowView, Summary};
use segment::{ContactField, Counts, Dialect, Encoding, Filling, Mend, Refusal, Verdict};

use super::*;
use crate::screens::files::Why;
use crate::screens::matching::MatchingAct;
use crate::screens::report::{Ending, Outcomes, SupportView};
use crate::screens::review::{ReviewAct, Window};
use crate::screens::send::{RunningView, Sent, Standing};
use crate::worker::messages::RowsWindow;

fn act(state: &Rc<State>, action: Action) -> Rc<State> {
    Rc::clone(state).reduce(action)
}

fn all(state: &Rc<State>, actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    actions.into_iter().fold(Rc::clone(state), |state, action| act(&state, action))
}

fn file(name: &str, labels: &[&str]) -> Inspected {
    let start = RowStart { offset: 0, line: 1 };
    let samples = |label: &str| if label == "EMail" { &["ana@example.com", "bo@example.com"][..] } else { &[] };
    Inspected {
        name: name.into(),
        size: 1,
        encoding: Encoding::UTF_8,
        guarded: false,
        dialect: Dialect { delimiter: ',', quote: Some('"'), escape: None, padded: false },
        header: Some(1),
        columns: labels.iter().map(|label| Column::new(*label, samples(label).iter().copied())).collect(),
        top_rows: Vec::new(),
        first_rows: Vec::new(),
        rows: Some(1),
        first: start,
        data: start,
    }
}

fn opened(generation: Generation, files: &[Inspected]) -> Action {
    let suggestions = segment::matching::suggest(&files[0].columns);
    let files = files.iter().map(|file| (file.name.clone(), Ok(file.clone()))).collect();
    Action::Opened { generation, files, suggestions, recipe: None }
}

fn reading(generation: Generation, origin: Origin) -> Action {
    let names = vec!["VIP_2026-11-23.csv".into()];
    Action::Reading { generation, brought: Brought { names, origin, ..Brought::default() } }
}

fn column(field: ContactField, column: usize) -> Action {
    Action::Matching(MatchingAct::Fill(field, Some(Filling::Column(column))))
}

fn vip() -> Inspected {
    file("VIP_2026-11-23.csv", &["EMail", "FirstName", "Points"])
}

fn matched() -> Rc<State> {
    all(&Rc::new(State::new(Lang::En, SampleOffer::Practice)), [reading(1, Origin::Own), opened(1, &[vip()])])
}

fn summary(ready: u64, invalid: u64) -> Summary {
    Summary { counts: Counts { rows: ready + invalid, ready, invalid, ..Counts::default() }, ..Summary::default() }
}

fn checked(ready: u64) -> Rc<State> {
    all(&matched(), [Action::Checking(2), Action::CheckedAll(2, Ok(summary(ready, 120)))])
}

fn asking(generation: Generation, filter: Filter, start: u64) -> Action {
    Action::Asking { generation, query: filter.into(), start }
}

const NOW: export::Time = export::Time(1_795_564_800_000);

fn view(standing: Standing, accepted: u64) -> RunningView {
    let sent = Sent { accepted, ..Sent::default() };
    RunningView { store: None, standing, people: 100, sent, rate: None, left: None }
}

fn report() -> Box<ReportView> {
    Box::new(ReportView {
        ending: Ending::Successful,
        stop: None,
        store: None,
        tag: None,
        outcomes: Outcomes::default(),
        rows: Counts::default(),
        consent: export::Chosen::default(),
        refused: Vec::new(),
        support: SupportView::default(),
        downloads: [Download::Idle, Download::Idle],
    })
}
