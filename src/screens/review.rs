//! Review: every row of the files and what becomes of it, before anything is sent.

mod cells;
mod checked;
mod consent;
mod counts;
mod detail;
mod duplicates;
mod findings;
mod focus;
mod forms;
mod groups;
mod mends;
mod never;
mod remember;
mod row;
mod rows;
mod sent;
mod table;
mod tabs;
mod track;
mod waiting;

use std::rc::Rc;

use markup::prelude::*;
use segment::check::Group;
use segment::preview::{Progress, Query, Summary};
use segment::{CellMend, Code, Mend, Policy, Refusal, SaysNo, Winner};
use texts::Texts;

use checked::checked;
pub use consent::{Consent, ConsentView, Tried};
pub use counts::{VerdictCounts, counts_in_words};
use focus::use_kept_focus;
pub use never::{Never, NeverView};
pub use remember::Remember;
pub use rows::{FileColumns, PAGE, RowsView, Window};
use waiting::{checking, refused, stopped};

/// What the screen shows.
#[derive(Clone, Debug, PartialEq)]
pub enum ReviewView {
    /// Rows are being checked.
    Checking(Progress),
    /// The check was stopped by the person.
    Canceled,
    /// The check could not be finished.
    Refused(Refusal),
    /// Every row was checked.
    Checked(Box<CheckedView>),
}

/// A finished check, and what a person looks at of it.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckedView {
    /// What was found.
    pub summary: Summary,
    /// The table.
    pub rows: RowsView,
    /// The row that is shown by itself (0-based over all files).
    pub selected: Option<u64>,
    /// What stands in the cells with one code.
    pub groups: Option<(Code, Groups)>,
    /// Mends that are rules, in the order of [`Summary::mends`].
    pub mends: Vec<Mend>,
    /// Corrections of single cells.
    pub cells: Vec<CellMend>,
    /// What becomes of rows.
    pub policy: Policy,
    /// Whether the mends that are rules are kept for the segment's next file.
    pub remembered: bool,
    /// What can be taken back and done again.
    pub steps: Steps,
    /// Whether the rows are being judged anew.
    pub revising: bool,
    /// Why they could not be.
    pub unrevised: Option<Refusal>,
    /// The download of the rows that need fixing.
    pub download: Download,
}

/// Whether there is something to take back, and something taken back to be done again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    /// Something to take back.
    pub undo: bool,
    /// Something to be done again.
    pub redo: bool,
}

/// What stands in the cells with one code.
#[derive(Clone, Debug, PartialEq)]
pub enum Groups {
    /// Being read.
    Loading,
    /// There, the most frequent first.
    Shown(Rc<Vec<Group>>),
    /// They could not be read.
    Refused(Refusal),
}

/// What a person does on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum ReviewAct {
    /// Looks for other rows.
    Query(Query),
    /// Looks at the rows from here on (0-based).
    Start(u64),
    /// Looks at one row by itself (0-based over all files), or no more.
    Select(Option<u64>),
    /// Looks at what stands in cells with this code.
    Groups(Code),
    /// Mends by a rule.
    Mend(Mend),
    /// Mends by several rules at once.
    MendAll(Vec<Mend>),
    /// Takes a rule away, by its place.
    Unmend(usize),
    /// Corrects a cell.
    Cell(CellMend),
    /// Takes a correction away.
    Uncell(CellMend),
    /// Leaves a person out, by the hash of the address.
    LeaveOut(u64),
    /// Takes such a person in again.
    TakeIn(u64),
    /// Leaves rows with this code out, or not.
    Strict(Code, bool),
    /// Chooses which of several rows with one address is sent.
    Winner(Winner),
    /// Chooses what becomes of people whose row says No.
    SaysNo(SaysNo),
    /// Names the people who are never sent, by the hashes of their addresses in ascending order.
    Never(Vec<u64>),
    /// Takes the last change back.
    Undo,
    /// Does it again.
    Redo,
}

/// A download that has to be put together first.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Download {
    /// Not asked for.
    #[default]
    Idle,
    /// Being put together.
    Preparing,
    /// It could not be put together.
    Refused(Refusal),
}

/// Properties of [`Review`].
#[derive(Clone, PartialEq, Properties)]
pub struct ReviewProps {
    /// Sentences.
    pub t: Texts,
    /// What to show.
    pub view: ReviewView,
    /// The files; their names are shown in the table where there are several.
    pub files: Vec<FileColumns>,
    /// What would be sent of the row that is shown by itself, as the request's JSON.
    #[prop_or_default]
    pub item: Option<String>,
    /// The hash of that row's address, by which the person is left out.
    #[prop_or_default]
    pub address: Option<u64>,
    /// The person does something with the rows.
    pub on_act: Callback<ReviewAct>,
    /// The rows that need fixing are wanted as a file.
    pub on_download: Callback<()>,
    /// The check is to stop.
    pub on_cancel: Callback<()>,
    /// The check is to begin again.
    pub on_check: Callback<()>,
    /// Back to Data matching.
    pub on_back: Callback<()>,
    /// What is to be chosen before sending: subscriptions, who is never sent, what is kept.
    #[prop_or_default]
    pub choices: Html,
    /// What would be sent is to be looked at.
    #[prop_or_default]
    pub on_preview: Callback<()>,
    /// On to Send.
    pub on_continue: Callback<()>,
}

/// The screen.
#[component]
pub fn Review(props: &ReviewProps) -> Html {
    let t = props.t;
    let kept = use_kept_focus();
    match &props.view {
        ReviewView::Checking(progress) => checking(t, progress, &props.on_cancel),
        ReviewView::Canceled => stopped(props, t.check_canceled(), t.check_canceled_lead().into()),
        ReviewView::Refused(refusal) => refused(props, refusal),
        ReviewView::Checked(view) => checked(props, view, &kept),
    }
}
