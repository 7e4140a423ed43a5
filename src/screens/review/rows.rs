//! The rows: which of them, the table, where in it one is, and one row by itself.

use std::rc::Rc;

use markup::prelude::*;
use segment::preview::{Query, RowView};
use segment::{ContactField, Refusal};
use texts::Texts;
use web_sys::SubmitEvent;

use super::detail::Detail;
use super::forms::{Typing, typed};
use super::row::Columns;
use super::table::{Table, table, use_table};
use super::tabs::{find, tabs};
use super::waiting::said;
use super::{CheckedView, ReviewAct};
use crate::parts::{Notice, ProgressBar, Tone};

/// Rows that are read at once.
pub const PAGE: u32 = 50;

/// Which rows the table shows.
#[derive(Clone, Debug, PartialEq)]
pub struct RowsView {
    /// Which rows are looked for.
    pub query: Query,
    /// How many there are of them.
    pub total: u64,
    /// The first one that is shown (0-based).
    pub start: u64,
    /// The rows.
    pub window: Window,
}

/// The rows of one page, as far as they are there.
#[derive(Clone, Debug, PartialEq)]
pub enum Window {
    /// They are being read; the rows that were shown before stay.
    Loading(Rc<Vec<RowView>>),
    /// They are there.
    Shown(Rc<Vec<RowView>>),
    /// They could not be read.
    Refused(Refusal),
}

impl Window {
    /// The rows that are at hand.
    fn rows(&self) -> &[RowView] {
        match self {
            Self::Loading(rows) | Self::Shown(rows) => rows,
            Self::Refused(_) => &[],
        }
    }
}

/// A file's name and the labels of its columns; the same labels may stand in another order in each file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileColumns {
    /// Name.
    pub name: String,
    /// Labels, in the order of the file.
    pub labels: Vec<String>,
}

/// Properties of [`Rows`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct RowsProps {
    /// Sentences.
    pub t: Texts,
    /// What to show.
    pub view: CheckedView,
    /// The files.
    pub files: Vec<FileColumns>,
    /// What would be sent of the row that is shown by itself, as JSON.
    pub item: Option<String>,
    /// The hash of that row's address.
    pub address: Option<u64>,
    /// The person does something.
    pub on_act: Callback<ReviewAct>,
}

/// The tabs, the search, the table, and beside it the row that a person looks at.
#[component]
pub(super) fn Rows(props: &RowsProps) -> Html {
    let RowsProps { t, view, files, item, address, on_act } = props;
    let (t, rows) = (*t, &view.rows);
    let at = use_table(rows, on_act.reform(ReviewAct::Start));
    // The row that is shown by itself stays while the table goes elsewhere.
    let looked_at = use_mut_ref(|| None::<RowView>);
    let selected = {
        let mut looked_at = looked_at.borrow_mut();
        let found = view.selected.and_then(|index| rows.window.rows().iter().find(|row| row.index == index));
        if let Some(found) = found {
            *looked_at = Some(found.clone());
        }
        looked_at.clone().filter(|row| view.selected == Some(row.index))
    };
    let on_query = on_act.reform(ReviewAct::Query);
    let on_open = on_act.reform(|index| ReviewAct::Select(Some(index)));
    let on_close = {
        let (at, on_act) = (at.clone(), on_act.clone());
        Callback::from(move |()| {
            on_act.emit(ReviewAct::Select(None));
            at.focus();
        })
    };
    let summary = &view.summary;
    let filled = ContactField::ALL.into_iter();
    let fields = filled.filter_map(|field| Some((field, summary.matching.column(field)?)));
    let columns = Columns { t, files, fields: fields.collect() };
    let loading = matches!(rows.window, Window::Loading(_));
    let unread = matches!(rows.window, Window::Refused(_));
    html! {
        <section class={classes!("sheet", "rows", selected.is_some().then_some("with-row"), unread.then_some("unread"))}>
            { tabs(t, summary, &rows.query, &on_query) }
            { find(t, &rows.query, &on_query) }
            if loading {
                <ProgressBar label={t.reading_rows()} />
            }
            if let Window::Refused(refusal) = &rows.window {
                { refused(t, refusal, rows.start, on_act) }
            }
            <div class="side-by-side">
                if rows.total == 0 && !loading {
                    <p class="pad muted nobody">{ t.nobody_here() }</p>
                } else {
                    <div class="tabled">{ table(&at, &columns, view.selected, &on_open, &on_close) }</div>
                }
                if let Some(row) = selected {
                    <Detail {t} {row} files={files.clone()} matching={summary.matching.clone()} mends={view.mends.clone()}
                        cells={view.cells.clone()} remembered={view.remembered} item={item.clone()} {address}
                        left_out={address.is_some_and(|address| view.policy.left_out.binary_search(&address).is_ok())}
                        {on_act} {on_close} />
                }
            </div>
            { position(t, rows, &at) }
        </section>
    }
}

/// Which rows are at hand, and a way to any other.
fn position(t: Texts, view: &RowsView, at: &Table) -> Html {
    let count = view.window.rows().len() as u64;
    let (from, to) = (view.start + 1, (view.start + count).min(view.total));
    let onsubmit = {
        let at = at.clone();
        Callback::from(move |event: SubmitEvent| {
            if let Some(wanted) = typed(&event).and_then(|typed| typed.trim().parse::<u64>().ok()) {
                at.go(wanted.saturating_sub(1));
                at.focus();
            }
        })
    };
    html! {
        <div class="pager">
            <p class="small muted" role="status">
                if from <= to {
                    { t.range(&t.number(from), &t.number(to), &t.number(view.total)) }
                }
            </p>
            if view.total > u64::from(PAGE) {
                <form class="jump" {onsubmit}>
                    <label for="position">{ t.go_to_position() }</label>
                    <Typing id="position" kind="number" />
                    <button type="submit" class="btn small">{ t.go() }</button>
                </form>
            }
        </div>
    }
}

fn refused(t: Texts, refusal: &Refusal, start: u64, on_act: &Callback<ReviewAct>) -> Html {
    html! {
        <div class="pad">
            <Notice tone={Tone::Bad} alert={true} title={t.rows_failed()} text={said(t, refusal)}>
                <button type="button" class="btn" onclick={on_act.reform(move |_| ReviewAct::Start(start))}>{ t.try_again() }</button>
            </Notice>
        </div>
    }
}
