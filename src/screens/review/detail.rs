//! One row by itself: what was found, its cells, what would be sent, and whether the person is.

use markup::prelude::*;
use segment::preview::RowView;
use segment::{CellMend, Matching, Mend, Problem, column_of};
use texts::Texts;
use texts::codes::Family;
use web_sys::HtmlElement;

use super::ReviewAct;
use super::cells::Cells;
use super::row::instead;
use super::rows::FileColumns;
use super::sent::sent;
use crate::parts::{Fate, Icon, Pill, Shape, UNRECORDED, short};

/// Characters of a suggestion on its button.
const LONGEST: usize = 60;

/// Properties of [`Detail`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct DetailProps {
    /// Sentences.
    pub t: Texts,
    /// The row.
    pub row: RowView,
    /// The files.
    pub files: Vec<FileColumns>,
    /// What fills which field.
    pub matching: Matching,
    /// Mends that are rules.
    pub mends: Vec<Mend>,
    /// Corrections of single cells.
    pub cells: Vec<CellMend>,
    /// What would be sent, as JSON.
    pub item: Option<String>,
    /// The hash of the address.
    pub address: Option<u64>,
    /// Whether mends that are rules are kept for the segment's next file.
    pub remembered: bool,
    /// Whether the person is left out by hand.
    pub left_out: bool,
    /// The person does something.
    pub on_act: Callback<ReviewAct>,
    /// Back to the table.
    pub on_close: Callback<()>,
}

impl DetailProps {
    /// The labels of the row's own file.
    pub(super) fn labels(&self) -> &[String] {
        self.files.get(self.row.file).map_or(&[], |file| &file.labels)
    }

    /// The column of the first file that is this one of the row's own.
    pub(super) fn first(&self, column: usize) -> Option<usize> {
        let label = self.labels().get(column)?;
        column_of(label, self.files.first()?.labels.iter().map(String::as_str))
    }

    /// A correction of one of the row's cells.
    pub(super) fn cell(&self, column: usize, to: String) -> CellMend {
        CellMend { file: self.row.file, index: self.row.index, offset: self.row.offset, column, to }
    }
}

/// The panel. Its title takes the focus when another row is opened; Escape closes it.
#[component]
pub(super) fn Detail(props: &DetailProps) -> Html {
    let DetailProps { t, row, on_close, .. } = props;
    let t = *t;
    let title = use_node_ref();
    {
        let title = title.clone();
        use_effect_with(row.index, move |_| {
            if let Some(title) = title.cast::<HtmlElement>() {
                title.focus().ok();
            }
        });
    }
    let onkeydown = {
        let on_close = on_close.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                on_close.emit(());
            }
        })
    };
    let line = t.number(row.row);
    let named = match props.files.get(row.file).filter(|_| props.files.len() > 1) {
        Some(file) => t.row_number_of(&line, &file.name),
        None => t.row_number(&line),
    };
    html! {
        <aside class={classes!("detail", UNRECORDED)} aria-labelledby="row-title" {onkeydown}
            data-private="true" data-hj-suppress="true" data-dd-privacy="mask" data-clarity-mask="true">
            <div class="detail-head">
                <h2 id="row-title" ref={title} tabindex="-1">{ named }</h2>
                <Fate {t} verdict={row.verdict} />
                <button type="button" class="btn small plain close" aria-label={t.close()} onclick={on_close.reform(|_| ())}>
                    <Icon shape={Shape::Cross} />
                </button>
            </div>
            if let Some(said) = instead(t, &props.files, row) {
                <p class="small">{ said }</p>
            }
            if !row.problems.is_empty() {
                <ul class="found-here">
                    for problem in &row.problems {
                        { found(props, problem) }
                    }
                </ul>
            }
            { person(props) }
            <Cells ..props.clone() />
            { would_be_sent(props) }
        </aside>
    }
}

/// What was found, what to do, and the one click that does it.
fn found(props: &DetailProps, problem: &Problem) -> Html {
    let t = props.t;
    let said = t.said(Family::Row, problem.code.name());
    let column = problem.column.as_ref().and_then(|label| props.labels().iter().position(|known| known == label));
    let fix = column.zip(problem.suggestion.clone()).map(|(column, suggestion)| {
        let cell = props.cell(column, suggestion.clone());
        html! {
            <button type="button" class="btn small" onclick={props.on_act.reform(move |_| ReviewAct::Cell(cell.clone()))}>
                { t.use_value(&short(&suggestion, LONGEST)) }
            </button>
        }
    });
    html! {
        <li>
            <Pill class={if problem.warning { "look" } else { "bad" }} text={said.what} />
            <p class="small muted">
                if let Some(label) = &problem.column {
                    <span class="label">{ label }</span>{ ": " }
                }
                { said.todo }
            </p>
            { fix }
        </li>
    }
}

/// Whether the person of this row is sent.
fn person(props: &DetailProps) -> Html {
    let DetailProps { t, address, left_out, on_act, .. } = props;
    let Some(address) = *address else { return Html::default() };
    let (label, act) = if *left_out {
        (t.take_person_in(), ReviewAct::TakeIn(address))
    } else {
        (t.leave_person_out(), ReviewAct::LeaveOut(address))
    };
    html! {
        <div class="person">
            if *left_out {
                <p class="small">{ t.person_left_out() }</p>
            }
            <button type="button" class="btn small" onclick={on_act.reform(move |_| act.clone())}>{ label }</button>
        </div>
    }
}

fn would_be_sent(props: &DetailProps) -> Html {
    let t = props.t;
    let row = &props.row;
    html! {
        <div class="would-send">
            <h3>{ t.would_be_sent() }</h3>
            if let Some(contact) = &row.contact {
                if row.verdict != segment::Verdict::Ready {
                    <p class="small muted">{ t.sends_not_this() }</p>
                }
                <table class="plain-rows">
                    <caption class="hidden">{ t.would_be_sent() }</caption>
                    <tbody>
                        for (name, value) in sent(t, contact) {
                            <tr><th scope="row">{ name }</th><td>{ value }</td></tr>
                        }
                    </tbody>
                </table>
                if let Some(item) = &props.item {
                    <details>
                        <summary class="small">{ t.for_developers() }</summary>
                        <pre tabindex="0" role="region" aria-label={t.for_developers()}>{ item }</pre>
                    </details>
                }
            } else {
                <p class="small muted">{ t.sends_nothing() }</p>
            }
        </div>
    }
}
