//! The table of rows: filtered by verdict, page by page, each with what becomes of it and why.

use std::rc::Rc;

use segment::preview::{Filter, Query, RowView, Summary};
use segment::{Code, ContactField, Problem, Refusal, Verdict, column_of};
use texts::Texts;
use texts::codes::Family;
use yew::prelude::*;

use crate::parts::{Fate, Notice, Pager, Pill, ProgressBar, Tone, UNRECORDED, fate_word, short};

/// Characters shown of a cell; the file keeps the rest.
const CELL: usize = 120;

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
pub struct RowsProps {
    /// Sentences.
    pub t: Texts,
    /// What to show.
    pub view: RowsView,
    /// The result of the check.
    pub summary: Summary,
    /// The files.
    pub files: Vec<FileColumns>,
    /// Other rows are wanted.
    pub on_query: Callback<Query>,
    /// Rows from here on are wanted (0-based).
    pub on_start: Callback<u64>,
}

/// The filters, the table, the pages.
#[component]
pub fn Rows(props: &RowsProps) -> Html {
    let RowsProps { t, view, on_start, .. } = props.clone();
    html! {
        <section class="sheet rows">
            { filters(props) }
            { match &view.window {
                Window::Refused(refusal) => refused(props, refusal),
                Window::Shown(rows) if rows.is_empty() => html! { <p class="pad muted">{ t.nobody_here() }</p> },
                Window::Loading(rows) => html! {
                    <>
                        <ProgressBar label={t.reading_rows()} />
                        { table(props, rows, true) }
                    </>
                },
                Window::Shown(rows) => table(props, rows, false),
            } }
            <Pager {t} page={view.start / u64::from(PAGE)} total={view.total} size={u64::from(PAGE)}
                on_page={on_start.reform(|page| page * u64::from(PAGE))} />
        </section>
    }
}

fn count(summary: &Summary, filter: Filter) -> u64 {
    match filter {
        Filter::Verdict(verdict) => summary.counts.of(verdict),
        Filter::WorthALook => summary.worth_a_look,
        _ => summary.counts.rows,
    }
}

/// One button a verdict that occurs, with its count; the chosen one is pressed.
fn filters(props: &RowsProps) -> Html {
    let t = props.t;
    let verdicts = Verdict::ALL.into_iter().map(Filter::Verdict);
    let shown = [Filter::Everyone]
        .into_iter()
        .chain(verdicts.clone().take(1))
        .chain([Filter::WorthALook])
        .chain(verdicts.skip(1))
        .filter(|filter| {
            *filter == Filter::Everyone || *filter == props.view.query.filter || count(&props.summary, *filter) > 0
        });
    html! {
        <div class="tabs" role="group" aria-label={t.show_rows()}>
            for filter in shown {
                <button type="button" aria-pressed={(filter == props.view.query.filter).to_string()}
                    onclick={props.on_query.reform(move |_| filter.into())}>
                    { match filter {
                        Filter::Everyone => t.everyone(),
                        Filter::Verdict(verdict) => fate_word(t, verdict),
                        Filter::WorthALook => t.worth_a_look(),
                        _ => "",
                    } }
                    { " " }<span class="num">{ t.number(count(&props.summary, filter)) }</span>
                </button>
            }
        </div>
    }
}

fn refused(props: &RowsProps, refusal: &Refusal) -> Html {
    let t = props.t;
    let (said, start) = (t.said(Family::Refusal, refusal.name()), props.view.start);
    html! {
        <div class="pad">
            <Notice tone={Tone::Bad} alert={true} title={t.rows_failed()} text={format!("{}. {}", said.what, said.todo)}>
                <button type="button" class="btn" onclick={props.on_start.reform(move |_| start)}>{ t.try_again() }</button>
            </Notice>
        </div>
    }
}

