//! What was found in the rows, by kind: how many, what it is, what to do.

use segment::preview::{Found, Summary};
use texts::Texts;
use texts::codes::Family;
use yew::prelude::*;

use crate::parts::Pill;

/// Kinds that are shown at once; the rarer ones open on demand, so that the rows stay in sight.
const FIRST: usize = 4;

/// Properties of [`Findings`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct FindingsProps {
    /// Sentences.
    pub t: Texts,
    /// The result of the check.
    pub summary: Summary,
}

/// The findings, most frequent first, and what was repaired or not counted. Nothing where there is none.
#[component]
pub(super) fn Findings(props: &FindingsProps) -> Html {
    let FindingsProps { t, summary } = props.clone();
    let mut notes = Vec::new();
    if summary.repaired > 0 {
        notes.push(t.repaired(summary.repaired));
    }
    if summary.blank_lines > 0 {
        notes.push(t.blank_lines(summary.blank_lines));
    }
    if notes.is_empty() && summary.found.is_empty() {
        return Html::default();
    }
    let (first, rest) = summary.found.split_at(summary.found.len().min(FIRST));
    html! {
        <section class="sheet pad findings" aria-labelledby="findings-title">
            <h2 id="findings-title">{ t.findings() }</h2>
            { list(t, first) }
            if !rest.is_empty() {
                <details>
                    <summary>{ t.more_findings(rest.len() as u64) }</summary>
                    { list(t, rest) }
                </details>
            }
            for note in notes {
                <p class="small muted">{ note }</p>
            }
        </section>
    }
}

fn list(t: Texts, found: &[Found]) -> Html {
    html! {
        <ul>
            for found in found {
                <li key={found.code.name()}>
                    <span class="num count">{ t.number(found.rows) }</span>
                    <span>
                        <Pill class={if found.code.is_warning() { "look" } else { "bad" }}
                            text={t.said(Family::Row, found.code.name()).what} />
                        <span class="small muted">{ t.said(Family::Row, found.code.name()).todo }</span>
                    </span>
                </li>
            }
        </ul>
    }
}
