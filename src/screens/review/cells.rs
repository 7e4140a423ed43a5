//! The cells of a row, each to be mended in place, and a way back from every mend.

use markup::prelude::*;
use segment::{ContactField, Mend, Target};
use web_sys::{Element, HtmlElement, SubmitEvent};

use super::ReviewAct;
use super::detail::DetailProps;
use super::forms::{Typing, control, typed};
use super::row::now;
use wasm_bindgen::JsCast as _;

/// The cells that are sent, then, folded, the others.
#[component]
pub(super) fn Cells(props: &DetailProps) -> Html {
    let t = props.t;
    let node = use_node_ref();
    let mending = use_state_eq(|| None::<usize>);
    // The focus goes into the field, and back to the button that opened it.
    let before = use_mut_ref(|| None::<usize>);
    {
        let node = node.clone();
        use_effect_with(*mending, move |mending| {
            let left = before.replace(*mending);
            let wanted = match (mending, left) {
                (Some(_), _) => "#cell-to".to_owned(),
                (None, Some(column)) => ["#mend-", &column.to_string()].concat(),
                (None, None) => return,
            };
            let found = node.cast::<Element>().and_then(|node| node.query_selector(&wanted).ok().flatten());
            if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
                found.focus().ok();
            }
        });
    }
    {
        let mending = mending.clone();
        use_effect_with(props.row.index, move |_| mending.set(None));
    }
    let columns = 0..props.labels().len();
    let (used, unused): (Vec<usize>, Vec<usize>) = columns.partition(|column| target_of(props, *column).is_some());
    html! {
        <div ref={node} class="cells">
            <h3>{ t.cells_in_file() }</h3>
            <table class="plain-rows">
                <caption class="hidden">{ t.cells_in_file() }</caption>
                <tbody>
                    for column in used {
                        { line(props, column, &mending) }
                    }
                </tbody>
            </table>
            if !unused.is_empty() {
                <details>
                    <summary class="small">{ t.cells_unsent() }</summary>
                    <table class="plain-rows">
                        <caption class="hidden">{ t.cells_unsent() }</caption>
                        <tbody>
                            for column in unused {
                                <tr>
                                    <th scope="row">{ &props.labels()[column] }</th>
                                    <td>{ value(props, now(&props.row, column)) }</td>
                                </tr>
                            }
                        </tbody>
                    </table>
                </details>
            }
        </div>
    }
}

/// What a column of the row's own file fills: the address before anything else.
fn target_of(props: &DetailProps, column: usize) -> Option<Target> {
    let first = props.first(column)?;
    let mut filled = props.matching.filled();
    filled.find(|(_, from)| from.columns().contains(&first)).map(|(of, _)| of)
}

fn value(props: &DetailProps, value: &str) -> Html {
    if value.is_empty() {
        html! { <span class="muted">{ props.t.empty_cell() }</span> }
    } else {
        html! { <span class="cell">{ value }</span> }
    }
}

fn line(props: &DetailProps, column: usize, mending: &UseStateHandle<Option<usize>>) -> Html {
    let t = props.t;
    let label = &props.labels()[column];
    let cell = props.row.cells.get(column).map_or("", String::as_str);
    let mended = props.row.mended.iter().any(|(at, _)| *at == column);
    let is_open = **mending == Some(column);
    let onclick = {
        let mending = mending.clone();
        Callback::from(move |_: MouseEvent| mending.set((!is_open).then_some(column)))
    };
    html! {
        <tr key={column}>
            <th scope="row">{ label }</th>
            <td>
                if is_open {
                    { form(props, column, mending) }
                } else {
                    { value(props, now(&props.row, column)) }
                    if mended {
                        <p class="small muted before">{ t.stood_before(if cell.is_empty() { t.empty_cell() } else { cell }) }</p>
                        { take_back(props, column, cell) }
                    }
                }
            </td>
            <td class="end">
                <button type="button" id={["mend-", &column.to_string()].concat()} class="btn small plain"
                    aria-label={if is_open { t.cancel().to_owned() } else { t.mend_cell(label) }} {onclick}>
                    { if is_open { t.cancel() } else { t.mend() } }
                </button>
            </td>
        </tr>
    }
}

/// The field in which a cell is mended: this one, or every one that holds the same.
fn form(props: &DetailProps, column: usize, mending: &UseStateHandle<Option<usize>>) -> Html {
    let t = props.t;
    let from = props.row.cells.get(column).map_or("", |cell| cell.trim()).to_owned();
    let of = target_of(props, column).filter(|_| !from.is_empty());
    let by_rule = of.is_some();
    let onsubmit = {
        let (mending, on_act) = (mending.clone(), props.on_act.clone());
        let (cell, stands) = (props.cell(column, String::new()), now(&props.row, column).to_owned());
        Callback::from(move |event: SubmitEvent| {
            let everywhere = control(&event, "[type=checkbox]").is_some_and(|tick| tick.checked());
            let Some(to) = typed(&event).map(|to| to.trim().to_owned()) else { return };
            match of.clone().filter(|_| everywhere) {
                // An address cannot be emptied everywhere: nobody would be left in those rows.
                Some(Target::Field(ContactField::Email)) if to.is_empty() => return,
                Some(of) => on_act.emit(ReviewAct::Mend(Mend::Value { of, from: from.clone(), to })),
                None if to != stands => on_act.emit(ReviewAct::Cell(segment::CellMend { to, ..cell.clone() })),
                None => {}
            }
            mending.set(None);
        })
    };
    let onkeydown = {
        let mending = mending.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.stop_propagation();
                mending.set(None);
            }
        })
    };
    html! {
        <form class="mend-cell" {onsubmit} {onkeydown}>
            <Typing id="cell-to" label={t.mend_cell(&props.labels()[column])} value={now(&props.row, column).to_owned()} />
            if by_rule {
                <label class="choice small"><input type="checkbox" /><span>{ if props.remembered { t.mend_everywhere_kept() } else { t.mend_everywhere() } }</span></label>
            }
            <button type="submit" class="btn small">{ t.save() }</button>
        </form>
    }
}

/// The button that takes a cell's mend back: the correction of the cell itself, else the rule that mended it.
fn take_back(props: &DetailProps, column: usize, cell: &str) -> Html {
    let t = props.t;
    let own = props
        .cells
        .iter()
        .find(|known| (known.file, known.offset, known.column) == (props.row.file, props.row.offset, column));
    let (label, act) = match own {
        Some(own) => (t.take_back(), ReviewAct::Uncell(own.clone())),
        None => match props.mends.iter().position(|mend| mends(props, mend, column, cell)) {
            Some(place) => (t.take_back_everywhere(), ReviewAct::Unmend(place)),
            None => return Html::default(),
        },
    };
    html! {
        <button type="button" class="btn small plain" onclick={props.on_act.reform(move |_| act.clone())}>{ label }</button>
    }
}

/// Whether a rule is what mended this cell.
fn mends(props: &DetailProps, mend: &Mend, column: usize, cell: &str) -> bool {
    let target = target_of(props, column);
    match mend {
        Mend::Value { of, from, .. } => target.as_ref() == Some(of) && from == cell.trim(),
        Mend::Domain { from, .. } => {
            let domain = cell.trim().rsplit_once('@').map(|(_, domain)| domain);
            target == Some(Target::Field(ContactField::Email))
                && domain.is_some_and(|own| own.eq_ignore_ascii_case(from))
        }
        Mend::Zeros => target == Some(Target::Field(ContactField::PostalCode)),
        Mend::Mangled => target != Some(Target::Field(ContactField::PostalCode)),
    }
}
