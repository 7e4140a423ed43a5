//! What can happen to the state.

use export::recipe::Recipe;
use export::{ConsentForm, Time};
use segment::check::Group;
use segment::matching::Suggestions;
use segment::preview::{Inspected, Progress, Query, Summary};
use segment::{Choice, Code, Refusal};
use texts::Lang;

use std::rc::Rc;

use super::{BrokenOff, Brought, Generation, KeptChange, NeverSent, Store};
use crate::parts::Step;
use crate::screens::files::Offer;
use crate::screens::matching::MatchingAct;
use crate::screens::report::ReportView;
use crate::screens::review::{Download, ReviewAct};
use crate::screens::send::{RunningView, Tag};
use crate::worker::messages::{Compared, RowsWindow};

/// What happens.
#[derive(Clone, Debug)]
pub enum Action {
    /// Another language.
    Lang(Lang),
    /// Back to a step that is done.
    Back(Step),
    /// On with the files that are open.
    GoOn,
    /// The segments that waited before a reload are not brought any more.
    ForgetOwed,
    /// Whether the files are one segment or several: the person is asked.
    Asked(Vec<Offer>),
    /// An offer is used, or not.
    UseOffer(usize, bool),
    /// Files are being read.
    Reading {
        /// Number.
        generation: Generation,
        /// The files.
        brought: Brought,
    },
    /// The check is to begin as soon as the open files are read once more.
    CheckWhenRead,
    /// The open files are being read once more, as chosen.
    ReadAs(Generation, Choice),
    /// They were.
    ReadAgain {
        /// Number.
        generation: Generation,
        /// Names and results.
        files: Vec<(String, Result<Inspected, Refusal>)>,
        /// What is suggested for the first.
        suggestions: Suggestions,
    },
    /// The files were read: each understood or refused.
    Opened {
        /// Number.
        generation: Generation,
        /// Names and results, in the order in which they were brought.
        files: Vec<(String, Result<Inspected, Refusal>)>,
        /// What is suggested for the first.
        suggestions: Suggestions,
        /// What was kept of the segment's last file.
        recipe: Option<Box<Recipe>>,
    },
    /// The choices are kept for the segment's next file, or not.
    Remember(bool),
    /// Whether a column that is gone, by its place, is the one that it may be now.
    Gone(usize, bool),
    /// The sample could not be loaded.
    SampleLost(Generation),
    /// The reading is given up.
    CancelReading,
    /// What was kept from before the reload is given up.
    StartOver,
    /// Something in Data matching.
    Matching(MatchingAct),
    /// There was no file in what was dropped.
    NothingDropped,
    /// Back to what was checked; nothing has changed since.
    ShowReview,
    /// The check begins.
    Checking(Generation),
    /// The check has come so far.
    CheckProgress(Generation, Progress),
    /// The check is done.
    CheckedAll(Generation, Result<Summary, Refusal>),
    /// The check is given up.
    CancelCheck,
    /// Rows `start ..` of a query are being read.
    Asking {
        /// Number.
        generation: Generation,
        /// Which rows.
        query: Query,
        /// From which on (0-based).
        start: u64,
    },
    /// Rows.
    Rows(Generation, Result<RowsWindow, Refusal>),
    /// A row is shown by itself, or no more.
    Select(Option<u64>),
    /// What stands in cells with this code is being read.
    AskingGroups(Code),
    /// It was.
    GotGroups(Code, Result<Vec<Group>, Refusal>),
    /// Something is put right or chosen about rows.
    Choose(ReviewAct),
    /// The rows are judged anew.
    Revising(Generation),
    /// They were.
    Revised(Generation, Result<Summary, Refusal>),
    /// A file of the rows that need fixing is put together, was, or could not be.
    InvalidDownload(Download),
    /// The same for the refused, in the report.
    RefusedDownload(Download),
    /// On to Send, at this moment.
    Continue(Time),
    /// Something about subscriptions was chosen or typed.
    Consent(ConsentForm),
    /// What would be sent is looked at, or no more.
    Preview(bool),
    /// A file of the requests is put together, was, or could not be.
    RequestsDownload(Download),
    /// Other people are never sent, or they are kept otherwise.
    Never(NeverSent),
    /// The display name.
    ConnectionName(String),
    /// The agreement.
    Agreed(bool),
    /// Omnisend is being asked.
    Connecting(Generation),
    /// It answered: the store, or the code of what is wrong.
    Connected(Generation, Result<Store, String>),
    /// The connection is forgotten.
    Disconnect,
    /// The tag.
    Tag(Tag),
    /// The share.
    Share(u32),
    /// The page around did not allow sending; its words.
    Vetoed(Option<String>),
    /// Another tab sends to the store, or what was kept of a run does not fit: the code's name.
    Hindered(&'static str),
    /// The people are being held against what was sent before.
    Comparing(Generation),
    /// They were, or could not be.
    ComparedAll(Generation, Option<Box<Compared>>),
    /// With ten people first, or not.
    Trial(bool),
    /// It is remembered who was sent, or not.
    RememberSent(bool),
    /// Everybody is sent, or only who is new or changed.
    SendAll(bool),
    /// Leavers lose the tag, or not.
    TakeTag(bool),
    /// Runs that broke off were found.
    FoundBroken(Vec<Rc<BrokenOff>>),
    /// A run that broke off goes on: its files have to be chosen again.
    GoOnWith(Rc<BrokenOff>),
    /// The run began.
    Started(Generation, RunningView),
    /// The run has come so far.
    Running(Generation, RunningView),
    /// The person stops the run.
    CancelRun,
    /// The run is over.
    Finished(Generation, Box<ReportView>),
    /// What this browser keeps is looked at.
    Kept(KeptChange),
    /// Everything from the beginning, the language and the connection kept.
    Another,
}
