//! Review: every row of the files and what becomes of it, before anything is sent.

mod consent;
mod findings;
mod never;
mod rows;

use std::rc::Rc;

use segment::check::Group;
use segment::preview::{Progress, Query, Summary};
use segment::{CellMend, Code, Mend, Policy, Refusal, SaysNo, Verdict, Winner};
use texts::Texts;
use texts::codes::Family;
use yew::prelude::*;

use crate::parts::{Notice, ProgressBar, Share, ShareBar, ShareKey, Tint, Title, Tone, fate_word};
pub use consent::{Consent, ConsentView};
use findings::Findings;
pub use never::{Never, NeverView};
pub use rows::{FileColumns, PAGE, Rows, RowsView, Window};

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
    /// The row that is shown by itself, and what would be sent of it (JSON); none while it is read.
    pub selected: Option<u64>,
    /// What stands in the cells with one code.
    pub groups: Option<(Code, Groups)>,
    /// Mends that are rules, in the order of [`Summary::mends`].
    pub mends: Vec<Mend>,
    /// Corrections of single cells.
    pub cells: Vec<CellMend>,
    /// What becomes of rows.
    pub policy: Policy,
    /// Whether there is something to take back, and something taken back to be done again.
    pub can_undo: bool,
    /// See above.
    pub can_redo: bool,
    /// Whether the rows are being judged anew.
    pub revising: bool,
    /// Why they could not be.
    pub unrevised: Option<Refusal>,
    /// The download of the rows that need fixing.
    pub download: Download,
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
    /// On to Send.
    pub on_continue: Callback<()>,
}

/// The screen.
#[component]
pub fn Review(props: &ReviewProps) -> Html {
    let t = props.t;
    match &props.view {
        ReviewView::Checking(progress) => checking(t, progress, &props.on_cancel),
        ReviewView::Canceled => stopped(props, t.check_canceled(), t.check_canceled_lead().into()),
        ReviewView::Refused(refusal) => {
            let said = t.said(Family::Refusal, refusal.name());
            stopped(props, t.check_failed(), format!("{}. {}", said.what, said.todo))
        }
        ReviewView::Checked(view) => checked(props, view),
    }
}

fn checking(t: Texts, progress: &Progress, on_cancel: &Callback<()>) -> Html {
    html! {
        <section class="review" key="checking">
            <Title text={t.checking_title()} />
            <p class="lead">{ t.checking_lead() }</p>
            <div class="sheet pad work">
                <ProgressBar label={t.checking_title()} done={Some(progress.bytes)} total={progress.total} />
                <p class="num muted">
                    { t.checked_rows(progress.rows) }{ " · " }
                    { t.checking_bytes(&t.size(progress.bytes), &t.size(progress.total)) }
                </p>
                <button type="button" class="btn" onclick={on_cancel.reform(|_| ())}>{ t.cancel() }</button>
            </div>
        </section>
    }
}

fn stopped(props: &ReviewProps, title: &'static str, text: String) -> Html {
    let t = props.t;
    html! {
        <section class="review" key="stopped">
            <Title text={title} />
            <p class="lead">{ text }</p>
            <div class="foot">
                <button type="button" class="btn" onclick={props.on_back.reform(|_| ())}>{ t.back() }</button>
                <div class="end">
                    <button type="button" class="btn go" onclick={props.on_check.reform(|_| ())}>{ t.check_again() }</button>
                </div>
            </div>
        </section>
    }
}

