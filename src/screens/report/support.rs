//! What Omnisend's support asks for.

use markup::prelude::*;
use texts::Texts;

use crate::parts::CopyButton;

/// Figures and names of the run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SupportView {
    /// Requests sent.
    pub requests: u64,
    /// How long it took, in seconds.
    pub seconds: u64,
    /// Omnisend's names of the batches.
    pub batches: Vec<String>,
    /// Omnisend's names of refused requests.
    pub instances: Vec<String>,
}

/// Properties of [`Support`].
#[derive(Clone, PartialEq, Properties)]
pub struct SupportProps {
    /// Sentences.
    pub t: Texts,
    /// What to show.
    pub view: SupportView,
}

/// The figures, and the names behind a line that opens them.
#[part]
pub fn Support(props: &SupportProps) -> Html {
    let SupportProps { t, view } = props.clone();
    html! {
        <details class="support">
            <summary>{ t.for_support() }</summary>
            <dl class="facts">
                <div><dt>{ t.took() }</dt><dd class="num">{ t.duration(view.seconds) }</dd></div>
                <div><dt>{ t.requests_title() }</dt><dd class="num">{ t.number(view.requests) }</dd></div>
            </dl>
            <p class="small muted">{ t.for_support_lead() }</p>
            { names(t, t.batches(), &view.batches) }
            { names(t, t.instances(), &view.instances) }
        </details>
    }
}

fn names(t: Texts, title: &'static str, names: &[String]) -> Html {
    if names.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3>{ title }{ " " }<span class="muted num">{ t.number(names.len() as u64) }</span></h3>
            <textarea readonly=true rows="4" aria-label={title} value={names.join("\n")} />
            <CopyButton {t} label={t.copy()} text={names.join("\n")} />
        </>
    }
}