fn table(props: &RowsProps, rows: &[RowView], loading: bool) -> Html {
    let t = props.t;
    let fields: Vec<(ContactField, usize)> = ContactField::ALL
        .into_iter()
        .filter_map(|field| Some((field, props.summary.matching.column(field)?)))
        .collect();
    let (email, others): (Vec<_>, Vec<_>) = fields.into_iter().partition(|(field, _)| *field == ContactField::Email);
    let several = props.files.len() > 1;
    html! {
        <div class={classes!("scroll", UNRECORDED)} role="region" tabindex="0" aria-label={t.review_caption()}
            data-private="true" data-hj-suppress="true" data-dd-privacy="mask" data-clarity-mask="true">
            <table class="people" aria-busy={loading.then_some("true")}>
                <caption class="hidden">{ t.review_caption() }</caption>
                <thead>
                    <tr>
                        <th scope="col" class="n">{ t.row() }</th>
                        if several {
                            <th scope="col">{ t.file() }</th>
                        }
                        <th scope="col">{ t.email() }</th>
                        <th scope="col">{ t.fate() }</th>
                        for (field, _) in &others {
                            <th scope="col">{ t.field(field.name()) }</th>
                        }
                    </tr>
                </thead>
                <tbody>
                    for row in rows {
                        <tr key={row.index}>
                            <th scope="row" class="n muted">{ t.number(row.row) }</th>
                            if several {
                                <td class="muted">{ props.files.get(row.file).map(|file| file.name.clone()) }</td>
                            }
                            for (field, column) in &email {
                                { cell(props, row, *field, *column) }
                            }
                            <td class="fate">{ fate(t, &props.files, row) }</td>
                            for (field, column) in &others {
                                { cell(props, row, *field, *column) }
                            }
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}

/// A cell as it stands in the file, marked where something was found in it.
fn cell(props: &RowsProps, row: &RowView, field: ContactField, column: usize) -> Html {
    let Some(label) = props.files.first().and_then(|file| file.labels.get(column)) else { return Html::default() };
    let at = props.files.get(row.file).and_then(|file| column_of(label, file.labels.iter().map(String::as_str)));
    let own = at.and_then(|at| props.files.get(row.file)?.labels.get(at));
    let value = at.and_then(|at| row.cells.get(at)).map_or("", String::as_str);
    let worst = row
        .problems
        .iter()
        .filter(|problem| problem.column.is_some() && problem.column.as_ref() == own)
        .map(|problem| if problem.warning { "cell-look" } else { "cell-bad" })
        .min();
    let scope = (field == ContactField::Email).then_some("email");
    html! {
        <td class={classes!(scope)}>
            if value.is_empty() {
                <span class="muted" aria-label={props.t.empty_cell()} role="img">{ "–" }</span>
            } else {
                <span class={classes!("cell", worst)}>{ short(value, CELL) }</span>
            }
        </td>
    }
}

/// The verdict, and under it the reason with what to do.
fn fate(t: Texts, files: &[FileColumns], row: &RowView) -> Html {
    html! {
        <>
            <Fate {t} verdict={row.verdict} />
            if let Some(instead) = &row.instead {
                <span class="why small">{ match files.get(instead.file).filter(|_| instead.file != row.file) {
                    Some(file) => t.sent_instead_of(&t.number(instead.row), &file.name),
                    None => t.sent_instead(&t.number(instead.row)),
                } }</span>
            }
            for problem in &row.problems {
                { why(t, problem) }
            }
        </>
    }
}

fn why(t: Texts, problem: &Problem) -> Html {
    let said = t.said(Family::Row, problem.code.name());
    let whole_row = matches!(problem.code, Code::RowShort | Code::RowLong | Code::RowTooLong);
    html! {
        <span class="why small">
            if problem.warning {
                <Pill class="look" text={said.what} />
            } else {
                <strong>{ said.what }</strong>
            }
            { " " }
            if let Some(suggestion) = &problem.suggestion {
                <span>{ t.meant(suggestion) }</span>
            } else if whole_row || !problem.warning {
                <span class="muted">{ said.todo }</span>
            }
        </span>
    }
}