fn checked(props: &ReviewProps, view: &CheckedView) -> Html {
    let t = props.t;
    let CheckedView { summary, rows, download, .. } = view;
    let counts = summary.counts;
    let title = if counts.ready == 0 { t.nobody_ready().into() } else { t.review_title(counts.ready) };
    let preparing = *download == Download::Preparing;
    let onclick = {
        let on_download = props.on_download.clone();
        Callback::from(move |_: MouseEvent| {
            if !preparing {
                on_download.emit(());
            }
        })
    };
    html! {
        <section class="review" key="checked">
            <div class="head">
                <div>
                    <Title text={title} />
                    <p class="lead">{ t.review_of(counts.rows) }</p>
                </div>
                if counts.invalid > 0 {
                    <button type="button" class="btn" aria-disabled={preparing.then_some("true")} {onclick}>
                        { if preparing { t.downloading() } else { t.download_invalid() } }
                    </button>
                }
            </div>
            if let Download::Refused(refusal) = download {
                { download_refused(t, refusal) }
            }
            if segment::is_cut_off(counts.rows) {
                <Notice tone={Tone::Look} title={t.hundred_thousand_title()} text={t.hundred_thousand()} />
            }
            if counts.ready == 0 {
                <Notice tone={Tone::Look} title={t.nobody_ready()} text={t.nobody_lead()}>
                    <button type="button" class="btn" onclick={props.on_back.reform(|_| ())}>{ t.look_at_matching() }</button>
                </Notice>
            }
            <VerdictCounts {t} {counts} />
            <Findings {t} summary={summary.clone()} />
            <Rows {t} view={rows.clone()} summary={summary.clone()} files={props.files.clone()}
                on_query={props.on_act.reform(ReviewAct::Query)} on_start={props.on_act.reform(ReviewAct::Start)} />
            <div class="foot">
                <button type="button" class="btn" onclick={props.on_back.reform(|_| ())}>{ t.back() }</button>
                <div class="end">
                    if counts.ready > 0 {
                        <button type="button" class="btn go" onclick={props.on_continue.reform(|_| ())}>
                            { t.continue_with(counts.ready) }
                        </button>
                    }
                    if counts.invalid > 0 {
                        <span class="small muted">{ t.stay_out(counts.invalid) }</span>
                    }
                </div>
            </div>
        </section>
    }
}

fn download_refused(t: Texts, refusal: &Refusal) -> Html {
    let said = t.said(Family::Refusal, refusal.name());
    html! {
        <Notice tone={Tone::Bad} alert={true} title={said.what} text={said.todo} />
    }
}

/// Properties of [`VerdictCounts`].
#[derive(Clone, PartialEq, Properties)]
pub struct VerdictCountsProps {
    /// Sentences.
    pub t: Texts,
    /// Rows by verdict.
    pub counts: segment::Counts,
}

/// Rows by verdict: the bar and its key, whose sum is the number of rows.
#[component]
pub fn VerdictCounts(props: &VerdictCountsProps) -> Html {
    let VerdictCountsProps { t, counts } = props.clone();
    let shares: Vec<Share> = Verdict::ALL
        .into_iter()
        .map(|verdict| {
            let count = counts.of(verdict);
            let tint = match verdict {
                Verdict::Ready => Tint::Accent,
                Verdict::Unchanged => Tint::Wash,
                Verdict::Duplicate => Tint::Quiet,
                Verdict::Invalid => Tint::Bad,
                Verdict::LeftOut => Tint::Line,
            };
            Share { count, number: t.number(count), word: fate_word(t, verdict), tint }
        })
        .collect();
    html! {
        <section class="sheet pad counts" aria-labelledby="counts-title">
            <h2 id="counts-title" class="hidden">{ t.counts_title() }</h2>
            <ShareBar shares={shares.clone()} label={counts_in_words(t, counts)} />
            <ShareKey {shares} />
        </section>
    }
}

/// All counts in one line: "47,911 ready, 214 duplicates, 96 need fixing".
pub fn counts_in_words(t: Texts, counts: segment::Counts) -> String {
    let words = [
        (counts.ready, t.count_ready(counts.ready)),
        (counts.unchanged, t.count_unchanged(counts.unchanged)),
        (counts.duplicate, t.count_duplicate(counts.duplicate)),
        (counts.invalid, t.count_invalid(counts.invalid)),
        (counts.left_out, t.count_left_out(counts.left_out)),
    ];
    let said: Vec<String> = words.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
    said.join(", ")
}
