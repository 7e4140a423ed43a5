//! What a person put right: every rule with how many rows it mends, and the way back.

use markup::prelude::*;
use segment::Mend;
use segment::preview::Filter;
use texts::Texts;

use super::duplicates::show_rows;
use super::{CheckedView, ReviewAct, Steps};

/// A step back and one forth; nothing where there is neither.
pub(super) fn undo_redo(t: Texts, view: &CheckedView, on_act: &Callback<ReviewAct>) -> Html {
    let Steps { undo, redo } = view.steps;
    if !undo && !redo {
        return Html::default();
    }
    html! {
        <>
            { step(t.undo(), undo, on_act.reform(|()| ReviewAct::Undo)) }
            { step(t.redo(), redo, on_act.reform(|()| ReviewAct::Redo)) }
        </>
    }
}

/// The corrections, folded. Nothing where there is none.
pub(super) fn corrections(t: Texts, view: &CheckedView, on_act: &Callback<ReviewAct>) -> Html {
    let CheckedView { mends, cells, .. } = view;
    if mends.is_empty() && cells.is_empty() {
        return Html::default();
    }
    let count = mends.len() + cells.len();
    html! {
        <section class="sheet fold corrections" aria-labelledby="corrections-title">
            <details>
                <summary>
                    <h2 id="corrections-title" tabindex="-1">
                        { t.corrections() }{ " " }<span class="num muted">{ t.number(count as u64) }</span>
                    </h2>
                    if view.summary.mended > 0 {
                        <span class="small muted">{ t.rows_mended(view.summary.mended) }</span>
                    }
                </summary>
                <p class="small muted">
                    if view.remembered && !mends.is_empty() {
                        { t.corrections_kept() }{ " " }
                    }
                    { t.file_unchanged() }
                </p>
                <ul>
                    for (place, mend) in mends.iter().enumerate() {
                        { rule(t, mend, view.summary.mends.get(place).copied(), on_act.reform(move |_| ReviewAct::Unmend(place))) }
                    }
                    if !cells.is_empty() {
                        <li key="cells">
                            <span>{ t.single_cells(cells.len() as u64) }</span>
                            { show_rows(t, Filter::Mended, t.are_mended(), on_act) }
                        </li>
                    }
                </ul>
            </details>
        </section>
    }
}

/// A step back or forth. It keeps the focus where it leads nowhere, so that the keyboard is never lost.
fn step(label: &'static str, can: bool, on_step: Callback<()>) -> Html {
    let onclick = Callback::from(move |_: MouseEvent| {
        if can {
            on_step.emit(());
        }
    });
    html! {
        <button type="button" class="btn" aria-disabled={(!can).then_some("true")} {onclick}>{ label }</button>
    }
}

fn rule(t: Texts, mend: &Mend, rows: Option<u64>, onclick: Callback<MouseEvent>) -> Html {
    let said = in_words(t, mend);
    html! {
        <li key={said.clone()}>
            <span>
                <span class="change">{ &said }</span>
                if let Some(rows) = rows {
                    { " · " }<span class="num muted">{ t.rows(rows) }</span>
                }
            </span>
            <button type="button" class="btn small plain" aria-label={t.take_back_of(&said)} {onclick}>{ t.take_back() }</button>
        </li>
    }
}

/// A rule as a person reads it: `gmial.com → gmail.com`.
fn in_words(t: Texts, mend: &Mend) -> String {
    match mend {
        Mend::Domain { from, to } => [from, " → ", to].concat(),
        Mend::Value { from, to, .. } => {
            let to = if to.is_empty() { t.empty_cell() } else { to.as_str() };
            [from, " → ", to].concat()
        }
        Mend::Zeros => t.zeros_put_back().into(),
        Mend::Mangled => t.letters_put_right().into(),
    }
}
